//! A corpus of calculations, the same for every run: what each subject answers, value and working, as text with a digest.
//! Natively and in wasm it is compared with one file, so that the two give the same answers, and the same ones as yesterday.

mod accounts;
mod amounts;
mod cases;
mod claims;
mod days;
pub(crate) mod draw;
mod house;
mod later;
mod people;
mod rates;
mod rewards;
mod sales;
mod states;
mod written;

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
    ("series", days::series),
    ("period", cases::period),
    ("late fee", cases::late_fee),
    ("late fees of a contract", claims::contract_fees),
    ("conventions", claims::conventions),
    ("division of a payment", claims::division),
    ("allocation", claims::allocation),
    ("collection", claims::collection),
    ("amendments", claims::amendments),
    ("accounts by the month", later::monthly),
    ("clauses in succession", later::succession),
    ("floors", later::floors),
    ("credit", later::credit),
    ("tax", cases::tax),
    ("lines", cases::lines),
    ("ageing", cases::ageing),
    ("forecast", cases::forecast),
    ("commission", cases::commission),
    ("commission of units", people::commission_of_units),
    ("commission basis", people::commission_basis),
    ("shares of a commission", people::shares),
    ("payments of a commission", people::payments),
    ("score", cases::score),
    ("evaluation", people::evaluation),
    ("targets", people::targets),
    ("means", later::means),
    ("a target reached", later::target),
    ("fairness", people::fairness),
    ("term", cases::term),
    ("spans of a term", days::spans),
    ("notice", days::notice),
    ("ends", days::ends),
    ("life of a contract", states::contract),
    ("life of a ticket", states::ticket),
    ("life of a dispute", states::dispute),
    ("days of a dispute", later::dispute_days),
    ("life of a material", states::material),
    ("life of a sharing scope", states::sharing_scope),
    ("service clock", cases::service_clock),
    ("service standing", days::service_standings),
    ("service quality", people::service_quality),
    ("renminbi words", written::renminbi_words),
    ("renminbi read", written::renminbi_read),
    ("English words", written::english_words),
    ("English read", written::english_read),
    ("rates in words", written::rates),
    ("registration code", written::registration_code),
    ("months of thirty days", rates::thirty_days),
    ("reference rates", rates::reference_rates),
    ("counting a receipt", rates::counting),
    ("counting by hand", rates::counting_by_hand),
    ("account of a contract", accounts::accounts),
    ("receivables", accounts::receivables),
    ("position step by step", amounts::position),
    ("tax of several rates", amounts::mixed_tax),
    ("prices by an index", amounts::price_adjustment),
    ("listed prices", amounts::listed_prices),
    ("service credits", amounts::service_credits),
    ("materials", amounts::materials),
    ("lost materials", amounts::material_losses),
    ("days that are excused", amounts::excused_days),
    ("what a clause pays", rewards::clause_incentive),
    ("what a plan pays", rewards::incentive_plan),
    ("targets over a year", rewards::spread_targets),
    ("evaluation by a clause", rewards::clause_evaluation),
    ("balanced scorecard", rewards::balanced_scorecard),
    ("recommendations", rewards::recommendations),
    ("standards of service", house::service_standards),
    ("days of rest", house::rest_days),
    ("numbers", house::numbers),
    ("days that come again", house::repetition),
    ("payment terms", house::payment_terms),
    ("measured sales", sales::measured_sales),
    ("measured payments", sales::measured_payments),
    ("grades that stay low", sales::low_grades),
    ("plans in another shape", sales::reshaped_plans),
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
