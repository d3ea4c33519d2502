//! G3: delivery, risk, inspection, warranty, title.

use super::super::draft::Draft;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::said;
use crate::domain::contract::acceptance::Acceptance;
use crate::domain::contract::delivery::{Delivery, DeliveryTime, RiskPasses, TitlePasses};
use crate::domain::contract::field;
use crate::domain::contract::party::SubjectKind;
use crate::domain::problem::Place;

/// Delivery and what follows it.
pub(super) fn delivery(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Delivery) {
    let manner = said(field::DELIVERY_MANNER, &phrase::manner(terms.manner));
    let place = insert::wording(field::DELIVERY_PLACE, &terms.place);
    match terms.time {
        DeliveryTime::Open => draft.say(
            "{us}应于{0}前，在{1}以{2}的方式交付。",
            "{us} shall deliver by {0}, at {1}, by {2}.",
            &[Insert::Blank { place: Place::of(field::DELIVERY_TIME) }, place, manner],
        ),
        DeliveryTime::By(due) => draft.say(
            "{us}应于{0}，在{1}以{2}的方式交付。",
            "{us} shall deliver {0}, at {1}, by {2}.",
            &[said(field::DELIVERY_TIME, &phrase::due_by(due)), place, manner],
        ),
        DeliveryTime::Between { from, to } => draft.say(
            "{us}应自{0}起至{1}止，在{2}以{3}的方式交付。",
            "{us} shall deliver between {0} and {1}, at {2}, by {3}.",
            &[insert::date(field::DELIVERY_TIME, from), insert::date(field::DELIVERY_TIME, to), place, manner],
        ),
        DeliveryTime::PerOrder => draft.say(
            "{us}应按各订单确认的日期，在{0}以{1}的方式交付。",
            "{us} shall deliver on the dates confirmed in each order, at {0}, by {1}.",
            &[place, manner],
        ),
    }
    let freight = insert::choice(field::DELIVERY_FREIGHT, phrase::side(outline, terms.freight));
    let insurance = insert::choice(field::DELIVERY_INSURANCE, phrase::side(outline, terms.insurance));
    if terms.freight == terms.insurance {
        draft.more("运费和保险费由{0}承担。", "{0} bears the freight and the insurance.", &[freight]);
    } else {
        draft.more(
            "运费由{0}承担，保险费由{1}承担。",
            "{0} bears the freight and {1} the insurance.",
            &[freight, insurance],
        );
    }
    let has_goods = has_goods(outline);
    if let Some(acceptance) = &terms.acceptance {
        accepted(draft, terms, acceptance);
    }
    if has_goods || terms.acceptance.is_none() {
        received(draft, terms);
    }
    if terms.warranty.n > 0 {
        draft.say(
            "质保期为{0}，自验收合格之日起计算。质保期内因质量问题发生的修理、更换或者重作，费用由{us}承担。",
            "The warranty period is {0} from acceptance. During it {us} bears the cost of repair, replacement or \
             re-performance made necessary by defects.",
            &[insert::period(field::DELIVERY_WARRANTY, terms.warranty)],
        );
    }
    match (terms.title, has_goods) {
        (TitlePasses::OnFullPayment, _) => draft.say(
            "{0}，标的物所有权归{us}；双方同意办理相应的动产担保登记。",
            "Title stays with {us} {0}; the parties agree to file the corresponding security registration.",
            &[insert::choice(field::DELIVERY_TITLE, ("价款付清前", "until the price is paid in full"))],
        ),
        (TitlePasses::OnDelivery, true) => draft.say(
            "标的物所有权{0}转移给{them}。",
            "Title passes to {them} {0}.",
            &[insert::choice(field::DELIVERY_TITLE, ("自交付时起", "on delivery"))],
        ),
        (TitlePasses::OnDelivery, false) => {}
    }
}

const fn has_goods(outline: &Outline<'_>) -> bool {
    match outline.contract.subject_kind {
        SubjectKind::Goods | SubjectKind::Mixed => true,
        SubjectKind::Services | SubjectKind::Digital => false,
    }
}

/// Risk and inspection, as goods have them.
fn received(draft: &mut Draft<'_>, terms: &Delivery) {
    let risk = match &terms.risk {
        RiskPasses::OnDelivery => insert::choice(field::DELIVERY_RISK, ("交付时起", "on delivery")),
        RiskPasses::OnCarrier => {
            insert::choice(field::DELIVERY_RISK, ("交付第一承运人时起", "on handing over to the first carrier"))
        }
        RiskPasses::AsTradeTerm => {
            insert::choice(field::DELIVERY_RISK, ("所选贸易术语规定的时点起", "as the chosen trade term says"))
        }
        RiskPasses::OnAcceptance => insert::choice(field::DELIVERY_RISK, ("验收合格时起", "on acceptance")),
        RiskPasses::Own(words) => insert::wording(field::DELIVERY_RISK, words),
    };
    draft.say("毁损、灭失的风险自{0}转移给{them}。", "The risk of loss or damage passes to {them} {0}.", &[risk]);
    draft.say(
        "{them}应在收货后{0}内完成外观和数量的检验，并书面提出异议；逾期未提出的，视为外观和数量符合约定。隐蔽缺陷应在发现后{1}内提出，\
         最迟不超过交付后{2}。",
        "{them} shall inspect appearance and quantity and object in writing within {0} of receipt; what is not objected to by \
         then counts as conforming in appearance and quantity. Hidden defects shall be notified within {1} of discovery \
         and in any case within {2} of delivery.",
        &[
            insert::period(field::DELIVERY_INSPECTION, terms.inspection),
            insert::period(field::DELIVERY_HIDDEN_NOTICE, terms.hidden_defect_notice),
            insert::period(field::DELIVERY_HIDDEN_LIMIT, terms.hidden_defect_limit),
        ],
    );
}

/// When services count as done (G3.c).
fn accepted(draft: &mut Draft<'_>, terms: &Delivery, acceptance: &Acceptance) {
    draft.say(
        "{us}完成服务后，应书面通知{them}验收并提交服务成果。{them}应在收到通知后{0}内按下列标准验收并书面答复：{1}。{them}无正当理由逾期\
         未答复的，视为验收合格。",
        "Once the services are done {us} hands over their results and asks {them} in writing to accept them. {them} examines them \
         by these criteria and answers in writing within {0} of receiving that notice: {1}. If {them} fails without good reason \
         to answer in that time, they count as accepted.",
        &[
            insert::period(field::DELIVERY_INSPECTION, terms.inspection),
            insert::wording(field::DELIVERY_ACCEPTANCE_CRITERIA, &acceptance.criteria),
        ],
    );
    draft.say(
        "验收不合格的，{them}应书面说明不符合之处，{us}应在合理期限内自费改正并重新提交验收。",
        "If they are not accepted, {them} says in writing why; {us} puts that right within a reasonable time at its own cost and \
         submits them again.",
        &[],
    );
}
