//! Every chart can be switched to a table of the same figures: a component that draws one holds the switch.

use super::source::{Source, places, sources};
use super::{Exception, check};

/// What draws no chart, or needs no switch.
const EXCEPTIONS: &[Exception] = &[
    Exception { place: "src/ui/widgets/icon.rs", what: "", reason: "an icon" },
    Exception { place: "src/ui/pages/start.rs", what: "", reason: "a picture" },
    Exception { place: "src/ui/widgets/ageing.rs", what: "ageing_key", reason: "the key of a colour beside its words" },
    Exception {
        place: "src/ui/pages/money/receivables/aged.rs",
        what: "AgedTable",
        reason: "the table of the same figures always stands beneath the bar",
    },
];

/// What holds the switch.
const SWITCHES: [&str; 2] = ["<TableSwitch", "<ChartSection"];

/// A function that stands by itself.
struct Function<'a> {
    place: &'a str,
    name: &'a str,
    /// Whether it is a part of a page with signals of its own.
    is_component: bool,
    /// Whether other files may call it.
    is_shared: bool,
    body: &'a str,
}

/// The functions of a file that rustfmt laid out: each ends with the first line that is nothing but a bracket.
fn functions(source: &Source) -> Vec<Function<'_>> {
    let mut found = Vec::new();
    for at in places(&source.code, "fn ") {
        let line = source.code[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = &source.code[line..at];
        if before.starts_with(' ') {
            continue;
        }
        let length = source.code[at..].find("\n}").unwrap_or(source.code.len() - at);
        let body = &source.code[at..at + length];
        let name = body["fn ".len()..].split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
        let above = source.code[..line].trim_end();
        let is_component = above.ends_with("#[component]");
        found.push(Function { place: &source.path, name, is_component, is_shared: before.contains("pub"), body });
    }
    found
}

fn is_excepted(it: &Function<'_>) -> bool {
    EXCEPTIONS.iter().any(|exception| exception.covers(it.place, it.name))
}

/// Whether a file brings in what another file shares.
fn uses(sources: &[Source], place: &str, name: &str) -> bool {
    let Some(source) = sources.iter().find(|it| it.path == place) else { return false };
    let statement = |at: usize| source.code[at..].split(';').next().unwrap_or_default();
    places(&source.code, "use ").any(|at| places(statement(at), name).next().is_some())
}

/// Whether a function of this name is called, and no method.
fn calls(body: &str, name: &str) -> bool {
    places(body, &format!("{name}(")).any(|at| !body[..at].ends_with('.'))
}

#[test]
fn every_chart_can_be_shown_as_a_table() {
    let all = sources("src/ui");
    let functions: Vec<Function<'_>> = all.iter().flat_map(functions).filter(|it| !is_excepted(it)).collect();
    // what draws, by file and name; a component is where it ends: it is drawn by its name and not called
    let mut drawing: Vec<(&str, &str, bool)> = Vec::new();
    let mut charts: Vec<(&str, &str)> = Vec::new();
    let mut told = 0_usize;
    loop {
        for it in &functions {
            let is_known = drawing.iter().any(|(place, name, _)| (*place, *name) == (it.place, it.name))
                || charts.contains(&(it.place, it.name));
            let draws = || {
                drawing.iter().any(|(place, name, is_shared)| {
                    let reaches = *place == it.place || (*is_shared && uses(&all, it.place, name));
                    reaches && calls(it.body, name)
                })
            };
            if is_known || !(it.body.contains("<svg") || draws()) {
                continue;
            }
            if it.is_component {
                charts.push((it.place, it.name));
            } else {
                drawing.push((it.place, it.name, it.is_shared));
            }
        }
        if drawing.len() + charts.len() == told {
            break;
        }
        told = drawing.len() + charts.len();
    }
    assert!(charts.len() >= 8, "only {} charts are found in the sources: the rule no longer sees them", charts.len());
    let lacking = functions.iter().filter(|it| charts.contains(&(it.place, it.name)));
    let lacking = lacking.filter(|it| !SWITCHES.iter().any(|switch| it.body.contains(switch)));
    check("a chart without its table", lacking.map(|it| format!("{}: {}", it.place, it.name)).collect());
}

#[test]
fn the_exceptions_still_draw() {
    let all = sources("src/ui");
    for it in EXCEPTIONS {
        assert!(!it.reason.is_empty(), "{}: an exception says why", it.place);
        let found = all.iter().filter(|source| source.path == it.place).flat_map(functions);
        let mut found = found.filter(|function| it.covers(function.place, function.name));
        let draws = found.any(|function| function.body.contains("<svg") || calls(function.body, "ageing_bar"));
        assert!(draws, "{}: the exception for {} is no longer needed", it.place, it.what);
    }
}
