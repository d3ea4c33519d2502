//! Materials and support: what clause S7 promises, what may be recorded of it, how much is where, and which duties it settles.

use std::collections::BTreeMap;

use counterpart::domain::contract::party::Who;
use counterpart::domain::contract::plan::{Due, Period};
use counterpart::domain::contract::support::SupportKind;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::duties::matter::Matter;
use counterpart::domain::duties::promise::{Promise, When};
use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{ContractId, MaterialEventId, uuid_v7};
use counterpart::domain::lifecycle::due::Dueness;
use counterpart::domain::lifecycle::life::{Entry, Stage as _};
use counterpart::domain::lifecycle::material::{Guard, Keeping, Later};
use counterpart::domain::lifecycle::obligation::Stage;
use counterpart::domain::lifecycle::refusal::Refusal;
use counterpart::domain::materials::amount::Amount;
use counterpart::domain::materials::course::Course;
use counterpart::domain::materials::loss::Valuation;
use counterpart::domain::materials::record::{MaterialEvent, MaterialFact};
use counterpart::domain::materials::settled::{Settled, settled};
use counterpart::domain::materials::sums::{Heap, sums};
use counterpart::domain::materials::tally::{Standing, Tally};
use counterpart::domain::materials::terms::{Terms, promised, return_of};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Quantity;
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn pieces(n: i64) -> Amount {
    Amount::Quantity(Quantity { thousandths: n * 1_000 })
}

fn terms(n: i64, keeping: Keeping) -> Terms {
    Terms { kind: SupportKind::Sample, amount: pieces(n), keeping }
}

fn delivered(n: i64) -> MaterialFact {
    MaterialFact::Delivered { amount: pieces(n), to: "周".to_owned(), receipt: "JJ-1".to_owned() }
}

fn accepted(n: i64) -> MaterialFact {
    MaterialFact::Accepted { amount: pieces(n), by: "周".to_owned() }
}

fn refused(n: i64) -> MaterialFact {
    MaterialFact::Refused { amount: pieces(n), reason: "受潮".to_owned() }
}

fn returned(n: i64) -> MaterialFact {
    MaterialFact::Returned { amount: pieces(n), note: String::new() }
}

fn consumed(n: i64) -> MaterialFact {
    MaterialFact::Consumed { amount: pieces(n) }
}

fn lost(n: i64) -> MaterialFact {
    MaterialFact::Lost { amount: pieces(n), reason: "摔坏".to_owned(), valued: Valuation::default() }
}

fn cancelled() -> MaterialFact {
    MaterialFact::Cancelled { reason: "对方不再需要".to_owned() }
}

fn after(terms: Terms, facts: &[MaterialFact]) -> Tally {
    Tally::told(terms, facts.iter().map(|fact| (day("2026-03-01"), fact)))
}

fn event(number: u64, on: &str, fact: MaterialFact) -> MaterialEvent {
    MaterialEvent {
        id: MaterialEventId(uuid_v7(number, [0; 10])),
        contract: ContractId(uuid_v7(1, [0; 10])),
        material: "give.sample".to_owned(),
        title: "样品".to_owned(),
        on: day(on),
        by: "李".to_owned(),
        fact,
        file: None,
    }
}

/// Of ten that go back: what happened; still to deliver, waiting to be accepted, with the receiver, to come back.
#[test]
fn every_piece_is_somewhere() {
    let cases: [(&[MaterialFact], [i64; 4]); 9] = [
        (&[], [10, 0, 0, 0]),
        (&[MaterialFact::Prepared], [10, 0, 0, 0]),
        (&[delivered(4)], [6, 4, 0, 0]),
        (&[delivered(4), accepted(3)], [6, 1, 3, 3]),
        (&[delivered(4), accepted(3), refused(1)], [7, 0, 3, 3]),
        (&[delivered(4), accepted(4), returned(1)], [6, 0, 3, 3]),
        (&[delivered(4), accepted(4), returned(1), lost(1)], [6, 0, 2, 2]),
        (&[delivered(4), accepted(4), cancelled()], [0, 0, 4, 4]),
        (&[delivered(10), accepted(10), returned(10)], [0, 0, 0, 0]),
    ];
    for (facts, [left, pending, kept, out]) in cases {
        let tally = after(terms(10, Keeping::Returnable), facts);
        let found = [tally.left(), tally.pending(), tally.kept(), tally.outstanding()];
        assert_eq!(found, [left * 1_000, pending * 1_000, kept * 1_000, out * 1_000], "{facts:?}");
    }
}

/// What happened to ten, and where the material stands on 10 March; due on the 5th, to be back by the 12th.
#[test]
fn where_a_material_stands_follows_from_what_was_recorded() {
    let late = Dueness::Overdue { days: 5 };
    let soon = Dueness::DueSoon { days: 2 };
    let loan = Keeping::Returnable;
    let cases: [(Keeping, &[MaterialFact], Standing); 12] = [
        (loan, &[], Standing::Promised(late)),
        (loan, &[MaterialFact::Prepared], Standing::Prepared(late)),
        (loan, &[delivered(1)], Standing::Partly(late)),
        (loan, &[delivered(10)], Standing::Delivered),
        (loan, &[delivered(10), accepted(10)], Standing::OnLoan(soon)),
        (loan, &[delivered(10), accepted(10), returned(9)], Standing::OnLoan(soon)),
        (loan, &[delivered(10), accepted(10), returned(9), lost(1)], Standing::Returned),
        (loan, &[delivered(10), accepted(10), lost(10)], Standing::Lost),
        (Keeping::Kept, &[delivered(10), accepted(10)], Standing::Accepted),
        (Keeping::Kept, &[delivered(10), accepted(10), consumed(4)], Standing::Accepted),
        (Keeping::Kept, &[delivered(10), accepted(10), consumed(10)], Standing::Consumed),
        (loan, &[cancelled()], Standing::Cancelled),
    ];
    for (keeping, facts, expected) in cases {
        let tally = after(terms(10, keeping), facts);
        let found = tally.standing(Some(day("2026-03-05")), Some(day("2026-03-12")), day("2026-03-10"));
        assert_eq!(found, expected, "{facts:?}");
    }
}

/// More than there is, of pieces.
fn too_much(most: i64) -> Refusal<Tally> {
    Refusal::Guard(Guard::TooMuch { most: pieces(most) })
}

/// What happened to ten, what somebody wants to record, and why it may not be, in both languages.
#[test]
fn what_does_not_fit_is_refused_with_its_reason() {
    type Case<'a> = (Keeping, &'a [MaterialFact], MaterialFact, Refusal<Tally>, &'a str, &'a str);
    let loan = Keeping::Returnable;
    let blank = String::new;
    let guard = Refusal::<Tally>::Guard;
    let cases: [Case<'_>; 19] = [
        (loan, &[], delivered(11), too_much(10), "最多 10 件。", "No more than 10 件."),
        (loan, &[delivered(4)], delivered(7), too_much(6), "最多 6 件。", "No more than 6 件."),
        (loan, &[], delivered(0), guard(Guard::NotAboveNought), "写一个大于零的数。", "Write an amount above nought."),
        (
            loan,
            &[],
            MaterialFact::Delivered { amount: pieces(1), to: blank(), receipt: " ".to_owned() },
            guard(Guard::ProofMissing),
            "写明交给谁，或者交接单号。",
            "Say who received it, or the number of the slip.",
        ),
        (
            loan,
            &[],
            MaterialFact::Delivered { amount: Amount::Money(Money::cny(1)), to: "周".to_owned(), receipt: blank() },
            guard(Guard::OtherMeasure),
            "计量方式与承诺的不同。",
            "It is measured otherwise than what was promised.",
        ),
        (loan, &[delivered(4)], accepted(5), too_much(4), "最多 4 件。", "No more than 4 件."),
        (
            loan,
            &[delivered(4)],
            MaterialFact::Accepted { amount: pieces(1), by: blank() },
            Refusal::NameMissing,
            "请写明签收人。",
            "Please say who accepted it.",
        ),
        (
            loan,
            &[delivered(4)],
            MaterialFact::Refused { amount: pieces(1), reason: blank() },
            Refusal::ReasonMissing,
            "请写明原因。",
            "Please say why.",
        ),
        (
            loan,
            &[delivered(4), accepted(4)],
            accepted(1),
            guard(Guard::Undelivered { left: pieces(6) }),
            "没有可登记的：未交付的还有 6 件。",
            "Nothing to record yet; still to be delivered: 6 件.",
        ),
        (
            loan,
            &[delivered(10), accepted(10)],
            refused(1),
            guard(Guard::NothingPending),
            "没有等待签收的。",
            "Nothing is waiting to be accepted.",
        ),
        (
            loan,
            &[delivered(4)],
            returned(1),
            guard(Guard::Unaccepted { pending: pieces(4) }),
            "先登记签收：等待签收的有 4 件。",
            "Record the acceptance first; waiting to be accepted: 4 件.",
        ),
        (
            loan,
            &[delivered(10), accepted(10), returned(10)],
            lost(1),
            guard(Guard::NothingOut),
            "收到的一方手里已经没有了。",
            "Whoever received it has none of it left.",
        ),
        (
            loan,
            &[delivered(4), accepted(4)],
            consumed(1),
            guard(Guard::MustComeBack),
            "这项要归还，不能登记消耗。",
            "It has to come back: it cannot be used up.",
        ),
        (
            Keeping::Kept,
            &[delivered(4), accepted(4)],
            returned(1),
            guard(Guard::KeptByReceiver),
            "这项不用归还。",
            "It is not to be given back.",
        ),
        (
            loan,
            &[MaterialFact::Prepared],
            MaterialFact::Prepared,
            Refusal::AlreadyPast { stage: after(terms(10, loan), &[MaterialFact::Prepared]) },
            "已经备好。",
            "It is ready already.",
        ),
        (
            loan,
            &[delivered(10)],
            cancelled(),
            guard(Guard::NothingLeft),
            "没有未交付的部分。",
            "Nothing is left to be delivered.",
        ),
        (
            loan,
            &[cancelled()],
            delivered(1),
            Refusal::Ended { stage: after(terms(10, loan), &[cancelled()]) },
            "未交付的部分已经取消。",
            "What was not delivered was cancelled.",
        ),
        (
            loan,
            &[],
            MaterialFact::Cancelled { reason: blank() },
            Refusal::ReasonMissing,
            "请写明原因。",
            "Please say why.",
        ),
        (
            loan,
            &[delivered(4), accepted(4), returned(1)],
            returned(4),
            too_much(3),
            "最多 3 件。",
            "No more than 3 件.",
        ),
    ];
    for (keeping, facts, wanted, expected, zh, en) in cases {
        let tally = after(terms(10, keeping), facts);
        let on = day("2026-03-02");
        let found = tally.decide(Entry::new(on, wanted.clone()), on, &Later::Stands);
        assert_eq!(found, Err(expected.clone()), "{facts:?} {wanted:?}");
        assert_eq!(tally.after(on, &wanted), None, "nor does it count: {facts:?} {wanted:?}");
        for (locale, words) in [(Locale::Zh, zh), (Locale::En, en)] {
            assert_eq!(Text::new(locale).material_refusal(&expected, "件"), words);
        }
    }
}

#[test]
fn what_comes_again_and_again_is_counted_only_as_far_as_a_figure_reaches() {
    let most = Amount::Quantity(Quantity { thousandths: i64::MAX });
    let terms = Terms { kind: SupportKind::Sample, amount: most, keeping: Keeping::Kept };
    let come = MaterialFact::Delivered { amount: most, to: "周".to_owned(), receipt: String::new() };
    let gone = MaterialFact::Refused { amount: most, reason: "受潮".to_owned() };
    let tally = after(terms, &[come.clone(), gone]);
    assert_eq!((tally.left(), tally.pending()), (i64::MAX, 0));
    let on = day("2026-03-02");
    let found = tally.decide(Entry::new(on, come), on, &Later::Stands);
    assert_eq!(found, Err(Refusal::Guard(Guard::Exact(ExactError::Overflow))));
}

#[test]
fn the_day_decides_what_may_be_recorded_and_what_was_taken_back_does_not_count() {
    let loan = terms(10, Keeping::Returnable);
    let mut all = vec![event(1, "2026-03-10", delivered(6)), event(2, "2026-03-12", accepted(6))];
    let course = Course::of("give.sample", &all);
    let today = day("2026-03-20");
    let ahead = Refusal::DatedInFuture { on: day("2026-03-21"), now: today };
    assert_eq!(course.admit(loan, day("2026-03-21"), &delivered(1), today), Err(ahead));
    let before = Refusal::Guard(Guard::Undelivered { left: pieces(10) });
    assert_eq!(course.admit(loan, day("2026-03-09"), &accepted(1), today), Err(before));
    // on the day between there were six, and refusing them leaves nothing to accept
    let later = Refusal::Guard(Guard::LaterStands);
    assert_eq!(course.admit(loan, day("2026-03-11"), &refused(1), today), Err(later));
    assert_eq!(course.admit(loan, day("2026-03-11"), &delivered(4), today), Ok(()));
    assert_eq!(course.tally(loan, day("2026-03-11")).accepted, 0, "accepted a day later");
    // of another material
    assert_eq!(Course::of("give.sample.2", &all).tally(loan, today).delivered, 0);
    all.push(event(3, "2026-03-15", MaterialFact::TakesBack(MaterialEventId(uuid_v7(2, [0; 10])))));
    assert_eq!(Course::of("give.sample", &all).tally(loan, today).accepted, 0);
    // without the delivery the acceptance would not fit
    let rest: Vec<_> = all.iter().filter(|it| it.id == MaterialEventId(uuid_v7(2, [0; 10]))).cloned().collect();
    assert_eq!(Course::of("give.sample", &rest).misfits(loan), 1);
}

/// Whether the duties to give and to give back were performed, and what that makes of ten on loan of which nothing was recorded.
#[test]
fn what_was_recorded_of_the_duty_counts_for_the_material() {
    let done = || Stage::Fulfilled { on: day("2026-03-01"), by: "周".to_owned() };
    let waived = Stage::Waived { on: day("2026-03-01"), by: "李".to_owned(), reason: "不需要".to_owned() };
    let cases = [
        (Stage::Planned, Stage::Planned, [0, 0]),
        (done(), Stage::Planned, [10, 10]),
        (done(), done(), [10, 0]),
        (waived, Stage::Planned, [0, 0]),
    ];
    let loan = terms(10, Keeping::Returnable);
    for (given, back, [net, out]) in cases {
        let tally = Course::default().or_by_duty(loan, &given, &back).tally(loan, day("2026-03-20"));
        assert_eq!([tally.net(), tally.outstanding()], [net * 1_000, out * 1_000], "{given:?} {back:?}");
    }
    // what was recorded of the material itself comes first
    let told = [event(1, "2026-03-10", delivered(6))];
    let tally =
        Course::of("give.sample", &told).or_by_duty(loan, &done(), &Stage::Planned).tally(loan, day("2026-03-20"));
    assert_eq!(tally.delivered, 6_000);
}

fn give(kind: SupportKind, nth: u16, loan: bool, worth: Option<Money>) -> Promise {
    let what = Wording::same("样品");
    let unit = Wording::same("件");
    let matter = Matter::Give { kind, what, quantity: Quantity { thousandths: 10_000 }, unit, loan, worth };
    Promise { matter, nth, bearer: Who::Us, when: When::By(Due::On(day("2026-03-05"))) }
}

fn give_back(nth: u16) -> Promise {
    let matter = Matter::GiveBack { what: Wording::same("样品") };
    Promise { matter, nth, bearer: Who::Them, when: When::AfterEnd(Period::days(15)) }
}

#[test]
fn clauses_promise_in_pieces_hours_and_money() {
    let funds = give(SupportKind::Funds, 1, false, Some(Money::cny(2_000_000)));
    assert_eq!(promised(&funds.matter).map(|it| it.amount), Some(Amount::Money(Money::cny(2_000_000))));
    let sample = give(SupportKind::Sample, 1, true, Some(Money::cny(100)));
    let found = promised(&sample.matter).expect("a material");
    assert_eq!((found.amount, found.keeping), (pieces(10), Keeping::Returnable));
    let training = promised(&Matter::Train { hours: 16 }).expect("a support");
    assert_eq!((training.kind, training.amount), (SupportKind::Training, pieces(16)));
    assert_eq!(promised(&give_back(1).matter), None);
    assert_eq!(promised(&Matter::Insure), None);
}

/// Two things on loan and one that is kept: what happened to each, and which promises are settled.
#[test]
fn duties_are_settled_by_what_is_recorded_of_their_materials() {
    let promises = [
        give(SupportKind::Sample, 1, true, None),
        give(SupportKind::Brochure, 1, false, None),
        give(SupportKind::Sample, 2, true, None),
        give_back(1),
        give_back(2),
    ];
    assert_eq!(return_of(&promises, &promises[2]), Some(&promises[4]));
    assert_eq!(return_of(&promises, &promises[1]), None);
    let told: BTreeMap<&str, Vec<MaterialFact>> = BTreeMap::from([
        ("give.sample", vec![delivered(10), accepted(10)]),
        ("give.brochure", vec![delivered(10), accepted(9)]),
        ("give.sample.2", vec![delivered(10), accepted(10), returned(10)]),
    ]);
    let found =
        settled(&promises, |promise| Some(after(promised(&promise.matter)?, told.get(promise.key().as_str())?)));
    let keys: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(keys, ["give.sample", "give.sample.2", "give_back.2"]);
    assert_eq!(found.get("give.sample"), Some(&Settled::Done(day("2026-03-01"))));
    assert_eq!(settled(&promises, |_| None), BTreeMap::new());
}

/// What happened, each with its day.
type Told<'a> = &'a [(&'a str, MaterialFact)];

/// What happened to a loan and on which days; since when it was given, and since when it is back.
#[test]
fn a_loan_is_given_when_it_is_handed_over_and_what_is_given_up_is_not_done() {
    let promises = [give(SupportKind::Sample, 1, true, None), give_back(1)];
    let done = |on: &str| Some(Settled::Done(day(on)));
    let given_up = |on: &str| Some(Settled::GivenUp(day(on)));
    let (first, second, third, last) = ("2026-03-01", "2026-03-05", "2026-03-10", "2026-09-01");
    let cases: [(Told<'_>, Option<Settled>, Option<Settled>); 5] = [
        (&[(first, delivered(10)), (third, accepted(10))], done(first), None),
        (&[(first, delivered(10)), (third, accepted(10)), (last, returned(10))], done(first), done(last)),
        (
            &[(first, delivered(10)), (second, refused(4)), (third, delivered(4)), (last, accepted(10))],
            done(third),
            None,
        ),
        (&[(first, cancelled())], given_up(first), given_up(first)),
        (&[(first, delivered(10)), (third, accepted(10)), (last, lost(10))], done(first), given_up(last)),
    ];
    for (told, given, back) in cases {
        let found = settled(&promises, |promise| {
            let entries = told.iter().map(|(on, fact)| (day(on), fact));
            Some(Tally::told(promised(&promise.matter)?, entries))
        });
        assert_eq!(found.get("give.sample").copied(), given, "{told:?}");
        assert_eq!(found.get(&promises[1].key()).copied(), back, "{told:?}");
    }
}

#[test]
fn what_is_counted_alike_is_added_up() {
    let hours = |n: i64| Terms { kind: SupportKind::Training, amount: pieces(n), keeping: Keeping::Kept };
    let all = [
        (after(hours(8), &[delivered(4), accepted(4)]), "小时"),
        (after(hours(16), &[delivered(8)]), "小时"),
        (after(hours(2), &[]), "天"),
        (after(hours(6), &[delivered(1), accepted(1), cancelled()]), "天"),
    ];
    let found = sums(all.iter().map(|(tally, unit)| (tally, (*unit).to_owned()))).expect("sums");
    let of = |unit: &str| {
        let heap = Heap { kind: SupportKind::Training, unit: unit.to_owned() };
        found.get(&heap).map(|it| [it.promised, it.delivered, it.accepted, it.left])
    };
    assert_eq!(of("小时"), Some([24_000, 12_000, 4_000, 12_000]));
    assert_eq!(of("天"), Some([3_000, 1_000, 1_000, 2_000]));
}

#[test]
fn a_sum_beyond_what_there_is_room_for_is_refused_by_name() {
    let most = Amount::Quantity(Quantity { thousandths: i64::MAX });
    let of = |amount| after(Terms { kind: SupportKind::Training, amount, keeping: Keeping::Kept }, &[]);
    let check = |second, expected: Result<i64, ExactError>| {
        let all = [of(most), of(Amount::Quantity(Quantity { thousandths: second }))];
        let found = sums(all.iter().map(|tally| (tally, "小时".to_owned())));
        let promised = found.map(|it| it.values().map(|sum| sum.promised).collect::<Vec<_>>());
        assert_eq!(promised, expected.map(|sum| vec![sum]), "and {second}");
    };
    check(0, Ok(i64::MAX));
    check(1, Err(ExactError::Overflow));
}

fn any_fact() -> impl Strategy<Value = MaterialFact> {
    (0_u8..8, -1_i64..8).prop_map(|(which, n)| match which {
        0 => MaterialFact::Prepared,
        1 | 2 => delivered(n),
        3 => accepted(n),
        4 => refused(n),
        5 => returned(n),
        6 => lost(n),
        _ => {
            if n == 7 {
                cancelled()
            } else {
                consumed(n)
            }
        }
    })
}

proptest! {
    /// Whatever is recorded in whatever order: delivered = accepted + refused + pending, accepted = returned + used up + lost +
    /// kept, nothing is below nought, and no more is with the receiver than was promised.
    #[test]
    fn quantities_conserve(facts in prop::collection::vec(any_fact(), 0..24), loan in any::<bool>()) {
        let keeping = if loan { Keeping::Returnable } else { Keeping::Kept };
        let tally = after(terms(10, keeping), &facts);
        prop_assert_eq!(tally.delivered, tally.accepted + tally.refused + tally.pending());
        prop_assert_eq!(tally.accepted, tally.returned + tally.consumed + tally.lost + tally.kept());
        for parts in [tally.pending(), tally.kept(), tally.left(), tally.outstanding(), tally.net()] {
            prop_assert!(parts >= 0);
        }
        prop_assert!(tally.net() <= tally.promised());
        prop_assert_eq!(tally.is_given(), tally.left() == 0 && tally.pending() == 0);
    }

    /// The course of a material does not depend on the order in which its entries arrived.
    #[test]
    fn copies_agree(facts in prop::collection::vec(any_fact(), 0..12), turn in 0_usize..12) {
        let mut all: Vec<_> = (1_u64..).zip(facts).map(|(n, fact)| event(n, "2026-03-01", fact)).collect();
        let one = Course::of("give.sample", &all);
        let by = if all.is_empty() { 0 } else { turn % all.len() };
        all.rotate_left(by);
        prop_assert_eq!(one, Course::of("give.sample", &all));
    }
}
