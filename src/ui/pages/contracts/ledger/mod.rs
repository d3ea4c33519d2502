//! The ledger of contracts (合同台账): every contract with its money, to be filtered, added up, printed and handed out.

mod found;
mod groups;
mod rows;

use std::sync::Arc;

use leptos::prelude::*;

use self::found::{chosen, years};
use self::groups::Groups;
use self::rows::Rows;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::ContractId;
use crate::domain::receivables::grouping::Grouping;
use crate::i18n::{Message, Text};
use crate::state::{LedgerLines, Whose, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::found::searched;
use crate::ui::widgets::grouping::GroupSwitch;
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::list_views::ListViews;
use crate::ui::widgets::more::More;
use crate::ui::widgets::statement::{PrintButton, StatementHead};
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of, whose_words};

/// How many rows are drawn at first, and how many more at a press.
const AT_ONCE: usize = 200;

/// By what the ledger is added up, the contracts themselves first.
const WAYS: [Grouping; 3] = [Grouping::Contract, Grouping::Customer, Grouping::Owner];

const VIEWS: &[(Message, Option<&str>)] = &[
    (Text::ledger_signed, None),
    (Text::contracts_in_force, Some("in_force")),
    (Text::contracts_overdue, Some("overdue")),
    (Text::contracts_uncollected, Some("uncollected")),
    (Text::contracts_ended, Some("ended")),
    (Text::contracts_drafts, Some("drafts")),
    (Text::contracts_all, Some("all")),
];

/// The page.
#[component]
pub(in crate::ui) fn LedgerPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query = Memo::new(move |_| if let Route::Ledger(query) = router.current() { query } else { Query::default() });
    let (ids, guessed) = searched::<ContractBrief>(app, query, chosen);
    let lines = Memo::new(move |_| app.ledger_lines());
    let by = Memo::new(move |_| query.with(added_up_by));
    let drawn = RwSignal::new(AT_ONCE);
    let none = Signal::derive(move || ids.with(|ids| ids.is_empty()));
    let narrowed = Signal::derive(move || query.with(|query| narrowed_to(app.text(), query)));
    view! {
        <div class="page cledger" id="ledger">
            <Head query ids lines by drawn guessed />
            <StatementHead title=Text::ledger_title narrowed />
            <Show
                when=move || !none.get()
                fallback=move || view! { <p class="empty__line faint">{move || app.text().contracts_none_match()}</p> }
            >
                <Show
                    when=move || by.get() == Grouping::Contract
                    fallback=move || view! { <Groups ids lines by drawn /> }
                >
                    <Rows query ids lines drawn />
                    <More total=Signal::derive(move || ids.with(|ids| ids.len())) drawn step=AT_ONCE id="more-contracts" />
                </Show>
            </Show>
        </div>
    }
}

/// By what the query adds up: by nothing, each contract for itself, if it does not say.
fn added_up_by(query: &Query) -> Grouping {
    query.filter("by").and_then(Grouping::named).unwrap_or(Grouping::Contract)
}

/// What the query leaves in, and by what it is added up, in words.
fn narrowed_to(text: Text, query: &Query) -> String {
    let view = VIEWS.iter().find(|(_, name)| *name == query.filter("view")).map(|(words, _)| words(text).to_owned());
    let year = query.filter("year").map(|year| format!("{} {year}", text.ledger_year()));
    let whose = Whose::of(query.filter("whose"));
    let whose = (whose != Whose::All).then(|| whose_words(text, whose).to_owned());
    let by = Some(added_up_by(query)).filter(|by| *by != Grouping::Contract).map(|by| text.grouping(by).to_owned());
    let words = (!query.text.is_empty()).then(|| query.text.clone());
    [view, year, whose, words, by].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[component]
fn Head(
    query: Memo<Query>,
    ids: Memo<Arc<[ContractId]>>,
    lines: Memo<LedgerLines>,
    by: Memo<Grouping>,
    drawn: RwSignal<usize>,
    guessed: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let (whose, choose) = whose_of(query, Route::Ledger);
    let added_up = move |by| {
        Callback::new(move |form| app.export_ledger_groups(&ids.get_untracked(), &lines.get_untracked(), by, form))
    };
    let sheets = vec![
        Handout {
            name: "ledger",
            words: Text::sheet_ledger,
            act: Callback::new(move |form| app.export_ledger(&ids.get_untracked(), &lines.get_untracked(), form)),
        },
        Handout {
            name: "ledger-by-customer",
            words: Text::sheet_ledger_by_customer,
            act: added_up(Grouping::Customer),
        },
        Handout { name: "ledger-by-owner", words: Text::sheet_ledger_by_owner, act: added_up(Grouping::Owner) },
    ];
    let typed = Callback::new(move |text| router.replace(Route::Ledger(Query { text, ..query.get_untracked() })));
    view! {
        <div class="page__head">
            <div class="page__title"><h1>{move || app.text().ledger_title()}</h1></div>
            <div class="page__acts">
                <PrintButton drawn />
                <ListExport name="export-ledger" sheets nothing=Signal::derive(move || ids.with(|ids| ids.is_empty())) />
            </div>
        </div>
        <ListViews label=Text::ledger_title views=VIEWS query to=Route::Ledger />
        <div class="custs__bar">
            <ListSearch
                label=Text::contracts_search
                text=Signal::derive(move || query.with(|query| query.text.clone()))
                typed
                busy=Signal::derive(move || app.is_naming())
            />
            <YearChoice query />
            <GroupSwitch ways=WAYS query now=by to=Route::Ledger />
            <WhoseSwitch now=whose choose />
            <span class="custs__gap"></span>
            <span class="faint small" role="status">
                {move || {
                    let found = ids.with(|ids| ids.len());
                    if guessed.get() { app.text().found_near(found) } else { app.text().contracts_count(found) }
                }}
            </span>
        </div>
        <WhoseHint now=whose />
    }
}

/// The year of signing.
#[component]
fn YearChoice(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let there = Memo::new(move |_| years(app));
    let chosen = Memo::new(move |_| query.with(|query| query.filter("year").map(str::to_owned)).unwrap_or_default());
    let options = move || {
        let now = chosen.get();
        let mut all: Vec<String> = there.with(|years| years.iter().map(ToString::to_string).collect());
        // a year of another day looked at stays to be seen, and to be left
        if !now.is_empty() && !all.contains(&now) {
            all.push(now.clone());
        }
        let option = |year: String| {
            let is_chosen = year == now;
            view! { <option value=year.clone() selected=is_chosen>{year.clone()}</option> }
        };
        let all = all.into_iter().map(option).collect_view();
        view! { <option value="" selected=now.is_empty()>{app.text().ledger_every_year()}</option> {all} }
    };
    let choose = move |event| {
        let (query, year) = (query.get_untracked(), event_target_value(&event));
        router.replace(Route::Ledger(if year.is_empty() { query.without("year") } else { query.with("year", &year) }));
    };
    view! {
        <div class="field__box tagfilter">
            <select id="ledger-year" aria-label=move || app.text().ledger_year() on:change=choose>
                {options}
            </select>
            {small_icon("chevron-down")}
        </div>
    }
}
