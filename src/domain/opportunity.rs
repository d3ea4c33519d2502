//! A chance to sell, and where it stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::contact::first_and_further;
use super::date::Date;
use super::entity::Entity;
use super::exact::Worked;
use super::id::{ContactId, ContractId, CustomerId, LineId, OpportunityEventId, OpportunityId, QuoteId};
use super::lifecycle::due::{Dueness, dueness};
use super::lifecycle::life::{Entry, Life};
use super::lifecycle::opportunity::{Event, Pipeline, Stage, StageKey, durations};
use super::line::{DocumentDiscount, Line, LineError, LineStep, Totals, in_currency, totals};
use super::money::{Currency, Money};
use super::quote::{Quote, QuoteState};
use super::rate::Bp;
use super::tax::TaxMode;
use crate::kinds::Kind;

/// A chance to sell to a customer (商机, `domain.md` 5.2).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Opportunity {
    /// Its id.
    pub id: OpportunityId,
    /// With whom.
    pub customer: CustomerId,
    /// What they would buy, in a few words.
    pub name: String,
    /// Who looks after it, by name.
    #[serde(default)]
    pub owner: String,
    /// Who of them; of several the one it mainly goes through.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// Who of them has a part in it besides, in the order in which they were named; what part, their own roles say.
    #[serde(default)]
    pub further_contacts: Vec<ContactId>,
    /// What it would bring as we guess, tax included; lines and quotes know better ([`Opportunity::worth`]).
    #[serde(default)]
    pub amount: Option<Money>,
    /// What they would buy (明细), at prices with the tax in them; each line is a register of its own.
    #[serde(default)]
    pub lines: BTreeMap<LineId, Line>,
    /// In which currency (ISO 4217) it will be reckoned, while no line and no guess says so; nothing: the book's own.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// How likely it is won as somebody set it by hand (赢率, `domain.md` 5.2 `probability`), in basis points, 0 to 10 000; nothing:
    /// its stage says it.
    #[serde(default)]
    pub probability: Option<Bp>,
    /// The day it is expected to be decided (预计成交).
    #[serde(default)]
    pub expected_close: Option<Date>,
    /// The day it began.
    pub began_on: Date,
    /// The stage it began in; empty in old records, for the first of the pipeline.
    #[serde(default)]
    pub began_in: String,
    /// Against whom we bid (竞争对手).
    #[serde(default)]
    pub competitor: String,
    /// What comes next, in words; may be empty.
    #[serde(default)]
    pub next: String,
    /// When that is to be done.
    #[serde(default)]
    pub next_on: Option<Date>,
    /// The contract that was made from it.
    #[serde(default)]
    pub contract: Option<ContractId>,
    /// Free note.
    #[serde(default)]
    pub note: String,
}

/// A fact in the life of an opportunity (`StageChange` of `domain.md` 5.2). Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpportunityEvent {
    /// Its id.
    pub id: OpportunityEventId,
    /// The opportunity.
    pub opportunity: OpportunityId,
    /// The day it happened.
    pub on: Date,
    /// What happened.
    pub fact: Event,
}

/// What opportunities are lost for (输单原因).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LostFor {
    /// 价格.
    Price,
    /// 交期.
    Delivery,
    /// They chose another (选了别家).
    Rival,
    /// Not what they need (不合需要).
    Need,
    /// They stopped the project (对方停项).
    Stopped,
    /// No answer (没有回音).
    Silent,
    /// 其他.
    Other,
}

impl LostFor {
    /// Every reason, as a person is offered them.
    pub const ALL: [Self; 7] =
        [Self::Price, Self::Delivery, Self::Rival, Self::Need, Self::Stopped, Self::Silent, Self::Other];

    /// Its name in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Delivery => "delivery",
            Self::Rival => "rival",
            Self::Need => "need",
            Self::Stopped => "stopped",
            Self::Silent => "silent",
            Self::Other => "other",
        }
    }

    /// The reason of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The reason as it is kept, with what a person added: `price: a tenth above`.
    pub fn kept(self, words: &str) -> String {
        if words.is_empty() { self.name().to_owned() } else { format!("{}: {words}", self.name()) }
    }

    /// Reads a kept reason: what it is, and what was added. Words of which no reason is known are another one's.
    pub fn read(kept: &str) -> (Self, &str) {
        let (name, words) = kept.split_once(':').unwrap_or((kept, ""));
        Self::of(name.trim()).map_or((Self::Other, kept), |reason| (reason, words.trim()))
    }
}

/// What an opportunity would bring, and how that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// Nobody has said.
    Unknown,
    /// A guess.
    Guessed(Money),
    /// What its own lines come to.
    Lined(Money),
    /// The total of a quote.
    Quoted(QuoteId, Money),
}

/// Where an opportunity stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its life, with what did not fit.
    pub life: Life<Stage>,
    /// How likely it is won.
    pub probability: Bp,
    /// What it would bring.
    pub worth: Worth,
    /// How many days it has been in its stage.
    pub days_in_stage: i64,
    /// Every stage it left, with the days it was there.
    pub passed: Vec<Passed>,
}

/// A stage that was left: by what event, on which day, after how many days.
pub type Passed = (Event, Date, i64);

impl Opportunity {
    /// The stage it began in: the one its first move left, else the one it was put in, else the first of the pipeline. A team
    /// may set its stages up anew: that changes nothing of what happened before.
    fn beginning(&self, own: &[&OpportunityEvent], pipeline: &Pipeline) -> Stage {
        // a move after it was decided does not fit, and tells nothing
        let left = own.first().and_then(|event| match &event.fact {
            Event::Moved { from, .. } => Some(from.clone()),
            Event::Won { .. } | Event::Lost { .. } => None,
        });
        let put_in = || Some(StageKey(self.began_in.clone())).filter(|key| !key.0.is_empty());
        match left.or_else(put_in) {
            Some(at) => Stage::Open { at, since: self.began_on },
            None => Stage::begin(pipeline, self.began_on),
        }
    }

    /// Its life as it stood on `as_of`, by its own events in any order, and every stage it left with the days it was there. What it
    /// would bring is not reckoned: for whoever asks of many where they are.
    pub fn lived(&self, events: &[&OpportunityEvent], pipeline: &Pipeline, as_of: Date) -> (Life<Stage>, Vec<Passed>) {
        let mut own: Vec<&OpportunityEvent> = events.to_vec();
        // ids are made in the order of time: the order in which things were entered
        own.sort_by_key(|event| event.id);
        let beginning = self.beginning(&own, pipeline);
        let entries: Vec<Entry<Date, Event>> =
            own.into_iter().map(|event| Entry::new(event.on, event.fact.clone())).collect();
        // what did not fit moved nothing, and took no time in a stage
        let (life, steps) = Life::begin(beginning).steps_on(&entries, as_of);
        let days = durations(self.began_on, &steps);
        let passed = steps.into_iter().zip(days).map(|(step, days)| (step.what.clone(), step.on, days)).collect();
        (life, passed)
    }

    /// Where it stands on `as_of`, by its own events and quotes, in any order.
    pub fn standing(
        &self,
        events: &[&OpportunityEvent],
        quotes: &[(&Quote, QuoteState)],
        pipeline: &Pipeline,
        as_of: Date,
    ) -> Standing {
        let (life, passed) = self.lived(events, pipeline, as_of);
        Standing {
            probability: self.likelihood(&life.stage, pipeline),
            days_in_stage: life.stage.days_in_stage(as_of),
            worth: self.worth(quotes),
            life,
            passed,
        }
    }

    /// How likely it is won in `stage` as somebody set it by hand. Nothing where nobody did; once it is won or lost; and for what is
    /// no share, which only a foreign file can bring.
    pub fn set_by_hand(&self, stage: &Stage) -> Option<Bp> {
        let is_open = matches!(stage, Stage::Open { .. });
        self.probability.filter(|own| is_open && (Bp(0)..=Bp::WHOLE).contains(own))
    }

    /// How likely it is won in `stage`: as it was set by hand, else as the stage says.
    pub fn likelihood(&self, stage: &Stage, pipeline: &Pipeline) -> Bp {
        self.set_by_hand(stage).unwrap_or_else(|| stage.probability(pipeline))
    }

    /// Everybody of them who has a part in it, the one it mainly goes through first.
    pub fn contacts(&self) -> impl Iterator<Item = ContactId> {
        self.contact.into_iter().chain(self.further_contacts.iter().copied())
    }

    /// Names those who have a part in it: the first is the one it mainly goes through. Who is named twice is kept once.
    pub fn set_contacts(&mut self, all: impl IntoIterator<Item = ContactId>) {
        (self.contact, self.further_contacts) = first_and_further(all);
    }

    /// In which currency it is reckoned: that of its lines, else that of the guess, else the one that was chosen for it, else the
    /// book's own.
    pub fn currency(&self) -> Currency {
        let of_lines = self.lines.values().next().map(|line| line.unit_price.currency);
        of_lines.or_else(|| self.amount.map(|it| it.currency)).or(self.currency).unwrap_or(Currency::CNY)
    }

    /// Takes a line out, if it is there. With the last figure what it is reckoned in would be forgotten where nobody ever chose it:
    /// it is kept as if it were chosen.
    pub fn take_line_out(&mut self, id: LineId) {
        let before = self.currency();
        self.lines.remove(&id);
        if self.lines.is_empty() && self.amount.is_none() && self.currency() != before {
            self.currency = Some(before);
        }
    }

    /// What the lines come to, tax included, with its working (`domain.md` 6.4). Without lines it is nothing.
    ///
    /// # Errors
    /// What [`totals`] refuses: a line in another currency than the first, a price below zero, overflow.
    pub fn totals(&self) -> Result<Worked<Totals, LineStep>, LineError> {
        totals(self.lines.values(), DocumentDiscount::None, TaxMode::TaxIncluded, self.currency())
    }

    /// Its lines with the same figures in another currency.
    ///
    /// # Errors
    /// What [`in_currency`] refuses.
    pub fn lines_in(&self, currency: Currency) -> Result<BTreeMap<LineId, Line>, Money> {
        in_currency(&self.lines, currency)
    }

    /// What it would bring (`domain.md` 5.2 `amount`, from lines or by hand): what its quotes say ([`worth`]), else what its own
    /// lines come to, else the guess. Lines without a price, or that come to no total, say nothing yet.
    pub fn worth(&self, quotes: &[(&Quote, QuoteState)]) -> Worth {
        match worth(self.amount, quotes) {
            quoted @ Worth::Quoted(..) => quoted,
            guess @ (Worth::Unknown | Worth::Guessed(_) | Worth::Lined(_)) => {
                let of_lines = self.totals().ok().map(|worked| worked.value.gross).filter(|total| !total.is_zero());
                of_lines.map_or(guess, Worth::Lined)
            }
        }
    }

    /// How the next step stands on `as_of`; `None` if none is planned.
    pub fn next_step(&self, as_of: Date, lead_days: u16) -> Option<Dueness> {
        self.next_on.map(|_| dueness(self.next_on, as_of, lead_days))
    }
}

/// What an opportunity would bring: the total of its newest quote that was not turned down (the one the customer accepted
/// before any other) and comes to a total, else the guess.
pub fn worth(guess: Option<Money>, quotes: &[(&Quote, QuoteState)]) -> Worth {
    let rank = |(quote, state): &(&Quote, QuoteState)| {
        let agreed = matches!(state, QuoteState::Accepted | QuoteState::Contracted);
        (agreed, quote.on, quote.version, quote.id)
    };
    let mut offered: Vec<_> =
        quotes.iter().filter(|(quote, state)| *state != QuoteState::Rejected && !quote.lines.is_empty()).collect();
    offered.sort_by_key(|it| std::cmp::Reverse(rank(it)));
    // a quote that comes to no total says nothing
    let said = offered.into_iter().find_map(|(quote, _)| Some((quote.id, quote.total().ok()?)));
    match (said, guess) {
        (Some((quote, total)), _) => Worth::Quoted(quote, total),
        (None, Some(guess)) => Worth::Guessed(guess),
        (None, None) => Worth::Unknown,
    }
}

impl Worth {
    /// The amount, if there is one.
    pub const fn amount(self) -> Option<Money> {
        match self {
            Self::Unknown => None,
            Self::Guessed(amount) | Self::Lined(amount) | Self::Quoted(_, amount) => Some(amount),
        }
    }
}

impl Entity for Opportunity {
    type Id = OpportunityId;
    const KIND: Kind = Kind::Opportunity;
    const SETS: &'static [&'static str] = &["lines"];

    fn id(&self) -> OpportunityId {
        self.id
    }
}

impl Entity for OpportunityEvent {
    type Id = OpportunityEventId;
    const KIND: Kind = Kind::OpportunityEvent;

    fn id(&self) -> OpportunityEventId {
        self.id
    }
}
