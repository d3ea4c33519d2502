//! Letters as Word files, read back from their parts: the same words, figures and annexes as on paper, in both languages.

use counterpart::export::letter::{Letter, LetterKind, LetterTable, Tone};
use counterpart::export::word::letter_docx;
use counterpart::i18n::Locale;

use crate::customer_letter::statement;
use crate::letters::letter;
use crate::word::{part, read};

const LANGUAGES: [Locale; 2] = [Locale::Zh, Locale::En];

/// The file of a letter, handed over as the page does.
fn file(letter: &Letter) -> Vec<u8> {
    let handed = serde_json::to_vec(letter).expect("handed over");
    let taken: Letter = serde_json::from_slice(&handed).expect("taken");
    assert_eq!(&taken, letter);
    letter_docx(&taken).expect("a file")
}

/// All words of a table in the order in which they are read.
fn words(table: &LetterTable) -> Vec<String> {
    let head = table.head.iter().map(|(words, _)| words.clone());
    let cells = table.rows.iter().flatten().chain(&table.sums).cloned();
    [table.title.clone()].into_iter().chain(head).chain(cells).chain([table.note.clone()]).collect()
}

#[test]
fn every_word_of_every_letter_stands_in_the_file_in_its_order() {
    for kind in LetterKind::ALL {
        for language in LANGUAGES {
            says_all(&letter(language, kind, "2026-05-15", None));
        }
    }
    for language in LANGUAGES {
        says_all(&statement(language));
    }
}

/// Every word of a letter stands in its file, in the order in which it is read.
fn says_all(letter: &Letter) {
    let found = read(&part(&file(letter), "word/document.xml"));
    let mut expected = vec![letter.title.clone()];
    expected.extend(letter.to.iter().cloned());
    expected.push(letter.subject.clone());
    expected.extend(letter.opening.iter().cloned());
    expected.extend(letter.tables.iter().flat_map(words));
    expected.extend(letter.asks.iter().chain(&letter.signature).chain(&letter.agreed).cloned());
    expected.extend(letter.annexes.iter().flat_map(words));
    let mut rest = found.as_str();
    for words in expected.iter().filter(|it| !it.is_empty()) {
        let Some((_, after)) = rest.split_once(words.as_str()) else {
            panic!("{} {:?}: {words} in {rest}", letter.title, letter.language)
        };
        rest = after;
    }
}

#[test]
fn a_reminder_that_names_the_fee_has_its_working_on_a_page_of_its_own() {
    for (language, words, foot) in
        [(Locale::Zh, ["2,250.00", "45", "0.05%/日"], "共"), (Locale::En, ["2,250.00", "45", "0.05% a day"], "Page")]
    {
        let letter = letter(language, LetterKind::Reminder(Tone::Firm), "2026-05-15", None);
        let file = file(&letter);
        let document = part(&file, "word/document.xml");
        let found = read(&document);
        for word in words {
            assert!(found.contains(word), "{word} in {found}");
        }
        assert_eq!(document.matches("<w:pageBreakBefore").count(), letter.annexes.len(), "an annex begins a page");
        // the table of the letter and that of the annex repeat their heads
        assert_eq!(document.matches("<w:tblHeader").count(), letter.tables.len() + letter.annexes.len());
        assert!(read(&part(&file, "word/footer1.xml")).contains(foot), "pages are counted");
    }
}

#[test]
fn a_friendly_reminder_has_no_annex_and_a_statement_of_account_a_place_to_sign() {
    let friendly = letter(Locale::En, LetterKind::Reminder(Tone::Friendly), "2026-05-15", None);
    let document = part(&file(&friendly), "word/document.xml");
    assert!(!document.contains("<w:pageBreakBefore"), "no annex");
    let account = letter(Locale::Zh, LetterKind::Account, "2026-05-15", None);
    let found = read(&part(&file(&account), "word/document.xml"));
    for words in &account.agreed {
        assert!(found.contains(words.as_str()), "{words} in {found}");
    }
    // the same letter is the same file
    assert_eq!(file(&account), file(&account));
}
