//! G2 and G8 to G14.

use super::super::draft::Draft;
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::defined;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::general::{
    AmountRule, Assignment, ByEmail, Definitions, ElectronicSignature, ExportControl, General, GoverningLaw,
    Precedence, Receivables, RollForward, SalesConvention, ServiceOfProcess, WorkingDays,
};
use crate::domain::contract::party::{ContractLanguage, Prevailing};
use crate::domain::period::PeriodRule;
use crate::domain::problem::Place;

/// Days, periods, amounts, headings.
pub(super) fn definitions(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Definitions) {
    let whose = match &terms.working_days {
        WorkingDays::MainlandChina => insert::choice(
            field::DEFINITIONS_WORKING_DAYS,
            (
                "中国大陆法定工作日（包括调休后的工作日，不包括法定休假日）",
                "a statutory working day in mainland China, including make-up days and excluding public holidays",
            ),
        ),
        WorkingDays::Of(words) => insert::wording(field::DEFINITIONS_WORKING_DAYS, words),
    };
    draft.say(
        "本合同所称“日”为公历日，“工作日”为{0}。",
        "“Day” means a calendar day; “Working Day” means {0}.",
        &[whose],
    );
    defined::words(draft, outline);
    draft.say(
        "期间自起算事件发生的次日开始计算；按月、按年计算的，到期月的对应日为最后一日，没有对应日的，月末日为最后一日。",
        "A period starts on the day after the event that triggers it; a period of months or years ends on the corresponding day \
         of the last month or, where there is none, on the last day of that month.",
        &[],
    );
    match terms.period {
        PeriodRule::StatutoryCn => {}
        PeriodRule::ClearDays => draft.more(
            "期间应当足日计算，以最后一日届满后的次日为到期之日。",
            "Periods run for full days: what is due at the end of one is due on the day after its last day.",
            &[],
        ),
    }
    match terms.roll {
        RollForward::NextWorkingDay => {
            draft.more(
                "期间的最后一日或者付款日不是工作日的，{0}。",
                "If the last day of a period or a day for payment is not a Working Day, {0}.",
                &[insert::choice(field::DEFINITIONS_ROLL, ("顺延至下一工作日", "it moves to the next Working Day"))],
            );
            // a day before which something must be done never moves to a later one, and nothing has to be done on the day of an end
            draft.more(
                "自某日倒推计算的期间（例如期满前的通知期）和提前通知解除的通知期，不顺延。",
                "A period counted back from a day, such as that for a notice before expiry, and a period of notice to end this contract do \
                 not move.",
                &[],
            );
        }
        RollForward::Stays => draft.more(
            "期间的最后一日或者付款日不是工作日的，{0}。",
            "If the last day of a period or a day for payment is not a Working Day, {0}.",
            &[insert::choice(field::DEFINITIONS_ROLL, ("不顺延", "it does not move"))],
        ),
    }
    let prevails = match terms.amounts {
        AmountRule::WordsPrevail => ("大写", "words"),
        AmountRule::FiguresPrevail => ("小写", "figures"),
    };
    draft.say(
        "金额的大写与小写不一致的，以{0}为准。标题仅为查阅方便，不影响条款的解释。",
        "If an amount in words differs from its figures, the {0} prevail. Headings are for convenience and do not affect the \
         meaning.",
        &[insert::choice(field::DEFINITIONS_AMOUNTS, prevails)],
    );
}

/// Integrity, competition, export control.
pub(super) fn compliance(draft: &mut Draft<'_>, terms: &General) {
    draft.say(
        "任何一方不得向对方人员或者可能影响交易的人给予或者收受不正当利益。折扣、返利和佣金应当明示，并由收付双方如实入账。",
        "Neither party gives improper benefits to, or accepts them from, the other’s staff or anyone able to influence the deal. \
         Discounts, rebates and commissions are open and booked truthfully by both sides.",
        &[],
    );
    if !terms.compliance_contact.trim().is_empty() {
        draft.more(
            "发现违反本条的，可以向{us}的合规联系人{0}反映。",
            "A breach of this article may be reported to {0}, who is the compliance contact of {us}.",
            &[insert::name(field::GENERAL_COMPLIANCE_CONTACT, &terms.compliance_contact)],
        );
    }
    draft.say(
        "双方不得限定转售价格、划分市场或者实施其他限制竞争的行为。",
        "The parties do not fix resale prices, divide markets or otherwise restrict competition.",
        &[],
    );
    match terms.export_control {
        ExportControl::NotConcerned => {}
        ExportControl::Concerned => draft.say(
            "{0}的，未经许可，任何一方不得出口、再出口或者转让。",
            "{0}, neither party exports, re-exports or transfers without licence.",
            &[insert::choice(
                field::GENERAL_EXPORT_CONTROL,
                ("产品或者技术属于出口管制范围", "Where products or technology are under export control"),
            )],
        ),
    }
}

/// Addresses and how notices arrive.
pub(super) fn notices(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    let (own, customer, terms) = (outline.own, outline.customer, &outline.contract.notices);
    match terms.by_email {
        ByEmail::ExceptTermination => draft.say(
            "通知应以书面形式送至下列地址或者电子邮箱。",
            "Notices are in writing and go to these addresses or e-mail boxes.",
            &[],
        ),
        ByEmail::Never => {
            draft.say("通知应以书面形式送至下列地址。", "Notices are in writing and go to these addresses.", &[]);
        }
    }
    draft.more(
        "{us}：收件人{0}，地址{1}，电子邮箱{2}，电话{3}。",
        "{us}: attention {0}, address {1}, e-mail {2}, telephone {3}.",
        &[
            addressee(field::NOTICES_OURS, &terms.our_addressee, field::OWN_ENTITY, &own.legal_representative),
            insert::name(field::OWN_ENTITY, &own.address.line),
            insert::name(field::OWN_ENTITY, &own.email),
            insert::name(field::OWN_ENTITY, &own.phone),
        ],
    );
    draft.more(
        "{them}：收件人{0}，地址{1}，电子邮箱{2}，电话{3}。",
        "{them}: attention {0}, address {1}, e-mail {2}, telephone {3}.",
        &[
            addressee(field::NOTICES_THEIRS, &terms.their_addressee, field::CUSTOMER, &customer.legal_representative),
            insert::name(field::CUSTOMER, &customer.address.line),
            insert::name(field::CUSTOMER, &customer.email),
            insert::name(field::CUSTOMER, &customer.phone),
        ],
    );
    match terms.by_email {
        ByEmail::ExceptTermination => draft.say(
            "专人送达的，以签收为准；快递送达的，以签收或者拒收为准；电子邮件以进入指定系统为准，在工作时间以外进入的，视为下一工作日送达。解除\
             本合同的通知应以专人或者快递送达。",
            "A notice arrives by hand on signature, by courier on signature or refusal, and by e-mail on entering the named \
             system or, outside working hours, on the next Working Day. Notice to end this contract is given by hand or courier.",
            &[],
        ),
        ByEmail::Never => draft.say(
            "专人送达的，以签收为准；快递送达的，以签收或者拒收为准。电子邮件{0}。",
            "A notice arrives by hand on signature and by courier on signature or refusal. E-mail {0}.",
            &[insert::choice(
                field::NOTICES_EMAIL,
                ("仅用于日常联络，不作为正式通知", "serves for everyday contact and is no formal notice"),
            )],
        ),
    }
    if let Some(courier) = terms.courier {
        draft.more(
            "以快递寄送而无人签收的，自寄出之日起满{0}视为送达。",
            "A notice by courier that is neither signed for nor refused counts as received {0} after it was sent.",
            &[insert::period(field::NOTICES_COURIER, courier)],
        );
    }
    if let Some(registered) = terms.registered {
        draft.more(
            "以挂号信寄送的，自寄出之日起满{0}视为送达。",
            "A notice sent by registered mail counts as received {0} after it was posted.",
            &[insert::period(field::NOTICES_REGISTERED, registered)],
        );
    }
    draft.say(
        "变更送达地址的，应提前{0}通知对方；未通知的，按原地址送达有效。",
        "A change of address is notified {0} ahead; otherwise delivery to the old address is good.",
        &[insert::period(field::NOTICES_CHANGE, terms.change)],
    );
    match terms.service {
        ServiceOfProcess::SameAddresses => draft.more(
            "上述地址{0}诉讼、仲裁文书的送达地址。",
            "These {0} the addresses for service in court and arbitration.",
            &[insert::choice(field::NOTICES_SERVICE, ("同时为", "are also"))],
        ),
        ServiceOfProcess::NotStated => {}
    }
}

fn addressee(field: &'static str, named: &str, fallback_field: &'static str, fallback: &str) -> Insert {
    if named.trim().is_empty() { insert::name(fallback_field, fallback) } else { insert::name(field, named) }
}

/// Who may take a party's place.
pub(super) fn assignment(draft: &mut Draft<'_>, terms: &General) {
    let assignment = match terms.assignment {
        Assignment::WithConsent => (
            "未经对方书面同意，任何一方不得转让合同义务或者概括转让本合同",
            "Neither party transfers its duties or the whole contract without the other’s written consent",
        ),
        Assignment::AffiliatesOnly => (
            "任何一方可以将本合同转让给其关联公司，但应书面通知对方并对受让人的履行承担连带责任；向其他人转让的，须经对方书面同意",
            "A party may transfer this contract to a company of its group with written notice and remains liable jointly with \
             it; any other transfer needs the other’s written consent",
        ),
        Assignment::Free => (
            "任何一方可以转让本合同的权利，义务的转让应书面通知对方并征得其同意",
            "A party may transfer its rights freely; a transfer of duties is notified in writing and needs the other’s consent",
        ),
    };
    let receivables = match terms.receivables {
        Receivables::WithNotice => {
            ("金钱债权可以转让，但应通知债务人", "Money claims may be assigned with notice to the debtor")
        }
        Receivables::WithConsent => (
            "金钱债权的转让须经债务人书面同意，但不得对抗第三人",
            "Money claims are assigned only with the debtor’s written consent, which does not bind third parties",
        ),
        Receivables::Free => (
            "金钱债权可以自由转让，无须债务人同意；未通知债务人的，转让对债务人不发生效力",
            "Money claims may be assigned freely, without the debtor’s consent; an assignment does not bind the debtor until it is told \
             of it",
        ),
    };
    draft.say(
        "{0}；{1}。分包须经对方书面同意，且不免除分包方的责任。",
        "{0}. {1}. Subcontracting needs the other’s written consent and does not release the party that subcontracts.",
        &[
            insert::choice(field::GENERAL_ASSIGNMENT, assignment),
            insert::choice(field::GENERAL_RECEIVABLES, receivables),
        ],
    );
}

/// The whole agreement, its order, its changes.
pub(super) fn entire_agreement(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    let special = outline.clause_number(ClauseId::SpecialTerms).is_some();
    let annexes = !outline.annexes().is_empty();
    let middle: &[(&str, &str)] = match (outline.contract.general.precedence, annexes) {
        (Precedence::NotStated, _) => &[],
        (_, false) => &[("正文", "body")],
        (Precedence::BodyFirst, true) => &[("正文", "body"), ("附件", "annexes")],
        (Precedence::AnnexesFirst, true) => &[("附件", "annexes"), ("正文", "body")],
    };
    if middle.is_empty() {
        draft.say(
            "本合同及其附件构成双方就本合同事项的全部约定，取代此前的口头和书面沟通。",
            "This contract and its annexes are the whole agreement on their subject and replace earlier communications.",
            &[],
        );
    } else {
        let first = special.then_some(("特别约定", "special terms"));
        let all = first.into_iter().chain(middle.iter().copied()).chain([("订单", "orders")]);
        let (zh, en): (Vec<&str>, Vec<&str>) = all.unzip();
        draft.say(
            "本合同及其附件构成双方就本合同事项的全部约定，取代此前的口头和书面沟通；文件不一致的，按下列顺序适用：{0}。",
            "This contract and its annexes are the whole agreement on their subject and replace earlier communications. If \
             documents differ, they apply in this order: {0}.",
            &[insert::choice(field::GENERAL_PRECEDENCE, (&zh.join("、"), &en.join(", ")))],
        );
    }
    draft.say(
        "变更应当采用书面形式并经双方签署；变更内容约定不明确的，推定为未变更。",
        "Changes are made in writing and signed by both parties; an unclear change is treated as no change.",
        &[],
    );
    draft.say(
        "一方未行使或者迟延行使权利，不构成放弃。部分条款无效的，不影响其余条款，双方应以最接近原意的有效条款替换。",
        "Not using a right, or using it late, is no waiver. If part of this contract is invalid the rest stands, and the parties \
         replace that part with the valid term closest to it.",
        &[],
    );
}

/// Whose law.
pub(super) fn governing_law(draft: &mut Draft<'_>, terms: &General) {
    let law = match &terms.law {
        GoverningLaw::MainlandChina => insert::choice(
            field::GENERAL_LAW,
            (
                "中华人民共和国法律（不包括香港、澳门和台湾地区法律）",
                "the law of the People’s Republic of China (without that of Hong Kong, Macao and Taiwan)",
            ),
        ),
        GoverningLaw::Of(words) => insert::wording(field::GENERAL_LAW, words),
    };
    match terms.cisg {
        SalesConvention::NotStated => {
            draft.say("本合同适用{0}。", "This contract is governed by {0}.", &[law]);
        }
        SalesConvention::Excluded => draft.say(
            "本合同适用{0}，{1}《联合国国际货物销售合同公约》。",
            "This contract is governed by {0}, {1} the United Nations Convention on Contracts for the International Sale of Goods.",
            &[law, insert::choice(field::GENERAL_CISG, ("不适用", "excluding"))],
        ),
    }
}

/// Languages, originals, signatures.
pub(super) fn counterparts(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    let contract: &Contract = outline.contract;
    match contract.language {
        ContractLanguage::Zh => draft.say(
            "本合同以{0}书写。",
            "This contract is written in {0}.",
            &[insert::choice(field::LANGUAGE, ("中文", "Chinese"))],
        ),
        ContractLanguage::En => draft.say(
            "本合同以{0}书写。",
            "This contract is written in {0}.",
            &[insert::choice(field::LANGUAGE, ("英文", "English"))],
        ),
        ContractLanguage::Both { prevailing } => {
            draft.say("本合同以中文和英文书写。", "This contract is written in Chinese and English.", &[]);
            match prevailing {
                Prevailing::Zh | Prevailing::En => {
                    let text = match prevailing {
                        Prevailing::Zh => ("中文文本", "the Chinese text"),
                        Prevailing::En | Prevailing::Equal => ("英文文本", "the English text"),
                    };
                    draft.more(
                        "两种文本不一致的，以{0}为准。",
                        "If the two texts differ, {0} prevails.",
                        &[insert::choice(field::LANGUAGE, text)],
                    );
                }
                Prevailing::Equal => draft.more(
                    "两种文本{0}；不一致的，根据合同的相关条款、性质、目的以及诚信原则解释。",
                    "Both texts {0}; where they differ, they are read by the related terms, the nature and the purpose of this \
                     contract and good faith.",
                    &[insert::choice(field::LANGUAGE, ("具有同等效力", "are equally valid"))],
                ),
            }
        }
    }
    let terms = &contract.general;
    let word = |n: u8| (figure::chinese_count(usize::from(n)), figure::english_number(usize::from(n)));
    let copies = insert::term(Place::of(field::GENERAL_COPIES), word(terms.copies));
    if contract.signing.further.is_empty() {
        let each = insert::term(Place::of(field::GENERAL_COPIES), word(terms.copies_each()));
        draft.say(
            "本合同一式{0}份，双方各执{1}份，具有同等效力。",
            "It is made in {0} originals, {1} for each party, all of equal effect.",
            &[copies, each],
        );
    } else {
        draft.say(
            "本合同一式{0}份，签署各方至少各执一份，具有同等效力。",
            "It is made in {0} originals, at least one for each signatory, all of equal effect.",
            &[copies],
        );
    }
    match terms.electronic_signature {
        ElectronicSignature::Accepted => draft.more(
            "采用可靠的电子签名签署的，{0}。",
            "Reliable electronic signatures {0}.",
            &[insert::choice(
                field::GENERAL_SIGNATURE,
                ("与手写签名或者盖章具有同等效力", "have the same effect as handwritten signatures and seals"),
            )],
        ),
        ElectronicSignature::NotStated => {}
    }
}
