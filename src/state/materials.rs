//! Materials and support: what clauses promise of them and what was written down, with how much is where, and what a person
//! records of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::{GetUntracked, WithValue, untrack};

use super::app::App;
use super::layer::DutySlot;
use super::table::Tables;
use super::team::Whose;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::contract::wording::Wording;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::duties::LEAD_DAYS;
use crate::domain::duties::days::{Awaits, DueOn, Subject};
use crate::domain::duties::matter::Matter;
use crate::domain::duties::promise::Promise;
use crate::domain::duties::record::DutyEvent;
use crate::domain::duties::rows::{Of, Recorded, Row, is_of_material};
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::lifecycle::due::{Dueness, dueness};
use crate::domain::lifecycle::material::Keeping;
use crate::domain::materials::course::Course;
use crate::domain::materials::loss::{Loss, rule_for};
use crate::domain::materials::record::{Material, MaterialEvent};
use crate::domain::materials::settled::{Settled, settled};
use crate::domain::materials::tally::{Standing, Tally};
use crate::domain::materials::terms::{Terms, promised, return_of};
use crate::domain::money::Money;
use crate::i18n::Text;

/// A material with the contract it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct MaterialItem {
    /// The contract.
    pub contract: Arc<ContractBrief>,
    /// What it is known by.
    pub key: String,
    /// The promise it follows from, by its place in the contract's list.
    place: Option<usize>,
    /// What was written down by hand, if it was.
    pub own: Option<Arc<Material>>,
    /// When it is to be delivered.
    pub due: DueOn,
    /// When it is to be back.
    pub return_by: Option<Date>,
    /// How much of it is where.
    pub tally: Tally,
    /// What of it was lost, and what that costs whoever had it.
    pub losses: Vec<Loss>,
    /// Who looks after it, by name; empty if nobody is named.
    pub owner: String,
}

impl MaterialItem {
    /// The promise it follows from.
    pub fn promise(&self) -> Option<&Promise> {
        self.contract.promises.get(self.place?)
    }

    /// Who gives it.
    pub fn giver(&self) -> Side {
        self.own.as_ref().map_or(Side::Us, |it| it.giver)
    }

    /// What was promised.
    pub const fn terms(&self) -> Terms {
        self.tally.terms
    }

    /// What all of it is worth, if that was said.
    pub fn worth(&self) -> Option<Money> {
        let said = || if let Matter::Give { worth, .. } = &self.promise()?.matter { *worth } else { None };
        self.own.as_ref().map_or_else(said, |it| it.worth)
    }

    /// Of what it is: piece, hour; nothing of hours of training that a clause counts.
    pub fn unit(&self) -> Option<Wording> {
        if let Some(own) = &self.own {
            return Some(Wording::same(own.unit.clone()));
        }
        if let Matter::Give { unit, .. } = &self.promise()?.matter { Some(unit.clone()) } else { None }
    }

    /// How a sheet names it.
    pub fn slot(&self) -> DutySlot {
        DutySlot::of(self.contract.id, &self.key)
    }

    /// Where it stands on a day.
    pub fn standing(&self, as_of: Date) -> Standing {
        self.tally.standing(self.due.day(), self.return_by, as_of)
    }

    /// How it stands to its next day: that of the delivery, else that of the return. Nothing once neither is to come.
    pub fn dueness(&self, as_of: Date) -> Option<Dueness> {
        let given = (self.tally.left() > 0).then(|| dueness(self.due.day(), as_of, LEAD_DAYS));
        let back = self.tally.return_dueness(self.return_by, as_of);
        match (given, back) {
            (Some(_), Some(late @ Dueness::Overdue { .. })) | (None, Some(late)) => Some(late),
            (given, _) => given,
        }
    }

    /// The day it is next about: that of the delivery while something is left to deliver, else that of the return.
    pub fn next_day(&self) -> Option<Date> {
        let given = self.due.day().filter(|_| self.tally.left() > 0);
        let back = self.return_by.filter(|_| self.tally.outstanding() > 0);
        match (given, back) {
            (Some(given), Some(back)) => Some(given.min(back)),
            (given, back) => given.or(back),
        }
    }

    /// Of what is late or due within the lead days: how many days there are left, below nought what is late.
    pub fn days_to_act(&self, as_of: Date) -> Option<i64> {
        let days = as_of.days_until(self.next_day()?);
        (days <= i64::from(LEAD_DAYS)).then_some(days)
    }
}

impl Tables {
    pub(super) fn material_events_under(&self, contract: ContractId) -> Vec<Arc<MaterialEvent>> {
        let ids = self.index.material_events_of(contract).iter();
        ids.filter_map(|id| self.material_events.peek(*id)).collect()
    }

    pub(super) fn duty_events_under(&self, contract: ContractId) -> Vec<Arc<DutyEvent>> {
        self.index.duty_events_of(contract).iter().filter_map(|id| self.duty_events.peek(*id)).collect()
    }

    /// The promises of a contract that its materials settle, by their keys, as of a day.
    pub(super) fn settled_by_materials(&self, brief: &ContractBrief, as_of: Date) -> BTreeMap<String, Settled> {
        let events = self.material_events_under(brief.id);
        if events.is_empty() {
            return BTreeMap::new();
        }
        let told = self.duty_events_under(brief.id);
        let recorded = Recorded::of(told.iter().map(AsRef::as_ref), as_of);
        settled(&brief.promises, |promise| {
            let terms = promised(&promise.matter)?;
            let key = promise.key();
            let touched = events.iter().any(|it| it.material == key);
            touched.then(|| course_of(brief, promise, terms, &events, &recorded, as_of).tally(terms, as_of))
        })
    }

    /// The materials of a contract as of a day: those that its clauses promise while it binds, and those that were written down.
    fn material_items(&self, contract: ContractId, as_of: Date) -> Vec<MaterialItem> {
        let Some(brief) = self.briefs.peek(contract) else { return Vec::new() };
        let events = self.material_events_under(contract);
        let mut all = Vec::new();
        let gives = brief.promises.iter().any(|it| promised(&it.matter).is_some());
        if let Some(duties) = self.duties_of(contract).filter(|_| gives) {
            let told = self.duty_events_under(contract);
            let recorded = Recorded::of(told.iter().map(AsRef::as_ref), as_of);
            let row = |place: usize| duties.rows.iter().find(|row| row.of == Of::Promise(place));
            let place_of = |wanted: &Promise| brief.promises.iter().position(|it| it == wanted);
            for (place, promise) in brief.promises.iter().enumerate() {
                let Some(terms) = promised(&promise.matter) else { continue };
                let found = row(place);
                let course = course_of(&brief, promise, terms, &events, &recorded, as_of);
                let tally = course.tally(terms, as_of);
                // of a contract that is over only what had happened is still there
                if found.is_none() && promise.when.is_dated() && tally.last.is_none() {
                    continue;
                }
                let back =
                    return_of(&brief.promises, promise).and_then(place_of).and_then(row).and_then(|it| it.due.day());
                let owner = found.map(|row| self.duty_owner(&brief, &duties, row));
                let agreed = if let Matter::Give { worth, .. } = &promise.matter { *worth } else { None };
                let rule = |on: Date| rule_for(Side::Us, brief.loss_on(on));
                all.push(MaterialItem {
                    key: promise.key(),
                    place: Some(place),
                    own: None,
                    due: found.map_or(DueOn::Waits(Awaits::Nothing), |it| it.due),
                    return_by: back,
                    tally,
                    losses: course.losses(terms, agreed, rule, as_of),
                    owner: owner.unwrap_or_else(|| self.keeper_of_contract(&brief)),
                    contract: Arc::clone(&brief),
                });
            }
        }
        let own = self.index.materials_of(contract).iter().filter_map(|id| self.materials.peek(*id));
        for own in own.filter(|it| it.contract == contract && it.since() <= as_of) {
            let (key, terms) = (own.key(), own.terms());
            let course = Course::of(&key, events.iter().map(AsRef::as_ref));
            let tally = course.tally(terms, as_of);
            let rule = |on: Date| rule_for(own.giver, brief.loss_on(on));
            let losses = course.losses(terms, own.worth, rule, as_of);
            let owner = Some(own.owner.clone()).filter(|it| !it.is_empty());
            all.push(MaterialItem {
                key,
                place: None,
                due: own.due.map_or(DueOn::Waits(Awaits::Nothing), DueOn::Day),
                return_by: own.return_by.filter(|_| own.keeping == Keeping::Returnable),
                tally,
                losses,
                owner: owner.unwrap_or_else(|| self.keeper_of_contract(&brief)),
                own: Some(own),
                contract: Arc::clone(&brief),
            });
        }
        all
    }

    /// Of the materials of a contract that are late or due within the lead days: how many days there are left. Where nothing was
    /// written down or recorded, its duties say so.
    pub(super) fn material_days(&self, contract: ContractId, as_of: Date) -> Vec<i64> {
        let is_untouched =
            self.index.materials_of(contract).is_empty() && self.index.material_events_of(contract).is_empty();
        let duties = self.duties_of(contract).zip(self.briefs.peek(contract)).filter(|_| is_untouched);
        let Some((duties, brief)) = duties else {
            return self.material_items(contract, as_of).iter().filter_map(|it| it.days_to_act(as_of)).collect();
        };
        let promise = |row: &Row| if let Of::Promise(place) = row.of { brief.promises.get(place) } else { None };
        let of_materials = duties.rows.iter().filter(|row| promise(row).is_some_and(is_of_material));
        of_materials.filter_map(|row| row.days_to_act(as_of)).collect()
    }

    /// How many materials that were written down under a contract are owed, or not back.
    pub(super) fn open_own_materials(&self, contract: ContractId, as_of: Date) -> usize {
        let own = self.index.materials_of(contract).iter().filter_map(|id| self.materials.peek(*id));
        let own: Vec<_> = own.filter(|it| it.contract == contract && it.since() <= as_of).collect();
        if own.is_empty() {
            return 0;
        }
        let events = self.material_events_under(contract);
        let course = |it: &Material| Course::of(&it.key(), events.iter().map(AsRef::as_ref));
        own.iter().filter(|it| !course(it).tally(it.terms(), as_of).is_settled()).count()
    }

    /// Who has a contract, else who has its customer, by name.
    fn keeper_of_contract(&self, brief: &ContractBrief) -> String {
        let customer: Option<Arc<Customer>> = self.customers.peek(self.survivor(brief.customer));
        brief.keeper(customer.as_deref()).to_owned()
    }

    fn watch_materials(&self) {
        self.watch_standings();
        self.materials.watch_any();
        self.material_events.watch_any();
    }

    fn contracts_with_any_material(&self) -> BTreeSet<ContractId> {
        let gives = |id: &ContractId| {
            self.briefs.peek(*id).is_some_and(|it| it.promises.iter().any(|it| promised(&it.matter).is_some()))
        };
        let promising = self.contracts_with_duties().filter(gives);
        promising.chain(self.index.contracts_with_materials()).collect()
    }
}

/// What happened to a promised material, with what was recorded of its duties.
pub(super) fn course_of(
    brief: &ContractBrief,
    promise: &Promise,
    terms: Terms,
    events: &[Arc<MaterialEvent>],
    recorded: &Recorded<'_>,
    as_of: Date,
) -> Course {
    let stage = |it: &Promise| recorded.life(&it.id(Subject::Once), as_of).stage;
    let back = return_of(&brief.promises, promise).map(stage).unwrap_or_default();
    Course::of(&promise.key(), events.iter().map(AsRef::as_ref)).or_by_duty(terms, &stage(promise), &back)
}

/// In the order of their next days; what has none last.
fn in_order(mut all: Vec<MaterialItem>) -> Vec<MaterialItem> {
    all.sort_by_cached_key(|it| {
        let day = it.next_day();
        (day.is_none(), day, it.contract.number.clone(), it.key.clone())
    });
    all
}

impl App {
    /// The materials of all contracts, in the order of their next days. The reader runs again when any may have changed.
    pub fn material_items(self, whose: Whose) -> Vec<MaterialItem> {
        let as_of = self.as_of();
        let found = self.tables.try_with_value(|tables| {
            tables.watch_materials();
            let ids = tables.contracts_with_any_material();
            ids.into_iter().flat_map(|id| tables.material_items(id, as_of)).collect::<Vec<_>>()
        });
        let mut all = found.unwrap_or_default();
        if whose != Whose::All {
            let mut circle = self.circle(whose);
            all.retain(|it| circle.has(&it.owner));
        }
        in_order(all)
    }

    /// Those of them that were written down by hand: what clauses promise stands among the duties.
    pub fn own_materials(self) -> Vec<MaterialItem> {
        let as_of = self.as_of();
        let found = self.tables.try_with_value(|tables| {
            tables.watch_materials();
            let ids = tables.index.contracts_with_materials();
            ids.flat_map(|id| tables.material_items(id, as_of)).filter(|it| it.own.is_some()).collect::<Vec<_>>()
        });
        in_order(found.unwrap_or_default())
    }

    /// The materials of one contract, in the order of their next days. The reader runs again when any may have changed.
    pub fn materials_of(self, contract: ContractId) -> Vec<MaterialItem> {
        let as_of = self.as_of();
        let found = self.tables.try_with_value(|tables| {
            tables.watch_materials();
            tables.material_items(contract, as_of)
        });
        in_order(found.unwrap_or_default())
    }

    /// The materials under the contracts of a customer.
    pub fn materials_of_customer(self, customer: CustomerId) -> Vec<MaterialItem> {
        let contracts = self.contracts_of(customer);
        in_order(contracts.iter().flat_map(|it| self.materials_of(it.id)).collect())
    }

    /// The material that a sheet names. The reader runs again when materials change.
    pub fn material(self, slot: DutySlot) -> Option<MaterialItem> {
        self.materials_of(slot.contract).into_iter().find(|it| it.slot() == slot)
    }

    /// The same as it stands today, whatever date is looked at, without watching it: that decides what may be recorded.
    pub fn material_today(self, slot: DutySlot) -> Option<MaterialItem> {
        let today = self.today.get_untracked();
        let found = self.tables.try_with_value(|tables| tables.material_items(slot.contract, today));
        found.unwrap_or_default().into_iter().find(|it| it.slot() == slot)
    }

    /// The material that was written down under this key, without watching it.
    pub fn peek_material(self, contract: ContractId, key: &str) -> Option<MaterialItem> {
        let as_of = untrack(|| self.as_of());
        let found = self.tables.try_with_value(|tables| tables.material_items(contract, as_of));
        found.unwrap_or_default().into_iter().find(|it| it.key == key)
    }

    /// Whether anything was ever recorded of a material that was written down, without watching it.
    pub fn has_material_history(self, own: &Material) -> bool {
        let key = own.key();
        let found = self.tables.try_with_value(|tables| tables.material_events_under(own.contract));
        found.unwrap_or_default().iter().any(|it| it.material == key)
    }

    /// Whether something recorded of a material would not fit any more, if it was changed so.
    pub fn loses_material_entries(self, known: &Material, changed: &Material) -> bool {
        let found = self.tables.try_with_value(|tables| tables.material_events_under(known.contract));
        let events = found.unwrap_or_default();
        let course = Course::of(&known.key(), events.iter().map(AsRef::as_ref));
        course.misfits(changed.terms()) > course.misfits(known.terms())
    }

    /// What happened to a material, the first first; entries that were taken back among it. The reader runs again when anything
    /// is recorded.
    pub fn material_history(self, item: &MaterialItem) -> Vec<Arc<MaterialEvent>> {
        let found = self.tables.try_with_value(|tables| {
            tables.material_events.watch_any();
            let mut all = tables.material_events_under(item.contract.id);
            all.retain(|it| it.material == item.key);
            all.sort_by_key(|it| (it.on, it.id));
            all
        });
        found.unwrap_or_default()
    }

    /// What a material is called.
    pub fn material_title(self, text: Text, item: &MaterialItem) -> String {
        let words = match (&item.own, item.promise().map(|it| &it.matter)) {
            (Some(own), _) => own.what.clone(),
            (None, Some(Matter::Give { what, .. })) => text.wording(what).to_owned(),
            (None, _) => String::new(),
        };
        if words.is_empty() { text.material_kind(item.terms().kind).to_owned() } else { words }
    }

    /// In what a material is counted.
    pub fn material_unit(self, text: Text, item: &MaterialItem) -> String {
        item.unit().map_or_else(|| text.hours_unit().to_owned(), |unit| text.wording(&unit).to_owned())
    }
}
