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

/// Paths from the root of the crate, `counterpart` for a program of its package, into a folder that is not below:
/// `store::StoreError`. By their own names the packages below would open their folders to all, and are not called so but by the root.
fn foreign_folders(source: &Source, layer: &Layer) -> Vec<(usize, String)> {
    let named = |name: &'static str| places(&source.code, name).map(move |at| (at, name));
    let mut found: Vec<_> = ["counterpart_core", "counterpart_search"]
        .into_iter()
        .flat_map(named)
        .map(|(at, name)| (line_of(&source.code, at), name.to_owned()))
        .collect();
    for start in ["crate::", "counterpart::"] {
        for at in places(&source.code, start) {
            let path = path_at(&source.code[at + start.len()..]);
            let folder = path.split("::").next().unwrap_or_default();
            if folder != layer.name && !layer.uses.contains(&folder) {
                let what = if path.is_empty() { format!("{start}{{…}}") } else { path };
                found.push((line_of(&source.code, at), what));
            }
        }
    }
    found
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

#[test]
fn no_folder_is_reached_past_the_rule_by_another_name_of_the_crate() {
    let ui = LAYERS.iter().find(|layer| layer.name == "ui").expect("a layer");
    for (code, expected) in [
        ("use crate::domain::money::Money;", None),
        ("use crate::store::StoreError;", Some("store::StoreError")),
        ("use crate::{domain, store};", Some("crate::{…}")),
        ("use counterpart::store::StoreError;", Some("store::StoreError")),
        ("use counterpart_core::store::StoreError;", Some("counterpart_core")),
        ("use counterpart_core as below;", Some("counterpart_core")),
        ("use counterpart_search::Finder;", Some("counterpart_search")),
        ("let counterpart_core_size = 1;", None),
    ] {
        let source = Source { path: "src/ui/mod.rs".to_owned(), text: code.to_owned(), code: code.to_owned() };
        let found: Vec<String> = foreign_folders(&source, ui).into_iter().map(|(_, what)| what).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{code}");
    }
}

/// What a manifest takes in of itself, and not by way of the list that the rules know: by name, a table by its heading.
fn strays(manifest: &str) -> Vec<String> {
    let (mut found, mut inside) = (Vec::new(), false);
    for line in manifest.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            let section = line.trim_matches(['[', ']']);
            let is_free = section.contains("dev-dependencies") || section.starts_with("workspace.");
            inside = section.ends_with("dependencies") && !is_free;
            if section.contains("dependencies.") && !is_free {
                found.push(section.to_owned());
            }
        } else if let Some((name, value)) = line.split_once('=').filter(|_| inside) {
            let name = name.trim();
            let is_known = name.ends_with(".workspace") || value.contains("workspace = true");
            if !is_known && !["counterpart-core", "counterpart-search"].contains(&name) {
                found.push(name.to_owned());
            }
        }
    }
    found
}

#[test]
fn a_crate_is_named_in_the_list_that_the_rules_know_and_nowhere_else() {
    for (manifest, expected) in [
        ("[dependencies]\nserde.workspace = true\n", None),
        ("[dependencies]\nserde = { workspace = true, features = [\"rc\"] }", None),
        ("[dependencies]\n# the core\ncounterpart-core = { path = \"src/core\" }", None),
        ("[dependencies]\ncounterpart-search = { path = \"../search\" }", None),
        ("[dependencies]\nserde.workspace = true\nureq = \"3\"", Some("ureq")),
        ("[target.'cfg(target_arch = \"wasm32\")'.dependencies]\nureq = { version = \"3\" }", Some("ureq")),
        ("[build-dependencies]\nureq = \"3\"", Some("ureq")),
        ("[dependencies.ureq]\nversion = \"3\"", Some("dependencies.ureq")),
        ("[dev-dependencies]\nureq = \"3\"", None),
        ("[target.'cfg(unix)'.dev-dependencies]\nureq = \"3\"", None),
        ("[workspace.dependencies]\nureq = \"3\"\n[features]\nui = []", None),
    ] {
        assert_eq!(strays(manifest), expected.into_iter().collect::<Vec<_>>(), "{manifest}");
    }
    let of = |place: &str| {
        let manifest = std::fs::read_to_string(root().join(place)).expect("a manifest");
        strays(&manifest).into_iter().map(|name| format!("{place}: {name}")).collect::<Vec<_>>()
    };
    check(
        "a crate is not taken from [workspace.dependencies], by which the rules know it",
        [of("Cargo.toml"), of("src/core/Cargo.toml"), of("src/search/Cargo.toml")].concat(),
    );
}

/// The crates `Cargo.toml` names for all packages, as Rust spells them.
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
