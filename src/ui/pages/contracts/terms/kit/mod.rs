//! What the parts of the terms are made of: choices by name, periods with their unit, words in the languages of the paper, lists
//! of rows, and the switch that takes a clause in or out.

mod clause;
mod period_box;
mod rows;
mod ticks;
mod words_box;

pub(super) use self::clause::{ClausePart, FoldedPart, in_both};
pub(super) use self::period_box::{PeriodBox, PeriodCell};
pub(super) use self::rows::{Row, rows};
pub(super) use self::ticks::Ticks;
pub(super) use self::words_box::{WordsBox, WordsCell};

use crate::domain::contract::Contract;
use crate::domain::contract::plan::Unit;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::Refused;
pub(super) use crate::ui::pages::contracts::editor::{Cell, ChoiceCell};

/// A closed list of choices, each with the name it has in a `<select>` and its words.
pub(super) trait Choice: Copy + 'static {
    /// Name and words of each, in order.
    const CHOICES: &'static [(&'static str, Message)];

    /// The name of this one.
    fn name(self) -> &'static str;

    /// The one of this name.
    fn named(name: &str) -> Option<Self>;
}

/// Gives enums without values their choices.
macro_rules! choices {
    ($($enum:ident { $($variant:ident = $name:literal, $words:ident;)* })*) => {
        $(
            impl $crate::ui::pages::contracts::terms::kit::Choice for $enum {
                const CHOICES: &'static [(&'static str, $crate::i18n::Message)] =
                    &[$(($name, $crate::i18n::Text::$words)),*];

                fn name(self) -> &'static str {
                    match self { $(Self::$variant => $name,)* }
                }

                fn named(name: &str) -> Option<Self> {
                    match name { $($name => Some(Self::$variant),)* _ => None }
                }
            }
        )*
    };
}
pub(super) use choices;

/// Reads a term as it stands, or takes a new one: `[general.law]`, or `[in support.brand]` for a term of a clause that may not
/// apply.
macro_rules! term {
    (read $it:ident, [in $clause:ident.$($part:ident).+]) => { $it.$clause.terms().map(|terms| terms.$($part).+) };
    (read $it:ident, [$register:ident.$($part:ident).+]) => { Some($it.$register.$($part).+) };
    (read $it:ident, [$register:ident]) => { Some($it.$register) };
    (refer $it:ident, [in $clause:ident.$($part:ident).+]) => { $it.$clause.terms().map(|terms| &terms.$($part).+) };
    (refer $it:ident, [$register:ident.$($part:ident).+]) => { Some(&$it.$register.$($part).+) };
    (refer $it:ident, [$register:ident]) => { Some(&$it.$register) };
    (write $it:ident, [in $clause:ident.$($part:ident).+]) => {
        match &mut $it.$clause {
            $crate::domain::contract::clause::Clause::Included(terms) => Some(&mut terms.$($part).+),
            $crate::domain::contract::clause::Clause::NotApplicable { .. } => None,
        }
    };
    (write $it:ident, [$register:ident.$($part:ident).+]) => { Some(&mut $it.$register.$($part).+) };
    (write $it:ident, [$register:ident]) => { Some(&mut $it.$register) };
}
pub(super) use term;

/// A choice among the variants of an enum: `choose!(editor, field::SUPPORT_BRAND, support_brand, BrandUse, [in support.brand])`.
macro_rules! choose {
    ($editor:expr, $place:expr, $label:ident, $enum:ty, $term:tt) => {
        leptos::prelude::view! {
            <$crate::ui::pages::contracts::editor::TermChoice
                editor=$editor
                place=$place
                label=$crate::i18n::Text::$label
                choices={<$enum as $crate::ui::pages::contracts::terms::kit::Choice>::CHOICES}
                read=|it| {
                    let read: Option<$enum> = $crate::ui::pages::contracts::terms::kit::term!(read it, $term);
                    read.map_or("", $crate::ui::pages::contracts::terms::kit::Choice::name)
                }
                write=|it, name| {
                    let chosen = <$enum as $crate::ui::pages::contracts::terms::kit::Choice>::named(name);
                    if let (Some(chosen), Some(term)) =
                        (chosen, $crate::ui::pages::contracts::terms::kit::term!(write it, $term))
                    {
                        *term = chosen;
                    }
                }
            />
        }
    };
}
pub(super) use choose;

/// A period with its unit: `period!(editor, field::TERM_CURE, term_cure, DAYS, [term.cure])`.
macro_rules! period {
    ($editor:expr, $place:expr, $label:ident, $units:expr, $term:tt) => {
        leptos::prelude::view! {
            <$crate::ui::pages::contracts::terms::kit::PeriodBox
                editor=$editor
                place=$place
                label=$crate::i18n::Text::$label
                units=$units
                read=|it| $crate::ui::pages::contracts::terms::kit::term!(read it, $term)
                write=|it, period| {
                    if let Some(term) = $crate::ui::pages::contracts::terms::kit::term!(write it, $term) {
                        *term = period;
                    }
                }
            />
        }
    };
}
pub(super) use period;

/// Words in the languages of the paper: `words!(editor, field::DELIVERY_QUALITY, delivery_quality, [delivery.quality])`.
macro_rules! words {
    ($editor:expr, $place:expr, $label:ident, $term:tt) => {
        leptos::prelude::view! {
            <$crate::ui::pages::contracts::terms::kit::WordsBox
                editor=$editor
                place=$place
                label=$crate::i18n::Text::$label
                read=|it| $crate::ui::pages::contracts::terms::kit::term!(refer it, $term)
                write=|it| $crate::ui::pages::contracts::terms::kit::term!(write it, $term)
            />
        }
    };
}
pub(super) use words;

/// A line of text: `line!(editor, field::NOTICES_OURS, notices_ours, [notices.our_addressee])`.
macro_rules! line {
    ($editor:expr, $place:expr, $label:ident, $term:tt) => {
        leptos::prelude::view! {
            <$crate::ui::pages::contracts::editor::TermBox
                editor=$editor
                place=$place
                label=$crate::i18n::Text::$label
                read=|it: &$crate::domain::contract::Contract| {
                    $crate::ui::pages::contracts::terms::kit::term!(refer it, $term).cloned().unwrap_or_default()
                }
                write=|it, text| {
                    if let Some(term) = $crate::ui::pages::contracts::terms::kit::term!(write it, $term) {
                        text.clone_into(term);
                    }
                    Ok(())
                }
            />
        }
    };
}
pub(super) use line;

/// A whole number with its unit: `count!(editor, field::GENERAL_COPIES, general_copies, copies_unit, [general.copies])`.
macro_rules! count {
    ($editor:expr, $place:expr, $label:ident, $unit:ident, $term:tt) => {
        leptos::prelude::view! {
            <$crate::ui::pages::contracts::editor::TermBox
                editor=$editor
                place=$place
                label=$crate::i18n::Text::$label
                unit=$crate::i18n::Text::$unit
                figures=true
                read=|it: &$crate::domain::contract::Contract| {
                    $crate::ui::pages::contracts::terms::kit::term!(read it, $term)
                        .map(|count| count.to_string())
                        .unwrap_or_default()
                }
                write=|it, text| {
                    let count = $crate::ui::pages::contracts::terms::goods::number(text)?;
                    if let Some(term) = $crate::ui::pages::contracts::terms::kit::term!(write it, $term) {
                        *term = count;
                    }
                    Ok(())
                }
            />
        }
    };
}
pub(super) use count;

/// A share as a box shows it that has the sign beside it.
pub(super) fn bare_percent(rate: Ppm) -> String {
    format::percent(rate).trim_end_matches('%').to_owned()
}

/// A share as typed, never below nought.
pub(super) fn percent(text: &str) -> Result<Ppm, Refused> {
    format::parse_percent(text).filter(|rate| rate.0 >= 0).ok_or(Text::bad_percent as Refused)
}

/// A sum as typed, in the currency of the contract, never below nought.
pub(super) fn sum(contract: &Contract, text: &str) -> Result<Money, Refused> {
    let sum = format::parse_amount(text, contract.price.currency).filter(|sum| sum.minor >= 0);
    sum.ok_or(Text::bad_amount as Refused)
}

/// Units of what is counted in days.
pub(super) const DAYS: &[Unit] = &[Unit::Day, Unit::WorkingDay];
/// Units of what may be long.
pub(super) const LONG: &[Unit] = &[Unit::Day, Unit::WorkingDay, Unit::Month];
/// Units of a service level.
pub(super) const QUICK: &[Unit] = &[Unit::Hour, Unit::WorkingHour, Unit::Day, Unit::WorkingDay];

/// What a unit is called beside a number.
pub(super) const fn unit_words(text: Text, unit: Unit) -> &'static str {
    match unit {
        Unit::Hour => text.hours_unit(),
        Unit::WorkingHour => text.working_hours_unit(),
        Unit::Day => text.days_unit(),
        Unit::WorkingDay => text.working_days_unit(),
        Unit::Month => text.months_unit(),
        Unit::Year => text.years_unit(),
    }
}

/// The name of a unit in a `<select>`.
pub(super) const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Hour => "hour",
        Unit::WorkingHour => "working_hour",
        Unit::Day => "day",
        Unit::WorkingDay => "working_day",
        Unit::Month => "month",
        Unit::Year => "year",
    }
}

/// The unit of a name in a `<select>`.
pub(super) fn unit_named(name: &str) -> Option<Unit> {
    let all = [Unit::Hour, Unit::WorkingHour, Unit::Day, Unit::WorkingDay, Unit::Month, Unit::Year];
    all.into_iter().find(|it| unit_name(*it) == name)
}
