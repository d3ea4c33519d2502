//! How contracts, quotes, tickets and other papers are numbered, with the number that each would be given next, and the letter of
//! this device in them.

use leptos::prelude::*;

use crate::domain::book_settings::BookSettings;
use crate::domain::device_letter::DeviceLetter;
use crate::domain::numbering::{DatePart, NumberRule, NumberRuleError, Numbered};
use crate::i18n::Text;
use crate::state::{Tone, UndoOffer, use_app};
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::icon::icon;

/// The part of the settings.
#[component]
pub(super) fn Numbers() -> impl IntoView {
    let app = use_app();
    let rules = Numbered::ALL.map(|of| view! { <Rule of /> }).into_iter().collect_view();
    view! {
        <div class="settings__part">
            <p class="soft">{move || app.text().numbers_lead()}</p>
            <OfDevice />
            {rules}
        </div>
    }
}

/// The letter of this device: a choice that is kept here and in no book.
#[component]
fn OfDevice() -> impl IntoView {
    let app = use_app();
    let kept = app.device_letter;
    let typed = RwSignal::new(kept.get_untracked().map(|it| it.to_string()).unwrap_or_default());
    let read = Memo::new(move |_| typed.with(|it| DeviceLetter::read(it)));
    let problem = Signal::derive(move || read.get().err().map(|why| app.text().device_letter_error(why).to_owned()));
    let idle = move || read.get().is_err() || read.get() == Ok(kept.get());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(letter) = read.get_untracked() else { return };
        if letter == kept.get_untracked() {
            return;
        }
        app.set_device_letter(letter);
        let text = app.untracked_text();
        let said = letter.map_or_else(
            || text.numbers_device_cleared().to_owned(),
            |letter| text.numbers_device_saved(letter.into()),
        );
        app.say(said, Tone::Done, UndoOffer::None);
    };
    view! {
        <section class="section" id="numbers-device" aria-labelledby="numbers-device-title">
            <div class="section__head"><h2 id="numbers-device-title">{move || app.text().numbers_device()}</h2></div>
            <p class="soft">{move || app.text().numbers_device_lead()}</p>
            <form novalidate on:submit=save>
                <div class="fields">
                    <TextField
                        name="device-letter"
                        label=Signal::derive(move || app.text().numbers_device().to_owned())
                        hint=Signal::derive(move || app.text().optional().to_owned())
                        value=typed
                        problem
                    />
                    <div class="page__acts fields__wide">
                        <button
                            type="submit"
                            class="button"
                            data-save="device-letter"
                            disabled=idle
                            aria-label=move || app.text().numbers_save_of(app.text().numbers_device())
                        >
                            {icon("check")}
                            {move || app.text().save()}
                        </button>
                    </div>
                </div>
            </form>
        </section>
    }
}

/// The names of the boxes of one kind: prefix, date part, figures.
const fn boxes(of: Numbered) -> [&'static str; 3] {
    match of {
        Numbered::Contract => ["contract-prefix", "contract-date", "contract-digits"],
        Numbered::Quote => ["quote-prefix", "quote-date", "quote-digits"],
        Numbered::Ticket => ["ticket-prefix", "ticket-date", "ticket-digits"],
        Numbered::Dispute => ["dispute-prefix", "dispute-date", "dispute-digits"],
        Numbered::LateFee => ["late-fee-prefix", "late-fee-date", "late-fee-digits"],
        Numbered::SharingScope => ["scope-prefix", "scope-date", "scope-digits"],
        Numbered::Incident => ["incident-prefix", "incident-date", "incident-digits"],
    }
}

/// The rule of one kind.
#[component]
fn Rule(of: Numbered) -> impl IntoView {
    let app = use_app();
    let kept = Memo::new(move |_| of.rule(&app.book_settings().numbers));
    let first = kept.get_untracked();
    let prefix = RwSignal::new(first.prefix);
    let date = RwSignal::new(first.date.name().to_owned());
    let digits = RwSignal::new(first.digits.to_string());
    // shown anew once another rule is kept; until then what is typed stays
    Effect::new(move |known: Option<NumberRule>| {
        let now = kept.get();
        if known.is_some_and(|known| known != now) {
            prefix.set(now.prefix.clone());
            date.set(now.date.name().to_owned());
            digits.set(now.digits.to_string());
        }
        now
    });
    let typed = move || NumberRule {
        prefix: prefix.get().trim().to_owned(),
        date: DatePart::of(&date.get()).unwrap_or(DatePart::Month),
        // what is no number of figures is refused as nought is
        digits: digits.with(|it| it.trim().parse().unwrap_or(0)),
    };
    let fault = Memo::new(move |_| typed().check_among(of, &app.book_settings().numbers).err());
    let prefix_problem = Signal::derive(move || {
        let of_prefix = fault.get().filter(|it| *it != NumberRuleError::Digits);
        of_prefix.map(|it| app.text().number_rule_error(it))
    });
    let digits_problem = Signal::derive(move || {
        let of_digits = fault.get().filter(|it| *it == NumberRuleError::Digits);
        of_digits.map(|it| app.text().number_rule_error(it))
    });
    let next = move || {
        // a new paper, another day, another rule and another letter give another number
        app.watch_numbers(of);
        app.device_letter.track();
        fault.get().is_none().then(|| app.next_by(of, &typed(), app.today.get()))
    };
    let name = of.name();
    let [prefix_name, date_name, digits_name] = boxes(of);
    let id = format!("numbers-{name}");
    let heading = format!("numbers-{name}-title");
    let labelled_by = heading.clone();
    let field = move |words: fn(Text) -> &'static str| {
        Signal::derive(move || {
            let text = app.text();
            text.numbers_field_of(words(text), text.numbered(of))
        })
    };
    let parts = Signal::derive(move || {
        let text = app.text();
        DatePart::ALL.map(|it| (it.name().to_owned(), text.number_date(it).to_owned())).to_vec()
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let rule = untrack(typed);
        if fault.get_untracked().is_some() || rule == kept.get_untracked() {
            return;
        }
        let text = app.untracked_text();
        let said = text.numbers_saved(text.numbered(of), &app.next_by(of, &rule, app.today.get_untracked()));
        let mut after: BookSettings = untrack(|| app.book_settings());
        // as usual is kept as nothing, so that a better usual rule holds for whoever never chose
        if rule == of.usual() {
            after.numbers.remove(&of);
        } else {
            after.numbers.insert(of, rule);
        }
        app.keep_settings(&after, said, || {});
    };
    view! {
        <section class="section" id=id aria-labelledby=labelled_by>
            <div class="section__head"><h2 id=heading>{move || app.text().numbered(of)}</h2></div>
            <form class="fields" novalidate on:submit=save>
                <TextField name=prefix_name label=field(Text::numbers_prefix) value=prefix problem=prefix_problem />
                <ChoiceField name=date_name label=field(Text::numbers_date) value=date choices=parts />
                <TextField name=digits_name label=field(Text::numbers_digits) value=digits problem=digits_problem figures=true />
                <p class="fields__wide" role="status">
                    {move || app.text().numbers_next()} " " <b class="num" data-next=name>{next}</b>
                </p>
                <div class="page__acts fields__wide">
                    <button
                        type="submit"
                        class="button"
                        data-save=name
                        disabled=move || fault.get().is_some() || typed() == kept.get()
                        aria-label=move || app.text().numbers_save_of(app.text().numbered(of))
                    >
                        {icon("check")}
                        {move || app.text().save()}
                    </button>
                </div>
            </form>
        </section>
    }
}
