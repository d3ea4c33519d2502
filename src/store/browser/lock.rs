//! Turns between tabs, by Web Locks. A turn is a courtesy: what must not be torn is held together by the transactions and
//! by the revision that every commit expects. It keeps a tab from planning for minutes what another is about to overtake.
//! A lock goes back by itself when its tab is closed or killed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::patience;

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Result<Promise, JsValue>;
}

/// How a turn was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Wait for whoever has it.
    Wait,
    /// Take it away from whoever has it: a person has said so.
    Seize,
}

/// What came of asking for a turn.
#[derive(Debug)]
pub enum Turn {
    /// It is ours until dropped.
    Held(Held),
    /// Another tab keeps it.
    Busy,
    /// This browser has no locks; go on without.
    Without,
}

/// A turn, until dropped.
#[derive(Debug)]
pub struct Held {
    release: Function,
}

impl Drop for Held {
    fn drop(&mut self) {
        // resolving a promise does not fail
        drop(self.release.call0(&JsValue::UNDEFINED));
    }
}

/// The name of the turn to write in a database.
pub fn to_write(database: &str) -> String {
    format!("{database}.write")
}

/// Asks for the turn of this name and waits for it, but no longer than `milliseconds`.
pub async fn turn(name: &str, manner: Manner, milliseconds: u32) -> Turn {
    let Some(locks) = manager() else { return Turn::Without };
    let options = Object::new();
    if manner == Manner::Seize {
        // setting a property of a new object does not fail
        drop(Reflect::set(&options, &"steal".into(), &JsValue::TRUE));
    }
    let given_up = Rc::new(Cell::new(false));
    let late = Rc::clone(&given_up);
    let tell: Rc<RefCell<Option<Function>>> = Rc::default();
    let teller = Rc::clone(&tell);
    let granted = Promise::new(&mut |resolve, _| drop(tell.replace(Some(resolve))));
    let callback = Closure::once_into_js(move |_lock: JsValue| -> Promise {
        if late.get() {
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        Promise::new(&mut |release, _| {
            if let Some(tell) = teller.borrow().as_ref() {
                drop(tell.call1(&JsValue::UNDEFINED, &release));
            }
        })
    });
    let Ok(over) = locks.request(name, &options, callback.unchecked_ref()) else { return Turn::Without };
    // a turn that is taken away by another tab ends in a rejection that nobody needs to hear
    spawn_local(async move { drop(JsFuture::from(over).await) });
    match patience::within(milliseconds, JsFuture::from(granted)).await {
        Some(Ok(release)) => Turn::Held(Held { release: release.unchecked_into() }),
        Some(Err(_)) => Turn::Without,
        None => {
            given_up.set(true);
            Turn::Busy
        }
    }
}

/// `navigator.locks`, in a page or in a worker.
fn manager() -> Option<LockManager> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| locks.unchecked_into())
}
