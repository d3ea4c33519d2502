//! What hangs on a customer: it comes along when two are made one, and some of it keeps the customer in the book.

/// What belongs to a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Belongings {
    /// People.
    pub contacts: usize,
    /// Contracts.
    pub contracts: usize,
    /// Contracts among them whose text is fixed: sent for approval, signed or later.
    pub fixed: usize,
    /// Payments, counter-entries among them.
    pub receipts: usize,
    /// Follow-ups.
    pub activities: usize,
    /// Opportunities.
    pub chances: usize,
    /// Quotes.
    pub quotes: usize,
    /// Files.
    pub files: usize,
    /// Tickets.
    pub tickets: usize,
    /// Evaluations.
    pub evaluations: usize,
    /// Disputes.
    pub disputes: usize,
    /// Rows of the register of shared information.
    pub scopes: usize,
}

/// What keeps a customer in the book: agreements and money are never deleted with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// So many contracts.
    Contracts(usize),
    /// So many payments, without a contract.
    Receipts(usize),
}

impl Belongings {
    /// What keeps the customer from being deleted; `None` if nothing does.
    pub const fn holds(&self) -> Option<Holds> {
        match (self.contracts, self.receipts) {
            (0, 0) => None,
            (0, receipts) => Some(Holds::Receipts(receipts)),
            (contracts, _) => Some(Holds::Contracts(contracts)),
        }
    }

    /// All of it.
    pub const fn count(&self) -> usize {
        let selling = self.chances.saturating_add(self.quotes);
        let people = self.contacts.saturating_add(self.activities);
        let kept = self.contracts.saturating_add(self.receipts).saturating_add(self.files);
        people
            .saturating_add(kept)
            .saturating_add(selling)
            .saturating_add(self.tickets)
            .saturating_add(self.evaluations)
            .saturating_add(self.disputes)
            .saturating_add(self.scopes)
    }
}
