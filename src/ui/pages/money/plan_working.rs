//! How the parts of a monthly settlement came about.

use leptos::prelude::*;

use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::claims::Settled;
use crate::domain::contract::payment::Plan;
use crate::domain::id::ContractId;
use crate::i18n::Text;
use crate::state::{App, use_app};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::steps::{Step, StepsTable};

/// The steps, folded: they are reckoned when somebody asks for them. The parts of any other plan stand in its clause.
#[component]
pub(super) fn PlanWorking(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let monthly = Memo::new(move |_| {
        let brief = app.watch::<ContractBrief>(contract);
        let payment = brief.as_ref().and_then(|it| it.payment.terms());
        payment.is_some_and(|it| matches!(it.plan, Plan::Monthly { .. }))
    });
    let asked = RwSignal::new(false);
    let steps = Signal::derive(move || if asked.get() { steps(app, contract).unwrap_or_default() } else { Vec::new() });
    view! {
        <Show when=move || monthly.get()>
            <details class="import__others" id="plan-working">
                <summary on:click=move |_| asked.set(true)>{small_icon("chevron-right")} {move || app.text().plan_working()}</summary>
                <StepsTable label=Text::plan_working steps />
            </details>
        </Show>
    }
}

/// The steps as of the date looked at; none while the plan does not work out, which the page says.
fn steps(app: App, contract: ContractId) -> Option<Vec<Step>> {
    let brief = app.watch::<ContractBrief>(contract)?;
    let standing = app.contract_standing(contract)?;
    let payment = brief.payment.terms()?;
    let last_day = standing.life.stage.last_day();
    let none = Settled::new();
    let settled = standing.account.as_ref().map_or(&none, |it| &it.settled);
    let lines = brief.claim_steps(payment, last_day, &app.work_calendar(), settled, app.as_of()).ok()?;
    let text = app.text();
    Some(lines.iter().flat_map(|line| text.claim_line(line)).collect())
}
