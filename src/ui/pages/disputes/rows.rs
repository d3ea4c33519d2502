//! Disputes as rows: in the list, of a customer, under a contract.

use std::sync::Arc;

use leptos::prelude::*;

use super::deadlines::next_words;
use crate::domain::id::DisputeId;
use crate::domain::lifecycle::dispute::Stage;
use crate::i18n::Text;
use crate::state::{App, DisputeFile, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::records::{FewRows, LongTable, open_row};
use crate::ui::widgets::status::{Meaning, status};

/// What a dispute is found by.
pub(in crate::ui) fn texts(app: App, file: &DisputeFile) -> (Vec<String>, Vec<String>) {
    let it = &file.dispute;
    let party = app.peek_party(it.customer).map(|it| it.name.clone()).unwrap_or_default();
    let contract = it.contract.map(|id| app.contract_number(id)).unwrap_or_default();
    let others = vec![it.number.clone(), contract, it.facts.clone(), it.demand.clone(), it.owner.clone()];
    (vec![it.title.clone(), party], others)
}

/// The list: of a long one only the rows in view are drawn.
#[component]
pub(super) fn DisputeTable(
    ids: Memo<Arc<[DisputeId]>>,
    /// What is said when there are none.
    #[prop(into)]
    nothing: ViewFn,
) -> impl IntoView {
    let app = use_app();
    view! {
        <LongTable
            ids
            class="disputes__table"
            columns=7
            head=move || head(app, Party::Shown)
            route=Route::Dispute
            row=move |id, focused| row(id, focused, Party::Shown)
            nothing
        />
    }
}

/// A few disputes on the page of what they belong to.
#[component]
pub(super) fn DisputeRows(ids: Memo<Vec<DisputeId>>) -> impl IntoView {
    let app = use_app();
    view! {
        <FewRows
            ids
            class="disputes__table"
            head=move || head(app, Party::Known)
            row=move |id, focused| row(id, focused, Party::Known)
        />
    }
}

/// Whether a row names the customer, or the page already does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Party {
    Shown,
    Known,
}

fn head(app: App, party: Party) -> impl IntoView {
    let column = move |words: fn(Text) -> &'static str| view! { <th scope="col">{move || words(app.text())}</th> };
    view! {
        <thead>
            <tr>
                {column(Text::disputes_number)} {column(Text::disputes_title)}
                {(party == Party::Shown).then(|| column(Text::customer))} {column(Text::disputes_stage)}
                {column(Text::disputes_deadline)}
                <th scope="col" class="num">{move || app.text().disputes_amount()}</th>
                {column(Text::disputes_owner)}
            </tr>
        </thead>
    }
}

/// How a stage looks.
const fn look(stage: &Stage) -> (Meaning, &'static str) {
    match stage {
        Stage::Raised { .. } => (Meaning::Accent, "circle-dashed"),
        Stage::Negotiation { .. } | Stage::Mediation { .. } => (Meaning::Plain, "handshake"),
        Stage::Arbitration { .. } | Stage::Litigation { .. } | Stage::SettingAside { .. } => (Meaning::Plain, "gavel"),
        Stage::Award { .. } | Stage::Judgment { .. } | Stage::AwardSetAside { .. } => (Meaning::Accent, "scale"),
        Stage::Enforcement { .. } => (Meaning::Plain, "circle-dot"),
        Stage::Settled { .. } => (Meaning::Good, "handshake"),
        Stage::Withdrawn { .. } | Stage::Closed { .. } => (Meaning::Plain, "circle-check"),
    }
}

/// Where a dispute stands, in an icon and a word.
pub(super) fn stage_view(app: App, file: &DisputeFile) -> impl IntoView + use<> {
    let (meaning, mark) = look(&file.course.state.stage);
    status(meaning, mark, app.text().dispute_stage(&file.course.state.stage))
}

/// What is claimed: as it was filed, else as of the date looked at.
pub(super) fn claimed(app: App, file: &DisputeFile) -> String {
    app.text().sums_words(app.claimed_sums(file, app.as_of()))
}

fn row(id: Signal<DisputeId>, focused: Signal<bool>, party: Party) -> impl IntoView {
    let app = use_app();
    let file = Memo::new(move |_| app.dispute_file(id.get()));
    let read = move |part: fn(App, &DisputeFile) -> String| {
        move || file.with(|it| it.as_ref().map(|it| part(app, it)).unwrap_or_default())
    };
    let sum = move || {
        // what is claimed follows the account of the contract
        let _ready = app.figures_ready();
        file.with(|it| it.as_ref().map(|it| claimed(app, it)).unwrap_or_default())
    };
    view! {
        <tr
            data-row=""
            data-dispute=move || id.get().to_string()
            data-focus=move || focused.get().then_some("")
            on:click=open_row(move || Route::Dispute(id.get_untracked()))
        >
            <td class="disputes__number">{read(|_, it| it.dispute.number.clone())}</td>
            <td class="disputes__title">
                <a href=move || Route::Dispute(id.get()).href() on:click=|event| event.stop_propagation()>
                    <bdi>{read(|_, it| it.dispute.title.clone())}</bdi>
                </a>
            </td>
            {(party == Party::Shown)
                .then(|| view! { <td class="disputes__party"><bdi>{read(|app, it| app.customer_name(it.dispute.customer))}</bdi></td> })}
            <td class="disputes__stage">{move || file.get().map(|it| stage_view(app, &it))}</td>
            <td class="disputes__due">{move || file.get().map(|it| next_words(app, &it))}</td>
            <td class="disputes__sum num">{sum}</td>
            <td class="disputes__owner soft"><bdi>{read(|_, it| it.dispute.owner.clone())}</bdi></td>
        </tr>
    }
}
