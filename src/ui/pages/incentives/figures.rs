//! What members got in a time: earned, held, waiting, approved, paid, clawed back.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::time::{belongs, time_of};
use crate::domain::exact::ExactError;
use crate::domain::id::MemberId;
use crate::domain::incentive::entry::{BookedCommission, Standing};
use crate::domain::incentive::figures::Figures;
use crate::domain::incentive::period::PayPeriod;
use crate::domain::money::Money;
use crate::i18n::{Message, Text, format};
use crate::state::{App, EntryRow, use_app};
use crate::ui::route::{Query, Route};

/// A column of figures: its name in the page, its words, what it reads.
type Column = (&'static str, Message, fn(&Figures) -> Money);

const COLUMNS: [Column; 6] = [
    ("earned", Text::booking_earned, |it| it.earned),
    ("held", Text::booking_held, |it| it.held),
    ("accrued", Text::booking_accrued, |it| it.accrued),
    ("approved", Text::booking_approved, |it| it.approved),
    ("paid", Text::booking_paid, |it| it.paid),
    ("clawed", Text::commission_clawed, |it| it.clawed),
];

/// The sums of entries, by member and currency; or why they have none.
pub(super) fn by_member(entries: &[EntryRow]) -> Vec<(MemberId, Result<Figures, ExactError>)> {
    let mut groups: BTreeMap<(MemberId, &'static str), Vec<(&BookedCommission, &Standing)>> = BTreeMap::new();
    for row in entries {
        let key = (row.entry.member, row.entry.earned.currency.code());
        groups.entry(key).or_default().push((row.entry.as_ref(), &row.standing));
    }
    let sum = |(member, rows): (MemberId, Vec<(&BookedCommission, &Standing)>)| {
        let currency = rows.first()?.0.earned.currency;
        Some((member, Figures::of(rows, currency)))
    };
    groups.into_iter().filter_map(|((member, _), rows)| sum((member, rows))).collect()
}

/// The statement of a member.
pub(super) fn statement_of(member: MemberId, time: Option<PayPeriod>) -> String {
    let query = time.map_or_else(Query::default, |time| Query::default().with("period", &time.to_string()));
    Route::CommissionStatement(member, query).href()
}

/// The table, a row for every member.
#[component]
pub(super) fn MemberFigures(
    entries: Memo<Vec<EntryRow>>,
    #[prop(into)] time: Signal<Option<PayPeriod>>,
) -> impl IntoView {
    let app = use_app();
    let heads = move || {
        let text = app.text();
        COLUMNS.map(|(_, words, _)| view! { <th scope="col" class="num">{words(text)}</th> }).collect_view()
    };
    let body = move || {
        let found = entries.with(|all| by_member(all));
        found.into_iter().map(|(member, figures)| row(app, member, figures, time.get())).collect_view()
    };
    view! {
        <Show
            when=move || entries.with(|all| !all.is_empty())
            fallback=move || view! { <p class="faint" id="no-commission">{move || app.text().commission_none()}</p> }
        >
            <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().commission_title()>
                <table class="table" role="table" id="member-figures">
                    <thead>
                        <tr>
                            <th scope="col">{move || app.text().commission_member()}</th>
                            {heads}
                            <th scope="col"><span class="unseen">{move || app.text().commission_statement_open()}</span></th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </Show>
    }
}

fn row(
    app: App,
    member: MemberId,
    figures: Result<Figures, ExactError>,
    time: Option<PayPeriod>,
) -> impl IntoView + use<> {
    let name = app.member_name(member);
    let mark = name.clone();
    let cells = match figures {
        Ok(figures) => COLUMNS
            .map(|(column, _, read)| view! { <td class="num" data-figure=column>{format::amount(read(&figures))}</td> })
            .collect_view()
            .into_any(),
        Err(why) => view! { <td colspan=COLUMNS.len().to_string()>{app.text().exact_fault(why)}</td> }.into_any(),
    };
    view! {
        <tr data-row="" data-member=mark>
            <td><bdi>{name}</bdi></td>
            {cells}
            <td class="num">
                <a class="incentives__link" href=statement_of(member, time)>{app.text().commission_statement_open()}</a>
            </td>
        </tr>
    }
}

/// The commission of a member, on the sheet of the member.
#[component]
pub(in crate::ui) fn OfMember(id: MemberId) -> impl IntoView {
    let app = use_app();
    let time = Memo::new(move |_| time_of(app, None));
    let entries = Memo::new(move |_| {
        let as_of = app.as_of();
        let mut all = app.commission_entries();
        all.retain(|it| it.entry.member == id && time.get().is_some_and(|time| belongs(&it.entry, time, as_of)));
        all
    });
    let shares = Memo::new(move |_| app.has_commission(id));
    let facts = move || {
        let text = app.text();
        let found = entries.with(|all| by_member(all));
        let lines = found.iter().flat_map(|(_, figures)| {
            COLUMNS.map(|(_, words, read)| {
                let figure = match figures {
                    Ok(figures) => format::money(read(figures)),
                    Err(why) => text.exact_fault(*why).to_owned(),
                };
                view! { <dt>{words(text)}</dt><dd>{figure}</dd> }
            })
        });
        lines.collect_view()
    };
    view! {
        <Show when=move || shares.get()>
            <section class="incentives__member" id="member-commission">
                <h3>{move || app.text().commission_title()}</h3>
                <p class="soft small">{move || time.get().map(|time| app.text().pay_period(time))}</p>
                <dl class="facts">{facts}</dl>
                <p>
                    <a
                        class="incentives__link"
                        href=move || statement_of(id, time.get())
                        on:click=move |_| app.layer.set(None)
                    >
                        {move || app.text().commission_statement_title()}
                    </a>
                </p>
            </section>
        </Show>
    }
}
