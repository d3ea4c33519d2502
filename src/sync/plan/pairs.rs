//! The records that differ, from both sides: read once while they are few, once for every look at them when they are many.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Refusal;
use crate::record::rec::Rec;
use crate::record::row::decode_row;
use crate::sync::shelf::Text;

/// So many bytes of rows are held as records; a record takes several times its text.
const HELD: usize = 8 << 20;

/// A record as it is here and as the file has it.
#[derive(Debug, Default)]
struct Pair {
    ours: Option<Text>,
    theirs: Option<Text>,
}

impl Pair {
    fn read(&self) -> (Option<Rec>, Option<Rec>) {
        let rec =
            |text: &Option<Text>| text.as_ref().and_then(|text| decode_row(&text.bytes()).ok()).map(|(_, rec)| rec);
        (rec(&self.ours), rec(&self.theirs))
    }
}

/// Pairs that are being gathered.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    list: BTreeMap<Uuid, Pair>,
    /// How many bytes.
    size: usize,
}

/// What either side has of a record.
type BothRecs = (Option<Rec>, Option<Rec>);

/// Pairs to go through, in the order of ids.
#[derive(Debug)]
pub(super) struct ReadPairs {
    list: BTreeMap<Uuid, Pair>,
    held: Option<BTreeMap<Uuid, BothRecs>>,
}

impl Pairs {
    /// Adds what either side has of a record.
    pub(super) fn add(&mut self, id: Uuid, ours: Option<Text>, theirs: Option<Text>) {
        let size = |text: &Option<Text>| text.as_ref().map_or(0, Text::len);
        self.size = self.size.saturating_add(size(&ours)).saturating_add(size(&theirs));
        let pair = self.list.entry(id).or_default();
        pair.ours = ours.or_else(|| pair.ours.take());
        pair.theirs = theirs.or_else(|| pair.theirs.take());
    }

    /// Ready to be gone through. A row of ours that cannot be read is a reason to refuse.
    pub(super) fn read(self, refusals: &mut Vec<Refusal>) -> ReadPairs {
        let few = self.size <= HELD;
        let mut held = BTreeMap::new();
        for (id, pair) in &self.list {
            let recs = pair.read();
            if pair.ours.is_some() && recs.0.is_none() {
                refusals.push(Refusal::OurRow { id: *id });
            }
            if few {
                held.insert(*id, recs);
            }
        }
        ReadPairs { list: self.list, held: few.then_some(held) }
    }
}

impl ReadPairs {
    /// Shows every pair: our record, and theirs.
    pub(super) fn each(&self, mut look: impl FnMut(Uuid, Option<&Rec>, Option<&Rec>)) {
        if let Some(held) = &self.held {
            for (id, (ours, theirs)) in held {
                look(*id, ours.as_ref(), theirs.as_ref());
            }
            return;
        }
        for (id, pair) in &self.list {
            let (ours, theirs) = pair.read();
            look(*id, ours.as_ref(), theirs.as_ref());
        }
    }

    /// The text that the file has of a record.
    pub(super) fn theirs(&self, id: Uuid) -> Option<Text> {
        self.list.get(&id)?.theirs.clone()
    }
}
