//! What a file asks and warns of before it comes in: that much would be gone (P23), a clock far ahead (M03), two copies under one
//! number (M05), and something taken out of a file, that is refused or comes back (M15).

use counterpart::demo;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::CustomerId;
use counterpart::record::transaction::Change;
use uuid::Uuid;

use crate::browser::{Browser, Look, TODAY};
use crate::copy::{Copy, NOW};

const DAY: u64 = 86_400_000;

/// A copy of a book of four customers, and a browser that was restored from it.
async fn restored() -> (Browser, Copy, Vec<Customer>) {
    let book = demo::many(9, 4, Date::parse(TODAY).expect("a date")).expect("a book");
    let mut base = Copy::new(0x9005);
    base.put(std::slice::from_ref(&book.own_entity));
    base.put(&book.customers);
    let browser = Browser::start(Look::ZH).await;
    browser.open("").await;
    browser.upload("#restore-file", &carried(&browser, &base)).await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;
    (browser, base, book.customers)
}

/// The file of a copy as it arrives here, beside the downloads, so that it is not taken for one.
fn carried(browser: &Browser, copy: &Copy) -> std::path::PathBuf {
    let folder = browser.downloads().join("carried");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("book.json");
    std::fs::write(&path, copy.file()).expect("a file");
    path
}

fn with_phone(customer: &Customer, phone: &str) -> Change {
    Change::put(&Customer { phone: phone.to_owned(), ..customer.clone() }).expect("it is written")
}

impl Browser {
    /// Gives the file of a copy to the page that brings copies together.
    async fn offer(&self, copy: &Copy) {
        let path = carried(self, copy);
        self.open("#/together").await;
        self.upload("#book-file", &path).await;
    }

    async fn merge(&self) {
        self.press("#bring-in").await;
        self.see_in("#together-done", "合好了").await;
    }

    /// The file asks this, and nothing happens before it is agreed to.
    async fn asks(&self, words: &str) {
        self.see_in(".conf__ask", words).await;
        let barred = "return document.querySelector('#bring-in').disabled === true";
        self.wait_for("a merge that waits for an answer", barred, "").await;
        self.see("请先确认上面的提示").await;
        self.press(".conf__ask").await;
        self.wait_for("the answer", "return document.querySelector('[name=agree]').checked", "").await;
        let free = "return document.querySelector('#bring-in').disabled === false";
        self.wait_for("a merge that may begin", free, "").await;
    }
}

#[tokio::test]
async fn p23_a_file_that_takes_everything_away_is_agreed_to_a_second_time_and_taken_back() {
    let (browser, base, customers) = restored().await;
    let mut there = base.elsewhere(0x9006);
    there.write_at(NOW, &customers.iter().map(|it| Change::Delete { id: it.id.0 }).collect::<Vec<_>>());
    browser.offer(&there).await;
    browser.asks("有 4 条会被删除").await;
    browser.picture("together-many-gone").await;
    browser.merge().await;
    browser.press("[data-way='rollback']").await;
    browser.see("已撤销").await;
    browser.open("#/customers").await;
    for customer in &customers {
        browser.see(&customer.name).await;
    }
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn m03_a_clock_a_month_ahead_is_agreed_to_and_what_is_written_here_afterwards_still_counts() {
    let (browser, base, customers) = restored().await;
    let mut there = base.elsewhere(0x9007);
    there.write_at(NOW + 31 * DAY + DAY / 2, &[with_phone(&customers[0], "0512 3131 3131")]);
    browser.offer(&there).await;
    browser.asks("那边的时钟比这里快 31 天").await;
    browser.merge().await;
    // the clock here stands a month before the stamp of what it writes over
    browser.open("#/customers").await;
    browser.press_words(&customers[0].name).await;
    browser.see("0512 3131 3131").await;
    browser.press_words("修改").await;
    browser.write("#customer-phone", "0512 4040 4040").await;
    browser.press("dialog button[type=submit]").await;
    browser.see_in(".facts", "0512 4040 4040").await;
    browser.saved().await;
    // and shows here still when the other comes once more
    browser.offer(&there).await;
    browser.see("文件里没有新内容").await;
    browser.open("#/customers").await;
    browser.press_words(&customers[0].name).await;
    browser.see_in(".facts", "0512 4040 4040").await;
    browser.sound().await;
    browser.end().await;
}

#[tokio::test]
async fn m05_two_copies_under_one_number_raise_the_alarm_and_lose_nothing() {
    let (browser, base, customers) = restored().await;
    // one profile, copied: both write their first change under one name
    let (mut one, mut twin) = (base.elsewhere(0x9008), base.elsewhere(0x9008));
    one.write_at(NOW, &[with_phone(&customers[0], "0512 1111 1111")]);
    twin.write_at(NOW + 7, &[with_phone(&customers[1], "0512 2222 2222")]);
    browser.offer(&one).await;
    browser.merge().await;
    browser.offer(&twin).await;
    browser.see_in(".conf__long", "有两份副本用了同一个编号").await;
    browser.picture("together-twins").await;
    browser.merge().await;
    let file = String::from_utf8(browser.sound().await).expect("UTF-8");
    assert!(file.contains("0512 1111 1111") && file.contains("0512 2222 2222"), "both are in the book");
    browser.end().await;
}

#[tokio::test]
async fn m15_what_was_taken_out_of_a_file_is_refused_by_name_or_comes_back_with_its_cause() {
    let (browser, base, customers) = restored().await;
    let mut there = base.elsewhere(0x9009);
    there.write_at(NOW, &[with_phone(&customers[1], "0512 1111 1111")]);
    // known here: refused, and named
    browser.offer(&there.without(customers[2].id.0)).await;
    browser.see_in("#file-refused", &format!("文件里没有“{}”", customers[2].name)).await;
    browser.picture("together-taken-out").await;

    // not known here: nothing can be noticed yet
    let id = CustomerId(Uuid::from_u128(0x0193_f2a1_c0de_7000_8000_0000_0000_9009));
    let unknown = Customer { id, name: "无锡渡云水务有限公司".to_owned(), ..customers[3].clone() };
    there.put(std::slice::from_ref(&unknown));
    browser.offer(&there.without(id.0)).await;
    browser.merge().await;
    browser.open("#/customers").await;
    browser.see_no(&unknown.name).await;
    // the next honest file brings it back, and says by which one it was missing
    browser.offer(&there).await;
    browser.see_in(".conf__long", "现在补回来了。多半是").await;
    browser.see_in(".conf__long", "带入的那个文件缺了内容").await;
    browser.merge().await;
    browser.open("#/customers").await;
    browser.see(&unknown.name).await;
    browser.sound().await;
    browser.end().await;
}
