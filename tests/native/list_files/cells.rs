//! Cells as spreadsheets store them, and the text that a person sees.

use counterpart::sync::list::form::{Form, form};
use counterpart::sync::list::layout::{HeadingRow, Layout, Separator};
use counterpart::sync::list::table::{MAX_CELL, MAX_COLUMNS, MAX_ROWS, Table, TableFault};
use counterpart::sync::list::workbook::{MAX_TEXT, Sheet, WorkbookFault, proposed, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::zipped::{cell, workbook};
use super::{planned, table_of};

/// The cells of the first row of a sheet that `fill` fills.
fn shown(fill: impl FnOnce(&mut Worksheet)) -> Vec<String> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    read(&workbook.save_to_buffer().unwrap()).unwrap()[0].records[0].cells.clone()
}

fn number(number: f64, form: &str) -> String {
    shown(|sheet| {
        sheet.write_number_with_format(0, 0, number, &Format::new().set_num_format(form)).unwrap();
    })
    .remove(0)
}

#[test]
fn numbers_are_shown_without_what_binary_fractions_add() {
    for (stored, text) in [
        (0.0, "0"),
        (1.0, "1"),
        (-1.0, "-1"),
        (57_411.98, "57411.98"),
        (57_411.98 + 1e-11, "57411.98"),
        (0.1 + 0.2, "0.3"),
        (-0.07, "-0.07"),
        (1e-5, "0.00001"),
        (100.0, "100"),
        (13_866_201_164.0, "13866201164"),
        (123_456_789_012_345.0, "123456789012345"),
        (6_222_021_001_001_234.0, "6222021001001234"),
        (6_222_021_001_001_230.0, "6.22202100100123E+15"),
        (622_202_100_100_123_456.0, "6.22202100100123E+17"),
        (1e300, "1E+300"),
        (1e-300, "1E-300"),
    ] {
        assert_eq!(number(stored, "General"), text);
    }
}

#[test]
fn a_number_keeps_what_its_format_says() {
    assert_eq!(number(0.13, "0%"), "13%");
    assert_eq!(number(0.075, "0.00%"), "7.5%");
    assert_eq!(number(0.13, "0.00\"%\""), "0.13", "a quoted sign is a word");
    assert_eq!(number(23.0, "000000"), "000023", "a code keeps its zeros in front");
    assert_eq!(number(1_234_567.5, "#,##0.00"), "1234567.5");
    assert_eq!(number(-5.0, "000000"), "-5");
}

#[test]
fn text_booleans_and_errors_stay_what_they_are() {
    let cells = shown(|sheet| {
        sheet.write_string(0, 0, "0012").unwrap();
        sheet.write_string(0, 1, "１３８００").unwrap();
        sheet.write_boolean(0, 2, true).unwrap();
        sheet.write_boolean(0, 3, false).unwrap();
        sheet.write_formula(0, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_formula(0, 5, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_string(0, 6, "two\nlines").unwrap();
        sheet.write_string(0, 7, "𠮷 😀 <&>").unwrap();
        sheet.write_string(0, 8, "=1+1").unwrap();
    });
    assert_eq!(cells, ["0012", "１３８００", "TRUE", "FALSE", "#DIV/0!", "2", "two\nlines", "𠮷 😀 <&>", "=1+1"]);
    let error = workbook(r#"<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>"#, "", &[]);
    assert_eq!(read(&error).unwrap()[0].records[0].cells, ["#N/A"]);
}

#[test]
fn days_are_written_as_days_whatever_their_form() {
    let moment = |form: &str, moment: ExcelDateTime| {
        shown(|sheet| {
            sheet.write_datetime_with_format(0, 0, &moment, &Format::new().set_num_format(form)).unwrap();
        })
        .remove(0)
    };
    let day = |year, month, day| ExcelDateTime::from_ymd(year, month, day).unwrap();
    for form in ["yyyy-mm-dd", "m/d/yyyy", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "[$-F800]dddd, mmmm dd, yyyy"] {
        assert_eq!(moment(form, day(2026, 3, 31)), "2026-03-31", "{form}");
    }
    assert_eq!(moment("yyyy-mm-dd", day(2024, 2, 29)), "2024-02-29");
    assert_eq!(moment("yyyy-mm-dd hh:mm", day(2026, 3, 31).and_hms(8, 30, 0).unwrap()), "2026-03-31 08:30:00");
    assert_eq!(number(0.354_166_666_666_667, "hh:mm"), "08:30:00");
    assert_eq!(number(1.5, "[h]:mm:ss"), "36:00:00");
    assert_eq!(number(13_866_201_164.0, "yyyy-mm-dd"), "13866201164", "a telephone number in the form of a date");
    assert_eq!(number(-1.0, "yyyy-mm-dd"), "-1");
    // the built-in forms have no code of their own in the file, and in China they are other ones
    let styles = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="57" applyNumberFormat="1"/></cellXfs></styleSheet>"#;
    let built_in =
        workbook(r#"<row r="1"><c r="A1" s="1"><v>46112</v></c></row>"#, "", &[("xl/styles.xml", styles.as_bytes())]);
    assert_eq!(read(&built_in).unwrap()[0].records[0].cells, ["2026-03-31"]);
}

#[test]
fn a_merged_cell_counts_for_every_row_it_covers() {
    let rows = [
        ["名称", "联系方式", ""],
        ["", "联系人", "电话"],
        ["甲有限公司", "王伟", "13800000001"],
        ["", "李芳", "13800000002"],
    ]
    .iter()
    .enumerate()
    .map(|(row, cells)| {
        let cells: String = cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| cell(&format!("{}{}", ["A", "B", "C"][column], row + 1), text))
            .collect();
        format!("<row r=\"{}\">{cells}</row>", row + 1)
    })
    .collect::<Vec<_>>()
    .concat();
    let merged = r#"<mergeCells count="3"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="A3:A4"/></mergeCells>"#;
    let table = table_of(&read(&workbook(&rows, merged, &[])).unwrap()[0]);
    assert_eq!(table.headings, ["名称", "联系人", "电话"], "headings in two rows");
    let plan = planned(&table);
    assert_eq!((plan.good.len(), plan.bad.len(), plan.duplicates.len()), (1, 0, 1));
    assert_eq!(plan.duplicates[0].candidate.name, "甲有限公司");
}

#[test]
fn rows_have_the_numbers_of_the_spreadsheet_and_a_cell_far_away_makes_no_rectangle() {
    let rows = format!(
        r#"<row r="3">{}{}</row><row r="5">{}</row><row r="1048576">{}</row>"#,
        cell("A3", "name"),
        cell("B3", "phone"),
        cell("A5", "甲有限公司"),
        cell("A1048576", "乙有限公司"),
    );
    let sheets = read(&workbook(&rows, "", &[])).unwrap();
    assert_eq!(sheets[0].filled_rows(), 3);
    let table = table_of(&sheets[0]);
    assert_eq!(table.layout.headings, HeadingRow::Record(2), "row 3");
    let found: Vec<(usize, usize)> = table.rows.iter().map(|row| (row.row, row.line)).collect();
    assert_eq!(found, [(2, 5), (1_048_573, 1_048_576)]);
}

#[test]
fn the_sheet_with_the_most_rows_is_proposed_unless_it_is_hidden() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("空").unwrap();
    for (name, rows, hidden) in [("小", 2, false), ("大", 5, false), ("藏", 9, true)] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(hidden);
        for row in 0..rows {
            sheet.write_string(row, 0, "x").unwrap();
        }
    }
    let sheets = read(&workbook.save_to_buffer().unwrap()).unwrap();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["小", "大", "藏"], "a sheet with nothing in it is left out");
    assert_eq!(proposed(&sheets), 1);
    assert_eq!(proposed(&[Sheet { hidden: true, ..sheets[2].clone() }]), 0);
}

#[test]
fn what_is_too_much_for_a_table_is_too_much_in_a_workbook() {
    let table = |bytes: &[u8]| {
        let sheets = read(bytes)?;
        Ok::<_, WorkbookFault>(
            Table::of(&sheets[0].records, Layout { separator: Separator::Comma, headings: HeadingRow::Record(0) })
                .map(|table| table.rows.len()),
        )
    };
    let heading = format!("<row r=\"1\">{}</row>", cell("A1", "name"));
    let wide = workbook(&format!("{heading}<row r=\"2\">{}</row>", cell("XFD2", "x")), "", &[]);
    assert_eq!(form(&wide), Ok(Form::Workbook));
    assert_eq!(table(&wide), Ok(Err(TableFault::TooManyColumns { line: 2, limit: MAX_COLUMNS })));
    let long = workbook(&format!("{heading}<row r=\"2\">{}</row>", cell("A2", &"x".repeat(MAX_CELL + 1))), "", &[]);
    assert_eq!(table(&long), Ok(Err(TableFault::CellTooLong { line: 2, limit: MAX_CELL })));
    assert_eq!(table(&workbook(&heading, "", &[])), Ok(Err(TableFault::NoRows)));
    let rows = |count: usize| -> String {
        let row = |row: usize| format!("<row r=\"{0}\"><c r=\"A{0}\"><v>1</v></c></row>", row + 2);
        (0..count).map(row).collect::<Vec<_>>().concat()
    };
    assert_eq!(table(&workbook(&format!("{heading}{}", rows(MAX_ROWS)), "", &[])), Ok(Ok(MAX_ROWS)));
    for more in [1, 1_000] {
        let many = workbook(&format!("{heading}{}", rows(MAX_ROWS + more)), "", &[]);
        assert_eq!(table(&many), Ok(Err(TableFault::TooManyRows { limit: MAX_ROWS })));
    }
    // one text of 64 KiB that a thousand and some cells share
    let shared = format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>"#,
        "x".repeat(MAX_CELL)
    );
    let rows = (1..=MAX_TEXT / MAX_CELL + 1)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect::<Vec<_>>()
        .concat();
    let swollen = workbook(&rows, "", &[("xl/sharedStrings.xml", shared.as_bytes())]);
    assert_eq!(table(&swollen), Err(WorkbookFault::TooMuchText { limit: MAX_TEXT }));
}
