//! Tables of an evidence bundle: the late fee of every part with the lines that made it, the statements that claimed it with theirs, the
//! invoices of a contract, its versions with their digests, and who signed which of them.

use crate::domain::account::{Account, PartAccount};
use crate::domain::contract::version::VersionBrief;
use crate::domain::id::InstalmentId;
use crate::domain::invoice::Invoice;
use crate::domain::late_fee::debt::CameIn;
use crate::domain::late_fee_statement::{ClaimedPart, LateFeeStatement};
use crate::domain::lifecycle::contract::event::{Signature, Version};
use crate::domain::lifecycle::digest::Digest;
use crate::domain::lifecycle::invoice::Stage;
use crate::domain::money::Money;
use crate::domain::statement_line::StatementLine;
use crate::i18n::{Text, format};

/// What a spreadsheet takes for the beginning of a formula (OWASP CSV Injection), the wide signs of Chinese keyboards among it.
const RUN: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Lines as a table for a spreadsheet: every cell in quotes, and none that a spreadsheet would run.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let guard = if cell.starts_with(RUN) { "'" } else { "" };
                format!("\"{guard}{}\"", cell.replace('"', "\"\""))
            })
            .collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

pub(super) fn cells(words: &[&str]) -> Vec<String> {
    words.iter().map(|it| (*it).to_owned()).collect()
}

/// A text that was submitted or signed: that of the contract, or of an amendment.
#[derive(Debug, Clone, Copy)]
pub struct SignedText<'a> {
    /// What it is called.
    pub called: &'a str,
    /// The versions of it that were submitted.
    pub submitted: &'a [Version],
    /// Who signed it.
    pub signatures: &'a [&'a Signature],
}

/// The versions of a contract that were kept, each with the digest of its terms and parties. Who of us kept one, and why, is in
/// [`own_version_table`].
pub fn version_table<'a>(text: Text, versions: impl IntoIterator<Item = &'a VersionBrief>) -> Vec<Vec<String>> {
    let head = cells(&[text.bundle_version(), text.disputes_on(), "SHA-256"]);
    let rows = versions.into_iter().map(|it| {
        let number = text.bundle_version_n(&it.number.to_string());
        vec![number, it.on.to_string(), it.sha256.to_string()]
    });
    std::iter::once(head).chain(rows).collect()
}

/// Who of us kept the versions of a contract, and why: nothing for the other side. Only the head where nobody said.
pub fn own_version_table<'a>(text: Text, versions: impl IntoIterator<Item = &'a VersionBrief>) -> Vec<Vec<String>> {
    let head = cells(&[text.bundle_version(), text.disputes_on(), text.bundle_kept_by(), text.bundle_why()]);
    let said = versions.into_iter().filter(|it| !it.by.is_empty() || !it.reason.is_empty());
    let rows = said.map(|it| {
        let number = text.bundle_version_n(&it.number.to_string());
        vec![number, it.on.to_string(), it.by.clone(), it.reason.clone()]
    });
    std::iter::once(head).chain(rows).collect()
}

/// The late-fee statements that stand, with what each claims. What we noted on one is on no letter, and so it is not here.
pub fn statement_table<'a>(text: Text, standing: impl IntoIterator<Item = &'a LateFeeStatement>) -> Vec<Vec<String>> {
    let head = cells(&[text.freeze_number(), text.disputes_on(), text.disputes_head_amount()]);
    let rows = standing.into_iter().map(|it| {
        let sum = it.sum(|part| part.claimed).map_or_else(|why| text.exact_fault(why).to_owned(), format::money);
        vec![it.number.clone(), it.on.to_string(), sum]
    });
    std::iter::once(head).chain(rows).collect()
}

/// How each statement that stands was reckoned, line by line as it was frozen: whatever the book says now. A part ends with what the
/// fee came to, what of it was paid, given up and claimed before, what the statement claims, and what was owed. Only the head where
/// none stands.
pub fn statement_line_table<'a>(
    text: Text,
    standing: impl IntoIterator<Item = &'a LateFeeStatement>,
) -> Vec<Vec<String>> {
    let mut head = cells(&[text.freeze_number(), text.disputes_on()]);
    head.extend(fee_head(text, text.evidence_fee()));
    let rows = standing.into_iter().flat_map(move |it| {
        let lines = it.parts.iter().flat_map(move |part| frozen(text, part));
        lines.map(move |line| [it.number.clone(), it.on.to_string()].into_iter().chain(line).collect::<Vec<_>>())
    });
    std::iter::once(head).chain(rows).collect()
}

/// A part of the plan as a statement froze it.
fn frozen(text: Text, part: &ClaimedPart) -> Vec<Vec<String>> {
    let number = usize::try_from(part.number).unwrap_or(usize::MAX);
    let name = text.part_called(number, part.label.as_ref());
    let mut rows: Vec<Vec<String>> = part.lines.iter().map(|line| fee_line(text, &name, line)).collect();
    let told = |amount: &Money| !amount.is_zero();
    let sums = [
        (text.ledger_total(), Some(part.accrued)),
        (text.ledger_paid(), Some(part.paid).filter(told)),
        (text.ledger_given_up(), Some(part.waived).filter(told)),
        (text.letter_before(), Some(part.before).filter(told)),
        (text.letter_claimed(), Some(part.claimed)),
        (text.letter_fee_owed(), Some(part.owed)),
    ];
    rows.extend(sums.into_iter().filter_map(|(words, amount)| Some(fee_sum(&name, words, amount?))));
    rows
}

/// A sum below the lines of a part.
fn fee_sum(name: &str, words: &str, amount: Money) -> Vec<String> {
    cells(&[name, "", "", "", "", "", &format::money(amount), words])
}

/// Every signature with the digest of what was signed, and the version that has this digest: by it a signature belongs to one text
/// and no other. `kept` are the versions of the contract that were kept.
pub fn signature_table(text: Text, kept: &[Version], texts: &[SignedText<'_>]) -> Vec<Vec<String>> {
    let head = cells(&[
        text.bundle_document(),
        text.bundle_party(),
        text.bundle_signer(),
        text.bundle_capacity(),
        text.bundle_signed_on(),
        text.bundle_method(),
        text.bundle_signed_sum(),
        text.bundle_signed_version(),
        text.bundle_sign_evidence(),
    ]);
    let version_of = |one: &SignedText<'_>, sum: Digest| {
        let found = one.submitted.iter().chain(kept).find(|it| it.sha256 == sum);
        found.map_or_else(|| text.bundle_no_version().to_owned(), |it| text.bundle_version_n(&it.number.to_string()))
    };
    let row = |one: &SignedText<'_>, it: &Signature| {
        vec![
            one.called.to_owned(),
            text.signing_party(it.party),
            it.signer.clone(),
            it.capacity.clone(),
            it.on.to_string(),
            text.signature_method(it.method).to_owned(),
            it.sha256.to_string(),
            version_of(one, it.sha256),
            it.evidence.clone(),
        ]
    };
    let rows = texts.iter().flat_map(|one| one.signatures.iter().map(move |it| row(one, it)));
    std::iter::once(head).chain(rows).collect()
}

/// The late fee of every part that has one, as of the day of the account: each span of days with its base and rate, what happened
/// in between, and the sums; `came` is what came in for the parts. Only the head where no part has one.
pub fn fee_table(text: Text, account: &Account, came: &CameIn) -> Vec<Vec<String>> {
    std::iter::once(fee_head(text, text.evidence_fee()))
        .chain(account.parts.iter().flat_map(|part| fee_of(text, part, came)))
        .collect()
}

/// The columns of lines that are reckoned, `last` what they come to.
pub(super) fn fee_head(text: Text, last: &str) -> Vec<String> {
    cells(&[
        text.disputes_part(),
        text.ledger_from(),
        text.ledger_to(),
        text.ledger_days(),
        text.evidence_base(),
        text.ledger_rate(),
        last,
        text.evidence_event(),
    ])
}

fn fee_of(text: Text, part: &PartAccount, came: &CameIn) -> Vec<Vec<String>> {
    let Some(fee) = &part.late_fee else { return Vec::new() };
    let name = text.part_called(part.number, part.label.as_ref());
    let mut rows: Vec<Vec<String>> = match StatementLine::all_of(part, came) {
        Ok(lines) => lines.iter().map(|line| fee_line(text, &name, line)).collect(),
        Err(fault) => vec![cells(&[&name, "", "", "", "", "", "", text.exact_fault(fault)])],
    };
    let sum = |words: &str, amount: Money| fee_sum(&name, words, amount);
    rows.push(sum(text.ledger_total(), fee.value.total));
    rows.extend((!fee.value.paid.is_zero()).then(|| sum(text.ledger_paid(), fee.value.paid)));
    rows.extend((!fee.value.waived.is_zero()).then(|| sum(text.ledger_given_up(), fee.value.waived)));
    rows.push(sum(text.ledger_owed(), fee.value.owed));
    rows
}

fn fee_line(text: Text, name: &str, line: &StatementLine) -> Vec<String> {
    match line {
        StatementLine::Accrued { from, to, days, base, rate, unit, amount } => cells(&[
            name,
            &from.to_string(),
            &to.to_string(),
            &days.to_string(),
            &format::money(*base),
            &format!("{}{}", format::percent(*rate), text.rate_unit(*unit)),
            &format::money(*amount),
            "",
        ]),
        StatementLine::Reference { .. }
        | StatementLine::Grace { .. }
        | StatementLine::GraceMissed { .. }
        | StatementLine::Capped { .. }
        | StatementLine::Cost { .. }
        | StatementLine::Received { .. }
        | StatementLine::Waived { .. }
        | StatementLine::Claimed { .. } => {
            cells(&[name, "", "", "", "", "", "", &text.statement_event(line).unwrap_or_default()])
        }
    }
}

/// The invoices that were issued, in their order, with where they stand. `called` names a part of the plan. Only the head where
/// none was issued.
pub fn invoice_table(
    text: Text,
    invoices: &[(&Invoice, &Stage)],
    called: impl Fn(InstalmentId) -> String,
) -> Vec<Vec<String>> {
    let head = cells(&[
        text.invoice_number(),
        text.invoice_on(),
        text.invoice_kind_label(),
        text.disputes_part(),
        text.invoice_gross(),
        text.invoice_net(),
        text.invoice_tax(),
        text.invoice_state(),
        text.evidence_buyer(),
        text.evidence_red_of(),
    ]);
    let issued = invoices.iter().filter(|(_, stage)| !matches!(stage, Stage::Draft));
    let rows = issued.map(|(it, stage)| {
        let split = it.split().ok().map(|worked| worked.value);
        let parts: Vec<String> = it.instalments.iter().map(|part| called(*part)).collect();
        let red = invoices.iter().find(|(other, _)| Some(other.id) == it.red_of);
        vec![
            it.number.clone(),
            it.on.to_string(),
            text.invoice_kind(it.kind).to_owned(),
            parts.join(text.items_separator()),
            format::money(it.gross),
            split.map(|it| format::money(it.net)).unwrap_or_default(),
            split.map(|it| format::money(it.tax)).unwrap_or_default(),
            text.invoice_stage(stage).to_owned(),
            it.buyer.as_ref().map(|it| it.title.clone()).unwrap_or_default(),
            red.map(|(other, _)| other.number.clone()).unwrap_or_default(),
        ]
    });
    std::iter::once(head).chain(rows).collect()
}
