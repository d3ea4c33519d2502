//! What a person says of a suspension, an end, a renewal, or a record that did not fit, besides day and words.

use std::num::NonZeroU16;

use leptos::prelude::*;

use super::amendments::METHODS;
use super::approving::Today;
use super::matters::{side_of, sides};
use crate::domain::contract::event::Fact;
use crate::domain::contract::named::SigningParty;
use crate::domain::contract::party::Side;
use crate::domain::cure::{NoCure, Route};
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::lifecycle::contract::command::Step;
use crate::domain::lifecycle::contract::event::{Event, SignatureMethod, SuspensionGround, TerminationGround};
use crate::domain::lifecycle::contract::refusal::Refusal;
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::contract::status::Facts;
use crate::domain::lifecycle::contract::termination::earliest_by;
use crate::domain::progress::Progress;
use crate::i18n::Text;
use crate::state::{Form, use_app};
use crate::ui::route::{ContractTab, Route as Place};
use crate::ui::widgets::field::{ChoiceField, TextField, is_half_typed};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::steps::StepsTable;

/// The boxes, with what they hold at first: signed and sealed by whoever is next, an end by agreement, a suspension on a ground
/// that the words name.
pub(super) fn boxes() -> [(&'static str, String); 10] {
    [
        ("party", "0".to_owned()),
        ("method", "wet_and_seal".to_owned()),
        ("suspension", SuspensionGround::Other.name().to_owned()),
        ("ground", TerminationGround::Mutual.name().to_owned()),
        ("by", "us".to_owned()),
        ("cure", NEEDED.to_owned()),
        ("effective", String::new()),
        ("evidence", String::new()),
        ("months", String::new()),
        ("misfit", "0".to_owned()),
    ]
}

/// What was said.
pub(super) struct Particulars {
    /// Which of the parties that have yet to sign does.
    pub(super) party: usize,
    /// How it signs.
    pub(super) method: SignatureMethod,
    /// Why performance is suspended.
    pub(super) suspension: SuspensionGround,
    /// Why the contract ends.
    pub(super) ground: TerminationGround,
    /// Who ends it.
    pub(super) by: Side,
    /// For a breach: why no notice to cure is needed, where that is claimed.
    pub(super) without: Option<NoCure>,
    /// The first day on which it has ended; by the clause if none was said.
    pub(super) effective: Option<Date>,
    /// Where the evidence of the notice lies.
    pub(super) evidence: String,
    /// For how many months it goes on; as the clause says if nothing was said.
    pub(super) months: Option<NonZeroU16>,
    /// Which of the records that did not fit is settled.
    pub(super) misfit: Option<Event>,
}

impl Particulars {
    /// What the boxes say.
    ///
    /// # Errors
    /// In words, what cannot be read.
    pub(super) fn read(form: Form, standing: &Progress, text: Text) -> Result<Self, &'static str> {
        let (suspension, ground) = (form.text("suspension"), form.text("ground"));
        if is_half_typed("step-effective") {
            return Err(text.bad_date());
        }
        let effective = form.text("effective");
        let effective = (!effective.trim().is_empty()).then(|| Date::parse(&effective)).transpose();
        let months = form.text("months");
        let months = (!months.trim().is_empty()).then(|| months.trim().parse()).transpose();
        let misfit = form.text("misfit").parse().ok().and_then(|place: usize| standing.life.anomalies.get(place));
        let method = form.text("method");
        let method = METHODS.iter().find(|(name, _)| *name == method).map(|(_, it)| *it);
        Ok(Self {
            party: form.text("party").parse().unwrap_or(0),
            method: method.unwrap_or(SignatureMethod::WetAndSeal),
            suspension: suspension_of(&suspension),
            ground: ground_of(&ground),
            by: side_of(&form.text("by")),
            without: without_of(&form.text("cure")),
            effective: effective.map_err(|_| text.bad_date())?,
            evidence: form.text("evidence"),
            months: months.map_err(|_| text.step_months_problem())?,
            misfit: misfit.map(|it| it.event.clone()),
        })
    }
}

fn suspension_of(name: &str) -> SuspensionGround {
    SuspensionGround::ALL.iter().copied().find(|it| it.name() == name).unwrap_or(SuspensionGround::Other)
}

fn ground_of(name: &str) -> TerminationGround {
    TerminationGround::ALL.iter().copied().find(|it| it.name() == name).unwrap_or(TerminationGround::Other)
}

/// The choice of a notice to cure that ran out.
const NEEDED: &str = "needed";

fn without_of(name: &str) -> Option<NoCure> {
    NoCure::CLAIMED.into_iter().find(|it| it.name() == name)
}

/// The parties that have yet to sign, in the order of the paper.
pub(super) fn yet_to_sign(standing: &Progress) -> Vec<SigningParty> {
    let Stage::ToSign { submission, signatures } = &standing.life.stage else { return Vec::new() };
    submission.signing().filter(|party| !signatures.iter().any(|it| it.party == *party)).collect()
}

/// The boxes of the steps that may be taken today, each under the name of its step.
#[component]
pub(super) fn ParticularsOf(standing: Today, form: Form) -> impl IntoView {
    let app = use_app();
    let offered = Memo::new(move |_| {
        let today = app.today.get();
        standing.with(|it| {
            let offers = it.as_ref().map(|it| it.life.offers(today, &it.facts)).unwrap_or_default();
            offers.into_iter().filter(|(_, outcome)| outcome.is_ok()).map(|(step, _)| step).collect::<Vec<_>>()
        })
    });
    let may = move |step: Step| move || offered.with(|all| all.contains(&step));
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let suspensions = Signal::derive(move || {
        let text = app.text();
        let all = SuspensionGround::ALL.iter();
        all.map(|it| (it.name().to_owned(), text.suspension_ground(*it).to_owned())).collect::<Vec<_>>()
    });
    let grounds = Signal::derive(move || {
        let text = app.text();
        let all = TerminationGround::ALL.iter();
        all.map(|it| (it.name().to_owned(), text.termination_ground(*it).to_owned())).collect::<Vec<_>>()
    });
    let (on, ground, by) = (form.field("on"), form.field("ground"), form.field("by"));
    let usual = Memo::new(move |_| {
        let notice_on = on.with(|on| Date::parse(on).ok());
        let calendar = app.work_calendar();
        let found = standing.with(|it| it.as_ref().map(|it| (it.facts.term, it.ahead(&calendar))));
        let (ground, by) = (ground.with(|it| ground_of(it)), by.with(|it| side_of(it)));
        notice_on.zip(found).map(|(on, (term, ahead))| earliest_by(ground, by, on, term, &ahead))
    });
    let usual_day = Signal::derive(move || {
        let text = app.text();
        usual.with(|usual| match usual {
            Some(Ok(worked)) => text.step_effective_hint(&text.date(worked.value)),
            Some(Err(why)) => text.contract_refusal(why),
            None => String::new(),
        })
    });
    let usual_steps = Signal::derive(move || {
        let text = app.text();
        usual.with(|usual| match usual {
            Some(Ok(worked)) => text.due_steps(&worked.working),
            Some(Err(_)) | None => Vec::new(),
        })
    });
    // a day that is the day of the notice needs no reckoning
    let is_counted = move || usual_steps.with(|steps| steps.len() > 1);
    let is_of_one = move || ground.with(|it| ground_of(it) != TerminationGround::Mutual);
    let is_breach = move || ground.with(|it| ground_of(it) == TerminationGround::MaterialBreach);
    let cures = Signal::derive(move || {
        let text = app.text();
        let claimed = NoCure::CLAIMED.into_iter().map(|it| {
            let words = match it {
                NoCure::Refused | NoCure::ByClause => text.step_cure_refused(),
                NoCure::Defeated => text.step_cure_defeated(),
            };
            (it.name().to_owned(), words.to_owned())
        });
        std::iter::once((NEEDED.to_owned(), text.step_cure_needed().to_owned())).chain(claimed).collect::<Vec<_>>()
    });
    let cure = form.field("cure");
    let way = Signal::derive(move || {
        let text = app.text();
        let (by, without) = (by.with(|it| side_of(it)), cure.with(|it| without_of(it)));
        let calendar = app.work_calendar();
        let claim = standing.with(|it| it.as_ref().map(|it| it.claim(by, without, &calendar)));
        let found = on.with(|on| Date::parse(on).ok()).zip(claim);
        match found.map(|(on, claim)| claim.route(TerminationGround::MaterialBreach, on, true)) {
            Some(Ok(Some(Route::RanOut { last_day, .. }))) => text.cure_ready(&text.date(last_day)),
            Some(Ok(Some(Route::Without { .. }))) => text.cure_ready_without().to_owned(),
            Some(Err(short)) => text.cure_short(short),
            Some(Ok(None)) | None => String::new(),
        }
    });
    let misfits = Signal::derive(move || {
        let text = app.text();
        standing.with(|it| {
            let all = it.iter().flat_map(|it| &it.life.anomalies).enumerate();
            let words = |event: &Event| {
                format!("{} · {}", text.date(event.on()), text.contract_fact(&Fact::Life(event.clone())))
            };
            all.map(|(place, it)| (place.to_string(), words(&it.event))).collect::<Vec<_>>()
        })
    });
    let parties = Signal::derive(move || {
        let text = app.text();
        let left = standing.with(|it| it.as_ref().map(|it| yet_to_sign(it)).unwrap_or_default());
        left.into_iter().enumerate().map(|(at, it)| (at.to_string(), text.signing_party(it))).collect::<Vec<_>>()
    });
    let methods = Signal::derive(move || {
        let text = app.text();
        METHODS.map(|(name, it)| (name.to_owned(), text.signature_method(it).to_owned())).to_vec()
    });
    // one who has signed is none of those who have yet to
    Effect::new(move |before: Option<usize>| {
        let left = parties.with(Vec::len);
        if before.is_some_and(|before| before != left) {
            form.field("party").set("0".to_owned());
        }
        left
    });
    view! {
        <Show when=may(Step::Sign)>
            <fieldset class="life__of" data-of="sign">
                <legend>{move || app.text().contract_step(Step::Sign)}</legend>
                <div class="fields life__form">
                    <ChoiceField name="step-party" label=label(Text::step_party) value=form.field("party") choices=parties />
                    <ChoiceField name="step-method" label=label(Text::amendment_how) value=form.field("method") choices=methods />
                </div>
            </fieldset>
        </Show>
        <Show when=may(Step::Suspend)>
            <fieldset class="life__of" data-of="suspend">
                <legend>{move || app.text().contract_step(Step::Suspend)}</legend>
                <div class="fields life__form">
                    <ChoiceField name="step-suspension" label=label(Text::step_suspension) value=form.field("suspension") choices=suspensions />
                    <TextField name="step-until" label=label(Text::step_until) value=form.field("until") kind="date" hint=label(Text::step_until_hint) />
                </div>
            </fieldset>
        </Show>
        <Show when=may(Step::Renew)>
            <fieldset class="life__of" data-of="renew">
                <legend>{move || app.text().contract_step(Step::Renew)}</legend>
                <div class="fields life__form">
                    <TextField name="step-months" label=label(Text::step_months) value=form.field("months") hint=label(Text::step_months_hint) unit=label(Text::months_unit) />
                </div>
            </fieldset>
        </Show>
        <Show when=may(Step::Terminate)>
            <fieldset class="life__of" data-of="terminate">
                <legend>{move || app.text().contract_step(Step::Terminate)}</legend>
                <div class="fields life__form">
                    <ChoiceField name="step-ground" label=label(Text::step_ground) value=form.field("ground") choices=grounds />
                    <Show when=is_of_one>
                        <ChoiceField name="step-by" label=label(Text::step_by) value=form.field("by") choices=sides(app) />
                    </Show>
                    <Show when=is_breach>
                        <ChoiceField name="step-cure" label=label(Text::step_cure) value=form.field("cure") choices=cures />
                        <p class="field__help fields__wide" id="step-cure-way">{way}</p>
                    </Show>
                    <TextField name="step-effective" label=label(Text::step_effective) value=form.field("effective") kind="date" hint=usual_day />
                    <Show when=is_counted>
                        <details class="import__others fields__wide" id="step-effective-steps">
                            <summary>{small_icon("chevron-right")} {move || app.text().step_effective_steps()}</summary>
                            <StepsTable label=Text::step_effective_steps steps=usual_steps />
                        </details>
                    </Show>
                    <TextField name="step-evidence" label=label(Text::step_evidence) value=form.field("evidence") hint=label(Text::step_evidence_hint) />
                </div>
            </fieldset>
        </Show>
        <Show when=may(Step::SettleAnomaly)>
            <fieldset class="life__of" data-of="settle_anomaly">
                <legend>{move || app.text().contract_step(Step::SettleAnomaly)}</legend>
                <div class="fields life__form">
                    <ChoiceField name="step-misfit" label=label(Text::step_misfit) value=form.field("misfit") choices=misfits />
                </div>
            </fieldset>
        </Show>
    }
}

/// What keeps a contract that has ended from being put away, and the way to its settlement list.
#[component]
pub(super) fn WhyNotArchived(id: ContractId, standing: Today, bars: Memo<Option<u32>>) -> impl IntoView {
    let app = use_app();
    let known = Memo::new(move |_| standing.with(|it| it.as_ref().map_or(0, |it| it.facts.open_settlement)));
    let open = move || bars.get().unwrap_or_else(|| known.get());
    let over = move || standing.with(|it| it.as_ref().is_some_and(|it| it.status.ended().is_some()));
    view! {
        <Show when=over>
            <p class="soft" id="settlement-open">
                {move || (open() > 0).then(|| app.text().contract_refusal(&Refusal::OpenSettlement { items: open() }))} " "
                <a id="to-settlement" href=Place::Contract(id, ContractTab::Settlement).href()>{move || app.text().settle_to_list()}</a>
            </p>
        </Show>
    }
}

/// The facts of a contract with what its settlement list leaves open, where that is known.
pub(super) fn with_bars(facts: &Facts, bars: Option<u32>) -> Facts {
    Facts { open_settlement: bars.unwrap_or(facts.open_settlement), ..facts.clone() }
}
