//! The leaks that a dispute is about: what is out, what had to be done by when, and every step that was taken.

use std::fmt::Write as _;

use super::gather::{Gathered, line};
use crate::i18n::format;
use crate::state::{App, DisputeFile, Leak};

/// Puts the leaks among the documents; nothing where the dispute is about none.
pub(super) fn leaks(app: App, all: &mut Gathered, file: &DisputeFile) {
    let text = app.text();
    for leak in file.dispute.incidents().into_iter().filter_map(|id| app.leak(id)) {
        let name = if leak.incident.number.is_empty() { "leak".to_owned() } else { leak.incident.number.clone() };
        all.page("4-leak", &name, text.bundle_group_leak(), text.bundle_leak().to_owned(), &told(app, &leak));
    }
}

fn told(app: App, leak: &Leak) -> String {
    let (text, it) = (app.text(), &leak.incident);
    let mut body = format!("{} {}\n\n", it.number, it.title);
    line(&mut body, text.incident_found(), &it.found.to_string());
    line(&mut body, text.incident_leaked(), text.leaked(it.leaked));
    line(&mut body, text.incident_severity(), text.incident_severity_name(it.severity));
    line(&mut body, text.contract(), &it.contract.map(|id| app.contract_number(id)).unwrap_or_default());
    line(&mut body, text.incident_records(), &it.records);
    line(&mut body, text.incident_description(), &it.description);
    line(&mut body, text.incident_cost(), &it.cost.map(format::money).unwrap_or_default());
    // writing to a text cannot fail
    let _written = writeln!(body, "\n{}", text.incident_todo());
    for todo in it.todos(&leak.course) {
        let by = todo.by.map_or_else(
            || text.incident_todo_at_once().to_owned(),
            |moment| text.incident_todo_by(&moment.to_string()),
        );
        let done = todo.done.map(|(on, note)| format!("{} {note}", text.incident_todo_done(&text.date(on))));
        line(&mut body, text.incident_measure(todo.measure), &format!("{by}  {}", done.unwrap_or_default()));
    }
    let _written = writeln!(body, "\n{}", text.disputes_history());
    for step in &leak.course.steps {
        let (head, said) = text.incident_fact(&step.fact);
        let _written = writeln!(body, "{}", format!("{}  {head}  {}", text.date(step.on), step.by).trim_end());
        if !said.is_empty() {
            let _written = writeln!(body, "    {}", said.replace('\n', "\n    "));
        }
    }
    body
}
