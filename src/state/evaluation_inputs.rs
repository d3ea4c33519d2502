//! What this book says of the metrics of an evaluation: of a contract, of all contracts of a customer, or of what a member looks after.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

use super::app::App;
use super::duties::DutyItem;
use crate::domain::collection::DueDay;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Who;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::duties::rows::Standing;
use crate::domain::id::{ContractId, CustomerId, SalesTargetId};
use crate::domain::late_fee::debt::ReceiptBook;
use crate::domain::lifecycle::obligation::{Event, Stage};
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::money::{Currency, Money};
use crate::domain::receipt::{Allocation, ClaimPart, Receipt};
use crate::domain::sales_measure::{Asked as SalesAsked, Entry, Measured as Sold, SalesMetric, Subject, Unit, measure};
use crate::domain::sales_target::SalesTarget;
use crate::domain::sales_target::of_clause::entered_id;
use crate::domain::scorecard::measure::{
    DuePart, amount_or_missing, came_by, collection_rate, count, entered, last_entered, mean, paid_in_time, share,
};
use crate::domain::scorecard::period::Span;
use crate::domain::scorecard::plan::{Form, Measured, PlanMetric};
use crate::domain::scorecard::record::{Evaluation, Input};
use crate::domain::service_report::Counted;
use crate::domain::team::member::Member;
use crate::domain::team::naming::name_key;

/// What was sold, gathered when it is first asked for.
type Entries = OnceCell<Arc<[Entry]>>;

/// What belongs to the subject of an evaluation.
struct Scope {
    contracts: Vec<Arc<ContractBrief>>,
    customers: Vec<CustomerId>,
    /// The contract that alone is looked at.
    under: Option<ContractId>,
    /// The member's name, as names are compared.
    member: Option<String>,
}

impl App {
    /// What this book counts for a metric of an evaluation, up to the last day of its period or the date looked at. The reader runs
    /// again when what is counted changes.
    pub fn book_input(self, it: &Evaluation, metric: &PlanMetric, entries: &Entries) -> Input {
        let Form::Amount(currency) = metric.form() else {
            return self.book_number(it, &metric.measured, entries);
        };
        let (scope, span) = (self.scope(it), it.span);
        let sales = |asked| {
            let sold = self.sold_in(&scope, span, asked, entries);
            amount_or_missing(sold.map(|it| Money::new(it.of(Unit::Money(currency)), currency)))
        };
        match &metric.measured {
            Measured::Collected => sales(SalesMetric::Collected),
            Measured::Signed => sales(SalesMetric::Signed),
            Measured::Invoiced => sales(SalesMetric::Invoiced),
            Measured::NetSales => sales(SalesMetric::NetSales),
            Measured::NewCustomers
            | Measured::CollectionRate
            | Measured::PaidInTime
            | Measured::DutiesInTime
            | Measured::Complaints
            | Measured::ServiceInTime
            | Measured::ComplaintHours
            | Measured::Satisfaction
            | Measured::Own { .. } => Input::missing(),
        }
    }

    /// What was entered for a metric on the targets of the contract that is evaluated, within its period and by the date looked at.
    /// The reader runs again when anything is entered.
    ///
    /// Only the targets that its clause sets: a target written by hand is what we aim at ourselves, may count in other units, of
    /// other products or days, and the other side agreed to none of it. What stands there is entered into the evaluation with its
    /// source, if both sides are to go by it.
    pub fn target_input(self, it: &Evaluation, metric: &PlanMetric) -> Option<Input> {
        let kept = self.kept_targets(it, metric);
        entered(kept.iter().map(Arc::as_ref), it.span, self.as_of(), metric.form())
    }

    /// The target on which that can be read; of several the latest.
    pub fn target_of_input(self, it: &Evaluation, metric: &PlanMetric) -> Option<SalesTargetId> {
        let kept = self.kept_targets(it, metric);
        last_entered(kept.iter().map(Arc::as_ref), it.span, self.as_of())
    }

    /// The targets of the contract that keep entries of a metric: a period may lie in two years, each of which has its own.
    fn kept_targets(self, it: &Evaluation, metric: &PlanMetric) -> Vec<Arc<SalesTarget>> {
        let Some((contract, measured)) = it.contract.zip(metric.measured.in_clause()) else { return Vec::new() };
        let years = it.span.first.year()..=it.span.last.year();
        let ids = years.filter_map(|year| entered_id(contract, &measured, year));
        ids.filter_map(|id| self.watch::<SalesTarget>(id)).collect()
    }

    fn book_number(self, it: &Evaluation, measured: &Measured, entries: &Entries) -> Input {
        let (scope, span) = (self.scope(it), it.span);
        match measured {
            Measured::NewCustomers => self.new_customers_in(&scope, span, entries),
            Measured::CollectionRate => collection_rate(&self.due_parts(&scope, span), span.last),
            Measured::PaidInTime => paid_in_time(&self.due_parts(&scope, span)),
            Measured::DutiesInTime => self.duties_in(&scope, span),
            Measured::Complaints => {
                let kinds = self.complaints_in(&scope, span);
                count(kinds.len())
            }
            Measured::ServiceInTime => {
                let all = self.tickets_in(&scope, span);
                let said: Vec<bool> = all.iter().filter_map(|it| it.solved).collect();
                share(said.iter().filter(|it| **it).count(), said.len())
            }
            Measured::ComplaintHours => {
                mean(&self.complaints_in(&scope, span).into_iter().flatten().collect::<Vec<_>>())
            }
            Measured::Satisfaction => {
                let all = self.tickets_in(&scope, span);
                let said = all.iter().filter_map(|it| Some(i64::from(it.rating?).saturating_mul(1_000)));
                mean(&said.collect::<Vec<_>>())
            }
            Measured::Collected | Measured::Signed | Measured::Invoiced | Measured::NetSales | Measured::Own { .. } => {
                Input::missing()
            }
        }
    }

    fn scope(self, it: &Evaluation) -> Scope {
        let member = it.member.and_then(|id| self.watch::<Member>(id)).map(|it| name_key(&it.name));
        let customers = it.customer.map(|id| self.standing_for(id)).unwrap_or_default();
        let contracts = match (it.contract, it.customer, &member) {
            (Some(id), ..) => self.watch::<ContractBrief>(id).into_iter().collect(),
            (None, Some(id), _) => self.contracts_of(id),
            (None, None, Some(name)) => {
                let mut all = self.watch_all::<ContractBrief>();
                // a contract that names nobody is looked after by whoever has its customer
                self.watch_any::<Customer>();
                all.retain(|it| name_key(&self.peek_keeper(it)) == *name);
                all
            }
            (None, None, None) => Vec::new(),
        };
        Scope { contracts, customers, under: it.contract, member }
    }

    /// What the book of sales shows for the subject in the period.
    fn sold_in(self, scope: &Scope, span: Span, metric: SalesMetric, entries: &Entries) -> Option<Sold> {
        let told = entries.get_or_init(|| self.sales_entries());
        let subject = match (scope.under, &scope.member) {
            (Some(id), _) => Subject::Contract(id),
            (None, Some(name)) => Subject::people([name.as_str()]),
            (None, None) => Subject::Firm,
        };
        let of_customer: Vec<Entry>;
        let counted = if matches!(subject, Subject::Firm) {
            of_customer = told.iter().filter(|it| scope.customers.contains(&it.customer)).cloned().collect();
            &of_customer
        } else {
            told.as_ref()
        };
        let (from, to, as_of) = (span.first, span.last, self.as_of());
        let asked = SalesAsked { metric, product: "", subject: &subject, from, to, as_of };
        measure(counted, &asked).ok().map(|it| it.value)
    }

    /// Customers whose first contract was signed in the period; one that was taken back counts less.
    fn new_customers_in(self, scope: &Scope, span: Span, entries: &Entries) -> Input {
        let sold = self.sold_in(scope, span, SalesMetric::NewCustomers, entries);
        sold.map_or_else(Input::missing, |it| count(usize::try_from(it.count).unwrap_or(0)))
    }

    /// The parts of plans that fell due in the period and by the date looked at, less what was given up of them. Those of one
    /// currency, yuan if there are any: sums of several make no share.
    fn due_parts(self, scope: &Scope, span: Span) -> Vec<DuePart> {
        let as_of = self.as_of();
        let receipts = self.watch_all::<Receipt>();
        let receipts = ReceiptBook::new(receipts.iter().map(AsRef::as_ref));
        let mut parts = Vec::new();
        for brief in &scope.contracts {
            // a plan that an amendment changed after the period is looked at as it stood then
            let changed = brief.history.earlier.iter().any(|it| span.last < it.until);
            let day = if changed { span.last.min(as_of) } else { as_of };
            let standing = self.standing_on(brief.id, day).filter(|it| it.is_binding());
            let Some(account) = standing.and_then(|it| it.account.clone().ok()) else { continue };
            let own = self.allocations_of(brief.id);
            for part in &account.parts {
                let DueDay::On(due) = part.due else { continue };
                if !span.has(due) || due > as_of {
                    continue;
                }
                let counted = own.iter().map(AsRef::<Allocation>::as_ref);
                let counted = counted.filter(|it| it.instalment == part.id && it.part == ClaimPart::Principal);
                // the account has been reckoned from the same rows
                let Ok(payments) = receipts.payments(counted) else { continue };
                let paid = came_by(&payments, as_of);
                let amount = part.position.amount.minus(part.position.waived).unwrap_or(part.position.amount);
                parts.push(DuePart { due, amount, paid });
            }
        }
        let is_yuan = |it: &DuePart| it.amount.currency == Currency::CNY;
        let one = parts.iter().find(|it| is_yuan(it)).or_else(|| parts.first()).map(|it| it.amount.currency);
        parts.retain(|it| Some(it.amount.currency) == one);
        parts
    }

    /// Duties that fell due in the period and are kept, waived or over: what is still in time says nothing yet.
    fn duties_in(self, scope: &Scope, span: Span) -> Input {
        let as_of = self.as_of();
        let (mut kept, mut all) = (0_usize, 0_usize);
        for brief in &scope.contracts {
            for item in self.duties_of(brief.id) {
                let Some(due) = item.row.due.day().filter(|day| span.has(*day)) else { continue };
                let theirs = match &scope.member {
                    None => item.bearer != Who::Us,
                    Some(name) => item.bearer != Who::Them && name_key(&item.owner) == *name,
                };
                if let Some(in_time) = self.kept(&item, due, as_of).filter(|_| theirs) {
                    all = all.saturating_add(1);
                    kept = kept.saturating_add(usize::from(in_time));
                }
            }
        }
        share(kept, all)
    }

    /// Whether a duty was kept by its day; nothing while that is open, or when it was waived.
    fn kept(self, item: &DutyItem, due: Date, as_of: Date) -> Option<bool> {
        match &item.row.standing {
            Standing::ByBook(on) => Some(on.is_none_or(|on| on <= due)),
            Standing::Life(Stage::Waived { .. }) => None,
            Standing::Life(Stage::Breached { .. }) => Some(false),
            Standing::Life(Stage::Submitted { on, .. }) => Some(*on <= due),
            Standing::Life(Stage::Fulfilled { on, .. }) => {
                // it was done when it was said to be, not when the other side agreed
                let history = self.duty_history(item);
                let mut entries = history.iter().flat_map(|it| it.entries().collect::<Vec<_>>());
                let done = entries.find(|it| matches!(it.what, Event::Submitted { .. })).map_or(*on, |it| it.on);
                Some(done.min(*on) <= due)
            }
            Standing::Life(Stage::Planned | Stage::InProgress { .. }) => (due < as_of).then_some(false),
        }
    }

    fn tickets_in(self, scope: &Scope, span: Span) -> Vec<Counted> {
        let all = [self.counted_cases(true), self.counted_cases(false)].concat();
        let is_theirs = |it: &Counted| {
            if let Some(name) = &scope.member {
                return name_key(&it.person) == *name;
            }
            let under = scope.under.is_none() || it.contract.is_none() || it.contract == scope.under;
            under && scope.customers.contains(&it.customer)
        };
        all.into_iter().filter(|it| span.has(it.received) && is_theirs(it)).collect()
    }

    /// The complaints of the period: in thousandths of an hour how long each took to be solved, if it is.
    fn complaints_in(self, scope: &Scope, span: Span) -> Vec<Option<i64>> {
        let theirs: HashSet<_> = self.tickets_in(scope, span).into_iter().map(|it| it.id).collect();
        let cases = self.cases();
        let own = cases.iter().filter(|it| theirs.contains(&it.ticket.id) && it.ticket.kind == TicketKind::Complaint);
        own.map(|it| {
            let solved = it.course.state.resolved_at()?.since_1900().ok()?;
            solved.checked_sub(it.ticket.received.since_1900().ok()?)?.saturating_mul(1_000).checked_div(60)
        })
        .collect()
    }
}
