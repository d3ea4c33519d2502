//! What was typed into forms that are not saved yet: it outlives the page.

use std::collections::BTreeSet;
use std::rc::Rc;

use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use crate::record::rec::ERASED;
use crate::store::{Repository, RowKey};
use crate::sync::erasing::ids_in;

impl App {
    /// A draft of an unfinished form.
    pub(super) fn draft(self, key: &str) -> Option<Vec<u8>> {
        self.with_book(|book| book.drafts.get(key).cloned()).flatten()
    }

    /// Keeps what was typed so far.
    pub(super) fn keep_draft(self, key: String, bytes: Vec<u8>) {
        let repository = self.with_book(|book| {
            book.drafts.insert(key.clone(), bytes.clone());
            book.unkept_drafts.insert(key.clone());
            Rc::clone(&book.repository)
        });
        let Some(repository) = repository else { return };
        spawn_local(async move {
            // a draft that cannot be kept is still in its form; the form's own save will say what is wrong
            if repository.put_draft(&key, &bytes).await.is_ok() {
                self.with_book(|book| {
                    if book.drafts.get(&key) == Some(&bytes) {
                        book.unkept_drafts.remove(&key);
                    }
                });
            }
        });
    }

    /// Writes every draft that is not known to be on disk: this page may be gone in a moment.
    pub(super) fn flush_drafts(self) {
        let unkept = self.with_book(|book| {
            let drafts = book.unkept_drafts.iter().filter_map(|key| Some((key.clone(), book.drafts.get(key)?.clone())));
            (Rc::clone(&book.repository), drafts.collect::<Vec<_>>())
        });
        let Some((repository, drafts)) = unkept else { return };
        for (key, bytes) in drafts {
            let repository = Rc::clone(&repository);
            spawn_local(async move {
                let _kept = repository.put_draft(&key, &bytes).await;
            });
        }
    }

    /// Forgets the drafts that name what was erased, in whichever tab that was: nothing of it may be left, and nothing can be
    /// made of them any more.
    pub(super) fn forget_drafts_of_erased(self) {
        let named = self.with_book(|book| {
            let drafts = book.drafts.iter().map(|(key, bytes)| {
                let mut ids = ids_in(key);
                ids.append(&mut ids_in(&String::from_utf8_lossy(bytes)));
                (key.clone(), ids)
            });
            let named: Vec<(String, BTreeSet<Uuid>)> = drafts.filter(|(_, ids)| !ids.is_empty()).collect();
            (Rc::clone(&book.repository), named)
        });
        let Some((repository, named)) = named.filter(|(_, named)| !named.is_empty()) else { return };
        spawn_local(async move {
            let ids: BTreeSet<Uuid> = named.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
            let keys: Vec<RowKey> = ids.into_iter().map(|id| RowKey { id, kind: ERASED.to_owned() }).collect();
            // what cannot be read now is looked at when the book is opened the next time
            let erased = repository.get(&keys).await.unwrap_or_default();
            let erased: BTreeSet<Uuid> = erased.iter().map(|row| row.key.id).collect();
            for (key, ids) in named {
                if !ids.is_disjoint(&erased) {
                    self.drop_draft(&key);
                }
            }
        });
    }

    /// Forgets a draft.
    pub(super) fn drop_draft(self, key: &str) {
        let known = self.with_book(|book| book.drafts.remove(key).map(|_| Rc::clone(&book.repository))).flatten();
        let (Some(repository), key) = (known, key.to_owned()) else { return };
        spawn_local(async move {
            let _gone = repository.remove_draft(&key).await;
        });
    }
}
