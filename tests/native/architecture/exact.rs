//! Figures of the domain are exact because the compiler refuses what is not: floats, arithmetic that overflows unseen, casts.
//! That holds only as long as the refusal stands and nobody lifts it further in.

use super::source::{Source, line_of, places, sources};
use super::{breaches, check};

/// What the domain refuses.
const REFUSED: [&str; 3] = ["clippy::float_arithmetic", "clippy::arithmetic_side_effects", "clippy::as_conversions"];

/// The group that holds them all: whoever lifts it lifts them.
const GROUP: &str = "clippy::restriction";

/// What lifts or softens a refusal.
const LIFTING: [&str; 3] = ["allow", "expect", "warn"];

/// The names in the brackets behind `word`, each with its place, wherever `word` stands with brackets.
fn listed<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    places(code, word).flat_map(move |at| {
        let behind = code[at + word.len()..].trim_start().strip_prefix('(').unwrap_or_default();
        let list = behind.split(')').next().unwrap_or_default();
        list.split(',').map(move |name| (at, name.trim()))
    })
}

/// The refusals that stand for all of the domain.
fn standing(code: &str) -> Vec<&str> {
    let inner = |at: usize| code[..at].trim_end().ends_with("#![");
    ["deny", "forbid"].iter().flat_map(|word| listed(code, word)).filter(|(at, _)| inner(*at)).map(|it| it.1).collect()
}

fn lifted(source: &Source) -> Vec<(usize, String)> {
    let found = LIFTING.iter().flat_map(|word| listed(&source.code, word).map(move |(at, name)| (at, word, name)));
    let found = found.filter(|(_, _, name)| REFUSED.contains(name) || *name == GROUP);
    found.map(|(at, word, name)| (line_of(&source.code, at), format!("{word}({name})"))).collect()
}

#[test]
fn the_domain_refuses_inexact_arithmetic() {
    let domain = sources("src/domain");
    let top = domain.iter().find(|it| it.path == "src/domain/mod.rs").expect("the top of the domain");
    let standing = standing(&top.code);
    let missing = REFUSED.iter().filter(|name| !standing.contains(name)).map(|name| format!("{}: {name}", top.path));
    check("the domain does not deny it", missing.collect());
    check("the domain lifts its refusal", breaches(&domain, &[], lifted));
}

#[test]
fn a_refusal_that_is_missing_or_lifted_is_found() {
    let source = |code: &str| Source { path: "src/domain/x.rs".to_owned(), text: String::new(), code: code.to_owned() };
    assert_eq!(
        standing("#![deny(clippy::a, clippy::b)]\n#[deny(clippy::c)]\nmod d;\n#![forbid( clippy::e )]"),
        ["clippy::a", "clippy::b", "clippy::e"]
    );
    for (code, expected) in [
        ("#[allow(clippy::float_arithmetic)]", vec![(1, "allow(clippy::float_arithmetic)")]),
        ("\n#![warn(x,\n    clippy::as_conversions,\n)]", vec![(2, "warn(clippy::as_conversions)")]),
        (
            "#[cfg_attr(test, expect(clippy::arithmetic_side_effects, reason = \"\"))]",
            vec![(1, "expect(clippy::arithmetic_side_effects)")],
        ),
        ("#![allow(clippy::restriction)]", vec![(1, "allow(clippy::restriction)")]),
        ("#[allow(clippy::trivially_copy_pass_by_ref)] fn a() { b.expect(clippy) }", vec![]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(line, what)| (line, what.to_owned())).collect();
        assert_eq!(lifted(&source(code)), expected, "{code}");
    }
}
