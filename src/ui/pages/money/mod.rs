//! Instalments, receipts, late fees with their working, what was done about them, invoices, letters.

mod advances;
mod asked;
mod claim_forms;
mod claim_rows;
mod claims;
mod counting_forms;
mod customer_letter;
mod fees;
mod handouts;
mod import;
mod instalments;
mod invoice_contents;
mod invoice_files;
mod invoice_form;
mod invoice_steps;
mod invoices;
mod ledger;
mod letters;
mod open_working;
mod plan_working;
mod promises;
mod receipt_files;
mod receipt_form;
mod receipts;
mod receivables;
mod set_off_terms;
mod views;

pub(in crate::ui) use claim_forms::{CostSheet, FreezeSheet, WaiveSheet};

pub(in crate::ui) use counting_forms::{RecountSheet, UseAdvanceSheet};
pub(in crate::ui) use customer_letter::CustomerLetter;
pub(in crate::ui) use import::StatementPage;
pub(in crate::ui) use instalments::{Instalments, part_name};
pub(in crate::ui) use invoice_files::InvoiceFilesSheet;
pub(in crate::ui) use invoice_form::InvoiceSheet;
pub(in crate::ui) use invoice_steps::{IssueSheet, RedSheet, VoidSheet};
pub(in crate::ui) use letters::{Letters, draw as draw_letter};
pub(in crate::ui) use receipt_files::ReceiptFilesSheet;
pub(in crate::ui) use receipt_form::ReceiptSheet;
pub(in crate::ui) use receipts::ReverseSheet;
pub(in crate::ui) use receivables::ReceivablesPage;

use advances::Advances;
use asked::{
    Asked, asked, asked_for, invoices_kept, is_invoice_named, is_receipt_named, of_contract, of_receipt, receipts_kept,
};
use claims::Claims;
use fees::Fees;
use handouts::ContractExport;
use invoices::{ContractInvoices, Invoices, invoices, invoices_to};
use plan_working::PlanWorking;
use promises::Promises;
use receipts::{Receipts, came_in, receipts_of};
use views::{MoneyViews, ReceivablesViews};

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::collection::InstalmentStatus;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::money::Money;
use crate::i18n::{Message, Text, format};
use crate::state::{App, InvoiceRow, Layer, Sheet, Whose, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::drop_chip::{ChipOf, NextFocus, drop_chip};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::whose::{WhoseHint, WhoseSwitch, whose_of};

/// The words of boxes, in the language of the page.
fn labels(app: App) -> impl Fn(Message) -> Signal<String> + Copy {
    move |words| Signal::derive(move || words(app.text()).to_owned())
}

/// One instalment somewhere in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::ui) struct PartRef {
    pub(in crate::ui) contract: ContractId,
    pub(in crate::ui) number: usize,
}

/// Everything owed to us, and what came in.
#[component]
pub(in crate::ui) fn MoneyPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query = Memo::new(move |_| if let Route::Money(query) = router.current() { query } else { Query::default() });
    let view_name = Memo::new(move |_| query.with(|query| query.filter("view").map(str::to_owned)));
    let is_view = move |name: &str| view_name.with(|view| view.as_deref() == Some(name));
    let asked = asked(app, query);
    let (whose, choose) = whose_of(query, Route::Money);
    let typed = Callback::new(move |text| router.replace(Route::Money(Query { text, ..query.get_untracked() })));
    // gathered and sorted once: no letter that is typed asks the book again
    let parts = Memo::new(move |_| parts_of(app, is_view("all"), None, whose.get()));
    let open = Memo::new(move |_| parts_of(app, false, None, whose.get()));
    let receipts = Memo::new(move |_| receipts_of(app, None, None));
    let month = Memo::new(move |_| query.with(Query::month));
    let receipts = Memo::new(move |_| {
        let kept = receipts.with(|all| receipts_kept(app, all, whose.get()));
        came_in(app, kept, month.get())
    });
    let issued = Memo::new(move |_| invoices(app, None));
    let issued = Memo::new(move |_| issued.with(|all| invoices_kept(app, all, whose.get())));
    let beside_part = |app: App, part: &PartRef| of_contract(app, part.contract);
    let (parts, near_parts) = asked_for(app, asked, parts, beside_part, |_, _| false);
    let (open, _) = asked_for(app, asked, open, beside_part, |_, _| false);
    let (received, near_receipts) = asked_for(app, asked, receipts, of_receipt, is_receipt_named);
    let beside_invoice = |app: App, row: &InvoiceRow| of_contract(app, row.invoice.contract);
    let (invoiced, near_invoices) = asked_for(app, asked, issued, beside_invoice, is_invoice_named);
    // only receipts are narrowed to a month, though the address keeps it from view to view
    let narrowed = Signal::derive(move || {
        let of_month = is_view("receipts") && month.get().is_some();
        asked.with(Asked::is_narrow) || whose.get() != Whose::All || of_month
    });
    let near = move || {
        let (is_near, count) = if is_view("receipts") {
            (near_receipts.get(), received.with(Vec::len))
        } else if is_view("invoices") {
            (near_invoices.get(), invoiced.with(Vec::len))
        } else {
            (near_parts.get(), parts.with(Vec::len))
        };
        is_near.then(|| app.text().found_near(count))
    };
    let none = Memo::new(move |_| parts.with(Vec::is_empty));
    let answer = move || {
        if is_view("invoices") {
            invoiced.with(|all| invoices::answer(app, all))
        } else if is_view("receipts") {
            received.with(|all| receipts::answer(app, all))
        } else if is_view("all") {
            open.with(|open| answer(app, open))
        } else {
            parts.with(|open| answer(app, open))
        }
    };
    let next = NextFocus::after(query);
    let month_chip = move || {
        let said = Signal::derive(move || month.get().map(|month| app.text().month(month)).unwrap_or_default());
        let all_months = Signal::derive(move || Route::Money(query.get().of_all_months()).href());
        let chip =
            move || drop_chip(app, ChipOf::Fact("month"), said, all_months, next, "[data-list-search]".to_owned());
        month.get().map(|_| chip())
    };
    let sheets = vec![
        parts_handout(app, parts),
        Handout {
            name: "receipts",
            words: Text::sheet_receipts,
            act: Callback::new(move |form| received.with_untracked(|all| app.export_receipts(all, form))),
        },
        Handout {
            name: "invoices",
            words: Text::sheet_invoices,
            act: Callback::new(move |form| invoiced.with_untracked(|all| app.export_invoices(all, form))),
        },
    ];
    view! {
        <div class="page">
            <div class="page__head">
                <div class="page__title"><h1 id="money-answer">{answer}</h1></div>
                <div class="page__acts">
                    <ListExport name="export-money" sheets />
                    <a class="button" id="import-statement" href=Route::StatementImport.href()>
                        {icon("file-input")}
                        {move || app.text().bank_title()}
                    </a>
                    <button class="button" data-kind="main" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Receipt(None, None))))>
                        {icon("wallet")}
                        {move || app.text().new_receipt()}
                    </button>
                </div>
            </div>
            <MoneyViews query />
            <div class="custs__bar">
                <div class="chips custs__chips">
                    <ListSearch label=Text::money_search text=Signal::derive(move || query.with(|query| query.text.clone())) typed />
                    <WhoseSwitch now=whose choose />
                    <Show when=move || is_view("receipts")>{month_chip}</Show>
                    <span class="custs__gap"></span>
                    <span class="faint small" role="status" id="money-near">{near}</span>
                </div>
            </div>
            <WhoseHint now=whose />
            {move || {
                if is_view("receipts") {
                    view! {
                        <Advances customer=None among=received />
                        <Receipts all=received narrowed />
                    }
                    .into_any()
                } else if is_view("invoices") {
                    view! { <Invoices all=invoiced whole=true narrowed /> }.into_any()
                } else if none.get() {
                    let text = app.text();
                    let words = if narrowed.get() { text.money_none_match() } else { text.money_empty() };
                    view! { <p class="empty__line faint">{words}</p> }.into_any()
                } else {
                    view! { <Instalments parts shown=Columns::WithParty /> }.into_any()
                }
            }}
        </div>
    }
}

/// Whether the rows name the contract and its customer, or the page already does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Columns {
    WithParty,
    PartOnly,
}

/// The parts of all binding contracts, or of those of one customer, that these people look after; only the open ones unless `all`.
/// Late first, then by day.
fn parts_of(app: App, all: bool, of: Option<CustomerId>, whose: Whose) -> Vec<PartRef> {
    let mut contracts = of.map_or_else(|| app.watch_all::<ContractBrief>(), |customer| app.contracts_of(customer));
    app.retain_kept(&mut contracts, whose);
    let parts = app.each_contract(contracts.iter().map(|it| it.id), |contract, standing| {
        let account = standing.filter(|it| it.is_binding()).and_then(|it| it.account.as_ref().ok());
        let parts = account.map(|it| it.parts.as_slice()).unwrap_or_default();
        let wanted = parts.iter().filter(|part| all || !part.position.open.is_zero());
        wanted.map(|part| (part.due, PartRef { contract, number: part.number })).collect::<Vec<_>>()
    });
    let mut found: Vec<_> = parts.into_iter().flatten().collect();
    found.sort_by_key(|(due, part)| (*due, part.contract, part.number));
    found.into_iter().map(|(_, part)| part).collect()
}

fn answer(app: App, open: &[PartRef]) -> String {
    let text = app.text();
    // open and overdue of each currency: they are never added to each other
    let mut sums: BTreeMap<&'static str, (Money, Money)> = BTreeMap::new();
    let mut late = 0_usize;
    let mut next = open.iter();
    app.each_contract(open.iter().map(|it| it.contract), |_, standing| {
        let asked = next.next();
        let account = standing.and_then(|it| it.account.as_ref().ok());
        let (Some(asked), Some(account)) = (asked, account) else { return };
        let Some(part) = account.parts.iter().find(|it| it.number == asked.number) else { return };
        let amount = part.position.open;
        let nothing = Money::zero(amount.currency);
        let (sum, overdue) = sums.entry(amount.currency.code()).or_insert((nothing, nothing));
        *sum = sum.plus(amount).unwrap_or(*sum);
        if part.status == InstalmentStatus::Overdue {
            late = late.saturating_add(1);
            *overdue = overdue.plus(amount).unwrap_or(*overdue);
        }
    });
    let told = |pick: fn(&(Money, Money)) -> Money| {
        let sums = sums.values().map(pick).filter(|sum| !sum.is_zero());
        sums.map(format::money).collect::<Vec<_>>().join(" + ")
    };
    if open.is_empty() {
        text.money_answer_none().to_owned()
    } else if late > 0 {
        text.money_answer_overdue(&format::count(late), &told(|(_, overdue)| *overdue))
    } else {
        text.money_answer_open(&format::count(open.len()), &told(|(sum, _)| *sum))
    }
}

/// The money of one contract.
#[component]
pub(in crate::ui) fn ContractMoney(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let parts = Memo::new(move |_| {
        let account = app.contract_account(contract);
        account
            .map(|it| it.parts.iter().map(|part| PartRef { contract, number: part.number }).collect())
            .unwrap_or_default()
    });
    let received = Memo::new(move |_| receipts_of(app, None, Some(contract)));
    let payer = Memo::new(move |_| app.watch::<ContractBrief>(contract).map(|it| it.customer));
    let why_none = move || {
        let text = app.text();
        let account = app.contract_standing(contract).map(|standing| standing.account.clone());
        match account {
            Some(Err(why)) => text.account_fault(why),
            Some(Ok(account)) => account.misfit.map_or_else(|| text.plan_cannot().to_owned(), |it| text.plan_fault(it)),
            None => text.plan_cannot().to_owned(),
        }
    };
    view! {
        <div class="page">
            <Show
                when=move || parts.with(|parts: &Vec<PartRef>| !parts.is_empty())
                fallback=move || view! { <p class="empty__line faint">{why_none}</p> }
            >
                <Instalments parts shown=Columns::PartOnly />
                <PlanWorking contract />
            </Show>
            <Fees contract />
            <Claims contract />
            <Promises contract />
            {move || payer.get().map(|payer| view! { <Advances customer=Some(payer) /> })}
            <section class="section">
                <div class="section__head"><h2>{move || app.text().money_receipts()}</h2></div>
                <Receipts all=received />
            </section>
            <ContractInvoices contract />
            <ContractExport contract />
        </div>
    }
}

/// The parts of payment plans that are shown, handed out.
fn parts_handout(app: App, parts: Memo<Vec<PartRef>>) -> Handout {
    let act = Callback::new(move |form| {
        let parts: Vec<_> = parts.with_untracked(|all| all.iter().map(|it| (it.contract, it.number)).collect());
        app.export_parts(&parts, form);
    });
    Handout { name: "instalments", words: Text::sheet_parts, act }
}

/// The money of one customer.
#[component]
pub(in crate::ui) fn MoneyOf(customer: CustomerId) -> impl IntoView {
    let app = use_app();
    let parts = Memo::new(move |_| parts_of(app, true, Some(customer), Whose::All));
    let received = Memo::new(move |_| receipts_of(app, Some(customer), None));
    let invoiced = Memo::new(move |_| invoices_to(app, customer));
    let sheets = vec![
        parts_handout(app, parts),
        Handout {
            name: "receipts",
            words: Text::sheet_receipts,
            act: Callback::new(move |form| received.with_untracked(|all| app.export_receipts(all, form))),
        },
        Handout {
            name: "invoices",
            words: Text::sheet_invoices,
            act: Callback::new(move |form| invoiced.with_untracked(|all| app.export_invoices(all, form))),
        },
    ];
    view! {
        <section class="rec__part">
            <Show
                when=move || parts.with(|parts| !parts.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().money_empty()}</p> }
            >
                <Instalments parts shown=Columns::WithParty />
            </Show>
        </section>
        <Advances customer=Some(customer) />
        <section class="rec__part">
            <div class="section__head"><h2>{move || app.text().money_receipts()}</h2></div>
            <Receipts all=received />
        </section>
        <section class="rec__part" id="customer-invoices">
            <div class="section__head"><h2>{move || app.text().invoices_title()}</h2></div>
            <Invoices all=invoiced whole=true />
        </section>
        <p class="list__more"><ListExport name="export-customer-money" sheets kind="word" /></p>
    }
}
