//! The payment plan and what being late costs.

use leptos::prelude::*;

use super::goods::number;
use crate::domain::account::{Happened, due_day};
use crate::domain::calendar::WorkCalendar;
use crate::domain::collection::DueDay;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::payment::{Payment, Plan};
use crate::domain::contract::plan::{Due, Instalment, PartLabel, Share, part_amounts};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::id::InstalmentId;
use crate::domain::late_fee::debt::Debt;
use crate::domain::late_fee::ledger::ledger;
use crate::domain::late_fee::rate_table::RateTable;
use crate::domain::late_fee::rule::{AllocationOrder, Cap, CapBase, LateRate};
use crate::domain::rate::Ppm;
use crate::i18n::{Message, Text, format};
use crate::state::BrowserIds;
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice, TermsPart};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::status::{Meaning, status};

const MODES: &[(&str, Message)] =
    &[("lump", Text::plan_lump), ("equal", Text::plan_equal), ("shares", Text::plan_shares)];

/// The terms of payment, where the contract has any.
fn payment(contract: &Contract) -> Option<&Payment> {
    contract.payment.terms()
}

fn payment_mut(contract: &mut Contract) -> Option<&mut Payment> {
    match &mut contract.payment {
        Clause::Included(payment) => Some(payment),
        Clause::NotApplicable { .. } => None,
    }
}

fn mode(contract: &Contract) -> &'static str {
    match payment(contract).map(|it| &it.plan) {
        Some(Plan::LumpSum { .. }) => "lump",
        Some(Plan::Instalments { parts }) if parts.iter().all(|it| it.share == Share::Equal) => "equal",
        Some(Plan::Instalments { .. } | Plan::Milestones { .. } | Plan::Monthly { .. } | Plan::Prepaid { .. })
        | None => "shares",
    }
}

fn set_mode(contract: &mut Contract, name: &str) {
    let first = first_due(contract);
    let Some(payment) = payment_mut(contract) else { return };
    let known = payment.plan.parts().to_vec();
    let part = |label, share, due| Instalment { id: InstalmentId::fresh(&mut BrowserIds), label, share, due };
    payment.plan = match name {
        "lump" => Plan::LumpSum { id: InstalmentId::fresh(&mut BrowserIds), due: Due::On(first) },
        "equal" => {
            let count = known.len().clamp(2, 60);
            let parts = (0..count)
                .map(|index| {
                    let months = i32::try_from(index).unwrap_or(0);
                    part(PartLabel::Progress, Share::Equal, Due::On(first.plus_months(months).unwrap_or(first)))
                })
                .collect();
            Plan::Instalments { parts }
        }
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

/// The first day of the plan as it stands: kept when the mode changes.
fn first_due(contract: &Contract) -> Date {
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
        let off = editor.record.with(shares_off);
        let text = app.text();
        if editor.record.with(|it| it.total().is_zero()) {
            return status(Meaning::Plain, "info", text.plan_cannot()).into_any();
        }
        match off {
            0 => status(Meaning::Good, "circle-check", text.plan_adds_up()).into_any(),
            off => status(Meaning::Danger, "octagon-alert", text.plan_off(&format::percent(Ppm(off)))).into_any(),
        }
    };
    let add = move |_| {
        editor.change(|it| {
            let due = Due::On(it.drafted_on.plus_months(1).unwrap_or(it.drafted_on));
            let equal = mode(it) == "equal";
            let Some(payment) = payment_mut(it) else { return };
            if let Plan::Instalments { parts } | Plan::Milestones { parts, .. } = &mut payment.plan {
                let due = parts.last().map_or(due, |last| match last.due {
                    Due::On(date) => Due::On(date.plus_months(1).unwrap_or(date)),
                    other @ Due::After { .. } => other,
                });
                let share = if equal { Share::Equal } else { Share::Of(Ppm(0)) };
                parts.push(Instalment {
                    id: InstalmentId::fresh(&mut BrowserIds),
                    label: PartLabel::Progress,
                    share,
                    due,
                });
            }
        });
    };
    view! {
        <TermsPart editor id="terms-payment" legend=Text::terms_payment>
            <Show when=move || has.get() fallback=move || view! { <p class="field__help">{move || app.text().clause_not_applicable()}</p> }>
                <div class="fields">
                    <TermChoice editor place=field::PAYMENT_PLAN label=Text::plan_mode choices=MODES read=mode write=set_mode wide=true />
                    <Show when=move || plan_mode.get() == "lump">
                        <TermBox editor place=field::PAYMENT_DUE label=Text::plan_due kind="date" read=|it| first_due(it).to_string()
                            write=|it, text| {
                                let date = Date::parse(text).map_err(|_| Text::bad_date as Refused)?;
                                if let Some(Payment { plan: Plan::LumpSum { due, .. }, .. }) = payment_mut(it) {
                                    *due = Due::On(date);
                                }
                                Ok(())
                            }
                        />
                    </Show>
                </div>
                <Show when=move || plan_mode.get() != "lump">
                    <table class="table terms__plan" id="plan">
                        <thead>
                            <tr>
                                <th scope="col" class="num">"#"</th>
                                <th scope="col">{move || app.text().plan_label()}</th>
                                <th scope="col" class="num">{move || app.text().plan_share()}</th>
                                <th scope="col">{move || app.text().plan_due()}</th>
                                <th scope="col" class="num">{move || app.text().plan_amount()}</th>
                                <th scope="col"><span class="unseen">{move || app.text().plan_remove()}</span></th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=move || parts.get() key=|id| *id children=move |id| view! { <PlanRow editor id /> } />
                        </tbody>
                    </table>
                    <p class="terms__sum">
                        <span id="plan-sum">{sum}</span>
                        <button type="button" class="button section__act" data-kind="word" disabled=move || editor.locked.get() on:click=add>
                            {move || app.text().plan_add()}
                        </button>
                    </p>
                </Show>
            </Show>
        </TermsPart>
    }
}

/// How far the shares are from the whole, in ppm; nothing where equal parts take the rest.
fn shares_off(contract: &Contract) -> i64 {
    let Some(payment) = payment(contract) else { return 0 };
    let parts = payment.plan.parts();
    if parts.iter().any(|part| matches!(part.share, Share::Equal | Share::Sum(_))) || parts.is_empty() {
        return 0;
    }
    let sum = parts.iter().fold(0_i64, |sum, part| match part.share {
        Share::Of(share) => sum.saturating_add(share.0),
        Share::Sum(_) | Share::Equal => sum,
    });
    Ppm::WHOLE.0.saturating_sub(sum)
}

/// One part: its name, share, day, amount.
#[component]
fn PlanRow(editor: Editor, id: InstalmentId) -> impl IntoView {
    let app = editor.app;
    let find = move |it: &Contract| {
        payment(it).and_then(|it| {
            it.plan
                .parts()
                .iter()
                .enumerate()
                .find(|(_, part)| part.id == id)
                .map(|(index, part)| (index, part.clone()))
        })
    };
    let row = Memo::new(move |_| editor.record.with(find));
    let amount = move || {
        editor.record.with(|it| {
            let payment = payment(it)?;
            let index = payment.plan.parts().iter().position(|part| part.id == id)?;
            let amounts = part_amounts(payment.plan.parts(), it.total(), payment.remainder).ok()?.value;
            amounts.get(index).map(|amount| format::amount(*amount))
        })
    };
    let change = move |change: fn(&mut Instalment, String), text: String| {
        editor.change(|it| {
            if let Some(payment) = payment_mut(it)
                && let Plan::Instalments { parts } | Plan::Milestones { parts, .. } = &mut payment.plan
                && let Some(part) = parts.iter_mut().find(|part| part.id == id)
            {
                change(part, text);
            }
        });
    };
    let label =
        move || row.with(|row| row.as_ref().map(|(_, part)| app.text().part_label(&part.label)).unwrap_or_default());
    let share = move || {
        row.with(|row| match row.as_ref().map(|(_, part)| part.share) {
            Some(Share::Of(share)) => format::percent(share),
            Some(Share::Sum(_) | Share::Equal) | None => String::new(),
        })
    };
    let is_equal = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|(_, part)| part.share == Share::Equal)));
    let after = move || {
        row.with(|row| match row.as_ref().map(|(_, part)| part.due) {
            Some(Due::After { event, within }) => Some(app.text().after_event(event, within)),
            Some(Due::On(_)) | None => None,
        })
    };
    let date = move || {
        row.with(|row| match row.as_ref().map(|(_, part)| part.due) {
            Some(Due::On(date)) => date.to_string(),
            Some(Due::After { .. }) | None => String::new(),
        })
    };
    let remove = move |_| {
        editor.change(|it| {
            if let Some(payment) = payment_mut(it)
                && let Plan::Instalments { parts } | Plan::Milestones { parts, .. } = &mut payment.plan
            {
                parts.retain(|part| part.id != id);
            }
        });
    };
    view! {
        <tr data-part=id.to_string()>
            <td class="faint">{move || row.with(|row| row.as_ref().map(|(index, _)| index.saturating_add(1).to_string()))}</td>
            <td>
                <input
                    class="terms__cell"
                    aria-label=move || app.text().plan_label()
                    prop:value=label
                    disabled=move || editor.locked.get()
                    on:change=move |event| change(|part, text| part.label = PartLabel::Own(Wording::same(text)), event_target_value(&event))
                />
            </td>
            <td class="num">
                <Show when=move || !is_equal.get() fallback=move || view! { <span class="faint">{move || app.text().plan_equal_short()}</span> }>
                    <input
                        class="terms__cell"
                        data-num=""
                        name="share"
                        aria-label=move || app.text().plan_share()
                        prop:value=share
                        disabled=move || editor.locked.get()
                        on:input=move |event| change(
                            |part, text| {
                                if let Some(share) = format::parse_percent(&text) {
                                    part.share = Share::Of(share);
                                }
                            },
                            event_target_value(&event),
                        )
                    />
                </Show>
            </td>
            <td class="soft">
                <Show when=move || after().is_none() fallback=move || view! { <span>{after}</span> }>
                    <input
                        class="terms__cell"
                        type="date"
                        name="due"
                        aria-label=move || app.text().plan_due()
                        prop:value=date
                        disabled=move || editor.locked.get()
                        on:change=move |event| change(
                            |part, text| {
                                if let Ok(date) = Date::parse(&text) {
                                    part.due = Due::On(date);
                                }
                            },
                            event_target_value(&event),
                        )
                    />
                </Show>
            </td>
            <td class="num">{amount}</td>
            <td>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    aria-label=move || app.text().plan_remove()
                    disabled=move || editor.locked.get()
                    on:click=remove
                >
                    {small_icon("x")}
                </button>
            </td>
        </tr>
    }
}

const ORDERS: &[(&str, Message)] = &[("costs", Text::late_order_costs), ("principal", Text::late_order_principal)];

/// The daily rate, where the clause states one.
fn daily(contract: &Contract) -> Option<Ppm> {
    match &payment(contract)?.late_fee.rate {
        LateRate::Daily { table } => table.steps().first().map(|step| step.rate),
        LateRate::Annual { .. }
        | LateRate::ReferenceMultiple { .. }
        | LateRate::ReferencePlus { .. }
        | LateRate::Monthly { .. }
        | LateRate::StartedPeriod { .. }
        | LateRate::FixedSum { .. } => None,
    }
}

#[component]
pub(super) fn LateFeeTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let has = Memo::new(move |_| editor.record.with(|it| payment(it).is_some()));
    let yearly = Signal::derive(move || {
        let yearly = editor.record.with(|it| {
            let payment = payment(it)?;
            payment.late_fee.rate.yearly(it.drafted_on).ok().map(|worked| worked.value)
        });
        yearly.map(|rate| app.text().late_yearly(&format::percent(rate))).unwrap_or_default()
    });
    let trial = move || editor.record.with(|it| trial(app.text(), it));
    view! {
        <TermsPart editor id="terms-late" legend=Text::terms_late_full>
            <Show when=move || has.get()>
                <div class="fields">
                    <TermBox editor place=field::PAYMENT_LATE_RATE label=Text::late_rate note=yearly unit=Text::percent_unit figures=true
                        read=|it| daily(it).map(|rate| format::percent(rate).trim_end_matches('%').to_owned()).unwrap_or_default()
                        write=|it, text| {
                            let rate = format::parse_percent(text).filter(|rate| rate.0 >= 0).ok_or(Text::bad_percent as Refused)?;
                            let table = RateTable::constant(rate).map_err(|_| Text::bad_percent as Refused)?;
                            if let Some(payment) = payment_mut(it) {
                                payment.late_fee.rate = LateRate::Daily { table };
                            }
                            Ok(())
                        }
                    />
                    <TermBox editor place=field::PAYMENT_LATE_GRACE label=Text::late_grace unit=Text::days_unit figures=true
                        read=|it| payment(it).map(|it| it.late_fee.grace.days.to_string()).unwrap_or_default()
                        write=|it, text| {
                            let days = number(text)?;
                            if let Some(payment) = payment_mut(it) {
                                payment.late_fee.grace.days = days;
                            }
                            Ok(())
                        }
                    />
                    <TermBox editor place=field::PAYMENT_LATE_CAP label=Text::late_cap_share unit=Text::percent_unit figures=true
                        read=|it| payment(it).map(|it| match it.late_fee.cap {
                            Cap::Share { ppm, .. } | Cap::ContractShare { ppm } => format::percent(ppm).trim_end_matches('%').to_owned(),
                            Cap::None | Cap::Amount(_) | Cap::ContractAmount(_) => String::new(),
                        }).unwrap_or_default()
                        write=|it, text| {
                            let cap = if text.trim().is_empty() {
                                Cap::None
                            } else {
                                let ppm = format::parse_percent(text).filter(|rate| rate.0 >= 0).ok_or(Text::bad_percent as Refused)?;
                                Cap::Share { ppm, of: CapBase::Instalment }
                            };
                            if let Some(payment) = payment_mut(it) {
                                // another figure is no other clause: what bounds all parts together goes on doing so
                                payment.late_fee.cap = match (payment.late_fee.cap, cap) {
                                    (Cap::ContractShare { .. }, Cap::Share { ppm, .. }) => Cap::ContractShare { ppm },
                                    (_, cap) => cap,
                                };
                            }
                            Ok(())
                        }
                    />
                    <TermChoice editor place=field::PAYMENT_LATE_ORDER label=Text::late_order choices=ORDERS
                        read=|it| match payment(it).map(|it| it.late_fee.order) {
                            Some(AllocationOrder::PrincipalFirst) => "principal",
                            Some(AllocationOrder::CostInterestPrincipal | AllocationOrder::Proportional | AllocationOrder::PayersChoice) | None => "costs",
                        }
                        write=|it, name| {
                            if let Some(payment) = payment_mut(it) {
                                payment.late_fee.order = if name == "principal" { AllocationOrder::PrincipalFirst } else { AllocationOrder::CostInterestPrincipal };
                            }
                        }
                    />
                </div>
                <p class="field__help terms__try">{trial}</p>
            </Show>
        </TermsPart>
    }
}

/// What the first part would cost if it came 45 days late: the clause in figures, before anybody signs it.
fn trial(text: Text, contract: &Contract) -> Option<String> {
    const DAYS: i64 = 45;
    let payment = payment(contract)?;
    let (id, amount, due) = payment.claims(contract.total()).ok()?.value.into_iter().next()?;
    let known = due_day(due, contract.definitions.counting(), &WorkCalendar::standard(), &Happened::new());
    let day = match known.map(|worked| worked.value) {
        Ok(DueDay::On(day)) => day,
        Ok(DueDay::AwaitsEvent) | Err(_) => contract.drafted_on,
    };
    if amount.minor <= 0 {
        return None;
    }
    let mut debt = Debt::new(id, day, amount);
    debt.contract_total = contract.total();
    let fee = ledger(&payment.late_fee, &debt, day.plus_days(DAYS).ok()?).ok()?;
    Some(text.late_try(&DAYS.to_string(), &format::money(fee.value.total)))
}
