//! A part of a record's page, with the button that adds to it.

use leptos::prelude::*;

use crate::i18n::Message;
use crate::state::{Layer, Sheet, use_app};

/// The part. Its children are what stands in it.
#[component]
pub(crate) fn RecordPart(
    /// Its name in the page.
    id: &'static str,
    /// How it looks besides.
    #[prop(optional)]
    class: &'static str,
    /// Its heading.
    words: Message,
    /// The button's name in the page.
    act: &'static str,
    /// What stands on the button.
    act_words: Message,
    /// What the button opens.
    sheet: Sheet,
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let class = format!("rec__part {class}");
    view! {
        <section class=class.trim_end().to_owned() id=id aria-label=move || words(app.text())>
            <div class="section__head">
                <h2>{move || words(app.text())}</h2>
                <button
                    class="button section__act"
                    data-kind="word"
                    type="button"
                    id=act
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(sheet)))
                >
                    {move || act_words(app.text())}
                </button>
            </div>
            {children()}
        </section>
    }
}
