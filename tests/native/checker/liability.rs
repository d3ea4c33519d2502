//! Liability and force majeure (`contract-rules.md` 2.7). The price is ¥100,000.00.

use counterpart::domain::checker::facts::{Answer, LawPack};
use counterpart::domain::contract::breach::{AgreedDamages, IndirectLoss, LateDelivery, LiabilityLimit, Mitigation};
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::field;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::protection::SecrecyDamages;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;

use super::deal::{Deal, Row, row};

const EXCESSIVE: &str =
    "Above 30 % of the price; if it exceeds loss by more than 30 % it is generally treated as excessive.";

fn limits(deal: &mut Deal, ours: LiabilityLimit, theirs: LiabilityLimit) {
    let breach = deal.breach();
    (breach.our_limit, breach.their_limit) = (ours, theirs);
}

const fn yuan(yuan: i64) -> LiabilityLimit {
    LiabilityLimit::Sum(Money::cny(yuan * 100))
}

fn standard(deal: &mut Deal) {
    deal.contract.circumstances.standard_terms = Answer::Yes;
    deal.contract.circumstances.explained = Answer::Yes;
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = liability();
    rows.extend(force_majeure());
    rows
}

fn liability() -> Vec<Row> {
    vec![
        row(
            "LIA-01",
            |deal| deal.special("Party A is not liable for personal injury."),
            field::SPECIAL,
            "Liability for personal injury cannot be excluded.",
            |deal| deal.special("Party A is not liable for loss of data."),
        ),
        row(
            "LIA-02",
            |deal| deal.special("甲方因故意或者重大过失也不承担责任。"),
            field::SPECIAL,
            "Liability for intent or gross negligence cannot be excluded.",
            |deal| deal.special("故意或者重大过失除外。"),
        ),
        row(
            "LIA-03",
            |deal| limits(deal, LiabilityLimit::OfPrice(Ppm::WHOLE), yuan(200_001)),
            field::BREACH_THEIR_LIMIT,
            "Caps are uneven: our side 100%, the other side ¥200,001.00.",
            |deal| limits(deal, LiabilityLimit::OfPrice(Ppm::WHOLE), yuan(200_000)),
        ),
        row(
            "LIA-03",
            |deal| limits(deal, LiabilityLimit::None, yuan(50_000)),
            field::BREACH_OUR_LIMIT,
            "Caps are uneven: our side none, the other side ¥50,000.00.",
            |deal| limits(deal, LiabilityLimit::None, LiabilityLimit::None),
        ),
        row(
            "LIA-04",
            |deal| deal.breach().general = AgreedDamages::Sum(Money::cny(3_000_001)),
            field::BREACH_GENERAL,
            EXCESSIVE,
            |deal| deal.breach().general = AgreedDamages::Sum(Money::cny(3_000_000)),
        ),
        row(
            "LIA-04",
            |deal| deal.contract.confidentiality.damages = SecrecyDamages::Sum(Money::cny(3_000_001)),
            field::CONFIDENTIALITY_DAMAGES,
            EXCESSIVE,
            |deal| deal.breach().general = AgreedDamages::OfPrice(Ppm(300_000)),
        ),
        row(
            "LIA-05",
            |deal| {
                // 0.05 % a day for late payment
                deal.breach().late_delivery = LateDelivery::PerDay { rate: Ppm(166), cap: Ppm(100_000) };
            },
            field::BREACH_DELIVERY_RATE,
            "Delay costs are uneven between the parties.",
            |deal| deal.breach().late_delivery = LateDelivery::PerDay { rate: Ppm(167), cap: Ppm(100_000) },
        ),
        row(
            "LIA-06",
            |deal| deal.special("乙方放弃诉讼时效抗辩。"),
            field::SPECIAL,
            "Parties cannot change or waive limitation in advance.",
            |_| {},
        ),
        row(
            "LIA-07",
            |deal| deal.contract.circumstances.standard_terms = Answer::Yes,
            field::CIRCUMSTANCES_EXPLAINED,
            "Highlight and be ready to explain these clauses; a tick-box alone is not enough: price, delivery and inspection, \
             late payment, breach and remedies, term and termination, dispute resolution.",
            standard,
        ),
        row(
            "LIA-08",
            |deal| {
                standard(deal);
                deal.special("货物售出，概不负责。");
            },
            field::SPECIAL,
            "A standard term that removes a main right is void.",
            |deal| deal.special("货物售出，概不负责。"),
        ),
        row(
            "LIA-09",
            |deal| deal.special("本合同最终解释权归甲方所有。"),
            field::SPECIAL,
            "Ambiguity is read against the drafter anyway; remove it.",
            |_| {},
        ),
        row(
            "LIA-10",
            |deal| deal.contract.breach = Clause::NotApplicable { reason: Wording::same("-") },
            field::BREACH,
            "Add the duty to limit loss (it applies by law).",
            |_| {},
        ),
        row(
            "LIA-10",
            |deal| deal.breach().mitigation = Mitigation::NotStated,
            field::BREACH_MITIGATION,
            "Add the duty to limit loss (it applies by law).",
            |deal| deal.breach().mitigation = Mitigation::Stated,
        ),
        row(
            "LIA-11",
            |deal| {
                standard(deal);
                deal.contract.circumstances.law = Some(LawPack::Uk);
            },
            field::BREACH_OUR_LIMIT,
            "English law tests such terms for reasonableness.",
            |deal| {
                standard(deal);
                deal.contract.circumstances.law = Some(LawPack::Uk);
                limits(deal, LiabilityLimit::None, LiabilityLimit::None);
                deal.breach().indirect_loss = IndirectLoss::Foreseeable;
            },
        ),
        row(
            "LIA-12",
            |deal| {
                deal.breach().general = AgreedDamages::OfPrice(Ppm(100_000));
                deal.special("提前解除的，乙方另付解约金五千元。");
            },
            field::BREACH_GENERAL,
            "Three remedies for one event will be cut to real loss.",
            |deal| deal.special("提前解除的，乙方另付解约金五千元。"),
        ),
    ]
}

fn force_majeure() -> Vec<Row> {
    vec![
        row(
            "FM-01",
            |deal| deal.contract.force_majeure.notice = Period::days(0),
            field::FORCE_NOTICE,
            "Add notice and proof times.",
            |deal| deal.contract.force_majeure.notice = Period::days(1),
        ),
        row(
            "FM-01",
            |deal| deal.contract.force_majeure.proof = Period::days(0),
            field::FORCE_PROOF,
            "Add notice and proof times.",
            |_| {},
        ),
        row(
            "FM-02",
            |deal| deal.special("Only Party A may rely on force majeure."),
            field::SPECIAL,
            "Force majeure is one-sided.",
            |deal| deal.special("Either party may rely on force majeure."),
        ),
        row(
            "FM-03",
            |deal| deal.special("Force majeure includes lack of funds."),
            field::SPECIAL,
            "Lack of funds is usually business risk, not force majeure.",
            |deal| deal.special("Lack of funds is told at once."),
        ),
        row(
            "FM-03",
            |deal| deal.contract.force_majeure.own_events = Wording::new("原材料价格上涨", "dearer raw material"),
            field::FORCE_OWN_EVENTS,
            "价格上涨 is usually business risk, not force majeure.",
            |deal| deal.contract.force_majeure.own_events = Wording::new("港口关闭", "closed ports"),
        ),
        row(
            "FM-04",
            |deal| deal.special("双方同意不适用情势变更制度。"),
            field::SPECIAL,
            "Excluding the change-of-circumstances rule in advance is void.",
            |_| {},
        ),
        row(
            "FM-05",
            |deal| deal.contract.force_majeure.long = Period::days(0),
            field::FORCE_LONG,
            "Add when either side may leave.",
            |_| {},
        ),
    ]
}
