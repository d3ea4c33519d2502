//! How the contract is read, notified, handed on and kept.

use leptos::prelude::*;

use super::by_hand::ByHand;
use super::kit::{
    Choice, DAYS, FoldedPart, PeriodBox, Row, Ticks, WordsBox, WordsCell, choices, choose, count, line, period, rows,
};
use super::service::put;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::defined::{Concept, OwnTerm};
use crate::domain::contract::field;
use crate::domain::contract::general::{
    AmountRule, Assignment, ByEmail, ElectronicSignature, ExportControl, GoverningLaw, Precedence, Receivables,
    RollForward, SalesConvention, ServiceOfProcess, WorkingDays,
};
use crate::domain::contract::inclusion::Inclusion;
use crate::domain::contract::wording::Wording;
use crate::domain::period::PeriodRule;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, TermChoice};
use crate::ui::pages::contracts::local_days::LocalDays;

const WORKING_DAYS: &[(&str, Message)] = &[("mainland", Text::days_mainland), ("elsewhere", Text::days_elsewhere)];
const LAWS: &[(&str, Message)] = &[("mainland", Text::law_mainland), ("elsewhere", Text::law_elsewhere)];

choices! {
    Concept {
        Products = "products", concept_products;
        CustomerInformation = "customers", concept_customers;
        ConfidentialInformation = "secrets", concept_secrets;
        PersonalInformation = "persons", concept_persons;
        NetSales = "sales", concept_sales;
        EvaluationPeriod = "period", concept_period;
    }
}

fn own_term(row: Row<OwnTerm>) -> AnyView {
    let editor = row.editor;
    view! {
        <WordsCell editor id=row.id("word") label=Text::own_term_word
            value=row.read(|it| it.word.clone(), Wording::default) write=row.words(|it, words| it.word = words) />
        <WordsCell editor id=row.id("meaning") label=Text::own_term_meaning
            value=row.read(|it| it.meaning.clone(), Wording::default) write=row.words(|it, words| it.meaning = words) />
    }
    .into_any()
}

#[component]
pub(super) fn DefinitionTerms(editor: Editor) -> impl IntoView {
    let own_terms = rows(
        editor,
        field::DEFINITIONS_OWN,
        Text::definitions_own,
        Text::own_term_add,
        |it| Some(&it.definitions.own_terms),
        |it| Some(&mut it.definitions.own_terms),
        own_term,
        |_| OwnTerm::default(),
    );
    let elsewhere =
        Memo::new(move |_| editor.record.with(|it| matches!(it.definitions.working_days, WorkingDays::Of(_))));
    view! {
        <FoldedPart editor id="terms-definitions" place="definitions" legend=Text::terms_definitions>
            <div class="fields">
                <TermChoice editor place=field::DEFINITIONS_WORKING_DAYS label=Text::definitions_days choices=WORKING_DAYS
                    read=|it| match it.definitions.working_days {
                        WorkingDays::MainlandChina => "mainland",
                        WorkingDays::Of(_) => "elsewhere",
                    }
                    write=|it, name| it.definitions.working_days = match name {
                        "elsewhere" => WorkingDays::Of(Wording::default()),
                        _ => WorkingDays::MainlandChina,
                    }
                />
                {choose!(editor, "definitions.period", definitions_period, PeriodRule, [definitions.period])}
                <Show when=move || elsewhere.get()>
                    <WordsBox editor place="definitions.working_days.of" label=Text::days_place
                        read=|it| match &it.definitions.working_days {
                            WorkingDays::Of(place) => Some(place),
                            WorkingDays::MainlandChina => None,
                        }
                        write=|it| match &mut it.definitions.working_days {
                            WorkingDays::Of(place) => Some(place),
                            WorkingDays::MainlandChina => None,
                        }
                    />
                    <LocalDays editor id="terms-working-days" />
                </Show>
                {choose!(editor, field::DEFINITIONS_ROLL, definitions_roll, RollForward, [definitions.roll])}
                {choose!(editor, field::DEFINITIONS_AMOUNTS, definitions_amounts, AmountRule, [definitions.amounts])}
                <Ticks editor place=field::DEFINITIONS_CONCEPTS label=Text::definitions_concepts choices=Concept::CHOICES
                    has=|it, name| it.definitions.concepts.iter().any(|one| one.name() == name)
                    tick=|it, name, on| put(&mut it.definitions.concepts, Concept::named(name), on)
                />
                {own_terms}
            </div>
            <ByHand editor clause=ClauseId::Definitions />
        </FoldedPart>
    }
}

#[component]
pub(super) fn GeneralTerms(editor: Editor) -> impl IntoView {
    let elsewhere = Memo::new(move |_| editor.record.with(|it| matches!(it.general.law, GoverningLaw::Of(_))));
    view! {
        <FoldedPart editor id="terms-general" place="general" legend=Text::terms_general>
            <div class="fields">
                {line!(editor, field::NOTICES_OURS, notices_ours, [notices.our_addressee])}
                {line!(editor, field::NOTICES_THEIRS, notices_theirs, [notices.their_addressee])}
                {period!(editor, field::NOTICES_CHANGE, notices_change, DAYS, [notices.change])}
                <PeriodBox editor place=field::NOTICES_COURIER label=Text::notices_courier units=DAYS may_be_none=true
                    read=|it| it.notices.courier
                    write=|it, period| it.notices.courier = (period.n > 0).then_some(period) />
                <PeriodBox editor place=field::NOTICES_REGISTERED label=Text::notices_registered units=DAYS may_be_none=true
                    read=|it| it.notices.registered
                    write=|it, period| it.notices.registered = (period.n > 0).then_some(period) />
                {choose!(editor, field::NOTICES_EMAIL, notices_email, ByEmail, [notices.by_email])}
                {choose!(editor, field::NOTICES_SERVICE, notices_service, ServiceOfProcess, [notices.service])}
                {choose!(editor, field::GENERAL_ASSIGNMENT, general_assignment, Assignment, [general.assignment])}
                {choose!(editor, field::GENERAL_RECEIVABLES, general_receivables, Receivables, [general.receivables])}
                <TermChoice editor place=field::GENERAL_LAW label=Text::general_law choices=LAWS
                    read=|it| match it.general.law {
                        GoverningLaw::MainlandChina => "mainland",
                        GoverningLaw::Of(_) => "elsewhere",
                    }
                    write=|it, name| it.general.law = match name {
                        "elsewhere" => GoverningLaw::Of(Wording::default()),
                        _ => GoverningLaw::MainlandChina,
                    }
                />
                {choose!(editor, field::GENERAL_CISG, general_cisg, SalesConvention, [general.cisg])}
                <Show when=move || elsewhere.get()>
                    <WordsBox editor place="general.law.of" label=Text::law_place
                        read=|it| match &it.general.law {
                            GoverningLaw::Of(place) => Some(place),
                            GoverningLaw::MainlandChina => None,
                        }
                        write=|it| match &mut it.general.law {
                            GoverningLaw::Of(place) => Some(place),
                            GoverningLaw::MainlandChina => None,
                        }
                    />
                </Show>
                {count!(editor, field::GENERAL_COPIES, general_copies, copies_unit, [general.copies])}
                {choose!(editor, field::GENERAL_SIGNATURE, general_esign, ElectronicSignature, [general.electronic_signature])}
                {choose!(editor, field::GENERAL_COMPLIANCE, general_compliance, Inclusion, [general.compliance])}
                {line!(editor, field::GENERAL_COMPLIANCE_CONTACT, compliance_contact, [general.compliance_contact])}
                {choose!(editor, field::GENERAL_PRECEDENCE, general_precedence, Precedence, [general.precedence])}
                {choose!(editor, field::GENERAL_EXPORT_CONTROL, general_export, ExportControl, [general.export_control])}
            </div>
            <ByHand editor clause=ClauseId::Notices />
            <ByHand editor clause=ClauseId::Assignment />
            <ByHand editor clause=ClauseId::GoverningLaw />
            <ByHand editor clause=ClauseId::Counterparts />
            <ByHand editor clause=ClauseId::Compliance />
            <ByHand editor clause=ClauseId::EntireAgreement />
        </FoldedPart>
    }
}
