//! What a dispute is about in the book, in words: its tickets, leaks, parts of the payment plan, invoices and duties.

use leptos::prelude::*;

use crate::domain::dispute::Dispute;
use crate::domain::dispute::matter::Matter;
use crate::domain::id::{ContractId, DisputeId};
use crate::domain::invoice::Invoice;
use crate::domain::sharing::incident::Incident;
use crate::domain::ticket::Ticket;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, DutyItem};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::matter::matter_label;

/// What a matter is, and what it is called; nothing where the book has it no more. `contract`: that of the dispute.
pub(super) fn matter_words(
    app: App,
    text: Text,
    contract: Option<ContractId>,
    matter: &Matter,
) -> (&'static str, String) {
    let words = match matter {
        Matter::Ticket(id) => app.watch::<Ticket>(*id).map(|it| format!("{} · {}", it.number, it.title)),
        Matter::Incident(id) => app.watch::<Incident>(*id).map(|it| format!("{} · {}", it.number, it.title)),
        Matter::Instalment(id) => {
            let account = contract.and_then(|contract| app.contract_account(contract));
            let parts = account.map(|it| it.parts).unwrap_or_default();
            parts.iter().find(|it| it.id == *id).map(|it| text.part_called(it.number, it.label.as_ref()))
        }
        Matter::Invoice(id) => {
            app.watch::<Invoice>(*id).map(|it| format!("{} · {}", it.number, format::money(it.gross)))
        }
        Matter::Duty { instance, title } => {
            // what it was called when it was named is in the language of that day, and may have another day by now
            let live = contract.and_then(|contract| live_duty(app, text, contract, instance));
            live.or_else(|| Some(title.clone()))
        }
    };
    (matter_label(text, matter), words.unwrap_or_default())
}

/// What a duty is called now, with its day; nothing where its contract says it no more. The reader runs again when duties change.
fn live_duty(app: App, text: Text, contract: ContractId, instance: &str) -> Option<String> {
    let item = app.contract_standing(contract).and_then(|_| app.peek_duty(contract, instance))?;
    Some(duty_words(app, text, &item)).filter(|it| !it.is_empty())
}

/// A duty with its day.
pub(super) fn duty_words(app: App, text: Text, item: &DutyItem) -> String {
    let day = item.row.due.day().map(|day| text.date(day)).unwrap_or_default();
    let words = [app.duty_title(text, item), day];
    words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The page that a matter is on.
fn place(contract: Option<ContractId>, matter: &Matter) -> Option<Route> {
    match matter {
        Matter::Ticket(id) => Some(Route::Ticket(*id)),
        Matter::Incident(id) => Some(Route::Incident(*id)),
        Matter::Instalment(_) | Matter::Invoice(_) => contract.map(|id| Route::Contract(id, ContractTab::Money)),
        Matter::Duty { .. } => contract.map(|id| Route::Contract(id, ContractTab::Duties)),
    }
}

/// The matters of a dispute as facts of its page. What it was opened from stays while there is
/// one; what was named later can be taken off.
pub(super) fn matter_rows(app: App, dispute: &Dispute) -> Vec<AnyView> {
    let text = app.text();
    // of what was not read yet, and of a plan that nobody can reckon, it is not known whether it is gone
    let is_reckoned =
        || dispute.contract.is_none_or(|id| app.contract_standing(id).is_some_and(|it| it.account.is_ok()));
    let is_known = app.all_read() && app.figures_ready() && is_reckoned();
    let rows = dispute.matters().into_iter().filter_map(|matter| {
        let (label, found) = matter_words(app, text, dispute.contract, &matter);
        // what is gone is still said, so that it can be taken off: a part that a new plan took away
        let is_gone = found.is_empty();
        if is_gone && !is_known {
            return None;
        }
        let words = if is_gone { text.disputes_matter_gone().to_owned() } else { found };
        let named = match place(dispute.contract, &matter).filter(|_| !is_gone) {
            Some(place) => view! { <a href=place.href()><bdi>{words.clone()}</bdi></a> }.into_any(),
            None => view! { <bdi>{words.clone()}</bdi> }.into_any(),
        };
        let can_go = is_gone || dispute.further.contains(&matter);
        let off = can_go.then(|| remove_button(app, dispute.id, matter.clone(), &words));
        Some(view! { <dt>{label}</dt><dd data-matter=matter.key()>{named} " " {off}</dd> }.into_any())
    });
    rows.collect()
}

fn remove_button(app: App, id: DisputeId, matter: Matter, words: &str) -> impl IntoView + use<> {
    let said = app.text().disputes_matter_remove(words);
    let off = move |_| {
        let Some(before) = app.peek::<Dispute>(id) else { return };
        let batch = Batch::new().edit(Some(before.as_ref()), &before.without(&matter));
        // the button goes with its row
        let then = || focus_later("#add-matter", true);
        app.save(batch, app.untracked_text().disputes_saved(&before.number), then);
    };
    view! {
        <button class="button" data-kind="word" type="button" data-act="unlink" title=said.clone() aria-label=said on:click=off>
            {icon("x")}
        </button>
    }
}
