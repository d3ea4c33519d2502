//! The only place that reads the time and makes random bits.

use chrono::{Datelike, NaiveDate};
use js_sys::Date as JsDate;
use uuid::Uuid;

use crate::domain::calendar::CalendarError;
use crate::domain::calendar::moment::{Minute, Moment};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{NewId, uuid_v7};

/// Milliseconds since 1970, as the browser says.
pub fn now_milliseconds() -> u64 {
    let now = JsDate::now();
    // a clock before 1970 or past the year 287 396 is no clock: the record layer's guard takes it from there
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the clamp")]
    let milliseconds = now.clamp(0.0, 9_007_199_254_740_991.0) as u64;
    milliseconds
}

/// Today in the zone of this device.
///
/// # Errors
/// When the device's clock stands outside 1900–9999.
pub fn today() -> Result<Date, ExactError> {
    let now = JsDate::new_0();
    let year = i32::try_from(now.get_full_year()).map_err(|_| ExactError::DateOutOfRange)?;
    NaiveDate::from_ymd_opt(year, now.get_month().saturating_add(1), now.get_date())
        .filter(|date| date.year() >= 1900)
        .ok_or(ExactError::DateOutOfRange)
        .and_then(Date::try_from)
}

/// The minute it is on the wall of this device.
///
/// # Errors
/// When the device's clock stands outside 1900–9999.
pub fn now() -> Result<Moment, CalendarError> {
    let now = JsDate::new_0();
    let of_day = now.get_hours().saturating_mul(60).saturating_add(now.get_minutes());
    let minute = Minute::of_day(u16::try_from(of_day).map_err(|_| CalendarError::NoSuchTime)?)?;
    Moment::new(today()?, minute)
}

/// Fresh ids from the browser's clock and its cryptographic randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserIds;

impl NewId for BrowserIds {
    fn new_id(&mut self) -> Uuid {
        uuid_v7(now_milliseconds(), random_bytes())
    }
}

/// Random bytes from the browser.
pub(super) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Without the browser's randomness (very old engines) ids still must not repeat within the book: time and a
        // mathematical generator are enough for that, and nothing secret is ever made of them.
        for byte in &mut bytes {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ x < 256")]
            let value = (js_sys::Math::random() * 256.0) as u8;
            *byte = value;
        }
    }
    bytes
}

/// A moment as the clock on the wall of this device showed it: the day (none outside 1900–9999) and the time `14:05`.
pub fn local_moment(milliseconds: u64) -> (Option<Date>, String) {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of our era are exact in a double")]
    let moment = JsDate::new(&wasm_bindgen::JsValue::from_f64(milliseconds as f64));
    let day = i32::try_from(moment.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, moment.get_month().saturating_add(1), moment.get_date()))
        .filter(|date| date.year() >= 1900)
        .and_then(|date| Date::try_from(date).ok());
    (day, format!("{:02}:{:02}", moment.get_hours(), moment.get_minutes()))
}
