//! Where on a paper a term is spoken of: the paragraph, table, article or annex that a margin mark stands beside.

use std::collections::BTreeMap;

use super::Paper;
use super::opening::Fact;
use super::span::{Block, Cell, Columns, Span};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::problem::{Item, Place};

/// A place on a paper, in the order in which it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seat {
    /// Before the articles: number, title, parties, opening.
    Head,
    /// An article by its number, as a whole.
    Article(u16),
    /// A block of an article, counted from nought.
    Block(u16, usize),
    /// Behind the articles: where it is signed.
    Signatures,
    /// An annex, counted from nought, as a whole.
    Annex(usize),
    /// A block of an annex.
    AnnexBlock(usize, usize),
}

impl Seat {
    /// A name for ids of a page: `3-0`, `annex-1`.
    pub fn name(self) -> String {
        match self {
            Self::Head => "head".to_owned(),
            Self::Article(no) => no.to_string(),
            Self::Block(no, at) => format!("{no}-{at}"),
            Self::Signatures => "signatures".to_owned(),
            Self::Annex(no) => format!("annex-{no}"),
            Self::AnnexBlock(no, at) => format!("annex-{no}-{at}"),
        }
    }
}

/// The seats of all terms that a paper prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seats {
    /// Of every term the block where it is printed first.
    terms: BTreeMap<Place, Seat>,
    /// The article of every clause.
    clauses: BTreeMap<ClauseId, Seat>,
}

impl Seats {
    /// Reads them off a paper in one pass.
    pub fn of(paper: &Paper) -> Self {
        let mut seats = Self::default();
        for article in &paper.articles {
            seats.clauses.insert(article.clause, Seat::Article(article.no));
            for (at, block) in article.blocks.iter().enumerate() {
                seats.block(block, Seat::Block(article.no, at));
            }
        }
        for (no, annex) in paper.annexes.iter().enumerate() {
            for (at, block) in annex.blocks.iter().enumerate() {
                seats.block(block, Seat::AnnexBlock(no, at));
            }
        }
        // last: a party or date that an article speaks of is marked there
        seats.columns(&paper.title, Seat::Head);
        seats.fact(&paper.number, Seat::Head);
        for fact in paper.facts.iter().chain(paper.parties.iter().flat_map(|party| &party.facts)) {
            seats.fact(fact, Seat::Head);
        }
        for party in &paper.parties {
            seats.columns(&party.name, Seat::Head);
        }
        for paragraph in &paper.opening {
            seats.columns(&paragraph.text, Seat::Head);
        }
        for sign in &paper.signatures {
            seats.columns(&sign.name, Seat::Signatures);
            seats.columns(&sign.seal, Seat::Signatures);
            for fact in &sign.lines {
                seats.fact(fact, Seat::Signatures);
            }
        }
        seats
    }

    /// Where a finding about `place` stands: where its term is printed, else where another item of the same list is, else at the
    /// article that prints a kindred term, else at the article of its clause. Nothing: the paper does not speak of it.
    pub fn find(&self, place: Place) -> Option<Seat> {
        if let Some(seat) = self.terms.get(&place) {
            return Some(*seat);
        }
        if let Some(seat) = self.under(place.field) {
            return Some(seat);
        }
        if let Some(seat) = clause_of(place.field).and_then(|clause| self.clauses.get(&clause)) {
            return Some(*seat);
        }
        let mut path = place.field;
        while let Some((shorter, _)) = path.rsplit_once('.') {
            path = shorter;
            if let Some(seat) = self.under(path) {
                return Some(whole(seat));
            }
        }
        None
    }

    /// The first term of this path or below it.
    fn under(&self, path: &'static str) -> Option<Seat> {
        let (found, seat) = self.terms.range(Place { field: path, item: Item::Whole }..).next()?;
        let rest = found.field.strip_prefix(path)?;
        (rest.is_empty() || rest.starts_with('.')).then_some(*seat)
    }

    fn block(&mut self, block: &Block, seat: Seat) {
        match block {
            Block::Paragraph(paragraph) => self.columns(&paragraph.text, seat),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten().chain(&table.total) {
                    match cell {
                        Cell::Same(spans) => self.spans(spans, seat),
                        Cell::Each(columns) => self.columns(columns, seat),
                    }
                }
            }
        }
    }

    fn fact(&mut self, fact: &Fact, seat: Seat) {
        self.columns(&fact.value, seat);
    }

    fn columns(&mut self, columns: &Columns, seat: Seat) {
        self.spans(&columns.zh, seat);
        self.spans(&columns.en, seat);
    }

    fn spans(&mut self, spans: &[Span], seat: Seat) {
        for place in spans.iter().filter_map(Span::place) {
            self.terms.entry(place).or_insert(seat);
        }
    }
}

/// What a kindred term says is somewhere in that article, not in that very paragraph.
const fn whole(seat: Seat) -> Seat {
    match seat {
        Seat::Block(no, _) => Seat::Article(no),
        Seat::AnnexBlock(no, _) => Seat::Annex(no),
        Seat::Head | Seat::Article(_) | Seat::Signatures | Seat::Annex(_) => seat,
    }
}

/// The clause that a term belongs to when the paper does not print it.
fn clause_of(path: &str) -> Option<ClauseId> {
    const CLAUSES: &[(&str, ClauseId)] = &[
        (field::PAYMENT_LATE, ClauseId::LatePayment),
        (field::GENERAL_ASSIGNMENT, ClauseId::Assignment),
        (field::GENERAL_RECEIVABLES, ClauseId::Assignment),
        (field::GENERAL_LAW, ClauseId::GoverningLaw),
        (field::GENERAL_COMPLIANCE, ClauseId::Compliance),
        (field::GENERAL_COMPLIANCE_CONTACT, ClauseId::Compliance),
        (field::GENERAL_PRECEDENCE, ClauseId::EntireAgreement),
        ("definitions", ClauseId::Definitions),
        ("lines", ClauseId::Subject),
        ("price", ClauseId::Price),
        ("adjustment", ClauseId::Price),
        ("delivery", ClauseId::Delivery),
        ("sharing", ClauseId::Sharing),
        ("development", ClauseId::Development),
        ("targets", ClauseId::Targets),
        ("service", ClauseId::Service),
        ("support", ClauseId::Support),
        ("payment", ClauseId::Payment),
        ("breach", ClauseId::Breach),
        ("term", ClauseId::Term),
        ("confidentiality", ClauseId::Confidentiality),
        ("personal_information", ClauseId::PersonalInformation),
        ("intellectual_property", ClauseId::IntellectualProperty),
        ("force_majeure", ClauseId::ForceMajeure),
        ("disputes", ClauseId::Disputes),
        ("notices", ClauseId::Notices),
        ("general", ClauseId::Counterparts),
        ("special", ClauseId::SpecialTerms),
    ];
    let holds = |name: &str| path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    CLAUSES.iter().find(|(name, _)| holds(name)).map(|(_, clause)| *clause)
}
