//! What a property says, once its encoding and its escapes are taken away.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::property::Property;

/// Reads values as the version of a card writes them.
pub(super) struct Content<'a, D> {
    /// The encoding of bytes that name none.
    pub(super) label: &'a str,
    /// Turns bytes of a named encoding into text.
    pub(super) decode: &'a D,
    /// Version 2.1 escapes less.
    pub(super) old: bool,
}

impl<D: Fn(&str, &[u8]) -> Option<String>> Content<'_, D> {
    /// The whole value.
    pub(super) fn whole(&self, property: &Property) -> String {
        self.unescaped(&self.decoded(property, &property.value)).trim().to_owned()
    }

    /// The parts of a value that semicolons part.
    pub(super) fn parts(&self, property: &Property) -> Vec<String> {
        self.parted(property, ';')
    }

    /// The items of a value that commas part, without the blank ones.
    pub(super) fn items(&self, property: &Property) -> Vec<String> {
        self.parted(property, ',').into_iter().filter(|item| !item.is_empty()).collect()
    }

    fn parted(&self, property: &Property, by: char) -> Vec<String> {
        if property.is_encoded(&["BASE64", "B"]) {
            let whole = self.decoded(property, &property.value);
            return split(&whole, by).map(|part| self.unescaped(part).trim().to_owned()).collect();
        }
        // a sign that is encoded too belongs to its part
        let parts = split(&property.value, by);
        parts.map(|part| self.unescaped(&self.decoded(property, part)).trim().to_owned()).collect()
    }

    fn decoded(&self, property: &Property, raw: &str) -> String {
        let bytes = if property.is_encoded(&["QUOTED-PRINTABLE"]) {
            Some(unquoted(raw))
        } else if property.is_encoded(&["BASE64", "B"]) {
            let letters: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
            STANDARD.decode(letters).ok()
        } else {
            None
        };
        let Some(bytes) = bytes else { return raw.to_owned() };
        let label = property.parameter("CHARSET").next().unwrap_or(self.label);
        (self.decode)(label, &bytes).unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned())
    }

    fn unescaped(&self, text: &str) -> String {
        let mut plain = String::with_capacity(text.len());
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            if c != '\\' {
                plain.push(c);
                continue;
            }
            match rest.next() {
                Some(sign @ (';' | ',' | ':')) => plain.push(sign),
                Some('n' | 'N') if !self.old => plain.push('\n'),
                Some('\\') if !self.old => plain.push('\\'),
                Some(other) => plain.extend(['\\', other]),
                None => plain.push('\\'),
            }
        }
        plain
    }
}

/// Splits at signs that are not escaped.
fn split(text: &str, by: char) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    text.split(move |c: char| {
        let here = c == by && !escaped;
        escaped = c == '\\' && !escaped;
        here
    })
}

/// Quoted-printable as bytes; what is no code stays as it is.
fn unquoted(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        if let Some(code) = code.filter(|code| *first == b'=' && code.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            bytes.extend(u8::from_str_radix(code, 16));
            rest = behind.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    bytes
}
