//! Who looks after whom: how many customers of which level each person has, who was not spoken to for long, who has none, and whose
//! customers are left behind.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::people::People;
use crate::domain::customer::Level;
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, MemberId};
use crate::domain::team::member::Member;
use crate::domain::team::naming::{Named, named};

/// Every level, the best first.
pub const LEVELS: [Level; 4] = [Level::A, Level::B, Level::C, Level::D];

/// A customer, as coverage knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept<'a> {
    /// Which.
    pub id: CustomerId,
    /// How important.
    pub level: Level,
    /// Who looks after it, by name; empty: nobody.
    pub owner: &'a str,
}

/// What one person looks after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Who, by name; empty: nobody, the customers of the pool.
    pub who: Arc<str>,
    /// How many of each level, in the order of [`LEVELS`].
    pub levels: [usize; 4],
    /// How many in all.
    pub all: usize,
    /// How many of them were not reached for long.
    pub untouched: usize,
}

/// A customer that nobody reached for long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untouched {
    /// Which.
    pub customer: CustomerId,
    /// Who looks after it.
    pub who: Arc<str>,
    /// When it was reached last; nothing: never.
    pub last: Option<Date>,
}

/// A customer whose owner cannot look after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// Which.
    pub customer: CustomerId,
    /// Who had it.
    pub who: Arc<str>,
    /// The last day of that person; nothing: no member has that name.
    pub left_on: Option<Date>,
}

/// Who looks after whom, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// What each person looks after, the most first; who has nobody's customers last.
    pub loads: Vec<Load>,
    /// All together.
    pub all: [usize; 4],
    /// Customers that nobody reached for long, the longest first: those never reached before all others.
    pub untouched: Vec<Untouched>,
    /// Members who belong to the team and have no customer, by name.
    pub idle: Vec<MemberId>,
    /// Customers whose owner has left, or is no member of a team that has some.
    pub orphans: Vec<Orphan>,
}

/// Where an owner stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    Here,
    Left(Option<Date>),
}

/// Coverage that is being gathered: contacts first, then customers.
#[derive(Debug, Clone)]
pub struct Covering {
    as_of: Date,
    days: i64,
    members: Vec<Arc<Member>>,
    people: People,
    last: HashMap<CustomerId, Date>,
    loads: BTreeMap<Arc<str>, Load>,
    holders: HashMap<Arc<str>, Holder>,
    busy: BTreeSet<MemberId>,
    found: Coverage,
}

impl Covering {
    /// Nothing yet. Who was not reached within `days` before the day was not reached for long.
    pub fn new(members: Vec<Arc<Member>>, as_of: Date, days: i64) -> Self {
        let known: Vec<&Member> = members.iter().map(AsRef::as_ref).collect();
        let people = People::new(&known);
        Self {
            as_of,
            days,
            people,
            members,
            last: HashMap::new(),
            loads: BTreeMap::new(),
            holders: HashMap::new(),
            busy: BTreeSet::new(),
            found: Coverage::default(),
        }
    }

    /// A customer was reached on a day.
    pub fn contact(&mut self, customer: CustomerId, on: Date) {
        if on <= self.as_of {
            let last = self.last.entry(customer).or_insert(on);
            *last = (*last).max(on);
        }
    }

    /// Adds a customer.
    pub fn customer(&mut self, kept: Kept<'_>) {
        let who = self.people.one(kept.owner);
        let last = self.last.get(&kept.id).copied();
        let is_untouched = last.is_none_or(|last| last.days_until(self.as_of) >= self.days);
        let load = self.loads.entry(Arc::clone(&who)).or_insert_with(|| Load {
            who: Arc::clone(&who),
            levels: [0; 4],
            all: 0,
            untouched: 0,
        });
        load.all = load.all.saturating_add(1);
        for counts in [&mut load.levels, &mut self.found.all] {
            let own = LEVELS.iter().zip(counts).filter(|(level, _)| **level == kept.level);
            own.for_each(|(_, count)| *count = count.saturating_add(1));
        }
        if is_untouched {
            load.untouched = load.untouched.saturating_add(1);
            self.found.untouched.push(Untouched { customer: kept.id, who: Arc::clone(&who), last });
        }
        if let Holder::Left(left_on) = self.holder(&who) {
            self.found.orphans.push(Orphan { customer: kept.id, who, left_on });
        }
    }

    fn holder(&mut self, who: &Arc<str>) -> Holder {
        if let Some(known) = self.holders.get(who) {
            return *known;
        }
        let members: Vec<&Member> = self.members.iter().map(AsRef::as_ref).collect();
        let holder = match named(who, &members, self.as_of) {
            Named::Nobody => Holder::Here,
            Named::Member(id) => {
                self.busy.insert(id);
                match members.iter().find(|it| it.id == id) {
                    Some(member) if member.has_left(self.as_of) => Holder::Left(member.active_to),
                    Some(_) | None => Holder::Here,
                }
            }
            Named::Several(all) => {
                self.busy.extend(all);
                Holder::Here
            }
            // a book that names no members says nothing of who is there
            Named::Outsider if members.is_empty() => Holder::Here,
            Named::Outsider => Holder::Left(None),
        };
        self.holders.insert(Arc::clone(who), holder);
        holder
    }

    /// Who looks after whom.
    pub fn finish(mut self) -> Coverage {
        let mut loads: Vec<Load> = self.loads.into_values().collect();
        loads.sort_by(|a, b| {
            (a.who.is_empty(), std::cmp::Reverse(a.all), &a.who).cmp(&(
                b.who.is_empty(),
                std::cmp::Reverse(b.all),
                &b.who,
            ))
        });
        self.found.loads = loads;
        self.found.untouched.sort_by_key(|it| (it.last, it.customer));
        self.found.orphans.sort_by(|a, b| (&a.who, a.customer).cmp(&(&b.who, b.customer)));
        let mut idle: Vec<&Arc<Member>> =
            self.members.iter().filter(|it| it.is_active(self.as_of) && !self.busy.contains(&it.id)).collect();
        idle.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
        self.found.idle = idle.into_iter().map(|it| it.id).collect();
        self.found
    }
}
