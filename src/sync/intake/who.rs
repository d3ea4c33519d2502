//! Who wrote: the copies by their numbers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::book_copy::BookCopy;
use crate::kinds::Kind;
use crate::record::document::{Opened, open_row, read};
use crate::record::replica::Replica;
use crate::record::row::kind_of;

/// Who writes in a copy, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// The copy.
    pub replica: Replica,
    /// The person's name; empty if nobody said so.
    pub person: String,
    /// The device's name; empty if nobody said so.
    pub device: String,
    /// Whether it is this very copy.
    pub here: bool,
}

/// Every copy that said who it is.
#[derive(Debug, Clone, Default)]
pub struct Copies {
    me: Option<Replica>,
    known: BTreeMap<Uuid, BookCopy>,
}

impl Copies {
    /// Those of these rows; a later row of one id counts.
    pub fn of(me: Replica, rows: impl Iterator<Item = impl AsRef<[u8]>>) -> Self {
        let copies = rows.filter(|row| kind_of(row.as_ref()) == Some(Kind::Copy.name()));
        let known = copies.filter_map(|row| copy(row.as_ref())).map(|copy| (copy.id.into(), copy)).collect();
        Self { me: Some(me), known }
    }

    /// Who writes in `replica`.
    pub fn who(&self, replica: Replica) -> Who {
        let known = self.known.get(&replica.record_id());
        let of = |read: fn(&BookCopy) -> &String| known.map(read).cloned().unwrap_or_default();
        Who {
            replica,
            person: of(|copy| &copy.person),
            device: of(|copy| &copy.device),
            here: self.me == Some(replica),
        }
    }

    /// What `replica` said of itself.
    pub fn said(&self, replica: Replica) -> Option<&BookCopy> {
        self.known.get(&replica.record_id())
    }
}

fn copy(row: &[u8]) -> Option<BookCopy> {
    match open_row::<BookCopy>(row).ok()? {
        (_, Opened::Plain(copy)) => Some(copy),
        (id, Opened::Whole(rec)) => read(id, &rec).ok(),
    }
}
