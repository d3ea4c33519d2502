//! Words of a text, as they are compared: a Chinese character stands for itself; a word, a number, an amount and a date stay
//! whole, so that `2026年3月31日` is another day and not another `1`.

/// What marks an amount.
const SIGNS: &[char] = &['¥', '￥', '$', '€', '£'];
/// The characters of amounts in words (大写), behind [`RENMINBI`].
const AMOUNT_WORDS: &str = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正";
const RENMINBI: &str = "人民币";

/// The words of a text, with everything between them: joined they are the text.
pub fn tokens(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = length(first, rest);
        let Some((token, after)) = rest.split_at_checked(length).filter(|(token, _)| !token.is_empty()) else {
            // no word ends inside a character: what cannot be cut stays whole
            all.push(rest);
            break;
        };
        all.push(token);
        rest = after;
    }
    all
}

/// How many bytes the word has that `rest` begins with; `first` is its first character.
fn length(first: char, rest: &str) -> usize {
    if first.is_whitespace() {
        return span(rest, char::is_whitespace);
    }
    if first.is_ascii_digit() {
        return date(rest).unwrap_or_else(|| number(rest));
    }
    let own = first.len_utf8();
    let after = rest.get(own..).unwrap_or_default();
    if SIGNS.contains(&first) && begins_with_digit(after) {
        return own.saturating_add(number(after));
    }
    if let Some(words) = rest.strip_prefix(RENMINBI) {
        let amount = span(words, |it| AMOUNT_WORDS.contains(it));
        if amount > 0 {
            return RENMINBI.len().saturating_add(amount);
        }
    }
    if let Some(length) = amount_with_code(rest) {
        return length;
    }
    if is_letter(first) { word(rest) } else { own }
}

/// How many bytes from the start consist of such characters.
fn span(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.char_indices().find(|(_, it)| !is(*it)).map_or(text.len(), |(at, _)| at)
}

fn digits(text: &str) -> usize {
    span(text, |it| it.is_ascii_digit())
}

fn begins_with_digit(text: &str) -> bool {
    digits(text) > 0
}

/// `1,234,567.89`, `09:00`, `13%`: digits with what parts them, and the sign behind.
fn number(text: &str) -> usize {
    let mut end = digits(text);
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let Some(after) = rest.strip_prefix([',', '.', ':']) else { break };
        let more = digits(after);
        if more == 0 {
            break;
        }
        // the sign that parts them is one byte
        end = end.saturating_add(1).saturating_add(more);
    }
    let rest = text.get(end..).unwrap_or_default();
    let sign = rest.chars().next().filter(|it| ['%', '‰'].contains(it));
    end.saturating_add(sign.map_or(0, char::len_utf8))
}

/// `2026年3月31日`; `31 March 2026`.
fn date(text: &str) -> Option<usize> {
    let chinese = || {
        let rest = ['年', '月', '日'].iter().try_fold(text, |rest, sign| past(rest, digits)?.strip_prefix(*sign))?;
        text.len().checked_sub(rest.len())
    };
    let english = || {
        let month =
            past(text, digits)?.strip_prefix(' ').filter(|it| it.starts_with(|it: char| it.is_ascii_uppercase()))?;
        let year = past(month, |it| span(it, |it| it.is_ascii_alphabetic()))?.strip_prefix(' ')?;
        (digits(year) == 4).then_some(())?;
        text.len().checked_sub(year.len())?.checked_add(4)
    };
    chinese().or_else(english)
}

/// What follows a stretch of at least one character.
fn past(text: &str, length: impl Fn(&str) -> usize) -> Option<&str> {
    let length = length(text);
    text.get(length..).filter(|_| length > 0)
}

/// `RMB 100,000.00`: the code of a currency and its figures.
fn amount_with_code(text: &str) -> Option<usize> {
    let code = text.get(..3).filter(|code| code.bytes().all(|it| it.is_ascii_uppercase()))?;
    let figures = text.get(code.len()..)?.strip_prefix(' ')?;
    begins_with_digit(figures).then(|| code.len().saturating_add(1).saturating_add(number(figures)))
}

/// A word, with the signs inside it: `agreement`, `other's`, `HT-202605-0012`.
fn word(text: &str) -> usize {
    let mut end = 0_usize;
    let mut characters = text.char_indices().peekable();
    while let Some((at, it)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let joins = ['-', '\'', '’', '_'].contains(&it) && next.is_some_and(is_inside);
        if !is_inside(it) && !joins {
            break;
        }
        end = at.saturating_add(it.len_utf8());
    }
    end
}

fn is_inside(it: char) -> bool {
    is_letter(it) || it.is_ascii_digit()
}

/// A letter of a script that parts its words by spaces.
fn is_letter(it: char) -> bool {
    it.is_alphabetic() && !is_east_asian(it)
}

const fn is_east_asian(it: char) -> bool {
    matches!(it,
        '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}
