//! Who asked, and how far that went.

use super::DemoError;
use super::deal::{LI, SHEN, ZHOU};
use super::scene::Scene;
use crate::domain::id::{LeadEventId, LeadId, NewId};
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead::Event;

/// A lead. Days are counted from today.
struct Enquiry {
    company: &'static str,
    person: (&'static str, &'static str),
    source: &'static str,
    wish: &'static str,
    score: u8,
    owner: &'static str,
    came: i64,
    /// The day it was contacted, and the day it was called qualified.
    steps: &'static [i64],
    /// The day it was given up, and why.
    given_up: Option<(i64, &'static str)>,
}

const ENQUIRIES: &[Enquiry] = &[
    Enquiry {
        company: "绍兴鉴水印染有限公司",
        person: ("傅青禾", "设备部"),
        source: "老客户介绍",
        wish: "染缸流量监测，十二台先试两台",
        score: 85,
        owner: LI,
        came: -12,
        steps: &[-11, -4],
        given_up: None,
    },
    Enquiry {
        company: "洛阳启信轴承制造有限公司",
        person: ("马千帆", "采购"),
        source: "展会",
        wish: "冷却水流量计二十台，问交期",
        score: 70,
        owner: ZHOU,
        came: -6,
        steps: &[-5],
        given_up: None,
    },
    Enquiry {
        company: "泉州丰和纸业有限公司",
        person: ("陈以恒", "厂长"),
        source: "网站留言",
        wish: "白水回用计量，想先看同行案例",
        score: 60,
        owner: SHEN,
        came: -2,
        steps: &[],
        given_up: None,
    },
    Enquiry {
        company: "无锡景明化工有限公司",
        person: ("吴静安", ""),
        source: "来电",
        wish: "问价，没有说用在哪里",
        score: 30,
        owner: ZHOU,
        came: -1,
        steps: &[],
        given_up: None,
    },
    Enquiry {
        company: "",
        person: ("何承宇", "独立设计师"),
        source: "展会",
        wish: "帮业主选型，要两份样本",
        score: 45,
        owner: LI,
        came: -19,
        steps: &[-17],
        given_up: None,
    },
    Enquiry {
        company: "常州新锐电机有限公司",
        person: ("汤若水", "采购"),
        source: "网站留言",
        wish: "要最低价的涡街流量计",
        score: 20,
        owner: SHEN,
        came: -38,
        steps: &[-37],
        given_up: Some((-30, "只比价，已选别家")),
    },
];

/// Enters the leads with what happened to them.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (line, enquiry) in (1_u32..).zip(ENQUIRIES) {
        let id = LeadId::fresh(scene.ids);
        scene.book.leads.push(Lead {
            id,
            company: enquiry.company.to_owned(),
            person: enquiry.person.0.to_owned(),
            title: enquiry.person.1.to_owned(),
            phone: format!("138 0000 {line:04}"),
            email: String::new(),
            wechat: String::new(),
            source: enquiry.source.to_owned(),
            wish: enquiry.wish.to_owned(),
            score: enquiry.score,
            owner: enquiry.owner.to_owned(),
            came_on: scene.day(enquiry.came)?,
        });
        let steps = enquiry.steps.iter().copied().zip([Event::Contacted, Event::Qualified]);
        let end = enquiry.given_up.map(|(day, why)| (day, Event::Disqualified { reason: why.to_owned() }));
        for (day, fact) in steps.chain(end) {
            let event = LeadEvent { id: LeadEventId::fresh(scene.ids), lead: id, on: scene.day(day)?, fact };
            scene.book.lead_events.push(event);
        }
    }
    Ok(())
}
