//! The working of a commission in words, and the names of the fields that are kept.

use crate::domain::commission::{BasisLine, BonusStretch, CommissionLine};
use crate::domain::exact::Ratio;
use crate::domain::money::Currency;
use crate::i18n::{Text, format};

impl Text {
    /// A line of a commission's working: what it says, and the amount that it comes to.
    pub fn commission_line(self, line: &CommissionLine, currency: Currency) -> (String, String) {
        let sum = |exact: Ratio| format::exact_amount(exact, currency);
        match line {
            CommissionLine::Band { tier, from, inside, rate, exact } => {
                let (from, inside, rate) = (format::money(*from), format::money(*inside), format::percent(*rate));
                let words = self.pick(
                    format!("第 {tier} 档，从 {from} 起：{inside} × {rate}"),
                    format!("Tier {tier}, from {from}: {inside} × {rate}"),
                );
                (words, sum(*exact))
            }
            CommissionLine::Reached { tier, basis, rate, exact } => {
                let (basis, rate) = (format::money(*basis), format::percent(*rate));
                let words = self.pick(
                    format!("达到第 {tier} 档：全部 {basis} × {rate}"),
                    format!("Tier {tier} is reached: all of {basis} × {rate}"),
                );
                (words, sum(*exact))
            }
            CommissionLine::Units { tier, from, inside, each, exact } => {
                let (from, inside) = (format::quantity(*from), format::quantity(*inside));
                let each = format::money(*each);
                let words = self.pick(
                    format!("第 {tier} 档，从 {from} 起：{inside} × {each}"),
                    format!("Tier {tier}, from {from}: {inside} × {each}"),
                );
                (words, sum(*exact))
            }
            CommissionLine::Bonus { attainment, stretch, payout, bonus, exact } => {
                let (attained, paid) = (percent_of(*attainment), percent_of(*payout));
                let bonus = format::money(*bonus);
                let place = match stretch {
                    BonusStretch::Between { from, to } => {
                        let (from, to) = (format::percent(from.attainment), format::percent(to.attainment));
                        self.pick(format!("{from} 与 {to} 之间"), format!("between {from} and {to}"))
                    }
                    BonusStretch::AfterLast { last } => {
                        let last = format::percent(last.attainment);
                        self.pick(format!("{last} 以上"), format!("at {last} or above"))
                    }
                };
                let words = self.pick(
                    format!("完成率 {attained}（{place}）：奖金 {bonus} × {paid}"),
                    format!("Attainment {attained} ({place}): bonus {bonus} × {paid}"),
                );
                (words, sum(*exact))
            }
            CommissionLine::GradeFactor { factor, exact } => {
                let factor = format::percent(*factor);
                (self.pick(format!("等级系数 {factor}"), format!("Factor of the grade {factor}")), sum(*exact))
            }
            CommissionLine::Earned { rounded, .. } => {
                (self.pick("应得，四舍五入到分", "Earned, rounded half up once").to_owned(), format::money(*rounded))
            }
            CommissionLine::Capped { before, cap } => {
                let before = format::money(*before);
                let words = self.pick(format!("{before} 超过上限"), format!("{before} is above the limit"));
                (words, format::money(*cap))
            }
            CommissionLine::HeldBack { rate, held, payable } => {
                let (rate, held) = (format::percent(*rate), format::money(*held));
                let words =
                    self.pick(format!("暂扣 {rate}：{held}；可发放"), format!("Held back {rate}: {held}; payable"));
                (words, format::money(*payable))
            }
        }
    }

    /// A line of how the tax was taken out.
    pub fn basis_line(self, line: &BasisLine) -> (String, String) {
        match line {
            BasisLine::Collected { principal } => {
                (self.pick("计入的金额", "What counted").to_owned(), format::money(*principal))
            }
            BasisLine::WithoutTax(line) => {
                let rate = format::percent(line.rate);
                let net = format::money(line.rounded);
                (self.pick(format!("扣除 {rate} 的税"), format!("Without tax at {rate}")), net)
            }
            BasisLine::Row { on, tax, .. } => {
                let (on, from, rate) = (self.date(*on), format::money(tax.from), format::percent(tax.rate));
                let words =
                    self.pick(format!("{on}：{from} 扣除 {rate} 的税"), format!("{on}: {from} without tax at {rate}"));
                (words, format::money(tax.rounded))
            }
            BasisLine::Net(net) => {
                (self.pick("不含税，以此计入", "Without tax: this counts").to_owned(), format::money(*net))
            }
        }
    }

    /// A member's part.
    pub fn share_line(self, name: &str, share: &str) -> String {
        self.pick(format!("{name} 分 {share}"), format!("{name} gets {share}"))
    }

    /// The fields of plans, entries, runs and their events.
    pub(in crate::i18n) fn incentive_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "name" => self.scheme_name(),
            "version" | "follows" => self.scheme_versions(),
            "metric" => self.scheme_metric(),
            "reach" => self.scheme_reach(),
            "pay" => self.scheme_method(),
            "goal" => self.scheme_goal(),
            "net_of" => self.scheme_net(),
            "currency" => self.pick("币种", "Currency"),
            "grain" => self.scheme_grain(),
            "from" => self.scheme_from(),
            "to" => self.scheme_to(),
            "release" => self.scheme_release(),
            "grades" => self.scheme_grades(),
            "participants" => self.scheme_participants(),
            "note" => self.customer_note(),
            "plan" => self.kind_incentive_plan(),
            "member" => self.scheme_member(),
            "period" => self.commission_statement_period(),
            "cause" => self.booking_cause(),
            "on" => self.step_on(),
            "by" => self.activity_by(),
            "earned" => self.booking_earned(),
            "held" => self.booking_held(),
            "counted" => self.accrual_base(),
            "reverses" => self.pick("冲正", "Takes back"),
            "reason" => self.scheme_why(),
            "number" => self.payout_number(),
            "entry" | "entries" => self.payout_entries(),
            "run" => self.payout_one(),
            "fact" => self.pick("事项", "Event"),
            "terms" => self.pick("批准的方案条款", "Terms as approved"),
            _ => return None,
        })
    }
}

/// A share as a percentage with two places, half up.
fn percent_of(share: Ratio) -> String {
    use crate::domain::exact::Rounding;
    use crate::domain::rate::Ppm;
    let ppm = Ratio::new(1_000_000, 1).and_then(|whole| share.times(whole)).and_then(|it| it.round(Rounding::HalfUp));
    let ppm = ppm.ok().and_then(|ppm| i64::try_from(ppm).ok());
    ppm.map_or_else(|| "?".to_owned(), |ppm| format::percent(Ppm(ppm)))
}
