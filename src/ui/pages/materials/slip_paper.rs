//! The slip on paper, in both languages: both sides sign the same sheet.

use leptos::prelude::*;

use crate::domain::amount_words::rmb::rmb_words;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::lifecycle::material::Keeping;
use crate::domain::money::{Currency, Money};
use crate::i18n::slip::{self, Both};
use crate::i18n::{Locale, Text, format};
use crate::state::{App, MaterialItem, use_app};

/// What the paper says.
#[derive(Clone, PartialEq)]
pub(super) struct Slip {
    pub(super) contract: ContractId,
    pub(super) number: String,
    pub(super) to: String,
    pub(super) on: Option<Date>,
    pub(super) items: Vec<MaterialItem>,
}

/// Words in both languages, one after the other.
fn both(words: Both) -> impl IntoView {
    let (zh, en) = words;
    view! { <span lang="zh-CN">{zh}</span> " " <span lang="en" class="materials__en">{en}</span> }
}

/// What is told in both languages, unless both say the same.
fn twice(zh: &str, en: &str) -> String {
    if zh == en || en.is_empty() { zh.to_owned() } else { format!("{zh} / {en}") }
}

/// The paper, following what is picked.
#[component]
pub(super) fn SlipPaper(slip: Signal<Slip>) -> impl IntoView {
    let app = use_app();
    view! { <div class="desk">{move || draw(app, &slip.get())}</div> }
}

fn draw(app: App, slip: &Slip) -> impl IntoView + use<> {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let brief = app.watch::<ContractBrief>(slip.contract);
    let us = app.own_entity().map(|it| it.name.clone()).unwrap_or_default();
    let them = brief.as_ref().and_then(|it| app.party(it.customer)).map(|it| it.name.clone()).unwrap_or_default();
    let from_us = slip.items.first().is_none_or(|it| it.giver() == Side::Us);
    let (from, to) = if from_us { (us, them) } else { (them, us) };
    let to = if slip.to.trim().is_empty() { to } else { format!("{to} · {}", slip.to.trim()) };
    let day = slip.on.map(|on| format!("{} / {}", zh.date(on), en.date(on))).unwrap_or_default();
    let rows = slip.items.iter().zip(1_usize..).map(|(item, n)| row(app, item, n)).collect_view();
    let total = Money::by_currency(slip.items.iter().filter_map(MaterialItem::worth));
    let unsummed = total.as_ref().err().map(|why| {
        let (here, there) = (zh.exact_fault(*why), en.exact_fault(*why));
        view! { <p class="sheet__p sheet__p--plain">{both(slip::TOTAL)} " " {here} " " {there}</p> }
    });
    let total = total.unwrap_or_default().into_iter().map(|sum| {
        let capitals = (sum.currency == Currency::CNY).then(|| rmb_words(sum).ok()).flatten();
        let capitals = capitals.map(|words| {
            view! { <p class="sheet__p sheet__p--plain" id="slip-capitals">{both(slip::CAPITALS)} " " <span lang="zh-CN">{words}</span></p> }
        });
        view! {
            <p class="sheet__p sheet__p--plain">{both(slip::TOTAL)} " " {format::money(sum)}</p>
            {capitals}
        }
    });
    let total = total.collect_view();
    let head = |words: Both| view! { <th scope="col">{both(words)}</th> };
    let sign = |words: Both| {
        view! {
            <div class="materials__sign">
                <p>{both(words)}</p>
                <p>{both(slip::SIGNED)} <span class="materials__line"></span></p>
                <p>{both(slip::SIGNED_ON)} <span class="materials__line"></span></p>
            </div>
        }
    };
    view! {
        <article class="sheet" id="slip-paper">
            <p class="sheet__number">{both(slip::NUMBER)} " " <bdi>{slip.number.clone()}</bdi></p>
            <h2 class="sheet__title">
                <span lang="zh-CN">{slip::TITLE.0}</span>
                <span lang="en">{slip::TITLE.1}</span>
            </h2>
            <dl class="sheet__parties">
                <dt>{both(slip::FROM)}</dt>
                <dd><bdi>{from}</bdi></dd>
                <dt>{both(slip::TO)}</dt>
                <dd><bdi>{to}</bdi></dd>
                <dt>{both(slip::CONTRACT)}</dt>
                <dd><bdi>{brief.map(|it| it.number.clone())}</bdi></dd>
                <dt>{both(slip::DAY)}</dt>
                <dd>{day}</dd>
            </dl>
            <table class="sheet__table">
                <thead>
                    <tr>
                        <th scope="col">"#"</th>
                        {head(slip::KIND)} {head(slip::WHAT)} {head(slip::AMOUNT)} {head(slip::WORTH)} {head(slip::BACK)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {total} {unsummed}
            <p class="sheet__p sheet__p--plain">{both(slip::SAID)}</p>
            <div class="sheet__signs">{sign(slip::FROM)} {sign(slip::TO)}</div>
        </article>
    }
}

fn row(app: App, item: &MaterialItem, n: usize) -> impl IntoView + use<> {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let tally = &item.tally;
    // what is to be handed over, else what was and is not signed for yet
    let parts = if tally.left() > 0 { tally.left() } else { tally.pending() };
    let amount = tally.amount(parts);
    let much = |text: Text| text.material_amount_of(amount, &app.material_unit(text, item));
    let kind = item.terms().kind;
    let back = match (item.terms().keeping, item.return_by) {
        (Keeping::Kept, _) => twice(slip::STAYS.0, slip::STAYS.1),
        (Keeping::Returnable, None) => twice(slip::GOES_BACK.0, slip::GOES_BACK.1),
        (Keeping::Returnable, Some(day)) => format!("{} / {}", zh.date(day), en.date(day)),
    };
    view! {
        <tr>
            <td>{n}</td>
            <td>{twice(zh.material_kind(kind), en.material_kind(kind))}</td>
            <td><bdi>{twice(&app.material_title(zh, item), &app.material_title(en, item))}</bdi></td>
            <td class="num">{twice(&much(zh), &much(en))}</td>
            <td class="num">{item.worth().map(format::money)}</td>
            <td>{back}</td>
        </tr>
    }
}
