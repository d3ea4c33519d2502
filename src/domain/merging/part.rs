//! What two records of a customer may differ in.

use std::collections::BTreeSet;

use crate::domain::contract::circumstances::Size;
use crate::domain::customer::Customer;
use crate::domain::id::{CustomerId, OwnFieldId};
use crate::domain::tags;

/// Which of the two records: the left one or the right one on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The first.
    First,
    /// The second.
    Second,
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// Whose value is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pick {
    /// That of one record.
    Of(Side),
    /// Both: notes one below the other, the tags of both. See [`Part::keeps_both`].
    Both,
}

/// A part of a customer that is chosen as a whole. An address is one, and so is a bank account: halves of two make a wrong one
/// (`storage-and-sync.md` 2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Full name.
    Name,
    /// What people call it.
    ShortName,
    /// Our number for it.
    Number,
    /// Unified social credit code.
    Code,
    /// Organisation or person.
    Kind,
    /// How it deals with us.
    Role,
    /// Our grading.
    Level,
    /// Registered address.
    Address,
    /// Legal representative.
    Representative,
    /// Switchboard.
    Phone,
    /// E-mail for notices.
    Email,
    /// Whom to ask for first.
    PrimaryContact,
    /// What invoices say of it, where that differs.
    Invoice,
    /// Bank account.
    Bank,
    /// How much it may owe us.
    CreditLimit,
    /// How fast we answer and solve for it.
    ServiceLevels,
    /// How large the enterprise is.
    Scale,
    /// Trade.
    Industry,
    /// Where it came from.
    Source,
    /// Who looks after it.
    Owner,
    /// Customer since.
    Since,
    /// The customer that it belongs to.
    Parent,
    /// Words of our own to group it by.
    Tags,
    /// Free note.
    Note,
    /// What is entered in a field that the team defined.
    Own(OwnFieldId),
}

impl Part {
    /// Those that every customer has, in the order of the page.
    pub const ALL: [Self; 24] = [
        Self::Name,
        Self::ShortName,
        Self::Number,
        Self::Code,
        Self::Kind,
        Self::Role,
        Self::Level,
        Self::Address,
        Self::Representative,
        Self::Phone,
        Self::Email,
        Self::PrimaryContact,
        Self::Invoice,
        Self::Bank,
        Self::CreditLimit,
        Self::ServiceLevels,
        Self::Scale,
        Self::Industry,
        Self::Source,
        Self::Owner,
        Self::Since,
        Self::Parent,
        Self::Tags,
        Self::Note,
    ];

    /// Those that every customer has, and what is entered of the team's own fields at either of the two.
    pub fn of(first: &Customer, second: &Customer) -> Vec<Self> {
        let own: BTreeSet<OwnFieldId> = first.own.keys().chain(second.own.keys()).copied().collect();
        Self::ALL.into_iter().chain(own.into_iter().map(Self::Own)).collect()
    }

    /// The name it is kept under; of the team's own fields, that of their set.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::ShortName => "short_name",
            Self::Number => "number",
            Self::Code => "code",
            Self::Kind => "kind",
            Self::Role => "role",
            Self::Level => "level",
            Self::Address => "address",
            Self::Representative => "legal_representative",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::PrimaryContact => "primary_contact",
            Self::Invoice => "invoice",
            Self::Bank => "bank",
            Self::CreditLimit => "credit_limit",
            Self::ServiceLevels => "service_levels",
            Self::Scale => "scale",
            Self::Industry => "industry",
            Self::Source => "source",
            Self::Owner => "owner",
            Self::Since => "since",
            Self::Parent => "parent",
            Self::Tags => "tags",
            Self::Note => "note",
            Self::Own(_) => "own",
        }
    }

    /// Whether contracts print it: heads of the parties, notices, signatures (`contract-rules.md`, the paper).
    pub const fn is_printed(self) -> bool {
        matches!(
            self,
            Self::Name | Self::Code | Self::Kind | Self::Address | Self::Representative | Self::Phone | Self::Email
        )
    }

    /// Whether what both records say can stand together.
    pub const fn keeps_both(self) -> bool {
        matches!(self, Self::Note | Self::Tags)
    }

    /// Whether two records say the same.
    pub fn agrees(self, a: &Customer, b: &Customer) -> bool {
        match self {
            Self::Kind => a.kind == b.kind,
            Self::Role => a.role == b.role,
            Self::Level => a.level == b.level,
            Self::Scale => a.scale == b.scale,
            Self::Address => a.address == b.address,
            Self::PrimaryContact => a.primary_contact == b.primary_contact,
            Self::Invoice => a.invoice == b.invoice,
            Self::Bank => a.bank == b.bank,
            Self::CreditLimit => a.credit_limit == b.credit_limit,
            Self::ServiceLevels => a.own_times().latest() == b.own_times().latest(),
            Self::Since => a.since == b.since,
            Self::Parent => a.parent == b.parent,
            Self::Tags => tags::same(&a.tags, &b.tags),
            Self::Own(id) => a.own.get(&id) == b.own.get(&id),
            Self::Name
            | Self::ShortName
            | Self::Number
            | Self::Code
            | Self::Representative
            | Self::Phone
            | Self::Email
            | Self::Industry
            | Self::Source
            | Self::Owner
            | Self::Note => self.text(a) == self.text(b),
        }
    }

    /// Whether a record says nothing of it.
    pub fn is_blank(self, it: &Customer) -> bool {
        match self {
            Self::Kind | Self::Role | Self::Level => false,
            Self::Address => it.address.region.is_empty() && it.address.line.is_empty(),
            Self::PrimaryContact => it.primary_contact.is_none(),
            Self::Invoice => it.invoice.is_blank(),
            Self::Bank => it.bank.bank.is_empty() && it.bank.account.is_empty(),
            Self::CreditLimit => it.credit_limit.is_none(),
            Self::ServiceLevels => it.own_times().latest().is_empty(),
            Self::Scale => it.scale == Size::Unknown,
            Self::Since => it.since.is_none(),
            Self::Parent => it.parent.is_none(),
            Self::Tags => it.tags.is_empty(),
            Self::Own(id) => !it.own.contains_key(&id),
            Self::Name
            | Self::ShortName
            | Self::Number
            | Self::Code
            | Self::Representative
            | Self::Phone
            | Self::Email
            | Self::Industry
            | Self::Source
            | Self::Owner
            | Self::Note => self.text(it).is_empty(),
        }
    }

    /// The text of a part that is one; empty for the others.
    pub fn text(self, it: &Customer) -> &str {
        match self {
            Self::Name => &it.name,
            Self::ShortName => &it.short_name,
            Self::Number => &it.number,
            Self::Code => &it.code,
            Self::Representative => &it.legal_representative,
            Self::Phone => &it.phone,
            Self::Email => &it.email,
            Self::Industry => &it.industry,
            Self::Source => &it.source,
            Self::Owner => &it.owner,
            Self::Note => &it.note,
            Self::Kind
            | Self::Role
            | Self::Level
            | Self::Address
            | Self::PrimaryContact
            | Self::Invoice
            | Self::Bank
            | Self::CreditLimit
            | Self::ServiceLevels
            | Self::Scale
            | Self::Since
            | Self::Parent
            | Self::Tags
            | Self::Own(_) => "",
        }
    }

    /// Whose value is usually wanted, if `stays` stays. `on_paper`: what it says is printed on contracts whose text is fixed,
    /// which nobody changes unasked. Else what is blank gives way; notes and tags are kept both; the lower number, the
    /// earlier day and the better level are the older ones; a text that says all of the other and more is the fuller one;
    /// else the record that stays knows best.
    pub fn usual(self, first: &Customer, second: &Customer, stays: Side, on_paper: bool) -> Pick {
        if on_paper && self.is_printed() {
            return Pick::Of(stays);
        }
        match (self.is_blank(first), self.is_blank(second)) {
            // to belong to the other one says nothing once they are one
            _ if self == Self::Parent => {}
            (true, false) => return Pick::Of(Side::Second),
            (false, true) => return Pick::Of(Side::First),
            (true, true) | (false, false) if self.agrees(first, second) => return Pick::Of(stays),
            (true, true) | (false, false) => {}
        }
        let before = |is_first: bool, is_second: bool| match (is_first, is_second) {
            (true, false) => Pick::Of(Side::First),
            (false, true) => Pick::Of(Side::Second),
            (true, true) | (false, false) => Pick::Of(stays),
        };
        match self {
            Self::Note | Self::Tags => Pick::Both,
            Self::Parent => before(belongs_elsewhere(first, second.id), belongs_elsewhere(second, first.id)),
            Self::Number => {
                let (a, b) = ((first.number.len(), &first.number), (second.number.len(), &second.number));
                before(a < b, b < a)
            }
            Self::Since => before(first.since < second.since, second.since < first.since),
            Self::Level => before(first.level < second.level, second.level < first.level),
            Self::Address => {
                let (a, b) = (&first.address, &second.address);
                before(says_more(&a.line, &b.line), says_more(&b.line, &a.line))
            }
            Self::Bank => {
                let whole = |it: &Customer| !it.bank.bank.is_empty() && !it.bank.account.is_empty();
                before(whole(first), whole(second))
            }
            Self::ShortName | Self::Industry | Self::Source => {
                let (a, b) = (self.text(first), self.text(second));
                before(says_more(a, b), says_more(b, a))
            }
            Self::Name
            | Self::Code
            | Self::Kind
            | Self::Role
            | Self::Representative
            | Self::Phone
            | Self::Email
            | Self::PrimaryContact
            | Self::Invoice
            | Self::CreditLimit
            | Self::ServiceLevels
            | Self::Scale
            | Self::Owner
            | Self::Own(_) => Pick::Of(stays),
        }
    }

    /// Puts the value of one record into another.
    pub(super) fn take_over(self, into: &mut Customer, from: &Customer) {
        match self {
            Self::Name => into.name.clone_from(&from.name),
            Self::ShortName => into.short_name.clone_from(&from.short_name),
            Self::Number => into.number.clone_from(&from.number),
            Self::Code => into.code.clone_from(&from.code),
            Self::Kind => into.kind = from.kind,
            Self::Role => into.role = from.role,
            Self::Level => into.level = from.level,
            Self::Scale => into.scale = from.scale,
            Self::Address => into.address.clone_from(&from.address),
            Self::Representative => into.legal_representative.clone_from(&from.legal_representative),
            Self::Phone => into.phone.clone_from(&from.phone),
            Self::Email => into.email.clone_from(&from.email),
            Self::PrimaryContact => into.primary_contact = from.primary_contact,
            Self::Invoice => into.invoice.clone_from(&from.invoice),
            Self::Bank => into.bank.clone_from(&from.bank),
            Self::CreditLimit => into.credit_limit = from.credit_limit,
            Self::ServiceLevels => {
                into.service_levels.clone_from(&from.service_levels);
                into.service_times.clone_from(&from.service_times);
            }
            Self::Industry => into.industry.clone_from(&from.industry),
            Self::Source => into.source.clone_from(&from.source),
            Self::Owner => into.owner.clone_from(&from.owner),
            Self::Since => into.since = from.since,
            Self::Parent => into.parent = from.parent,
            Self::Tags => into.tags.clone_from(&from.tags),
            Self::Note => into.note.clone_from(&from.note),
            Self::Own(id) => match from.own.get(&id) {
                Some(value) => drop(into.own.insert(id, value.clone())),
                None => drop(into.own.remove(&id)),
            },
        }
    }
}

/// Whether it belongs to a third one: neither to nobody nor to the record it is merged with.
fn belongs_elsewhere(it: &Customer, other: CustomerId) -> bool {
    it.parent.is_some_and(|parent| parent != other && parent != it.id)
}

fn says_more(a: &str, b: &str) -> bool {
    a.len() > b.len() && a.contains(b)
}
