//! G2 and G8 to G14: how the contract is read, notified, changed and kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::defined::{Concept, OwnTerm};
use super::field;
use super::inclusion::Inclusion;
use super::party::ChineseScript;
use super::plan::Period;
use super::wording::Wording;
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::period::{Counting, PeriodLine, PeriodRule};
use crate::domain::problem::{Place, Problems, Reason};

/// Terms of G2: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definitions {
    /// Whose working days.
    pub working_days: WorkingDays,
    /// How the last day of a period is found (`period_rule`; Civil Code art. 204 leaves it to the parties).
    #[serde(default, skip_serializing_if = "is_statutory")]
    pub period: PeriodRule,
    /// Whether a last day that is no working day moves on.
    pub roll: RollForward,
    /// Which rules when an amount in words differs from its figures.
    pub amounts: AmountRule,
    /// The words that are defined, as far as the contract uses them; none in a contract from before there was a choice.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub concepts: BTreeSet<Concept>,
    /// What else is defined, in a person's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_terms: Vec<OwnTerm>,
}

/// Whose working days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkingDays {
    /// Those of the mainland, with its holidays and make-up days.
    MainlandChina,
    /// Those of another place.
    Of(Wording),
}

/// Whether a last day that is no working day moves on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RollForward {
    /// To the next working day (Civil Code art. 203).
    NextWorkingDay,
    /// It stays (art. 204 lets the parties say so).
    Stays,
}

/// Which rules when an amount in words differs from its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountRule {
    /// The words.
    WordsPrevail,
    /// The figures.
    FiguresPrevail,
}

/// Terms of G9: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    /// Who receives them on our side.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub our_addressee: String,
    /// Who receives them at the customer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub their_addressee: String,
    /// How long ahead a new address is told.
    pub change: Period,
    /// Whether the addresses serve in proceedings too.
    pub service: ServiceOfProcess,
    /// How long after a courier has it a notice counts as received that nobody signs for, 1 to 15 days; nothing: it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub courier: Option<Period>,
    /// How long after it was posted a registered letter counts as received, 1 to 30 days; nothing: only on signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<Period>,
    /// Whether an e-mail is a notice.
    #[serde(default, skip_serializing_if = "ByEmail::is_usual")]
    pub by_email: ByEmail,
}

/// Whether an e-mail is a notice (G9 `formal_by_email`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ByEmail {
    /// It is, but not to end the contract.
    #[default]
    ExceptTermination,
    /// It is not.
    Never,
}

impl ByEmail {
    /// What the catalogue gives is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_usual(&self) -> bool {
        matches!(self, Self::ExceptTermination)
    }
}

/// Who carries a notice that nobody may have signed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// A courier (快递).
    Courier,
    /// The post, registered (挂号信).
    Registered,
}

/// Whether the addresses serve in court and arbitration too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceOfProcess {
    /// They do.
    SameAddresses,
    /// Nothing was said.
    NotStated,
}

/// Terms of G10 to G14: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct General {
    /// Whether duties or the whole contract may be handed on.
    pub assignment: Assignment,
    /// Whether money claims may be handed on.
    pub receivables: Receivables,
    /// Whose law.
    pub law: GoverningLaw,
    /// Whether the UN sales convention is left out.
    pub cisg: SalesConvention,
    /// How many originals in all; shared out equally between the two sides, and one at least for everybody where others sign too.
    pub copies: u8,
    /// Whether electronic signatures count.
    pub electronic_signature: ElectronicSignature,
    /// Whether goods or technology under export control may be concerned (G8).
    pub export_control: ExportControl,
    /// Who on our side is told of what breaks the rules on integrity (G8); empty: nobody was named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub compliance_contact: String,
    /// Whether the clause on integrity and compliance (G8) is part of the contract.
    #[serde(default, skip_serializing_if = "Inclusion::is_included")]
    pub compliance: Inclusion,
    /// Which document goes first where they differ (G11).
    #[serde(default, skip_serializing_if = "Precedence::is_usual")]
    pub precedence: Precedence,
    /// In which characters its Chinese text is printed (G14).
    #[serde(default, skip_serializing_if = "ChineseScript::is_simplified")]
    pub script: ChineseScript,
}

/// Which document goes first where they differ (G11 `order_of_precedence`). Orders go last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precedence {
    /// Special terms, body, annexes.
    #[default]
    BodyFirst,
    /// Special terms, annexes, body.
    AnnexesFirst,
    /// Nothing was said.
    NotStated,
}

impl Precedence {
    /// The order of the catalogue is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_usual(&self) -> bool {
        matches!(self, Self::BodyFirst)
    }
}

/// Whether duties or the whole contract may be handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assignment {
    /// With the other side's written consent.
    WithConsent,
    /// To companies of the same group, otherwise with consent.
    AffiliatesOnly,
    /// Freely, with notice.
    Free,
}

/// Whether money claims may be handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receivables {
    /// With notice to the debtor.
    WithNotice,
    /// With the debtor's consent.
    WithConsent,
    /// As the creditor likes; the debtor is bound once it is told (Civil Code art. 546).
    Free,
}

/// Whose law applies (G13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoverningLaw {
    /// That of the mainland.
    MainlandChina,
    /// That of another place.
    Of(Wording),
}

/// Whether the UN Convention on Contracts for the International Sale of Goods is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalesConvention {
    /// Nothing is said: a domestic contract.
    NotStated,
    /// It is left out.
    Excluded,
}

/// Whether electronic signatures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectronicSignature {
    /// Reliable ones do.
    Accepted,
    /// Nothing is said.
    NotStated,
}

/// Whether export control may be concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportControl {
    /// It is not.
    NotConcerned,
    /// It is.
    Concerned,
}

impl WorkingDays {
    /// Whether they are those of another place than the mainland, whose calendar is its own.
    pub const fn is_elsewhere(&self) -> bool {
        match self {
            Self::MainlandChina => false,
            Self::Of(_) => true,
        }
    }

    /// The days of work and of rest that these are (`contract-rules.md` G2 `biz_day_def`): those of the book in the mainland, those that
    /// it keeps for another place, otherwise Monday to Friday, as the holidays of the place are not known.
    pub fn calendar<'a>(&self, of_book: &'a WorkCalendar) -> &'a WorkCalendar {
        match self {
            Self::MainlandChina => of_book,
            Self::Of(place) => of_book.at([&place.zh, &place.en]),
        }
    }
}

/// The statutory rule is left out of the record.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_statutory(rule: &PeriodRule) -> bool {
    *rule == PeriodRule::StatutoryCn
}

impl Definitions {
    /// The days of work and of rest that the contract counts by, as [`WorkingDays::calendar`] says. The one door through which every
    /// reckoning of a contract takes it.
    pub fn calendar<'a>(&self, of_book: &'a WorkCalendar) -> &'a WorkCalendar {
        self.working_days.calendar(of_book)
    }

    /// The defaults of the catalogue (G2).
    pub fn usual() -> Self {
        Self {
            working_days: WorkingDays::MainlandChina,
            period: PeriodRule::StatutoryCn,
            roll: RollForward::NextWorkingDay,
            amounts: AmountRule::WordsPrevail,
            concepts: BTreeSet::from(Concept::ALL),
            own_terms: Vec::new(),
        }
    }
}

impl Notices {
    /// The defaults of the catalogue (G9).
    pub const fn usual() -> Self {
        Self {
            our_addressee: String::new(),
            their_addressee: String::new(),
            change: Period::days(3),
            service: ServiceOfProcess::SameAddresses,
            courier: Some(Period::days(3)),
            registered: Some(Period::days(5)),
            by_email: ByEmail::ExceptTermination,
        }
    }

    /// The day on which a notice counts as received that was sent on a day and that nobody signed for (G9 `deemed`), counted as the
    /// contract counts every period: off a day of rest where its definitions say so (G2; Civil Code art. 203). Nothing where the
    /// contract does not say.
    ///
    /// # Errors
    /// Leaving 1900–9999; a calendar without working days.
    pub fn received(
        &self,
        by: Carrier,
        sent_on: Date,
        counting: Counting,
        calendar: &WorkCalendar,
    ) -> Option<Result<Worked<Date, PeriodLine>, CalendarError>> {
        let after = match by {
            Carrier::Courier => self.courier,
            Carrier::Registered => self.registered,
        };
        after.map(|after| after.by_the_day().due(sent_on, counting, calendar))
    }

    pub(super) fn check(&self, problems: &mut Problems) {
        problems.period(Place::of(field::NOTICES_CHANGE), self.change, Period::days(1), Period::days(30));
        if let Some(courier) = self.courier {
            problems.period(Place::of(field::NOTICES_COURIER), courier, Period::days(1), Period::days(15));
        }
        if let Some(registered) = self.registered {
            problems.period(Place::of(field::NOTICES_REGISTERED), registered, Period::days(1), Period::days(30));
        }
    }
}

impl General {
    /// The defaults of the catalogue (G8, G10 to G14): two originals for each side.
    pub const fn usual() -> Self {
        Self {
            assignment: Assignment::WithConsent,
            receivables: Receivables::WithNotice,
            law: GoverningLaw::MainlandChina,
            cisg: SalesConvention::NotStated,
            copies: 4,
            electronic_signature: ElectronicSignature::Accepted,
            export_control: ExportControl::NotConcerned,
            compliance_contact: String::new(),
            compliance: Inclusion::Included,
            precedence: Precedence::BodyFirst,
            script: ChineseScript::Simplified,
        }
    }

    /// Originals for each of the two sides, where nobody else signs.
    pub fn copies_each(&self) -> u8 {
        self.copies.checked_div(2).unwrap_or(0)
    }

    /// What is wrong with them where so many sign.
    pub(super) fn check(&self, parties: u8, problems: &mut Problems) {
        let place = Place::of(field::GENERAL_COPIES);
        problems.count(place, i64::from(self.copies), 2, 20);
        // two sides have the same number each, as the text says; where others sign too it says one at least
        let shared = self.copies_each().saturating_mul(2);
        let reason = Reason::DoesNotAddUp { found: i64::from(shared), whole: i64::from(self.copies) };
        problems.add_if(parties <= 2 && self.copies > 2 && shared != self.copies, place, reason);
    }
}
