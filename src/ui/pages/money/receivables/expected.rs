//! What is to come in one currency, month by month.

use leptos::prelude::*;

use super::made::{MadeRow, figure};
use crate::domain::collection::share;
use crate::domain::money::Money;
use crate::domain::receivables::expected::{Expected, ExpectedRow, When};
use crate::domain::receivables::figure::Figure;
use crate::domain::receivables::open_part::OpenBook;
use crate::i18n::format;
use crate::state::{App, ppm, use_app};

/// When, how many, how much, and its share as a bar.
const COLUMNS: usize = 4;

/// The table.
#[component]
pub(super) fn ExpectedTable(table: Expected, book: Memo<OpenBook>, opened: RwSignal<Option<Figure>>) -> impl IntoView {
    let app = use_app();
    let Expected { currency, rows, total } = table;
    let count: usize = rows.iter().map(|row| row.parts).sum();
    let most = rows.iter().map(|row| row.amount.minor).max().unwrap_or_default();
    let most = Money::new(most, currency);
    let body = move || {
        // a month without money says so; what is not by month is only there if there is some
        let shown = rows.iter().filter(|row| row.when.month().is_some() || row.parts > 0);
        shown.map(|row| row_view(app, row, most, book, opened)).collect_view()
    };
    let in_total =
        move |figure: &Figure| matches!(figure, Figure::Expected { when: None, currency: other } if *other == currency);
    view! {
        <section class="section" data-currency=currency.code()>
            <div class="section__head">
                <h2>{move || app.text().expected_title()}</h2>
                <span class="section__note">{move || app.text().expected_note()} " · " {currency.code()}</span>
            </div>
            <table class="table recv__months" role="table">
                <thead>
                    <tr>
                        <th scope="col">{move || app.text().expected_month()}</th>
                        <th scope="col" class="num">{move || app.text().expected_parts()}</th>
                        <th scope="col" class="num">{move || app.text().expected_amount()}</th>
                        <td class="recv__bar" aria-hidden="true"></td>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
                <tfoot>
                    <tr>
                        <td>{move || app.text().money_total()}</td>
                        <td class="num">{format::count(count)}</td>
                        <td class="num">{figure(app, opened, Figure::Expected { when: None, currency }, total)}</td>
                        <td class="recv__bar" aria-hidden="true"></td>
                    </tr>
                    <MadeRow book opened belongs=in_total columns=COLUMNS />
                </tfoot>
            </table>
        </section>
    }
}

/// The name of a row in the page: a month as `2026-05`.
fn name(when: When) -> String {
    match when {
        When::Overdue => "overdue".to_owned(),
        When::Month(year, month) => format!("{year:04}-{month:02}"),
        When::Later => "later".to_owned(),
        When::AwaitsEvent => "awaits".to_owned(),
    }
}

fn row_view(
    app: App,
    row: &ExpectedRow,
    most: Money,
    book: Memo<OpenBook>,
    opened: RwSignal<Option<Figure>>,
) -> impl IntoView + use<> {
    let ExpectedRow { when, parts, amount } = *row;
    let currency = amount.currency;
    let asked = Figure::Expected { when: Some(when), currency };
    let here = asked.clone();
    let width = share(amount, most).map_or(0, |it| ppm(it.value).0);
    let tone = (when == When::Overdue).then_some("danger");
    view! {
        <tr data-row="" data-when=name(when)>
            <td>{app.text().expected_when(when)}</td>
            <td class="num soft">{format::count(parts)}</td>
            <td class="num" data-tone=tone>{figure(app, opened, asked, amount)}</td>
            <td class="recv__bar" aria-hidden="true">
                <progress class="bar" max="1000000" value=width.to_string() data-tone=tone aria-hidden="true"></progress>
            </td>
        </tr>
        <MadeRow book opened belongs=move |figure: &Figure| *figure == here columns=COLUMNS />
    }
}
