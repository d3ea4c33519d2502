//! The sample files. Their counts were taken from the files with another program.

use counterpart::domain::money::Currency;
use counterpart::domain::own_field::OwnFields;
use counterpart::sync::list::columns;
use counterpart::sync::list::encoding::Encoding;
use counterpart::sync::list::fault::{Reason, RowFault};
use counterpart::sync::list::form::{Form, form};
use counterpart::sync::list::layout::{HeadingRow, guess};
use counterpart::sync::list::plan::plan;
use counterpart::sync::list::sameness::{By, Certainty, SameAs};
use counterpart::sync::list::table::Table;
use counterpart::sync::list::workbook::{proposed, read};

use super::{card_table, decode, entered, planned, table_of};

const CSV: &[u8] = include_bytes!("../../data/customers-gb18030.csv");
const WORKBOOK: &[u8] = include_bytes!("../../data/customers.xlsx");
const CARDS: &[u8] = include_bytes!("../../data/contacts.vcf");

#[test]
fn the_workbook_holds_two_sheets_of_which_the_list_is_proposed() {
    assert_eq!(form(WORKBOOK), Ok(Form::Workbook));
    let sheets = read(WORKBOOK).unwrap();
    let found: Vec<(&str, bool, usize)> =
        sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden, sheet.filled_rows())).collect();
    assert_eq!(found, [("客户台账", false, 502), ("说明", false, 1)]);
    assert_eq!(proposed(&sheets), 0);
}

#[test]
fn the_workbook_comes_in_with_its_five_bad_rows_and_sixteen_duplicates_as_the_csv_does() {
    let sheets = read(WORKBOOK).unwrap();
    let table = table_of(&sheets[0]);
    assert_eq!(table.layout.headings, HeadingRow::Record(1));
    assert_eq!(table.titles, [["客户台账"]], "a title merged over the whole width");
    assert_eq!(table.rows.len(), 500);
    assert_eq!((table.rows[0].row, table.rows[0].line), (1, 3));
    assert_eq!((table.rows[201].row, table.rows[201].line), (202, 204), "a line break in a cell is no row of a sheet");

    let of_workbook = planned(&table);
    assert_eq!((of_workbook.good.len(), of_workbook.bad.len(), of_workbook.duplicates.len()), (479, 5, 16));
    let bad: Vec<usize> = of_workbook.bad.iter().map(|bad| bad.row).collect();
    assert_eq!(bad, [51, 78, 89, 100, 141]);
    assert_eq!(
        of_workbook.bad[3].faults,
        [RowFault::Cell {
            field: columns::Field::Since,
            column: 8,
            raw: "2025-02-30".to_owned(),
            reason: Reason::NoSuchDay
        }]
    );

    let text = decode("gb18030", CSV).unwrap();
    let mut of_csv = planned(&Table::read(&text, guess(&text)).unwrap());
    // of the same cells the same comes, but for the line in the file
    for (ours, theirs) in of_csv.good.iter_mut().zip(&of_workbook.good) {
        ours.line = theirs.line;
    }
    assert_eq!(of_workbook.good, of_csv.good);
    let signs = |plan: &counterpart::sync::list::plan::ListPlan| -> Vec<(usize, SameAs, By, Certainty)> {
        plan.duplicates.iter().map(|it| (it.row, it.of, it.by, it.certainty)).collect()
    };
    assert_eq!(signs(&of_workbook), signs(&of_csv));
    assert_eq!(signs(&of_workbook)[1], (121, SameAs::Row(8), By::Name, Certainty::Exact));
}

#[test]
fn the_forty_cards_come_in_as_thirty_nine_customers_and_one_duplicate() {
    assert_eq!(form(CARDS), Ok(Form::Cards(Encoding::Utf8)));
    let (table, mapping) = card_table(CARDS, Encoding::Utf8);
    assert_eq!(columns::propose(&table.headings), mapping, "the headings name what the columns hold");
    let plan = plan(&table, &mapping, &[], &[], Currency::CNY, &OwnFields::default()).unwrap();
    assert_eq!((plan.good.len(), plan.bad.len(), plan.duplicates.len()), (39, 0, 1));
    let same = &plan.duplicates[0];
    assert_eq!((same.row, same.of, same.by, same.certainty), (30, SameAs::Row(3), By::Name, Certainty::Exact));

    let row = |n: usize| plan.good.iter().find(|candidate| candidate.row == n).unwrap();
    assert_eq!((row(1).name.as_str(), row(1).line), ("青岛启航食品股份有限公司", 1));
    assert_eq!((row(1).contact.name.as_str(), row(1).contact.title.as_str()), ("吕洋", "采购"));
    assert_eq!(row(2).line, 8);
    assert_eq!((row(2).contact.name.as_str(), row(2).contact.mobile.as_str()), ("钱桂杰", "+86 18966088844"));
    assert_eq!((row(3).email.as_str(), row(1).email.as_str()), ("c2@example.cn", ""));
    assert_eq!(row(26).name, "青岛天成物流（集团）有限公司", "a blank behind the name is dropped");
    let narrowed: Vec<&str> = plan
        .good
        .iter()
        .map(|candidate| candidate.contact.mobile.as_str())
        .filter(|mobile| ["13021054260", "18414585841", "18302123100"].contains(mobile))
        .collect();
    assert_eq!(narrowed, ["13021054260", "18414585841", "18302123100"], "full-width digits are narrowed");

    let (customers, contacts) = entered(&plan);
    assert_eq!((customers.len(), contacts.len()), (39, 40), "the duplicate adds its person to the firm");
}
