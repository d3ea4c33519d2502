//! A file of the browser's private file system, for what does not fit into memory for a while. A worker reads and writes it
//! without waiting. It belongs to one errand: closed with it, and swept away at the next start where that did not happen.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::DomException;

use super::lock::{self, Manner, Turn};
use crate::store::error::StoreError;

/// The folder of such files.
const FOLDER: &str = "import";
/// The turn to make such a file or to sweep: a file that is made and not open yet would be swept away.
const TURN: &str = "counterpart.scratch";
/// How long somebody who has it is waited for, in milliseconds.
const TURN_PATIENCE: u32 = 1_000;

#[wasm_bindgen]
extern "C" {
    type Storage;
    #[wasm_bindgen(method, catch, js_name = getDirectory)]
    fn directory(this: &Storage) -> Result<Promise, JsValue>;

    #[derive(Clone)]
    type Folder;
    #[wasm_bindgen(method, catch, js_name = getDirectoryHandle)]
    fn folder(this: &Folder, name: &str, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn file(this: &Folder, name: &str, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    fn remove(this: &Folder, name: &str, options: &JsValue) -> Result<Promise, JsValue>;

    type File;
    #[wasm_bindgen(method, catch, js_name = createSyncAccessHandle)]
    fn open(this: &File) -> Result<Promise, JsValue>;

    type Handle;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Handle, into: &mut [u8], options: &JsValue) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Handle, bytes: &[u8], options: &JsValue) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Handle) -> Result<(), JsValue>;
}

/// A file that is there as long as this is.
pub struct ScratchFile {
    folder: Folder,
    name: String,
    handle: Handle,
}

fn option(name: &str, value: impl Into<JsValue>) -> JsValue {
    let options = Object::new();
    // a plain object takes any property
    drop(Reflect::set(&options, &name.into(), &value.into()));
    options.into()
}

async fn answer<T: JsCast>(promise: Result<Promise, JsValue>) -> Option<T> {
    JsFuture::from(promise.ok()?).await.ok().map(JsCast::unchecked_into)
}

async fn root() -> Option<Folder> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    if storage.is_undefined() || !Reflect::has(&storage, &"getDirectory".into()).unwrap_or(false) {
        return None;
    }
    answer(storage.unchecked_into::<Storage>().directory()).await
}

/// Sweeps away what an errand left that was broken off. Whether nothing is left: what another tab has open stays, and for a
/// while what a worker had open that was ended. Nothing is swept while a file is being made.
pub async fn sweep() -> bool {
    let Some(root) = root().await else { return true };
    let turn = lock::turn(TURN, Manner::Wait, TURN_PATIENCE).await;
    if matches!(turn, Turn::Busy) {
        return false;
    }
    let swept = swept(&root).await;
    drop(turn);
    swept
}

/// The same by whoever has the turn.
async fn swept(root: &Folder) -> bool {
    let Ok(removing) = root.remove(FOLDER, &option("recursive", true)) else { return false };
    match JsFuture::from(removing).await {
        Ok(_) => true,
        // nothing is there as a rule
        Err(fault) => fault.dyn_ref::<DomException>().is_some_and(|it| it.name() == "NotFoundError"),
    }
}

impl ScratchFile {
    /// A new file of this name, which nobody else uses. `None` where the browser gives none: in some a private window, and
    /// outside a worker.
    pub async fn make(name: &str) -> Option<Self> {
        let root = root().await?;
        // until it is open nothing but the turn keeps another tab from sweeping it away
        let turn = lock::turn(TURN, Manner::Wait, TURN_PATIENCE).await;
        // who waited in vain sweeps nothing away that another is making
        if !matches!(turn, Turn::Busy) {
            let _nothing_left = swept(&root).await;
        }
        let made = Self::made(&root, name).await;
        drop(turn);
        made
    }

    async fn made(root: &Folder, name: &str) -> Option<Self> {
        let create = option("create", true);
        let folder: Folder = answer(root.folder(FOLDER, &create)).await?;
        let file: File = answer(folder.file(name, &create)).await?;
        if !Reflect::has(&file, &"createSyncAccessHandle".into()).unwrap_or(false) {
            return None;
        }
        let handle: Handle = answer(file.open()).await?;
        Some(Self { folder, name: name.to_owned(), handle })
    }

    /// Writes all of `bytes` at this place.
    ///
    /// # Errors
    /// The disk takes no more of it.
    pub fn write(&mut self, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
        let written = self.handle.write(bytes, &place(at)).map_err(|_| StoreError::QuotaExceeded)?;
        if is_all(written, bytes) { Ok(()) } else { Err(StoreError::QuotaExceeded) }
    }

    /// Fills `into` from this place on.
    ///
    /// # Errors
    /// There is less, or it cannot be read.
    pub fn read(&mut self, at: u64, into: &mut [u8]) -> Result<(), StoreError> {
        let read = self.handle.read(into, &place(at)).map_err(|_| StoreError::Damaged)?;
        if is_all(read, into) { Ok(()) } else { Err(StoreError::Damaged) }
    }
}

fn place(at: u64) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "a file has fewer than 2^53 bytes")]
    let at = at as f64;
    option("at", at)
}

#[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "a number of bytes is whole and far below 2^53")]
fn is_all(count: f64, bytes: &[u8]) -> bool {
    count == bytes.len() as f64
}

impl Drop for ScratchFile {
    fn drop(&mut self) {
        // a handle that is closed already has nothing more to close
        drop(self.handle.close());
        let (folder, name) = (self.folder.clone(), std::mem::take(&mut self.name));
        spawn_local(async move {
            // what stays is swept away at the next start
            let _removed: Option<JsValue> = answer(folder.remove(&name, &JsValue::UNDEFINED)).await;
        });
    }
}
