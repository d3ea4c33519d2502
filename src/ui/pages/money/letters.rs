//! Letters of a contract, at `#/contracts/:id/letters`: what is chosen on the left, the letter on the right, which prints.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::account::AccountError;
use crate::domain::contact::Contact;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, LateFeeStatementId, ReceiptId};
use crate::domain::late_fee::debt::ReceiptBook;
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::money::Money;
use crate::domain::progress::Progress;
use crate::domain::reversal::standing;
use crate::domain::transfer::{Sort, stands_for};
use crate::export::letter::{
    Letter, LetterFacts, LetterKind, LetterTable, Notice, NoticeFacts, Paid, compose, compose_notice,
};
use crate::i18n::{Locale, Message, Text};
use crate::state::{App, use_app};
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::icon::icon;

/// How many days a letter leaves for payment unless said otherwise.
const ANSWER_DAYS: i64 = 10;
/// The languages of a letter, under their names in a menu.
const LANGUAGES: [(&str, Locale); 2] = [("zh", Locale::Zh), ("en", Locale::En)];

/// What is asked of any letter: its language, and until when it wants an answer.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// By its name in the menu.
    pub(super) language: RwSignal<String>,
    /// The day, as it stands in its box.
    pub(super) answer_by: RwSignal<String>,
}

impl Asked {
    /// In the language of the page, until as many days from the date looked at as a letter leaves.
    pub(super) fn start(app: App) -> Self {
        let spoken = app.locale.get_untracked();
        let language = LANGUAGES.iter().find(|(_, it)| *it == spoken).map_or("zh", |(name, _)| name);
        let language = RwSignal::new(language.to_owned());
        let answer_by = RwSignal::new(answer_day(untrack(|| app.as_of())));
        // counted from the day that the letter bears, anew when another one is looked at
        Effect::new(move |before: Option<Date>| {
            let day = app.as_of();
            if before.is_some_and(|before| before != day) {
                answer_by.set(answer_day(day));
            }
            day
        });
        Self { language, answer_by }
    }

    /// The language.
    pub(super) fn locale(self) -> Option<Locale> {
        self.language.with(|name| LANGUAGES.into_iter().find(|(it, _)| it == name)).map(|(_, it)| it)
    }

    /// The day, if what stands in the box is one.
    pub(super) fn day(self) -> Option<Date> {
        self.answer_by.with(|day| Date::parse(day).ok())
    }

    /// What is wrong with the day, in words.
    pub(super) fn bad_day(self, app: App) -> Signal<Option<String>> {
        Signal::derive(move || self.day().is_none().then(|| app.text().bad_date().to_owned()))
    }

    /// The languages there are, for the menu.
    pub(super) fn languages() -> Signal<Vec<(String, String)>> {
        Signal::stored(LANGUAGES.into_iter().map(|(name, it)| (name.to_owned(), it.name().to_owned())).collect())
    }
}

/// The page.
#[component]
pub(in crate::ui) fn Letters(contract: ContractId) -> impl IntoView {
    let app = use_app();
    let kind = RwSignal::new(LetterKind::ALL.first().map(|it| it.name().to_owned()).unwrap_or_default());
    let asked = Asked::start(app);
    let statement = RwSignal::new(String::new());
    let statements = Memo::new(move |_| {
        let all = app.statements_of(contract);
        let all: Vec<&LateFeeStatement> = all.iter().map(AsRef::as_ref).collect();
        standing(&all, app.as_of()).into_iter().rev().cloned().collect::<Vec<_>>()
    });
    let chosen_kind = Memo::new(move |_| {
        kind.with(|name| LetterKind::ALL.into_iter().find(|it| it.name() == name))
            .unwrap_or(LetterKind::Reminder(crate::export::letter::Tone::Friendly))
    });
    let chosen = Memo::new(move |_| {
        let id = LateFeeStatementId::parse(&statement.get())?;
        (chosen_kind.get() == LetterKind::Demand).then_some(())?;
        statements.with(|all| all.iter().find(|it| it.id == id).cloned())
    });
    // the newest statement is what a demand goes by, until another is chosen
    Effect::new(move |_| {
        let newest = statements.with(|all| all.first().map(|it| it.id.to_string())).unwrap_or_default();
        statement.set(newest);
    });
    let letter = Memo::new(move |_| {
        let language = asked.locale()?;
        if let Some(notice) = kind.with(|kind| notice(app, contract, language, kind)) {
            return Some(Ok(notice));
        }
        let answer_by = asked.day()?;
        Some(make(app, contract, language, chosen_kind.get(), chosen.get().as_ref(), answer_by))
    });
    let hand_out = move |_| {
        if let Some(Ok(letter)) = letter.get_untracked() {
            let number = app.peek::<ContractBrief>(contract).map(|it| it.number.clone()).unwrap_or_default();
            app.export_letter(letter, &number);
        }
    };
    let no_letter = move || letter.with(|letter| !matches!(letter, Some(Ok(_))));
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let kinds = Signal::derive(move || {
        LetterKind::ALL
            .into_iter()
            .map(|it| (it.name().to_owned(), it.words(app.text()).to_owned()))
            .chain(notices(app, contract))
            .collect::<Vec<_>>()
    });
    let offered = Signal::derive(move || {
        let text = app.text();
        let live = std::iter::once((String::new(), text.letters_live().to_owned()));
        let frozen =
            statements.get().into_iter().map(|it| (it.id.to_string(), format!("{} · {}", it.number, text.date(it.on))));
        live.chain(frozen).collect::<Vec<_>>()
    });
    let is_demand = move || chosen_kind.get() == LetterKind::Demand;
    let unfrozen = move || is_demand() && chosen.with(Option::is_none);
    let is_friendly = move || {
        let no_notice = kind.with(|kind| LetterKind::ALL.iter().any(|it| it.name() == kind));
        no_notice && chosen_kind.get() == LetterKind::Reminder(crate::export::letter::Tone::Friendly)
    };
    view! {
        <div class="deal__terms">
            <form class="terms letters" id="letter-terms" novalidate aria-label=move || app.text().tab_letters() on:submit=|event| event.prevent_default()>
                <div class="fields">
                    <ChoiceField name="letter-kind" label=label(Text::letters_kind) value=kind choices=kinds wide=true />
                    <ChoiceField name="letter-language" label=label(Text::letters_language) value=asked.language choices=Asked::languages() />
                    <TextField name="letter-answer" label=label(Text::letters_pay_by) value=asked.answer_by problem=asked.bad_day(app) kind="date" />
                    <Show when=is_demand>
                        <ChoiceField name="letter-statement" label=label(Text::letters_statement) value=statement choices=offered wide=true />
                    </Show>
                </div>
                <Show when=unfrozen>
                    <p class="field__help" data-tone="warn">{move || app.text().letters_unfrozen()}</p>
                </Show>
                <Show when=is_friendly>
                    <p class="field__help">{move || app.text().letters_friendly()}</p>
                </Show>
                <p class="field__help">{move || app.text().letters_help()}</p>
                <p>
                    <button class="button" type="button" id="letter-word" disabled=no_letter on:click=hand_out>
                        {icon("file-text")}
                        {move || app.text().letters_word()}
                    </button>
                </p>
            </form>
        </div>
        <div class="deal__desk" tabindex="0" role="region" aria-label=move || app.text().tab_letters()>
            {move || match letter.get() {
                None => ().into_any(),
                Some(Ok(letter)) => draw(app, letter).into_any(),
                Some(Err(words)) => view! { <p class="empty__line faint">{words}</p> }.into_any(),
            }}
        </div>
    }
}

/// The notices that we gave of what happened to a contract from outside, by a name for the menu.
fn notices(app: App, id: ContractId) -> Vec<(String, String)> {
    let text = app.text();
    let Some(standing) = app.contract_standing(id) else { return Vec::new() };
    let mut all = Vec::new();
    for it in standing.force_majeure.iter().filter(|it| it.told.by == Side::Us) {
        all.push((format!("force.{}", it.id), format!("{} · {}", text.matter_notice_force(), text.date(it.told_on))));
        if let Some(day) = it.ended {
            all.push((format!("over.{}", it.id), format!("{} · {}", text.matter_notice_over(), text.date(day))));
        }
    }
    for it in standing.transfers.iter().filter(|it| it.told.by == Side::Us) {
        let words = match it.told.sort {
            Sort::Claims => text.matter_notice_claims(),
            Sort::Contract => text.matter_notice_contract(),
        };
        all.push((format!("transfer.{}", it.id), format!("{words} · {}", text.date(it.told_on))));
    }
    all
}

/// The notice of this name; nothing if it is another letter's.
fn notice(app: App, id: ContractId, language: Locale, name: &str) -> Option<Letter> {
    let (sort, row) = name.split_once('.')?;
    let (standing, contract) = (app.contract_standing(id)?, app.watch::<ContractBrief>(id)?);
    let event = || standing.force_majeure.iter().find(|it| it.id.to_string() == row);
    let notice = match sort {
        "force" => Notice::ForceMajeure(event()?),
        "over" => event().and_then(|it| Some(Notice::Over(it, it.ended?)))?,
        _ => Notice::Transfer(standing.transfers.iter().find(|it| it.id.to_string() == row)?),
    };
    let (own, customer) = (app.own_entity(), app.party(contract.customer));
    let to = stands_now(&standing, app.as_of(), customer.as_ref().map(|it| it.name.as_str()).unwrap_or_default());
    Some(compose_notice(language, &NoticeFacts { notice, from: own.as_deref(), to, contract: &contract }))
}

/// Who stands on the customer's side by now: whom the contract went to, else the customer.
fn stands_now<'a>(standing: &'a Progress, as_of: Date, customer: &'a str) -> &'a str {
    stands_for(&standing.transfers, Side::Them, as_of).map_or(customer, |it| it.told.to.as_str())
}

/// Until when a letter of a day asks for payment unless said otherwise, as it stands in a box.
fn answer_day(day: Date) -> String {
    day.plus_days(ANSWER_DAYS).unwrap_or(day).to_string()
}

/// The letter, or in words why there is none.
fn make(
    app: App,
    id: ContractId,
    language: Locale,
    kind: LetterKind,
    statement: Option<&LateFeeStatement>,
    answer_by: Date,
) -> Result<Letter, String> {
    let text = app.text();
    let standing = app.contract_standing(id).filter(|standing| standing.is_binding());
    let (Some(standing), Some(contract)) = (standing, app.watch::<ContractBrief>(id)) else {
        return Err(text.letters_unsigned().to_owned());
    };
    let account = text.known_account(&standing.account)?;
    let own = app.own_entity();
    let customer = app.party(contract.customer);
    let attention = customer.as_ref().and_then(|it| app.primary_contact(it)).and_then(|id| app.watch::<Contact>(id));
    let paid = paid(app, id, account.total).map_err(|why| text.account_fault(why))?;
    let came = app.came_for(id);
    let facts = LetterFacts {
        kind,
        from: own.as_deref(),
        to: stands_now(&standing, app.as_of(), customer.as_ref().map(|it| it.name.as_str()).unwrap_or_default()),
        attention: attention.as_ref().map(|it| it.name.as_str()).unwrap_or_default(),
        contract: &contract,
        account,
        came: &came,
        statement,
        paid: &paid,
        answer_by,
    };
    compose(language, &facts).map_err(|fault| text.exact_fault(fault).to_owned())
}

/// What came in for a contract and stands on the day looked at, by day.
///
/// # Errors
/// Why it cannot be told in full.
pub(super) fn paid(app: App, contract: ContractId, like: Money) -> Result<Vec<Paid>, AccountError> {
    let day = app.as_of();
    let receipts = app.receipts_towards(contract);
    let book = ReceiptBook::new(receipts.iter().map(AsRef::as_ref));
    let own = app.allocations_of(contract);
    let mut counted: BTreeMap<ReceiptId, Money> = BTreeMap::new();
    for payment in book.payments(own.iter().map(AsRef::as_ref))? {
        if payment.counts_on(day) {
            let sum = counted.entry(payment.receipt).or_insert(Money::zero(like.currency));
            *sum = sum.plus(payment.amount)?;
        }
    }
    let mut paid: Vec<Paid> = receipts
        .iter()
        .filter_map(|it| Some((it, *counted.get(&it.id)?)))
        .map(|(it, counted)| {
            // a set-off has no reference of a bank: what identifies it is the debt of ours
            let reference = if it.is_set_off() { &it.against } else { &it.reference };
            let (method, reference) = (it.method, reference.clone());
            Paid { on: it.on, method, reference, counted, advance: app.advance_on(it, day) }
        })
        .collect();
    paid.sort_by(|a, b| a.on.cmp(&b.on).then_with(|| a.reference.cmp(&b.reference)));
    Ok(paid)
}

/// The letter as paper.
pub(in crate::ui) fn draw(app: App, letter: Letter) -> impl IntoView {
    let paragraphs =
        |lines: Vec<String>| lines.into_iter().map(|words| view! { <p class="sheet__p">{words}</p> }).collect_view();
    let plain = |lines: Vec<String>| {
        lines.into_iter().map(|words| view! { <p class="sheet__p sheet__p--plain">{words}</p> }).collect_view()
    };
    let tables = letter.tables.into_iter().map(|table| table_view(&table)).collect_view();
    let annexes = letter
        .annexes
        .into_iter()
        .map(|table| {
            let drawn = table_view(&table);
            // on a phone a wide table is scrolled, also by key
            view! { <section class="sheet__annex" tabindex="0" role="region" aria-label=table.title>{drawn}</section> }
        })
        .collect_view();
    let bank = (!letter.bank.is_empty()).then(|| {
        let heading = Text::new(letter.language).letter_bank();
        view! { <h3 class="sheet__head">{heading}</h3> {plain(letter.bank)} }
    });
    let agreed = (!letter.agreed.is_empty())
        .then(|| view! { <section class="sheet__signs sheet__agreed">{plain(letter.agreed)}</section> });
    view! {
        <article class="sheet" lang=letter.language.tag() id="letter" aria-label=app.text().tab_letters()>
            <p class="sheet__number">{letter.number}</p>
            <h2 class="sheet__title">{letter.title}</h2>
            {plain(letter.to)}
            <p class="sheet__p sheet__p--plain sheet__about">{letter.subject}</p>
            {paragraphs(letter.opening)}
            {tables}
            {paragraphs(letter.asks)}
            {bank}
            <div class="sheet__sender">{plain(letter.signature)}</div>
            {agreed}
            {annexes}
        </article>
    }
}

fn table_view(table: &LetterTable) -> impl IntoView + use<> {
    let columns = table.head.len();
    let figures: Vec<bool> = table.head.iter().map(|(_, figures)| *figures).collect();
    let class = move |at: usize| figures.get(at).copied().unwrap_or(false).then_some("num");
    let head = table
        .head
        .iter()
        .enumerate()
        .map(|(at, (words, _))| view! { <th scope="col" class=class(at)>{words.clone()}</th> })
        .collect_view();
    let row = |cells: &Vec<String>| match cells.as_slice() {
        [words] if columns > 1 => view! { <tr><td colspan=columns>{words.clone()}</td></tr> }.into_any(),
        cells => {
            let cells = cells
                .iter()
                .enumerate()
                .map(|(at, words)| view! { <td class=class(at)>{words.clone()}</td> })
                .collect_view();
            view! { <tr>{cells}</tr> }.into_any()
        }
    };
    let rows = table.rows.iter().map(row).collect_view();
    let sums = (!table.sums.is_empty()).then(|| view! { <tfoot>{row(&table.sums)}</tfoot> });
    let title = (!table.title.is_empty()).then(|| view! { <h3 class="sheet__head">{table.title.clone()}</h3> });
    let note = (!table.note.is_empty()).then(|| view! { <p class="sheet__note">{table.note.clone()}</p> });
    view! {
        {title}
        <table class="sheet__table">
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
            {sums}
        </table>
        {note}
    }
}
