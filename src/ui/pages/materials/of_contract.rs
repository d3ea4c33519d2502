//! The materials of one contract, on its page.

use leptos::prelude::*;

use super::against::AgainstTable;
use super::item::Part;
use super::rows::Lines;
use crate::domain::contract::clause::ClauseId;
use crate::domain::id::ContractId;
use crate::i18n::Text;
use crate::state::{Layer, MaterialItem, Sheet, use_app};
use crate::ui::pages::contracts::NotReckoned;
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::more::More;

/// How many lines are drawn at first.
const SHOWN: usize = 200;

/// The part of the page.
#[component]
pub(in crate::ui) fn MaterialsUnder(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let found: Memo<Vec<MaterialItem>> = Memo::new(move |_| app.materials_of(contract));
    let drawn = RwSignal::new(SHOWN);
    let parts = Part::ALL.into_iter().map(|part| view! { <Lines part found drawn named=false /> }).collect_view();
    let add = move |_| app.layer.set(Some(Layer::Sheet(Sheet::OwnMaterial(contract, None))));
    let sheets = vec![Handout {
        name: "materials",
        words: Text::sheet_materials,
        act: Callback::new(move |form| found.with_untracked(|all| app.export_materials(all, form))),
    }];
    let none = Signal::derive(move || found.with(Vec::is_empty));
    view! {
        <div class="page tasks materials" id="contract-materials">
            <section class="section" data-first="">
                <div class="section__head">
                    <h2>{move || app.text().materials_title()}</h2>
                    <div class="page__acts">
                        <ListExport name="export-contract-materials" sheets nothing=none />
                        <Show when=move || found.with(|all| !all.is_empty())>
                            <a class="button" data-kind="quiet" id="open-slip" href=Route::HandoverSlip(contract).href()>
                                {icon("printer")}
                                {move || app.text().material_slip()}
                            </a>
                        </Show>
                        <button class="button" type="button" id="new-material" on:click=add>
                            {icon("plus")}
                            {move || app.text().material_add()}
                        </button>
                    </div>
                </div>
                <NotReckoned contract clause=ClauseId::Support words=Text::by_hand_no_materials />
                <p class="faint" id="no-materials" hidden=move || found.with(|all| !all.is_empty())>
                    {move || app.text().materials_of_contract_none()}
                </p>
                {parts}
                <More total=Signal::derive(move || found.with(Vec::len)) drawn step=SHOWN id="more-materials" />
            </section>
            <AgainstTable found shown=drawn />
        </div>
    }
}
