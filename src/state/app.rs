//! The running app: one `Copy` handle given by context.

use std::sync::Arc;

use leptos::prelude::*;

use super::book::Book;
use super::check::Checking;
use super::clock;
use super::commit_fault::CommitFault;
use super::disputes::Disputes;
use super::files::Files;
use super::incoming::Incoming;
use super::loss::Loss;
use super::notice::{Notice, Tone, UndoOffer};
use super::outgoing::Outgoing;
use super::preference::{Preference, Theme};
use super::safety::{Alarm, Safety};
use super::sample::Sample;
use super::table::{Held, Resident, Tables};
use crate::domain::activity::Activity;
use crate::domain::contact::Contact;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::event::ContractEvent;
use crate::domain::date::Date;
use crate::domain::id::{
    ActivityId, AttachmentId, ContactId, ContractId, CustomerId, InstalmentId, InvoiceId, LeadId, MemberId,
    OpportunityId, OwnFieldId, PreferenceId, PriceListId, ProductId, QuoteId, ReceiptId, SavedViewId, TaskId,
};
use crate::domain::own_entity::OwnEntity;
use crate::domain::pool::PoolEvent;
use crate::domain::preference::Preference as Liking;
use crate::domain::receipt::Allocation;
use crate::i18n::{Locale, Text};

/// What the page is doing as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Reading the book from disk.
    Opening,
    /// No book on this device yet.
    FirstRun,
    /// A book is open.
    Open(BookKind),
    /// The book cannot be opened; the reason in words, and what to do.
    Stopped(String),
    /// The book was here and is gone.
    Lost(Loss),
}

/// Which book is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookKind {
    /// A book of one's own.
    Own,
    /// The sample book, in its own database.
    Demo,
}

/// Whether everything is on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Everything shown as saved is on disk.
    Saved,
    /// A change is on its way.
    Saving,
    /// The last change did not reach the disk; it is still in its form.
    Failed,
}

/// A side sheet that is open over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// A new customer, or one to edit.
    Customer(Option<CustomerId>),
    /// A new contact of a customer, or one to edit.
    Contact(CustomerId, Option<ContactId>),
    /// A follow-up, perhaps with a given customer, or one to edit.
    Activity(Option<CustomerId>, Option<ActivityId>),
    /// What a customer likes or dislikes: new, or one to edit.
    Liking(CustomerId, Option<PreferenceId>),
    /// A new task, perhaps for a given customer, or one to edit.
    Task(Option<CustomerId>, Option<TaskId>),
    /// Why a task is given up.
    CancelTask(TaskId),
    /// The view of the customer list that is looked at gets a name, or one is renamed.
    View(Option<SavedViewId>),
    /// A new member of the team, or one to edit.
    Member(Option<MemberId>),
    /// Customers go to somebody else.
    HandOver(Handed),
    /// A customer goes back to the public pool.
    GiveBack(CustomerId),
    /// The rules of the public pool.
    PoolRules,
    /// A new field that the team defines for customers, or one to edit.
    OwnField(Option<OwnFieldId>),
    /// A new contract, perhaps for a given customer.
    NewContract(Option<CustomerId>),
    /// A new opportunity, perhaps with a given customer, or one to edit.
    Opportunity(Option<CustomerId>, Option<OpportunityId>),
    /// Why an opportunity was lost.
    Lose(OpportunityId),
    /// Why a quote was turned down.
    RejectQuote(QuoteId),
    /// A new lead, or one to edit.
    Lead(Option<LeadId>),
    /// What a lead becomes.
    ConvertLead(LeadId),
    /// Why a lead is given up.
    GiveUpLead(LeadId),
    /// A new product, or one to edit.
    Product(Option<ProductId>),
    /// A new price list, or one to edit.
    PriceList(Option<PriceListId>),
    /// A receipt, perhaps for a given customer and contract.
    Receipt(Option<CustomerId>, Option<ContractId>),
    /// Something given up of a part of a contract.
    Waive(ContractId, InstalmentId),
    /// A cost of getting a part of a contract in.
    Cost(ContractId, InstalmentId),
    /// A late-fee statement of a contract, or of one part.
    Freeze(ContractId, Option<InstalmentId>),
    /// A new invoice of a contract, or a draft to edit.
    Invoice(ContractId, Option<InvoiceId>),
    /// A draft invoice is issued.
    IssueInvoice(InvoiceId),
    /// An invoice is made void.
    VoidInvoice(InvoiceId),
    /// An invoice is taken back by a negative one.
    RedInvoice(InvoiceId),
    /// What a file is called and what it is for.
    File(AttachmentId),
}

/// What is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// One customer.
    Customer(CustomerId),
    /// Everything that a member looks after.
    Of(MemberId),
}

/// A layer over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// The command palette.
    Palette,
    /// The keys of this page.
    Keys,
    /// The menu of new things.
    New,
    /// The choice of the date looked at.
    AsOf,
    /// The places that do not fit the bottom bar.
    More,
    /// A side sheet.
    Sheet(Sheet),
}

/// The running app.
#[derive(Clone, Copy)]
pub struct App {
    /// The interface language.
    pub locale: RwSignal<Locale>,
    /// Light, dark or as the system.
    pub theme: RwSignal<Theme>,
    /// Today, renewed when the day turns.
    pub today: RwSignal<Date>,
    /// The date chosen to look at; `None` follows today.
    pub chosen_date: RwSignal<Option<Date>>,
    /// What the page is doing as a whole.
    pub phase: RwSignal<Phase>,
    /// Whether everything is on disk.
    pub saving: RwSignal<Saving>,
    /// Short messages.
    pub notices: RwSignal<Vec<Notice>>,
    /// The layer over the page, if any.
    pub layer: RwSignal<Option<Layer>>,
    /// Whether the sidebar is folded.
    pub sidebar_folded: RwSignal<bool>,
    /// Whether single-letter keys act (WCAG 2.1.4).
    pub single_keys: RwSignal<bool>,
    /// When the book was last exported, in milliseconds.
    pub last_export: RwSignal<Option<u64>>,
    /// A file on its way in.
    pub incoming: Incoming,
    /// Files that belong to records: on their way in, or being looked at.
    pub files: Files,
    pub(super) disputes: Disputes,
    pub(super) checking: Checking,
    safety: StoredValue<Safety>,
    pub(super) tables: StoredValue<Tables, LocalStorage>,
    pub(super) book: StoredValue<Option<Book>, LocalStorage>,
    pub(super) outgoing: Outgoing,
    pub(super) sample: Sample,
    pub(super) all_read: RwSignal<bool>,
    pub(super) figures_ready: RwSignal<bool>,
    pub(super) reckoning: StoredValue<bool, LocalStorage>,
    pub(super) turn: StoredValue<u32, LocalStorage>,
}

impl App {
    /// Starts with the preferences of this device.
    pub fn new(today: Date) -> Self {
        let asked = web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default();
        let app = Self {
            locale: RwSignal::new(Preference::Locale.read().unwrap_or_else(|| Locale::from_browser(&asked))),
            theme: RwSignal::new(Preference::Theme.read().unwrap_or_default()),
            today: RwSignal::new(today),
            chosen_date: RwSignal::new(None),
            phase: RwSignal::new(Phase::Opening),
            saving: RwSignal::new(Saving::Saved),
            notices: RwSignal::new(Vec::new()),
            layer: RwSignal::new(None),
            sidebar_folded: RwSignal::new(Preference::Sidebar.read().unwrap_or(false)),
            single_keys: RwSignal::new(Preference::Keys.read().unwrap_or(true)),
            last_export: RwSignal::new(Preference::LastExport.read()),
            incoming: Incoming::new(),
            files: Files::new(),
            disputes: Disputes::new(),
            checking: Checking::new(),
            safety: StoredValue::new(Safety::new()),
            tables: StoredValue::new_local(Tables::default()),
            book: StoredValue::new_local(None),
            outgoing: Outgoing::new(),
            sample: Sample::new(),
            all_read: RwSignal::new(true),
            figures_ready: RwSignal::new(true),
            reckoning: StoredValue::new_local(false),
            turn: StoredValue::new_local(0),
        };
        app.follow_date();
        app
    }

    /// Whether the book is safe on this device.
    pub fn safety(self) -> Safety {
        self.safety.get_value()
    }

    /// The messages in the current language. Reading it follows the language.
    pub fn text(self) -> Text {
        Text::new(self.locale.get())
    }

    /// The date every status is computed for. Reading it follows the chosen date.
    pub fn as_of(self) -> Date {
        self.chosen_date.get().unwrap_or_else(|| self.today.get())
    }

    /// One row; the reader runs again when it changes.
    pub fn watch<T: Held>(self, id: T::Key) -> Option<Arc<T>> {
        let found = self.tables.try_update_value(|tables| T::table_mut(tables).watch(id)).flatten();
        if found.is_none() {
            T::missed(self, id);
        }
        found
    }

    /// One row as it is now.
    pub fn peek<T: Held>(self, id: T::Key) -> Option<Arc<T>> {
        self.tables.try_with_value(|tables| T::table(tables).peek(id)).flatten()
    }

    /// All rows of a kind; the reader runs again when any changes.
    pub fn watch_all<T: Resident>(self) -> Vec<Arc<T>> {
        self.tables.try_with_value(|tables| T::table(tables).watch_all()).unwrap_or_default()
    }

    /// All rows of a kind as they are now.
    pub fn peek_all<T: Resident>(self) -> Vec<Arc<T>> {
        self.tables.try_with_value(|tables| T::table(tables).peek_all().cloned().collect()).unwrap_or_default()
    }

    /// How many rows of a kind; the reader runs again when any changes.
    pub fn count<T: Resident>(self) -> usize {
        self.tables.try_with_value(|tables| T::table(tables).watch_len()).unwrap_or(0)
    }

    /// Runs the reader again when any row of a kind changes.
    pub fn watch_any<T: Resident>(self) {
        // a book that is closed has nothing to watch
        let _watched = self.tables.try_with_value(|tables| T::table(tables).watch_any());
    }

    /// The contracts of a customer; the reader runs again when any contract changes.
    pub fn contracts_of(self, customer: CustomerId) -> Vec<Arc<ContractBrief>> {
        self.tables.try_with_value(|tables| tables.contracts_of(customer)).unwrap_or_default()
    }

    /// What was said and done with a customer; the reader runs again when anything is recorded.
    pub fn activities_of(self, customer: CustomerId) -> Vec<Arc<Activity>> {
        self.tables.try_with_value(|tables| tables.activities_of(customer)).unwrap_or_default()
    }

    /// What happened to a customer's place; the reader runs again when anything is recorded.
    pub fn pool_events_of(self, customer: CustomerId) -> Vec<Arc<PoolEvent>> {
        self.tables.try_with_value(|tables| tables.pool_events_of(customer)).unwrap_or_default()
    }

    /// What a customer likes and dislikes; the reader runs again when anything is noted.
    pub fn preferences_of(self, customer: CustomerId) -> Vec<Arc<Liking>> {
        self.tables.try_with_value(|tables| tables.preferences_of(customer)).unwrap_or_default()
    }

    /// The people at a customer; the reader runs again when any contact changes.
    pub fn contacts_of(self, customer: CustomerId) -> Vec<Arc<Contact>> {
        self.tables.try_with_value(|tables| tables.contacts_of(customer)).unwrap_or_default()
    }

    /// What happened to a contract; the reader runs again when anything happens to one.
    pub fn events_of(self, contract: ContractId) -> Vec<Arc<ContractEvent>> {
        self.tables.try_with_value(|tables| tables.events_of(contract)).unwrap_or_default()
    }

    /// What was counted towards a contract; the reader runs again when anything is counted.
    pub fn allocations_of(self, contract: ContractId) -> Vec<Arc<Allocation>> {
        self.tables.try_with_value(|tables| tables.allocations_of(contract)).unwrap_or_default()
    }

    /// Whether a receipt was taken back; the reader runs again when any receipt changes.
    pub fn is_reversed(self, receipt: ReceiptId) -> bool {
        let found = self.tables.try_with_value(|tables| {
            tables.receipts.watch_any();
            tables.index.reversals_of(receipt).iter().any(|id| tables.receipts.peek(*id).is_some())
        });
        found.unwrap_or(false)
    }

    /// How many records in all.
    pub fn count_all(self) -> usize {
        self.tables.try_with_value(Tables::watch_len).unwrap_or(0)
    }

    /// Our own company: the first one, until a book has several.
    pub fn own_entity(self) -> Option<Arc<OwnEntity>> {
        let mut own = self.watch_all::<OwnEntity>();
        own.sort_by_key(|entity| entity.id);
        own.into_iter().next()
    }

    /// The messages, for what happens outside any view.
    pub fn untracked_text(self) -> Text {
        Text::new(self.locale.get_untracked())
    }

    /// Something is on its way to disk.
    pub fn announce_saving(self) {
        self.saving.set(Saving::Saving);
    }

    pub(super) fn say_with_undo(self, said: String) {
        self.say(said, Tone::Done, UndoOffer::Offered);
    }

    pub(super) fn say_fault(self, fault: &CommitFault) {
        self.saving.set(Saving::Failed);
        let words = fault.words(self.untracked_text());
        if fault.is_full() {
            self.raise(Alarm::Full);
        }
        if self.layer.with_untracked(Option::is_some) {
            // a form lies over the page: what is said of it is said inside it
            self.safety().form_alert.set(Some(words.clone()));
        }
        self.say(words, Tone::Trouble, UndoOffer::None);
    }

    pub(super) fn say_nothing_to_undo(self) {
        self.say(self.untracked_text().nothing_to_undo(), Tone::Done, UndoOffer::None);
    }

    pub(super) fn say_replayed(self, was_undone: bool) {
        let text = self.untracked_text();
        self.say(if was_undone { text.undone() } else { text.redone() }, Tone::Done, UndoOffer::None);
    }

    /// Switches the language and remembers it.
    pub fn set_locale(self, locale: Locale) {
        Preference::Locale.write(&locale);
        self.locale.set(locale);
    }

    /// Switches light and dark and remembers it.
    pub fn set_theme(self, theme: Theme) {
        Preference::Theme.write(&theme);
        self.theme.set(theme);
    }

    /// Folds or unfolds the sidebar and remembers it.
    pub fn toggle_sidebar(self) {
        let folded = !self.sidebar_folded.get_untracked();
        Preference::Sidebar.write(&folded);
        self.sidebar_folded.set(folded);
    }

    /// Shows a short message.
    pub fn say(self, text: impl Into<String>, tone: Tone, undo: UndoOffer) {
        thread_local! {
            /// No message has the key of an earlier one: what leaves it after a while must not take a later one with it.
            static KEYS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
        }
        let text = text.into();
        let key = KEYS.replace(KEYS.get().wrapping_add(1));
        self.notices.update(|notices| {
            // one message at a time: the newest is what the person just did
            notices.clear();
            notices.push(Notice { key, text, tone, undo });
        });
    }

    /// Sets "today" again: the day may have turned while the page was open.
    pub fn renew_today(self) {
        if let Ok(today) = clock::today()
            && self.today.get_untracked() != today
        {
            self.today.set(today);
        }
    }
}

/// The app, from context.
///
/// The root provides it before anything else is drawn.
pub fn use_app() -> App {
    expect_context::<App>()
}
