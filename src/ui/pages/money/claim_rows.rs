//! Amounts beside the claims that they are counted towards, to be changed one by one.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::counting::{Claim, CountingFault, Sum, by_hand};
use crate::domain::money::{Currency, Money};
use crate::domain::receipt::ClaimPart;
use crate::i18n::{Message, Text, format};
use crate::state::use_app;
use crate::ui::widgets::field::FieldProblem;

/// What is wrong with the amounts: of one claim, or all of them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) claim: Option<Claim>,
    pub(super) words: String,
}

/// A claim in a box, and in the names of a page.
fn key(claim: Claim) -> String {
    format!("{}-{}", claim.instalment, part_key(claim.part))
}

const fn part_key(part: ClaimPart) -> &'static str {
    match part {
        ClaimPart::Principal => "principal",
        ClaimPart::LateFee => "late_fee",
        ClaimPart::Cost => "cost",
    }
}

/// The amounts as they stand in one box of a form.
pub(super) fn written(sums: &[Sum]) -> String {
    let all: BTreeMap<String, String> =
        sums.iter().map(|it| (key(it.claim), format::plain_amount(it.amount))).collect();
    serde_json::to_string(&all).unwrap_or_default()
}

/// What stands in the box, by claim.
fn typed(text: &str) -> BTreeMap<String, String> {
    serde_json::from_str(text).unwrap_or_default()
}

/// The amounts in the boxes of these claims that are not nothing; where one holds no amount, its claim.
fn read(
    typed: &BTreeMap<String, String>,
    rows: &[Sum],
    currency: Currency,
) -> impl Iterator<Item = Result<Sum, Claim>> {
    let amounts = rows.iter().filter_map(move |row| {
        let words = typed.get(&key(row.claim)).filter(|it| !it.trim().is_empty())?;
        let amount = format::parse_amount(words, currency).ok_or(row.claim);
        Some(amount.map(|amount| Sum { claim: row.claim, amount }))
    });
    amounts.filter(|it| it.as_ref().map_or(true, |sum| !sum.amount.is_zero()))
}

/// What a person counts, checked.
pub(super) fn checked(text: Text, values: &str, rows: &[Sum], there: Money) -> Result<Vec<Sum>, Wrong> {
    let chosen = read(&typed(values), rows, there.currency)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|claim| Wrong { claim: Some(claim), words: text.bad_amount().to_owned() })?;
    by_hand(there, &chosen, rows).map_err(|fault| {
        let claim = match fault {
            CountingFault::Below { claim }
            | CountingFault::OtherCurrency { claim }
            | CountingFault::MoreThanOpen { claim, .. } => Some(claim),
            CountingFault::MoreThanThere { .. } | CountingFault::Exact(_) => None,
        };
        Wrong { claim, words: text.counting_fault(fault) }
    })?;
    Ok(chosen)
}

/// Something that the amounts may begin from.
#[derive(Clone, Copy)]
pub(super) struct Start {
    /// Its name in the page.
    pub(super) name: &'static str,
    pub(super) words: Message,
    pub(super) act: Callback<()>,
}

/// Its button.
pub(super) fn start_button(start: Start) -> impl IntoView {
    let app = use_app();
    let Start { name, words, act } = start;
    view! {
        <button type="button" class="button" data-act=name on:click=move |_| act.run(())>
            {move || words(app.text())}
        </button>
    }
}

/// The boxes, with the sum beneath.
#[component]
pub(super) fn ClaimRows(
    /// The claims, with what each can take.
    #[prop(into)]
    rows: Signal<Vec<Sum>>,
    /// The box of the form that holds the amounts.
    values: RwSignal<String>,
    /// What there is to be counted.
    #[prop(into)]
    there: Signal<Option<Money>>,
    /// What is wrong, once it was tried.
    wrong: RwSignal<Option<Wrong>>,
) -> impl IntoView {
    let app = use_app();
    let boxes = Memo::new(move |_| values.with(|values| typed(values)));
    let sum = move || {
        let text = app.text();
        let there = there.get()?;
        // a box that holds no amount counts nothing while it is typed
        let counted = boxes.with(|boxes| {
            rows.with(|rows| {
                let amounts = read(boxes, rows, there.currency).flatten().map(|it| it.amount);
                Money::sum(amounts, there.currency)
            })
        });
        let counted = counted.ok()?;
        let left = there.minus(counted).ok()?;
        let words = format::money(counted);
        Some(if left.minor < 0 {
            text.counting_over(&format::money(left.negated().ok()?))
        } else if left.is_zero() {
            text.counting_sum_whole(&words)
        } else {
            text.counting_sum(&words, &format::money(left))
        })
    };
    let whole = Signal::derive(move || wrong.get().filter(|it| it.claim.is_none()).map(|it| it.words));
    view! {
        <Show
            when=move || rows.with(|rows| !rows.is_empty())
            fallback=move || view! { <p class="field__help">{move || app.text().counting_nothing_open()}</p> }
        >
            <div class="count">
                <For each=move || rows.get() key=|it| (it.claim, it.amount.minor) let:row>
                    <ClaimRow row boxes values wrong />
                </For>
            </div>
            <p class="count__sum" id="counted-sum" role="status">{sum}</p>
            <FieldProblem id="counted-sum-problem".to_owned() problem=whole />
        </Show>
    }
}

#[component]
fn ClaimRow(
    row: Sum,
    boxes: Memo<BTreeMap<String, String>>,
    values: RwSignal<String>,
    wrong: RwSignal<Option<Wrong>>,
) -> impl IntoView {
    let app = use_app();
    let own = key(row.claim);
    let id = format!("count-{own}");
    let problem_id = format!("{id}-problem");
    let problem = Signal::derive(move || wrong.get().filter(|it| it.claim == Some(row.claim)).map(|it| it.words));
    let value = {
        let own = own.clone();
        move || boxes.with(|boxes| boxes.get(&own).cloned()).unwrap_or_default()
    };
    let write = move |event| {
        let words = event_target_value(&event);
        let mut all = boxes.get_untracked();
        all.insert(own.clone(), words);
        values.set(serde_json::to_string(&all).unwrap_or_default());
        // what was wrong is looked at again when it is tried again
        wrong.set(None);
    };
    view! {
        <div class="count__row" data-part=part_key(row.claim.part)>
            <label for=id.clone()>
                {move || app.claim_called(row.claim)}
                <span class="faint small">{move || app.text().counting_open(&format::money(row.amount))}</span>
            </label>
            <div class="field__box" data-num="">
                <input
                    id=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    prop:value=value
                    on:input=write
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    aria-describedby=problem_id.clone()
                />
            </div>
            <FieldProblem id=problem_id.clone() problem />
        </div>
    }
}
