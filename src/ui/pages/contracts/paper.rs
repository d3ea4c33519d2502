//! The contract as a page: white sheet, article numbers, seal and signature places. A word that changes glows.

use leptos::prelude::*;

use super::marks::{Marks, Noted};
use super::pictures::{PictureNote, picture_at};
use super::pieces::Changes;
use crate::domain::contract::party::{ChineseScript, ContractLanguage};
use crate::domain::placement::Impression;
use crate::domain::problem::{Item, Place};
use crate::export::paper::{
    Align, Annex, Article, Block, Cell, Column, Columns, Fact, Paper, Paragraph, PartyBlock, Seat, SignatureBlock,
    Span, Table, draft_mark,
};
use crate::i18n::Locale;

/// Which language a column is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tongue {
    Zh,
    En,
}

/// A sheet that nobody writes on: nothing of it glows.
#[component]
pub(super) fn FixedPaper(
    paper: Paper,
    /// Whether it is not final: then every page of it says so.
    #[prop(optional)]
    draft: bool,
) -> impl IntoView {
    view! { <div id="desk" class="desk">{draw(&paper, &Glow::default(), draft)}</div> }
}

/// One article, by itself.
#[component]
pub(in crate::ui) fn OneArticle(article: Article, language: ContractLanguage) -> impl IntoView {
    let both = matches!(language, ContractLanguage::Both { .. });
    view! { <div class="sheet" data-both=both.then_some("")>{draw_article(&article, language, &Glow::default())}</div> }
}

/// Which words of a piece changed, and what is noted beside it.
#[derive(Default)]
pub(super) struct Glow {
    pub(super) changes: Changes,
    pub(super) noted: Noted,
    pub(super) marks: Option<Marks>,
}

impl Glow {
    /// The mark at a place of the paper, where something is said of it.
    pub(super) fn mark(&self, seat: Seat) -> Option<AnyView> {
        let marks = self.marks?;
        self.noted.get(&seat).map(|found| marks.mark(seat, found))
    }

    /// A piece of the sheet with its mark, where there is one.
    pub(super) fn marked(&self, seat: Seat, piece: AnyView) -> AnyView {
        match self.mark(seat) {
            Some(mark) => view! { <div class="sheet__marked">{mark}{piece}</div> }.into_any(),
            None => piece,
        }
    }
}

/// The language of a paper, for whoever reads it aloud.
pub(super) const fn tag(language: ContractLanguage, script: ChineseScript) -> &'static str {
    match (language, script) {
        (ContractLanguage::En, _) => "en",
        (ContractLanguage::Zh | ContractLanguage::Both { .. }, ChineseScript::Simplified) => "zh-CN",
        (ContractLanguage::Zh | ContractLanguage::Both { .. }, ChineseScript::Traditional) => "zh-Hant",
    }
}

/// The same of two papers beside each other, of which one language is read.
pub(super) const fn tag_of(language: Locale, script: ChineseScript) -> &'static str {
    match language {
        Locale::Zh => tag(ContractLanguage::Zh, script),
        Locale::En => tag(ContractLanguage::En, script),
    }
}

fn draw(paper: &Paper, glow: &Glow, draft: bool) -> impl IntoView + use<> {
    let language = paper.language;
    let both = matches!(language, ContractLanguage::Both { .. });
    let articles = paper.articles.iter().map(|article| draw_article(article, language, glow)).collect_view();
    let annexes = paper.annexes.iter().enumerate().map(|(no, it)| draw_annex(no, it, language, glow)).collect_view();
    view! {
        <article class="sheet" lang=tag(language, paper.script) data-both=both.then_some("")>
            {draft.then(|| watermark(language))}
            {draw_top(paper, glow)}
            {articles}
            {draw_tail(paper, glow)}
            {annexes}
        </article>
    }
}

/// What says on every page that it is a draft; the state of the contract says the same to those who cannot see it.
pub(super) fn watermark(language: ContractLanguage) -> impl IntoView + use<> {
    view! { <div class="sheet__draft" aria-hidden="true"><span>{draft_mark(language)}</span></div> }
}

/// What stands before the articles.
pub(super) fn draw_top(paper: &Paper, glow: &Glow) -> impl IntoView + use<> {
    let language = paper.language;
    let parties = paper.parties.iter().map(|party| draw_party(party, language, glow)).collect_view();
    let opening = paper.opening.iter().map(|it| draw_paragraph(it, language, glow)).collect_view();
    let facts = paper.facts.iter().map(|fact| draw_fact(fact, language, glow)).collect_view();
    let title = view! { <h2 class="sheet__title">{stacked(&paper.title, language, glow)}</h2> }.into_any();
    view! {
        <p class="sheet__number">{fact_spans(&paper.number, language, glow)}</p>
        {glow.marked(Seat::Head, title)}
        {parties}
        <div class="sheet__facts">{facts}</div>
        {opening}
    }
}

/// What stands behind the articles and before the annexes.
pub(super) fn draw_tail(paper: &Paper, glow: &Glow) -> impl IntoView + use<> {
    let language = paper.language;
    let signatures = paper.signatures.iter().map(|it| draw_signature(it, language, glow)).collect_view();
    let signs = view! { <div class="sheet__signs">{signatures}</div> }.into_any();
    view! {
        <p class="sheet__end">{stacked(&paper.end_of_text, language, glow)}</p>
        {glow.marked(Seat::Signatures, signs)}
        <PictureNote language script=paper.script />
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
    let heading = draw_heading(&article.heading, language, glow);
    view! { <section class="sheet__article" id=id>{glow.marked(Seat::Article(article.no), heading)}{blocks}</section> }
}

/// The heading of an article.
pub(super) fn draw_heading(heading: &Columns, language: ContractLanguage, glow: &Glow) -> AnyView {
    match language {
        ContractLanguage::Zh => view! { <h3 class="sheet__head">{spans(&heading.zh, glow)}</h3> }.into_any(),
        ContractLanguage::En => view! { <h3 class="sheet__head" lang="en">{spans(&heading.en, glow)}</h3> }.into_any(),
        ContractLanguage::Both { .. } => view! {
            <div class="sheet__pair">
                <h3 class="sheet__head">{spans(&heading.zh, glow)}</h3>
                <h3 class="sheet__head" lang="en">{spans(&heading.en, glow)}</h3>
            </div>
        }
        .into_any(),
    }
}

fn draw_block(block: &Block, language: ContractLanguage, glow: &Glow) -> AnyView {
    match block {
        Block::Paragraph(paragraph) => draw_paragraph(paragraph, language, glow).into_any(),
        Block::Table(table) => draw_table(table, language, glow).into_any(),
    }
}

/// A paragraph, in one column or two.
pub(super) fn draw_paragraph(paragraph: &Paragraph, language: ContractLanguage, glow: &Glow) -> AnyView {
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
    let heads = draw_heads(table, language, glow);
    let row = |row: &Vec<Cell>| view! { <tr>{draw_cells(row, &table.columns, language, glow)}</tr> };
    let rows = table.rows.iter().map(row).collect_view();
    let total = draw_total(table, language, glow);
    view! {
        <table class="sheet__table">
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
            {total}
        </table>
    }
}

const fn class_of(align: Align) -> Option<&'static str> {
    match align {
        Align::Start => None,
        Align::End => Some("num"),
    }
}

/// The heads of the columns of a table.
pub(super) fn draw_heads(table: &Table, language: ContractLanguage, glow: &Glow) -> Vec<AnyView> {
    let head = |column: &Column| {
        view! { <th scope="col" class=class_of(column.align)>{stacked(&column.head, language, glow)}</th> }.into_any()
    };
    table.columns.iter().map(head).collect()
}

/// The cells of a row.
pub(super) fn draw_cells(row: &[Cell], columns: &[Column], language: ContractLanguage, glow: &Glow) -> Vec<AnyView> {
    row.iter()
        .zip(columns)
        .map(|(cell, column)| {
            let text = match cell {
                Cell::Same(text) => spans(text, glow).into_any(),
                Cell::Each(columns) => stacked(columns, language, glow).into_any(),
            };
            view! { <td class=class_of(column.align)>{text}</td> }.into_any()
        })
        .collect()
}

/// The last row of a table, where it has one.
pub(super) fn draw_total(table: &Table, language: ContractLanguage, glow: &Glow) -> Option<AnyView> {
    let cells = || draw_cells(&table.total, &table.columns, language, glow);
    (!table.total.is_empty()).then(|| view! { <tfoot><tr>{cells()}</tr></tfoot> }.into_any())
}

fn draw_annex(no: usize, annex: &Annex, language: ContractLanguage, glow: &Glow) -> impl IntoView + use<> {
    let block = |(at, block)| glow.marked(Seat::AnnexBlock(no, at), draw_block(block, language, glow));
    let blocks = annex.blocks.iter().enumerate().map(block).collect_view();
    let title = draw_annex_title(&annex.heading, language, glow);
    view! {
        <section class="sheet__annex">
            {glow.marked(Seat::Annex(no), title)}
            {blocks}
        </section>
    }
}

/// The heading of an annex.
pub(super) fn draw_annex_title(heading: &Columns, language: ContractLanguage, glow: &Glow) -> AnyView {
    view! { <h3 class="sheet__annextitle">{stacked(heading, language, glow)}</h3> }.into_any()
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
            Span::Term { place, text, .. } => {
                let place = *place;
                let changes = &glow.changes;
                let changed = if changes.now.contains(&place) && changes.since.contains(&place) {
                    Some("now")
                } else {
                    changes.since.contains(&place).then_some("since")
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
