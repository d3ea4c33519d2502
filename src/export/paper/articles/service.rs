//! S4 and S7: service, complaints, materials and support.

use super::super::draft::Draft;
use super::super::figure;
use super::super::insert;
use super::super::outline::Outline;
use super::super::phrase;
use super::said;
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::price::PriceForm;
use crate::domain::contract::service::{Service, ServiceCredit, ServiceDay, ServiceDays, ServiceHours, ServicePause};
use crate::domain::contract::support::{BrandUse, LossRule, Promotion, Support, SupportSpeed};

/// Questions and complaints.
pub(super) fn service(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Service) {
    let channels = figure::list(terms.channels.iter().map(|channel| phrase::channel(*channel)));
    let (days_zh, days_en) = phrase::service_days(terms.hours.days);
    let (from, to) = (figure::clock(terms.hours.from), figure::clock(terms.hours.to));
    let (pause_zh, pause_en) = pauses(&terms.hours.pauses);
    let hours = (format!("{days_zh}{from}至{to}{pause_zh}"), format!("{from} to {to} {days_en}{pause_en}"));
    draft.say(
        "{us}通过{0}受理咨询和投诉，服务时间为{1}，收到后{2}内确认。",
        "{us} receives enquiries and complaints by {0} from {1} and acknowledges them within {2}.",
        &[
            said(field::SERVICE_CHANNELS, &channels),
            said(field::SERVICE_HOURS, &hours),
            insert::period(field::SERVICE_ACKNOWLEDGE, terms.acknowledge_within),
        ],
    );
    week(draft, &terms.hours);
    draft.say(
        "投诉依次经登记、确认、初步评估、调查、答复、告知结果和结案。各等级的响应与解决时限见{0}，最长不超过{1}，期间每{2}通报一次进展。\
         等待{them}补充必要资料的时间不计入时限。",
        "A complaint passes through logging, acknowledgement, first assessment, investigation, response, notice of the \
         decision and closing. The times to respond and to resolve for each level are in {0} and never exceed {1}; progress \
         is reported every {2}. Time spent waiting for information that {them} must supply does not count.",
        &[
            outline.annex(AnnexId::ServiceLevels),
            insert::period(field::SERVICE_SETTLE, terms.settle_within),
            insert::period(field::SERVICE_UPDATE, terms.update_every),
        ],
    );
    let remedies = figure::list(terms.remedies.iter().map(|remedy| phrase::remedy(*remedy)));
    draft.say(
        "经查属实的，{us}视情况采取下列措施：{0}。",
        "Where a complaint is justified, {us} offers, as the case requires: {0}.",
        &[said(field::SERVICE_REMEDIES, &remedies)],
    );
    match terms.credit {
        ServiceCredit::None => {}
        ServiceCredit::Share { each, cap } => {
            draft.more(
                "每有一次超过时限，{us}按当月服务费的{0}给予抵扣，当月累计不超过{1}。",
                "For each time limit missed {us} credits {0} of the month’s fee, up to {1} in a month.",
                &[insert::percent(field::SERVICE_CREDIT, each), insert::percent(field::SERVICE_CREDIT, cap)],
            );
            month_fee(draft, outline);
        }
    }
    draft.say(
        "{them}应及时反馈并提供资料；对处理结果{0}内未提出意见的，投诉结案。{them}不接受处理结果的，可以按{1}逐级升级，并保留按{2}\
         处理的权利。",
        "{them} gives prompt feedback and information; a complaint is closed if {them} does not comment on the outcome within \
         {0}. If {them} does not accept the outcome it may escalate as in {1} and keeps its rights under {2}.",
        &[
            insert::period(field::SERVICE_CLOSE, terms.close_after),
            outline.annex(AnnexId::ServiceLevels),
            outline.clause(ClauseId::Disputes),
        ],
    );
    draft.more(
        "投诉记录自结案之日起保存不少于{0}。",
        "Records of a complaint are kept for at least {0} after it is closed.",
        &[insert::period(field::SERVICE_RECORDS, terms.keep_records)],
    );
}

/// What the fee of a month is, as [`crate::domain::service_credit::month_fee`] finds it. Orders have no total to share.
fn month_fee(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    match outline.contract.price.form {
        PriceForm::FixedTotal => draft.more(
            "当月为时限届满的月份；当月服务费按月结算的为当月应付的价款，其他情形为合同总价按合同期限的月数平均所得。",
            "The month is that in which the time limit ran out; its fee is what is payable for it where payment is settled monthly, and \
             otherwise the contract price shared equally over the months of the term.",
            &[],
        ),
        PriceForm::Framework { .. } => {}
    }
}

/// The days with hours of their own, and what becomes of them on holidays where only working days count.
fn week(draft: &mut Draft<'_>, hours: &ServiceHours) {
    if hours.week.is_empty() {
        return;
    }
    let (zh, en): (Vec<String>, Vec<String>) = hours.week.iter().map(own_day).unzip();
    draft.more(
        "下列各日的服务时间另行约定：{0}。",
        "Other hours of service hold on these days: {0}.",
        &[said(field::SERVICE_WEEK, &(zh.join("；"), en.join("; ")))],
    );
    match hours.days {
        ServiceDays::WorkingDays => draft.more(
            "上述各日遇法定休假日的，不提供服务；原不提供服务的日期因调休上班的，按工作日的时间提供服务。",
            "There is no service on any of them that is a public holiday; one without service that is a make-up working day has \
             the hours of Working Days.",
            &[],
        ),
        ServiceDays::MondayToSaturday | ServiceDays::EveryDay => {}
    }
}

/// `周五09:00至12:00、13:00至15:00`, `周日不提供服务`.
fn own_day(own: &ServiceDay) -> (String, String) {
    let (day_zh, day_en) = phrase::week_day(own.day);
    if own.stretches.is_empty() {
        return (format!("{day_zh}不提供服务"), format!("no service {day_en}"));
    }
    let (zh, en) = spans(own.stretches.iter().map(|it| (it.from, it.to)));
    (format!("{day_zh}{zh}"), format!("{en} {day_en}"))
}

/// `09:00至12:00、13:00至15:00`, `from 09:00 to 12:00 and from 13:00 to 15:00`.
fn spans(times: impl Iterator<Item = (u16, u16)>) -> (String, String) {
    let times = times.map(|(from, to)| (figure::clock(from), figure::clock(to)));
    let spans: Vec<(String, String)> =
        times.map(|(from, to)| (format!("{from}至{to}"), format!("from {from} to {to}"))).collect();
    figure::list(spans.iter().map(|(zh, en)| (zh.as_str(), en.as_str())))
}

/// The breaks of the service hours, behind the hours; nothing where there is none.
fn pauses(pauses: &[ServicePause]) -> (String, String) {
    let (zh, en) = spans(pauses.iter().map(|it| (it.from, it.to)));
    match pauses.len() {
        0 => (String::new(), String::new()),
        1 => (format!("（{zh}休息）"), format!(", with a break {en},")),
        _ => (format!("（{zh}休息）"), format!(", with breaks {en},")),
    }
}

/// What is given to help the customer sell and use.
pub(super) fn support(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Support) {
    let training = insert::count(field::SUPPORT_TRAINING, terms.training_hours);
    if terms.items.is_empty() {
        draft.say(
            "{us}根据{them}的合理需要提供宣传资料和技术支持。",
            "{us} provides promotional material and technical support as {them} reasonably needs.",
            &[],
        );
    } else {
        draft.say(
            "{us}按{0}提供样品、宣传资料、培训和技术支持，其中注明归属与时间。费用由该附件所列一方承担，未列明的由{us}承担。",
            "{us} supplies the samples, promotional material, training and technical support listed in {0}, which states who \
             owns each item and when it is due. Costs fall on the party named there, or on {us} if none is named.",
            &[outline.annex(AnnexId::Support)],
        );
    }
    if terms.training_hours > 0 {
        draft.more(
            "{us}在合同期内提供不少于{0}小时的培训。",
            "{us} gives at least {0} hours of training during the term.",
            &[training],
        );
    }
    match terms.speed {
        SupportSpeed::ByServiceLevels if outline.annex_number(AnnexId::ServiceLevels).is_some() => draft.more(
            "技术支持{0}{1}所列等级的响应和解决时限。",
            "Technical support {0} the times of the levels in {1}.",
            &[insert::choice(field::SUPPORT_SPEED, ("适用", "keeps to")), outline.annex(AnnexId::ServiceLevels)],
        ),
        SupportSpeed::ByServiceLevels | SupportSpeed::NotStated => {}
    }
    draft.say(
        "借用物归{us}所有，{them}应妥善保管、按约使用，并在合同终止后{0}内返还。",
        "Loaned items remain the property of {us}; {them} keeps and uses them with care and returns them within {0} after the \
         end of this contract.",
        &[insert::period(field::SUPPORT_RETURN, terms.return_within)],
    );
    if terms.items.iter().any(|item| item.returned_by().is_some()) {
        draft.more(
            "{0}列明返还日期的借用物，应在该日期前（含当日）返还。",
            "A loaned item for which {0} gives a day of return goes back by that day.",
            &[outline.annex(AnnexId::Support)],
        );
    }
    match terms.loss {
        LossRule::AsLaw => {}
        LossRule::DepreciatedValue => draft.more(
            "正常损耗不赔偿，遗失或者损坏的{0}赔偿。",
            "Fair wear is free; loss or damage is paid {0}.",
            &[insert::choice(field::SUPPORT_LOSS, ("按折旧后的价值", "at depreciated value"))],
        ),
    }
    match terms.brand {
        BrandUse::None => {
            draft.say(
                "{them}{0}使用{us}的商标、标识和宣传资料。",
                "{them} {0} use the trade marks, signs or promotional material of {us}.",
                &[insert::choice(field::SUPPORT_BRAND, ("不得", "may not"))],
            );
            match terms.promotion {
                Promotion::NotStated => {}
                Promotion::Honest => draft.more(
                    "{them}{0}作虚假或者使人误解的宣传。",
                    "{them} {0} false or misleading claims.",
                    &[insert::choice(field::SUPPORT_PROMOTION, ("不得", "makes no"))],
                ),
            }
        }
        BrandUse::ByGuidelines => draft.say(
            "{them}应{0}使用{us}的标识和资料，不得作虚假或者使人误解的宣传。",
            "{them} uses the marks and material of {us} {0} and makes no false or misleading claims.",
            &[insert::choice(field::SUPPORT_BRAND, ("按照品牌规范", "under its brand guidelines"))],
        ),
    }
}
