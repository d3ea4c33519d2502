//! What was aimed at under the contract of a dispute that is about targets, how far that was attained, and the evaluations that were
//! put to both sides.

use super::gather::Gathered;
use crate::domain::dispute::Subject as About;
use crate::domain::id::ContractId;
use crate::export::evidence_targets::{ToldEvaluation, ToldTarget, evaluation_table, target_table};
use crate::state::{App, DisputeFile, Review};

const FOLDER: &str = "5-targets";

/// Puts them among the documents; nothing where targets are not in dispute.
pub(super) fn targets(app: App, all: &mut Gathered, file: &DisputeFile) {
    let Some(contract) = disputed(file) else { return };
    let text = app.text();
    let group = text.evidence_group_targets();
    // what we wrote down for ourselves was not agreed with anybody
    let items: Vec<_> = app.targets_under(contract).into_iter().filter(|it| it.by_clause).collect();
    let told = items.iter().map(|it| ToldTarget {
        target: &it.target,
        reached: match &it.reached {
            Ok(reached) => Ok(&reached.value),
            Err(fault) => Err(*fault),
        },
    });
    let told: Vec<ToldTarget<'_>> = told.collect();
    all.table(FOLDER, "targets", group, text.evidence_targets(), &target_table(text, &told, app.as_of()));
    let reviews = evaluations(app, file);
    let told = reviews.iter().map(|it| ToldEvaluation { evaluation: &it.it, course: &it.course });
    let told: Vec<ToldEvaluation<'_>> = told.collect();
    all.table(FOLDER, "evaluations", group, text.evidence_evaluations(), &evaluation_table(text, &told));
}

/// The evaluations of the other side under the contract that were put to both sides, the earliest period first; none where targets are
/// not in dispute.
pub(super) fn evaluations(app: App, file: &DisputeFile) -> Vec<Review> {
    let mut all = disputed(file).map(|id| app.reviews_under(id)).unwrap_or_default();
    all.retain(|it| it.it.member.is_none() && it.course.score().is_some());
    all.reverse();
    all
}

/// The contract whose targets are in dispute.
fn disputed(file: &DisputeFile) -> Option<ContractId> {
    file.dispute.contract.filter(|_| file.dispute.subject == About::Targets)
}
