//! The readable contract (纸面), made from its typed terms.
//!
//! [`compose`] is pure and quick enough for every keystroke. Articles are numbered here, references are resolved here, and
//! every value that came from a term carries the [`Place`] it came from, so that a screen can show what has changed and
//! lead a click to its field. The layout follows `contract-rules.md` 4.1 to 4.3, the texts its part 1.

mod amendment;
mod annex;
mod articles;
mod attorney;
mod by_hand;
mod check;
mod draft;
mod draft_mark;
mod evaluation;
mod figure;
mod further;
mod insert;
mod opening;
mod outline;
mod phrase;
mod pictures;
mod plain;
mod reading;
mod seat;
mod span;
mod traditional;

pub use amendment::{Amending, compose_amendment};
pub use annex::Annex;
pub use by_hand::starting_words;
pub use check::check;
pub use draft_mark::draft_mark;
pub use evaluation::{Agreed, EvaluationSheet};
pub use figure::article_number;
pub use opening::{Fact, PartyBlock, SignatureBlock};
pub use pictures::picture_note;
pub use plain::{plain_article, plain_text};
pub use seat::{Seat, Seats};
pub use span::{Align, Article, Block, Cell, Column, Columns, Paragraph, RULED_SPACE, Span, Table};
pub use traditional::{Alike, in_script};

pub use crate::domain::contract::annex::AnnexId;

use self::draft::Draft;
use self::outline::Outline;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::{ChineseScript, ContractLanguage};
use crate::domain::customer::Customer;
use crate::domain::own_entity::OwnEntity;
#[cfg(doc)]
use crate::domain::problem::Place;

/// A contract as it stands on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its languages: which of the two texts of every [`Columns`] are filled.
    pub language: ContractLanguage,
    /// In which characters its Chinese is.
    pub script: ChineseScript,
    /// `合同编号：HT-202605-0012`, at the top right.
    pub number: Fact,
    /// Centred above the parties.
    pub title: Columns,
    /// Date and place of signing.
    pub facts: Vec<Fact>,
    /// Party A, then Party B, then those who join them.
    pub parties: Vec<PartyBlock>,
    /// Why the parties meet.
    pub opening: Vec<Paragraph>,
    /// The articles, numbered from one without a gap.
    pub articles: Vec<Article>,
    /// `（以下无正文，为签署页）`, so that nothing can be inserted.
    pub end_of_text: Columns,
    /// Party A, then Party B, then those who join them.
    pub signatures: Vec<SignatureBlock>,
    /// The annexes that have something in them, numbered from one.
    pub annexes: Vec<Annex>,
}

impl Paper {
    /// The article of a clause, where it is printed.
    pub fn article(&self, clause: ClauseId) -> Option<&Article> {
        self.articles.iter().find(|article| article.clause == clause)
    }
}

/// The paper of `contract` between `own` and `customer`, in the languages asked for (normally the contract's own).
pub fn compose(contract: &Contract, own: &OwnEntity, customer: &Customer, language: ContractLanguage) -> Paper {
    written(&Outline::of(contract, own, customer, language), language)
}

/// As [`compose`], of the terms that an amendment of the contract leads to: it took effect as it was `signed`, whatever its parties
/// sign with by these terms.
pub fn compose_as_signed(
    terms: &Contract,
    signed: &Contract,
    own: &OwnEntity,
    customer: &Customer,
    language: ContractLanguage,
) -> Paper {
    written(&Outline::of(terms, own, customer, language).in_effect_like(&signed.signing), language)
}

fn written(outline: &Outline<'_>, language: ContractLanguage) -> Paper {
    let articles = outline.clauses().iter().map(|(clause, no)| articles::write(outline, *clause, *no)).collect();
    let mut paper = Paper {
        language,
        script: outline.contract.general.script,
        number: opening::number(outline),
        title: opening::title(outline),
        facts: opening::facts(outline),
        parties: opening::parties(outline),
        opening: opening::recitals(outline),
        articles,
        end_of_text: Draft::line(outline, "（以下无正文，为签署页）", "(Signature page: no further text)", &[]),
        signatures: opening::signatures(outline),
        annexes: annex::all(outline),
    };
    traditional::turn(&mut paper, &[outline]);
    paper
}
