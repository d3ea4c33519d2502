//! Parts at regular distances: what is typed here fills the rows of the plan and is kept nowhere else.

use leptos::prelude::*;

use super::goods::number;
use super::kit::{Cell, ChoiceCell, sum};
use super::plan::{first_due, payment_mut};
use crate::domain::contract::Contract;
use crate::domain::contract::payment::Plan;
use crate::domain::contract::plan::{Due, Instalment, PartLabel, Period, Share};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
use crate::domain::repetition::RepeatUnit;
use crate::domain::schedule::regular::Regular;
use crate::domain::schedule::series::MonthEnd;
use crate::i18n::{Message, Text, format};
use crate::state::BrowserIds;
use crate::ui::pages::contracts::editor::{Editor, Refused};
use crate::ui::widgets::field::FieldProblem;
use crate::ui::widgets::icon::small_icon;

const WEEK: &str = "week";
const MONTH: &str = "month";

const UNITS: &[(&str, Message)] =
    &[(MONTH, |text| text.repeat_unit(RepeatUnit::Month)), (WEEK, |text| text.repeat_unit(RepeatUnit::Week))];

const MOST_APART: u16 = 60;
const MOST_PARTS: u16 = 120;
const DAYS_OF_A_WEEK: u16 = 7;

/// What is typed: how far apart, how many, how much each.
#[derive(Clone, PartialEq)]
struct Typed {
    /// Where none was chosen, the first day the plan has.
    first: Option<Date>,
    apart: u16,
    unit: &'static str,
    count: u16,
    /// A sum each, as it was typed: which currency it is in is known when the plan is filled. Equal parts of what there is where
    /// nothing was typed.
    each: String,
    month_end: bool,
}

impl Typed {
    fn regular(&self, first: Date) -> Regular {
        let every = if self.unit == WEEK {
            Period::days(self.apart.saturating_mul(DAYS_OF_A_WEEK))
        } else {
            Period::months(self.apart)
        };
        let month_end = if self.month_end { MonthEnd::LastDay } else { MonthEnd::SameDay };
        Regular { first: self.first.unwrap_or(first), every, count: self.count, month_end }
    }
}

/// The sum that was typed, in the currency of the contract; `None` where nothing was.
fn sum_each(contract: &Contract, text: &str) -> Result<Option<Money>, Refused> {
    if text.trim().is_empty() { Ok(None) } else { sum(contract, text).map(Some) }
}

/// A whole number from one to `most`.
fn within(text: &str, most: u16, refused: Refused) -> Result<u16, Refused> {
    let n = number::<u16>(text)?;
    if (1..=most).contains(&n) { Ok(n) } else { Err(refused) }
}

/// The fold under the table.
#[component]
pub(super) fn RegularParts(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let typed =
        RwSignal::new(Typed { first: None, apart: 1, unit: MONTH, count: 12, each: String::new(), month_end: false });
    let refused = RwSignal::new(None::<Refused>);
    let problem = Signal::derive(move || refused.get().map(|words| words(app.text()).to_owned()));
    let first =
        Signal::derive(move || typed.with(|it| it.first).unwrap_or_else(|| editor.record.with(first_due)).to_string());
    let write_first = Callback::new(move |text: String| {
        let day = Date::parse(&text).map_err(|_| Text::bad_date as Refused)?;
        typed.update(|it| it.first = Some(day));
        Ok(())
    });
    let apart = Signal::derive(move || typed.with(|it| it.apart.to_string()));
    let write_apart = Callback::new(move |text: String| {
        let apart = within(&text, MOST_APART, Text::bad_distance)?;
        typed.update(|it| it.apart = apart);
        Ok(())
    });
    let unit = Signal::derive(move || typed.with(|it| it.unit));
    let write_unit = Callback::new(move |name: String| {
        typed.update(|it| it.unit = if name == WEEK { WEEK } else { MONTH });
    });
    let count = Signal::derive(move || typed.with(|it| it.count.to_string()));
    let write_count = Callback::new(move |text: String| {
        let count = within(&text, MOST_PARTS, Text::bad_part_count)?;
        typed.update(|it| it.count = count);
        Ok(())
    });
    let each = Signal::derive(move || {
        let text = typed.with(|it| it.each.clone());
        // what does not read in the currency that the contract has by now stays as it was typed
        match editor.record.with(|it| sum_each(it, &text)) {
            Ok(each) => each.map(format::plain_amount).unwrap_or_default(),
            Err(_) => text,
        }
    });
    let write_each = Callback::new(move |text: String| {
        editor.record.with_untracked(|it| sum_each(it, &text))?;
        typed.update(|it| it.each = text);
        Ok(())
    });
    let fill = move |_| {
        let typed = typed.get_untracked();
        let days = typed.regular(editor.record.with_untracked(first_due)).days();
        refused.set(days.is_err().then_some(Text::plan_no_day as Refused));
        let Ok(days) = days else { return };
        let each = match editor.record.with_untracked(|it| sum_each(it, &typed.each)) {
            Ok(each) => each,
            Err(why) => return refused.set(Some(why)),
        };
        editor.change(|it| {
            let Some(payment) = payment_mut(it) else { return };
            let share = each.map_or(Share::Equal, Share::Sum);
            let part = |day| Instalment {
                id: InstalmentId::fresh(&mut BrowserIds),
                label: PartLabel::Progress,
                share,
                due: Due::On(day),
                condition: Wording::default(),
            };
            payment.plan = Plan::Instalments { parts: days.into_iter().map(part).collect() };
        });
    };
    view! {
        <details class="terms__fold" id="plan-regular">
            <summary tabindex="0">
                <b>{move || app.text().plan_regular()}</b>
                {small_icon("chevron-down")}
            </summary>
            <p class="field__help">{move || app.text().plan_regular_help()}</p>
            <div class="fields">
                <Cell editor id="plan-regular-first" label=Text::plan_regular_first kind="date" value=first write=write_first />
                <Cell editor id="plan-regular-count" label=Text::plan_parts figures=true value=count write=write_count />
                <Cell editor id="plan-regular-every" label=Text::plan_regular_every figures=true value=apart write=write_apart />
                <ChoiceCell editor id="plan-regular-unit" label=Text::plan_regular_unit choices=UNITS value=unit write=write_unit />
                <Cell editor id="plan-regular-each" label=Text::plan_regular_each figures=true value=each write=write_each />
                <label class="checks__item" hidden=move || typed.with(|it| it.unit == WEEK)>
                    <span class="check">
                        <input
                            type="checkbox"
                            id="plan-regular-end"
                            disabled=move || editor.locked.get()
                            prop:checked=move || typed.with(|it| it.month_end)
                            on:change=move |event| {
                                let on = event_target_checked(&event);
                                typed.update(|it| it.month_end = on);
                            }
                        />
                    </span>
                    <span>{move || app.text().plan_regular_end()}</span>
                </label>
            </div>
            <button
                type="button"
                class="button"
                data-kind="word"
                id="plan-regular-fill"
                disabled=move || editor.locked.get()
                on:click=fill
            >
                {move || app.text().plan_regular_fill()}
            </button>
            <FieldProblem id="plan-regular-problem".to_owned() problem />
        </details>
    }
}
