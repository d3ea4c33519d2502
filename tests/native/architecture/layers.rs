//! Which folder may use which, and which crates.

use super::source::{Source, line_of, places, root, sources};
use super::{Exception, breaches, check};

/// A folder of `src`, what of `src` it may use besides itself, and what crates.
struct Layer {
    name: &'static str,
    uses: &'static [&'static str],
    crates: Crates,
}

enum Crates {
    /// Only these.
    Only(&'static [&'static str]),
    /// Any but these.
    AllBut(&'static [&'static str]),
}

use Crates::{AllBut, Only};

const LAYERS: [Layer; 12] = [
    Layer { name: "kinds", uses: &[], crates: Only(&[]) },
    Layer { name: "domain", uses: &["kinds"], crates: Only(&["serde", "chrono", "thiserror", "iso_currency", "uuid"]) },
    Layer {
        name: "record",
        uses: &["domain", "kinds"],
        crates: Only(&["serde", "serde_json", "rmp_serde", "sha2", "thiserror", "uuid"]),
    },
    Layer { name: "i18n", uses: &["domain"], crates: Only(&["serde", "chrono", "thiserror"]) },
    Layer {
        name: "search",
        uses: &[],
        crates: Only(&["fast2s", "memchr", "pinyin", "serde", "unicode_normalization"]),
    },
    Layer {
        name: "export",
        uses: &["domain", "i18n"],
        crates: Only(&["chrono", "docx_rs", "icalendar", "serde", "similar", "thiserror"]),
    },
    Layer { name: "store", uses: &["domain", "record", "kinds"], crates: AllBut(&["leptos"]) },
    Layer {
        name: "sync",
        uses: &["domain", "record", "store", "search", "kinds"],
        crates: Only(&[
            "age",
            "base64",
            "calamine",
            "chrono",
            "crc32fast",
            "csv",
            "ed25519_dalek",
            "memchr",
            "rust_xlsxwriter",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "unicode_normalization",
            "uuid",
            "zip",
        ]),
    },
    Layer {
        name: "state",
        uses: &["domain", "record", "store", "sync", "search", "i18n", "export", "demo", "kinds"],
        crates: AllBut(&["rexie"]),
    },
    Layer { name: "ui", uses: &["state", "domain", "i18n", "export"], crates: AllBut(&["rexie"]) },
    Layer {
        name: "worker",
        uses: &["domain", "record", "store", "sync", "i18n", "export", "kinds"],
        crates: AllBut(&["leptos", "rexie"]),
    },
    Layer { name: "demo", uses: &["domain"], crates: Only(&["serde", "serde_json", "sha2", "thiserror", "uuid"]) },
];

const EXCEPTIONS: &[Exception] = &[
    Exception {
        place: "src/domain/entity.rs",
        what: "crate serde_json",
        reason: "the step from one released shape of an entity to the next takes and gives a JSON value",
    },
    Exception {
        place: "src/i18n/messages/fault.rs",
        what: "record::transaction::WriteFault",
        reason: "words for a typed fault",
    },
    Exception { place: "src/i18n/messages/fault.rs", what: "store::StoreError", reason: "words for a typed fault" },
    Exception { place: "src/i18n/messages/file.rs", what: "sync::file::", reason: "words for typed faults" },
    Exception { place: "src/i18n/messages/file.rs", what: "sync::plan::Refusal", reason: "words for a typed fault" },
    Exception { place: "src/i18n/messages/file.rs", what: "record::row::RowFault", reason: "words for a typed fault" },
    Exception {
        place: "src/i18n/messages/file.rs",
        what: "record::strict::JsonFault",
        reason: "words for a typed fault",
    },
    Exception {
        place: "src/i18n/messages/file.rs",
        what: "sync::snapshot::SnapshotFault",
        reason: "words for a typed fault",
    },
    Exception {
        place: "src/i18n/messages/file.rs",
        what: "sync::outlet::OutletFault",
        reason: "words for a typed fault",
    },
    Exception {
        place: "src/i18n/messages/intake.rs",
        what: "sync::intake::IntakeFault",
        reason: "words for a typed fault",
    },
    Exception {
        place: "src/i18n/messages/intake.rs",
        what: "sync::intake::Named",
        reason: "words for the record that a fault names",
    },
    Exception { place: "src/i18n/messages/intake.rs", what: "record::guard::Guard", reason: "words for a typed fault" },
    Exception { place: "src/i18n/messages/intake.rs", what: "sync::plan::Refusal", reason: "words for a typed fault" },
    Exception {
        place: "src/i18n/messages/bought.rs",
        what: "sync::list::bought",
        reason: "words for the columns and faults of a list of purchases",
    },
    Exception {
        place: "src/i18n/messages/import_page.rs",
        what: "sync::list::",
        reason: "words for the choices a list leaves to a person",
    },
    Exception {
        place: "src/i18n/messages/list_file.rs",
        what: "sync::list::",
        reason: "words for files that are no list, and for workbooks that cannot be read or written",
    },
    Exception {
        place: "src/i18n/messages/list_import.rs",
        what: "sync::list::",
        reason: "words for the typed faults and findings of a list",
    },
    Exception {
        place: "src/i18n/messages/sheets.rs",
        what: "sync::list::sheets::Heading",
        reason: "words for the columns of lists that are handed out",
    },
    Exception {
        place: "src/i18n/messages/merging.rs",
        what: "search::same::By",
        reason: "words for what two records share",
    },
    Exception {
        place: "src/i18n/vocabulary/bought.rs",
        what: "sync::list::bought::Part",
        reason: "the words by which a list of purchases names its columns, in both languages",
    },
    Exception {
        place: "src/i18n/vocabulary/",
        what: "sync::list::columns::Field",
        reason: "the words by which a list names its columns, in both languages",
    },
    Exception {
        place: "src/search/same/spelling.rs",
        what: "i18n::vocabulary::COMPANY_FORMS",
        reason: "names are compared without their legal forms, and the words for these stand in i18n",
    },
    Exception {
        place: "src/sync/list/",
        what: "i18n::vocabulary",
        reason: "a list is read by the words people write, and those stand in i18n",
    },
    Exception {
        place: "src/sync/list/",
        what: "i18n::people",
        reason: "parts, numbers and consent in a list are read by the words people write, and those stand in i18n",
    },
    Exception {
        place: "src/sync/list/",
        what: "i18n::format",
        reason: "amounts and dates of a list are read in the form i18n writes them",
    },
    Exception {
        place: "src/sync/list/",
        what: "i18n::month",
        reason: "a day of a list is read by the names of months, and those stand in i18n",
    },
    Exception {
        place: "src/sync/list/own.rs",
        what: "i18n::own_field",
        reason: "a value of a field of one's own is read in a list as in a form, with the words people write",
    },
    Exception {
        place: "src/ui/pages/disputes/audited.rs",
        what: "kinds::Kind",
        reason: "an extract of the trail is asked for record by record, each with its kind",
    },
    Exception {
        place: "src/ui/shell/palette/written/mod.rs",
        what: "kinds::Kind",
        reason: "every kind has to be searched, or said why not: a new one does not compile until it is",
    },
];

#[test]
fn every_folder_uses_only_what_stands_below_it() {
    let sources = sources("src");
    let mut layers: Vec<&str> =
        sources.iter().map(Source::layer).filter(|name| !["core", "lib", "main"].contains(name)).collect();
    layers.sort_unstable();
    layers.dedup();
    let mut known: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
    known.sort_unstable();
    assert_eq!(layers, known, "every folder of src has its rule");

    let crates = dependencies();
    check(
        "a folder uses what it may not (src/lib.rs, the shape)",
        breaches(&sources, EXCEPTIONS, |source| match LAYERS.iter().find(|layer| layer.name == source.layer()) {
            Some(layer) => {
                let mut found = foreign_folders(source, layer);
                found.extend(foreign_crates(source, layer, &crates));
                found.extend(escapes(source));
                found
            }
            None => Vec::new(),
        }),
    );
}

/// Paths from the root of the crate into a folder that is not below: `store::StoreError`.
fn foreign_folders(source: &Source, layer: &Layer) -> Vec<(usize, String)> {
    places(&source.code, "crate::")
        .filter_map(|at| {
            let path = path_at(&source.code[at + "crate::".len()..]);
            let folder = path.split("::").next().unwrap_or_default();
            let may = folder == layer.name || layer.uses.contains(&folder);
            (!may).then(|| (line_of(&source.code, at), if path.is_empty() { "crate::{…}".to_owned() } else { path }))
        })
        .collect()
}

/// Crates the folder may not use: `crate leptos`.
fn foreign_crates(source: &Source, layer: &Layer, crates: &[String]) -> Vec<(usize, String)> {
    crates
        .iter()
        .filter(|name| match layer.crates {
            Only(may) => !may.contains(&name.as_str()),
            AllBut(never) => never.contains(&name.as_str()),
        })
        .flat_map(|name| {
            let path = format!("{name}::");
            let found: Vec<_> = places(&source.code, &path)
                .filter(|&at| !source.code[..at].ends_with("::"))
                .map(|at| (line_of(&source.code, at), format!("crate {name}")))
                .collect();
            found
        })
        .collect()
}

/// Chains of `super::` that leave the folder, past the rule above.
fn escapes(source: &Source) -> Vec<(usize, String)> {
    let below = source.path.strip_prefix("src/").unwrap_or(&source.path);
    let folders = below.matches('/').count();
    let depth = if below.ends_with("/mod.rs") { folders } else { folders + 1 };
    let chain = "super::".repeat(depth);
    places(&source.code, &chain).map(|at| (line_of(&source.code, at), chain.clone())).collect()
}

/// The path that begins here: letters, digits, `_` and `::`.
fn path_at(code: &str) -> String {
    let end = code.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(code.len());
    code[..end].trim_end_matches(':').to_owned()
}

/// The crates `Cargo.toml` names for both packages, as Rust spells them.
fn dependencies() -> Vec<String> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let mut crates = Vec::new();
    let mut inside = false;
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            inside = section == "workspace.dependencies]";
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| inside) {
            crates.push(name.replace('-', "_"));
        }
    }
    assert!(crates.iter().any(|name| name == "leptos"), "the manifest is read");
    crates
}

#[test]
fn only_the_browser_store_names_its_library() {
    check(
        "rexie is named outside src/store/browser",
        breaches(&sources("src"), &[], |source| {
            if source.path.starts_with("src/store/browser/") {
                return Vec::new();
            }
            places(&source.code, "rexie").map(|at| (line_of(&source.code, at), "rexie".to_owned())).collect()
        }),
    );
}
