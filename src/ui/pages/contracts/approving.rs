//! Who approves a contract, who has, and what is still open when it is finalised.

use std::sync::Arc;

use leptos::prelude::*;

use super::asked::{approvers_of, missing, missing_here};
use super::editor::Editor;
use crate::domain::approvals::{ApprovalRow, approvals};
use crate::domain::contract::event::Fact;
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::lifecycle::approval::Stage;
use crate::domain::lifecycle::contract::command::Step;
use crate::domain::progress::Progress;
use crate::i18n::Text;
use crate::state::{App, Form, PlainSheet, SheetCell, Tone, UndoOffer, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::field::ChoiceField;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::status::{Meaning, status};

/// Where a contract stands today.
pub(super) type Today = Memo<Option<Arc<Progress>>>;

/// Whether a step may be taken at once: who submits while proposals are unanswered is told so first, and asked to press again.
pub(super) fn is_final(app: App, warned: RwSignal<bool>, id: ContractId, step: Step) -> bool {
    if step != Step::Submit || warned.get_untracked() || untrack(|| app.open_points(id)) == 0 {
        return true;
    }
    warned.set(true);
    app.say(app.untracked_text().submit_open_again(), Tone::Trouble, UndoOffer::None);
    false
}

/// Which of those still missing approves now.
#[component]
pub(super) fn Approver(standing: Today, form: Form) -> impl IntoView {
    let app = use_app();
    let names = Memo::new(move |_| standing.with(|it| it.as_ref().map(|it| missing_here(app, it)).unwrap_or_default()));
    let choices = Signal::derive(move || {
        names.get().into_iter().map(|name| (name.clone(), name)).collect::<Vec<(String, String)>>()
    });
    let several = Memo::new(move |_| names.with(|names| names.len() > 1));
    let label = Signal::derive(move || app.text().approval_by().to_owned());
    view! {
        <Show when=move || several.get()>
            <div class="fields life__form">
                <ChoiceField name="step-approver" label value=form.field("approver") choices />
            </div>
        </Show>
    }
}

/// What is unanswered in the talks while the contract may still be finalised.
#[component]
pub(super) fn OpenPoints(id: ContractId, standing: Today) -> impl IntoView {
    let app = use_app();
    let open = Memo::new(move |_| app.open_points(id));
    let before = move || standing.with(|it| it.as_ref().is_some_and(|it| !it.is_locked()));
    view! {
        <Show when=move || { open.get() > 0 } && before()>
            <p class="soft" id="open-points">
                {move || status(Meaning::Warn, "triangle-alert", app.text().submit_open_points(open.get()))} " "
                <a href=Route::Contract(id, ContractTab::Negotiation).href()>{move || app.text().tab_negotiation()}</a>
            </p>
        </Show>
    }
}

/// Everybody who was asked, with day and words; before that, who will be.
#[component]
pub(super) fn Approvals(editor: Editor, id: ContractId, standing: Today) -> impl IntoView {
    let app = editor.app;
    let all = Memo::new(move |_| {
        let mut told = app.events_of(id);
        told.sort_by_key(|event| event.id);
        let steps: Vec<_> = told
            .iter()
            .filter_map(|event| match &event.fact {
                Fact::Life(step) => Some(step.clone()),
                Fact::Happened(_)
                | Fact::ForceMajeure(_)
                | Fact::Cure(_)
                | Fact::Settlement(_)
                | Fact::Transfer(_)
                | Fact::Promise(_) => None,
            })
            .collect();
        approvals(&steps)
    });
    let will = Memo::new(move |_| {
        let open = standing.with(|it| it.as_ref().is_some_and(|it| !it.is_locked()));
        let rules = !app.book_settings().approval.is_empty();
        (open && rules).then(|| editor.record.with(|contract| approvers_of(app, contract, contract.owner.clone())))
    });
    let awaited = Memo::new(move |_| standing.with(|it| it.as_ref().map(|it| missing(it)).unwrap_or_default()));
    let names = move |names: Vec<String>| names.join(app.text().pick("、", ", "));
    let there = move || all.with(|all| !all.is_empty()) || will.with(Option::is_some);
    let handed = Callback::new(move |()| all.with(|all| sheet(app.untracked_text(), all)));
    let rows = move || {
        let text = app.text();
        all.get().into_iter().map(|it| row(text, it)).collect_view()
    };
    view! {
        <Show when=there>
            <section class="section" aria-labelledby="approvals-title">
                <div class="section__head"><h2 id="approvals-title">{move || app.text().approvals_of()}</h2></div>
                {move || will.get().map(|it| view! { <p class="soft" id="approvals-will">{app.text().approvals_would(&names(it))}</p> })}
                <Show when=move || awaited.with(|it| !it.is_empty())>
                    <p id="approvals-missing">{move || status(Meaning::Accent, "stamp", app.text().approvals_missing(&names(awaited.get())))}</p>
                </Show>
                <Show when=move || all.with(|all| !all.is_empty())>
                    <div class="table__wide" tabindex="0" role="region" aria-labelledby="approvals-title">
                        <table class="table" id="approvals" aria-labelledby="approvals-title">
                            <thead>
                                <tr>
                                    <th scope="col">{move || app.text().approvals_version()}</th>
                                    <th scope="col">{move || app.text().approval_approver()}</th>
                                    <th scope="col">{move || app.text().approvals_state()}</th>
                                    <th scope="col">{move || app.text().approvals_on()}</th>
                                    <th scope="col">{move || app.text().approvals_comment()}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <p class="list__more">
                        <PlainExport name="export-approvals" sheet="approvals" words=Text::approvals_of table=handed />
                    </p>
                </Show>
            </section>
        </Show>
    }
}

/// The day of an answer, and what was said.
fn answer(row: &ApprovalRow) -> (Option<Date>, String) {
    match &row.stage {
        Stage::Pending => (None, String::new()),
        Stage::Approved { on, comment } => (Some(*on), comment.clone()),
        Stage::Rejected { on, reason } | Stage::Returned { on, reason } => (Some(*on), reason.clone()),
        Stage::Cancelled { on, .. } => (Some(*on), String::new()),
    }
}

/// All of them for other programs.
fn sheet(text: Text, all: &[ApprovalRow]) -> PlainSheet {
    let row = |it: &ApprovalRow| {
        let (on, words) = answer(it);
        vec![
            SheetCell::Count(u64::from(it.version.number)),
            SheetCell::words(&it.approver),
            SheetCell::Text(text.approval_stage(it)),
            SheetCell::day(on),
            SheetCell::Text(words),
        ]
    };
    PlainSheet {
        sheet: text.approvals_of(),
        file: text.sheet_approvals_file(),
        headings: vec![
            text.approvals_version(),
            text.approval_approver(),
            text.approvals_state(),
            text.approvals_on(),
            text.approvals_comment(),
        ],
        rows: all.iter().map(row).collect(),
    }
}

fn row(text: Text, row: ApprovalRow) -> impl IntoView {
    let (meaning, mark) = match row.stage {
        Stage::Pending => (Meaning::Accent, "stamp"),
        Stage::Approved { .. } => (Meaning::Good, "circle-check"),
        Stage::Rejected { .. } | Stage::Returned { .. } => (Meaning::Warn, "rotate-ccw"),
        Stage::Cancelled { .. } => (Meaning::Plain, "circle"),
    };
    let (on, words) = answer(&row);
    let stage = text.approval_stage(&row);
    view! {
        <tr>
            <td>{text.version_n(row.version.number)}</td>
            <th scope="row"><bdi>{row.approver}</bdi></th>
            <td>{status(meaning, mark, stage)}</td>
            <td>{on.map(|on| text.date(on))}</td>
            <td><bdi>{words}</bdi></td>
        </tr>
    }
}
