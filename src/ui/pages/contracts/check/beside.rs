//! What is told beside the findings: terms outside the usual range, clauses that have a fallback.

use leptos::prelude::*;

use super::{Checked, open_terms, to_term};
use crate::domain::checker::outside::outside;
use crate::domain::contract::field;
use crate::domain::fallback::Fallback;
use crate::domain::id::ContractId;
use crate::domain::problem::{Item, Place, Problem};
use crate::ui::router::use_router;

/// Terms outside the range that the clause catalogue gives them: told, and no bar.
#[component]
pub(super) fn Outside(checked: Checked, id: ContractId) -> impl IntoView {
    let editor = checked.editor;
    let app = editor.app;
    let problems = Memo::new(move |_| checked.found.with(|found| editor.record.with(|it| outside(it, found))));
    let told = move || {
        let text = app.text();
        let row = |it: Problem| (it.place, text.term_name(it.place), text.problem_words(it.reason));
        rows(checked, id, problems.get().into_iter().map(row).collect())
    };
    view! {
        <Show when=move || problems.with(|problems| !problems.is_empty())>
            <section class="section" id="check-outside">
                <div class="section__head"><h2>{move || app.text().check_outside()}</h2></div>
                <p class="soft small">{move || app.text().check_outside_help()}</p>
                <ul class="findings findings--whole">{told}</ul>
            </section>
        </Show>
    }
}

/// Which clauses have a fallback in the library: worth knowing before talks, and no finding of a rule.
#[component]
pub(super) fn FallbacksThere(checked: Checked, id: ContractId) -> impl IntoView {
    let editor = checked.editor;
    let app = editor.app;
    let there = Memo::new(move |_| {
        let text = app.text();
        let kept = app.fallbacks();
        let built_in = checked.paper.with(|paper| {
            let clauses = Fallback::CLAUSES.iter().copied().filter(|clause| paper.article(*clause).is_some());
            let named = clauses.map(|clause| {
                let own = kept.iter().filter(|it| it.clause == clause);
                (clause, own.map(|it| text.wording(&it.name).to_owned()).collect::<Vec<_>>())
            });
            named.filter(|(_, names)| !names.is_empty()).collect::<Vec<_>>()
        });
        let built_in = built_in.into_iter().map(|(clause, names)| {
            let place = Place { field: field::BY_HAND, item: Item::Clause(clause) };
            (place, text.proposal_clause(Some(clause)), names.join(text.between_tags()))
        });
        let taken = editor.record.with(|it| {
            let own = it.own_in_order().into_iter();
            own.filter_map(|(id, article)| Some((id, article.heading.clone(), article.taken_from?))).collect::<Vec<_>>()
        });
        let own = taken.into_iter().filter_map(|(id, heading, from)| {
            let fallback = app.own_fallback(from)?;
            let place = Place { field: field::OWN_CLAUSES, item: Item::Own(id) };
            Some((place, text.wording(&heading).to_owned(), text.wording(&fallback.heading).to_owned()))
        });
        built_in.chain(own).collect::<Vec<_>>()
    });
    let told = move || {
        let text = app.text();
        let row = |(place, clause, names): (Place, String, String)| (place, clause, text.fallback_there(&names));
        rows(checked, id, there.get().into_iter().map(row).collect())
    };
    view! {
        <Show when=move || there.with(|there| !there.is_empty())>
            <section class="section" id="check-fallbacks">
                <div class="section__head"><h2>{move || app.text().fallbacks()}</h2></div>
                <ul class="findings findings--whole">{told}</ul>
            </section>
        </Show>
    }
}

/// Terms by name, each with what is told of it; the name leads to its box.
fn rows(checked: Checked, id: ContractId, told: Vec<(Place, String, String)>) -> impl IntoView {
    let editor = checked.editor;
    let router = use_router();
    let row = |(place, term, words): (Place, String, String)| {
        let go = move |_| {
            open_terms(editor, router, id, place);
            to_term(editor, router, place);
        };
        view! {
            <li class="findings__item findings__item--named">
                <button class="findings__art soft" type="button" data-kind="word" on:click=go>{term}</button>
                <span class="findings__text">{words}</span>
            </li>
        }
    };
    told.into_iter().map(row).collect_view()
}
