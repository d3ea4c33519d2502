//! The menu that puts a placeholder into the words of a clause that is written by hand.

use leptos::prelude::*;

use super::{id_of, text_part};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::own_clause::known::Known;
use crate::i18n::Locale;
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::pages::library::{InsertMenu, put_placeholder};

/// The menu. What only an unbound clause would say is not offered.
#[component]
pub(super) fn Insert(editor: Editor, clause: ClauseId, last: RwSignal<Locale>) -> impl IntoView {
    let unbound = Memo::new(move |_| editor.record.with(Contract::written_by_hand));
    let terms = Signal::derive(move || {
        let is_said = |it: &Known| it.clause().is_none_or(|clause| unbound.with(|all| !all.contains(&clause)));
        Known::TERMS.iter().copied().filter(is_said).collect::<Vec<_>>()
    });
    let put = Callback::new(move |(locale, name): (Locale, String)| {
        put_placeholder(&id_of(clause, text_part(locale)), &name, |text| {
            editor.change(|it| {
                if let Some(written) = it.by_hand.get_mut(&clause) {
                    match locale {
                        Locale::Zh => written.text.zh = text,
                        Locale::En => written.text.en = text,
                    }
                }
            });
        });
    });
    view! {
        <Show when=move || !editor.locked.get()>
            <InsertMenu id=id_of(clause, "insert") last terms put />
        </Show>
    }
}
