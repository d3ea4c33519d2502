//! Text for the clipboard of the browser.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::app::App;
use super::notice::{Tone, UndoOffer};

impl App {
    /// Puts a text on the clipboard and says so, or that the browser does not let it.
    pub fn copy_text(self, text: String, said: &'static str) {
        spawn_local(async move {
            let written = match write(&text) {
                Ok(promise) => JsFuture::from(promise).await.is_ok(),
                Err(_) => false,
            };
            if written {
                self.say(said, Tone::Done, UndoOffer::None);
            } else {
                self.say(self.untracked_text().copy_failed(), Tone::Trouble, UndoOffer::None);
            }
        });
    }
}

/// A page that did not come by a safe way has no clipboard.
fn write(text: &str) -> Result<Promise, JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    write.call1(&clipboard, &text.into())?.dyn_into()
}
