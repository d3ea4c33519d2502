//! Bad rows of a list, mended one cell at a time: the same rule, the same plan, nothing lost.

use std::sync::Arc;

use counterpart::domain::money::Currency;
use counterpart::domain::own_field::OwnFields;
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::candidate::Candidate;
use counterpart::sync::list::check::Checker;
use counterpart::sync::list::columns::{self, Field};
use counterpart::sync::list::fault::{Reason, RowFault};
use counterpart::sync::list::layout::{HeadingRow, Layout, guess};
use counterpart::sync::list::mends::Mends;
use counterpart::sync::list::plan::{BadRow, ListPlan, Planning, plan};
use counterpart::sync::list::sameness::Known;
use counterpart::sync::list::table::Table;
use proptest::prelude::*;

/// Rows 2, 4 and 5 are bad, row 5 in two cells; row 6 is row 1 once more.
const LIST: &str = "名称,邮箱,电话,合作日期\n\
    甲公司,a@x.cn,13800000001,2026-01-01\n\
    乙公司,not an email,13800000002,2026-01-02\n\
    丙公司,c@x.cn,13800000003,\n\
    ,d@x.cn,13800000004,2026-01-04\n\
    戊公司,e@x.cn,12,2026-02-30\n\
    甲公司,f@x.cn,13800000006,2026-01-06\n";

fn table(text: &str) -> Table {
    Table::read(text, guess(text)).expect("a table")
}

fn planned(table: &Table) -> ListPlan {
    plan_with(table, &columns::propose(&table.headings))
}

fn plan_with(table: &Table, mapping: &[Option<Field>]) -> ListPlan {
    plan(table, mapping, &[], &[], Currency::CNY, &OwnFields::default()).expect("a mapping with a name")
}

/// A plan, and who was known when it was made.
fn planned_to_mend(table: &Table) -> (ListPlan, Known) {
    let mapping = columns::propose(&table.headings);
    let begun = Planning::begin(table, &mapping, Arc::default(), Currency::CNY, &OwnFields::default());
    let mut planning = begun.expect("a mapping with a name");
    while planning.step(table, 2) {}
    planning.finish()
}

/// What a row says now.
fn checked(table: &Table, row: usize) -> Result<Candidate, BadRow> {
    let mapping = columns::propose(&table.headings);
    let checker = Checker::new(table, &mapping, Currency::CNY).expect("a mapping with a name");
    checker.read(table.row(row).expect("the row"))
}

/// Plans anew if it has to be, as the page does.
fn anew(table: &Table, (plan, known): (&mut ListPlan, &mut Known), anew: bool) -> bool {
    if anew {
        (*plan, *known) = planned_to_mend(table);
    }
    anew
}

/// Mends a cell as the page does: the row is checked alone, and the whole is planned anew only when it says so.
fn mend(table: &mut Table, plan: &mut ListPlan, known: &mut Known, row: usize, column: usize, text: &str) -> bool {
    table.set(row, column, text);
    if table.left_out.contains(&row) {
        return false;
    }
    let others = plan.restate(row, checked(table, row), known);
    anew(table, (plan, known), others)
}

/// Leaves a row out or takes it back in, as the page does.
fn leave_out(table: &mut Table, plan: &mut ListPlan, known: &mut Known, row: usize, left_out: bool) -> bool {
    let others = if left_out {
        table.left_out.insert(row);
        plan.leave_out(row, known)
    } else {
        table.left_out.remove(&row);
        plan.take_in(row, checked(table, row), known)
    };
    anew(table, (plan, known), others)
}

fn rows(plan: &ListPlan) -> (Vec<usize>, Vec<usize>, Vec<usize>, Vec<usize>) {
    (
        plan.good.iter().map(|it| it.row).collect(),
        plan.bad.iter().map(|it| it.row).collect(),
        plan.duplicates.iter().map(|it| it.row).collect(),
        plan.left_out.clone(),
    )
}

#[test]
fn a_good_value_makes_a_row_good_and_a_bad_one_says_why() {
    let mut table = table(LIST);
    let (mut plan, mut known) = planned_to_mend(&table);
    let mut mend = |plan: &mut ListPlan, row, column, text| mend(&mut table, plan, &mut known, row, column, text);
    assert_eq!(rows(&plan), (vec![1, 3], vec![2, 4, 5], vec![6], vec![]));
    // still bad: its new reason stands at once, and nothing else is looked at
    assert!(!mend(&mut plan, 2, 1, "b@"));
    assert_eq!(
        plan.bad[0].faults,
        [RowFault::Cell { field: Field::Email, column: 1, raw: "b@".to_owned(), reason: Reason::NotAnEmail }]
    );
    assert_eq!(plan.bad[0].cells[1], "b@");
    assert!(!mend(&mut plan, 2, 1, "b@x.cn"), "no other row is anything else by it");
    assert_eq!(rows(&plan), (vec![1, 2, 3], vec![4, 5], vec![6], vec![]));
    assert_eq!(plan.good[1].email, "b@x.cn");
    // one of two faults is mended: the other is left
    assert!(!mend(&mut plan, 5, 2, "13800000005"));
    assert_eq!(plan.bad[1].faults.len(), 1);
    // a mended row may turn out to be one that is known
    assert!(!mend(&mut plan, 4, 0, "丙公司"));
    assert_eq!(rows(&plan), (vec![1, 2, 3], vec![5], vec![4, 6], vec![]));
    // what was good is bad again when somebody spoils it
    assert!(mend(&mut plan, 1, 3, "someday"), "row 6 was the same as it");
    assert_eq!(rows(&plan), (vec![2, 3, 6], vec![1, 5], vec![4], vec![]), "row 6 has no other before it now");
    // and comes before row 6 when it is mended
    assert!(mend(&mut plan, 1, 3, "2026-01-01"));
    assert_eq!(rows(&plan), (vec![1, 2, 3], vec![5], vec![4, 6], vec![]));
}

#[test]
fn a_row_that_is_left_out_is_in_no_lot_and_may_be_taken_back_in() {
    let mut table = table(LIST);
    let (mut plan, mut known) = planned_to_mend(&table);
    assert!(!leave_out(&mut table, &mut plan, &mut known, 4, true), "of a bad row nothing else depends");
    assert_eq!(plan, planned(&table));
    assert_eq!(rows(&plan), (vec![1, 3], vec![2, 5], vec![6], vec![4]));
    assert!(!leave_out(&mut table, &mut plan, &mut known, 3, true), "nor of one that no other is the same as");
    assert_eq!(rows(&plan), (vec![1], vec![2, 5], vec![6], vec![3, 4]));
    assert!(!leave_out(&mut table, &mut plan, &mut known, 3, false));
    assert!(leave_out(&mut table, &mut plan, &mut known, 1, true), "row 6 was the same as it");
    assert_eq!(rows(&plan), (vec![3, 6], vec![2, 5], vec![], vec![1, 4]));
    table.left_out.clear();
    assert_eq!(rows(&planned(&table)), (vec![1, 3], vec![2, 4, 5], vec![6], vec![]));
}

#[test]
fn enter_goes_from_one_wrong_cell_to_the_next() {
    let plan = planned(&table(LIST));
    for (from, to) in [
        ((2, 1), (4, 0)),
        ((4, 0), (5, 2)),
        ((5, 2), (5, 3)),
        // behind the last it is the first again
        ((5, 3), (2, 1)),
        // from a cell that is not wrong, and from a row that is no longer bad
        ((2, 0), (2, 1)),
        ((2, 3), (4, 0)),
        ((3, 0), (4, 0)),
        ((9, 0), (2, 1)),
    ] {
        assert_eq!(plan.next_wrong(from.0, from.1), Some(to), "from {from:?}");
    }
    assert_eq!(planned(&table("name\nA\n")).next_wrong(1, 0), None, "nothing to mend");
    let one = planned(&table("name,phone\nA,1\n"));
    assert_eq!(one.next_wrong(1, 1), Some((1, 1)), "the only one that is wrong");
}

#[test]
fn cells_beyond_the_last_column_are_among_those_to_mend() {
    let plan = planned(&table("name,phone\nA,13800000000,x,y\n"));
    assert_eq!(plan.bad[0].faults, [RowFault::SurplusCells { columns: 2, cells: 4 }]);
    assert_eq!(
        (0..5).map(|column| plan.bad[0].is_wrong(column)).collect::<Vec<_>>(),
        [false, false, true, true, false]
    );
    assert_eq!(plan.next_wrong(1, 0), Some((1, 2)));
    assert_eq!(plan.next_wrong(1, 2), Some((1, 3)));
}

#[test]
fn ten_thousand_bad_rows_are_walked_through_one_by_one() {
    let rows: Vec<String> = (1..=10_000).map(|n| format!("公司{n},{n}\n")).collect();
    let mut table = table(&format!("名称,邮箱\n{}", rows.concat()));
    let (mut plan, mut known) = planned_to_mend(&table);
    assert_eq!(plan.bad.len(), 10_000);
    let mut at = (1, 1);
    for n in 2..=10_000 {
        at = plan.next_wrong(at.0, at.1).expect("the next");
        assert_eq!(at, (n, 1));
        assert!(!mend(&mut table, &mut plan, &mut known, n, 1, "still not"));
    }
    assert_eq!(plan.next_wrong(at.0, at.1), Some((1, 1)));
    assert_eq!(plan, planned(&table));
}

#[test]
fn what_was_mended_is_there_again_when_the_file_is_read_anew() {
    let text = format!("客户台账,,,\n{LIST}");
    let whole = table(&text);
    assert_eq!(whole.layout.headings, HeadingRow::Record(1));
    let mut mends = Mends::default();
    // as the page does: by the line of the row
    mends.set(0, whole.row(2).expect("row 2").line, 1, "b@x.cn");
    mends.leave_out(0, whole.row(4).expect("row 4").line, true);
    mends.leave_out(0, whole.row(5).expect("row 5").line, true);
    mends.leave_out(0, whole.row(5).expect("row 5").line, false);
    mends.set(1, whole.row(3).expect("row 3").line, 0, "another sheet");
    let read = |headings| {
        let mut table = Table::read(&text, Layout { headings, ..whole.layout }).expect("a table");
        mends.apply(0, &mut table);
        table
    };
    let again = read(HeadingRow::Record(1));
    assert_eq!(rows(&planned(&again)), (vec![1, 2, 3], vec![5], vec![6], vec![4]));
    // without headings the same rows have other numbers
    let bare = read(HeadingRow::Absent);
    assert_eq!(bare.rows[3].cells, ["乙公司", "b@x.cn", "13800000002", "2026-01-02"]);
    assert_eq!(bare.left_out.iter().copied().collect::<Vec<_>>(), [6]);
    assert_eq!(bare.rows[4].cells[0], "丙公司");
}

#[test]
fn the_rows_that_stay_bad_are_saved_without_those_left_out_and_come_in_once_they_are_mended() {
    let mut table = table("名称,邮箱\n甲公司,@\n=cmd(),@\n丁公司,@\n");
    table.left_out.insert(3);
    let words = Text::new(Locale::En);
    let plan = planned(&table);
    let csv = plan.bad_as_csv(&table.headings, words.list_fault_heading(), |fault| words.list_fault(fault));
    assert_eq!(
        csv,
        "\u{feff}\"名称\",\"邮箱\",\"What is wrong\"\r\n\
         \"甲公司\",\"'@\",\"E-mail “@”: not an e-mail address.\"\r\n\
         \"'=cmd()\",\"'@\",\"E-mail “@”: not an e-mail address.\"\r\n"
    );
    let mended = self::table(&csv.replace("'@", "a@x.cn"));
    let plan = planned(&mended);
    assert_eq!(rows(&plan).1, Vec::<usize>::new());
    assert_eq!(plan.good[0].note, "", "what was wrong is not kept");
    let names: Vec<&str> =
        plan.good.iter().chain(plan.duplicates.iter().map(|it| &it.candidate)).map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["甲公司", "=cmd()"]);
}

#[test]
fn cells_that_are_too_many_still_are_when_the_saved_rows_come_back() {
    let table = table("name,phone\nA公司,13800000000\nB公司,13800000001,x,y\n");
    let words = Text::new(Locale::En);
    let plan = planned(&table);
    assert_eq!(rows(&plan), (vec![1], vec![2], vec![], vec![]));
    let csv = plan.bad_as_csv(&table.headings, words.list_fault_heading(), |fault| words.list_fault(fault));
    let mut saved = self::table(&csv);
    assert_eq!(saved.headings, ["name", "phone", "", "", "What is wrong"]);
    assert_eq!(planned(&saved).bad[0].faults, [RowFault::SurplusCells { columns: 2, cells: 4 }]);
    saved.set(1, 3, "");
    assert_eq!(planned(&saved).bad[0].faults, [RowFault::SurplusCells { columns: 2, cells: 3 }]);
    saved.set(1, 2, " ");
    assert_eq!(rows(&planned(&saved)), (vec![1], vec![], vec![], vec![]));
    // a column that a person takes in belongs to the list
    saved.set(1, 2, "Steel");
    let mapping = [Some(Field::Name), Some(Field::Phone), Some(Field::Industry), None, None];
    let plan = plan_with(&saved, &mapping);
    assert_eq!(plan.good[0].industry, "Steel");
}

#[test]
fn a_row_that_tells_no_name_is_looked_at_again_whoever_is_mended() {
    // row 1 means whoever has the number; there is nobody yet, as row 2 is bad
    let mut table = table("编号,名称,邮箱\nK-1,,a@x.cn\nK-1,甲公司,b@\nK-2,乙公司,c@x.cn\n");
    let (mut plan, mut known) = planned_to_mend(&table);
    assert_eq!(rows(&plan), (vec![3], vec![1, 2], vec![], vec![]));
    assert!(mend(&mut table, &mut plan, &mut known, 2, 2, "b@x.cn"));
    assert_eq!(plan, planned(&table));
    assert!(mend(&mut table, &mut plan, &mut known, 3, 0, "K-1"));
    assert_eq!(plan, planned(&table));
}

proptest! {
    /// However a list is mended, the plan kept in step is the plan of the mended list.
    #[test]
    fn mending_cell_by_cell_gives_the_plan_of_the_mended_list(
        mends in prop::collection::vec(
            (1_usize..=6, 0_usize..6, prop::sample::select(vec!["", "甲公司", "丁公司", "a@x.cn", "13800000001", "13800000009", "2026-03-01", "#REF!"])),
            0..16,
        ),
    ) {
        let mut table = table(LIST);
        let (mut plan, mut known) = planned_to_mend(&table);
        for (row, column, text) in mends {
            match column {
                4 => leave_out(&mut table, &mut plan, &mut known, row, true),
                5 => leave_out(&mut table, &mut plan, &mut known, row, false),
                column => mend(&mut table, &mut plan, &mut known, row, column, text),
            };
            prop_assert_eq!(&plan, &planned(&table));
        }
    }
}
