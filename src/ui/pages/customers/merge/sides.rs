//! The two records, and the choice of the one that stays.

use leptos::prelude::*;

use super::compare::Comparison;
use super::words::belongings_words;
use crate::domain::customer::Customer;
use crate::domain::id::is_older;
use crate::domain::merging::Side;
use crate::state::use_app;
use crate::ui::route::Route;
use crate::ui::widgets::initial::{Of, initial};

/// Both side by side.
#[component]
pub(super) fn Sides(comparison: Comparison) -> impl IntoView {
    let app = use_app();
    view! {
        <section class="section" aria-labelledby="merge-stays">
            <div class="section__head">
                <h2 id="merge-stays">{move || app.text().merge_stays()}</h2>
                <span class="section__note">{move || app.text().merge_stays_note()}</span>
            </div>
            <div class="conf__pair merge__sides" role="radiogroup" aria-labelledby="merge-stays">
                {side(comparison, Side::First)} {side(comparison, Side::Second)}
            </div>
        </section>
    }
}

fn side(comparison: Comparison, which: Side) -> impl IntoView {
    let app = use_app();
    let id = comparison.id(which);
    let read = move |part: fn(&Customer) -> String| {
        comparison.with(|first, second| part(if which == Side::First { first } else { second })).unwrap_or_default()
    };
    let name = move || read(|it| it.name.clone());
    let stays = move || comparison.stays() == which;
    let facts = move || {
        let text = app.text();
        let older = is_older(id.0, comparison.id(which.other()).0).then(|| text.merge_older().to_owned());
        let number = Some(read(|it| it.number.clone())).filter(|it| !it.is_empty());
        let owner = Some(read(|it| it.owner.clone())).filter(|it| !it.is_empty());
        [number, owner, older].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let hangs = move || belongings_words(app.text(), &app.belongings(id));
    view! {
        <label class="conf__side" data-side=match which { Side::First => "first", Side::Second => "second" }>
            <span class="conf__who">
                <span class="check">
                    <input
                        type="radio"
                        name="merge-stays"
                        prop:checked=stays
                        on:change=move |_| comparison.let_stay(which)
                    />
                </span>
                {move || initial(&name(), id.0, Of::Firm)}
                <b class="merge__name"><bdi>{name}</bdi></b>
                <span class="faint merge__fate">
                    {move || if stays() { app.text().merge_this_stays() } else { app.text().merge_goes() }}
                </span>
            </span>
            <span class="merge__facts soft"><bdi>{facts}</bdi></span>
            <span class="merge__facts faint small">
                {hangs} " "
                <a href=Route::customer(id).href()>{move || app.text().alike_open_short()}</a>
            </span>
        </label>
    }
}
