//! What happened to a contract, and what may happen next.

use leptos::prelude::*;

use super::approving::{Approvals, Approver, OpenPoints, is_final};
use super::asked::{Asked, command, ended_by, version_submitted};
use super::beside::Beside;
use super::by_hand::NotReckoned;
use super::check;
use super::credit::CreditLine;
use super::editor::Editor;
use super::particulars::{self, Particulars, ParticularsOf, WhyNotArchived, with_bars};
use super::pictures::PicturesOf;
use super::term_working::TermWorking;
use crate::domain::attachment::Attachment;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::plan::Event as PlanEvent;
use crate::domain::date::Date;
use crate::domain::id::{AttachmentId, ContractEventId, ContractId};
use crate::domain::lifecycle::contract::command::{Command, Step};
use crate::domain::lifecycle::contract::event::{Event, TerminationGround};
use crate::domain::lifecycle::contract::refusal::Refusal;
use crate::domain::lifecycle::contract::status::{ContractStatus, Facts};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, SignedPaper, Tone, UndoOffer, use_app};
use crate::ui::pages::files::file_choices;
use crate::ui::widgets::field::{ChoiceField, TextField, is_half_typed};
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::status::Meaning;

/// How a status looks: merely a state stays grey.
pub(in crate::ui) const fn look(status: &ContractStatus) -> (Meaning, &'static str) {
    match status {
        ContractStatus::Draft | ContractStatus::Negotiating => (Meaning::Plain, "circle-dashed"),
        ContractStatus::InApproval => (Meaning::Accent, "stamp"),
        ContractStatus::ToSign | ContractStatus::PartSigned => (Meaning::Accent, "pen-line"),
        ContractStatus::Signed { .. } | ContractStatus::Active { .. } => (Meaning::Plain, "circle-dot"),
        ContractStatus::Suspended { .. } | ContractStatus::Terminating { .. } | ContractStatus::Settling { .. } => {
            (Meaning::Warn, "clock")
        }
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
        ContractStatus::ToSign | ContractStatus::PartSigned => 3,
        ContractStatus::Signed { .. } => 4,
        ContractStatus::Active { .. } => 5,
        ContractStatus::Suspended { .. }
        | ContractStatus::Terminating { .. }
        | ContractStatus::Terminated { .. }
        | ContractStatus::Expired { .. }
        | ContractStatus::Settling { .. }
        | ContractStatus::Completed { .. }
        | ContractStatus::Void { .. }
        | ContractStatus::Archived { .. } => 6,
    }
}

/// The steps that the page offers as buttons, in the order of a contract's life.
const OFFERED: [Step; 16] = [
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
    Step::Archive,
    Step::SettleAnomaly,
];

/// The boxes of the next step, with what was left in them.
pub(super) fn life_form(app: App, id: ContractId) -> Form {
    let boxes = [
        ("on", app.today.get_untracked().to_string()),
        ("words", String::new()),
        ("until", String::new()),
        ("scan", String::new()),
        ("approver", String::new()),
    ];
    Form::start(app, format!("contract/life/{id}"), boxes.into_iter().chain(particulars::boxes()).collect())
}

/// Leaves a ground in the step that ends a contract, for whoever opens it next: one that the words name.
pub(in crate::ui) fn leave_ground(app: App, id: ContractId, words: String) {
    let boxes = [("ground", TerminationGround::Other.name().to_owned()), ("words", words)];
    Form::leave(app, format!("contract/life/{id}"), boxes);
}

/// What happened, and what may happen next.
#[component]
pub(super) fn Life(editor: Editor, id: ContractId) -> impl IntoView {
    let app = editor.app;
    let standing = Memo::new(move |_| app.contract_today(id));
    // of a contract that has ended the whole settlement list counts, and not only what its standing knows
    let bars = Memo::new(move |_| app.settlement_bars(id));
    let form = life_form(app, id);
    let busy = RwSignal::new(false);
    let finalising = RwSignal::new(false);
    // the steps that may be taken; nothing while the contract is on its way
    let open = Memo::new(move |_| {
        let left = bars.get();
        standing.with(|it| it.as_ref().map(|it| it.life.open_steps(app.today.get(), &with_bars(&it.facts, left))))
    });
    let may = move |wanted: Step| open.with(|steps| steps.as_ref().is_some_and(|steps| steps.contains(&wanted)));
    let offers = move || {
        OFFERED
            .iter()
            .filter(|step| may(**step))
            .map(|step| {
                let step = *step;
                view! {
                    <button class="button" type="button" data-step=step_name(step) on:click=move |_| if is_final(app, finalising, id, step) { take(app, editor, busy, id, step, form) }>
                        {move || app.text().contract_step(step)}
                    </button>
                }
            })
            .collect::<Vec<_>>()
    };
    let may_go_on = move || open.with(|steps| steps.as_ref().map(|steps| !steps.is_empty()));
    let is_still = move || may_go_on() == Some(false);
    let may_sign = move || may(Step::Sign);
    let counts = Signal::derive(move || may(Step::Submit) || may(Step::Approve) || may_sign());
    let scans = file_choices(app, id, Text::sign_scan_none);
    let may_name_scan = move || may_sign() && scans.with(|scans| scans.len() > 1);
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
                <Show when=is_still>
                    <p class="faint" id="steps-none">{move || app.text().next_steps_none()}</p>
                </Show>
                <Show when=move || may_go_on() == Some(true)>
                    <div class="fields life__form">
                        <TextField name="step-on" label=label(Text::step_on) value=form.field("on") kind="date" />
                        <Show when=may_name_scan>
                            <ChoiceField name="step-scan" label=label(Text::sign_scan) value=form.field("scan") choices=scans />
                        </Show>
                        <TextField name="step-words" label=label(Text::step_words) value=form.field("words") problem=form.problem("words") hint=label(Text::step_words_hint) />
                    </div>
                </Show>
                <ParticularsOf standing form />
                <WhyNotArchived id standing bars />
                <Approver standing form />
                <OpenPoints id standing />
                <CreditLine editor counts />
                <div class="life__acts" id="steps">{offers}</div>
            </section>
            <Approvals editor id standing />
            <PicturesOf paper=SignedPaper::Contract(id) />
            <Show when=move || standing.with(|it| it.as_ref().is_some_and(|it| it.is_in_force()))>
                <section class="section">
                    <div class="section__head"><h2>{move || app.text().happened_add()}</h2></div>
                    // the day stands above while a step may be taken
                    <Show when=is_still>
                        <div class="fields life__form">
                            <TextField name="happened-on" label=label(Text::step_on) value=form.field("on") kind="date" />
                        </div>
                    </Show>
                    <div class="life__acts">{happenings()}</div>
                </section>
            </Show>
            <section class="section">
                <div class="section__head"><h2>{move || app.text().tab_life()}</h2></div>
                <NotReckoned contract=id clause=ClauseId::Term words=Text::by_hand_no_term />
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

fn take(app: App, editor: Editor, busy: RwSignal<bool>, id: ContractId, step: Step, form: Form) {
    let text = app.untracked_text();
    if !untrack(|| app.all_read()) {
        app.say(text.loading(), Tone::Trouble, UndoOffer::None);
        return;
    }
    // what was typed a moment ago is part of what the step is about
    editor.flush();
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
    let typed = form.text("until");
    let until = (!typed.trim().is_empty()).then(|| Date::parse(&typed)).transpose();
    // a box that holds half a day reads as if it were empty
    let Some(until) = until.ok().filter(|_| !is_half_typed("step-until")) else {
        app.say(text.bad_date(), Tone::Trouble, UndoOffer::None);
        return;
    };
    // told by what it is, not by its name alone: names can be changed
    let scan = AttachmentId::parse(&form.text("scan")).and_then(|id| app.peek::<Attachment>(id));
    let scan = scan.map(|it| format!("{} · SHA-256 {}", it.name, it.content.sha256)).unwrap_or_default();
    let particulars = match Particulars::read(form, &standing, text) {
        Ok(particulars) => particulars,
        Err(why) => {
            app.say(why, Tone::Trouble, UndoOffer::None);
            return;
        }
    };
    let asked = Asked { on, until, words: form.text("words"), scan, approver: form.text("approver"), particulars };
    let command = match command(app, &contract, &standing, step, asked) {
        Ok(Some(command)) => command,
        Ok(None) => return,
        Err(refusal) => {
            app.say(text.contract_refusal(&refusal), Tone::Trouble, UndoOffer::None);
            return;
        }
    };
    let claim = if let Command::Terminate { claim, .. } = &command { Some(claim.clone()) } else { None };
    // what the rules find is looked for when it counts: in the very text that is submitted
    let bars = if step == Step::Submit { check::bars(app, &contract) } else { check::Bars::default() };
    let left = untrack(|| app.settlement_bars(id));
    if step == Step::Archive && left.is_none() && standing.status.ended().is_some() {
        let reads = untrack(|| app.settlement_reads(id));
        let why = if reads { text.loading() } else { text.settle_today_only() };
        app.say(why, Tone::Trouble, UndoOffer::None);
        return;
    }
    let facts = Facts { block_findings: bars.rules(), ..with_bars(&standing.facts, left) };
    match standing.life.decide(command, app.today.get_untracked(), &facts) {
        Err(Refusal::OpenBlockFindings { .. }) => app.say(bars.words(text), Tone::Trouble, UndoOffer::None),
        Err(refusal) => app.say(text.contract_refusal(&refusal), Tone::Trouble, UndoOffer::None),
        Ok(event) => {
            let version = version_submitted(app, &contract, &standing, &event, form.text("words"));
            let ended = ended_by(claim, &event).map(|fact| (event.on(), fact));
            let event = ContractEvent::of_life(ContractEventId::fresh(&mut BrowserIds), id, event);
            let mut batch = version.iter().fold(Batch::of(&event), Batch::put);
            if let Some((on, fact)) = ended {
                batch =
                    batch.put(&ContractEvent { id: ContractEventId::fresh(&mut BrowserIds), contract: id, on, fact });
            }
            if contract.customer != seen.customer {
                batch = batch.edit(Some(&seen), &contract);
            }
            app.save_once(busy, batch, text.step_done(text.contract_step(step)), move || form.restart());
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

/// Where the evidence of a notice lies.
fn notice_of(text: Text, fact: &Fact) -> Option<String> {
    if let Fact::Life(Event::Terminated { termination }) = fact {
        return (!termination.evidence.trim().is_empty()).then(|| text.step_evidence_of(&termination.evidence));
    }
    None
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
                let evidence = match &event.fact {
                    Fact::Life(Event::Signed { signature }) => signature.evidence.clone(),
                    Fact::Life(_)
                    | Fact::Happened(_)
                    | Fact::ForceMajeure(_)
                    | Fact::Cure(_)
                    | Fact::Settlement(_)
                    | Fact::Transfer(_)
                    | Fact::Promise(_) => String::new(),
                };
                let evidence = (!evidence.is_empty()).then(|| text.sign_scan_of(&evidence));
                let evidence = evidence.or_else(|| notice_of(text, &event.fact));
                let evidence = evidence.map(|it| view! { <p class="timeline__body"><bdi>{it}</bdi></p> });
                view! {
                    <div class="timeline__item" data-later=later>
                        <span class="timeline__dot">{icon("circle-dot")}</span>
                        <div><div class="timeline__head">{words}</div>{evidence}</div>
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
        <Beside id />
    }
}
