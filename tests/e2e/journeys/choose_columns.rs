//! The columns of the list of customers: chosen and put in order, kept on the device, and kept with a view.

use thirtyfour::prelude::*;

use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look};

/// The heads of the list, from left to right.
async fn heads(browser: &Browser, expected: &str) {
    let script = "return [...document.querySelectorAll('table.cust thead th')].map(it => it.innerText.trim()).join(', ') === arguments[0]";
    browser.wait_for(&format!("the columns {expected}"), script, expected).await;
}

/// Where a column stands in the menu, from 1.
async fn place(browser: &Browser, column: &str, expected: usize) {
    let script = "const [column, at] = arguments[0].split(' ');
        const all = [...document.querySelectorAll('#columns li')].map(it => it.dataset.column);
        return all.indexOf(column) + 1 === Number(at)";
    browser.wait_for(&format!("{column} in place {expected}"), script, &format!("{column} {expected}")).await;
}

/// Waits until the cursor stands in the row of a column.
async fn cursor_in(browser: &Browser, column: &str) {
    let script = "return document.activeElement?.closest('li')?.dataset.column === arguments[0]";
    browser.wait_for(&format!("the cursor in {column}"), script, column).await;
}

const USUAL: &str = "Customer, Level, State, Owner, Receivable ¥, Overdue ¥, Next due";

#[tokio::test]
async fn a_person_chooses_columns_by_key_and_mouse_and_finds_them_again_after_a_reload() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.open("#/customers").await;
    heads(&browser, USUAL).await;

    // hidden and shown by the boxes; the list behind follows at once
    browser.press("#choose-columns").await;
    browser.press("[data-column=owner] input").await;
    browser.press("[data-column=receivable] input").await;
    browser.press("[data-column=phone] input").await;
    heads(&browser, "Customer, Level, State, Overdue ¥, Next due, Telephone").await;
    // by the button, and the focus stays on it
    browser.press("[data-column=state] [data-way=up]").await;
    place(&browser, "state", 1).await;
    browser
        .wait_for(
            "the focus on the same button",
            "return document.activeElement?.dataset.way === arguments[0] && document.activeElement.closest('li').dataset.column === 'state'",
            "up",
        )
        .await;
    // by key
    let box_of_level = browser.find("[data-column=level] input").await;
    box_of_level.focus().await.expect("it takes the focus");
    browser.keys(Key::Alt + Key::Up).await;
    place(&browser, "level", 1).await;
    cursor_in(&browser, "level").await;
    browser.keys(Key::Alt + Key::Down).await;
    place(&browser, "level", 2).await;
    // by mouse
    let drag = "
        const data = new DataTransfer();
        const fire = (css, kind) => document.querySelector(css).dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
        fire('[data-column=phone]', 'dragstart');
        fire('[data-column=state]', 'dragover');
        fire('[data-column=state]', 'drop');
        fire('[data-column=phone]', 'dragend');";
    browser.driver.execute(drag, Vec::new()).await.expect("it is dragged");
    place(&browser, "phone", 1).await;
    browser.picture("columns-en").await;
    browser.press("#columns-done").await;
    heads(&browser, "Customer, Telephone, State, Level, Overdue ¥, Next due").await;
    browser.see_in("table.cust tbody", "020 7946 0001").await;

    browser.driver.refresh().await.expect("it reloads");
    heads(&browser, "Customer, Telephone, State, Level, Overdue ¥, Next due").await;
    // what is shown sorts
    browser.press_words("Telephone").await;
    browser.find("th[aria-sort=ascending]").await;
    assert_eq!(browser.fragment().await, "/customers?sort=phone");

    browser.press("#choose-columns").await;
    browser.press("#usual-columns").await;
    browser.keys(Key::Escape).await;
    heads(&browser, USUAL).await;
    browser.end().await;
}

#[tokio::test]
async fn a_view_keeps_its_columns_and_a_change_of_them_is_taken_back_in_one_step() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    enter_customer(&browser, "Harbour Pumps Ltd", "020 7946 0001").await;
    browser.open("#/customers?level=C").await;
    browser.lists("1 customer").await;
    browser.press("#save-view").await;
    browser.write("#view-name", "Ordinary").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in(".views__item[aria-current=true]", "Ordinary").await;

    browser.press("#choose-columns").await;
    for column in ["state", "owner", "receivable", "overdue"] {
        browser.press(&format!("[data-column={column}] input")).await;
    }
    browser.press("#columns-done").await;
    browser.see("The columns of the view “Ordinary” are saved.").await;
    browser.saved().await;
    heads(&browser, "Customer, Level, Next due").await;
    browser.see_in(".views__item[aria-current=true]", "Ordinary").await;

    // elsewhere the usual ones stand, and back in the view its own
    browser.open("#/customers").await;
    heads(&browser, USUAL).await;
    browser.press("[data-view]").await;
    heads(&browser, "Customer, Level, Next due").await;
    assert_eq!(browser.fragment().await, "/customers?columns=level,next&level=C");

    browser.keys(Key::Control + "z").await;
    heads(&browser, USUAL).await;
    browser.see_in(".views__item[aria-current=true]", "Ordinary").await;
    browser.end().await;
}

#[tokio::test]
async fn on_a_phone_a_customer_is_the_usual_card_whatever_columns_are_chosen() {
    let browser = Browser::start(Look::EN.phone()).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/customers?columns=phone,email").await;
    browser.find("tr[data-row] .cust__name a").await;
    let card = "const row = document.querySelector('tr[data-row]');
        const shown = css => [...row.querySelectorAll(css)].filter(it => it.offsetParent !== null).length;
        return shown('.cust__name') === 1 && shown('.cust__state') === 1 && shown('.cust__next') === 1
            && shown('.cust__more') === 0 && row.querySelectorAll('.cust__more').length === 2 && arguments[0] === ''";
    browser.wait_for("the usual card", card, "").await;
    // nor is there a menu for what has no columns
    let no_menu = "return document.querySelector('#choose-columns')?.offsetParent === null && arguments[0] === ''";
    browser.wait_for("no menu of columns", no_menu, "").await;
    browser.picture("columns-phone-en").await;
    browser.end().await;
}
