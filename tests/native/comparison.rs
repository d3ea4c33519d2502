//! Two versions of a contract beside each other: words, lines, articles, terms; in both languages.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::{ChineseScript, ContractLanguage};
use counterpart::domain::contract::payment::{Payment, Plan};
use counterpart::domain::contract::plan::Share;
use counterpart::domain::contract::term::TermLength;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::problem::Place;
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::export::comparison::{
    Comparison, Fate, LineFate, Mark, PartId, Piece, SCRIPT, Shape, compare, mark, tokens,
};
use counterpart::export::paper::{Block, Paper, compose};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;

use crate::paper::contracts::{customer, day, flow_meters, own, samples, secrecy, usual_with_goods};

/// A text and its words, parted by bars.
fn check_words(text: &str, words: &str) {
    assert_eq!(tokens(text).join("¦"), words, "{text}");
}

#[test]
fn chinese_stands_by_characters_and_figures_dates_and_words_stay_whole() {
    check_words("应于2026年3月31日前付¥1,000.00", "应¦于¦2026年3月31日¦前¦付¦¥1,000.00");
    check_words("2026年3月底", "2026¦年¦3¦月¦底");
    check_words("RMB 100,000.00 by 31 March 2026", "RMB 100,000.00¦ ¦by¦ ¦31 March 2026");
    check_words("within 30 days of 2026", "within¦ ¦30¦ ¦days¦ ¦of¦ ¦2026");
    check_words("人民币壹拾万元整（¥100,000.00）", "人民币壹拾万元整¦（¦¥100,000.00¦）");
    check_words("以人民币计价", "以¦人¦民¦币¦计¦价");
    check_words("第3.1条，13%。", "第¦3.1¦条¦，¦13%¦。");
    check_words("HT-202605-0012号", "HT-202605-0012¦号");
    check_words("the Buyer's goods.", "the¦ ¦Buyer's¦ ¦goods¦.");
    check_words("09:00至18:00", "09:00¦至¦18:00");
    check_words("DN80 PN16", "DN80¦ ¦PN16");
    check_words("", "");
}

/// The marks as a person may write them: `[-gone-]`, `{+new+}`.
fn written(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece.mark {
            Mark::Same => piece.text.clone(),
            Mark::Removed => format!("[-{}-]", piece.text),
            Mark::Added => format!("{{+{}+}}", piece.text),
        })
        .collect()
}

fn check_marks(old: &str, new: &str, marked: &str) {
    assert_eq!(written(&mark(old, new)), marked, "{old} → {new}");
}

#[test]
fn marks_show_phrases_and_whole_figures() {
    // one figure, one day, one amount for another
    check_marks("甲方应于10日内付款。", "甲方应于15日内付款。", "甲方应于[-10-]{+15+}日内付款。");
    check_marks(
        "应于2026年3月31日前交付全部货物。",
        "应于2026年4月30日前交付全部货物。",
        "应于[-2026年3月31日-]{+2026年4月30日+}前交付全部货物。",
    );
    check_marks("本合同税率13%。", "本合同税率9%。", "本合同税率[-13%-]{+9%+}。");
    check_marks(
        "合同编号：HT-202605-0012",
        "合同编号：HT-202605-0013",
        "合同编号：[-HT-202605-0012-]{+HT-202605-0013+}",
    );
    check_marks(
        "Party A shall pay RMB 100,000.00 by 31 March 2026.",
        "Party A shall pay RMB 120,000.00 by 30 April 2026.",
        "Party A shall pay [-RMB 100,000.00 by 31 March 2026-]{+RMB 120,000.00 by 30 April 2026+}.",
    );
    // words that came and went
    check_marks("乙方有权解除合同。", "乙方有权书面通知甲方解除合同。", "乙方有权{+书面通知甲方+}解除合同。");
    check_marks("乙方有权立即解除合同。", "乙方有权解除合同。", "乙方有权[-立即-]解除合同。");
    check_marks("", "新增一款。", "{+新增一款。+}");
    check_marks("删去一款。", "", "[-删去一款。-]");
    // what little stands between two changes goes with them
    check_marks("双方应当友好协商解决", "双方可以友好磋商解决", "双方[-应当友好协-]{+可以友好磋+}商解决");
    check_marks(
        "总价为人民币壹拾万元整（¥100,000.00）。",
        "总价为人民币壹拾贰万元整（¥120,000.00）。",
        "总价为[-人民币壹拾万元整（¥100,000.00-]{+人民币壹拾贰万元整（¥120,000.00+}）。",
    );
    check_marks("in good faith and at once", "in bad mood and at once", "in [-good faith-]{+bad mood+} and at once");
    // what reads on its own stays
    check_marks(
        "Party A shall pay within 10 days.",
        "Party B shall pay within 15 days.",
        "Party [-A-]{+B+} shall pay within [-10-]{+15+} days.",
    );
    check_marks(
        "the Buyer shall promptly notify the Seller",
        "the Buyer must promptly inform the Seller",
        "the Buyer [-shall-]{+must+} promptly [-notify-]{+inform+} the Seller",
    );
    // nothing in common: one text in the place of another
    check_marks("争议提交仲裁", "由法院管辖", "[-争议提交仲裁-]{+由法院管辖+}");
}

fn paper(contract: &Contract, language: Locale) -> Paper {
    let printed = match language {
        Locale::Zh => ContractLanguage::Zh,
        Locale::En => ContractLanguage::En,
    };
    compose(contract, &own(), &customer(), printed)
}

fn compared(old: &Contract, new: &Contract, language: Locale) -> Comparison {
    compare(&paper(old, language), &paper(new, language), language)
}

#[test]
fn a_comparison_is_in_the_characters_of_the_newer_paper() {
    let simplified = flow_meters();
    let mut traditional = simplified.clone();
    traditional.general.script = ChineseScript::Traditional;
    assert_eq!(compared(&simplified, &traditional, Locale::Zh).script, ChineseScript::Traditional);
    assert_eq!(compared(&traditional, &simplified, Locale::Zh).script, ChineseScript::Simplified);
}

/// A contract in traditional characters.
fn traditional(mut contract: Contract) -> Contract {
    contract.general.script = ChineseScript::Traditional;
    contract
}

#[test]
fn another_script_alone_is_one_term_and_no_line() {
    for contract in samples() {
        let other = traditional(contract.clone());
        for (old, new, before, after) in
            [(&contract, &other, "简体字", "繁体字"), (&other, &contract, "繁体字", "简体字")]
        {
            let comparison = compared(old, new, Locale::Zh);
            let marked: Vec<String> = comparison
                .parts
                .iter()
                .flat_map(|part| &part.lines)
                .filter(|line| line.fate != LineFate::Same)
                .map(|line| written(&line.pieces))
                .collect();
            assert!(comparison.is_same() && comparison.changes() == 0, "{marked:?}");
            let told: Vec<_> = comparison
                .terms
                .iter()
                .map(|it| (it.place, it.before.as_deref().unwrap_or_default(), it.after.as_deref().unwrap_or_default()))
                .collect();
            assert_eq!(told, [(Place::of(SCRIPT), before, after)]);
            // what stands there is the newer paper
            let (mut theirs, mut own) = (comparison, compared(new, new, Locale::Zh));
            theirs.terms.clear();
            own.terms.clear();
            assert_eq!(theirs, own);
        }
        assert!(compared(&contract, &other, Locale::En).terms.is_empty(), "no Chinese is on an English paper");
    }
    assert_eq!(Text::new(Locale::Zh).term_name(Place::of(SCRIPT)), "一般条款 · 中文用字");
}

#[test]
fn another_script_and_a_change_show_the_change() {
    let old = flow_meters();
    let mut new = traditional(flow_meters());
    payment(&mut new).late_fee.grace.days = 5;
    for (from, to, marks) in [(&old, &new, ["[-3-]{+5+}", "寬限"]), (&new, &old, ["[-5-]{+3+}", "宽限"])] {
        let comparison = compared(from, to, Locale::Zh);
        assert_eq!(comparison.terms.len(), 2, "{:?}", comparison.terms);
        let lines: Vec<String> = comparison
            .parts
            .iter()
            .flat_map(|part| &part.lines)
            .filter(|line| line.fate != LineFate::Same)
            .map(|line| written(&line.pieces))
            .collect();
        let [line] = lines.as_slice() else { panic!("one line: {lines:?}") };
        for said in marks {
            assert!(line.contains(said), "{said} in {line}");
        }
    }
}

fn payment(contract: &mut Contract) -> &mut Payment {
    match &mut contract.payment {
        Clause::Included(payment) => payment,
        Clause::NotApplicable { .. } => panic!("a contract with payment"),
    }
}

/// The flow-meter sale with the parts of its plan in the order that is the other way round than they were made, and these
/// shares in per cent.
fn turned(shares: [i64; 4]) -> Contract {
    let mut contract = flow_meters();
    let Plan::Instalments { parts } = &mut payment(&mut contract).plan else { panic!("a plan in parts") };
    parts.reverse();
    for (part, share) in parts.iter_mut().zip(shares) {
        part.share = Share::Of(Ppm(share * 10_000));
    }
    contract
}

#[test]
fn terms_stand_in_the_order_of_the_paper_whenever_they_were_made() {
    let comparison = compared(&turned([5, 25, 40, 30]), &turned([10, 20, 35, 35]), Locale::Zh);
    let plan = comparison.terms.iter().filter(|term| term.place.field == field::PAYMENT_PLAN);
    let labels: Vec<String> =
        plan.filter_map(|term| term.after.as_ref()?.split(' ').next().map(str::to_owned)).collect();
    assert_eq!(labels, ["质保金", "验收款", "进度款", "预付款"]);
}

/// What a change to the flow-meter sale makes of its terms: the term, before, after.
fn check_terms(language: Locale, change: fn(&mut Contract), expected: &[(&str, &str, &str)]) {
    let old = flow_meters();
    let mut new = flow_meters();
    change(&mut new);
    let comparison = compared(&old, &new, language);
    let text = Text::new(language);
    let told: Vec<(String, String, String)> = comparison
        .terms
        .iter()
        .map(|term| {
            (
                text.term_name(term.place),
                term.before.clone().unwrap_or_default(),
                term.after.clone().unwrap_or_default(),
            )
        })
        .collect();
    let told: Vec<(&str, &str, &str)> =
        told.iter().map(|(name, before, after)| (name.as_str(), before.as_str(), after.as_str())).collect();
    assert_eq!(told, expected);
}

#[test]
fn the_terms_that_changed_are_told_before_and_after_in_the_words_of_the_paper() {
    let longer_grace = |contract: &mut Contract| payment(contract).late_fee.grace.days = 5;
    check_terms(Locale::Zh, longer_grace, &[("付款 · 违约金 · 宽限", "3日", "5日")]);
    check_terms(Locale::En, longer_grace, &[("Payment · Late fee · Grace", "3 days", "5 days")]);

    let longer = |contract: &mut Contract| {
        contract.term.length = TermLength::Months { start: day("2026-06-01"), months: 18 };
    };
    check_terms(
        Locale::Zh,
        longer,
        &[("期限 · 月数", "12个月", "18个月"), ("期限 · 届满日", "2027年5月31日", "2027年11月30日")],
    );
    check_terms(
        Locale::En,
        longer,
        &[("Term · Months", "12 months", "18 months"), ("Term · Last day", "31 May 2027", "30 November 2027")],
    );

    let special =
        |contract: &mut Contract| contract.special = Wording::new("包装物由乙方回收。", "Packaging is taken back.");
    // special terms that there are now go before the body, and the clause on it says so
    check_terms(
        Locale::Zh,
        special,
        &[
            ("一般条款 · 文件不一致时的顺序", "正文、附件、订单", "特别约定、正文、附件、订单"),
            ("特别约定", "", "包装物由乙方回收。"),
        ],
    );
}

/// What became of the articles: those that came and those that went.
fn check_articles(old: &Contract, new: &Contract, added: &[ClauseId], removed: &[ClauseId]) {
    for language in [Locale::Zh, Locale::En] {
        let comparison = compared(old, new, language);
        let of = |fate: Fate| -> Vec<ClauseId> {
            let parts = comparison.parts.iter().filter(|part| part.fate == fate);
            parts.filter_map(|part| if let PartId::Article(clause) = part.id { Some(clause) } else { None }).collect()
        };
        assert_eq!((of(Fate::Added), of(Fate::Removed)), (added.to_vec(), removed.to_vec()));
    }
}

#[test]
fn articles_that_came_and_went_are_named() {
    let old = usual_with_goods();
    let mut new = old.clone();
    new.special = Wording::same("Packaging is taken back.");
    check_articles(&old, &new, &[ClauseId::SpecialTerms], &[]);
    check_articles(&new, &old, &[], &[ClauseId::SpecialTerms]);
    new.payment = Clause::NotApplicable { reason: Wording::new("无偿", "free of charge") };
    check_articles(&old, &new, &[ClauseId::SpecialTerms], &[ClauseId::LatePayment]);
    check_articles(&old, &old, &[], &[]);
}

#[test]
fn a_new_number_alone_changes_no_article() {
    let old = usual_with_goods();
    let mut new = old.clone();
    new.payment = Clause::NotApplicable { reason: Wording::new("无偿", "free of charge") };
    let comparison = compared(&old, &new, Locale::Zh);
    let breach =
        comparison.parts.iter().find(|part| part.id == PartId::Article(ClauseId::GoverningLaw)).expect("printed");
    assert_eq!(breach.fate, Fate::Same, "{}", breach.heading);
}

#[test]
fn a_row_of_goods_is_compared_with_itself() {
    let old = flow_meters();
    let mut new = flow_meters();
    let first = new.lines.values_mut().next().expect("goods");
    first.quantity = Quantity::whole(150).expect("a quantity");
    "智能电磁流量变送装置".clone_into(&mut first.name);
    let comparison = compared(&old, &new, Locale::Zh);
    let rows: Vec<String> = comparison
        .parts
        .iter()
        .filter(|part| part.id == PartId::Article(ClauseId::Subject))
        .flat_map(|part| &part.lines)
        .filter(|line| line.shape == Shape::Row && line.fate != LineFate::Same)
        .map(|line| written(&line.pieces))
        .collect();
    assert!(rows.iter().any(|row| row.contains("| DN80 PN16 | [-120-]{+150+} 台 |")), "{rows:#?}");
}

#[test]
fn a_paragraph_that_moved_is_told_to_have_moved() {
    let old = paper(&flow_meters(), Locale::Zh);
    let mut new = old.clone();
    let article = new.articles.iter_mut().find(|article| article.clause == ClauseId::Delivery).expect("delivery");
    let first = article.blocks.remove(0);
    article.blocks.push(first.clone());
    let Block::Paragraph(paragraph) = first else { panic!("a paragraph") };
    let comparison = compare(&old, &new, Locale::Zh);
    let delivery =
        comparison.parts.iter().find(|part| part.id == PartId::Article(ClauseId::Delivery)).expect("delivery");
    let of = |fate: LineFate| -> Vec<String> {
        let lines = delivery.lines.iter().filter(|line| line.fate == fate);
        lines.map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
    };
    assert_eq!(of(LineFate::MovedAway), [paragraph.text.zh_text()]);
    assert_eq!(of(LineFate::MovedHere), [paragraph.text.zh_text()]);
    assert_eq!(comparison.changes(), 2);
}

#[test]
fn a_contract_compared_with_itself_has_no_marks() {
    for contract in samples() {
        for language in [Locale::Zh, Locale::En] {
            let comparison = compared(&contract, &contract, language);
            assert!(comparison.is_same() && comparison.terms.is_empty() && comparison.changes() == 0);
            let mut pieces = comparison.parts.iter().flat_map(|part| &part.lines).flat_map(|line| &line.pieces);
            assert!(pieces.all(|piece| piece.mark == Mark::Same));
        }
    }
}

/// The lines of a comparison without one of the marks, each part under its heading.
fn without(comparison: &Comparison, mark: Mark, gone: Fate) -> Vec<(PartId, Vec<String>)> {
    let fates: &[LineFate] = match mark {
        Mark::Added => &[LineFate::Added, LineFate::MovedHere],
        Mark::Removed => &[LineFate::Removed, LineFate::MovedAway],
        Mark::Same => &[],
    };
    let parts = comparison.parts.iter().filter(|part| part.fate != gone);
    parts
        .map(|part| {
            let lines = part.lines.iter().filter(|line| !fates.contains(&line.fate));
            let text = lines.map(|line| {
                line.pieces.iter().filter(|piece| piece.mark != mark).map(|piece| piece.text.as_str()).collect()
            });
            (part.id, text.collect())
        })
        .collect()
}

#[test]
fn every_pair_of_contracts_is_told_without_loss() {
    let all = samples();
    for language in [Locale::Zh, Locale::En] {
        for old in &all {
            for new in &all {
                let (comparison, before, after) =
                    (compared(old, new, language), compared(old, old, language), compared(new, new, language));
                let mut own = without(&comparison, Mark::Added, Fate::Added);
                own.sort_by_key(|(id, _)| *id);
                assert_eq!(own, without(&before, Mark::Added, Fate::Added));
                assert_eq!(
                    without(&comparison, Mark::Removed, Fate::Removed),
                    without(&after, Mark::Removed, Fate::Removed)
                );
            }
        }
    }
}

#[test]
fn a_long_contract_is_compared_line_by_line() {
    let repeat = |paper: &mut Paper, more: i64| {
        for article in &mut paper.articles {
            let blocks = article.blocks.clone();
            for round in 0..200_i64 {
                for block in blocks.iter().take(2) {
                    let mut block = block.clone();
                    if let Block::Paragraph(paragraph) = &mut block {
                        let number = round.saturating_mul(more);
                        paragraph
                            .text
                            .zh
                            .push(counterpart::export::paper::Span::Plain(format!("第{number}次。").into()));
                    }
                    article.blocks.push(block);
                }
            }
        }
    };
    let (mut old, mut new) = (paper(&secrecy(), Locale::Zh), paper(&secrecy(), Locale::Zh));
    repeat(&mut old, 1);
    repeat(&mut new, 3);
    let comparison = compare(&old, &new, Locale::Zh);
    assert!(comparison.changes() > 1_000, "{}", comparison.changes());
}

#[test]
fn every_term_has_a_name_in_both_languages() {
    for path in field::ALL {
        let (zh, en) =
            (Text::new(Locale::Zh).term_name(Place::of(path)), Text::new(Locale::En).term_name(Place::of(path)));
        assert!(!zh.chars().any(|it| it.is_ascii_alphabetic()), "{path}: {zh}");
        assert!(en.replace(['·', '±'], "").is_ascii() && !en.contains('_'), "{path}: {en}");
    }
}

/// Sentences out of pieces that contracts are made of.
fn sentence() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "甲方",
        "乙方",
        "应当",
        "于",
        "2026年3月31日",
        "前",
        "支付",
        "人民币壹拾万元整",
        "（¥100,000.00）",
        "。",
        "，",
        "Party A ",
        "shall ",
        "pay ",
        "RMB 5,000.00 ",
        "within ",
        "30 ",
        "days",
        ".",
        " ",
        "13%",
        "HT-1",
        "\u{1f600}",
        "é",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn joined_without(pieces: &[Piece], mark: Mark) -> String {
    pieces.iter().filter(|piece| piece.mark != mark).map(|piece| piece.text.as_str()).collect()
}

proptest! {
    /// Words joined are the text, whatever the text.
    #[test]
    fn words_lose_nothing(text in any::<String>()) {
        prop_assert_eq!(tokens(&text).concat(), text);
    }

    /// Without what was added the marks read as the old text, without what was removed as the new one.
    #[test]
    fn marks_lose_nothing(old in sentence(), new in sentence()) {
        let pieces = mark(&old, &new);
        prop_assert_eq!(joined_without(&pieces, Mark::Added), old);
        prop_assert_eq!(joined_without(&pieces, Mark::Removed), new);
        prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        prop_assert!(pieces.windows(2).all(|two| two[0].mark != two[1].mark), "no mark stands beside its like");
    }

    /// A text compared with itself has no marks.
    #[test]
    fn the_same_has_no_marks(text in sentence()) {
        prop_assert!(mark(&text, &text).iter().all(|piece| piece.mark == Mark::Same));
    }
}
