//! A function of ours in front of one method of one object of the browser.
//!
//! rexie keeps its request and its connection to itself, and asks for transactions without a durability. So for the
//! one call in which it opens a database, a stand-in notes the request (R7); and the connection that comes of it has a
//! stand-in for as long as it lives, which adds the durability and notes the transaction (R2, R4, R5, R6). Other
//! objects, and the prototypes, stay as they are.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

type Call = dyn Fn(JsValue, JsValue) -> Result<JsValue, JsValue>;

/// Stands in front of a method until it is dropped.
pub(super) struct StandIn {
    behind: Behind,
    _call: Closure<Call>,
}

/// The method that is stood in for.
#[derive(Clone)]
pub(super) struct Behind {
    object: Object,
    method: JsValue,
    /// A method that the object had of its own; usually it has it from its prototype.
    own: Option<JsValue>,
}

impl StandIn {
    /// Puts `call` in front of `object.method`; it is handed what stands behind it, and the first two arguments.
    pub(super) fn put(
        object: &Object,
        method: &str,
        call: impl Fn(&Behind, JsValue, JsValue) -> Result<JsValue, JsValue> + 'static,
    ) -> Result<Self, JsValue> {
        let method = JsValue::from_str(method);
        let own = if Object::has_own(object, &method) { Some(Reflect::get(object, &method)?) } else { None };
        let behind = Behind { object: object.clone(), method, own };
        let inner = behind.clone();
        let call: Closure<Call> = Closure::new(move |first, second| call(&inner, first, second));
        Reflect::set(object, &behind.method, call.as_ref())?;
        Ok(Self { behind, _call: call })
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        let Behind { object, method, own } = &self.behind;
        let restored = match own {
            Some(own) => Reflect::set(object, method, own),
            None => Reflect::delete_property(object, method),
        };
        // neither fails on objects that took the stand-in
        drop(restored);
    }
}

impl Behind {
    /// Calls the method that is stood in for.
    pub(super) fn call(&self, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
        let method = match &self.own {
            Some(own) => own.clone(),
            None => Reflect::get(&Object::get_prototype_of(&self.object), &self.method)?,
        };
        let method: Function = method.dyn_into()?;
        let list = Array::new();
        for argument in arguments {
            list.push(argument);
        }
        Reflect::apply(&method, &self.object, &list)
    }
}
