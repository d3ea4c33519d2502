//! Money added up by customer, by owner or by contract: the choice of it, and whose a row is.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::receivables::grouping::{GroupKey, Grouping};
use crate::state::{App, use_app};
use crate::ui::route::{ContractTab, CustomerTab, Query, Route};

/// By what the rows are added up. The address says it as `by`, but of the first way.
#[component]
pub(crate) fn GroupSwitch(
    /// The ways, as they are offered.
    ways: [Grouping; 3],
    query: Memo<Query>,
    /// The one that is shown.
    now: Memo<Grouping>,
    /// The page for a query.
    to: fn(Query) -> Route,
) -> impl IntoView {
    let app = use_app();
    let plain = ways.first().copied();
    let items = ways
        .into_iter()
        .map(|it| {
            let href = move || {
                let query = query.get();
                to(if Some(it) == plain { query.without("by") } else { query.with("by", it.name()) }).href()
            };
            view! {
                <a
                    class="seg__item"
                    data-by=it.name()
                    href=href
                    aria-current=move || (now.get() == it).then_some("true")
                >
                    {move || app.text().grouping(it)}
                </a>
            }
        })
        .collect_view();
    view! { <div class="seg" role="group" aria-label=move || app.text().receivables_by()>{items}</div> }
}

/// Whose row it is, with the way there.
pub(crate) fn whose_row(app: App, key: &GroupKey) -> AnyView {
    match key {
        GroupKey::Customer(id) => {
            let href = Route::Customer(*id, CustomerTab::Money).href();
            view! { <a href=href><bdi>{app.customer_name(*id)}</bdi></a> }.into_any()
        }
        GroupKey::Owner(name) if name.is_empty() => {
            view! { <span class="faint">{app.text().owner_nobody()}</span> }.into_any()
        }
        GroupKey::Owner(name) => view! { <bdi>{(**name).to_owned()}</bdi> }.into_any(),
        GroupKey::Contract(id) => {
            let brief = app.watch::<ContractBrief>(*id);
            let party = brief.as_ref().map(|it| app.customer_name(it.customer)).unwrap_or_default();
            let number = brief.map(|it| it.number.clone()).unwrap_or_default();
            view! {
                <a href=Route::Contract(*id, ContractTab::Money).href()>{number}</a>
                " "
                <bdi class="soft">{party}</bdi>
            }
            .into_any()
        }
    }
}
