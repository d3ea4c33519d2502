//! How the days of a term and its notice were counted, line by line.

use crate::domain::calendar::{CalendarLine, DayKind};
use crate::domain::contract::claims::ClaimLine;
use crate::domain::date::Date;
use crate::domain::period::{Period, PeriodLine};
use crate::domain::term::renewal::{NoticeEffect, RenewalChoice, TermLine};
use crate::domain::term::{NoticeFit, SpanLine};
use crate::i18n::{Text, format};

messages! {
    term_working => "合同期怎么算" | "How the term is counted";
    term_working_day => "日期" | "Date";
    term_working_step => "步骤" | "Step";
    term_agreed_end => "约定的期满日" | "The last day, as agreed";
    term_counted_from => "起算日" | "Counted from this day";
    term_no_such_day(day: u32) => "那个月没有 {day} 日，改为次月 1 日" | "That month has no day {day}: the 1st of the month after";
    term_first(start: &str, end: &str) => "首期：{start}至{end}" | "First term: {start} to {end}";
    term_renewed(no: u32, start: &str, end: &str) => "第 {no} 次续期：{start}至{end}" | "Renewal {no}: {start} to {end}";
    term_back_from => "从期满日往前算" | "Counted back from the last day";
    term_before(period: &str) => "往前 {period}" | "{period} before";
    term_moved(from: &str) => "{from}休息，请最迟在这一天办好" | "{from} is a day of rest: act by this day";
    term_day_after => "次日" | "The day after";
    due_steps_title => "到期日怎么来的" | "How the due day comes about";
    term_year_not_entered(year: i32) => "{year} 年的放假安排还没有录入，只按星期推算" | "The holidays of {year} are not entered: reckoned by the week alone";
    local_holidays_unknown => "按周一至周五计算，未计当地节假日" | "Counted Monday to Friday; local holidays are not known";
    term_last_notice => "通知的最后一天，当天仍有效" | "The last day for notice, itself still open";
    term_notice_too_long => "通知期比这一期合同还长" | "the notice is longer than the term";
    term_renew_decided => "决定续期" | "Decided to renew";
    term_decline_unsent => "决定不续期，通知还没有发出，暂不生效" | "Decided not to renew; the notice is not sent and has no effect yet";
    term_declined_in_time => "通知不再续期，有效" | "Notice of non-renewal, in time";
    term_declined_too_late => "通知不再续期，已过最后一天，不生效" | "Notice of non-renewal, after the last day: no effect";
    plan_working => "各期是怎么来的" | "How the parts came about";
    plan_working_months(price: &str, n: usize, total: &str) => "每月 {price}，已结 {n} 个月，共 {total}" | "{price} a month, months made up so far: {n}, {total} in all";
    plan_working_share(sum: &str) => "合同提前结束，全期价款分到这个月 {sum}" | "The contract ended early: {sum} of the price of the whole term falls on this month";
    plan_working_price_stands(sum: &str) => "补充协议之前已结账或者已收款，这个月仍为 {sum}" | "Made up or paid before an amendment: this month stays {sum}";
    plan_working_price_now(sum: &str) => "按现行约定，这个月 {sum}" | "By the terms in force, this month comes to {sum}";
    plan_working_account(due: &str) => "结账，最迟{due}付款" | "The account is made up, to be paid by {due}";
    plan_working_after(period: &str) => "满 {period}" | "{period} later";
    plan_working_moved(from: &str) => "{from}休息，顺延到这一天" | "{from} is a day of rest: moved to this day";
    day_working => "工作日" | "Working day";
    day_make_up => "调休上班" | "Make-up working day";
    day_weekly_rest => "周末休息" | "Weekly rest";
    day_holiday => "节假日" | "Holiday";
}

impl Text {
    /// A line of the working: the day it speaks of, if it speaks of one, and what it says of it.
    pub fn term_line(self, line: &TermLine) -> (Option<Date>, String) {
        match line {
            TermLine::Span(step) => self.span_line(*step),
            TermLine::Period(step) => self.notice_line(*step),
            TermLine::Notice(notice) => {
                let too_long = match notice.fit {
                    NoticeFit::WithinTerm => None,
                    NoticeFit::LongerThanTerm => Some(self.term_notice_too_long()),
                };
                let words = self.term_last_notice();
                let words = too_long.map_or_else(
                    || words.to_owned(),
                    |more| self.pick(format!("{words}；{more}"), format!("{words}; {more}")),
                );
                (Some(notice.deadline.last_day), words)
            }
            TermLine::Agreed(decision) => {
                let words = match decision.choice {
                    RenewalChoice::RenewFor { months } => {
                        let length = self.period(Period::months(months.get()));
                        self.pick(format!("商定续期 {length}"), format!("Agreed to renew for {length}"))
                    }
                    RenewalChoice::Renew | RenewalChoice::Decline { .. } | RenewalChoice::DeclineUnsent => {
                        self.term_renew_decided().to_owned()
                    }
                };
                (Some(decision.decided_on), words)
            }
            TermLine::Unsent(decision) => (Some(decision.decided_on), self.term_decline_unsent().to_owned()),
            TermLine::Noticed { decision, effect } => {
                let words = match effect {
                    NoticeEffect::InTime => self.term_declined_in_time(),
                    NoticeEffect::TooLate => self.term_declined_too_late(),
                };
                let on = match decision.choice {
                    RenewalChoice::Decline { notice_on } => notice_on,
                    RenewalChoice::Renew | RenewalChoice::RenewFor { .. } | RenewalChoice::DeclineUnsent => {
                        decision.decided_on
                    }
                };
                (Some(on), words.to_owned())
            }
        }
    }

    fn span_line(self, step: SpanLine) -> (Option<Date>, String) {
        match step {
            SpanLine::AgreedEnd { on } => (Some(on), self.term_agreed_end().to_owned()),
            SpanLine::From { on } => (Some(on), self.term_counted_from().to_owned()),
            SpanLine::Months { months, on } => {
                let words = self.pick(
                    format!("满 {months} 个月"),
                    if months == 1 { "One month later".to_owned() } else { format!("{months} months later") },
                );
                (Some(on), words)
            }
            SpanLine::NoSuchDay { day, on } => (Some(on), self.term_no_such_day(day)),
            SpanLine::Term(span) => {
                let (start, end) = (self.date(span.start), self.date(span.end));
                let words = match span.no {
                    0 => self.term_first(&start, &end),
                    no => self.term_renewed(no, &start, &end),
                };
                (Some(span.end), words)
            }
        }
    }

    /// A line of the working of monthly parts, with the steps of its day: what [`Text::term_line`] gives of a term.
    pub fn claim_line(self, line: &ClaimLine) -> Vec<(Option<Date>, String)> {
        match line {
            ClaimLine::Months { price, count, total } => {
                vec![(None, self.plan_working_months(&format::money(*price), *count, &format::money(*total)))]
            }
            ClaimLine::Share(share) => vec![(None, self.plan_working_share(&format::money(share.amount)))],
            ClaimLine::Price { price, stands: true } => {
                vec![(None, self.plan_working_price_stands(&format::money(*price)))]
            }
            ClaimLine::Price { price, stands: false } => {
                vec![(None, self.plan_working_price_now(&format::money(*price)))]
            }
            ClaimLine::Account { made_up_on, due_on, due_steps } => {
                let account = (Some(*made_up_on), self.plan_working_account(&self.date(*due_on)));
                std::iter::once(account).chain(due_steps.iter().map(|step| self.due_line(*step))).collect()
            }
        }
    }

    /// How a due day came about, step by step.
    pub fn due_steps(self, steps: &[PeriodLine]) -> Vec<(Option<Date>, String)> {
        steps.iter().map(|step| self.due_line(*step)).collect()
    }

    pub(super) fn due_line(self, step: PeriodLine) -> (Option<Date>, String) {
        match step {
            PeriodLine::From { on } => (Some(on), self.term_counted_from().to_owned()),
            PeriodLine::Counted { period, on } => (Some(on), self.plan_working_after(&self.period(period))),
            PeriodLine::DayAfter { on } => (Some(on), self.term_day_after().to_owned()),
            PeriodLine::Moved { from, to, .. } => (Some(to), self.plan_working_moved(&self.date(from))),
            PeriodLine::Calendar(step) => self.calendar_line(step),
        }
    }

    fn notice_line(self, step: PeriodLine) -> (Option<Date>, String) {
        match step {
            PeriodLine::From { on } => (Some(on), self.term_back_from().to_owned()),
            PeriodLine::Counted { period, on } => (Some(on), self.term_before(&self.period(period))),
            PeriodLine::DayAfter { on } => (Some(on), self.term_day_after().to_owned()),
            PeriodLine::Moved { from, to, .. } => (Some(to), self.term_moved(&self.date(from))),
            PeriodLine::Calendar(step) => self.calendar_line(step),
        }
    }

    fn calendar_line(self, step: CalendarLine) -> (Option<Date>, String) {
        match step {
            CalendarLine::Day { date, kind } => {
                let words = match kind {
                    DayKind::Working => self.day_working(),
                    DayKind::MakeUp => self.day_make_up(),
                    DayKind::WeeklyRest => self.day_weekly_rest(),
                    DayKind::Holiday => self.day_holiday(),
                };
                (Some(date), words.to_owned())
            }
            CalendarLine::YearNotEntered { year } => (None, self.term_year_not_entered(year)),
            CalendarLine::LocalHolidaysUnknown => (None, self.local_holidays_unknown().to_owned()),
            CalendarLine::LocalCalendarKept => (None, self.local_calendar_kept().to_owned()),
        }
    }
}
