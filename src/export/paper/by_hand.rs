//! The words that somebody starts from who writes a built-in clause by hand: its generated text.

use super::articles;
use super::outline::Outline;
use super::span::{Block, Cell, Columns, Span};
use super::traditional;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::{ContractLanguage, Prevailing};
use crate::domain::contract::wording::Wording;
use crate::domain::customer::Customer;
use crate::domain::own_clause::known::Known;
use crate::domain::own_entity::OwnEntity;
use crate::i18n::{Locale, Text};

/// The generated text of a clause in both languages, a line for each paragraph and each row of a table. References to articles are
/// placeholders, so that they go on leading to the right number. Empty where the contract does not print the clause.
pub fn starting_words(contract: &Contract, own: &OwnEntity, customer: &Customer, clause: ClauseId) -> Wording {
    let mut bound = contract.clone();
    let _written = bound.bind_again(clause);
    let both = ContractLanguage::Both { prevailing: Prevailing::Zh };
    let outline = Outline::of(&bound, own, customer, both);
    let Some(no) = outline.clause_number(clause) else { return Wording::default() };
    let mut article = articles::write(&outline, clause, no);
    traditional::turn_blocks(&mut article.blocks, &outline);
    let lines = |locale| article.blocks.iter().flat_map(|it| block(it, locale)).collect::<Vec<_>>().join("\n");
    Wording::new(lines(Locale::Zh), lines(Locale::En))
}

fn block(block: &Block, locale: Locale) -> Vec<String> {
    match block {
        Block::Paragraph(paragraph) => vec![line(&paragraph.text, locale)],
        Block::Table(table) => {
            let heads = table.columns.iter().map(|column| line(&column.head, locale)).collect::<Vec<_>>();
            let rows = table.rows.iter().chain(std::iter::once(&table.total)).filter(|cells| !cells.is_empty());
            let row = |cells: &Vec<Cell>| cells.iter().map(|it| cell(it, locale)).collect::<Vec<_>>().join(" | ");
            std::iter::once(heads.join(" | ")).chain(rows.map(row)).collect()
        }
    }
}

fn cell(cell: &Cell, locale: Locale) -> String {
    match cell {
        Cell::Same(spans) => written(spans, locale),
        Cell::Each(columns) => line(columns, locale),
    }
}

fn line(columns: &Columns, locale: Locale) -> String {
    written(
        match locale {
            Locale::Zh => &columns.zh,
            Locale::En => &columns.en,
        },
        locale,
    )
}

fn written(spans: &[Span], locale: Locale) -> String {
    let piece = |span: &Span| match span {
        Span::Reference { clause, .. } => {
            format!("{{{}}}", Text::new(locale).placeholder(Known::Article(*clause)))
        }
        // a brace or a new line that somebody typed into a term would mean something here
        Span::Plain(_) | Span::Term { .. } | Span::Blank { .. } => {
            span.text().replace(['{', '｛'], "（").replace(['}', '｝'], "）").replace('\n', " ")
        }
    };
    spans.iter().map(piece).collect()
}
