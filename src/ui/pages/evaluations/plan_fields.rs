//! The boxes of a plan's metrics, and a metric made of them.

use crate::domain::contract::wording::Wording;
use crate::domain::money::Currency;
use crate::domain::performance::{Grade, GradeScale, MetricError, MetricGoal, MetricValue, Way};
use crate::domain::rate::Bp;
use crate::domain::scorecard::perspective::Perspective;
use crate::domain::scorecard::plan::{Absent, Measured, PlanMetric, Source};
use crate::i18n::{Message, Text, format};
use crate::state::{Form, Problem};

use super::enter::{typed, written};

/// How many metrics a plan may have.
pub(super) const MOST: usize = 8;
/// A measure of one's own, in the choice of what is measured.
pub(super) const OWN: &str = "own";

/// The names of one metric's boxes.
pub(super) struct Boxes {
    pub(super) measured: &'static str,
    pub(super) name: &'static str,
    pub(super) unit: &'static str,
    pub(super) direction: &'static str,
    pub(super) target: &'static str,
    pub(super) high: &'static str,
    pub(super) off: &'static str,
    pub(super) weight: &'static str,
    pub(super) source: &'static str,
    pub(super) cap: &'static str,
    pub(super) floor: &'static str,
    pub(super) absent: &'static str,
    pub(super) perspective: &'static str,
}

macro_rules! boxes {
    ($($n:literal),*) => {
        [$(Boxes {
            measured: concat!("measured-", $n),
            name: concat!("name-", $n),
            unit: concat!("unit-", $n),
            direction: concat!("direction-", $n),
            target: concat!("target-", $n),
            high: concat!("high-", $n),
            off: concat!("off-", $n),
            weight: concat!("weight-", $n),
            source: concat!("source-", $n),
            cap: concat!("cap-", $n),
            floor: concat!("floor-", $n),
            absent: concat!("absent-", $n),
            perspective: concat!("perspective-", $n),
        }),*]
    };
}

/// The boxes of every metric.
pub(super) const BOXES: [Boxes; MOST] = boxes!(1, 2, 3, 4, 5, 6, 7, 8);

/// Which way is better, in words.
pub(super) const fn way_words(way: Way) -> Message {
    match way {
        Way::Higher => Text::evaluation_higher,
        Way::Lower => Text::evaluation_lower_linear,
        Way::LowerRatio => Text::evaluation_lower_ratio,
        Way::Range => Text::direction_range,
    }
}

/// What the boxes of a metric begin with.
pub(super) fn start(boxes: &Boxes, metric: Option<&PlanMetric>) -> Vec<(&'static str, String)> {
    let either = |words: &Wording| if words.zh.is_empty() { &words.en } else { &words.zh }.clone();
    let (measured, name, unit) = match metric.map(|it| &it.measured) {
        None => (String::new(), String::new(), String::new()),
        Some(Measured::Own { name, unit }) => (OWN.to_owned(), either(name), either(unit)),
        Some(known) => {
            let named = Measured::OFFERED.iter().find(|(_, it)| it == known).map(|(name, _)| *name);
            (named.unwrap_or_default().to_owned(), String::new(), String::new())
        }
    };
    let goal = metric.map(|it| it.goal);
    let range = goal.and_then(MetricGoal::range);
    let points = |value: Option<Bp>, otherwise: i64| {
        let hundredths = value.map_or(otherwise, |it| it.0);
        format::plain_quantity(crate::domain::rate::Quantity { thousandths: hundredths.saturating_mul(10) })
    };
    let source = match metric.map(|it| it.source) {
        Some(Source::Hand) => "hand",
        Some(Source::Book) | None => "book",
    };
    let absent = match metric.map(|it| it.absent) {
        Some(Absent::NotRated) => "not_rated",
        Some(Absent::Reweigh) | None => "reweigh",
    };
    vec![
        (boxes.measured, measured),
        (boxes.name, name),
        (boxes.unit, unit),
        (boxes.direction, goal.map_or(Way::Higher, MetricGoal::way).name().to_owned()),
        (boxes.target, goal.map(|it| written(it.low())).unwrap_or_default()),
        (boxes.high, range.map(|(high, _)| written(high)).unwrap_or_default()),
        (boxes.off, range.map(|(_, off)| points(Some(off), 0)).unwrap_or_default()),
        (boxes.weight, metric.map(|it| points(Some(it.weight), 0)).unwrap_or_default()),
        (boxes.source, source.to_owned()),
        (boxes.cap, points(metric.map(|it| it.cap), 12_000)),
        (boxes.floor, points(metric.map(|it| it.floor), 0)),
        (boxes.absent, absent.to_owned()),
        (boxes.perspective, metric.and_then(|it| it.perspective).map_or("", Perspective::name).to_owned()),
    ]
}

/// A number of points, or of per cent, in hundredths.
pub(super) fn hundredths(text: &str) -> Option<Bp> {
    let thousandths = format::parse_quantity(text.trim_end_matches('%').trim())?.thousandths;
    // no finer than a hundredth
    (thousandths.checked_rem(10)? == 0).then(|| thousandths.checked_div(10).map(Bp)).flatten()
}

/// A value as a bare figure, in its smallest unit: two of one metric are compared by it.
const fn figure(value: MetricValue) -> i64 {
    match value {
        MetricValue::Amount(amount) => amount.minor,
        MetricValue::Number(number) => number.thousandths,
        MetricValue::Share(share) => share.0,
    }
}

/// The metric of these boxes; nothing where none was chosen.
pub(super) fn metric(
    text: Text,
    form: Form,
    boxes: &Boxes,
    currency: Currency,
    problems: &mut Vec<Problem>,
) -> Option<PlanMetric> {
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let chosen = form.text(boxes.measured);
    let measured = match Measured::OFFERED.iter().find(|(name, _)| *name == chosen) {
        Some((_, measured)) => measured.clone(),
        None if chosen == OWN => {
            let name = form.text(boxes.name);
            if name.is_empty() {
                problem(boxes.name, text.evaluation_metric_name_problem());
            }
            Measured::Own { name: Wording::same(name), unit: Wording::same(form.text(boxes.unit)) }
        }
        None => return None,
    };
    let way = Way::named(&form.text(boxes.direction)).unwrap_or(Way::Higher);
    let value = |field| typed(measured.form(currency), &form.text(field));
    // a range may begin at nothing
    let least = i64::from(way != Way::Range);
    let target = value(boxes.target).filter(|it| figure(*it) >= least);
    if target.is_none() {
        let words = if way == Way::Range { text.evaluation_number_problem() } else { text.evaluation_target_problem() };
        problem(boxes.target, words);
    }
    let range = if way == Way::Range {
        let high = value(boxes.high);
        let is_upside_down = high.zip(target).is_some_and(|(high, low)| figure(high) < figure(low));
        if is_upside_down {
            problem(boxes.high, text.metric_fault(MetricError::RangeUpsideDown));
        } else if high.is_none() {
            problem(boxes.high, text.evaluation_number_problem());
        }
        let off = hundredths(&form.text(boxes.off)).filter(|it| it.0 >= 0);
        if off.is_none() {
            problem(boxes.off, text.evaluation_number_problem());
        }
        high.filter(|_| !is_upside_down).zip(off)
    } else {
        None
    };
    let weight = hundredths(&form.text(boxes.weight)).filter(|it| it.0 > 0);
    if weight.is_none() {
        problem(boxes.weight, text.evaluation_number_problem());
    }
    let (cap, floor) = (hundredths(&form.text(boxes.cap)), hundredths(&form.text(boxes.floor)));
    let limits = cap.zip(floor).filter(|(cap, floor)| *cap >= Bp::WHOLE && (Bp(0)..=*cap).contains(floor));
    if limits.is_none() {
        problem(boxes.cap, text.evaluation_limit_problem());
    }
    let (target, weight, (cap, floor)) = (target?, weight?, limits?);
    let goal = way.goal(target, range)?;
    let by_hand = !measured.is_in_book() || form.text(boxes.source) == "hand";
    let source = if by_hand { Source::Hand } else { Source::Book };
    let absent = if form.text(boxes.absent) == "not_rated" { Absent::NotRated } else { Absent::Reweigh };
    let perspective = Perspective::named(&form.text(boxes.perspective));
    // only a clause aims beyond its targets
    let (stretch, challenge) = (None, None);
    Some(PlanMetric { measured, source, goal, stretch, challenge, weight, cap, floor, absent, perspective })
}

/// Grades as they are typed: `A 90, B 80, C 60, D 0`.
pub(super) fn grades(text: &str) -> Option<GradeScale> {
    let parts = text.split([',', '，', '、', ';', '；']).map(str::trim).filter(|it| !it.is_empty());
    let grade = |part: &str| {
        let (label, min) = part.rsplit_once(char::is_whitespace)?;
        Some(Grade { label: label.trim().to_owned(), min: hundredths(min)? })
    };
    GradeScale::new(parts.map(grade).collect::<Option<Vec<_>>>()?).ok()
}

/// Grades as they stand in a box.
pub(super) fn grades_written(scale: &GradeScale) -> String {
    let one = |it: &Grade| {
        let points = crate::domain::rate::Quantity { thousandths: it.min.0.saturating_mul(10) };
        format!("{} {}", it.label, format::plain_quantity(points))
    };
    scale.as_slice().iter().map(one).collect::<Vec<_>>().join(", ")
}
