//! The person's own words.

use leptos::prelude::*;

use super::kit::words;
use crate::domain::contract::field;
use crate::i18n::Text;
use crate::ui::pages::contracts::editor::{Editor, TermsPart};

#[component]
pub(super) fn SpecialTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    view! {
        <TermsPart editor id="terms-special" legend=Text::terms_special>
            <div class="fields">{words!(editor, field::SPECIAL, terms_special, [special])}</div>
            <p class="field__help">{move || app.text().special_help()}</p>
        </TermsPart>
    }
}
