//! Holidays and make-up working days, kept by hand.

use crate::domain::date::Date;
use crate::domain::rest_days::{RestDaysError, has_passed_days};
use crate::i18n::{Locale, Text};

messages! {
    rest_days_title => "节假日" | "Holidays";
    rest_days_lead => "付款日、通知日遇休息日怎么办，都按这里推算。本工具不内置任何放假安排：请按公布的通知录入；没有录入的年份只按周六、周日推算。" | "Payment and notice days that fall on a day of rest are moved by this. No holidays are built in: enter them as they are published; a year without an entry knows Saturdays and Sundays only.";
    rest_days_notice => "放假通知" | "Holiday notice";
    rest_days_notice_lead => "把国务院办公厅的放假通知粘贴到这里，日期会自动读出来，读完请核对。" | "Paste the State Council's notice (in Chinese) here and its days are read out of it. Please check them afterwards.";
    rest_days_year => "哪一年" | "Year";
    rest_days_read => "读出日期" | "Read the days";
    rest_days_no_year => "请填写年份，例如 2027。" | "Please enter a year, such as 2027.";
    rest_days_add_title => "逐条录入" | "One by one";
    rest_days_kind => "是什么" | "What";
    rest_days_holiday => "放假" | "Holiday";
    rest_days_make_up => "调休上班" | "Make-up working day";
    rest_days_from => "从" | "From";
    rest_days_to => "到" | "To";
    rest_days_add => "加上" | "Add";
    rest_days_days => "天数" | "Days";
    rest_days_none => "还没有录入任何年份。" | "No year is entered yet.";
    rest_days_year_none => "这一年没有节假日和调休。" | "This year has neither holidays nor make-up days.";
    rest_days_year_head(year: i32) => "{year} 年" | "{year}";
    rest_days_year_drop(year: i32) => "删去 {year} 年" | "Remove {year}";
    rest_days_drop(days: &str) => "删去 {days}" | "Remove {days}";
    rest_days_saved(year: i32) => "{year} 年的放假安排已记下，有关的日期已重新推算。" | "The holidays of {year} are noted, and the days that hang on them reckoned anew.";
    rest_days_dropped => "已删去，有关的日期已重新推算。" | "Removed, and the days that hang on it reckoned anew.";
    rest_days_saved_past(year: i32) => "{year} 年的放假安排已记下。这一年的到期日和工单时限都已重新推算，已经过去的也在内：原先算逾期、超时的可能不再算，原先不算的也可能要算。" | "The holidays of {year} are noted. Due days and service clocks of that year are reckoned anew, even those that have passed: what counted as late may turn out to be in time, and the other way round.";
    rest_days_dropped_past => "已删去。这一年的到期日和工单时限都已重新推算，已经过去的也在内：原先算逾期、超时的可能不再算，原先不算的也可能要算。" | "Removed. Due days and service clocks of that year are reckoned anew, even those that have passed: what counted as late may turn out to be in time, and the other way round.";
    rest_days_reversed => "最后一天早于第一天。" | "The last day is before the first.";
    rest_days_too_long => "一段假期最多 31 天，请核对日期。" | "A holiday has at most 31 days. Please check the dates.";
    rest_days_both(date: &str) => "{date}不能既放假又上班，请先删去那一条。" | "{date} cannot be a holiday and a working day: remove the other entry first.";
    rest_days_nothing => "没有读出日期。请粘贴通知的正文，例如“1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”" | "No day was found. Paste the body of the notice, such as “1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”";
}

impl Text {
    /// Why days are not taken.
    pub fn rest_days_error(self, fault: RestDaysError) -> String {
        match fault {
            RestDaysError::Reversed => self.rest_days_reversed().to_owned(),
            RestDaysError::TooLong => self.rest_days_too_long().to_owned(),
            RestDaysError::Both { date } => self.rest_days_both(&self.date(date)),
            RestDaysError::NothingRead => self.rest_days_nothing().to_owned(),
            RestDaysError::NoPlace => self.local_days_no_place().to_owned(),
            RestDaysError::NoWeekdays => self.local_days_no_week().to_owned(),
            RestDaysError::PlaceKept => self.local_days_taken().to_owned(),
        }
    }

    /// That days of a year are noted; where some of it has passed by `today`, that this changes what has passed too.
    pub fn rest_days_noted(self, year: i32, today: Date) -> String {
        if has_passed_days(year, today) { self.rest_days_saved_past(year) } else { self.rest_days_saved(year) }
    }

    /// That days of a year are removed, as [`Text::rest_days_noted`].
    pub fn rest_days_gone(self, year: i32, today: Date) -> &'static str {
        if has_passed_days(year, today) { self.rest_days_dropped_past() } else { self.rest_days_dropped() }
    }

    /// How much of a year is entered.
    pub fn rest_days_count(self, holidays: usize, make_up: usize) -> String {
        let one = |n: usize, single: &str, several: &str| format!("{n} {}", if n == 1 { single } else { several });
        match self.locale {
            Locale::Zh => format!("放假 {holidays} 天，调休上班 {make_up} 天"),
            Locale::En => format!(
                "{}, {}",
                one(holidays, "day of holidays", "days of holidays"),
                one(make_up, "make-up working day", "make-up working days")
            ),
        }
    }
}
