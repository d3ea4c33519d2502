//! A file that is looked at: a picture in the page, a document in a tab of its own. Nothing of it is run: what a browser would
//! run is never opened (`domain::attachment::Opening`), and the page's policy keeps it from being framed.

use leptos::prelude::*;

use crate::domain::attachment::{Attachment, Opening};
use crate::state::{ShownFile, use_app};
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::icon::icon;

/// The file that is looked at, over the page; nothing while there is none.
#[component]
pub(in crate::ui) fn FileView() -> impl IntoView {
    let app = use_app();
    move || app.files.shown.get().map(|shown| view! { <Looked shown /> })
}

#[component]
fn Looked(shown: ShownFile) -> impl IntoView {
    let app = use_app();
    let ShownFile { id, opening, address } = shown;
    let name = move || app.watch::<Attachment>(id).map(|it| it.name.clone()).unwrap_or_default();
    let close = Callback::new(move |()| app.files.close());
    let (picture, link) = (address.clone(), address);
    let body = match opening {
        Opening::Picture => view! { <img class="look__picture" src=picture alt=name /> }.into_any(),
        Opening::Document | Opening::Download => {
            view! { <p class="soft">{move || app.text().file_shown_text()}</p> }.into_any()
        }
    };
    view! {
        <Modal class="look" label=Signal::derive(name) close>
            <div class="look__box float" id="file-view">
                <div class="look__head">
                    <h2 class="clip"><bdi>{name}</bdi></h2>
                    <button
                        class="button"
                        data-kind="quiet"
                        type="button"
                        id="close-file"
                        aria-label=move || app.text().close()
                        on:click=move |_| close.run(())
                    >
                        {icon("x")}
                    </button>
                </div>
                {body}
                <div class="look__foot">
                    <a class="button" id="file-tab" href=link target="_blank" rel="noopener noreferrer">
                        {icon("chevron-right")}
                        {move || app.text().file_new_tab()}
                    </a>
                    <button class="button" type="button" on:click=move |_| app.download_attachment(id)>
                        {icon("download")}
                        {move || app.text().file_save_as()}
                    </button>
                </div>
            </div>
        </Modal>
    }
}
