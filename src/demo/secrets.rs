//! What is shared with whom by the clauses of signed contracts, what was given and received, who promised to keep what secret, and leaks
//! that were dealt with.

use std::collections::{BTreeMap, BTreeSet};

use super::DemoError;
use super::deal::{DESK, LI, SHEN, ZHOU};
use super::firms::Firm;
use super::scene::Scene;
use super::seeded::mixed;
use super::ticket_life::moment;
use crate::domain::contact::Contact;
use crate::domain::contract::Contract;
use crate::domain::contract::brief::Protection;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::party::Side;
use crate::domain::contract::sharing::{
    EndAction, LegalBasis, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent, ShareMode, SharedItem, Sharing,
};
use crate::domain::contract::wording::Wording;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::id::{
    IncidentEventId, IncidentId, NewId, SharingEventId, SharingScopeEventId, SharingScopeId, UndertakingId,
};
use crate::domain::lifecycle::digest::Digest;
use crate::domain::lifecycle::incident::{Event as LeakStep, Leaked};
use crate::domain::lifecycle::sharing_scope::Ending;
use crate::domain::lifecycle::sharing_scope::command::Event;
use crate::domain::sharing::field::ShareField;
use crate::domain::sharing::figures::FigureTable;
use crate::domain::sharing::given::{GivenFile, SharingEvent};
use crate::domain::sharing::incident::{Incident, IncidentEvent, IncidentFact, Measure, Severity};
use crate::domain::sharing::pack::{Pack, Picked, pack};
use crate::domain::sharing::scope::{SharingScope, SharingScopeEvent};
use crate::domain::sharing::undertaking::Undertaking;

/// What a contract agrees to share: by its title, who gives, what, what for, who receives, from and to in days from today.
type Told = (&'static str, Side, &'static str, &'static str, &'static str, (i64, i64));

/// One is in use, one has run out and is to be given back, one is closed, one is to come; the last is in use and ends early, with the
/// contract, which is under notice.
const TOLD: [Told; 5] = [
    ("泵站改造供货合同", Side::Us, "二季度联合走访的客户与联系人", "二季度联合走访", "海岳两名客户经理", (-33, 50)),
    ("洁净区微流量计供货合同", Side::Them, "各车间点位与现场联系人", "安装排期与现场配合", "我方安装队长", (-36, -12)),
    ("阀组配套仪表供货合同", Side::Us, "备件寄存点名单", "备件就近调拨", "南恒仓储主管", (-160, -70)),
    ("年度供货框架合同", Side::Us, "同型号用户名单", "安排参观样板工程", "江源设备部", (10, 40)),
    ("轧机冷却水计量合同", Side::Us, "冷却水改造的样板用户与联系人", "现场考察", "对方设备处", (-100, 120)),
];
const FIELDS: [ShareField; 5] =
    [ShareField::Name, ShareField::Region, ShareField::PersonName, ShareField::PersonTitle, ShareField::PersonPhone];
/// How soon a leak is told where no contract says so (G5).
const USUAL_HOURS: u16 = 24;
/// Who is visited together.
const VISITED: [Firm; 4] = [Firm::Luhu, Firm::Qianyu, Firm::Hengli, Firm::Qixi];
/// A promise: whose, where they are, what is covered, since when, left when, for how many years after that.
type Promise = (&'static str, &'static str, &'static str, i64, Option<i64>, u16);

const PROMISED: [Promise; 4] = [
    (ZHOU, "销售部", "客户名单、报价与成本", -900, None, 3),
    (LI, "工程部", "客户现场图纸与点位资料", -640, None, 3),
    (SHEN, "财务部", "合同金额、开票与账户资料", -720, None, 5),
    ("韩立冬", "外聘安装队", "现场点位与联系人", -300, Some(-45), 2),
];

/// Enters into a contract what it agrees to share.
pub(super) fn agree<I: NewId>(scene: &Scene<'_, I>, contract: &mut Contract) -> Result<(), DemoError> {
    let Some((_, from, what, purpose, recipients, (begins, ends))) = TOLD.iter().find(|it| it.0 == contract.title.zh)
    else {
        return Ok(());
    };
    let item = SharedItem {
        what: Wording::same(*what),
        from: *from,
        recipients: Wording::same(*recipients),
        purpose: Wording::same(*purpose),
        personal: PersonalMark::Ordinary,
        basis: LegalBasis::Consent,
        separate_consent: SeparateConsent::Obtained,
        role: RecipientRole::Independent,
        level: SecrecyLevel::OrdinarySecret,
        start: scene.day(*begins)?,
        end: scene.day(*ends)?,
        end_action: EndAction::Destroy,
    };
    let mode = match from {
        Side::Us => ShareMode::OursToThem,
        Side::Them => ShareMode::TheirsToUs,
    };
    let purpose = Wording::same(*purpose);
    contract.sharing = Clause::Included(Sharing { mode, purpose, register: vec![item], ..Sharing::usual() });
    Ok(())
}

/// Enters all of it.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    for (at, (title, ..)) in TOLD.iter().enumerate() {
        let Some(scope) = scope(scene, at, title) else { continue };
        let steps = steps(at);
        for (day, by, fact) in steps {
            let (id, scope) = (SharingScopeEventId::fresh(scene.ids), scope.id);
            let event = SharingScopeEvent { id, scope, on: scene.day(day)?, by: by.to_owned(), fact };
            scene.book.sharing_scope_events.push(event);
        }
        match at {
            0 => give(scene, &scope)?,
            1 => receive(scene, &scope)?,
            2 => hand_over(scene, &scope, (-160, 600), 12)?,
            4 => hand_over(scene, &scope, (-100, 980), 5)?,
            _ => {}
        }
        scene.book.sharing_scopes.push(scope);
    }
    for (bearer, at, covers, since, ended, years) in PROMISED {
        let undertaking = Undertaking {
            id: UndertakingId::fresh(scene.ids),
            bearer: bearer.to_owned(),
            at: at.to_owned(),
            contract: None,
            covers: covers.to_owned(),
            level: SecrecyLevel::OrdinarySecret,
            since: scene.day(since)?,
            ended: ended.map(|day| scene.day(day)).transpose()?,
            years,
            liability: String::new(),
            note: String::new(),
        };
        scene.book.undertakings.push(undertaking);
    }
    leaks(scene)
}

/// The row of the register as the clause of the contract fills it.
fn scope<I: NewId>(scene: &mut Scene<'_, I>, at: usize, title: &str) -> Option<SharingScope> {
    let id = SharingScopeId::fresh(scene.ids);
    let contract = scene.book.contracts.iter().find(|it| it.title.zh == title)?;
    let clause = contract.sharing.terms()?;
    let item = clause.register.first()?;
    let row = SharingScope {
        number: format!("GX-{:04}-{:04}", item.start.year(), at + 1),
        contract: Some(contract.id),
        ..SharingScope::between(id, contract.customer, item.from)
    };
    let protection = contract.personal_information.terms().map(Protection::from);
    let row = row.with_clause(clause, (0, item), |words| words.zh.clone(), FIELDS.to_vec());
    Some(row.with_protection(protection.as_ref()))
}

/// How each row went.
fn steps(at: usize) -> Vec<(i64, &'static str, Event)> {
    let closed = Event::Closed { ending: Ending::Destroyed, confirmed_by: "南恒仓储主管 邹敏".to_owned() };
    match at {
        0 => vec![(-37, DESK, Event::Agreed), (-33, ZHOU, Event::Activated)],
        1 => vec![(-38, DESK, Event::Agreed), (-36, LI, Event::Activated)],
        2 => vec![(-163, DESK, Event::Agreed), (-160, LI, Event::Activated), (-62, LI, closed)],
        4 => vec![(-104, DESK, Event::Agreed), (-100, LI, Event::Activated)],
        _ => Vec::new(),
    }
}

/// A list that names firms and nobody of them went over.
fn hand_over<I: NewId>(
    scene: &mut Scene<'_, I>,
    scope: &SharingScope,
    at: (i64, u16),
    count: u32,
) -> Result<(), DemoError> {
    let event = SharingEvent {
        id: SharingEventId::fresh(scene.ids),
        scope: scope.id,
        from: Side::Us,
        at: moment(scene, at)?,
        by: LI.to_owned(),
        recipient: scope.recipients.clone(),
        customers: Vec::new(),
        people: Vec::new(),
        fields: vec![ShareField::Name, ShareField::Region],
        count,
        file: None,
        left_out: Vec::new(),
        carried: Vec::new(),
        note: "加密邮件发出名单一份，不含联系人。".to_owned(),
    };
    scene.book.sharing_events.push(event);
    Ok(())
}

/// The list for the visits went out: who did not agree is not in it.
fn give<I: NewId>(scene: &mut Scene<'_, I>, scope: &SharingScope) -> Result<(), DemoError> {
    let on = scene.day(-33)?;
    let Some(packed) = packed(scene, scope, on)? else { return Ok(()) };
    let event = SharingEvent {
        id: SharingEventId::fresh(scene.ids),
        scope: scope.id,
        from: Side::Us,
        at: moment(scene, (-33, 615))?,
        by: ZHOU.to_owned(),
        recipient: scope.recipients.clone(),
        customers: packed.customers,
        people: packed.people,
        fields: packed.fields,
        count: u32::try_from(packed.rows.len()).unwrap_or(0),
        file: Some(GivenFile {
            name: format!("{}-{:04}{:02}{:02}.csv.age", scope.number, on.year(), on.month(), on.day()),
            sha256: some_digest(),
            size: 1_204,
            sealed: true,
        }),
        left_out: packed.left_out,
        carried: packed.carried,
        note: String::new(),
    };
    scene.book.sharing_events.push(event);
    Ok(())
}

fn packed<I: NewId>(scene: &Scene<'_, I>, scope: &SharingScope, on: Date) -> Result<Option<Pack>, DemoError> {
    let mut firms: Vec<Customer> = Vec::new();
    for firm in VISITED {
        firms.push(scene.buyer(firm)?.customer);
    }
    let people =
        |it: &Customer| scene.book.contacts.iter().filter(|who| who.customer == it.id).collect::<Vec<&Contact>>();
    let picked: Vec<Picked<'_>> = firms.iter().map(|it| (it, people(it))).collect();
    let course = scope.course(&scene.book.sharing_scope_events, on);
    let wanted: BTreeSet<ShareField> = FIELDS.into_iter().collect();
    Ok(pack(scope, &course, &picked, &BTreeMap::new(), &FigureTable::default(), &wanted, on).ok())
}

/// A digest of a file that is not there.
fn some_digest() -> Digest {
    let mut bytes = [0_u8; 32];
    for (place, byte) in (0_u64..).zip(bytes.iter_mut()) {
        *byte = u8::try_from(mixed(place) % 256).unwrap_or(0);
    }
    Digest(bytes)
}

fn receive<I: NewId>(scene: &mut Scene<'_, I>, scope: &SharingScope) -> Result<(), DemoError> {
    let event = SharingEvent {
        id: SharingEventId::fresh(scene.ids),
        scope: scope.id,
        from: Side::Them,
        at: moment(scene, (-35, 560))?,
        by: LI.to_owned(),
        recipient: "韩立冬".to_owned(),
        customers: Vec::new(),
        people: Vec::new(),
        fields: scope.fields.clone(),
        count: 18,
        file: None,
        left_out: Vec::new(),
        carried: Vec::new(),
        note: "加密邮件收到点位表一份，只发安装队长，未导入系统。".to_owned(),
    };
    scene.book.sharing_events.push(event);
    Ok(())
}

/// One leak that is closed, and one of the last days that is contained.
fn leaks<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    let first = leak(scene, 1, (-75, 680), "报价表误发给另一家客户", Leaked::Business, Severity::Minor, Firm::Hengli)?;
    let done = |measure, note: &str| IncidentFact::Done { measure, note: note.to_owned() };
    let contained = |actions: &str| IncidentFact::Step(LeakStep::Contained { actions: actions.to_owned() });
    let closed = LeakStep::Closed {
        conclusion: "对方书面确认已删除，未转发；外发附件改为双人复核。".to_owned()
    };
    happen(scene, first, -75, done(Measure::Stop, "电话请对方当场删除邮件与附件"))?;
    happen(scene, first, -75, contained("对方已删除，邮箱撤回成功"))?;
    happen(scene, first, -74, done(Measure::TellPartner, "电话并书面告知恒力采购部"))?;
    happen(scene, first, -70, done(Measure::Mend, "外发附件改为双人复核"))?;
    happen(scene, first, -66, IncidentFact::Step(closed))?;
    let second = leak(scene, 2, (-6, 545), "外聘安装队手机遗失", Leaked::Personal, Severity::Major, Firm::Weifeng)?;
    happen(scene, second, -6, done(Measure::Stop, "远程抹除手机，停用企业微信账号"))?;
    happen(scene, second, -6, contained("手机已抹除，账号已停用"))?;
    happen(scene, second, -6, done(Measure::TellAuthority, "当日向市网信办书面报告"))?;
    happen(scene, second, -6, done(Measure::TellPersons, "当日逐一电话告知十八名现场联系人"))?;
    happen(scene, second, -5, done(Measure::TellPartner, "电话并邮件告知伟丰设备部"))
}

fn leak<I: NewId>(
    scene: &mut Scene<'_, I>,
    number: u32,
    found: (i64, u16),
    title: &str,
    leaked: Leaked,
    severity: Severity,
    firm: Firm,
) -> Result<IncidentId, DemoError> {
    let found = moment(scene, found)?;
    let id = IncidentId::fresh(scene.ids);
    let customer = scene.buyer(firm)?.customer.id;
    // what was shared with them is what leaked, and their contract says how soon they hear of it
    let scope = scene.book.sharing_scopes.iter().find(|it| it.customer == customer).map(|it| it.id);
    let mut clauses = scene.book.contracts.iter().filter(|it| it.customer == customer);
    let clause = clauses.find_map(|it| it.personal_information.terms());
    let notice_hours = clause.map_or(USUAL_HOURS, |it| it.breach_notice_hours);
    let incident = Incident {
        id,
        number: format!("XM-{:04}-{number:04}", found.date().year()),
        found,
        title: title.to_owned(),
        description: String::new(),
        leaked,
        customer: Some(customer),
        contract: None,
        scope,
        records: String::new(),
        severity,
        notice_hours,
        cost: None,
        by: ZHOU.to_owned(),
    };
    scene.book.incidents.push(incident);
    Ok(id)
}

fn happen<I: NewId>(
    scene: &mut Scene<'_, I>,
    incident: IncidentId,
    day: i64,
    fact: IncidentFact,
) -> Result<(), DemoError> {
    let event = IncidentEvent {
        id: IncidentEventId::fresh(scene.ids),
        incident,
        on: scene.day(day)?,
        by: ZHOU.to_owned(),
        fact,
    };
    scene.book.incident_events.push(event);
    Ok(())
}
