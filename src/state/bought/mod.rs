//! A list of what customers bought on its way in: read, shown, mended, and only then written.

mod read;

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use super::list::open_file::{MendedRow, OpenFile};
use super::list::{FRAME, Source, Stage, TableFault, Work};
use crate::domain::customer::Customer;
use crate::domain::id::PurchaseRecordId;
use crate::domain::money::Currency;
use crate::domain::purchase_record::PurchaseRecord;

pub use crate::sync::list::bought::{BadRow, Bought, Columns, ColumnsFault, Fault, Part, Reading, Why};

/// So many rows are read or put into a batch between two frames.
const PORTION: usize = 1_000;

/// What can be done with what was read.
#[derive(Debug, Clone)]
pub enum Planned {
    /// Nothing was planned yet.
    Nothing,
    /// The text is no table.
    NoTable(TableFault),
    /// The columns cannot be used.
    NoColumns(ColumnsFault),
    /// Every row in its lot. The number counts layouts and columns: a row keeps its boxes while only its cells change.
    Ready(Arc<Reading>, u32),
}

/// A list of purchases on its way in.
#[derive(Clone, Copy)]
pub struct BoughtImport {
    app: App,
    file: OpenFile,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// What is being done.
    pub work: RwSignal<Work>,
    /// What each column holds.
    pub columns: RwSignal<Columns>,
    /// The currency of the amounts that name none.
    pub currency: RwSignal<Currency>,
    /// What can be done.
    pub planned: RwSignal<Planned>,
    /// The rows that were bad at first, or left out: they stay where they are while they are mended.
    pub to_mend: RwSignal<Arc<[usize]>>,
}

impl BoughtImport {
    /// Nothing yet.
    pub fn new(app: App) -> Self {
        let file = OpenFile::none();
        let import = Self {
            app,
            file,
            stage: file.stage,
            work: file.work,
            columns: RwSignal::new(Columns::new()),
            currency: RwSignal::new(Currency::CNY),
            planned: RwSignal::new(Planned::Nothing),
            to_mend: file.to_mend,
        };
        // a customer entered in another tab may be one of the rows, and what was brought in is known
        Effect::new(move |before: Option<(usize, usize)>| {
            let counts = (app.count::<Customer>(), app.count::<PurchaseRecord>());
            if before.is_some_and(|before| before != counts) && matches!(import.stage.get_untracked(), Stage::Read(_)) {
                import.read_again_rows();
            }
            counts
        });
        import
    }

    /// What was read of the rows, once it was; the reader follows it.
    pub fn reading(self) -> Option<Arc<Reading>> {
        self.planned.with(|planned| match planned {
            Planned::Ready(reading, _) => Some(Arc::clone(reading)),
            Planned::Nothing | Planned::NoTable(_) | Planned::NoColumns(_) => None,
        })
    }

    /// Counts layouts and columns.
    pub fn edition(self) -> u32 {
        self.planned.with(|planned| match planned {
            Planned::Ready(_, edition) => *edition,
            Planned::Nothing | Planned::NoTable(_) | Planned::NoColumns(_) => 0,
        })
    }

    /// What was found in the file, if anything was.
    pub fn source(self) -> Option<Arc<Source>> {
        self.file.source()
    }

    /// Lets a column hold something else, or nothing.
    pub fn map(self, column: usize, holds: Option<Part>) {
        if self.work.get_untracked() == Work::Writing {
            return;
        }
        self.columns.update(|columns| {
            if let Some(place) = columns.get_mut(column) {
                *place = holds;
            }
        });
        self.file.turn_over();
        self.read_again_rows();
    }

    /// Changes the currency of the amounts that name none.
    pub fn count_in(self, currency: Currency) {
        self.currency.set(currency);
        self.file.turn_over();
        self.read_again_rows();
    }

    /// A row that was bad at first, as it stands now; the reader follows it.
    pub fn row(self, row: usize) -> Option<MendedRow<Fault>> {
        let reading = self.reading()?;
        let bad = reading.bad.binary_search_by_key(&row, |bad| bad.row).ok();
        let faults = bad.and_then(|at| reading.bad.get(at)).map(|bad| bad.faults.clone()).unwrap_or_default();
        self.file.row(row, faults)
    }

    /// Puts another text into a cell, and reads the rows anew.
    pub fn mend(self, row: usize, column: usize, text: &str) {
        if self.file.mend(row, column, text) {
            self.read_again_rows();
        }
    }

    /// Leaves a row out, or takes it back in.
    pub fn leave_out(self, row: usize, left_out: bool) {
        if self.file.leave_out(row, left_out) {
            self.read_again_rows();
        }
    }

    /// Brings in every good row in one step that one undo takes back.
    pub fn bring_in(self) {
        let Some(reading) = untrack(|| self.reading()) else { return };
        if self.work.get_untracked() != Work::Idle || reading.good.is_empty() {
            return;
        }
        let Some(turn) = self.file.begin(Work::Writing) else { return };
        let app = self.app;
        app.announce_saving();
        spawn_local(async move {
            TimeoutFuture::new(FRAME).await;
            let mut batch = Batch::new();
            for portion in reading.good.chunks(PORTION) {
                for (row, bought) in portion {
                    let note = self.note_of(*row);
                    batch = batch.put(&bought.record(PurchaseRecordId::fresh(&mut BrowserIds), &note));
                }
                TimeoutFuture::new(0).await;
            }
            if !self.file.goes_on(turn) {
                return;
            }
            let said = app.untracked_text().bought_brought_in(reading.good.len());
            app.commit(batch, move |kept| {
                match kept {
                    Ok(()) => app.say_with_undo(said),
                    Err(fault) => app.say_fault(&fault),
                }
                let _left = self.work.try_set(Work::Idle);
            });
        });
    }

    fn note_of(self, row: usize) -> String {
        let column = self.columns.with_untracked(|all| all.iter().position(|it| *it == Some(Part::Note)));
        let read = self.file.with_table(|table| Some(table.row(row)?.cell(column?).trim().to_owned()));
        read.flatten().unwrap_or_default()
    }

    fn read_again_rows(self) {
        if let Some(turn) = self.file.begin(Work::Reading) {
            spawn_local(self.read_rows(turn));
        }
    }
}
