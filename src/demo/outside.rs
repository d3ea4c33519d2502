//! What happened to a contract from outside: a typhoon that kept us from delivering for ten days, told and proved in time; and a
//! transfer to another company that the customer asked for and that was refused.

use super::DemoError;
use super::scene::Scene;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::party::Side;
use crate::domain::force_majeure::{self, Reach};
use crate::domain::id::{ContractEventId, NewId};
use crate::domain::transfer::{self, Sort};

/// The contract that has run for years.
const LONG: &str = "三年供货合同";

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
