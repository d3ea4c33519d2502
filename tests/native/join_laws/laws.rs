//! J1 to J12 as properties (`storage-and-sync.md` 2.5), one by one. `COUNTERPART_CASES` asks for longer runs and
//! `COUNTERPART_SEED` for the same run again; every law says its seed as it starts.

use counterpart::record::guard::{Examination, Guard};
use counterpart::record::join::join;
use counterpart::record::rec::{Rec, State};
use counterpart::record::row::encode_row;
use counterpart::record::stamp::Hlc;
use proptest::prelude::*;

use super::desk::Desk;
use super::world::{World, commands, faulty_clocks};
use crate::seed::cases;

/// How many histories each law is tried on, unless more are asked for.
const CASES: u32 = 10_000;

/// Everything that a file would say of a copy, as bytes.
fn bytes(state: &State) -> Vec<u8> {
    let mut all: Vec<u8> = format!("{:?}", state.vv).into_bytes();
    state.recs.iter().for_each(|(id, rec)| all.extend(encode_row(*id, rec).expect("text")));
    all
}

fn three(world: &World) -> [State; 3] {
    [0, 1, 2].map(|desk| world.desks[desk].state())
}

/// Joins all copies in each of the 120 orders, and answers with the one state they come to. An order is a chain of joins,
/// one copy at a time; two orders that have joined the same copies must stand at the same state, so that it is enough to
/// go on from one of them: 75 joins stand for all 480.
fn joined_in_every_order(states: &[State]) -> Result<State, TestCaseError> {
    let all = (1_usize << states.len()) - 1;
    let mut reached: Vec<Option<State>> = vec![None; all + 1];
    reached[0] = Some(State::default());
    for set in 0..=all {
        let Some(here) = reached[set].clone() else { continue };
        for (next, state) in states.iter().enumerate().filter(|(next, _)| set & (1 << next) == 0) {
            let there = join(&here, state);
            let known = &mut reached[set | (1 << next)];
            match known {
                Some(known) => prop_assert_eq!(&*known, &there, "copies {:#b}, the last {}", set, next),
                None => *known = Some(there),
            }
        }
    }
    Ok(reached[all].clone().unwrap_or_default())
}

/// Every pair of copies is brought together until nothing is new anywhere.
fn fully_exchanged(world: &World) -> Vec<Vec<u8>> {
    let mut states: Vec<State> = world.desks.iter().map(Desk::state).collect();
    for _ in 0..2 {
        for to in 0..states.len() {
            for from in (0..states.len()).filter(|from| *from != to) {
                states[to] = join(&states[to], &states[from]);
            }
        }
    }
    states.iter().map(bytes).collect()
}

fn greatest_stamp(world: &World) -> Hlc {
    world.desks.iter().map(|desk| desk.meta.hlc).max().expect("there are copies")
}

proptest! {
    #![proptest_config(cases(CASES))]

    #[test]
    fn j01_a_join_does_not_ask_which_side_comes_first(commands in commands(3, 24)) {
        let [a, b, c] = three(&World::after(3, &commands));
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&b, &c), join(&c, &b));
    }

    #[test]
    fn j02_a_join_of_three_does_not_ask_which_two_come_first(commands in commands(3, 24)) {
        let [a, b, c] = three(&World::after(3, &commands));
        prop_assert_eq!(join(&a, &join(&b, &c)), join(&join(&a, &b), &c));
    }

    #[test]
    fn j03_a_copy_joined_with_itself_is_itself(commands in commands(3, 24)) {
        for state in three(&World::after(3, &commands)) {
            prop_assert_eq!(&join(&state, &state), &state);
        }
    }

    #[test]
    fn j04_a_copy_joined_with_an_empty_one_is_itself(commands in commands(3, 24)) {
        for state in three(&World::after(3, &commands)) {
            prop_assert_eq!(&join(&state, &State::default()), &state);
            prop_assert_eq!(&join(&State::default(), &state), &state);
        }
    }

    #[test]
    fn j05_m01_five_copies_come_to_the_same_bytes_in_all_120_orders_with_repeats(
        commands in commands(5, 60),
        repeats in prop::collection::vec(0_usize..5, 5..20),
    ) {
        let world = World::after(5, &commands);
        let states: Vec<State> = world.desks.iter().map(Desk::state).collect();
        let all = joined_in_every_order(&states)?;
        let expected = bytes(&all);
        for found in fully_exchanged(&world) {
            prop_assert_eq!(&found, &expected);
        }
        // some twice, some late, and at last everybody once
        let order = [repeats, vec![4, 2, 0, 3, 1]].concat();
        prop_assert_eq!(&bytes(&world.joined(&order)), &expected);
    }

    #[test]
    fn j06_nothing_that_somebody_wrote_is_lost_unseen(commands in commands(5, 40)) {
        let world = World::after(5, &commands);
        world.check_nothing_is_lost(&world.joined(&[0, 1, 2, 3, 4]));
    }

    #[test]
    fn j06_what_is_said_together_stays_together_and_what_is_written_once_stays_written(commands in commands(5, 40)) {
        let world = World::after(5, &commands);
        world.check_written_once();
        World::check_nothing_is_torn(&world.joined(&[0, 1, 2, 3, 4]));
        for desk in &world.desks {
            World::check_nothing_is_torn(&desk.state());
        }
    }

    #[test]
    fn j07_wrong_clocks_change_who_is_shown_and_break_no_law(
        commands in faulty_clocks(5, 40),
        repeats in prop::collection::vec(0_usize..5, 0..8),
    ) {
        let world = World::after(5, &commands);
        let states: Vec<State> = world.desks.iter().map(Desk::state).collect();
        let all = joined_in_every_order(&states)?;
        prop_assert_eq!(join(&join(&states[0], &states[1]), &states[2]), join(&states[0], &join(&states[2], &states[1])));
        prop_assert_eq!(&join(&all, &all), &all);
        prop_assert_eq!(&join(&all, &State::default()), &all);
        prop_assert_eq!(&world.joined(&[repeats, vec![0, 1, 2, 3, 4]].concat()), &all);
        world.check_nothing_is_lost(&all);
        World::check_nothing_is_torn(&all);
        world.check_erased_stay_erased(&all);
        world.check_replaced_stay_replaced(&all);
    }

    #[test]
    fn j08_a_file_brought_into_an_empty_book_goes_out_as_the_same_file(commands in commands(3, 30)) {
        let world = World::after(3, &commands);
        let sender = &world.desks[0];
        let file = sender.file();
        let mut copy = Desk::new(sender.meta.replica.0);
        copy.now = sender.now;
        copy.receive(&file);
        prop_assert_eq!(String::from_utf8(copy.file()), String::from_utf8(file));
    }

    #[test]
    fn j09_what_was_erased_never_comes_back(commands in commands(5, 40), old_files in prop::collection::vec(0_usize..20, 0..6)) {
        let world = World::after(5, &commands);
        let mut all = world.joined(&[0, 1, 2, 3, 4]);
        world.check_erased_stay_erased(&all);
        // files from before the erasure are brought in once more
        for file in old_files {
            if let Some((state, _)) = world.files.get(file) {
                all = join(&all, state);
            }
        }
        world.check_erased_stay_erased(&all);
    }

    #[test]
    fn j10_a_write_after_seeing_a_value_beats_it_in_every_copy(commands in commands(5, 40)) {
        let world = World::after(5, &commands);
        world.check_every_copy();
        world.check_replaced_stay_replaced(&world.joined(&[0, 1, 2, 3, 4]));
    }

    #[test]
    fn j12_no_guard_fires_on_an_honest_history(commands in commands(5, 40)) {
        // each import on the way is examined, and now every copy by every other
        let world = World::after(5, &commands);
        for to in 0..5 {
            for from in (0..5).filter(|from| *from != to) {
                let (state, hlc) = (world.desks[from].state(), world.desks[from].meta.hlc);
                prop_assert_eq!(world.examine(to, &state, hlc), Examination::default());
            }
        }
    }

    #[test]
    fn j12_a_record_that_the_receiver_knows_cannot_be_taken_out(commands in commands(3, 24)) {
        let world = World::after(3, &commands);
        let (file, hlc) = (world.joined(&[0, 1, 2]), greatest_stamp(&world));
        let live = world.desks[0].recs.iter().filter(|(_, rec)| matches!(rec, Rec::Live { .. }));
        for (id, _) in live {
            let mut forged = file.clone();
            forged.recs.remove(id);
            let found = world.examine(0, &forged, hlc);
            prop_assert!(found.guards.contains(&Guard::RecordRemoved { id: *id }), "G1: {:?}", found);
        }
    }

    #[test]
    fn j12_a_field_that_the_receiver_knows_cannot_be_taken_out(commands in commands(3, 24)) {
        let world = World::after(3, &commands);
        let (file, hlc) = (world.joined(&[0, 1, 2]), greatest_stamp(&world));
        for (id, rec) in &world.desks[0].recs {
            for (field, _) in rec.cells() {
                let mut forged = file.clone();
                let Some(Rec::Live { cells, .. }) = forged.recs.get_mut(id) else { continue };
                cells.remove(field);
                let found = world.examine(0, &forged, hlc);
                prop_assert!(!found.guards.is_empty(), "G2 or G1: {:?}", found);
            }
        }
    }

    /// What the app does with a file comes to the same as the join of the laws.
    #[test]
    fn a_plan_comes_to_the_same_as_the_join(commands in commands(3, 30)) {
        let world = World::after(3, &commands);
        let mut receiver = world.desks[0].clone();
        receiver.receive(&world.desks[1].file());
        prop_assert_eq!(receiver.state(), join(&world.desks[0].state(), &world.desks[1].state()));
    }
}
