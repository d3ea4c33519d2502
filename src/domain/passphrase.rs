//! How hard a passphrase is to guess, roughly: enough to warn, never enough to promise.

/// In words, for the person who chooses one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing was typed.
    Nothing,
    /// Whoever has the file opens it in an afternoon.
    Weak,
    /// Holds against a person, not against many machines.
    Fair,
    /// Holds.
    Strong,
}

/// Tenths of a bit from which a passphrase is fair; trying one costs the work of about 2^17 on top.
const FAIR: u32 = 400;
/// And strong.
const STRONG: u32 = 600;

/// Estimates a passphrase. Every character counts by its class (a figure 3.3 bits, a Latin letter 4.7, another sign 5, any
/// other script 9), but only half a bit when it repeats or continues the one before, as in `aaaa` and `1234`.
pub fn strength(passphrase: &str) -> Strength {
    let mut bits: u32 = 0;
    let mut before: Option<char> = None;
    for c in passphrase.chars() {
        let continues = before.is_some_and(|before| u32::from(c).abs_diff(u32::from(before)) <= 1);
        bits = bits.saturating_add(if continues { 5 } else { weight(c) });
        before = Some(c);
    }
    match bits {
        0 => Strength::Nothing,
        1..FAIR => Strength::Weak,
        FAIR..STRONG => Strength::Fair,
        STRONG.. => Strength::Strong,
    }
}

const fn weight(c: char) -> u32 {
    match c {
        '0'..='9' => 33,
        'a'..='z' | 'A'..='Z' => 47,
        ' '..='~' => 50,
        '\0'..='\x1f' | '\x7f' => 0,
        _ => 90,
    }
}
