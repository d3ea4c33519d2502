//! A corpus of calculations, the same for every run: what each subject answers, value and working, as text with a digest.
//! Natively and in wasm it is compared with one file, so that the two give the same answers, and the same ones as yesterday.

mod cases;
mod draw;

use sha2::{Digest, Sha256};

use self::draw::Draw;

/// How many cases of each subject.
const CASES: usize = 400;
/// How many of them the file shows in full; the digest covers all.
const SHOWN: usize = 3;

/// A subject: its name, and one drawn case with its answer as text.
type Subject = (&'static str, fn(&mut Draw) -> String);

const SUBJECTS: &[Subject] = &[
    ("rounding", cases::rounding),
    ("money", cases::money),
    ("split", cases::split),
    ("schedule", cases::schedule),
    ("period", cases::period),
    ("late fee", cases::late_fee),
    ("tax", cases::tax),
    ("lines", cases::lines),
    ("ageing", cases::ageing),
    ("forecast", cases::forecast),
    ("commission", cases::commission),
    ("score", cases::score),
    ("term", cases::term),
    ("service clock", cases::service_clock),
    ("renminbi words", cases::renminbi_words),
    ("renminbi read", cases::renminbi_read),
    ("English words", cases::english_words),
    ("registration code", cases::registration_code),
    ("contract number", cases::contract_number),
];

/// The answers of every subject: the first few in full, and the digest of all.
pub(crate) fn answers() -> String {
    let mut text = String::new();
    for (name, case) in SUBJECTS {
        let mut draw = Draw::new(name);
        let mut digest = Sha256::new();
        text.extend(["# ", name, "\n"]);
        for number in 0..CASES {
            let answer = case(&mut draw);
            digest.update(answer.as_bytes());
            digest.update(b"\n");
            if number < SHOWN {
                text.push_str(&answer);
                text.push('\n');
            }
        }
        let sum = digest.finalize().iter().fold(String::new(), |hex, byte| hex + format!("{byte:02x}").as_str());
        text.extend([CASES.to_string().as_str(), " cases sha256 ", &sum, "\n\n"]);
    }
    text
}

/// What the answers have to be. Lines that changed on purpose are copied from the file that the native test leaves behind.
const EXPECTED: &str = include_str!("../../fixtures/corpus.txt");

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn the_answers_are_the_same_natively_and_in_wasm() {
    let found = answers();
    #[cfg(not(target_arch = "wasm32"))]
    if found != EXPECTED {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus.txt");
        std::fs::write(&path, &found).expect("the answers are written");
        eprintln!("the answers of this run: {}", path.display());
    }
    for (line, expected) in found.lines().zip(EXPECTED.lines()) {
        assert_eq!(line, expected);
    }
    assert_eq!(found.len(), EXPECTED.len(), "no subject is missing");
}
