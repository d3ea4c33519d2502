//! The offers to settle, and the settlement.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::dispute::course::{Agreed, Offered};
use crate::domain::id::DisputeId;
use crate::domain::lifecycle::dispute::SettlementForm;
use crate::domain::waiver::Waiver;
use crate::i18n::{Text, format};
use crate::state::{App, DisputeAct, DisputeFile, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::record_part::RecordPart;
use crate::ui::widgets::status::{Meaning, status};

/// The part of the page.
#[component]
pub(super) fn Offers(id: DisputeId, file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let file = file.get()?;
        let as_of = app.as_of();
        let open = file.course.is_open() && file.course.settled().is_none();
        let rows = file.course.offers().iter().rev().map(|it| row(app, id, it, as_of, open)).collect_view();
        Some(rows)
    };
    let handed = Callback::new(move |()| {
        let offers = file.with(|it| it.as_ref().map(|it| rows_of(app, &it.course.offers())));
        sheet(app.untracked_text(), offers.unwrap_or_default())
    });
    let any = move || file.with(|it| it.as_ref().is_some_and(|it| !it.course.offers().is_empty()));
    let settled = move || file.get().and_then(|file| file.course.settled().map(|agreed| settlement(app, &agreed)));
    let column = move |words: fn(Text) -> &'static str| view! { <th scope="col">{move || words(app.text())}</th> };
    view! {
        {settled}
        <RecordPart id="dispute-offers" words=Text::disputes_offers act="add-offer" act_words=Text::dispute_act_offer sheet=Sheet::DisputeAct(id, DisputeAct::Offer)>
            <Show when=any fallback=move || view! { <p class="faint">{move || app.text().disputes_offers_none()}</p> }>
                <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().disputes_offers()>
                    <table class="table">
                        <thead>
                            <tr>
                                {column(Text::disputes_on)} {column(Text::disputes_offer_by)} {column(Text::disputes_offer_terms)}
                                <th scope="col" class="num">{move || app.text().disputes_head_amount()}</th>
                                {column(Text::disputes_offer_until)} {column(Text::disputes_stage)}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p class="list__more">
                    <PlainExport name="export-offers" sheet="offers" words=Text::disputes_offers table=handed />
                </p>
            </Show>
        </RecordPart>
    }
}

/// The offers for other programs, the last one first as on the page.
fn rows_of(app: App, all: &[Offered<'_>]) -> Vec<Vec<SheetCell>> {
    let (text, as_of) = (app.untracked_text(), app.as_of());
    let row = |it: &Offered<'_>| {
        let standing = match it.answer {
            Some((_, answer)) => text.dispute_answer(answer),
            None if it.offer.until.is_some_and(|until| until < as_of) => text.disputes_offer_lapsed(),
            None => text.disputes_offer_open(),
        };
        vec![
            SheetCell::Day(it.event.on),
            SheetCell::words(text.dispute_side(it.offer.by)),
            SheetCell::words(&it.offer.terms),
            SheetCell::amount(it.offer.amount),
            SheetCell::currency(it.offer.amount.map(|it| it.currency)),
            SheetCell::day(it.offer.until),
            SheetCell::words(standing),
            SheetCell::day(it.answer.map(|(on, _)| on)),
        ]
    };
    all.iter().rev().map(row).collect()
}

fn sheet(text: Text, rows: Vec<Vec<SheetCell>>) -> PlainSheet {
    PlainSheet {
        sheet: text.disputes_offers(),
        file: text.sheet_offers_file(),
        headings: vec![
            text.disputes_on(),
            text.disputes_offer_by(),
            text.disputes_offer_terms(),
            text.disputes_head_amount(),
            text.home_currency(),
            text.disputes_offer_until(),
            text.disputes_stage(),
            text.transfer_answer_on(),
        ],
        rows,
    }
}

fn row(app: App, id: DisputeId, it: &Offered<'_>, as_of: Date, open: bool) -> impl IntoView + use<> {
    let text = app.text();
    let event = it.event.id;
    let lapsed = it.offer.until.is_some_and(|until| until < as_of);
    let standing = match it.answer {
        Some((on, answer)) => {
            view! { <span>{text.dispute_answer(answer)} " · " {text.near_date(on, as_of)}</span> }.into_any()
        }
        None if lapsed => status(Meaning::Plain, "clock", text.disputes_offer_lapsed()).into_any(),
        None if open => view! {
            <button
                class="button"
                data-kind="word"
                type="button"
                data-act="answer"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::DisputeAct(id, DisputeAct::Answer(event)))))
            >
                {text.dispute_act_answer()}
            </button>
        }
        .into_any(),
        None => view! { <span class="faint">{text.disputes_offer_open()}</span> }.into_any(),
    };
    view! {
        <tr data-offer="">
            <td>{text.date(it.event.on)}</td>
            <td>{text.dispute_side(it.offer.by)}</td>
            <td class="soft"><bdi>{it.offer.terms.clone()}</bdi></td>
            <td class="num">{it.offer.amount.map(format::money)}</td>
            <td>{it.offer.until.map(|until| text.date(until))}</td>
            <td>{standing}</td>
        </tr>
    }
}

fn settlement(app: App, agreed: &Agreed<'_>) -> impl IntoView + use<> {
    let text = app.text();
    let form = match agreed.settlement.form {
        SettlementForm::Amendment => text.dispute_act_amendment().to_owned(),
        SettlementForm::Receivable { amount } => {
            format!("{} {}", text.dispute_act_receivable(), format::money(amount))
        }
    };
    let payments = agreed.payments.iter().map(|it| {
        view! { <li>{text.date(it.on)} " · " {format::money(it.amount)}</li> }
    });
    let payments = (!agreed.payments.is_empty())
        .then(|| view! { <dt>{text.disputes_payments()}</dt><dd><ul>{payments.collect_view()}</ul></dd> });
    let waived = agreed.waivers.iter().filter_map(|id| app.watch::<Waiver>(*id)).map(|it| {
        view! { <dt>{text.disputes_waived()}</dt><dd>{format::money(it.amount)} " · " {text.claim_part(it.part)}</dd> }
    });
    let waived = waived.collect_view();
    view! {
        <section class="rec__part" id="dispute-settlement" aria-label=text.disputes_settlement()>
            <div class="section__head"><h2>{text.disputes_settlement()}</h2></div>
            <dl class="facts facts--long">
                <dt>{text.dispute_act_form()}</dt>
                <dd>{form}</dd>
                <dt>{text.dispute_act_terms()}</dt>
                <dd><bdi>{agreed.settlement.terms.clone()}</bdi></dd>
                {payments} {waived}
            </dl>
        </section>
    }
}
