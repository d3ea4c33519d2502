//! The table of the report: every figure opens into the tickets it stands on.

use leptos::prelude::*;

use super::report_working::{Opened, WorkingRow};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::exact::Worked;
use crate::domain::id::TicketId;
use crate::domain::service_quality::QualityLine;
use crate::domain::service_report::{BacklogAge, Figures, MiddleLine, Of, Part};
use crate::i18n::{Message, Text, format};
use crate::state::{App, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::more::More;
use crate::ui::widgets::opened::opening_figure;

/// How many rows are drawn with every press.
const STEP: usize = 100;
/// Whose it is, and ten figures.
pub(super) const COLUMNS: usize = 11;

/// A figure of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Came,
    Acknowledged,
    Answered,
    Solved,
    FirstContact,
    Reopened,
    Satisfied,
    NetPromoter,
    Median,
    Backlog,
}

impl Figure {
    /// Every figure, from left to right.
    const ALL: [Self; 10] = [
        Self::Came,
        Self::Acknowledged,
        Self::Answered,
        Self::Solved,
        Self::FirstContact,
        Self::Reopened,
        Self::Satisfied,
        Self::NetPromoter,
        Self::Median,
        Self::Backlog,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::Acknowledged => "acknowledged",
            Self::Answered => "answered",
            Self::Solved => "solved",
            Self::FirstContact => "first",
            Self::Reopened => "reopened",
            Self::Satisfied => "satisfied",
            Self::NetPromoter => "nps",
            Self::Median => "median",
            Self::Backlog => "backlog",
        }
    }

    pub(super) const fn words(self, text: Text) -> &'static str {
        match self {
            Self::Came => text.report_came(),
            Self::Acknowledged => text.report_acknowledged(),
            Self::Answered => text.report_answered(),
            Self::Solved => text.report_solved(),
            Self::FirstContact => text.report_first_contact(),
            Self::Reopened => text.report_reopened(),
            Self::Satisfied => text.report_satisfied(),
            Self::NetPromoter => text.report_net_promoter(),
            Self::Median => text.report_median(),
            Self::Backlog => text.report_backlog(),
        }
    }

    /// The tickets that it stands on, each group under its head: those that count and those of the same sort that do not, or those
    /// of each sort of answer.
    pub(super) fn tickets(self, figures: &Figures) -> Vec<(Message, Vec<TicketId>)> {
        const COUNTED: Message = Text::report_counted;
        const NOT_COUNTED: Message = Text::report_not_counted;
        const PROMOTERS: Message = Text::report_promoters;
        const PASSIVES: Message = Text::report_passives;
        const DETRACTORS: Message = Text::report_detractors;
        let of = |part: &Part| vec![(COUNTED, part.counted.clone()), (NOT_COUNTED, part.rest())];
        match self {
            Self::Came => vec![(COUNTED, figures.came.clone())],
            Self::Acknowledged => of(&figures.acknowledged),
            Self::Answered => of(&figures.answered),
            Self::Solved => of(&figures.solved),
            Self::FirstContact => of(&figures.first_contact),
            Self::Reopened => of(&figures.reopened),
            Self::Satisfied => of(&figures.satisfied),
            Self::NetPromoter => {
                let told = &figures.recommended;
                vec![
                    (PROMOTERS, told.promoters.clone()),
                    (PASSIVES, told.passives.clone()),
                    (DETRACTORS, told.detractors.clone()),
                ]
            }
            Self::Median => vec![(COUNTED, figures.minutes.iter().map(|(_, id)| *id).collect())],
            Self::Backlog => vec![(COUNTED, figures.backlog.iter().map(|(_, id)| *id).collect())],
        }
    }

    /// Whether there is no ticket of the sort.
    fn is_empty(self, figures: &Figures) -> bool {
        match self {
            Self::Came => figures.came.is_empty(),
            Self::Acknowledged => figures.acknowledged.of.is_empty(),
            Self::Answered => figures.answered.of.is_empty(),
            Self::Solved => figures.solved.of.is_empty(),
            Self::FirstContact => figures.first_contact.of.is_empty(),
            Self::Reopened => figures.reopened.of.is_empty(),
            Self::Satisfied => figures.satisfied.of.is_empty(),
            Self::NetPromoter => figures.recommended.answers() == 0,
            Self::Median => figures.minutes.is_empty(),
            Self::Backlog => figures.backlog.is_empty(),
        }
    }

    /// How it comes about: what was counted of how many, or what it lies between.
    pub(super) fn working(self, text: Text, figures: &Figures) -> Option<String> {
        let quality =
            |lines: &[QualityLine]| lines.first().map(|it| text.report_share_working(it.counted, it.of, it.figure));
        let share = |part: &Part| part.share().ok().and_then(|it| quality(&it.working));
        let middle = |lines: &[MiddleLine], words: &dyn Fn(i64) -> String| {
            lines.first().map(|it| text.report_middle_working(it.of, &words(it.lower), &words(it.upper)))
        };
        match self {
            Self::Came => None,
            Self::Acknowledged => share(&figures.acknowledged),
            Self::Answered => share(&figures.answered),
            Self::Solved => share(&figures.solved),
            Self::FirstContact => share(&figures.first_contact),
            Self::Reopened => share(&figures.reopened),
            Self::Satisfied => figures.satisfied.score().ok().and_then(|it| quality(&it.working)),
            Self::NetPromoter => {
                let line = figures.recommended.score().ok()?.working.first().copied()?;
                Some(text.net_promoter_working(&figures.recommended, line))
            }
            Self::Median => {
                let Worked { working, .. } = figures.median().ok()??;
                middle(&working, &|minutes| text.clock_time(minutes))
            }
            Self::Backlog => {
                let Worked { working, .. } = figures.backlog_age().ok()??;
                middle(&working, &|days| text.report_days(days))
            }
        }
    }

    /// The figure in words.
    fn shown(self, text: Text, figures: &Figures) -> String {
        let share = |part: &Part| {
            let count = text.report_count(part.counted.len(), part.of.len());
            format!("{} · {count}", text.quality(part.share().map(|worked| worked.value)))
        };
        match self {
            Self::Came => format::count(figures.came.len()),
            Self::Acknowledged => share(&figures.acknowledged),
            Self::Answered => share(&figures.answered),
            Self::Solved => share(&figures.solved),
            Self::FirstContact => share(&figures.first_contact),
            Self::Reopened => share(&figures.reopened),
            Self::Satisfied => {
                let part = &figures.satisfied;
                format!(
                    "{} · {}",
                    text.quality(part.score().map(|worked| worked.value)),
                    text.report_count(part.counted.len(), part.of.len())
                )
            }
            Self::NetPromoter => {
                let told = &figures.recommended;
                let score = text.net_promoter(told.score().map(|worked| worked.value));
                format!("{score} · {}", text.report_answers(told.answers()))
            }
            Self::Median => match figures.median() {
                Ok(minutes) => minutes.map(|minutes| text.clock_time(minutes.value)).unwrap_or_default(),
                Err(fault) => text.exact_fault(fault).to_owned(),
            },
            Self::Backlog => match figures.backlog_age() {
                Ok(age) => {
                    let shown = |age: BacklogAge| text.report_age(figures.backlog.len(), age.middle, age.oldest);
                    age.map(|age| shown(age.value)).unwrap_or_default()
                }
                Err(fault) => text.exact_fault(fault).to_owned(),
            },
        }
    }
}

/// The table.
#[component]
pub(super) fn ReportTable(found: Memo<(Vec<(Of, Figures)>, Figures)>, drawn: RwSignal<usize>) -> impl IntoView {
    let app = use_app();
    let opened = RwSignal::new(None::<Opened>);
    let heads = move || {
        let text = app.text();
        Figure::ALL.map(|it| view! { <th scope="col" class="num">{it.words(text)}</th> }).collect_view()
    };
    let body = move || {
        found.with(|(rows, _)| {
            rows.iter()
                .take(drawn.get())
                .map(|(of, figures)| row(app, Some(of.clone()), figures, opened))
                .collect_view()
        })
    };
    let all = move || found.with(|(_, all)| row(app, None, all, opened));
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().report_title()>
            <table class="table report__table" role="table">
                <thead>
                    <tr>
                        <th scope="col">{move || app.text().report_of()}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
                <tfoot>{all}</tfoot>
            </table>
        </div>
        <More total=Signal::derive(move || found.with(|(rows, _)| rows.len())) drawn step=STEP id="more-report" />
    }
}

fn row(app: App, of: Option<Of>, figures: &Figures, opened: RwSignal<Option<Opened>>) -> impl IntoView + use<> {
    let text = app.text();
    let name = of.as_ref().map_or_else(|| view! { {text.report_all()} }.into_any(), |of| who(app, of));
    let cells = Figure::ALL
        .into_iter()
        .map(|figure| {
            let words = figure.shown(text, figures);
            let cell = if figure.is_empty(figures) {
                view! { <span class="faint">{text.report_none()}</span> }.into_any()
            } else {
                opening_figure(Opened { of: of.clone(), figure }, words, text.report_open(), opened)
            };
            view! { <td class="num" data-figure=figure.name()>{cell}</td> }
        })
        .collect_view();
    view! {
        <tr data-row="">
            <td class="report__who">{name}</td>
            {cells}
        </tr>
        <WorkingRow of=of figures=figures.clone() opened />
    }
}

/// Whose row it is, with the way there.
fn who(app: App, of: &Of) -> AnyView {
    let text = app.text();
    match of {
        Of::Customer(id) => {
            view! { <a href=Route::customer(*id).href()><bdi>{app.customer_name(*id)}</bdi></a> }.into_any()
        }
        Of::Contract(Some(id)) => {
            let brief = app.watch::<ContractBrief>(*id);
            let number = brief.as_ref().map(|it| it.number.clone()).unwrap_or_default();
            let party = brief.map(|it| app.customer_name(it.customer)).unwrap_or_default();
            view! { <a href=Route::contract(*id).href()>{number}</a> " " <bdi class="soft">{party}</bdi> }.into_any()
        }
        Of::Contract(None) => view! { <span class="faint">{text.report_no_contract()}</span> }.into_any(),
        Of::Person(name) if name.is_empty() => view! { <span class="faint">{text.report_nobody()}</span> }.into_any(),
        Of::Person(name) => view! { <bdi>{name.clone()}</bdi> }.into_any(),
    }
}
