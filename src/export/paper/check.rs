//! The rules of the checker that look at the paper (`contract-rules.md` LNG-02, GEN-06): figures that differ between the two
//! languages, and what is unresolved. The other rules run on terms and never see a text.
//!
//! The words that are looked for are written in simplified letters here; a paper, or what somebody typed into it, may be in traditional
//! ones. So every text is read in simplified letters ([`folded`]), and what is told of it is told as it stands.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::reading::{Figure, figures, has_digits};
use super::span::{Block, Cell, Columns, Span};
use super::{Article, Paper};
use crate::domain::checker::finding::{Finding, Findings, Value};
use crate::domain::checker::general::Gen;
use crate::domain::checker::language::Lng;
use crate::domain::checker::lexicon::script::folded;
use crate::domain::checker::pack::Pack;
use crate::domain::contract::field;
use crate::domain::problem::Place;

/// Blanks that another rule speaks of, or that are filled in by hand: the law has an answer for each.
const TOLD_ELSEWHERE: &[&str] = &[
    field::DELIVERY_QUALITY,
    field::ADJUSTMENT_INDEX,
    field::ADJUSTMENT_PUBLISHER,
    field::ADJUSTMENT_BASE_MONTH,
    field::ADJUSTMENT_BASE_VALUE,
    field::DELIVERY_SAMPLE_WHAT,
    field::DELIVERY_SAMPLE_SEALED,
    field::DELIVERY_SAMPLE_KEEPER,
    field::DELIVERY_TIME,
    field::DELIVERY_PLACE,
    field::DISPUTES_FORUM,
    field::DISPUTES_INSTITUTION,
    field::DISPUTES_MEDIATION,
    field::PERSONAL_CROSS_BORDER,
    field::PERSONAL_PURPOSE,
    field::PERSONAL_MEASURES,
    field::SHARING_REGISTER,
    field::LINES,
    field::PAYMENT_PLAN,
    field::OWN_ENTITY,
    field::CUSTOMER,
    field::NOTICES_OURS,
    field::NOTICES_THEIRS,
    field::SIGNING_OURS,
    field::SIGNING_THEIRS,
    field::SIGNING_FURTHER,
    field::DISPUTES_SEAT,
];

/// What a draft leaves behind where something is still to be written.
const PLACEHOLDERS: &[&str] = &[
    "{{",
    "}}",
    "____",
    "[●]",
    "【】",
    "【 】",
    "××",
    CROSSES,
    "TBD",
    OPEN,
    "待填写",
    "待补充",
    "to be confirmed",
    "to be completed",
];
const CROSSES: &str = "XXX";
const OPEN: &str = "待定";

/// Words that begin with 定: 接待定点酒店 and 待定金到账 leave nothing open.
const BEGUN: &[&str] = &[
    "定点", "定期", "定位", "定制", "定额", "定向", "定购", "定金", "定货", "定员", "定岗", "定级", "定时", "定做",
    "定量", "定型", "定损", "定稿", "定标", "定责",
];
/// What only looks like one of them: 待定金额 and 待定型号 are still to be written.
const NOT_BEGUN: &[&str] = &[
    "定金额",
    "定期限",
    "定期间",
    "定位置",
    "定时间",
    "定时段",
    "定型号",
    "定标准",
    "定额度",
    "定货物",
    "定级别",
    "定点位",
    "定制度",
];
/// What tells a number of copies or days after 附件 from the number of an annex.
const COUNTED: &[&str] =
    &["式", "份", "套", "页", "张", "个", "册", "件", "日", "天", "周", "月", "年", "小时", "工作日"];

/// What the rules of the contract's pack find in its paper: first what is unresolved, then what differs.
pub fn check(paper: &Paper, pack: Pack) -> Vec<Finding> {
    let mut found = Findings::under(pack);
    let texts = texts(paper);
    unresolved(paper, &texts, &mut found);
    for text in &texts {
        differing(text, &mut found);
    }
    found.in_order()
}

/// Every text of the body and the annexes. Heads and signatures are filled in by hand.
fn texts(paper: &Paper) -> Vec<&Columns> {
    let mut texts: Vec<&Columns> = paper.opening.iter().map(|paragraph| &paragraph.text).collect();
    let articles = paper.articles.iter().map(|article: &Article| &article.blocks);
    for block in articles.chain(paper.annexes.iter().map(|annex| &annex.blocks)).flatten() {
        match block {
            Block::Paragraph(paragraph) => texts.push(&paragraph.text),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten().chain(&table.total) {
                    match cell {
                        Cell::Each(columns) => texts.push(columns),
                        Cell::Same(_) => {}
                    }
                }
            }
        }
    }
    texts
}

fn unresolved(paper: &Paper, texts: &[&Columns], found: &mut Findings) {
    let mut told: BTreeSet<(Place, String)> = BTreeSet::new();
    let mut add = |place: Place, value: Value, key: String| {
        if told.insert((place, key)) {
            found.add(Gen::R06, place, vec![value]);
        }
    };
    for span in texts.iter().flat_map(|columns| columns.zh.iter().chain(&columns.en)) {
        match span {
            Span::Blank { place } if TOLD_ELSEWHERE.contains(&place.field) => {}
            Span::Blank { place } => add(*place, Value::Field(place.field), String::new()),
            Span::Reference { clause, text } => {
                if paper.article(*clause).is_none() {
                    add(Place::of(field::TITLE), Value::Text(text.clone()), text.clone());
                }
            }
            Span::Term { place, text, .. } => {
                if text.starts_with('{') && [field::OWN_CLAUSES, field::BY_HAND].contains(&place.field) {
                    add(*place, Value::Text(text.clone()), text.clone());
                }
                let (is_open, refers) = (may_be_open(text), may_refer(text));
                if !is_open && !refers {
                    continue;
                }
                let read = folded(text);
                let marks = if is_open { PLACEHOLDERS } else { &[] };
                let lost = marks.iter().find_map(|mark| {
                    let at = left_open(&read, mark)?;
                    Some((at, (*mark).to_owned()))
                });
                let wrong = if refers { dangling(paper, &read) } else { Vec::new() };
                for (at, what) in lost.into_iter().chain(wrong) {
                    let what = as_it_stands(text, &read, at, &what);
                    add(*place, Value::Text(what.clone()), what);
                }
            }
            Span::Plain(text) => {
                // the outline numbers an annex that is not there nought
                if holds(text, '零', "附件零") || holds(text, '0', "Annex 0 ") {
                    add(Place::of(field::TITLE), Value::Text(text.clone().into_owned()), text.clone().into_owned());
                }
            }
        }
    }
}

/// What stands in a text where `what` begins in the same text as it was read, letter for letter.
fn as_it_stands(text: &str, read: &str, at: usize, what: &str) -> String {
    let before = read.get(..at).unwrap_or_default().chars().count();
    text.chars().skip(before).take(what.chars().count()).collect()
}

/// Whether a text of either script, which write these letters alike, has what one of [`PLACEHOLDERS`] begins with. Hardly one has, and
/// there are hundreds in a paper.
fn may_be_open(text: &str) -> bool {
    text.contains(begins_a_mark)
        || [('X', CROSSES), ('T', "TBD"), ('b', "to be ")].iter().any(|(letter, it)| holds(text, *letter, it))
}

/// Whether a letter that texts seldom have begins one of [`PLACEHOLDERS`].
const fn begins_a_mark(letter: char) -> bool {
    matches!(letter, '{' | '}' | '_' | '[' | '【' | '×' | '待')
}

/// Whether a text of either script may refer to something by its number.
fn may_refer(text: &str) -> bool {
    let begins = [('附', "附件"), ('第', "本合同第"), ('A', "Article "), ('A', "Annex ")];
    begins.iter().any(|(letter, it)| holds(text, *letter, it))
}

/// Whether a text holds this. Most texts are told not to by a single letter of it, which takes less than to look for all of them.
fn holds(text: &str, letter: char, all: &str) -> bool {
    text.contains(letter) && text.contains(all)
}

/// Where a text holds this mark of something still to be written, and not only its letters.
fn left_open(text: &str, mark: &str) -> Option<usize> {
    let mut places = text.match_indices(mark).map(|(at, _)| at);
    places.find(|&at| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at.saturating_add(mark.len())..).unwrap_or_default();
        match mark {
            // XXXL is a size
            CROSSES => is_apart(before.trim_end_matches('X'), after.trim_start_matches('X')),
            "TBD" => is_apart(before, after),
            OPEN => !is_another_word(before, after),
            // "待补充材料齐全后" and "to be confirmed by Party B" say what is done, not what is missing
            "待填写" | "待补充" | "to be confirmed" => is_last(after),
            "to be completed" => is_last(after) && !["is", "are", "has", "have"].iter().any(|it| ends_in(before, it)),
            _ => true,
        }
    })
}

fn is_apart(before: &str, after: &str) -> bool {
    let in_word = |letter: char| letter.is_ascii_alphanumeric();
    !before.ends_with(in_word) && !after.starts_with(in_word)
}

/// Whether 待定 between these is the end of one word and the beginning of another.
fn is_another_word(before: &str, after: &str) -> bool {
    let begins =
        |words: &[&str]| words.iter().filter_map(|word| word.strip_prefix('定')).any(|it| after.starts_with(it));
    let received = before.ends_with(['接', '招']) && after.starts_with(['于', '在', '为']);
    received || (begins(BEGUN) && !begins(NOT_BEGUN))
}

/// Whether a sentence or a note ends here.
fn is_last(after: &str) -> bool {
    after.trim_start_matches(' ').chars().next().is_none_or(|letter| !letter.is_alphanumeric())
}

fn ends_in(text: &str, word: &str) -> bool {
    text.trim_end().strip_suffix(word).is_some_and(|rest| is_apart(rest, ""))
}

/// References in a person's own words to articles and annexes that the paper does not have, with where they begin.
fn dangling(paper: &Paper, text: &str) -> Vec<(usize, String)> {
    let articles = paper.articles.len();
    let annexes = paper.annexes.len();
    let mut lost = Vec::new();
    for (before, after, most) in [("本合同第", "条", articles), ("附件", "", annexes)] {
        for (at, _) in text.match_indices(before) {
            let rest = text.get(at.saturating_add(before.len())..).unwrap_or("");
            let numeral: String = rest.chars().take_while(|letter| is_numeral(*letter)).collect();
            let rest = rest.get(numeral.len()..).unwrap_or_default();
            let counted = after.is_empty() && COUNTED.iter().any(|it| rest.starts_with(*it));
            let missing = value_of(&numeral).is_some_and(|number| number == 0 || number > most);
            if rest.starts_with(after) && !counted && missing {
                lost.push((at, format!("{before}{numeral}{after}")));
            }
        }
    }
    for (word, after, most) in [("Article ", " of this contract", articles), ("Annex ", "", annexes)] {
        for (at, _) in text.match_indices(word) {
            let rest = text.get(at.saturating_add(word.len())..).unwrap_or("");
            let numeral: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let closed = rest.get(numeral.len()..).is_some_and(|rest| rest.starts_with(after));
            if closed && numeral.parse().is_ok_and(|number: usize| number == 0 || number > most) {
                lost.push((at, format!("{word}{numeral}")));
            }
        }
    }
    lost
}

const NUMERALS: [char; 11] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

fn is_numeral(letter: char) -> bool {
    letter.is_ascii_digit() || NUMERALS.contains(&letter)
}

/// `12`, `十二`; up to 99 in characters, which no contract of this app exceeds.
fn value_of(numeral: &str) -> Option<usize> {
    if let Ok(number) = numeral.parse() {
        return Some(number);
    }
    let digit = |letters: &str| {
        let mut letters = letters.chars();
        let first = letters.next()?;
        let digit = NUMERALS.iter().position(|one| *one == first)?;
        letters.next().is_none().then_some(digit)
    };
    let Some((tens, ones)) = numeral.split_once('十') else { return digit(numeral) };
    let tens = if tens.is_empty() { Some(1) } else { digit(tens) }?;
    let ones = if ones.is_empty() { Some(0) } else { digit(ones) }?;
    tens.checked_mul(10)?.checked_add(ones)
}

/// Figures that one language has and the other says neither in figures nor in words.
fn differing(columns: &Columns, found: &mut Findings) {
    if columns.zh.is_empty() || columns.en.is_empty() {
        return;
    }
    // most texts have no figure in either language
    if !columns.zh.iter().chain(&columns.en).any(|span| has_digits(span.text())) {
        return;
    }
    // words that were typed in one language stand in both columns
    let (zh, en) = (joined(&columns.zh), joined(&columns.en));
    let (zh, en) = (folded(&zh), folded(&en));
    let (in_zh, in_en) = (figures(&zh), figures(&en));
    let only_zh: Vec<&Figure> = in_zh.difference(&in_en).filter(|figure| !figure.is_in_english(&en)).collect();
    let only_en: Vec<&Figure> = in_en.difference(&in_zh).filter(|figure| !figure.is_in_chinese(&zh)).collect();
    if only_zh.is_empty() && only_en.is_empty() {
        return;
    }
    let place = home(columns, &only_zh, &only_en);
    let values = vec![Value::Field(place.field), shown(&only_zh), shown(&only_en)];
    found.add(Lng::R02, place, values);
}

/// A text as it is read; of a single span nothing is copied.
fn joined(spans: &[Span]) -> Cow<'_, str> {
    match spans {
        [only] => Cow::Borrowed(only.text()),
        many => Cow::Owned(many.iter().map(Span::text).collect()),
    }
}

fn shown(figures: &[&Figure]) -> Value {
    if figures.is_empty() {
        return Value::Nothing;
    }
    Value::List(figures.iter().map(|figure| Value::Text(figure.shown())).collect())
}

/// The term that holds one of the figures, else the first term of the text.
fn home(columns: &Columns, only_zh: &[&Figure], only_en: &[&Figure]) -> Place {
    let holds = |span: &&Span, only: &[&Figure]| {
        let read = figures(&folded(span.text()));
        only.iter().any(|figure| read.contains(*figure))
    };
    let terms = |spans: &'_ [Span]| spans.iter().filter(|span| span.place().is_some()).cloned().collect::<Vec<_>>();
    let (zh, en) = (terms(&columns.zh), terms(&columns.en));
    let holding = zh.iter().find(|span| holds(span, only_zh)).or_else(|| en.iter().find(|span| holds(span, only_en)));
    let any = holding.or_else(|| zh.first()).or_else(|| en.first());
    any.and_then(Span::place).unwrap_or(Place::of(field::TITLE))
}
