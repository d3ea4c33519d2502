//! The evaluations of a customer, under a contract, and of the members, on their pages.

use leptos::prelude::*;

use super::rows::EvaluationRows;
use crate::domain::id::{ContractId, CustomerId, EvaluationId};
use crate::i18n::Text;
use crate::state::{EvaluationOf, Sheet, use_app};
use crate::ui::widgets::more::More;
use crate::ui::widgets::record_part::RecordPart;

/// How many rows are drawn at first, and more with every press.
const SHOWN: usize = 8;

/// The evaluations of a customer.
#[component]
pub(in crate::ui) fn EvaluationsOfCustomer(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.reviews_of(id).iter().map(|it| it.it.id).collect::<Vec<_>>());
    view! { <Part all of=EvaluationOf::Customer(id) /> }
}

/// The evaluations under a contract.
#[component]
pub(in crate::ui) fn EvaluationsUnder(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.reviews_under(contract).iter().map(|it| it.it.id).collect::<Vec<_>>());
    view! { <Part all of=EvaluationOf::Contract(contract) /> }
}

/// The evaluations of our own people.
#[component]
pub(in crate::ui) fn EvaluationsOfMembers() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        let all = app.reviews();
        all.iter().filter(|it| it.it.member.is_some()).map(|it| it.it.id).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <div class="page"><Part all of=EvaluationOf::Member /></div>
        </Show>
    }
}

#[component]
fn Part(all: Memo<Vec<EvaluationId>>, of: EvaluationOf) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(SHOWN);
    let shown = Memo::new(move |_| all.with(|all| all.iter().take(drawn.get()).copied().collect::<Vec<_>>()));
    view! {
        <RecordPart id="evaluations" class="evaluations" words=Text::places_evaluations act="new-evaluation-here" act_words=Text::evaluation_new sheet=Sheet::BeginEvaluation(of)>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().evaluations_of_none()}</p> }
            >
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().places_evaluations()>
                    <EvaluationRows ids=shown />
                </div>
                <More total=Signal::derive(move || all.with(Vec::len)) drawn step=SHOWN id="more-evaluations" />
            </Show>
        </RecordPart>
    }
}
