//! Registration codes of firms that do not exist, with right check characters.

use super::DemoError;
use crate::domain::registration_code::{RegistrationCode, RegistrationCodeError};

/// The characters of registration codes in the order of their values.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// How many different serial numbers there are: six characters.
pub(super) const SERIALS: u64 = 31 * 31 * 31 * 31 * 31 * 31;

/// The code of firm `serial` in an administrative division of six digits. Different serial numbers give different codes.
pub(super) fn registration_code(division: &str, serial: u64) -> Result<String, DemoError> {
    let mut text = String::with_capacity(18);
    text.push_str("91");
    text.push_str(division);
    let mut body = *b"MA000000";
    let mut left = serial;
    for place in body.iter_mut().skip(2).rev() {
        let digit = usize::try_from(left % 31).unwrap_or(0);
        *place = ALPHABET.get(digit).copied().unwrap_or(b'0');
        left /= 31;
    }
    text.extend(body.iter().map(|byte| char::from(*byte)));
    text.push(organisation_check(body));
    // the domain knows the last character: ask it
    text.push('0');
    match RegistrationCode::read(&text) {
        Ok(_) => {}
        Err(RegistrationCodeError::CheckCharacter { expected, .. }) => {
            text.pop();
            text.push(expected);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(text)
}

/// The ninth character of an organisation code (GB 11714): 11 less the weighted sum modulo 11.
fn organisation_check(body: [u8; 8]) -> char {
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let value = |byte: u8| u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' + 10 });
    let sum: u32 = body.into_iter().zip(weights).map(|(byte, weight)| value(byte) * weight).sum();
    match (11 - sum % 11) % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}
