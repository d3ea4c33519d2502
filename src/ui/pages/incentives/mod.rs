//! Incentives and commission: plans, what is due and booked, runs, statements.

mod asks;
mod boxes;
mod entries;
mod figures;
mod form;
mod grades;
mod list;
mod periods;
mod plan;
mod runs;
mod statement;
mod time;
mod what_if;
mod working;

pub(in crate::ui) use asks::IncentiveSheet;
pub(in crate::ui) use figures::OfMember;
pub(in crate::ui) use list::IncentivesPage;
pub(in crate::ui) use plan::PlanPage;
pub(in crate::ui) use runs::RunsPage;
pub(in crate::ui) use statement::CommissionPage;
