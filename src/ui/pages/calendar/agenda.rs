//! The days to come in order, by month.

use leptos::prelude::*;

use super::line::{Line, line, opener, reason, watch};
use crate::domain::agenda::Entry;
use crate::state::use_app;
use crate::ui::widgets::more::More;

/// How far ahead it looks, in days.
const AHEAD: i64 = 366;
/// How many are drawn at first, and more with every press.
const SHOWN: usize = 200;

/// The list.
#[component]
pub(super) fn AgendaList(entries: Memo<Vec<Entry>>) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(SHOWN);
    let ahead = Memo::new(move |_| {
        let as_of = app.as_of();
        let is_ahead = |it: &&Entry| (0..=AHEAD).contains(&as_of.days_until(it.day));
        entries.with(|all| all.iter().filter(is_ahead).cloned().collect::<Vec<_>>())
    });
    let lines = Memo::new(move |_| {
        watch(app);
        ahead.with(|all| all.iter().take(drawn.get()).map(|it| line(app, it)).collect::<Vec<Line>>())
    });
    let body = move || {
        let (text, as_of) = (app.text(), app.as_of());
        let mut month = None;
        let rows = lines.get().into_iter().map(|line| {
            let this = (line.day.year(), line.day.month());
            let head = (month != Some(this)).then(|| {
                month = Some(this);
                view! { <h2 class="agenda__month">{text.month(line.day)}</h2> }
            });
            let (key, day, end, why) = (line.key.clone(), line.day, line.end.clone(), line.why.clone());
            view! {
                {head}
                <div class="rows__item agenda__item" data-entry=key>
                    <span class="agenda__day soft">{text.near_date(day, as_of)}</span>
                    <div class="rows__text">{opener(app, line, false)} {reason(why)}</div>
                    <span class="rows__end num">{end}</span>
                </div>
            }
        });
        rows.collect_view()
    };
    view! {
        <div class="agenda">
            <Show
                when=move || ahead.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().calendar_none()}</p> }
            >
                {body}
                <More total=Signal::derive(move || ahead.with(Vec::len)) drawn step=SHOWN id="more-days" />
            </Show>
        </div>
    }
}
