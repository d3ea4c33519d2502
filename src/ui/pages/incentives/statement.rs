//! The statement of a member: every entry of a time with its sums, to print or to hand out.

use leptos::prelude::*;

use super::entries::Entries;
use super::figures::MemberFigures;
use super::time::{TimePick, belongs, time_of};
use crate::domain::id::MemberId;
use crate::domain::team::member::Member;
use crate::i18n::Text;
use crate::state::use_app;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::statement::{PrintButton, StatementHead};

/// The page.
#[component]
pub(in crate::ui) fn CommissionPage(id: MemberId) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let query =
        Memo::new(
            move |_| {
                if let Route::CommissionStatement(_, query) = router.current() { query } else { Query::default() }
            },
        );
    let there = Memo::new(move |_| app.watch::<Member>(id).is_some());
    let time = Memo::new(move |_| query.with(|query| time_of(app, query.filter("period"))));
    let entries = Memo::new(move |_| {
        let as_of = app.as_of();
        let mut all = app.commission_entries();
        all.retain(|it| it.entry.member == id && time.get().is_some_and(|time| belongs(&it.entry, time, as_of)));
        all
    });
    let choose = Callback::new(move |name: String| {
        router.go(&Route::CommissionStatement(id, query.get_untracked().with("period", &name)));
    });
    let sheet = Handout {
        name: "statement",
        words: Text::sheet_commission,
        act: Callback::new(move |form| entries.with_untracked(|all| app.export_commission(all, form))),
    };
    let nothing = Signal::derive(move || entries.with(Vec::is_empty));
    let narrowed = Signal::derive(move || {
        let period = time.get().map(|time| app.text().pay_period(time)).unwrap_or_default();
        format!("{} · {period}", app.member_name(id))
    });
    let drawn = RwSignal::new(0);
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <div class="page incentives" id="commission-statement">
                <div class="page__head">
                    <div class="page__title">
                        <h1>{move || app.text().commission_statement_title()} " · " <bdi>{move || app.member_name(id)}</bdi></h1>
                    </div>
                    <div class="page__acts">
                        <PrintButton drawn />
                        <ListExport name="export-statement" sheets=vec![sheet] nothing />
                    </div>
                </div>
                <div class="custs__bar"><TimePick now=time choose /></div>
                <StatementHead title=Text::commission_statement_title narrowed />
                <section class="section" data-first="">
                    <div class="section__head"><h2>{move || app.text().commission_title()}</h2></div>
                    <MemberFigures entries time />
                </section>
                <section class="section">
                    <div class="section__head"><h2>{move || app.text().booking_title()}</h2></div>
                    <Entries entries named=true />
                </section>
            </div>
        </Show>
    }
}
