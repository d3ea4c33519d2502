//! A paper in traditional characters, read as if it were in simplified ones: the letters of the words that the readers here know,
//! written down apart from the tables of the source.

use counterpart::export::paper::{Block, Cell, Columns, Fact, Paper, Span};

const SIMPLIFIED: &str =
    "万两个为亿价内准则单发后场实宽对币应开当总报数时条满点确税签约级续规视计订认该账质贰贷达过违适间际陆额验欧银资兰";
const TRADITIONAL: &str =
    "萬兩個為億價內準則單發後場實寬對幣應開當總報數時條滿點確稅簽約級續規視計訂認該帳質貳貸達過違適間際陸額驗歐銀資蘭";

fn plain(text: &str) -> String {
    let letter = |it: char| TRADITIONAL.chars().position(|other| other == it).and_then(|at| SIMPLIFIED.chars().nth(at));
    text.chars().map(|it| letter(it).unwrap_or(it)).collect()
}

fn fold_spans(spans: &mut [Span]) {
    for span in spans {
        match span {
            Span::Plain(text) => *text = plain(text).into(),
            Span::Term { text, .. } | Span::Reference { text, .. } => *text = plain(text),
            Span::Blank { .. } => {}
        }
    }
}

fn fold(columns: &mut Columns) {
    fold_spans(&mut columns.zh);
}

fn fold_fact(fact: &mut Fact) {
    fold(&mut fact.label);
    fold(&mut fact.value);
}

fn fold_blocks(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => fold(&mut paragraph.text),
            Block::Table(table) => {
                table.columns.iter_mut().for_each(|column| fold(&mut column.head));
                for cell in table.rows.iter_mut().flatten().chain(&mut table.total) {
                    match cell {
                        Cell::Each(columns) => fold(columns),
                        Cell::Same(spans) => fold_spans(spans),
                    }
                }
            }
        }
    }
}

/// The paper in the letters that the readers know.
pub(super) fn folded(mut paper: Paper) -> Paper {
    fold_fact(&mut paper.number);
    fold(&mut paper.title);
    paper.facts.iter_mut().for_each(fold_fact);
    for party in &mut paper.parties {
        fold(&mut party.label);
        fold(&mut party.name);
        party.facts.iter_mut().for_each(fold_fact);
    }
    paper.opening.iter_mut().for_each(|it| fold(&mut it.text));
    for article in &mut paper.articles {
        fold(&mut article.heading);
        fold_blocks(&mut article.blocks);
    }
    for annex in &mut paper.annexes {
        fold(&mut annex.heading);
        fold_blocks(&mut annex.blocks);
    }
    for signature in &mut paper.signatures {
        fold(&mut signature.label);
        fold(&mut signature.name);
        fold(&mut signature.seal);
        signature.lines.iter_mut().for_each(fold_fact);
    }
    paper
}
