//! One case of each subject: where money stands step by step, tax of several rates, prices by an index or a list, credits, and what
//! was lost of materials.

use std::collections::BTreeMap;

use counterpart::domain::collection::{Dated, Position};
use counterpart::domain::contract::adjustment::{Adjustment, Counted, PriceStep};
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::service::ServiceCredit;
use counterpart::domain::contract::support::{LossRule, SupportKind};
use counterpart::domain::date::Date;
use counterpart::domain::force_majeure::{Hold, Reach, duty_due, payment_due};
use counterpart::domain::id::{PriceListId, ProductId, uuid_v7};
use counterpart::domain::lifecycle::material::Keeping;
use counterpart::domain::materials::amount::Amount;
use counterpart::domain::materials::loss::{Known, Valuation, Wear, cost};
use counterpart::domain::materials::record::MaterialFact;
use counterpart::domain::materials::sums::sums;
use counterpart::domain::materials::tally::Tally;
use counterpart::domain::materials::terms::Terms;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::price_list::{PriceList, Tier, Tiers};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::service_credit::{CreditError, Fee, FeeFrom, Limit, Missed, service_credit};
use counterpart::domain::tax_part::{TaxPart, without_tax};

use super::cases::written;
use super::draw::Draw;

pub(super) fn position(draw: &mut Draw) -> String {
    let (as_of, amount) = (draw.date(), Money::cny(draw.between(-1, 10_000_000)));
    let entries = |draw: &mut Draw, most| -> Vec<Dated> {
        (0..draw.between(0, most))
            .map(|_| Dated {
                on: as_of.plus_days(draw.between(-5, 2)).unwrap_or(as_of),
                amount: Money::cny(draw.between(-500_000, 6_000_000)),
            })
            .collect()
    };
    let (allocations, waivers) = (entries(draw, 4), entries(draw, 3));
    written((amount, &allocations, &waivers, as_of), Position::worked(amount, &allocations, &waivers, as_of))
}

/// The tax rates of a contract, at times without amounts, or with none at all.
pub(super) fn tax_parts(draw: &mut Draw) -> Vec<TaxPart> {
    const RATES: [Ppm; 6] = [Ppm(0), Ppm(30_000), Ppm(60_000), Ppm(90_000), Ppm(130_000), Ppm(1_000_001)];
    let has_amounts = draw.between(0, 7) > 0;
    let last = if draw.between(0, 9) == 0 { RATES.len() } else { RATES.len() - 1 };
    (0..draw.between(0, 3))
        .map(|_| TaxPart {
            rate: draw.one_of(&RATES[..last]),
            gross: Money::cny(if has_amounts { draw.between(0, 20_000_000) } else { 0 }),
        })
        .collect()
}

pub(super) fn mixed_tax(draw: &mut Draw) -> String {
    let (parts, amount) = (tax_parts(draw), Money::cny(draw.minor()));
    let back = amount.negated().map(|back| without_tax(back, &parts));
    written((amount, &parts), (without_tax(amount, &parts), back))
}

pub(super) fn price_adjustment(draw: &mut Draw) -> String {
    let terms = Adjustment {
        base_value: (draw.between(0, 9) > 0).then(|| Quantity { thousandths: draw.between(0, 200_000) }),
        band: Ppm(draw.between(1, 200_000)),
        counted: draw.one_of(&[Counted::Whole, Counted::Excess]),
        share: Ppm(draw.between(1, 1_000_000)),
        rounding: draw.one_of(&[PriceStep::Minor, PriceStep::Major]),
        ..Adjustment::usual()
    };
    let now = Quantity { thousandths: draw.between(-1, 250_000) };
    let before = Money::new(draw.between(0, 10_000_000), draw.currency());
    let asked = (terms.base_value, terms.band, terms.counted, terms.share, terms.rounding);
    written((asked, now, before), terms.price(before, now))
}

pub(super) fn listed_prices(draw: &mut Draw) -> String {
    let (product, other) = (ProductId(uuid_v7(1, [5; 10])), ProductId(uuid_v7(2, [5; 10])));
    let from = draw.date();
    let tiers = |draw: &mut Draw| {
        let tier = |draw: &mut Draw| Tier {
            min_quantity: Quantity { thousandths: draw.between(0, 20) * 1_000 },
            price: Money::cny(draw.between(0, 100_000)),
        };
        Tiers((0..draw.between(0, 3)).map(|_| tier(draw)).collect())
    };
    let list = PriceList {
        id: PriceListId(uuid_v7(1, [6; 10])),
        name: "m".to_owned(),
        currency: Currency::CNY,
        valid_from: from,
        valid_to: (draw.between(0, 1) == 0).then(|| from.plus_days(draw.between(0, 60)).unwrap_or(from)),
        items: BTreeMap::from([(product, tiers(draw)), (other, tiers(draw))]),
    };
    let quantity = Quantity { thousandths: draw.between(0, 25_000) };
    let on = from.plus_days(draw.between(-5, 70)).unwrap_or(from);
    written((&list.items, from, list.valid_to, quantity, on), list.price_of(product, quantity, on))
}

pub(super) fn service_credits(draw: &mut Draw) -> String {
    let rule = match draw.between(0, 9) {
        0 => ServiceCredit::None,
        _ => ServiceCredit::Share { each: Ppm(draw.between(0, 200_000)), cap: Ppm(draw.between(0, 300_000)) },
    };
    let first = Date::new(2026, 1, 15).expect("a date");
    let day = |draw: &mut Draw| first.plus_days(draw.between(0, 90)).expect("a date");
    let missed: Vec<Missed> = (0..draw.between(0, 4))
        .map(|_| Missed { limit: draw.one_of(&[Limit::Answer, Limit::Solution]), on: day(draw) })
        .collect();
    let before: Vec<(Date, Money)> = (0..draw.between(0, 2))
        .map(|_| {
            let month = Date::new(2026, draw.one_of(&[1, 2, 3]), 1).expect("a date");
            (month, Money::cny(draw.between(0, 100_000)))
        })
        .collect();
    let amount = Money::cny(draw.between(0, 5_000_000));
    let without = draw.one_of(&[0, 0, 0, 2]);
    let fee = |month: Date| {
        if month.month() == without {
            Err(CreditError::NoFee { month })
        } else {
            Ok(Fee { amount, from: FeeFrom::Plan })
        }
    };
    written((rule, &missed, &before, amount, without), service_credit(rule, &missed, fee, &before))
}

fn amount(draw: &mut Draw, like: Amount) -> Amount {
    // now and then it is measured otherwise than what was promised
    match draw.between(0, 19) {
        0 => Amount::Money(Money::new(draw.between(0, 1_000), Currency::USD)),
        _ => like.of(draw.between(0, 6_000)),
    }
}

fn fact(draw: &mut Draw, like: Amount) -> MaterialFact {
    let amount = amount(draw, like);
    let words = draw.one_of(&["Li", "Wu", ""]).to_owned();
    match draw.between(0, 9) {
        0 => MaterialFact::Prepared,
        1..=3 => MaterialFact::Delivered { amount, to: words, receipt: String::new() },
        4 | 5 => MaterialFact::Accepted { amount, by: words },
        6 => MaterialFact::Refused { amount, reason: words },
        7 => MaterialFact::Returned { amount, note: words },
        8 if draw.between(0, 1) == 0 => MaterialFact::Consumed { amount },
        8 => MaterialFact::Lost { amount, reason: "broken".to_owned(), valued: Valuation::default() },
        _ => MaterialFact::Cancelled { reason: words },
    }
}

pub(super) fn materials(draw: &mut Draw) -> String {
    let first = draw.date();
    let day = |draw: &mut Draw| first.plus_days(draw.between(0, 60)).unwrap_or(first);
    let mut told = Vec::new();
    let mut tallies = Vec::new();
    for _ in 0..draw.between(1, 3) {
        let promised = draw.between(1, 8_000);
        let of = match draw.between(0, 3) {
            0 => Amount::Money(Money::new(promised, draw.currency())),
            _ => Amount::Quantity(Quantity { thousandths: promised }),
        };
        let kind = draw.one_of(&[SupportKind::Sample, SupportKind::Sample, SupportKind::Display, SupportKind::Funds]);
        let terms = Terms { kind, amount: of, keeping: draw.one_of(&[Keeping::Returnable, Keeping::Kept]) };
        let mut days: Vec<Date> = (0..draw.between(0, 6)).map(|_| day(draw)).collect();
        days.sort();
        let entries: Vec<(Date, MaterialFact)> = days.into_iter().map(|on| (on, fact(draw, of))).collect();
        let tally = Tally::told(terms, entries.iter().map(|(on, fact)| (*on, fact)));
        let (due, back, as_of) = (Some(day(draw)), Some(day(draw)), day(draw));
        let stands =
            (tally.standing(due, back, as_of), tally.return_dueness(back, as_of), tally.pending(), tally.kept());
        told.push((terms, entries, due, back, as_of));
        tallies.push((tally, stands));
    }
    let all = sums(tallies.iter().map(|(tally, _)| (tally, "pcs".to_owned())));
    written(&told, (&tallies, all))
}

pub(super) fn material_losses(draw: &mut Draw) -> String {
    let given = draw.date();
    let promised = draw.between(1, 10_000);
    let before = draw.between(0, promised);
    let money = |draw: &mut Draw| Money::new(draw.between(0, 1_000_000), draw.one_of(&[Currency::CNY, Currency::JPY]));
    let known = Known {
        rule: draw.one_of(&[LossRule::AsLaw, LossRule::DepreciatedValue, LossRule::DepreciatedValue]),
        agreed: (draw.between(0, 3) > 0).then(|| money(draw)),
        promised,
        before,
        parts: draw.between(0, promised - before),
        given,
        on: given.plus_days(draw.between(-5, 2_000)).unwrap_or(given),
    };
    let said = Valuation {
        value: (draw.between(0, 3) == 0).then(|| money(draw)),
        wear: match draw.between(0, 3) {
            0 => None,
            1 => Some(Wear::Sum(money(draw))),
            _ => Some(Wear::StraightLine { months: u16::try_from(draw.between(0, 120)).expect("months") }),
        },
    };
    written((known, said), cost(&known, said))
}

pub(super) fn excused_days(draw: &mut Draw) -> String {
    let first = draw.date();
    let mut from = first;
    let holds: Vec<Hold> = (0..draw.between(0, 3))
        .map(|_| {
            from = from.plus_days(draw.between(0, 30)).unwrap_or(from);
            Hold {
                side: draw.one_of(&[Side::Us, Side::Them]),
                reach: draw.one_of(&Reach::ALL),
                from,
                until: (draw.between(0, 4) > 0).then(|| from.plus_days(draw.between(0, 40)).unwrap_or(from)),
            }
        })
        .collect();
    let (side, day) = (draw.one_of(&[Side::Us, Side::Them]), first.plus_days(draw.between(-5, 120)).unwrap_or(first));
    written((&holds, side, day), (payment_due(&holds, side, day), duty_due(&holds, side, day)))
}
