//! The sheet of an evaluation (评估表), to be signed by both sides: the metrics with how each came to its points, the score, what
//! was said and agreed.

use serde::{Deserialize, Serialize};

use super::{Align, Article, Block, Cell, Column, Columns, Fact, Paper, Paragraph, SignatureBlock, Span, Table};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::{ChineseScript, ContractLanguage, Side};
use crate::domain::date::Date;
use crate::domain::exact::Ratio;
use crate::domain::performance::{
    Evaluation as Verdict, EvaluationLine, Measurement, MetricGoal, Outcome, Score, Weighting,
};
use crate::domain::rate::Bp;
use crate::domain::scorecard::plan::PlanMetric;
use crate::domain::scorecard::reckon::reckon;
use crate::domain::scorecard::record::{Evaluation, EvaluationEvent, Fact as Happened, Input};
use crate::i18n::{Locale, Message, Text};

/// A line to write on.
const RULE: &str = "________________";

/// Something that was agreed to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// What.
    pub title: String,
    /// Who does it.
    pub by: String,
    /// By when.
    pub due: Option<Date>,
}

/// An evaluation with all that its sheet says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationSheet {
    /// The evaluation.
    pub evaluation: Evaluation,
    /// What happened to it.
    pub events: Vec<EvaluationEvent>,
    /// The value of each metric.
    pub inputs: Vec<Input>,
    /// What was agreed.
    pub actions: Vec<Agreed>,
    /// Who is evaluated, by name.
    pub subject: String,
    /// Who we are, by name.
    pub own: String,
    /// The number of the contract whose clause it goes by.
    pub contract: String,
    /// The day that is looked at.
    pub as_of: Date,
    /// Whether it is in Chinese; else in English.
    pub chinese: bool,
}

impl EvaluationSheet {
    fn text(&self) -> Text {
        Text::new(if self.chinese { Locale::Zh } else { Locale::En })
    }

    fn say(&self, words: impl Into<String>) -> Columns {
        let spans = vec![Span::Plain(words.into().into())];
        if self.chinese { Columns { zh: spans, en: Vec::new() } } else { Columns { zh: Vec::new(), en: spans } }
    }

    fn fact(&self, label: &str, value: impl Into<String>) -> Fact {
        Fact { label: self.say(label), value: self.say(value) }
    }

    fn paragraph(&self, words: impl Into<String>) -> Block {
        Block::Paragraph(Paragraph { no: String::new(), text: self.say(words) })
    }

    fn part(&self, no: u16, heading: &str, blocks: Vec<Block>) -> Article {
        Article { clause: ClauseId::Targets, no, heading: self.say(heading), blocks }
    }

    /// Whether it was put to both sides already; before that the paper is a draft.
    pub fn is_draft(&self) -> bool {
        self.evaluation.course(&self.events, self.as_of).score().is_none()
    }

    /// The paper to write.
    pub fn paper(&self) -> Paper {
        let text = self.text();
        let it = &self.evaluation;
        let course = it.course(&self.events, self.as_of);
        let of_member = it.member.is_some();
        let mut facts = vec![self.fact(text.evaluation_subject(), &*self.subject)];
        if !self.contract.is_empty() {
            facts.push(self.fact(text.contract(), &*self.contract));
        }
        if !it.by.is_empty() {
            facts.push(self.fact(text.evaluation_by(), &*it.by));
        }
        let grades = it.terms.grades.as_slice().iter().map(|it| format!("{} {}", it.label, text.hundredths(it.min)));
        facts.push(self.fact(text.evaluation_grades_short(), grades.collect::<Vec<_>>().join(" · ")));
        facts.push(self.fact(text.evaluation_state(), text.evaluation_stage(&course.stage)));

        let mut articles = vec![self.part(1, text.evaluation_metrics(), self.metrics())];
        let said: Vec<Block> = self
            .events
            .iter()
            // what was agreed stands in a part of its own
            .filter(|event| {
                let agreed = matches!(event.fact, Happened::Action { .. } | Happened::Improve { .. });
                course.events.contains(event) && !agreed
            })
            .map(|event| self.paragraph(self.happened(event, of_member)))
            .collect();
        if !said.is_empty() {
            articles.push(self.part(2, text.evaluation_what_happened(), said));
        }
        if !self.actions.is_empty() {
            let action = |it: &Agreed| {
                let due = it.due.map(|day| text.date(day)).unwrap_or_default();
                let parts = [it.title.clone(), it.by.clone(), due];
                self.paragraph(parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · "))
            };
            articles.push(self.part(3, text.evaluation_actions(), self.actions.iter().map(action).collect()));
        }
        let signs = [(Side::Us, self.own.as_str()), (Side::Them, self.subject.as_str())].map(|(side, name)| {
            let found = course.confirmations().into_iter().find(|(by, ..)| *by == side);
            let signed = found.map_or_else(|| RULE.to_owned(), |(_, name, ..)| name.to_owned());
            let on = found.map_or_else(|| RULE.to_owned(), |(_, _, on, _)| text.date(on));
            SignatureBlock {
                side: side.into(),
                label: self.say(text.evaluation_side_words(side, of_member)),
                name: self.say(name),
                seal: Columns::default(),
                lines: vec![
                    self.fact(text.evaluation_sign_line(), RULE),
                    self.fact(text.evaluation_signed_by(), signed),
                    self.fact(text.evaluation_date_line(), on),
                ],
            }
        });
        Paper {
            language: if self.chinese { ContractLanguage::Zh } else { ContractLanguage::En },
            script: ChineseScript::Simplified,
            number: self.fact(text.evaluation_period(), text.evaluation_span(it.span)),
            title: self.say(text.evaluation()),
            facts,
            parties: Vec::new(),
            opening: Vec::new(),
            articles,
            end_of_text: self.say(text.evaluation_confirmations()),
            signatures: signs.to_vec(),
            annexes: Vec::new(),
        }
    }

    fn happened(&self, event: &EvaluationEvent, of_member: bool) -> String {
        let text = self.text();
        let said = match &event.fact {
            Happened::Submitted { comment, .. } | Happened::Confirmed { comment, .. } => comment.clone(),
            Happened::Disputed { reason, .. } => reason.clone(),
            Happened::Action { .. } | Happened::Improve { .. } | Happened::Closed => String::new(),
        };
        let parts = [text.date(event.on), text.evaluation_fact(&event.fact, of_member), said, event.by.clone()];
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// The table of the metrics, and how their points came to the score.
    fn metrics(&self) -> Vec<Block> {
        let text = self.text();
        let heads: [(Align, Message); 6] = [
            (Align::Start, Text::evaluation_metric),
            (Align::End, Text::evaluation_target),
            (Align::End, Text::evaluation_actual),
            (Align::End, Text::evaluation_points_of),
            (Align::End, Text::evaluation_weight),
            (Align::End, Text::evaluation_points),
        ];
        let worked = reckon(&self.evaluation.terms, &self.inputs, |metric| text.plan_metric(metric));
        let lines = worked.as_ref().map(|it| it.working.as_slice()).unwrap_or_default();
        let metrics = self.evaluation.terms.metrics.iter().enumerate();
        let rows = metrics.map(|(nth, metric)| self.row((nth, metric), self.inputs.get(nth), lines.get(nth))).collect();
        let columns = heads.map(|(align, head)| Column { head: self.say(head(text)), align }).to_vec();
        let mut blocks = vec![Block::Table(Table { columns, rows, total: Vec::new() })];
        if self.evaluation.terms.has_levels() {
            blocks.push(self.paragraph(text.evaluation_levels_note()));
        }
        let verdict = match &worked {
            Err(error) => vec![text.evaluation_error(*error)],
            Ok(worked) => self.verdict(&worked.value, &worked.working),
        };
        blocks.extend(verdict.into_iter().map(|words| self.paragraph(words)));
        blocks
    }

    fn row(
        &self,
        (nth, metric): (usize, &PlanMetric),
        input: Option<&Input>,
        line: Option<&EvaluationLine>,
    ) -> Vec<Cell> {
        let text = self.text();
        let aim = match metric.goal {
            MetricGoal::HigherIsBetter { target } => text.metric_value(target),
            MetricGoal::LowerIsBetter { target, .. } => {
                format!("{} ({})", text.metric_value(target), text.evaluation_lower())
            }
            MetricGoal::WithinRange { low, high, .. } => {
                format!("{} – {}", text.metric_value(low), text.metric_value(high))
            }
        };
        let aim = std::iter::once(aim).chain(text.metric_levels(metric)).collect::<Vec<_>>().join(" · ");
        let measurement = input.map_or(Measurement::Missing, |it| it.measurement);
        let actual = match measurement {
            Measurement::Measured(value) => text.metric_value(value),
            Measurement::NotApplicable => text.evaluation_not_applicable().to_owned(),
            Measurement::Missing => text.evaluation_missing().to_owned(),
        };
        let actual = match text.metric_reached(metric, measurement) {
            Some(reached) => format!("{actual} · {reached}"),
            None => actual,
        };
        // whoever signs the sheet can ask for the entries that a value was added up from
        let is_from_target = input.is_some_and(|it| self.evaluation.is_from_target(nth, it));
        let actual = if is_from_target { format!("{actual} · {}", text.evaluation_on_target()) } else { actual };
        let (score, adds) = match line {
            Some(EvaluationLine::Scored { score, points, .. }) => (self.points(score.0), self.points(*points)),
            Some(
                EvaluationLine::NotApplicable { .. }
                | EvaluationLine::Missing { .. }
                | EvaluationLine::Group { .. }
                | EvaluationLine::Total { .. }
                | EvaluationLine::Graded { .. },
            )
            | None => (String::new(), String::new()),
        };
        // points are added up within a perspective first: which it is has to be said beside them
        let name = match metric.perspective {
            Some(perspective) => format!("{} · {}", text.perspective_name(perspective), text.plan_metric(metric)),
            None => text.plan_metric(metric),
        };
        let cells = [name, aim, actual, score, text.weight(metric.weight), adds];
        cells.into_iter().map(|words| Cell::Same(vec![Span::Plain(words.into())])).collect()
    }

    fn points(&self, ratio: Ratio) -> String {
        Score(ratio).hundredths().map(|it| self.text().hundredths(it)).unwrap_or_default()
    }

    fn verdict(&self, verdict: &Verdict, working: &[EvaluationLine]) -> Vec<String> {
        let text = self.text();
        let (score, weighting, outcome) = match verdict {
            Verdict::NothingMeasured { reason } => {
                let words = [text.evaluation_nothing_measured(), text.evaluation_reason_words(*reason)];
                return words.map(str::to_owned).to_vec();
            }
            Verdict::Scored { score, weighting, outcome } => (*score, weighting, outcome),
        };
        let total = working.iter().find_map(|line| match line {
            EvaluationLine::Total { points, measured, .. } => Some((*points, *measured)),
            EvaluationLine::Scored { .. }
            | EvaluationLine::NotApplicable { .. }
            | EvaluationLine::Missing { .. }
            | EvaluationLine::Group { .. }
            | EvaluationLine::Graded { .. } => None,
        });
        let (sum, measured) = total.unwrap_or((Ratio::ZERO, Bp::WHOLE));
        let printed = self.evaluation.terms.grades.printed(score).map(|it| text.printed_score(it)).unwrap_or_default();
        let how = match weighting {
            Weighting::Full => text.evaluation_sum(&self.points(sum)),
            Weighting::Reweighted { .. } => {
                text.evaluation_reweighted(&self.points(sum), &text.weight(measured), &printed)
            }
        };
        let colon = text.pick("：", ": ");
        let mut said = text.perspectives_words(working);
        said.extend([how, format!("{}{colon}{printed}", text.evaluation_score())]);
        match outcome {
            Outcome::Rated { grade } => said.push(format!("{}{colon}{}", text.evaluation_grade(), grade.label)),
            Outcome::NotRated { reason } => {
                said.push(format!("{}{colon}{}", text.evaluation_grade(), text.evaluation_not_rated()));
                said.push(text.evaluation_reason_words(*reason).to_owned());
            }
        }
        said
    }
}
