//! Payment plans read out of words: what people write in quotes, and what they write that no plan says.

use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::payment_words::plan_of;
use counterpart::domain::contract::plan::{Due, Event, Period, Share, Unit};
use counterpart::i18n::{Locale, Text};

use crate::progress::Counter;

fn read(words: &str) -> Option<Plan> {
    plan_of(words, &mut Counter(0))
}

/// Words, and the plan as the app says it in English.
#[test]
fn what_people_write_becomes_the_plan_it_says() {
    let rows = [
        (
            "30% 预付，60% 到货后 30 天内，10% 验收合格后 30 天",
            "30% signing · 60% 30 days after delivery · 10% 30 days after acceptance",
        ),
        ("30％预付，余款货到后30天内付清", "30% signing · 70% 30 days after delivery"),
        ("合同签订后10天内，预付30%；货到30天内，付70%", "30% 10 days after signing · 70% 30 days after delivery"),
        ("货到30天内付清全款", "100% 30 days after delivery"),
        ("收到发票后 15 个工作日内付款 100%", "100% 15 working days after the invoice"),
        (
            "预付50%，验收合格后7日内付45%，质保期满付5%",
            "50% signing · 45% 7 days after acceptance · 5% the end of the warranty",
        ),
        ("到货验收合格后 30 日内一次性付清", "100% 30 days after acceptance"),
        ("12.5% 签约，其余生效后 1 个月", "12.5% signing · 87.5% 1 month after taking effect"),
        ("预付三成，到货六成，验收一成", "30% signing · 60% delivery · 10% acceptance"),
        ("验收合格后三十天内付清", "100% 30 days after acceptance"),
        ("货到一百二十天内一次性付清", "100% 120 days after delivery"),
        ("预付两成，余款货到四十五日内付清", "20% signing · 80% 45 days after delivery"),
        ("30% in advance, 70% within 30 days of delivery", "30% signing · 70% 30 days after delivery"),
        ("30 % down payment; balance 45 days after acceptance.", "30% signing · 70% 45 days after acceptance"),
        ("Net 30", "100% 30 days after the invoice"),
        ("Payment within 14 days of invoice", "100% 14 days after the invoice"),
        ("100% on delivery", "100% delivery"),
        ("30% in advance and 70% on delivery", "30% signing · 70% delivery"),
        (
            "30% advance payment; the rest 10 working days after receipt of the goods",
            "30% signing · 70% 10 working days after delivery",
        ),
        ("质保金5%，质保期满付；预付95%", "5% the end of the warranty · 95% signing"),
    ];
    let text = Text::new(Locale::En);
    for (words, plan) in rows {
        let said = read(words).map(|it| text.plan_in_words(&it));
        assert_eq!(said.as_deref(), Some(plan), "{words}");
    }
}

/// Shares that make no whole, figures without a place, two events for one part, conditions, earnest money, shipment.
#[test]
fn what_leaves_something_open_is_not_read() {
    for words in [
        "",
        "面议",
        "电汇",
        "30% 预付",
        "30% 预付，60% 到货",
        "30% 预付，80% 到货",
        "定金 30%，余款货到付清",
        "30% 预付，70% 发货前付清",
        "30% 预付，70% 收到发票且验收合格后 30 天",
        "如无质量问题，货到30天付100%",
        "分期付款，每月 10000 元",
        "2/10 net 30",
        "2% discount within 10 days, net 30",
        "30% deposit, 70% before shipment",
        "100% by irrevocable letter of credit",
        "余款到货付清",
        "30% 预付 20% 到货，50% 验收",
        "10000 元预付，余款到货",
        "100% 30 天",
        "月结30天",
        "月结30天，另加 5% 质保金",
        // a word that is not known may change everything
        "预付30%，货到付70%，运费买方承担",
        "预付30%，货到付70%，逾期加收滞纳金",
        "货到30天内以6个月银行承兑汇票支付",
        "货到安装调试后30天付清",
        "货到付款，安装后付清",
        "货到付款，无需验收",
        "至少30%预付，余款货到",
        "预付部分货款",
        "货到次日付清",
        "支付至90%，余款质保期满",
        "100% upon acceptance of this quotation",
        "30% against proforma invoice, 70% on delivery",
        "100% upon readiness for delivery",
        "100% a fortnight after delivery",
        "partial payment in advance",
        // a length of time that belongs to something else
        "12个月质保期满后付10%，90%货到",
        "90% on delivery, 10% after 12 months warranty",
        "90%货到，质保金10%，质保期12个月",
        "30%预付，30天内交货，70%货到付清",
        "30%预付，70%货到付清，交货期30天",
        "30% in advance, delivery within 30 days, 70% on delivery",
        "货到30天内验收合格付清",
        "货到后7天内验收，验收合格付清",
        "100% 14 days in advance",
        "货到，30天内付清",
        "预付百分之三十，余款货到付清",
        "预付一半，余款货到付清",
        "预付三成半，余款货到付清",
        "货到一星期内付清",
        "100% within thirty days of delivery",
        "30% advance payment, 70% two weeks after delivery",
    ] {
        assert_eq!(read(words), None, "{words}");
    }
}

#[test]
fn each_part_has_an_id_of_its_own_and_waits_for_its_event() {
    let Some(Plan::Instalments { parts }) = read("30% 预付，70% 交货后 5 个工作日") else {
        panic!("a plan in two parts")
    };
    let [first, second] = parts.as_slice() else { panic!("two parts") };
    assert_ne!(first.id, second.id);
    assert_eq!(first.due, Due::After { event: Event::Signing, within: Period::days(0) });
    assert_eq!(second.due, Due::After { event: Event::Delivery, within: Period { n: 5, unit: Unit::WorkingDay } });
    let shares = [&first.share, &second.share].map(|it| if let Share::Of(share) = it { share.0 } else { 0 });
    assert_eq!(shares, [300_000, 700_000]);
}
