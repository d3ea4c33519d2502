//! What the levels of a service mean (S4 `sla`), as a contract says or as is usual.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::field;
use counterpart::domain::contract::service::Urgency;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::problem::Place;
use counterpart::export::paper::{AnnexId, Block, Cell, Columns, compose};

use super::contracts;
use super::variants::{BOTH, included};

/// The cells that say what each level of annex 5 means.
fn meanings(contract: &Contract) -> Vec<Columns> {
    let (own, customer) = contracts::latin_parties();
    let paper = compose(contract, &own, &customer, BOTH);
    let annex = paper.annexes.iter().find(|it| it.id == AnnexId::ServiceLevels).expect("annexed");
    let table = annex.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let second = |row: &Vec<Cell>| match &row[1] {
        Cell::Each(columns) => columns.clone(),
        Cell::Same(_) => panic!("a meaning in both languages"),
    };
    table.expect("a table").rows.iter().map(second).collect()
}

fn words(meanings: &[Columns]) -> Vec<(String, String)> {
    meanings.iter().map(|it| (it.zh_text(), it.en_text())).collect()
}

#[test]
fn a_level_means_what_the_contract_says_and_the_others_what_is_usual() {
    let mut contract = contracts::flow_meters();
    let usual = words(&meanings(&contract));
    assert_eq!(
        usual[0],
        ("涉及人身安全、法定义务或者供应中断".to_owned(), "safety, a legal duty, or supply has stopped".to_owned())
    );
    let own = Wording::new("全部仪表停止计量", "all meters have stopped");
    included(&mut contract.service).meanings.insert(Urgency::Urgent, own);
    // a blank says nothing
    included(&mut contract.service).meanings.insert(Urgency::High, Wording::new(" ", ""));
    let said = meanings(&contract);
    assert_eq!(words(&said)[0], ("全部仪表停止计量".to_owned(), "all meters have stopped".to_owned()));
    assert_eq!(words(&said)[1..], usual[1..]);
    for spans in [&said[0].zh, &said[0].en] {
        assert_eq!(spans[0].place(), Some(Place::of(field::SERVICE_MEANINGS)));
    }
}

#[test]
fn levels_in_their_usual_sense_are_kept_as_before() {
    let old = serde_json::to_value(contracts::flow_meters()).expect("written");
    assert!(old["service"]["included"].get("meanings").is_none(), "an old record keeps its bytes");
    let mut contract = contracts::flow_meters();
    included(&mut contract.service).meanings.insert(Urgency::Low, Wording::same("Advice"));
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(written["service"]["included"]["meanings"]["low"]["en"], "Advice");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}
