//! What became of chances to sell: begun, moved, won, lost, and how they stood at the end.

use std::sync::Arc;

use super::fact::{Fact, Source, Tally, Worth};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::opportunity::{Event, Pipeline, Stage};
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
    let fact = |on, tally, worth| Fact {
        on,
        tally,
        who: Arc::clone(who),
        customer: Some(customer),
        source: Source::Opportunity(opportunity.id),
        worth,
    };
    if opportunity.began_on > as_of {
        return Vec::new();
    }
    let amount = worth.map_or(Worth::Nothing, Worth::Money);
    let mut facts = vec![fact(opportunity.began_on, Tally::Added, amount)];
    for (event, on, days) in opportunity.standing(events, &[], pipeline, as_of).passed {
        facts.push(match event {
            Event::Moved { .. } => fact(on, Tally::Moved, Worth::Nothing),
            Event::Won { .. } => fact(on, Tally::Won, amount),
            Event::Lost { .. } => fact(on, Tally::Lost, amount),
        });
        facts.push(fact(on, Tally::Stayed, Worth::Days(days)));
    }
    for (end, known) in ends.iter().filter(|(_, known)| opportunity.began_on <= *known) {
        let standing = opportunity.standing(events, &[], pipeline, *known);
        match standing.life.stage {
            Stage::Open { .. } => {
                facts.push(fact(*end, Tally::Standing, amount));
                let likely = worth.map_or(Worth::Nothing, |it| Worth::Likely(it, standing.probability));
                facts.push(fact(*end, Tally::Weighted, likely));
            }
            Stage::Won { .. } | Stage::Lost { .. } => {}
        }
    }
    facts
}
