//! The targets under a contract, and those of a customer and a member, within other pages.

use leptos::prelude::*;

use super::rows::targets_drawn;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::ClauseId;
use crate::domain::id::{ContractId, CustomerId, MemberId};
use crate::i18n::Text;
use crate::state::{App, TargetItem, use_app};
use crate::ui::pages::contracts::NotReckoned;
use crate::ui::widgets::columns::TableSwitch;
use crate::ui::widgets::list_export::{Handout, ListExport};

/// The part of a contract's page: what its clause sets and what was written by hand.
#[component]
pub(in crate::ui) fn TargetsUnder(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.targets_under(contract));
    let as_table = RwSignal::new(false);
    let unfollowed = move || {
        let brief = app.watch::<ContractBrief>(contract)?;
        let words = app.text().target_unfollowed_words(&brief.targets.as_ref()?.measures)?;
        Some(view! { <p class="soft small" id="targets-unfollowed">{words}</p> })
    };
    let none = move || view! { <p class="faint">{move || app.text().target_under_none()}</p> };
    view! {
        <section class="rec__part targets" id="contract-targets" aria-label=move || app.text().targets_title()>
            <div class="section__head">
                <h2>{move || app.text().targets_title()}</h2>
                <Show when=move || all.with(|all| !all.is_empty())><TableSwitch as_table /></Show>
            </div>
            <NotReckoned contract clause=ClauseId::Targets words=Text::by_hand_no_targets />
            <Show when=move || all.with(|all| !all.is_empty()) fallback=none>
                {move || all.with(|all| targets_drawn(app.text(), all, as_table.get()))}
                <p class="list__more"><ListExport name="export-contract-targets" sheets=vec![targets_handout(app, all)] kind="word" /></p>
            </Show>
            {unfollowed}
        </section>
    }
}

/// The part of a customer's page: what was agreed with the other side by contracts, and runs; nothing for one without targets.
#[component]
pub(in crate::ui) fn TargetsOfCustomer(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.targets_of_customer(id));
    let as_table = RwSignal::new(false);
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="rec__part targets" id="customer-targets" aria-label=move || app.text().targets_title()>
                <div class="section__head">
                    <h2>{move || app.text().targets_title()}</h2>
                    <TableSwitch as_table />
                </div>
                {move || all.with(|all| targets_drawn(app.text(), all, as_table.get()))}
                <p class="list__more"><ListExport name="export-customer-targets" sheets=vec![targets_handout(app, all)] kind="word" /></p>
            </section>
        </Show>
    }
}

/// These targets, handed out.
fn targets_handout(app: App, all: Memo<Vec<TargetItem>>) -> Handout {
    let act = Callback::new(move |form| app.export_targets(&all.get_untracked(), form));
    Handout { name: "targets", words: Text::target_sheet, act }
}

/// The part of a member's sheet; nothing for one without targets.
#[component]
pub(in crate::ui) fn TargetsOfMember(member: MemberId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.targets_of_member(member));
    let as_table = RwSignal::new(false);
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="targets fields__wide" id="member-targets">
                <h3 class="field__label">{move || app.text().targets_title()}</h3>
                {move || all.with(|all| targets_drawn(app.text(), all, as_table.get()))}
                <p class="list__more"><TableSwitch as_table /></p>
            </section>
        </Show>
    }
}
