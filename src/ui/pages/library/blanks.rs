//! The blanks of a clause: name, sort, range, and what usually stands there.

use leptos::prelude::*;

use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::money::{Currency, Money};
use crate::domain::own_clause::OwnClause;
use crate::domain::own_clause::blank::{Blank, Limits, Sort};
use crate::domain::rate::Ppm;
use crate::export::own_text::{Names, breaks_off, renamed};
use crate::i18n::{Locale, Message, Text, format};
use crate::ui::pages::contracts::editor::{Cell, ChoiceCell, Editor, Refused};
use crate::ui::widgets::icon::small_icon;

const SORTS: &[(&str, Message)] = &[
    ("text", Text::own_sort_text),
    ("number", Text::own_sort_number),
    ("money", Text::own_sort_money),
    ("date", Text::own_sort_date),
    ("percent", Text::own_sort_percent),
];

const fn sort_name(sort: &Sort) -> &'static str {
    match sort {
        Sort::Text { .. } => "text",
        Sort::Number(_) => "number",
        Sort::Money(_) => "money",
        Sort::Date(_) => "date",
        Sort::Percent(_) => "percent",
    }
}

fn fresh(name: &str) -> Sort {
    match name {
        "number" => Sort::Number(Limits::default()),
        "money" => Sort::Money(Limits::default()),
        "date" => Sort::Date(Limits::default()),
        "percent" => Sort::Percent(Limits::default()),
        _ => Sort::default(),
    }
}

/// Which of the three values of a range a box holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Least,
    Most,
    Usual,
}

/// The list.
#[component]
pub(super) fn Blanks(editor: Editor<OwnClause>) -> impl IntoView {
    let app = editor.app;
    let count = Memo::new(move |_| editor.record.with(|it| it.blanks.len()));
    // a row that went takes the boxes of those after it along
    let drawing = RwSignal::new(0_u32);
    let add = move |_| {
        editor.change(|it| {
            let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
            let taken = Names::of(&it.blanks);
            let mut number = it.blanks.len().saturating_add(1);
            let mut name = Wording::new(zh.own_blank_new_zh(number), en.own_blank_new_en(number));
            while taken.is_taken(&name.zh, usize::MAX) || taken.is_taken(&name.en, usize::MAX) {
                number = number.saturating_add(1);
                name = Wording::new(zh.own_blank_new_zh(number), en.own_blank_new_en(number));
            }
            it.blanks.push(Blank { name, sort: Sort::default() });
        });
    };
    view! {
        <fieldset class="library__part" id="own-blanks">
            <legend class="terms__legend">{move || app.text().own_blanks()}</legend>
            <p class="field__help">{move || app.text().own_blanks_help()}</p>
            <For
                each=move || { let drawing = drawing.get(); (0..count.get()).map(move |index| (drawing, index)) }
                key=|it| *it
                children=move |(_, index)| view! { <Row editor index drawing /> }
            />
            <button type="button" class="button" data-kind="word" id="own-blank-add" on:click=add>
                {move || app.text().own_blank_add()}
            </button>
        </fieldset>
    }
}

#[component]
fn Row(editor: Editor<OwnClause>, index: usize, drawing: RwSignal<u32>) -> impl IntoView {
    let app = editor.app;
    let blank = Memo::new(move |_| editor.record.with(|it| it.blanks.get(index).cloned()).unwrap_or_default());
    let sort = Memo::new(move |_| blank.with(|it| sort_name(&it.sort)));
    let name = move || blank.with(|it| app.text().wording(&it.name).to_owned());
    let zh = Signal::derive(move || blank.with(|it| it.name.zh.clone()));
    let en = Signal::derive(move || blank.with(|it| it.name.en.clone()));
    let write_zh = Callback::new(move |text: String| call(editor, index, Locale::Zh, &text));
    let write_en = Callback::new(move |text: String| call(editor, index, Locale::En, &text));
    let choose = Callback::new(move |name: String| {
        editor.change(|it| {
            if let Some(blank) = it.blanks.get_mut(index) {
                blank.sort = fresh(&name);
            }
        });
    });
    let remove = move |_| {
        editor.change(|it| {
            if index < it.blanks.len() {
                it.blanks.remove(index);
            }
        });
        drawing.update(|it| *it = it.wrapping_add(1));
    };
    let id = move |part: &str| format!("own-blank-{index}-{part}");
    let sort_value = Signal::derive(move || sort.get());
    let range = move || {
        let sort = sort.get();
        let (least, most): (Message, Message) = if sort == "date" {
            (Text::own_blank_earliest, Text::own_blank_latest)
        } else {
            (Text::own_blank_least, Text::own_blank_most)
        };
        if sort == "text" {
            view! { <UsualWords editor index blank /> }.into_any()
        } else {
            view! {
                <EndBox editor index blank end=End::Least label=least />
                <EndBox editor index blank end=End::Most label=most />
                <EndBox editor index blank end=End::Usual label=Text::own_blank_usual />
            }
            .into_any()
        }
    };
    view! {
        <div class="terms__row" role="group" aria-label=name>
            <div class="terms__rowhead">
                <span class="faint">{index.saturating_add(1)}</span>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    aria-label=move || app.text().own_blank_remove(&name())
                    on:click=remove
                >
                    {small_icon("x")}
                </button>
            </div>
            <div class="fields">
                <Cell editor id=id("zh") label=Text::own_blank_name value=zh write=write_zh note=Signal::derive(move || app.text().own_preview_zh().to_owned()) />
                <Cell editor id=id("en") label=Text::own_blank_name value=en write=write_en note=Signal::derive(move || app.text().own_preview_en().to_owned()) />
                <ChoiceCell editor id=id("sort") label=Text::own_blank_sort choices=SORTS value=sort_value write=choose />
                {range}
            </div>
        </div>
    }
}

/// Calls a blank otherwise; the text goes along.
fn call(editor: Editor<OwnClause>, index: usize, locale: Locale, name: &str) -> Result<(), Refused> {
    let name = name.trim();
    let refused = editor
        .record
        .with_untracked(|it| name.is_empty() || breaks_off(name) || Names::of(&it.blanks).is_taken(name, index));
    if refused {
        return Err(Text::own_blank_taken as Refused);
    }
    editor.change(|it| {
        let Some(blank) = it.blanks.get_mut(index) else { return };
        let called = match locale {
            Locale::Zh => &mut blank.name.zh,
            Locale::En => &mut blank.name.en,
        };
        let was = std::mem::replace(called, name.to_owned());
        // the other language may call it the same: then the text is right as it is
        it.text = Wording::new(renamed(&it.text.zh, &was, name), renamed(&it.text.en, &was, name));
    });
    Ok(())
}

#[component]
fn UsualWords(editor: Editor<OwnClause>, index: usize, blank: Memo<Blank>) -> impl IntoView {
    let app = editor.app;
    let usual = move |locale: Locale| {
        Signal::derive(move || {
            blank.with(|it| match (&it.sort, locale) {
                (Sort::Text { usual }, Locale::Zh) => usual.zh.clone(),
                (Sort::Text { usual }, Locale::En) => usual.en.clone(),
                (Sort::Number(_) | Sort::Money(_) | Sort::Date(_) | Sort::Percent(_), _) => String::new(),
            })
        })
    };
    let write = move |locale: Locale| {
        Callback::new(move |text: String| {
            editor.change(|it| {
                if let Some(Blank { sort: Sort::Text { usual }, .. }) = it.blanks.get_mut(index) {
                    match locale {
                        Locale::Zh => usual.zh = text,
                        Locale::En => usual.en = text,
                    }
                }
            });
            Ok(())
        })
    };
    view! {
        <Cell editor id=format!("own-blank-{index}-usual-zh") label=Text::own_blank_usual value=usual(Locale::Zh) write=write(Locale::Zh) note=Signal::derive(move || app.text().own_preview_zh().to_owned()) />
        <Cell editor id=format!("own-blank-{index}-usual-en") label=Text::own_blank_usual value=usual(Locale::En) write=write(Locale::En) note=Signal::derive(move || app.text().own_preview_en().to_owned()) />
    }
}

#[component]
fn EndBox(editor: Editor<OwnClause>, index: usize, blank: Memo<Blank>, end: End, label: Message) -> impl IntoView {
    let value = Signal::derive(move || blank.with(|it| shown(&it.sort, end)));
    let write = Callback::new(move |text: String| {
        let mut trial = blank.get_untracked();
        read(&mut trial.sort, end, text.trim())?;
        editor.change(|it| {
            if let Some(blank) = it.blanks.get_mut(index) {
                blank.sort = trial.sort;
            }
        });
        Ok(())
    });
    let kind = if blank.with_untracked(|it| matches!(it.sort, Sort::Date(_))) { "date" } else { "text" };
    let part = match end {
        End::Least => "least",
        End::Most => "most",
        End::Usual => "usual",
    };
    view! { <Cell editor id=format!("own-blank-{index}-{part}") label value write kind /> }
}

fn pick<T: Copy>(limits: &Limits<T>, end: End) -> Option<T> {
    match end {
        End::Least => limits.least,
        End::Most => limits.most,
        End::Usual => limits.usual,
    }
}

fn set<T>(limits: &mut Limits<T>, end: End, value: Option<T>) {
    match end {
        End::Least => limits.least = value,
        End::Most => limits.most = value,
        End::Usual => limits.usual = value,
    }
}

fn shown(sort: &Sort, end: End) -> String {
    let found = match sort {
        Sort::Text { .. } => None,
        Sort::Number(limits) => pick(limits, end).map(|number| number.to_string()),
        Sort::Money(limits) => pick(limits, end).map(format::plain_amount),
        Sort::Date(limits) => pick(limits, end).map(|day| day.to_string()),
        Sort::Percent(limits) => pick(limits, end).map(format::percent),
    };
    found.unwrap_or_default()
}

/// An empty box takes the value away.
fn read(sort: &mut Sort, end: End, text: &str) -> Result<(), Refused> {
    let empty = text.is_empty();
    match sort {
        Sort::Text { .. } => {}
        Sort::Number(limits) => {
            let value = format::narrow(text).trim().parse::<i64>().ok();
            set(limits, end, kept(empty, value, Text::own_bad_number)?);
        }
        Sort::Money(limits) => {
            let value: Option<Money> = format::parse_amount(text, Currency::CNY);
            set(limits, end, kept(empty, value, Text::bad_amount)?);
        }
        Sort::Date(limits) => {
            let value: Option<Date> = Date::parse(text).ok();
            set(limits, end, kept(empty, value, Text::own_bad_date)?);
        }
        Sort::Percent(limits) => {
            let value: Option<Ppm> = format::parse_percent(text);
            set(limits, end, kept(empty, value, Text::bad_percent)?);
        }
    }
    Ok(())
}

fn kept<T>(empty: bool, value: Option<T>, refused: Refused) -> Result<Option<T>, Refused> {
    if empty { Ok(None) } else { value.map(Some).ok_or(refused) }
}
