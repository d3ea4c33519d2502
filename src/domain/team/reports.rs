//! Who reports to whom. Two copies that are brought together may make a circle that neither of them had, so everything here
//! ends on any book whatever.

use std::collections::{BTreeMap, BTreeSet};

use super::member::Member;
use super::naming::{Named, named};
use crate::domain::date::Date;
use crate::domain::id::MemberId;

/// Everybody who reports to `boss`, directly or through others; never `boss`.
pub fn under(boss: MemberId, members: &[&Member]) -> BTreeSet<MemberId> {
    let mut below: BTreeMap<MemberId, Vec<MemberId>> = BTreeMap::new();
    for member in members {
        if let Some(to) = member.reports_to {
            below.entry(to).or_default().push(member.id);
        }
    }
    let mut found = BTreeSet::new();
    let mut open = vec![boss];
    while let Some(next) = open.pop() {
        for id in below.get(&next).into_iter().flatten() {
            if *id != boss && found.insert(*id) {
                open.push(*id);
            }
        }
    }
    found
}

/// Whom `member` reports to, and whom that one reports to, and so on. Ends where a circle closes.
pub fn bosses(member: MemberId, members: &[&Member]) -> Vec<MemberId> {
    let to: BTreeMap<MemberId, MemberId> =
        members.iter().filter_map(|it| it.reports_to.map(|boss| (it.id, boss))).collect();
    let mut line = Vec::new();
    let mut at = member;
    while let Some(boss) = to.get(&at).copied() {
        if boss == member || line.contains(&boss) {
            break;
        }
        line.push(boss);
        at = boss;
    }
    line
}

/// Whom something goes to that is passed up from whoever is called `from` on `day`: the next above them who belongs to the team then.
/// `None` where nobody of the team is meant, or nobody is above.
pub fn above<'a>(from: &str, members: &[&'a Member], day: Date) -> Option<&'a Member> {
    let Named::Member(id) = named(from, members, day) else { return None };
    let found = |id: MemberId| members.iter().copied().find(|it| it.id == id);
    bosses(id, members).into_iter().filter_map(found).find(|it| it.is_active(day))
}

/// The circle that would close if `member` reported to `boss`: from `boss` up to whoever reports to `member`; only `boss` when
/// that is `member`. `None` if there is none.
pub fn circle(member: MemberId, boss: MemberId, members: &[&Member]) -> Option<Vec<MemberId>> {
    if boss == member {
        return Some(vec![member]);
    }
    if !under(member, members).contains(&boss) {
        return None;
    }
    let mut line = vec![boss];
    line.extend(bosses(boss, members).into_iter().take_while(|it| *it != member));
    Some(line)
}
