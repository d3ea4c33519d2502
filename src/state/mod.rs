//! The open book in memory, and the one door for every change. Signals begin here; views do not.

mod accounts;
mod app;
mod batch;
mod book;
mod clock;
mod digest;
mod errand;
mod file;
mod form;
pub mod list;
mod notice;
mod opening;
mod outgoing;
mod preference;
mod table;
mod wanted;

pub use accounts::{Accounts, CustomerStanding, ppm};
pub use app::{App, BookKind, Layer, Phase, Saving, Sheet, use_app};
pub use batch::Batch;
pub use book::CommitFault;
pub use clock::{BrowserIds, now_milliseconds, today};
pub use digest::digest_of;
pub use file::{Arrival, Counts, Keeping, LARGEST_FILE};
pub use form::{Form, Problem};
pub use notice::{Notice, Tone, UndoOffer};
pub use preference::{Preference, Theme};
pub use table::{Kept, Table, Tables};
pub use wanted::Wanted;

pub use crate::sync::errand::Share;
