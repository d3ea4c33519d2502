//! What settlements put beside the payment plan of a contract (和解款, `domain.md` 5.8), in its account.

use super::account::{Account, AccountError, Entries, NOTICE_DAYS, PartAccount, by_instalment};
use super::collection::{DueDay, InstalmentStatus, Position};
use super::contract::plan::{Due, PartLabel};
use super::date::Date;
use super::exact::Worked;
use super::late_fee::LateFeeError;
use super::late_fee::debt::{Debt, Payment, principal_entries, principal_spans};
use super::late_fee::dunning::{Dunning, Settled};
use super::late_fee::ledger::{LateFee, ledger};
use super::late_fee::rule::{LateFeeRule, LateRate};
use super::late_fee::working::LedgerLine;
use super::money::Money;

/// Adds what settlements put beside the plan, numbered on from its parts. The late-fee clause is about the price: it says nothing of
/// a sum that was settled anew. What it costs to get that in is owed like the costs of any claim (Civil Code art. 561), before and
/// after the sum itself was paid, until it is paid or given up.
pub(super) fn add(sums: &mut Account, entries: &Entries<'_>) -> Result<(), AccountError> {
    let counted = by_instalment(entries.allocations);
    let as_of = sums.as_of;
    // one in another currency, which no form makes, cannot be added up
    let own = entries.dunning.settled().iter().filter(|it| it.amount.currency == sums.total.currency);
    for settled in own.copied().collect::<Vec<_>>() {
        let payments = entries.receipts.payments(counted.get(&settled.id).into_iter().flatten().copied())?;
        let waivers = entries.dunning.of(settled.id).map(Dunning::principal_waivers).unwrap_or_default();
        let position = Position::on(settled.amount, &principal_entries(&payments, as_of), &waivers, as_of)?;
        let due = DueDay::On(settled.due);
        let standing = position.status(due, as_of, NOTICE_DAYS);
        sums.total = sums.total.plus(settled.amount)?;
        sums.collected = sums.collected.plus(position.collected)?;
        sums.waived = sums.waived.plus(position.waived)?;
        sums.open = sums.open.plus(position.open)?;
        if standing.value == InstalmentStatus::Overdue {
            sums.overdue = sums.overdue.plus(position.open)?;
        }
        let paid = principal_spans(&payments);
        let done = entries.dunning.of(settled.id).filter(|done| done.begun_by(as_of));
        let late_fee = done.map(|done| spent(settled, payments, done, as_of)).transpose()?;
        if let Some(spent) = &late_fee {
            sums.costs = sums.costs.plus(spent.value.open.cost)?;
        }
        sums.parts.push(PartAccount {
            id: settled.id,
            number: sums.parts.len().saturating_add(1),
            label: Some(PartLabel::Settlement),
            term: Due::On(settled.due),
            due,
            due_steps: Vec::new(),
            position,
            paid,
            status: standing.value,
            days_late: standing.working.first().map_or(0, |line| line.days_late),
            late_fee,
            settles: Some(settled.dispute),
        });
    }
    Ok(())
}

/// What was spent to get a settled sum in, and what of it is open.
fn spent(
    settled: Settled,
    payments: Vec<Payment>,
    done: &Dunning,
    as_of: Date,
) -> Result<Worked<LateFee, LedgerLine>, LateFeeError> {
    let Dunning { costs, waivers, claims } = done.clone();
    // a debt of the day itself is not late: nothing accrues, and of the rule nothing is asked
    let debt = Debt { payments, costs, waivers, claims, ..Debt::new(settled.id, as_of, settled.amount) };
    let rule = LateFeeRule::plain(LateRate::FixedSum { amount: Money::zero(settled.amount.currency) });
    ledger(&rule, &debt, as_of)
}
