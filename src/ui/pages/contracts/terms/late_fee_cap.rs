//! Where late fees stop: the forms a cap has, and its figure.

use super::plan::{payment, payment_mut};
use crate::domain::contract::Contract;
use crate::domain::late_fee::rule::{Cap, CapBase};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::i18n::{Message, Text};

pub(super) const CAPS: &[(&str, Message)] = &[
    ("none", Text::cap_none),
    ("part", Text::cap_part_share),
    ("overdue", Text::cap_overdue_share),
    ("price", Text::cap_price_share),
    ("part_sum", Text::cap_part_amount),
    ("whole", Text::cap_whole_share),
    ("whole_sum", Text::cap_whole_amount),
];
pub(super) const fn cap_name(cap: Cap) -> &'static str {
    match cap {
        Cap::None => "none",
        Cap::Share { of: CapBase::Instalment, .. } => "part",
        Cap::Share { of: CapBase::OverdueSum, .. } => "overdue",
        Cap::Share { of: CapBase::Contract, .. } => "price",
        Cap::Amount(_) => "part_sum",
        Cap::ContractShare { .. } => "whole",
        Cap::ContractAmount(_) => "whole_sum",
    }
}

pub(super) fn cap(contract: &Contract) -> Cap {
    payment(contract).map_or(Cap::None, |payment| payment.late_fee.cap)
}

pub(super) fn set_cap(contract: &mut Contract, new: Cap) {
    if let Some(payment) = payment_mut(contract) {
        payment.late_fee.cap = new;
    }
}

/// Another form of cap; the figure stays where the new form has one of its kind.
pub(super) fn choose_cap(contract: &mut Contract, name: &str) {
    let now = cap(contract);
    let ppm = cap_share(now).unwrap_or(Ppm(200_000));
    let sum = cap_sum(now).unwrap_or(Money::zero(contract.price.currency));
    let new = match name {
        "part" => Cap::Share { ppm, of: CapBase::Instalment },
        "overdue" => Cap::Share { ppm, of: CapBase::OverdueSum },
        "price" => Cap::Share { ppm, of: CapBase::Contract },
        "part_sum" => Cap::Amount(sum),
        "whole" => Cap::ContractShare { ppm },
        "whole_sum" => Cap::ContractAmount(sum),
        _ => Cap::None,
    };
    set_cap(contract, new);
}

pub(super) const fn cap_share(cap: Cap) -> Option<Ppm> {
    match cap {
        Cap::Share { ppm, .. } | Cap::ContractShare { ppm } => Some(ppm),
        Cap::None | Cap::Amount(_) | Cap::ContractAmount(_) => None,
    }
}

pub(super) const fn cap_sum(cap: Cap) -> Option<Money> {
    match cap {
        Cap::Amount(sum) | Cap::ContractAmount(sum) => Some(sum),
        Cap::None | Cap::Share { .. } | Cap::ContractShare { .. } => None,
    }
}
