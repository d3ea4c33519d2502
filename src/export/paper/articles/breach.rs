//! S5: breach and remedies.

use super::super::draft::Draft;
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::said;
use crate::domain::contract::breach::{
    AgreedDamages, Breach, ClaimToPerformance, EnforcementCosts, IndirectLoss, LateDelivery, LiabilityLimit,
    Mitigation, Unlimited,
};
use crate::domain::contract::field;
use crate::domain::rate::Ppm;
use crate::i18n::format;

/// Remedies, agreed damages, limits.
pub(super) fn breach(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Breach) {
    match terms.performance {
        ClaimToPerformance::Stated => draft.say(
            "违约方应及时改正并通知对方。守约方可以根据情况要求{0}、修理、更换、重作、退货、减少价款，或者要求支付约定的违约金，并就不足\
             部分主张实际损失。",
            "A party in breach shall cure promptly and tell the other. The other party may, as the case requires, ask for \
             {0}, repair, replacement, re-performance, return or a price reduction, or claim the agreed damages, and \
             claim proven loss above them.",
            &[insert::choice(field::BREACH_PERFORMANCE, ("继续履行", "performance"))],
        ),
        ClaimToPerformance::NotStated => draft.say(
            "违约方应及时改正并通知对方。守约方可以根据情况要求修理、更换、重作、退货、减少价款，或者要求支付约定的违约金，并就不足部分主张\
             实际损失。",
            "A party in breach shall cure promptly and tell the other. The other party may, as the case requires, ask for \
             repair, replacement, re-performance, return or a price reduction, or claim the agreed damages, and claim \
             proven loss above them.",
            &[],
        ),
    }
    match terms.late_delivery {
        LateDelivery::ProvenLoss => {}
        LateDelivery::PerDay { rate, cap } => draft.say(
            "{us}迟延交付的，自交付期限届满的次日起至实际交付之日止，每日按迟延部分价款的{0}支付违约金，累计不超过该部分价款的{1}。",
            "For late delivery {us} pays {0} of the price of the late part for each day from the day after the last day for delivery to \
             the day of delivery, included, up to {1} of that price.",
            &[insert::share_of(field::BREACH_DELIVERY_RATE, rate), insert::percent(field::BREACH_DELIVERY_CAP, cap)],
        ),
    }
    let general = match terms.general {
        AgreedDamages::None => None,
        AgreedDamages::Sum(sum) => Some(insert::money(field::BREACH_GENERAL, sum)),
        AgreedDamages::OfPrice(share) => Some(of_price(outline, field::BREACH_GENERAL, share)),
    };
    if let Some(general) = general {
        draft.say(
            "任何一方有其他严重违约行为的，应向对方支付违约金{0}。",
            "For any other material breach a party pays the other agreed damages of {0}.",
            &[general],
        );
    }
    limits(draft, outline, terms);
    match terms.indirect_loss {
        IndirectLoss::Foreseeable => draft.say(
            "赔偿额相当于因违约所造成的损失，包括合同履行后可以获得的利益，{0}。",
            "Damages equal the loss caused by the breach, including the profit that performance would have brought, {0}.",
            &[insert::choice(
                field::BREACH_INDIRECT,
                (
                    "但不超过违约方订立合同时预见到或者应当预见到的损失",
                    "but no more than the party in breach foresaw or should have foreseen when this contract was made",
                ),
            )],
        ),
        IndirectLoss::Excluded => draft.say(
            "除故意或者重大过失外，任何一方{0}。",
            "Except for intent or gross negligence, neither party {0}.",
            &[insert::choice(
                field::BREACH_INDIRECT,
                ("不赔偿对方的利润损失等间接损失", "owes the other loss of profit or other indirect loss"),
            )],
        ),
        IndirectLoss::Listed => draft.say(
            "赔偿额包括因违约所造成的直接损失；{0}：{1}。未列明的间接损失不予赔偿，故意或者重大过失造成的除外。赔偿额不超过违约方\
             订立合同时预见到或者应当预见到的损失。",
            "Damages cover the direct loss caused by the breach; {0}: {1}. Indirect loss that is not listed is not owed, except \
             for intent or gross negligence. Damages are no more than what the party in breach foresaw or should have foreseen \
             when this contract was made.",
            &[
                insert::choice(
                    field::BREACH_INDIRECT,
                    ("间接损失仅赔偿下列各项", "of indirect loss only the following is owed"),
                ),
                insert::wording(field::BREACH_INDIRECT_LISTED, &terms.indirect_listed),
            ],
        ),
    }
    match terms.mitigation {
        Mitigation::Stated => draft.say(
            "守约方应采取合理措施防止损失扩大，未采取的，不得就扩大的损失请求赔偿。",
            "The injured party shall take reasonable steps to limit its loss and cannot claim what they would have avoided.",
            &[],
        ),
        Mitigation::NotStated => {}
    }
    match terms.costs {
        EnforcementCosts::PartyInBreach => draft.say(
            "{0}承担对方为主张权利支出的合理费用，包括律师费、公证费、鉴定费和保全费。",
            "{0} bears the reasonable costs of enforcing the claim, including the fees of lawyers, notaries, appraisers and \
             preservation measures.",
            &[insert::choice(field::BREACH_COSTS, ("违约方", "The party in breach"))],
        ),
        EnforcementCosts::EachItsOwn => draft.say(
            "主张权利的费用由{0}。",
            "The costs of enforcing a claim are borne {0}.",
            &[insert::choice(field::BREACH_COSTS, ("双方各自承担", "by each party for itself"))],
        ),
    }
    draft.more(
        "双方知悉，约定的违约金低于或者过分高于造成的损失的，可以依法请求调整。",
        "The parties know that agreed damages below or far above the loss may be adjusted by law on request.",
        &[],
    );
}

fn of_price(outline: &Outline<'_>, field: &'static str, share: Ppm) -> Insert {
    let (zh, en) = phrase::whole_price(outline);
    let share = format::percent(share);
    said(field, &(format!("{zh}的{share}"), format!("{share} of {en}")))
}

fn limit(outline: &Outline<'_>, field: &'static str, limit: LiabilityLimit) -> Option<Insert> {
    match limit {
        LiabilityLimit::None => None,
        LiabilityLimit::Sum(sum) => Some(insert::money(field, sum)),
        LiabilityLimit::OfPrice(share) => Some(of_price(outline, field, share)),
    }
}

fn limits(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Breach) {
    let ours = limit(outline, field::BREACH_OUR_LIMIT, terms.our_limit);
    let theirs = limit(outline, field::BREACH_THEIR_LIMIT, terms.their_limit);
    let mut carved = vec![("人身损害", "personal injury"), ("故意或者重大过失", "intent or gross negligence")];
    for unlimited in &terms.unlimited {
        carved.push(match unlimited {
            Unlimited::Confidentiality => ("违反保密义务", "breach of confidentiality"),
            Unlimited::PersonalInformation => ("违反个人信息保护义务", "breach of the duties on personal information"),
            Unlimited::Price => ("价款支付", "payment of the price"),
        });
    }
    let carved = said(field::BREACH_UNLIMITED, &figure::list(carved));
    match (ours, theirs) {
        (None, None) => {}
        (Some(ours), Some(_)) if terms.our_limit == terms.their_limit => draft.say(
            "除{0}外，任何一方在本合同项下的累计赔偿责任以{1}为限。",
            "Except for {0}, the total liability of each party under this contract is limited to {1}.",
            &[carved, ours],
        ),
        (Some(ours), Some(theirs)) => draft.say(
            "除{0}外，{us}、{them}在本合同项下的累计赔偿责任分别以{1}、{2}为限。",
            "Except for {0}, total liability under this contract is limited to {1} for {us} and to {2} for {them}.",
            &[carved, ours, theirs],
        ),
        (Some(ours), None) => draft.say(
            "除{0}外，{us}在本合同项下的累计赔偿责任以{1}为限。",
            "Except for {0}, the total liability of {us} under this contract is limited to {1}.",
            &[carved, ours],
        ),
        (None, Some(theirs)) => draft.say(
            "除{0}外，{them}在本合同项下的累计赔偿责任以{1}为限。",
            "Except for {0}, the total liability of {them} under this contract is limited to {1}.",
            &[carved, theirs],
        ),
    }
}
