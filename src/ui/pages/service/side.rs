//! What a ticket belongs to: who came with it, under which contract, about what.

use leptos::prelude::*;

use super::clause::clause_link;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::dispute::matter::Matter;
use crate::domain::id::ContractId;
use crate::domain::product::Product;
use crate::domain::ticket::TouchedDuty;
use crate::state::{App, Case, DutySlot, Layer, Sheet, use_app};
use crate::ui::route::{ContractTab, Route};

/// The part of the page.
#[component]
pub(super) fn About(case: Memo<Option<Case>>) -> impl IntoView {
    let app = use_app();
    let rows = move || case.get().map(|case| facts(app, &case)).unwrap_or_default();
    view! {
        <section class="rec__part" aria-label=move || app.text().ticket_about()>
            <div class="section__head"><h2>{move || app.text().ticket_about()}</h2></div>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

/// The duty that it touches: it opens at the side, as long as the contract has it.
fn duty(app: App, contract: Option<ContractId>, of: &TouchedDuty) -> AnyView {
    let title = of.title.clone();
    let slot = contract.map(|id| DutySlot::of(id, &of.instance)).filter(|slot| app.duty(*slot).is_some());
    match slot {
        None => view! { <bdi>{title}</bdi> }.into_any(),
        Some(slot) => view! {
            <button
                class="button"
                data-kind="word"
                type="button"
                id="ticket-duty-open"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Duty(slot))))
            >
                <bdi>{title}</bdi>
            </button>
        }
        .into_any(),
    }
}

fn facts(app: App, case: &Case) -> Vec<AnyView> {
    let text = app.text();
    let it = &case.ticket;
    let link = |href: String, words: String| view! { <a href=href><bdi>{words}</bdi></a> }.into_any();
    let plain = |words: String| (!words.is_empty()).then(|| view! { <bdi>{words}</bdi> }.into_any());
    let customer = app.survivor(it.customer);
    let contract = it.contract.and_then(|id| app.watch::<ContractBrief>(id));
    let contact = it.contact.and_then(|id| app.person_named(id));
    let product = it.product.and_then(|id| app.watch::<Product>(id));
    let product = product.map(|it| [it.name.as_str(), it.spec.as_str()].join(" ").trim().to_owned());
    // the clause says it already
    let area = it.area.filter(|_| it.clause.is_none());
    let disputes = app.disputes_about(&Matter::Ticket(it.id));
    let disputes = disputes.iter().map(|it| {
        let words = format!("{} · {}", it.dispute.number, it.dispute.title);
        (text.disputes_about(), Some(link(Route::Dispute(it.dispute.id).href(), words)))
    });
    [
        (text.customer(), Some(link(Route::customer(customer).href(), app.customer_name(customer)))),
        (text.activity_contact(), contact.and_then(|it| plain(it.name.clone()))),
        (
            text.contract(),
            contract.map(|it| {
                let words = format!("{} · {}", it.number, text.wording(&it.title));
                link(Route::Contract(it.id, ContractTab::Paper).href(), words)
            }),
        ),
        (text.ticket_clause(), it.clause.map(|clause| clause_link(app, it.contract, clause))),
        (text.ticket_area(), area.and_then(|area| plain(text.clause_area(area).to_owned()))),
        (text.disputes_duty(), it.duty.as_ref().map(|of| duty(app, it.contract, of))),
        (text.ticket_product(), product.and_then(plain)),
        (text.ticket_channel(), plain(text.service_channel(it.channel).to_owned())),
        (text.ticket_received(), plain(text.clock_moment(it.received, app.as_of()))),
        (text.ticket_by(), plain(it.by.clone())),
        (text.ticket_satisfaction(), case.course.rating().and_then(|n| plain(text.ticket_rating(n)))),
        (
            text.ticket_recommendation(),
            case.course.recommendation().and_then(|answer| plain(text.ticket_recommended(answer))),
        ),
    ]
    .into_iter()
    .chain(disputes)
    .filter_map(|(label, value)| value.map(|value| view! { <dt>{label}</dt><dd>{value}</dd> }.into_any()))
    .collect()
}
