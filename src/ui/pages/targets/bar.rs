//! How far a target is, as a bar against its levels.

use leptos::prelude::*;

use crate::domain::lifecycle::target::TargetStatus;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::domain::sales_target::Level;
use crate::domain::sales_target::attained::Pace;
use crate::i18n::{Text, format};
use crate::state::TargetItem;
use crate::ui::widgets::ageing::height;
use crate::ui::widgets::status::Meaning;

/// The bar: what was done, over the way to the highest level, with a line at each level.
pub(in crate::ui) fn bar(text: Text, item: &TargetItem) -> AnyView {
    let Ok(reached) = &item.reached else { return ().into_any() };
    let actual = reached.value.actual;
    let top = item.target.levels().map(|(_, at)| at).chain([actual]).max().unwrap_or(0);
    // only for the width: nobody reads a unit off it
    let wide = |figure: i64| height(Money::cny(figure), top);
    let marks = item
        .target
        .levels()
        .map(|(_, at)| {
            let x = format!("{}%", wide(at));
            view! { <line class="targets__mark" x1=x.clone() x2=x y1="0" y2="12"></line> }
        })
        .collect_view();
    let label = text.target_bar_label(&item.whose(text), &format::percent_floor(reached.value.share));
    view! {
        <svg class="targets__bar" role="img" aria-label=label>
            <rect class="targets__way" x="0" y="2" width="100%" height="8" rx="2"></rect>
            <rect class="targets__done" x="0" y="2" width=format!("{}%", wide(actual)) height="8" rx="2"></rect>
            {marks}
        </svg>
    }
    .into_any()
}

/// The figures of a target in words.
pub(in crate::ui) struct Figures {
    /// Actual of the base figure.
    pub(in crate::ui) actual: String,
    /// The share of it.
    pub(in crate::ui) share: String,
    /// Where it is heading.
    pub(in crate::ui) pace: String,
    /// What is missing to the next level, or what is reached.
    pub(in crate::ui) next: String,
    /// What it comes to by its last day if it goes on like that, while it runs.
    pub(in crate::ui) ahead: Option<String>,
    /// The levels beyond the target, by name, each with where it is heading or since when it is reached.
    pub(in crate::ui) beyond: Vec<(&'static str, String)>,
    /// What the colour says.
    pub(in crate::ui) meaning: Meaning,
    /// Its icon.
    pub(in crate::ui) mark: &'static str,
}

impl Figures {
    /// Those of a target; why there are none, if it cannot be reckoned.
    pub(in crate::ui) fn of(text: Text, item: &TargetItem) -> Result<Self, String> {
        let reached = item.reached.as_ref().map_err(|fault| text.target_plan_fault(*fault))?;
        let (it, unit) = (&reached.value, item.target.unit());
        let next = match (it.next, it.reached) {
            (Some((level, missing)), _) => {
                text.target_missing(text.target_level(level), &text.target_figure(unit, missing))
            }
            (None, Some(level)) => text.target_reached(text.target_level(level)),
            (None, None) => text.target_reached_none().to_owned(),
        };
        let (base, ended) = (it.levels.first(), has_ended(item.status));
        let beyond = it.levels.iter().filter(|it| it.level != Level::Base);
        let (meaning, mark) = look(it.pace, it.share, item.status);
        Ok(Self {
            actual: text.target_of(&text.target_figure(unit, it.actual), &text.target_figure(unit, item.target.base)),
            share: format::percent_floor(it.share),
            pace: base
                .map_or_else(|| text.target_pace_words(it.pace, ended), |base| text.target_reach_words(base, ended)),
            next,
            ahead: text.target_projected_words(unit, it).filter(|_| item.status == TargetStatus::Running),
            beyond: beyond.map(|it| (text.target_level_name(it.level), text.target_reach_words(it, ended))).collect(),
            meaning,
            mark,
        })
    }
}

/// On its way, a little behind, or far behind; a draft is only a state.
/// Whether its days are over: then it heads nowhere any more.
pub(super) const fn has_ended(status: TargetStatus) -> bool {
    match status {
        TargetStatus::Over | TargetStatus::Closed => true,
        TargetStatus::Draft | TargetStatus::Upcoming | TargetStatus::Running => false,
    }
}

fn look(pace: Pace, share: Ppm, status: TargetStatus) -> (Meaning, &'static str) {
    const BEHIND: Ppm = Ppm(800_000);
    if share >= Ppm::WHOLE {
        return (Meaning::Good, "circle-check");
    }
    match (status, pace) {
        (TargetStatus::Draft | TargetStatus::Upcoming, _) | (_, Pace::NotBegun | Pace::NothingPlanned) => {
            (Meaning::Plain, "circle-dashed")
        }
        (TargetStatus::Closed | TargetStatus::Over, Pace::At(_)) => (Meaning::Warn, "circle-dot"),
        (TargetStatus::Running, Pace::At(at)) if at >= Ppm::WHOLE => (Meaning::Good, "trending-up"),
        (TargetStatus::Running, Pace::At(at)) if at >= BEHIND => (Meaning::Warn, "trending-up"),
        (TargetStatus::Running, Pace::At(_)) => (Meaning::Danger, "trending-down"),
    }
}
