//! A share file: made in memory first, so that what is looked at is what is written; recorded, and then handed out.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::app::App;
use super::batch::Batch;
use super::clock::{BrowserIds, now, today};
use super::errand::{Clerk, refusal_words};
use super::files::summed;
use super::outgoing::download;
use super::sharing::Shared;
use super::sheets_out::blob;
use crate::domain::calendar::moment::Moment;
use crate::domain::contact::Contact;
use crate::domain::contract::party::Side;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, SharingEventId};
use crate::domain::sharing::dealings::Dealt;
use crate::domain::sharing::field::{DataSet, ShareField};
use crate::domain::sharing::given::{GivenFile, SharingEvent};
use crate::domain::sharing::pack::{Pack, PackFault, pack};
use crate::sync::errand::{Errand, Report};
use crate::sync::list::ledger::Ledger;
use crate::sync::list::share::{json, table};
use crate::sync::list::write::write_table;

/// In which form a share file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareForm {
    /// Text with separators.
    Csv,
    /// A workbook.
    Workbook,
    /// JSON.
    Json,
}

/// What is to be given.
#[derive(Clone, PartialEq)]
pub struct ShareOrder {
    /// Under which row of the register, as it stands today.
    pub shared: Shared,
    /// Which customers.
    pub customers: Vec<CustomerId>,
    /// Which of the agreed fields.
    pub fields: BTreeSet<ShareField>,
    /// The first and the last month of figures, by a day of each.
    pub months: (Date, Date),
    /// In which form.
    pub form: ShareForm,
    /// Under which passphrase; empty: none.
    pub passphrase: String,
}

/// A share file that was made and not handed out yet.
#[derive(Clone, PartialEq)]
pub struct ShareFile {
    /// What is in it, and who is not.
    pub pack: Arc<Pack>,
    /// The same as a table, under the headings that are written.
    pub table: Arc<Ledger>,
    /// The text of the file, letter by letter; nothing of a workbook, which is no text.
    pub text: Option<Arc<String>>,
    /// Its name, size and digest as it will be handed out.
    pub file: GivenFile,
    bytes: Arc<[u8]>,
}

impl App {
    /// Makes a share file, and gives it or says why there is none.
    pub fn make_share_file(self, order: ShareOrder, then: impl FnOnce(Result<ShareFile, String>) + 'static) {
        spawn_local(async move { then(self.share_file(order).await) });
    }

    async fn share_file(self, order: ShareOrder) -> Result<ShareFile, String> {
        let text = self.untracked_text();
        let day = today().map_err(|_| text.ticket_clock_fault().to_owned())?;
        let pack = untrack(|| self.share_pack(&order, day)).map_err(|fault| text.pack_fault(&fault))?;
        let table = table(&pack, (text.sheet_sharing(), text.pack_no()), Some(day), |field| text.share_field(field));
        let (ending, written) = match order.form {
            ShareForm::Csv => ("csv", Some(write_table(&table))),
            ShareForm::Json => ("json", Some(json(&pack))),
            ShareForm::Workbook => ("xlsx", None),
        };
        let mut bytes = if let Some(words) = &written {
            words.clone().into_bytes()
        } else {
            let json = serde_json::to_vec(&table).map_err(|_| text.download_failed().to_owned())?;
            self.worked(&json, |language| Errand::WriteWorkbook { language }).await?
        };
        // the number of the row and the day: nobody's name
        let mut name =
            format!("{}-{:04}{:02}{:02}.{ending}", order.shared.scope.number, day.year(), day.month(), day.day());
        let sealed = !order.passphrase.is_empty();
        if sealed {
            let passphrase = order.passphrase;
            bytes = self.worked(&bytes, |language| Errand::Seal { language, passphrase }).await?;
            name.push_str(".age");
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let file = GivenFile { name, sha256: summed(&bytes).await, size, sealed };
        let (pack, table) = (Arc::new(pack), Arc::new(table));
        Ok(ShareFile { pack, table, text: written.map(Arc::new), file, bytes: bytes.into() })
    }

    /// What would be given on a day, by customers and people as they are now.
    ///
    /// # Errors
    /// Why nothing would be.
    pub fn share_pack(self, order: &ShareOrder, day: Date) -> Result<Pack, PackFault> {
        let customers: Vec<Arc<Customer>> = order.customers.iter().filter_map(|id| self.peek_party(*id)).collect();
        let people: HashMap<CustomerId, Vec<Arc<Contact>>> =
            customers.iter().map(|it| (it.id, self.contacts_of(it.id))).collect();
        let picked: Vec<(&Customer, Vec<&Contact>)> = customers
            .iter()
            .map(|it| (it.as_ref(), people.get(&it.id).into_iter().flatten().map(Arc::as_ref).collect()))
            .collect();
        // what no field asks for is not gathered
        let sets: BTreeSet<DataSet> = order.fields.iter().map(|it| it.set()).collect();
        let dealt: Dealt = customers.iter().map(|it| (it.id, self.dealings_to_share(it.id, &sets, day))).collect();
        let figures = self.figures_to_share(&customers, &order.fields, order.months, day)?;
        pack(&order.shared.scope, &order.shared.course, &picked, &dealt, &figures, &order.fields, day)
    }

    /// Has the worker make something of bytes.
    async fn worked(self, bytes: &[u8], errand: impl FnOnce(String) -> Errand) -> Result<Vec<u8>, String> {
        let text = self.untracked_text();
        let failed = || text.download_failed().to_owned();
        let handed: Blob = blob(bytes).ok_or_else(failed)?;
        let language = self.locale.get_untracked().tag().to_owned();
        match Clerk::ask_about(errand(language), Some(handed)).await {
            (Report::Workbook | Report::Sealed, Some(file)) => {
                let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| failed())?;
                Ok(Uint8Array::new(&buffer).to_vec())
            }
            (report, _) => Err(refusal_words(text, report)),
        }
    }

    /// Records a share file under its row, and hands it out once that is on disk.
    pub fn hand_out_share(
        self,
        busy: RwSignal<bool>,
        shared: &Shared,
        made: &ShareFile,
        recipient: String,
        then: impl FnOnce() + 'static,
    ) {
        let text = self.untracked_text();
        let at = now().unwrap_or_else(|_| Moment::start_of(self.today.get_untracked()));
        let pack = &made.pack;
        let event = SharingEvent {
            id: SharingEventId::fresh(&mut BrowserIds),
            scope: shared.scope.id,
            from: Side::Us,
            at,
            by: untrack(|| self.my_name()),
            recipient,
            customers: pack.customers.clone(),
            people: pack.people.clone(),
            fields: pack.fields.clone(),
            count: u32::try_from(pack.rows.len()).unwrap_or(u32::MAX),
            file: Some(made.file.clone()),
            left_out: pack.left_out.clone(),
            carried: pack.carried.clone(),
            note: String::new(),
        };
        let (bytes, name) = (Arc::clone(&made.bytes), made.file.name.clone());
        let said = text.pack_said(&name);
        self.save_once(busy, Batch::of(&event), said, move || {
            if download(&name, "application/octet-stream", &bytes).is_none() {
                self.say(
                    self.untracked_text().download_failed(),
                    super::notice::Tone::Trouble,
                    super::notice::UndoOffer::None,
                );
            }
            then();
        });
    }
}
