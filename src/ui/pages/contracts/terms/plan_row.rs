//! One part of a payment plan as a row of its table.

use leptos::prelude::*;

use super::goods::number;
use super::kit::{LONG, percent, sum, unit_name, unit_named, unit_words};
use super::plan::{first_due, payment, payment_mut};
use super::when;
use crate::domain::contract::payment::Plan;
use crate::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share, part_amounts};
use crate::domain::contract::wording::Wording;
use crate::domain::contract::{Contract, field};
use crate::domain::date::Date;
use crate::domain::id::InstalmentId;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::{Editor, Refused};
use crate::ui::widgets::field::FieldProblem;
use crate::ui::widgets::icon::small_icon;

/// The part of a plan that a row shows.
#[derive(Clone, Copy)]
struct Part {
    editor: Editor,
    id: InstalmentId,
    /// Its place and the part as it stands; nothing once it is gone.
    row: Memo<Option<(usize, Instalment)>>,
}

impl Part {
    fn start(editor: Editor, id: InstalmentId) -> Self {
        let find = move |it: &Contract| {
            let parts = payment(it)?.plan.parts();
            let index = parts.iter().position(|part| part.id == id)?;
            parts.get(index).map(|part| (index, part.clone()))
        };
        Self { editor, id, row: Memo::new(move |_| editor.record.with(find)) }
    }

    fn read<V: Default>(self, read: impl FnOnce(&Instalment) -> V) -> V {
        self.row.with(|row| row.as_ref().map(|(_, part)| read(part)).unwrap_or_default())
    }

    fn due(self) -> Option<Due> {
        self.row.with(|row| row.as_ref().map(|(_, part)| part.due))
    }

    fn change(self, change: impl FnOnce(&mut Instalment)) {
        self.editor.change(|it| {
            if let Some(payment) = payment_mut(it)
                && let Plan::Instalments { parts } | Plan::Milestones { parts, .. } = &mut payment.plan
                && let Some(part) = parts.iter_mut().find(|part| part.id == self.id)
            {
                change(part);
            }
        });
    }

    fn remove(self) {
        self.editor.change(|it| {
            if let Some(payment) = payment_mut(it)
                && let Plan::Instalments { parts } | Plan::Milestones { parts, .. } = &mut payment.plan
            {
                parts.retain(|part| part.id != self.id);
            }
        });
    }

    /// Its sum, once the plan comes to one.
    fn amount(self) -> Option<Money> {
        self.editor.record.with(|it| {
            let payment = payment(it)?;
            let index = payment.plan.parts().iter().position(|part| part.id == self.id)?;
            let amounts = part_amounts(payment.plan.parts(), it.total().ok()?, payment.remainder).ok()?.value;
            amounts.get(index).copied()
        })
    }

    /// What the shares of the other parts leave of the whole.
    fn missing_share(self) -> Ppm {
        self.editor.record.with(|it| {
            let parts = payment(it).map(|it| it.plan.parts()).unwrap_or_default();
            let others = parts.iter().filter(|part| part.id != self.id).map(|part| match part.share {
                Share::Of(share) => share.0,
                Share::Sum(_) | Share::Equal => 0,
            });
            Ppm(others.fold(Ppm::WHOLE.0, i64::saturating_sub).max(0))
        })
    }

    /// Lets it be reckoned in another way: as a sum it is what it came to, as a share what the others leave.
    fn reckon(self, name: &str) {
        let share = untrack(|| match name {
            "sum" => {
                let nothing = || Money::zero(self.editor.record.with(|it| it.price.currency));
                Share::Sum(self.amount().unwrap_or_else(nothing))
            }
            "equal" => Share::Equal,
            _ => Share::Of(self.missing_share()),
        });
        self.change(|it| it.share = share);
    }
}

/// The ways a part is reckoned.
const WAYS: &[(&str, Message)] =
    &[("share", Text::plan_by_share), ("sum", Text::plan_by_sum), ("equal", Text::plan_equal_short)];

/// The name of the way that a share is.
const fn way(share: Share) -> &'static str {
    match share {
        Share::Of(_) => "share",
        Share::Sum(_) => "sum",
        Share::Equal => "equal",
    }
}

/// A box of the table: drawn as text until it is pointed at. What does not read stays as typed, with its reason beneath.
#[component]
fn PartBox(
    part: Part,
    name: &'static str,
    label: fn(Text) -> &'static str,
    #[prop(into)] value: Signal<String>,
    write: Callback<String, Result<(), Refused>>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] figures: bool,
    /// Whether the empty box says what it is for.
    #[prop(optional)]
    hint: bool,
) -> impl IntoView {
    let editor = part.editor;
    let app = editor.app;
    let typed = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<Refused>);
    let problem_id = format!("plan-{}-{name}-problem", part.id);
    let problem = Signal::derive(move || refused.get().map(|words| words(app.text()).to_owned()));
    view! {
        <input
            class="terms__cell"
            type=kind
            name=name
            data-num=figures.then_some("")
            inputmode=figures.then_some("decimal")
            autocomplete="off"
            aria-label=move || label(app.text())
            placeholder=move || hint.then(|| label(app.text()))
            aria-invalid=move || refused.with(Option::is_some).to_string()
            aria-describedby=problem_id.clone()
            prop:value=move || typed.get().unwrap_or_else(|| value.get())
            disabled=move || editor.locked.get()
            on:input=move |event| {
                let text = event_target_value(&event);
                refused.set(write.run(text.clone()).err());
                // as typed while the cursor is in it: a sign put behind the first figure would part it from the next
                typed.set(Some(text));
            }
            on:blur=move |_| {
                if refused.try_with_untracked(Option::is_none) == Some(true) {
                    let _left = typed.try_set(None);
                }
            }
        />
        <FieldProblem id=problem_id problem />
    }
}

/// One part: its name, share, day, amount.
#[component]
pub(super) fn PlanRow(editor: Editor, id: InstalmentId) -> impl IntoView {
    let app = editor.app;
    let part = Part::start(editor, id);
    let label = Signal::derive(move || part.read(|it| app.text().part_label(&it.label)));
    let write_label = Callback::new(move |text: String| {
        part.change(|it| it.label = PartLabel::Own(Wording::same(text)));
        Ok(())
    });
    let condition = Signal::derive(move || part.read(|it| app.text().wording(&it.condition).to_owned()));
    let write_condition = Callback::new(move |text: String| {
        part.change(|it| it.condition = Wording::same(text));
        Ok(())
    });
    view! {
        <tr data-part=id.to_string()>
            <td class="faint">{move || part.row.with(|row| row.as_ref().map(|(index, _)| index.saturating_add(1).to_string()))}</td>
            <td><PartBox part name="label" label=Text::plan_label value=label write=write_label /></td>
            <td class="num">
                <ShareOfPart part />
            </td>
            <td class="soft">
                <DueOfPart part />
                <PartBox part name="condition" label=Text::plan_condition value=condition write=write_condition hint=true />
            </td>
            <td class="num">{move || part.amount().map(format::amount)}</td>
            <td>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    aria-label=move || app.text().plan_remove()
                    disabled=move || editor.locked.get()
                    on:click=move |_| part.remove()
                >
                    {small_icon("x")}
                </button>
            </td>
        </tr>
    }
}

/// How much of the price the part is: a share, a sum, or its like of the rest.
#[component]
fn ShareOfPart(part: Part) -> impl IntoView {
    let editor = part.editor;
    let app = editor.app;
    let now = Memo::new(move |_| part.read(|it| way(it.share)));
    let all_equal = Memo::new(move |_| {
        editor.record.with(|it| {
            let parts = payment(it).map(|it| it.plan.parts()).unwrap_or_default();
            parts.iter().all(|part| part.share == Share::Equal)
        })
    });
    let share = Signal::derive(move || {
        part.read(|it| match it.share {
            Share::Of(share) => format::percent(share),
            Share::Sum(_) | Share::Equal => String::new(),
        })
    });
    let write_share = Callback::new(move |text: String| {
        let share = percent(&text)?;
        part.change(|it| it.share = Share::Of(share));
        Ok(())
    });
    let agreed = Signal::derive(move || {
        part.read(|it| match it.share {
            Share::Sum(sum) => format::plain_amount(sum),
            Share::Of(_) | Share::Equal => String::new(),
        })
    });
    let write_agreed = Callback::new(move |text: String| {
        let sum = editor.record.with_untracked(|it| sum(it, &text))?;
        part.change(|it| it.share = Share::Sum(sum));
        Ok(())
    });
    let boxes = move || match now.get() {
        "share" => {
            view! { <PartBox part name="share" label=Text::plan_share value=share write=write_share figures=true /> }
                .into_any()
        }
        "sum" => {
            view! { <PartBox part name="sum" label=Text::plan_agreed value=agreed write=write_agreed figures=true /> }
                .into_any()
        }
        _ => ().into_any(),
    };
    let ways = move || {
        WAYS.iter()
            .map(|&(name, words)| {
                view! { <option value=name selected=move || now.get() == name>{move || words(app.text())}</option> }
            })
            .collect_view()
    };
    view! {
        {boxes}
        <Show
            when=move || !all_equal.get()
            fallback=move || view! { <span class="faint">{move || app.text().plan_equal_short()}</span> }
        >
            <select
                class="terms__cell"
                name="by"
                aria-label=move || app.text().plan_by()
                disabled=move || editor.locked.get()
                prop:value=move || now.get()
                on:change=move |event| part.reckon(&event_target_value(&event))
            >
                {ways}
            </select>
        </Show>
    }
}

/// When the part falls due: a day, or so long after an event.
#[component]
fn DueOfPart(part: Part) -> impl IntoView {
    let editor = part.editor;
    let app = editor.app;
    let by_milestones = Memo::new(move |_| {
        editor.record.with(|it| payment(it).is_some_and(|it| matches!(it.plan, Plan::Milestones { .. })))
    });
    let when = Memo::new(move |_| part.due().map_or("", when::name));
    let on_a_day = Memo::new(move |_| matches!(part.due(), Some(Due::On(_))));
    // a part of a plan by milestones may wait for its own
    let whens = move || {
        let own = by_milestones.get() || when.get().is_empty();
        let all = when::WHEN.iter().copied().chain(own.then_some(("", Text::plan_own_milestone as Message)));
        all.map(|(name, words)| {
            view! { <option value=name selected=move || when.get() == name>{move || words(app.text())}</option> }
        })
        .collect_view()
    };
    let choose = move |name: &str| {
        let Some(now) = untrack(|| part.due()) else { return };
        let due = if name.is_empty() {
            Due::After { event: Event::Milestone(part.id), within: when::within(now) }
        } else {
            when::chosen(name, now, editor.record.with_untracked(first_due))
        };
        part.change(|it| it.due = due);
    };
    let day = Signal::derive(move || match part.due() {
        Some(Due::On(day)) => day.to_string(),
        Some(Due::After { .. }) | None => String::new(),
    });
    let write_day = Callback::new(move |text: String| {
        let day = Date::parse(&text).map_err(|_| Text::bad_date as Refused)?;
        part.change(|it| it.due = Due::On(day));
        Ok(())
    });
    let within = Memo::new(move |_| match part.due() {
        Some(Due::After { within, .. }) => Some(within),
        Some(Due::On(_)) | None => None,
    });
    let write_within = move |within: Period| {
        part.change(|it| {
            if let Due::After { event, .. } = it.due {
                it.due = Due::After { event, within };
            }
        });
    };
    let count = Signal::derive(move || within.get().map(|it| it.n.to_string()).unwrap_or_default());
    let write_count = Callback::new(move |text: String| {
        let n = number(&text)?;
        if let Some(within) = within.get_untracked() {
            write_within(Period { n, ..within });
        }
        Ok(())
    });
    let units = move || {
        let now = within.get().map(|it| it.unit);
        let further = now.filter(|it| !LONG.contains(it));
        let all = LONG.iter().copied().chain(further);
        all.map(
            |it| view! { <option value=unit_name(it) selected=Some(it) == now>{unit_words(app.text(), it)}</option> },
        )
        .collect_view()
    };
    let choose_unit = move |event| {
        if let (Some(unit), Some(within)) = (unit_named(&event_target_value(&event)), within.get_untracked()) {
            write_within(Period { unit, ..within });
        }
    };
    view! {
        <select
            class="terms__cell"
            name="when"
            data-place=field::PAYMENT_DUE
            aria-label=move || app.text().plan_when()
            disabled=move || editor.locked.get()
            prop:value=move || when.get()
            on:change=move |event| choose(&event_target_value(&event))
        >
            {whens}
        </select>
        <Show
            when=move || on_a_day.get()
            fallback=move || view! {
                <span class="terms__within">
                    <PartBox part name="within" label=Text::delivery_within value=count write=write_count figures=true />
                    <select
                        class="terms__cell"
                        name="unit"
                        aria-label=move || app.text().period_unit(app.text().delivery_within())
                        disabled=move || editor.locked.get()
                        on:change=choose_unit
                    >
                        {units}
                    </select>
                </span>
            }
        >
            <PartBox part name="due" label=Text::plan_due value=day write=write_day kind="date" />
        </Show>
    }
}
