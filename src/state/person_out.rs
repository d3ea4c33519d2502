//! Everything that the book holds on a person, when they ask for it (查阅、复制个人信息: PIPL art. 45).

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::erasure::ErasureOf;
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;
use crate::store::Repository;
use crate::sync::erasing::{Held, held};

impl App {
    /// Hands out what is held on somebody as JSON: all that erasing them would touch, and what was dealt with them. It reads the
    /// whole book, deleted records included. The file's name tells nobody's.
    pub fn export_person(self, of: ErasureOf) {
        spawn_local(async move {
            let text = self.untracked_text();
            match self.look_at_held(of).await {
                Err(words) => self.say(words, Tone::Trouble, UndoOffer::None),
                Ok(held) => {
                    let written = serde_json::to_vec_pretty(&held.told()).ok();
                    let name = text.person_file_name();
                    let made = written.and_then(|bytes| download(name, "application/json", &bytes));
                    self.say_handed_out(made, text.person_exported(name));
                }
            }
        });
    }

    /// Works out what is held on somebody, or says why the book cannot be read.
    async fn look_at_held(self, of: ErasureOf) -> Result<Held, String> {
        let Some(repository) = self.with_book(|book| Rc::clone(&book.repository)) else {
            return Err(self.untracked_text().no_book().to_owned());
        };
        let loaded = repository.load_in_portions().await.map_err(|fault| self.fault_words(&fault))?;
        Ok(held(&loaded.rows, of))
    }
}
