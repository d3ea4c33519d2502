//! A power of attorney (授权委托书), as its annex gives it for each party that signs by one.

use super::draft::Draft;
use super::insert::Insert;
use crate::domain::contract::party::Seal;
use crate::domain::customer::PartyKind;

/// Who authorises whom, and where the one who does signs: with the seal that it signed the contract with, or without any.
pub(super) fn power(draft: &mut Draft<'_>, principal: Insert, agent: Insert, kind: PartyKind, seal: Seal) {
    draft.say(
        "{0}授权{1}代表其签署本合同及其附件。",
        "{0} authorises {1} to sign this contract and its annexes on its behalf.",
        &[principal, agent],
    );
    match (seal, kind) {
        (Seal::None, PartyKind::Person) => {
            draft.more("委托人（签字）：________　日期：________", "Signature: ________ Date: ________", &[]);
        }
        (Seal::None, PartyKind::Organisation) => draft.more(
            "法定代表人（签字）：________　日期：________",
            "Legal representative (signature): ________ Date: ________",
            &[],
        ),
        (Seal::NotStated | Seal::Official | Seal::Contract, _) => draft.more(
            "委托人（盖章）：________　法定代表人（签字）：________　日期：________",
            "Seal: ________ Legal representative (signature): ________ Date: ________",
            &[],
        ),
    }
}
