//! What a list is asked for in a field of one's own, as it stands in an address.

use super::{OwnSort, OwnValue};
use crate::domain::date::Date;
use crate::domain::id::OwnChoiceId;
use crate::domain::money::Currency;
use crate::domain::rate::Quantity;
use crate::domain::tags::tag_key;

/// What stands between the ends of a span.
const SPAN: &str = "..";
const YES: &str = "yes";
const NO: &str = "no";

/// What a value has to be. An end that is `None` is open; both ends belong to the span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnWanted {
    /// Nothing was entered.
    Unfilled,
    /// The text holds these words, in any spelling; see [`words`](Self::words).
    Words {
        /// As they were typed.
        asked: String,
        /// What texts are compared by, found once for all of them.
        key: String,
    },
    /// The number lies here.
    Numbers(Option<Quantity>, Option<Quantity>),
    /// The amount of the book's currency lies here, in minor units; one of another currency does not.
    Amounts(Option<i64>, Option<i64>),
    /// The day lies here.
    Days(Option<Date>, Option<Date>),
    /// Yes, or no.
    Is(bool),
    /// The choice is this one, or this one among others.
    Choice(OwnChoiceId),
}

impl OwnWanted {
    /// Texts with these words.
    pub fn words(asked: String) -> Self {
        let key = tag_key(&asked);
        Self::Words { asked, key }
    }

    /// What is asked of a field of this sort; `None` if that says nothing of it.
    pub fn read(sort: OwnSort, asked: &str) -> Option<Self> {
        if asked.is_empty() {
            return Some(Self::Unfilled);
        }
        match sort {
            OwnSort::Text => (!tag_key(asked).is_empty()).then(|| Self::words(asked.to_owned())),
            OwnSort::Number => {
                let number = |text: &str| text.parse().ok().map(|thousandths| Quantity { thousandths });
                span(asked, number).map(|(from, to)| Self::Numbers(from, to))
            }
            OwnSort::Amount => span(asked, |text| text.parse().ok()).map(|(from, to)| Self::Amounts(from, to)),
            OwnSort::Day => span(asked, |text| Date::parse(text).ok()).map(|(from, to)| Self::Days(from, to)),
            OwnSort::YesNo => match asked {
                YES => Some(Self::Is(true)),
                NO => Some(Self::Is(false)),
                _ => None,
            },
            OwnSort::One | OwnSort::Several => OwnChoiceId::parse(asked).map(Self::Choice),
        }
    }

    /// As [`read`](Self::read) reads it.
    pub fn asked(&self) -> String {
        let ends = |from: Option<String>, to: Option<String>| {
            format!("{}{SPAN}{}", from.unwrap_or_default(), to.unwrap_or_default())
        };
        match self {
            Self::Unfilled => String::new(),
            Self::Words { asked, .. } => asked.clone(),
            Self::Numbers(from, to) => {
                let thousandths = |it: &Option<Quantity>| it.map(|it| it.thousandths.to_string());
                ends(thousandths(from), thousandths(to))
            }
            Self::Amounts(from, to) => ends(from.map(|it| it.to_string()), to.map(|it| it.to_string())),
            Self::Days(from, to) => ends(from.map(|it| it.to_string()), to.map(|it| it.to_string())),
            Self::Is(true) => YES.to_owned(),
            Self::Is(false) => NO.to_owned(),
            Self::Choice(choice) => choice.to_string(),
        }
    }

    /// Whether a value is so. Where nothing was entered, only [`Unfilled`](Self::Unfilled) is so: unknown is not "no".
    pub fn fits(&self, value: Option<&OwnValue>) -> bool {
        match (self, value) {
            (Self::Unfilled, value) => value.is_none(),
            (Self::Words { key, .. }, Some(OwnValue::Text(text))) => tag_key(text).contains(key.as_str()),
            (Self::Numbers(from, to), Some(OwnValue::Number(number))) => within(*number, *from, *to),
            (Self::Amounts(from, to), Some(OwnValue::Amount(amount))) => {
                amount.currency == Currency::CNY && within(amount.minor, *from, *to)
            }
            (Self::Days(from, to), Some(OwnValue::Day(day))) => within(*day, *from, *to),
            (Self::Is(wanted), Some(OwnValue::YesNo(said))) => wanted == said,
            (Self::Choice(wanted), Some(OwnValue::One(choice))) => wanted == choice,
            (Self::Choice(wanted), Some(OwnValue::Several(choices))) => choices.contains(wanted),
            (
                Self::Words { .. }
                | Self::Numbers(..)
                | Self::Amounts(..)
                | Self::Days(..)
                | Self::Is(_)
                | Self::Choice(_),
                _,
            ) => false,
        }
    }
}

fn within<T: PartialOrd>(it: T, from: Option<T>, to: Option<T>) -> bool {
    from.is_none_or(|from| it >= from) && to.is_none_or(|to| it <= to)
}

/// The ends of a span; `None` where an end does not read, or both are open.
fn span<T>(asked: &str, read: impl Fn(&str) -> Option<T>) -> Option<(Option<T>, Option<T>)> {
    let (from, to) = asked.split_once(SPAN)?;
    let end = |text: &str| if text.is_empty() { Some(None) } else { read(text).map(Some) };
    let (from, to) = (end(from)?, end(to)?);
    (from.is_some() || to.is_some()).then_some((from, to))
}
