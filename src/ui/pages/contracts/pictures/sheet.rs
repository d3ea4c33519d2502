//! The sheet on which a signature is drawn, or a picture chosen.

use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::canvas::{address_of_text, ink_of, png_of, png_of_ink, text_of};
use super::choice::{ChoosePicture, Chosen, exchange};
use super::pad::InkPad;
use super::part::{PictureLaw, signature_of};
use super::shown::{impression_name, side_name};
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::party::Side;
use crate::domain::house_picture::called;
use crate::domain::ink::Ink;
use crate::domain::placement::{Impression, Placement};
use crate::i18n::Text;
use crate::state::{App, Form, Problem, SignedPaper, use_app};
use crate::ui::sheets::{FormSheet, refuse};
use crate::ui::widgets::field::FieldProblem;

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
    let (strokes, picture) = (form.field("strokes"), form.field("picture"));
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
    let again = (side == Side::Us).then(|| view! { <Offers form chosen impression /> });
    let title = Signal::derive(move || {
        let text = app.text();
        text.placed_alt(text.placed_what(side, impression))
    });
    let words = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <FormSheet title form submit action=words(Text::placed_act)>
            <div class="pictures pictures__form">
                {pad}
                <ChoosePicture form chosen shows=Signal::stored(impression) />
                {again}
                <FieldProblem id="picture-problem".to_owned() problem=form.problem("picture") />
                <PictureLaw />
            </div>
        </FormSheet>
    }
}

/// A picture that is offered.
struct Offer {
    /// What the house calls it; nothing for one that was merely placed before.
    name: Option<String>,
    png: String,
}

/// Pictures of our side: those that the house keeps, and those that were placed before. Nobody draws the same signature twice.
#[component]
fn Offers(form: Form, chosen: Chosen, impression: Impression) -> impl IntoView {
    let app = use_app();
    let read = RwSignal::new(Vec::<Offer>::new());
    spawn_local(async move {
        let kept = untrack(|| app.house_pictures(Some(impression))).into_iter();
        let kept = kept.map(|it| (Some(called(&it).to_owned()), it));
        for (name, it) in kept.chain(app.pictures_before(impression).into_iter().map(|it| (None, it))) {
            if let Some(png) = app.picture_bytes(&it).await {
                // the sheet may be closed by now
                let _left = read.try_update(|read| read.push(Offer { name, png: text_of(&png) }));
            }
        }
    });
    let take_it = move |png: String| {
        form.show_problems(Vec::new());
        exchange(chosen, None);
        form.field("strokes").set(String::new());
        form.field("picture").set(png);
    };
    let offers = move |are_kept: bool| {
        let text = app.text();
        let one = |(at, Offer { name, png }): (usize, &Offer)| {
            let address = address_of_text(png);
            let words = match name {
                Some(name) => text.placed_use(name),
                None => text.placed_again_one(at.saturating_add(1)),
            };
            let (name, png) = (name.clone(), png.clone());
            view! {
                <div class="pictures__offer">
                    <button
                        class="pictures__paper"
                        type="button"
                        data-impression=impression_name(impression)
                        aria-label=words.clone()
                        title=words
                        on:click=move |_| take_it(png.clone())
                    >
                        <img src=address alt="" />
                    </button>
                    {name.map(|name| view! { <span class="faint small">{name}</span> })}
                </div>
            }
        };
        read.with(|read| {
            let wanted = read.iter().filter(|it| it.name.is_some() == are_kept);
            wanted.enumerate().map(one).collect_view()
        })
    };
    let are_any = move |are_kept: bool| read.with(|read| read.iter().any(|it| it.name.is_some() == are_kept));
    view! {
        <Show when=move || are_any(true)>
            <div class="pictures__again">
                <p class="field__label">{move || app.text().placed_kept()}</p>
                <div class="pictures__offers" id="pictures-kept">{move || offers(true)}</div>
            </div>
        </Show>
        <Show when=move || are_any(false)>
            <div class="pictures__again">
                <p class="field__label">{move || app.text().placed_again()}</p>
                <div class="pictures__offers" id="pictures-again">{move || offers(false)}</div>
            </div>
        </Show>
    }
}
