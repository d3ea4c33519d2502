//! Delivery, risk, inspection and warranty.

use leptos::prelude::*;

use super::acceptance::AcceptanceCells;
use super::by_hand::ByHand;
use super::goods::number;
use super::kit::{DAYS, FoldedPart, LONG, WordsBox, choose, period, words};
use super::sample::SampleCells;
use super::when::{DueCells, DueOf};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::delivery::{DeliveryTime, Manner, RiskPasses, TitlePasses, TradeTerm};
use crate::domain::contract::field;
use crate::domain::contract::party::Side;
use crate::domain::contract::plan::Due;
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice};

const TIMES: &[(&str, Message)] = &[
    ("open", Text::delivery_open),
    ("by", Text::delivery_by),
    ("between", Text::delivery_between),
    ("order", Text::delivery_per_order),
];
const MANNERS: &[(&str, Message)] = &[
    ("brought", Text::manner_brought),
    ("carrier", Text::manner_carrier),
    ("fetched", Text::manner_fetched),
    ("online", Text::manner_online),
    ("on_site", Text::manner_on_site),
    ("trade_term", Text::manner_trade_term),
];
const TERMS: &[(&str, Message)] = &[
    ("EXW", |_| "EXW"),
    ("FCA", |_| "FCA"),
    ("FAS", |_| "FAS"),
    ("FOB", |_| "FOB"),
    ("CFR", |_| "CFR"),
    ("CIF", |_| "CIF"),
    ("CPT", |_| "CPT"),
    ("CIP", |_| "CIP"),
    ("DAP", |_| "DAP"),
    ("DPU", |_| "DPU"),
    ("DDP", |_| "DDP"),
];
const RISKS: &[(&str, Message)] = &[
    ("delivery", Text::risk_on_delivery),
    ("carrier", Text::risk_on_carrier),
    ("acceptance", Text::risk_on_acceptance),
    ("trade_term", Text::risk_trade_term),
    ("own", Text::risk_own),
];

const fn time_name(contract: &Contract) -> &'static str {
    match contract.delivery.time {
        DeliveryTime::Open => "open",
        DeliveryTime::By(_) => "by",
        DeliveryTime::Between { .. } => "between",
        DeliveryTime::PerOrder => "order",
    }
}

fn set_time(contract: &mut Contract, name: &str) {
    let start = contract.term.length.start();
    let month_later = start.plus_months(1).unwrap_or(start);
    contract.delivery.time = match name {
        "by" => DeliveryTime::By(Due::On(month_later)),
        "between" => DeliveryTime::Between { from: start, to: month_later },
        "order" => DeliveryTime::PerOrder,
        _ => DeliveryTime::Open,
    };
}

const fn manner_name(contract: &Contract) -> &'static str {
    match contract.delivery.manner {
        Manner::Brought => "brought",
        Manner::Carrier => "carrier",
        Manner::Fetched => "fetched",
        Manner::Online => "online",
        Manner::OnSite => "on_site",
        Manner::TradeTerm { .. } => "trade_term",
    }
}

fn set_manner(contract: &mut Contract, name: &str) {
    contract.delivery.manner = match name {
        "carrier" => Manner::Carrier,
        "fetched" => Manner::Fetched,
        "online" => Manner::Online,
        "on_site" => Manner::OnSite,
        "trade_term" => Manner::TradeTerm { rule: TradeTerm::Dap, edition: 2020 },
        _ => Manner::Brought,
    };
}

const fn risk_name(contract: &Contract) -> &'static str {
    match contract.delivery.risk {
        RiskPasses::OnDelivery => "delivery",
        RiskPasses::OnCarrier => "carrier",
        RiskPasses::OnAcceptance => "acceptance",
        RiskPasses::AsTradeTerm => "trade_term",
        RiskPasses::Own(_) => "own",
    }
}

fn set_risk(contract: &mut Contract, name: &str) {
    contract.delivery.risk = match name {
        "carrier" => RiskPasses::OnCarrier,
        "acceptance" => RiskPasses::OnAcceptance,
        "trade_term" => RiskPasses::AsTradeTerm,
        "own" => RiskPasses::Own(Wording::default()),
        _ => RiskPasses::OnDelivery,
    };
}

fn span(contract: &Contract) -> Option<(Date, Date)> {
    match contract.delivery.time {
        DeliveryTime::Between { from, to } => Some((from, to)),
        DeliveryTime::Open | DeliveryTime::By(_) | DeliveryTime::PerOrder => None,
    }
}

#[component]
pub(super) fn DeliveryTerms(editor: Editor) -> impl IntoView {
    let time = Memo::new(move |_| editor.record.with(time_name));
    let manner = Memo::new(move |_| editor.record.with(manner_name));
    let risk = Memo::new(move |_| editor.record.with(risk_name));
    let due = DueOf {
        value: Signal::derive(move || {
            editor.record.with(|it| match it.delivery.time {
                DeliveryTime::By(due) => due,
                DeliveryTime::Open | DeliveryTime::Between { .. } | DeliveryTime::PerOrder => Due::On(it.drafted_on),
            })
        }),
        write: Callback::new(move |due| editor.change(|it| it.delivery.time = DeliveryTime::By(due))),
    };
    view! {
        <FoldedPart editor id="terms-delivery" place="delivery" legend=Text::terms_delivery>
            <div class="fields">
                {words!(editor, field::DELIVERY_QUALITY, delivery_quality, [delivery.quality])}
                <SampleCells editor />
                <AcceptanceCells editor />
                {words!(editor, field::DELIVERY_PLACE, delivery_place, [delivery.place])}
                <TermChoice editor place=field::DELIVERY_TIME label=Text::delivery_time choices=TIMES read=time_name write=set_time />
                <Show when=move || time.get() == "by">
                    <DueCells editor id="term-delivery-time-by" label=Text::plan_when due />
                </Show>
                <Show when=move || time.get() == "between">
                    <TermBox editor place="delivery.time.from" label=Text::delivery_from kind="date"
                        read=|it| span(it).map(|(from, _)| from.to_string()).unwrap_or_default()
                        write=|it, text| {
                            let from = Date::parse(text).map_err(|_| Text::bad_date as Refused)?;
                            if let Some((_, to)) = span(it) {
                                it.delivery.time = DeliveryTime::Between { from, to };
                            }
                            Ok(())
                        }
                    />
                    <TermBox editor place="delivery.time.to" label=Text::delivery_to kind="date"
                        read=|it| span(it).map(|(_, to)| to.to_string()).unwrap_or_default()
                        write=|it, text| {
                            let to = Date::parse(text).map_err(|_| Text::bad_date as Refused)?;
                            if let Some((from, _)) = span(it) {
                                it.delivery.time = DeliveryTime::Between { from, to };
                            }
                            Ok(())
                        }
                    />
                </Show>
                <TermChoice editor place=field::DELIVERY_MANNER label=Text::delivery_manner choices=MANNERS read=manner_name write=set_manner />
                <Show when=move || manner.get() == "trade_term">
                    <TermChoice editor place="delivery.manner.rule" label=Text::delivery_trade_term choices=TERMS
                        read=|it| match it.delivery.manner {
                            Manner::TradeTerm { rule, .. } => rule.letters(),
                            Manner::Brought | Manner::Carrier | Manner::Fetched | Manner::Online | Manner::OnSite => "",
                        }
                        write=|it, name| {
                            let chosen = TradeTerm::ALL.into_iter().find(|term| term.letters() == name);
                            if let (Some(chosen), Manner::TradeTerm { rule, .. }) = (chosen, &mut it.delivery.manner) {
                                *rule = chosen;
                            }
                        }
                    />
                    <TermBox editor place="delivery.manner.edition" label=Text::delivery_edition figures=true
                        read=|it| match it.delivery.manner {
                            Manner::TradeTerm { edition, .. } => edition.to_string(),
                            Manner::Brought | Manner::Carrier | Manner::Fetched | Manner::Online | Manner::OnSite => String::new(),
                        }
                        write=|it, text| {
                            let year = number(text)?;
                            if let Manner::TradeTerm { edition, .. } = &mut it.delivery.manner {
                                *edition = year;
                            }
                            Ok(())
                        }
                    />
                </Show>
                {choose!(editor, field::DELIVERY_FREIGHT, delivery_freight, Side, [delivery.freight])}
                {choose!(editor, field::DELIVERY_INSURANCE, delivery_insurance, Side, [delivery.insurance])}
                <TermChoice editor place=field::DELIVERY_RISK label=Text::delivery_risk choices=RISKS read=risk_name write=set_risk />
                <Show when=move || risk.get() == "own">
                    <WordsBox editor place="delivery.risk.own" label=Text::risk_words
                        read=|it| match &it.delivery.risk {
                            RiskPasses::Own(words) => Some(words),
                            RiskPasses::OnDelivery | RiskPasses::OnCarrier | RiskPasses::AsTradeTerm | RiskPasses::OnAcceptance => None,
                        }
                        write=|it| match &mut it.delivery.risk {
                            RiskPasses::Own(words) => Some(words),
                            RiskPasses::OnDelivery | RiskPasses::OnCarrier | RiskPasses::AsTradeTerm | RiskPasses::OnAcceptance => None,
                        }
                    />
                </Show>
                {choose!(editor, field::DELIVERY_TITLE, delivery_title, TitlePasses, [delivery.title])}
                {period!(editor, field::DELIVERY_INSPECTION, inspection, DAYS, [delivery.inspection])}
                {period!(editor, field::DELIVERY_WARRANTY, warranty, LONG, [delivery.warranty])}
                {period!(editor, field::DELIVERY_HIDDEN_NOTICE, delivery_hidden_notice, DAYS, [delivery.hidden_defect_notice])}
                {period!(editor, field::DELIVERY_HIDDEN_LIMIT, delivery_hidden_limit, LONG, [delivery.hidden_defect_limit])}
            </div>
            <ByHand editor clause=ClauseId::Delivery />
        </FoldedPart>
    }
}
