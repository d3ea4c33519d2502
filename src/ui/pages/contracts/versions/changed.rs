//! The terms that differ, as a table: what each read before, and after.

use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::domain::contract::Contract;
use crate::export::comparison::{ChangedTerm, Comparison, SCRIPT};
use crate::i18n::Text;
use crate::state::App;
use crate::ui::pages::changes::{Difference, differences};

/// Fields that are told by the rows of the paper, or say nothing.
const NOT_TOLD: [&str; 2] = ["id", "lines"];

/// A row of the table.
#[derive(Clone, PartialEq)]
pub(in crate::ui::pages::contracts) struct TermRow {
    /// The article; nothing for what is not printed by itself.
    pub(in crate::ui::pages::contracts) part: Option<String>,
    pub(in crate::ui::pages::contracts) term: String,
    pub(in crate::ui::pages::contracts) before: Option<String>,
    pub(in crate::ui::pages::contracts) after: Option<String>,
}

/// The rows: what the papers say of each term, in their language; then the fields that differ and of which the papers name no
/// term.
pub(in crate::ui::pages::contracts) fn rows(
    app: App,
    comparison: &Comparison,
    old: &Contract,
    new: &Contract,
) -> Vec<TermRow> {
    let text = Text::new(comparison.language);
    let heading =
        |term: &ChangedTerm| comparison.parts.iter().find(|part| part.id == term.part).map(|part| part.heading.clone());
    let printed = comparison.terms.iter().map(|term| TermRow {
        part: heading(term),
        term: text.term_name(term.place),
        before: term.before.clone(),
        after: term.after.clone(),
    });
    // the characters are told before, and no other term of their register with them
    let is_script = |term: &ChangedTerm| term.place.field == SCRIPT;
    let named = |field: &str| comparison.terms.iter().any(|term| term.place.register() == field && !is_script(term));
    let script = comparison.terms.iter().any(is_script).then(|| app.text().general_script());
    let (before, after) = (fields(old), fields(new));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let others = names
        .into_iter()
        .filter(|name| !NOT_TOLD.contains(&name.as_str()) && !named(name) && before.get(*name) != after.get(*name))
        .flat_map(|name| {
            let field = app.text().field_name("contract", name);
            let all = differences(app, "contract", name, before.get(name), after.get(name));
            let left = all.into_iter().filter(move |it| script.is_none() || it.part.as_deref() != script);
            left.map(move |Difference { part, from, to }| TermRow {
                part: None,
                term: part.map_or_else(|| field.clone(), |part| format!("{field} · {part}")),
                before: from,
                after: to,
            })
        });
    printed.chain(others).collect()
}

fn fields(contract: &Contract) -> Map<String, Value> {
    if let Ok(Value::Object(fields)) = serde_json::to_value(contract) { fields } else { Map::new() }
}

/// The table.
#[component]
pub(super) fn ChangedTerms(app: App, rows: Memo<Vec<TermRow>>) -> impl IntoView {
    let shown = move || {
        let text = app.text();
        let value = |value: Option<String>| match value {
            Some(value) => view! { <bdi>{value}</bdi> }.into_any(),
            None => view! { <span class="faint">{text.changed_nothing()}</span> }.into_any(),
        };
        rows.get()
            .into_iter()
            .map(|row| {
                view! {
                    <tr>
                        <td>{row.part.unwrap_or_else(|| text.compare_other().to_owned())}</td>
                        <th scope="row">{row.term}</th>
                        <td><del>{value(row.before)}</del></td>
                        <td><ins>{value(row.after)}</ins></td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="compare__terms" aria-labelledby="terms-changed">
                <h2 id="terms-changed">{move || app.text().compare_terms()}</h2>
                <div class="table__wide" tabindex="0" role="region" aria-labelledby="terms-changed">
                    <table class="table" id="changed-terms" aria-labelledby="terms-changed">
                        <thead>
                            <tr>
                                <th scope="col">{move || app.text().compare_part()}</th>
                                <th scope="col">{move || app.text().compare_term()}</th>
                                <th scope="col">{move || app.text().compare_before()}</th>
                                <th scope="col">{move || app.text().compare_after()}</th>
                            </tr>
                        </thead>
                        <tbody>{shown}</tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}
