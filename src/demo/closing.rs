//! The settlement of a contract that was ended by agreement: the drawings that the customer still had are back, and what is left of
//! the price is still to be talked about.

use super::DemoError;
use super::scene::Scene;
use crate::domain::contract::event::{ContractEvent, Fact};
use crate::domain::contract::party::Who;
use crate::domain::id::{ContractEventId, NewId};
use crate::domain::settlement_list::record::{Fact as Said, added_key};

/// The contract that was ended by agreement sixty days ago.
const ENDED: &str = "余热回收点位合同";

/// Enters what was said of its settlement list.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let found = scene.book.contracts.iter().find(|it| it.title.zh == ENDED);
    let Some(contract) = found.map(|it| it.id) else { return Ok(()) };
    let what = "已交的点位设计图纸（纸质两套）";
    let drawings = ContractEventId::fresh(scene.ids);
    let added = Said::Added { what: what.to_owned(), whose: Who::Them };
    let back =
        Said::Settled {
            line: added_key(drawings), what: what.to_owned(), note: "图纸两套寄回，收件单存档".to_owned()
        };
    for (id, offset, said) in [(drawings, -55, added), (ContractEventId::fresh(scene.ids), -41, back)] {
        let on = scene.day(offset)?;
        scene.book.contract_events.push(ContractEvent { id, contract, on, fact: Fact::Settlement(said) });
    }
    Ok(())
}
