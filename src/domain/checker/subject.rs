//! Rules on subject, price and delivery (`contract-rules.md` 2.3).

use super::Case;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::phrase;
use super::stated_total::totals_unlike_lines;
use crate::domain::contract::adjustment::Adjustment;
use crate::domain::contract::delivery::{DeliveryTime, Manner, RiskPasses, TitlePasses};
use crate::domain::contract::field;
use crate::domain::contract::party::{ContractKind, SubjectKind};
use crate::domain::contract::plan::Period;
use crate::domain::contract::price::PriceForm;
use crate::domain::money::Currency;
use crate::domain::problem::{Item, Place};
use crate::domain::rate::Ppm;
use crate::domain::tax::TaxMode;

super::rule::rules! {
    Sub {
        R01 "SUB-01" Error Sure Any [CivilCode "470(2), 596"];
        R02 "SUB-02" Error Sure Any [CivilCode "470(3)"];
        R03 "SUB-03" Error Sure Any [CivilCode "470(5), 511(2)"];
        R04 "SUB-04" Warning Sure Any [CivilCode "511(1), 616"];
        R05 "SUB-05" Warning Sure Any [CivilCode "470(6), 511, 602-603"];
        R06 "SUB-06" Error Sure Any [Arithmetic ""];
        R07 "SUB-07" Error Sure Any [Practice ""];
        R08 "SUB-08" Warning Sure Any [Practice "", VatRules ""];
        R09 "SUB-09" Warning Sure Any [CivilCode "620-622"];
        R10 "SUB-10" Warning Sure Any [CivilCode "621", SalesInterpretation "12"];
        R11 "SUB-11" Advice Sure Any [CivilCode "604-607"];
        R12 "SUB-12" Warning Sure Any [CivilCode "641-643", SalesInterpretation "25-26"];
        R13 "SUB-13" Advice Sure Any [Practice ""];
        R14 "SUB-14" Warning Sure Any [CivilCode "471-491"];
        R15 "SUB-15" Advice MostlySure Cn [StampDuty ""];
        R16 "SUB-16" Warning Sure Any [CivilCode "635-636", SalesInterpretation "29"];
        R17 "SUB-17" Warning Sure Any [CivilCode "470(5), 511(2)"];
        R18 "SUB-18" Warning Sure Any [Sanity ""];
        R19 "SUB-19" Warning AskLawyer Any [CivilCode "496-497", ConsumerRights "26"];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    words_against_figures(case, found);
    if !case.sells() {
        return;
    }
    goods_and_price(case, found);
    adjustment(case, found);
    delivery(case, found);
}

/// Prices by formula: nobody can reckon them without the index and its base.
fn adjustment(case: &Case<'_>, found: &mut Findings) {
    let Some(terms) = &case.contract.adjustment else { return };
    let place = Place::of;
    found.add_if(terms.index.is_blank(), Sub::R17, place(field::ADJUSTMENT_INDEX));
    found.add_if(terms.publisher.is_blank(), Sub::R17, place(field::ADJUSTMENT_PUBLISHER));
    found.add_if(terms.base_month.is_none(), Sub::R17, place(field::ADJUSTMENT_BASE_MONTH));
    let based = terms.base_value.is_some_and(|value| value.thousandths > 0);
    found.add_if(!based, Sub::R17, place(field::ADJUSTMENT_BASE_VALUE));
    let banded = Ppm(0) < terms.band && terms.band <= Adjustment::WIDEST;
    found.add_if(!banded, Sub::R18, place(field::ADJUSTMENT_BAND));
    found.add_if(super::party::is_consumer(case), Sub::R19, place(field::ADJUSTMENT));
}

fn goods_and_price(case: &Case<'_>, found: &mut Findings) {
    let contract = case.contract;
    let lines = Place::of(field::LINES);
    let scoped = contract.delivery.acceptance.as_ref().is_some_and(|it| !it.scope.is_blank());
    found.add_if(contract.lines.is_empty() && !scoped, Sub::R01, lines);
    let framework = matches!(contract.price.form, PriceForm::Framework { .. });
    for (number, (id, line)) in (1_i64..).zip(&contract.lines) {
        let place = Place { field: field::LINES, item: Item::Line(*id) };
        if !framework && (line.quantity.thousandths == 0 || line.unit.trim().is_empty()) {
            found.add(Sub::R02, place, vec![Value::Count(number)]);
        }
        let untaxed = contract.price.tax_mode != TaxMode::NotApplicable && line.tax_rate == Ppm(0);
        found.add_if(untaxed, Sub::R08, place);
    }
    // where nothing is sold at all that is said already
    let sold = scoped || !contract.lines.is_empty();
    let priceless = sold && contract.lines.values().all(|line| line.unit_price.is_zero());
    found.add_if(priceless, Sub::R03, lines);
    let unanswered = match contract.price.form {
        PriceForm::Framework { accept_within } => accept_within.n == 0,
        PriceForm::FixedTotal => contract.kind == ContractKind::Framework,
    };
    let fix = Fix::OrdersAccepted(Period::working_days(3));
    found.mend_if(unanswered, Sub::R14, Place::of(field::PRICE_ACCEPT_WITHIN), fix);
    let sale = matches!(contract.subject_kind, SubjectKind::Goods | SubjectKind::Mixed);
    // a person may have written the total out once more; under orders there is none yet. Totals are read in yuan: beside a price in
    // other money, "¥" may mean the yen, and a figure in yuan is not the price
    if !framework && case.total.currency == Currency::CNY && case.total.minor > 0 {
        for total in totals_unlike_lines(case.own_words, case.total) {
            found.add(Sub::R06, Place::of(field::SPECIAL), vec![Value::Money(case.total), Value::Money(total)]);
        }
    }
    let stamped = case.facts.law == super::facts::LawPack::Cn && sale && case.total.minor > 0;
    found.add_if(stamped, Sub::R15, lines);
}

fn delivery(case: &Case<'_>, found: &mut Findings) {
    let delivery = &case.contract.delivery;
    let place = Place::of;
    // a sample that is described says what the goods are like
    let by_sample = delivery.sample.as_ref().is_some_and(|it| !it.what.is_blank());
    let judged = delivery.acceptance.as_ref().is_some_and(|it| !it.criteria.is_blank());
    found.add_if(delivery.quality.is_blank() && !by_sample && !judged, Sub::R04, place(field::DELIVERY_QUALITY));
    if let Some(sample) = &delivery.sample {
        found.add_if(sample.what.is_blank(), Sub::R16, place(field::DELIVERY_SAMPLE_WHAT));
        found.add_if(!sample.has_keeper(), Sub::R16, place(field::DELIVERY_SAMPLE_KEEPER));
    }
    let nowhere = delivery.place.is_blank() && delivery.manner != Manner::Online;
    if delivery.time == DeliveryTime::Open {
        found.add(Sub::R05, place(field::DELIVERY_TIME), Vec::new());
    } else {
        found.add_if(nowhere, Sub::R05, place(field::DELIVERY_PLACE));
    }
    let hasty = delivery.inspection.about_days() < 3;
    found.mend_if(hasty, Sub::R09, place(field::DELIVERY_INSPECTION), Fix::Inspection(Period::days(10)));
    let most = case.pack.limits.hidden_defects;
    let (limit, warranty) = (delivery.hidden_defect_limit, delivery.warranty);
    let conflict =
        limit.about_hours() < warranty.about_hours() || (warranty.n == 0 && limit.about_hours() > most.about_hours());
    let fix = Fix::HiddenDefectLimit(most.max_length(warranty));
    found.mend_if(conflict, Sub::R10, place(field::DELIVERY_HIDDEN_LIMIT), fix);
    found.add_if(delivery.risk != RiskPasses::OnDelivery, Sub::R11, place(field::DELIVERY_RISK));
    // the paper always holds the consent to registration: what is left of the rule is the sale that is none of goods
    let immaterial = matches!(case.contract.subject_kind, SubjectKind::Services | SubjectKind::Digital);
    let retained = delivery.title == TitlePasses::OnFullPayment;
    let fix = Fix::TitleOnDelivery;
    found.mend_if(retained && immaterial, Sub::R12, place(field::DELIVERY_TITLE), fix);
    if let Manner::TradeTerm { edition, .. } = delivery.manner {
        found.add_if(edition == 0 || delivery.place.is_blank(), Sub::R13, place(field::DELIVERY_MANNER));
    }
}

/// An amount in figures and capital words side by side in the person's own words.
fn words_against_figures(case: &Case<'_>, found: &mut Findings) {
    for figure in phrase::figures_unlike_words(&case.own_words.zh) {
        found.add(Sub::R07, Place::of(field::SPECIAL), vec![Value::Money(figure)]);
    }
}
