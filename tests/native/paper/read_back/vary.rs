//! Terms with every choice that decides whether a figure is printed, and figures out of numbers that are given.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::acceptance::Acceptance;
use counterpart::domain::contract::adjustment::{Adjustment, Counted, PriceStep};
use counterpart::domain::contract::breach::{AgreedDamages, LateDelivery, LiabilityLimit};
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::delivery::{DeliveryTime, Manner, TradeTerm};
use counterpart::domain::contract::development::{LeadRegistration, Rhythm};
use counterpart::domain::contract::disputes::{Mediation, Negotiation};
use counterpart::domain::contract::further::{Further, Guarantee, GuaranteeForm};
use counterpart::domain::contract::general::ByEmail;
use counterpart::domain::contract::named::FurtherRole;
use counterpart::domain::contract::party::{ChineseScript, ContractKind, PartyNames, Side, SubjectKind, Who};
use counterpart::domain::contract::payment::{Acceleration, Earnest, Plan, Suspension};
use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share, Unit};
use counterpart::domain::contract::price::PriceForm;
use counterpart::domain::contract::protection::SecrecyDamages;
use counterpart::domain::contract::sample::Sample;
use counterpart::domain::contract::service::{ServiceCredit, ServiceDay, ServicePause, ServiceStretch, WeekDay};
use counterpart::domain::contract::sharing::{
    EndAction, Frequency, LegalBasis, NonSolicitation, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent,
    ShareMode, SharedItem,
};
use counterpart::domain::contract::support::{SupportItem, SupportKind, SupportTitle, Worth};
use counterpart::domain::contract::targets::{
    Cycle, Direction, Incentive, IncentiveBase, IncentiveForm, Metric, Targets, Tier, TierEnd, TierMethod,
};
use counterpart::domain::contract::term::{
    Effective, GroundKind, Notice, Objection, Renewal, RenewalTimes, TermLength,
};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{InstalmentId, LineId};
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{
    Cap, CapBase, DayCount, FeeBase, Fixing, Grace, GraceMode, LateFeeRule, LateRate, MonthCount, PaymentDay,
};
use counterpart::domain::line::{DocumentDiscount, Line};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::receipt::PaymentMethod;
use counterpart::domain::split::SplitPolicy;
use counterpart::domain::tax::TaxMode;

use super::super::contracts::{self, Counter};
use super::amounts::{CURRENCIES, coins};

/// Numbers to make terms of, with every amount in one currency.
pub(super) struct Draws<'a> {
    numbers: &'a [u32],
    taken: usize,
    currency: Currency,
}

impl<'a> Draws<'a> {
    pub(super) fn new(numbers: &'a [u32]) -> Self {
        let mut draws = Self { numbers, taken: 0, currency: Currency::CNY };
        draws.currency = CURRENCIES[draws.one_of(4) as usize];
        draws
    }

    fn upto(&mut self, most: u32) -> u32 {
        self.taken += 1;
        let nth = u32::try_from(self.taken).expect("few");
        // numbers that follow each other would choose alike: the last digits of each decide
        let number = self.numbers[self.taken % self.numbers.len()] ^ nth.wrapping_mul(0x9e37_79b9);
        let number = (number ^ (number >> 15)).wrapping_mul(0x85eb_ca6b);
        1 + (number ^ (number >> 13)) % most
    }

    fn one_of(&mut self, count: u32) -> u32 {
        self.upto(count) - 1
    }

    fn period(&mut self) -> Period {
        let unit = [Unit::Hour, Unit::WorkingHour, Unit::Day, Unit::WorkingDay, Unit::Month, Unit::Year];
        let n = u16::try_from(self.upto(900)).expect("small");
        Period { n, unit: unit[self.one_of(6) as usize] }
    }

    fn day(&mut self) -> Date {
        let year = 1999 + i32::try_from(self.upto(90)).expect("small");
        Date::new(year, self.upto(12), self.upto(28)).expect("a day")
    }

    /// The first day of a month.
    fn month(&mut self) -> Date {
        let day = self.day();
        Date::new(day.year(), day.month(), 1).expect("a day")
    }

    fn share(&mut self, most: u32) -> Ppm {
        Ppm(i64::from(self.upto(most)))
    }

    fn sum(&mut self) -> Money {
        let minor = i64::from(self.upto(2_000_000_000)) * 37 + 1;
        self.money(minor)
    }

    /// So many of the smallest coins.
    const fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.currency)
    }
}

/// The contracts that a book can begin with, and the samples.
pub(super) fn templates() -> Vec<Contract> {
    let goods = contracts::usual_with_goods();
    let begun = ContractKind::ALL.iter().map(|kind| {
        let mut contract = contracts::usual(*kind);
        if *kind != ContractKind::NonDisclosure {
            contract.lines.clone_from(&goods.lines);
        }
        contract
    });
    contracts::samples().into_iter().chain(begun).collect()
}

/// One rate for all days, or several that follow each other.
fn rates(most: u32, draws: &mut Draws<'_>) -> RateTable {
    if draws.one_of(3) > 0 {
        return RateTable::constant(draws.share(most)).expect("a rate");
    }
    let (first, count) = (draws.day(), 2 + i64::from(draws.one_of(2)));
    let steps = (0..count)
        .map(|nth| RateStep { from: first.plus_days(400 * nth).expect("a day"), rate: draws.share(most) })
        .collect();
    RateTable::new(steps).expect("in order")
}

fn late_rate(draws: &mut Draws<'_>) -> LateRate {
    let day_count =
        [DayCount::Actual365, DayCount::Actual360, DayCount::ActualActual, DayCount::Thirty360, DayCount::NotStated]
            [draws.one_of(5) as usize];
    let fixing =
        [Fixing::Running, Fixing::AtBreach, Fixing::HalfYearRefixed, Fixing::HalfYearFrozen][draws.one_of(4) as usize];
    let month = [MonthCount::TwelveIn365, MonthCount::ThirtyDays][draws.one_of(2) as usize];
    let reference = RateTable::constant(Ppm(30_000)).expect("a rate");
    match draws.one_of(7) {
        0 => LateRate::Daily { table: rates(2_000, draws) },
        1 => LateRate::Annual { table: rates(360_000, draws), day_count },
        2 => LateRate::ReferenceMultiple { reference, hundredths: draws.upto(400), day_count, fixing },
        3 => {
            // whole points too, of which one alone is a point
            let margin =
                if draws.one_of(3) == 0 { Ppm(i64::from(draws.upto(3)) * 10_000) } else { draws.share(200_000) };
            LateRate::ReferencePlus { reference, margin, day_count, fixing }
        }
        4 => LateRate::Monthly { table: rates(30_000, draws), month },
        5 => LateRate::StartedPeriod { days: draws.upto(90), rate: draws.share(30_000) },
        _ => LateRate::FixedSum { amount: draws.sum() },
    }
}

fn vary_late_fee(rule: &mut LateFeeRule, draws: &mut Draws<'_>) {
    rule.rate = late_rate(draws);
    rule.base = [FeeBase::UnpaidPrincipal, FeeBase::InstalmentTotal, FeeBase::ContractTotal][draws.one_of(3) as usize];
    let mode = [GraceMode::Prospective, GraceMode::Retroactive][draws.one_of(2) as usize];
    rule.grace = Grace { days: draws.one_of(10), mode };
    let of = [CapBase::OverdueSum, CapBase::Instalment, CapBase::Contract][draws.one_of(3) as usize];
    rule.cap = match draws.one_of(5) {
        0 => Cap::None,
        1 => Cap::Share { ppm: draws.share(300_000), of },
        2 => Cap::Amount(draws.sum()),
        3 => Cap::ContractShare { ppm: draws.share(300_000) },
        _ => Cap::ContractAmount(draws.sum()),
    };
    rule.payment_day = [PaymentDay::Counted, PaymentDay::NotCounted][draws.one_of(2) as usize];
}

/// A day, or a while after an event; of a part of a plan also after its own milestone.
fn due(draws: &mut Draws<'_>, part: Option<InstalmentId>) -> Due {
    if draws.one_of(2) == 0 {
        return Due::On(draws.day());
    }
    let event = match (draws.one_of(9) as usize, part) {
        (8, Some(part)) => Event::Milestone(part),
        (nth, _) => Event::ALL[nth % Event::ALL.len()],
    };
    Due::After { event, within: draws.period() }
}

/// How the parts share a total: equally, by shares, by sums, or some of each. Every part is more than nothing.
fn shares(total: Money, draws: &mut Draws<'_>) -> Vec<Share> {
    let count = i64::from(2 + draws.one_of(5));
    let less = (0..count - 1).map(|_| i64::from(9_000 + draws.upto(100_000))).collect::<Vec<_>>();
    let part = |ppm: i64| total.minor / 1_000_000 * ppm + total.minor % 1_000_000 * ppm / 1_000_000;
    match draws.one_of(4) {
        0 => vec![Share::Equal; if draws.one_of(3) == 0 { 13 } else { 3 }],
        1 => {
            let last = 1_000_000 - less.iter().sum::<i64>();
            less.into_iter().chain([last]).map(|ppm| Share::Of(Ppm(ppm))).collect()
        }
        2 => {
            let sums: Vec<i64> = less.into_iter().map(part).collect();
            let last = total.minor - sums.iter().sum::<i64>();
            sums.into_iter().chain([last]).map(|minor| Share::Sum(Money::new(minor, total.currency))).collect()
        }
        _ => vec![
            Share::Sum(Money::new(part(less[0]), total.currency)),
            Share::Equal,
            Share::Of(Ppm(less[0])),
            Share::Equal,
        ],
    }
}

fn parts(total: Money, draws: &mut Draws<'_>) -> Vec<Instalment> {
    let mut ids = Counter(150);
    let shares = shares(total, draws).into_iter();
    shares
        .map(|share| {
            let id = InstalmentId::fresh(&mut ids);
            let condition = match draws.one_of(4) {
                0 => Wording::new("提交验收单", "the acceptance sheet is handed over"),
                _ => Wording::default(),
            };
            Instalment { id, label: PartLabel::Progress, share, due: due(draws, Some(id)), condition }
        })
        .collect()
}

fn vary_payment(contract: &mut Contract, draws: &mut Draws<'_>) {
    let total = contract.total().expect("a total");
    let Clause::Included(payment) = &mut contract.payment else { return };
    payment.remainder = [SplitPolicy::Largest, SplitPolicy::Last, SplitPolicy::First][draws.one_of(3) as usize];
    let id = InstalmentId::fresh(&mut Counter(140));
    payment.plan = match draws.one_of(5) {
        0 => Plan::LumpSum { id, due: due(draws, None) },
        1 => Plan::Instalments { parts: parts(total, draws) },
        2 => Plan::Milestones { parts: parts(total, draws), accept_within: draws.period() },
        3 => Plan::Monthly {
            day: u8::try_from(draws.upto(28)).expect("small"),
            statement_within: draws.period(),
            confirm_within: draws.period(),
            pay_within: draws.period(),
        },
        _ => Plan::Prepaid { id, balance: draws.sum(), due: due(draws, None), refund_within: draws.period() },
    };
    vary_late_fee(&mut payment.late_fee, draws);
    payment.method = [PaymentMethod::Transfer, PaymentMethod::Cash][draws.one_of(2) as usize];
    payment.cash_limit = (draws.one_of(2) == 1).then(|| draws.sum());
    payment.earnest = if draws.one_of(2) == 0 { Earnest::None } else { Earnest::Sum(draws.sum()) };
    payment.acceleration = match draws.one_of(2) {
        0 => Acceleration::None,
        _ => Acceleration::When { overdue: draws.share(900_000), cure: draws.period() },
    };
    payment.suspension = match draws.one_of(2) {
        0 => Suspension::AsLaw,
        _ => Suspension::After { overdue: draws.period(), notice: draws.period() },
    };
    payment.invoice.within = draws.period();
    payment.object_to_invoice = draws.period();
}

fn vary_term(contract: &mut Contract, draws: &mut Draws<'_>) {
    let start = draws.day();
    let months = u16::try_from(draws.upto(600)).expect("small");
    let term = &mut contract.term;
    term.length = match draws.one_of(4) {
        0 => TermLength::Fixed { start, end: start.plus_days(i64::from(draws.upto(4_000))).expect("a day") },
        1 => TermLength::Months { start, months },
        2 => TermLength::OpenEnded { start },
        _ => TermLength::UntilPerformed { start },
    };
    term.renewal = match draws.one_of(3) {
        0 => Renewal::None,
        1 => Renewal::ByAgreement { talk_before: draws.period() },
        _ => Renewal::Automatic {
            months: u16::try_from(draws.upto(12)).expect("small"),
            times: match draws.one_of(3) {
                0 => RenewalTimes::Unlimited,
                _ => RenewalTimes::AtMost(u8::try_from(draws.upto(20)).expect("small")),
            },
            objection: Objection::Before(draws.period()),
        },
    };
    term.effective = if draws.one_of(2) == 0 { Effective::OnSigning } else { Effective::On(draws.day()) };
    let mut notice = || if draws.one_of(3) == 0 { Notice::None } else { Notice::Ahead(draws.period()) };
    (term.our_notice, term.their_notice) = (notice(), notice());
    (term.cure, term.exercise_window, term.settle_within) = (draws.period(), draws.period(), draws.period());
    for ground in &mut term.grounds {
        ground.holder = [Who::Both, Who::Us, Who::Them][draws.one_of(3) as usize];
        if let GroundKind::ForceMajeure(lasts) | GroundKind::LongNonPayment(lasts) = &mut ground.kind {
            *lasts = draws.period();
        }
    }
}

fn limit(draws: &mut Draws<'_>) -> LiabilityLimit {
    match draws.one_of(3) {
        0 => LiabilityLimit::None,
        1 => LiabilityLimit::Sum(draws.sum()),
        _ => LiabilityLimit::OfPrice(draws.share(3_000_000)),
    }
}

/// A thing that is shared.
fn shared(draws: &mut Draws<'_>) -> SharedItem {
    let start = draws.day();
    SharedItem {
        what: Wording::new("联系人", "contacts"),
        from: [Side::Us, Side::Them][draws.one_of(2) as usize],
        recipients: Wording::new("客户经理", "the account managers"),
        purpose: Wording::new("共同拜访", "joint visits"),
        personal: PersonalMark::Ordinary,
        basis: LegalBasis::Consent,
        separate_consent: [SeparateConsent::Obtained, SeparateConsent::Missing][draws.one_of(2) as usize],
        role: RecipientRole::Independent,
        level: SecrecyLevel::Internal,
        start,
        end: start.plus_days(i64::from(draws.upto(900))).expect("a day"),
        end_action: [EndAction::Destroy, EndAction::KeepByLaw][draws.one_of(2) as usize],
    }
}

/// A thing that helps the customer to sell.
fn support_item(draws: &mut Draws<'_>) -> SupportItem {
    SupportItem {
        kind: [SupportKind::Sample, SupportKind::Display][draws.one_of(2) as usize],
        what: Wording::new("展柜", "Display case"),
        quantity: Quantity { thousandths: i64::from(draws.upto(9_000_000)) },
        unit: Wording::new("台", "pc"),
        worth: if draws.one_of(3) == 0 { Worth::NotStated } else { Worth::Of(draws.sum()) },
        title: [SupportTitle::Loan, SupportTitle::Gift][draws.one_of(2) as usize],
        due: due(draws, None),
        return_by: (draws.one_of(2) == 0).then(|| draws.day()),
        borne_by: Side::Us,
    }
}

fn vary_targets(targets: &mut Targets, draws: &mut Draws<'_>) {
    (targets.evaluate_within, targets.object_within) = (draws.period(), draws.period());
    // whole coins, and whole hundredths of a per cent
    let coin = 1_000 / coins(draws.currency);
    for measure in &mut targets.measures {
        let target = i64::from(draws.upto(900_000_000)) * coin;
        measure.target = Quantity { thousandths: target };
        measure.weight = Bp(i64::from(draws.upto(10_000)));
        measure.cap = Ppm(1_000_000 + i64::from(draws.upto(10_000)) * 100);
        measure.floor = Ppm(i64::from(draws.one_of(2) * draws.upto(10_000)) * 100);
        measure.direction = match draws.one_of(3) {
            0 => Direction::Higher,
            1 => Direction::Lower,
            _ => Direction::Range {
                to: Quantity { thousandths: target + i64::from(draws.upto(900_000)) * coin },
                off_per_unit: Bp(i64::from(draws.upto(5_000))),
            },
        };
    }
    let cycles = [(Cycle::Month, 12), (Cycle::Quarter, 4), (Cycle::HalfYear, 2), (Cycle::Year, 1)];
    let (cycle, periods) = cycles[draws.one_of(4) as usize];
    targets.cycle = cycle;
    for measure in &mut targets.measures {
        let is_low = match measure.direction {
            Direction::Higher => false,
            Direction::Lower => true,
            Direction::Range { .. } => continue,
        };
        if matches!(measure.metric, Metric::NetSales | Metric::NewCustomers) && draws.one_of(2) == 1 {
            let part = |it: u32| Quantity { thousandths: i64::from(it) * coin };
            measure.parts = (0..periods).map(|_| part(draws.upto(900_000_000))).collect();
            measure.target.thousandths = measure.parts.iter().map(|it| it.thousandths).sum();
        }
        // above, or where lower is better a part of it
        let mut beyond = |before: Quantity| {
            let (more, part) = (i64::from(draws.upto(900_000)), i64::from(draws.one_of(100)));
            let before = before.thousandths;
            Quantity { thousandths: if is_low { before * part / 100 } else { before + more } }
        };
        let stretch = beyond(measure.target);
        let challenge = beyond(stretch);
        measure.stretch = (draws.one_of(2) == 1).then_some(stretch);
        measure.challenge = (draws.one_of(2) == 1).then_some(challenge);
    }
    let mut from = 0;
    for grade in targets.grades.iter_mut().rev() {
        grade.from = from;
        from += u16::try_from(draws.upto(25)).expect("small");
    }
    targets.failing.periods = u8::try_from(draws.upto(12)).expect("small");
    targets.failing.grade = if draws.one_of(2) == 0 { String::new() } else { targets.grades[1].label.clone() };
    targets.failing.plan = draws.period();
    let (mut tiers, mut bound) = (Vec::new(), 0);
    for _ in 0..draws.one_of(4) {
        bound += i64::from(draws.upto(1_000_000_000));
        tiers.push(Tier { up_to: TierEnd::At(draws.money(bound)), rate: draws.share(500_000) });
    }
    tiers.push(Tier { up_to: TierEnd::Open, rate: draws.share(500_000) });
    targets.incentive = match draws.one_of(3) {
        0 => Incentive::None,
        _ => Incentive::Tiered {
            form: IncentiveForm::Rebate,
            method: [TierMethod::Marginal, TierMethod::Whole][draws.one_of(2) as usize],
            tiers,
            base: IncentiveBase::Invoiced,
            pay_within: draws.period(),
        },
    };
}

fn vary_areas(contract: &mut Contract, draws: &mut Draws<'_>) {
    if let Clause::Included(sharing) = &mut contract.sharing {
        sharing.return_within = draws.period();
        sharing.mode = [
            ShareMode::Nothing,
            ShareMode::AggregateOnly,
            ShareMode::OursToThem,
            ShareMode::TheirsToUs,
            ShareMode::Mutual,
        ][draws.one_of(5) as usize];
        sharing.frequency = [Frequency::Once, Frequency::Monthly, Frequency::OnRequest][draws.one_of(3) as usize];
        sharing.register = (0..draws.upto(3)).map(|_| shared(draws)).collect();
        sharing.non_solicitation = match draws.one_of(2) {
            0 => NonSolicitation::None,
            _ => NonSolicitation::For(draws.period()),
        };
    }
    if let Clause::Included(development) = &mut contract.development
        && let LeadRegistration::Protected { confirm_within, lasts, .. } = &mut development.leads
    {
        (*confirm_within, *lasts) = (draws.period(), draws.period());
    }
    if let Clause::Included(development) = &mut contract.development {
        for duty in &mut development.duties {
            duty.rhythm = match draws.one_of(4) {
                0 => Rhythm::Continuous,
                1 => Rhythm::Every(draws.period()),
                2 => Rhythm::OnRequest(draws.period()),
                _ => Rhythm::By(draws.day()),
            };
        }
    }
    if let Clause::Included(targets) = &mut contract.targets {
        vary_targets(targets, draws);
    }
    if let Clause::Included(service) = &mut contract.service {
        (service.acknowledge_within, service.update_every) = (draws.period(), draws.period());
        (service.settle_within, service.close_after) = (draws.period(), draws.period());
        service.keep_records = draws.period();
        let minutes = |n: u32| u16::try_from(n).expect("small");
        (service.hours.from, service.hours.to) = (minutes(480 + draws.upto(60)), minutes(1_000 + draws.upto(440)));
        let count = draws.one_of(4);
        let pause = |nth| {
            let from = 600 + 100 * nth + draws.upto(30);
            ServicePause { from: minutes(from), to: minutes(from + draws.upto(60)) }
        };
        service.hours.pauses = (0..count).map(pause).collect();
        service.hours.week.clear();
        for day in WeekDay::ALL {
            if draws.one_of(3) == 0 {
                let from = 400 + draws.upto(60);
                let stretches = vec![ServiceStretch { from: minutes(from), to: minutes(from + draws.upto(900)) }];
                let stretches = if draws.one_of(3) == 0 { Vec::new() } else { stretches };
                service.hours.week.push(ServiceDay { day, stretches });
            }
        }
        for level in &mut service.levels {
            (level.respond, level.resolve) = (draws.period(), draws.period());
        }
        for step in &mut service.escalation {
            step.after = draws.period();
        }
        service.credit = match draws.one_of(2) {
            0 => ServiceCredit::None,
            _ => ServiceCredit::Share { each: draws.share(200_000), cap: draws.share(300_000) },
        };
    }
    if let Clause::Included(support) = &mut contract.support {
        support.return_within = draws.period();
        support.training_hours = u16::try_from(draws.upto(500)).expect("small");
        support.items = (0..draws.one_of(4)).map(|_| support_item(draws)).collect();
    }
    if let Clause::Included(breach) = &mut contract.breach {
        breach.late_delivery = match draws.one_of(2) {
            0 => LateDelivery::ProvenLoss,
            _ => LateDelivery::PerDay { rate: draws.share(2_000), cap: draws.share(300_000) },
        };
        breach.general = match draws.one_of(3) {
            0 => AgreedDamages::None,
            1 => AgreedDamages::Sum(draws.sum()),
            _ => AgreedDamages::OfPrice(draws.share(900_000)),
        };
        (breach.our_limit, breach.their_limit) = (limit(draws), limit(draws));
    }
    if let Clause::Included(personal) = &mut contract.personal_information {
        (personal.retention, personal.answer_within) = (draws.period(), draws.period());
        personal.breach_notice_hours = draws.upto(72).try_into().expect("small");
    }
}

/// Lines, their prices and taxes, and the discount on their sum.
fn vary_lines(contract: &mut Contract, draws: &mut Draws<'_>) {
    // more of them go to an annex
    let first = contract.lines.values().next().cloned().filter(|_| draws.one_of(5) == 0);
    if let Some(first) = first {
        let mut ids = Counter(170);
        let more = (0..10).map(|_| Line { id: LineId::fresh(&mut ids), ..first.clone() });
        contract.lines.extend(more.map(|line| (line.id, line)));
    }
    contract.price.tax_mode =
        [TaxMode::TaxIncluded, TaxMode::TaxExcluded, TaxMode::NotApplicable][draws.one_of(3) as usize];
    contract.price.tax_rate = draws.share(250_000);
    let one_rate = (draws.one_of(2) == 0).then(|| draws.share(250_000));
    for line in contract.lines.values_mut() {
        let mut word = |begins: &str| match draws.one_of(2) {
            0 => String::new(),
            _ => format!("{begins}{}", draws.upto(900)),
        };
        (line.code, line.name_en) = (word("IT-"), word("Item "));
        line.quantity = Quantity { thousandths: 1_000 + i64::from(draws.upto(900_000)) };
        line.unit_price = Money::new(10_000 + i64::from(draws.upto(100_000_000)), draws.currency);
        line.discount = Ppm(i64::from(draws.one_of(2) * draws.upto(900_000)));
        line.tax_rate = one_rate.unwrap_or_else(|| draws.share(250_000));
    }
    contract.price.discount = DocumentDiscount::None;
    let sum = contract.totals().expect("totals").value.lines.minor;
    contract.price.discount = match draws.one_of(3) {
        0 => DocumentDiscount::None,
        1 => DocumentDiscount::Amount(Money::new(sum / 2_000 * i64::from(draws.upto(1_000)), draws.currency)),
        _ => DocumentDiscount::Share(draws.share(500_000)),
    };
}

/// What the services are that are accepted, how what is sold is delivered, and who answers for its price.
fn vary_deal(contract: &mut Contract, draws: &mut Draws<'_>) {
    contract.subject_kind =
        [SubjectKind::Goods, SubjectKind::Services, SubjectKind::Mixed, SubjectKind::Digital][draws.one_of(4) as usize];
    contract.delivery.acceptance = (draws.one_of(2) == 0).then(Acceptance::default);
    contract.delivery.manner = match draws.one_of(2) {
        0 => Manner::Brought,
        _ => Manner::TradeTerm { rule: TradeTerm::Fob, edition: [2010, 2020][draws.one_of(2) as usize] },
    };
    let mut guarantor = Further::joining(Side::Them, FurtherRole::Guarantor);
    let months = (draws.one_of(3) > 0).then(|| u16::try_from(draws.upto(120)).expect("small"));
    guarantor.guarantee = Guarantee { form: GuaranteeForm::Joint, months };
    contract.signing.further = if draws.one_of(2) == 0 { Vec::new() } else { vec![guarantor] };
    contract.drafted_on = draws.day();
    contract.general.copies = 2 + u8::try_from(draws.one_of(19)).expect("small");
}

pub(super) fn vary(contract: &mut Contract, draws: &mut Draws<'_>) {
    contract.price.currency = draws.currency;
    contract.party_names = match draws.one_of(6) {
        5 => PartyNames::Own {
            ours: Wording::new("受托方", "Consignee"),
            theirs: Wording::new("寄售委托方", "Consignor"),
        },
        nth => PartyNames::FIXED[nth as usize].clone(),
    };
    contract.price.form = match draws.one_of(2) {
        0 => PriceForm::FixedTotal,
        _ => PriceForm::Framework { accept_within: draws.period() },
    };
    vary_lines(contract, draws);
    let delivery = &mut contract.delivery;
    let from = draws.day();
    delivery.time = match draws.one_of(4) {
        0 => DeliveryTime::By(Due::On(from)),
        1 => DeliveryTime::By(due(draws, None)),
        2 => DeliveryTime::Between { from, to: from.plus_days(i64::from(draws.upto(900))).expect("a day") },
        _ => DeliveryTime::PerOrder,
    };
    (delivery.inspection, delivery.hidden_defect_notice) = (draws.period(), draws.period());
    (delivery.hidden_defect_limit, delivery.warranty) = (draws.period(), draws.period());
    vary_deal(contract, draws);
    vary_areas(contract, draws);
    vary_payment(contract, draws);
    vary_term(contract, draws);
    contract.confidentiality.lasts = draws.period();
    contract.confidentiality.damages = match draws.one_of(2) {
        0 => SecrecyDamages::None,
        _ => SecrecyDamages::Sum(draws.sum()),
    };
    let force = &mut contract.force_majeure;
    (force.notice, force.proof, force.long) = (draws.period(), draws.period(), draws.period());
    contract.disputes.negotiation = match draws.one_of(2) {
        0 => Negotiation::None,
        _ => Negotiation::Within(draws.period()),
    };
    contract.disputes.mediation = match draws.one_of(2) {
        0 => Mediation::None,
        _ => Mediation::At {
            body: Wording::new("某某调解中心", "Example Mediation Centre"), within: draws.period()
        },
    };
    contract.notices.change = draws.period();
    contract.notices.courier = (draws.one_of(3) > 0).then(|| draws.period());
    contract.notices.registered = (draws.one_of(3) > 0).then(|| draws.period());
    contract.notices.by_email = [ByEmail::ExceptTermination, ByEmail::Never][draws.one_of(2) as usize];
    contract.adjustment = (draws.one_of(2) == 1).then(|| Adjustment {
        base_value: Some(Quantity::whole(i64::from(draws.upto(999))).expect("small")),
        band: draws.share(500_000),
        share: draws.share(1_000_000),
        counted: [Counted::Whole, Counted::Excess][draws.one_of(2) as usize],
        base_month: Some(draws.month()),
        rounding: [PriceStep::Minor, PriceStep::Major][draws.one_of(2) as usize],
        ..Adjustment::usual()
    });
    contract.delivery.sample =
        (draws.one_of(2) == 1).then(|| Sample { sealed_on: Some(draws.day()), ..Sample::default() });
    contract.general.script = [ChineseScript::Simplified, ChineseScript::Traditional][draws.one_of(2) as usize];
}
