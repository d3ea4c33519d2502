//! Things that a message names and that have no path of their own.

use crate::domain::checker::noun::Noun;
use crate::i18n::{Locale, Text};

impl Text {
    /// The thing, as it stands in a sentence.
    pub const fn checker_noun(self, noun: Noun) -> &'static str {
        let [zh, en] = match noun {
            Noun::SharedContent => ["信息内容", "what is shared"],
            Noun::Recipients => ["接收人员", "recipients"],
            Noun::Purpose => ["用途", "purpose"],
            Noun::Period => ["期限", "period"],
            Noun::Entrustment => ["委托处理约定", "terms of entrusted handling"],
            Noun::ProtectiveMeasures => ["保护措施", "protective measures"],
            Noun::PersonsRights => ["个人权利的响应期限", "time to answer individuals"],
            Noun::Territory => ["区域", "territory"],
            Noun::EndOfTerm => ["期限", "end"],
            Noun::ReturnDuty => ["对应义务", "duty in return"],
            Noun::Chinese => ["中文", "Chinese"],
            Noun::English => ["英文", "English"],
            Noun::Simplified => ["简体", "simplified"],
            Noun::NetSales => ["净销售额", "net sales"],
            Noun::NewCustomers => ["新客户数", "new customers"],
            Noun::CollectionRate => ["回款率", "collection rate"],
            Noun::Satisfaction => ["满意度", "satisfaction"],
            Noun::ComplaintHours => ["投诉处理时长", "complaint time"],
        };
        match self.locale {
            Locale::Zh => zh,
            Locale::En => en,
        }
    }
}
