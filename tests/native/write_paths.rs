//! Every way in which the app writes to storage, and the test that lets each call of it fail (`storage-and-sync.md` 4: "n-th
//! operation failpoint"). A new way, and one without such a test, fails here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What a repository is asked for that changes nothing. Loading sets damage aside: it is tried like a write.
const READS: &[&str] = &[
    "load_in_portions",
    "load_telling",
    "begin_walk",
    "walk_on",
    "glance",
    "excerpts",
    "page",
    "changed_since",
    "rev",
    "get",
    "drafts",
    "backups",
    "backup",
    "undos",
    "undo",
    "blob",
    "blob_facts",
    "links",
    "history",
    "quarantined",
];

const EDIT: &str = "s03_s04_s07_an_edit_is_whole_or_not_at_all_at_every_call";
const COMMIT: &str = "s03_s04_an_edit_is_written_whole_or_not_at_all";
const MANY: &str = "s03_s04_an_import_is_written_whole_or_not_at_all";
const PURGE: &str = "s03_s04_a_commit_that_purges_the_pages_is_written_whole_or_not_at_all";
const SUPPLIED: &str = "s03_s04_supplied_rows_are_written_whole_or_not_at_all_at_every_call";
const FOLD: &str = "s03_s04_folding_changes_nothing_that_can_be_seen_wherever_it_fails";
const EXCERPTS: &str = "making_excerpts_changes_nothing_that_can_be_seen_wherever_it_fails";
const BESIDE: &str = "s03_s04_drafts_and_snapshots_are_written_whole_or_not_at_all";
const UNDO: &str = "s03_s04_what_takes_an_import_back_is_forgotten_whole_or_not_at_all";
const BLOBS: &str = "s03_s04_files_are_kept_and_sorted_out_whole_or_not_at_all";
const MENDING: &str = "s03_s04_damage_is_set_aside_whole_or_not_at_all_and_told_either_way";
const IMPORT: &str = "s03_s04_bringing_in_is_whole_or_not_at_all_at_every_call";
const PARKED: &str = "s03_s04_bringing_in_what_lies_on_the_disk_is_whole_or_not_at_all_at_every_call";
const FIRST: &str = "s03_s04_a_book_that_comes_into_an_empty_one_is_there_whole_or_not_at_all_at_every_call";
const JOINED_START: &str = "s03_s04_starting_again_with_a_file_is_whole_or_not_at_all_at_every_call";
const SAFETY: &str = "s03_where_a_later_part_of_the_safety_copy_fails_no_part_stays";
const TAKEN_BACK: &str = "s03_s04_taking_back_is_whole_or_not_at_all_at_every_call";
const ATTACHED: &str = "s03_whatever_call_fails_no_record_names_bytes_that_are_not_there";
const EARLIER: &str = "s03_whatever_call_fails_what_is_left_of_earlier_states_is_counted_and_told";
const DROPPED: &str = "s03_whatever_call_fails_bytes_of_whom_was_erased_are_gone_or_told_as_left";
const FILE: &str = "s03_whatever_call_fails_there_is_a_whole_file_or_none_and_the_book_is_the_same";
const RESTART: &str = "s03_whatever_call_fails_the_book_is_as_before_or_started_again";
const SNAPSHOT: &str = "s03_whatever_call_fails_a_snapshot_is_there_whole_or_not_at_all";
const PUT_BACK: &str = "s03_whatever_call_fails_the_book_is_as_before_or_as_it_was_kept";

/// What a repository is asked for that writes, and the test of the call itself.
const WRITES: &[(&str, &str)] = &[
    ("amend", EDIT),
    ("commit", COMMIT),
    ("commit_supplied", SUPPLIED),
    ("load", MENDING),
    ("make_excerpts", EXCERPTS),
    ("put_backup", BESIDE),
    ("put_blobs", BLOBS),
    ("put_draft", BESIDE),
    ("quarantine", BESIDE),
    ("remove_backup", BESIDE),
    ("remove_draft", BESIDE),
    ("remove_undo", UNDO),
    ("sort_blobs", BLOBS),
    ("tidy", FOLD),
    ("visit", MENDING),
];

/// Who asks for it: the source, what is asked for, and the tests of that way from its beginning to its end, or of the call where the
/// way is one call. Edits, settings, lists, erasures and what takes them back all go by the one door (`job.rs`, `large_job.rs`).
const WAYS: &[(&str, &str, &[&str])] = &[
    ("src/state/book.rs", "quarantine", &[BESIDE]),
    ("src/state/drafts.rs", "put_draft", &[BESIDE]),
    ("src/state/drafts.rs", "remove_draft", &[BESIDE]),
    ("src/state/job.rs", "amend", &[EDIT]),
    ("src/state/large_job.rs", "commit", &[MANY, PURGE]),
    ("src/state/reading.rs", "commit", &[COMMIT]),
    ("src/state/reading.rs", "quarantine", &[BESIDE]),
    ("src/state/tidying.rs", "make_excerpts", &[EXCERPTS]),
    ("src/state/tidying.rs", "sort_blobs", &[BLOBS]),
    ("src/state/tidying.rs", "tidy", &[FOLD]),
    ("src/sync/attaching.rs", "put_blobs", &[ATTACHED]),
    ("src/sync/erasing/after.rs", "remove_backup", &[EARLIER]),
    ("src/sync/erasing/after.rs", "remove_undo", &[EARLIER]),
    ("src/sync/erasing/after.rs", "sort_blobs", &[DROPPED]),
    ("src/sync/intake/enact.rs", "commit", &[IMPORT, FIRST, JOINED_START]),
    ("src/sync/intake/enact.rs", "commit_supplied", &[PARKED]),
    ("src/sync/intake/safety.rs", "put_backup", &[IMPORT, SAFETY]),
    ("src/sync/intake/safety.rs", "remove_backup", &[IMPORT, SAFETY]),
    ("src/sync/intake/takeback.rs", "commit", &[TAKEN_BACK]),
    ("src/sync/intake/takeback.rs", "remove_undo", &[IMPORT, TAKEN_BACK]),
    ("src/sync/outlet/key.rs", "commit", &[FILE]),
    ("src/sync/restart.rs", "commit", &[RESTART]),
    ("src/sync/snapshot.rs", "commit", &[PUT_BACK]),
    ("src/sync/snapshot.rs", "put_backup", &[SNAPSHOT, PUT_BACK]),
    ("src/sync/snapshot.rs", "remove_backup", &[SNAPSHOT, PUT_BACK]),
    ("src/worker/import.rs", "make_excerpts", &[EXCERPTS]),
    ("src/worker/import.rs", "put_blobs", &[BLOBS]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// Every Rust source below a folder, by its path from the root.
fn sources(folder: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let name = path.strip_prefix(root()).expect("below").to_string_lossy().replace('\\', "/");
                found.insert(name, text(&path));
            }
        }
    }
    found
}

#[test]
fn every_call_of_a_repository_is_known_as_a_read_or_a_write() {
    let interface = text(&root().join("src/store/repository.rs"));
    let calls: BTreeSet<&str> =
        interface.lines().filter_map(|line| line.trim().strip_prefix("async fn ")?.split(['(', '<']).next()).collect();
    let known: BTreeSet<&str> = READS.iter().copied().chain(WRITES.iter().map(|(name, _)| *name)).collect();
    assert_eq!(calls, known);
    assert_eq!(known.len(), READS.len() + WRITES.len(), "each is one of both");
}

#[test]
fn every_way_of_writing_is_listed() {
    let mut found = Vec::new();
    for folder in ["src/state", "src/sync", "src/worker"] {
        for (path, source) in sources(folder) {
            // however the line is broken
            let source: String = source.split_whitespace().collect();
            let writes = WRITES.iter().map(|(name, _)| *name).filter(|name| !["load", "visit"].contains(name));
            found.extend(
                writes.filter(|name| source.contains(&format!("repository.{name}("))).map(|name| (path.clone(), name)),
            );
        }
    }
    found.sort();
    let listed: Vec<(String, &str)> = WAYS.iter().map(|(path, name, _)| ((*path).to_owned(), *name)).collect();
    assert_eq!(found, listed);
}

/// The functions of a file that stand by themselves, by their names, as they are written.
fn functions(source: &str) -> BTreeMap<&str, &str> {
    let mut found = BTreeMap::new();
    let begins = source.match_indices('\n').map(|(at, _)| &source[at + 1..]);
    for text in begins {
        let first = text.lines().next().unwrap_or_default();
        let words = first.strip_prefix("pub(super) ").or_else(|| first.strip_prefix("pub(crate) ")).unwrap_or(first);
        if let Some(rest) = words.strip_prefix("fn ")
            && let Some((name, _)) = rest.split_once(['(', '<'])
            && let Some((body, _)) = text.split_once("\n}\n")
        {
            found.insert(name, body);
        }
    }
    found
}

/// Whether a text calls a function: its name is no part of a longer one.
fn calls(text: &str, name: &str) -> bool {
    let call = format!("{name}(");
    let is_name = |before: char| before.is_alphanumeric() || matches!(before, '_' | '.' | ':');
    text.match_indices(&call).any(|(at, _)| !text[..at].ends_with(is_name) && !text[..at].ends_with("fn "))
}

/// Whether a function lets the n-th call fail in every way that is given, itself or in what it calls of its own file.
fn lets_calls_fail(functions: &BTreeMap<&str, &str>, name: &str) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![name]);
    while let Some(next) = open.pop() {
        let Some(body) = functions.get(next).filter(|_| seen.insert(next)) else { continue };
        if body.contains("fail_at(nth, failure)") {
            return true;
        }
        open.extend(functions.keys().copied().filter(|other| calls(body, other)));
    }
    false
}

#[test]
fn a_test_lets_calls_fail_where_it_or_what_it_calls_does() {
    let source = "\
//! Tests.

fn helper(tab: &Tab) {
    tab.engine().fail_at(nth, failure);
}

pub(super) fn between<T>(work: T) {
    helper(&tab);
}

fn direct() {
    tab.engine().fail_at(nth, failure);
}

fn through() {
    between(work);
}

fn neither() {
    not_helper(); // helper
}
";
    let functions = functions(source);
    assert_eq!(functions.keys().copied().collect::<Vec<_>>(), ["between", "direct", "helper", "neither", "through"]);
    for (name, expected) in [("direct", true), ("through", true), ("neither", false), ("missing", false)] {
        assert_eq!(lets_calls_fail(&functions, name), expected, "{name}");
    }
}

/// The named tests are there, and let calls fail one by one.
#[test]
fn every_way_of_writing_has_its_test_at_every_call() {
    let tests = sources("tests/native");
    let named = WRITES.iter().map(|(_, test)| *test).chain(WAYS.iter().flat_map(|(_, _, tests)| tests.iter().copied()));
    for name in named.collect::<BTreeSet<&str>>() {
        let start = format!("fn {name}(");
        let holders: Vec<&String> = tests.values().filter(|source| source.contains(&start)).collect();
        assert_eq!(holders.len(), 1, "{name} is one test");
        assert!(lets_calls_fail(&functions(holders[0]), name), "{name} lets the n-th call fail");
    }
}
