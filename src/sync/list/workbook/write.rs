//! Writes a workbook: days are days, amounts are numbers, everything else is text and is never run.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::super::ledger::{Cell, Ledger};
use super::WorkbookFault;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::i18n::format::{plain_amount, plain_quantity};

/// As many digits of a number a spreadsheet keeps; an amount with more is written as text.
const DIGITS: usize = 15;
/// How wide a column is at least and at most, in letters.
const WIDTHS: (u32, u32) = (8, 40);
/// So many rows say how wide a column is.
const LOOKED_AT: usize = 200;

/// The forms of cells.
struct Forms {
    heading: Format,
    text: Format,
    day: Format,
    count: Format,
    quantity: Format,
    share: Format,
}

/// A workbook of one sheet: headings in bold that stay in view, with a filter.
///
/// # Errors
/// [`WorkbookFault::LongText`] and [`WorkbookFault::Unwritable`].
pub fn write(ledger: &Ledger) -> Result<Vec<u8>, WorkbookFault> {
    let mut workbook = Workbook::new();
    if let Some(made) = ledger.made_on.and_then(day_of) {
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    }
    let forms = Forms {
        heading: Format::new().set_bold(),
        // the form "text" keeps a code a text when the cell is edited
        text: Format::new().set_num_format("@"),
        day: Format::new().set_num_format("yyyy-mm-dd"),
        count: Format::new().set_num_format("0"),
        quantity: Format::new().set_num_format("#,##0.###"),
        share: Format::new().set_num_format("0.####%"),
    };
    fill(workbook.add_worksheet(), ledger, &forms)?;
    workbook.save_to_buffer().map_err(|_| WorkbookFault::Unwritable)
}

fn fill(sheet: &mut Worksheet, ledger: &Ledger, forms: &Forms) -> Result<(), WorkbookFault> {
    let unwritable = |_: XlsxError| WorkbookFault::Unwritable;
    sheet.set_name(&ledger.sheet).map_err(unwritable)?;
    for (column, heading) in (0_u16..).zip(&ledger.headings) {
        sheet.write_string_with_format(0, column, heading, &forms.heading).map_err(unwritable)?;
        sheet.set_column_width(column, width(ledger, usize::from(column))).map_err(unwritable)?;
    }
    for (index, cells) in (1_u32..).zip(&ledger.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            put(sheet, (index, column), cell, forms).map_err(|fault| {
                let row = usize::try_from(index).unwrap_or(usize::MAX);
                let long = matches!(fault, XlsxError::MaxStringLengthExceeded);
                if long { WorkbookFault::LongText { row } } else { WorkbookFault::Unwritable }
            })?;
        }
    }
    sheet.set_freeze_panes(1, 0).map_err(unwritable)?;
    let last_row = u32::try_from(ledger.rows.len()).map_err(|_| WorkbookFault::Unwritable)?;
    if let Some(last) = ledger.headings.len().checked_sub(1).and_then(|last| u16::try_from(last).ok()) {
        sheet.autofilter(0, 0, last_row, last).map_err(unwritable)?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, forms: &Forms) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(_) => {
            sheet.write_string_with_format(row, column, cell.in_workbook(), &forms.text)?;
        }
        Cell::Day(day) => match day_of(*day) {
            Some(moment) => {
                sheet.write_datetime_with_format(row, column, &moment, &forms.day)?;
            }
            None => {
                sheet.write_string_with_format(row, column, cell.text(), &forms.text)?;
            }
        },
        Cell::Amount(amount) => {
            put_number(sheet, (row, column), &plain_amount(*amount), &amount_form(*amount), cell, forms)?;
        }
        Cell::Count(count) => put_number(sheet, (row, column), &count.to_string(), &forms.count, cell, forms)?,
        Cell::Quantity(quantity) => {
            put_number(sheet, (row, column), &plain_quantity(*quantity), &forms.quantity, cell, forms)?;
        }
        Cell::Share(share) => {
            put_number(sheet, (row, column), &fraction(share.0), &forms.share, cell, forms)?;
        }
    }
    Ok(())
}

/// A number where a spreadsheet keeps all its digits, else its text.
fn put_number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    decimal: &str,
    form: &Format,
    cell: &Cell,
    forms: &Forms,
) -> Result<(), XlsxError> {
    match number_of(decimal) {
        Some(number) => sheet.write_number_with_format(row, column, number, form)?,
        None => sheet.write_string_with_format(row, column, cell.text(), &forms.text)?,
    };
    Ok(())
}

/// Parts per million as a decimal fraction: 130 000 is `0.130000`.
fn fraction(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let digits = millionths.unsigned_abs();
    format!("{sign}{}.{:06}", digits / 1_000_000, digits % 1_000_000)
}

/// The number nearest to a decimal: with fifteen digits and fewer it reads back as exactly the same one.
fn number_of(decimal: &str) -> Option<f64> {
    let digits = decimal.bytes().filter(u8::is_ascii_digit).count();
    if digits > DIGITS { None } else { decimal.parse().ok() }
}

fn amount_form(amount: Money) -> Format {
    let decimals = usize::from(amount.currency.exponent());
    let point = if decimals == 0 { "" } else { "." };
    Format::new().set_num_format(format!("#,##0{point}{}", "0".repeat(decimals)))
}

/// The day as a spreadsheet has it: from 1900 on, and without the days before March, which it counts wrongly.
fn day_of(day: Date) -> Option<ExcelDateTime> {
    if (day.year(), day.month()) < (1900, 3) {
        return None;
    }
    let (year, month) = (u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?);
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}

/// How wide a column has to be, in letters: one of Chinese takes the room of two.
fn width(ledger: &Ledger, column: usize) -> u32 {
    let wide = |text: &str| -> u32 { text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() };
    let cells = ledger.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(column)).map(|cell| wide(&cell.text()));
    let heading = ledger.headings.get(column).map_or(0, |heading| wide(heading));
    // room for the button of the filter
    let widest = cells.chain([heading.saturating_add(2)]).max().unwrap_or(0);
    widest.saturating_add(1).clamp(WIDTHS.0, WIDTHS.1)
}
