//! The menu that hands the listed customers out for another program.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::customer_column::CustomerColumn;
use crate::domain::id::CustomerId;
use crate::i18n::Message;
use crate::i18n::Text;
use crate::state::{ListForm, use_app};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, HandoutMenu, sheet_entries};

/// The forms: the name in the page, the icon, the words.
const FORMS: [(ListForm, &str, &str, Message); 3] = [
    (ListForm::Workbook, "xlsx", "table-2", Text::export_as_workbook),
    (ListForm::Csv, "csv", "file-text", Text::export_as_csv),
    (ListForm::Cards, "vcf", "id-card", Text::export_as_cards),
];

/// A button, and the menu that it opens. What is handed out is what the list shows, in its order.
#[component]
pub(super) fn ExportMenu(
    /// The customers, asked for once a form is chosen.
    ids: Callback<(), Arc<[CustomerId]>>,
    /// The columns that the list shows of them; `None` where it is another list, with columns of its own.
    #[prop(into)]
    shown: Signal<Option<Arc<[CustomerColumn]>>>,
    /// Whether there is nothing to hand out.
    #[prop(into, default = Signal::stored(false))]
    nothing: Signal<bool>,
    /// The button's name in the page.
    #[prop(default = "export-customers")]
    name: &'static str,
    /// Words of the button.
    #[prop(default = Text::export_list)]
    words: Message,
) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    let entries = move || {
        FORMS
            .into_iter()
            .map(|(form, name, mark, words)| {
                let choose = move |_| {
                    open.set(false);
                    app.export_customers(&ids.run(()), form);
                };
                view! {
                    <button class="menu__item" type="button" data-form=name on:click=choose>
                        {icon(mark)}
                        <span class="menu__word">{move || words(app.text())}</span>
                    </button>
                }
            })
            .collect_view()
    };
    let in_columns = Handout {
        name: "shown",
        words: Text::sheet_shown_columns,
        act: Callback::new(move |form| {
            app.export_shown(&ids.run(()), &shown.get_untracked().unwrap_or_default(), form);
        }),
    };
    let people = Handout {
        name: "people",
        words: Text::sheet_people,
        act: Callback::new(move |form| app.export_people(&ids.run(()), form)),
    };
    let follow_ups = Handout {
        name: "follow-ups",
        words: Text::sheet_follow_ups,
        act: Callback::new(move |form| app.export_follow_ups(&ids.run(()), form)),
    };
    view! {
        <HandoutMenu name words kind="quiet" nothing open>
            <div role="group" aria-label=move || app.text().sheet_all_columns()>
                <p class="menu__group menu__part" aria-hidden="true">{move || app.text().sheet_all_columns()}</p>
                {entries()}
            </div>
            {move || shown.with(Option::is_some).then(|| sheet_entries(in_columns, true, open))}
            {sheet_entries(people, true, open)}
            {sheet_entries(follow_ups, true, open)}
        </HandoutMenu>
    }
}
