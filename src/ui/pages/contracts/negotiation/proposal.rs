//! One proposal beside the draft: the terms, the text with its marks, what accepting does, and the answers.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::editor::Editor;
use super::super::paper::tag_of;
use super::super::versions::{TermRow, draw_piece};
use super::effect;
use super::propose_in;
use super::seen::{Seen, effect as weigh, seen};
use crate::domain::id::{ContractId, ProposalId};
use crate::domain::lifecycle::negotiation::{Command, Event, Stage, Step};
use crate::i18n::Text;
use crate::state::{Form, Talk, Tone, UndoOffer, use_app, with_terms};
use crate::ui::router::use_router;
use crate::ui::shell::in_text;
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::status::{Meaning, status};

/// The steps as buttons, with the key of each.
const STEPS: [(Step, &str, &str, &str); 4] = [
    (Step::Accept, "accept", "check", "A"),
    (Step::Reject, "reject", "x", "R"),
    (Step::Counter, "counter", "handshake", "C"),
    (Step::Withdraw, "withdraw", "rotate-ccw", "W"),
];

const fn look(stage: &Stage) -> (Meaning, &'static str) {
    match stage {
        Stage::Open => (Meaning::Accent, "circle-dot"),
        Stage::Accepted { .. } => (Meaning::Good, "circle-check"),
        Stage::Rejected { .. } => (Meaning::Warn, "x"),
        Stage::Countered { .. } => (Meaning::Plain, "handshake"),
        Stage::Withdrawn { .. } => (Meaning::Plain, "circle"),
    }
}

/// The proposal.
#[component]
pub(super) fn ProposalCard(editor: Editor, id: ContractId, proposal: ProposalId) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let talk = Memo::new(move |_| app.talks_of(id).into_iter().find(|talk| talk.proposal.id == proposal));
    let is_open = Memo::new(move |_| talk.with(|it| it.as_ref().is_some_and(|it| it.life.stage.is_open())));
    let beside = Memo::new(move |_| {
        let open = is_open.get();
        let found = talk.with(|it| it.as_ref().map(|it| Arc::clone(&it.proposal)))?;
        editor.record.with(|draft| seen(app, draft, &found, open))
    });
    let weight = Memo::new(move |_| {
        let found = talk.with(|it| it.as_ref().map(|it| Arc::clone(&it.proposal))).filter(|_| is_open.get())?;
        editor.record.with(|draft| weigh(app, draft, &found))
    });
    let form = Form::start(app, format!("contract/answer/{proposal}"), vec![("words", String::new())]);
    let busy = RwSignal::new(false);
    let take = move |step: Step| {
        if let Some(talk) = talk.get_untracked() {
            if step == Step::Counter && editor.locked.get_untracked() {
                // the key of a step works where its button does not
                app.say(app.untracked_text().proposal_refuse_locked(), Tone::Trouble, UndoOffer::None);
            } else if step == Step::Counter {
                router.go(&propose_in(id, talk.proposal.round, Some(proposal)));
            } else {
                answer(editor, busy, &talk, step, form);
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
        if other || in_text(&event) || !app.single_keys.get_untracked() || !is_open.get_untracked() {
            return;
        }
        let key = event.key().to_uppercase();
        if let Some((step, ..)) = STEPS.iter().find(|(.., it)| *it == key) {
            event.prevent_default();
            event.stop_propagation();
            take(*step);
        }
    };
    let heading = format!("proposal-{proposal}");
    let (labelled, drawn_for) = (heading.clone(), heading.clone());
    let answers_id = format!("answer-{proposal}");
    let head = move || {
        talk.get().map(|talk| {
            let text = app.text();
            let (meaning, mark) = look(&talk.life.stage);
            view! {
                <span class="soft">{text.talk_side(talk.proposal.side)}</span>
                {status(meaning, mark, text.proposal_stage(&talk.life.stage))}
            }
        })
    };
    let words = move || {
        talk.get().map(|talk| {
            let text = app.text();
            let it = &talk.proposal;
            let said = match &talk.life.stage {
                Stage::Accepted { comment, .. } => comment.clone(),
                Stage::Rejected { reason, .. } | Stage::Withdrawn { reason, .. } => reason.clone(),
                Stage::Open | Stage::Countered { .. } => String::new(),
            };
            [
                it.answers.map(|_| text.proposal_answers(&text.proposal_clause(it.clause))),
                (!it.reason.is_empty()).then(|| text.proposal_because(&it.reason)),
                (!it.fallback.is_empty()).then(|| text.proposal_fallback(&it.fallback)),
                (!said.is_empty()).then_some(said),
            ]
            .into_iter()
            .flatten()
            .map(|line| view! { <p class="soft"><bdi>{line}</bdi></p> })
            .collect_view()
        })
    };
    // two copies of the book answered apart: the first answer stands, but the draft has what the other one wrote into it
    let apart = Memo::new(move |_| {
        talk.with(|it| {
            it.as_ref().is_some_and(|it| {
                let accepted = |event: &Event| matches!(event, Event::Accepted { .. });
                !matches!(it.life.stage, Stage::Accepted { .. })
                    && it.life.anomalies.iter().any(|it| accepted(&it.event.what))
            })
        })
    });
    let steps = STEPS
        .into_iter()
        .map(|(step, name, mark, key)| {
            view! {
                <button
                    class="button"
                    type="button"
                    data-answer=name
                    aria-keyshortcuts=key
                    disabled=move || editor.locked.get() && matches!(step, Step::Accept | Step::Counter)
                    on:click=move |_| take(step)
                >
                    {icon(mark)} {move || app.text().proposal_step(step)}
                </button>
            }
        })
        .collect_view();
    let answers = view! {
        <div class="talks__answer" hidden=move || !is_open.get()>
            <div class="field">
                <label class="field__label" for=answers_id.clone()>{move || app.text().proposal_answer()}</label>
                <div class="field__box"><input id=answers_id autocomplete="off" bind:value=form.field("words") /></div>
            </div>
            <div class="life__acts">{steps}</div>
        </div>
    };
    view! {
        <article
            class="talks__proposal"
            aria-labelledby=labelled
            tabindex="-1"
            data-open=move || is_open.get().then_some("")
            data-clause=move || talk.get().and_then(|it| it.proposal.clause).map(|it| format!("{it:?}"))
            on:keydown=on_key
        >
            <div class="talks__head">
                <h3 id=heading>{move || talk.get().map(|it| app.text().proposal_clause(it.proposal.clause))}</h3>
                {head}
            </div>
            {words}
            <Show when=move || apart.get()>
                <p data-apart="">{small_icon("triangle-alert")} " " {move || app.text().proposal_apart()}</p>
            </Show>
            {move || match beside.get() {
                Some(seen) => draw(app.text(), &seen, is_open.get(), &drawn_for).into_any(),
                None => view! { <p class="soft">{app.text().proposal_refuse_no_fit()}</p> }.into_any(),
            }}
            {move || weight.get().map(|it| effect::lines(app.text(), &it))}
            {answers}
        </article>
    }
}

/// The terms as a table, and the lines of the text that differ.
pub(super) fn draw(text: Text, seen: &Seen, is_open: bool, labelled: &str) -> impl IntoView + use<> {
    let (region, table) = (labelled.to_owned(), labelled.to_owned());
    let value = |value: &Option<String>| match value {
        Some(value) => view! { <bdi>{value.clone()}</bdi> }.into_any(),
        None => view! { <span class="faint">{text.changed_nothing()}</span> }.into_any(),
    };
    let rows = seen
        .rows
        .iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row">{row.term.clone()}</th>
                    <td><del>{value(&row.before)}</del></td>
                    <td><ins>{value(&row.after)}</ins></td>
                </tr>
            }
        })
        .collect_view();
    let lines = seen
        .lines
        .iter()
        .map(|line| {
            let no = (!line.no.is_empty()).then(|| format!("{} ", line.no));
            view! { <p class="talks__line">{no}{line.pieces.iter().map(draw_piece).collect_view()}</p> }
        })
        .collect_view();
    let some = !seen.rows.is_empty();
    let since = |row: &TermRow| {
        let nothing = || text.changed_nothing().to_owned();
        let (was, is) = (row.before.clone().unwrap_or_else(nothing), row.after.clone().unwrap_or_else(nothing));
        view! { <li><bdi>{text.proposal_was_is(&row.term, &was, &is)}</bdi></li> }
    };
    let moved = (!seen.moved.is_empty()).then(|| {
        view! {
            <div data-moved="">
                <p class="soft">{small_icon("triangle-alert")} " " {text.proposal_moved()}</p>
                <ul>{seen.moved.iter().map(since).collect_view()}</ul>
            </div>
        }
    });
    let now = if is_open { text.proposal_now() } else { text.proposal_was() };
    view! {
        {moved}
        {(!some).then(|| view! { <p class="soft">{text.proposal_no_change()}</p> })}
        {some.then(|| view! {
            <div class="table__wide" tabindex="0" role="region" aria-labelledby=region>
                <table class="table talks__terms" aria-labelledby=table>
                    <thead>
                        <tr>
                            <th scope="col">{text.proposal_term()}</th>
                            <th scope="col">{now}</th>
                            <th scope="col">{text.proposal_wanted()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })}
        {(!seen.lines.is_empty()).then(|| view! {
            <div class="talks__text" lang=tag_of(seen.language, seen.script)>
                <p class="talks__label">{text.proposal_text()}</p>
                {lines}
            </div>
        })}
    }
}

fn answer(editor: Editor, busy: RwSignal<bool>, talk: &Talk, step: Step, form: Form) {
    let app = editor.app;
    let text = app.untracked_text();
    if busy.get_untracked() {
        return;
    }
    editor.flush();
    let draft = editor.record.get_untracked();
    let words = form.text("words");
    let command = match step {
        Step::Accept => {
            let before = draft.draft_total();
            let after = with_terms(&draft, &talk.proposal.changes).map_or(before, |it| it.draft_total());
            Command::Accept { comment: words, before, after }
        }
        Step::Reject => Command::Reject { reason: words },
        Step::Withdraw => Command::Withdraw { reason: words },
        Step::Counter => return,
    };
    match app.talk_batch(talk, &draft, editor.locked.get_untracked(), command) {
        Err(refusal) => app.say(text.proposal_refusal(&refusal), Tone::Trouble, UndoOffer::None),
        Ok(batch) => app.save_once(busy, batch, text.proposal_taken(text.proposal_step(step)), move || form.restart()),
    }
}
