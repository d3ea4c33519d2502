//! The sheets: a plan, who approves, why something is taken back or given up.

use leptos::prelude::*;

use super::form::PlanSheet;
use super::list::waiting_words;
use crate::domain::id::{CommissionEntryId, IncentivePlanId, PayoutRunId};
use crate::domain::incentive::plan::IncentivePlan;
use crate::domain::lifecycle::{incentive, payout_run};
use crate::i18n::{Message, Text};
use crate::state::{App, Batch, EntryRow, Form, IncentiveAsk, Problem, use_app};
use crate::ui::sheets::{FormSheet, ReasonSheet, keep, refuse};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::whose::owners;

/// The sheet that is asked for.
#[component]
pub(in crate::ui) fn IncentiveSheet(ask: IncentiveAsk) -> impl IntoView {
    match ask {
        IncentiveAsk::Plan(id) => view! { <PlanSheet id is_version=false /> }.into_any(),
        IncentiveAsk::Version(id) => view! { <PlanSheet id=Some(id) is_version=true /> }.into_any(),
        IncentiveAsk::ApprovePlan(_) | IncentiveAsk::ApproveEntries | IncentiveAsk::ApproveRun(_) => {
            view! { <ApproveSheet ask /> }.into_any()
        }
        IncentiveAsk::RetirePlan(_) | IncentiveAsk::ReverseEntry(_) | IncentiveAsk::CancelRun(_) => {
            view! { <WhySheet ask /> }.into_any()
        }
    }
}

/// What is kept, and what is said then; or why not.
type Outcome = Result<(Batch, String), String>;

fn waiting(app: App) -> Vec<EntryRow> {
    let mut all = untrack(|| app.commission_entries());
    all.retain(|it| it.standing.is_accrued());
    all
}

fn plan_outcome(app: App, id: IncentivePlanId, command: incentive::Command) -> Outcome {
    let text = app.untracked_text();
    let plan = app.peek::<IncentivePlan>(id).ok_or_else(|| text.incentive_not_now().to_owned())?;
    let (batch, stage) = app.plan_step(&plan, command).map_err(|refusal| text.scheme_refusal(&refusal))?;
    Ok((batch, text.scheme_moved(&stage, &plan.name)))
}

fn run_outcome(app: App, id: PayoutRunId, command: payout_run::Command) -> Outcome {
    let text = app.untracked_text();
    let row = untrack(|| app.payout_run(id)).ok_or_else(|| text.incentive_not_now().to_owned())?;
    let batch = app.run_step(&row, command).map_err(|refusal| app.run_refusal(&refusal))?;
    Ok((batch, text.payout_said(&row.run.number)))
}

fn entry_outcome(app: App, id: CommissionEntryId, why: &str) -> Outcome {
    let text = app.untracked_text();
    let row = untrack(|| app.commission_entries()).into_iter().find(|it| it.entry.id == id);
    let row = row.ok_or_else(|| text.incentive_not_now().to_owned())?;
    let batch = app.reversing(&row, why).map_err(|why| why.words(text).to_owned())?;
    Ok((batch, text.booking_reversed_said().to_owned()))
}

/// Who approves.
#[component]
fn ApproveSheet(ask: IncentiveAsk) -> impl IntoView {
    let app = use_app();
    let by = untrack(|| app.my_name());
    let form = Form::start(app, format!("incentive/{ask:?}"), vec![("by", by)]);
    let title: Message = match ask {
        IncentiveAsk::ApproveEntries => Text::booking_approve_title,
        IncentiveAsk::ApproveRun(_) => Text::payout_approve,
        IncentiveAsk::Plan(_)
        | IncentiveAsk::Version(_)
        | IncentiveAsk::ApprovePlan(_)
        | IncentiveAsk::RetirePlan(_)
        | IncentiveAsk::ReverseEntry(_)
        | IncentiveAsk::CancelRun(_) => Text::scheme_approve,
    };
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let by = form.text("by");
        let outcome = match ask {
            IncentiveAsk::ApprovePlan(id) => plan_outcome(app, id, incentive::Command::Approve { by }),
            IncentiveAsk::ApproveRun(id) => run_outcome(app, id, payout_run::Command::Approve { by }),
            IncentiveAsk::Plan(_)
            | IncentiveAsk::Version(_)
            | IncentiveAsk::RetirePlan(_)
            | IncentiveAsk::ApproveEntries
            | IncentiveAsk::ReverseEntry(_)
            | IncentiveAsk::CancelRun(_) => {
                let rows = waiting(app);
                let batch = app.approving(&rows, &by).map_err(|refusal| text.booking_refusal(&refusal).to_owned());
                batch.map(|batch| (batch, text.bookings_approved_said(rows.len())))
            }
        };
        match outcome {
            Ok((batch, said)) => keep(app, form, batch, said),
            Err(words) => refuse(form, vec![Problem { field: "by", words }]),
        }
    });
    let words = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let about = (ask == IncentiveAsk::ApproveEntries).then(|| waiting_words(app, &waiting(app)));
    view! {
        <FormSheet title=words(title) form submit action=words(title)>
            {about.map(|about| view! { <p>{about}</p> })}
            <div class="fields">
                <TextField name="incentive-by" label=words(Text::scheme_approver) value=form.field("by") problem=form.problem("by") suggestions=owners(app) wide=true />
            </div>
        </FormSheet>
    }
}

/// Why.
#[component]
fn WhySheet(ask: IncentiveAsk) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("incentive/{ask:?}"), vec![("words", String::new())]);
    let (title, action): (Message, Message) = match ask {
        IncentiveAsk::ReverseEntry(_) => (Text::booking_reverse_title, Text::booking_reverse),
        IncentiveAsk::CancelRun(_) => (Text::payout_cancel, Text::payout_cancel),
        IncentiveAsk::Plan(_)
        | IncentiveAsk::Version(_)
        | IncentiveAsk::ApprovePlan(_)
        | IncentiveAsk::RetirePlan(_)
        | IncentiveAsk::ApproveEntries
        | IncentiveAsk::ApproveRun(_) => (Text::scheme_retire, Text::scheme_retire),
    };
    let act = Callback::new(move |reason: String| {
        let outcome = match ask {
            IncentiveAsk::RetirePlan(id) => plan_outcome(app, id, incentive::Command::Retire { reason }),
            IncentiveAsk::CancelRun(id) => run_outcome(app, id, payout_run::Command::Cancel { reason }),
            IncentiveAsk::ReverseEntry(id) => entry_outcome(app, id, &reason),
            IncentiveAsk::Plan(_)
            | IncentiveAsk::Version(_)
            | IncentiveAsk::ApprovePlan(_)
            | IncentiveAsk::ApproveEntries
            | IncentiveAsk::ApproveRun(_) => return,
        };
        match outcome {
            Ok((batch, said)) => keep(app, form, batch, said),
            Err(words) => refuse(form, vec![Problem { field: "words", words }]),
        }
    });
    view! { <ReasonSheet form name="incentive-why" title label=Text::scheme_why action act /> }
}
