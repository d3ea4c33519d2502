//! The tickets of a dispute: what the customer said and was told, and apart from it what we did about it among ourselves, and who of
//! us did what.

use super::gather::{Gathered, OWN_STEPS, line};
use crate::export::evidence_tickets::TicketSteps;
use crate::state::Case;

/// Puts the tickets among the documents. Assessments, what was found and drafts are a page of their own, which is not meant for the
/// other side; and so is who of us entered what.
pub(super) fn tickets(all: &mut Gathered, cases: &[Case]) {
    let text = all.text;
    let group = text.bundle_group_tickets();
    for case in cases {
        let it = &case.ticket;
        let steps = TicketSteps::of(text, &case.course.steps);
        let mut told = format!("{} {}\n\n", it.number, it.title);
        line(&mut told, text.ticket_kind(), text.ticket_kind_name(it.kind));
        line(&mut told, text.ticket_received(), &it.received.to_string());
        line(&mut told, text.ticket_description(), &it.description);
        line(&mut told, text.ticket_wish(), &it.wish);
        told.push('\n');
        told.push_str(&steps.told);
        all.page("4-tickets", &it.number, group, format!("{} · {}", it.number, it.title), &told);
        if !steps.own.is_empty() {
            let name = format!("{}-{OWN_STEPS}", it.number);
            all.page("4-tickets", &name, group, text.bundle_own_steps(&it.number), &steps.own);
        }
    }
}
