//! Colours stand in the tokens, and every icon stands in the sprite.

use std::collections::BTreeSet;

use super::source::{Source, files, line_of, places, root, shown, sources};
use super::{breaches, check};

/// Where the colours are.
const TOKENS: &str = "style/tokens.css";

/// Ways to write a colour that no theme can change.
const RAW: [&str; 7] = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab(", "color("];

#[test]
fn raw_colours_stand_only_in_the_tokens() {
    let mut found = breaches(&sources("src"), &[], |source| colours(&source.text));
    for path in files("style", "css").into_iter().filter(|path| shown(path) != TOKENS) {
        let whole = std::fs::read_to_string(&path).expect("a style sheet is UTF-8");
        let rules = without_comments(&whole);
        found.extend(colours(&rules).into_iter().map(|(line, colour)| format!("{}:{line}: {colour}", shown(&path))));
    }
    check("a raw colour outside style/tokens.css", found);
}

/// `#rgb` to `#rrggbbaa`, and the functions that make colours.
fn colours(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<_> = RAW
        .iter()
        .flat_map(|name| places(text, name).map(|at| (line_of(text, at), (*name).to_owned())).collect::<Vec<_>>())
        .collect();
    for (at, _) in text.match_indices('#') {
        let rest = &text[at + 1..];
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).map_or(rest, |end| &rest[..end]);
        if matches!(word.len(), 3 | 4 | 6 | 8) && word.chars().all(|c| c.is_ascii_hexdigit()) {
            found.push((line_of(text, at), format!("#{word}")));
        }
    }
    found
}

/// A style sheet without its comments; lines stay where they are.
fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        let end = rest[start..].find("*/").map_or(rest.len(), |end| start + end + 2);
        out.push_str(&rest[..start]);
        out.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out + rest
}

/// The functions that are given the name of an icon, and as which argument.
const GIVEN: [(&str, usize); 10] = [
    ("icon(", 0),
    ("small_icon(", 0),
    ("large_icon(", 0),
    ("Picture::Icon(", 0),
    ("way(", 0),
    ("fact(", 0),
    ("status(", 1),
    ("strong_status(", 1),
    ("line(Meaning", 1),
    ("entry(Choice", 1),
];

/// What stands right before the name of an icon where it is chosen by a state.
const BEFORE: [&str; 8] = [
    "mark: ",
    "icon: ",
    "(Meaning::Plain, ",
    "(Meaning::Danger, ",
    "(Meaning::Warn, ",
    "(Meaning::Good, ",
    "(Meaning::Accent, ",
    "icons.svg#",
];

#[test]
fn every_icon_that_is_named_stands_in_the_sprite() {
    let sprite = std::fs::read_to_string(root().join("public/icons.svg")).expect("the sprite");
    let drawn: BTreeSet<&str> =
        sprite.split("<symbol id=\"").skip(1).filter_map(|symbol| symbol.split('"').next()).collect();
    let mut used = 0_usize;
    let mut missing = Vec::new();
    for source in sources("src").iter().filter(|source| ["ui", "state"].contains(&source.layer())) {
        for (at, name) in named(source) {
            used += 1;
            if !drawn.contains(name.as_str()) {
                missing.push(format!("{}:{}: {name}", source.path, line_of(&source.text, at)));
            }
        }
    }
    assert!(used > 60, "only {used} icons are found in the sources: the rule no longer sees them");
    check("no such symbol in public/icons.svg", missing);
}

/// The names of icons that a source spells out, with where.
fn named(source: &Source) -> Vec<(usize, String)> {
    let text = source.text.as_str();
    let mut found = Vec::new();
    for (function, argument) in GIVEN {
        for at in places(text, function) {
            let open = at + function.find('(').unwrap_or_default() + 1;
            if let Some((start, end)) = arguments(&source.code, open).get(argument) {
                // a branch within the argument may hold several
                found.extend(literals(text, *start, *end));
            }
        }
    }
    for before in BEFORE {
        for at in places(text, before).map(|at| at + before.len()) {
            match before {
                "icons.svg#" => {
                    let name = text[at..].split(['"', '\'', '{']).next().unwrap_or_default();
                    found.extend((!name.is_empty()).then(|| (at, name.to_owned())));
                }
                _ if text[at..].starts_with('"') => {
                    let name = text[at + 1..].split('"').next().unwrap_or_default();
                    found.push((at, name.to_owned()));
                }
                _ => {}
            }
        }
    }
    for function in ["fn icon(", "fn mark("] {
        for at in places(&source.code, function).filter(|_| source.path != "src/ui/widgets/icon.rs") {
            let end = source.code[at..].find("\n    }\n").map_or(source.code.len(), |end| at + end);
            found.extend(literals(text, at, end));
        }
    }
    found
}

/// The arguments of a call whose bracket is open before `start`, as ranges.
fn arguments(code: &str, start: usize) -> Vec<(usize, usize)> {
    let mut depth = 0_usize;
    let mut begin = start;
    let mut found = Vec::new();
    for (at, c) in code[start..].char_indices().map(|(at, c)| (start + at, c)) {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                found.push((begin, at));
                return found;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push((begin, at));
                begin = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// The literals within a range of a text without comments.
fn literals(text: &str, start: usize, end: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut at = start;
    while let Some(open) = text[at..end].find('"').map(|open| at + open + 1) {
        let Some(close) = text[open..end].find('"').map(|close| open + close) else { break };
        found.push((open, text[open..close].to_owned()));
        at = close + 1;
    }
    found
}
