//! Reads the days out of a published holiday notice (国务院办公厅关于部分节假日安排的通知), as it is pasted from a web page.
//!
//! A sentence of such a notice says 放假 of the days that are free and 上班 of the make-up working days. Days of the week and of the
//! lunar calendar stand in brackets and are passed over. Nothing is known of any year beforehand: what the notice does not say is
//! not made up.

use std::collections::BTreeSet;

use crate::domain::date::Date;
use crate::domain::width::half_width;

/// The longest stretch of holidays that is believed; a longer one is a slip of reading.
const LONGEST: i64 = 15;

/// The days a notice names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notice {
    /// Days that are free.
    pub holidays: BTreeSet<Date>,
    /// Days of the weekend that are worked.
    pub make_up_days: BTreeSet<Date>,
}

/// What the days of a clause are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Free,
    Worked,
}

impl Notice {
    /// Reads a notice about `year`. Dates with another year in front count where they name this one's neighbours.
    pub fn read(words: &str, year: i32) -> Self {
        let plain: String = without_brackets(&words.chars().map(half_width).collect::<String>());
        let mut notice = Self::default();
        for sentence in plain.split(['。', ';', '\n']) {
            let mut waiting: BTreeSet<Date> = BTreeSet::new();
            let mut month = None;
            for clause in sentence.split([',', '、', ':', '和', '及']) {
                waiting.extend(days(clause, year, &mut month));
                match said(clause) {
                    Some(Said::Free) => notice.holidays.append(&mut waiting),
                    Some(Said::Worked) => notice.make_up_days.append(&mut waiting),
                    None => {}
                }
            }
        }
        notice.holidays.retain(|day| !notice.make_up_days.contains(day));
        notice
    }

    /// The year that a notice says it is about: 关于2027年部分节假日安排的通知.
    pub fn year_named(words: &str) -> Option<i32> {
        let plain: String = words.chars().map(half_width).collect();
        let (before, _) = plain.split_once("年部分节假日")?;
        let (start, _) = before.char_indices().rev().nth(3)?;
        before.get(start..)?.parse().ok()
    }

    /// Whether it names no day.
    pub fn is_empty(&self) -> bool {
        self.holidays.is_empty() && self.make_up_days.is_empty()
    }
}

fn said(clause: &str) -> Option<Said> {
    if clause.contains("上班") {
        Some(Said::Worked)
    } else if clause.contains("放假") || clause.contains("休息") || clause.contains("补休") {
        Some(Said::Free)
    } else {
        None
    }
}

/// Without what stands in brackets: `1月1日（周四）` is a day.
fn without_brackets(words: &str) -> String {
    let mut depth = 0_u32;
    words
        .chars()
        .filter(|letter| match letter {
            '(' => {
                depth = depth.saturating_add(1);
                false
            }
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// The days of a clause: `2月15日`, `15日` in the month named before, `2月15日至23日`, `12月31日至1月3日`.
fn days(clause: &str, year: i32, month: &mut Option<(i32, u32)>) -> Vec<Date> {
    let (first, last) = match clause.split_once(['至', '到', '~', '—', '–', '-']) {
        Some((first, last)) => (first, Some(last)),
        None => (clause, None),
    };
    let Some(from) = one_day(first, year, month) else { return Vec::new() };
    let to = match last {
        Some(last) => one_day(last, year, month),
        None => Some(from),
    };
    let Some(to) = to else { return vec![from] };
    // over the new year the second month is the smaller one
    let to = if to < from { to.plus_months(12).unwrap_or(to) } else { to };
    if from.days_until(to) >= LONGEST {
        return Vec::new();
    }
    (0..=from.days_until(to)).filter_map(|ahead| from.plus_days(ahead).ok()).collect()
}

/// The first day a piece of text names; a month (and a year) that it names is kept for the days after it.
fn one_day(words: &str, year: i32, month: &mut Option<(i32, u32)>) -> Option<Date> {
    let mut number = None::<u32>;
    let mut named_year = None::<i32>;
    for letter in words.chars() {
        if let Some(digit) = letter.to_digit(10) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
            continue;
        }
        match (letter, number.take()) {
            ('年', Some(found)) => named_year = i32::try_from(found).ok(),
            ('月', Some(found)) => *month = Some((named_year.unwrap_or(year), found)),
            ('日' | '号', Some(found)) => {
                let (year, month) = (*month)?;
                return Date::new(year, month, found).ok();
            }
            _ => {}
        }
    }
    None
}
