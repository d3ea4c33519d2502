//! A file of a statement as a table, and the table as lines.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::super::list::content::{Content, Found, content_of, decode};
use super::super::list::{Encoding, HeadingRow, How, Layout, NotAList, Refusal, Separator, Source, Stage, Work};
use super::super::preference::Preference;
use super::{Planned, Settings, StatementImport};
use crate::domain::money::Currency;
use crate::domain::receipt::PaymentMethod;
use crate::sync::list::encoding::unreadable;
use crate::sync::list::layout::{guess_by, guess_headings_by};
use crate::sync::list::mends::Mends;
use crate::sync::list::statement::columns::{propose, recognised};
use crate::sync::list::statement::read::{Reader, of_a_wallet};
use crate::sync::list::statement::remembered::Remembered;
use crate::sync::list::table::{Table, TableFault};
use crate::sync::list::workbook::Sheet;

/// So many rows are read between two frames.
const PORTION: usize = 1_000;

/// How a file is to be read; what is not said is guessed.
enum Wish {
    Text(Encoding, Option<Layout>),
    Sheet(usize, Option<HeadingRow>),
}

/// What came of reading.
struct Read {
    how: How,
    unreadable: usize,
    table: Result<Table, TableFault>,
}

impl StatementImport {
    /// Reads a file and shows what it holds. Nothing is written.
    pub fn take(self, file: File) {
        let Some(turn) = self.begin(Work::Reading) else { return };
        self.planned.set(Planned::Nothing);
        spawn_local(async move {
            let name = file.name();
            let found = content_of(self.app, &file).await;
            if !self.goes_on(turn) {
                return;
            }
            match found {
                Err(why) => self.refuse(name, why),
                Ok((_, Found::Cards(_))) => self.refuse(name, Refusal::NotAList(NotAList::Binary)),
                Ok((content, Found::Text(encoding))) => {
                    self.hold(turn, name, content, Wish::Text(encoding, None)).await;
                }
                Ok((content, Found::Workbook(sheet))) => self.hold(turn, name, content, Wish::Sheet(sheet, None)).await,
            }
        });
    }

    /// Reads lines that were copied from a spreadsheet or a page of a bank.
    pub fn paste(self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let Some(turn) = self.begin(Work::Reading) else { return };
        self.planned.set(Planned::Nothing);
        let content = Content::Bytes(text.as_bytes().to_vec());
        let name = self.app.untracked_text().bank_pasted().to_owned();
        spawn_local(self.hold(turn, name, content, Wish::Text(Encoding::Utf8, None)));
    }

    /// Reads the same bytes in another encoding.
    pub fn read_as(self, encoding: Encoding) {
        self.read_again(|how| match how {
            How::Text { layout, .. } => Some(Wish::Text(encoding, Some(*layout))),
            How::Sheet { .. } | How::Cards { .. } => None,
        });
    }

    /// Reads the same text with another separator.
    pub fn part_at(self, separator: Separator) {
        self.read_again(|how| match how {
            How::Text { encoding, layout } => Some(Wish::Text(*encoding, Some(Layout { separator, ..*layout }))),
            How::Sheet { .. } | How::Cards { .. } => None,
        });
    }

    /// Takes another row for the headings.
    pub fn head_at(self, headings: HeadingRow) {
        self.read_again(|how| match how {
            How::Text { encoding, layout } => Some(Wish::Text(*encoding, Some(Layout { headings, ..*layout }))),
            How::Sheet { sheet, .. } => Some(Wish::Sheet(*sheet, Some(headings))),
            How::Cards { .. } => None,
        });
    }

    /// Reads another sheet of the workbook.
    pub fn choose_sheet(self, sheet: usize) {
        self.read_again(|how| matches!(how, How::Sheet { .. }).then_some(Wish::Sheet(sheet, None)));
    }

    fn refuse(self, name: String, why: Refusal) {
        self.held.update_value(|held| {
            held.content = Content::Nothing;
            held.table = None;
            held.reading = None;
        });
        self.stage.set(Stage::Refused(name, why));
        self.work.set(Work::Idle);
    }

    fn read_again(self, wish: impl FnOnce(&How) -> Option<Wish>) {
        let Some(source) = untrack(|| self.source()) else { return };
        let Some(wish) = wish(&source.how) else { return };
        let Some(turn) = self.begin(Work::Reading) else { return };
        // what was chosen was chosen for rows that are other rows now
        self.choices.set(Arc::default());
        spawn_local(self.read(turn, source.name.clone(), wish, Same::Yes));
    }

    async fn hold(self, turn: u64, name: String, content: Content, wish: Wish) {
        self.held.update_value(|held| {
            held.content = content;
            held.mends = Mends::default();
        });
        self.recorded.set(None);
        self.choices.set(Arc::default());
        self.settings.set(Settings { currency: Currency::CNY, order: None });
        self.read(turn, name, wish, Same::No).await;
    }

    async fn read(self, turn: u64, name: String, wish: Wish, same: Same) {
        if !self.pause(turn).await {
            return;
        }
        let read = self.held.with_value(|held| match (&held.content, wish) {
            (Content::Bytes(bytes), Wish::Text(encoding, layout)) => read_text(bytes, encoding, layout),
            (Content::Sheets(sheets), Wish::Sheet(sheet, headings)) => read_sheet(sheets, sheet, headings),
            (Content::Nothing | Content::Bytes(_) | Content::Sheets(_), _) => None,
        });
        let Some(Read { how, unreadable, table }) = read else {
            self.refuse(name, Refusal::Unreadable);
            return;
        };
        if !self.pause(turn).await {
            return;
        }
        let part = how.part();
        let mut source = Source { name, how, unreadable, headings: Vec::new(), samples: Vec::new(), rows: 0 };
        match table {
            Err(fault) => {
                self.columns.set(Vec::new());
                self.stage.set(Stage::Read(Arc::new(source)));
                self.held.update_value(|held| held.table = None);
                self.planned.set(Planned::NoTable(fault));
                self.work.set(Work::Idle);
            }
            Ok(mut table) => {
                source.describe(&table);
                if same == Same::No && of_a_wallet(&table, &source.name) {
                    self.method.set(PaymentMethod::Card);
                } else if same == Same::No {
                    self.method.set(PaymentMethod::Transfer);
                }
                self.recall(&source.headings);
                self.stage.set(Stage::Read(Arc::new(source)));
                self.held.update_value(|held| {
                    held.mends.apply(part, &mut table);
                    held.table = Some(table);
                    held.edition = held.edition.wrapping_add(1);
                });
                self.read_lines(turn).await;
            }
        }
    }

    /// Sets the columns: as they were the last time, else as they are guessed.
    fn recall(self, headings: &[String]) {
        let guess = propose(headings);
        let known: Remembered = Preference::StatementColumns.read().unwrap_or_default();
        let last = known.recall(headings).filter(|last| *last != guess);
        self.recalled.set(last.is_some());
        self.columns.set(last.unwrap_or_else(|| guess.clone()));
        self.guess.set(guess);
    }

    /// Reads the rows of the table as lines, a portion between two frames; then matches them.
    pub(super) async fn read_lines(self, turn: u64) {
        self.held.update_value(|held| held.reading = None);
        if !self.pause(turn).await {
            return;
        }
        let (columns, settings) = (self.columns.get_untracked(), self.settings.get_untracked());
        let begun = self.held.with_value(|held| {
            let table = held.table.as_ref()?;
            Some(Reader::new(table, &columns, settings).map(|reader| (reader.begin(table), reader)))
        });
        let (mut reading, reader) = match begun {
            None => {
                self.work.set(Work::Idle);
                return;
            }
            Some(Err(fault)) => {
                self.held.update_value(|held| held.reading = None);
                self.planned.set(Planned::NoColumns(fault));
                self.work.set(Work::Idle);
                return;
            }
            Some(Ok(begun)) => begun,
        };
        let mut from = 0_usize;
        loop {
            let end = from.saturating_add(PORTION);
            let more = self.held.with_value(|held| {
                let Some(table) = &held.table else { return false };
                for row in table.rows.iter().take(end).skip(from) {
                    reader.read(row, table.left_out.contains(&row.row), &mut reading);
                }
                end < table.rows.len()
            });
            if !more {
                break;
            }
            from = end;
            if !self.pause(turn).await {
                return;
            }
        }
        reading.settle();
        self.note_to_mend(&reading);
        self.held.update_value(|held| held.reading = Some((Arc::new(reading), reader.asks_order)));
        self.match_lines(turn).await;
    }
}

/// Whether it is the same file, read in another way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    Yes,
    No,
}

fn read_text(bytes: &[u8], encoding: Encoding, layout: Option<Layout>) -> Option<Read> {
    let text = decode(encoding.label(), bytes)?;
    let layout = layout.unwrap_or_else(|| guess_by(&text, &recognised));
    Some(Read { how: How::Text { encoding, layout }, unreadable: unreadable(&text), table: Table::read(&text, layout) })
}

fn read_sheet(sheets: &[Sheet], sheet: usize, headings: Option<HeadingRow>) -> Option<Read> {
    let records = &sheets.get(sheet)?.records;
    let rows = records.iter().map(|record| record.cells.iter().map(String::as_str));
    let guessed = guess_headings_by(rows, &recognised);
    let layout = Layout { headings: headings.unwrap_or(guessed.headings), ..guessed };
    Some(Read {
        how: How::Sheet {
            sheets: sheets.iter().map(|sheet| (sheet.name.clone(), sheet.filled_rows())).collect(),
            sheet,
            headings: layout.headings,
        },
        unreadable: 0,
        table: Table::of(records, layout),
    })
}
