//! Reads a workbook, cell by cell: no sheet is laid out as a rectangle, as a single cell far away would make that vast.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use super::super::layout::LOOKED_AT;
use super::super::table::{MAX_COLUMNS, MAX_ROWS, Record};
use super::cell::text;
use super::measure::measure;
use super::merged::fill_down;
use super::{MAX_TEXT, MAX_UNPACKED, Sheet, WorkbookFault};

/// The sheets with something in them, in their order. Rows, columns and cells past a limit are cut off just behind it, so
/// that [`Table::of`](super::super::table::Table::of) says which limit it was.
///
/// # Errors
/// [`WorkbookFault`].
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookFault> {
    measure(bytes, MAX_UNPACKED)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|fault| fault_of(&fault))?;
    let mut budget = MAX_TEXT;
    let mut sheets = Vec::new();
    for sheet in workbook.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut rows = rows_of(&mut workbook, &sheet.name, &mut budget)?;
        if rows.is_empty() {
            continue;
        }
        let regions = workbook.merge_cells_by_sheet_name(&sheet.name).map_err(|fault| fault_of(&fault))?;
        fill_down(&mut rows, &regions, &mut budget).ok_or(WorkbookFault::TooMuchText { limit: MAX_TEXT })?;
        sheets.push(Sheet { name: sheet.name, hidden: sheet.visible != SheetVisible::Visible, records: records(rows) });
    }
    if sheets.is_empty() { Err(WorkbookFault::Empty) } else { Ok(sheets) }
}

fn rows_of(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    budget: &mut usize,
) -> Result<BTreeMap<u32, Vec<String>>, WorkbookFault> {
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // a sheet of a chart, or one that is named and not there
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => return Ok(BTreeMap::new()),
        Err(fault) => return Err(fault_of(&fault)),
    };
    let formats: Vec<String> = cells.styles().iter().map(format_of).collect();
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|fault| fault_of(&fault))? {
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        let text = text(cell.get_value(), formats.get(style).map_or("", String::as_str));
        if text.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if rows.len() > MAX_ROWS.saturating_add(LOOKED_AT) && !rows.contains_key(&row) {
            break;
        }
        let at = usize::try_from(column).unwrap_or(MAX_COLUMNS).min(MAX_COLUMNS);
        let cells = rows.entry(row).or_default();
        let new = at.saturating_add(1).saturating_sub(cells.len());
        // as much as the row would take as text with separators
        *budget =
            budget.checked_sub(text.len().saturating_add(new)).ok_or(WorkbookFault::TooMuchText { limit: MAX_TEXT })?;
        if new > 0 {
            cells.resize(at.saturating_add(1), String::new());
        }
        if let Some(place) = cells.get_mut(at) {
            *place = text;
        }
    }
    Ok(rows)
}

/// The rows in their order. Those above and among the first are there even if blank, so that the row of the headings has
/// the number that the spreadsheet gives it.
fn records(mut rows: BTreeMap<u32, Vec<String>>) -> Vec<Record> {
    let first = rows.keys().next_back().copied().unwrap_or(0).min(u32::try_from(LOOKED_AT).unwrap_or(0));
    for row in 0..first {
        rows.entry(row).or_default();
    }
    rows.into_iter()
        .map(|(row, cells)| Record { line: usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1), cells })
        .collect()
}

fn format_of(style: &Style) -> String {
    style.number_format.as_ref().map(|format| format.format_code.clone()).unwrap_or_default()
}

fn fault_of(fault: &XlsxError) -> WorkbookFault {
    if matches!(fault, XlsxError::Password) { WorkbookFault::Locked } else { WorkbookFault::Damaged }
}
