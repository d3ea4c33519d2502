//! Materials that need somebody today.

use super::decide::Decision;
use super::door::Target;
use crate::state::{App, MaterialItem, Whose};
use crate::ui::pages::customers::activities::meaning_of;
use crate::ui::pages::materials::material_words;
use crate::ui::route::HomeMatter;
use crate::ui::widgets::status::Meaning;

/// Materials that were written down and are late, or to be delivered or given back within days. What clauses promise stands
/// among the duties.
pub(super) fn first_materials(app: App, whose: Whose) -> Vec<(i64, MaterialItem)> {
    let as_of = app.as_of();
    let mut circle = app.circle(whose);
    let mut own = app.own_materials();
    own.retain(|it| whose == Whose::All || circle.has(&it.owner));
    own.into_iter().filter_map(|it| it.days_to_act(as_of).map(|days| (days, it))).collect()
}

/// One of them in words.
pub(super) fn material_decision(app: App, days: i64, item: &MaterialItem) -> Decision {
    let (text, as_of) = (app.text(), app.as_of());
    let slot = item.slot();
    let (meaning, mark) = item.dueness(as_of).map_or((Meaning::Plain, "circle"), meaning_of);
    Decision {
        rank: days,
        meaning,
        mark,
        when: if days < 0 { text.days_late(days.unsigned_abs()) } else { text.distance(days) },
        what: material_words(app, item, item.tally.left() == 0),
        why: item.contract.number.clone(),
        act: text.duty_see().to_owned(),
        target: Target::of(app, HomeMatter::Material(slot.contract, slot.digest)),
    }
}
