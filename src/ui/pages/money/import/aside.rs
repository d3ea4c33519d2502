//! The lines that are no receipts, with the reason for each.

use leptos::prelude::*;

use crate::i18n::format;
use crate::state::list::visible;
use crate::state::statement::StatementImport;
use crate::state::use_app;
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::pages::{PageTurner, Pages};

/// The lot; folded, as there is nothing to do about it.
#[component]
pub(super) fn AsideLines(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let total = Memo::new(move |_| import.plan().map_or(0, |plan| plan.reading.aside.len()));
    let pages = Pages::of(total);
    let rows = move || {
        let text = app.text();
        let plan = import.plan();
        let page = plan.as_ref().and_then(|plan| plan.reading.aside.get(pages.range())).unwrap_or_default();
        page.iter()
            .map(|aside| {
                view! {
                    <tr>
                        <td class="num faint">{aside.row.to_string()}</td>
                        <td>{aside.on.map(|day| text.date(day))}</td>
                        <td class="import__cell"><bdi>{visible(&aside.who).into_owned()}</bdi></td>
                        <td class="num">{aside.amount.map(format::money)}</td>
                        <td class="soft">{text.bank_aside_because(aside.why)}</td>
                    </tr>
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <Show when=move || total.get() != 0>
            <details class="section stmt__columns" id="stmt-aside">
                <summary>
                    {small_icon("chevron-right")}
                    <h2>{move || app.text().bank_aside()}</h2>
                    <span class="section__note">{move || app.text().bank_aside_note()}</span>
                </summary>
                <div class="import__wide" tabindex="0" role="region" aria-label=move || app.text().bank_aside()>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col" class="num">{move || app.text().list_row_heading()}</th>
                                <th scope="col">{move || app.text().bank_day()}</th>
                                <th scope="col">{move || app.text().bank_payer()}</th>
                                <th scope="col" class="num">{move || app.text().line_amount()}</th>
                                <th scope="col">{move || app.text().bank_aside_why()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <PageTurner pages lot="stmt-aside" />
            </details>
        </Show>
    }
}
