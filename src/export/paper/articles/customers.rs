//! S2 and S3: finding and keeping customers, and how it is measured.

use super::super::draft::Draft;
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::division::division;
use super::said;
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::defined::Concept;
use crate::domain::contract::development::{AuthorityToBind, Development, Exclusivity, LeadRegistration, ResalePrice};
use crate::domain::contract::field;
use crate::domain::contract::party::Who;
use crate::domain::contract::targets::{
    Consequence, Direction, Incentive, IncentiveBase, IncentiveForm, TargetNature, Targets, TierMethod,
};
use crate::domain::problem::Place;

/// Who does what.
pub(super) fn development(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Development) {
    division(draft, outline, terms);
    if !terms.territory.is_blank() {
        draft.more(
            "合作区域为：{0}。",
            "The territory is: {0}.",
            &[insert::wording(field::DEVELOPMENT_TERRITORY, &terms.territory)],
        );
    }
    match terms.exclusivity {
        Exclusivity::None => draft.more(
            "本合同的合作关系为{0}。",
            "The cooperation is {0}.",
            &[insert::choice(field::DEVELOPMENT_EXCLUSIVITY, ("非独家", "not exclusive"))],
        ),
        Exclusivity::ForProducts => draft.more(
            "在合同期内，{them}为{0}的独家合作方。",
            "During the term {them} is the only partner for {0}.",
            &[insert::choice(
                field::DEVELOPMENT_EXCLUSIVITY,
                ("本合同所列产品", "the products listed in this contract"),
            )],
        ),
        Exclusivity::ForTerritory => draft.more(
            "在合同期内，{them}为{us}在{0}内的独家合作方。",
            "During the term {them} is the only partner of {us} in {0}.",
            &[insert::choice(field::DEVELOPMENT_EXCLUSIVITY, ("合作区域", "the territory"))],
        ),
    }
    contacts(draft, terms);
    match terms.leads {
        LeadRegistration::None => {}
        LeadRegistration::Protected { confirm_within, lasts } => draft.say(
            "先登记线索并经对方在{0}内确认的一方，自确认之日起{1}内享有优先跟进权，但最终客户可以自由选择交易对象。",
            "The party that first registers a lead, confirmed by the other within {0}, may follow it up first for {1} from \
             the confirmation; the end customer remains free to choose.",
            &[
                insert::period(field::DEVELOPMENT_LEAD_CONFIRM, confirm_within),
                insert::period(field::DEVELOPMENT_LEAD_LASTS, lasts),
            ],
        ),
    }
    draft.say(
        "双方{0}会商一次并留存记录。",
        "The parties meet {0} and keep minutes.",
        &[insert::choice(field::DEVELOPMENT_MEETING, phrase::meeting(terms.meeting))],
    );
    match terms.authority {
        AuthorityToBind::None => draft.say(
            "任何一方{0}以对方名义签约、收款或者作出承诺。",
            "Neither party {0} contract, collect money or promise anything in the other’s name.",
            &[insert::choice(field::DEVELOPMENT_AUTHORITY, ("不得", "may"))],
        ),
        AuthorityToBind::ByPowerOfAttorney => draft.say(
            "{0}，任何一方不得以对方名义签约、收款或者作出承诺。",
            "{0}, neither party may contract, collect money or promise anything in the other’s name.",
            &[insert::choice(
                field::DEVELOPMENT_AUTHORITY,
                ("未经书面授权委托", "Without a written power of attorney"),
            )],
        ),
    }
    match terms.resale_price {
        ResalePrice::Free => draft.more(
            "{them}{0}转售价格。",
            "{them} sets its resale prices {0}.",
            &[insert::choice(field::DEVELOPMENT_RESALE_PRICE, ("自主确定", "freely"))],
        ),
        ResalePrice::Recommended => draft.more(
            "{us}{0}，{them}自主确定实际转售价格，{us}不因{them}未采用建议价而采取任何不利措施。",
            "{us} {0}; {them} sets its actual resale prices freely, and {us} takes no measure against it for departing from \
             them.",
            &[insert::choice(
                field::DEVELOPMENT_RESALE_PRICE,
                ("可以提出建议零售价", "may recommend resale prices"),
            )],
        ),
    }
}

fn contacts(draft: &mut Draft<'_>, terms: &Development) {
    let (ours, theirs) = (terms.our_contact.trim(), terms.their_contact.trim());
    if !ours.is_empty() {
        draft.more(
            "{us}的客户经理为{0}。",
            "The account manager of {us} is {0}.",
            &[insert::name(field::DEVELOPMENT_OUR_CONTACT, ours)],
        );
    }
    if !theirs.is_empty() {
        draft.more(
            "{them}的联系人为{0}。",
            "The contact person of {them} is {0}.",
            &[insert::name(field::DEVELOPMENT_THEIR_CONTACT, theirs)],
        );
    }
}

/// What the levels beyond the targets are for, and on which side of them they lie.
fn beyond(draft: &mut Draft<'_>, terms: &Targets) {
    let Some(levels) = phrase::levels(terms) else { return };
    let levels = [insert::choice(field::TARGETS_MEASURES, levels)];
    let any = |way: Direction| terms.measures.iter().any(|it| it.has_levels() && it.direction == way);
    match (any(Direction::Higher), any(Direction::Lower)) {
        (_, false) => draft.more(
            "{0}高于目标，仅用于衡量更好的业绩；得分、等级和是否达到目标只按目标计算，未达到{0}不构成违约。",
            "The {0} lie above the target and only tell how much better a result is: scores, grades and whether the target is met \
             go by the target alone, and missing the {0} is no breach.",
            &levels,
        ),
        (false, true) => draft.more(
            "{0}低于目标，仅用于衡量更好的业绩；得分、等级和是否达到目标只按目标计算，未达到{0}不构成违约。",
            "The {0} lie below the target and only tell how much better a result is: scores, grades and whether the target is met \
             go by the target alone, and missing the {0} is no breach.",
            &levels,
        ),
        (true, true) => draft.more(
            "{0}在越高越好的指标中高于目标，在越低越好的指标中低于目标，仅用于衡量更好的业绩；得分、等级和是否达到目标只按目标计算，未达到{0}不构成违约。",
            "The {0} lie above the target where higher is better and below it where lower is better, and only tell how much better a \
             result is: scores, grades and whether the target is met go by the target alone, and missing the {0} is no breach.",
            &levels,
        ),
    }
}

/// Targets, evaluation, what follows.
pub(super) fn targets(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Targets) {
    draft.say(
        "目标、权重、数据来源和计分方法见{0}，权重合计为百分之百。自本合同期限首日起，每{1}为一个评估期；期限末尾不足{1}的，所余天数为一个评估期。",
        "Targets, weights, sources of data and scoring are in {0}; the weights add up to one hundred per cent. An \
         {evaluation period} is {1}, counted from the first day of the term; what is left at its end is one of its own.",
        &[outline.annex(AnnexId::Targets), insert::choice(field::TARGETS_CYCLE, phrase::cycle(terms.cycle))],
    );
    if terms.is_spread() {
        draft.more(
            "{0}将全年目标分配到各自然{1}的，各{1}以所分配的数额为目标；评估期只包含某一自然{1}部分天数的，该{1}的数额按所含天数占该{1}天数的比例计算。",
            "Where {0} spreads the target of a year over {1}, each has the part given there as its target; where an \
             {evaluation period} holds only some of the days of one, its part counts in proportion to those days.",
            &[outline.annex(AnnexId::Targets), Insert::Words(phrase::owned(phrase::calendar_periods(terms.cycle)))],
        );
    }
    let within = insert::period(field::TARGETS_EVALUATE, terms.evaluate_within);
    let object = insert::period(field::TARGETS_OBJECT, terms.object_within);
    let evaluator = said(field::TARGETS_EVALUATOR, &phrase::who(outline, terms.evaluator));
    match terms.evaluator {
        Who::Both => draft.say(
            "每一评估期届满后{0}内，由{1}共同出具评估表；任何一方可以在{2}内书面提出异议，双方核对原始数据后定稿。",
            "Within {0} after each {period} {1} issue the evaluation sheet together; either may object in writing \
             within {2}, and the sheet becomes final once the underlying data have been checked.",
            &[within, evaluator, object],
        ),
        Who::Us | Who::Them => draft.say(
            "每一评估期届满后{0}内，由{1}出具评估表；对方可以在{2}内书面提出异议，双方核对原始数据后定稿。",
            "Within {0} after each {period} {1} issues the evaluation sheet; the other party may object in writing \
             within {2}, and the sheet becomes final once the underlying data have been checked.",
            &[within, evaluator, object],
        ),
    }
    draft.more("得分与等级对应如下：{0}。", "Scores map to grades as follows: {0}.", &[grades(terms)]);
    match terms.nature {
        TargetNature::BestEfforts => draft.say(
            "未达到目标{0}构成违约。",
            "Missing a target is {0} a breach.",
            &[insert::choice(field::TARGETS_NATURE, ("不当然", "not by itself"))],
        ),
        TargetNature::Guaranteed => draft.say(
            "目标为{0}，未达到目标的，按违约责任条款处理。",
            "The targets are {0}; missing one is a breach under the article on breach.",
            &[insert::choice(field::TARGETS_NATURE, ("保证性目标", "guaranteed"))],
        ),
    }
    beyond(draft, terms);
    if let Some(low) = terms.low_grade() {
        let then = match terms.failing.then {
            Consequence::Review => ("双方重新商定目标", "the parties review the targets"),
            Consequence::LoseExclusivity => ("独家合作自动转为非独家", "exclusivity ends"),
            Consequence::Terminate => (
                "任何一方可以按期限与解除条款解除本合同",
                "either party may end this contract under the article on term and termination",
            ),
        };
        let named = if terms.failing.grade.is_empty() { field::TARGETS_GRADES } else { field::TARGETS_FAILING_GRADE };
        let inserts = [
            insert::count_words(field::TARGETS_FAILING_PERIODS, usize::from(terms.failing.periods)),
            insert::name(named, &low.label),
            insert::period(field::TARGETS_FAILING_PLAN, terms.failing.plan),
            insert::choice(field::TARGETS_FAILING_THEN, then),
        ];
        // one low period follows upon no other: its count is read in "one period", not in "consecutive periods"
        match (terms.failing.periods, terms.lowest_grade() == Some(low)) {
            (1, true) => draft.more(
                "任何{0}期为{1}级的，双方应商定不短于{2}的改进计划；期满仍未改善的，{3}。",
                "After any {0} period at grade {1} the parties agree an improvement plan of at least {2}; if there is still \
                 no improvement, {3}.",
                &inserts,
            ),
            (1, false) => draft.more(
                "任何{0}期为{1}级或者更低等级的，双方应商定不短于{2}的改进计划；期满仍未改善的，{3}。",
                "After any {0} period at grade {1} or below the parties agree an improvement plan of at least {2}; if there \
                 is still no improvement, {3}.",
                &inserts,
            ),
            (_, true) => draft.more(
                "连续{0}期为{1}级的，双方应商定不短于{2}的改进计划；期满仍未改善的，{3}。",
                "After {0} consecutive periods at grade {1} the parties agree an improvement plan of at least {2}; if there \
                 is still no improvement, {3}.",
                &inserts,
            ),
            (_, false) => draft.more(
                "连续{0}期为{1}级或者更低等级的，双方应商定不短于{2}的改进计划；期满仍未改善的，{3}。",
                "After {0} consecutive periods at grade {1} or below the parties agree an improvement plan of at least {2}; \
                 if there is still no improvement, {3}.",
                &inserts,
            ),
        }
    }
    incentive(draft, outline, &terms.incentive);
}

fn grades(terms: &Targets) -> Insert {
    if terms.grades.is_empty() {
        return Insert::Blank { place: Place::of(field::TARGETS_GRADES) };
    }
    let mut zh = Vec::with_capacity(terms.grades.len());
    let mut en = Vec::with_capacity(terms.grades.len());
    for (row, grade) in terms.grades.iter().enumerate() {
        let above = row.checked_sub(1).and_then(|row| terms.grades.get(row));
        match above {
            None => {
                zh.push(format!("{}级：{}分以上", grade.label, grade.from));
                en.push(format!("{} from {}", grade.label, grade.from));
            }
            Some(above) if grade.from == 0 => {
                zh.push(format!("{}级：不满{}分", grade.label, above.from));
                en.push(format!("{} below {}", grade.label, above.from));
            }
            Some(above) => {
                zh.push(format!("{}级：{}分以上不满{}分", grade.label, grade.from, above.from));
                en.push(format!("{} from {} to below {}", grade.label, grade.from, above.from));
            }
        }
    }
    let en: Vec<&str> = en.iter().map(String::as_str).collect();
    insert::choice(field::TARGETS_GRADES, (&zh.join("；"), &figure::english_list(&en)))
}

fn incentive(draft: &mut Draft<'_>, outline: &Outline<'_>, incentive: &Incentive) {
    match incentive {
        Incentive::None => {}
        Incentive::Tiered { form, method, base, pay_within, .. } => {
            let form = match form {
                IncentiveForm::Rebate => ("返利", "rebate"),
                IncentiveForm::Commission => ("佣金", "commission"),
            };
            let method = match method {
                TierMethod::Marginal => ("分段累进", "each band at its own rate"),
                TierMethod::Whole => ("全额适用所达档位比例", "the whole at the rate reached"),
            };
            let base = match (base, outline.contract.defines(Concept::NetSales)) {
                (IncentiveBase::Collected, true) => ("实际收到的净销售额", "the Net Sales received"),
                (IncentiveBase::Collected, false) => ("实际收到的不含税款项", "money received, net of tax and returns"),
                (IncentiveBase::Invoiced, true) => ("已开票的净销售额", "the Net Sales invoiced"),
                (IncentiveBase::Invoiced, false) => ("已开票的不含税金额", "money invoiced, net of tax and returns"),
            };
            draft.say(
                "达到目标的，{us}按{0}所列档位以{1}方式向{them}支付{2}，以{3}为基数，于评估表定稿后{4}内支付。{2}应当明示，并由双方如实入账。",
                "Where targets are met, {us} pays {them} a {2} by the tiers in {0}, {1}, computed on {3}, within {4} after the \
                 evaluation sheet becomes final. It is shown openly and booked truthfully by both parties.",
                &[
                    outline.annex(AnnexId::Targets),
                    insert::choice(field::TARGETS_INCENTIVE_METHOD, method),
                    insert::choice(field::TARGETS_INCENTIVE, form),
                    insert::choice(field::TARGETS_INCENTIVE_BASE, base),
                    insert::period(field::TARGETS_INCENTIVE_PAY, *pay_within),
                ],
            );
            draft.more(
                "评估期届满后，计入该期的款项退回或者发票作废、减少的，就此多付的{0}在其后各期应付的{0}中依次扣减；最后一期之后仍未扣足的，由{them}返还。",
                "If what counted in one {period} is given back or its invoice reversed later, the {0} paid on it is taken off what is \
                 payable for each {period} after that, one after the other; what is left after the last of them {them} pays back.",
                &[insert::choice(field::TARGETS_INCENTIVE, form)],
            );
        }
    }
}
