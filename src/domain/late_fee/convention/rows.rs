//! The rows. `contract-rules.md` 3.1 gives those in force; what came before them is from the instruments each row names.

use super::recovery::{Recovery, RecoveryTier};
use super::{
    Between, Beyond, Convention, ConventionRate, DecidingDay, DefaultDue, LawDay, LprYardstick, Reference, System,
};
use crate::domain::certainty::Certainty;
use crate::domain::late_fee::rule::Fixing;
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Ppm;

const LAW_AS_OF: LawDay = LawDay::new(2026, 11, 1);

/// GBP 40, 70 and 100 for debts under 1,000, under 10,000, and larger ones.
const UK_FIXED_SUMS: Recovery = Recovery::Tiers {
    tiers: &[
        RecoveryTier { from: 0, sum: 4_000 },
        RecoveryTier { from: 100_000, sum: 7_000 },
        RecoveryTier { from: 1_000_000, sum: 10_000 },
    ],
    currency: Currency::GBP,
};

/// Base rate plus 8 points.
const fn uk_rate(fixing: Fixing) -> ConventionRate {
    ConventionRate::Plus { on: Reference::BankOfEngland, margin: Ppm(80_000), fixing }
}

/// 30 % to 50 % on top of a reference rate.
const fn prc_band(of: Reference, fixing: Fixing) -> ConventionRate {
    ConventionRate::MultipleBand { of, least: 130, most: 150, fixing }
}

/// A row between any businesses that grants no fixed sum and no term of payment, for debts late from a day on, read at its source.
const fn row(
    system: System,
    in_force_from: LawDay,
    rate: ConventionRate,
    sources: &'static [&'static str],
) -> Convention {
    Convention {
        system,
        in_force_from,
        decided_by: DecidingDay::Breach,
        law_as_of: LAW_AS_OF,
        between: Between::Businesses,
        rate,
        recovery: Recovery::None,
        beyond: Beyond::NotSaid,
        due_by_default: DefaultDue::NotSaid,
        certainty: Certainty::Sure,
        sources,
    }
}

/// A contract that says nothing of late payment.
const fn prc_silent(from: LawDay, rate: ConventionRate, sources: &'static [&'static str]) -> Convention {
    Convention { beyond: Beyond::ProvenLoss, ..row(System::PrcSilent, from, rate, sources) }
}

/// A small or medium firm is owed: 0.05 % a day if the contract is silent, an agreed rate not below LPR at signing.
/// A public body pays within 30 days after delivery; so does a large enterprise within 60 since 2025.
const fn prc_small_firm(from: LawDay, large: Option<u16>, sources: &'static [&'static str]) -> Convention {
    let rate = ConventionRate::Daily { rate: Ppm(500), floor: Reference::LprOneYear };
    Convention {
        between: Between::LargeOrPublicOwesSmall,
        due_by_default: DefaultDue::ByDebtor { public_body: 30, large },
        ..row(System::PrcSmallFirm, from, rate, sources)
    }
}

/// A directive: so many points over the central bank's rate, fixed anew on 1 January and 1 July. Member states may leave
/// contracts out that were made before (2000/35/EC art. 6(3), 2011/7/EU art. 12(4)).
const fn eu(from: LawDay, margin: i64, recovery: Recovery, sources: &'static [&'static str]) -> Convention {
    let fixing = Fixing::HalfYearRefixed;
    let rate = ConventionRate::Plus { on: Reference::EcbMainRefinancing, margin: Ppm(margin), fixing };
    Convention {
        decided_by: DecidingDay::Contract,
        recovery,
        beyond: Beyond::ReasonableCosts,
        due_by_default: DefaultDue::After { days: 30 },
        certainty: Certainty::MostlySure,
        ..row(System::Eu, from, rate, sources)
    }
}

/// A phase of the Act of 1998, for contracts made from a day on.
const fn uk(
    from: LawDay,
    between: Between,
    fixing: Fixing,
    recovery: Recovery,
    sources: &'static [&'static str],
) -> Convention {
    Convention {
        decided_by: DecidingDay::Contract,
        between,
        recovery,
        due_by_default: DefaultDue::After { days: 30 },
        certainty: Certainty::MostlySure,
        ..row(System::Uk, from, uk_rate(fixing), sources)
    }
}

/// All rows; several of one system stand in the order of their days.
///
/// PRC: until 19 August 2019 the measure is the benchmark lending rate of the same time, then one-year LPR at the time of
/// breach (2020 Interpretation art. 18(4)); 30 % to 50 % is what banks add to overdue loans (Yin Fa \[2003\] 251). EU: the
/// directives have been due for transposition on these days; 2011/7/EU repealed 2000/35/EC on 16 March 2013. UK: the Act came
/// in phases, told in the note to SI 2002/1673; two more, of 1 July 1999 and 1 September 2000, only widened the list of public
/// bodies. Until August 2002 its rate followed each change of the base rate (note to SI 1998/2480); since then it is fixed by
/// half-year (SI 2002/1675), and Scotland has instruments of its own to the same effect. US: custom has no date.
pub const CONVENTIONS: &[Convention] = &[
    prc_silent(
        LawDay::new(2012, 7, 1),
        prc_band(Reference::PbocBenchmark, Fixing::Running),
        &["Interpretation on sales contracts (Fa Shi [2012] 8) art. 24(4)", "Yin Fa [2003] 251 (overdue loans)"],
    ),
    prc_silent(
        LawDay::new(2019, 8, 20),
        prc_band(Reference::LprOneYear, Fixing::AtBreach),
        &["Interpretation on sales contracts (2020) art. 18(4)"],
    ),
    row(System::PrcContract, LawDay::new(1999, 10, 1), ConventionRate::Agreed, &["Contract Law (1999) art. 114"]),
    row(
        System::PrcContract,
        LawDay::new(2009, 5, 13),
        ConventionRate::Agreed,
        &["Contract Law (1999) art. 114", "Interpretation (II) on the Contract Law (Fa Shi [2009] 5) art. 29"],
    ),
    row(System::PrcContract, LawDay::new(2021, 1, 1), ConventionRate::Agreed, &["Civil Code art. 585"]),
    row(
        System::PrcContract,
        LawDay::new(2023, 12, 5),
        ConventionRate::Agreed,
        &["Civil Code art. 585", "Interpretation on general provisions of contracts (2023) arts 64-65"],
    ),
    prc_small_firm(
        LawDay::new(2020, 9, 1),
        None,
        &["Regulation on payments to small and medium enterprises (2020, State Council Order 728) arts 8, 15"],
    ),
    prc_small_firm(
        LawDay::new(2025, 6, 1),
        Some(60),
        &["Regulation on payments to small and medium enterprises (2025) arts 9, 10, 15, 17"],
    ),
    eu(LawDay::new(2002, 8, 8), 70_000, Recovery::None, &["Directive 2000/35/EC arts 3, 6"]),
    eu(
        LawDay::new(2013, 3, 16),
        80_000,
        Recovery::Flat { sum: Money::new(4_000, Currency::EUR) },
        &["Directive 2011/7/EU arts 2, 3, 4, 6"],
    ),
    uk(
        LawDay::new(1998, 11, 1),
        Between::LargeOrPublicOwesSmall,
        Fixing::Running,
        Recovery::None,
        &["Late Payment of Commercial Debts (Interest) Act 1998 ss 4, 6", "SI 1998/2479", "SI 1998/2480"],
    ),
    uk(
        LawDay::new(2000, 11, 1),
        Between::AnyOwesSmall,
        Fixing::Running,
        Recovery::None,
        &["Late Payment of Commercial Debts (Interest) Act 1998 ss 4, 6", "SI 2000/2740"],
    ),
    uk(
        LawDay::new(2002, 8, 7),
        Between::Businesses,
        Fixing::HalfYearFrozen,
        UK_FIXED_SUMS,
        &[
            "Late Payment of Commercial Debts (Interest) Act 1998 ss 4-6, 5A",
            "SI 2002/1673",
            "SI 2002/1674",
            "SI 2002/1675",
        ],
    ),
    Convention {
        beyond: Beyond::ReasonableCosts,
        ..uk(
            LawDay::new(2013, 3, 16),
            Between::Businesses,
            Fixing::HalfYearFrozen,
            UK_FIXED_SUMS,
            &["Late Payment of Commercial Debts (Interest) Act 1998 ss 4-6, 5A", "SI 2002/1675", "SI 2013/395"],
        )
    },
    Convention {
        certainty: Certainty::AskLawyer,
        ..row(
            System::Us,
            LawDay::new(1900, 1, 1),
            ConventionRate::MonthlyBand { least: Ppm(10_000), most: Ppm(15_000) },
            &["custom; state limits apply"],
        )
    },
];

/// What one-year LPR is compared with in the PRC, in hundredths: the usual measure of loss, that measure plus 30 %, and the
/// ceiling that many courts borrow from private lending (`contract-rules.md` 3.1, LPI-02, LPI-04, L14).
pub const LPR_YARDSTICK: LprYardstick =
    LprYardstick { law_as_of: LAW_AS_OF, usual_loss: 150, usual_loss_and_30: 195, ceiling: 400 };
