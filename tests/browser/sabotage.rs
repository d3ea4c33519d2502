//! A browser that misbehaves: methods of its prototypes are replaced until the sabotage is dropped.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Undone when dropped.
pub(crate) struct Sabotage {
    restore: Function,
    seen: Array,
}

impl Sabotage {
    /// Replaces `method` of the prototype of `class`. `body` sees `original`, `self` (the object called on), `args`,
    /// `count` (1 for the first call) and `seen`, a list that the test can read.
    pub(crate) fn of(class: &str, method: &str, body: &str) -> Self {
        let prototype = Reflect::get(&global(class), &"prototype".into()).expect("is a class");
        Self::on(&prototype, method, body)
    }

    /// The same for a single object.
    pub(crate) fn on(target: &JsValue, method: &str, body: &str) -> Self {
        let seen = Array::new();
        let install = Function::new_with_args(
            "target, method, seen",
            &format!(
                "const before = Object.getOwnPropertyDescriptor(target, method);
                 const original = target[method];
                 let count = 0;
                 target[method] = function (...args) {{ count += 1; const self = this; {body} }};
                 return () => {{
                     if (before) {{ Object.defineProperty(target, method, before); }} else {{ delete target[method]; }}
                 }};"
            ),
        );
        let restore = install.call3(&JsValue::UNDEFINED, target, &method.into(), &seen).expect("installs");
        Self { restore: restore.unchecked_into(), seen }
    }

    /// The `nth` write to any object store throws this exception.
    pub(crate) fn put_throws(nth: usize, exception: &str) -> Self {
        let body = format!(
            "if (count === {nth}) throw new DOMException('sabotage', '{exception}'); return original.apply(self, args);"
        );
        Self::of("IDBObjectStore", "put", &body)
    }

    /// After the `nth` write the transaction is aborted, without an error of any request of its own.
    pub(crate) fn put_aborts(nth: usize) -> Self {
        let body = format!(
            "const request = original.apply(self, args); if (count === {nth}) self.transaction.abort(); return request;"
        );
        Self::of("IDBObjectStore", "put", &body)
    }

    /// How often something was noted in `seen`.
    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.iter().map(|it| it.as_string().unwrap_or_else(|| format!("{it:?}"))).collect()
    }

    /// The first thing noted in `seen`.
    pub(crate) fn caught(&self) -> JsValue {
        self.seen.get(0)
    }
}

impl Drop for Sabotage {
    fn drop(&mut self) {
        self.restore.call0(&JsValue::UNDEFINED).expect("restores");
    }
}

/// A global of the browser.
pub(crate) fn global(name: &str) -> JsValue {
    Reflect::get(&js_sys::global(), &name.into()).expect("is a global")
}

/// Shadows a global with a property that throws, or with nothing.
pub(crate) fn without_indexed_db(getter: &str) -> impl Drop {
    struct Restored;
    impl Drop for Restored {
        fn drop(&mut self) {
            let global: Object = js_sys::global();
            Reflect::delete_property(&global, &"indexedDB".into()).expect("restores");
        }
    }
    let body =
        format!("Object.defineProperty(globalThis, 'indexedDB', {{ configurable: true, get() {{ {getter} }} }});");
    Function::new_no_args(&body).call0(&JsValue::UNDEFINED).expect("installs");
    Restored
}

/// Runs a piece of script in the page, waiting if it answers with a promise.
pub(crate) async fn script(body: &str) -> JsValue {
    let answer = Function::new_no_args(body).call0(&JsValue::UNDEFINED).expect("runs");
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&answer)).await.expect("succeeds")
}
