//! An open database: opened by rexie, heard by us.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::pin,
    rc::Rc,
    task::Poll,
};

use js_sys::{Object, Reflect};
use rexie::{Rexie, RexieBuilder};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{EventTarget, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbTransaction, IdbVersionChangeEvent};

use super::{Listener, OPEN_PATIENCE, StorageEvent, exception, patience, stand_in::StandIn};
use crate::store::{
    engine::Access,
    error::StoreError,
    repository::Durability,
    schema::{DATABASE_VERSION, ObjectStore},
};

/// How a connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Open,
    /// Closed for a newer version in another tab, or because the database was deleted there.
    Superseded,
    /// Dropped by the browser; opening again may help.
    Lost,
    /// Closed by the app, which is done with it.
    Finished,
}

/// What is passed between a call of rexie and the stand-in behind it. One thread: nothing comes between.
#[derive(Default)]
struct Passing {
    durability: Cell<Option<Durability>>,
    transaction: RefCell<Option<IdbTransaction>>,
    thrown: RefCell<Option<StoreError>>,
}

/// One connection to the database. It is closed when dropped.
pub(super) struct Connection {
    rexie: Rexie,
    database: IdbDatabase,
    standing: Rc<Cell<Standing>>,
    passing: Rc<Passing>,
    _stand_in: StandIn,
}

/// A transaction as it is born: the one that rexie runs, and the same as the browser knows it.
pub(super) struct Born {
    pub(super) rexie: rexie::Transaction,
    pub(super) raw: IdbTransaction,
}

impl Connection {
    /// Opens the database; tries once more where a browser says that it does not know why it failed.
    pub(super) async fn open(name: &str, listener: &Listener) -> Result<Self, StoreError> {
        match Self::try_open(name, listener).await {
            Err(StoreError::Other { name: exception }) if exception == "UnknownError" => {
                Self::try_open(name, listener).await
            }
            answer => answer,
        }
    }

    async fn try_open(name: &str, listener: &Listener) -> Result<Self, StoreError> {
        let factory = factory()?;
        let mut build = pin!(builder(name).build());
        let mut opening = None;
        // The request is made in the first poll; the stand-in is gone before anything else runs.
        let mut first = poll_fn(|context| {
            Poll::Ready(noting_request(&factory, || build.as_mut().poll(context)).map(|(poll, request)| {
                opening = request.map(|request| Opening::watch(request, listener));
                poll
            }))
        })
        .await?;
        let opened = patience::within(
            OPEN_PATIENCE,
            poll_fn(|context| match std::mem::replace(&mut first, Poll::Pending) {
                Poll::Ready(answer) => Poll::Ready(answer),
                Poll::Pending => build.as_mut().poll(context),
            }),
        )
        .await;
        let blocked = opening.as_ref().is_some_and(|opening| opening.blocked.get());
        match (opened, opening) {
            (Some(Ok(rexie)), Some(opening)) => Self::over(rexie, &opening.request, listener),
            (Some(Ok(_)), None) => Err(StoreError::Other { name: "NoRequest".to_owned() }),
            (Some(Err(error)), _) => Err(exception::of_rexie(&error)),
            (None, Some(opening)) => {
                opening.abandoned.set(true);
                Err(if blocked { StoreError::Blocked } else { StoreError::Timeout })
            }
            (None, None) => Err(StoreError::Timeout),
        }
    }

    fn over(rexie: Rexie, request: &IdbOpenDbRequest, listener: &Listener) -> Result<Self, StoreError> {
        let database: IdbDatabase = request.result().and_then(JsCast::dyn_into).map_err(|e| exception::of_js(&e))?;
        let standing = Rc::new(Cell::new(Standing::Open));
        let passing = Rc::new(Passing::default());
        let stand_in = pass_durability(&database, &passing).map_err(|thrown| exception::of_js(&thrown))?;
        listen(&database, &standing, listener);
        Ok(Self { rexie, database, standing, passing, _stand_in: stand_in })
    }

    /// Begins a transaction.
    pub(super) fn begin(&self, stores: &[ObjectStore], access: Access) -> Result<Born, StoreError> {
        match self.standing.get() {
            Standing::Open => {}
            Standing::Superseded => return Err(StoreError::Superseded),
            Standing::Lost | Standing::Finished => return Err(StoreError::ConnectionLost),
        }
        let names: Vec<&str> = stores.iter().map(|store| store.name()).collect();
        let (mode, durability) = match access {
            Access::Read => (rexie::TransactionMode::ReadOnly, None),
            Access::Write(durability) => (rexie::TransactionMode::ReadWrite, Some(durability)),
        };
        self.passing.durability.set(durability);
        let begun = self.rexie.transaction(&names, mode);
        let thrown = self.passing.thrown.take();
        match (begun, self.passing.transaction.take()) {
            (Ok(rexie), Some(raw)) => Ok(Born { rexie, raw }),
            (Ok(_), None) => Err(StoreError::Other { name: "NoTransaction".to_owned() }),
            (Err(error), _) => {
                let cause = thrown.unwrap_or_else(|| exception::of_rexie(&error));
                let closed = cause == StoreError::EndedEarly;
                Err(self.lost_if(if closed { StoreError::ConnectionLost } else { cause }))
            }
        }
    }

    /// Notes that the connection is gone, if that is what `error` says.
    pub(super) fn lost_if(&self, error: StoreError) -> StoreError {
        if error == StoreError::ConnectionLost && self.standing.get() == Standing::Open {
            self.standing.set(Standing::Lost);
        }
        error
    }

    /// How it stands, as far as the browser has told.
    pub(super) fn standing(&self) -> Standing {
        self.standing.get()
    }

    /// Closes for good; transactions that run are carried out.
    pub(super) fn finish(&self) {
        self.standing.set(Standing::Finished);
        self.database.close();
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

/// The browser's IndexedDB, where there is one and the browser lets us at it.
pub(super) fn factory() -> Result<IdbFactory, StoreError> {
    let factory = Reflect::get(&js_sys::global(), &JsValue::from_str("indexedDB"));
    factory.and_then(JsCast::dyn_into).map_err(|_| StoreError::Unavailable)
}

/// The whole schema, and nothing that is not in the table (R1).
fn builder(name: &str) -> RexieBuilder {
    let builder = Rexie::builder(name).version(DATABASE_VERSION);
    ObjectStore::ALL
        .iter()
        .fold(builder, |builder, store| builder.add_object_store(rexie::ObjectStore::new(store.name())))
}

/// A request to open that is under way.
struct Opening {
    request: IdbOpenDbRequest,
    blocked: Rc<Cell<bool>>,
    /// Nobody waits any more: a connection that comes all the same is closed, or it would block others.
    abandoned: Rc<Cell<bool>>,
}

impl Opening {
    fn watch(request: IdbOpenDbRequest, listener: &Listener) -> Self {
        let (blocked, abandoned) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
        let (noted, listener) = (Rc::clone(&blocked), Rc::clone(listener));
        hear(&request, "blocked", move |_| {
            noted.set(true);
            listener(StorageEvent::Blocked);
        });
        let (late, opened) = (Rc::clone(&abandoned), request.clone());
        hear(&request, "success", move |_| {
            if let (true, Ok(Ok(database))) = (late.get(), opened.result().map(JsCast::dyn_into::<IdbDatabase>)) {
                database.close();
            }
        });
        Self { request, blocked, abandoned }
    }
}

/// Runs `call` and tells which request to open a database it made.
fn noting_request<T>(
    factory: &IdbFactory,
    call: impl FnOnce() -> T,
) -> Result<(T, Option<IdbOpenDbRequest>), StoreError> {
    let noted = Rc::new(RefCell::new(None));
    let note = Rc::clone(&noted);
    let stand_in = StandIn::put(factory, "open", move |behind, name, version| {
        let request = behind.call(&[&name, &version])?;
        note.replace(Some(request.clone().unchecked_into()));
        Ok(request)
    });
    let stand_in = stand_in.map_err(|thrown| exception::of_js(&thrown))?;
    let answer = call();
    drop(stand_in);
    Ok((answer, noted.take()))
}

/// Adds the durability to every transaction of this connection (R6), and notes the transaction.
fn pass_durability(database: &IdbDatabase, passing: &Rc<Passing>) -> Result<StandIn, JsValue> {
    let passing = Rc::clone(passing);
    StandIn::put(database, "transaction", move |behind, names, mode| {
        let options = Object::new();
        let durability = match passing.durability.get() {
            None => "default",
            Some(Durability::Relaxed) => "relaxed",
            Some(Durability::Strict) => "strict",
        };
        Reflect::set(&options, &JsValue::from_str("durability"), &JsValue::from_str(durability))?;
        match behind.call(&[&names, &mode, &options]) {
            Ok(transaction) => {
                passing.transaction.replace(Some(transaction.clone().unchecked_into()));
                Ok(transaction)
            }
            Err(thrown) => {
                passing.thrown.replace(Some(exception::of_js(&thrown)));
                Err(thrown)
            }
        }
    })
}

/// Hears when the browser, or another tab, takes the database away.
fn listen(database: &IdbDatabase, standing: &Rc<Cell<Standing>>, listener: &Listener) {
    // rexie's own handler closes at once; ours lets what the app writes in answer begin first
    database.set_onversionchange(None);
    let tell = Rc::clone(listener);
    hear(database, "versionchange", move |event| {
        let event: &IdbVersionChangeEvent = event.unchecked_ref();
        tell(if event.new_version().is_some() { StorageEvent::Superseded } else { StorageEvent::Erased });
    });
    // Between two listeners of one event the browser runs what the first has set going.
    let (closing, note) = (database.clone(), Rc::clone(standing));
    hear(database, "versionchange", move |_| {
        note.set(Standing::Superseded);
        closing.close();
    });
    let (tell, note) = (Rc::clone(listener), Rc::clone(standing));
    hear(database, "close", move |_| {
        note.set(Standing::Lost);
        tell(StorageEvent::ConnectionLost);
    });
}

/// Hears an event for as long as the target lives; the collector of the browser frees the closure with it.
pub(super) fn hear(target: &EventTarget, event: &str, call: impl FnMut(web_sys::Event) + 'static) {
    let call: Closure<dyn FnMut(web_sys::Event)> = Closure::new(call);
    // adding a listener to an event target does not fail
    drop(target.add_event_listener_with_callback(event, call.into_js_value().unchecked_ref()));
}
