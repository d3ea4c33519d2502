//! Tickets, and the report on them.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::domain::rate::Quantity;
use crate::domain::recommendation::Recommendation;
use crate::domain::service_quality::Tenths;
use crate::sync::list::ledger::Cell;

/// A ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketRow {
    /// Its number.
    pub number: String,
    /// The day it came in.
    pub came: Date,
    /// Question, service, complaint or feedback, in words.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// Who came with it.
    pub customer: String,
    /// The number of the contract it is under.
    pub contract: String,
    /// Which clause of it the ticket touches, in words.
    pub clause: String,
    /// How urgent, in words.
    pub level: String,
    /// Where it stands, in words.
    pub state: String,
    /// Who has it.
    pub by: String,
    /// When it is to be solved; nothing once it is, and while no clock runs.
    pub solve_by: Option<Date>,
    /// What the customer said, 1 to 5.
    pub rating: Option<u8>,
    /// How likely it said it is to recommend us, 0 to 10.
    pub recommendation: Option<Recommendation>,
    /// By what way it came in, in words.
    pub channel: String,
    /// The day it was solved.
    pub solved: Option<Date>,
    /// What was done too late, or is late, in words.
    pub late: String,
    /// What had caused it.
    pub cause: String,
    /// What was done.
    pub action: String,
    /// The day on which the customer was called back.
    pub called_back: Option<Date>,
}

/// The columns of tickets.
pub const TICKETS: [Column<TicketRow>; 19] = [
    (Heading::TicketNumber, |it| Cell::words(&it.number)),
    (Heading::Came, |it| Cell::Day(it.came)),
    (Heading::CaseKind, |it| Cell::words(&it.kind)),
    (Heading::Matter, |it| Cell::words(&it.title)),
    (Heading::Customer, |it| Cell::words(&it.customer)),
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::Clause, |it| Cell::words(&it.clause)),
    (Heading::Level, |it| Cell::words(&it.level)),
    (Heading::State, |it| Cell::words(&it.state)),
    (Heading::Owner, |it| Cell::words(&it.by)),
    (Heading::SolveBy, |it| Cell::day(it.solve_by)),
    (Heading::Rating, |it| it.rating.map_or_else(|| Cell::words(""), |n| Cell::Count(n.into()))),
    (Heading::Recommendation, |it| {
        it.recommendation.map_or_else(|| Cell::words(""), |answer| Cell::Count(answer.points().into()))
    }),
    (Heading::Channel, |it| Cell::words(&it.channel)),
    (Heading::SolvedOn, |it| Cell::day(it.solved)),
    (Heading::LateWith, |it| Cell::words(&it.late)),
    (Heading::Cause, |it| Cell::words(&it.cause)),
    (Heading::CorrectiveAction, |it| Cell::words(&it.action)),
    (Heading::CalledBackOn, |it| Cell::day(it.called_back)),
];

/// A row of the report: figures with what they are a share of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Of whom or what.
    pub name: String,
    /// How many came in.
    pub came: u64,
    /// Acknowledged in time, of how many.
    pub acknowledged: (u64, u64),
    /// Answered in time, of how many.
    pub answered: (u64, u64),
    /// Solved in time, of how many.
    pub solved: (u64, u64),
    /// Opened again, of how many.
    pub reopened: (u64, u64),
    /// Satisfied, of how many.
    pub satisfied: (u64, u64),
    /// Said 9 or 10 when asked how likely they are to recommend us.
    pub promoters: u64,
    /// Said 7 or 8.
    pub passives: u64,
    /// Said 0 to 6.
    pub detractors: u64,
    /// How many were asked and said so.
    pub recommended_of: u64,
    /// What comes of it; nothing where too few said so.
    pub net_promoter: Option<Tenths>,
    /// Minutes of the clock, the middle one.
    pub minutes: Option<u64>,
    /// Not solved yet.
    pub backlog: u64,
    /// How many days the oldest of them has waited.
    pub oldest: Option<u64>,
}

/// The columns of the report.
pub const REPORT: [Column<ReportRow>; 20] = [
    (Heading::Name, |it| Cell::words(&it.name)),
    (Heading::Tickets, |it| Cell::Count(it.came)),
    (Heading::AcknowledgedInTime, |it| Cell::Count(it.acknowledged.0)),
    (Heading::AcknowledgedOf, |it| Cell::Count(it.acknowledged.1)),
    (Heading::AnsweredInTime, |it| Cell::Count(it.answered.0)),
    (Heading::AnsweredOf, |it| Cell::Count(it.answered.1)),
    (Heading::SolvedInTime, |it| Cell::Count(it.solved.0)),
    (Heading::SolvedOf, |it| Cell::Count(it.solved.1)),
    (Heading::Reopened, |it| Cell::Count(it.reopened.0)),
    (Heading::SolvedEver, |it| Cell::Count(it.reopened.1)),
    (Heading::Satisfied, |it| Cell::Count(it.satisfied.0)),
    (Heading::SatisfiedOf, |it| Cell::Count(it.satisfied.1)),
    (Heading::Promoters, |it| Cell::Count(it.promoters)),
    (Heading::Passives, |it| Cell::Count(it.passives)),
    (Heading::Detractors, |it| Cell::Count(it.detractors)),
    (Heading::RecommendedOf, |it| Cell::Count(it.recommended_of)),
    (Heading::NetPromoter, |it| it.net_promoter.map_or_else(|| Cell::words(""), points)),
    (Heading::MedianMinutes, |it| it.minutes.map_or_else(|| Cell::words(""), Cell::Count)),
    (Heading::NotSolved, |it| Cell::Count(it.backlog)),
    (Heading::OldestDays, |it| it.oldest.map_or_else(|| Cell::words(""), Cell::Count)),
];

/// A score as a number of points.
const fn points(score: Tenths) -> Cell {
    Cell::Quantity(Quantity { thousandths: score.0.saturating_mul(Quantity::SCALE / 10) })
}
