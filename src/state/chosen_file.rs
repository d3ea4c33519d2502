//! A file in a place that the person chose, written and read back: the one way to know that a backup is really there.
//! Where a browser has no such thing there is the download, of which only the beginning is known.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::store::browser::part::{part, size_of};

/// As much is compared at a time, in bytes: the page answers in between, and of a book of a gigabyte two such parts are in memory.
const PART: u64 = 1 << 20;

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

    /// Writes a file there, reads it back and compares, part by part.
    pub(super) async fn write(&self, file: &Blob) -> Result<(), FileFault> {
        let failed = |_: JsValue| FileFault::NotWritten;
        let stream = call(&self.handle, "createWritable", &[]).await.map_err(failed)?;
        call(&stream, "write", &[file.into()]).await.map_err(failed)?;
        call(&stream, "close", &[]).await.map_err(failed)?;
        let back = call(&self.handle, "getFile", &[]).await.map_err(failed)?;
        let back: Blob = back.dyn_into().map_err(failed)?;
        if are_same(&back, file).await.map_err(failed)? { Ok(()) } else { Err(FileFault::Differs) }
    }
}

/// Whether two files have the same bytes. They are never held whole: together with the book that would break the page at the very
/// moment in which its backup is looked at.
async fn are_same(one: &Blob, other: &Blob) -> Result<bool, JsValue> {
    let size = size_of(one);
    if size != size_of(other) {
        return Ok(false);
    }
    let mut at = 0_u64;
    while at < size {
        let end = at.saturating_add(PART).min(size);
        let (here, there) = (bytes_of(one, at, end).await?, bytes_of(other, at, end).await?);
        if here != there {
            return Ok(false);
        }
        at = end;
    }
    Ok(true)
}

/// The bytes of a file from one place up to, and without, another.
async fn bytes_of(file: &Blob, from: u64, to: u64) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(part(file, from, to)?.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
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
