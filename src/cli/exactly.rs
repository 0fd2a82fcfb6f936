//! Values exactly as they were asked for. The page clamps, rounds and leaves out, and says so; a script must get what it asked for
//! or nothing.

use margin_lab::data::DATASETS;
use margin_lab::engine::{Settings, settings::TABLE};
use margin_lab::head::HEADS;
use margin_lab::knob::{Knob, Values};
use margin_lab::message::Message;
use margin_lab::term::{self, TERMS};

/// Sets one knob.
///
/// # Errors
/// A message where the text is no value of the knob, or would be changed before it became one.
pub(crate) fn set(values: &mut Values, knob: &Knob, text: &str) -> Result<(), Message> {
    values.set(knob.id, text).map_err(refused)?.map_or(Ok(()), |changed| Err(refused(changed)))
}

/// Reads the settings of an experiment.
///
/// # Errors
/// A message about the first pair that is no value of its setting, or would be changed.
pub(crate) fn settings(pairs: &[(String, String)]) -> Result<Settings, Message> {
    let (settings, problems) = Settings::parse(pairs);
    problems.into_iter().next().map_or(Ok(settings), |problem| Err(refused(problem)))
}

/// Says what would be taken, in place of what the core made of a value.
pub(crate) fn refused(problem: Message) -> Message {
    let reworded = |key: &str, problem: Message| Message { key: key.to_owned(), ..problem };
    match problem.key.as_str() {
        "knob.clamped" => reworded("cli.outside", problem),
        "knob.rounded" => reworded("cli.whole", problem),
        "classifier.no-point" => reworded("cli.no-point", problem),
        "classifier.no-point-class" => reworded("cli.no-point-class", problem),
        "classifier.too-many-points" => reworded("cli.too-many-points", problem),
        "figure.svm.too-many" => reworded("cli.too-many-on-board", problem),
        "figure.probability-gallery.too-many" => reworded("cli.too-many-rows", problem),
        "settings.no-such-data" => {
            let ids = DATASETS.iter().map(|spec| spec.id).chain([TABLE]);
            reworded("cli.no-data", problem).text("ids", list(ids))
        }
        "settings.no-such-head" => {
            reworded("cli.no-head", problem).text("ids", list(HEADS.iter().map(|spec| spec.id)))
        }
        "settings.no-such-term" => {
            let ids = [term::NONE].into_iter().chain(TERMS.iter().map(|spec| spec.id));
            reworded("cli.no-term", problem).text("ids", list(ids))
        }
        _ => problem,
    }
}

/// Ids as a sentence lists them.
pub(crate) fn list(ids: impl Iterator<Item = &'static str>) -> String {
    ids.collect::<Vec<_>>().join(", ")
}
