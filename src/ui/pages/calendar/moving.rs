//! Moving a line of the calendar to another day, by the mouse or by keys.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::line::Line;
use crate::domain::agenda::Movable;
use crate::domain::date::Date;
use crate::state::App;
use crate::ui::widgets::focus::focus_later;

/// A line that is being moved.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lifted {
    /// What it is known by.
    pub(super) key: String,
    what: Movable,
    words: String,
}

impl Lifted {
    /// A line as it is lifted, if its day is ours to change.
    pub(super) fn of(line: &Line) -> Option<Self> {
        line.movable.map(|what| Self { key: line.key.clone(), what, words: line.words.clone() })
    }
}

/// Moves it to a day, with an undo; the day is gone to once that is on disk. Until then nothing else is moved: a key that is held
/// down would ask for the same again.
pub(super) fn move_to(app: App, busy: RwSignal<bool>, line: &Lifted, day: Date, go: Callback<Date>) {
    let Some(batch) = app.moved_to_day(line.what, day) else { return };
    let text = app.untracked_text();
    let said = text.calendar_moved(&line.words, &text.long_date(day));
    let key = line.key.clone();
    app.save_once(busy, batch, said, move || {
        go.run(day);
        focus_later(format!("#calendar-day [data-entry='{key}'] .cal__open"), false);
    });
}

/// Shift and an arrow in the list of a day move the line one stands on by a day or a week.
pub(super) fn move_by_key(app: App, busy: RwSignal<bool>, event: &KeyboardEvent, lines: &[Line], go: Callback<Date>) {
    if !event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let days = match event.key().as_str() {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        "ArrowUp" => -7,
        "ArrowDown" => 7,
        _ => return,
    };
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let row = target.and_then(|it| it.closest("[data-entry]").ok().flatten());
    let key = row.and_then(|it| it.get_attribute("data-entry"));
    let Some(line) = lines.iter().find(|line| Some(&line.key) == key.as_ref()) else { return };
    if let (Some(lifted), Ok(day)) = (Lifted::of(line), line.day.plus_days(days)) {
        event.prevent_default();
        move_to(app, busy, &lifted, day, go);
    }
}
