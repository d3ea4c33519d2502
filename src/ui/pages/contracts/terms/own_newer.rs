//! A newer text in the library: compared word by word, and taken over if somebody wants it.

use leptos::prelude::*;

use super::super::parties::parties_of;
use super::super::versions::draw_piece;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::id::OwnArticleId;
use crate::domain::own_clause::OwnClause;
use crate::domain::own_clause::article::OwnArticle;
use crate::export::comparison::{Comparison, PartId, compare};
use crate::export::paper::compose;
use crate::i18n::Locale;
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::widgets::icon::small_icon;

#[component]
pub(super) fn Newer(editor: Editor, id: OwnArticleId, article: RwSignal<Option<OwnArticle>>) -> impl IntoView {
    let app = editor.app;
    let open = RwSignal::new(false);
    // what the article would be
    let newer = Memo::new(move |_| {
        let clause = article.with(|it| it.as_ref().and_then(|it| it.taken_from))?;
        let clause = app.watch::<OwnClause>(clause)?;
        let currency = editor.record.with(|it| it.price.currency);
        article.with(|it| it.as_ref().filter(|it| it.differs_from(&clause)).map(|it| it.renewed(&clause, currency)))
    });
    let offered = Memo::new(move |_| !editor.locked.get() && newer.with(Option::is_some));
    let name =
        move || article.with(|it| it.as_ref().map(|it| app.text().wording(&it.heading).to_owned()).unwrap_or_default());
    let take = move |_| {
        if let Some(newer) = newer.get_untracked() {
            editor.change(|it| {
                it.own_clauses.insert(id, newer);
            });
        }
    };
    let compared = move || {
        let newer = newer.get()?;
        let contract = editor.record.get();
        let (language, locale) = match contract.language {
            ContractLanguage::En => (ContractLanguage::En, Locale::En),
            ContractLanguage::Zh | ContractLanguage::Both { .. } => (ContractLanguage::Zh, Locale::Zh),
        };
        let (own, customer) = untrack(|| parties_of(app, &contract));
        let before = compose(&contract, &own, &customer, language);
        let mut after: Contract = contract;
        after.own_clauses.insert(id, newer);
        let after = compose(&after, &own, &customer, language);
        let mut found: Comparison = compare(&before, &after, locale);
        found.parts.retain(|part| part.id == PartId::Article(ClauseId::Own(id)));
        let lines = found.parts.iter().flat_map(|part| &part.lines);
        let lines =
            lines.map(|line| view! { <p>{line.pieces.iter().map(draw_piece).collect_view()}</p> }).collect_view();
        let heading = found.parts.first().map(|part| part.heading.clone());
        Some(view! { <p><b>{heading}</b></p> {lines} })
    };
    view! {
        <Show when=move || offered.get()>
            <div class="own__newer" role="status">
                {small_icon("info")}
                <span>{move || app.text().own_newer()}</span>
                <button
                    type="button"
                    class="button"
                    data-kind="word"
                    data-newer="compare"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|it| *it = !*it)
                >
                    {move || app.text().own_newer_compare()}
                </button>
                <button
                    type="button"
                    class="button"
                    data-kind="word"
                    data-newer="take"
                    title=move || app.text().own_newer_take(&name())
                    on:click=take
                >
                    {move || app.text().own_newer_take_short()}
                </button>
            </div>
            <Show when=move || open.get()><div class="own__compared">{compared}</div></Show>
        </Show>
    }
}
