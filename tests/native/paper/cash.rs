//! Payment in cash up to a limit (S8 `pay_method`).

use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::party::Seal;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::problem::{Place, Reason};
use counterpart::domain::receipt::PaymentMethod;
use counterpart::export::paper::{Block, compose};

use super::contracts;
use super::variants::{BOTH, included};

fn paid(method: PaymentMethod, limit: Option<Money>) -> Contract {
    let mut contract = contracts::flow_meters();
    let payment = included(&mut contract.payment);
    (payment.method, payment.cash_limit) = (method, limit);
    contract
}

/// The paragraph that says how payment is made, in both languages. We are Party B.
fn said(contract: &Contract) -> (String, String) {
    let (own, customer) = contracts::latin_parties();
    let paper = compose(contract, &own, &customer, BOTH);
    let article = paper.article(ClauseId::Payment).expect("printed").clone();
    let found = article.blocks.into_iter().find_map(|block| match block {
        Block::Paragraph(it) if it.text.zh_text().starts_with("付款方式为") => Some(it.text),
        Block::Paragraph(_) | Block::Table(_) => None,
    });
    let text = found.expect("said");
    (text.zh_text(), text.en_text())
}

#[test]
fn what_is_above_the_limit_goes_to_the_account() {
    let mut contract = paid(PaymentMethod::Cash, Some(Money::cny(500_000)));
    let (zh, en) = said(&contract);
    assert!(zh.starts_with("付款方式为现金，每笔不超过人民币伍仟元整"), "{zh}");
    assert!(zh.contains("；超过的部分以银行转账支付，收款账户：户名"), "{zh}");
    assert!(
        zh.contains("不得为规避前述限额拆分付款；乙方收到现金后应当出具收据。变更账户应由乙方加盖公章书面通知"),
        "{zh}"
    );
    assert!(en.starts_with("Payment is made by cash, up to RMB 5,000.00"), "{en}");
    assert!(
        en.contains(" of each payment; what is above that is paid by bank transfer to this account: name "),
        "{en}"
    );
    let split = "No payment is split to stay below that limit, and Party B gives a receipt for what it receives in cash. A change of \
                 account needs a written notice under the seal of Party B";
    assert!(en.contains(split), "{en}");
    contract.signing.ours.seal = Seal::None;
    let (zh, en) = said(&contract);
    assert!(zh.contains("变更账户应由乙方的法定代表人或者授权代表签字书面通知") && !zh.contains("公章"), "{zh}");
    assert!(en.contains("A change of account needs a written notice signed by"), "{en}");
}

#[test]
fn without_a_limit_cash_is_said_as_before_and_a_limit_counts_for_cash_only() {
    let plain = ("付款方式为现金。".to_owned(), "Payment is made by cash.".to_owned());
    assert_eq!(said(&paid(PaymentMethod::Cash, None)), plain);
    for method in [PaymentMethod::Transfer, PaymentMethod::Bill, PaymentMethod::Card, PaymentMethod::Other] {
        let limit = Some(Money::cny(500_000));
        assert_eq!(said(&paid(method, limit)), said(&paid(method, None)), "{method:?}");
    }
}

#[test]
fn a_limit_is_a_sum_above_nought_in_the_currency_of_the_contract() {
    let usd = Money::new(500_000, Currency::USD);
    for (method, limit, expected) in [
        (PaymentMethod::Cash, Money::cny(1), None),
        (PaymentMethod::Cash, Money::cny(0), Some(Reason::Missing)),
        (PaymentMethod::Cash, Money::cny(-1), Some(Reason::Negative)),
        (PaymentMethod::Cash, usd, Some(Reason::OtherCurrency)),
        (PaymentMethod::Transfer, usd, None),
    ] {
        let place = Place::of(field::PAYMENT_CASH_LIMIT);
        let found = paid(method, Some(limit)).check().into_iter().find(|it| it.place == place).map(|it| it.reason);
        assert_eq!(found, expected, "{method:?} {limit:?}");
    }
}

#[test]
fn an_old_record_has_no_limit_and_keeps_its_bytes() {
    let old = serde_json::to_value(contracts::flow_meters()).expect("written");
    assert!(old["payment"]["included"].get("cash_limit").is_none());
    let contract = paid(PaymentMethod::Cash, Some(Money::cny(500_000)));
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}
