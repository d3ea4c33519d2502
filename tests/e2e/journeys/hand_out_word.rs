//! Journey 4, its end: the contract goes to the other side as a Word file, which another program opens page by page; and it is
//! printed, with the number of each page and the mark of a draft across it, which the paper on the screen shows too.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::browser::Browser;
use crate::processes::run;

/// The text of a Word file as LibreOffice lays it out on pages, each page apart.
fn pages(folder: &Path, name: &str, file: &[u8]) -> Vec<String> {
    std::fs::create_dir_all(folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, file).expect("written");
    let profile = format!("-env:UserInstallation=file://{}", folder.join("office").display());
    let source = path.to_string_lossy().into_owned();
    let target = folder.to_string_lossy().into_owned();
    run("soffice", &[&profile, "--headless", "--convert-to", "pdf", "--outdir", &target, &source]);
    pages_of(&path.with_extension("pdf"), &["-layout"])
}

/// The pages of a printed file, each apart.
fn pages_of(paper: &Path, how: &[&str]) -> Vec<String> {
    let path = paper.to_string_lossy();
    let text = run("pdftotext", &[how, &[path.as_ref(), "-"]].concat());
    text.split('\u{c}').map(str::to_owned).filter(|page| !page.trim().is_empty()).collect()
}

/// The grey of the mark of a draft in a Word file: `d9d9d9`, half of it seen through to the white of the page.
const GREY: u8 = 0xec;

/// Whether so much of each page is of the grey of the mark, that its large letters stand across it. The program that lays out the
/// file draws them: there is no text to be read.
fn marked(paper: &Path) -> Vec<bool> {
    let seen = paper.with_extension("seen");
    run("pdftoppm", &["-gray", "-r", "40", paper.to_string_lossy().as_ref(), seen.to_string_lossy().as_ref()]);
    let folder = std::fs::read_dir(paper.parent().expect("its folder")).expect("the folder");
    let mut pages: Vec<_> = folder.flatten().map(|it| it.path()).collect();
    pages.retain(|it| it.extension().is_some_and(|ending| ending == "pgm"));
    pages.sort();
    let is_marked = |page: &PathBuf| {
        let file = std::fs::read(page).expect("a picture");
        // three lines say what it is, and a byte follows for each dot
        let dots = file.splitn(4, |it| *it == b'\n').nth(3).expect("its dots");
        let grey: usize = dots.iter().map(|it| usize::from(*it == GREY)).sum();
        grey * 200 > dots.len()
    };
    pages.iter().map(is_marked).collect()
}

/// What the browser prints of what it shows, each page apart: what stands straight on it, and everything in the order in which
/// it was drawn, with what stands aslant.
pub(super) async fn printed(browser: &Browser, folder: &Path) -> (Vec<String>, Vec<String>) {
    let wish = json!({ "preferCSSPageSize": true, "printBackground": true });
    let printed = browser.driver.cdp().send_raw("Page.printToPDF", wish).await.expect("it prints");
    let file = STANDARD.decode(printed["data"].as_str().expect("a file")).expect("base64");
    std::fs::create_dir_all(folder).expect("a folder");
    let path = folder.join("printed.pdf");
    std::fs::write(&path, file).expect("written");
    (pages_of(&path, &["-layout", "-nodiag"]), pages_of(&path, &["-raw"]))
}

/// Without spaces, which the layout of a page puts between any two letters.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// A draft called HT-202605-0001 is printed as paper alone, and goes out as a Word file that another program opens; in both each page
/// says which it is, of how many, and that it is a draft, and these words stand. The first of them is the mark of a draft.
pub(super) async fn goes_out(browser: &Browser, words: &[&str]) {
    let mark = words[0];
    let foot = |page: usize, of: usize| browser.pick(format!("第{page}页共{of}页"), format!("Page{page}of{of}"));
    browser.press("#word").await;
    let (name, file) = browser.downloaded(".docx").await;
    assert_eq!(name, "HT-202605-0001.docx");

    let language = browser.pick("zh", "en");
    let folder = std::env::temp_dir().join(format!("counterpart-word-{language}-{}", std::process::id()));
    // what is printed is the paper alone, and each page says which it is, of how many
    assert_eq!(browser.text_of("#desk .sheet__draft").await, mark, "the paper on the screen says that it is a draft");
    let (printed, drawn) = printed(browser, &folder).await;
    // without slanted text a line beside the mark may be lost, so that the words are looked for in both readings
    let all = format!("{}{}", bare(&printed.concat()), bare(&drawn.concat()));
    for word in words {
        assert!(all.contains(&bare(word)), "{word} in {all}");
    }
    assert!(printed.len() > 3, "{} pages", printed.len());
    for (page, number) in printed.iter().zip(1..) {
        let foot = foot(number, printed.len());
        assert!(bare(page).ends_with(&foot), "{foot} in {page}");
    }
    assert_eq!(drawn.len(), printed.len());
    for page in &drawn {
        assert!(bare(page).contains(mark), "{mark} across {page}");
    }
    let pages = pages(&folder, &name, &file);
    let marked = marked(&folder.join(&name).with_extension("pdf"));
    std::fs::remove_dir_all(&folder).expect("tidied up");
    let all = bare(&pages.concat());
    for word in words {
        assert!(all.contains(&bare(word)), "{word} in {all}");
    }
    assert!(pages.len() > 3, "{} pages", pages.len());
    // every page says which it is, of how many, and in its head that it is a draft, as does the mark that is drawn across it
    for (page, number) in pages.iter().zip(1..) {
        let foot = foot(number, pages.len());
        let page = bare(page);
        assert!(page.contains(&foot) && page.contains(mark), "{foot} in {page}");
    }
    assert_eq!(marked, vec![true; pages.len()], "{mark} across each page");
}
