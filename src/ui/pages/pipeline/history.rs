//! The stages an opportunity went through, with the days it spent in each.

use leptos::prelude::*;

use super::naming::stage_named;
use crate::domain::date::Date;
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::Event;
use crate::state::{App, use_app};
use crate::ui::widgets::icon::small_icon;

/// The latest first, down to the day it began.
#[component]
pub(super) fn History(id: OpportunityId) -> impl IntoView {
    let app = use_app();
    let chance = Memo::new(move |_| app.chance(id));
    let rows = move || {
        let text = app.text();
        let Some(chance) = chance.get() else { return Vec::new() };
        let mut rows: Vec<_> =
            chance.standing.passed.iter().rev().map(|(event, on, days)| row(app, event, *on, *days)).collect();
        let began = view! {
            <li class="timeline__item">
                <span class="timeline__dot">{small_icon("plus")}</span>
                <div class="timeline__head">{text.opportunity_began()}</div>
                <span class="timeline__when">{text.date(chance.opportunity.began_on)}</span>
            </li>
        };
        rows.push(began.into_any());
        rows
    };
    view! {
        <section class="rec__part" id="stages" aria-label=move || app.text().opportunity_history()>
            <div class="section__head"><h2>{move || app.text().opportunity_history()}</h2></div>
            <ol class="timeline">{rows}</ol>
        </section>
    }
}

fn row(app: App, event: &Event, on: Date, days: i64) -> AnyView {
    let text = app.text();
    let (mark, words, by) = match event {
        Event::Moved { from, to, by } => {
            ("chevron-right", text.opportunity_history_moved(&stage_named(app, from), &stage_named(app, to)), by)
        }
        Event::Won { by } => ("circle-check", text.stage_won().to_owned(), by),
        Event::Lost { by, reason } => ("x", text.opportunity_lost_because(&text.lost_words(reason)), by),
    };
    let spent = text.opportunity_history_days(days);
    let body = if by.is_empty() { spent } else { format!("{by} · {spent}") };
    view! {
        <li class="timeline__item">
            <span class="timeline__dot">{small_icon(mark)}</span>
            <div>
                <div class="timeline__head">{words}</div>
                <p class="timeline__body faint">{body}</p>
            </div>
            <span class="timeline__when">{text.date(on)}</span>
        </li>
    }
    .into_any()
}
