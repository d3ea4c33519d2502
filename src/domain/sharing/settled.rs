//! Which duties of clause S1 are settled by what the register shows, and since when: to give, by what was given or received under the
//! row; to return or destroy, by the confirmation that ended it.

use std::collections::BTreeMap;

use super::given::SharingEvent;
use super::scope::{ScopeCourse, SharingScope};
use crate::domain::contract::party::{Side, Who};
use crate::domain::contract::sharing::{EndAction, Sharing};
use crate::domain::date::Date;
use crate::domain::duties::days::Subject;
use crate::domain::duties::matter::Matter;
use crate::domain::duties::promise::{Promise, When};
use crate::domain::duties::timeline::Timeline;
use crate::domain::id::{SharingEventId, SharingScopeId};
use crate::domain::lifecycle::sharing_scope::Stage;

/// A row of the register under a contract.
#[derive(Debug, Clone)]
pub struct Registered<'a> {
    /// The row.
    pub scope: &'a SharingScope,
    /// How it went up to the day looked at.
    pub course: ScopeCourse,
    /// What was given and received under it up to that day, in any order.
    pub given: Vec<&'a SharingEvent>,
}

/// What settles an instance of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settling {
    /// The day of it.
    pub on: Date,
    /// The row of the register.
    pub scope: SharingScopeId,
    /// What was given or received; nothing of an end that was confirmed.
    pub given: Option<SharingEventId>,
}

/// The instances that the register settles, by their ids. Of what is given again and again each entry settles the earliest period that
/// had begun by its day and was not settled: one that comes late is that of the period it was owed for. `is_done` says which instances
/// were settled otherwise.
pub fn settled(
    promises: &[Promise],
    clause: Option<&Sharing>,
    rows: &[Registered<'_>],
    timeline: &Timeline<'_>,
    is_done: impl Fn(&str) -> bool,
) -> BTreeMap<String, Settling> {
    let mut all = BTreeMap::new();
    for (place, promise) in promises.iter().enumerate() {
        if let Matter::Share { what } = &promise.matter {
            // every row of the register is one to give; figures alone are given under any
            let row = what.as_ref().map(|_| u32::from(promise.nth.max(1)).saturating_sub(1));
            let own: Vec<&Registered<'_>> = rows.iter().filter(|it| row.is_none() || it.scope.row == row).collect();
            all.extend(of_giving((place, promise), &own, timeline, &is_done));
        }
        if let Matter::EndUse { .. } = &promise.matter
            && let Some(row) = clause.and_then(|it| row_to_end(it, promise.nth))
        {
            let own = rows.iter().filter(|it| it.scope.row == Some(row));
            all.extend(
                own.filter_map(closing).min_by_key(|it| (it.on, it.scope)).map(|end| (promise.id(Subject::Once), end)),
            );
        }
    }
    all
}

/// The confirmation that what was shared under a row is given back or destroyed.
fn closing(row: &Registered<'_>) -> Option<Settling> {
    let Stage::Closed { on, .. } = row.course.stage else { return None };
    Some(Settling { on, scope: row.scope.id, given: None })
}

/// The row that the `nth` duty to return or destroy is about, the first being 0: what a law keeps has none.
fn row_to_end(clause: &Sharing, nth: u16) -> Option<u32> {
    let mut ended = clause.register.iter().enumerate().filter(|(_, it)| it.end_action != EndAction::KeepByLaw);
    let (row, _) = ended.nth(usize::from(nth.max(1)).saturating_sub(1))?;
    u32::try_from(row).ok()
}

/// The id of an instance, with the first day of its period where it has one.
type Opening = (String, Option<Date>);

/// What of a duty to give, the promise at this place, is settled: where both sides owe it, by what both gave.
fn of_giving(
    (place, promise): (usize, &Promise),
    rows: &[&Registered<'_>],
    timeline: &Timeline<'_>,
    is_done: &impl Fn(&str) -> bool,
) -> Vec<(String, Settling)> {
    let sides: &[Side] = match promise.bearer {
        Who::Us => &[Side::Us],
        Who::Them => &[Side::Them],
        Who::Both => &[Side::Us, Side::Them],
    };
    let open: Vec<(Subject, Option<Date>)> = match &promise.when {
        When::By(_) => vec![(Subject::Once, None)],
        When::Each { .. } | When::Between { .. } => promise.begun(place, timeline),
        // what has no day has no instance
        When::AfterEnd(_)
        | When::AfterUse { .. }
        | When::Monthly { .. }
        | When::EachPart(_)
        | When::BeforeRenewal
        | When::Always
        | When::OnRequest(_) => return Vec::new(),
    };
    let open: Vec<Opening> =
        open.into_iter().map(|(it, first)| (promise.id(it), first)).filter(|(id, _)| !is_done(id)).collect();
    let by_side: Vec<BTreeMap<&str, Settling>> = sides.iter().map(|side| allotted(&open, *side, rows)).collect();
    let of_all = |(id, _): &Opening| {
        let found: Option<Vec<Settling>> = by_side.iter().map(|side| side.get(id.as_str()).copied()).collect();
        Some((id.clone(), found?.into_iter().max_by_key(|it| it.on)?))
    };
    open.iter().filter_map(of_all).collect()
}

/// What a side gave, each by the earliest instance that had begun and was open.
fn allotted<'a, 'b>(open: &'a [Opening], side: Side, rows: &[&'b Registered<'b>]) -> BTreeMap<&'a str, Settling> {
    let of_side = |it: &'b Registered<'b>| it.given.iter().filter(move |given| given.from == side).copied();
    let mut given: Vec<&SharingEvent> = rows.iter().copied().flat_map(of_side).collect();
    given.sort_by_key(|it| (it.at, it.id));
    let mut all: BTreeMap<&str, Settling> = BTreeMap::new();
    for it in given {
        let on = it.at.date();
        let next =
            open.iter().find(|(id, first)| first.is_none_or(|first| first <= on) && !all.contains_key(id.as_str()));
        if let Some((id, _)) = next {
            all.insert(id, Settling { on, scope: it.scope, given: Some(it.id) });
        }
    }
    all
}
