//! A transaction that rexie runs and we watch: it is done when the browser says `complete`, and aborted when dropped.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    panic::Location,
    rc::Rc,
    task::{Poll, Waker},
};

use futures_util::future::{join, join_all};
use js_sys::{JSON, Uint8Array};
use rexie::{KeyRange, Store};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{AddEventListenerOptions, Event, IdbRequest, IdbTransaction};

use super::{
    connection::{Born, Connection, Standing, hear},
    exception, patience,
};
use crate::store::{
    engine::{Access, Entry, Transaction},
    error::StoreError,
    schema::ObjectStore,
};

/// How long a commit may take, in milliseconds: a large import on a slow disk included.
const COMMIT_PATIENCE: u32 = 60_000;
/// How long the end of a transaction is waited for that has already failed, in milliseconds.
const END_PATIENCE: u32 = 5_000;

/// How a transaction ended, as its events tell.
#[derive(Debug, Clone, PartialEq, Eq)]
enum End {
    Complete,
    Aborted(StoreError),
}

/// What the listeners have heard.
#[derive(Default)]
struct Heard {
    first_error: RefCell<Option<StoreError>>,
    end: RefCell<Option<End>>,
    waker: RefCell<Option<Waker>>,
}

/// Whether dropping the transaction must abort it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    Open,
    Settled,
}

/// A running transaction of IndexedDB.
pub struct BrowserTransaction {
    connection: Rc<Connection>,
    access: Access,
    rexie: rexie::Transaction,
    raw: IdbTransaction,
    heard: Rc<Heard>,
    care: Cell<Care>,
}

impl BrowserTransaction {
    /// Begins a transaction, with its listeners attached before anything can happen to it (R4).
    pub(super) fn begin(
        connection: Rc<Connection>,
        stores: &[ObjectStore],
        access: Access,
    ) -> Result<Self, StoreError> {
        let Born { rexie, raw } = connection.begin(stores, access)?;
        let heard = Rc::new(Heard::default());
        let note = Rc::clone(&heard);
        hear(&raw, "error", move |event| note.error(&event));
        let note = Rc::clone(&heard);
        hear(&raw, "complete", move |_| note.end(End::Complete));
        let (note, aborted) = (Rc::clone(&heard), raw.clone());
        hear(&raw, "abort", move |_| {
            let cause = aborted.error().map(|cause| exception::of_dom(&cause));
            let cause = cause.filter(|cause| *cause != StoreError::Aborted);
            let cause = cause.or_else(|| note.first_error.borrow().clone());
            note.end(End::Aborted(cause.unwrap_or(StoreError::Aborted)));
        });
        Ok(Self { connection, access, rexie, raw, heard, care: Cell::new(Care::Open) })
    }

    fn store(&self, store: ObjectStore) -> rexie::Result<Store> {
        self.rexie.store(store.name())
    }

    /// Gives what a call of rexie gave, or the cause of its failure: the first error that any request of this
    /// transaction met (R5, R9), or what ended it.
    async fn told<T>(&self, answer: rexie::Result<T>) -> Result<T, StoreError> {
        let error = match answer {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        let first = self.heard.first_error.borrow().clone();
        let mut cause = first.unwrap_or_else(|| exception::of_rexie(&error));
        if matches!(cause, StoreError::Aborted | StoreError::EndedEarly) {
            // a consequence: the cause comes with the end, which is due
            if let Some(end) = patience::within(END_PATIENCE, self.ended()).await {
                cause = self.cause_of(end).await;
            }
        }
        Err(self.connection.lost_if(cause))
    }

    /// Why a transaction that should have gone on has ended.
    async fn cause_of(&self, end: End) -> StoreError {
        match end {
            End::Complete => StoreError::EndedEarly,
            End::Aborted(StoreError::Aborted) => {
                // nobody asked for it: a connection that is dropped says so right after
                patience::breathe().await;
                match self.connection.standing() {
                    Standing::Open | Standing::Superseded => StoreError::Aborted,
                    Standing::Lost | Standing::Finished => StoreError::ConnectionLost,
                }
            }
            End::Aborted(cause) => self.connection.lost_if(cause),
        }
    }

    /// Saves the browser from waiting for more requests; where it is refused, the events tell why.
    fn end_now(&self) {
        #[expect(deprecated, reason = "left out of IndexedDB 2.0, in 3.0 again, and in every browser")]
        drop(self.raw.commit());
    }

    async fn ended(&self) -> End {
        poll_fn(|context| {
            let end = self.heard.end.borrow().clone();
            if end.is_none() {
                self.heard.waker.replace(Some(context.waker().clone()));
            }
            end.map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }
}

impl Heard {
    fn error(&self, event: &Event) {
        let request = event.target().and_then(|target| target.dyn_into::<IdbRequest>().ok());
        let error = request.and_then(|request| request.error().ok().flatten());
        let mut first = self.first_error.borrow_mut();
        if let (None, Some(error)) = (first.as_ref(), error) {
            first.replace(exception::of_dom(&error));
        }
    }

    fn end(&self, end: End) {
        self.end.replace(Some(end));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl Drop for BrowserTransaction {
    fn drop(&mut self) {
        if self.care.get() == Care::Settled || self.heard.end.borrow().is_some() {
            return;
        }
        // A request that nobody waits for any more would call a closure that is gone.
        let silence: Closure<dyn FnMut(Event)> = Closure::new(|event: Event| {
            event.stop_immediate_propagation();
            event.prevent_default();
        });
        let capture = AddEventListenerOptions::new();
        capture.set_capture(true);
        let silence = silence.into_js_value();
        for event in ["error", "success"] {
            drop(self.raw.add_event_listener_with_callback_and_add_event_listener_options(
                event,
                silence.unchecked_ref(),
                &capture,
            ));
        }
        // it fails only on a transaction that has ended meanwhile
        drop(self.raw.abort());
    }
}

/// What a transaction does, whoever asks for it.
impl BrowserTransaction {
    async fn read(&self, store: ObjectStore, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let value = self.told(async { self.store(store)?.get(JsValue::from_str(key)).await }.await).await?;
        Ok(value.filter(|value| !value.is_undefined()).map(bytes_of))
    }

    async fn walk(&self, store: ObjectStore, visit: &mut dyn FnMut(Entry)) -> Result<(), StoreError> {
        let both = async {
            let store = self.store(store)?;
            let (keys, values) = join(store.get_all_keys(None, None), store.get_all(None, None)).await;
            Ok((keys?, values?))
        };
        let (keys, values) = self.told(both.await).await?;
        for (key, value) in keys.into_iter().zip(values) {
            visit((text_of(&key), bytes_of(value)));
        }
        Ok(())
    }

    async fn part(
        &self,
        store: ObjectStore,
        from: &str,
        until: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let both = async {
            let store = self.store(store)?;
            let keys = store.get_all_keys(Some(key_range(from, until)?), Some(limit));
            let values = store.get_all(Some(key_range(from, until)?), Some(limit));
            // asked for together: the browser gives one after the other without asking back
            let (keys, values) = join(keys, values).await;
            Ok((keys?, values?))
        };
        let (keys, values) = self.told(both.await).await?;
        Ok(keys.iter().map(text_of).zip(values.into_iter().map(bytes_of)).collect())
    }

    async fn names(&self, store: ObjectStore) -> Result<Vec<String>, StoreError> {
        let keys = self.told(async { self.store(store)?.get_all_keys(None, None).await }.await).await?;
        Ok(keys.iter().map(text_of).collect())
    }

    async fn names_between(&self, store: ObjectStore, from: &str, until: &str) -> Result<Vec<String>, StoreError> {
        let found = async { self.store(store)?.get_all_keys(Some(key_range(from, Some(until))?), None).await };
        let keys = self.told(found.await).await?;
        Ok(keys.iter().map(text_of).collect())
    }

    async fn number(&self, store: ObjectStore) -> Result<usize, StoreError> {
        let count = self.told(async { self.store(store)?.count(None).await }.await).await?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    async fn write(&self, store: ObjectStore, entries: Vec<Entry>) -> Result<(), StoreError> {
        let values = entries
            .into_iter()
            .map(|(key, bytes)| (JsValue::from(Uint8Array::from(bytes.as_slice())), Some(JsValue::from_str(&key))));
        self.told(async { self.store(store)?.put_all(values).await }.await).await
    }

    async fn read_each(&self, wanted: &[(ObjectStore, &str)]) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        join_all(wanted.iter().map(|(store, key)| self.read(*store, key))).await.into_iter().collect()
    }

    async fn write_each(&self, puts: Vec<(ObjectStore, Vec<Entry>)>) -> Result<(), StoreError> {
        let filled = puts.into_iter().filter(|(_, entries)| !entries.is_empty());
        join_all(filled.map(|(store, entries)| self.write(store, entries))).await.into_iter().collect()
    }

    async fn drop_one(&self, store: ObjectStore, key: &str) -> Result<(), StoreError> {
        self.told(async { self.store(store)?.delete(JsValue::from_str(key)).await }.await).await
    }

    async fn drop_part(&self, store: ObjectStore, from: &str, until: Option<&str>) -> Result<(), StoreError> {
        let removed = async { self.store(store)?.delete(key_range(from, until)?.into()).await };
        self.told(removed.await).await
    }

    async fn drop_parts(&self, store: ObjectStore, ranges: &[(String, String)]) -> Result<(), StoreError> {
        let parts = ranges.iter().map(|(from, until)| self.drop_part(store, from, Some(until)));
        join_all(parts).await.into_iter().collect()
    }

    async fn finish(self) -> Result<(), StoreError> {
        self.care.set(Care::Settled);
        if self.access == Access::Read {
            // All that was to be read has been read. Ended here and not by itself: until this thread is free again nobody could
            // write to these stores, and what was read may keep it busy for seconds.
            self.end_now();
            return Ok(());
        }
        let early = self.heard.end.borrow().clone();
        if let Some(end) = early {
            return Err(self.cause_of(end).await);
        }
        self.end_now();
        match patience::within(COMMIT_PATIENCE, self.ended()).await {
            Some(End::Complete) => Ok(()),
            Some(end @ End::Aborted(_)) => Err(self.cause_of(end).await),
            None => {
                drop(self.raw.abort());
                Err(StoreError::Timeout)
            }
        }
    }
}

/// Every request knows where in the source it was made: in a debug build one that comes too late is told by its file and line (R4).
impl Transaction for BrowserTransaction {
    #[track_caller]
    fn get(&self, store: ObjectStore, key: &str) -> impl Future<Output = Result<Option<Vec<u8>>, StoreError>> {
        in_time(Location::caller(), self.read(store, key))
    }

    #[track_caller]
    fn each(&self, store: ObjectStore, visit: &mut dyn FnMut(Entry)) -> impl Future<Output = Result<(), StoreError>> {
        in_time(Location::caller(), self.walk(store, visit))
    }

    #[track_caller]
    fn range(
        &self,
        store: ObjectStore,
        from: &str,
        until: Option<&str>,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<Entry>, StoreError>> {
        in_time(Location::caller(), self.part(store, from, until, limit))
    }

    #[track_caller]
    fn keys(&self, store: ObjectStore) -> impl Future<Output = Result<Vec<String>, StoreError>> {
        in_time(Location::caller(), self.names(store))
    }

    #[track_caller]
    fn keys_between(
        &self,
        store: ObjectStore,
        from: &str,
        until: &str,
    ) -> impl Future<Output = Result<Vec<String>, StoreError>> {
        in_time(Location::caller(), self.names_between(store, from, until))
    }

    #[track_caller]
    fn count(&self, store: ObjectStore) -> impl Future<Output = Result<usize, StoreError>> {
        in_time(Location::caller(), self.number(store))
    }

    #[track_caller]
    fn put_all(&self, store: ObjectStore, entries: Vec<Entry>) -> impl Future<Output = Result<(), StoreError>> {
        in_time(Location::caller(), self.write(store, entries))
    }

    #[track_caller]
    fn get_each(
        &self,
        wanted: &[(ObjectStore, &str)],
    ) -> impl Future<Output = Result<Vec<Option<Vec<u8>>>, StoreError>> {
        in_time(Location::caller(), self.read_each(wanted))
    }

    #[track_caller]
    fn put_each(&self, puts: Vec<(ObjectStore, Vec<Entry>)>) -> impl Future<Output = Result<(), StoreError>> {
        in_time(Location::caller(), self.write_each(puts))
    }

    #[track_caller]
    fn remove(&self, store: ObjectStore, key: &str) -> impl Future<Output = Result<(), StoreError>> {
        in_time(Location::caller(), self.drop_one(store, key))
    }

    #[track_caller]
    fn remove_range(
        &self,
        store: ObjectStore,
        from: &str,
        until: Option<&str>,
    ) -> impl Future<Output = Result<(), StoreError>> {
        in_time(Location::caller(), self.drop_part(store, from, until))
    }

    #[track_caller]
    fn remove_ranges(
        &self,
        store: ObjectStore,
        ranges: &[(String, String)],
    ) -> impl Future<Output = Result<(), StoreError>> {
        in_time(Location::caller(), self.drop_parts(store, ranges))
    }

    #[track_caller]
    fn commit(self) -> impl Future<Output = Result<(), StoreError>> {
        in_time(Location::caller(), self.finish())
    }
}

/// What a request gave. In a debug build one that found the transaction ended by the browser is told by the place where it was
/// made: something else was awaited before it. In a release it fails like any other, and nothing hangs.
async fn in_time<T>(
    at: &'static Location<'static>,
    request: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    let answer = request.await;
    if cfg!(debug_assertions) && matches!(answer, Err(StoreError::EndedEarly)) {
        let words = format!("{}:{}: the transaction had ended: something else was awaited in it", at.file(), at.line());
        web_sys::console::error_1(&words.into());
    }
    answer
}

/// The keys from `from` up to, and without, `until`.
fn key_range(from: &str, until: Option<&str>) -> rexie::Result<KeyRange> {
    let from = JsValue::from_str(from);
    Ok(match until {
        Some(until) => KeyRange::bound(&from, &JsValue::from_str(until), Some(false), Some(true))?,
        None => KeyRange::lower_bound(&from, Some(false))?,
    })
}

/// The bytes of a stored value. What is no bytes was not written by us: it is given in some form for the quarantine.
pub(super) fn bytes_of(value: JsValue) -> Vec<u8> {
    match value.dyn_into::<Uint8Array>() {
        Ok(bytes) => bytes.to_vec(),
        Err(value) if value.is_instance_of::<js_sys::ArrayBuffer>() => Uint8Array::new(&value).to_vec(),
        Err(value) => {
            let text = value.as_string().or_else(|| JSON::stringify(&value).ok().and_then(|text| text.as_string()));
            text.unwrap_or_default().into_bytes()
        }
    }
}

/// A key as text. Ours are text; of another one, what can be shown.
pub(super) fn text_of(key: &JsValue) -> String {
    key.as_string().unwrap_or_else(|| format!("{key:?}"))
}
