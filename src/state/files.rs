//! Files of records: taken in, opened, handed out, and their bytes looked after. The bytes are read when somebody opens a file and
//! at no other time.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use leptos::prelude::*;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BlobPropertyBag, File};

use super::app::App;
use super::batch::{Batch, Step};
use super::clock::{BrowserIds, now_milliseconds};
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;
use crate::domain::activity::Activity;
use crate::domain::attachment::{Attachment, AttachmentKind, Opening, Proof, Subject, admit, file_name, media_type};
use crate::domain::contact::Contact;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::dispute::Dispute;
use crate::domain::id::{AttachmentId, CustomerId};
use crate::domain::invoice::Invoice;
use crate::domain::lifecycle::digest::Digest;
use crate::domain::opportunity::Opportunity;
use crate::domain::quote::Quote;
use crate::domain::receipt::Receipt;
use crate::domain::scorecard::record::Evaluation;
use crate::domain::sharing::incident::Incident;
use crate::domain::sharing::scope::SharingScope;
use crate::domain::ticket::Ticket;
use crate::kinds::Kind;
use crate::store::browser::allowance;
use crate::store::browser::part::size_of;
use crate::store::{BrowserRepository, Repository};
use crate::sync::attaching::keep_bytes;
use crate::sync::errand::Share;

/// As much is summed up before the page may answer a person, in bytes.
const SUMMED: usize = 1 << 20;
/// How long a browser may need to take over what was handed to it, in seconds.
const HANDED_OVER: u64 = 60;

/// A file that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What it should have belonged to.
    pub subject: Subject,
    /// What it should have been the evidence of.
    pub proves: Option<Proof>,
    /// Its name.
    pub name: String,
    /// Why, in words.
    pub words: String,
}

/// What came of a file that was chosen.
enum Taken {
    /// Its bytes are kept, and this is its record, which is not.
    New(Attachment),
    /// The record of this name had the same bytes, but damaged or not here: it has them now.
    Mended(String),
}

/// A file that is being looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which.
    pub id: AttachmentId,
    /// How.
    pub opening: Opening,
    /// Where the browser finds its bytes.
    pub address: String,
}

/// Files on their way in, and the one that is looked at.
#[derive(Clone, Copy)]
pub struct Files {
    /// Which bytes are on this device, and how many; `None` while nobody has looked.
    here: RwSignal<Option<Arc<BTreeMap<Digest, u64>>>>,
    /// What files are being added to, and how far that is.
    pub adding: RwSignal<Option<(Subject, Option<Proof>, Share)>>,
    /// Those that were not taken, the last time.
    pub refusals: RwSignal<Vec<Refusal>>,
    /// The one that is looked at.
    pub shown: RwSignal<Option<Shown>>,
    /// Whether files go out with the book.
    pub carry: RwSignal<bool>,
    stopped: StoredValue<bool>,
    /// Whether it was sorted out which bytes are still needed, since the book was opened.
    pub(super) sorted: StoredValue<bool>,
}

impl Files {
    pub(super) fn new() -> Self {
        Self {
            here: RwSignal::new(None),
            adding: RwSignal::new(None),
            refusals: RwSignal::new(Vec::new()),
            shown: RwSignal::new(None),
            carry: RwSignal::new(true),
            stopped: StoredValue::new(false),
            sorted: StoredValue::new(false),
        }
    }

    /// Another book is being opened.
    pub(super) fn forget(self) {
        self.stopped.set_value(true);
        self.sorted.set_value(false);
        self.here.set(None);
        self.refusals.set(Vec::new());
        self.close();
    }

    /// Stops taking files in; those that are in stay.
    pub fn stop(self) {
        self.stopped.set_value(true);
    }

    /// Puts away the file that is looked at.
    pub fn close(self) {
        let Some(shown) = self.shown.get_untracked() else { return };
        self.shown.set(None);
        // a tab of its own may still be reading it
        set_timeout(
            move || {
                let _freed = web_sys::Url::revoke_object_url(&shown.address);
            },
            std::time::Duration::from_secs(HANDED_OVER),
        );
    }
}

impl App {
    /// The files of a record, the latest first; of a customer also those of the records it stands for. The reader runs again
    /// when any file changes.
    pub fn files_of(self, subject: Subject) -> Vec<Arc<Attachment>> {
        self.tables.try_with_value(|tables| tables.files_of(subject)).unwrap_or_default()
    }

    /// The files of a customer and of everything that belongs to it; the reader runs again when any file changes.
    pub fn all_files_of(self, customer: CustomerId) -> Vec<Arc<Attachment>> {
        let class = self.standing_for(customer);
        let mut all = self.watch_all::<Attachment>();
        all.retain(|it| self.customer_behind(it.subject).is_some_and(|id| class.contains(&id)));
        all
    }

    /// The customer that a record belongs to.
    pub fn customer_behind(self, subject: Subject) -> Option<CustomerId> {
        match subject {
            Subject::Customer(id) => Some(id),
            Subject::Contact(id) => self.peek::<Contact>(id).map(|it| it.customer),
            Subject::Contract(id) => self.peek::<ContractBrief>(id).map(|it| it.customer),
            Subject::Opportunity(id) => self.peek::<Opportunity>(id).map(|it| it.customer),
            Subject::Quote(id) => self.peek::<Quote>(id).map(|it| it.customer),
            Subject::Activity(id) => self.peek::<Activity>(id).and_then(|it| it.customer),
            Subject::Receipt(id) => self.peek::<Receipt>(id).map(|it| it.customer),
            Subject::Dispute(id) => self.peek::<Dispute>(id).map(|it| it.customer),
            Subject::Ticket(id) => self.peek::<Ticket>(id).map(|it| it.customer),
            Subject::SharingScope(id) => self.peek::<SharingScope>(id).map(|it| it.customer),
            Subject::Incident(id) => self.peek::<Incident>(id).and_then(|it| it.customer),
            Subject::Evaluation(id) => self.peek::<Evaluation>(id).and_then(|it| it.customer),
            Subject::Invoice(id) => {
                let contract = self.peek::<Invoice>(id).map(|it| it.contract);
                contract.and_then(|id| self.peek::<ContractBrief>(id)).map(|it| it.customer)
            }
            Subject::Lead(_) | Subject::Product(_) | Subject::Undertaking(_) | Subject::OwnEntity(_) => None,
        }
    }

    /// Looks which bytes are on this device.
    pub fn look_for_bytes(self) {
        let Some(repository) = self.shelf() else { return };
        spawn_local(async move {
            // where nothing can be read, nothing is said of it
            if let Ok(facts) = repository.blob_facts().await {
                let here = facts.into_iter().map(|it| (it.sha256, it.size)).collect();
                let _left = self.files.here.try_set(Some(Arc::new(here)));
            }
        });
    }

    /// Whether the bytes of a file are on this device; `None` while that is not known. Reading it follows.
    pub fn is_here(self, sha256: Digest) -> Option<bool> {
        self.files.here.with(|here| here.as_ref().map(|here| here.contains_key(&sha256)))
    }

    /// How many files' bytes are on this device, and how many bytes that is; `None` while that is not known. Reading it follows.
    pub fn bytes_here(self) -> Option<(usize, u64)> {
        self.files.here.with(|here| {
            let here = here.as_ref()?;
            Some((here.len(), here.values().fold(0_u64, |sum, size| sum.saturating_add(*size))))
        })
    }

    pub(super) fn shelf(self) -> Option<Rc<BrowserRepository>> {
        self.with_book(|book| Rc::clone(&book.repository))
    }

    /// Adds files to a record, one after the other, in one step that one undo takes back; of a contract perhaps as the evidence of
    /// something. What is not taken is said of each.
    pub fn attach(self, subject: Subject, proves: Option<Proof>, chosen: Vec<File>) {
        let files = self.files;
        if chosen.is_empty() || files.adding.with_untracked(Option::is_some) {
            return;
        }
        let Some(workspace) = self.with_book(|book| book.meta.workspace) else { return };
        let total = u64::try_from(chosen.len()).unwrap_or(u64::MAX);
        files.refusals.set(Vec::new());
        files.stopped.set_value(false);
        files.adding.set(Some((subject, proves.clone(), Share { done: 0, total })));
        spawn_local(async move {
            let mut batch = Batch::new();
            let mut taken: Vec<Attachment> = Vec::new();
            let mut mended: Vec<String> = Vec::new();
            let mut refusals = Vec::new();
            for (done, file) in (1_u64..).zip(&chosen) {
                if files.stopped.get_value() {
                    break;
                }
                match self.keep_file(subject, proves.as_ref(), file, &taken).await {
                    Ok(Taken::New(it)) => {
                        batch = batch.put(&it);
                        taken.push(it);
                    }
                    Ok(Taken::Mended(name)) => mended.push(name),
                    Err(words) => {
                        refusals.push(Refusal { subject, proves: proves.clone(), name: file.name(), words });
                    }
                }
                files.adding.set(Some((subject, proves.clone(), Share { done, total })));
            }
            files.adding.set(None);
            // another book may have been opened meanwhile
            if self.with_book(|book| book.meta.workspace) != Some(workspace) {
                return;
            }
            files.refusals.set(refusals);
            let text = self.untracked_text();
            if !mended.is_empty() {
                self.checking.forget();
                self.look_for_bytes();
                let said = match mended.as_slice() {
                    [one] => text.file_mended(one),
                    more => text.files_mended(more.len()),
                };
                self.say(said, Tone::Done, UndoOffer::None);
            }
            let said = match taken.as_slice() {
                [] => return,
                [one] => text.file_saved(&one.name),
                more => text.files_saved(more.len()),
            };
            self.save(batch, said, move || self.look_for_bytes());
        });
    }

    /// Keeps the bytes of a file and makes its record, which is not kept yet. Where a record has the same bytes already, they
    /// are refused if they are sound, and else mended by these.
    async fn keep_file(
        self,
        subject: Subject,
        proves: Option<&Proof>,
        file: &File,
        beside: &[Attachment],
    ) -> Result<Taken, String> {
        let text = self.untracked_text();
        let size = size_of(file);
        let space = allowance::estimate().await.map(|it| (it.used, it.quota));
        admit(size, space).map_err(|fault| text.attachment_fault(fault))?;
        let name = file_name(&file.name()).unwrap_or_else(|| text.file_unnamed().to_owned());
        let unreadable = |_| text.file_not_read().to_owned();
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
        let bytes = Uint8Array::new(&buffer).to_vec();
        let sha256 = summed(&bytes).await;
        let (known, named) = untrack(|| (self.files_of(subject), self.named_files(subject)));
        // one paper may show several things
        let mut here = known.iter().map(Arc::as_ref).chain(beside).filter(|it| it.is_evidence_of(proves, &named));
        let twin = here.find(|it| it.content.sha256 == sha256);
        if let Some(twin) = twin
            && self.bytes_of(twin).await.is_ok()
        {
            return Err(text.file_there_already(&twin.name));
        }
        let media_type = media_type(&file.type_(), &name);
        let repository = self.shelf().ok_or_else(|| text.no_book().to_owned())?;
        let kept = keep_bytes(&*repository, sha256, bytes, media_type, now_milliseconds()).await;
        let content = kept.map_err(|fault| text.store_fault(&fault))?;
        if let Some(twin) = twin {
            return Ok(Taken::Mended(twin.name.clone()));
        }
        Ok(Taken::New(Attachment {
            id: AttachmentId::fresh(&mut BrowserIds),
            subject,
            name,
            kind: proves.map_or_else(|| AttachmentKind::usual(subject, &content), |_| AttachmentKind::Evidence),
            content,
            note: String::new(),
            added_on: self.today.get_untracked(),
            by: untrack(|| self.person()),
            placed: None,
            shows: None,
            proves: proves.cloned(),
        }))
    }

    /// The bytes of a file, found to be what they should be.
    pub(super) async fn bytes_of(self, it: &Attachment) -> Result<Vec<u8>, String> {
        let text = self.untracked_text();
        let repository = self.shelf().ok_or_else(|| text.no_book().to_owned())?;
        let read = repository.blob(it.content.sha256).await.map_err(|fault| text.store_fault(&fault))?;
        let bytes = read.ok_or_else(|| text.file_elsewhere_text().to_owned())?;
        if summed(&bytes).await == it.content.sha256 { Ok(bytes) } else { Err(text.file_bytes_damaged().to_owned()) }
    }

    /// Opens a file: a picture or a document to be looked at, everything else as a download.
    pub fn open_file(self, id: AttachmentId) {
        let Some(it) = self.peek::<Attachment>(id) else { return };
        let opening = it.content.opening();
        if opening == Opening::Download {
            return self.download_attachment(id);
        }
        spawn_local(async move {
            let bytes = match self.bytes_of(&it).await {
                Ok(bytes) => bytes,
                Err(words) => return self.say(words, Tone::Trouble, UndoOffer::None),
            };
            match address_of(&bytes, &it.content.media_type) {
                Some(address) => {
                    self.files.close();
                    self.files.shown.set(Some(Shown { id, opening, address }));
                }
                None => self.say(self.untracked_text().download_failed(), Tone::Trouble, UndoOffer::None),
            }
        });
    }

    /// Hands a file out under its own name.
    pub fn download_attachment(self, id: AttachmentId) {
        let Some(it) = self.peek::<Attachment>(id) else { return };
        spawn_local(async move {
            match self.bytes_of(&it).await {
                // whatever it says it is: the browser shall keep it and not run it
                Ok(bytes) => {
                    if download(&it.name, "application/octet-stream", &bytes).is_none() {
                        self.say(self.untracked_text().download_failed(), Tone::Trouble, UndoOffer::None);
                    }
                }
                Err(words) => self.say(words, Tone::Trouble, UndoOffer::None),
            }
        });
    }

    /// With a record that is deleted its files are deleted too, in the same step.
    pub(super) fn with_files(self, mut steps: Vec<Step>) -> Vec<Step> {
        let deleted = |kind: Option<Kind>, steps: &[Step]| -> BTreeSet<Uuid> {
            let gone = steps.iter().filter(|it| matches!(it, Step::Delete { .. }));
            gone.filter(|it| kind.is_none_or(|kind| it.kind() == kind)).map(Step::id).collect()
        };
        let gone = deleted(None, &steps);
        if gone.is_empty() {
            return steps;
        }
        let already = deleted(Some(Kind::Attachment), &steps);
        for it in self.peek_all::<Attachment>() {
            if gone.contains(&it.subject.id()) && !already.contains(&it.id.into()) {
                steps.push(Step::Delete { id: it.id.into(), kind: Kind::Attachment });
            }
        }
        steps
    }
}

/// The digest of bytes, summed up in portions.
pub(super) async fn summed(bytes: &[u8]) -> Digest {
    let mut sum = Sha256::new();
    for portion in bytes.chunks(SUMMED) {
        sum.update(portion);
        TimeoutFuture::new(0).await;
    }
    Digest(sum.finalize().into())
}

/// An address under which this page alone finds these bytes.
fn address_of(bytes: &[u8], media_type: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}
