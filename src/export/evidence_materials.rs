//! The materials and the support of a contract in an evidence bundle: what was promised, delivered, accepted and returned; apart from
//! it what we wrote of them for ourselves.

use super::evidence::cells;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::materials::amount::Amount;
use crate::domain::materials::record::{MaterialEvent, MaterialFact};
use crate::i18n::Text;

/// A material with what happened to it.
#[derive(Debug, Clone)]
pub struct ToldMaterial<'a> {
    /// What it is called.
    pub title: String,
    /// Who gives it.
    pub giver: Side,
    /// How much was promised.
    pub amount: Amount,
    /// Of what: piece, hour.
    pub unit: String,
    /// The day by which it is delivered.
    pub due: Option<Date>,
    /// What happened to it, in order; entries that were taken back among it.
    pub events: Vec<&'a MaterialEvent>,
    /// What the files are called that show it: slips, receipts.
    pub files: Vec<String>,
}

/// The materials with what the other side may read of each, and the files that show it. Who of us recorded it, why we gave up the rest
/// of one, and what we wrote of a loss or of the state in which something came back, is in [`own_material_table`].
pub fn material_table(text: Text, all: &[ToldMaterial<'_>]) -> Vec<Vec<String>> {
    let rows = all.iter().map(|it| {
        let told = it.events.iter().map(|event| {
            // why we gave up the rest is ours
            let words = if matches!(event.fact, MaterialFact::Cancelled { .. }) {
                text.material_cancelled().to_owned()
            } else {
                text.material_fact(&without_words(&event.fact), &it.unit)
            };
            format!("{} {words}", event.on)
        });
        let mut row = row(text, it, &told.collect::<Vec<_>>());
        row.push(it.files.join("; "));
        row
    });
    let mut head = head(text);
    head.push(text.bundle_sign_evidence().to_owned());
    std::iter::once(head).chain(rows).collect()
}

/// What we wrote of materials for ourselves; only the head where there is nothing.
pub fn own_material_table(text: Text, all: &[ToldMaterial<'_>]) -> Vec<Vec<String>> {
    let rows = all.iter().filter_map(|it| {
        let own = it.events.iter().filter(|event| !event.by.trim().is_empty() || has_own_words(&event.fact));
        let own = own.map(|event| {
            let words = format!("{} {}", event.on, text.material_fact(&event.fact, &it.unit));
            let by = event.by.trim();
            if by.is_empty() { words } else { format!("{words} · {by}") }
        });
        let own: Vec<String> = own.collect();
        (!own.is_empty()).then(|| row(text, it, &own))
    });
    std::iter::once(head(text)).chain(rows).collect()
}

/// What happened without what may admit something: that it was lost, or came back, and how much, stays. (Why something was refused
/// was said to whoever brought it.)
fn without_words(fact: &MaterialFact) -> MaterialFact {
    let mut fact = fact.clone();
    if let MaterialFact::Lost { reason: words, .. } | MaterialFact::Returned { note: words, .. } = &mut fact {
        words.clear();
    }
    fact
}

/// Whether something is written with it that is for ourselves.
fn has_own_words(fact: &MaterialFact) -> bool {
    if let MaterialFact::Lost { reason: words, .. } | MaterialFact::Returned { note: words, .. } = fact {
        return !words.trim().is_empty();
    }
    matches!(fact, MaterialFact::Cancelled { .. })
}

fn head(text: Text) -> Vec<String> {
    cells(&[
        text.material_what(),
        text.material_giver(),
        text.material_amount(),
        text.material_due(),
        text.disputes_history(),
    ])
}

fn row(text: Text, it: &ToldMaterial<'_>, told: &[String]) -> Vec<String> {
    vec![
        it.title.clone(),
        text.material_side(it.giver).to_owned(),
        text.material_amount_of(it.amount, &it.unit),
        it.due.map(|day| day.to_string()).unwrap_or_default(),
        told.join("; "),
    ]
}
