//! What is how late: the columns in their colours, and a bar of them.

use leptos::prelude::*;

use crate::domain::ageing::AgeingBucket;
use crate::domain::money::Money;
use crate::i18n::{Message, Text};

/// The columns from left to right: each with the name of its colour and its words.
pub(crate) const AGES: [(AgeingBucket, &str, Message); 5] = [
    (AgeingBucket::Current, "0", Text::age_not_due),
    (AgeingBucket::Days1To30, "1", Text::age_1_30),
    (AgeingBucket::Days31To60, "2", Text::age_31_60),
    (AgeingBucket::Days61To90, "3", Text::age_61_90),
    (AgeingBucket::Over90, "4", Text::age_over_90),
];

/// The colour of a column, beside its words.
pub(crate) fn ageing_key(age: &'static str) -> impl IntoView {
    view! {
        <svg class="ageing__key" aria-hidden="true"><rect class="ageing__part" data-age=age width="10" height="10"></rect></svg>
    }
}

/// A bar in which every column has its share. It says nothing: the figures stand beneath it, where they are reached by Tab.
pub(crate) fn ageing_bar(sums: &[Money]) -> impl IntoView + use<> {
    let whole = sums.iter().fold(0_i64, |whole, sum| whole.saturating_add(sum.minor));
    let mut at = 0.0;
    let bars = AGES
        .iter()
        .zip(sums)
        .map(|((_, age, _), sum)| {
            let width = height(*sum, whole);
            let x = at;
            at += width;
            view! { <rect class="ageing__part" data-age=*age x=format!("{x}%") y="0" width=format!("{width}%") height="12"></rect> }
        })
        .collect_view();
    view! { <svg class="ageing__bar" aria-hidden="true">{bars}</svg> }
}

/// Share of `whole` in per cent, for geometry only.
#[expect(clippy::cast_precision_loss, reason = "pixels: nobody reads an amount off a bar's height")]
pub(crate) fn height(part: Money, whole: i64) -> f64 {
    if whole <= 0 { 0.0 } else { (part.minor.max(0) as f64 / whole as f64) * 100.0 }
}
