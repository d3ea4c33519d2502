//! The boxes of a ticket's steps, and what they make of a command.

use leptos::prelude::*;

use crate::domain::contract::clause::Area;
use crate::domain::contract::service::Urgency;
use crate::domain::date::Date;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::lifecycle::ticket::command::{Command, Step};
use crate::domain::lifecycle::ticket::complaint::{Assessment, Complexity, DraftAnswer, Investigation, Safety};
use crate::domain::lifecycle::ticket::resolution::{Answer, Outcome, Resolution};
use crate::domain::money::Currency;
use crate::domain::recommendation::Recommendation;
use crate::domain::ticket::priority_of;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Case, Form, Problem};

/// How a box takes what is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A line.
    Line,
    /// A line that names one of us.
    Person,
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// An amount.
    Amount,
    /// One of several.
    Choice(Choices),
}

/// The choices of a box.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Choices {
    Level,
    Safety,
    Complexity,
    Answer,
    Recommendation,
    Outcome,
}

/// A box: its name in the form and in the page, its label, how it takes what is typed, whether it may stay empty.
pub(super) type Field = (&'static str, &'static str, Message, Sort, bool);

const ANSWERS: [(&str, Answer); 6] = [
    ("5", Answer::VerySatisfied),
    ("4", Answer::Satisfied),
    ("3", Answer::Neutral),
    ("2", Answer::Unsatisfied),
    ("1", Answer::VeryUnsatisfied),
    ("none", Answer::NotReached),
];

/// The boxes of a step; none: it needs no words.
pub(super) fn fields(step: Step, kind: TicketKind) -> &'static [Field] {
    const MUST: bool = false;
    const MAY: bool = true;
    match step {
        Step::Assign if kind == TicketKind::Complaint => &[
            ("to", "step-to", Text::step_to, Sort::Person, MUST),
            ("next", "step-next", Text::step_next_update, Sort::Day, MUST),
        ],
        Step::Assign => &[
            ("to", "step-to", Text::step_to, Sort::Person, MUST),
            ("next", "step-next", Text::step_next_update, Sort::Day, MAY),
        ],
        Step::Acknowledge => &[("channel", "step-channel", Text::step_channel, Sort::Line, MUST)],
        Step::Inform => &[
            ("note", "step-note", Text::step_note, Sort::Lines, MUST),
            ("next", "step-next", Text::step_next_update, Sort::Day, MUST),
        ],
        Step::Assess => &[
            ("priority", "step-priority", Text::step_priority, Sort::Choice(Choices::Level), MUST),
            ("complexity", "step-complexity", Text::step_complexity, Sort::Choice(Choices::Complexity), MUST),
            ("safety", "step-safety", Text::step_safety, Sort::Choice(Choices::Safety), MUST),
            ("impact", "step-impact", Text::step_impact, Sort::Lines, MUST),
            ("immediate", "step-immediate", Text::step_immediate, Sort::Lines, MAY),
        ],
        Step::Investigate => &[
            ("facts", "step-facts", Text::step_facts, Sort::Lines, MUST),
            ("documents", "step-documents", Text::step_documents, Sort::Lines, MAY),
            ("interviews", "step-interviews", Text::step_interviews, Sort::Lines, MAY),
        ],
        Step::DraftAnswer => &[
            ("cause", "step-cause", Text::step_draft_cause, Sort::Lines, MUST),
            ("remedy", "step-remedy", Text::step_draft_remedy, Sort::Lines, MUST),
            ("cost", "step-cost", Text::step_draft_cost, Sort::Amount, MAY),
        ],
        Step::ApproveAnswer => &[("by", "step-by", Text::step_approver, Sort::Person, MUST)],
        Step::AskCustomer => &[("question", "step-question", Text::step_question, Sort::Lines, MUST)],
        Step::Resolve if kind == TicketKind::Complaint => &[
            ("cause", "step-cause", Text::ticket_cause, Sort::Lines, MAY),
            ("action", "step-action", Text::ticket_action, Sort::Lines, MAY),
            ("answer", "step-answer", Text::step_answer, Sort::Lines, MUST),
            ("options", "step-options", Text::step_options, Sort::Lines, MAY),
        ],
        Step::Resolve => &[
            ("answer", "step-answer", Text::step_answer, Sort::Lines, MAY),
            ("cause", "step-cause", Text::ticket_cause, Sort::Lines, MAY),
            ("action", "step-action", Text::ticket_action, Sort::Lines, MAY),
        ],
        Step::CallBack => &[
            ("result", "step-result", Text::step_call_result, Sort::Choice(Choices::Answer), MUST),
            ("recommend", "step-recommend", Text::step_recommend, Sort::Choice(Choices::Recommendation), MAY),
            ("note", "step-note", Text::step_call_note, Sort::Lines, MAY),
        ],
        Step::Close => &[
            ("outcome", "step-outcome", Text::step_outcome, Sort::Choice(Choices::Outcome), MUST),
            ("options", "step-options", Text::step_close_options, Sort::Lines, MAY),
        ],
        Step::Reopen => &[("reason", "step-reason", Text::step_reopen_why, Sort::Lines, MUST)],
        Step::Escalate => &[
            ("to", "step-to", Text::step_to, Sort::Person, MUST),
            ("reason", "step-reason", Text::step_escalate_why, Sort::Lines, MUST),
        ],
        Step::Start | Step::Resume | Step::OpenDispute => &[],
    }
}

/// What a box holds at first: what is known already is not typed again.
pub(super) fn begin(app: App, case: &Case, step: Step, name: &str) -> String {
    let text = app.untracked_text();
    let state = &case.course.state;
    let file = &state.file;
    let standard = || app.standard_for(&case.ticket);
    let draft = file.draft.as_ref();
    match (step, name) {
        (Step::Assign, "to") if state.assignee.is_empty() => untrack(|| app.my_name()),
        (Step::Assign, "to") => state.assignee.clone(),
        (Step::Assign, "next") if case.ticket.kind != TicketKind::Complaint => String::new(),
        (Step::Assign | Step::Inform, "next") => {
            standard().next_update(app.today.get_untracked()).map(|day| day.to_string()).unwrap_or_default()
        }
        (Step::Acknowledge, "channel") => text.service_channel(case.ticket.channel).to_owned(),
        (Step::Assess, "priority") => case.ticket.urgency(&case.course).name().to_owned(),
        (Step::Assess, "impact") => file.assessment.as_ref().map(|it| it.impact.clone()).unwrap_or_default(),
        (Step::Assess, "immediate") => {
            file.assessment.as_ref().map(|it| it.immediate_action.clone()).unwrap_or_default()
        }
        (Step::Assess, "safety") => "no".to_owned(),
        (Step::Assess, "complexity") => "simple".to_owned(),
        (Step::Investigate, "facts") => file.investigation.as_ref().map(|it| it.facts.clone()).unwrap_or_default(),
        (Step::Investigate, "documents") => {
            file.investigation.as_ref().map(|it| it.documents.clone()).unwrap_or_default()
        }
        (Step::Investigate, "interviews") => {
            file.investigation.as_ref().map(|it| it.interviews.clone()).unwrap_or_default()
        }
        (Step::DraftAnswer | Step::Resolve, "cause") => draft.map(|it| it.cause.clone()).unwrap_or_default(),
        (Step::DraftAnswer, "remedy") => draft.map(|it| it.remedy.clone()).unwrap_or_default(),
        (Step::DraftAnswer, "cost") => draft.and_then(|it| it.cost).map(format::plain_amount).unwrap_or_default(),
        (Step::Resolve, "answer") => draft.map(|it| it.remedy.clone()).unwrap_or_default(),
        (Step::ApproveAnswer, "by") => untrack(|| app.my_name()),
        // up the line from whoever has it, or had it raised to them last
        (Step::Escalate, "to") => {
            let from = state.escalations.last().map_or(state.assignee.as_str(), |it| it.to.as_str());
            untrack(|| app.above(from)).unwrap_or_default()
        }
        (Step::CallBack, "result") => "5".to_owned(),
        (Step::Close, "outcome") => "accepted".to_owned(),
        _ => String::new(),
    }
}

/// The command that the boxes make, or what is wrong with them.
pub(super) fn command(app: App, form: Form, step: Step, kind: TicketKind) -> Result<Command, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    for (name, _, _, sort, may_be_empty) in fields(step, kind) {
        let typed = form.text(name);
        let words = match sort {
            Sort::Day if typed.is_empty() && *may_be_empty => continue,
            Sort::Day if Date::parse(&typed).is_ok() => continue,
            Sort::Day => text.step_day_problem(),
            Sort::Amount if typed.is_empty() || format::parse_amount(&typed, Currency::CNY).is_some() => continue,
            Sort::Amount => text.bad_amount(),
            Sort::Person if typed.is_empty() => text.step_to_problem(),
            Sort::Line | Sort::Lines if typed.is_empty() && !*may_be_empty => text.step_words_problem(),
            Sort::Line | Sort::Person | Sort::Lines | Sort::Choice(_) => continue,
        };
        problems.push(Problem { field: name, words: words.to_owned() });
    }
    if step == Step::Close && form.text("outcome") == "not_accepted" && form.text("options").is_empty() {
        problems.push(Problem { field: "options", words: text.step_words_problem().to_owned() });
    }
    if step == Step::CallBack && form.text("result") == "none" && !form.text("recommend").is_empty() {
        problems.push(Problem { field: "recommend", words: text.ticket_refuse_not_reached().to_owned() });
    }
    if problems.is_empty() { made(form, step).ok_or(problems) } else { Err(problems) }
}

/// The command of boxes that were looked at; a dispute is none of theirs.
fn made(form: Form, step: Step) -> Option<Command> {
    let typed = |name| form.text(name);
    let day = |name| Date::parse(&form.text(name)).ok();
    Some(match step {
        Step::Assign => Command::Assign { to: typed("to"), next_update: day("next") },
        Step::Acknowledge => Command::Acknowledge { channel: typed("channel") },
        Step::Inform => Command::Inform { note: typed("note"), next_update: day("next")? },
        Step::Assess => Command::Assess {
            assessment: Assessment {
                priority: priority_of(Urgency::of(&typed("priority")).unwrap_or(Urgency::Medium)),
                safety: if typed("safety") == "yes" { Safety::Concerned } else { Safety::NotConcerned },
                complexity: if typed("complexity") == "complex" { Complexity::Complex } else { Complexity::Simple },
                impact: typed("impact"),
                immediate_action: typed("immediate"),
            },
        },
        Step::Investigate => Command::Investigate {
            investigation: Investigation {
                facts: typed("facts"),
                documents: typed("documents"),
                interviews: typed("interviews"),
            },
        },
        Step::DraftAnswer => Command::DraftAnswer {
            draft: DraftAnswer {
                cause: typed("cause"),
                remedy: typed("remedy"),
                cost: format::parse_amount(&typed("cost"), Currency::CNY),
            },
        },
        Step::ApproveAnswer => Command::ApproveAnswer { by: typed("by") },
        Step::AskCustomer => Command::AskCustomer { question: typed("question") },
        Step::Resolve => Command::Resolve {
            resolution: Resolution {
                cause: typed("cause"),
                corrective_action: typed("action"),
                answer: typed("answer"),
                next_options: typed("options"),
            },
        },
        Step::CallBack => {
            let result = typed("result");
            let answer = ANSWERS.iter().find(|(name, _)| *name == result).map_or(Answer::NotReached, |(_, it)| *it);
            let points = typed("recommend").parse::<u8>().ok();
            let recommendation = points.and_then(|points| Recommendation::try_from(points).ok());
            Command::CallBack { answer, recommendation, note: typed("note") }
        }
        Step::Close => Command::Close {
            outcome: match typed("outcome").as_str() {
                "not_accepted" => Outcome::NotAccepted { options: typed("options") },
                "no_answer" => Outcome::NoAnswer,
                _ => Outcome::Accepted,
            },
        },
        Step::Reopen => Command::Reopen { reason: typed("reason") },
        Step::Escalate => Command::Escalate { to: typed("to"), reason: typed("reason") },
        Step::Start => Command::Start,
        Step::Resume => Command::Resume,
        Step::OpenDispute => return None,
    })
}

/// The names and words of a box's choices.
pub(super) fn choices(text: Text, of: Choices) -> Vec<(String, String)> {
    let pairs = |all: &[(&str, &str)]| all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    match of {
        Choices::Level => Urgency::ALL.map(|it| (it.name().to_owned(), text.urgency(it).to_owned())).to_vec(),
        Choices::Safety => pairs(&[("no", text.step_safety_no()), ("yes", text.step_safety_yes())]),
        Choices::Complexity => pairs(&[("simple", text.step_simple()), ("complex", text.step_complex())]),
        Choices::Answer => ANSWERS.map(|(name, it)| (name.to_owned(), text.call_answer(it).to_owned())).to_vec(),
        Choices::Recommendation => std::iter::once((String::new(), text.step_recommend_none().to_owned()))
            .chain(Recommendation::all().rev().map(|it| (it.points().to_string(), text.recommendation(it))))
            .collect(),
        Choices::Outcome => pairs(&[
            ("accepted", text.step_accepted()),
            ("not_accepted", text.step_not_accepted()),
            ("no_answer", text.step_no_answer()),
        ]),
    }
}

/// The clause areas, by the names that the form has for them.
const AREAS: [(&str, Area); 10] = [
    ("s1", Area::S1),
    ("s2", Area::S2),
    ("s3", Area::S3),
    ("s4", Area::S4),
    ("s5", Area::S5),
    ("s6", Area::S6),
    ("s7", Area::S7),
    ("s8", Area::S8),
    ("s9", Area::S9),
    ("general", Area::General),
];

/// The name of an area in the form.
pub(super) fn area_value(area: Area) -> &'static str {
    AREAS.iter().find(|(_, it)| *it == area).map_or("", |(name, _)| name)
}

/// The area of this name.
pub(super) fn area_named(name: &str) -> Option<Area> {
    AREAS.iter().find(|(it, _)| *it == name).map(|(_, area)| *area)
}

/// The clause areas to choose from, after the words for none.
pub(super) fn area_choices(app: App) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        std::iter::once((String::new(), text.ticket_area_none().to_owned()))
            .chain(AREAS.iter().map(|(name, area)| ((*name).to_owned(), text.clause_area(*area).to_owned())))
            .collect()
    })
}
