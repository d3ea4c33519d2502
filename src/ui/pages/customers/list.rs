//! The list of customers: search, views, filters that read as words, 100 000 rows without a stutter.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::Datelike as _;
use leptos::prelude::*;

use super::activities::due_steps;
use super::bulk::BulkBar;
use super::empty::NoCustomers;
use super::export::ExportMenu;
use super::pool::PoolRows;
use super::selection::{Selection, pick_box};
use super::tags::{TagChips, TagFilter, asked, bears, row_tags};
use super::views::Views;
use crate::domain::customer::{Customer, Level};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::team::circle::Circle;
use crate::i18n::{Text, format};
use crate::state::{App, Beginning, CustomerStanding, Layer, Sheet, Whose, use_app};
use crate::ui::route::{Direction, Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::found::searched;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::initial::{Of, initial};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::status::{Meaning, status};
use crate::ui::widgets::table::{ColumnHead, RowKeys};
use crate::ui::widgets::virtual_list::{LongBody, Viewport};
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch};

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
    let (ids, guessed) = searched::<Customer>(app, query, chosen);
    let selection = Selection::new(ids);
    view! {
        <Show when=move || !none_at_all.get() fallback=|| view! { <NoCustomers /> }>
            <div class="custs">
                <div class="custs__main">
                    <Head query ids guessed selection />
                    {move || match pool.get() {
                        None => view! { <Rows query ids selection /> }.into_any(),
                        Some(falling) => view! { <PoolRows ids falling /> }.into_any(),
                    }}
                </div>
            </div>
        </Show>
    }
}

/// The customers that the filters of the query ask for, in its order.
fn chosen(app: App, query: &Query) -> Vec<CustomerId> {
    let level = query.filter("level").and_then(level_of);
    let tags = asked(query);
    let to_follow: Option<HashSet<CustomerId>> = (query.filter("follow") == Some("due"))
        .then(|| due_steps(app, app.as_of()).iter().map(|(_, step)| app.peek_survivor(step.customer)).collect());
    let mut circle = app.circle(Whose::of(query.filter("whose")));
    // as the page of the team counts them: by the name, not by its spelling
    let mut owner = query.filter("owner").map(Circle::named);
    if let Some(pool) = query.filter("pool") {
        return match pool {
            "falling" => {
                app.falling(app.as_of()).iter().filter(|(it, _)| circle.has(&it.owner)).map(|(it, _)| it.id).collect()
            }
            _ => public(app),
        };
    }
    let rows: Vec<Arc<Customer>> = app
        .customers()
        .into_iter()
        .filter(|it| circle.has(&it.owner))
        .filter(|it| to_follow.as_ref().is_none_or(|to_follow| to_follow.contains(&it.id)))
        .filter(|it| level.is_none_or(|level| it.level == level))
        .filter(|it| bears(&it.tags, &tags))
        .filter(|it| owner.as_mut().is_none_or(|owner| owner.has(&it.owner)))
        .filter(|it| query.filter("source").is_none_or(|source| it.source == source))
        .filter(|it| query.filter("region").is_none_or(|region| it.address.region == region))
        .collect();
    let (column, direction) = query.sort.clone().unwrap_or_else(|| ("next".to_owned(), Direction::Ascending));
    let (state, money) = (query.filter("state"), query.filter("money"));
    let figures = app.each_customer(rows.iter().map(|it| it.id), |_, standing| {
        let is_in_state = match state {
            Some("active") => standing.contracts_in_force > 0,
            Some("prospect") => standing.contracts == 0,
            _ => true,
        };
        (is_in_state && (money != Some("overdue") || standing.overdue.minor > 0)).then(|| figure(&column, standing))
    });
    let mut sorted: Vec<Sorted> =
        rows.into_iter().zip(figures).filter_map(|(it, figure)| Some(Sorted::new(it, &column, figure?))).collect();
    sorted.sort_unstable_by(|a, b| {
        let order = a.place.cmp(&b.place).then_with(|| a.words(&column).cmp(b.words(&column)));
        let order = match direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        };
        order
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| a.customer.name.cmp(&b.customer.name))
            .then_with(|| a.customer.id.cmp(&b.customer.id))
    });
    sorted.iter().map(|it| it.customer.id).collect()
}

/// A customer with what its place in the list follows from, found once and not at every comparison.
struct Sorted {
    customer: Arc<Customer>,
    /// By the column that the list is sorted by: its figure, or how its words begin.
    place: (i64, Beginning),
    name: Beginning,
}

impl Sorted {
    fn new(customer: Arc<Customer>, column: &str, figure: i64) -> Self {
        let name = Beginning::of(&customer.name);
        let mut sorted = Self { customer, place: (figure, Beginning::default()), name };
        match column {
            "level" => sorted.place.0 = level_place(sorted.customer.level),
            _ => sorted.place.1 = Beginning::of(sorted.words(column)),
        }
        sorted
    }

    /// The words of the column, if it holds words.
    fn words(&self, column: &str) -> &str {
        match column {
            "owner" => &self.customer.owner,
            "name" => &self.customer.name,
            _ => "",
        }
    }
}

/// What is in the pool, the longest there first.
fn public(app: App) -> Vec<CustomerId> {
    let all = app.customers().into_iter();
    let mut there: Vec<(Date, CustomerId)> =
        all.filter_map(|it| app.in_pool(&it).map(|event| (event.on, it.id))).collect();
    there.sort();
    there.into_iter().map(|(_, id)| id).collect()
}

/// The figure of a customer in a column of figures or days. What comes due first stands first; nothing due stands last.
fn figure(column: &str, standing: &CustomerStanding) -> i64 {
    match column {
        "receivable" => standing.receivable.minor,
        "overdue" => standing.overdue.minor,
        "level" | "owner" | "name" => 0,
        _ => standing.next_due.map_or(i64::MAX, |due| i64::from(due.naive().num_days_from_ce())),
    }
}

const fn level_place(level: Level) -> i64 {
    match level {
        Level::A => 0,
        Level::B => 1,
        Level::C => 2,
        Level::D => 3,
    }
}

fn level_of(name: &str) -> Option<Level> {
    match name {
        "A" => Some(Level::A),
        "B" => Some(Level::B),
        "C" => Some(Level::C),
        "D" => Some(Level::D),
        _ => None,
    }
}

#[component]
fn Head(
    query: Memo<Query>,
    ids: Memo<Arc<[CustomerId]>>,
    guessed: Signal<bool>,
    selection: Selection,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let chips = move || {
        query
            .get()
            .filters
            .iter()
            .filter(|(name, _)| matches!(name.as_str(), "level" | "owner" | "region" | "source"))
            .map(|(name, value)| {
                let text = app.text();
                let label = match name.as_str() {
                    "level" => text.customer_level(),
                    "owner" => text.customer_owner(),
                    "source" => text.customer_source(),
                    _ => text.customer_region(),
                };
                let without = Route::Customers(query.get().without(name)).href();
                view! {
                    <span class="chip">
                        <b>{text.filter_is(label, value)}</b>
                        <a class="chip__drop" href=without aria-label=text.clear_filter()>{small_icon("x")}</a>
                    </span>
                }
            })
            .collect_view()
    };
    let whose = Signal::derive(move || query.with(|query| Whose::of(query.filter("whose"))));
    let choose = Callback::new(move |whose: Whose| {
        let query = query.get_untracked();
        router.replace(Route::Customers(match whose {
            Whose::All => query.without("whose"),
            Whose::Mine | Whose::Team => query.with("whose", whose.name()),
        }));
    });
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
                    <ExportMenu ids />
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
            <Views query />
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <ListSearch label=Text::customers_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed busy=Signal::derive(move || app.is_naming()) />
                    <Show when=move || query.with(|query| query.filter("pool") != Some("public"))>
                        <WhoseSwitch now=whose choose />
                    </Show>
                    <Show when=move || query.with(|query| query.filter("pool").is_none())>
                        <TagFilter query />
                    </Show>
                    {chips}
                    <TagChips query />
                </div>
                <Show when=move || query.with(|query| query.filter("pool").is_none()) && ids.with(|ids| !ids.is_empty())>
                    <button class="button" data-kind="word" type="button" id="choose-all" on:click=move |_| selection.take_all()>
                        {move || app.text().bulk_choose_all()}
                    </button>
                </Show>
                <span class="faint small" role="status">{count}</span>
            </div>
            <WhoseHint now=whose />
        </div>
    }
}

#[component]
fn Rows(query: Memo<Query>, ids: Memo<Arc<[CustomerId]>>, selection: Selection) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let viewport = Viewport::new();
    let keys = RowKeys::new();
    let count = move || ids.with(|ids| ids.len());
    selection.listen(keys);
    keys.listen(viewport, count, move |at| {
        if let Some(id) = ids.with_untracked(|ids| ids.get(at).copied()) {
            router.go(&Route::customer(id));
        }
    });
    let sort = Signal::derive(move || query.with(|query| query.sort.clone()));
    let sorted = move |column: &'static str| Route::Customers(query.get().sorted_by(column)).href();
    let head = move |column: &'static str, words: fn(Text) -> &'static str, figures: bool| {
        view! { <ColumnHead column label=Signal::derive(move || words(app.text()).to_owned()) sort href=Signal::derive(move || sorted(column)) figures /> }
    };
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
                    <tr>
                        {head("name", Text::customer, false)} {head("level", Text::customer_level, false)}
                        <th scope="col">{move || app.text().customer_state()}</th>
                        {head("owner", Text::customer_owner, false)}
                        {head("receivable", Text::customer_receivable, true)}
                        {head("overdue", Text::customer_overdue, true)} {head("next", Text::customer_next, false)}
                    </tr>
                </thead>
                <LongBody ids viewport columns=7 row=move |id| row(id, keys, ids, selection) />
            </table>
            <Show when=move || count() == 0>
                <p class="empty__line faint">{move || app.text().customers_none_match()}</p>
            </Show>
        </div>
        <BulkBar selection />
    }
}

/// One row. It reads its customer and its money by itself, so that an edit draws this row and no other.
fn row(id: Memo<CustomerId>, keys: RowKeys, ids: Memo<Arc<[CustomerId]>>, selection: Selection) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let customer = Memo::new(move |_| app.watch::<Customer>(id.get()));
    let standing = Memo::new(move |_| app.customer_standing(id.get()));
    let focused = move || ids.with(|ids| ids.get(keys.at()).copied()) == Some(id.get());
    let name = move || customer.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let level = move || customer.with(|it| it.as_ref().map_or("", |it| app.text().level(it.level)));
    let owner = move || customer.with(|it| it.as_ref().map(|it| it.owner.clone()).unwrap_or_default());
    let tags = move || customer.with(|it| it.as_ref().map(|it| it.tags.clone()).unwrap_or_default());
    let label = Signal::derive(move || app.text().bulk_choose(&name()));
    let money = move |amount: crate::domain::money::Money| {
        if !app.figures_ready() {
            view! { <span class="faint">"…"</span> }.into_any()
        } else if amount.is_zero() {
            view! { <span class="faint">"–"</span> }.into_any()
        } else {
            format::amount(amount).into_any()
        }
    };
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
                        {move || initial(&name(), id.get().0, Of::Firm)} {pick_box(selection, id, label)}
                    </span>
                    <a href=move || Route::customer(id.get()).href() on:click=|event| event.stop_propagation()>
                        <bdi>{name}</bdi>
                    </a>
                    {move || row_tags(tags())}
                </div>
            </td>
            <td class="cust__level">{level}</td>
            <td class="cust__state">{move || standing.with(|it| state_words(app, it))}</td>
            <td class="cust__owner">{owner}</td>
            <td class="num cust__rec">{move || money(standing.get().receivable)}</td>
            <td class="num cust__over">
                {move || {
                    let overdue = standing.get().overdue;
                    if !app.figures_ready() {
                        view! { <span class="faint">"…"</span> }.into_any()
                    } else if overdue.is_zero() {
                        view! { <span class="faint">"–"</span> }.into_any()
                    } else {
                        view! { <span class="over" data-word=app.text().customer_overdue_word()>{format::amount(overdue)}</span> }
                            .into_any()
                    }
                }}
            </td>
            <td class="cust__next">{move || standing.with(|it| next_words(app, it))}</td>
        </tr>
    }
}

/// Where a customer stands with us.
pub(super) fn state_words(app: App, standing: &CustomerStanding) -> AnyView {
    let text = app.text();
    if !app.figures_ready() {
        return view! { <span class="faint">"…"</span> }.into_any();
    }
    if standing.contracts_in_force > 0 {
        status(Meaning::Plain, "circle-dot", text.customers_active()).into_any()
    } else if standing.contracts == 0 {
        status(Meaning::Plain, "circle-dashed", text.customers_prospects()).into_any()
    } else {
        status(Meaning::Plain, "clock", text.customer_dormant()).into_any()
    }
}

fn next_words(app: App, standing: &CustomerStanding) -> AnyView {
    let text = app.text();
    if !app.figures_ready() {
        return view! { <span class="faint">"…"</span> }.into_any();
    }
    match standing.next_due {
        None => view! { <span class="faint">{text.none()}</span> }.into_any(),
        Some(due) => {
            let days = app.as_of().days_until(due);
            let words = text.near_date(due, app.as_of());
            if days < 0 {
                status(Meaning::Danger, "octagon-alert", text.days_late(days.unsigned_abs())).into_any()
            } else if days <= 7 {
                status(Meaning::Warn, "clock", words).into_any()
            } else {
                view! { <span class="soft">{words}</span> }.into_any()
            }
        }
    }
}
