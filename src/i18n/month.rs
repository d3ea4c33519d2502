//! The months in English, as papers and lists write them.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// So many letters say which month is meant.
const SHORT: usize = 3;

/// `March` of 3; empty of what is no month.
pub fn name(month: u32) -> &'static str {
    let index = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    index.and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// `Mar` of 3; empty of what is no month.
pub fn short_name(month: u32) -> &'static str {
    name(month).get(..SHORT).unwrap_or_default()
}

/// 3 of `March`, in any case.
pub fn named(word: &str) -> Option<u32> {
    find(|name| name.eq_ignore_ascii_case(word))
}

/// 3 of `Mar` or `march`: of a name cut short, in any case.
pub fn begun(word: &str) -> Option<u32> {
    let begins = |name: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if word.len() < SHORT { None } else { find(begins) }
}

fn find(is_meant: impl Fn(&str) -> bool) -> Option<u32> {
    (1_u32..).zip(MONTHS).find(|(_, name)| is_meant(name)).map(|(month, _)| month)
}
