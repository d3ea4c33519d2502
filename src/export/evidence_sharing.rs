//! What was shared under a contract in an evidence bundle: what went from whom to whom with its digest, and who promised secrecy;
//! apart from it what we noted for ourselves.

use super::evidence::cells;
use crate::domain::contract::party::Side;
use crate::domain::sharing::given::SharingEvent;
use crate::domain::sharing::undertaking::Undertaking;
use crate::i18n::{Text, format};

/// Something given or received, with its row of the register.
#[derive(Debug, Clone, Copy)]
pub struct ToldShare<'a> {
    /// The number of the row.
    pub number: &'a str,
    /// What is shared under it.
    pub what: &'a str,
    /// What happened.
    pub event: &'a SharingEvent,
}

/// What was given and received, each with the SHA-256 of its file. It names no person whose data it was, and nobody of us: that is
/// in [`own_share_table`].
pub fn share_table(text: Text, all: &[ToldShare<'_>]) -> Vec<Vec<String>> {
    let head = cells(&[
        text.scope_number(),
        text.given_when(),
        text.scope_direction(),
        text.bundle_what(),
        text.pack_recipient(),
        text.bundle_fields(),
        text.given_count(),
        text.given_file(),
        text.bundle_size(),
        "SHA-256",
    ]);
    let rows = all.iter().map(|it| {
        let event = it.event;
        let fields: Vec<&str> = event.fields.iter().map(|field| text.share_field(*field)).collect();
        let (direction, to) = match event.from {
            Side::Us => (text.scopes_given(), event.recipient.clone()),
            // who of us took it in is nothing for the other side
            Side::Them => (text.scopes_received(), String::new()),
        };
        let file = event.file.as_ref();
        let of_file = |part: Option<String>| part.unwrap_or_default();
        vec![
            it.number.to_owned(),
            event.at.to_string(),
            direction.to_owned(),
            it.what.to_owned(),
            to,
            fields.join("; "),
            event.count.to_string(),
            of_file(file.map(|it| it.name.clone())),
            of_file(file.map(|it| it.size.to_string())),
            of_file(file.map(|it| it.sha256.to_string())),
        ]
    });
    std::iter::once(head).chain(rows).collect()
}

/// What we noted on it for ourselves: who of us did it, how many the check of consent left out, what was done with what came in.
/// Only the head where nobody said anything.
pub fn own_share_table(text: Text, all: &[ToldShare<'_>]) -> Vec<Vec<String>> {
    let head = cells(&[
        text.scope_number(),
        text.given_when(),
        text.disputes_by(),
        text.receive_recipient(),
        text.given_left_out(),
        text.file_note(),
    ]);
    let rows = all.iter().map(|it| {
        let event = it.event;
        let taker = if event.from == Side::Them { event.recipient.clone() } else { String::new() };
        let left = event.left_out.len();
        let left = if left == 0 { String::new() } else { format::count(left) };
        let said = [event.by.clone(), taker, left, event.note.clone()];
        (said.iter().any(|it| !it.trim().is_empty()), it, said)
    });
    let said = rows.filter(|(is_said, ..)| *is_said);
    let rows = said.map(|(_, it, said)| {
        [it.number.to_owned(), it.event.at.to_string()].into_iter().chain(said).collect::<Vec<_>>()
    });
    std::iter::once(head).chain(rows).collect()
}

/// Who promised secrecy, of what, and for how long. What we noted on a promise is not in it.
pub fn undertaking_table<'a>(text: Text, all: impl IntoIterator<Item = &'a Undertaking>) -> Vec<Vec<String>> {
    let head = cells(&[
        text.undertaking_bearer(),
        text.undertaking_at(),
        text.undertaking_covers(),
        text.undertaking_since(),
        text.undertaking_ended(),
        text.undertaking_years(),
        text.undertaking_liability(),
    ]);
    let rows = all.into_iter().map(|it| {
        vec![
            it.bearer.clone(),
            it.at.clone(),
            it.covers.clone(),
            it.since.to_string(),
            it.ended.map(|day| day.to_string()).unwrap_or_default(),
            it.years.to_string(),
            it.liability.clone(),
        ]
    });
    std::iter::once(head).chain(rows).collect()
}
