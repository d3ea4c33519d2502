//! Invoice details as people send them to each other: a line for each part, and read from such lines.

use super::{Locale, Text};
use crate::domain::invoice_profile::{InvoiceDetails, InvoicePart};

/// What people call the parts, the longer words first.
const CALLED: &[(InvoicePart, &[&str])] = &[
    (
        InvoicePart::Title,
        &[
            "公司名称",
            "单位名称",
            "企业名称",
            "发票抬头",
            "开票抬头",
            "开票名称",
            "抬头",
            "名称",
            "company name",
            "company",
            "title",
        ],
    ),
    (
        InvoicePart::TaxNumber,
        &[
            "统一社会信用代码/纳税人识别号",
            "统一社会信用代码",
            "纳税人识别号",
            "纳税识别号",
            "税务登记号",
            "税号",
            "tax id",
            "tax no",
        ],
    ),
    (InvoicePart::Address, &["注册地址", "单位地址", "公司地址", "开票地址", "地址"]),
    (
        InvoicePart::Phone,
        &["注册电话", "单位电话", "公司电话", "电话号码", "开票电话", "联系电话", "电话", "phone", "tel"],
    ),
    (InvoicePart::Bank, &["开户银行名称", "开户银行", "开户行名称", "开户行", "银行", "bank name"]),
    (
        InvoicePart::Account,
        &["银行账户", "银行账号", "银行帐号", "账户", "账号", "帐号", "bank account", "account number"],
    ),
];
/// Lines that hold two parts: the second begins with the last run of figures.
const PAIRS: &[(&[&str], InvoicePart, InvoicePart)] = &[
    (&["地址、电话", "地址电话", "地址及电话", "地址和电话"], InvoicePart::Address, InvoicePart::Phone),
    (
        &["开户行及账号", "开户行账号", "开户行、账号", "开户行及帐号", "开户银行及账号", "开户行和账号"],
        InvoicePart::Bank,
        InvoicePart::Account,
    ),
];

impl Text {
    /// Invoice details in one text: a line for each part that is known.
    pub fn invoice_block(self, details: &InvoiceDetails<'_>) -> String {
        let colon = self.pick("：", ": ");
        let known = InvoicePart::ALL.into_iter().filter(|part| !details.of(*part).is_empty());
        // a line break within a part would begin a part
        let flat = |value: &str| value.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines = known.map(|part| format!("{}{colon}{}", self.invoice_part(part), flat(details.of(part))));
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The parts that a pasted text names, each once; what is not recognised is left out.
pub fn read_invoice_block(text: &str) -> Vec<(InvoicePart, String)> {
    let mut found: Vec<(InvoicePart, String)> = Vec::new();
    let mut put = |part: InvoicePart, value: &str| {
        let value = value.trim();
        if !value.is_empty() && !found.iter().any(|(known, _)| *known == part) {
            found.push((part, value.to_owned()));
        }
    };
    for line in text.lines() {
        let Some((head, value)) = line.split_once(['：', ':']) else { continue };
        let head = head.trim().to_lowercase();
        if let Some((_, first, second)) = PAIRS.iter().find(|(words, ..)| words.contains(&head.as_str())) {
            let (one, other) = halves(value.trim());
            let (one, other) =
                if *second == InvoicePart::Phone { phone_half(value.trim(), one, other) } else { (one, other) };
            put(*first, one);
            put(*second, other);
        } else if let Some(part) = part_called(&head) {
            put(part, value);
        }
    }
    found
}

fn part_called(head: &str) -> Option<InvoicePart> {
    let texts = [Text::new(Locale::Zh), Text::new(Locale::En)];
    let is = |part: InvoicePart| texts.iter().any(|text| text.invoice_part(part).to_lowercase() == head);
    let own = InvoicePart::ALL.into_iter().find(|part| is(*part));
    own.or_else(|| CALLED.iter().find(|(_, words)| words.contains(&head)).map(|(part, _)| *part))
}

/// A text, and the figures at its end.
fn halves(value: &str) -> (&str, &str) {
    let figures = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')' | '（' | '）');
    let tail = value.trim_end_matches(figures);
    let (text, number) = value.split_at_checked(tail.len()).unwrap_or((value, ""));
    // a house number at the end belongs to the text
    if number.chars().filter(char::is_ascii_digit).count() < 7 { (value, "") } else { (text, number) }
}

/// Of an address and the figures at its end the telephone number: the last groups that make one. A bare house or room number
/// before them (`… 18 0532 8000 1111`) belongs to the address.
fn phone_half<'a>(whole: &'a str, text: &'a str, figures: &'a str) -> (&'a str, &'a str) {
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
    let mut start = figures.len();
    while let Some(before) = figures.get(..start).map(str::trim_end).filter(|before| !before.is_empty()) {
        let group_at = before.rfind(' ').map_or(0, |space| space.saturating_add(1));
        let group = before.get(group_at..).unwrap_or_default();
        let known = figures.get(start..).unwrap_or_default();
        if digits(known) >= 7 && !leads_on(group, digits(known)) {
            break;
        }
        start = group_at;
    }
    match (figures.get(..start), figures.get(start..)) {
        (Some(house), Some(number)) if !house.trim().is_empty() => {
            let address = whole.get(..text.len().saturating_add(house.len())).unwrap_or(text);
            (address.trim_end(), number)
        }
        _ => (text, figures),
    }
}

/// Whether a group of figures begins the number whose other groups have so many: a code of a country or an area, or the first
/// three of a mobile or service number.
fn leads_on(group: &str, rest: usize) -> bool {
    let bare: String = group.chars().filter(char::is_ascii_digit).collect();
    let code = group.starts_with(['+', '0', '(', '（']) || bare == "86";
    let mobile = bare.len() == 3 && bare.starts_with('1') && rest == 8;
    let service = matches!(bare.as_str(), "400" | "800") && rest == 7;
    code || mobile || service
}
