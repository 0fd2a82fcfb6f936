//! Settings: everything an experiment starts from, parsed once and complete afterwards.
//!
//! Text comes in as `key=value` pairs (a link, a file, command-line flags). Unknown keys are ignored, so that old and new links
//! open; values that are no values are refused with a sentence and the default stays; numbers outside a knob's range are clamped
//! with a sentence. After that nothing can be missing or out of range.

use super::knobs::KNOBS;
use crate::data;
use crate::head;
use crate::knob::{Effect, Values};
use crate::message::Message;
use crate::term;

/// The id of an uploaded table, which has no entry in `DATASETS`.
pub const TABLE: &str = "table";

/// A complete, checked experiment set-up.
#[derive(Clone)]
pub struct Settings {
    /// The data set; `None` for an uploaded table.
    pub data: Option<&'static data::Spec>,
    /// The data set's knobs.
    pub data_knobs: Values,
    /// Split, scaling, imbalance, label noise.
    pub preparation: Values,
    /// Encoder, optimiser, warm-up, seed.
    pub experiment: Values,
    /// The head.
    pub head: &'static head::Spec,
    /// The head's knobs, as chosen (ramps not applied).
    pub head_knobs: Values,
    /// The auxiliary loss that joins the head, if any.
    pub term: Option<&'static term::Spec>,
    /// Its knobs.
    pub term_knobs: Values,
}

impl Default for Settings {
    fn default() -> Self {
        let (data, head) = (&data::DATASETS[0], default_head());
        Self {
            data: Some(data),
            data_knobs: Values::defaults(data.knobs),
            preparation: Values::defaults(data::KNOBS),
            experiment: Values::defaults(KNOBS),
            head,
            head_knobs: Values::defaults(head.knobs),
            term: None,
            term_knobs: Values::defaults(&[]),
        }
    }
}

fn default_head() -> &'static head::Spec {
    head::find("arcface").unwrap_or(&head::HEADS[0])
}

impl Settings {
    /// Reads pairs. The messages say what was refused or clamped.
    #[must_use]
    pub fn parse(pairs: &[(String, String)]) -> (Self, Vec<Message>) {
        let (mut settings, mut problems) = (Self::default(), Vec::new());
        // What decides which other keys exist comes first, whatever the order of the text.
        for (key, value) in pairs {
            match key.as_str() {
                "data" => problems.extend(settings.choose_data(value).err()),
                "head" => problems.extend(settings.choose_head(value).err()),
                "term" => problems.extend(settings.choose_term(value).err()),
                _ => {}
            }
        }
        for (key, value) in pairs {
            if let Some(group) = settings.group_of(key) {
                match group.set(key, value) {
                    Ok(clamp) => problems.extend(clamp),
                    Err(refusal) => problems.push(refusal),
                }
            }
        }
        (settings, problems)
    }

    /// Changes one setting of a running experiment.
    ///
    /// # Errors
    /// A message where the key is unknown, needs a restart, or the text is no value of it.
    pub fn change(&mut self, key: &str, text: &str) -> Result<Option<Message>, Message> {
        match key {
            "head" => return self.choose_head(text).map(|()| None),
            "term" => return self.choose_term(text).map(|()| None),
            _ => {}
        }
        let group = self.group_of(key).ok_or_else(|| Message::new("knob.unknown").text("knob", key))?;
        let live = group.iter().any(|(knob, _)| knob.id == key && knob.effect == Effect::Live);
        if !live {
            return Err(Message::new("settings.needs-restart").text("knob", key));
        }
        group.set(key, text)
    }

    /// Every setting that differs from its default, as text, in a fixed order. Parsing them gives these settings again.
    #[must_use]
    pub fn chosen(&self) -> Vec<(&'static str, String)> {
        let standard = Self::default();
        let mut pairs = Vec::new();
        if self.data.map(|spec| spec.id) != standard.data.map(|spec| spec.id) {
            pairs.push(("data", self.data_id().to_owned()));
        }
        if self.head.id != standard.head.id {
            pairs.push(("head", self.head.id.to_owned()));
        }
        if self.term.is_some() {
            pairs.push(("term", self.term_id().to_owned()));
        }
        for (knob, value) in self.groups().into_iter().flat_map(Values::iter) {
            if *value != knob.default_value() {
                pairs.push((knob.id, value.to_string()));
            }
        }
        pairs
    }

    /// Every setting with its value, as text, in a fixed order.
    #[must_use]
    pub fn all(&self) -> Vec<(&'static str, String)> {
        let ids = [("data", self.data_id()), ("head", self.head.id), ("term", self.term_id())];
        let mut pairs: Vec<_> = ids.into_iter().map(|(key, id)| (key, id.to_owned())).collect();
        let knobs = self.groups().into_iter().flat_map(Values::iter);
        pairs.extend(knobs.map(|(knob, value)| (knob.id, value.to_string())));
        pairs
    }

    /// The data set's id, or [`TABLE`].
    #[must_use]
    pub fn data_id(&self) -> &'static str {
        self.data.map_or(TABLE, |spec| spec.id)
    }

    /// The term's id, or [`term::NONE`].
    #[must_use]
    pub fn term_id(&self) -> &'static str {
        self.term.map_or(term::NONE, |spec| spec.id)
    }

    /// The seed of everything random.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.experiment.number("seed") as u64
    }

    fn choose_data(&mut self, id: &str) -> Result<(), Message> {
        let spec = data::find(id);
        if spec.is_none() && id != TABLE {
            return Err(Message::new("settings.no-such-data").text("id", id));
        }
        self.data = spec;
        self.data_knobs = Values::defaults(spec.map_or(&[], |spec| spec.knobs));
        Ok(())
    }

    fn choose_head(&mut self, id: &str) -> Result<(), Message> {
        self.head = head::find(id).ok_or_else(|| Message::new("settings.no-such-head").text("id", id))?;
        self.head_knobs = Values::defaults(self.head.knobs);
        Ok(())
    }

    fn choose_term(&mut self, id: &str) -> Result<(), Message> {
        let spec = term::find(id);
        if spec.is_none() && id != term::NONE {
            return Err(Message::new("settings.no-such-term").text("id", id));
        }
        self.term = spec;
        self.term_knobs = Values::defaults(spec.map_or(&[], |spec| spec.knobs));
        Ok(())
    }

    fn groups(&self) -> [&Values; 5] {
        [&self.data_knobs, &self.preparation, &self.experiment, &self.head_knobs, &self.term_knobs]
    }

    fn group_of(&mut self, key: &str) -> Option<&mut Values> {
        let Self { data_knobs, preparation, experiment, head_knobs, term_knobs, .. } = self;
        let groups = [data_knobs, preparation, experiment, head_knobs, term_knobs];
        groups.into_iter().find(|group| group.get(key).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::{KNOBS, Settings};
    use crate::engine::{log, query};
    use crate::{data, head, term};
    use proptest::prelude::*;

    #[test]
    fn order_does_not_matter_and_unknown_keys_are_ignored() {
        let (one, problems) = Settings::parse(&query::read("m=0.2&head=cosface&tomorrow=1&seed=3"));
        let (two, _) = Settings::parse(&query::read("seed=3&head=cosface&m=0.2"));
        assert_eq!((one.chosen(), problems.len()), (two.chosen(), 0));
        assert_eq!(one.head_knobs.number("m"), 0.2);
    }

    #[test]
    fn nonsense_leaves_defaults_and_says_so() {
        let (settings, problems) =
            Settings::parse(&query::read("data=moon&head=arc&term=centre&lr=NaN&batch=1e9&dim=two"));
        let keys: Vec<&str> = problems.iter().map(|p| p.key.as_str()).collect();
        let expected =
            ["settings.no-such-data", "settings.no-such-head", "settings.no-such-term", "knob.not-a-number"];
        assert_eq!(keys, [&expected[..], &["knob.clamped", "knob.not-a-number"]].concat());
        assert_eq!(settings.experiment.number("batch"), 512.0);
    }

    #[test]
    fn knob_ids_never_collide() {
        let joined = head::HEADS.iter().flat_map(|head| term::TERMS.iter().map(move |term| (head, term)));
        for (head, term) in joined {
            for data in data::DATASETS {
                let lists = [data.knobs, crate::data::KNOBS, KNOBS, head.knobs, term.knobs];
                let mut ids: Vec<&str> = lists.into_iter().flatten().map(|knob| knob.id).collect();
                ids.extend(log::KEYS);
                let count = ids.len();
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(ids.len(), count, "{} with {} and {}", data.id, head.id, term.id);
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_chosen_is_parsed_again(text in "((data|head|term|weight|m|s|lr|seed|layers|batch)=[a-z0-9.-]{0,6}&){0,6}") {
            let (settings, _) = Settings::parse(&query::read(&text));
            let pairs: Vec<_> = settings.chosen().into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
            let (again, problems) = Settings::parse(&pairs);
            prop_assert_eq!(again.all(), settings.all());
            prop_assert!(problems.is_empty());
        }
    }
}
