//! A file of purchases as a table, and the table as rows.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::super::list::content::content_of;
use super::super::list::open_file::Wish;
use super::super::list::{Encoding, HeadingRow, How, NotAList, Refusal, Separator, Work};
use super::{BoughtImport, Columns, PORTION, Planned, Reading};
use crate::domain::customer::Customer;
use crate::domain::purchase_record::PurchaseRecord;
use crate::sync::list::bought::{Buyers, Reader, propose, recognised};

impl BoughtImport {
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
                Err(why) => self.file.refuse(name, why),
                Ok((_, None)) => self.file.refuse(name, Refusal::NotAList(NotAList::Binary)),
                Ok((content, Some(wish))) => {
                    self.file.hold(content);
                    self.read(turn, name, wish).await;
                }
            }
        });
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

    fn read_again(self, wish: impl FnOnce(&How) -> Option<Wish>) {
        if let Some((turn, name, wish)) = self.file.again(wish) {
            spawn_local(self.read(turn, name, wish));
        }
    }

    async fn read(self, turn: u64, name: String, wish: Wish) {
        if !self.file.pause(turn).await {
            return;
        }
        let Some((source, table)) = self.file.read(name.clone(), wish, &recognised) else {
            return self.file.refuse(name, Refusal::Unreadable);
        };
        self.columns.set(if table.is_ok() { propose(&source.headings) } else { Columns::new() });
        match self.file.show(source, table) {
            Err(fault) => self.planned.set(Planned::NoTable(fault)),
            Ok(()) => self.read_rows(turn).await,
        }
    }

    /// Reads the rows of the table, a portion between two frames.
    pub(super) async fn read_rows(self, turn: u64) {
        if !self.file.pause(turn).await {
            return;
        }
        let Some(reader) = self.reader() else {
            self.work.set(Work::Idle);
            return;
        };
        let mut reader = match reader {
            Ok(reader) => reader,
            Err(fault) => {
                self.planned.set(Planned::NoColumns(fault));
                self.work.set(Work::Idle);
                return;
            }
        };
        let mut reading = Reading::default();
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
        self.show(reading);
    }

    fn reader(self) -> Option<Result<Reader, super::ColumnsFault>> {
        let app = self.app;
        let today = app.today.get_untracked();
        let mut buyers = Buyers::default();
        for customer in app.peek_all::<Customer>() {
            buyers.note(&customer, app.peek_survivor(customer.id));
        }
        let known = app.peek_all::<PurchaseRecord>();
        let known = known.iter().map(|it| (it.as_ref(), app.peek_survivor(it.customer)));
        let (columns, currency) = (self.columns.get_untracked(), self.currency.get_untracked());
        self.file.with_table(|table| Reader::new(&table.headings, columns, currency, today, buyers, known))
    }

    /// Shows what was read.
    fn show(self, reading: Reading) {
        let before = untrack(|| self.reading()).map(|_| untrack(|| self.edition()));
        self.file.note_to_mend(reading.bad.iter().map(|bad| bad.row), before);
        self.planned.set(Planned::Ready(Arc::new(reading), self.file.edition()));
        self.work.set(Work::Idle);
    }
}
