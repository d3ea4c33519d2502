//! Heading and parties.

use leptos::prelude::*;

use super::further::FurtherParties;
use super::kit::{Choice, WordsBox, choose, line, words};
use crate::domain::contract::Contract;
use crate::domain::contract::circumstances::Size;
use crate::domain::contract::field;
use crate::domain::contract::further::Further;
use crate::domain::contract::party::{
    Authority, Capacity, ChineseScript, ContractLanguage, PartyNames, Prevailing, Relationship, Seal, Side,
    SmallEnterprise, SubjectKind, Who, is_letter,
};
use crate::domain::contract::wording::Wording;
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice, TermsPart};

const LANGUAGES: &[(&str, Message)] = &[("zh", Text::paper_zh), ("en", Text::paper_en), ("both", Text::paper_both)];
const PREVAILING: &[(&str, Message)] =
    &[("zh", Text::prevailing_zh), ("en", Text::prevailing_en), ("equal", Text::prevailing_equal)];
const DECLARED: &[(&str, Message)] =
    &[("nobody", Text::small_nobody), ("us", Text::our_side), ("them", Text::their_side), ("both", Text::both_sides)];
const SIZES: &[(&str, Message)] = &[
    ("", Text::declared_unsaid),
    ("micro", Text::size_micro),
    ("small", Text::size_small),
    ("medium", Text::size_medium),
];
const CAPACITIES: &[(&str, Message)] = &[("a", Text::party_a), ("b", Text::party_b)];
const NAMES: &[(&str, Message)] = &[
    ("letters", Text::names_letters),
    ("seller", Text::names_seller),
    ("supplier", Text::names_supplier),
    ("distributor", Text::names_distributor),
    ("provider", Text::names_provider),
    ("own", Text::names_own),
];

const fn names(names: &PartyNames) -> &'static str {
    match names {
        PartyNames::Letters => "letters",
        PartyNames::SellerBuyer => "seller",
        PartyNames::SupplierPurchaser => "supplier",
        PartyNames::SupplierDistributor => "distributor",
        PartyNames::ProviderClient => "provider",
        PartyNames::Own { .. } => "own",
    }
}

fn set_names(contract: &mut Contract, name: &str) {
    contract.party_names = match name {
        "seller" => PartyNames::SellerBuyer,
        "supplier" => PartyNames::SupplierPurchaser,
        "distributor" => PartyNames::SupplierDistributor,
        "provider" => PartyNames::ProviderClient,
        "own" => own_names(contract),
        _ => PartyNames::Letters,
    };
}

/// Names of one's own begin with what the sides are called so far; letters are no such names.
fn own_names(contract: &Contract) -> PartyNames {
    let so_far = |side| {
        let (zh, en) = contract.party_names.of(side, contract.our_capacity);
        if contract.party_names.is_letters() { Wording::default() } else { Wording::new(zh, en) }
    };
    PartyNames::Own { ours: so_far(Side::Us), theirs: so_far(Side::Them) }
}

fn own_name(contract: &Contract, side: Side) -> Option<&Wording> {
    let PartyNames::Own { ours, theirs } = &contract.party_names else { return None };
    Some(match side {
        Side::Us => ours,
        Side::Them => theirs,
    })
}

fn own_name_mut(contract: &mut Contract, side: Side) -> Option<&mut Wording> {
    let PartyNames::Own { ours, theirs } = &mut contract.party_names else { return None };
    Some(match side {
        Side::Us => ours,
        Side::Them => theirs,
    })
}

/// A letter is no name of one's own: other parties may go by it.
fn refuse_letters(name: &str) -> Result<(), Refused> {
    if is_letter(name) { Err(Text::names_letter_taken as Refused) } else { Ok(()) }
}

#[component]
pub(super) fn Parties(editor: Editor) -> impl IntoView {
    let both = Memo::new(move |_| editor.record.with(|it| matches!(it.language, ContractLanguage::Both { .. })));
    let chinese = Memo::new(move |_| editor.record.with(|it| it.language != ContractLanguage::En));
    let own_words = Memo::new(move |_| editor.record.with(|it| matches!(it.party_names, PartyNames::Own { .. })));
    let declared =
        Memo::new(move |_| editor.record.with(|it| it.signing.small_enterprise != SmallEnterprise::NotStated));
    // a text from before natural persons signed by hand alone waits for a seal that few of them have; a signed one stays as it is
    let sealless = Memo::new(move |_| {
        let (customer, seal, joined) = editor.record.with(|it| {
            let waits = |it: &Further| it.kind == PartyKind::Person && it.signatory.seal != Seal::None;
            (it.customer, it.signing.theirs.seal, it.signing.further.iter().any(waits))
        });
        let party = editor.app.watch::<Customer>(editor.app.survivor(customer));
        let is_person = party.is_some_and(|it| it.kind == PartyKind::Person);
        !editor.locked.get() && (joined || (is_person && seal != Seal::None))
    });
    view! {
        <TermsPart editor id="terms-parties" legend=Text::terms_parties>
            <div class="fields">
                <TermBox editor place=field::NUMBER label=Text::terms_number read=|it| it.number.clone() write=|it, text| { text.trim().clone_into(&mut it.number); Ok(()) } />
                <TermBox editor place=field::DRAFTED_ON label=Text::terms_drafted kind="date" read=|it| it.drafted_on.to_string() write=|it, text| { it.drafted_on = Date::parse(text).map_err(|_| Text::bad_date as _)?; Ok(()) } />
                <TermBox editor place=field::TITLE label=Text::terms_title_zh read=|it| it.title.zh.clone() write=|it, text| { text.clone_into(&mut it.title.zh); Ok(()) } wide=true />
                <TermBox editor place="title.en" label=Text::terms_title_en read=|it| it.title.en.clone() write=|it, text| { text.clone_into(&mut it.title.en); Ok(()) } wide=true />
                <TermChoice
                    editor
                    place=field::LANGUAGE
                    label=Text::contract_language
                    choices=LANGUAGES
                    read=|it| match it.language {
                        ContractLanguage::Zh => "zh",
                        ContractLanguage::En => "en",
                        ContractLanguage::Both { .. } => "both",
                    }
                    write=|it, name| {
                        it.language = match name {
                            "en" => ContractLanguage::En,
                            "both" => ContractLanguage::Both { prevailing: Prevailing::Zh },
                            _ => ContractLanguage::Zh,
                        };
                    }
                />
                <Show when=move || chinese.get()>
                    {choose!(editor, "general.script", general_script, ChineseScript, [general.script])}
                </Show>
                <TermChoice
                    editor
                    place=field::OUR_CAPACITY
                    label=Text::terms_capacity
                    choices=CAPACITIES
                    read=|it| match it.our_capacity {
                        Capacity::PartyA => "a",
                        Capacity::PartyB => "b",
                    }
                    write=|it, name| it.our_capacity = if name == "a" { Capacity::PartyA } else { Capacity::PartyB }
                />
                <TermChoice editor place=field::PARTY_NAMES label=Text::terms_party_names choices=NAMES
                    read=|it| names(&it.party_names) write=set_names />
                <Show when=move || own_words.get()>
                    <WordsBox editor place=field::PARTY_NAMES_OURS label=Text::names_ours
                        read=|it| own_name(it, Side::Us) write=|it| own_name_mut(it, Side::Us) refuse=refuse_letters />
                    <WordsBox editor place=field::PARTY_NAMES_THEIRS label=Text::names_theirs
                        read=|it| own_name(it, Side::Them) write=|it| own_name_mut(it, Side::Them) refuse=refuse_letters />
                </Show>
                <Show when=move || both.get()>
                    <TermChoice editor place="language.prevailing" label=Text::terms_prevailing choices=PREVAILING
                        read=|it| match it.language {
                            ContractLanguage::Both { prevailing: Prevailing::En } => "en",
                            ContractLanguage::Both { prevailing: Prevailing::Equal } => "equal",
                            ContractLanguage::Both { prevailing: Prevailing::Zh } | ContractLanguage::Zh | ContractLanguage::En => "zh",
                        }
                        write=|it, name| if let ContractLanguage::Both { prevailing } = &mut it.language {
                            *prevailing = match name {
                                "en" => Prevailing::En,
                                "equal" => Prevailing::Equal,
                                _ => Prevailing::Zh,
                            };
                        }
                    />
                </Show>
                {choose!(editor, field::RELATIONSHIP, terms_relationship, Relationship, [relationship])}
                {choose!(editor, field::SUBJECT_KIND, contract_subject, SubjectKind, [subject_kind])}
                {words!(editor, field::SIGN_PLACE, terms_place, [sign_place])}
                {words!(editor, field::SIGNING_RECITAL, recital_purpose, [signing.recital])}
                <TermBox editor place="owner" label=Text::terms_owner read=|it| it.owner.clone() write=|it, text| { text.clone_into(&mut it.owner); Ok(()) } />
                {line!(editor, field::SIGNING_OURS, terms_our_signatory, [signing.ours.name])}
                {line!(editor, "signing.ours.title", signatory_title, [signing.ours.title])}
                {choose!(editor, "signing.ours.authority", our_authority, Authority, [signing.ours.authority])}
                {words!(editor, field::SIGNING_OUR_REGISTRY, our_registry, [signing.our_registry])}
                {choose!(editor, field::SIGNING_OUR_SEAL, our_seal, Seal, [signing.ours.seal])}
                <TermChoice editor place=field::SIGNING_SMALL_ENTERPRISE label=Text::small_declared choices=DECLARED
                    read=|it| match it.signing.small_enterprise {
                        SmallEnterprise::Declared { by } => by.name(),
                        SmallEnterprise::NotStated => "nobody",
                    }
                    write=|it, name| it.signing.small_enterprise = Who::named(name).map_or(SmallEnterprise::NotStated, |by| SmallEnterprise::Declared { by })
                />
                <Show when=move || declared.get()>
                    <TermChoice editor place=field::SIGNING_DECLARED_SIZE label=Text::declared_size choices=SIZES
                        read=|it| it.signing.declared_size.name()
                        write=|it, name| it.signing.declared_size = Size::named(name).unwrap_or_default()
                    />
                </Show>
                {line!(editor, field::SIGNING_THEIRS, terms_their_signatory, [signing.theirs.name])}
                {line!(editor, "signing.theirs.title", signatory_title, [signing.theirs.title])}
                {choose!(editor, "signing.theirs.authority", their_authority, Authority, [signing.theirs.authority])}
                {words!(editor, field::SIGNING_THEIR_REGISTRY, their_registry, [signing.their_registry])}
                {choose!(editor, field::SIGNING_THEIR_SEAL, their_seal, Seal, [signing.theirs.seal])}
                <Show when=move || sealless.get()>
                    <p class="field__help fields__wide" data-tone="warn" id="seal-of-a-person">{move || editor.app.text().seal_of_a_person()}</p>
                </Show>
                <FurtherParties editor />
            </div>
        </TermsPart>
    }
}
