//! Materials and support for the customer.

use leptos::prelude::*;

use super::kit::{Cell, Choice, ChoiceCell, ClausePart, LONG, Row, WordsCell, choose, count, in_both, period, rows};
use super::when::{DueCells, DueOf};
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::party::Side;
use crate::domain::contract::plan::{Due, Period};
use crate::domain::contract::support::{
    BrandUse, LossRule, Promotion, Support, SupportItem, SupportKind, SupportSpeed, SupportTitle, Worth,
};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Quantity;
use crate::i18n::{Text, format};
use crate::ui::pages::contracts::editor::{Editor, Refused};

#[component]
pub(super) fn SupportTerms(editor: Editor) -> impl IntoView {
    view! {
        <ClausePart
            editor
            id="terms-support"
            place=field::SUPPORT
            legend=Text::terms_support
            clause=|it| &it.support
            clause_mut=|it| &mut it.support
            usual=|_| Support::usual()
            terms
        />
    }
}

fn terms(editor: Editor) -> AnyView {
    let items = rows(
        editor,
        field::SUPPORT_ITEMS,
        Text::support_items,
        Text::support_add,
        |it| it.support.terms().map(|terms| &terms.items),
        |it| match &mut it.support {
            Clause::Included(terms) => Some(&mut terms.items),
            Clause::NotApplicable { .. } => None,
        },
        item,
        |contract| SupportItem {
            kind: SupportKind::Sample,
            what: Wording::default(),
            quantity: Quantity { thousandths: Quantity::SCALE },
            unit: in_both(Text::support_piece),
            worth: Worth::NotStated,
            title: SupportTitle::Loan,
            due: Due::On(contract.term.length.start()),
            return_by: None,
            borne_by: Side::Us,
        },
    );
    let unbranded = Memo::new(move |_| {
        editor.record.with(|it| it.support.terms().is_some_and(|terms| terms.brand == BrandUse::None))
    });
    view! {
        {count!(editor, field::SUPPORT_TRAINING, support_training, hours_unit, [in support.training_hours])}
        {choose!(editor, field::SUPPORT_BRAND, support_brand, BrandUse, [in support.brand])}
        <Show when=move || unbranded.get()>
            {choose!(editor, field::SUPPORT_PROMOTION, support_promotion, Promotion, [in support.promotion])}
        </Show>
        {choose!(editor, field::SUPPORT_LOSS, support_loss, LossRule, [in support.loss])}
        {choose!(editor, field::SUPPORT_SPEED, support_speed, SupportSpeed, [in support.speed])}
        {period!(editor, field::SUPPORT_RETURN, support_return, LONG, [in support.return_within])}
        {items}
    }
    .into_any()
}

fn worth(item: &SupportItem) -> String {
    match item.worth {
        Worth::Of(amount) => format::plain_amount(amount),
        Worth::NotStated => String::new(),
    }
}

fn item(row: Row<SupportItem>) -> AnyView {
    let editor = row.editor;
    let quantity = row.text(|it, text| {
        it.quantity =
            format::parse_quantity(text).filter(|it| it.thousandths > 0).ok_or(Text::bad_quantity as Refused)?;
        Ok(())
    });
    let set_worth = Callback::new(move |text: String| {
        let currency: Currency = editor.record.with_untracked(|it| it.price.currency);
        let worth = if text.trim().is_empty() {
            Worth::NotStated
        } else {
            let amount: Option<Money> = format::parse_amount(&text, currency).filter(|amount| amount.minor >= 0);
            Worth::Of(amount.ok_or(Text::bad_amount as Refused)?)
        };
        row.change(|it| it.worth = worth);
        Ok(())
    });
    let due = DueOf {
        value: row.read(
            |it| it.due,
            || Due::After { event: crate::domain::contract::plan::Event::Signing, within: Period::days(0) },
        ),
        write: Callback::new(move |due| row.change(|it| it.due = due)),
    };
    let loan = row.read(|it| it.title == SupportTitle::Loan, || false);
    let back = move || {
        let value = row.read(|it| it.return_by.map(|day| day.to_string()).unwrap_or_default(), String::new);
        let write = row.text(|it, text| {
            let day = text.trim();
            it.return_by =
                if day.is_empty() { None } else { Some(Date::parse(day).map_err(|_| Text::bad_date as Refused)?) };
            Ok(())
        });
        view! { <Cell editor id=row.id("back") label=Text::support_return_by kind="date" value write /> }
    };
    view! {
        <ChoiceCell editor id=row.id("kind") label=Text::support_kind choices=SupportKind::CHOICES
            value=row.read(|it| it.kind.name(), || "")
            write=row.pick(|it, name| it.kind = SupportKind::named(name).unwrap_or(SupportKind::Sample)) />
        <ChoiceCell editor id=row.id("title") label=Text::support_title choices=SupportTitle::CHOICES
            value=row.read(|it| it.title.name(), || "")
            write=row.pick(|it, name| it.title = SupportTitle::named(name).unwrap_or(SupportTitle::Loan)) />
        <WordsCell editor id=row.id("what") label=Text::support_what value=row.read(|it| it.what.clone(), Wording::default) write=row.words(|it, words| it.what = words) />
        <Cell editor id=row.id("quantity") label=Text::support_quantity figures=true
            value=row.read(|it| format::plain_quantity(it.quantity), String::new) write=quantity />
        <Cell editor id=row.id("worth") label=Text::support_worth figures=true value=row.read(worth, String::new) write=set_worth />
        <WordsCell editor id=row.id("unit") label=Text::support_unit value=row.read(|it| it.unit.clone(), Wording::default) write=row.words(|it, words| it.unit = words) />
        <DueCells editor id=row.id("due") label=Text::support_due due />
        <Show when=move || loan.get()>{back()}</Show>
        <ChoiceCell editor id=row.id("borne") label=Text::support_borne choices=Side::CHOICES
            value=row.read(|it| it.borne_by.name(), || "")
            write=row.pick(|it, name| it.borne_by = Side::named(name).unwrap_or(Side::Us)) />
    }
    .into_any()
}
