//! Own words in English, and words that only look like a fault.

use super::deal::{deal, findings, special};
use counterpart::domain::contract::party::PartyNames;
use counterpart::domain::contract::wording::Wording;

/// The rules of these texts that fire on special terms, in the order they are shown.
fn told(zh: &str, en: &str) -> Vec<&'static str> {
    let mut spoken = deal();
    special(&mut spoken, zh);
    spoken.contract.special.en = en.into();
    findings(&spoken)
        .iter()
        .map(|it| it.rule.code())
        .filter(|code| {
            [
                "INF-07", "PIP-11", "DEV-03", "DEV-04", "KPI-06", "KPI-10", "KPI-12", "DSP-11", "GEN-03", "GEN-05",
                "CON-04",
            ]
            .contains(code)
        })
        .collect()
}

#[test]
fn english_words_are_read_like_chinese_ones() {
    for (en, expected) in [
        ("Party B shall not resell the products below the minimum resale price.", &["DEV-03"][..]),
        ("Resale prices are set freely. The minimum order is ten pieces.", &[]),
        ("For two years after termination Party B shall not sell competing products.", &["DEV-04"]),
        ("Party A may change the price list at its sole discretion; Party B accepts it.", &["GEN-05"]),
        ("Neither party may change prices unilaterally.", &[]),
        ("Party A may elect arbitration or bring the case before a court.", &["DSP-11"]),
        ("Either party may elect arbitration or bring the case before a court.", &[]),
        ("Party B may assign its rights under this contract.", &["GEN-03"]),
        ("The rebate is paid to the purchasing manager of Party B.", &["KPI-10"]),
        ("If Party B misses the target it pays agreed damages of 5 %.", &["KPI-06"]),
        ("Each contact in the customer list is paid per record.", &["INF-07"]),
        ("Papers are marked top secret.", &["CON-04"]),
    ] {
        assert_eq!(told("", en), expected, "{en}");
    }
}

#[test]
fn a_side_is_known_by_what_the_contract_calls_it() {
    let one_sided = |names, zh: &str, en: &str| {
        let mut spoken = deal();
        spoken.contract.party_names = names;
        special(&mut spoken, zh);
        spoken.contract.special.en = en.into();
        findings(&spoken).iter().any(|it| it.rule.code() == "DSP-11")
    };
    for (names, zh, en) in [
        (
            PartyNames::SellerBuyer,
            "卖方可以选择仲裁或者向法院起诉。",
            "Seller may elect arbitration or bring the case before a court.",
        ),
        (
            PartyNames::SupplierDistributor,
            "经销商可以选择仲裁或者向法院起诉。",
            "Distributor may elect arbitration or bring the case before a court.",
        ),
        (
            PartyNames::ProviderClient,
            "委托方可以选择仲裁或者向法院起诉。",
            "Client may elect arbitration or bring the case before a court.",
        ),
    ] {
        assert!(one_sided(names, zh, ""), "{zh}");
        assert!(one_sided(names, "", en), "{en}");
    }
    // in a contract between Party A and Party B a client is no side
    assert!(!one_sided(PartyNames::Letters, "", "Client may elect arbitration or bring the case before a court."));
}

#[test]
fn a_meaning_counts_only_within_one_sentence() {
    assert_eq!(told("乙方可以转售产品。最低起订量为十台。", ""), Vec::<&str>::new());
    assert_eq!(told("甲方提供售后培训，产品价格见附件一。返利按季度结算。", ""), Vec::<&str>::new());
}

#[test]
fn a_name_of_a_court_without_a_place_says_nothing_of_its_link() {
    use counterpart::domain::contract::disputes::{Court, CourtLink, Forum};
    let mut named = deal();
    named.contract.disputes.forum =
        Forum::Litigation(Court { link: CourtLink::PlaintiffDomicile, name: Wording::new("宁波海事法院", "") });
    let codes: Vec<_> = findings(&named).iter().map(|it| it.rule.code()).filter(|it| it.starts_with("DSP")).collect();
    assert_eq!(codes, ["DSP-07"]);
}

#[test]
fn a_court_of_the_place_of_signing_needs_a_place_of_signing() {
    use counterpart::domain::contract::disputes::{Court, CourtLink, Forum};
    let mut unplaced = deal();
    unplaced.contract.disputes.forum =
        Forum::Litigation(Court { link: CourtLink::PlaceOfSigning, name: Wording::default() });
    unplaced.contract.sign_place = Wording::default();
    let codes: Vec<_> =
        findings(&unplaced).iter().map(|it| it.rule.code()).filter(|it| it.starts_with("DSP")).collect();
    assert_eq!(codes, ["DSP-06"]);
}
