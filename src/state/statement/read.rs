//! A file of a statement as a table, and the table as lines.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::super::list::content::{Content, content_of};
use super::super::list::open_file::Wish;
use super::super::list::{Encoding, HeadingRow, How, NotAList, Refusal, Separator, Work};
use super::super::preference::Preference;
use super::{Planned, Settings, StatementImport};
use crate::domain::money::Currency;
use crate::domain::receipt::PaymentMethod;
use crate::sync::list::statement::columns::{propose, recognised};
use crate::sync::list::statement::read::{Reader, of_a_wallet};
use crate::sync::list::statement::remembered::Remembered;

/// So many rows are read between two frames.
const PORTION: usize = 1_000;

impl StatementImport {
    /// Reads a file and shows what it holds. Nothing is written.
    pub fn take(self, file: File) {
        let Some(turn) = self.file.begin(Work::Reading) else { return };
        self.planned.set(Planned::Nothing);
        spawn_local(async move {
            let name = file.name();
            let found = content_of(self.app, &file).await;
            if !self.file.goes_on(turn) {
                return;
            }
            match found.map(|(content, found)| (content, Wish::first(found))) {
                Err(why) => self.refuse(name, why),
                Ok((_, None)) => self.refuse(name, Refusal::NotAList(NotAList::Binary)),
                Ok((content, Some(wish))) => self.hold(turn, name, content, wish).await,
            }
        });
    }

    /// Reads lines that were copied from a spreadsheet or a page of a bank.
    pub fn paste(self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let Some(turn) = self.file.begin(Work::Reading) else { return };
        self.planned.set(Planned::Nothing);
        let content = Content::Bytes(text.as_bytes().to_vec());
        let name = self.app.untracked_text().bank_pasted().to_owned();
        spawn_local(self.hold(turn, name, content, Wish::Text(Encoding::Utf8, None)));
    }

    /// Reads the same bytes in another encoding.
    pub fn read_as(self, encoding: Encoding) {
        self.read_again(|how| Wish::in_encoding(how, encoding));
    }

    /// Reads the same text with another separator.
    pub fn part_at(self, separator: Separator) {
        self.read_again(|how| Wish::parted_at(how, separator));
    }

    /// Takes another row for the headings.
    pub fn head_at(self, headings: HeadingRow) {
        self.read_again(|how| Wish::headed_at(how, headings));
    }

    /// Reads another sheet of the workbook.
    pub fn choose_sheet(self, sheet: usize) {
        self.read_again(|how| Wish::of_sheet(how, sheet));
    }

    fn refuse(self, name: String, why: Refusal) {
        self.held.update_value(|held| held.reading = None);
        self.file.refuse(name, why);
    }

    fn read_again(self, wish: impl FnOnce(&How) -> Option<Wish>) {
        let Some((turn, name, wish)) = self.file.again(wish) else { return };
        // what was chosen was chosen for rows that are other rows now
        self.choices.set(Arc::default());
        spawn_local(self.read(turn, name, wish, Same::Yes));
    }

    async fn hold(self, turn: u64, name: String, content: Content, wish: Wish) {
        self.file.hold(content);
        self.recorded.set(None);
        self.choices.set(Arc::default());
        self.settings.set(Settings { currency: Currency::CNY, order: None });
        self.read(turn, name, wish, Same::No).await;
    }

    async fn read(self, turn: u64, name: String, wish: Wish, same: Same) {
        if !self.file.pause(turn).await {
            return;
        }
        let Some((source, table)) = self.file.read(name.clone(), wish, &recognised) else {
            self.refuse(name, Refusal::Unreadable);
            return;
        };
        if !self.file.pause(turn).await {
            return;
        }
        match &table {
            Err(_) => self.columns.set(Vec::new()),
            Ok(table) => {
                if same == Same::No {
                    let wallet = of_a_wallet(table, &source.name);
                    self.method.set(if wallet { PaymentMethod::Card } else { PaymentMethod::Transfer });
                }
                self.recall(&source.headings);
            }
        }
        match self.file.show(source, table) {
            Err(fault) => self.planned.set(Planned::NoTable(fault)),
            Ok(()) => self.read_lines(turn).await,
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
        if !self.file.pause(turn).await {
            return;
        }
        let (columns, settings) = (self.columns.get_untracked(), self.settings.get_untracked());
        let begun = self
            .file
            .with_table(|table| Reader::new(table, &columns, settings).map(|reader| (reader.begin(table), reader)));
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
            let more = self.file.with_table(|table| {
                for row in table.rows.iter().take(end).skip(from) {
                    reader.read(row, table.left_out.contains(&row.row), &mut reading);
                }
                end < table.rows.len()
            });
            if more != Some(true) {
                break;
            }
            from = end;
            if !self.file.pause(turn).await {
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
