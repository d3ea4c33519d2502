//! A record's register that is left out when it says nothing cannot be told from one that nobody wrote: an entity writes all its
//! fields, but for a few that were released otherwise.

use super::source::{line_of, places, sources};
use super::{Exception, breaches, check};

/// Fields that are left out: an edit writes their emptying down as null.
const EXCEPTIONS: &[Exception] = &[
    Exception {
        place: "src/domain/contract/mod.rs",
        what: "circumstances",
        reason: "signed digests are taken of the written contract",
    },
    Exception {
        place: "src/domain/contract/mod.rs",
        what: "party_names",
        reason: "signed digests are taken of the written contract",
    },
    Exception {
        place: "src/domain/contract/mod.rs",
        what: "acknowledged",
        reason: "signed digests are taken of the written contract",
    },
    Exception {
        place: "src/domain/contract/mod.rs",
        what: "drafted_from",
        reason: "signed digests are taken of the written contract; it is never emptied",
    },
    Exception {
        place: "src/domain/contract/mod.rs",
        what: "adjustment",
        reason: "signed digests are taken of the written contract",
    },
    Exception {
        place: "src/domain/contract/amendment/mod.rs",
        what: "after",
        reason: "released so; its emptying is written",
    },
    Exception {
        place: "src/domain/contract/mod.rs",
        what: "own_clauses",
        reason: "signed digests are taken of the written contract; the set writes each clause by itself",
    },
    Exception {
        place: "src/domain/contract/mod.rs",
        what: "by_hand",
        reason: "signed digests are taken of the written contract; the set writes each clause by itself",
    },
    Exception {
        place: "src/domain/contract/amendment/mod.rs",
        what: "basis",
        reason: "an amendment that was begun before it was kept has none; it is never emptied",
    },
    Exception { place: "src/domain/receipt.rs", what: "bank_line", reason: "a receipt is written once" },
    Exception { place: "src/domain/receipt.rs", what: "purpose", reason: "a receipt is written once" },
    Exception { place: "src/domain/receipt.rs", what: "on", reason: "an allocation is written once" },
];

#[test]
fn entities_write_all_their_fields() {
    let found = breaches(&sources("src/domain"), EXCEPTIONS, |source| {
        let mut found = Vec::new();
        for at in places(&source.code, "impl Entity for ") {
            let name: String =
                source.code[at + "impl Entity for ".len()..].chars().take_while(|c| c.is_alphanumeric()).collect();
            let opening = format!("pub struct {name} {{");
            let Some(start) = source.code.find(&opening) else {
                continue;
            };
            let end = source.code[start..].find("\n}").map_or(source.code.len(), |length| start + length);
            for skip in places(&source.code[start..end], "skip_serializing_if") {
                let rest = &source.code[start + skip..end];
                let field = rest.split("pub ").nth(1).and_then(|rest| rest.split(':').next()).unwrap_or("?");
                found.push((line_of(&source.code, start + skip), field.to_owned()));
            }
        }
        found
    });
    check("an entity leaves a field out", found);
}
