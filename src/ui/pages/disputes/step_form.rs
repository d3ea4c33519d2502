//! The sheet of what is done about a dispute.

use leptos::prelude::*;

use super::fields::{Field, Sort, add_up, begin, choices, fields, payments};
use super::steps::{act_name, act_words};
use crate::domain::date::Date;
use crate::domain::dispute::Side;
use crate::domain::dispute::event::{Answer, DisputeEvent, Fact, Noted, NotedSort, Offer};
use crate::domain::id::{DisputeEventId, DisputeId, WaiverId};
use crate::domain::lifecycle::dispute::command::{Command, Step};
use crate::domain::lifecycle::dispute::{Settlement, SettlementForm};
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::money::{Currency, Money};
use crate::domain::receipt::ClaimPart;
use crate::domain::waiver::{Waiver, WaiverError};
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, DisputeAct, DisputeFile, Form, Problem, use_app};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// The sheet.
#[component]
pub(in crate::ui) fn ActSheet(id: DisputeId, act: DisputeAct) -> impl IntoView {
    let app = use_app();
    let file = app.dispute_today(id);
    let currency = file.as_ref().map_or(Currency::CNY, |file| currency_of(app, file));
    let boxes = fields(act);
    let first = |name: &str| file.as_ref().map(|file| begin(app, file, act, name)).unwrap_or_default();
    let mut fresh = vec![("on", app.today.get_untracked().to_string())];
    fresh.extend(boxes.iter().map(|(name, ..)| (*name, first(name))));
    let form = Form::start(app, format!("dispute/{}/{id}", act_name(act)), fresh);
    let submit = Callback::new(move |()| {
        let Some(file) = app.dispute_today(id) else { return };
        match made(app, form, &file, act, currency) {
            Err(problems) => refuse(form, problems),
            Ok(batch) => {
                let text = app.untracked_text();
                app.renew_today();
                keep(app, form, batch, text.disputes_act_said(&file.dispute.number, act_words(text, act)));
            }
        }
    });
    let title = Signal::derive(move || act_words(app.text(), act).to_owned());
    let on = Signal::derive(move || app.text().dispute_act_on().to_owned());
    let filing = matches!(act, DisputeAct::Step(Step::Arbitrate | Step::Litigate));
    let lacks = move || {
        let file = file.clone().filter(|_| filing)?;
        let text = app.text();
        let lacks = file.dispute.lacks(&file.course, &app.work_calendar(), app.today.get()).unwrap_or_default();
        let words = lacks.into_iter().map(|lack| text.dispute_lack(lack)).collect::<Vec<_>>();
        let words = (!words.is_empty()).then(|| text.dispute_act_lacks(&words.join(text.items_separator())));
        Some(view! {
            {words.map(|words| view! { <p class="field__help" data-tone="warn" id="dispute-lacks" role="note">{words}</p> })}
            <p class="faint small">{text.dispute_act_frozen()}</p>
        })
    };
    view! {
        <FormSheet title form submit action=title>
            {lacks}
            <div class="fields">
                <TextField name="act-on" label=on value=form.field("on") problem=form.problem("on") kind="date" wide=true />
                {boxes.iter().map(|field| draw(app, form, field, currency)).collect_view()}
            </div>
        </FormSheet>
    }
}

/// In which currency it is claimed: that of the first head, else of the contract.
fn currency_of(app: App, file: &DisputeFile) -> Currency {
    let claim = app.dispute_claim(&file.dispute, app.today.get_untracked());
    let of_contract = || {
        let contract = file.dispute.contract?;
        Some(app.peek::<crate::domain::contract::brief::ContractBrief>(contract)?.total.currency)
    };
    let claimed = claim.filter(|it| !it.totals.is_empty()).map(|it| it.currency());
    claimed.or_else(of_contract).unwrap_or(Currency::CNY)
}

fn draw(app: App, form: Form, field: &'static Field, currency: Currency) -> AnyView {
    let (key, name, words, sort, may_be_empty) = *field;
    let label = Signal::derive(move || words(app.text()).to_owned());
    let hint = Signal::derive(move || {
        let text = app.text();
        match key {
            "basis" => text.dispute_act_basis_hint().to_owned(),
            "remit" => text.dispute_act_remit_hint().to_owned(),
            _ if may_be_empty => Text::optional(text).to_owned(),
            _ => String::new(),
        }
    });
    let (value, problem) = (form.field(key), form.problem(key));
    match sort {
        Sort::Line => view! { <TextField name label value problem hint wide=true /> }.into_any(),
        Sort::Lines => view! { <TextArea name label value problem hint /> }.into_any(),
        Sort::Day => view! { <TextField name label value problem hint kind="date" wide=true /> }.into_any(),
        Sort::Amount => {
            let unit = Signal::stored(currency.code().to_owned());
            view! { <TextField name label value problem hint figures=true unit wide=true /> }.into_any()
        }
        Sort::Choice(of) => {
            let options = Signal::derive(move || choices(app.text(), of));
            view! { <ChoiceField name label value problem choices=options wide=true /> }.into_any()
        }
    }
}

/// The least amount that a box takes, in the smallest unit: a decision may grant nothing, and nothing may be given up.
fn least(act: DisputeAct, name: &str) -> i64 {
    i64::from(act != DisputeAct::Step(Step::Decide) && name != "remit")
}

/// What the boxes say, if each takes it.
fn checked(app: App, form: Form, act: DisputeAct, currency: Currency) -> Result<Date, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let on = Date::parse(&form.text("on"));
    match on {
        Err(_) => problems.push(Problem { field: "on", words: text.bad_date().to_owned() }),
        Ok(on) if on > app.today.get_untracked() => {
            problems.push(Problem { field: "on", words: text.disputes_future_problem().to_owned() });
        }
        Ok(_) => {}
    }
    for (name, _, _, sort, may_be_empty) in fields(act) {
        let typed = form.text(name);
        let words = match sort {
            _ if typed.is_empty() && *may_be_empty => continue,
            Sort::Day if Date::parse(&typed).is_ok() => continue,
            Sort::Day => text.step_day_problem(),
            Sort::Amount if format::parse_amount(&typed, currency).is_some_and(|it| it.minor >= least(act, name)) => {
                continue;
            }
            Sort::Amount => text.bad_amount(),
            Sort::Line | Sort::Lines if typed.is_empty() => text.step_words_problem(),
            Sort::Line | Sort::Lines | Sort::Choice(_) => continue,
        };
        problems.push(Problem { field: name, words: words.to_owned() });
    }
    match on {
        Ok(on) if problems.is_empty() => Ok(on),
        Ok(_) | Err(_) => Err(problems),
    }
}

/// The rows that an act makes, or what is wrong with it.
fn made(app: App, form: Form, file: &DisputeFile, act: DisputeAct, currency: Currency) -> Result<Batch, Vec<Problem>> {
    let on = checked(app, form, act, currency)?;
    let typed = |name| form.text(name);
    let amount = || format::parse_amount(&form.text("amount"), currency);
    let day = |name| Date::parse(&form.text(name)).ok();
    let mut batch = Batch::new();
    let fact = match act {
        DisputeAct::Note => Fact::Note,
        DisputeAct::Offer => Fact::Offer(Offer {
            by: Side::of(&typed("side")).unwrap_or_default(),
            amount: amount(),
            terms: typed("terms"),
            until: day("until"),
        }),
        DisputeAct::Answer(offer) => {
            Fact::Answer { offer, answer: Answer::of(&typed("answer")).unwrap_or(Answer::Rejected) }
        }
        DisputeAct::Noted => Fact::Noted(Noted {
            day: day("day").unwrap_or(on),
            sort: NotedSort::of(&typed("sort")).unwrap_or(NotedSort::Other),
            what: typed("what"),
        }),
        DisputeAct::Kept(noted) => Fact::Kept { noted },
        DisputeAct::Step(step) => {
            let command = command(form, step, amount());
            let decided =
                file.course.state.decide(Entry::new(on, command), app.today.get_untracked(), &file.dispute.way());
            let event = decided.map_err(|refusal| {
                let field = if form_has(step, "basis") { "basis" } else { "on" };
                vec![Problem { field, words: app.untracked_text().dispute_refusal(&refusal) }]
            })?;
            match step {
                Step::Arbitrate | Step::Litigate => {
                    let claim = app.dispute_filed(&file.dispute, on).ok_or_else(|| {
                        let words = app.untracked_text().disputes_account_unknown().to_owned();
                        vec![Problem { field: "on", words }]
                    })?;
                    Fact::Filed { step: event.what, claim }
                }
                Step::Settle => {
                    let (payments, waiver) = settled(app, form, file, on, currency)?;
                    let waivers = waiver.iter().map(|it| it.id).collect();
                    batch = waiver.iter().fold(batch, Batch::put);
                    Fact::Settled { step: event.what, payments, waivers }
                }
                Step::Negotiate
                | Step::Mediate
                | Step::Accept
                | Step::FormTribunal
                | Step::Hear
                | Step::OpenTrial
                | Step::Appeal
                | Step::Decide
                | Step::ApplyToSetAside
                | Step::UpholdAward
                | Step::SetAwardAside
                | Step::Enforce
                | Step::Withdraw
                | Step::Close
                | Step::SetDeadline => Fact::Step(event.what),
            }
        }
    };
    let note = if fields(act).iter().any(|(name, ..)| *name == "note") { typed("note") } else { String::new() };
    let id = DisputeEventId::fresh(&mut BrowserIds);
    let by = untrack(|| app.my_name());
    Ok(batch.put(&DisputeEvent { id, dispute: file.dispute.id, on, by, fact, note }))
}

fn form_has(step: Step, field: &str) -> bool {
    fields(DisputeAct::Step(step)).iter().any(|(name, ..)| *name == field)
}

fn command(form: Form, step: Step, amount: Option<Money>) -> Command {
    let typed = |name| form.text(name);
    match step {
        Step::Negotiate => Command::Negotiate,
        Step::Mediate => Command::Mediate { body: typed("body") },
        Step::Arbitrate => Command::Arbitrate { institution: typed("body"), basis: typed("basis") },
        Step::Litigate => Command::Litigate { court: typed("body"), basis: typed("basis") },
        Step::Accept => Command::Accept,
        Step::FormTribunal => Command::FormTribunal,
        Step::Hear => Command::Hear,
        Step::OpenTrial => Command::OpenTrial,
        Step::Appeal => Command::Appeal { court: typed("body") },
        Step::Decide => Command::Decide { outcome: typed("outcome"), sum: amount },
        Step::ApplyToSetAside => Command::ApplyToSetAside { court: typed("body") },
        Step::UpholdAward => Command::UpholdAward,
        Step::SetAwardAside => Command::SetAwardAside { reason: typed("reason") },
        Step::Enforce => Command::Enforce,
        Step::Settle => {
            let owed = amount.filter(|_| typed("form") == "receivable");
            let form = owed.map_or(SettlementForm::Amendment, |amount| SettlementForm::Receivable { amount });
            Command::Settle { settlement: Settlement { form, terms: typed("terms") } }
        }
        Step::Withdraw => Command::Withdraw { reason: typed("reason") },
        // days are noted as rows of their own
        Step::Close | Step::SetDeadline => Command::Close,
    }
}

/// The payments of a settlement, and what is given up with it.
type SettledWith = (Vec<crate::domain::dispute::event::Payment>, Option<Waiver>);

fn settled(
    app: App,
    form: Form,
    file: &DisputeFile,
    on: Date,
    currency: Currency,
) -> Result<SettledWith, Vec<Problem>> {
    let text = app.untracked_text();
    let problem = |field, words: &str| vec![Problem { field, words: words.to_owned() }];
    let amount = format::parse_amount(&form.text("amount"), currency);
    if form.text("form") == "receivable" && amount.is_none() {
        return Err(problem("amount", text.bad_amount()));
    }
    let Some(payments) = payments(&form.text("payments"), currency) else {
        return Err(problem("payments", text.dispute_act_payments_problem()));
    };
    if let Some(amount) = amount
        && !payments.is_empty()
        && !add_up(&payments, amount)
    {
        return Err(problem("payments", text.dispute_act_payments_sum()));
    }
    let remit = format::parse_amount(&form.text("remit"), currency).filter(|it| !it.is_zero());
    let Some(remit) = remit else { return Ok((payments, None)) };
    let waiver = waiver(app, form, file, on, remit).map_err(|fault| problem("remit", &text.waiver_fault(fault)))?;
    Ok((payments, Some(waiver)))
}

/// The late fee that is given up, of the part that the dispute came of; else of the one that owes most of it.
fn waiver(app: App, form: Form, file: &DisputeFile, on: Date, amount: Money) -> Result<Waiver, WaiverError> {
    let nothing = WaiverError::MoreThanOpen { open: Money::zero(amount.currency) };
    let contract = file.dispute.contract.ok_or(nothing)?;
    let today = app.account_on(contract, app.today.get_untracked()).ok_or(nothing)?;
    let then = app.account_on(contract, on).ok_or(nothing)?;
    let named = file.dispute.instalments();
    let concerned = today.parts.iter().filter(|it| named.is_empty() || named.contains(&it.id));
    let now = concerned.max_by_key(|it| it.open_of(ClaimPart::LateFee).minor).ok_or(nothing)?;
    let then = then.parts.iter().find(|it| it.id == now.id).ok_or(nothing)?;
    let waiver = Waiver {
        id: WaiverId::fresh(&mut BrowserIds),
        contract,
        instalment: now.id,
        part: ClaimPart::LateFee,
        on,
        amount,
        by: untrack(|| app.my_name()),
        reason: format!("{} {}", file.dispute.number, form.text("terms")),
        reverses: None,
    };
    waiver.check(then, now)?;
    Ok(waiver)
}
