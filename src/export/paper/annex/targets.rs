//! Targets, scoring and incentives.

use super::super::draft::{Draft, TableDraft};
use super::super::figure::{self, Pair};
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::Align;
use crate::domain::contract::defined::Concept;
use crate::domain::contract::field;
use crate::domain::contract::targets::{
    Cycle, Direction, Incentive, Measure, Metric, Targets, Tier, TierEnd, TierMethod,
};
use crate::domain::problem::Place;
use crate::domain::rate::{Ppm, Quantity};
use crate::i18n::format;

pub(super) fn measures(draft: &mut Draft<'_>, outline: &Outline<'_>, targets: &Targets) {
    let floored = targets.measures.iter().any(|measure| measure.floor != Ppm(0));
    let mut heads = vec![(Align::Start, "指标", "Measure"), (Align::End, "每期目标", "Target per period")];
    let (stretched, challenged) = phrase::levels_of(targets);
    if stretched {
        heads.push((Align::End, "冲刺目标", "Stretch target"));
    }
    if challenged {
        heads.push((Align::End, "挑战目标", "Challenge target"));
    }
    heads.extend([
        (Align::Start, "单位", "Unit"),
        (Align::End, "权重", "Weight"),
        (Align::Start, "方向", "Direction"),
        (Align::End, "单项得分上限", "Highest score"),
    ]);
    if floored {
        heads.push((Align::End, "单项得分下限", "Lowest score"));
    }
    heads.push((Align::Start, "数据来源", "Source"));
    let mut table = TableDraft::new(outline, &heads);
    for (row, measure) in targets.measures.iter().enumerate() {
        let place = Place::row(field::TARGETS_MEASURES, row);
        let same = |text: String| insert::term(place, (text.clone(), text));
        let (name, unit) = named(outline, measure);
        let weight = Ppm(measure.weight.0.saturating_mul(100));
        let mut cells = vec![insert::term(place, name), insert::term(place, phrase::target(measure))];
        if stretched {
            cells.push(insert::term(place, phrase::level(measure, measure.stretch)));
        }
        if challenged {
            cells.push(insert::term(place, phrase::level(measure, measure.challenge)));
        }
        cells.extend([
            insert::term(place, unit),
            same(format::percent(weight)),
            insert::term(place, phrase::direction(measure.direction)),
            same(format::percent(measure.cap)),
        ]);
        if floored {
            cells.push(same(format::percent(measure.floor)));
        }
        cells.push(insert::term(place, phrase::source(outline, &measure.source)));
        table.row(&cells);
    }
    draft.table(table.done());
    for (row, measure) in targets.measures.iter().enumerate().filter(|(_, it)| it.is_spread()) {
        spread(draft, outline, Place::row(field::TARGETS_MEASURES, row), targets.cycle, measure);
    }
    scoring(draft, targets, floored);
    match &targets.incentive {
        Incentive::None => {}
        Incentive::Tiered { method, tiers, .. } => tier_table(draft, outline, *method, tiers),
    }
}

/// A measure by its name, and what it is counted in.
fn named(outline: &Outline<'_>, measure: &Measure) -> (Pair, Pair) {
    let (mut name, unit) = phrase::metric(&measure.metric, outline.contract.price.currency.code());
    if measure.metric == Metric::NetSales && outline.contract.defines(Concept::NetSales) {
        name.1 = name.1.replacen("Net sales", Concept::NetSales.words().1, 1);
    }
    (name, unit)
}

/// The parts of a year, and what they come to.
fn spread(draft: &mut Draft<'_>, outline: &Outline<'_>, place: Place, cycle: Cycle, measure: &Measure) {
    let (name, unit) = named(outline, measure);
    draft.say(
        "{0}的全年目标（{1}）分配到各自然{2}如下：",
        "{0}: the target of a year ({1}) is spread over {2} as follows:",
        &[
            insert::term(place, name),
            insert::term(place, unit),
            Insert::Words(phrase::owned(phrase::calendar_periods(cycle))),
        ],
    );
    let heads = [(Align::Start, "期间", "Period"), (Align::End, "目标", "Target")];
    let mut table = TableDraft::new(outline, &heads);
    let figure = |figure: Quantity| insert::term(place, (format::quantity(figure), format::quantity(figure)));
    for (nth, part) in measure.parts.iter().enumerate() {
        table.row(&[insert::term(place, phrase::period_of_year(cycle, nth)), figure(*part)]);
    }
    table.total(&[insert::term(place, phrase::owned(("全年", "Year"))), figure(measure.target)]);
    draft.table(table.done());
}

/// How a score comes about.
fn scoring(draft: &mut Draft<'_>, targets: &Targets, floored: bool) {
    draft.say(
        "越高越好的指标，得分 = 实际值 ÷ 目标值 × 100；越低越好的指标，得分 =（2 − 实际值 ÷ 目标值）× 100。",
        "Where higher is better, score = actual ÷ target × 100; where lower is better, score = (2 − actual ÷ target) × 100.",
        &[],
    );
    if targets.measures.iter().any(|measure| matches!(measure.direction, Direction::Range { .. })) {
        draft.more(
            "目标为区间的指标，实际值在区间内（含两端）的，得分为100；在区间外的，每偏离一个单位按方向一栏扣分，不足一个单位的按比例扣分。",
            "Where the target is a range, an actual value in it, ends included, scores 100; outside it the points in the column \
             on direction are taken off for each unit, and in proportion for a part of one.",
            &[],
        );
    }
    if floored {
        draft.more(
            "得分不低于上表所列下限，不高于上表所列上限。",
            "A score is at least the lowest and at most the highest score in the table.",
            &[],
        );
    } else {
        draft.more(
            "得分最低为0分，最高为上表所列上限。",
            "A score is at least 0 and at most the highest score in the table.",
            &[],
        );
    }
    draft.more(
        "总分为各项得分按权重加权之和，保留两位小数；评定等级时按未取整的分数比较。某项在评估期内没有数据的，不计入总分，其余权重按比例放大，并在评估表\
         中注明。",
        "The total is the weighted sum, shown with two decimals; grades compare the unrounded score. A measure without data in \
         the period is left out, the other weights are scaled up, and the sheet says so.",
        &[],
    );
}

fn tier_table(draft: &mut Draft<'_>, outline: &Outline<'_>, method: TierMethod, tiers: &[Tier]) {
    // where the rate that is reached holds for the whole, no band is a part with a rate of its own
    let part = match method {
        TierMethod::Marginal => "的部分",
        TierMethod::Whole => "",
    };
    let mut table =
        TableDraft::new(outline, &[(Align::Start, "计算基数档位", "Band of the base"), (Align::End, "比例", "Share")]);
    for (row, tier) in tiers.iter().enumerate() {
        let place = Place::row(field::TARGETS_INCENTIVE_TIERS, row);
        let below = row.checked_sub(1).and_then(|row| tiers.get(row));
        let from = below.and_then(|tier| match tier.up_to {
            TierEnd::At(amount) => Some(figure::figures(amount)),
            TierEnd::Open => None,
        });
        let band = match (from, tier.up_to) {
            (None, TierEnd::At(end)) => {
                let (zh, en) = figure::figures(end);
                (format!("不超过{zh}{part}"), format!("up to {en}"))
            }
            (Some((from_zh, from_en)), TierEnd::At(end)) => {
                let (zh, en) = figure::figures(end);
                (format!("超过{from_zh}至{zh}{part}"), format!("above {from_en} up to {en}"))
            }
            (Some((zh, en)), TierEnd::Open) => (format!("超过{zh}{part}"), format!("above {en}")),
            (None, TierEnd::Open) => phrase::owned(("全部", "all")),
        };
        let rate = format::percent(tier.rate);
        table.row(&[insert::term(place, band), insert::term(place, (rate.clone(), rate))]);
    }
    draft.table(table.done());
}
