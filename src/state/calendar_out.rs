//! The days that follow from the book, handed out as a calendar file. The worker writes it, as the library for it is large.

use std::collections::BTreeMap;

use leptos::prelude::{GetUntracked, WithUntracked, untrack};
use wasm_bindgen_futures::spawn_local;

use super::app::{App, Phase};
use super::clock::now_milliseconds;
use super::errand::{Clerk, refusal_words};
use super::notice::{Tone, UndoOffer};
use super::outgoing::download_file;
use super::preference::Preference;
use super::sheets_out::blob;
use crate::export::calendar::{Day, Order, Reminder};
use crate::export::handed::{HandedOut, Planned};
use crate::sync::errand::{Errand, Report};

/// What was handed out on this device, by the name of the book.
type HandedByBook = BTreeMap<String, HandedOut>;

/// Forgets what was handed out of a book that is erased.
pub(super) fn forget_handed_days(book: &str) {
    let mut all: HandedByBook = Preference::HandedDays.read().unwrap_or_default();
    if all.remove(book).is_some() {
        Preference::HandedDays.write(&all);
    }
}

impl App {
    /// Hands these days to the browser as a calendar file, and withdraws in it what was handed out and is settled. No file holds a book
    /// that is not reckoned yet.
    pub fn export_calendar(self, days: Vec<Day>, reminder: Reminder) {
        if !self.has_figures() {
            return;
        }
        let (days, handed) = self.planned_days(days);
        let order = Order {
            name: self.untracked_text().calendar_file_title().to_owned(),
            language: self.locale.get_untracked().tag().to_owned(),
            made_ms: i64::try_from(now_milliseconds()).unwrap_or(0),
            reminder,
            days,
        };
        spawn_local(self.hand_out_calendar(order, handed));
    }

    /// The days with what is withdrawn besides, and what to keep of it. As of another day than today nothing is withdrawn or kept: what
    /// is open on one day is settled on another.
    fn planned_days(self, chosen: Vec<Day>) -> (Vec<Day>, Option<HandedOut>) {
        let book = self.book_name();
        let before = Preference::HandedDays.read::<HandedByBook>().unwrap_or_default().remove(book).unwrap_or_default();
        if !untrack(|| self.looks_at_today()) {
            return (before.numbered(chosen), None);
        }
        let there = untrack(|| self.day_keys(before.keys()));
        let gone = self.untracked_text().calendar_file_gone();
        let Planned { days, handed } = before.next(chosen, &there, gone, self.today.get_untracked());
        (days, Some(handed))
    }

    /// The name of the open book on this device.
    fn book_name(self) -> &'static str {
        self.phase.with_untracked(|phase| match phase {
            Phase::Open(kind) => kind.database(),
            Phase::Opening | Phase::FirstRun | Phase::Stopped(_) | Phase::Lost(_) => "",
        })
    }

    async fn hand_out_calendar(self, order: Order, handed: Option<HandedOut>) {
        let (text, book) = (self.untracked_text(), self.book_name());
        self.say(text.export_making(), Tone::Done, UndoOffer::None);
        let Some(file) = serde_json::to_vec(&order).ok().and_then(|json| blob(&json)) else {
            self.say(text.download_failed(), Tone::Trouble, UndoOffer::None);
            return;
        };
        let name = text.calendar_file_name();
        match Clerk::ask_about(Errand::WriteCalendar { language: order.language }, Some(file)).await {
            (Report::Calendar, Some(file)) => {
                let made = download_file(name, &file);
                if let Some(handed) = handed.filter(|_| made.is_some()) {
                    let mut all: HandedByBook = Preference::HandedDays.read().unwrap_or_default();
                    all.insert(book.to_owned(), handed);
                    Preference::HandedDays.write(&all);
                }
                let gone = order.days.iter().filter(|it| it.cancelled).count();
                let days = order.days.len().saturating_sub(gone);
                self.say_handed_out(made, text.calendar_exported(days, gone, name));
            }
            (report, _) => self.say(refusal_words(text, report), Tone::Trouble, UndoOffer::None),
        }
    }
}
