//! One part of a payment plan as a row of its table.

use leptos::prelude::*;

use super::goods::number;
use super::kit::unit_words;
use super::plan::{first_due, payment, payment_mut};
use super::when;
use crate::domain::contract::Contract;
use crate::domain::contract::payment::Plan;
use crate::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share, part_amounts};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::id::InstalmentId;
use crate::i18n::{Message, Text, format};
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::widgets::icon::small_icon;

/// One part: its name, share, day, amount.
#[component]
pub(super) fn PlanRow(editor: Editor, id: InstalmentId) -> impl IntoView {
    let app = editor.app;
    let find = move |it: &Contract| {
        payment(it).and_then(|it| {
            it.plan
                .parts()
                .iter()
                .enumerate()
                .find(|(_, part)| part.id == id)
                .map(|(index, part)| (index, part.clone()))
        })
    };
    let row = Memo::new(move |_| editor.record.with(find));
    let amount = move || {
        editor.record.with(|it| {
            let payment = payment(it)?;
            let index = payment.plan.parts().iter().position(|part| part.id == id)?;
            let amounts = part_amounts(payment.plan.parts(), it.total(), payment.remainder).ok()?.value;
            amounts.get(index).map(|amount| format::amount(*amount))
        })
    };
    let change = move |change: fn(&mut Instalment, String), text: String| {
        editor.change(|it| {
            if let Some(payment) = payment_mut(it)
                && let Plan::Instalments { parts } | Plan::Milestones { parts, .. } = &mut payment.plan
                && let Some(part) = parts.iter_mut().find(|part| part.id == id)
            {
                change(part, text);
            }
        });
    };
    let label =
        move || row.with(|row| row.as_ref().map(|(_, part)| app.text().part_label(&part.label)).unwrap_or_default());
    let share = move || {
        row.with(|row| match row.as_ref().map(|(_, part)| part.share) {
            Some(Share::Of(share)) => format::percent(share),
            Some(Share::Sum(_) | Share::Equal) | None => String::new(),
        })
    };
    let typed = RwSignal::new(None::<String>);
    let is_equal = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|(_, part)| part.share == Share::Equal)));
    let due = move || row.with(|row| row.as_ref().map(|(_, part)| part.due));
    let when = Memo::new(move |_| due().map_or("", when::name));
    let on_a_day = Memo::new(move |_| matches!(due(), Some(Due::On(_))));
    // a part of a plan by milestones may wait for its own
    let whens = move || {
        let own = matches!(due(), Some(Due::After { event: Event::Milestone(_), .. }));
        let all = when::WHEN.iter().copied().chain(own.then_some(("", Text::plan_own_milestone as Message)));
        all.map(|(name, words)| {
            view! { <option value=name selected=move || when.get() == name>{move || words(app.text())}</option> }
        })
        .collect_view()
    };
    let write_due = move |due: Due| {
        editor.change(|it| {
            if let Some(payment) = payment_mut(it)
                && let Plan::Instalments { parts } | Plan::Milestones { parts, .. } = &mut payment.plan
                && let Some(part) = parts.iter_mut().find(|part| part.id == id)
            {
                part.due = due;
            }
        });
    };
    let choose_when = move |name: &str| {
        let Some(now) = row.with_untracked(|row| row.as_ref().map(|(_, part)| part.due)) else { return };
        let first = editor.record.with_untracked(first_due);
        write_due(when::chosen(name, now, first));
    };
    let day_box = move || {
        let day = move || match due() {
            Some(Due::On(day)) => day.to_string(),
            Some(Due::After { .. }) | None => String::new(),
        };
        view! {
            <input
                class="terms__cell"
                type="date"
                name="due"
                aria-label=move || app.text().plan_due()
                prop:value=day
                disabled=move || editor.locked.get()
                on:change=move |event| {
                    if let Ok(day) = Date::parse(&event_target_value(&event)) {
                        write_due(Due::On(day));
                    }
                }
            />
        }
    };
    let within_box = move || {
        let within = move || match due() {
            Some(Due::After { within, .. }) => within.n.to_string(),
            Some(Due::On(_)) | None => String::new(),
        };
        let unit = move || match due() {
            Some(Due::After { within, .. }) => unit_words(app.text(), within.unit),
            Some(Due::On(_)) | None => "",
        };
        view! {
            <span class="terms__within">
                <input
                    class="terms__cell"
                    data-num=""
                    name="within"
                    inputmode="numeric"
                    aria-label=move || app.text().delivery_within()
                    prop:value=within
                    disabled=move || editor.locked.get()
                    on:change=move |event| {
                        let now = row.with_untracked(|row| row.as_ref().map(|(_, part)| part.due));
                        if let (Ok(n), Some(Due::After { event, within })) = (number(&event_target_value(&event)), now) {
                            write_due(Due::After { event, within: Period { n, ..within } });
                        }
                    }
                />
                <span class="faint">{unit}</span>
            </span>
        }
    };
    let remove = move |_| {
        editor.change(|it| {
            if let Some(payment) = payment_mut(it)
                && let Plan::Instalments { parts } | Plan::Milestones { parts, .. } = &mut payment.plan
            {
                parts.retain(|part| part.id != id);
            }
        });
    };
    view! {
        <tr data-part=id.to_string()>
            <td class="faint">{move || row.with(|row| row.as_ref().map(|(index, _)| index.saturating_add(1).to_string()))}</td>
            <td>
                <input
                    class="terms__cell"
                    aria-label=move || app.text().plan_label()
                    prop:value=label
                    disabled=move || editor.locked.get()
                    on:change=move |event| change(|part, text| part.label = PartLabel::Own(Wording::same(text)), event_target_value(&event))
                />
            </td>
            <td class="num">
                <Show when=move || !is_equal.get() fallback=move || view! { <span class="faint">{move || app.text().plan_equal_short()}</span> }>
                    <input
                        class="terms__cell"
                        data-num=""
                        name="share"
                        aria-label=move || app.text().plan_share()
                        prop:value=move || typed.get().unwrap_or_else(share)
                        disabled=move || editor.locked.get()
                        on:input=move |event| {
                            let text = event_target_value(&event);
                            // as typed while the cursor is in it: a sign put behind the first figure would part it from the next
                            typed.set(Some(text.clone()));
                            change(
                                |part, text| {
                                    if let Some(share) = format::parse_percent(&text) {
                                        part.share = Share::Of(share);
                                    }
                                },
                                text,
                            );
                        }
                        on:blur=move |_| {
                            let _left = typed.try_set(None);
                        }
                    />
                </Show>
            </td>
            <td class="soft">
                <select
                    class="terms__cell"
                    name="when"
                    aria-label=move || app.text().plan_when()
                    disabled=move || editor.locked.get()
                    prop:value=move || when.get()
                    on:change=move |event| choose_when(&event_target_value(&event))
                >
                    {whens}
                </select>
                {move || if on_a_day.get() { day_box().into_any() } else { within_box().into_any() }}
            </td>
            <td class="num">{amount}</td>
            <td>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    aria-label=move || app.text().plan_remove()
                    disabled=move || editor.locked.get()
                    on:click=remove
                >
                    {small_icon("x")}
                </button>
            </td>
        </tr>
    }
}
