//! Beginning an amendment: from the terms in force, under the next number.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::super::editor::Editor;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::{Amendment, Begins};
use crate::domain::id::{AmendmentId, ContractId};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Tone, UndoOffer, use_app};
use crate::ui::route::{AmendmentTab, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::icon;

/// The form.
#[component]
pub(super) fn StartForm(editor: Editor, id: ContractId) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let form = Form::start(app, format!("contract/amendment/{id}"), vec![("reason", String::new())]);
    let busy = RwSignal::new(false);
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = app.untracked_text();
        let contract = editor.record.get_untracked();
        let Some(amendment) = begun(app, &contract, form.text("reason")) else {
            app.say(text.loading(), Tone::Trouble, UndoOffer::None);
            return;
        };
        let page = Route::Amendment(id, amendment.id, AmendmentTab::Terms);
        app.save_once(busy, Batch::of(&amendment), text.amend_started(&amendment.number), move || {
            form.restart();
            router.go(&page);
        });
    };
    view! {
        <section class="section" data-first="">
            <form class="versions__keep" id="amend-form" novalidate on:submit=submit>
                <TextField name="amend-reason" label=label(Text::amend_reason) value=form.field("reason") hint=label(Text::amend_reason_hint) />
                <button class="button" data-kind="primary" type="submit" id="amend">{icon("file-plus-2")} {move || app.text().amend_now()}</button>
            </form>
        </section>
    }
}

/// Leaves a reason in the form that begins an amendment, for whoever opens it next.
pub(in crate::ui) fn leave_reason(app: App, id: ContractId, reason: String) {
    Form::leave(app, format!("contract/amendment/{id}"), [("reason", reason)]);
}

/// The draft, with the terms in force; nothing while the book is still being read.
pub(in crate::ui) fn begun(app: App, contract: &Contract, reason: String) -> Option<Amendment> {
    if !untrack(|| app.all_read()) {
        return None;
    }
    let id = AmendmentId::fresh(&mut BrowserIds);
    let (after, basis) = untrack(|| app.terms_in_force(contract.id))?;
    Some(Amendment {
        id,
        contract: contract.id,
        number: app.next_amendment_number(contract.id, &contract.number)?,
        after,
        basis: Some(Box::new(basis.to_amend(id))),
        drafted_on: app.today.get_untracked(),
        reason,
        begins: Begins::OnSigning,
        terms: basis.to_amend(id),
        steps: BTreeMap::new(),
    })
}
