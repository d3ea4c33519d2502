//! How payment is made, invoices, and what secures it.

use leptos::prelude::*;

use super::kit::{DAYS, FoldedPart, LONG, PeriodBox, bare_percent, choices, choose, line, percent, period, sum, words};
use super::plan::{payment, payment_mut};
use crate::domain::contract::Contract;
use crate::domain::contract::field;
use crate::domain::contract::payment::{Acceleration, Earnest, InvoiceKind, InvoiceOrder, SetOff, Suspension};
use crate::domain::contract::plan::Period;
use crate::domain::rate::Ppm;
use crate::domain::receipt::PaymentMethod;
use crate::domain::split::SplitPolicy;
use crate::i18n::{Text, format};
use crate::ui::pages::contracts::editor::{Editor, TermBox};

choices! {
    SplitPolicy {
        Largest = "largest", remainder_largest;
        Last = "last", remainder_last;
        First = "first", remainder_first;
        HalfUpLast = "half_up_last", remainder_rounded_last;
    }
}

fn acceleration(contract: &Contract) -> Option<(Ppm, Period)> {
    match payment(contract)?.acceleration {
        Acceleration::When { overdue, cure } => Some((overdue, cure)),
        Acceleration::None => None,
    }
}

fn set_acceleration(contract: &mut Contract, new: Acceleration) {
    if let Some(payment) = payment_mut(contract) {
        payment.acceleration = new;
    }
}

fn suspension(contract: &Contract) -> Option<(Period, Period)> {
    match payment(contract)?.suspension {
        Suspension::After { overdue, notice } => Some((overdue, notice)),
        Suspension::AsLaw => None,
    }
}

fn set_suspension(contract: &mut Contract, new: Suspension) {
    if let Some(payment) = payment_mut(contract) {
        payment.suspension = new;
    }
}

#[component]
pub(super) fn PayingTerms(editor: Editor) -> impl IntoView {
    let has = Memo::new(move |_| editor.record.with(|it| payment(it).is_some()));
    let held =
        Memo::new(move |_| editor.record.with(|it| payment(it).is_some_and(|it| !it.account_holder.trim().is_empty())));
    let in_cash =
        Memo::new(move |_| editor.record.with(|it| payment(it).is_some_and(|it| it.method == PaymentMethod::Cash)));
    let accelerated = Memo::new(move |_| editor.record.with(|it| acceleration(it).is_some()));
    let suspended = Memo::new(move |_| editor.record.with(|it| suspension(it).is_some()));
    view! {
        <FoldedPart editor id="terms-paying" place="payment" legend=Text::terms_paying>
            <Show when=move || has.get()>
                <div class="fields">
                    {choose!(editor, field::PAYMENT_METHOD, payment_method_term, PaymentMethod, [in payment.method])}
                    <Show when=move || in_cash.get()>
                        <TermBox editor place=field::PAYMENT_CASH_LIMIT label=Text::payment_cash_limit figures=true
                            read=|it| payment(it).and_then(|it| it.cash_limit).map(format::plain_amount).unwrap_or_default()
                            write=|it, text| {
                                let limit = if text.trim().is_empty() { None } else { Some(sum(it, text)?) };
                                if let Some(payment) = payment_mut(it) {
                                    payment.cash_limit = limit.filter(|limit| !limit.is_zero());
                                }
                                Ok(())
                            }
                        />
                    </Show>
                    {line!(editor, field::PAYMENT_HOLDER, payment_holder, [in payment.account_holder])}
                    <Show when=move || held.get()>
                        {words!(editor, field::PAYMENT_HOLDER_REASON, holder_reason, [in payment.holder_reason])}
                    </Show>
                    {choose!(editor, "payment.remainder", payment_remainder, SplitPolicy, [in payment.remainder])}
                    {choose!(editor, field::PAYMENT_INVOICE_KIND, invoice_kind_term, InvoiceKind, [in payment.invoice.kind])}
                    {period!(editor, field::PAYMENT_INVOICE_WITHIN, invoice_within, DAYS, [in payment.invoice.within])}
                    {choose!(editor, field::PAYMENT_INVOICE_ORDER, invoice_order_term, InvoiceOrder, [in payment.invoice.order])}
                    {period!(editor, field::PAYMENT_OBJECT_INVOICE, payment_object, DAYS, [in payment.object_to_invoice])}
                    <TermBox editor place=field::PAYMENT_EARNEST label=Text::payment_earnest figures=true
                        read=|it| match payment(it).map(|it| it.earnest) {
                            Some(Earnest::Sum(sum)) => format::plain_amount(sum),
                            Some(Earnest::None) | None => String::new(),
                        }
                        write=|it, text| {
                            let earnest = if text.trim().is_empty() { Earnest::None } else { Earnest::Sum(sum(it, text)?) };
                            if let Some(payment) = payment_mut(it) {
                                payment.earnest = earnest;
                            }
                            Ok(())
                        }
                    />
                    {choose!(editor, field::PAYMENT_SET_OFF, payment_set_off, SetOff, [in payment.set_off])}
                    <TermBox editor place=field::PAYMENT_ACCELERATION label=Text::payment_acceleration unit=Text::percent_unit figures=true
                        read=|it| acceleration(it).map(|(overdue, _)| bare_percent(overdue)).unwrap_or_default()
                        write=|it, text| {
                            if text.trim().is_empty() {
                                set_acceleration(it, Acceleration::None);
                                return Ok(());
                            }
                            let overdue = percent(text)?;
                            let cure = acceleration(it).map_or(Period::days(15), |(_, cure)| cure);
                            set_acceleration(it, Acceleration::When { overdue, cure });
                            Ok(())
                        }
                    />
                    <Show when=move || accelerated.get()>
                        <PeriodBox editor place="payment.acceleration.cure" label=Text::payment_acceleration_cure units=DAYS
                            read=|it| acceleration(it).map(|(_, cure)| cure)
                            write=|it, cure| if let Some((overdue, _)) = acceleration(it) {
                                set_acceleration(it, Acceleration::When { overdue, cure });
                            }
                        />
                    </Show>
                    <PeriodBox editor place=field::PAYMENT_SUSPENSION label=Text::payment_suspension units=LONG may_be_none=true
                        read=|it| suspension(it).map(|(overdue, _)| overdue)
                        write=|it, overdue| {
                            let notice = suspension(it).map_or(Period::days(5), |(_, notice)| notice);
                            let none = overdue.n == 0;
                            set_suspension(it, if none { Suspension::AsLaw } else { Suspension::After { overdue, notice } });
                        }
                    />
                    <Show when=move || suspended.get()>
                        <PeriodBox editor place="payment.suspension.notice" label=Text::payment_suspension_notice units=DAYS
                            read=|it| suspension(it).map(|(_, notice)| notice)
                            write=|it, notice| if let Some((overdue, _)) = suspension(it) {
                                set_suspension(it, Suspension::After { overdue, notice });
                            }
                        />
                    </Show>
                </div>
            </Show>
        </FoldedPart>
    }
}
