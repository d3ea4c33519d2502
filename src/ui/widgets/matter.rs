//! What a dispute is about, in words where a change of it is told.

use serde_json::Value;

use crate::domain::dispute::matter::Matter;
use crate::domain::id::{IncidentId, InstalmentId, TicketId};
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
    match (kind, field) {
        ("dispute", "ticket") => of::<TicketId>(value).and_then(|id| ticket(app, id)),
        ("dispute", "incident") => of::<IncidentId>(value).and_then(|id| incident(app, id)),
        // which part it is only the plan of the contract knows, and a change is told without it
        ("dispute", "instalment") => of::<InstalmentId>(value).map(|_| text.disputes_part().to_owned()),
        ("dispute", "further") => of::<Vec<Matter>>(value)
            .map(|all| all.iter().map(|it| matter_words(app, text, it)).collect::<Vec<_>>().join(text.between_tags())),
        _ => None,
    }
}

fn matter_words(app: App, text: Text, matter: &Matter) -> String {
    let (label, called) = match matter {
        Matter::Ticket(id) => (text.kind_ticket(), ticket(app, *id)),
        Matter::Incident(id) => (text.kind_incident(), incident(app, *id)),
        Matter::Instalment(_) => (text.disputes_part(), None),
        Matter::Invoice(id) => (text.disputes_invoice(), app.peek::<Invoice>(*id).map(|it| it.number.clone())),
        Matter::Duty { title, .. } => (text.disputes_duty(), Some(title.clone())),
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
