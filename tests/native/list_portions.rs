//! A long list is read, planned, carried out and noted in portions: what comes of it is what would come of it at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpart::domain::contact::Contact;
use counterpart::domain::customer::Customer;
use counterpart::domain::id::NewId;
use counterpart::domain::money::Currency;
use counterpart::domain::own_field::OwnFields;
use counterpart::record::audit::{Act, Author, Noting, note_write};
use counterpart::record::meta::Meta;
use counterpart::record::rec::Rec;
use counterpart::record::replica::Replica;
use counterpart::record::transaction::{Change, Written, write};
use counterpart::sync::list::columns;
use counterpart::sync::list::layout::{HeadingRow, Layout, Separator, guess};
use counterpart::sync::list::outcome::{Carrying, Choice, Outcome, carry_out};
use counterpart::sync::list::plan::{Duplicate, ListPlan, Planning, plan};
use counterpart::sync::list::signing::Signing;
use counterpart::sync::list::table::{Reading, Record, Table, TableFault, Taking};
use counterpart::sync::list::workbook::{Sheet, lines};
use proptest::prelude::*;
use uuid::Uuid;

struct Counter(u128);

impl NewId for Counter {
    fn new_id(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

const HEADINGS: &str = "编号,名称,联系人,电话,邮箱,上级单位";

/// Rows that often mean one another: few names, numbers and addresses.
fn any_rows(most: usize) -> impl Strategy<Value = String> {
    let cell = |all: &'static [&'static str]| prop::sample::select(all);
    let row = (
        cell(&["", "", "K-1", "K-2", "K-3"]),
        cell(&[
            "",
            "甲有限公司",
            "甲（有限公司）",
            "乙公司",
            "上海丰信贸易有限公司",
            "上海丰信贸易股份有限公司",
            "合计",
        ]),
        cell(&["", "张三", "李四经理"]),
        cell(&["", "13800000001", "13800000002", "12"]),
        cell(&["", "", "a@x.cn", "A@X.cn", "not one"]),
        cell(&["", "", "乙公司", "K-1", "无此单位"]),
    );
    let rows = prop::collection::vec(row, 1..most);
    rows.prop_map(|rows| {
        let lines = rows.iter().map(|(a, b, c, d, e, f)| format!("{a},{b},{c},{d},{e},{f}\n"));
        format!("{HEADINGS}\n{}", lines.collect::<String>())
    })
}

fn table(text: &str) -> Option<Table> {
    Table::read(text, Layout { separator: Separator::Comma, headings: HeadingRow::Record(0) }).ok()
}

fn planned(table: &Table, customers: &[Customer], people: &[Contact]) -> ListPlan {
    let mapping = columns::propose(&table.headings);
    plan(table, &mapping, customers, people, Currency::CNY, &OwnFields::default()).expect("a mapping with a name")
}

fn in_steps(table: &Table, customers: &[Customer], people: &[Contact], step: usize) -> ListPlan {
    let mut signing = Signing::begin(customers.iter().collect::<Vec<_>>(), people.iter().collect::<Vec<_>>());
    while signing.step(step) {}
    let mapping = columns::propose(&table.headings);
    let book = Arc::new(signing.finish());
    let begun = Planning::begin(table, &mapping, book, Currency::CNY, &OwnFields::default());
    let mut planning = begun.expect("a mapping with a name");
    while planning.step(table, step) {}
    assert_eq!(planning.done(), table.rows.len());
    planning.finish().0
}

/// Ids that nobody in the book has.
fn ids(book: &Outcome) -> Counter {
    Counter(if book.entered.is_empty() { 1 << 60 } else { 1 << 70 })
}

fn carried(plan: &ListPlan, book: &Outcome, choice: Choice) -> Outcome {
    carry_out(plan, |_| choice, &book.entered, &book.contacts, &mut ids(book))
}

fn carried_in_steps(plan: &ListPlan, book: &Outcome, choice: Choice, step: usize) -> Outcome {
    let mut carrying = Carrying::begin(plan, book.entered.iter().collect(), book.contacts.iter().collect());
    let mut ids = ids(book);
    let choose = |_: &Duplicate| choice;
    while carrying.step(step, &choose, &mut ids) {}
    let (done, rows) = carrying.far();
    assert_eq!(done, rows);
    carrying.finish()
}

proptest! {
    /// Planned in steps is planned at once, whatever the list, the book and the step.
    #[test]
    fn planned_in_steps_is_planned_at_once(book in any_rows(12), list in any_rows(24), step in 1_usize..9) {
        let book = table(&book).map(|it| carried(&planned(&it, &[], &[]), &Outcome::default(), Choice::Enter));
        let book = book.unwrap_or_default();
        if let Some(list) = table(&list) {
            let at_once = planned(&list, &book.entered, &book.contacts);
            prop_assert_eq!(&in_steps(&list, &book.entered, &book.contacts, step), &at_once);
            for choice in [Choice::Skip, Choice::Update, Choice::Enter] {
                let expected = carried(&at_once, &book, choice);
                prop_assert_eq!(carried_in_steps(&at_once, &book, choice, step), expected);
            }
        }
    }

    /// The same of a book in which some were made one and of some it was said that they are two.
    #[test]
    fn whom_a_row_means_does_not_depend_on_the_step(
        book in any_rows(12),
        list in any_rows(12),
        step in 1_usize..9,
        pairs in prop::collection::vec((0_usize..12, 0_usize..12, any::<bool>()), 0..4),
    ) {
        let Some((book, list)) = table(&book).zip(table(&list)) else { return Ok(()) };
        let mut book = carried(&planned(&book, &[], &[]), &Outcome::default(), Choice::Enter);
        for (one, other, same) in pairs {
            let Some(other) = book.entered.get(other).map(|it| it.id) else { continue };
            if let Some(one) = book.entered.get_mut(one).filter(|it| it.id > other) {
                if same {
                    one.merged_into = Some(other);
                } else {
                    one.not_same.insert(other, true);
                }
            }
        }
        let at_once = planned(&list, &book.entered, &book.contacts);
        prop_assert_eq!(in_steps(&list, &book.entered, &book.contacts, step), at_once);
    }

    /// A text that is read in steps is the table that is read at once, or the same fault.
    #[test]
    fn read_in_steps_is_read_at_once(text in "([a-z甲乙]{0,3}[,;\"\n\r]|\\PC{0,3},){0,60}", step in 1_usize..9) {
        let layout = guess(&text);
        let mut reading = Reading::begin(&text, layout);
        let in_steps = loop {
            match reading.step(step) {
                Ok(true) => {}
                Ok(false) => break reading.finish(),
                Err(fault) => break Err::<Table, TableFault>(fault),
            }
        };
        prop_assert_eq!(&in_steps, &Table::read(&text, layout));
        // the rows of a sheet likewise
        let rows = in_steps.map(|table| table.rows).unwrap_or_default();
        let records: Vec<Record> =
            rows.into_iter().map(|row| Record { line: row.line, cells: row.cells }).collect();
        let mut taking = Taking::begin(layout);
        while taking.step(&records, step).expect("short rows") {}
        prop_assert_eq!(taking.done(), records.len());
        prop_assert_eq!(taking.finish(), Table::of(&records, layout));
    }
}

#[test]
fn the_sheets_of_a_workbook_come_over_line_by_line() {
    let record = |line, cells: &[&str]| Record { line, cells: cells.iter().map(|it| (*it).to_owned()).collect() };
    let sheets = vec![
        Sheet {
            name: "客户\n\"一\"".to_owned(),
            hidden: false,
            records: vec![record(1, &["名称", ""]), record(3, &["甲\n公司", "x"])],
        },
        Sheet { name: "empty".to_owned(), hidden: true, records: Vec::new() },
    ];
    let mut text = Vec::new();
    lines::write(&sheets, &mut text).expect("it is written");
    assert_eq!(std::str::from_utf8(&text).expect("a text").lines().count(), 4, "two sheets and two rows");
    let mut gathering = lines::Gathering::default();
    for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        assert_eq!(gathering.take(line), Some(()));
    }
    assert_eq!(gathering.finish(), sheets);
    // a row before any sheet, and what is no line
    assert_eq!(lines::Gathering::default().take(br#"{"row":{"line":1,"cells":[]}}"#), None);
    assert_eq!(lines::Gathering::default().take(b"{"), None);
}

#[test]
fn a_large_change_is_written_and_noted_in_portions_as_at_once() {
    let book: Vec<String> = (0..80).map(|n| format!("K-{n},第{n}号公司,张三,138{n:08},,")).collect();
    let table = table(&format!("{HEADINGS}\n{}\n", book.join("\n"))).expect("a table");
    let outcome = carried(&planned(&table, &[], &[]), &Outcome::default(), Choice::Enter);
    let meta = Meta::fresh(Uuid::from_u128(9), Replica(7));
    let author = Author::of(Act::Edit, "Ada");
    let put = |it: &Customer| Change::put(it).expect("fields");
    let mut puts: Vec<Change> = outcome.entered.iter().map(put).collect();
    puts.extend(outcome.contacts.iter().map(|it| Change::put(it).expect("fields")));
    let check = |meta: &Meta, stored: &BTreeMap<Uuid, Rec>, changes: &[Change], now: u64| {
        let mut at_once = write(meta, stored, changes, now).expect("it is written");
        let trail = note_write(&mut at_once, stored, &author).expect("it is noted");
        let mut sorted: Vec<Change> = changes.to_vec();
        sorted.sort_by_key(Change::id);
        let mut written = Written { rows: Vec::new(), meta: meta.clone() };
        let mut noting = Noting::default();
        for portion in sorted.chunks(7) {
            let portion = write(meta, stored, portion, now).expect("it is written");
            noting.take(&portion.rows, stored);
            written.meta = portion.meta;
            written.rows.extend(portion.rows);
        }
        let noted = noting.finish(&mut written, stored, &author).expect("it is noted");
        assert_eq!(written, at_once);
        assert_eq!(noted, trail);
        at_once
    };
    let entered = check(&meta, &BTreeMap::new(), &puts, 1_790_000_000_000);
    assert_eq!(entered.rows.len(), 160);
    // and its undo
    let stored: BTreeMap<Uuid, Rec> = entered.rows.iter().map(|row| (row.id, row.rec.clone())).collect();
    let gone: Vec<Change> = stored.keys().rev().map(|id| Change::Delete { id: *id }).collect();
    let undone = check(&entered.meta, &stored, &gone, 1_790_000_060_000);
    assert_eq!(undone.rows.len(), 160);
}
