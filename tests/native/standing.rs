//! Where a customer stands: what its contracts come to, and the share of it that came in (`domain.md` 6.4).

use counterpart::domain::account::Account;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::exact::ExactError;
use counterpart::domain::money::Money;
use counterpart::domain::progress::Progress;
use counterpart::domain::rate::Ppm;
use counterpart::domain::standing::CustomerStanding;

use super::progress::{Counter, progress_on, sale};

/// A signed contract as of 2026-03-01 with this amount, of which so much came in and was given up, in fen.
fn contract(amount: i64, collected: i64, waived: i64) -> Progress {
    let mut standing = progress_on(&sale(&mut Counter(0)), &[], "2026-03-01", &WorkCalendar::standard());
    let account = standing.account.expect("its money");
    let open = amount.saturating_sub(collected).saturating_sub(waived);
    standing.account = Ok(Account {
        total: Money::cny(amount),
        collected: Money::cny(collected),
        waived: Money::cny(waived),
        open: Money::cny(open),
        overdue: Money::cny(0),
        ..account
    });
    standing
}

#[test]
fn what_was_given_up_did_not_come_in() {
    for (case, contracts, share) in [
        // amount, collected, waived
        ("60,000.00 of 100,000.00, the rest given up", vec![(10_000_000, 6_000_000, 4_000_000)], 600_000),
        ("a fen is missing", vec![(10_000_000, 9_999_999, 0)], 999_900),
        ("all of it", vec![(10_000_000, 10_000_000, 0)], 1_000_000),
        ("nothing was agreed", vec![(0, 0, 0)], 0),
        ("no contract", vec![], 0),
        ("a third of two contracts", vec![(10_000_000, 5_000_000, 0), (5_000_000, 0, 5_000_000)], 333_300),
    ] {
        let all: Vec<Progress> =
            contracts.iter().map(|(amount, came, waived)| contract(*amount, *came, *waived)).collect();
        let found = CustomerStanding::of(&all).expect("a standing");
        assert_eq!(found.value.collected_share, Ppm(share), "{case}");
        let signed: i64 = contracts.iter().map(|it| it.0).sum();
        assert_eq!(found.value.signed, Money::cny(signed), "{case}");
        let lines: Vec<(i64, i64)> = found.working.iter().map(|it| (it.amount.minor, it.collected.minor)).collect();
        assert_eq!(lines, contracts.iter().map(|it| (it.0, it.1)).collect::<Vec<_>>(), "a line for each: {case}");
    }
}

#[test]
fn more_than_there_is_room_for_is_said_and_not_left_out() {
    for (case, all) in [
        ("twice the largest amount", [contract(i64::MAX, 0, 0), contract(i64::MAX, 0, 0)]),
        ("a fen too much", [contract(i64::MAX, 0, 0), contract(1, 0, 0)]),
        ("too much came in", [contract(1, i64::MAX, 0), contract(1, 1, 0)]),
    ] {
        assert_eq!(CustomerStanding::of(&all), Err(ExactError::Overflow), "{case}");
    }
    let most = CustomerStanding::of(&[contract(i64::MAX, i64::MAX, 0)]).expect("there is just room");
    assert_eq!((most.value.signed, most.value.collected_share), (Money::cny(i64::MAX), Ppm(1_000_000)));
}
