//! How far a longer task is, with a way to stop it.

use leptos::prelude::*;

use crate::i18n::format;
use crate::state::{Share, use_app};

/// A bar with words; nothing while no task runs.
#[component]
pub(crate) fn ErrandBar(
    /// Ties the parts together.
    name: &'static str,
    /// What is being done.
    #[prop(into)]
    words: Signal<String>,
    /// How far; `None` when nothing is being done.
    #[prop(into)]
    progress: Signal<Option<Share>>,
    /// Whether to say so much of so much beside the words.
    #[prop(default = true)]
    counted: bool,
    /// Whether it can be stopped.
    #[prop(default = true)]
    stoppable: bool,
    /// Stops it.
    stop: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = use_app();
    let share = move || {
        progress.get().filter(|share| counted && share.total > 0).map(|share| {
            let figure = |n: u64| format::count(usize::try_from(n).unwrap_or(usize::MAX));
            app.text().errand_share(&figure(share.done), &figure(share.total))
        })
    };
    let per_mille = move || progress.get().filter(|share| share.total > 0).map(per_mille);
    view! {
        <Show when=move || progress.with(Option::is_some)>
            <div class="errand" id=name>
                <p class="errand__words" role="status">
                    <span>{move || words.get()}</span>
                    <span class="num">{share}</span>
                </p>
                <progress class="bar" max="1000" value=per_mille aria-label=move || words.get()></progress>
                {stoppable
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=move |_| stop()>
                                {move || app.text().errand_cancel()}
                            </button>
                        }
                    })}
            </div>
        </Show>
    }
}

fn per_mille(share: Share) -> u64 {
    share.done.min(share.total).saturating_mul(1000).checked_div(share.total).unwrap_or(0)
}
