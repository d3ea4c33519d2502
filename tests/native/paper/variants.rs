//! Every choice the terms allow makes a whole text in both languages.
#![allow(clippy::wildcard_imports, reason = "it names every choice of every clause")]

use std::collections::BTreeSet;

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::acceptance::Acceptance;
use counterpart::domain::contract::adjustment::{Adjustment, Counted, PriceStep};
use counterpart::domain::contract::breach::*;
use counterpart::domain::contract::circumstances::Size;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::delivery::*;
use counterpart::domain::contract::development::*;
use counterpart::domain::contract::disputes::*;
use counterpart::domain::contract::field;
use counterpart::domain::contract::further::{Further, Guarantee, GuaranteeForm};
use counterpart::domain::contract::general::*;
use counterpart::domain::contract::inclusion::Inclusion;
use counterpart::domain::contract::licence::LicenceForm;
use counterpart::domain::contract::named::{FurtherRole, NamedParties};
use counterpart::domain::contract::party::*;
use counterpart::domain::contract::payment::*;
use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::price::*;
use counterpart::domain::contract::protection::*;
use counterpart::domain::contract::sample::{Keeper, Sample};
use counterpart::domain::contract::service::*;
use counterpart::domain::contract::sharing::*;
use counterpart::domain::contract::support::*;
use counterpart::domain::contract::targets::*;
use counterpart::domain::contract::term::*;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::PartyKind;
use counterpart::domain::id::InstalmentId;
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{
    AllocationOrder, Cap, CapBase, DayCount, FeeBase, Fixing, Grace, GraceMode, LateRate, MonthCount, PaymentDay,
};
use counterpart::domain::line::DocumentDiscount;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::period::PeriodRule;
use counterpart::domain::problem::{Place, Reason};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::receipt::PaymentMethod;
use counterpart::domain::tax::TaxMode;
use counterpart::export::paper::{Block, Cell, Columns, Paper, Span, compose};

use super::contracts::{self, Counter, day};
use super::defined;

pub(super) const BOTH: ContractLanguage = ContractLanguage::Both { prevailing: Prevailing::Zh };

/// Every column of text in a paper.
fn columns(paper: &Paper) -> Vec<&Columns> {
    let mut all = vec![&paper.title, &paper.number.label, &paper.number.value, &paper.end_of_text];
    for fact in &paper.facts {
        all.extend([&fact.label, &fact.value]);
    }
    for party in &paper.parties {
        all.extend([&party.label, &party.name]);
    }
    all.extend(paper.opening.iter().map(|paragraph| &paragraph.text));
    let articles = paper.articles.iter().map(|article| (&article.heading, &article.blocks));
    let annexes = paper.annexes.iter().map(|annex| (&annex.heading, &annex.blocks));
    for (heading, blocks) in articles.chain(annexes) {
        all.push(heading);
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => all.push(&paragraph.text),
                Block::Table(table) => {
                    all.extend(table.columns.iter().map(|column| &column.head));
                    for cell in table.rows.iter().chain([&table.total]).flatten() {
                        if let Cell::Each(columns) = cell {
                            all.push(columns);
                        }
                    }
                }
            }
        }
    }
    all
}

/// What no finished text holds.
fn slips(text: &str) -> Vec<&'static str> {
    ["{", "}", "«", "»", "  ", "。。", "，。", "；。", "：。", "、。", " .", " ,", "..", "，，", "None", "Some("]
        .into_iter()
        .filter(|slip| text.contains(slip))
        .collect()
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The paper of these terms is whole: no gap is left, articles count up, references lead to the article they name, every
/// place is a known field, and English holds no Chinese.
fn check(what: &str, contract: &Contract) {
    let (own, customer) = contracts::latin_parties();
    let paper = compose(contract, &own, &customer, BOTH);
    for (index, article) in paper.articles.iter().enumerate() {
        assert_eq!(usize::from(article.no), index + 1, "{what}: articles count up");
        assert!(!article.blocks.is_empty(), "{what}: {:?} says something", article.clause);
    }
    for text in columns(&paper) {
        for (written, spans) in [(text.zh_text(), &text.zh), (text.en_text(), &text.en)] {
            assert!(slips(&written).is_empty(), "{what}: {:?} in {written}", slips(&written));
            for span in spans {
                if let Some(place) = span.place() {
                    assert!(field::ALL.contains(&place.field), "{what}: {}", place.field);
                }
                if let Span::Reference { clause, text } = span {
                    let article = paper.article(*clause).unwrap_or_else(|| panic!("{what}: {clause:?} is printed"));
                    let heading = format!("{}{}", article.heading.zh_text(), article.heading.en_text());
                    assert!(heading.contains(text.as_str()), "{what}: {text} leads to {heading}");
                }
            }
        }
        let english = text.en_text().replace("(定金)", "");
        assert!(!has_han(&english), "{what}: {english}");
        assert_eq!(text.zh.is_empty(), text.en.is_empty(), "{what}: both columns or neither: {}", text.zh_text());
    }
    for table in paper.articles.iter().flat_map(|article| &article.blocks) {
        if let Block::Table(table) = table {
            for row in table.rows.iter().chain([&table.total]).filter(|row| !row.is_empty()) {
                assert_eq!(row.len(), table.columns.len(), "{what}: a cell for every column");
            }
        }
    }
    defined::check_used(what, &paper);
    // one language is one column of the two
    let zh = compose(contract, &own, &customer, ContractLanguage::Zh);
    let en = compose(contract, &own, &customer, ContractLanguage::En);
    assert!(columns(&zh).iter().all(|text| text.en.is_empty()), "{what}: Chinese only");
    assert!(columns(&en).iter().all(|text| text.zh.is_empty()), "{what}: English only");
}

fn payment(contract: &mut Contract) -> &mut Payment {
    included(&mut contract.payment)
}

pub(super) fn included<T>(clause: &mut Clause<T>) -> &mut T {
    match clause {
        Clause::Included(terms) => terms,
        Clause::NotApplicable { .. } => panic!("a clause with terms"),
    }
}

/// What is aimed at beyond the target of the first measure, in thousandths.
fn beyond(contract: &mut Contract, stretch: Option<i64>, challenge: Option<i64>) {
    let sales = &mut included(&mut contract.targets).measures[0];
    let level = |thousandths| Quantity { thousandths };
    (sales.stretch, sales.challenge) = (stretch.map(level), challenge.map(level));
}

/// The year of the first measure over its periods.
fn spread(contract: &mut Contract, cycle: Cycle) {
    let currency = contract.price.currency;
    let terms = included(&mut contract.targets);
    terms.cycle = cycle;
    terms.measures[0].spread(cycle, currency).expect("a year");
}

/// One change to a contract.
type Change = Box<dyn Fn(&mut Contract)>;

/// Changes one thing in each of the full contracts and looks at the paper.
fn each(what: &str, changes: Vec<Change>) {
    for (index, change) in changes.iter().enumerate() {
        let mut contract = contracts::distribution();
        change(&mut contract);
        check(&format!("{what} {index}"), &contract);
    }
}

macro_rules! changes {
    ($($change:expr),* $(,)?) => { vec![$(Box::new($change) as Change),*] };
}

pub(super) fn words() -> Wording {
    Wording::new("双方另行约定的内容", "what the parties agree separately")
}

fn sample(keeper: Keeper) -> Sample {
    Sample { what: words(), sealed_on: Some(day("2026-05-18")), seal: "FY-07".to_owned(), keeper }
}

fn further(role: FurtherRole) -> Further {
    Further {
        name: "Parent Ltd".to_owned(),
        code: "HRB 12345".to_owned(),
        address: "1 Example Quay".to_owned(),
        ..Further::joining(Side::Them, role)
    }
}

fn by_index() -> Adjustment {
    Adjustment {
        index: words(),
        publisher: words(),
        base_month: Some(day("2026-03-01")),
        base_value: Some(Quantity { thousandths: 68_540_500 }),
        ..Adjustment::usual()
    }
}

/// Names of one's own, of which the one holds the other.
fn consignment() -> PartyNames {
    PartyNames::Own {
        ours: Wording::new("受托方", "Consignee"), theirs: Wording::new("寄售委托方", "Consignor")
    }
}

#[test]
fn sides_are_called_by_their_parts_throughout_whoever_stands_first() {
    for (names, ours, theirs) in [
        (PartyNames::SellerBuyer, ("卖方", "Seller"), ("买方", "Buyer")),
        (PartyNames::SupplierPurchaser, ("供方", "Supplier"), ("需方", "Purchaser")),
        (PartyNames::SupplierDistributor, ("供应商", "Supplier"), ("经销商", "Distributor")),
        (PartyNames::ProviderClient, ("服务方", "Service Provider"), ("委托方", "Client")),
        (consignment(), ("受托方", "Consignee"), ("寄售委托方", "Consignor")),
    ] {
        for capacity in [Capacity::PartyA, Capacity::PartyB] {
            for kind in ContractKind::ALL {
                let mut contract = contracts::usual(*kind);
                (contract.party_names, contract.our_capacity) = (names.clone(), capacity);
                let (own, customer) = contracts::latin_parties();
                let paper = compose(&contract, &own, &customer, BOTH);
                for text in columns(&paper) {
                    let (zh, en) = (text.zh_text(), text.en_text());
                    for letter in ["甲方", "乙方", "Party A", "Party B"] {
                        assert!(!zh.contains(letter) && !en.contains(letter), "{kind:?} {names:?}: {zh} {en}");
                    }
                }
                let labels: Vec<_> = paper.parties.iter().map(|it| (it.label.zh_text(), it.label.en_text())).collect();
                let owned = |(zh, en): (&str, &str)| (zh.to_owned(), en.to_owned());
                let expected = match capacity {
                    Capacity::PartyA => [owned(ours), owned(theirs)],
                    Capacity::PartyB => [owned(theirs), owned(ours)],
                };
                assert_eq!(labels, expected, "{kind:?}");
                let place = paper.parties[0].label.en.iter().find_map(Span::place).expect("a term");
                assert_eq!(place.field, field::PARTY_NAMES, "a click on it leads to the choice");
                let first = expected[0].clone();
                assert_eq!(paper.signatures[0].label.zh_text(), first.0);
                assert_eq!(paper.signatures[0].label.en_text(), format!("For and on behalf of {}", first.1));
            }
        }
    }
}

#[test]
fn a_joint_party_is_called_after_the_side_it_joins() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    contract.party_names = PartyNames::SellerBuyer;
    contract.signing.further = vec![further(FurtherRole::Joint)];
    let label = compose(&contract, &own, &customer, BOTH).parties[2].label.clone();
    assert_eq!(
        (label.zh_text(), label.en_text()),
        ("丙方（共同买方）".to_owned(), "Party C (the Joint Buyer)".to_owned())
    );
}

#[test]
fn terms_that_say_nothing_of_names_go_by_letters_and_stay_as_they_were() {
    let contract = contracts::flow_meters();
    let mut written = serde_json::to_value(&contract).expect("written");
    let fields = written.as_object_mut().expect("an object");
    assert!(!fields.contains_key("party_names"), "an old record keeps its bytes");
    assert_eq!(serde_json::from_value::<Contract>(written.clone()).expect("read").party_names, PartyNames::Letters);
    for (names, word) in [
        (PartyNames::SellerBuyer, "seller_buyer"),
        (PartyNames::SupplierPurchaser, "supplier_purchaser"),
        (PartyNames::SupplierDistributor, "supplier_distributor"),
        (PartyNames::ProviderClient, "provider_client"),
    ] {
        let named = Contract { party_names: names, ..contract.clone() };
        let written = serde_json::to_value(&named).expect("written");
        assert_eq!(written["party_names"], word);
        assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), named);
    }
    let named = Contract { party_names: consignment(), ..contract };
    let written = serde_json::to_value(&named).expect("written");
    let own = serde_json::json!({ "own": {
        "ours": { "zh": "受托方", "en": "Consignee" },
        "theirs": { "zh": "寄售委托方", "en": "Consignor" },
    } });
    assert_eq!(written["party_names"], own);
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), named);
}

#[test]
fn the_indirect_loss_that_counts_is_listed_in_words_of_ones_own() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let terms = included(&mut contract.breach);
    terms.indirect_loss = IndirectLoss::Listed;
    let place = Place::of(field::BREACH_INDIRECT_LISTED);
    let missing =
        |contract: &Contract| contract.check().iter().any(|it| it.place == place && it.reason == Reason::Missing);
    assert!(missing(&contract), "a list that lists nothing says nothing");
    let said = |contract: &Contract| {
        let paper = compose(contract, &own, &customer, BOTH);
        let article = paper.article(ClauseId::Breach).expect("printed").clone();
        let found = article.blocks.into_iter().find_map(|block| match block {
            Block::Paragraph(it) if it.text.zh_text().contains("间接损失") => Some(it.text),
            Block::Paragraph(_) | Block::Table(_) => None,
        });
        found.expect("a paragraph on indirect loss")
    };
    assert!(said(&contract).zh.contains(&Span::Blank { place }), "and leaves a blank on the paper");
    included(&mut contract.breach).indirect_listed =
        Wording::new("转售利润损失、对第三人的违约金", "lost profit on resale and damages owed to third parties");
    assert!(!missing(&contract));
    let text = said(&contract);
    assert_eq!(
        text.zh_text(),
        "赔偿额包括因违约所造成的直接损失；间接损失仅赔偿下列各项：转售利润损失、对第三人的违约金。未列明的间接损失不予赔偿，\
         故意或者重大过失造成的除外。赔偿额不超过违约方订立合同时预见到或者应当预见到的损失。"
    );
    assert_eq!(
        text.en_text(),
        "Damages cover the direct loss caused by the breach; of indirect loss only the following is owed: lost profit on resale \
         and damages owed to third parties. Indirect loss that is not listed is not owed, except for intent or gross \
         negligence. Damages are no more than what the party in breach foresaw or should have foreseen when this contract was \
         made."
    );
    // what is printed comes from the term, in both languages
    for spans in [&text.zh, &text.en] {
        let listed: Vec<&str> = spans.iter().filter(|it| it.place() == Some(place)).map(Span::text).collect();
        assert_eq!(listed.len(), 1, "{listed:?}");
    }
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}

#[test]
fn whoever_joins_a_side_stands_in_the_heading_and_signs() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let guarantee = Guarantee { form: GuaranteeForm::Joint, months: Some(24) };
    contract.signing.further = vec![Further { guarantee, ..further(FurtherRole::Guarantor) }];
    let paper = compose(&contract, &own, &customer, BOTH);
    let block = &paper.parties[2];
    assert_eq!(
        (block.label.zh_text(), block.label.en_text()),
        ("丙方（保证人）".to_owned(), "Party C (the Guarantor)".to_owned())
    );
    assert_eq!(block.name.en_text(), "Parent Ltd");
    let facts: Vec<String> = block.facts.iter().map(|fact| fact.value.zh_text()).collect();
    assert_eq!(facts[..2], ["HRB 12345", "1 Example Quay"]);
    let sign = &paper.signatures[2];
    assert_eq!(
        (sign.label.en_text(), sign.name.zh_text()),
        ("For and on behalf of Party C".to_owned(), "Parent Ltd".to_owned())
    );
    let said: Vec<String> = paper.opening.iter().map(|it| it.text.zh_text()).collect();
    // we are Party B of a distribution contract, and the customer is Party A
    let guarantee = said.iter().find(|it| it.starts_with("丙方为甲方在本合同项下的债务向乙方提供连带责任保证"));
    assert!(guarantee.is_some_and(|it| it.ends_with("保证期间为主债务履行期限届满之日起24个月。")), "{said:?}");
    let parties = NamedParties::in_text(&contract, &own, &customer);
    assert_eq!(parties.signing().count(), 3);
    assert_eq!(parties.further[0].named.name, "Parent Ltd");
    // without them nothing is said of sides
    contract.signing.further.clear();
    let paper = compose(&contract, &own, &customer, BOTH);
    assert_eq!((paper.parties.len(), paper.signatures.len()), (2, 2));
    assert!(!paper.opening.iter().any(|it| it.text.zh_text().contains("加入一方")));
}

#[test]
fn the_usual_terms_of_every_kind_make_a_whole_paper() {
    for kind in ContractKind::ALL {
        for subject in [SubjectKind::Goods, SubjectKind::Services, SubjectKind::Mixed, SubjectKind::Digital] {
            let mut contract = contracts::usual(*kind);
            contract.subject_kind = subject;
            check(&format!("{kind:?} {subject:?}"), &contract);
        }
    }
}

#[test]
fn parties_and_languages_in_every_form() {
    each(
        "parties",
        changes![
            |c: &mut Contract| c.our_capacity = Capacity::PartyA,
            |c: &mut Contract| c.party_names = PartyNames::SellerBuyer,
            |c: &mut Contract| c.party_names = PartyNames::SupplierPurchaser,
            |c: &mut Contract| c.party_names = PartyNames::SupplierDistributor,
            |c: &mut Contract| c.party_names = PartyNames::ProviderClient,
            |c: &mut Contract| c.party_names = consignment(),
            |c: &mut Contract| {
                c.party_names = PartyNames::Own { ours: Wording::default(), theirs: words() };
            },
            |c: &mut Contract| c.signing.their_registry = words(),
            |c: &mut Contract| c.signing.ours.seal = Seal::Official,
            |c: &mut Contract| c.signing.theirs.seal = Seal::Contract,
            |c: &mut Contract| c.signing.theirs.seal = Seal::None,
            |c: &mut Contract| c.relationship = Relationship::BuysForItself,
            |c: &mut Contract| c.relationship = Relationship::Refers,
            |c: &mut Contract| c.relationship = Relationship::ActsForUs,
            |c: &mut Contract| c.language = ContractLanguage::Zh,
            |c: &mut Contract| c.language = BOTH,
            |c: &mut Contract| c.language = ContractLanguage::Both { prevailing: Prevailing::En },
            |c: &mut Contract| c.language = ContractLanguage::Both { prevailing: Prevailing::Equal },
            |c: &mut Contract| c.signing.small_enterprise = SmallEnterprise::Declared { by: Who::Them },
            |c: &mut Contract| c.signing.small_enterprise = SmallEnterprise::Declared { by: Who::Both },
            |c: &mut Contract| {
                c.signing.small_enterprise = SmallEnterprise::Declared { by: Who::Us };
                c.signing.declared_size = Size::Micro;
            },
            |c: &mut Contract| c.signing.ours = Signatory {
                name: "Wu Yue".to_owned(),
                title: "Sales Director".to_owned(),
                authority: Authority::PowerOfAttorney,
                ..Signatory::default()
            },
            |c: &mut Contract| c.signing.theirs.authority = Authority::PowerOfAttorney,
            |c: &mut Contract| c.signing.further = vec![further(FurtherRole::Party), further(FurtherRole::Joint)],
            |c: &mut Contract| c.signing.further = vec![further(FurtherRole::Consignee), further(FurtherRole::Payer)],
            |c: &mut Contract| {
                let all = [GuaranteeForm::NotStated, GuaranteeForm::General, GuaranteeForm::Joint];
                let guarantor = |form| Further {
                    guarantee: Guarantee { form, months: (form == GuaranteeForm::Joint).then_some(24) },
                    ..further(FurtherRole::Guarantor)
                };
                c.signing.further = all.map(guarantor).into();
            },
            |c: &mut Contract| {
                c.signing.further = vec![Further { kind: PartyKind::Person, ..further(FurtherRole::Guarantor) }];
                c.signing.further[0].signatory.authority = Authority::PowerOfAttorney;
            },
            |c: &mut Contract| c.signing.further = vec![Further::joining(Side::Us, FurtherRole::Joint)],
            |c: &mut Contract| c.special = words(),
        ],
    );
}

#[test]
fn price_and_delivery_in_every_form() {
    each(
        "price",
        changes![
            |c: &mut Contract| c.price.form = PriceForm::FixedTotal,
            |c: &mut Contract| {
                c.price.form = PriceForm::FixedTotal;
                c.price.tax_mode = TaxMode::TaxExcluded;
            },
            |c: &mut Contract| {
                c.price.form = PriceForm::FixedTotal;
                c.price.tax_mode = TaxMode::NotApplicable;
            },
            |c: &mut Contract| {
                c.price.form = PriceForm::FixedTotal;
                c.lines.values_mut().next().expect("a line").tax_rate = Ppm(60_000);
            },
            |c: &mut Contract| {
                c.price.form = PriceForm::FixedTotal;
                c.price.tax_mode = TaxMode::TaxExcluded;
                c.lines.values_mut().next().expect("a line").tax_rate = Ppm(60_000);
            },
            |c: &mut Contract| c.price.tax_mode = TaxMode::TaxExcluded,
            |c: &mut Contract| c.price.tax_mode = TaxMode::NotApplicable,
            |c: &mut Contract| c.lines.values_mut().next().expect("a line").tax_rate = Ppm(60_000),
            |c: &mut Contract| {
                c.price.tax_mode = TaxMode::TaxExcluded;
                c.lines.values_mut().next().expect("a line").tax_rate = Ppm(60_000);
            },
            |c: &mut Contract| c.adjustment = Some(Adjustment::usual()),
            |c: &mut Contract| c.adjustment = Some(by_index()),
            |c: &mut Contract| {
                let (counted, rounding, every) = (Counted::Excess, PriceStep::Major, Cycle::Quarter);
                c.adjustment = Some(Adjustment { counted, rounding, every, ..by_index() });
            },
            |c: &mut Contract| c.adjustment = Some(Adjustment { every: Cycle::HalfYear, ..by_index() }),
            |c: &mut Contract| c.adjustment = Some(Adjustment { every: Cycle::Year, ..by_index() }),
            |c: &mut Contract| c.price.tax_change = TaxChange::GrossFixed,
            |c: &mut Contract| {
                c.price.form = PriceForm::FixedTotal;
                c.price.discount = DocumentDiscount::Amount(Money::cny(100_000));
            },
            |c: &mut Contract| {
                c.price.form = PriceForm::FixedTotal;
                c.price.discount = DocumentDiscount::Share(Ppm(30_000));
            },
            |c: &mut Contract| c.lines.values_mut().for_each(|line| line.discount = Ppm(50_000)),
            |c: &mut Contract| c.lines.values_mut().for_each(|line| line.quantity = Quantity { thousandths: -1 }),
            |c: &mut Contract| c.lines.clear(),
            |c: &mut Contract| {
                c.price.currency = Currency::USD;
                c.lines.values_mut().for_each(|line| line.unit_price.currency = Currency::USD);
            },
            |c: &mut Contract| c.delivery.sample = Some(Sample::default()),
            |c: &mut Contract| {
                c.delivery.quality = Wording::default();
                c.delivery.sample = Some(sample(Keeper::Each));
            },
            |c: &mut Contract| c.delivery.sample = Some(sample(Keeper::Us)),
            |c: &mut Contract| c.delivery.sample = Some(sample(Keeper::Them)),
            |c: &mut Contract| c.delivery.sample = Some(sample(Keeper::Other(words()))),
            |c: &mut Contract| c.delivery.acceptance = Some(Acceptance::default()),
            |c: &mut Contract| {
                c.subject_kind = SubjectKind::Services;
                c.delivery.acceptance = Some(Acceptance { scope: words(), criteria: words() });
            },
            |c: &mut Contract| c.delivery.time = DeliveryTime::Open,
            |c: &mut Contract| c.delivery.time = DeliveryTime::By(Due::On(day("2026-09-30"))),
            |c: &mut Contract| c.delivery.time =
                DeliveryTime::By(Due::After { event: Event::Signing, within: Period::days(0) }),
            |c: &mut Contract| c.delivery.time =
                DeliveryTime::Between { from: day("2026-09-01"), to: day("2026-09-30") },
            |c: &mut Contract| c.delivery.manner = Manner::Carrier,
            |c: &mut Contract| c.delivery.manner = Manner::Fetched,
            |c: &mut Contract| c.delivery.manner = Manner::Online,
            |c: &mut Contract| c.delivery.manner = Manner::OnSite,
            |c: &mut Contract| c.delivery.manner = Manner::TradeTerm { rule: TradeTerm::Cif, edition: 2020 },
            |c: &mut Contract| c.delivery.insurance = Side::Them,
            |c: &mut Contract| c.delivery.risk = RiskPasses::OnCarrier,
            |c: &mut Contract| c.delivery.risk = RiskPasses::AsTradeTerm,
            |c: &mut Contract| c.delivery.risk = RiskPasses::OnAcceptance,
            |c: &mut Contract| c.delivery.risk = RiskPasses::Own(words()),
            |c: &mut Contract| c.delivery.warranty = Period::months(0),
            |c: &mut Contract| c.delivery.title = TitlePasses::OnFullPayment,
            |c: &mut Contract| c.delivery.quality = words(),
        ],
    );
}

#[test]
fn sharing_development_and_targets_in_every_form() {
    each(
        "S1 to S3",
        changes![
            |c: &mut Contract| included(&mut c.sharing).mode = ShareMode::Nothing,
            |c: &mut Contract| included(&mut c.sharing).mode = ShareMode::AggregateOnly,
            |c: &mut Contract| {
                included(&mut c.sharing).mode = ShareMode::AggregateOnly;
                included(&mut c.sharing).register.clear();
            },
            |c: &mut Contract| included(&mut c.sharing).mode = ShareMode::OursToThem,
            |c: &mut Contract| included(&mut c.sharing).mode = ShareMode::TheirsToUs,
            |c: &mut Contract| included(&mut c.sharing).register.clear(),
            |c: &mut Contract| included(&mut c.sharing).consent_by = ConsentBy::Always(Side::Them),
            |c: &mut Contract| included(&mut c.sharing).channel = Channel::Portal,
            |c: &mut Contract| included(&mut c.sharing).channel = Channel::Interface,
            |c: &mut Contract| included(&mut c.sharing).channel = Channel::Paper,
            |c: &mut Contract| included(&mut c.sharing).frequency = Frequency::Monthly,
            |c: &mut Contract| included(&mut c.sharing).frequency = Frequency::OnRequest,
            |c: &mut Contract| included(&mut c.sharing).onward = Onward::WithConsent,
            |c: &mut Contract| included(&mut c.sharing).non_solicitation = NonSolicitation::None,
            |c: &mut Contract| included(&mut c.sharing).register[0].basis = LegalBasis::Open,
            |c: &mut Contract| included(&mut c.sharing).register[0].basis = LegalBasis::PublicInterestNews,
            |c: &mut Contract| included(&mut c.sharing).register[0].basis = LegalBasis::LegitimateInterests,
            |c: &mut Contract| included(&mut c.sharing).register[0].personal = PersonalMark::UnderFourteen,
            |c: &mut Contract| included(&mut c.development).duties.clear(),
            |c: &mut Contract| included(&mut c.development).duties[0].task = Task::Own(words()),
            |c: &mut Contract| included(&mut c.development).territory = Wording::default(),
            |c: &mut Contract| included(&mut c.development).exclusivity = Exclusivity::ForProducts,
            |c: &mut Contract| included(&mut c.development).duties[0].support = Some(Who::Both),
            |c: &mut Contract| {
                included(&mut c.development).duties[1].measure = words();
                included(&mut c.development).duties[2].rhythm = Rhythm::By(day("2026-09-30"));
            },
            |c: &mut Contract| included(&mut c.development).exclusivity = Exclusivity::ForTerritory,
            |c: &mut Contract| included(&mut c.development).leads = LeadRegistration::None,
            |c: &mut Contract| included(&mut c.development).meeting = Meeting::Weekly,
            |c: &mut Contract| included(&mut c.development).meeting = Meeting::Quarterly,
            |c: &mut Contract| included(&mut c.development).meeting = Meeting::HalfYearly,
            |c: &mut Contract| included(&mut c.development).their_contact = "Lim".into(),
            |c: &mut Contract| included(&mut c.development).resale_price = ResalePrice::Recommended,
            |c: &mut Contract| included(&mut c.development).authority = AuthorityToBind::ByPowerOfAttorney,
            |c: &mut Contract| included(&mut c.targets).evaluator = Who::Us,
            |c: &mut Contract| included(&mut c.targets).evaluator = Who::Them,
            |c: &mut Contract| included(&mut c.targets).cycle = Cycle::Month,
            |c: &mut Contract| included(&mut c.targets).cycle = Cycle::HalfYear,
            |c: &mut Contract| included(&mut c.targets).cycle = Cycle::Year,
            |c: &mut Contract| included(&mut c.targets).nature = TargetNature::Guaranteed,
            |c: &mut Contract| included(&mut c.targets).failing.then = Consequence::LoseExclusivity,
            |c: &mut Contract| {
                included(&mut c.targets).measures[1].direction =
                    Direction::Range { to: Quantity { thousandths: 30_000 }, off_per_unit: Bp(250) };
            },
            |c: &mut Contract| included(&mut c.targets).measures[2].floor = Ppm(400_000),
            |c: &mut Contract| beyond(c, Some(9_000_000_000), None),
            |c: &mut Contract| beyond(c, None, Some(9_000_000_000)),
            |c: &mut Contract| beyond(c, Some(9_000_000_000), Some(9_500_000_000)),
            |c: &mut Contract| {
                beyond(c, Some(9_000_000_000), None);
                included(&mut c.targets).measures[0].direction = Direction::Lower;
            },
            |c: &mut Contract| {
                beyond(c, Some(9_000_000_000), None);
                let slow = &mut included(&mut c.targets).measures[1];
                (slow.direction, slow.challenge) = (Direction::Lower, Some(Quantity { thousandths: 1_000 }));
            },
            |c: &mut Contract| spread(c, Cycle::Month),
            |c: &mut Contract| spread(c, Cycle::Quarter),
            |c: &mut Contract| spread(c, Cycle::HalfYear),
            |c: &mut Contract| spread(c, Cycle::Year),
            |c: &mut Contract| {
                beyond(c, Some(9_000_000_000), Some(9_500_000_000));
                spread(c, Cycle::Quarter);
            },
            |c: &mut Contract| included(&mut c.targets).failing.then = Consequence::Terminate,
            |c: &mut Contract| included(&mut c.targets).failing.grade = "C".to_owned(),
            |c: &mut Contract| included(&mut c.targets).grades.clear(),
            |c: &mut Contract| included(&mut c.targets).measures[0].metric =
                Metric::Own { name: words(), unit: words() },
            |c: &mut Contract| included(&mut c.targets).measures[0].source = Source::Own(words()),
            |c: &mut Contract| included(&mut c.targets).measures[0].source = Source::TheirReports,
            |c: &mut Contract| included(&mut c.targets).incentive = Incentive::None,
            |c: &mut Contract| included(&mut c.targets).incentive = Incentive::Tiered {
                form: IncentiveForm::Commission,
                method: TierMethod::Whole,
                tiers: vec![Tier { up_to: TierEnd::Open, rate: Ppm(20_000) }],
                base: IncentiveBase::Invoiced,
                pay_within: Period::days(30),
            },
        ],
    );
}

#[test]
fn service_support_and_breach_in_every_form() {
    each(
        "S4, S5, S7",
        changes![
            |c: &mut Contract| included(&mut c.service).credit =
                ServiceCredit::Share { each: Ppm(10_000), cap: Ppm(100_000) },
            |c: &mut Contract| included(&mut c.service).hours.days = ServiceDays::MondayToSaturday,
            |c: &mut Contract| included(&mut c.service).hours.days = ServiceDays::EveryDay,
            |c: &mut Contract| included(&mut c.service).hours.pauses = vec![ServicePause { from: 720, to: 810 }],
            |c: &mut Contract| included(&mut c.service).hours.pauses =
                [630, 720, 930].map(|from| ServicePause { from, to: from + 15 }).into(),
            |c: &mut Contract| {
                let morning = vec![ServiceStretch { from: 540, to: 720 }];
                included(&mut c.service).hours.week = vec![
                    ServiceDay { day: WeekDay::Saturday, stretches: morning },
                    ServiceDay { day: WeekDay::Monday, stretches: Vec::new() },
                ];
            },
            |c: &mut Contract| included(&mut c.service).escalation.clear(),
            |c: &mut Contract| included(&mut c.service).channels = BTreeSet::from([
                ServiceChannel::Web,
                ServiceChannel::WeChat,
                ServiceChannel::Post,
                ServiceChannel::Visit,
            ]),
            |c: &mut Contract| included(&mut c.support).items.clear(),
            |c: &mut Contract| included(&mut c.support).training_hours = 0,
            |c: &mut Contract| included(&mut c.support).brand = BrandUse::None,
            |c: &mut Contract| {
                included(&mut c.support).brand = BrandUse::None;
                included(&mut c.support).promotion = Promotion::NotStated;
            },
            |c: &mut Contract| included(&mut c.support).loss = LossRule::AsLaw,
            |c: &mut Contract| included(&mut c.support).items[0].worth = Worth::NotStated,
            |c: &mut Contract| included(&mut c.support).items[0].title = SupportTitle::Licence,
            |c: &mut Contract| included(&mut c.support).items[0].title = SupportTitle::Open,
            |c: &mut Contract| included(&mut c.breach).late_delivery = LateDelivery::ProvenLoss,
            |c: &mut Contract| included(&mut c.breach).late_delivery =
                LateDelivery::PerDay { rate: Ppm(329), cap: Ppm(50_000) },
            |c: &mut Contract| included(&mut c.breach).general = AgreedDamages::Sum(Money::cny(5_000_000)),
            |c: &mut Contract| included(&mut c.breach).general = AgreedDamages::OfPrice(Ppm(100_000)),
            |c: &mut Contract| included(&mut c.breach).our_limit = LiabilityLimit::None,
            |c: &mut Contract| included(&mut c.breach).their_limit = LiabilityLimit::None,
            |c: &mut Contract| included(&mut c.breach).their_limit = LiabilityLimit::Sum(Money::cny(5_000_000)),
            |c: &mut Contract| {
                included(&mut c.breach).our_limit = LiabilityLimit::None;
                included(&mut c.breach).their_limit = LiabilityLimit::None;
            },
            |c: &mut Contract| included(&mut c.breach).unlimited.clear(),
            |c: &mut Contract| included(&mut c.breach).indirect_loss = IndirectLoss::Excluded,
            |c: &mut Contract| included(&mut c.breach).indirect_loss = IndirectLoss::Listed,
            |c: &mut Contract| {
                included(&mut c.breach).indirect_loss = IndirectLoss::Listed;
                included(&mut c.breach).indirect_listed = words();
            },
            |c: &mut Contract| included(&mut c.breach).costs = EnforcementCosts::EachItsOwn,
        ],
    );
}

#[test]
fn terms_and_terminations_in_every_form() {
    let start = day("2026-06-01");
    each(
        "S6",
        changes![
            move |c: &mut Contract| c.term.length = TermLength::Fixed { start, end: day("2027-05-31") },
            move |c: &mut Contract| c.term.length = TermLength::OpenEnded { start },
            move |c: &mut Contract| c.term.length = TermLength::UntilPerformed { start },
            |c: &mut Contract| c.term.effective = Effective::On(day("2026-07-01")),
            |c: &mut Contract| c.term.effective = Effective::OnFirstPayment,
            |c: &mut Contract| c.term.effective = Effective::OnCondition(words()),
            |c: &mut Contract| c.term.renewal = Renewal::None,
            |c: &mut Contract| {
                c.term.renewal =
                    Renewal::Automatic { months: 12, times: RenewalTimes::Unlimited, objection: Objection::NotStated };
            },
            |c: &mut Contract| {
                c.term.renewal = Renewal::Automatic {
                    months: 6,
                    times: RenewalTimes::AtMost(1),
                    objection: Objection::Before(Period::months(1)),
                };
            },
            |c: &mut Contract| {
                c.term.our_notice = Notice::Ahead(Period::days(30));
                c.term.their_notice = Notice::Ahead(Period::days(30));
            },
            |c: &mut Contract| {
                c.term.our_notice = Notice::Ahead(Period::days(30));
                c.term.their_notice = Notice::Ahead(Period::days(60));
            },
            |c: &mut Contract| c.term.our_notice = Notice::Ahead(Period::days(30)),
            |c: &mut Contract| c.term.their_notice = Notice::Ahead(Period::months(3)),
            |c: &mut Contract| c.term.grounds.clear(),
            |c: &mut Contract| {
                c.term.grounds = [Who::Both, Who::Us, Who::Them]
                    .into_iter()
                    .flat_map(|holder| {
                        [GroundKind::MaterialBreach, GroundKind::IllegalConduct, GroundKind::TargetFailure]
                            .map(|kind| Ground { kind, holder })
                    })
                    .collect();
            },
            |c: &mut Contract| c.term.survives.clear(),
            |c: &mut Contract| c.term.survives = BTreeSet::from([ClauseId::Confidentiality]),
            |c: &mut Contract| c.term.survives = ClauseId::PRINTED.iter().copied().collect(),
        ],
    );
}

fn parts(n: u16) -> Vec<Instalment> {
    let mut ids = Counter(150);
    (0..n)
        .map(|part| Instalment {
            id: InstalmentId::fresh(&mut ids),
            label: if part == 0 { PartLabel::Own(words()) } else { PartLabel::Balance },
            share: Share::Equal,
            due: Due::After { event: Event::Invoice, within: Period::working_days(part) },
            condition: Wording::default(),
        })
        .collect()
}

#[test]
fn payment_in_every_form() {
    let id = || InstalmentId::fresh(&mut Counter(220));
    let fixed = |c: &mut Contract, plan| {
        c.price.form = PriceForm::FixedTotal;
        payment(c).plan = plan;
    };
    each(
        "S8",
        changes![
            move |c: &mut Contract| fixed(c, Plan::LumpSum { id: id(), due: Due::On(day("2026-08-31")) }),
            move |c: &mut Contract| fixed(c, Plan::Instalments { parts: parts(3) }),
            move |c: &mut Contract| fixed(c, Plan::Instalments { parts: parts(12) }),
            move |c: &mut Contract| fixed(c, Plan::Instalments { parts: Vec::new() }),
            move |c: &mut Contract| fixed(
                c,
                Plan::Milestones { parts: parts(2), accept_within: Period::working_days(5) }
            ),
            move |c: &mut Contract| {
                let sum = Share::Sum(Money::cny(1_000_000_000_000));
                let broken = parts(2).into_iter().map(|part| Instalment { share: sum, ..part }).collect();
                fixed(c, Plan::Instalments { parts: broken });
            },
            move |c: &mut Contract| fixed(
                c,
                Plan::Prepaid {
                    id: id(),
                    balance: Money::cny(5_000_000),
                    due: Due::On(day("2026-06-15")),
                    refund_within: Period::days(30),
                },
            ),
            |c: &mut Contract| payment(c).method = PaymentMethod::Bill,
            |c: &mut Contract| payment(c).method = PaymentMethod::Other,
            |c: &mut Contract| payment(c).account_holder = "Example Holding Ltd".to_owned(),
            |c: &mut Contract| payment(c).method = PaymentMethod::Cash,
            |c: &mut Contract| {
                payment(c).method = PaymentMethod::Cash;
                payment(c).cash_limit = Some(Money::cny(500_000));
            },
            |c: &mut Contract| payment(c).invoice.kind = InvoiceKind::None,
            |c: &mut Contract| payment(c).invoice.kind = InvoiceKind::Ordinary,
            |c: &mut Contract| payment(c).invoice.order = InvoiceOrder::BeforePayment,
            |c: &mut Contract| payment(c).earnest = Earnest::Sum(Money::cny(10_000_000)),
            |c: &mut Contract| payment(c).acceleration = Acceleration::None,
            |c: &mut Contract| payment(c).suspension = Suspension::AsLaw,
            |c: &mut Contract| payment(c).set_off = SetOff::AsLaw,
            |c: &mut Contract| payment(c).set_off = SetOff::ByAgreement,
        ],
    );
}

#[test]
fn late_payment_in_every_form() {
    let table = || RateTable::constant(Ppm(500)).expect("a rate");
    let two = || {
        let step = |from, rate| RateStep { from: day(from), rate: Ppm(rate) };
        RateTable::new(vec![step("2026-01-01", 500), step("2027-01-01", 300)]).expect("rates")
    };
    let plus = |fixing| LateRate::ReferencePlus {
        reference: RateTable::constant(Ppm(20_000)).expect("a rate"),
        margin: Ppm(80_000),
        day_count: DayCount::Actual360,
        fixing,
    };
    each(
        "late payment",
        changes![
            move |c: &mut Contract| payment(c).late_fee.rate = LateRate::Daily { table: table() },
            move |c: &mut Contract| payment(c).late_fee.rate = LateRate::Daily { table: two() },
            move |c: &mut Contract| payment(c).late_fee.rate =
                LateRate::Annual { table: table(), day_count: DayCount::ActualActual },
            move |c: &mut Contract| payment(c).late_fee.rate =
                LateRate::Annual { table: table(), day_count: DayCount::Thirty360 },
            move |c: &mut Contract| payment(c).late_fee.rate =
                LateRate::Annual { table: table(), day_count: DayCount::NotStated },
            move |c: &mut Contract| payment(c).late_fee.rate = plus(Fixing::HalfYearRefixed),
            move |c: &mut Contract| payment(c).late_fee.rate = plus(Fixing::HalfYearFrozen),
            move |c: &mut Contract| payment(c).late_fee.rate = plus(Fixing::Running),
            move |c: &mut Contract| payment(c).late_fee.rate =
                LateRate::Monthly { table: table(), month: MonthCount::ThirtyDays },
            move |c: &mut Contract| payment(c).late_fee.rate =
                LateRate::Monthly { table: two(), month: MonthCount::TwelveIn365 },
            |c: &mut Contract| payment(c).late_fee.rate = LateRate::StartedPeriod { days: 7, rate: Ppm(10_000) },
            |c: &mut Contract| payment(c).late_fee.rate = LateRate::FixedSum { amount: Money::cny(500_000) },
            |c: &mut Contract| {
                payment(c).late_fee.rate = LateRate::FixedSum { amount: Money::cny(500_000) };
                payment(c).late_fee.grace.days = 1;
            },
            |c: &mut Contract| payment(c).late_fee.base = FeeBase::InstalmentTotal,
            |c: &mut Contract| payment(c).late_fee.base = FeeBase::ContractTotal,
            |c: &mut Contract| payment(c).late_fee.grace = Grace { days: 5, mode: GraceMode::Retroactive },
            |c: &mut Contract| payment(c).late_fee.grace = Grace { days: 1, mode: GraceMode::Prospective },
            |c: &mut Contract| payment(c).late_fee.cap = Cap::None,
            |c: &mut Contract| payment(c).late_fee.cap = Cap::Amount(Money::cny(500_000)),
            |c: &mut Contract| payment(c).late_fee.cap = Cap::Share { ppm: Ppm(50_000), of: CapBase::Instalment },
            |c: &mut Contract| payment(c).late_fee.cap = Cap::Share { ppm: Ppm(50_000), of: CapBase::Contract },
            |c: &mut Contract| payment(c).late_fee.cap = Cap::ContractShare { ppm: Ppm(50_000) },
            |c: &mut Contract| payment(c).late_fee.cap = Cap::ContractAmount(Money::cny(500_000)),
            |c: &mut Contract| payment(c).late_fee.payment_day = PaymentDay::NotCounted,
            |c: &mut Contract| payment(c).late_fee.order = AllocationOrder::PrincipalFirst,
            |c: &mut Contract| payment(c).late_fee.order = AllocationOrder::Proportional,
            |c: &mut Contract| payment(c).late_fee.order = AllocationOrder::PayersChoice,
            |c: &mut Contract| payment(c).late_fee.order = AllocationOrder::NotStated,
        ],
    );
}

#[test]
fn disputes_protection_and_the_general_part_in_every_form() {
    let court = |name| Court { link: CourtLink::PlaceOfSigning, name };
    let arbitration = |institution| Arbitration {
        institution,
        seat: Wording::default(),
        language: ArbitrationLanguage::Chinese,
        arbitrators: Arbitrators::Three,
    };
    let at = move |institution| Forum::Arbitration(arbitration(institution));
    each(
        "S9 and G",
        changes![
            |c: &mut Contract| c.disputes.negotiation = Negotiation::None,
            |c: &mut Contract| c.disputes.mediation = Mediation::None,
            |c: &mut Contract| c.disputes.meanwhile = Meanwhile::NotStated,
            |c: &mut Contract| c.disputes.limitation = LimitationNote::Stated,
            move |c: &mut Contract| c.disputes.forum = Forum::Litigation(court(Wording::default())),
            move |c: &mut Contract| c.disputes.forum = Forum::Litigation(court(words())),
            |c: &mut Contract| c.disputes.forum = Forum::Open,
            move |c: &mut Contract| {
                c.disputes.forum =
                    Forum::Either { arbitration: arbitration(Institution::Bac), court: court(Wording::default()) };
            },
            move |c: &mut Contract| c.disputes.forum = at(Institution::Unnamed),
            move |c: &mut Contract| c.disputes.forum = at(Institution::Named(words())),
            move |c: &mut Contract| c.disputes.forum = at(Institution::Named(Wording::default())),
            move |c: &mut Contract| c.disputes.forum = at(Institution::Scia),
            move |c: &mut Contract| c.disputes.forum = at(Institution::Icc),
            |c: &mut Contract| included(&mut c.personal_information).audit = PersonalAudit::Allowed,
            |c: &mut Contract| {
                let terms = included(&mut c.personal_information);
                (terms.our_contact, terms.their_contact) = ("Lin Hao".to_owned(), "Tan Mei Ling".to_owned());
            },
            |c: &mut Contract| c.force_majeure.events = [ForceEvent::Outage].into(),
            |c: &mut Contract| {
                c.force_majeure.events = [ForceEvent::War, ForceEvent::Epidemic].into();
                c.force_majeure.own_events = words();
            },
            |c: &mut Contract| included(&mut c.breach).mitigation = Mitigation::NotStated,
            |c: &mut Contract| included(&mut c.breach).performance = ClaimToPerformance::NotStated,
            |c: &mut Contract| c.signing.recital = words(),
            |c: &mut Contract| c.intellectual_property.licence_end = LicenceEnd::AlsoOnBreach,
            |c: &mut Contract| c.intellectual_property.licence_form = LicenceForm::Sole,
            |c: &mut Contract| c.intellectual_property.licence_scope = words(),
            |c: &mut Contract| {
                c.intellectual_property.licence_scope = words();
                c.intellectual_property.licence_form = LicenceForm::Exclusive;
            },
            |c: &mut Contract| c.notices.by_email = ByEmail::Never,
            |c: &mut Contract| (c.notices.courier, c.notices.registered) = (None, None),
            |c: &mut Contract| c.general.compliance_contact = "Lin Hao".to_owned(),
            |c: &mut Contract| c.general.compliance = Inclusion::LeftOut,
            |c: &mut Contract| c.general.precedence = Precedence::AnnexesFirst,
            |c: &mut Contract| {
                c.general.precedence = Precedence::AnnexesFirst;
                c.special = words();
            },
            |c: &mut Contract| c.general.precedence = Precedence::NotStated,
            |c: &mut Contract| c.confidentiality.secrecy = Inclusion::LeftOut,
            |c: &mut Contract| c.confidentiality.bound = Who::Us,
            |c: &mut Contract| c.confidentiality.levels = [SecrecyLevel::Internal, SecrecyLevel::CoreSecret].into(),
            |c: &mut Contract| c.confidentiality.levels = [SecrecyLevel::Public, SecrecyLevel::OrdinarySecret].into(),
            |c: &mut Contract| c.confidentiality.bound = Who::Them,
            |c: &mut Contract| c.confidentiality.at_end = SecretsAtEnd::Return,
            |c: &mut Contract| c.confidentiality.at_end = SecretsAtEnd::Destroy,
            |c: &mut Contract| c.confidentiality.damages = SecrecyDamages::Sum(Money::cny(10_000_000)),
            |c: &mut Contract| {
                included(&mut c.personal_information).roles =
                    HandlingRoles::Entrusted { handler: Side::Them, purpose: words() };
            },
            |c: &mut Contract| included(&mut c.personal_information).measures.clear(),
            |c: &mut Contract| included(&mut c.personal_information).cross_border =
                CrossBorder::By(Route::StandardContract),
            |c: &mut Contract| included(&mut c.personal_information).cross_border = CrossBorder::By(Route::Undecided),
            |c: &mut Contract| c.intellectual_property.results = ResultsOwner::Side(Side::Us),
            |c: &mut Contract| c.intellectual_property.results = ResultsOwner::Joint,
            |c: &mut Contract| c.intellectual_property.indemnity = Who::Us,
            |c: &mut Contract| c.intellectual_property.territory = words(),
            |c: &mut Contract| c.force_majeure.lack_of_money = LackOfMoney::NotStated,
            |c: &mut Contract| c.definitions.working_days = WorkingDays::Of(words()),
            |c: &mut Contract| c.definitions.period = PeriodRule::ClearDays,
            |c: &mut Contract| c.definitions.roll = RollForward::Stays,
            |c: &mut Contract| c.definitions.amounts = AmountRule::FiguresPrevail,
            |c: &mut Contract| c.notices.service = ServiceOfProcess::NotStated,
            |c: &mut Contract| c.notices.our_addressee = "Legal Department".into(),
            |c: &mut Contract| c.general.assignment = Assignment::AffiliatesOnly,
            |c: &mut Contract| c.general.assignment = Assignment::Free,
            |c: &mut Contract| c.general.receivables = Receivables::WithConsent,
            |c: &mut Contract| c.general.receivables = Receivables::Free,
            |c: &mut Contract| c.general.law = GoverningLaw::Of(words()),
            |c: &mut Contract| c.general.cisg = SalesConvention::Excluded,
            |c: &mut Contract| c.general.copies = 2,
            |c: &mut Contract| c.general.electronic_signature = ElectronicSignature::NotStated,
            |c: &mut Contract| c.general.export_control = ExportControl::Concerned,
        ],
    );
}

#[test]
fn an_area_that_does_not_apply_says_so_with_its_reason() {
    each(
        "not applicable",
        changes![
            |c: &mut Contract| c.sharing = Clause::NotApplicable { reason: words() },
            |c: &mut Contract| c.development = Clause::NotApplicable { reason: words() },
            |c: &mut Contract| c.targets = Clause::NotApplicable { reason: words() },
            |c: &mut Contract| c.service = Clause::NotApplicable { reason: words() },
            |c: &mut Contract| c.support = Clause::NotApplicable { reason: words() },
            |c: &mut Contract| c.payment = Clause::NotApplicable { reason: words() },
            |c: &mut Contract| c.breach = Clause::NotApplicable { reason: Wording::default() },
            |c: &mut Contract| c.personal_information = Clause::NotApplicable { reason: words() },
        ],
    );
    let mut contract = contracts::distribution();
    contract.targets = Clause::NotApplicable { reason: words() };
    let (own, customer) = contracts::latin_parties();
    let paper = compose(&contract, &own, &customer, ContractLanguage::Zh);
    let Some(Block::Paragraph(paragraph)) = paper.article(ClauseId::Targets).and_then(|article| article.blocks.first())
    else {
        panic!("the article is printed")
    };
    assert_eq!(paragraph.text.zh_text(), "本条不适用于本合同，理由：双方另行约定的内容。");
}

#[test]
fn every_clause_area_has_its_article() {
    use counterpart::domain::contract::clause::Area;
    let (own, customer) = contracts::latin_parties();
    for kind in ContractKind::ALL {
        let paper = compose(&contracts::usual(*kind), &own, &customer, ContractLanguage::En);
        let areas: BTreeSet<Area> = paper.articles.iter().map(|article| article.clause.area()).collect();
        for area in [Area::S1, Area::S2, Area::S3, Area::S4, Area::S5, Area::S6, Area::S7, Area::S8, Area::S9] {
            assert!(areas.contains(&area), "{kind:?} {area:?}");
        }
        assert!(areas.contains(&Area::General), "{kind:?}");
    }
}

#[test]
fn a_text_names_its_parties_in_the_words_it_was_submitted_with() {
    let contract = contracts::distribution();
    let (own, customer) = contracts::latin_parties();
    let submitted = NamedParties::of(&own, &customer);
    let before = compose(&contract, &own, &customer, BOTH);
    let mut moved = customer.clone();
    moved.name = "Another Name Ltd".to_owned();
    moved.kind = PartyKind::Person;
    moved.code = "91310000MA1FL0000X".to_owned();
    moved.address.line = "1 New Street".to_owned();
    moved.legal_representative = "Somebody Else".to_owned();
    moved.phone = "000".to_owned();
    moved.email = "new@example.com".to_owned();
    let mut renamed = own.clone();
    renamed.name = "We Renamed Ltd".to_owned();
    renamed.bank.account = "000".to_owned();
    assert_ne!(compose(&contract, &renamed, &moved, BOTH), before);
    let (own, customer) = submitted.put_on(renamed, moved);
    assert_eq!(compose(&contract, &own, &customer, BOTH), before);
}

#[test]
fn a_changed_term_changes_its_own_spans_and_no_other_words() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let before = compose(&contract, &own, &customer, BOTH);
    contract.term.cure = Period::days(20);
    let after = compose(&contract, &own, &customer, BOTH);
    for (one, other) in columns(&before).into_iter().zip(columns(&after)) {
        for (one, other) in one.zh.iter().zip(&other.zh).chain(one.en.iter().zip(&other.en)) {
            if one != other {
                assert_eq!(other.place().map(|place| place.field), Some(field::TERM_CURE), "{other:?}");
            }
        }
    }
}
