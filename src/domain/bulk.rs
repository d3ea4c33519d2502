//! One change for many customers, leads, opportunities or tasks (批量修改).

use super::customer::{Customer, Level};
use super::date::Date;
use super::id::OwnFieldId;
use super::lead::Lead;
use super::lifecycle::{opportunity, task};
use super::opportunity::Opportunity;
use super::own_field::OwnValue;
use super::tags;
use super::task::{Priority, Task};

/// What is changed in every one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkChange {
    /// Who looks after it; empty: nobody.
    Owner(String),
    /// Our grading.
    Level(Level),
    /// These tags too.
    AddTags(Vec<String>),
    /// Without these tags.
    RemoveTags(Vec<String>),
    /// Where it came from; empty: not known.
    Source(String),
    /// Its region; empty: not known.
    Region(String),
    /// What is entered in a field that the team defined; nothing: it is cleared.
    Own(OwnFieldId, Option<OwnValue>),
}

impl BulkChange {
    /// The customer with the change; `None` if it is so already.
    pub fn applied(&self, to: &Customer) -> Option<Customer> {
        let mut new = to.clone();
        match self {
            Self::Owner(owner) => owner.trim().clone_into(&mut new.owner),
            Self::Level(level) => new.level = *level,
            Self::AddTags(more) => new.tags = tags::union(&to.tags, more),
            Self::RemoveTags(gone) => new.tags = tags::without(&to.tags, gone),
            Self::Source(source) => source.trim().clone_into(&mut new.source),
            Self::Region(region) => region.trim().clone_into(&mut new.address.region),
            Self::Own(field, Some(value)) => drop(new.own.insert(*field, value.clone())),
            Self::Own(field, None) => drop(new.own.remove(field)),
        }
        (new != *to).then_some(new)
    }
}

/// What is changed in every one of several leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadChange {
    /// Who looks after it; empty: nobody.
    Owner(String),
    /// Where it came from; empty: not known.
    Source(String),
}

impl LeadChange {
    /// The lead with the change; `None` if it is so already.
    pub fn applied(&self, to: &Lead) -> Option<Lead> {
        let mut new = to.clone();
        match self {
            Self::Owner(owner) => owner.trim().clone_into(&mut new.owner),
            Self::Source(source) => source.trim().clone_into(&mut new.source),
        }
        (new != *to).then_some(new)
    }
}

/// What is changed in every one of several opportunities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpportunityChange {
    /// Who looks after it; empty: nobody.
    Owner(String),
    /// The day it is expected to be decided; nothing: not known.
    Close(Option<Date>),
}

impl OpportunityChange {
    /// The opportunity with the change, `stage` being where it stands; `None` if it is so already, or is won or lost: whose win
    /// that was, and the day it was expected for, are history then, which reports count.
    pub fn applied(&self, to: &Opportunity, stage: &opportunity::Stage) -> Option<Opportunity> {
        let mut new = to.clone();
        match self {
            Self::Owner(owner) => owner.trim().clone_into(&mut new.owner),
            Self::Close(day) => new.expected_close = *day,
        }
        let is_open = matches!(stage, opportunity::Stage::Open { .. });
        (is_open && new != *to).then_some(new)
    }
}

/// What is changed in every one of several tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskChange {
    /// Who does it; empty: whoever looks after its customer.
    Assignee(String),
    /// The day by which it is to be done; nothing: that is open.
    Due(Option<Date>),
    /// What goes before other things.
    Priority(Priority),
}

impl TaskChange {
    /// The task with the change; `None` if it is so already, if it is done or given up, or if it repeats and would lose its day.
    pub fn applied(&self, to: &Task) -> Option<Task> {
        let mut new = to.clone();
        match self {
            Self::Assignee(assignee) => assignee.trim().clone_into(&mut new.assignee),
            Self::Due(day) => new.fall_due(*day),
            Self::Priority(priority) => new.priority = *priority,
        }
        let has_its_day = new.repeats.is_none() || new.due.is_some();
        (to.stage == task::Stage::Open && has_its_day && new != *to).then_some(new)
    }
}
