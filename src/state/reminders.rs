//! What is due by the date looked at, and what this person has put off.

use leptos::prelude::{GetUntracked, RwSignal, untrack};

use super::app::App;
use super::team::Whose;
use crate::domain::agenda::Entry;
use crate::domain::book_settings::BookSettings;
use crate::domain::date::Date;
use crate::domain::reminder::{Hush, Hushes, Reminders, item_name, reminders, without_old};
use crate::domain::team::naming::Named;

impl App {
    /// What is due by the date looked at, of one's own things where it is known who one is, else of everybody's. The reader runs
    /// again when any may have changed.
    pub fn reminders(self) -> Reminders {
        let settings = self.watch::<BookSettings>(BookSettings::ID);
        let none = Hushes::new();
        let hushes = settings.as_ref().map_or(&none, |it| &it.reminders);
        reminders(self.agenda_due(self.reminded_of()), hushes, &self.my_name(), self.as_of())
    }

    /// How much of it a person is to hear of. The reader runs again when any may have changed.
    pub fn count_reminders(self) -> usize {
        let settings = self.watch::<BookSettings>(BookSettings::ID);
        if self.reminded_of() == Whose::All && settings.is_none_or(|it| it.reminders.is_empty()) {
            return self.count_due();
        }
        self.reminders().open.len()
    }

    fn reminded_of(self) -> Whose {
        match self.who_am_i() {
            Named::Member(_) => Whose::Mine,
            Named::Nobody | Named::Several(_) | Named::Outsider => Whose::All,
        }
    }

    /// Keeps a word on an entry: until when it is put off, or nothing for good.
    pub fn hush(self, busy: RwSignal<bool>, entry: &Entry, until: Option<Date>, said: String) {
        let by = untrack(|| self.my_name());
        let (key, day) = (entry.key(), entry.day);
        let (name, said_on) = (item_name(&key, &by), Some(self.today.get_untracked()));
        self.keep_reminders(busy, said, |all| drop(all.insert(name, Hush { entry: key, day, until, by, said_on })));
    }

    /// Takes the word on an entry back.
    pub fn remind_again(self, busy: RwSignal<bool>, entry: &Entry, said: String) {
        let name = item_name(&entry.key(), &untrack(|| self.my_name()));
        self.keep_reminders(busy, said, |all| drop(all.remove(&name)));
    }

    fn keep_reminders(self, busy: RwSignal<bool>, said: String, change: impl FnOnce(&mut Hushes)) {
        let before = untrack(|| self.book_settings());
        let mut words = without_old(&before.reminders, self.today.get_untracked());
        change(&mut words);
        let after = BookSettings { reminders: words, ..before };
        self.save_once(busy, self.settings_batch(&after), said, || {});
    }
}
