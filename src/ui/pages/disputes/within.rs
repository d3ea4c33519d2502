//! The disputes with a customer and under a contract, on their pages.

use leptos::prelude::*;

use super::rows::DisputeRows;
use crate::domain::id::{ContractId, CustomerId, DisputeId};
use crate::i18n::Text;
use crate::state::{DisputeFrom, Sheet, use_app};
use crate::ui::widgets::record_part::RecordPart;

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
        <RecordPart id="disputes" class="disputes" words=Text::places_disputes act="new-dispute-here" act_words=Text::disputes_open sheet=Sheet::Dispute(from)>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().disputes_none_here()}</p> }
            >
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().places_disputes()>
                    <DisputeRows ids=all />
                </div>
            </Show>
        </RecordPart>
    }
}
