//! What happened to an amendment, and what may happen next.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::check;
use super::super::editor::Editor;
use super::step::{Asked, OFFERED, command};
use crate::domain::attachment::Attachment;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::event::Fact;
use crate::domain::date::Date;
use crate::domain::id::{AmendmentId, AmendmentStepId, AttachmentId};
use crate::domain::lifecycle::contract::command::Step;
use crate::domain::lifecycle::contract::event::{Event, SignatureMethod};
use crate::domain::lifecycle::contract::refusal::Refusal;
use crate::domain::lifecycle::contract::status::{Facts, RunningTerm};
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Tone, UndoOffer};
use crate::ui::pages::files::file_choices;
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::icon::icon;

/// How a party may sign, by name.
pub(in crate::ui::pages::contracts) const METHODS: [(&str, SignatureMethod); 4] = [
    ("wet_and_seal", SignatureMethod::WetAndSeal),
    ("wet", SignatureMethod::Wet),
    ("seal", SignatureMethod::Seal),
    ("electronic", SignatureMethod::ExternalElectronic),
];

/// The boxes of the next step, with what was left in them.
pub(in crate::ui::pages::contracts) fn life_form(app: App, id: AmendmentId) -> Form {
    let boxes = vec![
        ("on", app.today.get_untracked().to_string()),
        ("words", String::new()),
        ("method", "wet_and_seal".to_owned()),
        ("scan", String::new()),
    ];
    Form::start(app, format!("amendment/life/{id}"), boxes)
}

/// The page.
#[component]
pub(super) fn AmendmentLife(editor: Editor, amendment: Memo<Option<Arc<Amendment>>>) -> impl IntoView {
    let app = editor.app;
    let Some((id, contract)) = amendment.with_untracked(|it| it.as_ref().map(|it| (it.id, it.contract))) else {
        return ().into_any();
    };
    let form = life_form(app, id);
    let busy = RwSignal::new(false);
    let open = Memo::new(move |_| {
        let Some(it) = amendment.get() else { return Vec::new() };
        let today = app.today.get();
        let offers = it.life(today).offers(today, &facts());
        OFFERED
            .into_iter()
            .filter(|step| offers.iter().any(|(one, may)| one == step && may.is_ok()))
            .collect::<Vec<_>>()
    });
    let may_sign = Memo::new(move |_| open.with(|open| open.contains(&Step::Sign)));
    let steps = move || {
        open.get()
            .into_iter()
            .map(|step| {
                view! {
                    <button class="button" type="button" data-step=step_name(step) on:click=move |_| take(editor, amendment, busy, step, form)>
                        {move || step_words(app.text(), step)}
                    </button>
                }
            })
            .collect_view()
    };
    let scans = file_choices(app, contract, Text::sign_scan_none);
    let methods = Signal::derive(move || {
        METHODS
            .into_iter()
            .map(|(name, method)| (name.to_owned(), app.text().signature_method(method).to_owned()))
            .collect::<Vec<_>>()
    });
    let taken = Memo::new(move |_| {
        let Some(it) = amendment.get() else { return false };
        let all = app.amendments_of(it.contract);
        let open = it.state(app.today.get()).is_open();
        open && all.iter().any(|other| other.id != it.id && other.number == it.number)
    });
    let overtaken = Memo::new(move |_| {
        let it = amendment.get().filter(|it| !it.state(app.today.get()).is_locked())?;
        let typed = Amendment { terms: editor.record.get(), ..Amendment::clone(&it) };
        app.amendment_rebased(&typed).map(|it| it.both)
    });
    let overtaken_words = move || {
        let text = app.text();
        overtaken.with(|both| match both.as_deref() {
            None => String::new(),
            Some([]) => text.amendment_overtaken().to_owned(),
            Some(both) => text.amendment_overtaken_both(&text.clauses_listed(both)),
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <div class="page life">
            <Show when=move || taken.get()>
                <section class="section" data-first="">
                    <p class="amendment__barred">{move || app.text().amend_refused_taken()}</p>
                    <button class="button" type="button" id="renumber" on:click=move |_| renumber(app, amendment, busy)>
                        {move || app.text().amendment_renumber()}
                    </button>
                </section>
            </Show>
            <Show when=move || overtaken.with(Option::is_some)>
                <section class="section" data-first="">
                    <p class="amendment__barred" id="amendment-overtaken">{overtaken_words}</p>
                    <button class="button" type="button" id="rebase" on:click=move |_| rebase(editor, amendment, busy)>
                        {move || app.text().amendment_rebase()}
                    </button>
                </section>
            </Show>
            <Show when=move || open.with(|open| !open.is_empty())>
                <section class="section" data-first="">
                    <div class="section__head"><h2>{move || app.text().next_steps()}</h2></div>
                    <div class="fields life__form">
                        <TextField name="step-on" label=label(Text::step_on) value=form.field("on") kind="date" />
                        <Show when=move || may_sign.get()>
                            <ChoiceField name="step-method" label=label(Text::amendment_how) value=form.field("method") choices=methods />
                            <ChoiceField name="step-scan" label=label(Text::sign_scan) value=form.field("scan") choices=scans />
                        </Show>
                        <TextField name="step-words" label=label(Text::step_words) value=form.field("words") hint=label(Text::step_words_hint) />
                    </div>
                    <div class="life__acts" id="steps">{steps}</div>
                </section>
            </Show>
            <section class="section">
                <div class="section__head"><h2>{move || app.text().tab_life()}</h2></div>
                <History app amendment />
            </section>
        </div>
    }
    .into_any()
}

/// An amendment has no term of its own.
const fn facts() -> Facts {
    Facts::of_term(RunningTerm::UntilPerformed)
}

const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Submit => "submit",
        Step::Approve => "approve",
        Step::TurnDown => "turn_down",
        Step::Reopen => "reopen",
        Step::Sign => "sign",
        Step::Void => "withdraw",
        Step::Share
        | Step::MeetCondition
        | Step::Suspend
        | Step::Resume
        | Step::Renew
        | Step::DeclineRenewal
        | Step::Terminate
        | Step::Complete
        | Step::Archive
        | Step::SettleAnomaly => "other",
    }
}

/// An amendment that is given up is withdrawn.
fn step_words(text: Text, step: Step) -> &'static str {
    if step == Step::Void { text.amendment_withdraw() } else { text.contract_step(step) }
}

fn take(editor: Editor, amendment: Memo<Option<Arc<Amendment>>>, busy: RwSignal<bool>, step: Step, form: Form) {
    let app = editor.app;
    let text = app.untracked_text();
    let trouble = |words: String| app.say(words, Tone::Trouble, UndoOffer::None);
    if !untrack(|| app.all_read()) {
        return trouble(text.loading().to_owned());
    }
    // what was typed a moment ago is part of what the step is about
    editor.flush();
    let (Some(seen), Ok(on)) = (amendment.get_untracked(), Date::parse(&form.text("on"))) else {
        return trouble(text.bad_date().to_owned());
    };
    let today = app.today.get_untracked();
    let typed = Amendment { terms: editor.record.get_untracked(), ..Amendment::clone(&seen) };
    if matches!(step, Step::Submit | Step::Sign)
        && let Some(refusal) = untrack(|| app.amendment_barred(&typed))
    {
        return trouble(text.amendment_refusal(&refusal));
    }
    let bars = if step == Step::Submit { check::bars(app, &typed.terms) } else { check::Bars::default() };
    // told by what it is, not by its name alone: names can be changed
    let scan = AttachmentId::parse(&form.text("scan")).and_then(|id| app.peek::<Attachment>(id));
    let scan = scan.map(|it| format!("{} · SHA-256 {}", it.name, it.content.sha256)).unwrap_or_default();
    let chosen = form.text("method");
    let method =
        METHODS.into_iter().find(|(name, _)| *name == chosen).map_or(SignatureMethod::WetAndSeal, |(_, it)| it);
    let life = typed.life(today);
    let asked = Asked { on, words: form.text("words"), method, scan };
    let Some(command) = command(app, &typed, &life, step, asked) else { return };
    match life.decide(command, today, &Facts { block_findings: bars.rules(), ..facts() }) {
        Err(Refusal::OpenBlockFindings { .. }) => trouble(bars.words(text)),
        Err(refusal) => trouble(text.contract_refusal(&refusal)),
        Ok(event) => {
            let mut next = typed;
            next.steps.insert(AmendmentStepId::fresh(&mut BrowserIds), event);
            let batch = Batch::new().edit(Some(seen.as_ref()), &next);
            app.save_once(busy, batch, text.step_done(step_words(text, step)), move || form.restart());
        }
    }
}

/// What approving an amendment or sending it back records: what its own page records of the same boxes.
///
/// # Errors
/// In words, why it may not be.
pub(in crate::ui::pages::contracts) fn verdict(
    app: App,
    id: AmendmentId,
    step: Step,
    on: Date,
    words: String,
) -> Result<Batch, String> {
    let text = app.untracked_text();
    let seen = app.peek::<Amendment>(id).ok_or_else(|| text.loading().to_owned())?;
    let today = app.today.get_untracked();
    let life = seen.life(today);
    let asked = Asked { on, words, method: SignatureMethod::WetAndSeal, scan: String::new() };
    let command = command(app, &seen, &life, step, asked).ok_or_else(|| text.loading().to_owned())?;
    let event = life.decide(command, today, &facts()).map_err(|refusal| text.contract_refusal(&refusal))?;
    let mut next = Amendment::clone(&seen);
    next.steps.insert(AmendmentStepId::fresh(&mut BrowserIds), event);
    Ok(Batch::new().edit(Some(seen.as_ref()), &next))
}

fn rebase(editor: Editor, amendment: Memo<Option<Arc<Amendment>>>, busy: RwSignal<bool>) {
    let app = editor.app;
    editor.flush();
    let Some(seen) = amendment.get_untracked() else { return };
    let typed = Amendment { terms: editor.record.get_untracked(), ..Amendment::clone(&seen) };
    let Some(next) = untrack(|| app.amendment_rebased(&typed)) else { return };
    let said = app.untracked_text().amendment_rebased().to_owned();
    app.save_once(busy, Batch::new().edit(Some(seen.as_ref()), &next.amendment), said, || {});
}

fn renumber(app: App, amendment: Memo<Option<Arc<Amendment>>>, busy: RwSignal<bool>) {
    let Some(seen) = amendment.get_untracked() else { return };
    let Some(number) = app.next_amendment_number(seen.contract, &seen.terms.number) else { return };
    let said = app.untracked_text().amendment_renumbered(&number);
    let next = Amendment { number, ..Amendment::clone(&seen) };
    app.save_once(busy, Batch::new().edit(Some(seen.as_ref()), &next), said, || {});
}

#[component]
fn History(app: App, amendment: Memo<Option<Arc<Amendment>>>) -> impl IntoView {
    let rows = move || {
        let text = app.text();
        let as_of = app.as_of();
        let steps = amendment.with(|it| it.as_ref().map(|it| it.steps.clone()).unwrap_or_default());
        let mut all: Vec<(AmendmentStepId, Event)> = steps.into_iter().collect();
        all.sort_by_key(|(id, event)| std::cmp::Reverse((event.on(), *id)));
        all.into_iter()
            .map(|(_, event)| {
                let on = event.on();
                let later = (on > as_of).then_some("");
                let evidence = match &event {
                    Event::Signed { signature } => {
                        let how = text.signature_method(signature.method);
                        if signature.evidence.is_empty() {
                            how.to_owned()
                        } else {
                            format!("{how} · {}", text.sign_scan_of(&signature.evidence))
                        }
                    }
                    Event::Voided { .. } => text.amendment_withdraw().to_owned(),
                    Event::Shared { .. }
                    | Event::Submitted { .. }
                    | Event::TurnedDown(_)
                    | Event::Approved(_)
                    | Event::Reopened(_)
                    | Event::ConditionMet { .. }
                    | Event::Suspended { .. }
                    | Event::Resumed { .. }
                    | Event::RenewalDecided { .. }
                    | Event::Terminated { .. }
                    | Event::Completed { .. }
                    | Event::Archived { .. }
                    | Event::AnomalySettled { .. } => String::new(),
                };
                let words = text.contract_fact(&Fact::Life(event));
                let evidence =
                    (!evidence.is_empty()).then(|| view! { <p class="timeline__body"><bdi>{evidence}</bdi></p> });
                view! {
                    <div class="timeline__item" data-later=later>
                        <span class="timeline__dot">{icon("circle-dot")}</span>
                        <div><div class="timeline__head">{words}</div>{evidence}</div>
                        <span class="timeline__when">{text.date(on)}</span>
                    </div>
                }
            })
            .collect_view()
    };
    let empty = move || amendment.with(|it| it.as_ref().is_none_or(|it| it.steps.is_empty()));
    view! {
        <Show when=move || !empty() fallback=move || view! { <p class="faint">{move || app.text().history_empty()}</p> }>
            <div class="timeline" id="amendment-history">{rows}</div>
        </Show>
    }
}
