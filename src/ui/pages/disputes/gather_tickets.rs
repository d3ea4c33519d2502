//! The tickets of a dispute: what the customer said and was told, and apart from it what we did about it among ourselves.

use std::fmt::Write as _;

use super::gather::{Gathered, OWN_STEPS, line};
use crate::domain::ticket::Step;
use crate::i18n::Text;
use crate::state::Case;

/// Puts the tickets among the documents. Assessments, what was found and drafts are a page of their own, which is not meant for the
/// other side.
pub(super) fn tickets(all: &mut Gathered, cases: &[Case]) {
    let text = all.text;
    let group = text.bundle_group_tickets();
    for case in cases {
        let it = &case.ticket;
        let (mut told, mut own) = (format!("{} {}\n\n", it.number, it.title), String::new());
        line(&mut told, text.ticket_received(), &it.received.to_string());
        line(&mut told, text.ticket_description(), &it.description);
        line(&mut told, text.ticket_wish(), &it.wish);
        told.push('\n');
        for step in &case.course.steps {
            tell(if step.fact.is_among_us() { &mut own } else { &mut told }, text, step);
        }
        all.page("4-tickets", &it.number, group, format!("{} · {}", it.number, it.title), &told);
        if !own.is_empty() {
            let name = format!("{}-{OWN_STEPS}", it.number);
            all.page("4-tickets", &name, group, text.bundle_own_steps(&it.number), &own);
        }
    }
}

/// Writes what happened. Writing to a text cannot fail.
fn tell(body: &mut String, text: Text, step: &Step) {
    let (head, said) = text.ticket_event(&step.fact);
    let _written = writeln!(body, "{}  {head}  {}", step.at, step.by);
    if !said.is_empty() {
        let _written = writeln!(body, "    {}", said.replace('\n', "\n    "));
    }
}
