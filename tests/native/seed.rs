//! How often a law is tried, and from which seed.

use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

use proptest::test_runner::{Config, RngSeed};

fn asked<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

/// `COUNTERPART_CASES` cases, or as many as usual, from the seed of this run: `COUNTERPART_SEED`, or a fresh one. The seed
/// is said as each law starts, so that a failure can be had again.
#[expect(clippy::print_stdout, reason = "shown with a failure")]
pub(crate) fn cases(usual: u32) -> Config {
    static SEED: OnceLock<u64> = OnceLock::new();
    let seed = *SEED.get_or_init(|| asked("COUNTERPART_SEED").unwrap_or_else(|| RandomState::new().hash_one(0)));
    let cases = asked("COUNTERPART_CASES").unwrap_or(usual);
    println!("{cases} cases from COUNTERPART_SEED={seed}");
    Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(seed), ..Config::default() }
}
