//! One leak: where it stands, what has to be done by when, what happened.

use leptos::prelude::*;

use super::leak_step::{offers, press, step_name};
use super::leaks::state_view;
use crate::domain::attachment::Subject;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::matter::Matter;
use crate::domain::id::IncidentId;
use crate::domain::lifecycle::incident::Step;
use crate::domain::sharing::incident::{Incident, IncidentEvent, Todo};
use crate::domain::sharing::scope::SharingScope;
use crate::i18n::Text;
use crate::i18n::format;
use crate::state::{App, Layer, Leak, Sheet, use_app};
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::facts::facts as plain_facts;
use crate::ui::widgets::happened::{Happened, HistoryPart};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::offered::{Offered, OfferedSteps};
use crate::ui::widgets::record_head::RecordHead;
use crate::ui::widgets::status::{Meaning, status};

/// The page.
#[component]
pub(in crate::ui) fn LeakPage(id: IncidentId) -> impl IntoView {
    let app = use_app();
    let it = Memo::new(move |_| app.leak(id));
    let there = Memo::new(move |_| it.with(Option::is_some));
    let title = move || it.with(|it| it.as_ref().map(|it| it.incident.title.clone()).unwrap_or_default());
    let number = move || it.with(|it| it.as_ref().map(|it| it.incident.number.clone()).unwrap_or_default());
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <div class="rec sharing" data-leak=id.to_string()>
                <RecordHead
                    title
                    meta=move || view! { <span>{number()}</span> }
                    state=move || it.get().map(|it| state_view(app, &it))
                    state_id="leak-state"
                >
                    <button class="button" type="button" id="edit-leak" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Incident(Some(id)))))>
                        {icon("pen-line")}
                        {move || app.text().edit()}
                    </button>
                </RecordHead>
                <div class="rec__body">
                    <div class="rec__main">
                        <Steps id />
                        <Todos it />
                        <History it />
                    </div>
                    <div class="rec__aside">
                        <About it />
                        <FilesPart subject=Subject::Incident(id) />
                    </div>
                </div>
            </div>
        </Show>
    }
}

/// What may be done, and what may not, with the reason.
#[component]
fn Steps(id: IncidentId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        // as it stands today, whatever date is looked at
        app.watch_any::<IncidentEvent>();
        let _moved = (app.watch::<Incident>(id), app.today.get());
        let text = app.text();
        let offered = |(step, outcome): (Step, Result<(), _>)| Offered {
            step,
            name: step_name(step),
            words: text.incident_step(step),
            why: outcome.err().map(|refusal| text.incident_refusal(&refusal)),
        };
        app.leak_today(id).map(|leak| offers(app, &leak).into_iter().map(offered).collect()).unwrap_or_default()
    });
    let press = Callback::new(move |step| press(app, id, step));
    view! { <OfferedSteps title=Text::scope_steps barred=Text::ticket_steps_barred all press /> }
}

#[component]
fn Todos(it: Memo<Option<Leak>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let Some(leak) = it.get() else { return Vec::new() };
        leak.incident.todos(&leak.course).iter().map(|todo| row(app, &leak, todo)).collect::<Vec<_>>()
    };
    view! {
        <section class="rec__part" id="todos" aria-label=move || app.text().incident_todo()>
            <div class="section__head"><h2>{move || app.text().incident_todo()}</h2></div>
            <ul class="todos">{rows}</ul>
        </section>
    }
}

fn row(app: App, leak: &Leak, todo: &Todo) -> AnyView {
    let (text, as_of) = (app.text(), app.as_of());
    let (id, measure) = (leak.incident.id, todo.measure);
    let by = match (todo.by, todo.at_once) {
        (Some(at), _) => {
            text.incident_todo_hours(&text.clock_moment(at, as_of), &leak.incident.notice_hours.to_string())
        }
        (None, Some(_)) => text.incident_todo_by_law().to_owned(),
        (None, None) => text.incident_todo_at_once().to_owned(),
    };
    let state = match &todo.done {
        Some((day, note)) => {
            let done = text.incident_todo_done(&text.near_date(*day, as_of));
            view! { <span class="soft small">{icon("check")} {done} " · " <bdi>{note.clone()}</bdi></span> }.into_any()
        }
        None => view! {
            {if todo.is_late(app.now()) {
                status(Meaning::Danger, "octagon-alert", by).into_any()
            } else {
                view! { <span class="soft small">{by}</span> }.into_any()
            }}
            <button class="button" type="button" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Measure(id, measure))))>
                {text.incident_record()}
            </button>
        }
        .into_any(),
    };
    view! {
        <li class="todos__item" data-measure=measure.name()>
            <span>{text.incident_measure(measure)}</span>
            {state}
        </li>
    }
    .into_any()
}

#[component]
fn About(it: Memo<Option<Leak>>) -> impl IntoView {
    let app = use_app();
    let rows = move || it.get().map(|it| facts(app, &it)).unwrap_or_default();
    view! {
        <section class="rec__part" aria-label=move || app.text().incident_title()>
            <div class="section__head"><h2>{move || app.text().incident_title()}</h2></div>
            <dl class="facts facts--long">{rows}</dl>
        </section>
    }
}

fn facts(app: App, it: &Leak) -> Vec<AnyView> {
    let (text, leak) = (app.text(), &it.incident);
    let link = |label: &'static str, href: String, words: String| {
        view! { <dt>{label}</dt><dd><a href=href><bdi>{words}</bdi></a></dd> }.into_any()
    };
    let customer = leak.customer.map(|id| app.survivor(id));
    let customer = customer.map(|id| link(text.customer(), Route::customer(id).href(), app.customer_name(id)));
    let contract = leak.contract.and_then(|id| app.watch::<ContractBrief>(id));
    let contract =
        contract.map(|it| link(text.contract(), Route::Contract(it.id, ContractTab::Life).href(), it.number.clone()));
    let scope = leak.scope.and_then(|id| app.watch::<SharingScope>(id));
    let scope = scope.map(|it| link(text.kind_sharing_scope(), Route::SharingScope(it.id).href(), it.number.clone()));
    let dispute = it.course.state.dispute.and_then(|id| app.watch::<Dispute>(id));
    let dispute = dispute.map(|it| link(text.incident_dispute(), Route::Dispute(it.id).href(), it.number.clone()));
    // besides that which was opened from it, those that name it
    let opened = it.course.state.dispute;
    let others = app.disputes_about(&Matter::Incident(leak.id));
    let others = others.iter().filter(|it| Some(it.dispute.id) != opened);
    let others: Vec<AnyView> = others
        .map(|it| link(text.disputes_about(), Route::Dispute(it.dispute.id).href(), it.dispute.number.clone()))
        .collect();
    let agreed = app.leak_hours_agreed(leak.contract, leak.scope).map(|(contract, hours)| {
        let words = text.incident_hours_agreed(&contract.number, &hours.to_string());
        view! { <dt>{text.incident_clause()}</dt><dd data-clause=""><bdi>{words}</bdi></dd> }.into_any()
    });
    let plain = [
        (text.incident_found(), text.clock_moment(leak.found, app.as_of())),
        (text.incident_hours(), leak.customer.map(|_| leak.notice_hours.to_string()).unwrap_or_default()),
        (text.incident_leaked(), text.leaked(leak.leaked).to_owned()),
        (text.incident_severity(), text.incident_severity_name(leak.severity).to_owned()),
        (text.incident_records(), leak.records.clone()),
        (text.incident_description(), leak.description.clone()),
        (text.incident_cost(), leak.cost.map(format::money).unwrap_or_default()),
        (text.ticket_by(), leak.by.clone()),
    ];
    [customer, contract, scope, agreed, dispute].into_iter().flatten().chain(others).chain(plain_facts(plain)).collect()
}

#[component]
fn History(it: Memo<Option<Leak>>) -> impl IntoView {
    let app = use_app();
    let all = Signal::derive(move || {
        let Some(it) = it.get() else { return Vec::new() };
        let text = app.text();
        let happened = |step: &IncidentEvent| {
            let (what, more) = text.incident_fact(&step.fact);
            Happened { what: what.to_owned(), on: text.near_date(step.on, app.as_of()), by: step.by.clone(), more }
        };
        it.course.steps.iter().rev().map(happened).collect()
    });
    view! { <HistoryPart id="leak-history" title=Text::scope_history all /> }
}
