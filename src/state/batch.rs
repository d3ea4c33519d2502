//! A change as a person means it: what to keep and what to delete, together or not at all.

use serde_json::Value;
use uuid::Uuid;

use super::table::Kept;
use crate::kinds::Kind;
use crate::record::cell::Cell;
use crate::record::document::{DocumentFault, fields_of};
use crate::record::rec::{LIFE, Rec};
use crate::record::transaction::{Change, WriteFault};
use crate::store::RowKey;
pub(super) use crate::sync::contest::Fields;
use crate::sync::contest::{self, Contested};
use crate::sync::rebasing::{rebased, rebased_part, shown, taken_back, with_emptied};

/// Several changes that happen together or not at all.
#[derive(Default)]
pub struct Batch {
    pub(super) steps: Vec<Step>,
    pub(super) fault: Option<DocumentFault>,
}

/// One record's change.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// What differs between `base` and `fields` is written; everything else stays as it is stored, whoever wrote it.
    Put {
        /// The record.
        id: Uuid,
        /// Its kind.
        kind: Kind,
        /// Which fields are sets.
        sets: &'static [&'static str],
        /// What the person had before them; nothing for a new record.
        base: Fields,
        /// What they made of it.
        fields: Fields,
        /// Whether `fields` make a record by themselves. What takes a change back does not: of a record that went meanwhile it would
        /// write a half.
        whole: bool,
    },
    /// The record shall be gone.
    Delete {
        /// The record.
        id: Uuid,
        /// Its kind.
        kind: Kind,
    },
    /// A deleted record shall be back, or stay although somebody else deleted it.
    Restore {
        /// The record.
        id: Uuid,
        /// Its kind.
        kind: Kind,
    },
    /// A disagreement is settled: this value in place of all.
    Settle {
        /// The record.
        id: Uuid,
        /// Its kind.
        kind: Kind,
        /// The register by its full name.
        field: String,
        /// The value.
        value: Value,
    },
    /// A disagreement that was settled is open again.
    Reopen {
        /// The record.
        id: Uuid,
        /// Its kind.
        kind: Kind,
        /// The register by its full name.
        field: String,
        /// What stood side by side, the one that was shown first.
        values: Vec<Value>,
    },
    /// Nothing of the record shall be left, here and wherever this book is joined. It cannot be taken back.
    Erase {
        /// The record.
        id: Uuid,
        /// Its kind.
        kind: Kind,
    },
}

impl Batch {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A batch that keeps one new entity.
    pub fn of<E: Kept>(entity: &E) -> Self {
        Self::new().put(entity)
    }

    /// Keeps a new entity.
    #[must_use]
    pub fn put<E: Kept>(self, entity: &E) -> Self {
        self.edit(None, entity)
    }

    /// Keeps an entity that every copy means by the same id, where there is none yet: of it only what differs from what holds
    /// without it. So two copies that begin it apart disagree on nothing that nobody touched.
    #[must_use]
    pub fn begin<E: Kept + Default>(self, entity: &E) -> Self {
        let usual = fields_of(&E::default()).unwrap_or_default();
        let mut batch = self.put(entity);
        if let Some(Step::Put { fields, .. }) = batch.steps.last_mut() {
            *fields = contest::beginning(std::mem::take(fields), &usual);
        }
        batch
    }

    /// Keeps what the person changed between `seen` and `entity`, and nothing else: a field that another tab changed
    /// meanwhile keeps its new value.
    #[must_use]
    pub fn edit<E: Kept>(mut self, seen: Option<&E>, entity: &E) -> Self {
        let base = seen.map_or_else(|| Ok(Fields::new()), fields_of);
        match (base, fields_of(entity)) {
            (Ok(base), Ok(fields)) => {
                let fields = with_emptied(&base, fields, E::SETS);
                self.steps.push(Step::Put {
                    id: entity.id().into(),
                    kind: E::KIND,
                    sets: E::SETS,
                    base,
                    fields,
                    whole: true,
                });
            }
            (Err(fault), _) | (_, Err(fault)) => self.fault = Some(fault),
        }
        self
    }

    /// Settles a disagreement; of [`LIFE`] the value says whether the record stays. A record of a kind that this version
    /// does not know is left alone.
    #[must_use]
    pub fn settle(mut self, kind: &str, id: Uuid, field: &str, value: &Value) -> Self {
        let Some(kind) = Kind::of(kind) else { return self };
        self.steps.push(match (field, value) {
            (LIFE, Value::Bool(false)) => Step::Delete { id, kind },
            (LIFE, _) => Step::Restore { id, kind },
            (field, value) => Step::Settle { id, kind, field: field.to_owned(), value: value.clone() },
        });
        self
    }

    /// Erases a record for good.
    #[must_use]
    pub(super) fn erase(mut self, kind: Kind, id: Uuid) -> Self {
        self.steps.push(Step::Erase { id, kind });
        self
    }

    /// Empties a register of a record that names `named`, unless it names something else by now.
    #[must_use]
    pub(super) fn let_go(mut self, kind: Kind, id: Uuid, field: &str, named: Uuid) -> Self {
        let of = |value: Value| Fields::from([(field.to_owned(), value)]);
        let (base, fields) = (of(Value::from(named.to_string())), of(Value::Null));
        self.steps.push(Step::Put { id, kind, sets: &[], base, fields, whole: false });
        self
    }

    /// Deletes the entity of this id.
    #[must_use]
    pub fn delete<E: Kept>(mut self, id: E::Id) -> Self {
        self.steps.push(Step::Delete { id: id.into(), kind: E::KIND });
        self
    }
}

impl Step {
    /// The record.
    pub(super) const fn id(&self) -> Uuid {
        match self {
            Self::Put { id, .. }
            | Self::Delete { id, .. }
            | Self::Restore { id, .. }
            | Self::Settle { id, .. }
            | Self::Reopen { id, .. }
            | Self::Erase { id, .. } => *id,
        }
    }

    /// Its kind.
    pub(super) const fn kind(&self) -> Kind {
        match self {
            Self::Put { kind, .. }
            | Self::Delete { kind, .. }
            | Self::Restore { kind, .. }
            | Self::Settle { kind, .. }
            | Self::Reopen { kind, .. }
            | Self::Erase { kind, .. } => *kind,
        }
    }

    /// Where the record is stored.
    pub(super) fn key(&self) -> RowKey {
        RowKey { id: self.id(), kind: self.kind().name().to_owned() }
    }

    /// Whether it edits a record that is not `stored` at all: then somebody may have erased it meanwhile.
    pub(super) fn edits_absent(&self, stored: Option<&Rec>) -> bool {
        stored.is_none() && matches!(self, Self::Put { base, .. } if !base.is_empty())
    }

    /// Whether it removes a record for good.
    pub(super) const fn erases(&self) -> bool {
        matches!(self, Self::Erase { .. })
    }

    /// Whether it makes a record that nobody has seen yet.
    pub(super) fn is_new(&self) -> bool {
        matches!(self, Self::Put { base, .. } if base.is_empty())
    }

    /// What of it another tab changed meanwhile to something else.
    pub(super) fn contested(&self, stored: Option<&Rec>) -> Vec<Contested> {
        match (self, stored) {
            (Self::Put { base, fields, .. }, Some(stored)) => contest::contested(base, fields, &shown(stored)),
            (Self::Put { .. }, None)
            | (
                Self::Delete { .. }
                | Self::Restore { .. }
                | Self::Settle { .. }
                | Self::Reopen { .. }
                | Self::Erase { .. },
                _,
            ) => Vec::new(),
        }
    }

    /// Whether it edits a record that was deleted meanwhile.
    pub(super) fn edits_deleted(&self, stored: Option<&Rec>) -> bool {
        matches!(self, Self::Put { base, .. } if !base.is_empty())
            && stored.is_some_and(crate::record::document::is_deleted)
    }

    /// The change to what is stored now.
    ///
    /// # Errors
    /// [`WriteFault::Missing`] if it changes a part of a record that is not stored.
    pub(super) fn against(&self, stored: Option<&Rec>) -> Result<Change, WriteFault> {
        Ok(match self {
            Self::Put { id, kind, sets, base, fields, whole: true } => {
                Change::Put { id: *id, kind: *kind, sets, fields: rebased(stored, base, fields, sets) }
            }
            Self::Put { id, kind, sets, base, fields, whole: false } => {
                let fields = rebased_part(stored, base, fields, sets).ok_or(WriteFault::Missing { id: *id })?;
                Change::Put { id: *id, kind: *kind, sets, fields }
            }
            Self::Delete { id, .. } => Change::Delete { id: *id },
            Self::Restore { id, .. } => Change::Restore { id: *id },
            Self::Settle { id, field, value, .. } => {
                Change::Settle { id: *id, field: field.clone(), value: value.clone() }
            }
            Self::Reopen { id, field, values, .. } => {
                Change::Reopen { id: *id, field: field.clone(), values: values.clone() }
            }
            Self::Erase { id, .. } => Change::Erase { id: *id },
        })
    }

    /// What takes the step back, given the record before and after it.
    pub(super) fn inverse(&self, before: Option<&Rec>, after: &Rec) -> Self {
        let (id, kind) = (self.id(), self.kind());
        match self {
            Self::Put { sets, .. } => match before.filter(|before| !crate::record::document::is_deleted(before)) {
                None => Self::Delete { id, kind },
                Some(before) => {
                    let (base, fields) = taken_back(before, after, sets);
                    Self::Put { id, kind, sets, base, fields, whole: false }
                }
            },
            Self::Delete { .. } => Self::Restore { id, kind },
            // nothing is left of it that could come back
            Self::Erase { .. } => Self::Erase { id, kind },
            Self::Restore { .. } => match before.filter(|before| !crate::record::document::is_deleted(before)) {
                // it was there all along: nothing was brought back, and nothing is to be taken away
                Some(_) => Self::Restore { id, kind },
                None => Self::Delete { id, kind },
            },
            Self::Settle { field, .. } | Self::Reopen { field, .. } => {
                let stood = before.and_then(|before| before.cell(field));
                let mut values: Vec<Value> =
                    stood.into_iter().flat_map(Cell::versions).map(|it| it.val.clone()).collect();
                let field = field.clone();
                if values.len() > 1 {
                    return Self::Reopen { id, kind, field, values };
                }
                Self::Settle { id, kind, field, value: values.pop().unwrap_or(Value::Null) }
            }
        }
    }
}
