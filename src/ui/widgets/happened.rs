//! What happened to a record, as lines of its history.

use leptos::prelude::*;

use crate::domain::attachment::Attachment;
use crate::domain::id::AttachmentId;
use crate::i18n::Message;
use crate::state::{App, use_app};
use crate::ui::widgets::icon::icon;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Happened {
    /// What.
    pub(crate) what: String,
    /// When, in words.
    pub(crate) on: String,
    /// Who wrote it down; empty if nobody is named.
    pub(crate) by: String,
    /// What was said with it; may be empty.
    pub(crate) more: String,
}

/// The part of a record's page that tells what happened, in the order given; nothing where nothing did.
#[component]
pub(crate) fn HistoryPart(id: &'static str, title: Message, #[prop(into)] all: Signal<Vec<Happened>>) -> impl IntoView {
    let app = use_app();
    let rows = move || all.get().into_iter().map(line).collect_view();
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="rec__part" id=id aria-label=move || title(app.text())>
                <div class="section__head"><h2>{move || title(app.text())}</h2></div>
                <ol class="timeline">{rows}</ol>
            </section>
        </Show>
    }
}

fn line(it: Happened) -> impl IntoView {
    let by = (!it.by.is_empty()).then(|| view! { " · " <bdi class="faint">{it.by}</bdi> });
    let more = (!it.more.is_empty()).then(|| view! { <p class="timeline__body"><bdi>{it.more}</bdi></p> });
    view! {
        <li class="timeline__item">
            <span class="timeline__dot"></span>
            <div>
                <div class="timeline__head"><b>{it.what}</b> " · " <span class="soft">{it.on}</span> {by}</div>
                {more}
            </div>
        </li>
    }
}

/// Something that was recorded of a promise and may be taken back.
pub(crate) struct Recorded {
    /// What, when and by whom; `more` is not told.
    pub(crate) it: Happened,
    /// The file that proves it.
    pub(crate) file: Option<AttachmentId>,
    /// Whether it was taken back.
    pub(crate) is_gone: bool,
    /// Takes it back; nothing where that is past.
    pub(crate) back: Option<Callback<()>>,
}

impl Recorded {
    /// Its line.
    pub(crate) fn view(self, app: App) -> impl IntoView + use<> {
        let text = app.text();
        let act = self.back.map(|back| {
            view! {
                <button type="button" class="button" data-kind="word" data-back="" on:click=move |_| back.run(())>
                    {text.duty_take_back()}
                </button>
            }
        });
        let taken = self.is_gone.then(|| view! { <span class="faint small">{text.duty_taken_back()}</span> });
        let file = self.file.and_then(|id| app.watch::<Attachment>(id)).map(|it| it.name.clone());
        let file = file.map(|name| view! { <p class="timeline__body">{icon("paperclip")} <bdi>{name}</bdi></p> });
        view! {
            <div class="timeline__item" data-event="">
                <span class="timeline__dot">{icon("circle-dot")}</span>
                <div>
                    <div class="timeline__head">{self.it.what}</div>
                    {file}
                    <p class="timeline__body faint">{self.it.by} " " {taken} {act}</p>
                </div>
                <span class="timeline__when">{self.it.on}</span>
            </div>
        }
    }
}
