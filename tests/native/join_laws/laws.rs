//! J1 to J12 as properties. `PROPTEST_CASES` asks for longer runs; a failing case is printed with its seed.

use counterpart::record::guard::Guard;
use counterpart::record::join::join;
use counterpart::record::rec::{Rec, State};
use counterpart::record::row::encode_row;
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::world::{World, commands};

fn cases(usual: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(usual), failure_persistence: None, ..Config::default() }
}

/// Everything that a file would say of a copy, as bytes.
fn bytes(state: &State) -> Vec<u8> {
    let mut all: Vec<u8> = format!("{:?}", state.vv).into_bytes();
    state.recs.iter().for_each(|(id, rec)| all.extend(encode_row(*id, rec).expect("text")));
    all
}

/// Every order of five things.
fn orders() -> Vec<Vec<usize>> {
    let longer = |orders: Vec<Vec<usize>>| -> Vec<Vec<usize>> {
        let with = |order: &Vec<usize>, next| [order.as_slice(), &[next]].concat();
        let next =
            |order: Vec<usize>| (0..5).filter(|n| !order.contains(n)).map(|n| with(&order, n)).collect::<Vec<_>>();
        orders.into_iter().flat_map(next).collect()
    };
    (0..5).fold(vec![vec![]], |orders, _| longer(orders))
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn j01_to_j04_a_join_commutes_associates_repeats_and_leaves_alone(commands in commands(3, 24)) {
        let world = World::after(3, &commands);
        let [a, b, c] = [0, 1, 2].map(|desk| world.desks[desk].state());
        prop_assert_eq!(join(&a, &b), join(&b, &a), "J1");
        prop_assert_eq!(join(&a, &join(&b, &c)), join(&join(&a, &b), &c), "J2");
        prop_assert_eq!(join(&a, &a), a.clone(), "J3");
        prop_assert_eq!(join(&a, &State::default()), a, "J4");
    }

    #[test]
    fn j06_j09_j10_nothing_is_lost_and_nothing_replaced_or_erased_comes_back(
        commands in commands(5, 40),
        order in Just(vec![0_usize, 1, 2, 3, 4]).prop_shuffle(),
        again in prop::collection::vec(0_usize..5, 0..5),
    ) {
        let world = World::after(5, &commands);
        world.check_every_copy();
        let all = world.joined(&[order.clone(), again].concat());
        world.check_nothing_is_lost(&all);
        prop_assert_eq!(bytes(&all), bytes(&world.joined(&[0, 1, 2, 3, 4])), "J5");
    }

    #[test]
    fn j12_a_record_that_the_receiver_knows_cannot_be_taken_out(commands in commands(3, 24), place in 0_usize..3) {
        let world = World::after(3, &commands);
        let (mut file, hlc) = (world.joined(&[0, 1, 2]), world.desks.iter().map(|desk| desk.meta.hlc).max().expect("three"));
        let known: Vec<_> = world.desks[0].recs.iter().filter(|(_, rec)| matches!(rec, Rec::Live { .. })).map(|(id, _)| *id).collect();
        if let Some(id) = known.get(place) {
            file.recs.remove(id);
            let found = world.examine(0, &file, hlc);
            prop_assert!(found.guards.contains(&Guard::RecordRemoved { id: *id }), "G1: {:?}", found);
        }
    }

    #[test]
    fn j12_a_field_that_the_receiver_knows_cannot_be_taken_out(commands in commands(3, 24), place in 0_usize..6) {
        let world = World::after(3, &commands);
        let (mut file, hlc) = (world.joined(&[0, 1, 2]), world.desks.iter().map(|desk| desk.meta.hlc).max().expect("three"));
        let fields = |(id, rec): (&uuid::Uuid, &Rec)| rec.cells().map(|(name, _)| (*id, name.to_owned())).collect::<Vec<_>>();
        let known: Vec<_> = world.desks[0].recs.iter().flat_map(fields).collect();
        if let Some((id, field)) = known.get(place) {
            let Some(Rec::Live { cells, .. }) = file.recs.get_mut(id) else { return Ok(()) };
            cells.remove(field);
            let found = world.examine(0, &file, hlc);
            prop_assert!(!found.guards.is_empty(), "G2 or G1: {:?}", found);
        }
    }
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn j05_m01_five_copies_come_to_the_same_bytes_in_all_120_orders(commands in commands(5, 60)) {
        let world = World::after(5, &commands);
        let expected = bytes(&world.joined(&[0, 1, 2, 3, 4]));
        for order in orders() {
            prop_assert_eq!(bytes(&world.joined(&order)), expected.clone(), "{:?}", order);
        }
    }

    #[test]
    fn a_plan_comes_to_the_same_as_the_join(commands in commands(3, 30)) {
        let world = World::after(3, &commands);
        let mut receiver = world.desks[0].clone();
        receiver.receive(&world.desks[1].file());
        prop_assert_eq!(receiver.state(), join(&world.desks[0].state(), &world.desks[1].state()));
    }

    #[test]
    fn j08_a_file_brought_into_an_empty_book_goes_out_as_the_same_file(commands in commands(3, 30)) {
        let world = World::after(3, &commands);
        let sender = &world.desks[0];
        let file = sender.file();
        let mut copy = super::desk::Desk::new(sender.meta.replica.0);
        copy.now = sender.now;
        copy.receive(&file);
        prop_assert_eq!(String::from_utf8(copy.file()), String::from_utf8(file));
    }
}
