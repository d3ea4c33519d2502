//! J11: builds of different age in one ring. What an older one does not know goes through it untouched.

use std::collections::BTreeMap;

use counterpart::kinds::Kind;
use counterpart::record::document::read;
use counterpart::record::rec::Rec;
use counterpart::record::transaction::Change;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::desk::{Desk, Early, Late, early, id};
use crate::seed::cases;

/// What one of two builds does.
#[derive(Debug, Clone)]
enum Step {
    /// The older build edits a line of the contract.
    OldLine(i64),
    /// The newer build writes a field that the older one does not know.
    NewRemark(u8),
    /// The newer build renames the contract, in the field of its own shape.
    NewSubject(u8),
    /// A build that is newer still writes a field that neither knows.
    Unknown(u8),
    /// A file goes from the newer to the older build.
    ToOld,
    /// A file goes back.
    ToNew,
    /// A file goes round through a third copy of the older build that edits nothing.
    Round,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0_i64..100).prop_map(Step::OldLine),
        (0_u8..200).prop_map(Step::NewRemark),
        (0_u8..200).prop_map(Step::NewSubject),
        (0_u8..200).prop_map(Step::Unknown),
        Just(Step::ToOld),
        Just(Step::ToNew),
        Just(Step::Round),
    ];
    prop::collection::vec(step, 1..12)
}

fn contract(desk: &Desk) -> Late {
    read(id(1), desk.rec(1)).expect("a contract in the newer shape")
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn j11_m17_what_an_older_build_does_not_know_goes_through_it_untouched(steps in steps()) {
        let (mut new, mut old, mut third) = (Desk::new(1), Desk::new(2), Desk::new(3));
        new.put(&early(1, "Pumps", &[(1, 5)]));
        new.put(&Late { remark: "urgent".to_owned(), ..contract(&new) });
        old.receive(&new.file());
        let (mut remark, mut subject, mut unknown) = ("urgent".to_owned(), "Pumps".to_owned(), Value::Null);
        for step in steps {
            match step {
                Step::OldLine(quantity) => {
                    let seen: Early = read(id(1), old.rec(1)).expect("the older shape is still there");
                    old.put(&Early { lines: early(1, "", &[(1, quantity)]).lines, ..seen });
                }
                Step::NewRemark(value) => {
                    remark = format!("remark {value}");
                    new.put(&Late { remark: remark.clone(), ..contract(&new) });
                }
                Step::NewSubject(value) => {
                    subject = format!("subject {value}");
                    new.put(&Late { subject: subject.clone(), ..contract(&new) });
                }
                Step::Unknown(value) => {
                    unknown = json!({"colour": value, "of": ["aura"]});
                    let fields = BTreeMap::from([("aura".to_owned(), unknown.clone())]);
                    new.write(&[Change::Put { id: id(1), kind: Kind::Contract, sets: &[], fields }]).expect("written");
                }
                Step::ToOld => drop(old.receive(&new.file())),
                Step::ToNew => drop(new.receive(&old.file())),
                Step::Round => {
                    third.receive(&old.file());
                    new.receive(&third.file());
                }
            }
        }
        new.receive(&old.file());
        old.receive(&new.file());
        for desk in [&new, &old] {
            let found = contract(desk);
            prop_assert_eq!((&found.remark, &found.subject), (&remark, &subject));
            prop_assert_eq!(desk.show(1, "aura"), unknown.clone());
            prop_assert_eq!(desk.show(1, "_v"), json!(2), "the shape is never lowered");
        }
        prop_assert_eq!(new.state(), old.state());
    }

    #[test]
    fn j11_records_of_an_unknown_kind_are_kept_byte_for_byte(fields in prop::collection::btree_map("[a-z_]{1,8}", 0_i64..9, 1..6)) {
        let mut newer = Desk::new(1);
        let values = fields.into_iter().map(|(name, value)| (name, json!([value, {"x": null}]))).collect();
        newer.write(&[Change::Put { id: id(1), kind: Kind::Customer, sets: &[], fields: values }]).expect("written");
        if let Some(Rec::Live { kind, .. }) = newer.recs.get_mut(&id(1)) {
            "robot".clone_into(kind);
        }
        let mut ours = Desk::new(2);
        ours.receive(&newer.file());
        ours.set(2, "name", "Anna");
        let before = newer.rows()[&id(1)].clone();
        newer.receive(&ours.file());
        prop_assert_eq!(&ours.rows()[&id(1)], &before);
        prop_assert_eq!(&newer.rows()[&id(1)], &before);
    }
}
