//! What happens to a contract besides its life: breaches that are to be cured, force majeure, and transfers of claims or of the
//! contract.

mod cure;
mod force_majeure;
mod transfers;

use std::sync::Arc;

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::contract::Contract;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::{ContractEventId, ContractId};
use crate::domain::progress::Progress;
use crate::i18n::{Message, Text};
use crate::state::{App, Batch, BrowserIds, Form, Tone, UndoOffer};

pub(super) use cure::CuresOf;
pub(super) use force_majeure::ForceMajeureOf;
pub(super) use transfers::{StandsNow, TransfersOf};

/// The sides in the order of a menu.
const SIDES: [(&str, Side); 2] = [("us", Side::Us), ("them", Side::Them)];

pub(super) fn side_of(name: &str) -> Side {
    SIDES.iter().find(|(it, _)| *it == name).map_or(Side::Us, |(_, side)| *side)
}

pub(super) fn sides(app: App) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        SIDES.iter().map(|(name, side)| ((*name).to_owned(), text.side_of_contract(*side).to_owned())).collect()
    })
}

/// Words in the language of the page.
pub(super) fn label(app: App, words: Message) -> Signal<String> {
    Signal::derive(move || words(app.text()).to_owned())
}

fn choices<const N: usize>(app: App, all: [(&'static str, Message); N]) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        all.iter().map(|(name, words)| ((*name).to_owned(), words(text).to_owned())).collect()
    })
}

/// The language that is spoken, and where the contract stands on the day that it is now; words where that is still being read.
pub(super) fn standing_today(app: App, id: ContractId) -> Result<(Text, Arc<Progress>), String> {
    app.renew_today();
    let text = app.untracked_text();
    let standing = untrack(|| app.contract_today(id)).ok_or_else(|| text.loading().to_owned())?;
    Ok((text, standing))
}

/// The terms that bind: the signed ones with what was amended.
fn terms_in_force(editor: Editor, id: ContractId) -> Contract {
    let in_force = untrack(|| editor.app.terms_in_force(id));
    in_force.map_or_else(|| editor.record.get_untracked(), |(_, terms)| terms)
}

/// The day in a box; what does not read is said.
pub(super) fn day(app: App, form: Form, field: &'static str) -> Option<Date> {
    let day = Date::parse(&form.text(field)).ok();
    if day.is_none() {
        app.say(app.untracked_text().bad_date(), Tone::Trouble, UndoOffer::None);
    }
    day
}

/// Writes a fact, once, or says why it is refused.
fn write(
    app: App,
    busy: RwSignal<bool>,
    form: Form,
    (contract, on): (ContractId, Date),
    decided: Result<Fact, String>,
    said: fn(Text) -> &'static str,
) {
    match decided {
        Err(why) => app.say(why, Tone::Trouble, UndoOffer::None),
        Ok(fact) => {
            let event = ContractEvent { id: ContractEventId::fresh(&mut BrowserIds), contract, on, fact };
            app.save_once(busy, Batch::of(&event), said(app.untracked_text()).to_owned(), move || form.restart());
        }
    }
}
