//! The names and words of the choices among variants that hold nothing.

use super::kit::{Choice, choices};
use crate::domain::contract::adjustment::{Counted, PriceStep};
use crate::domain::contract::breach::{ClaimToPerformance, EnforcementCosts, IndirectLoss, Mitigation};
use crate::domain::contract::delivery::TitlePasses;
use crate::domain::contract::development::{AuthorityToBind, Exclusivity, Meeting, ResalePrice};
use crate::domain::contract::disputes::{ArbitrationLanguage, Arbitrators, CourtLink, LimitationNote, Meanwhile};
use crate::domain::contract::further::GuaranteeForm;
use crate::domain::contract::general::{
    AmountRule, Assignment, ByEmail, ElectronicSignature, ExportControl, Precedence, Receivables, RollForward,
    SalesConvention, ServiceOfProcess,
};
use crate::domain::contract::inclusion::Inclusion;
use crate::domain::contract::named::FurtherRole;
use crate::domain::contract::party::{Authority, ChineseScript, Relationship, Seal, Side, SubjectKind, Who};
use crate::domain::contract::payment::{InvoiceKind, InvoiceOrder, SetOff};
use crate::domain::contract::price::TaxChange;
use crate::domain::contract::protection::{LackOfMoney, SecretsAtEnd};
use crate::domain::contract::service::{EscalationRole, ServiceDays, Urgency};
use crate::domain::contract::sharing::{
    Channel, EndAction, Frequency, LegalBasis, Onward, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent,
};
use crate::domain::contract::support::{BrandUse, LossRule, Promotion, SupportKind, SupportSpeed, SupportTitle};
use crate::domain::contract::targets::{Consequence, Cycle, IncentiveBase, IncentiveForm, TargetNature, TierMethod};
use crate::domain::customer::PartyKind;
use crate::domain::late_fee::rule::{AllocationOrder, FeeBase, GraceMode, PaymentDay};
use crate::domain::period::PeriodRule;
use crate::domain::receipt::PaymentMethod;
use crate::i18n::{Message, Text};

choices! {
    Side {
        Us = "us", our_side;
        Them = "them", their_side;
    }
    Who {
        Us = "us", our_side;
        Them = "them", their_side;
        Both = "both", both_sides;
    }
    ByEmail {
        ExceptTermination = "yes", email_except_termination;
        Never = "never", email_never;
    }
    Promotion {
        NotStated = "unsaid", promotion_unsaid;
        Honest = "honest", promotion_honest;
    }
    SupportSpeed {
        NotStated = "unsaid", speed_unsaid;
        ByServiceLevels = "levels", speed_levels;
    }
    Mitigation {
        Stated = "stated", mitigation_stated;
        NotStated = "unsaid", mitigation_unsaid;
    }
    ClaimToPerformance {
        Stated = "stated", mitigation_stated;
        NotStated = "unsaid", mitigation_unsaid;
    }
    ChineseScript {
        Simplified = "simplified", script_simplified;
        Traditional = "traditional", script_traditional;
    }
    Inclusion {
        Included = "included", clause_included;
        LeftOut = "left_out", clause_left_out;
    }
    Precedence {
        BodyFirst = "body", precedence_body;
        AnnexesFirst = "annexes", precedence_annexes;
        NotStated = "unsaid", precedence_unsaid;
    }
    Seal {
        NotStated = "any", seal_not_stated;
        Official = "official", seal_official;
        Contract = "contract", seal_contract;
        None = "none", seal_none;
    }
    Relationship {
        BuysForItself = "buys", relationship_buys;
        Resells = "resells", relationship_resells;
        Refers = "refers", relationship_refers;
        ActsForUs = "acts", relationship_acts;
    }
    SubjectKind {
        Goods = "goods", subject_goods_only;
        Services = "services", subject_services_only;
        Mixed = "mixed", subject_mixed_both;
        Digital = "digital", subject_digital_only;
    }
    Authority {
        LegalRepresentative = "representative", authority_representative;
        PowerOfAttorney = "attorney", authority_attorney;
    }
    FurtherRole {
        Guarantor = "guarantor", role_guarantor;
        Consignee = "consignee", role_consignee;
        Payer = "payer", role_payer;
        Joint = "joint", role_joint;
        Party = "party", role_party;
    }
    GuaranteeForm {
        NotStated = "not_stated", not_stated;
        General = "general", guarantee_general;
        Joint = "joint", guarantee_joint;
    }
    PartyKind {
        Organisation = "organisation", kind_organisation;
        Person = "person", kind_person;
    }
    PeriodRule {
        StatutoryCn = "statutory", period_statutory;
        ClearDays = "clear", period_clear;
    }
    RollForward {
        NextWorkingDay = "next", roll_next;
        Stays = "stays", roll_stays;
    }
    AmountRule {
        WordsPrevail = "words", amounts_words;
        FiguresPrevail = "figures", amounts_figures;
    }
    Counted {
        Whole = "whole", adjustment_whole;
        Excess = "excess", adjustment_excess;
    }
    PriceStep {
        Minor = "minor", adjustment_minor;
        Major = "major", adjustment_major;
    }
    TaxChange {
        NetFixed = "net", tax_change_net;
        GrossFixed = "gross", tax_change_gross;
    }
    TitlePasses {
        OnDelivery = "delivery", title_on_delivery;
        OnFullPayment = "payment", title_on_payment;
    }
    InvoiceKind {
        None = "none", invoice_kind_none;
        Ordinary = "ordinary", invoice_kind_ordinary;
        SpecialVat = "special", invoice_kind_special;
    }
    InvoiceOrder {
        Independent = "independent", invoice_independent;
        BeforePayment = "before", invoice_before_payment;
    }
    SetOff {
        AsLaw = "law", set_off_law;
        ByAgreement = "agreed", set_off_agreed;
        Undisputed = "undisputed", set_off_undisputed;
    }
    FeeBase {
        UnpaidPrincipal = "unpaid", fee_base_unpaid;
        InstalmentTotal = "instalment", fee_base_instalment;
        ContractTotal = "contract", fee_base_contract;
    }
    GraceMode {
        Retroactive = "retroactive", grace_retroactive;
        Prospective = "prospective", grace_prospective;
    }
    PaymentDay {
        Counted = "counted", payment_day_counted;
        NotCounted = "not_counted", payment_day_not_counted;
    }
    AllocationOrder {
        CostInterestPrincipal = "costs", late_order_costs;
        PrincipalFirst = "principal", late_order_principal;
        Proportional = "proportional", late_order_proportional;
        PayersChoice = "payer", late_order_payer;
        NotStated = "unsaid", late_order_unsaid;
    }
    IndirectLoss {
        Foreseeable = "foreseeable", indirect_foreseeable;
        Excluded = "excluded", indirect_excluded;
        Listed = "listed", indirect_listed_only;
    }
    EnforcementCosts {
        PartyInBreach = "breach", costs_party_in_breach;
        EachItsOwn = "own", costs_each_own;
    }
    Exclusivity {
        None = "none", exclusivity_none;
        ForProducts = "products", exclusivity_products;
        ForTerritory = "territory", exclusivity_territory;
    }
    Meeting {
        Weekly = "weekly", meeting_weekly;
        Monthly = "monthly", meeting_monthly;
        Quarterly = "quarterly", meeting_quarterly;
        HalfYearly = "half_yearly", meeting_half_yearly;
    }
    ResalePrice {
        Free = "free", resale_free;
        Recommended = "recommended", resale_recommended;
    }
    AuthorityToBind {
        None = "none", bind_none;
        ByPowerOfAttorney = "attorney", bind_attorney;
    }
    Cycle {
        Month = "month", cycle_month;
        Quarter = "quarter", cycle_quarter;
        HalfYear = "half_year", cycle_half_year;
        Year = "year", cycle_year;
    }
    TargetNature {
        BestEfforts = "efforts", nature_efforts;
        Guaranteed = "guaranteed", nature_guaranteed;
    }
    Consequence {
        Review = "review", consequence_review;
        LoseExclusivity = "exclusivity", consequence_exclusivity;
        Terminate = "terminate", consequence_terminate;
    }
    IncentiveForm {
        Rebate = "rebate", incentive_rebate;
        Commission = "commission", incentive_commission;
    }
    TierMethod {
        Marginal = "marginal", tiers_marginal;
        Whole = "whole", tiers_whole;
    }
    IncentiveBase {
        Collected = "collected", base_collected;
        Invoiced = "invoiced", base_invoiced;
    }
    ServiceDays {
        WorkingDays = "working", service_working_days;
        MondayToSaturday = "saturday", service_to_saturday;
        EveryDay = "every", service_every_day;
    }
    Urgency {
        Urgent = "urgent", urgency_urgent;
        High = "high", urgency_high;
        Medium = "medium", urgency_medium;
        Low = "low", urgency_low;
    }
    EscalationRole {
        Supervisor = "supervisor", role_supervisor;
        Manager = "manager", role_manager;
        Director = "director", role_director;
    }
    SupportKind {
        Sample = "sample", support_sample;
        Brochure = "brochure", support_brochure;
        Display = "display", support_display;
        Software = "software", support_software;
        Training = "training", support_training_kind;
        TechnicalSupport = "technical", support_technical;
        Funds = "funds", support_funds;
    }
    SupportTitle {
        Gift = "gift", title_gift;
        Loan = "loan", title_loan;
        Consumable = "consumable", title_consumable;
        Licence = "licence", title_licence;
        Open = "open", title_open;
    }
    BrandUse {
        None = "none", brand_none;
        ByGuidelines = "guidelines", brand_guidelines;
    }
    LossRule {
        AsLaw = "law", loss_as_law;
        DepreciatedValue = "depreciated", loss_depreciated;
    }
    Channel {
        EncryptedFile = "file", channel_file;
        Portal = "portal", channel_portal;
        Interface = "interface", channel_interface;
        Paper = "paper", channel_paper;
    }
    Frequency {
        Once = "once", frequency_once;
        Monthly = "monthly", meeting_monthly;
        OnRequest = "request", frequency_request;
    }
    Onward {
        Forbidden = "forbidden", onward_forbidden;
        WithConsent = "consent", onward_consent;
    }
    PersonalMark {
        None = "none", personal_none;
        Ordinary = "ordinary", personal_ordinary;
        Sensitive = "sensitive", personal_sensitive;
        UnderFourteen = "under_fourteen", personal_children;
    }
    LegalBasis {
        NotNeeded = "not_needed", basis_not_needed;
        Open = "open", basis_open;
        Consent = "consent", basis_consent;
        ContractWithPerson = "contract", basis_contract;
        LegalDuty = "duty", basis_duty;
        Emergency = "emergency", basis_emergency;
        PublicInterestNews = "news", basis_news;
        LawfullyPublic = "public", basis_public;
        LegitimateInterests = "interests", basis_interests;
        OtherLaw = "other", basis_other;
    }
    SeparateConsent {
        NotNeeded = "not_needed", separate_not_needed;
        Obtained = "obtained", separate_obtained;
        Missing = "missing", separate_missing;
    }
    RecipientRole {
        Independent = "independent", recipient_independent;
        Joint = "joint", recipient_joint;
        Entrusted = "entrusted", recipient_entrusted;
    }
    SecrecyLevel {
        Public = "public", secrecy_public;
        Internal = "internal", secrecy_internal;
        OrdinarySecret = "ordinary", secrecy_ordinary;
        CoreSecret = "core", secrecy_core;
    }
    EndAction {
        Return = "return", end_return;
        Destroy = "destroy", end_destroy;
        Anonymise = "anonymise", end_anonymise;
        KeepByLaw = "keep", end_keep;
    }
    SecretsAtEnd {
        Return = "return", end_return;
        Destroy = "destroy", end_destroy;
        Either = "either", end_either;
    }
    LackOfMoney {
        NeverCounts = "never", money_never_counts;
        NotStated = "not_stated", not_stated;
    }
    Assignment {
        WithConsent = "consent", assignment_consent;
        AffiliatesOnly = "affiliates", assignment_affiliates;
        Free = "free", assignment_free;
    }
    Receivables {
        WithNotice = "notice", receivables_notice;
        WithConsent = "consent", receivables_consent;
        Free = "free", receivables_free;
    }
    SalesConvention {
        NotStated = "not_stated", not_stated;
        Excluded = "excluded", cisg_excluded;
    }
    ElectronicSignature {
        Accepted = "accepted", esign_accepted;
        NotStated = "not_stated", not_stated;
    }
    ExportControl {
        NotConcerned = "no", export_not_concerned;
        Concerned = "yes", export_concerned;
    }
    ServiceOfProcess {
        SameAddresses = "same", process_same;
        NotStated = "not_stated", not_stated;
    }
    Meanwhile {
        GoesOn = "goes_on", meanwhile_goes_on;
        NotStated = "not_stated", not_stated;
    }
    LimitationNote {
        NotStated = "not_stated", not_stated;
        Stated = "stated", limitation_stated;
    }
    ArbitrationLanguage {
        Chinese = "zh", paper_zh;
        English = "en", paper_en;
    }
    Arbitrators {
        One = "one", arbitrators_one;
        Three = "three", arbitrators_three;
    }
    CourtLink {
        DefendantDomicile = "defendant", court_defendant;
        PlaintiffDomicile = "plaintiff", court_plaintiff;
        PlaceOfPerformance = "performance", court_performance;
        PlaceOfSigning = "signing", court_signing;
        LocationOfSubject = "subject", court_subject;
    }
}

/// A contract asks for payment in one of these ways: a set-off is no way to be paid that is agreed beforehand, but one to be free of
/// a debt, and only receipts know of it.
impl Choice for PaymentMethod {
    const CHOICES: &'static [(&'static str, Message)] = &[
        ("transfer", Text::method_transfer),
        ("bill", Text::method_bill),
        ("cash", Text::method_cash),
        ("card", Text::method_card),
        ("other", Text::method_other),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::Bill => "bill",
            Self::Cash => "cash",
            Self::Card => "card",
            Self::Other => "other",
            Self::SetOff => "set_off",
        }
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            "transfer" => Some(Self::Transfer),
            "bill" => Some(Self::Bill),
            "cash" => Some(Self::Cash),
            "card" => Some(Self::Card),
            "other" => Some(Self::Other),
            _ => None,
        }
    }
}
