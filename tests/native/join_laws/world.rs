//! Several copies of one book and everything that happens to them, as random commands.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::kinds::Kind;
use counterpart::record::cell::Cell;
use counterpart::record::guard::{Examination, examine};
use counterpart::record::rec::{Rec, State};
use counterpart::record::stamp::Hlc;
use counterpart::record::transaction::{Change, WriteFault};
use counterpart::record::version::Dot;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::desk::{Desk, NOW, id};

#[derive(Debug, Clone)]
pub(super) enum Command {
    /// Somebody writes a field; equal numbers are equal values.
    Set {
        desk: usize,
        rec: u64,
        field: &'static str,
        value: u8,
    },
    /// Somebody settles what is shown.
    Settle {
        desk: usize,
        rec: u64,
        field: &'static str,
    },
    /// Somebody writes an address: one register of two parts, here always equal.
    Address {
        desk: usize,
        rec: u64,
        value: u8,
    },
    /// Somebody writes from when to when prices hold: two registers that are said together.
    Period {
        desk: usize,
        from: u8,
        to: u8,
    },
    /// Somebody leaves exactly these lines in the contract, each with its quantity.
    Lines {
        desk: usize,
        lines: BTreeMap<u8, u8>,
    },
    /// Somebody enters money that came in: a row that is written once. The same row is entered elsewhere too, perhaps otherwise.
    Once {
        desk: usize,
        row: u64,
        value: u8,
    },
    Delete {
        desk: usize,
        rec: u64,
    },
    Restore {
        desk: usize,
        rec: u64,
    },
    Erase {
        desk: usize,
        rec: u64,
    },
    /// A copy is written to a file.
    Export {
        desk: usize,
    },
    /// One of the files made so far is brought in, new or old, once more or for the first time.
    Import {
        desk: usize,
        file: usize,
    },
    /// A clock is set, forward or back, by up to some 17 minutes.
    Clock {
        desk: usize,
        seconds: i16,
    },
    /// A clock jumps to so many days before or after today.
    ClockAt {
        desk: usize,
        days: i16,
    },
}

/// The one contract, and the one price list.
const CONTRACT: u64 = 11;
const PRICE_LIST: u64 = 21;
/// Rows that are written once come after this number.
const ONCE: u64 = 30;
/// From when and to when prices hold.
const PERIOD: [&str; 2] = ["valid_from", "valid_to"];

pub(super) fn commands(desks: usize, length: usize) -> impl Strategy<Value = Vec<Command>> {
    let desk = 0..desks;
    let field = prop_oneof![Just("name"), Just("phone")];
    let rec = || prop_oneof![6 => 1_u64..4, 1 => Just(CONTRACT), 1 => Just(PRICE_LIST)];
    let lines = prop::collection::btree_map(0_u8..3, 0_u8..4, 0..4);
    let command = prop_oneof![
        8 => (desk.clone(), 1_u64..4, field.clone(), 0_u8..4).prop_map(|(desk, rec, field, value)| Command::Set { desk, rec, field, value }),
        1 => (desk.clone(), 1_u64..4, field).prop_map(|(desk, rec, field)| Command::Settle { desk, rec, field }),
        2 => (desk.clone(), 1_u64..4, 0_u8..4).prop_map(|(desk, rec, value)| Command::Address { desk, rec, value }),
        2 => (desk.clone(), 0_u8..3, 0_u8..3).prop_map(|(desk, from, to)| Command::Period { desk, from, to }),
        3 => (desk.clone(), lines).prop_map(|(desk, lines)| Command::Lines { desk, lines }),
        2 => (desk.clone(), 1_u64..4, 0_u8..4).prop_map(|(desk, row, value)| Command::Once { desk, row, value }),
        2 => (desk.clone(), rec()).prop_map(|(desk, rec)| Command::Delete { desk, rec }),
        1 => (desk.clone(), rec()).prop_map(|(desk, rec)| Command::Restore { desk, rec }),
        1 => (desk.clone(), prop_oneof![4 => Just(3_u64), 1 => Just(CONTRACT)]).prop_map(|(desk, rec)| Command::Erase { desk, rec }),
        4 => desk.clone().prop_map(|desk| Command::Export { desk }),
        6 => (desk.clone(), 0_usize..20).prop_map(|(desk, file)| Command::Import { desk, file }),
        1 => (desk, -1000_i16..1000).prop_map(|(desk, seconds)| Command::Clock { desk, seconds }),
    ];
    prop::collection::vec(command, 1..length)
}

/// The same, with a clock jumping by years before every third command or so.
pub(super) fn faulty_clocks(desks: usize, length: usize) -> impl Strategy<Value = Vec<Command>> {
    let jump = (0..desks, -2000_i16..2000).prop_map(|(desk, days)| Command::ClockAt { desk, days });
    let jumps = prop::collection::vec((any::<prop::sample::Index>(), jump), length / 3);
    (commands(desks, length), jumps).prop_map(|(mut commands, jumps)| {
        for (place, jump) in jumps {
            commands.insert(place.index(commands.len()), jump);
        }
        commands
    })
}

/// A version by the place where it was written.
type Written = (Uuid, String, Dot);

#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) desks: Vec<Desk>,
    pub(super) files: Vec<(State, Hlc)>,
    /// Everything that was ever written.
    written: BTreeSet<Written>,
    /// What somebody had before their eyes when they wrote something else, and the write that replaced it.
    replaced: BTreeMap<Written, Vec<Dot>>,
    erased: BTreeSet<Uuid>,
}

impl World {
    pub(super) fn new(desks: usize) -> Self {
        let desks = (1..=desks).map(|replica| Desk::new(u64::try_from(replica).expect("small"))).collect();
        Self { desks, files: vec![], written: BTreeSet::new(), replaced: BTreeMap::new(), erased: BTreeSet::new() }
    }

    pub(super) fn after(desks: usize, commands: &[Command]) -> Self {
        let mut world = Self::new(desks);
        for command in commands {
            world.run(command);
        }
        world
    }

    pub(super) fn run(&mut self, command: &Command) {
        match command {
            Command::Set { desk, rec, field, value } => {
                self.put(*desk, *rec, Kind::Customer, &[], [((*field).to_owned(), json!(value))]);
            }
            Command::Address { desk, rec, value } => {
                let address = ("address".to_owned(), json!({ "region": value, "line": value }));
                self.put(*desk, *rec, Kind::Customer, &[], [address]);
            }
            Command::Period { desk, from, to } => {
                let period = PERIOD.map(str::to_owned).into_iter().zip([json!(from), json!(to)]);
                self.put(*desk, PRICE_LIST, Kind::PriceList, &[], period);
            }
            Command::Lines { desk, lines } => {
                let line = |(line, quantity): (&u8, &u8)| {
                    (format!("lines/{}", id(1000 + u64::from(*line))), json!({ "name": "pump", "quantity": quantity }))
                };
                let title = ("title".to_owned(), json!("Pumps"));
                let fields = lines.iter().map(line).chain([title]);
                self.put(*desk, CONTRACT, Kind::Contract, &["lines"], fields);
            }
            Command::Once { desk, row, value } => {
                let amount = ("amount".to_owned(), json!({ "amt": value.to_string(), "cur": "CNY" }));
                self.put(*desk, ONCE + row, Kind::Receipt, &[], [amount]);
            }
            Command::Settle { desk, rec, field } => {
                if let Some(value) = self.desks[*desk].recs.get(&id(*rec)).and_then(|rec| rec.show(field)).cloned() {
                    self.write(*desk, Change::Settle { id: id(*rec), field: (*field).to_owned(), value });
                }
            }
            Command::Delete { desk, rec } => self.write(*desk, Change::Delete { id: id(*rec) }),
            Command::Restore { desk, rec } => self.write(*desk, Change::Restore { id: id(*rec) }),
            Command::Erase { desk, rec } => self.write(*desk, Change::Erase { id: id(*rec) }),
            Command::Export { desk } => {
                let desk = &self.desks[*desk];
                self.files.push((desk.state(), desk.meta.hlc));
            }
            Command::Import { desk, file } => {
                if let Some((state, hlc)) = self.files.get(*file).cloned() {
                    let found = self.examine(*desk, &state, hlc);
                    assert_eq!(found, Examination::default(), "J12: an honest file passes every guard");
                    self.desks[*desk].join(&state, hlc);
                }
            }
            Command::Clock { desk, seconds } => {
                let now = &mut self.desks[*desk].now;
                *now = now.saturating_add_signed(i64::from(*seconds) * 1000);
            }
            Command::ClockAt { desk, days } => {
                self.desks[*desk].now = NOW.saturating_add_signed(i64::from(*days) * 86_400_000);
            }
        }
    }

    pub(super) fn examine(&self, desk: usize, state: &State, hlc: Hlc) -> Examination {
        let desk = &self.desks[desk];
        examine(&desk.state(), desk.meta.replica, state, hlc)
    }

    fn put(
        &mut self,
        desk: usize,
        rec: u64,
        kind: Kind,
        sets: &'static [&'static str],
        fields: impl IntoIterator<Item = (String, Value)>,
    ) {
        self.write(desk, Change::Put { id: id(rec), kind, sets, fields: fields.into_iter().collect() });
    }

    fn write(&mut self, desk: usize, change: Change) {
        let desk = &mut self.desks[desk];
        let id = change.id();
        let before = desk.recs.get(&id).cloned();
        match desk.write(&[change]) {
            Ok(_) | Err(WriteFault::Missing { .. } | WriteFault::Erased { .. } | WriteFault::WrittenOnce { .. }) => {}
            Err(other) => panic!("{other}"),
        }
        let Some(after) = desk.recs.get(&id) else { return };
        if matches!(after, Rec::Erased { .. }) {
            self.erased.insert(id);
        }
        for (field, cell) in after.cells() {
            let new = cell.show();
            if self.written.insert((id, field.to_owned(), new.dot)) {
                let old = before.as_ref().and_then(|rec| rec.cell(field));
                for version in old.into_iter().flat_map(Cell::versions) {
                    self.replaced.entry((id, field.to_owned(), version.dot)).or_default().push(new.dot);
                }
            }
        }
    }

    /// Everybody's knowledge together, joined in this order.
    pub(super) fn joined(&self, order: &[usize]) -> State {
        let states: Vec<State> = self.desks.iter().map(Desk::state).collect();
        order.iter().fold(State::default(), |all, desk| counterpart::record::join::join(&all, &states[*desk]))
    }

    fn is_there(all: &State, (id, field, dot): &Written) -> bool {
        all.recs.get(id).and_then(|rec| rec.cell(field)).is_some_and(|cell| cell.names(*dot))
    }

    /// J6 in a copy that has seen everything: what was written is there, or somebody replaced it who had it before their
    /// eyes, or the record was erased.
    pub(super) fn check_nothing_is_lost(&self, all: &State) {
        for written in self.written.iter().filter(|(id, ..)| !self.erased.contains(id)) {
            let replaced = self.replaced.contains_key(written);
            assert!(Self::is_there(all, written) || replaced, "J6: {written:?} is lost");
        }
    }

    /// J6 for what says one thing together, in any copy: nobody is shown a half that its author had not seen with the other,
    /// and no sibling is torn either.
    pub(super) fn check_nothing_is_torn(all: &State) {
        for rec in all.recs.values() {
            for version in rec.cell("address").into_iter().flat_map(Cell::versions) {
                assert_eq!(version.val["region"], version.val["line"], "J6: a torn address");
            }
            let halves = PERIOD.map(|half| rec.cell(half).map(|cell| cell.show().dot));
            assert_eq!(halves[0], halves[1], "J6: a first day of one author, a last one of another");
        }
    }

    /// J6 for rows that are written once: nobody ever wrote over one.
    pub(super) fn check_written_once(&self) {
        let rows: BTreeSet<Uuid> = (1..4).map(|row| id(ONCE + row)).collect();
        let replaced = self.replaced.keys().find(|(id, ..)| rows.contains(id));
        assert_eq!(replaced, None, "J6: a row that is written once was written over");
    }

    /// J9 in a copy that has seen everything.
    pub(super) fn check_erased_stay_erased(&self, all: &State) {
        for id in &self.erased {
            assert!(matches!(all.recs[id], Rec::Erased { .. }), "J9: {id} came back");
        }
    }

    /// J10 in a copy that has seen everything.
    pub(super) fn check_replaced_stay_replaced(&self, all: &State) {
        for written in self.replaced.keys().filter(|(id, ..)| !self.erased.contains(id)) {
            assert!(!Self::is_there(all, written), "J10: {written:?} was replaced and is still here");
        }
    }

    /// J10 in every copy as it is.
    pub(super) fn check_every_copy(&self) {
        for desk in &self.desks {
            for ((id, field, old), by) in &self.replaced {
                let cell = desk.recs.get(id).and_then(|rec| rec.cell(field));
                let told = by.iter().any(|dot| desk.meta.vv.covers(*dot));
                assert!(!(told && cell.is_some_and(|cell| cell.names(*old))), "J10: {old} in {field} of {id}");
            }
        }
    }
}
