//! What was said and done with a customer, and what comes next (跟进).

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::entity::Entity;
use super::id::{ActivityId, ContactId, CustomerId};
use super::lifecycle::due::{Dueness, dueness};
use crate::kinds::Kind;

/// A call, visit or note with a customer, and the step that was agreed to come next (跟进记录, `domain.md` 5.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// With whom.
    pub customer: CustomerId,
    /// How.
    #[serde(default)]
    pub kind: ActivityKind,
    /// The day it happened.
    pub on: Date,
    /// Who of us, by name.
    #[serde(default)]
    pub by: String,
    /// Who of them.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// What was said and done.
    #[serde(default)]
    pub content: String,
    /// What comes next, in words; may be empty.
    #[serde(default)]
    pub next: String,
    /// When that is to be done; nothing when nothing is to come.
    #[serde(default)]
    pub next_on: Option<Date>,
    /// The day it was done, or dropped.
    #[serde(default)]
    pub next_done_on: Option<Date>,
}

/// How we were in touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// 电话.
    #[default]
    Call,
    /// 拜访.
    Visit,
    /// 会议.
    Meeting,
    /// 邮件.
    Email,
    /// 微信.
    Wechat,
    /// 备忘.
    Note,
}

impl Activity {
    /// How the next step stands on `as_of`; `None` if there is none, or it was done by then, or nobody knew of it yet.
    pub fn next_step(&self, as_of: Date, lead_days: u16) -> Option<Dueness> {
        let done = self.next_done_on.is_some_and(|done| done <= as_of);
        let open = self.next_on.is_some() && !done && self.on <= as_of;
        open.then(|| dueness(self.next_on, as_of, lead_days))
    }
}

impl Entity for Activity {
    type Id = ActivityId;
    const KIND: Kind = Kind::Activity;

    fn id(&self) -> ActivityId {
        self.id
    }
}
