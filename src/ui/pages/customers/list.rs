//! The list of customers: search, views, filters that read as words, 100 000 rows without a stutter.

use std::sync::Arc;

use leptos::prelude::*;

use super::asking::FactChips;
use super::bulk::BulkBar;
use super::columns::{ASKED, Columns, ColumnsMenu, Row, cells, heads};
use super::empty::NoCustomers;
use super::export::ExportMenu;
use super::known::Known;
use super::order::chosen;
use super::own::{OwnChips, OwnFilter};
use super::pool::PoolRows;
use super::stage::{StageChip, StageFilter};
use super::tags::{TagChips, TagFilter, row_tags};
use super::views::Views;
use crate::domain::customer::Customer;
use crate::domain::customer_column::CustomerColumn;
use crate::domain::id::CustomerId;
use crate::domain::saved_view::ViewedList;
use crate::i18n::Text;
use crate::state::{Layer, Sheet, Whose, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::walk::use_walk;
use crate::ui::widgets::chosen::ChooseAll;
use crate::ui::widgets::found::searched;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, initial};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::named_views::NamedViews;
use crate::ui::widgets::selection::{Selection, pick_box};
use crate::ui::widgets::table::RowKeys;
use crate::ui::widgets::virtual_list::{LongBody, Viewport};
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};

/// The list.
#[component]
pub(in crate::ui) fn CustomerList() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::Customers(query) = router.current() { query } else { Query::default() });
    let none_at_all = Memo::new(move |_| app.count::<Customer>() == 0);
    let pool = Memo::new(move |_| {
        query.with(|query| match query.filter("pool") {
            Some("falling") => Some(true),
            Some("public") => Some(false),
            _ => None,
        })
    });
    let whose = Memo::new(move |_| query.with(|query| Whose::of(query.filter("whose"))));
    // which columns are shown changes nothing in who is listed
    let listed = Memo::new(move |_| query.get().without(ASKED));
    let known = Known::of(app);
    let (ids, guessed) = searched::<Customer>(app, listed, move |app, query: &Query| chosen(app, query, known));
    // the first filter by stage finds the days of all of them in order
    Effect::new(move || {
        if app.all_read() && app.figures_ready() {
            app.prepare_stages();
        }
    });
    let selection = Selection::new(ids);
    let views = NamedViews::of(query, ViewedList::Customers, Route::Customers);
    let columns = Columns::of(query, views);
    view! {
        <Show when=move || !none_at_all.get() fallback=|| view! { <NoCustomers /> }>
            <div class="custs">
                <div class="custs__main">
                    <Head query ids guessed selection views columns />
                    {move || match pool.get() {
                        None => view! { <Rows query ids selection columns /> }.into_any(),
                        Some(falling) => view! { <PoolRows ids falling whose /> }.into_any(),
                    }}
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Head(
    query: Memo<Query>,
    ids: Memo<Arc<[CustomerId]>>,
    guessed: Signal<bool>,
    selection: Selection<CustomerId>,
    views: NamedViews,
    columns: Columns,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    // the pool has columns of its own
    let shown = Signal::derive(move || query.with(|query| query.filter("pool").is_none()).then(|| columns.shown.get()));
    let (whose, choose) = whose_of(query, Route::Customers);
    let count = move || {
        let found = ids.with(|ids| ids.len());
        if guessed.get() { app.text().found_near(found) } else { app.text().customers_count(found) }
    };
    let typed = Callback::new(move |text| router.replace(Route::Customers(Query { text, ..query.get_untracked() })));
    view! {
        <div class="custs__head">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().places_customers()}</h1></div>
                <div class="page__acts">
                    <Show when=move || query.with(|query| query.filter("pool").is_none())>
                        <ColumnsMenu columns />
                    </Show>
                    <ExportMenu ids=Callback::new(move |()| ids.get_untracked()) shown=shown nothing=Memo::new(move |_| ids.with(|ids| ids.is_empty())) />
                    <a class="button" data-kind="quiet" href=Route::CustomerImport.href()>
                        {icon("upload")}
                        {move || app.text().import_customers()}
                    </a>
                    <button
                        class="button"
                        id="new-customer"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Customer(None))))
                    >
                        {icon("plus")}
                        {move || app.text().new_customer()}
                    </button>
                </div>
            </div>
            <Views query views columns />
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <ListSearch label=Text::customers_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed busy=Signal::derive(move || app.is_naming()) />
                    <Show when=move || query.with(|query| query.filter("pool") != Some("public"))>
                        <WhoseSwitch now=whose choose />
                    </Show>
                    <Show when=move || query.with(|query| query.filter("pool").is_none())>
                        <StageFilter query />
                        <TagFilter query />
                        <OwnFilter query />
                    </Show>
                    <StageChip query />
                    <FactChips query />
                    <TagChips query />
                    <OwnChips query />
                </div>
                <Show when=move || query.with(|query| query.filter("pool").is_none()) && ids.with(|ids| !ids.is_empty())>
                    <ChooseAll selection />
                </Show>
                <span class="faint small" role="status">{count}</span>
            </div>
            <WhoseHint now=whose />
        </div>
    }
}

#[component]
fn Rows(
    query: Memo<Query>,
    ids: Memo<Arc<[CustomerId]>>,
    selection: Selection<CustomerId>,
    columns: Columns,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let viewport = Viewport::new();
    let keys = RowKeys::new();
    use_walk().follow(ids, Route::customer);
    let count = move || ids.with(|ids| ids.len());
    // looked up once, and not by every row at every key
    let stands_on = Memo::new(move |_| ids.with(|ids| ids.get(keys.at()).copied()));
    let width = Signal::derive(move || columns.shown.with(|shown| shown.len().saturating_add(1)));
    selection.listen(keys);
    keys.listen(viewport, count, move |at| {
        if let Some(id) = ids.with_untracked(|ids| ids.get(at).copied()) {
            router.go(&Route::customer(id));
        }
    });
    view! {
        <div class="custs__scroll" node_ref=viewport.node on:scroll=move |_| viewport.scrolled()>
            <table
                class="table cust"
                data-picking=move || (selection.count() > 0).then_some("")
                data-inset=""
                role="table"
                aria-busy=move || (!app.figures_ready()).to_string()
                aria-rowcount=move || count().to_string()
            >
                <thead>
                    <tr>{heads(query, columns)}</tr>
                </thead>
                <LongBody ids viewport columns=width row=move |id| row(id, stands_on, selection, columns) />
            </table>
            <Show when=move || count() == 0>
                <p class="empty__line faint">{move || app.text().customers_none_match()}</p>
            </Show>
        </div>
        <BulkBar selection shown=columns.shown />
    }
}

/// One row. It reads its customer and its money by itself, so that an edit draws this row and no other.
fn row(
    id: Memo<CustomerId>,
    stands_on: Memo<Option<CustomerId>>,
    selection: Selection<CustomerId>,
    columns: Columns,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let customer = Memo::new(move |_| app.watch::<Customer>(id.get()));
    let standing = Memo::new(move |_| app.customer_standing(id.get()));
    let fault = Memo::new(move |_| app.customer_fault(id.get()));
    let stage = Memo::new(move |_| app.customer_stage(id.get()).map(|it| it.stage));
    let focused = move || stands_on.get() == Some(id.get());
    let name = move || customer.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    // the tags stand beside the name unless they have a column of their own
    let own_tags = Memo::new(move |_| customer.with(|it| it.as_ref().map(|it| it.tags.clone()).unwrap_or_default()));
    let tags = move || {
        let beside = !columns.shown.with(|shown| shown.contains(&CustomerColumn::Tags));
        beside.then(|| row_tags(own_tags.get()))
    };
    let label = Signal::derive(move || app.text().bulk_choose(&name()));
    view! {
        <tr
            data-row=""
            data-focus=move || focused().then_some("")
            data-chosen=move || selection.has(id.get()).then_some("")
            on:click=move |event| {
                // the name is a link of its own: a press with Ctrl opens it beside
                if !event.default_prevented() && !event.ctrl_key() && !event.meta_key() {
                    router.go(&Route::customer(id.get_untracked()));
                }
            }
        >
            <td class="cust__name">
                <div class="table__name">
                    <span class="cust__mark">
                        {move || initial(&name(), id.get().0, Of::Firm)} {pick_box(selection, id.into(), label)}
                    </span>
                    <a href=move || Route::customer(id.get()).href() on:click=|event| event.stop_propagation()>
                        <bdi>{name}</bdi>
                    </a>
                    {tags}
                </div>
            </td>
            {cells(Row { id, customer, standing, fault, stage }, columns)}
        </tr>
    }
}
