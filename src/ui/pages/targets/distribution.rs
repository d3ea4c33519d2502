//! The parts of a target in its form: each may be altered, and what they come to stands beneath, with what is missing.

use leptos::prelude::*;

use crate::domain::contract::targets::Cycle;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Quantity;
use crate::domain::sales_measure::{SalesMetric, Unit};
use crate::domain::sales_target::cells::{Span, equal, missing, spans};
use crate::i18n::{Text, format};
use crate::state::{Form, Tone, UndoOffer, use_app};

/// What stands between two parts in the form's box.
const BETWEEN: char = '\n';

/// The choices of how a period is cut, by their names in the form.
pub(super) const GRAINS: [(&str, Cycle); 4] =
    [("month", Cycle::Month), ("quarter", Cycle::Quarter), ("half_year", Cycle::HalfYear), ("year", Cycle::Year)];

/// The metrics, by their names in the form.
pub(super) const METRICS: [(&str, SalesMetric); 7] = [
    ("signed", SalesMetric::Signed),
    ("invoiced", SalesMetric::Invoiced),
    ("net_sales", SalesMetric::NetSales),
    ("collected", SalesMetric::Collected),
    ("quantity", SalesMetric::Quantity),
    ("new_customers", SalesMetric::NewCustomers),
    ("own", SalesMetric::Own),
];

/// The choice of a name.
pub(super) fn of_name<T: Copy>(all: &[(&'static str, T)], name: &str) -> Option<T> {
    all.iter().find(|(it, _)| *it == name).map(|(_, value)| *value)
}

/// The name of a choice.
pub(super) fn name_of<T: Copy + PartialEq>(all: &[(&'static str, T)], value: T) -> String {
    all.iter().find(|(_, it)| *it == value).map(|(name, _)| *name).unwrap_or_default().to_owned()
}

/// A figure as it is typed, in the smallest part of its unit; nothing for what is no figure, or below zero.
pub(super) fn read(unit: Unit, typed: &str) -> Option<i64> {
    let figure = match unit {
        Unit::Money(currency) => format::parse_amount(typed, currency)?.minor,
        Unit::Quantity => format::parse_quantity(typed)?.thousandths,
        Unit::Count => {
            let thousandths = format::parse_quantity(typed)?.thousandths;
            (thousandths % Quantity::SCALE == 0).then_some(thousandths / Quantity::SCALE)?
        }
    };
    (figure >= 0).then_some(figure)
}

/// A figure as it stands in a box.
pub(super) fn written(unit: Unit, figure: i64) -> String {
    match unit {
        Unit::Money(currency) => format::plain_amount(Money::new(figure, currency)),
        Unit::Quantity => format::plain_quantity(Quantity { thousandths: figure }),
        Unit::Count => figure.to_string(),
    }
}

/// The parts in one box, as drafts keep them.
pub(super) fn joined(unit: Unit, parts: &[i64]) -> String {
    parts.iter().map(|part| written(unit, *part)).collect::<Vec<_>>().join("\n")
}

/// What the form says of the figures.
#[derive(Clone, PartialEq)]
pub(super) struct Sketch {
    pub(super) unit: Unit,
    pub(super) grain: Cycle,
    pub(super) spans: Vec<Span>,
    pub(super) whole: Option<i64>,
}

impl Sketch {
    /// As the form stands; follows what is typed.
    pub(super) fn of(form: Form) -> Self {
        let metric = of_name(&METRICS, &form.field("metric").get()).unwrap_or_default();
        let currency = Currency::of(&form.field("currency").get()).unwrap_or(Currency::CNY);
        let grain = of_name(&GRAINS, &form.field("grain").get()).unwrap_or(Cycle::Month);
        let day = |name| Date::parse(form.field(name).get().trim()).ok();
        let period = day("from").zip(day("to"));
        let spans = period.and_then(|(from, to)| spans(from, to, grain).ok()).unwrap_or_default();
        let unit = metric.unit(currency);
        let whole = read(unit, form.field("base").get().trim()).filter(|it| *it > 0);
        Self { unit, grain, spans, whole }
    }

    /// The figures of the parts as typed: as many as there are parts, each equal as long as nobody wrote any.
    pub(super) fn typed(&self, parts: &str) -> Vec<String> {
        let written_parts: Vec<String> = parts.split(BETWEEN).map(str::to_owned).collect();
        if parts.trim().is_empty() || written_parts.len() != self.spans.len() {
            return self.equally();
        }
        written_parts
    }

    fn equally(&self) -> Vec<String> {
        let Some(whole) = self.whole else { return self.spans.iter().map(|_| String::new()).collect() };
        let parts = equal(whole, self.spans.len()).unwrap_or_default();
        parts.into_iter().map(|part| written(self.unit, part)).collect()
    }
}

/// The part of the form.
#[component]
pub(super) fn Distribution(form: Form) -> impl IntoView {
    let app = use_app();
    let parts = form.field("parts");
    let sketch = Memo::new(move |_| Sketch::of(form));
    // the boxes are drawn anew only when there are other ones
    let names = Memo::new(move |_| {
        let text = app.text();
        sketch.with(|it| it.spans.iter().map(|span| text.target_span(*span, it.grain)).collect::<Vec<_>>())
    });
    let typed = Memo::new(move |_| sketch.with(|it| parts.with(|parts| it.typed(parts))));
    let write = move |nth: usize, value: String| {
        let mut all = typed.get_untracked();
        if let Some(part) = all.get_mut(nth) {
            *part = value.replace(BETWEEN, " ");
        }
        parts.set(all.join("\n"));
    };
    let boxes = move || {
        let all = names.get().into_iter().zip(0_usize..).map(|(name, nth)| {
            let id = format!("target-part-{nth}");
            view! {
                <div class="field targets__part">
                    <label class="field__label" for=id.clone()>{name}</label>
                    <div class="field__box" data-num="">
                        <input
                            id=id
                            inputmode="decimal"
                            autocomplete="off"
                            aria-describedby="target-sum"
                            prop:value=move || typed.with(|all| all.get(nth).cloned().unwrap_or_default())
                            on:change=move |event| write(nth, event_target_value(&event))
                        />
                    </div>
                </div>
            }
        });
        all.collect_view()
    };
    // what the parts come to and what is missing; nothing while some part is no figure
    let sum = Memo::new(move |_| {
        sketch.with(|it| {
            let whole = it.whole?;
            let figures: Option<Vec<i64>> = typed.with(|all| all.iter().map(|part| read(it.unit, part)).collect());
            let figures = figures?;
            let missing = missing(whole, &figures);
            Some((it.unit, i128::from(whole).saturating_sub(missing), missing))
        })
    });
    let said = move || {
        let text = app.text();
        match sum.get() {
            Some((unit, sum, missing)) => text.target_sum_words(unit, sum, missing),
            None => text.target_part_problem().to_owned(),
        }
    };
    let tone = move || sum.with(|it| it.is_none_or(|(_, _, missing)| missing != 0)).then_some("danger");
    let off = move || sum.with(|it| it.is_some_and(|(_, _, missing)| missing != 0));
    let fill = move |_| {
        let Some((unit, _, missing)) = sum.get_untracked() else { return };
        let all = typed.get_untracked();
        let last = all.len().saturating_sub(1);
        let now = all.last().and_then(|part| read(unit, part)).unwrap_or(0);
        let then = i128::from(now).saturating_add(missing);
        match i64::try_from(then) {
            Ok(then) if then >= 0 => {
                write(last, written(unit, then));
            }
            Err(_) if then > 0 => {
                app.say(app.untracked_text().exact_fault(ExactError::Overflow), Tone::Trouble, UndoOffer::None);
            }
            Ok(_) | Err(_) => {}
        }
    };
    let split = move |_| parts.set(sketch.with_untracked(Sketch::equally).join("\n"));
    let any = Memo::new(move |_| sketch.with(|it| it.whole.is_some() && !it.spans.is_empty()));
    let none = move || view! { <p class="faint small">{move || app.text().target_no_parts()}</p> };
    view! {
        <fieldset class="fields__wide targets__parts">
            <legend class="field__label">{move || app.text().target_distribution()}</legend>
            <Show when=move || any.get() fallback=none>
                <p class="soft small">{move || app.text().target_distribution_help()}</p>
                <div class="targets__grid">{boxes}</div>
                <p class="small" id="target-sum" role="status" data-tone=tone>{said}</p>
                <div class="targets__acts">
                    <button class="button" data-kind="quiet" type="button" id="split-equally" on:click=split>
                        {move || app.text().target_split_equally()}
                    </button>
                    <Show when=off>
                        <button class="button" data-kind="quiet" type="button" id="fill-last" on:click=fill>
                            {move || app.text().target_fill_last()}
                        </button>
                    </Show>
                </div>
            </Show>
        </fieldset>
    }
}

/// The words of the choices of a form.
pub(super) fn metric_choices(text: Text) -> Vec<(String, String)> {
    METRICS.iter().map(|(name, it)| ((*name).to_owned(), text.sales_metric(*it).to_owned())).collect()
}

/// The same of how a period is cut.
pub(super) fn grain_choices(text: Text) -> Vec<(String, String)> {
    GRAINS.iter().map(|(name, it)| ((*name).to_owned(), text.target_grain_name(*it).to_owned())).collect()
}
