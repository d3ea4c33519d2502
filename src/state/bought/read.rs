//! A file of purchases as a table, and the table as rows.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::super::list::content::{Content, Found, content_of, decode};
use super::super::list::{Encoding, HeadingRow, How, Layout, NotAList, Refusal, Separator, Source, Stage, Work};
use super::{BoughtImport, Columns, PORTION, Planned, Reading};
use crate::domain::customer::Customer;
use crate::domain::purchase_record::PurchaseRecord;
use crate::sync::list::bought::{Buyers, Reader, propose, recognised};
use crate::sync::list::encoding::unreadable;
use crate::sync::list::layout::{guess_by, guess_headings_by};
use crate::sync::list::mends::Mends;
use crate::sync::list::table::{Table, TableFault};
use crate::sync::list::workbook::Sheet;

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

impl BoughtImport {
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
        });
        self.stage.set(Stage::Refused(name, why));
        self.work.set(Work::Idle);
    }

    fn read_again(self, wish: impl FnOnce(&How) -> Option<Wish>) {
        let Some(source) = untrack(|| self.source()) else { return };
        let Some(wish) = wish(&source.how) else { return };
        let Some(turn) = self.begin(Work::Reading) else { return };
        spawn_local(self.read(turn, source.name.clone(), wish));
    }

    async fn hold(self, turn: u64, name: String, content: Content, wish: Wish) {
        self.held.update_value(|held| {
            held.content = content;
            held.mends = Mends::default();
        });
        self.read(turn, name, wish).await;
    }

    async fn read(self, turn: u64, name: String, wish: Wish) {
        if !self.pause(turn).await {
            return;
        }
        let read = self.held.with_value(|held| match (&held.content, wish) {
            (Content::Bytes(bytes), Wish::Text(encoding, layout)) => read_text(bytes, encoding, layout),
            (Content::Sheets(sheets), Wish::Sheet(sheet, headings)) => read_sheet(sheets, sheet, headings),
            (Content::Nothing | Content::Bytes(_) | Content::Sheets(_), _) => None,
        });
        let Some(Read { how, unreadable, table }) = read else {
            return self.refuse(name, Refusal::Unreadable);
        };
        let mut source = Source { name, how, unreadable, headings: Vec::new(), samples: Vec::new(), rows: 0 };
        match table {
            Err(fault) => {
                self.columns.set(Columns::new());
                self.stage.set(Stage::Read(Arc::new(source)));
                self.held.update_value(|held| held.table = None);
                self.planned.set(Planned::NoTable(fault));
                self.work.set(Work::Idle);
            }
            Ok(mut table) => {
                source.describe(&table);
                let part = source.how.part();
                self.columns.set(propose(&source.headings));
                self.stage.set(Stage::Read(Arc::new(source)));
                self.held.update_value(|held| {
                    held.mends.apply(part, &mut table);
                    held.table = Some(table);
                    held.edition = held.edition.wrapping_add(1);
                });
                self.read_rows(turn).await;
            }
        }
    }

    /// Reads the rows of the table, a portion between two frames.
    pub(super) async fn read_rows(self, turn: u64) {
        if !self.pause(turn).await {
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
        self.held.with_value(|held| {
            let table = held.table.as_ref()?;
            Some(Reader::new(&table.headings, columns, currency, today, buyers, known))
        })
    }

    /// Shows what was read. The rows to mend are noted when a list is read in a new way; while single rows are mended they stay.
    fn show(self, reading: Reading) {
        let edition = self.held.with_value(|held| held.edition);
        let same = untrack(|| self.reading()).is_some() && untrack(|| self.edition()) == edition;
        let mut rows: Vec<usize> = reading.bad.iter().map(|bad| bad.row).collect();
        if same {
            rows.extend(self.to_mend.with_untracked(|rows| rows.to_vec()));
        }
        rows.sort_unstable();
        rows.dedup();
        if self.to_mend.with_untracked(|known| **known != *rows) {
            self.to_mend.set(Arc::from(rows));
        }
        self.planned.set(Planned::Ready(Arc::new(reading), edition));
        self.work.set(Work::Idle);
    }
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
