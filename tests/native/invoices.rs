//! Invoices: net and tax, what they say of the buyer, how far a contract is invoiced, and what their life allows.

use counterpart::domain::contract::payment::InvoiceKind;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContractId, CustomerId, InvoiceEventId, InvoiceId, uuid_v7};
use counterpart::domain::invoice::{
    Invoice, InvoiceBuyer, InvoiceError, InvoiceEvent, invoiced, invoiced_by_currency, invoiced_share, taken_back,
};
use counterpart::domain::invoice_profile::InvoicePart;
use counterpart::domain::lifecycle::invoice::{Command, Event, Facts, Guard, Stage};
use counterpart::domain::lifecycle::life::{Entry, Stage as _};
use counterpart::domain::lifecycle::refusal::Refusal;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::{Bp, Ppm};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn draft(number: u64, fen: i64) -> Invoice {
    Invoice {
        id: InvoiceId(uuid_v7(number, [1; 10])),
        number: String::new(),
        contract: ContractId(uuid_v7(1, [2; 10])),
        instalments: Vec::new(),
        on: day("2026-05-14"),
        kind: InvoiceKind::SpecialVat,
        gross: Money::cny(fen),
        tax_rate: Ppm(130_000),
        buyer: None,
        red_of: None,
        by: String::new(),
        note: String::new(),
    }
}

fn buyer(name: &str, code: &str) -> Customer {
    serde_json::from_value(serde_json::json!({
        "id": CustomerId(uuid_v7(1, [3; 10])).to_string(),
        "name": name,
        "kind": "organisation",
        "code": code,
    }))
    .expect("a customer")
}

/// A book of invoices of a contract of 100,000.00.
#[derive(Default)]
struct Desk {
    invoices: Vec<Invoice>,
    events: Vec<InvoiceEvent>,
}

impl Desk {
    fn stages(&self) -> Vec<Stage> {
        self.invoices.iter().map(|it| it.life(&self.events, day("2026-05-20")).stage).collect()
    }

    fn issued(&self) -> i64 {
        let stages = self.stages();
        invoiced(self.invoices.iter().zip(&stages), Money::cny(10_000_000)).expect("a sum").value.minor
    }

    fn take(&mut self, invoice: &Invoice, command: Command) -> Result<(), Refusal<Stage>> {
        let today = day("2026-05-20");
        let stages = self.stages();
        let taken_back = taken_back(invoice, self.invoices.iter().zip(&stages)).expect("a sum").value;
        let (gross, issued) = (invoice.gross, Money::cny(self.issued()));
        let facts = Facts { gross, contract_amount: Money::cny(10_000_000), issued, taken_back };
        let life = invoice.life(&self.events, today);
        let event = life.stage.decide(Entry::new(today, command), today, &facts)?;
        let id = InvoiceEventId(uuid_v7(u64::try_from(self.events.len()).expect("few"), [4; 10]));
        self.events.push(InvoiceEvent { id, invoice: invoice.id, on: event.on, fact: event.what });
        if !self.invoices.iter().any(|it| it.id == invoice.id) {
            self.invoices.push(invoice.clone());
        }
        Ok(())
    }
}

fn issue(number: &str) -> Command {
    Command::Issue { number: number.to_owned() }
}

#[test]
fn net_and_tax_of_an_invoice_make_its_gross() {
    // domain.md 6.4, and a red one as its mirror
    for (gross, rate, net, tax) in [
        (11_300_000, 130_000, 10_000_000, 1_300_000),
        (100_000, 60_000, 94_340, 5_660),
        (9_999, 130_000, 8_849, 1_150),
        (-11_300_000, 130_000, -10_000_000, -1_300_000),
    ] {
        let worked = Invoice { tax_rate: Ppm(rate), ..draft(1, gross) }.split().expect("a split");
        let split = worked.value;
        assert_eq!([split.net, split.tax, split.gross].map(|it| it.minor), [net, tax, gross]);
        let steps: Vec<_> = worked.working.iter().map(|line| (line.from.minor, line.rate.0)).collect();
        assert_eq!(steps, [(gross, rate)], "the one step of it");
    }
}

#[test]
fn what_is_issued_keeps_the_buyer_as_it_was_called() {
    let customer = buyer("苏州澄川环保科技有限公司", "91320594MA12QGWMX9");
    let issued = draft(1, 100).issued_to(customer.invoice_details(), " 26332000000004512602 ", day("2026-05-15"));
    let issued = issued.expect("an invoice");
    assert_eq!((issued.number.as_str(), issued.on), ("26332000000004512602", day("2026-05-15")));
    let said = issued.buyer.expect("a buyer");
    assert_eq!((said.title.as_str(), said.tax_number.as_str()), ("苏州澄川环保科技有限公司", "91320594MA12QGWMX9"));
    // as it is read to whoever opens the invoice later, part by part
    let whole = InvoiceBuyer {
        address: "苏州工业园区星澜街 88 号".to_owned(),
        phone: "0512-62880500".to_owned(),
        bank: "苏州商贸银行营业部".to_owned(),
        account: "6200000000000101".to_owned(),
        ..said
    };
    let block = "名称：苏州澄川环保科技有限公司\n纳税人识别号：91320594MA12QGWMX9\n地址：苏州工业园区星澜街 88 号\n\
                 电话：0512-62880500\n开户行：苏州商贸银行营业部\n账号：6200000000000101";
    assert_eq!(Text::new(Locale::Zh).invoice_block(&whole.details()), block);
    // a special invoice needs a tax number; an ordinary one does not
    let nameless = buyer("Harbour Pumps Ltd", "");
    let refused = draft(1, 100).issued_to(nameless.invoice_details(), "1", day("2026-05-15"));
    assert_eq!(refused, Err(InvoiceError::BuyerLacks { part: InvoicePart::TaxNumber }));
    let ordinary = Invoice { kind: InvoiceKind::Ordinary, ..draft(1, 100) };
    assert!(ordinary.issued_to(nameless.invoice_details(), "1", day("2026-05-15")).is_ok());
    for fen in [0, -1] {
        assert_eq!(draft(1, fen).check(), Err(InvoiceError::NotPositive), "{fen}");
    }
}

#[test]
fn what_happened_to_an_invoice_is_told_with_its_reason_and_the_number_that_took_it_back() {
    let by = InvoiceId(uuid_v7(9, [1; 10]));
    let because = || "Goods came back".to_owned();
    let text = Text::new(Locale::En);
    for (event, red, words) in [
        (Event::Issued { number: "26332000000004512602".to_owned() }, "", "Issued"),
        (Event::Delivered, "", "Delivered"),
        (Event::Voided { reason: because() }, "", "Void · Goods came back"),
        (Event::Reddened { by, reason: because() }, "4604", "Taken back · 4604 · Goods came back"),
        (
            Event::PartlyReddened { by, amount: Money::cny(1_500_000), reason: because() },
            "4604",
            "¥15,000.00 taken back · 4604 · Goods came back",
        ),
    ] {
        assert_eq!(text.invoice_event(&event, red), words);
    }
}

#[test]
fn what_was_issued_is_told_by_currency_and_a_draft_is_not_among_it() {
    let dollars = |number: u64, cents: i64| Invoice { gross: Money::new(cents, Currency::USD), ..draft(number, 1) };
    let mut desk = Desk::default();
    desk.take(&draft(1, 6_000_000), issue("1")).expect("issued");
    desk.take(&draft(2, 1_000_000), issue("2")).expect("issued");
    let (mut invoices, mut stages) = (desk.invoices.clone(), desk.stages());
    // issued in dollars, and a draft in dollars
    invoices.extend([dollars(3, 250_000), dollars(4, 70_000)]);
    stages.extend([stages[0].clone(), Stage::Draft]);
    let sums = invoiced_by_currency(invoices.iter().zip(&stages)).expect("sums");
    assert_eq!(sums, [Money::cny(7_000_000), Money::new(250_000, Currency::USD)]);
}

#[test]
fn no_more_is_issued_than_the_contract_is_worth_and_the_refusal_says_how_much_is_left() {
    let mut desk = Desk::default();
    desk.take(&draft(1, 6_000_000), issue("1")).expect("issued");
    let over = desk.take(&draft(2, 4_000_001), issue("2")).expect_err("refused");
    let guard = Guard::OverContract { room: Money::cny(4_000_000), gross: Money::cny(4_000_001) };
    assert_eq!(over, Refusal::Guard(guard));
    assert_eq!(
        Text::new(Locale::En).invoice_refusal(&over),
        "Only ¥40,000.00 of the contract is left to invoice, and this one is for ¥40,000.01: it would exceed the contract amount."
    );
    assert_eq!(
        Text::new(Locale::Zh).invoice_refusal(&over),
        "合同只剩 ¥40,000.00 可开，这张要开 ¥40,000.01，超出了合同金额。"
    );
    desk.take(&draft(3, 4_000_000), issue("3")).expect("to the fen");
    assert_eq!(desk.issued(), 10_000_000);
}

#[test]
fn without_the_number_printed_on_it_nothing_is_issued() {
    let mut desk = Desk::default();
    for number in ["", "  "] {
        let refused = desk.take(&draft(1, 6_000_000), issue(number)).expect_err("refused");
        assert_eq!(refused, Refusal::Guard(Guard::NumberMissing));
        assert_eq!(Text::new(Locale::Zh).invoice_refusal(&refused), "请填写发票号码。");
        assert_eq!(Text::new(Locale::En).invoice_refusal(&refused), "Please give the number printed on the invoice.");
    }
    assert!(desk.invoices.is_empty());
}

#[test]
fn only_a_draft_is_changed_or_deleted() {
    let mut desk = Desk::default();
    let invoice = draft(1, 6_000_000);
    let editable = |desk: &Desk| invoice.life(&desk.events, day("2026-05-20")).stage.may_edit();
    assert_eq!(editable(&desk), Ok(()));
    desk.take(&invoice, issue("1")).expect("issued");
    assert!(matches!(editable(&desk), Err(Refusal::AlreadyPast { .. })));
    desk.take(&invoice, Command::Deliver).expect("delivered");
    assert!(matches!(editable(&desk), Err(Refusal::AlreadyPast { .. })));
    desk.take(&invoice, Command::Void { reason: "wrong buyer".to_owned() }).expect("void");
    assert!(matches!(editable(&desk), Err(Refusal::Ended { .. })));
}

#[test]
fn what_is_void_or_taken_back_makes_room_again() {
    let mut desk = Desk::default();
    let (first, second) = (draft(1, 6_000_000), draft(2, 4_000_000));
    desk.take(&first, issue("1")).expect("issued");
    desk.take(&second, issue("2")).expect("issued");
    desk.take(&first, Command::Deliver).expect("delivered");
    let red = first
        .red(first.gross, InvoiceId(uuid_v7(9, [1; 10])), "3", day("2026-05-20"), String::new())
        .expect("a red one");
    assert_eq!((red.gross, red.red_of), (Money::cny(-6_000_000), Some(first.id)));
    desk.take(&first, Command::Red { by: red.id, amount: first.gross, reason: "wrong rate".to_owned() })
        .expect("taken back");
    desk.take(&red, issue("3")).expect("a negative one always fits");
    assert_eq!(desk.issued(), 4_000_000, "the two make nothing");
    desk.take(&second, Command::Void { reason: "wrong buyer".to_owned() }).expect("void");
    assert_eq!(desk.issued(), 0);
    desk.take(&draft(4, 10_000_000), issue("4")).expect("all of it again");
    // what has ended stays so
    let again = desk.take(&second, Command::Deliver).expect_err("refused");
    assert!(matches!(again, Refusal::Ended { .. }));
    assert!(matches!(desk.take(&draft(5, 1), Command::Deliver), Err(Refusal::NeedsFirst { .. })));
    assert_eq!(
        desk.take(&draft(6, 1), issue(" ")),
        Err(Refusal::Guard(Guard::OverContract { room: Money::cny(0), gross: Money::cny(1) }))
    );
}

#[test]
fn what_came_back_of_an_invoice_is_taken_back_of_it_and_the_rest_stands() {
    let mut desk = Desk::default();
    let first = draft(1, 6_000_000);
    desk.take(&first, issue("1")).expect("issued");
    let red = |number, fen: i64| {
        let id = InvoiceId(uuid_v7(number, [1; 10]));
        first.red(Money::cny(fen), id, "r", day("2026-05-20"), String::new()).expect("a red one")
    };
    let back = |desk: &mut Desk, red: &Invoice| {
        let amount = red.gross.negated().expect("an amount");
        desk.take(&first, Command::Red { by: red.id, amount, reason: "goods came back".to_owned() })?;
        desk.take(red, issue("r"))
    };
    let part = red(2, 1_500_000);
    back(&mut desk, &part).expect("taken back in part");
    assert_eq!(desk.issued(), 4_500_000);
    assert!(matches!(desk.stages()[0], Stage::Issued { .. }), "the rest stands");
    let beyond = back(&mut desk, &red(3, 4_500_001)).expect_err("refused");
    assert_eq!(beyond, Refusal::Guard(Guard::BeyondInvoice { left: Money::cny(4_500_000) }));
    assert_eq!(
        Text::new(Locale::En).invoice_refusal(&beyond),
        "At most ¥45,000.00 of this invoice is left to take back, and it takes more than nothing."
    );
    back(&mut desk, &red(4, 4_500_000)).expect("the rest");
    assert!(matches!(desk.stages()[0], Stage::Red { .. }));
    assert_eq!(desk.issued(), 0);
}

#[test]
fn the_share_that_was_invoiced_is_rounded_down() {
    for (issued, total, share) in [
        (0, 10_000_000, Some(Bp(0))),
        (6_000_000, 10_000_000, Some(Bp(6_000))),
        (9_999_999, 10_000_000, Some(Bp(9_999))),
        (10_000_000, 10_000_000, Some(Bp(10_000))),
        (1, 0, None),
    ] {
        let found = invoiced_share(Money::cny(issued), Money::cny(total)).map(|worked| worked.value);
        assert_eq!(found, share, "{issued} of {total}");
    }
}

proptest! {
    #[test]
    fn whatever_is_asked_no_more_is_issued_than_the_contract_is_worth(
        asked in prop::collection::vec((0_u8..5, 0_usize..6, 1_i64..=7_000_000), 1..20),
    ) {
        let mut desk = Desk::default();
        for (number, (what, at, fen)) in (1..).zip(asked) {
            let known = desk.invoices.get(at).cloned();
            let reason = || "a mistake".to_owned();
            // a refusal is an answer too: what matters is what stands afterwards
            let _answer = match (what, known) {
                (1, Some(invoice)) => desk.take(&invoice, Command::Deliver),
                (2, Some(invoice)) if invoice.red_of.is_none() => desk.take(&invoice, Command::Void { reason: reason() }),
                (3 | 4, Some(invoice)) if invoice.red_of.is_none() => {
                    let amount = if what == 3 { invoice.gross } else { Money::cny(fen) };
                    let id = InvoiceId(uuid_v7(number, [1; 10]));
                    let red = invoice.red(amount, id, "r", day("2026-05-20"), String::new()).expect("a red one");
                    let back = desk.take(&invoice, Command::Red { by: red.id, amount, reason: reason() });
                    if back.is_ok() { desk.take(&red, issue("r")) } else { back }
                }
                _ => desk.take(&draft(number, fen), issue("n")),
            };
            let issued = desk.issued();
            prop_assert!((0..=10_000_000).contains(&issued), "{issued}");
            let stages = desk.stages();
            for invoice in desk.invoices.iter().filter(|it| it.red_of.is_none()) {
                let back = taken_back(invoice, desk.invoices.iter().zip(&stages)).expect("a sum").value;
                prop_assert!((0..=invoice.gross.minor).contains(&back.minor), "{back:?} of {:?}", invoice.gross);
            }
        }
    }
}
