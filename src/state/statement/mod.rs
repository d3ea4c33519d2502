//! A statement of a bank account on its way in: read, matched, changed by a person, and only then recorded.

mod known;
mod matching;
mod mend;
mod read;
mod record;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::grouping::Sums;
use super::list::open_file::OpenFile;
use super::list::{Source, Stage, TableFault, Work};
use super::preference::Preference;
use crate::domain::bank_statement::matching::Book;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::invoice::Invoice;
use crate::domain::money::Currency;
use crate::domain::receipt::{Allocation, PaymentMethod, Receipt};
use crate::sync::list::statement::remembered::Remembered;

pub use super::list::open_file::MendedRow;
pub use crate::domain::bank_statement::Line;
pub use crate::domain::bank_statement::column::{Column, Columns, ColumnsFault};
pub use crate::domain::bank_statement::fault::{Aside, AsideWhy, DayOrder, FaultWhy, LineFault};
pub use crate::domain::bank_statement::known::KnownBy;
pub use crate::domain::bank_statement::matching::{Choice, Proposal, Suggestion, Verdict};
pub use crate::domain::bank_statement::reason::{Reason, points};
pub use crate::sync::list::statement::read::{BadLine, Reading, Settings};

/// What can be done with what was read.
#[derive(Debug, Clone)]
pub enum Planned {
    /// Nothing was planned yet.
    Nothing,
    /// The text is no table.
    NoTable(TableFault),
    /// The columns cannot be used.
    NoColumns(ColumnsFault),
    /// Every line with what becomes of it.
    Ready(Arc<Plan>),
}

/// Every line of a statement with what becomes of it.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What the file says.
    pub reading: Arc<Reading>,
    /// What becomes of each of its lines, in their order.
    pub proposals: Vec<Proposal>,
    /// Whether the person has to say which of two numbers is the day.
    pub asks_order: bool,
    /// Counts layouts and columns: a row keeps its boxes while only its cells change.
    pub edition: u32,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// How many receipts.
    pub receipts: usize,
    /// How much in each currency.
    pub came: Sums,
    /// What of it is money in advance.
    pub advance: Sums,
    /// How many lines were in the book already.
    pub known: usize,
    /// How many lines that came in were not recorded for another reason.
    pub left: usize,
}

/// What is kept aside, unwatched.
#[derive(Default)]
struct Held {
    reading: Option<(Arc<Reading>, bool)>,
    /// What the book knows, until it changes.
    book: Option<Arc<Book>>,
}

/// A statement on its way in.
#[derive(Clone, Copy)]
pub struct StatementImport {
    app: App,
    file: OpenFile,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// What is being done.
    pub work: RwSignal<Work>,
    /// What each column holds.
    pub columns: RwSignal<Columns>,
    /// What each column would hold by its heading.
    pub guess: RwSignal<Columns>,
    /// Whether the columns are set as they were for the last statement under the same headings.
    pub recalled: RwSignal<bool>,
    /// The currency, and how dates are meant.
    pub settings: RwSignal<Settings>,
    /// How the money was paid.
    pub method: RwSignal<PaymentMethod>,
    /// What can be done.
    pub planned: RwSignal<Planned>,
    /// What the person made of single lines, by row.
    pub choices: RwSignal<Arc<BTreeMap<usize, Choice>>>,
    /// The rows that were bad at first, or left out: they stay where they are while they are mended.
    pub to_mend: RwSignal<Arc<[usize]>>,
    /// What was recorded, once it was.
    pub recorded: RwSignal<Option<Recorded>>,
    held: StoredValue<Held, LocalStorage>,
}

impl StatementImport {
    /// Nothing yet.
    pub fn new(app: App) -> Self {
        let settings = Settings { currency: Currency::CNY, order: None };
        let file = OpenFile::none();
        let import = Self {
            app,
            file,
            stage: file.stage,
            work: file.work,
            columns: RwSignal::new(Columns::new()),
            guess: RwSignal::new(Columns::new()),
            recalled: RwSignal::new(false),
            settings: RwSignal::new(settings),
            method: RwSignal::new(PaymentMethod::default()),
            planned: RwSignal::new(Planned::Nothing),
            choices: RwSignal::new(Arc::default()),
            to_mend: file.to_mend,
            recorded: RwSignal::new(None),
            held: StoredValue::new_local(Held::default()),
        };
        // what another tab records, or what is undone, changes what is open
        Effect::new(move |before: Option<usize>| {
            app.watch_any::<Customer>();
            app.watch_any::<ContractBrief>();
            app.watch_any::<Allocation>();
            app.watch_any::<Invoice>();
            app.as_of();
            // waivers, costs, what happened to contracts, holidays: whatever a standing is reckoned from
            let _standings: Vec<()> = app.each_contract(std::iter::empty(), |_, _| ());
            let _ready = app.all_read() && app.figures_ready();
            let receipts = app.count::<Receipt>();
            import.held.update_value(|held| held.book = None);
            let taken_back = before.is_some_and(|before| receipts < before);
            let recorded = import.recorded.with_untracked(Option::is_some);
            if recorded && taken_back {
                import.recorded.set(None);
            }
            let is_read = matches!(import.stage.get_untracked(), Stage::Read(_));
            if before.is_some() && is_read && (taken_back || !recorded) {
                import.match_again();
            }
            receipts
        });
        import
    }

    /// What becomes of each line, once it is known; the reader follows it.
    pub fn plan(self) -> Option<Arc<Plan>> {
        self.planned.with(|planned| match planned {
            Planned::Ready(plan) => Some(Arc::clone(plan)),
            Planned::Nothing | Planned::NoTable(_) | Planned::NoColumns(_) => None,
        })
    }

    /// What was read, if anything was.
    pub fn source(self) -> Option<Arc<Source>> {
        self.file.source()
    }

    /// Chooses for one line.
    pub fn choose(self, row: usize, choice: Choice) {
        self.choices.update(|choices| {
            let choices = Arc::make_mut(choices);
            if choice == Choice::AsSuggested {
                choices.remove(&row);
            } else {
                choices.insert(row, choice);
            }
        });
        self.match_again();
    }

    /// Agrees to every suggestion that waits for the person.
    pub fn agree(self) {
        let Some(plan) = untrack(|| self.plan()) else { return };
        self.choices.update(|choices| {
            let choices = Arc::make_mut(choices);
            for (line, proposal) in plan.reading.lines.iter().zip(&plan.proposals) {
                if let (Verdict::Ask, Some(it)) = (proposal.verdict, &proposal.suggestion) {
                    choices.insert(line.row, Choice::Agree(it.customer, it.contract));
                }
            }
        });
        self.match_again();
    }

    /// Lets a column hold something else, or nothing.
    pub fn map(self, column: usize, holds: Option<Column>) {
        let mut columns = self.columns.get_untracked();
        if let Some(place) = columns.get_mut(column) {
            *place = holds;
        }
        self.set_columns(columns);
    }

    /// Goes back to what the headings say.
    pub fn guess_again(self) {
        self.set_columns(self.guess.get_untracked());
    }

    /// Changes the currency, or how dates are meant.
    pub fn set(self, settings: Settings) {
        self.settings.set(settings);
        self.file.turn_over();
        self.read_lines_again();
    }

    /// Changes how the money was paid.
    pub fn pay_by(self, method: PaymentMethod) {
        self.method.set(method);
        self.match_again();
    }

    fn set_columns(self, columns: Columns) {
        let Some(source) = untrack(|| self.source()) else { return };
        if self.work.get_untracked() == Work::Writing {
            return;
        }
        let mut known: Remembered = Preference::StatementColumns.read().unwrap_or_default();
        if self.guess.with_untracked(|guess| known.remember(&source.headings, &columns, guess)) {
            Preference::StatementColumns.write(&known);
        }
        self.columns.set(columns);
        self.recalled.set(false);
        self.file.turn_over();
        self.read_lines_again();
    }

    fn read_lines_again(self) {
        if let Some(turn) = self.file.begin(Work::Reading) {
            spawn_local(self.read_lines(turn));
        }
    }

    fn match_again(self) {
        let Some(turn) = self.file.begin(Work::Reading) else { return };
        // a reading that was cut off is begun again
        if self.held.with_value(|held| held.reading.is_none()) {
            spawn_local(self.read_lines(turn));
        } else {
            spawn_local(self.match_lines(turn));
        }
    }
}
