//! What was aimed at under a contract in an evidence bundle and how far that was attained, and how both sides were put the
//! evaluations and confirmed them.

use super::evidence::cells;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::performance::Measurement;
use crate::domain::rate::Bp;
use crate::domain::sales_target::attained::Attained;
use crate::domain::sales_target::cells::PlanError;
use crate::domain::sales_target::{Level, SalesTarget};
use crate::domain::scorecard::record::{Course, Evaluation, EvaluationEvent, Fact};
use crate::i18n::{Text, format};

/// A target that the clause sets.
#[derive(Debug, Clone, Copy)]
pub struct ToldTarget<'a> {
    /// The target.
    pub target: &'a SalesTarget,
    /// How far it was attained by the day of the bundle, or why that cannot be reckoned.
    pub reached: Result<&'a Attained, PlanError>,
}

/// An evaluation with how it went.
#[derive(Debug, Clone, Copy)]
pub struct ToldEvaluation<'a> {
    /// The evaluation.
    pub evaluation: &'a Evaluation,
    /// How it went.
    pub course: &'a Course,
}

/// The targets of a contract, each with what was done of it by `as_of`, in the unit of what is measured, and the share of the base
/// figure, cut off after two decimals of a per cent.
pub fn target_table(text: Text, all: &[ToldTarget<'_>], as_of: Date) -> Vec<Vec<String>> {
    let head = cells(&[
        text.target_metric(),
        text.target_period(),
        text.target_base(),
        text.target_stretch(),
        text.target_challenge(),
        text.disputes_claim_as_of(),
        text.target_actual(),
        text.evidence_attained(),
    ]);
    let rows = all.iter().map(|it| {
        let target = it.target;
        let figure = |at: i64| text.target_figure(target.unit(), at);
        let level = |of: Level| {
            let found = target.levels().find(|(level, _)| *level == of);
            found.map(|(_, at)| figure(at)).unwrap_or_default()
        };
        let (actual, share) = match it.reached {
            Ok(reached) => (figure(reached.actual), format::percent_floor(reached.share)),
            Err(fault) => (text.target_plan_fault(fault), String::new()),
        };
        vec![
            text.target_measured(target.metric, target.of_what()),
            days(target.from, target.to),
            level(Level::Base),
            level(Level::Stretch),
            level(Level::Challenge),
            as_of.to_string(),
            actual,
            share,
        ]
    });
    std::iter::once(head).chain(rows).collect()
}

/// The evaluations that were put to both sides, each with the score as it was frozen, what was measured for it, who confirmed it for
/// each side and what was said; a draft was shown to nobody. Who of us entered it is not here.
pub fn evaluation_table(text: Text, all: &[ToldEvaluation<'_>]) -> Vec<Vec<String>> {
    let head = cells(&[
        text.evaluation_period(),
        text.evaluation_state(),
        text.evaluation_score(),
        text.evaluation_grade(),
        text.evaluation_actual(),
        text.evidence_confirmed_us(),
        text.evidence_confirmed_them(),
        text.disputes_history(),
    ]);
    let put = all.iter().filter_map(|it| Some((it, it.course.score()?)));
    let rows = put.map(|(it, score)| {
        let of_member = it.evaluation.member.is_some();
        let confirmed = |side: Side| {
            let found = it.course.confirmations().into_iter().find(|(by, ..)| *by == side);
            found.map_or_else(|| text.evaluation_unconfirmed().to_owned(), |(_, name, on, _)| format!("{on} {name}"))
        };
        let grade = if score.grade.is_empty() { text.evaluation_not_rated() } else { score.grade.as_str() };
        let said: Vec<String> = it.course.events.iter().filter_map(|event| told(text, event, of_member)).collect();
        vec![
            days(it.evaluation.span.first, it.evaluation.span.last),
            text.evaluation_stage(&it.course.stage).to_owned(),
            text.hundredths(Bp(score.hundredths)),
            grade.to_owned(),
            measured(text, it),
            confirmed(Side::Us),
            confirmed(Side::Them),
            said.join("; "),
        ]
    });
    std::iter::once(head).chain(rows).collect()
}

fn days(first: Date, last: Date) -> String {
    format!("{first} – {last}")
}

/// What the metrics came to when it was last put to both sides: the score was reckoned from that.
fn measured(text: Text, it: &ToldEvaluation<'_>) -> String {
    let put = it
        .course
        .events
        .iter()
        .rev()
        .find_map(|event| if let Fact::Submitted { inputs, .. } = &event.fact { Some(inputs) } else { None });
    let metrics = it.evaluation.terms.metrics.iter().zip(put.into_iter().flatten());
    let told = metrics.map(|(metric, input)| {
        let value = match input.measurement {
            Measurement::Measured(value) => text.metric_value(value),
            Measurement::NotApplicable => text.evaluation_not_applicable().to_owned(),
            Measurement::Missing => text.evaluation_missing().to_owned(),
        };
        format!("{} {value}", text.plan_metric(metric))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// What happened, with what was said between the sides; nothing of a task of ours.
fn told(text: Text, event: &EvaluationEvent, of_member: bool) -> Option<String> {
    let said = match &event.fact {
        Fact::Submitted { comment, .. } | Fact::Confirmed { comment, .. } => comment.trim(),
        Fact::Disputed { reason, .. } => reason.trim(),
        Fact::Improve { .. } | Fact::Closed => "",
        Fact::Action { .. } => return None,
    };
    let words = format!("{} {}", event.on, text.evaluation_fact(&event.fact, of_member));
    Some(if said.is_empty() { words } else { format!("{words} · {said}") })
}
