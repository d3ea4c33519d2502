//! The clause of its contract that a ticket touches: the choices, what it is called, and the way to its article.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::id::ContractId;
use crate::domain::ticket::Ticket;
use crate::export::paper::{Article, Paper, article_number};
use crate::i18n::Text;
use crate::state::{App, Form};
use crate::ui::pages::contracts::paper_of;
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::focus::focus_later;

/// A contract as it is printed, once it was read. The reader runs again when it is.
fn paper(app: App, id: ContractId) -> Option<Paper> {
    app.watch::<Contract>(id).map(|contract| paper_of(app, &contract))
}

/// An article with its number, as the paper says it: `第七条 交付与检验`, `Article 7 Delivery and inspection`.
fn article_words(text: Text, article: &Article) -> String {
    let heading = text.pick(article.heading.zh_text(), article.heading.en_text());
    // one that is printed in the other language only has no heading
    let name = heading.split_once('　').map_or_else(|| text.clause_name(article.clause), |(_, name)| name);
    let (zh, en) = article_number(article.no);
    format!("{} {name}", text.pick(zh, en))
}

/// The clause that the form names, if the contract prints it, or the ticket was about it already.
pub(super) fn touched_clause(app: App, contract: ContractId, value: &str, known: Option<&Ticket>) -> Option<ClauseId> {
    let clause = ClauseId::of_key(value)?;
    let was = known.is_some_and(|it| it.contract == Some(contract) && it.clause == Some(clause));
    let is_printed = || untrack(|| paper(app, contract)).is_some_and(|it| it.article(clause).is_some());
    (was || is_printed()).then_some(clause)
}

/// The articles of the chosen contract, after the words for none; one that a ticket touched and that is gone comes last.
pub(super) fn clause_choices(app: App, form: Form, known: Option<Arc<Ticket>>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let text = app.text();
        let mut all = vec![(String::new(), text.ticket_area_none().to_owned())];
        let Some(contract) = ContractId::parse(&form.field("contract").get()) else { return all };
        if let Some(paper) = paper(app, contract) {
            all.extend(paper.articles.iter().map(|it| (it.clause.key(), article_words(text, it))));
        }
        let touched = known.as_deref().filter(|it| it.contract == Some(contract)).and_then(|it| it.clause);
        if let Some(clause) = touched {
            let value = clause.key();
            if all.iter().all(|(it, _)| *it != value) {
                all.push((value, text.clause_name(clause).to_owned()));
            }
        }
        all
    })
}

/// The way to the article of a clause on the page of its contract; its name alone where no article is printed.
pub(super) fn clause_link(app: App, contract: Option<ContractId>, clause: ClauseId) -> AnyView {
    let text = app.text();
    let paper = contract.and_then(|id| paper(app, id));
    let article = paper.as_ref().and_then(|it| it.article(clause));
    let name = || text.clause_name(clause).to_owned();
    let words = article.map_or_else(name, |it| article_words(text, it));
    let no = article.map(|it| it.no);
    match contract {
        None => view! { <bdi>{words}</bdi> }.into_any(),
        Some(id) => view! {
            <a
                id="ticket-clause-open"
                href=Route::Contract(id, ContractTab::Paper).href()
                on:click=move |_| {
                    if let Some(no) = no {
                        focus_later(format!("#article-{no}"), false);
                    }
                }
            >
                <bdi>{words}</bdi>
            </a>
        }
        .into_any(),
    }
}
