//! The days that follow from the book, handed out as a calendar file. The worker writes it, as the library for it is large.

use leptos::prelude::GetUntracked;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::clock::now_milliseconds;
use super::errand::{Clerk, refusal_words};
use super::notice::{Tone, UndoOffer};
use super::outgoing::download_file;
use super::sheets_out::blob;
use crate::export::calendar::{Day, Order, Reminder};
use crate::sync::errand::{Errand, Report};

impl App {
    /// Hands these days to the browser as a calendar file. No file holds a book that is not reckoned yet.
    pub fn export_calendar(self, days: Vec<Day>, reminder: Reminder) {
        if !self.has_figures() {
            return;
        }
        let order = Order {
            name: self.untracked_text().calendar_file_title().to_owned(),
            language: self.locale.get_untracked().tag().to_owned(),
            made_ms: i64::try_from(now_milliseconds()).unwrap_or(0),
            reminder,
            days,
        };
        spawn_local(self.hand_out_calendar(order));
    }

    async fn hand_out_calendar(self, order: Order) {
        let text = self.untracked_text();
        self.say(text.export_making(), Tone::Done, UndoOffer::None);
        let Some(handed) = serde_json::to_vec(&order).ok().and_then(|json| blob(&json)) else {
            self.say(text.download_failed(), Tone::Trouble, UndoOffer::None);
            return;
        };
        let name = text.calendar_file_name();
        match Clerk::ask_about(Errand::WriteCalendar { language: order.language }, Some(handed)).await {
            (Report::Calendar, Some(file)) => {
                self.say_handed_out(download_file(name, &file), text.calendar_exported(order.days.len(), name));
            }
            (report, _) => self.say(refusal_words(text, report), Tone::Trouble, UndoOffer::None),
        }
    }
}
