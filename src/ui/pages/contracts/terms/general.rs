//! How the contract is read, notified, handed on and kept.

use leptos::prelude::*;

use super::by_hand::ByHand;
use super::kit::{DAYS, FoldedPart, WordsBox, choose, count, line, period};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::general::{
    AmountRule, Assignment, ElectronicSignature, ExportControl, GoverningLaw, Receivables, RollForward,
    SalesConvention, ServiceOfProcess, WorkingDays,
};
use crate::domain::contract::wording::Wording;
use crate::domain::period::PeriodRule;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, TermChoice};

const WORKING_DAYS: &[(&str, Message)] = &[("mainland", Text::days_mainland), ("elsewhere", Text::days_elsewhere)];
const LAWS: &[(&str, Message)] = &[("mainland", Text::law_mainland), ("elsewhere", Text::law_elsewhere)];

#[component]
pub(super) fn DefinitionTerms(editor: Editor) -> impl IntoView {
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
                </Show>
                {choose!(editor, field::DEFINITIONS_ROLL, definitions_roll, RollForward, [definitions.roll])}
                {choose!(editor, field::DEFINITIONS_AMOUNTS, definitions_amounts, AmountRule, [definitions.amounts])}
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
