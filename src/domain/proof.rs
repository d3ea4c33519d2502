//! What the files of a contract are the evidence of (证据, `domain.md` 5.3 and 5.6): what each was added for, and what the entries of
//! duties and materials say that it shows.

use std::collections::{BTreeMap, BTreeSet};

use super::attachment::{Attachment, Proof};
use super::duties::record::{DutyEvent, DutyFact};
use super::id::{AttachmentId, DutyEventId, MaterialEventId};
use super::materials::record::{MaterialEvent, MaterialFact};

/// The files that entries of a contract's duties and materials name, each with what the entries are of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named(BTreeMap<AttachmentId, BTreeSet<Proof>>);

impl Named {
    /// What these entries name. One that was taken back names nothing: it does not count.
    pub fn of<'a>(
        duties: impl IntoIterator<Item = &'a DutyEvent> + Clone,
        materials: impl IntoIterator<Item = &'a MaterialEvent> + Clone,
    ) -> Self {
        let mut named = Self::default();
        let back = |it: &DutyEvent| if let DutyFact::TakesBack(id) = it.fact { Some(id) } else { None };
        let gone: BTreeSet<DutyEventId> = duties.clone().into_iter().filter_map(back).collect();
        for it in duties.into_iter().filter(|it| !gone.contains(&it.id)) {
            named.note(it.file, || Proof::Duty(it.duty.clone()));
        }
        let back = |it: &MaterialEvent| if let MaterialFact::TakesBack(id) = it.fact { Some(id) } else { None };
        let gone: BTreeSet<MaterialEventId> = materials.clone().into_iter().filter_map(back).collect();
        for it in materials.into_iter().filter(|it| !gone.contains(&it.id)) {
            named.note(it.file, || Proof::Material(it.material.clone()));
        }
        named
    }

    fn note(&mut self, file: Option<AttachmentId>, of: impl FnOnce() -> Proof) {
        if let Some(file) = file {
            self.0.entry(file).or_default().insert(of());
        }
    }
}

impl Attachment {
    /// What it is the evidence of, each once: what it was added for, then what entries name it for.
    pub fn proofs<'a>(&'a self, named: &'a Named) -> impl Iterator<Item = &'a Proof> {
        let further = named.0.get(&self.id).into_iter().flatten();
        self.proves.iter().chain(further.filter(move |it| self.proves.as_ref() != Some(*it)))
    }

    /// Whether it is the evidence of this: it was added for it, or an entry of it names it. Where nothing in particular is asked for,
    /// every file is.
    pub fn is_evidence_of(&self, of: Option<&Proof>, named: &Named) -> bool {
        of.is_none_or(|of| self.proofs(named).any(|it| it == of))
    }
}
