//! The life of a material: of ten pieces, what may be recorded of them wherever they are.

use counterpart::domain::contract::support::SupportKind;
use counterpart::domain::lifecycle::material::{Guard, Keeping, Later, Step};
use counterpart::domain::lifecycle::{Refusal, Stage as _};
use counterpart::domain::materials::amount::Amount;
use counterpart::domain::materials::loss::Valuation;
use counterpart::domain::materials::record::MaterialFact;
use counterpart::domain::materials::tally::Tally;
use counterpart::domain::materials::terms::Terms;
use counterpart::domain::rate::Quantity;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::table::{Table, check_refused, every_step};
use super::{any_day, day, id};

fn pieces(n: i64) -> Amount {
    Amount::Quantity(Quantity { thousandths: n * 1_000 })
}

fn fact(step: Step, n: i64) -> MaterialFact {
    let (amount, text) = (pieces(n), || "SF 1234".to_owned());
    match step {
        Step::Prepare => MaterialFact::Prepared,
        Step::Deliver => MaterialFact::Delivered { amount, to: text(), receipt: text() },
        Step::Accept => MaterialFact::Accepted { amount, by: text() },
        Step::Refuse => MaterialFact::Refused { amount, reason: text() },
        Step::Return => MaterialFact::Returned { amount, note: String::new() },
        Step::Consume => MaterialFact::Consumed { amount },
        Step::Lose => MaterialFact::Lost { amount, reason: text(), valued: Valuation::default() },
        Step::Cancel => MaterialFact::Cancelled { reason: text() },
        Step::TakeBack => MaterialFact::TakesBack(id(1)),
    }
}

/// A command of one piece, and the event it causes.
fn sample(step: Step) -> (MaterialFact, MaterialFact) {
    (fact(step, 1), fact(step, 1))
}

/// Ten pieces of which this happened on the first of February.
fn after(keeping: Keeping, told: &[(Step, i64)]) -> Tally {
    let terms = Terms { kind: SupportKind::Sample, amount: pieces(10), keeping };
    let facts: Vec<MaterialFact> = told.iter().map(|(step, n)| fact(*step, *n)).collect();
    Tally::told(terms, facts.iter().map(|fact| (day("2026-02-01"), fact)))
}

fn stages(keeping: Keeping) -> Vec<(&'static str, Tally)> {
    let goes = if keeping == Keeping::Returnable { Step::Return } else { Step::Consume };
    let (come, signed) = ((Step::Deliver, 10), (Step::Accept, 10));
    let of = |told: &[(Step, i64)]| after(keeping, told);
    vec![
        ("Promised", of(&[])),
        ("Prepared", of(&[(Step::Prepare, 0)])),
        ("Partly", of(&[(Step::Deliver, 4)])),
        ("Delivered", of(&[come])),
        ("PartSigned", of(&[(Step::Deliver, 4), (Step::Accept, 4)])),
        ("Signed", of(&[come, signed])),
        ("Gone", of(&[come, signed, (goes, 10)])),
        ("RestCancelled", of(&[(Step::Deliver, 4), (Step::Accept, 4), (Step::Cancel, 0)])),
        ("Cancelled", of(&[(Step::Cancel, 0)])),
    ]
}

#[rustfmt::skip]
fn table(keeping: Keeping, give_back: &'static str, use_up: &'static str) -> Table<Tally> {
    Table {
        stages: stages(keeping),
        rows: every_step!(Step {
            //        Promised Prepared Partly  Delivered PartSigned Signed   Gone     RestCancelled Cancelled
            Prepare: "ok       past     ok      none      ok         none     none     ended         ended",
            Deliver: "ok       ok       ok      none      ok         none     none     ended         ended",
            Accept:  "left10   left10   ok      ok        left6      waits0   waits0   waits0        waits0",
            Refuse:  "left10   left10   ok      ok        left6      waits0   waits0   waits0        waits0",
            Return:  give_back,
            Consume: use_up,
            Lose:    give_back,
            Cancel:  "ok       ok       ok      none      ok         none     none     ended         ended",
            TakeBack:"ok       ok       ok      ok        ok         ok       ok       ok            ok",
        }),
        sample,
        now: day("2026-03-01"),
        facts: Later::Stands,
        guards: vec![
            ("none", Guard::NothingLeft),
            ("left10", Guard::Undelivered { left: pieces(10) }),
            ("left6", Guard::Undelivered { left: pieces(6) }),
            ("waits4", Guard::Unaccepted { pending: pieces(4) }),
            ("waits10", Guard::Unaccepted { pending: pieces(10) }),
            ("waits0", Guard::NothingPending),
            ("out0", Guard::NothingOut),
            ("kept", Guard::KeptByReceiver),
            ("back", Guard::MustComeBack),
        ],
    }
}

#[rustfmt::skip]
fn returnable() -> Table<Tally> {
    table(
        Keeping::Returnable,
        "left10 left10 waits4 waits10 ok ok out0 ok out0",
        "back back back back back back back back back",
    )
}

#[rustfmt::skip]
fn kept() -> Table<Tally> {
    table(
        Keeping::Kept,
        "kept kept kept kept kept kept kept kept kept",
        "left10 left10 waits4 waits10 ok ok out0 ok out0",
    )
}

#[test]
fn every_step_in_every_stage_is_an_event_or_its_refusal() {
    returnable().check();
    kept().check();
}

#[test]
fn the_fold_is_total_in_any_order() {
    let more: Vec<MaterialFact> = [Step::Deliver, Step::Accept, Step::Refuse].map(|step| fact(step, 4)).to_vec();
    returnable().check_fold(&after(Keeping::Returnable, &[]), &more, any_day);
    kept().check_fold(&after(Keeping::Kept, &[]), &more, any_day);
}

#[test]
fn a_refusal_names_how_much_there_is() {
    let on = day("2026-03-01");
    let too_much = |n| Refusal::Guard(Guard::TooMuch { most: pieces(n) });
    let loan = |told: &[(Step, i64)]| after(Keeping::Returnable, told);
    let cases = [
        (loan(&[(Step::Deliver, 4)]), Step::Deliver, 7, 6),
        (loan(&[(Step::Deliver, 4), (Step::Refuse, 1)]), Step::Deliver, 8, 7),
        (loan(&[(Step::Deliver, 4)]), Step::Accept, 5, 4),
        (loan(&[(Step::Deliver, 4), (Step::Accept, 3)]), Step::Refuse, 2, 1),
        (loan(&[(Step::Deliver, 4), (Step::Accept, 3)]), Step::Return, 4, 3),
        (loan(&[(Step::Deliver, 4), (Step::Accept, 3), (Step::Lose, 1)]), Step::Return, 3, 2),
    ];
    for (tally, step, wanted, most) in cases {
        check_refused(&tally, on, fact(step, wanted), &Later::Stands, &too_much(most));
        assert!(tally.after(on, &fact(step, most)).is_some(), "so much may be recorded");
    }
    let kept = after(Keeping::Kept, &[(Step::Deliver, 4), (Step::Accept, 3)]);
    check_refused(&kept, on, fact(Step::Consume, 4), &Later::Stands, &too_much(3));
}

#[test]
fn what_is_recorded_for_a_later_day_has_to_stand() {
    let on = day("2026-03-01");
    let tally = after(Keeping::Returnable, &[(Step::Deliver, 4)]);
    check_refused(&tally, on, fact(Step::Refuse, 1), &Later::Breaks, &Refusal::Guard(Guard::LaterStands));
    // what is wrong in itself is said first
    let none = Refusal::Guard(Guard::NotAboveNought);
    check_refused(&tally, on, fact(Step::Refuse, 0), &Later::Breaks, &none);
    let last = Refusal::BeforeLastStep { on: day("2026-01-31"), last: day("2026-02-01") };
    check_refused(&tally, day("2026-01-31"), fact(Step::Refuse, 1), &Later::Stands, &last);
}
