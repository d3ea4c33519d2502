//! Pictures of seals and signatures that the house keeps: files of our own company.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use super::notice::{Tone, UndoOffer};
use crate::domain::attachment::{Attachment, AttachmentKind, Subject};
use crate::domain::house_picture::{called, kept};
use crate::domain::id::AttachmentId;
use crate::domain::placement::Impression;

impl App {
    /// The pictures of the house that show this, or all, by name. The reader runs again when any file changes, or our company.
    pub fn house_pictures(self, shows: Option<Impression>) -> Vec<Arc<Attachment>> {
        let Some(own) = self.own_entity() else { return Vec::new() };
        kept(self.files_of(Subject::OwnEntity(own.id)), own.id, shows)
    }

    /// Keeps a PNG as a picture of the house, under the name of its file, in one step that one undo takes back. `then` runs once
    /// it is on disk.
    pub fn keep_house_picture(
        self,
        busy: RwSignal<bool>,
        name: String,
        shows: Impression,
        png: Vec<u8>,
        then: impl FnOnce() + 'static,
    ) {
        if busy.try_get_untracked() == Some(true) {
            return;
        }
        let Some(own) = untrack(|| self.own_entity()) else { return };
        let Some(workspace) = self.with_book(|book| book.meta.workspace) else { return };
        let _left = busy.try_set(true);
        spawn_local(async move {
            let content = self.keep_png(png).await;
            let _left = busy.try_set(false);
            // another book may have been opened meanwhile
            if self.with_book(|book| book.meta.workspace) != Some(workspace) {
                return;
            }
            let content = match content {
                Ok(content) => content,
                Err(words) => return self.say(words, Tone::Trouble, UndoOffer::None),
            };
            let picture = Attachment {
                id: AttachmentId::fresh(&mut BrowserIds),
                subject: Subject::OwnEntity(own.id),
                name,
                content,
                kind: AttachmentKind::Other,
                note: String::new(),
                added_on: self.today.get_untracked(),
                by: untrack(|| self.person()),
                placed: None,
                shows: Some(shows),
                proves: None,
            };
            let said = self.untracked_text().house_picture_kept(called(&picture));
            self.save_once(busy, Batch::of(&picture), said, move || {
                self.look_for_bytes();
                then();
            });
        });
    }
}
