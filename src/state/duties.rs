//! The duties of both sides: derived with the standing of their contract, and what a person records of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::{WithValue, untrack};

use super::app::App;
use super::layer::DutySlot;
use super::table::Tables;
use super::team::Whose;
use crate::domain::account::PartAccount;
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::Area;
use crate::domain::contract::party::Who;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::duties::days::{DayLine, Subject};
use crate::domain::duties::excused::excuse;
use crate::domain::duties::matter::Matter;
use crate::domain::duties::promise::Promise;
use crate::domain::duties::record::{Duty, DutyEvent, DutyFact};
use crate::domain::duties::rows::{Of, Recorded, Row, Standing, rows};
use crate::domain::duties::timeline::{Cut, Timeline};
use crate::domain::force_majeure::holds;
use crate::domain::id::{ContractId, SharingEventId};
use crate::domain::invoice::invoiced;
use crate::domain::lapses::{EarnestEnd, earnest_came};
use crate::domain::lifecycle::obligation::{Evidence, Stage};
use crate::domain::materials::settled::Settled;
use crate::domain::materials::terms::{promised, return_of};
use crate::domain::money::Money;
use crate::domain::progress::Progress;
use crate::domain::sharing::given::SharingEvent;
use crate::domain::sharing::scope::SharingScope;
use crate::domain::sharing::settled::{Registered, Settling, settled};
use crate::i18n::Text;

/// The duties of one contract as of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContractDuties {
    /// Its due instances.
    pub rows: Vec<Row>,
    /// Who looks after a duty, where somebody was named.
    owners: BTreeMap<String, String>,
    /// What of the register of shared information settles an instance, by its id.
    shared: BTreeMap<String, Settling>,
}

/// One due instance with the contract it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct DutyItem {
    /// The contract.
    pub contract: Arc<ContractBrief>,
    /// The instance.
    pub row: Row,
    /// Its id.
    pub id: String,
    /// Who bears it.
    pub bearer: Who,
    /// Which clause area it belongs to.
    pub area: Area,
    /// Whether it is only done with something that shows it.
    pub evidence: Evidence,
    /// Who looks after it, by name; empty if nobody is named.
    pub owner: String,
    /// The duty that was written down by hand, if it is one.
    pub own: Option<Arc<Duty>>,
    /// What it was called when it was recorded, if the terms no longer say so.
    pub gone: Option<String>,
    /// What of the register of shared information settles it.
    pub shared: Option<Settling>,
}

impl DutyItem {
    /// The promise it is an instance of.
    pub fn promise(&self) -> Option<&Promise> {
        match &self.row.of {
            Of::Promise(place) => self.contract.promises.get(*place),
            Of::Own(_) | Of::Gone(_) => None,
        }
    }

    /// The duty it is an instance of, by its id.
    pub fn duty(&self) -> String {
        let own = self.own.as_ref().map(|it| it.key());
        own.or_else(|| self.promise().map(Promise::key)).unwrap_or_default()
    }

    /// The material whose record settles it, if it is about one: what is to be given, or the loan that is to be given back.
    pub fn material(&self) -> Option<DutySlot> {
        let promise = self.promise()?;
        let promises = &self.contract.promises;
        let given = promises.iter().filter(|it| promised(&it.matter).is_some()).find(|it| {
            it.key() == promise.key() || return_of(promises, it).is_some_and(|back| back.key() == promise.key())
        });
        given.map(|it| DutySlot::of(self.contract.id, &it.key()))
    }

    /// How a sheet names it.
    pub fn slot(&self) -> DutySlot {
        DutySlot::of(self.contract.id, &self.id)
    }

    /// Its life so far.
    pub fn stage(&self) -> Stage {
        match &self.row.standing {
            Standing::Life(stage) => stage.clone(),
            Standing::ByBook(_) => Stage::Planned,
        }
    }
}

impl Tables {
    /// The duties of a contract as of a day; none of one that binds nobody.
    pub(super) fn duties(
        &self,
        brief: &ContractBrief,
        progress: &Progress,
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> ContractDuties {
        let id = brief.id;
        let Some(timeline) = Timeline::of(brief, progress, self.invoiced(id, brief.total, as_of), calendar, as_of)
        else {
            return ContractDuties::default();
        };
        let own: Vec<_> = self.index.duties_of(id).iter().filter_map(|id| self.duties.peek(*id)).collect();
        let own: Vec<&Duty> = own.iter().map(AsRef::as_ref).filter(|it| it.contract == id).collect();
        let events: Vec<_> = self.index.duty_events_of(id).iter().filter_map(|id| self.duty_events.peek(*id)).collect();
        let recorded = Recorded::of(events.iter().map(AsRef::as_ref), as_of);
        let keys = brief.promises.iter().map(Promise::key).filter(|_| !events.is_empty());
        let owners = keys.filter_map(|key| recorded.owner(&key).map(|name| (key.clone(), name.to_owned())));
        let owners = owners.collect();
        let shared = self.settled_by_sharing(brief, &timeline, &recorded);
        let mut settled = self.settled_by_materials(brief, as_of);
        settled.extend(shared.iter().map(|(id, it)| (id.clone(), Settled::Done(it.on))));
        let timeline = timeline.with_settled(&settled);
        let mut rows = rows(&brief.promises, &own, &recorded, &timeline);
        excuse(&mut rows, &brief.promises, &own, &holds(&progress.force_majeure));
        ContractDuties { rows, owners, shared }
    }

    /// What of a contract's duties to share its rows of the register settle, as of the day of the timeline.
    fn settled_by_sharing(
        &self,
        brief: &ContractBrief,
        timeline: &Timeline<'_>,
        recorded: &Recorded<'_>,
    ) -> BTreeMap<String, Settling> {
        let as_of = timeline.as_of;
        let scopes = self.index.scopes_of(brief.id).iter().filter_map(|id| self.sharing_scopes.peek(*id));
        let scopes: Vec<_> = scopes.filter(|it| it.contract == Some(brief.id)).collect();
        if scopes.is_empty() {
            return BTreeMap::new();
        }
        let given_of = |it: &Arc<SharingScope>| {
            let all = self.index.sharing_events_of(it.id).iter().filter_map(|id| self.sharing_events.peek(*id));
            all.filter(|it| it.at.date() <= as_of).collect::<Vec<_>>()
        };
        let given: Vec<Vec<Arc<SharingEvent>>> = scopes.iter().map(given_of).collect();
        let parts = scopes.iter().zip(&given);
        let rows: Vec<Registered<'_>> = parts
            .map(|(scope, given)| {
                let events = self.index.scope_events_of(scope.id).iter();
                let events: Vec<_> = events.filter_map(|id| self.sharing_scope_events.peek(*id)).collect();
                let course = scope.course(events.iter().map(AsRef::as_ref), as_of);
                Registered { scope: scope.as_ref(), course, given: given.iter().map(AsRef::as_ref).collect() }
            })
            .collect();
        let is_done = |id: &str| !recorded.life(id, as_of).stage.is_open();
        settled(&brief.promises, brief.sharing.as_ref(), &rows, timeline, is_done)
    }

    /// What was invoiced under a contract by a day; nothing if nothing was.
    fn invoiced(&self, contract: ContractId, like: Money, as_of: Date) -> Option<Money> {
        let ids = self.index.invoices_of(contract);
        if ids.is_empty() {
            return None;
        }
        let all = self.invoice_rows(contract, as_of);
        invoiced(all.iter().map(|row| (row.invoice.as_ref(), &row.stage)), like).ok().map(|it| it.value)
    }

    /// Who looks after an instance, by name: whoever was named, else who has the contract, else who has the customer.
    pub(super) fn duty_owner(&self, contract: &ContractBrief, duties: &ContractDuties, row: &Row) -> String {
        let named = match row.of {
            Of::Promise(place) => contract.promises.get(place).and_then(|it| duties.owners.get(&it.key()).cloned()),
            Of::Own(id) => self.duties.peek(id).map(|it| it.owner.clone()),
            Of::Gone(_) => None,
        };
        let named = named.filter(|it| !it.is_empty());
        let owner = named.or_else(|| Some(contract.owner.clone()).filter(|it| !it.is_empty()));
        let owner = owner.or_else(|| {
            let customer = self.customers.peek(self.survivor(contract.customer));
            customer.map(|it: Arc<Customer>| it.owner.clone())
        });
        owner.unwrap_or_default()
    }

    fn duty_item(&self, contract: &Arc<ContractBrief>, duties: &ContractDuties, row: &Row) -> DutyItem {
        let own = match row.of {
            Of::Own(id) => self.duties.peek(id),
            Of::Promise(_) | Of::Gone(_) => None,
        };
        let promise = match row.of {
            Of::Promise(place) => contract.promises.get(place),
            Of::Own(_) | Of::Gone(_) => None,
        };
        let id = row.id(&contract.promises);
        let gone = matches!(row.of, Of::Gone(_)).then(|| {
            let events = self.index.duty_events_of(contract.id).iter().filter_map(|id| self.duty_events.peek(*id));
            events.rev().find(|it| it.duty == id).map(|it| it.title.clone()).unwrap_or_default()
        });
        let owner = self.duty_owner(contract, duties, row);
        DutyItem {
            bearer: promise.map(|it| it.bearer).or_else(|| own.as_ref().map(|it| it.bearer)).unwrap_or(Who::Both),
            area: promise
                .map(|it| it.matter.area())
                .or_else(|| own.as_ref().map(|it| it.area))
                .unwrap_or(Area::General),
            evidence: promise
                .map(|it| it.matter.evidence())
                .or_else(|| own.as_ref().map(|it| it.evidence))
                .unwrap_or(Evidence::Optional),
            contract: Arc::clone(contract),
            row: row.clone(),
            owner,
            // what a person recorded comes first
            shared: duties.shared.get(&id).copied().filter(|_| matches!(row.standing, Standing::ByBook(_))),
            id,
            own,
            gone,
        }
    }

    /// The due instances of a contract as they stood on any day, reckoned anew.
    pub(super) fn duty_items_on(&self, contract: ContractId, day: Date) -> Vec<DutyItem> {
        let found = self.progress(contract, &self.work_calendar(), day);
        let (Some(brief), Some((_, duties))) = (self.brief_on(contract, day), found) else { return Vec::new() };
        duties.rows.iter().map(|row| self.duty_item(&brief, &duties, row)).collect()
    }

    pub(super) fn duty_items(&self, contract: ContractId, wanted: impl Fn(&Row) -> bool) -> Vec<DutyItem> {
        let (Some(brief), Some(duties)) = (self.briefs.peek(contract), self.duties_of(contract)) else {
            return Vec::new();
        };
        let rows = duties.rows.iter().filter(|row| wanted(row));
        rows.map(|row| self.duty_item(&brief, &duties, row)).collect()
    }
}

/// In the order of their days.
pub(super) fn in_order(mut all: Vec<DutyItem>) -> Vec<DutyItem> {
    all.sort_by(|a, b| (a.row.due, &a.id).cmp(&(b.row.due, &b.id)));
    all
}

impl App {
    /// The due instances of every contract that a look asks for, in the order of their days. The reader runs again when duties,
    /// money, contracts or the date change.
    pub fn duty_items(self, whose: Whose, wanted: impl Fn(&Row) -> bool) -> Vec<DutyItem> {
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            let ids: Vec<ContractId> = tables.contracts_with_duties().collect();
            ids.into_iter().flat_map(|id| tables.duty_items(id, &wanted)).collect::<Vec<_>>()
        });
        let mut all = found.unwrap_or_default();
        if whose != Whose::All {
            let mut circle = self.circle(whose);
            all.retain(|it| circle.has(&it.owner));
        }
        all.sort_by(|a, b| (a.row.due, &a.contract.number, &a.id).cmp(&(b.row.due, &b.contract.number, &b.id)));
        all
    }

    /// The due instances of one contract, in the order of their days.
    pub fn duties_of(self, contract: ContractId) -> Vec<DutyItem> {
        let found = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            tables.duty_items(contract, |_| true)
        });
        in_order(found.unwrap_or_default())
    }

    /// What `read` makes of the duties of each contract that has any. The reader runs again when they may have changed.
    pub(super) fn each_contract_duties(self, mut read: impl FnMut(&ContractBrief, &[Row])) {
        // a book that is closed has nothing to read
        let _read = self.tables.try_with_value(|tables| {
            tables.watch_standings();
            let mut ids: Vec<ContractId> = tables.contracts_with_duties().collect();
            ids.sort_unstable();
            for id in ids {
                if let (Some(brief), Some(duties)) = (tables.briefs.peek(id), tables.duties_of(id)) {
                    read(&brief, &duties.rows);
                }
            }
        });
    }

    /// An instance of a contract's duties by its id, without watching it.
    pub fn peek_duty(self, contract: ContractId, id: &str) -> Option<DutyItem> {
        let found = self.tables.try_with_value(|tables| {
            let (brief, duties) = (tables.briefs.peek(contract)?, tables.duties_of(contract)?);
            let row = duties.rows.iter().find(|row| row.is(id, &brief.promises))?;
            Some(tables.duty_item(&brief, &duties, row))
        });
        found.flatten()
    }

    /// The duty that something given or received settles, if it does one. The reader runs again when duties change.
    pub fn settled_by_given(self, contract: ContractId, given: SharingEventId) -> Option<DutyItem> {
        let settles = |it: &DutyItem| it.shared.is_some_and(|it| it.given == Some(given));
        self.duties_of(contract).into_iter().find(settles)
    }

    /// The instance that a sheet names. The reader runs again when duties change.
    pub fn duty(self, slot: DutySlot) -> Option<DutyItem> {
        self.duties_of(slot.contract).into_iter().find(|it| it.slot() == slot)
    }

    /// What happened to an instance, the first first; entries that were taken back among it.
    pub fn duty_history(self, item: &DutyItem) -> Vec<Arc<DutyEvent>> {
        let (contract, duty) = (item.contract.id, item.duty());
        let found = self.tables.try_with_value(|tables| {
            tables.duty_events.watch_any();
            let all = tables.index.duty_events_of(contract).iter();
            let all: Vec<_> = all.filter_map(|id| tables.duty_events.peek(*id)).collect();
            let own: Vec<_> = all.iter().filter(|it| it.duty == item.id || it.duty == duty).cloned().collect();
            let back = all.iter().filter(|it| match it.fact {
                DutyFact::TakesBack(id) => own.iter().any(|other| other.id == id),
                DutyFact::Steps(_) | DutyFact::Owner(_) => false,
            });
            let mut told: Vec<_> = own.iter().chain(back).cloned().collect();
            told.sort_by_key(|it| it.id);
            told.dedup_by_key(|it| it.id);
            told
        });
        found.unwrap_or_default()
    }

    /// How the day of an instance came about, as of the date looked at.
    pub fn duty_working(self, item: &DutyItem) -> Vec<DayLine> {
        let (as_of, calendar) = (self.as_of(), self.work_calendar());
        let Some(standing) = self.contract_standing(item.contract.id) else { return Vec::new() };
        let Some(timeline) = Timeline::of(&item.contract, &standing, None, &calendar, as_of) else {
            return Vec::new();
        };
        match (item.promise(), &item.own) {
            (Some(promise), _) => {
                let cut = if let Of::Promise(place) = item.row.of {
                    timeline.cut(&item.contract.promises, place)
                } else {
                    Cut::default()
                };
                promise.why(item.row.subject, &timeline, cut)
            }
            (None, Some(own)) => own.due.map(DayLine::Agreed).into_iter().collect(),
            (None, None) => Vec::new(),
        }
    }

    /// The name of an instance: what is owed, and of which month, day or part. Nothing is watched.
    pub fn duty_title(self, text: Text, item: &DutyItem) -> String {
        let what = match (item.promise(), &item.own, &item.gone) {
            (Some(promise), _, _) => {
                self.earnest_title(text, item, &promise.matter).unwrap_or_else(|| text.duty_matter(&promise.matter))
            }
            (None, Some(own), _) => own.title.clone(),
            (None, None, Some(gone)) => return gone.clone(),
            (None, None, None) => String::new(),
        };
        let part = |found: &PartAccount| text.part_called(found.number, found.label.as_ref());
        let of = match item.row.subject {
            Subject::Part(id) => {
                let standing = untrack(|| self.contract_standing(item.contract.id));
                let account = standing.as_ref().and_then(|it| it.account.as_ref().ok());
                account.and_then(|it| it.parts.iter().find(|part| part.id == id).map(part))
            }
            Subject::Month { year, month } => Date::new(year, month, 1).ok().map(|day| text.month(day)),
            Subject::Once | Subject::Day(_) | Subject::Term(_) => None,
        };
        of.map_or_else(|| what.clone(), |of| text.duty_of(&what, &of))
    }

    /// What is to be done with earnest money that came, once a contract was ended for a breach.
    fn earnest_title(self, text: Text, item: &DutyItem, matter: &Matter) -> Option<String> {
        let Matter::ReleaseEarnest { sum } = matter else { return None };
        let standing = untrack(|| self.contract_standing(item.contract.id))?;
        let came = earnest_came(*sum, &standing).filter(|it| it.minor > 0)?;
        text.earnest_end(EarnestEnd::of(came, &standing.cures).ok()?)
    }

    /// Who says something of a duty: who uses this copy, else who looks after it.
    pub fn duty_speaker(self, item: &DutyItem) -> String {
        let person = self.person();
        if person.trim().is_empty() { item.owner.clone() } else { person }
    }
}
