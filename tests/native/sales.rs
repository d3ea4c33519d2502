//! Selling before there is a contract: what an opportunity is worth, where quotes stand, what lists say, what it all comes to.

use std::collections::BTreeMap;

use counterpart::domain::contact::{Contact, ContactRole};
use counterpart::domain::date::Date;
use counterpart::domain::exact::{ExactError, Ratio};
use counterpart::domain::forecast::ForecastError;
use counterpart::domain::id::{
    ContactId, CustomerId, LeadId, LineId, OpportunityEventId, OpportunityId, PriceListId, ProductId, QuoteEventId,
    QuoteId,
};
use counterpart::domain::lead::Lead;
use counterpart::domain::lifecycle::opportunity::{Event, Pipeline, PipelineStage, Stage, StageKey};
use counterpart::domain::lifecycle::quote;
use counterpart::domain::line::{DocumentDiscount, Line, LineError};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::opportunity::{LostFor, Opportunity, OpportunityEvent, Worth};
use counterpart::domain::price_list::{PriceList, Priced, Tier, Tiers, priced};
use counterpart::domain::product::{Floors, Product};
use counterpart::domain::quote::{Quote, QuoteEvent, QuoteState};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::sales_stages::{SalesStage, SalesStages, StagesError};
use counterpart::domain::sales_summary::{Counted, SummaryLine, summary};
use counterpart::domain::tax::TaxMode;
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn key(name: &str) -> StageKey {
    StageKey(name.to_owned())
}

/// An opportunity of 1 May 2026 that somebody guesses at 80 000 yuan.
fn opportunity() -> Opportunity {
    Opportunity {
        id: OpportunityId(Uuid::from_u128(1)),
        customer: CustomerId(Uuid::from_u128(2)),
        name: "Second plant".to_owned(),
        owner: "Li".to_owned(),
        contact: None,
        further_contacts: Vec::new(),
        amount: Some(Money::cny(8_000_000)),
        lines: BTreeMap::new(),
        currency: None,
        probability: None,
        expected_close: Some(day("2026-06-30")),
        began_on: day("2026-05-01"),
        began_in: String::new(),
        competitor: String::new(),
        next: String::new(),
        next_on: None,
        contract: None,
        note: String::new(),
    }
}

fn event(n: u128, on: &str, fact: Event) -> OpportunityEvent {
    OpportunityEvent {
        id: OpportunityEventId(Uuid::from_u128(n)),
        opportunity: OpportunityId(Uuid::from_u128(1)),
        on: day(on),
        fact,
    }
}

fn moved(n: u128, on: &str, from: &str, to: &str) -> OpportunityEvent {
    event(n, on, Event::Moved { from: key(from), to: key(to), by: "Li".to_owned() })
}

/// A quote over one line of `yuan`, valid to 20 May 2026.
fn quote(n: u128, on: &str, version: u16, yuan: i64) -> Quote {
    let id = LineId(Uuid::from_u128(n));
    let line = Line {
        id,
        code: String::new(),
        name: "Flow meter".to_owned(),
        name_en: String::new(),
        spec: String::new(),
        unit: "pc".to_owned(),
        quantity: Quantity { thousandths: 1_000 },
        unit_price: Money::cny(yuan * 100),
        discount: Ppm(0),
        tax_rate: Ppm(130_000),
    };
    Quote {
        id: QuoteId(Uuid::from_u128(n)),
        number: "BJ-202605-0001".to_owned(),
        version,
        customer: CustomerId(Uuid::from_u128(2)),
        opportunity: Some(OpportunityId(Uuid::from_u128(1))),
        title: String::new(),
        on: day(on),
        valid_until: day("2026-05-20"),
        currency: Currency::CNY,
        tax_mode: TaxMode::TaxIncluded,
        discount: DocumentDiscount::None,
        lines: BTreeMap::from([(id, line)]),
        payment: String::new(),
        delivery: String::new(),
        remark: String::new(),
        owner: String::new(),
    }
}

#[test]
fn an_opportunity_stands_where_its_facts_of_that_day_leave_it() {
    let facts = [
        moved(1, "2026-05-05", "initial", "needs"),
        moved(2, "2026-05-12", "needs", "proposal"),
        event(3, "2026-05-25", Event::Won { by: "Li".to_owned() }),
    ];
    // told in any order: what counts is when it was entered
    let told = [&facts[2], &facts[0], &facts[1]];
    let open = |at: &str, since: &str| Stage::Open { at: key(at), since: day(since) };
    for (as_of, stage, probability, days, passed) in [
        ("2026-05-04", open("initial", "2026-05-01"), 1_000, 3, vec![]),
        ("2026-05-05", open("needs", "2026-05-05"), 3_000, 0, vec![4]),
        ("2026-05-20", open("proposal", "2026-05-12"), 5_000, 8, vec![4, 7]),
        ("2026-05-25", Stage::Won { on: day("2026-05-25") }, 10_000, 0, vec![4, 7, 13]),
    ] {
        let standing = opportunity().standing(&told, &[], &Pipeline::default(), day(as_of));
        assert_eq!(standing.life.stage, stage, "{as_of}");
        assert_eq!(standing.probability, Bp(probability), "{as_of}");
        assert_eq!(standing.days_in_stage, days, "{as_of}");
        let spent: Vec<i64> = standing.passed.iter().map(|(_, _, days)| *days).collect();
        assert_eq!(spent, passed, "{as_of}");
        // whoever asks where it is and nothing else hears the same
        let (life, left) = opportunity().lived(&told, &Pipeline::default(), day(as_of));
        assert_eq!(life.stage, stage, "{as_of}");
        assert_eq!(left.iter().map(|(_, _, days)| *days).collect::<Vec<_>>(), passed, "{as_of}");
    }
}

#[test]
fn a_probability_set_by_hand_counts_while_it_is_open_and_a_share() {
    let open = |at: &str| Stage::Open { at: key(at), since: day("2026-05-01") };
    let won = Stage::Won { on: day("2026-05-25") };
    let lost = Stage::Lost { on: day("2026-05-25"), reason: "price".to_owned() };
    for (set, stage, by_hand, likely) in [
        (None, open("needs"), None, 3_000),
        (Some(6_550), open("needs"), Some(6_550), 6_550),
        (Some(0), open("needs"), Some(0), 0),
        (Some(10_000), open("needs"), Some(10_000), 10_000),
        // a stage that the pipeline no longer has says nothing, and a person does
        (None, open("trial"), None, 0),
        (Some(2_000), open("trial"), Some(2_000), 2_000),
        // what is decided is no guess
        (Some(6_550), won, None, 10_000),
        (Some(6_550), lost, None, 0),
        // no share
        (Some(10_001), open("needs"), None, 3_000),
        (Some(-1), open("needs"), None, 3_000),
    ] {
        let it = Opportunity { probability: set.map(Bp), ..opportunity() };
        assert_eq!(it.set_by_hand(&stage), by_hand.map(Bp), "{set:?} {stage:?}");
        assert_eq!(it.likelihood(&stage, &Pipeline::default()), Bp(likely), "{set:?} {stage:?}");
    }
    let it = Opportunity { probability: Some(Bp(6_550)), ..opportunity() };
    assert_eq!(it.standing(&[], &[], &Pipeline::default(), day("2026-05-02")).probability, Bp(6_550));
}

#[test]
fn what_two_copies_recorded_twice_counts_once() {
    let won = |n| event(n, "2026-05-20", Event::Won { by: "Li".to_owned() });
    let (first, again, late) = (won(1), won(2), moved(3, "2026-05-21", "initial", "needs"));
    let standing = opportunity().standing(&[&first, &again, &late], &[], &Pipeline::default(), day("2026-06-01"));
    assert_eq!(standing.life.stage, Stage::Won { on: day("2026-05-20") });
    assert_eq!(standing.life.anomalies.len(), 2);
    let passed: Vec<(Date, i64)> = standing.passed.iter().map(|(_, on, days)| (*on, *days)).collect();
    assert_eq!(passed, [(day("2026-05-20"), 19)]);
}

#[test]
fn a_reason_is_read_as_it_was_kept_and_words_of_old_are_another_reason() {
    for (kept, reason, words) in [
        ("price", LostFor::Price, ""),
        ("price: a tenth above", LostFor::Price, "a tenth above"),
        ("stopped:  for now ", LostFor::Stopped, "for now"),
        ("They said: no", LostFor::Other, "They said: no"),
        ("", LostFor::Other, ""),
    ] {
        assert_eq!(LostFor::read(kept), (reason, words), "{kept}");
    }
    assert_eq!(LostFor::Rival.kept("cheaper: by half"), "rival: cheaper: by half");
    assert_eq!(LostFor::read("rival: cheaper: by half"), (LostFor::Rival, "cheaper: by half"));
}

#[test]
fn an_opportunity_begins_where_its_first_move_left_else_where_it_was_put_else_in_the_first_stage() {
    let away = moved(1, "2026-05-05", "needs", "proposal");
    let back = moved(2, "2026-05-04", "proposal", "initial");
    let won = event(3, "2026-05-06", Event::Won { by: "Li".to_owned() });
    let won_before = event(0, "2026-05-06", Event::Won { by: "Li".to_owned() });
    for (began_in, facts, stage) in [
        ("", vec![], "initial"),
        ("negotiation", vec![], "negotiation"),
        // a stage that is gone is still where it was put
        ("trial", vec![], "trial"),
        ("trial", vec![&won], "trial"),
        // what was entered first counts, whatever day it is of
        ("", vec![&back, &away], "needs"),
        ("trial", vec![&away, &won], "needs"),
        // a move of another copy that came after it was won does not fit, and tells nothing
        ("trial", vec![&won_before, &away], "trial"),
    ] {
        let it = Opportunity { began_in: began_in.to_owned(), ..opportunity() };
        let standing = it.standing(&facts, &[], &Pipeline::default(), day("2026-05-01"));
        assert_eq!(
            standing.life.stage,
            Stage::Open { at: key(stage), since: day("2026-05-01") },
            "{began_in} {facts:?}"
        );
    }
}

#[test]
fn stages_that_are_set_up_anew_change_nothing_of_what_happened() {
    let stage = |name: &str, probability| PipelineStage { key: key(name), probability: Bp(probability) };
    let anew = Pipeline { open: vec![stage("trial", 500), stage("proposal", 4_000)] };
    let facts = [moved(1, "2026-05-05", "initial", "needs"), moved(2, "2026-05-12", "needs", "proposal")];
    let facts: Vec<&OpportunityEvent> = facts.iter().collect();
    for (as_of, at, since, probability, passed) in [
        ("2026-05-02", "initial", "2026-05-01", 0, vec![]),
        ("2026-05-06", "needs", "2026-05-05", 0, vec![4]),
        ("2026-05-20", "proposal", "2026-05-12", 4_000, vec![4, 7]),
    ] {
        let standing = opportunity().standing(&facts, &[], &anew, day(as_of));
        assert_eq!(standing.life.stage, Stage::Open { at: key(at), since: day(since) }, "{as_of}");
        assert!(standing.life.anomalies.is_empty(), "{as_of}");
        assert_eq!(standing.probability, Bp(probability), "{as_of}");
        let spent: Vec<i64> = standing.passed.iter().map(|(_, _, days)| *days).collect();
        assert_eq!(spent, passed, "{as_of}");
    }
}

#[test]
fn an_opportunity_is_worth_its_agreed_quote_else_its_newest_else_the_guess() {
    let (first, second) = (quote(11, "2026-05-03", 1, 90_000), quote(12, "2026-05-08", 2, 76_000));
    let mut empty = quote(13, "2026-05-09", 3, 1);
    empty.lines.clear();
    let guessed = Worth::Guessed(Money::cny(8_000_000));
    let of = |it: &Quote, yuan: i64| Worth::Quoted(it.id, Money::cny(yuan * 100));
    for (quotes, expected) in [
        (vec![], guessed),
        (vec![(&first, QuoteState::Sent)], of(&first, 90_000)),
        (vec![(&first, QuoteState::Sent), (&second, QuoteState::Draft)], of(&second, 76_000)),
        (vec![(&first, QuoteState::Accepted), (&second, QuoteState::Sent)], of(&first, 90_000)),
        (vec![(&second, QuoteState::Rejected), (&first, QuoteState::Expired)], of(&first, 90_000)),
        (vec![(&first, QuoteState::Rejected)], guessed),
        (vec![(&empty, QuoteState::Draft)], guessed),
    ] {
        let worth = counterpart::domain::opportunity::worth(opportunity().amount, &quotes);
        assert_eq!(worth, expected, "{quotes:?}");
    }
    assert_eq!(counterpart::domain::opportunity::worth(None, &[]), Worth::Unknown);
}

/// A line of so many pieces at so many fen, tax included.
fn goods(n: u128, pieces: i64, fen: i64, currency: Currency) -> (LineId, Line) {
    let id = LineId(Uuid::from_u128(n));
    let line = Line {
        id,
        code: String::new(),
        name: "Flow meter".to_owned(),
        name_en: String::new(),
        spec: "DN80".to_owned(),
        unit: "pc".to_owned(),
        quantity: Quantity { thousandths: pieces * 1_000 },
        unit_price: Money::new(fen, currency),
        discount: Ppm(0),
        tax_rate: Ppm(130_000),
    };
    (id, line)
}

#[test]
fn an_opportunity_with_lines_is_worth_what_they_come_to_unless_a_quote_says_otherwise() {
    let offered = quote(11, "2026-05-03", 1, 90_000);
    let (meters, spares) = (goods(1, 84, 620_000, Currency::CNY), goods(2, 15, 48_000, Currency::CNY));
    let free = goods(3, 1, 0, Currency::CNY);
    let dollars = goods(4, 2, 125_050, Currency::USD);
    let guessed = Worth::Guessed(Money::cny(8_000_000));
    for (lines, guess, quotes, expected) in [
        // 84 x 6 200.00 + 15 x 480.00, the tax in them
        (vec![&meters, &spares], true, vec![], Worth::Lined(Money::cny(52_800_000))),
        (vec![&meters], false, vec![], Worth::Lined(Money::cny(52_080_000))),
        (vec![&dollars], true, vec![], Worth::Lined(Money::new(250_100, Currency::USD))),
        // a line that nobody has priced yet says nothing
        (vec![&free], true, vec![], guessed),
        (vec![&free], false, vec![], Worth::Unknown),
        // currencies are never added
        (vec![&meters, &dollars], true, vec![], guessed),
        (vec![], true, vec![], guessed),
        (vec![&meters], true, vec![(&offered, QuoteState::Rejected)], Worth::Lined(Money::cny(52_080_000))),
        (vec![&meters], true, vec![(&offered, QuoteState::Sent)], Worth::Quoted(offered.id, Money::cny(9_000_000))),
    ] {
        let sale = Opportunity {
            amount: opportunity().amount.filter(|_| guess),
            lines: lines.into_iter().cloned().collect(),
            ..opportunity()
        };
        assert_eq!(sale.worth(&quotes), expected, "{:?}", sale.lines);
        let standing = sale.standing(&[], &quotes, &Pipeline::default(), day("2026-05-10"));
        assert_eq!(standing.worth, expected, "{:?}", sale.lines);
    }
}

#[test]
fn the_lines_of_an_opportunity_go_into_another_currency_with_every_figure_or_not_at_all() {
    let guess = Money::new(9_900, Currency::EUR);
    let of = |lines: Vec<(LineId, Line)>| Opportunity {
        amount: Some(guess),
        lines: lines.into_iter().collect(),
        ..opportunity()
    };
    assert_eq!(of(vec![]).currency(), Currency::EUR);
    assert_eq!(Opportunity { amount: None, ..of(vec![]) }.currency(), Currency::CNY);
    let sale = of(vec![goods(1, 3, 125_000, Currency::USD)]);
    assert_eq!(sale.currency(), Currency::USD, "its lines come before the guess");
    let yen = sale.lines_in(Currency::JPY).expect("whole figures");
    let prices: Vec<Money> = yen.values().map(|it| it.unit_price).collect();
    assert_eq!(prices, [Money::new(1_250, Currency::JPY)]);
    assert_eq!(sale.lines_in(Currency::USD), Ok(sale.lines.clone()));
    let fine = of(vec![goods(1, 3, 125_050, Currency::USD)]);
    assert_eq!(fine.lines_in(Currency::JPY), Err(Money::new(125_050, Currency::USD)));
}

#[test]
fn an_opportunity_is_reckoned_in_the_currency_of_its_figures_else_in_the_one_that_was_chosen() {
    let (euros, dollars) = (Money::new(9_900, Currency::EUR), goods(1, 3, 125_000, Currency::USD));
    for (lines, amount, chosen, expected) in [
        (vec![], None, None, Currency::CNY),
        // without a figure what was chosen is not forgotten
        (vec![], None, Some(Currency::USD), Currency::USD),
        (vec![], Some(euros), Some(Currency::USD), Currency::EUR),
        (vec![dollars], Some(euros), Some(Currency::JPY), Currency::USD),
    ] {
        let sale = Opportunity { amount, lines: lines.into_iter().collect(), currency: chosen, ..opportunity() };
        assert_eq!(sale.currency(), expected, "{:?} {amount:?} {chosen:?}", sale.lines);
    }
}

#[test]
fn an_opportunity_goes_on_in_the_currency_of_its_last_line_when_that_is_taken_out() {
    let (euros, dollars) = (Money::new(9_900, Currency::EUR), goods(1, 3, 125_000, Currency::USD));
    let (more, yuan) = (goods(2, 1, 9_000, Currency::USD), goods(1, 3, 125_000, Currency::CNY));
    for (lines, amount, chosen, kept, expected) in [
        // one of a time in which nobody chose a currency
        (vec![&dollars], None, None, Some(Currency::USD), Currency::USD),
        (vec![&dollars], None, Some(Currency::USD), Some(Currency::USD), Currency::USD),
        (vec![&dollars], None, Some(Currency::JPY), Some(Currency::USD), Currency::USD),
        (vec![&yuan], None, None, None, Currency::CNY),
        // while a figure says it, nothing has to be kept
        (vec![&dollars, &more], None, None, None, Currency::USD),
        (vec![&dollars], Some(euros), None, None, Currency::EUR),
        (vec![], None, None, None, Currency::CNY),
    ] {
        let left = lines.len().saturating_sub(1);
        let lines = lines.into_iter().cloned().collect();
        let mut sale = Opportunity { amount, lines, currency: chosen, ..opportunity() };
        sale.take_line_out(LineId(Uuid::from_u128(1)));
        assert_eq!((sale.lines.len(), sale.currency), (left, kept), "{amount:?} {chosen:?}");
        assert_eq!(sale.currency(), expected, "{amount:?} {chosen:?}");
    }
}

#[test]
fn who_is_named_twice_has_one_part_in_an_opportunity_and_the_first_is_the_one_it_goes_through() {
    let person = |n: u128| ContactId(Uuid::from_u128(n));
    for (named, first, further) in [
        (vec![], None, vec![]),
        (vec![1], Some(1), vec![]),
        (vec![2, 1, 3], Some(2), vec![1, 3]),
        (vec![1, 2, 1, 2], Some(1), vec![2]),
    ] {
        let mut sale = opportunity();
        sale.set_contacts(named.iter().copied().map(person));
        assert_eq!(sale.contact, first.map(person), "{named:?}");
        assert_eq!(sale.further_contacts, further.into_iter().map(person).collect::<Vec<_>>(), "{named:?}");
    }
    let mut sale = opportunity();
    sale.set_contacts([person(2), person(1)]);
    assert_eq!(sale.contacts().collect::<Vec<_>>(), [person(2), person(1)]);
}

#[test]
fn a_quote_that_comes_to_no_total_says_nothing_of_what_an_opportunity_is_worth() {
    let (first, mut second) = (quote(11, "2026-05-03", 1, 90_000), quote(12, "2026-05-08", 2, 76_000));
    // taken off before the lines became fewer
    second.discount = DocumentDiscount::Amount(Money::cny(7_600_001));
    let worth = |quotes: &[(&Quote, QuoteState)]| counterpart::domain::opportunity::worth(opportunity().amount, quotes);
    let offered = [(&second, QuoteState::Accepted), (&first, QuoteState::Sent)];
    assert_eq!(worth(&offered), Worth::Quoted(first.id, Money::cny(9_000_000)));
    assert_eq!(worth(&offered[..1]), Worth::Guessed(Money::cny(8_000_000)));
    assert_eq!(second.facts().unreckoned, Some(LineError::DocumentDiscountOutOfRange));
    assert_eq!(first.facts().unreckoned, None);
}

#[test]
fn an_earlier_day_knows_no_quote_of_a_later_date_and_today_knows_them_all() {
    let offered = quote(11, "2026-05-22", 1, 90_000);
    let today = day("2026-05-20");
    for (looked_at, seen) in
        [("2026-05-19", false), ("2026-05-20", true), ("2026-05-21", true), ("2026-05-22", true), ("2026-06-01", true)]
    {
        assert_eq!(offered.is_seen_on(day(looked_at), today), seen, "{looked_at}");
    }
    let told = quote(12, "2026-05-03", 1, 90_000);
    for (looked_at, seen) in [("2026-05-02", false), ("2026-05-03", true), ("2026-05-19", true), ("2026-05-20", true)] {
        assert_eq!(told.is_seen_on(day(looked_at), today), seen, "{looked_at}");
    }
}

#[test]
fn a_quote_goes_into_another_currency_with_every_figure_or_not_at_all() {
    let mut offered = quote(11, "2026-05-03", 1, 1_250);
    offered.discount = DocumentDiscount::Amount(Money::cny(5_000));
    let yen = offered.in_currency(Currency::JPY).expect("whole figures");
    let price = yen.lines.values().next().expect("a line").unit_price;
    assert_eq!((yen.currency, price), (Currency::JPY, Money::new(1_250, Currency::JPY)));
    assert_eq!(yen.discount, DocumentDiscount::Amount(Money::new(50, Currency::JPY)));
    assert_eq!(yen.in_currency(Currency::CNY), Ok(offered.clone()));

    offered.discount = DocumentDiscount::Amount(Money::cny(4_999));
    assert_eq!(offered.in_currency(Currency::JPY), Err(Money::cny(4_999)));
    offered.discount = DocumentDiscount::Share(Ppm(50_000));
    for line in offered.lines.values_mut() {
        line.unit_price = Money::cny(1_250);
    }
    assert_eq!(offered.in_currency(Currency::JPY), Err(Money::cny(1_250)));
    assert_eq!(offered.in_currency(Currency::USD).map(|it| it.total()), Ok(Ok(Money::new(1_187, Currency::USD))));
}

#[test]
fn a_line_is_held_against_the_highest_floor_of_what_it_names_tax_included() {
    let (meter, _) = catalogue();
    let floor = |n: u128, spec: &str, floor_price| Product {
        id: ProductId(Uuid::from_u128(n)),
        spec: spec.to_owned(),
        floor_price,
        ..meter.clone()
    };
    let products = [
        floor(1, "", Some(Money::cny(560_000))),
        floor(2, "", Some(Money::cny(500_000))),
        floor(3, "", Some(Money::new(900_000, Currency::USD))),
        floor(4, "DN80", Some(Money::cny(900_000))),
        floor(5, "DN100", None),
    ];
    let floors = Floors::of(&products);
    let low = || vec![("Flow meter".to_owned(), Money::cny(560_000))];
    // 4 960 without 13 % tax is 5 604.80 with it
    for (yuan, discount, mode, below) in [
        (5_600, 0, TaxMode::TaxIncluded, vec![]),
        (5_599, 0, TaxMode::TaxIncluded, low()),
        (5_599, 0, TaxMode::NotApplicable, low()),
        (5_600, 10_000, TaxMode::TaxIncluded, low()),
        (4_960, 0, TaxMode::TaxExcluded, vec![]),
        (4_950, 0, TaxMode::TaxExcluded, low()),
    ] {
        let mut offered = quote(11, "2026-05-03", 1, yuan);
        offered.tax_mode = mode;
        for line in offered.lines.values_mut() {
            line.discount = Ppm(discount);
        }
        assert_eq!(offered.below(&floors), below, "{yuan} less {discount} {mode:?}");
    }
    assert_eq!(quote(11, "2026-05-03", 1, 1).below(&Floors::of(&products[4..])), vec![]);
}

#[test]
fn a_lead_adds_to_a_person_who_is_known_and_writes_nothing_over() {
    let lead = Lead {
        id: LeadId(Uuid::from_u128(41)),
        company: "Harbour Pumps Ltd".to_owned(),
        person: "Ada Shore".to_owned(),
        title: "Buyer".to_owned(),
        phone: "020 7946 0001".to_owned(),
        email: "ada@harbour.example".to_owned(),
        wechat: String::new(),
        source: String::new(),
        wish: String::new(),
        score: 50,
        owner: String::new(),
        came_on: day("2026-05-01"),
    };
    let (id, customer) = (ContactId(Uuid::from_u128(42)), CustomerId(Uuid::from_u128(2)));
    let fresh = lead.contact(id, customer);
    assert_eq!((fresh.id, fresh.customer, fresh.name.as_str()), (id, customer, "Ada Shore"));
    assert_eq!((fresh.phone.as_str(), fresh.role), ("020 7946 0001", ContactRole::General));
    let unnamed = Lead { person: String::new(), ..lead.clone() };
    assert_eq!(unnamed.contact(id, customer).name, "Harbour Pumps Ltd");

    let known = Contact {
        name: "A. Shore".to_owned(),
        title: "Head buyer".to_owned(),
        role: ContactRole::Decision,
        email: String::new(),
        wechat: "ada".to_owned(),
        ..fresh
    };
    let expected = Contact { email: "ada@harbour.example".to_owned(), ..known.clone() };
    assert_eq!(lead.add_to(&known), expected);
    assert_eq!(lead.add_to(&expected), expected);
}

#[test]
fn a_quote_that_nobody_answered_in_time_has_expired_and_an_answered_one_has_not() {
    let offered = quote(11, "2026-05-03", 1, 90_000);
    let fact =
        |n, on: &str, fact| QuoteEvent { id: QuoteEventId(Uuid::from_u128(n)), quote: offered.id, on: day(on), fact };
    let sent = fact(1, "2026-05-04", quote::Event::Sent);
    let accepted = fact(2, "2026-05-18", quote::Event::Accepted);
    let rejected = fact(3, "2026-05-18", quote::Event::Rejected { reason: "Too dear".to_owned() });
    for (facts, as_of, expected) in [
        (vec![], "2026-06-01", QuoteState::Draft),
        (vec![&sent], "2026-05-03", QuoteState::Draft),
        (vec![&sent], "2026-05-20", QuoteState::Sent),
        (vec![&sent], "2026-05-21", QuoteState::Expired),
        (vec![&sent, &accepted], "2026-05-17", QuoteState::Sent),
        (vec![&accepted, &sent], "2026-06-01", QuoteState::Accepted),
        (vec![&sent, &rejected], "2026-06-01", QuoteState::Rejected),
    ] {
        assert_eq!(offered.state(facts.iter().copied(), day(as_of)), expected, "{facts:?} on {as_of}");
    }
}

/// A meter at 6 200 yuan, and a list with 5 900 from one piece and 5 500 from a hundred.
fn catalogue() -> (Product, PriceList) {
    let product = Product {
        id: ProductId(Uuid::from_u128(31)),
        code: "EM-80".to_owned(),
        name: "Flow meter".to_owned(),
        name_en: String::new(),
        spec: String::new(),
        unit: "pc".to_owned(),
        price: Money::cny(620_000),
        floor_price: None,
        tax_rate: Ppm(130_000),
        withdrawn: false,
        note: String::new(),
    };
    let tier = |pieces: i64, yuan: i64| Tier {
        min_quantity: Quantity { thousandths: pieces * 1_000 },
        price: Money::cny(yuan * 100),
    };
    let list = PriceList {
        id: PriceListId(Uuid::from_u128(32)),
        name: "Distributors".to_owned(),
        currency: Currency::CNY,
        valid_from: day("2026-01-01"),
        valid_to: Some(day("2026-12-31")),
        items: BTreeMap::from([(product.id, Tiers(vec![tier(100, 5_500), tier(1, 5_900)]))]),
    };
    (product, list)
}

#[test]
fn the_price_is_the_highest_tier_reached_of_the_list_that_counts() {
    let (product, list) = catalogue();
    for (pieces, on, expected) in [
        ("0.5", "2026-05-01", 6_200),
        ("1", "2026-05-01", 5_900),
        ("99.999", "2026-05-01", 5_900),
        ("100", "2026-05-01", 5_500),
        ("100", "2025-12-31", 6_200),
        ("100", "2026-01-01", 5_500),
        ("100", "2026-12-31", 5_500),
        ("100", "2027-01-01", 6_200),
    ] {
        let thousandths = counterpart::i18n::format::parse_quantity(pieces).expect("a quantity");
        let found = priced(&product, [&list], thousandths, Currency::CNY, day(on)).expect("a price");
        assert_eq!(found.price, Money::cny(expected * 100), "{pieces} on {on}");
        assert_eq!(found.list.is_some(), expected != 6_200, "{pieces} on {on}");
    }
    assert_eq!(priced(&product, [&list], Quantity { thousandths: 1_000 }, Currency::USD, day("2026-05-01")), None);
}

#[test]
fn of_two_lists_the_one_that_began_last_says_the_price() {
    let (product, year) = catalogue();
    let tier = Tier { min_quantity: Quantity { thousandths: 0 }, price: Money::cny(580_000) };
    let spring = PriceList {
        id: PriceListId(Uuid::from_u128(33)),
        valid_from: day("2026-04-01"),
        items: BTreeMap::from([(product.id, Tiers(vec![tier]))]),
        ..year.clone()
    };
    let one = Quantity { thousandths: 1_000 };
    let found = priced(&product, [&spring, &year], one, Currency::CNY, day("2026-05-01"));
    assert_eq!(found, Some(Priced { price: Money::cny(580_000), list: Some(spring.id) }));
    let before = priced(&product, [&spring, &year], one, Currency::CNY, day("2026-03-31"));
    assert_eq!(before, Some(Priced { price: Money::cny(590_000), list: Some(year.id) }));
}

#[test]
fn stages_that_cannot_be_are_refused_with_their_row() {
    let stage = |key_: &str, name: &str, probability| SalesStage {
        key: key(key_),
        name: name.to_owned(),
        probability: Bp(probability),
    };
    let of = |stages| SalesStages { id: SalesStages::ID, stages }.check();
    assert_eq!(SalesStages::usual().check(), Ok(()));
    assert_eq!(of(vec![]), Err(StagesError::None));
    assert_eq!(of(vec![stage("initial", "", 0), stage("trial", "Trial", 10_000)]), Ok(()));
    assert_eq!(of(vec![stage("initial", "", 0), stage("trial", " ", 5_000)]), Err(StagesError::Unnamed { row: 2 }));
    assert_eq!(of(vec![stage("trial", "A", 1), stage("trial", "B", 2)]), Err(StagesError::Twice { row: 2 }));
    assert_eq!(of(vec![stage("trial", "A", 10_001)]), Err(StagesError::Probability { row: 1 }));
    assert_eq!(of(vec![stage("trial", "A", -1)]), Err(StagesError::Probability { row: 1 }));
}

#[test]
fn a_stage_in_which_opportunities_stand_cannot_be_left_out() {
    let usual = SalesStages::usual();
    let without = |keys: &[&str]| {
        let stages = usual.stages.iter().filter(|it| !keys.contains(&it.key.0.as_str()));
        SalesStages { id: SalesStages::ID, stages: stages.cloned().collect() }
    };
    let held = |at: &StageKey| if at.0 == "proposal" { 2 } else { 0 };
    for (gone, expected) in [
        (vec![], None),
        (vec!["needs"], None),
        (vec!["proposal"], Some(("proposal", 2))),
        (vec!["initial", "proposal", "negotiation"], Some(("proposal", 2))),
    ] {
        let found = usual.left_out(&without(&gone), held);
        assert_eq!(found.map(|(stage, count)| (stage.key.0.as_str(), count)), expected, "{gone:?}");
    }
    // in another order and under another name it is still there
    let mut anew = usual.clone();
    anew.stages.reverse();
    anew.stages.iter_mut().for_each(|it| it.name = "Anew".to_owned());
    assert_eq!(usual.left_out(&anew, |_| 1), None);
}

#[test]
fn the_summary_counts_what_is_open_and_what_was_decided_this_quarter() {
    let open = |at: &str| Stage::Open { at: key(at), since: day("2026-05-01") };
    let (first, second, third) = (open("initial"), open("negotiation"), open("needs"));
    let won = Stage::Won { on: day("2026-04-01") };
    let won_before = Stage::Won { on: day("2026-03-31") };
    let lost = |reason: &str| Stage::Lost { on: day("2026-05-10"), reason: reason.to_owned() };
    let (dear, late, dear_too) = (lost("price: a tenth above"), lost("delivery"), lost("price"));
    let one = |stage, yuan: Option<i64>, probability, close: Option<&str>| Counted {
        stage,
        amount: yuan.map(|yuan| Money::cny(yuan * 100)),
        probability: Bp(probability),
        expected_close: close.map(day),
        began_on: day("2026-03-02"),
    };
    let all = [
        one(&first, Some(1_000), 1_000, Some("2026-05-31")),
        one(&second, Some(2_000), 7_000, Some("2026-06-01")),
        one(&third, None, 3_000, Some("2026-05-01")),
        one(&won, Some(5_000), 10_000, None),
        one(&won_before, Some(9_000), 10_000, None),
        one(&dear, Some(700), 0, None),
        one(&late, Some(300), 0, None),
        one(&dear_too, None, 0, None),
    ];
    let worked = summary(&all, day("2026-05-20")).expect("a summary");
    let decided: Vec<SummaryLine> = worked
        .working
        .iter()
        .filter(|line| matches!(line, SummaryLine::WinRate { .. } | SummaryLine::DaysToWin { .. }))
        .copied()
        .collect();
    assert_eq!(
        decided,
        [
            SummaryLine::WinRate { won: 1, decided: 4, exact: Ratio::whole(250_000) },
            SummaryLine::DaysToWin { days: 30, won: 1, exact: Ratio::whole(30) },
        ]
    );
    let it = worked.value;
    assert_eq!((it.open, it.closing), (3, 2));
    assert_eq!(it.all.len(), 1);
    assert_eq!((it.all[0].count, it.all[0].full, it.all[0].weighted), (2, Money::cny(300_000), Money::cny(150_000)));
    assert_eq!((it.month[0].full, it.month[0].weighted), (Money::cny(100_000), Money::cny(10_000)));
    assert_eq!((it.won.count, it.won.amounts), (1, vec![Money::cny(500_000)]));
    assert_eq!((it.lost.count, it.lost.amounts), (3, vec![Money::cny(100_000)]));
    // one of four
    assert_eq!(it.win_rate, Some(Ppm(250_000)));
    // from 2 March to 1 April
    assert_eq!(it.days_to_win, Some(30));
    assert_eq!(it.reasons, vec![(LostFor::Price, 2), (LostFor::Delivery, 1)]);
}

#[test]
fn a_pipeline_without_anything_has_no_rate_and_no_average() {
    let worked = summary(&[], day("2026-05-20")).expect("a summary");
    assert!(worked.working.is_empty());
    let it = worked.value;
    assert_eq!((it.open, it.win_rate, it.days_to_win), (0, None, None));
}

proptest! {
    /// Facts that two copies recorded apart from each other leave every opportunity somewhere, whatever their order.
    #[test]
    fn any_facts_in_any_order_leave_an_opportunity_in_one_stage(
        told in prop::collection::vec((0_u8..6, 0_i64..60), 0..12),
        seed in any::<u64>(),
    ) {
        let stages = ["initial", "needs", "proposal", "negotiation"];
        let at = |n: u8| stages[usize::from(n) % 4];
        let facts: Vec<OpportunityEvent> = told
            .iter()
            .enumerate()
            .map(|(n, (what, on))| {
                let fact = match what {
                    4 => Event::Won { by: String::new() },
                    5 => Event::Lost { by: String::new(), reason: "Price".to_owned() },
                    n => Event::Moved { from: key(at(*n)), to: key(at(n + 1)), by: String::new() },
                };
                OpportunityEvent {
                    id: OpportunityEventId(Uuid::from_u128(n as u128)),
                    opportunity: OpportunityId(Uuid::from_u128(1)),
                    on: day("2026-05-01").plus_days(*on).unwrap(),
                    fact,
                }
            })
            .collect();
        let straight: Vec<&OpportunityEvent> = facts.iter().collect();
        let mut shuffled = straight.clone();
        shuffled.sort_by_key(|it| it.id.0.as_u128().wrapping_mul(u128::from(seed | 1)) % 1_009);
        let stand = |facts: &[&OpportunityEvent]| {
            opportunity().standing(facts, &[], &Pipeline::default(), day("2026-12-31")).life.stage
        };
        prop_assert_eq!(stand(&straight), stand(&shuffled));
    }

    /// A price of more pieces is found in the same lists, and is the one of the highest tier that is reached.
    #[test]
    fn a_price_is_always_that_of_a_tier_that_is_reached(
        tiers in prop::collection::btree_map(0_i64..50_000, 1_i64..1_000_000, 1..6),
        quantity in 0_i64..60_000,
    ) {
        let (product, mut list) = catalogue();
        let made = tiers.iter().map(|(from, price)| Tier {
            min_quantity: Quantity { thousandths: *from },
            price: Money::cny(*price),
        });
        list.items.insert(product.id, Tiers(made.collect()));
        let found = list.price_of(product.id, Quantity { thousandths: quantity }, day("2026-05-01"));
        let expected = tiers.range(..=quantity).next_back().map(|(_, price)| Money::cny(*price));
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn why_there_is_no_forecast_is_said_with_what_to_do() {
    for (fault, zh, en) in [
        (ForecastError::NegativeAmount { row: 2 }, "金额小于零", "an amount below zero"),
        (ForecastError::ProbabilityOutOfRange { row: 2 }, "不在 0 到 100% 之间", "a probability outside 0% to 100%"),
        (ForecastError::Exact(ExactError::Overflow), "数字太大", "too large"),
    ] {
        for (locale, said) in [(Locale::Zh, zh), (Locale::En, en)] {
            let words = Text::new(locale).forecast_fault(fault);
            assert!(words.contains(said), "{words}");
        }
    }
}
