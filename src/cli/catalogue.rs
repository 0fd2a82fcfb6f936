//! `margin-lab catalogue`: every registry as one JSON document. The page is built with it, which is how TypeScript gets by
//! without knowing a single id.

use super::{json, thumbnail};
use margin_lab::classifier::CLASSIFIERS;
use margin_lab::data::{self, DATASETS};
use margin_lab::engine::knobs;
use margin_lab::engine::log::ENGINE;
use margin_lab::engine::settings::TABLE;
use margin_lab::figure::view::{Place, VIEWS};
use margin_lab::figure::{FIGURES, Face, Spec};
use margin_lab::head::HEADS;
use margin_lab::knob::Values;
use margin_lab::message::Message;
use margin_lab::metric::{METRICS, Unit};
use margin_lab::term::{self, TERMS};
use serde_json::{Value, json};

/// Prints the catalogue.
pub(crate) fn run() -> Result<(), Message> {
    let heads: Value = HEADS.iter().map(json::head).collect();
    let terms: Value = TERMS.iter().map(json::term).collect();
    let datasets: Value = DATASETS
        .iter()
        .map(|spec| {
            let (knobs, thumbnail) = (json::knobs(spec.knobs), thumbnail::rows(spec));
            json!({ "id": spec.id, "knobs": knobs, "file": spec.file(), "thumbnail": thumbnail })
        })
        .collect();
    let metrics: Value =
        METRICS.iter().map(|spec| json!({ "id": spec.id, "unit": unit(spec.unit) })).collect();
    let classifiers: Value = CLASSIFIERS.iter().map(json::classifier).collect();
    let views: Value = VIEWS
        .iter()
        .map(|spec| {
            let knobs = json::knobs(spec.knobs);
            json!({ "id": spec.id, "knobs": knobs, "size": spec.size, "place": place(spec.place) })
        })
        .collect();
    let figures: Value = FIGURES.iter().map(figure).collect();
    let settings: Value = data::KNOBS.iter().chain(knobs::KNOBS).map(json::knob).collect();
    let all = json!({
        "engine": ENGINE,
        "none": term::NONE,
        "table": TABLE,
        "heads": heads,
        "terms": terms,
        "datasets": datasets,
        "columns": columns(),
        "pairs": pairs(),
        "metrics": metrics,
        "classifiers": classifiers,
        "views": views,
        "figures": figures,
        "settings": settings,
        "groups": knobs::GROUPS,
    });
    super::print(&format!("{all}\n"))
}

/// The names of the columns of every data set that is a file; those of the plane have x and y.
fn columns() -> Value {
    let files = DATASETS.iter().filter(|spec| spec.file().is_some());
    let names = |spec: &data::Spec| {
        let data = spec.read(&Values::defaults(spec.knobs), 0, None);
        (spec.id.to_owned(), json!(data.map(|data| data.columns).unwrap_or_default()))
    };
    Value::Object(files.map(names).collect())
}

/// The two columns of every such set that are shown where nobody chose others.
fn pairs() -> Value {
    let files = DATASETS.iter().filter(|spec| spec.file().is_some());
    Value::Object(files.map(|spec| (spec.id.to_owned(), json!(spec.pair))).collect())
}

/// A figure; `most` is how many points or rows its list holds, where it has one.
fn figure(spec: &Spec) -> Value {
    let (knobs, presets) = (json::knobs(spec.knobs), json::presets(spec.presets));
    let (panel, (face, most)) = (spec.panel.map(json::panel), face(spec.face));
    json!({
        "id": spec.id,
        "knobs": knobs,
        "size": spec.size,
        "presets": presets,
        "face": face,
        "most": most,
        "panel": panel,
    })
}

fn face(face: Face) -> (&'static str, Option<usize>) {
    match face {
        Face::Picture => ("picture", None),
        Face::Board(board) => ("board", Some(board.most)),
        Face::Gallery(gallery) => ("gallery", Some(gallery.most)),
    }
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Stage => "stage",
        Place::Space => "space",
        Place::Inputs => "inputs",
        Place::Reading => "reading",
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "share",
        Unit::Angle => "angle",
        Unit::None => "none",
    }
}
