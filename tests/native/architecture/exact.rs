//! Figures of the domain are exact because the compiler refuses what is not: floats, arithmetic that overflows unseen, casts.
//! The refusal is one that nobody can lift further in.

use super::check;
use super::source::{places, sources};

/// What the domain refuses.
const REFUSED: [&str; 3] = ["clippy::float_arithmetic", "clippy::arithmetic_side_effects", "clippy::as_conversions"];

/// What is forbidden in all of the domain: what is only denied may be allowed again.
fn standing(code: &str) -> Vec<&str> {
    let whole = places(code, "forbid").filter(|&at| code[..at].trim_end().ends_with("#!["));
    let lists = whole.filter_map(|at| code[at + "forbid".len()..].trim_start().strip_prefix('('));
    lists.flat_map(|list| list.split(')').next().unwrap_or_default().split(',').map(str::trim)).collect()
}

#[test]
fn the_domain_refuses_inexact_arithmetic() {
    let domain = sources("src/domain");
    let top = domain.iter().find(|it| it.path == "src/domain/mod.rs").expect("the top of the domain");
    let standing = standing(&top.code);
    let missing = REFUSED.iter().filter(|name| !standing.contains(name)).map(|name| format!("{}: {name}", top.path));
    check("the domain does not forbid it", missing.collect());
}

#[test]
fn a_refusal_that_is_missing_is_found() {
    assert_eq!(
        standing(
            "#![forbid(clippy::a, clippy::b)]\n#[forbid(clippy::c)]\nmod d;\n#![deny(clippy::e)]\n#![forbid( clippy::f )]"
        ),
        ["clippy::a", "clippy::b", "clippy::f"]
    );
}
