//! What happened to a contract from outside: a typhoon that kept us from delivering for ten days, told and proved in time; a
//! transfer to another company that the customer asked for and that was refused; and a balance that was not paid after a notice to
//! cure either, for which another contract is ended.

use super::DemoError;
use super::scene::Scene;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::party::Side;
use crate::domain::cure;
use crate::domain::force_majeure::{self, Reach};
use crate::domain::id::{ContractEventId, NewId};
use crate::domain::transfer::{self, Sort};

/// The contract that has run for years.
const LONG: &str = "三年供货合同";

/// The contract that is ended for a breach, and the days of its notice to cure and of its end.
const BROKEN: (&str, i64, i64, i64) = ("轧机冷却水计量合同", -32, -17, -12);

/// Enters what was told.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let Some(contract) = scene.book.contracts.iter().find(|it| it.title.zh == LONG).map(|it| it.id) else {
        return Ok(());
    };
    let typhoon = ContractEventId::fresh(scene.ids);
    let handover = ContractEventId::fresh(scene.ids);
    let told = force_majeure::Told {
        by: Side::Us,
        what: "台风登陆，厂区停电、道路中断".to_owned(),
        began_on: scene.day(-420)?,
        reach: Reach::Duties,
        notice_by: Some(scene.day(-415)?),
        proof_by: Some(scene.day(-405)?),
        long_until: Some(scene.day(-360)?),
    };
    let asked = transfer::Told {
        by: Side::Them,
        sort: Sort::Contract,
        to: "点翠水务运营有限公司".to_owned(),
        from: scene.day(-280)?,
        affiliate: true,
        document: "《合同权利义务转让征求意见函》".to_owned(),
        needs_consent: true,
    };
    let proof = "贸促会不可抗力事实性证明".to_owned();
    let why = "受让方成立不足一年，付款能力无从核实".to_owned();
    let rows = [
        (typhoon, -418, Fact::ForceMajeure(force_majeure::Fact::Told(told))),
        (
            ContractEventId::fresh(scene.ids),
            -411,
            Fact::ForceMajeure(force_majeure::Fact::Proved { event: typhoon, document: proof }),
        ),
        (ContractEventId::fresh(scene.ids), -410, Fact::ForceMajeure(force_majeure::Fact::Ended { event: typhoon })),
        (handover, -300, Fact::Transfer(transfer::Fact::Told(asked))),
        (
            ContractEventId::fresh(scene.ids),
            -294,
            Fact::Transfer(transfer::Fact::Refused { transfer: handover, reason: why }),
        ),
    ];
    for (id, offset, fact) in rows {
        let on = scene.day(offset)?;
        scene.book.contract_events.push(ContractEvent { id, contract, on, fact });
    }
    Ok(())
}

/// Enters what came before an end for breach: the balance was not paid, the customer was asked to pay within the fifteen days of
/// the clause, and did not.
pub(super) fn broken<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let (title, asked_on, last_day, ended_on) = BROKEN;
    let Some(found) = scene.book.contracts.iter().find(|it| it.title.zh == title) else { return Ok(()) };
    let (contract, time) = (found.id, found.term.cure);
    let last_day = scene.day(last_day)?;
    let asked = cure::Asked {
        by: Side::Us,
        breach: "尾款到期后一直未付，多次催收没有结果。".to_owned(),
        clause: Some(ClauseId::Payment),
        time,
        last_day,
    };
    let notice = ContractEventId::fresh(scene.ids);
    let ended = cure::Fact::Ended { by: Side::Us, route: Some(cure::Route::RanOut { notice, last_day }) };
    let rows = [
        (notice, asked_on, Fact::Cure(cure::Fact::Asked(asked))),
        (ContractEventId::fresh(scene.ids), ended_on, Fact::Cure(ended)),
    ];
    for (id, offset, fact) in rows {
        let on = scene.day(offset)?;
        scene.book.contract_events.push(ContractEvent { id, contract, on, fact });
    }
    Ok(())
}
