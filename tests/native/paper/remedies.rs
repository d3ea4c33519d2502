//! What the injured side may claim (S5 `continuing_performance`), and how far money claims may be handed on (G10 `receivables`).

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::breach::ClaimToPerformance;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::general::Receivables;
use counterpart::export::paper::{Block, compose};

use super::contracts;
use super::variants::{BOTH, included};

/// The first paragraph of an article, in both languages.
fn first(contract: &Contract, clause: ClauseId) -> (String, String) {
    let (own, customer) = contracts::latin_parties();
    let paper = compose(contract, &own, &customer, BOTH);
    let article = paper.article(clause).expect("printed").clone();
    let Some(Block::Paragraph(first)) = article.blocks.into_iter().next() else { panic!("a paragraph") };
    (first.text.zh_text(), first.text.en_text())
}

#[test]
fn performance_stands_among_the_claims_or_is_left_to_the_law() {
    let mut contract = contracts::distribution();
    let (zh, en) = first(&contract, ClauseId::Breach);
    assert!(zh.contains("守约方可以根据情况要求继续履行、修理、更换、重作、退货、减少价款，或者"), "{zh}");
    assert!(
        en.contains("ask for performance, repair, replacement, re-performance, return or a price reduction, or"),
        "{en}"
    );
    included(&mut contract.breach).performance = ClaimToPerformance::NotStated;
    let (zh, en) = first(&contract, ClauseId::Breach);
    assert!(zh.contains("守约方可以根据情况要求修理、更换、重作、退货、减少价款，或者"), "{zh}");
    assert!(zh.ends_with("并就不足部分主张实际损失。"), "{zh}");
    assert!(en.contains("ask for repair, replacement, re-performance, return or a price reduction, or claim"), "{en}");
    assert!(en.ends_with("and claim proven loss above them."), "{en}");
    let old = serde_json::to_value(contracts::distribution()).expect("written");
    assert!(old["breach"]["included"].get("performance").is_none(), "an old record keeps its bytes");
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(written["breach"]["included"]["performance"], "not_stated");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}

#[test]
fn money_claims_are_handed_on_as_was_agreed() {
    for (receivables, word, zh, en) in [
        (
            Receivables::WithNotice,
            "with_notice",
            "；金钱债权可以转让，但应通知债务人。分包",
            ". Money claims may be assigned with notice to the debtor. Subcontracting",
        ),
        (
            Receivables::WithConsent,
            "with_consent",
            "；金钱债权的转让须经债务人书面同意，但不得对抗第三人。分包",
            ". Money claims are assigned only with the debtor’s written consent, which does not bind third parties. Subcontracting",
        ),
        (
            Receivables::Free,
            "free",
            "；金钱债权可以自由转让，无须债务人同意；未通知债务人的，转让对债务人不发生效力。分包",
            ". Money claims may be assigned freely, without the debtor’s consent; an assignment does not bind the debtor until it \
             is told of it. Subcontracting",
        ),
    ] {
        let mut contract = contracts::distribution();
        contract.general.receivables = receivables;
        let (in_zh, in_en) = first(&contract, ClauseId::Assignment);
        assert!(in_zh.contains(zh), "{zh} in {in_zh}");
        assert!(in_en.contains(en), "{en} in {in_en}");
        let written = serde_json::to_value(&contract).expect("written");
        assert_eq!(written["general"]["receivables"], word);
        assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
    }
}

/// The ledger counts the days of grace one by one, rest days or not (`domain.md` 6.3 H): the clause has to say so, since the article on
/// periods moves the last day of any other.
#[test]
fn a_grace_period_says_that_its_last_day_does_not_move() {
    let mut contract = contracts::distribution();
    let (zh, en) = first(&contract, ClauseId::LatePayment);
    assert!(!zh.contains("宽限期") && !en.contains("grace"), "{zh} {en}");
    included(&mut contract.payment).late_fee.grace.days = 5;
    let (zh, en) = first(&contract, ClauseId::LatePayment);
    assert!(zh.contains("宽限期按公历日连续计算，末日不是工作日的，不顺延。"), "{zh}");
    assert!(
        en.contains("The grace period runs in calendar days and does not move if its last day is not a Working Day."),
        "{en}"
    );
}
