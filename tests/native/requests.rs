//! Requests of persons about their data: by when they are answered, what may be done about them, and what an erasure leaves.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContactId, RequestStepId, SubjectRequestId, uuid_v7};
use counterpart::domain::period::Period;
use counterpart::domain::sharing::request::{
    Ask, Law, Refusal, RequestFact, RequestFault, RequestState, RequestStep, SubjectRequest,
};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn step_id(number: u64) -> RequestStepId {
    RequestStepId(uuid_v7(number, [6; 10]))
}

fn request(received: &str, asks: Ask, law: Law) -> SubjectRequest {
    SubjectRequest {
        name: "林晓彤".to_owned(),
        contact: Some(ContactId(uuid_v7(7, [6; 10]))),
        asks,
        law,
        note: "来信要求".to_owned(),
        ..SubjectRequest::received_on(SubjectRequestId(uuid_v7(1, [6; 10])), day(received))
    }
}

fn step(on: &str, what: RequestFact, words: &str) -> RequestStep {
    RequestStep { on: day(on), by: "李景行".to_owned(), what, words: words.to_owned() }
}

/// These steps, one after the other, each taken on its day.
fn after(mut it: SubjectRequest, steps: &[(&str, RequestFact)]) -> SubjectRequest {
    for (number, (on, what)) in (1_u64..).zip(steps) {
        it = it.with(step_id(number), step(on, *what, ""), day(on)).expect("a step");
    }
    it
}

#[test]
fn it_is_answered_within_fifteen_working_days_or_a_month_that_two_may_be_added_to() {
    use RequestFact::Extended;

    for (law, received, steps, due) in [
        // weekends do not count, the day it came neither
        (Law::Pipl, "2026-03-02", &[][..], "2026-03-23"),
        (Law::Pipl, "2026-03-07", &[], "2026-03-27"),
        (Law::Gdpr, "2026-03-02", &[], "2026-04-02"),
        // where the month has no such day, on its last one
        (Law::Gdpr, "2026-01-31", &[], "2026-02-28"),
        (Law::Gdpr, "2026-03-02", &[("2026-03-30", Extended)], "2026-06-02"),
        (Law::Gdpr, "2025-11-30", &[("2025-12-01", Extended)], "2026-02-28"),
    ] {
        let it = after(request(received, Ask::Access, law), steps);
        let found = it.due(&WorkCalendar::standard(), day("2026-12-31"));
        assert_eq!(found, Some(day(due)), "{law:?} {received} {steps:?}");
    }
    // as of a day before more time was taken it is due as it was
    let it = after(request("2026-03-02", Ask::Access, Law::Gdpr), &[("2026-03-30", Extended)]);
    assert_eq!(it.due(&WorkCalendar::standard(), day("2026-03-29")), Some(day("2026-04-02")));
}

#[test]
fn what_may_be_done_about_it_is_done_once_and_in_time() {
    use RequestFact::{Answered, Extended, Refused};
    use RequestFault::{BeforeReceipt, Closed, Future, NoExtension, TooLate};

    let refused = Refused(Refusal::Unidentified);
    for (law, before, on, what, expected) in [
        (Law::Pipl, &[][..], "2026-03-02", Answered, Ok(())),
        (Law::Pipl, &[], "2026-03-10", refused, Ok(())),
        (Law::Pipl, &[], "2026-03-01", Answered, Err(BeforeReceipt { received: day("2026-03-02") })),
        (Law::Pipl, &[], "2026-12-02", Answered, Err(Future)),
        (Law::Pipl, &[], "2026-03-10", Extended, Err(NoExtension)),
        (Law::Gdpr, &[], "2026-04-02", Extended, Ok(())),
        (Law::Gdpr, &[], "2026-04-03", Extended, Err(TooLate)),
        (Law::Gdpr, &[("2026-03-10", Extended)], "2026-03-20", Extended, Err(NoExtension)),
        (Law::Gdpr, &[("2026-03-10", Extended)], "2026-05-20", Answered, Ok(())),
        (Law::Pipl, &[("2026-03-10", Answered)], "2026-03-11", refused, Err(Closed)),
        (Law::Pipl, &[("2026-03-10", refused)], "2026-03-11", Answered, Err(Closed)),
    ] {
        let it = after(request("2026-03-02", Ask::Access, law), before);
        let found = it.with(step_id(9), step(on, what, ""), day("2026-12-01")).map(drop);
        assert_eq!(found, expected, "{law:?} {before:?} then {what:?} on {on}");
    }
}

#[test]
fn where_it_stands_follows_from_its_course_as_of_the_day() {
    use RequestFact::{Answered, Extended};

    let it =
        after(request("2026-03-02", Ask::Access, Law::Gdpr), &[("2026-03-10", Extended), ("2026-05-20", Answered)]);
    for (as_of, expected) in [
        ("2026-03-09", RequestState::Open { extended: false }),
        ("2026-03-10", RequestState::Open { extended: true }),
        ("2026-05-19", RequestState::Open { extended: true }),
        ("2026-05-20", RequestState::Answered(day("2026-05-20"))),
        ("2027-05-20", RequestState::Answered(day("2026-05-20"))),
    ] {
        assert_eq!(it.state(day(as_of)), expected, "{as_of}");
    }
    // two copies that closed it apart: the first day counts, and both steps are kept
    let mut both = it.clone();
    both.course.insert(step_id(8), step("2026-05-18", RequestFact::Refused(Refusal::Claims), ""));
    assert_eq!(both.state(day("2026-06-01")), RequestState::Refused(day("2026-05-18"), Refusal::Claims));
    assert_eq!(both.steps(day("2026-06-01")).len(), 3);
}

#[test]
fn an_erasure_answers_the_request_for_it_and_leaves_no_name() {
    let names = |text: &str| text.contains("林晓彤");
    let on = day("2026-03-12");
    for (asks, steps, expected) in [
        (Ask::Erase, &[][..], RequestState::Erased(on)),
        // what else was asked is not answered by it
        (Ask::Access, &[], RequestState::Open { extended: false }),
        (Ask::Erase, &[("2026-03-10", RequestFact::Answered)], RequestState::Answered(day("2026-03-10"))),
    ] {
        let it = after(request("2026-03-02", asks, Law::Pipl), steps);
        let erased = it.erased(step_id(9), on, "李景行", names);
        assert_eq!((erased.name.as_str(), erased.note.as_str()), ("", ""), "{asks:?}");
        assert_eq!(erased.contact, it.contact, "the number is the proof");
        assert_eq!(erased.state(on), expected, "{asks:?} {steps:?}");
    }
    // words of ours that name them go, others stay
    let mut it = request("2026-03-02", Ask::Erase, Law::Gdpr);
    it.course.insert(step_id(1), step("2026-03-05", RequestFact::Extended, "已电话告知林晓彤"));
    it.course.insert(step_id(2), step("2026-03-06", RequestFact::Extended, "等法务意见"));
    let erased = it.erased(step_id(9), on, "李景行", names);
    let words: Vec<&str> = erased.steps(on).iter().map(|it| it.words.as_str()).collect();
    assert_eq!(words, ["", "等法务意见", ""]);
}

#[test]
fn a_contract_that_leaves_less_time_than_the_law_makes_the_day() {
    let beginning = |number: u64| {
        let mut it = crate::progress::sale(&mut crate::progress::Counter(number));
        it.number = format!("HT-{number}");
        it
    };
    let with = |number: u64, within: Period| {
        let mut it = beginning(number);
        let Clause::Included(clause) = &mut it.personal_information else { panic!("the clause is usual") };
        clause.answer_within = within;
        it.brief()
    };
    let (calendar, as_of) = (WorkCalendar::standard(), day("2026-12-31"));
    let day_of = |it: &SubjectRequest, contracts: &[ContractBrief]| {
        let found = it.answer_day(contracts, &calendar, as_of).expect("a day");
        let number = found.contract.and_then(|id| contracts.iter().find(|it| it.id == id)).map(|it| it.number.clone());
        (found.day.to_string(), number)
    };
    let expected = |day: &str, number: Option<&str>| (day.to_owned(), number.map(str::to_owned));
    let pipl = request("2026-03-02", Ask::Access, Law::Pipl);
    assert_eq!(day_of(&pipl, &[]), expected("2026-03-23", None), "the law alone: fifteen working days");
    // ten days, as the catalogue has it
    assert_eq!(day_of(&pipl, &[beginning(100).brief()]), expected("2026-03-12", Some("HT-100")));
    // the 12th day is a Saturday: by the clause it gives way to the Monday
    assert_eq!(day_of(&pipl, &[with(100, Period::days(12))]), expected("2026-03-16", Some("HT-100")));
    assert_eq!(day_of(&pipl, &[with(100, Period::working_days(15))]), expected("2026-03-23", None), "no earlier");
    assert_eq!(day_of(&pipl, &[with(100, Period::days(30))]), expected("2026-03-23", None), "later than the law");
    let two = [with(100, Period::days(10)), with(200, Period::days(3))];
    assert_eq!(day_of(&pipl, &two), expected("2026-03-05", Some("HT-200")), "the earliest of all");
    let mut silent = beginning(100);
    silent.personal_information = Clause::NotApplicable { reason: Wording::default() };
    assert_eq!(day_of(&pipl, &[silent.brief()]), expected("2026-03-23", None), "it says nothing");
    // more time by law adds none to what a contract says
    let longer = after(request("2026-03-02", Ask::Access, Law::Gdpr), &[("2026-03-10", RequestFact::Extended)]);
    assert_eq!(day_of(&longer, &[]), expected("2026-06-02", None));
    assert_eq!(day_of(&longer, &[with(100, Period::days(10))]), expected("2026-03-12", Some("HT-100")));
}
