//! A list written for a spreadsheet: the rows that failed, to be mended there and brought in again.

use super::layout::Separator;

/// Writes rows as CSV that Excel opens: UTF-8 with a byte order mark, CR LF, every cell in quotes, and no cell that a
/// spreadsheet would take for a formula (`storage-and-sync.md` 5.7, P24). Reading it gives the same cells.
pub fn write<'a, R, C>(rows: R) -> String
where
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item = &'a str>,
{
    let mut text = String::from("\u{feff}");
    let separator = char::from(Separator::Comma.byte());
    for row in rows {
        for (index, cell) in row.into_iter().enumerate() {
            if index > 0 {
                text.push(separator);
            }
            text.push('"');
            if risky(cell) {
                text.push('\'');
            }
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        }
        text.push_str("\r\n");
    }
    text
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
