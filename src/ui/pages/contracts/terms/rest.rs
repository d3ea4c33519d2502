//! Term and renewal, sharing and secrecy, disputes, and the person's own words.

use leptos::prelude::*;

use super::goods::number;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::disputes::{Court, CourtLink, Forum, Institution, Negotiation};
use crate::domain::contract::field;
use crate::domain::contract::plan::Period;
use crate::domain::contract::sharing::{ShareMode, Sharing};
use crate::domain::contract::term::{Objection, Renewal, RenewalTimes, TermLength};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice, TermsPart};
use crate::ui::widgets::icon::icon;

const LENGTHS: &[(&str, Message)] =
    &[("months", Text::term_fixed), ("open", Text::term_open), ("performed", Text::term_performed)];
const RENEWALS: &[(&str, Message)] =
    &[("none", Text::renewal_none), ("agree", Text::renewal_agree), ("auto", Text::renewal_auto)];
const SHARING: &[(&str, Message)] = &[
    ("nothing", Text::sharing_nothing),
    ("aggregate", Text::sharing_aggregate),
    ("ours", Text::sharing_ours),
    ("theirs", Text::sharing_theirs),
    ("mutual", Text::sharing_mutual),
];
const FORUMS: &[(&str, Message)] =
    &[("arbitration", Text::disputes_arbitration), ("litigation", Text::disputes_litigation)];

fn start(contract: &Contract) -> Date {
    match contract.term.length {
        TermLength::Fixed { start, .. }
        | TermLength::Months { start, .. }
        | TermLength::OpenEnded { start }
        | TermLength::UntilPerformed { start } => start,
    }
}

#[component]
pub(super) fn TermTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let fixed = Memo::new(move |_| {
        editor.record.with(|it| matches!(it.term.length, TermLength::Fixed { .. } | TermLength::Months { .. }))
    });
    let until = Signal::derive(move || {
        let last = editor.record.with(|it| it.term.length.last_day().ok().flatten());
        last.map(|day| app.text().term_until(&app.text().date(day))).unwrap_or_default()
    });
    let auto = Memo::new(move |_| editor.record.with(|it| matches!(it.term.renewal, Renewal::Automatic { .. })));
    view! {
        <TermsPart editor id="terms-term" legend=Text::terms_term>
            <div class="fields">
                <TermChoice
                    editor
                    place="term.length"
                    label=Text::term_length
                    choices=LENGTHS
                    read=|it| match it.term.length {
                        TermLength::Fixed { .. } | TermLength::Months { .. } => "months",
                        TermLength::OpenEnded { .. } => "open",
                        TermLength::UntilPerformed { .. } => "performed",
                    }
                    write=|it, name| {
                        let start = start(it);
                        it.term.length = match name {
                            "open" => TermLength::OpenEnded { start },
                            "performed" => TermLength::UntilPerformed { start },
                            _ => TermLength::Months { start, months: 12 },
                        };
                    }
                />
                <TermBox
                    editor
                    place="term.start"
                    label=Text::term_start
                    kind="date"
                    read=|it| start(it).to_string()
                    write=|it, text| {
                        let start = Date::parse(text).map_err(|_| Text::bad_date as Refused)?;
                        it.term.length = match it.term.length {
                            TermLength::Fixed { end, .. } => TermLength::Fixed { start, end },
                            TermLength::Months { months, .. } => TermLength::Months { start, months },
                            TermLength::OpenEnded { .. } => TermLength::OpenEnded { start },
                            TermLength::UntilPerformed { .. } => TermLength::UntilPerformed { start },
                        };
                        Ok(())
                    }
                />
                <Show when=move || fixed.get()>
                    <TermBox
                        editor
                        place="term.months"
                        label=Text::term_months
                        note=until
                        unit=Text::months_unit
                        figures=true
                        read=|it| match it.term.length {
                            TermLength::Months { months, .. } => months.to_string(),
                            TermLength::Fixed { .. } | TermLength::OpenEnded { .. } | TermLength::UntilPerformed { .. } => String::new(),
                        }
                        write=|it, text| {
                            let months = number::<u16>(text)?;
                            if !(1..=600).contains(&months) {
                                return Err(Text::bad_number);
                            }
                            it.term.length = TermLength::Months { start: start(it), months };
                            Ok(())
                        }
                    />
                    <TermChoice
                        editor
                        place="term.renewal"
                        label=Text::term_renewal
                        choices=RENEWALS
                        read=|it| match it.term.renewal {
                            Renewal::None => "none",
                            Renewal::ByAgreement { .. } => "agree",
                            Renewal::Automatic { .. } => "auto",
                        }
                        write=|it, name| {
                            let notice = Period::days(30);
                            it.term.renewal = match name {
                                "none" => Renewal::None,
                                "auto" => Renewal::Automatic { months: 12, times: RenewalTimes::Unlimited, objection: Objection::Before(notice) },
                                _ => Renewal::ByAgreement { talk_before: notice },
                            };
                        }
                    />
                </Show>
                <Show when=move || fixed.get() && auto.get()>
                    <TermBox
                        editor
                        place="term.renewal.objection"
                        label=Text::renewal_notice
                        unit=Text::days_unit
                        figures=true
                        read=|it| match it.term.renewal {
                            Renewal::Automatic { objection: Objection::Before(period), .. } => period.n.to_string(),
                            Renewal::Automatic { objection: Objection::NotStated, .. } | Renewal::None | Renewal::ByAgreement { .. } => String::new(),
                        }
                        write=|it, text| {
                            let days = number(text)?;
                            if let Renewal::Automatic { objection, .. } = &mut it.term.renewal {
                                *objection = Objection::Before(Period::days(days));
                            }
                            Ok(())
                        }
                    />
                </Show>
            </div>
        </TermsPart>
    }
}

#[component]
pub(super) fn SharingTerms(editor: Editor) -> impl IntoView {
    view! {
        <TermsPart editor id="terms-sharing" legend=Text::terms_sharing>
            <div class="fields">
                <TermChoice
                    editor
                    place=field::SHARING_MODE
                    label=Text::sharing_mode
                    choices=SHARING
                    read=|it| match it.sharing.terms().map(|it| it.mode) {
                        Some(ShareMode::Nothing) | None => "nothing",
                        Some(ShareMode::AggregateOnly) => "aggregate",
                        Some(ShareMode::OursToThem) => "ours",
                        Some(ShareMode::TheirsToUs) => "theirs",
                        Some(ShareMode::Mutual) => "mutual",
                    }
                    write=|it, name| {
                        let mode = match name {
                            "aggregate" => ShareMode::AggregateOnly,
                            "ours" => ShareMode::OursToThem,
                            "theirs" => ShareMode::TheirsToUs,
                            "mutual" => ShareMode::Mutual,
                            _ => ShareMode::Nothing,
                        };
                        match &mut it.sharing {
                            Clause::Included(sharing) => sharing.mode = mode,
                            Clause::NotApplicable { .. } => it.sharing = Clause::Included(Sharing { mode, ..Sharing::usual() }),
                        }
                    }
                />
                <TermBox
                    editor
                    place="confidentiality.lasts"
                    label=Text::confidentiality_lasts
                    unit=Text::months_unit
                    figures=true
                    read=|it| it.confidentiality.lasts.n.to_string()
                    write=|it, text| {
                        it.confidentiality.lasts = Period::months(number(text)?);
                        Ok(())
                    }
                />
                <TermBox
                    editor
                    place=field::SHARING_PURPOSE
                    label=Text::sharing_purpose
                    read=|it| it.sharing.terms().map(|it| it.purpose.zh.clone()).unwrap_or_default()
                    write=|it, text| {
                        if let Clause::Included(sharing) = &mut it.sharing {
                            sharing.purpose = Wording::same(text);
                        }
                        Ok(())
                    }
                    wide=true
                />
            </div>
        </TermsPart>
    }
}

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
        Forum::Litigation(_) => None,
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

#[component]
pub(super) fn DisputeTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let arbitrated = Memo::new(move |_| editor.record.with(|it| !matches!(it.disputes.forum, Forum::Litigation(_))));
    let named = Memo::new(move |_| editor.record.with(|it| institution_choice(it) == "named"));
    let unnamed = Memo::new(move |_| {
        editor.record.with(|it| match institution(it) {
            Some(Institution::Unnamed) => true,
            Some(Institution::Named(name)) => name.is_blank(),
            _ => false,
        })
    });
    view! {
        <TermsPart editor id="terms-disputes" legend=Text::terms_disputes>
            <div class="fields">
                <TermChoice
                    editor
                    place="disputes.forum"
                    label=Text::disputes_forum
                    choices=FORUMS
                    read=|it| match it.disputes.forum {
                        Forum::Arbitration(_) | Forum::Either { .. } => "arbitration",
                        Forum::Litigation(_) => "litigation",
                    }
                    write=|it, name| {
                        it.disputes.forum = match (name, it.disputes.forum.clone()) {
                            ("litigation", _) => Forum::Litigation(Court { link: CourtLink::DefendantDomicile, name: Wording::default() }),
                            (_, Forum::Arbitration(arbitration) | Forum::Either { arbitration, .. }) => Forum::Arbitration(arbitration),
                            (_, Forum::Litigation(_)) => crate::domain::contract::disputes::Disputes::usual().forum,
                        };
                    }
                />
                <TermBox
                    editor
                    place="disputes.negotiation"
                    label=Text::disputes_negotiation
                    unit=Text::days_unit
                    figures=true
                    read=|it| match it.disputes.negotiation {
                        Negotiation::None => String::new(),
                        Negotiation::Within(period) => period.n.to_string(),
                    }
                    write=|it, text| {
                        it.disputes.negotiation = if text.trim().is_empty() { Negotiation::None } else { Negotiation::Within(Period::days(number(text)?)) };
                        Ok(())
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
                    <TermBox
                        editor
                        place="disputes.forum.name"
                        label=Text::institution_other
                        read=|it| match institution(it) {
                            Some(Institution::Named(name)) => name.zh.clone(),
                            _ => String::new(),
                        }
                        write=|it, text| {
                            set_institution(it, Institution::Named(Wording::same(text)));
                            Ok(())
                        }
                        wide=true
                    />
                </Show>
            </div>
            <Show when=move || unnamed.get()>
                <p class="field__help" data-tone="warn">{icon("triangle-alert")}<span>{move || app.text().disputes_institution_missing()}</span></p>
            </Show>
        </TermsPart>
    }
}

#[component]
pub(super) fn SpecialTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    view! {
        <TermsPart editor id="terms-special" legend=Text::terms_special>
            <div class="fields">
                <TermBox editor place="special" label=Text::special_zh read=|it| it.special.zh.clone() write=|it, text| { text.clone_into(&mut it.special.zh); Ok(()) } wide=true />
                <TermBox editor place="special.en" label=Text::special_en read=|it| it.special.en.clone() write=|it, text| { text.clone_into(&mut it.special.en); Ok(()) } wide=true />
            </div>
            <p class="field__help">{move || app.text().special_help()}</p>
        </TermsPart>
    }
}
