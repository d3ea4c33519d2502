//! S8: how the price is paid, and what follows when it is not.

use serde::{Deserialize, Serialize};

use super::field;
use super::plan::{Due, Instalment, Period, Share, part_amounts};
use super::wording::Wording;
use crate::domain::exact::Worked;
use crate::domain::id::InstalmentId;
use crate::domain::late_fee::rule::LateFeeRule;
use crate::domain::money::Money;
use crate::domain::problem::{Item, Place, Problems, Reason};
use crate::domain::rate::Ppm;
use crate::domain::receipt::PaymentMethod;
use crate::domain::split::SplitPolicy;

/// Terms of S8: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// What is paid when.
    pub plan: Plan,
    /// Where the minor units go that do not divide (`domain.md` 8: stored with the schedule).
    #[serde(default, skip_serializing_if = "is_usual")]
    pub remainder: SplitPolicy,
    /// How.
    pub method: PaymentMethod,
    /// The most of each payment that is made in cash; nothing: no limit was agreed. It counts where payment is made in cash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash_limit: Option<Money>,
    /// In whose name the account is kept that is paid to (S8 `payee_account`); empty: in ours.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account_holder: String,
    /// Why it is kept in another name than ours.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub holder_reason: Wording,
    /// Invoices.
    pub invoice: Invoicing,
    /// What late payment costs.
    pub late_fee: LateFeeRule,
    /// Earnest money (定金).
    pub earnest: Earnest,
    /// Whether a missed part makes the rest due at once.
    pub acceleration: Acceleration,
    /// Whether we may stop supplying while money is overdue.
    pub suspension: Suspension,
    /// Which counter-claims may be set off.
    pub set_off: SetOff,
    /// How long the customer has to object to an invoice, 5 to 30 days.
    pub object_to_invoice: Period,
}

/// What is paid when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Plan {
    /// All at once (S8.a).
    LumpSum {
        /// The one part: receipts are counted towards it.
        id: InstalmentId,
        /// When.
        due: Due,
    },
    /// In parts (S8.b).
    Instalments {
        /// The parts, in order.
        parts: Vec<Instalment>,
    },
    /// In parts that wait for milestones (S8.c).
    Milestones {
        /// The parts, in order.
        parts: Vec<Instalment>,
        /// How long the customer has to accept a milestone.
        accept_within: Period,
    },
    /// By monthly statement (S8.d).
    Monthly {
        /// The day of the month on which accounts are made up, 1 to 28.
        day: u8,
        /// How soon we send the statement.
        statement_within: Period,
        /// How soon the customer confirms it.
        confirm_within: Period,
        /// How soon it pays after confirming.
        pay_within: Period,
    },
    /// Out of a balance paid in advance (S8.e).
    Prepaid {
        /// The part that the balance is paid in with.
        id: InstalmentId,
        /// The first payment.
        balance: Money,
        /// When.
        due: Due,
        /// How soon the rest is given back after the end.
        refund_within: Period,
    },
}

/// Invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Invoicing {
    /// What sort.
    pub kind: InvoiceKind,
    /// How soon after the conditions of a payment are met: what it waits for has happened, or its day has come.
    pub within: Period,
    /// Whether payment waits for it.
    pub order: InvoiceOrder,
}

/// What sort of invoice (发票).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    /// None.
    None,
    /// 增值税普通发票.
    Ordinary,
    /// 增值税专用发票.
    SpecialVat,
}

/// Whether payment waits for the invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceOrder {
    /// It does not.
    Independent,
    /// It does (先票后款).
    BeforePayment,
}

/// Earnest money: at most 20 % of the price (Civil Code art. 586).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Earnest {
    /// None.
    None,
    /// A sum.
    Sum(Money),
}

/// Whether a missed part makes the rest due at once (Civil Code art. 634).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acceleration {
    /// It does not.
    None,
    /// It does when so much of the price is overdue and stays so after a notice.
    When {
        /// How much of the price, at least 20 %.
        overdue: Ppm,
        /// How long after the notice.
        cure: Period,
    },
}

/// Whether we may stop supplying while money is overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suspension {
    /// Only as the law allows.
    AsLaw,
    /// After so long overdue and a notice.
    After {
        /// How long overdue.
        overdue: Period,
        /// How long ahead the notice is given.
        notice: Period,
    },
}

/// Which counter-claims may be set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetOff {
    /// Any that the law allows (Civil Code art. 568).
    AsLaw,
    /// None without agreement.
    ByAgreement,
    /// Undisputed and finally decided ones.
    Undisputed,
}

impl Plan {
    /// Whether its parts come from the months of the term.
    pub const fn is_monthly(&self) -> bool {
        matches!(self, Self::Monthly { .. })
    }

    /// The parts with their own amounts and dates; empty for plans that have none.
    pub fn parts(&self) -> &[Instalment] {
        match self {
            Self::Instalments { parts } | Self::Milestones { parts, .. } => parts,
            Self::LumpSum { .. } | Self::Monthly { .. } | Self::Prepaid { .. } => &[],
        }
    }
}

/// The usual policy is left out of the record.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_usual(policy: &SplitPolicy) -> bool {
    *policy == SplitPolicy::Largest
}

impl Payment {
    /// The defaults of the catalogue (S8) around this plan and late fee.
    pub const fn usual(plan: Plan, late_fee: LateFeeRule) -> Self {
        Self {
            plan,
            remainder: SplitPolicy::Largest,
            method: PaymentMethod::Transfer,
            cash_limit: None,
            account_holder: String::new(),
            holder_reason: Wording { zh: String::new(), en: String::new() },
            invoice: Invoicing {
                kind: InvoiceKind::SpecialVat,
                within: Period::days(10),
                order: InvoiceOrder::Independent,
            },
            late_fee,
            earnest: Earnest::None,
            acceleration: Acceleration::None,
            suspension: Suspension::After { overdue: Period::days(15), notice: Period::days(5) },
            set_off: SetOff::Undisputed,
            object_to_invoice: Period::days(10),
        }
    }

    /// The name on the account, if it is another than `ours`.
    pub fn other_holder(&self, ours: &str) -> Option<&str> {
        Some(self.account_holder.trim()).filter(|holder| !holder.is_empty() && *holder != ours.trim())
    }

    /// How much of each payment is made in cash at most, where payment is made in cash and a limit was agreed.
    pub fn most_in_cash(&self) -> Option<Money> {
        self.cash_limit.filter(|_| self.method == PaymentMethod::Cash)
    }

    /// What cannot stand on a contract total: the ranges of S8, parts that do not come to the total, earnest money above
    /// a fifth of it.
    pub(super) fn check(&self, total: Money, problems: &mut Problems) {
        let place = Place::of;
        self.check_plan(total, problems);
        if let Some(limit) = self.most_in_cash() {
            let at = place(field::PAYMENT_CASH_LIMIT);
            problems.amount(at, limit);
            problems.add_if(limit.is_zero(), at, Reason::Missing);
            problems.add_if(limit.currency != total.currency, at, Reason::OtherCurrency);
        }
        match self.earnest {
            Earnest::None => {}
            Earnest::Sum(sum) => {
                let at = place(field::PAYMENT_EARNEST);
                problems.amount(at, sum);
                problems.add_if(sum.currency != total.currency, at, Reason::OtherCurrency);
                if let Ok(high) = Ppm(200_000).of(total, crate::domain::exact::Rounding::Floor) {
                    problems.add_if(sum.minor > high.minor, at, Reason::AmountTooHigh { high });
                }
            }
        }
        match self.acceleration {
            Acceleration::None => {}
            Acceleration::When { overdue, cure } => {
                problems.rate(place(field::PAYMENT_ACCELERATION), overdue, Ppm(200_000), Ppm::WHOLE);
                problems.period(place(field::PAYMENT_ACCELERATION), cure, Period::days(5), Period::days(60));
            }
        }
        match self.suspension {
            Suspension::AsLaw => {}
            Suspension::After { overdue, notice } => {
                problems.period(place(field::PAYMENT_SUSPENSION), overdue, Period::days(1), Period::days(90));
                problems.period(place(field::PAYMENT_SUSPENSION), notice, Period::days(1), Period::days(30));
            }
        }
        let object = self.object_to_invoice;
        problems.period(place(field::PAYMENT_OBJECT_INVOICE), object, Period::days(5), Period::days(30));
        problems.add_if(self.late_fee.check().is_err(), place(field::PAYMENT_LATE_RATE), Reason::CannotBeReckoned);
        problems.count(place(field::PAYMENT_LATE_GRACE), i64::from(self.late_fee.grace.days), 0, 10);
    }

    fn check_plan(&self, total: Money, problems: &mut Problems) {
        let place = Place::of(field::PAYMENT_PLAN);
        match &self.plan {
            Plan::LumpSum { .. } => {}
            Plan::Instalments { parts } | Plan::Milestones { parts, .. } => {
                check_parts(parts, total, self.remainder, problems);
            }
            Plan::Monthly { day, statement_within, confirm_within, pay_within } => {
                problems.count(Place::of(field::PAYMENT_SETTLE_DAY), i64::from(*day), 1, 28);
                for period in [statement_within, confirm_within, pay_within] {
                    problems.period(place, *period, Period::days(1), Period::days(90));
                }
            }
            Plan::Prepaid { balance, refund_within, .. } => {
                problems.amount(place, *balance);
                problems.period(place, *refund_within, Period::days(1), Period::days(60));
            }
        }
    }
}

/// Shares make 100 % of what the fixed sums leave; every part is more than nothing; ids differ.
fn check_parts(parts: &[Instalment], total: Money, remainder: SplitPolicy, problems: &mut Problems) {
    let place = Place::of(field::PAYMENT_PLAN);
    problems.add_if(parts.is_empty(), place, Reason::Missing);
    let shares = parts.iter().try_fold(0_i64, |sum, part| match part.share {
        Share::Of(share) => sum.checked_add(share.0),
        Share::Sum(_) | Share::Equal => Some(sum),
    });
    let sums = parts.iter().any(|part| matches!(part.share, Share::Sum(_)));
    let equal = parts.iter().any(|part| part.share == Share::Equal);
    let whole = Ppm::WHOLE.0;
    // equal parts take whatever the shares leave, so shares have to leave something
    match shares {
        None => problems.add(place, Reason::CannotBeReckoned),
        Some(found) if equal => problems.add_if(found >= whole, place, Reason::DoesNotAddUp { found, whole }),
        Some(found) if found != 0 || !sums => {
            problems.add_if(found != whole, place, Reason::DoesNotAddUp { found, whole });
        }
        Some(_) => {}
    }
    match part_amounts(parts, total, remainder) {
        Ok(Worked { value: amounts, .. }) => {
            match Money::sum(amounts.iter().copied(), total.currency) {
                Ok(sum) => {
                    let reason = Reason::DoesNotAddUp { found: sum.minor, whole: total.minor };
                    problems.add_if(sum != total, place, reason);
                }
                Err(_) => problems.add(place, Reason::CannotBeReckoned),
            }
            for (part, amount) in parts.iter().zip(amounts) {
                let at = Place { field: field::PAYMENT_PLAN, item: Item::Instalment(part.id) };
                problems.add_if(amount.minor <= 0 && total.minor > 0, at, Reason::Missing);
            }
        }
        Err(_) => problems.add(place, Reason::CannotBeReckoned),
    }
    for (row, part) in parts.iter().enumerate() {
        let twice = parts.iter().skip(row.saturating_add(1)).any(|other| other.id == part.id);
        let at = Place { field: field::PAYMENT_PLAN, item: Item::Instalment(part.id) };
        problems.add_if(twice, at, Reason::Twice);
    }
}
