//! What was said with those who asked, which opportunities the visits were about, and who left a customer.

use std::collections::BTreeMap;

use super::DemoError;
use super::deal::{LI, SHEN, ZHOU};
use super::firms::Firm;
use super::scene::Scene;
use super::visits::outcome_of;
use crate::domain::activity::{Activity, ActivityKind};
use crate::domain::id::{ActivityId, NewId};

/// A word with a lead: the person, how, the day from today, who of us, what was said, and what comes next.
type Word = (&'static str, ActivityKind, i64, &'static str, &'static str, Option<(&'static str, i64, Option<i64>)>);

const WORDS: &[Word] = &[
    (
        "何承宇",
        ActivityKind::Meeting,
        -17,
        LI,
        "展会上聊过选型，业主年底才定预算。",
        Some(("寄两份样本", -12, Some(-12))),
    ),
    ("傅青禾", ActivityKind::Call, -11, LI, "染缸十二台，蒸汽和冷却水各一路，先试两台。", None),
    ("马千帆", ActivityKind::Email, -5, ZHOU, "交期六周的话可以谈，要看同行案例。", Some(("发轴承厂案例", 2, None))),
    ("傅青禾", ActivityKind::Visit, -4, LI, "现场看了管路，两台试用位置已定。", Some(("报试用方案", 3, None))),
    ("陈以恒", ActivityKind::Note, -1, SHEN, "同行案例找到两个，白水含纤维，选电磁的。", None),
];

/// Which opportunity the visits of a firm were about.
const ABOUT: &[(Firm, &str)] =
    &[(Firm::Hengli, "DN80 批量替换"), (Firm::Chengchuan, "流量仪表年度供货"), (Firm::Qianyu, "产线冷却水监测")];

/// Who left a customer, and on which day from today.
const LEFT: (&str, i64) = ("区静姝", -25);

/// Enters them into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (person, kind, on, by, content, next) in WORDS {
        let Some(lead) = scene.book.leads.iter().find(|it| it.person == *person).map(|it| it.id) else { continue };
        let activity = Activity {
            id: ActivityId::fresh(scene.ids),
            customer: None,
            lead: Some(lead),
            opportunity: None,
            kind: *kind,
            on: scene.day(*on)?,
            by: (*by).to_owned(),
            contact: None,
            further_contacts: Vec::new(),
            outcome: outcome_of(*kind),
            content: (*content).to_owned(),
            next: next.map(|(what, _, _)| what.to_owned()).unwrap_or_default(),
            next_on: next.map(|(_, day, _)| scene.day(day)).transpose()?,
            next_done_on: next.and_then(|(_, _, done)| done).map(|day| scene.day(day)).transpose()?,
            repeats: None,
            rounds: BTreeMap::new(),
        };
        scene.book.activities.push(activity);
    }
    let left_on = scene.day(LEFT.1)?;
    if let Some(contact) = scene.book.contacts.iter_mut().find(|it| it.name == LEFT.0) {
        contact.left_on = Some(left_on);
    }
    for (firm, name) in ABOUT {
        let customer = scene.buyer(*firm)?.customer.id;
        let chance = scene.book.opportunities.iter().find(|it| it.customer == customer && it.name == *name);
        let Some((id, began_on)) = chance.map(|it| (it.id, it.began_on)) else { continue };
        let about = |it: &&mut Activity| it.customer == Some(customer) && it.on >= began_on;
        for activity in scene.book.activities.iter_mut().filter(|it| about(it)) {
            // what is said of the account is about no sale
            if activity.repeats.is_none() {
                activity.opportunity = Some(id);
            }
        }
    }
    Ok(())
}
