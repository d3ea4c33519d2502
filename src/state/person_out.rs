//! Everything that the book holds on a person, when they ask for it (查阅、复制个人信息: PIPL art. 45).

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::erasure::ErasureOf;
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;
use crate::sync::erasing::held;

impl App {
    /// Hands out what is held on somebody as JSON: all that erasing them would touch, and what was dealt with them. It reads the
    /// whole book, deleted records included; while it is `busy` with that it does not begin again. The file's name tells nobody's.
    pub fn export_person(self, busy: RwSignal<bool>, of: ErasureOf) {
        if busy.try_get_untracked() == Some(true) {
            return;
        }
        let _gone = busy.try_set(true);
        spawn_local(async move {
            let text = self.untracked_text();
            let rows = self.all_rows().await;
            // the page of the button may have been left meanwhile
            let _gone = busy.try_set(false);
            match rows {
                Err(words) => self.say(words, Tone::Trouble, UndoOffer::None),
                Ok(rows) => {
                    let written = serde_json::to_vec_pretty(&held(&rows, of).told()).ok();
                    let name = text.person_file_name();
                    let made = written.and_then(|bytes| download(name, "application/json", &bytes));
                    self.say_handed_out(made, text.person_exported(name));
                }
            }
        });
    }
}
