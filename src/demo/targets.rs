//! The sales targets of the sample book: the firm's year, the teams and the people, and what a customer has promised to take.

use std::collections::BTreeMap;

use super::DemoError;
use super::deal::{HEAD, LI, SHEN, ZHOU};
use super::scene::Scene;
use crate::domain::apportion::apportion;
use crate::domain::contract::targets::{Cycle, Metric};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{CustomerId, DoneId, NewId, SalesTargetId};
use crate::domain::lifecycle::life::Entry;
use crate::domain::lifecycle::target::Event;
use crate::domain::money::Currency;
use crate::domain::sales_measure::SalesMetric;
use crate::domain::sales_target::cells::{Span, around, equal, spans};
use crate::domain::sales_target::done::Done;
use crate::domain::sales_target::of_clause::entered_id;
use crate::domain::sales_target::{SalesTarget, Scope};

/// The contract under which the customer has promised to take so much a year.
const FRAMEWORK: &str = "年度供货框架合同";
/// Round figures: ten thousand yuan, in fen.
const ROUND: i64 = 1_000_000;
/// One visit, or one customer, in thousandths.
const ONE: i64 = 1_000;
/// How a year of this trade goes, month by month: little around the Spring Festival, much before the year ends.
const SEASONS: [i128; 12] = [6, 4, 8, 8, 9, 9, 7, 7, 9, 8, 10, 15];

/// Enters the targets.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let today = scene.today;
    let (year, quarter) = (around(today, Cycle::Year)?, around(today, Cycle::Quarter)?);
    let before = around(year.from.plus_days(-1)?, Cycle::Year)?;
    let next = around(quarter.to.plus_days(1)?, Cycle::Quarter)?;
    let by = |on: Date, who: &str| vec![Entry::new(on, Event::Agreed { by: who.to_owned() })];

    let whole = aim(collected(scene, &[], year, today), year, today, 93);
    let mut firm = blank(scene, Scope::Firm, SalesMetric::Collected, year, Cycle::Month, whole)?;
    firm.parts = seasonal(whole)?;
    (firm.stretch, firm.challenge) = (Some(whole + whole / 10), Some(whole + whole / 4));
    "按上一年回款加新区域测算。".clone_into(&mut firm.note);
    firm.life = by(year.from, HEAD);

    let last = aim(collected(scene, &[], before, before.to), before, before.to, 104);
    let mut past = blank(scene, Scope::Firm, SalesMetric::Collected, before, Cycle::Quarter, last)?;
    past.life = by(before.from, HEAD);
    past.life.push(Entry::new(year.from, Event::Closed));

    let mut won = blank(scene, Scope::Firm, SalesMetric::NewCustomers, year, Cycle::Quarter, 8)?;
    won.stretch = Some(12);
    won.life = by(year.from, HEAD);

    let signed = blank(scene, Scope::Team, SalesMetric::Signed, year, Cycle::Quarter, 400 * ROUND)?;
    let mut east = SalesTarget { team: "华东组".to_owned(), ..signed };
    east.life = by(year.from, LI);

    scene.book.sales_targets.extend([firm, past, won, east]);
    for (name, pace, stretch) in [(LI, 108, true), (ZHOU, 94, true), (SHEN, 71, false)] {
        let base = aim(collected(scene, &[name], quarter, today), quarter, today, pace);
        let mut own = blank(scene, Scope::Member, SalesMetric::Collected, quarter, Cycle::Month, base)?;
        own.member = scene.book.members.iter().find(|it| it.name == name).map(|it| it.id);
        own.stretch = stretch.then_some(base + base / 5);
        own.life = by(quarter.from, name);
        scene.book.sales_targets.push(own);
    }
    let mut draft = blank(scene, Scope::Member, SalesMetric::Signed, next, Cycle::Month, 90 * ROUND)?;
    draft.member = scene.book.members.iter().find(|it| it.name == SHEN).map(|it| it.id);
    "等季度会上定。".clone_into(&mut draft.note);
    scene.book.sales_targets.push(draft);

    // what the book does not measure: visits, entered now and then
    let mut visits = blank(scene, Scope::Member, SalesMetric::Own, quarter, Cycle::Month, 36 * ONE)?;
    visits.member = scene.book.members.iter().find(|it| it.name == ZHOU).map(|it| it.id);
    "上门走访（次）".clone_into(&mut visits.measure);
    visits.life = by(quarter.from, ZHOU);
    for (days, count, note) in [(6, 4, "苏州两天"), (20, 5, "青岛、潍坊"), (34, 6, "厦门、南平")] {
        let on = quarter.from.plus_days(days)?;
        if on <= today {
            let done = Done { on, figure: count * ONE, note: note.to_owned(), by: ZHOU.to_owned() };
            visits.done.insert(DoneId::fresh(scene.ids), done);
        }
    }
    scene.book.sales_targets.push(visits);

    let framework = scene.book.contracts.iter().find(|it| it.title.zh == FRAMEWORK).map(|it| it.id);
    if let Some(contract) = framework {
        let mut taken = blank(scene, Scope::Contract, SalesMetric::Collected, year, Cycle::Quarter, 60 * ROUND)?;
        taken.contract = Some(contract);
        taken.life = by(year.from, ZHOU);
        scene.book.sales_targets.push(taken);
        // its clause counts new customers of the other side, which reports them
        if let Some(id) = entered_id(contract, &Metric::NewCustomers, today.year()) {
            let mut reported = blank(scene, Scope::Contract, SalesMetric::Own, year, Cycle::Quarter, 80 * ONE)?;
            (reported.id, reported.contract) = (id, Some(contract));
            "新客户数 · New customers".clone_into(&mut reported.measure);
            reported.life = by(year.from, "");
            for (days, count) in [(33, 7), (61, 6), (92, 8), (121, 9), (153, 7), (184, 8), (245, 9), (306, 8)] {
                let on = year.from.plus_days(days)?;
                if on <= today {
                    let note = "客户月报".to_owned();
                    let done = Done { on, figure: count * ONE, note, by: ZHOU.to_owned() };
                    reported.done.insert(DoneId::fresh(scene.ids), done);
                }
            }
            scene.book.sales_targets.push(reported);
        }
    }
    Ok(())
}

fn blank<I: NewId>(
    scene: &mut Scene<'_, I>,
    scope: Scope,
    metric: SalesMetric,
    period: Span,
    grain: Cycle,
    base: i64,
) -> Result<SalesTarget, DemoError> {
    let count = spans(period.from, period.to, grain).map_or(1, |all| all.len());
    Ok(SalesTarget {
        id: SalesTargetId::fresh(scene.ids),
        scope,
        contract: None,
        member: None,
        team: String::new(),
        metric,
        product: String::new(),
        measure: String::new(),
        currency: Currency::CNY,
        from: period.from,
        to: period.to,
        grain,
        base,
        stretch: None,
        challenge: None,
        parts: equal(base, count)?,
        note: String::new(),
        done: BTreeMap::new(),
        life: Vec::new(),
    })
}

fn seasonal(whole: i64) -> Result<Vec<i64>, DemoError> {
    let shares = apportion(i128::from(whole), &SEASONS)?;
    let parts = shares.into_iter().map(|it| i64::try_from(it).map_err(|_| ExactError::Overflow));
    Ok(parts.collect::<Result<_, _>>()?)
}

/// What came in by a day from customers that these people look after, or from all; in fen.
fn collected<I: NewId>(scene: &Scene<'_, I>, keepers: &[&str], period: Span, today: Date) -> i64 {
    let book = &scene.book;
    let is_theirs = |id: CustomerId| {
        let customer = book.customers.iter().find(|it| it.id == id);
        keepers.is_empty() || customer.is_some_and(|it| keepers.contains(&it.owner.as_str()))
    };
    let known = book.receipts.iter().filter(|it| period.holds(it.on) && it.on <= today && is_theirs(it.customer));
    known.map(|it| it.amount.minor).sum()
}

/// The round figure of which so much was done that the period is on track for `pace` per cent.
fn aim(actual: i64, period: Span, today: Date, pace: i64) -> i64 {
    let whole = i128::from(actual.max(0)) * i128::from(period.days()) * 100;
    let planned = whole / i128::from(period.gone(today).max(1)) / i128::from(pace);
    let rounded = i64::try_from(planned / i128::from(ROUND)).unwrap_or(0).clamp(20, 1_500);
    rounded * ROUND
}
