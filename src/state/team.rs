//! The people of our own side, and whose customers are looked at.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::app::App;
use crate::domain::id::MemberId;
use crate::domain::team::circle::Circle;
use crate::domain::team::member::Member;
use crate::domain::team::naming::{Named, name_key, named};
use crate::domain::team::reports::{above, under};

/// Whose customers are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// Those of the person who uses this copy.
    Mine,
    /// Those, and the ones of everybody who reports to that person.
    Team,
}

impl Whose {
    /// Every choice, in order.
    pub const ALL: [Self; 3] = [Self::All, Self::Mine, Self::Team];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::Team => "team",
        }
    }

    /// The choice of this name; everybody's, if there is none.
    pub fn of(name: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|it| Some(it.name()) == name).unwrap_or_default()
    }
}

impl App {
    /// The members, by name. The reader runs again when any changes.
    pub fn members(self) -> Vec<Arc<Member>> {
        let mut all = self.watch_all::<Member>();
        all.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
        all
    }

    /// Who uses this copy, by name; empty as long as nobody has said. The reader runs again when somebody says.
    pub fn my_name(self) -> String {
        self.this_copy().map(|copy| copy.person.trim().to_owned()).unwrap_or_default()
    }

    /// Who of the members is meant by a name today.
    pub fn member_named(self, name: &str) -> Named {
        let members = self.members();
        let members: Vec<&Member> = members.iter().map(AsRef::as_ref).collect();
        named(name, &members, self.today.get())
    }

    /// Whom something goes to today that is passed up from whoever is called so; nothing where nobody of the team is above them.
    pub fn above(self, name: &str) -> Option<String> {
        let members = self.members();
        let members: Vec<&Member> = members.iter().map(AsRef::as_ref).collect();
        above(name, &members, self.today.get()).map(|it| it.name.clone())
    }

    /// Who of the members uses this copy.
    pub fn who_am_i(self) -> Named {
        self.member_named(&self.my_name())
    }

    /// The member who uses this copy; `None` also while several have that name.
    pub fn me(self) -> Option<MemberId> {
        match self.who_am_i() {
            Named::Member(id) => Some(id),
            Named::Nobody | Named::Several(_) | Named::Outsider => None,
        }
    }

    /// The owners that are looked at.
    pub fn circle(self, whose: Whose) -> Circle {
        if whose == Whose::All {
            return Circle::default();
        }
        let me = self.my_name();
        let mut keys: BTreeSet<String> = std::iter::once(name_key(&me)).filter(|key| !key.is_empty()).collect();
        if let Some(id) = self.me().filter(|_| whose == Whose::Team) {
            let members = self.members();
            let members: Vec<&Member> = members.iter().map(AsRef::as_ref).collect();
            let below = under(id, &members);
            keys.extend(members.iter().filter(|it| below.contains(&it.id)).map(|it| name_key(&it.name)));
        }
        Circle::of(keys)
    }
}
