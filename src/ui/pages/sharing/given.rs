//! What was given and received under a row, each with its file's digest and who was left out.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contact::Contact;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::{ContactId, ContractId, CustomerId, SharingScopeId};
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::domain::sharing::given::SharingEvent;
use crate::i18n::format;
use crate::state::{App, Layer, Shared, Sheet, use_app};
use crate::ui::widgets::status::{Meaning, status};

/// So many names are shown.
const NAMED: usize = 50;

/// What somebody is called: the person, or the customer.
pub(super) fn called(app: App, customer: CustomerId, person: Option<ContactId>) -> String {
    let firm = app.peek_party(customer).map(|it| it.name.clone()).unwrap_or_default();
    match person {
        None => firm,
        Some(id) => app.peek::<Contact>(id).map_or(firm.clone(), |it| format!("{} · {firm}", it.name)),
    }
}

/// The part of the page.
#[component]
pub(super) fn Given(id: SharingScopeId, it: Memo<Option<Shared>>) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        it.track();
        app.given_under(id)
    });
    let contract = move || it.with(|it| it.as_ref().and_then(|it| it.scope.contract));
    let rows = move || {
        let contract = contract();
        // whether anybody is still to be told of a consent that was taken back
        let is_out = it.with(|it| it.as_ref().is_some_and(|it| it.status != ScopeStatus::Closed));
        app.watch_any::<Contact>();
        all.get().into_iter().map(|it| row(app, &it, contract, is_out)).collect_view()
    };
    view! {
        <section class="rec__part" id="given" aria-label=move || app.text().given_title()>
            <div class="section__head"><h2>{move || app.text().given_title()}</h2></div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().given_none()}</p> }
            >
                <ol class="given">{rows}</ol>
            </Show>
        </section>
    }
}

/// Who took their consent back since, with the day; the latest first.
fn withdrawn(app: App, it: &SharingEvent) -> Vec<(Date, Arc<Contact>)> {
    let as_of = app.as_of();
    let people = it.people.iter().filter_map(|id| app.peek::<Contact>(*id));
    let mut all: Vec<(Date, Arc<Contact>)> =
        people.filter_map(|who| Some((it.withdrawn_by(who.id, &who.consent, as_of)?, who))).collect();
    all.sort_by_key(|(day, who)| (std::cmp::Reverse(*day), who.id));
    all
}

fn row(app: App, it: &Arc<SharingEvent>, contract: Option<ContractId>, is_out: bool) -> AnyView {
    let text = app.text();
    let at = text.clock_moment(it.at, app.as_of());
    let fields: Vec<&str> = it.fields.iter().map(|field| text.share_field(*field)).collect();
    let (rows, left, carried) = (
        text.given_rows(&it.count.to_string()),
        text.given_left(&format::count(it.left_out.len())),
        text.given_carried_n(&format::count(it.carried.len())),
    );
    let side = match it.from {
        Side::Us => text.scopes_given(),
        Side::Them => text.scopes_received(),
    };
    let file = it.file.as_ref().map(|file| {
        let sealed = file.sealed.then(|| view! { " · " {text.given_sealed()} });
        view! {
            <p class="given__file small"><bdi>{file.name.clone()}</bdi> {sealed}</p>
            <p class="given__sum small faint">"SHA-256 " <code>{file.sha256.to_string()}</code></p>
        }
    });
    let left_rows: Vec<_> = it
        .left_out
        .iter()
        .take(NAMED)
        .map(|out| view! { <li><bdi>{called(app, out.customer, out.person)}</bdi> " – " {text.why_left_out(out.why)}</li> })
        .collect();
    let carried_rows: Vec<_> = it
        .carried
        .iter()
        .take(NAMED)
        .map(
            |it| view! { <li><bdi>{called(app, it.customer, it.person)}</bdi> " – " {text.legal_basis(it.basis)}</li> },
        )
        .collect();
    let left = (!left_rows.is_empty()).then(|| {
        view! { <details class="given__out"><summary>{left}</summary><ul class="small soft">{left_rows}</ul></details> }
    });
    let carried = (!carried_rows.is_empty()).then(|| {
        view! { <details class="given__out"><summary>{carried}</summary><ul class="small soft">{carried_rows}</ul></details> }
    });
    let gone = if is_out { withdrawn(app, it) } else { Vec::new() };
    let gone = (!gone.is_empty()).then(|| {
        let words = text.given_withdrew(&format::count(gone.len()));
        let name = |(day, who): &(Date, Arc<Contact>)| {
            view! { <li><bdi>{called(app, who.customer, Some(who.id))}</bdi> " – " {text.near_date(*day, app.as_of())}</li> }
        };
        let rows = gone.iter().take(NAMED).map(name).collect_view();
        view! {
            <details class="given__out" data-withdrew="">
                <summary>{status(Meaning::Danger, "octagon-alert", words)}</summary>
                <ul class="small soft">{rows}</ul>
            </details>
        }
    });
    let duty = contract.and_then(|id| app.settled_by_given(id, it.id)).map(|duty| {
        let (slot, title) = (duty.slot(), app.duty_title(text, &duty));
        let act = move |_| app.layer.set(Some(Layer::Sheet(Sheet::Duty(slot))));
        view! {
            <p class="small">
                <button class="button" data-kind="word" type="button" data-settles="" on:click=act>
                    <bdi>{text.given_settles(&title)}</bdi>
                </button>
            </p>
        }
    });
    let note = (!it.note.is_empty()).then(|| view! { <p class="given__note"><bdi>{it.note.clone()}</bdi></p> });
    view! {
        <li class="given__item" data-given="">
            <p><b>{side}</b> " · " <span class="soft">{at}</span> " · " <bdi>{it.recipient.clone()}</bdi> " " <bdi class="faint">{it.by.clone()}</bdi></p>
            <p class="soft small">{rows} {(!fields.is_empty()).then(|| format!(" · {}", fields.join(", ")))}</p>
            {note} {duty} {file} {gone} {left} {carried}
        </li>
    }
    .into_any()
}
