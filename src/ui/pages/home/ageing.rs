//! What is open, by how late it is: as a bar with its figures, or as a table.

use leptos::prelude::*;

use crate::domain::collection::share;
use crate::domain::overview::figures::Figures;
use crate::domain::rate::Ppm;
use crate::i18n::format;
use crate::state::{ppm, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::ageing::{AGES, ageing_bar, ageing_key};
use crate::ui::widgets::columns::TableSwitch;

/// The bar and its figures, or the table.
#[component]
pub(super) fn Ageing(shown: Memo<Figures>) -> impl IntoView {
    let app = use_app();
    let as_table = RwSignal::new(false);
    let table = move || {
        let text = app.text();
        shown.with(|shown| {
            let whole = shown.receivable.amount;
            let rows = AGES
                .iter()
                .zip(&shown.ages)
                .map(|((_, _, words), tally)| {
                    let share = share(tally.amount, whole).map_or(Ppm(0), |it| ppm(it.value));
                    view! {
                        <tr>
                            <td>{words(text)}</td>
                            <td class="num">{tally.count}</td>
                            <td class="num">{format::percent_floor(share)}</td>
                            <td class="num">{format::amount(tally.amount)}</td>
                        </tr>
                    }
                })
                .collect_view();
            view! {
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{text.chart_age()}</th>
                            <th scope="col" class="num">{text.chart_parts()}</th>
                            <th scope="col" class="num">{text.chart_share()}</th>
                            <th scope="col" class="num">{text.expected_amount()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr><td colspan="3">{text.money_total()}</td><td class="num">{format::money(whole)}</td></tr>
                    </tfoot>
                </table>
            }
        })
    };
    let chart = move || {
        let text = app.text();
        shown.with(|shown| {
            let whole = shown.receivable.amount;
            let bar = ageing_bar(text.home_ageing().to_owned(), &shown.ages.map(|it| it.amount));
            let rows = AGES
                .iter()
                .zip(&shown.ages)
                .map(|((_, age, words), tally)| {
                    let share = share(tally.amount, whole).map_or(Ppm(0), |it| ppm(it.value));
                    view! {
                        <div class="ageing__row">
                            {ageing_key(age)}
                            <span>{words(text)}</span>
                            <span class="num faint">{text.age_count(tally.count)}</span>
                            <span class="num faint">{format::percent_floor(share)}</span>
                            <span class="num">{format::amount(tally.amount)}</span>
                        </div>
                    }
                })
                .collect_view();
            view! {
                {bar}
                {rows}
                <div class="ageing__total"><span class="faint">{text.money_total()}</span><b>{format::money(whole)}</b></div>
            }
        })
    };
    view! {
        <section class="section" id="home-ageing">
            <div class="section__head">
                <h2>{move || app.text().home_ageing()}</h2>
                <a class="button section__act" data-kind="word" href=Route::receivables().href()>
                    {move || app.text().receivables_title()}
                </a>
                <TableSwitch as_table />
            </div>
            {move || if as_table.get() { table().into_any() } else { chart().into_any() }}
        </section>
    }
}
