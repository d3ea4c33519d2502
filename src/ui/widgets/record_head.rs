//! The head of a record's page: whose it is, what it is called, what may be done with it, where it stands.

use leptos::prelude::*;

use super::neighbours::Neighbours;

/// The head. Its children are the buttons.
#[component]
pub(crate) fn RecordHead(
    /// The initial of whom it belongs to.
    #[prop(optional, into)]
    picture: ViewFn,
    #[prop(into)] title: ViewFn,
    /// Its number and what else tells it from others.
    #[prop(into)]
    meta: ViewFn,
    /// Where it stands.
    #[prop(into)]
    state: ViewFn,
    state_id: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="rec__head">
            <div class="rec__top">
                {move || picture.run()}
                <div class="rec__name">
                    <h1><bdi>{move || title.run()}</bdi></h1>
                    <div class="rec__meta soft">{move || meta.run()}</div>
                </div>
                <div class="page__acts"><Neighbours /> {children()}</div>
            </div>
            <p class="rec__state" id=state_id>{move || state.run()}</p>
        </div>
    }
}
