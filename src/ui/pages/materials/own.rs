//! The form of a material that is written down by hand.

use leptos::prelude::*;

use super::step::{read, typed};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::party::Side;
use crate::domain::contract::support::SupportKind;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, MaterialId};
use crate::domain::lifecycle::material::Keeping;
use crate::domain::materials::amount::Amount;
use crate::domain::materials::record::Material;
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Quantity;
use crate::i18n::{Message, Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, Tone, UndoOffer, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};
use crate::ui::widgets::whose::owners;

const SIDES: [(&str, Side); 2] = [("us", Side::Us), ("them", Side::Them)];
const KINDS: [(&str, SupportKind); 7] = [
    ("sample", SupportKind::Sample),
    ("brochure", SupportKind::Brochure),
    ("display", SupportKind::Display),
    ("software", SupportKind::Software),
    ("training", SupportKind::Training),
    ("technical", SupportKind::TechnicalSupport),
    ("funds", SupportKind::Funds),
];
const KEEPINGS: [(&str, Keeping); 2] = [("kept", Keeping::Kept), ("back", Keeping::Returnable)];

fn named<T: Copy + PartialEq>(all: &[(&'static str, T)], value: T) -> String {
    all.iter().find(|(_, it)| *it == value).map(|(name, _)| *name).unwrap_or_default().to_owned()
}

fn of_name<T: Copy>(all: &[(&'static str, T)], name: &str, otherwise: T) -> T {
    all.iter().find(|(it, _)| *it == name).map_or(otherwise, |(_, value)| *value)
}

/// A day that may be left open; what is written and no day is a problem.
fn day(text: Text, form: Form, field: &'static str, problems: &mut Vec<Problem>) -> Option<Date> {
    let written = form.text(field);
    let found = Date::parse(&written).ok();
    if found.is_none() && !written.is_empty() {
        problems.push(Problem { field, words: text.bad_date().to_owned() });
    }
    found
}

fn check(
    app: App,
    form: Form,
    known: Option<&Material>,
    contract: ContractId,
    id: MaterialId,
) -> Result<Material, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let what = form.text("what");
    if what.is_empty() {
        problems.push(Problem { field: "what", words: text.material_what_problem().to_owned() });
    }
    let kind = of_name(&KINDS, &form.text("kind"), SupportKind::Sample);
    let currency = app.peek::<ContractBrief>(contract).map_or(Currency::CNY, |it| it.total.currency);
    let money = Amount::Money(Money::zero(currency));
    let like = known.map(|it| it.amount).filter(|it| matches!(it, Amount::Money(_)));
    let like = match kind {
        SupportKind::Funds => like.unwrap_or(money),
        SupportKind::Sample
        | SupportKind::Brochure
        | SupportKind::Display
        | SupportKind::Software
        | SupportKind::Training
        | SupportKind::TechnicalSupport => Amount::Quantity(Quantity { thousandths: 0 }),
    };
    let amount = read(&form.text("amount"), like).filter(|it| it.parts() > 0);
    if amount.is_none() {
        problems.push(Problem { field: "amount", words: text.material_amount_problem().to_owned() });
    }
    let written = form.text("worth");
    let was = known.and_then(|it| it.worth);
    let worth = format::parse_amount(&written, was.map_or(currency, |it| it.currency));
    if worth.is_none() && !written.is_empty() {
        problems.push(Problem { field: "worth", words: text.material_worth_problem().to_owned() });
    }
    let promised_on = day(text, form, "promised_on", &mut problems);
    let due = day(text, form, "due", &mut problems);
    let return_by = day(text, form, "return_by", &mut problems);
    let (Some(amount), true) = (amount, problems.is_empty()) else { return Err(problems) };
    let keeping = of_name(&KEEPINGS, &form.text("keeping"), Keeping::Kept);
    let made = Material {
        id,
        contract,
        giver: of_name(&SIDES, &form.text("giver"), Side::Us),
        kind,
        what,
        amount,
        unit: form.text("unit"),
        worth,
        promised_on,
        due,
        keeping,
        return_by: return_by.filter(|_| keeping == Keeping::Returnable),
        owner: form.text("owner"),
        note: form.text("note"),
        made_on: known.map_or_else(|| app.today.get_untracked(), |it| it.made_on),
    };
    if known.is_some_and(|known| app.loses_material_entries(known, &made)) {
        return Err(vec![Problem { field: "amount", words: text.material_amount_taken().to_owned() }]);
    }
    Ok(made)
}

fn start(app: App, known: Option<&Material>) -> Vec<(&'static str, String)> {
    let of = |read: fn(&Material) -> &str| known.map(read).unwrap_or_default().to_owned();
    let on = |read: fn(&Material) -> Option<Date>| known.and_then(read).map(|it| it.to_string()).unwrap_or_default();
    let promised = known.map_or(Some(app.today.get_untracked()), |it| it.promised_on);
    vec![
        ("what", of(|it| &it.what)),
        ("kind", named(&KINDS, known.map_or(SupportKind::Sample, |it| it.kind))),
        ("giver", named(&SIDES, known.map_or(Side::Us, |it| it.giver))),
        ("amount", known.map_or_else(|| "1".to_owned(), |it| typed(it.amount))),
        ("unit", known.map_or_else(|| app.untracked_text().support_piece().to_owned(), |it| it.unit.clone())),
        ("worth", known.and_then(|it| it.worth).map(format::plain_amount).unwrap_or_default()),
        ("promised_on", promised.map(|it| it.to_string()).unwrap_or_default()),
        ("due", on(|it| it.due)),
        ("keeping", named(&KEEPINGS, known.map_or(Keeping::Kept, |it| it.keeping))),
        ("return_by", on(|it| it.return_by)),
        ("owner", of(|it| &it.owner)),
        ("note", of(|it| &it.note)),
    ]
}

/// The sheet: a new material, or one to edit.
#[component]
pub(in crate::ui) fn OwnSheet(contract: ContractId, id: Option<MaterialId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Material>(id));
    let key = id.map_or_else(|| format!("material/new/{contract}"), |id| format!("material/own/{id}"));
    let form = Form::start(app, key, start(app, known.as_deref()));
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| MaterialId::fresh(&mut BrowserIds));
        let checked = check(app, form, before.as_deref(), contract, id);
        keep_record(app, form, before.as_deref(), checked, |text, it| text.material_saved(&it.what));
    });
    let act = Callback::new(move |()| {
        let Some(known) = id.and_then(|id| app.peek::<Material>(id)) else { return };
        let text = app.untracked_text();
        // what was handed over is not forgotten with it
        if app.has_material_history(&known) {
            app.say(text.material_has_history().to_owned(), Tone::Trouble, UndoOffer::None);
        } else {
            keep(app, form, Batch::new().delete::<Material>(known.id), text.material_deleted(&known.what));
        }
    });
    let aside = move || id.map(|_| view! { <DeleteButton act id="delete-material" /> });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let title = if known.is_none() { label(Text::material_add) } else { label(Text::material_edit) };
    let kinds = Signal::derive(move || {
        KINDS.map(|(name, it)| (name.to_owned(), app.text().material_kind(it).to_owned())).to_vec()
    });
    let sides = Signal::derive(move || {
        let words = |it: Side| match it {
            Side::Us => app.text().material_us(),
            Side::Them => app.text().material_them(),
        };
        SIDES.map(|(name, it)| (name.to_owned(), words(it).to_owned())).to_vec()
    });
    let keepings = Signal::derive(move || {
        let words = |it: Keeping| match it {
            Keeping::Kept => app.text().material_kept(),
            Keeping::Returnable => app.text().material_goes_back(),
        };
        KEEPINGS.map(|(name, it)| (name.to_owned(), words(it).to_owned())).to_vec()
    });
    let goes_back = move || form.field("keeping").with(|it| it == "back");
    let back = move || {
        goes_back().then(|| {
            view! { <TextField name="material-return-by" label=label(Text::material_return_by) value=form.field("return_by") problem=form.problem("return_by") kind="date" hint=label(Text::optional) /> }
        })
    };
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <TextField name="material-what" label=label(Text::material_what) value=form.field("what") problem=form.problem("what") wide=true />
                <ChoiceField name="material-kind" label=label(Text::support_kind) value=form.field("kind") choices=kinds />
                <ChoiceField name="material-giver" label=label(Text::material_giver) value=form.field("giver") choices=sides />
                <TextField name="material-amount" label=label(Text::material_amount) value=form.field("amount") problem=form.problem("amount") figures=true />
                <TextField name="material-unit" label=label(Text::material_unit) value=form.field("unit") hint=label(Text::material_unit_hint) />
                <TextField name="material-worth" label=label(Text::material_worth) value=form.field("worth") problem=form.problem("worth") figures=true hint=label(Text::optional) />
                <TextField name="material-promised-on" label=label(Text::material_promised_on) value=form.field("promised_on") problem=form.problem("promised_on") kind="date" hint=label(Text::optional) />
                <TextField name="material-due" label=label(Text::material_due) value=form.field("due") problem=form.problem("due") kind="date" hint=label(Text::optional) />
                <ChoiceField name="material-keeping" label=label(Text::material_keeping) value=form.field("keeping") choices=keepings />
                {back}
                <TextField name="material-owner" label=label(Text::material_keeper) value=form.field("owner") hint=label(Text::material_keeper_hint) suggestions=owners(app) wide=true />
                <TextArea name="material-note" label=label(Text::material_note) value=form.field("note") hint=label(Text::optional) />
            </div>
        </FormSheet>
    }
}
