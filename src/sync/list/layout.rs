//! How a list is laid out: what stands between the cells, and in which row the headings are.

use serde::{Deserialize, Serialize};

use super::columns;

/// How many records at the top are looked at to find the layout.
pub(super) const LOOKED_AT: usize = 60;
/// The headings stand in one of so many first records.
const TITLES: usize = 20;

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    /// `,`
    #[default]
    Comma,
    /// `;`
    Semicolon,
    /// Tab.
    Tab,
}

impl Separator {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    /// The byte that is written.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// Where the headings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadingRow {
    /// In the record of this index, from 0; the records above are titles.
    Record(usize),
    /// There is none: the first record is a row already.
    Absent,
}

/// How a list is laid out; guessed, and open to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Layout {
    /// Between the cells.
    pub separator: Separator,
    /// Where the headings are.
    pub headings: HeadingRow,
}

/// What speaks for a layout, the weightiest first: recognised headings, then rows of the same width, then the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Evidence {
    recognised: usize,
    even_rows: usize,
    width: usize,
}

/// How many different columns of the list at hand a record names.
pub type Recognise<'a> = &'a dyn Fn(&[&str]) -> usize;

fn customers(cells: &[&str]) -> usize {
    columns::recognised(cells.iter().copied())
}

/// Guesses the layout of a list of customers, as [`guess_by`].
pub fn guess(text: &str) -> Layout {
    guess_by(text, &customers)
}

/// Guesses in which of the rows of a sheet of customers the headings stand, as [`guess_headings_by`].
pub fn guess_headings<'a, R>(rows: impl IntoIterator<Item = R>) -> Layout
where
    R: IntoIterator<Item = &'a str>,
{
    guess_headings_by(rows, &customers)
}

/// Guesses the layout: the separator under which most headings are recognised, and the row in which they stand.
/// With no heading recognised, the first row as wide as the list is taken for the headings.
pub fn guess_by(text: &str, recognise: Recognise<'_>) -> Layout {
    let mut best: Option<(Evidence, Layout)> = None;
    for separator in Separator::ALL {
        let (evidence, headings) = weigh(text, separator, recognise);
        if best.is_none_or(|(known, _)| evidence > known) {
            best = Some((evidence, Layout { separator, headings }));
        }
    }
    best.map_or(Layout { separator: Separator::Comma, headings: HeadingRow::Record(0) }, |(_, layout)| layout)
}

/// Guesses in which of the rows of a sheet the headings stand. There is nothing between its cells.
pub fn guess_headings_by<'a, R>(rows: impl IntoIterator<Item = R>, recognise: Recognise<'_>) -> Layout
where
    R: IntoIterator<Item = &'a str>,
{
    let looked_at: Vec<Vec<&str>> = rows.into_iter().take(LOOKED_AT).map(|row| row.into_iter().collect()).collect();
    Layout { separator: Separator::default(), headings: weigh_rows(&looked_at, recognise).1 }
}

fn weigh(text: &str, separator: Separator, recognise: Recognise<'_>) -> (Evidence, HeadingRow) {
    let records: Vec<csv::StringRecord> =
        reader(text, separator).into_records().take(LOOKED_AT).map_while(Result::ok).collect();
    let rows: Vec<Vec<&str>> = records.iter().map(|record| record.iter().collect()).collect();
    weigh_rows(&rows, recognise)
}

fn weigh_rows(rows: &[Vec<&str>], recognise: Recognise<'_>) -> (Evidence, HeadingRow) {
    let widths: Vec<usize> = rows.iter().map(|row| filled(row)).collect();
    let width = common_width(&widths);
    let even_rows = if width > 1 { widths.iter().filter(|w| **w == width).count() } else { 0 };
    let mut recognised = 0;
    let mut row = widths.iter().position(|filled| *filled == width).unwrap_or(0);
    for (index, cells) in rows.iter().enumerate().take(TITLES) {
        let found = recognise(cells);
        if found > recognised {
            recognised = found;
            row = index;
        }
    }
    (Evidence { recognised, even_rows, width }, HeadingRow::Record(row))
}

/// Cells up to the last one that is filled.
fn filled(cells: &[&str]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last.saturating_add(1))
}

/// The width most filled rows have; of equally frequent ones the wider.
fn common_width(widths: &[usize]) -> usize {
    let mut sorted: Vec<usize> = widths.iter().copied().filter(|width| *width > 0).collect();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).and_then(<[usize]>::first).copied().unwrap_or(0)
}

/// The reader of a text with this separator: rows may have different widths.
pub(super) fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(text.strip_prefix('\u{feff}').unwrap_or(text).as_bytes())
}
