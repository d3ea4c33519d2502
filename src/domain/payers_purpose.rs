//! What a payer's own words name (付款说明): a contract, an invoice, a part of the plan. What the payer names is paid first (Civil Code
//! art. 560). Inside one debt the order is for the contract to say (art. 561): whether the words name the price or the late fee
//! matters only where the contract leaves that to the payer.

use super::allotment::OpenPart;
use super::bank_statement::numbers::{Named, Numbers};
use super::id::{ContractId, InstalmentId};
use super::late_fee::debt::Part;
use super::late_fee::precedence::OpenDebt;

/// The digits of Chinese numbers, from one.
const DIGITS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// English words for a part, before its number.
const WORDS: [&str; 4] = ["part", "instalment", "installment", "tranche"];
/// Words for what is owed with a part. "费用" alone may be the price of a service.
const OWED: [(Part, &[&str]); 3] = [
    (Part::Principal, &["货款", "价款", "本金", "服务费", "principal", "price"]),
    (Part::LateFee, &["违约金", "滞纳金", "利息", "late fee", "interest", "penalty", "damages"]),
    (
        Part::Cost,
        &["律师费", "诉讼费", "保全费", "仲裁费", "实现债权", "legal costs", "costs of recovery", "recovery costs"],
    ),
];

/// What is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purpose {
    /// The numbers that were found, as the book writes them.
    pub numbers: Vec<String>,
    /// The contracts that are named, by their own number or by that of an invoice.
    pub contracts: Vec<ContractId>,
    /// The open parts that are named, in the order in which they are to be paid.
    pub parts: Vec<InstalmentId>,
    /// What is named of that which is owed with a part: the price, the late fee or the costs, if it is one of them alone.
    pub stated: Option<Part>,
}

/// What `said` names among `open`, given the numbers of contracts and invoices.
///
/// A contract names its open parts, an invoice those it is for; both only the ones with the numbers that are named with them (第2期,
/// "part 2"), if they have such parts. Where neither is named, the number of a part is enough if only one contract is open.
pub fn purpose(said: &str, numbers: &Numbers, open: &[OpenPart]) -> Purpose {
    let mut found = Purpose { stated: stated(said), ..Purpose::default() };
    for number in numbers.find(said) {
        let (contract, only) = match number.named {
            Named::Contract(contract) => (contract, Vec::new()),
            Named::Invoice(billed) => (billed.contract, billed.instalments),
        };
        let own = open.iter().filter(|it| it.contract == contract);
        let own: Vec<&OpenPart> = own.filter(|it| only.is_empty() || only.contains(&it.debt.instalment)).collect();
        found.take(&narrowed(said, own));
        if !found.contracts.contains(&contract) {
            found.contracts.push(contract);
        }
        if !found.numbers.contains(&number.number) {
            found.numbers.push(number.number);
        }
    }
    let one = open.first().filter(|first| open.iter().all(|it| it.contract == first.contract));
    if found.contracts.is_empty() && one.is_some() {
        let named = parts_named(said, open);
        found.take(&named);
    }
    found
}

/// What of that which is owed with a part the words name: nothing where they name none or several.
pub fn stated(said: &str) -> Option<Part> {
    let lower = said.to_lowercase();
    let mut named =
        OWED.iter().filter(|(_, words)| words.iter().any(|word| lower.contains(word))).map(|(part, _)| *part);
    let first = named.next()?;
    named.next().is_none().then_some(first)
}

/// The open parts as a payment with these words finds them: where the order inside a debt is the payer's choice, what is named
/// comes first.
pub fn as_stated(open: &[OpenPart], stated: Option<Part>) -> Vec<OpenPart> {
    open.iter().map(|part| OpenPart { debt: OpenDebt { stated, ..part.debt }, ..*part }).collect()
}

/// The open parts whose numbers are named; none if no number of theirs is.
pub fn parts_named<'a>(said: &str, open: impl IntoIterator<Item = &'a OpenPart>) -> Vec<&'a OpenPart> {
    let numbers = part_numbers(said);
    open.into_iter().filter(|it| numbers.contains(&it.number)).collect()
}

/// The ones of `own` whose numbers are named, else all of them.
fn narrowed<'a>(said: &str, own: Vec<&'a OpenPart>) -> Vec<&'a OpenPart> {
    let named = parts_named(said, own.iter().copied());
    if named.is_empty() { own } else { named }
}

impl Purpose {
    fn take(&mut self, parts: &[&OpenPart]) {
        let mut parts: Vec<&OpenPart> = parts.to_vec();
        parts.sort_by_key(|it| (it.debt.due, it.number));
        for part in parts {
            if !self.parts.contains(&part.debt.instalment) {
                self.parts.push(part.debt.instalment);
            }
        }
    }
}

/// The numbers of parts that a text names: 第2期, 第十二期, 第1、2期, part 2, 2nd instalment is not among them.
pub fn part_numbers(said: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for piece in said.split('第').skip(1) {
        let Some((inside, _)) = piece.split_once('期') else { continue };
        let all: Option<Vec<usize>> =
            inside.split(['、', '，', ',', '和', '及']).map(|it| counted(it.trim())).collect();
        found.extend(all.unwrap_or_default());
    }
    let lower = said.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|it| !it.is_empty()).peekable();
    while let Some(word) = words.next() {
        let is_part = WORDS.iter().any(|it| word == *it || word.strip_suffix('s') == Some(it));
        if !is_part {
            continue;
        }
        words.next_if(|next| *next == "no");
        found.extend(words.peek().and_then(|next| counted(next)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A number from 1 to 1200, in figures or, up to 99, in Chinese.
fn counted(text: &str) -> Option<usize> {
    let figures: Option<String> =
        text.chars().map(|c| c.to_digit(10).and_then(|it| char::from_digit(it, 10))).collect();
    let number = figures.filter(|it| !it.is_empty()).map_or_else(|| spelled(text), |it| it.parse().ok())?;
    (1..=1_200).contains(&number).then_some(number)
}

fn spelled(text: &str) -> Option<usize> {
    let digit = |text: &str| {
        let mut signs = text.chars();
        let sign = signs.next()?;
        if signs.next().is_some() {
            return None;
        }
        DIGITS.iter().position(|it| *it == sign)?.checked_add(1)
    };
    let Some((tens, ones)) = text.split_once('十') else { return digit(text) };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    tens.checked_mul(10)?.checked_add(ones)
}
