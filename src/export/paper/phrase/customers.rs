//! Words of the clauses on finding and keeping customers, and on targets.

use super::super::figure::{self, Pair};
use super::super::insert::both;
use super::super::outline::Outline;
use super::{Fixed, owned, side};
use crate::domain::contract::development::{Meeting, Task};
use crate::domain::contract::party::Side;
use crate::domain::contract::targets::{Cycle, Direction, Measure, Metric, Source, Targets};
use crate::domain::rate::{Bp, Quantity};
use crate::i18n::{format, month};

/// A duty in the division of work.
pub(in crate::export::paper) fn task(task: &Task) -> Pair {
    match task {
        Task::FindLeads => owned(("寻找潜在客户", "Find prospects")),
        Task::LearnNeeds => owned(("了解客户需求", "Learn what customers need")),
        Task::Supply => owned(("供应产品或者服务", "Supply products or services")),
        Task::Feedback => owned(("提供市场反馈", "Report on the market")),
        Task::Assist => owned(("提供场地或者人员配合", "Help with premises or staff")),
        Task::VisitTogether => owned(("共同拜访重点客户", "Visit key customers together")),
        Task::Own(words) => both(words),
    }
}

/// How often the parties meet: `每月`, `every month`.
pub(in crate::export::paper) const fn meeting(meeting: Meeting) -> Fixed {
    match meeting {
        Meeting::Weekly => ("每周", "every week"),
        Meeting::Monthly => ("每月", "every month"),
        Meeting::Quarterly => ("每季度", "every quarter"),
        Meeting::HalfYearly => ("每半年", "every half-year"),
    }
}

/// How long a period of evaluation is: `三个月`, `three months`. It is counted from the first day of the term, as
/// `scorecard::period` does.
pub(in crate::export::paper) const fn cycle(cycle: Cycle) -> Fixed {
    match cycle {
        Cycle::Month => ("一个月", "one month"),
        Cycle::Quarter => ("三个月", "three months"),
        Cycle::HalfYear => ("六个月", "six months"),
        Cycle::Year => ("十二个月", "twelve months"),
    }
}

/// The periods of the calendar over which a year is spread: one of them in Chinese, `季度`; several in English, `calendar quarters`.
pub(in crate::export::paper) const fn calendar_periods(cycle: Cycle) -> Fixed {
    match cycle {
        Cycle::Month => ("月", "calendar months"),
        Cycle::Quarter => ("季度", "calendar quarters"),
        Cycle::HalfYear => ("半年", "calendar half-years"),
        Cycle::Year => ("年度", "calendar years"),
    }
}

/// What is measured, and in what.
pub(in crate::export::paper) fn metric(metric: &Metric, currency: &str) -> (Pair, Pair) {
    match metric {
        Metric::NetSales => {
            let unit =
                if currency == "CNY" { owned(("元", "RMB")) } else { (currency.to_owned(), currency.to_owned()) };
            (owned(("净销售额（不含税、退货）", "Net sales (without tax and returns)")), unit)
        }
        Metric::NewCustomers => (owned(("新增客户", "New customers")), owned(("家", "customers"))),
        Metric::CollectionRate => (owned(("回款率", "Collection rate")), owned(("%", "%"))),
        Metric::Satisfaction => (owned(("客户满意度（1至5分）", "Satisfaction (1 to 5)")), owned(("分", "points"))),
        Metric::ComplaintHours => {
            (owned(("投诉平均处理时长", "Average time to settle a complaint")), owned(("小时", "hours")))
        }
        Metric::Own { name, unit } => (both(name), both(unit)),
    }
}

/// A point, in hundredths.
const ONE_POINT: Bp = Bp(100);

/// Which way is better.
pub(in crate::export::paper) fn direction(direction: Direction) -> Pair {
    match direction {
        Direction::Higher => owned(("越高越好", "higher is better")),
        Direction::Lower => owned(("越低越好", "lower is better")),
        Direction::Range { off_per_unit, .. } => {
            let off = format::quantity(Quantity { thousandths: off_per_unit.0.saturating_mul(10) });
            let points = if off_per_unit == ONE_POINT { "point" } else { "points" };
            (
                format!("区间内最佳，每偏离一个单位扣{off}分"),
                format!("in the range; {off} {points} off per unit outside"),
            )
        }
    }
}

/// What is aimed at in one period: `20`, or from where to where; or in a year that is spread: `全年20`.
pub(in crate::export::paper) fn target(measure: &Measure) -> Pair {
    let target = format::quantity(measure.target);
    match measure.direction {
        Direction::Higher | Direction::Lower => of_days(measure, &target),
        Direction::Range { to, .. } => {
            let to = format::quantity(to);
            (format!("{target}至{to}"), format!("{target} to {to}"))
        }
    }
}

/// Whether some measure aims at a stretch level, and whether some one aims at a challenge level.
pub(in crate::export::paper) fn levels_of(targets: &Targets) -> (bool, bool) {
    let any = |has: fn(&Measure) -> bool| targets.measures.iter().any(has);
    (any(|it| it.stretch.is_some()), any(|it| it.challenge.is_some()))
}

/// What the levels beyond the target are called together; nothing where there is none.
pub(in crate::export::paper) fn levels(targets: &Targets) -> Option<Fixed> {
    match levels_of(targets) {
        (true, true) => Some(("冲刺目标和挑战目标", "stretch and challenge targets")),
        (true, false) => Some(("冲刺目标", "stretch targets")),
        (false, true) => Some(("挑战目标", "challenge targets")),
        (false, false) => None,
    }
}

/// A level beyond the target, of the same days as that: `25`; a dash where there is none.
pub(in crate::export::paper) fn level(measure: &Measure, level: Option<Quantity>) -> Pair {
    level.map_or_else(|| owned(("–", "–")), |it| of_days(measure, &format::quantity(it)))
}

/// A figure of a period; or of a year, where that is spread over its periods.
fn of_days(measure: &Measure, figure: &str) -> Pair {
    if measure.is_spread() {
        (format!("全年{figure}"), format!("{figure} a year"))
    } else {
        (figure.to_owned(), figure.to_owned())
    }
}

/// A period by its place in the year of the calendar, from nought: `第一季度`, `first quarter`.
pub(in crate::export::paper) fn period_of_year(cycle: Cycle, place: usize) -> Pair {
    let nth = place.saturating_add(1);
    let ordinal = match place {
        0 => "first",
        1 => "second",
        2 => "third",
        _ => "fourth",
    };
    match cycle {
        Cycle::Month => (format!("{nth}月"), month::name(u32::try_from(nth).unwrap_or(0)).to_owned()),
        Cycle::Quarter => (format!("第{}季度", figure::chinese_number(nth)), format!("{ordinal} quarter")),
        Cycle::HalfYear => {
            owned(if place == 0 { ("上半年", "first half-year") } else { ("下半年", "second half-year") })
        }
        Cycle::Year => owned(("全年", "year")),
    }
}

/// Where figures come from.
pub(in crate::export::paper) fn source(outline: &Outline<'_>, source: &Source) -> Pair {
    let (us_zh, us_en) = side(outline, Side::Us);
    let (them_zh, them_en) = side(outline, Side::Them);
    match source {
        Source::OurBooks => (format!("{us_zh}账簿"), format!("books of {us_en}")),
        Source::TheirReports => (format!("{them_zh}报表"), format!("reports of {them_en}")),
        Source::BankStatements => owned(("银行流水", "bank statements")),
        Source::Survey => owned(("最终客户调查", "survey of end customers")),
        Source::ComplaintLog => owned(("投诉登记簿", "complaint log")),
        Source::Own(words) => both(words),
    }
}
