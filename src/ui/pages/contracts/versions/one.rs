//! One version on paper, to read.

use leptos::prelude::*;

use super::super::paper::FixedPaper;
use super::super::parties::paper_of_version;
use super::super::pictures::WithPictures;
use super::{Revision, beside, missing};
use crate::domain::contract::version::{ContractVersion, VersionBrief};
use crate::domain::id::{ContractId, ContractVersionId};
use crate::state::{SignedPaper, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::icon::icon;

/// The sheet, under a line that says what it is.
#[component]
pub(super) fn OneVersion(id: ContractId, version: ContractVersionId) -> impl IntoView {
    let app = use_app();
    let here = Memo::new(move |_| app.watch::<VersionBrief>(version).is_some_and(|it| it.contract == id));
    let carries = Memo::new(move |_| {
        app.watch::<VersionBrief>(version)
            .is_some_and(|it| app.version_to_carry(SignedPaper::Contract(id)) == Some(it.sha256))
    });
    let said = move || {
        let text = app.text();
        app.watch::<VersionBrief>(version).map(|it| {
            let number = it.number;
            let reason =
                if it.reason.is_empty() { text.version_occasion(it.occasion).to_owned() } else { it.reason.clone() };
            let go = beside(id, Revision::Kept(version), Revision::Present).href();
            view! {
                <p class="compare__title">
                    {icon("lock")} <span>{text.version_read_only(number, &text.date(it.on))}</span>
                    {(!reason.is_empty()).then(|| view! { <span class="soft">" · " <bdi>{reason}</bdi></span> })}
                </p>
                <a class="button" id="compare-this" href=go>{icon("combine")} {text.version_compare(number)}</a>
            }
        })
    };
    // apart from the sheet, which is not drawn anew whenever money moves; nothing is said while the standing is on its way
    let draft = Memo::new(move |_| {
        let text = app.watch::<VersionBrief>(version).map(|it| it.sha256);
        text.is_some_and(|text| app.contract_today(id).is_some_and(|it| it.life.stage.is_draft(text)))
    });
    let sheet = move || {
        app.watch::<ContractVersion>(version).map(|it| {
            let carried = Signal::stored(Some(it.sha256));
            view! {
                <WithPictures contract=id version=carried>
                    <FixedPaper paper=paper_of_version(app, &it, it.terms.language) draft=draft.get() />
                </WithPictures>
            }
        })
    };
    view! {
        <div class="deal__whole compare">
            <div class="compare__bar">
                <a class="button" data-kind="quiet" href=Route::Contract(id, ContractTab::Versions).href()>
                    {icon("history")} {move || app.text().versions_back()}
                </a>
                {said}
                <Show when=move || carries.get()>
                    <a class="button" id="version-pictures" href=Route::Contract(id, ContractTab::Life).href()>
                        {icon("stamp")} {move || app.text().placed_title()}
                    </a>
                </Show>
            </div>
            <Show
                when=move || here.get()
                fallback=move || view! { <p class="empty__line faint" role="status">{move || missing(app)}</p> }
            >
                <div class="compare__desk" tabindex="0" role="region" aria-label=move || app.text().see_paper()>{sheet}</div>
            </Show>
        </div>
    }
}
