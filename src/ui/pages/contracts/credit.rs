//! What is said of the customer's credit limit before a contract is submitted, approved or signed.

use leptos::prelude::*;

use super::editor::Editor;
use crate::i18n::format;
use crate::state::{App, CreditWarning};
use crate::ui::widgets::status::{Meaning, status};

/// By how much the limit is exceeded, in words.
pub(super) fn credit_words(app: App, it: &CreditWarning) -> String {
    let text = app.text();
    let (name, limit) = (app.customer_name(it.customer), format::money(it.used.limit));
    let (used, over) = (format::money(it.used.used), format::money(it.over));
    match it.adds {
        Some(adds) => text.over_limit_with(&name, &limit, &used, &format::money(adds), &over),
        None => text.over_limit_now(&name, &limit, &used, &over),
    }
}

/// A line beside the steps; nothing within the limit.
#[component]
pub(super) fn CreditLine(
    editor: Editor,
    /// Whether the contract may be submitted, approved or signed now.
    #[prop(into)]
    counts: Signal<bool>,
) -> impl IntoView {
    let app = editor.app;
    let found = Memo::new(move |_| {
        let warning = counts.get().then(|| editor.record.with(|contract| app.credit_warning(contract)));
        warning.flatten()
    });
    let words = move || found.get().map(|it| credit_words(app, &it));
    view! {
        <Show when=move || found.with(Option::is_some)>
            <p class="soft" id="credit-warning" role="status">
                {move || words().map(|words| status(Meaning::Warn, "triangle-alert", words))}
            </p>
        </Show>
    }
}
