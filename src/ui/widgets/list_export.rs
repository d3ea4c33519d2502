//! The menu that hands a list out for other programs, or prints it.

use leptos::prelude::*;

use super::dialog::Modal;
use super::icon::icon;
use crate::i18n::{Message, Text};
use crate::state::{PlainSheet, SheetForm, use_app};

/// The forms of a table: the name in the page, the icon, the words.
const FORMS: [(SheetForm, &str, &str, Message); 3] = [
    (SheetForm::Workbook, "xlsx", "table-2", Text::export_as_workbook),
    (SheetForm::Csv, "csv", "file-text", Text::export_as_csv),
    (SheetForm::Paper, "paper", "printer", Text::quote_print),
];

/// A table that can be handed out.
#[derive(Clone, Copy)]
pub(crate) struct Handout {
    /// Its name in the page.
    pub(crate) name: &'static str,
    /// What it is called in the menu.
    pub(crate) words: Message,
    /// Hands it out.
    pub(crate) act: Callback<SheetForm>,
}

/// A button, and the menu that it opens.
#[component]
pub(crate) fn HandoutMenu(
    /// The button's name in the page.
    name: &'static str,
    /// Words of the button.
    words: Message,
    /// How loud the button is.
    kind: &'static str,
    /// Whether there is nothing to hand out.
    nothing: Signal<bool>,
    /// Whether the menu is open.
    open: RwSignal<bool>,
    /// What can be handed out.
    children: ChildrenFn,
) -> impl IntoView {
    let app = use_app();
    let children = StoredValue::new(children);
    view! {
        <button
            class="button"
            data-kind=kind
            type="button"
            id=name
            aria-haspopup="dialog"
            disabled=move || nothing.get()
            on:click=move |_| open.set(true)
        >
            {icon("download")}
            {move || words(app.text())}
        </button>
        <Show when=move || open.get()>
            <Modal
                class="menu"
                label=Signal::derive(move || app.text().export_list().to_owned())
                close=Callback::new(move |()| open.set(false))
            >
                <div class="menu__box float">{children.with_value(|children| children())}</div>
            </Modal>
        </Show>
    }
}

/// A button, and the menu that it opens. What is handed out is what the list shows, in its order.
#[component]
pub(crate) fn ListExport(
    /// The tables, under their names if there are several.
    sheets: Vec<Handout>,
    /// Whether there is nothing to hand out.
    #[prop(into, default = Signal::stored(false))]
    nothing: Signal<bool>,
    /// The button's name in the page.
    name: &'static str,
    /// Words of the button.
    #[prop(default = Text::export_list)]
    words: Message,
    /// How loud the button is.
    #[prop(default = "quiet")]
    kind: &'static str,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let sheets = StoredValue::new(sheets);
    let groups = move || {
        let sheets = sheets.get_value();
        let several = sheets.len() > 1;
        sheets.into_iter().map(|sheet| sheet_entries(sheet, several, open)).collect_view()
    };
    view! { <HandoutMenu name words kind nothing open>{groups()}</HandoutMenu> }
}

/// A button that hands one table of the page out, as it stands when a form is chosen and every figure is worked out.
#[component]
pub(crate) fn PlainExport(
    /// The button's name in the page.
    name: &'static str,
    /// The table's name in the page.
    sheet: &'static str,
    /// What it is called.
    words: Message,
    /// Makes it; what it reads is not watched.
    table: Callback<(), PlainSheet>,
    /// What the paper says above it, where that is not what it is called and the date looked at.
    #[prop(into, optional)]
    stated: Option<Signal<String>>,
    /// Whether there is nothing to hand out.
    #[prop(into, default = Signal::stored(false))]
    nothing: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let act = Callback::new(move |form| {
        if app.has_figures() {
            app.export_stated(untrack(|| table.run(())), form, stated.map(|it| it.get_untracked()));
        }
    });
    let sheets = vec![Handout { name: sheet, words, act }];
    view! { <ListExport name sheets nothing /> }
}

/// The entries of one table; `titled`: under its name.
pub(crate) fn sheet_entries(sheet: Handout, titled: bool, open: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let Handout { name, words, act } = sheet;
    let entries = FORMS
        .into_iter()
        .map(|(form, suffix, mark, words)| {
            let choose = move |_| {
                open.set(false);
                act.run(form);
            };
            view! {
                <button class="menu__item" type="button" data-sheet=name data-form=suffix on:click=choose>
                    {icon(mark)}
                    <span class="menu__word">{move || words(app.text())}</span>
                </button>
            }
        })
        .collect_view();
    let label = move || words(app.text());
    view! {
        <div role="group" aria-label=label>
            {titled.then(|| view! { <p class="menu__group menu__part" aria-hidden="true">{label}</p> })}
            {entries}
        </div>
    }
}
