//! What being late costs, as the clause says it and in figures.

use leptos::prelude::*;

use super::by_hand::ByHand;
use super::goods::number;
use super::kit::{bare_percent, choose, percent, sum};
use super::late_fee_cap::{CAPS, cap, cap_name, cap_share, cap_sum, choose_cap, set_cap};
use super::plan::{payment, payment_mut};
use crate::domain::account::{Happened, due_day};
use crate::domain::calendar::WorkCalendar;
use crate::domain::collection::DueDay;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::late_fee::debt::Debt;
use crate::domain::late_fee::ledger::ledger;
use crate::domain::late_fee::rate_table::RateTable;
use crate::domain::late_fee::rule::{
    AllocationOrder, Cap, DayCount, FeeBase, Fixing, GraceMode, LateRate, MonthCount, PaymentDay,
};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice, TermsPart};

const KINDS: &[(&str, Message)] = &[
    ("daily", Text::late_daily),
    ("monthly", Text::late_monthly),
    ("annual", Text::late_annual),
    ("multiple", Text::late_multiple),
    ("plus", Text::late_plus),
    ("started", Text::late_started),
    ("fixed", Text::late_fixed),
];
const COUNTS: &[(&str, Message)] = &[
    ("365", Text::count_365),
    ("360", Text::count_360),
    ("actual", Text::count_actual),
    ("thirty", Text::count_thirty),
    ("unsaid", Text::count_unsaid),
];
/// A year's reference rate to begin with: a person enters the one in force (`contract-rules.md` 0.3: rates are kept by the user).
const REFERENCE: Ppm = Ppm(30_000);

fn rate(contract: &Contract) -> Option<&LateRate> {
    payment(contract).map(|payment| &payment.late_fee.rate)
}

fn kind(contract: &Contract) -> &'static str {
    match rate(contract) {
        Some(LateRate::Annual { .. }) => "annual",
        Some(LateRate::Monthly { .. }) => "monthly",
        Some(LateRate::ReferenceMultiple { .. }) => "multiple",
        Some(LateRate::ReferencePlus { .. }) => "plus",
        Some(LateRate::StartedPeriod { .. }) => "started",
        Some(LateRate::FixedSum { .. }) => "fixed",
        Some(LateRate::Daily { .. }) | None => "daily",
    }
}

fn set_kind(contract: &mut Contract, name: &str) {
    if kind(contract) == name {
        return;
    }
    let currency = contract.price.currency;
    let table = |rate| RateTable::constant(rate).ok();
    let new = match name {
        "annual" => table(Ppm(120_000)).map(|table| LateRate::Annual { table, day_count: DayCount::Actual365 }),
        "monthly" => table(Ppm(10_000)).map(|table| LateRate::Monthly { table, month: MonthCount::TwelveIn365 }),
        "multiple" => table(REFERENCE).map(|reference| LateRate::ReferenceMultiple {
            reference,
            hundredths: 150,
            day_count: DayCount::Actual365,
            fixing: Fixing::Running,
        }),
        "plus" => table(REFERENCE).map(|reference| LateRate::ReferencePlus {
            reference,
            margin: Ppm(80_000),
            day_count: DayCount::Actual365,
            fixing: Fixing::Running,
        }),
        "started" => Some(LateRate::StartedPeriod { days: 7, rate: Ppm(5_000) }),
        "fixed" => Some(LateRate::FixedSum { amount: Money::zero(currency) }),
        _ => table(Ppm(500)).map(|table| LateRate::Daily { table }),
    };
    if let (Some(new), Some(payment)) = (new, payment_mut(contract)) {
        payment.late_fee.rate = new;
    }
}

/// The first rate of the clause's own table or, where it follows a reference, the one of the day of the draft.
fn first_rate(contract: &Contract) -> Option<Ppm> {
    rate(contract)?.figure_on(contract.drafted_on)
}

fn set_first_rate(contract: &mut Contract, text: &str) -> Result<(), Refused> {
    let new = percent(text)?;
    let constant = RateTable::constant(new).map_err(|_| Text::bad_percent as Refused)?;
    match payment_mut(contract).map(|payment| &mut payment.late_fee.rate) {
        Some(LateRate::Daily { table } | LateRate::Annual { table, .. } | LateRate::Monthly { table, .. }) => {
            *table = constant;
        }
        Some(LateRate::ReferenceMultiple { reference, .. } | LateRate::ReferencePlus { reference, .. }) => {
            *reference = constant;
        }
        Some(LateRate::StartedPeriod { rate, .. }) => *rate = new,
        Some(LateRate::FixedSum { .. }) | None => {}
    }
    Ok(())
}

fn set_day_count(contract: &mut Contract, name: &str) {
    let new = match name {
        "360" => DayCount::Actual360,
        "actual" => DayCount::ActualActual,
        "thirty" => DayCount::Thirty360,
        "unsaid" => DayCount::NotStated,
        _ => DayCount::Actual365,
    };
    if let Some(payment) = payment_mut(contract) {
        payment.late_fee.rate.count_days(new);
    }
}

#[component]
pub(super) fn LateFeeTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let has = Memo::new(move |_| editor.record.with(|it| payment(it).is_some()));
    let kind_now = Memo::new(move |_| editor.record.with(kind));
    let yearly = Signal::derive(move || {
        let yearly = editor.record.with(|it| {
            let payment = payment(it)?;
            payment.late_fee.rate.yearly(it.drafted_on).ok().map(|worked| worked.value)
        });
        yearly.map(|rate| app.text().late_yearly(&format::percent(rate))).unwrap_or_default()
    });
    let trial = move || editor.record.with(|it| trial(app.text(), &app.work_calendar(), it));
    let cap_now = Memo::new(move |_| editor.record.with(|it| cap_name(cap(it))));
    let figure = move || {
        let label: Message = match kind_now.get() {
            "annual" => Text::late_rate_year,
            "monthly" => Text::late_rate_month,
            "multiple" => Text::late_reference,
            "plus" => Text::late_base_rate,
            "started" => Text::late_rate_period,
            "fixed" => return fixed_sum(editor).into_any(),
            _ => Text::late_rate,
        };
        view! {
            <TermBox editor place=field::PAYMENT_LATE_RATE label note=yearly unit=Text::percent_unit figures=true
                read=|it| first_rate(it).map(bare_percent).unwrap_or_default() write=set_first_rate />
        }
        .into_any()
    };
    let grace = Memo::new(move |_| editor.record.with(|it| payment(it).is_some_and(|it| it.late_fee.grace.days > 0)));
    view! {
        <TermsPart editor id="terms-late" legend=Text::terms_late_full>
            <Show when=move || has.get()>
                <div class="fields">
                    <TermChoice editor place="payment.late_fee" label=Text::late_kind choices=KINDS read=kind write=set_kind />
                    {figure}
                    {move || further(editor, kind_now.get())}
                    {choose!(editor, field::PAYMENT_LATE_BASE, late_base, FeeBase, [in payment.late_fee.base])}
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
                    <Show when=move || grace.get()>
                        {choose!(editor, "payment.late_fee.grace.mode", late_grace_mode, GraceMode, [in payment.late_fee.grace.mode])}
                    </Show>
                    <TermChoice editor place="payment.late_fee.cap.of" label=Text::late_cap_kind choices=CAPS read=|it| cap_name(cap(it)) write=choose_cap wide=true />
                    <Show when=move || matches!(cap_now.get(), "part" | "overdue" | "price" | "whole")>
                        <TermBox editor place=field::PAYMENT_LATE_CAP label=Text::late_cap_rate unit=Text::percent_unit figures=true
                            read=|it| cap_share(cap(it)).map(bare_percent).unwrap_or_default()
                            write=|it, text| {
                                let share = percent(text)?;
                                let new = match cap(it) {
                                    Cap::Share { of, .. } => Cap::Share { ppm: share, of },
                                    Cap::ContractShare { .. } => Cap::ContractShare { ppm: share },
                                    other @ (Cap::None | Cap::Amount(_) | Cap::ContractAmount(_)) => other,
                                };
                                set_cap(it, new);
                                Ok(())
                            }
                        />
                    </Show>
                    <Show when=move || matches!(cap_now.get(), "part_sum" | "whole_sum")>
                        <TermBox editor place=field::PAYMENT_LATE_CAP label=Text::late_cap_amount figures=true
                            read=|it| cap_sum(cap(it)).map(format::plain_amount).unwrap_or_default()
                            write=|it, text| {
                                let sum = sum(it, text)?;
                                let new = match cap(it) {
                                    Cap::Amount(_) => Cap::Amount(sum),
                                    Cap::ContractAmount(_) => Cap::ContractAmount(sum),
                                    other @ (Cap::None | Cap::Share { .. } | Cap::ContractShare { .. }) => other,
                                };
                                set_cap(it, new);
                                Ok(())
                            }
                        />
                    </Show>
                    {choose!(editor, field::PAYMENT_LATE_DAY, late_payment_day, PaymentDay, [in payment.late_fee.payment_day])}
                    {choose!(editor, field::PAYMENT_LATE_ORDER, late_order, AllocationOrder, [in payment.late_fee.order])}
                </div>
                <p class="field__help terms__try">{trial}</p>
                <ByHand editor clause=ClauseId::LatePayment />
            </Show>
        </TermsPart>
    }
}

fn fixed_sum(editor: Editor) -> impl IntoView {
    view! {
        <TermBox editor place=field::PAYMENT_LATE_RATE label=Text::late_amount figures=true
            read=|it| match rate(it) {
                Some(LateRate::FixedSum { amount }) => format::plain_amount(*amount),
                _ => String::new(),
            }
            write=|it, text| {
                let sum = sum(it, text)?;
                if let Some(LateRate::FixedSum { amount }) = payment_mut(it).map(|payment| &mut payment.late_fee.rate) {
                    *amount = sum;
                }
                Ok(())
            }
        />
    }
}

/// What a rate needs besides its figure.
fn further(editor: Editor, kind: &'static str) -> AnyView {
    let days_of_year = move || {
        view! {
            <TermChoice editor place="payment.late_fee.rate.day_count" label=Text::late_day_count choices=COUNTS
                read=|it| match rate(it).and_then(LateRate::day_count) {
                    Some(DayCount::Actual360) => "360",
                    Some(DayCount::ActualActual) => "actual",
                    Some(DayCount::Thirty360) => "thirty",
                    Some(DayCount::NotStated) => "unsaid",
                    Some(DayCount::Actual365) | None => "365",
                }
                write=set_day_count
            />
        }
    };
    match kind {
        "annual" => days_of_year().into_any(),
        "multiple" => view! {
            <TermBox editor place="payment.late_fee.rate.times" label=Text::late_times unit=Text::percent_unit figures=true
                read=|it| match rate(it) {
                    Some(LateRate::ReferenceMultiple { hundredths, .. }) => hundredths.to_string(),
                    _ => String::new(),
                }
                write=|it, text| {
                    let new = number(text)?;
                    if let Some(LateRate::ReferenceMultiple { hundredths, .. }) = payment_mut(it).map(|payment| &mut payment.late_fee.rate) {
                        *hundredths = new;
                    }
                    Ok(())
                }
            />
            {days_of_year()}
        }
        .into_any(),
        "plus" => view! {
            <TermBox editor place="payment.late_fee.rate.margin" label=Text::late_margin unit=Text::percent_unit figures=true
                read=|it| match rate(it) {
                    Some(LateRate::ReferencePlus { margin, .. }) => bare_percent(*margin),
                    _ => String::new(),
                }
                write=|it, text| {
                    let new = percent(text)?;
                    if let Some(LateRate::ReferencePlus { margin, .. }) = payment_mut(it).map(|payment| &mut payment.late_fee.rate) {
                        *margin = new;
                    }
                    Ok(())
                }
            />
            {days_of_year()}
        }
        .into_any(),
        "started" => view! {
            <TermBox editor place="payment.late_fee.rate.days" label=Text::late_period_days unit=Text::days_unit figures=true
                read=|it| match rate(it) {
                    Some(LateRate::StartedPeriod { days, .. }) => days.to_string(),
                    _ => String::new(),
                }
                write=|it, text| {
                    let new = number::<u32>(text)?;
                    if new == 0 {
                        return Err(Text::bad_number);
                    }
                    if let Some(LateRate::StartedPeriod { days, .. }) = payment_mut(it).map(|payment| &mut payment.late_fee.rate) {
                        *days = new;
                    }
                    Ok(())
                }
            />
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// What the first part would cost if it came 45 days late: the clause in figures, before anybody signs it.
fn trial(text: Text, calendar: &WorkCalendar, contract: &Contract) -> Option<String> {
    const DAYS: i64 = 45;
    if contract.is_by_hand(ClauseId::LatePayment) {
        return None;
    }
    let payment = payment(contract)?;
    let total = contract.total().ok()?;
    let (id, amount, due) = payment.claims(total).ok()?.value.into_iter().next()?;
    let known =
        due_day(due, contract.definitions.counting(), contract.definitions.calendar(calendar), &Happened::new());
    let day = match known.map(|worked| worked.value) {
        Ok(DueDay::On(day)) => day,
        Ok(DueDay::AwaitsEvent) | Err(_) => contract.drafted_on,
    };
    if amount.minor <= 0 {
        return None;
    }
    let mut debt = Debt::new(id, day, amount);
    debt.contract_total = total;
    let fee = ledger(&payment.late_fee, &debt, day.plus_days(DAYS).ok()?).ok()?;
    Some(text.late_try(&DAYS.to_string(), &format::money(fee.value.total)))
}
