//! What of the contracts presses as of the date looked at: the first few, and how many there are.

use std::sync::Arc;

use leptos::prelude::WithValue;

use super::app::App;
use super::duties::DutyItem;
use super::table::Tables;
use super::team::Whose;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::overview::pressing::{Due, Pressing};
use crate::domain::progress::Progress;

/// A contract with its standing.
pub type StandingContract = (Arc<ContractBrief>, Arc<Progress>);

impl Tables {
    /// Notes how much of a contract presses as it stands by now, or that it has no standing any more.
    pub(super) fn put_pressing(&mut self, id: ContractId, as_of: Date) {
        let (Some(brief), Some(standing)) = (self.briefs.peek(id), self.peek_standing(id)) else {
            return self.standings.pressing.remove(id);
        };
        let duties = self.duties_of(id);
        let rows = duties.as_deref().map(|it| it.rows.as_slice()).unwrap_or_default();
        let materials = self.material_days(id, as_of);
        let pressing = Pressing::of(&brief, &standing, rows, materials, as_of);
        self.standings.pressing.put(id, &brief.number, pressing);
    }

    fn held(&self, id: ContractId) -> Option<StandingContract> {
        Some((self.briefs.peek(id)?, self.peek_standing(id)?))
    }
}

impl App {
    /// How much of everybody's contracts presses. The reader runs again when money, contracts or the date change.
    pub fn pressing(self) -> Pressing {
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.standings.pressing.sums()
        });
        found.unwrap_or_default()
    }

    /// How many duties are due by the date looked at, and whether any of them is late.
    pub fn due_duties(self) -> (usize, bool) {
        let Due { due, late } = self.pressing().due_duties;
        (due, late > 0)
    }

    /// How many materials are late or to be given or brought back by the date looked at, and whether any is late.
    pub fn due_materials(self) -> (usize, bool) {
        let Due { due, late } = self.pressing().due_materials;
        (due, late > 0)
    }

    /// How many matters the contracts have that these people look after, and the contracts that the first `most` of them are of,
    /// the most urgent first. The reader runs again when money, contracts or the date change.
    pub fn first_matters(self, whose: Whose, most: usize) -> (usize, Vec<StandingContract>) {
        let asked = if whose == Whose::All { most } else { usize::MAX };
        let ids: Vec<ContractId> =
            self.read_pressing(|tables| tables.standings.pressing.by_matter().take(asked).collect());
        let mut own = self.held_of(ids.into_iter());
        if whose == Whose::All {
            return (self.pressing().matters, own);
        }
        self.retain_held(&mut own, whose);
        let all = own.iter().map(|(brief, _)| brief.id);
        let count = self.read_pressing(|tables| {
            all.map(|id| tables.standings.pressing.of(id).matters).fold(0, usize::saturating_add)
        });
        own.truncate(most);
        (count, own)
    }

    /// How many duties are late or due within the lead days, and the first `most` of them in the order of their days. Of everybody's,
    /// only those of their contracts are made into items. The reader runs again when duties, money, contracts or the date change.
    pub fn first_duties(self, whose: Whose, most: usize) -> (usize, Vec<DutyItem>) {
        let as_of = self.as_of();
        let all = self.pressing().duties;
        let mut circle = self.circle(whose);
        self.read_pressing(|tables| {
            let ids = tables.standings.pressing.by_duty();
            let mut items: Vec<DutyItem> = if whose == Whose::All {
                ids.take(most).flat_map(|id| tables.duty_items(id, |row| row.days_to_act(as_of).is_some())).collect()
            } else {
                // a duty may be looked after by another person than its contract
                let items = ids.flat_map(|id| tables.duty_items(id, |row| row.days_to_act(as_of).is_some()));
                items.filter(|it| circle.has(&it.owner)).collect()
            };
            let count = if whose == Whose::All { all } else { items.len() };
            items.sort_by(|a, b| (a.row.due, &a.contract.number, &a.id).cmp(&(b.row.due, &b.contract.number, &b.id)));
            items.truncate(most);
            (count, items)
        })
    }

    /// The contracts in force whose terms end next, each with its last day, the first first.
    pub fn next_ends(self, whose: Whose, most: usize) -> Vec<(Date, StandingContract)> {
        let as_of = self.as_of();
        let asked = if whose == Whose::All { most } else { usize::MAX };
        let ends: Vec<(Date, ContractId)> =
            self.read_pressing(|tables| tables.standings.pressing.ending(as_of).take(asked).collect());
        let mut held = self.held_of(ends.iter().map(|(_, id)| *id));
        self.retain_held(&mut held, whose);
        held.truncate(most);
        let day_of = |id: ContractId| ends.iter().find(|(_, it)| *it == id).map(|(day, _)| *day);
        held.into_iter().filter_map(|it| Some((day_of(it.0.id)?, it))).collect()
    }

    fn read_pressing<R: Default>(self, read: impl FnOnce(&Tables) -> R) -> R {
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            read(tables)
        });
        found.unwrap_or_default()
    }

    fn held_of(self, ids: impl Iterator<Item = ContractId>) -> Vec<StandingContract> {
        self.read_pressing(|tables| ids.filter_map(|id| tables.held(id)).collect())
    }

    fn retain_held(self, held: &mut Vec<StandingContract>, whose: Whose) {
        if whose == Whose::All {
            return;
        }
        self.watch_any::<Customer>();
        let mut circle = self.circle(whose);
        held.retain(|(contract, _)| self.keeps(&mut circle, contract));
    }
}
