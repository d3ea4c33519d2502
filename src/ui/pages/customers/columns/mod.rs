//! Which columns the list of customers shows: those of the view that is looked at, else those of this device.

mod cells;
mod menu;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::customer_column::{Arrangement, CustomerColumn, read, written};
use crate::domain::own_field::{OwnField, OwnFields};
use crate::domain::saved_view::SavedView;
use crate::state::{App, Batch, Preference, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::{Router, use_router};
use crate::ui::widgets::named_views::NamedViews;

pub(super) use cells::{Row, cells, heads};
pub(super) use menu::ColumnsMenu;

/// The name under which columns stand in a query.
pub(super) const ASKED: &str = "columns";

/// The columns of this device; `None` while nobody chose here.
fn of_device() -> Option<Vec<CustomerColumn>> {
    Preference::CustomerColumns.read::<String>().map(|names| read(&names)).filter(|it| is_choice(it))
}

/// Whether columns are others than those that everybody sees.
fn is_choice(columns: &[CustomerColumn]) -> bool {
    *columns != CustomerColumn::USUAL
}

/// The query with the columns that it shows here, if somebody chose them: what is kept under a name keeps them too.
pub(super) fn with_columns(query: Query) -> Query {
    match of_device() {
        Some(chosen) if query.filter(ASKED).is_none() => query.with(ASKED, &written(&chosen)),
        Some(_) | None => query,
    }
}

/// Whether this book has the column.
fn is_offered(column: CustomerColumn, fields: &OwnFields) -> bool {
    if let CustomerColumn::Own(id) = column { fields.get(id).is_some_and(|field| !field.retired) } else { true }
}

/// The columns of a list.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    app: App,
    router: Router,
    query: Memo<Query>,
    views: NamedViews,
    device: RwSignal<Option<Vec<CustomerColumn>>>,
    /// The fields that the team defined.
    fields: Memo<OwnFields>,
    /// What a person is making of them, while the menu is open.
    draft: RwSignal<Option<Arrangement>>,
    /// What is shown, in its order.
    pub(super) shown: Memo<Arc<[CustomerColumn]>>,
}

impl Columns {
    /// The columns that a query shows.
    pub(super) fn of(query: Memo<Query>, views: NamedViews) -> Self {
        let app = use_app();
        let fields = Memo::new(move |_| app.own_fields());
        let device = RwSignal::new(of_device());
        let draft = RwSignal::new(None::<Arrangement>);
        let shown = Memo::new(move |_| {
            if let Some(draft) = draft.get() {
                return draft.shown().into();
            }
            let asked = query.with(|query| query.filter(ASKED).map(read));
            let mut chosen = asked.or_else(|| device.get()).unwrap_or_else(|| CustomerColumn::USUAL.to_vec());
            // a field that is retired, or another book's, has no column here
            chosen.retain(|it| fields.with(|fields| is_offered(*it, fields)));
            chosen.into()
        });
        Self { app, router: use_router(), query, views, device, fields, draft, shown }
    }

    /// Whether a column holds figures.
    fn is_figure(self, column: CustomerColumn) -> bool {
        let own = |id| self.fields.with(|fields| fields.get(id).is_some_and(OwnField::is_figure));
        if let CustomerColumn::Own(id) = column { own(id) } else { column.is_figure() }
    }

    /// Whether somebody chose columns on this device.
    pub(super) fn is_chosen_here(self) -> bool {
        self.device.with(Option::is_some)
    }

    /// Begins to choose.
    fn begin(self) {
        self.draft.set(Some(self.arranged(&self.shown.get_untracked())));
    }

    /// Goes back to the columns that are shown as long as nobody chose.
    fn begin_again(self) {
        self.draft.set(Some(self.arranged(&CustomerColumn::USUAL)));
    }

    fn arranged(self, shown: &[CustomerColumn]) -> Arrangement {
        self.fields.with_untracked(|fields| Arrangement::of(shown, fields.active().map(|(id, _)| id)))
    }

    /// Changes what was begun.
    fn change(self, act: impl FnOnce(&mut Arrangement)) {
        self.draft.update(|draft| {
            if let Some(draft) = draft {
                act(draft);
            }
        });
    }

    /// Keeps what was chosen: with the view that is looked at, in the address where that says the columns, else on this
    /// device.
    fn finish(self) {
        let Some(chosen) = self.draft.get_untracked().map(|draft| draft.shown()) else { return };
        self.draft.set(None);
        if self.shown.with_untracked(|shown| shown[..] == chosen[..]) {
            return;
        }
        let query = self.query.get_untracked();
        let names = written(&chosen);
        if let Some(view) = self.views.chosen.get_untracked() {
            self.keep_in_view(&view, &names);
        } else if query.filter(ASKED).is_some() {
            self.router.replace(Route::Customers(query.with(ASKED, &names)));
        } else {
            let kept = self.with_other_books(chosen);
            Preference::CustomerColumns.write(&written(&kept));
            self.device.set(Some(kept).filter(|it| is_choice(it)));
        }
    }

    /// What is kept on this device: what was chosen, and the columns of fields that only other books have.
    fn with_other_books(self, mut chosen: Vec<CustomerColumn>) -> Vec<CustomerColumn> {
        let known = |it: &CustomerColumn| {
            let CustomerColumn::Own(id) = it else { return true };
            self.fields.with_untracked(|fields| fields.get(*id).is_some())
        };
        chosen.extend(self.device.get_untracked().into_iter().flatten().filter(|it| !known(it)));
        chosen
    }

    fn keep_in_view(self, view: &SavedView, names: &str) {
        let query = Query::of_address(&view.query).with(ASKED, names).address();
        let now = SavedView { query, ..view.clone() };
        let said = self.app.untracked_text().columns_kept(&view.name);
        self.app.save(Batch::new().edit(Some(view), &now), said, || ());
    }
}
