//! The experiment log: what an experiment *is*. Replaying a log gives the same bits.
//!
//! ```text
//! v=3&head=cosface&seed=9&step=900&e=120:m:0.35;4::0.36;60:prototype.3:0.5,-1.25
//!  │                      │        └ events, each `steps since the one before : key (empty: the same) : value`
//!  │                      └ where the experiment stands
//!  └ engine number: raised whenever a constant of the computation changes
//! ```
//!
//! Everything else in the query is a setting. The same text is a link's fragment, and the second line of a `.margin-lab` file.

use super::query;
use super::settings::Settings;
use crate::message::Message;

/// Raised whenever the same settings would train to other bits.
pub const ENGINE: u32 = 3;

/// Keys of a log that are no knob's.
pub const KEYS: &[&str] = &["v", "step", "hash", "e", "data", "head", "term"];

/// More events than this are not read from a log.
const MOST_EVENTS: usize = 50_000;

/// An experiment of more steps cannot be replayed.
pub const MOST_STEPS: u64 = 10_000_000;

/// Something a person did at an exact step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Steps taken before it.
    pub step: u64,
    /// A live knob's id, `head`, `term`, `prototype.<j>`, `point.add`, `point.move.<i>`, `point.label.<i>`, `point.delete.<i>`.
    pub key: String,
    /// The value as text.
    pub value: String,
}

/// Settings, events, and the step reached.
#[derive(Clone)]
pub struct Log {
    /// What the experiment started from.
    pub settings: Settings,
    /// Fingerprint of the data, 0 where unknown.
    pub data_hash: u64,
    /// Steps to replay.
    pub step: u64,
    /// Sorted by step.
    pub events: Vec<Event>,
}

impl Log {
    /// Reads a log. The messages say what was refused, clamped, or may differ from what its author saw.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<Message>) {
        let pairs = query::read(text);
        let (settings, mut problems) = Settings::parse(&pairs);
        let last = |key: &str| pairs.iter().rev().find(|(k, _)| k == key).map(|(_, value)| value.as_str());
        match last("v").map(str::parse::<u32>) {
            Some(Ok(version)) if version > ENGINE => problems.push(Message::new("log.newer")),
            Some(Ok(version)) if version < ENGINE => problems.push(Message::new("log.older")),
            Some(Err(_)) => problems.push(Message::new("log.broken-version")),
            _ => {}
        }
        let events = last("e").map_or_else(Vec::new, |text| read_events(text, &mut problems));
        // Written by hand, a log without a step stands where its last event happens.
        let end = events.last().map_or(0, |event| event.step);
        let step = last("step").and_then(|text| read_step(text, &mut problems)).unwrap_or(end);
        let data_hash = last("hash").and_then(|text| read_hash(text, &mut problems)).unwrap_or(0);
        (Self { settings, data_hash, step, events }, problems)
    }

    /// The events that painted points, all at step 0, as an experiment not yet begun would list them.
    #[must_use]
    pub fn painted(&self) -> String {
        let painted = self.events.iter().filter(|event| event.key.starts_with("point."));
        let painted: Vec<Event> = painted.map(|event| Event { step: 0, ..event.clone() }).collect();
        write_events(&painted)
    }

    /// Writes the log; [`Log::parse`] gives it back.
    #[must_use]
    pub fn write(&self) -> String {
        self.write_at(self.step, self.events.len())
    }

    /// Writes the log as it stood at a step, with the first so many of its events.
    pub(super) fn write_at(&self, step: u64, events: usize) -> String {
        let mut pairs = vec![("v", ENGINE.to_string())];
        pairs.extend(self.settings.chosen());
        if self.data_hash != 0 {
            pairs.push(("hash", format!("{:016x}", self.data_hash)));
        }
        if step > 0 {
            pairs.push(("step", step.to_string()));
        }
        if events > 0 {
            pairs.push(("e", write_events(&self.events[..events])));
        }
        query::write(pairs)
    }
}

fn read_step(text: &str, problems: &mut Vec<Message>) -> Option<u64> {
    let step = text.parse().ok().filter(|step| *step <= MOST_STEPS);
    if step.is_none() {
        let message = Message::new("log.broken-step").excerpt("value", text);
        problems.push(message.number("most", MOST_STEPS as f64));
    }
    step
}

fn read_hash(text: &str, problems: &mut Vec<Message>) -> Option<u64> {
    let hash = u64::from_str_radix(text, 16).ok();
    if hash.is_none() {
        problems.push(Message::new("log.broken-hash").excerpt("value", text));
    }
    hash
}

/// Each event is written from the one before it. So of one that cannot be read its wait and its key count all the same for those
/// after it, and behind one whose wait cannot be read none has a place.
fn read_events(text: &str, problems: &mut Vec<Message>) -> Vec<Event> {
    let (mut events, mut step, mut key) = (Vec::new(), 0_u64, "");
    let mut parts = text.split(';').filter(|part| !part.is_empty());
    while let Some(part) = parts.next() {
        if events.len() == MOST_EVENTS {
            problems.push(Message::new("log.too-long").number("most", MOST_EVENTS as f64));
            break;
        }
        let mut fields = part.splitn(3, ':');
        let wait = fields.next().unwrap_or_default();
        let Ok(wait) = (if wait.is_empty() { Ok(0) } else { wait.parse::<u64>() }) else {
            let message = Message::new("log.no-place").excerpt("event", part);
            problems.push(message.number("count", 1.0 + parts.count() as f64));
            break;
        };
        step = step.saturating_add(wait).min(MOST_STEPS);
        key = fields.next().filter(|own| !own.is_empty()).unwrap_or(key);
        match fields.next() {
            Some(value) => events.push(Event { step, key: key.to_owned(), value: value.to_owned() }),
            None => problems.push(Message::new("log.broken-event").excerpt("event", part)),
        }
    }
    events
}

fn write_events(events: &[Event]) -> String {
    let (mut step, mut key) = (0, "");
    let parts: Vec<String> = events
        .iter()
        .map(|event| {
            let wait = event.step - step;
            let wait = if wait == 0 { String::new() } else { wait.to_string() };
            let name = if event.key == key { "" } else { &event.key };
            (step, key) = (event.step, &event.key);
            format!("{wait}:{name}:{}", event.value)
        })
        .collect();
    parts.join(";")
}

#[cfg(test)]
mod tests {
    use super::{Event, Log, write_events};
    use proptest::prelude::*;

    #[test]
    fn a_written_log_is_read_back() {
        let (mut log, _) = Log::parse("head=cosface&seed=9&step=900");
        let event =
            |step, key: &str, value: &str| Event { step, key: key.to_owned(), value: value.to_owned() };
        log.events =
            vec![event(120, "m", "0.35"), event(124, "m", "0.36"), event(124, "point.add", "0.5,-1.25,2")];
        let text = log.write();
        assert!(text.contains("e=120:m:0.35;4::0.36;:point.add:0.5,-1.25,2"), "{text}");
        let (again, problems) = Log::parse(&text);
        assert_eq!((again.events, again.step, problems.len()), (log.events, 900, 0));
        assert_eq!(again.settings.all(), log.settings.all());
    }

    #[test]
    fn what_was_painted_is_painted_again_before_the_first_step() {
        let painted = |text| Log::parse(text).0.painted();
        let text = "head=cosface&step=90&e=12:m:0.3;8:point.add:0.5,-1.25,2;9::1,2,0;1:s:9;:point.delete.1:";
        assert_eq!(painted(text), ":point.add:0.5,-1.25,2;::1,2,0;:point.delete.1:");
        assert_eq!(painted("head=cosface&step=90&e=12:m:0.3"), "");
    }

    #[test]
    fn other_versions_and_broken_parts_are_said() {
        for (text, key) in [
            ("v=99", "log.newer"),
            ("v=0", "log.older"),
            ("v=x", "log.broken-version"),
            ("step=-1", "log.broken-step"),
            ("step=10000001", "log.broken-step"),
            ("hash=zzz", "log.broken-hash"),
            ("e=5:m", "log.broken-event"),
            ("e=x:m:1", "log.no-place"),
        ] {
            assert_eq!(Log::parse(text).1[0].key, key, "{text}");
        }
    }

    #[test]
    fn an_event_that_cannot_be_read_changes_none_of_the_others() {
        let events = |text: &str| {
            let (log, problems) = Log::parse(text);
            let keys: Vec<String> = problems.iter().map(ToString::to_string).collect();
            (write_events(&log.events), keys.join("; "))
        };
        let broken = |event: &str| format!("log.broken-event event={event}");
        for (text, read, said) in [
            ("e=5:m:0.2;3:s;1::20", "5:m:0.2;4:s:20", broken("3:s")),
            ("e=5:m;3::0.2", "8:m:0.2", broken("5:m")),
            ("e=5:m:0.2;3;1::0.3", "5:m:0.2;4::0.3", broken("3")),
            ("e=5:m:0.2;3:;1::0.3", "5:m:0.2;4::0.3", broken("3:")),
            ("e=5:m:0.2;x:s:3;1::20;;:m:1", "5:m:0.2", "log.no-place event=x:s:3 count=3".to_owned()),
            ("e=5:m:0.2;-1:m:3", "5:m:0.2", "log.no-place event=-1:m:3 count=1".to_owned()),
        ] {
            assert_eq!(events(text), (read.to_owned(), said), "{text}");
        }
    }

    #[test]
    fn a_log_without_a_step_that_can_be_read_ends_with_its_last_event() {
        for text in ["e=5:m:0.2;3::0.3", "e=5:m:0.2;3::0.3&step=x"] {
            assert_eq!(Log::parse(text).0.step, 8, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "((e|v|step|hash|head)=[0-9a-z:;.,%-]{0,20}&){0,5}") {
            let (log, _) = Log::parse(&text);
            prop_assert!(log.events.windows(2).all(|pair| pair[0].step <= pair[1].step));
            let _ = Log::parse(&log.write());
        }
    }
}
