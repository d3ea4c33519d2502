//! A long table of which only the rows in view exist in the page.

use std::ops::Range;
use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

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

/// The body of a long table. A row is drawn once for its place in the list and reads whose turn it is there: when the list
/// becomes another one, as at every key of a search, the rows stay and only their words change; the focus stays at its place
/// too, whoever stands there then.
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
    let above = move || format!("{}px", viewport.pixels(range.get().start));
    let below = move || format!("{}px", viewport.pixels(total.get().saturating_sub(range.get().end)));
    let at_place = move |place: usize| {
        let at = move || ids.with(|ids| ids.get(place).copied());
        let first = untrack(at)?;
        // a place that the list no longer has goes with its row
        Some(row(Memo::new(move |before: Option<&Id>| at().or(before.copied()).unwrap_or(first))))
    };
    view! {
        <tbody>
            <tr class="spacer" aria-hidden="true"><td colspan=move || columns.get() style:block-size=above></td></tr>
            <For each=move || range.get() key=|place| *place children=at_place />
            <tr class="spacer" aria-hidden="true"><td colspan=move || columns.get() style:block-size=below></td></tr>
        </tbody>
    }
}
