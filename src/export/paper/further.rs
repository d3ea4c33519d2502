//! The parties besides the two sides (G1.d): how they are introduced, what their role means, where they sign.

use super::attorney;
use super::draft::Draft;
use super::figure::{self, Pair};
use super::insert::{self, Insert};
use super::opening::{Fact, PartyBlock, SignatureBlock, fact, registration, seal};
use super::outline::Outline;
use super::phrase::{self, Fixed};
use super::span::{Block, Columns};
use crate::domain::contract::field;
use crate::domain::contract::further::{Further, GuaranteeForm};
use crate::domain::contract::named::{FurtherRole, SigningParty};
use crate::domain::contract::party::{Authority, FURTHER_LETTERS, Seal, Side};
use crate::domain::contract::plan::Period;
use crate::domain::customer::PartyKind;
use crate::domain::problem::Place;

/// One of them with its place in the text.
#[derive(Clone, Copy)]
struct One<'a> {
    row: usize,
    party: &'a Further,
}

impl One<'_> {
    fn place(self) -> Place {
        Place::row(field::SIGNING_FURTHER, self.row)
    }

    fn label(self) -> Fixed {
        FURTHER_LETTERS.get(self.row).copied().unwrap_or(("其他当事人", "the Further Party"))
    }

    fn called(self) -> Insert {
        Insert::Words(phrase::owned(self.label()))
    }

    fn role(self, outline: &Outline<'_>) -> Insert {
        let text = match self.party.role {
            FurtherRole::Guarantor => phrase::owned(("保证人", "Guarantor")),
            FurtherRole::Consignee => phrase::owned(("收货人", "Consignee")),
            FurtherRole::Payer => phrase::owned(("付款人", "Payer")),
            FurtherRole::Joint => joint(outline, self.party.joins),
            FurtherRole::Party => phrase::owned(("参加人", "Joining Party")),
        };
        insert::term(self.place(), text)
    }

    fn text(self, text: &str) -> Insert {
        let text = text.trim();
        if text.is_empty() {
            Insert::Blank { place: self.place() }
        } else {
            insert::term(self.place(), (text.to_owned(), text.to_owned()))
        }
    }

    fn signing(self) -> SigningParty {
        SigningParty::Further(u8::try_from(self.row).unwrap_or(u8::MAX))
    }
}

fn all<'a>(outline: &'a Outline<'_>) -> impl Iterator<Item = One<'a>> {
    outline.contract.signing.further.iter().enumerate().map(|(row, party)| One { row, party })
}

/// `共同买受人`, `Joint Buyer`.
fn joint(outline: &Outline<'_>, side: Side) -> Pair {
    let names = &outline.contract.party_names;
    let (zh, en) =
        if names.is_letters() { phrase::party_role(outline.contract.kind, side) } else { phrase::side(outline, side) };
    (format!("共同{zh}"), format!("Joint {en}"))
}

fn side_words(outline: &Outline<'_>, side: Side) -> Insert {
    Insert::Words(phrase::owned(phrase::side(outline, side)))
}

/// How they are introduced, after the two sides.
pub(super) fn parties(outline: &Outline<'_>) -> Vec<PartyBlock> {
    all(outline)
        .map(|one| PartyBlock {
            side: one.signing(),
            label: Draft::line(outline, "{0}（{1}）", "{0} (the {1})", &[one.called(), one.role(outline)]),
            name: Draft::line(outline, "{0}", "{0}", &[one.text(&one.party.name)]),
            facts: facts(outline, one),
        })
        .collect()
}

fn facts(outline: &Outline<'_>, one: One<'_>) -> Vec<Fact> {
    let it = one.party;
    match it.kind {
        PartyKind::Person => vec![fact(outline, "住址", "Address", one.text(&it.address))],
        PartyKind::Organisation => {
            let (zh, en) = match it.signatory.authority {
                Authority::LegalRepresentative => ("法定代表人", "Legal representative"),
                Authority::PowerOfAttorney => ("授权代表", "Authorised representative"),
            };
            let mut facts = registration(outline, one.text(&it.code), one.place(), &it.registry);
            facts.push(fact(outline, "住所", "Address", one.text(&it.address)));
            facts.push(fact(outline, zh, en, one.text(&it.signatory.name)));
            facts
        }
    }
}

/// What the role of each means, and that whoever joins a side counts with it.
pub(super) fn recitals(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    if outline.contract.signing.further.is_empty() {
        return;
    }
    for one in all(outline) {
        role(draft, outline, one);
    }
    draft.say(
        "本合同所称“双方”“各方”“一方”，除另有约定外，分别指{us}一方和{them}一方；加入一方的当事人与该方视为一方，并与该方一起签署本合同。",
        "In this contract “the parties”, “both parties” and “each party” mean the side of {us} and the side of {them} unless it \
         says otherwise; whoever joins a side counts with it and signs this contract with it.",
        &[],
    );
}

fn role(draft: &mut Draft<'_>, outline: &Outline<'_>, one: One<'_>) {
    let (joins, other) = (one.party.joins, one.party.joins.other());
    let inserts = [one.called(), side_words(outline, joins), side_words(outline, other)];
    match one.party.role {
        FurtherRole::Joint => {
            let [called, joins, other] = inserts;
            draft.say(
                "{0}作为{3}加入{1}一方，与{1}共同享有本合同项下的权利，并就{1}的全部义务向{2}承担连带责任。",
                "{0} joins {1} as {3}: it shares the rights of {1} under this contract and is jointly and severally liable to \
                 {2} for all obligations of {1}.",
                &[called, joins, other, one.role(outline)],
            );
        }
        FurtherRole::Guarantor => guarantor(draft, one, &inserts),
        FurtherRole::Consignee => draft.say(
            "{1}指定{0}为收货人。{2}向{0}交付的，视为向{1}交付；{0}收货、检验和签署单据的行为，由{1}承担后果。",
            "{1} names {0} as consignee. What {2} delivers to {0} counts as delivered to {1}; {1} answers for what {0} does in \
             taking delivery, inspecting and signing documents.",
            &inserts,
        ),
        FurtherRole::Payer => draft.say(
            "{1}在本合同项下应付的款项由{0}支付。{0}不支付或者支付不符合约定的，{1}仍应向{2}支付并承担违约责任。",
            "{0} pays what {1} owes under this contract. If {0} does not pay, or not as agreed, {1} still owes {2} the payment and \
             answers for the breach.",
            &inserts,
        ),
        FurtherRole::Party => draft.say(
            "{0}加入{1}一方，依照本合同对其的约定享有权利、承担义务。",
            "{0} joins {1} and has the rights and duties that this contract gives it.",
            &inserts,
        ),
    }
}

fn guarantor(draft: &mut Draft<'_>, one: One<'_>, inserts: &[Insert; 3]) {
    match one.party.guarantee.form {
        GuaranteeForm::NotStated => draft.say(
            "{0}为{1}在本合同项下的债务向{2}提供保证。",
            "{0} guarantees to {2} the debts of {1} under this contract.",
            inserts,
        ),
        GuaranteeForm::General => draft.say(
            "{0}为{1}在本合同项下的债务向{2}提供一般保证：债务纠纷未经审判或者仲裁，并就{1}的财产依法强制执行仍不能履行债务前，{0}有权拒绝\
             承担保证责任。",
            "{0} gives {2} a general guarantee for the debts of {1} under this contract: until the dispute on the debt has been \
             tried or arbitrated and lawful enforcement against the property of {1} has failed to satisfy it, {0} may refuse \
             to pay.",
            inserts,
        ),
        GuaranteeForm::Joint => draft.say(
            "{0}为{1}在本合同项下的债务向{2}提供连带责任保证：{1}不履行到期债务的，{2}可以请求{1}履行，也可以请求{0}在保证范围内承担保证责任。",
            "{0} gives {2} a guarantee with joint and several liability for the debts of {1} under this contract: if {1} does not \
             perform a debt that is due, {2} may claim performance from {1} or, within the scope of the guarantee, from {0}.",
            inserts,
        ),
    }
    draft.more(
        "保证范围包括主债务及其利息、违约金、损害赔偿金和实现债权的费用。",
        "The guarantee covers the principal debt, its interest, agreed damages, compensation and the cost of enforcing the \
         claim.",
        &[],
    );
    match one.party.guarantee.months {
        Some(months) => draft.more(
            "保证期间为主债务履行期限届满之日起{0}。",
            "It lasts {0} from the day on which the time for performing the principal debt has run out.",
            &[insert::term(one.place(), figure::period(Period::months(months)))],
        ),
        None => draft.more("保证期间依照法律规定。", "The guarantee period is as provided by law.", &[]),
    }
}

/// Where they sign, after the two sides.
pub(super) fn signatures(outline: &Outline<'_>) -> Vec<SignatureBlock> {
    let line = |zh, en| Fact { label: Draft::line(outline, zh, en, &[]), value: Columns::default() };
    all(outline)
        .map(|one| {
            let it = one.party;
            let (sealed, lines) = match it.kind {
                PartyKind::Organisation => {
                    let (zh, en) = match it.signatory.authority {
                        Authority::LegalRepresentative => ("法定代表人（签字）", "Legal representative (signature)"),
                        Authority::PowerOfAttorney => ("授权代表（签字）", "Authorised representative (signature)"),
                    };
                    let mut lines = vec![line(zh, en)];
                    for (zh, en, text) in [("姓名", "Name", &it.signatory.name), ("职务", "Title", &it.signatory.title)]
                    {
                        if !text.trim().is_empty() {
                            lines.push(fact(outline, zh, en, one.text(text)));
                        }
                    }
                    lines.push(line("日期", "Date"));
                    (seal(outline, one.place(), it.signatory.seal), lines)
                }
                PartyKind::Person => (Columns::default(), vec![line("签字", "Signature"), line("日期", "Date")]),
            };
            SignatureBlock {
                side: one.signing(),
                label: Draft::line(outline, "{0}", "For and on behalf of {0}", &[one.called()]),
                name: Draft::line(outline, "{0}", "{0}", &[one.text(&it.name)]),
                seal: sealed,
                lines,
            }
        })
        .collect()
}

/// The powers of attorney of those who sign by one.
pub(super) fn attorneys(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    for one in all(outline).filter(|it| it.party.signatory.authority == Authority::PowerOfAttorney) {
        let it = one.party;
        let signed_as = outline.signed_as.joined_as(one.row, it).unwrap_or(it);
        attorney::power(draft, one.called(), one.text(&it.signatory.name), it.kind, signed_as.signatory.seal);
    }
}

/// Those who sign with another seal than before, whoever joins or leaves besides: the place of the seal, what they are called, and the
/// seal they sign with now.
pub(super) fn resealed(old: &Outline<'_>, new: &Outline<'_>) -> Vec<(Place, Insert, Seal)> {
    let is_resealed = |now: &One<'_>| {
        let was = old.contract.signing.joined_as(now.row, now.party);
        was.is_some_and(|was| was.signatory.seal != now.party.signatory.seal)
    };
    let others = all(new).filter(|now| now.party.kind == PartyKind::Organisation).filter(is_resealed);
    others.map(|now| (now.place(), now.called(), now.party.signatory.seal)).collect()
}

/// What an amendment says of them, where they are others than before: one line each, as the heading and the recitals would.
pub(super) fn replaced(outline: &Outline<'_>) -> Vec<Columns> {
    if outline.contract.signing.further.is_empty() {
        let gone = (
            "原合同除双方以外的当事人不再是合同当事人。",
            "Nobody but the two sides is a party to the Contract any more.",
        );
        return vec![Draft::line(outline, gone.0, gone.1, &[])];
    }
    let mut lines = vec![Draft::line(
        outline,
        "原合同除双方以外的当事人变更为以下各方，其签署本协议即受原合同约束：",
        "The parties to the Contract besides the two sides are from now on the following; by signing this agreement they are \
         bound by the Contract:",
        &[],
    )];
    for one in all(outline) {
        let mut draft = Draft::new(outline);
        draft.say(
            "{0}（{1}）：{2}，住所{3}。",
            "{0} (the {1}): {2}, of {3}.",
            &[one.called(), one.role(outline), one.text(&one.party.name), one.text(&one.party.address)],
        );
        role(&mut draft, outline, one);
        lines.extend(draft.plain().into_iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text),
            Block::Table(_) => None,
        }));
    }
    lines
}
