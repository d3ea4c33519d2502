//! Which clauses put which duty on whom (`contract-rules.md` part 1).

use std::collections::BTreeMap;

use super::matter::Matter;
use super::promise::{Promise, When};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::delivery::{DeliveryTime, Manner};
use crate::domain::contract::development::{Development, LeadRegistration, Meeting, Rhythm};
use crate::domain::contract::party::{Side, SubjectKind, Who};
use crate::domain::contract::payment::{Earnest, InvoiceKind, InvoiceOrder, Payment, Plan};
use crate::domain::contract::plan::{Due, Event, Period};
use crate::domain::contract::protection::{HandlingRoles, PersonalInformation};
use crate::domain::contract::service::Service;
use crate::domain::contract::sharing::{
    ConsentBy, EndAction, Frequency, NonSolicitation, PersonalMark, SeparateConsent, ShareMode, Sharing,
};
use crate::domain::contract::support::{Support, SupportTitle, Worth};
use crate::domain::contract::targets::{Incentive, Targets};
use crate::domain::contract::term::Renewal;

impl From<Side> for Who {
    fn from(side: Side) -> Self {
        match side {
            Side::Us => Self::Us,
            Side::Them => Self::Them,
        }
    }
}

impl Contract {
    /// Everything that its clauses put on either side, in the order of the clauses. Payments are not among them: the plan has
    /// its own account. Nor is what the sides may do and need not.
    pub fn promises(&self) -> Vec<Promise> {
        self.computed().promised()
    }

    /// Those of the clauses that are not written by hand.
    fn promised(&self) -> Vec<Promise> {
        let mut list = List::default();
        if !self.lines.is_empty() && !self.is_by_hand(ClauseId::Delivery) {
            self.of_delivery(&mut list);
        }
        if let Some(sharing) = self.sharing.terms() {
            of_sharing(sharing, &mut list);
        }
        if let Some(development) = self.development.terms() {
            of_development(development, &mut list);
        }
        if let Some(targets) = self.targets.terms() {
            of_targets(targets, &mut list);
        }
        if let Some(service) = self.service.terms() {
            of_service(service, &mut list);
        }
        if let Some(support) = self.support.terms() {
            self.of_support(support, &mut list);
        }
        if let Some(payment) = self.payment.terms() {
            self.of_payment(payment, &mut list);
        }
        self.of_term(&mut list);
        self.of_protection(&mut list);
        list.0
    }

    /// Those of them that have days, and the hours of training.
    pub fn dated_promises(&self) -> Vec<Promise> {
        let mut all = self.promises();
        // training is counted by the hour, also where no day is named
        all.retain(|promise| promise.when.is_dated() || matches!(promise.matter, Matter::Train { .. }));
        all
    }

    /// G3.
    fn of_delivery(&self, list: &mut List) {
        let terms = &self.delivery;
        let when = match terms.time {
            DeliveryTime::Open => None,
            DeliveryTime::By(due) => Some(When::By(due)),
            DeliveryTime::Between { to, .. } => Some(When::By(Due::On(to))),
            DeliveryTime::PerOrder => Some(When::Always),
        };
        let carried = match terms.manner {
            Manner::Brought | Manner::Carrier | Manner::TradeTerm { .. } => true,
            Manner::Fetched | Manner::Online | Manner::OnSite => false,
        };
        let goods = match self.subject_kind {
            SubjectKind::Goods | SubjectKind::Mixed => true,
            SubjectKind::Services | SubjectKind::Digital => false,
        };
        let inspection = match terms.time {
            DeliveryTime::PerOrder => When::OnRequest(terms.inspection),
            DeliveryTime::Open | DeliveryTime::By(_) | DeliveryTime::Between { .. } => {
                When::By(Due::After { event: Event::Delivery, within: terms.inspection })
            }
        };
        if let Some(when) = when {
            let matter = Matter::Deliver { manner: terms.manner, place: terms.place.clone() };
            list.add(matter, Who::Us, when.clone());
            if carried && goods {
                list.add(Matter::Insure, terms.insurance.into(), when);
            }
        }
        list.add(Matter::Inspect, Who::Them, inspection);
        // services that are accepted have no clause on hidden defects
        if goods || terms.acceptance.is_none() {
            list.add(Matter::TellHidden, Who::Them, When::OnRequest(terms.hidden_defect_notice));
        }
        if terms.warranty.n > 0 {
            list.add(Matter::Warrant { lasts: terms.warranty }, Who::Us, When::Always);
        }
    }

    /// S7.
    fn of_support(&self, terms: &Support, list: &mut List) {
        for item in &terms.items {
            let (what, loan) = (item.what.clone(), item.title == SupportTitle::Loan);
            let (kind, quantity, unit) = (item.kind, item.quantity, item.unit.clone());
            let worth = match item.worth {
                Worth::NotStated => None,
                Worth::Of(amount) => Some(amount),
            };
            list.add(Matter::Give { kind, what, quantity, unit, loan, worth }, Who::Us, When::By(item.due));
        }
        for item in terms.items.iter().filter(|item| item.title == SupportTitle::Loan) {
            let matter = Matter::GiveBack { what: item.what.clone() };
            let when = item.returned_by().map_or(When::AfterEnd(terms.return_within), |day| When::By(Due::On(day)));
            list.add(matter, Who::Them, when);
        }
        if terms.training_hours > 0 {
            let last = self.term.length.last_day().ok().flatten();
            let when = last.map_or(When::Always, |day| When::By(Due::On(day)));
            list.add(Matter::Train { hours: terms.training_hours }, Who::Us, when);
        }
    }

    /// S8, without the payments.
    fn of_payment(&self, terms: &Payment, list: &mut List) {
        match terms.invoice.kind {
            InvoiceKind::None => {}
            kind @ (InvoiceKind::Ordinary | InvoiceKind::SpecialVat) => {
                let within = match terms.invoice.order {
                    InvoiceOrder::Independent => terms.invoice.within,
                    // who pays may wait for it: it is there on the day of the payment
                    InvoiceOrder::BeforePayment => Period::days(0),
                };
                list.add(Matter::Invoice { kind }, Who::Us, When::EachPart(within));
            }
        }
        match &terms.plan {
            Plan::LumpSum { .. } | Plan::Instalments { .. } => {}
            Plan::Milestones { accept_within, .. } => {
                list.add(Matter::AcceptMilestone, Who::Them, When::OnRequest(*accept_within));
            }
            Plan::Monthly { day, statement_within, confirm_within, .. } => {
                let after = |then| When::Monthly { day: *day, then };
                list.add(Matter::SendStatement, Who::Us, after(vec![*statement_within]));
                list.add(Matter::ConfirmStatement, Who::Them, after(vec![*statement_within, *confirm_within]));
            }
            Plan::Prepaid { refund_within, .. } => {
                let monthly = When::Each { every: Period::months(1), then: Vec::new() };
                list.add(Matter::ReportBalance, Who::Us, monthly);
                list.add(Matter::Refund, Who::Us, When::AfterEnd(*refund_within));
            }
        }
        match terms.earnest {
            Earnest::None => {}
            Earnest::Sum(sum) => {
                let when = self.after_end();
                list.add(Matter::ReleaseEarnest { sum }, Who::Us, when);
            }
        }
    }

    /// S6.
    fn of_term(&self, list: &mut List) {
        if self.is_by_hand(ClauseId::Term) {
            return;
        }
        list.add(Matter::Settle, Who::Both, When::AfterEnd(self.term.settle_within));
        match self.term.renewal {
            Renewal::None => {}
            Renewal::ByAgreement { .. } => list.add(Matter::TalkRenewal, Who::Both, When::BeforeRenewal),
            Renewal::Automatic { .. } => list.add(Matter::RemindRenewal, Who::Us, When::BeforeRenewal),
        }
    }

    /// G4, G5, G7.
    fn of_protection(&self, list: &mut List) {
        let secrets = &self.confidentiality;
        let at_end = self.after_end();
        let clause = ClauseId::Confidentiality;
        if !self.is_by_hand(clause) && !self.leaves_out(clause) {
            list.add(Matter::SecretsAtEnd { how: secrets.at_end }, secrets.bound, at_end.clone());
            list.add(Matter::KeepSecret { lasts: secrets.lasts }, secrets.bound, When::Always);
        }
        if let Some(PersonalInformation { roles, retention, answer_within, breach_notice_hours, .. }) =
            self.personal_information.terms()
        {
            let (bearer, when) = match roles {
                HandlingRoles::Independent => (Who::Both, When::AfterEnd(*retention)),
                HandlingRoles::Entrusted { handler, .. } => ((*handler).into(), at_end),
            };
            list.add(Matter::DeletePersonal, bearer, when);
            list.add(Matter::AnswerPerson, Who::Both, When::OnRequest(*answer_within));
            list.add(Matter::TellLeak { hours: *breach_notice_hours }, Who::Both, When::Always);
        }
        if !self.is_by_hand(ClauseId::ForceMajeure) {
            list.add(Matter::TellForceMajeure, Who::Both, When::OnRequest(self.force_majeure.notice));
        }
    }

    /// Until the sides have settled after the end; no day follows from a term that was written by hand.
    fn after_end(&self) -> When {
        if self.is_by_hand(ClauseId::Term) { When::Always } else { When::AfterEnd(self.term.settle_within) }
    }
}

/// The promises so far; each knows which of its name it is.
#[derive(Default)]
struct List(Vec<Promise>, BTreeMap<&'static str, u16>);

impl List {
    fn add(&mut self, matter: Matter, bearer: Who, when: When) {
        let count = self.1.entry(matter.name()).or_insert(0);
        *count = count.saturating_add(1);
        let nth = *count;
        self.0.push(Promise { matter, nth, bearer, when });
    }
}

/// S1.
fn of_sharing(terms: &Sharing, list: &mut List) {
    match terms.mode {
        ShareMode::Nothing => {}
        ShareMode::AggregateOnly => {
            let when = match terms.frequency {
                Frequency::Once => When::Always,
                Frequency::Monthly => When::Each { every: Period::months(1), then: Vec::new() },
                Frequency::OnRequest => When::OnRequest(Period::days(0)),
            };
            list.add(Matter::Share { what: None }, Who::Both, when);
        }
        ShareMode::OursToThem | ShareMode::TheirsToUs | ShareMode::Mutual => {
            for item in &terms.register {
                let what = item.what.clone();
                if item.personal != PersonalMark::None && item.separate_consent == SeparateConsent::Missing {
                    let side = match terms.consent_by {
                        ConsentBy::Provider => item.from,
                        ConsentBy::Always(side) => side,
                    };
                    let when = When::By(Due::On(item.start));
                    list.add(Matter::GetConsent { what: what.clone() }, side.into(), when);
                }
                let when = match terms.frequency {
                    Frequency::Once => When::By(Due::On(item.start)),
                    Frequency::Monthly => When::Between { first: item.start, last: item.end, every: Period::months(1) },
                    Frequency::OnRequest => When::OnRequest(Period::days(0)),
                };
                list.add(Matter::Share { what: Some(what.clone()) }, item.from.into(), when);
                match item.end_action {
                    EndAction::KeepByLaw => {}
                    action @ (EndAction::Return | EndAction::Destroy | EndAction::Anonymise) => {
                        let when = When::AfterUse { last: item.end, within: terms.return_within };
                        list.add(Matter::EndUse { what, action }, item.from.other().into(), when);
                    }
                }
            }
            // whoever gives figures alone names no customers, and the clause says nothing of them
            match terms.non_solicitation {
                NonSolicitation::None => {}
                NonSolicitation::For(lasts) => list.add(Matter::LeaveCustomers { lasts }, Who::Both, When::Always),
            }
        }
    }
}

/// S2.
fn of_development(terms: &Development, list: &mut List) {
    for duty in &terms.duties {
        let when = match duty.rhythm {
            Rhythm::Continuous => When::Always,
            Rhythm::Every(every) => When::Each { every, then: Vec::new() },
            Rhythm::OnRequest(within) => When::OnRequest(within),
            Rhythm::By(day) => When::By(Due::On(day)),
        };
        list.add(Matter::Work { task: duty.task.clone() }, duty.owner, when);
    }
    match terms.leads {
        LeadRegistration::None => {}
        LeadRegistration::Protected { confirm_within, .. } => {
            list.add(Matter::AnswerLead, Who::Both, When::OnRequest(confirm_within));
        }
    }
    let every = match terms.meeting {
        Meeting::Weekly => Period::days(7),
        Meeting::Monthly => Period::months(1),
        Meeting::Quarterly => Period::months(3),
        Meeting::HalfYearly => Period::months(6),
    };
    list.add(Matter::Meet, Who::Both, When::Each { every, then: Vec::new() });
}

/// S3.
fn of_targets(terms: &Targets, list: &mut List) {
    let every = Period::months(terms.cycle.months());
    list.add(Matter::Evaluate, terms.evaluator, When::Each { every, then: vec![terms.evaluate_within] });
    match &terms.incentive {
        Incentive::None => {}
        Incentive::Tiered { form, pay_within, .. } => {
            let when = When::Each { every, then: vec![terms.evaluate_within, *pay_within] };
            list.add(Matter::PayIncentive { form: *form }, Who::Us, when);
        }
    }
}

/// S4.
fn of_service(terms: &Service, list: &mut List) {
    list.add(Matter::Acknowledge, Who::Us, When::OnRequest(terms.acknowledge_within));
    list.add(Matter::SettleComplaint, Who::Us, When::OnRequest(terms.settle_within));
    list.add(Matter::KeepRecords { lasts: terms.keep_records }, Who::Us, When::Always);
}
