//! The small case, in full: three copies, every script of four steps, every order of joining.

use counterpart::record::join::join;
use counterpart::record::rec::State;

use super::world::{Command, World};

fn steps() -> Vec<Command> {
    let mut steps = vec![];
    for desk in 0..3 {
        let value = u8::try_from(desk).expect("small");
        steps.push(Command::Set { desk, rec: 1, field: "name", value });
        steps.push(Command::Delete { desk, rec: 1 });
        steps.push(Command::Export { desk });
        steps.extend((0..2).map(|file| Command::Import { desk, file }));
    }
    steps.push(Command::Erase { desk: 0, rec: 1 });
    steps
}

#[test]
fn every_script_of_four_steps_converges_in_every_order() {
    let steps = steps();
    let mut scripts = 0;
    // the record is there, and everybody knows it
    let mut beginning = World::new(3);
    beginning.run(&Command::Set { desk: 0, rec: 1, field: "name", value: 9 });
    let (state, hlc) = (beginning.desks[0].state(), beginning.desks[0].meta.hlc);
    (1..3).for_each(|desk| beginning.desks[desk].join(&state, hlc));

    for a in &steps {
        for b in &steps {
            for c in &steps {
                for d in &steps {
                    let mut world = beginning.clone();
                    for step in [a, b, c, d] {
                        world.run(step);
                    }
                    let [x, y, z] = [0, 1, 2].map(|desk| world.desks[desk].state());
                    let all = join(&join(&x, &y), &z);
                    world.check_nothing_is_lost(&all);
                    world.check_erased_stay_erased(&all);
                    world.check_replaced_stay_replaced(&all);
                    for (p, q, r) in [(&x, &z, &y), (&y, &x, &z), (&y, &z, &x), (&z, &x, &y), (&z, &y, &x)] {
                        assert_eq!(join(&join(p, q), r), all, "{a:?} {b:?} {c:?} {d:?}");
                        assert_eq!(join(p, &join(q, r)), all, "{a:?} {b:?} {c:?} {d:?}");
                    }
                    assert_eq!(join(&all, &State::default()), all);
                    scripts += 1;
                }
            }
        }
    }
    assert_eq!(scripts, 65_536);
}
