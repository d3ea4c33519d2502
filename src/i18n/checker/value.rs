//! The values of a finding as words.

use crate::domain::checker::finding::{StatutoryRate, Value};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::Side;
use crate::i18n::{Text, format};

impl Text {
    /// One value of a finding.
    pub fn checker_value(self, value: &Value) -> String {
        match value {
            Value::Money(amount) => format::money(*amount),
            Value::Rate(rate) => format::percent(*rate),
            Value::Date(date) => self.date(*date),
            Value::Period(period) => self.period(*period),
            Value::Count(count) | Value::Part(count) => count.to_string(),
            Value::Side(side) => self.side_in_sentence(*side).to_owned(),
            Value::Field(path) => self.term_path(path),
            Value::Clause(clause) => self.clause_name(*clause).to_owned(),
            Value::Words(words) => self.wording(words).to_owned(),
            Value::Text(text) => text.clone(),
            Value::Default(rate) => self.statutory_rate(*rate).to_owned(),
            Value::Noun(noun) => self.checker_noun(*noun).to_owned(),
            Value::Span(from, to) => {
                let (from, to) = (self.date(*from), self.date(*to));
                self.pick(format!("{from}至{to}"), format!("{from} to {to}"))
            }
            Value::List(values) => {
                let words: Vec<String> = values.iter().map(|value| self.checker_value(value)).collect();
                words.join(self.pick("、", ", "))
            }
            Value::Nothing => self.pick("无", "none").to_owned(),
        }
    }

    fn side_in_sentence(self, side: Side) -> &'static str {
        match side {
            Side::Us => self.pick("我方", "our side"),
            Side::Them => self.pick("对方", "the other side"),
        }
    }

    /// A term by its path: the area and the part, `Payment: due`.
    pub fn term_path(self, path: &str) -> String {
        let mut parts = path.split('.');
        let mut words = parts.next().map(|register| self.field_name("contract", register)).unwrap_or_default();
        if let Some(part) = parts.next_back() {
            words.push_str(self.pick("·", ": "));
            words.push_str(&self.part_name(part));
        }
        words
    }

    const fn statutory_rate(self, rate: StatutoryRate) -> &'static str {
        let [zh, en] = match rate {
            StatutoryRate::Prc => ["一年期LPR加计30%—50%", "one-year LPR plus 30 to 50 %"],
            StatutoryRate::PrcSmallFirm => ["每日万分之五", "0.05 % a day"],
            StatutoryRate::Eu => ["基准利率加 8 个百分点", "the reference rate plus 8 points"],
            StatutoryRate::Uk => ["英格兰银行基准利率加8%", "the Bank of England base rate plus 8 %"],
            StatutoryRate::None => ["依适用法律确定", "as the governing law says"],
        };
        match self.locale {
            crate::i18n::Locale::Zh => zh,
            crate::i18n::Locale::En => en,
        }
    }

    /// Clauses one after the other, in a sentence.
    pub fn clause_names(self, clauses: impl IntoIterator<Item = ClauseId>) -> String {
        let names: Vec<&str> = clauses.into_iter().map(|it| self.clause_name(it)).collect();
        names.join(self.pick("、", ", "))
    }

    /// What a clause is called in a sentence.
    pub const fn clause_name(self, clause: ClauseId) -> &'static str {
        let [zh, en] = match clause {
            ClauseId::Definitions => ["定义与解释", "definitions"],
            ClauseId::Subject => ["标的与质量", "subject matter and quality"],
            ClauseId::Price => ["价款", "price"],
            ClauseId::Delivery => ["交付与检验", "delivery and inspection"],
            ClauseId::Sharing => ["信息共享", "sharing of information"],
            ClauseId::Development => ["客户开发与维护", "development of customers"],
            ClauseId::Targets => ["业绩目标与评估", "targets and evaluation"],
            ClauseId::Service => ["客户服务与投诉", "service and complaints"],
            ClauseId::Support => ["物料与支持", "materials and support"],
            ClauseId::Payment => ["付款", "payment"],
            ClauseId::LatePayment => ["逾期付款", "late payment"],
            ClauseId::Breach => ["违约责任", "breach and remedies"],
            ClauseId::Term => ["期限与解除", "term and termination"],
            ClauseId::Confidentiality => ["保密", "confidentiality"],
            ClauseId::PersonalInformation => ["个人信息保护", "personal information"],
            ClauseId::IntellectualProperty => ["知识产权", "intellectual property"],
            ClauseId::ForceMajeure => ["不可抗力", "force majeure"],
            ClauseId::Compliance => ["合规", "compliance"],
            ClauseId::Disputes => ["争议解决", "dispute resolution"],
            ClauseId::Notices => ["通知", "notices"],
            ClauseId::Assignment => ["转让", "assignment"],
            ClauseId::EntireAgreement => ["完整协议", "entire agreement"],
            ClauseId::GoverningLaw => ["适用法律", "governing law"],
            ClauseId::Counterparts => ["文本与份数", "language and counterparts"],
            ClauseId::SpecialTerms => ["特别约定", "special terms"],
            ClauseId::Own(_) => ["自有条款", "own clause"],
        };
        match self.locale {
            crate::i18n::Locale::Zh => zh,
            crate::i18n::Locale::En => en,
        }
    }
}
