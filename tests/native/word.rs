//! The contract as a Word file, read back from its parts.

use std::io::{Cursor, Read};

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing, Side};
use counterpart::domain::contract::targets::Targets;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, EvaluationEventId, EvaluationId};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{Measurement, MetricValue};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::scorecard::clause::plan_of;
use counterpart::domain::scorecard::period;
use counterpart::domain::scorecard::perspective::Perspective;
use counterpart::domain::scorecard::plan::Source;
use counterpart::domain::scorecard::record::{Asked, Entered, Evaluation, EvaluationEvent, Input};
use counterpart::export::paper::{
    Agreed, Block, Cell, Columns, EvaluationSheet, Paper, Span, Table, compose, plain_text,
};
use counterpart::export::word::docx;
use uuid::Uuid;
use zip::ZipArchive;

use crate::paper::contracts;

const LANGUAGES: [ContractLanguage; 3] =
    [ContractLanguage::Zh, ContractLanguage::En, ContractLanguage::Both { prevailing: Prevailing::Zh }];

fn paper_of(contract: &Contract, language: ContractLanguage) -> Paper {
    compose(contract, &contracts::own(), &contracts::customer(), language)
}

/// A part of the file as text.
pub(crate) fn part(file: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

/// What is read in a part: the texts of its runs, one after the other.
pub(crate) fn read(xml: &str) -> String {
    let mut text = String::new();
    for piece in xml.split("<w:t").skip(1) {
        let Some((attributes, rest)) = piece.split_once('>') else { continue };
        // `<w:tbl>` and the like begin with the same letters
        if !attributes.is_empty() && !attributes.starts_with(' ') {
            continue;
        }
        let piece = rest.split("</w:t>").next().unwrap_or_default();
        text.push_str(
            &piece
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&"),
        );
    }
    text
}

/// Without the spaces and signs that only part one line from the next.
fn bare(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace() && !"|:：_".contains(*it)).collect()
}

/// The blocks of the articles and then of the annexes.
fn blocks(paper: &Paper) -> impl Iterator<Item = &Block> {
    paper.articles.iter().flat_map(|it| &it.blocks).chain(paper.annexes.iter().flat_map(|it| &it.blocks))
}

/// The Chinese text and the English one, each behind its number; a language that is not printed has none.
fn both(no: &str, text: &Columns) -> Vec<String> {
    [text.zh_text(), text.en_text()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| format!("{no}{text}"))
        .collect()
}

fn table_texts(table: &Table) -> Vec<String> {
    let heads = table.columns.iter().flat_map(|column| both("", &column.head));
    let cells = table.rows.iter().flatten().chain(&table.total).flat_map(|cell| match cell {
        Cell::Same(spans) => vec![spans.iter().map(Span::text).collect()],
        Cell::Each(columns) => both("", columns),
    });
    heads.chain(cells).collect()
}

fn block_texts(blocks: &[Block]) -> Vec<String> {
    let texts = |block: &Block| match block {
        Block::Paragraph(paragraph) => both(&paragraph.no, &paragraph.text),
        Block::Table(table) => table_texts(table),
    };
    blocks.iter().flat_map(texts).collect()
}

/// Every text of the opening, the articles and the annexes as it is printed.
fn texts(paper: &Paper) -> Vec<String> {
    let mut texts: Vec<String> = paper.opening.iter().flat_map(|it| both(&it.no, &it.text)).collect();
    for article in &paper.articles {
        texts.extend(both("", &article.heading));
        texts.extend(block_texts(&article.blocks));
    }
    for annex in &paper.annexes {
        texts.extend(both("", &annex.heading));
        texts.extend(block_texts(&annex.blocks));
    }
    texts
}

#[test]
fn every_word_of_the_paper_stands_in_the_file_in_its_order() {
    for contract in contracts::samples() {
        for language in LANGUAGES {
            let paper = paper_of(&contract, language);
            let file = docx(&paper, false).expect("a file");
            let found = bare(&read(&part(&file, "word/document.xml")));
            let mut rest = found.as_str();
            for text in texts(&paper).iter().map(|text| bare(text)) {
                let at = rest.find(&text).unwrap_or_else(|| panic!("{:?} {language:?}: {text}", contract.kind));
                rest = &rest[at + text.len()..];
            }
            // names and places to sign stand outside of these; two languages stand beside each other there
            if !matches!(language, ContractLanguage::Both { .. }) {
                for line in plain_text(&paper).lines().map(bare).filter(|line| !line.is_empty()) {
                    assert!(found.contains(&line), "{:?} {language:?}: {line}", contract.kind);
                }
            }
        }
    }
}

#[test]
fn a_paper_in_two_languages_has_texts_in_both() {
    // what the test above looks for
    let paper = paper_of(&contracts::flow_meters(), LANGUAGES[2]);
    let texts = texts(&paper);
    let is_han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    let (chinese, english): (Vec<&String>, Vec<&String>) = texts.iter().partition(|text| text.contains(is_han));
    let paragraphs = blocks(&paper).filter(|block| matches!(block, Block::Paragraph(_))).count();
    assert!(chinese.len() > paragraphs && english.len() > paragraphs, "{} and {}", chinese.len(), english.len());
}

#[test]
fn rows_of_tables_stay_whole_and_only_their_heads_repeat() {
    const WHOLE: &str = "<w:cantSplit />";
    const HEAD: &str = "<w:tblHeader />";
    for language in LANGUAGES {
        let paper = paper_of(&contracts::flow_meters(), language);
        let file = docx(&paper, false).expect("a file");
        let document = part(&file, "word/document.xml");
        let tables: Vec<Vec<&str>> = document
            .split("<w:tbl>")
            .skip(1)
            .map(|table| table.split("</w:tbl>").next().unwrap_or_default().split("<w:tr>").skip(1).collect())
            .collect();
        // one head, and a row for each of the paper's
        let expected: Vec<usize> = blocks(&paper)
            .filter_map(|block| match block {
                Block::Table(table) => Some(1 + table.rows.len() + usize::from(!table.total.is_empty())),
                Block::Paragraph(_) => None,
            })
            .collect();
        let figures: Vec<&Vec<&str>> = tables.iter().filter(|rows| rows[0].contains(HEAD)).collect();
        assert_eq!(figures.iter().map(|rows| rows.len()).collect::<Vec<_>>(), expected, "{language:?}");
        for rows in figures {
            assert!(rows.iter().all(|row| row.contains(WHOLE)), "{language:?}: a row may split");
            assert!(rows[1..].iter().all(|row| !row.contains(HEAD)), "{language:?}: a row repeats that is no head");
        }
        // the places to sign: one row, all on one page
        let signed: Vec<usize> = tables
            .iter()
            .filter(|rows| !rows[0].contains(HEAD) && rows.iter().any(|row| row.contains(WHOLE)))
            .map(Vec::len)
            .collect();
        assert_eq!(signed, [1], "{language:?}");
    }
}

#[test]
fn heads_of_tables_repeat_and_pages_are_counted() {
    for language in LANGUAGES {
        let paper = paper_of(&contracts::flow_meters(), language);
        let file = docx(&paper, true).expect("a file");
        let document = part(&file, "word/document.xml");
        let tables = blocks(&paper).filter(|block| matches!(block, Block::Table(_))).count();
        assert!(tables > 0);
        assert_eq!(document.matches("<w:tblHeader />").count(), tables, "{language:?}");
        let foot = part(&file, "word/footer1.xml");
        for field in ["NUMPAGES", "PAGE"] {
            assert!(foot.contains(field), "{foot}");
        }
        let (head, mark) = (
            read(&part(&file, "word/header1.xml")),
            match language {
                ContractLanguage::En => "DRAFT",
                ContractLanguage::Zh | ContractLanguage::Both { .. } => "草稿",
            },
        );
        assert!(head.contains(mark), "{head}");
        // and across the page, as letters drawn aslant behind the text
        let across = match language {
            ContractLanguage::Zh => "草稿",
            ContractLanguage::En => "DRAFT",
            ContractLanguage::Both { .. } => "草稿 DRAFT",
        };
        let drawn = part(&file, "word/header1.xml");
        let shapes: Vec<&str> = drawn.split("<v:shape ").skip(1).collect();
        assert!(
            shapes.len() == 1
                && shapes[0].contains("rotation:315")
                && shapes[0].contains(&format!("string=\"{across}\"")),
            "{drawn}"
        );
        let last = docx(&paper, false).expect("a file");
        let head = part(&last, "word/header1.xml");
        assert!(!head.contains("v:shape") && !read(&head).contains(mark), "a final paper carries no mark: {head}");
        let styles = part(&file, "word/styles.xml");
        for wanted in ["SimSun", "SimHei", "w:eastAsia=\"zh-CN\"", "heading 1"] {
            assert!(styles.contains(wanted), "{wanted} in {styles}");
        }
        assert!(document.contains("w:val=\"Heading1\""), "the navigation pane shows the articles");
    }
}

#[test]
fn what_a_person_wrote_cannot_break_the_file() {
    let mut contract = contracts::flow_meters();
    contract.special = Wording::new("甲<乙>&\"丙\"\u{7}\u{0}\n第二行", "a <b> & 'c'");
    let file = docx(&paper_of(&contract, ContractLanguage::Zh), false).expect("a file");
    let document = part(&file, "word/document.xml");
    assert!(!document.contains('\u{7}') && !document.contains('\u{0}'));
    assert!(read(&document).contains("甲<乙>&\"丙\"第二行"), "{document}");
}

#[test]
fn the_same_contract_makes_the_same_bytes() {
    let paper = paper_of(&contracts::flow_meters(), ContractLanguage::Zh);
    assert_eq!(docx(&paper, false), docx(&paper, false));
}

/// For looking at: `cargo test --test native word` leaves the files in `target/tmp`.
#[test]
fn files_for_looking_at_are_left_behind() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, language) in
        [("contract-zh", LANGUAGES[0]), ("contract-en", LANGUAGES[1]), ("contract-both", LANGUAGES[2])]
    {
        let file = docx(&paper_of(&contracts::flow_meters(), language), true).expect("a file");
        std::fs::write(folder.join(format!("{name}.docx")), &file).expect("written");
        assert!(file.starts_with(b"PK"), "a package");
    }
}

/// The sheet of the table of `contract-rules.md` 5.3, put to both sides and confirmed by one.
pub(crate) fn evaluation_sheet(chinese: bool) -> EvaluationSheet {
    let day = |text: &str| Date::parse(text).expect("a day");
    let input = |value| Input { measurement: Measurement::Measured(value), counted: None, note: String::new() };
    let number = |thousandths| MetricValue::Number(Quantity { thousandths });
    let inputs = vec![
        input(MetricValue::Amount(Money::cny(110_000_000))),
        input(number(18_000)),
        input(MetricValue::Share(Ppm(912_000))),
        input(number(4_320)),
        input(number(60_000)),
    ];
    let id = EvaluationId(Uuid::from_u128(1));
    let evaluation = Evaluation {
        id,
        customer: Some(CustomerId(Uuid::from_u128(2))),
        contract: None,
        member: None,
        by_plan: None,
        terms: plan_of(&Targets::usual(Money::cny(100_000_000)), Currency::CNY).expect("a plan"),
        span: period::Span { first: day("2026-01-01"), last: day("2026-03-31") },
        entered: Vec::new(),
        made_on: day("2026-04-01"),
        by: "Li".to_owned(),
        over_on: None,
    };
    let mut events = Vec::new();
    let mut decide = |asked: Asked, on: &str, n: u128| {
        let course = evaluation.course(&events, day(on));
        let calendar = WorkCalendar::standard();
        let fact = evaluation.decide(&course, &inputs, asked, day(on), day(on), &calendar).expect("decided");
        let id = EvaluationEventId(Uuid::from_u128(n));
        events.push(EvaluationEvent { id, evaluation: evaluation.id, on: day(on), by: "Li".to_owned(), fact });
    };
    decide(Asked::Submit { comment: String::new() }, "2026-04-02", 1);
    let (side, name) = (Side::Them, "Bo Ek".to_owned());
    decide(Asked::Confirm { side, name, comment: "As agreed".to_owned() }, "2026-04-07", 2);
    EvaluationSheet {
        evaluation,
        events,
        inputs,
        actions: vec![Agreed {
            title: "Train two shifts".to_owned(),
            by: "Ann".to_owned(),
            due: Some(day("2026-05-01")),
        }],
        subject: "Harbour Pumps Ltd".to_owned(),
        own: "Huiyuan Meters".to_owned(),
        contract: "HT-1".to_owned(),
        as_of: day("2026-04-08"),
        chinese,
    }
}

#[test]
fn the_sheet_of_an_evaluation_says_how_it_was_scored_and_where_both_sides_sign() {
    for (chinese, words) in [
        (true, ["绩效评估", "指标与得分", "净销售额", "44.00", "98.60", "签字人", "我方"]),
        (false, ["Evaluation", "Metrics and score", "Net sales", "44.00", "98.60", "Signed by", "Us"]),
    ] {
        let sheet = evaluation_sheet(chinese);
        assert!(!sheet.is_draft());
        let handed = serde_json::to_vec(&sheet).expect("handed over");
        let sheet: EvaluationSheet = serde_json::from_slice(&handed).expect("taken");
        let found = read(&part(&docx(&sheet.paper(), false).expect("a file"), "word/document.xml"));
        for word in words.into_iter().chain([
            "Harbour Pumps Ltd",
            "Huiyuan Meters",
            "HT-1",
            "Bo Ek",
            "As agreed",
            "Train two shifts",
        ]) {
            assert!(found.contains(word), "{word} in {found}");
        }
    }
    let before = EvaluationSheet { events: Vec::new(), ..evaluation_sheet(false) };
    assert!(before.is_draft());
}

#[test]
fn the_sheet_of_an_evaluation_says_that_a_value_was_entered_on_a_target() {
    let printed =
        |sheet: &EvaluationSheet| read(&part(&docx(&sheet.paper(), false).expect("a file"), "word/document.xml"));
    for (chinese, words, source) in [
        (true, "18 · 取自业绩目标上的登记", "取自业绩目标上的登记"),
        (false, "18 · From the entries on the target", "From the entries on the target"),
    ] {
        let mut sheet = evaluation_sheet(chinese);
        // new customers, and what a survey said: the book measures neither
        let found = printed(&sheet);
        assert!(found.contains(words), "{words} in {found}");
        assert_eq!(found.matches(source).count(), 2, "no other value is from there: {found}");
        // what was typed into the evaluation itself goes before what stands on a target
        let measurement = Measurement::Measured(MetricValue::Number(Quantity { thousandths: 18_000 }));
        sheet.evaluation.entered = vec![Entered { metric: 1, measurement, note: String::new() }];
        let found = printed(&sheet);
        assert!(!found.contains(words), "{found}");
        assert_eq!(found.matches(source).count(), 1, "{found}");
        for metric in &mut sheet.evaluation.terms.metrics {
            metric.source = Source::Book;
        }
        assert!(!printed(&sheet).contains(source), "what the book counts is its own source");
    }
}

#[test]
fn the_sheet_of_a_balanced_scorecard_says_to_which_perspective_a_metric_belongs() {
    use Perspective::{Customer, Financial, Internal};
    let printed =
        |sheet: &EvaluationSheet| read(&part(&docx(&sheet.paper(), false).expect("a file"), "word/document.xml"));
    for (chinese, sales, internal) in
        [(true, "财务 · 净销售额", "内部流程 · "), (false, "Financial · Net sales", "Internal processes · ")]
    {
        let mut sheet = evaluation_sheet(chinese);
        let plain = printed(&sheet);
        assert!(!plain.contains(sales) && !plain.contains(internal), "{plain}");
        let metrics = sheet.evaluation.terms.metrics.iter_mut();
        for (metric, perspective) in metrics.zip([Financial, Customer, Financial, Customer, Internal]) {
            metric.perspective = Some(perspective);
        }
        let found = printed(&sheet);
        assert!(found.contains(sales) && found.contains(internal), "{found}");
    }
}

#[test]
fn the_sheet_of_an_evaluation_says_which_level_was_reached_and_that_the_score_does_not_change_with_it() {
    let printed =
        |sheet: &EvaluationSheet| read(&part(&docx(&sheet.paper(), false).expect("a file"), "word/document.xml"));
    let number = |thousandths| Some(MetricValue::Number(Quantity { thousandths }));
    let amount = |fen| Some(MetricValue::Amount(Money::cny(fen)));
    for (chinese, words) in [
        (
            true,
            [
                "¥1,000,000.00 · 冲刺 ¥1,050,000.00 · 挑战 ¥1,200,000.00",
                "¥1,100,000.00 · 达到冲刺目标",
                "48 (越低越好) · 冲刺 36",
                "60 · 未达到目标",
                "冲刺、挑战目标只表示业绩好到什么程度，得分和等级不随之改变。",
                "98.60",
            ],
        ),
        (
            false,
            [
                "¥1,000,000.00 · stretch ¥1,050,000.00 · challenge ¥1,200,000.00",
                "¥1,100,000.00 · stretch reached",
                "48 (lower is better) · stretch 36",
                "60 · target missed",
                "Stretch and challenge levels only tell how much better a result is: scores and grade do not change with them.",
                "98.60",
            ],
        ),
    ] {
        let mut sheet = evaluation_sheet(chinese);
        let plain = printed(&sheet);
        for word in ["冲刺", "tretch"] {
            assert!(!plain.contains(word), "{word} in {plain}");
        }
        let metrics = &mut sheet.evaluation.terms.metrics;
        (metrics[0].stretch, metrics[0].challenge) = (amount(105_000_000), amount(120_000_000));
        metrics[4].stretch = number(36_000);
        let found = printed(&sheet);
        for word in words {
            assert!(found.contains(word), "{word} in {found}");
        }
    }
}
