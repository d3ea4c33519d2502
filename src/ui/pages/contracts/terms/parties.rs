//! Heading and parties.

use leptos::prelude::*;

use crate::domain::contract::field;
use crate::domain::contract::party::{Capacity, ContractLanguage, Prevailing};
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, TermBox, TermChoice, TermsPart};

const LANGUAGES: &[(&str, Message)] = &[("zh", Text::paper_zh), ("en", Text::paper_en), ("both", Text::paper_both)];
const CAPACITIES: &[(&str, Message)] = &[("a", Text::party_a), ("b", Text::party_b)];

#[component]
pub(super) fn Parties(editor: Editor) -> impl IntoView {
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
                <TermBox editor place=field::SIGN_PLACE label=Text::terms_place read=|it| it.sign_place.zh.clone() write=|it, text| { text.clone_into(&mut it.sign_place.zh); text.clone_into(&mut it.sign_place.en); Ok(()) } />
                <TermBox editor place="owner" label=Text::terms_owner read=|it| it.owner.clone() write=|it, text| { text.clone_into(&mut it.owner); Ok(()) } />
                <TermBox editor place=field::SIGNING_OURS label=Text::terms_our_signatory read=|it| it.signing.ours.name.clone() write=|it, text| { text.clone_into(&mut it.signing.ours.name); Ok(()) } />
                <TermBox editor place=field::SIGNING_THEIRS label=Text::terms_their_signatory read=|it| it.signing.theirs.name.clone() write=|it, text| { text.clone_into(&mut it.signing.theirs.name); Ok(()) } />
            </div>
        </TermsPart>
    }
}
