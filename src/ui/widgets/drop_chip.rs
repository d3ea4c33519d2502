//! A chip that says what a list is asked for, with its way out: where the focus goes when what had it goes with its choice.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::state::App;
use crate::ui::route::Query;
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::small_icon;

/// Where the focus is to go once the address has changed: only then is what had it gone.
#[derive(Clone, Copy)]
pub(in crate::ui) struct NextFocus(StoredValue<Option<String>>);

impl NextFocus {
    /// Follows what a list is asked for.
    pub(in crate::ui) fn after(query: Memo<Query>) -> Self {
        let next = StoredValue::new(None::<String>);
        Effect::new(move || {
            query.track();
            if let Some(place) = next.try_update_value(Option::take).flatten() {
                focus_later(place, true);
            }
        });
        Self(next)
    }

    /// The focus goes to what `css` finds, unless it is somewhere by then.
    pub(in crate::ui) fn go_to(self, css: String) {
        self.0.set_value(Some(css));
    }
}

/// What a chip is of.
pub(in crate::ui) enum ChipOf {
    /// A filter of this name.
    Fact(&'static str),
    /// A field that a team defined, by its id.
    Own(String),
    /// A tag.
    Tag(String),
}

/// The chip. `href`: the list without what it says; `menu`: where it can be asked for again, which takes the focus.
pub(in crate::ui) fn drop_chip(
    app: App,
    of: ChipOf,
    said: Signal<String>,
    href: Signal<String>,
    next: NextFocus,
    menu: String,
) -> impl IntoView {
    let (fact, own, tag) = match of {
        ChipOf::Fact(name) => (Some(name), None, None),
        ChipOf::Own(id) => (None, Some(id), None),
        ChipOf::Tag(tag) => (None, None, Some(tag)),
    };
    let drop = move |event: MouseEvent| {
        // opened beside this page, it leaves the list here as it is
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            next.go_to(menu.clone());
        }
    };
    view! {
        <span class="chip" data-fact=fact data-own=own data-tag=tag>
            <b>{said}</b>
            <a
                class="chip__drop"
                href=move || href.get()
                aria-label=move || app.text().clear_filter(&said.get())
                on:click=drop
            >
                {small_icon("x")}
            </a>
        </span>
    }
}
