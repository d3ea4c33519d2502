//! The reminder of the time within which claims are brought (S9 `limitation_note`; Civil Code arts 188, 198, 594).

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::circumstances::Answer;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::disputes::LimitationNote;
use counterpart::domain::contract::general::GoverningLaw;
use counterpart::domain::contract::wording::Wording;
use counterpart::export::paper::{compose, plain_article};

use super::contracts;
use super::variants::BOTH;

fn said(contract: &Contract) -> String {
    let (own, customer) = contracts::latin_parties();
    plain_article(compose(contract, &own, &customer, BOTH).article(ClauseId::Disputes).expect("printed"))
}

fn reminding(foreign_related: Answer) -> Contract {
    let mut contract = contracts::distribution();
    contract.general.law = GoverningLaw::MainlandChina;
    contract.circumstances.foreign_related = foreign_related;
    contract.disputes.limitation = LimitationNote::Stated;
    contract
}

#[test]
fn the_paper_reminds_of_the_time_that_the_law_sets() {
    let (zh, en) = (
        "时效期间为三年，自权利人知道或者应当知道权利受到损害以及义务人之日起计算。",
        "submitted to arbitration within three years, counted from the day",
    );
    let domestic = said(&reminding(Answer::No));
    assert!(domestic.contains(zh) && domestic.contains(en), "{domestic}");
    assert!(domestic.contains("本款仅作提示，不变更法律规定的时效。"), "{domestic}");
    // what may cross the border names both times
    for foreign_related in [Answer::Yes, Answer::Unknown] {
        let text = said(&reminding(foreign_related));
        for words in [
            "时效期间为三年（因国际货物买卖合同、技术进出口合同发生争议的，为四年），自",
            "within three years (four years for disputes over the international sale of goods or the import or export of \
             technology), counted",
        ] {
            assert!(text.contains(words), "{words} in {text}");
        }
    }
}

#[test]
fn under_another_law_and_where_nobody_asked_it_says_nothing() {
    let mut contract = reminding(Answer::Yes);
    contract.general.law = GoverningLaw::Of(Wording::new("新加坡", "Singapore"));
    let text = said(&contract);
    assert!(!text.contains("时效") && !text.contains("By law"), "{text}");
    // the term still says the mainland, the text by hand does not
    let mut contract = reminding(Answer::Yes);
    let by_hand = Wording::new("本合同适用新加坡法律。", "This contract is governed by the law of Singapore.");
    contract.write_by_hand(ClauseId::GoverningLaw, by_hand);
    let text = said(&contract);
    assert!(!text.contains("时效") && !text.contains("By law"), "{text}");
    let text = said(&contracts::distribution());
    assert!(!text.contains("时效") && !text.contains("By law"), "{text}");
}

#[test]
fn a_contract_without_the_reminder_is_kept_as_before() {
    let old = serde_json::to_value(contracts::distribution()).expect("written");
    assert!(old["disputes"].get("limitation").is_none(), "an old record keeps its bytes");
    let contract = reminding(Answer::No);
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(written["disputes"]["limitation"], "stated");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}
