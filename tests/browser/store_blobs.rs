//! The bytes of files in IndexedDB.

use counterpart::store::{
    Blob, BrowserRepository, Repository, StoreError,
    blobs::{BlobFact, Sorted},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    sabotage::Sabotage,
    shelf::{book, fresh_name, furnished, open},
};

/// Bytes of several megabytes, more than a browser keeps beside its keys.
fn large() -> Blob {
    Blob::of((0..5_000_000_u32).map(|at| at.to_le_bytes()[0] ^ at.to_le_bytes()[1]).collect())
}

#[wasm_bindgen_test]
async fn bytes_are_kept_once_and_come_back_over_another_connection() {
    let (name, tab) = furnished().await;
    let before = book(&name).await;
    let blob = large();
    tab.put_blobs(std::slice::from_ref(&blob), 1).await.expect("kept");
    tab.put_blobs(std::slice::from_ref(&blob), 2).await.expect("kept");
    tab.close();
    let tab = open(&name).await;
    assert!(tab.blob(blob.sha256).await.expect("reads").as_ref() == Some(&blob.bytes), "byte for byte");
    let facts = tab.blob_facts().await.expect("reads");
    assert_eq!(
        facts.iter().map(|it| (it.sha256, it.size, it.kept_ms)).collect::<Vec<_>>(),
        [(blob.sha256, 5_000_000, 1)]
    );
    assert!(book(&name).await == before, "the book is what it was");
    let sorted = Sorted { noted: vec![], gone: facts };
    assert_eq!(tab.sort_blobs(before.rev + 1, &sorted).await, Ok(false));
    assert_eq!(tab.sort_blobs(before.rev, &sorted).await, Ok(true));
    assert_eq!(tab.blob(blob.sha256).await, Ok(None));
    tab.close();
}

/// What is there after sorting one of two files out and noting the other, when the `nth` call of `method` went wrong; `None` if
/// there are not so many calls.
async fn after_a_failing_sort(
    method: &str,
    nth: usize,
    sabotage: fn(&str, usize) -> Sabotage,
    expected: &StoreError,
) -> Option<()> {
    let name = fresh_name().await;
    let tab = open(&name).await;
    let blobs = [Blob::of(b"one".to_vec()), Blob::of(b"two".to_vec())];
    tab.put_blobs(&blobs, 1).await.expect("kept");
    let facts = tab.blob_facts().await.expect("reads");
    let sorted = Sorted { noted: vec![BlobFact { unneeded_ms: Some(7), ..facts[0] }], gone: vec![facts[1]] };
    let sabotage = sabotage(method, nth);
    let answer = tab.sort_blobs(0, &sorted).await;
    let hit = !sabotage.seen().is_empty();
    drop(sabotage);
    let after = (tab.blob_facts().await.expect("reads"), found(&tab, &blobs).await);
    if hit {
        assert_eq!(answer.as_ref(), Err(expected), "{method} {nth}");
        assert_eq!(after, (facts, 4), "{method} {nth}");
    } else {
        assert_eq!(answer, Ok(true));
        assert_eq!(after, (sorted.noted, 2));
    }
    tab.close();
    hit.then_some(())
}

#[wasm_bindgen_test]
async fn s03_s04_files_are_sorted_out_whole_or_not_at_all() {
    let full: fn(&str, usize) -> Sabotage = |method, nth| Sabotage::throws(method, nth, "QuotaExceededError");
    let aborted: fn(&str, usize) -> Sabotage = Sabotage::aborts;
    for (sabotage, expected) in [(full, StoreError::QuotaExceeded), (aborted, StoreError::Aborted)] {
        for (method, calls) in [("put", 1), ("delete", 2)] {
            let mut nth = 1;
            while after_a_failing_sort(method, nth, sabotage, &expected).await.is_some() {
                nth += 1;
            }
            assert_eq!(nth, calls + 1, "{method}");
        }
    }
}

/// What is there after keeping two files whose `nth` entry went wrong; `None` if there are not so many entries.
async fn after_a_failing_put(nth: usize, sabotage: fn(usize) -> Sabotage, expected: &StoreError) -> Option<usize> {
    let name = fresh_name().await;
    let tab = open(&name).await;
    let blobs = [Blob::of(b"one".to_vec()), Blob::of(b"two".to_vec())];
    let sabotage = sabotage(nth);
    let answer = tab.put_blobs(&blobs, 1).await;
    let hit = !sabotage.seen().is_empty();
    drop(sabotage);
    if hit {
        assert_eq!(answer.as_ref(), Err(expected), "{nth}");
    } else {
        assert_eq!(answer, Ok(()));
    }
    let found = found(&tab, &blobs).await;
    tab.close();
    hit.then_some(found)
}

async fn found(tab: &BrowserRepository, blobs: &[Blob]) -> usize {
    let mut found = tab.blob_facts().await.expect("reads").len();
    for blob in blobs {
        found += usize::from(tab.blob(blob.sha256).await.expect("reads").is_some());
    }
    found
}

#[wasm_bindgen_test]
async fn s03_s04_files_that_meet_a_full_disk_or_an_abort_leave_nothing() {
    let full: fn(usize) -> Sabotage = |nth| Sabotage::put_throws(nth, "QuotaExceededError");
    for (sabotage, expected) in
        [(full, StoreError::QuotaExceeded), (Sabotage::put_aborts as fn(usize) -> Sabotage, StoreError::Aborted)]
    {
        let mut nth = 1;
        while let Some(left) = after_a_failing_put(nth, sabotage, &expected).await {
            assert_eq!(left, 0, "{nth}");
            nth += 1;
        }
        assert_eq!(nth, 5, "two entries for each of two files");
    }
}
