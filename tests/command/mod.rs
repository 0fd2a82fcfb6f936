//! The command line as a user runs it on a JSON file, here given as the standard input.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs `margin-lab` with these arguments.
pub(crate) fn run(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_margin-lab"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("margin-lab starts");
    // A command that does not read its input may be gone already.
    drop(child.stdin.take().expect("piped").write_all(input.as_bytes()));
    child.wait_with_output().expect("margin-lab ends")
}

/// What a command answers to a case, or a list of cases.
pub(crate) fn answer(command: &str, case: &Value) -> Value {
    let output = run(&[command, "-"], &case.to_string());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What it says about a bad one; checks that it is one line, exit code 2, and nothing on the standard output.
pub(crate) fn refusal(command: &str, input: &str) -> String {
    let output = run(&[command, "-"], input);
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{input}: {said}");
    assert!(output.stdout.is_empty(), "{input}");
    said
}
