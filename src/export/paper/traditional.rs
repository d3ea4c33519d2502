//! Chinese in traditional characters (G14 `zh_hant`): the composed text, turned at the very end.
//!
//! Our own texts are finite, so the letters and words that differ are short tables ([`script`], [`words`]) and no dictionary is shipped. The words
//! stay those of the law that the contract names (合同, not 合約 or 契約): the script changes, not the terms. What a person typed is
//! printed as it was typed, names above all: whoever wants them in traditional characters writes them so, and the checker says where
//! a text is not (LNG-05).

mod words;

use std::collections::BTreeMap;

use self::words::WORDS;
use super::Paper;
use super::outline::Outline;
use super::span::{Block, Cell, Columns, Span};
use crate::domain::checker::lexicon::script;
use crate::domain::checker::written::written;
use crate::domain::contract::party::{ChineseScript, ContractKind, PartyNames};
use crate::domain::contract::wording::Wording;
use crate::i18n::{Locale, Text};

/// What an amount in words is made of.
const AMOUNT: &str = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正负";

/// The words of ours in this script.
pub fn in_script(text: &str, script: ChineseScript) -> String {
    match script {
        ChineseScript::Simplified => text.to_owned(),
        ChineseScript::Traditional => Turning::of(&[]).turned(text, &[]),
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
        turning.columns(&mut article.heading);
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
    /// Every text that was typed, line by line.
    typed: Vec<String>,
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
            typed: Vec::new(),
        };
        for outline in outlines {
            turning.keep(outline);
        }
        turning.typed.extend(turning.names.iter().cloned());
        for texts in [&mut turning.names, &mut turning.typed] {
            // the longest first: a short name may stand in a longer one
            texts.sort_by_key(|it| std::cmp::Reverse(it.len()));
            texts.dedup();
        }
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
            self.word(ours);
            self.word(theirs);
        }
        for article in contract.own_clauses.values() {
            self.word(&article.heading);
        }
        for line in contract.lines.values() {
            self.typed.push(line.name.trim().to_owned());
        }
        for (_, words) in written(contract) {
            for line in words.zh.lines().chain(words.en.lines()).map(stopped) {
                if self.changes(line) {
                    self.typed.push(line.to_owned());
                }
            }
        }
    }

    fn word(&mut self, words: &Wording) {
        self.name(&words.zh);
        self.name(&words.en);
    }

    fn name(&mut self, name: &str) {
        let name = name.trim();
        if self.changes(name) {
            self.names.push(name.to_owned());
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
        if let Span::Term { text, .. } = span
            && text.chars().all(|letter| AMOUNT.contains(letter))
        {
            *text = self.turned(text, &[]);
        }
    }

    fn columns(&self, columns: &mut Columns) {
        for span in &mut columns.zh {
            match span {
                Span::Plain(text) => *text = self.turned(text, &self.names).into(),
                Span::Reference { text, .. } => *text = self.turned(text, &self.names),
                Span::Term { text, kept: false, .. } => *text = self.turned(text, &self.typed),
                Span::Term { text, kept: true, .. } if self.ours.contains(&text.as_str()) => {
                    *text = self.turned(text, &[]);
                }
                Span::Term { kept: true, .. } | Span::Blank { .. } => {}
            }
        }
    }

    /// A text in traditional characters, with the `kept` words in it as they are.
    fn turned(&self, text: &str, kept: &[String]) -> String {
        let mut turned = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            // one letter alone, such as a unit, is a name only where it stands alone
            let alone = |it: &str| it.len() > letter.len_utf8() || it == text;
            let name = kept.iter().map(String::as_str).find(|&it| alone(it) && rest.starts_with(it));
            let word = || WORDS.iter().find(|(from, _)| rest.starts_with(from)).map(|(from, to)| (from.len(), *to));
            let passed = if let Some((from, to)) = name.map(|it| (it.len(), it)).or_else(word) {
                turned.push_str(to);
                from
            } else {
                turned.push(self.letters.get(&letter).copied().unwrap_or(letter));
                letter.len_utf8()
            };
            rest = rest.get(passed..).unwrap_or_default();
        }
        turned
    }
}

/// A line as it stands in a sentence: without the stop that somebody ended it with.
fn stopped(line: &str) -> &str {
    line.trim().trim_end_matches(['。', '；', '，'])
}
