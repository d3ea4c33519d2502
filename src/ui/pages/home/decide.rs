//! What needs a decision today, the most urgent first.

use leptos::prelude::*;

use super::amendments::open_amendments;
use super::disputes::due_disputes;
use super::door::Target;
use super::materials::{first_materials, material_decision};
use super::runs::run_decisions;
use super::tickets::Kept;
use crate::domain::activity::{Activity, Followed};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Who;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::first::first_of;
use crate::domain::lapses::{NEARLY_BARRED, SOON_BARRED};
use crate::domain::lifecycle::opportunity::Stage;
use crate::domain::overview::matter::{Matter, matters};
use crate::domain::pay_promise::last_word;
use crate::domain::quote::QuoteState;
use crate::domain::task::Task;
use crate::i18n::format;
use crate::state::{App, BookKind, Chance, DutyItem, Phase, StandingContract, Whose, now_milliseconds};
use crate::ui::pages::customers::activities::{LEAD_DAYS, due_steps, meaning_of, step_words};
use crate::ui::pages::money::part_name;
use crate::ui::route::HomeMatter;
use crate::ui::router::use_router;
use crate::ui::widgets::status::{Meaning, strong_status};

/// How many decisions are drawn at first, and with every press.
pub(super) const SHOWN: usize = 12;
/// A next step with an opportunity is told of so many days ahead.
const STEP_AHEAD: u16 = 0;
/// A quote that was sent is told of so many days before it runs out.
const QUOTE_AHEAD: i64 = 3;
/// A backup older than this asks for a new one (`storage-and-sync.md` 2.10: green up to 7 days).
const BACKUP_DAYS: i64 = 7;

/// Something to decide: how urgent, what, and where it is done.
#[derive(Clone, PartialEq)]
pub(super) struct Decision {
    pub(super) rank: i64,
    pub(super) meaning: Meaning,
    pub(super) mark: &'static str,
    pub(super) when: String,
    pub(super) what: String,
    pub(super) why: String,
    pub(super) act: String,
    pub(super) target: Target,
}

/// Everything to decide: how many things, and in words the most urgent of them.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Decisions {
    pub(super) count: usize,
    pub(super) first: Vec<Decision>,
}

/// Everything to decide, and the words of the `most` most urgent.
pub(super) fn decisions(app: App, tickets: &[Kept], whose: Whose, most: usize) -> Decisions {
    let as_of = app.as_of();
    app.watch_any::<Customer>();
    app.watch_any::<ContractBrief>();
    let (of_contracts, held) = app.first_matters(whose, most);
    let all: Vec<(i64, &StandingContract, Matter<'_>)> = held
        .iter()
        .flat_map(|held| matters(&held.1, as_of).into_iter().map(move |(rank, matter)| (rank, held, matter)))
        .collect();
    let all = first_of(all, most, |a, b| a.0.cmp(&b.0).then_with(|| a.1.0.number.cmp(&b.1.0.number)));
    let mut steps = due_steps(app, as_of);
    let mut circle = app.circle(whose);
    // who writes a step down may look after it for somebody else: the owner of the customer counts
    steps.retain(|(_, step)| {
        let owner = || app.peek_followed_owner(step);
        whose == Whose::All || circle.has(&owner())
    });
    let mut tasks = app.due_tasks();
    tasks.retain(|task| whose == Whose::All || circle.has(&app.doer_of(task)));
    let mut chances = due_chances(app, as_of);
    chances.retain(|(_, it)| whose == Whose::All || circle.has(&it.opportunity.owner));
    let (due_duties, duties) = app.first_duties(whose, most);
    let materials = first_materials(app, whose);
    let mut tickets = tickets.to_vec();
    tickets.retain(|(keeper, _)| whose == Whose::All || circle.has(keeper));
    let mut amendments = open_amendments(app);
    amendments.retain(|(keeper, _)| whose == Whose::All || circle.has(keeper));
    let disputes = due_disputes(app, whose);
    let others: Vec<Decision> = dispute_decision(app)
        .into_iter()
        .chain(amiss_decision(app))
        .chain(backup_decision(app))
        .chain(run_decisions(app))
        .collect();
    let count = of_contracts
        .saturating_add(steps.len())
        .saturating_add(tasks.len())
        .saturating_add(chances.len())
        .saturating_add(due_duties)
        .saturating_add(materials.len())
        .saturating_add(tickets.len())
        .saturating_add(amendments.len())
        .saturating_add(disputes.len())
        .saturating_add(others.len());
    // words are made for what is shown only: a large book has tens of thousands of matters
    let mut first: Vec<Decision> =
        all.into_iter().map(|(rank, held, matter)| decision(app, rank, held, &matter)).collect();
    first.extend(steps.into_iter().take(most).map(|(days, step)| follow_decision(app, days, &step)));
    first.extend(tasks.iter().take(most).map(|task| task_decision(app, task)));
    first.extend(chances.iter().take(most).map(|(days, it)| chance_decision(app, *days, it)));
    first.extend(duties.iter().map(|it| duty_decision(app, it)));
    first.extend(materials.iter().take(most).map(|(days, it)| material_decision(app, *days, it)));
    first.extend(tickets.into_iter().take(most).map(|(_, decision)| decision));
    first.extend(amendments.into_iter().take(most).map(|(_, decision)| decision));
    first.extend(disputes.into_iter().take(most));
    first.extend(others);
    first.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.why.cmp(&b.why)));
    first.truncate(most);
    Decisions { count, first }
}

fn decision(app: App, rank: i64, (contract, standing): &StandingContract, matter: &Matter<'_>) -> Decision {
    let text = app.text();
    let as_of = app.as_of();
    let party = app.peek_party(contract.customer).map(|it| it.name.clone()).unwrap_or_default();
    let title = text.wording(&contract.title);
    let payer = app.peek_survivor(contract.customer);
    let target = Target::of(app, HomeMatter::of_contract(matter, contract.id, payer));
    let plain = |meaning, mark, when: String, what| Decision {
        rank,
        meaning,
        mark,
        when,
        what,
        why: contract.number.clone(),
        act: text.home_see().to_owned(),
        target: target.clone(),
    };
    // where it is renewed, or notice is given
    let ending = |day, what| {
        let when = text.distance(as_of.days_until(day));
        plain(Meaning::Warn, "calendar-clock", when, what)
    };
    let money = |meaning, mark, when, what, why| Decision {
        rank,
        meaning,
        mark,
        when,
        what,
        why,
        act: text.home_record().to_owned(),
        target: target.clone(),
    };
    match matter {
        Matter::Approve => {
            let (when, what) = (text.status_in_approval().to_owned(), text.home_approve_words(&party, title));
            Decision { act: text.step_approve().to_owned(), ..plain(Meaning::Accent, "stamp", when, what) }
        }
        Matter::Sign => {
            let (when, what) = (text.status_to_sign().to_owned(), text.home_sign_words(&party, title));
            plain(Meaning::Accent, "pen-line", when, what)
        }
        Matter::Notice(day) => ending(*day, text.home_notice_words(&party, title, &text.short_date(*day, as_of))),
        Matter::End(day) => ending(*day, text.home_end_words(&party, title, &text.short_date(*day, as_of))),
        Matter::Overdue(part) => {
            let fee = part.late_fee.as_ref().map(|fee| fee.value.owed).filter(|owed| !owed.is_zero());
            let fee = fee.map(|owed| text.home_late_fee(&format::money(owed))).unwrap_or_default();
            let late = u64::try_from(part.days_late).unwrap_or(0);
            let what = text.home_late_words(&party, &part_name(text, part), &format::money(part.position.open));
            let said = last_word(&standing.promises, part.id);
            let said = said.map(|(_, day)| text.promise_said_by(&text.short_date(day, as_of))).unwrap_or_default();
            let why = [contract.number.clone(), fee, said];
            let why = why.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
            money(Meaning::Danger, "octagon-alert", text.days_late(late), what, why)
        }
        Matter::Due(part) => {
            let what = text.home_due_words(&party, &part_name(text, part), &format::money(part.position.open));
            money(Meaning::Warn, "clock", text.distance(rank), what, contract.number.clone())
        }
        Matter::Barred(claim) => {
            let days = as_of.days_until(claim.last);
            let meaning = if days <= NEARLY_BARRED {
                Meaning::Danger
            } else if days <= SOON_BARRED {
                Meaning::Warn
            } else {
                Meaning::Plain
            };
            let part = text.part_called(claim.number, claim.label.as_ref());
            let open = format::money(claim.open);
            let what = text.home_barred_words(&party, &part, &open, &text.short_date(claim.last, as_of));
            with_reason(plain(meaning, "scale", text.distance(days), what), &text.limitation_why(claim))
        }
        Matter::Lapse(right) => {
            let what = text.home_lapse_words(&party, title, &text.short_date(right.last, as_of));
            with_reason(ending(right.last, what), &text.right_why(right))
        }
        Matter::Earnest(earnest) => {
            let what = text.home_earnest_words(&party, &format::money(earnest.open));
            let when = if rank < 0 { text.days_late(rank.unsigned_abs()) } else { text.distance(rank) };
            with_reason(money(Meaning::Warn, "clock", when, what, contract.number.clone()), &text.earnest_why(earnest))
        }
    }
}

/// The same, with why it is that day behind its number.
fn with_reason(decision: Decision, reason: &str) -> Decision {
    let why = [decision.why.as_str(), reason];
    let why = why.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    Decision { why, ..decision }
}

/// A step that was agreed with a customer.
fn follow_decision(app: App, days: i64, step: &Activity) -> Decision {
    let text = app.text();
    let party = app.peek_followed_name(step);
    let (meaning, mark) = step.next_step(app.as_of(), LEAD_DAYS).map_or((Meaning::Plain, "circle"), meaning_of);
    Decision {
        rank: days,
        meaning,
        mark,
        when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
        what: text.home_follow_words(&party, &step_words(text, step)),
        why: step.content.clone(),
        act: text.home_follow_act().to_owned(),
        target: Target::of(app, next_follow_up(app, step)),
    }
}

/// With whom and about what the step was agreed, for the form in which what was done of it is recorded.
fn next_follow_up(app: App, step: &Activity) -> HomeMatter {
    let about = step.opportunity.map(Followed::Opportunity);
    let about = about.or_else(|| step.lead.filter(|_| step.customer.is_none()).map(Followed::Lead));
    HomeMatter::Step { customer: step.customer.map(|id| app.peek_survivor(id)), about }
}

/// A task that is due.
fn task_decision(app: App, task: &Task) -> Decision {
    let (text, as_of) = (app.text(), app.as_of());
    let days = task.due.map_or(0, |day| as_of.days_until(day));
    let (meaning, mark) = task.open(as_of).map_or((Meaning::Plain, "circle"), meaning_of);
    let party = task.customer.and_then(|id| app.peek_party(id)).map(|it| it.name.clone());
    Decision {
        rank: days,
        meaning,
        mark,
        when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
        what: party.map_or_else(|| task.title.clone(), |party| text.home_task_words(&party, &task.title)),
        why: app.doer_of(task),
        act: text.task_see().to_owned(),
        target: Target::of(app, HomeMatter::Task(task.id)),
    }
}

/// What either side owes.
fn duty_decision(app: App, item: &DutyItem) -> Decision {
    let (text, as_of) = (app.text(), app.as_of());
    let days = item.row.days_to_act(as_of).unwrap_or(0);
    let (meaning, mark) = item.row.dueness(as_of).map_or((Meaning::Plain, "circle"), meaning_of);
    let party = app.peek_party(item.contract.customer).map(|it| it.name.clone()).unwrap_or_default();
    let what = app.duty_title(text, item);
    let slot = item.slot();
    Decision {
        rank: days,
        meaning,
        mark,
        when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
        what: match item.bearer {
            Who::Them => text.home_duty_theirs(&party, &what),
            Who::Us | Who::Both => text.home_duty_words(&party, &what),
        },
        why: item.contract.number.clone(),
        act: text.duty_see().to_owned(),
        target: Target::of(app, HomeMatter::Duty(slot.contract, slot.digest)),
    }
}

/// Open opportunities whose next step is due, or whose quote runs out within days: the most urgent first.
fn due_chances(app: App, as_of: Date) -> Vec<(i64, Chance)> {
    let urgent = |it: &Chance| {
        let step =
            it.opportunity.next_on.map(|day| as_of.days_until(day)).filter(|days| *days <= i64::from(STEP_AHEAD));
        let quote = it.quotes.iter().filter(|it| it.state == QuoteState::Sent);
        let ending = quote.map(|it| as_of.days_until(it.quote.valid_until)).filter(|days| *days <= QUOTE_AHEAD).min();
        step.into_iter().chain(ending).min()
    };
    let open = app.chances().into_iter().filter(|it| matches!(it.standing.life.stage, Stage::Open { .. }));
    let mut all: Vec<(i64, Chance)> = open.filter_map(|it| Some((urgent(&it)?, it))).collect();
    all.sort_by_key(|(days, it)| (*days, it.opportunity.id));
    all
}

fn chance_decision(app: App, days: i64, chance: &Chance) -> Decision {
    let text = app.text();
    let as_of = app.as_of();
    let it = &chance.opportunity;
    let party = app.peek_party(it.customer).map(|it| it.name.clone()).unwrap_or_default();
    let step = it.next_on.filter(|day| as_of.days_until(*day) == days);
    let quote = chance.quotes.iter().find(|it| it.state == QuoteState::Sent);
    let what = match (step, quote) {
        (None, Some(quoted)) => text.home_quote_words(&party, &quoted.quote.number),
        (Some(_), _) | (None, None) => {
            text.home_opportunity_words(&party, if it.next.is_empty() { &it.name } else { &it.next })
        }
    };
    Decision {
        rank: days,
        meaning: if days < 0 { Meaning::Danger } else { Meaning::Warn },
        mark: if days < 0 { "octagon-alert" } else { "square-kanban" },
        when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
        what,
        why: it.name.clone(),
        act: text.home_opportunity_act().to_owned(),
        target: Target::of(app, HomeMatter::Opportunity(it.id)),
    }
}

/// Copies that disagree wait for a person before anything else does.
fn dispute_decision(app: App) -> Option<Decision> {
    let text = app.text();
    let open = app.open_disputes(None);
    (open > 0).then(|| Decision {
        rank: i64::MIN,
        meaning: Meaning::Danger,
        mark: "octagon-alert",
        when: text.together_differ().to_owned(),
        what: text.conflicts_home(open),
        why: String::new(),
        act: text.conflicts_home_act().to_owned(),
        target: Target::of(app, HomeMatter::Conflicts),
    })
}

/// Contracts without their customer, or with one number: right after what copies disagree on.
fn amiss_decision(app: App) -> Option<Decision> {
    let text = app.text();
    let amiss = app.amiss();
    (amiss > 0).then(|| Decision {
        rank: i64::MIN.saturating_add(1),
        meaning: Meaning::Warn,
        mark: "triangle-alert",
        when: text.amiss_title().to_owned(),
        what: text.amiss_home(amiss),
        why: String::new(),
        act: text.amiss_home_act().to_owned(),
        target: Target::of(app, HomeMatter::Amiss),
    })
}

fn backup_decision(app: App) -> Option<Decision> {
    if app.phase.with(|phase| *phase != Phase::Open(BookKind::Own)) {
        return None;
    }
    let text = app.text();
    let what = match app.last_export.get() {
        None => text.home_backup_words().to_owned(),
        Some(at) => {
            let days = i64::try_from(now_milliseconds().saturating_sub(at) / 86_400_000).unwrap_or(i64::MAX);
            if days <= BACKUP_DAYS {
                return None;
            }
            text.home_backup_old(days)
        }
    };
    Some(Decision {
        rank: 60,
        meaning: Meaning::Warn,
        mark: "hard-drive",
        when: text.start_backup_title().to_owned(),
        what,
        why: String::new(),
        act: text.home_export().to_owned(),
        target: Target::of(app, HomeMatter::Backup),
    })
}

pub(super) fn decision_row(app: App, decision: Decision) -> impl IntoView {
    let router = use_router();
    let Decision { meaning, mark, when, what, why, act, target, .. } = decision;
    view! {
        <li class="decide__row">
            {strong_status(meaning, mark, when)}
            <div class="decide__text">
                <span class="decide__what"><bdi>{what}</bdi></span>
                <span class="decide__why">{why}</span>
            </div>
            <button
                class="button"
                type="button"
                on:click=move |_| target.open(app, router)
            >
                {act}
            </button>
        </li>
    }
}
