//! Chinese in traditional characters (G14 `zh_hant`): the composed text, turned at the very end.
//!
//! Our own texts are finite, so the letters and words that differ are short tables ([`script`], [`words`]) and no dictionary is
//! shipped. Everyday words are those in use in Hong Kong and Taiwan (資訊, 品質, 電郵; `contract-rules.md` 4.9). The script never changes
//! the law: what the law of the contract has a word for stays that word (合同, 法定代表人, 增值税, 统一社会信用代码, 个人信息处理者), and so does
//! what is called otherwise in either place. What a person typed is printed as it was typed, names above all: whoever wants them in
//! traditional characters writes them so, and the checker says where a text is not (LNG-05).

mod alike;
mod words;

use std::collections::BTreeMap;

pub use self::alike::Alike;
use self::words::WORDS;
use super::Paper;
use super::outline::Outline;
use super::span::{Block, Cell, Columns, Span};
use crate::domain::checker::lexicon::script;
use crate::domain::checker::written::written;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::party::{ChineseScript, ContractKind, PartyNames};
use crate::i18n::{Locale, Text};

/// What an amount in words is made of.
const AMOUNT: &str = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正负";

/// The words of ours in this script.
pub fn in_script(text: &str, script: ChineseScript) -> String {
    match script {
        ChineseScript::Simplified => text.to_owned(),
        ChineseScript::Traditional => Turning::of(&[]).whole(text),
    }
}

/// The Chinese of a paper in the script of its contract. `outlines` are all whose words stand in it.
pub(super) fn turn(paper: &mut Paper, outlines: &[&Outline<'_>]) {
    if paper.script == ChineseScript::Simplified {
        return;
    }
    let turning = Turning::of(outlines);
    let facts = paper.facts.iter_mut().chain(std::iter::once(&mut paper.number));
    let of_parties = paper.parties.iter_mut().flat_map(|it| it.facts.iter_mut());
    let of_signatures = paper.signatures.iter_mut().flat_map(|it| it.lines.iter_mut());
    for fact in facts.chain(of_parties).chain(of_signatures) {
        turning.columns(&mut fact.label);
        turning.columns(&mut fact.value);
    }
    // the names of the parties stand by themselves and are theirs
    for party in &mut paper.parties {
        turning.columns(&mut party.label);
    }
    for signature in &mut paper.signatures {
        turning.columns(&mut signature.label);
        turning.columns(&mut signature.seal);
    }
    turning.columns(&mut paper.title);
    turning.columns(&mut paper.end_of_text);
    for paragraph in &mut paper.opening {
        turning.columns(&mut paragraph.text);
    }
    for article in &mut paper.articles {
        turning.headed(&mut article.heading, Some(article.clause));
        turning.blocks(&mut article.blocks);
    }
    for annex in &mut paper.annexes {
        turning.columns(&mut annex.heading);
        turning.blocks(&mut annex.blocks);
    }
}

/// Pieces of an article in the script of the contract.
pub(super) fn turn_blocks(blocks: &mut [Block], outline: &Outline<'_>) {
    match outline.contract.general.script {
        ChineseScript::Simplified => {}
        ChineseScript::Traditional => Turning::of(&[outline]).blocks(blocks),
    }
}

/// What is needed to turn a text.
struct Turning {
    /// The traditional letter for a simplified one.
    letters: BTreeMap<char, char>,
    /// What the parties are called: it stands inside sentences of ours.
    names: Vec<String>,
    /// What clauses of one's own are headed: it stands over them, and where they are referred to in quotation marks. In a sentence the
    /// same words are ours.
    headings: Vec<(ClauseId, String)>,
    /// Every text that was typed, with the field that it was typed for.
    typed: Vec<(&'static str, String)>,
    /// Words that a contract begins with: they stand where typed ones do, and nobody typed them.
    ours: Vec<&'static str>,
}

impl Turning {
    fn of(outlines: &[&Outline<'_>]) -> Self {
        let text = Text::new(Locale::Zh);
        let titles = ContractKind::ALL.iter().map(|kind| text.contract_kind_name(*kind));
        let mut turning = Self {
            ours: titles.chain(std::iter::once(text.contract_not_needed())).collect(),
            letters: script::pairs().collect(),
            names: Vec::new(),
            headings: Vec::new(),
            typed: Vec::new(),
        };
        for outline in outlines {
            turning.keep(outline);
        }
        // the longest first: a short one may stand in a longer one
        turning.names.sort_by_key(|it| std::cmp::Reverse(it.len()));
        turning.typed.sort_by_key(|(_, it)| std::cmp::Reverse(it.len()));
        turning.names.dedup();
        turning
    }

    /// Keeps what was typed of a contract and its parties as it is.
    fn keep(&mut self, outline: &Outline<'_>) {
        let contract = outline.contract;
        self.name(&outline.own.name);
        self.name(&outline.customer.name);
        for party in &contract.signing.further {
            self.name(&party.name);
        }
        if let PartyNames::Own { ours, theirs } = &contract.party_names {
            for name in [&ours.zh, &ours.en, &theirs.zh, &theirs.en] {
                self.name(name);
            }
        }
        for (id, article) in &contract.own_clauses {
            for heading in [&article.heading.zh, &article.heading.en] {
                self.headings.push((ClauseId::Own(*id), heading.trim().to_owned()));
            }
        }
        for line in contract.lines.values() {
            self.typed(field::LINES, &line.name);
        }
        for grade in contract.targets.terms().into_iter().flat_map(|it| &it.grades) {
            self.typed(field::TARGETS_GRADES, &grade.label);
        }
        for (place, words) in written(contract) {
            self.typed(place.field, &words.zh);
            self.typed(place.field, &words.en);
        }
    }

    fn name(&mut self, name: &str) {
        let name = name.trim();
        if self.changes(name) {
            self.names.push(name.to_owned());
        }
    }

    fn typed(&mut self, field: &'static str, text: &str) {
        let text = stopped(text);
        if self.changes(text) {
            self.typed.push((field, text.to_owned()));
        }
    }

    /// Whether a text has a letter that would be turned.
    fn changes(&self, text: &str) -> bool {
        text.chars().any(|it| self.letters.contains_key(&it)) || WORDS.iter().any(|(from, _)| text.contains(from))
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.columns(&mut paragraph.text),
                Block::Table(table) => {
                    for column in &mut table.columns {
                        self.columns(&mut column.head);
                    }
                    for cell in table.rows.iter_mut().flatten().chain(&mut table.total) {
                        match cell {
                            Cell::Each(columns) => self.columns(columns),
                            // the same in both languages: figures, and names that were typed
                            Cell::Same(spans) => spans.iter_mut().for_each(|span| self.amount(span)),
                        }
                    }
                }
            }
        }
    }

    /// An amount in words stands in its column whatever the language.
    fn amount(&self, span: &mut Span) {
        if let Span::Term { place, text, .. } = span
            && text.chars().all(|letter| AMOUNT.contains(letter))
            && !self.is_typed(place.field, text)
        {
            *text = self.whole(text);
        }
    }

    fn columns(&self, columns: &mut Columns) {
        self.headed(columns, None);
    }

    /// The columns of a clause's heading, or others.
    fn headed(&self, columns: &mut Columns, clause: Option<ClauseId>) {
        for span in &mut columns.zh {
            match span {
                Span::Plain(text) => *text = self.sentence(text, clause).into(),
                Span::Reference { text, .. } => *text = self.sentence(text, None),
                Span::Term { place, text, kept: false } => *text = self.term(place.field, text),
                Span::Term { text, kept: true, .. } if self.ours.contains(&text.as_str()) => *text = self.whole(text),
                Span::Term { kept: true, .. } | Span::Blank { .. } => {}
            }
        }
    }

    /// A text of ours in traditional characters.
    fn whole(&self, text: &str) -> String {
        self.turned(text, |_, _| None)
    }

    /// Words of ours, or in the heading of a clause.
    fn sentence(&self, text: &str, heads: Option<ClauseId>) -> String {
        self.turned(text, |before, rest| self.named(text, rest).or_else(|| self.heading(before, rest, heads)))
    }

    /// A term of ours, of which a piece may have been typed: the unit after a quantity, the name of a grade.
    fn term(&self, field: &str, text: &str) -> String {
        if self.is_typed(field, text) {
            return text.to_owned();
        }
        // an amount in words is ours from end to end: 万元 may be the unit of a measure
        if text.starts_with("人民币") {
            return self.whole(text);
        }
        self.turned(text, |before, rest| {
            let typed = self.typed.iter().filter(|(of, _)| *of == field).map(|(_, it)| it.as_str());
            let mut pieces = typed.filter_map(|it| Some((it, rest.strip_prefix(it)?)));
            let stands = pieces.find(|(_, after)| is_unit(before, after) || is_grade(before, after));
            stands.map(|(it, _)| it).or_else(|| self.named(text, rest))
        })
    }

    /// Whether a term is, as a whole, what somebody typed for its field.
    fn is_typed(&self, field: &str, text: &str) -> bool {
        let text = stopped(text);
        self.typed.iter().any(|(of, it)| *of == field && it == text) || self.names.iter().any(|it| it == text)
    }

    /// The name that `rest` of a text begins with. One letter alone is a name only where it stands alone.
    fn named(&self, text: &str, rest: &str) -> Option<&str> {
        let fits = |it: &&str| rest.starts_with(*it) && (it.chars().nth(1).is_some() || *it == text);
        self.names.iter().map(String::as_str).find(fits)
    }

    /// The heading of a clause of one's own that `rest` begins with: in the heading of that clause, or between quotation marks.
    fn heading(&self, before: &str, rest: &str, heads: Option<ClauseId>) -> Option<&str> {
        let stands = |(clause, it): &&(ClauseId, String)| {
            let Some(after) = rest.strip_prefix(it.as_str()).filter(|_| !it.is_empty()) else { return false };
            let begins = before.is_empty() || before.ends_with(['　', '“', '（']);
            let ends = after.is_empty() || after.starts_with(['”', '）']);
            let quoted = before.ends_with('“') && after.starts_with('”');
            quoted || (heads == Some(*clause) && begins && ends)
        };
        self.headings.iter().find(stands).map(|(_, it)| it.as_str())
    }

    /// A text in traditional characters, with what `kept` finds at the beginning of a rest, after what, as it is.
    fn turned<'k>(&self, text: &str, kept: impl Fn(&str, &str) -> Option<&'k str>) -> String {
        let letter = |letter: char| self.letters.get(&letter).copied().unwrap_or(letter);
        replaced(text, letter, |before, rest| {
            let word = || WORDS.iter().find(|(from, _)| rest.starts_with(from)).map(|(from, to)| (from.len(), *to));
            kept(before, rest).map(|it| (it.len(), it)).or_else(word)
        })
    }
}

/// A text with words in the place of others: of what stands before and of the rest `word` tells how long a beginning of the rest goes, and
/// what comes for it. A letter at which no word begins is as `letter` has it.
fn replaced<'w>(
    text: &str,
    letter: impl Fn(char) -> char,
    word: impl Fn(&str, &str) -> Option<(usize, &'w str)>,
) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let before = text.strip_suffix(rest).unwrap_or_default();
        let passed = if let Some((from, to)) = word(before, rest) {
            made.push_str(to);
            from
        } else {
            made.push(letter(next));
            next.len_utf8()
        };
        rest = rest.get(passed..).unwrap_or_default();
    }
    made
}

/// Whether the unit of a quantity stands between these: `10 个`.
fn is_unit(before: &str, after: &str) -> bool {
    before.ends_with(' ') && after.is_empty()
}

/// Whether the name of a grade stands between these: `优秀级：90分以上；达标级：不满90分`.
fn is_grade(before: &str, after: &str) -> bool {
    (before.is_empty() || before.ends_with('；')) && after.starts_with('级')
}

/// A text as it stands in a sentence: without the stop that somebody ended it with.
fn stopped(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', '，'])
}
