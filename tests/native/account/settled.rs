//! Sums that stand beside the plan: what settlements put there is owed, collected and late like a part of the plan, without its late
//! fee; and what a service credit takes off the open parts.

use counterpart::domain::account::PartAccount;
use counterpart::domain::allotment::open_parts;
use counterpart::domain::collection::{Dated, DueDay, InstalmentStatus};
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::plan::{Due, Event, PartLabel, Period};
use counterpart::domain::contract::term::TermLength;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::id::{DisputeId, uuid_v7};
use counterpart::domain::late_fee::debt::{Part, Waiver};
use counterpart::domain::late_fee::dunning::{Dunning, DunningBook, Settled};
use counterpart::domain::late_fee::rule::Cap;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::receipt::ClaimPart;
use counterpart::domain::service_credit::{CreditError, FeeFrom, SetOff, month_fee, set_off};
use counterpart::domain::settlement_list::line::{Reckoned, Standing, Word, is_part_open, of_account};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{came, contract, day, part_id, reckoned, rule};

fn dispute() -> DisputeId {
    DisputeId(uuid_v7(9, [7; 10]))
}

fn settled(number: u64, due: &str, amount: Money) -> Settled {
    Settled { id: part_id(number), dispute: dispute(), due: day(due), amount }
}

/// A part beside the plan: its number, what came in, what is open, where it stands.
fn seen(part: &PartAccount) -> (usize, i64, i64, InstalmentStatus) {
    (part.number, part.position.collected.minor, part.position.open.minor, part.status)
}

#[test]
fn what_was_settled_is_owed_beside_the_plan() {
    use InstalmentStatus::{NotDue, Overdue, Paid};
    // 200,000.00 in two parts, due on 03-31 and 06-30; 80,000.00 settled in two
    let deal = contract(Due::On(day("2026-06-30")), Cap::None);
    let beside =
        || vec![settled(7, "2026-04-20", Money::cny(3_000_000)), settled(8, "2026-07-31", Money::cny(5_000_000))];
    let book = || DunningBook::none().with_settled(beside());
    let paid = [came(1, "2026-03-31", ClaimPart::Principal, 10_000_000)];
    let first = [paid[0], came(7, "2026-04-15", ClaimPart::Principal, 3_000_000)];
    let late = [paid[0], came(7, "2026-04-25", ClaimPart::Principal, 1_000_000)];
    let table = [
        (
            "before its day",
            &paid[..],
            "2026-04-01",
            18_000_000,
            0,
            [(3, 0, 3_000_000, NotDue), (4, 0, 5_000_000, NotDue)],
        ),
        (
            "late",
            &paid[..],
            "2026-05-10",
            18_000_000,
            3_000_000,
            [(3, 0, 3_000_000, Overdue), (4, 0, 5_000_000, NotDue)],
        ),
        ("paid", &first[..], "2026-05-10", 15_000_000, 0, [(3, 3_000_000, 0, Paid), (4, 0, 5_000_000, NotDue)]),
        (
            "paid in part",
            &late[..],
            "2026-05-10",
            17_000_000,
            2_000_000,
            [(3, 1_000_000, 2_000_000, Overdue), (4, 0, 5_000_000, NotDue)],
        ),
    ];
    for (case, all, as_of, open, overdue, parts) in table {
        let account = reckoned(&deal, all, &book(), day(as_of)).expect(case);
        assert_eq!(account.total, Money::cny(28_000_000), "{case}");
        assert_eq!((account.open.minor, account.overdue.minor), (open, overdue), "{case}");
        assert_eq!(account.fee_sums().expect(case).value.pay_off.minor, overdue, "{case}: to settle what is late");
        // what was settled bears no late fee by the clause on the price
        assert_eq!((account.late_fees.minor, account.parts.len()), (0, 4), "{case}");
        let own: Vec<_> = account.parts.iter().filter(|part| part.settles == Some(dispute())).collect();
        assert!(own.iter().all(|part| part.label == Some(PartLabel::Settlement)), "{case}");
        assert_eq!(own.into_iter().map(seen).collect::<Vec<_>>(), parts, "{case}");
    }
}

#[test]
fn what_it_cost_is_owed_beside_what_was_settled_until_it_is_paid_or_given_up() {
    use ClaimPart::{Cost, Principal};
    use InstalmentStatus::{Overdue, Paid, Waived};
    let deal = contract(Due::On(day("2026-06-30")), Cap::None);
    // 100,000.00 of the plan came in on its day; 30,000.00 settled, due on 04-20; a lawyer's letter of 800.00 on 05-12
    let plan = came(1, "2026-03-31", Principal, 10_000_000);
    let sum = came(7, "2026-04-15", Principal, 3_000_000);
    let letter = |part| (part, "2026-05-12", 80_000);
    let table = [
        ("paid before it was written", vec![plan, sum], letter(7), vec![], "2026-05-15", Paid, 80_000),
        ("the day before it was written", vec![plan, sum], letter(7), vec![], "2026-05-11", Paid, 0),
        ("late", vec![plan], letter(7), vec![], "2026-05-15", Overdue, 80_000),
        ("it was paid", vec![plan, sum, came(7, "2026-05-14", Cost, 80_000)], letter(7), vec![], "2026-05-15", Paid, 0),
        (
            "it was paid in part",
            vec![plan, sum, came(7, "2026-05-14", Cost, 50_000)],
            letter(7),
            vec![],
            "2026-05-15",
            Paid,
            30_000,
        ),
        ("given up", vec![plan, sum], letter(7), vec![(7, "2026-05-13", Part::Cost, 80_000)], "2026-05-15", Paid, 0),
        (
            "the sum given up, the letter not",
            vec![plan],
            letter(7),
            vec![(7, "2026-05-01", Part::Principal, 3_000_000)],
            "2026-05-15",
            Waived,
            80_000,
        ),
        ("a part of the plan, paid on its day", vec![plan, sum], letter(1), vec![], "2026-05-15", Paid, 80_000),
        (
            "a part of the plan, given up on its day for what was settled",
            vec![sum],
            letter(1),
            vec![(1, "2026-03-31", Part::Principal, 10_000_000)],
            "2026-05-15",
            Waived,
            80_000,
        ),
    ];
    for (case, all, (of, on, fen), given_up, as_of, status, open) in table {
        let cost = Dunning { costs: vec![Dated { on: day(on), amount: Money::cny(fen) }], ..Dunning::default() };
        let waived = given_up.iter().map(|(of, on, part, fen)| {
            let waiver = Waiver { on: day(on), part: *part, amount: Money::cny(*fen) };
            (part_id(*of), Dunning { waivers: vec![waiver], ..Dunning::default() })
        });
        let book = DunningBook::new(waived.chain([(part_id(of), cost)]));
        let book = book.with_settled(vec![settled(7, "2026-04-20", Money::cny(3_000_000))]);
        let account = reckoned(&deal, &all, &book, day(as_of)).expect(case);
        let part = account.parts.iter().find(|it| it.id == part_id(of)).expect(case);
        let owed = (part.status, part.open_of(Cost).minor, account.costs.minor, account.late_fees.minor);
        assert_eq!(owed, (status, open, open, 0), "{case}");
        // a payment finds it, and so does whoever settles the contract
        let price = part.position.open.minor;
        let all_open = open_parts(&account, &[], &rule(Cap::None), day(as_of)).expect(case);
        let found = all_open.iter().find(|it| it.debt.instalment == part_id(of));
        let found = found.map_or((0, 0), |it| (it.debt.open.cost.minor, it.debt.open.principal.minor));
        assert_eq!(found, (open, price), "{case}");
        assert_eq!(is_part_open(part), open + price > 0, "{case}");
        assert_eq!(part.is_waivable(), open + price > 0, "{case}");
        let lines = of_account(Some(&account));
        let line = lines.iter().find(|it| it.key() == format!("part/{}", part_id(of))).expect(case);
        assert_eq!((line.amount, line.standing == Standing::Open), (Some(Money::cny(open + price)), open + price > 0));
        let told = line.working.contains(&Reckoned::Figure(Word::Cost, Money::cny(open)));
        assert_eq!(told, open > 0, "{case}");
    }
}

#[test]
fn the_plan_goes_on_as_it_would_without_a_settlement() {
    let deal = contract(Due::On(day("2026-04-30")), Cap::None);
    let alone = reckoned(&deal, &[], &DunningBook::none(), day("2026-05-15")).expect("an account");
    let beside = vec![settled(7, "2026-04-20", Money::cny(3_000_000))];
    let with = reckoned(&deal, &[], &DunningBook::none().with_settled(beside), day("2026-05-15")).expect("an account");
    assert_eq!(with.parts[..2], alone.parts[..]);
    assert_eq!(with.late_fees, alone.late_fees);
    assert_eq!(with.claimable, alone.claimable);
    // a row in another currency, which no form makes, is left out
    let odd = vec![settled(7, "2026-04-20", Money::new(1, Currency::USD))];
    let odd = reckoned(&deal, &[], &DunningBook::none().with_settled(odd), day("2026-05-15")).expect("an account");
    assert_eq!(odd, alone);
}

#[test]
fn a_credit_is_taken_off_the_part_that_is_due_first() {
    // the first part is due on 03-31, of the second nobody knows the day
    let waits = Due::After { event: Event::Acceptance, within: Period::days(10) };
    let deal = contract(waits, Cap::None);
    let account = reckoned(&deal, &[], &DunningBook::none(), day("2026-03-01")).expect("an account");
    assert_eq!(account.parts[1].due, DueDay::AwaitsEvent);
    let cny = Money::cny;
    let table = [
        ("less than the first", 60_000, vec![(1, 60_000)], 0),
        ("more", 10_500_000, vec![(1, 10_000_000), (2, 500_000)], 0),
        ("more than all", 25_000_000, vec![(1, 10_000_000), (2, 10_000_000)], 5_000_000),
        ("nothing", 0, vec![], 0),
    ];
    for (case, credit, parts, left) in table {
        let parts = parts.into_iter().map(|(number, fen)| (part_id(number), cny(fen))).collect();
        assert_eq!(set_off(cny(credit), &account.parts), Ok(SetOff { parts, left: cny(left) }), "{case}");
    }
    assert_eq!(set_off(cny(5), &[]), Ok(SetOff { parts: Vec::new(), left: cny(5) }));
}

#[test]
fn the_fee_of_a_month_is_the_price_over_the_months_of_the_term() {
    let fixed = |start, end| TermLength::Fixed { start: day(start), end: day(end) };
    let start = day("2026-01-01");
    let table = [
        // 200,000.00 over the months, half up
        ("a year", TermLength::Months { start, months: 12 }, Some((1_666_667, 12))),
        ("the same between two days", fixed("2026-01-01", "2026-12-31"), Some((1_666_667, 12))),
        ("a month to the day", fixed("2026-01-31", "2026-02-28"), Some((20_000_000, 1))),
        ("a month and a day", fixed("2026-01-15", "2026-02-15"), Some((10_000_000, 2))),
        ("a few days", fixed("2026-01-15", "2026-01-20"), Some((20_000_000, 1))),
        ("without an end", TermLength::OpenEnded { start }, None),
    ];
    for (case, length, expected) in table {
        let mut deal = contract(Due::On(day("2026-06-30")), Cap::None);
        deal.term.length = length;
        let found = month_fee(&deal, None, day("2026-05-01"));
        match expected {
            None => assert_eq!(found, Err(CreditError::NoFee { month: day("2026-05-01") }), "{case}"),
            Some((fen, months)) => {
                let fee = found.expect(case);
                assert_eq!(fee.amount, Money::cny(fen), "{case}");
                assert_eq!(fee.from, FeeFrom::Term { total: Money::cny(20_000_000), months }, "{case}");
            }
        }
    }
    let mut free = contract(Due::On(day("2026-06-30")), Cap::None);
    free.payment = Clause::NotApplicable { reason: Wording::same("none") };
    free.term.length = TermLength::UntilPerformed { start };
    assert!(month_fee(&free, None, day("2026-05-01")).is_err());
}
