//! Who may take a customer from the pool, and who may give one back.

use super::event::{Move, Place, PoolEvent, place};
use super::rules::PoolRules;
use crate::domain::date::Date;
use crate::domain::team::naming::name_key;

/// Why somebody may not take a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickRefusal {
    /// Nobody has said who it is that takes it.
    NoName,
    /// Somebody looks after it.
    Taken {
        /// Who, by name.
        owner: String,
    },
    /// The person has as many as the rules allow.
    Full {
        /// How many the rules allow.
        most: u32,
    },
    /// The person gave it up so lately that it is somebody else's turn until this day.
    GaveUp {
        /// When.
        on: Date,
        /// From this day on the person may.
        until: Date,
    },
}

/// Why a customer may not be given to the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnRefusal {
    /// Nobody looks after it.
    NobodyHasIt,
    /// A contract with it is live: hand it to somebody instead.
    LiveContract,
    /// No reason is written.
    NoReason,
}

/// Whether `who` may take the customer on `day`, having `held` that count towards the most.
///
/// # Errors
/// Why not.
pub fn may_pick(
    who: &str,
    owner: &str,
    events: &[&PoolEvent],
    rules: &PoolRules,
    held: u32,
    day: Date,
) -> Result<(), PickRefusal> {
    let key = name_key(who);
    if key.is_empty() {
        return Err(PickRefusal::NoName);
    }
    match place(owner, events) {
        Place::Kept => return Err(PickRefusal::Taken { owner: owner.to_owned() }),
        Place::Public(_) | Place::Unclaimed => {}
    }
    let gave_up = events.iter().filter(|event| event.to_pool() && name_key(&event.from) == key);
    if let Some(on) = gave_up.map(|event| event.on).max()
        && let Ok(until) = on.plus_days(i64::from(rules.away_days))
        && day < until
    {
        return Err(PickRefusal::GaveUp { on, until });
    }
    if rules.most > 0 && held >= rules.most {
        return Err(PickRefusal::Full { most: rules.most });
    }
    Ok(())
}

/// A customer that somebody wants: its owner and what happened to it.
pub type Wanted<'a, Id> = (Id, &'a str, &'a [&'a PoolEvent]);

/// Takes customers one after the other as long as the rules allow: which are taken, and why the others are not. A customer
/// with a live contract may be taken like any other (nobody should be left without somebody) and fills no place.
pub fn pick_in_turn<'a, Id: Copy>(
    who: &str,
    wanted: impl IntoIterator<Item = Wanted<'a, Id>>,
    rules: &PoolRules,
    held: u32,
    day: Date,
) -> (Vec<Id>, Vec<(Id, PickRefusal)>) {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    let mut held = held;
    for (id, owner, events) in wanted {
        match may_pick(who, owner, events, rules, held, day) {
            Ok(()) => {
                held = held.saturating_add(1);
                taken.push(id);
            }
            Err(why) => refused.push((id, why)),
        }
    }
    (taken, refused)
}

/// Whether a customer of this owner may be given to the pool for this reason.
///
/// # Errors
/// Why not.
pub fn may_give_back(owner: &str, live: bool, reason: &str) -> Result<Move, ReturnRefusal> {
    if owner.trim().is_empty() {
        return Err(ReturnRefusal::NobodyHasIt);
    }
    if live {
        return Err(ReturnRefusal::LiveContract);
    }
    let reason = reason.trim();
    if reason.is_empty() { Err(ReturnRefusal::NoReason) } else { Ok(Move::GivenBack { reason: reason.to_owned() }) }
}
