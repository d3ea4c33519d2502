//! Notices that we give under a contract, made from its record: to cure a breach, of its end, of renewal or none, of an amendment.
//!
//! A [`NoticeSheet`] holds all that its paper says; [`NoticeSheet::paper`] is pure, so that the page, the print and the Word file
//! show one text. It is written in Chinese, in English, or in both beside each other.

mod ending;
mod renewal;

use serde::{Deserialize, Serialize};

pub use self::ending::{CureTold, EndTold, Settle};
pub use self::renewal::RenewalTold;
use super::paper::{Columns, Fact, Paper, Paragraph, SignatureBlock, Span};
use super::word::Order;
use crate::domain::contract::amendment::Begins;
use crate::domain::contract::party::{ChineseScript, ContractLanguage, Side};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::i18n::{Locale, Message, Text};

/// A line to write on.
const RULE: &str = "________________";

/// How many articles at the end of an amendment's document say nothing of what changes: when it takes effect, and that the rest
/// stays.
const CLOSING: usize = 2;

/// A notice, with all that its paper says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSheet {
    /// In which languages.
    pub language: ContractLanguage,
    /// Who we are, by name.
    pub own: String,
    /// Whom it is for: the name of the customer.
    pub to: String,
    /// Who receives notices there; empty if nobody is named.
    pub attention: String,
    /// The number of the contract.
    pub number: String,
    /// The title of the contract.
    pub title: Wording,
    /// Whether the law of mainland China governs the contract: of another law no article is named.
    pub mainland: bool,
    /// The day it bears.
    pub on: Date,
    /// Whether it is not recorded as given yet.
    pub draft: bool,
    /// What it tells.
    pub tells: Tells,
}

/// What a notice tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tells {
    /// That a breach is to be cured (催告).
    Cure(CureTold),
    /// That the contract ends (解除).
    End(Box<EndTold>),
    /// What becomes of it at the end of its term (续期).
    Renewal(RenewalTold),
    /// What is to be changed: the order of the amendment's document (变更).
    Change(Box<Order>),
}

/// What the other side is asked to put its name under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    /// That it received the notice.
    Receipt,
    /// That it agrees.
    Consent,
}

impl NoticeSheet {
    /// Whether Chinese, and English, is printed.
    const fn printed(&self) -> (bool, bool) {
        match self.language {
            ContractLanguage::Zh => (true, false),
            ContractLanguage::En => (false, true),
            ContractLanguage::Both { .. } => (true, true),
        }
    }

    /// The same said in each language that is printed.
    fn say(&self, words: impl Fn(Text) -> String) -> Columns {
        let (zh, en) = self.printed();
        let spans = |locale| vec![Span::Plain(words(Text::new(locale)).into())];
        Columns {
            zh: if zh { spans(Locale::Zh) } else { Vec::new() },
            en: if en { spans(Locale::En) } else { Vec::new() },
        }
    }

    fn fact(&self, label: Message, value: impl Fn(Text) -> String) -> Fact {
        Fact { label: self.say(|text| label(text).to_owned()), value: self.say(value) }
    }

    fn paragraph(&self, words: impl Fn(Text) -> String) -> Paragraph {
        Paragraph { no: String::new(), text: self.say(words) }
    }

    /// Its title.
    pub fn title(&self, text: Text) -> &'static str {
        match &self.tells {
            Tells::Cure(_) => text.notice_title_cure(),
            Tells::End(it) => text.notice_end_title(it.ground),
            Tells::Renewal(it) => it.title(text),
            Tells::Change(_) => text.notice_title_change(),
        }
    }

    /// The paper to write.
    pub fn paper(&self) -> Paper {
        let (body, answer) = match &self.tells {
            Tells::Cure(it) => (it.body(self), Answer::Receipt),
            Tells::End(it) => (it.body(self), it.answer()),
            Tells::Renewal(it) => (it.body(self), it.answer()),
            Tells::Change(it) => (self.change(it), Answer::Consent),
        };
        let mut facts = vec![self.fact(Text::notice_label_to, |_| self.to.clone())];
        if !self.attention.is_empty() {
            facts.push(self.fact(Text::notice_label_attention, |_| self.attention.clone()));
        }
        facts.push(self.fact(Text::notice_label_about, |text| text.wording(&self.title).to_owned()));
        facts.push(self.fact(Text::notice_label_day, |text| text.date(self.on)));
        let mut articles = Vec::new();
        if let Tells::Change(order) = &self.tells {
            articles = order.paper_in(self.language).articles;
            articles.truncate(articles.len().saturating_sub(CLOSING));
        }
        Paper {
            language: self.language,
            // what is ours to say; what is given in full of an amendment stays in the script of its contract
            script: ChineseScript::Simplified,
            number: self.fact(Text::notice_label_number, |_| self.number.clone()),
            title: self.say(|text| self.title(text).to_owned()),
            facts,
            parties: Vec::new(),
            opening: body,
            articles,
            end_of_text: Columns::default(),
            signatures: self.signatures(answer),
            annexes: Vec::new(),
        }
    }

    fn change(&self, order: &Order) -> Vec<Paragraph> {
        let number = order.amends.as_ref().map(|it| it.number.as_str()).unwrap_or_default();
        let begins = order.amends.as_ref().map_or(Begins::OnSigning, |it| it.begins);
        vec![
            self.paragraph(|text| text.notice_change_body(number)),
            self.paragraph(|text| match begins {
                Begins::OnSigning => text.notice_change_signing().to_owned(),
                Begins::On(day) => text.notice_change_from(&text.date(day)),
            }),
            self.paragraph(|text| {
                let needs = if self.mainland { text.notice_change_needs_law() } else { text.notice_change_needs() };
                format!("{needs}{}{}", text.pick("", " "), text.notice_change_ask())
            }),
        ]
    }

    /// We sign; the other side signs that it received it, or that it agrees.
    fn signatures(&self, answer: Answer) -> Vec<SignatureBlock> {
        let label = match answer {
            Answer::Receipt => Text::notice_receiver,
            Answer::Consent => Text::notice_agreed,
        };
        let rule = |label: Message| self.fact(label, |_| RULE.to_owned());
        let block = |side: Side, label: Message, name: &str, lines| SignatureBlock {
            side: side.into(),
            label: self.say(|text| label(text).to_owned()),
            name: self.say(|_| name.to_owned()),
            seal: self.say(|text| text.notice_seal().to_owned()),
            lines,
        };
        let ours = vec![rule(Text::notice_sign), self.fact(Text::notice_label_day, |text| text.date(self.on))];
        let theirs = vec![rule(Text::notice_sign), rule(Text::notice_label_day)];
        vec![block(Side::Us, Text::notice_sender, &self.own, ours), block(Side::Them, label, &self.to, theirs)]
    }
}
