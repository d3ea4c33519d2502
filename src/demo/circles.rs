//! By which words customers are grouped, and which of them belong together.

use super::DemoError;
use super::firms::Firm;
use super::scene::Scene;
use crate::domain::id::{CustomerId, NewId};

/// The tags of customers.
const TAGS: &[(Firm, &[&str])] = &[
    (Firm::Chengchuan, &["年框客户", "周一不收货"]),
    (Firm::Haiyue, &["年框客户", "集团采购"]),
    (Firm::Nanheng, &["年框客户"]),
    (Firm::Hengli, &["催款"]),
    (Firm::Weifeng, &["招标客户", "验收严"]),
    (Firm::Qianyu, &["验收严"]),
    (Firm::Jiangyuan, &["集团采购"]),
    (Firm::Luhu, &["招标客户"]),
    (Firm::Diancui, &["集团采购", "展会认识"]),
    (Firm::Songling, &["冬季停收"]),
    (Firm::Qixi, &["验收严"]),
    (Firm::Tallowmere, &["出口", "英文合同"]),
    (Firm::Yunmen, &["展会认识"]),
    (Firm::Baisha, &["展会认识"]),
    (Firm::Lanshan, &["经销"]),
];

/// Who belongs to whom.
const PARENTS: &[(Firm, Firm)] = &[(Firm::Jiangyuan, Firm::Haiyue), (Firm::Baisha, Firm::Diancui)];

/// Puts the tags and the parents into the customers.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (firm, tags) in TAGS {
        let id = scene.buyer(*firm)?.customer.id;
        for customer in scene.book.customers.iter_mut().filter(|it| it.id == id) {
            customer.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        }
    }
    for (firm, parent) in PARENTS {
        let (id, parent): (CustomerId, CustomerId) =
            (scene.buyer(*firm)?.customer.id, scene.buyer(*parent)?.customer.id);
        for customer in scene.book.customers.iter_mut().filter(|it| it.id == id) {
            customer.parent = Some(parent);
        }
    }
    Ok(())
}
