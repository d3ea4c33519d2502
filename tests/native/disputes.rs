//! Disputes: the ladder of the clause, the days that must not be missed, what is claimed, and the evidence bundle.

mod evidence;
mod filed;
mod limitation;
mod matters;
mod owed;
mod shared;
mod targets;

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::contract::disputes::{
    Arbitration, ArbitrationLanguage, Arbitrators, Court, CourtLink, Disputes, Forum, Institution, LimitationNote,
    Meanwhile, Mediation, Negotiation,
};
use counterpart::domain::contract::service::WeekDay;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::dispute::claim::{Head, HeadSort, Source, claim};
use counterpart::domain::dispute::deadlines::DeadlineOf;
use counterpart::domain::dispute::event::{Answer, DisputeEvent, Fact, Noted, NotedSort, Offer, Payment};
use counterpart::domain::dispute::ladder::{Lack, RungOf, Standing};
use counterpart::domain::dispute::{Binding, Dispute, Side, Subject};
use counterpart::domain::id::{CustomerId, DisputeEventId, DisputeId};
use counterpart::domain::late_fee::debt::CameIn;
use counterpart::domain::lifecycle::dispute::command::{Command, Event as Step};
use counterpart::domain::lifecycle::dispute::deadline::{Deadline, LimitationPut};
use counterpart::domain::lifecycle::dispute::forum::{AgreedForum, Way};
use counterpart::domain::lifecycle::dispute::{Guard, Settlement, SettlementForm};
use counterpart::domain::lifecycle::life::{Entry, Stage as _};
use counterpart::domain::lifecycle::refusal::Refusal;
use counterpart::domain::local_calendar::LocalCalendar;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::period::{Counting, Period, Roll};
use counterpart::sync::bundle::{Bundle, BundleBody, BundleEntry, BundleOrder, BundleWords, Manifest, keys, sum};
use uuid::Uuid;

use crate::list_files::independent::Lent;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn arbitration() -> Forum {
    Forum::Arbitration(Arbitration {
        institution: Institution::Cietac,
        seat: Wording::default(),
        language: ArbitrationLanguage::Chinese,
        arbitrators: Arbitrators::Three,
    })
}

fn court() -> Forum {
    Forum::Litigation(Court { link: CourtLink::DefendantDomicile, name: Wording::same("鄞州区人民法院") })
}

fn clause(talks: Option<u16>, mediation: Option<u16>, forum: Forum) -> Disputes {
    Disputes {
        negotiation: talks.map_or(Negotiation::None, |days| Negotiation::Within(Period::days(days))),
        mediation: mediation.map_or(Mediation::None, |days| Mediation::At {
            body: Wording::same("调解中心"),
            within: Period::days(days),
        }),
        forum,
        meanwhile: Meanwhile::GoesOn,
        limitation: LimitationNote::NotStated,
    }
}

/// Raised on 2 March 2026; the breach was known on 27 February.
fn dispute(clause: Option<Disputes>) -> Dispute {
    Dispute {
        id: DisputeId(Uuid::from_u128(1)),
        number: "ZY-202603-0001".to_owned(),
        customer: CustomerId(Uuid::from_u128(2)),
        contract: None,
        binding: clause.map(|clause| Binding {
            clause,
            counting: Counting::default(),
            counts_weekdays: false,
            place: None,
            version: Some(2),
        }),
        subject: Subject::Payment,
        claimant: Side::Us,
        title: "Late money".to_owned(),
        facts: String::new(),
        demand: String::new(),
        raised_on: day("2026-03-02"),
        known_on: day("2026-02-27"),
        anew_on: None,
        limitation_months: 36,
        heads: Vec::new(),
        ticket: None,
        incident: None,
        instalment: None,
        duty: String::new(),
        duty_title: String::new(),
        further: Vec::new(),
        owner: String::new(),
    }
}

fn told(n: u128, on: &str, fact: Fact) -> DisputeEvent {
    DisputeEvent {
        id: DisputeEventId(Uuid::from_u128(n)),
        dispute: DisputeId(Uuid::from_u128(1)),
        on: day(on),
        by: String::new(),
        fact,
        note: String::new(),
    }
}

fn talks(n: u128, on: &str) -> DisputeEvent {
    told(n, on, Fact::Step(Step::NegotiationOpened))
}

fn mediation(n: u128, on: &str) -> DisputeEvent {
    told(n, on, Fact::Step(Step::MediationOpened { body: "调解中心".to_owned() }))
}

fn filed(n: u128, on: &str) -> DisputeEvent {
    told(n, on, Fact::Step(Step::ArbitrationFiled { institution: "CIETAC".to_owned(), basis: String::new() }))
}

#[test]
fn between_both_sides_are_the_steps_and_not_the_days_that_we_must_not_miss() {
    let deadline = Deadline { on: day("2026-07-01"), what: "举证".to_owned() };
    let offer = Offer { by: Side::Us, amount: None, terms: String::new(), until: None };
    let noted = Noted { day: day("2026-07-01"), sort: NotedSort::Evidence, what: String::new() };
    for (fact, expected) in [
        (Fact::Step(Step::NegotiationOpened), true),
        (Fact::Step(Step::Closed), true),
        (Fact::Step(Step::DeadlineSet { deadline }), false),
        (Fact::Note, false),
        (Fact::Offer(offer), false),
        (Fact::Noted(noted), false),
    ] {
        assert_eq!(fact.is_between(), expected, "{fact:?}");
    }
}

/// What it is about, the clause, what happened, the day, and what the clause wants first.
type Climb = (&'static str, Disputes, Vec<DisputeEvent>, &'static str, Vec<Lack>);

#[test]
fn the_ladder_names_what_the_clause_wants_first() {
    let calendar = WorkCalendar::standard();
    let long = || clause(Some(30), Some(20), arbitration());
    let cases: [Climb; 7] = [
        ("nothing yet", long(), vec![], "2026-03-05", vec![Lack::TalksNotBegun, Lack::MediationNotBegun]),
        (
            // 30 days after 4 March end on 3 April
            "in talks",
            long(),
            vec![talks(1, "2026-03-04")],
            "2026-03-20",
            vec![Lack::TalksRun(day("2026-04-03")), Lack::MediationNotBegun],
        ),
        ("talks over", long(), vec![talks(1, "2026-03-04")], "2026-04-04", vec![Lack::MediationNotBegun]),
        (
            // 20 days after 10 April end on 30 April
            "in mediation",
            long(),
            vec![talks(1, "2026-03-04"), mediation(2, "2026-04-10")],
            "2026-04-30",
            vec![Lack::MediationRuns(day("2026-04-30"))],
        ),
        ("mediation over", long(), vec![talks(1, "2026-03-04"), mediation(2, "2026-04-10")], "2026-05-01", vec![]),
        ("filed", long(), vec![talks(1, "2026-03-04"), filed(2, "2026-03-20")], "2026-03-21", vec![]),
        ("no talks agreed", clause(None, None, court()), vec![], "2026-03-05", vec![]),
    ];
    for (name, clause, events, as_of, expected) in cases {
        let dispute = dispute(Some(clause));
        let course = dispute.course(&events, day(as_of));
        assert_eq!(dispute.lacks(&course, &calendar, day(as_of)).expect("days"), expected, "{name}");
    }
}

#[test]
fn the_rungs_say_how_far_it_is() {
    let calendar = WorkCalendar::standard();
    let dispute = dispute(Some(clause(Some(30), Some(20), arbitration())));
    let events = [talks(1, "2026-03-04"), filed(2, "2026-04-20")];
    let rungs = |as_of: &str| {
        let course = dispute.course(&events, day(as_of));
        let all = dispute.ladder(&course, &calendar, day(as_of)).expect("days");
        all.into_iter().map(|it| (it.of, it.standing)).collect::<Vec<_>>()
    };
    let filing = RungOf::Filing(Way::Arbitration);
    assert_eq!(
        rungs("2026-03-10"),
        [
            (RungOf::Raised, Standing::Done(day("2026-03-02"))),
            (RungOf::Negotiation, Standing::Here(day("2026-03-04"))),
            (RungOf::Mediation, Standing::Missing(Lack::MediationNotBegun)),
            (filing, Standing::Missing(Lack::TalksRun(day("2026-04-03")))),
            (RungOf::Decision, Standing::Ahead),
            (RungOf::Enforcement, Standing::Ahead),
            (RungOf::Closed, Standing::Ahead),
        ]
    );
    // it was filed without the mediation that was agreed
    assert_eq!(rungs("2026-04-20")[2], (RungOf::Mediation, Standing::Skipped));
    assert_eq!(rungs("2026-04-20")[3], (filing, Standing::Here(day("2026-04-20"))));
    let silent = super::disputes::dispute(None);
    let course = silent.course(&[], day("2026-03-10"));
    let first = silent.ladder(&course, &calendar, day("2026-03-10")).expect("days");
    assert_eq!(first.get(1).map(|it| it.of), Some(RungOf::Filing(Way::Litigation)));
}

#[test]
fn the_other_way_than_the_clause_says_asks_for_a_written_basis() {
    let by_arbitration = clause(Some(30), None, arbitration());
    let by_court = clause(Some(30), None, court());
    let sue = |basis: &str| Command::Litigate { court: "Court".to_owned(), basis: basis.to_owned() };
    let arbitrate = |basis: &str| Command::Arbitrate { institution: "BAC".to_owned(), basis: basis.to_owned() };
    let cases = [
        (&by_arbitration, arbitrate(""), None),
        (&by_arbitration, sue(""), Some(AgreedForum::Arbitration)),
        (&by_arbitration, sue("Agreement of 1 March"), None),
        (&by_court, sue(""), None),
        (&by_court, arbitrate(" "), Some(AgreedForum::Litigation)),
        (&by_court, arbitrate("Agreement of 1 March"), None),
    ];
    for (clause, command, refused) in cases {
        let dispute = dispute(Some(clause.clone()));
        let course = dispute.course(&[talks(1, "2026-03-04")], day("2026-05-01"));
        let on = day("2026-04-20");
        let decided = course.state.decide(Entry::new(on, command.clone()), day("2026-05-01"), &dispute.way());
        match refused {
            None => assert!(decided.is_ok(), "{command:?}"),
            Some(agreed) => {
                assert_eq!(decided, Err(Refusal::Guard(Guard::BasisMissing { agreed })), "{command:?}");
            }
        }
    }
}

#[test]
fn what_is_settled_on_is_the_offer_that_was_accepted_last() {
    let id = |n| DisputeEventId(Uuid::from_u128(n));
    let offer = |n, on: &str, terms: &str| {
        let offer = Offer { by: Side::Them, amount: Some(Money::cny(90_000)), terms: terms.to_owned(), until: None };
        told(n, on, Fact::Offer(offer))
    };
    let answer = |n, on: &str, of, answer| told(n, on, Fact::Answer { offer: id(of), answer });
    let mut events = vec![offer(1, "2026-03-04", "Half"), offer(2, "2026-03-05", "Two thirds")];
    for (added, expected) in [
        (answer(3, "2026-03-06", 2, Answer::Rejected), None),
        (answer(4, "2026-03-07", 1, Answer::Accepted), Some("Half")),
        (offer(5, "2026-03-08", "All of it"), Some("Half")),
        (answer(6, "2026-03-09", 5, Answer::Accepted), Some("All of it")),
        // it was taken back in the end
        (answer(7, "2026-03-10", 5, Answer::TakenBack), Some("Half")),
    ] {
        events.push(added);
        let course = dispute(None).course(&events, day("2026-03-31"));
        assert_eq!(course.accepted().map(|it| it.terms.as_str()), expected, "{:?}", events.last());
    }
}

#[test]
fn deadlines_follow_from_clause_law_notes_offers_and_settlement() {
    let calendar = WorkCalendar::standard();
    let noted = |n, day_: &str| {
        told(n, "2026-03-05", Fact::Noted(Noted { day: day(day_), sort: NotedSort::Answer, what: "Answer".to_owned() }))
    };
    let offer = |n, until: &str| {
        let offer = Offer { by: Side::Them, amount: None, terms: "Half".to_owned(), until: Some(day(until)) };
        told(n, "2026-03-06", Fact::Offer(offer))
    };
    let id = |n| DisputeEventId(Uuid::from_u128(n));
    let mut it = dispute(Some(clause(Some(30), None, arbitration())));
    let days = |it: &Dispute, events: &[DisputeEvent], as_of: &str| {
        let course = it.course(events, day(as_of));
        let all = it.deadlines(&course, &calendar, None).expect("days");
        all.into_iter().map(|it| (it.of, it.day.to_string())).collect::<Vec<_>>()
    };
    let own = |of, day: &str| (of, day.to_owned());
    // three years from 27 February 2026; 30 days from the day it was raised, or from the talks
    assert_eq!(
        days(&it, &[], "2026-03-03"),
        [own(DeadlineOf::Negotiation, "2026-04-01"), own(DeadlineOf::Limitation, "2029-02-27")]
    );
    let events = vec![talks(1, "2026-03-04"), noted(2, "2026-03-20"), offer(3, "2026-03-18")];
    assert_eq!(
        days(&it, &events, "2026-03-10"),
        [
            own(DeadlineOf::Offer(id(3)), "2026-03-18"),
            own(DeadlineOf::Noted(id(2)), "2026-03-20"),
            own(DeadlineOf::Negotiation, "2026-04-03"),
            own(DeadlineOf::Limitation, "2029-02-27"),
        ]
    );
    // what was not entered by the day looked at is not known on it
    assert_eq!(days(&it, &events, "2026-03-04").len(), 2);
    // an answer and a kept day leave the list; limitation runs anew from an acknowledgment, and another length may hold
    let mut more = events.clone();
    more.push(told(4, "2026-03-12", Fact::Answer { offer: id(3), answer: Answer::Rejected }));
    more.push(told(5, "2026-03-13", Fact::Kept { noted: id(2) }));
    it.anew_on = Some(day("2026-03-10"));
    it.limitation_months = 48;
    assert_eq!(
        days(&it, &more, "2026-03-14"),
        [own(DeadlineOf::Negotiation, "2026-04-03"), own(DeadlineOf::Limitation, "2030-03-10")]
    );
    // once filed limitation runs no more; a settlement is paid by its days
    more.push(filed(6, "2026-04-20"));
    assert!(days(&it, &more, "2026-04-21").is_empty());
    let settlement = Settlement {
        form: SettlementForm::Receivable { amount: Money::cny(500_000) },
        terms: "Two payments".to_owned(),
    };
    let payments = vec![
        Payment { on: day("2026-06-30"), amount: Money::cny(200_000) },
        Payment { on: day("2026-05-31"), amount: Money::cny(300_000) },
    ];
    let fact = Fact::Settled { step: Step::Settled { settlement }, payments, waivers: Vec::new() };
    more.push(told(7, "2026-05-06", fact));
    assert_eq!(
        days(&it, &more, "2026-05-07"),
        [own(DeadlineOf::Payment(1), "2026-05-31"), own(DeadlineOf::Payment(0), "2026-06-30")]
    );
    more.push(told(8, "2026-07-01", Fact::Step(Step::Closed)));
    assert!(days(&it, &more, "2026-07-02").is_empty());
}

#[test]
fn an_award_may_be_enforced_within_two_years_while_it_may_be_attacked() {
    let it = dispute(Some(clause(None, None, arbitration())));
    let step = |n, on: &str, step| told(n, on, Fact::Step(step));
    let events = [
        filed(1, "2026-03-20"),
        step(2, "2026-03-25", Step::Accepted),
        step(3, "2026-04-10", Step::TribunalFormed),
        step(4, "2026-05-11", Step::HearingOpened),
        step(5, "2026-06-15", Step::Decided { outcome: "For us".to_owned(), sum: None }),
    ];
    let course = it.course(&events, day("2026-06-16"));
    let all = it.deadlines(&course, &WorkCalendar::standard(), None).expect("days");
    let days: Vec<_> = all.into_iter().map(|it| (it.of, it.day)).collect();
    assert_eq!(days, [(DeadlineOf::SettingAside, day("2026-09-15")), (DeadlineOf::Enforcement, day("2028-06-15"))]);
}

#[test]
fn what_is_entered_later_of_an_earlier_day_brings_nothing_of_the_future() {
    let it = dispute(Some(clause(Some(30), None, arbitration())));
    let events = [talks(1, "2026-03-04"), filed(2, "2026-04-20"), told(3, "2026-03-10", Fact::Note)];
    let on = |as_of: &str| it.course(&events, day(as_of)).told.iter().map(|it| it.id.0.as_u128()).collect::<Vec<_>>();
    assert_eq!(on("2026-03-10"), [1, 3]);
    assert_eq!(on("2026-04-20"), [1, 3, 2]);
}

#[test]
fn claims_add_up_by_currency_and_are_frozen_as_they_are() {
    let head = |sort, money| Head { sort, source: Source::Amount(money), note: String::new() };
    let dollars = |minor| Money { minor, currency: Currency::USD };
    let heads = [
        head(HeadSort::Principal, Money::cny(8_640_000)),
        head(HeadSort::Damages, dollars(120_050)),
        head(HeadSort::Cost, Money::cny(650_000)),
        Head { sort: HeadSort::LateFee, source: Source::Account, note: String::new() },
        head(HeadSort::Other, dollars(9_950)),
    ];
    let made = claim(&heads, None, &[], day("2026-03-10")).expect("sums");
    assert_eq!(made.totals, [Money::cny(9_290_000), dollars(130_000)]);
    assert_eq!(made.lines.get(3).map(|it| it.amount), Some(None), "no account, no fee");
    let frozen = made.frozen(None, &CameIn::new()).expect("sums");
    assert!(frozen.working.is_empty(), "what was written down has no working");
    assert_eq!((frozen.as_of, frozen.lines.len()), (day("2026-03-10"), 4));
    assert_eq!(frozen.totals().expect("sums"), made.totals);
}

#[test]
fn documents_of_the_same_name_are_known_apart() {
    let entry = |folder: &str, name: &str, body| BundleEntry {
        folder: folder.to_owned(),
        name: name.to_owned(),
        group: folder.to_owned(),
        what: name.to_owned(),
        day: None,
        body,
    };
    let text = |body: &str| BundleBody::Text(body.to_owned());
    let scan = |byte| BundleBody::Bytes { sha256: counterpart::domain::lifecycle::digest::Digest([byte; 32]), size: 1 };
    let all = [
        entry("4-leak", "leak.html", text("a list of prices")),
        entry("4-leak", "leak.html", text("a list of names")),
        entry("4-leak", "leak-own-steps.html", text("cost")),
        entry("4-tickets", "leak.html", text("a list of prices")),
        entry("7-files", "scan.pdf", scan(1)),
        entry("7-files", "scan.pdf", scan(2)),
        entry("7-files", "scan.pdf", scan(2)),
    ];
    let known = keys(&all);
    assert_eq!(known.len(), all.len());
    assert_eq!(known.iter().collect::<BTreeSet<_>>().len(), all.len(), "{known:?}");
    // a box stays ticked when the language changes or more documents come in behind it
    assert_eq!(keys(&all[..4]), known[..4]);
}

#[test]
fn a_bundle_reads_back_with_the_sums_that_its_manifest_says() {
    let scan = b"%PDF-1.7 scanned".to_vec();
    let entry = |folder: &str, name: &str, body| BundleEntry {
        folder: folder.to_owned(),
        name: name.to_owned(),
        group: folder.to_owned(),
        what: format!("What <{name}> is"),
        day: Some(day("2026-03-10")),
        body,
    };
    let text = |body: &str| BundleBody::Text(body.to_owned());
    let bytes = |of: &[u8]| BundleBody::Bytes {
        sha256: counterpart::domain::lifecycle::digest::Digest::parse(&sum(of)).expect("a digest"),
        size: u64::try_from(of.len()).expect("small"),
    };
    let word = |words: &str| words.to_owned();
    let order = BundleOrder {
        number: word("ZY-202603-0001"),
        title: word("Evidence ZY-202603-0001"),
        made_on: day("2026-03-12"),
        language: word("en"),
        words: BundleWords {
            file: word("File"),
            what: word("What"),
            day: word("Day"),
            size: word("Size"),
            made: word("Made"),
            lost: word("Not here"),
            note: word("Sums"),
        },
        entries: vec![
            entry("1-dispute", "course.html", text("<p>course</p>")),
            entry("3-money", "ledger.csv", text("\u{feff}\"part\"\r\n")),
            entry("7-files", "送货单.pdf", bytes(&scan)),
            entry("7-files", "送货单.pdf", bytes(&scan)),
            entry("7-files", "../../gone.pdf", bytes(b"elsewhere")),
            entry("7-files", "nul.txt", text("a device of Windows")),
            entry("7-files", "Com1", text("a port of Windows")),
            entry("7-files", "note .", text("an end that Windows drops")),
            entry("7-files", &format!("{}.txt", "\u{1f4c4}".repeat(79)), text("79 signs of 4 bytes")),
        ],
    };
    let mut bundle = Bundle::default();
    for entry in &order.entries {
        let here = !entry.name.contains("gone");
        bundle.add(entry, here.then_some(scan.as_slice())).expect("packed");
    }
    let zip = bundle.finish(&order).expect("a bundle");
    // another program reads the same files, and reckons the sums that the manifest tells
    let theirs = Lent::new("bundle.zip", &zip).read_by_python();
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a ZIP");
    let mut read = |path: &str| {
        let mut bytes = Vec::new();
        archive.by_name(path).expect("there").read_to_end(&mut bytes).expect("read");
        bytes
    };
    let manifest: Manifest = serde_json::from_slice(&read("manifest.json")).expect("a manifest");
    let paths: Vec<&str> = manifest.files.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "1-dispute/course.html",
            "3-money/ledger.csv",
            "7-files/送货单.pdf",
            "7-files/送货单-2.pdf",
            "7-files/-..-gone.pdf",
            "7-files/_nul.txt",
            "7-files/_Com1",
            "7-files/note",
            &format!("7-files/{}.txt", "\u{1f4c4}".repeat(59)),
            "index.html",
        ]
    );
    for file in &manifest.files {
        match &file.sha256 {
            Some(expected) => {
                assert_eq!(sum(&read(&file.path)), *expected, "{}", file.path);
                assert_eq!(theirs[&file.path]["sha256"], serde_json::json!(expected), "{}", file.path);
            }
            None => assert!(file.path.contains("gone") && theirs[&file.path].is_null()),
        }
    }
    let index = String::from_utf8(read("index.html")).expect("a page");
    assert!(index.contains("What &lt;course.html&gt; is"));
    assert!(index.contains("href=\"7-files/%E9%80%81%E8%B4%A7%E5%8D%95.pdf\""));
    assert!(index.contains(&sum(&scan)) && index.contains("Not here") && !index.contains("<script"));
    let names: BTreeSet<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert_eq!(names.len(), 10, "nine documents less the one that is gone, index and manifest");
}

/// Talks of 30 days from Monday 2 March 2026 end on Wednesday 1 April, a holiday of the book.
#[test]
fn talks_that_are_counted_by_another_place_heed_no_holiday_of_the_book() {
    let year = CalendarYear::new(2026, [day("2026-04-01")], []).expect("a year");
    let calendar = WorkCalendar::standard().with_year(year);
    // a place that is kept, where both days are free, and Friday and Saturday
    let free = CalendarYear::new(2026, [day("2026-04-01"), day("2026-04-02")], []).expect("a year");
    let week = [WeekDay::Sunday, WeekDay::Monday, WeekDay::Tuesday, WeekDay::Wednesday, WeekDay::Thursday];
    let riyadh = Wording::new("利雅得", "Riyadh");
    let local = LocalCalendar { name: riyadh.clone(), week: BTreeSet::from(week), years: vec![free] };
    let calendar = calendar.with_place(local.calendar());
    for (counts_weekdays, place, last) in
        [(false, None, "2026-04-02"), (true, None, "2026-04-01"), (true, Some(riyadh), "2026-04-05")]
    {
        let mut dispute = dispute(Some(clause(Some(30), None, court())));
        let binding = dispute.binding.as_mut().expect("a clause");
        binding.counting = Counting { roll: Roll::Following, ..Counting::default() };
        binding.counts_weekdays = counts_weekdays;
        binding.place = place;
        let course = dispute.course([], day("2026-03-02"));
        let found = dispute.deadlines(&course, &calendar, None).expect("days");
        let talks = found.iter().find(|it| it.of == DeadlineOf::Negotiation).map(|it| it.day);
        assert_eq!(talks, Some(day(last)));
        let written = serde_json::to_value(&dispute).expect("written");
        assert_eq!(
            written["binding"].get("counts_weekdays").is_some(),
            counts_weekdays,
            "an old record keeps its bytes"
        );
    }
}

#[test]
fn the_limitation_of_the_law_goes_with_the_contract_and_a_word_of_ones_own_stays() {
    // what the form opens with; then what a person writes meanwhile, what the law gives the contract chosen, and what it holds after
    type Row = (Option<&'static str>, u16, &'static str);
    let table: [(&str, &[Row]); 6] = [
        // a foreign sale of goods, then a domestic one or none
        ("36", &[(None, 48, "48"), (None, 36, "36"), (None, 48, "48")]),
        // what an unfinished visit left of the one or the other
        ("48", &[(None, 36, "36"), (None, 48, "48")]),
        ("48", &[(None, 48, "48"), (None, 36, "36")]),
        // a person's own, at the first or later
        ("24", &[(None, 48, "24"), (None, 36, "24")]),
        ("36", &[(None, 48, "48"), (Some("24"), 36, "24"), (None, 48, "24")]),
        ("36", &[(Some("48"), 36, "48"), (Some(""), 48, "")]),
    ];
    for (opened, steps) in table {
        let mut put = LimitationPut::found(opened);
        let mut months = opened.to_owned();
        for (at, (written, lawful, expected)) in steps.iter().enumerate() {
            if let Some(written) = written {
                months = (*written).to_owned();
            }
            if let Some(new) = put.follow(&months, *lawful) {
                months = new.to_string();
            }
            assert_eq!(months, *expected, "{opened}, step {at}");
        }
    }
}
