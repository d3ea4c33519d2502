//! Whose a target is.

use std::sync::Arc;

use super::{SalesTarget, Scope};
use crate::domain::id::ContractId;
use crate::domain::team::circle::Doer;
use crate::domain::team::member::Member;
use crate::domain::team::naming::name_key;

impl SalesTarget {
    /// Whose it is: that of the member, of those in the team, of whoever looks after the contract. What the firm bears is everybody's,
    /// and so is what a team bears that nobody is in. `keeper` says who looks after a contract, by name; empty if nobody does.
    pub fn bearers(&self, members: &[Arc<Member>], keeper: impl FnOnce(ContractId) -> String) -> Doer {
        match self.scope {
            Scope::Firm => Doer::Everybody,
            Scope::Team => {
                let names: Vec<String> = self.names_in_team(members).into_iter().map(str::to_owned).collect();
                if names.is_empty() { Doer::Everybody } else { Doer::AnyOf(names) }
            }
            Scope::Member => {
                let one = members.iter().find(|it| Some(it.id) == self.member);
                Doer::One(one.map(|it| it.name.clone()).unwrap_or_default())
            }
            Scope::Contract => Doer::One(self.contract.map(keeper).unwrap_or_default()),
        }
    }

    /// The names of those in its team, however that is spelt; none where it names no team.
    pub fn names_in_team<'a>(&self, members: &'a [Arc<Member>]) -> Vec<&'a str> {
        let key = name_key(&self.team);
        let own = members.iter().filter(|it| !key.is_empty() && name_key(&it.team) == key);
        own.map(|it| it.name.as_str()).collect()
    }
}
