//! Tags (标签): short words of one's own by which customers are grouped.

use std::collections::{BTreeMap, BTreeSet};

use super::width::half_width;

/// What parts several tags that stand in one line.
pub const SEPARATORS: [char; 7] = ['\u{3001}', ',', '\u{FF0C}', ';', '\u{FF1B}', '\n', '\t'];

/// What two spellings of one tag have in common: half-width, in lower case, with single spaces.
pub fn tag_key(tag: &str) -> String {
    let narrow: String = tag.chars().map(half_width).flat_map(char::to_lowercase).collect();
    narrow.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tags as they are kept: trimmed, none empty and none twice, in the order given; of two spellings the first one.
pub fn tidy<S: AsRef<str>>(tags: impl IntoIterator<Item = S>) -> Vec<String> {
    let mut known = BTreeSet::new();
    let mut kept = Vec::new();
    for tag in tags {
        let key = tag_key(tag.as_ref());
        if !key.is_empty() && known.insert(key) {
            kept.push(tag.as_ref().trim().to_owned());
        }
    }
    kept
}

/// The tags of a line in which [`SEPARATORS`] part them.
pub fn split(line: &str) -> Vec<String> {
    tidy(line.split(SEPARATORS))
}

/// Whether a tag is among these, in any spelling.
pub fn has(tags: &[String], tag: &str) -> bool {
    let key = tag_key(tag);
    tags.iter().any(|it| tag_key(it) == key)
}

/// The tags of both, one's own first.
pub fn union(own: &[String], others: &[String]) -> Vec<String> {
    tidy(own.iter().chain(others))
}

/// The tags without those that go, in any spelling.
pub fn without(tags: &[String], gone: &[String]) -> Vec<String> {
    tags.iter().filter(|it| !has(gone, it)).cloned().collect()
}

/// Whether two say the same, whatever the order and the spelling.
pub fn same(first: &[String], second: &[String]) -> bool {
    let keys = |tags: &[String]| tags.iter().map(|it| tag_key(it)).collect::<BTreeSet<String>>();
    keys(first) == keys(second)
}

/// Every tag of a book with how many bear it, the most used first; each in the spelling that most use.
pub fn in_use<'a>(all: impl IntoIterator<Item = &'a [String]>) -> Vec<(String, usize)> {
    let mut spelled: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in all.into_iter().flatten() {
        let count = spelled.entry(tag).or_default();
        *count = count.saturating_add(1);
    }
    let mut tags: BTreeMap<String, (&str, usize, usize)> = BTreeMap::new();
    for (spelling, count) in spelled {
        let (best, most, sum) = tags.entry(tag_key(spelling)).or_insert((spelling, 0, 0));
        *sum = sum.saturating_add(count);
        if count > *most {
            (*best, *most) = (spelling, count);
        }
    }
    let mut found: Vec<(String, usize)> =
        tags.into_values().map(|(spelling, _, sum)| (spelling.to_owned(), sum)).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}
