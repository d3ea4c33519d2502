//! Somebody else's contract package, opened as a draft to mark up.

use leptos::prelude::*;

use super::package::PackageFile;
use crate::domain::id::CustomerId;
use crate::i18n::Text;
use crate::state::{App, ReadPackage, Tone, UndoOffer, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::router::{Router, use_router};
use crate::ui::widgets::customer_field::CustomerField;
use crate::ui::widgets::icon::icon;

/// The page.
#[component]
pub(in crate::ui) fn OpenPackagePage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let read = RwSignal::new(None::<ReadPackage>);
    let customer = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let known = Memo::new(move |_| {
        let id = read.with(|read| read.as_ref().map(|it| it.package.id))?;
        app.contract_of_package(id)
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let facts = move || {
        read.get().map(|it| {
            let text = app.text();
            let package = &it.package;
            let title = text.wording(&package.edited.title).to_owned();
            view! {
                <p><bdi>{text.package_read(&it.name)}</bdi></p>
                <p><b><bdi>{title}</bdi></b> " · " {package.edited.number.clone()} " · " {text.date(package.made_on)}</p>
                <p><bdi>{text.package_between(&package.parties.us.name, &package.parties.them.name)}</bdi></p>
                <p class="soft"><bdi>{package.note.clone()}</bdi></p>
                <p class="soft small">"SHA-256 " {package.sha256.to_string()}</p>
            }
        })
    };
    view! {
        <div class="page talks">
            <div class="page__head"><div class="page__title"><h1>{move || app.text().package_open_title()}</h1></div></div>
            <p class="soft">{move || app.text().package_open_lead()}</p>
            <div class="life__acts">
                <PackageFile id="package-open-file" words=Text::package_choose take=Callback::new(move |it| read.set(Some(it))) />
            </div>
            <div id="package-facts">{facts}</div>
            {move || known.get().map(|id| view! {
                <p>
                    {app.text().package_known()} " "
                    <a href=Route::Contract(id, ContractTab::Negotiation).href()>{app.text().package_go()}</a>
                </p>
            })}
            <Show when=move || read.with(Option::is_some) && known.get().is_none()>
                <form
                    novalidate
                    on:submit=move |event| {
                        event.prevent_default();
                        open(app, router, busy, read, &customer.get_untracked(), problem);
                    }
                >
                    <div class="fields">
                        <CustomerField name="package-customer" label=label(Text::package_for) value=customer none=Text::contract_choose_customer problem />
                    </div>
                    <div class="life__acts">
                        <button class="button" data-kind="main" type="submit" id="package-open">
                            {icon("file-plus-2")} {move || app.text().package_open()}
                        </button>
                    </div>
                </form>
            </Show>
        </div>
    }
}

fn open(
    app: App,
    router: Router,
    busy: RwSignal<bool>,
    read: RwSignal<Option<ReadPackage>>,
    customer: &str,
    problem: RwSignal<Option<String>>,
) {
    let text = app.untracked_text();
    let Some(party) = CustomerId::parse(customer).and_then(|id| app.peek_party(id)) else {
        problem.set(Some(text.package_for_missing().to_owned()));
        return;
    };
    problem.set(None);
    let (Some(package), Some(own)) = (read.get_untracked(), untrack(|| app.own_entity())) else {
        app.say(text.no_book(), Tone::Trouble, UndoOffer::None);
        return;
    };
    let (id, batch) = app.opened_package(&package.package, &own, &party);
    let said = text.package_opened(&package.package.edited.number);
    app.save_once(busy, batch, said, move || router.go(&Route::contract(id)));
}
