//! Drawing cases: the same for the same name, on every machine.

use counterpart::domain::date::Date;
use counterpart::domain::money::{Currency, Money};

/// SplitMix64, begun with a name.
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn new(name: &str) -> Self {
        Self(
            name.bytes()
                .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)),
        )
    }

    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).expect("in order") + 1;
        low + i64::try_from(self.bits() % span).expect("in range")
    }

    pub(crate) fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        let last = i64::try_from(of.len()).expect("a length") - 1;
        of[usize::try_from(self.between(0, last)).expect("an index")]
    }

    /// Amounts as books hold them, and now and then the edges of what an amount can be.
    pub(super) fn minor(&mut self) -> i64 {
        match self.between(0, 9) {
            0 => self.one_of(&[0, 1, -1, i64::MAX, i64::MIN, 999_999_999_999_999]),
            1..=3 => self.between(-100_000, 100_000),
            4..=8 => self.between(0, 1_000_000_000),
            _ => i64::from_ne_bytes(self.bits().to_ne_bytes()),
        }
    }

    pub(super) fn currency(&mut self) -> Currency {
        self.one_of(&[Currency::CNY, Currency::CNY, Currency::JPY, Currency::KWD, Currency::USD])
    }

    pub(super) fn money(&mut self) -> Money {
        let currency = self.currency();
        Money::new(self.minor(), currency)
    }

    /// Mostly near 2026, at times the first and last days of the calendar.
    pub(super) fn date(&mut self) -> Date {
        let first = Date::new(1900, 1, 1).expect("a date");
        let offset = match self.between(0, 19) {
            0 => self.between(0, 40),
            1 => self.between(2_958_420, 2_958_463),
            2 => self.between(0, 2_958_463),
            _ => self.between(45_000, 47_500),
        };
        first.plus_days(offset).expect("in range")
    }
}
