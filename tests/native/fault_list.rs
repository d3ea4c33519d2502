//! The fault list (`storage-and-sync.md` 3) against the tests: every row has a test that bears its id, in every place that
//! the list names, and none is skipped.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Where a row is to be tried: natively, in a browser, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Native,
    Browser,
}

use Place::{Browser, Native};

const N: &[Place] = &[Native];
const C: &[Place] = &[Browser];
const NC: &[Place] = &[Native, Browser];

/// The rows, as the list has them. (Firefox and WebKit run the same browser tests where their drivers are there.)
const ROWS: &[(&str, &[Place])] = &[
    ("s01", C),
    ("s02", C),
    ("s03", NC),
    ("s04", NC),
    ("s05", C),
    ("s06", C),
    ("s07", C),
    ("s08", C),
    ("s09", C),
    ("s10", C),
    ("s11", C),
    ("s12", C),
    ("s13", NC),
    ("s14", NC),
    ("s15", NC),
    ("s16", C),
    ("s17", C),
    ("s18", C),
    ("s19", C),
    ("s20", C),
    ("s21", C),
    ("s22", C),
    ("k01", C),
    ("k02", C),
    ("k03", C),
    ("k04", NC),
    ("k05", NC),
    ("k06", C),
    ("k07", C),
    ("k08", C),
    ("k09", C),
    ("k10", C),
    ("k11", C),
    ("k12", C),
    ("t01", C),
    ("t02", C),
    ("t03", C),
    ("t04", C),
    ("t05", C),
    ("t06", C),
    ("t07", C),
    ("t08", C),
    ("t09", C),
    ("t10", C),
    ("p01", N),
    ("p02", N),
    ("p03", N),
    ("p04", N),
    ("p05", NC),
    ("p06", C),
    ("p07", C),
    ("p08", NC),
    ("p09", N),
    ("p10", N),
    ("p11", NC),
    ("p12", N),
    ("p13", N),
    ("p14", NC),
    ("p15", N),
    ("p16", N),
    ("p17", N),
    ("p18", NC),
    ("p19", NC),
    ("p20", NC),
    ("p21", C),
    ("p22", C),
    ("p23", NC),
    ("p29", N),
    ("m01", N),
    ("m02", N),
    ("m03", NC),
    ("m04", N),
    ("m05", NC),
    ("m06", N),
    ("m07", NC),
    ("m08", N),
    ("m09", NC),
    ("m10", N),
    ("m11", N),
    ("m12", NC),
    ("m13", NC),
    ("m14", N),
    ("m15", NC),
    ("m16", N),
    ("m17", N),
    ("d01", NC),
    ("d02", N),
    ("d03", NC),
    ("d04", N),
    ("d05", NC),
    ("d06", NC),
    ("e01", NC),
    ("e02", N),
    ("e03", NC),
    ("e08", N),
    ("j01", N),
    ("j02", N),
    ("j03", N),
    ("j04", N),
    ("j05", N),
    ("j06", N),
    ("j07", N),
    ("j08", N),
    ("j09", N),
    ("j10", N),
    ("j11", N),
    ("j12", N),
];

/// A row that has no test in some place, or not for all that the list asks of it there, and why. A reason that no longer holds
/// fails the test.
struct Missing {
    id: &'static str,
    place: Place,
    /// What of the row is not tried; `None`: nothing of it is.
    part: Option<&'static str>,
    reason: &'static str,
}

const MISSING: &[Missing] = &[
    Missing {
        id: "k02",
        place: Browser,
        part: None,
        reason: "an import is one transaction whatever its size (100 000 records were measured), so there are no chunks \
                 between which a tab could close; k01 kills inside that transaction",
    },
    Missing {
        id: "k05",
        place: Native,
        part: None,
        reason: "the book at rest has no passphrase that could be changed; only files are encrypted (e01 to e03)",
    },
    Missing {
        id: "k05",
        place: Browser,
        part: None,
        reason: "the book at rest has no passphrase that could be changed; only files are encrypted (e01 to e03)",
    },
    Missing {
        id: "t10",
        place: Browser,
        part: None,
        reason: "there is no lock command: it belongs to the passphrase at rest, which the app does not have",
    },
    Missing {
        id: "k10",
        place: Browser,
        part: Some("lock engaged"),
        reason: "there is no lock that a long sleep could engage: it belongs to the passphrase at rest, which the app does not \
                 have; that no draft is lost is tried",
    },
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            let name = path.strip_prefix(root()).expect("below").to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).expect("text")));
        }
    }
    found.sort();
    found
}

/// The names of the tests in a source: functions with a test's attribute right above them.
fn tests(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        let attribute = ["#[test]", "#[wasm_bindgen_test]", "#[tokio::test"].iter().any(|it| line.starts_with(it));
        if attribute {
            is_test = true;
        } else if let Some(behind) = line.split_once("fn ").filter(|(before, _)| ["", "async "].contains(before)) {
            let name = behind.1.split('(').next().unwrap_or_default();
            if std::mem::take(&mut is_test) {
                names.push(name);
            }
        }
    }
    names
}

/// The ids at the beginning of a test's name: `s03_s04_an_edit…` bears two. An id is a letter and two digits.
fn ids(name: &str) -> Vec<&str> {
    let is_id = |part: &&str| {
        let bytes = part.as_bytes();
        bytes.len() >= 2 && bytes[0].is_ascii_lowercase() && bytes[1..].iter().all(u8::is_ascii_digit)
    };
    name.split('_').take_while(is_id).collect()
}

/// Where the tests of a source run. Native tests of which the browser has a copy say so in an import of their own.
fn places(name: &str, text: &str) -> Vec<Place> {
    if name.starts_with("native/") {
        let twice = text.contains("use wasm_bindgen_test::wasm_bindgen_test as test;");
        if twice { vec![Native, Browser] } else { vec![Native] }
    } else {
        vec![Browser]
    }
}

fn found() -> BTreeMap<(String, Place), Vec<String>> {
    let mut found: BTreeMap<(String, Place), Vec<String>> = BTreeMap::new();
    for (name, text) in sources(&root()) {
        for test in tests(&text) {
            for id in ids(test) {
                for place in places(&name, &text) {
                    found.entry((id.to_owned(), place)).or_default().push(format!("{name}: {test}"));
                }
            }
        }
    }
    found
}

#[test]
fn every_row_of_the_fault_list_has_its_test() {
    let found = found();
    let excused =
        |id: &str, place: Place| MISSING.iter().any(|it| it.id == id && it.place == place && it.part.is_none());
    let wanted = ROWS.iter().flat_map(|(id, places)| places.iter().map(|place| (*id, *place)));
    let missing: Vec<_> = wanted
        .filter(|(id, place)| !found.contains_key(&((*id).to_owned(), *place)) && !excused(id, *place))
        .map(|(id, place)| format!("{} {place:?}", id.to_uppercase()))
        .collect();
    assert!(missing.is_empty(), "{} rows without a test:\n  {}", missing.len(), missing.join("\n  "));
}

#[test]
fn every_excuse_has_a_reason_and_is_needed() {
    let found = found();
    for Missing { id, place, part, reason } in MISSING {
        assert!(reason.len() > 20, "{id} says why");
        assert!(ROWS.iter().any(|(row, places)| row == id && places.contains(place)), "{id} {place:?} is asked for");
        let has_test = found.contains_key(&((*id).to_owned(), *place));
        match part {
            None => assert!(!has_test, "{id} {place:?} has a test by now"),
            Some(part) => assert!(has_test, "{id} {place:?} is tried but for: {part}"),
        }
    }
}

#[test]
fn the_list_is_whole() {
    let count = |letter: char| ROWS.iter().filter(|(id, _)| id.starts_with(letter)).count();
    let counts = "sktpmdej".chars().map(count).collect::<Vec<_>>();
    assert_eq!(
        counts,
        [22, 12, 10, 24, 17, 6, 4, 12],
        "S, K, T, P01 to P23 with P29, M, D01 to D06, E01 to E03 with E08, J"
    );
    let distinct: BTreeSet<&str> = ROWS.iter().map(|(id, _)| *id).collect();
    assert_eq!(distinct.len(), ROWS.len());
}

#[test]
fn no_test_is_skipped() {
    // put together, so that this file does not name what it looks for
    let words =
        [["#[", "ignore"].concat(), ["#[should", "_panic"].concat(), ["wasm_bindgen_test(", "unsupported"].concat()];
    // the rules of the architecture name these words to forbid them
    for (name, text) in sources(&root()).into_iter().filter(|(name, _)| !name.starts_with("native/architecture/")) {
        for word in &words {
            assert!(!text.contains(word.as_str()), "{name} holds {word}");
        }
    }
}

/// A browser copy of a native source is really in the browser's binary.
#[test]
fn what_says_that_it_runs_in_the_browser_too_does() {
    let main = fs::read_to_string(root().join("browser/main.rs")).expect("text");
    for (name, text) in sources(&root()).iter().filter(|(name, _)| name.starts_with("native/")) {
        if !text.contains("use wasm_bindgen_test::wasm_bindgen_test as test;") || name == "native/fault_list.rs" {
            continue;
        }
        let top = name.trim_start_matches("native/").trim_end_matches(".rs").split('/').next().unwrap_or_default();
        let named = ["", "/mod"].iter().any(|rest| main.contains(&format!("#[path = \"../native/{top}{rest}.rs\"]")));
        assert!(named, "{name} is named in the browser's main");
    }
}
