//! The stages as a menu of a card: for a hand that cannot drag it.

use leptos::prelude::*;

use super::decide::{called, focus_card, move_to};
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::Stage;
use crate::state::use_app;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::icon::icon;

/// The menu; the stage in which the opportunity stands today is marked.
#[component]
pub(super) fn StageMenu(
    id: OpportunityId,
    /// The card whose menu is open.
    choosing: RwSignal<Option<OpportunityId>>,
) -> impl IntoView {
    let app = use_app();
    let chance = app.chance_today(id);
    let name = chance.as_ref().map(|it| called(app, it)).unwrap_or_default();
    let at = chance.and_then(|it| match &it.standing.life.stage {
        Stage::Open { at, .. } => Some(at.clone()),
        Stage::Won { .. } | Stage::Lost { .. } => None,
    });
    let close = move || {
        choosing.set(None);
        focus_card(id);
    };
    let stages = app.sales_stages();
    let entries = stages.stages.iter().cloned().map(|stage| {
        let (key, attribute) = (stage.key.clone(), stage.key.0.clone());
        let here = at.as_ref() == Some(&key);
        let choose = move |_| {
            move_to(app, id, &key, move || focus_card(id));
            close();
        };
        view! {
            <button class="menu__item" type="button" data-stage=attribute aria-current=here.then_some("step") on:click=choose>
                {icon(if here { "circle-dot" } else { "circle" })}
                <span class="menu__word">{move || app.text().stage_name(&stage.key.0, &stage.name)}</span>
            </button>
        }
    });
    let entries = entries.collect_view();
    view! {
        <Modal
            class="menu"
            label=Signal::derive(move || app.text().opportunity_move().to_owned())
            close=Callback::new(move |()| close())
        >
            <div class="menu__box float">
                <h2 class="menu__group menu__of"><bdi>{name}</bdi></h2>
                {entries}
            </div>
        </Modal>
    }
}
