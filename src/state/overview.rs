//! The figures of the first page, and who looks after a contract.

use super::app::App;
use super::team::Whose;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::exact::ExactError;
use crate::domain::overview::figures::Figures;
use crate::domain::overview::gather::Gathering;
use crate::domain::receipt::Receipt;
use crate::domain::team::circle::Circle;

impl App {
    /// Who looks after a contract, by name: whom it names, or else who has its customer; empty if nobody is named. Without
    /// watching them.
    pub fn peek_keeper(self, contract: &ContractBrief) -> String {
        if !contract.owner.is_empty() {
            return contract.owner.clone();
        }
        self.peek_party(contract.customer).map(|it| it.owner.clone()).unwrap_or_default()
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

    fn keeps(self, circle: &mut Circle, contract: &ContractBrief) -> bool {
        if contract.owner.is_empty() { circle.has(&self.peek_keeper(contract)) } else { circle.has(&contract.owner) }
    }

    /// The figures of the contracts that these people look after and of the money of their customers, by currency. The reader
    /// runs again when money, contracts or the date change.
    ///
    /// # Errors
    /// Sums beyond what an amount can hold.
    pub fn overview(self, whose: Whose) -> Result<Vec<Figures>, ExactError> {
        let mut gathering = Gathering::new(self.as_of());
        let mut briefs = self.watch_all::<ContractBrief>();
        self.retain_kept(&mut briefs, whose);
        let told = self.each_contract(briefs.iter().map(|it| it.id), |_, standing| {
            standing.map_or(Ok(()), |standing| gathering.contract(standing))
        });
        told.into_iter().collect::<Result<(), _>>()?;
        let mut circle = self.circle(whose);
        for receipt in self.watch_all::<Receipt>() {
            let is_theirs = whose == Whose::All
                || circle.has(&self.peek_party(receipt.customer).map(|it| it.owner.clone()).unwrap_or_default());
            if is_theirs {
                gathering.receipt(&receipt)?;
            }
        }
        Ok(gathering.figures())
    }
}
