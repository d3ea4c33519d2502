//! What the rules have to know beside the contract: the day, whose law, who the sides are, the rates of the law.

use crate::domain::book_settings::BookSettings;
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::Contract;
pub use crate::domain::contract::circumstances::{Answer, Body, LawPack, SideCircumstances, Size};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::general::{General, GoverningLaw};
use crate::domain::contract::party::{Side, SmallEnterprise, Who};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::late_fee::convention::Reference;
use crate::domain::late_fee::rate_table::RateTable;
use crate::domain::late_fee::rule::LateRate;
use crate::domain::rate::Ppm;

/// What is known beside the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The day on which it is checked.
    pub today: Date,
    /// Whose law.
    pub law: LawPack,
    /// Our side.
    pub ours: SideCircumstances,
    /// The customer.
    pub theirs: SideCircumstances,
    /// Whether a party, the performance or the goods are outside the mainland.
    pub foreign_related: Answer,
    /// Whether the same form is used repeatedly without negotiation.
    pub standard_terms: Answer,
    /// Whether clauses of major interest were highlighted and explained, with a record of it.
    pub explained: Answer,
    /// Whether the customer buys for personal use.
    pub personal_use: Answer,
    /// Whether the sides compete.
    pub competitors: Answer,
    /// Whether the line of business needs a licence.
    pub regulated: Answer,
    /// The number of that licence; empty when there is none.
    pub licence: String,
    /// Whether a large advance is secured.
    pub advance_secured: Answer,
    /// The reference rates, as far as they are known.
    pub rates: Rates,
    /// Whether the text is still the one that was signed.
    pub text: SignedText,
    /// The working calendar: by the week alone as long as no holidays are known.
    pub calendar: WorkCalendar,
}

/// The reference rates of the laws per year, by date. A person enters and confirms them; `None`: not known, and rules that
/// measure by it stay silent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rates {
    /// One-year loan prime rate.
    pub lpr: Option<RateTable>,
    /// Main refinancing rate of the European Central Bank.
    pub ecb: Option<RateTable>,
    /// Bank of England base rate.
    pub boe: Option<RateTable>,
}

/// Whether the text is the one that was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SignedText {
    /// Nobody has signed, or it is not known.
    #[default]
    Unknown,
    /// It is.
    Unchanged,
    /// Its digest is another than the one that was signed.
    Changed,
}

impl Facts {
    /// What the contract's own [circumstances](crate::domain::contract::circumstances) say, on a day. A declaration of being
    /// a small or medium firm stands for a size that was not entered; a multiple of the one-year LPR in the clause on late
    /// payment brings its table along.
    pub fn of(contract: &Contract, today: Date) -> Self {
        let contract: &Contract = &contract.computed();
        let known = contract.circumstances.clone();
        let law = law_of_contract(contract);
        let declared = contract.signing.small_enterprise;
        let registry = |who| match who {
            Side::Us => &contract.signing.our_registry,
            Side::Them => &contract.signing.their_registry,
        };
        let sized = |mut side: SideCircumstances, who: Side| {
            // the text says that it comes from abroad
            if side.body == Body::AsRecorded && !registry(who).is_blank() {
                side.body = Body::Foreign;
            }
            if side.size == Size::Unknown && declares(declared, who) {
                let size = contract.signing.declared_size;
                side.size = if size.is_small_or_medium() { size } else { Size::Medium };
            }
            side
        };
        Self {
            today,
            law,
            ours: sized(known.ours, Side::Us),
            theirs: sized(known.theirs, Side::Them),
            foreign_related: known.foreign_related,
            standard_terms: known.standard_terms,
            explained: known.explained,
            personal_use: known.personal_use,
            competitors: known.competitors,
            regulated: known.regulated,
            licence: known.licence,
            advance_secured: known.advance_secured,
            rates: Rates::of(contract, law, known.reference_rate),
            text: SignedText::Unknown,
            calendar: WorkCalendar::standard(),
        }
    }

    /// With the reference rates and holidays that the book keeps. A rate that was entered for this contract is the nearer one and
    /// stays.
    #[must_use]
    pub fn with_settings(mut self, contract: &Contract, book: &BookSettings) -> Self {
        self.calendar = book.work_calendar();
        if contract.circumstances.reference_rate.is_none() {
            let kept = |rate, known: Option<RateTable>| book.rate_table(rate).or(known);
            self.rates = Rates {
                lpr: kept(Reference::LprOneYear, self.rates.lpr),
                ecb: kept(Reference::EcbMainRefinancing, self.rates.ecb),
                boe: kept(Reference::BankOfEngland, self.rates.boe),
            };
        }
        self
    }

    /// What is known of a side.
    pub const fn side(&self, side: Side) -> &SideCircumstances {
        match side {
            Side::Us => &self.ours,
            Side::Them => &self.theirs,
        }
    }
}

impl Rates {
    fn of(contract: &Contract, law: LawPack, entered: Option<Ppm>) -> Self {
        let entered = entered.and_then(|rate| RateTable::constant(rate).ok());
        let written = contract.payment.terms().and_then(|payment| match &payment.late_fee.rate {
            LateRate::ReferenceMultiple { reference, .. } | LateRate::ReferencePlus { reference, .. } => {
                Some(reference.clone())
            }
            LateRate::Daily { .. }
            | LateRate::Annual { .. }
            | LateRate::Monthly { .. }
            | LateRate::StartedPeriod { .. }
            | LateRate::FixedSum { .. } => None,
        });
        let known = entered.or(written);
        match law {
            LawPack::Cn => Self { lpr: known, ..Self::default() },
            LawPack::Eu => Self { ecb: known, ..Self::default() },
            LawPack::Uk => Self { boe: known, ..Self::default() },
            LawPack::Us | LawPack::Other => Self::default(),
        }
    }
}

const fn declares(declared: SmallEnterprise, side: Side) -> bool {
    match declared {
        SmallEnterprise::NotStated => false,
        SmallEnterprise::Declared { by } => {
            matches!((by, side), (Who::Both, _) | (Who::Us, Side::Us) | (Who::Them, Side::Them))
        }
    }
}

/// Whose law a contract is checked by: the one it was told, else that of the clause on governing law.
pub fn law_of_contract(contract: &Contract) -> LawPack {
    let by_its_clause = || {
        // of a clause that was written by hand the usual law counts, as in [`Contract::computed`], which would copy the whole
        let by_hand = contract.is_by_hand(ClauseId::GoverningLaw);
        if by_hand { law_of(&General::usual().law) } else { law_of(&contract.general.law) }
    };
    contract.circumstances.law.unwrap_or_else(by_its_clause)
}

/// The law pack of a governing law as it is written; a place that is not recognised has no pack of its own.
fn law_of(law: &GoverningLaw) -> LawPack {
    match law {
        GoverningLaw::MainlandChina => LawPack::Cn,
        GoverningLaw::Of(place) => named(place).unwrap_or(LawPack::Other),
    }
}

fn named(place: &Wording) -> Option<LawPack> {
    super::phrase::law_of_place(&place.zh).or_else(|| super::phrase::law_of_place(&place.en))
}
