//! One row of the register: where it stands, what was agreed, what may be done, what was given and received.

use leptos::prelude::*;

use super::choices::{CHANNELS, ENDS, LEVELS, MARKS, SIDES, words_of};
use super::given::Given;
use super::register_fields::facts as register_facts;
use super::rows::{day_words, state_view};
use super::step::{offers, press, step_name};
use crate::domain::attachment::Subject;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::id::SharingScopeId;
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::domain::lifecycle::sharing_scope::command::Step;
use crate::domain::period::Unit;
use crate::domain::sharing::scope::{SharingScope, SharingScopeEvent};
use crate::i18n::Text;
use crate::state::{App, Layer, Shared, Sheet, use_app};
use crate::ui::pages::changes::ChangesOf;
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::{ContractTab, Query, Route};
use crate::ui::widgets::facts::facts as plain_facts;
use crate::ui::widgets::happened::{Happened, HistoryPart};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::offered::{Offered, OfferedSteps};
use crate::ui::widgets::record_head::RecordHead;
use crate::ui::widgets::steps::StepsTable;

/// The page.
#[component]
pub(in crate::ui) fn ScopePage(id: SharingScopeId) -> impl IntoView {
    let app = use_app();
    let it = Memo::new(move |_| app.shared_row(id));
    let there = Memo::new(move |_| it.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <div class="rec sharing" data-scope=id.to_string()>
                <Head id it />
                <div class="rec__body">
                    <div class="rec__main">
                        <Steps id it />
                        <ReturnWorking it />
                        <Given id it />
                        <History it />
                    </div>
                    <div class="rec__aside">
                        <Terms it />
                        <FilesPart subject=Subject::SharingScope(id) />
                        <ChangesOf<SharingScope> id />
                    </div>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Head(id: SharingScopeId, it: Memo<Option<Shared>>) -> impl IntoView {
    let app = use_app();
    let title = move || it.with(|it| it.as_ref().map(|it| it.scope.what.clone()).unwrap_or_default());
    let meta = move || {
        let it = it.get()?;
        let text = app.text();
        let customer = app.survivor(it.scope.customer);
        Some(view! {
            <span>{it.scope.number.clone()}</span>
            <span>{words_of(text, &SIDES, &it.scope.from)}</span>
            <a href=Route::customer(customer).href()><bdi>{app.customer_name(customer)}</bdi></a>
        })
    };
    let act = move || {
        let it = it.get()?;
        let text = app.text();
        if it.status != ScopeStatus::Active {
            return None;
        }
        Some(match it.scope.from {
            Side::Us => view! {
                <a class="button" data-kind="main" id="give" href=Route::SharePack(id, Query::default()).href()>
                    {icon("share-2")}
                    {text.pack_open()}
                </a>
            }
            .into_any(),
            Side::Them => view! {
                <button class="button" data-kind="main" type="button" id="receive" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Received(id))))>
                    {icon("plus")}
                    {text.receive_title()}
                </button>
            }
            .into_any(),
        })
    };
    let state =
        move || it.get().map(|it| view! { {state_view(app, &it)} <span class="soft">{day_words(app, &it)}</span> });
    view! {
        <RecordHead title meta state state_id="scope-state">
            <button
                class="button"
                type="button"
                id="edit-scope"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Scope(None, None, Some(id)))))
            >
                {icon("pen-line")}
                {move || app.text().edit()}
            </button>
            {act}
        </RecordHead>
    }
}

#[component]
fn Steps(id: SharingScopeId, it: Memo<Option<Shared>>) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let all = Memo::new(move |_| {
        // as it stands today, whatever date is looked at
        app.watch_any::<SharingScopeEvent>();
        let _moved = (it.with(Option::is_some), app.watch::<SharingScope>(id), app.today.get());
        let text = app.text();
        let offered = |(step, outcome): (Step, Result<(), _>)| Offered {
            step,
            name: step_name(step),
            words: text.sharing_step(step),
            why: outcome.err().map(|refusal| text.sharing_refusal(&refusal)),
        };
        app.shared_today(id).map(|it| offers(app, &it).into_iter().map(offered).collect()).unwrap_or_default()
    });
    let press = Callback::new(move |step| press(app, busy, id, step));
    view! { <OfferedSteps title=Text::scope_steps barred=Text::ticket_steps_barred all press /> }
}

/// How the day of giving back came about.
#[component]
fn ReturnWorking(it: Memo<Option<Shared>>) -> impl IntoView {
    let app = use_app();
    let lines = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.return_working.clone()).unwrap_or_default()));
    let steps = Signal::derive(move || {
        let text = app.text();
        lines.with(|lines| lines.iter().map(|line| text.duty_line(line)).collect::<Vec<_>>())
    });
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <section class="rec__part" id="return-working" aria-label=move || app.text().scope_return_working()>
                <div class="section__head"><h2>{move || app.text().scope_return_working()}</h2></div>
                <StepsTable label=Text::scope_return_working steps />
            </section>
        </Show>
    }
}

#[component]
fn Terms(it: Memo<Option<Shared>>) -> impl IntoView {
    let app = use_app();
    let rows = move || it.get().map(|it| facts(app, &it)).unwrap_or_default();
    view! {
        <section class="rec__part" id="scope-terms" aria-label=move || app.text().scope_terms()>
            <div class="section__head"><h2>{move || app.text().scope_terms()}</h2></div>
            <dl class="facts facts--long">{rows}</dl>
        </section>
    }
}

fn facts(app: App, it: &Shared) -> Vec<AnyView> {
    let (text, as_of, scope) = (app.text(), app.as_of(), &it.scope);
    let between = text.between_tags();
    let fields: Vec<&str> = scope.fields.iter().map(|field| text.share_field(*field)).collect();
    let sets: Vec<&str> = scope.sets.iter().map(|set| text.data_set(*set)).collect();
    let fields = if fields.is_empty() { text.scope_fields_none().to_owned() } else { fields.join(between) };
    let day = |day: Option<crate::domain::date::Date>| day.map(|day| text.near_date(day, as_of)).unwrap_or_default();
    let basis = [text.legal_basis(scope.basis), scope.basis_note.as_str()];
    let basis = basis.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let end = it.course.contract_end.map(|day| text.scope_contract_end(&text.near_date(day, as_of)));
    let brief = scope.contract.and_then(|id| app.watch::<ContractBrief>(id));
    // the clause may say working days or months
    let within = scope.return_terms(brief.as_deref(), &app.work_calendar()).within;
    let back = if within.unit == Unit::Day { within.n.to_string() } else { text.period(within) };
    let contract = brief.map(|it| {
        let href = Route::Contract(it.id, ContractTab::Life).href();
        let end = end.map(|words| view! { " " <span class="faint">{words}</span> });
        view! { <dt>{text.contract()}</dt><dd><a href=href>{it.number.clone()}</a> {end}</dd> }.into_any()
    });
    let plain = [
        (text.scope_sets(), sets.join(between)),
        (text.scope_fields(), fields),
        (text.sharing_purpose(), scope.purpose.clone()),
        (text.sharing_recipients(), scope.recipients.clone()),
        (text.sharing_personal(), words_of(text, &MARKS, &scope.personal).to_owned()),
        (text.sharing_basis(), basis),
        (text.sharing_level(), words_of(text, &LEVELS, &scope.level).to_owned()),
        (text.sharing_channel(), words_of(text, &CHANNELS, &scope.channel).to_owned()),
        (text.sharing_start(), day(scope.begins)),
        (text.scope_valid_to(), day(scope.valid_to)),
        (text.sharing_end_action(), words_of(text, &ENDS, &scope.end_action).to_owned()),
        (text.scope_return_days(), back),
        (text.customer_note(), scope.note.clone()),
    ];
    let register = register_facts(text, as_of, scope);
    contract.into_iter().chain(plain_facts(plain)).chain(plain_facts(register)).collect()
}

/// What moved it, the latest first.
#[component]
fn History(it: Memo<Option<Shared>>) -> impl IntoView {
    let app = use_app();
    let all = Signal::derive(move || {
        let Some(it) = it.get() else { return Vec::new() };
        let text = app.text();
        let happened = |step: &SharingScopeEvent| {
            let (what, more) = text.scope_fact(&step.fact);
            Happened { what: what.to_owned(), on: text.near_date(step.on, app.as_of()), by: step.by.clone(), more }
        };
        it.course.steps.iter().rev().map(happened).collect()
    });
    view! { <HistoryPart id="scope-history" title=Text::scope_history all /> }
}
