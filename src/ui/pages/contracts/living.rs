//! The paper beside terms that are being typed: piece by piece, each drawn anew when it is another, with the words that changed
//! and the marks of the checker.

use std::collections::BTreeMap;
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
    let changes = Memo::new(move |_| {
        paper.with(|paper| memory.try_update_value(|memory| memory.note(paper)).unwrap_or_default())
    });
    let noted = Memo::new(move |_| marks.map(Marks::beside).unwrap_or_default());
    let sheet = Memo::new(move |before: Option<&Sheet>| {
        paper.with(|paper| changes.with(|changes| noted.with(|noted| Sheet::of(paper, changes, noted, before))))
    });
    let language = Memo::new(move |_| sheet.with(|sheet| sheet.language));
    let living = Living { sheet, language, marks, drawn: StoredValue::new(Drawn::default()) };
    living.start();
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

/// Tells one piece of a sheet that it is another.
type Tell = Box<dyn Fn(&Sheet) + Send + Sync>;

/// The pieces that are drawn, by the order in which they came.
#[derive(Default)]
struct Drawn {
    next: u64,
    pieces: BTreeMap<u64, Tell>,
}

/// A sheet that follows its terms. A key changes a few of its thousand pieces: only these are asked anew.
#[derive(Clone, Copy)]
struct Living {
    sheet: Memo<Sheet>,
    language: Memo<ContractLanguage>,
    marks: Option<Marks>,
    drawn: StoredValue<Drawn>,
}

impl Living {
    /// Hands every change of the sheet on to the pieces that it changes.
    fn start(self) {
        // an edge: the sheet is one signal, and its pieces are many
        Effect::new(move || {
            self.sheet.with(|sheet| self.drawn.with_value(|drawn| drawn.pieces.values().for_each(|tell| tell(sheet))));
        });
    }

    /// A piece of the sheet, for as long as it is drawn.
    fn follow<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Sheet) -> T + Send + Sync + 'static,
    ) -> RwSignal<T> {
        let piece = RwSignal::new(self.sheet.with_untracked(&read));
        let tell = move |sheet: &Sheet| {
            let now = read(sheet);
            if piece.try_with_untracked(|before| *before != now) == Some(true) {
                let _left = piece.try_set(now);
            }
        };
        let number = self.drawn.try_update_value(|drawn| {
            let number = drawn.next;
            drawn.next = number.saturating_add(1);
            drawn.pieces.insert(number, Box::new(tell));
            number
        });
        // the sheet may be gone before its pieces
        on_cleanup(move || {
            self.drawn.try_update_value(|drawn| number.and_then(|number| drawn.pieces.remove(&number)));
        });
        piece
    }

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
        let heading = self.follow(move |sheet| home.of(sheet).map(|portion| Arc::clone(&portion.heading)));
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
        let are_tables = self.follow(move |sheet| {
            let of = |portion: &Portion| {
                portion.blocks.iter().map(|part| matches!(part, Part::Table(_))).collect::<Vec<bool>>()
            };
            home.of(sheet).map(of).unwrap_or_default()
        });
        let block = move |(at, is_table): (usize, bool)| {
            let own = seat_of_block(seat, at);
            if is_table { self.table(home, own, at) } else { self.text(home, own, at) }
        };
        let all = move || are_tables.get().into_iter().enumerate();
        view! { <For each=all key=|it: &(usize, bool)| *it children=block /> }.into_any()
    }

    fn text(self, home: Home, seat: Seat, at: usize) -> AnyView {
        let text = self.follow(move |sheet| home.of(sheet).and_then(|portion| portion.text(at)));
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
        let frame = self.follow(move |sheet| Some(Arc::clone(&home.of(sheet)?.table(at)?.frame)));
        let columns =
            Memo::new(move |_| frame.with(|it| it.as_ref().map(|it| it.it.columns.clone()).unwrap_or_default()));
        let rows = move |sheet: &Sheet| Some(home.of(sheet)?.table(at)?.rows.len());
        let count = self.follow(move |sheet| rows(sheet).unwrap_or_default());
        let mark = move || frame.get().and_then(|it| self.glow(&it).mark(seat));
        let heads = move || frame.get().map(|it| draw_heads(&it.it, self.language.get(), &self.glow(&it)));
        let total = move || frame.get().and_then(|it| draw_total(&it.it, self.language.get(), &self.glow(&it)));
        let places = move || 0..count.get();
        let row = move |no: usize| {
            let cells = self.follow(move |sheet| home.of(sheet)?.table(at)?.rows.get(no).cloned());
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
