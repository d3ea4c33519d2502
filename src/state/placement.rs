//! Pictures of signatures and seals at the places to sign of a contract: files of the contract like any other, each with its
//! place. The terms and their digest are not touched by them.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::batch::Batch;
use super::clock::{BrowserIds, now_milliseconds};
use super::files::summed;
use super::notice::{Tone, UndoOffer};
use crate::domain::attachment::{Attachment, AttachmentKind, Content, Subject, admit, file_name};
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::id::{AmendmentId, AttachmentId, ContactId, ContractId};
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::digest::Digest;
use crate::domain::picture::png_size;
use crate::domain::placement::{Impression, Placement};
use crate::export::word::PlacedPicture;
use crate::store::browser::allowance;
use crate::sync::attaching::keep_bytes;

/// So many earlier pictures are offered again.
const OFFERED: usize = 4;

/// A paper with places to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignedPaper {
    /// A contract.
    Contract(ContractId),
    /// An amendment of a contract.
    Amendment(ContractId, AmendmentId),
}

impl SignedPaper {
    /// The contract that it belongs to.
    pub const fn contract(self) -> ContractId {
        match self {
            Self::Contract(id) | Self::Amendment(id, _) => id,
        }
    }
}

impl App {
    /// Where a paper stands on its way to signing, whatever date is looked at. The reader runs again when it goes on.
    pub fn stage_of_paper(self, paper: SignedPaper) -> Option<Stage> {
        match paper {
            SignedPaper::Contract(id) => self.contract_today(id).map(|standing| standing.life.stage.clone()),
            SignedPaper::Amendment(_, id) => self.watch::<Amendment>(id).map(|it| it.life(self.today.get()).stage),
        }
    }

    /// The version of a paper that is locked for signing or signed: it alone carries pictures.
    pub fn version_to_carry(self, paper: SignedPaper) -> Option<Digest> {
        self.stage_of_paper(paper).and_then(|stage| stage.locked()).map(|version| version.sha256)
    }

    /// The pictures on a version, one for each place: the latest. The reader runs again when any file changes.
    pub fn pictures_on(self, contract: ContractId, version: Digest) -> Vec<Arc<Attachment>> {
        let mut taken: Vec<Placement> = Vec::new();
        let mut all = self.files_of(Subject::Contract(contract));
        all.retain(|it| {
            let place = it.placed.filter(|place| place.version == version);
            let Some(place) = place.filter(|place| !taken.iter().any(|other| other.is_place_of(place))) else {
                return false;
            };
            taken.push(place);
            true
        });
        all
    }

    /// Pictures of our side that show this and were placed before, the latest first, none twice and none that the house keeps.
    pub fn pictures_before(self, impression: Impression) -> Vec<Arc<Attachment>> {
        let mut all = self.peek_all::<Attachment>();
        all.retain(|it| it.placed.is_some_and(|place| (place.side, place.impression) == (Side::Us, impression)));
        all.sort_by_key(|it| std::cmp::Reverse((it.added_on, it.id)));
        let kept = untrack(|| self.house_pictures(Some(impression)));
        let mut seen: BTreeSet<Digest> = kept.iter().map(|it| it.content.sha256).collect();
        all.retain(|it| seen.insert(it.content.sha256));
        all.truncate(OFFERED);
        all
    }

    /// The bytes of a picture; `None` where they are not here, damaged, or no picture.
    pub async fn picture_bytes(self, it: &Attachment) -> Option<Vec<u8>> {
        self.bytes_of(it).await.ok().filter(|bytes| png_size(bytes).is_some())
    }

    /// The person at the customer of a contract who alone bears a name.
    pub fn signer_named(self, contract: ContractId, name: &str) -> Option<ContactId> {
        let customer = self.peek::<ContractBrief>(contract)?.customer;
        let mut named = untrack(|| self.contacts_of(self.survivor(customer)));
        named.retain(|it| it.name.trim() == name.trim());
        if let [one] = named.as_slice() { Some(one.id) } else { None }
    }

    /// Puts a PNG at a place to sign, with the name of whoever signs, in one step that one undo takes back; what stood there goes.
    /// `then` runs once it is on disk.
    pub fn place_picture(
        self,
        busy: RwSignal<bool>,
        contract: ContractId,
        placement: Placement,
        signer: String,
        png: Vec<u8>,
        then: impl FnOnce() + 'static,
    ) {
        if busy.try_get_untracked() == Some(true) {
            return;
        }
        let Some(workspace) = self.with_book(|book| book.meta.workspace) else { return };
        let _left = busy.try_set(true);
        spawn_local(async move {
            let kept = self.keep_picture(contract, placement, signer, png).await;
            let _left = busy.try_set(false);
            // another book may have been opened meanwhile
            if self.with_book(|book| book.meta.workspace) != Some(workspace) {
                return;
            }
            let text = self.untracked_text();
            match kept {
                Err(words) => self.say(words, Tone::Trouble, UndoOffer::None),
                Ok(picture) => {
                    let before = untrack(|| self.files_of(Subject::Contract(contract)));
                    let gives_way =
                        |it: &&Arc<Attachment>| it.placed.is_some_and(|place| place.is_place_of(&placement));
                    let batch = before.iter().filter(gives_way);
                    let batch = batch.fold(Batch::of(&picture), |batch, it| batch.delete::<Attachment>(it.id));
                    let said = text.placed_saved(text.placed_what(placement.side, placement.impression));
                    self.save_once(busy, batch, said, move || {
                        self.look_for_bytes();
                        then();
                    });
                }
            }
        });
    }

    /// Keeps the bytes of a PNG, which no record names yet.
    pub(super) async fn keep_png(self, png: Vec<u8>) -> Result<Content, String> {
        let text = self.untracked_text();
        let size = u64::try_from(png.len()).unwrap_or(u64::MAX);
        let space = allowance::estimate().await.map(|it| (it.used, it.quota));
        admit(size, space).map_err(|fault| text.attachment_fault(fault))?;
        let sha256 = summed(&png).await;
        let repository = self.shelf().ok_or_else(|| text.no_book().to_owned())?;
        let kept = keep_bytes(&*repository, sha256, png, "image/png".to_owned(), now_milliseconds()).await;
        kept.map_err(|fault| text.store_fault(&fault))
    }

    /// Keeps the bytes of a picture and makes its record, which is not kept yet.
    async fn keep_picture(
        self,
        contract: ContractId,
        placement: Placement,
        signer: String,
        png: Vec<u8>,
    ) -> Result<Attachment, String> {
        let text = self.untracked_text();
        let content = self.keep_png(png).await?;
        let name = format!("{}.png", text.placed_kind(&placement));
        Ok(Attachment {
            id: AttachmentId::fresh(&mut BrowserIds),
            subject: Subject::Contract(contract),
            name: file_name(&name).unwrap_or_else(|| text.file_unnamed().to_owned()),
            content,
            kind: AttachmentKind::Other,
            note: signer,
            added_on: self.today.get_untracked(),
            by: untrack(|| self.person()),
            placed: Some(placement),
            shows: None,
            proves: None,
        })
    }

    /// The pictures of a contract as its Word file takes them.
    pub(super) async fn pictures_for_word(self, placed: Vec<Arc<Attachment>>) -> Vec<PlacedPicture> {
        let mut pictures = Vec::new();
        for it in placed {
            if let (Some(place), Some(png)) = (it.placed, self.picture_bytes(&it).await) {
                pictures.push(PlacedPicture { side: place.side, impression: place.impression, png });
            }
        }
        pictures
    }
}
