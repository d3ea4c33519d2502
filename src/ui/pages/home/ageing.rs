//! What is open, by how late it is: as a bar with its figures, each reached by Tab, or as a table.

use leptos::prelude::*;

use super::looked_at;
use crate::domain::collection::share;
use crate::domain::money::Money;
use crate::domain::overview::figures::Figures;
use crate::domain::rate::Ppm;
use crate::i18n::{Text, format};
use crate::state::{Whose, ppm, use_app};
use crate::ui::route::HomeFigure;
use crate::ui::widgets::ageing::{AGES, ageing_bar, ageing_key};
use crate::ui::widgets::columns::{ChartSection, figures_table};

/// Which share of the whole that is, in words; none of nothing.
fn share_of(amount: Money, whole: Money) -> String {
    format::percent_floor(share(amount, whole).map_or(Ppm(0), |it| ppm(it.value)))
}

/// The bar and its figures, or the table.
#[component]
pub(super) fn Ageing(whose: Memo<Whose>, shown: Memo<Figures>) -> impl IntoView {
    let app = use_app();
    let table = move || {
        let text = app.text();
        shown.with(|shown| {
            let whole = shown.receivable.amount;
            let rows = AGES.iter().zip(&shown.ages).map(|((_, _, words), tally)| {
                let (count, share) = (tally.count.to_string(), share_of(tally.amount, whole));
                [words(text).to_owned(), count, share, format::amount(tally.amount)]
            });
            let rows = rows.collect();
            let heads = [text.chart_age(), text.chart_parts(), text.chart_share(), text.expected_amount()];
            figures_table(heads, rows, Some((text.money_total(), format::money(whole))))
        })
    };
    let chart = move || {
        let text = app.text();
        shown.with(|shown| {
            let whole = shown.receivable.amount;
            let bar = ageing_bar(&shown.ages.map(|it| it.amount));
            let rows = AGES
                .iter()
                .zip(&shown.ages)
                .map(|((_, age, words), tally)| {
                    let (count, share) = (text.age_count(tally.count), share_of(tally.amount, whole));
                    let said = text.home_age_said(words(text), tally.count, &share, &format::money(tally.amount));
                    view! {
                        <div class="ageing__row" tabindex="0" role="img" aria-label=said>
                            {ageing_key(age)}
                            <span>{words(text)}</span>
                            <span class="num faint">{count}</span>
                            <span class="num faint">{share}</span>
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
    let beside = move || {
        let href = move || HomeFigure::Ageing.route(looked_at(app, whose.get())).href();
        view! {
            <a class="button section__act" data-kind="word" href=href>
                {move || app.text().receivables_title()}
            </a>
        }
    };
    view! { <ChartSection id="home-ageing" title=Text::home_ageing beside chart table /> }
}
