//! Incentive plans with what follows from the book under them, what was booked of it, and the runs in which it is paid.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::evaluations::Review;
use crate::domain::account::Account;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{CommissionEntryId, ContractId, IncentivePlanId, InvoiceId, MemberId, PayoutRunId};
use crate::domain::incentive::due::{Book, PeriodDue, sum};
use crate::domain::incentive::entry::{BookedCommission, Standing};
use crate::domain::incentive::event::{Fact, IncentiveEvent};
use crate::domain::incentive::grades::{Appraisal, graded};
use crate::domain::incentive::period::PayPeriod;
use crate::domain::incentive::plan::{IncentivePlan, Metric, Reach, Successor};
use crate::domain::incentive::run::{PayoutRun, holds, paid_by};
use crate::domain::incentive::source::{Counted, Size, Source, collected};
use crate::domain::invoice::Invoice;
use crate::domain::lifecycle::commission_entry::{Facts, Guard, Hold, Step};
use crate::domain::lifecycle::incentive::{Event as PlanFact, Stage as PlanStage};
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::payout_run::Stage as RunStage;
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::money::Money;
use crate::domain::receipt::{Allocation, Receipt};
use crate::domain::tax_part::TaxPart;
use crate::domain::team::circle::Circle;
use crate::domain::team::member::Member;
use crate::domain::team::naming::name_key;
use crate::i18n::Text;

/// A plan with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    /// The plan, by the terms that hold: once it is approved, those that were approved.
    pub plan: Arc<IncentivePlan>,
    /// Whether its record was changed on another copy after the approval; those terms do not hold.
    pub is_changed: bool,
    /// Where it stands on the date looked at.
    pub stage: PlanStage,
    /// The version that takes its place, once that one is approved.
    pub next: Option<Successor>,
}

/// An entry with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryRow {
    /// The entry.
    pub entry: Arc<BookedCommission>,
    /// Where it stands on the date looked at.
    pub standing: Standing,
    /// What its life has to know besides.
    pub facts: Facts,
}

impl EntryRow {
    /// Why it cannot be reckoned whether it may be paid.
    pub(super) const fn fault(&self) -> Option<ExactError> {
        match self.facts.hold {
            Hold::Unreckoned(fault) => Some(fault),
            Hold::Free | Hold::UntilCollected => None,
        }
    }

    /// Whether a run may pay it: what cannot be reckoned is not left out unseen, and stops the run with its reason.
    fn is_for_run(&self, on: Date) -> bool {
        let offered = self.standing.stage.offer(Step::Pay, on, &self.facts);
        matches!(offered, Ok(()) | Err(Refusal::Guard(Guard::Unreckoned(_))))
    }
}

/// A run with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct RunRow {
    /// The run.
    pub run: Arc<PayoutRun>,
    /// Where it stands on the date looked at.
    pub stage: RunStage,
}

/// Whether nothing is open of a contract; where nothing can be reckoned, nothing is known to be collected.
fn is_paid_up(account: &Account) -> bool {
    account.misfit.is_none() && !account.parts.is_empty() && account.open.is_zero()
}

/// What is gathered once for all plans that are reckoned together.
struct Gathered {
    app: App,
    as_of: Date,
    briefs: HashMap<ContractId, Arc<ContractBrief>>,
    collected: OnceCell<Result<Vec<Counted>, ExactError>>,
    signed: OnceCell<Vec<(ContractId, Date)>>,
    invoiced: OnceCell<Vec<Counted>>,
    paid_up: OnceCell<BTreeSet<ContractId>>,
    reviews: OnceCell<Vec<Review>>,
}

impl Gathered {
    fn new(app: App) -> Self {
        app.watch_any::<Customer>();
        let briefs = app.watch_all::<ContractBrief>().into_iter().map(|it| (it.id, it)).collect();
        Self {
            app,
            as_of: app.as_of(),
            briefs,
            collected: OnceCell::new(),
            signed: OnceCell::new(),
            invoiced: OnceCell::new(),
            paid_up: OnceCell::new(),
            reviews: OnceCell::new(),
        }
    }

    fn collected(&self) -> Result<&[Counted], ExactError> {
        let found = self.collected.get_or_init(|| {
            let receipts = self.app.watch_all::<Receipt>();
            let allocations = self.app.watch_all::<Allocation>();
            collected(receipts.iter().map(Arc::as_ref), allocations.iter().map(Arc::as_ref), self.as_of)
        });
        found.as_deref().map_err(|fault| *fault)
    }

    fn signed(&self) -> &[(ContractId, Date)] {
        self.signed.get_or_init(|| {
            let found = self.app.each_contract(self.briefs.keys().copied(), |id, standing| {
                Some((id, standing?.life.stage.agreement()?.signed_on))
            });
            let mut found: Vec<_> = found.into_iter().flatten().filter(|(_, on)| *on <= self.as_of).collect();
            found.sort_unstable_by_key(|(id, on)| (*on, *id));
            found
        })
    }

    fn invoiced(&self) -> &[Counted] {
        self.invoiced.get_or_init(|| {
            let all = self.app.all_invoices(self.as_of);
            let days: HashMap<InvoiceId, Date> = all.iter().map(|it| (it.invoice.id, it.invoice.on)).collect();
            let counted = all.iter().filter(|it| it.stage.counts() && it.invoice.on <= self.as_of);
            let mut rows: Vec<Counted> = counted
                .map(|it| Counted {
                    source: Source::Invoice(it.invoice.id),
                    contract: it.invoice.contract,
                    // what takes an invoice back counts in the period of that one
                    on: it.invoice.red_of.and_then(|id| days.get(&id).copied()).unwrap_or(it.invoice.on),
                    happened: it.invoice.on,
                    size: Size::Money(it.invoice.gross),
                })
                .collect();
            rows.sort_by_key(|row| (row.on, row.happened, row.source));
            rows
        })
    }

    /// The contracts that can be reckoned and of which nothing is open.
    fn paid_up(&self) -> &BTreeSet<ContractId> {
        self.paid_up.get_or_init(|| {
            let found = self.app.each_contract(self.briefs.keys().copied(), |id, standing| {
                standing?.account.as_ref().ok().filter(|it| is_paid_up(it)).map(|_| id)
            });
            found.into_iter().flatten().collect()
        })
    }

    /// What counts under a plan.
    fn rows(&self, plan: &IncentivePlan) -> Result<Vec<Counted>, ExactError> {
        let everybody = plan.reach == Reach::Everybody;
        let named = plan.participants.iter().filter(|_| !everybody);
        let names = named.filter_map(|it| self.app.watch::<Member>(it.member));
        let mut circle = Circle::of(names.map(|it| name_key(&it.name)).collect());
        let mut theirs: HashMap<ContractId, bool> = HashMap::new();
        let mut keeps = |contract: ContractId| {
            everybody
                || *theirs.entry(contract).or_insert_with(|| {
                    self.briefs.get(&contract).is_some_and(|it| circle.has(&self.app.peek_keeper(it)))
                })
        };
        match plan.metric {
            Metric::Collected => Ok(self.collected()?.iter().filter(|row| keeps(row.contract)).copied().collect()),
            Metric::Invoiced => Ok(self.invoiced().iter().filter(|row| keeps(row.contract)).copied().collect()),
            Metric::Signed | Metric::Units => {
                let mut rows = Vec::new();
                for (id, on) in self.signed().iter().filter(|(id, _)| keeps(*id)) {
                    let Some(brief) = self.briefs.get(id) else { continue };
                    let size = match plan.metric {
                        Metric::Units => Size::Units(brief.units()?),
                        Metric::Collected | Metric::Signed | Metric::Invoiced => Size::Money(brief.total),
                    };
                    rows.push(Counted { source: Source::Contract(*id), contract: *id, on: *on, happened: *on, size });
                }
                Ok(rows)
            }
        }
    }

    /// The tax in what counts: an invoice says its own, everything else has that of the lines of its contract.
    fn tax_of(&self, row: &Counted) -> Vec<TaxPart> {
        match (row.source, row.size) {
            (Source::Invoice(id), Size::Money(gross)) => {
                let rate = self.app.peek::<Invoice>(id).map(|it| it.tax_rate);
                rate.map(|rate| TaxPart { rate, gross }).into_iter().collect()
            }
            (
                Source::Receipt(_) | Source::Reversal(_) | Source::Contract(_) | Source::Invoice(_),
                Size::Money(_) | Size::Units(_),
            ) => self.briefs.get(&row.contract).map(|it| it.tax.clone()).unwrap_or_default(),
        }
    }

    /// The evaluations of members, where a plan asks for them.
    fn appraisals(&self, plan: &IncentivePlan) -> Vec<Appraisal<'_>> {
        if plan.grades.is_empty() {
            return Vec::new();
        }
        let reviews = self.reviews.get_or_init(|| self.app.reviews());
        reviews
            .iter()
            .filter_map(|it| {
                Some(Appraisal { id: it.it.id, member: it.it.member?, span: it.it.span, stage: &it.course.stage })
            })
            .collect()
    }

    fn dues(&self, row: &PlanRow, entries: &[EntryRow]) -> Vec<PeriodDue> {
        if row.stage == PlanStage::Draft {
            return Vec::new();
        }
        let rows = self.rows(&row.plan);
        let own = entries.iter().filter(|it| it.entry.plan == row.plan.id);
        let own: Vec<(&BookedCommission, &Standing)> = own.map(|it| (it.entry.as_ref(), &it.standing)).collect();
        let is_collected = |id: ContractId| self.paid_up().contains(&id);
        let appraisals = self.appraisals(&row.plan);
        let grade = |member, period| graded(&row.plan.grades, &appraisals, member, period);
        let tax_of = |row: &Counted| self.tax_of(row);
        let rows = rows.as_deref().map_err(|fault| *fault);
        let book = Book {
            rows,
            entries: &own,
            grade: &grade,
            is_collected: &is_collected,
            tax_of: &tax_of,
            as_of: self.as_of,
        };
        row.plan.dues(row.plan.last_day(&row.stage, row.next), &book)
    }
}

impl App {
    /// The plans with where they stand, by name and version. The reader runs again when any changes or moves.
    pub fn incentive_plans(self) -> Vec<PlanRow> {
        let as_of = self.as_of();
        let events = self.watch_all::<IncentiveEvent>();
        let mut all: Vec<PlanRow> = self
            .watch_all::<IncentivePlan>()
            .into_iter()
            .map(|plan| {
                let found = plan.in_force(events.iter().map(Arc::as_ref), as_of);
                let approved = found.approved.map(|terms| Arc::new(terms.clone()));
                let is_changed = approved.is_some();
                PlanRow { plan: approved.unwrap_or(plan), is_changed, stage: found.stage, next: None }
            })
            .collect();
        let approved: HashMap<IncentivePlanId, Date> = events
            .iter()
            .filter(|it| matches!(it.fact, Fact::Plan(PlanFact::Approved { .. })))
            .filter_map(|it| Some((it.plan?, it.on)))
            .collect();
        let next: HashMap<IncentivePlanId, Successor> = all
            .iter()
            .filter(|it| it.stage != PlanStage::Draft)
            .filter_map(|it| {
                let approved_on = *approved.get(&it.plan.id)?;
                Some((it.plan.follows?, Successor { from: it.plan.from, approved_on }))
            })
            .collect();
        for row in &mut all {
            row.next = next.get(&row.plan.id).copied();
        }
        all.sort_by(|a, b| (&a.plan.name, a.plan.version, a.plan.id).cmp(&(&b.plan.name, b.plan.version, b.plan.id)));
        all
    }

    /// What the plans are called, with their version; once approved, as they were then. The reader runs again when any changes or moves.
    pub fn plans_called(self, text: Text) -> HashMap<IncentivePlanId, String> {
        let called = |row: PlanRow| (row.plan.id, text.scheme_called(&row.plan.name, row.plan.version));
        self.incentive_plans().into_iter().map(called).collect()
    }

    /// One plan.
    pub fn incentive_plan(self, id: IncentivePlanId) -> Option<PlanRow> {
        self.incentive_plans().into_iter().find(|it| it.plan.id == id)
    }

    /// Everything that was booked up to the date looked at, in the order in which it was booked.
    pub fn commission_entries(self) -> Vec<EntryRow> {
        let as_of = self.as_of();
        let mut events: HashMap<CommissionEntryId, Vec<Arc<IncentiveEvent>>> = HashMap::new();
        for event in self.watch_all::<IncentiveEvent>() {
            if let Some(entry) = event.entry {
                events.entry(entry).or_default().push(event);
            }
        }
        let mut all = self.watch_all::<BookedCommission>();
        all.retain(|it| it.on <= as_of);
        all.sort_by_key(|it| (it.on, it.id));
        let held = holds(all.iter().map(Arc::as_ref));
        let runs = self.payout_runs();
        let bound = runs.iter().filter(|it| it.stage.binds()).flat_map(|it| &it.run.entries);
        let bound: BTreeSet<CommissionEntryId> = bound.copied().collect();
        all.into_iter()
            .map(|entry| {
                let own = events.get(&entry.id).map(Vec::as_slice).unwrap_or_default();
                let standing = entry.standing(own.iter().map(Arc::as_ref), as_of);
                let hold = held.get(&entry.id).copied().unwrap_or(Hold::Free);
                let facts = Facts { hold, in_run: bound.contains(&entry.id) };
                EntryRow { entry, standing, facts }
            })
            .collect()
    }

    /// What waits of the commission that was booked, by plan and period. The reader runs again when plans or entries change.
    pub(super) fn held_back(self) -> Vec<(Arc<IncentivePlan>, PayPeriod, Money)> {
        let as_of = self.as_of();
        let mut booked: BTreeMap<(IncentivePlanId, PayPeriod), Vec<Arc<BookedCommission>>> = BTreeMap::new();
        for entry in self.watch_all::<BookedCommission>().into_iter().filter(|it| it.on <= as_of) {
            booked.entry((entry.plan, entry.period)).or_default().push(entry);
        }
        let plans: HashMap<IncentivePlanId, Arc<IncentivePlan>> =
            self.incentive_plans().into_iter().map(|row| (row.plan.id, row.plan)).collect();
        let held = booked.into_iter().filter_map(|((id, period), entries)| {
            let plan = Arc::clone(plans.get(&id)?);
            // sums beyond what an amount can hold: the plan itself says so
            let held = sum(entries.iter().map(Arc::as_ref), plan.currency).ok()?.held;
            Some((plan, period, held))
        });
        held.filter(|(_, _, held)| held.minor > 0).collect()
    }

    /// The runs up to the date looked at, the latest first.
    pub fn payout_runs(self) -> Vec<RunRow> {
        let as_of = self.as_of();
        let events = self.watch_all::<IncentiveEvent>();
        let mut all = self.watch_all::<PayoutRun>();
        all.retain(|it| it.on <= as_of);
        all.sort_by_key(|it| std::cmp::Reverse((it.on, it.id)));
        all.into_iter()
            .map(|run| {
                let stage = run.life(events.iter().map(Arc::as_ref), as_of).stage;
                RunRow { run, stage }
            })
            .collect()
    }

    /// Approved entries that no run pays yet, and that nothing holds back.
    pub fn entries_to_pay(self) -> Vec<EntryRow> {
        let as_of = self.as_of();
        let mut all = self.commission_entries();
        all.retain(|it| !it.facts.in_run && it.is_for_run(as_of));
        all
    }

    /// What is due under every plan that was approved, period by period. The reader runs again when anything behind it changes.
    pub fn incentive_dues(self) -> Vec<(PlanRow, Vec<PeriodDue>)> {
        let entries = self.commission_entries();
        let gathered = Gathered::new(self);
        let plans = self.incentive_plans();
        plans
            .into_iter()
            .map(|row| {
                let dues = gathered.dues(&row, &entries);
                (row, dues)
            })
            .collect()
    }

    /// What is due under one plan.
    pub fn dues_under(self, id: IncentivePlanId) -> Vec<PeriodDue> {
        let entries = self.commission_entries();
        let row = self.incentive_plan(id);
        row.map(|row| Gathered::new(self).dues(&row, &entries)).unwrap_or_default()
    }

    /// What a run pays, by member.
    ///
    /// # Errors
    /// Sums beyond what an amount can hold.
    pub fn paid_by_run(self, run: &PayoutRun) -> Result<Vec<(MemberId, Money)>, ExactError> {
        let all = self.watch_all::<BookedCommission>();
        let mut codes: Vec<_> = all.iter().map(|it| it.earned.currency).collect();
        codes.sort_unstable_by_key(|it| it.code());
        codes.dedup();
        let mut sums = Vec::new();
        for code in codes {
            sums.extend(paid_by(run, all.iter().map(Arc::as_ref), code)?);
        }
        Ok(sums)
    }

    /// Runs that wait to be approved, on the date looked at.
    pub fn runs_waiting(self) -> Vec<RunRow> {
        let mut all = self.payout_runs();
        all.retain(|it| it.stage == RunStage::Made);
        all
    }

    /// What a member is called.
    pub fn member_name(self, id: MemberId) -> String {
        self.watch::<Member>(id).map(|it| it.name.clone()).unwrap_or_default()
    }

    /// Whether a member shares in a plan or has an entry: the book goes on naming them.
    pub fn has_commission(self, id: MemberId) -> bool {
        let shares = |plan: &IncentivePlan| plan.participants.iter().any(|it| it.member == id);
        self.watch_all::<IncentivePlan>().iter().any(|it| shares(it))
            || self.watch_all::<IncentiveEvent>().iter().any(|it| it.terms.as_deref().is_some_and(shares))
            || self.watch_all::<BookedCommission>().iter().any(|it| it.member == id)
    }

    /// Whether the book is looked at as of today: what is due is booked and approved by the book of today.
    pub fn looks_at_today(self) -> bool {
        self.as_of() == self.today.get()
    }

    /// The run of this id.
    pub fn payout_run(self, id: PayoutRunId) -> Option<RunRow> {
        self.payout_runs().into_iter().find(|it| it.run.id == id)
    }
}
