//! How what is open of a part came about.

use leptos::prelude::*;

use crate::domain::account::PartAccount;
use crate::domain::id::ContractId;
use crate::i18n::Text;
use crate::state::use_app;
use crate::ui::widgets::steps::StepsTable;

/// Whether anything was counted towards a part: until then all that was agreed is open, which its row says.
pub(super) const fn has_steps(part: &PartAccount) -> bool {
    !(part.position.collected.is_zero() && part.position.waived.is_zero())
}

/// The steps of one part as of the date looked at. They are reckoned while they are open.
#[component]
pub(super) fn OpenWorking(contract: ContractId, number: usize) -> impl IntoView {
    let app = use_app();
    let lines = Memo::new(move |_| app.position_lines(contract, number));
    let fault = move || lines.with(|lines| lines.as_ref().err().map(|why| app.text().account_fault(*why)));
    let steps = Signal::derive(move || {
        let text = app.text();
        lines.with(|lines| lines.iter().flatten().map(|line| text.position_line(*line)).collect::<Vec<_>>())
    });
    view! {
        <div class="ledger ledger--alone">
            {move || match fault() {
                Some(fault) => view! { <p class="faint small">{fault}</p> }.into_any(),
                None => view! { <StepsTable label=Text::position_working steps /> }.into_any(),
            }}
        </div>
    }
}
