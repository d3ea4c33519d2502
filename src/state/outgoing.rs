//! The book's file goes out: made by the worker, handed to the browser as a download.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use super::app::{App, BookKind, Phase};
use super::book::fresh_replica;
use super::chosen_file::{self, ChosenFile, FileFault};
use super::clock::now_milliseconds;
use super::errand::{Clerk, breakage_words};
use super::job::Job;
use super::notice::{Tone, UndoOffer};
use crate::i18n::format;
use crate::sync::errand::{Breakage, Errand, Report, Share};
use crate::sync::file::name::file_name;

/// A file on its way out.
#[derive(Clone, Copy)]
pub(super) struct Outgoing {
    clerk: StoredValue<Option<Clerk>, LocalStorage>,
    /// Where it is to be written, if a place was chosen; else it is a download.
    place: StoredValue<Option<ChosenFile>, LocalStorage>,
    /// How far it is; `None` when none is on its way.
    progress: RwSignal<Option<Share>>,
}

impl Outgoing {
    pub(super) fn new() -> Self {
        Self { clerk: StoredValue::new_local(None), place: StoredValue::new_local(None), progress: RwSignal::new(None) }
    }
}

impl App {
    /// Makes the book's file from what is on disk and hands it to the browser as a download; sealed with a passphrase, if
    /// one is given. One at a time.
    pub fn export_book(self, passphrase: Option<String>) {
        let kind = self.phase.with_untracked(|phase| match phase {
            Phase::Open(kind) => Some(*kind),
            Phase::Opening | Phase::FirstRun | Phase::Stopped(_) | Phase::Lost(_) => None,
        });
        let Some(kind) = kind else {
            self.say(self.untracked_text().no_book(), Tone::Trouble, UndoOffer::None);
            return;
        };
        if self.outgoing.progress.with_untracked(Option::is_some) {
            return;
        }
        self.outgoing.progress.set(Some(Share::default()));
        let files = self.files.carry.get_untracked();
        let errand = Errand::Export { book: self.database(kind), passphrase, files };
        let clerk = Clerk::send(errand, None, move |report, file| self.hear_outgoing(kind, report, file));
        if clerk.is_none() {
            self.hear_outgoing(kind, Report::Broken(Breakage::Unloaded), None);
            return;
        }
        self.outgoing.clerk.set_value(clerk);
    }

    /// How far a file is on its way out; `None` when none is. Reading it follows.
    pub fn export_progress(self) -> Option<Share> {
        self.outgoing.progress.get()
    }

    /// Breaks it off. Nothing has been handed to the browser.
    pub fn cancel_export(self) {
        self.end_outgoing();
        self.say(self.untracked_text().export_cancelled(), Tone::Done, UndoOffer::None);
    }

    fn hear_outgoing(self, kind: BookKind, report: Report, file: Option<Blob>) {
        let text = self.untracked_text();
        match (report, file) {
            (Report::Progress(share), _) => {
                if self.outgoing.progress.with_untracked(Option::is_some) {
                    self.outgoing.progress.set(Some(share));
                }
            }
            (Report::File { name, rev, left_out, files_lost, signed }, Some(file)) => {
                let place = self.outgoing.place.try_update_value(Option::take).flatten();
                self.end_outgoing();
                let n = |n: u64| format::count(usize::try_from(n).unwrap_or(usize::MAX));
                let amiss = [
                    (!signed).then(|| text.outlet_unsigned().to_owned()),
                    (left_out > 0).then(|| text.outlet_left_out(&n(left_out))),
                    (files_lost > 0).then(|| text.files_left_out(&n(files_lost))),
                ];
                let amiss = text.sentences(amiss.into_iter().flatten());
                if let Some(place) = place {
                    self.write_to_place(kind, rev, amiss, place, file);
                    return;
                }
                if download_file(&name, &file).is_none() {
                    self.say(text.download_failed(), Tone::Trouble, UndoOffer::None);
                    return;
                }
                self.handed_out(kind, rev);
                if !amiss.is_empty() {
                    self.say(amiss, Tone::Trouble, UndoOffer::None);
                    return;
                }
                // a link that was pressed is no proof of a saved file, so the words do not claim one
                self.say(text.book_exported(&name), Tone::Done, UndoOffer::None);
            }
            (Report::Refused { words }, _) => {
                self.end_outgoing();
                self.say(words, Tone::Trouble, UndoOffer::None);
            }
            (Report::Broken(breakage), _) => {
                self.end_outgoing();
                self.say(breakage_words(text, breakage), Tone::Trouble, UndoOffer::None);
            }
            (Report::File { .. }, None)
            | (
                Report::Ready
                | Report::Locked { .. }
                | Report::Shown(_)
                | Report::Files { .. }
                | Report::Other(_)
                | Report::Copies(_)
                | Report::Outcome(_)
                | Report::Offers(_)
                | Report::TakenBack(_)
                | Report::Checked(_)
                | Report::Snapshot { .. }
                | Report::PutBack { .. }
                | Report::Restarted { .. }
                | Report::Sheets
                | Report::Workbook
                | Report::Sealed
                | Report::Calendar
                | Report::Word
                | Report::Bundle,
                _,
            ) => {}
        }
    }

    /// Whether a backup can be written to a place of one's choice and read back.
    pub fn can_choose_place(self) -> bool {
        chosen_file::is_there()
    }

    /// The same, but written to a place that the person chooses, read back and compared: only then it is called saved.
    pub fn export_to_place(self, passphrase: Option<String>) {
        spawn_local(async move {
            let replica = self.with_book(|book| book.meta.replica).unwrap_or_else(fresh_replica);
            let plain = file_name(now_milliseconds(), replica).unwrap_or_else(|| "counterpart.json".to_owned());
            let suggested = if passphrase.is_some() { format!("{plain}.age") } else { plain };
            match ChosenFile::ask(&suggested).await {
                Ok(place) => {
                    self.outgoing.place.set_value(Some(place));
                    self.export_book(passphrase);
                }
                Err(fault) => self.say_place_fault(fault),
            }
        });
    }

    fn write_to_place(self, kind: BookKind, rev: u64, amiss: String, place: ChosenFile, file: Blob) {
        spawn_local(async move {
            match place.write(&file).await {
                Ok(()) => {
                    self.handed_out(kind, rev);
                    if amiss.is_empty() {
                        let text = self.untracked_text();
                        self.say(text.book_saved_and_read_back(&place.name()), Tone::Done, UndoOffer::None);
                    } else {
                        self.say(amiss, Tone::Trouble, UndoOffer::None);
                    }
                }
                Err(fault) => self.say_place_fault(fault),
            }
        });
    }

    fn say_place_fault(self, fault: FileFault) {
        let text = self.untracked_text();
        match fault {
            FileFault::Cancelled => {}
            FileFault::NotWritten => self.say(text.book_place_refused(), Tone::Trouble, UndoOffer::None),
            FileFault::Differs => self.say(text.book_place_differs(), Tone::Trouble, UndoOffer::None),
        }
    }

    /// The copy's key may have been made just now, in the worker; what was read then is what was handed out.
    fn handed_out(self, kind: BookKind, rev: u64) {
        self.with_book(|book| book.tell_tabs());
        if kind == BookKind::Own {
            self.enqueue(Job::Exported { rev });
        } else {
            self.catch_up_later();
        }
    }

    fn end_outgoing(self) {
        self.outgoing.progress.set(None);
        self.outgoing.place.set_value(None);
        let clerk = self.outgoing.clerk.try_update_value(Option::take).flatten();
        // not within its own call
        spawn_local(async move { drop(clerk) });
    }
}

/// Starts a download of bytes. `None` when the browser will not make one.
pub(super) fn download(name: &str, kind_of_file: &str, bytes: &[u8]) -> Option<()> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(kind_of_file);
    download_file(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?)
}

/// Starts a download of a file. `None` when the browser will not make one.
pub(super) fn download_file(name: &str, file: &Blob) -> Option<()> {
    let address = web_sys::Url::create_object_url_with_blob(file).ok()?;
    let link = document().create_element("a").ok()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // the browser has taken the bytes over once the press has been handled
    set_timeout(
        move || {
            let _freed = web_sys::Url::revoke_object_url(&address);
        },
        std::time::Duration::from_mins(1),
    );
    Some(())
}
