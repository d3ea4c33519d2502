//! What a chosen file holds: bytes of text here, workbooks read in the worker, as the library for them is large.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, TextDecoder};

use super::super::app::App;
use super::super::errand::{Clerk, refusal_words};
use super::super::pace::Pace;
use super::{Encoding, NotAList, Refusal};
use crate::sync::errand::{Errand, Report};
use crate::sync::list::form::{Form, MAX_BYTES, form};
use crate::sync::list::workbook::lines::Gathering;
use crate::sync::list::workbook::{Sheet, proposed};

/// What the file held, to be read again in another way.
#[derive(Default)]
pub(in crate::state) enum Content {
    /// Nothing yet.
    #[default]
    Nothing,
    /// Its bytes.
    Bytes(Vec<u8>),
    /// Its sheets.
    Sheets(Vec<Sheet>),
}

/// How it is read at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::state) enum Found {
    /// As text.
    Text(Encoding),
    /// As contact cards.
    Cards(Encoding),
    /// As this sheet of a workbook.
    Workbook(usize),
}

/// What is in a file, and how it is read at first.
pub(in crate::state) async fn content_of(app: App, file: &File) -> Result<(Content, Found), Refusal> {
    let bytes = bytes_of(file).await?;
    match form(&bytes).map_err(Refusal::NotAList)? {
        Form::Text(encoding) => Ok((Content::Bytes(bytes), Found::Text(encoding))),
        Form::Cards(encoding) => Ok((Content::Bytes(bytes), Found::Cards(encoding))),
        Form::Workbook => {
            drop(bytes);
            let sheets = sheets_of(app, file).await?;
            let sheet = proposed(&sheets);
            Ok((Content::Sheets(sheets), Found::Workbook(sheet)))
        }
    }
}

/// The browser's decoder; what it cannot read becomes U+FFFD.
pub(in crate::state) fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}

/// The browser's decoder for a text that comes in pieces.
pub(super) struct Decoding {
    decoder: TextDecoder,
    decode: js_sys::Function,
    text: String,
}

impl Decoding {
    /// Nothing is decoded yet. `None` where the browser has no such decoder.
    pub(super) fn begin(label: &str) -> Option<Self> {
        let decoder = TextDecoder::new_with_label(label).ok()?;
        let decode = js_sys::Reflect::get(&decoder, &"decode".into()).ok()?.dyn_into().ok()?;
        Some(Self { decoder, decode, text: String::new() })
    }

    /// Takes the next piece; a character may go on in the one behind it unless it is the last.
    pub(super) fn take(&mut self, piece: &[u8], last: bool) -> Option<()> {
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"stream".into(), &(!last).into()).ok()?;
        let piece = js_sys::Uint8Array::from(piece);
        self.text.push_str(&self.decode.call2(&self.decoder, &piece, &options).ok()?.as_string()?);
        Some(())
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

async fn sheets_of(app: App, file: &File) -> Result<Vec<Sheet>, Refusal> {
    let language = app.locale.get_untracked().tag().to_owned();
    let file: &Blob = file;
    let (report, sheets) = Clerk::ask_about(Errand::ReadWorkbook { language }, Some(file.clone())).await;
    match (report, sheets) {
        (Report::Sheets, Some(sheets)) => {
            let buffer = JsFuture::from(sheets.array_buffer()).await.map_err(|_| Refusal::Unreadable)?;
            let lines = js_sys::Uint8Array::new(&buffer).to_vec();
            let (mut gathering, mut pace) = (Gathering::default(), Pace::begin());
            for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
                gathering.take(line).ok_or(Refusal::Unreadable)?;
                pace.rest_if_over().await;
            }
            Ok(gathering.finish())
        }
        (report, _) => Err(Refusal::Said(refusal_words(app.untracked_text(), report))),
    }
}

/// The bytes of a file; its size is looked at before the first byte is read.
async fn bytes_of(file: &File) -> Result<Vec<u8>, Refusal> {
    if file.size() > f64::from(u32::try_from(MAX_BYTES).unwrap_or(u32::MAX)) {
        return Err(Refusal::NotAList(NotAList::TooLarge { limit: MAX_BYTES }));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Refusal::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
