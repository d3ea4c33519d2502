//! Strips under the top bar: this is the demo, this is another day, and what must be known about the book's safety.

use leptos::prelude::*;

use crate::state::{Alarm, App, BookKind, Phase, now_milliseconds, use_app};
use crate::ui::route::{Route, SettingsPart};
use crate::ui::widgets::icon::icon;

/// The strips that must not be overlooked.
#[component]
pub(crate) fn Bands() -> impl IntoView {
    let app = use_app();
    let demo = move || app.phase.with(|phase| *phase == Phase::Open(BookKind::Demo));
    let moved = move || app.chosen_date.with(Option::is_some);
    let backup = Memo::new(move |_| app.backup_is_due());
    view! {
        <div class="bands">
            <Alarms />
            <Show when=move || backup.get()>
                <div class="band" id="backup-band">
                    {icon("hard-drive")}
                    <span class="band__text">{move || backup_words(app)}</span>
                    <button class="band__act" on:click=move |_| app.export_book(None)>{move || app.text().home_export()}</button>
                    <button class="band__act" on:click=move |_| app.put_backup_off()>{move || app.text().not_today()}</button>
                </div>
            </Show>
            <Show when=demo>
                <div class="band" data-kind="demo" id="demo-band">
                    {icon("play")}
                    <span class="band__text">{move || app.text().demo_band()}</span>
                    <button class="band__act" on:click=move |_| app.leave_demo()>
                        {move || app.text().demo_leave()}
                    </button>
                </div>
            </Show>
            <Show when=moved>
                <div class="band" id="as-of-band">
                    {icon("calendar-clock")}
                    <span class="band__text">{move || app.text().as_of_band(&app.text().date(app.as_of()))}</span>
                    <button class="band__act" on:click=move |_| app.chosen_date.set(None)>
                        {move || app.text().back_to_today()}
                    </button>
                </div>
            </Show>
        </div>
    }
}

/// What must be said until it is over or read; also where no book is open.
#[component]
pub(crate) fn Alarms() -> impl IntoView {
    let app = use_app();
    move || app.safety().alarms.get().into_iter().map(|alarm| strip(app, alarm)).collect_view()
}

fn backup_words(app: App) -> String {
    match app.last_export.get() {
        None => app.text().band_backup_never().to_owned(),
        Some(at) => {
            let days = now_milliseconds().saturating_sub(at) / 86_400_000;
            app.text().band_backup_old(days, app.safety().changes.get())
        }
    }
}

fn strip(app: App, alarm: Alarm) -> impl IntoView {
    let words = move || {
        let text = app.text();
        match alarm {
            Alarm::Full => text.band_full().to_owned(),
            Alarm::Tight { percent } => text.band_tight(percent),
            Alarm::Superseded => text.band_superseded().to_owned(),
            Alarm::Blocked => text.store_blocked().to_owned(),
            Alarm::Behind { expected, found } => text.band_behind(expected, found),
            Alarm::Damaged { places } => text.band_damaged(places),
            Alarm::Rebuilt => text.band_rebuilt().to_owned(),
            Alarm::NewVersion => text.band_new_version().to_owned(),
            Alarm::Private => text.band_private().to_owned(),
        }
    };
    let (id, mark, kind) = match alarm {
        Alarm::Full => ("band-full", icon("octagon-alert").into_any(), "danger"),
        Alarm::Tight { .. } => ("band-tight", icon("hard-drive").into_any(), "warn"),
        Alarm::Superseded => ("band-superseded", icon("octagon-alert").into_any(), "danger"),
        Alarm::Blocked => ("band-blocked", icon("clock").into_any(), "warn"),
        Alarm::Behind { .. } => ("band-behind", icon("history").into_any(), "danger"),
        Alarm::Damaged { .. } => ("band-damaged", icon("triangle-alert").into_any(), "danger"),
        Alarm::Rebuilt => ("band-rebuilt", icon("info").into_any(), "warn"),
        Alarm::NewVersion => ("band-new-version", icon("rotate-ccw").into_any(), "demo"),
        Alarm::Private => ("band-private", icon("info").into_any(), "warn"),
    };
    let export = move || {
        view! {
            <button class="band__act" on:click=move |_| app.export_book(None)>{move || app.text().home_export()}</button>
        }
        .into_any()
    };
    let reload = move || {
        view! { <button class="band__act" on:click=move |_| app.reload()>{move || app.text().reload()}</button> }
            .into_any()
    };
    let go = move |to: Route, words: fn(crate::i18n::Text) -> &'static str| {
        view! { <a class="band__act" href=to.href()>{move || words(app.text())}</a> }.into_any()
    };
    let act = match alarm {
        Alarm::Full | Alarm::Tight { .. } | Alarm::Private => export(),
        Alarm::Superseded | Alarm::NewVersion => reload(),
        Alarm::Behind { .. } => go(Route::Settings(SettingsPart::Book), crate::i18n::Text::band_bring_in),
        Alarm::Damaged { .. } => go(Route::Rescue, crate::i18n::Text::band_check),
        Alarm::Blocked | Alarm::Rebuilt => ().into_any(),
    };
    // what only a reload or a closed tab ends has no way to be waved off
    let can_close = !matches!(alarm, Alarm::Superseded | Alarm::Blocked | Alarm::Tight { .. });
    let close = can_close.then(|| {
        view! {
            <button class="band__act" on:click=move |_| app.quiet(alarm)>{move || app.text().close()}</button>
        }
    });
    view! {
        <div class="band" data-kind=kind id=id role="alert">
            {mark}
            <span class="band__text">{words}</span>
            {act}
            {close}
        </div>
    }
}
