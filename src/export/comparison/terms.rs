//! Terms that read differently: what stood on the paper for each, before and after.

use super::lines::{PartId, Reader};
use crate::domain::problem::Place;
use crate::export::paper::{Alike, Block, Columns, Paper, Span};
use crate::i18n::Locale;

/// A term that reads differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedTerm {
    /// Where it stands in the new paper; one that is gone, in the old one.
    pub part: PartId,
    /// Which term.
    pub place: Place,
    /// What it read; nothing where it was not there, or blank.
    pub before: Option<String>,
    /// What it reads; nothing where it is no longer there, or blank.
    pub after: Option<String>,
}

/// What a paper says of a term.
struct Said<'a> {
    place: Place,
    part: PartId,
    /// Which it is of those that the paper names, from its top.
    order: usize,
    /// Each reading once: an amount stands in figures here and in words there.
    readings: Vec<&'a str>,
}

impl Said<'_> {
    fn words(&self) -> Option<String> {
        (!self.readings.is_empty()).then(|| self.readings.join(" · "))
    }
}

/// The terms that read differently, in the order of the papers; `alike` where these are in different characters.
pub(super) fn changed(old: &Paper, new: &Paper, language: Locale, alike: Option<&Alike>) -> Vec<ChangedTerm> {
    let key = |said: Option<&str>| said.map(|said| alike.map_or_else(|| said.to_owned(), |alike| alike.of(said)));
    let (before, after) = (said(old, language), said(new, language));
    let words = |all: &[Said<'_>], place: Place| find(all, place).ok().and_then(|at| all.get(at)).and_then(Said::words);
    let mut named: Vec<&Said<'_>> =
        after.iter().chain(before.iter().filter(|term| find(&after, term.place).is_err())).collect();
    named.sort_by_key(|term| (term.part, term.order));
    named
        .into_iter()
        .map(|term| ChangedTerm {
            part: term.part,
            place: term.place,
            before: words(&before, term.place),
            after: words(&after, term.place),
        })
        .filter(|term| key(term.before.as_deref()) != key(term.after.as_deref()))
        .collect()
}

fn find(all: &[Said<'_>], place: Place) -> Result<usize, usize> {
    all.binary_search_by_key(&place, |term| term.place)
}

/// What a paper says, sorted by the terms' places.
fn said(paper: &Paper, language: Locale) -> Vec<Said<'_>> {
    let mut all: Vec<Said<'_>> = Vec::new();
    walk(paper, Reader { language }, &mut |part, span| {
        let (place, reading) = match span {
            Span::Term { place, text, .. } => (*place, Some(text.as_str())),
            Span::Blank { place } => (*place, None),
            Span::Plain(_) | Span::Reference { .. } => return,
        };
        let at = match find(&all, place) {
            Ok(at) => at,
            Err(at) => {
                all.insert(at, Said { place, part, order: all.len(), readings: Vec::new() });
                at
            }
        };
        if let (Some(term), Some(reading)) = (all.get_mut(at), reading)
            && !term.readings.contains(&reading)
        {
            term.readings.push(reading);
        }
    });
    all
}

fn walk<'a>(paper: &'a Paper, reader: Reader, see: &mut impl FnMut(PartId, &'a Span)) {
    let mut columns = |part: PartId, columns: &'a Columns| {
        for span in reader.spans(columns) {
            see(part, span);
        }
    };
    columns(PartId::Head, &paper.number.value);
    columns(PartId::Head, &paper.title);
    for party in &paper.parties {
        columns(PartId::Head, &party.name);
        for fact in &party.facts {
            columns(PartId::Head, &fact.value);
        }
    }
    for fact in &paper.facts {
        columns(PartId::Head, &fact.value);
    }
    for paragraph in &paper.opening {
        columns(PartId::Opening, &paragraph.text);
    }
    for article in &paper.articles {
        blocks(PartId::Article(article.clause), &article.blocks, reader, see);
    }
    for block in &paper.signatures {
        for span in reader.spans(&block.seal) {
            see(PartId::Signatures, span);
        }
        for line in &block.lines {
            for span in reader.spans(&line.value) {
                see(PartId::Signatures, span);
            }
        }
    }
    for annex in &paper.annexes {
        blocks(PartId::Annex(annex.id), &annex.blocks, reader, see);
    }
}

fn blocks<'a>(part: PartId, blocks: &'a [Block], reader: Reader, see: &mut impl FnMut(PartId, &'a Span)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => reader.spans(&paragraph.text).iter().for_each(|span| see(part, span)),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten().chain(&table.total) {
                    reader.cell(cell).iter().for_each(|span| see(part, span));
                }
            }
        }
    }
}
