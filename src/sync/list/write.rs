//! A list written as text for a spreadsheet.

use super::layout::Separator;
use super::ledger::{Cell, Ledger};

/// Writes rows as CSV that Excel opens: UTF-8 with a byte order mark, CR LF, every cell in quotes, and no cell that a
/// spreadsheet would take for a formula (`storage-and-sync.md` 5.7, P24). Reading it gives the same cells.
pub fn write<'a, R, C>(rows: R) -> String
where
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item = &'a str>,
{
    let mut text = String::from("\u{feff}");
    for row in rows {
        put_row(&mut text, row.into_iter().map(|cell| (cell, risky(cell))));
    }
    text
}

/// The same of a table with typed cells: an amount below nothing is a number that we wrote ourselves, and stays one.
pub fn write_table(table: &Ledger) -> String {
    let mut text = write_headings(&table.headings);
    write_rows(&mut text, &table.rows);
    text
}

/// The beginning of a table with typed cells.
pub fn write_headings(headings: &[String]) -> String {
    let mut text = String::from("\u{feff}");
    put_row(&mut text, headings.iter().map(|heading| (heading.as_str(), risky(heading))));
    text
}

/// The next rows of it.
pub fn write_rows(text: &mut String, rows: &[Vec<Cell>]) {
    for row in rows {
        let cells: Vec<(String, bool)> = row
            .iter()
            .map(|cell| {
                let words = cell.text();
                let guarded = matches!(cell, Cell::Text(_)) && risky(&words);
                (words, guarded)
            })
            .collect();
        put_row(text, cells.iter().map(|(words, guarded)| (words.as_str(), *guarded)));
    }
}

fn put_row<'a>(text: &mut String, cells: impl Iterator<Item = (&'a str, bool)>) {
    let separator = char::from(Separator::Comma.byte());
    for (index, (cell, guarded)) in cells.enumerate() {
        if index > 0 {
            text.push(separator);
        }
        text.push('"');
        if guarded {
            text.push('\'');
        }
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}

/// Takes the guard away that [`write`] or a spreadsheet put before a cell; other text stays as it is.
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| risky(rest)).unwrap_or(cell)
}

/// Whether a spreadsheet could run the cell (OWASP CSV Injection), or reading it back would take a guard away that is its own.
pub fn risky(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}
