//! Parties besides the two sides (G1.d): each joins one of them, in a role.

use serde::{Deserialize, Serialize};

use super::field;
use super::named::{FurtherParty, FurtherRole, NamedParty};
use super::party::{Seal, Side, Signatory, Signing};
use super::wording::Wording;
use crate::domain::address::Address;
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::id::CustomerId;
use crate::domain::own_entity::BankAccount;
use crate::domain::problem::{Place, Problems};

/// How many may sign besides the two sides: as many as have a name of their own, 丙方 to 癸方.
pub const MOST: u8 = 8;

/// The longest recital, in characters (G1 `recital_purpose`).
const LONGEST_RECITAL: i64 = 300;

/// A party besides the two sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Further {
    /// Which side it joins: the checker reads it with that side.
    pub joins: Side,
    /// In what role.
    pub role: FurtherRole,
    /// Full registered name (名称).
    #[serde(default)]
    pub name: String,
    /// Organisation or natural person.
    #[serde(default)]
    pub kind: PartyKind,
    /// Unified social credit code or the number of an identity document; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Registered address (住所).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Where it is registered, if abroad (G1.c); blank: in the mainland.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub registry: Wording,
    /// Who signs for it.
    #[serde(default)]
    pub signatory: Signatory,
    /// How a guarantor answers; of no meaning in another role.
    #[serde(default, skip_serializing_if = "Guarantee::is_silent")]
    pub guarantee: Guarantee,
    /// The customer that it was chosen from; what the text says of it stands here, and was theirs when it was chosen. The text
    /// does not tell of it: it stays at home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
}

/// How a guarantor answers for the debts of the side it joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Guarantee {
    /// Before or beside the debtor.
    #[serde(default)]
    pub form: GuaranteeForm,
    /// For how many months after the debt fell due (保证期间); nothing lets the law fill in six (Civil Code art. 692).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u16>,
}

/// The form of a guarantee (Civil Code art. 686).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuaranteeForm {
    /// Nothing was agreed: then the law takes it for a general one.
    #[default]
    NotStated,
    /// Only once the debtor's property did not suffice (一般保证, art. 687).
    General,
    /// Beside the debtor (连带责任保证, art. 688).
    Joint,
}

impl Guarantee {
    /// Whether nothing was agreed.
    pub fn is_silent(&self) -> bool {
        *self == Self::default()
    }
}

impl Signing {
    /// How many sign: the two sides and whoever joins them.
    pub fn parties(&self) -> u8 {
        u8::try_from(self.further.len()).unwrap_or(u8::MAX).saturating_add(2)
    }
}

impl Further {
    /// A party that joins a side, of which nothing else is known yet.
    pub fn joining(joins: Side, role: FurtherRole) -> Self {
        Self {
            joins,
            role,
            name: String::new(),
            kind: PartyKind::default(),
            code: String::new(),
            address: String::new(),
            registry: Wording::default(),
            signatory: Signatory::default(),
            guarantee: Guarantee::default(),
            customer: None,
        }
    }

    /// Takes over what is known of a customer: name, code, address and who represents it, as they stand now.
    pub fn choose(&mut self, customer: &Customer) {
        self.name.clone_from(&customer.name);
        self.kind = customer.kind;
        self.code.clone_from(&customer.code);
        self.address.clone_from(&customer.address.line);
        // that of whom it was before
        self.registry = Wording::default();
        let (name, seal) = (customer.legal_representative.clone(), Seal::usual(customer.kind));
        self.signatory = Signatory { name, seal, ..Signatory::default() };
        self.customer = Some(customer.id);
    }

    /// It is of this kind from now on, and signs as such a party does.
    pub fn set_kind(&mut self, kind: PartyKind) {
        if self.kind != kind {
            (self.kind, self.signatory.seal) = (kind, Seal::usual(kind));
        }
    }

    /// Whether the text calls both by one name and code.
    fn is_called_like(&self, other: &Self) -> bool {
        !self.name.trim().is_empty() && (self.name.trim(), &self.code) == (other.name.trim(), &other.code)
    }

    /// Who signs for it: its signatory, or the person it is.
    pub fn signs(&self) -> Signatory {
        let mut signatory = self.signatory.clone();
        if signatory.name.trim().is_empty() && self.kind == PartyKind::Person {
            signatory.name.clone_from(&self.name);
        }
        signatory
    }
}

impl From<&Further> for FurtherParty {
    fn from(it: &Further) -> Self {
        let named = NamedParty {
            name: it.name.clone(),
            kind: it.kind,
            code: it.code.clone(),
            address: Address { line: it.address.clone(), ..Address::default() },
            legal_representative: it.signs().name,
            phone: String::new(),
            email: String::new(),
            bank: BankAccount::default(),
        };
        Self { joins: it.joins, role: it.role, named }
    }
}

impl Signing {
    /// The same without the customers that further parties were chosen from: what the text says.
    #[must_use]
    pub fn in_words(&self) -> Self {
        let mut words = self.clone();
        words.further.iter_mut().for_each(|it| it.customer = None);
        words
    }

    /// The same, as words that were out of the house, with the customers that parties of these names were chosen from in `home`.
    #[must_use]
    pub fn come_home(&self, home: &Self) -> Self {
        let mut come = self.clone();
        for it in come.further.iter_mut().filter(|it| it.customer.is_none()) {
            it.customer = home.further.iter().find(|known| known.is_called_like(it)).and_then(|known| known.customer);
        }
        come
    }

    /// Whether the same parties join as in `other`, in the same words, whatever seal they sign with.
    pub fn is_joined_like(&self, other: &Self) -> bool {
        let unsealed = |signing: &Self| {
            let mut further = signing.in_words().further;
            for it in &mut further {
                it.signatory.seal = Seal::NotStated;
            }
            further
        };
        unsealed(self) == unsealed(other)
    }

    /// What a party was here that stands in this row elsewhere, counted from zero: the one of its name and code, first of all in the
    /// same row, since one may join twice in two roles. A row without a name is whoever stands in it later. Nothing where it did not
    /// join.
    pub fn joined_as(&self, row: usize, party: &Further) -> Option<&Further> {
        let same_row = self.further.get(row).filter(|it| it.is_called_like(party) || it.name.trim().is_empty());
        same_row.or_else(|| self.further.iter().find(|it| it.is_called_like(party)))
    }

    /// Whether nobody was said to sign without a seal (G15 `seal_kind`).
    pub fn all_seal(&self) -> bool {
        let further = self.further.iter().map(|it| it.signatory.seal);
        [self.ours.seal, self.theirs.seal].into_iter().chain(further).all(|seal| seal != Seal::None)
    }

    /// Lets the customer sign as a party of its kind does, and those who join a side likewise: natural persons by hand alone. Seals
    /// of organisations stay as they were chosen.
    pub fn suit(&mut self, customer: PartyKind) {
        let joining = self.further.iter_mut().map(|it| (it.kind, &mut it.signatory));
        for (kind, signatory) in std::iter::once((customer, &mut self.theirs)).chain(joining) {
            if kind == PartyKind::Person {
                signatory.seal = Seal::usual(kind);
            }
        }
    }

    /// The customers that further parties were chosen from, in the order of the text.
    pub fn joining(&self) -> impl Iterator<Item = CustomerId> {
        self.further.iter().filter_map(|it| it.customer)
    }

    /// Who signs for one of the further parties, by its place in the text.
    pub fn further_signs(&self, place: u8) -> Option<Signatory> {
        self.further.get(usize::from(place)).map(Further::signs)
    }

    /// What cannot stand: a recital that is too long, more parties than have a name in the text, a guarantee of no time at all.
    pub(super) fn check(&self, problems: &mut Problems) {
        let count = i64::try_from(self.further.len()).unwrap_or(i64::MAX);
        for text in [&self.recital.zh, &self.recital.en] {
            problems.length(Place::of(field::SIGNING_RECITAL), text, LONGEST_RECITAL);
        }
        problems.count(Place::of(field::SIGNING_FURTHER), count, 0, i64::from(MOST));
        for (row, it) in self.further.iter().enumerate() {
            if let Some(months) = it.guarantee.months {
                problems.count(Place::row(field::SIGNING_FURTHER, row), i64::from(months), 1, 120);
            }
        }
    }
}
