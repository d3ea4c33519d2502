//! What is used of a customer's credit limit, contract by contract.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::credit::OpenClaim;
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::domain::money::Money;
use crate::i18n::{Text, format};
use crate::state::{App, PlainSheet, SheetCell, ppm, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::more::More;

/// So many contracts are shown at first, and so many more each time.
const SHOWN: usize = 10;

/// The part of the page; nothing without a limit.
#[component]
pub(super) fn Credit(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| app.watch::<Customer>(id).and_then(|it| app.credit_use(&it)));
    let claims = Memo::new(move |_| found.with(|it| it.as_ref().map(|it| it.working.clone()).unwrap_or_default()));
    let shown = RwSignal::new(SHOWN);
    let rows = move || claims.with(|all| all.iter().take(shown.get()).map(|it| row(app, it)).collect_view());
    let value = Memo::new(move |_| found.with(|it| it.as_ref().map(|it| it.value)));
    let limit = move || value.get().map(|it| format::money(it.limit));
    let used = move || value.get().map(|it| format::money(it.used));
    let share = move || {
        let share = value.get().and_then(|it| it.share);
        share.map(|it| app.text().figures_credit_used(&format::percent_floor(ppm(it))))
    };
    let is_over = move || value.get().is_some_and(|it| it.left.minor < 0);
    let left_words = move || if is_over() { app.text().credit_over() } else { app.text().credit_left() };
    let left = move || {
        let left = value.get()?.left;
        Some(format::money(if left.minor < 0 { left.negated().unwrap_or(left) } else { left }))
    };
    let others = move || {
        let others = value.get().map_or(0, |it| it.others);
        (others > 0).then(|| app.text().credit_others(&format::count(others)))
    };
    let handed = Callback::new(move |()| {
        let limit = value.get().map(|it| it.limit);
        claims.with(|all| table(app, all, limit))
    });
    let any = move || claims.with(|all| !all.is_empty());
    view! {
        <Show when=move || value.with(Option::is_some)>
            <section class="rec__part" id="credit" aria-label=move || app.text().credit_use()>
                <div class="section__head">
                    <h2>{move || app.text().credit_use()}</h2>
                    <span class="section__note">{share}</span>
                    <PlainExport name="export-credit" sheet="credit" words=Text::credit_use table=handed />
                </div>
                <p class="soft small">{move || app.text().credit_note()} " " {others}</p>
                <table class="table" aria-busy=move || (!app.figures_ready()).to_string()>
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().credit_open()}</th>
                            <th scope="col" class="num">{move || app.text().figures_receivable()}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <Show
                            when=any
                            fallback=move || view! { <tr><td class="faint" colspan="2">{move || app.text().credit_nothing()}</td></tr> }
                        >
                            {rows}
                        </Show>
                    </tbody>
                    <tfoot>
                        <tr><td>{move || app.text().credit_used()}</td><td class="num" id="credit-used">{used}</td></tr>
                        <tr><td>{move || app.text().credit_limit_of()}</td><td class="num" id="credit-limit">{limit}</td></tr>
                        <tr>
                            <td>{left_words}</td>
                            <td class="num credit__left" id="credit-left" data-tone=move || is_over().then_some("danger")>{left}</td>
                        </tr>
                    </tfoot>
                </table>
                <More total=Signal::derive(move || claims.with(Vec::len)) drawn=shown step=SHOWN id="more-claims" />
            </section>
        </Show>
    }
}

/// What is used of the limit as a table: contract by contract, then the limit itself.
fn table(app: App, claims: &[OpenClaim], limit: Option<Money>) -> PlainSheet {
    let text = app.text();
    let line = |number: &str, title: &str, amount: Money| {
        vec![
            SheetCell::words(number),
            SheetCell::words(title),
            SheetCell::Amount(amount),
            SheetCell::words(amount.currency.code()),
        ]
    };
    let row = |it: &OpenClaim| {
        let brief = app.peek::<ContractBrief>(it.contract);
        let brief = brief.as_deref();
        line(brief.map_or("", |it| it.number.as_str()), brief.map_or("", |it| text.wording(&it.title)), it.open)
    };
    PlainSheet {
        sheet: text.credit_use(),
        file: text.credit_file(),
        headings: vec![text.contract(), text.calendar_what(), text.figures_receivable(), text.home_currency()],
        rows: claims.iter().map(row).chain(limit.map(|it| line("", text.credit_limit_of(), it))).collect(),
    }
}

fn row(app: App, claim: &OpenClaim) -> impl IntoView + use<> {
    let brief = app.peek::<ContractBrief>(claim.contract);
    let number = brief.as_ref().map(|it| it.number.clone()).unwrap_or_default();
    let title = move || brief.as_ref().map(|it| app.text().wording(&it.title).to_owned()).unwrap_or_default();
    view! {
        <tr>
            <td class="bought__what">
                <a href=Route::contract(claim.contract).href()><bdi>{number}</bdi></a>
                " "
                <span class="soft"><bdi>{title}</bdi></span>
            </td>
            <td class="num">{format::money(claim.open)}</td>
        </tr>
    }
}
