//! The tables of the paper: which there are, and what their cells say in either language.

use std::collections::BTreeSet;

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::plan::{Due, Event};
use counterpart::domain::id::InstalmentId;
use counterpart::domain::problem::Item;
use counterpart::export::paper::{AnnexId, Block, Cell, Columns, Paper, Span, Table, compose};

use super::super::contracts;
use super::super::figures::{chinese_date, chinese_period, english_date, english_period};
use super::terms::Figure;
use super::{BOTH, chinese, english};

/// A cell in Chinese and in English.
pub(crate) type Pair = (String, String);

/// The events that a day waits for, by what the paper calls them.
const EVENTS: [(&str, &str, Event); 8] = [
    ("本合同签署", "signing of this contract", Event::Signing),
    ("本合同生效", "this contract takes effect", Event::TakingEffect),
    ("收到首期款", "receipt of the first payment", Event::FirstPayment),
    ("交付", "delivery", Event::Delivery),
    ("验收合格", "acceptance", Event::Acceptance),
    ("收到合格发票", "receipt of a valid invoice", Event::Invoice),
    ("对账确认", "confirmation of the statement", Event::StatementConfirmed),
    ("质保期满", "the end of the warranty period", Event::WarrantyEnd),
];
const MILESTONE: (&str, &str) = ("该期里程碑达成", "completion of the milestone of that instalment");

/// What a cell says.
pub(super) fn pair(cell: &Cell) -> Pair {
    match cell {
        Cell::Each(columns) => (columns.zh_text(), columns.en_text()),
        Cell::Same(spans) => {
            let text: String = spans.iter().map(Span::text).collect();
            (text.clone(), text)
        }
    }
}

fn blocks(paper: &Paper) -> impl Iterator<Item = &Block> {
    paper.articles.iter().map(|it| &it.blocks).chain(paper.annexes.iter().map(|it| &it.blocks)).flatten()
}

/// The table that has a column with this head, be it in an article or in an annex.
pub(super) fn find<'a>(paper: &'a Paper, head: &str) -> Option<&'a Table> {
    let mut tables = blocks(paper).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables.find(|table| place(table, head).is_some())
}

fn place(table: &Table, head: &str) -> Option<usize> {
    table.columns.iter().position(|it| it.head.en_text() == head)
}

/// What a column says, row by row; nothing where the table has no such column.
pub(super) fn optional(table: &Table, head: &str) -> Option<Vec<Pair>> {
    let at = place(table, head)?;
    Some(table.rows.iter().map(|row| pair(&row[at])).collect())
}

/// As [`optional`], of a column that is there.
pub(super) fn column(table: &Table, head: &str) -> Vec<Pair> {
    optional(table, head).unwrap_or_else(|| panic!("a column {head}"))
}

/// What the last row, set off, says in a column.
pub(super) fn total(table: &Table, head: &str) -> Pair {
    pair(&table.total[place(table, head).unwrap_or_else(|| panic!("a column {head}"))])
}

/// The rows of the first table of an annex, each cell in Chinese and in English.
pub(crate) fn rows_of(contract: &Contract, id: AnnexId) -> Vec<Vec<Pair>> {
    let (own, customer) = contracts::latin_parties();
    let paper = compose(contract, &own, &customer, BOTH);
    let annex = paper.annexes.iter().find(|it| it.id == id).expect("annexed");
    let table = annex.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    table.expect("a table").rows.iter().map(|row| row.iter().map(pair).collect()).collect()
}

/// A number as the paper writes it, in thousandths.
pub(crate) fn thousandths(text: &str) -> i64 {
    let plain = text.replace(',', "");
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    whole.parse::<i64>().expect("a number") * 1_000 + format!("{rest:0<3}").parse::<i64>().expect("decimals")
}

/// A cell says these figures in both languages and no others.
pub(super) fn says((zh, en): &Pair, expected: &[Figure]) {
    assert_eq!((chinese(zh), english(en)), (expected.to_vec(), expected.to_vec()), "{zh} / {en}");
}

/// When something falls due by a cell or the gap of a sentence; of a part of a plan its own milestone may be meant.
pub(super) fn due((zh, en): &Pair, part: Option<InstalmentId>) -> Due {
    let Some((event, period)) = zh.strip_suffix('内').and_then(|it| it.split_once('后')) else {
        let day = chinese_date(zh.trim_end_matches("前（含当日）"));
        assert_eq!(english_date(en.trim_start_matches("by ")), day, "{zh} / {en}");
        return Due::On(day);
    };
    let said = en.strip_prefix("within ").and_then(|it| it.split_once(" after "));
    let (english_length, english_event) = said.unwrap_or_else(|| panic!("within … after …: {en}"));
    let within = chinese_period(period);
    assert_eq!(english_period(english_length), within, "{zh} / {en}");
    let event = if (event, english_event) == MILESTONE {
        Event::Milestone(part.expect("a part of a plan"))
    } else {
        let known = EVENTS.iter().find(|it| (it.0, it.1) == (event, english_event));
        known.unwrap_or_else(|| panic!("one event: {zh} / {en}")).2
    };
    Due::After { event, within }
}

/// Every piece of the paper that may show a term.
fn spans(paper: &Paper) -> Vec<&Span> {
    let mut columns: Vec<&Columns> = vec![&paper.number.value, &paper.title];
    let mut same: Vec<&Span> = Vec::new();
    columns.extend(paper.facts.iter().map(|it| &it.value));
    for party in &paper.parties {
        columns.extend([&party.label, &party.name]);
        columns.extend(party.facts.iter().map(|it| &it.value));
    }
    columns.extend(paper.opening.iter().map(|it| &it.text));
    for block in &paper.signatures {
        columns.extend([&block.label, &block.name, &block.seal]);
        columns.extend(block.lines.iter().map(|it| &it.value));
    }
    for block in blocks(paper) {
        match block {
            Block::Paragraph(paragraph) => columns.push(&paragraph.text),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten().chain(&table.total) {
                    match cell {
                        Cell::Same(spans) => same.extend(spans.iter()),
                        Cell::Each(each) => columns.push(each),
                    }
                }
            }
        }
    }
    same.extend(columns.into_iter().flat_map(|it| it.zh.iter().chain(&it.en)));
    same
}

/// The fields whose terms hold a digit somewhere on the paper.
pub(super) fn with_digits(paper: &Paper) -> BTreeSet<&'static str> {
    let with_digit = |span: &&Span| span.text().contains(|c: char| c.is_ascii_digit());
    spans(paper).into_iter().filter(with_digit).filter_map(|span| span.place().map(|place| place.field)).collect()
}

/// The parts of the payment plan that a row of a table stands for, in their order.
pub(super) fn parts(table: &Table) -> Vec<InstalmentId> {
    let of = |row: &Vec<Cell>| {
        row.iter().find_map(|cell| {
            let spans = match cell {
                Cell::Same(spans) => spans,
                Cell::Each(columns) => &columns.zh,
            };
            spans.iter().find_map(|span| match span.place()?.item {
                Item::Instalment(id) => Some(id),
                Item::Whole | Item::Line(_) | Item::Row(_) | Item::Own(_) | Item::OwnBlank(..) | Item::Clause(_) => {
                    None
                }
            })
        })
    };
    table.rows.iter().filter_map(of).collect()
}
