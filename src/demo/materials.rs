//! Materials and support: what a framework contract lists in its annex, with what was delivered, accepted and is still out, and a
//! few that were written down besides.

use super::DemoError;
use super::deal::{LI, SHEN, ZHOU};
use super::scene::Scene;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::party::Side;
use crate::domain::contract::plan::Due;
use crate::domain::contract::support::{Support, SupportItem, SupportKind, SupportTitle, Worth};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, MaterialEventId, MaterialId, NewId};
use crate::domain::lifecycle::material::Keeping;
use crate::domain::materials::amount::Amount;
use crate::domain::materials::loss::{Valuation, Wear};
use crate::domain::materials::record::{Material, MaterialEvent, MaterialFact};
use crate::domain::money::Money;
use crate::domain::rate::Quantity;

/// The contract whose annex lists materials.
pub(super) const SUPPORTED: &str = "年度供货框架合同";
/// How long an instrument that is lent lasts, in months.
const LIFE: u16 = 60;
/// Who signs for things there.
const KEEPER: &str = "陈静";

/// Lists the materials in the annex of the contract that has one.
pub(super) fn promise<I: NewId>(scene: &Scene<'_, I>, contract: &mut Contract) -> Result<(), DemoError> {
    if contract.title.zh != SUPPORTED {
        return Ok(());
    }
    let item = |kind, what: (&str, &str), (quantity, unit): (i64, (&str, &str)), worth: i64, title, due: i64| {
        Ok::<_, DemoError>(SupportItem {
            kind,
            what: Wording::new(what.0, what.1),
            quantity: Quantity::whole(quantity)?,
            unit: Wording::new(unit.0, unit.1),
            worth: Worth::Of(Money::cny(worth)),
            title,
            due: Due::On(scene.day(due)?),
            return_by: None,
            borne_by: Side::Us,
        })
    };
    let items = vec![
        item(
            SupportKind::Sample,
            ("便携式超声流量计样机", "Portable ultrasonic flow meter for demonstrations"),
            (2, ("台", "sets")),
            3_720_000,
            SupportTitle::Loan,
            -300,
        )?,
        item(
            SupportKind::Brochure,
            ("仪表选型手册", "Selection handbook"),
            (200, ("册", "copies")),
            600_000,
            SupportTitle::Consumable,
            -280,
        )?,
        item(
            SupportKind::Funds,
            ("区域推介会费用", "Costs of the regional presentation"),
            (1, ("项", "lot")),
            2_000_000,
            SupportTitle::Gift,
            18,
        )?,
    ];
    let usual = match &contract.support {
        Clause::Included(usual) => usual.clone(),
        Clause::NotApplicable { .. } => Support::usual(),
    };
    contract.support = Clause::Included(Support { items, training_hours: 16, ..usual });
    Ok(())
}

/// Enters what became of them, and what was written down besides.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    if let Some(contract) = named(scene, SUPPORTED) {
        of_the_annex(scene, contract)?;
    }
    besides(scene)
}

fn named<I: NewId>(scene: &Scene<'_, I>, title: &str) -> Option<ContractId> {
    scene.book.contracts.iter().find(|it| it.title.zh == title).map(|it| it.id)
}

fn pieces(n: i64) -> Result<Amount, DemoError> {
    Ok(Amount::Quantity(Quantity::whole(n)?))
}

fn delivered(amount: Amount, receipt: &str) -> MaterialFact {
    MaterialFact::Delivered { amount, to: KEEPER.to_owned(), receipt: receipt.to_owned() }
}

fn accepted(amount: Amount) -> MaterialFact {
    MaterialFact::Accepted { amount, by: KEEPER.to_owned() }
}

fn of_the_annex<I: NewId>(scene: &mut Scene<'_, I>, contract: ContractId) -> Result<(), DemoError> {
    let yuan = |yuan: i64| Amount::Money(Money::cny(yuan * 100));
    let told = [
        ("give.sample", "便携式超声流量计样机", -306, MaterialFact::Prepared),
        ("give.sample", "便携式超声流量计样机", -302, delivered(pieces(2)?, "JJ-0117")),
        ("give.sample", "便携式超声流量计样机", -301, accepted(pieces(2)?)),
        (
            "give.sample",
            "便携式超声流量计样机",
            -90,
            MaterialFact::Returned { amount: pieces(1)?, note: "外观完好，附件齐全".to_owned() },
        ),
        ("give.brochure", "仪表选型手册", -290, delivered(pieces(200)?, "JJ-0121")),
        (
            "give.brochure",
            "仪表选型手册",
            -288,
            MaterialFact::Refused { amount: pieces(20)?, reason: "受潮，封面起皱".to_owned() },
        ),
        ("give.brochure", "仪表选型手册", -288, accepted(pieces(180)?)),
        ("give.brochure", "仪表选型手册", -284, delivered(pieces(20)?, "JJ-0124")),
        ("give.brochure", "仪表选型手册", -283, accepted(pieces(20)?)),
        ("give.funds", "区域推介会费用", -120, delivered(yuan(12_000), "付款回单 0718")),
        ("give.funds", "区域推介会费用", -118, accepted(yuan(12_000))),
        ("train", "", -250, delivered(pieces(8)?, "第一次培训签到表")),
        ("train", "", -250, accepted(pieces(8)?)),
    ];
    for (key, title, day, fact) in told {
        let on = scene.day(day)?;
        tell(scene, contract, key.to_owned(), title, on, ZHOU, fact);
    }
    Ok(())
}

/// What was written down: of which contract, who gives it, what, its sort, how much of what unit, its worth in fen, the days of
/// promise, delivery and return, who looks after it, and what became of it.
type Written = (
    &'static str,
    Side,
    &'static str,
    SupportKind,
    (i64, &'static str),
    i64,
    (i64, i64, Option<i64>),
    &'static str,
    Became,
);

/// What became of a material that was written down.
enum Became {
    /// It is still to be given.
    Promised,
    /// It was handed over on time with this slip.
    Handed(&'static str),
    /// The same, and used up on a day from today.
    UsedUp(&'static str, i64),
    /// The same, and lost on a day from today: how.
    Lost(&'static str, i64, &'static str),
}

const WRITTEN: &[Written] = &[
    (
        "泵站改造供货合同",
        Side::Us,
        "电磁流量计演示台",
        SupportKind::Display,
        (1, "套"),
        2_480_000,
        (-75, -60, Some(-6)),
        LI,
        Became::Handed("JJ-0203"),
    ),
    (
        "泵站改造供货合同",
        Side::Us,
        "现场安装技术支持",
        SupportKind::TechnicalSupport,
        (6, "人日"),
        720_000,
        (-20, 3, None),
        LI,
        Became::Promised,
    ),
    (
        "三年供货合同",
        Side::Them,
        "典型工况介质样品",
        SupportKind::Sample,
        (4, "瓶"),
        80_000,
        (-30, 9, None),
        ZHOU,
        Became::Promised,
    ),
    (
        "切削液计量供货合同",
        Side::Us,
        "操作人员培训",
        SupportKind::Training,
        (2, "天"),
        400_000,
        (-40, 12, None),
        SHEN,
        Became::Promised,
    ),
    (
        "三年供货合同",
        Side::Us,
        "换装用密封垫试用包",
        SupportKind::Sample,
        (20, "套"),
        60_000,
        (-70, -62, None),
        ZHOU,
        Became::UsedUp("JJ-0209", -34),
    ),
    (
        "管网监测一期供货合同",
        Side::Us,
        "手持式超声波流量计",
        SupportKind::Display,
        (1, "台"),
        1_280_000,
        (-225, -220, Some(-125)),
        LI,
        Became::Lost("JJ-0142", -131, "雨季泵坑进水，整机报废，对方书面确认"),
    ),
];

fn besides<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (title, giver, what, kind, (n, unit), worth, (promised, due, back), owner, became) in WRITTEN {
        let Some(contract) = named(scene, title) else { continue };
        let amount = pieces(*n)?;
        let material = Material {
            id: MaterialId::fresh(scene.ids),
            contract,
            giver: *giver,
            kind: *kind,
            what: (*what).to_owned(),
            amount,
            unit: (*unit).to_owned(),
            worth: Some(Money::cny(*worth)),
            promised_on: Some(scene.day(*promised)?),
            due: Some(scene.day(*due)?),
            keeping: if back.is_some() { Keeping::Returnable } else { Keeping::Kept },
            return_by: back.map(|day| scene.day(day)).transpose()?,
            owner: (*owner).to_owned(),
            note: String::new(),
            made_on: scene.day(*promised)?,
        };
        let key = material.key();
        scene.book.materials.push(material);
        let (receipt, gone) = match became {
            Became::Promised => continue,
            Became::Handed(receipt) => (receipt, None),
            Became::UsedUp(receipt, day) => (receipt, Some((day, MaterialFact::Consumed { amount }))),
            Became::Lost(receipt, day, how) => {
                let valued = Valuation { value: None, wear: Some(Wear::StraightLine { months: LIFE }) };
                (receipt, Some((day, MaterialFact::Lost { amount, reason: (*how).to_owned(), valued })))
            }
        };
        let (sent, signed) = (scene.day(due.saturating_sub(1))?, scene.day(*due)?);
        tell(scene, contract, key.clone(), what, sent, owner, delivered(amount, receipt));
        tell(scene, contract, key.clone(), what, signed, owner, accepted(amount));
        if let Some((day, fact)) = gone {
            let on = scene.day(*day)?;
            tell(scene, contract, key, what, on, owner, fact);
        }
    }
    Ok(())
}

fn tell<I: NewId>(
    scene: &mut Scene<'_, I>,
    contract: ContractId,
    material: String,
    title: &str,
    on: Date,
    by: &str,
    fact: MaterialFact,
) {
    scene.book.material_events.push(MaterialEvent {
        id: MaterialEventId::fresh(scene.ids),
        contract,
        material,
        title: title.to_owned(),
        on,
        by: by.to_owned(),
        fact,
        file: None,
    });
}
