//! One check for every life: all steps in all stages, and the fold over anything in any order.

use std::fmt::Debug;

use counterpart::domain::lifecycle::{Entry, Life, Refusal, Stage};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[cfg(target_arch = "wasm32")]
use crate::corpus::draw::Draw;

/// One sample of every stage. A stage that is not named here stops the build.
macro_rules! every_stage {
    ($stage:ident { $($name:ident = $sample:expr),* $(,)? }) => {{
        let _every = |stage: &$stage| match stage { $($stage::$name { .. } => (),)* };
        vec![$((stringify!($name), $sample)),*]
    }};
}

/// One row for every step. A step that is not named here stops the build.
macro_rules! every_step {
    ($step:ident { $($name:ident: $row:expr),* $(,)? }) => {{
        let _every = |step: &$step| match step { $($step::$name => (),)* };
        vec![$(($step::$name, $row)),*]
    }};
}

pub(super) use {every_stage, every_step};

/// A command of a step, and the event it causes.
type Sample<S> = fn(<S as Stage>::Step) -> (<S as Stage>::Command, <S as Stage>::Event);

/// A life under test.
pub(super) struct Table<S: Stage> {
    /// A sample of every stage, in the order of the columns.
    pub(super) stages: Vec<(&'static str, S)>,
    /// For every step its cells: `ok`, `past`, `ended`, `first:Step`, `instead:Step`, or the name of a guard. A `*` before a
    /// refusal says that the event would fit nevertheless, because the refusal depends on the day or the facts.
    pub(super) rows: Vec<(S::Step, &'static str)>,
    /// A command that is right in every respect but, perhaps, the stage; and the event it causes.
    pub(super) sample: Sample<S>,
    /// When the steps are taken: not before any of the sample stages.
    pub(super) now: S::When,
    pub(super) facts: S::Facts,
    pub(super) guards: Vec<(&'static str, S::Guard)>,
}

impl<S> Table<S>
where
    S: Stage + Serialize + DeserializeOwned,
    S::Event: Serialize + DeserializeOwned,
{
    /// Every cell, by `decide` and by `offers`; every event that is decided fits, and every other does not.
    pub(super) fn check(&self) {
        let named: Vec<_> = self.rows.iter().map(|(step, _)| *step).collect();
        assert_eq!(named, S::STEPS, "the steps on offer are all steps");
        for (step, row) in &self.rows {
            let cells: Vec<_> = row.split_whitespace().collect();
            assert_eq!(cells.len(), self.stages.len(), "the row of {step:?} has a cell for every stage");
            for ((name, stage), cell) in self.stages.iter().zip(cells) {
                self.check_cell(*step, name, stage, cell);
            }
        }
        for (_, stage) in &self.stages {
            reads_back(stage);
        }
        for step in S::STEPS {
            reads_back(&(self.sample)(*step).1);
        }
    }

    fn check_cell(&self, step: S::Step, name: &str, stage: &S, cell: &str) {
        let at = format!("{step:?} in {name}");
        let (command, event) = (self.sample)(step);
        assert!(S::step(&command) == step, "the sample of {step:?} is its command");
        let fits = stage.after(self.now, &event);
        let expected = match self.refusal(stage, cell.trim_start_matches('*')) {
            None => {
                assert!(fits.is_some(), "{at}: the event fits");
                Ok(Entry::new(self.now, event))
            }
            Some(refusal) => {
                assert_eq!(fits.is_some(), cell.starts_with('*'), "{at}: whether the event of a refused step fits");
                Err(refusal)
            }
        };
        assert_eq!(stage.decide(Entry::new(self.now, command), self.now, &self.facts), expected, "{at}");
        let offered = stage.offers(self.now, &self.facts).into_iter().find(|(offer, _)| *offer == step);
        assert_eq!(offered.expect("an offer").1, expected.map(|_| ()), "offer of {at}");
    }

    fn refusal(&self, stage: &S, cell: &str) -> Option<Refusal<S>> {
        let step = |name: &str| {
            *S::STEPS.iter().find(|step| format!("{step:?}") == name).unwrap_or_else(|| panic!("no step {name}"))
        };
        if let Some(name) = cell.strip_prefix("first:") {
            return Some(Refusal::NeedsFirst { step: step(name) });
        }
        if let Some(name) = cell.strip_prefix("instead:") {
            return Some(Refusal::Instead { step: step(name) });
        }
        match cell {
            "ok" => None,
            "past" => Some(Refusal::AlreadyPast { stage: stage.clone() }),
            "ended" => Some(Refusal::Ended { stage: stage.clone() }),
            guard => {
                let found = self.guards.iter().find(|(name, _)| *name == guard);
                Some(Refusal::Guard(found.unwrap_or_else(|| panic!("no guard {guard}")).1.clone()))
            }
        }
    }

    /// Whatever happens in whatever order: nothing is dropped, nothing fails, and what is decided afterwards fits.
    pub(super) fn check_fold(&self, begin: &S, more: &[S::Event], when: impl Fn(u16) -> S::When) {
        let mut pool: Vec<S::Event> = S::STEPS.iter().map(|step| (self.sample)(*step).1).collect();
        pool.extend_from_slice(more);
        histories(pool.len(), |picks, cut, as_of| {
            let events: Vec<_> = picks.iter().map(|(pick, day)| Entry::new(when(*day), pool[*pick].clone())).collect();
            self.check_history(begin, &events, cut, when(as_of));
        });
    }

    fn check_history(&self, begin: &S, events: &[Entry<S::When, S::Event>], cut: usize, as_of: S::When) {
        let life = Life::begin(begin.clone()).replay(events);
        for anomaly in &life.anomalies {
            assert!(events.contains(&anomaly.event), "an anomaly is an event that was given");
            assert!(anomaly.found.after(anomaly.event.on, &anomaly.event.what).is_none(), "and does not fit");
        }
        let moves = events.iter().scan(begin.clone(), |stage, event| {
            let next = stage.after(event.on, &event.what);
            let moved = next.is_some();
            *stage = next.unwrap_or_else(|| stage.clone());
            Some(moved)
        });
        let moved = moves.filter(|moved| *moved).count();
        assert_eq!(moved + life.anomalies.len(), events.len(), "every event counts or is kept");
        let cut = cut.min(events.len());
        let halves = Life::begin(begin.clone()).replay(&events[..cut]).replay(&events[cut..]);
        assert_eq!(halves, life, "the fold may pause");
        let _any_day = Life::begin(begin.clone()).known_on(events, as_of);
        for step in S::STEPS {
            let command = Entry::new(self.now, (self.sample)(*step).0);
            if let Ok(event) = life.stage.decide(command, self.now, &self.facts) {
                let next = life.clone().evolve(&event);
                assert_eq!(next.anomalies.len(), life.anomalies.len(), "what is decided fits");
            }
        }
    }
}

/// Histories of events from a pool of this size: which ones on which days, where the fold pauses, and the day looked at.
#[cfg(not(target_arch = "wasm32"))]
fn histories(pool: usize, check: impl Fn(&[(usize, u16)], usize, u16)) {
    let picks = prop::collection::vec((0..pool, 0_u16..400), 0..30);
    proptest!(|(picks in picks, cut in 0_usize..30, as_of in 0_u16..400)| check(&picks, cut, as_of));
}

/// The same in the browser, for which the crate of the laws is not built: as many of them, drawn alike in every run.
#[cfg(target_arch = "wasm32")]
fn histories(pool: usize, check: impl Fn(&[(usize, u16)], usize, u16)) {
    let (events, days) = ((0..pool).collect::<Vec<_>>(), (0..400).collect::<Vec<u16>>());
    let lengths: Vec<usize> = (0..30).collect();
    let mut draw = Draw::new("histories");
    for _ in 0..256 {
        let length = draw.one_of(&lengths);
        let picks: Vec<_> = (0..length).map(|_| (draw.one_of(&events), draw.one_of(&days))).collect();
        check(&picks, draw.one_of(&lengths), draw.one_of(&days));
    }
}

/// One refusal that the table does not show.
pub(super) fn check_refused<S>(stage: &S, on: S::When, command: S::Command, facts: &S::Facts, expected: &Refusal<S>)
where
    S: Stage,
{
    let answer = stage.decide(Entry::new(on, command), on, facts);
    assert_eq!(answer.as_ref().err(), Some(expected), "on {on:?} in {stage:?}");
}

/// The command causes this event.
pub(super) fn check_decided<S>(stage: &S, on: S::When, command: S::Command, facts: &S::Facts, expected: S::Event)
where
    S: Stage,
{
    let answer = stage.decide(Entry::new(on, command), on, facts);
    assert_eq!(answer, Ok(Entry::new(on, expected)), "on {on:?} in {stage:?}");
}

fn reads_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("JSON");
    assert_eq!(&serde_json::from_str::<T>(&text).expect("a value"), value, "{text}");
}
