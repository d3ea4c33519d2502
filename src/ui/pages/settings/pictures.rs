//! Pictures of seals and signatures that the house keeps: added, called otherwise, removed.

use std::sync::Arc;

use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use crate::domain::attachment::Attachment;
use crate::domain::contract::party::Side;
use crate::domain::house_picture::{called, named};
use crate::domain::id::AttachmentId;
use crate::domain::placement::Impression;
use crate::i18n::Text;
use crate::state::{App, Batch, Form, Problem, Tone, UndoOffer, use_app};
use crate::ui::pages::contracts::{ChoosePicture, Chosen, PictureLaw, address_of, exchange, impression_name, png_of};
use crate::ui::sheets::refuse;
use crate::ui::widgets::field::{ChoiceField, FieldProblem, TextField};
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::icon;

fn shown_of(name: &str) -> Impression {
    Impression::ALL.into_iter().find(|it| impression_name(*it) == name).unwrap_or(Impression::Seal)
}

fn keep(app: App, form: Form, chosen: Chosen) {
    let text = app.untracked_text();
    let all = untrack(|| app.house_pictures(None));
    let name = named(&form.text("name"), None, all.iter().map(Arc::as_ref));
    let png = png_of(&form.text("picture"));
    let mut problems = Vec::new();
    if let Err(fault) = name {
        problems.push(Problem { field: "name", words: text.house_picture_fault(fault) });
    }
    if png.is_none() {
        problems.push(Problem { field: "picture", words: text.house_picture_missing().to_owned() });
    }
    let (Ok(name), Some(png)) = (name, png) else { return refuse(form, problems) };
    form.show_problems(Vec::new());
    app.keep_house_picture(form.busy(), name, shown_of(&form.text("shows")), png, move || {
        form.restart();
        exchange(chosen, None);
    });
}

/// The section; our company has to be known first.
#[component]
pub(super) fn HousePictures() -> impl IntoView {
    let app = use_app();
    app.look_for_bytes();
    let boxes = vec![
        ("name", String::new()),
        ("shows", impression_name(Impression::Seal).to_owned()),
        ("picture", String::new()),
        ("strokes", String::new()),
        ("white", "yes".to_owned()),
    ];
    let form = Form::start(app, "house-picture".to_owned(), boxes);
    let chosen: Chosen = RwSignal::new_local(None);
    on_cleanup(move || exchange(chosen, None));
    let known = Memo::new(move |_| app.own_entity().is_some());
    let ids = Memo::new(move |_| app.house_pictures(None).iter().map(|it| it.id).collect::<Vec<_>>());
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let choices = Signal::derive(move || {
        let words = |it: Impression| app.text().placed_what(Side::Us, it).to_owned();
        Impression::ALL.into_iter().map(|it| (impression_name(it).to_owned(), words(it))).collect::<Vec<_>>()
    });
    let shown = form.field("shows");
    let shows = Signal::derive(move || shown.with(|name| shown_of(name)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        keep(app, form, chosen);
    };
    view! {
        <section class="section pictures" id="house-pictures" aria-labelledby="house-pictures-title">
            <div class="section__head"><h2 id="house-pictures-title">{move || app.text().placed_title()}</h2></div>
            <p class="soft pictures__words">{move || app.text().house_pictures_lead()}</p>
            <Show
                when=move || known.get()
                fallback=move || view! { <p class="faint">{move || app.text().house_pictures_first()}</p> }
            >
                <ul class="pictures__house">
                    <For each=move || ids.get() key=|id| *id children=move |id| view! { <Kept id /> } />
                </ul>
                <form class="pictures__form" novalidate on:submit=submit>
                    <div class="fields">
                        <TextField name="house-picture-name" label=label(Text::house_picture_name) value=form.field("name") problem=form.problem("name") />
                        <ChoiceField name="house-picture-shows" label=label(Text::placed_shows) value=shown choices />
                    </div>
                    <ChoosePicture form chosen shows />
                    <FieldProblem id="picture-problem".to_owned() problem=form.problem("picture") />
                    <p>
                        <button class="button" data-kind="main" type="submit" id="keep-house-picture" disabled=move || form.busy().get()>
                            {move || app.text().house_picture_keep()}
                        </button>
                    </p>
                </form>
            </Show>
            <PictureLaw />
        </section>
    }
}

/// One that is kept: what it looks like, its name, and the way out.
#[component]
fn Kept(id: AttachmentId) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let it = Memo::new(move |_| app.watch::<Attachment>(id));
    let name = move || it.with(|it| it.as_deref().map(|it| called(it).to_owned()).unwrap_or_default());
    let address = RwSignal::new(None::<String>);
    spawn_local(async move {
        if let Some(it) = app.peek::<Attachment>(id)
            && let Some(png) = app.picture_bytes(&it).await
        {
            // the page may be left by now
            let _left = address.try_set(Some(address_of(&png)));
        }
    });
    let shows = move || it.with(|it| it.as_ref().and_then(|it| it.shows)).unwrap_or(Impression::Seal);
    let is_lost = move || {
        let is_elsewhere = |it: &Attachment| app.is_here(it.content.sha256) == Some(false);
        address.with(Option::is_none) && it.with(|it| it.as_deref().is_some_and(is_elsewhere))
    };
    let picture = move || {
        let text = app.text();
        match address.get() {
            Some(address) => Some(view! { <img src=address alt=text.placed_alt(&name()) /> }.into_any()),
            None => is_lost().then(|| {
                view! { <span class="status small" data-tone="warn">{icon("info")}{text.file_elsewhere()}</span> }
                    .into_any()
            }),
        }
    };
    let rename = move |event: Event| {
        let typed = event_target_value(&event);
        // what is refused, or comes to the same name, does not stay in the box
        let put_back = || event_target::<HtmlInputElement>(&event).set_value(&untrack(name));
        let Some(known) = it.get_untracked() else { return };
        let text = app.untracked_text();
        let all = untrack(|| app.house_pictures(None));
        match named(&typed, Some(id), all.iter().map(Arc::as_ref)) {
            Err(fault) => {
                put_back();
                app.say(text.house_picture_fault(fault), Tone::Trouble, UndoOffer::None);
            }
            Ok(name) if name == known.name => put_back(),
            Ok(name) => {
                let after = Attachment { name, ..(*known).clone() };
                let said = text.house_picture_renamed(called(&after));
                app.save_once(busy, Batch::new().edit(Some(&*known), &after), said, || ());
            }
        }
    };
    let remove = move |_| {
        let said = app.untracked_text().house_picture_removed(&untrack(name));
        // the cross goes with its row
        let then = || focus_later("#house-picture-name", true);
        app.save_once(busy, Batch::new().delete::<Attachment>(id), said, then);
    };
    view! {
        <li class="pictures__kept" data-id=id.to_string()>
            <div class="pictures__paper" data-impression=move || impression_name(shows()) data-none=move || is_lost().then_some("")>{picture}</div>
            <div class="field__box">
                <input
                    type="text"
                    autocomplete="off"
                    aria-label=move || app.text().house_picture_rename(&name())
                    prop:value=name
                    on:change=rename
                />
            </div>
            <button
                type="button"
                class="button"
                data-kind="quiet"
                data-shape="square"
                aria-label=move || app.text().house_picture_remove(&name())
                disabled=move || busy.get()
                on:click=remove
            >
                {icon("x")}
            </button>
        </li>
    }
}
