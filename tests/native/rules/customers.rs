//! Development, targets, service, support (`contract-rules.md` 2.5).

use counterpart::domain::checker::facts::Answer;
use counterpart::domain::checker::finding::Value;
use counterpart::domain::checker::noun::Noun;
use counterpart::domain::contract::development::{AuthorityToBind, Exclusivity, LeadRegistration, Task};
use counterpart::domain::contract::field;
use counterpart::domain::contract::general::WorkingDays;
use counterpart::domain::contract::party::{Side, Who};
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::sample;
use counterpart::domain::contract::service::ServiceCredit;
use counterpart::domain::contract::sharing::NonSolicitation;
use counterpart::domain::contract::support::{BrandUse, LossRule, SupportKind, SupportTitle};
use counterpart::domain::contract::targets::{Consequence, Cycle, Direction, IncentiveBase, Metric, TierMethod};
use counterpart::domain::contract::term::TermLength;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::money::Money;
use counterpart::domain::problem::Place;
use counterpart::domain::rate::{Bp, Ppm, Quantity};

use super::deal::{
    Deal, Row, day, development, incentive, item, row, service, share, share_one, sharing, special, support, targets,
};

const fn at(field: &'static str) -> Place {
    Place::of(field)
}

fn sealed(sealed_on: Option<Date>) -> sample::Sample {
    sample::Sample { what: Wording::same("DN50"), sealed_on, seal: String::new(), keeper: sample::Keeper::Us }
}

fn text(words: &str) -> Value {
    Value::Text(words.into())
}

fn months(deal: &mut Deal, months: u16) {
    deal.contract.term.length = TermLength::Months { start: day("2026-06-01"), months };
}

/// Fairs as the second measure: 4 to so many thousandths of one are best, each outside takes so many hundredths of a point off.
fn fairs(deal: &mut Deal, to: i64, off: i64, floor: i64) {
    let measure = &mut targets(deal).measures[1];
    measure.metric = Metric::Own { name: Wording::new("展会场次", "fairs"), unit: Wording::new("场", "fair") };
    measure.target = Quantity { thousandths: 4_000 };
    measure.direction = Direction::Range { to: Quantity { thousandths: to }, off_per_unit: Bp(off) };
    measure.floor = Ppm(floor);
}

/// From 100 to 200 is best.
const RANGE: Direction = Direction::Range { to: Quantity { thousandths: 200_000 }, off_per_unit: Bp(50) };

/// Fairs as the second measure: 100 a year, spread equally over the quarters.
fn yearly_fairs(deal: &mut Deal, unit: Wording, direction: Direction) {
    parts(deal, 1, &[25_000; 4]);
    let measure = &mut targets(deal).measures[1];
    measure.metric = Metric::Own { name: Wording::new("展会场次", "fairs"), unit };
    measure.direction = direction;
}

/// A measure of 100 a period, with these levels beyond.
fn levels(deal: &mut Deal, nth: usize, stretch: Option<i64>, challenge: Option<i64>) {
    let measure = &mut targets(deal).measures[nth];
    measure.target = Quantity { thousandths: 100_000 };
    let [stretch, challenge] = [stretch, challenge].map(|it| it.map(|thousandths| Quantity { thousandths }));
    (measure.stretch, measure.challenge) = (stretch, challenge);
}

/// A measure of 100 a year, with these parts.
fn parts(deal: &mut Deal, nth: usize, parts: &[i64]) {
    levels(deal, nth, None, None);
    targets(deal).measures[nth].parts =
        parts.iter().map(|thousandths| Quantity { thousandths: *thousandths }).collect();
}

pub(super) fn rows() -> Vec<Row> {
    [development_rows(), score_rows(), incentive_rows(), service_rows(), support_rows()].into_iter().flatten().collect()
}

fn sole(deal: &mut Deal, territory: &str) {
    development(deal).exclusivity = Exclusivity::ForTerritory;
    development(deal).territory = Wording::new(territory, "");
}

fn development_rows() -> Vec<Row> {
    vec![
        row(
            "DEV-01",
            at(field::DEVELOPMENT_DUTIES),
            vec![Value::Side(Side::Them)],
            |d| development(d).duties.iter_mut().for_each(|duty| duty.owner = Who::Them),
            |d| development(d).duties.iter_mut().for_each(|duty| duty.owner = Who::Both),
        ),
        row(
            "DEV-02",
            at(field::DEVELOPMENT_EXCLUSIVITY),
            vec![Value::List(vec![
                Value::Noun(Noun::Territory),
                Value::Noun(Noun::EndOfTerm),
                Value::Noun(Noun::ReturnDuty),
            ])],
            |d| {
                sole(d, "");
                targets(d).measures.clear();
                d.contract.term.length = TermLength::OpenEnded { start: day("2026-06-01") };
            },
            |d| sole(d, "江苏省"),
        ),
        row(
            "DEV-03",
            at(field::SPECIAL),
            vec![],
            |d| special(d, "乙方转售产品的价格不得低于甲方公布的价格。"),
            |d| special(d, "甲方可以提出建议零售价，最低售价由乙方自主确定。"),
        ),
        row(
            "DEV-04",
            at(field::DEVELOPMENT_EXCLUSIVITY),
            vec![],
            |d| {
                sole(d, "江苏省");
                months(d, 61);
            },
            // five years to the day
            |d| {
                sole(d, "江苏省");
                d.contract.term.length = TermLength::Fixed { start: day("2026-06-01"), end: day("2031-05-31") };
            },
        ),
        row(
            "DEV-05",
            at(field::DEVELOPMENT_AUTHORITY),
            vec![],
            |d| development(d).authority = AuthorityToBind::ByPowerOfAttorney,
            |d| {
                development(d).authority = AuthorityToBind::ByPowerOfAttorney;
                d.contract.circumstances.theirs.authority = Answer::Yes;
            },
        ),
        row(
            "DEV-06",
            at(field::SHARING_NON_SOLICITATION),
            vec![],
            |d| {
                share_one(d, |_| {});
                sharing(d).non_solicitation = NonSolicitation::For(Period::months(25));
            },
            |d| {
                share_one(d, |_| {});
                sharing(d).non_solicitation = NonSolicitation::For(Period::months(24));
            },
        ),
        row(
            "DEV-07",
            at(field::DEVELOPMENT_LEAD_LASTS),
            vec![],
            |d| {
                development(d).leads = LeadRegistration::None;
                let looks = development(d).duties.iter_mut().find(|duty| duty.task == Task::FindLeads);
                looks.expect("somebody looks").owner = Who::Both;
            },
            |d| development(d).leads = LeadRegistration::None,
        ),
    ]
}

fn score_rows() -> Vec<Row> {
    vec![
        row(
            "KPI-01",
            at(field::TARGETS_MEASURES),
            vec![Value::Rate(Ppm(950_000))],
            // 35 + 15 + 20 + 15 + 10
            |d| targets(d).measures[0].weight = Bp(3_500),
            |d| {
                targets(d).measures[0].weight = Bp(3_500);
                targets(d).measures[1].weight = Bp(2_000);
            },
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Words(Wording::new("展会场次", "fairs"))],
            |d| {
                targets(d).measures[1].metric =
                    Metric::Own { name: Wording::new("展会场次", "fairs"), unit: Wording::default() };
            },
            |d| {
                targets(d).measures[1].metric =
                    Metric::Own { name: Wording::new("展会场次", "fairs"), unit: Wording::new("场", "fair") };
                targets(d).measures[1].target = Quantity { thousandths: 1 };
            },
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Words(Wording::new("展会场次", "fairs"))],
            |d| fairs(d, 4_000, 100, 0),
            |d| fairs(d, 4_001, 1, 1_000_000),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Words(Wording::new("展会场次", "fairs"))],
            |d| fairs(d, 6_000, 0, 0),
            |d| fairs(d, 6_000, 50, 0),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Words(Wording::new("展会场次", "fairs"))],
            |d| fairs(d, 6_000, 50, 1_000_001),
            |d| fairs(d, 6_000, 50, 1_000_000),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 0),
            vec![Value::Noun(Noun::NetSales)],
            |d| levels(d, 0, Some(100_000), None),
            |d| levels(d, 0, Some(100_001), None),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 0),
            vec![Value::Noun(Noun::NetSales)],
            |d| levels(d, 0, Some(120_000), Some(120_000)),
            |d| levels(d, 0, Some(120_000), Some(120_001)),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 0),
            vec![Value::Noun(Noun::NetSales)],
            |d| levels(d, 0, None, Some(100_000)),
            |d| levels(d, 0, None, Some(100_001)),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 0),
            vec![Value::Noun(Noun::NetSales)],
            |d| parts(d, 0, &[10_000, 20_000, 30_000, 40_001]),
            |d| parts(d, 0, &[10_000, 20_000, 30_000, 40_000]),
        ),
        // a year has four quarters
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 0),
            vec![Value::Noun(Noun::NetSales)],
            |d| parts(d, 0, &[50_000, 50_000]),
            |d| {
                parts(d, 0, &[50_000, 50_000]);
                targets(d).cycle = Cycle::HalfYear;
            },
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 0),
            vec![Value::Noun(Noun::NetSales)],
            |d| parts(d, 0, &[0, 30_000, 30_000, 40_000]),
            |d| parts(d, 0, &[1, 29_999, 30_000, 40_000]),
        ),
        // new customers add up over a year
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Noun(Noun::NewCustomers)],
            |d| parts(d, 1, &[25_000, 25_000, 25_000, 25_001]),
            |d| parts(d, 1, &[25_000; 4]),
        ),
        // a rate does not
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 2),
            vec![Value::Noun(Noun::CollectionRate)],
            |d| parts(d, 2, &[25_000; 4]),
            |d| parts(d, 2, &[]),
        ),
        // nor what is counted in per cent
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Words(Wording::new("展会场次", "fairs"))],
            |d| yearly_fairs(d, Wording::new("%", "per cent"), Direction::Higher),
            |d| yearly_fairs(d, Wording::new("场", "fair"), Direction::Higher),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Words(Wording::new("展会场次", "fairs"))],
            |d| yearly_fairs(d, Wording::new("百分点", ""), Direction::Higher),
            |d| yearly_fairs(d, Wording::new("场", ""), Direction::Higher),
        ),
        // a range has no parts
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Words(Wording::new("展会场次", "fairs"))],
            |d| yearly_fairs(d, Wording::new("场", "fair"), RANGE),
            |d| yearly_fairs(d, Wording::new("场", "fair"), Direction::Lower),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Noun(Noun::NewCustomers)],
            |d| levels(d, 1, Some(100_000), None),
            |d| levels(d, 1, Some(120_000), None),
        ),
        // nor anything beyond it
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 1),
            vec![Value::Noun(Noun::NewCustomers)],
            |d| {
                levels(d, 1, Some(120_000), None);
                targets(d).measures[1].direction = RANGE;
            },
            |d| {
                levels(d, 1, None, None);
                targets(d).measures[1].direction = RANGE;
            },
        ),
        // fewer hours are better
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 4),
            vec![Value::Noun(Noun::ComplaintHours)],
            |d| levels(d, 4, Some(100_000), None),
            |d| levels(d, 4, Some(99_999), None),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 4),
            vec![Value::Noun(Noun::ComplaintHours)],
            |d| levels(d, 4, Some(80_000), Some(90_000)),
            |d| levels(d, 4, Some(80_000), Some(0)),
        ),
        row(
            "KPI-02",
            Place::row(field::TARGETS_MEASURES, 4),
            vec![Value::Noun(Noun::ComplaintHours)],
            |d| levels(d, 4, Some(-1), None),
            |d| levels(d, 4, None, Some(1)),
        ),
        row(
            "KPI-03",
            at(field::TARGETS_GRADES),
            vec![],
            |d| targets(d).grades[2].from = 80,
            |d| targets(d).grades[2].from = 79,
        ),
        row(
            "KPI-03",
            at(field::TARGETS_FAILING_GRADE),
            vec![],
            |d| "E".clone_into(&mut targets(d).failing.grade),
            |d| "C".clone_into(&mut targets(d).failing.grade),
        ),
        row(
            "KPI-04",
            at(field::TARGETS_EVALUATOR),
            vec![Value::Side(Side::Us)],
            |d| {
                targets(d).evaluator = Who::Us;
                targets(d).object_within = Period::days(0);
            },
            |d| targets(d).evaluator = Who::Us,
        ),
        row(
            "KPI-05",
            at(field::TARGETS_FAILING_THEN),
            vec![],
            |d| {
                targets(d).failing.then = Consequence::Terminate;
                targets(d).failing.periods = 1;
            },
            |d| targets(d).failing.then = Consequence::Terminate,
        ),
        row(
            "KPI-06",
            at(field::SPECIAL),
            vec![],
            |d| special(d, "乙方年度未达标的，应向甲方支付差额百分之五的违约金。"),
            |d| special(d, "乙方年度未达标的，不承担违约金。"),
        ),
        row(
            "KPI-11",
            at(field::TARGETS_CYCLE),
            vec![],
            |d| {
                targets(d).cycle = Cycle::Year;
                d.contract.term.length = TermLength::Fixed { start: day("2026-06-01"), end: day("2027-05-30") };
            },
            |d| {
                targets(d).cycle = Cycle::Year;
                d.contract.term.length = TermLength::Fixed { start: day("2026-06-01"), end: day("2027-05-31") };
            },
        ),
        row(
            "KPI-12",
            at(field::SPECIAL),
            vec![Value::Side(Side::Us)],
            |d| special(d, "甲方有权随时调整年度销售目标。"),
            |d| special(d, "任何一方不得单方调整年度销售目标。"),
        ),
    ]
}

fn incentive_rows() -> Vec<Row> {
    use IncentiveBase::{Collected, Invoiced};
    use TierMethod::{Marginal, Whole};
    vec![
        row(
            "KPI-07",
            at(field::TARGETS_INCENTIVE_TIERS),
            vec![],
            |d| incentive(d, Marginal, Collected, &[(Some(800_000), 20_000), (Some(800_000), 30_000), (None, 40_000)]),
            |d| incentive(d, Marginal, Collected, &[(Some(800_000), 20_000), (Some(800_001), 30_000), (None, 40_000)]),
        ),
        row(
            "KPI-08",
            at(field::TARGETS_INCENTIVE_METHOD),
            // 2 % of 800 000 are 16 000; one fen more earns 3 %: 24 000
            vec![Value::Money(Money::cny(80_000_000)), Value::Money(Money::cny(800_000))],
            |d| incentive(d, Whole, Collected, &[(Some(800_000), 20_000), (None, 30_000)]),
            // 2.4 % instead of 2 % is a fifth more: not above a fifth
            |d| incentive(d, Whole, Collected, &[(Some(800_000), 20_000), (None, 24_000)]),
        ),
        row(
            "KPI-09",
            at(field::TARGETS_INCENTIVE_BASE),
            vec![],
            |d| incentive(d, Marginal, Invoiced, &[(None, 20_000)]),
            |d| {
                incentive(d, Marginal, Invoiced, &[(None, 20_000)]);
                special(d, "已支付的返利，货款未收回的，从下期返利中扣回。");
            },
        ),
        row(
            "KPI-10",
            at(field::SPECIAL),
            vec![],
            |d| special(d, "返利支付至乙方采购经理的个人账户。"),
            |d| special(d, "返利不得支付至乙方采购经理的个人账户。"),
        ),
    ]
}

fn service_rows() -> Vec<Row> {
    vec![
        row(
            "SVC-01",
            at(field::SERVICE_CHANNELS),
            vec![],
            |d| service(d).channels.clear(),
            |d| {
                service(d).channels.pop_first();
            },
        ),
        row(
            "SVC-02",
            Place::row(field::SERVICE_LEVELS, 0),
            vec![text("P1")],
            |d| service(d).levels[0].resolve = Period { n: 0, ..Period::hours(1) },
            |d| service(d).levels[0].resolve = Period::hours(1),
        ),
        row(
            "SVC-03",
            Place::row(field::SERVICE_LEVELS, 1),
            vec![text("P2")],
            |d| service(d).levels[1].resolve = Period::working_days(8),
            |d| service(d).levels[1].resolve = Period::working_days(7),
        ),
        row(
            "SVC-04",
            at(field::SERVICE_ACKNOWLEDGE),
            vec![],
            |d| service(d).acknowledge_within = Period::working_days(4),
            |d| service(d).acknowledge_within = Period::working_days(3),
        ),
        row(
            "SVC-05",
            at(field::SERVICE_ESCALATION),
            vec![],
            |d| service(d).escalation.clear(),
            |d| service(d).escalation.truncate(1),
        ),
        row(
            "SVC-06",
            at(field::DEFINITIONS_WORKING_DAYS),
            vec![],
            |d| d.contract.definitions.working_days = WorkingDays::Of(Wording::default()),
            |d| d.contract.definitions.working_days = WorkingDays::Of(Wording::new("新加坡", "Singapore")),
        ),
        row(
            "SVC-07",
            at(field::SERVICE_CLOSE),
            vec![],
            |d| service(d).close_after = Period::working_days(4),
            |d| service(d).close_after = Period::working_days(5),
        ),
        row(
            "SVC-08",
            at(field::SERVICE_CREDIT),
            vec![],
            |d| {
                service(d).credit = ServiceCredit::Share { each: Ppm(10_000), cap: Ppm(100_000) };
                special(d, "服务抵扣为乙方的唯一救济，乙方不得再主张其他责任。");
            },
            |d| {
                service(d).credit = ServiceCredit::Share { each: Ppm(10_000), cap: Ppm(100_000) };
                special(d, "服务抵扣并非唯一救济。");
            },
        ),
        row(
            "SVC-09",
            at(field::SERVICE_SETTLE),
            vec![],
            // the lowest level takes 15 working days
            |d| service(d).settle_within = Period::working_days(14),
            |d| service(d).settle_within = Period::working_days(60),
        ),
    ]
}

fn support_rows() -> Vec<Row> {
    use SupportKind::{Brochure, Sample, Training};
    use SupportTitle::{Consumable, Gift, Loan, Open};
    vec![
        row(
            "SUP-01",
            Place::row(field::SUPPORT_ITEMS, 1),
            vec![Value::Count(2)],
            |d| support(d).items = vec![item(Sample, Gift, "样品", "台"), item(Sample, Open, "展示样机", "台")],
            |d| support(d).items = vec![item(Sample, Gift, "样品", "台"), item(Sample, Loan, "展示样机", "台")],
        ),
        row(
            "SUP-02",
            Place::row(field::SUPPORT_ITEMS, 0),
            vec![Value::Count(1)],
            |d| {
                support(d).items = vec![item(Sample, Loan, "展示样机", "台")];
                support(d).loss = LossRule::AsLaw;
            },
            |d| support(d).items = vec![item(Sample, Loan, "展示样机", "台")],
        ),
        row(
            "SUP-02",
            Place::row(field::SUPPORT_ITEMS, 0),
            vec![Value::Count(1)],
            |d| {
                support(d).items = vec![item(Sample, Loan, "展示样机", "台")];
                support(d).return_within = Period::days(0);
            },
            |d| {
                support(d).items = vec![item(Sample, Loan, "展示样机", "台")];
                support(d).items[0].return_by = Some(day("2026-12-31"));
                support(d).return_within = Period::days(0);
            },
        ),
        row(
            "SUP-03",
            Place::row(field::SUPPORT_ITEMS, 0),
            vec![],
            |d| support(d).items = vec![item(Sample, Gift, "赠乙方采购经理的手表", "块")],
            |d| support(d).items = vec![item(Sample, Gift, "赠乙方的样机", "台")],
        ),
        row(
            "SUP-04",
            at(field::SUPPORT_BRAND),
            vec![],
            |d| {
                support(d).items = vec![item(Brochure, Consumable, "产品手册", "册")];
                support(d).brand = BrandUse::None;
            },
            |d| support(d).items = vec![item(Brochure, Consumable, "产品手册", "册")],
        ),
        row(
            "SUP-05",
            at(field::DELIVERY_QUALITY),
            vec![],
            |d| d.contract.delivery.quality = Wording::new("质量以样品为准", ""),
            |d| d.contract.delivery.quality = Wording::new("质量以样品为准，样品由双方共同封存", ""),
        ),
        row(
            "SUP-05",
            at(field::DELIVERY_SAMPLE_SEALED),
            vec![],
            |d| d.contract.delivery.sample = Some(sealed(None)),
            |d| d.contract.delivery.sample = Some(sealed(Some(day("2026-05-18")))),
        ),
        row(
            "SUP-06",
            Place::row(field::SUPPORT_ITEMS, 0),
            vec![],
            |d| support(d).items = vec![item(Brochure, Consumable, "“行业最佳流量计”海报", "张")],
            |d| support(d).items = vec![item(Brochure, Consumable, "流量计海报", "张")],
        ),
        row(
            "SUP-07",
            Place::row(field::SUPPORT_ITEMS, 0),
            vec![],
            |d| {
                support(d).items = vec![item(Training, Consumable, "安装培训", "次")];
                support(d).training_hours = 0;
            },
            |d| {
                support(d).items = vec![item(Training, Consumable, "安装培训", "学时")];
                support(d).training_hours = 0;
            },
        ),
    ]
}

/// A register that nobody is in names no customers to leave alone.
#[test]
fn a_promise_to_leave_customers_alone_names_them() {
    let mut broad = super::deal::deal();
    share(&mut broad, vec![]);
    sharing(&mut broad).non_solicitation = NonSolicitation::For(Period::months(12));
    let found = super::deal::findings(&broad);
    let told: Vec<_> = found.iter().filter(|it| it.rule.code() == "DEV-06").map(|it| it.place.field).collect();
    assert_eq!(told, [field::SHARING_NON_SOLICITATION]);
}
