//! Built-in clauses that were written by hand: the paper shows the text, and nothing is reckoned from the clause until it is bound again.

use std::collections::BTreeSet;

use counterpart::domain::checker::balance::{entries, is_unchecked};
use counterpart::domain::checker::facts::Facts;
use counterpart::domain::checker::finding::Finding;
use counterpart::domain::checker::pack;
use counterpart::domain::checker::{Subject, check};
use counterpart::domain::contract::amendment::binding::{Met, bound, stands};
use counterpart::domain::contract::amendment::{Amendment, Begins};
use counterpart::domain::contract::by_hand::{Bound, hand_place};
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::general::GoverningLaw;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Period, Share};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::fairness::{BalancePair, Position};
use counterpart::domain::late_fee::rule::LateFeeRule;
use counterpart::domain::money::Money;
use counterpart::domain::negotiation::clause::{clause_at, clause_of};
use counterpart::domain::problem::{Place, Reason};
use counterpart::export::comparison::{Fate, PartId, compare};
use counterpart::export::paper::{self, AnnexId, Block, Paper, compose, plain_article, starting_words};
use counterpart::i18n::{Locale, Text};
use counterpart::record::document::fields_of;
use counterpart::record::terms::{changed_terms, with_terms};
use proptest::prelude::*;

use crate::amendments::{account_by, amendment, contract, daily};
use crate::paper::contracts::{customer, day, distribution, own, payment_of, samples, usual_with_goods};

const BOTH: ContractLanguage = ContractLanguage::Both { prevailing: Prevailing::Zh };

/// The clauses that no contract can do without.
const FIXED: [ClauseId; 5] =
    [ClauseId::Definitions, ClauseId::Subject, ClauseId::Price, ClauseId::Payment, ClauseId::SpecialTerms];

fn free() -> impl Iterator<Item = ClauseId> {
    ClauseId::PRINTED.iter().copied().filter(|clause| !FIXED.contains(clause))
}

fn printed(contract: &Contract, language: ContractLanguage) -> Paper {
    compose(contract, &own(), &customer(), language)
}

fn found(contract: &Contract) -> Vec<Finding> {
    let (own, customer) = (own(), customer());
    let facts = Facts::of(contract, day("2026-06-01"));
    check(&Subject { contract, own: &own, customer: &customer, facts: &facts })
}

fn with(mut contract: Contract, clause: ClauseId, zh: &str, en: &str) -> Contract {
    contract.write_by_hand(clause, Wording::new(zh, en));
    assert!(contract.is_by_hand(clause), "{clause:?}");
    contract
}

#[test]
fn only_its_own_clause_puts_a_contract_under_the_law_of_the_mainland() {
    let mut contract = contract(10_000_000, &[(1, Share::Equal, "2026-03-31")]);
    contract.general.law = GoverningLaw::MainlandChina;
    assert!(contract.is_under_mainland_law());
    let elsewhere = with(contract.clone(), ClauseId::Disputes, "争议由双方协商。", "The parties talk.");
    assert!(elsewhere.is_under_mainland_law());
    // the term behind the text still says the mainland
    let by_hand = with(contract.clone(), ClauseId::GoverningLaw, "适用新加坡法律。", "The law of Singapore governs.");
    assert!(!by_hand.is_under_mainland_law());
    contract.general.law = GoverningLaw::Of(Wording::new("新加坡", "Singapore"));
    assert!(!contract.is_under_mainland_law());
}

/// 100,000.00 due on 31 March 2026, 0.05 % a day when it is late.
fn late() -> Contract {
    let mut contract = contract(10_000_000, &[(1, Share::Equal, "2026-03-31")]);
    payment_of(&mut contract).late_fee = LateFeeRule::plain(daily(500));
    contract
}

#[test]
fn a_late_fee_is_reckoned_from_its_clause_and_not_from_a_text() {
    let fee = |contract: &Contract| account_by(&contract.brief(), &[], "2026-04-20").late_fees;
    let signed = late();
    assert_eq!(fee(&signed), Money::cny(100_000), "20 days at 0.05 %");
    let mut unbound = with(signed.clone(), ClauseId::LatePayment, "逾期付款，每日按千分之五计。", "");
    let account = account_by(&unbound.brief(), &[], "2026-04-20");
    assert_eq!((account.late_fees, account.claimable.value), (Money::cny(0), Money::cny(0)));
    // what is owed and late stays so
    assert_eq!((account.open, account.overdue), (Money::cny(10_000_000), Money::cny(10_000_000)));
    unbound.bind_again(ClauseId::LatePayment);
    assert_eq!(unbound, signed);
    assert_eq!(fee(&unbound), Money::cny(100_000));
}

#[test]
fn an_amendment_unbinds_and_binds_from_its_day_on() {
    let signed = late();
    let unbound = with(signed.clone(), ClauseId::LatePayment, "另行协商。", "To be agreed.");
    let first = amendment(1, &unbound, Some("2026-04-10"), Begins::On(day("2026-04-21")));
    let again = amendment(2, &signed, Some("2026-04-28"), Begins::On(day("2026-05-01")));
    let all = [first.clone(), Amendment { after: Some(first.id), ..again }];
    let fee = |as_of: &str| {
        let brief = signed.brief();
        let brief = bound(&brief, &all, day(as_of)).unwrap_or(brief);
        account_by(&brief, &[], as_of).late_fees
    };
    assert_eq!(fee("2026-04-20"), Money::cny(100_000), "20 days at 0.05 %");
    assert_eq!(fee("2026-04-30"), Money::cny(100_000), "nothing is added while the clause is unbound");
    assert_eq!(fee("2026-05-15"), Money::cny(175_000), "and 15 days at 0.05 % since it is bound again");
}

#[test]
fn lists_and_reckonings_see_nothing_of_a_clause_that_was_written_by_hand() {
    let names = |contract: &Contract| -> BTreeSet<&'static str> {
        contract.promises().iter().map(|it| it.matter.name()).collect()
    };
    let whole = distribution();
    let all = names(&whole);
    let lost = |clause: ClauseId| -> BTreeSet<&'static str> {
        all.difference(&names(&with(whole.clone(), clause, "甲", "a"))).copied().collect()
    };
    for (clause, gone) in [
        (ClauseId::Delivery, vec!["inspect", "tell_hidden", "warrant"]),
        (ClauseId::Service, vec!["acknowledge", "settle_complaint", "keep_records"]),
        (ClauseId::Targets, vec!["evaluate"]),
        (ClauseId::Confidentiality, vec!["secrets_at_end", "keep_secret"]),
        (ClauseId::PersonalInformation, vec!["answer_person", "tell_leak"]),
        (ClauseId::ForceMajeure, vec!["tell_force_majeure"]),
    ] {
        let lost = lost(clause);
        for name in gone {
            assert!(all.contains(name) && lost.contains(name), "{clause:?}: {name} of {all:?}, without it {lost:?}");
        }
    }
    let sale = usual_with_goods();
    assert!(names(&sale).contains("settle"));
    assert!(!names(&with(sale.clone(), ClauseId::Term, "甲", "a")).contains("settle"));
    for clause in [ClauseId::LatePayment, ClauseId::GoverningLaw, ClauseId::Notices, ClauseId::EntireAgreement] {
        assert_eq!(lost(clause), BTreeSet::new(), "{clause:?}");
    }
    let brief = |clause| with(distribution(), clause, "甲", "a").brief();
    assert!(whole.brief().service.is_some() && brief(ClauseId::Service).service.is_none());
    assert!(whole.brief().targets.is_some() && brief(ClauseId::Targets).targets.is_none());
    assert!(whole.brief().sharing.is_some() && brief(ClauseId::Sharing).sharing.is_none());
    let last_day = |contract: &Contract| contract.brief().term.length.last_day().expect("a day");
    assert_eq!(last_day(&sale), Some(day("2027-05-31")));
    assert_eq!(last_day(&with(sale, ClauseId::Term, "至双方履行完毕止。", "")), None);
}

#[test]
fn monthly_accounts_need_the_term_and_are_not_reckoned_without_it() {
    let mut monthly = usual_with_goods();
    let within = Period::days(5);
    payment_of(&mut monthly).plan =
        Plan::Monthly { day: 25, statement_within: within, confirm_within: within, pay_within: within };
    assert_eq!(monthly.may_write_by_hand(ClauseId::Term), Err(Bound::MonthlyTerm));
    let untouched = monthly.clone();
    monthly.write_by_hand(ClauseId::Term, Wording::same("甲"));
    assert_eq!(monthly, untouched);
    // the plan was chosen afterwards: nothing is owed by it, and the contract says so
    let mut after = with(usual_with_goods(), ClauseId::Term, "甲", "a");
    payment_of(&mut after).plan = payment_of(&mut monthly).plan.clone();
    assert!(after.brief().payment.terms().is_none());
    let problems = after.check();
    assert!(problems.iter().any(|it| (it.place, it.reason) == (hand_place(ClauseId::Term), Reason::ChooseOne)));
}

#[test]
fn what_a_contract_cannot_do_without_stays_bound() {
    let whole = usual_with_goods();
    for (clause, why) in [
        (ClauseId::Definitions, Bound::Counting),
        (ClauseId::Subject, Bound::Goods),
        (ClauseId::Price, Bound::Goods),
        (ClauseId::Payment, Bound::Payments),
        (ClauseId::SpecialTerms, Bound::OwnWords),
    ] {
        assert_eq!(whole.may_write_by_hand(clause), Err(why), "{clause:?}");
        // a record from elsewhere may say so all the same: it is not heeded
        let mut forced = whole.clone();
        forced.by_hand.insert(clause, counterpart::domain::contract::by_hand::ByHand { text: Wording::same("甲") });
        assert!(!forced.is_by_hand(clause) && forced.written_by_hand().is_empty(), "{clause:?}");
        assert_eq!(printed(&forced, BOTH), printed(&whole, BOTH), "{clause:?}");
        for locale in [Locale::Zh, Locale::En] {
            assert!(!Text::new(locale).by_hand_bound(why).is_empty());
        }
    }
    let mut without = whole;
    without.payment = Clause::NotApplicable { reason: Wording::same("无") };
    assert_eq!(without.may_write_by_hand(ClauseId::LatePayment), Err(Bound::NotPrinted));
    assert_eq!(without.may_write_by_hand(ClauseId::Delivery), Ok(()));
    // a contract on secrecy alone delivers nothing
    without.lines.clear();
    assert_eq!(without.may_write_by_hand(ClauseId::Delivery), Err(Bound::NotPrinted));
}

#[test]
fn the_paper_shows_the_text_with_numbers_and_references_in_place() {
    let plain = usual_with_goods();
    let no = |clause| printed(&plain, BOTH).article(clause).expect("printed").no;
    assert_eq!((no(ClauseId::Payment), no(ClauseId::LatePayment)), (10, 11));
    let text = "{对方}逾期付款的，按{条款：付款}确定的金额另行协商。\n{我方}可以催告。";
    let unbound =
        with(plain.clone(), ClauseId::LatePayment, text, "{them} pays late: see {article: payment}.\n{us} may ask.");
    let article =
        |language| plain_article(printed(&unbound, language).article(ClauseId::LatePayment).expect("printed"));
    assert_eq!(
        article(ContractLanguage::Zh),
        "第十一条　逾期付款违约金\n11.1 乙方逾期付款的，按第十条确定的金额另行协商。\n11.2 甲方可以催告。\n"
    );
    assert_eq!(
        article(ContractLanguage::En),
        "Article 11　Late payment\n11.1 Party B pays late: see Article 10.\n11.2 Party A may ask.\n"
    );
    // nothing else of the paper changes
    let changed: Vec<(PartId, Fate)> =
        compare(&printed(&plain, ContractLanguage::Zh), &printed(&unbound, ContractLanguage::Zh), Locale::Zh)
            .parts
            .into_iter()
            .filter(|it| it.fate != Fate::Same)
            .map(|it| (it.id, it.fate))
            .collect();
    assert_eq!(changed, [(PartId::Article(ClauseId::LatePayment), Fate::Changed)]);
    // what the clause said is said nowhere: a placeholder for it is a blank
    let quoting = with(plain, ClauseId::LatePayment, "按{逾期违约金}计。", "");
    let article =
        plain_article(printed(&quoting, ContractLanguage::Zh).article(ClauseId::LatePayment).expect("printed"));
    assert_eq!(article.lines().nth(1), Some("按________计。"));
}

#[test]
fn the_annex_of_a_clause_goes_with_its_terms() {
    let whole = distribution();
    let annexes = |contract: &Contract| printed(contract, BOTH).annexes.iter().map(|it| it.id).collect::<Vec<_>>();
    assert!(annexes(&whole).contains(&AnnexId::ServiceLevels));
    let unbound = with(whole.clone(), ClauseId::Service, "甲", "a");
    assert!(!annexes(&unbound).contains(&AnnexId::ServiceLevels));
    assert_eq!(annexes(&unbound).len() + 1, annexes(&whole).len());
}

#[test]
fn the_checker_says_that_a_text_is_unchecked_and_nothing_of_its_terms() {
    let mut contract = usual_with_goods();
    // far beyond what a court leaves standing
    payment_of(&mut contract).late_fee = LateFeeRule::plain(daily(9_000));
    contract.acknowledged.insert("GEN-08".to_owned(), "特别约定已由法务看过".to_owned());
    let of_fee = |found: &[Finding]| found.iter().filter(|it| it.place.field.starts_with(field::PAYMENT_LATE)).count();
    assert!(of_fee(&found(&contract)) > 0);
    let unbound = with(contract.clone(), ClauseId::LatePayment, "另行协商。", "To be agreed.");
    let said = found(&unbound);
    assert_eq!(of_fee(&said), 0);
    let own: Vec<&Finding> = said.iter().filter(|it| it.place == hand_place(ClauseId::LatePayment)).collect();
    assert_eq!(own.iter().map(|it| it.rule.code()).collect::<Vec<_>>(), ["GEN-08"]);
    assert_eq!(Text::new(Locale::Zh).finding(own[0]), "“逾期付款”是手写条文：未经审查，也不从中计算任何结果。");
    assert_eq!(
        Text::new(Locale::En).finding(own[0]),
        "The article on late payment is written by hand: it is not checked, and nothing is reckoned from it."
    );
    // who accepted before that a text is unchecked did not mean this one
    assert!(unbound.acknowledged.is_empty());
    // what is found elsewhere stays found, but for what came of these terms
    let elsewhere = |found: &[Finding]| -> BTreeSet<(&'static str, Place)> {
        let others = found
            .iter()
            .filter(|it| ![Some(ClauseId::LatePayment), Some(ClauseId::Breach)].contains(&clause_at(it.place)));
        others.map(|it| (it.rule.code(), it.place)).collect()
    };
    assert!(elsewhere(&said).is_subset(&elsewhere(&found(&contract))));
    // the words are searched as any words of a person are
    let words = with(contract, ClauseId::LatePayment, "乙方不得抵销任何款项。", "");
    let codes: BTreeSet<&str> = found(&words)
        .iter()
        .filter(|it| it.place == hand_place(ClauseId::LatePayment))
        .map(|it| it.rule.code())
        .collect();
    assert_eq!(codes, BTreeSet::from(["GEN-08", "PAY-24"]));
}

#[test]
fn a_text_that_is_missing_or_unresolved_does_not_pass() {
    let place = hand_place(ClauseId::Breach);
    let empty = with(usual_with_goods(), ClauseId::Breach, "", "");
    assert!(empty.check().iter().any(|it| (it.place, it.reason) == (place, Reason::Missing)));
    let unresolved = |zh: &str| -> Vec<(&'static str, Place)> {
        let contract = with(usual_with_goods(), ClauseId::Breach, zh, "");
        let found = paper::check(&printed(&contract, ContractLanguage::Zh), pack::of(&contract));
        found.iter().map(|it| (it.rule.code(), it.place)).collect()
    };
    assert_eq!(unresolved("{没有的}"), [("GEN-06", place)]);
    assert_eq!(unresolved("违约金待定"), [("GEN-06", place)]);
    assert!(unresolved("赔偿实际损失。").is_empty());
}

#[test]
fn terms_that_are_not_agreed_have_no_range() {
    let mut contract = usual_with_goods();
    contract.term.cure = Period::days(500);
    let places = |contract: &Contract| contract.check().iter().map(|it| it.place.field).collect::<Vec<_>>();
    assert!(places(&contract).contains(&field::TERM_CURE));
    assert!(!places(&with(contract, ClauseId::Term, "甲", "a")).contains(&field::TERM_CURE));
}

#[test]
fn the_table_of_both_sides_leaves_out_what_is_unchecked() {
    let contract = usual_with_goods();
    let term = with(contract.clone(), ClauseId::Term, "甲", "a");
    for (pair, unchecked) in [
        (BalancePair::Notice, true),
        (BalancePair::Cure, true),
        (BalancePair::TerminationGrounds, true),
        (BalancePair::Confidentiality, false),
        (BalancePair::DelayRate, false),
    ] {
        assert_eq!(is_unchecked(&term, pair), unchecked, "{pair:?}");
        let of = |contract: &Contract| entries(contract).into_iter().find(|it| it.pair == pair).expect("a row");
        let (before, after) = (of(&contract), of(&term));
        if unchecked {
            assert_eq!((after.enterprise, after.customer), (Position::None, Position::None), "{pair:?}");
        } else {
            assert_eq!(before, after, "{pair:?}");
        }
    }
    assert!(is_unchecked(&with(contract, ClauseId::LatePayment, "甲", "a"), BalancePair::DelayRate));
}

#[test]
fn an_old_record_has_no_such_text_and_a_new_one_keeps_each_as_a_register_of_its_own() {
    let contract = usual_with_goods();
    let written = serde_json::to_value(&contract).expect("written");
    assert!(written.get("by_hand").is_none(), "a contract without them is written as before");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
    let unbound = with(with(contract, ClauseId::Term, "甲", "a"), ClauseId::LatePayment, "乙", "b");
    let fields = fields_of(&unbound).expect("an object");
    assert!(fields.contains_key("by_hand/term") && fields.contains_key("by_hand/late_payment"), "{fields:?}");
    let written = serde_json::to_string(&unbound).expect("written");
    assert_eq!(serde_json::from_str::<Contract>(&written).expect("read"), unbound);
    // a text that a newer version wrote with more to it
    let bare = serde_json::json!({ "term": { "text": {}, "reviewed": true } });
    let mut value = serde_json::to_value(usual_with_goods()).expect("written");
    value["by_hand"] = bare;
    let read: Contract = serde_json::from_value(value).expect("read");
    assert_eq!(read.written_by_hand(), [ClauseId::Term]);
}

#[test]
fn every_clause_has_the_name_that_its_record_has() {
    for clause in ClauseId::PRINTED.iter().copied() {
        assert_eq!(serde_json::to_value(clause).expect("written"), clause.name(), "{clause:?}");
        assert_eq!(ClauseId::named(clause.name()), Some(clause));
    }
    assert_eq!(ClauseId::named("own"), None);
}

#[test]
fn a_proposal_carries_the_text_of_a_clause_and_takes_it_back() {
    let bound = usual_with_goods();
    let unbound = with(bound.clone(), ClauseId::Disputes, "向人民法院起诉。", "Before the courts.");
    let there = changed_terms(&bound, &unbound);
    let paths: Vec<&str> = there.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, ["by_hand/disputes"]);
    assert_eq!(clause_of(paths[0]), Some(ClauseId::Disputes));
    assert_eq!(with_terms(&bound, &there), Ok(unbound.clone()));
    let back = changed_terms(&unbound, &bound);
    assert_eq!(with_terms(&unbound, &back), Ok(bound));
    let mut reworded = unbound.clone();
    reworded.write_by_hand(ClauseId::Disputes, Wording::new("提请仲裁。", "Before arbitrators."));
    let changes = changed_terms(&unbound, &reworded);
    assert!(changes.iter().all(|it| clause_of(&it.path) == Some(ClauseId::Disputes)), "{changes:?}");
    assert_eq!(with_terms(&unbound, &changes), Ok(reworded));
}

/// The terms that come of two amendments that were drawn up apart, and the clauses that both changed.
fn together(basis: &Contract, now: &Contract, then: &Contract) -> (Contract, Vec<Option<ClauseId>>) {
    let drawn = |n, terms: &Contract, on| {
        let it = amendment(n, terms, Some(on), Begins::OnSigning);
        Amendment { basis: Some(Box::new(basis.to_amend(it.id))), ..it }
    };
    let all = [drawn(1, now, "2026-04-10"), drawn(2, then, "2026-04-20")];
    let last = stands(&all, day("2026-05-01")).pop().expect("two amendments");
    let both = match last.met {
        Met::Apart { both } => both,
        Met::InTurn | Met::Whole => panic!("drawn up apart"),
    };
    (last.terms.into_owned(), both)
}

#[test]
fn two_amendments_meet_clause_by_clause_with_what_was_written_by_hand() {
    let basis = late();
    let unbound = with(basis.clone(), ClauseId::LatePayment, "另行协商。", "");
    let mut dearer = basis.clone();
    payment_of(&mut dearer).late_fee = LateFeeRule::plain(daily(300));
    let mut notices = basis.clone();
    notices.notices.change = Period::days(9);
    // of different clauses both hold
    let (terms, both) = together(&basis, &unbound, &notices);
    assert!(terms.is_by_hand(ClauseId::LatePayment) && terms.notices.change == Period::days(9) && both.is_empty());
    // of the same one the later holds
    let (terms, both) = together(&basis, &unbound, &dearer);
    assert_eq!((terms.is_by_hand(ClauseId::LatePayment), both), (false, vec![Some(ClauseId::LatePayment)]));
    let (terms, both) = together(&basis, &dearer, &unbound);
    assert_eq!((terms.is_by_hand(ClauseId::LatePayment), both), (true, vec![Some(ClauseId::LatePayment)]));
}

/// The paragraphs of an article in both languages; nothing where it has a table.
fn paragraphs(paper: &Paper, clause: ClauseId) -> Option<Vec<(String, String, String)>> {
    let article = paper.article(clause)?;
    let row = |block: &Block| match block {
        Block::Paragraph(it) => {
            Some((it.no.clone(), it.text.zh_text().trim().to_owned(), it.text.en_text().trim().to_owned()))
        }
        Block::Table(_) => None,
    };
    article.blocks.iter().map(row).collect()
}

#[test]
fn every_clause_of_every_sample_starts_from_its_text_and_binds_again_to_the_same_paper() {
    let mut tried = 0;
    for contract in samples() {
        let before = printed(&contract, BOTH);
        for clause in free() {
            if contract.may_write_by_hand(clause).is_err() || before.article(clause).is_none() {
                continue;
            }
            let mut unbound = contract.clone();
            unbound.write_by_hand(clause, starting_words(&contract, &own(), &customer(), clause));
            let during = printed(&unbound, BOTH);
            if let Some(was) = paragraphs(&before, clause) {
                assert_eq!(paragraphs(&during, clause), Some(was), "{clause:?} of {}", contract.title.zh);
                tried += 1;
            }
            let numbers = |paper: &Paper| paper.articles.iter().map(|it| (it.clause, it.no)).collect::<Vec<_>>();
            assert_eq!(numbers(&before), numbers(&during), "{clause:?}");
            unbound.bind_again(clause);
            assert_eq!(printed(&unbound, BOTH), before, "{clause:?}");
        }
    }
    assert!(tried > 40, "{tried}");
}

proptest! {
    #[test]
    fn whatever_is_written_by_hand_and_bound_again_leaves_no_trace(
        chosen in prop::collection::btree_set(prop::sample::select(free().collect::<Vec<_>>()), 0..8),
        sample in 0_usize..3,
    ) {
        let samples = samples();
        let mut contract = samples[sample % samples.len()].clone();
        contract.acknowledged.clear();
        let (before, brief, paper) = (contract.clone(), contract.brief(), printed(&contract, BOTH));
        for clause in &chosen {
            contract.write_by_hand(*clause, Wording::same("甲"));
        }
        let expected: BTreeSet<ClauseId> =
            chosen.iter().copied().filter(|it| before.may_write_by_hand(*it).is_ok()).collect();
        let written: BTreeSet<ClauseId> = contract.written_by_hand().into_iter().collect();
        prop_assert_eq!(&written, &expected);
        // nothing of the terms underneath can be seen, whatever they are
        prop_assert_eq!(contract.computed().computed().into_owned(), contract.computed().into_owned());
        let mut other = contract.clone();
        if written.contains(&ClauseId::Term) {
            other.term.cure = Period::days(59);
            other.term.settle_within = Period::days(59);
        }
        if written.contains(&ClauseId::LatePayment) {
            payment_of(&mut other).late_fee = LateFeeRule::plain(daily(777));
        }
        if written.contains(&ClauseId::Delivery) {
            other.delivery.inspection = Period::days(77);
            other.delivery.warranty = Period::months(77);
        }
        if written.contains(&ClauseId::ForceMajeure) {
            other.force_majeure.notice = Period::days(7);
        }
        prop_assert_eq!(other.brief(), contract.brief());
        for clause in ClauseId::PRINTED {
            contract.bind_again(*clause);
        }
        prop_assert_eq!(&contract, &before);
        prop_assert_eq!(contract.brief(), brief);
        prop_assert_eq!(printed(&contract, BOTH), paper);
    }
}

#[test]
fn the_sample_book_has_a_draft_with_a_clause_that_was_written_by_hand() {
    let book = counterpart::demo::book(day("2026-05-20"), &mut counterpart::demo::Seeded::new(1)).expect("a book");
    let drafts: Vec<&Contract> = book.contracts.iter().filter(|it| !it.by_hand.is_empty()).collect();
    let [draft] = drafts.as_slice() else { panic!("one draft") };
    assert_eq!(draft.written_by_hand(), [ClauseId::Confidentiality]);
    let article = printed(draft, BOTH).article(ClauseId::Confidentiality).map(plain_article).expect("printed");
    assert!(!article.contains('{'), "every placeholder is known: {article}");
    assert!(article.contains("自取得之日起保密五年") && article.contains("for five years"), "{article}");
}
