//! Which page a row belongs to, how newer rows are folded into a page, and when a page is split.
//!
//! A page is kept under the lowest key it may hold and reaches up to the key of the next page. Whatever lies before the
//! first page belongs to the first, so that every key has exactly one page.

use std::collections::BTreeMap;

use crate::store::{
    engine::Entry,
    error::StoreError,
    page,
    row::{Content, Stored},
};

/// How many rows a page is made with. Measured in Chromium with rows of 400 bytes: pages of 128 rows stay below the
/// size from which the browser keeps a value in a file of its own, and cost three times as much to write and to read;
/// pages of 1,500 rows win nothing and make a fold three times as long.
pub const PAGE_ROWS: usize = 400;
/// How many bytes a page is made with, roughly.
pub const PAGE_BYTES: usize = 256 * 1024;

/// Which of the pages kept under `bounds` (in order) holds `key`; 0 if there is none yet.
pub fn locate(bounds: &[String], key: &str) -> usize {
    bounds.partition_point(|bound| bound.as_str() <= key).saturating_sub(1)
}

/// Sorts rows to the pages they belong to.
pub fn by_page<'a>(bounds: &[String], rows: impl Iterator<Item = Stored<'a>>) -> BTreeMap<usize, Vec<Stored<'a>>> {
    let mut pages: BTreeMap<usize, Vec<Stored<'a>>> = BTreeMap::new();
    for row in rows {
        // nothing has to be compared where there is one page or none: a large list is the first of many books
        let index = if bounds.len() < 2 { 0 } else { locate(bounds, &row.text_key()) };
        pages.entry(index).or_default().push(row);
    }
    pages
}

/// Lays newer rows over older ones: per key the greatest revision counts, at equal revisions the later in the list;
/// removed rows vanish. The answer is sorted.
pub fn fold<'a>(mut rows: Vec<Stored<'a>>) -> Vec<Stored<'a>> {
    rows.sort_by(|a, b| a.compare(b).then(a.rev.cmp(&b.rev)));
    let mut folded: Vec<Stored<'a>> = Vec::with_capacity(rows.len());
    for row in rows {
        match folded.last_mut() {
            Some(last) if last.compare(&row).is_eq() => *last = row,
            Some(_) | None => folded.push(row),
        }
    }
    folded.retain(|row| match row.content {
        Content::Live(_) => true,
        Content::Removed => false,
    });
    folded
}

/// Writes sorted rows as the pages of [`split`].
///
/// # Errors
/// [`StoreError::Unkeepable`] as in [`Stored::encode`].
pub fn paginate(bound: &str, rows: &[Stored<'_>]) -> Result<Vec<Entry>, StoreError> {
    split(bound, rows).into_iter().map(|(key, rows)| Ok((key, page::encode(rows)?))).collect()
}

/// Divides sorted rows among the pages that take the place of the page under `bound`: one, or several of about equal size
/// if they are more than twice what a page should be; none if there are no rows.
pub fn split<'r, 'a>(bound: &str, rows: &'r [Stored<'a>]) -> Vec<(String, &'r [Stored<'a>])> {
    let size = rows.iter().fold(0_usize, |sum, row| sum.saturating_add(row.encoded_len()));
    let parts = rows.len().div_ceil(PAGE_ROWS).max(size.div_ceil(PAGE_BYTES));
    let (most_rows, most_bytes) = if rows.len() <= PAGE_ROWS.saturating_mul(2) && size <= PAGE_BYTES.saturating_mul(2) {
        (usize::MAX, usize::MAX)
    } else {
        (rows.len().div_ceil(parts.max(1)).max(1), PAGE_BYTES)
    };

    let mut pages = Vec::with_capacity(parts);
    let mut rest = rows;
    while let Some(first) = rest.first() {
        let (here, behind) = rest.split_at_checked(fitting(rest, most_rows, most_bytes)).unwrap_or((rest, &[]));
        let key = if pages.is_empty() { bound.to_owned() } else { first.text_key() };
        pages.push((key, here));
        rest = behind;
    }
    pages
}

/// How many rows go into the next page: at least one.
fn fitting(rows: &[Stored<'_>], most_rows: usize, most_bytes: usize) -> usize {
    let mut size: usize = 0;
    rows.iter()
        .take(most_rows)
        .take_while(|row| {
            let before = size;
            size = size.saturating_add(row.encoded_len());
            before == 0 || size <= most_bytes
        })
        .count()
        .max(1)
}
