//! Clauses and templates of one's own: placeholders read and filled in both languages, ranges, places, newer texts, drafts.

use counterpart::demo::Seeded;
use counterpart::domain::checker::facts::Facts;
use counterpart::domain::checker::pack;
use counterpart::domain::checker::{Subject, check};
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::party::ContractLanguage;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::Due;
use counterpart::domain::contract::term::TermLength;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::id::{CustomerId, InstalmentId, NewId, OwnArticleId, OwnClauseId, OwnEntityId, uuid_v7};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::negotiation::clause::clause_of;
use counterpart::domain::own_clause::OwnClause;
use counterpart::domain::own_clause::article::OwnArticle;
use counterpart::domain::own_clause::blank::{Blank, Filled, Limits, Sort, Wrong};
use counterpart::domain::own_clause::known::Known;
use counterpart::domain::own_template::{Begun, OwnTemplate};
use counterpart::domain::problem::{Item, Place, Reason};
use counterpart::domain::rate::Ppm;
use counterpart::export::comparison::{Fate, PartId, compare};
use counterpart::export::own_text::{Fault, Misread, Names, Piece, renamed};
use counterpart::export::paper::{self, Block, Paper, compose, plain_article};
use counterpart::i18n::{Locale, Text};
use counterpart::record::terms::{changed_terms, with_terms};
use proptest::prelude::*;

use crate::paper::contracts::{customer, day, flow_meters, own, payment_of, usual_with_goods};

/// Ids that count up, as many as a template needs.
struct Ids(u64);

impl NewId for Ids {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_790_000_000_000 + self.0, [7; 10])
    }
}

fn blank(zh: &str, en: &str, sort: Sort) -> Blank {
    Blank { name: Wording::new(zh, en), sort }
}

fn days() -> Blank {
    blank("准备天数", "days", Sort::Number(Limits { least: Some(1), most: Some(30), usual: Some(5) }))
}

fn clause(zh: &str, en: &str, after: ClauseId, blanks: Vec<Blank>) -> OwnClause {
    let id = OwnClauseId::fresh(&mut Ids(500));
    let heading = Wording::new("现场准备", "Site works");
    OwnClause { text: Wording::new(zh, en), after, blanks, ..OwnClause::new(id, heading) }
}

/// The contract with the clause in it, and the clause's place.
fn with(mut contract: Contract, clause: &OwnClause) -> (Contract, OwnArticleId) {
    let id = contract.take_own_clause(clause, &mut Ids(600));
    (contract, id)
}

fn printed(contract: &Contract, language: ContractLanguage) -> Paper {
    compose(contract, &own(), &customer(), language)
}

#[test]
fn clauses_are_listed_as_the_paper_prints_them() {
    let (mut contract, mut ids) = (usual_with_goods(), Ids(600));
    let mut take = |after| contract.take_own_clause(&clause("一句", "One.", after, Vec::new()), &mut ids);
    let [last, first, second] = [ClauseId::Notices, ClauseId::Delivery, ClauseId::Delivery].map(&mut take);
    // a place that no catalogue has is the end
    let end = take(ClauseId::Own(first));
    let listed: Vec<OwnArticleId> = contract.own_as_printed().into_iter().map(|(id, _)| id).collect();
    assert_eq!(listed, [first, second, last, end]);
    let paper = printed(&contract, ContractLanguage::Zh);
    let own = paper.articles.iter().filter_map(|it| if let ClauseId::Own(id) = it.clause { Some(id) } else { None });
    assert_eq!(own.collect::<Vec<_>>(), listed);
}

/// A clause with this text, in the paper of a Chinese and of an English contract.
fn check_filled(zh: &str, en: &str, read_zh: &str, read_en: &str) {
    let (contract, id) = with(usual_with_goods(), &clause(zh, en, ClauseId::Delivery, vec![days()]));
    for (language, read) in [(ContractLanguage::Zh, read_zh), (ContractLanguage::En, read_en)] {
        let paper = printed(&contract, language);
        let text = plain_article(paper.article(ClauseId::Own(id)).expect("printed"));
        assert_eq!(text.lines().nth(1), Some(read), "{zh} / {en}");
    }
}

#[test]
fn every_clause_has_a_key_and_one_of_ones_own_goes_by_its_id() {
    let id = OwnArticleId(uuid_v7(1_790_000_000_000, [7; 10]));
    let own = format!("own/{id}");
    assert_eq!((ClauseId::Own(id).key(), ClauseId::of_key(&own)), (own, Some(ClauseId::Own(id))));
    for clause in ClauseId::PRINTED {
        assert_eq!((clause.key().as_str(), ClauseId::of_key(clause.name())), (clause.name(), Some(*clause)));
    }
    for wrong in ["", "own", "own/", "own/7", "nothing"] {
        assert_eq!(ClauseId::of_key(wrong), None, "{wrong}");
    }
}

#[test]
fn placeholders_are_filled_in_both_languages() {
    check_filled("{我方}与{对方}", "{us} and {them}", "甲方与乙方", "Party A and Party B");
    check_filled("{合同编号}", "{contract number}", "HT-202606-0001", "HT-202606-0001");
    check_filled(
        "{合同总价}",
        "{contract price}",
        "人民币壹佰壹拾伍万肆仟肆佰元整（¥1,154,400.00）",
        "RMB 1,154,400.00 (Say RMB One Million One Hundred Fifty-Four Thousand Four Hundred Only)",
    );
    check_filled("{起始日}起", "from {first day}", "2026年6月1日起", "from 1 June 2026");
    check_filled("{届满日}止", "until {last day}", "2027年5月31日止", "until 31 May 2027");
    check_filled("{合同期限}", "{contract term}", "12个月", "12 months");
    check_filled("{质保期}", "{warranty period}", "12个月", "12 months");
    check_filled("{逾期违约金}", "{late-payment rate}", "每日万分之五", "0.05% per day");
    // the clause itself is article five, so that payment is the eleventh
    check_filled("见{条款：付款}。", "See {article: payment}.", "见第十一条。", "See Article 11.");
    // blanks take what is usual; either language's name serves, whatever the width of braces and colon and the case of letters
    check_filled("{准备天数}个工作日", "{days} Working Days", "5个工作日", "5 Working Days");
    check_filled("｛Days｝个工作日", "{ 准备天数 } Working Days", "5个工作日", "5 Working Days");
    check_filled("见{条款:付款}。", "See {Article:Payment}.", "见第十一条。", "See Article 11.");
}

#[test]
fn a_language_without_a_text_says_what_the_other_says_and_lines_are_paragraphs() {
    let clause = clause("{我方}准备。\n\n{对方}验收。", "", ClauseId::Delivery, Vec::new());
    let (contract, id) = with(flow_meters(), &clause);
    let paper = printed(&contract, contract.language);
    let article = paper.article(ClauseId::Own(id)).expect("printed");
    let said: Vec<(String, String, String)> = article
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(it) => (it.no.clone(), it.text.zh_text(), it.text.en_text()),
            Block::Table(_) => panic!("no table"),
        })
        .collect();
    let row = |no: &str, zh: &str, en: &str| (no.to_owned(), zh.to_owned(), en.to_owned());
    assert_eq!(said, [row("5.1", "乙方准备。", "Party B准备。"), row("5.2", "甲方验收。", "Party A验收。")]);
    assert_eq!(article.heading.zh_text(), "第五条　现场准备");
    assert_eq!(article.heading.en_text(), "Article 5　Site works");
}

/// A text, and what in it means nothing: paragraph, letter, name, what was meant.
fn check_misread(text: &str, expected: &[(usize, usize, &str, Option<&str>)]) {
    let found = Names::of(&[days()]).misread(text);
    let expected: Vec<Misread> = expected
        .iter()
        .map(|(paragraph, letter, name, meant)| Misread {
            paragraph: *paragraph,
            letter: *letter,
            fault: if *name == "{" {
                Fault::Unclosed
            } else {
                Fault::Unknown { name: (*name).to_owned(), meant: meant.map(str::to_owned) }
            },
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn what_means_nothing_is_found_with_its_place_and_what_was_meant() {
    check_misread("{我方}在{准备天数}日内", &[]);
    check_misread("按{合同編号}", &[(1, 2, "合同編号", Some("合同编号"))]);
    check_misread("by {contract nubmer}", &[(1, 4, "contract nubmer", Some("contract number"))]);
    check_misread("第一款\n\n  再按{准备天}付", &[(2, 3, "准备天", Some("准备天数"))]);
    check_misread("{完全不相干的一句话}", &[(1, 1, "完全不相干的一句话", None)]);
    check_misread("{}", &[(1, 1, "", None)]);
    check_misread("{我方", &[(1, 1, "{", None)]);
    check_misread("{我方 和 {对方}", &[(1, 1, "{", None)]);
    check_misread("{没有的}和{也没有的}", &[(1, 1, "没有的", None), (1, 7, "也没有的", None)]);
}

#[test]
fn every_placeholder_has_a_name_of_its_own_in_each_language() {
    let names = Names::of(&[]);
    for locale in [Locale::Zh, Locale::En] {
        for known in Known::all() {
            let text = format!("{{{}}}", Text::new(locale).placeholder(known));
            assert_eq!(names.pieces(&text), [Piece::Known(known)], "{text}");
        }
    }
    assert!(names.is_taken("合同 编号", 0) && names.is_taken("Contract Number", 0) && !names.is_taken("准备天数", 0));
}

#[test]
fn a_placeholder_is_known_however_its_name_is_written() {
    let called_like_ours = blank("", "Our Name", Sort::default());
    let names = Names::of(&[days(), called_like_ours]);
    for (text, expected) in [
        ("{us}", Piece::Known(Known::OurLabel)),
        ("{ US }", Piece::Known(Known::OurLabel)),
        ("{Contract Number}", Piece::Known(Known::Number)),
        ("{contractnumber}", Piece::Known(Known::Number)),
        ("{合同　编号}", Piece::Known(Known::Number)),
        ("｛条款：付款｝", Piece::Known(Known::Article(ClauseId::Payment))),
        ("{条款:付款}", Piece::Known(Known::Article(ClauseId::Payment))),
        ("{ARTICLE：Payment}", Piece::Known(Known::Article(ClauseId::Payment))),
        ("{DAYS}", Piece::Blank(0)),
        // a clause's own blank comes before what the contract would say
        ("{our name}", Piece::Blank(1)),
        ("{我方名称}", Piece::Known(Known::OurName)),
    ] {
        assert_eq!(names.pieces(text), [expected], "{text}");
    }
}

#[test]
fn a_blank_that_is_called_otherwise_keeps_its_places() {
    for (text, was, now, expected) in [
        ("{准备天数}日，{ 准备天数 }日", "准备天数", "天数", "{天数}日，{天数}日"),
        ("｛Days｝ and days", "days", "workdays", "{workdays} and days"),
        ("{我方}的{天", "天数", "日数", "{我方}的{天"),
        ("{天数}", "", "日数", "{天数}"),
        ("{天数}", "天数", " ", "{天数}"),
    ] {
        assert_eq!(renamed(text, was, now), expected, "{text}");
    }
}

#[test]
fn a_value_stands_within_its_range() {
    let number = Sort::Number(Limits { least: Some(1), most: Some(30), usual: None });
    let money = Sort::Money(Limits { least: Some(Money::cny(100)), most: Some(Money::cny(20_000)), usual: None });
    let date = Sort::Date(Limits { least: Some(day("2026-01-01")), most: None, usual: None });
    let percent = Sort::Percent(Limits { least: None, most: Some(Ppm(200_000)), usual: None });
    let usd = Currency::of("USD").expect("a currency");
    for (sort, value, expected) in [
        (&number, Filled::Number(1), Ok(())),
        (&number, Filled::Number(30), Ok(())),
        (&number, Filled::Number(0), Err(Wrong::BelowRange)),
        (&number, Filled::Number(31), Err(Wrong::AboveRange)),
        (&number, Filled::Percent(Ppm(5)), Err(Wrong::OtherSort)),
        (&money, Filled::Money(Money::cny(99)), Err(Wrong::BelowRange)),
        (&money, Filled::Money(Money::cny(20_000)), Ok(())),
        (&money, Filled::Money(Money::cny(20_001)), Err(Wrong::AboveRange)),
        // a range in yuan says nothing of dollars
        (&money, Filled::Money(Money::new(5, usd)), Ok(())),
        (&date, Filled::Date(day("2025-12-31")), Err(Wrong::BelowRange)),
        (&date, Filled::Date(day("2099-12-31")), Ok(())),
        (&percent, Filled::Percent(Ppm(200_001)), Err(Wrong::AboveRange)),
        (&Sort::default(), Filled::Text(Wording::same("x")), Ok(())),
        (&Sort::default(), Filled::Number(1), Err(Wrong::OtherSort)),
    ] {
        assert_eq!(blank("甲", "a", sort.clone()).judge(&value), expected, "{sort:?} {value:?}");
    }
    let ranged = |least, most, usual| blank("甲", "a", Sort::Number(Limits { least, most, usual })).has_sound_range();
    assert!(ranged(Some(1), Some(1), Some(1)) && ranged(None, None, None));
    assert!(!ranged(Some(2), Some(1), None) && !ranged(Some(2), None, Some(1)) && !ranged(None, Some(1), Some(2)));
}

#[test]
fn the_contract_says_which_blanks_are_open_and_the_checker_does_not_let_them_pass() {
    let (contract, id) = with(
        usual_with_goods(),
        &clause("{金额}", "{sum}", ClauseId::Delivery, vec![blank("金额", "sum", Sort::Money(Limits::default()))]),
    );
    let place = Place { field: field::OWN_CLAUSES, item: Item::OwnBlank(id, 0) };
    let problems = contract.check();
    assert!(problems.iter().any(|it| it.place == place && it.reason == Reason::Missing), "{problems:?}");
    let codes = |contract: &Contract| -> Vec<(&str, Place)> {
        paper::check(&printed(contract, ContractLanguage::Zh), pack::of(contract))
            .iter()
            .map(|it| (it.rule.code(), it.place))
            .collect()
    };
    assert_eq!(codes(&contract), [("GEN-06", place)]);
    let mut filled = contract.clone();
    let sum = Filled::Money(Money::cny(10_000));
    filled.own_clauses.get_mut(&id).expect("there").blanks[0].filled = Some(sum);
    assert!(codes(&filled).is_empty());
    // a name that means nothing, and an article that is not there, are unresolved too
    let (misspelt, id) = with(usual_with_goods(), &clause("{没有的}", "", ClauseId::Delivery, Vec::new()));
    assert_eq!(codes(&misspelt), [("GEN-06", Place { field: field::OWN_CLAUSES, item: Item::Own(id) })]);
    let (lost, _) = with(usual_with_goods(), &clause("见{条款：特别约定}", "", ClauseId::Delivery, Vec::new()));
    assert_eq!(codes(&lost), [("GEN-06", Place::of(field::TITLE))]);
}

#[test]
fn the_rules_for_a_persons_own_words_read_these_too_and_say_where_they_found_it() {
    let found = |contract: &Contract| -> Vec<(&'static str, Place)> {
        let (own, customer) = (own(), customer());
        let facts = Facts::of(contract, day("2026-06-01"));
        check(&Subject { contract, own: &own, customer: &customer, facts: &facts })
            .iter()
            .filter(|it| [field::SPECIAL, field::OWN_CLAUSES].contains(&it.place.field))
            .map(|it| (it.rule.code(), it.place))
            .collect()
    };
    let plain = usual_with_goods();
    assert!(found(&plain).is_empty());
    let text = "乙方不得抵销任何款项。";
    let (own_words, _) = with(plain.clone(), &clause(text, "", ClauseId::Payment, Vec::new()));
    let at = Place::of(field::OWN_CLAUSES);
    let mut codes = found(&own_words);
    codes.sort_unstable();
    assert_eq!(codes, [("GEN-08", at), ("PAY-24", at)]);
    // what the special terms say by themselves is told of them
    let mut both = own_words;
    both.special = Wording::new(text, "");
    let mut codes = found(&both);
    codes.sort_unstable();
    assert_eq!(codes, [("GEN-08", Place::of(field::SPECIAL)), ("PAY-24", Place::of(field::SPECIAL))]);
    // beside words that no other rule minds
    let (calm, special) = ("双方每季度会面一次。", Place::of(field::SPECIAL));
    for (terms, own_text, expected) in [
        ("", calm, vec![("GEN-08", at)]),
        (calm, calm, vec![("GEN-08", special)]),
        (text, calm, vec![("GEN-08", special), ("PAY-24", special)]),
        (calm, text, vec![("GEN-08", special), ("PAY-24", at)]),
    ] {
        let (mut contract, _) = with(plain.clone(), &clause(own_text, "", ClauseId::Payment, Vec::new()));
        contract.special = Wording::new(terms, "");
        let mut codes = found(&contract);
        codes.sort_unstable();
        assert_eq!(codes, expected, "{terms} / {own_text}");
    }
}

#[test]
fn a_contract_keeps_its_text_and_takes_a_newer_one_over_when_asked() {
    let old = clause("{准备天数}日", "{days} days", ClauseId::Delivery, vec![days()]);
    let mut article = OwnArticle::of(&old, 3, Currency::CNY);
    article.blanks[0].filled = Some(Filled::Number(20));
    article.after = ClauseId::Service;
    assert!(!article.differs_from(&old));
    let narrow = Sort::Number(Limits { least: Some(1), most: Some(30), usual: Some(6) });
    let mut new = OwnClause { text: Wording::new("{准备天数}个工作日", ""), ..old.clone() };
    new.blanks[0].sort = narrow;
    assert!(article.differs_from(&new));
    let renewed = article.renewed(&new, Currency::CNY);
    assert_eq!((renewed.after, renewed.order, &renewed.text), (ClauseId::Service, 3, &new.text));
    assert_eq!(renewed.blanks[0].filled, Some(Filled::Number(20)));
    // a value that the new range does not take gives way to the usual one
    new.blanks[0].sort = Sort::Number(Limits { least: Some(1), most: Some(10), usual: Some(6) });
    assert_eq!(article.renewed(&new, Currency::CNY).blanks[0].filled, Some(Filled::Number(6)));
    // the library's place is not the contract's
    assert!(!article.differs_from(&OwnClause { after: ClauseId::Term, archived: true, ..old }));
}

#[test]
fn proposals_are_about_one_clause_the_first_and_the_last_included() {
    let before = usual_with_goods();
    let (after, id) = with(before.clone(), &clause("甲", "a", ClauseId::Delivery, vec![days()]));
    let added = changed_terms(&before, &after);
    let paths: Vec<&str> = added.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, [format!("own_clauses/{id}")]);
    assert_eq!(clause_of(paths[0]), Some(ClauseId::Own(id)));
    assert_eq!(with_terms(&before, &added), Ok(after.clone()));
    let removed = changed_terms(&after, &before);
    assert_eq!(with_terms(&after, &removed), Ok(before));
    let mut filled = after.clone();
    filled.own_clauses.get_mut(&id).expect("there").blanks[0].filled = Some(Filled::Number(9));
    let changes = changed_terms(&after, &filled);
    assert_eq!(changes.len(), 1);
    assert_eq!(clause_of(&changes[0].path), Some(ClauseId::Own(id)));
    assert_eq!(with_terms(&after, &changes), Ok(filled));
}

#[test]
fn two_versions_are_compared_clause_by_clause() {
    let (before, id) = with(usual_with_goods(), &clause("{准备天数}日", "", ClauseId::Delivery, vec![days()]));
    let mut after = before.clone();
    after.own_clauses.get_mut(&id).expect("there").blanks[0].filled = Some(Filled::Number(9));
    let zh = |contract: &Contract| printed(contract, ContractLanguage::Zh);
    let changed: Vec<(PartId, Fate)> = compare(&zh(&before), &zh(&after), Locale::Zh)
        .parts
        .into_iter()
        .filter(|it| it.fate != Fate::Same)
        .map(|it| (it.id, it.fate))
        .collect();
    assert_eq!(changed, [(PartId::Article(ClauseId::Own(id)), Fate::Changed)]);
    let without = usual_with_goods();
    let gone = compare(&zh(&before), &zh(&without), Locale::Zh).parts;
    let gone = gone.iter().find(|it| it.id == PartId::Article(ClauseId::Own(id))).map(|it| it.fate);
    assert_eq!(gone, Some(Fate::Removed));
}

#[test]
fn the_library_of_the_sample_book_reads_without_a_fault() {
    let book = counterpart::demo::book(day("2026-05-20"), &mut Seeded::new(1)).expect("a book");
    assert_eq!((book.own_clauses.len(), book.own_templates.len()), (2, 1));
    for clause in &book.own_clauses {
        let names = Names::of(&clause.blanks);
        assert!(names.misread(&clause.text.zh).is_empty(), "{}", clause.heading.zh);
        assert!(names.misread(&clause.text.en).is_empty(), "{}", clause.heading.en);
        for (index, blank) in clause.blanks.iter().enumerate() {
            assert!(names.uses(&clause.text.zh, index) && names.uses(&clause.text.en, index), "{}", blank.name.zh);
            assert!(blank.has_sound_range() && blank.usual(Currency::CNY).is_some(), "{}", blank.name.zh);
        }
    }
    assert_eq!(book.own_templates[0].terms.own_clauses.len(), 2);
}

#[test]
fn a_template_leaves_behind_what_belongs_to_one_deal_and_moves_the_days() {
    let mut deal = with(flow_meters(), &clause("{准备天数}日", "", ClauseId::Delivery, vec![days()])).0;
    deal.note = "只限本单".to_owned();
    deal.notices.their_addressee = "顾明远".to_owned();
    deal.delivery.time = DeliveryTime::Between { from: day("2026-09-01"), to: day("2026-09-30") };
    deal.acknowledged.insert("GEN-08".to_owned(), "已阅".to_owned());
    let mut ids = Ids(0);
    let template = OwnTemplate::of(&deal, "流量计".to_owned(), &mut ids);
    assert!(template.terms.lines.is_empty() && template.terms.number.is_empty() && template.terms.note.is_empty());
    assert!(template.terms.acknowledged.is_empty() && template.terms.notices.their_addressee.is_empty());
    assert_ne!(template.terms.customer, deal.customer);
    let begun = Begun {
        own_entity: OwnEntityId(deal.own_entity.0),
        customer: CustomerId(deal.customer.0),
        on: day("2026-07-01"),
    };
    let draft = template.begin(begun, &mut ids);
    // thirty days later than the deal was drafted
    assert_eq!(draft.term.length, TermLength::Months { start: day("2026-07-01"), months: 12 });
    assert_eq!(draft.delivery.time, DeliveryTime::Between { from: day("2026-10-01"), to: day("2026-10-30") });
    let parts = |contract: &mut Contract| match &payment_of(contract).plan {
        Plan::Instalments { parts } => parts.clone(),
        Plan::LumpSum { .. } | Plan::Milestones { .. } | Plan::Monthly { .. } | Plan::Prepaid { .. } => panic!("parts"),
    };
    let mut draft_again = draft.clone();
    let (was, is) = (parts(&mut deal), parts(&mut draft_again));
    assert_eq!(is[0].due, Due::On(day("2026-07-15")));
    assert_eq!(is[2].due, was[2].due);
    let ids_of = |parts: &[counterpart::domain::contract::plan::Instalment]| -> Vec<InstalmentId> {
        parts.iter().map(|it| it.id).collect()
    };
    assert!(ids_of(&was).iter().all(|id| !ids_of(&is).contains(id)));
    // everything else is as the deal had it
    assert_eq!((draft.kind, draft.language, &draft.price), (deal.kind, deal.language, &deal.price));
    assert!(matches!(draft.payment, Clause::Included(_)));
    let texts = |contract: &Contract| -> Vec<OwnArticle> { contract.own_clauses.values().cloned().collect() };
    assert_eq!(texts(&draft), texts(&deal));
    assert_ne!(draft.own_clauses.keys().next(), deal.own_clauses.keys().next());
    let twin = template.twin("流量计（副本）".to_owned(), &mut ids);
    assert_ne!(twin.id, template.id);
    assert_eq!(texts(&twin.terms), texts(&deal));
}

/// What may fill a blank of each sort.
fn fillings() -> impl Strategy<Value = (i64, i64, i64, i64, u64)> {
    (0_i64..100_000, 0_i64..10_000_000_000, 0_i64..20_000, 0_i64..1_000_000, 0_u64..25)
}

proptest! {
    /// What is filled in reads back out of the paper; articles are numbered without a gap; a reference names the article it
    /// leads to. In both languages, wherever the clause stands.
    #[test]
    fn what_is_filled_reads_back_and_numbers_have_no_gap((number, fen, days, share, place) in fillings()) {
        let after = ClauseId::PRINTED[usize::try_from(place).expect("small") % ClauseId::PRINTED.len()];
        let date = day("2000-01-01").plus_days(days).expect("in the calendar");
        let blanks = vec![
            blank("数", "n", Sort::Number(Limits::default())),
            blank("款", "sum", Sort::Money(Limits::default())),
            blank("日", "day", Sort::Date(Limits::default())),
            blank("率", "rate", Sort::Percent(Limits::default())),
        ];
        let text = "〔{数}〕〔{款}〕〔{日}〕〔{率}〕〔{条款：付款}〕";
        let (mut contract, id) = with(flow_meters(), &clause(text, text, after, blanks));
        let filled = [Filled::Number(number), Filled::Money(Money::cny(fen)), Filled::Date(date), Filled::Percent(Ppm(share))];
        for (blank, value) in contract.own_clauses.get_mut(&id).expect("there").blanks.iter_mut().zip(filled) {
            blank.filled = Some(value);
        }
        let paper = printed(&contract, contract.language);
        let numbers: Vec<u16> = paper.articles.iter().map(|it| it.no).collect();
        let count = u16::try_from(numbers.len()).expect("few");
        prop_assert_eq!(numbers, (1..=count).collect::<Vec<_>>());
        let payment = paper.article(ClauseId::Payment).expect("printed").heading.clone();
        let article = paper.article(ClauseId::Own(id)).expect("printed");
        let Some(Block::Paragraph(paragraph)) = article.blocks.first() else { panic!("a paragraph") };
        for (said, zh) in [(paragraph.text.zh_text(), true), (paragraph.text.en_text(), false)] {
            let parts: Vec<&str> = said.split('〔').skip(1).map(|it| it.trim_end_matches('〕')).collect();
            prop_assert_eq!(parts[0].parse::<i64>(), Ok(number));
            // the digits of the amount, wherever the words stand
            let figures = if zh { parts[1].split('¥').nth(1) } else { parts[1].strip_prefix("RMB ") };
            let digits: String = figures.expect("an amount").chars().take_while(|it| *it != '）' && *it != ' ')
                .filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse::<i64>(), Ok(fen));
            let (year, month, day_of) = (date.year(), date.month(), date.day());
            if zh {
                prop_assert_eq!(parts[2], format!("{year}年{month}月{day_of}日"));
            } else {
                let (first, last) = (format!("{day_of} "), format!(" {year}"));
                prop_assert!(parts[2].starts_with(&first) && parts[2].ends_with(&last));
            }
            let (whole, decimals) = parts[3].trim_end_matches('%').split_once('.').unwrap_or((parts[3].trim_end_matches('%'), ""));
            prop_assert_eq!(format!("{whole}{decimals:0<4}").parse::<i64>(), Ok(share));
            let heading = if zh { payment.zh_text() } else { payment.en_text() };
            prop_assert_eq!(heading.split('　').next(), Some(parts[4]));
        }
    }

    /// No text, however odd, is more than its pieces.
    #[test]
    fn any_text_is_read(text in "[甲乙a {}｛｝：\n]{0,40}") {
        let names = Names::of(&[days()]);
        let faults = names.misread(&text);
        let opened = text.chars().filter(|it| ['{', '｛'].contains(it)).count();
        prop_assert!(faults.len() <= opened);
        prop_assert_eq!(renamed(&text, "没有", "有").chars().count(), text.chars().count());
    }
}

#[test]
fn what_people_wrote_into_a_contract_is_told_in_both_languages() {
    let site = clause("买方备好场地。", "The buyer prepares the site.", ClauseId::Delivery, Vec::new());
    let (mut contract, _) = with(usual_with_goods(), &site);
    contract.special = Wording::new("货物不得转口。", " ");
    contract.write_by_hand(ClauseId::LatePayment, Wording::new("逾期另议。", "To be agreed."));
    let taken = ["现场准备", "Site works", "买方备好场地。", "The buyer prepares the site."];
    let all = [["逾期另议。", "To be agreed."].as_slice(), taken.as_slice(), &["货物不得转口。"]].concat();
    assert_eq!(contract.own_words(), all);
    // the terms of a clause are nobody's own words
    contract.bind_again(ClauseId::LatePayment);
    assert_eq!(contract.own_words(), [taken.as_slice(), &["货物不得转口。"]].concat());
}
