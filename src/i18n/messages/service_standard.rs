//! The standard of the house and the times of one customer in words, with the days on which they hold.

use crate::domain::contract::service::ServiceLevel;
use crate::domain::date::Date;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::own_level::OwnLevel;
use crate::domain::service_policy::ServicePolicy;
use crate::i18n::Text;

messages! {
    own_level(kind: &str, level: &str, respond: &str, resolve: &str) => "{kind} · {level}：{respond}内响应，{resolve}内解决" | "{kind} · {level}: answered within {respond}, solved within {resolve}";
    own_levels_before => "以前的时限" | "Earlier times";
    policy_since(day: &str) => "现行标准适用于自 {day} 起受理的工单。" | "The present standard holds for tickets received since {day}.";
    policy_before => "以前的标准" | "Earlier standards";
    policy_was(words: &str) => "以前：{words}" | "before: {words}";
    policy_usual => "系统默认标准" | "Default standard";
    policy_day_hours(day: &str, hours: &str) => "{day}服务时间 {hours}" | "{day} {hours}";
    policy_day_rest(day: &str) => "{day}不服务" | "{day} closed";
    policy_takes_over(role: &str, after: &str) => "{after}后升级至{role}" | "{role} takes over after {after}";
    policy_workarounds => "临时方案时限" | "Times to a workaround";
    policy_workarounds_note => "多久之内先把影响控制住，各类工单相同。留空的级别不承诺临时方案；常见的是 P1 8 小时、P2 1 个工作日。" | "How soon the effect is contained, for tickets of every kind. A level left empty promises none; 8 hours at P1 and 1 working day at P2 are common.";
    policy_workaround_of(level: &str) => "{level} 临时方案" | "Workaround, {level}";
    policy_workaround_words(level: &str, within: &str) => "{level}：{within}内给出临时方案" | "{level}: workaround within {within}";
    policy_workaround_later(level: &str) => "{level}：临时方案不能晚于解决。" | "{level}: a workaround cannot come later than the solution.";
    workaround_record => "记录临时方案" | "Record a workaround";
    workaround_note => "怎样控制住影响" | "How the effect is contained";
    workaround_note_problem => "写明采取了什么措施。" | "Say what was done.";
    workaround_not_now => "工单已解决，或者已经记录过临时方案。" | "The ticket is solved, or a workaround is recorded already.";
    workaround_saved(number: &str) => "{number}：已记录临时方案。" | "{number}: workaround recorded.";
    held_since(day: &str) => "（自 {day} 起）" | " (since {day})";
    held_to(day: &str) => "（至 {day}）" | " (until {day})";
    held_between(first: &str, last: &str) => "（{first} 至 {last}）" | " ({first} to {last})";
}

impl Text {
    /// The days on which something holds, to stand behind it: from `since`, and on `until` no more. Empty if it always does.
    pub fn held_words(self, since: Option<Date>, until: Option<Date>) -> String {
        let first = since.map(|day| self.date(day));
        // a person reads the last day on which it held
        let last = until.map(|day| self.date(day.plus_days(-1).unwrap_or(day)));
        match (first, last) {
            (None, None) => String::new(),
            (Some(first), None) => self.held_since(&first),
            (None, Some(last)) => self.held_to(&last),
            (Some(first), Some(last)) => self.held_between(&first, &last),
        }
    }

    fn level_times(self, kind: TicketKind, level: ServiceLevel) -> String {
        let (respond, resolve) = (self.period(level.respond), self.period(level.resolve));
        self.own_level(self.ticket_kind_name(kind), self.urgency(level.urgency), &respond, &resolve)
    }

    /// The times that one customer has of its own for a kind at a level, and on which days.
    pub fn own_level_words(self, it: &OwnLevel) -> String {
        format!("{}{}", self.level_times(it.kind, it.level), self.held_words(it.since, it.until))
    }

    /// All of them, one behind the other.
    pub fn own_levels_words(self, all: &[OwnLevel]) -> String {
        let words: Vec<String> = all.iter().map(|it| self.own_level_words(it)).collect();
        words.join(self.pick("；", "; "))
    }

    /// What of a standard is not as a new book has it; never empty.
    pub fn policy_words(self, it: &ServicePolicy) -> String {
        let usual = ServicePolicy::default();
        let mut parts: Vec<String> = it.levels.iter().map(|own| self.level_times(own.kind, own.level)).collect();
        let workarounds = it.workarounds.iter();
        parts.extend(
            workarounds.map(|it| self.policy_workaround_words(self.urgency(it.urgency), &self.period(it.within))),
        );
        for day in ServicePolicy::DAYS {
            let hours = it.week.of(day);
            if hours == usual.week.of(day) {
                continue;
            }
            let windows: Vec<String> = hours.windows().iter().map(|it| format!("{}-{}", it.from, it.to)).collect();
            let name = self.weekday(day);
            parts.push(if hours.is_rest() {
                self.policy_day_rest(name)
            } else {
                self.policy_day_hours(name, &windows.join(", "))
            });
        }
        if it.escalation != usual.escalation {
            let tier = |to, after| self.policy_takes_over(self.escalation_role(to), &self.period(after));
            parts.extend(it.escalation.iter().map(|it| tier(it.to, it.after)));
        }
        let others = [
            (self.policy_acknowledge(), it.acknowledge_within, usual.acknowledge_within),
            (self.policy_update(), it.update_every, usual.update_every),
            (self.policy_close(), it.close_after, usual.close_after),
        ];
        let changed = others.into_iter().filter(|(_, now, usual)| now != usual);
        parts.extend(changed.map(|(label, now, _)| format!("{label} {}", self.period(now))));
        if parts.is_empty() { self.policy_usual().to_owned() } else { parts.join(self.pick("；", "; ")) }
    }

    /// What held before a standard, the latest first, each with its days.
    pub fn policies_before(self, it: &ServicePolicy) -> Vec<String> {
        let ends = it.before.iter().skip(1).chain(std::iter::once(it)).map(|next| next.since);
        let words = |(was, until): (&ServicePolicy, Option<Date>)| {
            format!("{}{}", self.policy_words(was), self.held_words(was.since, until))
        };
        let mut all: Vec<String> = it.before.iter().zip(ends).map(words).collect();
        all.reverse();
        all
    }

    /// A standard with its day and all that held before: two that differ in anything read otherwise.
    pub fn policy_register_words(self, it: &ServicePolicy) -> String {
        let now = format!("{}{}", self.policy_words(it), self.held_words(it.since, None));
        let before = self.policies_before(it).into_iter().map(|was| self.policy_was(&was));
        std::iter::once(now).chain(before).collect::<Vec<_>>().join(self.pick("；", "; "))
    }
}
