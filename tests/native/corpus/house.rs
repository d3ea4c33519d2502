//! One case of each subject: what a house keeps and reads: standards of service by their time, days of rest, numbers, days that come
//! again, and payment terms in words.

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::calendar::hours::{DayHours, Window, WorkWeek};
use counterpart::domain::calendar::moment::{Minute, Moment};
use counterpart::domain::calendar::notice::Notice;
use counterpart::domain::contract::payment_words::plan_of;
use counterpart::domain::contract::service::{ServiceLevel, Urgency};
use counterpart::domain::contract_number::next_amendment;
use counterpart::domain::date::Date;
use counterpart::domain::device_letter::DeviceLetter;
use counterpart::domain::id::{NewId, uuid_v7};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::numbering::{DatePart, NumberRule};
use counterpart::domain::period::{Counting, Period};
use counterpart::domain::repetition::{RepeatUnit, Repetition};
use counterpart::domain::rest_days::Stretch;
use counterpart::domain::service_clock::level::{ServiceLimit, ServiceTime};
use counterpart::domain::service_clock::{ClockKind, ServiceCase, service_due};
use counterpart::domain::service_policy::{ServicePolicy, WorkaroundLimit};
use uuid::Uuid;

use super::cases::{any_period, calendar, written};
use super::draw::Draw;

fn day(draw: &mut Draw, most: i64) -> Date {
    Date::new(2026, 1, 1).and_then(|first| first.plus_days(draw.between(0, most))).expect("a date")
}

fn moment(draw: &mut Draw) -> Moment {
    let hour = u16::try_from(draw.between(0, 23)).expect("an hour");
    Moment::new(day(draw, 90), Minute::at(hour, 15).expect("a time")).expect("a moment")
}

/// Another standard: one part of it is not as it held.
fn changed(draw: &mut Draw, held: &ServicePolicy) -> ServicePolicy {
    match draw.between(0, 3) {
        0 => {
            let kind = draw.one_of(&TicketKind::ALL);
            let levels = Urgency::ALL.map(|urgency| ServiceLevel {
                urgency,
                respond: any_period(draw),
                resolve: any_period(draw),
            });
            held.with_levels(kind, &levels)
        }
        1 => {
            let limit = WorkaroundLimit { urgency: draw.one_of(&Urgency::ALL), within: any_period(draw) };
            ServicePolicy { workarounds: vec![limit], ..held.clone() }
        }
        2 => {
            let from = Minute::at(u16::try_from(draw.between(6, 10)).expect("an hour"), 0).expect("a time");
            let to = Minute::at(u16::try_from(draw.between(15, 22)).expect("an hour"), 30).expect("a time");
            let hours = DayHours::new(vec![Window { from, to }]).expect("hours");
            ServicePolicy { week: WorkWeek::monday_to_friday(&hours), ..held.clone() }
        }
        _ => ServicePolicy { acknowledge_within: any_period(draw), ..held.clone() },
    }
}

pub(super) fn service_standards(draw: &mut Draw) -> String {
    let mut settings = BookSettings::default();
    let mut kept = Vec::new();
    for _ in 0..draw.between(0, 4) {
        let since = moment(draw);
        let held = settings.service_standards().at(since).clone();
        let after = changed(draw, &held);
        kept.push((since, after.check_after(&held)));
        settings = settings.promising(since, &after);
    }
    let limit = moment(draw);
    if draw.between(0, 3) == 0 {
        settings = settings.without_ahead(limit);
    }
    let standards = settings.service_standards();
    let (received, kind, urgency) = (moment(draw), draw.one_of(&TicketKind::ALL), draw.one_of(&Urgency::ALL));
    let policy = standards.at(received);
    let level = policy.level(kind, urgency);
    let minutes = level.resolve.about_hours().saturating_mul(60);
    let limit_of_level = ServiceLimit { time: ServiceTime::Minutes(minutes), clock: ClockKind::Business };
    let due = service_due(ServiceCase { received, pauses: &[] }, limit_of_level, &policy.calendar(&calendar(draw)));
    let earlier: Vec<_> = standards.earlier().into_iter().map(|(it, until)| (it.since, until)).collect();
    let changes: Vec<_> = settings.standard_changes.iter().collect();
    let told = (policy.since, level, policy.workaround(urgency), due);
    let others = (standards.latest().since, earlier, standards.ahead_of(limit));
    written((&kept, changes, limit, received, kind, urgency), (told, others))
}

pub(super) fn rest_days(draw: &mut Draw) -> String {
    let mut settings = BookSettings::default();
    let mut told = Vec::new();
    for _ in 0..draw.between(1, 5) {
        let from = day(draw, 400);
        let stretch = Stretch { from, to: from.plus_days(draw.between(-1, 33)).expect("a date") };
        let notice = format!(
            "{}月{}日至{}日放假，共3天。{}月{}日（星期六）上班。",
            from.month(),
            from.day(),
            from.day() + 2,
            draw.between(1, 12),
            draw.between(1, 30)
        );
        let (asked, next) = match draw.between(0, 4) {
            0 => (format!("{stretch:?} away"), Ok(settings.clone().without_rest_days(stretch))),
            1 => (format!("{from} worked"), settings.clone().with_make_up_day(from)),
            2 => (notice.clone(), settings.clone().with_notice(&Notice::read(&notice, 2026))),
            _ => (format!("{stretch:?}"), settings.clone().with_holidays(stretch)),
        };
        told.push((asked, next.as_ref().err().copied()));
        settings = next.unwrap_or(settings);
    }
    let stretches: Vec<_> = settings.rest_days.iter().map(|it| Stretch::all(it.holidays())).collect();
    let (from, days) = (day(draw, 400), u16::try_from(draw.between(0, 60)).expect("days"));
    let due = Period::working_days(days).due(from, Counting::default(), &settings.work_calendar());
    written((&told, from, days), (&settings.rest_days, stretches, due))
}

pub(super) fn numbers(draw: &mut Draw) -> String {
    let rule = NumberRule {
        prefix: draw.one_of(&["HT", "HT", "", "A", "契合", "HT-"]).to_owned(),
        date: draw.one_of(&DatePart::ALL),
        digits: u8::try_from(draw.between(0, 10)).expect("digits"),
    };
    let on = day(draw, 60);
    let used: Vec<String> = (0..draw.between(0, 6))
        .map(|_| {
            let before = rule.before(day(draw, 60));
            let letter = draw.one_of(&["", "", "A", "B", "a"]);
            format!("{before}{letter}{:03}", draw.between(0, 1_200))
        })
        .collect();
    let device = DeviceLetter::read(draw.one_of(&["", "A", "ｂ", "O", "AB"]));
    let used = || used.iter().map(String::as_str);
    let next = device.map(|device| rule.next_on(device, on, used()));
    let amendment =
        next_amendment("HT-202601-0001", ["HT-202601-0001-BC01", "ht-202601-0001-bc7"].into_iter().chain(used()));
    written((&rule, on, used().collect::<Vec<_>>(), device), (next, rule.next(on, used()), rule.check(), amendment))
}

pub(super) fn repetition(draw: &mut Draw) -> String {
    let every = u16::try_from(draw.between(0, 14)).expect("a count");
    let it = Repetition { every, unit: draw.one_of(&[RepeatUnit::Day, RepeatUnit::Week, RepeatUnit::Month]) };
    let first = draw.date();
    let last = first.plus_days(draw.between(-40, 800)).unwrap_or(first);
    let k = draw.between(-1, 40);
    written((it, first, last, k), (it.day(first, k), it.next_after(first, last)))
}

/// Ids one after the other.
struct Ids(u64);

impl NewId for Ids {
    fn new_id(&mut self) -> Uuid {
        self.0 += 1;
        uuid_v7(self.0, [9; 10])
    }
}

pub(super) fn payment_terms(draw: &mut Draw) -> String {
    const PIECES: [&str; 20] = [
        "30% 预付",
        "60% 到货后 30 天内",
        "70% 到货后 30 天内",
        "10% 验收后 30 天",
        "50% 验收合格后",
        "50% 签订后 5 个工作日内",
        "余款质保期满后 12 个月",
        "尾款到货付清",
        "全款预付",
        "票到 60 天付款",
        "定金 20%",
        "30 % in advance",
        "70 % within 30 days of delivery",
        "50 % upon signing",
        "50 % upon acceptance",
        "the rest on acceptance",
        "balance within 10 working days after receipt of invoice",
        "net 30",
        "100 % in advance",
        "100%",
    ];
    let separator = draw.one_of(&["，", "，", ", ", "; ", "；", " "]);
    let pieces: Vec<&str> = (0..draw.between(1, 3)).map(|_| draw.one_of(&PIECES)).collect();
    let words = pieces.join(separator);
    let plan = plan_of(&words, &mut Ids(0));
    written(&words, plan)
}
