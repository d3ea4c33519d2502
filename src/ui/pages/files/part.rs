//! The files of a record on its page: dropped, pasted or chosen, several at once.

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{File, FileList};

use super::row::Row;
use crate::domain::attachment::{Proof, Subject};
use crate::state::use_app;
use crate::ui::widgets::errand::ErrandBar;
use crate::ui::widgets::icon::icon;

/// The part of the page.
#[component]
pub(in crate::ui) fn FilesPart(
    subject: Subject,
    /// Of a contract, what they are the evidence of: only such files are listed, those that an entry of it names among them, and
    /// every new one is.
    #[prop(optional)]
    proves: Option<Proof>,
    /// Ties the parts together: in a sheet beside a page that has files of its own, another one.
    #[prop(default = "files")]
    name: &'static str,
) -> impl IntoView {
    let app = use_app();
    let box_for_files = NodeRef::<Input>::new();
    let over = RwSignal::new(false);
    app.look_for_bytes();
    let proves = StoredValue::new(proves);
    let ids = Memo::new(move |_| {
        let (files, named) = (app.files_of(subject), app.named_files(subject));
        let listed = |proves: &Option<Proof>| {
            files.iter().filter(|it| it.is_evidence_of(proves.as_ref(), &named)).map(|it| it.id).collect::<Vec<_>>()
        };
        proves.with_value(listed)
    });
    let is_here =
        move |of: Subject, evidence: &Option<Proof>| of == subject && proves.with_value(|proves| proves == evidence);
    let going = Signal::derive(move || {
        app.files.adding.get().filter(|(of, evidence, _)| is_here(*of, evidence)).map(|(_, _, share)| share)
    });
    let refused =
        move || app.files.refusals.get().into_iter().filter(|it| is_here(it.subject, &it.proves)).collect::<Vec<_>>();
    let refusals = move || {
        let lines = refused().into_iter().map(|it| view! { <li><b><bdi>{it.name}</bdi></b>" "{it.words}</li> });
        lines.collect_view()
    };
    view! {
        <section
            class="rec__part files"
            id=name
            aria-label=move || app.text().files()
            data-over=move || over.get().then_some("")
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                // the page around takes no files here
                event.stop_propagation();
                over.set(false);
                app.attach(subject, proves.get_value(), all(event.data_transfer().and_then(|data| data.files())));
            }
            on:paste=move |event| {
                let files = all(event.clipboard_data().and_then(|data| data.files()));
                if !files.is_empty() {
                    event.prevent_default();
                    app.attach(subject, proves.get_value(), files);
                }
            }
        >
            <div class="section__head">
                <h2>{move || app.text().files()}</h2>
                <input
                    class="unseen"
                    id=format!("{name}-box")
                    type="file"
                    multiple
                    tabindex="-1"
                    node_ref=box_for_files
                    aria-label=move || app.text().files_add()
                    on:change=move |_| {
                        if let Some(chosen) = box_for_files.try_get_untracked().flatten() {
                            app.attach(subject, proves.get_value(), all(chosen.files()));
                        }
                    }
                />
                <button
                    class="button section__act"
                    data-kind="word"
                    id=format!("add-{name}")
                    type="button"
                    on:click=move |_| {
                        if let Some(chosen) = box_for_files.try_get_untracked().flatten() {
                            chosen.set_value("");
                            chosen.click();
                        }
                    }
                >
                    {icon("upload")}
                    {move || app.text().files_add()}
                </button>
            </div>
            <ErrandBar
                name="files-going"
                words=Signal::derive(move || app.text().files_adding().to_owned())
                progress=going
                stop=move || app.files.stop()
            />
            <Show when=move || !refused().is_empty()>
                <div class="import__refused" role="alert" id="files-refused">
                    <p>{icon("octagon-alert")} {move || app.text().files_refused()}</p>
                    <ul>{refusals}</ul>
                </div>
            </Show>
            <Show
                when=move || ids.with(|ids| !ids.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().files_empty()}</p> }
            >
                <ul class="rows">
                    <For each=move || ids.get() key=|id| *id children=move |id| view! { <Row id /> } />
                </ul>
            </Show>
            <p class="faint small files__hint">{move || app.text().files_drop()}</p>
        </section>
    }
}

/// Every file of a list.
fn all(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}
