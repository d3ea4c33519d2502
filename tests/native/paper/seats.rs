//! Where on the paper a term is spoken of: a mark of the checker stands at the clause that a reader would look at.

use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::ContractLanguage;
use counterpart::domain::problem::Place;
use counterpart::export::paper::{Seat, Seats, compose};

use super::contracts::{customer, own, samples};

/// The number of the article that a seat belongs to.
fn article(seat: Option<Seat>) -> Option<u16> {
    match seat {
        Some(Seat::Article(no) | Seat::Block(no, _)) => Some(no),
        Some(Seat::Head | Seat::Signatures | Seat::Annex(_) | Seat::AnnexBlock(..)) | None => None,
    }
}

#[test]
fn a_finding_stands_at_the_article_of_its_clause() {
    for (path, clause) in [
        (field::FORCE_NOTICE, ClauseId::ForceMajeure),
        (field::FORCE_LONG, ClauseId::ForceMajeure),
        (field::GENERAL_ASSIGNMENT, ClauseId::Assignment),
        (field::GENERAL_RECEIVABLES, ClauseId::Assignment),
        (field::DISPUTES_INSTITUTION, ClauseId::Disputes),
        (field::DELIVERY_INSPECTION, ClauseId::Delivery),
        (field::TERM_CURE, ClauseId::Term),
        (field::GENERAL_LAW, ClauseId::GoverningLaw),
    ] {
        for contract in samples() {
            let paper = compose(&contract, &own(), &customer(), contract.language);
            let Some(printed) = paper.article(clause) else { continue };
            let seat = Seats::of(&paper).find(Place::of(path));
            assert_eq!(article(seat), Some(printed.no), "{path} in {}: {seat:?}", contract.title.zh);
        }
    }
}

#[test]
fn what_the_paper_does_not_say_has_no_place_on_it() {
    for contract in samples() {
        let paper = compose(&contract, &own(), &customer(), contract.language);
        let seats = Seats::of(&paper);
        for path in [field::CIRCUMSTANCES_REGULATED, "circumstances.law", "owner"] {
            assert_eq!(seats.find(Place::of(path)), None, "{path}");
        }
    }
}

#[test]
fn every_term_on_the_paper_is_found_where_it_is_printed_first() {
    for contract in samples() {
        for language in [ContractLanguage::Zh, ContractLanguage::En] {
            let paper = compose(&contract, &own(), &customer(), language);
            let seats = Seats::of(&paper);
            for article in &paper.articles {
                for (at, block) in article.blocks.iter().enumerate() {
                    for place in places(block) {
                        let seat = seats.find(place).expect("it is on the paper");
                        assert!(
                            seat <= Seat::Block(article.no, at),
                            "{place:?}: {seat:?} is behind {} {at}",
                            article.no
                        );
                    }
                }
            }
        }
    }
}

/// The terms of a paragraph or table.
fn places(block: &counterpart::export::paper::Block) -> Vec<Place> {
    use counterpart::export::paper::{Block, Cell, Span};
    match block {
        Block::Paragraph(it) => it.text.zh.iter().chain(&it.text.en).filter_map(Span::place).collect(),
        Block::Table(table) => {
            let cells = table.rows.iter().flatten().chain(&table.total);
            let spans = cells.flat_map(|cell| match cell {
                Cell::Same(spans) => spans.iter().collect::<Vec<_>>(),
                Cell::Each(columns) => columns.zh.iter().chain(&columns.en).collect(),
            });
            spans.filter_map(Span::place).collect()
        }
    }
}
