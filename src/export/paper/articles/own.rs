//! A clause of one's own, or a built-in one that was written by hand: its text with what the contract and its blanks put in.

use super::super::draft::Draft;
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::{Columns, Span};
use super::late_payment;
use crate::domain::contract::by_hand::{ByHand, hand_place};
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::field;
use crate::domain::contract::plan::Period;
use crate::domain::contract::price::PriceForm;
use crate::domain::contract::term::{Notice, TermLength};
use crate::domain::contract::wording::Wording;
use crate::domain::id::OwnArticleId;
use crate::domain::own_clause::blank::Filled;
use crate::domain::own_clause::known::Known;
use crate::domain::problem::{Item, Place};
use crate::export::own_text::{Fault, Names, Piece, paragraphs};

/// The paragraphs of the clause. A language that has no text of its own says what the other says.
pub(super) fn own(draft: &mut Draft<'_>, outline: &Outline<'_>, id: OwnArticleId) {
    let Some(article) = outline.contract.own_clauses.get(&id) else { return };
    let place = Place { field: field::OWN_CLAUSES, item: Item::Own(id) };
    let names = Names::of(article.blanks.iter().map(|it| &it.blank));
    let filled = article.blanks.iter().enumerate().map(|(index, it)| {
        blank(Place { field: field::OWN_CLAUSES, item: Item::OwnBlank(id, index) }, it.filled.as_ref())
    });
    Writer { outline, place, blanks: filled.collect(), names }.paragraphs(draft, &article.text);
}

/// The paragraphs of a built-in clause that was written by hand.
pub(super) fn by_hand(draft: &mut Draft<'_>, outline: &Outline<'_>, clause: ClauseId, written: &ByHand) {
    let names = Names::of(&[]);
    Writer { outline, place: hand_place(clause), blanks: Vec::new(), names }.paragraphs(draft, &written.text);
}

/// What stands in a blank.
fn blank(place: Place, filled: Option<&Filled>) -> Insert {
    match filled {
        None => Insert::Blank { place },
        Some(Filled::Text(words)) => insert::wording_at(place, words),
        Some(Filled::Number(number)) => insert::term(place, (number.to_string(), number.to_string())),
        Some(Filled::Money(sum)) => insert::term(place, figure::money(*sum)),
        Some(Filled::Date(day)) => insert::term(place, figure::date(*day)),
        Some(Filled::Percent(share)) => insert::term(place, figure::percent(*share)),
    }
}

struct Writer<'a> {
    outline: &'a Outline<'a>,
    /// Where the words are written.
    place: Place,
    /// What stands in the blanks that they may name: written once, for every place in both languages.
    blanks: Vec<Insert>,
    names: Names,
}

impl Writer<'_> {
    fn paragraphs(&self, draft: &mut Draft<'_>, text: &Wording) {
        let outline = self.outline;
        let (zh, en) = insert::both(text);
        let (zh, en) = (paragraphs(&zh), paragraphs(&en));
        let count = if outline.zh { zh.len() } else { 0 }.max(if outline.en { en.len() } else { 0 });
        for index in 0..count {
            let mut columns = Columns::default();
            if outline.zh {
                columns.zh = self.line(zh.get(index).copied().unwrap_or_default(), Insert::zh);
            }
            if outline.en {
                columns.en = self.line(en.get(index).copied().unwrap_or_default(), Insert::en);
            }
            draft.put(columns);
        }
        if count == 0 {
            let blank = || vec![Span::Blank { place: self.place }];
            draft.put(Columns {
                zh: if outline.zh { blank() } else { Vec::new() },
                en: if outline.en { blank() } else { Vec::new() },
            });
        }
    }

    fn line(&self, line: &str, write: impl Fn(&Insert) -> Span) -> Vec<Span> {
        let span = |piece: Piece<'_>| match piece {
            Piece::Words(words) => Span::Term { place: self.place, text: words.to_owned(), kept: true },
            Piece::Known(known) => write(&self.known(known)),
            Piece::Blank(index) => match self.blanks.get(index) {
                Some(insert) => write(insert),
                None => Span::Blank { place: self.place },
            },
            // it stays visible, and the checker speaks of it
            Piece::Fault(Fault::Unknown { name, .. }) => {
                Span::Term { place: self.place, text: format!("{{{name}}}"), kept: true }
            }
            Piece::Fault(Fault::Unclosed) => Span::Term { place: self.place, text: "{".to_owned(), kept: true },
        };
        self.names.pieces(line).into_iter().map(span).collect()
    }

    /// What the contract says by itself; a ruled space where it says nothing of the kind.
    fn known(&self, known: Known) -> Insert {
        let outline = self.outline;
        let contract = outline.contract;
        // terms that nobody agreed on have nothing to say
        if let Some(clause) = known.clause().filter(|clause| contract.is_by_hand(*clause)) {
            return Insert::Blank { place: hand_place(clause) };
        }
        let none = |field| Insert::Blank { place: Place::of(field) };
        let period = |field, period: Period| if period.n == 0 { none(field) } else { insert::period(field, period) };
        let notice = |field, notice| match notice {
            Notice::Ahead(ahead) => insert::period(field, ahead),
            Notice::None => none(field),
        };
        let (zh, en) = (outline.zh_labels(), outline.en_labels());
        match known {
            Known::OurLabel => Insert::Words((zh.us.to_owned(), en.us.to_owned())),
            Known::TheirLabel => Insert::Words((zh.them.to_owned(), en.them.to_owned())),
            Known::OurName => insert::name(field::OWN_ENTITY, &outline.own.name),
            Known::TheirName => insert::name(field::CUSTOMER, &outline.customer.name),
            Known::Number => insert::name(field::NUMBER, &contract.number),
            Known::Title => insert::wording(field::TITLE, &contract.title),
            Known::SignedOn => insert::date(field::DRAFTED_ON, contract.drafted_on),
            Known::SignPlace => insert::wording(field::SIGN_PLACE, &contract.sign_place),
            Known::Total => match (contract.price.form, &outline.totals) {
                (PriceForm::Framework { .. }, _) => Insert::Words(phrase::owned(phrase::whole_price(outline))),
                (PriceForm::FixedTotal, Some(totals)) => insert::money(field::LINES, totals.gross),
                (PriceForm::FixedTotal, None) => none(field::LINES),
            },
            Known::FirstDay => insert::date(field::TERM_START, contract.term.length.start()),
            Known::LastDay => match contract.term.length.last_day() {
                Ok(Some(day)) => insert::date(field::TERM_END, day),
                Ok(None) => Insert::Words(phrase::owned(("本合同终止之日", "the day on which this contract ends"))),
                Err(_) => none(field::TERM_END),
            },
            Known::Length => match contract.term.length {
                TermLength::Months { months, .. } => period(field::TERM_MONTHS, Period::months(months)),
                TermLength::Fixed { .. } | TermLength::OpenEnded { .. } | TermLength::UntilPerformed { .. } => {
                    Insert::Words(phrase::owned(("本合同有效期", "the term of this contract")))
                }
            },
            Known::Inspection => period(field::DELIVERY_INSPECTION, contract.delivery.inspection),
            Known::Warranty => period(field::DELIVERY_WARRANTY, contract.delivery.warranty),
            Known::LateRate => match &contract.payment {
                Clause::Included(payment) => {
                    insert::term(Place::of(field::PAYMENT_LATE_RATE), late_payment::rate(&payment.late_fee.rate))
                }
                Clause::NotApplicable { .. } => none(field::PAYMENT),
            },
            Known::Cure => period(field::TERM_CURE, contract.term.cure),
            Known::OurNotice => notice(field::TERM_OUR_NOTICE, contract.term.our_notice),
            Known::TheirNotice => notice(field::TERM_THEIR_NOTICE, contract.term.their_notice),
            Known::Settlement => period(field::TERM_SETTLE, contract.term.settle_within),
            Known::Secrecy if contract.leaves_out(ClauseId::Confidentiality) => none(field::CONFIDENTIALITY_SECRECY),
            Known::Secrecy => period(field::CONFIDENTIALITY_LASTS, contract.confidentiality.lasts),
            Known::Article(clause) => outline.clause(clause),
        }
    }
}
