//! The parties as a text names them.

use serde::{Deserialize, Serialize};

use crate::domain::address::Address;
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::own_entity::{BankAccount, OwnEntity};

/// Both parties as a version of the text names them. A version is agreed with these words: a customer that moves or takes
/// another name later changes no text that was submitted before (`domain.md` 5.11, 8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedParties {
    /// Our side.
    pub us: NamedParty,
    /// The customer.
    pub them: NamedParty,
}

/// What a text says of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedParty {
    /// Full registered name (名称).
    pub name: String,
    /// Organisation or natural person.
    #[serde(default)]
    pub kind: PartyKind,
    /// Unified social credit code or the number of an identity document; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Registered address (住所).
    #[serde(default)]
    pub address: Address,
    /// Legal representative (法定代表人).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub legal_representative: String,
    /// Telephone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// E-mail for notices.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Bank account.
    #[serde(default)]
    pub bank: BankAccount,
}

impl NamedParties {
    /// The parties as they are known now.
    pub fn of(own: &OwnEntity, customer: &Customer) -> Self {
        Self { us: NamedParty::from(own), them: NamedParty::from(customer) }
    }

    /// Our side and the customer with the words of the text in the place of what is known now.
    #[must_use]
    pub fn put_on(&self, own: OwnEntity, customer: Customer) -> (OwnEntity, Customer) {
        let NamedParty { name, kind: _, code, address, legal_representative, phone, email, bank } = self.us.clone();
        let own = OwnEntity { name, code, address, legal_representative, phone, email, bank, ..own };
        let NamedParty { name, kind, code, address, legal_representative, phone, email, bank } = self.them.clone();
        let customer = Customer { name, kind, code, address, legal_representative, phone, email, bank, ..customer };
        (own, customer)
    }
}

impl From<&OwnEntity> for NamedParty {
    fn from(own: &OwnEntity) -> Self {
        let OwnEntity { id: _, name, code, address, legal_representative, phone, email, bank } = own.clone();
        Self { name, kind: PartyKind::Organisation, code, address, legal_representative, phone, email, bank }
    }
}

impl From<&Customer> for NamedParty {
    fn from(customer: &Customer) -> Self {
        let Customer { name, kind, code, address, legal_representative, phone, email, bank, .. } = customer.clone();
        Self { name, kind, code, address, legal_representative, phone, email, bank }
    }
}
