//! A contract or an amendment that waits to be approved: approved or sent back where somebody is told of it, with the boxes and
//! under the guards of its own page.

use std::sync::Arc;

use leptos::prelude::*;

use super::amendments::{amendment_form, amendment_verdict};
use super::approving::{Approver, Today};
use super::asked::{Asked, command, missing_at};
use super::credit::credit_words;
use super::life::life_form;
use super::particulars::Particulars;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::event::ContractEvent;
use crate::domain::date::Date;
use crate::domain::id::{ContractEventId, ContractId};
use crate::domain::lifecycle::approval;
use crate::domain::lifecycle::contract::command::Step;
use crate::domain::lifecycle::contract::event::Version;
use crate::domain::lifecycle::contract::refusal::Refusal;
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::refusal::Refusal as Barred;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, SignedPaper, use_app};
use crate::ui::route::{AmendmentTab, ContractTab, Route};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::status::{Meaning, status};

/// The sheet. Its main button approves; the other one sends back, and says why.
#[component]
pub(in crate::ui) fn ApproveSheet(paper: SignedPaper) -> impl IntoView {
    let app = use_app();
    let form = match paper {
        SignedPaper::Contract(id) => life_form(app, id),
        SignedPaper::Amendment(_, id) => amendment_form(app, id),
    };
    let standing: Today = Memo::new(move |_| match paper {
        SignedPaper::Contract(id) => app.contract_today(id),
        SignedPaper::Amendment(..) => None,
    });
    let awaited = Memo::new(move |_| stage_of(app, paper).map(|it| missing_at(&it)).unwrap_or_default());
    // what is decided on is the version that the sheet was opened on
    let seen = Memo::new(move |before: Option<&Option<Version>>| {
        before.copied().flatten().or_else(|| stage_of(app, paper).as_ref().and_then(version_at))
    });
    // the whole terms stay read while the sheet is open: what they come to is said, and approved
    let terms = Memo::new(move |_| match paper {
        SignedPaper::Contract(id) => app.watch::<Contract>(id),
        SignedPaper::Amendment(_, id) => app.watch::<Amendment>(id).map(|it| Arc::new(it.terms.clone())),
    });
    let take = move |step: Step| match verdict(app, paper, seen.get_untracked(), step, form) {
        Ok(batch) => keep(app, form, batch, app.untracked_text().step_done(app.untracked_text().contract_step(step))),
        Err(problem) => refuse(form, vec![problem]),
    };
    let submit = Callback::new(move |()| take(Step::Approve));
    let send_back = move |_| {
        // what was sent is on its way: a second press would make a second record
        if !form.busy().get_untracked() {
            take(Step::TurnDown);
        }
    };
    let aside = move || {
        view! {
            <button type="button" class="button" id="send-back" on:click=send_back>{move || app.text().step_turn_down()}</button>
        }
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title=label(Text::step_approve) form submit action=label(Text::step_approve) aside=aside>
            {move || terms.get().map(|terms| facts(app, paper, &terms, seen.get()))}
            {move || still_missing(app, &awaited.get())}
            {move || over_limit(app, paper, terms)}
            <div class="fields">
                <TextField name="step-on" label=label(Text::step_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <TextField name="step-words" label=label(Text::approvals_comment) value=form.field("words") problem=form.problem("words") hint=label(Text::approve_words_hint) />
            </div>
            <Approver standing form />
        </FormSheet>
    }
}

/// What is approved, with the way to its text.
fn facts(app: App, paper: SignedPaper, terms: &Contract, version: Option<Version>) -> impl IntoView + use<> {
    let text = app.text();
    // the sheet lies over the page that it leads to
    let close = move |_| app.layer.set(None);
    let (route, number) = match paper {
        SignedPaper::Contract(id) => (Route::Contract(id, ContractTab::Paper), terms.number.clone()),
        SignedPaper::Amendment(contract, id) => {
            let number = app.peek::<Amendment>(id).map(|it| it.number.clone()).unwrap_or_default();
            (Route::Amendment(contract, id, AmendmentTab::Terms), number)
        }
    };
    let words = format!("{number} · {}", text.wording(&terms.title));
    let version = version.map(|it| format!(" · {}", text.version_n(it.number)));
    view! {
        <dl class="facts">
            <dt>{text.customer()}</dt>
            <dd><bdi>{app.customer_name(terms.customer)}</bdi></dd>
            <dt>{text.contract()}</dt>
            <dd><a id="approve-read" href=route.href() on:click=close><bdi>{words}</bdi></a>{version}</dd>
            <dt>{text.effect_amount()}</dt>
            <dd class="num">{format::money(terms.draft_total())}</dd>
        </dl>
    }
}

/// The stage that it is at today.
fn stage_of(app: App, paper: SignedPaper) -> Option<Stage> {
    match paper {
        SignedPaper::Contract(id) => app.contract_today(id).map(|it| it.life.stage.clone()),
        SignedPaper::Amendment(_, id) => app.watch::<Amendment>(id).map(|it| it.life(app.today.get()).stage),
    }
}

/// The version that is to be approved at this stage.
fn version_at(stage: &Stage) -> Option<Version> {
    if let Stage::InApproval { submission, .. } = stage { Some(submission.version) } else { None }
}

/// Who has to approve, a single one too: it is recorded in that name.
fn still_missing(app: App, names: &[String]) -> Option<impl IntoView + use<>> {
    (!names.is_empty()).then(|| {
        let words = app.text().approvals_missing(&names.join(app.text().pick("、", ", ")));
        view! { <p id="approvals-missing">{status(Meaning::Accent, "stamp", words)}</p> }
    })
}

/// That the contract takes its customer over the credit limit.
fn over_limit(app: App, paper: SignedPaper, terms: Memo<Option<Arc<Contract>>>) -> Option<impl IntoView + use<>> {
    if matches!(paper, SignedPaper::Amendment(..)) {
        return None;
    }
    let found = terms.with(|it| it.as_ref().and_then(|it| app.credit_warning(it)))?;
    let words = credit_words(app, &found);
    Some(
        view! { <p class="soft" id="credit-warning" role="status">{status(Meaning::Warn, "triangle-alert", words)}</p> },
    )
}

/// What the step records. `seen`: the version that the sheet was opened on; none that came after it is decided on unread.
fn verdict(app: App, paper: SignedPaper, seen: Option<Version>, step: Step, form: Form) -> Result<Batch, Problem> {
    let text = app.untracked_text();
    let barred = |words: String| Problem { field: "words", words };
    if !untrack(|| app.all_read()) {
        return Err(barred(text.loading().to_owned()));
    }
    let now = untrack(|| stage_of(app, paper)).as_ref().and_then(version_at);
    if let Some(current) = now {
        let version = seen.ok_or_else(|| barred(text.approve_anew(current.number)))?;
        let asked = if step == Step::Approve { approval::Step::Approve } else { approval::Step::Return };
        let facts = approval::Facts { version, current };
        let offered = approval::Stage::Pending.offer(asked, app.today.get_untracked(), &facts);
        if let Err(Barred::Guard(approval::Guard::NewerVersion { current })) = offered {
            return Err(barred(text.approve_anew(current.number)));
        }
    }
    let bad_date = |_| Problem { field: "on", words: text.bad_date().to_owned() };
    let on = Date::parse(&form.text("on")).map_err(bad_date)?;
    match paper {
        SignedPaper::Contract(id) => contract_verdict(app, id, step, on, form).map_err(barred),
        SignedPaper::Amendment(_, id) => amendment_verdict(app, id, step, on, form.text("words")).map_err(barred),
    }
}

fn contract_verdict(app: App, id: ContractId, step: Step, on: Date, form: Form) -> Result<Batch, String> {
    let text = app.untracked_text();
    let loading = || text.loading().to_owned();
    let refused = |refusal: Refusal| text.contract_refusal(&refusal);
    let standing = untrack(|| app.contract_today(id)).ok_or_else(loading)?;
    let contract = app.peek::<Contract>(id).ok_or_else(loading)?;
    let particulars = Particulars::read(form, &standing, text).map_err(str::to_owned)?;
    let (words, approver) = (form.text("words"), form.text("approver"));
    let asked = Asked { on, until: None, words, scan: String::new(), approver, particulars };
    let command = command(app, &contract, &standing, step, asked).map_err(refused)?.ok_or_else(loading)?;
    let event = standing.life.decide(command, app.today.get_untracked(), &standing.facts).map_err(refused)?;
    Ok(Batch::of(&ContractEvent::of_life(ContractEventId::fresh(&mut BrowserIds), id, event)))
}
