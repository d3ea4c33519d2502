//! The standard of the house and the times of one customer in words, with the time in which they hold.

use crate::domain::book_settings::BookSettings;
use crate::domain::calendar::moment::Moment;
use crate::domain::contract::service::ServiceLevel;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::own_level::{OwnLevel, OwnSpan, OwnTimes};
use crate::domain::service_policy::ServicePolicy;
use crate::domain::service_standards::Standards;
use crate::domain::standard_change::{StandardChange, StandardPart};
use crate::i18n::Text;

messages! {
    own_level(kind: &str, level: &str, respond: &str, resolve: &str) => "{kind} · {level}：{respond}内响应，{resolve}内解决" | "{kind} · {level}: answered within {respond}, solved within {resolve}";
    own_level_house(kind: &str, level: &str) => "{kind} · {level}：按内部服务标准" | "{kind} · {level}: house service standard";
    own_levels_before => "以前的时限" | "Earlier times";
    policy_since(since: &str) => "现行标准适用于自 {since} 起受理的工单。" | "The present standard holds for tickets received since {since}.";
    policy_before => "以前的标准" | "Earlier standards";
    policy_usual => "系统默认标准" | "Default standard";
    policy_part_usual(part: &str) => "{part}：系统默认标准" | "{part}: default standard";
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
    held_since(since: &str) => "（自 {since} 起）" | " (since {since})";
    held_to(until: &str) => "（至 {until}）" | " (until {until})";
    held_between(since: &str, until: &str) => "（{since} 至 {until}）" | " ({since} to {until})";
    held_ahead(since: &str) => "已保存的内容中有一项自 {since} 起适用，晚于本机现在的时间。本机时间慢了，请先校准；本机时间无误，则是保存它的设备时间快了，请在“服务标准”或客户的“专属时限”处移除这一项。然后再保存。" | "Something that was kept holds since {since}, which is later than the clock of this device. If this clock is behind, set it right; if it is right, the device that kept it was ahead: remove the entry under “Service standard”, or under “Times for this customer”. Then save again.";
    held_ahead_used(since: &str) => "已保存的内容中有一项自 {since} 起适用，晚于本机现在的时间；已有工单按它计时，不能移除。请先校准本机时间，再保存。" | "Something that was kept holds since {since}, which is later than the clock of this device, and a ticket goes by it already. Set this clock right, then save again.";
    ahead_lead => "以下内容尚未开始适用，在此之前不能再作修改。请核对本机时间；本机时间无误，则是保存它的设备时间快了，可以移除。" | "This does not hold yet, and until it does nothing else can be kept. Check the clock of this device; if it is right, the device that kept this was ahead, and you can remove it.";
    ahead_remove => "移除尚未适用的内容" | "Remove what does not hold yet";
    ahead_removed => "已移除尚未适用的内容" | "What did not hold yet was removed";
}

impl Text {
    /// A day and a time of it: `2026年5月18日 09:00`, `18 May 2026 09:00`.
    pub fn day_and_minute(self, moment: Moment) -> String {
        format!("{} {}", self.date(moment.date()), moment.minute())
    }

    /// The stretch in which something holds, to stand behind it: from `since`, and from `until` no more. Empty if it always does.
    pub fn held_words(self, since: Option<Moment>, until: Option<Moment>) -> String {
        match (since.map(|it| self.day_and_minute(it)), until.map(|it| self.day_and_minute(it))) {
            (None, None) => String::new(),
            (Some(since), None) => self.held_since(&since),
            (None, Some(until)) => self.held_to(&until),
            (Some(since), Some(until)) => self.held_between(&since, &until),
        }
    }

    fn level_times(self, kind: TicketKind, level: ServiceLevel) -> String {
        let (respond, resolve) = (self.period(level.respond), self.period(level.resolve));
        self.own_level(self.ticket_kind_name(kind), self.urgency(level.urgency), &respond, &resolve)
    }

    /// The times that one customer has of its own for a kind at a level, and when.
    pub fn own_level_words(self, it: &OwnSpan) -> String {
        format!("{}{}", self.level_times(it.kind, it.level), self.held_words(it.since, it.until))
    }

    /// All of them, one behind the other.
    pub fn own_levels_words(self, all: &[OwnSpan]) -> String {
        let words: Vec<String> = all.iter().map(|it| self.own_level_words(it)).collect();
        words.join(self.pick("；", "; "))
    }

    /// What was kept of them at one time for a kind at a level.
    pub fn own_change_words(self, it: &OwnLevel) -> String {
        let house = || self.own_level_house(self.ticket_kind_name(it.kind), self.urgency(it.urgency));
        let times = it.level.map_or_else(house, |level| self.level_times(it.kind, level));
        format!("{times}{}", self.held_words(Some(it.since), None))
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

    /// What held before the present standard, the latest first, each with its time.
    pub fn policies_before(self, it: &Standards) -> Vec<String> {
        let words = |(was, until): (&ServicePolicy, Moment)| {
            format!("{}{}", self.policy_words(was), self.held_words(was.since, Some(until)))
        };
        it.earlier().into_iter().map(words).collect()
    }

    /// A standard with the time since which it holds: two that differ in anything read otherwise.
    pub fn policy_register_words(self, it: &ServicePolicy) -> String {
        format!("{}{}", self.policy_words(it), self.held_words(it.since, None))
    }

    /// What was kept of a part of the standard at one time; of a part that is as a new book has it, that.
    pub fn standard_change_words(self, it: &StandardChange) -> String {
        let now = it.part.put_on(&ServicePolicy::default());
        let said = |title: &str| {
            if now == ServicePolicy::default() { self.policy_part_usual(title) } else { self.policy_words(&now) }
        };
        let words = match &it.part {
            StandardPart::Level(own) => self.level_times(own.kind, own.level),
            StandardPart::Workarounds(_) => said(self.policy_workarounds()),
            StandardPart::Week(_) => said(self.policy_hours()),
            StandardPart::Tiers(_) => said(self.policy_tiers()),
        };
        format!("{words}{}", self.held_words(Some(it.since), None))
    }

    /// Why nothing is kept while something holds only since a minute to come: what holds since one later than `limit`
    /// [can be removed](BookSettings::without_ahead), and by what holds since an earlier one a ticket goes.
    pub fn held_ahead_words(self, since: Moment, limit: Moment) -> String {
        let said = self.day_and_minute(since);
        if since > limit { self.held_ahead(&said) } else { self.held_ahead_used(&said) }
    }

    /// What of the service holds only since a minute later than `limit`, the whole of it and its parts.
    pub fn standards_ahead_words(self, settings: &BookSettings, limit: Moment) -> Vec<String> {
        let whole = settings.standards.iter().filter(|(since, _)| **since > limit);
        let parts = settings.standard_changes.values().filter(|it| it.since > limit);
        let whole = whole.map(|(_, it)| self.policy_register_words(it));
        whole.chain(parts.map(|it| self.standard_change_words(it))).collect()
    }

    /// The times of one customer that hold only since a minute later than `limit`.
    pub fn own_ahead_words(self, own: OwnTimes<'_>, limit: Moment) -> Vec<String> {
        own.changes.values().filter(|it| it.since > limit).map(|it| self.own_change_words(it)).collect()
    }
}
