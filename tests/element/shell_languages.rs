//! What the shell knows of languages before the module is there.
#![cfg(not(target_arch = "wasm32"))]

#[test]
fn the_shell_knows_every_language_that_has_a_catalogue() {
    let shell = include_str!("../../src/embed/shell/fallback.js");
    let languages = |list: &str| {
        let (_, list) = shell.split_once(list).expect("the list begins");
        let (list, _) = list.split_once("};").expect("the list ends");
        let lines = list.lines().map(str::trim);
        let mut known: Vec<&str> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(language, _)| language)
            .collect();
        known.sort_unstable();
        known
    };

    let mut catalogues: Vec<String> = std::fs::read_dir("crates/core/src/messages/catalogues")
        .expect("the catalogues are here")
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    catalogues.sort_unstable();

    assert_eq!(languages("const UNAVAILABLE = {"), catalogues);
    assert_eq!(languages("const CRASHED = {"), catalogues);
}
