//! Sales targets as of the date looked at: those written by hand and those that signed contracts set, each with how far it is.

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::{GetUntracked, RwSignal, WithValue, untrack};

use super::app::App;
use super::batch::Batch;
use super::notice::{Tone, UndoOffer};
use super::team::Whose;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::targets::Metric;
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::id::{ContractId, CustomerId, MemberId, SalesTargetId};
use crate::domain::lifecycle::target::{Command, TargetStatus};
use crate::domain::money::Money;
use crate::domain::progress::Progress;
use crate::domain::sales_measure::{Asked, Entry, Measured, MeasuredRow, SalesMetric, Subject, measure};
use crate::domain::sales_target::attained::{Attained, AttainedLine, attained};
use crate::domain::sales_target::cells::PlanError;
use crate::domain::sales_target::of_clause::{all_of_clause, all_past_years, is_entered, is_of_year, with_entries};
use crate::domain::sales_target::{SalesTarget, Scope};
use crate::domain::team::circle::{Circle, Doer};
use crate::domain::team::member::Member;
use crate::i18n::{Locale, Text};

/// How far a target is, with the steps that say so.
type Reached = Result<Worked<Attained, AttainedLine>, PlanError>;

/// What clauses set in some years, each target with its metric.
type Setting = fn(&ContractBrief, &Progress, Date) -> Vec<(Metric, SalesTarget)>;

/// A target as of the date looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetItem {
    /// The target.
    pub target: Arc<SalesTarget>,
    /// Whether a clause sets it: no record of it is kept but what was entered.
    pub by_clause: bool,
    /// What it is.
    pub status: TargetStatus,
    /// Who bears it, by name.
    pub bearer: String,
    /// How far it is.
    pub reached: Reached,
    /// What made it, in the order of the days.
    pub rows: Vec<MeasuredRow>,
    /// Money in other currencies.
    pub beside: Vec<Money>,
}

impl App {
    /// The targets that these people bear or look after, in the order of a list: what runs first, the wider first. The reader
    /// runs again when targets, members, money, contracts or the date change.
    pub fn target_items(self, whose: Whose) -> Vec<TargetItem> {
        self.items_of(whose, |_| true)
    }

    /// Those of them that run: what is over or to come is not measured at all.
    pub fn running_targets(self, whose: Whose) -> Vec<TargetItem> {
        let as_of = self.as_of();
        self.items_of(whose, |target| target.status(as_of) == TargetStatus::Running)
    }

    fn items_of(self, whose: Whose, keep: impl Fn(&SalesTarget) -> bool) -> Vec<TargetItem> {
        let members = self.members();
        let mut circle = self.circle(whose);
        let mut chosen = self.targets();
        chosen.retain(|(target, _)| {
            keep(target) && (whose == Whose::All || self.is_borne_within(&mut circle, &members, target))
        });
        let mut all = self.targets_as_of(chosen, &members);
        all.sort_by(|a, b| {
            let place = |it: &TargetItem| (rank(it.status), it.target.scope, it.target.from);
            place(a).cmp(&place(b)).then_with(|| a.bearer.cmp(&b.bearer)).then_with(|| a.target.id.cmp(&b.target.id))
        });
        all
    }

    /// One target as of the date looked at; that of a contract's clause has an id that follows from the contract.
    pub fn target_item(self, id: SalesTargetId) -> Option<TargetItem> {
        let (target, by_clause) = self.target_of(id, self.watch::<SalesTarget>(id))?;
        Some(self.target_as_of(target, by_clause, &self.members(), &self.sales_entries()))
    }

    /// The targets under a contract: those of its clause first, net sales before the others. What was entered on one that the clause no
    /// longer sets stands there as it was.
    pub fn targets_under(self, contract: ContractId) -> Vec<TargetItem> {
        let set: Vec<_> = self.clause_targets_of(contract).into_iter().chain(self.past_targets(contract)).collect();
        let as_of = self.as_of();
        let stands = |it: &SalesTarget| {
            let is_left = it.from <= as_of && set.iter().all(|other| other.id != it.id);
            it.scope == Scope::Contract && it.contract == Some(contract) && (!it.is_of_clause() || is_left)
        };
        let mut own = self.watch_all::<SalesTarget>();
        own.retain(|it| stands(it));
        let own = own.into_iter().map(|it| {
            let by_clause = it.is_of_clause();
            (it, by_clause)
        });
        self.targets_as_of(set.iter().map(|it| (Arc::clone(it), true)).chain(own).collect(), &[])
    }

    /// The targets that a customer bears by contracts, without those that are done: what runs first.
    pub fn targets_of_customer(self, customer: CustomerId) -> Vec<TargetItem> {
        let contracts: Vec<ContractId> = self.contracts_of(customer).iter().map(|it| it.id).collect();
        let clauses = contracts.iter().flat_map(|id| self.clause_targets_of(*id)).map(|it| (it, true));
        let is_theirs = |it: &SalesTarget| it.contract.is_some_and(|id| contracts.contains(&id));
        let own = self.written(|it| it.scope == Scope::Contract && is_theirs(it)).map(|it| (it, false));
        let mut all = self.targets_as_of(clauses.chain(own).collect(), &[]);
        all.retain(|it| it.status != TargetStatus::Closed);
        // else in the order of the contracts and their clauses
        all.sort_by_key(|it| (rank(it.status), it.target.from));
        all
    }

    /// The targets of a member.
    pub fn targets_of_member(self, member: MemberId) -> Vec<TargetItem> {
        let members = self.members();
        let own = self.written(|it| it.scope == Scope::Member && it.member == Some(member));
        self.targets_as_of(own.map(|it| (it, false)).collect(), &members)
    }

    /// The targets that were written by hand: what only keeps entries on a target of a clause is none.
    fn written(self, keep: impl Fn(&SalesTarget) -> bool) -> impl Iterator<Item = Arc<SalesTarget>> {
        let mut all = self.watch_all::<SalesTarget>();
        all.retain(|it| !it.is_of_clause() && keep(it));
        all.into_iter()
    }

    /// The book is gone through once for all of them, and not at all for none.
    fn targets_as_of(self, chosen: Vec<(Arc<SalesTarget>, bool)>, members: &[Arc<Member>]) -> Vec<TargetItem> {
        if chosen.is_empty() {
            return Vec::new();
        }
        let entries = self.sales_entries();
        let item = |(target, by_clause)| self.target_as_of(target, by_clause, members, &entries);
        chosen.into_iter().map(item).collect()
    }

    /// Every target, with whether a clause sets it.
    pub(super) fn targets(self) -> Vec<(Arc<SalesTarget>, bool)> {
        let aimed = self.aimed().into_iter();
        let clauses = aimed.flat_map(|id| self.clause_targets_of(id).into_iter().chain(self.past_targets(id)));
        let clauses: Vec<_> = clauses.map(|target| (target, true)).collect();
        self.written(|_| true).map(|it| (it, false)).chain(clauses).collect()
    }

    /// The first target that each clause sets for the year of the date looked at, with whom it was agreed: all of one clause end on
    /// one day.
    pub(super) fn clause_targets(self) -> Vec<(Arc<SalesTarget>, Option<CustomerId>)> {
        let with_party = |it: Arc<SalesTarget>| {
            let party = self.peek_target_party(&it);
            (it, party)
        };
        let first = |id| self.clause_targets_of(id).into_iter().next();
        self.aimed().into_iter().filter_map(first).map(with_party).collect()
    }

    /// The contracts whose clauses aim at something; the reader runs again when any contract changes.
    fn aimed(self) -> Vec<ContractId> {
        // few do: the others are passed over where they lie
        let aimed = self.tables.try_with_value(|tables| {
            tables.briefs.watch_any();
            tables.briefs.peek_all().filter(|it| it.is_followed()).map(|it| it.id).collect()
        });
        aimed.unwrap_or_default()
    }

    /// With whom a target was agreed, where it is that of a contract.
    pub(super) fn peek_target_party(self, target: &SalesTarget) -> Option<CustomerId> {
        self.peek::<ContractBrief>(target.contract?).map(|it| it.customer)
    }

    /// Whose target it is and what it measures, without watching it.
    pub fn peek_target_words(self, text: Text, id: SalesTargetId) -> Option<(String, String)> {
        untrack(|| {
            let (target, _) = self.target_of(id, self.peek::<SalesTarget>(id))?;
            let whose = text.target_whose(target.scope, &self.target_bearer(&target, &self.members()));
            Some((whose, text.target_measured(target.metric, target.of_what())))
        })
    }

    /// The target of this id, of which this is `kept`, with whether a clause sets it.
    fn target_of(self, id: SalesTargetId, kept: Option<Arc<SalesTarget>>) -> Option<(Arc<SalesTarget>, bool)> {
        match kept {
            Some(own) if !own.is_of_clause() => Some((own, false)),
            kept => {
                // what is kept names its contract, which is then not looked for among all
                let named = kept.as_ref().and_then(|it| it.contract);
                let contract = named.or_else(|| self.contract_of_target(id));
                // what was entered stays readable where its clause is gone
                let target = contract.and_then(|contract| self.clause_target(contract, id)).or(kept)?;
                Some((target, true))
            }
        }
    }

    /// The target of this id that the clause of a contract sets, of the year of the date looked at or one that is over.
    fn clause_target(self, contract: ContractId, id: SalesTargetId) -> Option<Arc<SalesTarget>> {
        let mut all = self.clause_targets_of(contract).into_iter().chain(self.past_targets(contract));
        all.find(|it| it.id == id)
    }

    /// The contract whose clause sets the target of this id.
    fn contract_of_target(self, id: SalesTargetId) -> Option<ContractId> {
        let same = ContractId(id.0);
        if self.watch::<ContractBrief>(same).is_some() {
            return Some(same);
        }
        let found = self.tables.try_with_value(|tables| {
            tables.briefs.watch_any();
            let mut briefs = tables.briefs.peek_all();
            briefs.find(|it| is_of_year(it.id, id) || is_entered(it.id, id)).map(|it| it.id)
        });
        found.flatten()
    }

    /// The targets that the clause of a contract sets for the year of the date looked at, net sales first.
    fn clause_targets_of(self, contract: ContractId) -> Vec<Arc<SalesTarget>> {
        self.set_by(contract, all_of_clause)
    }

    /// What a clause set in the years that are over, the latest first.
    fn past_targets(self, contract: ContractId) -> Vec<Arc<SalesTarget>> {
        let mut all = self.set_by(contract, all_past_years);
        all.sort_by_key(|it| Reverse(it.from));
        all
    }

    /// What a clause sets, by its name in the language that is read, with what was entered.
    fn set_by(self, contract: ContractId, set: Setting) -> Vec<Arc<SalesTarget>> {
        let named = |(metric, target): (Metric, SalesTarget)| {
            if target.metric != SalesMetric::Own {
                return Arc::new(target);
            }
            let kept = self.watch::<SalesTarget>(target.id);
            let target = SalesTarget { measure: self.text().clause_metric(&metric), ..target };
            Arc::new(match kept {
                Some(kept) => with_entries(target, &kept),
                None => target,
            })
        };
        self.said_by(contract, set).into_iter().map(named).collect()
    }

    /// What a clause sets, without names.
    fn said_by(self, contract: ContractId, set: Setting) -> Vec<(Metric, SalesTarget)> {
        let found = self.watch::<ContractBrief>(contract).zip(self.contract_standing(contract));
        found.map(|(brief, standing)| set(&brief, &standing, self.as_of())).unwrap_or_default()
    }

    /// What an entry on a target is written over: the target as it is kept. One that a clause sets is kept from its first entry on, and
    /// alike by every copy of the book, whatever language it is read in.
    pub fn entered_over(self, id: SalesTargetId) -> Option<SalesTarget> {
        untrack(|| {
            if let Some(kept) = self.peek::<SalesTarget>(id) {
                return Some(SalesTarget::clone(&kept));
            }
            let contract = self.contract_of_target(id)?;
            let sets: [Setting; 2] = [all_of_clause, all_past_years];
            let mut all = sets.into_iter().flat_map(|set| self.said_by(contract, set));
            let (metric, target) = all.find(|(_, it)| it.id == id)?;
            let mut names = [Locale::Zh, Locale::En].map(|it| Text::new(it).clause_metric(&metric)).to_vec();
            names.dedup();
            Some(SalesTarget { measure: names.join(" · "), ..target })
        })
    }

    fn target_as_of(
        self,
        target: Arc<SalesTarget>,
        by_clause: bool,
        members: &[Arc<Member>],
        entries: &[Entry],
    ) -> TargetItem {
        let as_of = self.as_of();
        let subject = subject_of(&target, members);
        let asked = Asked {
            metric: target.metric,
            product: &target.product,
            subject: &subject,
            from: target.from,
            to: target.to,
            as_of,
        };
        let measured = if target.metric == SalesMetric::Own {
            // it counts what was entered: nothing of the book is
            Ok(Worked { value: Measured::default(), working: Vec::new() })
        } else {
            measure(entries, &asked).map_err(PlanError::Exact)
        };
        let (reached, rows, beside) = match measured {
            Err(fault) => (Err(fault), Vec::new(), Vec::new()),
            Ok(Worked { value, working }) => {
                let beside = value.beside(target.unit()).collect();
                (attained(&target, &working, as_of), working, beside)
            }
        };
        let bearer = self.target_bearer(&target, members);
        let status = target.status(as_of);
        // what a clause set is reckoned up by nobody
        let status = if by_clause && status == TargetStatus::Over { TargetStatus::Closed } else { status };
        TargetItem { target, by_clause, status, bearer, reached, rows, beside }
    }

    /// Who bears a target, by name: the firm has none.
    pub(super) fn target_bearer(self, target: &SalesTarget, members: &[Arc<Member>]) -> String {
        match target.scope {
            Scope::Firm => String::new(),
            Scope::Team => target.team.clone(),
            Scope::Member => {
                let found = members.iter().find(|it| Some(it.id) == target.member);
                found.map(|it| it.name.clone()).unwrap_or_default()
            }
            Scope::Contract => {
                let brief = target.contract.and_then(|id| self.peek::<ContractBrief>(id));
                brief.map(|it| self.customer_name(it.customer)).unwrap_or_default()
            }
        }
    }

    fn is_borne_within(self, circle: &mut Circle, members: &[Arc<Member>], target: &SalesTarget) -> bool {
        // what is everybody's stands among everybody's only
        let bearers = target.bearers(members, |id| self.peek_keeper_of(id));
        bearers != Doer::Everybody && circle.reaches(&bearers)
    }

    /// Whose target it is, without watching it; that of a contract's clause has an id that follows from the contract.
    pub(super) fn peek_bearers(self, id: SalesTargetId) -> Doer {
        if let Some(target) = self.peek::<SalesTarget>(id) {
            target.bearers(&self.peek_all::<Member>(), |id| self.peek_keeper_of(id))
        } else {
            let contract = untrack(|| self.contract_of_target(id));
            Doer::One(contract.map(|id| self.peek_keeper_of(id)).unwrap_or_default())
        }
    }

    fn peek_keeper_of(self, contract: ContractId) -> String {
        self.peek::<ContractBrief>(contract).map(|it| self.peek_keeper(&it)).unwrap_or_default()
    }

    /// Takes a step of a target today, or says why not. `then` runs once it is on disk.
    pub fn step_target(
        self,
        busy: RwSignal<bool>,
        target: &SalesTarget,
        command: Command,
        said: &str,
        then: impl FnOnce() + 'static,
    ) {
        match target.after(command, self.today.get_untracked()) {
            Ok(next) => self.save_once(busy, Batch::new().edit(Some(target), &next), said.to_owned(), then),
            Err(refusal) => {
                let words = self.untracked_text().target_refusal(&refusal, target.unit());
                self.say(words, Tone::Trouble, UndoOffer::None);
            }
        }
    }
}

impl TargetItem {
    /// Who bears it, in words.
    pub fn whose(&self, text: Text) -> String {
        text.target_whose(self.target.scope, &self.bearer)
    }

    /// What is measured: the metric, and of which product; or what is counted.
    pub fn measured(&self, text: Text) -> String {
        text.target_measured(self.target.metric, self.target.of_what())
    }
}

/// What runs and what waits comes before what is to come and what is done.
const fn rank(status: TargetStatus) -> u8 {
    match status {
        TargetStatus::Over => 0,
        TargetStatus::Running => 1,
        TargetStatus::Upcoming => 2,
        TargetStatus::Draft => 3,
        TargetStatus::Closed => 4,
    }
}

/// Whose sales count for a target.
pub(super) fn subject_of(target: &SalesTarget, members: &[Arc<Member>]) -> Subject {
    match target.scope {
        Scope::Firm => Subject::Firm,
        Scope::Team => Subject::people(target.names_in_team(members)),
        Scope::Member => {
            let one = members.iter().filter(|it| Some(it.id) == target.member);
            Subject::people(one.map(|it| it.name.as_str()))
        }
        // one without its contract counts nothing
        Scope::Contract => target.contract.map_or_else(|| Subject::people([]), Subject::Contract),
    }
}
