//! How a clause reads in an example contract, in the language one looks at.

use leptos::prelude::*;

use crate::domain::checker::facts::Facts;
use crate::domain::checker::{Subject, check};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::party::{ContractLanguage, Prevailing};
use crate::domain::id::{LineId, OwnArticleId};
use crate::domain::line::Line;
use crate::domain::money::Money;
use crate::domain::own_clause::OwnClause;
use crate::domain::own_clause::article::OwnArticle;
use crate::domain::rate::{Ppm, Quantity};
use crate::export::paper::compose;
use crate::i18n::{Locale, Message, Text};
use crate::state::{App, BrowserIds};
use crate::ui::pages::contracts::draft::terms_with_nobody;
use crate::ui::pages::contracts::{OneArticle, example_parties};
use crate::ui::widgets::editor::Editor;
use crate::ui::widgets::icon::small_icon;

const LANGUAGES: [(&str, ContractLanguage, Message); 3] = [
    ("zh", ContractLanguage::Zh, Text::own_preview_zh),
    ("en", ContractLanguage::En, Text::own_preview_en),
    ("both", ContractLanguage::Both { prevailing: Prevailing::Zh }, Text::own_preview_both),
];

/// The preview.
#[component]
pub(super) fn Preview(editor: Editor<OwnClause>) -> impl IntoView {
    let app = editor.app;
    let language = RwSignal::new(match app.locale.get_untracked() {
        Locale::Zh => ContractLanguage::Zh,
        Locale::En => ContractLanguage::En,
    });
    let example = StoredValue::new(example(app));
    let shown = Memo::new(move |_| {
        let language = language.get();
        let clause = editor.record.get();
        let mut contract = example.get_value()?;
        let id = OwnArticleId(clause.id.0);
        contract.own_clauses.insert(id, OwnArticle::of(&clause, 0, contract.price.currency));
        let (own, mut customer) = untrack(|| example_parties(app, &contract));
        app.text().own_example_customer().clone_into(&mut customer.name);
        let article = compose(&contract, &own, &customer, language).article(ClauseId::Own(id)).cloned()?;
        let facts = Facts::of(&contract, app.today.get());
        let text = app.text();
        let found = check(&Subject { contract: &contract, own: &own, customer: &customer, facts: &facts });
        let told = found.iter().filter(|it| it.place.field == field::OWN_CLAUSES);
        let told: Vec<String> = told.map(|it| format!("{} {}", it.rule.code(), text.finding(it))).collect();
        Some((article, told))
    });
    let told = move || shown.with(|it| it.as_ref().map(|(_, told)| told.clone())).unwrap_or_default();
    let choices = LANGUAGES
        .into_iter()
        .map(|(name, it, words)| {
            view! {
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    data-language=name
                    aria-pressed=move || (language.get() == it).to_string()
                    on:click=move |_| language.set(it)
                >
                    {move || words(app.text())}
                </button>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="own-preview-title">
            <div class="section__head">
                <h2 id="own-preview-title">{move || app.text().own_preview()}</h2>
                <div class="library__tongues" role="group" aria-labelledby="own-preview-title">{choices}</div>
            </div>
            <div class="desk library__desk" id="own-preview">
                {move || shown.get().map(|(article, _)| view! { <OneArticle article language=language.get() /> })}
            </div>
        </section>
        <section class="section" aria-labelledby="own-checker-title">
            <div class="section__head"><h2 id="own-checker-title">{move || app.text().own_checker()}</h2></div>
            <p class="soft small">{move || app.text().own_not_computed()}</p>
            <Show
                when=move || !told().is_empty()
                fallback=move || view! { <p class="soft small">{move || app.text().own_checker_none()}</p> }
            >
                <ul class="library__problems" id="own-checker">
                    {move || told().into_iter().map(|it| view! { <li>{small_icon("info")} <span>{it}</span></li> }).collect_view()}
                </ul>
            </Show>
        </section>
    }
}

/// A contract on one machine, by the usual terms, from today.
fn example(app: App) -> Option<Contract> {
    let mut contract = terms_with_nobody(app)?;
    "HT-0001".clone_into(&mut contract.number);
    let line = Line {
        id: LineId::fresh(&mut BrowserIds),
        code: String::new(),
        name: Text::new(Locale::Zh).places_products().to_owned(),
        name_en: Text::new(Locale::En).places_products().to_owned(),
        spec: String::new(),
        unit: String::new(),
        quantity: Quantity { thousandths: Quantity::SCALE },
        unit_price: Money::new(10_000_000, contract.price.currency),
        discount: Ppm(0),
        tax_rate: contract.price.tax_rate,
    };
    contract.lines.insert(line.id, line);
    Some(contract)
}
