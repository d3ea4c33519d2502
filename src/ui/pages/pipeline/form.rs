//! The form of an opportunity.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::board::share;
use crate::domain::contact::Contact;
use crate::domain::date::Date;
use crate::domain::id::{ContactId, CustomerId, OpportunityId};
use crate::domain::lifecycle::opportunity::{Stage, StageKey};
use crate::domain::money::{Currency, Money};
use crate::domain::opportunity::{Opportunity, OpportunityEvent};
use crate::domain::quote::Quote;
use crate::domain::rate::Bp;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::sheets::{DeleteButton, FormSheet, keep_record, keep_then};
use crate::ui::widgets::checks::{ChecksField, ticked};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::parties::{people_beside, people_choices};
use crate::ui::widgets::whose::owners;

/// The currencies that a form offers: the book's own first.
pub(in crate::ui) const CURRENCIES: [Currency; 6] =
    [Currency::CNY, Currency::USD, Currency::EUR, Currency::HKD, Currency::GBP, Currency::JPY];

fn check(app: App, form: Form, known: Option<&Opportunity>, id: OpportunityId) -> Result<Opportunity, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let customer = CustomerId::parse(&form.text("customer"));
    if customer.is_none() {
        problem("customer", text.activity_choose_problem());
    }
    let name = form.text("name");
    if name.is_empty() {
        problem("name", text.opportunity_name_problem());
    }
    let currency = Currency::of(&form.text("currency")).unwrap_or(Currency::CNY);
    let typed = form.text("amount");
    let amount = format::parse_amount(&typed, currency).filter(|amount| amount.minor >= 0);
    if amount.is_none() && !typed.is_empty() {
        problem("amount", text.bad_amount());
    }
    // the lines go into another currency with every figure, or not at all
    let lines = known.map_or_else(|| Ok(BTreeMap::new()), |it| it.lines_in(currency));
    if let Err(finer) = lines {
        problem("currency", &text.quote_currency_finer(&format::money(finer), currency.code()));
    }
    let likely = form.text("probability");
    let probability = typed_share(&likely);
    if probability.is_none() && !likely.is_empty() {
        problem("probability", text.opportunity_probability_problem());
    }
    let mut day = |field: &'static str| {
        let typed = form.text(field);
        let day = Date::parse(&typed).ok();
        if day.is_none() && !typed.is_empty() {
            problem(field, text.bad_date());
        }
        day
    };
    let (expected_close, next_on) = (day("close"), day("next_on"));
    let next = form.text("next");
    if next_on.is_none() && !next.is_empty() && form.text("next_on").is_empty() {
        problem("next_on", text.activity_next_on_problem());
    }
    let (Some(customer), Ok(lines), true) = (customer, lines, problems.is_empty()) else { return Err(problems) };
    // a draft may be older than the stages
    let stages = untrack(|| app.sales_stages());
    let chosen = stages.stage(&StageKey(form.text("stage"))).or(stages.stages.first());
    let began_in = chosen.map(|it| it.key.0.clone()).unwrap_or_default();
    // the book's own needs no saying where nothing else was ever said
    let is_said = currency != Currency::CNY || known.is_some_and(|it| it.currency.is_some());
    let mut opportunity = Opportunity {
        id,
        customer,
        name,
        owner: form.text("owner"),
        contact: None,
        further_contacts: Vec::new(),
        amount,
        lines,
        currency: is_said.then_some(currency),
        probability,
        expected_close,
        began_on: known.map_or_else(|| app.today.get_untracked(), |it| it.began_on),
        began_in: known.map_or(began_in, |it| it.began_in.clone()),
        competitor: form.text("competitor"),
        next,
        next_on,
        contract: known.and_then(|it| it.contract),
        note: form.text("note"),
    };
    // who was named and is gone by now stays named; nobody of another customer that was chosen since has a part in it
    let is_theirs = |of: CustomerId| app.peek_survivor(of) == app.peek_survivor(customer);
    let mainly = ContactId::parse(&form.text("contact"));
    let mainly = mainly.filter(|id| app.peek::<Contact>(*id).is_none_or(|it| is_theirs(it.customer)));
    let beside = ticked(&form.text("further")).into_iter().filter_map(|id| ContactId::parse(&id));
    let beside = beside.filter(|id| app.peek::<Contact>(*id).is_some_and(|it| is_theirs(it.customer)));
    opportunity.set_contacts(mainly.into_iter().chain(beside));
    Ok(opportunity)
}

/// A share as typed, to the hundredth of a per cent; nothing for anything else.
fn typed_share(text: &str) -> Option<Bp> {
    let share = format::parse_percent(text)?.0;
    let points = share.checked_div(100).filter(|_| share.checked_rem(100) == Some(0)).map(Bp)?;
    (Bp(0)..=Bp::WHOLE).contains(&points).then_some(points)
}

/// Who has a part in it besides, as the field holds it: each as the entry that stands for them now.
fn further_of(app: App, known: Option<&Opportunity>) -> String {
    let named = known.map(|it| it.further_contacts.as_slice()).unwrap_or_default().iter();
    let stands = |id: &ContactId| untrack(|| app.person_named(*id)).map_or(*id, |it| it.id).to_string();
    named.map(stands).collect::<Vec<_>>().join(";")
}

/// The sheet: a new opportunity, or one to edit.
#[component]
pub(in crate::ui) fn OpportunitySheet(
    customer: Option<CustomerId>,
    id: Option<OpportunityId>,
    /// The place of the stage in which a new one begins; the first one unless said otherwise.
    stage: Option<usize>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = id.and_then(|id| app.peek::<Opportunity>(id));
    let is_new = known.is_none();
    let given = customer.or_else(|| known.as_ref().map(|it| it.customer));
    let key = match (id, given) {
        (Some(id), _) => format!("opportunity/{id}"),
        (None, Some(customer)) => format!("opportunity/new/{customer}"),
        (None, None) => stage.map_or_else(|| "opportunity/new".to_owned(), |at| format!("opportunity/new/at/{at}")),
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let of = |read: fn(&Opportunity) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let owner_of = |id: CustomerId| app.peek_party(id).map(|it| it.owner.clone()).unwrap_or_default();
    let amount: Option<Money> = known.as_deref().and_then(|it| it.amount);
    let named = known.as_deref().and_then(|it| it.contact);
    let contact = named.map(|id| untrack(|| app.person_named(id)).map_or(id, |it| it.id));
    let stages = app.sales_stages();
    let first = stages.stages.get(stage.unwrap_or(0)).or(stages.stages.first());
    let first = first.map(|it| it.key.0.clone()).unwrap_or_default();
    let form = Form::start(
        app,
        key,
        vec![
            ("customer", given.map(|id| id.to_string()).unwrap_or_default()),
            ("name", of(|it| &it.name)),
            ("owner", if is_new { given.map(owner_of).unwrap_or_default() } else { of(|it| &it.owner) }),
            ("contact", contact.map(|it| it.to_string()).unwrap_or_default()),
            ("further", further_of(app, known.as_deref())),
            ("amount", amount.map(format::plain_amount).unwrap_or_default()),
            ("currency", known.as_deref().map_or(Currency::CNY, Opportunity::currency).code().to_owned()),
            (
                "probability",
                known.as_deref().and_then(|it| it.probability).map(|it| format::percent(share(it))).unwrap_or_default(),
            ),
            ("close", day(known.as_deref().and_then(|it| it.expected_close))),
            ("stage", first),
            ("competitor", of(|it| &it.competitor)),
            ("next", of(|it| &it.next)),
            ("next_on", day(known.as_deref().and_then(|it| it.next_on))),
            ("note", of(|it| &it.note)),
        ],
    );
    let chosen = Memo::new(move |_| CustomerId::parse(&form.field("customer").get()));
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| OpportunityId::fresh(&mut BrowserIds));
        keep_record(app, form, before.as_deref(), check(app, form, before.as_deref(), id), |text, it| {
            text.opportunity_saved(&it.name)
        });
    });
    let delete = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let name = app.peek::<Opportunity>(id).map(|it| it.name.clone()).unwrap_or_default();
                keep_then(app, form, without(app, id), app.untracked_text().opportunity_deleted(&name), move || {
                    router.go(&Route::pipeline());
                });
            });
            view! {
                <DeleteButton act />
            }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let people = people_choices(app, chosen.into(), Text::activity_nobody, form.field("contact"));
    let beside = people_beside(app, chosen.into(), form.field("contact"), form.field("further"));
    let has_lines = known.as_deref().is_some_and(|it| !it.lines.is_empty());
    let amount_hint = if has_lines { Text::opportunity_amount_by_lines } else { Text::opportunity_amount_hint };
    // of what is won or lost, that says how likely it is
    let stands = id.and_then(|id| app.chance_today(id)).map(|it| it.standing.life.stage.clone());
    let is_decided = stands.as_ref().is_some_and(|it| !matches!(it, Stage::Open { .. }));
    let by_stage = Signal::derive(move || {
        let stages = app.sales_stages();
        let begins_in = StageKey(form.field("stage").get());
        let of_first = || stages.stage(&begins_in).map_or(Bp(0), |it| it.probability);
        let rate = stands.as_ref().map_or_else(of_first, |stage| stage.probability(&stages.pipeline()));
        app.text().opportunity_probability_blank(&format::percent(share(rate)))
    });
    let stages = Signal::derive(move || {
        let text = app.text();
        app.sales_stages()
            .stages
            .iter()
            .map(|it| (it.key.0.clone(), text.stage_name(&it.key.0, &it.name)))
            .collect::<Vec<_>>()
    });
    let currencies = Signal::derive(move || CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    let title = if is_new { label(Text::opportunity_new) } else { label(Text::opportunity_edit) };
    view! {
        <FormSheet title form submit aside=delete>
            <div class="fields">
                {given.is_none().then(|| {
                    view! {
                        <CustomerField name="opportunity-customer" label=label(Text::customer) value=form.field("customer") none=Text::activity_choose problem=form.problem("customer") />
                    }
                })}
                <TextField name="opportunity-name" label=label(Text::opportunity_name) value=form.field("name") problem=form.problem("name") wide=true />
                <TextField name="opportunity-amount" label=label(Text::opportunity_amount) value=form.field("amount") problem=form.problem("amount") hint=label(amount_hint) figures=true />
                <ChoiceField name="opportunity-currency" label=label(Text::opportunity_currency) value=form.field("currency") choices=currencies problem=form.problem("currency") />
                {(!is_decided).then(|| {
                    view! {
                        <TextField name="opportunity-probability" label=label(Text::opportunity_probability) value=form.field("probability") problem=form.problem("probability") hint=by_stage figures=true />
                    }
                })}
                <TextField name="opportunity-close" label=label(Text::opportunity_close) value=form.field("close") problem=form.problem("close") kind="date" hint />
                {is_new.then(|| {
                    view! { <ChoiceField name="opportunity-stage" label=label(Text::opportunity_stage) value=form.field("stage") choices=stages /> }
                })}
                <TextField name="opportunity-owner" label=label(Text::opportunity_owner) value=form.field("owner") hint suggestions=owners(app) />
                <ChoiceField name="opportunity-contact" label=label(Text::activity_contact) value=form.field("contact") choices=people />
                <Show when=move || beside.with(|all| !all.is_empty())>
                    <ChecksField name="opportunity-further" label=label(Text::opportunity_further) value=form.field("further") choices=beside hint />
                </Show>
                <TextField name="opportunity-next" label=label(Text::activity_next) value=form.field("next") hint />
                <TextField name="opportunity-next-on" label=label(Text::activity_next_on) value=form.field("next_on") problem=form.problem("next_on") kind="date" hint />
                <TextField name="opportunity-competitor" label=label(Text::opportunity_competitor) value=form.field("competitor") hint wide=true />
                <TextArea name="opportunity-note" label=label(Text::customer_note) value=form.field("note") hint />
            </div>
        </FormSheet>
    }
}

/// An opportunity goes with its facts; its quotes stay, as the customer's.
pub(super) fn without(app: App, id: OpportunityId) -> Batch {
    let events = app.peek_all::<OpportunityEvent>();
    let quotes = app.peek_all::<Quote>();
    let batch = app.free_follow_ups_of(id, app.free_tasks_of(id, Batch::new().delete::<Opportunity>(id)));
    let batch = events
        .iter()
        .filter(|event| event.opportunity == id)
        .fold(batch, |batch, event| batch.delete::<OpportunityEvent>(event.id));
    quotes.iter().filter(|quote| quote.opportunity == Some(id)).fold(batch, |batch, quote| {
        let free = Quote { opportunity: None, ..(**quote).clone() };
        batch.edit(Some(quote.as_ref()), &free)
    })
}
