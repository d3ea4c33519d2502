//! A point in time as the people at this device read it.

use leptos::prelude::Get;
use wasm_bindgen::JsValue;

use crate::state::App;

/// Milliseconds since 1970 in the device's zone: `5月18日 10:22`, `18 May 10:22`; with the year when it is another one.
pub(crate) fn moment(app: App, milliseconds: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "below 2^48, as stamps are")]
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds as f64));
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
    let month = date.get_month().saturating_add(1);
    let this_year = app.today.get().year();
    app.text().moment(year, month, date.get_date(), date.get_hours(), date.get_minutes(), this_year)
}
