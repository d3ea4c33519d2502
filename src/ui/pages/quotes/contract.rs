//! The contract that a quote, or an opportunity that was won, becomes: its lines, its parties, its terms, in one change.

use leptos::prelude::*;

use super::start::fresh_lines;
use super::steps::fact;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::party::{ContractKind, SubjectKind};
use crate::domain::contract::payment_words::plan_of;
use crate::domain::contract::wording::Wording;
use crate::domain::id::{ContractId, CustomerId, OpportunityEventId};
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::opportunity::{Command as Chosen, Facts, Stage};
use crate::domain::lifecycle::quote::Command;
use crate::domain::opportunity::{Opportunity, OpportunityEvent};
use crate::domain::quote::{Quote, QuoteState};
use crate::domain::tax::TaxMode;
use crate::i18n::{Locale, Text};
use crate::state::{App, Batch, BrowserIds, Chance, Tone, UndoOffer};
use crate::ui::pages::contracts::draft::usual_contract;
use crate::ui::route::Route;
use crate::ui::router::Router;

/// Makes the contract of a quote that was accepted and opens it. The opportunity behind it is won with it.
pub(super) fn make(app: App, router: Router, quote: &Quote) {
    let Some(contract) = begin(app, quote.customer) else { return };
    let mut contract = contract.priced_in(quote.currency);
    carry(&mut contract, quote);
    let command = Command::MakeContract { contract: contract.id };
    let Some(event) = fact(app, quote, command) else { return };
    let batch = Batch::of(&contract).put(&event);
    let batch = match quote.opportunity.and_then(|id| app.chance_today(id)) {
        Some(chance) => settle(app, batch, &chance, contract.id),
        None => batch,
    };
    open(app, router, batch, &contract);
}

/// Drafts the contract of an opportunity that was won: from its accepted quote, else from the newest that was not turned
/// down, else with the usual terms and its own lines. `chance` is how it stands today, with what is still on its way to disk.
pub(in crate::ui) fn draft_for(app: App, router: Router, chance: &Chance) {
    let accepted = chance.quotes.iter().find(|it| it.state == QuoteState::Accepted);
    if let Some(quoted) = accepted {
        make(app, router, &quoted.quote);
        return;
    }
    let Some(mut contract) = begin(app, chance.opportunity.customer) else { return };
    let newest = chance.quotes.iter().find(|it| it.state != QuoteState::Rejected && !it.quote.lines.is_empty());
    if let Some(quoted) = newest {
        contract = contract.priced_in(quoted.quote.currency);
        carry(&mut contract, &quoted.quote);
    } else if let Some(first) = chance.opportunity.lines.values().next() {
        contract.lines = fresh_lines(&chance.opportunity.lines);
        contract = contract.priced_in(chance.opportunity.currency());
        contract.price.tax_mode = TaxMode::TaxIncluded;
        contract.price.tax_rate = first.tax_rate;
    }
    let batch = settle(app, Batch::of(&contract), chance, contract.id);
    open(app, router, batch, &contract);
}

fn begin(app: App, customer: CustomerId) -> Option<Contract> {
    let contract = usual_contract(app, customer, ContractKind::Sale, SubjectKind::Goods);
    if contract.is_none() {
        app.say(app.untracked_text().no_book(), Tone::Trouble, UndoOffer::None);
    }
    contract
}

/// What the quote says, in a contract of its currency: lines, prices, discount, and the payment plan that its words say. What it
/// says in other words stands as special terms, in both languages, for there they come before the usual ones; of a payment that no
/// plan could be read from, the checker asks.
fn carry(contract: &mut Contract, quote: &Quote) {
    contract.lines = fresh_lines(&quote.lines);
    contract.price.tax_mode = quote.tax_mode;
    contract.price.discount = quote.discount;
    if let Some(line) = quote.lines.values().next() {
        contract.price.tax_rate = line.tax_rate;
    }
    if !quote.owner.is_empty() {
        contract.owner.clone_from(&quote.owner);
    }
    if !quote.title.trim().is_empty() {
        let kind = contract.title.clone();
        contract.title = Wording::new(format!("{}{}", quote.title, kind.zh), format!("{}: {}", kind.en, quote.title));
    }
    let plan = plan_of(&quote.payment, &mut BrowserIds);
    let is_planned = if let (Clause::Included(payment), Some(plan)) = (&mut contract.payment, plan) {
        payment.plan = plan;
        true
    } else {
        false
    };
    let special = |text: Text| {
        let mut all = vec![text.quote_special_from(&quote.number)];
        if !quote.payment.is_empty() && !is_planned {
            all.push(text.quote_special(&quote.payment));
        }
        if !quote.delivery.is_empty() {
            all.push(text.quote_special_delivery(&quote.delivery));
        }
        if !quote.remark.is_empty() {
            all.push(quote.remark.clone());
        }
        all.join("\n")
    };
    contract.special = Wording::new(special(Text::new(Locale::Zh)), special(Text::new(Locale::En)));
}

/// The opportunity knows its contract, and is won if it was still open.
fn settle(app: App, batch: Batch, chance: &Chance, contract: ContractId) -> Batch {
    let known = Opportunity { contract: Some(contract), ..(*chance.opportunity).clone() };
    let batch = batch.edit(Some(chance.opportunity.as_ref()), &known);
    let Stage::Open { since, .. } = &chance.standing.life.stage else { return batch };
    let on = app.today.get_untracked().max(*since);
    // that it is won is a fact now, whether or not somebody had guessed when
    let facts = Facts { pipeline: untrack(|| app.sales_stages()).pipeline(), expected_close: Some(on) };
    let by = Some(app.person()).filter(|it| !it.is_empty()).unwrap_or_else(|| chance.opportunity.owner.clone());
    match chance.standing.life.stage.decide(Entry::new(on, Chosen::Win { by }), on, &facts) {
        Ok(event) => batch.put(&OpportunityEvent {
            id: OpportunityEventId::fresh(&mut BrowserIds),
            opportunity: chance.opportunity.id,
            on: event.on,
            fact: event.what,
        }),
        Err(_) => batch,
    }
}

fn open(app: App, router: Router, batch: Batch, contract: &Contract) {
    let id = contract.id;
    let said = app.untracked_text().quote_contract_said(&contract.number);
    app.save_new(batch, said, move || router.go(&Route::contract(id)));
}
