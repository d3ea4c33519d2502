//! A book of contracts in five instalments each, with what happened to them and what came in, and what the first page says of it on
//! a day.

use counterpart::domain::account::Entries;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::amendment::history::History;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::ContractEvent;
use counterpart::domain::contract::general::Definitions;
use counterpart::domain::contract::payment::{Payment, Plan};
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Share};
use counterpart::domain::contract::term::{Term, TermLength};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContractEventId, ContractId, CustomerId, InstalmentId, uuid_v7};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::late_fee::rule::LateFeeRule;
use counterpart::domain::money::Money;
use counterpart::domain::overview::day::DayBook;
use counterpart::domain::overview::figures::Figures;
use counterpart::domain::overview::gather::Gathering;
use counterpart::domain::overview::share::{Entered, Shared};
use counterpart::domain::progress::{Progress, progress, progress_without_fees};
use counterpart::domain::receipt::{Allocation, Receipt};
use counterpart::domain::term::TermError;

use super::accounts::paid;
use super::contracts::events;

/// Instalments of a contract.
const PARTS: u32 = 5;

/// What reckons a standing.
type Reckon = fn(&ContractBrief, &[&ContractEvent], &Entries<'_>, &WorkCalendar, Date) -> Result<Progress, TermError>;

/// One contract and all that its standing hangs on.
pub(super) struct Known {
    brief: ContractBrief,
    events: Vec<ContractEvent>,
    allocations: Vec<Allocation>,
    receipts: Vec<Receipt>,
}

/// Contracts that began over four years, with an instalment every quarter. Of those that are due by `today` most came in on their
/// day, one in ten late, and one in twenty-five not at all.
pub(super) fn book(rule: &LateFeeRule, count: u32, today: Date) -> Vec<Known> {
    let first = Date::new(2023, 1, 1).expect("a date");
    (0..count)
        .map(|number| {
            let start = first.plus_days(i64::from(number.wrapping_mul(7_919) % 1_400)).expect("a date");
            known(rule, number, start, today)
        })
        .collect()
}

fn known(rule: &LateFeeRule, number: u32, start: Date, today: Date) -> Known {
    let key = |part: u32| u64::from(number) * 1_000 + u64::from(part);
    let due = |part: u32| start.plus_days(30 + i64::from(part) * 91).expect("a date");
    let amount = Money::cny(1_000_000);
    let id = ContractId(uuid_v7(u64::from(number), [2; 10]));
    let customer = CustomerId(uuid_v7(u64::from(number), [3; 10]));
    let plan = (0..PARTS).map(|part| Instalment {
        id: InstalmentId(uuid_v7(key(part), [1; 10])),
        label: PartLabel::Progress,
        share: Share::Sum(amount),
        due: Due::On(due(part)),
        condition: Wording::default(),
    });
    let mut it = Known {
        brief: ContractBrief {
            service: None,
            id,
            number: format!("XS-{number:06}"),
            title: Wording::default(),
            customer,
            owner: String::new(),
            joining: Vec::new(),
            drafted_from: None,
            total: Money::cny(i64::from(PARTS) * amount.minor),
            unreckoned: None,
            history: History::default(),
            definitions: Definitions::usual(),
            term: Term::usual(TermLength::Months { start, months: 24 }),
            payment: Clause::Included(Payment::usual(Plan::Instalments { parts: plan.collect() }, rule.clone())),
            late_fees_before: Vec::new(),
            promises: Vec::new(),
            sold: Vec::new(),
            targets: None,
            sharing: None,
            tax: Vec::new(),
            loss: None,
            limitation_months: 36,
            exercise_window: None,
            personal: None,
            protection: None,
            secrecy: None,
            late_delivery: None,
        },
        events: events(number, start)
            .into_iter()
            .zip(0..)
            .map(|(event, turn)| ContractEvent::of_life(ContractEventId(uuid_v7(key(turn), [6; 10])), id, event))
            .collect(),
        allocations: Vec::new(),
        receipts: Vec::new(),
    };
    for part in (0..PARTS).filter(|part| due(*part) <= today) {
        match (number.wrapping_mul(31).wrapping_add(part)) % 25 {
            0 => {}
            1 | 2 => it.pay(key(part), part, due(part).plus_days(12).expect("a date"), amount),
            _ => it.pay(key(part), part, due(part), amount),
        }
    }
    it
}

impl Known {
    fn pay(&mut self, key: u64, part: u32, on: Date, amount: Money) {
        let Clause::Included(Payment { plan: Plan::Instalments { parts }, .. }) = &self.brief.payment else { return };
        let place = usize::try_from(part).expect("a part");
        let instalment = parts.get(place).expect("a part").id;
        let (receipt, allocation) = paid(&self.brief, instalment, key, on, amount);
        self.receipts.push(receipt);
        self.allocations.push(allocation);
    }

    /// Where it stands on a day.
    fn standing(&self, calendar: &WorkCalendar, as_of: Date) -> Progress {
        self.standing_by(progress, calendar, as_of)
    }

    fn standing_by(&self, reckon: Reckon, calendar: &WorkCalendar, as_of: Date) -> Progress {
        let (events, dunning) = (self.events.iter().collect::<Vec<_>>(), DunningBook::none());
        let allocations: Vec<&Allocation> = self.allocations.iter().collect();
        let receipts = ReceiptBook::new(&self.receipts);
        let entries = Entries { receipts: &receipts, allocations: &allocations, dunning: &dunning };
        reckon(&self.brief, &events, &entries, calendar, as_of).expect("a standing")
    }

    fn shared(&self, calendar: &WorkCalendar, as_of: Date) -> Shared {
        Shared::of(&self.brief, &self.standing(calendar, as_of), self.entered(), false, as_of)
    }

    /// The same without late fees.
    fn shared_early(&self, calendar: &WorkCalendar, as_of: Date) -> Shared {
        Shared::of(&self.brief, &self.standing_by(progress_without_fees, calendar, as_of), self.entered(), false, as_of)
    }

    fn entered(&self) -> Entered {
        let paid = self.receipts.iter().map(|it| it.on).collect();
        let mut entered = Entered { paid, ..Entered::default() };
        for event in &self.events {
            entered.take(event);
        }
        entered
    }
}

/// The figures of a book that nothing is known of yet.
pub(super) fn from_scratch(book: &[Known], as_of: Date) -> Vec<Figures> {
    let calendar = WorkCalendar::standard();
    let mut gathering = Gathering::new();
    for it in book {
        gathering.contract(&it.standing(&calendar, as_of));
        for receipt in &it.receipts {
            gathering.receipt(receipt);
        }
    }
    gathering.figures(as_of).expect("figures")
}

/// The same with what is kept for other days and further changes.
pub(super) fn kept(book: &[Known], as_of: Date) -> DayBook {
    let calendar = WorkCalendar::standard();
    let mut days = DayBook::new(as_of);
    for it in book {
        days.put(it.brief.id, Some(it.shared(&calendar, as_of)));
        for receipt in &it.receipts {
            days.put_receipt(receipt.id, Some(receipt));
        }
    }
    days
}

/// The figures after something came in for one contract.
pub(super) fn after_an_edit(days: &mut DayBook, book: &mut [Known]) -> Vec<Figures> {
    let as_of = days.as_of();
    let it = book.first_mut().expect("a contract");
    let key = 900 + u64::try_from(it.receipts.len()).expect("a number");
    it.pay(key, 0, as_of, Money::cny(100));
    days.put(it.brief.id, Some(it.shared(&WorkCalendar::standard(), as_of)));
    let receipt = it.receipts.last().expect("the receipt");
    days.put_receipt(receipt.id, Some(receipt));
    let figures = days.figures().expect("figures");
    it.receipts.pop();
    it.allocations.pop();
    figures
}

/// The figures of another day: but for the late fees, which are reckoned last where they are not the same.
pub(super) fn on_another_day(days: &mut DayBook, book: &[Known], as_of: Date) -> Vec<Figures> {
    let calendar = WorkCalendar::standard();
    let left: std::collections::HashSet<ContractId> = days.turn(as_of).into_iter().collect();
    if !left.is_empty() {
        for it in book.iter().filter(|it| left.contains(&it.brief.id)) {
            days.put_early(it.brief.id, Some(it.shared_early(&calendar, as_of)));
        }
    }
    assert!(days.is_whole());
    days.figures().expect("figures")
}

/// With the late fees, too: they run on from day to day, so that every contract is reckoned again.
pub(super) fn with_late_fees(days: &mut DayBook, book: &[Known]) -> Vec<Figures> {
    let (calendar, as_of) = (WorkCalendar::standard(), days.as_of());
    for it in book {
        days.put(it.brief.id, Some(it.shared(&calendar, as_of)));
    }
    days.figures().expect("figures")
}
