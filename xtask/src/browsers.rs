//! The browsers that the tests drive: one that is installed, else one that can be.
//!
//! Chromium: installed → Playwright's own → apt (Debian, as root). Firefox: installed → apt → none.

use crate::npm;
use crate::shell::{command, find, read, root, run, step};
use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};

const CHROMIUM: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
#[cfg(target_os = "macos")]
const APPLICATIONS: [(&str, &str); 3] = [
    ("chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ("chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
    ("firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"),
];
#[cfg(windows)]
const APPLICATIONS: [(&str, &str); 2] = [
    ("chromium", r"C:\Program Files\Google\Chrome\Application\chrome.exe"),
    ("firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"),
];
#[cfg(not(any(target_os = "macos", windows)))]
const APPLICATIONS: [(&str, &str); 0] = [];

/// Whether this run must not leave anything out.
pub fn strict() -> bool {
    env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// A Chromium to drive, installed if it must be.
pub fn chromium() -> Result<PathBuf> {
    if let Some(found) = installed("chromium", &CHROMIUM).or_else(playwrights) {
        return Ok(found);
    }
    step("browsers: Playwright's Chromium");
    let cli = root().join("tests/browser/node_modules/@playwright/test/cli.js");
    let fetched = run(command(npm::node()?).arg(cli).args(["install", "chromium"]));
    if let Some(found) = fetched.ok().and_then(|()| playwrights()) {
        return Ok(found);
    }
    apt("chromium")?;
    installed("chromium", &CHROMIUM)
        .context("the tests need Chromium or Chrome: install it, or run `npx playwright install chromium` in tests/browser")
}

/// A Firefox to drive; none is an error only where nothing may be left out.
pub fn firefox() -> Result<Option<PathBuf>> {
    if let Some(found) = installed("firefox", &FIREFOX) {
        return Ok(Some(found));
    }
    let fetched = apt("firefox-esr");
    let found = installed("firefox", &FIREFOX);
    if found.is_none() && strict() {
        fetched?;
        bail!("with CI=true the tests need Firefox: install firefox-esr");
    }
    Ok(found)
}

fn installed(kind: &str, names: &[&str]) -> Option<PathBuf> {
    let application = || {
        let places = APPLICATIONS.iter().filter(|(of, _)| *of == kind).map(|(_, place)| PathBuf::from(place));
        places.into_iter().find(|place| place.is_file())
    };
    find(names).or_else(application)
}

/// The Chromium that Playwright keeps in its own cache, when it stands there.
fn playwrights() -> Option<PathBuf> {
    let ask = "console.log(require('@playwright/test').chromium.executablePath())";
    let said =
        read(command(npm::node().ok()?).current_dir(root().join("tests/browser")).args(["-e", ask])).ok()?;
    Some(PathBuf::from(said.trim())).filter(|place| place.is_file())
}

/// Installs a Debian package, where this is Debian and we may.
fn apt(package: &str) -> Result<()> {
    let root_here = cfg!(unix) && read(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let Some(apt) = find(&["apt-get"]).filter(|_| root_here && Path::new("/etc/debian_version").is_file())
    else {
        return Ok(());
    };
    step(&format!("browsers: apt-get install {package}"));
    let quiet = |words: &[&str]| run(command(&apt).args(words).env("DEBIAN_FRONTEND", "noninteractive"));
    quiet(&["-qq", "update"])?;
    quiet(&["-qq", "-y", "--no-install-recommends", "install", package])
}
