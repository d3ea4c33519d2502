//! Pictures on paper.

use std::sync::Arc;

use leptos::context::Provider;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::canvas::address_of;
use crate::domain::attachment::Attachment;
use crate::domain::contract::party::{ChineseScript, ContractLanguage, Side};
use crate::domain::id::ContractId;
use crate::domain::lifecycle::digest::Digest;
use crate::domain::placement::{Impression, Placement};
use crate::export::paper::{in_script, picture_note};
use crate::state::{App, use_app};

/// A picture that was read.
#[derive(Clone, PartialEq)]
struct Shown {
    placement: Placement,
    /// Where the browser finds it.
    address: String,
}

/// The pictures on a version.
#[derive(Clone, Copy)]
pub(super) struct Pictures {
    /// What is placed on it.
    placed: Memo<Vec<Arc<Attachment>>>,
    /// As far as it is read.
    read: RwSignal<Vec<Shown>>,
}

impl Pictures {
    /// Reads them, and again whenever one is placed or removed.
    pub(super) fn start(app: App, contract: ContractId, version: Signal<Option<Digest>>) -> Self {
        let read = RwSignal::new(Vec::new());
        let placed =
            Memo::new(move |_| version.get().map(|version| app.pictures_on(contract, version)).unwrap_or_default());
        // an edge: the bytes come from the disk, and go to the page
        Effect::new(move |_| {
            let now = placed.get();
            spawn_local(async move {
                let mut found = Vec::new();
                for it in &now {
                    if let (Some(placement), Some(png)) = (it.placed, app.picture_bytes(it).await) {
                        found.push(Shown { placement, address: address_of(&png) });
                    }
                }
                // others may be wanted by now, or nobody may look any more
                if placed.try_get_untracked().as_ref() == Some(&now) {
                    let _left = read.try_set(found);
                }
            });
        });
        Self { placed, read }
    }

    /// What is placed here, read or not.
    pub(super) fn placed_at(self, side: Side, impression: Impression) -> Option<Arc<Attachment>> {
        self.placed.with(|all| {
            let of = |place: Placement| (place.side, place.impression) == (side, impression);
            all.iter().find(|it| it.placed.is_some_and(of)).cloned()
        })
    }

    /// Where the picture at a place is found.
    pub(super) fn at(self, side: Side, impression: Impression) -> Option<String> {
        self.read.with(|all| {
            let of = |it: &&Shown| (it.placement.side, it.placement.impression) == (side, impression);
            all.iter().find(of).map(|it| it.address.clone())
        })
    }

    fn are_any(self) -> bool {
        self.read.with(|all| !all.is_empty())
    }
}

/// Papers in here show the pictures of a version.
#[component]
pub(in crate::ui::pages::contracts) fn WithPictures(
    contract: ContractId,
    #[prop(into)] version: Signal<Option<Digest>>,
    children: Children,
) -> impl IntoView {
    let pictures = Pictures::start(use_app(), contract, version);
    view! { <Provider value=pictures>{children()}</Provider> }
}

/// The picture at a place to sign; nothing where none is shown.
pub(in crate::ui::pages::contracts) fn picture_at(side: Side, impression: Impression) -> impl IntoView {
    let app = use_app();
    let pictures = use_context::<Pictures>();
    let name = impression_name(impression);
    move || {
        pictures.and_then(|it| it.at(side, impression)).map(|address| {
            let text = app.text();
            let alt = text.placed_alt(text.placed_what(side, impression));
            view! { <img class="sheet__picture" data-impression=name src=address alt=alt /> }
        })
    }
}

/// The name of a side in the page.
pub(super) const fn side_name(side: Side) -> &'static str {
    match side {
        Side::Us => "us",
        Side::Them => "them",
    }
}

/// The name of an impression in the page.
pub(in crate::ui::pages) const fn impression_name(impression: Impression) -> &'static str {
    match impression {
        Impression::Signature => "signature",
        Impression::Seal => "seal",
    }
}

/// What is said beneath the places to sign, where they show pictures, in the language of the paper.
#[component]
pub(in crate::ui::pages::contracts) fn PictureNote(language: ContractLanguage, script: ChineseScript) -> impl IntoView {
    let pictures = use_context::<Pictures>();
    move || {
        pictures.filter(|it| it.are_any()).map(|_| {
            let note = picture_note();
            let (zh, en) = match language {
                ContractLanguage::Zh => (true, false),
                ContractLanguage::En => (false, true),
                ContractLanguage::Both { .. } => (true, true),
            };
            view! {
                <div class="sheet__picturenote">
                    {zh.then(|| view! { <p>{in_script(&note.zh_text(), script)}</p> })}
                    {en.then(|| view! { <p lang="en">{note.en_text()}</p> })}
                </div>
            }
        })
    }
}
