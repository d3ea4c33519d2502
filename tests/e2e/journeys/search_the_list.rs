//! A key in the search of a long list: the rows stay, and only what they say changes.

use serde_json::Value;

use crate::browser::{Browser, Look};

/// Marks every row and cell, and counts from now on what is put into the table and what is taken out.
const WATCH: &str = r"
    const body = document.querySelector('table.cust tbody');
    const parts = () => [...body.querySelectorAll('tr[data-row], tr[data-row] > td')];
    parts().forEach(it => { it.known = true; });
    window.__seen = { rowsMade: 0, made: 0, said: 0 };
    new MutationObserver(all => {
        for (const it of all) {
            if (it.type !== 'childList') { window.__seen.said += 1; continue; }
            const made = [...it.addedNodes].filter(node => node.nodeType === 1);
            window.__seen.made += made.length;
            window.__seen.rowsMade += made.filter(node => node.matches('tr[data-row]')).length;
        }
    }).observe(body, { childList: true, subtree: true, characterData: true, attributes: true });
    window.__rows = () => ({
        rows: body.querySelectorAll('tr[data-row]').length,
        strangers: parts().filter(it => !it.known).length,
        ...window.__seen,
    });";

async fn seen(browser: &Browser) -> Value {
    let found = browser.driver.execute("return window.__rows()", Vec::new()).await.expect("the page answers");
    found.json().clone()
}

#[tokio::test]
async fn a_key_in_the_search_makes_no_row_and_no_cell_anew() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/customers").await;
    browser.find("tr[data-row] .cust__name a").await;
    browser
        .wait_for(
            "the figures",
            "return document.querySelector('table.cust').getAttribute('aria-busy') === arguments[0]",
            "false",
        )
        .await;
    browser.driver.execute(WATCH, Vec::new()).await.expect("it is watched");
    let before = seen(&browser).await;
    let rows = before["rows"].as_u64().expect("rows");
    assert!(rows >= 5, "{before}");
    assert_eq!(before["strangers"], 0);

    browser.set("[data-list-search]", "设备").await;
    let fewer = format!("return document.querySelectorAll('tr[data-row]').length < {rows} && arguments[0] === ''");
    browser.wait_for("fewer rows", &fewer, "").await;
    let after = seen(&browser).await;
    assert_eq!((&after["strangers"], &after["rowsMade"]), (&Value::from(0), &Value::from(0)), "{after}");
    // what a row shows anew: the letter, the name, tags and figures; never its whole content
    let left = after["rows"].as_u64().expect("rows");
    let made = after["made"].as_u64().expect("elements");
    assert!(left > 0 && made <= left * 12, "{after}");
    browser.end().await;
}

#[tokio::test]
async fn the_list_is_asked_for_what_every_record_says() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/customers").await;
    browser.find("tr[data-row] .cust__name a").await;

    // nothing written is nothing asked
    browser.press("#filter-own").await;
    browser.press("#own-filter button[type=submit]").await;
    browser.see_in("#own-filter-from-problem", "what to look for").await;
    browser.choose("#own-filter-from", "A").await;
    browser.press("#own-filter button[type=submit]").await;
    browser.see_in("[data-fact=level]", "Level is A").await;

    // one that the demo has, as its own list of regions offers it
    browser.press("#filter-own").await;
    browser.choose("#own-filter-field", "Region").await;
    let offered =
        "return [...document.querySelectorAll('#own-filter-from-list option')].some(it => it.value === arguments[0])";
    browser.wait_for("the region among those that are known", offered, "青岛").await;
    browser.write("#own-filter-from", "青岛").await;
    browser.press("#own-filter button[type=submit]").await;
    browser.see_in("[data-fact=region]", "Region is 青岛").await;
    browser.see_in("[data-fact=level]", "Level is A").await;

    // the address keeps it over a reload, and each has its way out
    browser.driver.refresh().await.expect("it reloads");
    browser.see_in("[data-fact=region]", "Region is 青岛").await;
    browser.press("[data-fact=region] .chip__drop").await;
    browser.press("[data-fact=level] .chip__drop").await;
    browser.wait_for("no chip", "return !document.querySelector(`[data-fact]`) && arguments[0] === ''", "").await;
    let focus = "return document.activeElement?.id === arguments[0]";
    browser.wait_for("the focus where it can be asked for again", focus, "filter-own").await;
}
