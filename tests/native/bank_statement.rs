//! Statements of bank accounts: read as banks write them, matched with what is open, recorded once.

mod laws;
mod matching;
mod reading;

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpart::domain::bank_statement::known::Recorded;
use counterpart::domain::bank_statement::matching::{Book, Choice, Manner, Matcher, Proposal, allocation};
use counterpart::domain::bank_statement::numbers::{Billed, Named, Numbers};
use counterpart::domain::bank_statement::open::ContractMoney;
use counterpart::domain::bank_statement::payers::{Known, Payers};
use counterpart::domain::bank_statement::{Line, Spelling};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::party::{ContractKind, Side, SubjectKind};
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Share};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::force_majeure::{Hold, Reach};
use counterpart::domain::id::{
    AllocationId, ContractId, CustomerId, InstalmentId, LineId, NewId, OwnEntityId, uuid_v7,
};
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{LateFeeRule, LateRate};
use counterpart::domain::line;
use counterpart::domain::money::Money;
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::receipt::{Allocation, PaymentMethod, Receipt};
use counterpart::domain::reference_rates::KeptRates;
use counterpart::domain::schedule::Happened;
use counterpart::search::same::{core_name, folded_name};

const SPELLING: Spelling = Spelling { folded: folded_name, core: core_name };

struct Counter(u64);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_780_000_000_000 + self.0, [0; 10])
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// A customer of the tests.
#[derive(Clone, Copy, Default)]
struct Party {
    name: &'static str,
    short_name: &'static str,
    title: &'static str,
    account: &'static str,
}

/// A contract of the tests: whose, its number, and its parts by day and fen; 0.05 % a day where it is late.
struct Deal {
    party: usize,
    number: &'static str,
    parts: Vec<(&'static str, i64)>,
}

/// A small book.
struct World {
    ids: Counter,
    parties: Vec<(CustomerId, Party)>,
    deals: Vec<(Contract, usize)>,
    invoices: Vec<Billed>,
    receipts: Vec<Receipt>,
    allocations: Vec<Allocation>,
}

impl World {
    fn new(parties: &[Party], deals: &[Deal]) -> Self {
        let mut ids = Counter(0);
        let parties: Vec<(CustomerId, Party)> =
            parties.iter().map(|party| (CustomerId::fresh(&mut ids), *party)).collect();
        let deals = deals.iter().map(|deal| (contract(deal, parties[deal.party].0, &mut ids), deal.party)).collect();
        Self { ids, parties, deals, invoices: Vec::new(), receipts: Vec::new(), allocations: Vec::new() }
    }

    fn customer(&self, party: usize) -> CustomerId {
        self.parties[party].0
    }

    fn contract(&self, deal: usize) -> ContractId {
        self.deals[deal].0.id
    }

    fn part(&self, deal: usize, part: usize) -> InstalmentId {
        let Clause::Included(payment) = &self.deals[deal].0.payment else { panic!("it is paid for") };
        let Plan::Instalments { parts } = &payment.plan else { panic!("in parts") };
        parts[part].id
    }

    fn bill(&mut self, number: &str, deal: usize, parts: &[usize], fen: i64) {
        let instalments = parts.iter().map(|part| self.part(deal, *part)).collect();
        let (number, contract, gross) = (number.to_owned(), self.contract(deal), Money::cny(fen));
        self.invoices.push(Billed { number, contract, instalments, gross });
    }

    fn money(&self, contract: &Contract) -> ContractMoney {
        let own: Vec<_> = self.allocations.iter().filter(|it| it.contract == contract.id).collect();
        let receipts = self
            .receipts
            .iter()
            .filter(|receipt| own.iter().any(|it| it.receipt == receipt.id || receipt.reverses == Some(it.receipt)));
        ContractMoney {
            brief: Arc::new(contract.brief()),
            happened: Happened::new(),
            last_day: None,
            holds: Vec::new(),
            receipts: receipts.cloned().map(Arc::new).collect(),
            allocations: own.into_iter().cloned().map(Arc::new).collect(),
            waivers: Vec::new(),
            costs: Vec::new(),
            statements: Vec::new(),
            settled: Vec::new(),
            rates: KeptRates::default(),
            calendar: Arc::new(WorkCalendar::standard()),
        }
    }

    fn book(&self) -> Book {
        let mut book = Book {
            payers: Payers::new(SPELLING),
            numbers: Numbers::default(),
            recorded: Recorded::new(&self.receipts, |id| id, SPELLING),
            contracts: BTreeMap::new(),
            of_customer: BTreeMap::new(),
            invoices: BTreeMap::new(),
            open_prices: BTreeMap::new(),
        };
        for (id, party) in &self.parties {
            let Party { name, short_name, title, account } = *party;
            book.payers.add(&Known { id: *id, name, short_name, title, account });
        }
        for receipt in self.receipts.iter().filter(|it| it.reverses.is_none()) {
            if let Some(line) = &receipt.bank_line {
                book.payers.add_earlier(line, receipt.customer);
            }
        }
        for (contract, party) in &self.deals {
            let customer = self.customer(*party);
            let money = self.money(contract);
            book.numbers.add(&contract.number, Named::Contract(contract.id));
            book.of_customer.entry(customer).or_default().push(contract.id);
            for part in money.open_on(day("2026-01-01")).expect("an account") {
                let key = (part.principal().minor, part.principal().currency.code());
                book.open_prices.entry(key).or_default().push(contract.id);
            }
            book.contracts.insert(contract.id, (customer, money));
        }
        for billed in &self.invoices {
            book.numbers.add(&billed.number, Named::Invoice(billed.clone()));
            book.invoices.entry(billed.contract).or_default().push(billed.clone());
        }
        book
    }

    /// What is made of lines, which have to be in the order of their days.
    fn matched(&mut self, lines: &[Line], choices: &[(usize, Choice)]) -> Vec<Proposal> {
        let manner = Manner { method: PaymentMethod::Transfer, file: "statement.csv".to_owned() };
        let mut matcher = Matcher::new(Arc::new(self.book()), manner);
        let choice = |row| choices.iter().find(|(known, _)| *known == row).map(|(_, it)| *it).unwrap_or_default();
        lines.iter().map(|line| matcher.take(line, choice(line.row), &mut self.ids)).collect()
    }

    /// Records what is taken, as the page does.
    fn record(&mut self, proposals: &[Proposal]) -> usize {
        let before = self.receipts.len();
        for proposal in proposals {
            let (Some(receipt), Some(suggestion)) = (&proposal.receipt, &proposal.suggestion) else { continue };
            for share in &suggestion.shares {
                self.allocations.push(allocation(receipt, share, AllocationId::fresh(&mut self.ids)));
            }
            self.receipts.push(receipt.clone());
        }
        self.receipts.len() - before
    }
}

fn contract(deal: &Deal, customer: CustomerId, ids: &mut Counter) -> Contract {
    let beginning = Beginning {
        own_entity: OwnEntityId::fresh(ids),
        customer,
        kind: ContractKind::Sale,
        subject_kind: SubjectKind::Goods,
        title: Wording::default(),
        on: day("2026-01-01"),
        not_needed: Wording::default(),
    };
    let mut contract = Contract::usual(beginning, ids).expect("a contract");
    deal.number.clone_into(&mut contract.number);
    let line = line::Line {
        id: LineId::fresh(ids),
        code: String::new(),
        name: "meter".to_owned(),
        name_en: String::new(),
        spec: String::new(),
        unit: String::new(),
        quantity: Quantity { thousandths: 1_000 },
        unit_price: Money::cny(deal.parts.iter().map(|(_, fen)| fen).sum()),
        discount: Ppm(0),
        tax_rate: Ppm(0),
    };
    contract.lines.insert(line.id, line);
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid for") };
    let parts = deal.parts.iter().map(|(due, fen)| Instalment {
        id: InstalmentId::fresh(ids),
        due: Due::On(day(due)),
        share: Share::Sum(Money::cny(*fen)),
        label: PartLabel::Progress,
        condition: Wording::default(),
    });
    payment.plan = Plan::Instalments { parts: parts.collect() };
    let steps = vec![RateStep { from: day("2020-01-01"), rate: Ppm(500) }];
    payment.late_fee = LateFeeRule::plain(LateRate::Daily { table: RateTable::new(steps).expect("a table") });
    contract
}

/// A line of a statement.
fn line(row: usize, on: &str, fen: i64, payer: &str, purpose: &str, reference: &str) -> Line {
    Line {
        row,
        on: day(on),
        amount: Money::cny(fen),
        payer: payer.to_owned(),
        account: String::new(),
        purpose: purpose.to_owned(),
        reference: reference.to_owned(),
    }
}

#[test]
fn a_payment_that_force_majeure_held_costs_no_late_fee() {
    let parties = [Party { name: "甲有限公司", ..Party::default() }];
    let deals = [Deal { party: 0, number: "HT-1", parts: vec![("2026-05-11", 100_000)] }];
    let world = World::new(&parties, &deals);
    let fee = |holds: Vec<Hold>| {
        let money = ContractMoney { holds, ..world.money(&world.deals[0].0) };
        let parts = money.open_on(day("2026-05-21")).expect("an account");
        parts.iter().map(|it| it.debt.open.late_fee.minor).sum::<i64>()
    };
    // 0.05 % of 1,000.00 for the ten days from Monday the 11th to the 21st
    assert_eq!(fee(Vec::new()), 500);
    let until = Some(day("2026-05-20"));
    let theirs = Hold { side: Side::Them, reach: Reach::Payments, from: day("2026-05-01"), until };
    assert_eq!(fee(vec![theirs]), 0, "it is due on the day after");
    assert_eq!(fee(vec![Hold { side: Side::Us, ..theirs }]), 500, "what prevents us excuses nobody else");
    assert_eq!(fee(vec![Hold { reach: Reach::Duties, ..theirs }]), 500, "nor do duties");
}

#[test]
fn the_number_of_a_part_beside_that_of_its_contract_decides_what_is_settled() {
    let parties = [Party { name: "甲有限公司", ..Party::default() }];
    let parts = vec![("2026-01-31", 100_000), ("2026-02-28", 100_000), ("2026-03-31", 100_000)];
    let deals = [Deal { party: 0, number: "HT-202601-0001", parts }];
    for (purpose, fen, expected) in [
        // an amount that fits nothing goes by the law's order
        ("HT-202601-0001", 60_000, vec![(0, 60_000)]),
        ("HT-202601-0001 第2期", 60_000, vec![(1, 60_000)]),
        ("HT-202601-0001第三期", 60_000, vec![(2, 60_000)]),
        // the payer's words go before the first part that comes to the amount
        ("HT-202601-0001, part 2", 100_000, vec![(1, 100_000)]),
        ("HT-202601-0001 第2、3期", 150_000, vec![(1, 100_000), (2, 50_000)]),
        ("HT-202601-0001 第9期", 100_000, vec![(0, 100_000)]),
    ] {
        let mut world = World::new(&parties, &deals);
        let lines = [line(1, "2026-01-15", fen, "甲有限公司", purpose, "N-1")];
        let found = world.matched(&lines, &[]);
        let shares = found[0].suggestion.as_ref().map(|it| it.shares.clone()).unwrap_or_default();
        let told: Vec<_> = shares.iter().map(|it| (it.instalment, it.amount.minor)).collect();
        let expected: Vec<_> = expected.into_iter().map(|(part, fen)| (world.part(0, part), fen)).collect();
        assert_eq!(told, expected, "{purpose}");
    }
}

#[test]
fn the_number_of_a_part_beside_that_of_its_invoice_decides_too() {
    let parties = [Party { name: "甲有限公司", ..Party::default() }];
    let parts = vec![("2026-01-31", 100_000), ("2026-02-28", 100_000), ("2026-03-31", 100_000)];
    let deals = [Deal { party: 0, number: "HT-202601-0001", parts }];
    for (purpose, expected) in [
        ("发票24332000000012345678", 0),
        ("发票24332000000012345678 第2期", 1),
        // the invoice is for the first two parts
        ("发票24332000000012345678 第3期", 0),
    ] {
        let mut world = World::new(&parties, &deals);
        world.bill("24332000000012345678", 0, &[0, 1], 200_000);
        let found = world.matched(&[line(1, "2026-01-15", 60_000, "甲有限公司", purpose, "N-1")], &[]);
        let shares = found[0].suggestion.as_ref().map(|it| it.shares.clone()).unwrap_or_default();
        let told: Vec<_> = shares.iter().map(|it| (it.instalment, it.amount.minor)).collect();
        assert_eq!(told, [(world.part(0, expected), 60_000)], "{purpose}");
    }
}
