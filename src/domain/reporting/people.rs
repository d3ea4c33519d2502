//! Who is who in a report: one spelling of a name for one person, with the team and the line of reporting.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::domain::id::MemberId;
use crate::domain::team::member::Member;
use crate::domain::team::reports::bosses;
use crate::domain::team::spellings::Spellings;

/// A member as a report knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    id: MemberId,
    team: Arc<str>,
    /// Whom this person reports to, and so on upwards.
    above: Vec<MemberId>,
}

/// A place in the tree of who reports to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Who.
    pub member: MemberId,
    /// By name.
    pub name: Arc<str>,
    /// How many are above.
    pub depth: usize,
}

/// The people that facts name. A name that several members have is that of the one who was entered first.
#[derive(Debug, Clone, Default)]
pub struct People {
    spellings: Spellings,
    members: HashMap<Arc<str>, Known>,
    tree: Vec<Branch>,
}

impl People {
    /// The people of a team.
    pub fn new(members: &[&Member]) -> Self {
        let mut people = Self::default();
        let mut oldest: Vec<&Member> = members.to_vec();
        oldest.sort_by_key(|it| it.id);
        for member in &oldest {
            let name = people.one(&member.name);
            let above = bosses(member.id, members);
            let team = Arc::from(member.team.trim());
            people.members.entry(name).or_insert(Known { id: member.id, team, above });
        }
        people.tree = tree(&oldest);
        people
    }

    /// The one spelling of a name; empty for none.
    pub fn one(&mut self, name: &str) -> Arc<str> {
        self.spellings.one(name)
    }

    /// The team of somebody; empty for none.
    pub fn team(&self, who: &Arc<str>) -> Arc<str> {
        self.members.get(who).map_or_else(|| Arc::from(""), |it| Arc::clone(&it.team))
    }

    /// The member of this name, and all that this one reports to; nothing for who is none.
    pub fn line(&self, who: &Arc<str>) -> Option<(MemberId, &[MemberId])> {
        self.members.get(who).map(|it| (it.id, it.above.as_slice()))
    }

    /// Every member, each under whom they report to.
    pub fn tree(&self) -> &[Branch] {
        &self.tree
    }
}

/// The members in the order of a tree: those who report to nobody first, each with everybody below. In a circle, which two copies
/// that were brought together may make, the one entered first stands on top.
fn tree(members: &[&Member]) -> Vec<Branch> {
    let mut below: BTreeMap<Option<MemberId>, Vec<&Member>> = BTreeMap::new();
    for member in members {
        let boss = member.reports_to.filter(|boss| *boss != member.id && members.iter().any(|it| it.id == *boss));
        below.entry(boss).or_default().push(member);
    }
    for all in below.values_mut() {
        // from a stack they come in the order in which they are read
        all.sort_by(|a, b| b.name.cmp(&a.name).then_with(|| b.id.cmp(&a.id)));
    }
    let mut found: Vec<Branch> = Vec::new();
    let mut open: Vec<(&Member, usize)> = below.get(&None).into_iter().flatten().map(|it| (*it, 0)).collect();
    loop {
        while let Some((member, depth)) = open.pop() {
            if found.iter().any(|it| it.member == member.id) {
                continue;
            }
            found.push(Branch { member: member.id, name: Arc::from(member.name.trim()), depth });
            let under = below.get(&Some(member.id)).into_iter().flatten();
            open.extend(under.map(|it| (*it, depth.saturating_add(1))));
        }
        let left = members.iter().find(|it| found.iter().all(|branch| branch.member != it.id));
        let Some(left) = left else { return found };
        open.push((left, 0));
    }
}
