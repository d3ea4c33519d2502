//! Bringing two copies of the book together: choose the file, check, merge, and undo if need be.

mod brings;
mod check;
mod export;
mod foot;
mod lists;
mod origin;
mod other;
pub(in crate::ui) mod pick;
pub(in crate::ui) mod restore;
mod undo;

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::{App, Preview, Stage, Weight, use_app};
use crate::ui::widgets::earlier_copies::EarlierCopies;
use crate::ui::widgets::icon::{icon, small_icon};

/// The page.
#[component]
pub(in crate::ui) fn TogetherPage() -> impl IntoView {
    let app = use_app();
    app.find_offers();
    // the page is drawn anew when the stage becomes another one, not while a file is read on
    let at = Memo::new(move |_| match app.incoming.stage.get() {
        Stage::Idle | Stage::Reading { .. } | Stage::Locked { .. } | Stage::Refused { .. } => Stage::Idle,
        later @ (Stage::Shown { .. } | Stage::Other { .. } | Stage::Writing { .. } | Stage::Done { .. }) => later,
    });
    let body = move || match at.get() {
        Stage::Shown { name, preview } => view! { <check::Check name preview busy=false /> }.into_any(),
        Stage::Writing { name, preview } => view! { <check::Check name preview busy=true /> }.into_any(),
        Stage::Other { name, offering, busy } => view! { <other::Other name offering busy /> }.into_any(),
        Stage::Done { preview, records, settled, amiss } => done(app, &preview, records, settled, amiss).into_any(),
        Stage::Idle | Stage::Reading { .. } | Stage::Locked { .. } | Stage::Refused { .. } => choosing(app).into_any(),
    };
    view! {
        <div
            class="page conf"
            id="together"
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
                    app.take_file(file);
                }
            }
        >
            {body}
        </div>
    }
}

fn choosing(app: App) -> impl IntoView {
    view! {
        <div class="page__head">
            <div class="page__title"><h1>{move || app.text().together()}</h1></div>
            <Steps at=Step::File />
        </div>
        <p class="soft conf__lead">{move || app.text().together_lead()}</p>
        <p class="conf__pick">
            <pick::FilePick role=pick::PickRole::Main />
            <span class="faint small">{move || app.text().together_drop()}</span>
        </p>
        <pick::FileState />
        <undo::Recent />
    }
}

/// What came of it: that it is written, or that not all of it is there.
fn outcome(app: App, records: usize, settled: usize, amiss: usize) -> AnyView {
    if amiss > 0 {
        view! {
            <p class="conf__lead" role="alert" id="together-amiss">
                <span class="status" data-tone="danger">{icon("octagon-alert")}</span>
                " "
                {move || app.text().together_amiss(amiss)}
            </p>
        }
        .into_any()
    } else {
        view! {
            <p class="conf__lead" role="status">
                <span class="status" data-tone="good">{icon("circle-check")}</span>
                " "
                {move || app.text().together_done(records, settled)}
            </p>
        }
        .into_any()
    }
}

fn done(app: App, preview: &Arc<Preview>, records: usize, settled: usize, amiss: usize) -> impl IntoView + use<> {
    let left = preview.disputes.iter().filter(|dispute| dispute.weight == Weight::Protected).count();
    let left = left.saturating_sub(settled);
    view! {
        <div class="page__head">
            <div class="page__title">
                <p class="faint small">{move || app.text().together()}</p>
                <h1 id="together-done">
                    {move || if amiss > 0 { app.text().together_amiss_title() } else { app.text().together_done_title() }}
                </h1>
            </div>
            <Steps at=Step::Undo />
        </div>
        {outcome(app, records, settled, amiss)}
        {(left > 0)
            .then(|| {
                view! {
                    <p>
                        <a class="button" href=crate::ui::route::Route::Conflicts.href() id="go-settle">
                            {icon("scale")}
                            {move || app.text().conflicts_home(left)}
                        </a>
                    </p>
                }
            })}
        {check::erasures(app, preview)}
        {(!preview.erased.is_empty()).then(|| view! { <EarlierCopies /> })}
        <check::FilesTaken />
        <undo::Recent />
        <p class="conf__pick"><pick::FilePick role=pick::PickRole::Another /></p>
    }
}

/// How far one has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    File,
    Check,
    Merge,
    Undo,
}

#[component]
fn Steps(at: Step) -> impl IntoView {
    let app = use_app();
    let step = move |step: Step, words: fn(crate::i18n::Text) -> &'static str| {
        let mark = match (step, step.cmp(&at)) {
            (Step::Undo, _) => small_icon("undo-2").into_any(),
            (_, std::cmp::Ordering::Less) => small_icon("circle-check").into_any(),
            (_, std::cmp::Ordering::Equal) => small_icon("circle-dot").into_any(),
            (_, std::cmp::Ordering::Greater) => small_icon("circle").into_any(),
        };
        view! {
            <li
                class="stepper__step"
                data-done=(step < at).then_some("")
                aria-current=(step == at).then_some("step")
            >
                {mark}
                {move || words(app.text())}
            </li>
        }
    };
    view! {
        <ol class="stepper" tabindex="0" aria-label=move || app.text().together_steps()>
            {step(Step::File, crate::i18n::Text::together_step_file)}
            {step(Step::Check, crate::i18n::Text::together_step_check)}
            {step(Step::Merge, crate::i18n::Text::together_step_merge)}
            {step(Step::Undo, crate::i18n::Text::together_step_undo)}
        </ol>
    }
}
