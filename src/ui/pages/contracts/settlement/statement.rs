//! The settlement statement: on paper, to print, or as a Word file, in the language of its reader.

use leptos::prelude::*;

use super::words::{much, stated};
use super::{Settling, label};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::settlement_list::line::{Group, Sort, Standing};
use crate::domain::transfer::stands_for;
use crate::export::letter::{Letter, SettlementFacts, StatedLine, compose_settlement};
use crate::i18n::{Locale, Text};
use crate::ui::pages::money::draw_letter;
use crate::ui::widgets::field::ChoiceField;
use crate::ui::widgets::icon::icon;

const LANGUAGES: [(&str, Locale); 2] = [("zh", Locale::Zh), ("en", Locale::En)];

/// The part of the page.
#[component]
pub(super) fn Statement(it: Settling) -> impl IntoView {
    let app = it.app;
    let spoken = app.locale.get_untracked();
    let language =
        RwSignal::new(LANGUAGES.iter().find(|(_, it)| *it == spoken).map_or("zh", |(name, _)| name).to_owned());
    let languages = Signal::stored(
        LANGUAGES.into_iter().map(|(name, it)| (name.to_owned(), it.name().to_owned())).collect::<Vec<_>>(),
    );
    let letter = Memo::new(move |_| {
        let chosen = language.with(|name| LANGUAGES.into_iter().find(|(it, _)| it == name)).map(|(_, it)| it)?;
        made(it, chosen)
    });
    let word = move |_| {
        if let Some(letter) = letter.get_untracked() {
            let number = app.peek::<ContractBrief>(it.id).map(|it| it.number.clone()).unwrap_or_default();
            app.export_letter(letter, &number);
        }
    };
    view! {
        <section class="section">
            <div class="section__head settle__screen">
                <h2>{move || app.text().settle_statement()}</h2>
                <div class="page__acts">
                    <button class="button" type="button" id="settlement-word" on:click=word>
                        {icon("file-text")}
                        {move || app.text().letters_word()}
                    </button>
                </div>
            </div>
            <div class="settle__screen">
                <p class="soft">{move || app.text().settle_statement_help()}</p>
                <div class="fields">
                    <ChoiceField name="settle-language" label=label(app, Text::settle_language) value=language choices=languages />
                </div>
            </div>
            <div class="settle__desk" tabindex="0" role="region" aria-label=move || app.text().settle_statement()>
                {move || letter.get().map(|letter| draw_letter(app, letter))}
            </div>
        </section>
    }
}

/// The statement as of the date looked at.
fn made(it: Settling, language: Locale) -> Option<Letter> {
    let Settling { app, id, list, .. } = it;
    let text = Text::new(language);
    let (standing, contract) = (app.contract_standing(id)?, app.watch::<ContractBrief>(id)?);
    let (own, customer) = (app.own_entity(), app.party(contract.customer));
    let name = customer.as_ref().map(|it| it.name.as_str()).unwrap_or_default();
    let to = stands_for(&standing.transfers, Side::Them, app.as_of()).map_or(name, |it| it.told.to.as_str());
    list.with(|list| {
        let list = list.as_ref()?;
        let groups = Group::ALL.into_iter().filter_map(|group| {
            let told = list.group(group).filter(|it| matches!(it.standing, Standing::Open | Standing::Said(_)));
            let lines: Vec<StatedLine> = told
                .map(|line| StatedLine {
                    what: stated(app, text, id, list, line),
                    whose: text.settle_whose(line.whose).to_owned(),
                    much: much(app, text, id, line),
                    day: line.day.map(|day| text.date(day)).unwrap_or_default(),
                    state: text.settle_standing(&line.standing),
                })
                .collect();
            (!lines.is_empty()).then(|| (text.settle_group(group).to_owned(), lines))
        });
        let survives = list.group(Group::GoesOn).filter_map(|line| match line.sort {
            Sort::Survives(clause) => Some(clause),
            Sort::Unreckoned
            | Sort::Part { .. }
            | Sort::Excess { .. }
            | Sort::Credit(_)
            | Sort::Advance(_)
            | Sort::Incentive { .. }
            | Sort::IncentiveBack(_)
            | Sort::IncentiveMore(_)
            | Sort::Unbilled
            | Sort::Overbilled
            | Sort::Give(_)
            | Sort::GiveBack(_)
            | Sort::Lost { .. }
            | Sort::Scope(_)
            | Sort::ScopeRow(_)
            | Sort::Duty(_)
            | Sort::Ticket(_)
            | Sort::Dispute(_)
            | Sort::Evaluation(_)
            | Sort::Period(_)
            | Sort::Added(_) => None,
        });
        let facts = SettlementFacts {
            from: own.as_deref(),
            to,
            contract: &contract,
            on: app.as_of(),
            settle_by: app.settlement_day(id),
            is_settled: list.open().next().is_none(),
            groups: groups.collect(),
            sums: list.sums(contract.total.currency),
            survives: survives.collect(),
        };
        Some(compose_settlement(language, facts))
    })
}
