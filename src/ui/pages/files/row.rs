//! One file in the list: what it is called, how large, what for, since when and by whom.

use leptos::prelude::*;

use crate::domain::attachment::{Attachment, Opening};
use crate::domain::id::AttachmentId;
use crate::i18n::format;
use crate::state::{Layer, Sheet, use_app};
use crate::ui::widgets::icon::icon;

/// The line.
#[component]
pub(super) fn Row(id: AttachmentId) -> impl IntoView {
    let app = use_app();
    let it = Memo::new(move |_| app.watch::<Attachment>(id));
    let name = move || it.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let mark = move || it.with(|it| it.as_ref().map_or("file-text", |it| mark(it.content.opening())));
    let sub = move || {
        let text = app.text();
        it.with(|it| {
            let Some(it) = it else { return String::new() };
            let parts = [
                it.placed.map_or_else(|| text.attachment_kind(it.kind).to_owned(), |place| text.placed_kind(&place)),
                format::size(it.content.size),
                app.proof_words(text, it, &app.named_files(it.subject)).unwrap_or_default(),
                text.short_date(it.added_on, app.as_of()),
                it.by.clone(),
                it.note.clone(),
            ];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        })
    };
    let elsewhere = move || it.with(|it| it.as_ref().is_some_and(|it| app.is_here(it.content.sha256) == Some(false)));
    view! {
        <li class="rows__item files__item" data-file=name>
            {move || icon(mark())}
            <div class="rows__text">
                <button
                    class="rows__open"
                    type="button"
                    aria-label=move || app.text().file_open(&name())
                    on:click=move |_| app.open_file(id)
                >
                    <bdi>{name}</bdi>
                </button>
                <span class="rows__sub">{sub}</span>
                <Show when=elsewhere>
                    <span class="status small" data-tone="warn">{icon("info")}{move || app.text().file_elsewhere()}</span>
                </Show>
            </div>
            <span class="rows__end files__acts">
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    data-act="download"
                    aria-label=move || app.text().file_download(&name())
                    title=move || app.text().file_save_as()
                    on:click=move |_| app.download_attachment(id)
                >
                    {icon("download")}
                </button>
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    data-act="edit"
                    aria-label=move || app.text().file_edit_named(&name())
                    title=move || app.text().file_edit()
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::File(id))))
                >
                    {icon("pen-line")}
                </button>
            </span>
        </li>
    }
}

/// What a file looks like in a list.
pub(super) const fn mark(opening: Opening) -> &'static str {
    match opening {
        Opening::Picture => "image",
        Opening::Document => "file-text",
        Opening::Download => "paperclip",
    }
}
