//! The check: what a file would change, with the disagreements to settle first.

use std::sync::Arc;

use leptos::prelude::*;

use super::brings::Brings;
use super::foot::Foot;
use super::lists::{Aside, Lists, Look};
use super::origin::OriginView;
use super::{Step, Steps};
use crate::i18n::format;
use crate::state::{App, Preview, Question, Weight, use_app};
use crate::ui::widgets::dispute::DisputeView;
use crate::ui::widgets::errand::ErrandBar;
use crate::ui::widgets::icon::icon;

/// The check of a file.
#[component]
pub(super) fn Check(name: String, preview: Arc<Preview>, busy: bool) -> impl IntoView {
    let app = use_app();
    let comes = preview.kinds.iter().fold(0_usize, |sum, it| sum.saturating_add(it.new).saturating_add(it.newer_there));
    let weighty = preview.disputes.iter().filter(|dispute| dispute.weight == Weight::Protected).count();
    let nothing = preview.nothing_new;
    let title = move || {
        if nothing { app.text().together_nothing().to_owned() } else { app.text().together_title(comes, weighty) }
    };
    let shown = Arc::clone(&preview);
    view! {
        <div class="page__head">
            <div class="page__title">
                <p class="faint small">{move || app.text().together()}</p>
                <h1 id=if nothing { "nothing-new" } else { "check-title" }>{title}</h1>
            </div>
            <Steps at=if busy { Step::Merge } else { Step::Check } />
        </div>
        <OriginView name=name.clone() origin=preview.origin.clone() />
        <Show when=move || app.incoming.moved.get()>
            <p class="conf__calm" role="alert">{icon("info")}<span>{move || app.text().together_moved()}</span></p>
        </Show>
        {erasures(app, &preview)}
        {questions(app, &preview)}
        {move || disputes(app, &shown, Weight::Protected)}
        <div class="split section">
            <Brings kinds=preview.kinds.clone() />
            <Aside preview=Arc::clone(&preview) />
        </div>
        <Look concerns=preview.concerns.clone() />
        <Lists preview=Arc::clone(&preview) />
        {files(app, &preview, busy)}
        <Foot preview busy />
    }
}

/// What is erased by the file, with the edits that are dropped, and what was erased here and stays out.
pub(super) fn erasures(app: App, preview: &Preview) -> impl IntoView + use<> {
    let (kept, comes) = (preview.kept_out, preview.erased.len());
    let dropped = preview.erased.iter().fold(0_usize, |sum, it| sum.saturating_add(it.dropped));
    let out = move || app.text().erase_kept_out(&format::count(kept.records), &format::count(kept.edits));
    let goes = move || app.text().erase_comes(&format::count(comes), &format::count(dropped));
    view! {
        {(comes > 0).then(|| view! { <p class="conf__calm" id="erasures">{icon("triangle-alert")}<span>{goes}</span></p> })}
        {(kept.records > 0).then(|| view! { <p class="conf__calm" id="kept-out">{icon("lock")}<span>{out}</span></p> })}
    }
}

/// What it carries of the bytes of files; of a file whose records are all here they can be taken by themselves.
fn files(app: App, preview: &Preview, busy: bool) -> impl IntoView + use<> {
    let (said, alone) = (preview.files, preview.nothing_new);
    let open = move || app.incoming.files.with(Option::is_none);
    let still = move || alone && app.incoming.taking.with(Option::is_none);
    let words = move || app.text().files_wanted(&format::count(said.wanted), &format::size(said.bytes));
    (said.wanted > 0).then(|| {
        view! {
            <section class="section" id="carried-files">
                <Show when=open fallback=move || view! { <FilesTaken /> }>
                    <p class="conf__calm">{icon("paperclip")}<span>{words}</span></p>
                    <Show when=still>
                        <button class="button" type="button" id="take-files" on:click=move |_| app.take_files()>
                            {icon("download")}
                            {move || app.text().files_take()}
                        </button>
                    </Show>
                    <FilesComing stoppable=!busy />
                </Show>
            </section>
        }
    })
}

/// How far the bytes of files are taken. Those that are taken with the records cannot be left: the records are here already.
#[component]
pub(super) fn FilesComing(stoppable: bool) -> impl IntoView {
    let app = use_app();
    view! {
        <ErrandBar
            name="files-coming"
            words=Signal::derive(move || app.text().together_taking().to_owned())
            progress=app.incoming.taking
            counted=false
            stoppable
            stop=move || app.stop_taking_files()
        />
    }
}

/// What came of taking the bytes of files; nothing where none were wanted.
#[component]
pub(super) fn FilesTaken() -> impl IntoView {
    let app = use_app();
    let words = move || {
        let text = app.text();
        app.incoming.files.get().map(|(taken, trouble)| match trouble {
            None => text.files_taken(&format::count(taken)),
            Some(words) => text.files_not_taken(&words),
        })
    };
    view! {
        <Show when=move || app.incoming.files.with(Option::is_some)>
            <p role="status" id="files-taken">{icon("paperclip")}" "{words}</p>
        </Show>
    }
}

/// The disagreements of a weight, one below the other.
pub(super) fn disputes(app: App, preview: &Preview, weight: Weight) -> impl IntoView + use<> {
    let these: Vec<_> = preview.disputes.iter().filter(|dispute| dispute.weight == weight).cloned().collect();
    let of = these.len();
    these
        .into_iter()
        .zip(1_usize..)
        .map(|(dispute, number)| {
            let (read, write) = (dispute.clone(), dispute.clone());
            let choice = Signal::derive(move || app.incoming.choice(&read));
            let choose = Callback::new(move |choice| app.incoming.choose(&write, choice));
            view! { <DisputeView dispute place=(number, of) choice choose /> }
        })
        .collect_view()
}

/// What must be agreed to, each with a box to tick.
pub(super) fn questions(app: App, preview: &Preview) -> impl IntoView + use<> {
    let asked = preview.questions.clone();
    let boxes = asked
        .into_iter()
        .map(|question| {
            let text = app.text();
            let words = match &question {
                Question::Clock { ahead_ms } => text.together_ask_clock(&text.ahead(*ahead_ms)),
                Question::Restart { generation, gone } => {
                    text.together_ask_restart(*generation, &crate::i18n::format::count(*gone))
                }
                Question::ManyGone { gone, of } => {
                    let count = crate::i18n::format::count;
                    text.together_ask_gone(&count(*gone), &count(*of))
                }
            };
            let (shown, pressed) = (question.clone(), question);
            view! {
                <label class="conf__ask">
                    <span class="check">
                        <input
                            type="checkbox"
                            name="agree"
                            prop:checked=move || app.incoming.agreed.with(|agreed| agreed.contains(&shown))
                            on:change=move |event| {
                                let yes = event_target_checked(&event);
                                app.incoming
                                    .agreed
                                    .update(|agreed| {
                                        agreed.retain(|it| *it != pressed);
                                        if yes {
                                            agreed.push(pressed.clone());
                                        }
                                    });
                            }
                        />
                    </span>
                    <span class="status" data-tone="danger">{icon("triangle-alert")}</span>
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    (!preview.questions.is_empty()).then(|| view! { <section class="section">{boxes}</section> })
}
