//! The contract as a page: white sheet, article numbers, seal and signature places. A word that changes glows.

use std::collections::{BTreeMap, HashSet};

use leptos::prelude::*;

use super::check::Checked;
use super::marks::{Marks, Noted};
use super::pictures::{PictureNote, picture_at};
use crate::domain::contract::party::ContractLanguage;
use crate::domain::placement::Impression;
use crate::domain::problem::{Item, Place};
use crate::export::paper::{
    Align, Annex, Article, Block, Cell, Columns, Fact, Paper, Paragraph, PartyBlock, Seat, SignatureBlock, Span, Table,
    draft_mark,
};

/// What every term read when the page was opened, and at the keystroke before this one.
#[derive(Clone, Default, PartialEq)]
struct Memory {
    first: BTreeMap<Place, String>,
    last: BTreeMap<Place, String>,
    now: HashSet<Place>,
}

/// Which language a column is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tongue {
    Zh,
    En,
}

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
    let sheet = move || {
        let paper = paper.get();
        let terms = terms_of(&paper);
        let memory = memory
            .try_update_value(|memory| {
                if memory.first.is_empty() {
                    memory.first.clone_from(&terms);
                    memory.last.clone_from(&terms);
                }
                let changed: HashSet<Place> = terms
                    .iter()
                    .filter(|(place, text)| memory.last.get(*place) != Some(*text))
                    .map(|(place, _)| *place)
                    .collect();
                if !changed.is_empty() {
                    memory.now = changed;
                }
                memory.last.clone_from(&terms);
                memory.clone()
            })
            .unwrap_or_default();
        let glow = Glow {
            since: terms
                .iter()
                .filter(|(place, text)| memory.first.get(*place) != Some(*text))
                .map(|(place, _)| *place)
                .collect(),
            now: memory.now,
            noted: marks.map(Marks::beside).unwrap_or_default(),
        };
        draw(&paper, &glow, draft.get())
    };
    view! { <div id="desk" class="desk">{sheet}</div> }
}

/// A sheet that nobody writes on: nothing of it glows.
#[component]
pub(super) fn FixedPaper(
    paper: Paper,
    /// Whether it is not final: then every page of it says so.
    #[prop(optional)]
    draft: bool,
) -> impl IntoView {
    let still = Glow { now: HashSet::new(), since: HashSet::new(), noted: Noted::default() };
    view! { <div id="desk" class="desk">{draw(&paper, &still, draft)}</div> }
}

/// One article, by itself.
#[component]
pub(in crate::ui) fn OneArticle(article: Article, language: ContractLanguage) -> impl IntoView {
    let still = Glow { now: HashSet::new(), since: HashSet::new(), noted: Noted::default() };
    let both = matches!(language, ContractLanguage::Both { .. });
    view! { <div class="sheet" data-both=both.then_some("")>{draw_article(&article, language, &still)}</div> }
}

/// Which words changed: at this keystroke, and since the page was opened; and what is noted beside them.
struct Glow {
    now: HashSet<Place>,
    since: HashSet<Place>,
    noted: Noted,
}

impl Glow {
    /// A piece of the sheet with its mark, where there is one.
    fn marked(&self, seat: Seat, piece: AnyView) -> AnyView {
        match self.noted.mark(seat) {
            Some(mark) => view! { <div class="sheet__marked">{mark}{piece}</div> }.into_any(),
            None => piece,
        }
    }
}

fn terms_of(paper: &Paper) -> BTreeMap<Place, String> {
    let mut terms: BTreeMap<Place, String> = BTreeMap::new();
    let mut note = |columns: &Columns| {
        for span in columns.zh.iter().chain(&columns.en) {
            if let Some(place) = span.place() {
                terms.entry(place).or_default().push_str(span.text());
            }
        }
    };
    note(&paper.title);
    for paragraph in &paper.opening {
        note(&paragraph.text);
    }
    for block in paper.articles.iter().flat_map(|article| &article.blocks) {
        match block {
            Block::Paragraph(paragraph) => note(&paragraph.text),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten().chain(&table.total) {
                    match cell {
                        Cell::Same(spans) => note(&Columns { zh: spans.clone(), en: Vec::new() }),
                        Cell::Each(columns) => note(columns),
                    }
                }
            }
        }
    }
    terms
}

fn draw(paper: &Paper, glow: &Glow, draft: bool) -> impl IntoView + use<> {
    let language = paper.language;
    let tag = match language {
        ContractLanguage::En => "en",
        ContractLanguage::Zh | ContractLanguage::Both { .. } => "zh-CN",
    };
    let both = matches!(language, ContractLanguage::Both { .. });
    let articles = paper.articles.iter().map(|article| draw_article(article, language, glow)).collect_view();
    let annexes = paper.annexes.iter().enumerate().map(|(no, it)| draw_annex(no, it, language, glow)).collect_view();
    let parties = paper.parties.iter().map(|party| draw_party(party, language, glow)).collect_view();
    let opening = paper.opening.iter().map(|it| draw_paragraph(it, language, glow)).collect_view();
    let signatures = paper.signatures.iter().map(|it| draw_signature(it, language, glow)).collect_view();
    let facts = paper.facts.iter().map(|fact| draw_fact(fact, language, glow)).collect_view();
    let title = view! { <h2 class="sheet__title">{stacked(&paper.title, language, glow)}</h2> }.into_any();
    let signs = view! { <div class="sheet__signs">{signatures}</div> }.into_any();
    // the state of the contract says the same to those who cannot see it
    let mark =
        draft.then(|| view! { <div class="sheet__draft" aria-hidden="true"><span>{draft_mark(language)}</span></div> });
    view! {
        <article class="sheet" lang=tag data-both=both.then_some("")>
            {mark}
            <p class="sheet__number">{fact_spans(&paper.number, language, glow)}</p>
            {glow.marked(Seat::Head, title)}
            {parties}
            <div class="sheet__facts">{facts}</div>
            {opening}
            {articles}
            <p class="sheet__end">{stacked(&paper.end_of_text, language, glow)}</p>
            {glow.marked(Seat::Signatures, signs)}
            <PictureNote language />
            {annexes}
        </article>
    }
}

/// One column, or two of them one above the other: for headings.
fn stacked(columns: &Columns, language: ContractLanguage, glow: &Glow) -> impl IntoView + use<> {
    let zh = matches!(language, ContractLanguage::Zh | ContractLanguage::Both { .. }).then(|| spans(&columns.zh, glow));
    let en = matches!(language, ContractLanguage::En | ContractLanguage::Both { .. }).then(|| spans(&columns.en, glow));
    let both = matches!(language, ContractLanguage::Both { .. });
    let gap = both.then(|| view! { <br /> });
    view! { {zh}{gap}{en.map(|en| view! { <span lang="en">{en}</span> })} }
}

fn draw_article(article: &Article, language: ContractLanguage, glow: &Glow) -> impl IntoView + use<> {
    let block = |(at, block)| glow.marked(Seat::Block(article.no, at), draw_block(block, language, glow));
    let blocks = article.blocks.iter().enumerate().map(block).collect_view();
    let id = format!("article-{}", article.no);
    let heading = match language {
        ContractLanguage::Zh => view! { <h3 class="sheet__head">{spans(&article.heading.zh, glow)}</h3> }.into_any(),
        ContractLanguage::En => {
            view! { <h3 class="sheet__head" lang="en">{spans(&article.heading.en, glow)}</h3> }.into_any()
        }
        ContractLanguage::Both { .. } => view! {
            <div class="sheet__pair">
                <h3 class="sheet__head">{spans(&article.heading.zh, glow)}</h3>
                <h3 class="sheet__head" lang="en">{spans(&article.heading.en, glow)}</h3>
            </div>
        }
        .into_any(),
    };
    view! { <section class="sheet__article" id=id>{glow.marked(Seat::Article(article.no), heading)}{blocks}</section> }
}

fn draw_block(block: &Block, language: ContractLanguage, glow: &Glow) -> AnyView {
    match block {
        Block::Paragraph(paragraph) => draw_paragraph(paragraph, language, glow).into_any(),
        Block::Table(table) => draw_table(table, language, glow).into_any(),
    }
}

fn draw_paragraph(paragraph: &Paragraph, language: ContractLanguage, glow: &Glow) -> AnyView {
    let numbered = |tongue: Tongue, text: &[Span]| {
        let no = (!paragraph.no.is_empty()).then(|| format!("{} ", paragraph.no));
        let lang = (tongue == Tongue::En).then_some("en");
        let class = if paragraph.no.is_empty() { "sheet__p" } else { "sheet__p sheet__p--no" };
        view! { <p class=class lang=lang>{no}{spans(text, glow)}</p> }
    };
    match language {
        ContractLanguage::Zh => numbered(Tongue::Zh, &paragraph.text.zh).into_any(),
        ContractLanguage::En => numbered(Tongue::En, &paragraph.text.en).into_any(),
        ContractLanguage::Both { .. } => view! {
            <div class="sheet__pair">
                {numbered(Tongue::Zh, &paragraph.text.zh)} {numbered(Tongue::En, &paragraph.text.en)}
            </div>
        }
        .into_any(),
    }
}

fn draw_table(table: &Table, language: ContractLanguage, glow: &Glow) -> impl IntoView + use<> {
    let class = |align: Align| match align {
        Align::Start => None,
        Align::End => Some("num"),
    };
    let heads = table
        .columns
        .iter()
        .map(|column| view! { <th scope="col" class=class(column.align)>{stacked(&column.head, language, glow)}</th> })
        .collect_view();
    let cells = |row: &[Cell]| {
        row.iter()
            .zip(&table.columns)
            .map(|(cell, column)| {
                let text = match cell {
                    Cell::Same(text) => spans(text, glow).into_any(),
                    Cell::Each(columns) => stacked(columns, language, glow).into_any(),
                };
                view! { <td class=class(column.align)>{text}</td> }
            })
            .collect_view()
    };
    let rows = table.rows.iter().map(|row| view! { <tr>{cells(row)}</tr> }).collect_view();
    let total = (!table.total.is_empty()).then(|| view! { <tfoot><tr>{cells(&table.total)}</tr></tfoot> });
    view! {
        <table class="sheet__table">
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
            {total}
        </table>
    }
}

fn draw_annex(no: usize, annex: &Annex, language: ContractLanguage, glow: &Glow) -> impl IntoView + use<> {
    let block = |(at, block)| glow.marked(Seat::AnnexBlock(no, at), draw_block(block, language, glow));
    let blocks = annex.blocks.iter().enumerate().map(block).collect_view();
    let title = view! { <h3 class="sheet__annextitle">{stacked(&annex.heading, language, glow)}</h3> }.into_any();
    view! {
        <section class="sheet__annex">
            {glow.marked(Seat::Annex(no), title)}
            {blocks}
        </section>
    }
}

fn draw_party(party: &PartyBlock, language: ContractLanguage, glow: &Glow) -> impl IntoView + use<> {
    let facts = party.facts.iter().map(|fact| draw_fact(fact, language, glow)).collect_view();
    view! {
        <dl class="sheet__parties">
            <dt>{stacked(&party.label, language, glow)}</dt>
            <dd>
                {stacked(&party.name, language, glow)}
                <small>{facts}</small>
            </dd>
        </dl>
    }
}

fn draw_fact(fact: &Fact, language: ContractLanguage, glow: &Glow) -> impl IntoView + use<> {
    view! { <span class="sheet__fact">{fact_spans(fact, language, glow)}</span> }
}

fn fact_spans(fact: &Fact, language: ContractLanguage, glow: &Glow) -> impl IntoView + use<> {
    view! {
        <span class="sheet__label">{stacked(&fact.label, language, glow)}</span>
        {stacked(&fact.value, language, glow)}
    }
}

fn draw_signature(sign: &SignatureBlock, language: ContractLanguage, glow: &Glow) -> impl IntoView + use<> {
    let lines = sign
        .lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            // one signs on the first line
            let picture = sign.side.side().filter(|_| at == 0).map(|side| picture_at(side, Impression::Signature));
            view! {
                <dt>{stacked(&line.label, language, glow)}</dt>
                <dd>{stacked(&line.value, language, glow)} {picture}</dd>
            }
        })
        .collect_view();
    let seal = sign.side.side().map(|side| picture_at(side, Impression::Seal));
    view! {
        <div class="sheet__sign">
            <p><b>{stacked(&sign.label, language, glow)}</b>" "{stacked(&sign.name, language, glow)}</p>
            <div class="sheet__seal">{stacked(&sign.seal, language, glow)} {seal}</div>
            <dl>{lines}</dl>
        </div>
    }
}

/// Runs of text. A term leads to its field; one that changed glows.
fn spans(all: &[Span], glow: &Glow) -> Vec<AnyView> {
    all.iter()
        .map(|span| match span {
            Span::Plain(text) => text.clone().into_owned().into_any(),
            Span::Term { place, text } => {
                let place = *place;
                let changed = if glow.now.contains(&place) && glow.since.contains(&place) {
                    Some("now")
                } else {
                    glow.since.contains(&place).then_some("since")
                };
                match changed {
                    Some(changed) => view! {
                        <ins class="sheet__new" data-changed=changed on:click=move |_| follow(place)>{text.clone()}</ins>
                    }
                    .into_any(),
                    None => view! { <span class="sheet__term" on:click=move |_| follow(place)>{text.clone()}</span> }.into_any(),
                }
            }
            Span::Blank { place } => {
                let place = *place;
                view! { <span class="sheet__blank" on:click=move |_| follow(place)>"　　　　"</span> }.into_any()
            }
            Span::Reference { text, .. } => text.clone().into_any(),
        })
        .collect()
}

/// Leads to the field of a word on the sheet; a word whose term has no box leads nowhere.
fn follow(place: Place) {
    let _led = lead_to(place);
}

/// Puts the cursor into the field that wrote a word; the nearest part of the terms where it has no box of its own. Whether
/// there was one.
pub(super) fn lead_to(place: Place) -> bool {
    // a row of a list has a box of its own for some of its terms
    let row = match place.item {
        Item::Line(id) => Some(format!("[data-line=\"{id}\"]")),
        Item::Instalment(id) => Some(format!("[data-part=\"{id}\"]")),
        Item::Own(id) => Some(format!("[data-own=\"{id}\"]")),
        Item::OwnBlank(id, index) => Some(format!("[data-own-blank=\"{id}-{index}\"]")),
        Item::Clause(clause) => Some(format!("[data-by-hand=\"{}\"]", clause.name())),
        Item::Whole | Item::Row(_) => None,
    };
    if row.is_some_and(|row| bring(&format!("#terms {row} :is(input, select, textarea)"))) {
        return true;
    }
    let mut path = place.field;
    loop {
        if bring(&format!("[data-place=\"{path}\"]")) {
            return true;
        }
        match path.rsplit_once('.') {
            Some((shorter, _)) => path = shorter,
            None => return false,
        }
    }
}

/// Puts the cursor into the first box that a selector finds. Whether there was one.
fn bring(selector: &str) -> bool {
    use wasm_bindgen::JsCast;
    let found = document().query_selector(selector).ok().flatten();
    let Some(field) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    // what is folded away is opened first: a hidden box takes no cursor
    if let Some(folded) = field.closest("details").ok().flatten() {
        let _opened = folded.set_attribute("open", "");
    }
    // Focus on a visible box cannot fail.
    let _focused = field.focus();
    true
}
