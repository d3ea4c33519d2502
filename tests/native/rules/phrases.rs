//! Own words in English, and words that only look like a fault.

use super::deal::{deal, findings, special};
use counterpart::domain::checker::finding::Value;
use counterpart::domain::contract::party::{Capacity, PartyNames, Side};
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

/// Names of one's own, of which the one holds the other.
fn consignment() -> PartyNames {
    PartyNames::Own {
        ours: Wording::new("委托方", "Consignee"), theirs: Wording::new("寄售委托方", "Consignor")
    }
}

/// Names of one's own that are a part of the letters.
fn counterparties() -> PartyNames {
    PartyNames::Own { ours: Wording::new("受托方", "Party"), theirs: Wording::new("委托方", "Counterparty") }
}

/// Names of one's own that are everyday words.
fn everyday() -> PartyNames {
    PartyNames::Own { ours: Wording::new("公司", "Company"), theirs: Wording::new("客户", "Customer") }
}

/// Names of one's own that are longer than an everyday word.
fn group() -> PartyNames {
    PartyNames::Own { ours: Wording::new("母公司", "Parent"), theirs: Wording::new("子公司", "Subsidiary") }
}

#[test]
fn a_side_is_known_by_what_the_contract_calls_it() {
    let one_sided = |names: &PartyNames, zh: &str, en: &str| {
        let mut spoken = deal();
        spoken.contract.party_names = names.clone();
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
        (
            consignment(),
            "寄售委托方可以选择仲裁或者向法院起诉。",
            "The Consignor may elect arbitration or bring the case before a court.",
        ),
    ] {
        assert!(one_sided(&names, zh, ""), "{zh}");
        assert!(one_sided(&names, "", en), "{en}");
    }
    // in a contract between Party A and Party B a client is no side
    assert!(!one_sided(&PartyNames::Letters, "", "Client may elect arbitration or bring the case before a court."));
}

/// The rules of these texts that fire on special terms of a contract whose sides are called so.
fn told_of(names: &PartyNames, ours: Capacity, zh: &str, en: &str) -> Vec<&'static str> {
    let mut spoken = deal();
    spoken.contract.party_names = names.clone();
    spoken.contract.our_capacity = ours;
    special(&mut spoken, zh);
    spoken.contract.special.en = en.into();
    let codes = findings(&spoken).into_iter().map(|it| it.rule.code());
    codes.filter(|code| ["DEV-03", "DSP-11", "FM-02", "GEN-05"].contains(code)).collect()
}

#[test]
fn what_the_contract_calls_a_side_is_read_like_its_letter() {
    let table = [
        (PartyNames::Letters, Capacity::PartyA, ["甲方", "Party A"], ["乙方", "Party B"]),
        (PartyNames::Letters, Capacity::PartyB, ["乙方", "Party B"], ["甲方", "Party A"]),
        (PartyNames::SellerBuyer, Capacity::PartyA, ["卖方", "Seller"], ["买方", "the Buyer"]),
        (PartyNames::SellerBuyer, Capacity::PartyB, ["卖方", "the Seller"], ["买方", "Buyer"]),
        (PartyNames::SupplierPurchaser, Capacity::PartyA, ["供方", "the Supplier"], ["需方", "Purchaser"]),
        (PartyNames::SupplierDistributor, Capacity::PartyA, ["供应商", "Supplier"], ["经销商", "the Distributor"]),
        (PartyNames::ProviderClient, Capacity::PartyA, ["服务方", "Service Provider"], ["委托方", "the Client"]),
        (PartyNames::ProviderClient, Capacity::PartyB, ["服务方", "the Service Provider"], ["委托方", "Client"]),
        (consignment(), Capacity::PartyA, ["委托方", "Consignee"], ["寄售委托方", "the Consignor"]),
        (consignment(), Capacity::PartyB, ["委托方", "the Consignee"], ["寄售委托方", "Consignor"]),
        (counterparties(), Capacity::PartyA, ["受托方", "Party"], ["委托方", "the Counterparty"]),
        (counterparties(), Capacity::PartyB, ["受托方", "the Party"], ["委托方", "Counterparty"]),
    ];
    assert!(PartyNames::FIXED.iter().all(|names| table.iter().any(|row| row.0 == *names)), "every way is read");
    for (names, ours, us, them) in table {
        let told = |zh: &str, en: &str| told_of(&names, ours, zh, en);
        for who in [us, them] {
            let [zh, en] = who;
            assert_eq!(told(&format!("仅{zh}可援引不可抗力。"), ""), ["FM-02"], "{zh}");
            assert_eq!(told("", &format!("Only {en} may rely on force majeure.")), ["FM-02"], "{en}");
        }
        let (us, them) = (us[0], them[0]);
        assert_eq!(told(&format!("{us}可以调整价格，无需{them}同意。"), ""), ["GEN-05"], "{us}");
        assert_eq!(told(&format!("{them}可以调整价格，无须{us}同意。"), ""), ["GEN-05"], "{them}");
        assert_eq!(told(&format!("{them}对外销售的价格应当按照{us}的规定执行。"), ""), ["DEV-03"], "{us}");
    }
}

#[test]
fn a_word_that_holds_what_a_side_is_called_is_no_side() {
    for (names, zh, en, expected) in [
        (PartyNames::ProviderClient, "服务方式可以选择，争议由仲裁或者法院解决。", "", &[][..]),
        (PartyNames::ProviderClient, "受委托方可以选择仲裁或者向法院起诉。", "", &[]),
        (PartyNames::ProviderClient, "服务方式由委托方确定，委托方可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (PartyNames::ProviderClient, "", "Clients may elect arbitration or bring the case before a court.", &[]),
        (PartyNames::SupplierDistributor, "经销商品的争议，可以选择仲裁或者诉讼。", "", &[]),
        (PartyNames::SupplierDistributor, "", "Distributors may elect arbitration or a lawsuit.", &[]),
        (PartyNames::SellerBuyer, "", "Resellers may elect arbitration or a lawsuit.", &[]),
        (everyday(), "客户可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "公司可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "客户信息的争议，可以选择仲裁或者诉讼。", "", &[]),
        (everyday(), "与最终客户的争议，可以选择仲裁或者诉讼。", "", &[]),
        (everyday(), "分公司的争议，依公司法可以选择仲裁或者诉讼。", "", &[]),
        (everyday(), "客户信息的争议，客户可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "", "The Customer may elect arbitration or a lawsuit.", &["DSP-11"]),
        (everyday(), "", "On customer information it may elect arbitration or a lawsuit.", &[]),
        (everyday(), "", "On customer complaints it may elect arbitration or a lawsuit.", &[]),
        (everyday(), "客户服务部的争议，可以选择仲裁或者诉讼。", "", &[]),
        (everyday(), "客户满意度的争议，可以选择仲裁或者诉讼。", "", &[]),
        // a side and what it does
        (everyday(), "", "The Customer lists its claims and may elect arbitration or a lawsuit.", &["DSP-11"]),
        (everyday(), "", "The Customer services the goods and may elect arbitration or a lawsuit.", &["DSP-11"]),
        (everyday(), "", "The Company lawfully in possession may elect arbitration or a lawsuit.", &["DSP-11"]),
        (everyday(), "", "On a weekend Customer may elect arbitration or a lawsuit.", &["DSP-11"]),
        (everyday(), "客户投诉的，可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "客户开发的产品有争议的，可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "客户管理不善的，可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "客户服务不符合约定的，可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "客户满意后付款，可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "公司登记的住所变更后，可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "损失重大客户可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        // the name ends where the next word begins
        (everyday(), "公司法定代表人可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "公司法律顾问可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "公司法的争议，可以选择仲裁或者诉讼。", "", &[]),
        (everyday(), "尤其客户可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (everyday(), "与其客户的争议，可以选择仲裁或者诉讼。", "", &[]),
        (PartyNames::ProviderClient, "服务方法定代表人可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (PartyNames::ProviderClient, "服务方法的争议，可以选择仲裁或者诉讼。", "", &[]),
        (PartyNames::ProviderClient, "服务方向法院提出的，可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (PartyNames::ProviderClient, "服务方向的争议，可以选择仲裁或者诉讼。", "", &[]),
        (PartyNames::ProviderClient, "接受委托方通知的，可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (PartyNames::SupplierDistributor, "经销商品牌的争议，可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        // a name that holds another one, or is such a word itself, is a name
        (group(), "子公司可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (group(), "母公司可以选择仲裁或者诉讼。", "", &["DSP-11"]),
        (group(), "孙公司的争议，可以选择仲裁或者诉讼。", "", &[]),
    ] {
        assert_eq!(told_of(&names, Capacity::PartyA, zh, en), expected, "{zh}{en}");
    }
}

#[test]
fn a_side_that_does_what_its_name_begins_a_word_with_is_still_named_first() {
    let sides = |zh: &str, en: &str| {
        let mut spoken = deal();
        spoken.contract.party_names = everyday();
        spoken.contract.our_capacity = Capacity::PartyA;
        special(&mut spoken, zh);
        spoken.contract.special.en = en.into();
        let alone = findings(&spoken).into_iter().filter(|it| it.rule.code() == "GEN-05");
        alone.filter_map(|it| it.values.first().cloned()).collect::<Vec<_>>()
    };
    let them = [Value::Side(Side::Them)];
    assert_eq!(
        sides("", "The Customer lists prices and changes them at its sole discretion, to be told to the Company."),
        them
    );
    assert_eq!(sides("客户开发的产品，其价格无须对方同意即可调整，并通知公司。", ""), them);
    let us = [Value::Side(Side::Us)];
    assert_eq!(sides("", "The Company lawfully changes prices at its sole discretion and tells the Customer."), us);
}

#[test]
fn a_side_that_turns_to_the_other_is_named_first() {
    let first = |names: &PartyNames, zh: &str| {
        let mut spoken = deal();
        spoken.contract.party_names = names.clone();
        special(&mut spoken, zh);
        let alone = findings(&spoken).into_iter().filter(|it| it.rule.code() == "GEN-05");
        alone.filter_map(|it| it.values.first().cloned()).collect::<Vec<_>>()
    };
    let own = |ours: &str, theirs: &str| PartyNames::Own { ours: Wording::same(ours), theirs: Wording::same(theirs) };
    for (names, zh, side) in [
        (PartyNames::ProviderClient, "服务方向委托方发出通知后，其价格无须对方同意即可调整。", Side::Us),
        (own("服务方", "受益方"), "服务方向受益方发出通知后，其价格无须对方同意即可调整。", Side::Us),
        (own("受益方", "服务方"), "服务方向受益方发出通知后，其价格无须对方同意即可调整。", Side::Them),
        // the direction of the service, and then a side
        (PartyNames::ProviderClient, "服务方向由委托方确定，其价格无须对方同意即可调整。", Side::Them),
    ] {
        assert_eq!(first(&names, zh), [Value::Side(side)], "{zh}");
    }
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
