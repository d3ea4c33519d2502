//! A file of a list as a table: text here, cards here, workbooks in the worker, as the library for them is large.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::content::{Content, Decoding, Found, content_of, decode};
use super::progress::{Doing, Watch};
use super::{Choices, Encoding, HeadingRow, How, Layout, ListImport, Mapping, Mends, Planned};
use super::{Refusal, Source, Stage, TableFault, Work};
use crate::sync::list::card;
use crate::sync::list::columns::propose;
use crate::sync::list::encoding::unreadable;
use crate::sync::list::layout::{Separator, guess, guess_headings};
use crate::sync::list::table::{Reading as InPortions, Table, Taking};
use crate::sync::list::workbook::Sheet;

/// So many bytes are decoded between two looks at the clock.
const PIECE: usize = 256 << 10;
/// So many rows are read between two looks at the clock.
const ROWS: usize = 64;

/// How a file is to be read; what is not said is guessed.
enum Wish {
    Text(Encoding, Option<Layout>),
    Sheet(usize, Option<HeadingRow>),
    Cards(Encoding),
}

/// What came of reading.
struct Reading {
    how: How,
    unreadable: usize,
    table: Result<(Table, Mapping), TableFault>,
}

impl ListImport {
    /// Reads a file and shows what it holds. Nothing is written.
    pub fn take(self, file: File) {
        let Some(turn) = self.begin(Work::Reading) else { return };
        self.planned.set(Planned::Nothing);
        self.tell(Doing::Reading, 0, 0);
        spawn_local(async move {
            let name = file.name();
            let found = content_of(self.app, &file).await;
            if !self.goes_on(turn) {
                return;
            }
            match found {
                Err(why) => self.refuse(name, why),
                Ok((content, found)) => {
                    let wish = match found {
                        Found::Text(encoding) => Wish::Text(encoding, None),
                        Found::Cards(encoding) => Wish::Cards(encoding),
                        Found::Workbook(sheet) => Wish::Sheet(sheet, None),
                    };
                    self.held.update_value(|held| {
                        held.content = Rc::new(content);
                        held.mends = Mends::default();
                    });
                    self.read(turn, name, wish).await;
                }
            }
        });
    }

    /// Reads the same bytes in another encoding.
    pub fn read_as(self, encoding: Encoding) {
        self.read_again(|how| match how {
            How::Text { layout, .. } => Some(Wish::Text(encoding, Some(*layout))),
            How::Cards { .. } => Some(Wish::Cards(encoding)),
            How::Sheet { .. } => None,
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
            held.content = Rc::new(Content::Nothing);
            held.table = None;
        });
        self.stage.set(Stage::Refused(name, why));
        self.end();
    }

    fn read_again(self, wish: impl FnOnce(&How) -> Option<Wish>) {
        let Stage::Read(source) = self.stage.get_untracked() else { return };
        let Some(wish) = wish(&source.how) else { return };
        let Some(turn) = self.begin(Work::Reading) else { return };
        spawn_local(self.read(turn, source.name.clone(), wish));
    }

    async fn read(self, turn: u64, name: String, wish: Wish) {
        self.tell(Doing::Reading, 0, 0);
        if !self.pause(turn).await {
            return;
        }
        let text = self.app.untracked_text();
        let content = self.held.with_value(|held| Rc::clone(&held.content));
        let mut watch = self.watch(turn, Doing::Reading);
        let reading = match (&*content, wish) {
            (Content::Bytes(bytes), Wish::Text(encoding, layout)) => {
                read_text(bytes, encoding, layout, &mut watch).await
            }
            (Content::Bytes(bytes), Wish::Cards(encoding)) => {
                let cards = card::read(bytes, encoding, &decode);
                Some(Reading {
                    how: How::Cards { encoding },
                    unreadable: cards.iter().map(card::Card::unreadable).sum(),
                    table: card::table(&cards, |field| text.list_field(field).to_owned()),
                })
            }
            (Content::Sheets(sheets), Wish::Sheet(sheet, headings)) => {
                read_sheet(sheets, sheet, headings, &mut watch).await
            }
            (Content::Nothing | Content::Bytes(_) | Content::Sheets(_), _) => None,
        };
        if !self.pause(turn).await {
            return;
        }
        let Some(Reading { how, unreadable, table }) = reading else {
            self.refuse(name, Refusal::Unreadable);
            return;
        };
        let mut source = Source { name, how, unreadable, headings: Vec::new(), samples: Vec::new(), rows: 0 };
        if let Ok((table, _)) = &table {
            source.describe(table);
        }
        self.choices.set(Choices::default());
        match table {
            Err(fault) => {
                self.mapping.set(Mapping::new());
                self.stage.set(Stage::Read(Arc::new(source)));
                self.held.update_value(|held| held.table = None);
                self.planned.set(Planned::NoTable(fault));
                self.end();
            }
            Ok((mut table, guess)) => {
                let part = source.how.part();
                self.recall(&source.headings, guess);
                self.stage.set(Stage::Read(Arc::new(source)));
                self.held.update_value(|held| {
                    held.mends.apply(part, &mut table);
                    held.table = Some(table);
                    held.edition = held.edition.wrapping_add(1);
                });
                self.make_plan(turn).await;
            }
        }
    }
}

/// Reads a text in portions; nothing if it cannot be decoded, or was stopped.
async fn read_text(bytes: &[u8], encoding: Encoding, layout: Option<Layout>, watch: &mut Watch) -> Option<Reading> {
    let mut decoding = Decoding::begin(encoding.label())?;
    for piece in bytes.chunks(PIECE) {
        decoding.take(piece, false)?;
        if !watch.goes_on(|| (0, bytes.len())).await {
            return None;
        }
    }
    decoding.take(&[], true)?;
    let text = decoding.finish();
    let layout = layout.unwrap_or_else(|| guess(&text));
    let mut reading = InPortions::begin(&text, layout);
    let table = loop {
        match reading.step(ROWS) {
            Ok(true) => {}
            Ok(false) => break reading.finish(),
            Err(fault) => break Err(fault),
        }
        if !watch.goes_on(|| reading.far()).await {
            return None;
        }
    };
    let (how, unreadable) = (How::Text { encoding, layout }, unreadable(&text));
    Some(Reading { how, unreadable, table: table.map(with_mapping) })
}

/// Reads a sheet in portions; nothing if there is no such sheet, or it was stopped.
async fn read_sheet(
    sheets: &[Sheet],
    sheet: usize,
    headings: Option<HeadingRow>,
    watch: &mut Watch,
) -> Option<Reading> {
    let records = &sheets.get(sheet)?.records;
    let guessed = guess_headings(records.iter().map(|record| record.cells.iter().map(String::as_str)));
    let layout = Layout { headings: headings.unwrap_or(guessed.headings), ..guessed };
    let mut taking = Taking::begin(layout);
    let table = loop {
        match taking.step(records, ROWS) {
            Ok(true) => {}
            Ok(false) => break taking.finish(),
            Err(fault) => break Err(fault),
        }
        if !watch.goes_on(|| (taking.done(), records.len())).await {
            return None;
        }
    };
    Some(Reading {
        how: How::Sheet {
            sheets: sheets.iter().map(|sheet| (sheet.name.clone(), sheet.filled_rows())).collect(),
            sheet,
            headings: layout.headings,
        },
        unreadable: 0,
        table: table.map(with_mapping),
    })
}

fn with_mapping(table: Table) -> (Table, Mapping) {
    let mapping = propose(&table.headings);
    (table, mapping)
}
