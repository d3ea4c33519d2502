//! The leaks that a dispute is about: what is out, what had to be done by when, and every step that was taken; apart from it what
//! it cost us, who did what, and what we noted on it.

use std::fmt::Write as _;

use super::gather::{Gathered, OWN_STEPS, line};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::dispute::Dispute;
use crate::domain::sharing::incident::{Incident, IncidentFact};
use crate::i18n::format;
use crate::state::{App, DisputeFile, Leak};

/// Puts the leaks among the documents; nothing where the dispute is about none.
pub(super) fn leaks(app: App, all: &mut Gathered, file: &DisputeFile) {
    let text = app.text();
    for leak in file.dispute.incidents().into_iter().filter_map(|id| app.leak(id)) {
        let Incident { number, title, .. } = leak.incident.as_ref();
        let (name, called) = if number.is_empty() { ("leak", title) } else { (number.as_str(), number) };
        let group = text.bundle_group_leak();
        all.page("4-leak", name, group, format!("{called} · {}", text.bundle_leak()), &told(app, &leak, &file.dispute));
        let own = noted(app, &leak);
        if !own.is_empty() {
            all.page("4-leak", &format!("{name}-{OWN_STEPS}"), group, text.bundle_own_steps(called), &own);
        }
    }
}

/// What it cost us, who of us did what, and what we noted on it.
fn noted(app: App, leak: &Leak) -> String {
    let text = app.text();
    let mut body = String::new();
    line(&mut body, text.incident_cost(), &leak.incident.cost.map(format::money).unwrap_or_default());
    for step in &leak.course.steps {
        let (head, said) = text.incident_fact(&step.fact);
        let note = if matches!(step.fact, IncidentFact::Done { .. }) { said } else { String::new() };
        if step.by.is_empty() && note.trim().is_empty() {
            continue;
        }
        // writing to a text cannot fail
        let _written = writeln!(body, "{}", format!("{}  {head}  {}", text.date(step.on), step.by).trim_end());
        if !note.trim().is_empty() {
            let _written = writeln!(body, "    {}", note.replace('\n', "\n    "));
        }
    }
    body
}

fn told(app: App, leak: &Leak, dispute: &Dispute) -> String {
    let (text, it) = (app.text(), &leak.incident);
    // the number of a contract with somebody else is nothing of the other side's
    let is_theirs =
        |contract: &ContractBrief| app.peek_survivor(contract.customer) == app.peek_survivor(dispute.customer);
    let contract = it.contract.filter(|id| app.peek::<ContractBrief>(*id).is_some_and(|it| is_theirs(&it)));
    let mut body = format!("{} {}\n\n", it.number, it.title);
    line(&mut body, text.incident_found(), &it.found.to_string());
    line(&mut body, text.incident_leaked(), text.leaked(it.leaked));
    line(&mut body, text.incident_severity(), text.incident_severity_name(it.severity));
    line(&mut body, text.contract(), &contract.map(|id| app.contract_number(id)).unwrap_or_default());
    line(&mut body, text.incident_records(), &it.records);
    line(&mut body, text.incident_description(), &it.description);
    // writing to a text cannot fail
    let _written = writeln!(body, "\n{}", text.incident_todo());
    for todo in it.todos(&leak.course) {
        let by = match (todo.by, todo.at_once) {
            (Some(moment), _) => text.incident_todo_by(&moment.to_string()),
            (None, Some(_)) => text.incident_todo_by_law().to_owned(),
            (None, None) => text.incident_todo_at_once().to_owned(),
        };
        let done = todo.done.map(|(on, _)| text.incident_todo_done(&text.date(on)));
        line(&mut body, text.incident_measure(todo.measure), &format!("{by}  {}", done.unwrap_or_default()));
    }
    let _written = writeln!(body, "\n{}", text.disputes_history());
    for step in &leak.course.steps {
        let (head, said) = text.incident_fact(&step.fact);
        let said = if matches!(step.fact, IncidentFact::Done { .. }) { String::new() } else { said };
        let _written = writeln!(body, "{}  {head}", text.date(step.on));
        if !said.is_empty() {
            let _written = writeln!(body, "    {}", said.replace('\n', "\n    "));
        }
    }
    body
}
