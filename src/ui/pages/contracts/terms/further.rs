//! The parties besides the two sides: whom they join, in what role, how they sign.

use leptos::prelude::*;

use super::goods::number;
use super::kit::{Cell, Choice, ChoiceCell, Row, WordsCell, rows};
use crate::domain::contract::field;
use crate::domain::contract::further::{Further, GuaranteeForm};
use crate::domain::contract::named::FurtherRole;
use crate::domain::contract::party::{Authority, Seal, Side};
use crate::domain::contract::wording::Wording;
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::id::CustomerId;
use crate::i18n::Text;
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::widgets::customer_field::CustomerChoice;

/// The list.
#[component]
pub(super) fn FurtherParties(editor: Editor) -> impl IntoView {
    rows(
        editor,
        field::SIGNING_FURTHER,
        Text::further_parties,
        Text::further_add,
        |it| Some(&it.signing.further),
        |it| Some(&mut it.signing.further),
        boxes,
        |_| Further::joining(Side::Them, FurtherRole::Guarantor),
    )
}

/// From which customer it is chosen; its words stay as they stood then, and may be changed.
fn chosen(row: Row<Further>) -> impl IntoView {
    let editor = row.editor;
    let app = editor.app;
    let read = row.read(|it| it.customer, || None);
    let now = Memo::new(move |_| read.get());
    let choose = Callback::new(move |picked: Option<CustomerId>| match picked {
        _ if picked == now.get_untracked() => {}
        None => row.change(|it| it.customer = None),
        // of one whose words are not at hand nothing is taken, and the link stays
        Some(id) => {
            if let Some(customer) = app.peek::<Customer>(id) {
                row.change(|it| it.choose(&customer));
            }
        }
    });
    let but = Memo::new(move |_| editor.record.with(|it| Some(it.customer)));
    let label = Signal::derive(move || app.text().further_customer().to_owned());
    let disabled = Signal::derive(move || editor.locked.get());
    view! {
        <CustomerChoice name=row.id("customer") label now choose none=Text::further_by_hand optional=true but disabled />
    }
}

fn boxes(row: Row<Further>) -> AnyView {
    let editor = row.editor;
    let role = row.read(|it| it.role.name(), || "");
    let guarantees = Memo::new(move |_| role.get() == FurtherRole::Guarantor.name());
    let months = row.text(|it, text| {
        it.guarantee.months = if text.trim().is_empty() { None } else { Some(number(text)?) };
        Ok(())
    });
    let line = move |part: &'static str,
                     label: fn(Text) -> &'static str,
                     read: fn(&Further) -> String,
                     write: fn(&mut Further, &str)| {
        let write = Callback::new(move |text: String| {
            row.change(|it| write(it, &text));
            Ok(())
        });
        view! { <Cell editor id=row.id(part) label value=row.read(read, String::new) write /> }
    };
    view! {
        <ChoiceCell editor id=row.id("role") label=Text::further_role choices=FurtherRole::CHOICES value=role
            write=row.pick(|it, name| it.role = FurtherRole::named(name).unwrap_or(FurtherRole::Party)) />
        <ChoiceCell editor id=row.id("joins") label=Text::further_joins choices=Side::CHOICES
            value=row.read(|it| it.joins.name(), || "")
            write=row.pick(|it, name| it.joins = Side::named(name).unwrap_or(Side::Them)) />
        <Show when=move || guarantees.get()>
            <ChoiceCell editor id=row.id("form") label=Text::guarantee_form choices=GuaranteeForm::CHOICES
                value=row.read(|it| it.guarantee.form.name(), || "")
                write=row.pick(|it, name| it.guarantee.form = GuaranteeForm::named(name).unwrap_or_default()) />
            <Cell editor id=row.id("months") label=Text::guarantee_months unit=Text::months_unit figures=true
                value=row.read(|it| it.guarantee.months.map(|n| n.to_string()).unwrap_or_default(), String::new) write=months />
        </Show>
        {chosen(row)}
        {line("name", Text::further_name, |it| it.name.clone(), |it, text| text.clone_into(&mut it.name))}
        <ChoiceCell editor id=row.id("kind") label=Text::customer_kind choices=PartyKind::CHOICES
            value=row.read(|it| it.kind.name(), || "")
            write=row.pick(|it, name| it.set_kind(PartyKind::named(name).unwrap_or_default())) />
        {line("code", Text::further_code, |it| it.code.clone(), |it, text| text.trim().clone_into(&mut it.code))}
        {line("address", Text::further_address, |it| it.address.clone(), |it, text| text.clone_into(&mut it.address))}
        <WordsCell editor id=row.id("registry") label=Text::further_registry value=row.read(|it| it.registry.clone(), Wording::default)
            write=row.words(|it, words| it.registry = words) />
        {line("signatory", Text::further_signatory, |it| it.signatory.name.clone(), |it, text| text.clone_into(&mut it.signatory.name))}
        {line("title", Text::signatory_title, |it| it.signatory.title.clone(), |it, text| text.clone_into(&mut it.signatory.title))}
        <ChoiceCell editor id=row.id("authority") label=Text::further_authority choices=Authority::CHOICES
            value=row.read(|it| it.signatory.authority.name(), || "")
            write=row.pick(|it, name| it.signatory.authority = Authority::named(name).unwrap_or_default()) />
        <ChoiceCell editor id=row.id("seal") label=Text::further_seal choices=Seal::CHOICES
            value=row.read(|it| it.signatory.seal.name(), || "")
            write=row.pick(|it, name| it.signatory.seal = Seal::named(name).unwrap_or_default()) />
    }
    .into_any()
}
