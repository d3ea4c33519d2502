//! The disputes with a customer and under a contract, on their pages.

use leptos::prelude::*;

use super::rows::DisputeRows;
use crate::domain::id::{ContractId, CustomerId, DisputeId};
use crate::state::{DisputeFrom, Layer, Sheet, use_app};

/// The disputes with a customer; nothing is said where there are none.
#[component]
pub(in crate::ui) fn DisputesOfCustomer(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.disputes_with(id).iter().map(|it| it.dispute.id).collect::<Vec<_>>());
    view! { <Show when=move || all.with(|all| !all.is_empty())><Part all from=DisputeFrom::Customer(id) /></Show> }
}

/// The disputes under a contract.
#[component]
pub(in crate::ui) fn DisputesUnder(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.disputes_under(contract).iter().map(|it| it.dispute.id).collect::<Vec<_>>());
    view! { <Part all from=DisputeFrom::Contract(contract) /> }
}

#[component]
fn Part(all: Memo<Vec<DisputeId>>, from: DisputeFrom) -> impl IntoView {
    let app = use_app();
    view! {
        <section class="rec__part disputes" id="disputes" aria-label=move || app.text().places_disputes()>
            <div class="section__head">
                <h2>{move || app.text().places_disputes()}</h2>
                <button
                    class="button section__act"
                    data-kind="word"
                    type="button"
                    id="new-dispute-here"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Dispute(from))))
                >
                    {move || app.text().disputes_open()}
                </button>
            </div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().disputes_none_here()}</p> }
            >
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().places_disputes()>
                    <DisputeRows ids=all />
                </div>
            </Show>
        </section>
    }
}
