//! Secrecy, personal information, intellectual property, force majeure.

use leptos::prelude::*;

use super::by_hand::ByHand;
use super::kit::{
    Choice, ClausePart, DAYS, FoldedPart, LONG, Ticks, WordsBox, choices, choose, count, line, period, sum, words,
};
use super::service::put;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::inclusion::Inclusion;
use crate::domain::contract::licence::LicenceForm;
use crate::domain::contract::party::{Side, Who};
use crate::domain::contract::protection::{
    CrossBorder, ForceEvent, HandlingRoles, LackOfMoney, LicenceEnd, PersonalAudit, PersonalInformation,
    ProtectiveMeasure, ResultsOwner, Route, SecrecyDamages, SecrecyException, SecretsAtEnd, Subprocessing,
};
use crate::domain::contract::sharing::SecrecyLevel;
use crate::domain::contract::wording::Wording;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, TermBox, TermChoice};

choices! {
    ProtectiveMeasure {
        Encryption = "encryption", measure_encryption;
        AccessControl = "access", measure_access;
        Deidentification = "deidentification", measure_deidentify;
        Training = "training", measure_training;
        IncidentPlan = "incidents", measure_incident;
    }
    Subprocessing {
        WithConsent = "consent", subprocessing_consent;
        Forbidden = "forbidden", subprocessing_forbidden;
    }
    PersonalAudit {
        NotStated = "unsaid", audit_unsaid;
        Allowed = "allowed", audit_allowed;
    }
    LicenceEnd {
        WithContract = "contract", licence_with_contract;
        AlsoOnBreach = "breach", licence_on_breach;
    }
    LicenceForm {
        NonExclusive = "non_exclusive", licence_non_exclusive;
        Sole = "sole", licence_sole;
        Exclusive = "exclusive", licence_exclusive;
    }
    ForceEvent {
        NaturalDisaster = "disaster", event_disaster;
        Epidemic = "epidemic", event_epidemic;
        War = "war", event_war;
        Unrest = "unrest", event_unrest;
        Government = "government", event_government;
        Outage = "outage", event_outage;
    }
    SecrecyException {
        Public = "public", exception_public;
        Known = "known", exception_known;
        Developed = "developed", exception_developed;
        Received = "received", exception_received;
        Compelled = "compelled", exception_compelled;
    }
}

const RESULTS: &[(&str, Message)] = &[
    ("creator", Text::results_creator),
    ("us", Text::our_side),
    ("them", Text::their_side),
    ("joint", Text::results_joint),
];
const ROLES: &[(&str, Message)] =
    &[("independent", Text::roles_independent), ("us", Text::roles_we_handle), ("them", Text::roles_they_handle)];
const BORDER: &[(&str, Message)] = &[
    ("none", Text::border_none),
    ("undecided", Text::border_undecided),
    ("exempt", Text::border_exempt),
    ("contract", Text::border_contract),
    ("certification", Text::border_certification),
    ("assessment", Text::border_assessment),
];

#[component]
pub(super) fn ProtectionTerms(editor: Editor) -> impl IntoView {
    view! {
        <FoldedPart editor id="terms-protection" place="confidentiality" legend=Text::terms_protection>
            <div class="fields">
                {choose!(editor, field::CONFIDENTIALITY_SECRECY, secrecy_clause, Inclusion, [confidentiality.secrecy])}
                {choose!(editor, field::CONFIDENTIALITY_BOUND, secrecy_bound, Who, [confidentiality.bound])}
                {period!(editor, field::CONFIDENTIALITY_LASTS, secrecy_lasts, LONG, [confidentiality.lasts])}
                {choose!(editor, field::CONFIDENTIALITY_AT_END, secrecy_at_end, SecretsAtEnd, [confidentiality.at_end])}
                <Ticks editor place=field::CONFIDENTIALITY_EXCEPTIONS label=Text::secrecy_exceptions choices=SecrecyException::CHOICES
                    has=|it, name| it.confidentiality.exceptions.iter().any(|one| one.name() == name)
                    tick=|it, name, on| put(&mut it.confidentiality.exceptions, SecrecyException::named(name), on)
                />
                <Ticks editor place=field::CONFIDENTIALITY_LEVELS label=Text::secrecy_levels choices=SecrecyLevel::CHOICES
                    has=|it, name| it.confidentiality.levels.iter().any(|one| one.name() == name)
                    tick=|it, name, on| put(&mut it.confidentiality.levels, SecrecyLevel::named(name), on)
                />
                <TermBox editor place=field::CONFIDENTIALITY_DAMAGES label=Text::secrecy_damages figures=true
                    read=|it| match it.confidentiality.damages {
                        SecrecyDamages::Sum(sum) => format::plain_amount(sum),
                        SecrecyDamages::None => String::new(),
                    }
                    write=|it, text| {
                        it.confidentiality.damages = if text.trim().is_empty() { SecrecyDamages::None } else { SecrecyDamages::Sum(sum(it, text)?) };
                        Ok(())
                    }
                />
                <TermChoice editor place=field::PROPERTY_RESULTS label=Text::property_results choices=RESULTS
                    read=|it| match it.intellectual_property.results {
                        ResultsOwner::Creator => "creator",
                        ResultsOwner::Side(Side::Us) => "us",
                        ResultsOwner::Side(Side::Them) => "them",
                        ResultsOwner::Joint => "joint",
                    }
                    write=|it, name| it.intellectual_property.results = match name {
                        "joint" => ResultsOwner::Joint,
                        name => Side::named(name).map_or(ResultsOwner::Creator, ResultsOwner::Side),
                    }
                />
                {choose!(editor, field::PROPERTY_INDEMNITY, property_indemnity, Who, [intellectual_property.indemnity])}
                {choose!(editor, field::PROPERTY_LICENCE_END, property_licence_end, LicenceEnd, [intellectual_property.licence_end])}
                {choose!(editor, field::PROPERTY_LICENCE_FORM, property_licence_form, LicenceForm, [intellectual_property.licence_form])}
                {words!(editor, field::PROPERTY_LICENCE_SCOPE, property_licence_scope, [intellectual_property.licence_scope])}
                {words!(editor, field::PROPERTY_TERRITORY, property_territory, [intellectual_property.territory])}
                {period!(editor, field::FORCE_NOTICE, force_notice, DAYS, [force_majeure.notice])}
                {period!(editor, field::FORCE_PROOF, force_proof, DAYS, [force_majeure.proof])}
                {period!(editor, field::FORCE_LONG, force_long, LONG, [force_majeure.long])}
                {choose!(editor, field::FORCE_LACK_OF_MONEY, force_lack_of_money, LackOfMoney, [force_majeure.lack_of_money])}
                <Ticks editor place=field::FORCE_EVENTS label=Text::force_events choices=ForceEvent::CHOICES
                    has=|it, name| it.force_majeure.events.iter().any(|one| one.name() == name)
                    tick=|it, name, on| put(&mut it.force_majeure.events, ForceEvent::named(name), on)
                />
                {words!(editor, field::FORCE_OWN_EVENTS, force_own_events, [force_majeure.own_events])}
            </div>
            <ByHand editor clause=ClauseId::Confidentiality />
            <ByHand editor clause=ClauseId::IntellectualProperty />
            <ByHand editor clause=ClauseId::ForceMajeure />
        </FoldedPart>
    }
}

#[component]
pub(super) fn PersonalTerms(editor: Editor) -> impl IntoView {
    view! {
        <ClausePart
            editor
            id="terms-personal"
            place=field::PERSONAL
            legend=Text::terms_personal
            clause=|it| &it.personal_information
            clause_mut=|it| &mut it.personal_information
            usual=|_| PersonalInformation::usual()
            terms=personal
        />
    }
}

fn roles(contract: &Contract) -> &'static str {
    match contract.personal_information.terms().map(|terms| &terms.roles) {
        Some(HandlingRoles::Entrusted { handler, .. }) => handler.name(),
        Some(HandlingRoles::Independent) | None => "independent",
    }
}

fn set_roles(contract: &mut Contract, name: &str) {
    let Clause::Included(terms) = &mut contract.personal_information else { return };
    let purpose = match &terms.roles {
        HandlingRoles::Entrusted { purpose, .. } => purpose.clone(),
        HandlingRoles::Independent => Wording::default(),
    };
    terms.roles = match Side::named(name) {
        Some(handler) => HandlingRoles::Entrusted { handler, purpose },
        None => HandlingRoles::Independent,
    };
}

fn border(contract: &Contract) -> &'static str {
    match contract.personal_information.terms().map(|terms| terms.cross_border) {
        Some(CrossBorder::By(Route::Undecided)) => "undecided",
        Some(CrossBorder::By(Route::Exempt)) => "exempt",
        Some(CrossBorder::By(Route::StandardContract)) => "contract",
        Some(CrossBorder::By(Route::Certification)) => "certification",
        Some(CrossBorder::By(Route::Assessment)) => "assessment",
        Some(CrossBorder::None) | None => "none",
    }
}

fn set_border(contract: &mut Contract, name: &str) {
    if let Clause::Included(terms) = &mut contract.personal_information {
        terms.cross_border = match name {
            "undecided" => CrossBorder::By(Route::Undecided),
            "exempt" => CrossBorder::By(Route::Exempt),
            "contract" => CrossBorder::By(Route::StandardContract),
            "certification" => CrossBorder::By(Route::Certification),
            "assessment" => CrossBorder::By(Route::Assessment),
            _ => CrossBorder::None,
        };
    }
}

fn personal(editor: Editor) -> AnyView {
    let entrusted = Memo::new(move |_| editor.record.with(|it| roles(it) != "independent"));
    view! {
        <TermChoice editor place=field::PERSONAL_ROLES label=Text::personal_roles choices=ROLES read=roles write=set_roles />
        {period!(editor, field::PERSONAL_RETENTION, personal_retention, LONG, [in personal_information.retention])}
        <Show when=move || entrusted.get()>
            <WordsBox editor place=field::PERSONAL_PURPOSE label=Text::personal_purpose
                read=|it| match it.personal_information.terms().map(|terms| &terms.roles) {
                    Some(HandlingRoles::Entrusted { purpose, .. }) => Some(purpose),
                    Some(HandlingRoles::Independent) | None => None,
                }
                write=|it| match &mut it.personal_information {
                    Clause::Included(PersonalInformation { roles: HandlingRoles::Entrusted { purpose, .. }, .. }) => Some(purpose),
                    Clause::Included(_) | Clause::NotApplicable { .. } => None,
                }
            />
            {choose!(editor, field::PERSONAL_SUBPROCESSING, personal_subprocessing, Subprocessing, [in personal_information.subprocessing])}
        </Show>
        <Ticks editor place=field::PERSONAL_MEASURES label=Text::personal_measures choices=ProtectiveMeasure::CHOICES
            has=|it, name| it.personal_information.terms().is_some_and(|terms| terms.measures.iter().any(|one| one.name() == name))
            tick=|it, name, on| if let Clause::Included(terms) = &mut it.personal_information {
                put(&mut terms.measures, ProtectiveMeasure::named(name), on);
            }
        />
        {choose!(editor, field::PERSONAL_AUDIT, personal_audit, PersonalAudit, [in personal_information.audit])}
        {line!(editor, field::PERSONAL_OUR_CONTACT, personal_our_contact, [in personal_information.our_contact])}
        {line!(editor, field::PERSONAL_THEIR_CONTACT, personal_their_contact, [in personal_information.their_contact])}
        {period!(editor, field::PERSONAL_ANSWER, personal_answer, DAYS, [in personal_information.answer_within])}
        {count!(editor, field::PERSONAL_BREACH_HOURS, personal_breach_hours, hours_unit, [in personal_information.breach_notice_hours])}
        <TermChoice editor place=field::PERSONAL_CROSS_BORDER label=Text::personal_cross_border choices=BORDER read=border write=set_border />
    }
    .into_any()
}
