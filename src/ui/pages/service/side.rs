//! What a ticket belongs to: who came with it, under which contract, about what.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::product::Product;
use crate::state::{App, Case, use_app};
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
        (text.ticket_area(), it.area.and_then(|area| plain(text.clause_area(area).to_owned()))),
        (text.ticket_product(), product.and_then(plain)),
        (text.ticket_channel(), plain(text.service_channel(it.channel).to_owned())),
        (text.ticket_received(), plain(text.clock_moment(it.received, app.as_of()))),
        (text.ticket_by(), plain(it.by.clone())),
        (text.ticket_satisfaction(), case.course.rating().and_then(|n| plain(text.ticket_rating(n)))),
    ]
    .into_iter()
    .filter_map(|(label, value)| value.map(|value| view! { <dt>{label}</dt><dd>{value}</dd> }.into_any()))
    .collect()
}
