//! Bringing a list in: what a column holds, what is wrong with a file, a table, a row.

use crate::domain::own_field::OwnFields;
use crate::i18n::{Locale, Text, format};
use crate::sync::list::columns::{Field, MappingFault, fold};
use crate::sync::list::encoding::Encoding;
use crate::sync::list::fault::{Reason, Remark, RowFault};
use crate::sync::list::layout::Separator;
use crate::sync::list::ledger::Word;
use crate::sync::list::people::PersonPart;
use crate::sync::list::sameness::{By, Certainty};
use crate::sync::list::table::TableFault;
use crate::sync::list::visible::visible;

messages! {
    list_fault_heading => "导入时的问题" | "What is wrong";
    list_extra_kept => "记入备注" | "Kept in the note";
    list_people_title => "客户的联系人" | "People at these customers";
    list_people_help => "这些行只写了客户是谁、联系人是谁：联系人会加到客户名下，客户自己的资料不变。" | "These rows say who the customer is and who is there: the people are added to the customer, whose own details stay as they are.";
    list_people_who => "联系人" | "People";
    list_left_out => "不导入" | "Left out";
}

impl Text {
    /// What a column holds.
    pub fn list_field(self, field: Field) -> &'static str {
        match field {
            Field::Name => self.pick("客户名称", "Customer name"),
            Field::ShortName => self.pick("简称", "Short name"),
            Field::Number => self.pick("客户编号", "Customer number"),
            Field::Code => self.pick("统一社会信用代码", "Registration code"),
            Field::Kind => self.pick("企业或个人", "Organisation or person"),
            Field::TradeRole => self.pick("往来角色", "Trade role"),
            Field::Scale => self.customer_scale(),
            Field::Level => self.pick("级别", "Level"),
            Field::Industry => self.pick("行业", "Industry"),
            Field::Source => self.pick("来源", "Source"),
            Field::Region => self.pick("地区", "Region"),
            Field::Address => self.pick("地址", "Address"),
            Field::LegalRepresentative => self.pick("法定代表人", "Legal representative"),
            Field::Contact => self.pick("联系人", "Contact"),
            Field::ContactTitle => self.pick("职务", "Job title"),
            Field::ContactDepartment => self.pick("部门", "Department"),
            Field::ContactRoles => self.pick("联系人身份", "Contact role"),
            Field::Phone => self.pick("电话", "Phone"),
            Field::Mobile => self.pick("手机", "Mobile"),
            Field::ContactPhones => self.pick("联系人其他电话", "Other phones"),
            Field::Email => self.pick("邮箱", "E-mail"),
            Field::ContactEmail => self.pick("联系人邮箱", "Contact e-mail"),
            Field::Wechat => self.pick("微信", "WeChat"),
            Field::ConsentOn => self.pick("个人信息同意日期", "Consent given on"),
            Field::ConsentWay => self.pick("同意方式", "Consent given by"),
            Field::ConsentPurpose => self.pick("同意用途", "Consent purpose"),
            Field::ConsentWithdrawnOn => self.pick("撤回同意日期", "Consent withdrawn on"),
            Field::ConsentWithdrawnWay => self.pick("撤回方式", "Consent withdrawn by"),
            Field::ContactLeftOn => self.pick("离职日期", "Contact left on"),
            Field::InvoiceTitle => self.pick("开票名称", "Invoice name"),
            Field::InvoiceTaxNumber => self.pick("开票税号", "Invoice tax number"),
            Field::InvoiceAddress => self.pick("开票地址", "Invoice address"),
            Field::InvoicePhone => self.pick("开票电话", "Invoice phone"),
            Field::Bank => self.pick("开户行", "Bank"),
            Field::BankAccount => self.pick("银行账号", "Bank account"),
            Field::CreditLimit => self.pick("信用额度", "Credit limit"),
            Field::Owner => self.pick("负责人", "Owner"),
            Field::Since => self.pick("合作日期", "Customer since"),
            Field::Parent => self.pick("上级单位", "Parent company"),
            Field::Tags => self.pick("标签", "Tags"),
            Field::Note => self.pick("备注", "Note"),
            Field::Turnover => self.pick("累计成交额", "Sales to date"),
            Field::Extra => self.list_extra_kept(),
            Field::Further(_, part) => self.list_field(part.field()),
            Field::Own(_) => self.own_fields(),
        }
    }

    /// A word of a table that goes out.
    pub fn list_word(self, word: Word) -> &'static str {
        match word {
            Word::Heading(field) => self.list_field(field),
            Word::Role(role) => self.contact_role(role),
            Word::Label(label) => self.phone_label(label),
            Word::Way(way) => self.consent_way(way),
            Word::Kind(kind) => self.party_kind(kind),
            Word::TradeRole(role) => self.trade_role(role),
            Word::Scale(size) => self.scale(size),
        }
    }

    /// The same where the team defined fields of its own, each by its name; of a further person with their number.
    pub fn list_field_of(self, field: Field, own: &OwnFields) -> String {
        if let Field::Own(id) = field {
            own.get(id).map_or_else(|| self.own_fields().to_owned(), |it| it.name.clone())
        } else if let Field::Further(person, part) = field {
            self.list_numbered(person, part)
        } else {
            self.list_field(field).to_owned()
        }
    }

    /// What a column of a further person is called.
    pub fn list_numbered(self, person: u8, part: PersonPart) -> String {
        let words = self.list_field(part.field());
        self.pick(format!("{words}{person}"), format!("{words} {person}"))
    }

    /// Whether what every customer has is called so, in either language: then no field of one's own can be.
    pub fn names_list_field(name: &str) -> bool {
        // as the columns of a list are known
        let key = fold(name);
        let called = |locale: Locale| Field::ALL.iter().any(|it| fold(Self::new(locale).list_field(*it)) == key);
        called(Locale::Zh) || called(Locale::En)
    }

    /// What is wrong with a row: the field, the cell as written, and why.
    pub fn list_fault(self, fault: &RowFault) -> String {
        self.list_fault_of(fault, &OwnFields::default())
    }

    /// The same where the team defined fields of its own.
    pub fn list_fault_of(self, fault: &RowFault, own: &OwnFields) -> String {
        match fault {
            RowFault::Cell { field, column: _, raw, reason } => {
                let field = self.list_field_of(*field, own);
                let why = self.list_reason(*reason);
                let raw = excerpt(raw);
                if raw.is_empty() {
                    self.pick(format!("{field}：{why}"), format!("{field}: {why}"))
                } else {
                    self.pick(format!("{field}“{raw}”：{why}"), format!("{field} “{raw}”: {why}"))
                }
            }
            RowFault::SurplusCells { columns, cells } => self.pick(
                format!("这一行有 {cells} 格，表头只有 {columns} 列：可能有一格里的分隔符没有加引号。"),
                format!("This row has {cells} cells, but there are {columns} columns: a separator inside a cell may lack its quotes."),
            ),
        }
    }

    /// Why a cell cannot be read.
    pub fn list_reason(self, reason: Reason) -> String {
        match reason {
            Reason::Missing => self.pick("没有填写。", "nothing there.").to_owned(),
            Reason::Totals => self.pick("这是合计行，不是客户。", "a line of totals, not a customer.").to_owned(),
            Reason::SpreadsheetError => self.pick("表格软件的错误值。", "a spreadsheet error.").to_owned(),
            Reason::Shortened => self
                .pick("表格软件把长数字写短了，原来的数字已丢失。", "a spreadsheet shortened this long number; its digits are lost.")
                .to_owned(),
            Reason::NotADate => self.pick("不是日期。", "not a date.").to_owned(),
            Reason::NoSuchDay => self.pick("没有这一天。", "there is no such day.").to_owned(),
            Reason::DayOrMonth => {
                self.pick("分不清哪个是月、哪个是日。", "the day and the month cannot be told apart.").to_owned()
            }
            Reason::DateOutOfRange => self.pick("日期早于 1900 年。", "before the year 1900.").to_owned(),
            Reason::AmountOpen => self.pick("金额未定。", "the amount is still open.").to_owned(),
            Reason::NotAnAmount => self.pick("不是金额。", "not an amount.").to_owned(),
            Reason::OtherCurrency => self.pick("是另一种货币。", "in another currency.").to_owned(),
            Reason::Negative => self.pick("不能是负数。", "must not be negative.").to_owned(),
            Reason::NotAnEmail => self.pick("不是邮箱地址。", "not an e-mail address.").to_owned(),
            Reason::NotAPhone => self.pick("不是电话号码。", "not a telephone number.").to_owned(),
            Reason::CodeLength { found } => self
                .pick(format!("应有 18 位，这里是 {found} 位。"), format!("a registration code has 18 characters; here are {found}.")),
            Reason::CodeCharacter { position, character } => self.pick(
                format!("第 {position} 位的“{character}”不会出现在信用代码里。"),
                format!("“{character}” at place {position} is never used in a registration code."),
            ),
            Reason::CodeCheck { expected } => self.pick(
                format!("校验位不对，按前 17 位应为“{expected}”：至少有一位抄错了。"),
                format!("the check character does not agree, the first 17 give “{expected}”: at least one character is mistyped."),
            ),
            Reason::NotARole => self
                .pick("不是决策人、使用人、财务、法务、通知送达人中的一种。", "none of: decides, uses it, finance, legal, receives notices.")
                .to_owned(),
            Reason::NotAWay => self
                .pick("不是书面、线上勾选、邮件、微信、口头、其他中的一种。", "none of: in writing, online form, e-mail, WeChat, spoken, other.")
                .to_owned(),
            Reason::NoDay => self
                .pick("写了方式，没有写日期。", "a way without its day.")
                .to_owned(),
            Reason::NotAKind => self.pick("要写“企业”或“个人”。", "neither “organisation” nor “person”.").to_owned(),
            Reason::NotATradeRole => {
                self.pick("要写“客户”“经销商”或“合作方”。", "not one of “customer”, “distributor” and “partner”.").to_owned()
            }
            Reason::NotAScale => self
                .pick("要写“大型”“中型”“小型”或“微型”。", "not one of “large”, “medium”, “small” and “micro”.")
                .to_owned(),
            Reason::NotALevel => self.pick("不是 A、B、C、D 中的一级。", "not one of the levels A to D.").to_owned(),
            Reason::NobodySo => self
                .pick("账册里没有这样的客户，这一行也没有写客户名称。", "no customer in the book has it, and the row tells no name.")
                .to_owned(),
            Reason::Own(fault) => self.own_value_fault(fault),
        }
    }

    /// What is worth a look in a row that is brought in.
    pub fn list_remark(self, remark: Remark) -> String {
        match remark {
            Remark::LooksLikeFormula(field) => {
                let field = self.list_field(field);
                self.pick(
                    format!("{field}像一个公式，只按文字保存，不会运行。"),
                    format!("{field} looks like a formula. It is kept as text and never run."),
                )
            }
            Remark::HiddenCharacters(field) => {
                let field = self.list_field(field);
                self.pick(
                    format!("{field}里有看不见的字符，原样保存。"),
                    format!("{field} holds characters that cannot be seen; they are kept."),
                )
            }
        }
    }

    /// Why a text cannot be read as a table.
    pub fn table_fault(self, fault: TableFault) -> String {
        let n = |limit: usize| format::count(limit);
        match fault {
            TableFault::NoRows => self.pick("表头下面没有数据。", "There are no rows under the headings.").to_owned(),
            TableFault::TooManyRows { limit } => self.pick(
                format!("超过 {} 行，请分成几个文件。", n(limit)),
                format!("There are more than {} rows. Please split the file.", n(limit)),
            ),
            TableFault::TooManyColumns { line, limit } => self.pick(
                format!("文件第 {line} 行超过 {limit} 列。"),
                format!("Line {line} of the file has more than {limit} columns."),
            ),
            TableFault::CellTooLong { line, limit } => self.pick(
                format!("从文件第 {line} 行开始的一格超过 {} KB；如果是 CSV，可能少了一个引号。", limit >> 10),
                format!("A cell that begins in line {line} is longer than {} KB; in a CSV a quote may be missing.", limit >> 10),
            ),
            TableFault::OpenQuote { line } => self.pick(
                format!("从文件第 {line} 行开始的引号没有结束，后面的内容都落在一格里。"),
                format!("A quote in the row that begins in line {line} is never closed: everything behind it falls into one cell."),
            ),
            TableFault::Unreadable { line } => {
                self.pick(format!("文件第 {line} 行读不出来。"), format!("Line {line} of the file cannot be read."))
            }
        }
    }

    /// Why the columns cannot be used as they are mapped.
    pub fn mapping_fault(self, fault: MappingFault, own: &OwnFields) -> String {
        match fault {
            MappingFault::NoName => {
                self.pick(
                    "请选出哪一列是客户名称；联系人名单也可以用客户编号或统一社会信用代码代替。",
                    "Please choose the column with the customer's name; a list of people may have the customer number or registration code instead.",
                ).to_owned()
            }
            MappingFault::Twice { field, first, second } => {
                let (field, first, second) = (self.list_field_of(field, own), first + 1, second + 1);
                self.pick(
                    format!("第 {first} 列和第 {second} 列都选了“{field}”，只能留一列。"),
                    format!("Columns {first} and {second} both hold “{field}”; only one can."),
                )
            }
        }
    }

    /// By what a row is the same as another.
    pub fn same_by(self, by: By) -> &'static str {
        match by {
            By::Code => self.pick("统一社会信用代码相同", "same registration code"),
            By::Name => self.pick("名称相同", "same name"),
            By::Number => self.pick("客户编号相同", "same customer number"),
            By::Email => self.pick("邮箱相同", "same e-mail"),
            By::Phone => self.pick("电话相同", "same phone"),
            By::CoreName => self.pick("名称只差公司形式", "same name but for the legal form"),
        }
    }

    /// How sure it is that two are the same.
    pub fn certainty(self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Exact => self.pick("同一家", "the same"),
            Certainty::Likely => self.pick("可能是同一家", "probably the same"),
        }
    }

    /// An encoding, by what people know it from.
    pub fn encoding(self, encoding: Encoding) -> &'static str {
        match encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => self.pick("UTF-16（Unicode 文本）", "UTF-16 (Unicode text)"),
            Encoding::Utf16Be => self.pick("UTF-16 大端", "UTF-16 big-endian"),
            Encoding::Gb18030 => self.pick("GB 18030 / GBK（简体中文）", "GB 18030 / GBK (simplified Chinese)"),
            Encoding::Big5 => self.pick("Big5（繁体中文）", "Big5 (traditional Chinese)"),
        }
    }

    /// What stands between the cells.
    pub fn separator(self, separator: Separator) -> &'static str {
        match separator {
            Separator::Comma => self.pick("逗号", "comma"),
            Separator::Semicolon => self.pick("分号", "semicolon"),
            Separator::Tab => self.pick("制表符", "tab"),
        }
    }
}

/// The beginning of a cell with hidden characters spelt out.
fn excerpt(raw: &str) -> String {
    const LONGEST: usize = 40;
    let text = raw.trim();
    let mut short: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    visible(&short).into_owned()
}
