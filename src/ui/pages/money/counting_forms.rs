//! A recorded receipt is counted towards something else, and an advance is used.

use leptos::prelude::*;

use super::claim_rows::{ClaimRows, Start, Wrong, checked, start_button, written};
use super::labels;
use crate::domain::allotment::{OpenPart, count};
use crate::domain::counting::{Sum, counted, open_claims, recount, room};
use crate::domain::date::Date;
use crate::domain::id::{InstalmentId, ReceiptId};
use crate::domain::money::Money;
use crate::domain::payers_purpose::{Purpose, as_stated, purpose};
use crate::domain::receipt::{Allocation, Receipt};
use crate::domain::set_off::{SetOffFault, all_counted};
use crate::i18n::{Text, format};
use crate::state::{App, Batch, Form, Problem, counting, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::TextField;

/// What of `amount` goes where: to what is named, then by the law's order.
fn suggested(amount: Money, named: &[InstalmentId], open: &[OpenPart], on: Date) -> Vec<Sum> {
    let found = count(amount, named, open, on).map(|worked| worked.working).unwrap_or_default();
    found.iter().map(Sum::from).collect()
}

/// What of `amount` goes where by the words of the payer of a receipt first.
fn by_words(app: App, receipt: &Receipt, amount: Money, open: &[OpenPart], on: Date) -> Vec<Sum> {
    let said = receipt.said();
    let Purpose { parts, stated, .. } =
        if said.is_empty() { Purpose::default() } else { purpose(said, &app.numbers_of(receipt.customer), open) };
    suggested(amount, &parts, &as_stated(open, stated), on)
}

/// The claims in the currency of the money, the earliest due first.
fn claims(open: &[OpenPart], like: Money) -> Vec<Sum> {
    let mut open = open.to_vec();
    open.sort_by_key(|it| (it.debt.due, it.contract, it.number));
    let mut claims = open_claims(&open);
    claims.retain(|it| it.amount.currency == like.currency);
    claims
}

/// A receipt is counted anew.
#[component]
pub(in crate::ui) fn RecountSheet(receipt: ReceiptId) -> impl IntoView {
    let app = use_app();
    app.peek::<Receipt>(receipt).map(|receipt| view! { <Recount receipt=(*receipt).clone() /> })
}

#[component]
fn Recount(receipt: Receipt) -> impl IntoView {
    let app = use_app();
    let (id, on, amount) = (receipt.id, receipt.on, receipt.amount);
    let receipt = StoredValue::new(receipt);
    let rows_so_far = Memo::new(move |_| app.counted_of(id));
    let stands =
        Memo::new(move |_| rows_so_far.with(|rows| counted(rows.iter().map(AsRef::as_ref)).unwrap_or_default()));
    let open = Memo::new(move |_| app.open_to(receipt.with_value(|it| it.customer), on, Some(id)));
    let rows = Memo::new(move |_| open.with(|open| stands.with(|stands| room(&claims(open, amount), stands))));
    let form = Form::start(app, format!("recount/{id}"), vec![("hand", stands.with_untracked(|it| written(it)))]);
    let hand = form.field("hand");
    let wrong = RwSignal::new(None::<Wrong>);
    let refused = move |fault: Wrong| {
        wrong.set(Some(fault));
        refuse(form, Vec::new());
    };
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let wanted = match checked(text, &hand.get_untracked(), &rows.get_untracked(), amount) {
            Ok(wanted) => wanted,
            Err(fault) => return refused(fault),
        };
        let sum = Money::sum(wanted.iter().map(|it| it.amount), amount.currency).map_err(SetOffFault::from);
        if let Err(fault) = sum.and_then(|sum| receipt.with_value(|it| all_counted(it, sum))) {
            return refused(Wrong { claim: None, words: text.set_off_fault(fault, true) });
        }
        let before = rows_so_far.get_untracked();
        let before: Vec<&Allocation> = before.iter().map(AsRef::as_ref).collect();
        match recount(&before, &wanted) {
            Err(fault) => refused(Wrong { claim: None, words: text.exact_fault(fault).to_owned() }),
            Ok(changes) if changes.is_empty() => {
                refused(Wrong { claim: None, words: text.recount_same().to_owned() });
            }
            Ok(changes) => keep(app, form, counting(Batch::new(), id, changes), text.recount_saved().to_owned()),
        }
    });
    let fill = move |as_said: bool| {
        let sums = open.with_untracked(|open| {
            if as_said {
                receipt.with_value(|it| by_words(app, it, amount, open, on))
            } else {
                suggested(amount, &[], open, on)
            }
        });
        hand.set(written(&sums));
        wrong.set(None);
    };
    let said = receipt.with_value(|it| it.said().to_owned());
    let as_said = (!said.is_empty()).then(|| Start {
        name: "said",
        words: Text::counting_said,
        act: Callback::new(move |()| fill(true)),
    });
    let oldest = Start { name: "oldest", words: Text::counting_oldest, act: Callback::new(move |()| fill(false)) };
    let starts = [Some(oldest), as_said].into_iter().flatten().map(start_button).collect_view();
    let words = (!said.is_empty()).then(|| {
        view! { <p class="field__help">{move || app.text().receipt_purpose()} ": " <bdi>{said.clone()}</bdi></p> }
    });
    let label = labels(app);
    view! {
        <FormSheet title=label(Text::recount) form submit action=label(Text::recount)>
            <p class="field__help">{move || app.text().recount_lead(&format::money(amount), &app.text().date(on))}</p>
            {words}
            <section class="counted" id="counted" aria-label=move || app.text().receipt_counts()>
                <h3>{move || app.text().receipt_counts()}</h3>
                <div class="count__acts">{starts}</div>
                <ClaimRows rows values=hand there=Signal::stored(Some(amount)) wrong />
            </section>
            <Show when=move || rows_so_far.with(|rows| !rows.is_empty())>
                <section class="count__history" id="counted-history">
                    <h3>{move || app.text().recount_history()}</h3>
                    <dl class="facts">
                        {move || rows_so_far.get().iter().map(|row| history_row(app, row, on)).collect_view()}
                    </dl>
                </section>
            </Show>
        </FormSheet>
    }
}

/// A row as it was written: counter-rows are below nothing.
fn history_row(app: App, row: &Allocation, received: Date) -> impl IntoView + use<> {
    let text = app.text();
    let from = text.date(row.counts_from(received));
    view! {
        <dt>{app.claim_called(row.claim())} " · " <span class="faint small">{text.recount_from()} " " {from}</span></dt>
        <dd class="num">{format::money(row.amount)}</dd>
    }
}

/// What is left of a receipt is counted towards something, from the day of use on.
#[component]
pub(in crate::ui) fn UseAdvanceSheet(receipt: ReceiptId) -> impl IntoView {
    let app = use_app();
    app.peek::<Receipt>(receipt).map(|receipt| view! { <UseAdvance receipt=(*receipt).clone() /> })
}

#[component]
fn UseAdvance(receipt: Receipt) -> impl IntoView {
    let app = use_app();
    let (id, received, payer) = (receipt.id, receipt.on, receipt.customer);
    let today = app.today.get_untracked();
    let receipt = StoredValue::new(receipt);
    let left = Memo::new(move |_| receipt.with_value(|it| app.advance_of(it)));
    let open_on = move |on: Date| app.open_to(payer, on, None);
    let first = today.max(received);
    let start = untrack(|| {
        let open = open_on(first);
        receipt.with_value(|it| by_words(app, it, left.get(), &open, first))
    });
    let form = Form::start(
        app,
        format!("advance/{id}/{}", left.get_untracked().minor),
        vec![("on", first.to_string()), ("hand", written(&start))],
    );
    let hand = form.field("hand");
    let wrong = RwSignal::new(None::<Wrong>);
    let day = move || Date::parse(&form.field("on").get()).ok().filter(|on| *on >= received);
    let open = Memo::new(move |_| day().map(open_on).unwrap_or_default());
    let rows = Memo::new(move |_| open.with(|open| claims(open, left.get())));
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let bad_day = |words: String| refuse(form, vec![Problem { field: "on", words }]);
        let on = match Date::parse(&form.text("on")) {
            Err(_) => return bad_day(text.bad_date().to_owned()),
            Ok(on) if on < received => return bad_day(text.advance_before(&text.date(received))),
            Ok(on) if on > today.max(received) => return bad_day(text.claims_future().to_owned()),
            Ok(on) => on,
        };
        let checked = checked(text, &hand.get_untracked(), &rows.get_untracked(), left.get_untracked());
        let nothing = || Wrong { claim: None, words: text.advance_nothing().to_owned() };
        let sums = checked.and_then(|sums| if sums.is_empty() { Err(nothing()) } else { Ok(sums) });
        match sums {
            Err(fault) => {
                wrong.set(Some(fault));
                refuse(form, Vec::new());
            }
            Ok(sums) => {
                let like = left.get_untracked().currency;
                let used = Money::sum(sums.iter().map(|it| it.amount), like)
                    .map_or_else(|why| text.exact_fault(why).to_owned(), format::money);
                let changes = sums.into_iter().map(|it| it.counted(Some(on)));
                keep(app, form, counting(Batch::new(), id, changes), text.advance_saved(&used));
            }
        }
    });
    let fill = move || {
        let sums =
            open.with_untracked(|open| suggested(left.get_untracked(), &[], open, untrack(day).unwrap_or(first)));
        hand.set(written(&sums));
        wrong.set(None);
    };
    let oldest = Start { name: "oldest", words: Text::counting_oldest, act: Callback::new(move |()| fill()) };
    let there = Signal::derive(move || Some(left.get()));
    // a day that is no day yet is answered in its box
    let nothing_open = Signal::derive(move || day().is_some() && rows.with(Vec::is_empty));
    let label = labels(app);
    view! {
        <FormSheet title=label(Text::advance_title) form submit action=label(Text::advance_use) barred=nothing_open>
            <p class="field__help">{move || app.text().advance_lead(&format::money(left.get()))}</p>
            <div class="fields">
                <TextField name="advance-on" label=label(Text::advance_on) value=form.field("on") problem=form.problem("on") kind="date" />
            </div>
            <p class="field__help">{move || app.text().advance_ground()}</p>
            <section class="counted" id="counted" aria-label=move || app.text().receipt_counts()>
                <h3>{move || app.text().receipt_counts()}</h3>
                <Show when=move || !nothing_open.get()>
                    <div class="count__acts">{start_button(oldest)}</div>
                </Show>
                <ClaimRows rows values=hand there wrong />
            </section>
        </FormSheet>
    }
}
