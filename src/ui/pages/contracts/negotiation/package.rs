//! The draft as a package for the other side, and the package that comes back.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::editor::Editor;
use super::super::parties::as_agreed;
use super::super::versions::to_keep;
use crate::domain::contract::version::Occasion;
use crate::domain::id::ContractId;
use crate::domain::negotiation::TermChange;
use crate::domain::negotiation::package::Package;
use crate::i18n::Text;
use crate::state::{
    App, Batch, Form, NotTaken, Occurrence, ReadPackage, Received, Tone, UndoOffer, moved_terms, use_app, with_terms,
};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::{icon, small_icon};

/// The part of the page.
#[component]
pub(super) fn PackagePart(editor: Editor, id: ContractId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, format!("contract/package/{id}"), vec![("note", String::new())]);
    let busy = RwSignal::new(false);
    let came = Memo::new(move |_| app.parties_received(id).is_some());
    let out = Memo::new(move |_| app.has_package_out(id) && !came.get());
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <section class="section" aria-labelledby="package-title">
            <div class="section__head"><h2 id="package-title">{move || app.text().package_title()}</h2></div>
            <p class="soft">{move || app.text().package_lead()}</p>
            <Show when=move || !editor.locked.get()>
                <form
                    class="talks__close"
                    novalidate
                    on:submit=move |event| {
                        event.prevent_default();
                        hand_out(app, editor, busy, form);
                    }
                >
                    <TextField name="package-note" label=label(Text::package_note) value=form.field("note") />
                    <button class="button" type="submit" id="package-out">
                        {icon("download")}
                        {move || if came.get() { app.text().package_back() } else { app.text().package_out() }}
                    </button>
                </form>
            </Show>
            <Show when=move || out.get()>
                <TakeIn editor busy />
            </Show>
        </section>
    }
}

fn hand_out(app: App, editor: Editor, busy: RwSignal<bool>, form: Form) {
    let text = app.untracked_text();
    if busy.get_untracked() {
        return;
    }
    editor.flush();
    let contract = editor.record.get_untracked();
    let Some((contract, parties, _)) = untrack(|| as_agreed(app, &contract)) else {
        app.say(text.package_unwritable(), Tone::Trouble, UndoOffer::None);
        return;
    };
    match app.hand_out_package(&contract, &parties, form.text("note")) {
        Err(fault) => app.say(text.package_fault(fault), Tone::Trouble, UndoOffer::None),
        Ok(round) => {
            let reason = text.round_n(round.number);
            let why = Occurrence { on: round.opened_on, occasion: Occasion::Round, reason };
            let version = untrack(|| to_keep(app, &contract, why)).and_then(|(_, version)| version);
            let batch = version.iter().fold(app.round_batch(&round), Batch::put);
            app.save_once(busy, batch, text.package_made(round.number), move || form.restart());
        }
    }
}

/// A box for a file, hidden behind its button; `take` hears what was read or why not.
#[component]
pub(super) fn PackageFile(
    id: &'static str,
    words: fn(Text) -> &'static str,
    take: Callback<ReadPackage>,
) -> impl IntoView {
    let app = use_app();
    let file = NodeRef::<Input>::new();
    view! {
        <input
            class="unseen"
            id=id
            type="file"
            accept=".json,application/json"
            node_ref=file
            tabindex="-1"
            aria-label=move || words(app.text())
            on:change=move |_| {
                let chosen = file.get().and_then(|input| input.files()).and_then(|files| files.get(0));
                let Some(chosen) = chosen else { return };
                spawn_local(async move {
                    match app.read_package(chosen).await {
                        Ok(read) => { let _heard = take.try_run(read); }
                        Err(fault) => app.say(app.untracked_text().package_fault(fault), Tone::Trouble, UndoOffer::None),
                    }
                });
            }
        />
        <button
            class="button"
            type="button"
            on:click=move |_| {
                if let Some(file) = file.get() {
                    file.set_value("");
                    file.click();
                }
            }
        >
            {icon("file-input")} {move || words(app.text())}
        </button>
    }
}

const fn refusal(text: Text, why: NotTaken) -> &'static str {
    match why {
        NotTaken::OtherContract => text.package_not_ours(),
        NotTaken::Twice => text.package_twice(),
        NotTaken::NothingNew => text.package_same(),
    }
}

/// What a returned package changes, shown first; it becomes proposals, never terms.
#[component]
fn TakeIn(editor: Editor, busy: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let read = RwSignal::new(None::<ReadPackage>);
    let look = Memo::new(move |_| read.with(|read| read.as_ref().map(|it| received(app, editor, &it.package))));
    let take_in = move |_| {
        let Some(Ok(received)) = look.get_untracked() else { return };
        let (number, count) = (received.round.number, received.proposals.len());
        let batch = received.proposals.iter().fold(app.round_batch(&received.round), Batch::put);
        let said = app.untracked_text().package_taken(number, count);
        app.save_once(busy, batch, said, move || read.set(None));
    };
    let shown = move || {
        let text = app.text();
        let name = read.with(|read| read.as_ref().map(|it| it.name.clone()))?;
        Some(match look.get()? {
            Err(why) => view! { <p role="alert">{small_icon("octagon-alert")} " " {refusal(text, why)}</p> }.into_any(),
            Ok(received) => {
                let moved = moved_of(editor, &received);
                view! {
                <div id="package-seen">
                    <p><bdi>{text.package_read(&name)}</bdi></p>
                    <p>{text.package_would(received.proposals.len())}</p>
                    <ul>{received.proposals.iter().map(|it| view! { <li>{text.proposal_clause(it.clause)}</li> }).collect_view()}</ul>
                    {(moved > 0).then(|| view! { <p id="package-moved">{small_icon("triangle-alert")} " " {text.package_moved(moved)}</p> })}
                    {(!received.is_of_what_was_sent).then(|| view! { <p>{small_icon("triangle-alert")} " " {text.package_other_base()}</p> })}
                    <button class="button" data-kind="main" type="button" id="package-take" on:click=take_in>
                        {icon("check")} {text.package_take()}
                    </button>
                </div>
            }.into_any()
            }
        })
    };
    view! {
        <div class="life__acts">
            <PackageFile id="package-file" words=Text::package_in take=Callback::new(move |it| read.set(Some(it))) />
        </div>
        {shown}
    }
}

/// How many of its proposals are about terms that the draft has changed since it went out, or has no more.
fn moved_of(editor: Editor, received: &Received) -> usize {
    editor.record.with(|draft| {
        let is_moved =
            |changes: &[TermChange]| !moved_terms(draft, changes).is_empty() || with_terms(draft, changes).is_err();
        received.proposals.iter().filter(|it| is_moved(&it.changes)).count()
    })
}

fn received(app: App, editor: Editor, package: &Package) -> Result<Received, NotTaken> {
    editor.record.with_untracked(|draft| untrack(|| app.received_package(draft, package)))
}
