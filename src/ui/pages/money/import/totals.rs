//! How many lines become what, and sums that come to that of the file.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::money::{Currency, Money};
use crate::i18n::{Message, Text, format};
use crate::state::statement::{Plan, Proposal, StatementImport, Verdict};
use crate::state::use_app;
use crate::ui::widgets::status::{Meaning, status};

/// So many lines, and how much they are in each currency.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sums {
    pub(super) count: usize,
    /// In minor units; a sum of lines need not fit an amount.
    by_currency: BTreeMap<&'static str, (Currency, i128)>,
}

impl Sums {
    fn add(&mut self, amount: Money) {
        self.count = self.count.saturating_add(1);
        let (_, sum) = self.by_currency.entry(amount.currency.code()).or_insert((amount.currency, 0));
        *sum = sum.saturating_add(amount.wide());
    }

    /// The amounts, each currency by itself: they are never added to each other.
    pub(super) fn words(&self) -> String {
        self.by_currency
            .values()
            .map(|(currency, sum)| format::wide_money(*sum, *currency))
            .collect::<Vec<_>>()
            .join(" + ")
    }
}

fn sums_of(plan: &Plan, wanted: impl Fn(&Proposal) -> bool) -> Sums {
    let mut sums = Sums::default();
    for (line, proposal) in plan.reading.lines.iter().zip(&plan.proposals) {
        if wanted(proposal) {
            sums.add(line.amount);
        }
    }
    sums
}

/// The sums of the lines of which something becomes.
pub(super) fn sums(import: StatementImport, wanted: impl Fn(&Proposal) -> bool) -> Sums {
    import.plan().map(|plan| sums_of(&plan, wanted)).unwrap_or_default()
}

/// How many lines become what.
#[component]
pub(super) fn Counts(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let of = move |wanted: fn(&Verdict) -> bool| {
        Memo::new(move |_| {
            import.plan().map_or(0, |plan| plan.proposals.iter().filter(|it| wanted(&it.verdict)).count())
        })
    };
    let (all, taken) = (of(|_| true), of(|it| *it == Verdict::Take));
    let (asked, unknown) = (of(|it| *it == Verdict::Ask), of(|it| *it == Verdict::Unknown));
    let (known, skipped) = (of(|it| matches!(it, Verdict::Known(_))), of(|it| *it == Verdict::Skip));
    let bad = Memo::new(move |_| import.plan().map_or(0, |plan| plan.reading.bad.len()));
    let aside = Memo::new(move |_| import.plan().map_or(0, |plan| plan.reading.aside.len()));
    let if_any = |count: usize, meaning: Meaning| if count > 0 { meaning } else { Meaning::Plain };
    view! {
        <ul
            class="import__counts"
            id="stmt-counts"
            role="status"
            data-lines=move || all.get().to_string()
            data-taken=move || taken.get().to_string()
            data-asked=move || asked.get().to_string()
            data-unknown=move || unknown.get().to_string()
            data-known=move || known.get().to_string()
            data-skipped=move || skipped.get().to_string()
            data-bad=move || bad.get().to_string()
            data-aside=move || aside.get().to_string()
        >
            <li>{move || status(Meaning::Plain, "wallet", app.text().bank_count_lines(all.get()))}</li>
            <li>{move || status(if_any(taken.get(), Meaning::Good), "circle-check", app.text().bank_count_taken(taken.get()))}</li>
            <li>{move || status(if_any(asked.get(), Meaning::Warn), "info", app.text().bank_count_asked(asked.get()))}</li>
            <li>{move || status(if_any(unknown.get(), Meaning::Warn), "user-round", app.text().bank_count_unknown(unknown.get()))}</li>
            <Show when=move || known.get() != 0>
                <li>{move || status(Meaning::Plain, "combine", app.text().bank_count_known(known.get()))}</li>
            </Show>
            <Show when=move || skipped.get() != 0>
                <li>{move || status(Meaning::Plain, "circle-dashed", app.text().list_skipped(skipped.get()))}</li>
            </Show>
            <Show when=move || bad.get() != 0>
                <li>{move || status(Meaning::Danger, "octagon-alert", app.text().list_bad(bad.get()))}</li>
            </Show>
            <Show when=move || aside.get() != 0>
                <li>{move || status(Meaning::Plain, "circle-dashed", app.text().bank_count_aside(aside.get()))}</li>
            </Show>
        </ul>
    }
}

/// The sums: what came in is what is recorded, known, waiting and skipped; and what the statement says itself.
#[component]
pub(super) fn Totals(import: StatementImport) -> impl IntoView {
    let app = use_app();
    let row = move |name: &'static str, words: Message, wanted: fn(&Verdict) -> bool| {
        let sums = Memo::new(move |_| sums(import, |proposal| wanted(&proposal.verdict)));
        view! {
            <tr data-sum=name>
                <th scope="row">{move || words(app.text())}</th>
                <td class="num">{move || sums.with(|sums| format::count(sums.count))}</td>
                <td class="num">{move || sums.with(Sums::words)}</td>
            </tr>
        }
    };
    let stated = move || {
        let plan = import.plan()?;
        let said = plan.reading.stated?;
        let read = sums_of(&plan, |_| true).by_currency.get(said.currency.code()).copied();
        let (text, read) = (app.text(), read.map_or(0, |(_, sum)| sum));
        Some(if read == said.wide() {
            status(Meaning::Good, "circle-check", text.bank_states(&format::money(said))).into_any()
        } else {
            let words = text.bank_states_other(&format::money(said), &format::wide_money(read, said.currency));
            status(Meaning::Warn, "triangle-alert", words).into_any()
        })
    };
    view! {
        <section class="section" id="stmt-totals">
            <div class="section__head"><h2>{move || app.text().bank_totals()}</h2></div>
            <table class="table stmt__totals">
                <tbody>
                    {row("taken", Text::bank_total_taken, |it| *it == Verdict::Take)}
                    {row("known", Text::bank_total_known, |it| matches!(it, Verdict::Known(_)))}
                    {row("waiting", Text::bank_total_waiting, |it| matches!(it, Verdict::Ask | Verdict::Unknown))}
                    {row("skipped", Text::bank_total_skipped, |it| *it == Verdict::Skip)}
                </tbody>
                <tfoot>{row("all", Text::bank_total_came_in, |_| true)}</tfoot>
            </table>
            <p id="stmt-stated">{stated}</p>
        </section>
    }
}
