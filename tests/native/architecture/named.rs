//! A file that no `mod` names is never compiled, and nobody would know.

use std::path::Path;

use super::check;
use super::source::{Source, places, root, sources};

/// The files Cargo itself starts from.
const ROOTS: [&str; 4] = ["src/core.rs", "src/lib.rs", "src/main.rs", "src/search/mod.rs"];

#[test]
fn every_file_is_named_by_a_mod_line() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let mut all = sources("src");
    all.extend(sources("tests"));
    let is_root = |path: &str| ROOTS.contains(&path) || manifest.contains(&format!("path = \"{path}\""));
    let unnamed = all.iter().filter(|file| !is_root(&file.path)).filter(|file| {
        let path = Path::new(&file.path);
        let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        // `commission/mod.rs` is named where `commission.rs` would be
        let (name, folder) = match (stem(path), path.parent()) {
            (name, Some(folder)) if name == "mod" => (stem(folder), folder.parent()),
            (name, folder) => (name, folder),
        };
        let folder = folder.map(|folder| folder.to_string_lossy().replace('\\', "/")).unwrap_or_default();
        let names = |source: &&Source| {
            let beside = source.path.rsplit_once('/').is_some_and(|(of, _)| of == folder) && is_root(&source.path);
            let above = source.path == format!("{folder}/mod.rs") || source.path == format!("{folder}.rs");
            beside || above
        };
        let line = format!("mod {name};");
        !all.iter().filter(names).any(|source| places(&source.code, &line).next().is_some())
    });
    check("no mod line names it", unnamed.map(|file| file.path.clone()).collect());
}
