//! A person's own words, in the languages of the paper.

use leptos::prelude::*;

use super::Cell;
use crate::domain::contract::Contract;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::contract::wording::Wording;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused};

/// Which languages the paper prints.
fn printed(contract: &Contract) -> (bool, bool) {
    match contract.language {
        ContractLanguage::Zh => (true, false),
        ContractLanguage::En => (false, true),
        ContractLanguage::Both { .. } => (true, true),
    }
}

/// Says why some words cannot stand.
type Refuse = fn(&str) -> Result<(), Refused>;

/// A person's own words: a box for each language of the paper.
#[component]
pub(in crate::ui::pages::contracts::terms) fn WordsBox(
    editor: Editor,
    place: &'static str,
    label: fn(Text) -> &'static str,
    read: fn(&Contract) -> Option<&Wording>,
    write: fn(&mut Contract) -> Option<&mut Wording>,
    /// Says why some words cannot stand.
    #[prop(optional)]
    refuse: Option<Refuse>,
) -> impl IntoView {
    let value = Signal::derive(move || editor.record.with(|it| read(it).cloned()).unwrap_or_default());
    let write = Callback::new(move |new: Wording| {
        editor.change(|it| {
            if let Some(words) = write(it) {
                *words = new;
            }
        });
    });
    let id = format!("term-{}", place.replace('.', "-"));
    view! { <WordsCell editor id place label value write refuse /> }
}

/// [`WordsBox`] for words wherever they stand.
#[component]
pub(in crate::ui::pages::contracts::terms) fn WordsCell(
    editor: Editor,
    #[prop(into)] id: String,
    #[prop(optional)] place: &'static str,
    label: fn(Text) -> &'static str,
    value: Signal<Wording>,
    write: Callback<Wording>,
    /// Says why some words cannot stand.
    #[prop(optional_no_strip)]
    refuse: Option<Refuse>,
) -> impl IntoView {
    let tongues = Memo::new(move |_| editor.record.with(printed));
    let zh = Callback::new(move |zh: String| {
        if let Some(refuse) = refuse {
            refuse(&zh)?;
        }
        write.run(Wording { zh, ..value.get_untracked() });
        Ok(())
    });
    let en = Callback::new(move |en: String| {
        if let Some(refuse) = refuse {
            refuse(&en)?;
        }
        write.run(Wording { en, ..value.get_untracked() });
        Ok(())
    });
    // said only where both are printed
    let app = editor.app;
    let tongue = move |words: Message| {
        Signal::derive(move || if tongues.get() == (true, true) { words(app.text()).to_owned() } else { String::new() })
    };
    move || {
        let (in_zh, in_en) = tongues.get();
        let zh_id = id.clone();
        let en_id = if in_zh { format!("{id}-en") } else { id.clone() };
        let en_place = if in_zh { "" } else { place };
        let zh_box = in_zh.then(|| {
            let value = Signal::derive(move || value.get().zh);
            let note = tongue(Text::paper_zh);
            view! { <Cell editor id=zh_id place label value write=zh wide=true note /> }
        });
        let en_box = in_en.then(|| {
            let value = Signal::derive(move || value.get().en);
            let note = tongue(Text::paper_en);
            view! { <Cell editor id=en_id place=en_place label value write=en wide=true note /> }
        });
        view! { {zh_box} {en_box} }
    }
}
