//! The targets that run, and how far each is.

use leptos::prelude::*;

use super::looked_at;
use crate::domain::sales_target::SalesTarget;
use crate::state::{App, TargetItem, Whose, use_app};
use crate::ui::pages::targets::targets_drawn;
use crate::ui::route::HomeFigure;
use crate::ui::widgets::columns::TableSwitch;

/// So many stand here; the rest in their list.
const SHOWN: usize = 4;

/// Those that stand here.
pub(super) fn shown_targets(app: App, whose: Whose) -> Vec<TargetItem> {
    let mut all = app.running_targets(whose);
    all.truncate(SHOWN);
    all
}

/// The card; a book without any target has none.
#[component]
pub(super) fn Targets(whose: Memo<Whose>) -> impl IntoView {
    let app = use_app();
    // as the decisions: by standings of another day nothing is measured, what was said of the same people stays until all are there
    let measured = Memo::new(move |before: Option<&(Whose, Vec<TargetItem>)>| {
        let (whose, is_old) = (whose.get(), !app.figures_ready());
        if let Some(before) = before.filter(|(of, _)| is_old && *of == whose) {
            return before.clone();
        }
        (whose, shown_targets(app, whose))
    });
    let running = Memo::new(move |_| measured.with(|(_, all)| all.clone()));
    let is_old = move || (!app.figures_ready()).then_some("");
    let any = Memo::new(move |_| app.count::<SalesTarget>() > 0 || running.with(|all| !all.is_empty()));
    let as_table = RwSignal::new(false);
    let href = move || HomeFigure::Targets.route(looked_at(app, whose.get())).href();
    let none = move || view! { <p class="faint">{move || app.text().target_home_none()}</p> };
    view! {
        <Show when=move || any.get()>
            <section class="section targets" id="home-targets" data-old=is_old>
                <div class="section__head">
                    <h2>{move || app.text().target_home()}</h2>
                    <a class="button section__act" data-kind="word" href=href>
                        {move || app.text().target_home_all()}
                    </a>
                    <TableSwitch as_table />
                </div>
                <Show when=move || running.with(|all| !all.is_empty()) fallback=none>
                    {move || running.with(|all| targets_drawn(app.text(), all, as_table.get()))}
                </Show>
            </section>
        </Show>
    }
}
