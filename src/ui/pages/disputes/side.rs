//! What a dispute belongs to: with whom, under which contract, what it came of.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::sharing::incident::Incident;
use crate::domain::ticket::Ticket;
use crate::state::{App, DisputeFile, use_app};
use crate::ui::pages::money::part_name;
use crate::ui::route::{ContractTab, Route};

/// The part of the page.
#[component]
pub(super) fn About(file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let rows = move || file.get().map(|file| facts(app, &file)).unwrap_or_default();
    view! {
        <section class="rec__part" id="dispute-links" aria-label=move || app.text().disputes_links()>
            <div class="section__head"><h2>{move || app.text().disputes_links()}</h2></div>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

fn facts(app: App, file: &DisputeFile) -> Vec<AnyView> {
    let text = app.text();
    let it = &file.dispute;
    let link = |href: String, words: String| view! { <a href=href><bdi>{words}</bdi></a> }.into_any();
    let plain = |words: String| (!words.is_empty()).then(|| view! { <bdi>{words}</bdi> }.into_any());
    let customer = app.survivor(it.customer);
    let contract = it.contract.and_then(|id| app.watch::<ContractBrief>(id));
    let ticket = it.ticket.and_then(|id| app.watch::<Ticket>(id));
    let leak = it.incident.and_then(|id| app.watch::<Incident>(id));
    let part = it.contract.zip(it.instalment).and_then(|(contract, part)| {
        let account = app.contract_account(contract)?;
        let part = account.parts.iter().find(|it| it.id == part)?;
        Some(link(Route::Contract(contract, ContractTab::Money).href(), part_name(text, part)))
    });
    let duty = match it.contract {
        Some(contract) if !it.duty_title.is_empty() => {
            Some(link(Route::Contract(contract, ContractTab::Duties).href(), it.duty_title.clone()))
        }
        Some(_) | None => plain(it.duty_title.clone()),
    };
    [
        (text.customer(), Some(link(Route::customer(customer).href(), app.customer_name(customer)))),
        (
            text.contract(),
            contract.map(|it| {
                let words = format!("{} · {}", it.number, text.wording(&it.title));
                link(Route::Contract(it.id, ContractTab::Paper).href(), words)
            }),
        ),
        (
            text.kind_ticket(),
            ticket.map(|it| link(Route::Ticket(it.id).href(), format!("{} · {}", it.number, it.title))),
        ),
        (
            text.incident_title(),
            leak.map(|it| link(Route::Incident(it.id).href(), format!("{} · {}", it.number, it.title))),
        ),
        (text.disputes_part(), part),
        (text.disputes_duty(), duty),
        (text.disputes_subject(), plain(text.dispute_subject(it.subject).to_owned())),
        (text.disputes_claimant(), plain(text.dispute_side(it.claimant).to_owned())),
        (text.disputes_raised_on(), plain(text.date(it.raised_on))),
        (text.disputes_known_on(), plain(text.date(it.known_on))),
        (text.disputes_owner(), plain(it.owner.clone())),
    ]
    .into_iter()
    .filter_map(|(label, value)| value.map(|value| view! { <dt>{label}</dt><dd>{value}</dd> }.into_any()))
    .collect()
}
