//! What is said of a file that is not read: the place, what stands there, the limit or the versions, in both languages.

use counterpart::i18n::{Locale, Text};
use counterpart::record::row::RowFault;
use counterpart::record::strict::JsonFault;
use counterpart::sync::file::Version;
use counterpart::sync::file::fault::{FileFault, Problem};

use crate::join_laws::desk::id;

fn said(line: u64, problem: Problem) -> [String; 2] {
    let fault = FileFault { line, problem };
    [Locale::Zh, Locale::En].map(|locale| Text::new(locale).file_fault(&fault))
}

#[test]
fn a_file_fault_names_the_place_and_what_stands_there() {
    let ours = Version { major: 1, minor: 0 };
    let long = "k".repeat(41);
    let shortened = format!("“{}…”", "k".repeat(40));
    for (problem, zh, en) in [
        (
            Problem::Json(JsonFault::DuplicateKey("name".into())),
            vec!["第 7 行：键“name”在同一处写了两遍"],
            vec!["Line 7: The key “name” stands twice"],
        ),
        (Problem::Json(JsonFault::DuplicateKey(long)), vec![shortened.as_str()], vec![shortened.as_str()]),
        (Problem::Json(JsonFault::Number), vec!["第 7 行：有一个数不是整数"], vec!["Line 7: A number is not whole"]),
        (Problem::Row(RowFault::Json(JsonFault::Text)), vec!["第 7 行：", "64 KiB"], vec!["Line 7:", "64 KiB"]),
        (Problem::Json(JsonFault::Form("eof".into())), vec!["第 7 行：文件内容不完整"], vec!["Line 7: The content"]),
        (Problem::Row(RowFault::Missing("d")), vec!["第 7 行：记录里少了“d”"], vec!["Line 7: The record lacks “d”"]),
        (Problem::Row(RowFault::Unexpected("zz".into())), vec!["第 7 行：“zz”"], vec!["Line 7: “zz” does not belong"]),
        (Problem::Row(RowFault::Reference("phone".into())), vec!["第 7 行：字段“phone”"], vec!["the field “phone”"]),
        (Problem::Part("vv".into()), vec!["第 7 行：“vv”这一部分"], vec!["Line 7: The part “vv”"]),
        (
            Problem::Twice { id: id(4), first: 3 },
            vec!["第 7 行：记录 0193f2a1-c0de-7000-8000-000000000004 在第 3 行已经有了"],
            vec!["Line 7: Record 0193f2a1-c0de-7000-8000-000000000004 stands in line 3 already"],
        ),
        (
            Problem::Order { id: id(4) },
            vec!["第 7 行：记录 0193f2a1-c0de-7000-8000-000000000004 不在"],
            vec!["Line 7: Record 0193f2a1-c0de-7000-8000-000000000004 is out of order"],
        ),
        (Problem::TooMany { limit: 1_000_000 }, vec!["上限 1,000,000 条"], vec!["More than 1,000,000 records"]),
        (Problem::TooDeep { limit: 16 }, vec!["第 7 行：", "16 层"], vec!["Line 7:", "16 levels"]),
        (Problem::TooLong { limit: 1_048_576 }, vec!["第 7 行：", "1 MB"], vec!["Line 7:", "1 MB"]),
        (Problem::TooLarge { limit: 256_000_000 }, vec!["上限 256 MB"], vec!["larger than 256 MB"]),
        (
            Problem::Newer { needed: Version { major: 2, minor: 3 }, ours },
            vec!["格式 2.3 来读，本页只认到 1.0"],
            vec!["needs format 2.3, and this page reads up to 1.0"],
        ),
        (
            Problem::Feature { feature: "tides".into(), ours },
            vec!["本页（格式 1.0）还不认识的“tides”"],
            vec!["uses “tides”, which this page (format 1.0)"],
        ),
    ] {
        let words = said(7, problem);
        for (words, parts) in words.iter().zip([zh, en]) {
            for part in parts {
                assert!(words.contains(part), "{part:?} in {words:?}");
            }
        }
    }
}
