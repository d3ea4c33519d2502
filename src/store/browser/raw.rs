//! Reads a database as it is, whatever its version and whatever object stores it has. Nothing is written, nothing is
//! upgraded, and a database that is not there is not made.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbRequest, IdbTransactionMode};

use super::{
    OPEN_PATIENCE,
    connection::{factory, hear},
    exception, patience,
    transaction::{bytes_of, text_of},
};
use crate::store::{error::StoreError, rescue::Dump, schema::ObjectStore};

/// Everything in the database of this name but the bytes of files, which may be larger than the memory; `None` if there is none.
///
/// # Errors
/// If the browser cannot open it at all.
pub async fn dump(name: &str) -> Result<Option<Dump>, StoreError> {
    if is_there(name).await == Some(false) {
        return Ok(None);
    }
    let request = factory()?.open(name).map_err(|thrown| exception::of_js(&thrown))?;
    let opening = request.clone();
    // asked for without a version, only a database that is not there wants to be upgraded
    hear(&request, "upgradeneeded", move |_| {
        if let Some(transaction) = opening.transaction() {
            drop(transaction.abort());
        }
    });
    let database: IdbDatabase = match settled(&request).await {
        Ok(database) => database.unchecked_into(),
        Err(StoreError::Aborted) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    // another tab that wants the database for itself is not held up
    let closing = database.clone();
    hear(&database, "versionchange", move |_| closing.close());
    let read = read(&database).await;
    database.close();
    read.map(Some)
}

/// Whether the browser has a database of this name; nothing where it does not say. WebKit keeps an empty one whose first upgrade
/// was called off, so that asking comes before opening.
async fn is_there(name: &str) -> Option<bool> {
    let factory = factory().ok()?;
    let databases: Function = Reflect::get(&factory, &"databases".into()).ok()?.dyn_into().ok()?;
    let promise = Promise::resolve(&databases.call0(&factory).ok()?);
    let all = patience::within(OPEN_PATIENCE, JsFuture::from(promise)).await?.ok()?;
    let named = |it: JsValue| Reflect::get(&it, &"name".into()).ok().and_then(|it| it.as_string());
    Some(Array::from(&all).iter().any(|it| named(it).as_deref() == Some(name)))
}

async fn read(database: &IdbDatabase) -> Result<Dump, StoreError> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 1 on")]
    let mut dump = Dump { version: database.version() as u64, ..Dump::default() };
    let names = database.object_store_names();
    for at in 0..names.length() {
        let Some(name) = names.item(at).filter(|name| name != ObjectStore::Blobs.name()) else { continue };
        let thrown = |thrown: JsValue| exception::of_js(&thrown);
        let transaction =
            database.transaction_with_str_and_mode(&name, IdbTransactionMode::Readonly).map_err(thrown)?;
        let store = transaction.object_store(&name).map_err(thrown)?;
        let keys = settled(&store.get_all_keys().map_err(thrown)?).await?;
        let mut entries = Vec::new();
        // one by one: a value that the browser itself cannot read must not take the others with it
        for key in Array::from(&keys) {
            let text = text_of(&key);
            let value = match store.get(&key) {
                Ok(request) => settled(&request).await,
                Err(thrown) => Err(exception::of_js(&thrown)),
            };
            match value {
                Ok(value) => entries.push((text, bytes_of(value))),
                Err(_) => dump.unread.push((name.clone(), text)),
            }
        }
        dump.stores.insert(name, entries);
    }
    Ok(dump)
}

/// What a request gives.
async fn settled(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let promise = Promise::new(&mut |resolve, reject| {
        hear(request, "success", move |_| drop(resolve.call0(&JsValue::UNDEFINED)));
        hear(request, "error", move |event| {
            // one value that cannot be read does not end the transaction
            event.prevent_default();
            event.stop_propagation();
            drop(reject.call0(&JsValue::UNDEFINED));
        });
    });
    match patience::within(OPEN_PATIENCE, JsFuture::from(promise)).await {
        None => Err(StoreError::Timeout),
        Some(Ok(_)) => request.result().map_err(|thrown| exception::of_js(&thrown)),
        Some(Err(_)) => {
            let cause = request.error().ok().flatten();
            Err(cause.map_or(StoreError::Aborted, |cause| exception::of_dom(&cause)))
        }
    }
}
