//! Who looks after a contract.

use super::app::App;
use super::team::Whose;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::team::circle::Circle;

impl App {
    /// Who looks after a contract, by name: whom it names, or else who has its customer; empty if nobody is named. Without
    /// watching them.
    pub fn peek_keeper(self, contract: &ContractBrief) -> String {
        // most contracts name somebody: their customers are not looked for
        let customer = contract.owner.is_empty().then(|| self.peek_party(contract.customer)).flatten();
        contract.keeper(customer.as_deref()).to_owned()
    }

    /// Keeps the contracts that these people look after. The reader runs again when any customer changes, unless everybody's
    /// are wanted.
    pub fn retain_kept<C: AsRef<ContractBrief>>(self, contracts: &mut Vec<C>, whose: Whose) {
        if whose == Whose::All {
            return;
        }
        self.watch_any::<Customer>();
        let mut circle = self.circle(whose);
        contracts.retain(|it| self.keeps(&mut circle, it.as_ref()));
    }

    pub(super) fn keeps(self, circle: &mut Circle, contract: &ContractBrief) -> bool {
        if contract.owner.is_empty() { circle.has(&self.peek_keeper(contract)) } else { circle.has(&contract.owner) }
    }
}
