//! Source files as the rules read them: with comments, or comments and literals, blanked out.

use std::path::{Path, PathBuf};

/// One file of Rust.
pub(super) struct Source {
    /// From the root of the repository, with `/` between folders.
    pub(super) path: String,
    /// Without comments; literals stand.
    pub(super) text: String,
    /// Without comments and without what stands in literals; their quotes stand.
    pub(super) code: String,
}

impl Source {
    fn read(path: &Path) -> Self {
        let whole = std::fs::read_to_string(path).expect("a source is UTF-8");
        let (text, code) = blanked(&whole);
        Self { path: shown(path), text, code }
    }

    /// `domain` for `src/domain/money.rs` and for `src/domain/mod.rs`, `kinds` for `src/kinds.rs`.
    pub(super) fn layer(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split(['/', '.']).next().unwrap_or(below)
    }
}

/// All files of Rust below a folder of the repository.
pub(super) fn sources(folder: &str) -> Vec<Source> {
    files(folder, "rs").iter().map(|path| Source::read(path)).collect()
}

/// All files below a folder of the repository whose names end so, in order.
pub(super) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the repository") {
            let path = entry.expect("an entry of it").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no .{ending} below {folder}: the rule would say nothing");
    found
}

/// The root of the repository.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A path from the root of the repository, with `/` between folders.
pub(super) fn shown(path: &Path) -> String {
    let below = path.strip_prefix(root()).unwrap_or(path);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The line of a byte, counted from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Where `word` stands as a whole word: no letter, digit or `_` before it, nor after it where it ends in one.
pub(super) fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).map(|(at, _)| at).filter(move |&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let open =
            |edge: Option<char>, beyond: Option<char>| !(edge.is_some_and(in_word) && beyond.is_some_and(in_word));
        open(word.chars().next(), before) && open(word.chars().next_back(), after)
    })
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[derive(Clone, Copy)]
enum State {
    Code,
    LineComment,
    BlockComment(usize),
    Text,
    RawText(usize),
}

/// The text without comments, and the code without comments and literals. Lines stay where they are.
fn blanked(whole: &str) -> (String, String) {
    let chars: Vec<char> = whole.chars().collect();
    let (mut text, mut code) = (String::new(), String::new());
    let mut state = State::Code;
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let next = chars.get(at + 1).copied();
        let mut take = 1;
        let keep = match state {
            State::Code if c == '/' && next == Some('/') => {
                state = State::LineComment;
                Keep::Nothing
            }
            State::Code if c == '/' && next == Some('*') => {
                (state, take) = (State::BlockComment(1), 2);
                Keep::Nothing
            }
            State::Code if c == '"' => {
                let hashes = chars[..at].iter().rev().take_while(|c| **c == '#').count();
                let raw = at > hashes && chars[at - hashes - 1] == 'r';
                state = if raw { State::RawText(hashes) } else { State::Text };
                Keep::Both
            }
            State::Code if c == '\'' => {
                take = character(&chars[at..]);
                if take == 1 { Keep::Both } else { Keep::Text }
            }
            State::Code => Keep::Both,
            State::LineComment => {
                if c == '\n' {
                    state = State::Code;
                }
                Keep::Nothing
            }
            State::BlockComment(depth) => {
                if c == '*' && next == Some('/') {
                    take = 2;
                    state = if depth == 1 { State::Code } else { State::BlockComment(depth - 1) };
                } else if c == '/' && next == Some('*') {
                    (state, take) = (State::BlockComment(depth + 1), 2);
                }
                Keep::Nothing
            }
            State::Text if c == '\\' => {
                take = 2;
                Keep::Text
            }
            State::Text if c == '"' => {
                state = State::Code;
                Keep::Both
            }
            State::RawText(hashes)
                if c == '"' && chars[at + 1..].iter().take_while(|c| **c == '#').take(hashes).count() == hashes =>
            {
                state = State::Code;
                Keep::Both
            }
            State::Text | State::RawText(_) => Keep::Text,
        };
        for &c in &chars[at..(at + take).min(chars.len())] {
            let in_text = matches!(keep, Keep::Both | Keep::Text);
            let in_code = matches!(keep, Keep::Both);
            blank_unless(in_text, c, &mut text);
            blank_unless(in_code, c, &mut code);
        }
        at += take;
    }
    (text, code)
}

/// A blank for every byte, so that a place in the text is the same place in the code.
fn blank_unless(keep: bool, c: char, out: &mut String) {
    if keep || c == '\n' {
        out.push(c);
    } else {
        out.extend(std::iter::repeat_n(' ', c.len_utf8()));
    }
}

enum Keep {
    Both,
    Text,
    Nothing,
}

/// How long the character literal at the start is; 1 when it is the mark of a lifetime.
fn character(chars: &[char]) -> usize {
    match (chars.get(1), chars.get(2)) {
        (Some('\\'), _) => chars.iter().skip(3).position(|c| *c == '\'').map_or(1, |end| end + 4),
        (Some(_), Some('\'')) => 3,
        _ => 1,
    }
}

#[test]
fn comments_and_literals_are_told_from_code() {
    let (text, code) = blanked("a('\"', b\"q\\\"//\") /* c /* d */ */ 'x r#\"e\"f\"# '\\'' // g\nh");
    assert_eq!(text, "a('\"', b\"q\\\"//\")                 'x r#\"e\"f\"# '\\''     \nh");
    assert_eq!(code, "a(   , b\"     \")                 'x r#\"   \"#          \nh");
    assert_eq!(places("eval( medieval( x.eval(", "eval(").collect::<Vec<_>>(), [0, 18]);
}
