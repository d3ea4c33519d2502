//! Chances to sell and quotes as of the date looked at: derived from their facts each time somebody looks.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::untrack;

use super::app::App;
use crate::domain::id::{CustomerId, LeadId, OpportunityId, QuoteId};
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead;
use crate::domain::opportunity::{Opportunity, OpportunityEvent, Standing};
use crate::domain::quote::{Quote, QuoteEvent, QuoteState};
use crate::domain::sales_stages::SalesStages;

/// An opportunity with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Chance {
    /// The opportunity.
    pub opportunity: Arc<Opportunity>,
    /// Where it stands.
    pub standing: Arc<Standing>,
    /// Its quotes, the newest first.
    pub quotes: Vec<Quoted>,
}

/// A quote with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// The quote.
    pub quote: Arc<Quote>,
    /// Where it stands.
    pub state: QuoteState,
}

/// A lead with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Prospect {
    /// The lead.
    pub lead: Arc<Lead>,
    /// Where it stands.
    pub stage: lead::Stage,
}

impl App {
    /// The stages of the pipeline; the reader runs again when they are set anew.
    pub fn sales_stages(self) -> Arc<SalesStages> {
        self.watch::<SalesStages>(SalesStages::ID).unwrap_or_else(|| Arc::new(SalesStages::usual()))
    }

    /// Every quote, the newest first; the reader runs again when any of them, or anything that happened to one, changes.
    pub fn quotes(self) -> Vec<Quoted> {
        let as_of = self.as_of();
        let mut events: HashMap<QuoteId, Vec<Arc<QuoteEvent>>> = HashMap::new();
        for event in self.watch_all::<QuoteEvent>() {
            events.entry(event.quote).or_default().push(event);
        }
        let mut all: Vec<Quoted> = self
            .watch_all::<Quote>()
            .into_iter()
            .map(|quote| {
                let own = events.get(&quote.id).map(Vec::as_slice).unwrap_or_default();
                let state = quote.state(own.iter().map(Arc::as_ref), as_of);
                Quoted { quote, state }
            })
            .collect();
        all.sort_by_key(|it| std::cmp::Reverse((it.quote.on, it.quote.number.clone(), it.quote.version, it.quote.id)));
        all
    }

    /// One quote with where it stands.
    pub fn quoted(self, id: QuoteId) -> Option<Quoted> {
        let quote = self.watch::<Quote>(id)?;
        let state = quote.state(self.watch_all::<QuoteEvent>().iter().map(Arc::as_ref), self.as_of());
        Some(Quoted { quote, state })
    }

    /// Every opportunity that had begun by the date looked at; the reader runs again when anything of the pipeline changes.
    pub fn chances(self) -> Vec<Chance> {
        let as_of = self.as_of();
        let pipeline = self.sales_stages().pipeline();
        let mut events: HashMap<OpportunityId, Vec<Arc<OpportunityEvent>>> = HashMap::new();
        for event in self.watch_all::<OpportunityEvent>() {
            events.entry(event.opportunity).or_default().push(event);
        }
        let mut quoted: HashMap<OpportunityId, Vec<Quoted>> = HashMap::new();
        for one in self.quotes() {
            if let Some(id) = one.quote.opportunity {
                quoted.entry(id).or_default().push(one);
            }
        }
        let all = self.watch_all::<Opportunity>();
        let began = all.into_iter().filter(|it| it.began_on <= as_of);
        began
            .map(|opportunity| {
                let own = events.remove(&opportunity.id).unwrap_or_default();
                let quotes = quoted.remove(&opportunity.id).unwrap_or_default();
                let own: Vec<&OpportunityEvent> = own.iter().map(Arc::as_ref).collect();
                let seen: Vec<(&Quote, QuoteState)> = quotes.iter().map(|it| (it.quote.as_ref(), it.state)).collect();
                let standing = Arc::new(opportunity.standing(&own, &seen, &pipeline, as_of));
                Chance { opportunity, standing, quotes }
            })
            .collect()
    }

    /// One opportunity with where it stands.
    pub fn chance(self, id: OpportunityId) -> Option<Chance> {
        let opportunity = self.watch::<Opportunity>(id)?;
        let pipeline = self.sales_stages().pipeline();
        let events = self.watch_all::<OpportunityEvent>();
        let own: Vec<&OpportunityEvent> =
            events.iter().map(Arc::as_ref).filter(|event| event.opportunity == id).collect();
        let quotes: Vec<Quoted> = self.quotes().into_iter().filter(|it| it.quote.opportunity == Some(id)).collect();
        let seen: Vec<(&Quote, QuoteState)> = quotes.iter().map(|it| (it.quote.as_ref(), it.state)).collect();
        let standing = Arc::new(opportunity.standing(&own, &seen, &pipeline, self.as_of()));
        Some(Chance { opportunity, standing, quotes })
    }

    /// One opportunity as it stands now, without watching it.
    pub fn peek_chance(self, id: OpportunityId) -> Option<Chance> {
        untrack(|| self.chance(id))
    }

    /// The opportunities of a customer, the latest first.
    pub fn chances_of(self, customer: CustomerId) -> Vec<Chance> {
        let class = self.standing_for(customer);
        let own = self.chances().into_iter().filter(|it| class.contains(&it.opportunity.customer));
        let mut all: Vec<Chance> = own.collect();
        all.sort_by_key(|it| std::cmp::Reverse((it.opportunity.began_on, it.opportunity.id)));
        all
    }

    /// Every lead that had come in by the date looked at, the most promising first.
    pub fn prospects(self) -> Vec<Prospect> {
        let as_of = self.as_of();
        let mut events: HashMap<LeadId, Vec<Arc<LeadEvent>>> = HashMap::new();
        for event in self.watch_all::<LeadEvent>() {
            events.entry(event.lead).or_default().push(event);
        }
        let came = self.watch_all::<Lead>().into_iter().filter(|it| it.came_on <= as_of);
        let mut all: Vec<Prospect> = came
            .map(|lead| {
                let own = events.remove(&lead.id).unwrap_or_default();
                let stage = lead.life(own.iter().map(Arc::as_ref), as_of).stage;
                Prospect { lead, stage }
            })
            .collect();
        all.sort_by_key(|it| (std::cmp::Reverse((it.lead.score, it.lead.came_on)), it.lead.id));
        all
    }
}
