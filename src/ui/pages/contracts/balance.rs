//! The balance table of a contract: where its terms put each side.

use leptos::prelude::*;

use super::editor::Editor;
use crate::domain::checker::balance::{is_unchecked, table};
use crate::domain::contract::Contract;
use crate::domain::exact::Worked;
use crate::domain::fairness::{Balance, BalanceEntry, BalanceError, BalanceLine, BalancePair, Lean};
use crate::i18n::Text;
use crate::ui::widgets::icon::icon;

/// The table with its working; it follows every keystroke.
#[component]
pub(in crate::ui) fn BalanceTable(editor: Editor<Contract>) -> impl IntoView {
    let app = editor.app;
    let worked = Memo::new(move |_| editor.record.with(table));
    let advised = Memo::new(move |_| worked.with(|it| it.as_ref().is_ok_and(|it| it.value.calls_for_advice())));
    let unchecked = Memo::new(move |_| {
        editor.record.with(|it| BalancePair::ALL.into_iter().filter(|pair| is_unchecked(it, *pair)).collect::<Vec<_>>())
    });
    let rows = move || {
        let text = app.text();
        let unchecked = unchecked.get();
        worked.with(|it| it.as_ref().map(|it| lines(text, &it.working, &unchecked)).unwrap_or_default())
    };
    view! {
        <section class="section" id="balance" aria-labelledby="balance-title">
            <div class="section__head"><h2 id="balance-title">{move || app.text().balance_title()}</h2></div>
            <p class="soft">{move || app.text().balance_lead()}</p>
            <div class="bought__scroll" tabindex="0" role="region" aria-labelledby="balance-title">
                <table class="table" aria-labelledby="balance-title">
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().balance_term()}</th>
                            <th scope="col">{move || app.text().balance_ours()}</th>
                            <th scope="col">{move || app.text().balance_theirs()}</th>
                            <th scope="col">{move || app.text().balance_favours()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="soft" id="balance-result" role="status">
                {move || worked.with(|it| result(app.text(), it))}
            </p>
            <p class="field__help" id="balance-advice" hidden=move || !advised.get()>
                {icon("info")}
                <span>{move || app.text().balance_advice()}</span>
            </p>
        </section>
    }
}

fn lines(text: Text, working: &[BalanceLine], unchecked: &[BalancePair]) -> Vec<AnyView> {
    working
        .iter()
        .map(|line| match line {
            BalanceLine::Row { entry, lean } => row(text, entry, *lean, unchecked.contains(&entry.pair)).into_any(),
            BalanceLine::Total { present, enterprise, customer } => {
                view! { <tr><td colspan="4">{text.balance_total(*present, *enterprise, *customer)}</td></tr> }
                    .into_any()
            }
        })
        .collect()
}

fn row(text: Text, entry: &BalanceEntry, lean: Lean, unchecked: bool) -> impl IntoView + use<> {
    let pair = entry.pair;
    let value = |position| match lean {
        Lean::Absent => text.balance_absent().to_owned(),
        Lean::Even | Lean::Slight(_) | Lean::OneSided(_) => text.balance_position(pair, position),
    };
    view! {
        <tr data-lean=lean_name(lean)>
            <th scope="row">{text.balance_pair(pair)}</th>
            <td>{value(entry.enterprise)}</td>
            <td>{value(entry.customer)}</td>
            <td>{if unchecked { text.by_hand_not_weighed().to_owned() } else { text.balance_lean(lean) }}</td>
        </tr>
    }
}

const fn lean_name(lean: Lean) -> &'static str {
    match lean {
        Lean::Absent => "absent",
        Lean::Even => "even",
        Lean::Slight(_) => "slight",
        Lean::OneSided(_) => "one-sided",
    }
}

fn result(text: Text, worked: &Result<Worked<Balance, BalanceLine>, BalanceError>) -> String {
    let Ok(worked) = worked else { return text.balance_unknown().to_owned() };
    let total = worked.working.iter().find_map(|line| match line {
        BalanceLine::Total { present, enterprise, customer } => Some((enterprise.saturating_add(*customer), *present)),
        BalanceLine::Row { .. } => None,
    });
    let (one_sided, present) = total.unwrap_or((0, 0));
    text.balance_result(&worked.value, one_sided, present)
}
