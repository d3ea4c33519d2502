//! Workbooks that are not read, each with its own reason.

use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::form::{Form, form};
use counterpart::sync::list::workbook::{MAX_UNPACKED, WorkbookFault, read};
use proptest::prelude::*;

use super::zipped::{cell, workbook, zip};

#[test]
fn a_small_file_that_unpacks_to_more_than_it_may_is_refused_before_it_is_read() {
    let zeros = vec![0; 64 << 20];
    let further: Vec<(String, &[u8])> =
        (0..=MAX_UNPACKED >> 26).map(|n| (format!("xl/media/{n}.bin"), zeros.as_slice())).collect();
    let further: Vec<(&str, &[u8])> = further.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    let bomb = workbook(&format!("<row r=\"1\">{}</row>", cell("A1", "name")), "", &further);
    assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
    assert_eq!(read(&bomb), Err(WorkbookFault::Swollen { limit: MAX_UNPACKED }));
}

#[test]
fn what_an_archive_says_of_its_parts_is_not_believed() {
    let content = vec![7; 100_000];
    let row = format!("<row r=\"1\">{}</row>", cell("A1", "name"));
    let mut liar = workbook(&row, "", &[("xl/x.bin", content.as_slice())]);
    // the sizes of this part, here and in the table at the end
    let told = 100_000_u32.to_le_bytes();
    let places: Vec<usize> = (0..liar.len() - 4).filter(|at| liar[*at..at + 4] == told).collect();
    assert!(!places.is_empty());
    for at in places {
        liar[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    assert_eq!(read(&liar), Err(WorkbookFault::Damaged));
}

#[test]
fn damaged_empty_and_foreign_files_are_refused() {
    let good = workbook(&format!("<row r=\"1\">{}</row>", cell("A1", "name")), "", &[]);
    assert_eq!(read(&good).map(|sheets| sheets.len()), Ok(1));
    let half = &good[..good.len() / 2];
    assert_eq!(form(half), Ok(Form::Workbook), "it began as one");
    assert_eq!(read(half), Err(WorkbookFault::Damaged));
    assert_eq!(read(b""), Err(WorkbookFault::Damaged));
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(WorkbookFault::Damaged));
    assert_eq!(read(&zip(&[("xl/workbook.xml", b"<workbook>")])), Err(WorkbookFault::Damaged));
    assert_eq!(read(&workbook("", "", &[])), Err(WorkbookFault::Empty));
    let blank = format!("<row r=\"1\">{}</row>", cell("A1", "  "));
    assert_eq!(read(&workbook(&blank, "", &[])), Err(WorkbookFault::Empty));
    let broken = workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></row></c><row", "", &[]);
    assert_eq!(read(&broken), Err(WorkbookFault::Damaged));
}

#[test]
fn every_reason_has_words_in_both_languages() {
    let faults = [
        WorkbookFault::Locked,
        WorkbookFault::Damaged,
        WorkbookFault::Swollen { limit: MAX_UNPACKED },
        WorkbookFault::TooMuchText { limit: 64 << 20 },
        WorkbookFault::Empty,
        WorkbookFault::LongText { row: 7 },
        WorkbookFault::Unwritable,
    ];
    for locale in [Locale::Zh, Locale::En] {
        let said: std::collections::BTreeSet<String> =
            faults.iter().map(|fault| Text::new(locale).workbook_fault(*fault)).collect();
        assert_eq!(said.len(), faults.len());
        assert!(said.iter().all(|words| words.ends_with(['。', '.'])), "{said:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_workbook_altered_anyhow_is_read_or_refused(cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let rows = format!("<row r=\"1\">{}{}</row>", cell("A1", "name"), cell("B1", "phone"));
        let mut bytes = workbook(&rows, "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>", &[]);
        for (at, byte) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(sheets) = read(&bytes) {
            prop_assert!(sheets.iter().all(|sheet| sheet.filled_rows() > 0));
        }
    }

    #[test]
    fn any_xml_in_a_sheet_is_read_or_refused(rows in "(<(row|c|v|is|t)( (r|t|s)=\"[A-C0-9sbe]{0,4}\")?/?>|</(row|c|v|is|t)>|[0-9a-z.&;]{0,3}){0,30}") {
        if let Ok(sheets) = read(&workbook(&rows, "", &[])) {
            prop_assert!(!sheets.is_empty());
        }
    }
}
