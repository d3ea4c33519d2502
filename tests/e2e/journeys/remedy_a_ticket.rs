//! A limit that the contract sets for service is missed: the page of the ticket offers what the clause allows, reckons the credit with
//! its working, and takes it off what is due next. A ticket names the duty that it touches, and the duty the ticket.

use thirtyfour::Key;

use super::draft_a_contract::{drafted, sign};
use crate::browser::{Browser, Look};

/// Chooses the duty of this name in the form of a ticket.
const CHOOSE_DUTY: &str = "const box = document.querySelector('#ticket-duty');
    const found = [...(box?.options ?? [])].find(it => it.text.startsWith(arguments[0]));
    if (!found) return false;
    box.value = found.value;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
    return true;";

#[tokio::test]
async fn a_missed_limit_is_credited_by_the_clause_and_the_ticket_names_its_duty() {
    let browser = drafted().await;
    browser.press("#terms-service > summary").await;
    browser.find("#terms-service[open]").await;
    browser.write("#term-service-credit", "5").await;
    browser.see_in(".sheet", "credits 5% of the month’s fee, up to 30% in a month").await;
    let address = sign(&browser).await;
    browser.open(&format!("#{address}/duties")).await;
    browser.press("#new-duty").await;
    browser.write("#duty-title", "Keep the meters running").await;
    browser.set("#duty-due", "2026-05-25").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    browser.open("#/products").await;
    browser.press("#new-product").await;
    browser.write("#product-name", "EM flow meter").await;
    browser.write("#product-unit", "pcs").await;
    browser.write("#product-price", "6200").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".products__name", "EM flow meter").await;
    browser.saved().await;

    // an urgent case of five past midnight wants an answer within an hour; it names the contract, the duty and the product
    browser.open(&format!("#{address}/life")).await;
    browser.press("#new-ticket-here").await;
    browser.find("#ticket-title").await;
    browser.write("#ticket-title", "Two stations stand still").await;
    browser.set("#ticket-severity", "urgent").await;
    browser.wait_for("the duty is chosen", CHOOSE_DUTY, "Keep the meters running").await;
    browser.choose("#ticket-product", "EM flow meter").await;
    browser.set("#ticket-on", "2026-05-20").await;
    browser.write("#ticket-at", "00:05").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("main h1", "Two stations stand still").await;
    browser.see_in("dd", "EM flow meter").await;
    let ticket = format!("#{}", browser.fragment().await);

    // 100,000.00 over twelve months are 8,333.33: 5 % of it
    browser.see_in("#ticket-remedies", "Explain, Repair, Replace, Do again, Refund, Credit").await;
    browser.see_in("#credit-due", "416.67").await;
    browser.see_in("#ticket-remedies", "100,000.00 ÷ 12 months").await;
    browser.see_in("#ticket-remedies", "2,500.00").await;
    browser.see_in("#ticket-remedies", "once somebody works on it").await;

    // the duty names the ticket
    browser.press("#ticket-duty-open").await;
    browser.see_in("#duty-tickets", "Two stations stand still").await;
    browser.press("#duty-tickets a").await;
    browser.see_in("main h1", "Two stations stand still").await;

    browser.press("#steps [data-step=assign]").await;
    browser.set("#step-to", "Ann Lee").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.press("#steps [data-step=start]").await;
    browser.saved().await;

    // a credit is taken off the part that is due first
    browser.press("#record-remedy").await;
    browser.see_in("#credit-offer", "416.67").await;
    browser.see_in("#credit-offer", "Advance").await;
    browser.picture("remedy-en").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#remedies-done", "416.67").await;
    browser.see_in("#ticket-history", "Remedy: Credit").await;
    browser.see_in("#ticket-remedies", "No limit was missed that is not credited yet").await;
    browser.open(&format!("#{address}/money")).await;
    browser.see_in("#claims", "Service credit, ticket FW-202605-0001").await;
    browser.see_in("#instalments", "29,583.33").await;

    // one undo takes back both; done again both are there
    browser.keys(Key::Control + "z").await;
    let gone = "return !document.body.innerText.includes(arguments[0])";
    browser.wait_for("the credit to be gone", gone, "29,583.33").await;
    browser.keys(Key::Control + Key::Shift + "z").await;
    browser.see_in("#instalments", "29,583.33").await;
    browser.open(&ticket).await;
    browser.see_in("#remedies-done", "416.67").await;

    // the report of the time tells it, with its ticket
    browser.open("#/service/report").await;
    browser.see_in("#report-credits", "416.67").await;
    browser.see_in("#report-credits", "Two stations stand still").await;
    browser.open(&ticket).await;

    // another remedy asks what was done
    browser.press("#record-remedy").await;
    browser.set("#remedy", "repair").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#remedy-note-problem", "Say what was done").await;
    browser.write("#remedy-note", "Converter changed on site").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#remedies-done", "Converter changed on site").await;
    browser.picture("ticket-remedied-en").await;
    browser.end().await;
}

#[tokio::test]
async fn what_the_clause_allows_is_said_in_chinese() {
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/service").await;
    // acknowledged a day and a half later: longer than the working day that the contract gives
    browser.press_words("到货少两套连接件").await;
    browser.see_in("#ticket-remedies", "合同约定的补救").await;
    browser.see_in("#ticket-remedies", "每项时限超时，抵扣当月费用的 5%，当月最多 20%").await;
    browser.see_in("#ticket-remedies", "超时 1 项（响应）× 5%").await;
    browser.picture("remedies-zh").await;
    browser.press("#record-remedy").await;
    browser.see_in("#credit-offer", "从这些分期里减").await;
    browser.set("#remedy", "replace").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#remedy-note-problem", "写清做了什么").await;
    browser.write("#remedy-note", "已更换转换器").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#remedies-done", "已更换转换器").await;
    browser.see_in("#ticket-history", "补救：更换").await;
    browser.end().await;
}
