//! The choice of a customer: found by a piece of the name, a number, a phone or initials. No more than a handful is ever
//! drawn, however many customers the book has.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;

use super::field::FieldProblem;
use super::icon::icon;
use super::initial::{Of, initial};
use crate::domain::customer::Customer;
use crate::domain::id::CustomerId;
use crate::i18n::Message;
use crate::state::{App, Wanted, use_app};

/// So many are shown.
const SHOWN: usize = 12;

/// A line of the list: a customer, or nobody.
#[derive(Clone, PartialEq)]
struct Offer {
    /// Nobody, where none may be chosen.
    customer: Option<Arc<Customer>>,
    words: String,
    sub: String,
}

impl Offer {
    fn nobody(words: &str) -> Self {
        Self { customer: None, words: words.to_owned(), sub: String::new() }
    }

    fn of(it: &Arc<Customer>) -> Self {
        let sub = [it.number.as_str(), &it.address.region, &it.owner];
        let sub = sub.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        Self { words: it.name.clone(), sub, customer: Some(Arc::clone(it)) }
    }
}

/// A box that finds a customer. The value is the customer's id, or empty.
#[component]
pub(crate) fn CustomerField(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// Said while none is chosen.
    none: Message,
    /// None may be chosen: the list offers it.
    #[prop(optional)]
    optional: bool,
    /// Never offered.
    #[prop(into, default = Signal::stored(None))]
    but: Signal<Option<CustomerId>>,
    /// Shown, and read out, while it is `Some`.
    #[prop(into, default = Signal::stored(None))]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let now = Signal::derive(move || value.with(|value| CustomerId::parse(value)));
    let choose = Callback::new(move |picked: Option<CustomerId>| {
        value.set(picked.map(|id| id.to_string()).unwrap_or_default());
    });
    view! { <CustomerChoice name label now choose none optional but problem /> }
}

/// A box that finds a customer, for what is kept elsewhere than in a form.
#[component]
pub(crate) fn CustomerChoice(
    /// The box's name and id.
    #[prop(into)]
    name: String,
    #[prop(into)] label: Signal<String>,
    /// Who is chosen.
    #[prop(into)]
    now: Signal<Option<CustomerId>>,
    /// Takes whom the person chose, or nobody.
    choose: Callback<Option<CustomerId>>,
    /// Said while none is chosen.
    none: Message,
    /// None may be chosen: the list offers it.
    #[prop(optional)]
    optional: bool,
    /// Never offered.
    #[prop(into, default = Signal::stored(None))]
    but: Signal<Option<CustomerId>>,
    /// Shown, and read out, while it is `Some`.
    #[prop(into, default = Signal::stored(None))]
    problem: Signal<Option<String>>,
    /// Nobody may be chosen now.
    #[prop(into, default = Signal::stored(false))]
    disabled: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let problem_id = format!("{name}-problem");
    let list_id = format!("{name}-list");
    let input = NodeRef::<Input>::new();
    // what is being typed; nothing while the box shows who is chosen
    let typed = RwSignal::new(None::<String>);
    let is_open = RwSignal::new(false);
    let at = RwSignal::new(0_usize);
    let chosen = move || now.get().map(|id| app.customer_name(id)).unwrap_or_default();
    let nobody = move || optional.then(|| Offer::nobody(none(app.text())));
    let found = Memo::new(move |_| {
        if !is_open.get() {
            return Vec::new();
        }
        typed.with(|typed| offers(app, typed.as_deref().unwrap_or_default(), nobody(), but.get()))
    });
    let close = move || {
        typed.set(None);
        is_open.set(false);
    };
    let open = move || {
        at.set(0);
        is_open.set(true);
    };
    let take = move |offer: &Offer| {
        choose.run(offer.customer.as_ref().map(|it| it.id));
        close();
    };
    let take_marked = move || {
        let marked = found.with_untracked(|found| found.get(at.get_untracked()).cloned());
        if let Some(offer) = &marked {
            take(offer);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let (is_shown, count) = (is_open.get_untracked(), found.with_untracked(Vec::len));
        match event.key().as_str() {
            "ArrowDown" if !is_shown => open(),
            "ArrowDown" => at.update(|at| *at = at.saturating_add(1).min(count.saturating_sub(1))),
            "ArrowUp" if is_shown => at.update(|at| *at = at.saturating_sub(1)),
            "Enter" if is_shown && !event.ctrl_key() && !event.meta_key() => take_marked(),
            "Escape" if is_shown => {
                // the list closes, not the form
                event.stop_propagation();
                close();
            }
            // whoever types a piece of the name and goes on means the one that is marked
            "Tab" if typed.with_untracked(|typed| typed.as_ref().is_some_and(|it| !it.trim().is_empty())) => {
                take_marked();
                return;
            }
            _ => return,
        }
        event.prevent_default();
    };
    let on_blur = move |_| {
        // a box that was emptied means nobody; words that name nobody are taken back
        if typed.with_untracked(|typed| typed.as_ref().is_some_and(|it| it.trim().is_empty())) {
            choose.run(None);
        }
        close();
    };
    let lines = {
        let list_id = list_id.clone();
        move || {
            let all = found.get().into_iter().enumerate();
            all.map(|(place, offer)| line(format!("{list_id}-{place}"), place, offer, at, take)).collect_view()
        }
    };
    let note = move || {
        let is_blank = typed.with(|typed| typed.as_ref().is_none_or(|it| it.trim().is_empty()));
        let (count, shown) = (app.count::<Customer>(), found.with(Vec::len));
        match (is_blank, shown) {
            (false, 0) => Some(app.text().customer_field_nothing().to_owned()),
            (true, _) if count > SHOWN => Some(app.text().customer_field_more(count)),
            (true | false, _) => None,
        }
    };
    let active = {
        let list_id = list_id.clone();
        move || is_open.get().then(|| format!("{list_id}-{}", at.get()))
    };
    let (controls, listed) = (list_id.clone(), list_id);
    view! {
        <div class="field fields__wide combo">
            <label class="field__label" for=name.clone()>{move || label.get()}</label>
            <div class="field__box">
                <input
                    id=name.clone()
                    name=name.clone()
                    node_ref=input
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=controls
                    aria-activedescendant=active
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    aria-describedby=problem_id.clone()
                    placeholder=move || none(app.text())
                    disabled=move || disabled.get()
                    prop:value=move || typed.get().unwrap_or_else(chosen)
                    on:input=move |event| {
                        typed.set(Some(event_target_value(&event)));
                        open();
                    }
                    on:click=move |_| open()
                    on:focus=move |_| {
                        if let Some(input) = input.get_untracked() {
                            input.select();
                        }
                    }
                    on:blur=on_blur
                    on:keydown=on_key
                />
                {icon("chevron-down")}
            </div>
            <div class="combo__list float" hidden=move || !is_open.get()>
                <div id=listed role="listbox" aria-label=move || label.get()>{lines}</div>
                <p class="combo__note faint small" role="status">{note}</p>
            </div>
            <FieldProblem id=problem_id problem />
        </div>
    }
}

fn line(
    id: String,
    place: usize,
    offer: Offer,
    at: RwSignal<usize>,
    take: impl Fn(&Offer) + Copy + 'static,
) -> impl IntoView {
    let picture = offer.customer.as_ref().map(|it| initial(&it.name, it.id.0, Of::Firm));
    let (words, sub) = (offer.words.clone(), offer.sub.clone());
    view! {
        <div
            class="combo__item"
            role="option"
            id=id
            aria-selected=move || (at.get() == place).to_string()
            on:mousemove=move |_| at.set(place)
            // the box keeps the focus
            on:mousedown=move |event| event.prevent_default()
            on:click=move |_| take(&offer)
        >
            {picture}
            <bdi class="combo__words">{words}</bdi>
            <span class="combo__sub">{sub}</span>
        </div>
    }
}

/// Who answers to the words; the first by name while there are none.
fn offers(app: App, typed: &str, nobody: Option<Offer>, but: Option<CustomerId>) -> Vec<Offer> {
    let wanted = Wanted::new(typed);
    let found = if wanted.is_empty() {
        first_by_name(app, but)
    } else {
        // one more, should the one be among them that is never offered
        app.find_best::<Customer>(&wanted, SHOWN.saturating_add(1))
    };
    let nobody = nobody.filter(|it| wanted.is_empty() || wanted.is_in(&[&it.words]));
    let others = found.iter().filter(|it| Some(it.id) != but).take(SHOWN).map(Offer::of);
    nobody.into_iter().chain(others).collect()
}

/// The first customers in the order of their names, without sorting all.
fn first_by_name(app: App, but: Option<CustomerId>) -> Vec<Arc<Customer>> {
    let mut all = app.customers();
    all.retain(|it| Some(it.id) != but);
    if all.len() > SHOWN {
        all.select_nth_unstable_by(SHOWN, |a, b| a.name.cmp(&b.name));
        all.truncate(SHOWN);
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}
