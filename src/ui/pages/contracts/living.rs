//! The paper beside terms that are being typed: piece by piece, each drawn anew when it is another, with the words that changed
//! and the marks of the checker.

use std::sync::Arc;

use leptos::prelude::*;

use super::check::Checked;
use super::marks::Marks;
use super::paper::{
    Glow, draw_annex_title, draw_cells, draw_heading, draw_heads, draw_paragraph, draw_tail, draw_top, draw_total, tag,
    watermark,
};
use super::pieces::{Memory, Part, Piece, Portion, Sheet, seat_of_block};
use crate::domain::contract::party::ContractLanguage;
use crate::export::paper::{Paper, Seat};

/// The sheet; while it is drafted, with the marks of the checker in its margin.
#[component]
pub(super) fn PaperView(
    paper: Memo<Paper>,
    #[prop(optional)] checked: Option<Checked>,
    /// Whether it may still be changed: then every page of it says so.
    #[prop(optional, into)]
    draft: Signal<bool>,
) -> impl IntoView {
    let marks = checked.map(Marks::start);
    let memory = StoredValue::new(Memory::default());
    let sheet = Memo::new(move |before: Option<&Sheet>| {
        let noted = marks.map(Marks::beside).unwrap_or_default();
        paper.with(|paper| {
            let changes = memory.try_update_value(|memory| memory.note(paper)).unwrap_or_default();
            Sheet::of(paper, &changes, &noted, before)
        })
    });
    let language = Memo::new(move |_| sheet.with(|sheet| sheet.language));
    let living = Living { sheet, language, marks };
    let frame = Memo::new(move |_| sheet.with(|sheet| Arc::clone(&sheet.frame)));
    let top = move || {
        let frame = frame.get();
        draw_top(&frame.it, &living.glow(&frame))
    };
    let tail = move || {
        let frame = frame.get();
        draw_tail(&frame.it, &living.glow(&frame))
    };
    let articles = Memo::new(move |_| sheet.with(|sheet| seats(&sheet.articles)));
    let annexes = Memo::new(move |_| sheet.with(|sheet| seats(&sheet.annexes)));
    let both = move || matches!(language.get(), ContractLanguage::Both { .. });
    view! {
        <div id="desk" class="desk">
            <article class="sheet" lang=move || tag(language.get(), frame.get().it.script) data-both=move || both().then_some("")>
                {move || draft.get().then(|| watermark(language.get()))}
                {top}
                <For
                    each=move || articles.get().into_iter().enumerate()
                    key=|it: &(usize, Seat)| *it
                    children=move |(at, seat): (usize, Seat)| living.article(Home::Article(at), seat)
                />
                {tail}
                <For
                    each=move || annexes.get().into_iter().enumerate()
                    key=|it: &(usize, Seat)| *it
                    children=move |(at, seat): (usize, Seat)| living.annex(Home::Annex(at), seat)
                />
            </article>
        </div>
    }
}

fn seats(portions: &[Portion]) -> Vec<Seat> {
    portions.iter().map(|portion| portion.seat).collect()
}

/// Which article or annex, counted from nought.
#[derive(Clone, Copy)]
enum Home {
    Article(usize),
    Annex(usize),
}

impl Home {
    fn of(self, sheet: &Sheet) -> Option<&Portion> {
        match self {
            Self::Article(at) => sheet.articles.get(at),
            Self::Annex(at) => sheet.annexes.get(at),
        }
    }
}

/// A sheet that follows its terms.
#[derive(Clone, Copy)]
struct Living {
    sheet: Memo<Sheet>,
    language: Memo<ContractLanguage>,
    marks: Option<Marks>,
}

impl Living {
    fn glow<T>(self, piece: &Piece<T>) -> Glow {
        Glow { changes: piece.changes.clone(), noted: piece.noted.clone(), marks: self.marks }
    }

    fn article(self, home: Home, seat: Seat) -> AnyView {
        let id = format!("article-{}", seat.name());
        view! { <section class="sheet__article" id=id>{self.heading(home, seat)}{self.blocks(home, seat)}</section> }
            .into_any()
    }

    fn annex(self, home: Home, seat: Seat) -> AnyView {
        view! { <section class="sheet__annex">{self.heading(home, seat)}{self.blocks(home, seat)}</section> }.into_any()
    }

    fn heading(self, home: Home, seat: Seat) -> AnyView {
        let heading =
            Memo::new(move |_| self.sheet.with(|sheet| home.of(sheet).map(|portion| Arc::clone(&portion.heading))));
        let drawn = move || {
            heading.get().map(|piece| {
                let glow = self.glow(&piece);
                let language = self.language.get();
                let words = match home {
                    Home::Article(_) => draw_heading(&piece.it, language, &glow),
                    Home::Annex(_) => draw_annex_title(&piece.it, language, &glow),
                };
                glow.marked(seat, words)
            })
        };
        drawn.into_any()
    }

    fn blocks(self, home: Home, seat: Seat) -> AnyView {
        let are_tables = Memo::new(move |_| {
            let of = |portion: &Portion| {
                portion.blocks.iter().map(|part| matches!(part, Part::Table(_))).collect::<Vec<bool>>()
            };
            self.sheet.with(|sheet| home.of(sheet).map(of)).unwrap_or_default()
        });
        let block = move |(at, is_table): (usize, bool)| {
            let own = seat_of_block(seat, at);
            if is_table { self.table(home, own, at) } else { self.text(home, own, at) }
        };
        let all = move || are_tables.get().into_iter().enumerate();
        view! { <For each=all key=|it: &(usize, bool)| *it children=block /> }.into_any()
    }

    fn text(self, home: Home, seat: Seat, at: usize) -> AnyView {
        let text = Memo::new(move |_| self.sheet.with(|sheet| home.of(sheet).and_then(|portion| portion.text(at))));
        let drawn = move || {
            text.get().map(|piece| {
                let glow = self.glow(&piece);
                glow.marked(seat, draw_paragraph(&piece.it, self.language.get(), &glow))
            })
        };
        drawn.into_any()
    }

    /// A table keeps its place for a mark: its rows stay as they are when one comes or goes.
    fn table(self, home: Home, seat: Seat, at: usize) -> AnyView {
        let frame = Memo::new(move |_| self.sheet.with(|sheet| Some(Arc::clone(&home.of(sheet)?.table(at)?.frame))));
        let columns =
            Memo::new(move |_| frame.with(|it| it.as_ref().map(|it| it.it.columns.clone()).unwrap_or_default()));
        let count = Memo::new(move |_| {
            self.sheet.with(|sheet| Some(home.of(sheet)?.table(at)?.rows.len())).unwrap_or_default()
        });
        let mark = move || frame.get().and_then(|it| self.glow(&it).mark(seat));
        let heads = move || frame.get().map(|it| draw_heads(&it.it, self.language.get(), &self.glow(&it)));
        let total = move || frame.get().and_then(|it| draw_total(&it.it, self.language.get(), &self.glow(&it)));
        let places = move || 0..count.get();
        let row = move |no: usize| {
            let cells = Memo::new(move |_| self.sheet.with(|sheet| home.of(sheet)?.table(at)?.rows.get(no).cloned()));
            let drawn = move || {
                cells
                    .get()
                    .map(|it| columns.with(|columns| draw_cells(&it.it, columns, self.language.get(), &self.glow(&it))))
            };
            view! { <tr>{drawn}</tr> }
        };
        view! {
            <div class="sheet__marked">
                {mark}
                <table class="sheet__table">
                    <thead><tr>{heads}</tr></thead>
                    <tbody><For each=places key=|no: &usize| *no children=row /></tbody>
                    {total}
                </table>
            </div>
        }
        .into_any()
    }
}
