//! Binding a clause to its terms again: what was written beside the generated text, word by word, before it is done.

use leptos::prelude::*;

use super::{focus_soon, id_of};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::ContractLanguage;
use crate::export::comparison::{Comparison, Fate, PartId, compare};
use crate::export::paper::compose;
use crate::i18n::{Locale, Text};
use crate::state::App;
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::pages::contracts::paper::tag_of;
use crate::ui::pages::contracts::parties::parties_of;
use crate::ui::pages::contracts::versions::draw_piece;
use crate::ui::widgets::icon::icon;

/// The way back; the comparison is drawn while somebody asks for it.
#[component]
pub(super) fn Bind(editor: Editor, clause: ClauseId) -> impl IntoView {
    let app = editor.app;
    let open = RwSignal::new(false);
    let name = move || app.text().proposal_clause(Some(clause));
    let ask = move |_| {
        open.update(|it| *it = !*it);
        if open.get_untracked() {
            focus_soon(id_of(clause, "bind-confirm"));
        }
    };
    let bind = move |_| {
        open.set(false);
        editor.change(|it| {
            let _written = it.bind_again(clause);
        });
        editor.flush();
        focus_soon(id_of(clause, "begin"));
    };
    let cancel = move |_| {
        open.set(false);
        focus_soon(id_of(clause, "bind"));
    };
    let compared = move || editor.record.with(|it| beside(app, it, clause));
    view! {
        <Show when=move || !editor.locked.get()>
            <p class="byhand__acts">
                <button
                    type="button"
                    class="button"
                    id=id_of(clause, "bind")
                    aria-expanded=move || open.get().to_string()
                    on:click=ask
                >
                    {icon("rotate-ccw")}
                    {move || app.text().by_hand_bind(&name())}
                </button>
            </p>
            <Show when=move || open.get()>
                <div class="byhand__ask">
                    <p>{move || app.text().by_hand_bind_lead()}</p>
                    <div class="byhand__compared" tabindex="0" role="region" aria-label=move || app.text().by_hand_of(&name())>{compared}</div>
                    <p>{move || app.text().by_hand_bind_goes()}</p>
                    <p class="byhand__acts">
                        <button type="button" class="button" data-kind="main" id=id_of(clause, "bind-confirm") on:click=bind>
                            {move || app.text().by_hand_bind_confirm()}
                        </button>
                        <button type="button" class="button" data-kind="quiet" on:click=cancel>{move || app.text().cancel()}</button>
                    </p>
                </div>
            </Show>
        </Show>
    }
}

/// Both texts of the article in every language of the paper.
fn beside(app: App, contract: &Contract, clause: ClauseId) -> AnyView {
    let languages: &[(ContractLanguage, Locale)] = match contract.language {
        ContractLanguage::Zh => &[(ContractLanguage::Zh, Locale::Zh)],
        ContractLanguage::En => &[(ContractLanguage::En, Locale::En)],
        ContractLanguage::Both { .. } => &[(ContractLanguage::Zh, Locale::Zh), (ContractLanguage::En, Locale::En)],
    };
    let (own, customer) = untrack(|| parties_of(app, contract));
    let mut bound = contract.clone();
    let _written = bound.bind_again(clause);
    let each = languages.iter().map(|(language, locale)| {
        let before = compose(contract, &own, &customer, *language);
        let after = compose(&bound, &own, &customer, *language);
        drawn(app.text(), &compare(&before, &after, *locale), clause)
    });
    each.collect_view().into_any()
}

fn drawn(text: Text, found: &Comparison, clause: ClauseId) -> AnyView {
    let part = found.parts.iter().find(|part| part.id == PartId::Article(clause));
    let Some(part) = part.filter(|part| part.fate != Fate::Same) else {
        return view! { <p>{text.by_hand_same()}</p> }.into_any();
    };
    let lang = tag_of(found.language, found.script);
    let lines = part.lines.iter().map(|line| view! { <p>{line.pieces.iter().map(draw_piece).collect_view()}</p> });
    view! { <div lang=lang>{lines.collect_view()}</div> }.into_any()
}
