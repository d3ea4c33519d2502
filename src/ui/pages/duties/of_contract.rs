//! The duties of one contract, on its page.

use std::sync::Arc;

use leptos::prelude::*;

use super::board::duties_handout;
use super::item::{Item, Part};
use super::list::Lines;
use crate::domain::contract::Contract;
use crate::domain::duties::promise::Promise;
use crate::domain::id::ContractId;
use crate::state::{App, Layer, Sheet, use_app};
use crate::ui::pages::contracts::NoDuties;
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::ListExport;
use crate::ui::widgets::more::More;

/// How many lines are drawn at first.
const SHOWN: usize = 200;

/// The part of the page.
#[component]
pub(in crate::ui) fn DutiesOf(editor: Editor, id: ContractId) -> impl IntoView {
    let app = use_app();
    let found: Memo<Vec<Item>> = Memo::new(move |_| gathered(app, id));
    let drawn = RwSignal::new(SHOWN);
    let any_due = Memo::new(move |_| {
        let as_of = app.as_of();
        found.with(|all| {
            all.iter()
                .any(|it| matches!(it, Item::Duty(_)) && it.is_open() && it.due().day().is_some_and(|day| day <= as_of))
        })
    });
    let has_payments = move || found.with(|all| all.iter().any(|it| matches!(it, Item::Part(..))));
    let parts = Part::OPEN.into_iter().chain([Part::Settled]);
    let parts = parts.map(|part| view! { <Lines part found drawn named=false /> }).collect_view();
    let open = move |sheet| move |_| app.layer.set(Some(Layer::Sheet(sheet)));
    let sheets = vec![duties_handout(app, found)];
    let none = Signal::derive(move || found.with(|all| !all.iter().any(|it| matches!(it, Item::Duty(_)))));
    view! {
        <div class="page tasks duties" id="contract-duties">
            <section class="section" data-first="">
                <div class="section__head">
                    <h2>{move || app.text().duties_title()}</h2>
                    <div class="page__acts">
                        <ListExport name="export-contract-duties" sheets nothing=none />
                        <Show when=move || any_due.get()>
                            <button class="button" data-kind="quiet" type="button" id="settle-duties" on:click=open(Sheet::SettleDuties(id))>
                                {move || app.text().duty_settle_all()}
                            </button>
                        </Show>
                        <button class="button" type="button" id="new-duty" on:click=open(Sheet::OwnDuty(id, None))>
                            {icon("plus")}
                            {move || app.text().duty_write()}
                        </button>
                    </div>
                </div>
                <NoDuties contract=id />
                <Show
                    when=move || found.with(|all| !all.is_empty())
                    fallback=move || view! { <p class="faint" id="no-duties">{move || app.text().duties_of_contract_none()}</p> }
                >
                    <p class="faint small" hidden=move || !has_payments()>{move || app.text().duty_payments()}</p>
                </Show>
                {parts}
                <More total=Signal::derive(move || found.with(Vec::len)) drawn step=SHOWN id="more-duties" />
            </section>
            <Lasting editor />
        </div>
    }
}

fn gathered(app: App, id: ContractId) -> Vec<Item> {
    let duties = app.duties_of(id).into_iter().map(Item::Duty);
    let standing = app.contract_standing(id).filter(|it| it.is_live());
    let brief = app.peek::<crate::domain::contract::brief::ContractBrief>(id);
    let parts = standing.and_then(|it| it.account.clone().ok()).map(|it| it.parts).unwrap_or_default();
    let open = parts.into_iter().filter(|part| !part.position.open.is_zero());
    let parts = brief.into_iter().zip(std::iter::once(open)).flat_map(|(brief, open)| {
        open.map(move |part| Item::Part(Arc::clone(&brief), Box::new(part))).collect::<Vec<_>>()
    });
    let mut all: Vec<Item> = duties.chain(parts).collect();
    all.sort_by_cached_key(Item::place);
    all
}

/// What is owed all the time or when asked: it has no day, and nothing is recorded of it.
#[component]
fn Lasting(editor: Editor) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| editor.record.with(Contract::promises));
    let rows = move || {
        let text = app.text();
        let row = |promise: &Promise| {
            let sub = [
                text.duty_side(promise.bearer).to_owned(),
                text.duty_area_words(promise.matter.area()).to_owned(),
                text.duty_when(&promise.when),
            ];
            view! {
                <li class="rows__item duties__item" data-lasting=promise.key()>
                    <span class="tasks__mark faint">{icon("circle-dot")}</span>
                    <div class="rows__text">
                        {text.duty_matter(&promise.matter)}
                        <span class="rows__sub">{sub.join(" · ")}</span>
                    </div>
                </li>
            }
        };
        all.with(|all| all.iter().filter(|it| !it.when.is_dated()).map(row).collect_view())
    };
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().duty_always()}</h2></div>
            <ul class="rows">{rows}</ul>
        </section>
    }
}
