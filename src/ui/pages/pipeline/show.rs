//! One opportunity: where it stands, what it is worth, what was offered, what happened.

use std::sync::Arc;

use leptos::prelude::*;

use super::board::share;
use super::card::next_words;
use super::goods::Goods;
use super::history::History;
use super::naming::stage_words;
use super::stepper::Steps;
use super::{decide, main_amount};
use crate::domain::activity::Followed;
use crate::domain::attachment::Subject;
use crate::domain::contact::Contact;
use crate::domain::exact::Rounding;
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::Stage;
use crate::domain::money::Money;
use crate::domain::opportunity::{Opportunity, Worth};
use crate::i18n::format;
use crate::state::{App, Chance, Layer, Sheet, use_app};
use crate::ui::pages::customers::activities::{Activities, OtherActivities, next_of};
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::pages::quotes::QuoteRows;
use crate::ui::pages::quotes::start::start_quote;
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::editor::Editor;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, large_initial};
use crate::ui::widgets::neighbours::Neighbours;
use crate::ui::widgets::person::roles_words;

/// The page.
#[component]
pub(in crate::ui) fn OpportunityPage(id: OpportunityId) -> impl IntoView {
    let app = use_app();
    let chance = Memo::new(move |_| app.chance(id));
    let there = Memo::new(move |_| chance.with(Option::is_some));
    move || {
        // asked of one that is gone too: an undo brings it back
        let is_there = there.get();
        match app.peek::<Opportunity>(id).filter(|_| is_there) {
            None => view! { <NotFoundPage /> }.into_any(),
            Some(opportunity) => view! { <Sheets opportunity=(*opportunity).clone() chance /> }.into_any(),
        }
    }
}

#[component]
fn Sheets(opportunity: Opportunity, chance: Memo<Option<Chance>>) -> impl IntoView {
    let app = use_app();
    let id = opportunity.id;
    let customer = Memo::new(move |_| chance.with(|it| it.as_ref().map(|it| app.survivor(it.opportunity.customer))));
    let editor = Editor::start(app, opportunity, Memo::new(|_| false));
    view! {
        <div class="rec">
            <Head editor chance />
            <div class="rec__body">
                <div class="rec__main">
                    <Goods editor />
                    <Quotes editor chance />
                    <Facts chance />
                    <FilesPart subject=Subject::Opportunity(id) />
                </div>
                <div class="rec__aside">
                    <Activities of=Followed::Opportunity(id) />
                    <History id />
                    {move || customer.get().map(|customer| view! { <OtherActivities customer but=id /> })}
                </div>
            </div>
        </div>
    }
}

#[component]
fn Head(editor: Editor<Opportunity>, chance: Memo<Option<Chance>>) -> impl IntoView {
    let app = editor.app;
    let id = editor.record.with_untracked(|it| it.id);
    let name = move || chance.with(|it| it.as_ref().map(|it| it.opportunity.name.clone()).unwrap_or_default());
    let customer = move || chance.with(|it| it.as_ref().map(|it| app.survivor(it.opportunity.customer)));
    let party = move || customer().map(|id| app.customer_name(id)).unwrap_or_default();
    let owner = move || chance.with(|it| it.as_ref().map(|it| it.opportunity.owner.clone()).unwrap_or_default());
    let stage = move || chance.get().map(|it| stage_words(app, &it.standing.life.stage));
    let next = move || chance.get().filter(Chance::is_open).map(|it| next_words(app, &it));
    view! {
        <div class="rec__head">
            <div class="rec__top">
                {move || customer().map(|id| large_initial(&party(), id.0, Of::Firm))}
                <div class="rec__name">
                    <h1><bdi>{name}</bdi></h1>
                    <div class="rec__meta soft">
                        {move || customer().map(|id| view! { <a href=Route::customer(id).href()><bdi>{party}</bdi></a> })}
                        <span>{stage}</span>
                        <span>{next}</span>
                        <span id="opportunity-next-step">{move || next_of(app, Followed::Opportunity(id))}</span>
                        <span>{owner}</span>
                    </div>
                </div>
                <Acts editor id chance />
            </div>
            <Figures chance />
            <Steps id chance />
        </div>
    }
}

#[component]
fn Acts(editor: Editor<Opportunity>, id: OpportunityId, chance: Memo<Option<Chance>>) -> impl IntoView {
    let app = editor.app;
    let router = use_router();
    let is_open = move || chance.with(|it| it.as_ref().is_some_and(Chance::is_open));
    let contract = move || chance.with(|it| it.as_ref().and_then(|it| it.opportunity.contract));
    let won =
        move || chance.with(|it| it.as_ref().is_some_and(|it| matches!(it.standing.life.stage, Stage::Won { .. })));
    let draft = move |_| {
        // what was typed a moment ago is in the contract, and goes to disk before it
        editor.flush();
        // what was offered and accepted by today, whatever date is looked at
        let Some(mut chance) = app.chance_today(id) else { return };
        chance.opportunity = Arc::new(editor.record.get_untracked());
        crate::ui::pages::quotes::contract::draft_for(app, router, &chance);
    };
    view! {
        <div class="page__acts">
            <Neighbours />
            <button
                class="button"
                id="follow-opportunity"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::FollowUp(Followed::Opportunity(id)))))
            >
                {icon("phone")}
                {move || app.text().activity_new()}
            </button>
            <button
                class="button"
                id="edit-opportunity"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Opportunity(None, Some(id)))))
            >
                {icon("pen-line")}
                {move || app.text().edit()}
            </button>
            <Show when=is_open>
                <button
                    class="button"
                    id="lose-opportunity"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Lose(id))))
                >
                    {icon("x")}
                    {move || app.text().opportunity_lose()}
                </button>
                <button class="button" data-kind="main" id="win-opportunity" on:click=move |_| decide::win(app, id)>
                    {icon("circle-check")}
                    {move || app.text().opportunity_win()}
                </button>
            </Show>
            {move || match contract() {
                Some(contract) => {
                    view! {
                        <a class="button" href=Route::contract(contract).href()>
                            {icon("file-text")}
                            {move || app.text().opportunity_see_contract()}
                        </a>
                    }
                        .into_any()
                }
                None if won() => {
                    view! {
                        <button class="button" data-kind="main" id="draft-contract" on:click=draft>
                            {icon("file-plus-2")}
                            {move || app.text().opportunity_make_contract()}
                        </button>
                    }
                        .into_any()
                }
                None => ().into_any(),
            }}
        </div>
    }
}

#[component]
fn Figures(chance: Memo<Option<Chance>>) -> impl IntoView {
    let app = use_app();
    let shown = move || {
        let text = app.text();
        let Some(chance) = chance.get() else { return ().into_any() };
        let amount = chance.standing.worth.amount();
        let rate = share(chance.standing.probability);
        let note = match chance.standing.worth {
            Worth::Unknown => String::new(),
            Worth::Guessed(_) => text.opportunity_guessed().to_owned(),
            Worth::Lined(_) => text.opportunity_from_lines(chance.opportunity.lines.len()),
            Worth::Quoted(quote, _) => chance
                .quotes
                .iter()
                .find(|it| it.quote.id == quote)
                .map(|it| text.opportunity_from_quote(&it.quote.number, &it.quote.version.to_string()))
                .unwrap_or_default(),
        };
        let weighted = amount.and_then(|amount| rate.of(amount, Rounding::HalfUp).ok());
        let working =
            amount.map(|amount| text.opportunity_weighted_working(&format::amount(amount), &format::percent(rate)));
        let days = text.opportunity_in_stage(chance.standing.days_in_stage);
        let of_stage = chance.standing.life.stage.probability(&app.sales_stages().pipeline());
        let by_hand = chance.is_set_by_hand().then(|| text.opportunity_by_hand(&format::percent(share(of_stage))));
        let likely = by_hand.into_iter().chain(std::iter::once(days)).collect::<Vec<_>>().join(" · ");
        let close = chance.opportunity.expected_close;
        let (day, far) = match close {
            None => ("–".to_owned(), String::new()),
            Some(day) => (text.date(day), text.distance(app.as_of().days_until(day))),
        };
        view! {
            {item(text.opportunity_amount().to_owned(), money(app, amount), note)}
            {item(text.opportunity_probability().to_owned(), format::percent(rate).into_any(), likely)}
            {item(text.pipeline_weighted().to_owned(), money(app, weighted), working.unwrap_or_default())}
            {item(text.opportunity_close().to_owned(), day.into_any(), far)}
        }
        .into_any()
    };
    view! { <div class="figures rec__figures rec__figures--four" data-size="small">{shown}</div> }
}

fn money(app: App, amount: Option<Money>) -> AnyView {
    match amount {
        None => view! { <span class="faint">{app.text().opportunity_unknown()}</span> }.into_any(),
        Some(amount) => {
            let (amount, _) = main_amount(&[amount]);
            view! { <small>{format::symbol(amount.currency)}</small>{format::amount(amount)} }.into_any()
        }
    }
}

fn item(label: String, value: AnyView, note: String) -> impl IntoView {
    view! {
        <div class="figures__item">
            <div class="figures__label">{label}</div>
            <div class="figures__value">{value}</div>
            <div class="figures__note">{note}</div>
        </div>
    }
}

#[component]
fn Quotes(editor: Editor<Opportunity>, chance: Memo<Option<Chance>>) -> impl IntoView {
    let app = editor.app;
    let router = use_router();
    let quotes = Signal::derive(move || chance.with(|it| it.as_ref().map(|it| it.quotes.clone()).unwrap_or_default()));
    view! {
        <section class="rec__part" id="quotes" aria-label=move || app.text().quotes()>
            <div class="section__head">
                <h2>{move || app.text().quotes()}</h2>
                <button
                    class="button section__act"
                    data-kind="word"
                    id="new-quote"
                    on:click=move |_| {
                        // what was typed a moment ago is in the quote, and goes to disk before it
                        editor.flush();
                        let known = editor.record.get_untracked();
                        start_quote(app, router, app.peek_survivor(known.customer), Some(&known));
                    }
                >
                    {move || app.text().quote_new()}
                </button>
            </div>
            <Show
                when=move || quotes.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().quote_empty()}</p> }
            >
                <QuoteRows quotes />
            </Show>
        </section>
    }
}

#[component]
fn Facts(chance: Memo<Option<Chance>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let Some(chance) = chance.get() else { return Vec::new() };
        let it = &chance.opportunity;
        let person = |it: Arc<Contact>| {
            let roles = roles_words(text, it.roles());
            if roles.is_empty() { it.name.clone() } else { text.opportunity_person(&it.name, &roles) }
        };
        let people = app.people_in(it).into_iter().map(person).collect::<Vec<_>>();
        [
            (text.activity_contact(), people.join(text.between_tags())),
            (text.opportunity_competitor(), it.competitor.clone()),
            (text.opportunity_began(), text.date(it.began_on)),
            (text.activity_next(), it.next.clone()),
            (text.customer_note(), it.note.clone()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| view! { <dt>{label}</dt><dd><bdi>{value}</bdi></dd> })
        .collect::<Vec<_>>()
    };
    view! {
        <section class="rec__part">
            <dl class="facts">{rows}</dl>
        </section>
    }
}
