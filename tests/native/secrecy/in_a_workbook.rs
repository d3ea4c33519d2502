//! What a workbook holds besides the cells that its preview shows: the name of the sheet, the day, and nothing that anybody typed.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use counterpart::domain::sharing::field::ShareField;
use counterpart::i18n::{Locale, Text};
use counterpart::sync::list::ledger::Cell;
use counterpart::sync::list::share::table;
use counterpart::sync::list::workbook;
use zip::ZipArchive;

use super::{TODAY, agreed, customer, day, made, person, scope};

/// The texts between the tags of a part.
fn texts(archive: &mut ZipArchive<Cursor<Vec<u8>>>, part: &str) -> BTreeSet<String> {
    let mut words = String::new();
    archive.by_name(part).expect("the part").read_to_string(&mut words).expect("UTF-8");
    let between = words.split('<').filter_map(|it| it.split_once('>')).map(|(_, text)| text.trim().to_owned());
    between.filter(|it| !it.is_empty()).collect()
}

#[test]
fn a_workbook_holds_its_cells_and_besides_them_what_its_preview_says() {
    let firm = customer(10);
    let who = person(20, &firm, agreed());
    let scope = scope(&[ShareField::Name, ShareField::PersonName]);
    let made = made(&scope, &[(&firm, vec![&who])], &ShareField::ALL).expect("made");
    let text = Text::new(Locale::En);
    let table = table(&made, ("Share", "No."), Some(day(TODAY)), |field| text.share_field(field));
    let packed = workbook::write(&table).expect("a workbook");
    let mut archive = ZipArchive::new(Cursor::new(packed)).expect("an archive");
    let words = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<BTreeSet<String>>();
    // every text of a cell; numbers stand in the sheet itself
    let cells = words(&["No.", "Customer", "Person", "name~10~", "person~20~"]);
    assert_eq!(texts(&mut archive, "xl/sharedStrings.xml"), cells);
    assert_eq!(texts(&mut archive, "xl/worksheets/sheet1.xml"), words(&["0", "1", "2", "3", "4"]));
    // neither author nor company, and of the time the day alone
    assert_eq!(texts(&mut archive, "docProps/core.xml"), words(&["2026-04-01T00:00:00Z"]));
    let about = texts(&mut archive, "docProps/app.xml");
    assert!(about.contains("Share") && about.contains("Microsoft Excel"), "{about:?}");
    assert!(about.iter().all(|it| !it.contains('~')), "{about:?}");
}

#[test]
fn a_cell_of_a_workbook_is_shown_as_it_is_written() {
    // what reading would take for a guard has one more
    for (cell, written) in
        [("Quay", "Quay"), ("=SUM(A1)", "=SUM(A1)"), ("'=SUM(A1)", "''=SUM(A1)"), ("'tis", "'tis"), ("", "")]
    {
        assert_eq!(Cell::words(cell).in_workbook(), written, "{cell}");
    }
}
