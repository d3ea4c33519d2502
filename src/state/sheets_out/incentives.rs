//! Commission.

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::exact::ExactError;
use crate::domain::team::member::Member;
use crate::state::app::App;
use crate::state::incentives::EntryRow;
use crate::state::notice::{Tone, UndoOffer};
use crate::sync::list::sheets::incentives::{COMMISSION, CommissionRow};

impl App {
    /// Hands out these entries in their order.
    pub fn export_commission(self, all: &[EntryRow], form: SheetForm) {
        let text = self.untracked_text();
        let plans = untrack(|| self.plans_called(text));
        let row = |it: &EntryRow| {
            let entry = &it.entry;
            Ok(CommissionRow {
                member: self.peek::<Member>(entry.member).map(|it| it.name.clone()).unwrap_or_default(),
                plan: plans.get(&entry.plan).cloned().unwrap_or_default(),
                period: text.pay_period(entry.period),
                cause: text.commission_cause(entry.cause).to_owned(),
                on: entry.on,
                earned: entry.earned,
                held: entry.held,
                payable: entry.payable()?,
                state: text.booking_stage(&it.standing).to_owned(),
            })
        };
        let rows: Result<Vec<CommissionRow>, ExactError> = all.iter().map(row).collect();
        match rows {
            Ok(rows) => {
                self.export_rows(&COMMISSION, &rows, form, text.sheet_commission(), text.sheet_commission_file());
            }
            Err(why) => self.say(text.exact_fault(why), Tone::Trouble, UndoOffer::None),
        }
    }
}
