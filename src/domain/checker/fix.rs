//! Changes of terms that mend a finding. A fix changes parameters only and never words that a person wrote.

use super::usual::Usual;
use crate::domain::contract::Contract;
use crate::domain::contract::breach::{AgreedDamages, Breach, LateDelivery, LiabilityLimit};
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::delivery::TitlePasses;
use crate::domain::contract::payment::{Acceleration, Earnest, InvoiceOrder, Payment, Plan, Suspension};
use crate::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share};
use crate::domain::contract::price::PriceForm;
use crate::domain::contract::term::{Notice, Objection, Renewal, RenewalTimes, TermLength};
use crate::domain::late_fee::rule::LateRate;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::receipt::PaymentMethod;

/// A change of terms that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fix {
    /// We accept or refuse an order within this.
    OrdersAccepted(Period),
    /// The customer inspects within this.
    Inspection(Period),
    /// The last moment for hidden defects.
    HiddenDefectLimit(Period),
    /// Ownership passes on delivery.
    TitleOnDelivery,
    /// The last part of the payment plan is this much.
    LastPart(Share),
    /// No time for payment that runs from performance is longer.
    PayWithin(Period),
    /// A milestone is answered within this.
    MilestoneAnswer(Period),
    /// Earnest money is this much.
    Earnest(Money),
    /// The rest falls due when at least this share is overdue, and stays so for this long after a demand.
    Acceleration(Ppm, Period),
    /// How the price is paid.
    Method(PaymentMethod),
    /// Payment does not wait for the invoice.
    InvoiceIndependent,
    /// The day of settlement, and how long the customer has to confirm the statement.
    Settlement(u8, Period),
    /// We may stop supplying after so long overdue, by notice so long ahead.
    Suspension(Period, Period),
    /// What late payment costs.
    LateRate(LateRate),
    /// Both sides' liability ends here.
    Limits(LiabilityLimit),
    /// Agreed damages for material breaches.
    GeneralDamages(AgreedDamages),
    /// What late delivery costs per day.
    DeliveryRate(Ppm),
    /// The times of force majeure.
    ForceMajeure {
        /// Until the other side hears of it.
        notice: Period,
        /// Until it is proved.
        proof: Period,
        /// Until the affected part may be ended.
        long: Period,
    },
    /// The term is so many months from its first day.
    TermMonths(u16),
    /// Either side may end the contract without cause, by notice so long ahead.
    Notices(Period),
    /// How long a party in breach has to cure it.
    Cure(Period),
    /// How the contract goes on by itself, and how a side stops it.
    AutomaticRenewal {
        /// For how many months.
        months: u16,
        /// How long before the end a side objects.
        objection: Period,
    },
    /// How soon the sides settle after the end.
    SettleWithin(Period),
    /// How long a right to end the contract may be used.
    ExerciseWindow(Period),
    /// A clause stays in force after the end.
    Survives(ClauseId),
    /// A term goes back to what the clause catalogue gives.
    Usual(Usual),
}

impl Fix {
    /// Changes the terms.
    pub fn apply(&self, contract: &mut Contract) {
        match self {
            Self::OrdersAccepted(within) => contract.price.form = PriceForm::Framework { accept_within: *within },
            Self::Inspection(period) => contract.delivery.inspection = *period,
            Self::HiddenDefectLimit(period) => contract.delivery.hidden_defect_limit = *period,
            Self::TitleOnDelivery => contract.delivery.title = TitlePasses::OnDelivery,
            Self::LastPart(_)
            | Self::PayWithin(_)
            | Self::MilestoneAnswer(_)
            | Self::Earnest(_)
            | Self::Acceleration(..)
            | Self::Method(_)
            | Self::InvoiceIndependent
            | Self::Settlement(..)
            | Self::Suspension(..)
            | Self::LateRate(_) => {
                if let Clause::Included(payment) = &mut contract.payment {
                    self.apply_to_payment(payment);
                }
            }
            Self::Limits(_) | Self::GeneralDamages(_) | Self::DeliveryRate(_) => {
                if let Clause::Included(breach) = &mut contract.breach {
                    self.apply_to_breach(breach);
                }
            }
            Self::ForceMajeure { notice, proof, long } => {
                let terms = &mut contract.force_majeure;
                (terms.notice, terms.proof, terms.long) = (*notice, *proof, *long);
            }
            Self::TermMonths(months) => {
                let start = contract.term.length.start();
                contract.term.length = TermLength::Months { start, months: *months };
            }
            Self::Notices(period) => {
                contract.term.our_notice = Notice::Ahead(*period);
                contract.term.their_notice = Notice::Ahead(*period);
            }
            Self::Cure(period) => contract.term.cure = *period,
            Self::AutomaticRenewal { months, objection } => {
                let times = match contract.term.renewal {
                    Renewal::Automatic { times, .. } => times,
                    Renewal::None | Renewal::ByAgreement { .. } => RenewalTimes::Unlimited,
                };
                let objection = Objection::Before(*objection);
                contract.term.renewal = Renewal::Automatic { months: *months, times, objection };
            }
            Self::SettleWithin(period) => contract.term.settle_within = *period,
            Self::ExerciseWindow(period) => contract.term.exercise_window = *period,
            Self::Survives(clause) => {
                contract.term.survives.insert(*clause);
            }
            Self::Usual(term) => term.apply(contract),
        }
    }

    fn apply_to_payment(&self, payment: &mut Payment) {
        match self {
            Self::LastPart(share) => {
                if let Some(last) = parts(&mut payment.plan).and_then(|parts| parts.last_mut()) {
                    last.share = *share;
                }
            }
            Self::PayWithin(most) => shorten(&mut payment.plan, *most),
            Self::MilestoneAnswer(period) => {
                if let Plan::Milestones { accept_within, .. } = &mut payment.plan {
                    *accept_within = *period;
                }
            }
            Self::Earnest(sum) => {
                payment.earnest = if sum.minor > 0 { Earnest::Sum(*sum) } else { Earnest::None };
            }
            Self::Acceleration(overdue, cure) => {
                payment.acceleration = Acceleration::When { overdue: *overdue, cure: *cure };
            }
            Self::Method(method) => payment.method = *method,
            Self::InvoiceIndependent => payment.invoice.order = InvoiceOrder::Independent,
            Self::Settlement(on, confirm) => {
                if let Plan::Monthly { day, confirm_within, .. } = &mut payment.plan {
                    (*day, *confirm_within) = (*on, *confirm);
                }
            }
            Self::Suspension(overdue, notice) => {
                payment.suspension = Suspension::After { overdue: *overdue, notice: *notice };
            }
            Self::LateRate(rate) => payment.late_fee.rate = rate.clone(),
            Self::OrdersAccepted(_)
            | Self::Inspection(_)
            | Self::HiddenDefectLimit(_)
            | Self::TitleOnDelivery
            | Self::Limits(_)
            | Self::GeneralDamages(_)
            | Self::DeliveryRate(_)
            | Self::ForceMajeure { .. }
            | Self::TermMonths(_)
            | Self::Notices(_)
            | Self::Cure(_)
            | Self::AutomaticRenewal { .. }
            | Self::SettleWithin(_)
            | Self::ExerciseWindow(_)
            | Self::Survives(_)
            | Self::Usual(_) => {}
        }
    }

    fn apply_to_breach(&self, breach: &mut Breach) {
        if let Self::Limits(limit) = self {
            breach.our_limit = *limit;
            breach.their_limit = *limit;
        }
        if let Self::GeneralDamages(damages) = self {
            breach.general = *damages;
        }
        if let (Self::DeliveryRate(per_day), LateDelivery::PerDay { rate, .. }) = (self, &mut breach.late_delivery) {
            *rate = *per_day;
        }
    }
}

fn parts(plan: &mut Plan) -> Option<&mut Vec<Instalment>> {
    match plan {
        Plan::Instalments { parts } | Plan::Milestones { parts, .. } => Some(parts),
        Plan::LumpSum { .. } | Plan::Monthly { .. } | Plan::Prepaid { .. } => None,
    }
}

/// No time for payment is longer than `most`; of a monthly settlement, the three times together. Retention money is not an
/// ordinary part of the price.
fn shorten(plan: &mut Plan, most: Period) {
    let cut = |due: &mut Due| {
        if let Due::After { event, within } = due
            && *event != Event::WarrantyEnd
            && within.about_days() > most.about_days()
        {
            *within = most;
        }
    };
    match plan {
        Plan::LumpSum { due, .. } => cut(due),
        Plan::Instalments { parts } | Plan::Milestones { parts, .. } => {
            let ordinary = parts.iter_mut().filter(|part| part.label != PartLabel::Retention);
            ordinary.for_each(|part| cut(&mut part.due));
        }
        Plan::Monthly { statement_within, confirm_within, pay_within, .. } => {
            let before = statement_within.about_days().saturating_add(confirm_within.about_days());
            let left = most.about_days().saturating_sub(before).min(pay_within.about_days());
            if left > 0 && left < pay_within.about_days() {
                *pay_within = Period::days(u16::try_from(left).unwrap_or(most.n));
            }
        }
        Plan::Prepaid { .. } => {}
    }
}
