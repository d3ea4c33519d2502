//! The extremes of what is done under a contract: a dispute, an evaluation, a target, an incentive plan, a row of the register of shared
//! information, a material.

use std::collections::BTreeMap;

use counterpart::demo::{DemoBook, Seeded};
use counterpart::domain::commission::Participant;
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::dispute::Dispute;
use counterpart::domain::dispute::claim::{Head, HeadSort, Source};
use counterpart::domain::id::{
    ContractId, CustomerId, DisputeId, EvaluationId, IncentivePlanId, MaterialId, MemberId, SalesTargetId,
    SharingScopeId,
};
use counterpart::domain::incentive::plan::IncentivePlan;
use counterpart::domain::materials::record::Material;
use counterpart::domain::rate::Ppm;
use counterpart::domain::sales_measure::SalesMetric;
use counterpart::domain::sales_target::{SalesTarget, Scope};
use counterpart::domain::scorecard::plan::Measured;
use counterpart::domain::scorecard::record::Evaluation;
use counterpart::domain::sharing::scope::SharingScope;
use counterpart::domain::team::member::Member;
use counterpart::record::canonical::MAX_INTEGER;

use super::{FORTUNE, endless, many_words, unbroken};
use crate::copy::Copy;

/// Enters one of each, with a member who bears and shares; gives their addresses, each with a name for the picture.
pub(super) fn enter(
    copy: &mut Copy,
    like: &DemoBook,
    (customer, contract): (CustomerId, ContractId),
    ids: &mut Seeded,
) -> Vec<(&'static str, String)> {
    let member = Member {
        id: MemberId::fresh(ids),
        name: endless(),
        title: unbroken(),
        team: endless(),
        reports_to: None,
        ..like.members[0].clone()
    };
    let dispute = dispute(like, customer, ids);
    let evaluation = evaluation(like, customer, ids);
    let target = SalesTarget {
        id: SalesTargetId::fresh(ids),
        scope: Scope::Team,
        contract: None,
        member: None,
        team: endless(),
        metric: SalesMetric::Collected,
        // the largest number that a record holds
        base: MAX_INTEGER,
        stretch: None,
        challenge: None,
        parts: Vec::new(),
        note: many_words(),
        done: BTreeMap::new(),
        life: Vec::new(),
        ..like.sales_targets[0].clone()
    };
    let plan = IncentivePlan {
        id: IncentivePlanId::fresh(ids),
        name: endless(),
        follows: None,
        participants: vec![Participant { member: member.id, share: Ppm(1_000_000) }],
        note: many_words(),
        ..like.incentive_plans[0].clone()
    };
    let scope = SharingScope {
        number: unbroken(),
        what: endless(),
        sets: like.sharing_scopes[0].sets.clone(),
        fields: like.sharing_scopes[0].fields.clone(),
        purpose: many_words(),
        recipients: endless(),
        note: many_words(),
        source: many_words(),
        location: unbroken(),
        ..SharingScope::between(SharingScopeId::fresh(ids), customer, Side::Us)
    };
    let material = Material {
        id: MaterialId::fresh(ids),
        contract,
        what: endless(),
        unit: unbroken(),
        worth: Some(FORTUNE),
        owner: endless(),
        note: many_words(),
        ..like.materials[0].clone()
    };
    let records = vec![
        ("dispute", format!("#/disputes/{}", dispute.id)),
        ("evaluation", format!("#/evaluations/{}", evaluation.id)),
        ("target", format!("#/targets/{}", target.id)),
        ("incentive-plan", format!("#/incentives/{}", plan.id)),
        ("commission-statement", format!("#/incentives/statement/{}", member.id)),
        ("sharing-scope", format!("#/sharing/{}", scope.id)),
        ("contract-materials", format!("#/contracts/{contract}/materials")),
        ("handover-slip", format!("#/materials/slip/{contract}")),
    ];
    copy.put(&[member]);
    copy.put(&[dispute]);
    copy.put(&[evaluation]);
    copy.put(&[target]);
    copy.put(&[plan]);
    copy.put(&[scope]);
    copy.put(&[material]);
    records
}

/// A dispute over a fortune.
fn dispute(like: &DemoBook, customer: CustomerId, ids: &mut Seeded) -> Dispute {
    Dispute {
        id: DisputeId::fresh(ids),
        number: unbroken(),
        customer,
        contract: None,
        binding: None,
        title: endless(),
        facts: many_words(),
        demand: many_words(),
        heads: vec![Head { sort: HeadSort::Damages, source: Source::Amount(FORTUNE), note: many_words() }],
        ticket: None,
        incident: None,
        instalment: None,
        duty: String::new(),
        duty_title: String::new(),
        further: Vec::new(),
        owner: unbroken(),
        ..like.disputes[0].clone()
    }
}

/// An evaluation whose own metrics have names without an end, with as much said of what was entered.
fn evaluation(like: &DemoBook, customer: CustomerId, ids: &mut Seeded) -> Evaluation {
    let one = like.evaluations.iter().find(|it| it.customer.is_some()).expect("one of a customer");
    let mut evaluation = Evaluation {
        id: EvaluationId::fresh(ids),
        customer: Some(customer),
        contract: None,
        member: None,
        by_plan: None,
        by: unbroken(),
        ..one.clone()
    };
    for metric in &mut evaluation.terms.metrics {
        if let Measured::Own { name, .. } = &mut metric.measured {
            *name = Wording::same(endless());
        }
    }
    for entered in &mut evaluation.entered {
        entered.note = many_words();
    }
    evaluation
}
