//! Parts of the terms that are opened when they are needed, and clauses that a contract may do without.

use leptos::prelude::*;

use super::super::by_hand::ByHand;
use super::WordsCell;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::wording::Wording;
use crate::domain::negotiation::clause::clause_of;
use crate::i18n::{Locale, Message, Text};
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::widgets::icon::small_icon;

/// A part of the terms that is opened when it is needed.
#[component]
pub(in crate::ui::pages::contracts::terms) fn FoldedPart(
    editor: Editor,
    id: &'static str,
    /// The clause's path: the paper leads here by it.
    place: &'static str,
    legend: fn(Text) -> &'static str,
    /// Said beside the legend.
    #[prop(into, default = Signal::stored(String::new()))]
    state: Signal<String>,
    children: Children,
) -> impl IntoView {
    let app = editor.app;
    view! {
        <details class="terms__part terms__fold" id=id>
            <summary class="terms__legend" data-place=place tabindex="0">
                <b>{move || legend(app.text())}</b>
                <span>{move || state.get()}</span>
                {small_icon("chevron-down")}
            </summary>
            {children()}
        </details>
    }
}

/// A clause that a contract may do without: in or out, why it is out, and its terms while it is in.
#[component]
pub(in crate::ui::pages::contracts::terms) fn ClausePart<T: Clone + Send + Sync + 'static>(
    editor: Editor,
    id: &'static str,
    place: &'static str,
    legend: fn(Text) -> &'static str,
    clause: fn(&Contract) -> &Clause<T>,
    clause_mut: fn(&mut Contract) -> &mut Clause<T>,
    /// The terms it is taken in with.
    usual: fn(&Contract) -> T,
    /// The boxes of its terms.
    terms: fn(Editor) -> AnyView,
) -> impl IntoView {
    let app = editor.app;
    let included = Memo::new(move |_| editor.record.with(|it| clause(it).reason().is_none()));
    let state = Signal::derive(move || {
        let text = app.text();
        if included.get() { text.clause_included() } else { text.clause_not_applicable() }.to_owned()
    });
    let why = Signal::derive(move || editor.record.with(|it| clause(it).reason().cloned()).unwrap_or_default());
    let write =
        Callback::new(move |reason: Wording| editor.change(|it| *clause_mut(it) = Clause::NotApplicable { reason }));
    // what was taken out comes back as it was while the page is open
    let kept = StoredValue::new(None::<T>);
    let switch = move |on: bool| {
        editor.change(|it| {
            let known = if on { kept.get_value() } else { clause(it).terms().cloned() };
            *clause_mut(it) = if on {
                Clause::Included(known.unwrap_or_else(|| usual(it)))
            } else {
                kept.set_value(known);
                Clause::NotApplicable { reason: not_needed() }
            };
        });
    };
    view! {
        <FoldedPart editor id place legend state>
            <label class="checks__item terms__switch">
                <span class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || included.get()
                        disabled=move || editor.locked.get()
                        on:change=move |event| switch(event_target_checked(&event))
                    />
                </span>
                <span>{move || app.text().clause_included()}</span>
            </label>
            {move || if included.get() {
                view! { <div class="fields">{terms(editor)}</div> }.into_any()
            } else {
                view! { <div class="fields"><WordsCell editor id=format!("{id}-reason") label=Text::clause_reason value=why write /></div> }.into_any()
            }}
            {clause_of(place).map(|clause| view! { <ByHand editor clause /> })}
        </FoldedPart>
    }
}

/// Why a clause is usually left out, in both languages of the paper.
fn not_needed() -> Wording {
    in_both(Text::contract_not_needed)
}

/// A message as words for the paper, in both of its languages.
pub(in crate::ui::pages::contracts::terms) fn in_both(message: Message) -> Wording {
    Wording::new(message(Text::new(Locale::Zh)), message(Text::new(Locale::En)))
}
