//! Tickets of customers that are made by rule: some answered and closed, some on their way.

use super::DemoError;
use super::plenty::Draw;
use super::scene::Scene;
use super::ticket_life::{Did, FANG, happen, moment, number};
use crate::domain::contract::service::{ServiceChannel, Urgency};
use crate::domain::customer::Customer;
use crate::domain::id::{NewId, TicketId};
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::lifecycle::ticket::resolution::Answer;
use crate::domain::ticket::Ticket;

/// What it is about, and what was answered.
const ASKED: &[(TicketKind, Urgency, &str, &str)] = &[
    (TicketKind::Question, Urgency::Low, "问检定周期怎么定", "按规程一年一检，已发检定计划表。"),
    (TicketKind::Service, Urgency::Medium, "压力变送器示值偏低", "远程校零后恢复，建议三个月后复查。"),
    (TicketKind::Service, Urgency::High, "流量计通讯中断", "更换通讯板，已恢复上传。"),
    (TicketKind::Question, Urgency::Low, "要补一份出厂检验报告", "已补发电子版。"),
    (TicketKind::Service, Urgency::Medium, "换班组要再培训一次", "已到场培训两小时。"),
    (TicketKind::Feedback, Urgency::Low, "包装箱太大不好搬", "下批改为两件装。"),
    (TicketKind::Service, Urgency::Medium, "安装位置要重新选", "出了新的安装图并到场复核。"),
    (TicketKind::Question, Urgency::Low, "问备件能否单卖", "可单卖，报价已发。"),
];
const CHANNELS: &[ServiceChannel] =
    &[ServiceChannel::Phone, ServiceChannel::WeChat, ServiceChannel::Email, ServiceChannel::Phone];
const ANSWERS: &[Answer] =
    &[Answer::Satisfied, Answer::VerySatisfied, Answer::Satisfied, Answer::Neutral, Answer::Unsatisfied];

/// Enters a ticket of a customer.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>, chance: u64, customer: &Customer) -> Result<(), DemoError> {
    let mut draw = Draw(chance);
    let Some((kind, severity, title, answer)) = draw.of(ASKED) else { return Ok(()) };
    let mut narrow = |most: u64| i64::try_from(draw.below(most)).unwrap_or(0);
    let (day, quick, late) = (-2 - narrow(170), narrow(3), narrow(6));
    let minute = 520 + u16::try_from(narrow(520)).unwrap_or(0);
    let received = moment(scene, (day, minute))?;
    let ticket = Ticket {
        id: TicketId::fresh(scene.ids),
        number: number(scene, received),
        kind,
        customer: customer.id,
        contact: None,
        contract: None,
        area: None,
        clause: None,
        duty: None,
        product: None,
        channel: draw.of(CHANNELS).unwrap_or(ServiceChannel::Phone),
        severity,
        title: title.to_owned(),
        description: String::new(),
        wish: String::new(),
        received,
        by: FANG.to_owned(),
    };
    let id = ticket.id;
    scene.book.tickets.push(ticket);
    // the last weeks are on their way, what is older is answered
    let solved = day + quick + if late == 0 { 16 } else { 1 };
    happen(scene, id, (day, minute + 20), FANG, &Did::Assigned(FANG))?;
    happen(scene, id, (day, minute + 40), FANG, &Did::Acknowledged("电话"))?;
    happen(scene, id, (day, minute + 41), FANG, &Did::Started)?;
    if solved >= 0 || day > -10 {
        return Ok(());
    }
    happen(scene, id, (solved, 600), FANG, &Did::Solved("", "", answer))?;
    if solved + 3 < 0 {
        let said = draw.of(ANSWERS).unwrap_or(Answer::Neutral);
        happen(scene, id, (solved + 3, 640), FANG, &Did::Called(said, ""))?;
        happen(scene, id, (solved + 3, 641), FANG, &Did::Closed)?;
    }
    Ok(())
}
