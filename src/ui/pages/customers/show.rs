//! One customer and everything agreed with them, at `#/customers/:id`.

use leptos::prelude::*;

use super::activities::Activities;
use super::chances::Chances;
use super::contacts::Contacts;
use super::credit::Credit;
use super::facts::{Facts, KeptFacts};
use super::group::GroupPart;
use super::invoice::InvoiceText;
use super::likings::Likings;
use super::merge::merged::{MergedFrom, MergedHead};
use super::pool::KeepingPart;
use super::purchases::Purchases;
use super::stage::StagePart;
use super::tags::TagLinks;
use super::timeline::Timeline;
use crate::domain::activity::Followed;
use crate::domain::attachment::Subject;
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::id::CustomerId;
use crate::i18n::{Text, format};
use crate::state::{CustomerStanding, Layer, Sheet, use_app};
use crate::ui::pages::changes::CustomerChanges;
use crate::ui::pages::contracts::list::ContractRows;
use crate::ui::pages::disputes::DisputesOfCustomer;
use crate::ui::pages::evaluations::EvaluationsOfCustomer;
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::materials::MaterialsOfCustomer;
use crate::ui::pages::money::{CustomerLetter, MoneyOf};
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::pages::service::TicketsOfCustomer;
use crate::ui::pages::targets::TargetsOfCustomer;
use crate::ui::pages::tasks::TasksOf;
use crate::ui::route::{CustomerTab, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::dispute::dispute_mark;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, large_initial};
use crate::ui::widgets::neighbours::Neighbours;

/// The page.
#[component]
pub(in crate::ui) fn CustomerPage(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let there = Memo::new(move |_| app.watch::<Customer>(id).is_some());
    let stands = Memo::new(move |_| app.survivor(id));
    let tab =
        Memo::new(move |_| if let Route::Customer(_, tab) = router.current() { tab } else { CustomerTab::Overview });
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <Show
                when=move || stands.get() == id
                fallback=move || {
                    view! {
                        <div class="rec">
                            <MergedHead id />
                            <div class="rec__main"><KeptFacts id /></div>
                        </div>
                    }
                }
            >
            <div class="rec">
                <Head id tab />
                {move || match tab.get() {
                    CustomerTab::Overview => {
                        view! {
                            <div class="rec__body">
                                <div class="rec__main">
                                    <ContractsPart id />
                                    <Purchases id />
                                    <Chances id />
                                    <TicketsOfCustomer id />
                                    <MaterialsOfCustomer id />
                                    <TargetsOfCustomer id />
                                    <EvaluationsOfCustomer id />
                                    <DisputesOfCustomer id />
                                    <GroupPart id />
                                    <Credit id />
                                    <Facts id />
                                    <InvoiceText id />
                                    <MergedFrom id />
                                </div>
                                <div class="rec__aside">
                                    <Activities of=Followed::Customer(id) />
                                    <TasksOf id />
                                    <Contacts id />
                                    <Likings id />
                                    <FilesPart subject=Subject::Customer(id) />
                                    <KeepingPart id />
                                </div>
                            </div>
                        }
                            .into_any()
                    }
                    CustomerTab::Timeline => view! { <div class="rec__main"><Timeline id /></div> }.into_any(),
                    CustomerTab::Contacts => view! { <div class="rec__main"><Contacts id /></div> }.into_any(),
                    CustomerTab::Contracts => view! { <div class="rec__main"><ContractsPart id /></div> }.into_any(),
                    CustomerTab::Changes => view! { <div class="rec__main"><CustomerChanges id /></div> }.into_any(),
                    CustomerTab::Money => view! { <div class="rec__main"><MoneyOf customer=id /></div> }.into_any(),
                    CustomerTab::Statement => view! { <CustomerLetter customer=id /> }.into_any(),
                }}
            </div>
            </Show>
        </Show>
    }
}

#[component]
fn Head(id: CustomerId, tab: Memo<CustomerTab>) -> impl IntoView {
    let app = use_app();
    let customer = Memo::new(move |_| app.watch::<Customer>(id));
    let standing = Memo::new(move |_| app.customer_standing(id));
    let read = move |part: fn(&Customer) -> String| customer.with(|it| it.as_deref().map(part).unwrap_or_default());
    let name = move || read(|it| it.name.clone());
    let of = move || {
        customer.with(|it| match it.as_ref().map(|it| it.kind) {
            Some(PartyKind::Person) => Of::Person,
            Some(PartyKind::Organisation) | None => Of::Firm,
        })
    };
    let tags = Memo::new(move |_| customer.with(|it| it.as_ref().map(|it| it.tags.clone()).unwrap_or_default()));
    let level = move || customer.with(|it| it.as_ref().map(|it| app.text().level_words(it.level)).unwrap_or_default());
    let place = move || {
        read(|it| {
            [it.address.region.as_str(), it.industry.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        })
    };
    let owner = move || {
        let public = customer.with(|it| it.as_ref().is_some_and(|it| app.in_pool(it).is_some()));
        if public { app.text().pool_in().to_owned() } else { read(|it| it.owner.clone()) }
    };
    let tabs = CustomerTab::ALL
        .iter()
        .map(|it| {
            let it = *it;
            view! {
                <a class="views__item" href=Route::Customer(id, it).href() aria-current=move || (tab.get() == it).then_some("page")>
                    {move || tab_words(app.text(), it)}
                </a>
            }
        })
        .collect_view();
    view! {
        <div class="rec__head">
            <div class="rec__top">
                {move || large_initial(&name(), id.0, of())}
                <div class="rec__name">
                    <h1><bdi>{name}</bdi></h1>
                    <div class="rec__meta soft">
                        <span>{move || read(|it| it.number.clone())}</span>
                        <span>{level}</span>
                        <StagePart id />
                        <span>{place}</span>
                        {dispute_mark(app, id.0)}
                        <span>{owner}</span>
                    </div>
                    <TagLinks tags />
                </div>
                <div class="page__acts">
                    <Neighbours />
                    <button
                        class="button"
                        id="edit-customer"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Customer(Some(id)))))
                    >
                        {icon("pen-line")}
                        {move || app.text().edit()}
                    </button>
                    <button
                        class="button"
                        id="new-activity"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Activity(Some(id), None))))
                    >
                        {icon("phone")}
                        {move || app.text().activity_new()}
                    </button>
                    <button class="button" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Receipt(Some(id), None))))>
                        {icon("wallet")}
                        {move || app.text().new_receipt()}
                    </button>
                    <button
                        class="button"
                        data-kind="main"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::NewContract(Some(id)))))
                    >
                        {icon("file-plus-2")}
                        {move || app.text().new_contract()}
                    </button>
                </div>
            </div>
            <Figures customer standing />
            {move || app.customer_fault(id).map(|why| view! { <p class="soft" id="customer-unreckoned">{app.text().customer_unreckoned(app.text().exact_fault(why))}</p> })}
            <nav class="views rec__tabs" aria-label=name>{tabs}</nav>
        </div>
    }
}

fn tab_words(text: Text, tab: CustomerTab) -> &'static str {
    match tab {
        CustomerTab::Overview => text.tab_overview(),
        CustomerTab::Timeline => text.timeline(),
        CustomerTab::Contacts => text.contacts(),
        CustomerTab::Contracts => text.places_contracts(),
        CustomerTab::Money => text.places_money(),
        CustomerTab::Statement => text.letter_account(),
        CustomerTab::Changes => text.changes(),
    }
}

#[component]
fn Figures(customer: Memo<Option<std::sync::Arc<Customer>>>, standing: Memo<CustomerStanding>) -> impl IntoView {
    let app = use_app();
    let is_known = move || customer.with(|it| it.as_ref().is_none_or(|it| app.customer_fault(it.id).is_none()));
    let value = move |read: fn(&CustomerStanding) -> crate::domain::money::Money| {
        move || {
            // a sum that has no answer is not nothing
            if !is_known() {
                return view! { <span class="faint">{app.text().ledger_unreckoned()}</span> }.into_any();
            }
            let amount = standing.with(read);
            view! { <small>{format::symbol(amount.currency)}</small>{format::amount(amount)} }.into_any()
        }
    };
    let due_note = move || {
        let text = app.text();
        standing.with(|it| match it.next_due {
            None => text.figures_nothing_due().to_owned(),
            Some(due) => text.figures_next_due(&text.near_date(due, app.as_of())),
        })
    };
    let overdue_note = move || {
        standing.with(|it| {
            if it.overdue.is_zero() {
                app.text().figures_never_overdue().to_owned()
            } else {
                app.text().days_late(it.days_late)
            }
        })
    };
    let limit = move || customer.with(|it| it.as_ref().and_then(|it| it.credit_limit));
    let limit_value = move || match limit() {
        None => view! { <span class="faint">{app.text().figures_no_limit()}</span> }.into_any(),
        Some(amount) => view! { <small>{format::symbol(amount.currency)}</small>{format::amount(amount)} }.into_any(),
    };
    let limit_note = move || {
        limit()
            .and_then(|limit| standing.with(|it| it.share_of(limit)))
            .map(|share| app.text().figures_credit_used(&format::percent_floor(share)))
    };
    view! {
        <div class="figures rec__figures" data-size="small">
            <div class="figures__item">
                <div class="figures__label">{move || app.text().figures_in_force()}</div>
                <div class="figures__value">{value(|it| it.in_force)}</div>
                <div class="figures__note">{move || app.text().figures_contracts_note(standing.with(|it| it.contracts))}</div>
            </div>
            <div class="figures__item">
                <div class="figures__label">{move || app.text().figures_collected()}</div>
                <div class="figures__value">{value(|it| it.collected)}</div>
                <div class="figures__note">{move || standing.with(|it| format::percent_floor(it.collected_share))}</div>
            </div>
            <div class="figures__item">
                <div class="figures__label">{move || app.text().figures_receivable()}</div>
                <div class="figures__value">{value(|it| it.receivable)}</div>
                <div class="figures__note">{due_note}</div>
            </div>
            <div class="figures__item">
                <div class="figures__label">{move || app.text().figures_overdue()}</div>
                <div class="figures__value" data-tone=move || standing.with(|it| !it.overdue.is_zero()).then_some("danger")>
                    {value(|it| it.overdue)}
                </div>
                <div class="figures__note">{overdue_note}</div>
            </div>
            <div class="figures__item">
                <div class="figures__label">{move || app.text().figures_credit()}</div>
                <div class="figures__value">{limit_value}</div>
                <div class="figures__note">{limit_note}</div>
            </div>
        </div>
    }
}

#[component]
fn ContractsPart(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let ids = Memo::new(move |_| {
        let mut all = app.contracts_of(id);
        all.sort_by(|a, b| b.number.cmp(&a.number));
        all.into_iter().map(|it| it.id).collect::<Vec<_>>()
    });
    let joined = Memo::new(move |_| app.contracts_joined_by(id).into_iter().map(|it| it.id).collect::<Vec<_>>());
    let none = move || ids.with(Vec::is_empty);
    view! {
        <section class="rec__part" aria-label=move || app.text().places_contracts()>
            <div class="section__head">
                <h2>{move || app.text().places_contracts()}</h2>
                <span class="section__note">{move || app.text().figures_contracts_note(ids.with(Vec::len))}</span>
            </div>
            <Show when=move || !none() fallback=move || view! { <p class="faint">{move || app.text().customer_contracts_empty()}</p> }>
                <ContractRows ids export="export-customer-contracts" />
            </Show>
            <Show when=move || joined.with(|all| !all.is_empty())>
                <div id="contracts-joined">
                    <p class="soft">{move || app.text().customer_joins()}</p>
                    <ContractRows ids=joined export="export-joined-contracts" />
                </div>
            </Show>
        </section>
    }
}
