//! Money that came in and is counted towards nothing yet: by customer, ready to be used.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::{CustomerId, ReceiptId};
use crate::domain::money::Money;
use crate::domain::receipt::Receipt;
use crate::i18n::{Text, format};
use crate::state::{Advanced, App, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::more::More;

/// So many are drawn at first, and with every press.
const AT_ONCE: usize = 20;

/// The advances of a customer, or of everybody; nothing where there are none.
#[component]
pub(super) fn Advances(
    customer: Option<CustomerId>,
    /// Only those of these receipts.
    #[prop(optional)]
    among: Option<Memo<Vec<Arc<Receipt>>>>,
) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        let mut all = app.advances(customer);
        if let Some(among) = among {
            let ids: HashSet<ReceiptId> = among.with(|these| these.iter().map(|it| it.id).collect());
            all.retain(|it| ids.contains(&it.receipt.id));
        }
        all
    });
    let handed = Callback::new(move |()| all.with(|all| sheet(app, all)));
    let drawn = RwSignal::new(AT_ONCE);
    let total = move || all.with(|all| app.text().advances_total(&sums(app.text(), all)));
    let rows = move || {
        let first = all.with(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
        first.into_iter().map(|it| row_view(it, customer.is_none())).collect_view()
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="section" id="advances">
                <div class="section__head">
                    <h2>{move || app.text().advances_title()}</h2>
                    <span class="faint small" id="advances-sum">{total}</span>
                </div>
                <table class="table advances" role="table">
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().receipt_on()}</th>
                            {customer.is_none().then(|| view! { <th scope="col">{move || app.text().receipt_from()}</th> })}
                            <th scope="col" class="num">{move || app.text().advance_received()}</th>
                            <th scope="col" class="num">{move || app.text().advance_kept()}</th>
                            <th scope="col"><span class="unseen">{move || app.text().advance_use()}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <More total=Signal::derive(move || all.with(Vec::len)) drawn step=AT_ONCE />
                <p class="list__more"><PlainExport name="export-advances" sheet="advances" words=Text::advances_title table=handed /></p>
            </section>
        </Show>
    }
}

/// All of them for other programs.
fn sheet(app: App, all: &[Advanced]) -> PlainSheet {
    let text = app.untracked_text();
    let row = |it: &Advanced| {
        vec![
            SheetCell::Day(it.receipt.on),
            SheetCell::Text(app.customer_name(it.receipt.customer)),
            SheetCell::Amount(it.receipt.amount),
            SheetCell::Amount(it.left),
            SheetCell::words(it.left.currency.code()),
        ]
    };
    PlainSheet {
        sheet: text.advances_title(),
        file: text.sheet_advances_file(),
        headings: vec![
            text.receipt_on(),
            text.receipt_from(),
            text.advance_received(),
            text.advance_kept(),
            text.home_currency(),
        ],
        rows: all.iter().map(row).collect(),
    }
}

/// What is left in each currency: they are never added to each other.
fn sums(text: Text, all: &[Advanced]) -> String {
    text.sums_words(Money::by_currency(all.iter().map(|it| it.left)))
}

fn row_view(it: Advanced, whole: bool) -> impl IntoView {
    let app = use_app();
    let text = app.text();
    let (id, payer) = (it.receipt.id, it.receipt.customer);
    // what stood on an earlier day may be used up, or taken back, by now
    let is_left = !app.is_reversed(id) && app.advance_of(&it.receipt).minor > 0;
    let act = is_left.then(|| {
        view! {
            <button
                class="button"
                data-kind="word"
                data-act="use-advance"
                type="button"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::UseAdvance(id))))
            >
                {text.advance_use()}
            </button>
        }
    });
    let who = whole.then(|| {
        view! {
            <td><a href=Route::customer(app.survivor(payer)).href()><bdi>{app.customer_name(payer)}</bdi></a></td>
        }
    });
    view! {
        <tr data-row="">
            <td>{text.date(it.receipt.on)}</td>
            {who}
            <td class="num">{format::money(it.receipt.amount)}</td>
            <td class="num">{format::money(it.left)}</td>
            <td class="num">{act}</td>
        </tr>
    }
}
