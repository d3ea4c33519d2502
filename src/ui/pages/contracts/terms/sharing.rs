//! Sharing of customers' information: what, on what conditions, and the register.

use leptos::prelude::*;

use super::kit::{Cell, Choice, ChoiceCell, ClausePart, LONG, PeriodBox, Row, WordsCell, choose, period, rows, words};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::party::Side;
use crate::domain::contract::plan::Period;
use crate::domain::contract::sharing::{
    Channel, ConsentBy, EndAction, Frequency, LegalBasis, NonSolicitation, Onward, PersonalMark, RecipientRole,
    SecrecyLevel, SeparateConsent, ShareMode, SharedItem, Sharing,
};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermChoice};

const MODES: &[(&str, Message)] = &[
    ("nothing", Text::sharing_nothing),
    ("aggregate", Text::sharing_aggregate),
    ("ours", Text::sharing_ours),
    ("theirs", Text::sharing_theirs),
    ("mutual", Text::sharing_mutual),
];
const CONSENT: &[(&str, Message)] =
    &[("provider", Text::consent_provider), ("us", Text::consent_ours), ("them", Text::consent_theirs)];

#[component]
pub(super) fn SharingTerms(editor: Editor) -> impl IntoView {
    view! {
        <ClausePart
            editor
            id="terms-sharing"
            place=field::SHARING
            legend=Text::terms_sharing
            clause=|it| &it.sharing
            clause_mut=|it| &mut it.sharing
            usual=|_| Sharing::usual()
            terms
        />
    }
}

fn mode(contract: &Contract) -> &'static str {
    match contract.sharing.terms().map(|it| it.mode) {
        Some(ShareMode::Nothing) | None => "nothing",
        Some(ShareMode::AggregateOnly) => "aggregate",
        Some(ShareMode::OursToThem) => "ours",
        Some(ShareMode::TheirsToUs) => "theirs",
        Some(ShareMode::Mutual) => "mutual",
    }
}

fn set_mode(contract: &mut Contract, name: &str) {
    if let Clause::Included(sharing) = &mut contract.sharing {
        sharing.mode = match name {
            "aggregate" => ShareMode::AggregateOnly,
            "ours" => ShareMode::OursToThem,
            "theirs" => ShareMode::TheirsToUs,
            "mutual" => ShareMode::Mutual,
            _ => ShareMode::Nothing,
        };
    }
}

fn terms(editor: Editor) -> AnyView {
    let shares = Memo::new(move |_| editor.record.with(|it| mode(it) != "nothing"));
    view! {
        <TermChoice editor place=field::SHARING_MODE label=Text::sharing_mode choices=MODES read=mode write=set_mode />
        <Show when=move || shares.get()>{conditions(editor)}</Show>
    }
    .into_any()
}

fn conditions(editor: Editor) -> AnyView {
    let register = rows(
        editor,
        field::SHARING_REGISTER,
        Text::sharing_register,
        Text::sharing_row_add,
        |it| it.sharing.terms().map(|terms| &terms.register),
        |it| match &mut it.sharing {
            Clause::Included(terms) => Some(&mut terms.register),
            Clause::NotApplicable { .. } => None,
        },
        item,
        fresh,
    );
    view! {
        {choose!(editor, field::SHARING_FREQUENCY, sharing_frequency, Frequency, [in sharing.frequency])}
        {words!(editor, field::SHARING_PURPOSE, sharing_purpose, [in sharing.purpose])}
        <TermChoice editor place=field::SHARING_CONSENT_BY label=Text::sharing_consent_by choices=CONSENT
            read=|it| match it.sharing.terms().map(|it| it.consent_by) {
                Some(ConsentBy::Always(Side::Us)) => "us",
                Some(ConsentBy::Always(Side::Them)) => "them",
                Some(ConsentBy::Provider) | None => "provider",
            }
            write=|it, name| {
                if let Clause::Included(terms) = &mut it.sharing {
                    terms.consent_by = Side::named(name).map_or(ConsentBy::Provider, ConsentBy::Always);
                }
            }
        />
        {choose!(editor, field::SHARING_CHANNEL, sharing_channel, Channel, [in sharing.channel])}
        {choose!(editor, field::SHARING_ONWARD, sharing_onward, Onward, [in sharing.onward])}
        {period!(editor, field::SHARING_RETURN, sharing_return, LONG, [in sharing.return_within])}
        <PeriodBox editor place=field::SHARING_NON_SOLICITATION label=Text::sharing_non_solicitation units=LONG may_be_none=true
            read=|it| match it.sharing.terms().map(|it| it.non_solicitation) {
                Some(NonSolicitation::For(period)) => Some(period),
                Some(NonSolicitation::None) | None => Some(Period::months(0)),
            }
            write=|it, period| {
                if let Clause::Included(terms) = &mut it.sharing {
                    let none = period.n == 0;
                    terms.non_solicitation = if none { NonSolicitation::None } else { NonSolicitation::For(period) };
                }
            }
        />
        {register}
    }
    .into_any()
}

/// An empty row: ordinary information of nobody, for the term of the contract.
fn fresh(contract: &Contract) -> SharedItem {
    let start = contract.term.length.start();
    let end = contract.term.length.last_day().ok().flatten().unwrap_or(start);
    let from = match contract.sharing.terms().map(|it| it.mode) {
        Some(ShareMode::TheirsToUs) => Side::Them,
        Some(ShareMode::Nothing | ShareMode::AggregateOnly | ShareMode::OursToThem | ShareMode::Mutual) | None => {
            Side::Us
        }
    };
    SharedItem {
        what: Wording::default(),
        from,
        recipients: Wording::default(),
        purpose: Wording::default(),
        personal: PersonalMark::None,
        basis: LegalBasis::NotNeeded,
        separate_consent: SeparateConsent::NotNeeded,
        role: RecipientRole::Independent,
        level: SecrecyLevel::Internal,
        start,
        end,
        end_action: EndAction::Destroy,
    }
}

fn item(row: Row<SharedItem>) -> AnyView {
    let editor = row.editor;
    let personal = row.read(|it| it.personal.name(), || "");
    let some_personal = move || personal.get() != PersonalMark::None.name();
    let about_persons = move || {
        view! {
            <ChoiceCell editor id=row.id("basis") label=Text::sharing_basis choices=LegalBasis::CHOICES
                value=row.read(|it| it.basis.name(), || "")
                write=row.pick(|it, name| it.basis = LegalBasis::named(name).unwrap_or(LegalBasis::Open)) />
            <ChoiceCell editor id=row.id("separate") label=Text::sharing_separate choices=SeparateConsent::CHOICES
                value=row.read(|it| it.separate_consent.name(), || "")
                write=row.pick(|it, name| it.separate_consent = SeparateConsent::named(name).unwrap_or(SeparateConsent::Missing)) />
            <ChoiceCell editor id=row.id("role") label=Text::sharing_role choices=RecipientRole::CHOICES
                value=row.read(|it| it.role.name(), || "")
                write=row.pick(|it, name| it.role = RecipientRole::named(name).unwrap_or(RecipientRole::Independent)) />
        }
    };
    view! {
        <WordsCell editor id=row.id("what") label=Text::sharing_what value=row.read(|it| it.what.clone(), Wording::default) write=row.words(|it, words| it.what = words) />
        <ChoiceCell editor id=row.id("from") label=Text::sharing_from choices=Side::CHOICES
            value=row.read(|it| it.from.name(), || "")
            write=row.pick(|it, name| it.from = Side::named(name).unwrap_or(Side::Us)) />
        <ChoiceCell editor id=row.id("level") label=Text::sharing_level choices=SecrecyLevel::CHOICES
            value=row.read(|it| it.level.name(), || "")
            write=row.pick(|it, name| it.level = SecrecyLevel::named(name).unwrap_or(SecrecyLevel::Internal)) />
        <WordsCell editor id=row.id("recipients") label=Text::sharing_recipients value=row.read(|it| it.recipients.clone(), Wording::default) write=row.words(|it, words| it.recipients = words) />
        <WordsCell editor id=row.id("purpose") label=Text::sharing_purpose value=row.read(|it| it.purpose.clone(), Wording::default) write=row.words(|it, words| it.purpose = words) />
        <ChoiceCell editor id=row.id("personal") label=Text::sharing_personal choices=PersonalMark::CHOICES
            value=personal
            write=row.pick(set_personal) />
        <Show when=some_personal>{about_persons()}</Show>
        <Cell editor id=row.id("start") label=Text::sharing_start kind="date" value=row.read(|it| it.start.to_string(), String::new)
            write=row.text(|it, text| { it.start = Date::parse(text).map_err(|_| Text::bad_date as Refused)?; Ok(()) }) />
        <Cell editor id=row.id("end") label=Text::sharing_end kind="date" value=row.read(|it| it.end.to_string(), String::new)
            write=row.text(|it, text| { it.end = Date::parse(text).map_err(|_| Text::bad_date as Refused)?; Ok(()) }) />
        <ChoiceCell editor id=row.id("end_action") label=Text::sharing_end_action choices=EndAction::CHOICES
            value=row.read(|it| it.end_action.name(), || "")
            write=row.pick(|it, name| it.end_action = EndAction::named(name).unwrap_or(EndAction::Destroy)) />
    }
    .into_any()
}

/// Information about persons asks for a ground and for their consent; what is about nobody needs neither.
fn set_personal(item: &mut SharedItem, name: &str) {
    item.personal = PersonalMark::named(name).unwrap_or(PersonalMark::None);
    if item.personal == PersonalMark::None {
        (item.basis, item.separate_consent) = (LegalBasis::NotNeeded, SeparateConsent::NotNeeded);
    } else if item.basis == LegalBasis::NotNeeded {
        (item.basis, item.separate_consent) = (LegalBasis::Open, SeparateConsent::Missing);
    }
}
