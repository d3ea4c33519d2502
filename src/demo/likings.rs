//! What the customers like and dislike, and the lists that somebody gave a name.

use super::DemoError;
use super::firms::Firm;
use super::scene::Scene;
use crate::domain::id::{NewId, PreferenceId, SavedViewId};
use crate::domain::preference::{Preference, PreferenceCategory, Strength};
use crate::domain::saved_view::{SavedView, ViewedList};

/// Whose, of which person, what it is about, what it is, how strong, where from, days from today, in confidence.
type Liking = (Firm, Option<&'static str>, PreferenceCategory, &'static str, u8, &'static str, i64, bool);

const LIKINGS: &[Liking] = &[
    (Firm::Chengchuan, None, PreferenceCategory::Product, "只用 316L 接液材质", 5, "技术协议", -310, false),
    (Firm::Chengchuan, None, PreferenceCategory::Price, "看全年总价，不逐单压价", 4, "采购总监口述", -214, false),
    (Firm::Chengchuan, None, PreferenceCategory::Delivery, "周一不收货，须提前一天报车牌", 4, "仓库通知", -190, false),
    (
        Firm::Chengchuan,
        Some("邵思齐"),
        PreferenceCategory::Communication,
        "大事先电话，纪要用邮件",
        3,
        "拜访",
        -33,
        false,
    ),
    (
        Firm::Chengchuan,
        Some("顾明远"),
        PreferenceCategory::Other,
        "孩子今年高考，六月少约晚上",
        2,
        "饭间聊起",
        -20,
        true,
    ),
    (Firm::Haiyue, None, PreferenceCategory::Communication, "每月 25 日对账，对账单用邮件", 5, "财务约定", -400, false),
    (Firm::Nanheng, None, PreferenceCategory::Price, "习惯用承兑汇票付款", 4, "历次回款", -260, false),
    (Firm::Hengli, None, PreferenceCategory::Product, "要 DN80 带温度补偿", 3, "样机测试", -19, false),
    (Firm::Luhu, None, PreferenceCategory::Price, "提前付款要求开收据", 3, "财务约定", -120, false),
    (Firm::Tallowmere, None, PreferenceCategory::Communication, "English only, by e-mail", 5, "合同约定", -150, false),
];

/// A name, and what the list is asked.
const VIEWS: &[(&str, &str)] =
    &[("A 级有逾期", "level=A&money=overdue&sort=-overdue"), ("展会来的潜在", "source=展会&state=prospect")];

/// Enters them into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (firm, person, category, value, strength, source, noted_on, sensitive) in LIKINGS {
        let customer = scene.buyer(*firm)?.customer.id;
        let people = &scene.book.contacts;
        let preference = Preference {
            contact: people
                .iter()
                .find(|it| it.customer == customer && Some(it.name.as_str()) == *person)
                .map(|it| it.id),
            id: PreferenceId::fresh(scene.ids),
            customer,
            category: *category,
            value: (*value).to_owned(),
            strength: Strength::from(*strength),
            source: (*source).to_owned(),
            noted_on: scene.day(*noted_on)?,
            sensitive: *sensitive,
        };
        scene.book.preferences.push(preference);
    }
    for (name, query) in VIEWS {
        let id = SavedViewId::fresh(scene.ids);
        let (name, query) = ((*name).to_owned(), (*query).to_owned());
        scene.book.saved_views.push(SavedView { id, name, list: ViewedList::Customers, query });
    }
    Ok(())
}
