//! How fast the house answers and solves where no contract says so.

use leptos::prelude::*;

use crate::domain::calendar::hours::{DayHours, Window, WorkWeek};
use crate::domain::calendar::moment::Minute;
use crate::domain::contract::service::{Escalation, EscalationRole, Urgency};
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::period::Period;
use crate::domain::service_policy::{ServicePolicy, WorkaroundLimit};
use crate::domain::service_standards::Standards;
use crate::i18n::Text;
use crate::state::{App, use_app};
use crate::ui::pages::service::{Ahead, KeepLevels, Levels, Time, TimeFields, follow, problem_view};
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::focus::focus_later;

/// The part of the settings.
#[component]
pub(super) fn Standard() -> impl IntoView {
    let app = use_app();
    let standards = Memo::new(move |_| app.service_standards());
    let kept = Memo::new(move |_| standards.with(|it| it.latest().clone()));
    let roles = Memo::new(move |_| kept.with(|it| it.escalation.iter().map(|tier| tier.to).collect::<Vec<_>>()));
    let kind = RwSignal::new(TicketKind::Complaint.name().to_owned());
    let chosen = Memo::new(move |_| TicketKind::of(&kind.get()).unwrap_or(TicketKind::Complaint));
    let kinds = Signal::derive(move || {
        TicketKind::ALL.map(|it| (it.name().to_owned(), app.text().ticket_kind_name(it).to_owned())).to_vec()
    });
    let ahead = Memo::new(move |_| {
        let now = app.this_minute();
        // nobody looks through the tickets while nothing is ahead
        if standards.with(|it| it.ahead_of(now).is_none()) {
            return Vec::new();
        }
        app.text().standards_ahead_words(&app.book_settings(), app.standards_stay_to(now))
    });
    let remove_ahead = Callback::new(move |()| {
        let now = app.read_minute();
        let after = untrack(|| app.book_settings().without_ahead(app.standards_stay_to(now)));
        // the button goes with what it removes
        let then = || focus_later("#save-levels", true);
        app.keep_settings(&after, app.untracked_text().ahead_removed().to_owned(), then);
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <div class="settings__part service__standard">
            <p class="soft">{move || app.text().policy_lead()}</p>
            {move || {
                let text = app.text();
                let words = kept.with(|it| it.since.map(|since| text.policy_since(&text.day_and_minute(since))));
                words.map(|words| view! { <p class="small" id="service-since">{words}</p> })
            }}
            <Ahead entries=ahead remove=remove_ahead />
            <section class="section" id="service-levels" aria-labelledby="service-levels-title">
                <div class="section__head"><h2 id="service-levels-title">{move || app.text().policy_levels()}</h2></div>
                <div class="fields">
                    <ChoiceField name="level-kind" label=label(Text::ticket_kind) value=kind choices=kinds wide=true />
                </div>
                {move || {
                    let kind = chosen.get();
                    let keep_levels = KeepLevels::new(move |(levels, problem)| {
                        keep(app, problem, |now| now.with_levels(kind, &levels));
                    });
                    view! { <Levels kind kept keep=keep_levels /> }
                }}
            </section>
            <section class="section" id="service-workarounds" aria-labelledby="service-workarounds-title">
                <div class="section__head">
                    <h2 id="service-workarounds-title">{move || app.text().policy_workarounds()}</h2>
                </div>
                <p class="soft small">{move || app.text().policy_workarounds_note()}</p>
                <Workarounds kept />
            </section>
            <section class="section" id="service-hours" aria-labelledby="service-hours-title">
                <div class="section__head"><h2 id="service-hours-title">{move || app.text().policy_hours()}</h2></div>
                <p class="soft small">{move || app.text().policy_hours_note()}</p>
                <Hours kept />
            </section>
            <section class="section" id="service-tiers" aria-labelledby="service-tiers-title">
                <div class="section__head"><h2 id="service-tiers-title">{move || app.text().policy_tiers()}</h2></div>
                {move || view! { <Tiers roles=roles.get() kept /> }}
            </section>
            {move || standards.with(|all| before(app.text(), all))}
        </div>
    }
}

/// What held before, by which tickets that were received then are still reckoned.
fn before(text: Text, kept: &Standards) -> Option<impl IntoView + use<>> {
    let all = text.policies_before(kept);
    let lines = |all: Vec<String>| all.into_iter().map(|it| view! { <p class="small">{it}</p> }).collect_view();
    (!all.is_empty()).then(|| {
        view! {
            <section class="section" id="service-before" aria-labelledby="service-before-title">
                <div class="section__head"><h2 id="service-before-title">{text.policy_before()}</h2></div>
                {lines(all)}
            </section>
        }
    })
}

/// `09:00-12:00, 13:00-18:00`.
fn hours_text(hours: &DayHours) -> String {
    let window = |it: &Window| format!("{}-{}", it.from, it.to);
    hours.windows().iter().map(window).collect::<Vec<_>>().join(", ")
}

/// The hours that were typed; nothing if they are none.
fn hours_of(typed: &str) -> Option<DayHours> {
    let parts = typed.split([',', '，', ';', '；']).map(str::trim).filter(|part| !part.is_empty());
    let window = |part: &str| {
        let (from, to) = part.split_once(['-', '–', '—', '~', '～'])?;
        Some(Window { from: Minute::parse(from.trim()).ok()?, to: Minute::parse(to.trim()).ok()? })
    };
    let windows: Option<Vec<Window>> = parts.map(window).collect();
    DayHours::new(windows?).ok()
}

#[component]
fn Hours(kept: Memo<ServicePolicy>) -> impl IntoView {
    let app = use_app();
    let part = Memo::new(move |_| kept.with(|policy| policy.week.clone()));
    let days =
        part.with_untracked(|week| ServicePolicy::DAYS.map(|day| (day, RwSignal::new(hours_text(week.of(day))))));
    follow(part, move |week| {
        for (day, typed) in days {
            typed.set(hours_text(week.of(day)));
        }
    });
    let problem = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] =
            days.map(|(_, typed)| typed.with_untracked(|typed| hours_of(typed)));
        let week = || {
            Some(WorkWeek {
                monday: monday?,
                tuesday: tuesday?,
                wednesday: wednesday?,
                thursday: thursday?,
                friday: friday?,
                saturday: saturday?,
                sunday: sunday?,
            })
        };
        match week() {
            None => problem.set(Some(app.untracked_text().policy_hours_problem().to_owned())),
            Some(week) => keep(app, problem, |now| ServicePolicy { week, ..now.clone() }),
        }
    };
    let boxes = ["hours-1", "hours-2", "hours-3", "hours-4", "hours-5", "hours-6", "hours-7"]
        .into_iter()
        .zip(days)
        .map(|(name, (day, typed))| {
            let label = Signal::derive(move || app.text().weekday(day).to_owned());
            view! { <TextField name label value=typed /> }
        })
        .collect_view();
    view! {
        <form novalidate on:submit=save>
            <div class="fields">{boxes}</div>
            {problem_view(problem)}
            <div class="page__acts">
                <button type="submit" class="button" id="save-hours">{move || app.text().save()}</button>
            </div>
        </form>
    }
}

#[component]
fn Workarounds(kept: Memo<ServicePolicy>) -> impl IntoView {
    let app = use_app();
    let part = Memo::new(move |_| kept.with(|it| Urgency::ALL.map(|urgency| it.workaround(urgency))));
    let times = part.get_untracked().map(Time::maybe);
    let problem = RwSignal::new(None::<String>);
    follow(part, move |all| {
        problem.set(None);
        for (time, kept) in times.iter().zip(all) {
            time.show_maybe(*kept);
        }
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = Urgency::ALL.into_iter().zip(times).filter(|(_, time)| !time.is_blank());
        let read = typed.map(|(urgency, time)| Some(WorkaroundLimit { urgency, within: time.read()? }));
        match read.collect::<Option<Vec<WorkaroundLimit>>>() {
            None => problem.set(Some(app.untracked_text().policy_number_problem().to_owned())),
            Some(workarounds) => keep(app, problem, |now| ServicePolicy { workarounds, ..now.clone() }),
        }
    };
    let rows = move || {
        let text = app.text();
        let row = |(urgency, time): (Urgency, Time)| {
            let level = text.urgency(urgency);
            let name = format!("workaround-{}", urgency.name());
            let label = Signal::stored(text.policy_workaround_of(level));
            view! { <tr><th scope="row">{level}</th><td><TimeFields name label time /></td></tr> }
        };
        Urgency::ALL.into_iter().zip(times).map(row).collect_view()
    };
    view! {
        <form novalidate on:submit=save>
            <table class="table standard" aria-labelledby="service-workarounds-title"><tbody>{rows}</tbody></table>
            {problem_view(problem)}
            <div class="page__acts">
                <button type="submit" class="button" id="save-workarounds">{move || app.text().save()}</button>
            </div>
        </form>
    }
}

#[component]
fn Tiers(roles: Vec<EscalationRole>, kept: Memo<ServicePolicy>) -> impl IntoView {
    let app = use_app();
    let part = Memo::new(move |_| {
        let times = |it: &ServicePolicy| {
            let others = [it.acknowledge_within, it.update_every, it.close_after];
            (it.escalation.iter().map(|tier| tier.after).collect(), others)
        };
        kept.with(times)
    });
    let (afters, others): (Vec<Period>, [Period; 3]) = part.get_untracked();
    let tiers: Vec<_> = roles.into_iter().zip(afters).map(|(to, after)| (to, Time::of(after))).collect();
    let [acknowledge, update, close] = others.map(Time::of);
    let shown = tiers.clone();
    follow(part, move |(afters, others)| {
        for ((_, tier), after) in shown.iter().zip(afters) {
            tier.show(*after);
        }
        for (shown, kept) in [acknowledge, update, close].into_iter().zip(others) {
            shown.show(*kept);
        }
    });
    let problem = RwSignal::new(None::<String>);
    let typed = tiers.clone();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let escalation: Option<Vec<Escalation>> =
            typed.iter().map(|(to, after)| after.read().map(|after| Escalation { to: *to, after })).collect();
        match (escalation, acknowledge.read(), update.read(), close.read()) {
            (Some(escalation), Some(acknowledge_within), Some(update_every), Some(close_after)) => {
                let own = |now: &ServicePolicy| ServicePolicy {
                    escalation,
                    acknowledge_within,
                    update_every,
                    close_after,
                    ..now.clone()
                };
                keep(app, problem, own);
            }
            (Some(_) | None, ..) => problem.set(Some(app.untracked_text().policy_number_problem().to_owned())),
        }
    };
    let rows = move || {
        let text = app.text();
        let tier = tiers
            .iter()
            .enumerate()
            .map(|(at, (to, after))| (format!("tier-{at}"), text.policy_tier_after(text.escalation_role(*to)), *after));
        let others = [
            ("service-acknowledge".to_owned(), text.policy_acknowledge().to_owned(), acknowledge),
            ("service-update".to_owned(), text.policy_update().to_owned(), update),
            ("service-close".to_owned(), text.policy_close().to_owned(), close),
        ];
        let row = |(name, words, time): (String, String, Time)| {
            let label = Signal::stored(words.clone());
            view! { <tr><th scope="row">{words}</th><td><TimeFields name label time /></td></tr> }
        };
        tier.chain(others).map(row).collect_view()
    };
    view! {
        <form novalidate on:submit=save>
            <table class="table standard" aria-labelledby="service-tiers-title"><tbody>{rows}</tbody></table>
            {problem_view(problem)}
            <div class="page__acts">
                <button type="submit" class="button" id="save-tiers">{move || app.text().save()}</button>
            </div>
        </form>
    }
}

/// Keeps the standard with a change from now on, or says why it cannot stand.
fn keep(app: App, problem: RwSignal<Option<String>>, change: impl FnOnce(&ServicePolicy) -> ServicePolicy) {
    let text = app.untracked_text();
    let settings = untrack(|| app.book_settings());
    let standards = settings.service_standards();
    let service = change(standards.latest());
    if let Err(error) = service.check_after(standards.latest()) {
        problem.set(Some(text.policy_error(error)));
        return;
    }
    let at = app.read_minute();
    // what another device kept stands: by a clock that is behind nothing is put before it unseen
    if let Some(since) = standards.ahead_of(at) {
        let limit = untrack(|| app.standards_stay_to(at));
        problem.set(Some(text.held_ahead_words(since, limit)));
        return;
    }
    problem.set(None);
    app.keep_settings(&settings.promising(at, &service), text.policy_saved().to_owned(), || {});
}
