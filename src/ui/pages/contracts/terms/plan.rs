//! The payment plan: its parts, or how else the price is paid.

use leptos::prelude::*;

use super::by_hand::ByHand;
use super::goods::number;
use super::kit::{DAYS, PeriodBox, sum};
use super::plan_regular::RegularParts;
use super::plan_row::PlanRow;
use super::when::{DueCells, DueOf};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::payment::{Payment, Plan};
use crate::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share, check_amounts};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::schedule::PlanError;
use crate::domain::schedule::regular::next_day;
use crate::domain::schedule::reshaped::{in_equal_parts, in_shares, in_sums, on_days};
use crate::i18n::{Message, Text, format};
use crate::state::BrowserIds;
use crate::ui::pages::contracts::editor::{Editor, TermBox, TermChoice, TermsPart};
use crate::ui::widgets::status::{Meaning, status};

const MODES: &[(&str, Message)] = &[
    ("lump", Text::plan_lump),
    ("equal", Text::plan_equal),
    ("shares", Text::plan_shares),
    ("sums", Text::plan_sums),
    ("milestones", Text::plan_milestones),
    ("monthly", Text::plan_monthly),
    ("prepaid", Text::plan_prepaid),
];

/// The terms of payment, where the contract has any.
pub(super) fn payment(contract: &Contract) -> Option<&Payment> {
    contract.payment.terms()
}

pub(super) fn payment_mut(contract: &mut Contract) -> Option<&mut Payment> {
    match &mut contract.payment {
        Clause::Included(payment) => Some(payment),
        Clause::NotApplicable { .. } => None,
    }
}

fn mode(contract: &Contract) -> &'static str {
    match payment(contract).map(|it| &it.plan) {
        Some(Plan::LumpSum { .. }) => "lump",
        Some(Plan::Instalments { parts }) if parts.iter().all(|it| it.share == Share::Equal) => "equal",
        Some(Plan::Instalments { parts }) if parts.iter().all(|it| matches!(it.share, Share::Sum(_))) => "sums",
        Some(Plan::Milestones { .. }) => "milestones",
        Some(Plan::Monthly { .. }) => "monthly",
        Some(Plan::Prepaid { .. }) => "prepaid",
        Some(Plan::Instalments { .. }) | None => "shares",
    }
}

fn set_mode(contract: &mut Contract, name: &str) {
    let first = first_due(contract);
    let total = contract.draft_total();
    if name == mode(contract) {
        return;
    }
    let Some(payment) = payment_mut(contract) else { return };
    let known = payment.plan.parts().to_vec();
    let part = |label, share, due| Instalment {
        id: InstalmentId::fresh(&mut BrowserIds),
        label,
        share,
        due,
        condition: Wording::default(),
    };
    payment.plan = match name {
        "lump" => Plan::LumpSum { id: InstalmentId::fresh(&mut BrowserIds), due: Due::On(first) },
        "equal" => {
            let mut parts = in_equal_parts(on_days(known, first));
            for months in [0, 1].into_iter().skip(parts.len()) {
                let due = Due::On(first.plus_months(months).unwrap_or(first));
                parts.push(part(PartLabel::Progress, Share::Equal, due));
            }
            Plan::Instalments { parts }
        }
        "milestones" => {
            let milestone = |label, share| {
                let id = InstalmentId::fresh(&mut BrowserIds);
                let due = Due::After { event: Event::Milestone(id), within: Period::days(30) };
                Instalment { id, label, share: Share::Of(Ppm(share)), due, condition: Wording::default() }
            };
            let parts = if known.is_empty() {
                vec![milestone(PartLabel::Progress, 500_000), milestone(PartLabel::Acceptance, 500_000)]
            } else {
                // the parts stay what they are; each waits for its own milestone
                known
                    .into_iter()
                    .map(|part| {
                        let due = Due::After { event: Event::Milestone(part.id), within: Period::days(30) };
                        Instalment { due, ..part }
                    })
                    .collect()
            };
            Plan::Milestones { parts, accept_within: Period::days(10) }
        }
        "monthly" => Plan::Monthly {
            day: 25,
            statement_within: Period::days(5),
            confirm_within: Period::days(5),
            pay_within: Period::days(30),
        },
        "prepaid" => Plan::Prepaid {
            id: InstalmentId::fresh(&mut BrowserIds),
            balance: total,
            due: Due::On(first),
            refund_within: Period::days(30),
        },
        // the parts stay what they are, each with the sum it came to
        "sums" => {
            let parts = if known.is_empty() {
                let later = first.plus_months(1).unwrap_or(first);
                vec![
                    part(PartLabel::Advance, Share::Equal, Due::On(first)),
                    part(PartLabel::Balance, Share::Equal, Due::On(later)),
                ]
            } else {
                on_days(known, first)
            };
            // before there is a price the plan stays as it is
            let Some(parts) = in_sums(parts, total, payment.remainder) else { return };
            Plan::Instalments { parts }
        }
        // the parts stay what they are, each with the share it came to
        "shares" if !known.is_empty() => Plan::Instalments { parts: in_shares(on_days(known, first), total) },
        _ => {
            let later = |months| Due::On(first.plus_months(months).unwrap_or(first));
            Plan::Instalments {
                parts: vec![
                    part(PartLabel::Advance, Share::Of(Ppm(300_000)), Due::On(first)),
                    part(PartLabel::Progress, Share::Of(Ppm(400_000)), later(2)),
                    part(PartLabel::Acceptance, Share::Of(Ppm(250_000)), later(4)),
                    part(PartLabel::Retention, Share::Of(Ppm(50_000)), later(12)),
                ],
            }
        }
    };
}

/// What the agreed sums of the parts leave of the price, where they leave something.
fn left_over(parts: &[Instalment], total: Money) -> Money {
    let sums = parts.iter().filter_map(|part| match part.share {
        Share::Sum(sum) => Some(sum),
        Share::Of(_) | Share::Equal => None,
    });
    let left = Money::sum(sums, total.currency).and_then(|sums| total.minus(sums)).ok();
    left.filter(|left| left.minor > 0).unwrap_or(Money::zero(total.currency))
}

/// One more part, after those the plan has.
fn add_part(contract: &mut Contract) {
    let name = mode(contract);
    let total = contract.draft_total();
    let first = contract.drafted_on.plus_months(1).unwrap_or(contract.drafted_on);
    let Some(payment) = payment_mut(contract) else { return };
    if let Plan::Instalments { parts } | Plan::Milestones { parts, .. } = &mut payment.plan {
        let id = InstalmentId::fresh(&mut BrowserIds);
        let due = match parts.last().map(|last| last.due) {
            None => Due::On(first),
            Some(Due::On(day)) => Due::On(next_day(parts.iter().map(|part| part.due)).unwrap_or(day)),
            Some(Due::After { event: Event::Milestone(_), within }) => {
                Due::After { event: Event::Milestone(id), within }
            }
            Some(other @ Due::After { .. }) => other,
        };
        let share = match name {
            "equal" => Share::Equal,
            "sums" => Share::Sum(left_over(parts, total)),
            _ => Share::Of(Ppm(0)),
        };
        parts.push(Instalment { id, label: PartLabel::Progress, share, due, condition: Wording::default() });
    }
}

/// The first day of the plan as it stands: kept when the mode changes.
pub(super) fn first_due(contract: &Contract) -> Date {
    let due = payment(contract).and_then(|it| match &it.plan {
        Plan::LumpSum { due, .. } | Plan::Prepaid { due, .. } => Some(*due),
        Plan::Instalments { parts } | Plan::Milestones { parts, .. } => parts.first().map(|part| part.due),
        Plan::Monthly { .. } => None,
    });
    match due {
        Some(Due::On(date)) => date,
        Some(Due::After { .. }) | None => contract.drafted_on.plus_days(10).unwrap_or(contract.drafted_on),
    }
}

#[component]
pub(super) fn PaymentTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let has = Memo::new(move |_| editor.record.with(|it| payment(it).is_some()));
    let parts = Memo::new(move |_| {
        editor.record.with(|it| {
            payment(it).map(|it| it.plan.parts().iter().map(|part| part.id).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    let plan_mode = Memo::new(move |_| editor.record.with(mode));
    let sum = move || {
        let text = app.text();
        if editor.record.with(|it| it.draft_total().is_zero()) {
            return status(Meaning::Plain, "info", text.plan_cannot()).into_any();
        }
        let stands = editor.record.with(plan_stands);
        let (meaning, mark) =
            if stands.is_ok() { (Meaning::Good, "circle-check") } else { (Meaning::Danger, "octagon-alert") };
        status(meaning, mark, text.plan_stands(stands)).into_any()
    };
    let share_head = move || {
        let text = app.text();
        if plan_mode.get() == "sums" { text.plan_agreed() } else { text.plan_share() }
    };
    let in_days = Memo::new(move |_| matches!(plan_mode.get(), "equal" | "shares" | "sums"));
    view! {
        <TermsPart editor id="terms-payment" legend=Text::terms_payment>
            <Show when=move || has.get() fallback=move || view! { <p class="field__help">{move || app.text().clause_not_applicable()}</p> }>
                <div class="fields">
                    <TermChoice editor place=field::PAYMENT_PLAN label=Text::plan_mode choices=MODES read=mode write=set_mode wide=true />
                    <Show when=move || matches!(plan_mode.get(), "lump" | "prepaid")>
                        <DueCells editor id="term-payment-plan-due" place=field::PAYMENT_DUE label=Text::plan_when due=single_due(editor) />
                    </Show>
                    <Show when=move || plan_mode.get() == "milestones">
                        <PeriodBox editor place=field::PAYMENT_ACCEPT label=Text::plan_accept units=DAYS
                            read=|it| match payment(it).map(|it| &it.plan) {
                                Some(Plan::Milestones { accept_within, .. }) => Some(*accept_within),
                                _ => None,
                            }
                            write=|it, period| if let Some(Payment { plan: Plan::Milestones { accept_within, .. }, .. }) = payment_mut(it) {
                                *accept_within = period;
                            }
                        />
                    </Show>
                    <Show when=move || plan_mode.get() == "monthly">{monthly(editor)}</Show>
                    <Show when=move || plan_mode.get() == "prepaid">{prepaid(editor)}</Show>
                </div>
                <Show when=move || in_days.get() || plan_mode.get() == "milestones">
                    <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().plan_mode()>
                        <table class="table terms__plan" id="plan">
                            <thead>
                                <tr>
                                    <th scope="col" class="num">"#"</th>
                                    <th scope="col">{move || app.text().plan_label()}</th>
                                    <th scope="col" class="num">{share_head}</th>
                                    <th scope="col">{move || app.text().plan_due()}</th>
                                    <th scope="col" class="num">{move || app.text().plan_amount()}</th>
                                    <th scope="col"><span class="unseen">{move || app.text().plan_remove()}</span></th>
                                </tr>
                            </thead>
                            <tbody>
                                <For each=move || parts.get() key=|id| *id children=move |id| view! { <PlanRow editor id /> } />
                            </tbody>
                        </table>
                    </div>
                    <p class="terms__sum">
                        <span id="plan-sum">{sum}</span>
                        <button type="button" class="button section__act" data-kind="word" disabled=move || editor.locked.get() on:click=move |_| editor.change(add_part)>
                            {move || app.text().plan_add()}
                        </button>
                    </p>
                    <Show when=move || in_days.get()><RegularParts editor /></Show>
                </Show>
            </Show>
            <ByHand editor clause=ClauseId::Payment />
        </TermsPart>
    }
}

/// The due day of a plan with one part.
fn single_due(editor: Editor) -> DueOf {
    DueOf {
        value: Signal::derive(move || {
            editor.record.with(|it| match payment(it).map(|it| &it.plan) {
                Some(Plan::LumpSum { due, .. } | Plan::Prepaid { due, .. }) => *due,
                Some(Plan::Instalments { .. } | Plan::Milestones { .. } | Plan::Monthly { .. }) | None => {
                    Due::On(first_due(it))
                }
            })
        }),
        write: Callback::new(move |new| {
            editor.change(|it| {
                if let Some(Payment { plan: Plan::LumpSum { due, .. } | Plan::Prepaid { due, .. }, .. }) =
                    payment_mut(it)
                {
                    *due = new;
                }
            });
        }),
    }
}

/// The day and the three periods of a monthly settlement.
fn monthly(editor: Editor) -> AnyView {
    type Periods = [Period; 3];
    fn read(contract: &Contract) -> Option<(u8, Periods)> {
        match payment(contract).map(|it| &it.plan) {
            Some(Plan::Monthly { day, statement_within, confirm_within, pay_within }) => {
                Some((*day, [*statement_within, *confirm_within, *pay_within]))
            }
            _ => None,
        }
    }
    fn write(contract: &mut Contract, day: u8, [statement_within, confirm_within, pay_within]: Periods) {
        if let Some(Payment { plan: plan @ Plan::Monthly { .. }, .. }) = payment_mut(contract) {
            *plan = Plan::Monthly { day, statement_within, confirm_within, pay_within };
        }
    }
    view! {
        <TermBox editor place=field::PAYMENT_SETTLE_DAY label=Text::plan_day figures=true
            read=|it| read(it).map(|(day, _)| day.to_string()).unwrap_or_default()
            write=|it, text| {
                let day = number::<u8>(text)?;
                if !(1..=28).contains(&day) {
                    return Err(Text::bad_settle_day);
                }
                if let Some((_, periods)) = read(it) {
                    write(it, day, periods);
                }
                Ok(())
            }
        />
        <PeriodBox editor place=field::PAYMENT_STATEMENT label=Text::plan_statement units=DAYS
            read=|it| read(it).map(|(_, [statement, ..])| statement)
            write=|it, period| if let Some((day, [_, confirm, pay])) = read(it) { write(it, day, [period, confirm, pay]); } />
        <PeriodBox editor place=field::PAYMENT_CONFIRM label=Text::plan_confirm units=DAYS
            read=|it| read(it).map(|(_, [_, confirm, _])| confirm)
            write=|it, period| if let Some((day, [statement, _, pay])) = read(it) { write(it, day, [statement, period, pay]); } />
        <PeriodBox editor place=field::PAYMENT_PAY_WITHIN label=Text::plan_pay units=DAYS
            read=|it| read(it).map(|(_, [.., pay])| pay)
            write=|it, period| if let Some((day, [statement, confirm, _])) = read(it) { write(it, day, [statement, confirm, period]); } />
    }
    .into_any()
}

/// The balance paid in, and how soon the rest of it comes back.
fn prepaid(editor: Editor) -> AnyView {
    view! {
        <TermBox editor place=field::PAYMENT_BALANCE label=Text::plan_balance figures=true
            read=|it| match payment(it).map(|it| &it.plan) {
                Some(Plan::Prepaid { balance, .. }) => format::plain_amount(*balance),
                _ => String::new(),
            }
            write=|it, text| {
                let sum = sum(it, text)?;
                if let Some(Payment { plan: Plan::Prepaid { balance, .. }, .. }) = payment_mut(it) {
                    *balance = sum;
                }
                Ok(())
            }
        />
        <PeriodBox editor place=field::PAYMENT_REFUND label=Text::plan_refund units=DAYS
            read=|it| match payment(it).map(|it| &it.plan) {
                Some(Plan::Prepaid { refund_within, .. }) => Some(*refund_within),
                _ => None,
            }
            write=|it, period| if let Some(Payment { plan: Plan::Prepaid { refund_within, .. }, .. }) = payment_mut(it) {
                *refund_within = period;
            }
        />
    }
    .into_any()
}

/// Whether the parts make the price.
fn plan_stands(contract: &Contract) -> Result<(), PlanError> {
    let payment = payment(contract).ok_or(PlanError::NoParts)?;
    check_amounts(payment.plan.parts(), contract.draft_total(), payment.remainder)
}
