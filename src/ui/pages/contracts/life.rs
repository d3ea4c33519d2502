//! What happened to a contract, and what may happen next.

use std::sync::Arc;

use leptos::prelude::*;

use super::editor::Editor;
use super::paper::parties_of;
use super::term_working::TermWorking;
use crate::domain::contract::Contract;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::named::NamedParties;
use crate::domain::contract::party::Side;
use crate::domain::contract::plan::Event as PlanEvent;
use crate::domain::date::Date;
use crate::domain::id::{ContractEventId, ContractId};
use crate::domain::lifecycle::contract::command::{Command, Step};
use crate::domain::lifecycle::contract::event::{
    EffectiveRule, Signature, SignatureMethod, Submission, SuspensionGround, Termination, TerminationGround, Verdict,
    Version,
};
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::contract::status::ContractStatus;
use crate::domain::progress::Progress;
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Tone, UndoOffer, digest_of, use_app};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::status::Meaning;

/// How a status looks: merely a state stays grey.
pub(in crate::ui) const fn look(status: &ContractStatus) -> (Meaning, &'static str) {
    match status {
        ContractStatus::Draft | ContractStatus::Negotiating => (Meaning::Plain, "circle-dashed"),
        ContractStatus::InApproval => (Meaning::Accent, "stamp"),
        ContractStatus::ToSign => (Meaning::Accent, "pen-line"),
        ContractStatus::Signed { .. } | ContractStatus::Active { .. } => (Meaning::Plain, "circle-dot"),
        ContractStatus::Suspended { .. } | ContractStatus::Terminating { .. } => (Meaning::Warn, "clock"),
        ContractStatus::Completed { .. } => (Meaning::Good, "circle-check"),
        ContractStatus::Terminated { .. }
        | ContractStatus::Expired { .. }
        | ContractStatus::Void { .. }
        | ContractStatus::Archived { .. } => (Meaning::Plain, "circle"),
    }
}

/// The way of a contract: six steps, where it stands among them.
#[component]
pub(super) fn Stepper(id: ContractId) -> impl IntoView {
    let app = use_app();
    let standing = Memo::new(move |_| app.contract_standing(id));
    let steps = move || {
        let text = app.text();
        let Some(standing) = standing.get() else { return Vec::new() };
        let names = [
            text.status_draft(),
            text.status_negotiating(),
            text.status_in_approval(),
            text.status_to_sign(),
            text.status_signed(),
            text.status_active(),
        ];
        let at = place(&standing.status);
        let mut steps: Vec<AnyView> = names
            .into_iter()
            .enumerate()
            .map(|(index, name)| {
                let (mark, done, current) = match index.cmp(&at) {
                    std::cmp::Ordering::Less => ("circle-check", Some(""), None),
                    std::cmp::Ordering::Equal => ("circle-dot", None, Some("step")),
                    std::cmp::Ordering::Greater => ("circle", None, None),
                };
                view! { <li class="stepper__step" data-done=done aria-current=current>{small_icon(mark)}{name}</li> }
                    .into_any()
            })
            .collect();
        if at >= names.len() {
            let name = text.contract_status(&standing.status);
            steps.push(
                view! { <li class="stepper__step" aria-current="step">{small_icon("circle-dot")}{name}</li> }
                    .into_any(),
            );
        }
        steps
    };
    view! { <ol class="stepper" tabindex="0" id="stepper" aria-label=move || app.text().contract_state()>{steps}</ol> }
}

const fn place(status: &ContractStatus) -> usize {
    match status {
        ContractStatus::Draft => 0,
        ContractStatus::Negotiating => 1,
        ContractStatus::InApproval => 2,
        ContractStatus::ToSign => 3,
        ContractStatus::Signed { .. } => 4,
        ContractStatus::Active { .. } => 5,
        ContractStatus::Suspended { .. }
        | ContractStatus::Terminating { .. }
        | ContractStatus::Terminated { .. }
        | ContractStatus::Expired { .. }
        | ContractStatus::Completed { .. }
        | ContractStatus::Void { .. }
        | ContractStatus::Archived { .. } => 6,
    }
}

/// The steps that the page offers as buttons, in the order of a contract's life.
const OFFERED: [Step; 14] = [
    Step::Share,
    Step::Submit,
    Step::Approve,
    Step::TurnDown,
    Step::Reopen,
    Step::Sign,
    Step::MeetCondition,
    Step::Suspend,
    Step::Resume,
    Step::Renew,
    Step::DeclineRenewal,
    Step::Complete,
    Step::Terminate,
    Step::Void,
];

/// What happened, and what may happen next.
#[component]
pub(super) fn Life(editor: Editor, id: ContractId) -> impl IntoView {
    let app = editor.app;
    let standing = Memo::new(move |_| app.contract_today(id));
    let form = Form::start(
        app,
        format!("contract/life/{id}"),
        vec![("on", app.today.get_untracked().to_string()), ("words", String::new())],
    );
    let today = move || app.today.get();
    let offers = move || {
        let Some(standing) = standing.get() else { return Vec::new() };
        let offers = standing.life.offers(today(), &standing.facts);
        OFFERED
            .iter()
            .filter(|step| offers.iter().any(|(offered, outcome)| offered == *step && outcome.is_ok()))
            .map(|step| {
                let step = *step;
                view! {
                    <button class="button" type="button" data-step=step_name(step) on:click=move |_| take(app, editor, id, step, form)>
                        {move || app.text().contract_step(step)}
                    </button>
                }
            })
            .collect::<Vec<_>>()
    };
    let happenings = move || {
        PlanEvent::ALL
            .iter()
            .filter(|event| {
                matches!(
                    event,
                    PlanEvent::Delivery
                        | PlanEvent::Acceptance
                        | PlanEvent::Invoice
                        | PlanEvent::StatementConfirmed
                        | PlanEvent::WarrantyEnd
                )
            })
            .map(|event| {
                let event = *event;
                view! {
                    <button class="button" type="button" on:click=move |_| happened(app, id, event, form)>
                        {icon("check")}
                        {move || app.text().plan_event(event)}
                    </button>
                }
            })
            .collect_view()
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <div class="page life">
            <section class="section" data-first="">
                <div class="section__head"><h2>{move || app.text().next_steps()}</h2></div>
                <div class="fields life__form">
                    <TextField name="step-on" label=label(Text::step_on) value=form.field("on") kind="date" />
                    <TextField name="step-words" label=label(Text::step_words) value=form.field("words") problem=form.problem("words") hint=label(Text::step_words_hint) />
                </div>
                <div class="life__acts" id="steps">{offers}</div>
            </section>
            <Show when=move || standing.with(|it| it.as_ref().is_some_and(|it| it.is_in_force()))>
                <section class="section">
                    <div class="section__head"><h2>{move || app.text().happened_add()}</h2></div>
                    <div class="life__acts">{happenings()}</div>
                </section>
            </Show>
            <section class="section">
                <div class="section__head"><h2>{move || app.text().tab_life()}</h2></div>
                <TermWorking id />
                <History id />
            </section>
        </div>
    }
}

const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Share => "share",
        Step::Submit => "submit",
        Step::TurnDown => "turn_down",
        Step::Approve => "approve",
        Step::Reopen => "reopen",
        Step::Sign => "sign",
        Step::MeetCondition => "meet_condition",
        Step::Suspend => "suspend",
        Step::Resume => "resume",
        Step::Renew => "renew",
        Step::DeclineRenewal => "decline_renewal",
        Step::Terminate => "terminate",
        Step::Complete => "complete",
        Step::Void => "void",
        Step::Archive => "archive",
        Step::SettleAnomaly => "settle_anomaly",
    }
}

/// What the form and the contract make of a step.
fn command(app: App, contract: &Contract, standing: &Progress, step: Step, on: Date, words: String) -> Option<Command> {
    let me = app.untracked_text().step_by_owner().to_owned();
    let by = if contract.owner.is_empty() { me } else { contract.owner.clone() };
    let or = |fallback: &str| if words.is_empty() { fallback.to_owned() } else { words.clone() };
    Some(match step {
        Step::Share => Command::Share { on },
        Step::Submit => {
            let (own, customer) = untrack(|| parties_of(app, contract));
            let parties = NamedParties::of(&own, &customer);
            Command::Submit {
                on,
                submission: Submission {
                    version: Version { number: next_version(standing), sha256: digest_of(contract, &parties)? },
                    approvers: vec![by],
                    effective: EffectiveRule::from(&contract.term.effective),
                    parties: Some(Arc::new(parties)),
                },
            }
        }
        Step::Approve => Command::Approve { on, by: approver(standing).unwrap_or(by), comment: words },
        Step::TurnDown => {
            Command::TurnDown { on, by: approver(standing).unwrap_or(by), verdict: Verdict::Returned, reason: words }
        }
        Step::Reopen => Command::Reopen { on, reason: words },
        Step::Sign => {
            let Stage::ToSign { submission, signatures } = &standing.life.stage else { return None };
            let party = if signatures.iter().any(|it| it.party == Side::Us) { Side::Them } else { Side::Us };
            let known = match party {
                Side::Us => &contract.signing.ours,
                Side::Them => &contract.signing.theirs,
            };
            Command::Sign {
                signature: Signature {
                    party,
                    signer: or(if known.name.is_empty() { &by } else { &known.name }),
                    capacity: known.title.clone(),
                    on,
                    method: SignatureMethod::WetAndSeal,
                    evidence: String::new(),
                    sha256: submission.version.sha256,
                },
            }
        }
        Step::MeetCondition => Command::MeetCondition { on, evidence: words },
        Step::Suspend => Command::Suspend { on, ground: SuspensionGround::Other, note: words },
        Step::Resume => Command::Resume { on, note: words },
        Step::Renew => Command::Renew { on, months: None },
        Step::DeclineRenewal => Command::DeclineRenewal { on, notice_on: Some(on) },
        Step::Complete => Command::Complete { on, by },
        Step::Terminate => Command::Terminate {
            termination: Termination {
                notice_on: on,
                effective_on: on,
                ground: TerminationGround::Mutual,
                evidence: words.clone(),
                note: words,
            },
        },
        Step::Void => Command::Void { on, reason: words },
        Step::Archive => Command::Archive { on },
        Step::SettleAnomaly => return None,
    })
}

fn next_version(standing: &Progress) -> u32 {
    standing.life.locked.iter().map(|version| version.number).max().unwrap_or(0).saturating_add(1)
}

/// Whoever still has to approve.
fn approver(standing: &Progress) -> Option<String> {
    let Stage::InApproval { submission, approvals } = &standing.life.stage else { return None };
    submission.approvers.iter().find(|name| !approvals.iter().any(|(by, _)| by == *name)).cloned()
}

fn take(app: App, editor: Editor, id: ContractId, step: Step, form: Form) {
    let text = app.untracked_text();
    let (Some(standing), Ok(on)) = (untrack(|| app.contract_today(id)), Date::parse(&form.text("on"))) else {
        app.say(text.bad_date(), Tone::Trouble, UndoOffer::None);
        return;
    };
    let seen = editor.record.get_untracked();
    let mut contract = seen.clone();
    if !standing.is_locked() {
        // from here on the paper names whom it is agreed with (domain::merging)
        contract.customer = app.peek_survivor(contract.customer);
    }
    let Some(command) = command(app, &contract, &standing, step, on, form.text("words")) else { return };
    match standing.life.decide(command, app.today.get_untracked(), &standing.facts) {
        Err(refusal) => app.say(text.contract_refusal(&refusal), Tone::Trouble, UndoOffer::None),
        Ok(event) => {
            let event = ContractEvent::of_life(ContractEventId::fresh(&mut BrowserIds), id, event);
            let mut batch = Batch::of(&event);
            if contract.customer != seen.customer {
                batch = batch.edit(Some(&seen), &contract);
            }
            app.save(batch, text.step_done(text.contract_step(step)), move || form.restart());
        }
    }
}

fn happened(app: App, id: ContractId, what: PlanEvent, form: Form) {
    let text = app.untracked_text();
    let Ok(on) = Date::parse(&form.text("on")) else {
        app.say(text.bad_date(), Tone::Trouble, UndoOffer::None);
        return;
    };
    let event =
        ContractEvent { id: ContractEventId::fresh(&mut BrowserIds), contract: id, on, fact: Fact::Happened(what) };
    app.save(Batch::of(&event), text.step_done(text.plan_event(what)), || {});
}

#[component]
fn History(id: ContractId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        let mut all = app.events_of(id);
        all.sort_by_key(|it| std::cmp::Reverse((it.on, it.id)));
        all
    });
    let rows = move || {
        let text = app.text();
        let as_of = app.as_of();
        all.get()
            .into_iter()
            .map(|event| {
                let words = text.contract_fact(&event.fact);
                let later = (event.on > as_of).then_some("");
                view! {
                    <div class="timeline__item" data-later=later>
                        <span class="timeline__dot">{icon("circle-dot")}</span>
                        <div class="timeline__head">{words}</div>
                        <span class="timeline__when">{text.date(event.on)}</span>
                    </div>
                }
            })
            .collect_view()
    };
    view! {
        <Show
            when=move || all.with(|all| !all.is_empty())
            fallback=move || view! { <p class="faint">{move || app.text().history_empty()}</p> }
        >
            <div class="timeline">{rows}</div>
        </Show>
    }
}
