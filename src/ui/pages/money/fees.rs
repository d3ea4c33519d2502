//! The late fees of a contract: part by part, with their sum, each opening into its working.

use leptos::prelude::*;

use super::handouts::{binding_parts, unsigned};
use super::instalments::part_name;
use super::ledger::{Working, has_fee};
use crate::domain::account::{Account, PartAccount};
use crate::domain::contract::clause::ClauseId;
use crate::domain::fee_sums::FeeSums;
use crate::domain::id::ContractId;
use crate::domain::late_fee::ledger::LateFee;
use crate::domain::money::Money;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::pages::contracts::NotReckoned;
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::icon::icon;

/// The columns: what they are called, what they show of a part, and of all parts together.
type Figure = (Message, fn(&LateFee) -> Money, fn(&Account, &FeeSums) -> Money);

const FIGURES: [Figure; 7] = [
    (Text::fees_accrued, |fee| fee.total, |_, sums| sums.accrued),
    (Text::fees_paid, |fee| fee.paid, |_, sums| sums.paid),
    (Text::fees_waived, |fee| fee.waived, |_, sums| sums.waived),
    (Text::fees_owed, |fee| fee.owed, |_, sums| sums.owed),
    (Text::fees_claimed, |fee| fee.claimed, |_, sums| sums.claimed),
    (Text::fees_claimable, |fee| fee.claimable, |_, sums| sums.claimable),
    (Text::fees_costs, |fee| fee.open.cost, |account, _| account.costs),
];

/// The late fees of a contract as of the date looked at.
#[component]
pub(super) fn Fees(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let account = Memo::new(move |_| {
        let standing = app.contract_standing(contract).filter(|standing| standing.is_binding())?;
        standing.account.clone().ok()
    });
    let shown = Memo::new(move |_| {
        let parts = account.with(|account| account.as_ref().map(|it| it.parts.clone())).unwrap_or_default();
        parts.iter().filter(|it| has_fee(it)).map(|it| it.number).collect::<Vec<_>>()
    });
    let opened = RwSignal::new(None::<usize>);
    let head = FIGURES
        .into_iter()
        .map(|(words, ..)| view! { <th scope="col" class="num">{move || words(app.text())}</th> })
        .collect_view();
    let sums = move || account.with(|it| it.as_ref().map(|it| sums_row(app.text(), it)));
    let notes = move || account.with(|it| it.as_ref().map(|it| notes(app.text(), it)));
    let none = move || shown.with(Vec::is_empty);
    view! {
        <section class="section" id="fees">
            <div class="section__head fees__head">
                <h2>{move || app.text().fees_title()}</h2>
                <span class="faint small">{move || app.text().fees_as_of(&app.text().date(app.as_of()))}</span>
                <a class="button section__act" data-kind="word" href=Route::Contract(contract, ContractTab::Letters).href()>
                    {move || app.text().tab_letters()}
                </a>
                <button
                    type="button"
                    class="button"
                    id="freeze-claim"
                    disabled=none
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Freeze(contract, None))))
                >
                    {icon("stamp")}
                    {move || app.text().freeze()}
                </button>
            </div>
            <NotReckoned contract clause=ClauseId::LatePayment words=Text::by_hand_no_fee />
            <Show
                when=move || !none()
                fallback=move || view! { <p class="faint empty__line">{move || app.text().fees_none()}</p> }
            >
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().fees_title()>
                    <table class="table fees" role="table">
                        <thead>
                            <tr>
                                <th scope="col">{move || app.text().money_part()}</th>
                                {head.clone()}
                            </tr>
                        </thead>
                        <tbody>
                            <For
                                each=move || shown.get()
                                key=|number| *number
                                children=move |number| view! { <FeeRow contract number account opened /> }
                            />
                        </tbody>
                        <tfoot>{sums}</tfoot>
                    </table>
                </div>
                {notes}
            </Show>
        </section>
    }
}

/// The late fees as a table: what the page shows of every part that bears one.
pub(super) fn fees_sheet(app: App, contract: ContractId) -> PlainSheet {
    let text = app.text();
    let parts = binding_parts(app, contract);
    let row = |part: &PartAccount| {
        let fee = &part.late_fee.as_ref()?.value;
        let figures = FIGURES.into_iter().map(|(_, read, _)| SheetCell::Amount(read(fee)));
        let (name, currency) = (SheetCell::Text(part_name(text, part)), SheetCell::words(fee.total.currency.code()));
        Some(std::iter::once(name).chain(figures).chain([currency]).collect::<Vec<_>>())
    };
    let figures = FIGURES.into_iter().map(|(words, ..)| unsigned(words(text)));
    PlainSheet {
        sheet: text.fees_title(),
        file: text.fees_file(),
        headings: std::iter::once(text.money_part()).chain(figures).chain([text.home_currency()]).collect(),
        rows: parts.iter().filter(|it| has_fee(it)).filter_map(row).collect(),
    }
}

#[component]
fn FeeRow(
    contract: ContractId,
    number: usize,
    account: Memo<Option<Account>>,
    opened: RwSignal<Option<usize>>,
) -> impl IntoView {
    let app = use_app();
    let part = Memo::new(move |_| {
        account.with(|account| {
            let parts = account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
            parts.iter().find(|it| it.number == number).cloned()
        })
    });
    let name = move || part.with(|it| it.as_ref().map(|it| part_name(app.text(), it)).unwrap_or_default());
    let is_open = move || opened.get() == Some(number);
    let toggle = move |_| opened.update(|opened| *opened = if *opened == Some(number) { None } else { Some(number) });
    let figure = |part: &Option<PartAccount>, read: fn(&LateFee) -> Money| {
        let fee = part.as_ref().and_then(|it| it.late_fee.as_ref());
        fee.map(|fee| format::amount(read(&fee.value))).unwrap_or_default()
    };
    let cells = FIGURES
        .into_iter()
        .map(|(_, read, _)| view! { <td class="num">{move || part.with(|part| figure(part, read))}</td> })
        .collect_view();
    view! {
        <tr data-row="">
            <td>
                <button
                    class="working"
                    type="button"
                    aria-expanded=move || is_open().to_string()
                    aria-label=move || format!("{} · {}", name(), app.text().ledger_open())
                    on:click=toggle
                >
                    {name}
                </button>
            </td>
            {cells}
        </tr>
        <Show when=is_open>
            <tr class="ledger__host">
                <td colspan="8"><Working contract number /></td>
            </tr>
        </Show>
    }
}

fn sums_row(text: Text, account: &Account) -> AnyView {
    let sums = match account.fee_sums() {
        Ok(worked) => worked.value,
        Err(why) => {
            let why = text.exact_fault(why);
            return view! { <tr id="fees-sum"><td>{text.fees_sum()}</td><td colspan="7">{why}</td></tr> }.into_any();
        }
    };
    let cells = FIGURES
        .into_iter()
        .map(|(_, _, read)| view! { <td class="num">{format::amount(read(account, &sums))}</td> })
        .collect_view();
    view! { <tr id="fees-sum"><td>{text.fees_sum()}</td>{cells}</tr> }.into_any()
}

/// What the sums do not say by themselves.
fn notes(text: Text, account: &Account) -> Option<AnyView> {
    let sums = account.fee_sums().ok()?.value;
    let cap = account.late_fee_cap.map(|cap| text.fees_capped(&text.date(cap.on), &format::money(cap.cap)));
    let over = (!sums.overclaimed.is_zero()).then(|| text.fees_overclaimed(&format::money(sums.overclaimed)));
    let less = text.fees_claimable_working(&account.claimable);
    let settle = text.fees_settle(&format::money(sums.pay_off));
    let lines = [cap, over, less, Some(settle)].into_iter().flatten();
    Some(lines.map(|words| view! { <p class="faint small">{words}</p> }).collect_view().into_any())
}
