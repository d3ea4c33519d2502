//! A table of figures, each of which opens into what it stands on: one at a time, in a row beneath its own.

use leptos::prelude::*;

/// A figure that was opened: of which row, nothing for all together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Opened<O, F> {
    pub(crate) of: Option<O>,
    pub(crate) figure: F,
}

/// The figure of a row that is opened, if one is.
pub(crate) fn opened_of<O, F>(opened: RwSignal<Option<Opened<O, F>>>, of: Option<O>) -> Memo<Option<F>>
where
    O: PartialEq + Send + Sync + 'static,
    F: Copy + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| opened.with(|opened| opened.as_ref().filter(|it| it.of == of).map(|it| it.figure)))
}

/// A figure in words; pressed, it opens, and closes again. `press` says to who hears it what a press does.
pub(crate) fn opening_figure<O, F>(
    own: Opened<O, F>,
    words: String,
    press: &str,
    opened: RwSignal<Option<Opened<O, F>>>,
) -> AnyView
where
    O: Clone + PartialEq + Send + Sync + 'static,
    F: Clone + PartialEq + Send + Sync + 'static,
{
    let label = format!("{words} · {press}");
    let asked = own.clone();
    let is_open = move || opened.with(|now| now.as_ref() == Some(&asked));
    let toggle = move |_| {
        opened.update(|now| *now = if now.as_ref() == Some(&own) { None } else { Some(own.clone()) });
    };
    view! {
        <button class="working" type="button" aria-expanded=move || is_open().to_string() aria-label=label on:click=toggle>
            {words}
        </button>
    }
    .into_any()
}
