//! What a dispute is about, in words where a change of it is told.

use serde_json::Value;

use crate::domain::dispute::matter::Matter;
use crate::domain::id::{IncidentId, TicketId};
use crate::domain::invoice::Invoice;
use crate::domain::sharing::incident::Incident;
use crate::domain::ticket::Ticket;
use crate::i18n::Text;
use crate::state::App;

/// What a register of a dispute names, in words; `None` for one that names nothing of the book.
pub(crate) fn dispute_words(app: App, kind: &str, field: &str, value: &Value) -> Option<String> {
    fn of<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
    let text = app.text();
    let gone = || text.disputes_matter_gone().to_owned();
    match (kind, field) {
        // what it came of and is about no more is told still, and may be gone from the book
        ("dispute", "ticket") => of::<TicketId>(value).map(|id| ticket(app, id).unwrap_or_else(gone)),
        ("dispute", "incident") => of::<IncidentId>(value).map(|id| incident(app, id).unwrap_or_else(gone)),
        ("dispute", "further") => of::<Vec<Matter>>(value)
            .map(|all| all.iter().map(|it| matter_words(app, text, it)).collect::<Vec<_>>().join(text.between_tags())),
        _ => None,
    }
}

/// What a matter is.
pub(crate) const fn matter_label(text: Text, matter: &Matter) -> &'static str {
    match matter {
        Matter::Ticket(_) => text.kind_ticket(),
        Matter::Incident(_) => text.kind_incident(),
        Matter::Instalment(_) => text.disputes_part(),
        Matter::Invoice(_) => text.disputes_invoice(),
        Matter::Duty { .. } => text.disputes_duty(),
    }
}

fn matter_words(app: App, text: Text, matter: &Matter) -> String {
    let label = matter_label(text, matter);
    let called = match matter {
        Matter::Ticket(id) => ticket(app, *id),
        Matter::Incident(id) => incident(app, *id),
        // which part it is only the plan of the contract knows, and a change is told without it
        Matter::Instalment(_) => None,
        Matter::Invoice(id) => app.peek::<Invoice>(*id).map(|it| it.number.clone()),
        Matter::Duty { title, .. } => Some(title.clone()),
    };
    match called.filter(|it| !it.trim().is_empty()) {
        Some(called) => format!("{label} {called}"),
        None => label.to_owned(),
    }
}

fn ticket(app: App, id: TicketId) -> Option<String> {
    app.peek::<Ticket>(id).map(|it| format!("{} {}", it.number, it.title).trim().to_owned())
}

fn incident(app: App, id: IncidentId) -> Option<String> {
    app.peek::<Incident>(id).map(|it| format!("{} {}", it.number, it.title).trim().to_owned())
}
