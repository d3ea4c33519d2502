//! Sale by sample: the sample is described, sealed and kept, the paper says so, and the checker asks for what is missing.

use super::draft_a_contract::drafted;

#[tokio::test]
async fn a_clerk_sells_by_a_sealed_sample() {
    let browser = drafted().await;
    browser.press("#terms-delivery > summary").await;
    browser.set("#term-delivery-sample", "yes").await;
    browser.see_in(".sheet", "This is a sale by sample").await;
    browser.saved().await;
    let address = browser.fragment().await;
    browser.open(&format!("#{address}/check")).await;
    browser.see_in("#check", "has to say what the sample is and who keeps it").await;

    browser.open(&format!("#{address}")).await;
    browser.press("#terms-delivery > summary").await;
    browser.write("#term-delivery-sample-what", "Flow meter DN50, blue enamel, class 0.5").await;
    browser.set("#term-delivery-sample-sealed_on", "2026-05-18").await;
    browser.write("#term-delivery-sample-seal", "FY-2026-07").await;
    browser.set("#term-delivery-sample-keeper", "other").await;
    browser.write("#term-delivery-sample-keeper-other", "Harbour Notary Office").await;
    browser.see_in(".sheet", "Flow meter DN50, blue enamel, class 0.5").await;
    browser.see_in(".sheet", "on 18 May 2026, under seal no. FY-2026-07").await;
    browser.see_in(".sheet", "Harbour Notary Office keeps the sample with care").await;
    browser.see_in("#sample-materials", "materials").await;
    browser.saved().await;

    browser.driver.refresh().await.expect("it reloads");
    browser.see_in(".sheet", "under seal no. FY-2026-07").await;
    browser.press("#terms-delivery > summary").await;
    browser.set("#term-delivery-sample", "no").await;
    browser.see_no("This is a sale by sample").await;
    browser.end().await;
}
