//! What of many contracts presses, kept up contract by contract, is what one finds who looks through all of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use counterpart::demo::{DemoBook, Seeded, book};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::event::Fact;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::term::{Objection, Renewal, RenewalTimes};
use counterpart::domain::date::Date;
use counterpart::domain::duties::days::{DueOn, Subject};
use counterpart::domain::duties::rows::{Of, Row, Standing};
use counterpart::domain::id::{ContractId, DutyId, uuid_v7};
use counterpart::domain::lifecycle::contract::event::Event;
use counterpart::domain::lifecycle::contract::status::RunningTerm;
use counterpart::domain::lifecycle::obligation::Stage;
use counterpart::domain::overview::matter::{Matter, matters};
use counterpart::domain::overview::pressing::{Due, Pressing, PressingBook};
use counterpart::domain::term::renewal::{RenewalChoice, RenewalDecision};
use proptest::prelude::*;

use crate::day_figures::standing;
use crate::progress::{Counter, day, progress_on, sale};

static BOOK: LazyLock<DemoBook> =
    LazyLock::new(|| book(day("2026-05-20"), &mut Seeded::new(7)).expect("the sample book"));

/// So many of each are asked for.
const FEW: usize = 4;

/// Duties that nothing was recorded of, due so many days from a day.
fn duties(as_of: Date, days: &[i64]) -> Vec<Row> {
    let row = |(number, days): (u64, &i64)| Row {
        of: Of::Own(DutyId(uuid_v7(number, [3; 10]))),
        subject: Subject::Once,
        due: DueOn::Day(as_of.plus_days(*days).expect("a day")),
        standing: Standing::Life(Stage::default()),
    };
    (1_u64..).zip(days).map(row).collect()
}

/// What is taken in of a contract: the day it is looked at on, and how far off its duties and materials are.
type Taken = (i64, Vec<i64>, Vec<i64>);

fn taken() -> impl Strategy<Value = Vec<(usize, Option<Taken>)>> {
    let days = || proptest::collection::vec(-20_i64..40, 0..4);
    let taken = (prop_oneof![Just(0_i64), Just(0), -300_i64..300], days(), days());
    proptest::collection::vec((any::<usize>(), proptest::option::weighted(0.8, taken)), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_first_that_press_are_those_of_all_in_order(deeds in taken()) {
        let today = day("2026-05-20");
        let mut kept = PressingBook::default();
        let mut there: BTreeMap<ContractId, (Date, Vec<Row>, Vec<i64>)> = BTreeMap::new();
        for (which, deed) in &deeds {
            let contract = &BOOK.contracts[which % BOOK.contracts.len()];
            let Some((far, due, materials)) = deed else {
                kept.remove(contract.id);
                there.remove(&contract.id);
                continue;
            };
            let as_of = today.plus_days(*far).expect("a day");
            let Some((brief, standing, ..)) = standing(&BOOK, contract.id, as_of) else { continue };
            let rows = duties(as_of, due);
            kept.put(contract.id, &brief.number, Pressing::of(&brief, &standing, &rows, materials.iter().copied(), as_of));
            there.insert(contract.id, (as_of, rows, materials.clone()));
        }

        let mut all_matters = Vec::new();
        let mut all_duties = Vec::new();
        let mut ends = Vec::new();
        let (mut due_duties, mut due_materials) = (Due::default(), Due::default());
        for (id, (as_of, rows, materials)) in &there {
            let (brief, standing, ..) = standing(&BOOK, *id, *as_of).expect("it stands");
            let number = brief.number.clone();
            all_matters.extend(matters(&standing, *as_of).iter().map(|(rank, _)| (*rank, number.clone(), *id)));
            for row in rows {
                let days = as_of.days_until(row.due.day().expect("a day"));
                if row.days_to_act(*as_of).is_some() {
                    all_duties.push((row.due, number.clone(), *id));
                    due_duties.due += usize::from(days <= 0);
                    due_duties.late += usize::from(days < 0);
                }
            }
            due_materials.due += materials.iter().filter(|days| **days <= 0).count();
            due_materials.late += materials.iter().filter(|days| **days < 0).count();
            if let (RunningTerm::Fixed { end, .. }, true) = (standing.facts.term, standing.is_in_force()) {
                ends.push((end, number, *id));
            }
        }
        all_matters.sort();
        all_duties.sort();
        ends.sort();
        let sums = kept.sums();
        prop_assert_eq!((sums.matters, sums.duties), (all_matters.len(), all_duties.len()));
        prop_assert_eq!((sums.due_duties, sums.due_materials), (due_duties, due_materials));

        // the first few of all belong to the first few contracts
        let first: Vec<ContractId> = kept.by_matter().take(FEW).collect();
        prop_assert!(all_matters.iter().take(FEW).all(|(.., id)| first.contains(id)));
        let first: Vec<ContractId> = kept.by_duty().take(FEW).collect();
        prop_assert!(all_duties.iter().take(FEW).all(|(.., id)| first.contains(id)));
        let near = ends.iter().filter(|(end, ..)| (0..=60).contains(&today.days_until(*end)));
        prop_assert_eq!(kept.ending(today).collect::<Vec<_>>(), near.map(|(end, _, id)| (*end, *id)).collect::<Vec<_>>());

        for id in BOOK.contracts.iter().map(|it| it.id) {
            kept.remove(id);
        }
        prop_assert_eq!((kept.sums(), kept.by_matter().count(), kept.by_duty().count()), (Pressing::default(), 0, 0));
    }
}

/// A term that ends on 31 December 2026; whoever stops its renewal says so by 1 December.
#[test]
fn a_term_asks_for_a_decision_until_there_is_one_and_no_longer() {
    let automatic = Renewal::Automatic {
        months: 12,
        times: RenewalTimes::Unlimited,
        objection: Objection::Before(Period::days(30)),
    };
    let agreed = Renewal::ByAgreement { talk_before: Period::days(30) };
    let (renew, unsent) = (Some(RenewalChoice::Renew), Some(RenewalChoice::DeclineUnsent));
    let told = Some(RenewalChoice::Decline { notice_on: day("2026-11-10") });
    for (renewal, choice, as_of, expected) in [
        (automatic, None, "2026-10-31", None),
        (automatic, None, "2026-11-01", Some("notice 2026-12-01")),
        (automatic, None, "2026-12-01", Some("notice 2026-12-01")),
        // committed: nobody can stop it any more
        (automatic, None, "2026-12-02", None),
        (automatic, renew, "2026-11-20", None),
        // the other side knows nothing of it yet
        (automatic, unsent, "2026-11-20", Some("notice 2026-12-01")),
        (automatic, told, "2026-11-20", None),
        (automatic, told, "2026-12-20", Some("end 2026-12-31")),
        (agreed, None, "2026-12-20", Some("end 2026-12-31")),
        (agreed, renew, "2026-12-20", None),
        (Renewal::None, None, "2026-12-20", Some("end 2026-12-31")),
    ] {
        let mut contract = sale(&mut Counter(0));
        contract.term.renewal = renewal;
        let decided = choice.map(|choice| {
            let decision = RenewalDecision { term_no: 0, choice, decided_on: day("2026-11-10") };
            Fact::Life(Event::RenewalDecided { decision })
        });
        let events: Vec<Fact> = decided.into_iter().collect();
        let standing = progress_on(&contract, &events, as_of, &WorkCalendar::standard());
        let found = matters(&standing, day(as_of)).into_iter().find_map(|(_, matter)| match matter {
            Matter::Notice(day) => Some(format!("notice {day}")),
            Matter::End(day) => Some(format!("end {day}")),
            Matter::Approve
            | Matter::Sign
            | Matter::Overdue(_)
            | Matter::Due(_)
            | Matter::Barred(_)
            | Matter::Lapse(_)
            | Matter::Earnest(_) => None,
        });
        assert_eq!(found.as_deref(), expected, "{renewal:?} {choice:?} as of {as_of}");
    }
}
