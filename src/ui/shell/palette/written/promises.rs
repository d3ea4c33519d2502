//! What is written of contracts, of what was promised in them and of the talks about them.

use super::{Choice, Entry, Look, MOST, Picture, joined, of};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::version::VersionBrief;
use crate::domain::cure;
use crate::domain::duties::record::{Duty, DutyEvent, DutyFact};
use crate::domain::fallback::Fallback;
use crate::domain::force_majeure;
use crate::domain::lifecycle::contract::event::Event;
use crate::domain::lifecycle::negotiation::Event as ProposalFact;
use crate::domain::lifecycle::obligation::Event as DutyStep;
use crate::domain::materials::record::{Material, MaterialEvent, MaterialFact};
use crate::domain::negotiation::{NegotiationRound, Proposal, ProposalEvent};
use crate::domain::own_clause::OwnClause;
use crate::domain::own_template::OwnTemplate;
use crate::domain::pay_promise;
use crate::domain::settlement_list::record as settlement;
use crate::domain::transfer;
use crate::ui::route::{AmendmentTab, ContractTab, Route};

type Lines = Option<Vec<Entry>>;

impl Look {
    pub(super) async fn contract_events(&self) -> Lines {
        let told = |it: &ContractEvent| self.contract(it.contract, ContractTab::Life);
        let texts = of(|it: &ContractEvent| match &it.fact {
            Fact::Life(event) => life_words(event),
            Fact::ForceMajeure(fact) => force_words(fact),
            Fact::Cure(fact) => cure_words(fact),
            Fact::Settlement(fact) => settlement_words(fact),
            Fact::Transfer(fact) => transfer_words(fact),
            Fact::Promise(fact) => promise_words(fact),
            // a day, and no word
            Fact::Happened(_) => Vec::new(),
        });
        let group = self.text.places_contracts();
        self.through::<ContractEvent>(group, "file-text", texts, |it| Some(it.on), told).await
    }

    /// What people wrote into contracts themselves, and of them. These are read from the disk, which takes longer than all the rest.
    pub(in super::super) async fn clauses(&self) -> Lines {
        let texts = of(|it: &Contract| it.own_words().into_iter().chain(std::iter::once(it.note.as_str())).collect());
        let answers = |it: &Contract| self.wanted.is_written_in(&texts(it));
        let contracts = self.app.contracts_that(MOST, answers, || self.waits()).await?;
        let line = |it: &Contract| {
            let (choice, beside) = self.contract(it.id, ContractTab::Paper);
            let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
            Entry {
                choice,
                group: self.text.palette_clauses(),
                picture: Picture::Icon("file-text"),
                main: self.wanted.sentence(&texts(it)).to_owned(),
                sub: joined(&beside),
                key: "",
            }
        };
        Some(contracts.iter().map(line).collect())
    }

    pub(super) async fn versions(&self) -> Lines {
        let told = |it: &VersionBrief| self.contract(it.contract, ContractTab::Versions);
        let texts = of(|it: &VersionBrief| vec![it.reason.as_str()]);
        let group = self.text.places_contracts();
        self.through::<VersionBrief>(group, "file-text", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn amendments(&self) -> Lines {
        let told = |it: &Amendment| {
            let (_, beside) = self.contract(it.contract, ContractTab::Amendments);
            (Choice::Go(Route::Amendment(it.contract, it.id, AmendmentTab::Terms)), beside)
        };
        let texts = of(|it: &Amendment| vec![it.number.as_str(), it.reason.as_str()]);
        let group = self.text.tab_amendments();
        self.through::<Amendment>(group, "file-plus-2", texts, |it| Some(it.drafted_on), told).await
    }

    pub(super) async fn duties(&self) -> Lines {
        let told = |it: &Duty| self.contract(it.contract, ContractTab::Duties);
        let texts = of(|it: &Duty| vec![it.title.as_str(), it.detail.as_str(), it.owner.as_str()]);
        self.through::<Duty>(self.text.places_duties(), "list-checks", texts, |it| Some(it.made_on), told).await
    }

    pub(super) async fn duty_events(&self) -> Lines {
        let told = |it: &DutyEvent| self.contract(it.contract, ContractTab::Duties);
        let texts = of(|it: &DutyEvent| match &it.fact {
            DutyFact::Steps(steps) => steps.iter().filter_map(duty_words).collect(),
            DutyFact::Owner(_) | DutyFact::TakesBack(_) => Vec::new(),
        });
        self.through::<DutyEvent>(self.text.places_duties(), "list-checks", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn materials(&self) -> Lines {
        let told = |it: &Material| self.contract(it.contract, ContractTab::Materials);
        let texts = of(|it: &Material| vec![it.what.as_str(), it.note.as_str(), it.owner.as_str()]);
        self.through::<Material>(self.text.places_materials(), "package", texts, |it| Some(it.made_on), told).await
    }

    pub(super) async fn material_events(&self) -> Lines {
        let told = |it: &MaterialEvent| self.contract(it.contract, ContractTab::Materials);
        let texts = of(|it: &MaterialEvent| match &it.fact {
            MaterialFact::Delivered { to, receipt, .. } => vec![to.as_str(), receipt.as_str()],
            MaterialFact::Accepted { by, .. } => vec![by.as_str()],
            MaterialFact::Refused { reason, .. }
            | MaterialFact::Lost { reason, .. }
            | MaterialFact::Cancelled { reason } => vec![reason.as_str()],
            MaterialFact::Returned { note, .. } => vec![note.as_str()],
            MaterialFact::Prepared | MaterialFact::Consumed { .. } | MaterialFact::TakesBack(_) => Vec::new(),
        });
        self.through::<MaterialEvent>(self.text.places_materials(), "package", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn rounds(&self) -> Lines {
        let told = |it: &NegotiationRound| self.contract(it.contract, ContractTab::Negotiation);
        let texts = of(|it: &NegotiationRound| {
            let summary = it.closed.iter().map(|it| it.summary.as_str());
            std::iter::once(it.note.as_str()).chain(summary).collect()
        });
        let group = self.text.tab_negotiation();
        self.through::<NegotiationRound>(group, "handshake", texts, |it| Some(it.opened_on), told).await
    }

    pub(super) async fn proposals(&self) -> Lines {
        let told = |it: &Proposal| self.contract(it.contract, ContractTab::Negotiation);
        let texts = of(|it: &Proposal| {
            let wanted = it.changes.iter().filter_map(|it| it.to.as_deref());
            [it.reason.as_str(), it.fallback.as_str()].into_iter().chain(wanted).collect()
        });
        self.through::<Proposal>(self.text.tab_negotiation(), "handshake", texts, |_| None, told).await
    }

    pub(super) async fn proposal_events(&self) -> Lines {
        let told = |it: &ProposalEvent| self.contract(it.contract, ContractTab::Negotiation);
        let texts = of(|it: &ProposalEvent| match &it.fact {
            ProposalFact::Accepted { comment, .. } => vec![comment.as_str()],
            ProposalFact::Rejected { reason } | ProposalFact::Withdrawn { reason } => vec![reason.as_str()],
            ProposalFact::Countered { .. } => Vec::new(),
        });
        self.through::<ProposalEvent>(self.text.tab_negotiation(), "handshake", texts, |it| Some(it.on), told).await
    }

    pub(super) async fn own_clauses(&self) -> Lines {
        let told = |it: &OwnClause| (Choice::Go(Route::OwnClause(it.id)), Vec::new());
        let texts = of(|it: &OwnClause| {
            vec![
                it.heading.zh.as_str(),
                it.heading.en.as_str(),
                it.text.zh.as_str(),
                it.text.en.as_str(),
                it.note.as_str(),
                it.fairness.as_str(),
            ]
        });
        self.through::<OwnClause>(self.text.places_library(), "library", texts, |_| None, told).await
    }

    pub(super) async fn fallbacks(&self) -> Lines {
        let told = |it: &Fallback| (Choice::Go(Route::Library), vec![self.text.proposal_clause(Some(it.clause))]);
        let texts = of(|it: &Fallback| vec![it.name.zh.as_str(), it.name.en.as_str(), it.when.as_str()]);
        self.through::<Fallback>(self.text.fallbacks(), "library", texts, |_| None, told).await
    }

    pub(super) async fn own_templates(&self) -> Lines {
        let told = |it: &OwnTemplate| (Choice::Go(Route::OwnTemplate(it.id)), Vec::new());
        let texts = of(|it: &OwnTemplate| vec![it.name.as_str(), it.note.as_str()]);
        self.through::<OwnTemplate>(self.text.places_library(), "library", texts, |_| None, told).await
    }
}

/// What somebody wrote with a step in the life of a contract.
fn life_words(event: &Event) -> Vec<&str> {
    match event {
        Event::TurnedDown(it) => vec![it.reason.as_str()],
        Event::Approved(it) => vec![it.comment.as_str()],
        Event::Reopened(it) => vec![it.reason.as_str()],
        Event::Signed { signature } => vec![signature.signer.as_str(), signature.evidence.as_str()],
        Event::ConditionMet { evidence, .. } => vec![evidence.as_str()],
        Event::Suspended { note, .. } | Event::Resumed { note, .. } | Event::AnomalySettled { note, .. } => {
            vec![note.as_str()]
        }
        Event::Terminated { termination } => vec![termination.evidence.as_str(), termination.note.as_str()],
        Event::Voided { reason, .. } => vec![reason.as_str()],
        Event::Shared { .. }
        | Event::Submitted { .. }
        | Event::RenewalDecided { .. }
        | Event::Completed { .. }
        | Event::Archived { .. } => Vec::new(),
    }
}

fn force_words(fact: &force_majeure::Fact) -> Vec<&str> {
    match fact {
        force_majeure::Fact::Told(told) => vec![told.what.as_str()],
        force_majeure::Fact::Proved { document, .. } => vec![document.as_str()],
        force_majeure::Fact::Ended { .. } => Vec::new(),
    }
}

fn cure_words(fact: &cure::Fact) -> Vec<&str> {
    match fact {
        cure::Fact::Asked(asked) => vec![asked.breach.as_str()],
        cure::Fact::Cured { how, .. } => vec![how.as_str()],
        cure::Fact::Ended { .. } => Vec::new(),
    }
}

fn settlement_words(fact: &settlement::Fact) -> Vec<&str> {
    match fact {
        settlement::Fact::Settled { what, note, .. } => vec![what.as_str(), note.as_str()],
        settlement::Fact::Waived { what, reason, .. } | settlement::Fact::Reopened { what, reason, .. } => {
            vec![what.as_str(), reason.as_str()]
        }
        settlement::Fact::Added { what, .. } => vec![what.as_str()],
        settlement::Fact::Done { .. } => Vec::new(),
        settlement::Fact::WaivedWhole { reason } | settlement::Fact::Resumed { reason } => vec![reason.as_str()],
    }
}

fn transfer_words(fact: &transfer::Fact) -> Vec<&str> {
    match fact {
        transfer::Fact::Told(told) => vec![told.to.as_str(), told.document.as_str()],
        transfer::Fact::Agreed { document, .. } => vec![document.as_str()],
        transfer::Fact::Refused { reason, .. } => vec![reason.as_str()],
    }
}

fn promise_words(fact: &pay_promise::Fact) -> Vec<&str> {
    match fact {
        pay_promise::Fact::Made { document, .. } => vec![document.as_str()],
        pay_promise::Fact::TakenBack { .. } => Vec::new(),
    }
}

/// What somebody wrote with a step in the life of a duty.
fn duty_words(step: &DutyStep) -> Option<&str> {
    match step {
        DutyStep::Submitted { evidence } => Some(evidence),
        DutyStep::Waived { reason, .. } => Some(reason),
        DutyStep::BreachDeclared { note } => Some(note),
        DutyStep::Started | DutyStep::Confirmed { .. } => None,
    }
}
