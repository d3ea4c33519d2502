//! One lead: who asked, what they want, what was said with them, and the step that comes next.

use std::sync::Arc;

use leptos::prelude::*;

use super::list::mark;
use super::steps::{next_step, take};
use crate::domain::activity::Followed;
use crate::domain::attachment::Subject;
use crate::domain::date::Date;
use crate::domain::id::LeadId;
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead::{Event, Stage};
use crate::i18n::Text;
use crate::state::{App, Layer, Sheet, use_app};
use crate::ui::pages::customers::activities::{Activities, next_of};
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::initial::{Of, large_initial};
use crate::ui::widgets::neighbours::Neighbours;
use crate::ui::widgets::status::status;

/// What happened to a lead, the earliest first.
fn events_of(app: App, id: LeadId) -> Vec<Arc<LeadEvent>> {
    let mut own = app.watch_all::<LeadEvent>();
    own.retain(|it| it.lead == id);
    own.sort_by_key(|it| it.id);
    own
}

/// The page.
#[component]
pub(in crate::ui) fn LeadPage(id: LeadId) -> impl IntoView {
    let app = use_app();
    let lead = Memo::new(move |_| app.watch::<Lead>(id));
    let there = Memo::new(move |_| lead.with(Option::is_some));
    let stage = Memo::new(move |_| {
        let (lead, events) = (lead.get()?, events_of(app, id));
        Some(lead.life(events.iter().map(Arc::as_ref), app.as_of()).stage)
    });
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <div class="rec">
                <Head id lead stage />
                <div class="rec__body">
                    <div class="rec__main">
                        <Facts lead />
                        <FilesPart subject=Subject::Lead(id) />
                        <History id lead />
                    </div>
                    <div class="rec__aside">
                        <Activities of=Followed::Lead(id) />
                    </div>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Head(id: LeadId, lead: Memo<Option<Arc<Lead>>>, stage: Memo<Option<Stage>>) -> impl IntoView {
    let app = use_app();
    let read = move |part: fn(&Lead) -> String| lead.with(|it| it.as_deref().map(part).unwrap_or_default());
    let name = move || read(|it| it.name().to_owned());
    let of = move || {
        if lead.with(|it| it.as_ref().is_some_and(|it| it.company.is_empty())) { Of::Person } else { Of::Firm }
    };
    let state = move || {
        stage.get().map(|it| {
            let (meaning, icon_name) = mark(&it);
            status(meaning, icon_name, app.text().lead_stage(&it))
        })
    };
    let open = move |sheet: Sheet| app.layer.set(Some(Layer::Sheet(sheet)));
    let step = move |command| take(app, id, command, || ());
    view! {
        <div class="rec__head">
            <div class="rec__top">
                {move || large_initial(&name(), id.0, of())}
                <div class="rec__name">
                    <h1><bdi>{name}</bdi></h1>
                    <div class="rec__meta soft">
                        <span id="lead-stage">{state}</span>
                        <span>{move || read(|it| if it.company.is_empty() { String::new() } else { it.person.clone() })}</span>
                        <span>{move || app.text().filter_is(app.text().lead_score(), &read(|it| it.score.to_string()))}</span>
                        <span>{move || read(|it| it.owner.clone())}</span>
                        <span id="lead-next-step">{move || next_of(app, Followed::Lead(id))}</span>
                    </div>
                </div>
                <div class="page__acts">
                    <Neighbours />
                    <button class="button" id="edit-lead" on:click=move |_| open(Sheet::Lead(Some(id)))>
                        {icon("pen-line")}
                        {move || app.text().edit()}
                    </button>
                    <button class="button" id="follow-lead" on:click=move |_| open(Sheet::FollowUp(Followed::Lead(id)))>
                        {icon("phone")}
                        {move || app.text().activity_new()}
                    </button>
                    {move || stage.get().map(|it| next_step(app, id, &it, true, step))}
                </div>
            </div>
        </div>
    }
}

#[component]
fn Facts(lead: Memo<Option<Arc<Lead>>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let Some(it) = lead.get() else { return Vec::new() };
        [
            (text.lead_wish(), it.wish.clone()),
            (text.lead_company(), it.company.clone()),
            (text.lead_person(), it.person.clone()),
            (text.lead_title(), it.title.clone()),
            (text.customer_phone(), it.phone.clone()),
            (text.customer_email(), it.email.clone()),
            (text.contact_wechat(), it.wechat.clone()),
            (text.lead_source(), it.source.clone()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| view! { <dt>{label}</dt><dd><bdi>{value}</bdi></dd> })
        .collect::<Vec<_>>()
    };
    view! {
        <section class="rec__part" aria-label=move || app.text().customer_facts()>
            <div class="section__head"><h2>{move || app.text().customer_facts()}</h2></div>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

/// The steps of its life, the latest first, down to the day it came in.
#[component]
fn History(id: LeadId, lead: Memo<Option<Arc<Lead>>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let (text, as_of) = (app.text(), app.as_of());
        let Some(lead) = lead.get() else { return Vec::new() };
        let known = events_of(app, id).into_iter().filter(|it| it.on <= as_of);
        let mut rows: Vec<AnyView> = known.map(|it| happened(text, &it)).collect();
        rows.reverse();
        rows.push(entry(text, "plus", text.lead_came().to_owned(), String::new(), lead.came_on));
        rows
    };
    view! {
        <section class="rec__part" id="lead-history" aria-label=move || app.text().lead_event()>
            <div class="section__head"><h2>{move || app.text().lead_event()}</h2></div>
            <ol class="timeline">{rows}</ol>
        </section>
    }
}

fn happened(text: Text, it: &LeadEvent) -> AnyView {
    let (mark, words, why) = match &it.fact {
        Event::Contacted => ("phone", text.lead_stage_contacted(), ""),
        Event::Qualified => ("check", text.lead_stage_qualified(), ""),
        Event::Converted { .. } => ("circle-check", text.lead_stage_converted(), ""),
        Event::Disqualified { reason } => ("x", text.lead_stage_disqualified(), reason.as_str()),
        Event::Reopened => ("rotate-ccw", text.lead_reopen(), ""),
    };
    entry(text, mark, words.to_owned(), why.to_owned(), it.on)
}

fn entry(text: Text, mark: &'static str, words: String, body: String, on: Date) -> AnyView {
    view! {
        <li class="timeline__item">
            <span class="timeline__dot">{small_icon(mark)}</span>
            <div>
                <div class="timeline__head">{words}</div>
                {(!body.is_empty()).then(|| view! { <p class="timeline__body faint">{body}</p> })}
            </div>
            <span class="timeline__when">{text.date(on)}</span>
        </li>
    }
    .into_any()
}
