//! Whose customers are looked at: everybody's, mine, my team's.

use leptos::prelude::*;

use crate::domain::team::member::Member;
use crate::i18n::Text;
use crate::state::{App, Whose, use_app};
use crate::ui::route::Route;

/// The words of a choice.
fn words(text: Text, whose: Whose) -> &'static str {
    match whose {
        Whose::All => text.whose_all(),
        Whose::Mine => text.whose_mine(),
        Whose::Team => text.whose_team(),
    }
}

/// The switch. A book without members has none: there everything is its owner's.
#[component]
pub(crate) fn WhoseSwitch(#[prop(into)] now: Signal<Whose>, choose: Callback<Whose>) -> impl IntoView {
    let app = use_app();
    let any = Memo::new(move |_| app.count::<Member>() > 0);
    let items = move || {
        Whose::ALL
            .into_iter()
            .map(|it| {
                view! {
                    <button
                        type="button"
                        class="seg__item"
                        data-whose=it.name()
                        aria-pressed=move || (now.get() == it).to_string()
                        on:click=move |_| choose.run(it)
                    >
                        {move || words(app.text(), it)}
                    </button>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || any.get()>
            <div class="seg" role="group" aria-label=move || app.text().whose_label()>{items}</div>
        </Show>
    }
}

/// What to do when nobody has said who uses this copy, while only one's own is asked for.
#[component]
pub(crate) fn WhoseHint(#[prop(into)] now: Signal<Whose>) -> impl IntoView {
    let app = use_app();
    let unknown = Memo::new(move |_| now.get() != Whose::All && app.my_name().is_empty());
    view! {
        <Show when=move || unknown.get()>
            <p class="soft small whose__hint" role="note">
                {move || app.text().whose_unknown()} " "
                <a href=Route::Team.href()>{move || app.text().whose_say()}</a>
            </p>
        </Show>
    }
}

/// The people who look after things now, to choose from; other names may be typed.
pub(crate) fn owners(app: App) -> Signal<Vec<String>> {
    Signal::derive(move || {
        let today = app.today.get();
        app.members().iter().filter(|it| it.is_active(today)).map(|it| it.name.clone()).collect::<Vec<_>>()
    })
}
