//! A file of rows that is open: what it holds, the table it is read as, what a person mended in it, and whose turn it is. What the
//! rows mean is left to the list that they belong to.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::content::{Content, Found, decode};
use super::{Encoding, FRAME, HeadingRow, How, Layout, Refusal, Separator, Source, Stage, Work};
use crate::sync::list::encoding::unreadable;
use crate::sync::list::layout::{Recognise, guess_by, guess_headings_by};
use crate::sync::list::mends::Mends;
use crate::sync::list::table::{Table, TableFault};
use crate::sync::list::workbook::Sheet;

/// How a file is to be read; what is not said is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::state) enum Wish {
    /// As text.
    Text(Encoding, Option<Layout>),
    /// As this sheet.
    Sheet(usize, Option<HeadingRow>),
}

impl Wish {
    /// As it was found to be; nothing for contact cards, which have no rows.
    pub(in crate::state) const fn first(found: Found) -> Option<Self> {
        match found {
            Found::Text(encoding) => Some(Self::Text(encoding, None)),
            Found::Workbook(sheet) => Some(Self::Sheet(sheet, None)),
            Found::Cards(_) => None,
        }
    }

    /// The same bytes in another encoding.
    pub(in crate::state) const fn in_encoding(how: &How, encoding: Encoding) -> Option<Self> {
        match how {
            How::Text { layout, .. } => Some(Self::Text(encoding, Some(*layout))),
            How::Sheet { .. } | How::Cards { .. } => None,
        }
    }

    /// The same text with another separator.
    pub(in crate::state) fn parted_at(how: &How, separator: Separator) -> Option<Self> {
        match how {
            How::Text { encoding, layout } => Some(Self::Text(*encoding, Some(Layout { separator, ..*layout }))),
            How::Sheet { .. } | How::Cards { .. } => None,
        }
    }

    /// With another row for the headings.
    pub(in crate::state) fn headed_at(how: &How, headings: HeadingRow) -> Option<Self> {
        match how {
            How::Text { encoding, layout } => Some(Self::Text(*encoding, Some(Layout { headings, ..*layout }))),
            How::Sheet { sheet, .. } => Some(Self::Sheet(*sheet, Some(headings))),
            How::Cards { .. } => None,
        }
    }

    /// Another sheet of the workbook.
    pub(in crate::state) const fn of_sheet(how: &How, sheet: usize) -> Option<Self> {
        match how {
            How::Sheet { .. } => Some(Self::Sheet(sheet, None)),
            How::Text { .. } | How::Cards { .. } => None,
        }
    }
}

/// A row that was bad at first, as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MendedRow<Fault> {
    /// The line in the file.
    pub line: usize,
    /// Its cells, mended ones as they were mended.
    pub cells: Vec<String>,
    /// What is wrong with it; nothing once it is mended.
    pub faults: Vec<Fault>,
    /// Whether the person leaves it out.
    pub left_out: bool,
}

/// What is kept aside, unwatched.
#[derive(Default)]
struct Held {
    content: Content,
    table: Option<Table>,
    mends: Mends,
    turn: u64,
    edition: u32,
}

/// The open file.
#[derive(Clone, Copy)]
pub(in crate::state) struct OpenFile {
    /// Where it stands.
    pub(in crate::state) stage: RwSignal<Stage>,
    /// What is being done.
    pub(in crate::state) work: RwSignal<Work>,
    /// The rows that were bad at first, or left out: they stay where they are while they are mended.
    pub(in crate::state) to_mend: RwSignal<Arc<[usize]>>,
    held: StoredValue<Held, LocalStorage>,
}

impl OpenFile {
    /// Nothing yet.
    pub(in crate::state) fn none() -> Self {
        Self {
            stage: RwSignal::new(Stage::Waiting),
            work: RwSignal::new(Work::Idle),
            to_mend: RwSignal::new(Arc::default()),
            held: StoredValue::new_local(Held::default()),
        }
    }

    /// Takes a turn: what was begun before stops at its next step. Nothing begins while rows are being written.
    pub(in crate::state) fn begin(self, work: Work) -> Option<u64> {
        if self.work.get_untracked() == Work::Writing {
            return None;
        }
        self.work.set(work);
        self.held.try_update_value(|held| {
            held.turn = held.turn.wrapping_add(1);
            held.turn
        })
    }

    /// Whether the page is still there and nothing newer was begun.
    pub(in crate::state) fn goes_on(self, turn: u64) -> bool {
        self.held.try_with_value(|held| held.turn == turn).unwrap_or(false)
    }

    /// Lets the browser draw; then whether to go on.
    pub(in crate::state) async fn pause(self, turn: u64) -> bool {
        TimeoutFuture::new(FRAME).await;
        self.goes_on(turn)
    }

    /// What was read, if anything was; the reader follows it.
    pub(in crate::state) fn source(self) -> Option<Arc<Source>> {
        self.stage.with(|stage| match stage {
            Stage::Read(source) => Some(Arc::clone(source)),
            Stage::Waiting | Stage::Refused(..) => None,
        })
    }

    /// The file of this name is not taken.
    pub(in crate::state) fn refuse(self, name: String, why: Refusal) {
        self.held.update_value(|held| {
            held.content = Content::Nothing;
            held.table = None;
        });
        self.stage.set(Stage::Refused(name, why));
        self.work.set(Work::Idle);
    }

    /// Holds another content: what was mended belonged to the one before.
    pub(in crate::state) fn hold(self, content: Content) {
        self.held.update_value(|held| {
            held.content = content;
            held.mends = Mends::default();
        });
    }

    /// Begins to read the same file in another way: the turn, its name and the way; nothing where the file leaves no choice.
    pub(in crate::state) fn again(self, wish: impl FnOnce(&How) -> Option<Wish>) -> Option<(u64, String, Wish)> {
        let source = untrack(|| self.source())?;
        let wish = wish(&source.how)?;
        Some((self.begin(Work::Reading)?, source.name.clone(), wish))
    }

    /// Reads what is held as a table. Nothing where it cannot be read so.
    pub(in crate::state) fn read(
        self,
        name: String,
        wish: Wish,
        recognise: Recognise<'_>,
    ) -> Option<(Source, Result<Table, TableFault>)> {
        let (how, unreadable, table) = self.held.with_value(|held| match (&held.content, wish) {
            (Content::Bytes(bytes), Wish::Text(encoding, layout)) => text_of(bytes, encoding, layout, recognise),
            (Content::Sheets(sheets), Wish::Sheet(sheet, headings)) => sheet_of(sheets, sheet, headings, recognise),
            (Content::Nothing | Content::Bytes(_) | Content::Sheets(_), _) => None,
        })?;
        let mut source = Source { name, how, unreadable, headings: Vec::new(), samples: Vec::new(), rows: 0 };
        if let Ok(table) = &table {
            source.describe(table);
        }
        Some((source, table))
    }

    /// Shows what was read, with what was mended of this part of the file before.
    ///
    /// # Errors
    /// What is no table.
    pub(in crate::state) fn show(self, source: Source, table: Result<Table, TableFault>) -> Result<(), TableFault> {
        let part = source.how.part();
        self.stage.set(Stage::Read(Arc::new(source)));
        let (table, outcome) = match table {
            Ok(table) => (Some(table), Ok(())),
            Err(fault) => (None, Err(fault)),
        };
        self.held.update_value(|held| {
            held.table = table;
            if let Some(table) = &mut held.table {
                held.mends.apply(part, table);
            }
            held.edition = held.edition.wrapping_add(1);
        });
        if outcome.is_err() {
            self.work.set(Work::Idle);
        }
        outcome
    }

    /// Something of the table; nothing while there is none.
    pub(in crate::state) fn with_table<T>(self, read: impl FnOnce(&Table) -> T) -> Option<T> {
        self.held.try_with_value(|held| held.table.as_ref().map(read)).flatten()
    }

    /// Counts layouts and columns: a row keeps its boxes while only its cells change.
    pub(in crate::state) fn edition(self) -> u32 {
        self.held.try_with_value(|held| held.edition).unwrap_or_default()
    }

    /// The rows mean something else from now on.
    pub(in crate::state) fn turn_over(self) {
        self.held.update_value(|held| held.edition = held.edition.wrapping_add(1));
    }

    /// A row as it stands now, with what is wrong with it.
    pub(in crate::state) fn row<Fault>(self, row: usize, faults: Vec<Fault>) -> Option<MendedRow<Fault>> {
        let known = self.with_table(|table| {
            let known = table.row(row)?;
            Some((known.line, known.cells.clone(), table.left_out.contains(&row)))
        });
        let (line, cells, left_out) = known.flatten()?;
        Some(MendedRow { line, cells, faults, left_out })
    }

    /// Puts another text into a cell; whether it is another.
    pub(in crate::state) fn mend(self, row: usize, column: usize, text: &str) -> bool {
        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
        if self.stage.try_get_untracked().is_none() {
            return false;
        }
        let Some(part) = self.part_to_mend() else { return false };
        let changed = self.held.try_update_value(|held| {
            let table = held.table.as_mut()?;
            let line = table.row(row).filter(|known| known.cell(column) != text)?.line;
            table.set(row, column, text);
            held.mends.set(part, line, column, text);
            Some(())
        });
        changed.flatten().is_some()
    }

    /// Leaves a row out, or takes it back in; whether rows can be mended now.
    pub(in crate::state) fn leave_out(self, row: usize, left_out: bool) -> bool {
        let Some(part) = self.part_to_mend() else { return false };
        self.held.update_value(|held| {
            let Some(table) = &mut held.table else { return };
            let Some(line) = table.row(row).map(|known| known.line) else { return };
            if left_out {
                table.left_out.insert(row);
            } else {
                table.left_out.remove(&row);
            }
            held.mends.leave_out(part, line, left_out);
        });
        true
    }

    /// Notes the rows to mend when a file is read in a new way; while single rows are mended, those of `before` stay.
    pub(in crate::state) fn note_to_mend(self, bad: impl IntoIterator<Item = usize>, before: Option<u32>) {
        let mut rows: Vec<usize> = bad.into_iter().collect();
        if before == Some(self.edition()) {
            rows.extend(self.to_mend.with_untracked(|rows| rows.to_vec()));
        }
        rows.sort_unstable();
        rows.dedup();
        if self.to_mend.with_untracked(|known| **known != *rows) {
            self.to_mend.set(Arc::from(rows));
        }
    }

    /// The part of the file whose rows can be mended now.
    fn part_to_mend(self) -> Option<usize> {
        match self.stage.get_untracked() {
            Stage::Read(source) if self.work.get_untracked() != Work::Writing => Some(source.how.part()),
            Stage::Read(_) | Stage::Waiting | Stage::Refused(..) => None,
        }
    }
}

/// How something was read, how many characters could not be, and the table.
type Reading = (How, usize, Result<Table, TableFault>);

fn text_of(bytes: &[u8], encoding: Encoding, layout: Option<Layout>, recognise: Recognise<'_>) -> Option<Reading> {
    let text = decode(encoding.label(), bytes)?;
    let layout = layout.unwrap_or_else(|| guess_by(&text, recognise));
    Some((How::Text { encoding, layout }, unreadable(&text), Table::read(&text, layout)))
}

fn sheet_of(sheets: &[Sheet], sheet: usize, headings: Option<HeadingRow>, recognise: Recognise<'_>) -> Option<Reading> {
    let records = &sheets.get(sheet)?.records;
    let rows = records.iter().map(|record| record.cells.iter().map(String::as_str));
    let guessed = guess_headings_by(rows, recognise);
    let layout = Layout { headings: headings.unwrap_or(guessed.headings), ..guessed };
    let how = How::Sheet {
        sheets: sheets.iter().map(|sheet| (sheet.name.clone(), sheet.filled_rows())).collect(),
        sheet,
        headings: layout.headings,
    };
    Some((how, 0, Table::of(records, layout)))
}
