//! What the contracts whose debts are set off say of that.

use leptos::prelude::*;

use crate::domain::allotment::Share;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::payment::SetOff;
use crate::domain::id::ContractId;
use crate::state::App;

/// Each contract among `shares` that lets less be set off than the law does.
pub(super) fn set_off_terms(app: App, shares: &[Share]) -> impl IntoView + use<> {
    let text = app.text();
    let mut contracts: Vec<ContractId> = shares.iter().map(|it| it.contract).collect();
    contracts.sort_unstable();
    contracts.dedup();
    let said = |id: ContractId| {
        let brief = app.peek::<ContractBrief>(id)?;
        match brief.payment.terms()?.set_off {
            SetOff::AsLaw => None,
            SetOff::ByAgreement => Some(text.set_off_agreed_only(&brief.number)),
            SetOff::Undisputed => Some(text.set_off_undisputed_only(&brief.number)),
        }
    };
    let words = contracts.into_iter().filter_map(said);
    words.map(|words| view! { <p class="field__help" data-tone="warn" data-agreed="">{words}</p> }).collect_view()
}
