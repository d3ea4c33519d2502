//! The targets that run, and how far each is.

use leptos::prelude::*;

use crate::domain::sales_target::SalesTarget;
use crate::state::{TargetItem, Whose, use_app};
use crate::ui::pages::targets::target_rows;
use crate::ui::route::Route;

/// So many stand here; the rest in their list.
const SHOWN: usize = 4;

/// The card; a book without any target has none.
#[component]
pub(super) fn Targets(whose: Memo<Whose>) -> impl IntoView {
    let app = use_app();
    // as the decisions: by standings of another day nothing is measured, what was said stays until all are there
    let running = Memo::new(move |before: Option<&Vec<TargetItem>>| {
        let is_old = !app.figures_ready();
        if let Some(before) = before.filter(|_| is_old) {
            return before.clone();
        }
        let mut all = app.running_targets(whose.get());
        all.truncate(SHOWN);
        all
    });
    let any = Memo::new(move |_| app.count::<SalesTarget>() > 0 || running.with(|all| !all.is_empty()));
    let none = move || view! { <p class="faint">{move || app.text().target_home_none()}</p> };
    view! {
        <Show when=move || any.get()>
            <section class="section targets" id="home-targets">
                <div class="section__head">
                    <h2>{move || app.text().target_home()}</h2>
                    <a class="button section__act" data-kind="word" href=Route::targets().href()>
                        {move || app.text().target_home_all()}
                    </a>
                </div>
                <Show when=move || running.with(|all| !all.is_empty()) fallback=none>
                    {move || running.with(|all| target_rows(app.text(), all))}
                </Show>
            </section>
        </Show>
    }
}
