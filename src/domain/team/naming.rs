//! Who is meant by a name: records name people, since they were imported or written before anybody was a member.

use std::collections::BTreeMap;

use super::member::Member;
use crate::domain::date::Date;
use crate::domain::id::MemberId;
use crate::domain::width::half_width;

/// What two spellings of one name have in common: half-width, in lower case, without any space (`李 景行` is `李景行`).
pub fn name_key(name: &str) -> String {
    name.chars().map(half_width).filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Who is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// No name is written.
    Nobody,
    /// This member.
    Member(MemberId),
    /// Several members have this name; a person has to tell them apart.
    Several(Vec<MemberId>),
    /// Somebody who is not a member: an imported name, somebody long gone.
    Outsider,
}

/// Who of `members` is meant by `name` on `day`. Spelling counts as [`name_key`] says. Of several with one name it is the one
/// who belongs to the team on the day, if there is just one.
pub fn named(name: &str, members: &[&Member], day: Date) -> Named {
    let key = name_key(name);
    if key.is_empty() {
        return Named::Nobody;
    }
    let found: Vec<&Member> = members.iter().copied().filter(|it| name_key(&it.name) == key).collect();
    let active: Vec<&Member> = found.iter().copied().filter(|it| it.is_active(day)).collect();
    match (found.as_slice(), active.as_slice()) {
        ([], _) => Named::Outsider,
        ([one], _) | (_, [one]) => Named::Member(one.id),
        (several, _) => {
            let mut ids: Vec<MemberId> = several.iter().map(|it| it.id).collect();
            ids.sort_unstable();
            Named::Several(ids)
        }
    }
}

/// The names that several who belong to the team on `day` have, each as one of them writes it: records that name one of them
/// cannot tell which. (The form of a member refuses it; two copies of a book may each have entered one.)
pub fn shared_names<'a>(members: &[&'a Member], day: Date) -> Vec<&'a str> {
    let mut bearers: BTreeMap<String, Vec<&'a Member>> = BTreeMap::new();
    for member in members.iter().copied().filter(|it| it.is_active(day)) {
        bearers.entry(name_key(&member.name)).or_default().push(member);
    }
    let several = bearers.into_iter().filter(|(key, all)| !key.is_empty() && all.len() > 1);
    several.filter_map(|(_, all)| all.iter().min_by_key(|it| it.id).map(|it| it.name.as_str())).collect()
}
