//! S9: dispute resolution.

use super::super::draft::Draft;
use super::super::insert::{self, Insert};
use super::super::phrase;
use super::said;
use crate::domain::contract::circumstances::Answer;
use crate::domain::contract::disputes::{
    Arbitration, ArbitrationLanguage, Arbitrators, Court, Forum, LimitationNote, Meanwhile, Mediation, Negotiation,
};
use crate::domain::contract::{Contract, field};
use crate::domain::problem::Place;

/// Talks, mediation, decision.
pub(super) fn disputes(draft: &mut Draft<'_>, contract: &Contract) {
    let terms = &contract.disputes;
    match terms.negotiation {
        Negotiation::None => draft.say(
            "本条适用于因本合同引起或者与本合同有关的一切争议。",
            "This article applies to all disputes arising out of or in connection with this contract.",
            &[],
        ),
        Negotiation::Within(period) => draft.say(
            "因本合同引起或者与本合同有关的争议，双方先由负责人协商；一方书面提出协商请求后{0}内未解决的，按以下约定处理。",
            "Disputes arising out of or in connection with this contract are first negotiated by senior representatives. What is \
             not settled within {0} of a written request is dealt with as follows.",
            &[insert::period(field::DISPUTES_NEGOTIATION, period)],
        ),
    }
    match &terms.mediation {
        Mediation::None => {}
        Mediation::At { body, within } => draft.say(
            "任何一方可以将争议提交{0}调解；自提交之日起{1}内仍未解决的，调解终止。",
            "The dispute goes to mediation at {0}; if it is still not settled within {1} of submission, mediation ends.",
            &[
                insert::wording(field::DISPUTES_MEDIATION, body),
                insert::period(field::DISPUTES_MEDIATION, *within),
            ],
        ),
    }
    match &terms.forum {
        Forum::Arbitration(arbitration) => arbitration_clause(draft, arbitration),
        Forum::Litigation(court) => draft.say(
            "任何一方均可以向{0}提起诉讼。",
            "Either party may bring the dispute before {0}.",
            &[court_name(court)],
        ),
        Forum::Either { arbitration, court } => draft.say(
            "任何一方可以将争议提交{0}仲裁，也可以向{1}提起诉讼。",
            "Either party may submit the dispute to {0} for arbitration or bring it before {1}.",
            &[institution(arbitration).0, court_name(court)],
        ),
        Forum::Open => draft.say(
            "争议最终通过{0}解决。",
            "The dispute is finally settled by {0}.",
            &[Insert::Blank { place: Place::of(field::DISPUTES_FORUM) }],
        ),
    }
    match terms.meanwhile {
        Meanwhile::GoesOn => draft.say(
            "争议期间，双方应{0}。",
            "While a dispute lasts the parties {0}.",
            &[insert::choice(
                field::DISPUTES_MEANWHILE,
                ("继续履行无争议的部分", "keep performing whatever is not disputed"),
            )],
        ),
        Meanwhile::NotStated => {}
    }
    match terms.limitation {
        LimitationNote::Stated if contract.is_under_mainland_law() => draft.say(
            "依照法律规定，就本合同提起诉讼或者申请仲裁的时效期间为{0}，自权利人知道或者应当知道权利受到损害以及义务人之日起计算。\
             本款仅作提示，不变更法律规定的时效。",
            "By law, claims under this contract are brought before a court or submitted to arbitration within {0}, counted from \
             the day on which the party entitled knew or should have known that its right was infringed and by whom. This is a \
             reminder and does not change the period that the law sets.",
            &[insert::choice(field::DISPUTES_LIMITATION, limitation(contract.circumstances.foreign_related))],
        ),
        LimitationNote::Stated | LimitationNote::NotStated => {}
    }
}

/// How long claims may be brought (Civil Code art. 188); longer across the border, for goods and technology (art. 594).
const fn limitation(foreign_related: Answer) -> (&'static str, &'static str) {
    match foreign_related {
        Answer::No => ("三年", "three years"),
        Answer::Unknown | Answer::Yes => (
            "三年（因国际货物买卖合同、技术进出口合同发生争议的，为四年）",
            "three years (four years for disputes over the international sale of goods or the import or export of technology)",
        ),
    }
}

fn institution(terms: &Arbitration) -> (Insert, Insert) {
    let blank = |field| Insert::Blank { place: Place::of(field) };
    let named = phrase::institution(&terms.institution);
    let seat = match (&named, terms.seat.is_blank()) {
        (_, false) => insert::wording(field::DISPUTES_SEAT, &terms.seat),
        (Some((_, Some(city))), true) => insert::choice(field::DISPUTES_SEAT, *city),
        (Some((_, None)) | None, true) => blank(field::DISPUTES_SEAT),
    };
    let institution =
        named.map_or_else(|| blank(field::DISPUTES_INSTITUTION), |(name, _)| said(field::DISPUTES_INSTITUTION, &name));
    (institution, seat)
}

fn arbitration_clause(draft: &mut Draft<'_>, terms: &Arbitration) {
    let (institution, seat) = institution(terms);
    let arbitrators = match terms.arbitrators {
        Arbitrators::One => ("一", "one arbitrator"),
        Arbitrators::Three => ("三", "three arbitrators"),
    };
    let language = match terms.language {
        ArbitrationLanguage::Chinese => ("中文", "Chinese"),
        ArbitrationLanguage::English => ("英文", "English"),
    };
    draft.say(
        "任何一方均应将争议提交{0}，按申请仲裁时该机构有效的仲裁规则进行仲裁。仲裁地为{1}，仲裁庭由{2}名仲裁员组成，仲裁语言为{3}。\
         仲裁裁决是终局的，对双方均有约束力。",
        "The dispute shall be submitted to {0} for arbitration under its rules in force when the application is filed. The seat \
         is {1}, the tribunal consists of {2} and the language is {3}. The award is final and binds both parties.",
        &[
            institution,
            seat,
            insert::choice(field::DISPUTES_ARBITRATORS, arbitrators),
            insert::choice(field::DISPUTES_LANGUAGE, language),
        ],
    );
}

fn court_name(court: &Court) -> Insert {
    if court.name.is_blank() {
        let (zh, en) = phrase::court_link(court.link);
        let text = (format!("{zh}有管辖权的人民法院"), format!("the people’s court with jurisdiction at {en}"));
        said(field::DISPUTES_COURT, &text)
    } else {
        insert::wording(field::DISPUTES_COURT, &court.name)
    }
}
