//! Where people who wrote apart from each other disagree: every record of the open book with values left to settle.

use std::collections::BTreeMap;

use leptos::prelude::*;
use uuid::Uuid;

use super::app::App;
use super::batch::Batch;
use crate::domain::book_copy::BookCopy;
use crate::record::conflict::{Weight, conflicts, weight};
use crate::record::life::Life;
use crate::record::rec::{LIFE, Rec};
use crate::record::version::Ver;
use crate::sync::intake::preview::{Dispute, Named, Said};
use crate::sync::intake::survey::life_versions;
use crate::sync::intake::title;
use crate::sync::intake::who::Who;

/// The records with something to settle, as they are stored.
#[derive(Clone, Copy)]
pub(super) struct Disputes {
    records: RwSignal<BTreeMap<Uuid, Rec>>,
}

impl Disputes {
    pub(super) fn new() -> Self {
        Self { records: RwSignal::new(BTreeMap::new()) }
    }

    /// Takes note of records as they are now.
    pub(super) fn note(self, records: &[(Uuid, Rec)]) {
        let is_open = |rec: &Rec| match rec.life() {
            Life::Revived => true,
            Life::Live => conflicts(rec).next().is_some(),
            Life::Deleted | Life::Erased => false,
        };
        let known =
            self.records.with_untracked(|known| records.iter().any(|(id, rec)| known.contains_key(id) || is_open(rec)));
        if !known {
            return;
        }
        self.records.update(|known| {
            for (id, rec) in records {
                if is_open(rec) {
                    known.insert(*id, rec.clone());
                } else {
                    known.remove(id);
                }
            }
        });
    }

    /// Another book is being opened, or this one read anew.
    pub(super) fn clear(self) {
        if !self.records.with_untracked(BTreeMap::is_empty) {
            self.records.set(BTreeMap::new());
        }
    }
}

impl App {
    /// Everything left to settle: the weighty first, of these the latest.
    pub fn disputes(self) -> Vec<Dispute> {
        let copies = self.watch_all::<BookCopy>();
        let copies: BTreeMap<Uuid, &BookCopy> = copies.iter().map(|copy| (copy.id.into(), copy.as_ref())).collect();
        let me = self.replica();
        let who = |version: &Ver| {
            let replica = version.dot.replica;
            let copy = copies.get(&replica.record_id());
            let of = |read: fn(&BookCopy) -> &String| copy.map(|copy| read(copy).clone()).unwrap_or_default();
            Who { replica, person: of(|it| &it.person), device: of(|it| &it.device), here: me == Some(replica) }
        };
        let said = |version: &Ver| {
            let who = who(version);
            Said { value: version.val.clone(), at_ms: version.hlc.ms, here: who.here, there: !who.here, who }
        };
        let mut found: Vec<Dispute> = self.disputes.records.with(|records| {
            let of_one = |(id, rec): (&Uuid, &Rec)| {
                let record = Named { id: *id, kind: rec.kind().to_owned(), title: title(rec) };
                let mut found = Vec::new();
                if rec.life() == Life::Revived
                    && let (Some(edit), Some(deletion)) = life_versions(rec)
                {
                    let kept = Said { value: true.into(), ..said(&edit) };
                    let gone = Said { value: false.into(), ..said(&deletion) };
                    let (weight, field) = (Weight::Protected, LIFE.to_owned());
                    found.push(Dispute { record: record.clone(), field, weight, values: vec![kept, gone] });
                }
                found.extend(conflicts(rec).map(|(field, cell)| Dispute {
                    record: record.clone(),
                    field: field.to_owned(),
                    weight: weight(rec.kind(), field),
                    values: cell.versions().map(said).collect(),
                }));
                found
            };
            records.iter().flat_map(of_one).collect()
        });
        let latest = |dispute: &Dispute| dispute.values.iter().map(|said| said.at_ms).max();
        found.sort_by(|a, b| a.weight.cmp(&b.weight).then_with(|| latest(b).cmp(&latest(a))));
        found
    }

    /// How many weighty disagreements there are, in all or of one record.
    pub fn open_disputes(self, of: Option<Uuid>) -> usize {
        self.disputes.records.with(|records| {
            let weighty = |rec: &Rec| {
                let revived = usize::from(rec.life() == Life::Revived);
                let fields = conflicts(rec).filter(|(field, _)| weight(rec.kind(), field) == Weight::Protected).count();
                revived.saturating_add(fields)
            };
            let these = records.iter().filter(|(id, _)| of.is_none_or(|of| of == **id));
            these.map(|(_, rec)| weighty(rec)).fold(0, usize::saturating_add)
        })
    }

    /// Settles a disagreement: this value from now on, everywhere.
    pub fn settle_dispute(self, dispute: &Dispute, value: &serde_json::Value, said: String) {
        let batch = Batch::new().settle(&dispute.record.kind, dispute.record.id, &dispute.field, value);
        self.save(batch, said, || {});
    }
}
