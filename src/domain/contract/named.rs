//! The parties as a text names them.

use serde::{Deserialize, Serialize};

use crate::domain::address::Address;
use crate::domain::contract::Contract;
use crate::domain::contract::party::Side;
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::own_entity::{BankAccount, OwnEntity};

/// The parties as a version of the text names them. A version is agreed with these words: a customer that moves or takes
/// another name later changes no text that was submitted before (`domain.md` 5.11, 8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedParties {
    /// Our side.
    pub us: NamedParty,
    /// The customer.
    pub them: NamedParty,
    /// Those who sign besides the two sides (`contract-rules.md` G1.d), in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<FurtherParty>,
}

/// A party besides the two sides (丙方 and so on).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FurtherParty {
    /// Which side it joins: the checker reads it with that side.
    pub joins: Side,
    /// In what role.
    pub role: FurtherRole,
    /// What the text says of it.
    pub named: NamedParty,
}

/// In what role a further party signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FurtherRole {
    /// It has duties and rights of its own under the contract (丙方).
    Party,
    /// It answers for the debts of the side it joins (保证人).
    Guarantor,
    /// It takes delivery for the side it joins (收货人).
    Consignee,
    /// It pays for the side it joins (付款人; Civil Code art. 523).
    Payer,
    /// It buys or sells together with the side it joins (共同买受人, 共同出卖人).
    Joint,
}

/// One of those who sign. The two sides of a book keep the names that their signatures have always had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SigningParty {
    /// The company whose book this is.
    Us,
    /// The customer.
    Them,
    /// One of the further parties, by its place in the text, from 0.
    Further(u8),
}

impl SigningParty {
    /// The side whose pictures stand at its place to sign; a further party signs by hand.
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Us => Some(Side::Us),
            Self::Them => Some(Side::Them),
            Self::Further(_) => None,
        }
    }
}

impl From<Side> for SigningParty {
    fn from(side: Side) -> Self {
        match side {
            Side::Us => Self::Us,
            Side::Them => Self::Them,
        }
    }
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

/// The two sides, which every contract has.
pub const SIDES: [SigningParty; 2] = [SigningParty::Us, SigningParty::Them];

impl NamedParties {
    /// The parties as they are known now.
    pub fn of(own: &OwnEntity, customer: &Customer) -> Self {
        Self { us: NamedParty::from(own), them: NamedParty::from(customer), further: Vec::new() }
    }

    /// The parties of a text: our side and the customer as they are known now, and those who sign besides them.
    pub fn in_text(contract: &Contract, own: &OwnEntity, customer: &Customer) -> Self {
        Self { further: contract.signing.further.iter().map(FurtherParty::from).collect(), ..Self::of(own, customer) }
    }

    /// Everybody who signs, in the order of the text.
    pub fn signing(&self) -> impl Iterator<Item = SigningParty> {
        let further = (0..=u8::MAX).zip(&self.further).map(|(place, _)| SigningParty::Further(place));
        SIDES.into_iter().chain(further)
    }

    /// What the text says of a party, if it names it.
    pub fn named(&self, party: SigningParty) -> Option<&NamedParty> {
        match party {
            SigningParty::Us => Some(&self.us),
            SigningParty::Them => Some(&self.them),
            SigningParty::Further(place) => self.further.get(usize::from(place)).map(|party| &party.named),
        }
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
