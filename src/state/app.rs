//! The running app: one `Copy` handle given by context.

use leptos::prelude::*;

use super::book::Book;
use super::check::Checking;
use super::clock;
use super::commit_fault::CommitFault;
use super::disputes::Disputes;
use super::files::Files;
use super::incoming::Incoming;
use super::layer::Layer;
use super::loss::Loss;
use super::notice::{Notice, Tone, UndoOffer};
use super::outgoing::Outgoing;
use super::preference::{Preference, Theme};
use super::printout::Printout;
use super::safety::{Alarm, Safety};
use super::sample::Sample;
use super::table::Tables;
use crate::domain::calendar::moment::{Minute, Moment};
use crate::domain::date::Date;
use crate::domain::device_letter::DeviceLetter;
use crate::i18n::{Locale, Text};
use crate::search::lookup;

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

/// The running app.
#[derive(Clone, Copy)]
pub struct App {
    /// The interface language.
    pub locale: RwSignal<Locale>,
    /// Light, dark or as the system.
    pub theme: RwSignal<Theme>,
    /// Today, renewed when the day turns.
    pub today: RwSignal<Date>,
    /// The minute it is, renewed once a minute: what the clocks of service run by.
    minute: RwSignal<Minute>,
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
    /// A table on its way to paper, if any.
    pub printout: RwSignal<Option<Printout>>,
    /// Whether the sidebar is folded.
    pub sidebar_folded: RwSignal<bool>,
    /// Whether single-letter keys act (WCAG 2.1.4).
    pub single_keys: RwSignal<bool>,
    /// The letter of this device in the numbers that are given on it.
    pub device_letter: RwSignal<Option<DeviceLetter>>,
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
        // before the first table is made
        lookup::stir(u64::from_le_bytes(clock::random_bytes()));
        let app = Self {
            locale: RwSignal::new(Preference::Locale.read().unwrap_or_else(|| Locale::from_browser(&asked))),
            theme: RwSignal::new(Preference::Theme.read().unwrap_or_default()),
            today: RwSignal::new(today),
            minute: RwSignal::new(clock::now().map_or(Minute::START, Moment::minute)),
            chosen_date: RwSignal::new(None),
            phase: RwSignal::new(Phase::Opening),
            saving: RwSignal::new(Saving::Saved),
            notices: RwSignal::new(Vec::new()),
            layer: RwSignal::new(None),
            printout: RwSignal::new(None),
            sidebar_folded: RwSignal::new(Preference::Sidebar.read().unwrap_or(false)),
            single_keys: RwSignal::new(Preference::Keys.read().unwrap_or(true)),
            device_letter: RwSignal::new(Preference::DeviceLetter.read::<Option<DeviceLetter>>().flatten()),
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
        let minute = clock::now().map_or(Minute::START, Moment::minute);
        if self.minute.get_untracked() != minute {
            self.minute.set(minute);
        }
    }

    /// The minute that the clock of this device shows just now, which the app shows from then on too: since when something holds
    /// that is kept now.
    pub fn read_minute(self) -> Moment {
        self.renew_today();
        clock::now().unwrap_or_else(|_| Moment::start_of(self.today.get_untracked()))
    }

    /// The moment every clock is read at: now, or the end of the date looked at if that is another day. The reader runs again
    /// when the minute turns, and only while today is looked at.
    pub fn now(self) -> Moment {
        let (as_of, today) = (self.as_of(), self.today.get());
        if as_of == today { moment_of(today, self.minute.get()) } else { self.end_of_day() }
    }

    /// The minute it is, whatever date is looked at. The reader runs again when it turns.
    pub fn this_minute(self) -> Moment {
        moment_of(self.today.get(), self.minute.get())
    }

    /// The last minute of the date looked at: what has happened by then is known.
    pub fn end_of_day(self) -> Moment {
        moment_of(self.as_of(), LAST_MINUTE)
    }
}

/// The last minute of a day, counted from midnight.
const LAST_MINUTE: Minute = match Minute::of_day(1_439) {
    Ok(minute) => minute,
    Err(_) => Minute::START,
};

/// A minute of a day; none of them is midnight at its end.
fn moment_of(day: Date, minute: Minute) -> Moment {
    Moment::new(day, minute).unwrap_or_else(|_| Moment::start_of(day))
}

/// The app, from context.
///
/// The root provides it before anything else is drawn.
pub fn use_app() -> App {
    expect_context::<App>()
}
