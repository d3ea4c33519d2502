//! The figures of the terms, each under the field that the paper says it for.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::breach::{AgreedDamages, LateDelivery, LiabilityLimit};
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::development::LeadRegistration;
use counterpart::domain::contract::disputes::{Mediation, Negotiation};
use counterpart::domain::contract::field;
use counterpart::domain::contract::payment::{Acceleration, Earnest, Plan, Suspension};
use counterpart::domain::contract::plan::{Due, Period, Unit};
use counterpart::domain::contract::price::PriceForm;
use counterpart::domain::contract::protection::SecrecyDamages;
use counterpart::domain::contract::service::ServiceCredit;
use counterpart::domain::contract::sharing::NonSolicitation;
use counterpart::domain::contract::targets::Incentive;
use counterpart::domain::contract::term::{Effective, GroundKind, Notice, Objection, Renewal, TermLength};
use counterpart::domain::date::Date;
use counterpart::domain::exact::Worked;
use counterpart::domain::late_fee::rule::Cap;
use counterpart::domain::line::DocumentDiscount;
use counterpart::domain::money::Money;
use counterpart::domain::receipt::PaymentMethod;
use counterpart::domain::tax::TaxMode;

/// A figure as a term has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Figure {
    Day(Date),
    Length(u16, Unit),
    /// In parts per million.
    Share(i64),
    /// The code of its currency, and how many of the smallest coins.
    Sum(&'static str, i64),
    Count(i64),
    /// In minutes after midnight.
    Clock(u16),
}

pub(super) const fn length(period: Period) -> Figure {
    Figure::Length(period.n, period.unit)
}

pub(super) fn money(amount: Money) -> Figure {
    Figure::Sum(amount.currency.code(), amount.minor)
}

/// Fields, each with the figures of its term.
pub(super) type Rows = Vec<(&'static str, Vec<Figure>)>;

fn rows_of_payment(contract: &Contract, rows: &mut Rows) {
    let Clause::Included(payment) = &contract.payment else { return };
    match &payment.plan {
        Plan::LumpSum { .. } | Plan::Instalments { .. } => {}
        Plan::Milestones { accept_within, .. } => rows.push((field::PAYMENT_ACCEPT, vec![length(*accept_within)])),
        Plan::Monthly { day, statement_within, confirm_within, pay_within } => rows.extend([
            (field::PAYMENT_SETTLE_DAY, vec![Figure::Count(i64::from(*day))]),
            (field::PAYMENT_STATEMENT, vec![length(*statement_within)]),
            (field::PAYMENT_CONFIRM, vec![length(*confirm_within)]),
            (field::PAYMENT_PAY_WITHIN, vec![length(*pay_within)]),
        ]),
        Plan::Prepaid { balance, refund_within, .. } => rows.extend([
            (field::PAYMENT_BALANCE, vec![money(*balance)]),
            (field::PAYMENT_REFUND, vec![length(*refund_within)]),
        ]),
    }
    match payment.late_fee.cap {
        Cap::None => {}
        Cap::Share { ppm, .. } | Cap::ContractShare { ppm } => {
            rows.push((field::PAYMENT_LATE_CAP, vec![Figure::Share(ppm.0)]));
        }
        Cap::Amount(sum) | Cap::ContractAmount(sum) => {
            rows.push((field::PAYMENT_LATE_CAP, vec![money(sum)]));
        }
    }
    if payment.late_fee.grace.days > 0 {
        let days = u16::try_from(payment.late_fee.grace.days).expect("small");
        rows.push((field::PAYMENT_LATE_GRACE, vec![Figure::Length(days, Unit::Day)]));
    }
    if let (PaymentMethod::Cash, Some(limit)) = (payment.method, payment.cash_limit) {
        rows.push((field::PAYMENT_CASH_LIMIT, vec![money(limit)]));
    }
    if let Earnest::Sum(sum) = payment.earnest {
        rows.push((field::PAYMENT_EARNEST, vec![money(sum)]));
    }
    if let Acceleration::When { overdue, cure } = payment.acceleration {
        rows.push((field::PAYMENT_ACCELERATION, vec![Figure::Share(overdue.0), length(cure)]));
    }
    if let Suspension::After { overdue, notice } = payment.suspension {
        rows.push((field::PAYMENT_SUSPENSION, vec![length(overdue), length(notice)]));
    }
    rows.push((field::PAYMENT_INVOICE_WITHIN, vec![length(payment.invoice.within)]));
    rows.push((field::PAYMENT_OBJECT_INVOICE, vec![length(payment.object_to_invoice)]));
}

fn rows_of_term(contract: &Contract, rows: &mut Rows) {
    let term = &contract.term;
    rows.push((field::TERM_START, vec![Figure::Day(term.length.start())]));
    match term.length {
        TermLength::Fixed { end, .. } => rows.push((field::TERM_END, vec![Figure::Day(end)])),
        TermLength::Months { months, .. } => {
            rows.push((field::TERM_MONTHS, vec![Figure::Length(months, Unit::Month)]));
            // the day on which the reckonings let it end
            let last = contract.brief().term.length.last_day().ok().flatten();
            rows.extend(last.map(|day| (field::TERM_END, vec![Figure::Day(day)])));
        }
        TermLength::OpenEnded { .. } | TermLength::UntilPerformed { .. } => {}
    }
    match term.renewal {
        Renewal::None => {}
        Renewal::ByAgreement { talk_before } => rows.push((field::TERM_RENEWAL_NOTICE, vec![length(talk_before)])),
        Renewal::Automatic { months, objection, .. } => {
            rows.push((field::TERM_RENEWAL_MONTHS, vec![Figure::Length(months, Unit::Month)]));
            if let Objection::Before(period) = objection {
                rows.push((field::TERM_RENEWAL_NOTICE, vec![length(period)]));
            }
        }
    }
    if let Effective::On(day) = term.effective {
        rows.push((field::TERM_EFFECTIVE, vec![Figure::Day(day)]));
    }
    for (field, notice) in [(field::TERM_OUR_NOTICE, term.our_notice), (field::TERM_THEIR_NOTICE, term.their_notice)] {
        if let Notice::Ahead(period) = notice {
            rows.push((field, vec![length(period)]));
        }
    }
    rows.extend([
        (field::TERM_CURE, vec![length(term.cure)]),
        (field::TERM_EXERCISE, vec![length(term.exercise_window)]),
        (field::TERM_SETTLE, vec![length(term.settle_within)]),
    ]);
    let grounds = term.grounds.iter().filter_map(|ground| {
        if let GroundKind::ForceMajeure(lasts) | GroundKind::LongNonPayment(lasts) = ground.kind {
            Some(length(lasts))
        } else {
            None
        }
    });
    rows.push((field::TERM_GROUNDS, grounds.collect()));
}

fn rows_of_areas(contract: &Contract, rows: &mut Rows) {
    if let Clause::Included(sharing) = &contract.sharing {
        rows.push((field::SHARING_RETURN, vec![length(sharing.return_within)]));
        if let NonSolicitation::For(period) = sharing.non_solicitation {
            rows.push((field::SHARING_NON_SOLICITATION, vec![length(period)]));
        }
    }
    if let Clause::Included(development) = &contract.development
        && let LeadRegistration::Protected { confirm_within, lasts, .. } = &development.leads
    {
        rows.push((field::DEVELOPMENT_LEAD_CONFIRM, vec![length(*confirm_within)]));
        rows.push((field::DEVELOPMENT_LEAD_LASTS, vec![length(*lasts)]));
    }
    if let Clause::Included(targets) = &contract.targets {
        rows.push((field::TARGETS_EVALUATE, vec![length(targets.evaluate_within)]));
        rows.push((field::TARGETS_OBJECT, vec![length(targets.object_within)]));
        rows.push((field::TARGETS_FAILING_PLAN, vec![length(targets.failing.plan)]));
        if let Incentive::Tiered { pay_within, .. } = &targets.incentive {
            rows.push((field::TARGETS_INCENTIVE_PAY, vec![length(*pay_within)]));
        }
    }
    if let Clause::Included(service) = &contract.service {
        rows.push((field::SERVICE_ACKNOWLEDGE, vec![length(service.acknowledge_within)]));
        rows.push((field::SERVICE_UPDATE, vec![length(service.update_every)]));
        rows.push((field::SERVICE_SETTLE, vec![length(service.settle_within)]));
        rows.push((field::SERVICE_CLOSE, vec![length(service.close_after)]));
        rows.push((field::SERVICE_RECORDS, vec![length(service.keep_records)]));
        let hours =
            service.hours.stretches().into_iter().flat_map(|(from, to)| [Figure::Clock(from), Figure::Clock(to)]);
        rows.push((field::SERVICE_HOURS, hours.collect()));
        let own = service.hours.week.iter().flat_map(|own| &own.stretches);
        let own = own.flat_map(|it| [Figure::Clock(it.from), Figure::Clock(it.to)]);
        rows.push((field::SERVICE_WEEK, own.collect()));
        if let ServiceCredit::Share { each, cap } = service.credit {
            rows.push((field::SERVICE_CREDIT, vec![Figure::Share(each.0), Figure::Share(cap.0)]));
        }
    }
    if let Clause::Included(support) = &contract.support {
        rows.push((field::SUPPORT_RETURN, vec![length(support.return_within)]));
        rows.push((field::SUPPORT_TRAINING, vec![Figure::Count(i64::from(support.training_hours))]));
    }
    if let Clause::Included(breach) = &contract.breach {
        match breach.general {
            AgreedDamages::None => {}
            AgreedDamages::Sum(sum) => rows.push((field::BREACH_GENERAL, vec![money(sum)])),
            AgreedDamages::OfPrice(share) => rows.push((field::BREACH_GENERAL, vec![Figure::Share(share.0)])),
        }
        if let LateDelivery::PerDay { cap, .. } = breach.late_delivery {
            rows.push((field::BREACH_DELIVERY_CAP, vec![Figure::Share(cap.0)]));
        }
        let limits = [(field::BREACH_OUR_LIMIT, breach.our_limit), (field::BREACH_THEIR_LIMIT, breach.their_limit)];
        for (field, limit) in limits {
            match limit {
                LiabilityLimit::None => {}
                LiabilityLimit::Sum(sum) => rows.push((field, vec![money(sum)])),
                LiabilityLimit::OfPrice(share) => rows.push((field, vec![Figure::Share(share.0)])),
            }
        }
    }
    if let Clause::Included(personal) = &contract.personal_information {
        rows.push((field::PERSONAL_RETENTION, vec![length(personal.retention)]));
        rows.push((field::PERSONAL_ANSWER, vec![length(personal.answer_within)]));
        rows.push((field::PERSONAL_BREACH_HOURS, vec![Figure::Count(i64::from(personal.breach_notice_hours))]));
    }
}

/// Amounts, discount and tax rate of the price, as the lines come to them.
fn rows_of_price(contract: &Contract, rows: &mut Rows) {
    let Worked { value: totals, .. } = contract.totals().expect("totals");
    let price = &contract.price;
    let mut amounts = Vec::new();
    if price.form == PriceForm::FixedTotal {
        amounts.push(money(totals.gross));
        if price.tax_mode != TaxMode::NotApplicable {
            amounts.extend([money(totals.net), money(totals.tax)]);
        }
    }
    if let Clause::Included(payment) = &contract.payment
        && matches!(payment.plan, Plan::LumpSum { .. })
    {
        amounts.push(money(totals.gross));
    }
    rows.push((field::LINES, amounts));
    match price.discount {
        DocumentDiscount::None => {}
        DocumentDiscount::Amount(sum) => rows.push((field::PRICE_DISCOUNT, vec![money(sum)])),
        DocumentDiscount::Share(share) => {
            // orders have no sum yet that it could be reckoned of
            let taken = (price.form == PriceForm::FixedTotal).then_some(money(totals.discount));
            rows.push((field::PRICE_DISCOUNT, std::iter::once(Figure::Share(share.0)).chain(taken).collect()));
        }
    }
    if let ([only], TaxMode::TaxIncluded | TaxMode::TaxExcluded) = (totals.by_rate.as_slice(), price.tax_mode) {
        rows.push((field::PRICE_TAX_RATE, vec![Figure::Share(only.rate.0)]));
    }
}

pub(super) fn rows(contract: &Contract) -> Rows {
    let mut rows = Rows::new();
    rows_of_price(contract, &mut rows);
    if let PriceForm::Framework { accept_within } = contract.price.form {
        rows.push((field::PRICE_ACCEPT_WITHIN, vec![length(accept_within)]));
    }
    let delivery = &contract.delivery;
    match delivery.time {
        DeliveryTime::Open | DeliveryTime::PerOrder => {}
        DeliveryTime::By(Due::On(day)) => rows.push((field::DELIVERY_TIME, vec![Figure::Day(day)])),
        DeliveryTime::By(Due::After { within, .. }) => rows.push((field::DELIVERY_TIME, vec![length(within)])),
        DeliveryTime::Between { from, to } => {
            rows.push((field::DELIVERY_TIME, vec![Figure::Day(from), Figure::Day(to)]));
        }
    }
    rows.extend([
        (field::DELIVERY_INSPECTION, vec![length(delivery.inspection)]),
        (field::DELIVERY_HIDDEN_NOTICE, vec![length(delivery.hidden_defect_notice)]),
        (field::DELIVERY_HIDDEN_LIMIT, vec![length(delivery.hidden_defect_limit)]),
        (field::DELIVERY_WARRANTY, vec![length(delivery.warranty)]),
        (field::CONFIDENTIALITY_LASTS, vec![length(contract.confidentiality.lasts)]),
        (field::FORCE_NOTICE, vec![length(contract.force_majeure.notice)]),
        (field::FORCE_PROOF, vec![length(contract.force_majeure.proof)]),
        (field::FORCE_LONG, vec![length(contract.force_majeure.long)]),
        (field::NOTICES_CHANGE, vec![length(contract.notices.change)]),
    ]);
    let posted =
        [(field::NOTICES_COURIER, contract.notices.courier), (field::NOTICES_REGISTERED, contract.notices.registered)];
    rows.extend(posted.into_iter().filter_map(|(field, after)| after.map(|after| (field, vec![length(after)]))));
    if let Some(terms) = &contract.adjustment {
        rows.push((field::ADJUSTMENT_BAND, vec![Figure::Share(terms.band.0)]));
        rows.push((field::ADJUSTMENT_SHARE, vec![Figure::Share(terms.share.0)]));
        let whole = terms.base_value.map(|value| Figure::Count(value.thousandths / 1_000));
        rows.push((field::ADJUSTMENT_BASE_VALUE, whole.into_iter().collect()));
    }
    if let Some(day) = delivery.sample.as_ref().and_then(|it| it.sealed_on) {
        rows.push((field::DELIVERY_SAMPLE_SEALED, vec![Figure::Day(day)]));
    }
    if let SecrecyDamages::Sum(sum) = contract.confidentiality.damages {
        rows.push((field::CONFIDENTIALITY_DAMAGES, vec![money(sum)]));
    }
    if let Negotiation::Within(period) = contract.disputes.negotiation {
        rows.push((field::DISPUTES_NEGOTIATION, vec![length(period)]));
    }
    if let Mediation::At { within, .. } = &contract.disputes.mediation {
        rows.push((field::DISPUTES_MEDIATION, vec![length(*within)]));
    }
    rows_of_areas(contract, &mut rows);
    rows_of_payment(contract, &mut rows);
    rows_of_term(contract, &mut rows);
    rows
}
