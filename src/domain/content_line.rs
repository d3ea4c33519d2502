//! The lines of contact cards and calendar files: no line is longer than 75 bytes (RFC 2426, 2.6; RFC 5545, 3.1).

/// The longest line in bytes, the break not counted.
const LONGEST: usize = 75;

/// Writes a line and its break, folded where it is too long; never within a character.
pub fn fold(out: &mut String, line: &str) {
    let mut length = 0_usize;
    for c in line.chars() {
        if length.saturating_add(c.len_utf8()) > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length = length.saturating_add(c.len_utf8());
    }
    out.push_str("\r\n");
}
