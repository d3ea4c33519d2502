//! A contract drafted from an earlier one: what comes over, what does not, and where its days fall.

use std::collections::BTreeSet;

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::following::Following;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::Due;
use counterpart::domain::contract::term::{Term, TermLength};
use counterpart::domain::date::Date;

use crate::paper::contracts::{day, distribution, flow_meters, samples};
use crate::progress::Counter;

fn followed(terms: &Contract, on: &str, start: &str) -> Contract {
    let following = Following { from: terms.id, on: day(on), start: day(start) };
    following.draft(terms, &mut Counter(9_000))
}

/// The days on which payments fall due.
fn payments(contract: &Contract) -> Vec<Date> {
    let Clause::Included(payment) = &contract.payment else { return Vec::new() };
    let Plan::Instalments { parts } = &payment.plan else { return Vec::new() };
    let days = parts.iter().filter_map(|part| match part.due {
        Due::On(day) => Some(day),
        Due::After { .. } => None,
    });
    days.collect()
}

#[test]
fn parties_clauses_lines_and_words_come_over_and_what_was_of_one_deal_does_not() {
    for mut earlier in samples() {
        earlier.note = "called twice".to_owned();
        earlier.acknowledged = [("PAY-01".to_owned(), "known".to_owned())].into();
        let draft = followed(&earlier, "2027-05-01", "2027-06-01");
        assert_eq!(draft.drafted_from, Some(earlier.id));
        assert_ne!(draft.id, earlier.id);
        assert_eq!((draft.number.as_str(), draft.note.as_str(), draft.acknowledged.len()), ("", "", 0));
        assert_eq!(draft.drafted_on, day("2027-05-01"));
        assert_eq!((draft.own_entity, draft.customer), (earlier.own_entity, earlier.customer));
        assert_eq!(
            (draft.kind, draft.our_capacity, draft.language),
            (earlier.kind, earlier.our_capacity, earlier.language)
        );
        assert_eq!((&draft.title, &draft.special), (&earlier.title, &earlier.special));
        assert_eq!((&draft.signing, &draft.notices), (&earlier.signing, &earlier.notices));
        assert_eq!(
            (&draft.price, &draft.general, &draft.disputes),
            (&earlier.price, &earlier.general, &earlier.disputes)
        );
        assert_eq!((&draft.service, &draft.breach), (&earlier.service, &earlier.breach));
        assert_eq!(draft.total(), earlier.total());

        // lines and own clauses are the same under ids of their own
        let names = |it: &Contract| it.lines.values().map(|line| line.name.clone()).collect::<BTreeSet<_>>();
        assert_eq!(names(&draft), names(&earlier));
        assert!(draft.lines.iter().all(|(id, line)| *id == line.id && !earlier.lines.contains_key(id)));
        let own = |it: &Contract| it.own_in_order().into_iter().map(|(_, it)| it.clone()).collect::<Vec<_>>();
        assert_eq!(own(&draft), own(&earlier));
        assert!(draft.own_clauses.keys().all(|id| !earlier.own_clauses.contains_key(id)));
    }
}

#[test]
fn the_term_is_as_long_as_it_was_and_other_days_move_with_its_beginning() {
    let fixed = |start: &str, end: &str| TermLength::Fixed { start: day(start), end: day(end) };
    let months = |start: &str, months| TermLength::Months { start: day(start), months };
    let open = |start: &str| TermLength::OpenEnded { start: day(start) };
    for (what, before, start, after) in [
        ("months", months("2026-06-01", 12), "2027-06-01", months("2027-06-01", 12)),
        ("a year between two days", fixed("2026-01-01", "2026-12-31"), "2027-01-01", fixed("2027-01-01", "2027-12-31")),
        // 2028 is a leap year: whole months stay whole
        ("over a leap day", fixed("2027-01-01", "2027-12-31"), "2028-01-01", fixed("2028-01-01", "2028-12-31")),
        ("a number of days", fixed("2026-03-01", "2026-03-20"), "2026-03-21", fixed("2026-03-21", "2026-04-09")),
        ("without an end", open("2026-06-01"), "2026-09-15", open("2026-09-15")),
    ] {
        let earlier = Contract { term: Term { length: before, ..flow_meters().term }, ..flow_meters() };
        assert_eq!(followed(&earlier, "2026-05-20", start).term.length, after, "{what}");
    }
    // 365 days later each, as the term begins 365 days later
    let earlier = flow_meters();
    assert_eq!(payments(&earlier), [day("2026-06-15"), day("2026-08-31"), day("2027-06-30")]);
    let later = followed(&earlier, "2027-05-01", "2027-06-01");
    assert_eq!(payments(&later), [day("2027-06-15"), day("2027-08-31"), day("2028-06-29")]);
    // by the month there are no days to move
    assert_eq!(followed(&distribution(), "2027-05-01", "2027-06-01").payment, distribution().payment);
}

#[test]
fn a_contract_follows_the_end_of_the_earlier_one_while_that_is_to_come() {
    for (last, today, start) in [
        (Some("2027-05-31"), "2027-05-01", "2027-06-01"),
        (Some("2027-05-31"), "2027-05-31", "2027-06-01"),
        (Some("2027-05-31"), "2027-06-01", "2027-06-01"),
        (Some("2027-05-31"), "2027-06-02", "2027-06-02"),
        (None, "2027-05-01", "2027-05-01"),
        (Some("9999-12-31"), "2027-05-01", "2027-05-01"),
    ] {
        assert_eq!(Following::first_day(last.map(day), day(today)), day(start), "{last:?} on {today}");
    }
}

/// A contract that follows none is written as ever, and one that does reads back.
#[test]
fn where_a_contract_comes_from_is_kept_with_it() {
    let first = flow_meters();
    assert!(!serde_json::to_string(&first).expect("written").contains("drafted_from"));
    let next = followed(&first, "2027-05-01", "2027-06-01");
    let written = serde_json::to_string(&next).expect("written");
    assert_eq!(serde_json::from_str::<Contract>(&written).expect("read"), next);
    assert_eq!(next.brief().drafted_from, Some(first.id));
}
