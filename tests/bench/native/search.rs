//! Finding customers at every key typed.

use std::hint::black_box;
use std::time::{Duration, Instant};

use counterpart::demo;
use counterpart::search::{Finder, Hits, Texts, Wanted};

/// A name in characters, its initials, its sound, a number, and a slip: what the figures in the browser type too.
const WORDS: [&str; 8] = ["环保科技", "shfx", "shanghai", "KH-00", "139", "物流 上海", "hzhb", "上海风信"];
/// So many answers are shown.
const SHOWN: usize = 6;

/// So many customers of the demo book, as the list finds them.
pub(super) fn book(count: u32) -> Finder<u32> {
    let size = usize::try_from(count).expect("a size");
    let book = demo::many(7, size, super::as_of()).expect("a book");
    let mut finder = Finder::default();
    for (key, it) in (0..).zip(&book.customers) {
        let others = [it.number.as_str(), &it.code, &it.phone, &it.email, &it.address.region, &it.owner];
        finder.put(key, Texts { names: &[&it.name, &it.short_name], others: &others });
    }
    finder
}

/// How long every key took in a list, where somebody types on, and where the best few are shown; each in order.
pub(super) fn keys(finder: &Finder<u32>) -> [Vec<Duration>; 2] {
    let (mut list, mut best) = (Vec::new(), Vec::new());
    for word in WORDS {
        let mut before: Option<(Wanted, Hits)> = None;
        for end in word.char_indices().map(|(at, character)| at + character.len_utf8()) {
            let typed = word.get(..end).unwrap_or_default();
            let start = Instant::now();
            let wanted = Wanted::new(typed);
            let hits = finder.find(&wanted, before.as_ref().map(|(wanted, hits)| (wanted, hits)));
            list.push(start.elapsed());
            before = Some((wanted, hits));
            let start = Instant::now();
            black_box(finder.best(&Wanted::new(typed), SHOWN));
            best.push(start.elapsed());
        }
    }
    list.sort_unstable();
    best.sort_unstable();
    [list, best]
}

/// The time within which so many of a hundred stayed.
pub(super) fn within(times: &[Duration], percent: usize) -> Duration {
    times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}
