//! Rows that are supplied one by one are written like any others (S03, S04: at every call that can fail).

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use counterpart::store::memory::{Failure, MemoryDisk};
use counterpart::store::paged::BULK_ROWS;
use counterpart::store::{Batch, Durability, MemoryRepository, Repository, Row, RowKey, StoreError, Supply};
use uuid::Uuid;

fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("a call in memory waited"),
    }
}

/// So many rows from a number on, every `step`th, each of about a kilobyte; from `lost` on they cannot be had.
struct Rows {
    from: usize,
    step: usize,
    count: usize,
    lost: usize,
    word: &'static str,
}

impl Supply for Rows {
    fn len(&self) -> usize {
        self.count
    }

    fn row(&self, place: usize) -> Result<Row, StoreError> {
        if place >= self.lost {
            return Err(StoreError::Damaged);
        }
        let number = self.from + place * self.step;
        let key = RowKey { id: Uuid::from_u128(number as u128 + 1), kind: "customer".to_owned() };
        Ok(Row { key, bytes: format!("{} {number} ", self.word).repeat(60).into_bytes() })
    }
}

fn rows(from: usize, step: usize, count: usize, word: &'static str) -> Rows {
    Rows { from, step, count, lost: usize::MAX, word }
}

fn batch(expected_rev: u64) -> Batch {
    Batch { expected_rev, meta: format!("clock {}", expected_rev + 1).into_bytes(), ..Batch::default() }
}

fn contents(tab: &MemoryRepository) -> (u64, BTreeMap<RowKey, Vec<u8>>) {
    let loaded = now(tab.load()).expect("loads");
    assert_eq!(loaded.damaged, vec![]);
    (loaded.rev, loaded.rows.into_iter().map(|row| (row.key, row.bytes)).collect())
}

fn all(supplies: &[Rows]) -> BTreeMap<RowKey, Vec<u8>> {
    let rows = supplies.iter().flat_map(|supply| (0..supply.len()).map(|place| supply.row(place).expect("a row")));
    rows.map(|row| (row.key, row.bytes)).collect()
}

#[test]
fn supplied_rows_are_written_whatever_is_there_already() {
    let table = [
        ("none", vec![rows(0, 1, 0, "a")]),
        ("one", vec![rows(0, 1, 1, "a")]),
        ("as many as go one by one", vec![rows(0, 1, BULK_ROWS, "a")]),
        ("one more", vec![rows(0, 1, BULK_ROWS + 1, "a")]),
        ("several portions into an empty book", vec![rows(0, 1, 15_000, "a")]),
        ("several portions between others", vec![rows(0, 2, 9_000, "a"), rows(1, 2, 9_000, "b")]),
        ("over the same rows", vec![rows(0, 1, 9_000, "a"), rows(0, 3, 3_000, "b")]),
        ("few over many", vec![rows(0, 1, 9_000, "a"), rows(4_000, 1, 20, "b")]),
        ("before all others", vec![rows(9_000, 1, 2_000, "a"), rows(0, 1, 9_000, "b")]),
    ];
    for (what, supplies) in table {
        let tab = MemoryDisk::default().open();
        for (rev, supply) in (0..).zip(&supplies) {
            assert_eq!(now(tab.commit_supplied(&batch(rev), supply, Durability::Strict)), Ok(rev + 1), "{what}");
        }
        let (rev, found) = contents(&tab);
        assert_eq!(rev, supplies.len() as u64, "{what}");
        assert!(found == all(&supplies), "{what}");
        // handed on one by one they are the same
        let mut visited = BTreeMap::new();
        let head = now(tab.visit(&mut |id, bytes| drop(visited.insert(id, bytes.to_vec())))).expect("reads");
        assert_eq!((head.rev, head.rows.len(), head.damaged.len()), (rev, 0, 0), "{what}");
        assert!(visited == found.into_iter().map(|(key, bytes)| (key.id, bytes)).collect(), "{what}");
    }
}

#[test]
fn s03_s04_supplied_rows_are_written_whole_or_not_at_all_at_every_call() {
    let disk = MemoryDisk::default();
    now(disk.open().commit_supplied(&batch(0), &rows(0, 2, 6_000, "a"), Durability::Strict)).expect("commits");
    let newer = rows(1, 2, 6_000, "b");
    let before = contents(&disk.open());
    let after = (2, all(&[rows(0, 2, 6_000, "a"), rows(1, 2, 6_000, "b")]));
    for failure in [Failure::Refused, Failure::AbortedSilently, Failure::ConnectionLost, Failure::AnswerLost] {
        for nth in 1.. {
            let copy = disk.copied();
            let tab = copy.open();
            tab.engine().fail_at(nth, failure);
            let outcome = now(tab.commit_supplied(&batch(1), &newer, Durability::Strict));
            if tab.engine().is_armed() {
                assert!(nth > 20, "tried at {nth} calls");
                break;
            }
            let expected = if outcome.is_ok() { &after } else { &before };
            assert!(contents(&copy.open()) == *expected, "{failure:?} at call {nth}: {outcome:?}");
        }
    }
}

#[test]
fn a_row_that_cannot_be_supplied_leaves_everything_as_it_was() {
    let disk = MemoryDisk::default();
    now(disk.open().commit_supplied(&batch(0), &rows(0, 2, 6_000, "a"), Durability::Strict)).expect("commits");
    let before = contents(&disk.open());
    for (count, lost) in [(100, 0), (100, 99), (9_000, 0), (9_000, 5_000), (9_000, 8_999)] {
        let broken = Rows { lost, ..rows(1, 2, count, "b") };
        let outcome = now(disk.open().commit_supplied(&batch(1), &broken, Durability::Strict));
        assert_eq!(outcome, Err(StoreError::Damaged), "{count} rows, lost from {lost} on");
        assert!(contents(&disk.open()) == before, "{count} rows, lost from {lost} on");
    }
}
