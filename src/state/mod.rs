//! The open book in memory, and the one door for every change. Signals begin here; views do not.

mod accounts;
mod app;
mod batch;
mod book;
mod bringing;
mod check;
mod chosen_file;
mod clock;
mod contest;
mod copy;
mod customers_out;
mod digest;
mod disputes;
mod errand;
mod file;
mod form;
mod history;
mod incoming;
mod index;
pub mod list;
mod loss;
mod notice;
mod opening;
mod outgoing;
mod preference;
mod reading;
mod rescue;
mod safety;
mod snapshot;
mod table;
mod taking_back;
mod update;
mod wanted;

pub use crate::record::audit::{Act, What};
pub use crate::store::browser::halt;
pub use accounts::{CustomerStanding, ppm};
pub use app::{App, BookKind, Layer, Phase, Saving, Sheet, use_app};
pub use batch::Batch;
pub use book::CommitFault;
pub use check::{Finding, Report};
pub use clock::{BrowserIds, local_moment, now_milliseconds, today};
pub use contest::{Contest, ContestField, Side};
pub use customers_out::ListForm;
pub use digest::digest_of;
pub use file::LARGEST_FILE;
pub use form::{Form, Problem};
pub use history::{Alteration, ChangedBy, Checked, Source};
pub use incoming::{Choice, Incoming, Stage, Trouble};
pub use loss::Loss;
pub use notice::{Notice, Tone, UndoOffer};
pub use preference::{Preference, Theme};
pub use rescue::Wreck;
pub use safety::{Age, Alarm, Keeping, Persistence, Safety};
pub use snapshot::{PutBack, Reason, Snapshot};
pub use table::{Held, Kept, Resident, Table, Tables};
pub use wanted::Wanted;

pub use crate::record::conflict::Weight;
pub use crate::record::rec::LIFE;
pub use crate::sync::errand::Share;
pub use crate::sync::intake::preview::{
    Changed, Concern, Dispute, Erased, FieldPair, FieldSaid, KindCount, Listed, Merged, Named, Origin, Preview, Said,
};
pub use crate::sync::intake::takeback::{Offer, TakenBack, Way};
pub use crate::sync::intake::who::Who;
pub use crate::sync::plan::Question;
