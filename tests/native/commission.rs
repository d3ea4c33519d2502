//! Commission: tiers, bonus, hold-back, shares, refunds.

#[cfg(not(target_arch = "wasm32"))]
use std::hint::black_box;

use counterpart::domain::commission::{
    Accrual, BasisLine, BasisTax, BonusCurve, BonusCurveError, BonusPoint, BonusStretch, Cliff, CliffLine,
    CommissionBasis, CommissionCap, CommissionClaim, CommissionError, CommissionLine, CommissionMethod, CommissionPlan,
    EntryCause, MemberAmount, Participant, ParticipantError, Participants, Payout, PayoutError, RateTier, RateTiers,
    Retention, ShareChangeLine, ShareLine, TierError, UnitTier, UnitTiers, UpperBound, collected_basis, pay_out,
};
use counterpart::domain::exact::{ExactError, Ratio};
use counterpart::domain::id::{MemberId, ReceiptId};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::tax::{TaxLine, TaxMode};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// Bounds in fen and rates in ppm; the last rate is open.
fn tiers(bounds: &[(i64, i64)], last: i64) -> RateTiers {
    let open = RateTier { upper: UpperBound::Open, rate: Ppm(last) };
    let bounded =
        bounds.iter().map(|(bound, rate)| RateTier { upper: UpperBound::UpTo(Money::cny(*bound)), rate: Ppm(*rate) });
    RateTiers::new(bounded.chain([open]).collect()).expect("tiers in order")
}

/// domain.md 6.5: to 100,000 2 %, to 300,000 3 %, above 5 %.
fn three_tiers() -> RateTiers {
    tiers(&[(10_000_000, 20_000), (30_000_000, 30_000)], 50_000)
}

/// contract-rules.md 5.4: to 800,000 2 %, to 1,000,000 3 %, to 1,200,000 5 %, above 6 %.
fn four_tiers() -> RateTiers {
    tiers(&[(80_000_000, 20_000), (100_000_000, 30_000), (120_000_000, 50_000)], 60_000)
}

fn plan(method: CommissionMethod) -> CommissionPlan {
    CommissionPlan { method, cap: CommissionCap::None, hold_back: Ppm(0) }
}

fn claim(basis: CommissionBasis) -> CommissionClaim {
    CommissionClaim { basis, grade_factor: Ppm::WHOLE, retention: Retention::Holding }
}

fn amount(fen: i64) -> CommissionBasis {
    CommissionBasis::Amount(Money::cny(fen))
}

fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(numerator, denominator).expect("a ratio")
}

/// What a claim earns, in fen; the rows before the sum make it.
fn earned(plan: &CommissionPlan, claim: &CommissionClaim) -> i64 {
    let worked = plan.accrue(claim).expect("earns");
    assert_eq!(worked.value.held.plus(worked.value.payable), Ok(worked.value.earned), "nothing is lost");
    let sum = worked
        .working
        .iter()
        .find_map(|row| if let CommissionLine::Earned { exact, .. } = row { Some(*exact) } else { None });
    let rows = worked
        .working
        .iter()
        .take_while(|row| !matches!(row, CommissionLine::GradeFactor { .. } | CommissionLine::Earned { .. }));
    let made = rows.fold(Ratio::ZERO, |sum, row| sum.plus(row.exact()).expect("adds"));
    let factor = ratio(i128::from(claim.grade_factor.0), 1_000_000);
    assert_eq!(made.times(factor).ok(), sum, "the rows make the sum");
    worked.value.earned.minor
}

/// The amount, then what it earns band by band and what it earns as a whole, all in fen.
fn check(tiers: RateTiers, rows: &[(i64, i64, i64)]) {
    let marginal = plan(CommissionMethod::Marginal(tiers.clone()));
    let whole = plan(CommissionMethod::Whole(tiers));
    for (basis, by_band, as_a_whole) in rows.iter().copied() {
        let claim = claim(amount(basis));
        assert_eq!((earned(&marginal, &claim), earned(&whole, &claim)), (by_band, as_a_whole), "{basis}");
    }
}

#[test]
fn the_bound_belongs_to_the_lower_tier() {
    check(
        three_tiers(),
        &[
            (10_000_000, 200_000, 200_000),
            (10_000_001, 200_000, 300_000),
            (30_000_000, 800_000, 900_000),
            (30_000_001, 800_000, 1_500_000),
            (45_000_000, 1_550_000, 2_250_000),
            (40_000_000, 1_300_000, 2_000_000),
            (0, 0, 0),
            (1, 0, 0),
        ],
    );
}

#[test]
fn bands_and_reached_rates_follow_the_incentive_table() {
    check(
        four_tiers(),
        &[
            (70_000_000, 1_400_000, 1_400_000),
            (80_000_000, 1_600_000, 1_600_000),
            (100_000_000, 2_200_000, 3_000_000),
            (100_000_100, 2_200_005, 5_000_005),
            (110_000_000, 2_700_000, 5_500_000),
            (130_000_000, 3_800_000, 7_800_000),
        ],
    );
}

#[test]
fn a_rate_of_the_amount_is_rounded_once_and_not_band_by_band() {
    // 0.5 fen in each of three bands: 1.5 fen are 2, not 3
    let tiers = tiers(&[(50, 10_000), (75, 20_000)], 20_000);
    check(tiers, &[(100, 2, 2)]);
}

#[test]
fn the_working_shows_every_band() {
    let worked = plan(CommissionMethod::Marginal(three_tiers())).accrue(&claim(amount(45_000_000))).expect("earns");
    let band = |tier, from, inside, rate, earned| CommissionLine::Band {
        tier,
        from: Money::cny(from),
        inside: Money::cny(inside),
        rate: Ppm(rate),
        exact: Ratio::whole(earned),
    };
    assert_eq!(
        worked.working,
        [
            band(1, 0, 10_000_000, 20_000, 200_000),
            band(2, 10_000_000, 20_000_000, 30_000, 600_000),
            band(3, 30_000_000, 15_000_000, 50_000, 750_000),
            CommissionLine::Earned { exact: Ratio::whole(1_550_000), rounded: Money::cny(1_550_000) },
        ]
    );
}

#[test]
fn the_working_shows_the_reached_rate_the_factor_the_cap_and_what_is_held() {
    let plan = CommissionPlan {
        method: CommissionMethod::Whole(three_tiers()),
        cap: CommissionCap::AtMost(Money::cny(2_000_000)),
        hold_back: Ppm(200_000),
    };
    let claim = CommissionClaim { grade_factor: Ppm(1_100_000), ..claim(amount(45_000_000)) };
    let line =
        |exact: i128, rounded| CommissionLine::Earned { exact: Ratio::whole(exact), rounded: Money::cny(rounded) };
    assert_eq!(
        plan.accrue(&claim).expect("earns").working,
        [
            CommissionLine::Reached {
                tier: 3,
                basis: Money::cny(45_000_000),
                rate: Ppm(50_000),
                exact: Ratio::whole(2_250_000),
            },
            CommissionLine::GradeFactor { factor: Ppm(1_100_000), exact: Ratio::whole(2_475_000) },
            line(2_475_000, 2_475_000),
            CommissionLine::Capped { before: Money::cny(2_475_000), cap: Money::cny(2_000_000) },
            CommissionLine::HeldBack { rate: Ppm(200_000), held: Money::cny(400_000), payable: Money::cny(1_600_000) },
        ]
    );
}

#[test]
fn the_cliffs_of_paying_all_at_the_reached_rate_are_shown() {
    // bound, before, after, jump, more than a fifth
    let check = |tiers: RateTiers, rows: &[(i64, i64, i64, i64, bool)]| {
        let cliffs = tiers.cliffs().expect("has cliffs");
        let found: Vec<_> = cliffs
            .value
            .iter()
            .map(|c| (c.threshold.minor, c.before.minor, c.after.minor, c.jump.minor, c.exceeds(Cliff::STEEP)))
            .collect();
        assert_eq!(found, rows);
    };
    check(
        three_tiers(),
        &[(10_000_000, 200_000, 300_000, 100_000, true), (30_000_000, 900_000, 1_500_000, 600_000, true)],
    );
    // the step from 5 % to 6 % is exactly a fifth, and not more
    check(
        four_tiers(),
        &[
            (80_000_000, 1_600_000, 2_400_000, 800_000, true),
            (100_000_000, 3_000_000, 5_000_000, 2_000_000, true),
            (120_000_000, 6_000_000, 7_200_000, 1_200_000, false),
        ],
    );
    check(tiers(&[(100, 20_000)], 20_000), &[]);
    check(tiers(&[(10_000, 0)], 10_000), &[(10_000, 0, 100, 100, true)]);
}

#[test]
fn every_bound_shows_what_the_rates_do_there() {
    // to 100.00 2 %, to 200.00 2 %, above 3 %
    let worked = tiers(&[(10_000, 20_000), (20_000, 20_000)], 30_000).cliffs().expect("has cliffs");
    assert_eq!(
        worked.working,
        [
            CliffLine::Level { tier: 1, threshold: Money::cny(10_000), rate: Ppm(20_000) },
            CliffLine::Jump {
                tier: 2,
                threshold: Money::cny(20_000),
                rate: Ppm(20_000),
                before: Ratio::whole(400),
                above: Money::cny(20_001),
                next_rate: Ppm(30_000),
                // 600.03 fen, which are 6.00
                after: ratio(60_003, 100),
            },
        ]
    );
    let jump =
        Cliff { threshold: Money::cny(20_000), before: Money::cny(400), after: Money::cny(600), jump: Money::cny(200) };
    assert_eq!(worked.value, [jump]);
}

#[test]
fn units_earn_an_amount_each() {
    let unit = |upper, each| UnitTier { upper, each: Money::cny(each) };
    let one = UnitTiers::new(vec![unit(UpperBound::Open, 250)]).expect("a tier");
    let two = UnitTiers::new(vec![
        unit(UpperBound::UpTo(Quantity { thousandths: 100_000 }), 200),
        unit(UpperBound::Open, 300),
    ])
    .expect("tiers");
    for (tiers, thousandths, fen) in
        [(&one, 12_000, 3_000), (&one, 1_002, 251), (&two, 100_000, 20_000), (&two, 150_500, 35_150), (&two, 0, 0)]
    {
        let plan = plan(CommissionMethod::PerUnit(tiers.clone()));
        let claim = claim(CommissionBasis::Units(Quantity { thousandths }));
        assert_eq!(earned(&plan, &claim), fen, "{thousandths} thousandths");
    }
    let band = |tier, from, inside, each, exact| CommissionLine::Units {
        tier,
        from: Quantity { thousandths: from },
        inside: Quantity { thousandths: inside },
        each: Money::cny(each),
        exact: Ratio::whole(exact),
    };
    // 100 at 2.00 and 50.5 at 3.00
    let claim = claim(CommissionBasis::Units(Quantity { thousandths: 150_500 }));
    assert_eq!(
        plan(CommissionMethod::PerUnit(two)).accrue(&claim).expect("earns").working,
        [
            band(1, 0, 100_000, 200, 20_000),
            band(2, 100_000, 50_500, 300, 15_150),
            CommissionLine::Earned { exact: Ratio::whole(35_150), rounded: Money::cny(35_150) },
        ]
    );
}

fn curve() -> BonusCurve {
    let points = [(0, 0), (800_000, 500_000), (1_000_000, 1_000_000), (1_200_000, 1_500_000)];
    let point = |(attainment, payout)| BonusPoint { attainment: Ppm(attainment), payout: Ppm(payout) };
    BonusCurve::new(points.map(point).to_vec()).expect("a curve")
}

fn on_target(bonus: i64) -> CommissionPlan {
    plan(CommissionMethod::OnTarget { bonus: Money::cny(bonus), curve: curve() })
}

#[test]
fn a_bonus_follows_the_points_in_straight_lines_and_stays_flat_after_the_last() {
    for (percent, fen) in [
        (0, 0),
        (40, 250_000),
        (80, 500_000),
        (90, 750_000),
        (100, 1_000_000),
        (110, 1_250_000),
        (120, 1_500_000),
        (121, 1_500_000),
        (500, 1_500_000),
    ] {
        let attainment = Ratio::new(percent, 100).expect("a ratio");
        assert_eq!(earned(&on_target(1_000_000), &claim(CommissionBasis::Attainment(attainment))), fen, "{percent} %");
    }
    // two thirds of the target: 50 % × (2/3 ÷ 80 %) = 41.666… %
    let two_thirds = Ratio::new(2, 3).expect("a ratio");
    assert_eq!(earned(&on_target(1_000_000), &claim(CommissionBasis::Attainment(two_thirds))), 416_667);
}

#[test]
fn a_bonus_shows_between_which_points_it_lies() {
    let point = |attainment, payout| BonusPoint { attainment: Ppm(attainment), payout: Ppm(payout) };
    let between = |from, to| BonusStretch::Between { from, to };
    let (none, low, full, most) =
        (point(0, 0), point(800_000, 500_000), point(1_000_000, 1_000_000), point(1_200_000, 1_500_000));
    for (percent, stretch, payout, exact) in [
        (0, between(none, low), (0, 1), (0, 1)),
        (90, between(low, full), (3, 4), (750_000, 1)),
        // a point belongs to the line that begins there
        (100, between(full, most), (1, 1), (1_000_000, 1)),
        (110, between(full, most), (5, 4), (1_250_000, 1)),
        (120, BonusStretch::AfterLast { last: most }, (3, 2), (1_500_000, 1)),
        (500, BonusStretch::AfterLast { last: most }, (3, 2), (1_500_000, 1)),
    ] {
        let attainment = ratio(percent, 100);
        let worked = on_target(1_000_000).accrue(&claim(CommissionBasis::Attainment(attainment))).expect("earns");
        let line = CommissionLine::Bonus {
            attainment,
            stretch,
            payout: ratio(payout.0, payout.1),
            bonus: Money::cny(1_000_000),
            exact: ratio(exact.0, exact.1),
        };
        assert_eq!(worked.working.first(), Some(&line), "{percent} %");
    }
}

#[test]
fn a_part_is_held_until_the_contract_is_fully_collected() {
    let plan = CommissionPlan { hold_back: Ppm(200_000), ..plan(CommissionMethod::Marginal(three_tiers())) };
    let money = |fen| Money::cny(fen);
    let holding = plan.accrue(&claim(amount(45_000_000))).expect("earns").value;
    assert_eq!(holding, Accrual { earned: money(1_550_000), held: money(310_000), payable: money(1_240_000) });
    let collected = CommissionClaim { retention: Retention::Released, ..claim(amount(45_000_000)) };
    let released = plan.accrue(&collected).expect("earns").value;
    assert_eq!(released, Accrual { earned: money(1_550_000), held: money(0), payable: money(1_550_000) });
    let entry = holding.entry_to(&released, EntryCause::Release).expect("an entry");
    assert_eq!((entry.earned, entry.held, entry.payable), (money(0), money(-310_000), money(310_000)));
}

#[test]
fn a_refund_books_what_it_takes_back() {
    let plan = CommissionPlan { hold_back: Ppm(200_000), ..plan(CommissionMethod::Marginal(three_tiers())) };
    let receipt = ReceiptId::parse("01900000-0000-7000-8000-000000000001").expect("an id");
    let before = plan.accrue(&claim(amount(45_000_000))).expect("earns").value;
    let after = plan.accrue(&claim(amount(40_000_000))).expect("earns").value;
    let first = Accrual::nothing(Currency::CNY).entry_to(&before, EntryCause::Receipt(receipt)).expect("an entry");
    let refund = before.entry_to(&after, EntryCause::Refund(receipt)).expect("an entry");
    let parts = (refund.earned.minor, refund.held.minor, refund.payable.minor);
    assert_eq!(parts, (-250_000, -50_000, -200_000));
    assert_eq!(Accrual::of_entries(&[first, refund], Currency::CNY), Ok(after));
}

#[test]
fn a_refund_lowers_the_next_payments_and_never_makes_one_negative() {
    let yuan = |amounts: &[i64]| amounts.iter().map(|yuan| Money::cny(yuan * 100)).collect::<Vec<_>>();
    for (opening, due, paid, carried) in [
        (0, &[100, 50][..], &[100, 50][..], &[0, 0][..]),
        (0, &[100, -250, 200, 100], &[100, 0, 0, 50], &[0, -250, -50, 0]),
        (-30, &[10, 10, 10, 10], &[0, 0, 0, 10], &[-20, -10, 0, 0]),
        (0, &[], &[], &[]),
    ] {
        let worked = pay_out(Money::cny(opening * 100), yuan(due)).expect("pays");
        let payments: Vec<_> = worked.working.iter().map(|row| row.paid).collect();
        let left: Vec<_> = worked.working.iter().map(|row| row.carried_forward).collect();
        assert_eq!((payments, left), (yuan(paid), yuan(carried)), "{opening} {due:?}");
        assert_eq!(worked.value, Money::cny(paid.iter().sum::<i64>() * 100));
    }
    let row = |due, brought, paid, carried| Payout {
        due: Money::cny(due),
        brought_forward: Money::cny(brought),
        paid: Money::cny(paid),
        carried_forward: Money::cny(carried),
    };
    assert_eq!(
        pay_out(Money::cny(0), [100, -250, 200].map(Money::cny)).expect("pays").working,
        [row(100, 0, 100, 0), row(-250, 0, 0, -250), row(200, -250, 0, -50)]
    );
    assert_eq!(pay_out(Money::cny(1), []), Err(PayoutError::BroughtForwardPositive));
}

#[test]
fn a_cap_and_the_factor_of_the_grade_hold() {
    let marginal = plan(CommissionMethod::Marginal(three_tiers()));
    let capped = |cap| CommissionPlan { cap: CommissionCap::AtMost(Money::cny(cap)), ..marginal.clone() };
    for (plan, factor, fen) in [
        (&marginal, 1_100_000, 1_705_000),
        (&marginal, 800_000, 1_240_000),
        (&marginal, 0, 0),
        (&capped(1_550_000), 1_000_000, 1_550_000),
        (&capped(1_500_000), 1_000_000, 1_500_000),
        // the factor comes first: 15,500.00 × 0.8 stays below the cap
        (&capped(1_500_000), 800_000, 1_240_000),
        (&capped(0), 1_000_000, 0),
    ] {
        let claim = CommissionClaim { grade_factor: Ppm(factor), ..claim(amount(45_000_000)) };
        assert_eq!(earned(plan, &claim), fen, "{factor}");
    }
    let rows = capped(1_500_000).accrue(&claim(amount(45_000_000))).expect("earns").working;
    let cap = CommissionLine::Capped { before: Money::cny(1_550_000), cap: Money::cny(1_500_000) };
    assert_eq!(rows.last(), Some(&cap));
}

#[test]
fn the_basis_is_what_was_collected_without_the_tax_if_the_plan_says_net() {
    let gross = Money::cny(11_300_000);
    let collected = BasisLine::Collected { principal: gross };
    let net = collected_basis(gross, BasisTax::NetOf(Ppm(130_000))).expect("a basis");
    assert_eq!(net.value, amount(10_000_000));
    let without_tax = BasisLine::WithoutTax(TaxLine {
        mode: TaxMode::TaxIncluded,
        rate: Ppm(130_000),
        from: gross,
        exact: Ratio::whole(10_000_000),
        rounded: Money::cny(10_000_000),
    });
    assert_eq!(net.working, [collected, without_tax]);
    let whole = collected_basis(gross, BasisTax::Gross).expect("a basis");
    assert_eq!((whole.value, whole.working), (amount(11_300_000), vec![collected]));
}

fn member(number: u8) -> MemberId {
    MemberId::parse(&format!("01900000-0000-7000-8000-0000000000{number:02x}")).expect("an id")
}

fn shares(ppm: &[i64]) -> Result<Participants, ParticipantError> {
    let participants =
        (1_u8..).zip(ppm).map(|(number, share)| Participant { member: member(number), share: Ppm(*share) });
    Participants::new(participants.collect())
}

#[test]
fn a_commission_is_shared_without_losing_a_fen() {
    for (fen, parts, given) in [
        (1_550_001, &[600_000, 400_000][..], &[930_001, 620_000][..]),
        (-1_550_001, &[600_000, 400_000], &[-930_001, -620_000]),
        (100, &[333_334, 333_333, 333_333], &[34, 33, 33]),
        (1, &[500_000, 500_000], &[1, 0]),
        (7, &[1_000_000], &[7]),
        (0, &[600_000, 400_000], &[0, 0]),
    ] {
        let shared = shares(parts).expect("shares").share_out(Money::cny(fen)).expect("shares out");
        assert_eq!(shared.value.iter().map(|part| part.amount.minor).collect::<Vec<_>>(), given, "{fen} {parts:?}");
        assert_eq!(shared.working.iter().map(|row| row.given.minor).collect::<Vec<_>>(), given, "{fen} {parts:?}");
    }
}

#[test]
fn a_change_is_shared_from_the_wholes_before_and_now() {
    // of 0.01 the first has all, of 0.02 both have one: the fen between goes to the second, though shared alone it would
    // be the first one's
    let worked = shares(&[500_000, 500_000]).expect("shares").share_change(Money::cny(1), Money::cny(2));
    let worked = worked.expect("a change");
    let row = |number, exact, given| ShareLine {
        member: member(number),
        share: Ppm(500_000),
        exact,
        given: Money::cny(given),
    };
    assert_eq!(
        worked.working,
        [
            ShareChangeLine { before: row(1, ratio(1, 2), 1), now: row(1, ratio(1, 1), 1), change: Money::cny(0) },
            ShareChangeLine { before: row(2, ratio(1, 2), 0), now: row(2, ratio(1, 1), 1), change: Money::cny(1) },
        ]
    );
    let amount = |number, fen| MemberAmount { member: member(number), amount: Money::cny(fen) };
    assert_eq!(worked.value, [amount(1, 0), amount(2, 1)]);
    // the refund of 6.5: 15,500.00 before and 13,000.00 after
    let refund = shares(&[600_000, 400_000]).expect("shares");
    let refund = refund.share_change(Money::cny(1_550_000), Money::cny(1_300_000)).expect("a change");
    assert_eq!(refund.value, [amount(1, -150_000), amount(2, -100_000)]);
    let abroad = shares(&[1_000_000]).expect("shares").share_change(Money::cny(1), Money::new(1, Currency::USD));
    assert_eq!(abroad, Err(ExactError::CurrencyMismatch));
}

#[test]
fn shares_that_are_not_a_whole_are_refused() {
    for (parts, why) in [
        (&[][..], ParticipantError::NotWhole { sum: 0 }),
        (&[600_000, 300_000], ParticipantError::NotWhole { sum: 900_000 }),
        (&[600_000, 400_001], ParticipantError::NotWhole { sum: 1_000_001 }),
        (&[1_000_000, 0], ParticipantError::ShareNotPositive { member: member(2) }),
        (&[1_100_000, -100_000], ParticipantError::ShareNotPositive { member: member(2) }),
    ] {
        assert_eq!(shares(parts), Err(why), "{parts:?}");
    }
    let half = Participant { member: member(1), share: Ppm(500_000) };
    assert_eq!(Participants::new(vec![half, half]), Err(ParticipantError::Repeated { member: member(1) }));
}

#[test]
fn tiers_out_of_order_are_refused_by_number() {
    let up_to = |fen, rate| RateTier { upper: UpperBound::UpTo(Money::cny(fen)), rate: Ppm(rate) };
    let open = |rate| RateTier { upper: UpperBound::Open, rate: Ppm(rate) };
    let dollars = RateTier { upper: UpperBound::UpTo(Money::new(200, Currency::USD)), rate: Ppm(0) };
    for (tiers, why) in [
        (vec![], TierError::NoTiers),
        (vec![up_to(0, 1), open(1)], TierError::NotIncreasing { tier: 1 }),
        (vec![up_to(100, 1), up_to(100, 2), open(3)], TierError::NotIncreasing { tier: 2 }),
        (vec![open(1), open(2)], TierError::OpenBeforeLast { tier: 1 }),
        (vec![up_to(100, 1)], TierError::LastNotOpen),
        (vec![up_to(100, 1), open(-1)], TierError::NegativeRate { tier: 2 }),
        (vec![up_to(100, 1), dollars, open(1)], TierError::OtherCurrency { tier: 2 }),
    ] {
        assert_eq!(RateTiers::new(tiers), Err(why));
    }
    let each = |minor, currency| UnitTier { upper: UpperBound::Open, each: Money::new(minor, currency) };
    assert_eq!(UnitTiers::new(vec![]), Err(TierError::NoTiers));
    assert_eq!(UnitTiers::new(vec![each(-1, Currency::CNY)]), Err(TierError::NegativeRate { tier: 1 }));
}

#[test]
fn points_that_are_no_curve_are_refused_by_number() {
    for (points, why) in [
        (&[][..], BonusCurveError::NoPointAtZero),
        (&[(800_000, 0)], BonusCurveError::NoPointAtZero),
        (&[(0, -1)], BonusCurveError::PayoutFalls { point: 1 }),
        (&[(0, 0), (0, 5)], BonusCurveError::AttainmentNotIncreasing { point: 2 }),
        (&[(0, 10), (5, 5)], BonusCurveError::PayoutFalls { point: 2 }),
    ] {
        let points = points.iter().map(|(at, pays)| BonusPoint { attainment: Ppm(*at), payout: Ppm(*pays) }).collect();
        assert_eq!(BonusCurve::new(points), Err(why));
    }
}

#[test]
fn a_claim_that_has_no_answer_is_refused_by_name() {
    let marginal = plan(CommissionMethod::Marginal(three_tiers()));
    let over = |basis| (marginal.clone(), claim(basis));
    let below_zero = Ratio::new(-1, 2).expect("a ratio");
    for ((plan, claim), why) in [
        (over(amount(-1)), CommissionError::NegativeBasis),
        (over(CommissionBasis::Units(Quantity { thousandths: 1 })), CommissionError::BasisDoesNotFit),
        (
            over(CommissionBasis::Amount(Money::new(1, Currency::USD))),
            CommissionError::Exact(ExactError::CurrencyMismatch),
        ),
        ((on_target(100), claim(amount(1))), CommissionError::BasisDoesNotFit),
        ((on_target(100), claim(CommissionBasis::Attainment(below_zero))), CommissionError::NegativeBasis),
        ((on_target(-1), claim(CommissionBasis::Attainment(Ratio::ZERO))), CommissionError::NegativeAmount),
        (
            (CommissionPlan { hold_back: Ppm(1_000_001), ..marginal.clone() }, claim(amount(1))),
            CommissionError::HoldBackOutOfRange,
        ),
        (
            (marginal.clone(), CommissionClaim { grade_factor: Ppm(-1), ..claim(amount(1)) }),
            CommissionError::NegativeFactor,
        ),
        (
            (CommissionPlan { cap: CommissionCap::AtMost(Money::cny(-1)), ..marginal.clone() }, claim(amount(1))),
            CommissionError::NegativeAmount,
        ),
        (
            (plan(CommissionMethod::Whole(tiers(&[], 2_000_000))), claim(amount(i64::MAX))),
            CommissionError::Exact(ExactError::Overflow),
        ),
    ] {
        assert_eq!(plan.accrue(&claim), Err(why), "{claim:?}");
    }
}

#[test]
fn a_plan_is_written_and_reads_back_and_a_wrong_one_does_not() {
    let plan = CommissionPlan {
        method: CommissionMethod::Marginal(three_tiers()),
        cap: CommissionCap::AtMost(Money::cny(1)),
        hold_back: Ppm(200_000),
    };
    let written = serde_json::to_string(&plan).expect("writes");
    assert_eq!(serde_json::from_str::<CommissionPlan>(&written).expect("reads"), plan);
    let open = "\"open\"";
    assert!(
        serde_json::from_str::<CommissionPlan>(&written.replace(open, "{\"up_to\":{\"amt\":\"1\",\"cur\":\"CNY\"}}"))
            .is_err()
    );
}

/// Tiers with bounds and rates in any steps; rates rise when asked to.
#[cfg(not(target_arch = "wasm32"))]
fn any_tiers(rising: bool) -> impl Strategy<Value = RateTiers> {
    let steps = proptest::collection::vec((1_i64..=50_000_000, 0_i64..=100_000), 0..5);
    (steps, 0_i64..=300_000).prop_map(move |(steps, last)| {
        let (mut bound, mut rate) = (0, 0);
        let bounded: Vec<(i64, i64)> = steps
            .into_iter()
            .map(|(width, step)| {
                bound += width;
                rate = if rising { rate + step } else { step };
                (bound, rate)
            })
            .collect();
        tiers(&bounded, if rising { rate + last } else { last })
    })
}

/// Figures at the edges of what there is room for, and around nothing.
#[cfg(not(target_arch = "wasm32"))]
fn extreme() -> impl Strategy<Value = i64> {
    prop_oneof![
        prop::sample::select(vec![i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX]),
        any::<i64>(),
        -1_000_000_i64..=1_000_000,
    ]
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    /// Every plan earns something of every claim, or is refused with a typed error.
    #[test]
    fn no_figure_panics(
        (bound, rate, last, each) in (extreme(), extreme(), extreme(), extreme()),
        (basis, figure, below, factor) in (0_u8..3, extreme(), 1_i64..=i64::MAX, extreme()),
        (cap, hold_back, method) in (prop::option::of(extreme()), extreme(), 0_u8..4),
        releases in any::<bool>(),
    ) {
        let tiers = RateTiers::new(vec![
            RateTier { upper: UpperBound::UpTo(Money::cny(bound)), rate: Ppm(rate) },
            RateTier { upper: UpperBound::Open, rate: Ppm(last) },
        ]);
        let units = UnitTiers::new(vec![
            UnitTier { upper: UpperBound::UpTo(Quantity { thousandths: bound }), each: Money::cny(each) },
            UnitTier { upper: UpperBound::Open, each: Money::cny(last) },
        ]);
        let curve = BonusCurve::new(vec![
            BonusPoint { attainment: Ppm(0), payout: Ppm(0) },
            BonusPoint { attainment: Ppm(bound), payout: Ppm(rate) },
        ]);
        let method = match method {
            0 => tiers.ok().map(CommissionMethod::Marginal),
            1 => tiers.ok().map(CommissionMethod::Whole),
            2 => units.ok().map(CommissionMethod::PerUnit),
            _ => curve.ok().map(|curve| CommissionMethod::OnTarget { bonus: Money::cny(each), curve }),
        };
        let Some(method) = method else { return Ok(()) };
        let cap = cap.map_or(CommissionCap::None, |cap| CommissionCap::AtMost(Money::cny(cap)));
        let plan = CommissionPlan { method, cap, hold_back: Ppm(hold_back) };
        let basis = match basis {
            0 => CommissionBasis::Amount(Money::cny(figure)),
            1 => CommissionBasis::Units(Quantity { thousandths: figure }),
            _ => {
                let ratio = Ratio::new(i128::from(figure), i128::from(below)).expect("below is not nothing");
                CommissionBasis::Attainment(ratio)
            }
        };
        let retention = if releases { Retention::Released } else { Retention::Holding };
        let _answered = black_box(plan.accrue(&CommissionClaim { basis, grade_factor: Ppm(factor), retention }));
        let _answered = black_box(collected_basis(Money::cny(figure), BasisTax::NetOf(Ppm(rate))));
    }
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn more_collected_never_earns_less_band_by_band(
        tiers in any_tiers(false), low in 0_i64..=300_000_000, more in 0_i64..=50_000_000,
    ) {
        let plan = plan(CommissionMethod::Marginal(tiers));
        prop_assert!(earned(&plan, &claim(amount(low))) <= earned(&plan, &claim(amount(low + more))));
    }

    #[test]
    fn more_collected_never_earns_less_as_a_whole_while_rates_rise(
        tiers in any_tiers(true), low in 0_i64..=300_000_000, more in 0_i64..=50_000_000,
    ) {
        let whole = plan(CommissionMethod::Whole(tiers.clone()));
        let marginal = plan(CommissionMethod::Marginal(tiers));
        let (first, second) = (claim(amount(low)), claim(amount(low + more)));
        prop_assert!(earned(&whole, &first) <= earned(&whole, &second));
        prop_assert!(earned(&marginal, &first) <= earned(&whole, &first));
    }

    #[test]
    fn more_attained_never_earns_less(bonus in 0_i64..=1_000_000_000, low in 0_i128..=20_000, more in 0_i128..=5_000) {
        let plan = on_target(bonus);
        let at = |attained| claim(CommissionBasis::Attainment(Ratio::new(attained, 10_000).expect("a ratio")));
        prop_assert!(earned(&plan, &at(low)) <= earned(&plan, &at(low + more)));
    }

    #[test]
    fn more_units_never_earn_less_whatever_the_grade_and_the_cap(
        steps in proptest::collection::vec((1_i64..=500_000, 0_i64..=90_000), 0..5), last in 0_i64..=90_000,
        low in 0_i64..=3_000_000, more in 0_i64..=500_000, factor in 0_i64..=1_500_000, cap in prop::option::of(0_i64..=50_000_000),
    ) {
        let mut bound = 0;
        let mut tiers: Vec<UnitTier> = steps
            .iter()
            .map(|(width, each)| {
                bound += width;
                UnitTier { upper: UpperBound::UpTo(Quantity { thousandths: bound }), each: Money::cny(*each) }
            })
            .collect();
        tiers.push(UnitTier { upper: UpperBound::Open, each: Money::cny(last) });
        let cap = cap.map_or(CommissionCap::None, |cap| CommissionCap::AtMost(Money::cny(cap)));
        let tiers = UnitTiers::new(tiers).expect("tiers in order");
        let plan = CommissionPlan { cap, ..plan(CommissionMethod::PerUnit(tiers)) };
        let at = |thousandths| {
            let basis = CommissionBasis::Units(Quantity { thousandths });
            let claim = CommissionClaim { grade_factor: Ppm(factor), ..claim(basis) };
            plan.accrue(&claim).expect("earns").value.earned.minor
        };
        prop_assert!(at(low) <= at(low + more));
        if let CommissionCap::AtMost(most) = cap {
            prop_assert!(at(low + more) <= most.minor);
        }
    }

    #[test]
    fn receipts_and_refunds_in_any_steps_book_what_the_end_earns(
        tiers in any_tiers(false), steps in proptest::collection::vec(0_i64..=300_000_000, 1..10), hold in 0_i64..=1_000_000,
    ) {
        let plan = CommissionPlan { hold_back: Ppm(hold), ..plan(CommissionMethod::Marginal(tiers)) };
        let people = shares(&[500_001, 333_333, 166_666]).expect("shares");
        let mut entries = Vec::new();
        let mut accounts = [0_i64; 3];
        let mut before = Accrual::nothing(Currency::CNY);
        for basis in &steps {
            let now = plan.accrue(&claim(amount(*basis))).expect("earns").value;
            entries.push(before.entry_to(&now, EntryCause::Recompute).expect("an entry"));
            let change = people.share_change(before.earned, now.earned).expect("a change").value;
            accounts.iter_mut().zip(change).for_each(|(account, part)| *account += part.amount.minor);
            before = now;
        }
        prop_assert_eq!(Accrual::of_entries(&entries, Currency::CNY), Ok(before));
        let at_once = people.share_out(before.earned).expect("shares out").value;
        prop_assert_eq!(accounts.to_vec(), at_once.iter().map(|part| part.amount.minor).collect::<Vec<_>>());
    }

    #[test]
    fn shares_add_up_to_the_whole(fen in any::<i64>(), cut in 1_i64..1_000_000, second in 1_i64..1_000_000) {
        let (low, high) = (cut.min(second), cut.max(second));
        let parts = [low, high - low, 1_000_000 - high];
        let parts: Vec<i64> = parts.into_iter().filter(|part| *part > 0).collect();
        let shared = shares(&parts).expect("shares").share_out(Money::cny(fen)).expect("shares out").value;
        prop_assert_eq!(shared.iter().map(|part| i128::from(part.amount.minor)).sum::<i128>(), i128::from(fen));
    }
}
