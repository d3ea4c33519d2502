//! What a copy of the book knows about itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::audit::Chains;
use super::key::{PublicKey, SecretKey};
use super::rec::Rec;
use super::replica::Replica;
use super::stamp::{Clock, Hlc};
use super::version::Dot;
use super::version_vector::VersionVector;

/// How many imports are remembered, so that a repeated file is recognised. (A forgotten one does no harm: joining what is
/// known changes nothing.)
const REMEMBERED_IMPORTS: usize = 100;

/// The generation in which a book begins.
pub const FIRST_GENERATION: u32 = 1;

/// Kept beside the rows and written in the same transaction. The revision of the stored rows is the store's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Which book this is a copy of. A file of another book is never merged.
    pub workspace: Uuid,
    /// Raised when a book is compacted and its copies start again; older files are refused.
    pub generation: u32,
    /// The start by which this generation began; `None` of the first, and where it is not known, as a version of before wrote none.
    /// Two copies that start again each for itself come to the same number, and to two generations all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Uuid>,
    /// Which copy this is.
    pub replica: Replica,
    /// What it has seen. Its own number is that of its last transaction.
    pub vv: VersionVector,
    /// The greatest stamp it has given or seen.
    pub hlc: Hlc,
    /// The last imports, the newest last.
    #[serde(default)]
    pub imports: Vec<Import>,
    /// The key by which this copy signs its files, made with its first file. Never leaves this device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretKey>,
    /// The keys of other copies, each remembered from the first signed file of it that was brought in.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pins: BTreeMap<Replica, PublicKey>,
    /// Where the audit trails end: our own, and those of others as their files told.
    #[serde(default)]
    pub audit: Chains,
}

/// A file that was brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The file's own id.
    pub export: Uuid,
    /// SHA-256 of its content, in hexadecimal digits.
    pub digest: String,
    /// The copy it came from.
    pub replica: Replica,
    /// When it was brought in, by this device's clock, in milliseconds.
    pub at_ms: u64,
}

impl Meta {
    /// A new, empty copy.
    pub fn fresh(workspace: Uuid, replica: Replica) -> Self {
        Self {
            workspace,
            generation: FIRST_GENERATION,
            start: None,
            replica,
            vv: VersionVector::default(),
            hlc: Hlc::ZERO,
            imports: Vec::new(),
            secret: None,
            pins: BTreeMap::new(),
            audit: Chains::default(),
        }
    }

    /// What can be known again from the records alone, when the head of the database is lost. It may claim less than was
    /// seen, never more; a joined file tells the rest. `replica` must be a new one. Of its generation the records do not tell:
    /// in the first one, it is told by a file of another copy that is brought in.
    pub fn rebuilt<'a>(workspace: Uuid, replica: Replica, recs: impl IntoIterator<Item = &'a Rec>) -> Self {
        let mut meta = Self::fresh(workspace, replica);
        for rec in recs {
            meta.hlc = meta.hlc.max(rec.latest());
            for version in rec.versions() {
                meta.vv.observe(version.dot);
            }
        }
        meta
    }

    /// The number of this copy's last transaction.
    pub fn seq(&self) -> u32 {
        self.vv.get(self.replica)
    }

    /// The name of this copy's next transaction; `None` after some four thousand million.
    pub fn next_dot(&self) -> Option<Dot> {
        Some(Dot { replica: self.replica, seq: self.seq().checked_add(1)? })
    }

    /// The clock as it stands.
    pub const fn clock(&self) -> Clock {
        Clock { last: self.hlc }
    }

    /// This copy under a new id: after a restore, a rollback or a clone alarm, before the first write. Another copy has
    /// another key.
    #[must_use]
    pub fn renamed(self, replica: Replica) -> Self {
        Self { replica, secret: None, ..self }
    }

    /// The book of the next generation: its copies start again with it, and files of the generation before are refused. What
    /// was seen stays seen, so that what this copy forgets is known elsewhere as forgotten. `start` is a fresh random id, by which
    /// this generation is told from another of the same number. `None` after some four thousand million generations.
    pub fn restarted(self, start: Uuid) -> Option<Self> {
        let generation = self.generation.checked_add(1)?;
        // a file that was brought in before is of the generation before, and refused as such
        Some(Self { generation, start: Some(start), imports: Vec::new(), ..self })
    }

    /// Whether nothing was ever written or joined here.
    pub fn is_empty(&self) -> bool {
        self.vv.is_empty()
    }

    /// Notes an import.
    pub fn remember(&mut self, import: Import) {
        self.imports.push(import);
        let surplus = self.imports.len().saturating_sub(REMEMBERED_IMPORTS);
        drop(self.imports.drain(..surplus));
    }

    /// Its text, for storage.
    pub fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// Reads its text.
    pub fn decode(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}
