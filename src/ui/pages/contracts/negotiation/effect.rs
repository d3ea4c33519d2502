//! What accepting would do, in words, before anybody accepts.

use leptos::prelude::*;

use super::seen::Effect;
use crate::domain::date::Date;
use crate::i18n::{Text, format};

/// The lines of it.
pub(super) fn lines(text: Text, effect: &Effect) -> impl IntoView + use<> {
    let (before, after) = effect.amounts;
    let amount = if before == after {
        text.accepting_amount_same(&format::money(before))
    } else {
        text.accepting_amount(&format::money(before), &format::money(after))
    };
    let day = |day: Option<Date>| day.map_or_else(|| text.effect_end_none().to_owned(), |day| text.date(day));
    let (first, last) = effect.last_days;
    let end = (first != last).then(|| view! { <li>{text.effect_end(&day(first), &day(last))}</li> });
    let [errors, warnings] = effect.counts;
    let checks = text.effect_checks(errors.0, warnings.0, errors.1, warnings.1);
    let new = effect
        .new
        .iter()
        .map(|it| view! { <li data-tone="danger">{text.effect_new(it.rule.code(), &text.finding(it))}</li> })
        .collect_view();
    let gone = effect
        .gone
        .iter()
        .map(|it| view! { <li>{text.effect_gone(it.rule.code(), &text.finding(it))}</li> })
        .collect_view();
    view! {
        <div class="talks__effect">
            <p class="talks__label">{text.effect_title()}</p>
            <ul><li>{amount}</li>{end}<li>{checks}</li>{new}{gone}</ul>
        </div>
    }
}
