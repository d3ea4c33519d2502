//! Parties (`contract-rules.md` 2.2).

use counterpart::domain::checker::facts::{Answer, Body, LawPack, Size};
use counterpart::domain::contract::field;
use counterpart::domain::contract::further::{Further, Guarantee, GuaranteeForm};
use counterpart::domain::contract::general::ExportControl;
use counterpart::domain::contract::named::FurtherRole;
use counterpart::domain::contract::party::{Authority, Relationship, Side, SmallEnterprise, SubjectKind, Who};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::PartyKind;

use super::deal::{Deal, Row, row};

/// A guarantor of the customer with everything agreed, but for one change.
fn join(deal: &mut Deal, change: fn(&mut Further)) {
    let mut guarantor = Further {
        name: "Parent Ltd".into(),
        address: "1 Example Quay".into(),
        guarantee: Guarantee { form: GuaranteeForm::Joint, months: Some(12) },
        ..Further::joining(Side::Them, FurtherRole::Guarantor)
    };
    guarantor.signatory.name = "Wu Yue".into();
    change(&mut guarantor);
    deal.contract.signing.further = vec![guarantor];
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row(
            "PTY-01",
            |deal| deal.customer.address.line.clear(),
            field::CUSTOMER,
            "The other side: name or address is missing.",
            |_| {},
        ),
        row(
            "PTY-01",
            |deal| deal.own.name = "  ".into(),
            field::OWN_ENTITY,
            "Our side: name or address is missing.",
            |deal| deal.own.address.region.clear(),
        ),
        row(
            "PTY-02",
            |deal| deal.customer.code = "91330212ma2gt8r054".into(),
            field::CUSTOMER,
            "Both sides are the same person.",
            |deal| (deal.own.code, deal.customer.code) = (String::new(), String::new()),
        ),
        row(
            "PTY-02",
            |deal| deal.customer.name = " 宁波拓野仪表 有限公司".into(),
            field::CUSTOMER,
            "Both sides are the same person.",
            |deal| deal.customer.name = "宁波拓野仪表销售有限公司".into(),
        ),
        row(
            "PTY-03",
            |deal| deal.customer.code = "91350100M000100Y44".into(),
            field::CUSTOMER,
            "The registration code 91350100M000100Y44 does not pass its check character.",
            |deal| deal.customer.code = "91350100M000100Y43".into(),
        ),
        row(
            "PTY-03",
            |deal| deal.own.code = "9133021".into(),
            field::OWN_ENTITY,
            "The registration code 9133021 does not pass its check character.",
            |deal| {
                deal.customer.code = "HRB 12345".into();
                deal.contract.circumstances.theirs.body = Body::Foreign;
            },
        ),
        row(
            "PTY-03",
            |deal| deal.customer.code = "HRB 12345".into(),
            field::CUSTOMER,
            "The registration code HRB 12345 does not pass its check character.",
            |deal| {
                deal.customer.code = "HRB 12345".into();
                deal.contract.signing.their_registry = Wording::new("德国", "Germany");
            },
        ),
        row(
            "PTY-03",
            |deal| join(deal, |it| it.code = "HRB 12345".into()),
            field::SIGNING_FURTHER,
            "The registration code HRB 12345 does not pass its check character.",
            |deal| {
                join(deal, |it| {
                    it.code = "HRB 12345".into();
                    it.registry = Wording::new("德国", "Germany");
                });
            },
        ),
        row(
            "PTY-04",
            |deal| {
                deal.contract.signing.theirs.name = "Tan Mei Ling".into();
                deal.contract.signing.theirs.authority = Authority::PowerOfAttorney;
            },
            field::SIGNING_THEIRS,
            "Tan Mei Ling is not the legal representative and no written authority is attached.",
            |deal| {
                deal.contract.signing.theirs.authority = Authority::PowerOfAttorney;
                deal.contract.circumstances.theirs.authority = Answer::Yes;
            },
        ),
        row(
            "PTY-05",
            |deal| deal.customer.kind = PartyKind::Person,
            field::CUSTOMER,
            "The customer looks like a consumer; consumer law adds duties and voids some terms. Ask a lawyer.",
            |deal| {
                deal.customer.kind = PartyKind::Person;
                deal.contract.circumstances.personal_use = Answer::No;
            },
        ),
        row(
            "PTY-06",
            |deal| deal.contract.circumstances.ours.size = Size::Unknown,
            field::CIRCUMSTANCES_OURS,
            "State whether each side is large, medium, small or micro; SMEs must tell large or public buyers.",
            |deal| {
                // whoever declares to be a small or medium firm has stated it
                deal.contract.circumstances.ours.size = Size::Unknown;
                deal.contract.signing.small_enterprise = SmallEnterprise::Declared { by: Who::Us };
            },
        ),
        row(
            "PTY-06",
            |deal| deal.contract.circumstances.theirs.size = Size::Unknown,
            field::CIRCUMSTANCES_THEIRS,
            "State whether each side is large, medium, small or micro; SMEs must tell large or public buyers.",
            |deal| {
                deal.contract.circumstances.theirs.size = Size::Unknown;
                deal.contract.circumstances.law = Some(LawPack::Uk);
            },
        ),
        row(
            "PTY-07",
            |deal| deal.contract.circumstances.ours.account_holder = "Li Jingxing".into(),
            field::CIRCUMSTANCES_OURS,
            "Payment goes to an account in another name (Li Jingxing).",
            |deal| deal.contract.circumstances.ours.account_holder = "宁波拓野仪表有限公司 ".into(),
        ),
        row(
            "PTY-07",
            |deal| deal.payment().account_holder = "Li Jingxing".into(),
            field::PAYMENT_HOLDER,
            "Payment goes to an account in another name (Li Jingxing).",
            |deal| deal.payment().account_holder = "宁波拓野仪表有限公司 ".into(),
        ),
        row(
            "PTY-08",
            |deal| {
                deal.contract.circumstances.law = Some(LawPack::Eu);
                deal.contract.relationship = Relationship::ActsForUs;
            },
            field::RELATIONSHIP,
            "Commercial-agent law may give the agent minimum notice and a payment on termination that cannot be excluded.",
            |deal| {
                deal.contract.circumstances.law = Some(LawPack::Eu);
                deal.contract.relationship = Relationship::ActsForUs;
                deal.contract.subject_kind = SubjectKind::Services;
            },
        ),
        row(
            "PTY-09",
            |deal| deal.contract.general.export_control = ExportControl::Concerned,
            field::CIRCUMSTANCES_REGULATED,
            "This line of business may need a licence; enter its number.",
            |deal| {
                deal.contract.circumstances.regulated = Answer::Yes;
                deal.contract.circumstances.licence = "JY13302120001".into();
            },
        ),
        row(
            "PTY-01",
            |deal| join(deal, |it| it.address.clear()),
            field::SIGNING_FURTHER,
            "The other side: name or address is missing.",
            |deal| join(deal, |_| {}),
        ),
        row(
            "PTY-02",
            |deal| {
                let name = deal.own.name.clone();
                join(deal, |_| {});
                deal.contract.signing.further[0].name = name;
            },
            field::SIGNING_FURTHER,
            "Both sides are the same person.",
            |deal| join(deal, |_| {}),
        ),
        row(
            "PTY-03",
            |deal| join(deal, |it| it.code = "91350100M000100Y44".into()),
            field::SIGNING_FURTHER,
            "The registration code 91350100M000100Y44 does not pass its check character.",
            |deal| join(deal, |it| it.code = "91350100M000100Y43".into()),
        ),
        row(
            "PTY-04",
            |deal| join(deal, |it| it.signatory.authority = Authority::PowerOfAttorney),
            field::SIGNING_FURTHER,
            "Wu Yue is not the legal representative and no written authority is attached.",
            |deal| join(deal, |_| {}),
        ),
        row(
            "PTY-10",
            |deal| join(deal, |it| it.guarantee.form = GuaranteeForm::NotStated),
            field::SIGNING_FURTHER,
            "No form of guarantee is agreed for Parent Ltd: the law takes it for a general guarantee.",
            |deal| join(deal, |_| {}),
        ),
        row(
            "PTY-11",
            |deal| join(deal, |it| it.guarantee.months = None),
            field::SIGNING_FURTHER,
            "No time is agreed for the guarantee of Parent Ltd: by law it lasts six months from when the debt fell due.",
            // who takes delivery guarantees nothing
            |deal| {
                join(deal, |it| {
                    it.guarantee.months = None;
                    it.role = FurtherRole::Consignee;
                });
            },
        ),
    ]
}
