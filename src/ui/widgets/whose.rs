//! Whose customers are looked at: everybody's, mine, my team's.

use leptos::prelude::*;

use crate::domain::team::member::Member;
use crate::domain::team::naming::Named;
use crate::i18n::Text;
use crate::state::{App, Whose, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;

/// The words of a choice.
pub(crate) fn whose_words(text: Text, whose: Whose) -> &'static str {
    match whose {
        Whose::All => text.whose_all(),
        Whose::Mine => text.whose_mine(),
        Whose::Team => text.whose_team(),
    }
}

/// Whose things a list asks for, and what asks for somebody else's. `list`: the address of the list with a query.
pub(crate) fn whose_of(query: Memo<Query>, list: fn(Query) -> Route) -> (Signal<Whose>, Callback<Whose>) {
    let router = use_router();
    // what else stands in the query is nothing to those who ask whose things they are
    let now: Signal<Whose> = Memo::new(move |_| query.with(|query| Whose::of(query.filter("whose")))).into();
    let choose = Callback::new(move |whose: Whose| {
        let query = query.get_untracked();
        router.replace(list(match whose {
            Whose::All => query.without("whose"),
            Whose::Mine | Whose::Team => query.with("whose", whose.name()),
        }));
    });
    (now, choose)
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
                        {move || whose_words(app.text(), it)}
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

/// What to do when it is not known who uses this copy, while only one's own is asked for: nobody has said so, or several
/// members have that name.
#[component]
pub(crate) fn WhoseHint(#[prop(into)] now: Signal<Whose>) -> impl IntoView {
    let app = use_app();
    let hint = move || {
        if now.get() == Whose::All {
            return None;
        }
        let text = app.text();
        let (words, act) = match app.who_am_i() {
            Named::Nobody => (text.whose_unknown().to_owned(), text.whose_say()),
            Named::Several(_) => (text.member_several(&app.my_name()), text.member_tell_apart()),
            Named::Member(_) | Named::Outsider => return None,
        };
        Some(view! {
            <p class="soft small whose__hint" role="note">
                {words} " "
                <a href=Route::Team.href()>{act}</a>
            </p>
        })
    };
    view! { {hint} }
}

/// The people who look after things now, to choose from; other names may be typed.
pub(crate) fn owners(app: App) -> Signal<Vec<String>> {
    Signal::derive(move || {
        let today = app.today.get();
        app.members().iter().filter(|it| it.is_active(today)).map(|it| it.name.clone()).collect::<Vec<_>>()
    })
}
