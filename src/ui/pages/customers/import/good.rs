//! The first of the rows that are good, as they will be kept.

use leptos::prelude::*;

use crate::domain::consent::ConsentAct;
use crate::domain::own_field::OwnFields;
use crate::i18n::{Text, format};
use crate::state::list::{Candidate, Field, ListImport, visible};
use crate::state::use_app;
use crate::ui::widgets::pages::PAGE;
use crate::ui::widgets::person::phones_words;
use crate::ui::widgets::status::{Meaning, status};

/// The lot.
#[component]
pub(super) fn GoodRows(import: ListImport, total: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let fields = Memo::new(move |_| import.mapping.with(|mapping| shown_fields(mapping)));
    let note = move || {
        let total = total.get();
        (total > PAGE).then(|| app.text().list_shown_of(&format::count(PAGE), &format::count(total)))
    };
    let heads = move || {
        let text = app.text();
        let own = app.own_fields();
        fields
            .get()
            .into_iter()
            .map(|field| view! { <th scope="col">{text.list_field_of(field, &own)}</th> })
            .collect_view()
    };
    let rows = move || {
        let (text, fields, own) = (app.text(), fields.get(), app.own_fields());
        let first: Vec<Candidate> =
            import.plan().map(|plan| plan.good.iter().take(PAGE).cloned().collect()).unwrap_or_default();
        first.into_iter().map(|candidate| good_row(text, &candidate, &fields, &own)).collect::<Vec<_>>()
    };
    view! {
        <section class="section" id="list-good">
            <div class="section__head">
                <h2>{move || app.text().list_good_title()}</h2>
                <span class="section__note">{note}</span>
            </div>
            <div class="import__wide" tabindex="0" role="region" aria-label=move || app.text().list_good_title()>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col" class="num">{move || app.text().list_row_heading()}</th>
                            {heads}
                            <th scope="col">{move || app.text().list_remarks()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn good_row(text: Text, candidate: &Candidate, fields: &[Field], own: &OwnFields) -> impl IntoView + use<> {
    let cells = fields
        .iter()
        .map(|field| {
            let written = said(text, candidate, *field, own);
            view! { <td class="import__cell"><bdi>{visible(&written).into_owned()}</bdi></td> }
        })
        .collect_view();
    let remarks = candidate
        .remarks
        .iter()
        .map(|remark| status(Meaning::Warn, "triangle-alert", text.list_remark(*remark)))
        .collect_view();
    view! {
        <tr>
            <td class="num faint">{candidate.row.to_string()}</td>
            {cells}
            <td>{remarks}</td>
        </tr>
    }
}

/// The fields that are mapped, in the order of a form; everything that lands in the note stands there.
fn shown_fields(mapping: &[Option<Field>]) -> Vec<Field> {
    let lands_in = |field: Field| if matches!(field, Field::Turnover | Field::Extra) { Field::Note } else { field };
    let mapped: Vec<Field> = mapping.iter().flatten().map(|field| lands_in(*field)).collect();
    let own = mapped.iter().copied().filter(|field| matches!(field, Field::Own(_) | Field::Further(..)));
    Field::ALL.into_iter().filter(|field| mapped.contains(field)).chain(own).collect()
}

/// What a row says in a field, as it was understood.
fn said(text: Text, row: &Candidate, field: Field, own: &OwnFields) -> String {
    if let Field::Further(person, part) = field {
        let Some(person) = row.person(person) else { return String::new() };
        return said(text, &Candidate { contact: person.clone(), ..Candidate::default() }, part.field(), own);
    }
    let day = |act: Option<ConsentAct>| act.map(|it| text.date(it.on)).unwrap_or_default();
    let way = |act: Option<ConsentAct>| act.map(|it| text.consent_way(it.way).to_owned()).unwrap_or_default();
    match field {
        Field::Name => row.name.clone(),
        Field::ShortName => row.short_name.clone(),
        Field::Number => row.number.clone(),
        Field::Code => row.code.clone(),
        Field::Kind => row.kind.map(|kind| text.party_kind(kind).to_owned()).unwrap_or_default(),
        Field::TradeRole => row.role.map(|role| text.trade_role(role).to_owned()).unwrap_or_default(),
        Field::Scale => row.scale.map(|size| text.scale(size).to_owned()).unwrap_or_default(),
        Field::Level => row.level.map(|level| text.level(level).to_owned()).unwrap_or_default(),
        Field::Industry => row.industry.clone(),
        Field::Source => row.source.clone(),
        Field::Region => row.address.region.clone(),
        Field::Address => row.address.line.clone(),
        Field::LegalRepresentative => row.legal_representative.clone(),
        Field::Contact => row.contact.name.clone(),
        Field::ContactTitle => row.contact.title.clone(),
        Field::ContactDepartment => row.contact.department.clone(),
        Field::ContactRoles => {
            row.contact.roles.iter().map(|it| text.contact_role(*it)).collect::<Vec<_>>().join(text.between_tags())
        }
        Field::Phone => row.phone.clone(),
        Field::Mobile => row.contact.mobile.clone(),
        Field::ContactPhones => phones_words(text, &row.contact.phones),
        Field::Email => row.email.clone(),
        Field::ContactEmail => row.contact.email.clone(),
        Field::Wechat => row.contact.wechat.clone(),
        Field::ConsentOn => day(row.contact.consent.given),
        Field::ConsentWay => way(row.contact.consent.given),
        Field::ConsentPurpose => row.contact.consent.purpose.clone(),
        Field::ConsentWithdrawnOn => day(row.contact.consent.withdrawn),
        Field::ConsentWithdrawnWay => way(row.contact.consent.withdrawn),
        Field::ContactLeftOn => row.contact.left_on.map(|date| text.date(date)).unwrap_or_default(),
        Field::InvoiceTitle => row.invoice.title.clone(),
        Field::InvoiceTaxNumber => row.invoice.tax_number.clone(),
        Field::InvoiceAddress => row.invoice.address.clone(),
        Field::InvoicePhone => row.invoice.phone.clone(),
        Field::Bank => row.bank.bank.clone(),
        Field::BankAccount => row.bank.account.clone(),
        Field::CreditLimit => row.credit_limit.map(format::money).unwrap_or_default(),
        Field::Owner => row.owner.clone(),
        Field::Since => row.since.map(|date| text.date(date)).unwrap_or_default(),
        Field::Parent => row.parent.name.clone(),
        Field::Tags => row.tags.join(text.between_tags()),
        Field::Own(id) => row.own.get(&id).map(|value| text.own_value(own.get(id), value)).unwrap_or_default(),
        Field::Note | Field::Turnover | Field::Extra => row.note.clone(),
        Field::Further(..) => String::new(),
    }
}
