//! What was typed into forms that are not saved yet: it outlives the page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::app::App;
use crate::store::Repository;

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

    /// Forgets a draft.
    pub(super) fn drop_draft(self, key: &str) {
        let known = self.with_book(|book| book.drafts.remove(key).map(|_| Rc::clone(&book.repository))).flatten();
        let (Some(repository), key) = (known, key.to_owned()) else { return };
        spawn_local(async move {
            let _gone = repository.remove_draft(&key).await;
        });
    }
}
