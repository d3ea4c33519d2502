//! One contract, at `#/contracts/:id`: its paper and terms, its money, its life.

use leptos::prelude::*;

use super::addressee::AddresseeLeft;
use super::amendments::AmendmentsOf;
use super::amiss::NamesakesOf;
use super::by_hand::WrittenByHand;
use super::check::{CheckAbove, CheckReport, Checked};
use super::editor::Editor;
use super::following::{DraftFrom, Lineage};
use super::life::{Life, Stepper};
use super::living::PaperView;
use super::marks::BackToPaper;
use super::matters::{CuresOf, ForceMajeureOf, StandsNow, TransfersOf};
use super::negotiation::Negotiation;
use super::notices::Notices;
use super::parties::parties_of;
use super::pictures::WithPictures;
use super::settlement::SettlementOf;
use super::template::SaveTemplate;
use super::terms::Terms;
use super::versions::Versions;
use crate::domain::attachment::Subject;
use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::id::ContractId;
use crate::domain::settlement_list::record::Stands;
use crate::i18n::{Text, format};
use crate::state::{Layer, Sheet, SignedPaper, settlement_stands, use_app};
use crate::ui::pages::changes::ChangesOf;
use crate::ui::pages::disputes::DisputesUnder;
use crate::ui::pages::duties::DutiesOf;
use crate::ui::pages::evaluations::EvaluationsUnder;
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::materials::MaterialsUnder;
use crate::ui::pages::money::{ContractMoney, Letters};
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::pages::service::TicketsUnder;
use crate::ui::pages::sharing::SharingUnder;
use crate::ui::pages::targets::{IncentiveOfClause, TargetsUnder};
use crate::ui::route::{ContractTab, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::dispute::dispute_mark;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::neighbours::Neighbours;
use crate::ui::widgets::print::{PageNumberNote, PrintButton};

/// Whether the contract is in memory: it is read when it is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Here,
    OnItsWay,
    Nowhere,
}

/// The page.
#[component]
pub(in crate::ui) fn ContractPage(id: ContractId) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| match app.watch::<Contract>(id) {
        Some(_) => Found::Here,
        None if app.is_absent(id) => Found::Nowhere,
        None => Found::OnItsWay,
    });
    move || match (found.get(), app.peek::<Contract>(id)) {
        (Found::OnItsWay, _) => {
            view! { <p class="page faint" role="status">{move || app.text().loading()}</p> }.into_any()
        }
        (Found::Nowhere, _) | (Found::Here, None) => view! { <NotFoundPage /> }.into_any(),
        (Found::Here, Some(contract)) => view! { <Deal contract=(*contract).clone() /> }.into_any(),
    }
}

#[component]
fn Deal(contract: Contract) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let id = contract.id;
    let locked = Memo::new(move |_| app.contract_today(id).is_some_and(|standing| standing.is_locked()));
    let editor = Editor::start(app, contract, locked);
    let checked = Checked::start(editor);
    // not said of a text whose standing is still on its way: it may be signed
    let draft = Memo::new(move |_| app.contract_today(id).is_some_and(|standing| !standing.is_locked()));
    let carried = Memo::new(move |_| app.version_to_carry(SignedPaper::Contract(id)));
    let tab = Memo::new(move |_| {
        let route = router.current();
        if let Route::Contract(_, tab) = route {
            tab
        } else if matches!(route, Route::ContractVersions(..)) {
            ContractTab::Versions
        } else if matches!(route, Route::ContractTalks(..)) {
            ContractTab::Negotiation
        } else {
            ContractTab::Paper
        }
    });
    view! {
        <div class="deal" data-tab=move || tab.get().name()>
            <Head editor checked id tab />
            {move || match tab.get() {
                ContractTab::Paper => {
                    view! {
                        <nav class="deal__switch" aria-label=move || app.text().see_paper()>
                            <button type="button" class="button" on:click=move |_| show_part("terms")>
                                {move || app.text().see_terms()}
                            </button>
                            <button type="button" class="button" on:click=move |_| show_part("desk")>
                                {move || app.text().see_paper()}
                            </button>
                        </nav>
                        <div class="deal__terms"><Terms editor checked /><BackToPaper checked /></div>
                        <div class="deal__desk" tabindex="0" role="region" aria-label=move || app.text().see_paper()><WithPictures contract=id version=carried><PaperView paper=checked.paper checked draft /></WithPictures></div>
                    }
                        .into_any()
                }
                ContractTab::Check => view! { <div class="deal__whole"><CheckReport checked id /></div> }.into_any(),
                ContractTab::Money => view! { <div class="deal__whole"><ContractMoney contract=id /></div> }.into_any(),
                ContractTab::Letters => view! { <Letters contract=id /> }.into_any(),
                ContractTab::Notices => view! { <Notices editor id /> }.into_any(),
                ContractTab::Duties => view! { <div class="deal__whole"><DutiesOf editor id /></div> }.into_any(),
                ContractTab::Materials => view! { <div class="deal__whole"><MaterialsUnder contract=id /></div> }.into_any(),
                ContractTab::Settlement => view! { <div class="deal__whole"><SettlementOf id /></div> }.into_any(),
                ContractTab::Negotiation => view! { <Negotiation editor id /> }.into_any(),
                ContractTab::Versions => view! { <Versions editor id /> }.into_any(),
                ContractTab::Amendments => view! { <div class="deal__whole"><AmendmentsOf editor id /></div> }.into_any(),
                ContractTab::Changes => view! { <div class="deal__whole"><div class="page"><ChangesOf<Contract> id /></div></div> }.into_any(),
                ContractTab::Life => {
                    view! {
                        <div class="deal__whole">
                            <Life editor id />
                            <div class="page"><CuresOf editor id /><ForceMajeureOf editor id /><TransfersOf editor id /></div>
                            <div class="page"><TargetsUnder contract=id /><IncentiveOfClause contract=id /></div>
                            <div class="page"><TicketsUnder contract=id /></div>
                            <div class="page"><EvaluationsUnder contract=id /></div>
                            <div class="page"><DisputesUnder contract=id /></div>
                            <div class="page"><SharingUnder contract=id /></div>
                            <div class="page"><FilesPart subject=Subject::Contract(id) /></div>
                        </div>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

fn show_part(id: &str) {
    if let Some(part) = document().get_element_by_id(id) {
        part.scroll_into_view();
    }
}

#[component]
fn Head(editor: Editor, checked: Checked, id: ContractId, tab: Memo<ContractTab>) -> impl IntoView {
    let app = editor.app;
    let title = move || editor.record.with(|it| app.text().wording(&it.title).to_owned());
    let number = move || editor.record.with(|it| it.number.clone());
    let customer = Memo::new(move |_| app.survivor(editor.record.with(|it| it.customer)));
    let customer_name = move || app.watch::<Customer>(customer.get()).map(|it| it.name.clone()).unwrap_or_default();
    let total = move || {
        // what was signed is worth what its amendments make of it
        let bound = app.watch::<ContractBrief>(id).filter(|_| editor.locked.get());
        let total =
            bound.map_or_else(|| editor.record.with(Contract::total), |it| it.unreckoned.map_or(Ok(it.total), Err));
        total.map_or_else(|_| app.text().ledger_unreckoned().to_owned(), format::money)
    };
    let owner = Memo::new(move |_| editor.record.with(|it| it.owner.clone()));
    // nothing is settled before the end
    let over =
        Memo::new(move |_| app.contract_standing(id).is_some_and(|it| settlement_stands(&it) != Stands::Neither));
    let shows = move |it: ContractTab| it != ContractTab::Settlement || over.get() || tab.get() == it;
    let tabs = ContractTab::ALL
        .iter()
        .map(|it| {
            let it = *it;
            view! {
                <a class="views__item" href=Route::Contract(id, it).href() hidden=move || !shows(it) aria-current=move || (tab.get() == it).then_some("page")>
                    {move || tab_words(app.text(), it)}
                </a>
            }
        })
        .collect_view();
    let dot = || view! { <span class="faint">" · "</span> };
    view! {
        <div class="deal__head">
            <div class="deal__line">
                <div class="deal__name"><h1 class="clip"><bdi>{title}</bdi></h1></div>
                <div class="page__acts">
                    <Neighbours />
                    <button
                        class="button"
                        data-kind="quiet"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Receipt(Some(customer.get_untracked()), Some(id)))))
                    >
                        {icon("wallet")}
                        {move || app.text().new_receipt()}
                    </button>
                    <button
                        class="button"
                        data-kind="quiet"
                        id="word"
                        on:click=move |_| {
                            editor.flush();
                            let contract = editor.record.get_untracked();
                            let (own, customer) = untrack(|| parties_of(app, &contract));
                            app.export_word(contract, own, customer);
                        }
                    >
                        {icon("file-text")}
                        {move || app.text().word()}
                    </button>
                    <DraftFrom editor />
                    <SaveTemplate editor />
                    <PrintButton words=Text::print />
                </div>
            </div>
            <div class="deal__line deal__meta">
                <span class="soft deal__facts">
                    {number} {dot()} <a href=move || Route::customer(customer.get()).href()><bdi>{customer_name}</bdi></a>
                    <StandsNow id />
                    {dot()} <b id="contract-total">{total}</b>
                    {dispute_mark(app, id.0)}
                    {dot()}
                    <a id="check-summary" href=Route::Contract(id, ContractTab::Check).href() title=move || app.text().check_see_all()>
                        <span class="status" data-tone=move || checked.meaning().tone()>{move || checked.counts()}</span>
                    </a>
                    // the last of them, as where there is little room the end is cut off
                    <Show when=move || !owner.with(String::is_empty)>{dot()} <span class="clip">{move || owner.get()}</span></Show>
                </span>
                <Stepper id />
            </div>
            <AddresseeLeft editor id />
            <NamesakesOf id />
            <Lineage editor id />
            <Show when=move || tab.get() == ContractTab::Paper>
                <CheckAbove checked id />
                <WrittenByHand editor />
                <PageNumberNote />
            </Show>
            <nav class="views deal__tabs" aria-label=title>{tabs}</nav>
        </div>
    }
}

fn tab_words(text: Text, tab: ContractTab) -> &'static str {
    match tab {
        ContractTab::Paper => text.tab_paper(),
        ContractTab::Check => text.tab_check(),
        ContractTab::Money => text.tab_money(),
        ContractTab::Letters => text.tab_letters(),
        ContractTab::Notices => text.tab_notices(),
        ContractTab::Duties => text.places_duties(),
        ContractTab::Materials => text.places_materials(),
        ContractTab::Life => text.tab_life(),
        ContractTab::Settlement => text.tab_settlement(),
        ContractTab::Negotiation => text.tab_negotiation(),
        ContractTab::Versions => text.tab_versions(),
        ContractTab::Amendments => text.tab_amendments(),
        ContractTab::Changes => text.changes(),
    }
}
