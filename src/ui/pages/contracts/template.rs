//! A contract template of one's own, at `#/library/templates/:id`: its terms beside the paper, typed with the boxes of a contract;
//! and the button that makes one of a contract.

use std::sync::Arc;

use leptos::prelude::*;

use super::check::Checked;
use super::editor::{Cell, Editor};
use super::living::PaperView;
use super::terms::Terms;
use crate::domain::contract::Contract;
use crate::domain::id::OwnTemplateId;
use crate::domain::own_template::OwnTemplate;
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, use_app};
use crate::ui::pages::library::{TemplateActs, entry_page};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;

/// The page.
#[component]
pub(in crate::ui) fn TemplatePage(id: OwnTemplateId) -> impl IntoView {
    entry_page::<OwnTemplate>(id, |template| view! { <Open template /> }.into_any())
}

#[component]
fn Open(template: Arc<OwnTemplate>) -> impl IntoView {
    let app = use_app();
    let id = template.id;
    let never = Memo::new(|_| false);
    // name and note here, the terms in the boxes of a contract: each writes its own and nothing else
    let whole = Editor::start(app, OwnTemplate::clone(&template), never);
    let terms = Memo::new(move |_| app.watch::<OwnTemplate>(id).map(|it| it.terms.clone()));
    let keep = Callback::new(move |terms: Contract| keep(app, id, terms));
    let editor = Editor::within(app, template.terms.clone(), never, terms, keep);
    let checked = Checked::start(editor);
    let name = Signal::derive(move || whole.record.with(|it| it.name.clone()));
    let note = Signal::derive(move || whole.record.with(|it| it.note.clone()));
    let archived = Memo::new(move |_| whole.record.with(|it| it.archived));
    let write_name = Callback::new(move |name: String| {
        whole.change(|it| it.name = name);
        Ok(())
    });
    let write_note = Callback::new(move |note: String| {
        whole.change(|it| it.note = note);
        Ok(())
    });
    let now = Callback::new(move |()| {
        editor.flush();
        whole.flush();
        OwnTemplate { terms: editor.record.get_untracked(), ..whole.record.get_untracked() }
    });
    view! {
        <div class="deal library__template" data-tab="paper" id="own-template">
            <div class="deal__head">
                <div class="deal__line">
                    <div class="deal__name">
                        <h1 class="clip"><bdi>{move || name.get()}</bdi></h1>
                        <Show when=move || archived.get()>
                            <span class="faint">{move || app.text().own_archived_state()}</span>
                        </Show>
                    </div>
                    <div class="page__acts"><TemplateActs id now /></div>
                </div>
                <div class="fields library__names">
                    <Cell editor=whole id="own-template-name" label=Text::own_template_name value=name write=write_name />
                    <Cell editor=whole id="own-template-note" label=Text::own_template_note value=note write=write_note />
                </div>
            </div>
            <div class="deal__terms"><Terms editor checked /></div>
            <div class="deal__desk" tabindex="0" role="region" aria-label=move || app.text().see_paper()>
                <PaperView paper=checked.paper />
            </div>
        </div>
    }
}

/// What was typed goes into the template; nothing else of it changes.
fn keep(app: App, id: OwnTemplateId, terms: Contract) {
    if let Some(seen) = app.peek::<OwnTemplate>(id) {
        app.save_quietly(Batch::new().edit(Some(seen.as_ref()), &OwnTemplate { terms, ..OwnTemplate::clone(&seen) }));
    }
}

/// Makes a template of the contract, and opens it.
#[component]
pub(super) fn SaveTemplate(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let router = use_router();
    let busy = RwSignal::new(false);
    let save = move |_| {
        editor.flush();
        let text = app.untracked_text();
        let contract = editor.record.get_untracked();
        let name = text.wording(&contract.title).to_owned();
        let template = OwnTemplate::of(&contract, name, &mut BrowserIds);
        let (id, said) = (template.id, text.own_template_made(&template.name));
        app.save_once(busy, Batch::of(&template), said, move || router.go(&Route::OwnTemplate(id)));
    };
    view! {
        <button type="button" class="button" data-kind="quiet" id="save-template" on:click=save>
            {icon("library")}
            {move || app.text().own_template_save()}
        </button>
    }
}
