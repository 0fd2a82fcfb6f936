//! A head on its own: its losses and gradients on three samples, as one would check a training loop of one's own against it.
//!
//! `cargo run --example head`

use margin_lab::head::{self, Batch, Output, Shape};
use margin_lab::knob::Values;
use margin_lab::message::Message;

fn main() -> Result<(), Message> {
    let unknown = || Message::new("settings.no-such-head").text("id", "arcface");
    let spec = head::find("arcface").ok_or_else(unknown)?;
    let mut values = Values::defaults(spec.knobs);
    for (knob, value) in [("m", "0.5"), ("s", "30")] {
        values.set(knob, value)?;
    }
    let head = spec.exact(&values).ok_or_else(unknown)?;
    let batch = Batch {
        shape: Shape { classes: 2, dim: 2 },
        embeddings: &[1.0, 0.2, 0.9, -0.4, -0.5, 1.0],
        prototypes: &[1.0, 0.0, 0.0, 1.0],
        bias: &[],
        labels: &[0, 0, 1],
    };
    let mut output = Output::default();
    head.pass(&batch, &mut output);
    println!("losses        {:?}", output.losses);
    println!("d_embeddings  {:?}", output.d_embeddings);
    println!("d_prototypes  {:?}", output.d_prototypes);
    Ok(())
}
