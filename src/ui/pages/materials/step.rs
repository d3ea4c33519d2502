//! What is recorded of a material: how much, on which day, who, why, and the file that shows it.

use leptos::prelude::*;

use super::loss::{LossCells, valuation};
use super::rows::step_name;
use super::sheet::name_of;
use crate::domain::attachment::{Attachment, Proof, Subject};
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::AttachmentId;
use crate::domain::lifecycle::material::Guard;
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::materials::amount::Amount;
use crate::domain::materials::loss::Valuation;
use crate::domain::materials::record::MaterialFact;
use crate::domain::materials::tally::Tally;
use crate::i18n::{Message, Text, format};
use crate::state::{DutySlot, Form, MaterialItem, MaterialStep, Problem, use_app};
use crate::ui::pages::files::{FilesPart, choose_added, file_choices};
use crate::ui::sheets::{FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// How much a step is about, unless somebody says less.
fn most(tally: &Tally, step: MaterialStep) -> Option<Amount> {
    match step {
        MaterialStep::Deliver => Some(tally.amount(tally.left())),
        MaterialStep::Accept | MaterialStep::Refuse => Some(tally.amount(tally.pending())),
        MaterialStep::Return | MaterialStep::Consume | MaterialStep::Lose => Some(tally.amount(tally.kept())),
        MaterialStep::Cancel => None,
    }
}

/// An amount as it is typed.
pub(super) fn typed(amount: Amount) -> String {
    match amount {
        Amount::Quantity(quantity) => format::plain_quantity(quantity),
        Amount::Money(money) => format::plain_amount(money),
    }
}

/// What was typed, measured as what was promised.
pub(super) fn read(text: &str, like: Amount) -> Option<Amount> {
    match like {
        Amount::Quantity(_) => format::parse_quantity(text).map(Amount::Quantity),
        Amount::Money(money) => format::parse_amount(text, money.currency).map(Amount::Money),
    }
}

/// What was recorded, from the boxes of the form.
fn fact(step: MaterialStep, amount: Amount, who: String, words: String, valued: Valuation) -> MaterialFact {
    match step {
        MaterialStep::Deliver => MaterialFact::Delivered { amount, to: who, receipt: words },
        MaterialStep::Accept => MaterialFact::Accepted { amount, by: who },
        MaterialStep::Refuse => MaterialFact::Refused { amount, reason: words },
        MaterialStep::Return => MaterialFact::Returned { amount, note: words },
        MaterialStep::Consume => MaterialFact::Consumed { amount },
        MaterialStep::Lose => MaterialFact::Lost { amount, reason: words, valued },
        MaterialStep::Cancel => MaterialFact::Cancelled { reason: words },
    }
}

/// The box that a refusal speaks of.
const fn field_of(refusal: &Refusal<Tally>) -> &'static str {
    match refusal {
        Refusal::Guard(guard) => match guard {
            Guard::NotAboveNought
            | Guard::OtherMeasure
            | Guard::TooMuch { .. }
            | Guard::KeptByReceiver
            | Guard::MustComeBack
            | Guard::NothingLeft
            | Guard::Undelivered { .. }
            | Guard::Unaccepted { .. }
            | Guard::NothingPending
            | Guard::NothingOut
            | Guard::Exact(_) => "much",
            Guard::ProofMissing => "who",
            Guard::LaterStands => "on",
        },
        Refusal::NeedsFirst { .. } | Refusal::Instead { .. } | Refusal::AlreadyPast { .. } | Refusal::Ended { .. } => {
            "much"
        }
        Refusal::NameMissing => "who",
        Refusal::ReasonMissing => "words",
        Refusal::DatedInFuture { .. } | Refusal::BeforeLastStep { .. } => "on",
    }
}

/// The sheet.
#[component]
pub(in crate::ui) fn StepSheet(material: DutySlot, step: MaterialStep) -> impl IntoView {
    let app = use_app();
    let slot = material;
    let item = untrack(|| app.material_today(slot));
    let start = item.as_ref().and_then(|it| most(&it.tally, step)).map(typed).unwrap_or_default();
    let form = Form::start(
        app,
        format!("material/{}/{:x}/{}", slot.contract, slot.digest, name_of(step)),
        vec![
            ("on", app.today.get_untracked().to_string()),
            ("much", start),
            ("who", String::new()),
            ("words", String::new()),
            ("value", String::new()),
            ("months", String::new()),
            ("wear", String::new()),
            ("file", String::new()),
        ],
    );
    let kept = item.clone();
    let submit = Callback::new(move |()| {
        let Some(item) = &kept else { return };
        let text = app.untracked_text();
        let Ok(on) = Date::parse(&form.text("on")) else {
            return refuse(form, vec![Problem { field: "on", words: text.bad_date().to_owned() }]);
        };
        let like = item.terms().amount;
        let amount = if step == MaterialStep::Cancel { Some(like) } else { read(&form.text("much"), like) };
        let Some(amount) = amount else {
            let words = text.material_refuse_nought().to_owned();
            return refuse(form, vec![Problem { field: "much", words }]);
        };
        let valued = match step {
            MaterialStep::Lose => valuation(text, form, item),
            MaterialStep::Deliver
            | MaterialStep::Accept
            | MaterialStep::Refuse
            | MaterialStep::Return
            | MaterialStep::Consume
            | MaterialStep::Cancel => Ok(Valuation::default()),
        };
        let valued = match valued {
            Ok(valued) => valued,
            Err(problems) => return refuse(form, problems),
        };
        let fact = fact(step, amount, form.text("who"), form.text("words"), valued);
        let file = AttachmentId::parse(&form.text("file")).filter(|id| app.peek::<Attachment>(*id).is_some());
        match app.material_batch(item, on, fact, file) {
            Err(refusal) => {
                let words = text.material_refusal(&refusal, &app.material_unit(text, item));
                refuse(form, vec![Problem { field: field_of(&refusal), words }]);
            }
            Ok(batch) => keep(app, form, batch, text.material_recorded(&app.material_title(text, item))),
        }
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let named = item.clone();
    let what = move || named.as_ref().map(|it| app.material_title(app.text(), it)).unwrap_or_default();
    let unit = item.clone();
    let unit = Signal::derive(move || match &unit {
        Some(it) => match it.terms().amount {
            Amount::Quantity(_) => app.material_unit(app.text(), it),
            Amount::Money(money) => money.currency.code().to_owned(),
        },
        None => String::new(),
    });
    let giver = item.as_ref().map_or(Side::Us, MaterialItem::giver);
    let title = Signal::derive(move || step_name(app, step, giver).to_owned());
    let files = file_choices(app, slot.contract, Text::duty_file_none);
    let much = (step != MaterialStep::Cancel).then(|| {
        view! { <TextField name="material-much" label=label(Text::material_much) value=form.field("much") problem=form.problem("much") unit figures=true /> }
    });
    let who: Option<Message> = match step {
        MaterialStep::Deliver => Some(Text::material_to),
        MaterialStep::Accept => Some(Text::material_signed_by),
        MaterialStep::Refuse
        | MaterialStep::Return
        | MaterialStep::Consume
        | MaterialStep::Lose
        | MaterialStep::Cancel => None,
    };
    let who = who.map(|words| {
        view! { <TextField name="material-who" label=label(words) value=form.field("who") problem=form.problem("who") /> }
    });
    let words: Option<Message> = match step {
        MaterialStep::Deliver => Some(Text::material_receipt),
        MaterialStep::Return => Some(Text::material_return_note),
        MaterialStep::Refuse | MaterialStep::Lose | MaterialStep::Cancel => Some(Text::material_why),
        MaterialStep::Accept | MaterialStep::Consume => None,
    };
    let words = words.map(|words| {
        view! { <TextArea name="material-words" label=label(words) value=form.field("words") problem=form.problem("words") /> }
    });
    let proves = item.as_ref().map(|it| Proof::Material(it.key.clone()));
    if let Some(proves) = &proves {
        choose_added(app, form.field("file"), slot.contract, proves.clone());
    }
    let cost = (step == MaterialStep::Lose).then(|| view! { <LossCells form /> });
    view! {
        <FormSheet title form submit action=title>
            <p class="field__help">{what}</p>
            <div class="fields">
                {much}
                <TextField name="material-on" label=label(Text::material_step_on) value=form.field("on") problem=form.problem("on") kind="date" />
                {who}
                {words}
                {cost}
                <ChoiceField name="material-file" label=label(Text::duty_file) value=form.field("file") choices=files wide=true />
            </div>
            {proves.map(|proves| view! { <FilesPart subject=Subject::Contract(slot.contract) proves name="sheet-files" /> })}
        </FormSheet>
    }
}
