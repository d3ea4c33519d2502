//! Calendars of other places, kept by hand.

use crate::domain::contract::service::WeekDay;
use crate::domain::local_calendar::LocalCalendar;
use crate::i18n::Text;

messages! {
    local_days_title => "外地工作日历" | "Calendars of other places";
    local_days_lead => "合同约定按外地工作日计算的，按这里同名的日历推算；没有同名日历的，按周一至周五推算，算法中会注明。" | "A contract that counts the working days of another place is reckoned by the calendar of that name kept here. Without one it is counted Monday to Friday, and the working says so.";
    local_days_of => "哪里的日历" | "Whose calendar";
    local_days_house => "本账册（中国内地）" | "This book (mainland China)";
    local_days_zh => "地名（中文）" | "Place in Chinese";
    local_days_en => "地名（英文）" | "Place in English";
    local_days_name_hint => "与合同中写的一致" | "as the contract writes it";
    local_days_week => "每周哪几天上班" | "Working days of the week";
    local_days_keep => "记下这个日历" | "Keep this calendar";
    local_days_saved(place: &str) => "“{place}”的日历已记下，有关的日期已重新推算。" | "The calendar of {place} is kept, and the days that hang on it reckoned anew.";
    local_days_drop(place: &str) => "删去“{place}”的日历" | "Remove the calendar of {place}";
    local_days_no_place => "请填写地名，与合同中写的一致。" | "Please name the place as the contract does.";
    local_days_no_week => "请至少选一天。" | "Please choose one day at least.";
    local_days_taken => "已有同名的日历。" | "There is a calendar of that name already.";
    local_days_list => "放假日期" | "Holidays";
    local_days_list_lead => "把当地公布的放假日期粘贴到这里，每行一天，如 2027-01-01 或 1 January 2027；一行两个日期算一段。行中有 working 的算调休上班。读完请核对。" | "Paste the holidays as they are published there, a day a line, such as 2027-01-01 or 1 January 2027; two dates on a line are a stretch. A line that says “working” is a make-up working day. Please check them afterwards.";
    local_days_list_nothing => "没有读出日期，请每行写一个日期，如 2027-01-01。" | "No day was found. Write a date a line, such as 2027-01-01.";
    local_days_enter => "录入当地日历" | "Enter its calendar";
    local_calendar_kept => "按账册所记的当地日历计算" | "Counted by the calendar kept for the place";
}

impl Text {
    /// A calendar of a place in a line: its name, the days of the week that are worked, how much of its years is entered.
    pub fn local_calendar_words(self, it: &LocalCalendar) -> String {
        let day = |day: &WeekDay| match day {
            WeekDay::Monday => self.weekday_mon(),
            WeekDay::Tuesday => self.weekday_tue(),
            WeekDay::Wednesday => self.weekday_wed(),
            WeekDay::Thursday => self.weekday_thu(),
            WeekDay::Friday => self.weekday_fri(),
            WeekDay::Saturday => self.weekday_sat(),
            WeekDay::Sunday => self.weekday_sun(),
        };
        let days = it.week.iter().map(day).collect::<Vec<_>>().join(self.between_tags());
        let holidays = it.years.iter().map(|year| year.holidays().len()).sum();
        let make_up = it.years.iter().map(|year| year.make_up_days().len()).sum();
        let (name, entered) = (self.wording(&it.name), self.rest_days_count(holidays, make_up));
        self.pick(format!("{name}：{days}；{entered}"), format!("{name}: {days}; {entered}"))
    }
}
