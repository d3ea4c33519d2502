//! G4 to G7: secrecy, personal information, intellectual property, force majeure.

use super::super::draft::Draft;
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::said;
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::field;
use crate::domain::contract::licence::LicenceForm;
use crate::domain::contract::party::Who;
use crate::domain::contract::protection::{
    Confidentiality, CrossBorder, ForceMajeure, HandlingRoles, IntellectualProperty, LackOfMoney, LicenceEnd,
    PersonalAudit, PersonalInformation, ResultsOwner, Route, SecrecyDamages, SecrecyException, SecretsAtEnd,
    Subprocessing,
};
use crate::domain::problem::Place;

/// Secrecy.
pub(super) fn confidentiality(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Confidentiality) {
    match terms.bound {
        Who::Both => draft.say(
            "一方对因本合同获悉的对方未公开信息，应仅为履行本合同使用，并以不低于保护自身同类信息的措施保密，仅向确需知悉且负有同等义务的人员\
             披露。",
            "Each party uses the other’s non-public information learned through this contract only to perform it, protects it at \
             least as well as its own, and discloses it only to people who need it and are bound likewise.",
            &[],
        ),
        Who::Us | Who::Them => draft.say(
            "{0}对因本合同获悉的对方未公开信息，应仅为履行本合同使用，并以不低于保护自身同类信息的措施保密，仅向确需知悉且负有同等义务的人员\
             披露。",
            "{0} uses the other party’s non-public information learned through this contract only to perform it, protects it at \
             least as well as its own, and discloses it only to people who need it and are bound likewise.",
            &[said(field::CONFIDENTIALITY_BOUND, &phrase::who(outline, terms.bound))],
        ),
    }
    exceptions(draft, terms);
    levels(draft, terms);
    draft.say(
        "保密义务在本合同终止后持续{0}；构成商业秘密的，至其不再具有秘密性为止。",
        "The duty lasts {0} after the end of this contract, and for trade secrets until they cease to be secret.",
        &[insert::period(field::CONFIDENTIALITY_LASTS, terms.lasts)],
    );
    let at_end = match terms.at_end {
        SecretsAtEnd::Return => ("返还", "returned"),
        SecretsAtEnd::Destroy => ("销毁", "destroyed"),
        SecretsAtEnd::Either => ("按披露方的选择返还或者销毁", "returned or destroyed, as the owner chooses"),
    };
    draft.more(
        "合同终止时，载有保密信息的资料及其复制件应当{0}。",
        "At the end, documents that hold {confidential information} and their copies are {0}.",
        &[insert::choice(field::CONFIDENTIALITY_AT_END, at_end)],
    );
    match terms.damages {
        SecrecyDamages::None => {}
        SecrecyDamages::Sum(sum) => draft.say(
            "违反保密义务的，应支付违约金{0}。",
            "A party that breaks this duty pays agreed damages of {0}.",
            &[insert::money(field::CONFIDENTIALITY_DAMAGES, sum)],
        ),
    }
}

/// What need not be kept secret.
fn exceptions(draft: &mut Draft<'_>, terms: &Confidentiality) {
    let listed: Vec<SecrecyException> =
        SecrecyException::ALL.into_iter().filter(|it| terms.exceptions.contains(it)).collect();
    if listed.is_empty() {
        return;
    }
    let listed = figure::alternatives(listed.into_iter().map(phrase::secrecy_exception));
    let listed = said(field::CONFIDENTIALITY_EXCEPTIONS, &listed);
    if terms.exceptions.contains(&SecrecyException::Compelled) {
        draft.say(
            "{0}的信息除外；依法披露前，应在允许的范围内通知对方。",
            "This does not cover information that is {0}, in which case the other party is told first where that is allowed.",
            &[listed],
        );
    } else {
        draft.say("{0}的信息除外。", "This does not cover information that is {0}.", &[listed]);
    }
}

/// How information is handled that its owner has marked.
fn levels(draft: &mut Draft<'_>, terms: &Confidentiality) {
    if terms.levels.is_empty() {
        return;
    }
    let (zh, en): (Vec<&str>, Vec<&str>) = terms.levels.iter().map(|level| phrase::handling(*level)).unzip();
    draft.say(
        "披露方标明密级的信息，还应当按下列要求处理：{0}。",
        "Information that its owner has marked is also handled as follows: {0}.",
        &[said(field::CONFIDENTIALITY_LEVELS, &(zh.join("；"), en.join("; ")))],
    );
}

/// Personal information.
pub(super) fn personal_information(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &PersonalInformation) {
    let retention = insert::period(field::PERSONAL_RETENTION, terms.retention);
    let measures = if terms.measures.is_empty() {
        Insert::Blank { place: Place::of(field::PERSONAL_MEASURES) }
    } else {
        said(field::PERSONAL_MEASURES, &figure::list(terms.measures.iter().map(|one| phrase::measure(*one))))
    };
    let register = outline.annex_number(AnnexId::SharingRegister).is_some();
    match (&terms.roles, register) {
        (HandlingRoles::Independent, true) => draft.say(
            "双方各自作为个人信息处理者承担责任，仅处理{1}登记的个人信息，保存期限为本合同期内及终止后不超过{0}，并采取{2}等保护措施。",
            "Each party is responsible as a handler of {personal information} in its own right, handles only what is entered in \
             {1}, keeps it no longer than {0} after the end of this contract and protects it by {2}.",
            &[retention, outline.annex(AnnexId::SharingRegister), measures],
        ),
        (HandlingRoles::Independent, false) => draft.say(
            "双方各自作为个人信息处理者承担责任，仅为履行本合同处理对方经办人员等必要的个人信息，保存期限为本合同期内及终止后不超过{0}，并采取{1}等保护措施。",
            "Each party is responsible as a handler of {personal information} in its own right, handles only what it needs to \
             perform this contract, such as the details of the other’s staff, keeps it no longer than {0} after the end of this \
             contract and protects it by {1}.",
            &[retention, measures],
        ),
        (HandlingRoles::Entrusted { handler, purpose }, _) => {
            let subprocessing = match terms.subprocessing {
                Subprocessing::WithConsent => ("不得自行转委托", "does not sub-delegate on its own"),
                Subprocessing::Forbidden => ("不得转委托", "does not sub-delegate at all"),
            };
            let controller = insert::choice(field::PERSONAL_ROLES, phrase::side(outline, handler.other()));
            let handler = insert::choice(field::PERSONAL_ROLES, phrase::side(outline, *handler));
            draft.say(
                "{0}仅按{1}的书面指示处理个人信息，处理目的为{2}，期限不超过{3}，采取{4}等保护措施，接受{1}监督，{5}；委托结束后返还\
                 或者删除，不得留存。",
                "{0} handles {personal information} only on the written instructions of {1}, for this purpose: {2}, for no \
                 longer than {3}; it protects it by {4}, accepts supervision by {1} and {5}. At the end \
                 it returns or deletes everything and keeps nothing.",
                &[
                    handler,
                    controller,
                    insert::wording(field::PERSONAL_PURPOSE, purpose),
                    retention,
                    measures,
                    insert::choice(field::PERSONAL_SUBPROCESSING, subprocessing),
                ],
            );
        }
    }
    match terms.audit {
        PersonalAudit::NotStated => {}
        PersonalAudit::Allowed => draft.more(
            "任何一方{0}核查对方处理个人信息的情况和保护措施，对方应予配合。",
            "A party {0} look at how the other handles and protects {personal information}; the other assists.",
            &[insert::choice(
                field::PERSONAL_AUDIT,
                ("在提前合理时间通知对方后，可以", "may, with reasonable notice,"),
            )],
        ),
    }
    if !terms.our_contact.trim().is_empty() {
        draft.more(
            "{us}的个人信息保护联系人为{0}。",
            "The contact of {us} for {personal information} is {0}.",
            &[insert::name(field::PERSONAL_OUR_CONTACT, &terms.our_contact)],
        );
    }
    if !terms.their_contact.trim().is_empty() {
        draft.more(
            "{them}的个人信息保护联系人为{0}。",
            "The contact of {them} for {personal information} is {0}.",
            &[insert::name(field::PERSONAL_THEIR_CONTACT, &terms.their_contact)],
        );
    }
    draft.say(
        "任何一方收到本人查阅、复制、更正、删除、撤回同意等请求的，应在{0}内答复，并通知对方配合。",
        "On a request from an individual (access, copy, correction, deletion, withdrawal of consent) a party replies within {0} \
         and tells the other party so that it can assist.",
        &[insert::period(field::PERSONAL_ANSWER, terms.answer_within)],
    );
    draft.say(
        "发生或者可能发生泄露、篡改、丢失的，应立即补救，并在{0}小时内通知对方。",
        "On an actual or possible leak, alteration or loss a party acts at once and notifies the other within {0} hours.",
        &[insert::count(field::PERSONAL_BREACH_HOURS, terms.breach_notice_hours)],
    );
    draft.more(
        "向对方提供个人信息前，提供方应完成个人信息保护影响评估，评估记录至少保存三年。",
        "Before {personal information} is provided, the provider completes an impact assessment and keeps its record for at least \
         three years.",
        &[],
    );
    match terms.cross_border {
        CrossBorder::None => draft.say(
            "双方{0}将境内个人信息提供至境外。",
            "No {personal information} {0} from mainland China under this contract.",
            &[insert::choice(field::PERSONAL_CROSS_BORDER, ("不", "is transferred"))],
        ),
        CrossBorder::By(route) => {
            let route = match route {
                Route::Exempt => insert::choice(field::PERSONAL_CROSS_BORDER, ("法定豁免", "a statutory exemption")),
                Route::StandardContract => {
                    insert::choice(field::PERSONAL_CROSS_BORDER, ("个人信息出境标准合同", "the standard contract"))
                }
                Route::Certification => {
                    insert::choice(field::PERSONAL_CROSS_BORDER, ("个人信息保护认证", "certification"))
                }
                Route::Assessment => {
                    insert::choice(field::PERSONAL_CROSS_BORDER, ("数据出境安全评估", "the security assessment"))
                }
                Route::Undecided => Insert::Blank { place: Place::of(field::PERSONAL_CROSS_BORDER) },
            };
            draft.say(
                "未完成法定出境程序前，任何一方不得将境内个人信息提供至境外；拟采用的途径为{0}。",
                "No {personal information} leaves mainland China before the statutory procedure is complete; the intended route \
                 is {0}.",
                &[route],
            );
        }
    }
}

/// What the customer may use our marks and materials for, where, and who else may.
fn licence(draft: &mut Draft<'_>, terms: &IntellectualProperty, territory: Insert) {
    let form = match terms.licence_form {
        LicenceForm::NonExclusive => ("非独占地", "a non-exclusive right"),
        LicenceForm::Sole => ("以排他许可方式", "a sole right"),
        LicenceForm::Exclusive => ("以独占许可方式", "an exclusive right"),
    };
    let form = insert::choice(field::PROPERTY_LICENCE_FORM, form);
    if terms.licence_scope.is_blank() {
        draft.more(
            "{us}许可{them}在合同期内、在{0}范围内，为推广和使用本合同产品{1}使用{us}提供的标识和资料，{them}不得转许可，也不得注册相同或者\
             近似标识。",
            "{us} grants {them} {1}, during the term and in {0}, to use the marks and materials that {us} \
             provides to promote and use the {products}, without sublicensing them or registering the same or similar marks.",
            &[territory, form],
        );
    } else {
        draft.more(
            "{us}许可{them}在合同期内、在{0}范围内，就本合同产品{1}使用{us}提供的标识和资料，仅用于下列用途：{2}。{them}不得转许可，也不得\
             注册相同或者近似标识。",
            "{us} grants {them} {1}, during the term and in {0}, to use the marks and materials that {us} provides for the \
             {products}, for this purpose only: {2}. {them} shall not sublicense them or register the same or similar marks.",
            &[territory, form, insert::wording(field::PROPERTY_LICENCE_SCOPE, &terms.licence_scope)],
        );
    }
    match terms.licence_form {
        LicenceForm::NonExclusive => {}
        LicenceForm::Sole => draft.more(
            "在上述范围和用途内，{us}不得再许可他人使用，但{us}可以自行使用。",
            "There and for that purpose {us} allows nobody else to use them, but may use them itself.",
            &[],
        ),
        LicenceForm::Exclusive => draft.more(
            "在上述范围和用途内，{us}不得再许可他人使用，{us}也不得自行使用。",
            "There and for that purpose {us} neither allows anybody else to use them nor uses them itself.",
            &[],
        ),
    }
}

/// Whose ideas are whose.
pub(super) fn intellectual_property(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &IntellectualProperty) {
    draft.say("双方原有的知识产权各归其所有。", "Each party keeps its existing intellectual property.", &[]);
    let territory = if terms.territory.is_blank() {
        insert::choice(field::PROPERTY_TERRITORY, ("中国大陆", "mainland China"))
    } else {
        insert::wording(field::PROPERTY_TERRITORY, &terms.territory)
    };
    licence(draft, terms, territory);
    match terms.licence_end {
        LicenceEnd::WithContract => {}
        LicenceEnd::AlsoOnBreach => draft.more(
            "{them}违反本条使用标识和资料，经{us}通知后未在合理期限内改正的，{us}可以{0}。",
            "If {them} uses the marks or materials in breach of this article and does not put that right within a reasonable time \
             after {us} gives notice, {us} may {0}.",
            &[insert::choice(field::PROPERTY_LICENCE_END, ("终止该许可", "end this right"))],
        ),
    }
    let owner = match terms.results {
        ResultsOwner::Creator => {
            insert::choice(field::PROPERTY_RESULTS, ("完成该成果的一方", "the party that made them"))
        }
        ResultsOwner::Side(side) => insert::choice(field::PROPERTY_RESULTS, phrase::side(outline, side)),
        ResultsOwner::Joint => insert::choice(field::PROPERTY_RESULTS, ("双方共有", "both parties jointly")),
    };
    match terms.results {
        ResultsOwner::Creator | ResultsOwner::Side(_) => {
            draft.say("合作中新产生的成果归{0}所有。", "New results belong to {0}.", &[owner]);
        }
        ResultsOwner::Joint => draft.say("合作中新产生的成果由{0}。", "New results belong to {0}.", &[owner]),
    }
    let (zh, en) = match terms.indemnity {
        Who::Both => ("任何一方".to_owned(), "a party".to_owned()),
        Who::Us | Who::Them => phrase::who(outline, terms.indemnity),
    };
    draft.say(
        "{0}提供的内容侵犯他人权利的，由该方负责处理，并赔偿对方因此受到的损失。",
        "If what {0} contributes infringes the rights of others, that party deals with the claim and compensates the other’s \
         loss.",
        &[insert::choice(field::PROPERTY_INDEMNITY, (&zh, &en))],
    );
}

/// What counts for example; nothing where nothing is listed.
fn force_events(draft: &mut Draft<'_>, terms: &ForceMajeure) {
    if !terms.events.is_empty() {
        let events = figure::list(terms.events.iter().map(|it| phrase::force_event(*it)));
        draft.more(
            "前述客观情况包括{0}等，但以不能预见、不能避免且不能克服为限。",
            "Such circumstances are, for example, {0}, as far as they could not be foreseen, avoided or overcome.",
            &[said(field::FORCE_EVENTS, &events)],
        );
    }
    if !terms.own_events.is_blank() {
        draft.more(
            "下列情形不能预见、不能避免且不能克服的，亦按不可抗力处理：{0}。",
            "The following counts as force majeure too, as far as it could not be foreseen, avoided or overcome: {0}.",
            &[insert::wording(field::FORCE_OWN_EVENTS, &terms.own_events)],
        );
    }
}

/// What nobody could foresee.
pub(super) fn force_majeure(draft: &mut Draft<'_>, terms: &ForceMajeure) {
    draft.say(
        "因签约时不能预见、不能避免且不能克服的客观情况不能履行的，受影响方在影响范围内免除责任，但应在{0}内通知对方、在{1}内提供证明，并减少\
         损失；迟延履行后发生的除外。",
        "A party prevented from performing by circumstances that could not be foreseen, avoided or overcome is excused to that \
         extent if it gives notice within {0}, proof within {1} and limits the loss; this does not help a party already in \
         delay.",
        &[insert::period(field::FORCE_NOTICE, terms.notice), insert::period(field::FORCE_PROOF, terms.proof)],
    );
    force_events(draft, terms);
    match terms.lack_of_money {
        LackOfMoney::NeverCounts => draft.more(
            "单纯的资金困难{0}不可抗力。",
            "Mere lack of funds {0} force majeure.",
            &[insert::choice(field::FORCE_LACK_OF_MONEY, ("不属于", "is not"))],
        ),
        LackOfMoney::NotStated => {}
    }
    draft.more(
        "不可抗力持续超过{0}的，任何一方可以解除受影响的部分。",
        "If it lasts more than {0}, either party may end the affected part.",
        &[insert::period(field::FORCE_LONG, terms.long)],
    );
    draft.say(
        "签约后，合同的基础条件发生签约时无法预见、不属于商业风险的重大变化，继续履行对一方明显不公平的，双方应当重新协商；合理期限内协商不成的，\
         可以依法请求变更或者解除。",
        "If after signing the basis of this contract changes fundamentally, unforeseeably and outside ordinary commercial risk, \
         so that performance would be clearly unfair to a party, the parties renegotiate; if that fails within a reasonable \
         time, either may ask for amendment or termination under the law.",
        &[],
    );
}
