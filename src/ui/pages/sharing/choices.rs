//! The choices of the forms: names and words.

use leptos::prelude::*;

use crate::domain::contract::party::Side;
use crate::domain::contract::protection::{CrossBorder, ProtectiveMeasure, Route};
use crate::domain::contract::sharing::{
    Channel, EndAction, Frequency, LegalBasis, Onward, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent,
};
use crate::domain::lifecycle::sharing_scope::Ending;
use crate::domain::sharing::persons::PersonsBand;
use crate::i18n::{Message, Text};
use crate::state::App;

/// A choice of a form: its value, its name in the form, its words.
pub(super) type Choice<T> = (T, &'static str, Message);

pub(super) const SIDES: [Choice<Side>; 2] =
    [(Side::Us, "us", Text::scopes_given), (Side::Them, "them", Text::scopes_received)];
pub(super) const BASES: [Choice<LegalBasis>; 10] = [
    (LegalBasis::Open, "open", Text::basis_open),
    (LegalBasis::Consent, "consent", Text::basis_consent),
    (LegalBasis::ContractWithPerson, "contract", Text::basis_contract),
    (LegalBasis::LegalDuty, "duty", Text::basis_duty),
    (LegalBasis::Emergency, "emergency", Text::basis_emergency),
    (LegalBasis::PublicInterestNews, "news", Text::basis_news),
    (LegalBasis::LegitimateInterests, "interests", Text::basis_interests),
    (LegalBasis::LawfullyPublic, "public", Text::basis_public),
    (LegalBasis::OtherLaw, "other", Text::basis_other),
    (LegalBasis::NotNeeded, "not_needed", Text::basis_not_needed),
];
pub(super) const MARKS: [Choice<PersonalMark>; 4] = [
    (PersonalMark::None, "none", Text::personal_none),
    (PersonalMark::Ordinary, "ordinary", Text::personal_ordinary),
    (PersonalMark::Sensitive, "sensitive", Text::personal_sensitive),
    (PersonalMark::UnderFourteen, "under_fourteen", Text::personal_children),
];
pub(super) const LEVELS: [Choice<SecrecyLevel>; 4] = [
    (SecrecyLevel::Public, "public", Text::secrecy_public),
    (SecrecyLevel::Internal, "internal", Text::secrecy_internal),
    (SecrecyLevel::OrdinarySecret, "ordinary", Text::secrecy_ordinary),
    (SecrecyLevel::CoreSecret, "core", Text::secrecy_core),
];
pub(super) const CHANNELS: [Choice<Channel>; 4] = [
    (Channel::EncryptedFile, "file", Text::channel_file),
    (Channel::Portal, "portal", Text::channel_portal),
    (Channel::Interface, "interface", Text::channel_interface),
    (Channel::Paper, "paper", Text::channel_paper),
];
pub(super) const ENDS: [Choice<EndAction>; 4] = [
    (EndAction::Return, "return", Text::end_return),
    (EndAction::Destroy, "destroy", Text::end_destroy),
    (EndAction::Anonymise, "anonymise", Text::end_anonymise),
    (EndAction::KeepByLaw, "keep", Text::end_keep),
];
pub(super) const CONSENTS: [Choice<SeparateConsent>; 3] = [
    (SeparateConsent::Missing, "missing", Text::separate_missing),
    (SeparateConsent::Obtained, "obtained", Text::separate_obtained),
    (SeparateConsent::NotNeeded, "not_needed", Text::separate_not_needed),
];
pub(super) const ROLES: [Choice<RecipientRole>; 3] = [
    (RecipientRole::Independent, "independent", Text::recipient_independent),
    (RecipientRole::Joint, "joint", Text::recipient_joint),
    (RecipientRole::Entrusted, "entrusted", Text::recipient_entrusted),
];
pub(super) const FREQUENCIES: [Choice<Frequency>; 3] = [
    (Frequency::Once, "once", Text::frequency_once),
    (Frequency::Monthly, "monthly", Text::meeting_monthly),
    (Frequency::OnRequest, "request", Text::frequency_request),
];
pub(super) const ONWARDS: [Choice<Onward>; 2] =
    [(Onward::Forbidden, "forbidden", Text::onward_forbidden), (Onward::WithConsent, "consent", Text::onward_consent)];
pub(super) const PERSONS: [Choice<PersonsBand>; 6] = [
    (PersonsBand::Unknown, "unknown", Text::persons_unknown),
    (PersonsBand::Hundred, "hundred", Text::persons_hundred),
    (PersonsBand::TenThousand, "ten_thousand", Text::persons_ten_thousand),
    (PersonsBand::HundredThousand, "hundred_thousand", Text::persons_hundred_thousand),
    (PersonsBand::Million, "million", Text::persons_million),
    (PersonsBand::More, "more", Text::persons_more),
];
pub(super) const BORDERS: [Choice<CrossBorder>; 6] = [
    (CrossBorder::None, "none", Text::border_none),
    (CrossBorder::By(Route::Undecided), "undecided", Text::border_undecided),
    (CrossBorder::By(Route::Exempt), "exempt", Text::border_exempt),
    (CrossBorder::By(Route::StandardContract), "contract", Text::border_contract),
    (CrossBorder::By(Route::Certification), "certification", Text::border_certification),
    (CrossBorder::By(Route::Assessment), "assessment", Text::border_assessment),
];
pub(super) const MEASURES: [Choice<ProtectiveMeasure>; 5] = [
    (ProtectiveMeasure::Encryption, "encryption", Text::measure_encryption),
    (ProtectiveMeasure::AccessControl, "access", Text::measure_access),
    (ProtectiveMeasure::Deidentification, "deidentify", Text::measure_deidentify),
    (ProtectiveMeasure::Training, "training", Text::measure_training),
    (ProtectiveMeasure::IncidentPlan, "incident", Text::measure_incident),
];
pub(super) const ENDINGS: [Choice<Ending>; 5] = [
    (Ending::Destroyed, "destroyed", Text::ending_destroyed),
    (Ending::Returned, "returned", Text::ending_returned),
    (Ending::Anonymised, "anonymised", Text::ending_anonymised),
    (Ending::KeptByLaw, "kept", Text::ending_kept),
    (Ending::NothingShared, "nothing", Text::ending_nothing),
];

/// The choices in the language of the page.
pub(super) fn offered<T: Send + Sync + 'static>(app: App, all: &'static [Choice<T>]) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        all.iter().map(|(_, name, words)| ((*name).to_owned(), words(app.text()).to_owned())).collect()
    })
}

/// The name of a value.
pub(super) fn name_of<T: PartialEq>(all: &[Choice<T>], value: &T) -> String {
    all.iter().find(|(it, ..)| it == value).map(|(_, name, _)| (*name).to_owned()).unwrap_or_default()
}

/// The value of a name.
pub(super) fn named<T: Copy>(all: &[Choice<T>], name: &str) -> Option<T> {
    all.iter().find(|(_, it, _)| *it == name).map(|(value, ..)| *value)
}

/// A value in words.
pub(super) fn words_of<T: PartialEq>(text: Text, all: &[Choice<T>], value: &T) -> &'static str {
    all.iter().find(|(it, ..)| it == value).map_or("", |(.., words)| words(text))
}
