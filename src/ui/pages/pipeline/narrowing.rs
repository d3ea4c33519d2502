//! What the pipeline is narrowed to besides words and people, and how its list is put in order.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use leptos::prelude::*;

use super::naming::stage_named;
use crate::domain::lifecycle::opportunity::{Stage, StageKey};
use crate::i18n::{Message, Text};
use crate::state::{App, Chance};
use crate::ui::route::{Direction, Query};
use crate::ui::widgets::shelf::Shelf;
use crate::ui::widgets::word_filter::WordFilter;

/// The filters: their names in addresses, and their words.
const FILTERS: [(&str, Message); 3] =
    [("stage", Text::opportunity_stage), ("owner", Text::opportunity_owner), ("close", Text::opportunity_close)];

/// When an opportunity is to be decided, seen from a day: its names in addresses, in order.
const CLOSES: [(&str, Message); 4] = [
    ("late", Text::close_late),
    ("month", Text::close_this_month),
    ("later", Text::close_later),
    ("none", Text::close_undated),
];

/// Keeps those that the filters ask for.
pub(super) fn narrow(app: App, all: &mut Vec<Chance>, query: &Query) {
    let asked = FILTERS.map(|(name, _)| (name, query.filter(name)));
    all.retain(|it| asked.iter().all(|(name, wanted)| wanted.is_none_or(|wanted| value(app, it, name) == wanted)));
}

/// What an opportunity is under a filter.
fn value(app: App, chance: &Chance, filter: &str) -> String {
    match filter {
        "stage" => stage_name(&chance.standing.life.stage).to_owned(),
        "owner" => chance.opportunity.owner.clone(),
        _ => closes(app, chance).to_owned(),
    }
}

/// The name of a stage in addresses: of an open one its key.
fn stage_name(stage: &Stage) -> &str {
    match stage {
        Stage::Open { at, .. } => &at.0,
        Stage::Won { .. } => "won",
        Stage::Lost { .. } => "lost",
    }
}

/// When it is to be decided, seen from the date looked at; nothing of what is decided.
fn closes(app: App, chance: &Chance) -> &'static str {
    let as_of = app.as_of();
    match chance.opportunity.expected_close {
        _ if !chance.is_open() => "",
        None => "none",
        Some(day) if day < as_of => "late",
        Some(day) if (day.year(), day.month()) == (as_of.year(), as_of.month()) => "month",
        Some(_) => "later",
    }
}

/// The filters, each with what it may be. They are read anew when what there is changes, not with every key in the search.
pub(super) fn filters(app: App, shelf: Memo<Shelf<Chance>>) -> Vec<WordFilter> {
    let of = move |(name, words): (&'static str, Message)| {
        let choices = Memo::new(move |_| match name {
            "close" => CLOSES.map(|(name, words)| (name.to_owned(), words(app.text()).to_owned())).to_vec(),
            "stage" => stages(app, shelf),
            _ => shelf.with(|shelf| {
                let owners: BTreeSet<&str> = shelf.all().iter().map(|it| it.opportunity.owner.as_str()).collect();
                owners.into_iter().filter(|it| !it.is_empty()).map(|it| (it.to_owned(), it.to_owned())).collect()
            }),
        });
        WordFilter { name, words, choices: choices.into() }
    };
    FILTERS.map(of).to_vec()
}

/// The stages of the pipeline in their order, those that it no longer has behind them, and what is decided. A stage in which nothing
/// is has its words too: what is asked for is still said when the last one moved on.
fn stages(app: App, shelf: Memo<Shelf<Chance>>) -> Vec<(String, String)> {
    let text = app.text();
    let told = |at: &StageKey| (at.0.clone(), stage_named(app, at));
    let mut found: Vec<(String, String)> = app.sales_stages().stages.iter().map(|it| told(&it.key)).collect();
    shelf.with(|shelf| {
        for it in shelf.all() {
            if let Stage::Open { at, .. } = &it.standing.life.stage
                && found.iter().all(|(name, _)| *name != at.0)
            {
                found.push(told(at));
            }
        }
    });
    let decided = [("won", text.stage_won()), ("lost", text.stage_lost())];
    found.extend(decided.map(|(name, words)| (name.to_owned(), words.to_owned())));
    found
}

/// Puts the list in the order that is asked for; open ones stand first where nobody asks.
pub(super) fn put_in_order(app: App, all: &mut [Chance], query: &Query) {
    let Some((column, direction)) = &query.sort else { return all.sort_by_key(|it| !it.is_open()) };
    // the book is asked for the name of each once, not with every comparison
    let party = |it: &Chance| app.peek_party(it.opportunity.customer).map(|it| it.name.clone());
    // how far it came, whatever somebody thinks of its chances
    let pipeline = app.sales_stages().pipeline();
    let stage = |it: &Chance| it.standing.life.stage.probability(&pipeline);
    match (column.as_str(), direction) {
        ("party", Direction::Ascending) => all.sort_by_cached_key(party),
        ("party", Direction::Descending) => all.sort_by_cached_key(|it| Reverse(party(it))),
        ("stage", Direction::Ascending) => all.sort_by_cached_key(stage),
        ("stage", Direction::Descending) => all.sort_by_cached_key(|it| Reverse(stage(it))),
        (column, Direction::Ascending) => all.sort_by(|a, b| order(a, b, column)),
        (column, Direction::Descending) => all.sort_by(|a, b| order(b, a, column)),
    }
}

/// Which of two comes first in a column. Amounts of several currencies stand by currency: there is no rate between them.
fn order(a: &Chance, b: &Chance, column: &str) -> Ordering {
    let amount = |it: &Chance| it.standing.worth.amount().map(|it| (it.currency.code(), it.minor));
    match column {
        "name" => a.opportunity.name.cmp(&b.opportunity.name),
        "rate" => a.standing.probability.cmp(&b.standing.probability),
        "amount" => amount(a).cmp(&amount(b)),
        "close" => {
            let day = |it: &Chance| (it.opportunity.expected_close.is_none(), it.opportunity.expected_close);
            day(a).cmp(&day(b))
        }
        "owner" => a.opportunity.owner.cmp(&b.opportunity.owner),
        _ => Ordering::Equal,
    }
}
