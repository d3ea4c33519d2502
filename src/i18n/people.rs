//! What people call parts, numbers and ways of consent in a list: the words that come in beside those that go out.

use super::{Locale, Text};
use crate::domain::consent::ConsentWay;
use crate::domain::contact::ContactRole;
use crate::domain::telephone::PhoneLabel;

/// What lists call the places where a number rings, the longer words first.
const PHONE_LABELS: &[(PhoneLabel, &[&str])] = &[
    (PhoneLabel::Mobile, &["移动电话", "手机号码", "手机号", "手机", "mobile", "cell phone", "cell"]),
    (
        PhoneLabel::Office,
        &["办公电话", "办公室", "办公", "单位电话", "座机", "固话", "直线", "office", "work", "direct"],
    ),
    (PhoneLabel::Fax, &["传真号", "传真", "fax"]),
    (PhoneLabel::Home, &["住宅电话", "家庭电话", "住宅", "家", "home"]),
    (PhoneLabel::Other, &["其他电话", "其他", "其它", "other"]),
];

/// What lists call what a person decides or receives.
const ROLES: &[(ContactRole, &[&str])] = &[
    (ContactRole::General, &["一般", "普通联系人", "general"]),
    (ContactRole::Decision, &["决策者", "决策", "拍板人", "decision maker", "decision-maker"]),
    (ContactRole::User, &["使用者", "使用", "用户", "user"]),
    (ContactRole::Finance, &["财务人员", "财务联系人", "accounts", "accounting"]),
    (ContactRole::Legal, &["法务人员", "法务联系人"]),
    (ContactRole::Notice, &["通知", "送达", "送达人", "通知人", "通知接收人", "notice", "notices", "notice recipient"]),
];

/// What lists call the ways of consent.
const WAYS: &[(ConsentWay, &[&str])] = &[
    (ConsentWay::Written, &["纸质", "签字", "paper", "in writing", "signed"]),
    (ConsentWay::Online, &["线上", "网页", "网上", "勾选", "website", "web", "form"]),
    (ConsentWay::Email, &["电子邮件", "邮箱", "mail", "email"]),
    (ConsentWay::Wechat, &["weixin"]),
    (ConsentWay::Spoken, &["当面", "电话", "oral", "orally", "phone", "by phone"]),
    (ConsentWay::Other, &["其它"]),
];

/// The letters and digits of a word, in lower case.
fn folded(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The thing that a word means: by what the app calls it in either language, by its name in files, or by another word.
fn meant<T: Copy>(
    word: &str,
    all: &[(T, &[&str])],
    name: fn(T) -> &'static str,
    called: fn(Text, T) -> &'static str,
) -> Option<T> {
    let wanted = folded(word);
    let texts = [Text::new(Locale::Zh), Text::new(Locale::En)];
    let is = |known: &str| folded(known) == wanted;
    let means = |it: T, words: &[&str]| {
        is(name(it)) || texts.iter().any(|text| is(called(*text, it))) || words.iter().any(|word| is(word))
    };
    all.iter().find(|(it, words)| means(*it, words)).map(|(it, _)| *it)
}

/// The part that a word means.
pub fn role_meant(word: &str) -> Option<ContactRole> {
    meant(word, ROLES, ContactRole::name, Text::contact_role)
}

/// The way of consent that a word means.
pub fn way_meant(word: &str) -> Option<ConsentWay> {
    meant(word, WAYS, ConsentWay::name, Text::consent_way)
}

/// The label before a number, and the number.
pub fn labelled(text: &str) -> (Option<PhoneLabel>, &str) {
    let text = text.trim();
    let texts = [Text::new(Locale::Zh), Text::new(Locale::En)];
    let own = |it: PhoneLabel| texts.map(|text| text.phone_label(it));
    let behind = |word: &str| {
        let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        let rest = text.get(head.len()..)?;
        // a word ends where a number begins
        rest.starts_with(|c: char| !c.is_alphabetic()).then(|| rest.trim_start_matches([' ', ':', '：', '\t']))
    };
    let found = PHONE_LABELS.iter().find_map(|(label, words)| {
        let mut words = own(*label).into_iter().chain(words.iter().copied());
        words.find_map(|word| Some((Some(*label), behind(word)?)))
    });
    found.unwrap_or((None, text))
}
