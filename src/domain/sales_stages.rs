//! The stages through which this book's opportunities go.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::entity::Entity;
use super::id::SalesStagesId;
use super::lifecycle::opportunity::{Pipeline, PipelineStage, StageKey};
use super::rate::Bp;
use crate::kinds::Kind;

/// The open stages of the pipeline as a team set them up (`domain.md` 5.2 "configurable"). A book has one such record, under
/// an id that is the same in every copy, or none while the usual stages do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalesStages {
    /// [`SalesStages::ID`].
    pub id: SalesStagesId,
    /// The open stages, in their order.
    pub stages: Vec<SalesStage>,
}

/// An open stage with the name its team gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalesStage {
    /// Its name in records; never changed once used.
    pub key: StageKey,
    /// What people call it; empty for one of the usual stages under its usual name.
    #[serde(default)]
    pub name: String,
    /// How likely an opportunity here is won, in basis points, 0 to 10 000.
    pub probability: Bp,
}

/// Why stages cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StagesError {
    /// There is none.
    #[error("a pipeline needs a stage")]
    None,
    /// A stage without a name.
    #[error("stage {row} has no name")]
    Unnamed {
        /// Which, from 1.
        row: usize,
    },
    /// Two stages of one key.
    #[error("stage {row} is there twice")]
    Twice {
        /// Which, from 1.
        row: usize,
    },
    /// A probability below zero or above 100 %.
    #[error("stage {row}: a probability lies between 0 and 100 %")]
    Probability {
        /// Which, from 1.
        row: usize,
    },
}

impl SalesStages {
    /// The id of the one record.
    pub const ID: SalesStagesId = SalesStagesId(uuid::Uuid::from_u128(0x019b_76da_a800_7000_8000_7069_7065_0001));

    /// The usual stages.
    pub fn usual() -> Self {
        let stages = Pipeline::default().open.into_iter();
        let named = |it: PipelineStage| SalesStage { key: it.key, name: String::new(), probability: it.probability };
        Self { id: Self::ID, stages: stages.map(named).collect() }
    }

    /// The pipeline that lives are decided by.
    pub fn pipeline(&self) -> Pipeline {
        let stages = self.stages.iter();
        Pipeline { open: stages.map(|it| PipelineStage { key: it.key.clone(), probability: it.probability }).collect() }
    }

    /// The stage of this key; `None` when the pipeline does not have it, or no longer.
    pub fn stage(&self, key: &StageKey) -> Option<&SalesStage> {
        self.stages.iter().find(|it| it.key == *key)
    }

    /// The first of these stages that `next` leaves out though opportunities stand in it, and how many: it cannot go.
    pub fn left_out(&self, next: &Self, held: impl Fn(&StageKey) -> usize) -> Option<(&SalesStage, usize)> {
        let gone = self.stages.iter().filter(|it| next.stage(&it.key).is_none());
        gone.map(|it| (it, held(&it.key))).find(|(_, count)| *count > 0)
    }

    /// Whether these stages can be kept.
    ///
    /// # Errors
    /// No stage, a stage without a name or twice, a probability out of range. A usual stage may go by its usual name.
    pub fn check(&self) -> Result<(), StagesError> {
        if self.stages.is_empty() {
            return Err(StagesError::None);
        }
        let usual = Pipeline::default();
        let mut seen: Vec<&StageKey> = Vec::new();
        for (row, stage) in (1_usize..).zip(&self.stages) {
            let is_usual = usual.open.iter().any(|it| it.key == stage.key);
            if stage.name.trim().is_empty() && !is_usual {
                return Err(StagesError::Unnamed { row });
            }
            if seen.contains(&&stage.key) {
                return Err(StagesError::Twice { row });
            }
            if !(Bp(0)..=Bp::WHOLE).contains(&stage.probability) {
                return Err(StagesError::Probability { row });
            }
            seen.push(&stage.key);
        }
        Ok(())
    }
}

impl Entity for SalesStages {
    type Id = SalesStagesId;
    const KIND: Kind = Kind::SalesStages;

    fn id(&self) -> SalesStagesId {
        self.id
    }
}
