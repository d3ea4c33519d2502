//! A complaint arrives on Friday afternoon: its clock stops over the weekend and while the customer is awaited; it is closed with
//! cause, action and call-back.

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// A complaint of Friday half past four is written down by two keys from anywhere.
async fn complain(browser: &Browser, customer: &str, kind_of_high: &str, title: &str) {
    browser.open("#/money").await;
    browser.find("main h1").await;
    browser.keys("n").await;
    browser.find("[data-key='S']").await;
    browser.keys("s").await;
    browser.find("#ticket-title").await;
    browser.press("dialog button[type=submit]").await;
    browser.find("#ticket-title-problem:not([hidden])").await;
    browser.find("#ticket-customer-problem:not([hidden])").await;
    browser.choose("#ticket-customer", customer).await;
    browser.set("#ticket-kind", "complaint").await;
    browser.choose("#ticket-severity", kind_of_high).await;
    browser.write("#ticket-title", title).await;
    browser.set("#ticket-on", "2026-05-15").await;
    browser.write("#ticket-at", "16:30").await;
    browser.find("#ticket-promise").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("main h1", title).await;
}

/// Takes the step that comes next, with these boxes filled in.
async fn next(browser: &Browser, step: &str, boxes: &[(&str, &str)]) {
    browser.press(&format!("#ticket-next[data-step={step}]")).await;
    fill(browser, boxes).await;
}

/// Takes a step that is offered besides.
async fn other(browser: &Browser, step: &str, boxes: &[(&str, &str)]) {
    browser.press(&format!("#steps [data-step={step}]")).await;
    fill(browser, boxes).await;
}

async fn fill(browser: &Browser, boxes: &[(&str, &str)]) {
    browser.find("dialog button[type=submit]").await;
    for (name, words) in boxes {
        browser.set(&format!("dialog #{name}"), words).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

/// From the first assignment to work on it.
async fn take_up(browser: &Browser, who: &str) {
    next(browser, "assign", &[("step-to", who)]).await;
    next(browser, "acknowledge", &[]).await;
    browser.press("#ticket-next[data-step=start]").await;
    next(browser, "assess", &[("step-impact", "Two pumping stations")]).await;
}

#[tokio::test]
async fn a_complaint_is_settled_with_cause_action_and_call_back() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    let customer = format!("#{}", browser.fragment().await);
    complain(&browser, "Harbour Pumps Ltd", "P2 high", "Meter three jumps").await;
    let ticket = format!("#{}", browser.fragment().await);

    // four working hours from Friday 16:30 end on Monday 11:30; the working says which time counted
    browser.see_in("#ticket-state", "Answer · ").await;
    browser.see_in("#ticket-state", "over").await;
    browser.see_in("[data-target=answer]", "By 18 May 11:30").await;
    browser.see_in("#ticket-times", "house standard").await;
    browser.press("#open-answer").await;
    browser.see_in("#working-answer", "15 May 16:30 to 15 May 18:00 counts").await;
    browser.see_in("#working-answer", "18 May 09:00 to 18 May 11:30 counts").await;

    // it is late wherever one looks for what is late
    browser.open("").await;
    browser.see_in(".decide", "Harbour Pumps Ltd: Meter three jumps").await;
    browser.open("#/service?view=late").await;
    browser.see_in(".tickets", "Meter three jumps").await;
    browser.see_in("a.side__item[href='#/service'] .side__count", "1").await;
    browser.open("#/calendar?view=agenda").await;
    browser.see_in(".agenda", "to be solved, Meter three jumps").await;

    // while the customer is awaited the clock stands still
    browser.open(&ticket).await;
    take_up(&browser, "Ann Lee").await;
    other(&browser, "ask", &[("step-question", "Which readings?")]).await;
    browser.see_in("#ticket-state", "Waiting for the customer").await;
    browser.see_in("#ticket-state", "Stopped").await;
    browser.press("#ticket-next[data-step=resume]").await;

    // told without cause and action: it cannot be closed, and the page says why
    next(&browser, "investigate", &[("step-facts", "The earth is shared.")]).await;
    next(&browser, "draft", &[("step-cause", "Shared earth"), ("step-remedy", "A new converter")]).await;
    next(&browser, "approve", &[("step-by", "Ann Lee")]).await;
    next(&browser, "resolve", &[("step-cause", ""), ("step-answer", "We come on Monday.")]).await;
    browser.see_in("#ticket-state", "Decision communicated").await;
    browser.press(".offered__barred summary").await;
    browser.see_in("[data-barred=close]", "the cause, the corrective action, the result of the call-back").await;
    next(&browser, "call_back", &[("step-result", "2"), ("step-note", "It still jumps.")]).await;
    browser.see_in("#ticket-history", "Called back: 2 of 5").await;

    // taken up again, answered anew, and closed
    other(&browser, "reopen", &[("step-reason", "It still jumps.")]).await;
    next(&browser, "draft", &[("step-cause", "Shared earth"), ("step-remedy", "Earthed apart")]).await;
    next(&browser, "approve", &[("step-by", "Ann Lee")]).await;
    next(&browser, "resolve", &[("step-action", "Every site is earthed apart."), ("step-answer", "Done.")]).await;
    next(&browser, "call_back", &[("step-result", "5")]).await;
    next(&browser, "close", &[]).await;
    browser.see_in("#ticket-state", "Closed – accepted").await;
    browser.see_in("#ticket-solution", "Every site is earthed apart.").await;
    // what was late stays late
    browser.see_in("[data-target=answer]", "Late by").await;
    browser.picture("ticket-en").await;

    // with its customer, in the timeline and in the report, whose figures name it
    browser.open(&customer).await;
    browser.see_in("#tickets", "Meter three jumps").await;
    browser.open(&format!("{customer}/timeline")).await;
    browser.see_in("#timeline", "Reopened").await;
    browser.open("#/service/report").await;
    browser.see_in("tfoot [data-figure=came]", "1").await;
    browser.see_in("tfoot [data-figure=answered]", "0.0% · 0 of 1").await;
    browser.see_in("tfoot [data-figure=reopened]", "100.0% · 1 of 1").await;
    browser.press("tbody [data-figure=answered] button").await;
    browser.see_in("[data-working=answered]", "Meter three jumps").await;
    browser.press("#export-service-report").await;
    browser.press("[data-form=csv]").await;
    let (_, bytes) = browser.downloaded(".csv").await;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains("Harbour Pumps Ltd"), "{text}");
    browser.end().await;
}

#[tokio::test]
async fn a_complaint_that_lacks_its_cause_is_not_closed_in_chinese_either() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    enter_customer(&browser, "青岛海岳水务设备有限公司", "0532 0000 0001").await;
    complain(&browser, "青岛海岳水务设备有限公司", "P2 重要", "三号泵站示值跳变").await;
    browser.see_in("#ticket-state", "响应 · 超时").await;
    browser.see_in("[data-target=answer]", "最迟 5月18日 11:30").await;
    take_up(&browser, "方亦清").await;
    next(&browser, "investigate", &[("step-facts", "接地与变频器共用。")]).await;
    next(&browser, "draft", &[("step-cause", "接地共用"), ("step-remedy", "更换转换器")]).await;
    next(&browser, "approve", &[("step-by", "王砚秋")]).await;
    next(&browser, "resolve", &[("step-cause", ""), ("step-answer", "周一更换。")]).await;
    next(&browser, "call_back", &[("step-result", "4")]).await;
    browser.press("#ticket-next[data-step=close]").await;
    browser.see("投诉结案之前还缺：原因、纠正措施。").await;
    browser.picture("ticket-zh").await;

    // the house may promise other times; what contradicts itself is refused
    browser.open("#/settings/service").await;
    browser.set("#respond-high", "8").await;
    browser.press("#save-levels").await;
    browser.see("已保存服务标准").await;
    browser.saved().await;
    browser.set("#hours-6", "09:00-12:00").await;
    browser.set("#hours-7", "12:00-09:00").await;
    browser.press("#save-hours").await;
    browser.see_in("#service-hours", "先后不重叠").await;
    browser.end().await;
}
