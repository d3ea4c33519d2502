//! S2: who does what, said as annex 3 divides it.

use super::super::draft::Draft;
use super::super::figure;
use super::super::outline::Outline;
use super::super::phrase::Fixed;
use super::said;
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::development::{Development, Duty, Task};
use crate::domain::contract::field;
use crate::domain::contract::party::Who;

/// The rows that the sentence of the catalogue says in its own words (S2).
const USUAL: [(Task, Who); 5] = [
    (Task::FindLeads, Who::Us),
    (Task::LearnNeeds, Who::Us),
    (Task::Supply, Who::Us),
    (Task::Feedback, Who::Them),
    (Task::Assist, Who::Them),
];

/// Who does what: in the words of the catalogue while annex 3 divides the work as the catalogue does, by its rows otherwise. The article
/// and the annex never give a task to different sides.
pub(super) fn division(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Development) {
    if outline.annex_number(AnnexId::DivisionOfWork).is_none() {
        draft.say(
            "{us}负责寻找潜在客户、了解需求并供应产品或者服务；{them}在合理范围内提供市场反馈和场地、人员配合。",
            "{us} looks for prospects, learns their needs and supplies the products or services; {them} gives market feedback \
             and reasonable help with premises or staff.",
            &[],
        );
        return;
    }
    let annex = outline.annex(AnnexId::DivisionOfWork);
    if is_usual(&terms.duties) {
        draft.say(
            "双方按{0}分工：{us}负责寻找潜在客户、了解需求并供应产品或者服务；{them}在合理范围内提供市场反馈和场地、人员配合。",
            "The parties divide the work as in {0}: {us} looks for prospects, learns their needs and supplies the products or \
             services; {them} gives market feedback and reasonable help with premises or staff.",
            &[annex],
        );
        return;
    }
    draft.say("双方按{0}分工：", "The parties divide the work as in {0}: ", &[annex]);
    let mut is_first = true;
    for who in [Who::Us, Who::Them, Who::Both] {
        if !terms.duties.iter().any(|duty| duty.owner == who) {
            continue;
        }
        if !is_first {
            draft.join("；", "; ", &[]);
        }
        is_first = false;
        share(draft, who, &terms.duties);
    }
    draft.join("。", ".", &[]);
}

/// Whether every row that the sentence of the catalogue speaks of is there, and nobody else's.
fn is_usual(duties: &[Duty]) -> bool {
    USUAL.iter().all(|(task, owner)| {
        let mut rows = duties.iter().filter(|duty| duty.task == *task).peekable();
        rows.peek().is_some() && rows.all(|duty| duty.owner == *owner)
    })
}

/// What one side does, or both together.
fn share(draft: &mut Draft<'_>, who: Who, duties: &[Duty]) {
    let mut named: Vec<Fixed> = Vec::new();
    let mut has_own = false;
    for duty in duties.iter().filter(|duty| duty.owner == who) {
        match task(&duty.task, who) {
            Some(words) if named.contains(&words) => {}
            Some(words) => named.push(words),
            None => has_own = true,
        }
    }
    let zh: Vec<&str> = named.iter().map(|(zh, _)| *zh).collect();
    let en: Vec<&str> = named.iter().map(|(_, en)| *en).collect();
    let tasks = said(field::DEVELOPMENT_DUTIES, &(zh.join("、"), figure::english_list(&en)));
    let (zh, en) = match (who, named.is_empty(), has_own) {
        (Who::Us, true, _) => ("{us}负责该附件所列由其承担的事项", "{us} does the tasks that the annex gives it"),
        (Who::Us, false, false) => ("{us}负责{0}", "{us} {0}"),
        (Who::Us, false, true) => (
            "{us}负责{0}，以及该附件所列由其承担的其他事项",
            "{us} {0}, and does the other tasks that the annex gives it",
        ),
        (Who::Them, true, _) => ("{them}负责该附件所列由其承担的事项", "{them} does the tasks that the annex gives it"),
        (Who::Them, false, false) => ("{them}负责{0}", "{them} {0}"),
        (Who::Them, false, true) => (
            "{them}负责{0}，以及该附件所列由其承担的其他事项",
            "{them} {0}, and does the other tasks that the annex gives it",
        ),
        (Who::Both, true, _) => {
            ("双方共同承担该附件所列由双方承担的事项", "the parties together do the tasks that the annex gives to both")
        }
        (Who::Both, false, false) => ("双方共同{0}", "the parties together {0}"),
        (Who::Both, false, true) => (
            "双方共同{0}，并共同承担该附件所列由双方承担的其他事项",
            "the parties together {0}, and do the other tasks that the annex gives to both",
        ),
    };
    draft.join(zh, en, &[tasks]);
}

/// A task after `负责` or `双方共同`, and after the one who does it; nothing for a task in a person's own words, which stands in the
/// annex as it was written and bends to no sentence.
const fn task(task: &Task, who: Who) -> Option<Fixed> {
    Some(match (task, who) {
        (Task::FindLeads, Who::Us | Who::Them) => ("寻找潜在客户", "looks for prospects"),
        (Task::FindLeads, Who::Both) => ("寻找潜在客户", "look for prospects"),
        (Task::LearnNeeds, Who::Us | Who::Them) => ("了解客户需求", "learns what customers need"),
        (Task::LearnNeeds, Who::Both) => ("了解客户需求", "learn what customers need"),
        (Task::Supply, Who::Us | Who::Them) => ("供应产品或者服务", "supplies the products or services"),
        (Task::Supply, Who::Both) => ("供应产品或者服务", "supply the products or services"),
        (Task::Feedback, Who::Us | Who::Them) => ("提供市场反馈", "gives market feedback"),
        (Task::Feedback, Who::Both) => ("提供市场反馈", "give market feedback"),
        (Task::Assist, Who::Us | Who::Them) => {
            ("在合理范围内提供场地或者人员配合", "gives reasonable help with premises or staff")
        }
        (Task::Assist, Who::Both) => {
            ("在合理范围内提供场地或者人员配合", "give reasonable help with premises or staff")
        }
        (Task::VisitTogether, Who::Us | Who::Them) => {
            ("组织对重点客户的共同拜访", "arranges joint visits to key customers")
        }
        (Task::VisitTogether, Who::Both) => ("拜访重点客户", "visit key customers"),
        (Task::Own(_), Who::Us | Who::Them | Who::Both) => return None,
    })
}
