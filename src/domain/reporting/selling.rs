//! What became of chances to sell: begun, moved, won, lost, and how they stood at the end.

use std::sync::Arc;

use super::fact::{Fact, Source, Tally, Worth};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::opportunity::{Event, Pipeline, Stage, StageKey};
use crate::domain::money::Money;
use crate::domain::opportunity::{Opportunity, OpportunityEvent};

/// An opportunity with what happened to it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Which.
    pub opportunity: &'a Opportunity,
    /// What happened to it, in any order.
    pub events: &'a [&'a OpportunityEvent],
    /// What it would bring, as known on the day that is looked at.
    pub worth: Option<Money>,
    /// The customer that stands for its own.
    pub customer: CustomerId,
}

/// What an opportunity tells. `ends` are the days at whose end it has to be told as it stood, each with the day by which that is
/// known; what it brings is what is known of it on the day looked at, on every one of them.
pub fn of_opportunity(
    seen: Seen<'_>,
    who: &Arc<str>,
    pipeline: &Pipeline,
    ends: &[(Date, Date)],
    as_of: Date,
) -> Vec<Fact> {
    let Seen { opportunity, events, worth, customer } = seen;
    let fact = |on, tally, stage: &StageKey, worth| Fact {
        on,
        tally,
        who: Arc::clone(who),
        customer: Some(customer),
        source: Source::Opportunity(opportunity.id),
        stage: Some(stage.clone()),
        worth,
    };
    if opportunity.began_on > as_of {
        return Vec::new();
    }
    let amount = worth.map_or(Worth::Nothing, Worth::Money);
    let (_, passed) = opportunity.lived(events, pipeline, as_of);
    let mut at = begun_in(opportunity, passed.first().map(|(event, ..)| event), pipeline);
    let mut facts = vec![fact(opportunity.began_on, Tally::Added, &at, amount)];
    for (event, on, days) in passed {
        facts.push(fact(on, Tally::Stayed, &at, Worth::Days(days)));
        match event {
            Event::Moved { to, .. } => {
                facts.push(fact(on, Tally::Moved, &at, Worth::Nothing));
                at = to;
            }
            Event::Won { .. } => facts.push(fact(on, Tally::Won, &at, amount)),
            Event::Lost { .. } => facts.push(fact(on, Tally::Lost, &at, amount)),
        }
    }
    for (end, known) in ends.iter().filter(|(_, known)| opportunity.began_on <= *known) {
        let (life, _) = opportunity.lived(events, pipeline, *known);
        match &life.stage {
            Stage::Open { at, .. } => {
                facts.push(fact(*end, Tally::Standing, at, amount));
                let likely =
                    worth.map_or(Worth::Nothing, |it| Worth::Likely(it, opportunity.likelihood(&life.stage, pipeline)));
                facts.push(fact(*end, Tally::Weighted, at, likely));
            }
            Stage::Won { .. } | Stage::Lost { .. } => {}
        }
    }
    facts
}

/// The stage that an opportunity began in: the one its first move left, else the one it was put in.
fn begun_in(opportunity: &Opportunity, first: Option<&Event>, pipeline: &Pipeline) -> StageKey {
    match first {
        Some(Event::Moved { from, .. }) => return from.clone(),
        Some(Event::Won { .. } | Event::Lost { .. }) | None => {}
    }
    match opportunity.lived(&[], pipeline, opportunity.began_on).0.stage {
        Stage::Open { at, .. } => at,
        Stage::Won { .. } | Stage::Lost { .. } => StageKey(opportunity.began_in.clone()),
    }
}
