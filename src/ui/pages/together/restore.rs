//! A book from a file on a first visit: what is in it, and what this device will be called.

use std::sync::Arc;

use leptos::prelude::*;

use super::check::questions;
use super::pick::FileState;
use crate::i18n::format::count;
use crate::state::{App, Preview, Stage, use_app};
use crate::ui::widgets::dispute::who_words;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::moment::moment;

/// What came of the chosen file, with the button that writes it.
#[component]
pub(in crate::ui) fn Restore() -> impl IntoView {
    let app = use_app();
    let shown = move || match app.incoming.stage.get() {
        Stage::Shown { name, preview } => shown(app, name, &preview).into_any(),
        Stage::Idle
        | Stage::Reading { .. }
        | Stage::Locked { .. }
        | Stage::Refused { .. }
        | Stage::Other { .. }
        | Stage::Writing { .. }
        | Stage::Done { .. } => ().into_any(),
    };
    view! {
        <FileState />
        {shown}
    }
}

fn shown(app: App, name: String, preview: &Arc<Preview>) -> impl IntoView + use<> {
    let text = app.text();
    let origin = &preview.origin;
    let by = format!(
        "{} · {}",
        text.together_copy_of(&who_words(text, &origin.by)),
        text.together_exported(&moment(app, origin.exported_ms)),
    );
    let kinds = preview
        .kinds
        .iter()
        .filter(|kind| kind.new > 0)
        .map(|kind| view! { <li>{icon("plus")}{text.kinds(&kind.kind)}" "{count(kind.new)}</li> })
        .collect_view();
    let asked = preview.questions.clone();
    let open = Memo::new(move |_| !app.incoming.agreed.with(|agreed| asked.iter().all(|it| agreed.contains(it))));
    view! {
        <section class="incoming" id="incoming" aria-label=text.together_restore_title()>
            <h2>{text.together_restore_title()}</h2>
            <p class="soft"><bdi>{text.incoming_from(&name)}</bdi></p>
            <p><b><bdi>{origin.owner.clone()}</bdi></b></p>
            <p class="soft"><bdi>{by}</bdi></p>
            <ul class="incoming__counts">{kinds}</ul>
            {questions(app, preview)}
            <p class="soft">{text.together_restore_as()}</p>
            <div class="fields">
                <TextField
                    name="copy-person"
                    label=Signal::derive(move || app.text().together_person().to_owned())
                    value=app.incoming.person
                />
                <TextField
                    name="copy-device"
                    label=Signal::derive(move || app.text().together_device().to_owned())
                    value=app.incoming.device
                />
            </div>
            <p class="incoming__acts">
                <button class="button" type="button" on:click=move |_| app.leave_file()>{text.cancel()}</button>
                <button
                    class="button"
                    data-kind="main"
                    type="button"
                    id="bring-in"
                    disabled=move || open.get()
                    on:click=move |_| app.bring_file_in()
                >
                    {text.together_restore()}
                </button>
            </p>
        </section>
    }
}
