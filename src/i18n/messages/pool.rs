//! The public pool: customers that nobody looks after.

use crate::i18n::format;

messages! {
    pool => "公海" | "Public pool";
    pool_falling => "该入公海" | "Neglected";
    pool_rules => "公海规则" | "Pool rules";
    pool_empty => "公海里没有客户。久不联系的客户，或有人退回的，会在这里等人领取。" | "The pool is empty. Customers that were neglected, or that somebody gave back, wait here for a colleague.";
    pool_falling_empty => "今天没有该放入公海的客户。" | "No customer belongs into the pool today.";
    pool_falling_off => "规则没有设天数，所以没有客户会被提出。" | "The rules set no number of days, so no customer is proposed.";
    pool_why => "原因" | "Why";
    pool_since => "入公海" | "In the pool since";
    pool_had => "原负责人" | "Had it";
    pool_pick => "领取" | "Take";
    pool_put => "放入公海" | "Put into the pool";
    pool_give_back => "退回公海" | "Give back";
    pool_give_back_title(name: &str) => "把{name}退回公海" | "Give {name} back to the pool";
    pool_reason => "为什么退回" | "Why";
    pool_reason_help => "下一位同事会看到这句话。" | "The next colleague reads it.";
    pool_picked(name: &str) => "{name}归您了" | "{name} is yours";
    pool_put_one(name: &str) => "{name}已放入公海" | "{name} is in the pool";
    pool_given_back(name: &str) => "{name}已退回公海" | "{name} is given back to the pool";
    pool_no_name => "先说明您是谁：在“团队”里选“这是我”。" | "First say who you are: “This is me” under Team.";
    pool_taken(owner: &str) => "这位客户现由{owner}负责。" | "{owner} looks after this customer.";
    pool_gave_up(on: &str, until: &str) => "您在{on}放下了这位客户，{until}起才能再领取，先让给同事。" | "You gave this customer up on {on}. It is your colleagues' turn until {until}.";
    pool_live => "有合同在履行或有款未收，不能放入公海；可以移交给同事。" | "A contract is running or money is open, so it cannot go to the pool. Hand it over to a colleague instead.";
    pool_not_ready => "金额还在计算，稍等一下再试。" | "The figures are still being worked out. Please try again in a moment.";
    pool_nobody_has => "这位客户没有负责人。" | "Nobody looks after this customer.";
    pool_no_reason => "写一句原因，接手的人要知道。" | "Write a reason: whoever takes it needs to know.";
    pool_history => "归属" | "Who looks after it";
    pool_history_empty => "负责人没有变动过。" | "The owner has never changed.";
    pool_in => "在公海" | "in the pool";
    pool_history_before => "此前" | "before";
    pool_event_neglected(days: &str, day: &str) => "{days}没有跟进，最后一次在{day}" | "{days} without a word, the last on {day}";
    pool_event_given_back(who: &str, reason: &str) => "{who}退回：{reason}" | "given back by {who}: {reason}";
    pool_event_picked(who: &str) => "{who}从公海领取" | "taken from the pool by {who}";
    pool_event_handed(from: &str, to: &str) => "{from}移交{to}" | "from {from} to {to}";
    pool_event_unnamed(from: &str) => "{from}不再负责" | "{from} no longer looks after it";
    pool_event_named(to: &str) => "交给{to}" | "given to {to}";
    pool_mark_followup(day: &str) => "最后跟进 {day}" | "last follow-up {day}";
    pool_mark_contract(day: &str) => "最后一次合同往来 {day}" | "last dealing under a contract {day}";
    pool_mark_since(day: &str) => "成为客户（{day}）以来没有跟进" | "no follow-up since it became a customer on {day}";
    pool_working(mark: &str, days: &str, allowed: &str) => "{mark}，已 {days}；规则是 {allowed}" | "{mark}, {days} ago; the rule is {allowed}";
    pool_rule_quiet => "多久没跟进算冷落" | "Neglected after";
    pool_rule_quiet_help => "0 表示不提出任何客户。有合同在履行或有款未收的客户从不提出。" | "0 proposes none. A customer with a running contract or open money is never proposed.";
    pool_rule_kept => "领取后的保护期" | "Protected after taking";
    pool_rule_away => "放下后多久能再领" | "Away after giving up";
    pool_rule_most => "每人最多" | "Most per person";
    pool_rule_most_help => "只数没有合同在履行的客户；0 表示不限。" | "Counts only customers without a running contract; 0 is no limit.";
    pool_rule_exempt => "从不入公海的级别" | "Levels that never fall";
    pool_rule_days => "天" | "days";
    pool_rule_customers => "位" | "customers";
    pool_rule_number_problem => "请写 0 到 3650 的整数。" | "Please write a whole number from 0 to 3650.";
    pool_rule_level_problem => "级别只有 A、B、C、D，用空格或逗号隔开。" | "Levels are A, B, C and D, parted by spaces or commas.";
    pool_rules_saved => "公海规则已保存" | "The rules of the pool are saved";
    pool_note => "规则只提出建议，放入公海由人决定，都可以撤销。" | "The rules only propose. A person decides, and everything can be undone.";
}

impl crate::i18n::Text {
    /// A number of days.
    pub fn days_count(self, n: u32) -> String {
        let count = format::count(usize::try_from(n).unwrap_or(usize::MAX));
        self.pick(format!("{count} 天"), if n == 1 { "1 day".to_owned() } else { format!("{count} days") })
    }

    /// Puts all that are shown into the pool.
    pub fn pool_put_all(self, n: usize) -> String {
        let count = format::count(n);
        self.pick(format!("{count} 位都放入公海"), format!("Put all {count} into the pool"))
    }

    /// Takes all that are shown.
    pub fn pool_pick_all(self, n: usize) -> String {
        let count = format::count(n);
        self.pick(format!("领取这 {count} 位"), format!("Take all {count}"))
    }

    /// Customers were put into the pool.
    pub fn pool_put_many(self, n: usize) -> String {
        let customers = self.customers_count(n);
        let were = if n == 1 { "is" } else { "are" };
        self.pick(format!("{customers}已放入公海"), format!("{customers} {were} in the pool"))
    }

    /// Customers were taken, and some were not: the rules are against it, or somebody looks after them.
    pub fn pool_picked_many(self, n: usize, refused: usize) -> String {
        let (customers, left) = (self.customers_count(n), format::count(refused));
        match (refused, self.locale) {
            (0, crate::i18n::Locale::Zh) => format!("领取了 {customers}"),
            (0, crate::i18n::Locale::En) => format!("{customers} taken"),
            (_, crate::i18n::Locale::Zh) => {
                format!("领取了 {customers}；另有 {left} 位没有领到：规则不允许，或已有负责人")
            }
            (_, crate::i18n::Locale::En) => {
                format!("{customers} taken, {left} not: the rules do not allow it, or somebody looks after them")
            }
        }
    }

    /// The person has as many as the rules allow.
    pub fn pool_full(self, most: u32) -> String {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let (count, customers) = (format::count(most), self.customers_count(most));
        self.pick(
            format!("您手上没有合同的客户已有 {count} 位，到了上限。先退回或签下几位。"),
            format!(
                "You look after {customers} without a contract, and that is the most. Win or give back some first."
            ),
        )
    }
}
