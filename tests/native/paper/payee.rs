//! The account that is paid to may be kept in another name (S8 `payee_account`): then the paper says in whose, and why.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::field;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::problem::Place;
use counterpart::export::paper::{Block, Columns, Span, compose};

use super::contracts;
use super::variants::{BOTH, included};

/// The paragraph that says how payment is made. We are Party B.
fn said(contract: &Contract) -> Columns {
    let (own, customer) = contracts::latin_parties();
    let paper = compose(contract, &own, &customer, BOTH);
    let article = paper.article(ClauseId::Payment).expect("printed").clone();
    let found = article.blocks.into_iter().find_map(|block| match block {
        Block::Paragraph(it) if it.text.zh_text().starts_with("付款方式为") => Some(it.text),
        Block::Paragraph(_) | Block::Table(_) => None,
    });
    found.expect("said")
}

fn held(name: &str, reason: Wording) -> Contract {
    let mut contract = contracts::flow_meters();
    let payment = included(&mut contract.payment);
    (payment.account_holder, payment.holder_reason) = (name.to_owned(), reason);
    contract
}

#[test]
fn an_account_in_another_name_is_explained() {
    let text =
        said(&held("Example Holding Ltd", Wording::new("由母公司统一收款", "the parent collects for the group")));
    let (zh, en) = (text.zh_text(), text.en_text());
    assert!(zh.starts_with("付款方式为银行转账，收款账户：户名Example Holding Ltd，开户行"), "{zh}");
    assert!(
        zh.contains(
            "该账户由乙方指定，户名与乙方名称不一致的原因为：由母公司统一收款。向该账户付款，视为向乙方付款。变更账户"
        ),
        "{zh}"
    );
    assert!(en.starts_with("Payment is made by bank transfer to this account: name Example Holding Ltd, bank"), "{en}");
    assert!(
        en.contains(
            "Party B names this account although it is kept in another name, for this reason: the parent collects for the group. \
             Payment to it counts as payment to Party B. A change of account"
        ),
        "{en}"
    );
    let unexplained = said(&held("Example Holding Ltd", Wording::default()));
    let blank = Span::Blank { place: Place::of(field::PAYMENT_HOLDER_REASON) };
    assert!(unexplained.zh.contains(&blank) && unexplained.en.contains(&blank));
}

#[test]
fn an_account_in_our_name_is_said_and_kept_as_before() {
    let plain = said(&contracts::flow_meters());
    let (own, _) = contracts::latin_parties();
    assert_eq!(said(&held("", Wording::default())), plain);
    assert_eq!(said(&held(&format!(" {} ", own.name), Wording::same("-"))), plain, "our own name is no other");
    let old = serde_json::to_value(contracts::flow_meters()).expect("written");
    let payment = &old["payment"]["included"];
    assert!(payment.get("account_holder").or(payment.get("holder_reason")).is_none(), "an old record keeps its bytes");
    let contract = held("Example Holding Ltd", Wording::same("-"));
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}
