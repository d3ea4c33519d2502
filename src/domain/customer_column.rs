//! The columns of the list of customers: which there are, which are shown, and in which order.
//!
//! The name stands first in every list and is no matter of choice: it is how a row is opened and chosen.

use std::borrow::Cow;

use super::id::OwnFieldId;

/// What stands before the id of a field in the name of its column.
const OWN: &str = "own-";

/// A column of the list besides the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CustomerColumn {
    /// Our own number for it (客户编号).
    Number,
    /// What people call it (简称).
    ShortName,
    /// Our grading (级别).
    Level,
    /// Prospect, active, dormant or lost (状态), as of the day looked at.
    State,
    /// Who looks after it (负责人).
    Owner,
    /// Words of our own (标签).
    Tags,
    /// Buys, resells, or works with us (角色).
    Role,
    /// How large the enterprise is (企业规模).
    Scale,
    /// Trade (行业).
    Industry,
    /// Where it came from (来源).
    Source,
    /// Region (地区).
    Region,
    /// The customer that it belongs to (上级单位).
    Parent,
    /// Unified social credit code (统一社会信用代码).
    Code,
    /// Switchboard (电话).
    Phone,
    /// E-mail (电子邮箱).
    Email,
    /// Customer since (合作开始).
    Since,
    /// How much it may owe us (信用额度).
    CreditLimit,
    /// The day of the last follow-up (最近联系).
    LastContact,
    /// The step that was agreed and comes first (下一步).
    NextStep,
    /// How many contracts, drafts included (合同数).
    Contracts,
    /// Sum of the contracts being performed (在履行合同额).
    InForce,
    /// Counted towards signed contracts (已收).
    Collected,
    /// Open of signed contracts (应收).
    Receivable,
    /// Open after its day (逾期).
    Overdue,
    /// The earliest open day of a claim, late ones included (下一笔到期).
    NextDue,
    /// A field that the team defined (自定义字段).
    Own(OwnFieldId),
}

use CustomerColumn::{
    Code, Collected, Contracts, CreditLimit, Email, InForce, Industry, LastContact, Level, NextDue, NextStep, Number,
    Overdue, Own, Owner, Parent, Phone, Receivable, Region, Role, Scale, ShortName, Since, Source, State, Tags,
};

impl CustomerColumn {
    /// Every column that each book has, in the order in which they are offered.
    pub const ALL: [Self; 25] = [
        Level,
        State,
        Owner,
        Receivable,
        Overdue,
        NextDue,
        NextStep,
        LastContact,
        Tags,
        Number,
        ShortName,
        Role,
        Scale,
        Industry,
        Source,
        Region,
        Parent,
        Code,
        Phone,
        Email,
        Since,
        CreditLimit,
        Contracts,
        InForce,
        Collected,
    ];

    /// What a list shows as long as nobody chose.
    pub const USUAL: [Self; 6] = [Level, State, Owner, Receivable, Overdue, NextDue];

    /// Its name in addresses and views, by which a list is sorted too.
    pub fn name(self) -> Cow<'static, str> {
        match self.known_name() {
            Ok(name) => Cow::Borrowed(name),
            Err(field) => Cow::Owned(format!("{OWN}{field}")),
        }
    }

    /// The name of a column that each book has.
    ///
    /// # Errors
    /// The field, if the team defined it.
    pub const fn known_name(self) -> Result<&'static str, OwnFieldId> {
        Ok(match self {
            Number => "number",
            ShortName => "short_name",
            Level => "level",
            State => "state",
            Owner => "owner",
            Tags => "tags",
            Role => "role",
            Scale => "scale",
            Industry => "industry",
            Source => "source",
            Region => "region",
            Parent => "parent",
            Code => "code",
            Phone => "phone",
            Email => "email",
            Since => "since",
            CreditLimit => "credit_limit",
            LastContact => "last_contact",
            NextStep => "next_step",
            Contracts => "contracts",
            InForce => "in_force",
            Collected => "collected",
            Receivable => "receivable",
            Overdue => "overdue",
            NextDue => "next",
            Own(field) => return Err(field),
        })
    }

    /// The column of this name.
    pub fn of(name: &str) -> Option<Self> {
        match name.strip_prefix(OWN) {
            Some(field) => OwnFieldId::parse(field).map(Own),
            None => Self::ALL.into_iter().find(|it| it.name() == name),
        }
    }

    /// Whether a list can be sorted by it.
    pub const fn sorts(self) -> bool {
        !matches!(self, Tags | Parent | Role)
    }

    /// Whether it holds figures, which stand on the right; of a field that the team defined its sort says that.
    pub const fn is_figure(self) -> bool {
        matches!(self, CreditLimit | Contracts | InForce | Collected | Receivable | Overdue)
    }
}

/// Columns by their names, separated by commas: `level,owner`.
pub fn written(columns: &[CustomerColumn]) -> String {
    columns.iter().map(|it| it.name()).collect::<Vec<_>>().join(",")
}

/// Reads what [`written`] wrote. What names no column of this version, or one for the second time, is passed over.
pub fn read(names: &str) -> Vec<CustomerColumn> {
    let mut columns = Vec::new();
    for column in names.split(',').filter_map(|name| CustomerColumn::of(name.trim())) {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    columns
}

/// Every column in an order that a person changes, each shown or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement(Vec<(CustomerColumn, bool)>);

impl Arrangement {
    /// Those that are shown, in their order, and behind them the others: those that each book has, then the fields that the team
    /// defined.
    pub fn of(shown: &[CustomerColumn], own: impl IntoIterator<Item = OwnFieldId>) -> Self {
        let offered = CustomerColumn::ALL.into_iter().chain(own.into_iter().map(Own));
        let others = offered.filter(|it| !shown.contains(it));
        Self(shown.iter().map(|it| (*it, true)).chain(others.map(|it| (it, false))).collect())
    }

    /// Every column in its order, and whether it is shown.
    pub fn all(&self) -> impl Iterator<Item = (CustomerColumn, bool)> + '_ {
        self.0.iter().copied()
    }

    /// What is shown, in its order.
    pub fn shown(&self) -> Vec<CustomerColumn> {
        self.all().filter(|(_, shown)| *shown).map(|(column, _)| column).collect()
    }

    /// Whether a column is shown.
    pub fn shows(&self, column: CustomerColumn) -> bool {
        self.0.contains(&(column, true))
    }

    /// The place of a column among all, from 1.
    pub fn place(&self, column: CustomerColumn) -> usize {
        self.0.iter().position(|(it, _)| *it == column).unwrap_or_default().saturating_add(1)
    }

    /// Shows a column, or hides it; it keeps its place.
    pub fn set(&mut self, column: CustomerColumn, shown: bool) {
        if let Some(it) = self.0.iter_mut().find(|(it, _)| *it == column) {
            it.1 = shown;
        }
    }

    /// Moves a column to a place from 1, the last one if it lies beyond.
    pub fn put(&mut self, column: CustomerColumn, place: usize) {
        let from = self.place(column).saturating_sub(1);
        if from < self.0.len() {
            let moved = self.0.remove(from);
            self.0.insert(place.saturating_sub(1).min(self.0.len()), moved);
        }
    }
}
