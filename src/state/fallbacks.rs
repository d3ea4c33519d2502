//! What the library keeps to fall back on: the terms of built-in clauses, and clauses of one's own in the place of others.

use std::sync::Arc;

use super::app::App;
use crate::domain::contract::clause::ClauseId;
use crate::domain::fallback::Fallback;
use crate::domain::id::OwnClauseId;
use crate::domain::own_clause::OwnClause;

impl App {
    /// Every fallback that is offered, by its clause as clauses are printed and then by its name. The reader runs again when any
    /// changes.
    pub fn fallbacks(self) -> Vec<Arc<Fallback>> {
        let mut all = self.watch_all::<Fallback>();
        all.retain(|it| !it.archived);
        all.sort_by(|a, b| (a.clause, &a.name, a.id).cmp(&(b.clause, &b.name, b.id)));
        all
    }

    /// Those of one clause. The reader runs again when any changes.
    pub fn fallbacks_of(self, clause: ClauseId) -> Vec<Arc<Fallback>> {
        let mut all = self.fallbacks();
        all.retain(|it| it.clause == clause);
        all
    }

    /// The clause of one's own that a clause of the library falls back on, while it is there and offered. The reader runs again when
    /// either changes.
    pub fn own_fallback(self, clause: OwnClauseId) -> Option<Arc<OwnClause>> {
        let to = self.watch::<OwnClause>(clause)?.fallback?;
        self.watch::<OwnClause>(to).filter(|it| !it.archived)
    }
}
