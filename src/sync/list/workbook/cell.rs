//! A cell as the text a person sees in it. Here a float ends: what goes on is text.

use calamine::{DataRef, ExcelDateTime};

/// So many digits a spreadsheet keeps of a number.
const DIGITS: usize = 15;
/// Up to here a float holds every whole number.
const WHOLE: f64 = 9_007_199_254_740_992.0;
/// The first day number behind the year 9999.
const PAST_LAST_DAY: f64 = 2_958_466.0;

/// The text of a cell. `format` is its number format, as the workbook writes it.
pub(super) fn text(value: &DataRef, format: &str) -> String {
    match value {
        DataRef::Int(whole) => padded(whole.to_string(), format),
        DataRef::Float(number) => shown(*number, format),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => day(moment),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn shown(number: f64, format: &str) -> String {
    if percent(format) {
        let mut text = decimal(number * 100.0);
        text.push('%');
        return text;
    }
    padded(decimal(number), format)
}

/// A number as a spreadsheet shows it in a cell that is wide enough: at most fifteen digits, without what binary fractions
/// add behind them. Where digits are lost it is `6.2220210E+18`, which is told later as a number that was shortened.
pub(super) fn decimal(number: f64) -> String {
    // 16 digits can be whole still, if another program wrote them: a spreadsheet would have ended them in a zero
    if number.abs() < WHOLE && number.abs() >= 1e15 && number.fract().abs() < f64::EPSILON {
        let whole = format!("{number:.0}");
        if !whole.ends_with('0') {
            return whole;
        }
    }
    let scientific = format!("{number:.precision$e}", precision = DIGITS - 1);
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return String::new() };
    let Ok(exponent) = exponent.parse::<i32>() else { return String::new() };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let places = usize::try_from(exponent.unsigned_abs()).unwrap_or(usize::MAX);
    if places >= DIGITS {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let direction = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{first}{point}{rest}E{direction}{places}");
    }
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(places - 1));
    }
    let whole_digits = places + 1;
    if digits.len() <= whole_digits {
        return format!("{sign}{digits}{}", "0".repeat(whole_digits - digits.len()));
    }
    let (whole, fraction) = digits.split_at(whole_digits);
    format!("{sign}{whole}.{fraction}")
}

/// A number in the format `000000` is a code: its zeros in front are shown.
fn padded(number: String, format: &str) -> String {
    let code = format.len() > 1 && format.bytes().all(|byte| byte == b'0');
    if code && number.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{number:0>width$}", width = format.len())
    } else {
        number
    }
}

/// Whether the format shows hundredths: a percent sign that is neither quoted nor escaped.
fn percent(format: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    for sign in format.chars() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// A day as `2026-03-31`, with the time of day where it has one; a time alone as `08:30:00`; hours past a day as `31:30:00`.
fn day(moment: &ExcelDateTime) -> String {
    let number = moment.as_f64();
    if !(0.0..PAST_LAST_DAY).contains(&number) {
        // a number that was given the form of a date by mistake
        return decimal(number);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if moment.is_duration() {
        let days = decimal(number.trunc()).parse::<u32>().unwrap_or(0);
        return format!("{}:{minute:02}:{second:02}", days.saturating_mul(24).saturating_add(u32::from(hour)));
    }
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if number < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" { date } else { format!("{date} {time}") }
}
