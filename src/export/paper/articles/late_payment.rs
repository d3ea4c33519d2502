//! S8: what late payment costs.

use super::super::draft::Draft;
use super::super::figure::{self, Pair};
use super::super::insert;
use super::super::outline::Outline;
use super::super::phrase::{self, Fixed};
use super::said;
use crate::domain::contract::field;
use crate::domain::late_fee::rate_table::RateTable;
use crate::domain::late_fee::rule::{
    AllocationOrder, Cap, CapBase, DayCount, FeeBase, Fixing, GraceMode, LateFeeRule, LateRate, MonthCount, PaymentDay,
};
use crate::domain::money::Money;
use crate::domain::problem::Place;
use crate::domain::rate::Ppm;
use crate::i18n::format;

/// The late fee, its cap, and what a part payment pays first.
pub(super) fn late_payment(draft: &mut Draft<'_>, outline: &Outline<'_>, rule: &LateFeeRule) {
    match &rule.rate {
        LateRate::FixedSum { amount } => fixed_sum(draft, rule, *amount),
        LateRate::Daily { .. }
        | LateRate::Annual { .. }
        | LateRate::ReferenceMultiple { .. }
        | LateRate::ReferencePlus { .. }
        | LateRate::Monthly { .. }
        | LateRate::StartedPeriod { .. } => running(draft, outline, rule),
    }
    if rule.grace.days > 0 {
        // the ledger counts them so, whatever the article on periods says of days of rest
        draft.more(
            "宽限期按公历日连续计算，末日不是工作日的，不顺延。",
            "The grace period runs in calendar days and does not move if its last day is not a Working Day.",
            &[],
        );
    }
    let of = |base| match base {
        CapBase::Instalment => ("当期应付金额", "the instalment"),
        CapBase::OverdueSum => ("到期日未付金额", "the sum unpaid at the due date"),
        CapBase::Contract => phrase::whole_price(outline),
    };
    match rule.cap {
        Cap::None => {}
        Cap::Share { ppm, of: base } => {
            let (zh, en) = of(base);
            let text = (format!("{zh}的{}", format::percent(ppm)), format!("{} of {en}", format::percent(ppm)));
            draft.more(
                "每期逾期付款违约金累计不超过{0}。",
                "Late-payment damages on an instalment do not exceed {0}.",
                &[said(field::PAYMENT_LATE_CAP, &text)],
            );
        }
        Cap::Amount(amount) => draft.more(
            "每期逾期付款违约金累计不超过{0}。",
            "Late-payment damages on an instalment do not exceed {0}.",
            &[insert::money(field::PAYMENT_LATE_CAP, amount)],
        ),
        Cap::ContractShare { ppm } => {
            let (zh, en) = of(CapBase::Contract);
            let text = (format!("{zh}的{}", format::percent(ppm)), format!("{} of {en}", format::percent(ppm)));
            draft.more(
                "各期逾期付款违约金合计不超过{0}。",
                "Late-payment damages on all instalments together do not exceed {0}.",
                &[said(field::PAYMENT_LATE_CAP, &text)],
            );
        }
        Cap::ContractAmount(amount) => draft.more(
            "各期逾期付款违约金合计不超过{0}。",
            "Late-payment damages on all instalments together do not exceed {0}.",
            &[insert::money(field::PAYMENT_LATE_CAP, amount)],
        ),
    }
    if let Some(order) = order(rule.order) {
        draft.say(
            "部分付款{0}。",
            "A part payment is applied {0}.",
            &[insert::choice(field::PAYMENT_LATE_ORDER, order)],
        );
    }
    draft.say(
        "{us}逾期退款或者逾期支付其他款项的，适用相同标准。",
        "The same terms apply if {us} is late with a refund or another payment.",
        &[],
    );
}

/// What a part payment pays first; nothing where it is left to the law.
const fn order(order: AllocationOrder) -> Option<Fixed> {
    let words = match order {
        AllocationOrder::CostInterestPrincipal => (
            "先抵偿实现债权的合理费用，再抵偿逾期付款违约金和利息，最后抵偿本金",
            "first to reasonable recovery costs, then to late-payment damages and interest, then to principal",
        ),
        AllocationOrder::PrincipalFirst => (
            "先抵偿本金，再抵偿实现债权的合理费用，最后抵偿逾期付款违约金和利息",
            "first to principal, then to reasonable recovery costs, then to late-payment damages and interest",
        ),
        AllocationOrder::Proportional => (
            "按实现债权的合理费用、逾期付款违约金和本金各自的未付金额比例抵偿",
            "in proportion to what is open of recovery costs, late-payment damages and principal",
        ),
        AllocationOrder::PayersChoice => (
            "按付款人付款时的指定抵偿；未指定的，先抵偿实现债权的合理费用，再抵偿逾期付款违约金和利息，最后抵偿本金",
            "as the payer states on paying; where it states nothing, first to reasonable recovery costs, then to late-payment \
             damages and interest, then to principal",
        ),
        AllocationOrder::NotStated => return None,
    };
    Some(words)
}

fn base(outline: &Outline<'_>, base: FeeBase) -> Fixed {
    match base {
        FeeBase::UnpaidPrincipal => ("当期未付金额", "the unpaid part of the instalment"),
        FeeBase::InstalmentTotal => ("当期应付总额", "the whole instalment"),
        FeeBase::ContractTotal => phrase::whole_price(outline),
    }
}

fn last_day(day: PaymentDay) -> Fixed {
    match day {
        PaymentDay::Counted => ("实际付清之日", "the day of actual payment, included"),
        PaymentDay::NotCounted => ("实际付清之日的前一日", "the day before actual payment"),
    }
}

fn running(draft: &mut Draft<'_>, outline: &Outline<'_>, rule: &LateFeeRule) {
    let base = insert::choice(field::PAYMENT_LATE_BASE, base(outline, rule.base));
    let rate = said(field::PAYMENT_LATE_RATE, &rate(&rule.rate));
    let until = insert::choice(field::PAYMENT_LATE_DAY, last_day(rule.payment_day));
    let days = insert::term(Place::of(field::PAYMENT_LATE_GRACE), days_long(rule.grace.days));
    match (rule.grace.days, rule.grace.mode) {
        (0, _) => draft.say(
            "{them}逾期付款的，自到期日次日起至{0}止，以{1}为基数，按{2}向{us}支付逾期付款违约金。",
            "If {them} pays late, it owes {us} late-payment damages on {1} at {2}, from the day after the due date to {0}.",
            &[until, base, rate],
        ),
        (_, GraceMode::Retroactive) => draft.say(
            "{them}在到期日后{3}的宽限期内付清的，不计违约金；宽限期满仍未付清的，自到期日次日起至{0}止，以{1}为基数，按{2}向{us}支付\
             逾期付款违约金。",
            "No damages are due if {them} pays in full within a grace period of {3} after the due date. If it does not, it owes \
             {us} late-payment damages on {1} at {2}, from the day after the due date to {0}.",
            &[until, base, rate, days],
        ),
        (_, GraceMode::Prospective) => draft.say(
            "{them}逾期付款超过{3}宽限期的，自宽限期满次日起至{0}止，以{1}为基数，按{2}向{us}支付逾期付款违约金。",
            "If {them} pays later than a grace period of {3} after the due date, it owes {us} late-payment damages on {1} at {2}, \
             from the day after the grace period to {0}.",
            &[until, base, rate, days],
        ),
    }
}

fn fixed_sum(draft: &mut Draft<'_>, rule: &LateFeeRule, amount: Money) {
    let amount = insert::money(field::PAYMENT_LATE_RATE, amount);
    if rule.grace.days == 0 {
        draft.say(
            "{them}逾期付款的，每期向{us}一次性支付逾期付款违约金{0}。",
            "If {them} pays an instalment late, it owes {us} late-payment damages of {0}, once for that instalment.",
            &[amount],
        );
    } else {
        draft.say(
            "{them}逾期付款超过{1}宽限期的，每期向{us}一次性支付逾期付款违约金{0}。",
            "If {them} pays an instalment later than a grace period of {1} after the due date, it owes {us} late-payment damages \
             of {0}, once for that instalment.",
            &[
                amount,
                insert::term(Place::of(field::PAYMENT_LATE_GRACE), days_long(rule.grace.days)),
            ],
        );
    }
}

/// A length in days: `1日`, `1 day`; `5日`, `5 days`.
fn days_long(days: u32) -> Pair {
    (format!("{days}日"), if days == 1 { "1 day".to_owned() } else { format!("{days} days") })
}

/// A percentage point.
const ONE_POINT: Ppm = Ppm(10_000);

/// The rate as the sentence says it after 按 and "at".
pub(super) fn rate(rate: &LateRate) -> Pair {
    match rate {
        LateRate::Daily { table } => steps(table, figure::daily),
        LateRate::Annual { table, day_count } => counted(steps(table, yearly), *day_count),
        LateRate::ReferenceMultiple { hundredths, day_count, fixing, .. } => {
            let (fixing_zh, fixing_en) = fixing_note(*fixing);
            let times = multiple(*hundredths);
            let rate = (
                format!("{fixing_zh}一年期贷款市场报价利率（LPR）的{times}倍"),
                format!("{times} times the one-year loan prime rate (LPR) {fixing_en}"),
            );
            counted(rate, *day_count)
        }
        LateRate::ReferencePlus { margin, day_count, fixing, .. } => {
            let (fixing_zh, fixing_en) = fixing_note(*fixing);
            let (base_zh, base_en) = base_rate(*fixing);
            let points = points(*margin);
            let word = if *margin == ONE_POINT { "point" } else { "points" };
            let rate = (
                format!("{fixing_zh}{base_zh}加{points}个百分点的年利率"),
                format!("{base_en} {fixing_en} plus {points} percentage {word} a year"),
            );
            counted(rate, *day_count)
        }
        LateRate::Monthly { table, month } => {
            let (zh, en) = steps(table, monthly);
            let (note_zh, note_en) = match month {
                MonthCount::TwelveIn365 => ("十二个月折合365日", "twelve months count as 365 days"),
                MonthCount::ThirtyDays => ("每月按30日计算", "a month counts as 30 days"),
            };
            (format!("{zh}（{note_zh}）"), format!("{en} ({note_en})"))
        }
        LateRate::StartedPeriod { days, rate } => (
            format!("每逾期{days}日{}（不足{days}日的按{days}日计算）", format::percent(*rate)),
            format!("{} for every {} begun", format::percent(*rate), days_long(*days).1),
        ),
        // said as a sentence of its own
        LateRate::FixedSum { amount } => figure::money(*amount),
    }
}

fn yearly(rate: Ppm) -> Pair {
    (format!("年利率{}", format::percent(rate)), format!("{} per year", format::percent(rate)))
}

fn monthly(rate: Ppm) -> Pair {
    (format!("每月{}", format::percent(rate)), format!("{} per month", format::percent(rate)))
}

/// One rate, or each with the day it begins.
fn steps(table: &RateTable, write: impl Fn(Ppm) -> Pair) -> Pair {
    match table.steps() {
        [only] => write(only.rate),
        steps => {
            let (zh, en): (Vec<String>, Vec<String>) = steps
                .iter()
                .map(|step| {
                    let ((day_zh, day_en), (rate_zh, rate_en)) = (figure::date(step.from), write(step.rate));
                    (format!("自{day_zh}起{rate_zh}"), format!("{rate_en} from {day_en}"))
                })
                .unzip();
            let en: Vec<&str> = en.iter().map(String::as_str).collect();
            (zh.join("、"), figure::english_list(&en))
        }
    }
}

/// A rate per year with the days of its year, where they are said.
fn counted((zh, en): Pair, count: DayCount) -> Pair {
    let (note_zh, note_en) = match count {
        DayCount::Actual365 => ("一年按365日计算", "a year counts as 365 days"),
        DayCount::Actual360 => ("一年按360日计算", "a year counts as 360 days"),
        DayCount::ActualActual => ("一年按当年实际日数计算", "a year counts its actual days"),
        DayCount::Thirty360 => (
            "按30E/360规则，一年按360日、每月按30日计算，31日视为30日",
            "30E/360: a year counts as 360 days, a month as 30 days, and the 31st as the 30th",
        ),
        DayCount::NotStated => return (zh, en),
    };
    (format!("{zh}（{note_zh}）"), format!("{en} ({note_en})"))
}

/// The rate to which a margin is added, by name where the ledger takes one that the book keeps: half-years are those of European and
/// British law.
fn base_rate(fixing: Fixing) -> Fixed {
    match fixing {
        Fixing::Running | Fixing::AtBreach => ("基准利率", "the reference rate"),
        Fixing::HalfYearRefixed => {
            ("欧洲中央银行主要再融资利率", "the main refinancing rate of the European Central Bank")
        }
        Fixing::HalfYearFrozen => ("英格兰银行基准利率", "the Bank of England base rate"),
    }
}

fn fixing_note(fixing: Fixing) -> Fixed {
    match fixing {
        Fixing::Running => ("逾期期间各日适用的", "in force on each day"),
        Fixing::AtBreach => ("违约行为发生时的", "at the time of the breach"),
        Fixing::HalfYearRefixed => ("逾期期间每年1月1日和7月1日确定的", "fixed anew on 1 January and 1 July"),
        Fixing::HalfYearFrozen => {
            ("开始逾期的半年度之前最后一日公布的", "on the last day before the half-year in which the debt became late")
        }
    }
}

/// `150` hundredths as `1.5`.
fn multiple(hundredths: u32) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// 80 000 ppm as `8`.
fn points(margin: Ppm) -> String {
    format::percent(margin).trim_end_matches('%').to_owned()
}
