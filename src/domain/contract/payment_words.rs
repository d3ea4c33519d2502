//! A payment plan read out of words such as a quote says it in: `30% 预付，60% 到货后 30 天内，10% 验收后 30 天`,
//! `30 % in advance, 70 % within 30 days of delivery`, `net 30`.
//!
//! Read is only what leaves nothing open: every word is known, every figure has its place, the shares make a whole, and each part
//! hangs on one event. A word that is not known may be a condition, earnest money (定金, which the law gives effects of its own), a
//! bill or a shipment: then nothing is read, and the words stay what they are.

use super::payment::Plan;
use super::plan::{Due, Event, Instalment, PartLabel, Period, Share, Unit};
use super::wording::Wording;
use crate::domain::id::{InstalmentId, NewId};
use crate::domain::rate::Ppm;

/// A part as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Part {
    share: Option<Ppm>,
    event: Option<Event>,
    within: Option<Period>,
}

/// What a word means here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// An event, from which a length of time may be counted.
    Event(Event),
    /// The name of a part, which tells its event but counts nothing.
    Named(Event),
    /// All that is left.
    Rest,
    /// `net 30`: so many days from the invoice.
    Net,
    /// Nothing that a plan would say otherwise.
    Plain,
}

/// Every word that is known; of two that fit the longer counts.
const WORDS: &[(&str, Word)] = &[
    ("质保期满", Word::Event(Event::WarrantyEnd)),
    ("质保期届满", Word::Event(Event::WarrantyEnd)),
    ("保修期满", Word::Event(Event::WarrantyEnd)),
    ("对账确认", Word::Event(Event::StatementConfirmed)),
    ("收到发票", Word::Event(Event::Invoice)),
    ("开票", Word::Event(Event::Invoice)),
    ("票到", Word::Event(Event::Invoice)),
    ("验收合格", Word::Event(Event::Acceptance)),
    ("验收", Word::Event(Event::Acceptance)),
    ("交货", Word::Event(Event::Delivery)),
    ("到货", Word::Event(Event::Delivery)),
    ("货到", Word::Event(Event::Delivery)),
    ("收货", Word::Event(Event::Delivery)),
    ("交付", Word::Event(Event::Delivery)),
    ("送达", Word::Event(Event::Delivery)),
    ("生效", Word::Event(Event::TakingEffect)),
    ("签订", Word::Event(Event::Signing)),
    ("签署", Word::Event(Event::Signing)),
    ("签约", Word::Event(Event::Signing)),
    ("下单", Word::Event(Event::Signing)),
    ("预付", Word::Named(Event::Signing)),
    ("预付款", Word::Named(Event::Signing)),
    ("首付", Word::Named(Event::Signing)),
    ("首付款", Word::Named(Event::Signing)),
    ("到货款", Word::Named(Event::Delivery)),
    ("验收款", Word::Named(Event::Acceptance)),
    ("质保金", Word::Named(Event::WarrantyEnd)),
    ("余款", Word::Rest),
    ("尾款", Word::Rest),
    ("其余", Word::Rest),
    ("余额", Word::Rest),
    ("余下", Word::Rest),
    ("合同", Word::Plain),
    ("本合同", Word::Plain),
    ("合同总价", Word::Plain),
    ("总价", Word::Plain),
    ("货款", Word::Plain),
    ("全款", Word::Plain),
    ("全额", Word::Plain),
    ("一次性", Word::Plain),
    ("支付", Word::Plain),
    ("付款", Word::Plain),
    ("付清", Word::Plain),
    ("结清", Word::Plain),
    ("付", Word::Plain),
    ("电汇", Word::Plain),
    ("银行转账", Word::Plain),
    ("当日", Word::Plain),
    ("之日", Word::Plain),
    ("以内", Word::Plain),
    ("之内", Word::Plain),
    ("后", Word::Plain),
    ("内", Word::Plain),
    ("起", Word::Plain),
    ("时", Word::Plain),
    ("的", Word::Plain),
    ("end of warranty", Word::Event(Event::WarrantyEnd)),
    ("end of the warranty", Word::Event(Event::WarrantyEnd)),
    ("end of the warranty period", Word::Event(Event::WarrantyEnd)),
    ("confirmation of the statement", Word::Event(Event::StatementConfirmed)),
    ("invoice", Word::Event(Event::Invoice)),
    ("invoice date", Word::Event(Event::Invoice)),
    ("date of invoice", Word::Event(Event::Invoice)),
    ("receipt of invoice", Word::Event(Event::Invoice)),
    ("receipt of the invoice", Word::Event(Event::Invoice)),
    ("acceptance", Word::Event(Event::Acceptance)),
    ("delivery", Word::Event(Event::Delivery)),
    ("receipt of goods", Word::Event(Event::Delivery)),
    ("receipt of the goods", Word::Event(Event::Delivery)),
    ("taking effect", Word::Event(Event::TakingEffect)),
    ("signing", Word::Event(Event::Signing)),
    ("signature", Word::Event(Event::Signing)),
    ("in advance", Word::Named(Event::Signing)),
    ("advance", Word::Named(Event::Signing)),
    ("advance payment", Word::Named(Event::Signing)),
    ("down payment", Word::Named(Event::Signing)),
    ("prepayment", Word::Named(Event::Signing)),
    ("with order", Word::Named(Event::Signing)),
    ("the rest", Word::Rest),
    ("rest", Word::Rest),
    ("balance", Word::Rest),
    ("remainder", Word::Rest),
    ("net", Word::Net),
    ("payment", Word::Plain),
    ("payable", Word::Plain),
    ("paid", Word::Plain),
    ("pay", Word::Plain),
    ("due", Word::Plain),
    ("in full", Word::Plain),
    ("by bank transfer", Word::Plain),
    ("contract", Word::Plain),
    ("within", Word::Plain),
    ("after", Word::Plain),
    ("from", Word::Plain),
    ("upon", Word::Plain),
    ("on", Word::Plain),
    ("of", Word::Plain),
    ("the", Word::Plain),
];
const UNITS: &[(&str, Unit)] = &[
    ("个工作日", Unit::WorkingDay),
    ("工作日", Unit::WorkingDay),
    ("working days", Unit::WorkingDay),
    ("working day", Unit::WorkingDay),
    ("business days", Unit::WorkingDay),
    ("business day", Unit::WorkingDay),
    ("个月", Unit::Month),
    ("months", Unit::Month),
    ("month", Unit::Month),
    ("个自然日", Unit::Day),
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("calendar days", Unit::Day),
    ("days", Unit::Day),
    ("day", Unit::Day),
];

/// What stands in a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Share(Ppm),
    Length(Period),
    /// A word, and whether it is English: there a length stands before its event, in Chinese behind it.
    Word(Word, bool),
}

/// The plan that the words say; `None` if they leave anything open.
pub fn plan_of(words: &str, ids: &mut impl NewId) -> Option<Plan> {
    let text = in_figures(&plain(words))?;
    let parts = parts_of(&text)?;
    let mut id = || InstalmentId::fresh(ids);
    let due = |part: &Part| Some(Due::After { event: part.event?, within: part.within.unwrap_or(Period::days(0)) });
    if let [part @ Part { share: Some(Ppm::WHOLE), .. }] = parts.as_slice() {
        return Some(Plan::LumpSum { id: id(), due: due(part)? });
    }
    let last = parts.len().checked_sub(1)?;
    let parts = parts.iter().enumerate().map(|(place, part)| {
        let label = label_of(part.event?, place == last);
        Some(Instalment {
            id: id(),
            label,
            share: Share::Of(part.share?),
            due: due(part)?,
            condition: Wording::default(),
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

/// One form of what is written: half-width figures and signs, small letters, one blank where there are several.
fn plain(words: &str) -> String {
    let half = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(sign),
        '\u{3000}' | '\t' => ' ',
        _ => sign,
    };
    let words: String = words.chars().map(half).flat_map(char::to_lowercase).collect();
    let lines = words.lines().map(|line| line.split(' ').filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join(",").replace(" and ", ",")
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

/// The parts, each with its share and event; nothing where something is left over or the shares make no whole.
fn parts_of(text: &str) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open = Part::default();
    for segment in text.split([',', ';', '，', '；', '。', '、']).flat_map(|it| it.split(". ")).map(str::trim) {
        let segment = segment.trim_end_matches('.');
        if segment.is_empty() {
            continue;
        }
        let known = parts.iter().chain([&open]).filter_map(|part| part.share);
        let said = part_of(&tokens(segment)?, known.fold(0_i64, |sum, it| sum.saturating_add(it.0)))?;
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
    let differ = matches!((one.event, other.event), (Some(one), Some(other)) if one != other);
    let twice = one.within.is_some() && other.within.is_some() || one.share.is_some() && other.share.is_some();
    (!differ && !twice).then(|| Part {
        share: one.share.or(other.share),
        event: one.event.or(other.event),
        within: one.within.or(other.within),
    })
}

/// Everything that stands in a segment; nothing if anything of it is not known.
fn tokens(segment: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let mut rest = segment.trim_start();
    while !rest.is_empty() {
        // after `net` stand days, whether it says so or not
        let usual = (found.last() == Some(&Token::Word(Word::Net, true))).then_some(Unit::Day);
        let is_figure = rest.starts_with(|it: char| it.is_ascii_digit());
        let (token, behind) = if is_figure { counted(rest, usual) } else { word(rest) }?;
        found.push(token);
        rest = behind.trim_start();
    }
    Some(found)
}

/// A share or a length of time, in its own unit or else in the usual one, and what stands behind it.
fn counted(text: &str, usual: Option<Unit>) -> Option<(Token, &str)> {
    let end = text.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(text.len());
    let (number, behind) = text.split_at_checked(end)?;
    let behind = behind.trim_start();
    if let Some(behind) = behind.strip_prefix('%') {
        return Some((Token::Share(percentage(number)?), behind));
    }
    let (unit, behind) = longest(behind, UNITS).or(usual.map(|unit| (unit, behind)))?;
    Some((Token::Length(Period { n: number.parse().ok()?, unit }), behind))
}

fn word(text: &str) -> Option<(Token, &str)> {
    let is_english = text.starts_with(|it: char| it.is_ascii_alphabetic());
    longest(text, WORDS).map(|(word, behind)| (Token::Word(word, is_english), behind))
}

/// The longest of these names that the text begins with, and what stands behind it. An English word ends where its letters do.
fn longest<'a, T: Copy>(text: &'a str, names: &[(&str, T)]) -> Option<(T, &'a str)> {
    let fits = |(name, it): &(&str, T)| {
        let behind = text.strip_prefix(name)?;
        let is_cut = name.is_ascii() && behind.starts_with(|it: char| it.is_ascii_alphanumeric());
        (!is_cut).then_some((name.len(), *it, behind))
    };
    names.iter().filter_map(fits).max_by_key(|(length, ..)| *length).map(|(_, it, behind)| (it, behind))
}

/// What one segment says, where the shares before it make so much.
fn part_of(tokens: &[Token], known: i64) -> Option<Part> {
    let mut part = Part::default();
    let (mut events, mut named, mut rest, mut net) = (Vec::new(), None, false, false);
    let mut length_at = None;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Share(share) if part.share.is_none() => part.share = Some(*share),
            Token::Length(length) if part.within.is_none() => {
                part.within = Some(*length);
                length_at = Some(at);
            }
            Token::Word(Word::Event(event), is_english) => events.push((at, *event, *is_english)),
            Token::Word(Word::Named(event), _) if named.is_none_or(|it| it == *event) => named = Some(*event),
            // two of one kind
            Token::Share(_) | Token::Length(_) | Token::Word(Word::Named(_), _) => return None,
            Token::Word(Word::Rest, _) => rest = true,
            Token::Word(Word::Net, _) => net = true,
            Token::Word(Word::Plain, _) => {}
        }
    }
    if net {
        // `net 30` counts from the invoice, as everybody who writes it means
        let alone = events.is_empty() && named.is_none() && part.within.is_some();
        return alone.then_some(Part { event: Some(Event::Invoice), ..part });
    }
    if let Some(length_at) = length_at {
        // counted from what it stands with, and from nothing that comes after it
        let is_counted = |(at, _, is_english): &(usize, Event, bool)| (*at > length_at) == *is_english;
        if events.is_empty() || !events.iter().all(is_counted) {
            return None;
        }
    }
    let of_events = match events.split_first() {
        None => None,
        Some(((_, first, _), more)) => {
            Some(more.iter().try_fold(*first, |found, (_, event, _)| the_later(found, *event))?)
        }
    };
    if named.is_some() && of_events.is_some() && named != of_events {
        return None;
    }
    part.event = of_events.or(named);
    if rest && part.share.is_none() {
        // what is left of nothing is not known
        part.share = Ppm::WHOLE.0.checked_sub(known).filter(|_| known > 0).filter(|rest| *rest > 0).map(Ppm);
        part.share?;
    }
    (part != Part::default()).then_some(part)
}

/// Of two events the one that is waited for; nothing where that is not plain. Goods are accepted after they came.
fn the_later(one: Event, other: Event) -> Option<Event> {
    match (one, other) {
        (Event::Delivery, Event::Acceptance) | (Event::Acceptance, Event::Delivery) => Some(Event::Acceptance),
        _ => (one == other).then_some(one),
    }
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
