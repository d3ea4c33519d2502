//! The people of our own side.

use super::DemoError;
use super::deal::{CHENG, DESK, HEAD, LI, SHEN, ZHOU};
use super::scene::Scene;
use crate::domain::id::{MemberId, NewId};
use crate::domain::team::member::{Member, MemberRole};

/// Name, job title, team, part, whom they report to, months since they came, and how many days ago they left.
type Person = (&'static str, &'static str, &'static str, MemberRole, Option<&'static str>, i32, Option<i64>);

/// Everybody; who is reported to stands before those who report.
const PEOPLE: &[Person] = &[
    (HEAD, "总经理", "", MemberRole::Manager, None, 132, None),
    (DESK, "商务总监", "商务部", MemberRole::Admin, Some(HEAD), 88, None),
    (LI, "华东区域经理", "华东组", MemberRole::Sales, Some(DESK), 70, None),
    (ZHOU, "华南区域经理", "华南组", MemberRole::Sales, Some(DESK), 58, None),
    (SHEN, "销售工程师", "华南组", MemberRole::Sales, Some(ZHOU), 40, None),
    (CHENG, "销售工程师", "华东组", MemberRole::Sales, Some(LI), 26, Some(35)),
    ("祝青禾", "财务主管", "财务部", MemberRole::Finance, Some(HEAD), 64, None),
    ("陆衡之", "法务", "商务部", MemberRole::Legal, Some(DESK), 19, None),
    ("方亦清", "服务经理", "服务部", MemberRole::Service, Some(HEAD), 47, None),
];

/// Enters them into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (name, title, team, role, reports_to, months, left) in PEOPLE {
        let boss = reports_to.and_then(|boss| scene.book.members.iter().find(|it| it.name == boss));
        let member = Member {
            reports_to: boss.map(|boss| boss.id),
            id: MemberId::fresh(scene.ids),
            name: (*name).to_owned(),
            title: (*title).to_owned(),
            team: (*team).to_owned(),
            role: *role,
            active_from: Some(scene.today.plus_months(-*months)?),
            active_to: left.map(|days| scene.day(-days)).transpose()?,
        };
        scene.book.members.push(member);
    }
    Ok(())
}
