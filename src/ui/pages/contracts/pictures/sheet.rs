//! The sheet on which a signature is drawn, or a picture chosen.

use leptos::html::{Canvas, Input};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, ImageBitmap};

use super::canvas::{address_of_text, bitmap_of, ink_of, png_of, png_of_ink, text_of, text_of_bitmap};
use super::pad::InkPad;
use super::part::{PictureLaw, signature_of};
use super::shown::{impression_name, side_name};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::party::Side;
use crate::domain::ink::Ink;
use crate::domain::placement::{Impression, Placement};
use crate::i18n::Text;
use crate::state::{App, Form, Problem, SignedPaper, use_app};
use crate::ui::sheets::{FormSheet, refuse};
use crate::ui::widgets::field::FieldProblem;
use crate::ui::widgets::icon::icon;

/// The picture that was chosen, before its white went; a draft that is taken up again has none.
type Chosen = RwSignal<Option<ImageBitmap>, LocalStorage>;

/// Puts another picture, or none, in the place of the one before, whose pixels are let go of.
fn exchange(chosen: Chosen, mut next: Option<ImageBitmap>) {
    // where the sheet is closed by now it is the new one that goes
    let _left = chosen.try_update(|kept| std::mem::swap(kept, &mut next));
    if let Some(gone) = next {
        gone.close();
    }
}

/// Who signs for a side, by the signature that is recorded, else by the text.
fn signer(app: App, paper: SignedPaper, side: Side) -> String {
    if let Some(signature) = untrack(|| signature_of(app, paper, side)) {
        return signature.signer.clone();
    }
    let signing = match paper {
        SignedPaper::Contract(id) => app.peek::<Contract>(id).map(|it| it.signing.clone()),
        SignedPaper::Amendment(_, id) => app.peek::<Amendment>(id).map(|it| it.terms.signing.clone()),
    };
    let name = signing.map(|it| match side {
        Side::Us => it.ours.name,
        Side::Them => it.theirs.name,
    });
    name.unwrap_or_default()
}

fn place(app: App, form: Form, paper: SignedPaper, side: Side, impression: Impression, canvas: NodeRef<Canvas>) {
    let text = app.untracked_text();
    let refused = |words: &str| refuse(form, vec![Problem { field: "picture", words: words.to_owned() }]);
    let Some(version) = untrack(|| app.version_to_carry(paper)) else { return refused(text.placed_not_locked()) };
    let chosen = png_of(&form.text("picture"));
    let drawn = || png_of_ink(&Ink::read(&form.text("strokes")), &ink_of(&canvas.get_untracked()?));
    let Some(png) = chosen.or_else(drawn) else {
        return refused(match impression {
            Impression::Signature => text.placed_missing_signature(),
            Impression::Seal => text.placed_missing_seal(),
        });
    };
    let name = signer(app, paper, side);
    let is_theirs = (side, impression) == (Side::Them, Impression::Signature);
    let signer = is_theirs.then(|| app.signer_named(paper.contract(), &name)).flatten();
    let placement = Placement { side, impression, version, signer };
    // whose seal it is the paper says
    let note = if impression == Impression::Signature { name } else { String::new() };
    form.show_problems(Vec::new());
    app.place_picture(form.busy(), paper.contract(), placement, note, png, move || {
        form.finish();
        app.layer.set(None);
    });
}

/// Under what a draft is kept.
fn key_of(paper: SignedPaper) -> String {
    match paper {
        SignedPaper::Contract(id) => format!("contract/picture/{id}"),
        SignedPaper::Amendment(_, id) => format!("amendment/picture/{id}"),
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

/// The sheet.
#[component]
pub(in crate::ui) fn PlacementSheet(paper: SignedPaper, side: Side, impression: Impression) -> impl IntoView {
    let app = use_app();
    let of = side_name(side);
    // a draft of a hand names whose it is, and goes with them
    let is_theirs = (side, impression) == (Side::Them, Impression::Signature);
    let whose = is_theirs.then(|| app.signer_named(paper.contract(), &signer(app, paper, side))).flatten();
    let whose = whose.map(|id| id.to_string()).unwrap_or_default();
    let form = Form::start(
        app,
        format!("{}/{of}/{}", key_of(paper), impression_name(impression)),
        vec![("strokes", String::new()), ("picture", String::new()), ("white", "yes".to_owned()), ("signer", whose)],
    );
    let (strokes, picture, white) = (form.field("strokes"), form.field("picture"), form.field("white"));
    let chosen: Chosen = RwSignal::new_local(None);
    on_cleanup(move || exchange(chosen, None));
    let canvas = NodeRef::<Canvas>::new();
    let submit = Callback::new(move |()| place(app, form, paper, side, impression, canvas));
    let begun = Callback::new(move |()| {
        picture.set(String::new());
        exchange(chosen, None);
        form.show_problems(Vec::new());
    });
    let pad = (impression == Impression::Signature).then(|| view! { <InkPad strokes canvas begun /> });
    let again = (side == Side::Us).then(|| view! { <Earlier form chosen impression /> });
    let title = Signal::derive(move || {
        let text = app.text();
        text.placed_alt(text.placed_what(side, impression))
    });
    let preview = move || {
        let text = app.text();
        let address = picture.with(|it| (!it.is_empty()).then(|| address_of_text(it)));
        address.map(|address| {
            view! {
                <div class="pictures__paper" data-impression=impression_name(impression)>
                    <img id="picture-preview" src=address alt=text.placed_preview() />
                </div>
            }
        })
    };
    let words = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title form submit action=words(Text::placed_act)>
            <div class="pictures pictures__form">
                {pad}
                <ChooseFile form chosen />
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
                {again}
                <FieldProblem id="picture-problem".to_owned() problem=form.problem("picture") />
                <PictureLaw />
            </div>
        </FormSheet>
    }
}

#[component]
fn ChooseFile(form: Form, chosen: Chosen) -> impl IntoView {
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
    }
}

/// Pictures of our side that were placed before: nobody draws the same signature twice.
#[component]
fn Earlier(form: Form, chosen: Chosen, impression: Impression) -> impl IntoView {
    let app = use_app();
    let read = RwSignal::new(Vec::<String>::new());
    spawn_local(async move {
        for it in app.pictures_before(impression) {
            if let Some(png) = app.picture_bytes(&it).await {
                // the sheet may be closed by now
                let _left = read.try_update(|read| read.push(text_of(&png)));
            }
        }
    });
    let use_again = move |png: String| {
        form.show_problems(Vec::new());
        exchange(chosen, None);
        form.field("strokes").set(String::new());
        form.field("picture").set(png);
    };
    let offers = move || {
        let text = app.text();
        let all = read.get().into_iter().enumerate();
        all.map(|(at, png)| {
            let address = address_of_text(&png);
            let words = text.placed_again_one(at.saturating_add(1));
            view! {
                <button
                    class="pictures__paper"
                    type="button"
                    data-impression=impression_name(impression)
                    aria-label=words.clone()
                    title=words
                    on:click=move |_| use_again(png.clone())
                >
                    <img src=address alt="" />
                </button>
            }
        })
        .collect_view()
    };
    view! {
        <Show when=move || read.with(|read| !read.is_empty())>
            <div class="pictures__again">
                <p class="field__label">{move || app.text().placed_again()}</p>
                <div class="pictures__offers" id="pictures-again">{offers}</div>
            </div>
        </Show>
    }
}
