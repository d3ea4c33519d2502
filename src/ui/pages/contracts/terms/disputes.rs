//! Disputes: talks, mediation, and who decides in the end.

use leptos::prelude::*;

use super::by_hand::ByHand;
use super::kit::LONG;
use super::kit::{Choice, ChoiceCell, DAYS, PeriodBox, WordsBox, choose};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::disputes::{
    Arbitration, ArbitrationLanguage, Arbitrators, Court, CourtLink, Disputes, Forum, Institution, LimitationNote,
    Meanwhile, Mediation, Negotiation,
};
use crate::domain::contract::field;
use crate::domain::contract::plan::Period;
use crate::domain::contract::wording::Wording;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, TermChoice, TermsPart};
use crate::ui::widgets::icon::icon;

const FORUMS: &[(&str, Message)] = &[
    ("arbitration", Text::disputes_arbitration),
    ("litigation", Text::disputes_litigation),
    ("either", Text::disputes_either),
    ("open", Text::forum_open),
];
const INSTITUTIONS: &[(&str, Message)] = &[
    ("unnamed", Text::institution_unnamed),
    ("cietac", Text::institution_cietac),
    ("bac", Text::institution_bac),
    ("shiac", Text::institution_shiac),
    ("shac", Text::institution_shac),
    ("scia", Text::institution_scia),
    ("gzac", Text::institution_gzac),
    ("hkiac", Text::institution_hkiac),
    ("siac", Text::institution_siac),
    ("icc", Text::institution_icc),
    ("lcia", Text::institution_lcia),
    ("named", Text::institution_other),
];

fn institution(contract: &Contract) -> Option<&Institution> {
    match &contract.disputes.forum {
        Forum::Arbitration(arbitration) | Forum::Either { arbitration, .. } => Some(&arbitration.institution),
        Forum::Litigation(_) | Forum::Open => None,
    }
}

fn institution_choice(contract: &Contract) -> &'static str {
    match institution(contract) {
        Some(Institution::Unnamed) | None => "unnamed",
        Some(Institution::Cietac) => "cietac",
        Some(Institution::Bac) => "bac",
        Some(Institution::Shiac) => "shiac",
        Some(Institution::Shac) => "shac",
        Some(Institution::Scia) => "scia",
        Some(Institution::Gzac) => "gzac",
        Some(Institution::Hkiac) => "hkiac",
        Some(Institution::Siac) => "siac",
        Some(Institution::Icc) => "icc",
        Some(Institution::Lcia) => "lcia",
        Some(Institution::Named(_)) => "named",
    }
}

fn set_institution(contract: &mut Contract, institution: Institution) {
    if let Forum::Arbitration(arbitration) | Forum::Either { arbitration, .. } = &mut contract.disputes.forum {
        arbitration.institution = institution;
    }
}

fn arbitration(contract: &Contract) -> Option<&Arbitration> {
    match &contract.disputes.forum {
        Forum::Arbitration(arbitration) | Forum::Either { arbitration, .. } => Some(arbitration),
        Forum::Litigation(_) | Forum::Open => None,
    }
}

fn arbitration_mut(contract: &mut Contract) -> Option<&mut Arbitration> {
    match &mut contract.disputes.forum {
        Forum::Arbitration(arbitration) | Forum::Either { arbitration, .. } => Some(arbitration),
        Forum::Litigation(_) | Forum::Open => None,
    }
}

fn court(contract: &Contract) -> Option<&Court> {
    match &contract.disputes.forum {
        Forum::Litigation(court) | Forum::Either { court, .. } => Some(court),
        Forum::Arbitration(_) | Forum::Open => None,
    }
}

fn court_mut(contract: &mut Contract) -> Option<&mut Court> {
    match &mut contract.disputes.forum {
        Forum::Litigation(court) | Forum::Either { court, .. } => Some(court),
        Forum::Arbitration(_) | Forum::Open => None,
    }
}

fn forum_name(contract: &Contract) -> &'static str {
    match contract.disputes.forum {
        Forum::Arbitration(_) => "arbitration",
        Forum::Litigation(_) => "litigation",
        Forum::Either { .. } => "either",
        Forum::Open => "open",
    }
}

/// What was written of the other way stays where it can.
fn set_forum(contract: &mut Contract, name: &str) {
    let usual = || match Disputes::usual().forum {
        Forum::Arbitration(arbitration) | Forum::Either { arbitration, .. } => Some(arbitration),
        Forum::Litigation(_) | Forum::Open => None,
    };
    let known = arbitration(contract).cloned().or_else(usual);
    let court = court(contract).cloned();
    let court = court.unwrap_or(Court { link: CourtLink::DefendantDomicile, name: Wording::default() });
    contract.disputes.forum = match (name, known) {
        ("arbitration", Some(arbitration)) => Forum::Arbitration(arbitration),
        ("open", _) => Forum::Open,
        ("either", Some(arbitration)) => Forum::Either { arbitration, court },
        _ => Forum::Litigation(court),
    };
}

#[component]
pub(super) fn DisputeTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let arbitrated = Memo::new(move |_| editor.record.with(|it| arbitration(it).is_some()));
    let in_court = Memo::new(move |_| editor.record.with(|it| court(it).is_some()));
    let mediated = Memo::new(move |_| editor.record.with(|it| matches!(it.disputes.mediation, Mediation::At { .. })));
    let named = Memo::new(move |_| editor.record.with(|it| institution_choice(it) == "named"));
    // another law has other times
    let in_china = Memo::new(move |_| editor.record.with(Contract::is_under_mainland_law));
    let unnamed = Memo::new(move |_| editor.record.with(|it| arbitration(it).is_some_and(|it| !it.is_named())));
    view! {
        <TermsPart editor id="terms-disputes" legend=Text::terms_disputes>
            <div class="fields">
                <TermChoice editor place=field::DISPUTES_FORUM label=Text::disputes_forum choices=FORUMS read=forum_name write=set_forum />
                <PeriodBox editor place=field::DISPUTES_NEGOTIATION label=Text::disputes_negotiation units=DAYS may_be_none=true
                    read=|it| match it.disputes.negotiation {
                        Negotiation::None => None,
                        Negotiation::Within(period) => Some(period),
                    }
                    write=|it, period| {
                        it.disputes.negotiation = if period.n == 0 { Negotiation::None } else { Negotiation::Within(period) };
                    }
                />
                <Show when=move || arbitrated.get()>
                    <TermChoice
                        editor
                        place="disputes.forum.institution"
                        label=Text::disputes_institution
                        choices=INSTITUTIONS
                        read=institution_choice
                        write=|it, name| {
                            let institution = match name {
                                "cietac" => Institution::Cietac,
                                "bac" => Institution::Bac,
                                "shiac" => Institution::Shiac,
                                "shac" => Institution::Shac,
                                "scia" => Institution::Scia,
                                "gzac" => Institution::Gzac,
                                "hkiac" => Institution::Hkiac,
                                "siac" => Institution::Siac,
                                "icc" => Institution::Icc,
                                "lcia" => Institution::Lcia,
                                "named" => Institution::Named(Wording::default()),
                                _ => Institution::Unnamed,
                            };
                            set_institution(it, institution);
                        }
                        wide=true
                    />
                </Show>
                <Show when=move || named.get()>
                    <WordsBox
                        editor
                        place="disputes.forum.name"
                        label=Text::institution_name
                        read=|it| match institution(it) {
                            Some(Institution::Named(name)) => Some(name),
                            _ => None,
                        }
                        write=|it| match arbitration_mut(it).map(|it| &mut it.institution) {
                            Some(Institution::Named(name)) => Some(name),
                            _ => None,
                        }
                    />
                </Show>
                <Show when=move || arbitrated.get()>
                    <ChoiceCell editor id="term-disputes-forum-language" place=field::DISPUTES_LANGUAGE label=Text::disputes_language choices=ArbitrationLanguage::CHOICES
                        value=Signal::derive(move || editor.record.with(|it| arbitration(it).map_or("", |it| it.language.name())))
                        write=Callback::new(move |name: String| editor.change(|it| {
                            if let (Some(language), Some(it)) = (ArbitrationLanguage::named(&name), arbitration_mut(it)) {
                                it.language = language;
                            }
                        }))
                    />
                    <ChoiceCell editor id="term-disputes-forum-arbitrators" place=field::DISPUTES_ARBITRATORS label=Text::disputes_arbitrators choices=Arbitrators::CHOICES
                        value=Signal::derive(move || editor.record.with(|it| arbitration(it).map_or("", |it| it.arbitrators.name())))
                        write=Callback::new(move |name: String| editor.change(|it| {
                            if let (Some(arbitrators), Some(it)) = (Arbitrators::named(&name), arbitration_mut(it)) {
                                it.arbitrators = arbitrators;
                            }
                        }))
                    />
                    <WordsBox editor place=field::DISPUTES_SEAT label=Text::disputes_seat
                        read=|it| arbitration(it).map(|it| &it.seat) write=|it| arbitration_mut(it).map(|it| &mut it.seat) />
                </Show>
                <Show when=move || in_court.get()>
                    <ChoiceCell editor id="term-disputes-forum-court" label=Text::disputes_link choices=CourtLink::CHOICES
                        value=Signal::derive(move || editor.record.with(|it| court(it).map_or("", |it| it.link.name())))
                        write=Callback::new(move |name: String| editor.change(|it| {
                            if let (Some(link), Some(it)) = (CourtLink::named(&name), court_mut(it)) {
                                it.link = link;
                            }
                        }))
                    />
                    <WordsBox editor place=field::DISPUTES_COURT label=Text::disputes_court_name
                        read=|it| court(it).map(|it| &it.name) write=|it| court_mut(it).map(|it| &mut it.name) />
                </Show>
                <WordsBox editor place=field::DISPUTES_MEDIATION label=Text::disputes_mediation
                    read=|it| match &it.disputes.mediation {
                        Mediation::None => None,
                        Mediation::At { body, .. } => Some(body),
                    }
                    write=|it| {
                        if it.disputes.mediation == Mediation::None {
                            it.disputes.mediation = Mediation::At { body: Wording::default(), within: Period::days(30) };
                        }
                        match &mut it.disputes.mediation {
                            Mediation::None => None,
                            Mediation::At { body, .. } => Some(body),
                        }
                    }
                />
                <Show when=move || mediated.get()>
                    <PeriodBox editor place="disputes.mediation.within" label=Text::disputes_mediation_within units=LONG
                        read=|it| match &it.disputes.mediation {
                            Mediation::None => None,
                            Mediation::At { within, .. } => Some(*within),
                        }
                        write=|it, period| if let Mediation::At { within, .. } = &mut it.disputes.mediation {
                            *within = period;
                        }
                    />
                </Show>
                {choose!(editor, field::DISPUTES_MEANWHILE, disputes_meanwhile, Meanwhile, [disputes.meanwhile])}
                <Show when=move || in_china.get()>
                    {choose!(editor, field::DISPUTES_LIMITATION, disputes_limitation, LimitationNote, [disputes.limitation])}
                </Show>
            </div>
            <ByHand editor clause=ClauseId::Disputes />
            <Show when=move || unnamed.get()>
                <p class="field__help" data-tone="warn">{icon("triangle-alert")}<span>{move || app.text().disputes_institution_missing()}</span></p>
            </Show>
        </TermsPart>
    }
}
