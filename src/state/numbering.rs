//! The numbers that new papers are given, by the rules of the house and with the letter of this device, if it has one.

use leptos::prelude::{GetUntracked, Set, untrack};

use super::app::App;
use super::preference::Preference;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::device_letter::DeviceLetter;
use crate::domain::dispute::Dispute;
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::numbering::{NumberRule, Numbered};
use crate::domain::quote::Quote;
use crate::domain::sharing::incident::Incident;
use crate::domain::sharing::scope::SharingScope;
use crate::domain::ticket::Ticket;

impl App {
    /// The next number of a kind on a day: one more than any ever used, void ones included. Nothing is watched.
    pub fn next_number(self, of: Numbered, on: Date) -> String {
        let rule = of.rule(&untrack(|| self.book_settings()).numbers);
        self.next_by(of, &rule, on)
    }

    /// The number that a rule would give next, whether or not it is the rule of the house. Nothing is watched.
    pub fn next_by(self, of: Numbered, rule: &NumberRule, on: Date) -> String {
        let used = self.numbers_used(of);
        rule.next_on(self.device_letter.get_untracked(), on, used.iter().map(String::as_str))
    }

    /// Gives this device a letter in the numbers that are given on it, or takes it away, and remembers that here only: every device
    /// has its own.
    pub fn set_device_letter(self, letter: Option<DeviceLetter>) {
        Preference::DeviceLetter.write(&letter);
        self.device_letter.set(letter);
    }

    /// Runs the reader again when a paper of a kind is made, changed or deleted.
    pub fn watch_numbers(self, of: Numbered) {
        match of {
            Numbered::Contract => self.watch_any::<ContractBrief>(),
            Numbered::Quote => self.watch_any::<Quote>(),
            Numbered::Ticket => self.watch_any::<Ticket>(),
            Numbered::Dispute => self.watch_any::<Dispute>(),
            Numbered::LateFee => self.watch_any::<LateFeeStatement>(),
            Numbered::SharingScope => self.watch_any::<SharingScope>(),
            Numbered::Incident => self.watch_any::<Incident>(),
        }
    }

    /// Every number of a kind that is in the book.
    fn numbers_used(self, of: Numbered) -> Vec<String> {
        match of {
            Numbered::Contract => self.peek_all::<ContractBrief>().iter().map(|it| it.number.clone()).collect(),
            Numbered::Quote => self.peek_all::<Quote>().iter().map(|it| it.number.clone()).collect(),
            Numbered::Ticket => self.peek_all::<Ticket>().iter().map(|it| it.number.clone()).collect(),
            Numbered::Dispute => self.peek_all::<Dispute>().iter().map(|it| it.number.clone()).collect(),
            Numbered::LateFee => self.peek_all::<LateFeeStatement>().iter().map(|it| it.number.clone()).collect(),
            Numbered::SharingScope => self.peek_all::<SharingScope>().iter().map(|it| it.number.clone()).collect(),
            Numbered::Incident => self.peek_all::<Incident>().iter().map(|it| it.number.clone()).collect(),
        }
    }
}
