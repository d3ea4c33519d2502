//! What the first page hands out for other programs: what needs a decision, the figures, and the tables behind the charts.

use leptos::prelude::*;

use super::decide::Decision;
use super::latest::latest;
use super::sales::stage_sums;
use super::targets::shown_targets;
use crate::domain::overview::figures::Figures;
use crate::i18n::{Message, Text};
use crate::state::{App, SheetForm, Tone, UndoOffer, Whose, use_app};
use crate::ui::widgets::list_export::{Handout, ListExport};

/// A table that the figures hold.
fn of_figures(
    name: &'static str,
    words: Message,
    shown: Memo<Figures>,
    hand_out: fn(App, &Figures, SheetForm),
) -> Handout {
    let app = use_app();
    Handout { name, words, act: Callback::new(move |form| shown.with_untracked(|it| hand_out(app, it, form))) }
}

/// The button and its menu. What goes out is whose the page shows, in the currency that it shows; of the decisions all.
#[component]
pub(super) fn HomeExport(
    shown: Memo<Figures>,
    whose: Memo<Whose>,
    /// Makes the words of every decision, of those too that are not drawn.
    decisions: Callback<(), Vec<Decision>>,
) -> impl IntoView {
    let app = use_app();
    let decided = move |form: SheetForm| {
        if app.has_figures() {
            let rows = decisions.run(()).into_iter().map(|it| [it.what, it.when, it.why]).collect();
            app.export_decisions(rows, form);
        }
    };
    let staged = move |form: SheetForm| {
        let currency = shown.with_untracked(|it| it.currency);
        match stage_sums(app, whose.get_untracked(), currency) {
            Ok(sums) => app.export_stages(sums, form),
            Err(fault) => app.say(app.untracked_text().forecast_fault(fault), Tone::Trouble, UndoOffer::None),
        }
    };
    let came_in = move |form: SheetForm| {
        let receipts = untrack(|| latest(app, whose.get(), app.as_of()));
        app.export_receipts(&receipts, form);
    };
    let aimed_at = move |form: SheetForm| {
        if app.has_figures() {
            app.export_targets(&untrack(|| shown_targets(app, whose.get())), form);
        }
    };
    let sheets = vec![
        of_figures("figures", Text::sheet_figures, shown, App::export_figures),
        of_figures("months", Text::home_months, shown, App::export_cash),
        of_figures("ageing", Text::home_ageing, shown, App::export_ages),
        of_figures("ending", Text::home_ending, shown, App::export_ends),
        Handout { name: "stages", words: Text::home_sales, act: Callback::new(staged) },
        Handout { name: "targets", words: Text::target_sheet, act: Callback::new(aimed_at) },
        Handout { name: "receipts", words: Text::home_recent, act: Callback::new(came_in) },
        Handout { name: "decisions", words: Text::sheet_decisions, act: Callback::new(decided) },
    ];
    view! { <ListExport name="export-home" sheets /> }
}
