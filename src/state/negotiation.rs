//! Talks about a contract: rounds, proposals and what becomes of them.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, WithValue, untrack};

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::event::ContractEvent;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::{AttachmentId, ContractEventId, ContractId, NegotiationRoundId, ProposalEventId, ProposalId};
use crate::domain::lifecycle::contract::command::Command as ContractCommand;
use crate::domain::lifecycle::life::{Entry, Life, Stage as _};
use crate::domain::lifecycle::negotiation::{Command, Event, Facts, Stage};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::negotiation::clause::by_clause;
use crate::domain::negotiation::standing::lives;
use crate::domain::negotiation::{Channel, NegotiationRound, Proposal, ProposalEvent, TermChange};
use crate::record::terms::{changed_terms, with_terms};

/// A proposal and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// The proposal.
    pub proposal: Arc<Proposal>,
    /// Where it stands today.
    pub life: Life<Stage>,
}

/// What a person says of a round that is opened.
#[derive(Debug, Clone)]
pub struct NewRound {
    /// The day.
    pub on: Date,
    /// Who speaks.
    pub side: Side,
    /// How it came.
    pub channel: Channel,
    /// What else there is to say.
    pub note: String,
    /// The file that came with it.
    pub file: Option<AttachmentId>,
}

/// What makes one draft of the other, as changes of each clause.
pub fn by_clause_between(before: &Contract, after: &Contract) -> Vec<(Option<ClauseId>, Vec<TermChange>)> {
    by_clause(changed_terms(before, after))
}

impl App {
    /// The rounds of talks about a contract, the first one first. The reader runs again when any changes.
    pub fn rounds_of(self, contract: ContractId) -> Vec<Arc<NegotiationRound>> {
        let found = self.tables.try_with_value(|tables| {
            tables.negotiation_rounds.watch_any();
            let ids = tables.index.rounds_of(contract).iter();
            let mut all: Vec<_> = ids.filter_map(|id| tables.negotiation_rounds.peek(*id)).collect();
            all.sort_by_key(|round| (round.number, round.id));
            all
        });
        found.unwrap_or_default()
    }

    /// What became of the proposals for a contract. The reader runs again when any is answered.
    pub fn proposal_events_of(self, contract: ContractId) -> Vec<Arc<ProposalEvent>> {
        let found = self.tables.try_with_value(|tables| {
            tables.proposal_events.watch_any();
            let ids = tables.index.proposal_events_of(contract).iter();
            ids.filter_map(|id| tables.proposal_events.peek(*id)).collect()
        });
        found.unwrap_or_default()
    }

    /// What was proposed for a contract, in the order of its making, and where it stands. The reader runs again when anything is
    /// proposed or answered.
    pub fn talks_of(self, contract: ContractId) -> Vec<Talk> {
        let found = self.tables.try_with_value(|tables| {
            tables.proposals.watch_any();
            tables.proposal_events.watch_any();
            let ids = tables.index.proposals_of(contract).iter();
            let mut all: Vec<Arc<Proposal>> = ids.filter_map(|id| tables.proposals.peek(*id)).collect();
            all.sort_by_key(|proposal| proposal.id);
            let ids = tables.index.proposal_events_of(contract).iter();
            let events: Vec<_> = ids.filter_map(|id| tables.proposal_events.peek(*id)).collect();
            let mut lives = lives(all.iter().map(AsRef::as_ref), events.iter().map(AsRef::as_ref));
            let stand = |proposal: Arc<Proposal>| {
                let life = lives.remove(&proposal.id).unwrap_or_else(|| Life::begin(Stage::Open));
                Talk { proposal, life }
            };
            all.into_iter().map(stand).collect::<Vec<_>>()
        });
        found.unwrap_or_default()
    }

    /// How many proposals for a contract wait for an answer. The reader runs again when anything is proposed or answered.
    pub fn open_points(self, contract: ContractId) -> usize {
        self.talks_of(contract).iter().filter(|talk| talk.life.stage.is_open()).count()
    }

    /// The round that is opened next.
    pub fn next_round(self, contract: ContractId, new: NewRound) -> NegotiationRound {
        let last = untrack(|| self.rounds_of(contract)).iter().map(|round| round.number).max().unwrap_or(0);
        NegotiationRound {
            id: NegotiationRoundId::fresh(&mut BrowserIds),
            contract,
            number: last.saturating_add(1),
            opened_on: new.on,
            side: new.side,
            channel: new.channel,
            note: new.note,
            file: new.file,
            package: None,
            received_parties: None,
            received_terms: None,
            closed: None,
        }
    }

    /// The batch that opens a round. A draft that the other side speaks about has been shared with it.
    pub fn round_batch(self, round: &NegotiationRound) -> Batch {
        let batch = Batch::of(round);
        let today = self.today.get_untracked();
        let shared = untrack(|| self.contract_today(round.contract)).and_then(|standing| {
            standing.life.decide(ContractCommand::Share { on: round.opened_on }, today, &standing.facts).ok()
        });
        match shared {
            None => batch,
            Some(event) => {
                batch.put(&ContractEvent::of_life(ContractEventId::fresh(&mut BrowserIds), round.contract, event))
            }
        }
    }

    /// A proposal for each clause in which `after` differs from `before`, made in a round by its side.
    pub fn proposals_between(
        self,
        round: &NegotiationRound,
        before: &Contract,
        after: &Contract,
        words: impl Fn(Option<ClauseId>) -> (String, String),
    ) -> Vec<Proposal> {
        let made = |(clause, changes)| {
            let (reason, fallback) = words(clause);
            Proposal {
                id: ProposalId::fresh(&mut BrowserIds),
                contract: round.contract,
                round: round.id,
                side: round.side,
                clause,
                changes,
                reason,
                fallback,
                fallback_of: None,
                answers: None,
            }
        };
        by_clause_between(before, after).into_iter().map(made).collect()
    }

    /// The batch that takes a step with a proposal; accepting writes its terms into the draft, in the same step.
    ///
    /// # Errors
    /// Why the step may not be taken.
    pub fn talk_batch(
        self,
        talk: &Talk,
        draft: &Contract,
        locked: bool,
        command: Command,
    ) -> Result<Batch, Refusal<Stage>> {
        let today = self.today.get_untracked();
        let applied = with_terms(draft, &talk.proposal.changes);
        let facts = Facts { side: talk.proposal.side, locked, fits: applied.is_ok() };
        let entry = talk.life.stage.decide(Entry::new(today, command), today, &facts)?;
        let accepted = matches!(entry.what, Event::Accepted { .. });
        let batch = Batch::of(&ProposalEvent {
            id: ProposalEventId::fresh(&mut BrowserIds),
            contract: talk.proposal.contract,
            proposal: talk.proposal.id,
            on: today,
            by: self.person(),
            fact: entry.what,
        });
        Ok(match applied {
            Ok(after) if accepted => batch.edit(Some(draft), &after),
            Ok(_) | Err(_) => batch,
        })
    }
}
