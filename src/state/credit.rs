//! What is used of a customer's credit limit.

use super::app::App;
use crate::domain::credit::{CreditUse, OpenClaim, credit_use};
use crate::domain::customer::Customer;
use crate::domain::exact::Worked;

impl App {
    /// What a customer's contracts use of its credit limit, with the contracts; nothing without a limit, nor while the claims of
    /// one of them cannot be reckoned: less would be said to be used than is. The reader runs again when money, contracts or the
    /// date change.
    pub fn credit_use(self, customer: &Customer) -> Option<Worked<CreditUse, OpenClaim>> {
        let limit = customer.credit_limit?;
        let contracts = self.contracts_of(customer.id);
        let binding = contracts.iter().filter_map(|it| {
            let standing = self.contract_standing(it.id).filter(|standing| standing.is_binding())?;
            Some((it.id, standing))
        });
        let claims = binding.map(|(contract, standing)| {
            let open = standing.account.as_ref().ok()?.open;
            Some(OpenClaim { contract, open })
        });
        credit_use(limit, claims.collect::<Option<Vec<_>>>()?).ok()
    }
}
