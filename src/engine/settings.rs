//! Settings: everything an experiment starts from, parsed once and complete afterwards.
//!
//! Text comes in as `key=value` pairs (a link, a file, command-line flags). Unknown keys are ignored, so that old and new links
//! open; values that are no values are refused with a sentence and the default stays; numbers outside a knob's range are clamped
//! with a sentence. After that nothing can be missing or out of range.

use super::knobs::KNOBS;
use crate::data;
use crate::head;
use crate::knob::{Chosen, Effect, Knob, Value, Values};
use crate::message::Message;
use crate::term;

/// The id of an uploaded table, which has no entry in `DATASETS`.
pub const TABLE: &str = "table";

/// A complete, checked experiment set-up.
#[derive(Clone)]
pub struct Settings {
    /// The data set; `None` for an uploaded table.
    pub data: Option<Chosen<data::Spec>>,
    /// Split, scaling, imbalance, label noise.
    pub preparation: Values,
    /// Encoder, optimiser, warm-up, seed.
    pub experiment: Values,
    /// The head, with its knobs as chosen (ramps not applied).
    pub head: Chosen<head::Spec>,
    /// The auxiliary loss that joins the head, if any.
    pub term: Option<Chosen<term::Spec>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: Some(Chosen::new(&data::DATASETS[0])),
            preparation: Values::defaults(data::KNOBS),
            experiment: Values::defaults(KNOBS),
            head: Chosen::new(default_head()),
            term: None,
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
        let Some(group) = self.group_of(key) else {
            let reason = match key {
                "data" => "settings.needs-restart",
                _ if is_elsewhere(key) => "settings.no-use",
                _ => "knob.unknown",
            };
            return Err(Message::new(reason).excerpt("knob", key));
        };
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
        if self.data_id() != standard.data_id() {
            pairs.push(("data", self.data_id().to_owned()));
        }
        if self.head.id() != standard.head.id() {
            pairs.push(("head", self.head.id().to_owned()));
        }
        if self.term.is_some() {
            pairs.push(("term", self.term_id().to_owned()));
        }
        for (knob, value) in self.values() {
            if *value != knob.default_value() {
                pairs.push((knob.id, value.to_string()));
            }
        }
        pairs
    }

    /// Every setting with its value, as text, in a fixed order.
    #[must_use]
    pub fn all(&self) -> Vec<(&'static str, String)> {
        let ids = [("data", self.data_id()), ("head", self.head.id()), ("term", self.term_id())];
        let mut pairs: Vec<_> = ids.into_iter().map(|(key, id)| (key, id.to_owned())).collect();
        pairs.extend(self.values().map(|(knob, value)| (knob.id, value.to_string())));
        pairs
    }

    /// The data set's id, or [`TABLE`].
    #[must_use]
    pub fn data_id(&self) -> &'static str {
        self.data.as_ref().map_or(TABLE, Chosen::id)
    }

    /// The term's id, or [`term::NONE`].
    #[must_use]
    pub fn term_id(&self) -> &'static str {
        self.term.as_ref().map_or(term::NONE, Chosen::id)
    }

    /// The seed of everything random.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.experiment.number("seed") as u64
    }

    fn choose_data(&mut self, id: &str) -> Result<(), Message> {
        let refusal = || Message::new("settings.no-such-data").excerpt("id", id);
        let spec = if id == TABLE { None } else { Some(data::find(id).ok_or_else(refusal)?) };
        self.data = spec.map(Chosen::new);
        Ok(())
    }

    fn choose_head(&mut self, id: &str) -> Result<(), Message> {
        let spec = head::find(id).ok_or_else(|| Message::new("settings.no-such-head").excerpt("id", id))?;
        self.head = Chosen::new(spec);
        Ok(())
    }

    fn choose_term(&mut self, id: &str) -> Result<(), Message> {
        let refusal = || Message::new("settings.no-such-term").excerpt("id", id);
        let spec = if id == term::NONE { None } else { Some(term::find(id).ok_or_else(refusal)?) };
        self.term = spec.map(Chosen::new);
        Ok(())
    }

    /// Every knob there is with its value, in a fixed order.
    pub fn values(&self) -> impl Iterator<Item = (&Knob, &Value)> {
        let data = self.data.as_ref().map(Chosen::values).into_iter();
        let always = [&self.preparation, &self.experiment, self.head.values()];
        data.chain(always).chain(self.term.as_ref().map(Chosen::values)).flat_map(Values::iter)
    }

    /// The list of values that has this knob.
    fn group_of(&mut self, key: &str) -> Option<&mut Values> {
        let Self { data, preparation, experiment, head, term } = self;
        let data = data.as_mut().map(Chosen::values_mut).into_iter();
        let mut groups = data
            .chain([preparation, experiment, head.values_mut()])
            .chain(term.as_mut().map(Chosen::values_mut));
        groups.find(|group| group.get(key).is_some())
    }
}

/// Whether some head, term or data set has a knob of this id.
fn is_elsewhere(key: &str) -> bool {
    let heads = head::HEADS.iter().map(|spec| spec.knobs);
    let others =
        term::TERMS.iter().map(|spec| spec.knobs).chain(data::DATASETS.iter().map(|spec| spec.knobs));
    heads.chain(others).flatten().any(|knob| knob.id == key)
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
        assert_eq!(one.head.values().number("m"), 0.2);
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
    fn a_change_that_cannot_be_is_refused_for_what_it_is() {
        let (mut settings, _) = Settings::parse(&query::read("data=moons&head=softmax"));
        for (key, reason) in [
            ("layers", "settings.needs-restart"),
            ("data", "settings.needs-restart"),
            ("m", "settings.no-use"),
            ("alpha", "settings.no-use"),
            ("turns", "settings.no-use"),
            ("tomorrow", "knob.unknown"),
        ] {
            assert_eq!(settings.change(key, "1").expect_err(key).key, reason, "{key}");
        }
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
