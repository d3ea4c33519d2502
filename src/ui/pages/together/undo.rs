//! Recent merges, and the way each would be taken back.

use leptos::prelude::*;

use crate::state::{App, Offer, Way, use_app};
use crate::ui::widgets::dispute::{who_initial, who_words};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::moment::moment;

/// The imports that can still be taken back.
#[component]
pub(super) fn Recent() -> impl IntoView {
    let app = use_app();
    let rows = move || app.incoming.offers.get().into_iter().map(|offer| row(app, offer)).collect_view();
    view! {
        <Show when=move || app.incoming.offers.with(|offers| !offers.is_empty())>
            <section class="section">
                <div class="section__head"><h2>{move || app.text().together_history()}</h2></div>
                <ul class="rows conf__recent" id="recent-merges">{rows}</ul>
            </section>
        </Show>
    }
}

fn row(app: App, offer: Offer) -> impl IntoView {
    let text = app.text();
    let words = text.together_offer(&who_words(text, &offer.from), &moment(app, offer.at_ms), offer.records);
    let (act, why, name) = match offer.way {
        Way::Rollback => (text.together_roll_back(), text.together_roll_back_why(), "rollback"),
        Way::Revert => (text.together_revert(), text.together_revert_why(), "revert"),
    };
    view! {
        <li class="rows__item">
            {who_initial(text, &offer.from)}
            <div class="rows__text conf__long">
                <bdi>{words}</bdi>
                <span class="rows__sub conf__long">{why}</span>
            </div>
            <span class="rows__end">
                <button class="button" type="button" data-way=name on:click=move |_| app.take_back(&offer)>
                    {icon("undo-2")}
                    {act}
                </button>
            </span>
        </li>
    }
}
