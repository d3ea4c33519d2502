//! What is being sold and served, in the palette: opportunities, quotes, leads, tickets, evaluations, products. It is read when the palette opens.

use super::{Choice, Entry, Picture, joined};
use crate::domain::product::Product;
use crate::state::{App, Layer, Sheet, Wanted};
use crate::ui::pages::{disputes, evaluations, leads, pipeline, products, service, sharing};
use crate::ui::route::Route;
use crate::ui::widgets::shelf::Shelf;

/// An entry with its names and what else is written of it.
pub(super) type Told = (Entry, (Vec<String>, Vec<String>));

/// Everything of it, with what it is found by.
pub(super) fn shelf(app: App) -> Shelf<Told> {
    let text = app.text();
    let party = |id| app.peek_party(id).map(|it| it.name.clone()).unwrap_or_default();
    let mut all: Vec<Told> = Vec::new();
    for chance in app.chances() {
        let it = &chance.opportunity;
        let entry = Entry {
            choice: Choice::Go(Route::Opportunity(it.id)),
            group: text.places_pipeline(),
            picture: Picture::Icon("square-kanban"),
            main: it.name.clone(),
            sub: joined(&[&party(it.customer), &it.owner]),
            key: "",
        };
        all.push((entry, pipeline::texts(app, &chance)));
    }
    for quoted in app.quotes() {
        let it = &quoted.quote;
        let entry = Entry {
            choice: Choice::Go(Route::Quote(it.id)),
            group: text.quotes(),
            picture: Picture::Icon("receipt-text"),
            main: format!("{} {}", it.number, text.quote_version_n(&it.version.to_string())),
            sub: joined(&[&party(it.customer), &it.title]),
            key: "",
        };
        all.push((entry, (vec![party(it.customer), it.title.clone()], vec![it.number.clone()])));
    }
    for prospect in app.prospects() {
        let it = &prospect.lead;
        let entry = Entry {
            choice: Choice::Go(Route::Lead(it.id)),
            group: text.pipeline_leads(),
            picture: Picture::Icon("user-round"),
            main: it.name().to_owned(),
            sub: joined(&[&it.person, &it.wish]),
            key: "",
        };
        all.push((entry, leads::texts(&prospect)));
    }
    for case in app.cases() {
        let it = &case.ticket;
        let entry = Entry {
            choice: Choice::Go(Route::Ticket(it.id)),
            group: text.places_service(),
            picture: Picture::Icon("headset"),
            main: format!("{} · {}", it.number, it.title),
            sub: joined(&[&party(it.customer), &app.keeper_of(&case)]),
            key: "",
        };
        all.push((entry, service::texts(app, &case)));
    }
    for review in app.reviews() {
        let entry = Entry {
            choice: Choice::Go(Route::Evaluation(review.it.id)),
            group: text.places_evaluations(),
            picture: Picture::Icon("chart-no-axes-column"),
            main: app.review_subject(&review.it),
            sub: joined(&[&text.evaluation_span(review.it.span), text.evaluation_stage(&review.course.stage)]),
            key: "",
        };
        all.push((entry, evaluations::texts(app, &review)));
    }
    for row in app.incentive_plans() {
        let people = row.plan.participants.iter().map(|it| app.member_name(it.member)).collect::<Vec<_>>();
        let entry = Entry {
            choice: Choice::Go(Route::IncentivePlan(row.plan.id)),
            group: text.places_incentives(),
            picture: Picture::Icon("trending-up"),
            main: text.scheme_called(&row.plan.name, row.plan.version),
            sub: people.join(" · "),
            key: "",
        };
        all.push((entry, (vec![row.plan.name.clone()], people)));
    }
    for file in app.dispute_files() {
        let it = &file.dispute;
        let entry = Entry {
            choice: Choice::Go(Route::Dispute(it.id)),
            group: text.places_disputes(),
            picture: Picture::Icon("gavel"),
            main: format!("{} · {}", it.number, it.title),
            sub: joined(&[&party(it.customer), &it.owner]),
            key: "",
        };
        all.push((entry, disputes::texts(app, &file)));
    }
    for it in app.shared() {
        let entry = Entry {
            choice: Choice::Go(Route::SharingScope(it.scope.id)),
            group: text.places_sharing(),
            picture: Picture::Icon("share-2"),
            main: format!("{} · {}", it.scope.number, it.scope.what),
            sub: joined(&[&party(it.scope.customer), &it.scope.purpose]),
            key: "",
        };
        all.push((entry, sharing::texts(app, &it)));
    }
    for product in app.watch_all::<Product>() {
        let entry = Entry {
            choice: Choice::Open(Layer::Sheet(Sheet::Product(Some(product.id)))),
            group: text.places_products(),
            picture: Picture::Icon("tag"),
            main: joined(&[&product.name, &product.spec]),
            sub: product.code.clone(),
            key: "",
        };
        all.push((entry, products::texts(&product)));
    }
    all.extend(super::work::told(app));
    Shelf::of(all, |(_, texts)| texts.clone())
}

/// The best of each group, the groups together.
pub(super) fn best(shelf: &Shelf<Told>, wanted: &Wanted, most: usize) -> Vec<Entry> {
    let mut found: Vec<Entry> =
        shelf.best(wanted, most.saturating_mul(2)).into_iter().map(|(entry, _)| entry).collect();
    let groups: Vec<&str> = found.iter().map(|it| it.group).collect();
    found.sort_by_key(|it| groups.iter().position(|group| *group == it.group));
    found
}
