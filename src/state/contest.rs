//! Two tabs at once on the same thing: the second one is asked before it writes.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use super::app::{App, Saving};
use super::batch::Step;
use super::commit_fault::CommitFault;
use super::job::Job;
use super::layer::{Handed, Layer, Sheet};
use crate::domain::activity::{Activity, Followed};
use crate::domain::attachment::Attachment;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::dispute::Dispute;
use crate::domain::lead::Lead;
use crate::domain::opportunity::Opportunity;
use crate::domain::preference::Preference;
use crate::domain::price_list::PriceList;
use crate::domain::product::Product;
use crate::domain::purchase_record::PurchaseRecord;
use crate::domain::quote::Quote;
use crate::domain::sales_target::SalesTarget;
use crate::domain::saved_view::SavedView;
use crate::domain::task::Task;
use crate::domain::team::member::Member;
use crate::domain::ticket::Ticket;
use crate::i18n::Text;
use crate::record::rec::Rec;
use crate::sync::contest::{Contested, settle};

/// What must be chosen before a change is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contest {
    /// Fields that another tab changed too, in the order they are asked.
    pub fields: Vec<ContestField>,
    /// How many of the records were deleted in another tab meanwhile.
    pub deleted: usize,
}

/// A field with both its values, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContestField {
    /// What the field is called.
    pub label: String,
    /// What the other tab wrote.
    pub theirs: String,
    /// What stands in this tab's form.
    pub ours: String,
    /// Which step it belongs to, and its register.
    pub(super) step: usize,
    pub(super) contested: Contested,
}

/// Whose value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What stands in this tab's form.
    Ours,
    /// What the other tab wrote.
    Theirs,
}

impl Contest {
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.deleted == 0
    }

    /// Adds what a step contests.
    pub(super) fn take(&mut self, text: Text, step: usize, kind: &str, contested: Vec<Contested>) {
        self.fields.extend(contested.into_iter().map(|contested| ContestField {
            label: text.field_name(kind, &contested.field),
            theirs: words(text, contested.theirs.as_ref()),
            ours: words(text, contested.ours.as_ref()),
            step,
            contested,
        }));
    }
}

/// A value in words; what has none is shown as it is written.
fn words(text: Text, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => text.none().to_owned(),
        Some(Value::String(it)) if it.is_empty() => text.none().to_owned(),
        Some(Value::String(it)) => it.clone(),
        Some(Value::Bool(true)) => text.switch_on().to_owned(),
        Some(Value::Bool(false)) => text.switch_off().to_owned(),
        Some(Value::Object(parts)) => {
            let parts: Vec<String> =
                parts.values().map(|it| words(text, Some(it))).filter(|it| it != text.none()).collect();
            if parts.is_empty() { text.none().to_owned() } else { parts.join(" · ") }
        }
        Some(Value::Array(items)) if items.is_empty() => text.none().to_owned(),
        Some(Value::Array(items)) => {
            items.iter().map(|it| words(text, Some(it))).collect::<Vec<_>>().join(text.between_tags())
        }
        Some(Value::Number(number)) => number.to_string(),
    }
}

impl App {
    /// Sets a change aside until somebody has chosen.
    pub(super) fn park(self, contest: Contest, job: Job) {
        self.saving.set(Saving::Failed);
        let parked = self.with_book(|book| book.parked.replace(job)).flatten();
        self.safety().contest.set(Some(contest));
        // an earlier question that was never answered: its text is still in its form
        if let Some(Job::Commit { then, .. }) = parked {
            then(Err(CommitFault::Contested(Contest::default())));
        }
    }

    /// Writes the change with what was chosen for each contested field, in their order; deleted records come back.
    pub fn settle_contest(self, choices: &[Side]) {
        let contest = self.safety().contest.try_update(Option::take).flatten();
        let parked = self.with_book(|book| book.parked.take()).flatten();
        let (Some(contest), Some(Job::Commit { mut steps, durability, history, halt, then, .. })) = (contest, parked)
        else {
            return;
        };
        for (field, choice) in contest.fields.iter().zip(choices) {
            if let Some(Step::Put { base, fields, .. }) = steps.get_mut(field.step) {
                settle(base, fields, &field.contested, *choice == Side::Theirs);
            }
        }
        self.announce_saving();
        self.enqueue(Job::Commit { steps, durability, history, revive: true, halt, then });
    }

    /// Leaves it for now: nothing is written, the text stays where it was typed.
    pub fn leave_contest(self) {
        self.safety().contest.set(None);
        if let Some(Job::Commit { then, .. }) = self.with_book(|book| book.parked.take()).flatten() {
            then(Err(CommitFault::Contested(Contest::default())));
        }
    }

    /// Fails with what must be chosen where another tab changed the same meanwhile.
    pub(super) fn uncontested(
        self,
        steps: &[Step],
        stored: &BTreeMap<Uuid, Rec>,
        revive: bool,
    ) -> Result<(), CommitFault> {
        let mut contest = Contest::default();
        for (at, step) in steps.iter().enumerate() {
            let stored = stored.get(&step.id());
            let mut told = Contest::default();
            told.take(self.untracked_text(), at, step.kind().name(), step.contested(stored));
            self.name_contested(step.kind().name(), &mut told);
            contest.fields.append(&mut told.fields);
            if !revive && step.edits_deleted(stored) {
                contest.deleted = contest.deleted.saturating_add(1);
            }
        }
        if contest.is_empty() { Ok(()) } else { Err(CommitFault::Contested(contest)) }
    }

    /// Says inside the open form that its record was deleted elsewhere.
    pub(super) fn tell_form_of_deletion(self) {
        let gone = match self.layer.get_untracked() {
            Some(Layer::Sheet(Sheet::Customer(Some(id)))) => self.peek::<Customer>(id).is_none(),
            Some(Layer::Sheet(Sheet::Contact(_, Some(id)))) => self.peek::<Contact>(id).is_none(),
            Some(Layer::Sheet(Sheet::Activity(_, Some(id)))) => self.peek::<Activity>(id).is_none(),
            Some(Layer::Sheet(
                Sheet::Opportunity(_, Some(id)) | Sheet::Lose(id) | Sheet::FollowUp(Followed::Opportunity(id)),
            )) => self.peek::<Opportunity>(id).is_none(),
            Some(Layer::Sheet(Sheet::RejectQuote(id))) => self.peek::<Quote>(id).is_none(),
            Some(Layer::Sheet(
                Sheet::Lead(Some(id))
                | Sheet::ConvertLead(id)
                | Sheet::GiveUpLead(id)
                | Sheet::FollowUp(Followed::Lead(id)),
            )) => self.peek::<Lead>(id).is_none(),
            Some(Layer::Sheet(Sheet::Product(Some(id)))) => self.peek::<Product>(id).is_none(),
            Some(Layer::Sheet(Sheet::PriceList(Some(id)))) => self.peek::<PriceList>(id).is_none(),
            Some(Layer::Sheet(Sheet::Member(Some(id)) | Sheet::HandOver(Handed::Of(id)))) => {
                self.peek::<Member>(id).is_none()
            }
            Some(Layer::Sheet(Sheet::HandOver(Handed::Customer(id)) | Sheet::GiveBack(id))) => {
                self.peek::<Customer>(id).is_none()
            }
            Some(Layer::Sheet(Sheet::Purchase(_, Some(id)))) => self.peek::<PurchaseRecord>(id).is_none(),
            Some(Layer::Sheet(Sheet::Liking(_, Some(id)))) => self.peek::<Preference>(id).is_none(),
            Some(Layer::Sheet(Sheet::File(id))) => self.peek::<Attachment>(id).is_none(),
            Some(Layer::Sheet(
                Sheet::EditDispute(id)
                | Sheet::DisputeAct(id, _)
                | Sheet::DisputeHead(id, _)
                | Sheet::DisputeMatter(id)
                | Sheet::Owed(id)
                | Sheet::Bundle(id),
            )) => self.peek::<Dispute>(id).is_none(),
            Some(Layer::Sheet(
                Sheet::Ticket(.., Some(id)) | Sheet::TicketStep(id, _) | Sheet::Remedy(id) | Sheet::Workaround(id),
            )) => self.peek::<Ticket>(id).is_none(),
            Some(Layer::Sheet(Sheet::Task(_, Some(id)) | Sheet::CancelTask(id))) => self.peek::<Task>(id).is_none(),
            Some(Layer::Sheet(Sheet::Target(Some(id)) | Sheet::AgreeTarget(id))) => {
                self.peek::<SalesTarget>(id).is_none()
            }
            Some(Layer::Sheet(Sheet::View(Some(id)))) => self.peek::<SavedView>(id).is_none(),
            _ => false,
        };
        if gone {
            self.safety().form_alert.set(Some(self.untracked_text().deleted_elsewhere().to_owned()));
        }
    }
}
