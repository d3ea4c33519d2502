//! Money came in: who paid, how much, when; and what it counts towards, shown before it is kept.

use leptos::prelude::*;

use super::claim_rows::{ClaimRows, Start, Wrong, checked, start_button, written};
use super::set_off_terms::set_off_terms;
use crate::domain::allotment::{OpenPart, Share, count};
use crate::domain::bank_statement::numbers::Numbers;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::counting::{Sum, open_claims};
use crate::domain::date::Date;
use crate::domain::exact::Worked;
use crate::domain::id::{ContractId, CustomerId, InstalmentId, ReceiptId};
use crate::domain::money::{Currency, Money};
use crate::domain::payers_purpose::{Purpose, as_stated, purpose};
use crate::domain::receipt::{PaymentMethod, Receipt};
use crate::domain::set_off::{SetOffFault, check};
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, counting, use_app};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextField};

const METHODS: [(&str, PaymentMethod); 6] = [
    ("transfer", PaymentMethod::Transfer),
    ("bill", PaymentMethod::Bill),
    ("cash", PaymentMethod::Cash),
    ("card", PaymentMethod::Card),
    ("set_off", PaymentMethod::SetOff),
    ("other", PaymentMethod::Other),
];

/// The way of paying of this name.
fn method_named(name: &str) -> PaymentMethod {
    METHODS.iter().find(|(own, _)| *own == name).map(|(_, method)| *method).unwrap_or_default()
}

/// The sheet.
#[component]
pub(in crate::ui) fn ReceiptSheet(customer: Option<CustomerId>, contract: Option<ContractId>) -> impl IntoView {
    let app = use_app();
    let payer = customer.or_else(|| contract.and_then(|id| app.peek::<ContractBrief>(id)).map(|it| it.customer));
    let payer = payer.map(|id| app.peek_survivor(id));
    let known = contract.and_then(|id| app.peek::<ContractBrief>(id));
    let currency = known.map_or(Currency::CNY, |it| it.total.currency);
    let form = Form::start(
        app,
        "receipt/new".to_owned(),
        vec![
            ("customer", payer.map(|id| id.to_string()).unwrap_or_default()),
            ("on", app.today.get_untracked().to_string()),
            ("amount", String::new()),
            ("currency", currency.code().to_owned()),
            ("method", "transfer".to_owned()),
            ("reference", String::new()),
            ("against", String::new()),
            ("purpose", String::new()),
            ("note", String::new()),
            // empty as long as it is counted as suggested
            ("hand", String::new()),
        ],
    );
    let is_set_off = Memo::new(move |_| form.field("method").with(|name| method_named(name) == PaymentMethod::SetOff));
    let read = move || {
        let payer = CustomerId::parse(&form.field("customer").get());
        let currency = Currency::of(&form.field("currency").get()).unwrap_or(Currency::CNY);
        let amount = format::parse_amount(&form.field("amount").get(), currency);
        let on = Date::parse(&form.field("on").get()).ok();
        (payer, amount, on)
    };
    // what is open is looked up for a payer and a day, not at every key of the amount
    let open = Memo::new(move |_| {
        let payer = CustomerId::parse(&form.field("customer").get())?;
        let on = Date::parse(&form.field("on").get()).ok()?;
        Some(app.open_to(payer, on, None))
    });
    // nor what the payer may name at every key of the words
    let numbers = Memo::new(move |_| {
        let payer = CustomerId::parse(&form.field("customer").get());
        payer.map(|payer| app.numbers_of(payer)).unwrap_or_default()
    });
    let said = Memo::new(move |_| {
        let words = form.field("purpose").get();
        if words.trim().is_empty() {
            return Purpose::default();
        }
        let look = |open: &Vec<OpenPart>| numbers.with(|numbers| said_of(&words, numbers, open, contract));
        open.with(|open| open.as_ref().map(look)).unwrap_or_default()
    });
    // the contract that the sheet was opened for, and those that the payer named
    let scope = Memo::new(move |_| {
        let mut parts = open.get().unwrap_or_default();
        let named = |it: &OpenPart| said.with(|said| said.contracts.contains(&it.contract));
        parts.retain(|it| contract.is_none_or(|only| only == it.contract) || named(it));
        parts.sort_by_key(|it| (it.debt.due, it.contract, it.number));
        as_stated(&parts, said.with(|said| said.stated))
    });
    let suggest = move |named: &[InstalmentId]| {
        let (_, amount, on) = read();
        scope.with(|parts| count(amount?, named, parts, on?).ok())
    };
    let counted = Memo::new(move |_| said.with(|said| suggest(&said.parts)));
    // what secures one debt of a contract mostly secures all of them
    let several = move || {
        scope.with(|parts| parts.first().is_some_and(|first| parts.iter().any(|it| it.contract != first.contract)))
    };
    let hand = form.field("hand");
    let wrong = RwSignal::new(None::<Wrong>);
    // what was typed for the parts of one payer says nothing of another's
    Effect::new(move |before: Option<String>| {
        let payer = form.field("customer").get();
        if before.is_some_and(|before| before != payer) {
            hand.set(String::new());
            wrong.set(None);
        }
        payer
    });
    let rows = Memo::new(move |_| {
        let currency = Currency::of(&form.field("currency").get()).unwrap_or(Currency::CNY);
        let mut claims = scope.with(|parts| open_claims(parts));
        claims.retain(|it| it.amount.currency == currency);
        claims
    });
    let there = Signal::derive(move || read().1);
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let (payer, amount, on) = untrack(read);
        let mut problems = Vec::new();
        if payer.is_none() {
            problems.push(Problem { field: "customer", words: text.receipt_choose().to_owned() });
        }
        match amount {
            None => problems.push(Problem { field: "amount", words: text.bad_amount().to_owned() }),
            Some(amount) if amount.minor <= 0 => {
                problems.push(Problem { field: "amount", words: text.receipt_positive().to_owned() });
            }
            Some(_) => {}
        }
        if on.is_none() {
            problems.push(Problem { field: "on", words: text.bad_date().to_owned() });
        }
        let (Some(customer), Some(amount), Some(on), true) = (payer, amount, on, problems.is_empty()) else {
            refuse(form, problems);
            return;
        };
        let method = method_named(&form.text("method"));
        // no bank knows of a set-off, and nothing else names another debt
        let of_way = |name, it| if (method == PaymentMethod::SetOff) == it { form.text(name) } else { String::new() };
        let receipt = Receipt {
            id: ReceiptId::fresh(&mut BrowserIds),
            customer,
            on,
            amount,
            method,
            reference: of_way("reference", false),
            reverses: None,
            note: form.text("note"),
            reason: String::new(),
            against: of_way("against", true),
            bank_line: None,
            purpose: form.text("purpose"),
        };
        let by_hand = hand.get_untracked();
        let sums = if by_hand.is_empty() {
            let suggested = counted.get_untracked().map(|worked| worked.working).unwrap_or_default();
            Ok(suggested.iter().map(Sum::from).collect())
        } else {
            checked(text, &by_hand, &rows.get_untracked(), amount)
        };
        match sums {
            Ok(sums) => {
                let counted = Money::sum(sums.iter().map(|it| it.amount), amount.currency).map_err(SetOffFault::from);
                if let Err(fault) = counted.and_then(|it| check(&receipt, it, app.today.get_untracked())) {
                    let field = match fault {
                        SetOffFault::NoGround => "against",
                        SetOffFault::NotYet { .. } => "on",
                        SetOffFault::LeftOver { .. } | SetOffFault::Exact(_) => "amount",
                    };
                    refuse(form, vec![Problem { field, words: text.set_off_fault(fault, false) }]);
                    return;
                }
                let changes = sums.into_iter().map(|it| it.counted(None));
                let batch = counting(Batch::of(&receipt), receipt.id, changes);
                let sum = format::money(amount);
                let said = if receipt.is_set_off() { text.set_off_saved(&sum) } else { text.receipt_saved(&sum) };
                keep(app, form, batch, said);
            }
            Err(fault) => {
                wrong.set(Some(fault));
                refuse(form, Vec::new());
            }
        }
    });
    let fill = move |named: &[InstalmentId]| {
        let found = untrack(|| suggest(named)).map(|worked| worked.working).unwrap_or_default();
        hand.set(written(&found.iter().map(Sum::from).collect::<Vec<_>>()));
        wrong.set(None);
    };
    let from_said = Callback::new(move |()| said.with_untracked(|said| fill(&said.parts)));
    let change = Start { name: "by-hand", words: Text::counting_change, act: from_said };
    let back = move |()| {
        hand.set(String::new());
        wrong.set(None);
    };
    let starts = [
        Start { name: "oldest", words: Text::counting_oldest, act: Callback::new(move |()| fill(&[])) },
        Start { name: "said", words: Text::counting_said, act: from_said },
        Start { name: "suggested", words: Text::counting_suggested, act: Callback::new(back) },
    ];
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let on_label = Signal::derive(move || {
        let text = app.text();
        (if is_set_off.get() { text.set_off_on() } else { text.receipt_on() }).to_owned()
    });
    let currencies = Signal::derive(move || CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    let methods = Signal::derive(move || {
        METHODS.map(|(name, method)| (name.to_owned(), app.text().payment_method(method).to_owned())).to_vec()
    });
    view! {
        <FormSheet title=label(Text::receipt_title) form submit>
            <div class="fields">
                <CustomerField name="receipt-customer" label=label(Text::receipt_from) value=form.field("customer") none=Text::receipt_choose problem=form.problem("customer") />
                <TextField name="receipt-amount" label=label(Text::receipt_amount) value=form.field("amount") problem=form.problem("amount") figures=true />
                <ChoiceField name="receipt-currency" label=label(Text::opportunity_currency) value=form.field("currency") choices=currencies />
                <TextField name="receipt-on" label=on_label value=form.field("on") problem=form.problem("on") kind="date" />
                <ChoiceField name="receipt-method" label=label(Text::receipt_method) value=form.field("method") choices=methods />
                <Show
                    when=move || is_set_off.get()
                    fallback=move || view! {
                        <TextField name="receipt-reference" label=label(Text::receipt_reference) value=form.field("reference") hint />
                    }
                >
                    <TextField name="receipt-against" label=label(Text::set_off_against) value=form.field("against") problem=form.problem("against") wide=true />
                </Show>
                <TextField name="receipt-purpose" label=label(Text::receipt_purpose) value=form.field("purpose") hint wide=true />
                <TextField name="receipt-note" label=label(Text::receipt_note) value=form.field("note") hint wide=true />
            </div>
            <Show when=move || is_set_off.get()>
                <p class="field__help" id="set-off-help">{move || app.text().set_off_help()}</p>
                {move || counted.get().map(|worked| set_off_terms(app, &worked.working))}
            </Show>
            <Show when=move || counted.with(Option::is_some)>
                <section class="counted" id="counted" aria-label=move || app.text().receipt_counts()>
                    <h3>{move || app.text().receipt_counts()}</h3>
                    {move || said_view(app, &form.field("purpose").get(), &said.get())}
                    <Show
                        when=move || hand.with(String::is_empty)
                        fallback=move || view! { <ClaimRows rows values=hand there wrong /> }
                    >
                        {move || counted.get().map(|worked| counted_view(app, &worked, several(), is_set_off.get()))}
                    </Show>
                    <div class="count__acts">
                        <Show
                            when=move || hand.with(String::is_empty)
                            fallback=move || view! {
                                {starts.into_iter().map(start_button).collect_view()}
                            }
                        >
                            {start_button(change)}
                        </Show>
                    </div>
                </section>
            </Show>
        </FormSheet>
    }
}

/// What the payer's words name; those that name no contract may name a part of the one that the sheet was opened for.
fn said_of(words: &str, numbers: &Numbers, open: &[OpenPart], only: Option<ContractId>) -> Purpose {
    let found = purpose(words, numbers, open);
    match only {
        Some(only) if found.contracts.is_empty() => {
            let own: Vec<OpenPart> = open.iter().copied().filter(|it| it.contract == only).collect();
            purpose(words, numbers, &own)
        }
        Some(_) | None => found,
    }
}

/// What was made of the payer's words.
fn said_view(app: App, words: &str, said: &Purpose) -> Option<impl IntoView + use<>> {
    let text = app.text();
    let told = if words.trim().is_empty() {
        return None;
    } else if said.parts.is_empty() {
        text.counting_unnamed().to_owned()
    } else if said.numbers.is_empty() {
        return None;
    } else {
        text.counting_named(&said.numbers.join(" · "))
    };
    Some(view! { <p class="field__help" id="counted-said">{told}</p> })
}

/// What each part gets and why, and what is left: an advance, or too much to be `set_off`. Where parts of `several` contracts are
/// open, also that security was not weighed.
fn counted_view(app: App, worked: &Worked<Money, Share>, several: bool, set_off: bool) -> impl IntoView + use<> {
    let text = app.text();
    let rows = worked
        .working
        .iter()
        .map(|share| {
            let number = app.peek::<ContractBrief>(share.contract).map(|it| it.number.clone()).unwrap_or_default();
            let what = format!("{number} · {} · {}", text.part_number(share.number), text.claim_part(share.part));
            let why = text.allocation_reason(share.reason);
            view! { <dt>{what} <span class="faint small" data-why="">{why}</span></dt><dd class="num">{format::money(share.amount)}</dd> }
        })
        .collect_view();
    let advance = (!worked.value.is_zero()).then(|| {
        let words = if set_off {
            text.set_off_left_over(&format::money(worked.value))
        } else if worked.working.is_empty() {
            text.receipt_nothing_open().to_owned()
        } else {
            text.receipt_advance(&format::money(worked.value))
        };
        view! { <p class="field__help">{words}</p> }
    });
    let security = several && worked.working.iter().any(|share| share.reason.yields_to_security());
    let security = security.then(|| view! { <p class="field__help" data-security="">{text.receipt_security()}</p> });
    view! {
        <dl class="facts">{rows}</dl>
        {security}
        {advance}
    }
}
