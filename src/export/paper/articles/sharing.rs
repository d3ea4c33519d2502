//! S1: sharing of customer information.

use super::super::draft::Draft;
use super::super::insert;
use super::super::outline::Outline;
use super::super::phrase;
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::field;
use crate::domain::contract::sharing::{Channel, ConsentBy, Frequency, NonSolicitation, Onward, ShareMode, Sharing};

/// What is shared, if anything.
pub(super) fn sharing(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Sharing) {
    match terms.mode {
        ShareMode::Nothing => draft.say(
            "双方{0}。任何一方因履行本合同知悉的对方客户信息，适用保密条款，不得用于其他目的。",
            "The parties {0}. Information on the other’s customers learned through this contract falls under the article on \
             confidentiality and serves no other purpose.",
            &[insert::choice(
                field::SHARING_MODE,
                ("不共享客户资源与信息", "do not share customer resources or information"),
            )],
        ),
        ShareMode::AggregateOnly => aggregate(draft, outline, terms),
        ShareMode::OursToThem => {
            let direction = ("由{us}向{them}", "{us} provides to {them}");
            identified(draft, outline, terms, direction);
        }
        ShareMode::TheirsToUs => {
            let direction = ("由{them}向{us}", "{them} provides to {us}");
            identified(draft, outline, terms, direction);
        }
        ShareMode::Mutual => identified(draft, outline, terms, ("由双方相互", "The parties provide to each other")),
    }
}

fn aggregate(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Sharing) {
    let only = insert::choice(
        field::SHARING_MODE,
        (
            "仅交换无法识别特定自然人且不能复原的汇总数据",
            "exchange only aggregate data from which no natural person can be identified or restored",
        ),
    );
    draft.say(
        "双方{0}，任何一方不得尝试重新识别。",
        "The parties {0}, and neither shall try to re-identify anyone.",
        &[only],
    );
    if !terms.purpose.is_blank() {
        draft.more(
            "汇总数据仅用于{0}。",
            "Aggregate data serve this purpose only: {0}.",
            &[insert::wording(field::SHARING_PURPOSE, &terms.purpose)],
        );
    }
    draft.more(
        "任何一方没有义务提供其客户的名单、联系方式或者交易明细。",
        "Neither party is obliged to provide lists, contact details or transactions of its customers.",
        &[],
    );
    if outline.annex_number(AnnexId::SharingRegister).is_some() {
        draft.more(
            "交换的内容载于{0}。",
            "What is exchanged is entered in {0}.",
            &[outline.annex(AnnexId::SharingRegister)],
        );
    }
    draft.say(
        "本合同终止后{0}内，接收方应返还或者删除所获数据，并出具书面确认。",
        "Within {0} after this contract ends, the recipient shall return or delete the data it received and confirm this in \
         writing.",
        &[insert::period(field::SHARING_RETURN, terms.return_within)],
    );
}

fn identified(
    draft: &mut Draft<'_>,
    outline: &Outline<'_>,
    terms: &Sharing,
    (direction_zh, direction_en): (&str, &str),
) {
    let (zh, en) = (outline.zh_labels(), outline.en_labels());
    let direction_zh = direction_zh.replace("{us}", zh.us).replace("{them}", zh.them);
    let direction_en = direction_en.replace("{us}", en.us).replace("{them}", en.them);
    draft.say(
        "{1}提供{2}载明的{信息}，仅用于：{0}。未登记的信息，任何一方没有义务提供。提供方保证信息来源合法。",
        "{1} the {information} entered in {2}, for this purpose only: {0}. Nobody is obliged to provide anything not entered there. \
         The provider warrants that the information was lawfully obtained.",
        &[
            insert::wording(field::SHARING_PURPOSE, &terms.purpose),
            insert::choice(field::SHARING_MODE, (&direction_zh, &direction_en)),
            outline.annex(AnnexId::SharingRegister),
        ],
    );
    let consent = match terms.consent_by {
        ConsentBy::Provider => insert::choice(field::SHARING_CONSENT_BY, ("提供方", "the provider")),
        ConsentBy::Always(side) => insert::choice(field::SHARING_CONSENT_BY, phrase::side(outline, side)),
    };
    draft.say(
        "{信息}可识别自然人的，由{0}在提供前向本人告知接收方的名称、联系方式、处理目的、处理方式和信息种类，并取得单独同意，或者确认具有\
         其他法定依据。",
        "Where the {information} can identify a natural person, {0} shall first tell that person the recipient’s name and \
         contact details, the purpose, the method and the kinds of information, and obtain separate consent or confirm \
         another lawful basis.",
        &[consent],
    );
    let channel = match terms.channel {
        Channel::EncryptedFile => ("加密文件", "encrypted file"),
        Channel::Portal => ("授权账户的平台", "portal with named accounts"),
        Channel::Interface => ("数据接口", "programming interface"),
        Channel::Paper => ("纸质文件签收", "paper against receipt"),
    };
    let frequency = match terms.frequency {
        Frequency::Once => ("一次性", "once"),
        Frequency::Monthly => ("按月", "monthly"),
        Frequency::OnRequest => ("应要求", "on request"),
    };
    draft.say(
        "{信息}以{0}的方式{1}提供，每次提供均应留存记录。",
        "{Information} is provided by {0}, {1}; each transfer is recorded.",
        &[insert::choice(field::SHARING_CHANNEL, channel), insert::choice(field::SHARING_FREQUENCY, frequency)],
    );
    let onward = match terms.onward {
        Onward::Forbidden => ("向任何第三方提供", "pass it on to anyone"),
        Onward::WithConsent => {
            ("未经提供方书面同意向第三方提供", "pass it on to anyone without the provider’s written consent")
        }
    };
    draft.say(
        "接收方只能在登记的用途、人员和期限内使用{信息}，不得出售、公开或者{0}。",
        "The recipient may use the {information} only for the registered purpose, by the registered staff and for the \
         registered time, and may not sell it, publish it or {0}.",
        &[insert::choice(field::SHARING_ONWARD, onward)],
    );
    match terms.non_solicitation {
        NonSolicitation::None => {}
        NonSolicitation::For(period) => draft.say(
            "对登记表列明的客户，接收方在合同期内及合同终止后{0}内，不得利用共享信息绕开提供方与其直接交易。",
            "During the term and for {0} after it, the recipient shall not use the shared information to deal with the \
             customers named in the register past the provider.",
            &[insert::period(field::SHARING_NON_SOLICITATION, period)],
        ),
    }
    end(draft, terms);
}

fn end(draft: &mut Draft<'_>, terms: &Sharing) {
    draft.say(
        "登记期限届满或者本合同终止后{0}内，接收方应返还或者删除所获信息，并出具书面确认。",
        "Within {0} after the registered time or this contract ends, the recipient shall return or delete what it received \
         and confirm this in writing.",
        &[insert::period(field::SHARING_RETURN, terms.return_within)],
    );
}
