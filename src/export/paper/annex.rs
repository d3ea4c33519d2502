//! The annexes (`contract-rules.md` 1.1): those that have something in them.

use super::articles::{items, plan_table};
use super::attorney;
use super::draft::{Draft, TableDraft};
use super::figure;
use super::further;
use super::insert::{self, Insert};
use super::outline::Outline;
use super::phrase;
use super::span::{Align, Block, Columns, Span};
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::development::{Development, Rhythm};
use crate::domain::contract::field;
use crate::domain::contract::party::{Authority, Side};
use crate::domain::contract::plan::Due;
use crate::domain::contract::service::Service;
use crate::domain::contract::sharing::{LegalBasis, SharedItem, Sharing};
use crate::domain::contract::support::{Support, Worth};
use crate::domain::contract::targets::{Direction, Incentive, Metric, Targets, Tier, TierEnd};
use crate::domain::customer::PartyKind;
use crate::domain::problem::Place;
use crate::domain::rate::Ppm;
use crate::i18n::format;

impl AnnexId {
    pub(super) const fn title(self) -> phrase::Fixed {
        match self {
            Self::Items => ("价格与明细表", "Price and items"),
            Self::SharingRegister => ("信息共享登记表", "Information-sharing register"),
            Self::DivisionOfWork => ("分工表", "Division of work"),
            Self::Targets => ("目标、计分与激励", "Targets, scoring and incentives"),
            Self::ServiceLevels => ("服务等级与投诉升级", "Service levels and escalation"),
            Self::Support => ("物料与支持清单", "Materials and support"),
            Self::PowerOfAttorney => ("授权委托书", "Power of attorney"),
            Self::PaymentTable => ("付款计划表", "Payment table"),
        }
    }
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Which one.
    pub id: AnnexId,
    /// Its number, counted from one.
    pub no: usize,
    /// `附件一　价格与明细表`, `Annex 1　Price and items`.
    pub heading: Columns,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// Every annex that is printed.
pub(super) fn all(outline: &Outline<'_>) -> Vec<Annex> {
    outline
        .annexes()
        .iter()
        .zip(1..)
        .map(|(id, no)| Annex { id: *id, no, heading: heading(outline, *id, no), blocks: blocks(outline, *id) })
        .collect()
}

fn heading(outline: &Outline<'_>, id: AnnexId, no: usize) -> Columns {
    let (zh, en) = id.title();
    let mut columns = Columns::default();
    if outline.zh {
        columns.zh.push(Span::Plain(format!("附件{}　{zh}", figure::chinese_number(no)).into()));
    }
    if outline.en {
        columns.en.push(Span::Plain(format!("Annex {no}　{en}").into()));
    }
    columns
}

fn blocks(outline: &Outline<'_>, id: AnnexId) -> Vec<Block> {
    let contract = outline.contract;
    let mut draft = Draft::new(outline);
    match id {
        AnnexId::Items => draft.table(items(outline)),
        AnnexId::SharingRegister => {
            if let Some(sharing) = contract.sharing.terms() {
                register(&mut draft, outline, sharing);
            }
        }
        AnnexId::DivisionOfWork => {
            if let Some(development) = contract.development.terms() {
                duties(&mut draft, outline, development);
            }
        }
        AnnexId::Targets => {
            if let Some(targets) = contract.targets.terms() {
                measures(&mut draft, outline, targets);
            }
        }
        AnnexId::ServiceLevels => {
            if let Some(service) = contract.service.terms() {
                levels(&mut draft, outline, service);
            }
        }
        AnnexId::Support => {
            if let Some(support) = contract.support.terms() {
                support_items(&mut draft, outline, support);
            }
        }
        AnnexId::PowerOfAttorney => {
            attorneys(&mut draft, outline);
            further::attorneys(&mut draft, outline);
        }
        AnnexId::PaymentTable => {
            if let Some(payment) = contract.payment.terms() {
                draft.table(plan_table(outline, payment.plan.parts()));
            }
        }
    }
    draft.plain()
}

fn words(text: impl Into<String>) -> Insert {
    let text = text.into();
    Insert::Words((text.clone(), text))
}

fn register(draft: &mut Draft<'_>, outline: &Outline<'_>, sharing: &Sharing) {
    let mut table = TableDraft::new(
        outline,
        &[
            (Align::Start, "编号", "No."),
            (Align::Start, "信息内容", "Information"),
            (Align::Start, "提供方", "Provider"),
            (Align::Start, "接收人员", "Recipients"),
            (Align::Start, "用途", "Purpose"),
            (Align::Start, "个人信息", "Personal"),
            (Align::Start, "依据", "Basis"),
            (Align::Start, "接收方身份", "Role"),
            (Align::Start, "密级", "Level"),
            (Align::Start, "使用期限", "Time of use"),
            (Align::Start, "到期处理", "At the end"),
        ],
    );
    for (row, item) in sharing.register.iter().enumerate() {
        table.row(&register_row(outline, row, item));
    }
    if sharing.register.is_empty() {
        let blank = || Insert::Blank { place: Place::of(field::SHARING_REGISTER) };
        table.row(&(0..11).map(|_| blank()).collect::<Vec<_>>());
    }
    draft.table(table.done());
}

fn register_row(outline: &Outline<'_>, row: usize, item: &SharedItem) -> Vec<Insert> {
    let place = Place::row(field::SHARING_REGISTER, row);
    let fixed = |pair: phrase::Fixed| insert::term(place, phrase::owned(pair));
    let basis = match item.basis {
        LegalBasis::Open => Insert::Blank { place },
        LegalBasis::NotNeeded
        | LegalBasis::Consent
        | LegalBasis::ContractWithPerson
        | LegalBasis::LegalDuty
        | LegalBasis::Emergency
        | LegalBasis::LawfullyPublic
        | LegalBasis::OtherLaw => fixed(phrase::legal_basis(item.basis).unwrap_or(("", ""))),
    };
    let ((from_zh, from_en), (to_zh, to_en)) = (figure::date(item.start), figure::date(item.end));
    vec![
        words(format!("R-{:03}", row + 1)),
        insert::wording_at(place, &item.what),
        insert::term(place, phrase::owned(phrase::side(outline, item.from))),
        insert::wording_at(place, &item.recipients),
        insert::wording_at(place, &item.purpose),
        fixed(phrase::personal_mark(item.personal)),
        basis,
        fixed(phrase::recipient_role(item.role)),
        fixed(phrase::secrecy(item.level)),
        insert::term(place, (format!("{from_zh}至{to_zh}"), format!("{from_en} to {to_en}"))),
        fixed(phrase::end_action(item.end_action)),
    ]
}

fn duties(draft: &mut Draft<'_>, outline: &Outline<'_>, development: &Development) {
    let helped = development.duties.iter().any(|duty| duty.support.is_some());
    let measured = development.duties.iter().any(|duty| !duty.measure.is_blank());
    let mut heads = vec![(Align::Start, "事项", "Task"), (Align::Start, "负责", "By")];
    if helped {
        heads.push((Align::Start, "配合", "Helped by"));
    }
    heads.push((Align::Start, "时间", "When"));
    if measured {
        heads.push((Align::Start, "完成标准", "Done when"));
    }
    let mut table = TableDraft::new(outline, &heads);
    for (row, duty) in development.duties.iter().enumerate() {
        let place = Place::row(field::DEVELOPMENT_DUTIES, row);
        let when = match duty.rhythm {
            Rhythm::Continuous => phrase::owned(("持续", "continuously")),
            Rhythm::Every(period) => {
                let (zh, en) = figure::period(period);
                (format!("每{zh}一次"), format!("every {en}"))
            }
            Rhythm::OnRequest(period) => {
                let (zh, en) = figure::period(period);
                (format!("应要求，{zh}内"), format!("on request, within {en}"))
            }
            Rhythm::By(day) => phrase::due_by(Due::On(day)),
        };
        let none = || phrase::owned(("–", "–"));
        let mut cells =
            vec![insert::term(place, phrase::task(&duty.task)), insert::term(place, phrase::who(outline, duty.owner))];
        if helped {
            let who = duty.support.map_or_else(none, |who| phrase::who(outline, who));
            cells.push(insert::term(place, who));
        }
        cells.push(insert::term(place, when));
        if measured {
            let measure = if duty.measure.is_blank() { none() } else { insert::both(&duty.measure) };
            cells.push(insert::term(place, measure));
        }
        table.row(&cells);
    }
    draft.table(table.done());
}

fn measures(draft: &mut Draft<'_>, outline: &Outline<'_>, targets: &Targets) {
    let floored = targets.measures.iter().any(|measure| measure.floor != Ppm(0));
    let mut heads = vec![
        (Align::Start, "指标", "Measure"),
        (Align::End, "每期目标", "Target per period"),
        (Align::Start, "单位", "Unit"),
        (Align::End, "权重", "Weight"),
        (Align::Start, "方向", "Direction"),
        (Align::End, "单项得分上限", "Highest score"),
    ];
    if floored {
        heads.push((Align::End, "单项得分下限", "Lowest score"));
    }
    heads.push((Align::Start, "数据来源", "Source"));
    let mut table = TableDraft::new(outline, &heads);
    for (row, measure) in targets.measures.iter().enumerate() {
        let place = Place::row(field::TARGETS_MEASURES, row);
        let same = |text: String| insert::term(place, (text.clone(), text));
        let (mut name, unit) = phrase::metric(&measure.metric, outline.contract.price.currency.code());
        let plain = "Net sales";
        if measure.metric == Metric::NetSales
            && let Some(word) = outline.en_word(plain)
        {
            name.1 = name.1.replacen(plain, word, 1);
        }
        let weight = Ppm(measure.weight.0.saturating_mul(100));
        let mut cells = vec![
            insert::term(place, name),
            insert::term(place, phrase::target(measure)),
            insert::term(place, unit),
            same(format::percent(weight)),
            insert::term(place, phrase::direction(measure.direction)),
            same(format::percent(measure.cap)),
        ];
        if floored {
            cells.push(same(format::percent(measure.floor)));
        }
        cells.push(insert::term(place, phrase::source(outline, &measure.source)));
        table.row(&cells);
    }
    draft.table(table.done());
    scoring(draft, targets, floored);
    match &targets.incentive {
        Incentive::None => {}
        Incentive::Tiered { tiers, .. } => tier_table(draft, outline, tiers),
    }
}

/// How a score comes about.
fn scoring(draft: &mut Draft<'_>, targets: &Targets, floored: bool) {
    draft.say(
        "越高越好的指标，得分 = 实际值 ÷ 目标值 × 100；越低越好的指标，得分 =（2 − 实际值 ÷ 目标值）× 100。",
        "Where higher is better, score = actual ÷ target × 100; where lower is better, score = (2 − actual ÷ target) × 100.",
        &[],
    );
    if targets.measures.iter().any(|measure| matches!(measure.direction, Direction::Range { .. })) {
        draft.more(
            "目标为区间的指标，实际值在区间内（含两端）的，得分为100；在区间外的，每偏离一个单位按方向一栏扣分，不足一个单位的按比例扣分。",
            "Where the target is a range, an actual value in it, ends included, scores 100; outside it the points in the column \
             on direction are taken off for each unit, and in proportion for a part of one.",
            &[],
        );
    }
    if floored {
        draft.more(
            "得分不低于上表所列下限，不高于上表所列上限。",
            "A score is at least the lowest and at most the highest score in the table.",
            &[],
        );
    } else {
        draft.more(
            "得分最低为0分，最高为上表所列上限。",
            "A score is at least 0 and at most the highest score in the table.",
            &[],
        );
    }
    draft.more(
        "总分为各项得分按权重加权之和，保留两位小数；评定等级时按未取整的分数比较。某项在评估期内没有数据的，不计入总分，其余权重按比例放大，并在评估表\
         中注明。",
        "The total is the weighted sum, shown with two decimals; grades compare the unrounded score. A measure without data in \
         the period is left out, the other weights are scaled up, and the sheet says so.",
        &[],
    );
}

fn tier_table(draft: &mut Draft<'_>, outline: &Outline<'_>, tiers: &[Tier]) {
    let mut table =
        TableDraft::new(outline, &[(Align::Start, "计算基数档位", "Band of the base"), (Align::End, "比例", "Share")]);
    for (row, tier) in tiers.iter().enumerate() {
        let place = Place::row(field::TARGETS_INCENTIVE_TIERS, row);
        let below = row.checked_sub(1).and_then(|row| tiers.get(row));
        let from = below.and_then(|tier| match tier.up_to {
            TierEnd::At(amount) => Some(figure::figures(amount)),
            TierEnd::Open => None,
        });
        let band = match (from, tier.up_to) {
            (None, TierEnd::At(end)) => {
                let (zh, en) = figure::figures(end);
                (format!("不超过{zh}的部分"), format!("up to {en}"))
            }
            (Some((from_zh, from_en)), TierEnd::At(end)) => {
                let (zh, en) = figure::figures(end);
                (format!("超过{from_zh}至{zh}的部分"), format!("above {from_en} up to {en}"))
            }
            (Some((zh, en)), TierEnd::Open) => (format!("超过{zh}的部分"), format!("above {en}")),
            (None, TierEnd::Open) => phrase::owned(("全部", "all")),
        };
        let rate = format::percent(tier.rate);
        table.row(&[insert::term(place, band), insert::term(place, (rate.clone(), rate))]);
    }
    draft.table(table.done());
}

fn levels(draft: &mut Draft<'_>, outline: &Outline<'_>, service: &Service) {
    let mut table = TableDraft::new(
        outline,
        &[
            (Align::Start, "等级", "Level"),
            (Align::Start, "含义", "Meaning"),
            (Align::Start, "响应时限", "Respond within"),
            (Align::Start, "解决时限", "Resolve within"),
        ],
    );
    let mut working = false;
    for (row, level) in service.levels.iter().enumerate() {
        let place = Place::row(field::SERVICE_LEVELS, row);
        let (name, meaning) = phrase::urgency(level.urgency);
        working |= phrase::is_working_time(level.respond.unit) || phrase::is_working_time(level.resolve.unit);
        table.row(&[
            insert::term(place, phrase::owned(name)),
            insert::term(place, phrase::owned(meaning)),
            insert::term(place, figure::period(level.respond)),
            insert::term(place, figure::period(level.resolve)),
        ]);
    }
    draft.table(table.done());
    draft.say(
        "“响应”指由能够处理该事项的人员答复，并告知负责人和下一步安排；“解决”指提供补救措施或者双方认可的处理方案。",
        "“Respond” means that a competent person answers with an owner and a next step; “resolve” means that a remedy is \
         delivered or an accepted plan is in place.",
        &[],
    );
    if working {
        draft.more("工作小时仅在服务时间内计算。", "Working hours run within service hours only.", &[]);
    }
    if service.escalation.is_empty() {
        return;
    }
    let mut table = TableDraft::new(
        outline,
        &[(Align::Start, "升级至", "Escalates to"), (Align::Start, "自受理之日起", "After receipt")],
    );
    for (row, step) in service.escalation.iter().enumerate() {
        let place = Place::row(field::SERVICE_ESCALATION, row);
        table.row(&[
            insert::term(place, phrase::owned(phrase::escalation(step.to))),
            insert::term(place, figure::period(step.after)),
        ]);
    }
    draft.table(table.done());
}

fn support_items(draft: &mut Draft<'_>, outline: &Outline<'_>, support: &Support) {
    let dated = support.items.iter().any(|item| item.returned_by().is_some());
    let mut heads = vec![
        (Align::Start, "类别", "Kind"),
        (Align::Start, "内容", "What"),
        (Align::End, "数量", "Quantity"),
        (Align::End, "价值", "Value"),
        (Align::Start, "归属", "Title"),
        (Align::Start, "提供时间", "Due"),
    ];
    if dated {
        heads.push((Align::Start, "返还日期", "Return by"));
    }
    heads.push((Align::Start, "费用承担", "Cost borne by"));
    let mut table = TableDraft::new(outline, &heads);
    for (row, item) in support.items.iter().enumerate() {
        let place = Place::row(field::SUPPORT_ITEMS, row);
        let (unit_zh, unit_en) = insert::both(&item.unit);
        let quantity = format::quantity(item.quantity);
        let quantity = (
            format!("{quantity} {unit_zh}").trim_end().to_owned(),
            format!("{quantity} {unit_en}").trim_end().to_owned(),
        );
        let worth = match item.worth {
            Worth::NotStated => phrase::owned(("–", "–")),
            Worth::Of(amount) => figure::figures(amount),
        };
        let mut cells = vec![
            insert::term(place, phrase::owned(phrase::support_kind(item.kind))),
            insert::wording_at(place, &item.what),
            insert::term(place, quantity),
            insert::term(place, worth),
            insert::term(place, phrase::owned(phrase::support_title(item.title))),
            insert::term(place, phrase::due(item.due)),
        ];
        if dated {
            let back = item.returned_by().map_or_else(|| phrase::owned(("–", "–")), figure::date);
            cells.push(insert::term(place, back));
        }
        cells.push(insert::term(place, phrase::owned(phrase::side(outline, item.borne_by))));
        table.row(&cells);
    }
    draft.table(table.done());
}

/// The powers of attorney of the two sides.
fn attorneys(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    let signing = &outline.contract.signing;
    for (side, place, kind, signatory) in [
        (Side::Us, field::SIGNING_OURS, PartyKind::Organisation, &signing.ours),
        (Side::Them, field::SIGNING_THEIRS, outline.customer.kind, &signing.theirs),
    ] {
        if signatory.authority == Authority::PowerOfAttorney {
            let principal = Insert::Words(phrase::owned(phrase::side(outline, side)));
            let agent = insert::name(place, &signatory.name);
            attorney::power(draft, principal, agent, kind, signatory.seal);
        }
    }
}
