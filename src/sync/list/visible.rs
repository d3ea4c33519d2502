//! Characters that cannot be seen, made visible for a preview (`storage-and-sync.md` D06). What is kept is never changed.

use std::borrow::Cow;

/// Whether a character is invisible or turns the direction of text: controls, zero-width and bidirectional marks.
/// Line breaks and tabs are ordinary in a cell; the joiner inside an emoji is too.
pub fn hidden(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' | '\u{200d}' => false,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

/// The text with every hidden character spelt as its number, `⟨U+202E⟩`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let spelt = |c: char| if hidden(c) { format!("⟨U+{:04X}⟩", u32::from(c)) } else { String::from(c) };
    Cow::Owned(text.chars().map(spelt).collect())
}
