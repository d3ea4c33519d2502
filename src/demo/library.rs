//! The clause library of the sample book: two clauses that the built-in ones do not say, and a template that uses them.

use super::scene::Scene;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::ContractKind;
use crate::domain::contract::wording::Wording;
use crate::domain::id::{NewId, OwnClauseId};
use crate::domain::money::Money;
use crate::domain::own_clause::OwnClause;
use crate::domain::own_clause::blank::{Blank, Limits, Sort};
use crate::domain::own_template::OwnTemplate;
use crate::domain::rate::Ppm;

/// Enters clauses and template.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) {
    let (site, parts) = (site(OwnClauseId::fresh(scene.ids)), parts(OwnClauseId::fresh(scene.ids)));
    let sale = scene.book.contracts.iter().find(|it| it.kind == ContractKind::Sale).cloned();
    if let Some(sale) = sale {
        let mut template = OwnTemplate::of(&sale, "流量计销售（含安装和备件）".to_owned(), scene.ids);
        "需要我方到现场安装的项目用".clone_into(&mut template.note);
        template.terms.take_own_clause(&site, scene.ids);
        template.terms.take_own_clause(&parts, scene.ids);
        scene.book.own_templates.push(template);
    }
    scene.book.own_clauses.extend([site, parts]);
}

fn site(id: OwnClauseId) -> OwnClause {
    let days = Limits { least: Some(1), most: Some(30), usual: Some(5) };
    let fee =
        Limits { least: Some(Money::cny(0)), most: Some(Money::cny(2_000_000)), usual: Some(Money::cny(150_000)) };
    OwnClause {
        text: Wording::new(
            "{对方}应在设备到场前{现场准备天数}个工作日完成基础、管路接口和供电，并书面通知{我方}。\n现场不具备安装条件的，安装日期相应顺延；{我方}再次到场的差旅费每次{再次到场费用}，由{对方}承担，与{条款：付款}所列款项一并支付。",
            "{them} shall finish foundations, pipe connections and power supply {days for site works} Working Days before the equipment arrives and tell {us} in writing.\nIf the site is not ready, the day of installation moves accordingly; {them} shall bear {fee for a second visit} for every further visit of {us}, payable with the sums under {article: payment}.",
        ),
        after: ClauseId::Delivery,
        blanks: vec![
            Blank { name: Wording::new("现场准备天数", "days for site works"), sort: Sort::Number(days) },
            Blank { name: Wording::new("再次到场费用", "fee for a second visit"), sort: Sort::Money(fee) },
        ],
        note: "对方负责土建和供电的项目用".to_owned(),
        ..OwnClause::new(id, Wording::new("现场准备与安装配合", "Site works and help with installation"))
    }
}

fn parts(id: OwnClauseId) -> OwnClause {
    let years = Limits { least: Some(1), most: Some(15), usual: Some(5) };
    let share = Limits { least: Some(Ppm(500_000)), most: Some(Ppm(1_000_000)), usual: Some(Ppm(900_000)) };
    let what = Wording::new("传感器、转换器和密封件", "sensors, converters and seals");
    OwnClause {
        text: Wording::new(
            "自验收合格之日起{备件供应年限}年内，{我方}保证供应{备件范围}。\n{质保期}的质保期届满后，备件价格不高于{我方}当期价目表价格的{备件价格比例}。",
            "For {years of spare parts} years from acceptance {us} shall be able to supply {spare parts}.\nAfter the warranty period of {warranty period}, spare parts cost no more than {share of the list price} of the list price of {us} at the time.",
        ),
        after: ClauseId::Service,
        blanks: vec![
            Blank { name: Wording::new("备件供应年限", "years of spare parts"), sort: Sort::Number(years) },
            Blank { name: Wording::new("备件范围", "spare parts"), sort: Sort::Text { usual: what } },
            Blank { name: Wording::new("备件价格比例", "share of the list price"), sort: Sort::Percent(share) },
        ],
        note: "客户要求保证备件时用".to_owned(),
        ..OwnClause::new(id, Wording::new("备件供应", "Spare parts"))
    }
}
