//! The index page of a bundle: it stands by itself, prints, and runs nothing.

use std::fmt::Write as _;

use super::{BundleFile, BundleOrder};

const STYLE: &str = "body{font:14px/1.6 system-ui,sans-serif;max-width:1000px;margin:32px auto;padding:0 16px}\
h1{font-size:20px}h2{font-size:16px;margin-top:24px}table{border-collapse:collapse;width:100%}\
th,td{text-align:start;vertical-align:top;padding:4px 8px;border-bottom:1px solid}\
code{font-size:11px;word-break:break-all}td.n{text-align:end;white-space:nowrap}\
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}";

/// Text in a page: nothing in it is taken for a tag.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

/// A path as the address of a link: what an address does not take is written by its bytes.
fn address(path: &str) -> String {
    let mut link = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
            link.push(char::from(byte));
        } else {
            // writing to a text cannot fail
            let _written = write!(link, "%{byte:02X}");
        }
    }
    link
}

/// The page.
pub(super) fn index(order: &BundleOrder, files: &[BundleFile]) -> String {
    let words = &order.words;
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style></head>\n\
         <body><h1>{title}</h1>\n<p>{}: {}</p>\n<p>{}</p>\n",
        escaped(&order.language),
        escaped(&words.made),
        order.made_on,
        escaped(&words.note),
        title = escaped(&order.title),
    );
    let mut group = "";
    for file in files {
        if file.group != group {
            if !group.is_empty() {
                page.push_str("</tbody></table>\n");
            }
            group = &file.group;
            let _written = writeln!(
                page,
                "<h2>{}</h2>\n<table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>",
                escaped(group),
                escaped(&words.file),
                escaped(&words.what),
                escaped(&words.day),
                escaped(&words.size),
            );
        }
        row(&mut page, order, file);
    }
    if !group.is_empty() {
        page.push_str("</tbody></table>\n");
    }
    page.push_str("</body></html>\n");
    page
}

fn row(page: &mut String, order: &BundleOrder, file: &BundleFile) {
    let path = escaped(&file.path);
    let day = file.day.map(|day| day.to_string()).unwrap_or_default();
    let _written = match (&file.sha256, file.size) {
        (Some(sum), Some(size)) => writeln!(
            page,
            "<tr><td><a href=\"{}\">{path}</a><br><code>SHA-256 {sum}</code></td><td>{}</td><td class=\"n\">{day}</td>\
             <td class=\"n\">{size}</td></tr>",
            address(&file.path),
            escaped(&file.what),
        ),
        (Some(_) | None, _) => writeln!(
            page,
            "<tr><td>{path}</td><td>{}</td><td class=\"n\">{day}</td><td>{}</td></tr>",
            escaped(&file.what),
            escaped(&order.words.lost),
        ),
    };
}
