//! What is written and read: amounts and rates in words, codes, numbers.

use counterpart::domain::amount_words::english::{english_words as in_english, read_english};
use counterpart::domain::amount_words::rate_words::{rate_words, read_rate};
use counterpart::domain::amount_words::rmb::{read_rmb, rmb_words};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
use counterpart::domain::registration_code::{RegistrationCode, check_character};

use super::cases::written;
use super::draw::Draw;

pub(super) fn renminbi_words(draw: &mut Draw) -> String {
    let drawn = draw.money();
    let amount = if draw.between(0, 4) == 0 { Money::new(drawn.minor, Currency::HKD) } else { drawn };
    let words = rmb_words(amount);
    let back = words.as_ref().ok().map(|words| read_rmb(words));
    written(amount, (words, back))
}

pub(super) fn renminbi_read(draw: &mut Draw) -> String {
    const LETTERS: [char; 32] = [
        '零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟', '万', '亿', '元', '角', '分',
        '整', '圆', '正', '貳', '億', '負', '參', '陸', '萬', '圓', '一', '百', '¥', '：',
    ];
    let text: String = (0..draw.between(1, 6)).map(|_| draw.one_of(&LETTERS)).collect();
    let bare = read_rmb(&text);
    let prefix = draw.one_of(&["人民币", "人民幣（大写）：", "RMB ", "港幣", "NT$", "大写"]);
    written((&text, prefix), (bare, read_rmb(&format!("{prefix}{text}"))))
}

pub(super) fn english_words(draw: &mut Draw) -> String {
    let amount = draw.money();
    let words = in_english(amount);
    let back = read_english(&words);
    written(amount, (words, back))
}

pub(super) fn english_read(draw: &mut Draw) -> String {
    const WORDS: [&str; 16] = [
        "say",
        "RMB",
        "US Dollars",
        "one",
        "Twenty",
        "twenty-one",
        "hundred",
        "thousand",
        "million",
        "and",
        "cents",
        "fen",
        "50/100",
        "zero",
        "minus",
        "only",
    ];
    let text: Vec<&str> = (0..draw.between(2, 7)).map(|_| draw.one_of(&WORDS)).collect();
    let text = text.join(" ");
    let answer = read_english(&text);
    written(&text, answer)
}

pub(super) fn rates(draw: &mut Draw) -> String {
    let rate = match draw.between(0, 3) {
        0 => Ppm(draw.between(-2, 30)),
        1 => Ppm(draw.between(0, 100) * 10_000),
        _ => Ppm(draw.between(0, 2_000_000)),
    };
    let words = rate_words(rate);
    let back = words.as_ref().ok().map(|words| read_rate(words));
    written(rate, (words, back))
}

pub(super) fn registration_code(draw: &mut Draw) -> String {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY0123456789ia -";
    let length = draw.one_of(&[18_i64, 18, 18, 17, 0]);
    let text: String = (0..length).map(|_| char::from(draw.one_of(LETTERS))).collect();
    let answer = RegistrationCode::read(&text).map(|code| code.as_str().to_owned());
    written(&text, (answer, check_character(&text)))
}
