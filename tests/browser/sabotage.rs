//! A browser that misbehaves: methods of its prototypes are replaced until the sabotage is dropped.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Undone when dropped.
pub(crate) struct Sabotage {
    restore: Function,
    seen: Array,
}

impl Sabotage {
    /// Time runs fast: whatever waits for a second or more waits for a moment.
    pub(crate) fn hurry() -> Self {
        let body = "if (args[1] >= 1000) args[1] = 20; return original.apply(globalThis, args);";
        Self::on(&js_sys::global(), "setTimeout", body)
    }

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
        Self::throws("put", nth, exception)
    }

    /// The `nth` call of a method of any object store throws this exception.
    pub(crate) fn throws(method: &str, nth: usize, exception: &str) -> Self {
        let body = format!(
            "if (count === {nth}) {{ seen.push('hit'); throw new DOMException('sabotage', '{exception}'); }}
             return original.apply(self, args);"
        );
        Self::of("IDBObjectStore", method, &body)
    }

    /// After the `nth` write the transaction is aborted, without an error of any request of its own.
    pub(crate) fn put_aborts(nth: usize) -> Self {
        Self::aborts("put", nth)
    }

    /// The same after the `nth` call of a method of any object store.
    pub(crate) fn aborts(method: &str, nth: usize) -> Self {
        let body = format!(
            "const request = original.apply(self, args);
             if (count === {nth}) {{ seen.push('hit'); self.transaction.abort(); }}
             return request;"
        );
        Self::of("IDBObjectStore", method, &body)
    }

    /// What was noted in `seen`.
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

/// A global that runs this code when it is read.
pub(crate) fn global_is(name: &str, getter: &str) -> Sabotage {
    let install = Function::new_no_args(&format!(
        "const before = Object.getOwnPropertyDescriptor(globalThis, '{name}');
         Object.defineProperty(globalThis, '{name}', {{ configurable: true, get() {{ {getter} }} }});
         return () => {{ Object.defineProperty(globalThis, '{name}', before); }};"
    ));
    let restore = install.call0(&JsValue::UNDEFINED).expect("installs");
    Sabotage { restore: restore.unchecked_into(), seen: Array::new() }
}

/// Runs a piece of script in the page, waiting if it answers with a promise.
pub(crate) async fn script(body: &str) -> JsValue {
    let answer = Function::new_no_args(body).call0(&JsValue::UNDEFINED).expect("runs");
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&answer)).await.expect("succeeds")
}
