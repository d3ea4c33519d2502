//! Chances to sell and quotes as of the date looked at: derived from their facts each time somebody looks.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use leptos::prelude::{Get, untrack};

use super::app::App;
use crate::domain::contact::Contact;
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, LeadId, OpportunityId, QuoteId};
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead;
use crate::domain::lifecycle::opportunity::{Stage, StageKey};
use crate::domain::money::Money;
use crate::domain::opportunity::{Opportunity, OpportunityEvent, Standing};
use crate::domain::quote::{Quote, QuoteEvent, QuoteState};
use crate::domain::rate::Bp;
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

/// What a row or a card shows of an opportunity: it is drawn anew when this changes, and only then.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Face {
    opportunity: Arc<Opportunity>,
    stage: Stage,
    days_in_stage: i64,
    probability: Bp,
    amount: Option<Money>,
    quotes: Vec<(QuoteId, QuoteState, Date)>,
}

impl Chance {
    /// What is shown of it in lists.
    pub fn face(&self) -> Face {
        Face {
            opportunity: Arc::clone(&self.opportunity),
            stage: self.standing.life.stage.clone(),
            days_in_stage: self.standing.days_in_stage,
            probability: self.standing.probability,
            amount: self.standing.worth.amount(),
            quotes: self.quotes.iter().map(|it| (it.quote.id, it.state, it.quote.valid_until)).collect(),
        }
    }

    /// Whether somebody set by hand how likely it is won, and that counts.
    pub fn is_set_by_hand(&self) -> bool {
        self.opportunity.set_by_hand(&self.standing.life.stage).is_some()
    }

    /// Whether it is neither won nor lost.
    pub fn is_open(&self) -> bool {
        matches!(self.standing.life.stage, Stage::Open { .. })
    }
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

    /// Every quote that the date looked at knows, the newest first; the reader runs again when any of them, or anything that
    /// happened to one, changes.
    pub fn quotes(self) -> Vec<Quoted> {
        self.with_states(self.watch_all::<Quote>(), self.as_of())
    }

    /// Quotes with where they stand on `day`, the newest first; an earlier day knows none of a later date.
    fn with_states(self, mut quotes: Vec<Arc<Quote>>, day: Date) -> Vec<Quoted> {
        let today = self.today.get();
        quotes.retain(|it| it.is_seen_on(day, today));
        let mut events: HashMap<QuoteId, Vec<Arc<QuoteEvent>>> = quotes.iter().map(|it| (it.id, Vec::new())).collect();
        for event in self.watch_all::<QuoteEvent>() {
            if let Some(own) = events.get_mut(&event.quote) {
                own.push(event);
            }
        }
        let with_state = |quote: Arc<Quote>| {
            let own = events.get(&quote.id).map(Vec::as_slice).unwrap_or_default();
            let state = quote.state(own.iter().map(Arc::as_ref), day);
            Quoted { quote, state }
        };
        let mut all: Vec<Quoted> = quotes.into_iter().map(with_state).collect();
        all.sort_by_key(|it| std::cmp::Reverse((it.quote.on, it.quote.version, it.quote.id)));
        all
    }

    /// One quote with where it stands on the date looked at.
    pub fn quoted(self, id: QuoteId) -> Option<Quoted> {
        self.quoted_on(id, self.as_of())
    }

    /// One quote with where it stands today, whatever date is looked at: what locks its words and decides its steps.
    pub fn quoted_today(self, id: QuoteId) -> Option<Quoted> {
        self.quoted_on(id, self.today.get())
    }

    fn quoted_on(self, id: QuoteId, day: Date) -> Option<Quoted> {
        let quote = self.watch::<Quote>(id)?;
        let state = quote.state(self.watch_all::<QuoteEvent>().iter().map(Arc::as_ref), day);
        Some(Quoted { quote, state })
    }

    /// Every opportunity that had begun by the date looked at; the reader runs again when anything of the pipeline changes.
    pub fn chances(self) -> Vec<Chance> {
        self.chances_among(self.watch_all::<Opportunity>(), self.watch_all::<Quote>())
    }

    /// Of these, the ones that had begun by the date looked at, each with its quotes among `quotes`.
    fn chances_among(self, mut all: Vec<Arc<Opportunity>>, mut quotes: Vec<Arc<Quote>>) -> Vec<Chance> {
        let as_of = self.as_of();
        let pipeline = self.sales_stages().pipeline();
        all.retain(|it| it.began_on <= as_of);
        let wanted: HashSet<OpportunityId> = all.iter().map(|it| it.id).collect();
        let mut events = self.opportunity_events(|id| wanted.contains(&id));
        quotes.retain(|it| it.opportunity.is_some_and(|id| wanted.contains(&id)));
        let mut quoted: HashMap<OpportunityId, Vec<Quoted>> = HashMap::new();
        for one in self.with_states(quotes, as_of) {
            if let Some(id) = one.quote.opportunity {
                quoted.entry(id).or_default().push(one);
            }
        }
        all.into_iter()
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

    /// What happened to the opportunities that are wanted.
    pub(super) fn opportunity_events(
        self,
        wanted: impl Fn(OpportunityId) -> bool,
    ) -> HashMap<OpportunityId, Vec<Arc<OpportunityEvent>>> {
        let mut events: HashMap<OpportunityId, Vec<Arc<OpportunityEvent>>> = HashMap::new();
        for event in self.watch_all::<OpportunityEvent>().into_iter().filter(|it| wanted(it.opportunity)) {
            events.entry(event.opportunity).or_default().push(event);
        }
        events
    }

    /// The open stage of each of these that is open on `day`; nothing else is asked of them, and nothing of any other.
    fn open_stages(self, all: &[Arc<Opportunity>], day: Date) -> Vec<StageKey> {
        let wanted: HashSet<OpportunityId> = all.iter().map(|it| it.id).collect();
        let events = self.opportunity_events(|id| wanted.contains(&id));
        let pipeline = self.sales_stages().pipeline();
        let stage = |it: &Arc<Opportunity>| {
            let own: Vec<&OpportunityEvent> = events.get(&it.id).into_iter().flatten().map(Arc::as_ref).collect();
            match it.lived(&own, &pipeline, day).0.stage {
                Stage::Open { at, .. } => Some(at),
                Stage::Won { .. } | Stage::Lost { .. } => None,
            }
        };
        all.iter().filter_map(stage).collect()
    }

    /// How many open opportunities have a next step that is due by the date looked at; the reader runs again when that may
    /// have changed.
    pub fn due_opportunities(self) -> usize {
        let as_of = self.as_of();
        let mut due = self.watch_all::<Opportunity>();
        due.retain(|it| it.began_on <= as_of && it.next_on.is_some_and(|day| day <= as_of));
        // most days have few of them: only they are asked where they stand
        if due.is_empty() { 0 } else { self.open_stages(&due, as_of).len() }
    }

    /// How many opportunities stand in each open stage today, whatever date is looked at, without watching them: what says
    /// whether a stage can go.
    pub fn held_stages_today(self) -> HashMap<StageKey, usize> {
        let all = self.peek_all::<Opportunity>();
        let mut held: HashMap<StageKey, usize> = HashMap::new();
        for at in untrack(|| self.open_stages(&all, self.today.get())) {
            let count = held.entry(at).or_default();
            *count = count.saturating_add(1);
        }
        held
    }

    /// One opportunity with where it stands on the date looked at.
    pub fn chance(self, id: OpportunityId) -> Option<Chance> {
        self.chance_on(id, self.as_of())
    }

    /// One opportunity as it stands today, without watching it: what steps are decided by, whatever date is looked at.
    pub fn chance_today(self, id: OpportunityId) -> Option<Chance> {
        untrack(|| self.chance_on(id, self.today.get()))
    }

    fn chance_on(self, id: OpportunityId, day: Date) -> Option<Chance> {
        let opportunity = self.watch::<Opportunity>(id)?;
        let pipeline = self.sales_stages().pipeline();
        let events = self.watch_all::<OpportunityEvent>();
        let own: Vec<&OpportunityEvent> =
            events.iter().map(Arc::as_ref).filter(|event| event.opportunity == id).collect();
        let mut quotes = self.watch_all::<Quote>();
        quotes.retain(|it| it.opportunity == Some(id));
        let quotes = self.with_states(quotes, day);
        let seen: Vec<(&Quote, QuoteState)> = quotes.iter().map(|it| (it.quote.as_ref(), it.state)).collect();
        let standing = Arc::new(opportunity.standing(&own, &seen, &pipeline, day));
        Some(Chance { opportunity, standing, quotes })
    }

    /// Who has a part in an opportunity, the one it mainly goes through first; who is entered twice is there once. The reader runs
    /// again when any contact changes.
    pub fn people_in(self, opportunity: &Opportunity) -> Vec<Arc<Contact>> {
        self.people_among(opportunity.contacts())
    }

    /// The opportunities of a customer, the latest first.
    pub fn chances_of(self, customer: CustomerId) -> Vec<Chance> {
        let class = self.standing_for(customer);
        let mut own = self.watch_all::<Opportunity>();
        own.retain(|it| class.contains(&it.customer));
        let mut all = self.chances_among(own, self.watch_all::<Quote>());
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
