//! What the checker says, beside the clause that it speaks of: marks in the margin of the paper that is being drafted. They
//! belong to the page, not to the contract: they are never printed, and no file holds them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::check::{Checked, look, to_term};
use crate::domain::checker::finding::Finding;
use crate::domain::problem::Place;
use crate::export::paper::Seat;
use crate::i18n::Text;
use crate::ui::router::{Router, use_router};
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::status::strong_status;

/// The marks of a paper, and which of them is open.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    checked: Checked,
    router: Router,
    open: RwSignal<Option<Seat>>,
}

/// What is noted beside each place of a paper, at one keystroke.
pub(super) type Noted = BTreeMap<Seat, Arc<[Finding]>>;

impl Marks {
    pub(super) fn start(checked: Checked) -> Self {
        Self { checked, router: use_router(), open: RwSignal::new(None) }
    }

    /// The findings by the place they stand beside, heaviest first; none once the terms may no longer be typed over.
    pub(super) fn beside(self) -> Noted {
        if self.checked.editor.locked.get() {
            return Noted::default();
        }
        let mut at: BTreeMap<Seat, Vec<Finding>> = BTreeMap::new();
        self.checked.found.with(|found| {
            self.checked.seats.with(|seats| {
                for finding in found {
                    if let Some(seat) = seats.find(finding.place) {
                        at.entry(seat).or_default().push(finding.clone());
                    }
                }
            });
        });
        at.into_iter().map(|(seat, found)| (seat, found.into())).collect()
    }

    /// The mark at a place of the paper of which this was found.
    pub(super) fn mark(self, seat: Seat, found: &Arc<[Finding]>) -> AnyView {
        noted_at(self, seat, Arc::clone(found))
    }

    /// Closes what is open and puts the cursor back on its mark.
    fn close(self) {
        if let Some(seat) = self.open.get_untracked() {
            self.open.set(None);
            focus_mark(seat);
        }
    }
}

fn mark_id(seat: Seat) -> String {
    format!("mark-{}", seat.name())
}

/// Puts the cursor on a mark once the sheet is drawn. Where it is gone, what it spoke of is mended: the place is shown.
fn focus_mark(seat: Seat) {
    request_animation_frame(move || {
        let found =
            document().get_element_by_id(&mark_id(seat)).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(mark) = found {
            mark.scroll_into_view();
            // a mark that stands on the page takes the cursor
            let _focused = mark.focus();
        } else if let Some(article) = document().get_element_by_id(&article_id(seat)) {
            article.scroll_into_view();
        }
    });
}

fn article_id(seat: Seat) -> String {
    match seat {
        Seat::Article(no) | Seat::Block(no, _) => format!("article-{no}"),
        Seat::Head | Seat::Signatures | Seat::Annex(_) | Seat::AnnexBlock(..) => "desk".to_owned(),
    }
}

/// One mark: its shape and colour say how heavy it is, pressing it says the rest.
fn noted_at(marks: Marks, seat: Seat, found: Arc<[Finding]>) -> AnyView {
    let Some(heaviest) = found.first().map(Finding::severity) else { return ().into_any() };
    let app = marks.checked.editor.app;
    let (meaning, shape) = look(heaviest);
    let text = app.text();
    let mut codes: Vec<&str> = found.iter().map(|it| it.rule.code()).collect();
    codes.dedup();
    let label = text.mark_label(text.severity_one(heaviest), found.len(), &codes.join(text.pick("、", ", ")));
    let count = (found.len() > 1).then(|| found.len());
    let is_open = Memo::new(move |_| marks.open.get() == Some(seat));
    let toggle = move |_| marks.open.update(|open| *open = (*open != Some(seat)).then_some(seat));
    let leave = move |event: FocusEvent| {
        let own = document().get_element_by_id(&format!("{}-box", mark_id(seat)));
        let inside = |it: &web_sys::Node| own.as_ref().is_some_and(|own| own.contains(Some(it)));
        let next = event.related_target().and_then(|next| next.dyn_into::<web_sys::Node>().ok());
        // a sheet that is drawn anew takes the cursor away without putting it anywhere: what is open stays open
        if next.is_some_and(|next| !inside(&next)) {
            let _left = marks.open.try_update(|open| {
                if *open == Some(seat) {
                    *open = None;
                }
            });
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.stop_propagation();
            marks.close();
        }
    };
    let words = move || {
        is_open.get().then(|| {
            let text = app.text();
            let rows = found.iter().map(|finding| row(marks, seat, finding, text)).collect_view();
            view! { <ul class="mark__words" id=format!("{}-words", mark_id(seat)) tabindex="-1" aria-label=text.mark_says()>{rows}</ul> }
        })
    };
    view! {
        <div class="mark" id=format!("{}-box", mark_id(seat)) lang=text.pick("zh-CN", "en") on:focusout=leave on:keydown=escape>
            <button
                type="button"
                class="mark__button status"
                id=mark_id(seat)
                data-tone=meaning.tone()
                aria-label=label.clone()
                title=label
                aria-expanded=move || is_open.get().to_string()
                data-count=count
                on:click=toggle
            >
                {icon(shape)}
            </button>
            {words}
        </div>
    }
    .into_any()
}

/// What one rule says: how heavy, in words, with its grounds, the way to the term and what would mend it.
fn row(marks: Marks, seat: Seat, finding: &Finding, text: Text) -> AnyView {
    let editor = marks.checked.editor;
    let rule = finding.rule.rule();
    let (meaning, shape) = look(rule.severity);
    let place = finding.place;
    let go = move |_| {
        marks.open.set(None);
        marks.checked.came.set(Some(seat));
        to_term(editor, marks.router, place);
    };
    let mend = finding.fix.clone().map(|fix| {
        let words = text.checker_fix(&fix);
        let press = move |_| {
            marks.open.set(None);
            editor.change(|contract| fix.apply(contract));
            editor.flush();
            focus_mark(seat);
        };
        view! { <button class="button" type="button" data-mend=rule.code on:click=press>{words}</button> }
    });
    view! {
        <li data-rule=rule.code>
            <p>{strong_status(meaning, shape, text.severity_one(rule.severity))} " " {text.finding(finding)}</p>
            <p class="mark__why">{text.grounds(rule.grounds)}</p>
            <p class="mark__acts">
                <button class="button" data-kind="quiet" type="button" on:click=go>{text.mark_to_term(rule.code)}</button>
                {mend}
            </p>
        </li>
    }
    .into_any()
}

/// Leads from a finding in a list to its mark on the paper; nothing where the paper does not speak of it.
#[component]
pub(super) fn SeeOnPaper(checked: Checked, place: Place, code: &'static str) -> impl IntoView {
    let app = checked.editor.app;
    let seat = Memo::new(move |_| {
        let drafted = !checked.editor.locked.get();
        drafted.then(|| checked.seats.with(|seats| seats.find(place))).flatten()
    });
    move || {
        seat.get().map(|seat| {
            let label = app.text().mark_see_of(code);
            view! {
                <button class="button" data-kind="quiet" type="button" data-see="" aria-label=label on:click=move |_| focus_mark(seat)>
                    {app.text().mark_see()}
                </button>
            }
        })
    }
}

/// The way back to the mark from which somebody came to a term.
#[component]
pub(super) fn BackToPaper(checked: Checked) -> impl IntoView {
    let app = checked.editor.app;
    let back = move |_| {
        if let Some(seat) = checked.came.get_untracked() {
            checked.came.set(None);
            focus_mark(seat);
        }
    };
    view! {
        <Show when=move || checked.came.with(Option::is_some)>
            <div class="deal__back">
                <button class="button" type="button" id="back-to-paper" on:click=back>
                    {small_icon("file-text")}
                    {move || app.text().mark_back()}
                </button>
            </div>
        </Show>
    }
}
