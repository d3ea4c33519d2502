//! The form of a member.

use std::sync::Arc;

use leptos::prelude::*;

use super::list::this_is_me;
use crate::domain::date::Date;
use crate::domain::id::MemberId;
use crate::domain::sales_target::SalesTarget;
use crate::domain::team::member::{Member, MemberRole};
use crate::domain::team::naming::name_key;
use crate::domain::team::reports::circle;
use crate::i18n::Text;
use crate::state::{App, Batch, BrowserIds, Form, Handed, Layer, Problem, Sheet, use_app};
use crate::ui::pages::incentives::OfMember;
use crate::ui::pages::targets::TargetsOfMember;
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextField};

const ROLES: [(&str, MemberRole); 7] = [
    ("sales", MemberRole::Sales),
    ("manager", MemberRole::Manager),
    ("service", MemberRole::Service),
    ("finance", MemberRole::Finance),
    ("legal", MemberRole::Legal),
    ("admin", MemberRole::Admin),
    ("viewer", MemberRole::Viewer),
];

/// The member that the boxes describe, or what is wrong with them.
fn check(app: App, form: Form, id: MemberId) -> Result<Member, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let all = app.peek_all::<Member>();
    let name = form.text("name");
    if name.is_empty() {
        problems.push(Problem { field: "name", words: text.member_missing_name().to_owned() });
    } else if let Some(other) = all.iter().find(|it| it.id != id && name_key(&it.name) == name_key(&name)) {
        problems.push(Problem { field: "name", words: text.member_same_name(&other.name) });
    }
    let reports_to = MemberId::parse(&form.text("reports_to"));
    let plain: Vec<&Member> = all.iter().map(AsRef::as_ref).collect();
    if let Some(line) = reports_to.and_then(|boss| circle(id, boss, &plain)) {
        problems.push(Problem { field: "reports_to", words: circle_words(text, id, &name, &line, &plain) });
    }
    let mut day = |field: &'static str| {
        let written = form.text(field);
        let read = Date::parse(&written).ok();
        if read.is_none() && !written.is_empty() {
            problems.push(Problem { field, words: text.bad_date().to_owned() });
        }
        read
    };
    let (from, to) = (day("from"), day("to"));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        problems.push(Problem { field: "to", words: text.member_dates_problem().to_owned() });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let role = form.text("role");
    Ok(Member {
        id,
        name,
        title: form.text("title"),
        team: form.text("team"),
        reports_to,
        role: ROLES.iter().find(|(it, _)| *it == role).map(|(_, role)| *role).unwrap_or_default(),
        active_from: from,
        active_to: to,
    })
}

/// Why nobody may report to somebody below: the whole circle, by name.
fn circle_words(text: Text, id: MemberId, name: &str, line: &[MemberId], all: &[&Member]) -> String {
    if line == [id] {
        return text.member_circle_self().to_owned();
    }
    let called = |id: &MemberId| all.iter().find(|it| it.id == *id).map(|it| it.name.clone()).unwrap_or_default();
    let mut names = vec![name.to_owned()];
    names.extend(line.iter().map(called));
    names.push(name.to_owned());
    text.member_circle(&names.join(" → "))
}

/// The sheet: a new member, or one to edit.
#[component]
pub(in crate::ui) fn MemberSheet(id: Option<MemberId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Member>(id));
    let is_new = known.is_none();
    let key = id.map_or_else(|| "member/new".to_owned(), |id| format!("member/{id}"));
    let of = |read: fn(&Member) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let day = |read: fn(&Member) -> Option<Date>| {
        known.as_deref().and_then(read).map(|day| day.to_string()).unwrap_or_default()
    };
    let role = known.as_deref().map(|it| it.role).unwrap_or_default();
    let form = Form::start(
        app,
        key,
        vec![
            ("name", of(|it| &it.name)),
            ("title", of(|it| &it.title)),
            ("team", of(|it| &it.team)),
            ("reports_to", known.as_deref().and_then(|it| it.reports_to).map(|it| it.to_string()).unwrap_or_default()),
            ("role", ROLES.iter().find(|(_, it)| *it == role).map_or("sales", |(name, _)| name).to_owned()),
            ("from", day(|it| it.active_from)),
            ("to", day(|it| it.active_to)),
        ],
    );
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| MemberId::fresh(&mut BrowserIds));
        keep_record(app, form, before.as_deref(), check(app, form, id), |text, it| {
            if is_new { text.member_created(&it.name) } else { text.member_saved(&it.name) }
        });
    });
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if is_new { label(Text::member_new) } else { label(Text::member_edit) };
    let roles = Signal::derive(move || {
        ROLES.map(|(name, it)| (name.to_owned(), app.text().member_role_name(it).to_owned())).to_vec()
    });
    let bosses = Signal::derive(move || {
        let today = app.today.get();
        let others = app.members().into_iter().filter(|it| Some(it.id) != id && !it.has_left(today));
        std::iter::once((String::new(), app.text().member_nobody().to_owned()))
            .chain(others.map(|it| (it.id.to_string(), it.name.clone())))
            .collect::<Vec<_>>()
    });
    let teams = Signal::derive(move || {
        let mut teams: Vec<String> =
            app.members().iter().map(|it| it.team.clone()).filter(|it| !it.is_empty()).collect();
        teams.sort();
        teams.dedup();
        teams
    });
    let aside = move || known.clone().map(|known| acts(app, form, known));
    view! {
        <FormSheet title form submit aside>
            <div class="fields">
                <TextField name="member-name" label=label(Text::member_name) value=form.field("name") problem=form.problem("name") wide=true />
                <p class="field__help fields__wide">{move || app.text().member_name_help()}</p>
                <TextField name="member-title" label=label(Text::member_title) value=form.field("title") hint />
                <TextField name="member-team" label=label(Text::member_team) value=form.field("team") hint suggestions=teams />
                <ChoiceField name="member-reports-to" label=label(Text::member_reports_to) value=form.field("reports_to") choices=bosses problem=form.problem("reports_to") />
                <ChoiceField name="member-role" label=label(Text::member_role) value=form.field("role") choices=roles />
                <TextField name="member-from" label=label(Text::member_from) value=form.field("from") problem=form.problem("from") kind="date" hint />
                <TextField name="member-to" label=label(Text::member_to) value=form.field("to") problem=form.problem("to") kind="date" hint />
            </div>
            {id.map(|id| view! { <TargetsOfMember member=id /> })}
            {id.map(|id| view! { <OfMember id /> })}
        </FormSheet>
    }
}

/// What may be done with a member besides.
fn acts(app: App, form: Form, member: Arc<Member>) -> impl IntoView {
    let id = member.id;
    let key = name_key(&member.name);
    let has_customers = Memo::new(move |_| app.customers().iter().any(|it| name_key(&it.owner) == key));
    let delete = Callback::new(move |()| {
        let batch = app.without_evaluations_of(id, Batch::new().delete::<Member>(id));
        // nobody is left reporting to somebody who is not there
        let below = app.peek_all::<Member>().into_iter().filter(|it| it.reports_to == Some(id));
        let targets = app.peek_all::<SalesTarget>().into_iter().filter(|it| it.member == Some(id));
        let batch = targets.fold(batch, |batch, it| batch.delete::<SalesTarget>(it.id));
        let batch = below.fold(batch, |batch, it| {
            batch.edit(
                Some(it.as_ref()),
                &Member { reports_to: member.reports_to.filter(|to| *to != it.id), ..(*it).clone() },
            )
        });
        keep(app, form, batch, app.untracked_text().member_deleted(&member.name));
    });
    view! {
        // entries and plans go on naming whoever has commission: such a member gets a last day instead
        <Show when=move || !app.has_commission(id)>
            <DeleteButton act=delete />
        </Show>
        <Show when=move || has_customers.get()>
            <button
                type="button"
                class="button"
                data-kind="quiet"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::HandOver(Handed::Of(id)))))
            >
                {move || app.text().hand_over()}
            </button>
        </Show>
        <Show when=move || app.me() != Some(id)>
            <button type="button" class="button" data-kind="quiet" id="this-is-me" on:click=move |_| this_is_me(app, id)>
                {move || app.text().member_this_is_me()}
            </button>
        </Show>
    }
}
