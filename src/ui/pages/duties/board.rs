//! The board of the duties of both sides, across contracts, by the day.

use std::sync::Arc;

use leptos::prelude::*;

use super::filters::{Chosen, Filters};
use super::item::{Item, Part};
use super::list::Lines;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Who;
use crate::domain::customer::Customer;
use crate::domain::tags::tag_key;
use crate::i18n::{Message, Text};
use crate::state::{App, DutyItem, Whose, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::more::More;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};

/// How many lines are drawn at first, and more with every press.
const SHOWN: usize = 200;

/// The views: what needs somebody first.
const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::duties_act, None),
    (Text::duties_ours, Some("ours")),
    (Text::duties_theirs, Some("theirs")),
    (Text::duties_open, Some("open")),
    (Text::duties_done_view, Some("done")),
];

/// The page.
#[component]
pub(in crate::ui) fn DutiesPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query = Memo::new(move |_| if let Route::Duties(query) = router.current() { query } else { Query::default() });
    // gathered anew for other people, another side of the list: no letter that is typed asks the book again
    let asked = Memo::new(move |_| {
        query.with(|query| (Whose::of(query.filter("whose")), query.filter("view").map(str::to_owned)))
    });
    let all = Memo::new(move |_| asked.with(|(whose, view)| gathered(app, *whose, view.as_deref())));
    let found: Memo<Vec<Item>> = Memo::new(move |_| query.with(|query| chosen(app, query, all)));
    let drawn = RwSignal::new(SHOWN);
    let (whose, choose) = whose_of(query, Route::Duties);
    let typed = Callback::new(move |text| router.replace(Route::Duties(Query { text, ..query.get_untracked() })));
    let nothing = move || {
        let asked = query.with(|query| !query.text.is_empty() || !query.filters.is_empty());
        if asked { app.text().duties_none_match() } else { app.text().duties_empty() }
    };
    let parts = move || {
        if query.with(|query| query.filter("view") == Some("done")) {
            return view! { <Lines part=Part::Settled found drawn named=true /> }.into_any();
        }
        Part::OPEN.into_iter().map(|part| view! { <Lines part found drawn named=true /> }).collect_view().into_any()
    };
    let sheets = vec![duties_handout(app, found)];
    let none = Signal::derive(move || found.with(Vec::is_empty));
    view! {
        <div class="page tasks duties">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().duties_title()}</h1></div>
                <div class="page__acts"><ListExport name="export-duties" sheets nothing=none /></div>
            </div>
            <ListViews label=Text::duties_title views=VIEWS query to=Route::Duties />
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <ListSearch label=Text::duties_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                    <Filters query all />
                    <WhoseSwitch now=whose choose />
                </div>
                <span class="faint small" role="status">{move || app.text().duties_counted(found.with(Vec::len))}</span>
            </div>
            <WhoseHint now=whose />
            <Show
                when=move || app.figures_ready()
                fallback=move || view! { <p class="faint" role="status">{move || app.text().loading()}</p> }
            >
                <Show when=move || found.with(|all| !all.is_empty()) fallback=move || view! { <p class="faint" id="no-duties">{nothing}</p> }>
                    {parts}
                    <More total=Signal::derive(move || found.with(Vec::len)) drawn step=SHOWN id="more-duties" />
                </Show>
            </Show>
        </div>
    }
}

/// The duties among the lines, handed out.
pub(super) fn duties_handout(app: App, found: Memo<Vec<Item>>) -> Handout {
    let act = Callback::new(move |form| {
        let all = found.with_untracked(|all| all.iter().filter_map(duty_of).collect::<Vec<_>>());
        app.export_duties(&all, form);
    });
    Handout { name: "duties", words: Text::sheet_duties, act }
}

/// The duty of a line; nothing of a payment, which goes out with the instalments.
fn duty_of(item: &Item) -> Option<DutyItem> {
    match item {
        Item::Duty(item) => Some(item.clone()),
        Item::Part(..) => None,
    }
}

/// What a view holds before it is narrowed, in the order of the days.
fn gathered(app: App, whose: Whose, view: Option<&str>) -> Vec<Item> {
    let as_of = app.as_of();
    app.watch_any::<Customer>();
    let done = view == Some("done");
    // lines are made of what is shown only: a large book has tens of thousands of open duties
    let all_open = matches!(view, Some("ours" | "theirs" | "open"));
    let duties = app.duty_items(whose, |row| {
        if done { !row.is_open() } else { row.is_open() && (all_open || row.needs_action(as_of)) }
    });
    let mut all: Vec<Item> = duties.into_iter().map(Item::Duty).collect();
    match view {
        Some("ours") => all.retain(|it| it.bearer() != Who::Them),
        Some("theirs") => all.retain(|it| it.bearer() != Who::Us),
        Some(_) | None => {}
    }
    if matches!(view, Some("theirs" | "open")) {
        all.extend(payments(app, whose));
    }
    all.sort_by_cached_key(Item::place);
    if done {
        all.reverse();
    }
    all
}

/// The open parts of the payment plans of contracts that are owed.
fn payments(app: App, whose: Whose) -> Vec<Item> {
    let mut circle = app.circle(whose);
    let briefs = app.watch_all::<ContractBrief>();
    let mut next = briefs.iter();
    let mut all = Vec::new();
    let parts = app.each_contract(briefs.iter().map(|it| it.id), |_, standing| {
        let Some(contract) = next.next() else { return Vec::new() };
        let live = standing.filter(|it| it.is_live());
        let parts = live.and_then(|it| it.account.as_ref().ok()).map(|it| it.parts.as_slice()).unwrap_or_default();
        let open = parts.iter().filter(|part| !part.position.open.is_zero());
        open.map(|part| Item::Part(Arc::clone(contract), Box::new(part.clone()))).collect()
    });
    for item in parts.into_iter().flatten() {
        let owner = Some(item.owner().to_owned()).filter(|it| !it.is_empty());
        let owner = owner.or_else(|| app.peek_party(item.contract().customer).map(|it| it.owner.clone()));
        if whose == Whose::All || circle.has(&owner.unwrap_or_default()) {
            all.push(item);
        }
    }
    all
}

/// What the query leaves of a view.
fn chosen(app: App, query: &Query, all: Memo<Vec<Item>>) -> Vec<Item> {
    let key = tag_key(&query.text);
    let narrowed = Chosen::of(query);
    all.with(|all| {
        let fits = |it: &&Item| narrowed.fits(app, it) && (key.is_empty() || tag_key(&it.words(app)).contains(&key));
        all.iter().filter(fits).cloned().collect()
    })
}
