//! A box for several tags: each becomes a chip, and those in use are proposed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::field::FieldProblem;
use super::focus::focus_later;
use super::icon::small_icon;
use crate::domain::tags::{SEPARATORS, split, without};
use crate::state::use_app;

/// The value of a box that holds these tags and nothing half-typed.
pub(crate) fn boxed(tags: &[String]) -> String {
    tags.iter().flat_map(|tag| [tag.as_str(), "\u{3001}"]).collect()
}

/// The tags that are chips, and what is typed behind them.
fn parted(value: &str) -> (Vec<String>, String) {
    match value.rfind(SEPARATORS) {
        None => (Vec::new(), value.to_owned()),
        Some(at) => {
            let (done, rest) = value.split_at(at);
            (split(done), rest.trim_start_matches(SEPARATORS).to_owned())
        }
    }
}

/// The box. Its value is the tags in one line, as [`split`] reads them, so that what is half-typed is kept too.
#[component]
pub(crate) fn TagsField(
    /// The field's name in the form.
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// A word beside the label.
    #[prop(into, default = Signal::stored(String::new()))]
    hint: Signal<String>,
    /// The tags in use.
    #[prop(into)]
    known: Signal<Vec<String>>,
    /// Shown, and read out, while it is `Some`.
    #[prop(into, default = Signal::stored(None))]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let list_id = format!("{name}-list");
    let help_id = format!("{name}-help");
    let list = list_id.clone();
    let problem_id = format!("{name}-problem");
    let described = format!("{problem_id} {help_id}");
    let chips = Memo::new(move |_| value.with(|value| parted(value).0));
    let rest = Memo::new(move |_| value.with(|value| parted(value).1));
    let put = move |tags: &[String], rest: &str| value.set(format!("{}{rest}", boxed(tags)));
    let finish = move || {
        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
        if let Some(all) = value.try_with_untracked(|value| boxed(&split(value))) {
            let _left = value.try_set(all);
        }
    };
    let on_input = move |event: leptos::ev::Event| {
        let typed = event_target_value(&event);
        put(&chips.get_untracked(), &typed);
        let rest = parted(&typed).1;
        // what only parted tags leaves the box, also where nothing else tells it to
        if let Some(input) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok())
            && rest != typed
        {
            input.set_value(&rest);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let nothing_typed = rest.with_untracked(|rest| rest.trim().is_empty());
        match event.key().as_str() {
            "Enter" if !nothing_typed && !event.ctrl_key() && !event.meta_key() => {
                event.prevent_default();
                finish();
            }
            "Backspace" if rest.with_untracked(String::is_empty) => {
                let mut tags = chips.get_untracked();
                if tags.pop().is_some() {
                    event.prevent_default();
                    put(&tags, "");
                }
            }
            _ => {}
        }
    };
    let chip = move |tag: String| {
        let (shown, mark, gone) = (tag.clone(), tag.clone(), tag.clone());
        let drop = move |_| {
            put(&without(&chips.get_untracked(), std::slice::from_ref(&gone)), &rest.get_untracked());
            // the cross goes with its chip
            focus_later(format!("#{name}"), false);
        };
        view! {
            <span class="chip" data-tag=mark>
                <b>{shown}</b>
                <button type="button" class="chip__drop" aria-label=move || app.text().tag_remove(&tag) on:click=drop>
                    {small_icon("x")}
                </button>
            </span>
        }
    };
    let offers = move || {
        let chosen = chips.get();
        let offered = without(&known.get(), &chosen);
        offered.into_iter().map(|it| view! { <option value=it></option> }).collect_view()
    };
    view! {
        <div class="field fields__wide">
            <label class="field__label" for=name>
                {move || label.get()}
                <span>{move || hint.get()}</span>
            </label>
            <div class="field__box" data-tags="">
                <For each=move || chips.get() key=|tag| tag.clone() children=chip />
                <input
                    id=name
                    name=name
                    type="text"
                    autocomplete="off"
                    list=list
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    aria-describedby=described
                    prop:value=move || rest.get()
                    on:input=on_input
                    on:keydown=on_key
                    on:change=move |_| finish()
                />
            </div>
            <datalist id=list_id>{offers}</datalist>
            <p class="field__help" id=help_id>{move || app.text().tags_help()}</p>
            <FieldProblem id=problem_id problem />
        </div>
    }
}
