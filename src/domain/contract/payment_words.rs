//! A payment plan read out of words such as a quote says it in: `30% 预付，60% 到货后 30 天内，10% 验收后 30 天`,
//! `30 % in advance, 70 % within 30 days of delivery`, `月结 30 天`, `net 30`.
//!
//! Read is only what leaves nothing open: every figure has its place, the shares make a whole, and each part hangs on one event. A
//! condition, earnest money (定金, which the law gives effects of its own) or shipment, which no plan knows, is not read at all.

use super::payment::Plan;
use super::plan::{Due, Event, Instalment, PartLabel, Period, Share, Unit};
use crate::domain::id::{InstalmentId, NewId};
use crate::domain::rate::Ppm;

/// A part as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    share: Option<Ppm>,
    event: Option<Event>,
    within: Option<Period>,
}

/// What each event is called; the more particular before the more general, which may stand in its sentence too.
const EVENTS: &[(Event, &[&str])] = &[
    (Event::WarrantyEnd, &["质保期满", "质保期届满", "质保到期", "保修期满", "质保金", "warranty"]),
    (Event::StatementConfirmed, &["对账", "statement"]),
    (Event::Invoice, &["发票", "开票", "票到", "invoice"]),
    (Event::Acceptance, &["验收", "acceptance"]),
    (
        Event::Delivery,
        &["交货", "到货", "货到", "收货", "交付", "送达", "delivery", "receipt of the goods", "receipt of goods"],
    ),
    (Event::TakingEffect, &["生效", "takes effect", "taking effect", "effective date"]),
    (
        Event::Signing,
        &[
            "签订",
            "签署",
            "签约",
            "预付",
            "首付",
            "下单",
            "signing",
            "signature",
            "in advance",
            "advance payment",
            "down payment",
            "prepayment",
            "with order",
            "on order",
        ],
    ),
];
/// Goods are accepted after they came: a sentence that says both waits for the later.
const BOTH: [Event; 2] = [Event::Acceptance, Event::Delivery];
/// What stands for all that is left.
const REST: &[&str] = &["余款", "尾款", "其余", "余额", "余下", "remainder", "balance", "the rest"];
/// What stands for the whole price.
const WHOLE: &[&str] = &["全款", "全额", "一次性", "付清", "货款", "in full", "full payment", "payment"];
/// With one of these the words say more than a plan does.
const BEYOND: &[&str] = &[
    "定金",
    "订金",
    "押金",
    "如果",
    "如",
    "若",
    "否则",
    "发货",
    "装船",
    "提单",
    "信用证",
    "前",
    "每",
    "分期",
    "折",
    "deposit",
    "earnest",
    "if ",
    "unless",
    "otherwise",
    "shipment",
    "shipping",
    "before",
    "prior",
    "letter of credit",
    "l/c",
    "each",
    "every",
    "per ",
    "discount",
    "eom",
];
/// Lengths of time: one that was not read with its figure is one in words, or one that plans do not know.
const LENGTHS: &[&str] = &["天", "周", "月", "年", "day", "week", "month", "year"];
const UNITS: &[(Unit, &[&str])] = &[
    (Unit::WorkingDay, &["个工作日", "工作日", "working days", "working day", "business days", "business day"]),
    (Unit::Month, &["个月", "月", "months", "month"]),
    (Unit::Day, &["个自然日", "自然日", "日历日", "天", "日", "calendar days", "days", "day"]),
];

/// The plan that the words say; `None` if they leave anything open.
pub fn plan_of(words: &str, ids: &mut impl NewId) -> Option<Plan> {
    let text = in_figures(&plain(words))?;
    if text.trim().is_empty() || BEYOND.iter().any(|it| text.contains(it)) {
        return None;
    }
    if let Some(pay_within) = monthly(&text) {
        let days = Period::days(5);
        return Some(Plan::Monthly { day: 25, statement_within: days, confirm_within: days, pay_within });
    }
    let parts = parts_of(&text)?;
    let mut id = || InstalmentId::fresh(ids);
    if let [Part { share: Some(Ppm::WHOLE), event: Some(event), within }] = parts.as_slice() {
        let due = Due::After { event: *event, within: within.unwrap_or(Period::days(0)) };
        return Some(Plan::LumpSum { id: id(), due });
    }
    let last = parts.len().checked_sub(1)?;
    let parts = parts.iter().enumerate().map(|(place, part)| {
        let event = part.event?;
        Some(Instalment {
            id: id(),
            label: label_of(event, place == last),
            share: Share::Of(part.share?),
            due: Due::After { event, within: part.within.unwrap_or(Period::days(0)) },
        })
    });
    Some(Plan::Instalments { parts: parts.collect::<Option<Vec<_>>>()? })
}

const fn label_of(event: Event, is_last: bool) -> PartLabel {
    match event {
        Event::Signing => PartLabel::Advance,
        Event::Delivery => PartLabel::OnDelivery,
        Event::Acceptance => PartLabel::Acceptance,
        Event::WarrantyEnd => PartLabel::Retention,
        Event::TakingEffect
        | Event::FirstPayment
        | Event::Invoice
        | Event::StatementConfirmed
        | Event::Milestone(_) => {
            if is_last {
                PartLabel::Balance
            } else {
                PartLabel::Progress
            }
        }
    }
}

/// One form of what is written: half-width figures and signs, small letters.
fn plain(words: &str) -> String {
    let half = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(sign),
        '\u{3000}' => ' ',
        _ => sign,
    };
    words.chars().map(half).flat_map(char::to_lowercase).collect()
}

/// The value of a Chinese figure.
const fn figure(sign: char) -> Option<u16> {
    Some(match sign {
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The same text with `三成` as `30%` and `三十天` as `30天`; nothing where a Chinese figure counts something else.
fn in_figures(text: &str) -> Option<String> {
    let mut found = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if figure(sign).is_none() && !matches!(sign, '十' | '百' | '半') {
            found.push(sign);
            continue;
        }
        let (mut sum, mut last) = (0_u16, 0_u16);
        let mut next = Some(sign);
        while let Some(sign) = next {
            match (figure(sign), sign) {
                (Some(value), _) if last == 0 => last = value,
                (None, '十') => {
                    sum = sum.checked_add(last.max(1).checked_mul(10)?)?;
                    last = 0;
                }
                (None, '百') if last > 0 => {
                    sum = sum.checked_add(last.checked_mul(100)?)?;
                    last = 0;
                }
                _ => return None,
            }
            next = signs.next_if(|it| figure(*it).is_some() || matches!(it, '十' | '百' | '半'));
        }
        let number = sum.checked_add(last)?;
        match signs.peek() {
            Some('成') => {
                signs.next();
                found.push_str(&number.checked_mul(10)?.to_string());
                found.push('%');
            }
            Some('天' | '日' | '个' | '月') => found.push_str(&number.to_string()),
            // 一次性 is no figure
            Some('次') if number == 1 => found.push(sign),
            _ => return None,
        }
    }
    Some(found)
}

/// `月结 30 天`, `net 30 days monthly`: how long after the monthly account.
fn monthly(text: &str) -> Option<Period> {
    let rest = text.trim().strip_prefix("月结")?.trim();
    let rest = rest.trim_end_matches(['。', '.']).trim();
    match period(rest)? {
        (period, "", "") => Some(period),
        _ => None,
    }
}

/// The parts, each with its share and event; nothing where a figure is left over or the shares make no whole.
fn parts_of(text: &str) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open = Part { share: None, event: None, within: None };
    for segment in text.split(['，', ',', '；', ';', '。', '、', '\n']).flat_map(|it| it.split(". ")).map(str::trim)
    {
        let segment = segment.trim_end_matches('.');
        if segment.is_empty() {
            continue;
        }
        let known =
            parts.iter().chain([&open]).filter_map(|part| part.share).fold(0_i64, |sum, it| sum.saturating_add(it.0));
        let said = part_of(segment, known)?;
        // a share begins a part unless what stands before it only said when, and so does another event behind a part that has its own
        let begins = open.share.is_some()
            && (said.share.is_some() || said.event.is_some() && open.event.is_some() && said.event != open.event);
        if begins {
            parts.push(open);
            open = said;
        } else {
            open = join(open, said)?;
        }
    }
    parts.push(open);
    if let [only] = parts.as_mut_slice() {
        only.share = only.share.or(Some(Ppm::WHOLE));
    }
    let whole = parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(part.share?.0))?;
    let are_timed = parts.iter().all(|part| part.event.is_some());
    (whole == Ppm::WHOLE.0 && are_timed).then_some(parts)
}

/// Both together; nothing where they say two different things of one part.
fn join(one: Part, other: Part) -> Option<Part> {
    let event = match (one.event, other.event) {
        (Some(one), Some(other)) if one != other => Some(the_later(&[one, other])?),
        (one, other) => one.or(other),
    };
    if one.within.is_some() && other.within.is_some() || one.share.is_some() && other.share.is_some() {
        return None;
    }
    Some(Part { share: one.share.or(other.share), event, within: one.within.or(other.within) })
}

/// Of several events the one that is waited for, where that is plain.
fn the_later(events: &[Event]) -> Option<Event> {
    match events {
        [] => None,
        [only] => Some(*only),
        _ if events.iter().all(|it| BOTH.contains(it)) => Some(Event::Acceptance),
        _ => None,
    }
}

/// What one segment says, where the shares before it make so much.
fn part_of(segment: &str, known: i64) -> Option<Part> {
    let (share, rest) = share(segment, known)?;
    let mut events: Vec<Event> = Vec::new();
    for (event, names) in EVENTS {
        if names.iter().any(|name| segment.contains(name)) && !events.contains(event) {
            events.push(*event);
        }
    }
    let event = match the_later(&events) {
        None if !events.is_empty() => return None,
        found => found,
    };
    let (within, rest) = match net(&rest) {
        Some((days, rest)) => (Some(Period::days(days)), rest),
        None => match period(&rest) {
            Some((within, head, tail)) => (Some(within), format!("{head} {tail}")),
            None => (None, rest),
        },
    };
    // `net 30` counts from the invoice, as everybody who writes it means
    let event = event.or((rest.contains("net") && within.is_some()).then_some(Event::Invoice));
    // a figure without a place, or a length of time without a figure
    let is_left = rest.contains(|it: char| it.is_ascii_digit()) || LENGTHS.iter().any(|it| rest.contains(it));
    (!is_left).then_some(Part { share, event, within })
}

/// `net 30`: so many days.
fn net(text: &str) -> Option<(u16, String)> {
    let at = text.find("net ")?;
    let (head, tail) = text.split_at(at);
    let tail = tail.strip_prefix("net ")?.trim_start();
    let digits = tail.find(|it: char| !it.is_ascii_digit()).unwrap_or(tail.len());
    let (number, tail) = tail.split_at(digits);
    let tail = tail.trim_start().trim_start_matches("days").trim_start_matches("day");
    Some((number.parse().ok()?, format!("{head}net {tail}")))
}

/// The share of a segment and what is left of its text: a percentage, the rest, or the whole; no share is `None` inside.
fn share(segment: &str, known: i64) -> Option<(Option<Ppm>, String)> {
    let Some(sign) = segment.find('%') else {
        if REST.iter().any(|it| segment.contains(it)) {
            let rest = Ppm::WHOLE.0.checked_sub(known).filter(|rest| (1..Ppm::WHOLE.0).contains(rest));
            // what is left of nothing is not known
            return rest.map(|rest| (Some(Ppm(rest)), segment.to_owned()));
        }
        let is_whole = known == 0 && WHOLE.iter().any(|it| segment.contains(it));
        return Some((is_whole.then_some(Ppm::WHOLE), segment.to_owned()));
    };
    let (head, tail) = segment.split_at(sign);
    let tail = tail.strip_prefix('%')?;
    let head = head.trim_end();
    let begin = head
        .rfind(|it: char| !it.is_ascii_digit() && it != '.')
        .map_or(Some(0), |at| head.get(at..)?.chars().next().and_then(|it| at.checked_add(it.len_utf8())))?;
    let (words, number) = head.split_at_checked(begin)?;
    Some((Some(percentage(number)?), format!("{words} {tail}")))
}

/// `30`, `12.5`: in parts per million.
fn percentage(number: &str) -> Option<Ppm> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if fraction.len() > 4 || (number.contains('.') && fraction.is_empty()) {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|it| (0..=100).contains(it))?;
    let fraction: i64 = format!("{fraction:0<4}").parse().ok()?;
    let ppm = whole.checked_mul(10_000)?.checked_add(fraction)?;
    (1..=Ppm::WHOLE.0).contains(&ppm).then_some(Ppm(ppm))
}

/// The first figure that a unit of time follows, with what stands before and behind.
fn period(text: &str) -> Option<(Period, &str, &str)> {
    let begin = text.find(|it: char| it.is_ascii_digit())?;
    let (head, rest) = text.split_at_checked(begin)?;
    let end = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
    let (number, rest) = rest.split_at_checked(end)?;
    let rest = rest.trim_start();
    let (unit, name) = UNITS
        .iter()
        .flat_map(|(unit, names)| names.iter().map(|name| (*unit, *name)))
        .find(|(_, name)| rest.starts_with(name))?;
    let tail = rest.strip_prefix(name)?;
    Some((Period { n: number.parse().ok()?, unit }, head, tail))
}
