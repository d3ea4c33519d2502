//! What is used of a customer's credit limit, and who is over it.

use std::collections::HashSet;

use super::app::App;
use crate::domain::contract::Contract;
use crate::domain::credit::{CreditUse, OpenClaim, credit_use, open_claims};
use crate::domain::customer::Customer;
use crate::domain::exact::Worked;
use crate::domain::id::CustomerId;
use crate::domain::money::Money;
use crate::domain::receivables::open_part::OpenBook;
use crate::domain::receivables::over_limit::{OverLimit, furthest_first};

/// That a contract takes its customer over the credit limit, or finds it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditWarning {
    /// Who owes.
    pub customer: CustomerId,
    /// What is used without the contract.
    pub used: CreditUse,
    /// What the contract adds; nothing in another currency, or while its amount is not known.
    pub adds: Option<Money>,
    /// By how much the limit is exceeded then.
    pub over: Money,
}

impl App {
    /// What a customer's contracts use of its credit limit, with the contracts; nothing without a limit, nor while the claims of
    /// one of them cannot be reckoned: less would be said to be used than is. The reader runs again when money, contracts or the
    /// date change.
    pub fn credit_use(self, customer: &Customer) -> Option<Worked<CreditUse, OpenClaim>> {
        let limit = customer.credit_limit?;
        let contracts = self.contracts_of(customer.id);
        let standings = contracts.iter().filter_map(|it| Some((it.id, self.contract_standing(it.id)?)));
        let standings: Vec<_> = standings.collect();
        credit_use(limit, open_claims(standings.iter().map(|(id, standing)| (*id, &**standing)))?).ok()
    }

    /// What to say before a contract that does not bind yet is submitted, approved or signed: that its customer owes more than
    /// its credit limit allows, or will by this contract; nothing within the limit, without one, and while the claims cannot be
    /// reckoned. The reader runs again when money, contracts, the customer or the date change.
    pub fn credit_warning(self, contract: &Contract) -> Option<CreditWarning> {
        let customer = self.watch::<Customer>(self.peek_survivor(contract.customer))?;
        let used = self.credit_use(&customer)?.value;
        let adds = Some(contract.draft_total()).filter(|it| it.currency == used.limit.currency && !it.is_zero());
        let over = used.over_with(adds.unwrap_or(Money::zero(used.limit.currency))).ok()??;
        Some(CreditWarning { customer: customer.id, used, adds, over })
    }

    /// Which of the customers of these open instalments are over their limit, the furthest over first. Everything that a
    /// customer owes counts, whoever looks after the contract: the book only says whom to tell of. The reader runs again when
    /// money, contracts, customers or the date change.
    pub fn over_limit(self, book: &OpenBook) -> Vec<OverLimit> {
        self.watch_any::<Customer>();
        let told: HashSet<CustomerId> = book.parts.iter().map(|part| part.customer).collect();
        let over = |id: CustomerId| {
            // of one whose sums are too large it is told where the ages of the same money are
            let customer = self.peek::<Customer>(id)?;
            let used = self.credit_use(&customer)?.value;
            OverLimit::of(id, &used).ok().flatten()
        };
        let mut found: Vec<OverLimit> = told.into_iter().filter_map(over).collect();
        furthest_first(&mut found);
        found
    }
}
