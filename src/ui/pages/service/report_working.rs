//! What a figure of the report stands on: the tickets that count and those that do not, or those of each sort of answer.

use leptos::prelude::*;

use super::report_table::{COLUMNS, Figure};
use super::rows::{Party, TicketRows};
use crate::domain::id::TicketId;
use crate::domain::service_report::{Figures, Of};
use crate::i18n::Message;
use crate::state::use_app;
use crate::ui::widgets::more::More;
use crate::ui::widgets::opened::{self, opened_of};

/// How many tickets are drawn at first, and with every press.
const STEP: usize = 50;

/// A figure of the report that was opened.
pub(super) type Opened = opened::Opened<Of, Figure>;

/// The row beneath a row: the tickets of the figure of it that is opened.
#[component]
pub(super) fn WorkingRow(of: Option<Of>, figures: Figures, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let app = use_app();
    let figure = opened_of(opened, of);
    move || {
        figure.get().map(|figure| {
            let groups = figure.tickets(&figures).into_iter();
            let groups = groups.map(|(head, ids)| view! { <Tickets head ids /> }).collect_view();
            let working = figure.working(app.text(), &figures);
            let working = working.map(|words| view! { <p class="soft" data-worked="">{words}</p> });
            view! {
                <tr class="report__working" data-working=figure.name()>
                    <td colspan=COLUMNS>
                        {working}
                        {groups}
                    </td>
                </tr>
            }
        })
    }
}

#[component]
fn Tickets(head: Message, ids: Vec<TicketId>) -> impl IntoView {
    let app = use_app();
    let count = ids.len();
    let drawn = RwSignal::new(STEP);
    let ids = StoredValue::new(ids);
    let shown = Memo::new(move |_| ids.with_value(|ids| ids.iter().take(drawn.get()).copied().collect::<Vec<_>>()));
    (count > 0).then(|| {
        view! {
            <h3 class="report__head">{move || head(app.text())} " · " {move || app.text().tickets_count(count)}</h3>
            <TicketRows ids=shown party=Party::Shown />
            <More total=Signal::stored(count) drawn step=STEP />
        }
    })
}
