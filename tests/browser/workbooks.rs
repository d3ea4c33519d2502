//! Workbooks written and read by the program for the browser: its libraries find no clock and no threads there.

use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::money::Money;
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::layout::guess_headings;
use counterpart::sync::list::ledger::Ledger;
use counterpart::sync::list::table::Table;
use counterpart::sync::list::workbook::{WorkbookFault, read, write};
use wasm_bindgen_test::wasm_bindgen_test;

fn customers() -> Vec<Customer> {
    let day = Date::new(2026, 5, 20).expect("a date");
    let mut customers = counterpart::demo::many(3, 200, day).expect("a book").customers;
    for (n, customer) in (0_i64..).zip(&mut customers) {
        customer.credit_limit = Some(Money::cny(n * 123_457 + 1));
        customer.since = day.plus_days(-n).ok();
    }
    customers
}

fn ledger(made_on: Option<Date>) -> Ledger {
    Ledger::of(
        customers().iter().map(|it| (it, None)),
        "S",
        made_on,
        |_| String::new(),
        |word| Text::new(Locale::En).list_word(word),
    )
}

#[wasm_bindgen_test]
fn a_workbook_made_in_the_browser_reads_back_the_same_there() {
    // without a day the library asks the clock of the browser
    for made_on in [Date::new(2026, 5, 20).ok(), None] {
        let ledger = ledger(made_on);
        let sheets = read(&write(&ledger).expect("a workbook")).expect("sheets");
        assert_eq!(sheets.len(), 1);
        let records = &sheets[0].records;
        let layout = guess_headings(records.iter().map(|record| record.cells.iter().map(String::as_str)));
        let table = Table::of(records, layout).expect("a table");
        assert_eq!(table.rows.len(), 200);
        for (row, cells) in table.rows.iter().zip(&ledger.texts()[1..]) {
            for (column, text) in cells.iter().enumerate() {
                // an amount is a number there: what ends it in zeros is its form
                let read = row.cell(column);
                let same = read == text || text.trim_end_matches('0').trim_end_matches('.') == read;
                assert!(same, "row {} column {column}: {read} and {text}", row.row);
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_damaged_workbook_is_refused_in_the_browser_too() {
    let bytes = write(&ledger(None)).expect("a workbook");
    assert_eq!(read(&bytes[..bytes.len() / 2]), Err(WorkbookFault::Damaged));
}
