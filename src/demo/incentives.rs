//! What is paid for what was sold: plans of every method, one of them retired, what was booked of them and paid, what was set free of
//! what had been held back, a claw-back for the bill that was not honoured, and a run that waits to be approved.

use std::collections::{BTreeMap, BTreeSet};

use super::DemoError;
use super::deal::{DESK, HEAD, LI, SHEN, ZHOU};
use super::scene::Scene;
use super::wares::yuan;
use crate::domain::commission::{
    BonusCurve, BonusPoint, CommissionCap, CommissionMethod, CommissionPlan, Participant, RateTier, RateTiers,
    UnitTier, UnitTiers, UpperBound,
};
use crate::domain::date::Date;
use crate::domain::id::{
    CommissionEntryId, ContractId, IncentiveEventId, IncentivePlanId, MemberId, NewId, PayoutRunId,
};
use crate::domain::incentive::due::Book;
use crate::domain::incentive::entry::{BookedCommission, Standing};
use crate::domain::incentive::event::{Fact, IncentiveEvent};
use crate::domain::incentive::grades::usual;
use crate::domain::incentive::period::Grain;
use crate::domain::incentive::plan::{Goal, IncentivePlan, Metric, Reach, Release};
use crate::domain::incentive::run::{PayoutRun, collect};
use crate::domain::incentive::source::{Counted, Size, collected};
use crate::domain::lifecycle::{commission_entry, incentive, payout_run};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::{Ppm, Quantity};
use crate::domain::tax_part::{TaxPart, tax_parts};

/// A plan: its name, what counts, how, what part is held back, the shares in percent, and how many days ago it was approved.
type Written = (&'static str, Metric, Reach, CommissionMethod, i64, &'static [(&'static str, i64)], Option<i64>);

fn percent(value: i64) -> Ppm {
    Ppm(value * 10_000)
}

fn rates(tiers: &[(Option<i64>, i64)]) -> Option<RateTiers> {
    let tier = |(upper, rate): &(Option<i64>, i64)| RateTier {
        upper: upper.map_or(UpperBound::Open, |upper| UpperBound::UpTo(Money::cny(yuan(upper)))),
        rate: percent(*rate),
    };
    RateTiers::new(tiers.iter().map(tier).collect()).ok()
}

fn curve(points: &[(i64, i64)]) -> Option<BonusCurve> {
    let point = |(attained, paid): &(i64, i64)| BonusPoint { attainment: percent(*attained), payout: percent(*paid) };
    BonusCurve::new(points.iter().map(point).collect()).ok()
}

fn plans() -> Option<Vec<Written>> {
    let bands = rates(&[(Some(100_000), 2), (Some(300_000), 3), (None, 5)])?;
    let whole = rates(&[(Some(200_000), 1), (None, 2)])?;
    let open = |upper, each| UnitTier { upper, each: Money::cny(each) };
    let up_to = UpperBound::UpTo(Quantity { thousandths: 100_000 });
    let units = UnitTiers::new(vec![open(up_to, yuan(5)), open(UpperBound::Open, yuan(8))]).ok()?;
    let curve = curve(&[(0, 0), (80, 50), (100, 100), (120, 150)])?;
    let bonus = CommissionMethod::OnTarget { bonus: Money::cny(yuan(10_000)), curve };
    Some(vec![
        (
            "华东回款提成",
            Metric::Collected,
            Reach::Participants,
            CommissionMethod::Marginal(bands),
            20,
            &[(LI, 70), ("方亦清", 30)],
            Some(300),
        ),
        (
            "华南回款提成",
            Metric::Collected,
            Reach::Participants,
            CommissionMethod::Whole(whole),
            10,
            &[(ZHOU, 60), (SHEN, 40)],
            Some(300),
        ),
        (
            "仪表按台奖励",
            Metric::Units,
            Reach::Participants,
            CommissionMethod::PerUnit(units),
            0,
            &[(SHEN, 100)],
            Some(3),
        ),
        ("商务达标奖金", Metric::Signed, Reach::Everybody, bonus, 0, &[(DESK, 100)], Some(3)),
    ])
}

/// Enters the plans and what became of them.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let Some(plans) = plans() else { return Ok(()) };
    let last_year = scene.today.plus_months(-12)?;
    let from = Date::new(last_year.year(), 1, 1)?;
    let mut made = Vec::new();
    for (name, metric, reach, method, hold, shares, approved) in plans {
        let is_new = approved.is_some_and(|days| days < 30);
        let goal = matches!(method, CommissionMethod::OnTarget { .. });
        let plan = IncentivePlan {
            id: IncentivePlanId::fresh(scene.ids),
            name: name.to_owned(),
            version: 1,
            follows: None,
            metric,
            reach,
            pay: CommissionPlan { method, cap: CommissionCap::None, hold_back: percent(hold) },
            goal: goal.then(|| Goal::Money(Money::cny(yuan(2_000_000)))),
            net_of: (metric == Metric::Collected).then(|| percent(13)),
            currency: Currency::CNY,
            grain: Grain::Quarter,
            from: if is_new { Date::new(scene.today.year(), 1, 1)? } else { from },
            to: None,
            release: if hold == 10 { Release::AfterDays(90) } else { Release::Collected },
            grades: Vec::new(),
            participants: participants(scene, shares),
            note: String::new(),
        };
        if let Some(days) = approved {
            let on = scene.day(-days)?;
            let fact = Fact::Plan(incentive::Event::Approved { by: HEAD.to_owned() });
            tell(scene, (Some(plan.id), None, None), on, fact);
            if let Some(told) = scene.book.incentive_events.last_mut() {
                told.terms = Some(Box::new(plan.clone()));
            }
        }
        scene.book.incentive_plans.push(plan.clone());
        made.push(plan);
    }
    if let Some(east) = made.first().cloned() {
        let next = scene.today.plus_months(3)?;
        let draft = IncentivePlan {
            id: IncentivePlanId::fresh(scene.ids),
            version: 2,
            follows: Some(east.id),
            from: Grain::Quarter.around(next)?.from,
            // what is proposed for the next quarter: how somebody was evaluated counts too
            grades: usual(),
            pay: CommissionPlan { cap: CommissionCap::AtMost(Money::cny(yuan(60_000))), ..east.pay },
            ..east
        };
        scene.book.incentive_plans.push(draft);
    }
    if let Some(east) = made.first() {
        retire(scene, east)?;
    }
    let (east, south) = (made.first().cloned(), made.get(1).cloned());
    if let (Some(east), Some(south)) = (east, south) {
        let both = [&east, &south];
        book(scene, &both, -100)?;
        approve(scene, &[east.id, south.id], -99)?;
        run(scene, &[east.id, south.id], -98, Some(-97))?;
        book(scene, &both, -10)?;
        approve(scene, &[east.id, south.id], -10)?;
        run(scene, &[south.id], -9, Some(-9))?;
        // what was paid for the bill that came back is taken back
        book(scene, &[&south], -3)?;
        approve(scene, &[south.id], -3)?;
        run(scene, &[east.id, south.id], -2, None)?;
    }
    Ok(())
}

/// Enters a plan that paid nothing while it ran, and was retired: nobody came near its goal.
fn retire<I: NewId>(scene: &mut Scene<'_, I>, other: &IncentivePlan) -> Result<(), DemoError> {
    let Some(curve) = curve(&[(0, 0), (90, 0), (100, 100)]) else { return Ok(()) };
    let bonus = CommissionMethod::OnTarget { bonus: Money::cny(yuan(8_000)), curve };
    let plan = IncentivePlan {
        id: IncentivePlanId::fresh(scene.ids),
        name: "季度签约冲刺奖金".to_owned(),
        metric: Metric::Signed,
        pay: CommissionPlan { method: bonus, cap: CommissionCap::None, hold_back: percent(0) },
        goal: Some(Goal::Money(Money::cny(yuan(6_000_000)))),
        net_of: None,
        participants: participants(scene, &[(ZHOU, 100)]),
        ..other.clone()
    };
    let retired = incentive::Event::Retired {
        reason: "目标定得过高，四个季度无人达到，改按回款提成".to_owned()
    };
    let approved = incentive::Event::Approved { by: HEAD.to_owned() };
    for (days, event) in [(-300, approved), (-120, retired)] {
        let on = scene.day(days)?;
        tell(scene, (Some(plan.id), None, None), on, Fact::Plan(event));
    }
    scene.book.incentive_plans.push(plan);
    Ok(())
}

fn participants<I>(scene: &Scene<'_, I>, shares: &[(&str, i64)]) -> Vec<Participant> {
    let member = |name: &str| scene.book.members.iter().find(|it| it.name == name).map(|it| it.id);
    let found = shares.iter().filter_map(|(name, share)| {
        let member: MemberId = member(name)?;
        Some(Participant { member, share: percent(*share) })
    });
    found.collect()
}

type About = (Option<IncentivePlanId>, Option<CommissionEntryId>, Option<PayoutRunId>);

fn tell<I: NewId>(scene: &mut Scene<'_, I>, (plan, entry, run): About, on: Date, fact: Fact) {
    let id = IncentiveEventId::fresh(scene.ids);
    let by = HEAD.to_owned();
    scene.book.incentive_events.push(IncentiveEvent { id, plan, entry, run, on, by, fact, terms: None });
}

/// What counts under a plan on a day: the principal of the contracts that its participants look after.
fn counted<I>(scene: &Scene<'_, I>, plan: &IncentivePlan, on: Date) -> Result<Vec<Counted>, DemoError> {
    let names: BTreeSet<&str> = plan
        .participants
        .iter()
        .filter_map(|it| scene.book.members.iter().find(|member| member.id == it.member))
        .map(|member| member.name.as_str())
        .collect();
    let keeper = |id: ContractId| {
        let contract = scene.book.contracts.iter().find(|it| it.id == id)?;
        let owner = Some(contract.owner.as_str()).filter(|it| !it.is_empty());
        owner.or_else(|| scene.book.customers.iter().find(|it| it.id == contract.customer).map(|it| it.owner.as_str()))
    };
    let mut rows = collected(&scene.book.receipts, &scene.book.allocations, on)?;
    rows.retain(|row| keeper(row.contract).is_some_and(|name| names.contains(name)));
    Ok(rows)
}

/// Books what is due under plans on a day so many days from today.
fn book<I: NewId>(scene: &mut Scene<'_, I>, plans: &[&IncentivePlan], days: i64) -> Result<(), DemoError> {
    let on = scene.day(days)?;
    for plan in plans {
        let rows = counted(scene, plan, on)?;
        let mut sums: BTreeMap<ContractId, i64> = BTreeMap::new();
        for row in &rows {
            if let Size::Money(amount) = row.size {
                let sum = sums.entry(row.contract).or_insert(0);
                *sum = sum.saturating_add(amount.minor);
            }
        }
        let totals: BTreeMap<ContractId, i64> =
            scene.book.contracts.iter().filter_map(|it| Some((it.id, it.total().ok()?.minor))).collect();
        let is_collected = |id: ContractId| sums.get(&id).zip(totals.get(&id)).is_some_and(|(sum, all)| sum >= all);
        let entries: Vec<(BookedCommission, Standing)> =
            standings(scene, on).into_iter().filter(|(it, _)| it.plan == plan.id).collect();
        let pairs: Vec<(&BookedCommission, &Standing)> = entries.iter().map(|(a, b)| (a, b)).collect();
        let taxes: BTreeMap<ContractId, Vec<TaxPart>> =
            scene.book.contracts.iter().filter_map(|it| Some((it.id, tax_parts(it).ok()?))).collect();
        let tax_of = |row: &Counted| taxes.get(&row.contract).cloned().unwrap_or_default();
        let view = Book {
            rows: Ok(&rows),
            entries: &pairs,
            grade: &|_, _| None,
            is_collected: &is_collected,
            tax_of: &tax_of,
            as_of: on,
        };
        for due in plan.dues(None, &view) {
            for change in due.changes {
                let id = CommissionEntryId::fresh(scene.ids);
                scene.book.commission_entries.push(BookedCommission {
                    id,
                    plan: plan.id,
                    member: change.member,
                    period: due.period,
                    cause: change.cause,
                    on,
                    by: DESK.to_owned(),
                    earned: change.earned,
                    held: change.held,
                    counted: change.counted,
                    reverses: None,
                    reason: String::new(),
                });
            }
        }
    }
    Ok(())
}

fn standings<I>(scene: &Scene<'_, I>, on: Date) -> Vec<(BookedCommission, Standing)> {
    let all = scene.book.commission_entries.iter();
    all.map(|it| (it.clone(), it.standing(&scene.book.incentive_events, on))).collect()
}

/// Approves what waits of these plans.
fn approve<I: NewId>(scene: &mut Scene<'_, I>, plans: &[IncentivePlanId], days: i64) -> Result<(), DemoError> {
    let on = scene.day(days)?;
    for (entry, standing) in standings(scene, on) {
        if standing.is_accrued() && plans.contains(&entry.plan) {
            let fact = Fact::Entry(commission_entry::Event::Approved { by: HEAD.to_owned() });
            tell(scene, (None, Some(entry.id), None), on, fact);
        }
    }
    Ok(())
}

/// Makes a run of what is approved of these plans; with a second day it was approved and paid on it.
fn run<I: NewId>(
    scene: &mut Scene<'_, I>,
    plans: &[IncentivePlanId],
    days: i64,
    paid: Option<i64>,
) -> Result<(), DemoError> {
    let on = scene.day(days)?;
    let known = standings(scene, on);
    let approved = known.iter().filter(|(it, standing)| standing.is_approved() && plans.contains(&it.plan));
    let collected = collect(approved.map(|(it, _)| it))?;
    if collected.entries.is_empty() {
        return Ok(());
    }
    let year = format!("FF-{:04}-", on.year());
    let before = scene.book.payout_runs.iter().filter(|it| it.number.starts_with(&year)).count();
    let run = PayoutRun {
        id: PayoutRunId::fresh(scene.ids),
        number: format!("{year}{:03}", before.saturating_add(1)),
        on,
        by: DESK.to_owned(),
        entries: collected.entries,
    };
    if let Some(days) = paid {
        let on = scene.day(days)?;
        let approved = Fact::Run(payout_run::Event::Approved { by: HEAD.to_owned() });
        tell(scene, (None, None, Some(run.id)), on, approved);
        tell(scene, (None, None, Some(run.id)), on, Fact::Run(payout_run::Event::Paid));
        for entry in run.entries.clone() {
            tell(scene, (None, Some(entry), Some(run.id)), on, Fact::Entry(commission_entry::Event::Paid));
        }
    }
    scene.book.payout_runs.push(run);
    Ok(())
}
