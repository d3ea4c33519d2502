//! What a share file says, letter by letter, and who is not in it.

use std::sync::Arc;

use leptos::prelude::*;

use super::given::called;
use crate::i18n::format;
use crate::state::{App, ShareFile, use_app};
use crate::ui::widgets::more::More;

/// So many rows of a workbook and so many names are drawn at first, and more with every press.
const SHOWN: usize = 200;

/// The part of the page.
#[component]
pub(super) fn Preview(made: ShareFile) -> impl IntoView {
    let app = use_app();
    let text = app.text();
    let (file, pack) = (made.file.clone(), Arc::clone(&made.pack));
    let content = match &made.text {
        // the mark at the beginning of the file has no width, and stays in what is shown
        Some(words) => view! { <pre class="preview__text" id="share-text" tabindex="0" role="region" aria-label=text.pack_preview()>{words.to_string()}</pre> }.into_any(),
        None => table(app, &made),
    };
    let left = (!pack.left_out.is_empty()).then(|| {
        let words = text.pack_left_out(&format::count(pack.left_out.len()));
        let (drawn, total, pack) = (RwSignal::new(SHOWN), pack.left_out.len(), Arc::clone(&pack));
        let rows = move || {
            let first = pack.left_out.iter().take(drawn.get());
            first
                .map(|it| view! { <li data-left=""><bdi>{called(app, it.customer, it.person)}</bdi> " – " {text.why_left_out(it.why)}</li> })
                .collect_view()
        };
        view! {
            <h3 class="preview__head">{words}</h3>
            <ul class="small soft" id="left-out">{rows}</ul>
            <More total=Signal::stored(total) drawn step=SHOWN />
        }
    });
    let carried = (!pack.carried.is_empty()).then(|| {
        let words = text.pack_carried(&format::count(pack.carried.len()));
        let (drawn, total, pack) = (RwSignal::new(SHOWN), pack.carried.len(), Arc::clone(&pack));
        let rows = move || {
            let first = pack.carried.iter().take(drawn.get());
            first
                .map(|it| view! { <li data-carried=""><bdi>{called(app, it.customer, it.person)}</bdi> " – " {text.legal_basis(it.basis)}</li> })
                .collect_view()
        };
        view! {
            <h3 class="preview__head">{words}</h3>
            <ul class="small soft" id="carried">{rows}</ul>
            <More total=Signal::stored(total) drawn step=SHOWN />
        }
    });
    // a workbook is no text: what it holds besides its table is told
    let note = if made.text.is_some() {
        text.pack_preview_note().to_owned()
    } else {
        let day = made.table.made_on.map(|day| text.date(day)).unwrap_or_default();
        text.pack_workbook_note(&made.table.sheet, &day)
    };
    view! {
        <section class="rec__part preview" id="share-preview" aria-label=text.pack_preview()>
            <div class="section__head"><h2>{text.pack_preview()}</h2></div>
            <p class="soft small">{text.pack_rows(&format::count(pack.rows.len()))} " · " {text.pack_size(&file.name, &file.size.to_string())}</p>
            <p class="preview__sum small faint"><code id="share-digest">{text.pack_digest(&file.sha256.to_string())}</code></p>
            <p class="soft small" id="share-note">{note}</p>
            {content} {left} {carried}
        </section>
    }
}

fn table(app: App, made: &ShareFile) -> AnyView {
    let headings = made.table.headings.iter().map(|it| view! { <th scope="col">{it.clone()}</th> }).collect_view();
    let (drawn, total, table) = (RwSignal::new(SHOWN), made.table.rows.len(), Arc::clone(&made.table));
    let rows = move || {
        let first = table.rows.iter().take(drawn.get());
        first
            .map(|row| {
                let cells = row.iter().map(|cell| view! { <td><bdi>{cell.in_workbook()}</bdi></td> }).collect_view();
                view! { <tr>{cells}</tr> }
            })
            .collect_view()
    };
    view! {
        <div class="table__wide" id="share-table" tabindex="0" role="region" aria-label=app.text().pack_preview()>
            <table class="table"><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table>
        </div>
        <More total=Signal::stored(total) drawn step=SHOWN />
    }
    .into_any()
}
