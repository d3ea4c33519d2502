//! Records as the rows of a table: a long list, or a few on the page of what they belong to.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::walk::use_walk;
use crate::ui::widgets::table::RowKeys;
use crate::ui::widgets::virtual_list::{LongBody, Viewport};

/// A long list: only the rows in view are drawn, J and K walk over them, Enter opens one.
#[component]
pub(crate) fn LongTable<Id, Row, V>(
    ids: Memo<Arc<[Id]>>,
    class: &'static str,
    /// How many columns the head has.
    columns: usize,
    #[prop(into)] head: ViewFn,
    /// The page of a record.
    route: fn(Id) -> Route,
    /// Draws a row; the second tells whether the keys stand on it.
    row: Row,
    /// What is said when there are none.
    #[prop(into)]
    nothing: ViewFn,
) -> impl IntoView
where
    Id: Copy + Eq + Send + Sync + 'static,
    Row: Fn(Signal<Id>, Signal<bool>) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let router = use_router();
    let viewport = Viewport::new();
    let keys = RowKeys::new();
    use_walk().follow(ids, route);
    let count = move || ids.with(|ids| ids.len());
    keys.listen(viewport, count, move |at| {
        if let Some(id) = ids.with_untracked(|ids| ids.get(at).copied()) {
            router.go(&route(id));
        }
    });
    let row = move |id: Memo<Id>| {
        let focused = Signal::derive(move || ids.with(|ids| ids.get(keys.at()).copied()) == Some(id.get()));
        row(id.into(), focused)
    };
    view! {
        <div class="custs__scroll" node_ref=viewport.node on:scroll=move |_| viewport.scrolled()>
            <table class=format!("table {class}") data-inset="" role="table" aria-rowcount=move || count().to_string()>
                {head.run()}
                <LongBody ids viewport columns row />
            </table>
            {move || nothing.run()}
        </div>
    }
}

/// A few of them.
#[component]
pub(crate) fn FewRows<Id, Row, V>(
    ids: Memo<Vec<Id>>,
    class: &'static str,
    #[prop(into)] head: ViewFn,
    /// Draws a row, on which no key stands.
    row: Row,
) -> impl IntoView
where
    Id: Copy + Eq + std::hash::Hash + Send + Sync + 'static,
    Row: Fn(Signal<Id>, Signal<bool>) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let never = Signal::stored(false);
    let draw = move |id: Id| row(Signal::stored(id), never);
    view! {
        <table class=format!("table {class}") role="table">
            {head.run()}
            <tbody><For each=move || ids.get() key=|id| *id children=draw /></tbody>
        </table>
    }
}

/// What a press on a row does: it opens its page, unless a link or a button in it was meant, or another tab.
pub(crate) fn open_row(page: impl Fn() -> Route + 'static) -> impl Fn(MouseEvent) + 'static {
    let router = use_router();
    move |event| {
        if !event.default_prevented() && !event.ctrl_key() && !event.meta_key() {
            router.go(&page());
        }
    }
}
