//! Services by scope and acceptance: what is done, and by what it is judged.

use leptos::prelude::*;

use super::kit::{ChoiceCell, WordsBox};
use crate::domain::contract::acceptance::Acceptance;
use crate::domain::contract::field;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::Editor;

const CHOICES: &[(&str, Message)] = &[("no", Text::acceptance_no), ("yes", Text::acceptance_yes)];

/// The choice, and the boxes of a service that is accepted.
#[component]
pub(super) fn AcceptanceCells(editor: Editor) -> impl IntoView {
    let accepted = Memo::new(move |_| editor.record.with(|it| it.delivery.acceptance.is_some()));
    // what was typed of it comes back while the page is open
    let kept = StoredValue::new(Acceptance::default());
    let write = Callback::new(move |name: String| {
        editor.change(|it| {
            it.delivery.acceptance = if name == "yes" {
                Some(it.delivery.acceptance.take().unwrap_or_else(|| kept.get_value()))
            } else {
                if let Some(acceptance) = it.delivery.acceptance.take() {
                    kept.set_value(acceptance);
                }
                None
            };
        });
    });
    let chosen = Signal::derive(move || if accepted.get() { "yes" } else { "no" });
    view! {
        <ChoiceCell editor id="term-delivery-acceptance" place=field::DELIVERY_ACCEPTANCE label=Text::acceptance_choice choices=CHOICES value=chosen write />
        <Show when=move || accepted.get()>
            <WordsBox editor place=field::DELIVERY_ACCEPTANCE_SCOPE label=Text::acceptance_scope
                read=|it| it.delivery.acceptance.as_ref().map(|acceptance| &acceptance.scope)
                write=|it| it.delivery.acceptance.as_mut().map(|acceptance| &mut acceptance.scope)
            />
            <WordsBox editor place=field::DELIVERY_ACCEPTANCE_CRITERIA label=Text::acceptance_criteria
                read=|it| it.delivery.acceptance.as_ref().map(|acceptance| &acceptance.criteria)
                write=|it| it.delivery.acceptance.as_mut().map(|acceptance| &mut acceptance.criteria)
            />
        </Show>
    }
}
