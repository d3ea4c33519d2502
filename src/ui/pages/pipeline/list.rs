//! The pipeline as a table.

use std::sync::Arc;

use leptos::prelude::*;

use super::board::share;
use super::bulk::ChanceBulk;
use super::card::next_words;
use super::naming::stage_words;
use crate::domain::id::OpportunityId;
use crate::i18n::{Text, format};
use crate::state::{App, Chance, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::chosen::ChooseAll;
use crate::ui::widgets::more::More;
use crate::ui::widgets::plain_columns::{PlainColumn, PlainColumns};
use crate::ui::widgets::selection::{Selection, pick_box};
use crate::ui::widgets::table::ColumnHead;

/// How many rows are drawn at first, and how many more at a press.
pub(super) const AT_ONCE: usize = 200;

/// The columns of the list that may be left out.
pub(super) const COLUMNS: &[PlainColumn] = &[
    ("party", Text::customer),
    ("stage", Text::opportunity_stage),
    ("rate", Text::opportunity_probability),
    ("amount", Text::opportunity_amount),
    ("close", Text::opportunity_close),
    ("next", Text::activity_next),
    ("owner", Text::opportunity_owner),
];

/// The column that opens a row.
const NAME: PlainColumn = ("name", Text::opportunity_name);

/// What a page that names the customer leaves out.
const KNOWN: [&str; 2] = ["party", "owner"];

/// The rows in the order they come in.
#[component]
pub(super) fn ChanceList(query: Memo<Query>, all: Memo<Arc<[Chance]>>, columns: PlainColumns) -> impl IntoView {
    let app = use_app();
    // what is decided is history: no change of many rows goes over it
    let ids: Memo<Arc<[OpportunityId]>> =
        Memo::new(move |_| all.with(|all| all.iter().filter(|it| it.is_open()).map(|it| it.opportunity.id).collect()));
    let selection = Selection::new(ids);
    let asked = Asked { query, columns, selection };
    view! {
        <div class="custs__scroll">
            <Show when=move || ids.with(|ids| !ids.is_empty())>
                <div class="custs__bar pipe__choose">
                    <ChooseAll selection />
                </div>
            </Show>
            <ChanceRows all party=true asked />
            <Show when=move || all.with(|all| all.is_empty())>
                <p class="empty__line faint">{move || app.text().pipeline_none_match()}</p>
            </Show>
        </div>
        <ChanceBulk selection />
    }
}

/// A table of opportunities.
#[component]
pub(in crate::ui) fn ChanceRows(
    #[prop(into)] all: Signal<Arc<[Chance]>>,
    /// Whether the customer is named, or the page already does.
    party: bool,
    /// What the list is asked, where it can be asked anything.
    #[prop(optional)]
    asked: Option<Asked>,
) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(AT_ONCE);
    let shows =
        move |name: &str| asked.map_or_else(|| party || !KNOWN.contains(&name), |asked| asked.columns.shows(name));
    let head = move |(name, words): &PlainColumn| {
        let (name, words, figures) = (*name, *words, matches!(*name, "rate" | "amount"));
        let label = Signal::derive(move || words(app.text()).to_owned());
        // what comes next is a sentence
        let Some(asked) = asked.filter(|_| name != "next") else {
            return view! { <th scope="col" class:num=figures>{move || label.get()}</th> }.into_any();
        };
        let sort = Signal::derive(move || asked.query.with(|query| query.sort.clone()));
        let href = Signal::derive(move || Route::Pipeline(asked.query.get().sorted_by(name)).href());
        view! { <ColumnHead column=name label sort href figures /> }.into_any()
    };
    let heads = move || COLUMNS.iter().filter(|(name, _)| shows(name)).map(head).collect_view();
    let first = move || all.with(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
    view! {
        <table
            class="table chances"
            data-picking=move || asked.is_some_and(|it| it.selection.count() > 0).then_some("")
            data-inset=party.then_some("")
            role="table"
        >
            <thead>
                <tr>
                    {head(&NAME)} {heads}
                </tr>
            </thead>
            <tbody>
                <For each=first key=Chance::face children=move |chance| row(app, chance, shows, asked.map(|it| it.selection)) />
            </tbody>
        </table>
        <More total=Signal::derive(move || all.with(|all| all.len())) drawn step=AT_ONCE />
    }
}

/// What the list is asked.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Asked {
    query: Memo<Query>,
    columns: PlainColumns,
    selection: Selection<OpportunityId>,
}

fn row(
    app: App,
    chance: Chance,
    shows: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
    selection: Option<Selection<OpportunityId>>,
) -> impl IntoView {
    let router = use_router();
    let id = chance.opportunity.id;
    let name = chance.opportunity.name.clone();
    let called = name.clone();
    let is_open = chance.is_open();
    let pick = selection.filter(|_| is_open).map(|selection| {
        let label = Signal::derive(move || app.text().bulk_choose(&called));
        pick_box(selection, Signal::stored(id), label)
    });
    let customer = chance.opportunity.customer;
    let customer = move || app.customer_name(customer);
    let owner = chance.opportunity.owner.clone();
    let amount = chance.standing.worth.amount();
    let close = chance.opportunity.expected_close;
    let rate = format::percent(share(chance.standing.probability));
    let stage = chance.standing.life.stage.clone();
    let shown = move || amount.map_or_else(|| app.text().opportunity_unknown().to_owned(), format::money);
    let cells = move || {
        let cell = |(name, _): &PlainColumn| match *name {
            "party" => view! { <td class="chances__party"><bdi>{customer()}</bdi></td> }.into_any(),
            "stage" => view! { <td class="chances__stage">{stage_words(app, &stage)}</td> }.into_any(),
            "rate" => view! { <td class="num chances__rate">{rate.clone()}</td> }.into_any(),
            "amount" => view! { <td class="num chances__amount">{shown()}</td> }.into_any(),
            "close" => {
                let day = close.map(|day| app.text().near_date(day, app.as_of()));
                view! { <td class="chances__close soft">{day}</td> }.into_any()
            }
            "next" => {
                let next = is_open.then(|| next_words(app, &chance));
                view! { <td class="chances__next">{next}</td> }.into_any()
            }
            _ => view! { <td class="chances__owner soft">{owner.clone()}</td> }.into_any(),
        };
        COLUMNS.iter().filter(|(name, _)| shows(name)).map(cell).collect_view()
    };
    view! {
        <tr
            data-row=""
            data-chosen=move || selection.is_some_and(|it| it.has(id)).then_some("")
            on:click=move |event| {
                if !event.default_prevented() && !event.ctrl_key() && !event.meta_key() {
                    router.go(&Route::Opportunity(id));
                }
            }
        >
            <td class="chances__name">
                {pick}
                <a href=Route::Opportunity(id).href() on:click=|event| event.stop_propagation()><bdi>{name}</bdi></a>
            </td>
            {cells}
        </tr>
    }
}
