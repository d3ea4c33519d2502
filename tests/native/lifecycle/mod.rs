//! The lives of things: every pair of stage and step, every refusal, every boundary day.

mod contract;

use counterpart::domain::date::Date;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}
