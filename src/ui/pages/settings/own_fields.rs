//! The fields that the team defined for its customers.

use leptos::prelude::*;

use crate::domain::id::OwnFieldId;
use crate::domain::own_field::OwnField;
use crate::i18n::Text;
use crate::state::{App, Layer, Sheet, use_app};
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status};

fn open(app: App, id: Option<OwnFieldId>) {
    app.layer.set(Some(Layer::Sheet(Sheet::OwnField(id))));
}

/// The part of the settings.
#[component]
pub(super) fn Fields() -> impl IntoView {
    let app = use_app();
    let fields = Memo::new(move |_| app.own_fields());
    let ids = move |retired: bool| {
        fields.with(|all| all.iter().filter(|(_, it)| it.retired == retired).map(|(id, _)| id).collect::<Vec<_>>())
    };
    let none = move || fields.with(|all| all.iter().next().is_none());
    let some_retired = Memo::new(move |_| !ids(true).is_empty());
    view! {
        <div class="settings__part">
            <section class="section">
                <div class="section__head">
                    <h2>{move || app.text().own_fields()}</h2>
                    <button type="button" class="button section__act" id="add-field" on:click=move |_| open(app, None)>
                        {icon("plus")}
                        {move || app.text().own_field_add()}
                    </button>
                </div>
                <p class="soft">{move || app.text().own_fields_lead()}</p>
                <Show when=move || !none() fallback=move || view! { <p class="faint">{move || app.text().own_fields_empty()}</p> }>
                    <ol class="rows own" id="own-fields">
                        <For each=move || ids(false) key=|id| *id let(id)><Row id /></For>
                    </ol>
                </Show>
            </section>
            <Show when=move || some_retired.get()>
                <section class="section">
                    <div class="section__head"><h2>{move || app.text().own_retired()}</h2></div>
                    <ul class="rows own" id="own-retired">
                        <For each=move || ids(true) key=|id| *id let(id)><Row id /></For>
                    </ul>
                </section>
            </Show>
        </div>
    }
}

/// One field: what it is called and holds, and what may be done with it.
#[component]
fn Row(id: OwnFieldId) -> impl IntoView {
    let app = use_app();
    let field = Memo::new(move |_| app.own_fields().get(id).cloned());
    let read = move |part: fn(Text, &OwnField) -> String| {
        field.with(|it| it.as_ref().map(|it| part(app.text(), it)).unwrap_or_default())
    };
    let name = move || read(|_, it| it.name.clone());
    let retired = Memo::new(move |_| field.with(|it| it.as_ref().is_some_and(|it| it.retired)));
    let shift = move |down: bool| {
        move |_: leptos::ev::MouseEvent| {
            let (fields, text) = (app.peek_own_fields(), app.untracked_text());
            let name = fields.get(id).map(|it| it.name.clone()).unwrap_or_default();
            let order = fields.moved(id, down);
            if order.iter().ne(fields.iter().map(|(id, _)| id).collect::<Vec<_>>().iter()) {
                let act = if down { "down" } else { "up" };
                // its row is taken out and put in again
                let back = move || focus_later(format!("[data-own='{id}'] [data-act={act}]"), true);
                app.order_own_fields(order, text.own_field_moved(&name), back);
            }
        }
    };
    let retire = move |_| {
        let (Some(seen), text) = (app.peek_own_fields().get(id).cloned(), app.untracked_text()) else { return };
        let now = OwnField { retired: !seen.retired, ..seen.clone() };
        let said = if now.retired { text.own_field_retired(&seen.name) } else { text.own_field_taken_up(&seen.name) };
        // its row goes to the other list
        app.save(app.own_field_batch(id, Some(&seen), now), said, || focus_later("#add-field", true));
    };
    let square = move |mark: &'static str, act: &'static str, words: fn(Text, &str) -> String, down: bool| {
        let label = move || words(app.text(), &name());
        view! {
            <button type="button" class="button" data-kind="quiet" data-shape="square" data-act=act aria-label=label on:click=shift(down)>
                {icon(mark)}
            </button>
        }
    };
    view! {
        <li class="rows__item own__row" data-own=id.to_string()>
            <div class="rows__text">
                <button
                    type="button"
                    class="rows__open"
                    aria-label=move || app.text().own_edit_named(&name())
                    on:click=move |_| open(app, Some(id))
                >
                    <bdi>{name}</bdi>
                </button>
                <span class="rows__sub">{move || read(Text::own_definition)}</span>
            </div>
            <span class="rows__end own__acts">
                <Show
                    when=move || retired.get()
                    fallback=move || {
                        view! {
                            {square("chevron-up", "up", Text::own_up_named, false)}
                            {square("chevron-down", "down", Text::own_down_named, true)}
                        }
                    }
                >
                    {move || status(Meaning::Plain, "circle-dashed", app.text().own_retired())}
                </Show>
                <button
                    type="button"
                    class="button"
                    data-kind="word"
                    data-act="retire"
                    aria-label=move || {
                        let text = app.text();
                        if retired.get() { text.own_take_up_named(&name()) } else { text.own_retire_named(&name()) }
                    }
                    on:click=retire
                >
                    {move || if retired.get() { app.text().own_take_up() } else { app.text().own_retire() }}
                </button>
            </span>
        </li>
    }
}
