//! Fields that the team defined for its customers, and what it entered in them.

use std::collections::BTreeSet;

use super::DemoError;
use super::firms::Firm;
use super::scene::Scene;
use super::wares::yuan;
use crate::domain::book_settings::BookSettings;
use crate::domain::id::{NewId, OwnChoiceId, OwnFieldId};
use crate::domain::money::Money;
use crate::domain::own_field::{OwnChoice, OwnField, OwnSort, OwnValue};
use crate::domain::rate::Quantity;

/// A name, what is entered, and what may be chosen.
const FIELDS: [(&str, OwnSort, &[&str]); 6] = [
    ("用途", OwnSort::One, &["市政供水", "工业水处理", "石化", "食品饮料", "科研"]),
    ("在用仪表", OwnSort::Several, &["电磁流量计", "超声流量计", "涡街流量计", "其他品牌"]),
    ("装机台数", OwnSort::Number, &[]),
    ("年采购预算", OwnSort::Amount, &[]),
    ("质保到期", OwnSort::Day, &[]),
    ("须招标", OwnSort::YesNo, &[]),
];

/// Whose, the use, the meters by their places in the list, how many are installed, the budget in yuan, the end of the warranty in
/// days from today, and whether it buys by tender.
type Entered = (Firm, usize, &'static [usize], i64, i64, i64, bool);

const ENTERED: &[Entered] = &[
    (Firm::Chengchuan, 1, &[0, 1], 42, 1_200_000, 210, false),
    (Firm::Haiyue, 0, &[0], 118, 2_600_000, 95, true),
    (Firm::Nanheng, 1, &[0, 3], 36, 800_000, 24, false),
    (Firm::Hengli, 2, &[2], 9, 300_000, -40, false),
    (Firm::Weifeng, 0, &[0, 1], 64, 1_500_000, 330, true),
    (Firm::Jiangyuan, 0, &[0], 27, 600_000, 12, true),
    (Firm::Luhu, 0, &[1, 3], 15, 450_000, 160, true),
    (Firm::Songling, 3, &[0], 6, 120_000, 75, false),
    (Firm::Tallowmere, 2, &[2, 3], 20, 900_000, 400, false),
];

/// Defines the fields and enters the values.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let mut settings = BookSettings::default();
    let mut ids: Vec<OwnFieldId> = Vec::with_capacity(FIELDS.len());
    let mut choices: Vec<Vec<OwnChoiceId>> = Vec::with_capacity(FIELDS.len());
    for (name, sort, names) in FIELDS {
        let id = OwnFieldId::fresh(scene.ids);
        let mut field = OwnField { name: name.to_owned(), sort, choices: Vec::new(), retired: false };
        for name in names {
            let id = OwnChoiceId::fresh(scene.ids);
            field.choices.push(OwnChoice { id, name: (*name).to_owned(), retired: false });
        }
        choices.push(field.choices.iter().map(|it| it.id).collect());
        ids.push(id);
        settings.own_fields.insert(id, field);
    }
    let choice = |field: usize, at: usize| choices.get(field).and_then(|all| all.get(at)).copied();
    for (firm, used, meters, installed, budget, warranty, tender) in ENTERED {
        let meters: BTreeSet<OwnChoiceId> = meters.iter().filter_map(|at| choice(1, *at)).collect();
        let values = [
            choice(0, *used).map(OwnValue::One),
            Some(OwnValue::Several(meters)),
            Some(OwnValue::Number(Quantity::whole(*installed)?)),
            Some(OwnValue::Amount(Money::cny(yuan(*budget)))),
            Some(OwnValue::Day(scene.day(*warranty)?)),
            Some(OwnValue::YesNo(*tender)),
        ];
        let customer = scene.buyer(*firm)?.customer.id;
        for it in scene.book.customers.iter_mut().filter(|it| it.id == customer) {
            let values = ids.iter().zip(&values);
            it.own = values.filter_map(|(id, value)| Some((*id, value.clone()?))).collect();
        }
    }
    scene.book.settings = Some(settings);
    Ok(())
}
