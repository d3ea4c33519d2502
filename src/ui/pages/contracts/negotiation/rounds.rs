//! All rounds of a contract, the last one first, with what opens another.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::editor::Editor;
use super::gave::Gave;
use super::package::PackagePart;
use super::round::Round;
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::{AttachmentId, ContractId};
use crate::domain::negotiation::Channel;
use crate::i18n::Text;
use crate::state::{App, Form, NewRound, Tone, UndoOffer, use_app};
use crate::ui::pages::files::file_choices;
use crate::ui::shell::in_text;
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::status::{Meaning, status};

/// The page.
#[component]
pub(super) fn Rounds(editor: Editor, id: ContractId) -> impl IntoView {
    let app = use_app();
    let rounds = Memo::new(move |_| app.rounds_of(id));
    let open = Memo::new(move |_| app.open_points(id));
    let some = Memo::new(move |_| rounds.with(|rounds| !rounds.is_empty()));
    let ids = Memo::new(move |_| rounds.with(|rounds| rounds.iter().rev().map(|it| it.id).collect::<Vec<_>>()));
    let perspective = Memo::new(move |_| app.parties_received(id).map(|parties| parties.us.name));
    let on_key = move |event: KeyboardEvent| {
        let other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
        if other || in_text(&event) || !app.single_keys.get_untracked() {
            return;
        }
        let moved = match event.key().as_str() {
            "n" => step(true),
            "p" => step(false),
            _ => false,
        };
        if moved {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <div class="deal__whole talks" on:keydown=on_key>
            <div class="page">
                {move || perspective.get().map(|name| view! { <p class="soft" id="perspective">{small_icon("info")} " " {app.text().package_perspective(&name)}</p> })}
                <p class="talks__open" role="status" id="talks-open">
                    {move || {
                        let meaning = if open.get() > 0 { Meaning::Accent } else { Meaning::Plain };
                        status(meaning, "circle-dot", app.text().talks_open_points(open.get()))
                    }}
                </p>
                <Show when=move || editor.locked.get()>
                    <p class="soft">{small_icon("lock")} " " {move || app.text().talks_locked()}</p>
                </Show>
                <Show when=move || some.get() fallback=move || view! { <p class="faint empty__line">{move || app.text().talks_none()}</p> }>
                    <p class="soft small">{move || app.text().talks_keys()}</p>
                    <For each=move || ids.get() key=|it| *it let:round>
                        <Round editor id round />
                    </For>
                    <Gave id />
                </Show>
                <Show when=move || !editor.locked.get()>
                    <OpenRound id />
                </Show>
                <PackagePart editor id />
            </div>
        </div>
    }
}

/// Leads to the next proposal that waits for an answer, or the one before.
fn step(forward: bool) -> bool {
    use wasm_bindgen::JsCast;
    let Ok(found) = document().query_selector_all(".talks [data-open]") else { return false };
    let all: Vec<web_sys::HtmlElement> = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let here = all.iter().position(|it| active.as_ref().is_some_and(|active| it.contains(Some(active))));
    let next = match (here, forward) {
        (None, _) => 0,
        (Some(at), true) => at.saturating_add(1),
        (Some(at), false) => at.saturating_sub(1),
    };
    let Some(next) = all.get(next) else { return false };
    next.focus().is_ok()
}

const fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Meeting => "meeting",
        Channel::Mail => "mail",
        Channel::Message => "message",
        Channel::Telephone => "telephone",
        Channel::Paper => "paper",
        Channel::Package => "package",
    }
}

#[component]
fn OpenRound(id: ContractId) -> impl IntoView {
    let app = use_app();
    let form = Form::start(
        app,
        format!("contract/round/{id}"),
        vec![
            ("on", app.today.get_untracked().to_string()),
            ("side", "them".to_owned()),
            ("channel", "mail".to_owned()),
            ("note", String::new()),
            ("file", String::new()),
        ],
    );
    let busy = RwSignal::new(false);
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let sides = Signal::derive(move || {
        [("them", Side::Them), ("us", Side::Us)]
            .map(|(name, side)| (name.to_owned(), app.text().talk_side(side).to_owned()))
            .to_vec()
    });
    let channels = Signal::derive(move || {
        Channel::CHOSEN.map(|it| (channel_name(it).to_owned(), app.text().talk_channel(it).to_owned())).to_vec()
    });
    let files = file_choices(app, id, Text::round_file_none);
    let some_file = Memo::new(move |_| files.with(|files| files.len() > 1));
    view! {
        <section class="section" aria-labelledby="round-new-title">
            <div class="section__head"><h2 id="round-new-title">{move || app.text().round_new()}</h2></div>
            <form
                id="new-round"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    open_round(app, busy, id, form);
                }
            >
                <div class="fields">
                    <TextField name="round-on" label=label(Text::round_on) value=form.field("on") kind="date" />
                    <ChoiceField name="round-side" label=label(Text::round_side) value=form.field("side") choices=sides />
                    <ChoiceField name="round-channel" label=label(Text::round_channel) value=form.field("channel") choices=channels />
                    <TextField name="round-note" label=label(Text::round_note) value=form.field("note") />
                    <Show when=move || some_file.get()>
                        <ChoiceField name="round-file" label=label(Text::round_file) value=form.field("file") choices=files />
                    </Show>
                </div>
                <div class="life__acts">
                    <button class="button" type="submit" id="round-open">{icon("plus")} {move || app.text().round_open()}</button>
                </div>
            </form>
        </section>
    }
}

fn open_round(app: App, busy: RwSignal<bool>, id: ContractId, form: Form) {
    let text = app.untracked_text();
    if !untrack(|| app.all_read()) {
        app.say(text.loading(), Tone::Trouble, UndoOffer::None);
        return;
    }
    let Ok(on) = Date::parse(&form.text("on")) else {
        app.say(text.bad_date(), Tone::Trouble, UndoOffer::None);
        return;
    };
    if on > app.today.get_untracked() {
        app.say(text.refused_future(&text.date(on)), Tone::Trouble, UndoOffer::None);
        return;
    }
    let channel = Channel::CHOSEN.into_iter().find(|it| channel_name(*it) == form.text("channel"));
    let new = NewRound {
        on,
        side: if form.text("side") == "us" { Side::Us } else { Side::Them },
        channel: channel.unwrap_or_default(),
        note: form.text("note"),
        file: AttachmentId::parse(&form.text("file")),
    };
    let round = app.next_round(id, new);
    let said = text.round_opened(round.number);
    app.save_once(busy, app.round_batch(&round), said, move || form.restart());
}
