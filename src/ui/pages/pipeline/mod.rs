//! Chances to sell: a board, a list, a forecast, and the page of one.

mod board;
mod bulk;
mod card;
mod decide;
mod forecast;
mod form;
mod goods;
mod history;
mod list;
mod lose;
mod naming;
mod narrowing;
mod results;
mod show;
mod stage_menu;
mod stepper;

use std::sync::Arc;

use leptos::prelude::*;

pub(in crate::ui) use form::{CURRENCIES, OpportunitySheet};
pub(in crate::ui) use list::ChanceRows;
pub(in crate::ui) use lose::LoseSheet;
pub(in crate::ui) use naming::stage_named;
pub(in crate::ui) use show::OpportunityPage;

use self::forecast::{forecast_sheet, working_sheet};
use crate::domain::customer::Customer;
use crate::domain::forecast::{ForecastError, ForecastTotal};
use crate::domain::id::OpportunityId;
use crate::domain::money::{Currency, Money};
use crate::domain::sales_summary::{Counted, SalesSummary, summary};
use crate::domain::saved_view::ViewedList;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Chance, Layer, PlainSheet, Sheet, Whose, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::walk::use_walk;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::named_views::{NamedViews, named_links};
use crate::ui::widgets::plain_columns::{PlainColumns, PlainColumnsMenu};
use crate::ui::widgets::shelf::Shelf;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};
use crate::ui::widgets::word_filter::WordFilters;

/// The ways to look at the pipeline: the name in addresses, its icon, its words.
const VIEWS: [(&str, &str, Message); 3] = [
    ("board", "square-kanban", Text::pipeline_board),
    ("list", "table-2", Text::pipeline_list),
    ("forecast", "trending-up", Text::pipeline_forecast),
];

/// How many days ahead a next step is told of.
pub(in crate::ui) const LEAD_DAYS: u16 = 3;

/// The page.
#[component]
pub(in crate::ui) fn PipelinePage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(move |_| if let Route::Pipeline(query) = router.current() { query } else { Query::default() });
    let view = Memo::new(move |_| query.with(|query| query.filter("view").unwrap_or("board").to_owned()));
    let shelf = Memo::new(move |_| shelf(app));
    let all: Memo<Arc<[Chance]>> =
        Memo::new(move |_| query.with(|query| shelf.with(|shelf| chosen(app, shelf, query))));
    let ids: Memo<Arc<[OpportunityId]>> =
        Memo::new(move |_| all.with(|all| all.iter().map(|it| it.opportunity.id).collect()));
    use_walk().follow(ids, Route::Opportunity);
    let columns = PlainColumns::of(list::COLUMNS, query, Route::Pipeline);
    view! {
        <div class="pipe">
            <Head query view shelf all columns />
            {move || match view.get().as_str() {
                "list" => view! { <list::ChanceList query all columns /> }.into_any(),
                "forecast" => view! { <forecast::Forecast all /> }.into_any(),
                _ => view! { <board::Board all /> }.into_any(),
            }}
        </div>
    }
}

/// Every opportunity: what is decided first stands first; without a day last.
fn shelf(app: App) -> Shelf<Chance> {
    app.watch_any::<Customer>();
    let mut all = app.chances();
    all.sort_by_key(|it| {
        let it = &it.opportunity;
        (it.expected_close.is_none(), it.expected_close, it.began_on, it.id)
    });
    Shelf::of(all, |it| texts(app, it))
}

/// What an opportunity is found by.
pub(in crate::ui) fn texts(app: App, chance: &Chance) -> (Vec<String>, Vec<String>) {
    let it = &chance.opportunity;
    let party = app.peek_party(it.customer);
    let names = party.iter().flat_map(|it| [it.name.clone(), it.short_name.clone()]);
    let numbers = chance.quotes.iter().map(|it| it.quote.number.clone());
    let others = [it.owner.clone(), it.competitor.clone(), it.next.clone()].into_iter().chain(numbers);
    (std::iter::once(it.name.clone()).chain(names).collect(), others.collect())
}

/// The opportunities that the filters ask for, in the order of the list where that is looked at: what walks over them goes as it
/// shows them.
fn chosen(app: App, shelf: &Shelf<Chance>, query: &Query) -> Arc<[Chance]> {
    let mut all = shelf.found(&query.text);
    let mut circle = app.circle(Whose::of(query.filter("whose")));
    all.retain(|it| circle.has(&it.opportunity.owner));
    narrowing::narrow(app, &mut all, query);
    if query.filter("view") == Some("list") {
        narrowing::put_in_order(app, &mut all, query);
    }
    all.into()
}

/// The figures over all of them, or why there are none: a list still tells each.
fn summary_of(all: &[Chance], app: App) -> Result<SalesSummary, ForecastError> {
    let counted: Vec<Counted<'_>> = all
        .iter()
        .map(|it| Counted {
            stage: &it.standing.life.stage,
            amount: it.standing.worth.amount(),
            probability: it.standing.probability,
            expected_close: it.opportunity.expected_close,
            began_on: it.opportunity.began_on,
        })
        .collect();
    summary(&counted, app.as_of()).map(|summary| summary.value)
}

/// An amount in the book's currency in large figures, with what comes in others beside it.
pub(super) fn main_amount(amounts: &[Money]) -> (Money, Vec<Money>) {
    let own = amounts.iter().copied().find(|it| it.currency == Currency::CNY);
    let first = own.or_else(|| amounts.first().copied()).unwrap_or(Money::zero(Currency::CNY));
    (first, amounts.iter().copied().filter(|it| it.currency != first.currency).collect())
}

/// Amounts of several currencies in words, the book's own first: `¥1,200.00 + $300.00`.
fn money_words(amounts: &[Money]) -> String {
    let (first, others) = main_amount(amounts);
    std::iter::once(first).chain(others).map(format::money).collect::<Vec<_>>().join(" + ")
}

/// The totals in full and weighted, the book's own currency first; nothing at all is nothing of that.
fn main_first(totals: &[ForecastTotal]) -> Vec<(Money, Money)> {
    let (first, others) = main_amount(&full(totals));
    let weighted_of = |full: Money| {
        let same = totals.iter().find(|it| it.full.currency == full.currency);
        (full, same.map_or(Money::zero(full.currency), |it| it.weighted))
    };
    std::iter::once(first).chain(others).map(weighted_of).collect()
}

fn full(totals: &[ForecastTotal]) -> Vec<Money> {
    totals.iter().map(|it| it.full).collect()
}

fn weighted(totals: &[ForecastTotal]) -> Vec<Money> {
    totals.iter().map(|it| it.weighted).collect()
}

fn figure(app: App, label: String, amounts: &[Money], note: String, working: Option<String>) -> impl IntoView + use<> {
    let (amount, others) = main_amount(amounts);
    let value = format::amount(amount);
    let shown = match working {
        Some(href) => view! { <a class="working" href=href>{value}</a> }.into_any(),
        None => value.into_any(),
    };
    let beside = (!others.is_empty()).then(|| {
        let all = others.iter().map(|it| format::money(*it)).collect::<Vec<_>>().join(app.text().pick("、", ", "));
        format!(" · {}", app.text().pipeline_other_currencies(&all))
    });
    view! {
        <div class="figures__item">
            <div class="figures__label">{label}</div>
            <div class="figures__value"><small>{format::symbol(amount.currency)}</small>{shown}</div>
            <div class="figures__note">{note}{beside}</div>
        </div>
    }
}

#[component]
fn Head(
    query: Memo<Query>,
    view: Memo<String>,
    shelf: Memo<Shelf<Chance>>,
    all: Memo<Arc<[Chance]>>,
    columns: PlainColumns,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let sum = Memo::new(move |_| all.with(|all| summary_of(all, app)));
    let at = move |name: &str| Route::Pipeline(query.get().with("view", name)).href();
    let views = VIEWS
        .into_iter()
        .map(|(name, mark, words)| {
            view! {
                <a class="seg__item" href=move || at(name) aria-current=move || (view.get() == name).then_some("true")>
                    {icon(mark)}
                    {move || words(app.text())}
                </a>
            }
        })
        .collect_view();
    let figures = move || {
        let text = app.text();
        sum.with(|sum| {
            let sum = match sum {
                Ok(sum) => sum,
                Err(fault) => return view! { <p class="faint">{text.forecast_fault(*fault)}</p> }.into_any(),
            };
            let month = text.month(app.as_of());
            let rate = sum.win_rate.map_or_else(|| "–".to_owned(), format::percent);
            view! {
                {figure(app, text.pipeline_open().to_owned(), &full(&sum.all), text.pipeline_open_note(&format::count(sum.open), &format::count(sum.closing)), None)}
                {figure(app, text.pipeline_weighted().to_owned(), &weighted(&sum.all), text.pipeline_weighted_note().to_owned(), Some(at("forecast")))}
                {figure(app, text.pipeline_month(&month), &full(&sum.month), text.pipeline_month_note(&money_words(&weighted(&sum.month))), None)}
                {figure(app, text.pipeline_won_quarter().to_owned(), &sum.won.amounts, text.pipeline_won_note(&format::count(sum.won.count), &rate), None)}
            }
            .into_any()
        })
    };
    let (whose, choose) = whose_of(query, Route::Pipeline);
    let views_kept = NamedViews::of(query, ViewedList::Opportunities, Route::Pipeline);
    // to look at all of it as a board, a list or a forecast needs no name
    let plain = Signal::derive(move || {
        let bare = |query: &Query| query.clone().without("view").without("whose") == Query::default();
        query.with(bare)
    });
    let sheet = Handout {
        name: "opportunities",
        words: Text::sheet_chances,
        act: Callback::new(move |form| app.export_chances(&all.get_untracked(), form)),
    };
    let of_forecast = move |name: &'static str, words: Message, table: fn(App, &[Chance]) -> PlainSheet| Handout {
        name,
        words,
        act: Callback::new(move |form| app.export_plain(untrack(|| all.with(|all| table(app, all))), form)),
    };
    let sheets = vec![
        sheet,
        of_forecast("forecast", Text::forecast_sheet, forecast_sheet),
        of_forecast("forecast-working", Text::forecast_working, working_sheet),
    ];
    let typed = Callback::new(move |text| router.replace(Route::Pipeline(Query { text, ..query.get_untracked() })));
    view! {
        <div class="pipe__head">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().places_pipeline()}</h1></div>
                <div class="page__acts">
                    <Show when=move || view.get() == "list">
                        <PlainColumnsMenu columns />
                    </Show>
                    <ListExport name="export-opportunities" sheets nothing=Signal::derive(move || all.with(|all| all.is_empty())) />
                    <nav class="seg" aria-label=move || app.text().pipeline_view()>
                        {views}
                        <a class="seg__item" href=Route::leads().href()>
                            {icon("user-round")}
                            {move || app.text().pipeline_leads()}
                        </a>
                    </nav>
                    <button
                        class="button"
                        data-kind="main"
                        id="new-opportunity"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Opportunity(None, None))))
                    >
                        {icon("plus")}
                        {move || app.text().opportunity_new()}
                    </button>
                </div>
            </div>
            <div class="figures" data-size="small">{figures}</div>
            <Show when=move || !plain.get() || views_kept.has_any()>
                <nav class="views" aria-label=move || app.text().views()>{named_links(views_kept, plain)}</nav>
            </Show>
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <ListSearch label=Text::pipeline_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                    <WhoseSwitch now=whose choose />
                    <WordFilters filters=narrowing::filters(app, shelf) query to=Route::Pipeline />
                </div>
                <Show when=move || view.get() == "board">
                    <span class="faint small pipe__hint">
                        {move || app.text().pipeline_hint_before()} " " <kbd>"["</kbd> " " <kbd>"]"</kbd> " "
                        {move || app.text().pipeline_hint_after()}
                    </span>
                </Show>
                <span class="unseen" role="status">{move || app.text().pipeline_count(all.with(|all| all.len()))}</span>
            </div>
            <WhoseHint now=whose />
        </div>
    }
}
