//! A blank of a clause of one's own: what fills it, by its sort and within its range.

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::id::OwnArticleId;
use crate::domain::own_clause::article::{OwnArticle, TakenBlank};
use crate::domain::own_clause::blank::{Filled, Sort, Wrong};
use crate::i18n::{Locale, format};
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::widgets::field::FieldProblem;

/// Why a text does not fill the blank.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Refusal {
    /// It does not read.
    Unread,
    /// It reads, and does not stand there.
    Wrong(Wrong),
}

/// The box; two for words on a paper in two languages.
#[component]
pub(super) fn BlankBox(
    editor: Editor,
    id: OwnArticleId,
    index: usize,
    article: RwSignal<Option<OwnArticle>>,
    /// The languages of the paper.
    tongues: Memo<Vec<Locale>>,
) -> impl IntoView {
    let is_text = Memo::new(move |_| blank(article, index, |it| matches!(it.blank.sort, Sort::Text { .. })));
    move || {
        let tongues = tongues.get();
        if !is_text.get() || tongues.len() == 1 {
            let locale = tongues.first().copied().unwrap_or_default();
            return view! { <OneBox editor id index article locale named=false /> }.into_any();
        }
        let boxes = tongues.into_iter().map(|locale| view! { <OneBox editor id index article locale named=true /> });
        boxes.collect_view().into_any()
    }
}

/// The languages that a contract is printed in.
pub(super) fn printed(contract: &Contract) -> Vec<Locale> {
    match contract.language {
        ContractLanguage::Zh => vec![Locale::Zh],
        ContractLanguage::En => vec![Locale::En],
        ContractLanguage::Both { .. } => vec![Locale::Zh, Locale::En],
    }
}

fn blank<V: Default>(article: RwSignal<Option<OwnArticle>>, index: usize, read: impl FnOnce(&TakenBlank) -> V) -> V {
    article.with(|it| it.as_ref().and_then(|it| it.blanks.get(index)).map(read)).unwrap_or_default()
}

#[component]
fn OneBox(
    editor: Editor,
    id: OwnArticleId,
    index: usize,
    article: RwSignal<Option<OwnArticle>>,
    locale: Locale,
    /// Whether the label says the language.
    named: bool,
) -> impl IntoView {
    let app = editor.app;
    let typed = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<Refusal>);
    let box_id = format!("own-blank-{id}-{index}{}", if named && locale == Locale::En { "-en" } else { "" });
    let problem_id = format!("{box_id}-problem");
    let label = move || blank(article, index, |it| app.text().wording(&it.blank.name).to_owned());
    let note = move || {
        let text = app.text();
        match (named, locale) {
            (false, _) => blank(article, index, |it| text.blank_sort(&it.blank.sort).to_owned()),
            (true, Locale::Zh) => text.own_preview_zh().to_owned(),
            (true, Locale::En) => text.own_preview_en().to_owned(),
        }
    };
    let kind = move || if blank(article, index, |it| matches!(it.blank.sort, Sort::Date(_))) { "date" } else { "text" };
    let value = move || typed.get().unwrap_or_else(|| blank(article, index, |it| shown(it, locale)));
    let problem = Signal::derive(move || {
        let text = app.text();
        refused.get().map(|why| match why {
            Refusal::Unread => blank(article, index, |it| match it.blank.sort {
                Sort::Text { .. } | Sort::Number(_) => text.own_bad_number(),
                Sort::Money(_) => text.bad_amount(),
                Sort::Date(_) => text.own_bad_date(),
                Sort::Percent(_) => text.bad_percent(),
            })
            .to_owned(),
            Refusal::Wrong(wrong) => text.own_wrong(wrong).to_owned(),
        })
    });
    let fill = move |text: &str| -> Result<(), Refusal> {
        let Some(now) = article.get_untracked().and_then(|it| it.blanks.get(index).cloned()) else { return Ok(()) };
        let currency = editor.record.with_untracked(|it| it.price.currency);
        let filled = read(&now, text, locale, currency)?;
        editor.change(|it| {
            let blank = it.own_clauses.get_mut(&id).and_then(|it| it.blanks.get_mut(index));
            if let Some(blank) = blank {
                blank.filled = filled;
            }
        });
        Ok(())
    };
    view! {
        <div class="field" data-own-blank=format!("{id}-{index}")>
            <label class="field__label" for=box_id.clone()>{label} <span>{note}</span></label>
            <div class="field__box">
                <input
                    id=box_id
                    type=kind
                    autocomplete="off"
                    prop:value=value
                    disabled=move || editor.locked.get()
                    aria-invalid=move || refused.with(Option::is_some).to_string()
                    aria-describedby=problem_id.clone()
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        refused.set(fill(text.trim()).err());
                        typed.set(Some(text));
                    }
                    on:blur=move |_| {
                        // what reads is shown in its own form again; a box that leaves the page says goodbye after its signals
                        if refused.try_with_untracked(Option::is_none) == Some(true) {
                            let _left = typed.try_set(None);
                        }
                    }
                />
            </div>
            <FieldProblem id=problem_id problem />
        </div>
    }
}

fn shown(blank: &TakenBlank, locale: Locale) -> String {
    match &blank.filled {
        None => String::new(),
        Some(Filled::Text(words)) => match locale {
            Locale::Zh => words.zh.clone(),
            Locale::En => words.en.clone(),
        },
        Some(Filled::Number(number)) => number.to_string(),
        Some(Filled::Money(sum)) => format::plain_amount(*sum),
        Some(Filled::Date(day)) => day.to_string(),
        Some(Filled::Percent(share)) => format::percent(*share),
    }
}

/// The text as what fills the blank; an empty one leaves it open.
fn read(
    blank: &TakenBlank,
    text: &str,
    locale: Locale,
    currency: crate::domain::money::Currency,
) -> Result<Option<Filled>, Refusal> {
    if let Sort::Text { .. } = blank.blank.sort {
        let mut words = if let Some(Filled::Text(words)) = &blank.filled { words.clone() } else { Wording::default() };
        match locale {
            Locale::Zh => text.clone_into(&mut words.zh),
            Locale::En => text.clone_into(&mut words.en),
        }
        return Ok((!words.is_blank()).then_some(Filled::Text(words)));
    }
    if text.is_empty() {
        return Ok(None);
    }
    let value = match blank.blank.sort {
        Sort::Text { .. } => None,
        Sort::Number(_) => format::narrow(text).trim().parse().ok().map(Filled::Number),
        Sort::Money(_) => format::parse_amount(text, currency).map(Filled::Money),
        Sort::Date(_) => Date::parse(text).ok().map(Filled::Date),
        Sort::Percent(_) => format::parse_percent(text).map(Filled::Percent),
    };
    let value = value.ok_or(Refusal::Unread)?;
    blank.blank.judge(&value).map_err(Refusal::Wrong)?;
    Ok(Some(value))
}
