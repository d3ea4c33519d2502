//! One dispute: the way to a decision, what may be done, what is claimed and offered, what happened, and its days.

use leptos::prelude::*;

use super::carried::Carried;
use super::claims::Claims;
use super::deadlines::{Deadlines, next_words};
use super::history::{History, Said};
use super::ladder::Ladder;
use super::offers::Offers;
use super::rows::{claimed, stage_view};
use super::side::About;
use super::steps::{act_name, main_step, offers, press, step_name};
use crate::domain::attachment::Subject;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::event::DisputeEvent;
use crate::domain::id::DisputeId;
use crate::domain::lifecycle::dispute::command::Step;
use crate::i18n::Text;
use crate::state::{DisputeAct, DisputeFile, Layer, Sheet, use_app};
use crate::ui::pages::files::FilesPart;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::initial::{Of, large_initial};
use crate::ui::widgets::offered::{Offered, OfferedSteps};
use crate::ui::widgets::record_head::RecordHead;

/// The page.
#[component]
pub(in crate::ui) fn DisputePage(id: DisputeId) -> impl IntoView {
    let app = use_app();
    let file = Memo::new(move |_| app.dispute_file(id));
    let there = Memo::new(move |_| file.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <div class="rec disputes" data-dispute=id.to_string()>
                <Head id file />
                <div class="rec__body">
                    <div class="rec__main">
                        <Ladder file />
                        <Steps id file />
                        <Said file />
                        <Claims id file />
                        <Offers id file />
                        <Carried id file />
                        <FilesPart subject=Subject::Dispute(id) />
                        <History file />
                    </div>
                    <div class="rec__aside">
                        <Deadlines id file />
                        <About id file />
                    </div>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Head(id: DisputeId, file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let title = move || file.with(|it| it.as_ref().map(|it| it.dispute.title.clone()).unwrap_or_default());
    let customer = move || file.with(|it| it.as_ref().map(|it| app.survivor(it.dispute.customer)));
    let party = move || customer().map(|id| app.customer_name(id)).unwrap_or_default();
    let meta = move || {
        let file = file.get()?;
        let text = app.text();
        let sum = claimed(app, &file);
        let sum = (!sum.is_empty()).then(|| view! { <span class="num">{sum}</span> });
        Some(view! {
            <span>{file.dispute.number.clone()}</span>
            <span>{text.dispute_subject(file.dispute.subject)}</span>
            {sum}
        })
    };
    let act = move || {
        let step = main_step(app, &file.get()?)?;
        Some(view! {
            <button
                class="button"
                data-kind="main"
                type="button"
                id="dispute-next"
                data-step=step_name(step)
                on:click=move |_| press(app, id, step)
            >
                {app.text().dispute_step(step)}
            </button>
        })
    };
    let whose = move || customer().map(|id| view! { <a href=Route::customer(id).href()><bdi>{party}</bdi></a> });
    view! {
        <RecordHead
            picture=move || customer().map(|id| large_initial(&party(), id.0, Of::Firm))
            title
            meta=move || view! { {whose()} {meta()} }
            state=move || file.get().map(|it| view! { {stage_view(app, &it)} {next_words(app, &it)} })
            state_id="dispute-state"
        >
            <button
                class="button"
                type="button"
                id="make-bundle"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Bundle(id))))
            >
                {icon("download")}
                {move || app.text().bundle_title()}
            </button>
            <button
                class="button"
                type="button"
                id="edit-dispute"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::EditDispute(id))))
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
fn Steps(id: DisputeId, file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| {
        // as it stands today, whatever date is looked at
        app.watch_any::<DisputeEvent>();
        let _moved = (file.with(Option::is_some), app.watch::<Dispute>(id), app.today.get());
        let text = app.text();
        let offered = |(step, outcome): (Step, Result<(), _>)| Offered {
            step,
            name: step_name(step),
            words: text.dispute_step(step),
            why: outcome.err().map(|refusal| text.dispute_refusal(&refusal)),
        };
        app.dispute_today(id).map(|file| offers(app, &file).into_iter().map(offered).collect()).unwrap_or_default()
    });
    let press = Callback::new(move |step| press(app, id, step));
    let others = [DisputeAct::Note, DisputeAct::Offer, DisputeAct::Noted]
        .into_iter()
        .map(|act| {
            view! {
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    data-act=act_name(act)
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::DisputeAct(id, act))))
                >
                    {move || super::steps::act_words(app.text(), act)}
                </button>
            }
        })
        .collect_view();
    view! { <OfferedSteps title=Text::disputes_steps barred=Text::disputes_barred all press>{others}</OfferedSteps> }
}
