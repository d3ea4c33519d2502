//! What is open, by how late it is.

use leptos::prelude::*;

use crate::domain::collection::share;
use crate::domain::overview::figures::Figures;
use crate::domain::rate::Ppm;
use crate::i18n::format;
use crate::state::{ppm, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::ageing::{AGES, ageing_bar, ageing_key};

/// The bar and its figures.
#[component]
pub(super) fn Ageing(shown: Memo<Figures>) -> impl IntoView {
    let app = use_app();
    let body = move || {
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
            </div>
            {body}
        </section>
    }
}
