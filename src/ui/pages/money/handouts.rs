//! What the money page of a contract hands out: every list and every working that stands on it.

use leptos::prelude::*;

use super::claims::claims_sheet;
use super::fees::fees_sheet;
use super::invoices::invoices;
use super::ledger::working_sheet;
use super::receipts::receipts_of;
use crate::domain::account::PartAccount;
use crate::domain::id::ContractId;
use crate::i18n::{Message, Text};
use crate::state::{App, PlainSheet, use_app};
use crate::ui::widgets::list_export::{Handout, ListExport};

/// A heading of a page without the sign of a currency: in a file the currency has a column of its own.
pub(super) fn unsigned(heading: &'static str) -> &'static str {
    heading.trim_end_matches(" ¥")
}

/// The parts of a contract that binds: nobody owes anything by one that does not bind yet.
pub(super) fn binding_parts(app: App, contract: ContractId) -> Vec<PartAccount> {
    let standing = app.contract_standing(contract).filter(|standing| standing.is_binding());
    standing.and_then(|it| it.account.clone().ok()).map(|it| it.parts).unwrap_or_default()
}

/// A table that is made of the account once it is asked for.
fn of_account(
    name: &'static str,
    words: Message,
    contract: ContractId,
    sheet: fn(App, ContractId) -> PlainSheet,
) -> Handout {
    let app = use_app();
    let act = Callback::new(move |form| {
        if app.has_figures() {
            app.export_plain(untrack(|| sheet(app, contract)), form);
        }
    });
    Handout { name, words, act }
}

/// The button and its menu.
#[component]
pub(super) fn ContractExport(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let sheets = vec![
        Handout {
            name: "instalments",
            words: Text::sheet_parts,
            act: Callback::new(move |form| {
                let parts = untrack(|| binding_parts(app, contract));
                let parts: Vec<_> = parts.iter().map(|it| (contract, it.number)).collect();
                app.export_parts(&parts, form);
            }),
        },
        of_account("fees", Text::fees_title, contract, fees_sheet),
        of_account("working", Text::ledger_open, contract, working_sheet),
        of_account("claims", Text::claims_title, contract, claims_sheet),
        Handout {
            name: "receipts",
            words: Text::sheet_receipts,
            act: Callback::new(move |form| {
                app.export_receipts(&untrack(|| receipts_of(app, None, Some(contract))), form);
            }),
        },
        Handout {
            name: "invoices",
            words: Text::sheet_invoices,
            act: Callback::new(move |form| app.export_invoices(&untrack(|| invoices(app, Some(contract))), form)),
        },
    ];
    view! { <p class="list__more"><ListExport name="export-contract-money" sheets kind="word" /></p> }
}
