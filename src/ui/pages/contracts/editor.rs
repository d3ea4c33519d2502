//! Terms that are typed, and kept as they are typed: the draft in the page, the paper beside it, the disk a moment later.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::domain::id::ContractId;
use crate::i18n::{Message, Text};
use crate::state::{App, Batch};
use crate::ui::widgets::field::FieldProblem;
use crate::ui::widgets::icon::icon;

/// Quiet before a change goes to disk: long enough for a word, short enough that a killed tab loses nothing that was
/// shown as saved (until then the bar says "saving").
const QUIET: Duration = Duration::from_millis(500);

/// The contract being drafted.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Editor {
    pub(in crate::ui) app: App,
    /// As typed: what the paper shows.
    pub(in crate::ui) contract: RwSignal<Contract>,
    /// Whether the terms may no longer change.
    pub(in crate::ui) locked: Memo<bool>,
    /// As it was read from disk, or last sent there: what a save leaves alone.
    base: StoredValue<Contract>,
    waiting: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

/// What a box says when its text does not read.
pub(in crate::ui) type Refused = fn(Text) -> &'static str;

impl Editor {
    /// Starts from the kept contract, and follows it when another tab or an undo changes it.
    pub(in crate::ui) fn start(app: App, kept: Contract) -> Self {
        let id = kept.id;
        let locked = Memo::new(move |_| app.contract_standing(id).is_some_and(|standing| standing.is_locked()));
        let base = StoredValue::new(kept.clone());
        let editor = Self { app, contract: RwSignal::new(kept), locked, base, waiting: StoredValue::new_local(None) };
        // an edge: what is on disk changed by another way than this page
        Effect::new(move || {
            if let Some(now) = app.watch::<Contract>(id)
                && editor.waiting.try_with_value(Option::is_none).unwrap_or(false)
                && editor.contract.with_untracked(|shown| *shown != *now)
            {
                editor.base.set_value((*now).clone());
                editor.contract.set((*now).clone());
            }
        });
        on_cleanup(move || editor.flush(id));
        editor
    }

    /// Changes the draft; the paper follows at once, the disk after a moment of quiet.
    pub(in crate::ui) fn change(self, change: impl FnOnce(&mut Contract)) {
        if self.locked.get_untracked() {
            return;
        }
        self.contract.update(change);
        self.app.announce_saving();
        let handle = set_timeout_with_handle(move || self.keep(), QUIET).ok();
        let earlier = self.waiting.try_update_value(|waiting| std::mem::replace(waiting, handle)).flatten();
        if let Some(earlier) = earlier {
            earlier.clear();
        }
    }

    fn keep(self) {
        let pending = self.waiting.try_update_value(Option::take).flatten();
        if let (Some(_), Some(contract)) = (pending, self.contract.try_get_untracked()) {
            self.send(&contract);
        }
    }

    /// Writes what was changed here and nothing else.
    fn send(self, contract: &Contract) {
        let base = self.base.try_update_value(|base| std::mem::replace(base, contract.clone()));
        self.app.save_quietly(Batch::new().edit(base.as_ref(), contract));
    }

    /// Leaving the page keeps what was typed a moment ago.
    fn flush(self, id: ContractId) {
        let pending = self.waiting.try_update_value(Option::take).flatten();
        if let (Some(pending), Some(contract)) = (pending, self.contract.try_get_untracked()) {
            pending.clear();
            debug_assert_eq!(contract.id, id);
            self.send(&contract);
        }
    }
}

/// A box for one term. It shows the term as kept, or the text as typed while that does not read.
#[component]
pub(in crate::ui) fn TermBox(
    editor: Editor,
    /// The term's path, such as `price.tax_rate`: the paper leads here by it.
    place: &'static str,
    label: fn(Text) -> &'static str,
    /// The term as it stands in the box.
    read: fn(&Contract) -> String,
    /// The text into the term, or why it does not read.
    write: fn(&mut Contract, &str) -> Result<(), Refused>,
    #[prop(optional)] unit: Option<fn(Text) -> &'static str>,
    /// Said beside the label: what the term comes to.
    #[prop(into, optional)]
    note: Option<Signal<String>>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] figures: bool,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let app = editor.app;
    let typed = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<Refused>);
    let shown = move || typed.get().unwrap_or_else(|| editor.contract.with(read));
    let id = format!("term-{}", place.replace('.', "-"));
    let problem_id = format!("{id}-problem");
    let problem = Signal::derive(move || refused.get().map(|words| words(app.text()).to_owned()));
    let on_input = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let mut trial = editor.contract.get_untracked();
        match write(&mut trial, &text) {
            Ok(()) => {
                refused.set(None);
                editor.change(|contract| *contract = trial);
            }
            Err(words) => refused.set(Some(words)),
        }
        typed.set(Some(text));
    };
    view! {
        <div class="field" class:fields__wide=wide>
            <label class="field__label" for=id.clone()>
                {move || label(app.text())}
                <span>{move || note.map(|note| note.get())}</span>
            </label>
            <div class="field__box" data-num=figures.then_some("")>
                <input
                    id=id
                    type=kind
                    data-place=place
                    inputmode=figures.then_some("decimal")
                    autocomplete="off"
                    prop:value=shown
                    disabled=move || editor.locked.get()
                    aria-invalid=move || refused.with(Option::is_some).to_string()
                    aria-describedby=problem_id.clone()
                    on:input=on_input
                    on:blur=move |_| {
                        // what reads is shown in its own form again; what does not stays as typed, with its reason
                        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
                        if refused.try_with_untracked(Option::is_none) == Some(true) {
                            let _left = typed.try_set(None);
                        }
                    }
                />
                {unit.map(|unit| view! { <span class="field__unit">{move || unit(app.text())}</span> })}
            </div>
            <FieldProblem id=problem_id problem />
        </div>
    }
}

/// A choice among named variants of one term.
#[component]
pub(in crate::ui) fn TermChoice(
    editor: Editor,
    place: &'static str,
    label: fn(Text) -> &'static str,
    /// Name and words of each choice.
    choices: &'static [(&'static str, Message)],
    read: fn(&Contract) -> &'static str,
    write: fn(&mut Contract, &str),
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let app = editor.app;
    let id = format!("term-{}", place.replace('.', "-"));
    let current = Memo::new(move |_| editor.contract.with(read));
    let options = choices
        .iter()
        .map(|(name, words)| {
            let (name, words) = (*name, *words);
            view! {
                <option value=name selected=move || current.get() == name>
                    {move || words(app.text())}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field" class:fields__wide=wide>
            <label class="field__label" for=id.clone()>{move || label(app.text())}</label>
            <div class="field__box">
                <select
                    id=id
                    data-place=place
                    disabled=move || editor.locked.get()
                    prop:value=move || current.get()
                    on:change=move |event| {
                        let name = event_target_value(&event);
                        editor.change(|contract| write(contract, &name));
                    }
                >
                    {options}
                </select>
                {icon("chevron-down")}
            </div>
        </div>
    }
}

/// One part of the terms, with the articles it writes.
#[component]
pub(in crate::ui) fn TermsPart(
    editor: Editor,
    id: &'static str,
    legend: fn(Text) -> &'static str,
    children: Children,
) -> impl IntoView {
    let app = editor.app;
    view! {
        <fieldset class="terms__part" id=id>
            <legend class="terms__legend">{move || legend(app.text())}</legend>
            {children()}
        </fieldset>
    }
}
