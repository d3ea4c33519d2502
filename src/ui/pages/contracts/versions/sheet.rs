//! The text of two versions on one sheet: struck through what is gone, underlined what is new.

use leptos::prelude::*;

use crate::export::comparison::{ComparedLine, ComparedPart, Comparison, Fate, LineFate, Mark, Piece, Shape};
use crate::i18n::Text;

/// The sheet. Every line that differs has an id with its number, from 1; `now` is the one that is looked at.
pub(in crate::ui::pages::contracts) fn sheet(
    text: Text,
    comparison: &Comparison,
    whole: bool,
    now: RwSignal<usize>,
) -> impl IntoView + use<> {
    let mut count = 0_usize;
    let parts = comparison
        .parts
        .iter()
        .map(|part| {
            let lines: Vec<(usize, &ComparedLine)> = part
                .lines
                .iter()
                .map(|line| {
                    let number = if line.fate == LineFate::Same { 0 } else { count.saturating_add(1) };
                    count = count.max(number);
                    (number, line)
                })
                .filter(|(number, _)| whole || *number > 0)
                .collect();
            (whole || !lines.is_empty()).then(|| draw_part(text, part, &lines, now))
        })
        .collect_view();
    view! { <div class="compare__text">{parts}</div> }
}

fn draw_part(
    text: Text,
    part: &ComparedPart,
    lines: &[(usize, &ComparedLine)],
    now: RwSignal<usize>,
) -> impl IntoView + use<> {
    let heading = part.heading.clone();
    let heading = match part.fate {
        Fate::Same | Fate::Changed => heading.into_any(),
        Fate::Added => view! { <ins>{heading}</ins> {flag(text.compare_added())} }.into_any(),
        Fate::Removed => view! { <del>{heading}</del> {flag(text.compare_removed())} }.into_any(),
    };
    let lines = lines.iter().map(|(number, line)| draw_line(text, *number, line, now)).collect_view();
    view! { <section class="sheet__article"><h3 class="sheet__head">{heading}</h3>{lines}</section> }
}

fn draw_line(text: Text, number: usize, line: &ComparedLine, now: RwSignal<usize>) -> impl IntoView + use<> {
    let no = (!line.no.is_empty()).then(|| format!("{} ", line.no));
    let class = match line.shape {
        Shape::Row => "sheet__p sheet__p--no compare__line compare__row",
        Shape::Text if line.no.is_empty() => "sheet__p compare__line",
        Shape::Text => "sheet__p sheet__p--no compare__line",
    };
    let moved = match line.fate {
        LineFate::Same | LineFate::Changed | LineFate::Added | LineFate::Removed => None,
        LineFate::MovedHere => Some(flag(text.compare_moved_here())),
        LineFate::MovedAway => Some(flag(text.compare_moved_away())),
    };
    let pieces = line.pieces.iter().map(draw_piece).collect_view();
    view! {
        <p
            class=class
            id=(number > 0).then(|| change_id(number))
            data-now=move || (number > 0 && now.get() == number).then_some("")
        >
            {no}
            {pieces}
            {moved}
        </p>
    }
}

/// The id of a line that differs.
pub(super) fn change_id(number: usize) -> String {
    format!("change-{number}")
}

/// A piece of a line with its mark.
pub(in crate::ui::pages::contracts) fn draw_piece(piece: &Piece) -> AnyView {
    let text = piece.text.clone();
    match piece.mark {
        Mark::Same => text.into_any(),
        Mark::Removed => view! { <del>{text}</del> }.into_any(),
        Mark::Added => view! { <ins>{text}</ins> }.into_any(),
    }
}

fn flag(words: &'static str) -> impl IntoView {
    view! { <span class="compare__flag">{words}</span> }
}
