//! S8: payment.

use super::super::draft::{Draft, TableDraft};
use super::super::figure;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use super::super::span::{Align, Table};
use super::said;
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::field;
use crate::domain::contract::party::Seal;
use crate::domain::contract::payment::{
    Acceleration, Earnest, InvoiceKind, InvoiceOrder, Payment, Plan, SetOff, Suspension,
};
use crate::domain::contract::plan::{Instalment, Share, part_amounts};
use crate::domain::contract::price::PriceForm;
use crate::domain::money::Money;
use crate::domain::problem::{Item, Place};
use crate::domain::rate::Ppm;
use crate::domain::receipt::PaymentMethod;
use crate::domain::split::SplitPolicy;
use crate::i18n::format;

/// Plan, account, invoice, earnest money, suspension, set-off.
pub(super) fn payment(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Payment) {
    plan(draft, outline, &terms.plan);
    account(draft, outline, terms);
    invoice(draft, terms);
    match terms.earnest {
        Earnest::None => {}
        Earnest::Sum(sum) => draft.say(
            "{them}应于本合同签署后向{us}支付定金{0}，履行后抵作价款。一方违约致使合同目的不能实现的，适用定金罚则。违约金与定金只能\
             择一主张。",
            "On signing {them} pays {us} earnest money (定金) of {0}, credited to the price on performance. If a party’s breach \
             defeats the purpose of this contract, the earnest-money rule applies. Agreed damages and earnest money are \
             alternatives.",
            &[insert::money(field::PAYMENT_EARNEST, sum)],
        ),
    }
    match terms.acceleration {
        Acceleration::None => {}
        Acceleration::When { overdue, cure } => draft.say(
            "{them}逾期未付的到期价款达到{2}的{0}，经催告后{1}内仍未支付的，{us}可以要求一次付清全部剩余价款或者解除合同。",
            "If overdue sums reach {0} of {2} and remain unpaid {1} after a notice to pay, {us} may claim the whole remaining \
             price at once or end this contract.",
            &[
                insert::percent(field::PAYMENT_ACCELERATION, overdue),
                insert::period(field::PAYMENT_ACCELERATION, cure),
                Insert::Words(phrase::owned(phrase::whole_price(outline))),
            ],
        ),
    }
    match terms.suspension {
        Suspension::AsLaw => {}
        Suspension::After { overdue, notice } => draft.say(
            "{them}逾期付款超过{0}的，{us}可以在提前{1}书面通知后暂停供应，直至款项付清；因此产生的迟延不属于{us}违约。",
            "If payment is more than {0} overdue, {us} may suspend supply after written notice given {1} ahead, until the sum is paid; \
             delay caused by this is no breach by {us}.",
            &[
                insert::period(field::PAYMENT_SUSPENSION, overdue),
                insert::period(field::PAYMENT_SUSPENSION, notice),
            ],
        ),
    }
    match terms.set_off {
        SetOff::AsLaw => {}
        SetOff::ByAgreement => draft.say(
            "债务的抵销须经{0}。",
            "Claims are set off only {0}.",
            &[insert::choice(field::PAYMENT_SET_OFF, ("双方书面同意", "by written agreement of the parties"))],
        ),
        SetOff::Undisputed => draft.say(
            "任何一方仅可以用{0}的债权主张抵销。",
            "A party may set off only claims that are {0}.",
            &[insert::choice(
                field::PAYMENT_SET_OFF,
                ("无争议或者经生效法律文书确认", "undisputed or finally decided"),
            )],
        ),
    }
}

fn plan(draft: &mut Draft<'_>, outline: &Outline<'_>, plan: &Plan) {
    match plan {
        Plan::LumpSum { due, .. } => {
            let due = said(field::PAYMENT_DUE, &phrase::due_by(*due));
            match &outline.totals {
                Some(totals) => draft.say(
                    "{them}应于{0}向{us}一次付清{1}。",
                    "{them} shall pay {us} in one sum {0}: {1}.",
                    &[due, insert::money(field::LINES, totals.gross)],
                ),
                None => draft.say(
                    "{them}应于{0}向{us}一次付清合同总价。",
                    "{them} shall pay {us} the contract price in one sum {0}.",
                    &[due],
                ),
            }
        }
        Plan::Instalments { parts } => instalments(draft, outline, parts),
        Plan::Milestones { parts, accept_within } => {
            instalments(draft, outline, parts);
            draft.say(
                "各里程碑经{them}在{0}内书面验收，或者{them}无正当理由逾期未答复的，视为达成。",
                "A milestone is reached when {them} accepts it in writing within {0}, or fails without good reason to answer in \
                 that time.",
                &[insert::period(field::PAYMENT_ACCEPT, *accept_within)],
            );
        }
        Plan::Monthly { day, statement_within, confirm_within, pay_within } => {
            draft.say(
                "每月{0}日为结算日。{us}在结算日后{1}内送达对账单，{them}在收到后{2}内确认或者书面列明异议，无争议部分在确认后{3}内支付。",
                "Accounts are made up on day {0} of each month. {us} sends a statement within {1} after that day; {them} confirms it \
                 or lists its objections in writing within {2} of receipt; the undisputed part is paid within {3} of \
                 confirmation.",
                &[
                    insert::count(field::PAYMENT_SETTLE_DAY, day),
                    insert::period(field::PAYMENT_STATEMENT, *statement_within),
                    insert::period(field::PAYMENT_CONFIRM, *confirm_within),
                    insert::period(field::PAYMENT_PAY_WITHIN, *pay_within),
                ],
            );
            monthly_price(draft, outline);
        }
        Plan::Prepaid { balance, due, refund_within, .. } => draft.say(
            "{them}应于{0}预存{1}，{us}按实际供应扣减，并每月提供余额。合同终止后{2}内，{us}无息退还余额。",
            "{them} shall prepay {1} {0}; {us} deducts actual supplies from it and reports the balance monthly. Within {2} \
             after the end of this contract {us} refunds the rest without interest.",
            &[
                said(field::PAYMENT_DUE, &phrase::due_by(*due)),
                insert::money(field::PAYMENT_BALANCE, *balance),
                insert::period(field::PAYMENT_REFUND, *refund_within),
            ],
        ),
    }
}

/// What of a total price falls on each account, as the claims of the contract share it. Orders have no total.
fn monthly_price(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    match (outline.contract.price.form, outline.contract.term.length.last_day()) {
        (PriceForm::Framework { .. }, _) => {}
        (PriceForm::FixedTotal, Ok(None)) => draft.more(
            "合同总价为每一结算日的应付金额。",
            "The contract price is the amount of each account.",
            &[],
        ),
        (PriceForm::FixedTotal, Ok(Some(_)) | Err(_)) => draft.more(
            "合同总价等额计入合同期限内的各结算日；期限内没有结算日的，以期限的最后一日为结算日。",
            "The contract price is shared equally by the accounts made up during the term; a term without a day for one has its account \
             on its last day.",
            &[],
        ),
    }
}

fn instalments(draft: &mut Draft<'_>, outline: &Outline<'_>, parts: &[Instalment]) {
    let count = insert::count_words(field::PAYMENT_PLAN, parts.len());
    if outline.annex_number(AnnexId::PaymentTable).is_some() {
        draft.say(
            "{them}分{0}期向{us}付款，各期金额和到期日见{1}，合计等于合同总价。",
            "{them} shall pay {us} in {0} instalments, with the amounts and due dates in {1}; the total equals the contract \
             price.",
            &[count, outline.annex(AnnexId::PaymentTable)],
        );
        return;
    }
    draft.say(
        "{them}分{0}期向{us}付款，各期金额和到期日如下，合计等于合同总价：",
        "{them} shall pay {us} in {0} instalments, with these amounts and due dates; the total equals the contract price:",
        &[count],
    );
    draft.table(plan_table(outline, parts));
}

/// Where the column of conditions stands, where any part has one: after the name.
const CONDITION: usize = 2;

/// The table of instalments, with amounts in words where the currency has them.
pub(in super::super) fn plan_table(outline: &Outline<'_>, parts: &[Instalment]) -> Table {
    let currency = outline.contract.price.currency;
    let renminbi = figure::has_words(currency);
    let mut columns = vec![
        (Align::Start, "期", "No."),
        (Align::Start, "名称", "Instalment"),
        (Align::End, "比例", "Share"),
        (Align::Start, "到期日", "Due"),
        if renminbi { (Align::End, "金额（元）", "Amount (RMB)") } else { (Align::End, "金额", "Amount") },
    ];
    if renminbi && outline.zh {
        columns.push((Align::Start, "大写（人民币）", "In Chinese words"));
    }
    let has_conditions = parts.iter().any(|part| !part.condition.is_blank());
    if has_conditions {
        columns.insert(CONDITION, (Align::Start, "付款条件", "Condition"));
    }
    let mut table = TableDraft::new(outline, &columns);
    let total = outline.totals.as_ref().map(|totals| totals.gross);
    let remainder = outline.contract.payment.terms().map_or(SplitPolicy::Largest, |payment| payment.remainder);
    let amounts = total
        .and_then(|total| part_amounts(parts, total, remainder).ok())
        .map(|amounts| amounts.value)
        .unwrap_or_default();
    for (row, part) in parts.iter().enumerate() {
        let place = Place { field: field::PAYMENT_PLAN, item: Item::Instalment(part.id) };
        let same = |text: String| Insert::Term { place, text: (text.clone(), text) };
        let share = match part.share {
            Share::Of(share) => same(format::percent(share)),
            Share::Sum(_) => same("–".to_owned()),
            Share::Equal => insert::term(place, ("等额".to_owned(), "equal".to_owned())),
        };
        let mut cells = vec![
            Insert::Words(((row + 1).to_string(), (row + 1).to_string())),
            insert::term(place, phrase::part_label(&part.label)),
            share,
            insert::term(place, phrase::due(part.due)),
        ];
        if has_conditions {
            let none = || Insert::Words(("–".to_owned(), "–".to_owned()));
            let condition = &part.condition;
            cells.insert(CONDITION, if condition.is_blank() { none() } else { insert::wording_at(place, condition) });
        }
        if let Some(amount) = amounts.get(row) {
            cells.push(same(format::amount(*amount)));
            if renminbi && outline.zh {
                cells.push(same(without_prefix(*amount)));
            }
        } else {
            cells.push(Insert::Blank { place });
            if renminbi && outline.zh {
                cells.push(Insert::Blank { place });
            }
        }
        table.row(&cells);
    }
    if let Some(total) = total {
        let empty = || Insert::Words((String::new(), String::new()));
        let term = |text: String| Insert::Term { place: Place::of(field::LINES), text: (text.clone(), text) };
        let shares = parts.iter().try_fold(0_i64, |sum, part| match part.share {
            Share::Of(share) => sum.checked_add(share.0),
            Share::Sum(_) | Share::Equal => None,
        });
        let shares = shares.map_or_else(empty, |sum| {
            let text = format::percent(Ppm(sum));
            Insert::Term { place: Place::of(field::PAYMENT_PLAN), text: (text.clone(), text) }
        });
        let label = Insert::Words(("合计".to_owned(), "Total".to_owned()));
        let mut cells = vec![empty(), label, shares, empty(), term(format::amount(total))];
        if has_conditions {
            cells.insert(CONDITION, empty());
        }
        if renminbi && outline.zh {
            cells.push(term(without_prefix(total)));
        }
        table.total(&cells);
    }
    table.done()
}

/// The words without 人民币, which the head of the column says.
fn without_prefix(amount: Money) -> String {
    let words = figure::chinese_words(amount).unwrap_or_default();
    words.strip_prefix("人民币").map_or(words.clone(), str::to_owned)
}

fn account(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Payment) {
    let bank = &outline.own.bank;
    let how = insert::choice(field::PAYMENT_METHOD, phrase::method(terms.method));
    let other = terms.other_holder(&outline.own.name);
    let account = [
        match other {
            Some(holder) => insert::name(field::PAYMENT_HOLDER, holder),
            None => insert::name(field::OWN_ENTITY, &outline.own.name),
        },
        insert::name(field::OWN_ENTITY, &bank.bank),
        insert::name(field::OWN_ENTITY, &bank.account),
    ];
    match (terms.method, terms.most_in_cash()) {
        (PaymentMethod::Transfer, _) => {
            let [name, bank, number] = account;
            draft.say(
                "付款方式为{0}，收款账户：户名{1}，开户行{2}，账号{3}。",
                "Payment is made by {0} to this account: name {1}, bank {2}, number {3}.",
                &[how, name, bank, number],
            );
            holder(draft, terms, other);
            change_of_account(draft, outline);
        }
        // what may not be paid in cash needs somewhere to go
        (PaymentMethod::Cash, Some(limit)) => {
            let [name, bank, number] = account;
            draft.say(
                "付款方式为{0}，每笔不超过{1}；超过的部分以银行转账支付，收款账户：户名{2}，开户行{3}，账号{4}。",
                "Payment is made by {0}, up to {1} of each payment; what is above that is paid by bank transfer to this account: name \
                 {2}, bank {3}, number {4}.",
                &[how, insert::money(field::PAYMENT_CASH_LIMIT, limit), name, bank, number],
            );
            draft.more(
                "不得为规避前述限额拆分付款；{us}收到现金后应当出具收据。",
                "No payment is split to stay below that limit, and {us} gives a receipt for what it receives in cash.",
                &[],
            );
            holder(draft, terms, other);
            change_of_account(draft, outline);
        }
        (
            PaymentMethod::Bill
            | PaymentMethod::Cash
            | PaymentMethod::Card
            | PaymentMethod::Other
            | PaymentMethod::SetOff,
            _,
        ) => {
            draft.say("付款方式为{0}。", "Payment is made by {0}.", &[how]);
        }
    }
}

/// Why the account is kept in another name, and that paying to it is paying us.
fn holder(draft: &mut Draft<'_>, terms: &Payment, other: Option<&str>) {
    if other.is_some() {
        draft.more(
            "该账户由{us}指定，户名与{us}名称不一致的原因为：{0}。向该账户付款，视为向{us}付款。",
            "{us} names this account although it is kept in another name, for this reason: {0}. Payment to it counts as payment to \
             {us}.",
            &[insert::wording(field::PAYMENT_HOLDER_REASON, &terms.holder_reason)],
        );
    }
}

fn change_of_account(draft: &mut Draft<'_>, outline: &Outline<'_>) {
    // whoever signs without a seal gives no notice under one
    match outline.contract.signing.ours.seal {
        Seal::None => draft.more(
            "变更账户应由{us}的法定代表人或者授权代表签字书面通知，并经{them}以已知的联系方式核实。",
            "A change of account needs a written notice signed by the legal representative or an authorised representative \
             of {us}, which {them} verifies through contact details already known.",
            &[],
        ),
        Seal::NotStated | Seal::Official | Seal::Contract => draft.more(
            "变更账户应由{us}加盖公章书面通知，并经{them}以已知的联系方式核实。",
            "A change of account needs a written notice under the seal of {us}, which {them} verifies through contact \
             details already known.",
            &[],
        ),
    }
}

fn invoice(draft: &mut Draft<'_>, terms: &Payment) {
    let kind = match terms.invoice.kind {
        InvoiceKind::None => {
            draft.say(
                "{us}{0}开具发票，收款时出具收据。",
                "{us} issues {0} and gives a receipt for each payment.",
                &[insert::choice(field::PAYMENT_INVOICE_KIND, ("不", "no invoice"))],
            );
            return;
        }
        InvoiceKind::Ordinary => ("增值税普通发票", "an ordinary VAT invoice"),
        InvoiceKind::SpecialVat => ("增值税专用发票", "a special VAT invoice"),
    };
    draft.say(
        "{us}应在每期款项的付款条件成就后{0}内，按该期金额开具{1}。",
        "{us} shall issue {1} for the amount of each payment within {0} after its conditions are met.",
        &[
            insert::period(field::PAYMENT_INVOICE_WITHIN, terms.invoice.within),
            insert::choice(field::PAYMENT_INVOICE_KIND, kind),
        ],
    );
    match terms.invoice.order {
        InvoiceOrder::Independent => {}
        InvoiceOrder::BeforePayment => draft.more(
            "{0}，该期间不计逾期；未开票不影响其他款项的支付。",
            "{0} and is not late for that time; other sums are unaffected.",
            &[insert::choice(
                field::PAYMENT_INVOICE_ORDER,
                (
                    "付款方收到合格发票前可以暂缓支付相应款项",
                    "Until the payer has a valid invoice it may hold back that sum",
                ),
            )],
        ),
    }
    draft.more(
        "{them}对发票有异议的，应在收到后{0}内提出；无异议部分应当按期支付。",
        "{them} objects to an invoice within {0} of receipt; the part not objected to is paid on time.",
        &[insert::period(field::PAYMENT_OBJECT_INVOICE, terms.object_to_invoice)],
    );
}
