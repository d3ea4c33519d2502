//! By whose days of work a contract is counted that goes by another place: whether the book keeps them, and the way to enter them.

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::contract::general::WorkingDays;
use crate::ui::route::{Route, SettingsPart};

/// Said of a contract whose working days are those of another place.
#[component]
pub(super) fn LocalDays(editor: Editor, id: &'static str) -> impl IntoView {
    let app = editor.app;
    let kept = Memo::new(move |_| {
        editor.record.with(|it| match &it.definitions.working_days {
            WorkingDays::MainlandChina => None,
            WorkingDays::Of(place) => Some(app.book_settings().local_calendar(place).is_some()),
        })
    });
    let words = move || {
        let text = app.text();
        if kept.get() == Some(true) { text.local_calendar_kept() } else { text.local_holidays_unknown() }
    };
    view! {
        <Show when=move || kept.with(Option::is_some)>
            <p class="soft small fields__wide" id=id>
                {words}
                <Show when=move || kept.get() == Some(false)>
                    " "
                    <a href=Route::Settings(SettingsPart::Holidays).href()>{move || app.text().local_days_enter()}</a>
                </Show>
            </p>
        </Show>
    }
}
