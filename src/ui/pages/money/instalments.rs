//! Rows of instalments; a late one opens into the lines that made its fee, and what is left of one into what made it less.

use leptos::prelude::*;

use super::ledger::{Working, has_working};
use super::open_working::{OpenWorking, has_steps};
use super::{Columns, PartRef};
use crate::domain::account::PartAccount;
use crate::domain::collection::{DueDay, InstalmentStatus};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::dispute::Dispute;
use crate::domain::money::Money;
use crate::domain::receipt::ClaimPart;
use crate::i18n::{Text, format};
use crate::state::{App, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::more::More;
use crate::ui::widgets::opened::{Opened, opened_of, opening_figure};
use crate::ui::widgets::status::{Meaning, status};

/// How many rows are drawn at first, and how many more at a press: the first ones are the latest, and a book may have
/// half a million.
const AT_ONCE: usize = 200;

/// A figure of a part that opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Left,
    Fee,
}

/// The table.
#[component]
pub(in crate::ui) fn Instalments(parts: Memo<Vec<PartRef>>, shown: Columns) -> impl IntoView {
    let app = use_app();
    let opened = RwSignal::new(None::<Opened<PartRef, Figure>>);
    let drawn = RwSignal::new(AT_ONCE);
    let first = move || parts.with(|parts| parts.iter().take(drawn.get()).copied().collect::<Vec<_>>());
    let party = shown == Columns::WithParty;
    let head = move |words: fn(Text) -> &'static str, class: Option<&'static str>| {
        view! { <th scope="col" class=class>{move || words(app.text())}</th> }
    };
    view! {
        <table class="table inst" id="instalments" role="table">
            <thead>
                <tr>
                    {party.then(|| head(Text::money_party, None))} {party.then(|| head(Text::money_contract, None))}
                    {head(Text::money_part, None)} {head(Text::money_due, None)} {head(Text::money_amount, Some("num"))}
                    {head(Text::money_paid, Some("num"))} {head(Text::money_left, Some("num"))}
                    {head(Text::money_state, None)} {head(Text::money_fee, Some("num"))}
                </tr>
            </thead>
            <tbody>
                <For
                    each=first
                    key=|part| *part
                    children=move |part| view! { <PartRow part shown opened /> }
                />
            </tbody>
        </table>
        <More total=Signal::derive(move || parts.with(Vec::len)) drawn step=AT_ONCE />
    }
}

#[component]
fn PartRow(part: PartRef, shown: Columns, opened: RwSignal<Option<Opened<PartRef, Figure>>>) -> impl IntoView {
    let app = use_app();
    let contract = Memo::new(move |_| app.watch::<ContractBrief>(part.contract));
    let account = Memo::new(move |_| {
        let standing = app.contract_standing(part.contract)?;
        standing.account.as_ref().ok()?.parts.iter().find(|it| it.number == part.number).cloned()
    });
    let customer = Memo::new(move |_| contract.with(|it| it.as_ref().map(|it| it.customer)));
    let party = move || customer.get().map(|id| app.customer_name(id)).unwrap_or_default();
    let number = move || contract.with(|it| it.as_ref().map(|it| it.number.clone()).unwrap_or_default());
    let name = move || account.with(|it| it.as_ref().map(|it| part_name(app.text(), it)).unwrap_or_default());
    let due = move || account.with(|it| it.as_ref().map(|it| due_words(app, it)).unwrap_or_default());
    let settled = Memo::new(move |_| account.with(|it| it.as_ref().and_then(|it| it.settles)));
    let settles = move || {
        let id = settled.get()?;
        let number = app.watch::<Dispute>(id).map(|it| it.number.clone())?;
        Some(view! { " " <a class="soft" data-settles="" href=Route::Dispute(id).href()>{number}</a> })
    };
    let sum = move |read: fn(&PartAccount) -> Money| {
        move || account.with(|it| it.as_ref().map(|it| format::amount(read(it))).unwrap_or_default())
    };
    let binding = Memo::new(move |_| app.contract_standing(part.contract).is_some_and(|it| it.is_binding()));
    // nothing is owed, and so nothing done about it, before the contract is signed
    let fee = move || {
        let owed = |it: &PartAccount| it.open_of(ClaimPart::LateFee);
        account.with(|it| it.as_ref().filter(|it| binding.get() && has_working(it)).map(owed))
    };
    let left = move || {
        let (open, opens) = account.with(|it| it.as_ref().map(|it| (it.position.open, has_steps(it))))?;
        let (own, words) = (Opened { of: Some(part), figure: Figure::Left }, format::amount(open));
        let press = app.text().position_working();
        Some(if opens { opening_figure(own, words, press, opened) } else { words.into_any() })
    };
    // on a day before the first receipt there is nothing to be opened, and nothing is
    let steps = Memo::new(move |_| account.with(|it| it.as_ref().is_some_and(has_steps)));
    let open = opened_of(opened, Some(part));
    let figure = Memo::new(move |_| open.get().filter(|it| *it != Figure::Left || steps.get()));
    let columns = if shown == Columns::WithParty { 9 } else { 7 };
    view! {
        <tr data-row="" data-open=move || figure.get().is_some().then_some("")>
            {(shown == Columns::WithParty)
                .then(|| {
                    view! {
                        <td class="inst__who">
                            <a href=move || customer.get().map(|id| Route::customer(id).href())><bdi>{party}</bdi></a>
                        </td>
                        <td class="inst__no">
                            <a href=Route::Contract(part.contract, crate::ui::route::ContractTab::Money).href()>{number}</a>
                        </td>
                    }
                })}
            <td class="inst__part">{name} {settles}</td>
            <td class="inst__due soft">{due}</td>
            <td class="num inst__amt">{sum(|it| it.position.amount)}</td>
            <td class="num inst__paid">{sum(|it| it.position.collected)}</td>
            <td class="num inst__left">{left}</td>
            <td class="inst__state">{move || account.with(|it| it.as_ref().map(|it| state_words(app, it)))}</td>
            <td class="num inst__fee" data-word=move || app.text().money_fee()>
                {move || match fee() {
                    None => view! { <span class="faint">"–"</span> }.into_any(),
                    Some(owed) => {
                        let own = Opened { of: Some(part), figure: Figure::Fee };
                        opening_figure(own, format::amount(owed), app.text().ledger_open(), opened)
                    }
                }}
            </td>
        </tr>
        {move || {
            let PartRef { contract, number } = part;
            figure
                .get()
                .map(|figure| {
                    let working = match figure {
                        Figure::Left => view! { <OpenWorking contract number /> }.into_any(),
                        Figure::Fee => view! { <Working contract number /> }.into_any(),
                    };
                    view! { <tr class="ledger__host"><td colspan=columns>{working}</td></tr> }
                })
        }}
    }
}

/// `第 2 期 · 进度款`.
pub(in crate::ui) fn part_name(text: Text, part: &PartAccount) -> String {
    text.part_called(part.number, part.label.as_ref())
}

fn due_words(app: App, part: &PartAccount) -> String {
    let text = app.text();
    match (part.due, part.term) {
        (DueDay::On(day), _) => text.near_date(day, app.as_of()),
        (DueDay::AwaitsEvent, crate::domain::contract::plan::Due::After { event, within }) => {
            text.after_event(event, within)
        }
        // a day that was agreed only waits while force majeure lasts
        (DueDay::AwaitsEvent, crate::domain::contract::plan::Due::On(day)) => {
            format!("{} · {}", text.date(day), text.duty_waits_force())
        }
    }
}

/// Where a part stands, in an icon and words.
pub(in crate::ui) fn state_words(app: App, part: &PartAccount) -> AnyView {
    let text = app.text();
    let words = text.instalment_status(part.status);
    match part.status {
        InstalmentStatus::Overdue => {
            let days = u64::try_from(part.days_late).unwrap_or(0);
            status(Meaning::Danger, "octagon-alert", format!("{words} · {}", text.days_late(days))).into_any()
        }
        InstalmentStatus::Due | InstalmentStatus::DueSoon => status(Meaning::Warn, "clock", words).into_any(),
        InstalmentStatus::Paid | InstalmentStatus::Waived => status(Meaning::Good, "circle-check", words).into_any(),
        InstalmentStatus::Partial | InstalmentStatus::NotDue => {
            status(Meaning::Plain, "circle-dashed", words).into_any()
        }
    }
}
