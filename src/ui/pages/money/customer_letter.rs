//! The statement of account of a customer, at `#/customers/:id/statement`: every binding contract on one paper, which prints.

use leptos::prelude::*;

use super::letters::{Asked, draw, paid};
use crate::domain::account::Account;
use crate::domain::contact::Contact;
use crate::domain::contract::party::Side;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::transfer::stands_for;
use crate::export::letter::{AdvanceStated, ContractStated, CustomerFacts, Letter, compose_customer};
use crate::i18n::{Locale, Message, Text};
use crate::state::{App, use_app};
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::print::PrintButton;

/// The choice of the contracts with a balance alone.
const OPEN: &str = "open";

/// The page.
#[component]
pub(in crate::ui) fn CustomerLetter(customer: CustomerId) -> impl IntoView {
    let app = use_app();
    let asked = Asked::start(app);
    let which = RwSignal::new("all".to_owned());
    let letter = Memo::new(move |_| {
        let language = asked.locale()?;
        let answer_by = asked.day()?;
        Some(make(app, customer, language, which.with(|which| which == OPEN), answer_by))
    });
    let hand_out = move |_| {
        if let Some(Ok(letter)) = letter.get_untracked() {
            let number = app.peek::<Customer>(customer).map(|it| it.number.clone()).unwrap_or_default();
            app.export_letter(letter, &number);
        }
    };
    let no_letter = move || letter.with(|letter| !matches!(letter, Some(Ok(_))));
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let contracts = Signal::derive(move || {
        let text = app.text();
        [("all", text.letters_contracts_all()), (OPEN, text.letters_contracts_open())]
            .map(|(name, words)| (name.to_owned(), words.to_owned()))
            .to_vec()
    });
    view! {
        <div class="rec__main cletter">
            <form class="cletter__terms" id="statement-terms" novalidate aria-label=move || app.text().letter_account() on:submit=|event| event.prevent_default()>
                <div class="fields">
                    <ChoiceField name="statement-contracts" label=label(Text::letters_contracts) value=which choices=contracts wide=true />
                    <ChoiceField name="statement-language" label=label(Text::letters_language) value=asked.language choices=Asked::languages() />
                    <TextField name="statement-answer" label=label(Text::letters_reply_by) value=asked.answer_by problem=asked.bad_day(app) kind="date" />
                </div>
                <p class="field__help">{move || app.text().letters_customer_help()}</p>
                <p class="page__acts">
                    <PrintButton words=Text::print />
                    <button class="button" type="button" id="statement-word" disabled=no_letter on:click=hand_out>
                        {icon("file-text")}
                        {move || app.text().letters_word()}
                    </button>
                </p>
            </form>
            <div class="cletter__desk" tabindex="0" role="region" aria-label=move || app.text().letter_account()>
                {move || match letter.get() {
                    None => ().into_any(),
                    Some(Ok(letter)) => draw(app, letter).into_any(),
                    Some(Err(words)) => view! { <p class="empty__line faint">{words}</p> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// Whether anything of it is owed.
fn has_balance(account: &Account) -> bool {
    [account.open, account.late_fees, account.costs].iter().any(|it| !it.is_zero())
}

/// The statement, or in words why there is none.
fn make(app: App, id: CustomerId, language: Locale, open_only: bool, answer_by: Date) -> Result<Letter, String> {
    let (text, as_of) = (app.text(), app.as_of());
    let mut binding = app.with_standings(app.contracts_of(id));
    // what went to somebody else as a whole is owed by them, and has its own letter
    binding.retain(|(_, it)| it.is_binding() && stands_for(&it.transfers, Side::Them, as_of).is_none());
    binding.sort_by(|(a, _), (b, _)| (&a.number, a.id).cmp(&(&b.number, b.id)));
    let mut told = Vec::new();
    for (contract, standing) in &binding {
        let account = text.known_account(&standing.account);
        let account = account.map_err(|why| text.letters_customer_fault(&contract.number, &why))?;
        if !open_only || has_balance(account) {
            let paid = paid(app, contract.id, account.total).map_err(|why| text.account_fault(why));
            let paid = paid.map_err(|why| text.letters_customer_fault(&contract.number, &why))?;
            told.push((contract, account, paid, app.came_for(contract.id)));
        }
    }
    let advances: Vec<AdvanceStated> = app
        .advances(Some(id))
        .into_iter()
        .map(|it| AdvanceStated {
            on: it.receipt.on,
            method: it.receipt.method,
            reference: it.receipt.reference.clone(),
            received: it.receipt.amount,
            kept: it.left,
        })
        .collect();
    if told.is_empty() && advances.is_empty() {
        return Err(text.letters_customer_none().to_owned());
    }
    let contracts: Vec<ContractStated<'_>> =
        told.iter().map(|(contract, account, paid, came)| ContractStated { contract, account, came, paid }).collect();
    let (own, customer) = (app.own_entity(), app.party(id));
    let attention = customer.as_ref().and_then(|it| app.primary_contact(it)).and_then(|id| app.watch::<Contact>(id));
    let facts = CustomerFacts {
        from: own.as_deref(),
        to: customer.as_ref().map(|it| it.name.as_str()).unwrap_or_default(),
        attention: attention.as_ref().map(|it| it.name.as_str()).unwrap_or_default(),
        on: as_of,
        contracts: &contracts,
        advances: &advances,
        answer_by,
    };
    compose_customer(language, &facts).map_err(|fault| text.exact_fault(fault).to_owned())
}
