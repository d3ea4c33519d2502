//! The contract by the terms of an amendment beside what it was: as signed, or by an earlier amendment.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::editor::Editor;
use super::super::paper::tag_of;
use super::super::versions::sheet::sheet;
use super::named_in;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::id::AmendmentId;
use crate::export::comparison::{Comparison, compare};
use crate::export::paper::compose_as_signed;
use crate::i18n::Locale;
use crate::ui::widgets::icon::icon;

const LANGUAGES: [Locale; 2] = [Locale::Zh, Locale::En];

/// The page.
#[component]
pub(super) fn Beside(editor: Editor, amendment: Memo<Option<Arc<Amendment>>>) -> impl IntoView {
    let app = editor.app;
    let language = RwSignal::new(match editor.record.with_untracked(|it| it.language) {
        ContractLanguage::Zh => Locale::Zh,
        ContractLanguage::En => Locale::En,
        ContractLanguage::Both { .. } => app.locale.get_untracked(),
    });
    let chosen = RwSignal::new(amendment.with_untracked(|it| it.as_ref().and_then(|it| it.after)));
    let at = RwSignal::new(0_usize);
    let compared = Memo::new(move |_| -> Option<Comparison> {
        let it = amendment.get()?;
        let signed = app.basis_of(it.contract, None)?;
        let basis = app.basis_of(it.contract, chosen.get())?;
        let (own, customer) = named_in(app, &it);
        let language = language.get();
        let printed = match language {
            Locale::Zh => ContractLanguage::Zh,
            Locale::En => ContractLanguage::En,
        };
        let composed = |terms: &Contract| compose_as_signed(terms, &signed, &own, &customer, printed);
        let (old, new) = (composed(&basis), editor.record.with(composed));
        Some(compare(&old, &new, language))
    });
    let others = Memo::new(move |_| {
        let Some(it) = amendment.get() else { return Vec::new() };
        let all = app.amendments_of(it.contract);
        let earlier = all.iter().filter(|other| other.id != it.id && other.state(app.today.get()).is_signed());
        earlier.map(|other| (other.id, other.number.clone())).collect::<Vec<_>>()
    });
    let options = move || {
        let signed = (String::new(), app.text().amendment_signed_contract().to_owned());
        let earlier = others.get().into_iter().map(|(id, number)| (id.to_string(), number));
        std::iter::once(signed)
            .chain(earlier)
            .map(|(value, words)| {
                let own = value.clone();
                let selected = move || chosen.get().map(|id| id.to_string()).unwrap_or_default() == own;
                view! { <option value=value selected=selected>{words}</option> }
            })
            .collect_view()
    };
    let languages = LANGUAGES
        .into_iter()
        .map(|it| {
            view! {
                <button class="seg__item" type="button" data-language=it.tag() lang=it.tag() aria-pressed=move || (language.get() == it).to_string() on:click=move |_| language.set(it)>
                    {it.name()}
                </button>
            }
        })
        .collect_view();
    let body = move || {
        let text = app.text();
        compared.with(|it| {
            it.as_ref().map(|it| {
                let drawn = if it.is_same() {
                    view! { <p class="empty__line faint" id="compare-same">{text.compare_same()}</p> }.into_any()
                } else {
                    sheet(text, it, false, at).into_any()
                };
                view! { <article class="sheet compare__sheet" lang=tag_of(it.language, it.script)>{drawn}</article> }
            })
        })
    };
    view! {
        <div class="deal__whole compare" id="amendment-compare">
            <div class="compare__bar">
                <div class="field">
                    <label class="field__label" for="amendment-against">{move || app.text().amendment_against()}</label>
                    <div class="field__box">
                        <select id="amendment-against" on:change=move |event| chosen.set(AmendmentId::parse(&event_target_value(&event)))>
                            {options}
                        </select>
                        {icon("chevron-down")}
                    </div>
                </div>
                <div class="seg" role="group" aria-label=move || app.text().compare_language()>{languages}</div>
            </div>
            <div class="compare__desk" tabindex="0" role="region" aria-label=move || app.text().compare_text()>
                <h2 class="unseen">{move || app.text().compare_text()}</h2>
                {body}
            </div>
        </div>
    }
}
