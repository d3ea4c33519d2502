//! A paper that is being drafted, taken apart: at a keystroke only those pieces are drawn anew that are not what they were. A long
//! paper has thousands of words that lead to their terms, and a key changes a few of them.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::sync::Arc;

use super::marks::Noted;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::problem::Place;
use crate::export::paper::{Block, Cell, Columns, Fact, Paper, Paragraph, Seat, Span, Table};

/// How every term reads, as a sum of its words: they are compared, and never shown. A long paper has thousands of them at every key.
type Readings = HashMap<Place, u64>;

/// What every term read when the page was opened, and at the keystroke before this one.
#[derive(Default)]
pub(super) struct Memory {
    first: Readings,
    last: Readings,
    now: HashSet<Place>,
}

impl Memory {
    /// Compares a paper with the one before it and with the first.
    pub(super) fn note(&mut self, paper: &Paper) -> Changes {
        let terms = terms_of(paper);
        if self.first.is_empty() {
            self.first.clone_from(&terms);
            self.last.clone_from(&terms);
        }
        let changed = differing(&terms, &self.last);
        if !changed.is_empty() {
            self.now = changed;
        }
        let since = differing(&terms, &self.first);
        self.last = terms;
        Changes { now: self.now.clone(), since }
    }
}

/// The terms that read otherwise than they did.
fn differing(terms: &Readings, before: &Readings) -> HashSet<Place> {
    terms.iter().filter(|(place, sum)| before.get(*place) != Some(*sum)).map(|(place, _)| *place).collect()
}

fn terms_of(paper: &Paper) -> Readings {
    let sums = BuildHasherDefault::<DefaultHasher>::default();
    let mut terms = Readings::new();
    let mut note = |span: &Span| {
        if let Some(place) = span.place() {
            let sum = terms.entry(place).or_default();
            *sum = sum.rotate_left(1) ^ sums.hash_one(span.text());
        }
    };
    spans_of(&paper.title).for_each(&mut note);
    for paragraph in &paper.opening {
        spans_of(&paragraph.text).for_each(&mut note);
    }
    for block in paper.articles.iter().flat_map(|article| &article.blocks) {
        match block {
            Block::Paragraph(paragraph) => spans_of(&paragraph.text).for_each(&mut note),
            Block::Table(table) => {
                table.rows.iter().flatten().chain(&table.total).flat_map(spans_of_cell).for_each(&mut note);
            }
        }
    }
    terms
}

/// Which words changed: at the last keystroke that changed any, and since the page was opened.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Changes {
    pub(super) now: HashSet<Place>,
    pub(super) since: HashSet<Place>,
}

impl Changes {
    /// Those of them in a piece of text.
    fn within<'a>(&self, spans: impl Iterator<Item = &'a Span>) -> Self {
        if self.since.is_empty() {
            return Self::default();
        }
        let since: HashSet<Place> = spans.filter_map(Span::place).filter(|place| self.since.contains(place)).collect();
        let now = since.iter().copied().filter(|place| self.now.contains(place)).collect();
        Self { now, since }
    }
}

/// A piece of a paper, with what changed in it and what is noted beside it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Piece<T> {
    pub(super) it: T,
    pub(super) changes: Changes,
    pub(super) noted: Noted,
}

/// A paper in pieces.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) language: ContractLanguage,
    /// What stands before and behind the articles: a paper without articles and annexes.
    pub(super) frame: Arc<Piece<Paper>>,
    pub(super) articles: Vec<Portion>,
    pub(super) annexes: Vec<Portion>,
}

/// An article or an annex.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Portion {
    pub(super) seat: Seat,
    pub(super) heading: Arc<Piece<Columns>>,
    pub(super) blocks: Vec<Part>,
}

/// A block of it.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Part {
    Text(Arc<Piece<Paragraph>>),
    Table(Rows),
}

/// A table.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Rows {
    /// The table without its rows.
    pub(super) frame: Arc<Piece<Table>>,
    pub(super) rows: Vec<Arc<Piece<Vec<Cell>>>>,
}

impl Portion {
    /// The paragraph at a place.
    pub(super) fn text(&self, at: usize) -> Option<Arc<Piece<Paragraph>>> {
        match self.blocks.get(at)? {
            Part::Text(text) => Some(Arc::clone(text)),
            Part::Table(_) => None,
        }
    }

    /// The table at a place.
    pub(super) fn table(&self, at: usize) -> Option<&Rows> {
        match self.blocks.get(at)? {
            Part::Text(_) => None,
            Part::Table(rows) => Some(rows),
        }
    }
}

impl Sheet {
    /// Takes a paper apart. Pieces that are what they were are those of the sheet `before`.
    pub(super) fn of(paper: &Paper, changes: &Changes, noted: &Noted, before: Option<&Self>) -> Self {
        let traces = Traces { changes, noted };
        let frame = Paper {
            language: paper.language,
            script: paper.script,
            number: paper.number.clone(),
            title: paper.title.clone(),
            facts: paper.facts.clone(),
            parties: paper.parties.clone(),
            opening: paper.opening.clone(),
            articles: Vec::new(),
            end_of_text: paper.end_of_text.clone(),
            signatures: paper.signatures.clone(),
            annexes: Vec::new(),
        };
        let spans = columns_of_frame(&frame).into_iter().flat_map(spans_of);
        let around = traces.piece(&frame, spans, &[Seat::Head, Seat::Signatures], before.map(|it| &it.frame));
        let articles = paper.articles.iter().enumerate().map(|(at, article)| {
            let before = before.and_then(|it| it.articles.get(at));
            traces.portion(Seat::Article(article.no), &article.heading, &article.blocks, before)
        });
        let annexes = paper.annexes.iter().enumerate().map(|(at, annex)| {
            let before = before.and_then(|it| it.annexes.get(at));
            traces.portion(Seat::Annex(at), &annex.heading, &annex.blocks, before)
        });
        Self { language: paper.language, frame: around, articles: articles.collect(), annexes: annexes.collect() }
    }
}

/// The seat of a block of an article or annex.
pub(super) const fn seat_of_block(portion: Seat, at: usize) -> Seat {
    match portion {
        Seat::Article(no) => Seat::Block(no, at),
        Seat::Annex(no) => Seat::AnnexBlock(no, at),
        Seat::Head | Seat::Signatures | Seat::Block(..) | Seat::AnnexBlock(..) => portion,
    }
}

/// What is marked on the whole paper.
struct Traces<'a> {
    changes: &'a Changes,
    noted: &'a Noted,
}

impl Traces<'_> {
    fn piece<'s, T: Clone + PartialEq>(
        &self,
        it: &T,
        spans: impl Iterator<Item = &'s Span>,
        seats: &[Seat],
        before: Option<&Arc<Piece<T>>>,
    ) -> Arc<Piece<T>> {
        let changes = self.changes.within(spans);
        let noted: Noted = seats.iter().filter_map(|seat| Some((*seat, Arc::clone(self.noted.get(seat)?)))).collect();
        match before {
            Some(before) if before.it == *it && before.changes == changes && before.noted == noted => {
                Arc::clone(before)
            }
            Some(_) | None => Arc::new(Piece { it: it.clone(), changes, noted }),
        }
    }

    fn portion(&self, seat: Seat, heading: &Columns, blocks: &[Block], before: Option<&Portion>) -> Portion {
        let heading = self.piece(heading, spans_of(heading), &[seat], before.map(|it| &it.heading));
        let blocks = blocks.iter().enumerate().map(|(at, block)| {
            let before = before.and_then(|it| it.blocks.get(at));
            self.part(seat_of_block(seat, at), block, before)
        });
        Portion { seat, heading, blocks: blocks.collect() }
    }

    fn part(&self, seat: Seat, block: &Block, before: Option<&Part>) -> Part {
        match block {
            Block::Paragraph(paragraph) => {
                let before = match before {
                    Some(Part::Text(before)) => Some(before),
                    Some(Part::Table(_)) | None => None,
                };
                Part::Text(self.piece(paragraph, spans_of(&paragraph.text), &[seat], before))
            }
            Block::Table(table) => {
                let before = match before {
                    Some(Part::Table(before)) => Some(before),
                    Some(Part::Text(_)) | None => None,
                };
                Part::Table(self.rows(seat, table, before))
            }
        }
    }

    fn rows(&self, seat: Seat, table: &Table, before: Option<&Rows>) -> Rows {
        let frame = Table { columns: table.columns.clone(), rows: Vec::new(), total: table.total.clone() };
        let heads = frame.columns.iter().flat_map(|column| spans_of(&column.head));
        let spans = heads.chain(frame.total.iter().flat_map(spans_of_cell));
        let around = self.piece(&frame, spans, &[seat], before.map(|it| &it.frame));
        let rows = table.rows.iter().enumerate().map(|(at, row)| {
            let before = before.and_then(|it| it.rows.get(at));
            self.piece(row, row.iter().flat_map(spans_of_cell), &[], before)
        });
        Rows { frame: around, rows: rows.collect() }
    }
}

fn spans_of(columns: &Columns) -> impl Iterator<Item = &Span> {
    columns.zh.iter().chain(&columns.en)
}

fn spans_of_cell(cell: &Cell) -> impl Iterator<Item = &Span> {
    let (one, other): (&[Span], &[Span]) = match cell {
        Cell::Same(spans) => (spans.as_slice(), <&[Span]>::default()),
        Cell::Each(columns) => (columns.zh.as_slice(), columns.en.as_slice()),
    };
    one.iter().chain(other)
}

/// All text around the articles and annexes.
fn columns_of_frame(frame: &Paper) -> Vec<&Columns> {
    let mut all = vec![&frame.title, &frame.end_of_text];
    all.extend(columns_of_fact(&frame.number));
    all.extend(frame.facts.iter().flat_map(columns_of_fact));
    for party in &frame.parties {
        all.extend([&party.label, &party.name]);
        all.extend(party.facts.iter().flat_map(columns_of_fact));
    }
    all.extend(frame.opening.iter().map(|paragraph| &paragraph.text));
    for sign in &frame.signatures {
        all.extend([&sign.label, &sign.name, &sign.seal]);
        all.extend(sign.lines.iter().flat_map(columns_of_fact));
    }
    all
}

const fn columns_of_fact(fact: &Fact) -> [&Columns; 2] {
    [&fact.label, &fact.value]
}
