//! A picture that is chosen from a file: read, made smaller, and shown as it will be kept.

use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, ImageBitmap};

use super::canvas::{address_of_text, bitmap_of, text_of_bitmap};
use super::shown::impression_name;
use crate::domain::placement::Impression;
use crate::state::{App, Form, Problem, use_app};
use crate::ui::widgets::icon::icon;

/// The picture that was chosen, before its white went; a draft that is taken up again has none.
pub(in crate::ui::pages) type Chosen = RwSignal<Option<ImageBitmap>, LocalStorage>;

/// Puts another picture, or none, in the place of the one before, whose pixels are let go of.
pub(in crate::ui::pages) fn exchange(chosen: Chosen, mut next: Option<ImageBitmap>) {
    // where the sheet is closed by now it is the new one that goes
    let _left = chosen.try_update(|kept| std::mem::swap(kept, &mut next));
    if let Some(gone) = next {
        gone.close();
    }
}

/// Makes of the picture that was chosen what is kept of it.
fn take(app: App, form: Form, bitmap: &ImageBitmap) {
    let clear = !form.text("white").is_empty();
    match text_of_bitmap(bitmap, clear) {
        Ok(text) => {
            form.show_problems(Vec::new());
            form.field("picture").set(text);
            form.field("strokes").set(String::new());
        }
        Err(fault) => {
            let words = app.untracked_text().picture_fault(fault);
            form.field("picture").set(String::new());
            form.show_problems(vec![Problem { field: "picture", words }]);
        }
    }
}

fn choose(app: App, form: Form, chosen: Chosen, file: File) {
    spawn_local(async move {
        match bitmap_of(&file).await {
            Ok(bitmap) => {
                take(app, form, &bitmap);
                exchange(chosen, Some(bitmap));
            }
            Err(fault) => {
                let words = app.untracked_text().picture_fault(fault);
                form.show_problems(vec![Problem { field: "picture", words }]);
            }
        }
    });
}

/// The button that chooses a picture file, what was made of it, and whether its white goes.
#[component]
pub(in crate::ui::pages) fn ChoosePicture(
    form: Form,
    chosen: Chosen,
    #[prop(into)] shows: Signal<Impression>,
) -> impl IntoView {
    let app = use_app();
    let input = NodeRef::<Input>::new();
    let change = move |_| {
        let files = input.try_get_untracked().flatten().and_then(|input| input.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            choose(app, form, chosen, file);
        }
    };
    let open = move |_| {
        if let Some(input) = input.try_get_untracked().flatten() {
            input.set_value("");
            input.click();
        }
    };
    let (picture, white) = (form.field("picture"), form.field("white"));
    let preview = move || {
        let text = app.text();
        let address = picture.with(|it| (!it.is_empty()).then(|| address_of_text(it)));
        address.map(|address| {
            view! {
                <div class="pictures__paper" data-impression=impression_name(shows.get())>
                    <img id="picture-preview" src=address alt=text.placed_preview() />
                </div>
            }
        })
    };
    view! {
        <div class="pictures__choose">
            <input
                class="unseen"
                id="picture-box"
                type="file"
                accept="image/png,image/jpeg,image/webp"
                tabindex="-1"
                node_ref=input
                aria-label=move || app.text().placed_choose()
                on:change=change
            />
            <button class="button" type="button" id="picture-choose" aria-describedby="picture-hint picture-problem" on:click=open>
                {icon("upload")}
                {move || app.text().placed_choose()}
            </button>
            <span class="faint small" id="picture-hint">{move || app.text().placed_choose_hint()}</span>
        </div>
        {preview}
        <Show when=move || chosen.with(Option::is_some)>
            <label class="checks__item">
                <span class="check">
                    <input
                        type="checkbox"
                        id="picture-white"
                        prop:checked=move || white.with(|it| !it.is_empty())
                        on:change=move |event| {
                            white.set(if event_target_checked(&event) { "yes" } else { "" }.to_owned());
                            if let Some(bitmap) = chosen.get_untracked() {
                                take(app, form, &bitmap);
                            }
                        }
                    />
                </span>
                <span>{move || app.text().placed_white()}</span>
            </label>
        </Show>
    }
}
