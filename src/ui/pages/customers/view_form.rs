//! Giving the view that is looked at a name.

use leptos::prelude::*;

use super::columns::with_columns;
use crate::domain::id::SavedViewId;
use crate::domain::saved_view::{SavedView, ViewedList};
use crate::i18n::Text;
use crate::state::{Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_then, refuse};
use crate::ui::widgets::field::TextField;

/// Which list a view is of, what it asks, and where that is shown.
struct Listed {
    list: ViewedList,
    query: Query,
    to: fn(Query) -> Route,
}

impl Listed {
    /// The list that is looked at.
    fn at(route: Route) -> Self {
        let (list, query) = if let Route::Leads(query) = route {
            (ViewedList::Leads, query)
        } else if let Route::Pipeline(query) = route {
            (ViewedList::Opportunities, query)
        } else if let Route::Contracts(query) = route {
            (ViewedList::Contracts, query)
        } else if let Route::Receivables(query) = route {
            (ViewedList::Receivables, query)
        } else if let Route::Service(query) = route {
            (ViewedList::Tickets, query)
        } else if let Route::Tasks(query) = route {
            (ViewedList::Tasks, query)
        } else if let Route::Customers(query) = route {
            (ViewedList::Customers, query)
        } else {
            (ViewedList::Customers, Query::default())
        };
        Self::asked(list, query)
    }

    /// The list of a view.
    fn of(view: &SavedView) -> Self {
        Self::asked(view.list, Query::of_address(&view.query))
    }

    fn asked(list: ViewedList, query: Query) -> Self {
        let to: fn(Query) -> Route = match list {
            ViewedList::Customers => Route::Customers,
            ViewedList::Leads => Route::Leads,
            ViewedList::Opportunities => Route::Pipeline,
            ViewedList::Contracts => Route::Contracts,
            ViewedList::Receivables => Route::Receivables,
            ViewedList::Tickets => Route::Service,
            ViewedList::Tasks => Route::Tasks,
        };
        Self { list, query, to }
    }
}

/// The sheet: a name for what the list is asked now, or another one for a view.
#[component]
pub(in crate::ui) fn ViewSheet(id: Option<SavedViewId>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let known = id.and_then(|id| app.peek::<SavedView>(id));
    let is_new = known.is_none();
    let Listed { list, query, to } = known.as_deref().map_or_else(|| Listed::at(router.current()), Listed::of);
    let key = id.map_or_else(|| "view/new".to_owned(), |id| format!("view/{id}"));
    let form = Form::start(app, key, vec![("name", known.as_deref().map(|it| it.name.clone()).unwrap_or_default())]);
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let text = app.untracked_text();
        let id = id.unwrap_or_else(|| SavedViewId::fresh(&mut BrowserIds));
        let name = form.text("name");
        let views = app.peek_all::<SavedView>();
        let same = views.iter().any(|it| it.id != id && it.list == list && it.name == name);
        if name.is_empty() || same {
            let words = if same { text.view_same_name() } else { text.view_name_problem() };
            refuse(form, vec![Problem { field: "name", words: words.to_owned() }]);
            return;
        }
        let is_new_of_customers = before.is_none() && list == ViewedList::Customers;
        let asked = if is_new_of_customers { with_columns(query.clone()) } else { query.clone() };
        let view = SavedView { id, name, list, query: asked.address() };
        let is_elsewhere = before.is_none() && asked != query;
        keep_then(app, form, Batch::new().edit(before.as_deref(), &view), text.view_saved(&view.name), move || {
            // the columns of this device are the view's now, and stand in its address
            if is_elsewhere {
                router.replace(to(asked));
            }
        });
    });
    let delete = move || {
        known.clone().map(|view| {
            let act = Callback::new(move |()| {
                let said = app.untracked_text().view_deleted(&view.name);
                keep(app, form, Batch::new().delete::<SavedView>(view.id), said);
            });
            view! { <DeleteButton act id="delete-view" /> }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let title = if is_new { label(Text::view_save) } else { label(Text::view_edit) };
    view! {
        <FormSheet title form submit aside=delete>
            <div class="fields">
                <TextField name="view-name" label=label(Text::view_name) value=form.field("name") problem=form.problem("name") wide=true />
                <p class="field__help fields__wide">{move || app.text().view_name_help()}</p>
            </div>
        </FormSheet>
    }
}
