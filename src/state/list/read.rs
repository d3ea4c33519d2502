//! A file of a list as a table: text here, cards here, workbooks in the worker, as the library for them is large.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File, TextDecoder};

use super::super::errand::{Clerk, refusal_words};
use super::{Choices, Content, Encoding, HeadingRow, How, Layout, ListImport, Mapping, Mends, NotAList, Planned};
use super::{Refusal, Source, Stage, TableFault, Work};
use crate::sync::errand::{Errand, Report};
use crate::sync::list::card;
use crate::sync::list::columns::propose;
use crate::sync::list::encoding::unreadable;
use crate::sync::list::form::{Form, MAX_BYTES, form};
use crate::sync::list::layout::{Separator, guess, guess_headings};
use crate::sync::list::table::Table;
use crate::sync::list::workbook::{Sheet, proposed};

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
        spawn_local(async move {
            let name = file.name();
            let found = self.content_of(&file).await;
            if !self.goes_on(turn) {
                return;
            }
            match found {
                Err(why) => self.refuse(name, why),
                Ok((content, wish)) => {
                    self.held.update_value(|held| {
                        held.content = content;
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
            held.content = Content::Nothing;
            held.table = None;
        });
        self.stage.set(Stage::Refused(name, why));
        self.work.set(Work::Idle);
    }

    fn read_again(self, wish: impl FnOnce(&How) -> Option<Wish>) {
        let Stage::Read(source) = self.stage.get_untracked() else { return };
        let Some(wish) = wish(&source.how) else { return };
        let Some(turn) = self.begin(Work::Reading) else { return };
        spawn_local(self.read(turn, source.name.clone(), wish));
    }

    /// What is in a file, and how it is read at first.
    async fn content_of(self, file: &File) -> Result<(Content, Wish), Refusal> {
        let bytes = bytes_of(file).await?;
        match form(&bytes).map_err(Refusal::NotAList)? {
            Form::Text(encoding) => Ok((Content::Bytes(bytes), Wish::Text(encoding, None))),
            Form::Cards(encoding) => Ok((Content::Bytes(bytes), Wish::Cards(encoding))),
            Form::Workbook => {
                drop(bytes);
                let sheets = self.sheets_of(file).await?;
                let sheet = proposed(&sheets);
                Ok((Content::Sheets(sheets), Wish::Sheet(sheet, None)))
            }
        }
    }

    async fn sheets_of(self, file: &File) -> Result<Vec<Sheet>, Refusal> {
        let language = self.app.locale.get_untracked().tag().to_owned();
        let file: &Blob = file;
        let (report, sheets) = Clerk::ask_about(Errand::ReadWorkbook { language }, Some(file.clone())).await;
        match (report, sheets) {
            (Report::Sheets, Some(sheets)) => {
                let buffer = JsFuture::from(sheets.array_buffer()).await.map_err(|_| Refusal::Unreadable)?;
                let json = js_sys::Uint8Array::new(&buffer).to_vec();
                serde_json::from_slice(&json).map_err(|_| Refusal::Unreadable)
            }
            (report, _) => Err(Refusal::Said(refusal_words(self.app.untracked_text(), report))),
        }
    }

    async fn read(self, turn: u64, name: String, wish: Wish) {
        if !self.pause(turn).await {
            return;
        }
        let text = self.app.untracked_text();
        let reading = self.held.with_value(|held| match (&held.content, wish) {
            (Content::Bytes(bytes), Wish::Text(encoding, layout)) => read_text(bytes, encoding, layout),
            (Content::Bytes(bytes), Wish::Cards(encoding)) => {
                let cards = card::read(bytes, encoding, &decode);
                Some(Reading {
                    how: How::Cards { encoding },
                    unreadable: cards.iter().map(card::Card::unreadable).sum(),
                    table: card::table(&cards, |field| text.list_field(field).to_owned()),
                })
            }
            (Content::Sheets(sheets), Wish::Sheet(sheet, headings)) => read_sheet(sheets, sheet, headings),
            (Content::Nothing | Content::Bytes(_) | Content::Sheets(_), _) => None,
        });
        let Some(Reading { how, unreadable, table }) = reading else {
            self.refuse(name, Refusal::Unreadable);
            return;
        };
        if !self.pause(turn).await {
            return;
        }
        let mut source = Source { name, how, unreadable, headings: Vec::new(), samples: Vec::new(), rows: 0 };
        if let Ok((table, _)) = &table {
            source.headings.clone_from(&table.headings);
            source.rows = table.rows.len();
            source.samples = (0..table.headings.len())
                .map(|column| {
                    let filled = table.rows.iter().map(|row| row.cell(column).trim()).find(|cell| !cell.is_empty());
                    filled.unwrap_or_default().to_owned()
                })
                .collect();
        }
        self.choices.set(Choices::default());
        match table {
            Err(fault) => {
                self.mapping.set(Mapping::new());
                self.stage.set(Stage::Read(Arc::new(source)));
                self.held.update_value(|held| held.table = None);
                self.planned.set(Planned::NoTable(fault));
                self.work.set(Work::Idle);
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

fn read_text(bytes: &[u8], encoding: Encoding, layout: Option<Layout>) -> Option<Reading> {
    let text = decode(encoding.label(), bytes)?;
    let layout = layout.unwrap_or_else(|| guess(&text));
    Some(Reading {
        how: How::Text { encoding, layout },
        unreadable: unreadable(&text),
        table: Table::read(&text, layout).map(with_mapping),
    })
}

fn read_sheet(sheets: &[Sheet], sheet: usize, headings: Option<HeadingRow>) -> Option<Reading> {
    let records = &sheets.get(sheet)?.records;
    let guessed = guess_headings(records.iter().map(|record| record.cells.iter().map(String::as_str)));
    let layout = Layout { headings: headings.unwrap_or(guessed.headings), ..guessed };
    Some(Reading {
        how: How::Sheet {
            sheets: sheets.iter().map(|sheet| (sheet.name.clone(), sheet.filled_rows())).collect(),
            sheet,
            headings: layout.headings,
        },
        unreadable: 0,
        table: Table::of(records, layout).map(with_mapping),
    })
}

fn with_mapping(table: Table) -> (Table, Mapping) {
    let mapping = propose(&table.headings);
    (table, mapping)
}

/// The bytes of a file; its size is looked at before the first byte is read.
async fn bytes_of(file: &File) -> Result<Vec<u8>, Refusal> {
    if file.size() > f64::from(u32::try_from(MAX_BYTES).unwrap_or(u32::MAX)) {
        return Err(Refusal::NotAList(NotAList::TooLarge { limit: MAX_BYTES }));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Refusal::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The browser's decoder; what it cannot read becomes U+FFFD.
fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}
