//! What a breach costs, and where liability ends.

use leptos::prelude::*;

use super::kit::{Choice, ClausePart, Ticks, bare_percent, choices, choose, percent, sum, words};
use super::service::put;
use crate::domain::contract::Contract;
use crate::domain::contract::breach::{
    AgreedDamages, Breach, ClaimToPerformance, EnforcementCosts, IndirectLoss, LateDelivery, LiabilityLimit,
    Mitigation, Unlimited,
};
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, TermBox, TermChoice};

choices! {
    Unlimited {
        Confidentiality = "confidentiality", unlimited_secrets;
        PersonalInformation = "personal", unlimited_personal;
        Price = "price", unlimited_price;
    }
}

const LATE: &[(&str, Message)] = &[("loss", Text::breach_proven), ("day", Text::breach_per_day)];
const DAMAGES: &[(&str, Message)] =
    &[("none", Text::damages_none), ("sum", Text::damages_sum), ("share", Text::damages_share)];
const LIMITS: &[(&str, Message)] =
    &[("none", Text::limit_none), ("share", Text::damages_share), ("sum", Text::damages_sum)];

#[component]
pub(super) fn BreachTerms(editor: Editor) -> impl IntoView {
    view! {
        <ClausePart
            editor
            id="terms-breach"
            place=field::BREACH
            legend=Text::terms_liability
            clause=|it| &it.breach
            clause_mut=|it| &mut it.breach
            usual=|_| Breach::usual()
            terms
        />
    }
}

fn late(contract: &Contract) -> Option<(Ppm, Ppm)> {
    match contract.breach.terms()?.late_delivery {
        LateDelivery::PerDay { rate, cap } => Some((rate, cap)),
        LateDelivery::ProvenLoss => None,
    }
}

fn set_late(contract: &mut Contract, late: LateDelivery) {
    if let Clause::Included(terms) = &mut contract.breach {
        terms.late_delivery = late;
    }
}

/// A sum, or a share of the price.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measured {
    None,
    Sum(Money),
    Share(Ppm),
}

impl Measured {
    const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sum(_) => "sum",
            Self::Share(_) => "share",
        }
    }

    /// The other form, with nothing in it yet.
    fn named(name: &str, contract: &Contract) -> Self {
        match name {
            "sum" => Self::Sum(Money::zero(contract.price.currency)),
            "share" => Self::Share(Ppm::WHOLE),
            _ => Self::None,
        }
    }

    fn sum(self) -> String {
        match self {
            Self::Sum(sum) => format::plain_amount(sum),
            Self::None | Self::Share(_) => String::new(),
        }
    }

    fn share(self) -> String {
        match self {
            Self::Share(share) => bare_percent(share),
            Self::None | Self::Sum(_) => String::new(),
        }
    }
}

fn general(contract: &Contract) -> Measured {
    match contract.breach.terms().map(|terms| terms.general) {
        Some(AgreedDamages::Sum(sum)) => Measured::Sum(sum),
        Some(AgreedDamages::OfPrice(share)) => Measured::Share(share),
        Some(AgreedDamages::None) | None => Measured::None,
    }
}

fn set_general(contract: &mut Contract, measured: Measured) {
    if let Clause::Included(terms) = &mut contract.breach {
        terms.general = match measured {
            Measured::None => AgreedDamages::None,
            Measured::Sum(sum) => AgreedDamages::Sum(sum),
            Measured::Share(share) => AgreedDamages::OfPrice(share),
        };
    }
}

const fn limit(limit: LiabilityLimit) -> Measured {
    match limit {
        LiabilityLimit::None => Measured::None,
        LiabilityLimit::Sum(sum) => Measured::Sum(sum),
        LiabilityLimit::OfPrice(share) => Measured::Share(share),
    }
}

const fn limit_of(measured: Measured) -> LiabilityLimit {
    match measured {
        Measured::None => LiabilityLimit::None,
        Measured::Sum(sum) => LiabilityLimit::Sum(sum),
        Measured::Share(share) => LiabilityLimit::OfPrice(share),
    }
}

fn ours(contract: &Contract) -> Measured {
    contract.breach.terms().map_or(Measured::None, |terms| limit(terms.our_limit))
}

fn theirs(contract: &Contract) -> Measured {
    contract.breach.terms().map_or(Measured::None, |terms| limit(terms.their_limit))
}

fn set_ours(contract: &mut Contract, measured: Measured) {
    if let Clause::Included(terms) = &mut contract.breach {
        terms.our_limit = limit_of(measured);
    }
}

fn set_theirs(contract: &mut Contract, measured: Measured) {
    if let Clause::Included(terms) = &mut contract.breach {
        terms.their_limit = limit_of(measured);
    }
}

/// A choice between nothing, a sum and a share, and the box that goes with it.
macro_rules! measured {
    ($editor:expr, $place:expr, $label:ident, $choices:expr, $amount:ident, $rate:ident, $read:ident, $write:ident) => {{
        let editor = $editor;
        let form = Memo::new(move |_| editor.record.with(|it| $read(it).name()));
        view! {
            <TermChoice editor place=$place label=Text::$label choices=$choices
                read=|it| $read(it).name()
                write=|it, name| {
                    let chosen = Measured::named(name, it);
                    if chosen.name() != $read(it).name() {
                        $write(it, chosen);
                    }
                }
            />
            <Show when=move || form.get() == "sum">
                <TermBox editor place=concat!("breach.", stringify!($read), ".sum") label=Text::$amount figures=true
                    read=|it| $read(it).sum()
                    write=|it, text| {
                        let sum = sum(it, text)?;
                        $write(it, Measured::Sum(sum));
                        Ok(())
                    }
                />
            </Show>
            <Show when=move || form.get() == "share">
                <TermBox editor place=concat!("breach.", stringify!($read), ".share") label=Text::$rate unit=Text::percent_unit figures=true
                    read=|it| $read(it).share()
                    write=|it, text| {
                        let share = percent(text)?;
                        $write(it, Measured::Share(share));
                        Ok(())
                    }
                />
            </Show>
        }
    }};
}

fn terms(editor: Editor) -> AnyView {
    let per_day = Memo::new(move |_| editor.record.with(|it| late(it).is_some()));
    let listed = Memo::new(move |_| {
        editor.record.with(|it| it.breach.terms().is_some_and(|terms| terms.indirect_loss == IndirectLoss::Listed))
    });
    let general = measured!(
        editor,
        field::BREACH_GENERAL,
        breach_general,
        DAMAGES,
        damages_amount,
        damages_rate,
        general,
        set_general
    );
    let ours =
        measured!(editor, field::BREACH_OUR_LIMIT, breach_our_limit, LIMITS, limit_amount, limit_rate, ours, set_ours);
    let theirs = measured!(
        editor,
        field::BREACH_THEIR_LIMIT,
        breach_their_limit,
        LIMITS,
        limit_amount,
        limit_rate,
        theirs,
        set_theirs
    );
    view! {
        <TermChoice editor place="breach.late_delivery" label=Text::breach_late_delivery choices=LATE
            read=|it| if late(it).is_some() { "day" } else { "loss" }
            write=|it, name| {
                let usual = LateDelivery::PerDay { rate: Ppm(300), cap: Ppm(100_000) };
                set_late(it, if name == "day" { usual } else { LateDelivery::ProvenLoss });
            }
        />
        <Show when=move || per_day.get()>
            <TermBox editor place=field::BREACH_DELIVERY_RATE label=Text::breach_delivery unit=Text::percent_unit figures=true
                read=|it| late(it).map(|(rate, _)| bare_percent(rate)).unwrap_or_default()
                write=|it, text| {
                    let rate = percent(text)?;
                    if let Some((_, cap)) = late(it) {
                        set_late(it, LateDelivery::PerDay { rate, cap });
                    }
                    Ok(())
                }
            />
            <TermBox editor place=field::BREACH_DELIVERY_CAP label=Text::breach_delivery_cap unit=Text::percent_unit figures=true
                read=|it| late(it).map(|(_, cap)| bare_percent(cap)).unwrap_or_default()
                write=|it, text| {
                    let cap = percent(text)?;
                    if let Some((rate, _)) = late(it) {
                        set_late(it, LateDelivery::PerDay { rate, cap });
                    }
                    Ok(())
                }
            />
        </Show>
        {general}
        {ours}
        {theirs}
        <Ticks editor place=field::BREACH_UNLIMITED label=Text::breach_unlimited choices=Unlimited::CHOICES
            has=|it, name| it.breach.terms().is_some_and(|terms| terms.unlimited.iter().any(|one| one.name() == name))
            tick=|it, name, on| if let Clause::Included(terms) = &mut it.breach {
                put(&mut terms.unlimited, Unlimited::named(name), on);
            }
        />
        {choose!(editor, field::BREACH_INDIRECT, breach_indirect, IndirectLoss, [in breach.indirect_loss])}
        <Show when=move || listed.get()>
            {words!(editor, field::BREACH_INDIRECT_LISTED, breach_indirect_listed, [in breach.indirect_listed])}
        </Show>
        {choose!(editor, field::BREACH_PERFORMANCE, breach_performance, ClaimToPerformance, [in breach.performance])}
        {choose!(editor, field::BREACH_MITIGATION, breach_mitigation, Mitigation, [in breach.mitigation])}
        {choose!(editor, field::BREACH_COSTS, breach_costs, EnforcementCosts, [in breach.costs])}
    }
    .into_any()
}
