//! Disputes with customers, from the first letter to the closed file, and to what a settlement left to be paid.

use super::DemoError;
use super::deal::{LI, SHEN, ZHOU};
use super::firms::Firm;
use super::scene::Scene;
use super::ticket_life::moment;
use super::tickets::signed_by;
use crate::domain::date::Date;
use crate::domain::dispute::claim::{Head, HeadSort, Source};
use crate::domain::dispute::event::{Answer, DisputeEvent, Fact, Noted, NotedSort, Offer, OwedPart, Payment};
use crate::domain::dispute::filed::{FiledPart, FiledSum, Frozen, FrozenLine};
use crate::domain::dispute::matter::Matter;
use crate::domain::dispute::{Binding, Dispute, Side, Subject};
use crate::domain::duties::days::Subject as Round;
use crate::domain::id::{ContractId, CustomerId, DisputeEventId, DisputeId, InstalmentId, NewId};
use crate::domain::late_fee::working::RateUnit;
use crate::domain::lifecycle::dispute::command::Event as Step;
use crate::domain::lifecycle::dispute::{Settlement, SettlementForm};
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::statement_line::StatementLine;

/// Yuan.
const fn yuan(n: i64) -> Money {
    Money::cny(n * 100)
}

/// A dispute as it is told; days are counted from today.
struct Told {
    customer: CustomerId,
    contract: Option<ContractId>,
    subject: Subject,
    title: &'static str,
    facts: &'static str,
    demand: &'static str,
    raised: i64,
    known: i64,
    owner: &'static str,
    heads: Vec<Head>,
}

fn head(sort: HeadSort, source: Source, note: &str) -> Head {
    Head { sort, source, note: note.to_owned() }
}

/// Enters a dispute.
fn raise<I: NewId>(scene: &mut Scene<'_, I>, told: Told) -> Result<DisputeId, DemoError> {
    let raised_on = scene.day(told.raised)?;
    let month = format!("ZY-{:04}{:02}-", raised_on.year(), raised_on.month());
    let before = scene.book.disputes.iter().filter(|it| it.number.starts_with(&month)).count();
    let terms = told.contract.and_then(|id| scene.book.contracts.iter().find(|it| it.id == id));
    let dispute = Dispute {
        binding: terms.map(|it| Binding::of(it, None)),
        number: format!("{month}{:04}", before + 1),
        customer: told.customer,
        contract: told.contract,
        subject: told.subject,
        claimant: Side::Us,
        title: told.title.to_owned(),
        facts: told.facts.to_owned(),
        demand: told.demand.to_owned(),
        raised_on,
        known_on: scene.day(told.known)?,
        anew_on: None,
        limitation_months: 36,
        heads: told.heads,
        ticket: None,
        incident: None,
        instalment: None,
        duty: String::new(),
        duty_title: String::new(),
        further: Vec::new(),
        owner: told.owner.to_owned(),
        id: DisputeId::fresh(scene.ids),
    };
    let id = dispute.id;
    scene.book.disputes.push(dispute);
    Ok(id)
}

/// Enters something that happened.
fn happen<I: NewId>(
    scene: &mut Scene<'_, I>,
    dispute: DisputeId,
    day: i64,
    by: &str,
    fact: Fact,
    note: &str,
) -> Result<DisputeEventId, DemoError> {
    let (id, on) = (DisputeEventId::fresh(scene.ids), scene.day(day)?);
    scene.book.dispute_events.push(DisputeEvent { id, dispute, on, by: by.to_owned(), fact, note: note.to_owned() });
    Ok(id)
}

/// Enters the disputes.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    settled(scene)?;
    filed(scene)?;
    in_talks(scene)?;
    raised(scene)?;
    owed(scene)?;
    enforced(scene)
}

/// The customer with a contract that was signed by then, if there is one.
fn party<I: NewId>(scene: &Scene<'_, I>, firm: Firm, day: i64) -> Result<(CustomerId, Option<ContractId>), DemoError> {
    let customer = scene.buyer(firm)?.customer.id;
    Ok((customer, signed_by(scene, customer, moment(scene, (day, 600))?)))
}

/// Settled by two payments, and closed.
fn settled<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let (customer, contract) = party(scene, Firm::Haiyue, -150)?;
    let id = raise(
        scene,
        Told {
            customer,
            contract,
            subject: Subject::Quality,
            title: "两台超声波流量计返修费用",
            facts: "对方施工时水锤损坏两台换能器，要求免费更换；我方检测认为超出质保范围。",
            demand: "支付返修费与差旅费",
            raised: -150,
            known: -162,
            owner: ZHOU,
            heads: vec![
                head(HeadSort::Damages, Source::Amount(yuan(18_600)), "两台换能器返修"),
                head(HeadSort::Other, Source::Amount(yuan(2_140)), "两人两天差旅"),
            ],
        },
    )?;
    happen(scene, id, -148, ZHOU, Fact::Step(Step::NegotiationOpened), "")?;
    let offer = Offer {
        by: Side::Them,
        amount: Some(yuan(15_000)),
        terms: "返修费各担一部分，差旅各自承担".to_owned(),
        until: Some(scene.day(-120)?),
    };
    let offer = happen(scene, id, -138, ZHOU, Fact::Offer(offer), "")?;
    happen(scene, id, -131, ZHOU, Fact::Answer { offer, answer: Answer::Accepted }, "")?;
    let settlement = Settlement {
        form: SettlementForm::Receivable { amount: yuan(15_000) },
        terms: "对方分两期支付返修费 15,000 元，其余互不追究。".to_owned(),
    };
    let payments = vec![
        Payment { on: scene.day(-115)?, amount: yuan(8_000) },
        Payment { on: scene.day(-85)?, amount: yuan(7_000) },
    ];
    let fact = Fact::Settled { step: Step::Settled { settlement }, payments, waivers: Vec::new() };
    happen(scene, id, -130, ZHOU, fact, "")?;
    happen(scene, id, -84, ZHOU, Fact::Step(Step::Closed), "两期均已到账")?;
    Ok(())
}

/// Before arbitrators, for money that is late.
fn filed<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let Some(contract) = scene.book.late_fee_statements.iter().map(|it| it.contract).min() else { return Ok(()) };
    let Some(customer) = scene.book.contracts.iter().find(|it| it.id == contract).map(|it| it.customer) else {
        return Ok(());
    };
    let id = raise(
        scene,
        Told {
            customer,
            contract: Some(contract),
            subject: Subject::Payment,
            title: "货款逾期，催款两次未付",
            facts: "到货款到期未付，两次书面催款，对方确认欠款但未付。",
            demand: "支付货款、逾期付款违约金和仲裁费",
            raised: -58,
            known: -61,
            owner: LI,
            heads: vec![
                head(HeadSort::Principal, Source::Account, ""),
                head(HeadSort::LateFee, Source::Account, "计算至付清之日"),
                head(HeadSort::Cost, Source::Amount(yuan(6_500)), "律师费"),
            ],
        },
    )?;
    happen(scene, id, -56, LI, Fact::Step(Step::NegotiationOpened), "书面提出协商")?;
    happen(scene, id, -44, LI, Fact::Note, "对方法务来电，承认欠款，要求再宽限两个月，我方未同意。")?;
    let claim = Frozen {
        as_of: scene.day(-20)?,
        lines: vec![
            FrozenLine { sort: HeadSort::Principal, amount: yuan(86_400), note: String::new(), delay: None },
            FrozenLine {
                sort: HeadSort::LateFee,
                amount: Money::cny(172_800),
                note: "计算至申请日".to_owned(),
                delay: None,
            },
            FrozenLine { sort: HeadSort::Cost, amount: yuan(6_500), note: "律师费".to_owned(), delay: None },
        ],
        working: vec![late_part(scene.day(-60)?, scene.day(-20)?)],
    };
    let step = Step::ArbitrationFiled { institution: "宁波仲裁委员会".to_owned(), basis: String::new() };
    happen(scene, id, -20, LI, Fact::Filed { step, claim }, "")?;
    happen(scene, id, -12, LI, Fact::Step(Step::Accepted), "")?;
    let noted = |day, sort, what: &str| Fact::Noted(Noted { day, sort, what: what.to_owned() });
    let (evidence, hearing) = (scene.day(5)?, scene.day(33)?);
    happen(scene, id, -12, LI, noted(evidence, NotedSort::Evidence, "提交送货单与对账单原件"), "")?;
    happen(scene, id, -6, LI, noted(hearing, NotedSort::Hearing, "第一次开庭"), "")?;
    Ok(())
}

/// The part that was filed: 86,400.00, forty days late at 0.05 % a day.
fn late_part(due: Date, to: Date) -> FiledPart {
    let nothing = yuan(0);
    let all = |whole| FiledSum { whole, paid: nothing, waived: nothing, open: whole };
    let (base, fee) = (yuan(86_400), Money::cny(172_800));
    let (rate, unit) = (Ppm(500), RateUnit::Day);
    FiledPart {
        number: 1,
        label: None,
        due,
        days_late: 40,
        principal: all(base),
        late_fee: all(fee),
        cost: nothing,
        lines: vec![StatementLine::Accrued { from: due, to, days: 40, base, rate, unit, amount: fee }],
    }
}

/// In talks, out of a complaint.
fn in_talks<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let (customer, contract) = party(scene, Firm::Nanheng, -11)?;
    let mut tickets = scene.book.tickets.iter().filter(|it| it.customer == customer).map(|it| it.id);
    let (ticket, another) = (tickets.next(), tickets.next());
    let id = raise(
        scene,
        Told {
            customer,
            contract,
            subject: Subject::Delivery,
            title: "连接件短少造成的误工",
            facts: "到货少两套连接件，对方称误工五天，只认可抵扣一天的金额不足。",
            demand: "按一天误工结清，其余不予承担",
            raised: -11,
            known: -22,
            owner: LI,
            heads: vec![head(HeadSort::Damages, Source::Amount(yuan(1_800)), "一天误工")],
        },
    )?;
    if let Some(dispute) = scene.book.disputes.iter_mut().find(|it| it.id == id) {
        dispute.ticket = ticket;
        dispute.further = another.map(Matter::Ticket).into_iter().collect();
        dispute.claimant = Side::Them;
    }
    happen(scene, id, -10, LI, Fact::Step(Step::NegotiationOpened), "")?;
    let (theirs, ours) = (scene.day(-2)?, scene.day(6)?);
    let offer = |by, amount, terms: &str, until| {
        Fact::Offer(Offer { by, amount: Some(yuan(amount)), terms: terms.to_owned(), until: Some(until) })
    };
    let first = happen(scene, id, -9, LI, offer(Side::Them, 9_000, "按五天误工赔偿", theirs), "")?;
    happen(scene, id, -7, LI, Fact::Answer { offer: first, answer: Answer::Rejected }, "只有一天有签字记录")?;
    happen(scene, id, -6, LI, offer(Side::Us, 3_600, "按两天误工抵扣下期货款", ours), "")?;
    Ok(())
}

/// Raised only.
fn raised<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let (customer, contract) = party(scene, Firm::Chengchuan, -3)?;
    raise(
        scene,
        Told {
            customer,
            contract,
            subject: Subject::Other,
            title: "客户名单被转给第三方",
            facts: "对方将共享的联系人转给其关联公司，我方已去函要求停止。",
            demand: "停止使用并书面确认删除",
            raised: -3,
            known: -5,
            owner: SHEN,
            heads: Vec::new(),
        },
    )?;
    Ok(())
}

/// Settled by two payments that stand among what is owed under the contract, none of them due yet.
fn owed<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let (customer, Some(contract)) = party(scene, Firm::Mine, -34)? else { return Ok(()) };
    let id = raise(
        scene,
        Told {
            customer,
            contract: Some(contract),
            subject: Subject::Other,
            title: "现场两次返工的人工费",
            facts: "对方改动柜位后要求重新接线，我方两次派人返工；对方认为已含在交货安装之内。",
            demand: "支付两次返工的人工费和差旅费",
            raised: -34,
            known: -46,
            owner: SHEN,
            heads: vec![
                head(HeadSort::Damages, Source::Amount(yuan(13_500)), "两次返工的人工"),
                head(HeadSort::Other, Source::Amount(yuan(1_100)), "差旅"),
            ],
        },
    )?;
    happen(scene, id, -32, SHEN, Fact::Step(Step::NegotiationOpened), "")?;
    let offer = Offer {
        by: Side::Them,
        amount: Some(yuan(12_000)),
        terms: "人工费打折，分两次付清，差旅各自承担".to_owned(),
        until: Some(scene.day(-10)?),
    };
    let offer = happen(scene, id, -18, SHEN, Fact::Offer(offer), "")?;
    happen(scene, id, -15, SHEN, Fact::Answer { offer, answer: Answer::Accepted }, "")?;
    let settlement = Settlement {
        form: SettlementForm::Receivable { amount: yuan(12_000) },
        terms: "对方分两次支付返工费用 12,000 元，其余互不追究。".to_owned(),
    };
    let payments = [42, 73].map(|day| scene.day(day).map(|on| Payment { on, amount: yuan(6_000) }));
    let payments = payments.into_iter().collect::<Result<Vec<_>, DemoError>>()?;
    let sum = |it: &Payment| OwedPart { id: InstalmentId::fresh(scene.ids), due: it.on, amount: it.amount };
    let parts = payments.iter().map(sum).collect();
    let fact = Fact::Settled { step: Step::Settled { settlement }, payments, waivers: Vec::new() };
    happen(scene, id, -14, SHEN, fact, "")?;
    happen(scene, id, -12, SHEN, Fact::Owed { contract, parts, waivers: Vec::new() }, "")?;
    Ok(())
}

/// The duty that they broke, and of which a court has decided.
const BROKEN: &str = "十日内腾出安装场地";

/// Out of a duty that the other side broke: talks came to nothing, the court that the clause names gave judgment, and it is enforced.
fn enforced<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let Some(duty) = scene.book.duties.iter().find(|it| it.title == BROKEN).cloned() else { return Ok(()) };
    let Some(customer) = scene.book.contracts.iter().find(|it| it.id == duty.contract).map(|it| it.customer) else {
        return Ok(());
    };
    let sum = yuan(9_500);
    let id = raise(
        scene,
        Told {
            customer,
            contract: Some(duty.contract),
            subject: Subject::Other,
            title: "场地未腾出造成的窝工损失",
            facts: "安装场地逾期十九天才腾出，吊车和安装队两次空跑；对方只认可其中一次。",
            demand: "赔偿吊车台班和安装队窝工费",
            raised: -136,
            known: -141,
            owner: SHEN,
            heads: vec![head(HeadSort::Damages, Source::Amount(sum), "吊车台班与安装队窝工")],
        },
    )?;
    if let Some(dispute) = scene.book.disputes.iter_mut().find(|it| it.id == id) {
        dispute.duty = duty.instance_id(Round::Once);
        dispute.duty_title.clone_from(&duty.title);
    }
    happen(scene, id, -134, SHEN, Fact::Step(Step::NegotiationOpened), "")?;
    happen(scene, id, -112, SHEN, Fact::Note, "对方来函，最多承担一次空跑，协商不成。")?;
    let line =
        FrozenLine {
            sort: HeadSort::Damages, amount: sum, note: "吊车台班与安装队窝工".to_owned(), delay: None
        };
    let claim = Frozen { as_of: scene.day(-98)?, lines: vec![line], working: Vec::new() };
    let step = Step::CourtFiled { court: "被告住所地基层人民法院".to_owned(), basis: String::new() };
    happen(scene, id, -98, SHEN, Fact::Filed { step, claim }, "")?;
    let decided = Step::Decided {
        outcome: "对方赔偿窝工损失 9,500 元；双方均未上诉，判决生效。".to_owned(),
        sum: Some(sum),
    };
    for (day, step, note) in [
        (-92, Step::Accepted, ""),
        (-61, Step::TrialOpened, "适用简易程序"),
        (-30, decided, ""),
        (-9, Step::EnforcementOpened, "履行期满未付，已向法院申请执行"),
    ] {
        happen(scene, id, day, SHEN, Fact::Step(step), note)?;
    }
    Ok(())
}
