//! How likely a customer is to recommend us (推荐意愿), and the three groups of answers on which a net promoter score stands
//! (`contract-rules.md` 5.2).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::exact::Worked;
use super::id::TicketId;
use super::service_quality::{QualityLine, ServiceQualityError, Tenths, net_promoter_score};

/// An answer to "how likely are you to recommend us", in points from 0, not at all, to 10, extremely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Recommendation(u8);

/// The question has no such answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{points} is more than 10")]
pub struct OffTheScale {
    /// What was given.
    pub points: u8,
}

/// What an answer makes of the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Promotion {
    /// 推荐者: 9 or 10.
    Promoter,
    /// 被动者: 7 or 8; counted, and neither for nor against.
    Passive,
    /// 贬损者: 0 to 6.
    Detractor,
}

impl Recommendation {
    /// The highest answer.
    pub const MOST: u8 = 10;

    /// Every answer, the lowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (0..=Self::MOST).map(Self)
    }

    /// The answer in points, 0 to 10.
    pub const fn points(self) -> u8 {
        self.0
    }

    /// Its group.
    pub const fn promotion(self) -> Promotion {
        match self.0 {
            0..=6 => Promotion::Detractor,
            7 | 8 => Promotion::Passive,
            _ => Promotion::Promoter,
        }
    }
}

impl TryFrom<u8> for Recommendation {
    type Error = OffTheScale;

    fn try_from(points: u8) -> Result<Self, OffTheScale> {
        if points > Self::MOST { Err(OffTheScale { points }) } else { Ok(Self(points)) }
    }
}

impl From<Recommendation> for u8 {
    fn from(answer: Recommendation) -> Self {
        answer.points()
    }
}

/// The tickets at whose call-back the question was answered, by group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recommended {
    /// Said 9 or 10.
    pub promoters: Vec<TicketId>,
    /// Said 7 or 8.
    pub passives: Vec<TicketId>,
    /// Said 0 to 6.
    pub detractors: Vec<TicketId>,
}

impl Recommended {
    /// Counts a ticket; one without an answer counts nowhere.
    pub(super) fn note(&mut self, id: TicketId, answer: Option<Recommendation>) {
        match answer.map(Recommendation::promotion) {
            Some(Promotion::Promoter) => self.promoters.push(id),
            Some(Promotion::Passive) => self.passives.push(id),
            Some(Promotion::Detractor) => self.detractors.push(id),
            None => {}
        }
    }

    /// How many answered.
    pub fn answers(&self) -> usize {
        self.promoters.len().saturating_add(self.passives.len()).saturating_add(self.detractors.len())
    }

    /// The net promoter score, in tenths of a point.
    ///
    /// # Errors
    /// Fewer answers than a score may stand on.
    pub fn score(&self) -> Result<Worked<Tenths, QualityLine>, ServiceQualityError> {
        let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        net_promoter_score(many(self.promoters.len()), many(self.detractors.len()), many(self.answers()))
    }
}
