//! Rule packs (规则包): the numbers that a law gives the rules, as dated data (`contract-rules.md` 0.1 (5)).
//!
//! A contract is checked by the pack that was in force when it was made. A change of the law is a new pack, so that an old contract
//! keeps the law of its day. What a rule measures by a house standard is no law and stands with the rule.

use super::facts::{LawPack, law_of_contract};
use crate::domain::contract::Contract;
use crate::domain::contract::plan::Period;
use crate::domain::date::Date;
use crate::domain::late_fee::convention::LawDay;
use crate::domain::late_fee::convention::national::EU_LONGEST;
use crate::domain::rate::Ppm;

/// The rules of one law from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pack {
    /// Whose law.
    pub law: LawPack,
    /// It holds for contracts of this day and later.
    pub in_force_from: LawDay,
    /// The day up to which the law was looked at: of a pack that a later one of its law replaced, its last day.
    pub looked_at: LawDay,
    /// What it bounds.
    pub limits: Limits,
}

/// What a law bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// In how many days at most a public body pays a small or medium firm; `None`: no such bound (PAY-11).
    pub public_owes_small: Option<u32>,
    /// In how many days a large enterprise pays one, unless custom allows longer; `None`: no such bound (PAY-12).
    pub large_owes_small: Option<u32>,
    /// In how many days a business pays, unless more was expressly agreed; `None`: no such bound (PAY-17).
    pub business_owes: Option<u32>,
    /// In how many days a public body pays; `None`: no such bound (PAY-18).
    pub public_owes: Option<u32>,
    /// The most earnest money that has effect, as a share of the price (PAY-07).
    pub most_earnest: Ppm,
    /// The least share of the price that is overdue before the rest falls due or the contract may be ended (PAY-10, EXE-11).
    pub least_overdue: Ppm,
    /// Agreed damages above this share of the price are measured against the loss (LIA-04).
    pub most_damages: Ppm,
    /// Hidden defects are told of within this after delivery at most, unless the warranty is longer (SUB-10).
    pub hidden_defects: Period,
}

impl Limits {
    /// Civil Code arts 585 (with GP art. 65), 586, 621 and 634, and what said the same before it: Guarantee Law art. 91, Contract
    /// Law arts 158 and 167. These rules run under every law.
    const ANYWHERE: Self = Self {
        public_owes_small: None,
        large_owes_small: None,
        business_owes: None,
        public_owes: None,
        most_earnest: Ppm(200_000),
        least_overdue: Ppm(200_000),
        most_damages: Ppm(300_000),
        hidden_defects: Period::months(24),
    };
    /// Directive 2011/7/EU arts 3(5) and 4; the Act of 1998 as amended on the same day.
    const LATE_PAYMENT: Self = Self {
        business_owes: Some(EU_LONGEST.business_days),
        public_owes: Some(EU_LONGEST.public_body_days),
        ..Self::ANYWHERE
    };
}

/// The day up to which the law in force was looked at.
pub const LOOKED_AT: LawDay = LawDay::new(2026, 11, 1);

const fn lasting(law: LawPack, in_force_from: LawDay, limits: Limits) -> Pack {
    Pack { law, in_force_from, looked_at: LOOKED_AT, limits }
}

/// A law that has no pack of its own: what is measured anywhere.
const ELSEWHERE: Pack = lasting(LawPack::Other, LawDay::new(1900, 1, 1), Limits::ANYWHERE);

/// All packs; several of one law stand in the order of their days.
///
/// PRC: the regulation on payments to small and medium enterprises of 2020 (State Council Order 728, art. 8) bounds public bodies to
/// 60 days and leaves large enterprises to custom; that of 2025 (art. 9) bounds both.
pub const PACKS: &[Pack] = &[
    Pack { looked_at: LawDay::new(2020, 8, 31), ..lasting(LawPack::Cn, LawDay::new(1999, 10, 1), Limits::ANYWHERE) },
    Pack {
        looked_at: LawDay::new(2025, 5, 31),
        ..lasting(LawPack::Cn, LawDay::new(2020, 9, 1), Limits { public_owes_small: Some(60), ..Limits::ANYWHERE })
    },
    lasting(
        LawPack::Cn,
        LawDay::new(2025, 6, 1),
        Limits { public_owes_small: Some(60), large_owes_small: Some(60), ..Limits::ANYWHERE },
    ),
    lasting(LawPack::Eu, EU_LONGEST.in_force_from, Limits::LATE_PAYMENT),
    lasting(LawPack::Uk, EU_LONGEST.in_force_from, Limits::LATE_PAYMENT),
    lasting(LawPack::Us, LawDay::new(1900, 1, 1), Limits::ANYWHERE),
    ELSEWHERE,
];

/// The pack by which a contract is checked: that of its law on its day.
pub fn of(contract: &Contract) -> Pack {
    in_force(PACKS, law_of_contract(contract), contract.drafted_on)
}

/// The pack of a law for a contract of a day; before the first of that law the first. A law without a pack is measured by what
/// is measured anywhere.
pub fn in_force(packs: &[Pack], law: LawPack, on: Date) -> Pack {
    let own = || packs.iter().filter(move |pack| pack.law == law);
    let begun = own().rfind(|pack| pack.in_force_from.date().is_ok_and(|from| from <= on));
    begun.or_else(|| own().next()).copied().unwrap_or(ELSEWHERE)
}
