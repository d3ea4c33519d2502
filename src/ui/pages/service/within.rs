//! The tickets of a customer and under a contract, on their pages.

use leptos::prelude::*;

use super::own_levels::OwnLevels;
use super::rows::{Party, TicketRows};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::ClauseId;
use crate::domain::id::{ContractId, CustomerId, TicketId};
use crate::i18n::Text;
use crate::state::{Layer, Sheet, use_app};
use crate::ui::pages::contracts::NotReckoned;
use crate::ui::widgets::more::More;

/// How many rows are drawn at first, and more with every press.
const SHOWN: usize = 8;

/// The tickets of a customer.
#[component]
pub(in crate::ui) fn TicketsOfCustomer(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.cases_of(id).iter().map(|it| it.ticket.id).collect::<Vec<_>>());
    let act = Callback::new(move |()| app.layer.set(Some(Layer::Sheet(Sheet::Ticket(Some(id), None, None)))));
    view! {
        <Part all act />
        <OwnLevels id />
    }
}

/// The tickets under a contract.
#[component]
pub(in crate::ui) fn TicketsUnder(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.cases_under(contract).iter().map(|it| it.ticket.id).collect::<Vec<_>>());
    let act = Callback::new(move |()| {
        let customer = app.peek::<ContractBrief>(contract).map(|it| it.customer);
        let sheet = Sheet::Ticket(customer, Some(contract), None);
        app.layer.set(Some(Layer::Sheet(sheet)));
    });
    view! {
        <NotReckoned contract clause=ClauseId::Service words=Text::by_hand_no_limits />
        <Part all act />
    }
}

#[component]
fn Part(all: Memo<Vec<TicketId>>, act: Callback<()>) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(SHOWN);
    let shown = Memo::new(move |_| all.with(|all| all.iter().take(drawn.get()).copied().collect::<Vec<_>>()));
    view! {
        <section class="rec__part service" id="tickets" aria-label=move || app.text().tickets_of()>
            <div class="section__head">
                <h2>{move || app.text().tickets_of()}</h2>
                <button class="button section__act" data-kind="word" type="button" id="new-ticket-here" on:click=move |_| act.run(())>
                    {move || app.text().ticket_new_title()}
                </button>
            </div>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().tickets_of_none()}</p> }
            >
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().tickets_of()>
                    <TicketRows ids=shown party=Party::Known />
                </div>
                <More total=Signal::derive(move || all.with(Vec::len)) drawn step=SHOWN id="more-tickets" />
            </Show>
        </section>
    }
}
