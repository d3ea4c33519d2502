//! Whose a line is, why, and what it would settle. The amounts were reckoned by hand.

use counterpart::domain::bank_statement::known::KnownBy;
use counterpart::domain::bank_statement::matching::{Choice, Proposal, Verdict};
use counterpart::domain::bank_statement::reason::{Reason, points};
use counterpart::domain::receipt::ClaimPart::{self, LateFee, Principal};
use counterpart::domain::receipt::PaymentMethod;

use super::{Deal, Party, World, line};

const FENGXIN: Party =
    Party {
        name: "上海丰信仪表有限公司", short_name: "丰信", title: "", account: "3105 0170 3600 0000 5521"
    };
const QIHANG: Party =
    Party {
        name: "苏州启航包装有限公司", short_name: "启航包装", title: "苏州启航包装有限公司分公司", account: ""
    };
const HARBOUR: Party = Party { name: "Harbour Pumps Ltd", short_name: "", title: "", account: "" };

fn world() -> World {
    World::new(
        &[FENGXIN, QIHANG, HARBOUR],
        &[
            Deal { party: 0, number: "HT-202601-0001", parts: vec![("2026-03-31", 10_000_000)] },
            Deal {
                party: 1,
                number: "HT-202601-0002",
                parts: vec![("2026-06-01", 1_000_000), ("2026-07-01", 2_000_000), ("2026-08-01", 3_500_000)],
            },
            Deal { party: 1, number: "HT-202601-0003", parts: vec![("2026-06-15", 700_000)] },
            Deal { party: 2, number: "EX/26/014", parts: vec![("2026-09-01", 123_456)] },
        ],
    )
}

/// Part, claim and fen of every share; and the advance.
fn settles(proposal: &Proposal) -> (Vec<(usize, ClaimPart, i64)>, i64) {
    let suggestion = proposal.suggestion.as_ref().expect("a suggestion");
    let shares = suggestion.shares.iter().map(|it| (it.number, it.part, it.amount.minor)).collect();
    (shares, suggestion.advance.minor)
}

fn reasons(proposal: &Proposal) -> Vec<Reason> {
    proposal.suggestion.as_ref().map(|it| it.reasons.clone()).unwrap_or_default()
}

#[test]
fn money_that_came_late_and_in_two_pays_the_fee_first_and_then_all() {
    // domain.md 6.3 B: 20 days on 100,000.00, 25 on 61,000.00
    let mut world = world();
    let payer = world.customer(0);
    let found = world.matched(
        &[
            line(1, "2026-04-20", 4_000_000, "上海丰信仪表有限公司", "货款", "A0001"),
            line(2, "2026-05-15", 6_176_250, "上海丰信仪表", "尾款", "A0002"),
            line(3, "2026-05-16", 500, "上海丰信仪表有限公司", "", "A0003"),
        ],
        &[(2, Choice::Take(payer, None))],
    );
    assert_eq!(settles(&found[0]), (vec![(1, LateFee, 100_000), (1, Principal, 3_900_000)], 0));
    assert_eq!(found[0].verdict, Verdict::Take);
    assert_eq!(reasons(&found[0]), [Reason::Name]);
    // without its legal form, and with the amount of what is left and its fee: 30 and 25 points
    assert_eq!(reasons(&found[1]), [Reason::CoreName, Reason::PartWithFee]);
    assert_eq!(points(&reasons(&found[1])), 55);
    assert_eq!(found[1].verdict, Verdict::Take);
    assert_eq!(settles(&found[1]), (vec![(1, LateFee, 76_250), (1, Principal, 6_100_000)], 0));
    assert_eq!(settles(&found[2]), (vec![], 500), "nothing is open any more: all of it is in advance");
}

#[test]
fn every_reason_finds_its_customer() {
    for (case, payer, account, purpose, fen, verdict, expected) in [
        (
            "by number",
            "某个人",
            "",
            "付HT-202601-0003货款",
            700_000,
            Verdict::Take,
            vec![Reason::ContractNumber("HT-202601-0003".to_owned()), Reason::OnePart],
        ),
        (
            "a number with other signs between",
            "",
            "",
            "ht 202601 0003",
            1,
            Verdict::Take,
            vec![Reason::ContractNumber("HT-202601-0003".to_owned())],
        ),
        ("a number inside a longer one is another", "", "", "HT-202601-00031", 1, Verdict::Unknown, vec![]),
        (
            "by a short number",
            "",
            "",
            "Re EX/26/014",
            5,
            Verdict::Take,
            vec![Reason::ContractNumber("EX/26/014".to_owned())],
        ),
        ("by account", "财务结算中心", "3105-0170-3600-0000-5521", "", 5, Verdict::Take, vec![Reason::Account]),
        ("a masked account says nothing", "财务结算中心", "3105****5521", "", 5, Verdict::Unknown, vec![]),
        (
            "by the title on invoices",
            "苏州启航包装有限公司分公司",
            "",
            "",
            5,
            Verdict::Take,
            vec![Reason::InvoiceTitle],
        ),
        ("full width and case", "ＨＡＲＢＯＵＲ ｐｕｍｐｓ ltd.", "", "", 5, Verdict::Take, vec![Reason::Name]),
        ("the short name alone has to be agreed to", "启航包装", "", "", 5, Verdict::Ask, vec![Reason::CoreName]),
        ("the amount of one part alone as well", "某某公司", "", "", 123_456, Verdict::Ask, vec![Reason::OnePart]),
        (
            "several parts of one customer",
            "苏州启航包装有限公司",
            "",
            "",
            1_700_000,
            Verdict::Take,
            vec![Reason::Name, Reason::SeveralParts(2)],
        ),
        (
            "parts that do not lie together",
            "苏州启航包装有限公司",
            "",
            "",
            4_500_000,
            Verdict::Take,
            vec![Reason::Name, Reason::SeveralParts(2)],
        ),
        ("nobody", "某某公司", "", "货款", 777, Verdict::Unknown, vec![]),
    ] {
        let mut world = world();
        let mut one = line(1, "2026-05-20", fen, payer, purpose, "");
        one.account = account.to_owned();
        let found = world.matched(&[one], &[]);
        assert_eq!(found[0].verdict, verdict, "{case}");
        assert_eq!(reasons(&found[0]), expected, "{case}");
    }
}

#[test]
fn what_comes_to_the_amount_is_settled_and_not_what_is_due_first() {
    let mut world = world();
    let found = world.matched(
        &[
            line(1, "2026-05-20", 2_000_000, "苏州启航包装有限公司", "", ""),
            line(2, "2026-05-21", 2_000_000, "苏州启航包装有限公司", "", ""),
            line(3, "2026-05-22", 4_200_000, "苏州启航包装有限公司", "", ""),
        ],
        &[],
    );
    assert_eq!(settles(&found[0]), (vec![(2, Principal, 2_000_000)], 0), "the second part, by its amount");
    // the same amount once more finds it paid: then by the days, 1 June, 15 June, 1 August
    assert_eq!(
        settles(&found[1]),
        (vec![(1, Principal, 1_000_000), (1, Principal, 700_000), (3, Principal, 300_000)], 0)
    );
    assert_eq!(settles(&found[2]), (vec![(3, Principal, 3_200_000)], 1_000_000));
}

#[test]
fn an_invoice_leads_to_the_parts_it_is_for() {
    let mut world = world();
    world.bill("24332000000012345678", 1, &[2], 3_500_000);
    let found = world.matched(
        &[
            line(1, "2026-05-20", 100_000, "代付人", "发票24332000000012345678", ""),
            line(2, "2026-05-21", 3_400_000, "苏州启航包装有限公司", "发票号 24332000000012345678", ""),
        ],
        &[],
    );
    assert_eq!(reasons(&found[0]), [Reason::InvoiceNumber("24332000000012345678".to_owned())]);
    assert_eq!(settles(&found[0]), (vec![(3, Principal, 100_000)], 0));
    assert_eq!(settles(&found[1]), (vec![(3, Principal, 3_400_000)], 0));
}

#[test]
fn a_purpose_and_a_payer_that_disagree_are_asked_about() {
    let mut world = world();
    let found = world.matched(&[line(1, "2026-05-20", 5, "上海丰信仪表有限公司", "代付 HT-202601-0003", "")], &[]);
    assert_eq!(found[0].verdict, Verdict::Ask);
    assert_eq!(found[0].receipt, None);
    // nothing was set apart for it
    let chosen = Choice::Take(world.customer(0), None);
    let found = world.matched(&[line(1, "2026-04-20", 4_000_000, "代付", "", "")], &[(1, chosen)]);
    assert_eq!(found[0].verdict, Verdict::Take);
    assert_eq!(reasons(&found[0]), []);
    assert_eq!(settles(&found[0]), (vec![(1, LateFee, 100_000), (1, Principal, 3_900_000)], 0));
    assert_eq!(found[0].receipt.as_ref().map(|it| it.customer), Some(world.customer(0)));
}

#[test]
fn a_chosen_contract_takes_all_and_the_rest_is_in_advance() {
    let mut world = world();
    let chosen = Choice::Take(world.customer(1), Some(world.contract(2)));
    let found = world.matched(&[line(1, "2026-05-20", 1_000_000, "苏州启航包装有限公司", "", "")], &[(1, chosen)]);
    assert_eq!(settles(&found[0]), (vec![(1, Principal, 700_000)], 300_000));
}

#[test]
fn what_was_recorded_is_known_again() {
    let mut world = world();
    let lines = [
        line(1, "2026-05-20", 700_000, "苏州启航包装有限公司", "货款", "20260520000001"),
        line(2, "2026-05-20", 500, "苏州启航包装有限公司", "样品", ""),
        line(3, "2026-05-20", 500, "苏州启航包装有限公司", "样品", ""),
        line(4, "2026-05-21", 9_900, "代付人甲", "定金", ""),
        line(5, "2026-05-20", 700_000, "苏州启航包装有限公司", "货款", "20260520000001"),
    ];
    let chosen = [(4, Choice::Take(world.customer(0), None))];
    let mut sorted = lines.to_vec();
    sorted.sort_by_key(|it| it.on);
    let first = world.matched(&sorted, &chosen);
    let verdicts: Vec<_> = sorted.iter().zip(&first).map(|(line, it)| (line.row, it.verdict)).collect();
    assert_eq!(
        verdicts,
        [
            (1, Verdict::Take),
            (2, Verdict::Take),
            (3, Verdict::Take),
            (5, Verdict::Known(KnownBy::SameFile(1))),
            (4, Verdict::Take),
        ]
    );
    assert_eq!(world.record(&first), 4);
    let again = world.matched(&sorted, &[]);
    assert!(again.iter().all(|it| matches!(it.verdict, Verdict::Known(_))), "{again:?}");
    assert_eq!(world.record(&again), 0);
    // who paid before is known by name the next time
    let next = world.matched(&[line(1, "2026-06-21", 8_800, "代付人甲", "", "")], &[]);
    assert_eq!((next[0].verdict, reasons(&next[0])), (Verdict::Ask, vec![Reason::PaidBefore]));
}

/// What was agreed to, recorded, taken back and recorded anew by hand of the undo is in the book: agreeing is no order to count twice.
#[test]
fn what_was_agreed_to_yields_to_what_is_in_the_book_and_what_was_chosen_in_spite_of_it_does_not() {
    let mut world = world();
    let lines = [line(1, "2026-05-21", 9_900, "代付人甲", "定金", "")];
    let agreed = [(1, Choice::Agree(world.customer(0), None))];
    let first = world.matched(&lines, &agreed);
    assert_eq!(first[0].verdict, Verdict::Take);
    assert_eq!(world.record(&first), 1);
    assert!(matches!(world.matched(&lines, &agreed)[0].verdict, Verdict::Known(_)));
    let in_spite = [(1, Choice::Take(world.customer(0), None))];
    assert_eq!(world.matched(&lines, &in_spite)[0].verdict, Verdict::Take);
}

#[test]
fn a_price_that_several_owe_names_none_of_them() {
    let deal = |party: usize, number: &'static str| Deal { party, number, parts: vec![("2026-06-01", 980_000)] };
    let mut alone = World::new(&[FENGXIN, QIHANG], &[deal(0, "HT-202601-0001")]);
    let mut both = World::new(&[FENGXIN, QIHANG], &[deal(0, "HT-202601-0001"), deal(1, "HT-202601-0002")]);
    let lines = [line(1, "2026-05-21", 980_000, "某某公司", "货款", "")];
    assert_eq!(alone.matched(&lines, &[])[0].verdict, Verdict::Ask);
    assert_eq!(both.matched(&lines, &[])[0].verdict, Verdict::Unknown);
}

#[test]
fn a_receipt_entered_by_hand_under_another_number_is_the_line_too() {
    let mut world = world();
    let by_hand = world.matched(&[line(1, "2026-05-20", 500, "苏州启航包装有限公司", "", "")], &[]);
    world.record(&by_hand);
    world.receipts[0].bank_line = None;
    world.receipts[0].reference = "工行 8812".to_owned();
    let lines = [line(1, "2026-05-20", 500, "苏州启航包装有限公司", "样品", "20260520000007")];
    assert!(matches!(world.matched(&lines, &[])[0].verdict, Verdict::Known(KnownBy::DayAndPayer(_))));
}

#[test]
fn a_receipt_entered_by_hand_is_one_line_and_no_more() {
    let mut world = world();
    let by_hand = world.matched(&[line(1, "2026-05-20", 500, "苏州启航包装有限公司", "", "")], &[]);
    world.record(&by_hand);
    world.receipts[0].bank_line = None;
    let found = world.matched(
        &[
            line(1, "2026-05-20", 500, "苏州启航包装有限公司", "样品", "20260520000007"),
            line(2, "2026-05-20", 500, "苏州启航包装有限公司", "样品", "20260520000008"),
            line(3, "2026-05-20", 501, "苏州启航包装有限公司", "样品", "20260520000009"),
        ],
        &[],
    );
    assert!(matches!(found[0].verdict, Verdict::Known(KnownBy::DayAndPayer(_))));
    assert_eq!((found[1].verdict, found[2].verdict), (Verdict::Take, Verdict::Take));
}

#[test]
fn what_was_set_off_is_no_line_of_a_bank() {
    let mut world = world();
    let by_hand = world.matched(&[line(1, "2026-05-20", 500, "苏州启航包装有限公司", "", "")], &[]);
    world.record(&by_hand);
    world.receipts[0].bank_line = None;
    world.receipts[0].method = PaymentMethod::SetOff;
    let lines = [line(1, "2026-05-20", 500, "苏州启航包装有限公司", "样品", "20260520000007")];
    assert_eq!(world.matched(&lines, &[])[0].verdict, Verdict::Take);
}

#[test]
fn a_line_of_an_earlier_day_leaves_to_later_receipts_what_they_paid() {
    let mut world = world();
    let later = world
        .matched(&[line(1, "2026-05-20", 700_000, "苏州启航包装有限公司", "HT-202601-0003", "20260520000001")], &[]);
    world.record(&later);
    let found = world
        .matched(&[line(1, "2026-05-02", 700_000, "苏州启航包装有限公司", "HT-202601-0003", "20260502000001")], &[]);
    assert_eq!(settles(&found[0]), (vec![], 700_000));
}
