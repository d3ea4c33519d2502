//! What is open in one currency, by whom and by how late it is.

use leptos::prelude::*;

use super::made::{MadeRow, figure};
use crate::domain::ageing::AgeingSums;
use crate::domain::money::{Currency, Money};
use crate::domain::receivables::aged::{Aged, AgedRow};
use crate::domain::receivables::figure::{Column, Figure};
use crate::domain::receivables::grouping::{GroupKey, Grouping};
use crate::domain::receivables::open_part::OpenBook;
use crate::i18n::{Message, Text};
use crate::state::{App, use_app};
use crate::ui::widgets::ageing::{AGES, ageing_bar, ageing_key};
use crate::ui::widgets::grouping::whose_row;

/// The name, five ages, what is late, and all of it.
const COLUMNS: usize = 8;

/// The bar and the table.
#[component]
pub(super) fn AgedTable(
    table: Aged,
    by: Grouping,
    book: Memo<OpenBook>,
    opened: RwSignal<Option<Figure>>,
    drawn: RwSignal<usize>,
) -> impl IntoView {
    let app = use_app();
    let Aged { currency, rows, sums, .. } = table;
    let columns = AGES.map(|(bucket, _, _)| sums.of(bucket));
    let bar = move || ageing_bar(&columns);
    let ages = AGES
        .into_iter()
        .map(|(_, age, words)| {
            view! { <th scope="col" class="num">{ageing_key(age)} " " {move || words(app.text())}</th> }
        })
        .collect_view();
    let who: Message = match by {
        Grouping::Customer => Text::money_party,
        Grouping::Owner => Text::customer_owner,
        Grouping::Contract => Text::money_contract,
    };
    let body = move || rows.iter().take(drawn.get()).map(|row| row_view(app, row, book, opened)).collect_view();
    let in_total =
        move |figure: &Figure| matches!(figure, Figure::Aged { row: None, currency: other, .. } if *other == currency);
    view! {
        <section class="section" data-currency=currency.code()>
            <div class="section__head">
                <h2>{move || app.text().home_ageing()}</h2>
                <span class="section__note">{currency.code()}</span>
            </div>
            {bar}
            <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().receivables_title()>
                <table class="table recv__ages" role="table" aria-busy=move || (!app.figures_ready()).to_string()>
                    <thead>
                        <tr>
                            <th scope="col">{move || who(app.text())}</th>
                            {ages}
                            <th scope="col" class="num">{move || app.text().home_overdue()}</th>
                            <th scope="col" class="num">{move || app.text().home_receivable()}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                    <tfoot>
                        <tr>
                            <td>{move || app.text().money_total()}</td>
                            {cells(app, opened, None, currency, &sums)}
                        </tr>
                        <MadeRow book opened belongs=in_total columns=COLUMNS />
                    </tfoot>
                </table>
            </div>
        </section>
    }
}

/// The figures of a row, each to be opened.
fn cells(
    app: App,
    opened: RwSignal<Option<Figure>>,
    row: Option<&GroupKey>,
    currency: Currency,
    sums: &AgeingSums,
) -> impl IntoView + use<> {
    Column::ALL
        .into_iter()
        .map(|column| {
            let amount = column.of(sums).unwrap_or(Money::zero(currency));
            let late = (column == Column::Overdue && !amount.is_zero()).then_some("danger");
            let asked = Figure::Aged { row: row.cloned(), column, currency };
            view! { <td class="num" data-column=name(column) data-tone=late>{figure(app, opened, asked, amount)}</td> }
        })
        .collect_view()
}

/// The name of a column in the page.
fn name(column: Column) -> &'static str {
    match column {
        Column::Age(bucket) => AGES.iter().find(|(it, _, _)| *it == bucket).map_or("", |(_, age, _)| *age),
        Column::Overdue => "overdue",
        Column::Total => "total",
    }
}

fn row_view(app: App, row: &AgedRow, book: Memo<OpenBook>, opened: RwSignal<Option<Figure>>) -> impl IntoView + use<> {
    let currency = row.sums.total.currency;
    let key = row.key.clone();
    let belongs = move |figure: &Figure| matches!(figure, Figure::Aged { row: Some(other), currency: its, .. } if *other == key && *its == currency);
    view! {
        <tr data-row="">
            <td class="recv__who">{whose_row(app, &row.key)}</td>
            {cells(app, opened, Some(&row.key), currency, &row.sums)}
        </tr>
        <MadeRow book opened belongs columns=COLUMNS />
    }
}
