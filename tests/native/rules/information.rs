//! Sharing and personal information (`contract-rules.md` 2.4).

use counterpart::domain::checker::facts::{Answer, LawPack};
use counterpart::domain::checker::finding::Value;
use counterpart::domain::checker::noun::Noun;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::protection::{CrossBorder, HandlingRoles, Route};
use counterpart::domain::contract::sharing::{
    EndAction, LegalBasis, PersonalMark, RecipientRole, SeparateConsent, ShareMode, SharedItem,
};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::problem::Place;

use super::deal::{Deal, Row, day, personal, row, share, share_one, shared, sharing, special};

fn first() -> Place {
    Place::row(field::SHARING_REGISTER, 0)
}

fn number(n: i64) -> Value {
    Value::Count(n)
}

fn theirs(item: SharedItem) -> SharedItem {
    SharedItem { from: Side::Them, ..item }
}

fn entrust(deal: &mut Deal, purpose: &str) {
    share_one(deal, |it| it.role = RecipientRole::Entrusted);
    personal(deal).roles = HandlingRoles::Entrusted { handler: Side::Them, purpose: Wording::new(purpose, purpose) };
}

pub(super) fn rows() -> Vec<Row> {
    sharing_rows().into_iter().chain(personal_rows()).collect()
}

fn sharing_rows() -> Vec<Row> {
    vec![
        row(
            "INF-01",
            Place::of(field::SHARING_REGISTER),
            vec![],
            |d| share(d, vec![]),
            // aggregate figures are in no register
            |d| sharing(d).mode = ShareMode::AggregateOnly,
        ),
        row(
            "INF-02",
            Place::row(field::SHARING_REGISTER, 1),
            vec![number(2), Value::List(vec![Value::Noun(Noun::Recipients), Value::Noun(Noun::Period)])],
            |d| {
                let incomplete = SharedItem { recipients: Wording::default(), end: day("2026-06-30"), ..shared() };
                share(d, vec![shared(), incomplete]);
            },
            |d| share(d, vec![shared(), shared()]),
        ),
        row(
            "INF-03",
            first(),
            vec![number(1)],
            |d| share_one(d, |it| it.purpose = Wording::new("业务需要。", "")),
            |d| share_one(d, |it| it.purpose = Wording::new("为满足六月展会的业务需要", "")),
        ),
        row(
            "INF-04",
            first(),
            vec![number(1)],
            |d| share_one(d, |it| it.basis = LegalBasis::Open),
            |d| {
                share_one(d, |it| {
                    it.personal = PersonalMark::None;
                    it.basis = LegalBasis::NotNeeded;
                });
            },
        ),
        row(
            "INF-04",
            first(),
            vec![number(1)],
            // the law of the mainland knows no such ground
            |d| {
                d.contract.circumstances.law = Some(LawPack::Cn);
                share_one(d, |it| it.basis = LegalBasis::LegitimateInterests);
            },
            |d| {
                d.contract.circumstances.law = Some(LawPack::Eu);
                share_one(d, |it| it.basis = LegalBasis::LegitimateInterests);
            },
        ),
        row(
            "INF-05",
            first(),
            vec![],
            |d| share_one(d, |it| it.separate_consent = SeparateConsent::Missing),
            // whoever acts on instructions is no other processor
            |d| {
                share_one(d, |it| {
                    it.separate_consent = SeparateConsent::Missing;
                    it.role = RecipientRole::Entrusted;
                });
            },
        ),
        row(
            "INF-06",
            first(),
            vec![],
            |d| share_one(d, |it| it.basis = LegalBasis::ContractWithPerson),
            |d| share_one(d, |_| {}),
        ),
        row(
            "INF-07",
            Place::of(field::SPECIAL),
            vec![],
            |d| special(d, "甲方提供的客户名单，按条计费，每条二元。"),
            |d| special(d, "甲方不得出售乙方的客户名单。"),
        ),
        row(
            "INF-08",
            first(),
            vec![number(1)],
            // the term ends on 2027-05-31; fifteen days of giving back are over on 2027-06-15
            |d| share_one(d, |it| it.end = day("2027-06-16")),
            |d| share_one(d, |it| it.end = day("2027-06-15")),
        ),
        row(
            "INF-09",
            first(),
            vec![],
            |d| {
                share_one(d, |it| it.what = Wording::new("各型号毛利与下季度报价", ""));
                d.contract.circumstances.competitors = Answer::Yes;
            },
            |d| share_one(d, |it| it.what = Wording::new("各型号毛利与下季度报价", "")),
        ),
        row(
            "INF-10",
            first(),
            vec![Value::Text("身份证".into())],
            |d| share_one(d, |it| it.what = Wording::new("到访人员身份证号码", "")),
            |d| share_one(d, |it| it.what = Wording::new("到访人员姓名", "")),
        ),
        row(
            "INF-11",
            Place::of(field::SHARING_MODE),
            vec![Value::Side(Side::Us)],
            |d| {
                share(d, vec![shared(), shared()]);
                sharing(d).mode = ShareMode::Mutual;
            },
            |d| {
                share(d, vec![shared(), theirs(shared())]);
                sharing(d).mode = ShareMode::Mutual;
            },
        ),
    ]
}

fn personal_rows() -> Vec<Row> {
    vec![
        row(
            "PIP-01",
            Place::of(field::PERSONAL),
            vec![],
            |d| {
                share_one(d, |_| {});
                d.contract.personal_information = Clause::NotApplicable { reason: Wording::same("没有") };
            },
            |d| {
                share_one(d, |it| {
                    it.personal = PersonalMark::None;
                    it.basis = LegalBasis::NotNeeded;
                });
                d.contract.personal_information = Clause::NotApplicable { reason: Wording::same("没有") };
            },
        ),
        row(
            "PIP-02",
            first(),
            vec![],
            |d| {
                share_one(d, |it| {
                    it.personal = PersonalMark::Sensitive;
                    it.separate_consent = SeparateConsent::Missing;
                });
            },
            |d| share_one(d, |it| it.personal = PersonalMark::Sensitive),
        ),
        row(
            "PIP-03",
            first(),
            vec![],
            |d| {
                share_one(d, |it| {
                    it.personal = PersonalMark::UnderFourteen;
                    it.separate_consent = SeparateConsent::NotNeeded;
                });
            },
            |d| share_one(d, |it| it.personal = PersonalMark::UnderFourteen),
        ),
        row(
            "PIP-04",
            first(),
            vec![Value::List(vec![Value::Noun(Noun::Purpose), Value::Noun(Noun::ProtectiveMeasures)])],
            |d| {
                entrust(d, "");
                personal(d).measures.clear();
            },
            |d| entrust(d, "寄送样品"),
        ),
        row(
            "PIP-05",
            first(),
            vec![],
            |d| share_one(d, |it| it.role = RecipientRole::Joint),
            |d| {
                share_one(d, |it| it.role = RecipientRole::Joint);
                special(d, "双方共同处理联系人信息：甲方负责告知，乙方负责答复本人请求。");
            },
        ),
        row(
            "PIP-06",
            Place::of(field::CIRCUMSTANCES_ASSESSMENT),
            vec![],
            // first used on 2026-07-01
            |d| {
                share_one(d, |_| {});
                d.contract.circumstances.impact_assessment = Some(day("2026-07-02"));
            },
            |d| {
                share_one(d, |_| {});
                d.contract.circumstances.impact_assessment = Some(day("2026-07-01"));
            },
        ),
        row(
            "PIP-07",
            Place::of(field::PERSONAL_CROSS_BORDER),
            vec![],
            |d| personal(d).cross_border = CrossBorder::By(Route::Undecided),
            |d| personal(d).cross_border = CrossBorder::By(Route::StandardContract),
        ),
        row(
            "PIP-08",
            Place::of(field::PERSONAL_CROSS_BORDER),
            vec![],
            |d| personal(d).cross_border = CrossBorder::By(Route::Exempt),
            |d| personal(d).cross_border = CrossBorder::None,
        ),
        row(
            "PIP-09",
            Place::of(field::PERSONAL_BREACH_HOURS),
            vec![],
            |d| personal(d).breach_notice_hours = 25,
            |d| personal(d).breach_notice_hours = 24,
        ),
        row(
            "PIP-10",
            Place::of(field::PERSONAL_RETENTION),
            vec![],
            |d| personal(d).retention = Period::months(0),
            |d| personal(d).retention = Period::months(1),
        ),
        row(
            "PIP-11",
            Place::of(field::SPECIAL),
            vec![],
            |d| special(d, "甲方依据用户画像向最终客户推送报价。"),
            |d| special(d, "甲方依据用户画像推送报价，并同时提供不针对其个人特征的选项。"),
        ),
        row(
            "PIP-12",
            Place::of(field::PERSONAL),
            vec![],
            |d| {
                share_one(d, |_| {});
                d.contract.circumstances.law = Some(LawPack::Eu);
                personal(d).cross_border = CrossBorder::By(Route::StandardContract);
                special(d, "双方为 GDPR 意义上的独立控制者。");
            },
            |d| {
                share_one(d, |it| it.end_action = EndAction::Return);
                d.contract.circumstances.law = Some(LawPack::Eu);
                personal(d).cross_border = CrossBorder::By(Route::StandardContract);
                special(d, "双方为 GDPR 意义上的独立控制者，跨境传输适用标准合同条款。");
            },
        ),
    ]
}
