//! How a dispute went, up to a day.

use super::Dispute;
use super::event::{Answer, DisputeEvent, Fact, Noted, Offer, Payment};
use super::filed::Frozen;
use crate::domain::date::Date;
use crate::domain::id::{DisputeEventId, WaiverId};
use crate::domain::lifecycle::dispute::command::Event as Step;
use crate::domain::lifecycle::dispute::{Dispute as State, Settlement, Stage};
use crate::domain::lifecycle::life::Stage as _;

/// How a dispute went, up to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Where it stands.
    pub state: State,
    /// What happened, in order.
    pub told: Vec<DisputeEvent>,
}

/// An offer with what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered<'a> {
    /// The row.
    pub event: &'a DisputeEvent,
    /// What is offered.
    pub offer: &'a Offer,
    /// What was said to it, and when.
    pub answer: Option<(Date, Answer)>,
}

/// A settlement as it was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed<'a> {
    /// The row.
    pub event: &'a DisputeEvent,
    /// What was agreed.
    pub settlement: &'a Settlement,
    /// When what is paid.
    pub payments: &'a [Payment],
    /// What was given up with it.
    pub waivers: &'a [WaiverId],
}

impl Dispute {
    /// How it went up to `as_of`, by its events in any order; those of one day in the order in which they were entered. A
    /// step that does not fit where it comes, as copies joined may bring it, moves nothing and is left out.
    pub fn course<'a>(&self, events: impl IntoIterator<Item = &'a DisputeEvent>, as_of: Date) -> Course {
        let mut own: Vec<&DisputeEvent> =
            events.into_iter().filter(|event| event.dispute == self.id && event.on <= as_of).collect();
        // ids are made in the order of time: the order in which things were entered
        own.sort_by_key(|event| (event.on, event.id));
        let mut course = Course { state: State::begin(self.raised_on), told: Vec::new() };
        for event in own {
            if let Some(step) = event.fact.step() {
                match course.state.after(event.on, step) {
                    Some(next) => course.state = next,
                    None => continue,
                }
            }
            course.told.push(event.clone());
        }
        course
    }
}

impl Course {
    /// Whether something is still to be done about it.
    pub const fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// The day it was closed, if it was.
    pub const fn closed_on(&self) -> Option<Date> {
        if let Stage::Closed { on, .. } = &self.state.stage { Some(*on) } else { None }
    }

    /// The claims as they were filed last.
    pub fn filed(&self) -> Option<&Frozen> {
        self.told.iter().rev().find_map(|event| {
            let Fact::Filed { claim, .. } = &event.fact else { return None };
            Some(claim)
        })
    }

    /// The day on which a step was taken, the last time.
    pub fn day_of(&self, is: impl Fn(&Step) -> bool) -> Option<Date> {
        self.told.iter().rev().find(|event| event.fact.step().is_some_and(&is)).map(|event| event.on)
    }

    /// The days on which it was taken to arbitration or to court.
    pub fn filings(&self) -> impl Iterator<Item = Date> + '_ {
        let filed = |step: &Step| matches!(step, Step::ArbitrationFiled { .. } | Step::CourtFiled { .. });
        self.told.iter().filter(move |event| event.fact.step().is_some_and(filed)).map(|event| event.on)
    }

    /// The settlement, if there is one.
    pub fn settled(&self) -> Option<Agreed<'_>> {
        self.told.iter().rev().find_map(|event| {
            let Fact::Settled { step: Step::Settled { settlement }, payments, waivers } = &event.fact else {
                return None;
            };
            Some(Agreed { event, settlement, payments, waivers })
        })
    }

    /// The offers, in the order in which they were made.
    pub fn offers(&self) -> Vec<Offered<'_>> {
        let answer_to = |id: DisputeEventId| {
            self.told.iter().rev().find_map(|event| {
                let Fact::Answer { offer, answer } = event.fact else { return None };
                (offer == id).then_some((event.on, answer))
            })
        };
        self.told
            .iter()
            .filter_map(|event| {
                let Fact::Offer(offer) = &event.fact else { return None };
                Some(Offered { event, offer, answer: answer_to(event.id) })
            })
            .collect()
    }

    /// The offer that was accepted last, if one was: what the sides settle on.
    pub fn accepted(&self) -> Option<&Offer> {
        let accepted = |it: Offered<'_>| match it.answer {
            Some((on, Answer::Accepted)) => Some((on, it.event.id)),
            Some((_, Answer::Rejected | Answer::TakenBack)) | None => None,
        };
        let (_, last) = self.offers().into_iter().filter_map(accepted).max()?;
        self.told.iter().find_map(|event| {
            let Fact::Offer(offer) = &event.fact else { return None };
            (event.id == last).then_some(offer)
        })
    }

    /// The days that were noted and not kept yet.
    pub fn noted(&self) -> Vec<(DisputeEventId, &Noted)> {
        let is_kept = |id: DisputeEventId| {
            self.told.iter().any(|event| matches!(event.fact, Fact::Kept { noted } if noted == id))
        };
        self.told
            .iter()
            .filter_map(|event| {
                let Fact::Noted(noted) = &event.fact else { return None };
                (!is_kept(event.id)).then_some((event.id, noted))
            })
            .collect()
    }

    /// Whether nobody was asked to decide yet: only then does limitation run on.
    pub const fn is_before_filing(&self) -> bool {
        matches!(
            self.state.stage,
            Stage::Raised { .. } | Stage::Negotiation { .. } | Stage::Mediation { .. } | Stage::AwardSetAside { .. }
        )
    }
}
