//! The stages of one opportunity, in a row.

use leptos::prelude::*;

use super::decide;
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::Stage;
use crate::state::{Chance, use_app};
use crate::ui::widgets::icon::small_icon;

/// The stages as steps; a press moves the opportunity there.
#[component]
pub(super) fn Steps(id: OpportunityId, chance: Memo<Option<Chance>>) -> impl IntoView {
    let app = use_app();
    let stages = Memo::new(move |_| app.sales_stages().stages.clone());
    let at = move || {
        chance.with(|it| match it.as_ref().map(|it| &it.standing.life.stage) {
            Some(Stage::Open { at, .. }) => Some(at.clone()),
            _ => None,
        })
    };
    let steps = move || {
        let at = at();
        let closed = at.is_none();
        // in a stage that was removed it stands at none of them, and can go to any
        let current = stages.with(|all| all.iter().position(|stage| Some(&stage.key) == at.as_ref()));
        stages
            .get()
            .into_iter()
            .enumerate()
            .map(|(place, stage)| {
                let (key, name) = (stage.key.clone(), stage.key.0.clone());
                let done = current.is_some_and(|current| place < current);
                let here = current == Some(place);
                let mark = if done {
                    "check"
                } else if here {
                    "circle-dot"
                } else {
                    "circle"
                };
                view! {
                    <li class="stepper__step" data-done=done.then_some("") aria-current=here.then_some("step")>
                        <button
                            type="button"
                            data-stage=name
                            disabled=closed
                            on:click=move |_| decide::move_to(app, id, &key, || {})
                        >
                            {small_icon(mark)}
                            {move || app.text().stage_name(&stage.key.0, &stage.name)}
                        </button>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    view! { <ol class="stepper stepper--press" aria-label=move || app.text().opportunity_stage()>{steps}</ol> }
}
