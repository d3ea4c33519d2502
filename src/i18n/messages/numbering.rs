//! The rules by which the house numbers its papers.

use crate::domain::device_letter::DeviceLetterError;
use crate::domain::numbering::{DatePart, LONGEST_PREFIX, MOST_DIGITS, NumberRuleError, Numbered};
use crate::i18n::Text;

messages! {
    numbers_title => "编号规则" | "Numbers";
    numbers_lead => "编号由前缀、年月和流水号组成。流水号取同一前缀、同一年月里用过的最大号加一，作废的也算；删除的记录不算。改规则只影响以后的编号，已有的不变。" | "A number has a prefix, the year or month, and a counter. The counter is one more than the highest ever used with the same prefix and date, void ones included; deleted records are not counted. A new rule holds for new numbers only: those given stay as they are.";
    numbers_device => "本机字母" | "Letter of this device";
    numbers_device_lead => "几台设备各记各的，合并时可能给出同一个编号。每台设备填一个不同的字母，字母排在流水号前面，各按自己的字母计数。只保存在本机，对每种编号都起作用。" | "Devices that cannot see each other may give one number twice. Give each a letter of its own: it stands before the counter, and every letter is counted by itself. It is kept on this device only and holds for every kind.";
    numbers_device_saved(letter: char) => "本机的编号从现在起带字母 {letter}" | "Numbers given on this device have the letter {letter} from now on";
    numbers_device_cleared => "本机的编号从现在起不带字母" | "Numbers given on this device have no letter from now on";
    numbers_device_bad => "填一个字母，A 到 Z；不用就留空。" | "One letter from A to Z, or nothing.";
    numbers_device_figure => "I 和 O 容易看成 1 和 0，请换一个。" | "I and O are easily read as 1 and 0: take another.";
    numbers_contract => "合同" | "Contracts";
    numbers_quote => "报价单" | "Quotes";
    numbers_ticket => "工单与投诉" | "Tickets and complaints";
    numbers_dispute => "争议" | "Disputes";
    numbers_late_fee => "违约金催款单" | "Late fee statements";
    numbers_scope => "共享登记" | "Register of shared information";
    numbers_incident => "泄密事件" | "Leaks";
    numbers_prefix => "前缀" | "Prefix";
    numbers_date => "年月" | "Date part";
    numbers_digits => "流水号位数" | "Digits";
    numbers_date_none => "不加" | "None";
    numbers_date_year => "年" | "Year";
    numbers_date_month => "年月" | "Year and month";
    numbers_next => "下一个编号" | "Next number";
    numbers_save_of(kind: &str) => "保存：{kind}" | "Save: {kind}";
    numbers_field_of(field: &str, kind: &str) => "{field}（{kind}）" | "{field} ({kind})";
    numbers_saved(kind: &str, number: &str) => "{kind}的编号规则已保存，下一个编号是 {number}" | "{kind}: rule saved, the next number is {number}";
    numbers_bad_long(most: usize, found: usize) => "前缀最多 {most} 个字，现在有 {found} 个。" | "A prefix has at most {most} characters; this one has {found}.";
    numbers_bad_character(position: usize) => "前缀第 {position} 个字不能用：不能有空格和花括号。" | "Character {position} of the prefix cannot be used: no spaces and no braces.";
    numbers_bad_hyphen => "前缀后面的连字符会自动加上，不用写。" | "Leave out the hyphen at the end: it is added by itself.";
    numbers_bad_digits(most: u8) => "流水号位数填 1 到 {most}。" | "Digits: a whole number from 1 to {most}.";
    numbers_bad_taken(kind: &str) => "“{kind}”已经用了这个前缀，两种编号会分不清。" | "“{kind}” has this prefix already: the two could not be told apart.";
}

impl Text {
    /// What is numbered.
    pub const fn numbered(self, kind: Numbered) -> &'static str {
        match kind {
            Numbered::Contract => self.numbers_contract(),
            Numbered::Quote => self.numbers_quote(),
            Numbered::Ticket => self.numbers_ticket(),
            Numbered::Dispute => self.numbers_dispute(),
            Numbered::LateFee => self.numbers_late_fee(),
            Numbered::SharingScope => self.numbers_scope(),
            Numbered::Incident => self.numbers_incident(),
        }
    }

    /// What of a day stands in a number.
    pub const fn number_date(self, part: DatePart) -> &'static str {
        match part {
            DatePart::None => self.numbers_date_none(),
            DatePart::Year => self.numbers_date_year(),
            DatePart::Month => self.numbers_date_month(),
        }
    }

    /// Why something is no letter of a device.
    pub const fn device_letter_error(self, error: DeviceLetterError) -> &'static str {
        match error {
            DeviceLetterError::NotOneLetter => self.numbers_device_bad(),
            DeviceLetterError::LooksLikeFigure => self.numbers_device_figure(),
        }
    }

    /// Why a rule cannot stand.
    pub fn number_rule_error(self, error: NumberRuleError) -> String {
        match error {
            NumberRuleError::PrefixTooLong { found } => self.numbers_bad_long(LONGEST_PREFIX, found),
            NumberRuleError::PrefixCharacter { position } => self.numbers_bad_character(position),
            NumberRuleError::PrefixHyphen => self.numbers_bad_hyphen().to_owned(),
            NumberRuleError::Digits => self.numbers_bad_digits(MOST_DIGITS),
            NumberRuleError::Taken { by } => self.numbers_bad_taken(self.numbered(by)),
        }
    }
}
