//! Recording proposals by typing in: the terms in the same boxes as the draft, on a sketch beside it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::check::Checked;
use super::super::editor::Editor;
use super::super::terms::Terms;
use super::proposal::draw;
use super::seen::between;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::fallback::Fallback;
use crate::domain::id::{ContractId, FallbackId, NegotiationRoundId, ProposalId};
use crate::domain::lifecycle::negotiation::Command;
use crate::domain::negotiation::{NegotiationRound, Proposal, TermChange};
use crate::state::{
    App, Batch, BrowserIds, Form, Talk, Tone, UndoOffer, by_clause_between, changed_terms, use_app, with_fallback,
    with_terms,
};
use crate::ui::route::{ContractTab, Route};
use crate::ui::router::{Router, use_router};
use crate::ui::widgets::icon::icon;

/// Reason and fallback of each clause.
type Words = BTreeMap<Option<ClauseId>, (String, String)>;

/// The fallback of the library that each clause started from.
type Used = BTreeMap<ClauseId, FallbackId>;

/// The page.
#[component]
pub(super) fn Propose(
    editor: Editor,
    id: ContractId,
    round: NegotiationRoundId,
    answers: Option<ProposalId>,
) -> impl IntoView {
    let app = use_app();
    let ready = Memo::new(move |_| {
        let round = app.watch::<NegotiationRound>(round)?;
        let talk = match answers {
            None => None,
            Some(id) => Some(app.talks_of(round.contract).into_iter().find(|it| it.proposal.id == id)?),
        };
        Some((round, talk))
    });
    let there = Memo::new(move |_| ready.with(Option::is_some));
    // drawn once: an answer that comes in while somebody types must not draw the sketch anew
    move || match there.get().then(|| ready.get_untracked()).flatten() {
        None => view! { <p class="page faint" role="status">{move || app.text().loading()}</p> }.into_any(),
        Some((round, talk)) => {
            let round = NegotiationRound::clone(&round);
            view! { <Sketch editor id round talk /> }.into_any()
        }
    }
}

fn begun(draft: &Contract, talk: Option<&Talk>) -> Contract {
    let countered = talk.and_then(|talk| with_terms(draft, &talk.proposal.changes).ok());
    countered.unwrap_or_else(|| draft.clone())
}

#[component]
fn Sketch(editor: Editor, id: ContractId, round: NegotiationRound, talk: Option<Talk>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let side = talk.as_ref().map_or(round.side, |talk| talk.proposal.side.other());
    let round = NegotiationRound { side, ..round };
    let key = talk.as_ref().map_or_else(String::new, |talk| format!("/{}", talk.proposal.id));
    let form = Form::start(
        app,
        format!("contract/propose/{}{key}", round.id),
        vec![("terms", String::new()), ("words", String::new()), ("used", String::new())],
    );
    let draft = editor.record.get_untracked();
    let start = begun(&draft, talk.as_ref());
    // what an unfinished visit left is taken up again, if it still fits
    let left: Option<Vec<TermChange>> = serde_json::from_str(&form.text("terms")).ok();
    let taken_up = left.and_then(|changes| with_terms(&draft, &changes).ok());
    let sketch = Editor::sketch(app, taken_up.unwrap_or_else(|| start.clone()));
    let said: Vec<(Option<ClauseId>, String, String)> = serde_json::from_str(&form.text("words")).unwrap_or_default();
    let words =
        RwSignal::new(said.into_iter().map(|(clause, why, fallback)| (clause, (why, fallback))).collect::<Words>());
    let used: Vec<(ClauseId, FallbackId)> = serde_json::from_str(&form.text("used")).unwrap_or_default();
    let used = RwSignal::new(used.into_iter().collect::<Used>());
    Effect::new(move |before: Option<()>| {
        let changes = sketch.record.with(|sketch| editor.record.with(|draft| changed_terms(draft, sketch)));
        let said: Vec<(Option<ClauseId>, String, String)> = words
            .with(|words| words.iter().map(|(clause, (why, back))| (*clause, why.clone(), back.clone())).collect());
        let taken: Vec<(ClauseId, FallbackId)> =
            used.with(|used| used.iter().map(|(clause, id)| (*clause, *id)).collect());
        if before.is_some() {
            form.field("used").set(serde_json::to_string(&taken).unwrap_or_default());
            form.field("terms").set(serde_json::to_string(&changes).unwrap_or_default());
            form.field("words").set(serde_json::to_string(&said).unwrap_or_default());
        }
    });
    let checked = Checked::start(sketch);
    let clauses = Memo::new(move |_| {
        let all = sketch.record.with(|sketch| editor.record.with(|draft| by_clause_between(draft, sketch)));
        all.into_iter().map(|(clause, _)| clause).collect::<Vec<_>>()
    });
    let beside = Memo::new(move |_| {
        sketch.record.with(|sketch| editor.record.with(|draft| (draft != sketch).then(|| between(app, draft, sketch))))
    });
    let busy = RwSignal::new(false);
    let number = round.number;
    let clause = talk.as_ref().map(|talk| talk.proposal.clause);
    let title = move || {
        let text = app.text();
        match clause {
            Some(clause) => text.counter_title(&text.proposal_clause(clause)),
            None => text.propose_title(number, text.talk_side(side)),
        }
    };
    let begin_again = move |_| {
        sketch.record.set(start.clone());
        words.set(Words::new());
        used.set(Used::new());
        form.restart();
    };
    let save = move |_| keep(app, router, editor, sketch, busy, &round, talk.as_ref(), (words, used), form, id);
    view! {
        <div class="deal__whole talks propose">
            <div class="page">
                <a class="button" data-kind="quiet" href=Route::Contract(id, ContractTab::Negotiation).href()>
                    {icon("chevron-left")} {move || app.text().propose_back()}
                </a>
                <div class="section__head"><h2>{title}</h2></div>
                <p class="soft">{move || app.text().propose_lead()}</p>
                <section class="section" aria-labelledby="propose-clauses">
                    <div class="section__head">
                        <h2 id="propose-clauses">{move || app.text().propose_clauses()}</h2>
                        <span class="section__note" role="status" id="propose-count">{move || app.text().propose_changed(clauses.with(Vec::len))}</span>
                    </div>
                    <UseFallback sketch words used only=clause.flatten() />
                    {move || match beside.get() {
                        Some(seen) => draw(app.text(), &seen, true, "propose-clauses").into_any(),
                        None => view! { <p class="faint">{app.text().propose_nothing()}</p> }.into_any(),
                    }}
                    <For each=move || clauses.get() key=|it| *it let:clause>
                        <Reason app clause words />
                    </For>
                    <div class="life__acts">
                        <button class="button" data-kind="main" type="button" id="propose-save" disabled=move || clauses.with(Vec::is_empty) on:click=save>
                            {icon("check")} {move || app.text().propose_save()}
                        </button>
                        <button class="button" data-kind="quiet" type="button" on:click=begin_again>
                            {icon("rotate-ccw")} {move || app.text().propose_reset()}
                        </button>
                    </div>
                </section>
            </div>
            <div class="propose__terms"><Terms editor=sketch checked /></div>
        </div>
    }
}

/// Fills the terms of a fallback into the sketch: of the clause that is countered, or of any.
#[component]
fn UseFallback(
    sketch: Editor,
    words: RwSignal<Words>,
    used: RwSignal<Used>,
    /// The clause that is countered.
    only: Option<ClauseId>,
) -> impl IntoView {
    let app = sketch.app;
    let offered = Memo::new(move |_| only.map_or_else(|| app.fallbacks(), |clause| app.fallbacks_of(clause)));
    let options = move || {
        let text = app.text();
        let option = |it: &Arc<Fallback>| {
            let called = format!("{} · {}", text.proposal_clause(Some(it.clause)), text.wording(&it.name));
            view! { <option value=it.id.to_string() title=it.when.clone()>{called}</option> }
        };
        offered.get().iter().map(option).collect_view()
    };
    let take = move |event: leptos::ev::Event| {
        let chosen = FallbackId::parse(&event_target_value(&event)).and_then(|id| app.peek::<Fallback>(id));
        if let Some(select) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
            select.set_value("");
        }
        let Some(fallback) = chosen else { return };
        let text = app.untracked_text();
        let name = text.wording(&fallback.name).to_owned();
        match with_fallback(&sketch.record.get_untracked(), &fallback, &mut BrowserIds) {
            Err(_) => app.say(text.fallback_no_fit(&name), Tone::Trouble, UndoOffer::None),
            Ok(taken) if sketch.record.with_untracked(|it| *it == taken) => {
                app.say(text.fallback_no_change(&name), Tone::Trouble, UndoOffer::None);
            }
            Ok(taken) => {
                sketch.change(|it| *it = taken);
                words.update(|words| words.entry(Some(fallback.clause)).or_default().1 = name);
                used.update(|used| {
                    used.insert(fallback.clause, fallback.id);
                });
            }
        }
    };
    view! {
        <Show when=move || offered.with(|it| !it.is_empty())>
            <div class="field">
                <label class="field__label" for="propose-use-fallback">{move || app.text().fallback_use()}</label>
                <div class="field__box">
                    <select id="propose-use-fallback" on:change=take>
                        <option value="">{move || app.text().fallback_choose()}</option>
                        {options}
                    </select>
                    {icon("chevron-down")}
                </div>
            </div>
        </Show>
    }
}

/// The boxes for one clause: why, and with which fallback.
#[component]
fn Reason(app: App, clause: Option<ClauseId>, words: RwSignal<Words>) -> impl IntoView {
    let name = clause.map_or_else(|| "head".to_owned(), |clause| format!("{clause:?}").to_lowercase());
    let why = move || words.with(|words| words.get(&clause).map(|it| it.0.clone()).unwrap_or_default());
    let back = move || words.with(|words| words.get(&clause).map(|it| it.1.clone()).unwrap_or_default());
    let (why_id, back_id) = (format!("reason-{name}"), format!("fallback-{name}"));
    view! {
        <div class="fields propose__reason">
            <div class="field">
                <label class="field__label" for=why_id.clone()>
                    {move || { let text = app.text(); format!("{} · {}", text.proposal_clause(clause), text.propose_reason()) }}
                </label>
                <div class="field__box">
                    <input id=why_id autocomplete="off" prop:value=why
                        on:input=move |event| words.update(|words| words.entry(clause).or_default().0 = event_target_value(&event)) />
                </div>
            </div>
            <div class="field">
                <label class="field__label" for=back_id.clone()>
                    {move || { let text = app.text(); format!("{} · {}", text.proposal_clause(clause), text.propose_fallback()) }}
                    <span>{move || app.text().propose_fallback_hint()}</span>
                </label>
                <div class="field__box">
                    <input id=back_id autocomplete="off" prop:value=back
                        on:input=move |event| words.update(|words| words.entry(clause).or_default().1 = event_target_value(&event)) />
                </div>
            </div>
        </div>
    }
}

/// Keeps a proposal for each clause that was changed; of a counter, the answer with it, in one step.
#[expect(clippy::too_many_arguments, reason = "all that the page holds, once")]
fn keep(
    app: App,
    router: Router,
    editor: Editor,
    sketch: Editor,
    busy: RwSignal<bool>,
    round: &NegotiationRound,
    talk: Option<&Talk>,
    (words, used): (RwSignal<Words>, RwSignal<Used>),
    form: Form,
    id: ContractId,
) {
    let text = app.untracked_text();
    // the address of this page may be opened, and the page be left open, when nothing may be proposed any more
    if editor.locked.get_untracked() {
        app.say(text.proposal_refuse_locked(), Tone::Trouble, UndoOffer::None);
        return;
    }
    editor.flush();
    let draft = editor.record.get_untracked();
    let said = words.get_untracked();
    let trimmed = |clause: Option<ClauseId>| {
        let (why, back) = said.get(&clause).cloned().unwrap_or_default();
        (why.trim().to_owned(), back.trim().to_owned())
    };
    let wanted = sketch.record.get_untracked();
    let mut proposals: Vec<Proposal> = app.proposals_between(round, &draft, &wanted, trimmed);
    let used = used.get_untracked();
    for proposal in &mut proposals {
        proposal.start_from(|clause| used.get(&clause).copied());
    }
    let mut batch = Batch::new();
    if let Some(talk) = talk {
        let at = proposals.iter().position(|it| it.clause == talk.proposal.clause).unwrap_or(0);
        let Some(counter) = proposals.get_mut(at) else { return };
        counter.answers = Some(talk.proposal.id);
        let command = Command::Counter { with: counter.id, side: counter.side };
        match app.talk_batch(talk, &draft, editor.locked.get_untracked(), command) {
            Ok(answered) => batch = answered,
            Err(refusal) => {
                app.say(text.proposal_refusal(&refusal), Tone::Trouble, UndoOffer::None);
                return;
            }
        }
    }
    if proposals.is_empty() {
        app.say(text.propose_nothing(), Tone::Trouble, UndoOffer::None);
        return;
    }
    let count = proposals.len();
    let batch = proposals.iter().fold(batch, Batch::put);
    app.save_once(busy, batch, text.proposed_kept(count), move || {
        form.finish();
        router.go(&Route::Contract(id, ContractTab::Negotiation));
    });
}
