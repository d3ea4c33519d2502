//! One evaluation, what happened to it, and what may happen next.

use serde::{Deserialize, Serialize};

pub use super::course::Course;
use super::period::Span;
use super::plan::{PlanMetric, PlanTerms, Source};
use super::reckon::{Inputs, reckon};
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::general::Definitions;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{ContractId, CustomerId, EvaluationEventId, EvaluationId, EvaluationPlanId, MemberId, TaskId};
use crate::domain::lifecycle::evaluation::{Command, Event, Facts, FrozenScore, Stage, Step};
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::performance::{Evaluation as Verdict, EvaluationError, Measurement, Outcome};
use crate::kinds::Kind;

/// An evaluation of one subject for one period (绩效评估). Where it stands follows from its events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Its id.
    pub id: EvaluationId,
    /// The customer that is evaluated; nothing when it is one of us.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// Under which contract; its clause may be the plan.
    #[serde(default)]
    pub contract: Option<ContractId>,
    /// The member that is evaluated.
    #[serde(default)]
    pub member: Option<MemberId>,
    /// The plan it was begun with, if that was written down.
    #[serde(default)]
    pub by_plan: Option<EvaluationPlanId>,
    /// How it evaluates, as it was when it was begun.
    pub terms: PlanTerms,
    /// The period.
    pub span: Span,
    /// What was entered by hand.
    #[serde(default)]
    pub entered: Vec<Entered>,
    /// The day it was begun.
    pub made_on: Date,
    /// Who began it, by name.
    #[serde(default)]
    pub by: String,
    /// The day from which its plan asks for no further period of whom it evaluates.
    #[serde(default)]
    pub over_on: Option<Date>,
}

/// What was entered for a metric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    /// The metric's place in the plan, from 0.
    pub metric: usize,
    /// What: a value, or that nothing could arise.
    pub measurement: Measurement,
    /// Where it comes from.
    #[serde(default)]
    pub note: String,
}

/// What a metric is scored with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// What was measured.
    pub measurement: Measurement,
    /// For a share or a mean: how many count, and of how many.
    #[serde(default)]
    pub counted: Option<(u32, u32)>,
    /// Where it comes from, if it was entered by hand.
    #[serde(default)]
    pub note: String,
}

/// Something that happened to an evaluation. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationEvent {
    /// Its id.
    pub id: EvaluationEventId,
    /// The evaluation.
    pub evaluation: EvaluationId,
    /// The day it happened.
    pub on: Date,
    /// Who entered it, by name.
    #[serde(default)]
    pub by: String,
    /// What happened.
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// It was put to both sides.
    Submitted {
        /// The score.
        score: FrozenScore,
        /// What it stands on, from now on whatever the book says: in the order of the plan.
        inputs: Vec<Input>,
        /// What we say to it; after an objection, our answer.
        comment: String,
    },
    /// A side agreed.
    Confirmed {
        /// Which side.
        side: Side,
        /// To which score.
        score: FrozenScore,
        /// Who signed for it, by name.
        name: String,
        /// What it says to it.
        comment: String,
    },
    /// A side objected.
    Disputed {
        /// Which side.
        side: Side,
        /// Why.
        reason: String,
    },
    /// What follows was agreed as a task.
    Action {
        /// The task.
        task: TaskId,
    },
    /// A plan to improve was agreed, as the clause asks for after low grades (S3, `fail_rule`).
    Improve {
        /// What is to be done, as tasks.
        tasks: Vec<TaskId>,
        /// Its last day.
        until: Date,
    },
    /// It was closed.
    Closed,
}

/// What a person asks of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Put it to both sides.
    Submit {
        /// What we say to it, or our answer.
        comment: String,
    },
    /// Record that a side agrees.
    Confirm {
        /// Which side.
        side: Side,
        /// Who signed.
        name: String,
        /// What it says to it.
        comment: String,
    },
    /// Record that a side objects.
    Object {
        /// Which side.
        side: Side,
        /// Why.
        reason: String,
    },
    /// Close it.
    Close,
}

/// Why a step may not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Barred {
    /// Its life does not have it here.
    Life(Refusal<Stage>),
    /// Another day is looked at: the score would be frozen with what was known then.
    OtherDay,
    /// The period is not over.
    PeriodRuns {
        /// Its last day.
        last: Date,
    },
    /// The days to object are over.
    ObjectionOver {
        /// The last one.
        until: Date,
    },
    /// An objection is answered before it is put to both sides again.
    AnswerMissing,
    /// There is nothing to put to anybody: no metric could be measured.
    NothingMeasured,
    /// The score cannot be reckoned.
    Unreckonable(EvaluationError),
}

impl Evaluation {
    /// The plan by which the next period is to be evaluated, as of a day; nothing where none was written down, and once somebody
    /// said that it is the last.
    pub fn goes_on_by(&self, as_of: Date) -> Option<EvaluationPlanId> {
        self.by_plan.filter(|_| self.over_on.is_none_or(|day| day > as_of))
    }

    /// How it went up to `as_of`, by its events in any order. What does not fit where it stands, as copies joined may bring it,
    /// moves nothing.
    pub fn course<'a>(&self, events: impl IntoIterator<Item = &'a EvaluationEvent>, as_of: Date) -> Course {
        let mut own: Vec<&EvaluationEvent> = events.into_iter().filter(|it| it.evaluation == self.id).collect();
        // ids are made in the order of time: the order in which things were entered
        own.sort_by_key(|it| it.id);
        let known = own.iter().rposition(|it| it.on <= as_of).map_or(0, |last| last.saturating_add(1));
        let mut course = Course::default();
        for event in own.into_iter().take(known) {
            match event.fact.event() {
                None => course.events.push(event.clone()),
                Some(fact) => {
                    if let Some(next) = course.stage.after(event.on, &fact) {
                        course.stage = next;
                        course.events.push(event.clone());
                    }
                }
            }
        }
        course
    }

    /// What the metrics are scored with: what was frozen, or, while nothing was put to anybody, what `book` counts and what was
    /// entered: here, or else on a target of the same measure, as `on_target` has it, so that nothing is typed twice. After an
    /// objection it is looked at anew.
    pub fn inputs(
        &self,
        course: &Course,
        book: impl Fn(&PlanMetric) -> Input,
        on_target: impl Fn(&PlanMetric) -> Option<Input>,
    ) -> Inputs {
        if let Some(frozen) = course.frozen() {
            return frozen.to_vec();
        }
        let input = |(nth, metric): (usize, &PlanMetric)| match metric.source {
            Source::Book => book(metric),
            Source::Hand => match self.entered.iter().find(|it| it.metric == nth) {
                Some(it) => Input { measurement: it.measurement, counted: None, note: it.note.clone() },
                None => on_target(metric).unwrap_or_else(Input::missing),
            },
        };
        self.terms.metrics.iter().enumerate().map(input).collect()
    }

    /// Whether a metric, by its place in the plan, is scored with what was entered on a target: it is entered by hand, has a value,
    /// and none was entered here.
    pub fn is_from_target(&self, nth: usize, input: &Input) -> bool {
        let by_hand = self.terms.metrics.get(nth).is_some_and(|it| it.source == Source::Hand);
        let has_value = matches!(input.measurement, Measurement::Measured(_));
        by_hand && has_value && self.entered.iter().all(|it| it.metric != nth)
    }

    /// Whether a step may be taken on `today`, apart from what is typed in for it.
    ///
    /// # Errors
    /// Why not.
    pub fn offer(
        &self,
        course: &Course,
        inputs: &Inputs,
        step: Step,
        today: Date,
        calendar: &WorkCalendar,
    ) -> Result<(), Barred> {
        course.stage.offer(step, today, &self.facts(course, inputs, calendar)).map_err(Barred::Life)?;
        match step {
            Step::Submit if today <= self.span.last => Err(Barred::PeriodRuns { last: self.span.last }),
            Step::Dispute => match self.object_until(course, calendar) {
                Some(until) if today > until => Err(Barred::ObjectionOver { until }),
                Some(_) | None => Ok(()),
            },
            Step::Submit | Step::Confirm | Step::Close => Ok(()),
        }
    }

    /// What an asked step brings about on a day, or why it may not be taken.
    ///
    /// # Errors
    /// Why not.
    pub fn decide(
        &self,
        course: &Course,
        inputs: &Inputs,
        asked: Asked,
        on: Date,
        today: Date,
        calendar: &WorkCalendar,
    ) -> Result<Fact, Barred> {
        let was_disputed = matches!(course.stage, Stage::Disputed { .. });
        let command = match &asked {
            Asked::Submit { comment } => {
                self.offer(course, inputs, Step::Submit, today, calendar)?;
                if was_disputed && comment.trim().is_empty() {
                    return Err(Barred::AnswerMissing);
                }
                Command::Submit { score: self.frozen(inputs)? }
            }
            Asked::Confirm { side, name, .. } => {
                if name.trim().is_empty() {
                    return Err(Barred::Life(Refusal::NameMissing));
                }
                Command::Confirm { by: *side }
            }
            Asked::Object { side, reason } => {
                self.offer(course, inputs, Step::Dispute, on, calendar)?;
                Command::Dispute { by: *side, reason: reason.clone() }
            }
            Asked::Close => Command::Close,
        };
        let facts = self.facts(course, inputs, calendar);
        let decided = course.stage.decide(Entry::new(on, command), today, &facts);
        let event = decided.map_err(Barred::Life)?.what;
        Ok(match (event, asked) {
            (Event::Submitted { score }, Asked::Submit { comment }) => {
                Fact::Submitted { score, inputs: inputs.clone(), comment }
            }
            (Event::Confirmed { by: side, score }, Asked::Confirm { name, comment, .. }) => {
                Fact::Confirmed { side, score, name, comment }
            }
            (Event::Disputed { by: side, reason }, _) => Fact::Disputed { side, reason },
            (Event::Submitted { score }, _) => {
                Fact::Submitted { score, inputs: inputs.clone(), comment: String::new() }
            }
            (Event::Confirmed { by: side, score }, _) => {
                Fact::Confirmed { side, score, name: String::new(), comment: String::new() }
            }
            (Event::Closed, _) => Fact::Closed,
        })
    }

    /// The days of work and of rest that its periods count by: those of its contract (G2 `biz_day_def`), by the `definitions` that the
    /// contract has, else those of the book.
    pub fn calendar<'a>(&self, definitions: Option<&Definitions>, of_book: &'a WorkCalendar) -> &'a WorkCalendar {
        definitions.filter(|_| self.contract.is_some()).map_or(of_book, |it| it.calendar(of_book))
    }

    /// The last day on which the other side may object, counted in [`Self::calendar`]; nothing while it is not with it.
    pub fn object_until(&self, course: &Course, calendar: &WorkCalendar) -> Option<Date> {
        match &course.stage {
            Stage::Submitted { on, .. } => self.terms.object_within().last_day(*on, calendar).ok().map(|it| it.value),
            Stage::Draft | Stage::Disputed { .. } | Stage::Confirmed { .. } | Stage::Closed { .. } => None,
        }
    }

    fn facts(&self, course: &Course, inputs: &Inputs, calendar: &WorkCalendar) -> Facts {
        let missing = inputs.iter().filter(|it| it.measurement == Measurement::Missing).count();
        Facts {
            weights: self.terms.metrics.iter().map(|it| it.weight).collect(),
            missing_inputs: u32::try_from(missing).unwrap_or(u32::MAX),
            object_until: self.object_until(course, calendar),
        }
    }

    fn frozen(&self, inputs: &Inputs) -> Result<FrozenScore, Barred> {
        // the names stand in no score
        let verdict = reckon(&self.terms, inputs, |_| String::new()).map_err(Barred::Unreckonable)?.value;
        match verdict {
            Verdict::NothingMeasured { .. } => Err(Barred::NothingMeasured),
            Verdict::Scored { score, outcome, .. } => {
                let hundredths = score.hundredths().map_err(|it| Barred::Unreckonable(it.into()))?.0;
                let grade = match outcome {
                    Outcome::Rated { grade } => grade.label,
                    Outcome::NotRated { .. } => String::new(),
                };
                Ok(FrozenScore { hundredths, grade })
            }
        }
    }
}

impl Input {
    /// A value is missing.
    pub const fn missing() -> Self {
        Self { measurement: Measurement::Missing, counted: None, note: String::new() }
    }

    /// Nothing could arise.
    pub const fn not_applicable() -> Self {
        Self { measurement: Measurement::NotApplicable, counted: None, note: String::new() }
    }
}

impl Fact {
    /// What it means for the life of the evaluation; what was agreed to be done does not move it.
    fn event(&self) -> Option<Event> {
        match self {
            Self::Submitted { score, .. } => Some(Event::Submitted { score: score.clone() }),
            Self::Confirmed { side, score, .. } => Some(Event::Confirmed { by: *side, score: score.clone() }),
            Self::Disputed { side, reason } => Some(Event::Disputed { by: *side, reason: reason.clone() }),
            Self::Action { .. } | Self::Improve { .. } => None,
            Self::Closed => Some(Event::Closed),
        }
    }
}

impl Entity for Evaluation {
    type Id = EvaluationId;
    const KIND: Kind = Kind::Evaluation;

    fn id(&self) -> EvaluationId {
        self.id
    }
}

impl Entity for EvaluationEvent {
    type Id = EvaluationEventId;
    const KIND: Kind = Kind::EvaluationEvent;

    fn id(&self) -> EvaluationEventId {
        self.id
    }
}
