//! Evaluations with what happened to them, the plans they may go by, and those that are due.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use leptos::prelude::{GetUntracked, WithValue, untrack};

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::duties::timeline::Timeline;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContractId, CustomerId, EvaluationEventId, EvaluationId, EvaluationPlanId, MemberId};
use crate::domain::lifecycle::evaluation::{Stage, Step};
use crate::domain::scorecard::clause::{plan_in, plan_of};
use crate::domain::scorecard::failing::{LowRow, low_row};
use crate::domain::scorecard::period::{Span, due_after, next_after, periods_through};
use crate::domain::scorecard::plan::{EvaluationPlan, PlanMetric, PlanTerms};
use crate::domain::scorecard::reckon::Inputs;
use crate::domain::scorecard::record::{Asked, Barred, Course, Evaluation, EvaluationEvent, Fact};
use crate::domain::team::member::Member;

/// How many of the last periods that were not evaluated are offered.
const REACH: usize = 2;
/// How many days after its end a period of a contract that is over is still offered.
const AFTERWARDS: i64 = 92;

/// An evaluation with how it went up to the date looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// The evaluation.
    pub it: Arc<Evaluation>,
    /// How it went.
    pub course: Arc<Course>,
}

/// The plan that follows from a contract's clause.
#[derive(Debug, Clone, PartialEq)]
pub struct ClausePlan {
    /// The contract.
    pub contract: Arc<ContractBrief>,
    /// How it evaluates.
    pub terms: PlanTerms,
    /// The periods that have begun, the first first.
    pub spans: Vec<Span>,
}

/// A period that is over and was not evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct DueReview {
    /// Of which contract.
    pub contract: Arc<ContractBrief>,
    /// The period.
    pub span: Span,
    /// The day by which its sheet is to be written.
    pub by: Option<Date>,
}

/// A period that is over, of a customer who is evaluated by a plan that was written down, and was not evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct DueByPlan {
    /// Whom.
    pub customer: CustomerId,
    /// By which plan.
    pub plan: Arc<EvaluationPlan>,
    /// The period.
    pub span: Span,
    /// The evaluation that was the last.
    pub last: Arc<Evaluation>,
}

impl ClausePlan {
    /// How a period is evaluated: by the clause that held on its last day, a part of a period by its days.
    pub fn terms_for(&self, span: Span) -> Option<PlanTerms> {
        plan_in(self.contract.targets_on(span.last)?, self.contract.total.currency, span)
    }
}

impl App {
    /// Every evaluation that had been begun by the date looked at, the latest period first. The reader runs again when any changes
    /// or moves.
    pub fn reviews(self) -> Vec<Review> {
        let as_of = self.as_of();
        let found = self.tables.try_with_value(|tables| {
            tables.evaluation_events.watch_any();
            let mut all = tables.evaluations.watch_all();
            all.retain(|it| it.made_on <= as_of);
            all.sort_by_key(|it| (std::cmp::Reverse(it.span.last), std::cmp::Reverse(it.id)));
            all.into_iter().map(|it| tables.review(it, as_of)).collect()
        });
        found.unwrap_or_default()
    }

    /// One evaluation with how it went. The reader runs again when it changes or any moves.
    pub fn review(self, id: EvaluationId) -> Option<Review> {
        let it = self.watch::<Evaluation>(id)?;
        let as_of = self.as_of();
        self.tables.try_with_value(|tables| {
            tables.evaluation_events.watch_any();
            tables.review(it, as_of)
        })
    }

    /// One evaluation as it stands today, whatever date is looked at, without watching it.
    pub fn review_today(self, id: EvaluationId) -> Option<Review> {
        let it = self.peek::<Evaluation>(id)?;
        let today = self.today.get_untracked();
        self.tables.try_with_value(|tables| tables.review(it, today))
    }

    /// The evaluations of a customer, the latest first.
    pub fn reviews_of(self, customer: CustomerId) -> Vec<Review> {
        let class = self.standing_for(customer);
        let mut all = self.reviews();
        all.retain(|it| it.it.customer.is_some_and(|id| class.contains(&id)));
        all
    }

    /// The plan by which a customer was evaluated last, while there is one: the standard of the house for them.
    pub fn usual_plan_of(self, customer: CustomerId) -> Option<EvaluationPlanId> {
        let plan = self.reviews_of(customer).iter().find_map(|it| it.it.by_plan)?;
        self.peek::<EvaluationPlan>(plan).map(|it| it.id)
    }

    /// The evaluations under a contract, the latest first.
    pub fn reviews_under(self, contract: ContractId) -> Vec<Review> {
        let mut all = self.reviews();
        all.retain(|it| it.it.contract == Some(contract));
        all
    }

    /// How many evaluations there are of these customers.
    pub(super) fn evaluations_of_class(self, class: &[CustomerId]) -> usize {
        let all = self.watch_all::<Evaluation>();
        all.iter().filter(|it| it.customer.is_some_and(|id| class.contains(&id))).count()
    }

    /// What an evaluation is scored with: frozen once it was put to both sides, counted anew before.
    pub fn review_inputs(self, review: &Review) -> Inputs {
        let entries = OnceCell::new();
        let book = |metric: &PlanMetric| self.book_input(&review.it, metric, &entries);
        review.it.inputs(&review.course, book, |metric| self.target_input(&review.it, metric))
    }

    /// The plan of a contract's clause, while the contract binds. The reader runs again when contracts, money or the date change.
    pub fn clause_plan(self, contract: ContractId) -> Option<ClausePlan> {
        let brief = self.watch::<ContractBrief>(contract)?;
        self.clause_plan_of(&brief)
    }

    /// The plans of all clauses on targets of contracts that bind, by their numbers.
    pub fn clause_plans(self) -> Vec<ClausePlan> {
        let mut briefs = self.watch_all::<ContractBrief>();
        briefs.retain(|it| it.targets.is_some());
        briefs.sort_by(|a, b| (&a.number, a.id).cmp(&(&b.number, b.id)));
        briefs.iter().filter_map(|it| self.clause_plan_of(it)).collect()
    }

    fn clause_plan_of(self, brief: &Arc<ContractBrief>) -> Option<ClausePlan> {
        // a clause that an amendment took out still stands for the periods before
        let before = || brief.history.earlier.iter().rev().find_map(|it| it.targets.as_ref());
        let targets = brief.targets.as_ref().or_else(before)?;
        let standing = self.contract_standing(brief.id).filter(|it| it.is_binding())?;
        let terms = plan_of(targets, brief.total.currency)?;
        let (as_of, calendar) = (self.as_of(), self.work_calendar());
        let timeline = Timeline::of(brief, &standing, None, &calendar, as_of)?;
        let until = timeline.last_day.or(timeline.until);
        let mut spans = periods_through(&brief.cycles_before(), terms.cycle, timeline.start, until, as_of).ok()?;
        spans.retain(|span| brief.targets_on(span.last).is_some());
        Some(ClausePlan { contract: Arc::clone(brief), terms, spans })
    }

    /// The last periods of every clause that are over and were not evaluated: what is to be written first stands first.
    pub fn due_reviews(self) -> Vec<DueReview> {
        let (made, calendar) = (self.reviewed(), self.work_calendar());
        let plans = self.clause_plans();
        let mut due: Vec<DueReview> = plans.iter().flat_map(|plan| self.due_by(plan, &made, &calendar)).collect();
        due.sort_by(|a, b| (a.by, a.span, &a.contract.number).cmp(&(b.by, b.span, &b.contract.number)));
        due
    }

    /// Customers whose last evaluation went by a plan that was written down, with the last period of it that is over and was not
    /// evaluated: what has waited longest stands first.
    pub fn due_by_plans(self) -> Vec<DueByPlan> {
        self.by_plans(due_after)
    }

    /// The same customers with the period that is evaluated next, whether it is over or runs.
    pub(super) fn next_by_plans(self) -> Vec<DueByPlan> {
        self.by_plans(next_after)
    }

    fn by_plans(self, next: fn(Cycle, Span, Date) -> Result<Option<Span>, ExactError>) -> Vec<DueByPlan> {
        let as_of = self.as_of();
        // how they went does not matter here
        let mut made = self.watch_all::<Evaluation>();
        made.retain(|it| it.made_on <= as_of && it.contract.is_none());
        made.sort_by_key(|it| (it.span.last, it.id));
        // the latest period comes last, and takes the place of those before it
        let whose = made.into_iter().filter_map(|it| Some((self.survivor(it.customer?), it)));
        let latest: BTreeMap<CustomerId, Arc<Evaluation>> = whose.collect();
        let mut due: Vec<DueByPlan> = Vec::new();
        for (customer, last) in latest {
            let plan = last.goes_on_by(as_of).and_then(|plan| self.watch::<EvaluationPlan>(plan));
            let Some(plan) = plan else { continue };
            let span = next(plan.terms.cycle, last.span, as_of).ok().flatten();
            due.extend(span.map(|span| DueByPlan { customer, plan, span, last }));
        }
        due.sort_by_key(|it| (it.span, it.customer));
        due
    }

    /// A customer is evaluated no more by the plan of what is due, until they are evaluated anew.
    pub fn no_more_by_plan(self, due: &DueByPlan) -> Batch {
        let before = due.last.as_ref();
        let after = Evaluation { over_on: Some(self.today.get_untracked()), ..before.clone() };
        Batch::new().edit(Some(before), &after)
    }

    /// The last periods of a contract's clause that are over and were not evaluated.
    pub fn due_reviews_under(self, contract: ContractId) -> Vec<DueReview> {
        // a clause that an amendment took out asks for no more sheets
        let plan = self.clause_plan(contract).filter(|it| it.contract.targets.is_some());
        let due = |plan: ClausePlan| self.due_by(&plan, &self.reviewed(), &self.work_calendar());
        let mut due = plan.map(due).unwrap_or_default();
        due.sort_by_key(|it| (it.by, it.span));
        due
    }

    /// The periods of contracts of which there is an evaluation.
    fn reviewed(self) -> HashSet<(ContractId, Span)> {
        self.watch_all::<Evaluation>().iter().filter_map(|it| Some((it.contract?, it.span))).collect()
    }

    /// The last periods of a plan that are over and not among those that are evaluated.
    fn due_by(self, plan: &ClausePlan, made: &HashSet<(ContractId, Span)>, calendar: &WorkCalendar) -> Vec<DueReview> {
        let as_of = self.as_of();
        let contract = &plan.contract;
        // once the contract is over only its last periods are still to be evaluated
        let live = self.contract_standing(contract.id).is_some_and(|it| it.is_in_force());
        let is_late = |it: &Span| !live && it.last.days_until(as_of) > AFTERWARDS;
        let over: Vec<Span> = plan.spans.iter().copied().filter(|it| it.last < as_of && !is_late(it)).collect();
        let skipped = over.len().saturating_sub(REACH);
        let open = over.into_iter().skip(skipped).filter(|it| !made.contains(&(contract.id, *it)));
        let within = contract.targets.as_ref().map(|it| it.evaluate_within);
        let (counting, calendar) = (contract.definitions.counting(), contract.definitions.calendar(calendar));
        let by = |last| within.and_then(|within| within.by_the_day().due(last, counting, calendar).ok());
        let due = |span: Span| DueReview { by: by(span.last).map(|it| it.value), contract: Arc::clone(contract), span };
        open.map(due).collect()
    }

    /// The days of work and of rest that an evaluation counts by: those of the place of its contract, else those of the book. The
    /// reader runs again when either changes.
    pub fn review_calendar(self, it: &Evaluation) -> WorkCalendar {
        self.review_calendar_in(it, &self.work_calendar()).clone()
    }

    /// The same where the calendar of the book is at hand.
    fn review_calendar_in<'a>(self, it: &Evaluation, of_book: &'a WorkCalendar) -> &'a WorkCalendar {
        let brief = it.contract.and_then(|id| self.watch::<ContractBrief>(id));
        it.calendar(brief.as_deref().map(|it| &it.definitions), of_book)
    }

    /// The last day on which the other side may object, where the calendar of the book is at hand; nothing while it is not with it.
    /// The reader runs again when the contract of an evaluation that is with it changes: of all others no contract is read.
    pub fn object_until(self, review: &Review, of_book: &WorkCalendar) -> Option<Date> {
        if !matches!(review.course.stage, Stage::Submitted { .. }) {
            return None;
        }
        review.it.object_until(&review.course, self.review_calendar_in(&review.it, of_book))
    }

    /// How many evaluations wait for somebody: put to both sides, or objected to.
    pub fn waiting_reviews(self) -> usize {
        let waits = |it: &Review| matches!(it.course.stage, Stage::Submitted { .. } | Stage::Disputed { .. });
        self.reviews().iter().filter(|it| waits(it)).count()
    }

    /// Whom an evaluation is about, by name.
    pub fn review_subject(self, it: &Evaluation) -> String {
        match (it.customer, it.member) {
            (Some(id), _) => self.customer_name(id),
            (None, Some(id)) => self.watch::<Member>(id).map(|it| it.name.clone()).unwrap_or_default(),
            (None, None) => String::new(),
        }
    }

    /// Whether a step may be taken today with what the evaluation is scored with.
    ///
    /// # Errors
    /// Why not.
    pub fn offer_review(self, review: &Review, inputs: &Inputs, step: Step) -> Result<(), Barred> {
        if step == Step::Submit {
            self.bar_other_day()?;
        }
        let (today, calendar) = (self.today.get_untracked(), untrack(|| self.review_calendar(&review.it)));
        let offered = review.it.offer(&review.course, inputs, step, today, &calendar);
        match offered {
            // an objection of a day in time may be entered later: the day that is typed in decides
            Err(Barred::ObjectionOver { .. }) => Ok(()),
            offered => offered,
        }
    }

    /// A score is frozen with what is known today.
    fn bar_other_day(self) -> Result<(), Barred> {
        if self.chosen_date.get_untracked().is_some() { Err(Barred::OtherDay) } else { Ok(()) }
    }

    /// The entry of an asked step on a day.
    ///
    /// # Errors
    /// Why it may not be taken.
    pub fn decide_review(self, review: &Review, asked: Asked, on: Date) -> Result<EvaluationEvent, Barred> {
        if matches!(asked, Asked::Submit { .. }) {
            self.bar_other_day()?;
        }
        let inputs = untrack(|| self.review_inputs(review));
        let (today, calendar) = (self.today.get_untracked(), untrack(|| self.review_calendar(&review.it)));
        let fact = review.it.decide(&review.course, &inputs, asked, on, today, &calendar)?;
        Ok(self.review_event(review.it.id, on, fact))
    }

    /// The entry of something that happened to an evaluation.
    pub fn review_event(self, evaluation: EvaluationId, on: Date, fact: Fact) -> EvaluationEvent {
        let by = self.person();
        EvaluationEvent { id: EvaluationEventId::fresh(&mut BrowserIds), evaluation, on, by, fact }
    }

    /// Whether the score that stands counts as low by the clause that held on the last day of its period; of an evaluation by no
    /// clause, whether it is the lowest.
    pub fn is_low(self, review: &Review) -> bool {
        let brief = review.it.contract.and_then(|id| self.watch::<ContractBrief>(id));
        let terms = brief.as_ref().and_then(|it| it.targets_on(review.it.span.last));
        let said = terms.zip(review.course.score()).and_then(|(terms, score)| terms.is_low(&score.grade));
        said.unwrap_or_else(|| is_lowest(review))
    }

    /// The evaluations of the periods one after the other that ended low, around that of this one.
    pub fn low_row(self, review: &Review) -> LowRow<Review> {
        let mut all = review.it.contract.map(|id| self.reviews_under(id)).unwrap_or_default();
        // a score that is objected to does not stand
        all.retain(|it| it.course.score().is_some() && !matches!(it.course.stage, Stage::Disputed { .. }));
        low_row(all.into_iter().map(|it| (it.it.span, self.is_low(&it), it)), review.it.span)
    }

    /// An evaluation goes with all that happened to it; the tasks that were agreed stay.
    pub fn without_evaluation(self, id: EvaluationId, batch: Batch) -> Batch {
        let events = self.tables.try_with_value(|tables| tables.evaluation_events(id)).unwrap_or_default();
        events.iter().fold(batch.delete::<Evaluation>(id), |batch, it| batch.delete::<EvaluationEvent>(it.id))
    }

    /// Evaluations of a member who is deleted go too.
    pub fn without_evaluations_of(self, member: MemberId, batch: Batch) -> Batch {
        let all = self.peek_all::<Evaluation>();
        let own = all.iter().filter(|it| it.member == Some(member));
        own.fold(batch, |batch, it| self.without_evaluation(it.id, batch))
    }

    /// A plan goes: evaluations made by it keep its terms, and name no plan.
    pub fn without_evaluation_plan(self, id: EvaluationPlanId, batch: Batch) -> Batch {
        let all = self.peek_all::<Evaluation>();
        let made = all.iter().filter(|it| it.by_plan == Some(id));
        let freed = |it: &Evaluation| Evaluation { by_plan: None, ..it.clone() };
        let batch = batch.delete::<EvaluationPlan>(id);
        made.fold(batch, |batch, it| batch.edit(Some(Arc::as_ref(it)), &freed(it)))
    }

    /// Evaluations of customers that go, go with them.
    pub(super) fn without_evaluations(self, class: &HashSet<CustomerId>, batch: Batch) -> Batch {
        let all = self.peek_all::<Evaluation>();
        let theirs = all.iter().filter(|it| it.customer.is_some_and(|id| class.contains(&id)));
        theirs.fold(batch, |batch, it| self.without_evaluation(it.id, batch))
    }
}

impl super::table::Tables {
    fn evaluation_events(&self, id: EvaluationId) -> Vec<Arc<EvaluationEvent>> {
        self.index.evaluation_events_of(id).iter().filter_map(|id| self.evaluation_events.peek(*id)).collect()
    }

    fn review(&self, it: Arc<Evaluation>, as_of: Date) -> Review {
        let events = self.evaluation_events(it.id);
        let course = Arc::new(it.course(events.iter().map(Arc::as_ref), as_of));
        Review { it, course }
    }
}

/// Whether the score that stands has the lowest grade of its plan.
pub fn is_lowest(review: &Review) -> bool {
    let lowest = review.it.terms.grades.as_slice().last().map(|it| it.label.as_str());
    review.course.score().is_some_and(|score| Some(score.grade.as_str()) == lowest)
}
