//! What goes on with customers that are made by rule: follow-ups with their next steps, chances to sell, leads, groups.

use std::collections::BTreeMap;

use super::DemoError;
use super::deal::{DESK, LI, SHEN, ZHOU};
use super::growing::parent_of;
use super::plenty::{Draw, person, wide};
use super::scene::Scene;
use super::seeded::mixed;
use super::visits::outcome_of;
use super::wares::yuan;
use crate::domain::activity::{Activity, ActivityKind};
use crate::domain::customer::Customer;
use crate::domain::id::{ActivityId, LeadEventId, LeadId, NewId, OpportunityEventId, OpportunityId};
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead;
use crate::domain::lifecycle::opportunity::{Event, StageKey};
use crate::domain::money::Money;
use crate::domain::opportunity::{Opportunity, OpportunityEvent};
use crate::domain::repetition::{RepeatUnit, Repetition};

const OWNERS: &[&str] = &[LI, ZHOU, SHEN, DESK];
const KINDS: &[ActivityKind] = &[
    ActivityKind::Call,
    ActivityKind::Wechat,
    ActivityKind::Visit,
    ActivityKind::Call,
    ActivityKind::Email,
    ActivityKind::Meeting,
    ActivityKind::Note,
];
/// What was said, and what it led to.
const SAID: &[(&str, &str)] = &[
    ("问了今年的检定计划，说等设备科排期。", "问检定排期"),
    ("现场看了两台流量计，读数漂移，答应寄样机比对。", "寄样机"),
    ("报价收到，嫌交期长，能提前两周就可以谈。", "确认提前发货"),
    ("换了新的采购，把合作情况重新讲了一遍。", "拜访新采购"),
    ("催了进度款，财务说月底前安排。", "核对到账"),
    ("泵房改造立项了，要我们出一份选型建议。", "发选型建议"),
    ("验收单已签，质保条款没有异议。", "寄发票"),
    ("说明了维护要停机半天，对方约在周末。", "安排周末停机"),
    ("比过两家，价格差不多，更看重售后。", "发售后方案"),
    ("问起年框，希望量大有折扣。", "报年框价"),
    ("反馈一台压力变送器示值偏低，先远程调了零点。", "回访读数"),
    ("节前问候，顺便确认了明年的预算节点。", "年初再联系"),
];
const SALES: &[&str] = &[
    "泵房流量计改造",
    "年度检定服务",
    "循环水计量",
    "锅炉房热量表",
    "污水出口在线监测",
    "压力变送器更换",
    "实验室标准装置",
    "车间能耗计量",
    "二次供水改造",
    "新线配套仪表",
];
const STAGES: &[&str] = &["initial", "needs", "proposal", "negotiation"];
const LOST: &[&str] = &["price", "delivery", "rival", "stopped", "silent"];
const RIVALS: &[&str] = &["", "", "一家外资品牌", "本地经销商", "原供应商"];
const WISHES: &[&str] =
    &["问 DN50 电磁流量计的价", "要样本和选型表", "想了解检定周期", "要一份报价", "问能不能带料检定"];
const LEAD_SOURCES: &[&str] = &["展会", "网站留言", "来电", "老客户介绍"];

/// Enters what goes on with a customer.
pub(super) fn enter<I: NewId>(
    scene: &mut Scene<'_, I>,
    chance: u64,
    row: usize,
    customer: &Customer,
) -> Result<(), DemoError> {
    let mut draw = Draw(mixed(chance.wrapping_add(2)));
    for nth in 0..draw.below(4) {
        follow_up(scene, mixed(chance.wrapping_add(10 + nth)), customer)?;
    }
    if draw.below(6) == 0 {
        sale(scene, mixed(chance.wrapping_add(20)), customer)?;
    }
    if draw.below(15) == 0 {
        enquiry(scene, mixed(chance.wrapping_add(30)), row)?;
    }
    // now and then a firm belongs to the one before it, if that is of the same piece
    if draw.below(20) == 0 {
        let parent = parent_of(&scene.book.customers).filter(|it| it.parent.is_none()).map(|it| it.id);
        if let Some(it) = scene.book.customers.last_mut() {
            it.parent = parent;
        }
    }
    Ok(())
}

fn narrow(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(0)
}

fn follow_up<I: NewId>(scene: &mut Scene<'_, I>, chance: u64, customer: &Customer) -> Result<(), DemoError> {
    let mut draw = Draw(chance);
    let on = -narrow(draw.below(200));
    let (content, next) = draw.of(SAID).unwrap_or_default();
    let kind = draw.of(KINDS).unwrap_or_default();
    let steps = draw.below(5);
    let due = on + 3 + narrow(draw.below(30));
    let next_on = if steps < 3 { Some(scene.day(due)?) } else { None };
    // of what is past most is done
    let done =
        if next_on.is_some() && due < 0 && draw.below(8) > 0 { Some(scene.day((due + 1).min(0))?) } else { None };
    let repeats = (next_on.is_some() && done.is_none() && draw.below(12) == 0)
        .then_some(Repetition { every: 3, unit: RepeatUnit::Month });
    let activity = Activity {
        id: ActivityId::fresh(scene.ids),
        customer: Some(customer.id),
        lead: None,
        opportunity: None,
        kind,
        on: scene.day(on)?,
        by: customer.owner.clone(),
        contact: None,
        further_contacts: Vec::new(),
        outcome: outcome_of(kind),
        content: content.to_owned(),
        next: if next_on.is_some() { next.to_owned() } else { String::new() },
        next_on,
        next_done_on: done,
        repeats,
        rounds: BTreeMap::new(),
    };
    scene.book.activities.push(activity);
    Ok(())
}

fn sale<I: NewId>(scene: &mut Scene<'_, I>, chance: u64, customer: &Customer) -> Result<(), DemoError> {
    let mut draw = Draw(chance);
    let began = -20 - narrow(draw.below(160));
    let name = draw.of(SALES).unwrap_or_default();
    let amount = Money::cny(yuan(8_000 + 500 * narrow(draw.below(400))));
    let moves = usize::try_from(draw.below(4)).unwrap_or(0);
    let end = draw.below(5);
    let id = OpportunityId::fresh(scene.ids);
    let by = || customer.owner.clone();
    let last = narrow(wide(moves)) * 4;
    let mut facts: Vec<(i64, Event)> = STAGES
        .iter()
        .zip(STAGES.iter().skip(1))
        .take(moves)
        .zip(1_i64..)
        .map(|((from, to), nth)| {
            let moved = Event::Moved { from: StageKey((*from).to_owned()), to: StageKey((*to).to_owned()), by: by() };
            (began + 4 * nth, moved)
        })
        .collect();
    match end {
        0 => facts.push((began + last + 5, Event::Won { by: by() })),
        1 => {
            let reason = draw.of(LOST).unwrap_or_default().to_owned();
            facts.push((began + last + 5, Event::Lost { by: by(), reason }));
        }
        _ => {}
    }
    let close = scene.day(narrow(draw.below(120)) - 10)?;
    let opportunity = Opportunity {
        id,
        customer: customer.id,
        name: name.to_owned(),
        owner: customer.owner.clone(),
        contact: None,
        further_contacts: Vec::new(),
        amount: Some(amount),
        lines: BTreeMap::new(),
        currency: None,
        probability: None,
        expected_close: Some(close),
        began_on: scene.day(began)?,
        began_in: "initial".to_owned(),
        competitor: draw.of(RIVALS).unwrap_or_default().to_owned(),
        next: String::new(),
        next_on: None,
        contract: None,
        note: String::new(),
    };
    scene.book.opportunities.push(opportunity);
    for (day, fact) in facts {
        let event =
            OpportunityEvent { id: OpportunityEventId::fresh(scene.ids), opportunity: id, on: scene.day(day)?, fact };
        scene.book.opportunity_events.push(event);
    }
    Ok(())
}

fn enquiry<I: NewId>(scene: &mut Scene<'_, I>, chance: u64, row: usize) -> Result<(), DemoError> {
    let mut draw = Draw(chance);
    let came = -1 - narrow(draw.below(60));
    let id = LeadId::fresh(scene.ids);
    let name = person(&mut draw);
    let mut draw = Draw(mixed(chance));
    let lead = Lead {
        id,
        company: String::new(),
        person: name,
        title: String::new(),
        phone: format!("138 {:04} {:04}", row / 10_000, row % 10_000),
        email: String::new(),
        wechat: String::new(),
        source: draw.of(LEAD_SOURCES).unwrap_or_default().to_owned(),
        wish: draw.of(WISHES).unwrap_or_default().to_owned(),
        score: u8::try_from(10 + draw.below(90)).unwrap_or(0),
        owner: draw.of(OWNERS).unwrap_or_default().to_owned(),
        came_on: scene.day(came)?,
    };
    scene.book.leads.push(lead);
    if draw.below(2) == 0 {
        let fact = lead::Event::Contacted;
        let event = LeadEvent { id: LeadEventId::fresh(scene.ids), lead: id, on: scene.day((came + 1).min(0))?, fact };
        scene.book.lead_events.push(event);
    }
    Ok(())
}
