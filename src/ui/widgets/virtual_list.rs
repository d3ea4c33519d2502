//! A long table of which only the rows in view exist in the page.

use std::ops::Range;
use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Rows drawn above and below those in view, so that a quick scroll shows no gap.
const MARGIN: usize = 8;

/// What of a long list is in view.
#[derive(Clone, Copy)]
pub(crate) struct Viewport {
    /// The element that scrolls.
    pub(crate) node: NodeRef<Div>,
    top: RwSignal<f64>,
    height: RwSignal<f64>,
    row: RwSignal<f64>,
}

impl Viewport {
    /// Measures the element once it is drawn, and again when the window changes.
    pub(crate) fn new() -> Self {
        let viewport = Self {
            node: NodeRef::new(),
            top: RwSignal::new(0.0),
            height: RwSignal::new(900.0),
            row: RwSignal::new(36.0),
        };
        Effect::new(move || {
            if viewport.node.get().is_some() {
                viewport.measure();
            }
        });
        let resize = window_event_listener(leptos::ev::resize, move |_| viewport.measure());
        on_cleanup(move || resize.remove());
        viewport
    }

    /// Takes the scroll position in.
    pub(crate) fn scrolled(self) {
        if let Some(node) = self.node.get_untracked() {
            self.top.set(f64::from(node.scroll_top()));
        }
    }

    fn measure(self) {
        if let Some(node) = self.node.get_untracked() {
            // On a phone the page itself scrolls and the box is as tall as its rows: then the window is the measure.
            let window = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(900.0);
            self.height.set(f64::from(node.client_height()).min(window * 1.5).max(200.0));
            if let Some(row) = node.query_selector("tbody tr[data-row]").ok().flatten() {
                let height = row.get_bounding_client_rect().height();
                if height > 8.0 {
                    self.row.set(height);
                }
            }
        }
    }

    /// The rows to draw of `total`.
    pub(crate) fn range(self, total: usize) -> Range<usize> {
        let row = self.row.get();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "pixels are small and not negative"
        )]
        let first = (self.top.get() / row).max(0.0) as usize;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "pixels are small and not negative"
        )]
        let shown = (self.height.get() / row).max(0.0) as usize;
        let start = first.saturating_sub(MARGIN).min(total);
        let end = first.saturating_add(shown).saturating_add(MARGIN).min(total);
        start..end.max(start)
    }

    /// Height in pixels of `rows` rows.
    #[expect(clippy::cast_precision_loss, reason = "pixels: a list has far fewer than 2^52 rows")]
    pub(crate) fn pixels(self, rows: usize) -> f64 {
        rows as f64 * self.row.get()
    }

    /// Takes the focus off a row that now stands for something else.
    fn let_go_of_focus(self) {
        let focused = document().active_element().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
        let (Some(node), Some(focused)) = (self.node.get_untracked(), focused) else { return };
        if node.contains(Some(&focused)) && focused.closest("tr[data-row]").ok().flatten().is_some() {
            // what has the focus can be left
            let _left = focused.blur();
        }
    }

    /// Scrolls so that row `index` is in view.
    pub(crate) fn reveal(self, index: usize) {
        let Some(node) = self.node.get_untracked() else { return };
        let (top, row, height) = (self.top.get_untracked(), self.row.get_untracked(), f64::from(node.client_height()));
        let at = self.pixels(index);
        #[expect(clippy::cast_possible_truncation, reason = "pixels")]
        if at < top {
            node.set_scroll_top(at as i32);
        } else if at + 2.0 * row > top + height {
            node.set_scroll_top((at + 2.0 * row - height + row) as i32);
        }
    }
}

/// Which places of a list are drawn, and which row stands at each.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Drawn {
    places: Range<usize>,
    /// How far the rows were moved along the list since the first was drawn.
    moved: usize,
}

impl Drawn {
    /// A step along the list keeps the rows of the places that stay in view. Where none does, all of them go along: to make
    /// them anew costs several times as much as to change their words.
    fn at(places: Range<usize>, before: Option<&Self>) -> Self {
        let Some(before) = before else { return Self { places, moved: 0 } };
        let none_stays = places.start >= before.places.end || places.end <= before.places.start;
        let by = if none_stays { places.start.wrapping_sub(before.places.start) } else { 0 };
        Self { moved: before.moved.wrapping_add(by), places }
    }

    /// The rows, by numbers of their own.
    fn rows(self) -> impl Iterator<Item = usize> {
        self.places.map(move |place| place.wrapping_sub(self.moved))
    }

    /// The place of a row.
    const fn place(&self, row: usize) -> usize {
        row.wrapping_add(self.moved)
    }
}

/// The body of a long table. A row is drawn once and reads whose turn it is at its place: when the list becomes another one, as at
/// every key of a search, the rows stay and only their words change; the focus stays at its place too, whoever stands there then.
/// It goes when the rows move along to places that were not in view.
#[component]
pub(crate) fn LongBody<Id, Row, V>(
    /// All ids in order.
    #[prop(into)]
    ids: Signal<Arc<[Id]>>,
    viewport: Viewport,
    /// How many columns: for the spacers.
    #[prop(into)]
    columns: Signal<usize>,
    /// Draws the row of what stands at a place.
    row: Row,
) -> impl IntoView
where
    Id: Copy + Eq + Send + Sync + 'static,
    Row: Fn(Memo<Id>) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let total = Memo::new(move |_| ids.with(|ids| ids.len()));
    let range = Memo::new(move |_| viewport.range(total.get()));
    let drawn = Memo::new(move |before: Option<&Drawn>| Drawn::at(range.get(), before));
    Effect::new(move |before: Option<usize>| {
        let moved = drawn.with(|drawn| drawn.moved);
        if before.is_some_and(|before| before != moved) {
            viewport.let_go_of_focus();
        }
        moved
    });
    let above = move || format!("{}px", viewport.pixels(range.get().start));
    let below = move || format!("{}px", viewport.pixels(total.get().saturating_sub(range.get().end)));
    let drawn_row = move |number: usize| {
        let at = move || {
            let place = drawn.with(|drawn| drawn.place(number));
            ids.with(|ids| ids.get(place).copied())
        };
        let first = untrack(at)?;
        // a place that the list no longer has goes with its row
        Some(row(Memo::new(move |before: Option<&Id>| at().or(before.copied()).unwrap_or(first))))
    };
    view! {
        <tbody>
            <tr class="spacer" aria-hidden="true"><td colspan=move || columns.get() style:block-size=above></td></tr>
            <For each=move || drawn.get().rows() key=|number| *number children=drawn_row />
            <tr class="spacer" aria-hidden="true"><td colspan=move || columns.get() style:block-size=below></td></tr>
        </tbody>
    }
}
