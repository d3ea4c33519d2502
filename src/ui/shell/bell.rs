//! The bell: how much is due by today; and the browser's word on what has fallen due, once for each.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::agenda::Entry;
use crate::state::{App, notifies, notify, use_app};
use crate::ui::pages::calendar::line;
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;

/// So long after a change it is counted anew.
const PAUSE: Duration = Duration::from_millis(1_500);

/// How much is due by today, and the way to it.
#[component]
pub(super) fn Bell() -> impl IntoView {
    let app = use_app();
    let due = RwSignal::new(0_usize);
    let turn = RwSignal::new(0_u32);
    // gathering all that is due is much work: after a change it waits for a moment, and what changes meanwhile counts in
    Effect::new(move |waits: Option<bool>| {
        turn.track();
        if waits == Some(false) {
            let go = move || {
                // the bell may be gone by then
                let _counted = turn.try_update(|turn| *turn = turn.wrapping_add(1));
            };
            set_timeout(go, PAUSE);
            return true;
        }
        let found = if !app.figures_ready() {
            0
        } else if notifies() {
            let open = app.reminders().open;
            if !open.is_empty() {
                tell(app, &open);
            }
            open.len()
        } else {
            app.count_reminders()
        };
        if due.get_untracked() != found {
            due.set(found);
        }
        false
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
