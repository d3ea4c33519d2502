//! What was said and done with customers, and what they bought.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::activity::Activity;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::CustomerId;
use crate::domain::purchase::{Purchase, PurchaseSource};
use crate::domain::purchase_record::PurchaseRecord;
use crate::state::app::App;
use crate::sync::list::sheets::dealings::{FOLLOW_UPS, FollowUpRow, PURCHASES, PurchaseRow};

impl App {
    /// Hands out what was said and done with these customers by the date looked at, the latest first, each with its next step.
    pub fn export_follow_ups(self, customers: &[CustomerId], form: SheetForm) {
        let text = self.untracked_text();
        let as_of = untrack(|| self.as_of());
        let asked: HashSet<CustomerId> = customers.iter().copied().collect();
        let mut all = self.peek_all::<Activity>();
        all.retain(|it| it.on <= as_of && it.customer.is_some_and(|id| asked.contains(&self.peek_survivor(id))));
        all.sort_by_key(|it| std::cmp::Reverse((it.on, it.id)));
        let row = |it: &Arc<Activity>| {
            let done = it.next_done_on.filter(|day| *day <= as_of);
            FollowUpRow {
                on: it.on,
                customer: self.peek_followed_name(it),
                kind: text.activity_kind(it.kind).to_owned(),
                with: untrack(|| self.people_of(it)).join(text.between_tags()),
                outcome: it.outcome.map(|it| text.activity_outcome(it).to_owned()).unwrap_or_default(),
                by: it.by.clone(),
                content: it.content.clone(),
                next: it.next.clone(),
                next_on: it.open_on(as_of).or(it.next_on),
                done: done.or_else(|| it.last_round(as_of)),
                repeats: it.repeats.map(|it| text.repetition(it)).unwrap_or_default(),
            }
        };
        let rows: Vec<FollowUpRow> = all.iter().map(row).collect();
        self.export_rows(&FOLLOW_UPS, &rows, form, text.sheet_follow_ups(), text.sheet_follow_ups_file());
    }

    /// Hands purchases out.
    pub fn export_purchases(self, customer: CustomerId, all: &[Purchase], form: SheetForm) {
        let text = self.untracked_text();
        let row = |it: &Purchase| {
            let (buyer, number) = match it.source {
                PurchaseSource::Contract(id) => {
                    let brief = self.peek::<ContractBrief>(id);
                    (brief.as_ref().map(|it| it.customer), brief.map(|it| it.number.clone()))
                }
                PurchaseSource::Record(id) => {
                    let record = self.peek::<PurchaseRecord>(id);
                    (record.as_ref().map(|it| it.customer), record.map(|it| it.reference.clone()))
                }
            };
            PurchaseRow {
                on: it.on,
                customer: self.called(buyer.unwrap_or(customer)),
                contract: it
                    .by
                    .and_then(|id| self.peek::<Amendment>(id))
                    .map(|it| it.number.clone())
                    .or(number)
                    .unwrap_or_default(),
                product: it.name.clone(),
                spec: it.spec.clone(),
                quantity: it.quantity,
                unit: it.unit.clone(),
                unit_price: it.unit_price,
                discount: it.discount,
                amount: it.amount,
            }
        };
        let rows: Vec<PurchaseRow> = all.iter().map(row).collect();
        self.export_rows(&PURCHASES, &rows, form, text.sheet_purchases(), text.sheet_purchases_file());
    }
}
