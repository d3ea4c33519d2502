//! What customers came with: questions, service cases and complaints, and what was done about them.

use super::DemoError;
use super::deal::{DESK, LI, SHEN, ZHOU};
use super::firms::Firm;
use super::scene::Scene;
use super::ticket_life::{Did, FANG, When, happen, moment, number};
use crate::domain::calendar::moment::Moment;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::event::Fact;
use crate::domain::contract::service::{Remedy, ServiceChannel, Urgency};
use crate::domain::id::{ContractId, CustomerId, NewId, TicketId};
use crate::domain::lifecycle::contract::event::Event as ContractStep;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::lifecycle::ticket::resolution::Answer;
use crate::domain::service_clock::level::Priority;
use crate::domain::ticket::Ticket;

/// A ticket as it is told.
struct Told {
    firm: Firm,
    kind: TicketKind,
    severity: Urgency,
    channel: ServiceChannel,
    /// Which clause it touches.
    clause: Option<ClauseId>,
    /// Under a contract of the firm that was signed by then, if there is one.
    contracted: bool,
    title: &'static str,
    said: &'static str,
    wish: &'static str,
    received: When,
    course: &'static [(When, &'static str, Did)],
}

/// Nine o'clock and so on.
const fn at(hour: u16, minute: u16) -> u16 {
    hour * 60 + minute
}

const TOLD: &[Told] = &[
    Told {
        firm: Firm::Haiyue,
        kind: TicketKind::Complaint,
        severity: Urgency::High,
        channel: ServiceChannel::Phone,
        clause: Some(ClauseId::Service),
        contracted: true,
        title: "三号泵站流量计示值跳变",
        said: "三号泵站 DN150 电磁流量计夜间示值在 40 到 90 之间跳，调度按不了量，已经人工抄了两晚。",
        wish: "换表，并说明是否影响其他两台",
        received: (-41, at(16, 20)),
        course: &[
            ((-41, at(16, 35)), FANG, Did::Assigned(FANG)),
            ((-41, at(16, 40)), FANG, Did::Acknowledged("电话")),
            ((-41, at(17, 10)), FANG, Did::Started),
            (
                (-41, at(17, 20)),
                FANG,
                Did::Assessed(Priority::P2, "一座泵站的夜间调度", "请站上改用出口超声波表的读数"),
            ),
            ((-40, at(15, 30)), FANG, Did::Investigated("到站查看：接地线与变频器共用，夜间变频器满载时干扰。")),
            (
                (-39, at(10, 0)),
                FANG,
                Did::Drafted("安装时接地没有单独引出，交底单漏了这一项。", "免费重做三台接地，更换一台转换器。", 3_200),
            ),
            ((-39, at(11, 20)), DESK, Did::Approved(DESK)),
            (
                (-38, at(16, 0)),
                FANG,
                Did::Solved(
                    "接地与变频器共用，交底单没有单独接地一项。",
                    "三台接地全部单独引出；交底单补上接地与屏蔽两项，已培训安装队。",
                    "已更换转换器并重做接地，连续两晚示值稳定，费用由我方承担。",
                ),
            ),
            ((-34, at(10, 30)), FANG, Did::Called(Answer::Satisfied, "两晚都正常，希望交底更细。")),
            ((-34, at(10, 40)), FANG, Did::Closed),
        ],
    },
    Told {
        firm: Firm::Weifeng,
        kind: TicketKind::Question,
        severity: Urgency::Low,
        channel: ServiceChannel::Email,
        clause: None,
        contracted: true,
        title: "检定证书能否出英文版",
        said: "客户审厂要英文检定证书，问能不能补出。",
        wish: "",
        received: (-30, at(9, 40)),
        course: &[
            ((-30, at(10, 5)), FANG, Did::Assigned(FANG)),
            ((-30, at(10, 6)), FANG, Did::Started),
            ((-28, at(14, 0)), FANG, Did::Solved("", "", "已补出中英文对照证书，电子版发邮箱，原件随下批货寄出。")),
            ((-25, at(9, 30)), FANG, Did::Called(Answer::VerySatisfied, "很快，省了一趟检定所。")),
            ((-25, at(9, 32)), FANG, Did::Closed),
        ],
    },
    Told {
        firm: Firm::Jiangyuan,
        kind: TicketKind::Service,
        severity: Urgency::Medium,
        channel: ServiceChannel::WeChat,
        clause: Some(ClauseId::Support),
        contracted: true,
        title: "新班组要一次操作培训",
        said: "换了两个运行班，合同里的培训学时还剩四小时，想在月底前用掉。",
        wish: "现场培训半天",
        received: (-26, at(11, 15)),
        course: &[
            ((-26, at(13, 30)), FANG, Did::Assigned(ZHOU)),
            ((-25, at(9, 10)), ZHOU, Did::Acknowledged("微信")),
            ((-25, at(9, 12)), ZHOU, Did::Started),
            ((-24, at(10, 0)), ZHOU, Did::Asked("请给出两个班都在岗的日期。")),
            ((-19, at(15, 20)), ZHOU, Did::Resumed),
            ((-15, at(17, 0)), ZHOU, Did::Solved("", "", "已到站培训四小时，签到表与课件已发。")),
            ((-12, at(10, 0)), FANG, Did::Called(Answer::Satisfied, "")),
            ((-12, at(10, 2)), FANG, Did::Closed),
        ],
    },
    Told {
        firm: Firm::Nanheng,
        kind: TicketKind::Complaint,
        severity: Urgency::Medium,
        channel: ServiceChannel::Phone,
        clause: Some(ClauseId::Delivery),
        contracted: true,
        title: "到货少两套连接件",
        said: "箱单写十二套，开箱只有十套，安装队等了一天。",
        wish: "补发并赔偿误工",
        received: (-22, at(10, 10)),
        course: &[
            ((-22, at(14, 30)), FANG, Did::Assigned(LI)),
            ((-21, at(16, 40)), LI, Did::Acknowledged("电话")),
            ((-21, at(16, 45)), LI, Did::Started),
            ((-20, at(9, 30)), LI, Did::Assessed(Priority::P3, "一天的安装进度", "当日从苏州仓发两套")),
            ((-18, at(11, 0)), LI, Did::Investigated("发货照片里只有十套，装箱复核没有签字。")),
            ((-18, at(15, 0)), LI, Did::Drafted("装箱复核漏签，两套留在备货架上。", "补发两套并抵扣误工一天。", 1_800)),
            ((-17, at(9, 20)), DESK, Did::Approved(DESK)),
            (
                (-17, at(11, 0)),
                LI,
                Did::Solved(
                    "装箱复核没有两人签字。",
                    "装箱单改为两人签字并拍照，未签不出库。",
                    "两套已签收，误工按一天 1,800 元在下期货款抵扣。",
                ),
            ),
            ((-13, at(10, 20)), FANG, Did::Called(Answer::Unsatisfied, "抵扣没有出现在对账单上。")),
            ((-13, at(10, 30)), FANG, Did::Reopened("抵扣没有落到对账单")),
            (
                (-12, at(9, 30)),
                LI,
                Did::Drafted("抵扣没有通知财务，对账单按原价出。", "重出对账单并附抵扣说明。", 1_800),
            ),
            ((-12, at(10, 15)), DESK, Did::Approved(DESK)),
            ((-9, at(16, 0)), LI, Did::Informed("新对账单已出，等对方财务确认。", 2)),
        ],
    },
    Told {
        firm: Firm::Chengchuan,
        kind: TicketKind::Complaint,
        severity: Urgency::High,
        channel: ServiceChannel::Email,
        clause: Some(ClauseId::Service),
        contracted: true,
        title: "在线监测终端每天掉线两小时",
        said: "上月装的三台终端每天凌晨掉线，环保平台已经来函。",
        wish: "三天内恢复，并出书面说明",
        received: (-11, at(10, 30)),
        course: &[
            ((-11, at(15, 50)), FANG, Did::Assigned(LI)),
            ((-10, at(9, 5)), LI, Did::Acknowledged("邮件")),
            ((-10, at(9, 10)), LI, Did::Started),
            ((-10, at(10, 0)), LI, Did::Assessed(Priority::P2, "三个排口的在线数据", "临时每小时人工补传")),
            ((-6, at(16, 0)), LI, Did::Investigated("运营商凌晨切换基站，终端固件重连间隔过长。")),
            ((-4, at(9, 30)), FANG, Did::Escalated(DESK, "超过承诺的解决时间，平台再次来函")),
        ],
    },
    Told {
        firm: Firm::Diancui,
        kind: TicketKind::Service,
        severity: Urgency::Medium,
        channel: ServiceChannel::Phone,
        clause: Some(ClauseId::Service),
        contracted: true,
        title: "质量流量计零点漂移，请远程校零",
        said: "灌装线停机检修后零点偏 0.3，想在周末开机前处理。",
        wish: "远程指导即可",
        received: (-5, at(14, 0)),
        course: &[
            ((-5, at(14, 20)), FANG, Did::Assigned(FANG)),
            ((-5, at(14, 25)), FANG, Did::Acknowledged("电话")),
            ((-5, at(14, 26)), FANG, Did::Started),
            ((-4, at(10, 0)), FANG, Did::Asked("请把转换器的诊断页拍照发来，并确认管道已满管静止。")),
        ],
    },
    Told {
        firm: Firm::Luhu,
        kind: TicketKind::Service,
        severity: Urgency::Medium,
        channel: ServiceChannel::WeChat,
        clause: None,
        contracted: true,
        title: "年检到期，约送检时间",
        said: "六台表下月到期，问能不能分两批送，产线不停。",
        wish: "",
        received: (-3, at(9, 30)),
        course: &[
            ((-3, at(9, 50)), FANG, Did::Assigned(SHEN)),
            ((-3, at(10, 30)), SHEN, Did::Acknowledged("微信")),
            ((-3, at(10, 31)), SHEN, Did::Started),
        ],
    },
    Told {
        firm: Firm::Qianyu,
        kind: TicketKind::Complaint,
        severity: Urgency::Medium,
        channel: ServiceChannel::Phone,
        clause: Some(ClauseId::Payment),
        contracted: true,
        title: "发票抬头开错，财务退回",
        said: "发票少了“股份”两字，对方财务退票，本月付款要顺延。",
        wish: "三天内换开",
        received: (-2, at(15, 10)),
        course: &[
            ((-2, at(15, 30)), FANG, Did::Assigned(ZHOU)),
            ((-2, at(15, 40)), ZHOU, Did::Acknowledged("电话")),
            ((-2, at(15, 45)), ZHOU, Did::Started),
            ((-1, at(10, 0)), ZHOU, Did::Assessed(Priority::P3, "一张发票、本月付款", "先发电子版供对方走流程")),
        ],
    },
    Told {
        firm: Firm::Hengli,
        kind: TicketKind::Question,
        severity: Urgency::Low,
        channel: ServiceChannel::Email,
        clause: None,
        contracted: false,
        title: "DN80 样机能否带防爆证",
        said: "样机要进防爆区，问证书是否随样机一起。",
        wish: "",
        received: (-2, at(16, 50)),
        course: &[],
    },
    Told {
        firm: Firm::Mine,
        kind: TicketKind::Feedback,
        severity: Urgency::Low,
        channel: ServiceChannel::Visit,
        clause: None,
        contracted: true,
        title: "希望说明书附接线大图",
        said: "安装队说说明书里的接线图太小，现场看不清。",
        wish: "",
        received: (-18, at(11, 0)),
        course: &[
            ((-17, at(9, 30)), FANG, Did::Assigned(FANG)),
            ((-17, at(9, 35)), FANG, Did::Started),
            (
                (-10, at(16, 30)),
                FANG,
                Did::Solved("", "", "接线图已做成 A3 单页，随新货附两张，旧批次可在资料页下载。"),
            ),
            ((-8, at(10, 0)), FANG, Did::Called(Answer::Satisfied, "")),
            ((-8, at(10, 1)), FANG, Did::Closed),
        ],
    },
    Told {
        firm: Firm::Songling,
        kind: TicketKind::Complaint,
        severity: Urgency::Urgent,
        channel: ServiceChannel::Phone,
        clause: Some(ClauseId::Service),
        contracted: true,
        title: "换热站热量表不走字，供热无法计量",
        said: "两座换热站热量表同时不走字，按面积结算引起投诉。",
        wish: "当天恢复",
        received: (-15, at(8, 20)),
        course: &[
            ((-15, at(8, 30)), FANG, Did::Assigned(FANG)),
            ((-15, at(8, 35)), FANG, Did::Acknowledged("电话")),
            ((-15, at(8, 40)), FANG, Did::Started),
            ((-15, at(9, 0)), FANG, Did::Assessed(Priority::P1, "两座换热站约三百户", "借调两台便携表")),
            ((-15, at(17, 0)), FANG, Did::Investigated("电池组同批次低温失效。")),
            (
                (-15, at(17, 30)),
                FANG,
                Did::Drafted("电池组低温容量不足，入厂没有做低温抽检。", "当晚更换全部同批次电池组。", 2_600),
            ),
            ((-15, at(17, 45)), DESK, Did::Approved(DESK)),
            (
                (-15, at(22, 10)),
                FANG,
                Did::Solved(
                    "同批次电池组低温容量不足。",
                    "同批次 46 组全部更换；入厂检验加低温放电一项。",
                    "两站已恢复计量，停走时段按前后三日均值补算，对方已确认。",
                ),
            ),
            ((-11, at(14, 0)), FANG, Did::Called(Answer::VerySatisfied, "当晚就换完，住户没有再投诉。")),
            ((-11, at(14, 5)), FANG, Did::Closed),
            ((-11, at(14, 20)), FANG, Did::Remedied(Remedy::Replace, "46 组电池全部免费更换，旧电池当日收回。")),
        ],
    },
    Told {
        firm: Firm::Tallowmere,
        kind: TicketKind::Service,
        severity: Urgency::High,
        channel: ServiceChannel::Email,
        clause: Some(ClauseId::Service),
        contracted: true,
        title: "Flow computer locked after firmware update",
        said: "The bunkering skid shows E-17 after the update; next loading is in two days.",
        wish: "Remote unlock before the loading",
        received: (-8, at(13, 5)),
        course: &[
            ((-8, at(13, 30)), FANG, Did::Assigned(SHEN)),
            ((-8, at(13, 40)), SHEN, Did::Acknowledged("e-mail")),
            ((-8, at(13, 41)), SHEN, Did::Started),
            ((-7, at(11, 0)), SHEN, Did::Solved("", "", "Unlocked remotely; the update now keeps the seal state.")),
        ],
    },
];

/// Enters the tickets.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let mut told: Vec<&Told> = TOLD.iter().collect();
    told.sort_by_key(|it| it.received);
    for it in told {
        let customer = scene.buyer(it.firm)?.customer.id;
        let received = moment(scene, it.received)?;
        let contract = if it.contracted { signed_by(scene, customer, received) } else { None };
        let contact = scene.book.contacts.iter().find(|person| person.customer == customer).map(|person| person.id);
        let ticket = Ticket {
            id: TicketId::fresh(scene.ids),
            number: number(scene, received),
            kind: it.kind,
            customer,
            contact,
            contract,
            area: it.clause.map(ClauseId::area),
            clause: it.clause.filter(|_| contract.is_some()),
            duty: None,
            product: None,
            channel: it.channel,
            severity: it.severity,
            title: it.title.to_owned(),
            description: it.said.to_owned(),
            wish: it.wish.to_owned(),
            received,
            by: FANG.to_owned(),
        };
        for (when, by, did) in it.course {
            happen(scene, ticket.id, *when, by, did)?;
        }
        scene.book.tickets.push(ticket);
    }
    Ok(())
}

/// A contract of the customer that both sides had signed by then.
pub(super) fn signed_by<I: NewId>(scene: &Scene<'_, I>, customer: CustomerId, received: Moment) -> Option<ContractId> {
    let own = scene.book.contracts.iter().filter(|it| it.customer == customer);
    own.map(|it| it.id).find(|id| {
        scene.book.contract_events.iter().any(|event| {
            event.contract == *id
                && event.on <= received.date()
                && matches!(event.fact, Fact::Life(ContractStep::Signed { .. }))
        })
    })
}
