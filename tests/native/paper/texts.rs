//! Whole papers, read by eye once and kept.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::amendment::Begins;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::disputes::LimitationNote;
use counterpart::domain::contract::further::Further;
use counterpart::domain::contract::named::FurtherRole;
use counterpart::domain::contract::party::{Authority, ChineseScript, PartyNames, Seal, Side};
use counterpart::domain::contract::service::{ServiceDay, ServiceStretch, WeekDay};
use counterpart::domain::contract::support::BrandUse;
use counterpart::domain::contract::term::TermLength;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::Customer;
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::LateRate;
use counterpart::domain::own_entity::OwnEntity;
use counterpart::domain::rate::Ppm;
use counterpart::export::paper::{
    Amending, Paper, compose, compose_amendment, compose_as_signed, plain_article, plain_text,
};

use super::contracts;
use super::variants::included;

/// The paper of a contract is the text in `tests/fixtures/paper`. With `WRITE_PAPERS` set the text is written instead, to be
/// read by a person before it is kept.
fn check(name: &str, contract: &Contract, own: &OwnEntity, customer: &Customer) {
    keeps(name, &plain_text(&compose(contract, own, customer, contract.language)));
}

fn keeps(name: &str, text: &str) {
    let path = format!("{}/tests/fixtures/paper/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("WRITE_PAPERS").is_some() {
        std::fs::write(&path, text).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("a kept paper");
    for (row, (now, kept)) in text.lines().zip(kept.lines()).enumerate() {
        assert_eq!(now, kept, "{name}, line {}", row + 1);
    }
    assert_eq!(text.lines().count(), kept.lines().count(), "{name} has as many lines as before");
}

#[test]
fn the_usual_contract_reads_as_a_clerk_would_write_it() {
    check("usual.zh", &contracts::usual_with_goods(), &contracts::own(), &contracts::customer());
}

#[test]
fn the_flow_meter_sale_stands_in_two_columns() {
    check("flow_meters.both", &contracts::flow_meters(), &contracts::own(), &contracts::customer());
}

#[test]
fn the_same_sale_between_a_seller_and_a_buyer_differs_in_what_they_are_called() {
    let mut contract = contracts::flow_meters();
    contract.party_names = PartyNames::SellerBuyer;
    // people's own words are theirs to change
    contract.delivery.place = Wording::new("买方指定地点", "the place named by Buyer");
    check("flow_meters_by_roles.both", &contract, &contracts::own(), &contracts::customer());
}

#[test]
fn the_distribution_contract_reads_in_english() {
    let (own, customer) = contracts::latin_parties();
    check("distribution.en", &contracts::distribution(), &own, &customer);
}

#[test]
fn the_same_distribution_with_codes_hours_by_the_day_no_marks_and_a_reminder_differs_in_these() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let names = ["电磁流量计", "超声波流量计"];
    for (line, (name, code)) in contract.lines.values_mut().zip(names.into_iter().zip(["EM-80", ""])) {
        (line.name_en, line.name, line.code) = (line.name.clone(), name.to_owned(), code.to_owned());
    }
    let stretch = |from: u16, to: u16| ServiceStretch { from: from * 60, to: to * 60 };
    included(&mut contract.service).hours.week = vec![
        ServiceDay { day: WeekDay::Friday, stretches: vec![stretch(9, 12), stretch(13, 15)] },
        ServiceDay { day: WeekDay::Monday, stretches: Vec::new() },
    ];
    included(&mut contract.support).brand = BrandUse::None;
    contract.disputes.limitation = LimitationNote::Stated;
    check("distribution_further_terms.en", &contract, &own, &customer);
}

#[test]
fn a_contract_on_secrecy_has_no_goods_and_no_price() {
    check("secrecy.zh", &contracts::secrecy(), &contracts::own(), &contracts::customer());
}

/// A contract as a record holds it from before there was a choice of defined words and of when a notice counts as received.
fn from_before(contract: &Contract) -> Contract {
    let mut record = serde_json::to_value(contract).expect("written");
    let mut take = |register: &str, field: &str| {
        let terms = record.get_mut(register).and_then(|it| it.as_object_mut()).expect("a register");
        terms.remove(field).expect("a new field");
    };
    take("definitions", "concepts");
    take("notices", "courier");
    take("notices", "registered");
    serde_json::from_value(record).expect("read")
}

#[test]
fn a_contract_from_before_the_new_terms_prints_as_it_did() {
    // what was signed is not said in other words afterwards
    check(
        "before/flow_meters.both",
        &from_before(&contracts::flow_meters()),
        &contracts::own(),
        &contracts::customer(),
    );
    let (own, customer) = contracts::latin_parties();
    check("before/distribution.en", &from_before(&contracts::distribution()), &own, &customer);
}

#[test]
fn an_amendment_says_what_changes_and_that_the_rest_stays() {
    let basis = contracts::flow_meters();
    let mut terms = basis.clone();
    terms.term.length = TermLength::Months { start: contracts::day("2026-06-01"), months: 18 };
    terms.special = Wording::new("乙方每季度派员巡检一次。", "Party B sends a technician once a quarter.");
    let payment = contracts::payment_of(&mut terms);
    payment.late_fee.rate = LateRate::Daily { table: RateTable::constant(Ppm(300)).expect("a rate") };
    let amending = Amending {
        number: "HT-202605-0012-BC01",
        on: contracts::day("2026-11-20"),
        begins: Begins::On(contracts::day("2026-12-01")),
        earlier: &[],
        signed: &basis,
        basis: &basis,
        terms: &terms,
    };
    let paper = compose_amendment(&amending, &contracts::own(), &contracts::customer(), terms.language);
    keeps("amendment.both", &plain_text(&paper));
    // whoever signs without a seal never seals it
    let mut unsealed = terms.clone();
    unsealed.signing.theirs.seal = Seal::None;
    for (begins, zh, en) in [
        (
            Begins::OnSigning,
            "本协议自双方签署之日起生效。",
            "This agreement takes effect on the day on which both parties have signed it.",
        ),
        (
            Begins::On(contracts::day("2026-12-01")),
            "本协议经双方签署，自2026年12月1日起生效；",
            "Signed by both parties, this agreement takes effect on 1 December 2026;",
        ),
    ] {
        let amending = Amending { begins, terms: &unsealed, ..amending };
        let paper = compose_amendment(&amending, &contracts::own(), &contracts::customer(), terms.language);
        let said = plain_text(&paper);
        assert!(said.contains(zh) && said.contains(en), "{said}");
    }
}

/// The document of an amendment between these terms.
fn amended(basis: &Contract, terms: &Contract) -> Paper {
    let amending = Amending {
        number: "HT-202605-0012-BC01",
        on: contracts::day("2026-11-20"),
        begins: Begins::OnSigning,
        earlier: &[],
        signed: basis,
        basis,
        terms,
    };
    compose_amendment(&amending, &contracts::own(), &contracts::customer(), terms.language)
}

/// The articles of an amendment between these terms, with their numbers.
fn articles(basis: &Contract, terms: &Contract) -> String {
    amended(basis, terms).articles.iter().map(plain_article).collect()
}

#[test]
fn an_amendment_that_changes_only_the_characters_says_so() {
    let simplified = contracts::flow_meters();
    let mut traditional = simplified.clone();
    traditional.general.script = ChineseScript::Traditional;
    for (basis, terms, lines) in [
        (
            &simplified,
            &traditional,
            [
                "第一條　變更中文用字",
                "原合同的中文文本以及此後與原合同有關的中文文件，改用繁體字書寫；用字的變更不影響條款的含義。",
                "Article 1　Change of the Chinese characters",
                "the Chinese text of the Contract and Chinese documents under it are written in traditional characters;",
            ],
        ),
        (
            &traditional,
            &simplified,
            [
                "第一条　变更中文用字",
                "原合同的中文文本以及此后与原合同有关的中文文件，改用简体字书写；用字的变更不影响条款的含义。",
                "Article 1　Change of the Chinese characters",
                "the Chinese text of the Contract and Chinese documents under it are written in simplified characters;",
            ],
        ),
    ] {
        let said = articles(basis, terms);
        for line in lines {
            assert!(said.contains(line), "{line}: {said}");
        }
        // then from when it holds, and what stays
        assert_eq!(amended(basis, terms).articles.len(), 3, "{said}");
    }
    assert_eq!(amended(&traditional, &traditional).articles.len(), 2);
}

#[test]
fn an_amendment_says_with_which_seal_a_party_signs_and_leaves_how_the_contract_took_effect() {
    let sealed = contracts::flow_meters();
    let mut unsealed = sealed.clone();
    unsealed.signing.theirs.seal = Seal::None;
    let said = articles(&sealed, &unsealed);
    assert!(said.contains("第一条　变更签署方式"), "it is all that changes: {said}");
    for line in [
        "甲方签署本协议以及此后与原合同有关的文件，改为仅签字，不加盖印章。",
        "From this agreement on, Party A signs documents under the Contract by signature alone, without a seal.",
        // the agreement itself waits for no seal
        "This agreement takes effect on the day on which both parties have signed it.",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    // the contract took effect long ago
    assert!(!said.contains("13.1") && !said.contains("It takes effect"), "{said}");
    let said = articles(&unsealed, &sealed);
    assert!(said.contains("甲方签署本协议以及此后与原合同有关的文件，改为签字并加盖印章，印章种类不限。"), "{said}");
    assert!(said.contains("both parties have signed and sealed it"), "{said}");
    assert!(!said.contains("13.1") && !said.contains("It takes effect"), "{said}");
    let mut official = sealed.clone();
    official.signing.ours.seal = Seal::Official;
    let said = articles(&sealed, &official);
    assert!(said.contains(
        "From this agreement on, Party B signs documents under the Contract with a signature and its official seal."
    ));
    assert!(!articles(&sealed, &sealed).contains("变更签署方式"), "nothing where the seals are as they were");
    // a third party goes on under its letter
    let mut joined = sealed.clone();
    joined.signing.further = vec![Further::joining(Side::Them, FurtherRole::Guarantor)];
    let mut resealed = joined.clone();
    resealed.signing.further[0].signatory.seal = Seal::Contract;
    let said = articles(&joined, &resealed);
    assert!(said.contains("丙方签署本协议以及此后与原合同有关的文件，改为签字并加盖合同专用章。"), "{said}");
    assert!(!said.contains("变更为以下各方"), "{said}");
}

#[test]
fn an_amendment_says_whose_seal_changes_though_others_join_or_leave() {
    let party = |name: &str, role, seal| {
        let mut party = Further { name: name.to_owned(), ..Further::joining(Side::Them, role) };
        party.signatory.seal = seal;
        party
    };
    let guarantor = |seal| party("宁波海闻担保有限公司", FurtherRole::Guarantor, seal);
    let payer = |seal| party("宁波安和商务有限公司", FurtherRole::Payer, seal);
    let basis = |further: Vec<Further>| {
        let mut contract = contracts::flow_meters();
        contract.signing.further = further;
        contract
    };
    let (any, sealed) = (Seal::NotStated, Seal::Contract);
    for (was, now, told) in [
        // 丁方 joins, 丙方 changes its seal
        (vec![guarantor(any)], vec![guarantor(sealed), payer(any)], &["丙方"][..]),
        (vec![guarantor(any)], vec![guarantor(any), payer(sealed)], &[]),
        // 丙方 leaves or another one goes before it
        (vec![payer(any), guarantor(any)], vec![guarantor(sealed)], &["丙方"]),
        (vec![guarantor(any)], vec![payer(any), guarantor(sealed)], &["丁方"]),
        (vec![payer(sealed), guarantor(any)], vec![guarantor(any), payer(sealed)], &[]),
        // one that joins in two roles
        (
            vec![guarantor(any), Further { role: FurtherRole::Consignee, ..guarantor(any) }],
            vec![guarantor(any), Further { role: FurtherRole::Consignee, ..guarantor(sealed) }],
            &["丁方"],
        ),
    ] {
        let said = articles(&basis(was), &basis(now));
        for who in ["丙方", "丁方"] {
            let line = format!("{who}签署本协议以及此后与原合同有关的文件，改为签字并加盖合同专用章。");
            assert_eq!(said.contains(&line), told.contains(&who), "{who}: {said}");
        }
    }
}

#[test]
fn a_change_of_seal_leaves_the_power_of_attorney_that_was_given() {
    let mut sealed = contracts::flow_meters();
    sealed.signing.further =
        vec![Further { name: "Haiwen".to_owned(), ..Further::joining(Side::Them, FurtherRole::Guarantor) }];
    let signing = &mut sealed.signing;
    for signatory in [&mut signing.ours, &mut signing.theirs, &mut signing.further[0].signatory] {
        signatory.name = "Wu Yue".to_owned();
        signatory.authority = Authority::PowerOfAttorney;
    }
    let mut unsealed = sealed.clone();
    let signing = &mut unsealed.signing;
    for signatory in [&mut signing.ours, &mut signing.theirs, &mut signing.further[0].signatory] {
        signatory.seal = Seal::None;
    }
    for (basis, terms) in [(&sealed, &unsealed), (&unsealed, &sealed)] {
        let paper = amended(basis, terms);
        let said: String = paper.articles.iter().map(plain_article).collect();
        assert!(said.contains("变更签署方式") && !said.contains("变更原合同附件"), "{said}");
        assert!(paper.annexes.is_empty(), "with it the contract was signed long ago");
    }
    // another agent has another one, by which the same seal is asked for
    let mut other = unsealed.clone();
    other.signing.theirs.name = "Li Na".to_owned();
    let said = plain_text(&amended(&sealed, &other));
    let power = "甲方授权Li Na代表其签署本合同及其附件。委托人（盖章）：________　法定代表人（签字）：________";
    assert!(said.contains("变更原合同附件") && said.contains(power), "{said}");
}

#[test]
fn the_terms_of_an_amendment_took_effect_as_the_contract_was_signed() {
    let signed = contracts::flow_meters();
    let mut terms = signed.clone();
    terms.signing.theirs.seal = Seal::None;
    let (own, customer) = (contracts::own(), contracts::customer());
    let term = |paper: Paper| plain_article(paper.article(ClauseId::Term).expect("printed"));
    let amended = compose_as_signed(&terms, &signed, &own, &customer, signed.language);
    // the place to sign is as the amendment has it
    assert_eq!(amended.signatures, compose(&terms, &own, &customer, signed.language).signatures);
    let amended = term(amended);
    assert!(amended.contains("本合同自双方签字并盖章之日起生效。"), "{amended}");
    assert_eq!(amended, term(compose(&signed, &own, &customer, signed.language)));
    let alone = term(compose(&terms, &own, &customer, signed.language));
    assert!(
        alone.contains("本合同自双方签署之日起生效。"),
        "a contract of these terms would wait for no seal: {alone}"
    );
}

#[test]
fn our_giving_up_the_seal_changes_who_may_change_our_account_and_no_other_article() {
    let sealed = contracts::flow_meters();
    let mut unsealed = sealed.clone();
    unsealed.signing.ours.seal = Seal::None;
    let said = articles(&sealed, &unsealed);
    for line in [
        // a notice under a seal that we no longer use would never come
        "变更账户应由乙方的法定代表人或者授权代表签字书面通知",
        "signed by the legal representative or an authorised representative of Party B",
        "乙方签署本协议以及此后与原合同有关的文件，改为仅签字，不加盖印章。",
        "From this agreement on, Party B signs documents under the Contract by signature alone, without a seal.",
        "This agreement takes effect on the day on which both parties have signed it.",
        // the article on payment changes, if only by that sentence
        "变更前已付清或者部分支付的各期款项，其金额和付款期限不变。",
        "Instalments that were paid in full or in part before the change keep their amount and their due day.",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(!said.contains("13.1") && !said.contains("It takes effect"), "{said}");
    // payment, how a party signs, effect, the rest
    let paper = amended(&sealed, &unsealed);
    let clauses: Vec<ClauseId> = paper.articles.iter().map(|it| it.clause).collect();
    assert_eq!(clauses, [ClauseId::Payment, ClauseId::Counterparts, ClauseId::Term, ClauseId::Counterparts]);
}
