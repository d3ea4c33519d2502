//! The figures that the engines go by, each under the field that has to say it: what is promised, and what the term becomes.

use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::plan::{Due, Unit};
use counterpart::domain::contract::protection::HandlingRoles;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::duties::matter::Matter;
use counterpart::domain::duties::promise::{Promise, When};
use counterpart::domain::period::Period;
use counterpart::domain::term::renewal::Renewal;

use super::terms::{Figure, Rows, length, money};

/// How long after its beginning something is owed.
fn within(when: &When) -> Option<Period> {
    match when {
        When::OnRequest(within)
        | When::AfterEnd(within)
        | When::AfterUse { within, .. }
        | When::EachPart(within)
        | When::By(Due::After { within, .. }) => Some(*within),
        // the last of what follows one after the other is its own
        When::Each { then, .. } | When::Monthly { then, .. } => then.last().copied(),
        When::By(Due::On(_)) | When::Between { .. } | When::BeforeRenewal | When::Always => None,
    }
}

/// The figure that the bearer of a promise goes by; nothing of those that tables or other days tell.
fn of_promise(promise: &Promise) -> Option<(&'static str, Figure)> {
    let period = |field| within(&promise.when).map(|within| (field, length(within)));
    match &promise.matter {
        Matter::Deliver { .. } => {
            let on = if let When::By(Due::On(day)) = promise.when { Some(day) } else { None };
            on.map(|day| (field::DELIVERY_TIME, Figure::Day(day))).or_else(|| period(field::DELIVERY_TIME))
        }
        Matter::Inspect => period(field::DELIVERY_INSPECTION),
        Matter::TellHidden => period(field::DELIVERY_HIDDEN_NOTICE),
        Matter::Warrant { lasts } => Some((field::DELIVERY_WARRANTY, length(*lasts))),
        Matter::EndUse { .. } => period(field::SHARING_RETURN),
        Matter::LeaveCustomers { lasts } => Some((field::SHARING_NON_SOLICITATION, length(*lasts))),
        Matter::AnswerLead => period(field::DEVELOPMENT_LEAD_CONFIRM),
        Matter::Evaluate => period(field::TARGETS_EVALUATE),
        Matter::PayIncentive { .. } => period(field::TARGETS_INCENTIVE_PAY),
        Matter::Acknowledge => period(field::SERVICE_ACKNOWLEDGE),
        Matter::SettleComplaint => period(field::SERVICE_SETTLE),
        Matter::KeepRecords { lasts } => Some((field::SERVICE_RECORDS, length(*lasts))),
        Matter::GiveBack { .. } if matches!(promise.when, When::AfterEnd(_)) => period(field::SUPPORT_RETURN),
        Matter::Train { hours } => Some((field::SUPPORT_TRAINING, Figure::Count(i64::from(*hours)))),
        Matter::Invoice { .. } => period(field::PAYMENT_INVOICE_WITHIN),
        Matter::SendStatement => period(field::PAYMENT_STATEMENT),
        Matter::ConfirmStatement => period(field::PAYMENT_CONFIRM),
        Matter::AcceptMilestone => period(field::PAYMENT_ACCEPT),
        Matter::Refund => period(field::PAYMENT_REFUND),
        Matter::ReleaseEarnest { sum } => Some((field::PAYMENT_EARNEST, money(*sum))),
        Matter::Settle => period(field::TERM_SETTLE),
        Matter::KeepSecret { lasts } => Some((field::CONFIDENTIALITY_LASTS, length(*lasts))),
        Matter::AnswerPerson => period(field::PERSONAL_ANSWER),
        Matter::TellLeak { hours } => Some((field::PERSONAL_BREACH_HOURS, Figure::Count(i64::from(*hours)))),
        Matter::TellForceMajeure => period(field::FORCE_NOTICE),
        Matter::Insure
        | Matter::GetConsent { .. }
        | Matter::Share { .. }
        | Matter::Work { .. }
        | Matter::Meet
        | Matter::Give { .. }
        | Matter::GiveBack { .. }
        | Matter::ReportBalance
        | Matter::RemindRenewal
        | Matter::TalkRenewal
        | Matter::SecretsAtEnd { .. }
        | Matter::DeletePersonal => None,
    }
}

/// What the paper has to say because somebody reckons with it.
pub(super) fn rows(contract: &Contract) -> Rows {
    let promises = contract.promises();
    let mut rows: Rows = promises.iter().filter_map(of_promise).map(|(field, it)| (field, vec![it])).collect();
    for promise in &promises {
        if let When::Monthly { day, .. } = promise.when {
            rows.push((field::PAYMENT_SETTLE_DAY, vec![Figure::Count(i64::from(day))]));
        }
        // whoever handles for the other gives back with everything else
        if let (Matter::DeletePersonal, Clause::Included(personal)) = (&promise.matter, &contract.personal_information)
            && matches!(personal.roles, HandlingRoles::Independent)
        {
            rows.extend(within(&promise.when).map(|kept| (field::PERSONAL_RETENTION, vec![length(kept)])));
        }
    }
    let brief = contract.brief();
    if let Renewal::Automatic { months, .. } = brief.term.renewal.reckoned(brief.term.renewal_months()) {
        rows.push((field::TERM_RENEWAL_MONTHS, vec![Figure::Length(months, Unit::Month)]));
    }
    if let Ok(Some(last)) = brief.term.length.last_day() {
        rows.push((field::TERM_END, vec![Figure::Day(last)]));
    }
    rows
}
