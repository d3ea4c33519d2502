//! A file in a place that the person chose, written and read back: the one way to know that a backup is really there.
//! Where a browser has no such thing there is the download, of which only the beginning is known.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Why nothing was written, or not what should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileFault {
    /// The person has closed the dialog.
    Cancelled,
    /// It was refused, or broke off.
    NotWritten,
    /// What was read back is not what was written.
    Differs,
}

/// A place that was chosen.
pub(super) struct ChosenFile {
    handle: JsValue,
}

/// Whether this browser lets a place be chosen.
pub(super) fn is_there() -> bool {
    Reflect::has(&js_sys::global(), &"showSaveFilePicker".into()).unwrap_or(false)
}

impl ChosenFile {
    /// Asks for a place. It must follow a press: the browser opens the dialog only then.
    pub(super) async fn ask(name: &str) -> Result<Self, FileFault> {
        let options = Object::new();
        set(&options, "suggestedName", &name.into());
        let kind = Object::new();
        let accept = Object::new();
        set(&accept, "application/json", &Array::of1(&".json".into()));
        set(&kind, "accept", &accept);
        set(&options, "types", &Array::of1(&kind));
        let handle = call(&js_sys::global(), "showSaveFilePicker", &[options.into()]).await;
        match handle {
            Ok(handle) => Ok(Self { handle }),
            Err(thrown) => {
                let name = Reflect::get(&thrown, &"name".into()).ok().and_then(|name| name.as_string());
                let cancelled = name.as_deref() == Some("AbortError");
                Err(if cancelled { FileFault::Cancelled } else { FileFault::NotWritten })
            }
        }
    }

    /// The name of the file.
    pub(super) fn name(&self) -> String {
        Reflect::get(&self.handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Writes a file there, reads it back and compares.
    pub(super) async fn write(&self, file: &Blob) -> Result<(), FileFault> {
        let failed = |_: JsValue| FileFault::NotWritten;
        let stream = call(&self.handle, "createWritable", &[]).await.map_err(failed)?;
        call(&stream, "write", &[file.into()]).await.map_err(failed)?;
        call(&stream, "close", &[]).await.map_err(failed)?;
        let back = call(&self.handle, "getFile", &[]).await.map_err(failed)?;
        let back = call(&back, "arrayBuffer", &[]).await.map_err(failed)?;
        let sent = JsFuture::from(file.array_buffer()).await.map_err(failed)?;
        let same = Uint8Array::new(&back).to_vec() == Uint8Array::new(&sent).to_vec();
        if same { Ok(()) } else { Err(FileFault::Differs) }
    }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // setting a property of a new object does not fail
    drop(Reflect::set(object, &name.into(), value));
}

/// Calls a method that answers with a promise.
async fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    let answer = Reflect::apply(&function, object, &list)?;
    JsFuture::from(Promise::resolve(&answer)).await
}
