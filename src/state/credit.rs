//! What is used of a customer's credit limit.

use super::app::App;
use crate::domain::credit::{CreditUse, OpenClaim, credit_use};
use crate::domain::customer::Customer;
use crate::domain::exact::Worked;

impl App {
    /// What a customer's contracts use of its credit limit, with the contracts; nothing without a limit. The reader runs again
    /// when money, contracts or the date change.
    pub fn credit_use(self, customer: &Customer) -> Option<Worked<CreditUse, OpenClaim>> {
        let limit = customer.credit_limit?;
        let contracts = self.contracts_of(customer.id);
        let claims = contracts.iter().filter_map(|it| {
            let standing = self.contract_standing(it.id).filter(|standing| standing.is_binding())?;
            let open = standing.account.as_ref().ok()?.open;
            Some(OpenClaim { contract: it.id, open })
        });
        credit_use(limit, claims).ok()
    }
}
