//! What was aimed at within a time, and what was done: a report of the targets that run in it.

use std::sync::Arc;

use super::app::App;
use super::targets::subject_of;
use crate::domain::exact::Worked;
use crate::domain::lifecycle::target::TargetStatus;
use crate::domain::reporting::aims::{Aimed, aimed, aimed_by_month};
use crate::domain::reporting::people::People;
use crate::domain::reporting::table::By;
use crate::domain::reporting::time::before;
use crate::domain::sales_measure::{Asked, measure};
use crate::domain::sales_target::cells::{PlanError, Span};
use crate::domain::sales_target::{SalesTarget, Scope};
use crate::domain::team::member::Member;
use crate::i18n::Text;

/// A target within a time.
#[derive(Debug, Clone, PartialEq)]
pub struct AimRow {
    /// The target.
    pub target: Arc<SalesTarget>,
    /// Who bears it, by name.
    pub bearer: String,
    /// How many stand above its bearer.
    pub depth: usize,
    /// What it comes to.
    pub aimed: Aimed,
}

impl AimRow {
    /// Who bears it, in words.
    pub fn whose(&self, text: Text) -> String {
        text.target_whose(self.target.scope, &self.bearer)
    }

    /// What is measured: the metric, and of which product; or what is counted.
    pub fn measured(&self, text: Text) -> String {
        text.target_measured(self.target.metric, self.target.of_what())
    }
}

/// Whose targets a report by this shows: none is added to another, since one person's may be part of the team's.
const fn scope(by: By) -> Scope {
    match by {
        By::Person | By::Line | By::Stage => Scope::Member,
        By::Team => Scope::Team,
        By::Customer => Scope::Contract,
        By::Month => Scope::Firm,
    }
}

impl App {
    /// The targets that run within a time, in the order of their bearers. The reader runs again when targets, members, money,
    /// contracts or the date change.
    ///
    /// # Errors
    /// A plan that does not work out; overflow.
    pub fn aims(self, by: By, span: Span) -> Result<Vec<AimRow>, PlanError> {
        let as_of = self.as_of();
        let members = self.members();
        let mut chosen = self.targets();
        chosen.retain(|(it, _)| {
            let runs = it.from <= span.to && span.from <= it.to;
            runs && it.scope == scope(by) && it.status(as_of) != TargetStatus::Draft
        });
        if chosen.is_empty() {
            return Ok(Vec::new());
        }
        let entries = self.sales_entries();
        let mut rows = Vec::new();
        for (target, _) in chosen {
            let subject = subject_of(&target, &members);
            let asked = Asked {
                metric: target.metric,
                product: &target.product,
                subject: &subject,
                from: target.from.min(before(span)?.from),
                to: target.to,
                as_of,
            };
            let Worked { working, .. } = measure(&entries, &asked)?;
            let found = match by {
                By::Month => aimed_by_month(&target, &working, span, as_of)?,
                By::Person | By::Team | By::Line | By::Customer | By::Stage => {
                    aimed(&target, &working, span, as_of)?.into_iter().collect()
                }
            };
            let bearer = self.target_bearer(&target, &members);
            let row = |aimed| AimRow { target: Arc::clone(&target), bearer: bearer.clone(), depth: 0, aimed };
            rows.extend(found.into_iter().map(row));
        }
        let tree = People::new(&members.iter().map(AsRef::as_ref).collect::<Vec<&Member>>());
        let place = |it: &AimRow| tree.tree().iter().position(|branch| Some(branch.member) == it.target.member);
        if by == By::Line {
            for row in &mut rows {
                row.depth = place(row).and_then(|at| tree.tree().get(at)).map_or(0, |branch| branch.depth);
            }
            rows.sort_by_cached_key(|it| (place(it), it.aimed.span.from, it.target.id));
        } else {
            rows.sort_by(|a, b| {
                let key = |it: &AimRow| (it.bearer.clone(), it.aimed.span.from, it.target.metric, it.target.id);
                key(a).cmp(&key(b))
            });
        }
        Ok(rows)
    }
}
