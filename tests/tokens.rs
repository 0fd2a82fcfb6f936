//! The page and the pictures have the same themes, of one set of colours.

use margin_lab::plot::{Color, THEMES, Theme};

/// Empty is the page's own: as the system has it.
#[test]
fn the_page_offers_the_pictures_themes() {
    let list = format!("export const THEMES = [\"\", \"{}\"] as const;", THEMES.join("\", \""));
    assert!(include_str!("../www/src/styles/theme.ts").contains(&list), "www/src/styles/theme.ts: {list}");
}

#[test]
fn the_page_has_the_colours_of_the_pictures() {
    let sheet = include_str!("../www/src/styles/tokens.css");
    let hex = |c: Color| format!("#{:02x}{:02x}{:02x}", c.r, c.g, c.b);
    let (light, dark) = (Theme::light(), Theme::dark());
    let mut tokens = vec![
        ("paper".to_owned(), light.paper, dark.paper),
        ("ink".to_owned(), light.ink, dark.ink),
        ("ink-2".to_owned(), light.ink_2, dark.ink_2),
        ("ink-3".to_owned(), light.ink_3, dark.ink_3),
        ("line".to_owned(), light.line, dark.line),
        ("fill".to_owned(), light.fill, dark.fill),
        ("focus".to_owned(), light.focus, dark.focus),
        ("wrong".to_owned(), light.wrong, dark.wrong),
    ];
    tokens.extend((0..10).map(|k| (format!("class-{k}"), light.class(k), dark.class(k))));
    for (name, light, dark) in tokens {
        let value = sheet.lines().find_map(|line| line.trim().strip_prefix(&format!("--{name}: ")));
        let value = value.and_then(|v| v.split_once(';')).map_or("", |(v, _)| v);
        let both = format!("light-dark({}, {})", hex(light), hex(dark));
        assert!(value == both || (light == dark && value == hex(light)), "--{name} is {value}, not {both}");
    }
}
