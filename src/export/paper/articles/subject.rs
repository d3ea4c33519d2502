//! G3: what is sold, and for how much.

use std::collections::BTreeSet;

use super::super::draft::{Draft, TableDraft};
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::{Align, Table};
use super::{adjustment, sample};
use crate::domain::contract::Contract;
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::field;
use crate::domain::contract::price::{PriceForm, TaxChange};
use crate::domain::line::DocumentDiscount;
use crate::domain::problem::{Item, Place};
use crate::domain::rate::Ppm;
use crate::domain::tax::TaxMode;
use crate::i18n::format;

/// Goods or services, quantities, orders, quality.
pub(super) fn subject(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    let contract = outline.contract;
    let kind = insert::choice(field::SUBJECT_KIND, phrase::subject(contract.subject_kind));
    let in_annex = outline.annex_number(AnnexId::Items).is_some();
    match (contract.price.form, in_annex) {
        (PriceForm::FixedTotal, false) => draft.say(
            "{us}按下表所列名称、规格、数量和单价向{them}供应{0}：",
            "{us} shall supply {0} to {them} by the names, specifications, quantities and unit prices in this table:",
            &[kind],
        ),
        (PriceForm::FixedTotal, true) => draft.say(
            "{us}按{1}所列名称、规格、数量和单价向{them}供应{0}。",
            "{us} shall supply {0} to {them} by the names, specifications, quantities and unit prices in {1}.",
            &[kind, outline.annex(AnnexId::Items)],
        ),
        (PriceForm::Framework { .. }, false) => draft.say(
            "{us}按下表所列名称、规格和单价，依{them}的订单供应{0}；表中数量为预计数量，不构成购买义务：",
            "{us} shall supply {0} against orders of {them}, by the names, specifications and unit prices in this table; the \
             quantities in it are forecasts and oblige nobody to buy:",
            &[kind],
        ),
        (PriceForm::Framework { .. }, true) => draft.say(
            "{us}按{1}所列名称、规格和单价，依{them}的订单供应{0}；其中数量为预计数量，不构成购买义务。",
            "{us} shall supply {0} against orders of {them}, by the names, specifications and unit prices in {1}; the \
             quantities in it are forecasts and oblige nobody to buy.",
            &[kind, outline.annex(AnnexId::Items)],
        ),
    }
    if !in_annex {
        draft.table(items(outline));
    }
    match contract.price.form {
        PriceForm::FixedTotal => {}
        PriceForm::Framework { accept_within } => draft.say(
            "具体数量和交付日期由订单确定。{us}应在收到订单后{0}内书面接受，或者说明不能接受的理由。订单与本合同不一致的，除双方另有\
             书面约定外，以本合同为准。",
            "Quantities and delivery dates are set by orders. {us} shall accept each order in writing, or say why it cannot, \
             within {0} of receipt. If an order conflicts with this contract, this contract prevails unless the parties \
             agree otherwise in writing.",
            &[insert::period(field::PRICE_ACCEPT_WITHIN, accept_within)],
        ),
    }
    if let Some(acceptance) = &contract.delivery.acceptance {
        draft.say(
            "服务的范围和应当提交的成果为：{0}。",
            "The scope of the services and what is handed over: {0}.",
            &[insert::wording(field::DELIVERY_ACCEPTANCE_SCOPE, &acceptance.scope)],
        );
    }
    let (quality, sample) = (&contract.delivery.quality, &contract.delivery.sample);
    if let Some(sample) = sample.as_ref().filter(|_| quality.is_blank()) {
        // the sample is the standard
        return sample::sample(draft, outline, sample);
    }
    if quality.is_blank() {
        draft.say(
            "质量应当符合国家标准、行业标准；没有国家标准、行业标准的，应当符合通常标准或者符合合同目的的特定标准。",
            "Quality shall meet the national or industry standard or, where there is none, the usual standard or the one \
             that fits the purpose of this contract.",
            &[],
        );
    } else {
        draft.say(
            "质量标准为：{0}。",
            "The quality standard is: {0}.",
            &[insert::wording(field::DELIVERY_QUALITY, quality)],
        );
    }
    if let Some(sample) = sample {
        sample::sample(draft, outline, sample);
    }
}

/// The tax rates of the lines, lowest first, whether or not their totals can be reckoned; none where no tax applies.
fn rates(contract: &Contract) -> Vec<Ppm> {
    match contract.price.tax_mode {
        TaxMode::TaxIncluded | TaxMode::TaxExcluded => {
            contract.lines.values().map(|line| line.tax_rate).collect::<BTreeSet<_>>().into_iter().collect()
        }
        TaxMode::NotApplicable => Vec::new(),
    }
}

/// The table of goods and services.
pub(in super::super) fn items(outline: &Outline<'_>) -> Table {
    let contract = outline.contract;
    let currency = contract.price.currency;
    // what no line has gets no column
    let coded = contract.lines.values().any(|line| !line.code.trim().is_empty());
    let mut columns = Vec::new();
    if coded {
        columns.push((Align::Start, "编码", "Code"));
    }
    columns.extend([
        (Align::Start, "名称", "Item"),
        (Align::Start, "规格", "Specification"),
        (Align::End, "数量", "Quantity"),
    ]);
    let (price, amount) = if figure::has_words(currency) {
        ((Align::End, "单价（元）", "Unit price (RMB)"), (Align::End, "金额（元）", "Amount (RMB)"))
    } else {
        ((Align::End, "单价", "Unit price"), (Align::End, "金额", "Amount"))
    };
    columns.push(price);
    // the article on the price leaves the rates to the table where there are several
    let rated = rates(contract).len() > 1;
    if rated {
        columns.push((Align::End, "税率", "VAT rate"));
    }
    columns.push(amount);
    let mut table = TableDraft::new(outline, &columns);
    for (id, line) in &contract.lines {
        let place = Place { field: field::LINES, item: Item::Line(*id) };
        let cell = |text: String| {
            if text.trim().is_empty() {
                Insert::Blank { place }
            } else {
                Insert::Term { place, text: (text.clone(), text) }
            }
        };
        let quantity = format!("{} {}", format::quantity(line.quantity), line.unit);
        let mut price = format::amount(line.unit_price);
        if line.discount > Ppm(0) {
            price = format!("{price} −{}", format::percent(line.discount));
        }
        let amount = line.value().map_or_else(|_| String::new(), format::amount);
        let or_dash = |text: &str| if text.trim().is_empty() { "–".to_owned() } else { text.to_owned() };
        let name = if line.name.trim().is_empty() {
            Insert::Blank { place }
        } else {
            let (zh, en) = line.names();
            insert::term(place, (zh.to_owned(), en.to_owned()))
        };
        let mut row = Vec::new();
        if coded {
            row.push(cell(or_dash(&line.code)));
        }
        row.extend([name, cell(or_dash(&line.spec)), cell(quantity.trim().to_owned()), cell(price)]);
        if rated {
            row.push(cell(format::percent(line.tax_rate)));
        }
        row.push(cell(amount));
        table.row(&row);
    }
    if contract.lines.is_empty() {
        let blank = || Insert::Blank { place: Place::of(field::LINES) };
        let row: Vec<Insert> = columns.iter().map(|_| blank()).collect();
        table.row(&row);
    }
    match (&outline.totals, contract.price.form) {
        (Some(totals), PriceForm::FixedTotal) => {
            let empty = || Insert::Words((String::new(), String::new()));
            let between = columns.len().saturating_sub(2);
            let sum = format::amount(totals.lines);
            let sum = Insert::Term { place: Place::of(field::LINES), text: (sum.clone(), sum) };
            let label = Insert::Words(("合计".to_owned(), "Total".to_owned()));
            let gap = std::iter::repeat_with(empty).take(between);
            let row: Vec<Insert> = std::iter::once(label).chain(gap).chain([sum]).collect();
            table.total(&row);
        }
        (None, PriceForm::FixedTotal) | (_, PriceForm::Framework { .. }) => {}
    }
    table.done()
}

/// The price, its tax, its discount.
pub(super) fn price(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    let price = &outline.contract.price;
    match (price.form, &outline.totals) {
        (PriceForm::FixedTotal, Some(totals)) => {
            let gross = insert::money(field::LINES, totals.gross);
            let net = insert::figures(field::LINES, totals.net);
            let tax = insert::figures(field::LINES, totals.tax);
            let rate = match totals.by_rate.as_slice() {
                [only] => Some(insert::percent(field::PRICE_TAX_RATE, only.rate)),
                _ => None,
            };
            match (price.tax_mode, rate) {
                (TaxMode::TaxIncluded, Some(rate)) => draft.say(
                    "含税总价为{0}，增值税税率{1}，其中不含税价款{2}，税款{3}。",
                    "The total price including tax is {0}. The VAT rate is {1}: {2} net and {3} tax.",
                    &[gross, rate, net, tax],
                ),
                (TaxMode::TaxIncluded, None) => draft.say(
                    "含税总价为{0}，其中不含税价款{1}，税款{2}，各项税率见明细。",
                    "The total price including tax is {0}: {1} net and {2} tax, at the rate of each item.",
                    &[gross, net, tax],
                ),
                (TaxMode::TaxExcluded, Some(rate)) => draft.say(
                    "单价不含税。不含税价款{2}，按{1}的增值税税率另计税款{3}，价税合计{0}。",
                    "Unit prices are without tax. The net price is {2}; VAT at {1} adds {3}; the total price with tax is {0}.",
                    &[gross, rate, net, tax],
                ),
                (TaxMode::TaxExcluded, None) => draft.say(
                    "单价不含税。不含税价款{1}，按各项税率另计税款{2}，价税合计{0}。",
                    "Unit prices are without tax. The net price is {1}; VAT at the rate of each item adds {2}; the total \
                     price with tax is {0}.",
                    &[gross, net, tax],
                ),
                (TaxMode::NotApplicable, _) => {
                    draft.say("总价为{0}。", "The total price is {0}.", &[gross]);
                }
            }
        }
        (PriceForm::FixedTotal, None) => {
            let blank = Insert::Blank { place: Place::of(field::LINES) };
            draft.say("总价为{0}。", "The total price is {0}.", &[blank]);
        }
        (PriceForm::Framework { .. }, _) => {
            // the rate of the lines, which is what is invoiced; the other is only what a new line starts with
            let rate = match rates(outline.contract).as_slice() {
                [] => Some(price.tax_rate),
                [only] => Some(*only),
                [_, _, ..] => None,
            };
            match (price.tax_mode, rate.map(|rate| insert::percent(field::PRICE_TAX_RATE, rate))) {
                (TaxMode::TaxIncluded, Some(rate)) => draft.say(
                    "价款按实际供应的数量和所列单价计算，单价含增值税，税率{0}。",
                    "The price is the quantity actually supplied at the unit prices listed, which include VAT at {0}.",
                    &[rate],
                ),
                (TaxMode::TaxIncluded, None) => draft.say(
                    "价款按实际供应的数量和所列单价计算，单价含增值税，各项税率见明细。",
                    "The price is the quantity actually supplied at the unit prices listed, which include VAT at the rate of each \
                     item.",
                    &[],
                ),
                (TaxMode::TaxExcluded, Some(rate)) => draft.say(
                    "价款按实际供应的数量和所列单价计算，单价不含增值税，税款按{0}的税率另计。",
                    "The price is the quantity actually supplied at the unit prices listed; VAT at {0} is added to it.",
                    &[rate],
                ),
                (TaxMode::TaxExcluded, None) => draft.say(
                    "价款按实际供应的数量和所列单价计算，单价不含增值税，税款按各项税率另计。",
                    "The price is the quantity actually supplied at the unit prices listed; VAT at the rate of each item is added \
                     to it.",
                    &[],
                ),
                (TaxMode::NotApplicable, _) => draft.say(
                    "价款按实际供应的数量和所列单价计算。",
                    "The price is the quantity actually supplied at the unit prices listed.",
                    &[],
                ),
            }
        }
    }
    discount(draft, outline);
    match (price.tax_mode, price.tax_change) {
        (TaxMode::NotApplicable, _) => {}
        (TaxMode::TaxIncluded | TaxMode::TaxExcluded, TaxChange::NetFixed) => draft.say(
            "法定税率调整的，{0}，尚未开票部分的税款按新税率计算。",
            "If the legal tax rate changes, {0} and the tax on what is not yet invoiced follows the new rate.",
            &[insert::choice(field::PRICE_TAX_CHANGE, ("不含税价款不变", "the net price stays the same"))],
        ),
        (TaxMode::TaxIncluded | TaxMode::TaxExcluded, TaxChange::GrossFixed) => draft.say(
            "法定税率调整的，{0}。",
            "If the legal tax rate changes, {0}.",
            &[insert::choice(field::PRICE_TAX_CHANGE, ("含税价款不变", "the price with tax stays the same"))],
        ),
    }
    if let Some(terms) = &outline.contract.adjustment {
        adjustment::adjustment(draft, outline, terms);
    }
}

fn discount(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    let price = &outline.contract.price;
    let discount = match price.discount {
        DocumentDiscount::None => return,
        DocumentDiscount::Amount(amount) if amount.is_zero() => return,
        DocumentDiscount::Amount(amount) => insert::figures(field::PRICE_DISCOUNT, amount),
        DocumentDiscount::Share(share) => insert::percent(field::PRICE_DISCOUNT, share),
    };
    match (price.form, price.discount, &outline.totals) {
        (PriceForm::FixedTotal, DocumentDiscount::Share(_), Some(totals)) => draft.more(
            "上述总价已在明细合计的基础上优惠{0}，计{1}。",
            "A discount of {0} on the sum of the items, {1}, has been taken off.",
            &[discount, insert::figures(field::PRICE_DISCOUNT, totals.discount)],
        ),
        (PriceForm::FixedTotal, DocumentDiscount::None | DocumentDiscount::Amount(_), _) => draft.more(
            "上述总价已在明细合计的基础上优惠{0}。",
            "A discount of {0} on the sum of the items has been taken off.",
            &[discount],
        ),
        // orders have no total price that it could have been taken off
        (PriceForm::FixedTotal, DocumentDiscount::Share(_), None) | (PriceForm::Framework { .. }, _, _) => {
            draft.more("明细合计优惠{0}。", "A discount of {0} is taken off the sum of the items.", &[discount]);
        }
    }
}
