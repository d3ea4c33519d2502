//! The place to draw a signature: with mouse, pen or finger.

use leptos::ev::PointerEvent;
use leptos::html::Canvas;
use leptos::prelude::*;

use super::canvas::paint;
use crate::domain::ink::{HEIGHT, Ink, Point, WIDTH};
use crate::state::use_app;
use crate::ui::widgets::icon::icon;

/// The place, with what takes back a stroke, and all of them. The strokes are kept as text when the pen is lifted.
#[component]
pub(super) fn InkPad(
    strokes: RwSignal<String>,
    canvas: NodeRef<Canvas>,
    /// Told when somebody begins to draw.
    begun: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let kept = Memo::new(move |_| strokes.with(|text| Ink::read(text)));
    // what is drawn while the pen is down, and by which pointer
    let drawn = RwSignal::new(None::<(i32, Ink)>);
    Effect::new(move || {
        if let Some(canvas) = canvas.get() {
            drawn.with(|drawn| match drawn {
                Some((_, ink)) => paint(&canvas, ink),
                None => kept.with(|ink| paint(&canvas, ink)),
            });
        }
    });
    let point = move |event: &PointerEvent| {
        let canvas = canvas.get_untracked()?;
        let size = (canvas.client_width(), canvas.client_height());
        Some(Point::shown_at((event.offset_x(), event.offset_y()), size))
    };
    let down = move |event: PointerEvent| {
        // a second finger, or another button than the first, draws nothing
        if event.button() != 0 || drawn.with_untracked(Option::is_some) {
            return;
        }
        let (Some(canvas), Some(at)) = (canvas.get_untracked(), point(&event)) else { return };
        event.prevent_default();
        begun.run(());
        let mut ink = kept.get_untracked();
        ink.begin(at);
        drawn.set(Some((event.pointer_id(), ink)));
        // without it a stroke that leaves the place would not be seen to end
        let _captured = canvas.set_pointer_capture(event.pointer_id());
    };
    let moved = move |event: PointerEvent| {
        let is_mine = drawn.with_untracked(|it| it.as_ref().is_some_and(|(id, _)| *id == event.pointer_id()));
        if let Some(at) = point(&event).filter(|_| is_mine) {
            drawn.update(|drawn| {
                if let Some((_, ink)) = drawn {
                    ink.go_on(at);
                }
            });
        }
    };
    let up = move |event: PointerEvent| {
        let is_mine = drawn.with_untracked(|it| it.as_ref().is_some_and(|(id, _)| *id == event.pointer_id()));
        if is_mine && let Some((_, ink)) = drawn.get_untracked() {
            strokes.set(ink.written());
            drawn.set(None);
        }
    };
    let is_blank = move || kept.with(Ink::is_blank);
    let undo = move |_| {
        let mut ink = kept.get_untracked();
        ink.undo();
        strokes.set(ink.written());
    };
    view! {
        <div class="pad">
            <p class="field__label" id="pad-label">{move || app.text().placed_draw()}</p>
            <canvas
                class="pad__place"
                id="pad"
                role="img"
                aria-labelledby="pad-label"
                aria-describedby="pad-hint pad-strokes"
                width=WIDTH.to_string()
                height=HEIGHT.to_string()
                node_ref=canvas
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=up
                on:pointercancel=up
            ></canvas>
            <p class="field__help" id="pad-hint">{move || app.text().placed_draw_hint()}</p>
            <div class="pad__acts">
                <button class="button" type="button" id="pad-undo" disabled=is_blank on:click=undo>
                    {icon("rotate-ccw")}
                    {move || app.text().placed_undo()}
                </button>
                <button class="button" type="button" id="pad-clear" disabled=is_blank on:click=move |_| strokes.set(String::new())>
                    {icon("x")}
                    {move || app.text().placed_clear()}
                </button>
                <span class="faint small" id="pad-strokes" role="status">
                    {move || app.text().placed_drawn(kept.with(Ink::strokes))}
                </span>
            </div>
        </div>
    }
}
