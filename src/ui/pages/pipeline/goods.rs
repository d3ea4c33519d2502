//! What they would buy, line by line: the lines give the opportunity's amount, and a quote begins with them.

use leptos::prelude::*;

use crate::domain::opportunity::Opportunity;
use crate::i18n::format;
use crate::ui::widgets::editor::Editor;
use crate::ui::widgets::lines::{AddLine, Lines};

/// The part of the page.
#[component]
pub(super) fn Goods(editor: Editor<Opportunity>) -> impl IntoView {
    let app = editor.app;
    let is_empty = Memo::new(move |_| editor.record.with(|it| it.lines.is_empty()));
    let total = move || match editor.record.with(Opportunity::totals) {
        Ok(worked) => format::money(worked.value.gross),
        Err(why) => app.text().quote_reckon_problem(why).to_owned(),
    };
    view! {
        <section class="rec__part" id="goods" aria-label=move || app.text().quote_lines()>
            <div class="section__head">
                <h2>{move || app.text().quote_lines()}</h2>
                <AddLine editor />
            </div>
            <Show
                when=move || !is_empty.get()
                fallback=move || view! { <p class="faint">{move || app.text().opportunity_lines_empty()}</p> }
            >
                <Lines editor place="lines" />
                <p class="terms__sum">
                    <span>{move || app.text().quote_gross()}" "<b id="lines-total">{total}</b></span>
                </p>
            </Show>
        </section>
    }
}
