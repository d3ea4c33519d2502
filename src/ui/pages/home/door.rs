//! Where what presses is done. Nothing on the page leads anywhere but through [`HomeMatter`], which is tested for every kind of it.

use leptos::prelude::Set as _;

use crate::domain::lifecycle::sharing_scope::command::Step;
use crate::state::{App, DutySlot, IncentiveAsk, Layer, Sheet, SignedPaper};
use crate::ui::route::{Door, Form, HomeMatter};
use crate::ui::router::Router;

/// Where it is done.
#[derive(Clone, PartialEq)]
pub(super) struct Target(Door);

impl Target {
    /// The door as of the day looked at.
    pub(super) fn of(app: App, matter: HomeMatter) -> Self {
        Self(matter.door(app.looks_at_today()))
    }

    /// Goes there.
    pub(super) fn open(&self, app: App, router: Router) {
        match &self.0 {
            Door::Page(route) => router.go(route),
            Door::Form(form) => app.layer.set(Some(Layer::Sheet(sheet(*form)))),
        }
    }
}

const fn sheet(form: Form) -> Sheet {
    match form {
        Form::Approve(id) => Sheet::Approve(SignedPaper::Contract(id)),
        Form::ApproveAmendment(contract, id) => Sheet::Approve(SignedPaper::Amendment(contract, id)),
        Form::Receipt(customer, contract) => Sheet::Receipt(Some(customer), Some(contract)),
        Form::Activity(customer) => Sheet::Activity(customer, None),
        Form::FollowUp(about) => Sheet::FollowUp(about),
        Form::Task(id) => Sheet::Task(None, Some(id)),
        Form::Duty(contract, digest) => Sheet::Duty(DutySlot { contract, digest }),
        Form::Material(contract, digest) => Sheet::Material(DutySlot { contract, digest }),
        Form::Return(id) => Sheet::ScopeStep(id, Step::Close),
        Form::Answer(id) => Sheet::AnswerRequest(id),
        Form::ApproveRun(id) => Sheet::Incentive(IncentiveAsk::ApproveRun(id)),
    }
}
