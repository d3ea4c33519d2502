//! What came in. Receipts are never changed: a mistake is reversed by a counter-entry.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::attachment::Subject;
use crate::domain::counting::Sum;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId, ReceiptId};
use crate::domain::lifecycle::receipt::Stage;
use crate::domain::money::Money;
use crate::domain::receipt::Receipt;
use crate::i18n::{Text, format};
use crate::state::{App, Form, Layer, Problem, Sheet, use_app};
use crate::ui::route::Route;
use crate::ui::sheets::{ReasonSheet, keep, refuse};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::more::More;

/// How many rows are drawn at first, and how many more at a press.
const AT_ONCE: usize = 200;
/// So many claims that a receipt is counted towards stand beside it; more of them are folded.
const CLAIMS: usize = 3;

/// The receipts of the whole book, of a customer, or of a contract, as of the date looked at; the newest first. An earlier day
/// than today knows none of a later date.
pub(super) fn receipts_of(app: App, customer: Option<CustomerId>, contract: Option<ContractId>) -> Vec<Arc<Receipt>> {
    let (day, today) = (app.as_of(), app.today.get());
    let payers = customer.map(|customer| app.standing_for(customer));
    let mut all = contract.map_or_else(|| app.watch_all::<Receipt>(), |contract| app.receipts_towards(contract));
    all.retain(|it| day >= today || it.on <= day);
    all.retain(|it| payers.as_ref().is_none_or(|payers| payers.contains(&it.customer)));
    all.sort_by_key(|it| std::cmp::Reverse((it.on, it.id)));
    all
}

/// Those of them that came in within a month, if one is asked for.
pub(super) fn came_in(app: App, mut all: Vec<Arc<Receipt>>, month: Option<Date>) -> Vec<Arc<Receipt>> {
    if let Some(month) = month {
        let as_of = app.as_of();
        all.retain(|it| it.came_in(month, as_of));
    }
    all
}

/// What came in, by currency, over the list of the book, less what was taken back, once though two devices may each have done it; and
/// beside it what was set off, which the first page does not count as received either.
pub(super) fn answer(app: App, all: &[Arc<Receipt>]) -> String {
    let text = app.text();
    let sums = |is_set_off: bool| {
        let counted = all.iter().filter(|it| it.is_set_off() == is_set_off && app.is_in_sums(it));
        Money::by_currency(counted.map(|it| it.amount))
    };
    match sums(false).and_then(|came| Ok((came, sums(true)?))) {
        Ok((came, set_off)) => text.receipts_answer(all.len(), came, &set_off),
        Err(fault) => text.exact_fault(fault).to_owned(),
    }
}

/// Receipts as a table.
#[component]
pub(super) fn Receipts(
    all: Memo<Vec<Arc<Receipt>>>,
    /// Whether some were left out.
    #[prop(into, default = Signal::stored(false))]
    narrowed: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(AT_ONCE);
    let rows = move || {
        let text = app.text();
        let first = all.with(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
        first
            .into_iter()
            .map(|receipt| {
                let id = receipt.id;
                // what may be taken back stands
                let refused = app.may_take_back(&receipt).err();
                let stands = refused.is_none();
                // as of the day looked at: what was used or counted later was still kept
                let day = app.as_of().max(receipt.on);
                let left = app.advance_on(&receipt, day);
                let left = (stands && !receipt.is_set_off() && left.minor > 0)
                    .then(|| view! { <small class="receipts__more faint">{text.advance_left(&format::money(left))}</small> });
                let said = receipt.said().to_owned();
                let said = (!said.is_empty()).then(|| view! { <small class="receipts__more faint"><bdi>{said}</bdi></small> });
                let against = (!receipt.against.is_empty()).then(|| {
                    view! { <small class="receipts__more faint" data-against=""><bdi>{receipt.against.clone()}</bdi></small> }
                });
                let why = reason_of(app, &receipt);
                let why = (!why.is_empty()).then(|| {
                    view! { <small class="receipts__more faint" data-why=""><bdi>{text.receipt_reversed_why(&why)}</bdi></small> }
                });
                let was = matches!(app.receipt_stage(id), Stage::Reversed { on, .. } if on <= day);
                let towards = towards(app, &app.counted_on(&receipt, day), was);
                let count = app.files_of(Subject::Receipt(id)).len();
                let counted = (count > 0).then(|| format!(" {}", format::count(count)));
                let files = view! {
                    <button
                        class="button"
                        data-kind="word"
                        data-act="files"
                        type="button"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::ReceiptFiles(id))))
                    >
                        {text.files()}
                        {counted}
                    </button>
                };
                let act = if let Some(refusal) = refused {
                    let why = text.receipt_refusal(&refusal);
                    view! {
                        <details class="import__others">
                            <summary>{small_icon("chevron-right")} {text.receipt_reversed()}</summary>
                            <small class="receipts__more faint">{why}</small>
                        </details>
                    }
                    .into_any()
                } else {
                    view! {
                        <button
                            class="button"
                            data-kind="word"
                            data-act="reverse"
                            type="button"
                            on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::ReverseReceipt(id))))
                        >
                            {text.receipt_reverse()}
                        </button>
                        <button
                            class="button"
                            data-kind="word"
                            data-act="recount"
                            type="button"
                            on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Recount(id))))
                        >
                            {text.recount()}
                        </button>
                    }
                    .into_any()
                };
                view! {
                    <tr data-row="">
                        <td>{text.date(receipt.on)}</td>
                        <td><a href=Route::customer(app.survivor(receipt.customer)).href()><bdi>{app.customer_name(receipt.customer)}</bdi></a></td>
                        <td class="soft">{text.payment_method(receipt.method)}</td>
                        <td class="soft"><bdi>{receipt.reference.clone()}</bdi>{said}{against}{why}</td>
                        <td class="num">{format::money(receipt.amount)}{left}{towards}</td>
                        <td class="num">{act}{files}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    let nothing = move || {
        let text = app.text();
        if narrowed.get() { text.money_none_match() } else { text.receipts_none() }
    };
    view! {
        <Show
            when=move || all.with(|all| !all.is_empty())
            fallback=move || view! { <p class="faint empty__line">{nothing}</p> }
        >
            <table class="table receipts" id="receipts" role="table">
                <thead>
                    <tr>
                        <th scope="col">{move || app.text().receipt_on()}</th>
                        <th scope="col">{move || app.text().receipt_from()}</th>
                        <th scope="col">{move || app.text().receipt_method()}</th>
                        <th scope="col">{move || app.text().receipt_reference()}</th>
                        <th scope="col" class="num">{move || app.text().receipt_amount()}</th>
                        <th scope="col"><span class="unseen">{move || app.text().receipt_reverse()}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <More total=Signal::derive(move || all.with(Vec::len)) drawn step=AT_ONCE />
        </Show>
    }
}

/// What a receipt is counted towards; `was`: until it was taken back.
fn towards(app: App, sums: &[Sum], was: bool) -> Option<AnyView> {
    let text = app.text();
    let line = |it: &Sum| {
        let (sum, claim) = (format::money(it.amount), app.claim_called(it.claim));
        let words = if was { text.receipt_was_towards(&sum, &claim) } else { text.receipt_towards(&sum, &claim) };
        view! { <small class="receipts__more faint" data-towards=""><bdi>{words}</bdi></small> }
    };
    let lines = sums.iter().map(line).collect_view();
    match sums.len() {
        0 => None,
        n if n <= CLAIMS => Some(lines.into_any()),
        n => {
            let folded = view! {
                <details class="import__others">
                    <summary>{small_icon("chevron-right")} {text.receipt_towards_many(n)}</summary>
                    {lines}
                </details>
            };
            Some(folded.into_any())
        }
    }
}

/// Why a receipt was taken back: told beside it and beside what took it back; empty of one that stands, and where nobody was asked.
fn reason_of(app: App, receipt: &Receipt) -> String {
    match app.receipt_stage(receipt.id) {
        Stage::Reversed { reason, .. } => reason,
        Stage::Recorded => receipt.reason.clone(),
    }
}

/// Why a receipt is taken back, by a counter-entry of today; what it was counted towards opens again by itself.
#[component]
pub(in crate::ui) fn ReverseSheet(receipt: ReceiptId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("receipt/reverse/{receipt}"), vec![("words", String::new())]);
    let act = Callback::new(move |reason: String| {
        let text = app.untracked_text();
        let batch = match app.peek::<Receipt>(receipt) {
            Some(receipt) => app.reversing_receipt(&receipt, &reason).map_err(|refusal| text.receipt_refusal(&refusal)),
            // it was undone, or another copy of the book did away with it
            None => Err(text.receipt_refuse_now().to_owned()),
        };
        match batch {
            Ok(batch) => keep(app, form, batch, text.receipt_reversal_saved().to_owned()),
            Err(words) => refuse(form, vec![Problem { field: "words", words }]),
        }
    });
    view! {
        <ReasonSheet
            form
            name="reverse-words"
            title=Text::receipt_reverse_title
            label=Text::receipt_reverse_why
            action=Text::receipt_reverse
            act
        />
    }
}
