//! The contract as a Word file, read back from its parts.

use std::io::{Cursor, Read};

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::wording::Wording;
use counterpart::export::paper::{Block, Cell, Columns, Paper, Span, Table, compose, plain_text};
use counterpart::export::word::docx;
use zip::ZipArchive;

use crate::paper::contracts;

const LANGUAGES: [ContractLanguage; 3] =
    [ContractLanguage::Zh, ContractLanguage::En, ContractLanguage::Both { prevailing: Prevailing::Zh }];

fn paper_of(contract: &Contract, language: ContractLanguage) -> Paper {
    compose(contract, &contracts::own(), &contracts::customer(), language)
}

/// A part of the file as text.
fn part(file: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

/// What is read in a part: the texts of its runs, one after the other.
fn read(xml: &str) -> String {
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
