//! What an invoice says besides its row: the parts it is for, its rate, the buyer as it was called when it was issued, and what
//! happened to it since.

use leptos::prelude::*;

use super::part_name;
use crate::domain::id::InvoiceId;
use crate::domain::invoice::{Invoice, InvoiceEvent};
use crate::domain::lifecycle::invoice::Event;
use crate::i18n::{Text, format};
use crate::state::{App, use_app};
use crate::ui::widgets::steps::{Step, StepsTable};

/// All of it, below the row.
#[component]
pub(super) fn InvoiceContents(id: InvoiceId) -> impl IntoView {
    let app = use_app();
    let facts = move || app.watch::<Invoice>(id).map(|it| facts_of(app, &it));
    let steps = Signal::derive(move || steps_of(app, id));
    let has_steps = move || steps.with(|steps| !steps.is_empty());
    view! {
        <div class="ledger ledger--alone" data-invoice="">
            {facts}
            <Show when=has_steps>
                <StepsTable label=Text::invoice_happened steps />
            </Show>
        </div>
    }
}

fn facts_of(app: App, invoice: &Invoice) -> impl IntoView + use<> {
    let text = app.text();
    let fact = |words: &'static str, said: String| {
        (!said.is_empty()).then(|| view! { <dt>{words}</dt> <dd><bdi>{said}</bdi></dd> })
    };
    let account = app.contract_account(invoice.contract);
    let parts = account.iter().flat_map(|it| &it.parts).filter(|it| invoice.instalments.contains(&it.id));
    let parts: Vec<String> = parts.map(|it| part_name(text, it)).collect();
    let parts = if invoice.instalments.is_empty() {
        text.invoice_whole().to_owned()
    } else {
        parts.join(text.items_separator())
    };
    let takes_back = invoice.red_of.and_then(|id| app.watch::<Invoice>(id)).map(|it| it.number.clone());
    let buyer = invoice.buyer.as_ref().map(|it| text.invoice_block(&it.details()));
    let buyer = buyer.map(|words| {
        view! { <dt>{text.invoice_buyer()}</dt> <dd><pre class="invoice__text">{words}</pre></dd> }
    });
    view! {
        <dl class="facts">
            {fact(text.invoice_parts(), parts)}
            {fact(text.line_tax(), format::percent(invoice.tax_rate))}
            {fact(text.invoice_red_of(), takes_back.unwrap_or_default())}
            {buyer}
            {fact(text.invoice_by(), invoice.by.clone())}
            {fact(text.receipt_note(), invoice.note.clone())}
        </dl>
    }
}

/// What happened to it by the day looked at, and why.
fn steps_of(app: App, id: InvoiceId) -> Vec<Step> {
    app.watch_any::<InvoiceEvent>();
    let (text, day) = (app.text(), app.as_of());
    let red = |event: &Event| match event {
        Event::Reddened { by, .. } | Event::PartlyReddened { by, .. } => app.peek::<Invoice>(*by),
        Event::Issued { .. } | Event::Delivered | Event::Voided { .. } => None,
    };
    let events = app.invoice_events_of(id);
    let known = events.iter().filter(|it| it.on <= day);
    known
        .map(|it| {
            let number = red(&it.fact).map(|it| it.number.clone()).unwrap_or_default();
            (Some(it.on), text.invoice_event(&it.fact, &number))
        })
        .collect()
}
