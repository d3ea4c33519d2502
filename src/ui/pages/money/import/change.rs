//! One line by itself: why it is thought to be whose, what it would settle; another customer or contract.

use leptos::prelude::*;

use super::lines::payer;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::id::{ContractId, CustomerId};
use crate::i18n::format;
use crate::state::list::visible;
use crate::state::statement::{Choice, Line, Proposal, StatementImport, Suggestion, Verdict};
use crate::state::{App, use_app};
use crate::ui::route::Query;
use crate::ui::sheets::SheetHead;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::found::searched;
use crate::ui::widgets::pick::{Seen, pick};

/// So many customers are offered at once.
const OFFERED: usize = 12;

/// The sheet of one line.
#[component]
pub(super) fn ChangeLine(import: StatementImport, row: usize, changing: RwSignal<Option<usize>>) -> impl IntoView {
    let app = use_app();
    let now = Memo::new(move |_| line_of(import, row));
    let at_first = now.get_untracked().and_then(|(_, proposal)| proposal.suggestion);
    let customer = RwSignal::new(at_first.as_ref().map(|it| it.customer));
    let contract = RwSignal::new(at_first.as_ref().and_then(|it| it.contract));
    let close = Callback::new(move |()| changing.set(None));
    let title = Signal::derive(move || app.text().bank_row_title(row));
    let is_known = move || now.with(|now| now.as_ref().is_some_and(|(_, it)| matches!(it.verdict, Verdict::Known(_))));
    let take = move |_| {
        if let Some(customer) = customer.get_untracked() {
            let contract = contract.get_untracked();
            // who is told that it is in the book already may record it again
            let choice =
                if untrack(is_known) { Choice::Take(customer, contract) } else { Choice::Agree(customer, contract) };
            import.choose(row, choice);
            changing.set(None);
        }
    };
    let skip = move |_| {
        import.choose(row, Choice::Skip);
        changing.set(None);
    };
    view! {
        <Modal class="sheetside" label=title close=close>
            <div class="sheetside__form stmt__change">
                <SheetHead title close />
                <div class="sheetside__body">
                    {move || now.get().map(|(line, proposal)| facts(app, &line, &proposal))}
                    <Who customer contract />
                    {contracts(app, customer, contract)}
                </div>
                <footer class="sheetside__foot">
                    <button type="button" class="button" data-kind="quiet" id="stmt-skip" hidden=is_known on:click=skip>
                        {move || app.text().bank_skip()}
                    </button>
                    <span class="sheetside__gap"></span>
                    <button type="button" class="button" on:click=move |_| close.run(())>{move || app.text().cancel()}</button>
                    <button
                        type="button"
                        class="button"
                        data-kind="main"
                        id="stmt-use"
                        disabled=move || customer.with(Option::is_none)
                        on:click=take
                    >
                        {move || app.text().bank_use()}
                    </button>
                </footer>
            </div>
        </Modal>
    }
}

fn line_of(import: StatementImport, row: usize) -> Option<(Line, Proposal)> {
    let plan = import.plan()?;
    let at = plan.reading.lines.iter().position(|line| line.row == row)?;
    Some((plan.reading.lines.get(at)?.clone(), plan.proposals.get(at)?.clone()))
}

/// What the statement says, and what is made of it.
fn facts(app: App, line: &Line, proposal: &Proposal) -> impl IntoView + use<> {
    let text = app.text();
    let fact = |words: &'static str, said: String| {
        (!said.is_empty()).then(|| view! { <dt>{words}</dt><dd><bdi>{visible(&said).into_owned()}</bdi></dd> })
    };
    let working = proposal.suggestion.as_ref().map(|suggestion| working(app, suggestion));
    view! {
        <dl class="facts">
            {fact(text.bank_day(), text.date(line.on))}
            {fact(text.line_amount(), format::money(line.amount))}
            {fact(text.receipt_from(), payer(text, line))}
            {fact(text.bank_column(crate::state::statement::Column::Account), line.account.clone())}
            {fact(text.bank_column(crate::state::statement::Column::Purpose), line.purpose.clone())}
            {fact(text.receipt_reference(), line.reference.clone())}
        </dl>
        {working}
    }
}

/// The reasons with their points, and every share.
fn working(app: App, suggestion: &Suggestion) -> impl IntoView + use<> {
    let text = app.text();
    let reasons = suggestion
        .reasons
        .iter()
        .map(|reason| {
            let points = text.bank_points(&reason.points().to_string());
            view! { <dt>{text.bank_reason(reason)}</dt><dd class="num">{points}</dd> }
        })
        .collect_view();
    let shares = suggestion
        .shares
        .iter()
        .map(|share| {
            let number = app.peek::<ContractBrief>(share.contract).map(|it| it.number.clone()).unwrap_or_default();
            let what = format!("{number} · {} · {}", text.part_number(share.number), text.claim_part(share.part));
            view! { <dt>{what}</dt><dd class="num">{format::money(share.amount)}</dd> }
        })
        .collect_view();
    let advance = (!suggestion.advance.is_zero())
        .then(|| view! { <p class="field__help">{text.receipt_advance(&format::money(suggestion.advance))}</p> });
    view! {
        <section class="counted" id="stmt-working">
            <h3>{app.customer_name(suggestion.customer)}</h3>
            <dl class="facts">{reasons}</dl>
            <h3>{text.bank_would_settle()}</h3>
            <dl class="facts">{shares}</dl>
            {advance}
        </section>
    }
}

/// Every customer by its name, to be found among.
fn all_customers(app: App, _: &Query) -> Vec<CustomerId> {
    let mut all = app.customers();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all.iter().map(|it| it.id).collect()
}

/// Whose it is.
#[component]
fn Who(customer: RwSignal<Option<CustomerId>>, contract: RwSignal<Option<ContractId>>) -> impl IntoView {
    let app = use_app();
    let words = RwSignal::new(String::new());
    let query = Memo::new(move |_| Query { text: words.get(), ..Query::default() });
    let (found, _) = searched::<Customer>(app, query, all_customers);
    let offered = move || {
        let first: Vec<CustomerId> = found.with(|found| found.iter().take(OFFERED).copied().collect());
        let chosen = customer.get().filter(|id| !first.contains(id));
        chosen.into_iter().chain(first).collect::<Vec<_>>()
    };
    let choose = move |id: CustomerId| {
        if customer.get_untracked() != Some(id) {
            contract.set(None);
        }
        customer.set(Some(id));
    };
    view! {
        <div class="field">
            <label class="field__label" for="stmt-find">
                {move || app.text().bank_find()}
                <span>{move || app.text().bank_find_hint()}</span>
            </label>
            <div class="field__box"><input id="stmt-find" type="search" autocomplete="off" bind:value=words /></div>
        </div>
        <div class="stmt__who" id="stmt-who" role="radiogroup" aria-label=move || app.text().bank_find()>
            <For each=offered key=|id| *id children=move |id| {
                view! {
                    <label class="stmt__one">
                        <input
                            type="radio"
                            name="stmt-customer"
                            value=id.to_string()
                            prop:checked=move || customer.get() == Some(id)
                            on:change=move |_| choose(id)
                        />
                        <bdi>{move || app.customer_name(id)}</bdi>
                    </label>
                }
            } />
        </div>
        <Show when=move || found.with(|found| found.is_empty())>
            <p class="faint">{move || app.text().bank_none_found()}</p>
        </Show>
    }
}

/// Which of its contracts, or all.
fn contracts(
    app: App,
    customer: RwSignal<Option<CustomerId>>,
    contract: RwSignal<Option<ContractId>>,
) -> impl IntoView {
    let choices = Signal::derive(move || {
        let any = (String::new(), app.text().bank_any_contract().to_owned());
        let own = customer.get().map(|id| app.contracts_of(id)).unwrap_or_default();
        let binding = own.iter().filter(|it| app.contract_standing(it.id).is_some_and(|it| it.is_binding()));
        let named = binding.map(|it| (it.id.to_string(), format!("{} {}", it.number, app.text().wording(&it.title))));
        std::iter::once(any).chain(named).collect::<Vec<_>>()
    });
    let current = Signal::derive(move || contract.get().map(|id| id.to_string()).unwrap_or_default());
    let label = Signal::derive(move || app.text().bank_contract().to_owned());
    pick("stmt-contract".to_owned(), Seen::Yes, label, choices, current, move |id| {
        contract.set(ContractId::parse(&id));
    })
}
