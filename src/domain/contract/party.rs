//! Who the two sides are to each other.

use serde::{Deserialize, Serialize};

use super::circumstances::Size;
use super::field;
use super::further::Further;
use super::wording::{Wording, is_same};
use crate::domain::customer::PartyKind;
use crate::domain::problem::{Place, Problems, Reason};

/// One side of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The company whose book this is, which supplies (企业).
    Us,
    /// The customer (客户).
    Them,
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Us => Self::Them,
            Self::Them => Self::Us,
        }
    }
}

/// Who bears a duty or may use a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The company whose book this is.
    Us,
    /// The customer.
    Them,
    /// Both sides alike.
    Both,
}

/// What a party is called in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// 甲方.
    PartyA,
    /// 乙方.
    PartyB,
}

/// What those are called who sign besides the two sides, in their order (G1.d).
pub const FURTHER_LETTERS: [(&str, &str); 8] = [
    ("丙方", "Party C"),
    ("丁方", "Party D"),
    ("戊方", "Party E"),
    ("己方", "Party F"),
    ("庚方", "Party G"),
    ("辛方", "Party H"),
    ("壬方", "Party I"),
    ("癸方", "Party J"),
];

impl Capacity {
    /// Both.
    const BOTH: [Self; 2] = [Self::PartyA, Self::PartyB];

    /// What the other party is called.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::PartyA => Self::PartyB,
            Self::PartyB => Self::PartyA,
        }
    }

    /// The letter, Chinese and English.
    pub const fn letters(self) -> (&'static str, &'static str) {
        match self {
            Self::PartyA => ("甲方", "Party A"),
            Self::PartyB => ("乙方", "Party B"),
        }
    }
}

/// What sort of contract it is (`domain.md` 5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractKind {
    /// 客户管理销售.
    CustomerManagement,
    /// 买卖.
    Sale,
    /// 经销.
    Distribution,
    /// 服务.
    Service,
    /// 框架.
    Framework,
    /// 保密.
    NonDisclosure,
}

impl ContractKind {
    /// Every kind, as a list to choose from shows them.
    pub const ALL: &'static [Self] = &[
        Self::CustomerManagement,
        Self::Sale,
        Self::Distribution,
        Self::Service,
        Self::Framework,
        Self::NonDisclosure,
    ];
}

/// What the customer does with what it buys (`contract-rules.md` 0.1 finding 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relationship {
    /// It uses it.
    BuysForItself,
    /// It sells it on.
    Resells,
    /// It names buyers to us (中介).
    Refers,
    /// It acts for us (委托).
    ActsForUs,
}

/// What is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// Goods.
    Goods,
    /// Services.
    Services,
    /// Goods with services.
    Mixed,
    /// Digital content.
    Digital,
}

/// The longest name of a side that a person gives, in characters: it stands in nearly every sentence.
const LONGEST_NAME: i64 = 20;

/// What the two sides are called in the text (G1 `party_labels`): by letters, by their parts in the deal, or in words of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyNames {
    /// 甲方 and 乙方, as [`Capacity`] says.
    #[default]
    Letters,
    /// 卖方 and 买方.
    SellerBuyer,
    /// 供方 and 需方.
    SupplierPurchaser,
    /// 供应商 and 经销商.
    SupplierDistributor,
    /// 服务方 and 委托方.
    ProviderClient,
    /// As a person says: 受托方 and 委托方, Licensor and Licensee.
    Own {
        /// Our side.
        #[serde(default)]
        ours: Wording,
        /// The customer.
        #[serde(default)]
        theirs: Wording,
    },
}

impl PartyNames {
    /// Every one that has its words already.
    pub const FIXED: &'static [Self] =
        &[Self::Letters, Self::SellerBuyer, Self::SupplierPurchaser, Self::SupplierDistributor, Self::ProviderClient];

    /// Whether the sides are called by letters.
    pub const fn is_letters(&self) -> bool {
        matches!(self, Self::Letters)
    }

    /// What a side is called, Chinese and English, where our side is called `ours` by letters. A name of one's own that is missing
    /// in one language is that of the other; one that is missing in both is the letter.
    pub fn of(&self, side: Side, ours: Capacity) -> (&str, &str) {
        let letters = match side {
            Side::Us => ours.letters(),
            Side::Them => ours.other().letters(),
        };
        match (self, side) {
            (Self::Letters, _) => letters,
            (Self::SellerBuyer, Side::Us) => ("卖方", "Seller"),
            (Self::SellerBuyer, Side::Them) => ("买方", "Buyer"),
            (Self::SupplierPurchaser, Side::Us) => ("供方", "Supplier"),
            (Self::SupplierPurchaser, Side::Them) => ("需方", "Purchaser"),
            (Self::SupplierDistributor, Side::Us) => ("供应商", "Supplier"),
            (Self::SupplierDistributor, Side::Them) => ("经销商", "Distributor"),
            (Self::ProviderClient, Side::Us) => ("服务方", "Service Provider"),
            (Self::ProviderClient, Side::Them) => ("委托方", "Client"),
            (Self::Own { ours: name, .. }, Side::Us) | (Self::Own { theirs: name, .. }, Side::Them) => {
                match (name.zh.trim(), name.en.trim()) {
                    ("", "") => letters,
                    ("", en) => (en, en),
                    (zh, "") => (zh, zh),
                    both => both,
                }
            }
        }
    }

    /// What cannot stand: a name of one's own that is missing, too long, a letter, or that of the other side too.
    pub(super) fn check(&self, problems: &mut Problems) {
        let Self::Own { ours, theirs } = self else { return };
        for (path, name) in [(field::PARTY_NAMES_OURS, ours), (field::PARTY_NAMES_THEIRS, theirs)] {
            let place = Place::of(path);
            problems.add_if(name.is_blank(), place, Reason::Missing);
            for text in [&name.zh, &name.en] {
                problems.length(place, text, LONGEST_NAME);
            }
            // 甲方 for the one side would be read as the letter of the other, 丙方 as that of whoever joins one
            problems.add_if(is_letter(&name.zh) || is_letter(&name.en), place, Reason::ChooseOne);
        }
        let twice = is_same(&ours.zh, &theirs.zh) || is_same(&ours.en, &theirs.en);
        problems.add_if(twice, Place::of(field::PARTY_NAMES_THEIRS), Reason::Twice);
    }
}

/// Whether a name is the letter of a party, be it one of the two sides or one that joins them: it cannot be a name of one's own.
pub fn is_letter(name: &str) -> bool {
    let name = name.trim();
    let mut letters = Capacity::BOTH.into_iter().map(Capacity::letters).chain(FURTHER_LETTERS);
    letters.any(|(zh, en)| name == zh || name.eq_ignore_ascii_case(en))
}

/// The languages the contract is written in (G14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractLanguage {
    /// Chinese.
    Zh,
    /// English.
    En,
    /// Both, in two columns.
    Both {
        /// Which text rules when they differ.
        prevailing: Prevailing,
    },
}

/// Which text rules when the two differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prevailing {
    /// The Chinese text: the default under Chinese law (4.3).
    #[default]
    Zh,
    /// The English text.
    En,
    /// Neither: differences are read by the purpose of the contract (Civil Code art. 466).
    Equal,
}

/// In which characters Chinese is printed (G14 `zh_hans`, `zh_hant`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChineseScript {
    /// Simplified characters (简体), as on the mainland and in Singapore.
    #[default]
    Simplified,
    /// Traditional characters (繁體), as in Hong Kong, Macau and Taiwan. What a person typed stays as it was typed.
    Traditional,
}

impl ChineseScript {
    /// What contracts had before there was a choice is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(super) const fn is_simplified(&self) -> bool {
        matches!(self, Self::Simplified)
    }
}

/// Who signs for a party.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signatory {
    /// Name; when empty the legal representative signs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Job title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// By what right.
    #[serde(default)]
    pub authority: Authority,
    /// With which seal (G15).
    #[serde(default, skip_serializing_if = "Seal::is_not_stated")]
    pub seal: Seal,
}

/// Which seal a party signs with (G15 `seal_kind`); a natural person has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seal {
    /// One that it has.
    #[default]
    NotStated,
    /// The official seal (公章).
    Official,
    /// The seal for contracts (合同专用章).
    Contract,
    /// None: the signature alone, as is usual abroad.
    None,
}

impl Seal {
    /// Whether it was left to the party: such a seal is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub const fn is_not_stated(&self) -> bool {
        matches!(self, Self::NotStated)
    }

    /// With which a party signs where nobody chose one: a natural person has none and signs by hand (Civil Code art. 490: 签名、盖章或者
    /// 按指印), so a text that waited for its seal would never take effect.
    pub const fn usual(kind: PartyKind) -> Self {
        match kind {
            PartyKind::Organisation => Self::NotStated,
            PartyKind::Person => Self::None,
        }
    }
}

/// By what right a person signs (G1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// As legal representative (法定代表人).
    #[default]
    LegalRepresentative,
    /// With a power of attorney, which becomes an annex (授权委托书).
    PowerOfAttorney,
}

/// What the sides say of themselves (G1): one register.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signing {
    /// Who signs for us.
    #[serde(default)]
    pub ours: Signatory,
    /// Who signs for the customer.
    #[serde(default)]
    pub theirs: Signatory,
    /// Why the sides meet, in words of one's own, at most 300 characters; blank: what follows from the relationship.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub recital: Wording,
    /// Where our side is registered, if abroad (G1.c): its number is one of that place; blank: in the mainland.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub our_registry: Wording,
    /// Where the customer is registered, if abroad.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub their_registry: Wording,
    /// Who has said that it is a small or medium enterprise.
    #[serde(default)]
    pub small_enterprise: SmallEnterprise,
    /// Of which size it said that it is: micro, small or medium; nothing else was said where it is none of these.
    #[serde(default, skip_serializing_if = "Size::is_unknown")]
    pub declared_size: Size,
    /// Who signs besides the two sides (G1.d), in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<Further>,
}

/// A statement about size (SME payment regulation art. 3: the small side has to say so).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmallEnterprise {
    /// Nobody has said anything.
    #[default]
    NotStated,
    /// This side is micro, small or medium.
    Declared {
        /// Which side.
        by: Who,
    },
}
