//! One ticket: where it stands, what may be done, what happened, and its times.

use leptos::prelude::*;

use super::clock::{ClockWords, next_words};
use super::done::{History, Said, Solution};
use super::remedies::RemediesPart;
use super::rows::stage_view;
use super::side::About;
use super::steps::{main_step, offers, press, step_name, today};
use super::working::Times;
use crate::domain::attachment::Subject;
use crate::domain::id::TicketId;
use crate::domain::lifecycle::ticket::command::Step;
use crate::domain::ticket::{Ticket, TicketEvent};
use crate::i18n::Text;
use crate::state::{Case, Layer, Sheet, use_app};
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, large_initial};
use crate::ui::widgets::offered::{Offered, OfferedSteps};
use crate::ui::widgets::record_head::RecordHead;

/// The page.
#[component]
pub(in crate::ui) fn TicketPage(id: TicketId) -> impl IntoView {
    let app = use_app();
    let case = Memo::new(move |_| app.case(id));
    let there = Memo::new(move |_| case.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <div class="rec service" data-ticket=id.to_string()>
                <Head id case />
                <div class="rec__body">
                    <div class="rec__main">
                        <Steps id case />
                        <Said case />
                        <Solution case />
                        <RemediesPart id case />
                        <History case />
                    </div>
                    <div class="rec__aside">
                        <Times case />
                        <About case />
                        <FilesPart subject=Subject::Ticket(id) />
                    </div>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Head(id: TicketId, case: Memo<Option<Case>>) -> impl IntoView {
    let app = use_app();
    let title = move || case.with(|it| it.as_ref().map(|it| it.ticket.title.clone()).unwrap_or_default());
    let customer = move || case.with(|it| it.as_ref().map(|it| app.survivor(it.ticket.customer)));
    let party = move || customer().map(|id| app.customer_name(id)).unwrap_or_default();
    let meta = move || {
        let case = case.get()?;
        let text = app.text();
        let keeper = case.course.state.assignee.clone();
        let keeper = if keeper.is_empty() { text.ticket_nobody().to_owned() } else { keeper };
        let escalated = case.course.state.is_escalated().then(|| view! { <span>{text.ticket_escalated()}</span> });
        Some(view! {
            <span>{case.ticket.number.clone()}</span>
            <span>{text.ticket_kind_name(case.ticket.kind)}</span>
            <span>{text.urgency(case.ticket.urgency(&case.course))}</span>
            <span><bdi>{keeper}</bdi></span>
            {escalated}
        })
    };
    let clock = Memo::new(move |_| {
        let case = case.get()?;
        Some(next_words(app, &case, &app.clocks_of(&case, &app.clockwork())))
    });
    let busy = RwSignal::new(false);
    let act = move || {
        let step = main_step(&case.get()?)?;
        Some(view! {
            <button
                class="button"
                data-kind="main"
                type="button"
                id="ticket-next"
                data-step=step_name(step)
                on:click=move |_| press(app, busy, id, step)
            >
                {app.text().ticket_step(step)}
            </button>
        })
    };
    let whose = move || customer().map(|id| view! { <a href=Route::customer(id).href()><bdi>{party}</bdi></a> });
    view! {
        <RecordHead
            picture=move || customer().map(|id| large_initial(&party(), id.0, Of::Firm))
            title
            meta=move || view! { {whose()} {meta()} }
            state=move || {
                let stage = case.get().map(|case| stage_view(app, &case));
                view! { {stage} {clock.get().map(ClockWords::view)} }
            }
            state_id="ticket-state"
        >
            <button
                class="button"
                type="button"
                id="edit-ticket"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Ticket(None, None, Some(id)))))
            >
                {icon("pen-line")}
                {move || app.text().edit()}
            </button>
            {act}
        </RecordHead>
    }
}

/// What may be done, and what may not, with the reason.
#[component]
fn Steps(id: TicketId, case: Memo<Option<Case>>) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let all = Memo::new(move |_| {
        // as it stands today, whatever date is looked at
        app.watch_any::<TicketEvent>();
        let _moved = (case.with(Option::is_some), app.watch::<Ticket>(id), app.today.get());
        let text = app.text();
        let offered = |(step, outcome): (Step, Result<(), _>)| Offered {
            step,
            name: step_name(step),
            words: text.ticket_step(step),
            why: outcome.err().map(|refusal| text.ticket_refusal(&refusal)),
        };
        today(app, id).map(|case| offers(app, &case).into_iter().map(offered).collect()).unwrap_or_default()
    });
    let press = Callback::new(move |step| press(app, busy, id, step));
    view! { <OfferedSteps title=Text::ticket_steps barred=Text::ticket_steps_barred all press /> }
}
