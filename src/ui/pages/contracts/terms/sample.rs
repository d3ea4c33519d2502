//! Sale by sample: what the sample is, when it was sealed and who keeps it.

use leptos::prelude::*;

use super::kit::{ChoiceCell, WordsBox};
use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::field;
use crate::domain::contract::sample::{Keeper, Sample};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused, TermBox, TermChoice};
use crate::ui::route::{ContractTab, Route};

const CHOICES: &[(&str, Message)] = &[("no", Text::sample_no), ("yes", Text::sample_yes)];
const KEEPERS: &[(&str, Message)] = &[
    ("open", Text::delivery_open),
    ("us", Text::our_side),
    ("them", Text::their_side),
    ("each", Text::sample_keeper_each),
    ("other", Text::sample_keeper_other),
];

const fn keeper_name(contract: &Contract) -> &'static str {
    match &contract.delivery.sample {
        Some(Sample { keeper: Keeper::Us, .. }) => "us",
        Some(Sample { keeper: Keeper::Them, .. }) => "them",
        Some(Sample { keeper: Keeper::Each, .. }) => "each",
        Some(Sample { keeper: Keeper::Other(_), .. }) => "other",
        Some(Sample { keeper: Keeper::Open, .. }) | None => "open",
    }
}

fn set_keeper(contract: &mut Contract, name: &str) {
    if let Some(sample) = &mut contract.delivery.sample {
        sample.keeper = match name {
            "us" => Keeper::Us,
            "them" => Keeper::Them,
            "each" => Keeper::Each,
            "other" => Keeper::Other(Wording::default()),
            _ => Keeper::Open,
        };
    }
}

/// The choice, and the boxes of a sale by sample.
#[component]
pub(super) fn SampleCells(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let by_sample = Memo::new(move |_| editor.record.with(|it| it.delivery.sample.is_some()));
    let keeper = Memo::new(move |_| editor.record.with(keeper_name));
    let id = editor.record.with_untracked(|it| it.id);
    // an amendment and a template have no materials of their own
    let has_materials = Memo::new(move |_| app.watch::<ContractBrief>(id).is_some());
    // what was typed of a sample comes back while the page is open
    let kept = StoredValue::new(Sample::default());
    let write = Callback::new(move |name: String| {
        editor.change(|it| {
            it.delivery.sample = if name == "yes" {
                Some(it.delivery.sample.take().unwrap_or_else(|| kept.get_value()))
            } else {
                if let Some(sample) = it.delivery.sample.take() {
                    kept.set_value(sample);
                }
                None
            };
        });
    });
    let chosen = Signal::derive(move || if by_sample.get() { "yes" } else { "no" });
    view! {
        <ChoiceCell editor id="term-delivery-sample" place=field::DELIVERY_SAMPLE label=Text::sample_choice choices=CHOICES value=chosen write />
        <Show when=move || by_sample.get()>
            <WordsBox editor place=field::DELIVERY_SAMPLE_WHAT label=Text::sample_what
                read=|it| it.delivery.sample.as_ref().map(|sample| &sample.what)
                write=|it| it.delivery.sample.as_mut().map(|sample| &mut sample.what)
            />
            <TermBox editor place=field::DELIVERY_SAMPLE_SEALED label=Text::sample_sealed_on kind="date"
                read=|it| it.delivery.sample.as_ref().and_then(|sample| sample.sealed_on).map(|day| day.to_string()).unwrap_or_default()
                write=|it, text| {
                    let day = if text.trim().is_empty() { None } else { Some(Date::parse(text).map_err(|_| Text::bad_date as Refused)?) };
                    if let Some(sample) = &mut it.delivery.sample {
                        sample.sealed_on = day;
                    }
                    Ok(())
                }
            />
            <TermBox editor place=field::DELIVERY_SAMPLE_SEAL label=Text::sample_seal
                read=|it| it.delivery.sample.as_ref().map(|sample| sample.seal.clone()).unwrap_or_default()
                write=|it, text| {
                    if let Some(sample) = &mut it.delivery.sample {
                        text.clone_into(&mut sample.seal);
                    }
                    Ok(())
                }
            />
            <TermChoice editor place=field::DELIVERY_SAMPLE_KEEPER label=Text::sample_keeper choices=KEEPERS read=keeper_name write=set_keeper />
            <Show when=move || keeper.get() == "other">
                <WordsBox editor place="delivery.sample.keeper.other" label=Text::sample_keeper_name
                    read=|it| match &it.delivery.sample {
                        Some(Sample { keeper: Keeper::Other(name), .. }) => Some(name),
                        Some(Sample { keeper: Keeper::Open | Keeper::Us | Keeper::Them | Keeper::Each, .. }) | None => None,
                    }
                    write=|it| match &mut it.delivery.sample {
                        Some(Sample { keeper: Keeper::Other(name), .. }) => Some(name),
                        Some(Sample { keeper: Keeper::Open | Keeper::Us | Keeper::Them | Keeper::Each, .. }) | None => None,
                    }
                />
            </Show>
            <Show when=move || has_materials.get()>
                <p class="fields__wide small">
                    <a id="sample-materials" href=Route::Contract(id, ContractTab::Materials).href()>{move || app.text().sample_materials()}</a>
                </p>
            </Show>
        </Show>
    }
}
