//! Every text of a contract that a person wrote and the paper prints, with where it stands.

use crate::domain::contract::breach::IndirectLoss;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::delivery::RiskPasses;
use crate::domain::contract::development::Task;
use crate::domain::contract::disputes::{Arbitration, Court, Forum, Institution, Mediation};
use crate::domain::contract::general::{GoverningLaw, WorkingDays};
use crate::domain::contract::party::PartyNames;
use crate::domain::contract::plan::PartLabel;
use crate::domain::contract::protection::HandlingRoles;
use crate::domain::contract::sample::Keeper;
use crate::domain::contract::sharing::ShareMode;
use crate::domain::contract::targets::{Metric, Source};
use crate::domain::contract::term::Effective;
use crate::domain::contract::wording::Wording;
use crate::domain::contract::{Contract, field};
use crate::domain::problem::{Item, Place};

/// The texts in the order of the contract's fields, blank ones too.
pub fn written(contract: &Contract) -> Vec<(Place, &Wording)> {
    let mut texts = Texts(Vec::new());
    texts.add(field::TITLE, &contract.title);
    if let PartyNames::Own { ours, theirs } = &contract.party_names {
        texts.add(field::PARTY_NAMES_OURS, ours);
        texts.add(field::PARTY_NAMES_THEIRS, theirs);
    }
    texts.add(field::SIGN_PLACE, &contract.sign_place);
    for (field, registry) in [
        (field::SIGNING_OUR_REGISTRY, &contract.signing.our_registry),
        (field::SIGNING_THEIR_REGISTRY, &contract.signing.their_registry),
    ] {
        if !registry.is_blank() {
            texts.add(field, registry);
        }
    }
    for (row, party) in contract.signing.further.iter().enumerate() {
        if !party.registry.is_blank() {
            texts.row(field::SIGNING_FURTHER, row, &party.registry);
        }
    }
    if !contract.signing.recital.is_blank() {
        texts.add(field::SIGNING_RECITAL, &contract.signing.recital);
    }
    if let WorkingDays::Of(place) = &contract.definitions.working_days {
        texts.add(field::DEFINITIONS_WORKING_DAYS, place);
    }
    for (row, term) in contract.definitions.own_terms.iter().enumerate() {
        texts.row(field::DEFINITIONS_OWN, row, &term.word);
        texts.row(field::DEFINITIONS_OWN, row, &term.meaning);
    }
    if let Some(adjustment) = &contract.adjustment {
        texts.add(field::ADJUSTMENT_INDEX, &adjustment.index);
        texts.add(field::ADJUSTMENT_PUBLISHER, &adjustment.publisher);
    }
    texts.add(field::DELIVERY_QUALITY, &contract.delivery.quality);
    if let Some(sample) = &contract.delivery.sample {
        texts.add(field::DELIVERY_SAMPLE_WHAT, &sample.what);
        if let Keeper::Other(name) = &sample.keeper {
            texts.add(field::DELIVERY_SAMPLE_KEEPER, name);
        }
    }
    if let Some(acceptance) = &contract.delivery.acceptance {
        texts.add(field::DELIVERY_ACCEPTANCE_SCOPE, &acceptance.scope);
        texts.add(field::DELIVERY_ACCEPTANCE_CRITERIA, &acceptance.criteria);
    }
    texts.add(field::DELIVERY_PLACE, &contract.delivery.place);
    if let RiskPasses::Own(words) = &contract.delivery.risk {
        texts.add(field::DELIVERY_RISK, words);
    }
    texts.customers(contract);
    texts.measures(contract);
    if let Clause::Included(breach) = &contract.breach
        && breach.indirect_loss == IndirectLoss::Listed
    {
        texts.add(field::BREACH_INDIRECT_LISTED, &breach.indirect_listed);
    }
    texts.support_and_payment(contract);
    if let Effective::OnCondition(condition) = &contract.term.effective {
        texts.add(field::TERM_EFFECTIVE, condition);
    }
    if let Clause::Included(personal) = &contract.personal_information
        && let HandlingRoles::Entrusted { purpose, .. } = &personal.roles
    {
        texts.add(field::PERSONAL_PURPOSE, purpose);
    }
    texts.add(field::PROPERTY_TERRITORY, &contract.intellectual_property.territory);
    if !contract.intellectual_property.licence_scope.is_blank() {
        texts.add(field::PROPERTY_LICENCE_SCOPE, &contract.intellectual_property.licence_scope);
    }
    if !contract.force_majeure.own_events.is_blank() {
        texts.add(field::FORCE_OWN_EVENTS, &contract.force_majeure.own_events);
    }
    texts.disputes(contract);
    if let GoverningLaw::Of(place) = &contract.general.law {
        texts.add(field::GENERAL_LAW, place);
    }
    texts.add(field::SPECIAL, &contract.special);
    texts.reasons(contract);
    texts.0
}

struct Texts<'a>(Vec<(Place, &'a Wording)>);

impl<'a> Texts<'a> {
    fn add(&mut self, field: &'static str, words: &'a Wording) {
        self.0.push((Place::of(field), words));
    }

    fn row(&mut self, field: &'static str, row: usize, words: &'a Wording) {
        self.0.push((Place::row(field, row), words));
    }

    fn customers(&mut self, contract: &'a Contract) {
        if let Clause::Included(sharing) = &contract.sharing {
            let given = sharing.mode != ShareMode::Nothing;
            if given && !sharing.register.is_empty() {
                self.add(field::SHARING_PURPOSE, &sharing.purpose);
            }
            for (row, item) in sharing.register.iter().enumerate().filter(|_| given) {
                for words in [&item.what, &item.recipients, &item.purpose] {
                    self.row(field::SHARING_REGISTER, row, words);
                }
            }
        }
        if let Clause::Included(development) = &contract.development {
            self.add(field::DEVELOPMENT_TERRITORY, &development.territory);
            for (row, duty) in development.duties.iter().enumerate() {
                match &duty.task {
                    Task::Own(words) => self.row(field::DEVELOPMENT_DUTIES, row, words),
                    Task::FindLeads
                    | Task::LearnNeeds
                    | Task::Supply
                    | Task::Feedback
                    | Task::Assist
                    | Task::VisitTogether => {}
                }
                if !duty.measure.is_blank() {
                    self.row(field::DEVELOPMENT_DUTIES, row, &duty.measure);
                }
            }
        }
    }

    fn measures(&mut self, contract: &'a Contract) {
        let Clause::Included(targets) = &contract.targets else { return };
        for (row, measure) in targets.measures.iter().enumerate() {
            if let Metric::Own { name, unit } = &measure.metric {
                self.row(field::TARGETS_MEASURES, row, name);
                self.row(field::TARGETS_MEASURES, row, unit);
            }
            if let Source::Own(words) = &measure.source {
                self.row(field::TARGETS_MEASURES, row, words);
            }
        }
    }

    fn support_and_payment(&mut self, contract: &'a Contract) {
        if let Clause::Included(service) = &contract.service {
            let used = |urgency| service.levels.iter().any(|level| level.urgency == urgency);
            for (urgency, meaning) in &service.meanings {
                if used(*urgency) && !meaning.is_blank() {
                    self.add(field::SERVICE_MEANINGS, meaning);
                }
            }
        }
        if let Clause::Included(support) = &contract.support {
            for (row, item) in support.items.iter().enumerate() {
                self.row(field::SUPPORT_ITEMS, row, &item.what);
                self.row(field::SUPPORT_ITEMS, row, &item.unit);
            }
        }
        if let Clause::Included(payment) = &contract.payment {
            if !payment.holder_reason.is_blank() {
                self.add(field::PAYMENT_HOLDER_REASON, &payment.holder_reason);
            }
            for part in payment.plan.parts() {
                let place = Place { field: field::PAYMENT_PLAN, item: Item::Instalment(part.id) };
                if let PartLabel::Own(words) = &part.label {
                    self.0.push((place, words));
                }
                if !part.condition.is_blank() {
                    self.0.push((place, &part.condition));
                }
            }
        }
    }

    fn disputes(&mut self, contract: &'a Contract) {
        if let Mediation::At { body, .. } = &contract.disputes.mediation {
            self.add(field::DISPUTES_MEDIATION, body);
        }
        match &contract.disputes.forum {
            Forum::Arbitration(arbitration) => self.arbitration(arbitration),
            Forum::Litigation(court) => self.court(court),
            Forum::Either { arbitration, court } => {
                self.arbitration(arbitration);
                self.court(court);
            }
            Forum::Open => {}
        }
    }

    fn arbitration(&mut self, arbitration: &'a Arbitration) {
        if let Institution::Named(name) = &arbitration.institution {
            self.add(field::DISPUTES_INSTITUTION, name);
        }
        self.add(field::DISPUTES_SEAT, &arbitration.seat);
    }

    fn court(&mut self, court: &'a Court) {
        self.add(field::DISPUTES_COURT, &court.name);
    }

    fn reasons(&mut self, contract: &'a Contract) {
        for (field, reason) in [
            (field::SHARING, contract.sharing.reason()),
            (field::DEVELOPMENT, contract.development.reason()),
            (field::TARGETS, contract.targets.reason()),
            (field::SERVICE, contract.service.reason()),
            (field::SUPPORT, contract.support.reason()),
            (field::PAYMENT, contract.payment.reason()),
            (field::BREACH, contract.breach.reason()),
            (field::PERSONAL, contract.personal_information.reason()),
        ] {
            if let Some(words) = reason {
                self.add(field, words);
            }
        }
    }
}
