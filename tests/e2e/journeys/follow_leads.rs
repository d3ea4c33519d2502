//! Calls and next steps with leads and about opportunities, and how they come along when a lead becomes a customer.

use thirtyfour::Key;

use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

#[tokio::test]
async fn what_was_said_with_a_lead_comes_along_when_it_becomes_a_customer() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/leads").await;
    browser.press("#new-lead").await;
    browser.write("#lead-company", "Harbour Pumps Ltd").await;
    browser.write("#lead-person", "Ada Shore").await;
    browser.write("#lead-wish", "Meters for the second dock").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // from anywhere: N, then F; with the lead, who is contacted by that
    browser.open("#/").await;
    browser.find("#home-answer").await;
    browser.keys("n").await;
    browser.find("[data-key='F']").await;
    browser.keys("f").await;
    browser.set("#activity-whom", "lead").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("#activity-lead-problem", "choose a lead").await;
    browser
        .wait_for(
            "the lead is offered and taken",
            "const box = document.querySelector('#activity-lead');
             const it = [...box.options].find(it => it.textContent.includes(arguments[0]));
             if (!it) return false;
             box.value = it.value;
             box.dispatchEvent(new Event('input', { bubbles: true }));
             box.dispatchEvent(new Event('change', { bubbles: true }));
             return true",
            "Harbour Pumps",
        )
        .await;
    browser.write("#activity-content", "They have twelve pumps.").await;
    browser.write("#activity-next", "Send the list").await;
    browser.set("#activity-next-on", "2026-05-25").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;

    // the page of the lead tells it
    browser.open("#/leads").await;
    browser.press(".leads__name a").await;
    browser.see_in("h1", "Harbour Pumps Ltd").await;
    browser.see_in("#lead-stage", "Contacted").await;
    browser.see_in("#activities", "They have twelve pumps.").await;
    browser.see_in("#lead-next-step", "Send the list").await;
    // and it stands among what is to be done
    browser.open("#/tasks").await;
    browser.see_in("[data-step]", "Send the list").await;
    browser.see_in("[data-step]", "Harbour Pumps Ltd").await;

    // it becomes a customer, with an opportunity
    browser.open("#/leads").await;
    browser.press(".leads__name a").await;
    browser.press("[data-step=qualify]").await;
    browser.press("[data-step=convert]").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in("h1", "Harbour Pumps Ltd").await;
    browser.see_in("#activities", "They have twelve pumps.").await;
    browser.see_in("#activities", "Send the list").await;
    let customer = browser.fragment().await;

    // about the opportunity something is said: it stands there and with the customer
    browser.open("#/pipeline").await;
    browser.press(".kan__card").await;
    browser.see_in("#other-activities", "They have twelve pumps.").await;
    browser.press("#follow-opportunity").await;
    browser.write("#activity-content", "The dock is approved.").await;
    browser.write("#activity-next", "Measure the pipes").await;
    browser.set("#activity-next-on", "2026-05-28").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#activities", "The dock is approved.").await;
    browser.see_in("#opportunity-next-step", "Measure the pipes").await;
    browser.open(&format!("#{customer}")).await;
    browser.see_in("#activities", "The dock is approved.").await;
    browser.see_in("#activities", "Meters for the second dock").await;

    // two steps back: the lead is none again, and what was said with it is its own
    browser.keys(Key::Control + "z").await;
    browser.saved().await;
    browser.keys(Key::Control + "z").await;
    browser.saved().await;
    browser.open("#/leads").await;
    browser.see_in(".leads__state", "Qualified").await;
    browser.press(".leads__name a").await;
    browser.see_in("#activities", "They have twelve pumps.").await;
    browser.end().await;
}

#[tokio::test]
async fn the_list_of_leads_is_put_in_order_narrowed_and_kept_under_a_name() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/leads").await;
    for (company, source) in [("Quay Valves Ltd", "Fair"), ("Harbour Pumps Ltd", "Referral")] {
        browser.press("#new-lead").await;
        browser.write("#lead-company", company).await;
        browser.write("#lead-source", source).await;
        browser.press("dialog button[type=submit]").await;
        browser.saved().await;
    }
    let first = "return document.querySelector('.leads__name')?.textContent.includes(arguments[0])";
    browser.open("#/leads?sort=name").await;
    browser.wait_for("the first by name", first, "Harbour Pumps Ltd").await;
    browser.open("#/leads?sort=-name").await;
    browser.wait_for("the last by name", first, "Quay Valves Ltd").await;

    // a filter reads as words, and what is asked gets a name
    browser.open("#/leads").await;
    browser.find("#filter-source").await;
    browser
        .driver
        .execute("document.querySelector('#filter-source').focus()", Vec::new())
        .await
        .expect("it takes the focus");
    browser.set("#filter-source", "Fair").await;
    browser.see_in("[data-fact=source]", "Fair").await;
    // the focus goes on to what was chosen, whose way out says what it drops, and from there back to the menu
    let way_out = "const it = document.activeElement; \
                   return it?.matches('[data-fact=source] .chip__drop') && it.getAttribute('aria-label').includes(arguments[0])";
    browser.wait_for("the focus on what was chosen", way_out, "Fair").await;
    browser.keys(Key::Enter).await;
    let focus = "return document.activeElement?.id === arguments[0]";
    browser.wait_for("the focus on the menu", focus, "filter-source").await;
    browser.set("#filter-source", "Fair").await;
    browser.see_in("[data-fact=source]", "Fair").await;
    let one = "return document.querySelectorAll('tr[data-lead]').length === Number(arguments[0])";
    browser.wait_for("one lead", one, "1").await;
    browser.press("#choose-columns").await;
    browser.press("[data-column=score] input").await;
    browser.press("#columns-done").await;
    browser.wait_for("no score", "return !document.querySelector('td.leads__score')", "").await;
    browser.press("#save-view").await;
    browser.write("#view-name", "From fairs").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".views__item[aria-current=true]", "From fairs").await;

    // it is a view of this list alone, there after a reload
    browser.open("#/customers").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.open("#/leads").await;
    browser.wait_for("both leads", one, "2").await;
    browser.press("[data-view]").await;
    browser.wait_for("one lead", one, "1").await;
    browser.wait_for("no score", "return !document.querySelector('td.leads__score')", "").await;

    // a stage in which nothing is reads as words all the same
    for (address, words) in [("#/leads?stage=qualified", "Qualified"), ("#/pipeline?stage=won", "Won")] {
        browser.open(address).await;
        browser.see_in("[data-fact=stage]", words).await;
    }
    // an open lead is not converted: its view does not offer that
    browser.open("#/leads").await;
    let offers =
        "return [...document.querySelectorAll('#filter-stage option')].map(it => it.value).join() === arguments[0]";
    browser.wait_for("the open stages", offers, ",new,contacted,qualified").await;
    browser.end().await;
}

#[tokio::test]
async fn contracts_receivables_tickets_and_tasks_keep_views_of_their_own() {
    let browser = Browser::start(Look::EN).await;
    browser.open_demo().await;
    for (address, name) in [
        ("#/contracts?view=in_force&q=HT", "In force, by number"),
        ("#/money/receivables?by=owner", "Who collects"),
        ("#/service?q=a", "With an a"),
        ("#/tasks?view=today&q=a", "Today, with an a"),
    ] {
        browser.open(address).await;
        browser.press("#save-view").await;
        browser.write("#view-name", name).await;
        browser.press("dialog button[type=submit]").await;
        browser.saved().await;
        browser.see_in(".views__item[aria-current=true]", name).await;
    }
    // each is a view of its own list alone
    browser.open("#/service").await;
    let one = "return document.querySelectorAll('[data-view]').length === Number(arguments[0])";
    browser.wait_for("one view", one, "1").await;
    browser.press("[data-view]").await;
    browser.see_in(".views__item[aria-current=true]", "With an a").await;
    browser.end().await;
}
