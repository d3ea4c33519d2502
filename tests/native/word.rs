//! The contract as a Word file, read back from its parts.

use std::io::{Cursor, Read};

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::wording::Wording;
use counterpart::export::paper::{Block, Paper, compose, plain_text};
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

#[test]
fn every_word_of_the_paper_stands_in_the_file_in_its_order() {
    for contract in contracts::samples() {
        for language in LANGUAGES {
            let paper = paper_of(&contract, language);
            let file = docx(&paper, false).expect("a file");
            let found = bare(&read(&part(&file, "word/document.xml")));
            let lines = plain_text(&paper);
            for line in lines.lines().map(bare).filter(|line| !line.is_empty()) {
                // a table's row is read cell by cell, in two languages one under the other
                let stands = found.contains(&line) || matches!(language, ContractLanguage::Both { .. });
                assert!(stands, "{:?} {language:?}: {line}", contract.kind);
            }
            for article in &paper.articles {
                for text in [article.heading.zh_text(), article.heading.en_text()] {
                    assert!(found.contains(&bare(&text)), "{text}");
                }
            }
        }
    }
}

#[test]
fn heads_of_tables_repeat_and_pages_are_counted() {
    for language in LANGUAGES {
        let paper = paper_of(&contracts::flow_meters(), language);
        let file = docx(&paper, true).expect("a file");
        let document = part(&file, "word/document.xml");
        let blocks =
            paper.articles.iter().flat_map(|it| &it.blocks).chain(paper.annexes.iter().flat_map(|it| &it.blocks));
        let tables = blocks.filter(|block| matches!(block, Block::Table(_))).count();
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
