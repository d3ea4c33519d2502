//! What was said and done with the customers, and the steps that are still to come.

use std::collections::BTreeMap;

use super::DemoError;
use super::deal::{DESK, LI, SHEN, ZHOU};
use super::firms::Firm;
use super::scene::Scene;
use crate::domain::activity::{Activity, ActivityKind, ActivityOutcome};
use crate::domain::id::{ActivityId, NewId};
use crate::domain::repetition::{RepeatUnit, Repetition};

/// A follow-up. Days are counted from today.
pub(super) struct Said {
    firm: Firm,
    kind: ActivityKind,
    on: i64,
    by: &'static str,
    content: &'static str,
    /// What comes next, when, and when it was done.
    next: Option<(&'static str, i64, Option<i64>)>,
    repeats: Option<Repetition>,
}

/// One after which nothing is to come.
pub(super) const fn said(firm: Firm, kind: ActivityKind, on: i64, by: &'static str, content: &'static str) -> Said {
    Said { firm, kind, on, by, content, next: None, repeats: None }
}

const fn then(said: Said, what: &'static str, on: i64, done: Option<i64>) -> Said {
    Said { next: Some((what, on, done)), ..said }
}

const fn every_month(said: Said) -> Said {
    Said { repeats: Some(Repetition { every: 1, unit: RepeatUnit::Month }), ..said }
}

/// In the order of the days.
const SAID: &[Said] = &[
    then(
        said(Firm::Hengli, ActivityKind::Visit, -41, LI, "带样机到现场看了安装位置，直管段够。对方要先测三周。"),
        "问测试数据",
        -20,
        Some(-19),
    ),
    said(Firm::Chengchuan, ActivityKind::Meeting, -33, LI, "和采购、法务一起过了一遍条款，检定周期各不相让。"),
    then(
        said(Firm::Qianyu, ActivityKind::Call, -22, ZHOU, "报价收到，嫌没含安装辅材。"),
        "重报一版含辅材的价",
        -18,
        Some(-16),
    ),
    then(
        said(Firm::Hengli, ActivityKind::Wechat, -19, LI, "测试数据合格，重复性在 0.2% 以内。数量等他们设备科开会。"),
        "问设备科开会结果",
        -2,
        None,
    ),
    then(said(Firm::Qianyu, ActivityKind::Email, -16, ZHOU, "新报价已发，含辅材，交期四周。"), "打电话问意见", 0, None),
    then(
        said(Firm::Chengchuan, ActivityKind::Call, -9, LI, "法务松口：检定周期可以按首年 12 个月、以后 24 个月写。"),
        "把改好的条款发过去",
        0,
        None,
    ),
    then(
        said(Firm::Hengli, ActivityKind::Note, -6, SHEN, "听说他们年底前有一笔技改预算没用完。"),
        "约设备科长吃饭",
        5,
        None,
    ),
    every_month(then(
        said(Firm::Qianyu, ActivityKind::Note, -3, DESK, "开票资料已核对，税号与抬头一致。以后每月对一次账。"),
        "对账",
        9,
        None,
    )),
];

/// What came of a follow-up of which something was said.
pub(super) const fn outcome_of(kind: ActivityKind) -> Option<ActivityOutcome> {
    match kind {
        ActivityKind::Call | ActivityKind::Wechat => Some(ActivityOutcome::Reached),
        ActivityKind::Visit | ActivityKind::Meeting => Some(ActivityOutcome::MeetingHeld),
        ActivityKind::Email | ActivityKind::Note => None,
    }
}

/// Enters what was said into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    enter_said(scene, SAID)
}

/// Enters follow-ups, each with the first person of its customer.
pub(super) fn enter_said<I: NewId>(scene: &mut Scene<'_, I>, all: &[Said]) -> Result<(), DemoError> {
    for said in all {
        let customer = scene.buyer(said.firm)?.customer.id;
        let mut people = scene.book.contacts.iter().filter(|it| it.customer == customer).map(|it| it.id);
        let contact = people.next();
        // to a meeting somebody else comes as well
        let second = people.next().filter(|_| said.kind == ActivityKind::Meeting);
        let (next, next_on, next_done_on) = match said.next {
            None => (String::new(), None, None),
            Some((what, on, done)) => {
                let done = done.map(|day| scene.day(day)).transpose()?;
                (what.to_owned(), Some(scene.day(on)?), done)
            }
        };
        let activity = Activity {
            id: ActivityId::fresh(scene.ids),
            customer: Some(customer),
            lead: None,
            opportunity: None,
            kind: said.kind,
            on: scene.day(said.on)?,
            by: said.by.to_owned(),
            contact: contact.filter(|_| said.kind != ActivityKind::Note),
            further_contacts: second.into_iter().collect(),
            outcome: outcome_of(said.kind),
            content: said.content.to_owned(),
            next,
            next_on,
            next_done_on,
            repeats: said.repeats,
            rounds: BTreeMap::new(),
        };
        scene.book.activities.push(activity);
    }
    Ok(())
}
