//! A list of customers on its way in: read, shown, mended, and only then written.

mod bring;
mod columns;
pub(in crate::state) mod content;
mod mend;
pub mod open_file;
mod progress;
mod read;
mod signs;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::halt::Halt;
use super::pace::let_go;
use crate::domain::customer::Customer;
use crate::domain::money::Currency;
use crate::sync::list::mends::Mends;
use crate::sync::list::sameness::Known;
use crate::sync::list::table::Table;

pub use crate::sync::list::candidate::Candidate;
pub use crate::sync::list::columns::{Field, Mapping, MappingFault};
pub use crate::sync::list::encoding::Encoding;
pub use crate::sync::list::fault::RowFault;
pub use crate::sync::list::form::NotAList;
pub use crate::sync::list::layout::{HeadingRow, Layout, Separator};
pub use crate::sync::list::outcome::Choice;
pub use crate::sync::list::people::{MOST_PEOPLE, PersonPart};
pub use crate::sync::list::plan::{BadRow, Duplicate, ListPlan};
pub use crate::sync::list::sameness::SameAs;
pub use crate::sync::list::table::TableFault;
pub use crate::sync::list::visible::visible;
pub use mend::{RowNow, Standing};
pub use progress::{Doing, Far};

use content::Content;
use signs::Signed;

/// As the forms do: the book's currency.
const CURRENCY: Currency = Currency::CNY;
/// Long enough for the browser to draw a frame, in milliseconds.
pub(in crate::state) const FRAME: u32 = 17;

/// Where a list stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// No file yet.
    Waiting,
    /// The file of this name is not taken.
    Refused(String, Refusal),
    /// The file was read.
    Read(Arc<Source>),
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The browser cannot read it.
    Unreadable,
    /// It is something else than a list.
    NotAList(NotAList),
    /// The worker did not read it; why, in words.
    Said(String),
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Nothing.
    Idle,
    /// Reading and planning.
    Reading,
    /// Writing to the book.
    Writing,
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file's name.
    pub name: String,
    /// How it was read.
    pub how: How,
    /// Characters that could not be read in this encoding.
    pub unreadable: usize,
    /// The heading of each column; empty when it has none.
    pub headings: Vec<String>,
    /// The first filled cell of each column.
    pub samples: Vec<String>,
    /// How many rows.
    pub rows: usize,
}

impl Source {
    /// Tells the columns and rows of its table.
    pub(in crate::state) fn describe(&mut self, table: &Table) {
        self.headings.clone_from(&table.headings);
        self.rows = table.rows.len();
        let first = |column: usize| table.rows.iter().map(|row| row.cell(column).trim()).find(|cell| !cell.is_empty());
        self.samples = (0..table.headings.len()).map(|column| first(column).unwrap_or_default().to_owned()).collect();
    }
}

/// How a file was read; each form leaves something else to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// As text with separators.
    Text {
        /// How its bytes were read.
        encoding: Encoding,
        /// Separator and headings.
        layout: Layout,
    },
    /// As a sheet of a workbook.
    Sheet {
        /// The sheets: their names, and how many rows each has.
        sheets: Vec<(String, usize)>,
        /// Which of them.
        sheet: usize,
        /// Where the headings are.
        headings: HeadingRow,
    },
    /// As contact cards.
    Cards {
        /// How their bytes were read.
        encoding: Encoding,
    },
}

impl How {
    /// Which part of the file is looked at: of a workbook the sheet, of a text what its separator makes of it.
    pub(in crate::state) fn part(&self) -> usize {
        match self {
            Self::Text { layout, .. } => {
                Separator::ALL.iter().position(|it| *it == layout.separator).unwrap_or_default()
            }
            Self::Sheet { sheet, .. } => *sheet,
            Self::Cards { .. } => 0,
        }
    }
}

/// What can be done with what was read.
#[derive(Debug, Clone)]
pub enum Planned {
    /// Nothing was planned yet.
    Nothing,
    /// The text is no table.
    NoTable(TableFault),
    /// The columns cannot be used as mapped.
    NoMapping(MappingFault),
    /// Every row in one of three lots.
    Ready {
        /// The lots.
        plan: Arc<ListPlan>,
        /// Counts layouts and mappings: a row keeps its boxes while only its cells change.
        edition: u32,
    },
}

/// What to do with the duplicates: one choice for all, and those of single rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// For every row without a choice of its own.
    pub all: Choice,
    /// By row.
    pub single: BTreeMap<usize, Choice>,
}

impl Choices {
    /// The choice for a row.
    pub fn of(&self, row: usize) -> Choice {
        self.single.get(&row).copied().unwrap_or(self.all)
    }
}

/// What is kept aside, unwatched.
#[derive(Default)]
struct Held {
    content: Rc<Content>,
    table: Option<Table>,
    mends: Mends,
    /// Who was known when the plan was made; nothing while it is made anew.
    known: Option<Known>,
    signed: Signed,
    turn: u64,
    edition: u32,
    /// Gives up what is being worked out to be written.
    halt: Option<Rc<Halt>>,
}

/// A list on its way in.
#[derive(Clone, Copy)]
pub struct ListImport {
    app: App,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// What is being done.
    pub work: RwSignal<Work>,
    /// How far it is; nothing while nothing is done.
    pub far: RwSignal<Option<Far>>,
    /// What each column holds.
    pub mapping: RwSignal<Mapping>,
    /// What each column would hold by its heading.
    pub guess: RwSignal<Mapping>,
    /// Whether the columns are set as they were for the last list under the same headings.
    pub recalled: RwSignal<bool>,
    /// What can be done.
    pub planned: RwSignal<Planned>,
    /// The rows that were bad at first, or left out: they stay where they are while they are mended.
    pub to_mend: RwSignal<Arc<[usize]>>,
    /// What to do with duplicates.
    pub choices: RwSignal<Choices>,
    held: StoredValue<Held, LocalStorage>,
}

impl ListImport {
    /// Nothing yet.
    pub fn new(app: App) -> Self {
        let import = Self {
            app,
            stage: RwSignal::new(Stage::Waiting),
            work: RwSignal::new(Work::Idle),
            far: RwSignal::new(None),
            mapping: RwSignal::new(Mapping::new()),
            guess: RwSignal::new(Mapping::new()),
            recalled: RwSignal::new(false),
            planned: RwSignal::new(Planned::Nothing),
            to_mend: RwSignal::new(Arc::default()),
            choices: RwSignal::new(Choices::default()),
            held: StoredValue::new_local(Held::default()),
        };
        import.watch_book();
        on_cleanup(move || import.leave());
        // a customer entered in another tab may be one of the rows
        Effect::new(move |before: Option<usize>| {
            let count = app.count::<Customer>();
            if before.is_some_and(|before| before != count) && matches!(import.stage.get_untracked(), Stage::Read(_)) {
                import.plan_again();
            }
            count
        });
        import
    }

    /// The page is left: what a large list was read and planned into goes in portions.
    fn leave(self) {
        if let Some(Held { content, table, known, signed, .. }) = self.held.try_update_value(std::mem::take) {
            let_go(table.into_iter().flat_map(|table| table.rows));
            let_go(std::iter::once((content, known, signed)));
        }
        let planned = self.planned.try_update_untracked(|planned| std::mem::replace(planned, Planned::Nothing));
        if let Some(Planned::Ready { plan, .. }) = planned {
            spawn_local(async move {
                // those who show it are gone by then; while it is still being written it stays
                TimeoutFuture::new(0).await;
                if let Some(ListPlan { good, duplicates, .. }) = Arc::into_inner(plan) {
                    let_go(good);
                    let_go(duplicates);
                }
            });
        }
    }

    /// The lots, once there are some; the reader follows them.
    pub fn plan(self) -> Option<Arc<ListPlan>> {
        self.planned.with(|planned| match planned {
            Planned::Ready { plan, .. } => Some(Arc::clone(plan)),
            Planned::Nothing | Planned::NoTable(_) | Planned::NoMapping(_) => None,
        })
    }

    /// Chooses for one duplicate.
    pub fn choose(self, row: usize, choice: Choice) {
        self.choices.update(|choices| {
            choices.single.insert(row, choice);
        });
    }

    /// Chooses for every duplicate.
    pub fn choose_all(self, choice: Choice) {
        self.choices.set(Choices { all: choice, single: BTreeMap::new() });
    }

    /// Takes a turn: what was begun before stops at its next step. Nothing begins while the list is being written.
    fn begin(self, work: Work) -> Option<u64> {
        if self.work.get_untracked() == Work::Writing {
            return None;
        }
        self.work.set(work);
        self.held.try_update_value(|held| {
            held.turn = held.turn.wrapping_add(1);
            held.turn
        })
    }

    /// Whether the page is still there and nothing newer was begun.
    fn goes_on(self, turn: u64) -> bool {
        self.held.try_with_value(|held| held.turn == turn).unwrap_or(false)
    }

    /// Nothing is being done any more.
    fn end(self) {
        // the page may have been left
        let _left = (self.far.try_set(None), self.work.try_set(Work::Idle));
    }

    /// Lets the browser draw; then whether to go on.
    async fn pause(self, turn: u64) -> bool {
        TimeoutFuture::new(FRAME).await;
        self.goes_on(turn)
    }

    /// Plans every row anew.
    pub fn plan_again(self) {
        if let Some(turn) = self.begin(Work::Reading) {
            spawn_local(self.make_plan(turn));
        }
    }
}
