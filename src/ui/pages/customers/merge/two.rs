//! "These are two": said of a pair that only looks like one customer, and taken back.

use leptos::prelude::*;

use crate::domain::id::CustomerId;
use crate::state::{App, use_app};
use crate::ui::widgets::status::{Meaning, status};

/// Says of two customers that they are two, or takes it back.
pub(super) fn say_two(app: App, first: CustomerId, second: CustomerId, two: bool) {
    let name = |id| app.peek_party(id).map(|it| it.name.clone()).unwrap_or_default();
    let (text, first_name, second_name) = (app.untracked_text(), name(first), name(second));
    let said =
        if two { text.two_noted(&first_name, &second_name) } else { text.two_taken_back(&first_name, &second_name) };
    app.say_two(first, second, two, said);
}

/// The line of the page that compares them: what was said, or the button that says it.
#[component]
pub(super) fn Two(first: CustomerId, second: CustomerId) -> impl IntoView {
    let app = use_app();
    let said = Memo::new(move |_| app.are_said_two(first, second));
    let press = move |_| say_two(app, first, second, !said.get_untracked());
    view! {
        <p class="merge__why" id="merge-two">
            {move || said.get().then(|| status(Meaning::Plain, "info", app.text().two_said()))} " "
            <button class="button" data-kind="word" type="button" on:click=press>
                {move || if said.get() { app.text().two_take_back() } else { app.text().two_say() }}
            </button>
        </p>
    }
}
