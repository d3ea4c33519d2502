//! The list of contracts, and the same rows on a customer's page.

use std::sync::Arc;

use leptos::prelude::*;

use super::empty::NoContracts;
use crate::domain::collection::share;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::id::ContractId;
use crate::domain::money::Money;
use crate::domain::progress::Progress;
use crate::domain::rate::Ppm;
use crate::domain::saved_view::ViewedList;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Beginning, Layer, Sheet, Whose, ppm, use_app};
use crate::ui::route::{Direction, Query, Route};
use crate::ui::router::use_router;
use crate::ui::walk::use_walk;
use crate::ui::widgets::found::searched;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::named_views::NamedViews;
use crate::ui::widgets::status::{Meaning, status};
use crate::ui::widgets::table::{ColumnHead, RowKeys};
use crate::ui::widgets::virtual_list::{LongBody, Viewport};
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};

const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::contracts_all, None),
    (Text::contracts_drafts, Some("drafts")),
    (Text::contracts_in_force, Some("in_force")),
    (Text::contracts_overdue, Some("overdue")),
    (Text::contracts_uncollected, Some("uncollected")),
    (Text::contracts_ended, Some("ended")),
];

/// The list.
#[component]
pub(in crate::ui) fn ContractList() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::Contracts(query) = router.current() { query } else { Query::default() });
    let none_at_all = Memo::new(move |_| app.all_read() && app.count::<ContractBrief>() == 0);
    let (ids, guessed) = searched::<ContractBrief>(app, query, chosen);
    view! {
        <Show when=move || !none_at_all.get() fallback=|| view! { <NoContracts /> }>
            <div class="custs">
                <div class="custs__main">
                    <Head query ids guessed />
                    <Rows query ids />
                </div>
            </div>
        </Show>
    }
}

/// A contract that was found, with what its place in the list follows from.
struct Found {
    brief: Arc<ContractBrief>,
    party: Option<Arc<Customer>>,
    /// By the column that the list is sorted by: its figure, or how its words begin.
    place: (i64, Beginning),
    number: Beginning,
}

impl Found {
    fn new(brief: Arc<ContractBrief>, party: Option<Arc<Customer>>, column: &str, figure: i64) -> Self {
        let number = Beginning::of(&brief.number);
        let mut found = Self { brief, party, place: (figure, Beginning::default()), number };
        found.place.1 = Beginning::of(found.words(column));
        found
    }

    /// The words of the column, if it holds words.
    fn words(&self, column: &str) -> &str {
        match column {
            "customer" => self.party.as_ref().map_or("", |it| &it.name),
            "owner" => self.brief.keeper(self.party.as_deref()),
            "amount" | "collected" => "",
            _ => &self.brief.number,
        }
    }
}

fn chosen(app: App, query: &Query) -> Vec<ContractId> {
    let view = query.filter("view");
    let (column, direction) = query.sort.clone().unwrap_or_else(|| ("number".to_owned(), Direction::Descending));
    app.watch_any::<Customer>();
    let mut briefs = app.watch_all::<ContractBrief>();
    app.retain_kept(&mut briefs, Whose::of(query.filter("whose")));
    let figures = app.each_contract(briefs.iter().map(|it| it.id), |_, standing| {
        let is_asked = view.is_none_or(|view| standing.is_some_and(|it| is_in_view(it, view)));
        is_asked.then(|| standing.map_or(0, |standing| figure(&column, standing)))
    });
    let by_party = column == "customer" || column == "owner";
    let mut rows: Vec<Found> = briefs
        .into_iter()
        .zip(figures)
        .filter_map(|(brief, figure)| {
            let party = by_party.then(|| app.peek_party(brief.customer)).flatten();
            Some(Found::new(brief, party, &column, figure?))
        })
        .collect();
    rows.sort_unstable_by(|a, b| {
        let order = a.place.cmp(&b.place).then_with(|| a.words(&column).cmp(b.words(&column)));
        let order = match direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        };
        order
            .then_with(|| b.number.cmp(&a.number))
            .then_with(|| b.brief.number.cmp(&a.brief.number))
            .then_with(|| a.brief.id.cmp(&b.brief.id))
    });
    rows.iter().map(|found| found.brief.id).collect()
}

/// Whether a contract is among those of a view.
pub(super) fn is_in_view(standing: &Progress, view: &str) -> bool {
    match view {
        "drafts" => !standing.is_binding() && !standing.is_ended(),
        "in_force" => standing.is_in_force(),
        "overdue" => standing.is_binding() && standing.account.as_ref().is_ok_and(|it| !it.overdue.is_zero()),
        "uncollected" => standing.is_uncollected(),
        "ended" => standing.is_ended(),
        _ => true,
    }
}

/// The figure of a contract in a column of figures.
fn figure(column: &str, standing: &Progress) -> i64 {
    let Ok(account) = &standing.account else { return 0 };
    match column {
        "amount" => account.total.minor,
        "collected" => share(account.collected, account.total).map_or(0, |it| it.value.0),
        _ => 0,
    }
}

/// What contracts come to, by currency, or why there is no sum; nothing for none.
fn amounts_of(app: App, ids: &[ContractId]) -> Option<String> {
    let totals = app.each_contract(ids.iter().copied(), |_, standing| Some(standing?.account.as_ref().ok()?.total));
    let sums = Money::by_currency(totals.into_iter().flatten());
    (sums != Ok(Vec::new())).then(|| app.text().sums_words(sums))
}

#[component]
fn Head(query: Memo<Query>, ids: Memo<Arc<[ContractId]>>, guessed: Signal<bool>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let (whose, choose) = whose_of(query, Route::Contracts);
    // the figure of the first page that leads here
    let amounts = Memo::new(move |_| {
        let is_asked = query.with(|query| query.filter("view") == Some("in_force")) && app.figures_ready();
        is_asked.then(|| ids.with(|ids| amounts_of(app, ids))).flatten()
    });
    let named = NamedViews::of(query, ViewedList::Contracts, Route::Contracts);
    let sheet = Handout {
        name: "contracts",
        words: Text::sheet_contracts,
        act: Callback::new(move |form| app.export_contracts(&ids.get_untracked(), form)),
    };
    let typed = Callback::new(move |text| router.replace(Route::Contracts(Query { text, ..query.get_untracked() })));
    view! {
        <div class="custs__head">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().places_contracts()}</h1></div>
                <div class="page__acts">
                    <a class="button" data-kind="quiet" id="open-ledger" href=Route::ledger().href()>
                        {icon("book-open")}
                        {move || app.text().ledger_title()}
                    </a>
                    <ListExport name="export-contracts" sheets=vec![sheet] nothing=Signal::derive(move || ids.with(|ids| ids.is_empty())) />
                    <button
                        class="button"
                        id="new-contract"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::NewContract(None))))
                    >
                        {icon("file-plus-2")}
                        {move || app.text().new_contract()}
                    </button>
                </div>
            </div>
            <ListViews label=Text::places_contracts views=VIEWS query to=Route::Contracts named />
            <div class="custs__bar">
                <ListSearch label=Text::contracts_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed busy=Signal::derive(move || app.is_naming()) />
                <WhoseSwitch now=whose choose />
                <span class="custs__gap"></span>
                <span class="faint small" role="status">
                    {move || {
                        let found = ids.with(|ids| ids.len());
                        let count = if guessed.get() { app.text().found_near(found) } else { app.text().contracts_count(found) };
                        amounts.get().map_or_else(|| count.clone(), |amounts| format!("{count} · {amounts}"))
                    }}
                </span>
            </div>
            <WhoseHint now=whose />
        </div>
    }
}

#[component]
fn Rows(query: Memo<Query>, ids: Memo<Arc<[ContractId]>>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let viewport = Viewport::new();
    let keys = RowKeys::new();
    use_walk().follow(ids, Route::contract);
    let count = move || ids.with(|ids| ids.len());
    keys.listen(viewport, count, move |at| {
        if let Some(id) = ids.with_untracked(|ids| ids.get(at).copied()) {
            router.go(&Route::contract(id));
        }
    });
    let sort = Signal::derive(move || query.with(|query| query.sort.clone()));
    let head = move |column: &'static str, words: fn(Text) -> &'static str, figures: bool| {
        let href = Signal::derive(move || Route::Contracts(query.get().sorted_by(column)).href());
        view! { <ColumnHead column label=Signal::derive(move || words(app.text()).to_owned()) sort href figures /> }
    };
    view! {
        <div class="custs__scroll" node_ref=viewport.node on:scroll=move |_| viewport.scrolled()>
            <table
                class="table cons"
                data-inset=""
                role="table"
                aria-busy=move || (!app.figures_ready()).to_string()
                aria-rowcount=move || count().to_string()>
                <thead>
                    <tr>
                        {head("number", Text::contract_number, false)}
                        <th scope="col">{move || app.text().contract_title()}</th>
                        {head("customer", Text::customer, false)}
                        <th scope="col">{move || app.text().contract_state()}</th>
                        {head("owner", Text::customer_owner, false)} {head("amount", Text::contract_amount, true)}
                        {head("collected", Text::contract_collected, true)}
                    </tr>
                </thead>
                <LongBody
                    ids
                    viewport
                    columns=7
                    row=move |id| {
                        let focused = Signal::derive(move || ids.with(|ids| ids.get(keys.at()).copied()) == Some(id.get()));
                        row(id.into(), focused, Party::Shown)
                    }
                />
            </table>
            <Show when=move || count() == 0 && app.figures_ready()>
                <p class="empty__line faint">{move || app.text().contracts_none_match()}</p>
            </Show>
        </div>
    }
}

/// The rows of one customer.
#[component]
pub(in crate::ui) fn ContractRows(
    ids: Memo<Vec<ContractId>>,
    /// The name in the page of the button that hands them out.
    export: &'static str,
) -> impl IntoView {
    let app = use_app();
    let never = Signal::stored(false);
    let sheet = Handout {
        name: "contracts",
        words: Text::sheet_contracts,
        act: Callback::new(move |form| app.export_contracts(&ids.get_untracked(), form)),
    };
    view! {
        <table class="table cons" role="table">
            <thead>
                <tr>
                    <th scope="col">{move || app.text().contract_number()}</th>
                    <th scope="col">{move || app.text().contract_title()}</th>
                    <th scope="col">{move || app.text().contract_state()}</th>
                    <th scope="col">{move || app.text().customer_owner()}</th>
                    <th scope="col" class="num">{move || app.text().contract_amount()}</th>
                    <th scope="col" class="num">{move || app.text().contract_collected()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || ids.get() key=|id| *id children=move |id| row(Signal::stored(id), never, Party::Known) />
            </tbody>
        </table>
        <p class="list__more"><ListExport name=export sheets=vec![sheet] kind="word" /></p>
    }
}

/// Whether a row names the customer, or the page already does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Party {
    Shown,
    Known,
}

fn row(id: Signal<ContractId>, focused: Signal<bool>, party: Party) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let contract = Memo::new(move |_| app.watch::<ContractBrief>(id.get()));
    let standing = Memo::new(move |_| app.contract_standing(id.get()));
    let read =
        move |part: fn(&ContractBrief) -> String| contract.with(|it| it.as_deref().map(part).unwrap_or_default());
    let title =
        move || contract.with(|it| it.as_ref().map(|it| app.text().wording(&it.title).to_owned()).unwrap_or_default());
    let customer = move || contract.with(|it| it.as_ref().map(|it| app.customer_name(it.customer)).unwrap_or_default());
    // as the figures count it
    let owner =
        move || contract.with(|it| it.as_deref().map(|it| it.keeper(app.party(it.customer).as_deref()).to_owned()));
    let amount = move || {
        let total = standing.with(|it| it.as_ref().and_then(|it| it.account.as_ref().ok()).map(|it| it.total));
        total.map_or_else(|| "–".to_owned(), format::amount)
    };
    view! {
        <tr
            data-row=""
            data-focus=move || focused.get().then_some("")
            on:click=move |event| {
                if !event.default_prevented() && !event.ctrl_key() && !event.meta_key() {
                    router.go(&Route::contract(id.get_untracked()));
                }
            }
        >
            <td class="cons__number">{move || read(|it| it.number.clone())}</td>
            <td class="cons__title">
                <a href=move || Route::contract(id.get()).href() on:click=|event| event.stop_propagation()>
                    <bdi>{title}</bdi>
                </a>
            </td>
            {(party == Party::Shown).then(|| view! { <td class="cons__party"><bdi>{customer}</bdi></td> })}
            <td class="cons__state">{move || standing.get().map(|it| state_words(app, &it))}</td>
            <td class="cons__owner soft">{owner}</td>
            <td class="num cons__amount">{amount}</td>
            <td class="num cons__collected">{move || standing.get().map(|it| collected_bar(app, &it))}</td>
        </tr>
    }
}

/// The state in an icon and a word; colour only for what is overdue or done.
pub(in crate::ui) fn state_words(app: App, standing: &Progress) -> AnyView {
    let text = app.text();
    let words = text.contract_status(&standing.status);
    let late = standing.days_late();
    if late > 0 {
        return status(Meaning::Danger, "octagon-alert", format!("{words} · {}", text.days_late(late))).into_any();
    }
    let (meaning, mark) = super::life::look(&standing.status);
    status(meaning, mark, words).into_any()
}

/// How much of a contract came in.
fn collected_bar(app: App, standing: &Progress) -> AnyView {
    let Ok(account) = &standing.account else { return ().into_any() };
    if !standing.is_binding() {
        return view! { <span class="faint">{app.text().contract_uncollected()}</span> }.into_any();
    }
    let share = share(account.collected, account.total).map_or(Ppm(0), |it| ppm(it.value));
    let tone = (!account.overdue.is_zero()).then_some("danger");
    view! {
        <span class="cons__bar">
            <progress class="bar" max="1000000" value=share.0.to_string() data-tone=tone aria-hidden="true"></progress>
            <span>{format::percent_floor(share)}</span>
        </span>
    }
    .into_any()
}
