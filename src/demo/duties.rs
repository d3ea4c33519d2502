//! What both sides owe under the contracts, and what became of it: kept on time as a rule, with a late one of theirs, one of ours
//! this week, one waived and one broken.

use super::DemoError;
use super::deal::{DESK, HEAD, LI, SHEN, ZHOU};
use super::materials::SUPPORTED;
use super::scene::Scene;
use crate::domain::account::Entries;
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::clause::{Area, ClauseId};
use crate::domain::contract::party::Who;
use crate::domain::date::Date;
use crate::domain::duties::days::Subject;
use crate::domain::duties::matter::Matter;
use crate::domain::duties::record::{Duty, DutyEvent, DutyFact};
use crate::domain::duties::rows::{Of, Recorded, rows};
use crate::domain::duties::timeline::Timeline;
use crate::domain::id::{ContractId, DutyEventId, DutyId, NewId};
use crate::domain::late_fee::debt::ReceiptBook;
use crate::domain::late_fee::dunning::DunningBook;
use crate::domain::lifecycle::obligation::{Event, Evidence};
use crate::domain::progress::progress;
use crate::domain::receipt::Allocation;
use crate::domain::repetition::{RepeatUnit, Repetition};

/// The contract whose goods the customer has not inspected in time.
const NOT_INSPECTED: &str = "泵站改造供货合同";

/// What became of a duty that was written down.
enum Became {
    Open,
    /// On a day counted from today, shown by this.
    Done(i64, &'static str),
    /// The same, and the other side has not confirmed it.
    Submitted(i64, &'static str),
    Waived(i64, &'static str),
    Broken(i64, &'static str),
    /// Every round up to today was kept.
    Rounds(&'static str),
}

/// A duty that somebody wrote down: of which contract, what, whose, of which area, due so many days from today, how often by the
/// month, who looks after it, with proof or without, and what became of it.
type Written = (&'static str, &'static str, Who, Area, i64, Option<u16>, &'static str, Evidence, Became);

const WRITTEN: &[Written] = &[
    (NOT_INSPECTED, "寄送首批检定证书原件", Who::Us, Area::General, 4, None, LI, Evidence::Required, Became::Open),
    (
        NOT_INSPECTED,
        "指定泵站现场联系人",
        Who::Them,
        Area::S2,
        -96,
        None,
        LI,
        Evidence::Optional,
        Became::Done(-98, "邮件告知，现场联系人为设备部"),
    ),
    (
        "三年供货合同",
        "每月报送下月用量计划",
        Who::Them,
        Area::S2,
        -55,
        Some(1),
        ZHOU,
        Evidence::Optional,
        Became::Rounds("邮件收到用量计划"),
    ),
    (
        "三年供货合同",
        "派员到厂讲解换装要点",
        Who::Us,
        Area::S7,
        -30,
        None,
        ZHOU,
        Evidence::Optional,
        Became::Waived(-33, "对方已自行换装，来函免去本次讲解"),
    ),
    (
        "切削液计量供货合同",
        "交付安装图纸一套",
        Who::Us,
        Area::General,
        -18,
        None,
        SHEN,
        Evidence::Required,
        Became::Submitted(-19, "顺丰寄出，等对方回执"),
    ),
    (
        "阀组配套仪表供货合同",
        "十日内腾出安装场地",
        Who::Them,
        Area::General,
        -160,
        None,
        SHEN,
        Evidence::Optional,
        Became::Broken(-141, "场地到期未腾出，安装推迟十九天，已发函保留索赔权利"),
    ),
];

/// Enters the duties that were written down, and what was done about all of them.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (title, what, bearer, area, due, every, owner, evidence, became) in WRITTEN {
        let Some(contract) = scene.book.contracts.iter().find(|it| it.title.zh == *title).map(|it| it.id) else {
            continue;
        };
        let due = scene.day(*due)?;
        let duty = Duty {
            id: DutyId::fresh(scene.ids),
            contract,
            title: (*what).to_owned(),
            detail: String::new(),
            bearer: *bearer,
            area: *area,
            due: Some(due),
            repeats: every.map(|every| Repetition { every, unit: RepeatUnit::Month }),
            owner: (*owner).to_owned(),
            evidence: *evidence,
            made_on: due.plus_days(-21)?,
        };
        become_of(scene, &duty, owner, became)?;
        scene.book.duties.push(duty);
    }
    keep(scene)
}

fn become_of<I: NewId>(scene: &mut Scene<'_, I>, duty: &Duty, owner: &str, became: &Became) -> Result<(), DemoError> {
    let once = duty.instance_id(Subject::Once);
    let done = |evidence: &str, by: &str| {
        vec![Event::Started, Event::Submitted { evidence: evidence.to_owned() }, Event::Confirmed { by: by.to_owned() }]
    };
    let (day, steps) = match became {
        Became::Open => return Ok(()),
        Became::Done(day, proof) => (*day, done(proof, owner)),
        Became::Submitted(day, proof) => {
            (*day, vec![Event::Started, Event::Submitted { evidence: (*proof).to_owned() }])
        }
        Became::Waived(day, why) => (*day, vec![Event::Waived { by: HEAD.to_owned(), reason: (*why).to_owned() }]),
        Became::Broken(day, note) => (*day, vec![Event::BreachDeclared { note: (*note).to_owned() }]),
        Became::Rounds(proof) => {
            let (Some(first), Some(repeats)) = (duty.due, duty.repeats) else { return Ok(()) };
            let rounds = (0..12).map_while(|k| repeats.day(first, k)).take_while(|day| *day <= scene.today);
            for day in rounds.collect::<Vec<_>>() {
                let id = duty.instance_id(Subject::Day(day));
                tell(scene, duty.contract, id, &duty.title, (day, day.plus_days(-1)?), owner, done(proof, owner));
            }
            return Ok(());
        }
    };
    let on = scene.day(day)?;
    tell(scene, duty.contract, once, &duty.title, (duty.due.unwrap_or(on), on), owner, steps);
    Ok(())
}

fn tell<I: NewId>(
    scene: &mut Scene<'_, I>,
    contract: ContractId,
    duty: String,
    title: &str,
    (due, on): (Date, Date),
    by: &str,
    steps: Vec<Event>,
) {
    scene.book.duty_events.push(DutyEvent {
        id: DutyEventId::fresh(scene.ids),
        contract,
        duty,
        title: title.to_owned(),
        due: Some(due),
        on,
        by: by.to_owned(),
        fact: DutyFact::Steps(steps),
        file: None,
    });
}

/// What the clauses asked for was done in time, with one exception.
fn keep<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let mut kept = Vec::new();
    let (calendar, today) = (WorkCalendar::standard(), scene.today);
    let receipts = ReceiptBook::new(scene.book.receipts.iter());
    let dunning = DunningBook::default();
    for contract in &scene.book.contracts {
        let brief = contract.brief();
        let events: Vec<_> = scene.book.contract_events.iter().filter(|it| it.contract == contract.id).collect();
        let counted: Vec<&Allocation> = scene.book.allocations.iter().filter(|it| it.contract == contract.id).collect();
        let entries = Entries { receipts: &receipts, allocations: &counted, dunning: &dunning };
        let Ok(progress) = progress(&brief, &events, &entries, &calendar, today) else { continue };
        let Some(timeline) = Timeline::of(&brief, &progress, None, &calendar, today) else { continue };
        let owner = if contract.owner.is_empty() { DESK } else { &contract.owner };
        for row in rows(&brief.promises, &[], &Recorded::default(), &timeline) {
            let Of::Promise(place) = row.of else { continue };
            let (Some(day), Some(promise)) = (row.due.day(), brief.promises.get(place)) else { continue };
            // what became of materials is told of the materials themselves
            let by_material = contract.title.zh == SUPPORTED && promise.matter.clause() == ClauseId::Support;
            // and what was shared is told of by the register
            let by_register = matches!(promise.matter, Matter::Share { .. } | Matter::EndUse { .. });
            let late =
                by_material || by_register || (contract.title.zh == NOT_INSPECTED && promise.bearer == Who::Them);
            if day < today && row.is_open() && !late {
                kept.push((contract.id, promise.id(row.subject), day, owner.to_owned()));
            }
        }
    }
    for (contract, id, due, owner) in kept {
        let steps = vec![
            Event::Started,
            Event::Submitted { evidence: "单据已归档".to_owned() },
            Event::Confirmed { by: owner.clone() },
        ];
        tell(scene, contract, id, "", (due, due.plus_days(-1)?), &owner, steps);
    }
    Ok(())
}
