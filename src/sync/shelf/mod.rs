//! Rows while a file comes in: in memory as long as they are few, beyond that parked on the disk.
//!
//! ```text
//! keep ─▶ within the budget: memory
//!      └▶ beyond it: Scratch, in pieces, and read back through a few blocks
//! ```
//!
//! A scratch that takes no more is no fault: what it did not take stays in memory. One that does not give back what it took
//! is: then [`Shelf::check`] says so, and nothing that was worked out may be used.

mod parking;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use thiserror::Error;
use uuid::Uuid;

use crate::record::row::Rows;
use parking::Parking;

/// As many bytes of rows stay in memory (`storage-and-sync.md` 2.8, step 2).
pub const BUDGET: usize = 64 << 20;

/// The disk does not take a piece, or does not give it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("what was parked on the disk cannot be read back")]
pub struct Lost;

/// Bytes on the disk that are nobody's book: gone with the import.
pub trait Scratch {
    /// Writes `bytes` at this place: right behind all that was written before.
    ///
    /// # Errors
    /// The disk takes no more.
    fn write(&mut self, at: u64, bytes: &[u8]) -> Result<(), Lost>;

    /// Fills `into` with what was written at this place.
    ///
    /// # Errors
    /// It cannot be read.
    fn read(&mut self, at: u64, into: &mut [u8]) -> Result<(), Lost>;
}

/// Where rows are kept. Cloned, it is the same shelf.
#[derive(Clone)]
pub struct Shelf(Rc<Inner>);

struct Inner {
    budget: usize,
    held: Cell<usize>,
    most: Cell<usize>,
    parking: Option<RefCell<Parking>>,
    lost: Cell<bool>,
}

impl fmt::Debug for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shelf").field("budget", &self.0.budget).field("held", &self.0.held).finish_non_exhaustive()
    }
}

impl Default for Shelf {
    fn default() -> Self {
        Self::in_memory()
    }
}

impl Shelf {
    /// One that keeps everything in memory.
    pub fn in_memory() -> Self {
        Self::over(usize::MAX, None)
    }

    /// One that parks what goes beyond `budget` bytes.
    pub fn parking(budget: usize, scratch: Box<dyn Scratch>) -> Self {
        Self::over(budget, Some(RefCell::new(Parking::over(scratch))))
    }

    fn over(budget: usize, parking: Option<RefCell<Parking>>) -> Self {
        Self(Rc::new(Inner { budget, held: Cell::new(0), most: Cell::new(0), parking, lost: Cell::new(false) }))
    }

    /// Keeps a row.
    pub fn keep(&self, bytes: &[u8]) -> Text {
        if self.0.held.get().saturating_add(bytes.len()) > self.0.budget
            && let Some(parking) = &self.0.parking
            && let Some(at) = parking.borrow_mut().put(bytes)
        {
            return Text(Kept::Parked { shelf: Rc::clone(&self.0), at, length: bytes.len() });
        }
        self.0.hold(bytes)
    }

    /// Whether everything that was parked could be read back so far.
    ///
    /// # Errors
    /// It could not: whatever was worked out from it is worth nothing.
    pub fn check(&self) -> Result<(), Lost> {
        if self.0.lost.get() { Err(Lost) } else { Ok(()) }
    }

    /// How many bytes of rows are in memory now, and how many there were at most.
    pub fn held(&self) -> (usize, usize) {
        (self.0.held.get(), self.0.most.get())
    }

    /// Whether anything lies on the disk.
    pub fn has_parked(&self) -> bool {
        self.0.parking.as_ref().is_some_and(|parking| parking.borrow().end() > 0)
    }
}

impl Inner {
    fn hold(self: &Rc<Self>, bytes: &[u8]) -> Text {
        let held = self.held.get().saturating_add(bytes.len());
        self.held.set(held);
        self.most.set(self.most.get().max(held));
        Text(Kept::Here(Rc::new(Held { bytes: bytes.into(), shelf: Rc::clone(self) })))
    }
}

/// The bytes of a row, wherever they are.
#[derive(Clone)]
pub struct Text(Kept);

#[derive(Clone)]
enum Kept {
    Here(Rc<Held>),
    Parked { shelf: Rc<Inner>, at: u64, length: usize },
}

/// Bytes in memory; the shelf is told when they go.
struct Held {
    bytes: Box<[u8]>,
    shelf: Rc<Inner>,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.shelf.held.set(self.shelf.held.get().saturating_sub(self.bytes.len()));
    }
}

impl Text {
    /// The bytes. Nothing if they cannot be read back, which [`Shelf::check`] tells.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match &self.0 {
            Kept::Here(held) => Cow::Borrowed(&held.bytes),
            Kept::Parked { shelf, at, length } => {
                let read = shelf.parking.as_ref().map(|parking| parking.borrow_mut().get(*at, *length));
                if let Some(Ok(bytes)) = read {
                    Cow::Owned(bytes)
                } else {
                    shelf.lost.set(true);
                    Cow::Borrowed(&[])
                }
            }
        }
    }

    /// How many bytes.
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::Here(held) => held.bytes.len(),
            Kept::Parked { length, .. } => *length,
        }
    }

    /// Whether there are none: never, of a row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether both are the same place, without reading it.
    fn is_same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Kept::Here(a), Kept::Here(b)) => Rc::ptr_eq(a, b),
            (Kept::Parked { shelf: a, at: one, .. }, Kept::Parked { shelf: b, at: other, .. }) => {
                Rc::ptr_eq(a, b) && one == other
            }
            (Kept::Here(_), Kept::Parked { .. }) | (Kept::Parked { .. }, Kept::Here(_)) => false,
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || (self.len() == other.len() && self.bytes() == other.bytes())
    }
}

impl Eq for Text {}

impl PartialEq<[u8]> for Text {
    fn eq(&self, other: &[u8]) -> bool {
        self.len() == other.len() && *self.bytes() == *other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&self.bytes()))
    }
}

/// Rows of which each can be kept on without copying what is parked.
pub trait Shelved: Rows {
    /// The row of a record.
    fn text(&self, id: Uuid) -> Option<Text>;
}

impl Shelved for BTreeMap<Uuid, Vec<u8>> {
    fn text(&self, id: Uuid) -> Option<Text> {
        self.get(&id).map(|row| Shelf::in_memory().keep(row))
    }
}

/// Rows on a shelf, by id.
#[derive(Debug, Default)]
pub struct TextRows(pub BTreeMap<Uuid, Text>);

impl Rows for TextRows {
    fn row(&self, id: Uuid) -> Option<Cow<'_, [u8]>> {
        self.0.get(&id).map(Text::bytes)
    }

    fn ids(&self) -> impl Iterator<Item = Uuid> {
        self.0.keys().copied()
    }

    fn rows(&self) -> impl Iterator<Item = (Uuid, Cow<'_, [u8]>)> {
        self.0.iter().map(|(id, row)| (*id, row.bytes()))
    }
}

impl Shelved for TextRows {
    fn text(&self, id: Uuid) -> Option<Text> {
        self.0.get(&id).cloned()
    }
}
