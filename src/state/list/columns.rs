//! What the columns of a list hold: guessed, as the last time, or as the person says.

use leptos::prelude::*;

use super::super::preference::Preference;
use super::{Field, ListImport, Mapping, Stage, Work};
use crate::sync::list::own::{claim, keep_known};
use crate::sync::list::remembered::Remembered;

impl ListImport {
    /// Lets a column hold something else, or nothing.
    pub fn map(self, column: usize, field: Option<Field>) {
        let mut mapping = self.mapping.get_untracked();
        if let Some(place) = mapping.get_mut(column) {
            *place = field;
        }
        self.set_columns(mapping);
    }

    /// Goes back to what the headings say.
    pub fn guess_again(self) {
        self.set_columns(self.guess.get_untracked());
    }

    /// Sets the columns of a list that was just read: as they were the last time, else as they are guessed.
    pub(super) fn recall(self, headings: &[String], guess: Mapping) {
        let own = self.app.peek_own_fields();
        let mut guess = guess;
        claim(&mut guess, headings, &own);
        let known: Remembered = Preference::ListColumns.read().unwrap_or_default();
        let last = known.recall(headings).map(|mut last| {
            keep_known(&mut last, &own);
            last
        });
        let last = last.filter(|last| *last != guess);
        self.recalled.set(last.is_some());
        self.mapping.set(last.unwrap_or_else(|| guess.clone()));
        self.guess.set(guess);
    }

    fn set_columns(self, mapping: Mapping) {
        let Stage::Read(source) = self.stage.get_untracked() else { return };
        if self.work.get_untracked() == Work::Writing {
            return;
        }
        let mut known: Remembered = Preference::ListColumns.read().unwrap_or_default();
        if self.guess.with_untracked(|guess| known.remember(&source.headings, &mapping, guess)) {
            Preference::ListColumns.write(&known);
        }
        self.mapping.set(mapping);
        self.recalled.set(false);
        self.held.update_value(|held| held.edition = held.edition.wrapping_add(1));
        self.plan_again();
    }
}
