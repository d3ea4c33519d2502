//! What is to be done in the office: for customers, and for ourselves.

use super::DemoError;
use super::deal::{DESK, LI, SHEN, ZHOU};
use super::firms::Firm;
use super::scene::Scene;
use crate::domain::id::{NewId, TaskId};
use crate::domain::lifecycle::task::Stage;
use crate::domain::repetition::{RepeatUnit, Repetition};
use crate::domain::task::{Priority, Task};

/// What, for whom, who does it, by when, what goes first, how often, when it was done; days are counted from today.
type Errand = (&'static str, Option<Firm>, &'static str, Option<i64>, Priority, Option<(u16, RepeatUnit)>, Option<i64>);

const ERRANDS: &[Errand] = &[
    ("寄检定证书原件", Some(Firm::Chengchuan), LI, Some(-2), Priority::High, None, None),
    ("核对本周到账", None, DESK, Some(0), Priority::Normal, Some((1, RepeatUnit::Week)), None),
    ("准备试用样机的配件", Some(Firm::Hengli), LI, Some(0), Priority::Normal, None, None),
    ("约第二季度回访", Some(Firm::Nanheng), ZHOU, Some(4), Priority::Normal, Some((3, RepeatUnit::Month)), None),
    ("更新价目表的附件", None, SHEN, Some(12), Priority::Low, None, None),
    ("问年检日期", Some(Firm::Luhu), SHEN, None, Priority::Normal, None, None),
    ("补签送货回单", Some(Firm::Haiyue), DESK, Some(-6), Priority::Normal, None, Some(-5)),
];

/// Enters them into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (title, firm, who, due, priority, repeats, done) in ERRANDS {
        let task = Task {
            id: TaskId::fresh(scene.ids),
            title: (*title).to_owned(),
            customer: firm.map(|firm| scene.buyer(firm)).transpose()?.map(|buyer| buyer.customer.id),
            contract: None,
            opportunity: None,
            assignee: (*who).to_owned(),
            due: due.map(|day| scene.day(day)).transpose()?,
            priority: *priority,
            repeats: repeats.map(|(every, unit)| Repetition { every, unit }),
            first_due: None,
            note: String::new(),
            made_on: scene.day(-12)?,
            stage: match done {
                None => Stage::Open,
                Some(day) => Stage::Done { on: scene.day(*day)?, by: (*who).to_owned() },
            },
        };
        scene.book.tasks.push(task);
    }
    Ok(())
}
