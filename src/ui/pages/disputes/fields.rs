//! The boxes of what is done about a dispute.

use crate::domain::contract::disputes::{Forum, Institution, Mediation};
use crate::domain::date::Date;
use crate::domain::dispute::Side;
use crate::domain::dispute::event::{Answer, NotedSort, Payment};
use crate::domain::lifecycle::dispute::command::Step;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Message, Text, format};
use crate::state::{App, DisputeAct, DisputeFile};

/// How a box takes what is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Line,
    Lines,
    Day,
    Amount,
    Choice(Choices),
}

/// The choices of a box.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Choices {
    Side,
    Answer,
    Noted,
    Form,
}

/// A box: its name in the form and in the page, its label, how it takes what is typed, whether it may stay empty.
pub(super) type Field = (&'static str, &'static str, Message, Sort, bool);

const MUST: bool = false;
const MAY: bool = true;
const NOTE: Field = ("note", "act-note", Text::disputes_note, Sort::Lines, MAY);

/// The boxes of an act, besides its day.
pub(super) const fn fields(act: DisputeAct) -> &'static [Field] {
    match act {
        DisputeAct::Note => &[("note", "act-note", Text::dispute_act_words, Sort::Lines, MUST)],
        DisputeAct::Offer => &[
            ("side", "act-side", Text::disputes_offer_by, Sort::Choice(Choices::Side), MUST),
            ("amount", "act-amount", Text::dispute_act_amount, Sort::Amount, MAY),
            ("terms", "act-terms", Text::disputes_offer_terms, Sort::Lines, MUST),
            ("until", "act-until", Text::disputes_offer_until, Sort::Day, MAY),
        ],
        DisputeAct::Answer(_) => {
            &[("answer", "act-answer", Text::dispute_act_answer, Sort::Choice(Choices::Answer), MUST), NOTE]
        }
        DisputeAct::Noted => &[
            ("sort", "act-sort", Text::dispute_act_sort, Sort::Choice(Choices::Noted), MUST),
            ("day", "act-day", Text::dispute_act_day, Sort::Day, MUST),
            ("what", "act-what", Text::dispute_act_what, Sort::Line, MUST),
        ],
        DisputeAct::Kept(_) => &[NOTE],
        DisputeAct::Step(step) => of_step(step),
    }
}

const fn of_step(step: Step) -> &'static [Field] {
    match step {
        Step::Mediate => &[("body", "act-body", Text::dispute_act_body, Sort::Line, MUST), NOTE],
        Step::Arbitrate => &[
            ("body", "act-body", Text::dispute_act_institution, Sort::Line, MUST),
            ("basis", "act-basis", Text::dispute_act_basis, Sort::Lines, MAY),
            NOTE,
        ],
        Step::Litigate => &[
            ("body", "act-body", Text::dispute_act_court, Sort::Line, MUST),
            ("basis", "act-basis", Text::dispute_act_basis, Sort::Lines, MAY),
            NOTE,
        ],
        Step::Appeal | Step::ApplyToSetAside => {
            &[("body", "act-body", Text::dispute_act_court, Sort::Line, MUST), NOTE]
        }
        Step::Decide => &[
            ("outcome", "act-outcome", Text::dispute_act_outcome, Sort::Lines, MUST),
            ("amount", "act-amount", Text::dispute_act_sum, Sort::Amount, MAY),
        ],
        Step::SetAwardAside | Step::Withdraw => {
            &[("reason", "act-reason", Text::dispute_act_reason, Sort::Lines, MUST)]
        }
        Step::Settle => &[
            ("form", "act-form", Text::dispute_act_form, Sort::Choice(Choices::Form), MUST),
            ("amount", "act-amount", Text::dispute_act_amount, Sort::Amount, MAY),
            ("terms", "act-terms", Text::dispute_act_terms, Sort::Lines, MUST),
            ("payments", "act-payments", Text::dispute_act_payments, Sort::Lines, MAY),
            ("remit", "act-remit", Text::dispute_act_remit, Sort::Amount, MAY),
        ],
        Step::Negotiate
        | Step::Accept
        | Step::FormTribunal
        | Step::Hear
        | Step::OpenTrial
        | Step::UpholdAward
        | Step::Enforce
        | Step::Close
        | Step::SetDeadline => &[NOTE],
    }
}

/// What a box holds at first: what the clause says, and what was agreed before, is not typed again.
pub(super) fn begin(app: App, file: &DisputeFile, act: DisputeAct, name: &str) -> String {
    let text = app.untracked_text();
    let clause = file.dispute.binding.as_ref().map(|it| &it.clause);
    let accepted = file.course.accepted();
    match (act, name) {
        (DisputeAct::Step(Step::Mediate), "body") => match clause.map(|it| &it.mediation) {
            Some(Mediation::At { body, .. }) => text.wording(body).to_owned(),
            Some(Mediation::None) | None => String::new(),
        },
        (DisputeAct::Step(Step::Arbitrate), "body") => match clause.map(|it| &it.forum) {
            Some(forum @ (Forum::Arbitration(_) | Forum::Either { .. })) => forum_name(text, forum),
            Some(Forum::Litigation(_) | Forum::Open) | None => String::new(),
        },
        (DisputeAct::Step(Step::Litigate), "body") => match clause.map(|it| &it.forum) {
            Some(Forum::Litigation(court) | Forum::Either { court, .. }) => text.wording(&court.name).to_owned(),
            Some(Forum::Arbitration(_) | Forum::Open) | None => String::new(),
        },
        (DisputeAct::Offer, "side") => "them".to_owned(),
        (DisputeAct::Answer(_), "answer") => "accepted".to_owned(),
        (DisputeAct::Noted, "sort") => "answer".to_owned(),
        // what was offered and accepted is what is settled
        (DisputeAct::Step(Step::Settle), "form") if accepted.is_some_and(|it| it.amount.is_none()) => {
            "amendment".to_owned()
        }
        (DisputeAct::Step(Step::Settle), "form") => "receivable".to_owned(),
        (DisputeAct::Step(Step::Settle), "amount") => {
            accepted.and_then(|it| it.amount).map(format::plain_amount).unwrap_or_default()
        }
        (DisputeAct::Step(Step::Settle), "terms") => accepted.map(|it| it.terms.clone()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The name of who decides by the clause; empty where none is named.
pub(super) fn forum_name(text: Text, forum: &Forum) -> String {
    let institution = match forum {
        Forum::Litigation(court) => return text.wording(&court.name).to_owned(),
        Forum::Arbitration(arbitration) | Forum::Either { arbitration, .. } => &arbitration.institution,
        Forum::Open => return String::new(),
    };
    let named = match institution {
        Institution::Unnamed => "",
        Institution::Cietac => text.institution_cietac(),
        Institution::Bac => text.institution_bac(),
        Institution::Shiac => text.institution_shiac(),
        Institution::Shac => text.institution_shac(),
        Institution::Scia => text.institution_scia(),
        Institution::Gzac => text.institution_gzac(),
        Institution::Hkiac => text.institution_hkiac(),
        Institution::Siac => text.institution_siac(),
        Institution::Icc => text.institution_icc(),
        Institution::Lcia => text.institution_lcia(),
        Institution::Named(name) => text.wording(name),
    };
    named.to_owned()
}

/// The names and words of a box's choices.
pub(super) fn choices(text: Text, of: Choices) -> Vec<(String, String)> {
    match of {
        Choices::Side => Side::ALL.map(|it| (it.name().to_owned(), text.dispute_side(it).to_owned())).to_vec(),
        Choices::Answer => Answer::ALL.map(|it| (it.name().to_owned(), text.dispute_answer(it).to_owned())).to_vec(),
        Choices::Noted => NotedSort::ALL.map(|it| (it.name().to_owned(), text.dispute_noted(it).to_owned())).to_vec(),
        Choices::Form => vec![
            ("receivable".to_owned(), text.dispute_act_receivable().to_owned()),
            ("amendment".to_owned(), text.dispute_act_amendment().to_owned()),
        ],
    }
}

/// The payments of a settlement, a line each: a day and an amount. `None` if a line is none.
pub(super) fn payments(typed: &str, currency: Currency) -> Option<Vec<Payment>> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = |line: &str| {
        let (day, amount) = line.split_once(char::is_whitespace)?;
        let on = Date::parse(day.trim()).ok()?;
        let amount = format::parse_amount(amount.trim(), currency).filter(|it| it.minor > 0)?;
        Some(Payment { on, amount })
    };
    lines.map(line).collect()
}

/// Whether payments come to an amount.
pub(super) fn add_up(payments: &[Payment], amount: Money) -> bool {
    Money::sum(payments.iter().map(|it| it.amount), amount.currency).is_ok_and(|sum| sum == amount)
}
