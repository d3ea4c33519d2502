//! The first visit: the demo, a book of one's own, or a book from a file.

use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

use crate::domain::id::OwnEntityId;
use crate::domain::own_entity::{BankAccount, OwnEntity};
use crate::i18n::{SEAL, Text};
use crate::state::{BrowserIds, Form, Problem, Theme, use_app};
use crate::ui::pages::start_demo::{DemoProgress, DemoWay};
use crate::ui::pages::together::restore::Restore;
use crate::ui::sheets::focus_first_problem;
use crate::ui::shell::Alarms;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::{icon, large_icon, mark, small_icon};

/// The page.
#[component]
pub(in crate::ui) fn StartPage() -> impl IntoView {
    let app = use_app();
    let naming = RwSignal::new(false);
    let file = NodeRef::<Input>::new();
    let way =
        move |mark: &'static str, title: fn(Text) -> &'static str, words: fn(Text) -> &'static str, act: AnyView| {
            view! {
                <li class="start__way">
                    <span class="start__icon">{large_icon(mark)}</span>
                    <div>
                        <h2>{move || title(app.text())}</h2>
                        <p class="soft">{move || words(app.text())}</p>
                    </div>
                    {act}
                </li>
            }
        };
    let demo = view! { <DemoWay /> };
    let growing = Memo::new(move |_| app.demo_progress().is_some());
    let own = view! {
        <button class="button" data-size="large" id="start-book" disabled=move || growing.get() on:click=move |_| naming.set(true)>
            {move || app.text().start_own_button()}
        </button>
    };
    let restore = view! {
        <button
            class="button"
            data-size="large"
            disabled=move || growing.get()
            on:click=move |_| {
                if let Some(file) = file.get() {
                    file.click();
                }
            }
        >
            {move || app.text().start_restore_button()}
        </button>
    };
    let fact = move |mark: &'static str, title: fn(Text) -> &'static str, words: fn(Text) -> &'static str| {
        view! {
            <div>
                <dt>{small_icon(mark)}{move || title(app.text())}</dt>
                <dd>{move || words(app.text())}</dd>
            </div>
        }
    };
    view! {
        <header class="start__top">
            <span class="start__brand">
                {mark()} <b>{move || app.text().app_name()}</b>
                <span class="faint" lang=move || app.locale.get().other().tag()>
                    {move || Text::new(app.locale.get().other()).app_name()}
                </span>
            </span>
            <span class="start__tools">
                <button
                    class="button"
                    data-kind="quiet"
                    id="language"
                    lang=move || app.locale.get().other().tag()
                    on:click=move |_| app.set_locale(app.locale.get_untracked().other())
                >
                    {move || app.locale.get().other().name()}
                </button>
                <button
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    aria-label=move || app.text().switch_theme()
                    on:click=move |_| {
                        let next = match app.theme.get_untracked() {
                            Theme::System | Theme::Light => Theme::Dark,
                            Theme::Dark => Theme::Light,
                        };
                        app.set_theme(next);
                    }
                >
                    {icon("sun-moon")}
                </button>
            </span>
        </header>
        <main
            class="start"
            id="main"
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                if growing.get_untracked() {
                    return;
                }
                if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
                    app.take_file(file);
                }
            }
        >
            <div class="start__text">
                <Alarms />
                <h1>{move || app.text().start_title()}</h1>
                <p class="start__lead">{move || app.text().start_lead()}</p>
                <ul class="start__ways">
                    {way("play", Text::start_demo_title, Text::start_demo_text, demo.into_any())}
                    {way("book-open", Text::start_own_title, Text::start_own_text, own.into_any())}
                    {way("rotate-ccw", Text::start_restore_title, Text::start_restore_text, restore.into_any())}
                </ul>
                <DemoProgress />
                <input
                    class="unseen"
                    id="restore-file"
                    type="file"
                    accept=".json,application/json"
                    node_ref=file
                    aria-label=move || app.text().start_restore_title()
                    tabindex="-1"
                    on:change=move |_| {
                        if let Some(chosen) = file.get().and_then(|input| input.files()).and_then(|files| files.get(0)) {
                            app.take_file(chosen);
                        }
                    }
                />
                <Show when=move || naming.get() && !growing.get()>
                    <NameBook />
                </Show>
                <Restore />
                <dl class="start__facts">
                    {fact("hard-drive", Text::start_where_title, Text::start_where_text)}
                    {fact("download", Text::start_backup_title, Text::start_backup_text)}
                    {fact("info", Text::start_not_title, Text::start_not_text)}
                </dl>
            </div>
            <Tally />
        </main>
        <p class="start__drop faint small">{move || app.text().start_drop()}</p>
    }
}

/// Names the company; the book begins with it.
#[component]
fn NameBook() -> impl IntoView {
    let app = use_app();
    let form = Form::start(app, "book/name".to_owned(), vec![("name", String::new())]);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = form.text("name");
        if name.is_empty() {
            form.show_problems(vec![Problem { field: "name", words: app.text().start_name_missing().to_owned() }]);
            focus_first_problem();
            return;
        }
        app.start_book(OwnEntity {
            id: OwnEntityId::fresh(&mut BrowserIds),
            name,
            code: String::new(),
            address: crate::domain::address::Address::default(),
            legal_representative: String::new(),
            phone: String::new(),
            email: String::new(),
            bank: BankAccount::default(),
        });
    };
    let label = Signal::derive(move || app.text().start_name_label().to_owned());
    view! {
        <form class="start__name" novalidate on:submit=submit>
            <TextField name="book-name" label value=form.field("name") problem=form.problem("name") />
            <p class="field__help">{move || app.text().start_name_help()}</p>
            <button class="button" data-kind="main" data-size="large" type="submit">
                {move || app.text().start_own_button()}
            </button>
        </form>
    }
}

/// The drawing: one sheet and its seal, cut into two halves that fit only each other.
#[component]
fn Tally() -> impl IntoView {
    let [ours, theirs] = SEAL;
    view! {
        <svg class="tally" viewBox="16 16 424 384" aria-hidden="true">
            <path class="tally__paper" d="M28 48H176V122H216V180H176V300H216V388H28Z"></path>
            <path class="tally__head" d="M56 76H116"></path>
            <path class="tally__rule" d="M56 102H148M56 128H188M56 154H188M56 180H148M56 206H120M56 300H148M56 326H188M56 352H188"></path>
            <path class="tally__paper" d="M232 28H428V368H272V280H232V160H272V102H232Z"></path>
            <path class="tally__head" d="M264 56H340"></path>
            <path class="tally__rule" d="M264 82H396M300 108H396M300 134H396M300 160H396M320 186H396M300 306H396M300 332H396"></path>
            <clipPath id="ours"><path d="M28 48H176V122H216V180H176V300H216V388H28Z"></path></clipPath>
            <clipPath id="theirs"><path d="M232 28H428V368H272V280H232V160H272V102H232Z"></path></clipPath>
            <g class="tally__seal" clip-path="url(#ours)">
                <circle cx="180" cy="240" r="56"></circle>
                <circle cx="180" cy="240" r="49"></circle>
                <text x="155" y="252">{ours}</text>
            </g>
            <g class="tally__seal" clip-path="url(#theirs)">
                <circle cx="236" cy="220" r="56"></circle>
                <circle cx="236" cy="220" r="49"></circle>
                <text x="258" y="232">{theirs}</text>
            </g>
        </svg>
    }
}
