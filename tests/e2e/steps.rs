//! What a person does and sees, in words: find by what is written, press, type, wait for something seen. Nothing sleeps.

use std::time::Duration;

use thirtyfour::prelude::*;

use super::browser::Browser;
use super::pace::Pace;

/// How long something may take to be seen before a journey is given up.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

impl Browser {
    /// Opens the app where no book is yet, and the sample book in it.
    pub(crate) async fn open_demo(&self) {
        self.open("").await;
        self.press("#open-demo").await;
        self.find("#home-answer").await;
    }

    /// The first visible element of a selector, waited for.
    pub(crate) async fn find(&self, css: &str) -> WebElement {
        self.find_within(css, PATIENCE).await
    }

    /// The same for what takes long.
    pub(crate) async fn find_within(&self, css: &str, patience: Duration) -> WebElement {
        let began = std::time::Instant::now();
        let mut pace = Pace::new();
        loop {
            for element in self.driver.find_all(By::Css(css)).await.unwrap_or_default() {
                // what was drawn anew meanwhile is looked for once more
                if element.is_displayed().await.unwrap_or(false) {
                    return element;
                }
            }
            if began.elapsed() >= patience {
                self.give_up(&format!("something like {css}")).await;
            }
            pace.tick().await;
        }
    }

    /// Ends the journey with what can be seen.
    async fn give_up(&self, what: &str) -> ! {
        let text = self.driver.execute("return document.body.innerText", Vec::new()).await.expect("the page answers");
        let faults = self.faults().await;
        let text = text.json().as_str().unwrap_or_default().to_owned();
        panic!("waited in vain for {what}; faults {faults:?}; the page reads:\n{text}")
    }

    /// Presses what a selector finds.
    pub(crate) async fn press(&self, css: &str) {
        let element = self.find(css).await;
        element.wait_until().wait(PATIENCE, Duration::from_millis(50)).clickable().await.expect("it can be pressed");
        // what a person would wait out (a notice that leaves, a layer that closes) is waited out here too
        let began = std::time::Instant::now();
        let mut pace = Pace::new();
        while let Err(fault) = element.click().await {
            let too_long = began.elapsed() >= PATIENCE;
            let faults = if too_long { self.faults().await } else { Vec::new() };
            assert!(!too_long, "cannot press {css}: {fault}; faults {faults:?}");
            // or lies under a bar at the edge of the page
            self.bring_up(&element).await;
            pace.tick().await;
        }
    }

    /// Scrolls what lies outside the page, or too near its edge, as a person would.
    async fn bring_up(&self, element: &WebElement) {
        let element = element.to_json().expect("an element");
        let scroll = "arguments[0].scrollIntoView({ block: 'nearest' })";
        self.driver.execute(scroll, vec![element]).await.expect("it scrolls");
    }

    /// Presses the button or link on which these words stand.
    pub(crate) async fn press_words(&self, words: &str) {
        let path = format!("//*[self::button or self::a or @role='option'][contains(normalize-space(.), \"{words}\")]");
        let element = self
            .driver
            .query(By::XPath(path))
            .wait(PATIENCE, Duration::from_millis(50))
            .and_displayed()
            .first()
            .await
            .unwrap_or_else(|fault| panic!("no button says {words}: {fault}"));
        element.click().await.unwrap_or_else(|fault| panic!("cannot press {words}: {fault}"));
    }

    /// Writes into a box in place of what stood there.
    pub(crate) async fn write(&self, css: &str, text: &str) {
        let element = self.find(css).await;
        self.bring_up(&element).await;
        element.click().await.expect("it takes the cursor");
        element.send_keys(Key::Control + "a").await.expect("it is chosen");
        element.send_keys(text).await.expect("it takes text");
    }

    /// Sets a box whose keys depend on the browser (dates, menus) as the browser itself would, with its events.
    pub(crate) async fn set(&self, css: &str, value: &str) {
        let element = self.find(css).await;
        self.driver
            .execute(
                "const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(arguments[0]), 'value').set;
                 set.call(arguments[0], arguments[1]);
                 arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
                 arguments[0].dispatchEvent(new Event('change', { bubbles: true }));",
                vec![element.to_json().expect("an element"), value.into()],
            )
            .await
            .expect("it takes the value");
    }

    /// Fills boxes of the open sheet and sends it.
    pub(crate) async fn fill(&self, boxes: &[(&str, &str)]) {
        self.find("dialog button[type=submit]").await;
        for (name, words) in boxes {
            self.set(&format!("dialog #{name}"), words).await;
        }
        self.press("dialog button[type=submit]").await;
    }

    /// The same of what is taken, until it is on disk.
    pub(crate) async fn keep(&self, boxes: &[(&str, &str)]) {
        self.fill(boxes).await;
        self.saved().await;
    }

    /// Chooses what a menu offers, by the whole of its words, once it is there.
    pub(crate) async fn choose(&self, css: &str, words: &str) {
        self.find(css).await;
        let script = format!(
            "const box = document.querySelector({css:?});
             if (box?.getAttribute('role') === 'combobox') {{
               const open = box.getAttribute('aria-expanded') === 'true';
               if (!open && box.value === arguments[0]) return true;
               const list = document.getElementById(box.getAttribute('aria-controls'));
               const offered = [...(list?.querySelectorAll('[role=option]') ?? [])];
               const wanted = offered.find(it => it.querySelector('.combo__words').textContent === arguments[0]);
               if (wanted) wanted.click();
               else if (box.value !== arguments[0]) {{
                 box.value = arguments[0];
                 box.dispatchEvent(new Event('input', {{ bubbles: true }}));
               }}
               return !!wanted;
             }}
             const found = [...(box?.options ?? [])].find(it => it.text === arguments[0]);
             if (!found) return false;
             box.value = found.value;
             box.dispatchEvent(new Event('input', {{ bubbles: true }}));
             box.dispatchEvent(new Event('change', {{ bubbles: true }}));
             return true;"
        );
        self.wait_for(&format!("“{words}” among the choices of {css}"), &script, words).await;
    }

    /// Chooses a file, as the browser's own dialog would.
    pub(crate) async fn upload(&self, css: &str, path: &std::path::Path) {
        let input = self.driver.query(By::Css(css)).wait(PATIENCE, Duration::from_millis(50)).first().await;
        let input = input.unwrap_or_else(|fault| panic!("no file box {css}: {fault}"));
        // a box that already holds this file would not tell of it again
        self.driver
            .execute("arguments[0].value = ''", vec![input.to_json().expect("an element")])
            .await
            .expect("it empties");
        input.send_keys(path.to_string_lossy()).await.expect("it takes a file");
    }

    /// Presses keys on the page, wherever the focus is.
    pub(crate) async fn keys(&self, keys: impl Into<thirtyfour::TypingData>) {
        let active = self.driver.active_element().await.expect("something has the focus");
        active.send_keys(keys).await.expect("keys");
    }

    /// Waits until these words are seen anywhere on the page.
    pub(crate) async fn see(&self, words: &str) {
        self.wait_for(
            &format!("“{words}” on the page"),
            "return document.body.innerText.includes(arguments[0])",
            words,
        )
        .await;
    }

    /// Waits until these words are nowhere on the page.
    pub(crate) async fn see_no(&self, words: &str) {
        self.wait_for(
            &format!("no “{words}” on the page"),
            "return !document.body.innerText.includes(arguments[0])",
            words,
        )
        .await;
    }

    /// Waits until what a selector finds reads so.
    pub(crate) async fn see_in(&self, css: &str, words: &str) {
        let script =
            format!("return [...document.querySelectorAll({css:?})].some(it => it.innerText.includes(arguments[0]))");
        self.wait_for(&format!("“{words}” in {css}"), &script, words).await;
    }

    /// Waits until what a selector finds reads so, and says nothing else.
    pub(crate) async fn reads(&self, css: &str, words: &str) {
        let script =
            format!("return [...document.querySelectorAll({css:?})].some(it => it.innerText.trim() === arguments[0])");
        self.wait_for(&format!("{css} that reads “{words}”"), &script, words).await;
    }

    /// Waits until a box holds this.
    pub(crate) async fn holds(&self, css: &str, value: &str) {
        let script = format!("return document.querySelector({css:?})?.value === arguments[0]");
        self.wait_for(&format!("“{value}” in the box {css}"), &script, value).await;
    }

    /// Waits until a selector finds nothing.
    pub(crate) async fn gone(&self, css: &str) {
        self.wait_for(&format!("nothing like {css}"), "return !document.querySelector(arguments[0])", css).await;
    }

    /// Waits until a list says so of what it lists. A notice may say the same of what was done, and is not asked.
    pub(crate) async fn lists(&self, words: &str) {
        self.reads(".custs__bar [role=status]", words).await;
    }

    /// Waits until everything is said to be on disk.
    pub(crate) async fn saved(&self) {
        self.wait_for(
            "the saved state",
            "return document.querySelector('#saved-state')?.dataset.state === 'saved'",
            "",
        )
        .await;
    }

    /// Waits until a script answers true.
    pub(crate) async fn wait_for(&self, what: &str, script: &str, argument: &str) {
        self.wait_for_within(what, script, argument, PATIENCE).await;
    }

    /// The same for what takes long.
    pub(crate) async fn wait_for_within(&self, what: &str, script: &str, argument: &str, patience: Duration) {
        let began = std::time::Instant::now();
        let mut pace = Pace::new();
        loop {
            let answer = self.driver.execute(script, vec![argument.into()]).await.expect("the page answers");
            if answer.json().as_bool() == Some(true) {
                return;
            }
            if began.elapsed() >= patience {
                self.give_up(what).await;
            }
            pace.tick().await;
        }
    }

    /// The text of the first element of a selector.
    pub(crate) async fn text_of(&self, css: &str) -> String {
        self.find(css).await.text().await.expect("it has a text")
    }

    /// The address behind the `#`.
    pub(crate) async fn fragment(&self) -> String {
        let address = self.driver.current_url().await.expect("an address");
        address.fragment().unwrap_or_default().to_owned()
    }

    /// Waits for a download that is complete, and reads it.
    pub(crate) async fn downloaded(&self, ending: &str) -> (String, Vec<u8>) {
        self.downloaded_within(ending, PATIENCE).await
    }

    /// The same for a large one.
    pub(crate) async fn downloaded_within(&self, ending: &str, patience: Duration) -> (String, Vec<u8>) {
        let began = std::time::Instant::now();
        let mut pace = Pace::new();
        loop {
            let found = std::fs::read_dir(self.downloads()).expect("the folder").flatten().find(|entry| {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                // an empty one only keeps the name until the download is moved there
                let is_there = entry.metadata().is_ok_and(|it| it.len() > 0);
                name.ends_with(ending) && !name.ends_with(".crdownload") && is_there
            });
            if let Some(entry) = found {
                let bytes = std::fs::read(entry.path()).expect("the file");
                let name = entry.file_name().to_string_lossy().into_owned();
                std::fs::remove_file(entry.path()).expect("it goes");
                return (name, bytes);
            }
            assert!(began.elapsed() < patience, "no download ended in {ending}");
            pace.tick().await;
        }
    }
}
