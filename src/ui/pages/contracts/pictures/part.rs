//! The pictures of a paper, in the part of its page that tells of its life: what stands at each place, and what it is not.

use std::sync::Arc;

use leptos::prelude::*;

use super::shown::{Pictures, impression_name, side_name};
use crate::domain::attachment::Attachment;
use crate::domain::contract::named::SigningParty;
use crate::domain::contract::party::Side;
use crate::domain::lifecycle::contract::event::Signature;
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::placement::Impression;
use crate::state::{App, Batch, Layer, Sheet, SignedPaper, use_app};
use crate::ui::widgets::icon::icon;

/// The signature of a side under the version of a paper that is locked, where it is recorded.
pub(super) fn signature_of(app: App, paper: SignedPaper, side: Side) -> Option<Arc<Signature>> {
    let party = SigningParty::from(side);
    let stage = app.stage_of_paper(paper)?;
    let signatures = if let Stage::ToSign { signatures, .. } = &stage {
        signatures.as_slice()
    } else {
        stage.agreement().map(|agreement| agreement.signatures.as_slice()).unwrap_or_default()
    };
    signatures.iter().find(|it| it.party == party).map(Arc::clone)
}

/// The section; nothing until the text is locked.
#[component]
pub(in crate::ui::pages::contracts) fn PicturesOf(paper: SignedPaper) -> impl IntoView {
    let app = use_app();
    app.look_for_bytes();
    let version = Memo::new(move |_| app.version_to_carry(paper));
    let is_locked = Memo::new(move |_| version.get().is_some());
    let pictures = Pictures::start(app, paper.contract(), version.into());
    view! {
        <Show when=move || is_locked.get()>
            <section class="section pictures" id="pictures" aria-labelledby="pictures-title">
                <div class="section__head"><h2 id="pictures-title">{move || app.text().placed_title()}</h2></div>
                <p class="soft pictures__words">{move || app.text().placed_lead()}</p>
                <div class="pictures__sides">
                    <OneSide paper side=Side::Us pictures />
                    <OneSide paper side=Side::Them pictures />
                </div>
                <PictureLaw />
            </section>
        </Show>
    }
}

/// What a picture is in law: said wherever one is placed.
#[component]
pub(in crate::ui::pages) fn PictureLaw() -> impl IntoView {
    let app = use_app();
    view! {
        <p class="pictures__law">
            {icon("scale")}
            <span>
                <b>{move || app.text().placed_law_title()}</b>
                " "
                {move || app.text().placed_law()}
            </span>
        </p>
    }
}

#[component]
fn OneSide(paper: SignedPaper, side: Side, pictures: Pictures) -> impl IntoView {
    let app = use_app();
    let name = side_name(side);
    let signed = move || {
        let text = app.text();
        let signature = signature_of(app, paper, side);
        signature
            .map_or_else(|| text.placed_unsigned().to_owned(), |it| text.placed_signed(&it.signer, &text.date(it.on)))
    };
    let places = Impression::ALL.map(|impression| view! { <OnePlace paper side impression pictures /> });
    view! {
        <div class="pictures__side" data-side=name>
            <h3>{move || app.text().signing_party(SigningParty::from(side))}</h3>
            <p class="faint small">{signed}</p>
            <ul class="pictures__places">{places.into_iter().collect_view()}</ul>
        </div>
    }
}

#[component]
fn OnePlace(paper: SignedPaper, side: Side, impression: Impression, pictures: Pictures) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let here = Memo::new(move |_| pictures.placed_at(side, impression));
    let is_here = move || here.with(Option::is_some);
    let what = move || app.text().placed_what(side, impression);
    let seen = move || {
        let text = app.text();
        let Some(it) = here.get() else {
            return view! { <span class="faint small">{text.placed_none()}</span> }.into_any();
        };
        match pictures.at(side, impression) {
            Some(address) => view! { <img src=address alt=text.placed_alt(what()) /> }.into_any(),
            None if app.is_here(it.content.sha256) == Some(false) => {
                view! { <span class="status small" data-tone="warn">{icon("info")}{text.file_elsewhere()}</span> }
                    .into_any()
            }
            None => view! { <span class="faint small"><bdi>{it.name.clone()}</bdi></span> }.into_any(),
        }
    };
    let open = move |_| app.layer.set(Some(Layer::Sheet(Sheet::Placement(paper, side, impression))));
    let act = move || {
        let text = app.text();
        if is_here() { text.placed_change(what()) } else { text.placed_add(what()) }
    };
    view! {
        <li class="pictures__place" data-impression=impression_name(impression)>
            <div class="pictures__paper" data-impression=impression_name(impression) data-none=move || pictures.at(side, impression).is_none().then_some("")>{seen}</div>
            <div class="pictures__acts">
                <button class="button" type="button" data-act="place" on:click=open>
                    {icon(match impression { Impression::Signature => "pen-line", Impression::Seal => "stamp" })}
                    {act}
                </button>
                <Show when=is_here>
                    <button class="button" data-kind="quiet" type="button" data-act="remove" on:click=move |_| remove(app, busy, here.get_untracked())>
                        {icon("x")}
                        {move || app.text().placed_remove(what())}
                    </button>
                </Show>
            </div>
        </li>
    }
}

fn remove(app: App, busy: RwSignal<bool>, picture: Option<Arc<Attachment>>) {
    let Some((picture, place)) = picture.and_then(|it| it.placed.map(|place| (it, place))) else { return };
    let text = app.untracked_text();
    let said = text.placed_removed(text.placed_what(place.side, place.impression));
    app.save_once(busy, Batch::new().delete::<Attachment>(picture.id), said, || ());
}
