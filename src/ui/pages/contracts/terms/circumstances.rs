//! What is known of the sides and of the deal that no clause says: it decides which rules of the checker apply.

use leptos::prelude::*;

use crate::domain::contract::circumstances::{Answer, Body, LawPack, Size};
use crate::domain::contract::field;
use crate::domain::date::Date;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice, TermsPart};

const ANSWERS: &[(&str, Message)] = &[("", Text::answer_unknown), ("yes", Text::answer_yes), ("no", Text::answer_no)];
const LAWS: &[(&str, Message)] = &[
    ("", Text::law_auto),
    ("cn", Text::law_cn),
    ("eu", Text::law_eu),
    ("uk", Text::law_uk),
    ("us", Text::law_us),
    ("other", Text::law_other),
];
const SIZES: &[(&str, Message)] = &[
    ("", Text::answer_unknown),
    ("micro", Text::size_micro),
    ("small", Text::size_small),
    ("medium", Text::size_medium),
    ("large", Text::size_large),
];
const BODIES: &[(&str, Message)] = &[
    ("", Text::body_as_recorded),
    ("business", Text::body_business),
    ("public", Text::body_public),
    ("foreign", Text::body_foreign),
];

const fn law_name(law: Option<LawPack>) -> &'static str {
    match law {
        None => "",
        Some(LawPack::Cn) => "cn",
        Some(LawPack::Eu) => "eu",
        Some(LawPack::Uk) => "uk",
        Some(LawPack::Us) => "us",
        Some(LawPack::Other) => "other",
    }
}

fn law_of(name: &str) -> Option<LawPack> {
    LawPack::ALL.into_iter().find(|law| law_name(Some(*law)) == name)
}

const fn answer_name(answer: Answer) -> &'static str {
    match answer {
        Answer::Unknown => "",
        Answer::Yes => "yes",
        Answer::No => "no",
    }
}

fn answer_of(name: &str) -> Answer {
    match name {
        "yes" => Answer::Yes,
        "no" => Answer::No,
        _ => Answer::Unknown,
    }
}

const fn body_name(body: Body) -> &'static str {
    match body {
        Body::AsRecorded => "",
        Body::Business => "business",
        Body::PublicBody => "public",
        Body::Foreign => "foreign",
    }
}

fn body_of(name: &str) -> Body {
    match name {
        "business" => Body::Business,
        "public" => Body::PublicBody,
        "foreign" => Body::Foreign,
        _ => Body::AsRecorded,
    }
}

#[component]
pub(super) fn CircumstancesTerms(editor: Editor) -> impl IntoView {
    let app = editor.app;
    view! {
        <TermsPart editor id="terms-circumstances" legend=Text::circumstances>
            <p class="field__help" data-place=field::CIRCUMSTANCES tabindex="-1">{move || app.text().circumstances_help()}</p>
            <div class="fields">
                <TermChoice editor place=field::CIRCUMSTANCES_LAW label=Text::circumstances_law choices=LAWS read=|it| law_name(it.circumstances.law) write=|it, name| it.circumstances.law = law_of(name) />
                <TermBox
                    editor
                    place=field::CIRCUMSTANCES_RATE
                    label=Text::circumstances_rate
                    figures=true
                    read=|it| it.circumstances.reference_rate.map(format::percent).unwrap_or_default()
                    write=|it, text| {
                        let typed = text.trim().trim_end_matches('%');
                        it.circumstances.reference_rate = if typed.is_empty() {
                            None
                        } else {
                            Some(format::parse_percent(typed).ok_or(Text::bad_percent as Refused)?)
                        };
                        Ok(())
                    }
                />
                <TermChoice editor place="circumstances.ours" label=Text::circumstances_our_size choices=SIZES read=|it| it.circumstances.ours.size.name() write=|it, name| it.circumstances.ours.size = Size::named(name).unwrap_or_default() />
                <TermChoice editor place="circumstances.theirs" label=Text::circumstances_their_size choices=SIZES read=|it| it.circumstances.theirs.size.name() write=|it, name| it.circumstances.theirs.size = Size::named(name).unwrap_or_default() />
                <TermChoice editor place="circumstances.theirs.body" label=Text::circumstances_their_body choices=BODIES read=|it| body_name(it.circumstances.theirs.body) write=|it, name| it.circumstances.theirs.body = body_of(name) />
                <TermBox editor place="circumstances.ours.account_holder" label=Text::circumstances_holder read=|it| it.circumstances.ours.account_holder.clone() write=|it, text| { text.clone_into(&mut it.circumstances.ours.account_holder); Ok(()) } />
                <TermChoice editor place="circumstances.ours.authority" label=Text::circumstances_our_authority choices=ANSWERS read=|it| answer_name(it.circumstances.ours.authority) write=|it, name| it.circumstances.ours.authority = answer_of(name) />
                <TermChoice editor place="circumstances.theirs.authority" label=Text::circumstances_their_authority choices=ANSWERS read=|it| answer_name(it.circumstances.theirs.authority) write=|it, name| it.circumstances.theirs.authority = answer_of(name) />
                <TermChoice editor place="circumstances.foreign_related" label=Text::circumstances_foreign choices=ANSWERS read=|it| answer_name(it.circumstances.foreign_related) write=|it, name| it.circumstances.foreign_related = answer_of(name) />
                <TermChoice editor place=field::CIRCUMSTANCES_PERSONAL_USE label=Text::circumstances_personal choices=ANSWERS read=|it| answer_name(it.circumstances.personal_use) write=|it, name| it.circumstances.personal_use = answer_of(name) />
                <TermChoice editor place=field::CIRCUMSTANCES_STANDARD label=Text::circumstances_standard choices=ANSWERS read=|it| answer_name(it.circumstances.standard_terms) write=|it, name| it.circumstances.standard_terms = answer_of(name) />
                <TermChoice editor place=field::CIRCUMSTANCES_EXPLAINED label=Text::circumstances_explained choices=ANSWERS read=|it| answer_name(it.circumstances.explained) write=|it, name| it.circumstances.explained = answer_of(name) />
                <TermChoice editor place="circumstances.competitors" label=Text::circumstances_competitors choices=ANSWERS read=|it| answer_name(it.circumstances.competitors) write=|it, name| it.circumstances.competitors = answer_of(name) />
                <TermChoice editor place="circumstances.advance_secured" label=Text::circumstances_secured choices=ANSWERS read=|it| answer_name(it.circumstances.advance_secured) write=|it, name| it.circumstances.advance_secured = answer_of(name) />
                <TermChoice editor place=field::CIRCUMSTANCES_REGULATED label=Text::circumstances_regulated choices=ANSWERS read=|it| answer_name(it.circumstances.regulated) write=|it, name| it.circumstances.regulated = answer_of(name) />
                <TermBox editor place=field::CIRCUMSTANCES_ASSESSMENT label=Text::circumstances_assessment kind="date"
                    read=|it| it.circumstances.impact_assessment.map(|day| day.to_string()).unwrap_or_default()
                    write=|it, text| {
                        it.circumstances.impact_assessment =
                            if text.is_empty() { None } else { Some(Date::parse(text).map_err(|_| Text::bad_date as Refused)?) };
                        Ok(())
                    }
                />
                <TermBox editor place="circumstances.licence" label=Text::circumstances_licence read=|it| it.circumstances.licence.clone() write=|it, text| { text.trim().clone_into(&mut it.circumstances.licence); Ok(()) } />
            </div>
        </TermsPart>
    }
}
