//! Two versions of a contract's paper beside each other (版本对比): which terms changed, and every line with its marks.
//!
//! [`compare`] is pure and takes about as long as the papers are long. Every line of the old paper and every line of the new
//! one is in it exactly once; what of a line is not marked as added reads as the old line, what is not marked as removed as
//! the new one. Between papers in simplified and in traditional characters the old line is read in those of the new one.

mod align;
mod lines;
mod marks;
mod scripts;
mod terms;
mod tokens;

use std::collections::{BTreeMap, HashMap};

pub use self::lines::{PartId, Shape};
pub use self::marks::{Mark, Piece, mark};
pub use self::scripts::SCRIPT;
pub use self::terms::ChangedTerm;
pub use self::tokens::tokens;

use self::align::{Couple, align};
use self::lines::{Line, Part, parts};
use super::paper::{Alike, Paper};
use crate::domain::contract::party::ChineseScript;
use crate::i18n::Locale;

/// A line shorter than this, in characters, is not followed when it moves: `无` stands in many places.
const SHORT: usize = 6;

/// Two papers beside each other, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The language.
    pub language: Locale,
    /// In which characters the Chinese of the new paper is.
    pub script: ChineseScript,
    /// The terms that read differently, in the order of the paper.
    pub terms: Vec<ChangedTerm>,
    /// The parts of both papers, in the order of the new one; a removed part stands where it stood.
    pub parts: Vec<ComparedPart>,
}

/// A part of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedPart {
    /// Which.
    pub id: PartId,
    /// Its heading in the new paper; of a removed part, in the old one.
    pub heading: String,
    /// What became of it.
    pub fate: Fate,
    /// Its lines.
    pub lines: Vec<ComparedLine>,
}

/// What became of a part of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It reads as before; only its number may be another one.
    Same,
    /// Some of its lines differ.
    Changed,
    /// It is in the new paper only.
    Added,
    /// It is in the old paper only.
    Removed,
}

/// A line of the paper: a paragraph, a row of a table, a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedLine {
    /// Its number in the new paper; of a removed line, in the old one. Numbers are not compared: they follow from the rest.
    pub no: String,
    /// How it stands on the paper.
    pub shape: Shape,
    /// What became of it.
    pub fate: LineFate,
    /// Its text with the marks.
    pub pieces: Vec<Piece>,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineFate {
    /// It reads as before.
    Same,
    /// Words of it differ.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It reads as before and stands here now.
    MovedHere,
    /// It stood here, and stands elsewhere in the same part now.
    MovedAway,
}

impl Comparison {
    /// Whether both papers read the same, be it in other characters.
    pub fn is_same(&self) -> bool {
        self.parts.iter().all(|part| part.fate == Fate::Same)
    }

    /// In how many lines the papers differ.
    pub fn changes(&self) -> usize {
        self.parts.iter().flat_map(|part| &part.lines).filter(|line| line.fate != LineFate::Same).count()
    }
}

/// The papers `old` and `new` beside each other. Both must hold the language that is asked for.
pub fn compare(old: &Paper, new: &Paper, language: Locale) -> Comparison {
    let (mut before, after) = (parts(old, language), parts(new, language));
    let alike = (language == Locale::Zh && old.script != new.script).then(Alike::default);
    if let Some(alike) = &alike {
        scripts::follow(&mut before, &after, new.script, alike);
    }
    let script = scripts::changed(old, new, language);
    let terms = script.into_iter().chain(terms::changed(old, new, language, alike.as_ref())).collect();
    let parts = in_order(&before, &after).into_iter().map(|(old, new)| compared(old, new)).collect();
    Comparison { language, script: new.script, terms, parts }
}

/// The parts of both papers, each with its other self: in the new order, and what is gone after what it stood behind.
fn in_order<'a>(before: &'a [Part], after: &'a [Part]) -> Vec<(Option<&'a Part>, Option<&'a Part>)> {
    let mut order: Vec<(Option<&Part>, Option<&Part>)> = Vec::new();
    for part in after {
        order.push((before.iter().find(|it| it.id == part.id), Some(part)));
    }
    let mut place = 0_usize;
    for part in before {
        let found = order.iter().position(|(old, _)| old.is_some_and(|it| it.id == part.id));
        if found.is_none() {
            order.insert(place.min(order.len()), (Some(part), None));
        }
        place = found.unwrap_or(place).saturating_add(1);
    }
    order
}

fn compared(old: Option<&Part>, new: Option<&Part>) -> ComparedPart {
    let none: &[Line] = &[];
    let before = old.map_or(none, |part| &part.lines);
    let after = new.map_or(none, |part| &part.lines);
    let mut lines: Vec<ComparedLine> = align(before, after).into_iter().map(line).collect();
    follow_moves(&mut lines);
    let fate = match (old, new) {
        (None, _) => Fate::Added,
        (_, None) => Fate::Removed,
        (Some(_), Some(_)) if lines.iter().all(|line| line.fate == LineFate::Same) => Fate::Same,
        (Some(_), Some(_)) => Fate::Changed,
    };
    let (id, heading) = new.or(old).map_or((PartId::Head, String::new()), |part| (part.id, part.heading.clone()));
    ComparedPart { id, heading, fate, lines }
}

fn line(couple: Couple<'_>) -> ComparedLine {
    let whole = |line: &Line, mark: Mark| {
        let text = Some(line.text.clone()).filter(|text| !text.is_empty());
        text.into_iter().map(|text| Piece { mark, text }).collect()
    };
    let (line, fate, pieces) = match couple {
        Couple::Both(old, new) if old.text == new.text => (new, LineFate::Same, whole(new, Mark::Same)),
        Couple::Both(old, new) => (new, LineFate::Changed, mark(&old.text, &new.text)),
        Couple::Old(old) => (old, LineFate::Removed, whole(old, Mark::Removed)),
        Couple::New(new) => (new, LineFate::Added, whole(new, Mark::Added)),
    };
    ComparedLine { no: line.no.clone(), shape: line.shape, fate, pieces }
}

/// A line that is gone from one place and stands in another has moved.
fn follow_moves(lines: &mut [ComparedLine]) {
    let mut gone: HashMap<String, usize> = HashMap::new();
    for line in lines.iter().filter(|line| line.fate == LineFate::Removed) {
        let text = text_of(line);
        if text.chars().count() >= SHORT {
            let count = gone.entry(text).or_default();
            *count = count.saturating_add(1);
        }
    }
    let mut moved: BTreeMap<String, usize> = BTreeMap::new();
    for line in lines.iter_mut().filter(|line| line.fate == LineFate::Added) {
        let text = text_of(line);
        if let Some(left) = gone.get_mut(&text).filter(|left| **left > 0) {
            *left = left.saturating_sub(1);
            line.fate = LineFate::MovedHere;
            let count = moved.entry(text).or_default();
            *count = count.saturating_add(1);
        }
    }
    for line in lines.iter_mut().filter(|line| line.fate == LineFate::Removed) {
        if let Some(left) = moved.get_mut(&text_of(line)).filter(|left| **left > 0) {
            *left = left.saturating_sub(1);
            line.fate = LineFate::MovedAway;
        }
    }
}

fn text_of(line: &ComparedLine) -> String {
    line.pieces.iter().map(|piece| piece.text.as_str()).collect()
}
