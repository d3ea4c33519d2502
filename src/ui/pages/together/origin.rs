//! Where a file comes from.

use leptos::prelude::*;

use super::pick::{FilePick, PickRole};
use crate::state::{Origin, use_app};
use crate::ui::widgets::dispute::{who_initial, who_words};
use crate::ui::widgets::moment::moment;

/// Whose copy it is, when it was made, when the two last met.
#[component]
pub(super) fn OriginView(name: String, origin: Origin) -> impl IntoView {
    let app = use_app();
    let by = origin.by.clone();
    let (shown, drawn) = (origin.clone(), origin.by.clone());
    let facts = move || {
        let text = app.text();
        let met = match shown.met_ms {
            Some(at) => text.together_met(&moment(app, at)),
            None => text.together_never_met().to_owned(),
        };
        let device = if shown.by.person.is_empty() { String::new() } else { shown.by.device.clone() };
        let repeated = shown.repeated_ms.map(|at| text.together_repeated(&moment(app, at))).unwrap_or_default();
        let exported = text.together_exported(&moment(app, shown.exported_ms));
        let unsigned = if shown.signed { "" } else { text.together_unsigned() };
        let all = [
            exported,
            device,
            shown.owner.clone(),
            met,
            text.together_sound().to_owned(),
            repeated,
            unsigned.to_owned(),
        ];
        all.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <div class="conf__file">
            {move || who_initial(app.text(), &drawn)}
            <div class="conf__src">
                <b><bdi>{move || app.text().together_copy_of(&who_words(app.text(), &by))}</bdi></b>
                " "
                <span class="soft conf__name"><bdi>{name}</bdi></span>
                <p class="faint small"><bdi>{facts}</bdi></p>
            </div>
            <FilePick role=PickRole::Another />
        </div>
    }
}
