//! The bell: how much is due by today; and the browser's word on what has fallen due, once for each.

use leptos::prelude::*;

use crate::domain::agenda::Entry;
use crate::state::{App, notifies, notify, use_app};
use crate::ui::pages::calendar::line;
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;

/// How much is due by today, and the way to it.
#[component]
pub(super) fn Bell() -> impl IntoView {
    let app = use_app();
    let open: Memo<Vec<Entry>> =
        Memo::new(move |_| if app.figures_ready() { app.reminders().open } else { Vec::new() });
    let due = Memo::new(move |_| open.with(Vec::len));
    Effect::new(move |_| {
        open.with(|open| {
            if !open.is_empty() && notifies() {
                tell(app, open);
            }
        });
    });
    let words = move || app.text().reminders_title();
    let label = move || match due.get() {
        0 => words().to_owned(),
        n => format!("{n} {}", words()),
    };
    let count = move || Some(due.get()).filter(|n| *n > 0).map(|n| n.to_string());
    view! {
        <a
            class="button top__bell"
            id="bell"
            data-kind="quiet"
            data-due=move || (due.get() > 0).then_some("")
            href=Route::Reminders.href()
            aria-label=label
            title=words
        >
            {icon("bell")}
            {count}
        </a>
    }
}

/// Tells of what was not told of yet, the last to fall due in words.
fn tell(app: App, open: &[Entry]) {
    untrack(|| {
        let fresh = app.untold(open);
        if let Some(first) = fresh.last() {
            notify(&app.text().notice_of_due(&line(app, first).words, fresh.len()));
        }
    });
}
