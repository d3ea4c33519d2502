//! Waive, add a cost, freeze a claim: the sheets beside the ledger.

use leptos::prelude::*;

use super::instalments::part_name;
use super::labels;
use crate::domain::account::{Account, PartAccount};
use crate::domain::date::Date;
use crate::domain::id::{ContractId, InstalmentId, LateFeeStatementId, RecoveryCostId, WaiverId};
use crate::domain::late_fee_statement::{Heading, LateFeeStatement};
use crate::domain::money::{Currency, Money};
use crate::domain::numbering::Numbered;
use crate::domain::receipt::ClaimPart;
use crate::domain::recovery_cost::{CostKind, RecoveryCost};
use crate::domain::waiver::{Waiver, WaiverError};
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

const PARTS: [(&str, ClaimPart); 3] =
    [("late_fee", ClaimPart::LateFee), ("cost", ClaimPart::Cost), ("principal", ClaimPart::Principal)];

fn part_of(account: &Account, id: InstalmentId) -> Option<PartAccount> {
    account.parts.iter().find(|part| part.id == id).cloned()
}

/// The day in a box, with what is wrong with it: none, or one that has not come.
fn past_day(app: App, form: Form, problems: &mut Vec<Problem>) -> Option<Date> {
    let text = app.untracked_text();
    let day = Date::parse(&form.text("on")).ok();
    let words = match day {
        None => text.bad_date(),
        Some(day) if day > app.today.get_untracked() => text.claims_future(),
        Some(day) => return Some(day),
    };
    problems.push(Problem { field: "on", words: words.to_owned() });
    None
}

/// What of a part can be given up; what is open, if even that cannot be reckoned.
fn waivable(part: &PartAccount, of: ClaimPart) -> Money {
    part.waivable(of).unwrap_or_else(|_| part.open_of(of))
}

/// Something is given up of a part.
#[component]
pub(in crate::ui) fn WaiveSheet(contract: ContractId, instalment: InstalmentId) -> impl IntoView {
    let app = use_app();
    let today = app.today.get_untracked();
    let part = move |day| app.account_on(contract, day).and_then(|account| part_of(&account, instalment));
    let open = part(today);
    let first = PARTS.into_iter().find(|(_, it)| open.as_ref().is_some_and(|part| !waivable(part, *it).is_zero()));
    let (chosen, of) = first.unwrap_or(("late_fee", ClaimPart::LateFee));
    let amount = open.as_ref().map(|part| format::plain_amount(waivable(part, of))).unwrap_or_default();
    let currency = open.as_ref().map_or(Currency::CNY, |part| part.position.amount.currency);
    let form = Form::start(
        app,
        format!("waive/{contract}/{instalment}"),
        vec![("part", chosen.to_owned()), ("amount", amount), ("on", today.to_string()), ("reason", String::new())],
    );
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let mut problems = Vec::new();
        let on = past_day(app, form, &mut problems);
        let amount = format::parse_amount(&form.text("amount"), currency);
        if amount.is_none() {
            problems.push(Problem { field: "amount", words: text.bad_amount().to_owned() });
        }
        let (Some(on), Some(amount)) = (on, amount) else { return refuse(form, problems) };
        let name = form.text("part");
        let waiver = Waiver {
            id: WaiverId::fresh(&mut BrowserIds),
            contract,
            instalment,
            part: PARTS.into_iter().find(|(it, _)| *it == name).map(|(_, it)| it).unwrap_or_default(),
            on,
            amount,
            by: untrack(|| app.my_name()),
            reason: form.text("reason"),
            reverses: None,
        };
        let checked = match (part(on), part(app.today.get_untracked())) {
            (Some(then), Some(now)) => waiver.check(&then, &now),
            // a part that is not in the plan on either day has nothing open
            (None, _) | (_, None) => Err(WaiverError::MoreThanOpen { open: Money::zero(currency) }),
        };
        match checked {
            Ok(()) => keep(app, form, Batch::of(&waiver), text.waive_saved(&format::money(amount))),
            Err(fault) => {
                let field = match fault {
                    WaiverError::NoReason => "reason",
                    WaiverError::NotPositive | WaiverError::MoreThanOpen { .. } | WaiverError::Exact(_) => "amount",
                };
                refuse(form, vec![Problem { field, words: text.waiver_fault(fault) }]);
            }
        }
    });
    let label = labels(app);
    let choices = Signal::derive(move || {
        let text = app.text();
        PARTS
            .into_iter()
            .map(|(name, it)| {
                let open = open.as_ref().map(|part| format::money(waivable(part, it))).unwrap_or_default();
                (name.to_owned(), text.waive_choice(text.claim_part(it), &open))
            })
            .collect::<Vec<_>>()
    });
    view! {
        <FormSheet title=label(Text::waive_title) form submit action=label(Text::waive)>
            <div class="fields">
                <ChoiceField name="waive-part" label=label(Text::waive_what) value=form.field("part") choices wide=true />
                <TextField name="waive-amount" label=label(Text::receipt_amount) value=form.field("amount") problem=form.problem("amount") figures=true unit=Signal::stored(currency.code().to_owned()) />
                <TextField name="waive-on" label=label(Text::activity_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <TextArea name="waive-reason" label=label(Text::waiver_reason) value=form.field("reason") problem=form.problem("reason") />
            </div>
        </FormSheet>
    }
}

/// It cost something to get a part in.
#[component]
pub(in crate::ui) fn CostSheet(contract: ContractId, instalment: InstalmentId) -> impl IntoView {
    let app = use_app();
    let today = app.today.get_untracked();
    let currency = app.account_on(contract, today).map_or(Currency::CNY, |account| account.total.currency);
    let form = Form::start(
        app,
        format!("cost/{contract}/{instalment}"),
        vec![
            ("kind", CostKind::Lawyer.name().to_owned()),
            ("amount", String::new()),
            ("on", today.to_string()),
            ("note", String::new()),
        ],
    );
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let mut problems = Vec::new();
        let on = past_day(app, form, &mut problems);
        let amount = format::parse_amount(&form.text("amount"), currency);
        match amount {
            None => problems.push(Problem { field: "amount", words: text.bad_amount().to_owned() }),
            Some(amount) if amount.minor <= 0 => {
                problems.push(Problem { field: "amount", words: text.cost_positive().to_owned() });
            }
            Some(_) => {}
        }
        let (Some(on), Some(amount), true) = (on, amount, problems.is_empty()) else { return refuse(form, problems) };
        let name = form.text("kind");
        let cost = RecoveryCost {
            id: RecoveryCostId::fresh(&mut BrowserIds),
            contract,
            instalment,
            on,
            amount,
            kind: CostKind::ALL.into_iter().find(|it| it.name() == name).unwrap_or_default(),
            by: untrack(|| app.my_name()),
            note: form.text("note"),
            reverses: None,
        };
        keep(app, form, Batch::of(&cost), text.cost_saved(&format::money(amount)));
    });
    let label = labels(app);
    let kinds = Signal::derive(move || {
        let text = app.text();
        CostKind::ALL.into_iter().map(|it| (it.name().to_owned(), text.cost_kind(it).to_owned())).collect::<Vec<_>>()
    });
    view! {
        <FormSheet title=label(Text::cost_title) form submit>
            <div class="fields">
                <ChoiceField name="cost-kind" label=label(Text::cost_kind_label) value=form.field("kind") choices=kinds wide=true />
                <TextField name="cost-amount" label=label(Text::receipt_amount) value=form.field("amount") problem=form.problem("amount") figures=true unit=Signal::stored(currency.code().to_owned()) />
                <TextField name="cost-on" label=label(Text::activity_on) value=form.field("on") problem=form.problem("on") kind="date" />
                <TextField name="cost-note" label=label(Text::cost_note) value=form.field("note") hint=label(Text::optional) wide=true />
            </div>
        </FormSheet>
    }
}

/// What is claimable is claimed, of the contract or of one part, as of the date looked at.
#[component]
pub(in crate::ui) fn FreezeSheet(contract: ContractId, only: Option<InstalmentId>) -> impl IntoView {
    let app = use_app();
    let scope = only.map_or_else(|| "all".to_owned(), |id| id.to_string());
    let number = app.next_number(Numbered::LateFee, untrack(|| app.as_of()));
    // a draft left from before another statement was made would bring back a number that is taken
    let draft = format!("freeze/{contract}/{scope}/{number}");
    let form = Form::start(app, draft, vec![("number", number), ("note", String::new())]);
    let frozen = move |heading: Heading| {
        let account = untrack(|| app.contract_account(contract))?;
        let came = untrack(|| app.came_for(contract));
        let known = untrack(|| app.statements_of(contract));
        let known: Vec<&LateFeeStatement> = known.iter().map(AsRef::as_ref).collect();
        Some(LateFeeStatement::freeze(heading, &account, &came, only, &known, app.today.get_untracked()))
    };
    let heading = move || Heading {
        id: LateFeeStatementId::fresh(&mut BrowserIds),
        number: form.text("number"),
        by: untrack(|| app.my_name()),
        note: form.text("note"),
    };
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let problem = |words: String| refuse(form, vec![Problem { field: "number", words }]);
        let heading = heading();
        if heading.number.is_empty() {
            return problem(text.freeze_number_missing().to_owned());
        }
        if app.peek_all::<LateFeeStatement>().iter().any(|it| it.number == heading.number) {
            return problem(text.freeze_number_taken().to_owned());
        }
        match frozen(heading) {
            None => problem(text.freeze_nothing().to_owned()),
            Some(Err(fault)) => problem(text.statement_fault(fault)),
            Some(Ok(statement)) => {
                let sum = statement
                    .sum(|part| part.claimed)
                    .map_or_else(|why| text.exact_fault(why).to_owned(), format::money);
                keep(app, form, Batch::of(&statement), text.freeze_saved(&statement.number, &sum));
            }
        }
    });
    let lead = move || app.text().freeze_lead(&app.text().date(app.as_of()));
    let shown = move || app.contract_account(contract).map(|account| claimable_view(app, &account, only));
    let label = labels(app);
    view! {
        <FormSheet title=label(Text::freeze_title) form submit action=label(Text::freeze)>
            <p class="field__help">{lead}</p>
            <div class="fields">
                <TextField name="freeze-number" label=label(Text::freeze_number) value=form.field("number") problem=form.problem("number") wide=true />
                <TextField name="freeze-note" label=label(Text::receipt_note) value=form.field("note") hint=label(Text::optional) wide=true />
            </div>
            {shown}
        </FormSheet>
    }
}

fn claimable_view(app: App, account: &Account, only: Option<InstalmentId>) -> impl IntoView + use<> {
    let text = app.text();
    let parts = account.parts.iter().filter(|part| only.is_none_or(|only| part.id == only));
    let rows = parts
        .filter_map(|part| Some((part, part.late_fee.as_ref()?.value)))
        .filter(|(_, fee)| !fee.claimable.is_zero())
        .map(|(part, fee)| {
            view! { <dt>{part_name(text, part)}</dt><dd class="num">{format::money(fee.claimable)}</dd> }
        })
        .collect::<Vec<_>>();
    let none = rows.is_empty().then(|| view! { <p class="field__help">{text.freeze_nothing()}</p> });
    let less = text.fees_claimable_working(&account.claimable);
    let less = less.map(|words| view! { <p class="field__help">{words}</p> });
    view! {
        <section class="counted" id="claimable" aria-label=text.letter_claimed()>
            <h3>{text.letter_claimed()}</h3>
            <dl class="facts">{rows}</dl>
            {less}
            {none}
        </section>
    }
}
