//! What a letter says before and after its figures.

use super::{LetterFacts, LetterKind, Tone, letter_day, sum, total};
use crate::domain::amount_words::english::english_words;
use crate::domain::amount_words::rmb::rmb_words;
use crate::domain::exact::ExactError;
use crate::domain::late_fee_statement::ClaimedPart;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Locale, Text, format};

/// What comes before the figures.
pub(super) fn opening(text: Text, facts: &LetterFacts<'_>, parts: &[ClaimedPart]) -> Result<Vec<String>, ExactError> {
    let day = text.date(letter_day(facts));
    let owed = sum(parts, facts.account.total, |it| it.owed)?;
    // where the price is paid nothing accrues any more
    let fee_words = if runs_on(parts) { Text::letter_firm_fee } else { Text::letter_fee_left };
    let fee = (!owed.is_zero()).then(|| fee_words(text, &format::money(owed)));
    Ok(match facts.kind {
        LetterKind::Account => vec![text.letter_account_opening(&day)],
        LetterKind::Reminder(Tone::Friendly) if parts.is_empty() => vec![text.letter_no_principal(&day)],
        LetterKind::Reminder(_) | LetterKind::Demand if parts.is_empty() => vec![text.letter_nothing(&day)],
        LetterKind::Reminder(Tone::Friendly) => vec![text.letter_friendly_opening(&day)],
        LetterKind::Reminder(Tone::Firm) => [Some(text.letter_firm_opening(&day)), fee].into_iter().flatten().collect(),
        LetterKind::Reminder(Tone::Final) => {
            [Some(text.letter_final_opening(&day)), fee].into_iter().flatten().collect()
        }
        LetterKind::Demand => vec![text.letter_demand_opening(&day)],
    })
}

/// What comes after them.
pub(super) fn asked(text: Text, facts: &LetterFacts<'_>, parts: &[ClaimedPart]) -> Result<Vec<String>, ExactError> {
    let by = text.date(facts.answer_by);
    Ok(match facts.kind {
        LetterKind::Account => vec![text.letter_account_asks(&by), text.letter_account_reserves().to_owned()],
        LetterKind::Reminder(_) | LetterKind::Demand if parts.is_empty() => Vec::new(),
        LetterKind::Reminder(Tone::Friendly) => {
            vec![text.letter_friendly_asks(&by), text.letter_friendly_closing().to_owned()]
        }
        LetterKind::Reminder(Tone::Firm) => vec![text.letter_firm_asks(&by)],
        LetterKind::Reminder(Tone::Final) => {
            vec![text.letter_final_asks(&by), text.letter_final_reserves().to_owned()]
        }
        LetterKind::Demand => {
            let runs = runs_on(parts).then(|| text.letter_demand_runs().to_owned());
            let sum = in_words(text, total(parts, facts.account.total)?);
            std::iter::once(sum).chain(runs).chain([text.letter_demand_asks(&by)]).collect()
        }
    })
}

/// Whether a price is still open, on which late-payment damages go on to accrue.
fn runs_on(parts: &[ClaimedPart]) -> bool {
    parts.iter().any(|part| !part.principal.is_zero())
}

/// What the reader is asked to sign.
pub(super) fn closing(text: Text, facts: &LetterFacts<'_>) -> Vec<String> {
    match facts.kind {
        LetterKind::Account => {
            let name = facts.to.to_owned();
            vec![text.letter_account_agreed().to_owned(), name, text.letter_account_sign().to_owned()]
        }
        LetterKind::Reminder(_) | LetterKind::Demand => Vec::new(),
    }
}

/// A sum in figures and, where the language has a form for it, in words.
fn in_words(text: Text, amount: Money) -> String {
    let figures = format::money(amount);
    let words = match text.locale {
        Locale::Zh if amount.currency == Currency::CNY => rmb_words(amount).ok(),
        Locale::Zh => None,
        Locale::En => Some(english_words(amount)),
    };
    match words {
        Some(words) => text.letter_demand_sum_words(&figures, &words),
        None => text.letter_demand_sum(&figures),
    }
}
