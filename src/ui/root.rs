//! Mounts the app: context, the frame, and the page of the current route.

use leptos::prelude::*;

use super::pages;
use super::route::Route;
use super::router::{Router, use_router};
use super::shell;
use super::walk::Walk;
use crate::i18n::{Locale, Text};
use crate::state::{App, Layer, Phase, Theme, today, use_app};

/// Mounts the app, or says why it cannot start.
pub fn start() {
    super::crash::watch();
    match today() {
        Ok(today) => leptos::mount::mount_to_body(move || view! { <Root today /> }),
        Err(_) => leptos::mount::mount_to_body(|| {
            // No app yet, so no chosen language: both.
            view! {
                <p class="boot__mark" role="alert">
                    {Text::new(Locale::Zh).device_date_outside()}" "{Text::new(Locale::En).device_date_outside()}
                </p>
            }
        }),
    }
}

#[component]
fn Root(today: crate::domain::date::Date) -> impl IntoView {
    let app = App::new(today);
    provide_context(app);
    provide_context(Router::start());
    provide_context(Walk::start());
    remove_loading_shell();
    follow_preferences(app);
    shell::listen(app);
    let router = use_router();
    let rescue = Memo::new(move |_| router.current() == Route::Rescue);
    // the rescue works where the book does not open: it must not wait for it, nor touch the database before it is left
    let begun = StoredValue::new(false);
    Effect::new(move || {
        if !rescue.get() && !begun.get_value() {
            begun.set_value(true);
            app.open_last_book();
        }
    });
    let body = move || match app.phase.get() {
        _ if rescue.get() => view! { <pages::rescue::RescuePage /> }.into_any(),
        Phase::Opening => view! {
            <div class="boot__mark">
                <shell::Alarms />
                <p role="status">{move || app.text().loading()}</p>
            </div>
        }
        .into_any(),
        Phase::FirstRun => view! {
            <pages::start::StartPage />
            <shell::Notices />
        }
        .into_any(),
        Phase::Open(_) => view! { <Frame /> }.into_any(),
        Phase::Stopped(reason) => view! { <pages::stopped::StoppedPage reason /> }.into_any(),
        Phase::Lost(loss) => view! { <pages::lost::LostPage loss /> }.into_any(),
    };
    view! { {body} }
}

/// The frame of an open book.
#[component]
fn Frame() -> impl IntoView {
    let app = use_app();
    follow_day(app);
    view! {
        <a class="skip" href="#main" on:click=skip_to_content>{move || app.text().skip_to_content()}</a>
        <shell::Side />
        <shell::Top />
        <shell::Bands />
        <main class="main" id="main" tabindex="-1">
            <Page />
        </main>
        <shell::Bottom />
        <shell::Notices />
        <Layers />
        <pages::files::FileView />
        <shell::ContestLayer />
        <shell::Printed />
    }
}

/// The day that an address names is looked at from then on. The address does not keep it: another one may be chosen next.
fn follow_day(app: App) {
    let router = use_router();
    Effect::new(move || {
        let route = router.current();
        let Some(day) = route.as_of() else { return };
        let chosen = Some(day).filter(|day| *day != app.today.get_untracked());
        if app.chosen_date.get_untracked() != chosen {
            app.chosen_date.set(chosen);
        }
        router.replace(route.of_any_day());
    });
}

/// The page of the current route, drawn anew only when the *kind* of place or its record changes.
#[component]
fn Page() -> impl IntoView {
    let router = use_router();
    let place = Memo::new(move |_| pages::Place::of(&router.current()));
    move || pages::draw(place.get())
}

#[component]
fn Layers() -> impl IntoView {
    let app = use_app();
    move || match app.layer.get() {
        None => ().into_any(),
        Some(Layer::Palette) => view! { <shell::PaletteLayer /> }.into_any(),
        Some(Layer::Keys) => view! { <shell::KeysLayer /> }.into_any(),
        Some(Layer::New) => view! { <shell::NewLayer /> }.into_any(),
        Some(Layer::AsOf) => view! { <shell::AsOfLayer /> }.into_any(),
        Some(Layer::More) => view! { <shell::MoreLayer /> }.into_any(),
        Some(Layer::Sheet(sheet)) => super::sheets::draw(sheet),
    }
}

/// The address holds the route, so the skip link moves the focus itself.
fn skip_to_content(event: leptos::ev::MouseEvent) {
    use wasm_bindgen::JsCast;
    event.prevent_default();
    let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        // The main region is always in the page and takes focus.
        let _focused = main.focus();
    }
}

fn remove_loading_shell() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}

/// Edges of the page that follow the app: language, theme, title, and the class of the body.
fn follow_preferences(app: App) {
    let router = use_router();
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            // Setting a well-formed attribute cannot fail.
            let _set = root.set_attribute("lang", app.locale.get().tag());
        }
    });
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            let _set = match app.theme.get() {
                Theme::System => root.remove_attribute("data-theme"),
                Theme::Light => root.set_attribute("data-theme", "light"),
                Theme::Dark => root.set_attribute("data-theme", "dark"),
            };
        }
    });
    // the address changes at every key of a search: the page is told of what is another thing then, and of nothing else
    let class = Memo::new(move |_| match app.phase.get() {
        _ if router.current() == Route::Rescue => "plain",
        Phase::Opening => "boot",
        Phase::FirstRun => "startpage",
        Phase::Stopped(_) | Phase::Lost(_) => "plain",
        Phase::Open(_) => "app",
    });
    Effect::new(move || {
        if let Some(body) = document().body() {
            body.set_class_name(class.get());
            let folded = app.sidebar_folded.get();
            let _set =
                if folded { body.set_attribute("data-side", "folded") } else { body.remove_attribute("data-side") };
        }
    });
    let title = Memo::new(move |_| {
        let page = pages::title(app, &router.current());
        format!("{page} · {}", app.text().app_name())
    });
    Effect::new(move || title.with(|title| document().set_title(title)));
    // asked about leaving only while something shown here is not on disk
    Effect::new(move || {
        use crate::state::Saving;
        let unsaved = app.saving.get() != Saving::Saved && app.phase.with(|phase| matches!(phase, Phase::Open(_)));
        guard_leaving(unsaved);
    });
    let renew = set_interval_with_handle(move || app.renew_today(), std::time::Duration::from_mins(1));
    if let Ok(renew) = renew {
        on_cleanup(move || renew.clear());
    }
}

/// While something is unsaved the browser asks before the page goes away.
fn guard_leaving(unsaved: bool) {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    thread_local! {
        static ASK: Closure<dyn Fn(web_sys::Event)> = Closure::new(|event: web_sys::Event| event.prevent_default());
    }
    if let Some(window) = web_sys::window() {
        ASK.with(|ask| window.set_onbeforeunload(unsaved.then(|| ask.as_ref().unchecked_ref())));
    }
}
