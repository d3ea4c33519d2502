//! What clause S3 of a contract gives its other side as of the date looked at, with the sheets and duties that go with it.

use std::sync::Arc;

use super::app::App;
use super::duties::DutyItem;
use super::evaluations::{ClausePlan, Review};
use crate::domain::clause_incentive::{
    ClauseIncentiveError, Condition, Payments, Period, Settled, Sheet, collected, invoiced, payments,
};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::Side;
use crate::domain::contract::plan::Event;
use crate::domain::contract::targets::{Incentive, Targets};
use crate::domain::duties::days::Subject as Instance;
use crate::domain::duties::matter::Matter;
use crate::domain::id::{ContractId, InvoiceId};
use crate::domain::invoice::Invoice;
use crate::domain::lifecycle::evaluation::Stage;
use crate::domain::line::LineError;
use crate::domain::money::Money;
use crate::domain::performance::{Measurement, MetricGoal, MetricValue};
use crate::domain::receipt::Receipt;
use crate::domain::sales_measure::{Asked, Entry, SalesMetric, Subject, Unit, measure};
use crate::domain::scorecard::period::Span;
use crate::domain::scorecard::plan::{Measured, PlanTerms, Source};
use crate::domain::tax_part::tax_parts;

/// What the clause gives, or why there is nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum ClauseIncentive {
    /// The contract is still being read.
    Reading,
    /// The contract has no clause on targets.
    NoClause,
    /// The clause was written by hand: nothing is reckoned from it.
    ByHand,
    /// The clause promises nothing.
    NothingPromised,
    /// The contract does not bind, or was put away.
    NotBinding,
    /// The lines of the contract cannot be reckoned.
    Lines(LineError),
    /// It cannot be reckoned.
    Fault(ClauseIncentiveError),
    /// The periods that have begun.
    Found(Arc<Settled>),
}

fn promises(terms: &Targets) -> bool {
    match terms.incentive {
        Incentive::None => false,
        Incentive::Tiered { .. } => true,
    }
}

/// The final sheet of a period: of several the one that became final last.
fn final_sheet(reviews: &[Review], span: Span) -> Option<(&Review, Sheet)> {
    let sheets = reviews.iter().filter(|it| it.it.span == span).filter_map(|it| match &it.course.stage {
        Stage::Confirmed { on, score } | Stage::Closed { on, score } => {
            // what both confirmed is final since then, whenever it was closed
            let said = it.course.confirmations();
            let both = [Side::Us, Side::Them].iter().all(|side| said.iter().any(|(by, ..)| by == side));
            let confirmed = said.iter().map(|(_, _, day, _)| *day).max().filter(|_| both);
            let on = confirmed.unwrap_or(*on);
            Some((it, Sheet { evaluation: it.it.id, on, grade: score.grade.clone() }))
        }
        Stage::Draft | Stage::Submitted { .. } | Stage::Disputed { .. } => None,
    });
    sheets.max_by_key(|(_, sheet)| (sheet.on, sheet.evaluation))
}

/// The net sales that a plan aims at, with their place in it and where they come from.
fn aim(terms: &PlanTerms) -> Option<(usize, Money, Source)> {
    terms.metrics.iter().enumerate().find_map(|(place, it)| match (&it.measured, &it.goal) {
        (Measured::NetSales, MetricGoal::HigherIsBetter { target: MetricValue::Amount(aim) }) => {
            Some((place, *aim, it.source))
        }
        _ => None,
    })
}

impl App {
    /// What clause S3 of a contract gives its other side, period by period. The reader runs again when anything behind it changes.
    pub fn clause_incentive(self, contract: ContractId) -> ClauseIncentive {
        let Some(brief) = self.watch::<ContractBrief>(contract) else { return ClauseIncentive::NoClause };
        let Some((_, terms)) = self.terms_in_force(contract) else { return ClauseIncentive::Reading };
        if terms.is_by_hand(ClauseId::Targets) {
            return ClauseIncentive::ByHand;
        }
        if brief.targets.is_none() && brief.history.earlier.iter().all(|it| it.targets.is_none()) {
            return ClauseIncentive::NoClause;
        }
        let earlier = brief.history.earlier.iter().filter_map(|it| it.targets.as_ref());
        if !brief.targets.iter().chain(earlier).any(promises) {
            return ClauseIncentive::NothingPromised;
        }
        let Some(plan) = self.clause_plan(contract) else { return ClauseIncentive::NotBinding };
        let tax = match tax_parts(&terms) {
            Ok(tax) => tax,
            Err(why) => return ClauseIncentive::Lines(why),
        };
        let (receipts, allocations) = (self.receipts_towards(contract), self.allocations_of(contract));
        let receipts: Vec<&Receipt> = receipts.iter().map(Arc::as_ref).collect();
        let allocations: Vec<_> = allocations.iter().map(Arc::as_ref).filter(|it| it.contract == contract).collect();
        let entries = self.invoiced_entries(contract);
        let red_of = |id: InvoiceId| self.watch::<Invoice>(id).and_then(|it| it.red_of);
        let calendar = self.work_calendar();
        let of = Payments {
            collected: &collected(&receipts, &allocations),
            invoiced: &invoiced(&entries, contract, red_of),
            tax: &tax,
            currency: brief.total.currency,
            as_of: self.as_of(),
            counting: brief.definitions.counting(),
            calendar: brief.definitions.calendar(&calendar),
        };
        let reviews = self.reviews_under(contract);
        // a period that was over before the contract bound promises nothing
        let binds = self.contract_standing(contract).and_then(|it| it.happened.get(&Event::TakingEffect).copied());
        let periods: Vec<Period<'_>> = plan
            .spans
            .iter()
            .filter(|span| binds.is_none_or(|day| span.last >= day))
            .filter_map(|span| self.clause_period(&brief, &plan, *span, &reviews, &entries))
            .collect();
        match payments(&periods, &of) {
            Ok(settled) => ClauseIncentive::Found(Arc::new(settled)),
            Err(why) => ClauseIncentive::Fault(why),
        }
    }

    fn clause_period<'a>(
        self,
        brief: &'a ContractBrief,
        plan: &ClausePlan,
        span: Span,
        reviews: &[Review],
        entries: &[Entry],
    ) -> Option<Period<'a>> {
        let terms = brief.targets_on(span.last)?;
        let sheet = final_sheet(reviews, span);
        let condition = match &sheet {
            // what the sheet says counts, whatever the book says by now
            Some((review, _)) => match aim(&review.it.terms) {
                None => Condition::NoAim,
                Some((place, aim, _)) => {
                    match review.course.frozen().and_then(|it| it.get(place)).map(|it| it.measurement) {
                        Some(Measurement::Measured(MetricValue::Amount(actual))) => Condition::Known { aim, actual },
                        Some(Measurement::Measured(_) | Measurement::NotApplicable | Measurement::Missing) | None => {
                            Condition::Unknown { aim }
                        }
                    }
                }
            },
            None => match plan.terms_for(span).and_then(|it| aim(&it)) {
                None => Condition::NoAim,
                Some((_, aim, Source::Hand)) => Condition::Unknown { aim },
                Some((_, aim, Source::Book)) => {
                    let actual = self.net_sales(brief, span, entries);
                    actual.map_or(Condition::Unknown { aim }, |actual| Condition::Known { aim, actual })
                }
            },
        };
        Some(Period { span, terms, condition, sheet: sheet.map(|(_, sheet)| sheet) })
    }

    fn net_sales(self, brief: &ContractBrief, span: Span, entries: &[Entry]) -> Option<Money> {
        let currency = brief.total.currency;
        let asked = Asked {
            metric: SalesMetric::NetSales,
            product: "",
            subject: &Subject::Contract(brief.id),
            from: span.first,
            to: span.last,
            as_of: self.as_of(),
        };
        let sold = measure(entries, &asked).ok()?.value;
        Some(Money::new(sold.of(Unit::Money(currency)), currency))
    }

    /// The duty to pay what a period of the clause gives. The reader runs again when duties change.
    pub fn incentive_duty(self, contract: ContractId, span: Span) -> Option<DutyItem> {
        let instance = self.watch::<ContractBrief>(contract)?.instance_from(span.first);
        self.duties_of(contract).into_iter().find(|it| pays_for(it, instance))
    }
}

/// Whether a duty is this instance of that to pay what a period of the clause gives.
pub(super) fn pays_for(duty: &DutyItem, instance: Instance) -> bool {
    duty.row.subject == instance && duty.promise().is_some_and(|it| matches!(it.matter, Matter::PayIncentive { .. }))
}
