//! What `src/lib.rs` says of the folders, held by reading the sources: a breach is told with its file and line.

mod charts;
mod drawing;
mod exact;
mod layers;
mod lists;
mod named;
mod skipping;
mod source;
mod words;

use source::Source;

/// Fails with every breach at once: whoever moves code wants to see all of them.
fn check(rule: &str, mut breaches: Vec<String>) {
    breaches.sort();
    breaches.dedup();
    assert!(breaches.is_empty(), "{rule}:\n  {}\n", breaches.join("\n  "));
}

/// A place that may do what the rule forbids, and why.
struct Exception {
    /// The file, or the folder with a `/` at its end.
    place: &'static str,
    /// What it may name: a word, or the beginning of a path.
    what: &'static str,
    /// Why.
    reason: &'static str,
}

impl Exception {
    fn covers(&self, place: &str, what: &str) -> bool {
        let same_place = self.place == place || (self.place.ends_with('/') && place.starts_with(self.place));
        same_place && what.starts_with(self.what)
    }
}

/// What `find` finds in the sources, without what an exception covers; an exception that covers nothing is a breach too.
fn breaches(
    sources: &[Source],
    exceptions: &[Exception],
    find: impl Fn(&Source) -> Vec<(usize, String)>,
) -> Vec<String> {
    let mut used = vec![false; exceptions.len()];
    let mut found = Vec::new();
    for source in sources {
        for (line, what) in find(source) {
            match exceptions.iter().position(|exception| exception.covers(&source.path, &what)) {
                Some(at) => used[at] = true,
                None => found.push(format!("{}:{line}: {what}", source.path)),
            }
        }
    }
    for (exception, used) in exceptions.iter().zip(used) {
        assert!(!exception.reason.is_empty(), "{}: an exception says why", exception.place);
        if !used {
            found.push(format!("{}: the exception for {} is no longer needed", exception.place, exception.what));
        }
    }
    found
}
