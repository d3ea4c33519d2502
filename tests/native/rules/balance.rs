//! The balance table of a contract (`contract-rules.md` 2.1), reckoned by hand.

use counterpart::domain::checker::balance::{entries, table};
use counterpart::domain::contract::breach::LiabilityLimit;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::inclusion::Inclusion;
use counterpart::domain::contract::party::Who;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::term::Notice;
use counterpart::domain::exact::Ratio;
use counterpart::domain::fairness::BalanceSide::Enterprise;
use counterpart::domain::fairness::{Balance, BalanceLine, BalancePair, OverallLean, Position};
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{DayCount, LateRate};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::i18n::{Locale, Text};

use super::deal::{Deal, deal, special};

use Position::{Amount, Days, Held, None as Nothing, Rate, Unlimited};

fn positions(deal: &Deal, pair: BalancePair) -> (Position, Position) {
    let found = entries(&deal.contract).into_iter().find(|it| it.pair == pair).expect("a row for every term");
    assert_eq!(found.weight, 1);
    (found.enterprise, found.customer)
}

fn measured(deal: &Deal) -> (Balance, i128, i128) {
    let worked = table(&deal.contract).expect("a balance");
    let Some(BalanceLine::Total { present, enterprise, customer }) = worked.working.last() else { panic!("a total") };
    (worked.value, *present, enterprise + customer)
}

#[test]
fn the_usual_terms_favour_us_in_one_term_of_seven() {
    // cure, limits, delay, grounds, secrecy, indemnity, set-off; only we may end it for long non-payment
    let sound = deal();
    let (balance, present, one_sided) = measured(&sound);
    let exact = Ratio::new(6, 7).expect("a ratio");
    assert_eq!(balance, Balance::Measured { exact, shown: Ppm(857_142), lean: OverallLean::Toward(Enterprise) });
    assert_eq!((present, one_sided, balance.calls_for_advice()), (7, 1, false));
    let words = |locale| Text::new(locale).balance_result(&balance, one_sided, present);
    assert_eq!(words(Locale::Zh), "对等度 1 − 1/7 ＝ 6/7，即 85.71%。整体偏向我方。");
    assert_eq!(words(Locale::En), "Balance 1 − 1/7 = 6/7, that is 85.71%. On the whole it leans towards us.");
}

#[test]
fn three_of_seven_terms_on_one_side_call_for_advice() {
    let mut uneven = deal();
    uneven.contract.confidentiality.bound = Who::Them;
    uneven.contract.intellectual_property.indemnity = Who::Them;
    let (balance, present, one_sided) = measured(&uneven);
    assert_eq!((present, one_sided, balance.calls_for_advice()), (7, 3, true));
}

#[test]
fn a_clause_that_was_left_out_favours_nobody() {
    let mut bare = deal();
    bare.contract.confidentiality.bound = Who::Them;
    bare.contract.confidentiality.secrecy = Inclusion::LeftOut;
    assert_eq!(positions(&bare, BalancePair::Confidentiality), (Nothing, Nothing));
}

#[test]
fn terms_become_positions() {
    let sound = deal();
    for (pair, ours, theirs) in [
        (BalancePair::Notice, Nothing, Nothing),
        (BalancePair::Cure, Days(15), Days(15)),
        (BalancePair::LiabilityCap, Rate(Ppm::WHOLE), Rate(Ppm::WHOLE)),
        (BalancePair::DelayRate, Rate(Ppm(300)), Rate(Ppm(500))),
        (BalancePair::TerminationGrounds, Position::Cases(5), Position::Cases(4)),
        (BalancePair::Assignment, Nothing, Nothing),
        (BalancePair::Confidentiality, Held, Held),
        (BalancePair::Indemnity, Held, Held),
        (BalancePair::ChangeRights, Nothing, Nothing),
        (BalancePair::SetOff, Held, Held),
    ] {
        assert_eq!(positions(&sound, pair), (ours, theirs), "{pair:?}");
    }
}

#[test]
fn a_side_that_may_not_leave_waits_without_limit() {
    let mut open = deal();
    open.contract.term.our_notice = Notice::Ahead(Period::days(30));
    assert_eq!(positions(&open, BalancePair::Notice), (Days(30), Unlimited));
}

#[test]
fn a_limit_in_money_is_held_against_a_share_of_the_price() {
    // the price is 10 pieces at 10,000.00
    let mut mixed = deal();
    let Clause::Included(breach) = &mut mixed.contract.breach else { panic!("a clause on breach") };
    breach.our_limit = LiabilityLimit::Sum(Money::cny(5_000_000));
    let half = (Amount(Money::cny(5_000_000)), Amount(Money::cny(10_000_000)));
    assert_eq!(positions(&mixed, BalancePair::LiabilityCap), half);
    // without a price there is nothing to hold it against
    mixed.contract.lines.clear();
    assert_eq!(positions(&mixed, BalancePair::LiabilityCap), (Nothing, Nothing));
    assert!(table(&mixed.contract).is_ok());
}

#[test]
fn a_yearly_rate_is_a_rate_per_day_of_a_year_of_365_days() {
    let mut yearly = deal();
    let Clause::Included(payment) = &mut yearly.contract.payment else { panic!("a clause on payment") };
    let table = RateTable::constant(Ppm(182_500)).expect("a rate");
    payment.late_fee.rate = LateRate::Annual { table, day_count: DayCount::Actual365 };
    assert_eq!(positions(&yearly, BalancePair::DelayRate), (Rate(Ppm(300)), Rate(Ppm(500))));
}

#[test]
fn a_right_to_change_terms_alone_stands_in_the_table() {
    let mut changing = deal();
    special(&mut changing, "甲方有权随时调整价格。");
    assert_eq!(positions(&changing, BalancePair::ChangeRights), (Held, Nothing));
}
