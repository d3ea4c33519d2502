//! A list of customers on its way in: read, shown, mended, and only then written.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, TextDecoder};

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::money::Currency;
use crate::sync::list::columns::propose;
use crate::sync::list::encoding::{MAX_BYTES, detect, unreadable};
use crate::sync::list::layout::guess;
use crate::sync::list::outcome::{Outcome, carry_out};
use crate::sync::list::plan::plan;
use crate::sync::list::table::Table;

pub use crate::sync::list::candidate::Candidate;
pub use crate::sync::list::columns::{Field, Mapping, MappingFault};
pub use crate::sync::list::encoding::{Encoding, NotAList};
pub use crate::sync::list::fault::RowFault;
pub use crate::sync::list::layout::{HeadingRow, Layout, Separator};
pub use crate::sync::list::outcome::Choice;
pub use crate::sync::list::plan::{BadRow, Duplicate, ListPlan};
pub use crate::sync::list::sameness::SameAs;
pub use crate::sync::list::table::TableFault;
pub use crate::sync::list::visible::visible;

/// Long enough for the browser to draw a frame, in milliseconds.
const FRAME: u32 = 17;
/// So many entities are put into a batch between two frames.
const PORTION: usize = 2_000;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The browser cannot read it.
    Unreadable,
    /// It is something else than a list.
    NotAList(NotAList),
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
    /// How its bytes were read.
    pub encoding: Encoding,
    /// Characters that could not be read in this encoding.
    pub unreadable: usize,
    /// Separator and headings.
    pub layout: Layout,
    /// The heading of each column; empty when it has none.
    pub headings: Vec<String>,
    /// The first filled cell of each column.
    pub samples: Vec<String>,
    /// How many rows.
    pub rows: usize,
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

/// How a text is to be laid out.
enum Wish {
    /// As it looks.
    Guess,
    /// As the person says.
    As(Layout),
}

/// What is kept aside, unwatched.
#[derive(Default)]
struct Held {
    bytes: Vec<u8>,
    table: Option<Table>,
    turn: u64,
    edition: u32,
}

/// A list on its way in.
#[derive(Clone, Copy)]
pub struct ListImport {
    app: App,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// What is being done.
    pub work: RwSignal<Work>,
    /// What each column holds.
    pub mapping: RwSignal<Mapping>,
    /// What can be done.
    pub planned: RwSignal<Planned>,
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
            mapping: RwSignal::new(Mapping::new()),
            planned: RwSignal::new(Planned::Nothing),
            choices: RwSignal::new(Choices::default()),
            held: StoredValue::new_local(Held::default()),
        };
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

    /// The lots, once there are some; the reader follows them.
    pub fn plan(self) -> Option<Arc<ListPlan>> {
        self.planned.with(|planned| match planned {
            Planned::Ready { plan, .. } => Some(Arc::clone(plan)),
            Planned::Nothing | Planned::NoTable(_) | Planned::NoMapping(_) => None,
        })
    }

    /// Reads a file and shows what it holds. Nothing is written.
    pub fn take(self, file: File) {
        let Some(turn) = self.begin(Work::Reading) else { return };
        self.planned.set(Planned::Nothing);
        spawn_local(async move {
            let name = file.name();
            let found = bytes_of(&file).await.and_then(|bytes| {
                let encoding = detect(&bytes).map_err(Refusal::NotAList)?;
                Ok((bytes, encoding))
            });
            if !self.goes_on(turn) {
                return;
            }
            match found {
                Err(why) => self.refuse(name, why),
                Ok((bytes, encoding)) => {
                    self.held.update_value(|held| held.bytes = bytes);
                    self.read(turn, name, encoding, Wish::Guess).await;
                }
            }
        });
    }

    /// Reads the same bytes in another encoding.
    pub fn read_as(self, encoding: Encoding) {
        self.read_again(|source| (encoding, Wish::As(source.layout)));
    }

    /// Reads the same text with another separator or row of headings.
    pub fn lay_out(self, layout: Layout) {
        self.read_again(|source| (source.encoding, Wish::As(layout)));
    }

    /// Lets a column hold something else, or nothing.
    pub fn map(self, column: usize, field: Option<Field>) {
        if self.work.get_untracked() == Work::Writing {
            return;
        }
        self.mapping.update(|mapping| {
            if let Some(place) = mapping.get_mut(column) {
                *place = field;
            }
        });
        self.held.update_value(|held| held.edition = held.edition.wrapping_add(1));
        self.plan_again();
    }

    /// Puts another text into a cell.
    pub fn mend(self, row: usize, column: usize, text: &str) {
        if self.work.get_untracked() == Work::Writing {
            return;
        }
        self.held.update_value(|held| {
            if let Some(table) = &mut held.table {
                table.set(row, column, text);
            }
        });
        self.plan_again();
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

    /// Hands the bad rows to the browser as a list of their own.
    pub fn save_bad_rows(self) {
        let (Some(plan), Stage::Read(source)) = (self.plan(), self.stage.get_untracked()) else { return };
        let text = self.app.untracked_text();
        let list = plan.bad_as_csv(&source.headings, text.list_fault_heading(), |fault| text.list_fault(fault));
        if download(text.list_bad_file(), "text/csv", list.as_bytes()).is_none() {
            self.app.say(text.download_failed(), Tone::Trouble, UndoOffer::None);
        }
    }

    /// Writes the good rows and the chosen duplicates in one step that one undo takes back. `then` runs once they are on
    /// disk, if the page is still there.
    pub fn bring_in(self, then: impl FnOnce() + 'static) {
        let Some(plan) = untrack(|| self.plan()) else { return };
        if self.work.get_untracked() != Work::Idle {
            return;
        }
        let Some(turn) = self.begin(Work::Writing) else { return };
        let (app, choices) = (self.app, self.choices.get_untracked());
        app.announce_saving();
        spawn_local(async move {
            TimeoutFuture::new(FRAME).await;
            let (customers, contacts) = (app.peek_all::<Customer>(), app.peek_all::<Contact>());
            let outcome = carry_out(
                &plan,
                |duplicate| choices.of(duplicate.row),
                customers.iter().map(Arc::as_ref),
                contacts.iter().map(Arc::as_ref),
                &mut BrowserIds,
            );
            let batch = batch_of(&outcome, &customers, &contacts).await;
            let left_out = outcome.skipped.saturating_add(plan.bad.len());
            let said = app.untracked_text().list_brought_in(outcome.entered.len(), outcome.updated.len(), left_out);
            drop((outcome, customers, contacts));
            app.commit(batch, move |kept| {
                let here = self.goes_on(turn);
                match kept {
                    Ok(()) => {
                        if here {
                            then();
                        }
                        app.say_with_undo(said);
                    }
                    Err(fault) => app.say_fault(&fault),
                }
                let _left = self.work.try_set(Work::Idle);
            });
        });
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

    /// Lets the browser draw; then whether to go on.
    async fn pause(self, turn: u64) -> bool {
        TimeoutFuture::new(FRAME).await;
        self.goes_on(turn)
    }

    fn refuse(self, name: String, why: Refusal) {
        self.held.update_value(|held| {
            held.bytes = Vec::new();
            held.table = None;
        });
        self.stage.set(Stage::Refused(name, why));
        self.work.set(Work::Idle);
    }

    fn read_again(self, wish: impl FnOnce(&Source) -> (Encoding, Wish)) {
        let Stage::Read(source) = self.stage.get_untracked() else { return };
        let Some(turn) = self.begin(Work::Reading) else { return };
        let (encoding, wish) = wish(&source);
        spawn_local(self.read(turn, source.name.clone(), encoding, wish));
    }

    fn plan_again(self) {
        if let Some(turn) = self.begin(Work::Reading) {
            spawn_local(self.make_plan(turn));
        }
    }

    async fn read(self, turn: u64, name: String, encoding: Encoding, wish: Wish) {
        if !self.pause(turn).await {
            return;
        }
        let Some(text) = self.held.with_value(|held| decode(&held.bytes, encoding)) else {
            self.refuse(name, Refusal::Unreadable);
            return;
        };
        if !self.pause(turn).await {
            return;
        }
        let layout = match wish {
            Wish::Guess => guess(&text),
            Wish::As(layout) => layout,
        };
        let read = Table::read(&text, layout);
        let mut source = Source {
            name,
            encoding,
            unreadable: unreadable(&text),
            layout,
            headings: Vec::new(),
            samples: Vec::new(),
            rows: 0,
        };
        drop(text);
        if let Ok(table) = &read {
            source.headings.clone_from(&table.headings);
            source.rows = table.rows.len();
            source.samples = (0..table.headings.len())
                .map(|column| {
                    let filled = table.rows.iter().map(|row| row.cell(column).trim()).find(|cell| !cell.is_empty());
                    filled.unwrap_or_default().to_owned()
                })
                .collect();
        }
        self.mapping.set(propose(&source.headings));
        self.choices.set(Choices::default());
        self.stage.set(Stage::Read(Arc::new(source)));
        match read {
            Err(fault) => {
                self.held.update_value(|held| held.table = None);
                self.planned.set(Planned::NoTable(fault));
                self.work.set(Work::Idle);
            }
            Ok(table) => {
                self.held.update_value(|held| {
                    held.table = Some(table);
                    held.edition = held.edition.wrapping_add(1);
                });
                self.make_plan(turn).await;
            }
        }
    }

    async fn make_plan(self, turn: u64) {
        if !self.pause(turn).await {
            return;
        }
        let mapping = self.mapping.get_untracked();
        let mut known = self.app.peek_all::<Customer>();
        // the same customer is found each time
        known.sort_unstable_by_key(|customer| customer.id);
        let planned = self.held.with_value(|held| {
            let edition = held.edition;
            held.table.as_ref().map(|table| {
                // as the forms do: the book's currency
                match plan(table, &mapping, known.iter().map(Arc::as_ref), Currency::CNY) {
                    Ok(plan) => Planned::Ready { plan: Arc::new(plan), edition },
                    Err(fault) => Planned::NoMapping(fault),
                }
            })
        });
        if let Some(planned) = planned {
            self.planned.set(planned);
        }
        self.work.set(Work::Idle);
    }
}

/// The bytes of a file; its size is looked at before the first byte is read.
async fn bytes_of(file: &File) -> Result<Vec<u8>, Refusal> {
    if file.size() > f64::from(u32::try_from(MAX_BYTES).unwrap_or(u32::MAX)) {
        return Err(Refusal::NotAList(NotAList::TooLarge { limit: MAX_BYTES }));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Refusal::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The browser's decoder; what it cannot read becomes U+FFFD.
fn decode(bytes: &[u8], encoding: Encoding) -> Option<String> {
    TextDecoder::new_with_label(encoding.label()).ok()?.decode_with_u8_array(bytes).ok()
}

/// Everything of an outcome in one batch, a portion per frame.
async fn batch_of(outcome: &Outcome, customers: &[Arc<Customer>], contacts: &[Arc<Contact>]) -> Batch {
    let customers: HashMap<_, &Customer> = customers.iter().map(|it| (it.id, it.as_ref())).collect();
    let contacts: HashMap<_, &Contact> = contacts.iter().map(|it| (it.id, it.as_ref())).collect();
    let mut batch = Batch::new();
    for portion in outcome.entered.chunks(PORTION) {
        batch = portion.iter().fold(batch, Batch::put);
        TimeoutFuture::new(0).await;
    }
    for portion in outcome.updated.chunks(PORTION) {
        batch = portion.iter().fold(batch, |batch, it| batch.edit(customers.get(&it.id).copied(), it));
        TimeoutFuture::new(0).await;
    }
    for portion in outcome.contacts.chunks(PORTION) {
        batch = portion.iter().fold(batch, |batch, it| batch.edit(contacts.get(&it.id).copied(), it));
        TimeoutFuture::new(0).await;
    }
    batch
}
