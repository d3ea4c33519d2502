//! What is owed, with the figures of the term that says so.

use serde::{Deserialize, Serialize};

use crate::domain::contract::clause::{Area, ClauseId};
use crate::domain::contract::delivery::Manner;
use crate::domain::contract::development::Task;
use crate::domain::contract::field;
use crate::domain::contract::payment::InvoiceKind;
use crate::domain::contract::plan::Period;
use crate::domain::contract::protection::SecretsAtEnd;
use crate::domain::contract::sharing::EndAction;
use crate::domain::contract::support::SupportKind;
use crate::domain::contract::targets::IncentiveForm;
use crate::domain::contract::wording::Wording;
use crate::domain::lifecycle::obligation::Evidence;
use crate::domain::money::Money;
use crate::domain::rate::Quantity;

/// What is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// G3: bring, send or hold ready what is sold.
    Deliver {
        /// How.
        manner: Manner,
        /// Where.
        place: Wording,
    },
    /// G3: insure the carriage.
    Insure,
    /// G3: inspect and object (检验).
    Inspect,
    /// G3: tell of a hidden defect.
    TellHidden,
    /// G3: repair or replace while the warranty lasts.
    Warrant {
        /// How long.
        lasts: Period,
    },
    /// S1: tell the persons concerned and get their consent.
    GetConsent {
        /// For what.
        what: Wording,
    },
    /// S1: give information; nothing named: aggregate figures.
    Share {
        /// What.
        what: Option<Wording>,
    },
    /// S1: what happens to information at the end of its use.
    EndUse {
        /// What.
        what: Wording,
        /// What is done with it.
        action: EndAction,
    },
    /// S1: leave the customers of the register alone.
    LeaveCustomers {
        /// For so long after the end.
        lasts: Period,
    },
    /// S2: a row of the division of work.
    Work {
        /// What is done.
        task: Task,
    },
    /// S2: answer the registration of a lead.
    AnswerLead,
    /// S2: meet, and keep minutes.
    Meet,
    /// S3: write the evaluation sheet.
    Evaluate,
    /// S3: reckon and pay what a met target brings.
    PayIncentive {
        /// What it is called.
        form: IncentiveForm,
    },
    /// S4: acknowledge a complaint.
    Acknowledge,
    /// S4: settle a complaint.
    SettleComplaint,
    /// S4: keep the records of complaints.
    KeepRecords {
        /// How long.
        lasts: Period,
    },
    /// S7: give a thing that helps the customer sell and use.
    Give {
        /// What sort.
        kind: SupportKind,
        /// What exactly.
        what: Wording,
        /// How much.
        quantity: Quantity,
        /// Of what.
        unit: Wording,
        /// Whether it stays ours: its handing over is proved.
        loan: bool,
        /// What all of it is worth, if that was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        worth: Option<Money>,
    },
    /// S7: give a loan back.
    GiveBack {
        /// What.
        what: Wording,
    },
    /// S7: train the customer's people.
    Train {
        /// So many hours.
        hours: u16,
    },
    /// S8: give an invoice for a part of the plan.
    Invoice {
        /// What sort.
        kind: InvoiceKind,
    },
    /// S8.d: send the statement of a month.
    SendStatement,
    /// S8.d: confirm it, or list objections.
    ConfirmStatement,
    /// S8.c: accept a milestone, or say why not.
    AcceptMilestone,
    /// S8.e: report what is left of a balance paid in.
    ReportBalance,
    /// S8.e: give the rest of the balance back.
    Refund,
    /// S8.f: count the earnest money towards the price, or give it back.
    ReleaseEarnest {
        /// How much.
        sum: Money,
    },
    /// S6: settle accounts after the end.
    Settle,
    /// S6.d: remind the other side before the contract goes on by itself.
    RemindRenewal,
    /// S6.a: talk about a renewal.
    TalkRenewal,
    /// G4: what happens to papers and copies.
    SecretsAtEnd {
        /// What.
        how: SecretsAtEnd,
    },
    /// G4: keep secrets.
    KeepSecret {
        /// For so long after the end.
        lasts: Period,
    },
    /// G5: delete or return personal information.
    DeletePersonal,
    /// G5: answer the request of a person.
    AnswerPerson,
    /// G5: tell of a leak.
    TellLeak {
        /// Within so many hours.
        hours: u16,
    },
    /// G7: tell of force majeure.
    TellForceMajeure,
}

impl Matter {
    /// Its name in ids. Never changes once released.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Deliver { .. } => "deliver",
            Self::Insure => "insure",
            Self::Inspect => "inspect",
            Self::TellHidden => "tell_hidden",
            Self::Warrant { .. } => "warrant",
            Self::GetConsent { .. } => "get_consent",
            Self::Share { .. } => "share",
            Self::EndUse { .. } => "end_use",
            Self::LeaveCustomers { .. } => "leave_customers",
            Self::Work { task } => match task {
                Task::FindLeads => "work.find_leads",
                Task::LearnNeeds => "work.learn_needs",
                Task::Supply => "work.supply",
                Task::Feedback => "work.feedback",
                Task::Assist => "work.assist",
                Task::VisitTogether => "work.visit",
                Task::Own(_) => "work.own",
            },
            Self::AnswerLead => "answer_lead",
            Self::Meet => "meet",
            Self::Evaluate => "evaluate",
            Self::PayIncentive { .. } => "pay_incentive",
            Self::Acknowledge => "acknowledge",
            Self::SettleComplaint => "settle_complaint",
            Self::KeepRecords { .. } => "keep_records",
            Self::Give { kind, .. } => match kind {
                SupportKind::Sample => "give.sample",
                SupportKind::Brochure => "give.brochure",
                SupportKind::Display => "give.display",
                SupportKind::Software => "give.software",
                SupportKind::Training => "give.training",
                SupportKind::TechnicalSupport => "give.technical",
                SupportKind::Funds => "give.funds",
            },
            Self::GiveBack { .. } => "give_back",
            Self::Train { .. } => "train",
            Self::Invoice { .. } => "invoice",
            Self::SendStatement => "send_statement",
            Self::ConfirmStatement => "confirm_statement",
            Self::AcceptMilestone => "accept_milestone",
            Self::ReportBalance => "report_balance",
            Self::Refund => "refund",
            Self::ReleaseEarnest { .. } => "release_earnest",
            Self::Settle => "settle",
            Self::RemindRenewal => "remind_renewal",
            Self::TalkRenewal => "talk_renewal",
            Self::SecretsAtEnd { .. } => "secrets_at_end",
            Self::KeepSecret { .. } => "keep_secret",
            Self::DeletePersonal => "delete_personal",
            Self::AnswerPerson => "answer_person",
            Self::TellLeak { .. } => "tell_leak",
            Self::TellForceMajeure => "tell_force_majeure",
        }
    }

    /// The term that says so.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Deliver { .. } => field::DELIVERY_TIME,
            Self::Insure => field::DELIVERY_INSURANCE,
            Self::Inspect => field::DELIVERY_INSPECTION,
            Self::TellHidden => field::DELIVERY_HIDDEN_NOTICE,
            Self::Warrant { .. } => field::DELIVERY_WARRANTY,
            Self::GetConsent { .. } => field::SHARING_CONSENT_BY,
            Self::Share { what: Some(_) } => field::SHARING_REGISTER,
            Self::Share { what: None } => field::SHARING_FREQUENCY,
            Self::EndUse { .. } => field::SHARING_RETURN,
            Self::LeaveCustomers { .. } => field::SHARING_NON_SOLICITATION,
            Self::Work { .. } => field::DEVELOPMENT_DUTIES,
            Self::AnswerLead => field::DEVELOPMENT_LEAD_CONFIRM,
            Self::Meet => field::DEVELOPMENT_MEETING,
            Self::Evaluate => field::TARGETS_EVALUATE,
            Self::PayIncentive { .. } => field::TARGETS_INCENTIVE_PAY,
            Self::Acknowledge => field::SERVICE_ACKNOWLEDGE,
            Self::SettleComplaint => field::SERVICE_SETTLE,
            Self::KeepRecords { .. } => field::SERVICE_RECORDS,
            Self::Give { .. } => field::SUPPORT_ITEMS,
            Self::GiveBack { .. } => field::SUPPORT_RETURN,
            Self::Train { .. } => field::SUPPORT_TRAINING,
            Self::Invoice { .. } => field::PAYMENT_INVOICE_WITHIN,
            Self::SendStatement => field::PAYMENT_STATEMENT,
            Self::ConfirmStatement => field::PAYMENT_CONFIRM,
            Self::AcceptMilestone => field::PAYMENT_ACCEPT,
            Self::ReportBalance => field::PAYMENT_BALANCE,
            Self::Refund => field::PAYMENT_REFUND,
            Self::ReleaseEarnest { .. } => field::PAYMENT_EARNEST,
            Self::Settle => field::TERM_SETTLE,
            Self::RemindRenewal | Self::TalkRenewal => field::TERM_RENEWAL_NOTICE,
            Self::SecretsAtEnd { .. } => field::CONFIDENTIALITY_AT_END,
            Self::KeepSecret { .. } => field::CONFIDENTIALITY_LASTS,
            Self::DeletePersonal => field::PERSONAL_RETENTION,
            Self::AnswerPerson => field::PERSONAL_ANSWER,
            Self::TellLeak { .. } => field::PERSONAL_BREACH_HOURS,
            Self::TellForceMajeure => field::FORCE_NOTICE,
        }
    }

    /// The clause that says so.
    pub const fn clause(&self) -> ClauseId {
        match self {
            Self::Deliver { .. } | Self::Insure | Self::Inspect | Self::TellHidden | Self::Warrant { .. } => {
                ClauseId::Delivery
            }
            Self::GetConsent { .. } | Self::Share { .. } | Self::EndUse { .. } | Self::LeaveCustomers { .. } => {
                ClauseId::Sharing
            }
            Self::Work { .. } | Self::AnswerLead | Self::Meet => ClauseId::Development,
            Self::Evaluate | Self::PayIncentive { .. } => ClauseId::Targets,
            Self::Acknowledge | Self::SettleComplaint | Self::KeepRecords { .. } => ClauseId::Service,
            Self::Give { .. } | Self::GiveBack { .. } | Self::Train { .. } => ClauseId::Support,
            Self::Invoice { .. }
            | Self::SendStatement
            | Self::ConfirmStatement
            | Self::AcceptMilestone
            | Self::ReportBalance
            | Self::Refund
            | Self::ReleaseEarnest { .. } => ClauseId::Payment,
            Self::Settle | Self::RemindRenewal | Self::TalkRenewal => ClauseId::Term,
            Self::SecretsAtEnd { .. } | Self::KeepSecret { .. } => ClauseId::Confidentiality,
            Self::DeletePersonal | Self::AnswerPerson | Self::TellLeak { .. } => ClauseId::PersonalInformation,
            Self::TellForceMajeure => ClauseId::ForceMajeure,
        }
    }

    /// The clause area it belongs to.
    pub const fn area(&self) -> Area {
        self.clause().area()
    }

    /// Whether it is only done with something that shows it: what is handed over, given back, deleted or consented to.
    pub const fn evidence(&self) -> Evidence {
        match self {
            Self::Deliver { .. }
            | Self::GetConsent { .. }
            | Self::EndUse { .. }
            | Self::GiveBack { .. }
            | Self::Refund
            | Self::SecretsAtEnd { .. }
            | Self::DeletePersonal
            | Self::Give { loan: true, .. } => Evidence::Required,
            Self::Insure
            | Self::Inspect
            | Self::TellHidden
            | Self::Warrant { .. }
            | Self::Share { .. }
            | Self::LeaveCustomers { .. }
            | Self::Work { .. }
            | Self::AnswerLead
            | Self::Meet
            | Self::Evaluate
            | Self::PayIncentive { .. }
            | Self::Acknowledge
            | Self::SettleComplaint
            | Self::KeepRecords { .. }
            | Self::Give { loan: false, .. }
            | Self::Train { .. }
            | Self::Invoice { .. }
            | Self::SendStatement
            | Self::ConfirmStatement
            | Self::AcceptMilestone
            | Self::ReportBalance
            | Self::ReleaseEarnest { .. }
            | Self::Settle
            | Self::RemindRenewal
            | Self::TalkRenewal
            | Self::KeepSecret { .. }
            | Self::AnswerPerson
            | Self::TellLeak { .. }
            | Self::TellForceMajeure => Evidence::Optional,
        }
    }
}
