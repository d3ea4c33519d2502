//! The pipeline as a board: one column a stage, cards moved by mouse, by key and from their menu.

use std::sync::Arc;

use leptos::prelude::*;

use super::card::Card;
use super::results::Results;
use super::stage_menu::StageMenu;
use super::{decide, main_first};
use crate::domain::forecast::{ExpectedSale, forecast};
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::{Stage, StageKey};
use crate::domain::rate::{Bp, Ppm};
use crate::domain::sales_stages::SalesStages;
use crate::i18n::{Text, format};
use crate::state::{App, Chance, Layer, Sheet, use_app};
use crate::ui::widgets::icon::icon;

/// How many cards a column shows before it offers the rest: nobody reads a thousand cards, and a list is there for them.
const SHOWN: usize = 60;

/// A probability as the share it is.
pub(super) const fn share(probability: Bp) -> Ppm {
    Ppm(probability.0.saturating_mul(100))
}

/// A column of the board.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Pile {
    /// A stage: its key, the name its team gave it, its probability.
    Stage(StageKey, String, Bp),
    /// What is left in stages that were removed.
    Former,
}

impl Pile {
    fn words(&self, text: Text) -> String {
        match self {
            Self::Stage(key, given, _) => text.stage_name(&key.0, given),
            Self::Former => text.stage_former().to_owned(),
        }
    }

    const fn probability(&self) -> Bp {
        match self {
            Self::Stage(_, _, probability) => *probability,
            Self::Former => Bp(0),
        }
    }

    /// Whether an opportunity lies here.
    fn has(&self, chance: &Chance, stages: &SalesStages) -> bool {
        let Stage::Open { at, .. } = &chance.standing.life.stage else { return false };
        match self {
            Self::Stage(key, ..) => key == at,
            Self::Former => stages.stage(at).is_none(),
        }
    }
}

/// The columns: one for every stage, and before them what has none any more.
fn piles(stages: &SalesStages, all: &[Chance]) -> Vec<Pile> {
    let former = all.iter().any(|it| Pile::Former.has(it, stages)).then_some(Pile::Former);
    let stages = stages.stages.iter().map(|it| Pile::Stage(it.key.clone(), it.name.clone(), it.probability));
    former.into_iter().chain(stages).collect()
}

/// The board.
#[component]
pub(super) fn Board(all: Memo<Arc<[Chance]>>) -> impl IntoView {
    let app = use_app();
    let lifted = RwSignal::new(None::<OpportunityId>);
    let choosing = RwSignal::new(None::<OpportunityId>);
    let stages = Memo::new(move |_| app.sales_stages());
    let columns = Memo::new(move |_| stages.with(|stages| all.with(|all| piles(stages, all))));
    let count = move || columns.with(Vec::len);
    view! {
        <Show
            when=move || all.with(|all| !all.is_empty())
            fallback=move || {
                let none_at_all = app.count::<crate::domain::opportunity::Opportunity>() == 0;
                let words = if none_at_all { app.text().pipeline_empty() } else { app.text().pipeline_none_match() };
                view! { <p class="empty__line faint">{words}</p> }
            }
        >
            <div
                class="kan"
                tabindex="0"
                role="region"
                aria-label=move || app.text().pipeline_board()
                style=("--stages", move || count().to_string())
            >
                <For
                    each=move || columns.get()
                    key=Pile::clone
                    children=move |pile| {
                        let held = pile.clone();
                        let own = Memo::new(move |_| {
                            stages.with(|stages| {
                                all.with(|all| all.iter().filter(|it| held.has(it, stages)).cloned().collect::<Vec<_>>())
                            })
                        });
                        column(app, pile, own, lifted, choosing)
                    }
                />
                <Results all />
            </div>
        </Show>
        {move || choosing.get().map(|id| view! { <StageMenu id choosing /> })}
    }
}

fn column(
    app: App,
    pile: Pile,
    own: Memo<Vec<Chance>>,
    lifted: RwSignal<Option<OpportunityId>>,
    choosing: RwSignal<Option<OpportunityId>>,
) -> impl IntoView {
    let probability = pile.probability();
    let target = match &pile {
        Pile::Stage(key, ..) => Some(key.clone()),
        Pile::Former => None,
    };
    let place =
        untrack(|| app.sales_stages()).stages.iter().position(|it| Some(&it.key) == target.as_ref()).unwrap_or(0);
    // nothing is put into a stage that is no more
    let takes = target.is_some();
    let over = RwSignal::new(false);
    let totals = Memo::new(move |_| {
        let sales = own.with(|own| {
            let amounts = own.iter().filter_map(|it| it.standing.worth.amount());
            amounts.map(|amount| ExpectedSale { key: (), amount, probability }).collect::<Vec<_>>()
        });
        forecast(sales).map(|worked| worked.value)
    });
    let words = move || pile.words(app.text());
    let label = words.clone();
    let rate = format::percent(share(probability));
    let rate_said = rate.clone();
    let sums = move || {
        let text = app.text();
        let weighted = text.pipeline_weighted();
        let found = totals.with(|totals| totals.as_ref().map(|totals| main_first(totals)).map_err(|fault| *fault));
        let sums = match found {
            Ok(sums) => sums.into_iter(),
            Err(fault) => return view! { <p class="faint small">{text.forecast_fault(fault)}</p> }.into_any(),
        };
        sums.map(|(full, part)| {
            view! {
                <p class="kan__sums">
                    <span class="num kan__total">{format::money(full)}</span>
                    <span class="faint small num">{weighted} " " {format::amount(part)}</span>
                </p>
            }
        })
        .collect_view()
        .into_any()
    };
    let rest = move || own.with(|own| own.len().saturating_sub(SHOWN));
    view! {
        <section
            class="kan__col"
            aria-label=label
            data-over=move || (over.get() && lifted.with(Option::is_some)).then_some("")
            on:dragover=move |event| {
                if takes {
                    event.prevent_default();
                    over.set(true);
                }
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                if let Some((id, target)) = lifted.get_untracked().zip(target.as_ref()) {
                    lifted.set(None);
                    decide::move_to(app, id, target, || {});
                }
            }
        >
            <header class="kan__head">
                <p class="kan__stage">
                    <b>{words}</b>
                    <span class="faint">{move || own.with(Vec::len)}</span>
                    <span class="kan__prob">{rate}</span>
                </p>
                <progress class="bar" value=probability.0.to_string() max="10000" aria-label=rate_said></progress>
                {sums}
                {(!takes).then(|| view! { <p class="faint small">{move || app.text().stage_former_hint()}</p> })}
            </header>
            <ul class="kan__list">
                <For
                    each=move || own.with(|own| own.iter().take(SHOWN).cloned().collect::<Vec<_>>())
                    key=Chance::face
                    children=move |chance| view! { <Card chance lifted choosing /> }
                />
            </ul>
            <Show when=move || { rest() > 0 }>
                <p class="kan__more faint small">{move || format!("+ {}", format::count(rest()))}</p>
            </Show>
            {takes
                .then(|| {
                    view! {
                        <button
                            class="button kan__add"
                            data-kind="quiet"
                            on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::OpportunityAt(place))))
                        >
                            {icon("plus")}
                            {move || app.text().opportunity_add()}
                        </button>
                    }
                })}
        </section>
    }
}
