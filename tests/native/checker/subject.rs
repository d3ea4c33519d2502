//! Subject, price and delivery (`contract-rules.md` 2.3).

use counterpart::domain::checker::facts::LawPack;
use counterpart::domain::contract::acceptance::Acceptance;
use counterpart::domain::contract::adjustment::Adjustment;
use counterpart::domain::contract::delivery::{DeliveryTime, Manner, RiskPasses, TitlePasses, TradeTerm};
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::{ContractKind, SubjectKind};
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::price::PriceForm;
use counterpart::domain::contract::sample::{Keeper, Sample};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::PartyKind;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::tax::TaxMode;

use super::deal::{Row, day, row};

const NO_DELIVERY: &str = "Time, place or manner of delivery is missing.";
const LONG_STOP: &str = "Long stop for hidden defects conflicts with the warranty period or the two-year limit.";
const SAMPLE: &str = "A sale by sample has to say what the sample is and who keeps it.";
const TITLE: &str =
    "Retention of title works for goods and should be registered; recovery is barred once 75 % is paid.";

const NO_BASE: &str =
    "Prices that follow an index need the index, its publisher, the base month and its value to be reckoned.";

/// A service by scope and acceptance.
fn calibration() -> Acceptance {
    Acceptance { scope: Wording::same("Calibration of 40 meters"), criteria: Wording::same("JJG 1033") }
}

fn by_index() -> Adjustment {
    Adjustment {
        index: Wording::same("Copper"),
        publisher: Wording::same("Exchange"),
        base_month: Some(day("2026-03-01")),
        base_value: Some(Quantity { thousandths: 100_000 }),
        ..Adjustment::usual()
    }
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row(
            "SUB-01",
            |deal| deal.contract.lines.clear(),
            field::LINES,
            "The contract does not say what is sold.",
            // secrecy alone sells nothing
            |deal| {
                deal.contract.kind = ContractKind::NonDisclosure;
                deal.contract.lines.clear();
            },
        ),
        row(
            "SUB-01",
            |deal| {
                deal.contract.lines.clear();
                deal.contract.delivery.acceptance = Some(Acceptance::default());
            },
            field::LINES,
            "The contract does not say what is sold.",
            // a service has a scope
            |deal| {
                deal.contract.lines.clear();
                deal.contract.delivery.acceptance = Some(calibration());
            },
        ),
        row(
            "SUB-02",
            |deal| deal.line().unit.clear(),
            field::LINES,
            "Item 1 has no quantity or unit.",
            |deal| {
                // a price list comes before quantities
                deal.line().quantity = Quantity { thousandths: 0 };
                deal.contract.price.form = PriceForm::Framework { accept_within: Period::working_days(3) };
            },
        ),
        row(
            "SUB-03",
            |deal| deal.line().unit_price = Money::cny(0),
            field::LINES,
            "There is no price and no way to work it out.",
            |deal| deal.line().unit_price = Money::cny(1),
        ),
        row(
            "SUB-03",
            |deal| {
                deal.contract.lines.clear();
                deal.contract.delivery.acceptance = Some(calibration());
            },
            field::LINES,
            "There is no price and no way to work it out.",
            // what is not sold has no price either, which another rule says
            |deal| deal.contract.lines.clear(),
        ),
        row(
            "SUB-04",
            |deal| deal.contract.delivery.quality = Wording::default(),
            field::DELIVERY_QUALITY,
            "No quality standard; the law would fill the gap with national, industry or usual standards.",
            |deal| deal.contract.delivery.quality = Wording::same("DIN EN 1434"),
        ),
        row(
            "SUB-04",
            |deal| {
                deal.contract.delivery.quality = Wording::default();
                deal.contract.delivery.acceptance = Some(Acceptance::default());
            },
            field::DELIVERY_QUALITY,
            "No quality standard; the law would fill the gap with national, industry or usual standards.",
            |deal| {
                deal.contract.delivery.quality = Wording::default();
                deal.contract.delivery.acceptance = Some(calibration());
            },
        ),
        row(
            "SUB-05",
            |deal| deal.contract.delivery.time = DeliveryTime::Open,
            field::DELIVERY_TIME,
            NO_DELIVERY,
            |deal| deal.contract.delivery.time = DeliveryTime::PerOrder,
        ),
        row(
            "SUB-05",
            |deal| deal.contract.delivery.place = Wording::default(),
            field::DELIVERY_PLACE,
            NO_DELIVERY,
            |deal| {
                deal.contract.delivery.place = Wording::default();
                deal.contract.delivery.manner = Manner::Online;
            },
        ),
        row(
            "SUB-06",
            |deal| deal.special("合同总价为99,000.00元。"),
            field::SPECIAL,
            "Figures do not add up: lines ¥100,000.00, total ¥99,000.00.",
            |deal| deal.special("合同总价为100,000.00元，安装费合计1,500元。单笔订单总价5,000元以上的免收运费。"),
        ),
        row(
            "SUB-06",
            |deal| deal.special("合计：9.9万元"),
            field::SPECIAL,
            "Figures do not add up: lines ¥100,000.00, total ¥99,000.00.",
            |deal| deal.special("安装费、调试费合计9.9万元。合计：10万元"),
        ),
        row(
            "SUB-06",
            |deal| deal.special("Prices include packing. The total contract price is CNY 99,000."),
            field::SPECIAL,
            "Figures do not add up: lines ¥100,000.00, total ¥99,000.00.",
            |deal| deal.special("The total price is CNY 100,000. Installation costs CNY 1,500 in total."),
        ),
        // a figure of a unit that is not read says nothing, neither does a part of one
        row(
            "SUB-06",
            |deal| deal.special("合同总价为人民币9.9万。"),
            field::SPECIAL,
            "Figures do not add up: lines ¥100,000.00, total ¥99,000.00.",
            |deal| {
                deal.special(
                    "合同总价为人民币1.2亿元。总价￥1,200千元；总价人民币12百万元；总价人民币120 000元；总价人民币1万2千元；总价人民币1.2万亿元；总价¥12w；总价¥10萬；总价人民币1.2億元；总价人民币12,34,567",
                );
            },
        ),
        row(
            "SUB-06",
            |deal| deal.special("The total price is CNY 99,000 kept for a year."),
            field::SPECIAL,
            "Figures do not add up: lines ¥100,000.00, total ¥99,000.00.",
            |deal| {
                deal.special(
                    "The total price is RMB 1.2 million. The total price is RMB 1.2 Thousand. The total price is RMB 3 billion. \
                     Total: CNY 120k; total: CNY 120K为含税价; total: CNY 1.2m; total: CNY 1.2 mn; total: CNY 1bn; \
                     total: RMB 1.2 mln; total: RMB 1.2mm; total: CNY 100 000.",
                );
            },
        ),
        // a share or a time behind the figure is another figure
        row(
            "SUB-06",
            |deal| deal.special("合同总价人民币99,000 30%预付，余款货到付清。"),
            field::SPECIAL,
            "Figures do not add up: lines ¥100,000.00, total ¥99,000.00.",
            |deal| deal.special("合同总价人民币100,000 30%预付，余款货到付清。"),
        ),
        row(
            "SUB-06",
            |deal| deal.special("合同总价人民币99,000，30日内付清。"),
            field::SPECIAL,
            "Figures do not add up: lines ¥100,000.00, total ¥99,000.00.",
            |deal| deal.special("合同总价人民币100，000，30日内付清。"),
        ),
        row(
            "SUB-06",
            |deal| deal.special("合计：¥99,000"),
            field::SPECIAL,
            "Figures do not add up: lines ¥100,000.00, total ¥99,000.00.",
            // 100 flow meters at 1,000 yen each: the sign is that of both moneys
            |deal| {
                deal.contract.price.currency = Currency::JPY;
                deal.line().unit_price = Money::new(1_000, Currency::JPY);
                deal.special("合计：¥100,000");
            },
        ),
        row(
            "SUB-07",
            |deal| deal.special("另付安装费1,234.50元（大写：人民币壹仟贰佰叁拾肆元整）。"),
            field::SPECIAL,
            "Amount in words differs from ¥1,234.50.",
            |deal| deal.special("另付安装费1,234.50元（大写：人民币壹仟贰佰叁拾肆元伍角整）。"),
        ),
        row(
            "SUB-08",
            |deal| deal.line().tax_rate = Ppm(0),
            field::LINES,
            "Say whether the price includes tax, at what rate, and what happens if the rate changes.",
            |deal| {
                deal.line().tax_rate = Ppm(0);
                deal.contract.price.tax_mode = TaxMode::NotApplicable;
            },
        ),
        row(
            "SUB-09",
            |deal| deal.contract.delivery.inspection = Period::days(2),
            field::DELIVERY_INSPECTION,
            "Inspection period is missing or very short; a too-short period only covers visible defects.",
            |deal| deal.contract.delivery.inspection = Period::days(3),
        ),
        row(
            "SUB-10",
            |deal| {
                deal.contract.delivery.warranty = Period::months(36);
                deal.contract.delivery.hidden_defect_limit = Period::months(35);
            },
            field::DELIVERY_HIDDEN_LIMIT,
            LONG_STOP,
            |deal| {
                deal.contract.delivery.warranty = Period::months(36);
                deal.contract.delivery.hidden_defect_limit = Period::months(36);
            },
        ),
        row(
            "SUB-10",
            |deal| {
                deal.contract.delivery.warranty = Period::months(0);
                deal.contract.delivery.hidden_defect_limit = Period::months(25);
            },
            field::DELIVERY_HIDDEN_LIMIT,
            LONG_STOP,
            |deal| deal.contract.delivery.warranty = Period::months(0),
        ),
        row(
            "SUB-11",
            |deal| deal.contract.delivery.risk = RiskPasses::OnCarrier,
            field::DELIVERY_RISK,
            "Risk does not pass on delivery; check insurance.",
            |_| {},
        ),
        row(
            "SUB-12",
            |deal| {
                deal.contract.delivery.title = TitlePasses::OnFullPayment;
                deal.contract.subject_kind = SubjectKind::Services;
            },
            field::DELIVERY_TITLE,
            TITLE,
            // goods: the paper holds the consent to registration
            |deal| deal.contract.delivery.title = TitlePasses::OnFullPayment,
        ),
        row(
            "SUB-13",
            |deal| {
                deal.contract.delivery.manner = Manner::TradeTerm { rule: TradeTerm::Fob, edition: 2020 };
                deal.contract.delivery.place = Wording::default();
            },
            field::DELIVERY_MANNER,
            "Add the named place and the edition year of the trade term.",
            |deal| deal.contract.delivery.manner = Manner::TradeTerm { rule: TradeTerm::Fob, edition: 2020 },
        ),
        row(
            "SUB-14",
            |deal| deal.contract.kind = ContractKind::Framework,
            field::PRICE_ACCEPT_WITHIN,
            "Orders may be placed but nothing says when they bind.",
            |deal| {
                deal.contract.kind = ContractKind::Framework;
                deal.contract.price.form = PriceForm::Framework { accept_within: Period::working_days(3) };
            },
        ),
        row(
            "SUB-15",
            |_| {},
            field::LINES,
            "Stamp duty is usually due by each side (0.03 % of the price for sales).",
            |deal| deal.contract.circumstances.law = Some(LawPack::Uk),
        ),
        row(
            "SUB-16",
            |deal| deal.contract.delivery.sample = Some(Sample { keeper: Keeper::Each, ..Sample::default() }),
            field::DELIVERY_SAMPLE_WHAT,
            SAMPLE,
            |deal| {
                let what = Wording::same("DN50");
                deal.contract.delivery.sample = Some(Sample { what, keeper: Keeper::Each, ..Sample::default() });
            },
        ),
        row(
            "SUB-16",
            |deal| {
                let what = Wording::same("DN50");
                let keeper = Keeper::Other(Wording::default());
                deal.contract.delivery.sample = Some(Sample { what, keeper, ..Sample::default() });
            },
            field::DELIVERY_SAMPLE_KEEPER,
            SAMPLE,
            |deal| {
                let what = Wording::same("DN50");
                let keeper = Keeper::Other(Wording::same("Notary"));
                deal.contract.delivery.sample = Some(Sample { what, keeper, ..Sample::default() });
            },
        ),
        row(
            "SUB-17",
            |deal| deal.contract.adjustment = Some(Adjustment { base_month: None, ..by_index() }),
            field::ADJUSTMENT_BASE_MONTH,
            NO_BASE,
            |deal| deal.contract.adjustment = Some(by_index()),
        ),
        row(
            "SUB-17",
            |deal| deal.contract.adjustment = Some(Adjustment { publisher: Wording::default(), ..by_index() }),
            field::ADJUSTMENT_PUBLISHER,
            NO_BASE,
            |deal| deal.contract.adjustment = None,
        ),
        row(
            "SUB-18",
            |deal| deal.contract.adjustment = Some(Adjustment { band: Ppm(0), ..by_index() }),
            field::ADJUSTMENT_BAND,
            "The band within which prices stay lies above 0 and up to 50 %.",
            |deal| deal.contract.adjustment = Some(Adjustment { band: Ppm(500_000), ..by_index() }),
        ),
        row(
            "SUB-19",
            |deal| {
                deal.customer.kind = PartyKind::Person;
                deal.contract.adjustment = Some(by_index());
            },
            field::ADJUSTMENT,
            "Raising prices by an index towards a consumer may be an unfair standard term. Ask a lawyer.",
            |deal| deal.contract.adjustment = Some(by_index()),
        ),
    ]
}
