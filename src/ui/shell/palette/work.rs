//! What is to be done and by whom, and the numbers of invoices, in the palette.

use std::cmp::Reverse;

use super::sales::Told;
use super::{Choice, Entry, Picture, joined};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::invoice::Invoice;
use crate::domain::task::Task;
use crate::i18n::{Text, format};
use crate::state::{App, Layer, Sheet, Wanted};
use crate::ui::route::{ContractTab, Route};

/// So much of a number has to be written before invoices are looked for: fewer signs are in very many.
const LEAST: usize = 3;

/// What is open to be done, and the members.
pub(super) fn told(app: App) -> Vec<Told> {
    let text = app.text();
    let as_of = app.as_of();
    let party = |id| app.peek_party(id).map(|it| it.name.clone()).unwrap_or_default();
    let mut all: Vec<Told> = Vec::new();
    for it in app.watch_all::<Task>().into_iter().filter(|it| it.open(as_of).is_some()) {
        let customer = it.customer.map(party).unwrap_or_default();
        let entry = Entry {
            choice: Choice::Open(Layer::Sheet(Sheet::Task(None, Some(it.id)))),
            group: text.places_tasks(),
            picture: Picture::Icon("list-checks"),
            main: it.title.clone(),
            sub: joined(&[&customer, &it.assignee]),
            key: "",
        };
        all.push((entry, (vec![it.title.clone()], vec![customer, it.assignee.clone(), it.note.clone()])));
    }
    for it in app.members() {
        let entry = Entry {
            choice: Choice::Open(Layer::Sheet(Sheet::Member(Some(it.id)))),
            group: text.places_team(),
            picture: Picture::Person(it.id.0),
            main: it.name.clone(),
            sub: joined(&[&it.title, &it.team]),
            key: "",
        };
        all.push((entry, (vec![it.name.clone()], vec![it.title.clone(), it.team.clone()])));
    }
    all
}

/// The invoices whose number holds what was written, the latest first.
pub(super) fn invoices(app: App, text: Text, typed: &str, most: usize) -> Vec<Entry> {
    let typed = format::narrow(typed).trim().to_lowercase();
    if typed.chars().count() < LEAST || !typed.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    // what is found may hold the words apart from each other, or in another script; a number is written in one case
    let upper = typed.to_uppercase();
    let holds = |it: &Invoice| it.number.contains(&typed) || it.number.contains(&upper);
    let latest = |it: &Invoice| holds(it).then_some(Reverse((it.on, it.id)));
    let found = app.find_first(&Wanted::new(&typed), most, latest);
    let entry = |it: &Invoice| {
        let brief = app.peek::<ContractBrief>(it.contract);
        let customer = brief.as_ref().and_then(|it| app.peek_party(it.customer));
        Entry {
            choice: Choice::Go(Route::Contract(it.contract, ContractTab::Money)),
            group: text.invoices_title(),
            picture: Picture::Icon("receipt-text"),
            main: format!("{} · {}", it.number, format::money(it.gross)),
            sub: joined(&[
                customer.as_ref().map_or("", |it| &it.name),
                brief.as_ref().map_or("", |it| it.number.as_str()),
            ]),
            key: "",
        }
    };
    found.iter().map(|it| entry(it)).collect()
}
