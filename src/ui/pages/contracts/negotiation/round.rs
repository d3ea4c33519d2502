//! One round: how it came, what is proposed in it, and how it ended.

use leptos::prelude::*;

use super::super::editor::Editor;
use super::super::versions::to_keep;
use super::proposal::ProposalCard;
use super::propose_in;
use crate::domain::attachment::Attachment;
use crate::domain::contract::version::{Keeping, Occasion};
use crate::domain::id::{ContractId, NegotiationRoundId};
use crate::domain::lifecycle::negotiation::Stage;
use crate::domain::negotiation::{Closed, NegotiationRound};
use crate::i18n::Text;
use crate::state::{App, Batch, Form, Occurrence, Talk, Tone, UndoOffer, use_app};
use crate::ui::widgets::icon::{icon, small_icon};

/// The round.
#[component]
pub(super) fn Round(editor: Editor, id: ContractId, round: NegotiationRoundId) -> impl IntoView {
    let app = use_app();
    let kept = Memo::new(move |_| app.watch::<NegotiationRound>(round));
    let talks = Memo::new(move |_| {
        app.talks_of(id).into_iter().filter(|talk| talk.proposal.round == round).collect::<Vec<Talk>>()
    });
    let ids = Memo::new(move |_| talks.with(|talks| talks.iter().map(|it| it.proposal.id).collect::<Vec<_>>()));
    let is_closed = Memo::new(move |_| kept.with(|it| it.as_ref().is_some_and(|it| it.closed.is_some())));
    let number = Memo::new(move |_| kept.with(|it| it.as_ref().map_or(0, |it| it.number)));
    let title = format!("round-title-{round}");
    let labelled = title.clone();
    let head = move || {
        kept.get().map(|it| {
            let text = app.text();
            text.round_of(it.number, text.talk_side(it.side), &text.date(it.opened_on), text.talk_channel(it.channel))
        })
    };
    let facts = move || {
        kept.get().map(|it| {
            let text = app.text();
            let file = it.file.and_then(|file| app.watch::<Attachment>(file)).map(|file| {
                view! { <p class="soft">{small_icon("paperclip")} " " <bdi>{text.round_file_shown(&file.name)}</bdi></p> }
            });
            let note = (!it.note.is_empty()).then(|| view! { <p class="soft"><bdi>{it.note.clone()}</bdi></p> });
            let closed = it.closed.as_ref().map(|closed| {
                let words = text.round_closed_on(&text.date(closed.on), closed.version, &closed.summary);
                view! { <p class="talks__outcome">{small_icon("circle-check")} " " <bdi>{words}</bdi></p> }
            });
            view! { {note} {file} {closed} }
        })
    };
    view! {
        <section class="section talks__round" aria-labelledby=labelled data-round=move || number.get().to_string()>
            <div class="section__head">
                <h2 id=title>{head}</h2>
                <Show when=move || !is_closed.get() && !editor.locked.get()>
                    <a class="button" data-propose="" href=propose_in(id, round, None).href()>
                        {icon("pen-line")} {move || app.text().proposals_add()}
                    </a>
                </Show>
            </div>
            {facts}
            <Show when=move || ids.with(|ids| !ids.is_empty()) fallback=move || view! { <p class="faint">{move || app.text().round_empty()}</p> }>
                <For each=move || ids.get() key=|it| *it let:proposal>
                    <ProposalCard editor id proposal />
                </For>
            </Show>
            <Show when=move || !is_closed.get() && ids.with(|ids| !ids.is_empty())>
                <Close editor id round talks />
            </Show>
        </section>
    }
}

fn count(talks: &[Talk], is: fn(&Stage) -> bool) -> usize {
    talks.iter().filter(|talk| is(&talk.life.stage)).count()
}

/// What came of a round, counted.
fn outcome(text: Text, number: u32, talks: &[Talk]) -> String {
    text.round_outcome(
        number,
        count(talks, |it| matches!(it, Stage::Accepted { .. })),
        count(talks, |it| matches!(it, Stage::Rejected { .. } | Stage::Withdrawn { .. })),
        count(talks, |it| matches!(it, Stage::Countered { .. })),
        count(talks, Stage::is_open),
    )
}

#[component]
fn Close(editor: Editor, id: ContractId, round: NegotiationRoundId, talks: Memo<Vec<Talk>>) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("contract/round/{id}/{round}"), vec![("summary", String::new())]);
    let busy = RwSignal::new(false);
    let open = move || talks.with(|talks| count(talks, Stage::is_open));
    let summary_id = format!("round-summary-{round}");
    let labelled = summary_id.clone();
    let hint = Signal::derive(move || {
        let number = app.watch::<NegotiationRound>(round).map_or(0, |it| it.number);
        talks.with(|talks| outcome(app.text(), number, talks))
    });
    view! {
        <form
            class="talks__close"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                let said = form.text("summary");
                let summary = if said.is_empty() { hint.get_untracked() } else { said };
                close(app, editor, busy, round, summary);
            }
        >
            <Show when=move || { open() > 0 }><p class="soft small">{move || app.text().round_still_open(open())}</p></Show>
            <div class="field">
                <label class="field__label" for=labelled>
                    {move || app.text().round_summary()} <span>{move || hint.get()}</span>
                </label>
                <div class="field__box"><input id=summary_id autocomplete="off" bind:value=form.field("summary") /></div>
            </div>
            <button class="button" type="submit" data-close="">{icon("check")} {move || app.text().round_close()}</button>
        </form>
    }
}

/// Closes a round: the terms as they stand become a version whose reason is the outcome.
fn close(app: App, editor: Editor, busy: RwSignal<bool>, round: NegotiationRoundId, summary: String) {
    let text = app.untracked_text();
    editor.flush();
    let contract = editor.record.get_untracked();
    let on = app.today.get_untracked();
    let why = Occurrence { on, occasion: Occasion::Round, reason: summary.clone() };
    let Some(before) = app.peek::<NegotiationRound>(round) else { return };
    let Some((keeping, version)) = untrack(|| to_keep(app, &contract, why)) else {
        app.say(text.version_unwritable(), Tone::Trouble, UndoOffer::None);
        return;
    };
    let (Keeping::Kept(kept) | Keeping::New(kept)) = keeping;
    let closed = Closed { on, by: app.person(), summary, version: kept.number };
    let after = NegotiationRound { closed: Some(closed), ..NegotiationRound::clone(&before) };
    let batch = Batch::new().edit(Some(before.as_ref()), &after);
    let batch = version.iter().fold(batch, Batch::put);
    app.save_once(busy, batch, text.round_closed(before.number, kept.number), || {});
}
