//! What is due by today: the list, putting off, hearing no more of something.

use crate::domain::date::Date;
use crate::domain::reminder::PutOffError;
use crate::i18n::Text;

messages! {
    reminders_title => "提醒" | "Reminders";
    reminders_open(n: usize) => "{n} 项到期" | "{n} due";
    reminders_none => "今天没有到期的事。" | "Nothing is due today.";
    reminders_put_off => "已推迟或不再提醒" | "Put off, or not to be heard of";
    reminder_tomorrow => "明天再提醒" | "Tomorrow";
    reminder_monday => "下周一再提醒" | "Next Monday";
    reminder_day => "选日期" | "Pick a day";
    reminder_day_label => "推迟到" | "Put off till";
    reminder_day_keep => "推迟" | "Put off";
    reminder_day_past => "请选今天以后的日期。" | "Please choose a day after today.";
    reminder_dismiss => "不再提醒" | "Dismiss";
    reminder_again => "恢复提醒" | "Remind again";
    reminder_until(day: &str) => "{day}再提醒" | "again on {day}";
    reminder_for_good => "不再提醒" | "dismissed";
    reminder_saved_until(day: &str) => "已推迟到{day}" | "Put off till {day}";
    reminder_dismissed => "不再提醒这一项" | "You will not be reminded of it";
    reminder_restored => "已恢复提醒" | "You will be reminded of it again";
    reminder_words => "提醒的处理" | "Words on reminders";
    settings_notify => "浏览器通知" | "Browser notifications";
    settings_notify_text => "打开本应用时，到期的事用浏览器通知告诉您，每件只通知一次；只在这台设备上生效。" | "While the app is open, the browser tells you of what falls due, once for each; on this device only.";
    notify_refused => "浏览器不允许通知。要使用通知，请在浏览器的网站设置里允许。" | "The browser does not allow notifications. To use them, allow them in the browser's settings for this site.";
}

impl Text {
    /// What a notification says of what has fallen due: the first of it in words, and how many there are.
    pub fn notice_of_due(self, first: &str, count: usize) -> String {
        if count == 1 {
            return first.to_owned();
        }
        self.pick(format!("{count} 项到期：{first} 等"), format!("{count} due: {first} and others"))
    }

    /// Why nothing can be put off until a day.
    pub fn put_off_fault(self, fault: PutOffError) -> &'static str {
        match fault {
            PutOffError::NoDay => self.bad_date(),
            PutOffError::NotAhead => self.reminder_day_past(),
        }
    }

    /// Until when something is put off.
    pub fn reminder_off(self, until: Option<Date>, as_of: Date) -> String {
        until.map_or_else(
            || self.reminder_for_good().to_owned(),
            |day| self.reminder_until(&self.short_date(day, as_of)),
        )
    }
}
