//! What was chosen for a register of a record, in words: a history says what the page of the record says.

use serde::{Deserialize, Deserializer};

use super::{Text, format};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::Side;
use crate::domain::contract::protection::{CrossBorder, ProtectiveMeasure, Route};
use crate::domain::contract::sharing::{
    Channel, EndAction, Frequency, Onward, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent,
};
use crate::domain::id::InstalmentId;
use crate::domain::local_calendar::LocalCalendar;
use crate::domain::rate::{Bp, Ppm};
use crate::domain::service_policy::ServicePolicy;
use crate::domain::sharing::field::{DataSet, ShareField};
use crate::domain::sharing::request::Law;
use crate::domain::standard_change::StandardChange;

/// A value as it is kept; nothing where it is none.
fn read<'de, T: Deserialize<'de>, D: Deserializer<'de>>(value: D) -> Option<T> {
    T::deserialize(value).ok()
}

impl Text {
    /// What was chosen for a field of a record, by the names they are kept under; where several can be, all of them. `None` where
    /// there is nothing to choose from, and of a value that is none of the choices.
    pub fn choice_words<'de, D: Deserializer<'de>>(self, kind: &str, field: &str, value: D) -> Option<String> {
        let words = match (kind, field) {
            ("sharing_scope", _) => return self.scope_choice(field, value),
            ("book_settings", name)
                if name.split('/').next().is_some_and(|set| matches!(set, "service" | "standards")) =>
            {
                return read::<ServicePolicy, D>(value).map(|it| self.policy_register_words(&it));
            }
            ("book_settings", name) if name.split('/').next() == Some("local_days") => {
                return read::<LocalCalendar, D>(value).map(|it| self.local_calendar_words(&it));
            }
            ("book_settings", name) if name.split('/').next() == Some("standard_changes") => {
                return read::<StandardChange, D>(value).map(|it| self.standard_change_words(&it));
            }
            ("dispute", "subject") => self.dispute_subject(read(value)?),
            ("dispute", "claimant") => self.dispute_side(read(value)?),
            // which part and which duty only their contract knows, and a change is told without it
            ("dispute", "instalment") => read::<InstalmentId, D>(value).map(|_| self.disputes_part())?,
            ("dispute", "duty") => {
                read::<String, D>(value).filter(|it| !it.is_empty()).map(|_| self.disputes_duty())?
            }
            ("opportunity", "probability") => {
                return read::<Bp, D>(value).map(|it| format::percent(Ppm(it.0.saturating_mul(100))));
            }
            ("saved_view", "list") => self.viewed_list(read(value)?),
            ("incident", "leaked") => self.leaked(read(value)?),
            ("incident", "severity") => self.incident_severity_name(read(value)?),
            ("undertaking", "level") => self.secrecy_level_word(read(value)?),
            ("fallback" | "proposal", "clause") => {
                return read::<ClauseId, D>(value).map(|it| self.proposal_clause(Some(it)));
            }
            ("subject_request", "asks") => self.request_ask(read(value)?),
            ("subject_request", "law") => self.law_word(read(value)?),
            _ => return None,
        };
        Some(words.to_owned())
    }

    fn scope_choice<'de, D: Deserializer<'de>>(self, field: &str, value: D) -> Option<String> {
        let words = match field {
            "from" => self.scope_side_word(read(value)?),
            "personal" => self.personal_mark_word(read(value)?),
            "basis" => self.legal_basis(read(value)?),
            "separate_consent" => self.separate_consent_word(read(value)?),
            "role" => self.recipient_role_word(read(value)?),
            "level" => self.secrecy_level_word(read(value)?),
            "channel" => self.channel_word(read(value)?),
            "frequency" => self.frequency_word(read(value)?),
            "onward" => self.onward_word(read(value)?),
            "end_action" => self.end_action_word(read(value)?),
            "persons" => self.persons_band(read(value)?),
            "border" => self.cross_border_word(read(value)?),
            "sets" => return Some(self.each(read::<Vec<DataSet>, D>(value)?, Self::data_set)),
            "fields" => return Some(self.each(read::<Vec<ShareField>, D>(value)?, Self::share_field)),
            "measures" => {
                return Some(self.each(read::<Vec<ProtectiveMeasure>, D>(value)?, Self::protective_measure_word));
            }
            _ => return None,
        };
        Some(words.to_owned())
    }

    fn each<T>(self, all: Vec<T>, words: impl Fn(Self, T) -> &'static str) -> String {
        all.into_iter().map(|it| words(self, it)).collect::<Vec<_>>().join(self.between_tags())
    }

    const fn scope_side_word(self, from: Side) -> &'static str {
        match from {
            Side::Us => self.scopes_given(),
            Side::Them => self.scopes_received(),
        }
    }

    /// Whether persons can be recognised in what is shared.
    pub const fn personal_mark_word(self, mark: PersonalMark) -> &'static str {
        match mark {
            PersonalMark::None => self.personal_none(),
            PersonalMark::Ordinary => self.personal_ordinary(),
            PersonalMark::Sensitive => self.personal_sensitive(),
            PersonalMark::UnderFourteen => self.personal_children(),
        }
    }

    /// Whether each person agreed separately.
    pub const fn separate_consent_word(self, consent: SeparateConsent) -> &'static str {
        match consent {
            SeparateConsent::NotNeeded => self.separate_not_needed(),
            SeparateConsent::Obtained => self.separate_obtained(),
            SeparateConsent::Missing => self.separate_missing(),
        }
    }

    /// What the law takes the recipient for.
    pub const fn recipient_role_word(self, role: RecipientRole) -> &'static str {
        match role {
            RecipientRole::Independent => self.recipient_independent(),
            RecipientRole::Joint => self.recipient_joint(),
            RecipientRole::Entrusted => self.recipient_entrusted(),
        }
    }

    /// How secret it is.
    pub const fn secrecy_level_word(self, level: SecrecyLevel) -> &'static str {
        match level {
            SecrecyLevel::Public => self.secrecy_public(),
            SecrecyLevel::Internal => self.secrecy_internal(),
            SecrecyLevel::OrdinarySecret => self.secrecy_ordinary(),
            SecrecyLevel::CoreSecret => self.secrecy_core(),
        }
    }

    /// By what way it travels.
    pub const fn channel_word(self, channel: Channel) -> &'static str {
        match channel {
            Channel::EncryptedFile => self.channel_file(),
            Channel::Portal => self.channel_portal(),
            Channel::Interface => self.channel_interface(),
            Channel::Paper => self.channel_paper(),
        }
    }

    /// How often.
    pub const fn frequency_word(self, frequency: Frequency) -> &'static str {
        match frequency {
            Frequency::Once => self.frequency_once(),
            Frequency::Monthly => self.meeting_monthly(),
            Frequency::OnRequest => self.frequency_request(),
        }
    }

    /// Whether it may be passed on.
    pub const fn onward_word(self, onward: Onward) -> &'static str {
        match onward {
            Onward::Forbidden => self.onward_forbidden(),
            Onward::WithConsent => self.onward_consent(),
        }
    }

    /// What happens to it at the end.
    pub const fn end_action_word(self, action: EndAction) -> &'static str {
        match action {
            EndAction::Return => self.end_return(),
            EndAction::Destroy => self.end_destroy(),
            EndAction::Anonymise => self.end_anonymise(),
            EndAction::KeepByLaw => self.end_keep(),
        }
    }

    /// Whether it leaves the mainland, and by what route.
    pub const fn cross_border_word(self, border: CrossBorder) -> &'static str {
        match border {
            CrossBorder::None => self.border_none(),
            CrossBorder::By(Route::Exempt) => self.border_exempt(),
            CrossBorder::By(Route::StandardContract) => self.border_contract(),
            CrossBorder::By(Route::Certification) => self.border_certification(),
            CrossBorder::By(Route::Assessment) => self.border_assessment(),
            CrossBorder::By(Route::Undecided) => self.border_undecided(),
        }
    }

    /// What protects it.
    pub const fn protective_measure_word(self, measure: ProtectiveMeasure) -> &'static str {
        match measure {
            ProtectiveMeasure::Encryption => self.measure_encryption(),
            ProtectiveMeasure::AccessControl => self.measure_access(),
            ProtectiveMeasure::Deidentification => self.measure_deidentify(),
            ProtectiveMeasure::Training => self.measure_training(),
            ProtectiveMeasure::IncidentPlan => self.measure_incident(),
        }
    }

    const fn law_word(self, law: Law) -> &'static str {
        match law {
            Law::Pipl => self.request_pipl(),
            Law::Gdpr => self.request_gdpr(),
        }
    }
}
