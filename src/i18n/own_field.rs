//! Fields that a team defined: what people write in them, and how a value reads.

use super::Text;
use super::format::{self, narrow, parse_amount, parse_quantity};
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};
use crate::domain::own_field::{LONGEST_TEXT, OwnField, OwnFieldFault, OwnSort, OwnValue, OwnValueFault, OwnWanted};
use crate::domain::rate::Quantity;
use crate::domain::tags::SEPARATORS;

/// Words for yes; compared in lower case and half-width.
const YES: &[&str] = &["是", "有", "对", "真", "yes", "y", "true", "1", "√", "✓", "✔"];
/// Words for no.
const NO: &[&str] = &["否", "不是", "无", "没有", "假", "no", "n", "false", "0", "×", "✗", "✘"];
/// Beyond this a number cannot be kept exactly everywhere: 2^53 − 1 thousandths (`storage-and-sync.md` 2.4).
const LARGEST: u64 = 9_007_199_254_740_991;
/// What stands between the choices of a box.
const BETWEEN: &str = ";";

/// Reads what was written as a value of the field; blank is no value. Numbers, amounts and words are taken as people write
/// them; a day as `2026-03-31`; choices by their name in any spelling, several parted as tags are.
///
/// # Errors
/// [`OwnValueFault`].
pub fn read_own(field: &OwnField, written: &str) -> Result<Option<OwnValue>, OwnValueFault> {
    let written = written.trim();
    if written.is_empty() {
        return Ok(None);
    }
    let value = match field.sort {
        OwnSort::Text if written.chars().count() > LONGEST_TEXT => {
            return Err(OwnValueFault::LongText { limit: LONGEST_TEXT });
        }
        OwnSort::Text => OwnValue::Text(written.to_owned()),
        OwnSort::Number => OwnValue::Number(number(written).ok_or(OwnValueFault::NotANumber)?),
        OwnSort::Amount => OwnValue::Amount(parse_amount(written, Currency::CNY).ok_or(OwnValueFault::NotAnAmount)?),
        OwnSort::Day => OwnValue::Day(Date::parse(&narrow(written)).map_err(|_| OwnValueFault::NotADay)?),
        OwnSort::YesNo => OwnValue::YesNo(yes_or_no(written).ok_or(OwnValueFault::NotYesOrNo)?),
        OwnSort::One => OwnValue::One(field.choice_called(written).ok_or(OwnValueFault::NotAChoice)?),
        OwnSort::Several => {
            let parts = written.split(SEPARATORS).filter(|part| !part.trim().is_empty());
            let choices = parts.map(|part| field.choice_called(part).ok_or(OwnValueFault::NotAChoice));
            let choices = choices.collect::<Result<_, _>>()?;
            return Ok(Some(OwnValue::Several(choices)).filter(|value| !value.choices().is_empty()));
        }
    };
    Ok(Some(value))
}

fn number(written: &str) -> Option<Quantity> {
    parse_quantity(written).filter(|number| number.thousandths.unsigned_abs() <= LARGEST)
}

/// Yes or no, if a word says so.
pub fn yes_or_no(written: &str) -> Option<bool> {
    let word = narrow(written).trim().to_lowercase();
    if YES.contains(&word.as_str()) {
        Some(true)
    } else if NO.contains(&word.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// A value as it stands in the box of a form, where [`read_own`] reads it: choices by their ids.
pub fn boxed_own(value: &OwnValue) -> String {
    match value {
        OwnValue::Text(words) => words.clone(),
        OwnValue::Number(number) => format::plain_quantity(*number),
        OwnValue::Amount(amount) => format::plain_amount(*amount),
        OwnValue::Day(day) => day.to_string(),
        OwnValue::YesNo(true) => "yes".to_owned(),
        OwnValue::YesNo(false) => "no".to_owned(),
        OwnValue::One(choice) => choice.to_string(),
        OwnValue::Several(choices) => choices.iter().map(ToString::to_string).collect::<Vec<_>>().join(BETWEEN),
    }
}

impl Text {
    /// What is entered in a field.
    pub fn own_sort(self, sort: OwnSort) -> &'static str {
        match sort {
            OwnSort::Text => self.pick("文本", "Text"),
            OwnSort::Number => self.pick("数字", "Number"),
            OwnSort::Amount => self.pick("金额", "Amount"),
            OwnSort::Day => self.pick("日期", "Date"),
            OwnSort::YesNo => self.pick("是否", "Yes or no"),
            OwnSort::One => self.pick("单选", "One of a list"),
            OwnSort::Several => self.pick("多选", "Several of a list"),
        }
    }

    /// Yes or no.
    pub const fn yes_no(self, yes: bool) -> &'static str {
        if yes { self.own_yes() } else { self.own_no() }
    }

    /// A value in words; choices by the names that its field has for them, in the field's order.
    pub fn own_value(self, field: Option<&OwnField>, value: &OwnValue) -> String {
        match value {
            OwnValue::Text(words) => words.clone(),
            OwnValue::Number(number) => format::quantity(*number),
            OwnValue::Amount(amount) => format::money(*amount),
            OwnValue::Day(day) => self.date(*day),
            OwnValue::YesNo(yes) => self.yes_no(*yes).to_owned(),
            OwnValue::One(_) | OwnValue::Several(_) => {
                let chosen = value.choices();
                let known = field.iter().flat_map(|field| &field.choices).filter(|it| chosen.contains(&it.id));
                let mut names: Vec<&str> = known.map(|it| it.name.as_str()).collect();
                if names.len() < chosen.len() {
                    names.push(self.own_unknown_choice());
                }
                names.join(self.between_tags())
            }
        }
    }

    /// What a list is asked for, in words.
    pub fn own_wanted(self, field: &OwnField, wanted: &OwnWanted) -> String {
        let name = field.name.as_str();
        let figures = |from: Option<String>, to: Option<String>| match (from, to) {
            (Some(from), Some(to)) if from == to => self.filter_is(name, &from),
            (Some(from), Some(to)) => self.own_filter_between(name, &from, &to),
            (Some(from), None) => self.own_filter_least(name, &from),
            (None, Some(to)) => self.own_filter_most(name, &to),
            (None, None) => name.to_owned(),
        };
        match wanted {
            OwnWanted::Unfilled => self.own_filter_none(name),
            OwnWanted::Words { asked, .. } => self.own_filter_has(name, asked),
            OwnWanted::Numbers(from, to) => figures(from.map(format::quantity), to.map(format::quantity)),
            OwnWanted::Amounts(from, to) => {
                let money = |minor: i64| format::money(Money::cny(minor));
                figures(from.map(money), to.map(money))
            }
            OwnWanted::Days(Some(from), None) => self.own_filter_since(name, &self.date(*from)),
            OwnWanted::Days(None, Some(to)) => self.own_filter_until(name, &self.date(*to)),
            OwnWanted::Days(from, to) => figures(from.map(|it| self.date(it)), to.map(|it| self.date(it))),
            OwnWanted::Is(yes) => self.filter_is(name, self.yes_no(*yes)),
            OwnWanted::Choice(choice) => self.filter_is(name, &self.own_value(Some(field), &OwnValue::One(*choice))),
        }
    }

    /// A definition in words: its sort and what may be chosen.
    pub fn own_definition(self, field: &OwnField) -> String {
        let offered = field.choices.iter().filter(|it| !it.retired).map(|it| it.name.as_str()).collect::<Vec<_>>();
        let parts = [self.own_sort(field.sort).to_owned(), offered.join(self.between_tags())];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Why what was written is no value.
    pub fn own_value_fault(self, fault: OwnValueFault) -> String {
        match fault {
            OwnValueFault::LongText { limit } => self.own_long_text(&format::count(limit)),
            OwnValueFault::NotANumber => self.own_not_a_number().to_owned(),
            OwnValueFault::NotAnAmount => self.customer_bad_amount().to_owned(),
            OwnValueFault::NotADay => self.customer_bad_date().to_owned(),
            OwnValueFault::NotYesOrNo => self.own_not_yes_or_no().to_owned(),
            OwnValueFault::NotAChoice => self.own_not_a_choice().to_owned(),
        }
    }

    /// Why a field cannot be defined so.
    pub fn own_field_fault(self, fault: OwnFieldFault) -> String {
        match fault {
            OwnFieldFault::Unnamed => self.own_unnamed().to_owned(),
            OwnFieldFault::LongName { limit } => self.own_long_name(&limit.to_string()),
            OwnFieldFault::Taken { retired: false } => self.own_taken().to_owned(),
            OwnFieldFault::Taken { retired: true } => self.own_taken_retired().to_owned(),
            OwnFieldFault::TooMany { limit } => self.own_too_many(&limit.to_string()),
            OwnFieldFault::NoChoices => self.own_no_choices().to_owned(),
            OwnFieldFault::TooManyChoices { limit } => self.own_too_many_choices(&limit.to_string()),
            OwnFieldFault::UnnamedChoice { row } => self.own_unnamed_choice(&row.to_string()),
            OwnFieldFault::LongChoice { row, limit } => self.own_long_choice(&row.to_string(), &limit.to_string()),
            OwnFieldFault::ChoiceTwice { row } => self.own_choice_twice(&row.to_string()),
            OwnFieldFault::Separator { row } => self.own_choice_separator(&row.to_string()),
        }
    }
}
