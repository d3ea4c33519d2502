//! The steps of a record's life as its page offers them: those that may be taken as buttons, the others with the reason.

use leptos::prelude::*;

use crate::i18n::Message;
use crate::state::use_app;

/// A step, and why it may not be taken, if it may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offered<S> {
    /// The step.
    pub(crate) step: S,
    /// Its name in the page.
    pub(crate) name: &'static str,
    /// What it is called.
    pub(crate) words: &'static str,
    /// Why not.
    pub(crate) why: Option<String>,
}

/// The part of a record's page.
#[component]
pub(crate) fn OfferedSteps<S>(
    title: Message,
    /// What stands over those that may not be taken.
    barred: Message,
    all: Memo<Vec<Offered<S>>>,
    press: Callback<S>,
    /// What else may be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView
where
    S: Copy + PartialEq + Send + Sync + 'static,
{
    let app = use_app();
    let button = move |it: Offered<S>| {
        view! {
            <button class="button" type="button" data-step=it.name on:click=move |_| press.run(it.step)>
                {it.words}
            </button>
        }
    };
    let open = move || all.get().into_iter().filter(|it| it.why.is_none()).map(button).collect_view();
    let row = |it: Offered<S>| view! { <li data-barred=it.name><b>{it.words}</b> " – " {it.why}</li> };
    let closed = move || all.get().into_iter().filter(|it| it.why.is_some()).map(row).collect_view();
    view! {
        <section class="rec__part offered" aria-label=move || title(app.text())>
            <div class="section__head"><h2>{move || title(app.text())}</h2></div>
            <div class="life__acts" id="steps">{open} {children.map(|children| children())}</div>
            <Show when=move || all.with(|all| all.iter().any(|it| it.why.is_some()))>
                <details class="offered__barred">
                    <summary>{move || barred(app.text())}</summary>
                    <ul class="soft small">{closed}</ul>
                </details>
            </Show>
        </section>
    }
}
