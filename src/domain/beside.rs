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

/// Adds what settlements put beside the plan, numbered on from its parts, without what it costs to get it in.
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
            late_fee: None,
            settles: Some(settled.dispute),
        });
    }
    Ok(())
}

/// Adds what it costs to get in what settlements put beside the plan. The late-fee clause is about the price: it says nothing of a sum
/// that was settled anew. But costs are owed like those of any claim (Civil Code art. 561), before and after the sum itself was paid,
/// until they are paid or given up.
pub(super) fn charge(sums: &mut Account, entries: &Entries<'_>) -> Result<(), AccountError> {
    let counted = by_instalment(entries.allocations);
    let as_of = sums.as_of;
    for settled in entries.dunning.settled().iter().copied() {
        let Some(part) = sums.parts.iter_mut().find(|part| part.settles.is_some() && part.id == settled.id) else {
            continue;
        };
        let Some(done) = entries.dunning.of(settled.id).filter(|done| done.begun_by(as_of)) else { continue };
        let payments = entries.receipts.payments(counted.get(&settled.id).into_iter().flatten().copied())?;
        let spent = spent(settled, payments, done, as_of)?;
        sums.costs = sums.costs.plus(spent.value.open.cost)?;
        part.late_fee = Some(spent);
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
