//! What is claimed, with the working: as of any day until it is filed, then as it was filed.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::claim::{Claim, ClaimLine, ClaimedPart, Source};
use crate::domain::dispute::filed::{Frozen, FrozenLine};
use crate::domain::id::DisputeId;
use crate::domain::money::Money;
use crate::export::evidence_filed::{FiledRow, filed_rows, filed_table};
use crate::i18n::{Message, Text, format};
use crate::state::{App, DisputeFile, Layer, PlainSheet, Sheet, SheetCell, use_app};
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::list_export::{Handout, ListExport, PlainExport};
use crate::ui::widgets::record_part::RecordPart;

/// The part of the page.
#[component]
pub(super) fn Claims(id: DisputeId, file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(app.as_of().to_string());
    let day = Memo::new(move |_| typed.with(|typed| Date::parse(typed)).unwrap_or_else(|_| app.as_of()));
    let dispute = Memo::new(move |_| file.with(|it| it.as_ref().map(|it| (*it.dispute).clone())));
    let filed = Memo::new(move |_| file.with(|it| it.as_ref().and_then(|it| it.course.filed().cloned())));
    let claim = Memo::new(move |_| {
        // the account of the contract may be reckoned anew
        let _ready = app.figures_ready();
        let dispute: Dispute = dispute.get()?;
        if let Some(contract) = dispute.contract {
            let _standing = app.contract_standing(contract);
        }
        app.dispute_claim(&dispute, day.get())
    });
    let now = move || claim.get().map(|claim| reckoned(app, id, &claim));
    let fixed = move || filed.get().map(|frozen| frozen_table(app, &frozen));
    let handed = Callback::new(move |()| {
        let text = app.text();
        table(text, &claim.get().map(|claim| claim.lines).unwrap_or_default(), day.get())
    });
    let filed_out = filed_handouts(app, filed);
    let stated = Signal::derive(move || {
        let text = app.text();
        text.statement_of(text.disputes_claims(), &text.date(day.get()))
    });
    let nothing = Signal::derive(move || claim.with(Option::is_none));
    let none = move || dispute.with(|it| it.as_ref().is_none_or(|it| it.heads.is_empty()));
    view! {
        <RecordPart id="dispute-claims" words=Text::disputes_claims act="add-head" act_words=Text::disputes_head_add sheet=Sheet::DisputeHead(id, None)>
            {fixed}
            <Show when=move || filed.with(Option::is_some)>
                <p class="list__more"><ListExport name="export-filed" sheets=filed_out.to_vec() kind="word" /></p>
            </Show>
            <Show when=move || !none() fallback=move || view! { <p class="faint">{move || app.text().disputes_claims_none()}</p> }>
                <div class="disputes__asof">
                    <TextField
                        name="claim-as-of"
                        label=Signal::derive(move || app.text().disputes_claim_as_of().to_owned())
                        value=typed
                        kind="date"
                    />
                </div>
                {now}
                <PlainExport name="export-claims" sheet="claims" words=Text::disputes_claims table=handed stated nothing />
            </Show>
        </RecordPart>
    }
}

/// What is claimed as a table: of a head that the account reckons the parts that make it, of any other its amount; the amounts
/// add up to the totals. `day` is the one that they are reckoned to.
fn table(text: Text, lines: &[ClaimLine], day: Date) -> PlainSheet {
    let row = |head: &ClaimLine, words: String, due: Option<Date>, amount: Option<Money>| {
        vec![
            SheetCell::words(text.dispute_head(head.head.sort)),
            SheetCell::Text(words),
            SheetCell::day(due),
            SheetCell::amount(amount),
            SheetCell::currency(amount.map(|it| it.currency)),
            SheetCell::words(&head.head.note),
            SheetCell::Day(day),
        ]
    };
    let rows_of = |line: &ClaimLine| -> Vec<Vec<SheetCell>> {
        if line.parts.is_empty() {
            let words =
                line.delay.map_or_else(|| source_words(text, line).to_owned(), |cost| text.dispute_delay(&cost));
            return vec![row(line, words, line.delay.map(|cost| cost.of.due), line.amount)];
        }
        let part = |part: &ClaimedPart| {
            let name = text.part_called(part.number, part.label.as_ref());
            row(line, text.disputes_part_late(&name, part.days_late), Some(part.due), Some(part.amount))
        };
        line.parts.iter().map(part).collect()
    };
    PlainSheet {
        sheet: text.disputes_claims(),
        file: text.disputes_claims_file(),
        headings: vec![
            text.disputes_head_sort(),
            text.disputes_head_source(),
            text.money_due(),
            text.disputes_head_amount(),
            text.disputes_currency(),
            text.customer_note(),
            text.disputes_claim_as_of(),
        ],
        rows: lines.iter().flat_map(rows_of).collect(),
    }
}

/// What was filed, and how it came about.
fn filed_handouts(app: App, filed: Memo<Option<Frozen>>) -> [Handout; 2] {
    let handout = move |name: &'static str, words: Message, table: fn(Text, &Frozen) -> PlainSheet| {
        let act = Callback::new(move |form| {
            let text = app.untracked_text();
            if let Some(frozen) = filed.get_untracked() {
                let stated = text.statement_of(words(text), &text.date(frozen.as_of));
                app.export_stated(table(text, &frozen), form, Some(stated));
            }
        });
        Handout { name, words, act }
    };
    [
        handout("filed", Text::sheet_filed, filed_sheet),
        handout("filed-working", Text::sheet_filed_working, filed_working_sheet),
    ]
}

/// The heads as they were filed.
fn filed_sheet(text: Text, frozen: &Frozen) -> PlainSheet {
    let row = |it: &FrozenLine| {
        vec![
            SheetCell::words(text.dispute_head(it.sort)),
            SheetCell::Text(filed_words(text, it)),
            SheetCell::Amount(it.amount),
            SheetCell::words(it.amount.currency.code()),
            SheetCell::Day(frozen.as_of),
        ]
    };
    PlainSheet {
        sheet: text.sheet_filed(),
        file: text.sheet_filed_file(),
        headings: vec![
            text.disputes_head_sort(),
            text.customer_note(),
            text.disputes_head_amount(),
            text.disputes_currency(),
            text.disputes_claim_as_of(),
        ],
        rows: frozen.lines.iter().map(row).collect(),
    }
}

/// How they came about: of a span of days that bore a fee its base and rate, of anything else the sum and what it is.
fn filed_working_sheet(text: Text, frozen: &Frozen) -> PlainSheet {
    let row = |it: FiledRow| {
        let span = it.span.as_ref();
        vec![
            SheetCell::Text(it.part),
            SheetCell::day(span.map(|it| it.from)),
            SheetCell::day(span.map(|it| it.to)),
            span.and_then(|it| u64::try_from(it.days).ok()).map_or_else(SheetCell::empty, SheetCell::Count),
            SheetCell::amount(span.map(|it| it.base)),
            span.map_or_else(SheetCell::empty, |it| SheetCell::words(&it.rate)),
            SheetCell::amount(it.amount),
            SheetCell::currency(it.amount.map(|it| it.currency)),
            SheetCell::words(&it.words),
        ]
    };
    PlainSheet {
        sheet: text.sheet_filed_working(),
        file: text.sheet_filed_working_file(),
        headings: vec![
            text.disputes_part(),
            text.ledger_from(),
            text.ledger_to(),
            text.ledger_days(),
            text.evidence_base(),
            text.ledger_rate(),
            text.disputes_head_amount(),
            text.disputes_currency(),
            text.evidence_event(),
        ],
        rows: filed_rows(text, frozen).into_iter().map(row).collect(),
    }
}

/// Where the amount of a head comes from.
const fn source_words(text: Text, line: &ClaimLine) -> &'static str {
    match line.head.source {
        Source::Account => text.disputes_from_account(),
        Source::Amount(_) => text.disputes_from_amount(),
        Source::Delivery(_) => text.disputes_from_delivery(),
    }
}

/// What was noted on a head that was filed, and how it came about where that is late delivery.
fn filed_words(text: Text, line: &FrozenLine) -> String {
    let said = [line.note.clone(), line.delay.map(|cost| text.dispute_delay(&cost)).unwrap_or_default()];
    said.into_iter().filter(|it| !it.trim().is_empty()).collect::<Vec<_>>().join(" · ")
}

fn sums(totals: &[Money]) -> String {
    totals.iter().map(|it| format::money(*it)).collect::<Vec<_>>().join(" + ")
}

/// As it was filed.
fn frozen_table(app: App, frozen: &Frozen) -> impl IntoView + use<> {
    let text = app.text();
    let rows = frozen.lines.iter().map(|it| {
        let (head, note, amount) = (text.dispute_head(it.sort), filed_words(text, it), format::money(it.amount));
        view! { <tr><td>{head}</td><td class="soft"><bdi>{note}</bdi></td><td class="num">{amount}</td></tr> }
    });
    let rows = rows.collect_view();
    let total = sums(&frozen.totals().unwrap_or_default());
    view! {
        <div id="claims-filed" class="disputes__filed">
            <p><b>{text.disputes_filed_as_of(&text.date(frozen.as_of))}</b> " " <span class="faint small">{text.disputes_claims_frozen()}</span></p>
            <table class="table disputes__claims" aria-label=text.disputes_claims()>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row" colspan="2">{text.disputes_total()}</th><td class="num">{total}</td></tr></tfoot>
            </table>
            {frozen_working(text, frozen)}
        </div>
    }
}

/// How what was filed came about; nothing of a claim that was filed without it.
fn frozen_working(text: Text, frozen: &Frozen) -> Option<AnyView> {
    let mut rows = filed_table(text, frozen).into_iter();
    let head = rows.next()?;
    // days, base, rate and amount
    let is_figure = |at: usize| (3..7).contains(&at);
    let cell = move |(at, words): (usize, String)| view! { <td class:num=is_figure(at)>{words}</td> };
    let row = |row: Vec<String>| view! { <tr>{row.into_iter().enumerate().map(cell).collect_view()}</tr> };
    let rows: Vec<_> = rows.map(row).collect();
    let head = head.into_iter().enumerate().map(|(at, words)| {
        view! { <th scope="col" class:num=is_figure(at)>{words}</th> }
    });
    let head = head.collect_view();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="disputes__why" id="claims-filed-working">
                <summary>{text.disputes_working()}</summary>
                <div class="table__wide" tabindex="0" role="region" aria-label=text.evidence_filed()>
                    <table class="table" aria-label=text.evidence_filed()>
                        <thead><tr>{head}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        }
        .into_any()
    })
}

/// As of a day.
fn reckoned(app: App, id: DisputeId, claim: &Claim) -> impl IntoView + use<> {
    let text = app.text();
    let rows = claim.lines.iter().enumerate().map(|(at, line)| head_rows(app, id, at, line)).collect_view();
    let total = sums(&claim.totals);
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=text.disputes_claims()>
            <table class="table disputes__claims" id="claims-now">
                <thead>
                    <tr>
                        <th scope="col">{text.disputes_head_sort()}</th>
                        <th scope="col">{text.disputes_head_source()}</th>
                        <th scope="col" class="num">{text.disputes_head_amount()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row" colspan="2">{text.disputes_total()}</th><td class="num" id="claims-total">{total}</td></tr></tfoot>
            </table>
        </div>
    }
}

fn head_rows(app: App, id: DisputeId, at: usize, line: &ClaimLine) -> AnyView {
    let text = app.text();
    let amount = line.amount.map_or_else(|| text.disputes_account_unknown().to_owned(), format::money);
    let said = [source_words(text, line).to_owned(), line.head.note.clone()];
    let said = said.into_iter().filter(|it| !it.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    let parts = line.parts.iter().map(|part| {
        let name = text.part_called(part.number, part.label.as_ref());
        let words = text.disputes_part_late(&name, part.days_late);
        view! {
            <tr class="disputes__working">
                <td></td>
                <td class="soft small">{words} " · " {text.date(part.due)}</td>
                <td class="num soft small">{format::money(part.amount)}</td>
            </tr>
        }
    });
    let parts = parts.collect_view();
    let delay = line.delay.map(|cost| {
        view! {
            <tr class="disputes__working" data-delay="">
                <td></td>
                <td class="soft small">{text.dispute_delay(&cost)}</td>
                <td class="num soft small">{format::money(cost.owed)}</td>
            </tr>
        }
    });
    view! {
        <tr data-head=line.head.sort.name()>
            <td>
                <button
                    class="button"
                    data-kind="word"
                    type="button"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::DisputeHead(id, Some(at)))))
                >
                    {text.dispute_head(line.head.sort)}
                </button>
            </td>
            <td class="soft"><bdi>{said}</bdi></td>
            <td class="num">{amount}</td>
        </tr>
        {parts}
        {delay}
    }
    .into_any()
}
