//! A member of the team.

use serde::{Deserialize, Serialize};

use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::MemberId;
use crate::kinds::Kind;

/// Somebody of our own side (成员, `domain.md` 5.2). Never a lock: the role says what a person does, not what the book lets
/// them do. Who leaves stays in the book with a last day, since records name them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its id.
    pub id: MemberId,
    /// Name, as records write it (姓名).
    pub name: String,
    /// Job title (职务).
    #[serde(default)]
    pub title: String,
    /// The team, by name (团队); may be empty.
    #[serde(default)]
    pub team: String,
    /// Whom this person reports to (上级).
    #[serde(default)]
    pub reports_to: Option<MemberId>,
    /// What the person does (角色).
    #[serde(default)]
    pub role: MemberRole,
    /// The first day (入职); nothing when it does not matter.
    #[serde(default)]
    pub active_from: Option<Date>,
    /// The last day (离职); nothing while the person stays.
    #[serde(default)]
    pub active_to: Option<Date>,
}

/// What a member does. A label for people, not a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// Keeps the book (管理员).
    Admin,
    /// Leads people (主管).
    Manager,
    /// 销售.
    #[default]
    Sales,
    /// 客服.
    Service,
    /// 财务.
    Finance,
    /// 法务.
    Legal,
    /// Only reads (查阅).
    Viewer,
}

impl Member {
    /// Whether the person belongs to the team on `day`; the first and the last day count.
    pub fn is_active(&self, day: Date) -> bool {
        self.active_from.is_none_or(|from| from <= day) && !self.has_left(day)
    }

    /// Whether the last day is past.
    pub fn has_left(&self, day: Date) -> bool {
        self.active_to.is_some_and(|to| to < day)
    }
}

impl Entity for Member {
    type Id = MemberId;
    const KIND: Kind = Kind::Member;

    fn id(&self) -> MemberId {
        self.id
    }
}
